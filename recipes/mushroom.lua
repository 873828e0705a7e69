-- A toadstool: a domed cap with warts, gills under it, a stem with a ring and a bulb at its foot.
local function cap_profile(p, r, tall)
  if p:shape("flat") then
    return { { 0.2 * r, 0 }, { 0.75 * r, -0.03 * r }, { 0.97 * r, 0.02 * r }, { r, 0.07 * r }, { 0.9 * r, 0.55 * tall }, { 0.5 * r, 0.88 * tall }, { 0, tall } }
  end
  return { { 0.2 * r, 0.1 * r }, { 0.7 * r, 0.02 * r }, { 0.95 * r, -0.02 * r }, { r, 0.06 * r }, { 0.96 * r, 0.32 * tall },
           { 0.78 * r, 0.68 * tall }, { 0.45 * r, 0.93 * tall }, { 0, tall } }
end

local function one(p, h, warts)
  local r = h * p:vary(0.42, 0.52)
  local tall = r * (p:shape("pointed") and 1.3 or p:shape("flat") and 0.35 or p:vary(0.62, 0.8))
  local stem = h - tall
  local foot = 0.17 * h * p:vary(0.8, 1.1)
  local sides = p.advanced and 48 or 24
  local cap = kit.lathe{ smooth = true, sides = sides, segments = p.advanced and 6 or 3, profile = cap_profile(p, r, tall) }
    :move(0, stem, 0)
  local parts = { cap:slot("cap") }
  parts[#parts + 1] = kit.lathe{ smooth = true, sides = p.advanced and 32 or 16, profile = {
    { 0, 0 }, { 0.75 * foot, 0 }, { 1.05 * foot, 0.07 * h }, { 0.85 * foot, 0.17 * h }, { 0.52 * foot, math.min(0.4 * h, 0.6 * stem) },
    { 0.5 * foot, 0.75 * stem }, { 0.62 * foot, stem + 0.13 * r }, { 0, stem + 0.13 * r } } }:slot("stem")
  -- The ring that the cap left behind when it opened.
  parts[#parts + 1] = kit.lathe{ smooth = true, sides = sides, profile = {
    { 0.44 * foot, 0.72 * stem }, { 0.9 * foot, 0.66 * stem }, { 1.12 * foot, 0.58 * stem }, { 0.95 * foot, 0.61 * stem }, { 0.44 * foot, 0.67 * stem } },
    ends = "ring" }:slot("stem")
  if p.advanced then
    local blade = kit.box{ size = { 0.006 * h, 0.07 * r, 0.66 * r } }:move(0, -0.01 * r, 0)
    parts[#parts + 1] = kit.instances(blade, kit.ring{ count = 44, radius = 0.56 * r }):move(0, stem + 0.035 * r, 0):slot("stem")
  end
  if warts then
    local spots = kit.over(cap, { count = p.advanced and 26 or 14, apart = 0.16 * r, facing = { 0, 1, 0 }, facing_within = 72,
                                  scale_low = 0.5, scale_high = 1.25 })
    parts[#parts + 1] = kit.instances(kit.sphere{ radii = { 0.095 * r, 0.04 * r, 0.095 * r }, sides = p.advanced and 14 or 8, rows = 5 }, spots):slot("spot")
  end
  return kit.group(parts)
end

return {
  kind = "mushroom",
  synsets = { "mushroom.n.05", "mushroom.n.02", "mushroom.n.01", "toadstool.n.01", "agaric.n.01" },
  names = { "mushroom", "fly agaric", "toadstool" },
  height_m = { 0.03, 0.14, 3 },
  parts = { spot = { 0, 1, 1 } },
  slots = { { "cap", "red peel" }, { "stem", "ivory flesh" }, { "spot", "white felt" } },
  shapes = { "pointed", "flat", "tall" },

  build = function(p)
    local h = p.height
    local group = one(p, h, p:part("spot") > 0)
    p:add(p:shape("tall") and group:scale(0.7, 1, 0.7) or group, "cap")
    if p:chance(0.5) then
      local small = one(p, h * p:vary(0.4, 0.55), p:part("spot") > 0):rotate("z", p:vary(-9, -4))
      p:add(small:move(0.4 * h, 0, 0.16 * h), "cap")
    end
  end,
}
