-- A table lamp: a turned body on a foot, a neck of metal and a shade that lets some light through.
local lampshade = require("lib/lampshade")

-- Outlines of the body, { radius, y }, both from 0 to 1: radius against the widest, y against the height.
local bodies = {
  gourd = { { 0.62, 0 }, { 0.9, 0.12 }, { 1, 0.26 }, { 0.88, 0.42 }, { 0.52, 0.55 }, { 0.5, 0.62 }, { 0.64, 0.72 },
            { 0.62, 0.82 }, { 0.4, 0.93 }, { 0.24, 1 } },
  jar = { { 0.55, 0 }, { 0.66, 0.15 }, { 0.9, 0.45 }, { 1, 0.66 }, { 0.9, 0.82 }, { 0.5, 0.93 }, { 0.3, 1 } },
  drop = { { 0.5, 0 }, { 0.88, 0.1 }, { 1, 0.26 }, { 0.84, 0.46 }, { 0.5, 0.66 }, { 0.28, 0.84 }, { 0.2, 1 } },
  sphere = { { 0.3, 0 }, { 0.72, 0.12 }, { 0.96, 0.34 }, { 1, 0.5 }, { 0.94, 0.68 }, { 0.68, 0.88 }, { 0.28, 1 } },
  baluster = { { 0.9, 0 }, { 1, 0.05 }, { 0.55, 0.11 }, { 0.35, 0.17 }, { 0.62, 0.24 }, { 0.92, 0.4 }, { 0.86, 0.54 },
               { 0.46, 0.7 }, { 0.34, 0.78 }, { 0.56, 0.83 }, { 0.34, 0.89 }, { 0.24, 1 } },
}

local function body(p, radius, height)
  local form = "baluster"
  if p:style("modern") then
    form = p:choose{ "sphere", "column" }
  elseif p:style("industrial") then
    form = "column"
  elseif not p:style("victorian") then
    form = p:choose{ "gourd", "jar", "drop", "sphere", "baluster" }
  end
  if form == "column" then
    return kit.cylinder{ radius = (p:style("industrial") and 0.3 or 0.62) * radius, height = height, bevel = 0.006, segments = 3 }:align{ y = "low" }
  end
  local profile = { { 0, 0, "sharp" } }
  for i, point in ipairs(bodies[form]) do
    profile[#profile + 1] = { radius * point[1], height * point[2], (i == 1 or i == #bodies[form]) and "sharp" or nil }
  end
  profile[#profile + 1] = { 0, height, "sharp" }
  return kit.lathe{ profile = profile, smooth = true, sides = p.advanced and 64 or 28 }
end

return {
  kind = "lamp",
  synsets = { "lamp.n.02" },
  except = { "student_lamp.n.01" },
  names = { "bedside lamp", "desk lamp", "nightstand lamp" },
  height_m = { 0.2, 0.5, 0.95 },
  slots = { { "base", "teal ceramic or white ceramic or navy ceramic or coral ceramic" }, { "foot", "walnut" }, { "trim", "brass" },
            { "shade", "softly glowing linen" }, { "bulb", "glowing vanilla glass" } },
  styles = { "modern", "industrial", "victorian" },
  shapes = { "slim", "wide" },

  build = function(p)
    local h = p.height
    local form, narrow = lampshade.form(p)
    local broad = p:shape("wide") and 1.2 or p:shape("slim") and 0.75 or 1
    local tall = h * (form == "dome" and 0.26 or p:vary(0.36, 0.43))
    local low = h * broad * p:vary(0.3, 0.36)
    if form == "drum" and narrow > 0.8 then low = 0.9 * low end
    local knob = 0.09 * low
    local rim = h - tall - (form == "dome" and knob or 0)
    local shade, socket = lampshade.shape(p, form, low, narrow * low, tall)
    local stem = rim + socket
    p:add(shade:move(0, rim, 0))

    local foot = p:style("victorian") and 0.035 * h or 0.03 * h
    local radius = h * broad * p:vary(0.14, 0.18)
    local length = rim - foot - h * p:vary(0.02, 0.05)
    p:add(kit.cylinder{ radius = 0.8 * radius, height = foot, bevel = 0.25 * foot, segments = 3 }:align{ y = "low" }, "foot")
    p:add(body(p, radius, length):move(0, foot - 0.001, 0), "base")
    -- The neck goes from the body up into the socket.
    local neck, from = 0.018 * h, foot + length - 0.004
    p:add(kit.cylinder{ radius = 0.22 * radius + 0.004, height = 0.02 * h, bevel = 0.004 * h }:move(0, from + 0.009 * h, 0), "trim")
    p:add(kit.cylinder{ radius = 0.5 * neck, height = stem - from }:move(0, (stem + from) / 2, 0), "trim")
    if p:chance(0.5) and form ~= "dome" then
      local x, top, cord = 0.36 * low, rim + 0.3 * tall, 0.3 * tall + 0.07 * h
      p:add(kit.cylinder{ radius = 0.0012, height = cord, sides = 5 }:move(x, top - cord / 2, 0), "trim")
      p:add(kit.sphere{ radius = 0.006 }:move(x, top - cord, 0), "trim")
      p:add(kit.cylinder{ radius = 0.0015, height = x, sides = 5 }:rotate("z", 90):move(x / 2, top, 0), "trim")
    end
  end,
}
