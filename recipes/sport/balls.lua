-- Balls: the panels, seams and stitches that tell one game from another.
local maker = require("lib/maker")

local function unit(a, k)
  local long = math.sqrt(a[1] * a[1] + a[2] * a[2] + a[3] * a[3])
  return { k * a[1] / long, k * a[2] / long, k * a[3] / long }
end

local function between(a, b, t)
  return { a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t, a[3] + (b[3] - a[3]) * t }
end

-- A bulging panel over a polygon of directions, its rim let into the ball so that a seam shows.
local function panel(corners, r, steps)
  local middle, rim = { 0, 0, 0 }, {}
  for i, a in ipairs(corners) do
    middle = { middle[1] + a[1], middle[2] + a[2], middle[3] + a[3] }
    for k = 0, steps - 1 do rim[#rim + 1] = between(a, corners[i % #corners + 1], k / steps) end
  end
  middle = unit(middle, 1)
  local function at(t, k)
    local points = {}
    for i, a in ipairs(rim) do points[i] = unit(between(middle, unit(a, 1), t), k) end
    return points
  end
  return kit.loft{ sections = { { unit(middle, r) }, at(0.5, r), at(0.93, 0.998 * r), at(0.98, 0.985 * r), at(0.995, 0.93 * r) }, crease = 50 }
end

-- The panels of a football: five-sided ones at the corners of an icosahedron, six-sided ones over its faces.
local function soccer(p, b, r)
  local g, corner = (1 + math.sqrt(5)) / 2, {}
  for _, a in ipairs{ -1, 1 } do
    for _, c in ipairs{ -g, g } do
      corner[#corner + 1], corner[#corner + 2], corner[#corner + 3] = { 0, a, c }, { a, c, 0 }, { c, 0, a }
    end
  end
  local function apart(a, c) return math.sqrt((a[1] - c[1])^2 + (a[2] - c[2])^2 + (a[3] - c[3])^2) end
  local function turn(a, c, d)
    return a[1] * (c[2] * d[3] - c[3] * d[2]) + a[2] * (c[3] * d[1] - c[1] * d[3]) + a[3] * (c[1] * d[2] - c[2] * d[1])
  end
  local steps, white, black = p.advanced and 5 or 3, {}, {}
  for i, a in ipairs(corner) do
    local near = {}
    for _, c in ipairs(corner) do
      if c ~= a and apart(a, c) < 2.1 then near[#near + 1] = c end
    end
    -- Round the corner, each neighbour next to the one before it.
    local ring = { table.remove(near, 1) }
    while #near > 0 do
      for k, c in ipairs(near) do
        if apart(c, ring[#ring]) < 2.1 and (turn(a, ring[#ring], c) > 0) then ring[#ring + 1] = table.remove(near, k) break end
      end
    end
    local five = {}
    for k, c in ipairs(ring) do five[k] = between(a, c, 1 / 3) end
    black[#black + 1] = panel(five, r, steps)
    for j = i + 1, #corner do
      for k = j + 1, #corner do
        local c, d = corner[j], corner[k]
        if apart(a, c) < 2.1 and apart(a, d) < 2.1 and apart(c, d) < 2.1 then
          if turn(a, c, d) < 0 then c, d = d, c end
          white[#white + 1] = panel({ between(a, c, 1 / 3), between(a, c, 2 / 3), between(c, d, 1 / 3), between(c, d, 2 / 3), between(d, a, 1 / 3), between(d, a, 2 / 3) }, r, steps)
        end
      end
    end
  end
  -- A corner looks up a little aside, as a ball comes to rest.
  local function lay(parts) return kit.group(parts):rotate("x", p:vary(10, 60)):rotate("y", p:vary(0, 70)):move(0, r, 0) end
  local all = {}
  for _, shape in ipairs(white) do all[#all + 1] = shape:slot("panel") end
  for _, shape in ipairs(black) do all[#all + 1] = shape:slot("patch") end
  b.add(lay(all), "panel")
end

-- The one line round a tennis ball or a baseball; it lies on a ball of radius r.
local function seam(r, n)
  local path = {}
  for i = 0, n - 1 do
    local t = 2 * math.pi * i / n
    path[i + 1] = { r * (0.72 * math.cos(t) + 0.28 * math.cos(3 * t)), r * (0.72 * math.sin(t) - 0.28 * math.sin(3 * t)), r * 2 * math.sqrt(0.72 * 0.28) * math.sin(2 * t) }
  end
  return path
end

local function ball(p, r) return kit.sphere{ radius = r, sides = p.advanced and 64 or 36, rows = p.advanced and 40 or 22 } end

local function stitched(p, b, r)
  local parts, n = { ball(p, r):slot("panel") }, p.advanced and 96 or 48
  local path = seam(0.995 * r, n)
  if p.kind == "tennis ball" then
    parts[2] = kit.sweep{ path = path, closed = true, profile = kit.ellipse{ radius = 0.045 * r, radius_y = 0.02 * r, sides = 6 } }:slot("seam")
  else
    parts[2] = kit.sweep{ path = path, closed = true, radius = 0.012 * r, sides = 5 }:slot("seam")
    for i = 1, n, p.advanced and 1 or 1 do
      local a, c = path[i], path[i % n + 1]
      local along = { c[1] - a[1], c[2] - a[2], c[3] - a[3] }
      local m = unit(between(a, c, 0.5), 1)
      local across = unit({ along[2] * m[3] - along[3] * m[2], along[3] * m[1] - along[1] * m[3], along[1] * m[2] - along[2] * m[1] }, 1)
      along = unit(along, 1)
      for _, side in ipairs{ -1, 1 } do
        local from = unit({ m[1], m[2], m[3] }, 1.002 * r)
        local to = unit({ m[1] + 0.085 * side * across[1] + 0.05 * along[1], m[2] + 0.085 * side * across[2] + 0.05 * along[2], m[3] + 0.085 * side * across[3] + 0.05 * along[3] }, 1.004 * r)
        parts[#parts + 1] = kit.sweep{ path = { from, to }, radius = 0.014 * r, sides = 4 }:slot("seam")
      end
    end
  end
  b.add(kit.group(parts):rotate("x", p:vary(60, 100)):rotate("y", p:vary(10, 60)):move(0, r, 0), "panel")
end

local function basketball(p, b, r)
  local parts, ring = { ball(p, r):slot("panel") }, kit.torus{ radius = r, tube = 0.018 * r, sides = p.advanced and 64 or 40, tube_sides = 6 }:slot("seam")
  parts[2], parts[3] = ring, ring:rotate("x", 90)
  for _, side in ipairs{ -1, 1 } do
    local path = {}
    for i = 0, 47 do
      local t = 2 * math.pi * i / 48
      path[i + 1] = unit({ side * (0.62 + 0.2 * math.cos(2 * t)), 0.8 * math.sin(t), 0.8 * math.cos(t) }, r)
    end
    parts[#parts + 1] = kit.sweep{ path = path, closed = true, radius = 0.018 * r, sides = 6 }:slot("seam")
  end
  b.add(kit.group(parts):rotate("x", p:vary(15, 30)):rotate("y", p:vary(10, 50)):move(0, r, 0), "panel")
end

local function beach(p, b, r)
  local profile, parts, n = {}, {}, p.advanced and 24 or 14
  for i = 0, n do
    local a = math.pi * i / n - math.pi / 2
    profile[i + 1] = { i % n == 0 and 0 or r * math.cos(a), r * math.sin(a) }
  end
  local names = { "panel", "stripe", "panel", "second stripe", "panel", "third stripe" }
  for i, slot in ipairs(names) do
    parts[i] = kit.lathe{ profile = profile, sweep = 60, sides = p.advanced and 60 or 36, crease = 60 }:rotate("y", 60 * i):slot(slot)
  end
  for _, side in ipairs{ -1, 1 } do parts[#parts + 1] = kit.cylinder{ radius = 0.16 * r, height = 0.03 * r, bevel = 0.01 * r }:move(0, side * 0.985 * r, 0):slot("panel") end
  b.add(kit.group(parts):rotate("x", 35):rotate("z", p:vary(-30, -10)):align{ y = "low" }, "panel")
end

local function gridiron(p, b, r)
  local long, profile, n = 1.62 * r, {}, p.advanced and 28 or 18
  local function radius(t) return r * (1 - math.abs(t)^2.1)^0.82 end
  local function strip(from, to, grow)
    local out = {}
    for i = 0, n do
      local t = from + (to - from) * i / n
      out[i + 1] = { math.abs(t) >= 1 and 0 or radius(t) + grow, t * long }
    end
    return out
  end
  profile = strip(-1, 1, 0)
  local parts = { maker.turned("x", profile, p.advanced and 48 or 28):slot("panel") }
  for _, t in ipairs{ -0.66, 0.56 } do
    local band = strip(t, t + 0.1, 0.012 * r)
    table.insert(band, 1, { band[1][1] - 0.03 * r, band[1][2] })
    band[#band + 1] = { band[#band][1] - 0.03 * r, band[#band][2] }
    parts[#parts + 1] = kit.lathe{ profile = band, sides = p.advanced and 48 or 28, crease = 50 }:rotate("z", -90):slot("stripe")
  end
  parts[#parts + 1] = maker.box(0, 1.0 * r, 0, 0.9 * r, 0.06 * r, 0.05 * r):slot("stripe")
  for i = -4, 4 do parts[#parts + 1] = maker.box(0.1 * r * i, 1.02 * r - 0.0035 * r * i * i, 0, 0.045 * r, 0.05 * r, 0.32 * r, 0.02 * r):slot("stripe") end
  b.add(kit.group(parts):rotate("x", 40):rotate("y", p:vary(-15, 20)):align{ y = "low" }, "panel")
end

local function bowling(p, b, r)
  local parts = { ball(p, r):slot("panel") }
  for _, at in ipairs{ { -0.13, 0.16 }, { 0.13, 0.16 }, { 0, -0.22 } } do
    local way = unit({ at[1], 1, at[2] }, 1)
    parts[#parts + 1] = kit.tube{ radius = 0.105 * r, thickness = 0.02 * r, height = 0.03 * r }:aim(way[1], way[2], way[3]):move(way[1] * 0.99 * r, way[2] * 0.99 * r, way[3] * 0.99 * r):slot("hole")
    parts[#parts + 1] = kit.cylinder{ radius = 0.09 * r, height = 0.03 * r }:aim(way[1], way[2], way[3]):move(way[1] * 0.985 * r, way[2] * 0.985 * r, way[3] * 0.985 * r):slot("hole")
  end
  b.add(kit.group(parts):rotate("x", 48):rotate("y", p:vary(0, 40)):move(0, r, 0), "panel")
end

local function volley(p, b, r)
  local parts = {}
  -- Six sides of a cube, three strips each, the strips of neighbours across one another.
  for side = 1, 6 do
    for strip = -1, 1 do
      local low, high = (strip - 0.5) / 1.5, (strip + 0.5) / 1.5
      local shape = panel({ { low, 1, 1 }, { high, 1, 1 }, { high, 1, -1 }, { low, 1, -1 } }, r, p.advanced and 8 or 5)
      if side % 2 == 0 then shape = shape:rotate("x", 180) end
      if side > 4 then shape = shape:rotate("y", 90):rotate("x", 90) elseif side > 2 then shape = shape:rotate("y", 90):rotate("z", 90):rotate("x", 90) end
      parts[#parts + 1] = shape:slot(strip == 0 and "stripe" or side > 4 and "second stripe" or "panel")
    end
  end
  b.add(kit.group(parts):rotate("x", 30):rotate("y", p:vary(10, 50)):move(0, r, 0), "panel")
end

-- A golf ball: rings of points, let in where a dimple is near. The dimples lie on a spiral from pole to pole, evenly spread.
local function golf(p, b, r)
  local count, rows, sides = p.advanced and 150 or 90, p.advanced and 76 or 52, p.advanced and 112 or 76
  local golden, wide, dimples = math.pi * (3 - math.sqrt(5)), 3.1 / math.sqrt(count), {}
  for i = 1, count do
    local y = 1 - (2 * i - 1) / count
    local out = math.sqrt(1 - y * y)
    dimples[i] = { out * math.cos(golden * i), y, out * math.sin(golden * i) }
  end
  -- How deep the surface lies in a direction: only dimples of about the same height can reach it.
  local function depth(x, y, z)
    local middle, reach, nearest = (1 - y) * count / 2, math.ceil(0.5 * count * wide) + 1, math.huge
    for i = math.max(1, math.floor(middle - reach)), math.min(count, math.ceil(middle + reach)) do
      local d = dimples[i]
      local apart = (d[1] - x)^2 + (d[2] - y)^2 + (d[3] - z)^2
      if apart < nearest then nearest = apart end
    end
    local t = nearest / (0.27 * wide * wide)
    return t < 1 and 0.08 * (1 - t) or 0
  end
  local sections = { { { 0, r * (1 - depth(0, 1, 0)), 0 } } }
  for row = 1, rows - 1 do
    local ring, tilt = {}, math.pi * row / rows
    for k = 1, sides do
      local turn = 2 * math.pi * k / sides
      local x, y, z = math.sin(tilt) * math.cos(turn), math.cos(tilt), -math.sin(tilt) * math.sin(turn)
      local out = r * (1 - depth(x, y, z))
      ring[k] = { x * out, y * out, z * out }
    end
    sections[#sections + 1] = ring
  end
  sections[#sections + 1] = { { 0, -r * (1 - depth(0, -1, 0)), 0 } }
  b.add(kit.loft{ sections = sections }:rotate("x", 35):rotate("y", p:vary(0, 90)):align{ y = "low" }, "panel")
end

return {
  slots = { { "panel", "white plastic" }, { "patch", "black plastic" } },
  traits = { draw = soccer },
  kinds = {
    { kind = "soccer ball", synsets = { "soccer_ball.n.01" }, names = { "football ball", "sports ball" }, height_m = { 0.1, 0.22, 0.5 } },
    { kind = "ball", synsets = { "ball.n.01", "ball.n.06", "beach_ball.n.01" }, names = { "inflatable ball", "toy ball" }, height_m = { 0.05, 0.3, 1 }, traits = { draw = beach },
      slots = { { "panel", "glossy white plastic" }, { "stripe", "glossy red plastic" }, { "second stripe", "glossy yellow plastic" }, { "third stripe", "glossy blue plastic" } } },
    { kind = "basketball", synsets = { "basketball.n.02" }, height_m = { 0.1, 0.24, 0.5 }, traits = { draw = basketball },
      slots = { { "panel", "orange leather" }, { "seam", "black rubber" } } },
    { kind = "tennis ball", synsets = { "tennis_ball.n.01" }, height_m = { 0.04, 0.067, 0.3 }, traits = { draw = stitched },
      slots = { { "panel", "chartreuse felt" }, { "seam", "white rubber" } } },
    { kind = "baseball", synsets = { "baseball.n.02" }, names = { "softball" }, height_m = { 0.04, 0.075, 0.3 }, traits = { draw = stitched },
      slots = { { "panel", "ivory plastic" }, { "seam", "red plastic" } } },
    { kind = "american football", synsets = { "football.n.02" }, names = { "rugby ball", "gridiron football" }, length_m = { 0.1, 0.28, 0.6 }, traits = { draw = gridiron },
      slots = { { "panel", "brown leather" }, { "stripe", "white plastic" } } },
    { kind = "bowling ball", synsets = { "bowling_ball.n.01" }, height_m = { 0.1, 0.218, 0.4 }, traits = { draw = bowling },
      slots = { { "panel", "glossy navy resin" }, { "hole", "black rubber" } } },
    { kind = "golf ball", synsets = { "golf_ball.n.01" }, height_m = { 0.03, 0.043, 0.3 }, traits = { draw = golf },
      slots = { { "panel", "white plastic" } } },
    { kind = "volleyball", synsets = { "volleyball.n.02" }, height_m = { 0.1, 0.21, 0.4 }, traits = { draw = volley },
      slots = { { "panel", "white plastic" }, { "stripe", "blue plastic" }, { "second stripe", "yellow plastic" } } },
  },
  build = function(p)
    local long = p.kind == "american football" and 3.24 or 2
    p.traits.draw(p, maker.board(p, long), 1)
  end,
}
