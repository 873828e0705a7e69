-- An apple: a turned body with a dimple at both ends and five soft ribs, a stem and a leaf.
return {
  kind = "apple",
  synsets = { "apple.n.01" },
  except = { "crab_apple.n.03" },
  height_m = { 0.04, 0.085, 0.6 },
  parts = { leaf = { 0, 1, 3 }, stem = { 0, 1, 1 } },
  slots = { { "skin", "glossy red peel" }, { "stem", "dark brown bark" }, { "leaf", "green leaf" } },
  shapes = { "round", "tall", "wide" },
  open = true,

  build = function(p)
    local h = p.height * 0.86
    local r = h * p:vary(0.55, 0.6)
    if p:shape("tall") then r = 0.48 * h elseif p:shape("wide") then r = 0.68 * h end
    local flat = p:vary(0.56, 0.66)
    local body = kit.lathe{ smooth = true, sides = p.advanced and 60 or 30, segments = p.advanced and 6 or 3, profile = {
      { 0, 0.075 * h }, { 0.12 * r, 0.04 * h }, { 0.32 * r, 0 }, { 0.58 * r, 0.035 * h }, { 0.86 * r, 0.24 * h },
      { r, flat * h }, { 0.9 * r, 0.84 * h }, { 0.62 * r, 0.985 * h }, { 0.38 * r, h }, { 0.16 * r, 0.9 * h },
      { 0.05 * r, 0.8 * h }, { 0, 0.79 * h },
    } }
    -- Five ribs, strongest at the foot: the shape that tells an apple from a ball.
    local ribbed = body:displace{ amount = 0.012 * r, size = 1.3 * r }
    p:add(ribbed, "skin")

    local tip = { 0.1 * r * p:vary(-1, 1), 1.12 * h, 0.08 * r * p:vary(-1, 1) }
    if p:part("stem") > 0 then
      local path = kit.curve{ points = { { 0, 0.78 * h, 0 }, { 0.02 * r, 0.95 * h, 0.01 * r }, tip } }
      local radii = {}
      for i = 1, #path do
        radii[i] = 0.8 + 0.7 * (i / #path) ^ 2
      end
      p:add(kit.sweep{ path = path, radius = 0.034 * r, radii = radii, sides = p.advanced and 14 or 8 }, "stem")
    end
    local start = p:vary(0, 360)
    for i = 1, p:part("leaf") do
      local long, wide, n = 0.78 * r, 0.3 * r, p.advanced and 10 or 6
      local edge = {}
      for k = 0, 2 * n - 1 do
        local t = k / n
        local along = t <= 1 and t or 2 - t
        local side = t <= 1 and 1 or -1
        edge[#edge + 1] = { along * long, side * wide * math.sin(math.pi * along) ^ 0.8 }
      end
      local leaf = kit.extrude{ outline = edge, depth = 0.018 * r }:rotate("x", -90)
      leaf = leaf:rotate("z", 24):rotate("y", start + i * 137):move(0.6 * tip[1], 1.0 * h, 0.6 * tip[3])
      p:add(leaf, "leaf")
    end
  end,
}
