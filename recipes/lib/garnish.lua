-- Small things that fruit, cakes and plates share: leaves, stems, a calyx, scattered crumbs.
local garnish = {}

-- A pointed leaf that lies on y = 0 from the origin towards +X, folded a little along its midrib and arched.
function garnish.leaf(p, long, wide, thick)
  local edge, n = {}, p.advanced and 12 or 7
  for k = 0, 2 * n - 1 do
    local t = k / n
    local along, side = t <= 1 and t or 2 - t, t <= 1 and 1 or -1
    edge[#edge + 1] = { along * long, side * 0.5 * wide * math.sin(math.pi * along ^ 0.8) ^ 0.85 }
  end
  return kit.extrude{ outline = edge, depth = thick or 0.025 * long }:rotate("x", -90)
end

-- A stem from (0, y, 0) upwards that leans to one side and thickens at its end.
function garnish.stem(p, y, height, radius, lean)
  local path = kit.curve{ segments = 4, points = { { 0, y, 0 }, { 0.15 * lean, y + 0.5 * height, 0 }, { lean, y + height, 0 } } }
  local radii = {}
  for i = 1, #path do radii[i] = 1 - 0.35 * math.sin(math.pi * (i - 1) / (#path - 1)) + 0.25 * (i / #path) ^ 3 end
  return kit.sweep{ path = path, radius = radius, radii = radii, sides = p.advanced and 12 or 7 }
end

-- A star of small leaves around the stem, sloping by `fall` degrees.
function garnish.calyx(p, count, long, wide, fall)
  local leaf, parts = garnish.leaf(p, long, wide, 0.06 * long):rotate("z", -fall), {}
  for i = 1, count do parts[i] = leaf:rotate("y", 360 * i / count + p:vary(-8, 8)) end
  return kit.group(parts)
end

-- Half a fruit cut across, its cut face up: rind, pith and `count` juicy wedges, with its lowest point at y = 0.
function garnish.citrus_half(p, radius, height, count)
  local bowl = kit.lathe{ smooth = true, sides = p.advanced and 56 or 32, profile = {
    { 0, 0 }, { 0.45 * radius, 0.1 * height }, { 0.8 * radius, 0.4 * height }, { 0.97 * radius, 0.8 * height }, { radius, height, "sharp" }, { 0.95 * radius, 1.0 * height, "sharp" }, { 0, height } } }
  local pith = kit.cylinder{ radius = 0.93 * radius, height = 0.03 * radius }:move(0, height + 0.005 * radius, 0)
  local wedge, half = { { 0.06 * radius, 0 } }, math.pi / count * 0.9
  for i = -4, 4 do
    wedge[#wedge + 1] = { 0.86 * radius * math.cos(half * i / 4), 0.86 * radius * math.sin(half * i / 4) }
  end
  local one = kit.extrude{ outline = kit.rounded{ points = wedge, radius = 0.03 * radius, segments = 2, closed = true }, depth = 0.05 * radius, bevel = 0.012 * radius }:rotate("x", -90)
  local wedges = {}
  for i = 1, count do wedges[i] = one:rotate("y", 360 * i / count) end
  return bowl, pith, kit.group(wedges):move(0, height + 0.02 * radius, 0)
end

return garnish
