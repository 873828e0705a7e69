-- A space rocket standing on its fins: a turned hull, nose, portholes with rims, bands, nozzle.
local function fin(h, r, thick, sweep)
  local outline = kit.rounded{ closed = true, radius = 0.012 * h, segments = 4, points = {
    { 0, 0.06 * h }, { 0.62 * r, 0 }, { 1.35 * r, -0.1 * h }, { 1.5 * r, -0.1 * h }, { 1.35 * r, 0.06 * h }, { 0.75 * r, (0.2 + sweep) * h }, { 0, (0.27 + sweep) * h } } }
  return kit.extrude{ outline = outline, depth = thick, bevel = 0.25 * thick }
end

return {
  kind = "rocket",
  synsets = { "rocket.n.01", "rocket.n.02" },
  names = { "space rocket", "rocket ship", "rocketship" },
  height_m = { 0.08, 3, 110 },
  parts = { fin = { 3, 4, 6 }, window = { 0, 2, 4 }, booster = { 0, 0, 4 } },
  slots = { { "hull", "glossy white paint" }, { "nose", "red paint" }, { "fin", "red paint" }, { "window", "dark blue enamel" },
            { "rim", "brass" }, { "nozzle", "gunmetal" } },
  styles = { "cartoon", "futuristic" },
  shapes = { "slim", "wide" },

  build = function(p)
    local h = p.height
    local r = h * (p:shape("slim") and 0.085 or p:shape("wide") and 0.17 or p:style("cartoon") and 0.18 or p:vary(0.11, 0.13))
    local sides = p.advanced and 56 or 24
    local low, belly, shoulder = 0.12 * h, p:vary(0.4, 0.46) * h, 0.74 * h
    local neck = 0.72 * r
    p:add(kit.lathe{ smooth = true, sides = sides, profile = {
      { 0, low, "sharp" }, { 0.58 * r, low, "sharp" }, { 0.84 * r, low + 0.1 * h }, { r, belly }, { 0.95 * r, 0.6 * h }, { neck, shoulder, "sharp" }, { 0, shoulder, "sharp" } } }, "hull")
    p:add(kit.lathe{ smooth = true, sides = sides, profile = {
      { 0, shoulder - 0.01 * h, "sharp" }, { 0.985 * neck, shoulder - 0.01 * h, "sharp" }, { 0.985 * neck, shoulder, "sharp" }, { 0.74 * neck, 0.83 * h }, { 0.4 * neck, 0.91 * h },
      { 0.1 * neck, 0.955 * h }, { 0, 0.965 * h } } }, "nose")
    p:add(kit.cone{ radius = 0.012 * h, top = 0.002 * h, height = 0.06 * h }:move(0, 0.97 * h, 0), "rim")
    p:add(kit.torus{ radius = neck, tube = 0.045 * r, sides = sides }:move(0, shoulder, 0), "rim")
    p:add(kit.torus{ radius = 0.77 * r, tube = 0.05 * r, sides = sides }:move(0, low + 0.055 * h, 0), "rim")

    p:add(kit.lathe{ smooth = true, sides = sides, profile = {
      { 0, low + 0.01 * h, "sharp" }, { 0.3 * r, low + 0.01 * h }, { 0.36 * r, low - 0.02 * h }, { 0.56 * r, low - 0.065 * h, "sharp" }, { 0.5 * r, low - 0.065 * h, "sharp" },
      { 0.28 * r, low - 0.02 * h }, { 0, low - 0.012 * h } } }, "nozzle")

    local count = p:part("fin")
    local one = fin(h, r, 0.035 * h * (p:style("futuristic") and 0.6 or 1), p:style("futuristic") and 0.14 or 0)
    for i = 1, count do
      -- The root lies inside the hull all the way up.
      p:add(one:move(0.48 * r, 0.1 * h, 0):rotate("y", 360 * i / count + 45), "fin")
    end

    for i = 1, p:part("window") do
      local y, size = (0.66 - 0.15 * (i - 1)) * h, (i == 1 and 0.42 or 0.32) * r
      local out = (y > 0.6 * h and 0.9 or 0.975) * r
      p:add(kit.torus{ radius = size, tube = 0.16 * size, sides = p.advanced and 40 or 20 }:rotate("x", 90):move(0, y, out), "rim")
      p:add(kit.sphere{ radii = { size, size, 0.34 * size } }:move(0, y, out - 0.02 * r), "window")
    end
    for i = 1, p:part("booster") do
      local side = kit.group{
        kit.capsule{ radius = 0.34 * r, height = 0.42 * h }:move(0, 0.32 * h, 0):slot("hull"),
        kit.cone{ radius = 0.3 * r, top = 0.18 * r, height = 0.06 * h }:move(0, 0.1 * h, 0):slot("nozzle") }
      p:add(side:move(1.22 * r, 0, 0):rotate("y", 360 * i / p:part("booster")), "hull")
    end
  end,
}
