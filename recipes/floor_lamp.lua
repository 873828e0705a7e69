-- A floor lamp: a pole on a heavy disc or on legs, and a shade at its top; an arc lamp when it is curved.
local lampshade = require("lib/lampshade")

local function disc(p, radius)
  return kit.lathe{ sides = p.advanced and 64 or 32, smooth = true, profile = {
    { 0, 0, "sharp" }, { radius, 0, "sharp" }, { radius, 0.014 }, { 0.96 * radius, 0.02 }, { 0.3 * radius, 0.026 },
    { 0.12 * radius, 0.045 }, { 0.016, 0.08 }, { 0, 0.082, "sharp" } } }
end

-- The pole of an arc lamp swings up from the disc and over to where the shade hangs.
local function arc(p, h, reach, y)
  local path = kit.curve{ segments = p.advanced and 12 or 6, points = {
    { 0, 0.03, 0 }, { -0.03 * h, 0.35 * h, 0 }, { 0.02 * h, 0.72 * h, 0 }, { 0.45 * reach, 0.97 * h, 0 },
    { 0.85 * reach, 0.955 * h, 0 }, { reach, y + 0.05 * h, 0 }, { reach, y, 0 } } }
  return kit.sweep{ path = path, radius = 0.012 }
end

-- A leg from the floor to a hub on the pole, for the ring that puts copies around.
local function leg(reach, top)
  local length = math.sqrt(reach * reach + top * top)
  return kit.cone{ radius = 0.012, top = 0.017, height = length, bevel = 0.003, sides = 16 }:align{ y = "low" }
    :aim(0, top, -reach):move(0, 0.004, reach)
end

return {
  kind = "floor lamp",
  synsets = { "floor_lamp.n.01" },
  names = { "standing lamp", "standard lamp", "tall lamp" },
  height_m = { 1.1, 1.6, 2.2 },
  parts = { leg = { 0, 0, 5 } },
  slots = { { "pole", "brass" }, { "foot", "brass" }, { "leg", "walnut" }, { "trim", "brass" },
            { "shade", "softly glowing linen" }, { "bulb", "glowing vanilla glass" } },
  styles = { "modern", "industrial", "victorian", "scandinavian" },
  shapes = { "curved" },

  build = function(p)
    local h, form, narrow = p.height, lampshade.form(p)
    local tall, low = (form == "dome" and 0.13 or p:vary(0.16, 0.2)) * h, p:vary(0.13, 0.155) * h
    local shade, socket = lampshade.shape(p, form, low, narrow * low, tall)
    local legs = p:part("leg")
    if p:shape("curved") then
      local reach, y = p:vary(0.36, 0.44) * h, 0.72 * h
      p:add(shade:move(reach, y - tall, 0))
      p:add(arc(p, h, reach, y - 0.1 * tall), "pole")
      p:add(disc(p, 0.11 * h):move(0.02 * h, 0, 0), "foot")
      return
    end

    local rim = h - tall - (form == "dome" and 0.11 * low or 0)
    p:add(shade:move(0, rim, 0))
    if legs == 0 and (p:style("scandinavian") or p:chance(0.3)) then legs = 3 end
    local from = legs > 0 and 0.62 * h or 0.05
    p:add(kit.cylinder{ radius = 0.011, height = rim + socket - from, bevel = 0.002 }:move(0, (rim + socket + from) / 2, 0), "pole")
    if legs > 0 then
      p:add(kit.instances(leg(0.2 * h, 0.68 * h), kit.ring{ count = math.max(legs, 3), radius = 0 }), "leg")
      p:add(kit.cylinder{ radius = 0.034, height = 0.05, bevel = 0.008 }:move(0, 0.665 * h, 0), "pole")
      return
    end
    p:add(disc(p, p:vary(0.082, 0.095) * h), "foot")
    if p:style("victorian") then
      local knop = kit.lathe{ smooth = true, sides = 24, profile = {
        { 0, 0, "sharp" }, { 0.014, 0 }, { 0.022, 0.02 }, { 0.015, 0.035 }, { 0.034, 0.07 }, { 0.03, 0.1 }, { 0.016, 0.13 },
        { 0.022, 0.145 }, { 0.014, 0.165 }, { 0, 0.165, "sharp" } } }
      for _, at in ipairs{ 0.06, 0.3, 0.56 } do p:add(knop:move(0, at * h, 0), "pole") end
    end
  end,
}
