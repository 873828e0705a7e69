-- Shapes, symbols, land and sky, and the small things of tales. Each is drawn in units of its size.
local plant = require("lib/plant")
local function box(x, y, z, bevel) return kit.box{ size = { x, y, z }, bevel = bevel or 0.02, segments = 3 } end
local function list()
  local all = {}
  return all, function(slot, shape, x, y, z)
    if x then shape = shape:move(x, y or 0, z or 0) end
    all[#all + 1] = shape:slot(slot)
  end
end
local function fine(p, low, high) return p.advanced and high or low end

local draw = {}

-- Plain shapes.
function draw.cube() return { box(1, 1, 1, 0.03):slot("body") } end
function draw.ball(p) return { kit.sphere{ radius = 0.5, sides = fine(p, 36, 64), rows = fine(p, 24, 40) }:slot("body") } end
function draw.conus(p) return { kit.cone{ radius = 0.42, height = 1, sides = fine(p, 40, 72), bevel = 0.01 }:slot("body") } end
function draw.roller(p) return { kit.cylinder{ radius = 0.4, height = 1, sides = fine(p, 40, 72), bevel = 0.02 }:slot("body") } end
function draw.ring(p) return { kit.torus{ radius = 0.36, tube = 0.14, sides = fine(p, 48, 80), tube_sides = fine(p, 20, 36) }:rotate("x", 90):slot("body") } end
function draw.heart(p)
  local points = {}
  for i = 0, fine(p, 40, 80) - 1 do
    local a = 2 * math.pi * i / fine(p, 40, 80)
    points[i + 1] = { 0.03 * 16 * math.sin(a) ^ 3, 0.03 * (13 * math.cos(a) - 5 * math.cos(2 * a) - 2 * math.cos(3 * a) - math.cos(4 * a)) }
  end
  -- A pillow of rings that shrink towards both faces.
  local sections, n = {}, fine(p, 6, 10)
  for k = -n, n do
    local s = k / n
    local q, ring = math.sqrt(math.max(0, 1 - s * s)) ^ 0.8, {}
    for i, at in ipairs(points) do ring[i] = { at[1] * q, (at[2] - 0.05) * q + 0.05, 0.24 * s } end
    sections[#sections + 1] = math.abs(k) == n and { { 0, 0.05, 0.24 * s } } or ring
  end
  return { kit.loft{ sections = sections, crease = 80 }:slot("body") }
end
function draw.star(p)
  local parts, tips = {}, p:part("tip")
  local outline = kit.star{ tips = tips, outer = 0.5, inner = 0.22 }
  -- Ridges run from the tips to the middle.
  local sections = { { { 0, 0, -0.14 } }, {}, { { 0, 0, 0.14 } } }
  for i, at in ipairs(outline) do sections[2][i] = { at[1], at[2], 0 } end
  return { kit.loft{ sections = sections, crease = 10 }:slot("body") }
end
function draw.arrow(p) return { kit.extrude{ outline = { { -0.5, -0.11 }, { 0.12, -0.11 }, { 0.12, -0.28 }, { 0.5, 0 }, { 0.12, 0.28 }, { 0.12, 0.11 }, { -0.5, 0.11 } }, depth = 0.16, bevel = 0.03 }:slot("body") } end
function draw.cross(p) return { kit.group{ box(0.2, 1, 0.14, 0.03), box(0.62, 0.2, 0.14, 0.03):move(0, 0.18, 0) }:slot("body") } end
function draw.puzzle()
  local points = {}
  local function knob(cx, cy, from, out)
    for i = 0, 12 do local a = math.rad(from + out * 260 * i / 12); points[#points + 1] = { cx + 0.11 * math.cos(a), cy + 0.11 * math.sin(a) } end
  end
  points[1] = { -0.4, -0.4 }
  knob(0, -0.32, 220 - 360, -1)
  points[#points + 1] = { 0.4, -0.4 }
  knob(0.5, 0, 220, 1)
  points[#points + 1] = { 0.4, 0.4 }
  knob(0, 0.5, -50, 1)
  points[#points + 1] = { -0.4, 0.4 }
  knob(-0.32, 0, 130, -1)
  return { kit.extrude{ outline = points, depth = 0.16, bevel = 0.02 }:slot("body") }
end

-- Machine parts.
function draw.gear(p)
  local points, teeth = {}, p:part("tooth")
  for i = 0, teeth - 1 do
    for k, q in ipairs{ { 0, 0.39 }, { 0.22, 0.39 }, { 0.32, 0.5 }, { 0.68, 0.5 }, { 0.78, 0.39 } } do
      local a = 2 * math.pi * (i + q[1]) / teeth
      points[#points + 1] = { q[2] * math.sin(a), q[2] * math.cos(a) }
    end
  end
  local holes = { kit.ellipse{ radius = 0.1, sides = 28 } }
  for i = 1, 5 do
    local a, hole = 2 * math.pi * i / 5, {}
    for k, at in ipairs(kit.ellipse{ radius = 0.075, sides = 16 }) do hole[k] = { at[1] + 0.235 * math.sin(a), at[2] + 0.235 * math.cos(a) } end
    holes[#holes + 1] = hole
  end
  return { kit.extrude{ outline = points, holes = holes, depth = 0.14, bevel = 0.012 }:slot("body"),
    kit.tube{ radius = 0.16, thickness = 0.06, height = 0.22, bevel = 0.01, sides = 32 }:rotate("x", 90):slot("body") }
end
function draw.spring(p) return { kit.sweep{ path = kit.helix{ radius = 0.2, height = 0.9, turns = 7, segments = fine(p, 16, 28) }, radius = 0.035, sides = fine(p, 8, 14) }:slot("body") } end
function draw.magnet(p)
  local all, put = list()
  local path = {}
  for i = 0, 16 do local a = math.pi * i / 16; path[i + 1] = { -0.27 * math.cos(a), 0.55 + 0.27 * math.sin(a), 0 } end
  table.insert(path, 1, { -0.27, 0.22, 0 }); path[#path + 1] = { 0.27, 0.22, 0 }
  put("body", kit.sweep{ path = path, profile = kit.rectangle{ width = 0.2, height = 0.2, radius = 0.03, segments = 3 } })
  for _, s in ipairs{ -1, 1 } do put("tip", box(0.2, 0.22, 0.2, 0.02), 0.27 * s, 0.11, 0) end
  return all
end
function draw.rope(p)
  local all, put = list()
  for i = 0, 3 do for k = 0, 2 do put("body", kit.torus{ radius = 0.42 - 0.1 * k + 0.015 * (i % 2), tube = 0.052, sides = fine(p, 40, 64), tube_sides = 10 }, p:vary(-0.012, 0.012), 0.052 + 0.098 * i, 0) end end
  put("body", (plant.stem(p, { { 0.42, 0.36, 0 }, { 0.5, 0.22, 0.18 }, { 0.52, 0.06, 0.34 }, { 0.36, 0.052, 0.52 } }, 0.052, 1)))
  return all
end

-- Knowledge.
function draw.atom(p)
  local all, put = list()
  for i, at in ipairs{ { 0, 0.05, 0.05 }, { 0.06, -0.03, 0.04 }, { -0.06, -0.03, 0.03 }, { 0, 0.02, -0.06 }, { 0.05, 0.05, -0.03 }, { -0.05, 0.05, -0.02 }, { 0, -0.07, -0.01 } } do put(i % 2 == 0 and "accent" or "body", kit.sphere{ radius = 0.062, sides = 16, rows = 10 }, at[1], at[2] + 0.5, at[3]) end
  for i = 1, 3 do
    local path = {}
    for k, at in ipairs(kit.ellipse{ radius = 0.5, radius_y = 0.19, sides = 48 }) do path[k] = { at[1], at[2], 0 } end
    put("ring", kit.sweep{ path = path, radius = 0.012, closed = true, sides = 8 }:rotate("x", 20):rotate("z", 60 * i + 30), 0, 0.5, 0)
    put("electron", kit.sphere{ radius = 0.04, sides = 16, rows = 10 }:move(0.5 * math.cos(2 * i), 0.19 * math.sin(2 * i), 0):rotate("x", 20):rotate("z", 60 * i + 30), 0, 0.5, 0)
  end
  return all
end
function draw.dna(p)
  local all, put = list()
  local strands, n = { {}, {} }, 60
  for i = 0, n do
    local a, y = 2 * math.pi * 2 * i / n, i / n
    for s = 1, 2 do strands[s][i + 1] = { 0.2 * math.sin(a + (s - 1) * 2.6), y, 0.2 * math.cos(a + (s - 1) * 2.6) } end
  end
  for s = 1, 2 do put(s == 1 and "body" or "accent", kit.sweep{ path = strands[s], radius = 0.03, sides = 10, first = "round", last = "round" }) end
  for i = 2, n, 3 do
    local a, b = strands[1][i], strands[2][i]
    local m = { (a[1] + b[1]) / 2, a[2], (a[3] + b[3]) / 2 }
    local pair = i % 2 == 0
    put(pair and "red" or "green", kit.sweep{ path = { a, m }, radius = 0.018, sides = 8 })
    put(pair and "yellow" or "blue", kit.sweep{ path = { m, b }, radius = 0.018, sides = 8 })
  end
  return all
end
function draw.molecule(p)
  local all, put = list()
  local ball = { { 0, 0.5, 0, 0.2, "body" }, { 0.34, 0.24, 0.1, 0.14, "accent" }, { -0.34, 0.24, 0.1, 0.14, "accent" }, { 0, 0.88, 0.14, 0.14, "accent" }, { 0, 0.45, -0.4, 0.14, "accent" } }
  for i, b in ipairs(ball) do
    put(b[5], kit.sphere{ radius = b[4], sides = 24, rows = 16 }, b[1], b[2], b[3])
    if i > 1 then put("ring", kit.sweep{ path = { { 0, 0.5, 0 }, { b[1], b[2], b[3] } }, radius = 0.045, sides = 12 }) end
  end
  return all
end
-- Where land lies: latitude, longitude, half its breadth in degrees.
local lands = { { 62, -110, 14 }, { 52, -100, 15 }, { 40, -98, 13 }, { 26, -103, 7 }, { 15, -90, 4 }, { 64, -150, 8 }, { 73, -40, 9 }, { 6, -70, 8 }, { -7, -58, 12 }, { -22, -58, 9 }, { -38, -66, 6 }, { -48, -70, 4 }, { 20, 0, 12 }, { 22, 20, 12 }, { 8, 25, 12 }, { 8, 42, 6 }, { -8, 24, 10 }, { -22, 25, 9 }, { -18, 46, 4 }, { 42, -4, 5 }, { 49, 8, 7 }, { 62, 16, 7 }, { 52, 30, 11 }, { 24, 46, 8 }, { 34, 55, 9 }, { 60, 60, 14 }, { 62, 90, 17 }, { 46, 85, 13 }, { 36, 105, 13 }, { 62, 125, 14 }, { 22, 78, 8 }, { 12, 78, 4 }, { 18, 102, 6 }, { 0, 112, 6 }, { 36, 138, 4 }, { -24, 126, 9 }, { -26, 141, 9 }, { -42, 172, 4 }, { -86, 0, 16 }, { -84, 120, 14 } }
local function land(radius)
  local parts = {}
  for i, one in ipairs(lands) do
    local b, a = math.rad(one[1]), math.rad(one[2])
    parts[i] = { form = "sphere", at = { radius * math.cos(b) * math.sin(a), radius * math.sin(b), radius * math.cos(b) * math.cos(a) }, radius = radius * math.rad(one[3]) }
  end
  return parts
end
function draw.globe(p)
  local all, put = list()
  all[1] = kit.sphere{ radius = 0.34, sides = fine(p, 56, 80), rows = fine(p, 36, 52) }:slot("water"):paint("land", { parts = land(0.34), smooth = 0.02, rough = 0.012, grain = 0.05 }):rotate("y", p:choose{ 10, 60, 100, -70 }):rotate("z", -23):move(0, 0.6, 0)
  local path = {}
  for i = 0, 24 do local a = math.rad(-100 + 200 * i / 24 - 23); path[i + 1] = { 0.39 * math.cos(a), 0.6 + 0.39 * math.sin(a), 0 } end
  put("stand", kit.sweep{ path = path, radius = 0.02, sides = 10 })
  put("stand", kit.cylinder{ radius = 0.014, height = 0.8 }:rotate("z", -23), 0, 0.6, 0)
  put("stand", kit.lathe{ smooth = true, sides = fine(p, 28, 48), profile = { { 0, 0, "sharp" }, { 0.24, 0, "sharp" }, { 0.24, 0.03 }, { 0.1, 0.07 }, { 0.045, 0.12 }, { 0.05, 0.2 }, { 0.03, 0.23, "sharp" }, { 0, 0.23 } } })
  return all
end
function draw.planet(p, t)
  local all, put = list()
  local spots = {}
  for i = 1, t.spots or 0 do
    local a, b, r = 2.39996 * i, math.asin(1 - 2 * (i - 0.5) / t.spots), t.rocks and 0.5 or 0.485
    spots[i] = { form = "sphere", at = { r * math.cos(b) * math.sin(a), r * math.sin(b), r * math.cos(b) * math.cos(a) }, radius = p:vary(0.05, 0.11) }
  end
  if t.land then spots = land(0.5) end
  for i = 1, t.bands or 0 do spots[i] = { form = "box", at = { 0, -0.5 + i / (t.bands + 1), 0 }, size = { 1, 0.028 * p:vary(0.6, 1.5), 1 } } end
  local ball = kit.sphere{ radius = 0.5, sides = fine(p, 64, 90), rows = fine(p, 44, 60) }
  if t.craters then
    -- Rims and hollows.
    local carve = { { form = "sphere", at = { 0, 0, 0 }, radius = 0.5 } }
    for i, s in ipairs(spots) do carve[#carve + 1] = { form = "sphere", at = { s.at[1] * 1.08, s.at[2] * 1.08, s.at[3] * 1.08 }, radius = s.radius, subtract = true, smooth = 0.03 } end
    ball = kit.blend{ parts = carve, smooth = 0.03, cell = fine(p, 0.03, 0.02) }
  end
  ball = ball:slot("body")
  if #spots > 0 then ball = ball:paint("second", { parts = spots, smooth = t.bands and 0 or t.land and 0.02 or 0.06, rough = t.bands and 0.01 or 0.02, grain = t.land and 0.06 or 0.1 }) end
  all[1] = ball
  if t.ring then
    put("ring", kit.lathe{ sides = 72, profile = { { 0.62, -0.004 }, { 0.76, -0.004, "sharp" }, { 0.76, 0.004, "sharp" }, { 0.62, 0.004, "sharp" }, { 0.62, -0.004 } }, crease = 20 })
    put("second", kit.lathe{ sides = 72, profile = { { 0.79, -0.004 }, { 0.92, -0.004, "sharp" }, { 0.92, 0.004, "sharp" }, { 0.79, 0.004, "sharp" }, { 0.79, -0.004 } }, crease = 20 })
    return { kit.group(all):rotate("z", -18):rotate("x", -9) }
  end
  if t.clouds then
    for i = 1, 6 do
      local a, b = 2.4 * i, p:vary(-0.7, 0.7)
      for k = 0, 3 do put("cloud", kit.sphere{ radii = { 0.07, 0.022, 0.05 }, sides = 10, rows = 6 }:move(0, 0, 0):rotate("x", 90 - math.deg(b) * 0.9):move(0, 0.51 * math.sin(b), 0.51 * math.cos(b)):rotate("y", math.deg(a) + 7 * k)) end
    end
  end
  return all
end
function draw.crescent(p)
  local points = {}
  for i = 0, 24 do local a = math.rad(50 + 260 * i / 24); points[#points + 1] = { 0.5 * math.cos(a), 0.5 * math.sin(a) } end
  for i = 24, 0, -1 do local a = math.rad(68 + 224 * i / 24); points[#points + 1] = { 0.16 + 0.4 * math.cos(a), 0.4 * math.sin(a) } end
  return { kit.extrude{ outline = points, depth = 0.16, bevel = 0.04, segments = 3 }:slot("body") }
end
function draw.sun(p)
  local all, put = list()
  put("body", kit.sphere{ radius = 0.3, sides = fine(p, 36, 56), rows = fine(p, 24, 36) })
  for i = 1, 12 do put("ray", kit.cone{ radius = 0.06, height = i % 2 == 0 and 0.22 or 0.15, sides = 16 }:align{ y = "low" }:move(0, 0.31, 0):rotate("z", 30 * i)) end
  return all
end

-- Weather and land.
function draw.cloud(p)
  local parts = {}
  -- Heaps of round puffs on a flat foot: the highest a little off the middle.
  local puffs = { { -0.36, 0.13, 0.02, 0.12 }, { -0.2, 0.21, -0.03, 0.17 }, { 0.02, 0.28, 0, 0.22 }, { 0.22, 0.2, -0.02, 0.17 }, { 0.38, 0.13, 0.02, 0.12 }, { -0.11, 0.15, 0.14, 0.14 }, { 0.13, 0.15, 0.15, 0.15 }, { 0.28, 0.11, 0.11, 0.1 }, { -0.27, 0.11, 0.12, 0.1 }, { 0.05, 0.16, -0.13, 0.16 } }
  for i, puff in ipairs(puffs) do parts[i] = { form = "sphere", at = { puff[1] * p:vary(0.92, 1.08), puff[2] * p:vary(0.9, 1.12), puff[3] }, radius = puff[4] * p:vary(0.92, 1.1) } end
  return { kit.blend{ parts = parts, smooth = 0.018, cell = fine(p, 0.026, 0.015) }:cut{ point = { 0, 0.04, 0 }, normal = { 0, -1, 0 } }:slot("body") }
end
function draw.snowflake(p)
  local all, put = list()
  local grown, tips = p:vary(0.85, 1.15), p.advanced and { 0.18, 0.29, 0.39, 0.45 } or { 0.18, 0.29, 0.39 }
  for i = 0, 5 do
    local arm = { box(0.035, 0.48, 0.03, 0.008):move(0, 0.25, 0) }
    for k, y in ipairs(tips) do for _, s in ipairs{ -1, 1 } do arm[#arm + 1] = box(0.026, grown * (0.17 - 0.035 * k), 0.026, 0.006):align{ y = "low" }:rotate("z", 60 * s):move(0, y, 0) end end
    put("body", kit.group(arm):rotate("z", 60 * i))
  end
  put("body", kit.cylinder{ radius = 0.06, height = 0.034, sides = 6 }:rotate("x", 90))
  return all
end
function draw.bolt() return { kit.extrude{ outline = { { -0.06, 0.5 }, { 0.2, 0.5 }, { 0.06, 0.14 }, { 0.25, 0.14 }, { -0.14, -0.5 }, { -0.02, -0.06 }, { -0.22, -0.06 } }, depth = 0.14, bevel = 0.02 }:slot("body") } end
local function flames(p, put, size, x, y, z)
  for i, q in ipairs{ { 1, 0, 0, "flame" }, { 0.72, 0.15, 0.06, "flame" }, { 0.66, -0.15, 0.04, "flame" }, { 0.55, 0.03, 0.16, "ember" }, { 0.6, -0.02, -0.15, "ember" }, { 0.4, 0.1, 0.2, "glow" }, { 0.36, -0.09, 0.19, "glow" } } do
    local h, r = size * q[1], 0.2 * size * (0.45 + 0.55 * q[1])
    local tongue = kit.lathe{ smooth = true, sides = fine(p, 16, 26), profile = { { 0, 0 }, { 0.75 * r, 0.06 * h }, { r, 0.22 * h }, { 0.72 * r, 0.5 * h }, { 0.3 * r, 0.78 * h }, { 0, h } } }
    put(q[4], tongue:bend{ axis = "y", towards = "x", degrees = p:vary(-30, 30) }, x + q[2] * size, y, z + q[3] * size)
  end
end
function draw.fire(p) local all, put = list(); flames(p, put, 1, 0, 0, 0); return all end
function draw.campfire(p)
  local all, put = list()
  flames(p, put, 0.75, 0, 0.08, 0)
  for i = 1, 6 do
    local a = math.rad(60 * i)
    put("log", kit.sweep{ path = { { 0.46 * math.sin(a), 0.05, 0.46 * math.cos(a) }, { 0.03 * math.sin(a), 0.36, 0.03 * math.cos(a) } }, radius = 0.055, sides = 10 })
  end
  local stone = kit.sphere{ radii = { 0.1, 0.075, 0.085 }, sides = 12, rows = 8 }:displace{ amount = 0.02, size = 0.08 }
  for i = 1, 13 do local a = math.rad(360 / 13 * i); put("stone", stone:rotate("y", 77 * i):scale(p:vary(0.85, 1.15)), 0.6 * math.sin(a), 0.06, 0.6 * math.cos(a)) end
  return all
end
-- Heights above a round base, painted by bands of height.
local function land(p, size, height, marks)
  local n = fine(p, 56, 84)
  local ground = kit.heightfield({ width = size, length = size, columns = n, rows = n, solid = true, base = -0.02 }, function(x, z) return math.max(0, height(x, z)) end):slot("body")
  for _, m in ipairs(marks) do ground = ground:paint(m[1], { parts = { { form = "box", at = { 0, m[2] + 2, 0 }, size = { 4, 2, 4 } } }, rough = m[3] or 0.05, grain = 0.12, over = m[4] or "body" }) end
  return ground
end
function draw.mountain(p, t)
  local s, peaks = p:vary(0, 50), {}
  for i = 1, t.peaks or 4 do
    local a = 2.4 * i + s
    peaks[i] = i == 1 and { 0, 0, 1 } or { 0.27 * math.sin(a), 0.27 * math.cos(a), p:vary(0.4, 0.7) }
  end
  local high = t.high or 0.62
  local function height(x, z)
    local top = 0
    for _, q in ipairs(peaks) do
      local d = math.sqrt((x - q[1]) ^ 2 + (z - q[2]) ^ 2)
      local h = t.soft and q[3] * math.exp(-14 * d * d) or q[3] * math.max(0, 1 - 2.3 * d) ^ 1.25
      top = math.max(top, h)
    end
    local ridge = t.soft and 0.02 * kit.noise(6 * x + s, 0, 6 * z) or (0.16 * (0.5 - math.abs(kit.noise(5 * x + s, 0, 5 * z))) + 0.07 * kit.noise(13 * x + s, 3, 13 * z)) * math.min(1, 3 * top)
    local edge = math.max(0, math.min(1, 8 * (0.5 - math.sqrt(x * x + z * z))))
    return high * (top + ridge + 0.03) * edge
  end
  return { land(p, 1, height, t.marks or { { "snow", 0.36, 0.07 } }) }
end
function draw.volcano(p)
  local s = p:vary(0, 50)
  local ground = land(p, 1, function(x, z)
    local d = math.sqrt(x * x + z * z)
    local a = math.atan(x, z)
    local cone = 0.5 * math.exp(-5.2 * d) * 1.35 * math.max(0, math.min(1, 6 * (0.5 - d)))
    local rim = math.min(cone, 0.42 - 0.3 * math.max(0, 0.09 - d) * 8 * 0.25)
    return rim + 0.02 * math.sin(9 * a) * math.min(1, 5 * d) * math.max(0, 0.5 - d) * 2 + 0.015 * kit.noise(9 * x + s, 0, 9 * z) * math.min(1, 9 * math.max(0, 0.49 - d))
  end, {})
  -- Lava in the crater and in streams down the slopes.
  local streams = { { form = "capsule", at = { 0, 0.3, 0 }, to = { 0, 0.7, 0 }, radius = 0.075 } }
  for i = 1, 4 do
    local a = math.rad(90 * i + p:vary(-25, 25))
    local far = p:vary(0.2, 0.38)
    streams[#streams + 1] = { form = "cone", at = { 0.05 * math.sin(a), 0.42, 0.05 * math.cos(a) }, to = { far * math.sin(a), 0.62 * math.exp(-5.2 * far), far * math.cos(a) }, radius = 0.04, radius_to = 0.03 }
  end
  local all, put = list()
  all[1] = ground:paint("lava", { parts = streams, rough = 0.01, grain = 0.06 })
  local smoke = {}
  for i = 1, 6 do smoke[i] = { form = "sphere", at = { 0.04 * i * 0.7 + p:vary(-0.02, 0.02), 0.42 + 0.075 * i, p:vary(-0.03, 0.03) }, radius = 0.03 + 0.014 * i } end
  put("smoke", kit.blend{ parts = smoke, smooth = 0.04, cell = fine(p, 0.02, 0.014) })
  return all
end
function draw.island(p)
  local s = p:vary(0, 50)
  local all, put = list()
  all[1] = land(p, 0.86, function(x, z)
    local d = math.sqrt(x * x + z * z) + 0.05 * kit.noise(4 * x + s, 0, 4 * z)
    return 0.17 * math.max(0, 1 - (d / 0.42) ^ 2) + 0.012
  end, { { "grass", 0.085, 0.02 }, })
  put("water", kit.cylinder{ radius = 0.62, height = 0.06, sides = 56 }, 0, 0.02, 0)
  local q = kit.curve{ points = { { -0.05, 0.12, 0 }, { 0, 0.35, 0 }, { 0.1, 0.55, 0.02 } }, segments = 5 }
  put("trunk", kit.sweep{ path = q, radius = 0.022, radii = nil, sides = 10 })
  for i = 1, 8 do put("leaf", plant.blade(p, { length = 0.3, width = 0.075, outline = "lance", bend = 75, cup = -0.4, thick = 0.004 }):rotate("x", 55):rotate("y", 45 * i), 0.1, 0.545, 0.02) end
  for i = 1, 3 do put("trunk", kit.sphere{ radius = 0.024, sides = 10, rows = 8 }, 0.1 + 0.035 * math.sin(2.1 * i), 0.52, 0.02 + 0.035 * math.cos(2.1 * i)) end
  return all
end
function draw.iceberg(p)
  local rock = kit.blend{ parts = { { form = "cone", at = { 0, 0, 0 }, to = { 0.06 * p:vary(-1, 1), 0.72, 0 }, radius = 0.34, radius_to = 0.05 }, { form = "cone", at = { 0.24, 0, 0.1 }, to = { 0.3, 0.4, 0.08 }, radius = 0.2, radius_to = 0.04 }, { form = "cone", at = { -0.27, 0, 0.02 }, to = { -0.27, 0.3, 0.02 }, radius = 0.19, radius_to = 0.05 } }, smooth = 0.015, cell = 0.068 }
    :displace{ amount = 0.07, size = 0.26 }:crease(0):cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } }
  local snow = { { form = "box", at = { 0, 0.95, 0 }, size = { 1, 0.5, 1 } }, { form = "ellipsoid", at = { 0.3, 0.42, 0.08 }, size = { 0.16, 0.16, 0.16 } }, { form = "ellipsoid", at = { -0.27, 0.32, 0.02 }, size = { 0.16, 0.13, 0.16 } } }
  local all = { rock:slot("body"):paint("snow", { parts = snow, rough = 0.04, grain = 0.2 }), kit.cylinder{ radius = 0.62, height = 0.05, sides = 48, bevel = 0.01 }:slot("water") }
  -- Floes around it.
  for i = 1, 5 do
    local a = 1.2 * i + p:vary(-0.2, 0.2)
    all[#all + 1] = kit.cylinder{ radius = p:vary(0.03, 0.06), height = 0.03, sides = 5 }:rotate("y", 70 * i):move(0.5 * math.sin(a), 0.035, 0.5 * math.cos(a)):slot("snow")
  end
  return all
end

-- Of tales and feasts.
function draw.chest(p)
  local all, put = list()
  local w, d, h, open = 1, 0.62, 0.4, p:shape("closed") and 0 or 62
  for _, s in ipairs{ -1, 1 } do
    put("body", box(w, h, 0.05, 0.008), 0, h / 2, s * (d / 2 - 0.025))
    put("body", box(0.05, h, d - 0.02, 0.008), s * (w / 2 - 0.025), h / 2, 0)
  end
  put("body", box(w - 0.04, 0.05, d - 0.04, 0.008), 0, 0.025, 0)
  for _, x in ipairs{ -0.42, 0.42 } do
    for _, s in ipairs{ -1, 1 } do put("metal", box(0.09, h + 0.01, 0.02, 0.005), x, h / 2, s * (d / 2 + 0.004)) end
  end
  for _, s in ipairs{ -1, 1 } do put("metal", box(w + 0.02, 0.06, 0.02, 0.005), 0, h - 0.03, s * (d / 2 + 0.004)); put("metal", box(0.02, 0.06, d, 0.005), s * (w / 2 + 0.004), h - 0.03, 0) end
  -- The lid: half a barrel, hinged at the back.
  local function shell(r1, r2, wide)
    local points = {}
    for i = 0, 14 do local a = math.pi * i / 14; points[#points + 1] = { r1 * math.cos(a), 0.78 * r1 * math.sin(a) } end
    for i = 14, 0, -1 do local a = math.pi * i / 14; points[#points + 1] = { r2 * math.cos(a), 0.78 * r2 * math.sin(a) } end
    return kit.extrude{ outline = points, depth = wide, bevel = 0.004, segments = 1 }:rotate("y", 90)
  end
  local function half(r, wide)
    local points = {}
    for i = 0, 14 do local a = math.pi * i / 14; points[#points + 1] = { r * math.cos(a), 0.78 * r * math.sin(a) } end
    return kit.extrude{ outline = points, depth = wide }:rotate("y", 90)
  end
  local lid = { shell(d / 2, d / 2 - 0.05, w):slot("body") }
  for _, s in ipairs{ -1, 1 } do lid[#lid + 1] = half(d / 2 - 0.02, 0.05):move(s * (w / 2 - 0.025), 0, 0):slot("body"); lid[#lid + 1] = shell(d / 2 + 0.014, d / 2 - 0.01, 0.09):move(0.42 * s, 0, 0):slot("metal") end
  lid[#lid + 1] = box(0.14, 0.14, 0.03, 0.01):move(0, 0.0, d / 2 + 0.01):slot("metal")
  all[#all + 1] = kit.group(lid):move(0, 0, d / 2):rotate("x", -open):move(0, h, -d / 2)
  put("metal", box(0.16, 0.16, 0.03, 0.012), 0, h - 0.1, d / 2 + 0.01)
  put("body", kit.cylinder{ radius = 0.022, height = 0.02, sides = 12 }:rotate("x", 90), 0, h - 0.09, d / 2 + 0.022)
  if open > 0 then
    local heap = kit.heightfield({ width = w - 0.12, length = d - 0.12, columns = 18, rows = 12, solid = true, base = 0.2 }, function(x, z) return 0.36 + 0.1 * (1 - 3 * x * x - 6 * z * z) + 0.015 * kit.noise(12 * x, 0, 12 * z) end)
    put("gold", heap)
    local coin = kit.cylinder{ radius = 0.042, height = 0.012, sides = 16 }
    put("gold", kit.instances(coin, kit.over(heap, { count = fine(p, 46, 110), apart = 0.04, facing = { 0, 1, 0 }, facing_within = 50 })))
    local gem = kit.sphere{ radius = 0.04, sides = 6, rows = 4 }:crease(0)
    for i, at in ipairs{ { -0.25, 0.05 }, { 0.12, 0.16 }, { 0.3, -0.05 }, { -0.05, -0.08 }, { -0.34, -0.12 } } do put(i % 2 == 0 and "gem" or "jewel", gem, at[1], 0.49 - 0.5 * at[1] * at[1], at[2]) end
  else
    put("metal", box(0.1, 0.1, 0.03, 0.01), 0, h, d / 2 + 0.03)
  end
  return all
end
function draw.scroll(p)
  local path = {}
  for i = 0, 30 do local a = -i * 0.32; local r = 0.1 - 0.0023 * i; path[i + 1] = { r * math.cos(a), r * math.sin(a) } end
  local function roll(y) return kit.group{ kit.cylinder{ radius = 0.075, height = 0.72, bevel = 0.01 }:rotate("z", 90):slot("body"), kit.cylinder{ radius = 0.03, height = 0.92 }:rotate("z", 90):slot("stand"),
    kit.sphere{ radius = 0.05 }:move(0.47, 0, 0):slot("stand"), kit.sphere{ radius = 0.05 }:move(-0.47, 0, 0):slot("stand") }:move(0, y, 0) end
  local all, put = list()
  all[1], all[2] = roll(0.08), roll(0.98)
  put("body", box(0.68, 0.9, 0.012, 0.003), 0, 0.53, -0.05)
  for i = 1, 7 do put("ink", box(i == 7 and 0.26 or p:vary(0.42, 0.52), 0.014, 0.004, 0.001), i == 7 and -0.12 or 0, 0.92 - 0.1 * i, -0.043) end
  put("seal", kit.cylinder{ radius = 0.05, height = 0.02, bevel = 0.006 }:rotate("x", 90), 0.18, 0.24, -0.04)
  return { kit.group(all):rotate("x", -12) }
end
function draw.map(p)
  local sheet = kit.heightfield({ width = 1, length = 0.72, columns = 72, rows = 52, solid = true, base = 0 }, function(x) return 0.02 + 0.05 * math.abs(((x + 0.5) * 4 % 2) - 1) end):slot("body")
  local isle = {}
  for i = 1, 7 do isle[i] = { form = "sphere", at = { 0.12 * math.sin(2.4 * i) * math.sqrt(i), 0.04, 0.08 * math.cos(2.4 * i) * math.sqrt(i) }, radius = p:vary(0.07, 0.12) } end
  sheet = sheet:paint("land", { parts = isle, smooth = 0.05, rough = 0.025, grain = 0.08 })
  local all, put = list()
  all[1] = sheet
  for i = 0, 6 do put("ink", box(0.035, 0.008, 0.012, 0.002):rotate("y", 30 * math.sin(i)), -0.24 + 0.07 * i, 0.075, 0.12 * math.sin(1.1 * i)) end
  for _, s in ipairs{ -1, 1 } do put("seal", box(0.11, 0.01, 0.022, 0.002):rotate("y", 45 * s), 0.27, 0.08, 0.06) end
  return { kit.group(all):rotate("x", 38) }
end
function draw.gift(p)
  local all, put = list()
  local w, h = 1, p:vary(0.65, 0.95)
  put("body", box(w, h, w, 0.02), 0, h / 2, 0)
  put("lid", box(w + 0.06, 0.2, w + 0.06, 0.02), 0, h, 0)
  put("ribbon", box(w + 0.02, h + 0.005, 0.16, 0.004), 0, h / 2, 0); put("ribbon", box(0.16, h + 0.005, w + 0.02, 0.004), 0, h / 2, 0)
  put("ribbon", box(w + 0.08, 0.21, 0.16, 0.004), 0, h + 0.005, 0); put("ribbon", box(0.16, 0.21, w + 0.08, 0.004), 0, h + 0.005, 0)
  for i = 1, 4 do put("ribbon", kit.torus{ radius = 0.16, tube = 0.035, sides = 28, tube_sides = 10 }:scale(1, 2.2, 1):rotate("x", 90):scale(1.15, 0.72, 1):rotate("z", 22):move(0.17, h + 0.23, 0):rotate("y", 90 * i + 45)) end
  put("ribbon", kit.sphere{ radii = { 0.09, 0.07, 0.09 } }, 0, h + 0.17, 0)
  return all
end
function draw.wreath(p)
  local all, put = list()
  local ring = kit.torus{ radius = 0.36, tube = 0.075, sides = 48, tube_sides = 12 }:rotate("x", 90)
  put("leaf", ring)
  local leaf = plant.blade(p, { length = 0.16, width = 0.05, outline = "lance", bend = 20, thick = 0.004, rows = 2 }):rotate("x", 48)
  put("leaf", kit.instances(leaf, kit.over(ring, { count = fine(p, 260, 520), apart = 0.035, scale_low = 0.7, scale_high = 1.15 })))
  for i = 1, 15 do local a = math.rad(24 * i); put("berry", kit.sphere{ radius = 0.028, sides = 12, rows = 8 }, (0.36 + 0.05 * (i % 3 - 1)) * math.sin(a), (0.36 + 0.05 * (i % 3 - 1)) * math.cos(a), 0.09) end
  for _, s in ipairs{ -1, 1 } do
    put("ribbon", kit.torus{ radius = 0.08, tube = 0.024, sides = 24 }:rotate("x", 90):scale(1.3, 0.8, 1.2):rotate("z", 12 * s), 0.12 * s, -0.34, 0.13)
    put("ribbon", plant.blade(p, { length = 0.28, width = 0.065, outline = "sword", thick = 0.01 }):rotate("x", 180):rotate("z", 18 * s), 0, -0.35, 0.12)
  end
  put("ribbon", kit.sphere{ radius = 0.042 }, 0, -0.34, 0.14)
  return all
end
function draw.coin(p)
  local all, put = list()
  put("body", kit.lathe{ sides = fine(p, 48, 80), crease = 30, profile = { { 0, -0.04 }, { 0.42, -0.04 }, { 0.43, -0.055 }, { 0.48, -0.055 }, { 0.5, -0.04 }, { 0.5, 0.04 }, { 0.48, 0.055 }, { 0.43, 0.055 }, { 0.42, 0.04 }, { 0, 0.04 } } }:rotate("x", 90))
  put("body", kit.extrude{ outline = kit.star{ tips = 5, outer = 0.25, inner = 0.11 }, depth = 0.12, bevel = 0.015 })
  return all
end
function draw.medal(p)
  local all, put = list()
  for _, c in ipairs(draw.coin(p)) do all[#all + 1] = c:scale(0.6):move(0, 0.3, 0) end
  put("body", kit.torus{ radius = 0.05, tube = 0.014 }:rotate("x", 90), 0, 0.64, 0)
  for _, s in ipairs{ -1, 1 } do
    local lane = kit.extrude{ outline = { { -0.04, 0 }, { 0.04, 0 }, { 0.04 + s * 0.2, 0.5 }, { -0.12 + s * 0.2, 0.5 } }, depth = 0.014 }
    put(s == 1 and "ribbon" or "stripe", lane, s * 0.0, 0.66, 0.008 * s)
  end
  return all
end
function draw.hourglass(p)
  local all, put = list()
  local n = fine(p, 32, 56)
  put("glass", kit.lathe{ smooth = true, sides = n, profile = { { 0, 0.08, "sharp" }, { 0.24, 0.08 }, { 0.27, 0.2 }, { 0.2, 0.38 }, { 0.035, 0.5 }, { 0.2, 0.62 }, { 0.27, 0.8 }, { 0.24, 0.92, "sharp" }, { 0, 0.92 } } })
  put("sand", kit.lathe{ sides = n, profile = { { 0, 0.09 }, { 0.22, 0.09 }, { 0.245, 0.18 }, { 0.02, 0.32 }, { 0, 0.32 } } })
  put("sand", kit.lathe{ sides = n, profile = { { 0, 0.5 }, { 0.025, 0.505 }, { 0.16, 0.61 }, { 0.2, 0.67 }, { 0, 0.64 } } })
  put("sand", kit.cylinder{ radius = 0.01, height = 0.22, sides = 8 }, 0, 0.4, 0)
  for _, y in ipairs{ 0.04, 0.96 } do put("frame", kit.lathe{ smooth = true, sides = n, profile = { { 0, -0.04, "sharp" }, { 0.34, -0.04, "sharp" }, { 0.36, 0 }, { 0.34, 0.04, "sharp" }, { 0, 0.04 } } }, 0, y, 0) end
  for i = 1, 3 do put("frame", kit.lathe{ smooth = true, sides = 14, profile = { { 0, 0 }, { 0.03, 0 }, { 0.022, 0.2 }, { 0.035, 0.42 }, { 0.022, 0.64 }, { 0.03, 0.86 }, { 0, 0.86 } } }:move(0, 0.07, 0.305):rotate("y", 120 * i + 60)) end
  return all
end
function draw.compass(p)
  local all, put = list()
  put("body", kit.lathe{ sides = fine(p, 48, 72), crease = 30, profile = { { 0, 0 }, { 0.46, 0 }, { 0.5, 0.05 }, { 0.5, 0.14 }, { 0.45, 0.16 }, { 0.43, 0.11 }, { 0, 0.11 } } })
  put("face", kit.cylinder{ radius = 0.43, height = 0.02, sides = 48 }, 0, 0.11, 0)
  for i = 0, 7 do put("ink", box(0.016, 0.01, i % 2 == 0 and 0.1 or 0.05, 0.002):move(0, 0.123, -0.36):rotate("y", 45 * i)) end
  put("ink", kit.extrude{ outline = kit.star{ tips = 4, outer = 0.27, inner = 0.06 }, depth = 0.006 }:rotate("x", 90), 0, 0.122, 0)
  local turn = p:vary(-50, 50)
  put("needle", kit.extrude{ outline = { { -0.045, 0 }, { 0.045, 0 }, { 0, 0.34 } }, depth = 0.014 }:rotate("x", -90):rotate("y", turn), 0, 0.145, 0)
  put("tip", kit.extrude{ outline = { { -0.045, 0 }, { 0.045, 0 }, { 0, -0.34 } }, depth = 0.014 }:rotate("x", -90):rotate("y", turn), 0, 0.145, 0)
  put("body", kit.sphere{ radius = 0.03 }, 0, 0.15, 0)
  put("body", kit.torus{ radius = 0.08, tube = 0.018 }, 0, 0.07, -0.57)
  return { kit.group(all):rotate("x", 32) }
end
function draw.pinwheel(p)
  local all, put = list()
  put("stick", kit.cylinder{ radius = 0.014, height = 0.8 }:align{ y = "low" })
  for i = 0, 3 do put(i % 2 == 0 and "body" or "second", plant.blade(p, { length = 0.33, width = 0.26, outline = "round", bend = 0, cup = 0.7, thick = 0.008 }):rotate("y", 30):rotate("z", 90 * i), 0, 0.72, 0.05) end
  put("stick", kit.sphere{ radius = 0.03 }, 0, 0.72, 0.07)
  return all
end
-- A slab whose face shows a pattern: eight-pointed stars between crosses.
function draw.tile(p, t)
  local all, put = list()
  put("grout", box(1, 1, 0.05, 0.01), 0, 0.5, 0)
  local n = t.count or 3
  local s = 0.96 / n
  for i = 0, n - 1 do for k = 0, n - 1 do
    local x, y = -0.48 + s * (i + 0.5), 0.02 + s * (k + 0.5)
    if t.bricks then
      put("body", box(s * 0.94, s * 0.44, 0.04, 0.012), math.max(-0.48 + 0.47 * s, math.min(0.48 - 0.47 * s, x + (k % 2 - 0.5) * 0.5 * s)), y - 0.25 * s, 0.02)
      put("body", box(s * 0.94, s * 0.44, 0.04, 0.012), x, y + 0.25 * s, 0.02)
    else
      put("body", kit.extrude{ outline = kit.star{ tips = 8, outer = 0.47 * s, inner = 0.34 * s }, depth = 0.02, bevel = 0.005 }, x, y, 0.026)
      put("second", kit.extrude{ outline = kit.star{ tips = 8, outer = 0.27 * s, inner = 0.17 * s }, depth = 0.02, bevel = 0.004 }, x, y, 0.034)
      put("accent", kit.extrude{ outline = kit.star{ tips = 8, outer = 0.12 * s, inner = 0.08 * s }, depth = 0.02 }, x, y, 0.04)
      if i < n - 1 and k < n - 1 then put("accent", kit.extrude{ outline = kit.star{ tips = 4, outer = 0.24 * s, inner = 0.13 * s }, depth = 0.02, bevel = 0.004 }:rotate("z", 45), x + s / 2, y + s / 2, 0.026) end
    end
  end end
  return all
end
function draw.slab(p) return { box(1, 1, 0.06, 0.012):move(0, 0.5, 0):slot("body") } end
function draw.brick(p)
  local hollows = {}
  for i = -1, 1 do
    hollows[i + 2] = kit.ellipse{ radius = 0.085, sides = 20 }
    for _, at in ipairs(hollows[i + 2]) do at[1] = at[1] + 0.29 * i end
  end
  return { kit.extrude{ outline = kit.rectangle{ width = 1, height = 0.48, radius = 0.02, segments = 2 }, holes = hollows, depth = 0.3, bevel = 0.015 }:rotate("x", 90):slot("body") }
end

local function kind(name, names, synsets, side, size, form, slot_list, traits, parts, shapes)
  traits = traits or {}
  traits.form, traits.side = form, side
  return { kind = name, names = names, synsets = synsets, [side] = size, slots = slot_list, traits = traits, parts = parts, shapes = shapes }
end
local function plain(what) return { { "body", what } } end
local H, W = "height_m", "width_m"

return {
  kinds = {
    kind("cube", { "cube", "geometric cube" }, { "cube.n.05" }, H, { 0.01, 0.3, 10 }, "cube", plain("blue plastic")),
    kind("sphere", { "sphere", "orb", "globe shape" }, { "sphere.n.05" }, H, { 0.01, 0.3, 10 }, "ball", plain("red plastic")),
    kind("cone shape", { "cone" }, { "cone.n.01", "cone.n.02" }, H, { 0.01, 0.4, 10 }, "conus", plain("orange plastic")),
    kind("cylinder", { "cylinder" }, { "cylinder.n.01" }, H, { 0.01, 0.4, 10 }, "roller", plain("teal plastic")),
    kind("torus", { "torus", "toroid", "donut shape" }, { "torus.n.01" }, H, { 0.01, 0.4, 10 }, "ring", plain("purple plastic")),
    kind("heart", { "heart", "love heart", "heart shape" }, { "heart.n.07" }, H, { 0.01, 0.3, 5 }, "heart", plain("glossy red plastic")),
    kind("star", { "star", "star shape", "gold star" }, { "star.n.01", "star.n.05" }, W, { 0.02, 0.4, 5 }, "star", plain("gold"), {}, { tip = { 4, 5, 8 } }),
    kind("arrow symbol", { "arrow symbol", "arrow shape", "direction arrow" }, nil, W, { 0.02, 0.5, 5 }, "arrow", plain("red paint")),
    kind("cross", { "cross", "crucifix", "christian cross" }, { "cross.n.01" }, H, { 0.02, 0.4, 5 }, "cross", plain("oak")),
    kind("puzzle piece", { "puzzle piece", "jigsaw piece", "jigsaw puzzle piece" }, nil, W, { 0.01, 0.08, 2 }, "puzzle", plain("blue plastic")),
    kind("gear", { "gear", "cog", "gear wheel", "cogwheel" }, { "gear.n.01", "gear.n.03" }, W, { 0.01, 0.1, 3 }, "gear", plain("brass"), {}, { tooth = { 8, 14, 28 } }),
    kind("spring", { "coil spring", "metal spring", "slinky" }, { "coil_spring.n.01" }, H, { 0.01, 0.1, 2 }, "spring", plain("steel")),
    kind("magnet", { "magnet", "horseshoe magnet" }, { "magnet.n.01" }, H, { 0.02, 0.1, 1 }, "magnet", { { "body", "red paint" }, { "tip", "steel" } }),
    kind("rope", { "rope", "rope coil", "coil of rope", "coiled rope" }, { "rope.n.01" }, W, { 0.05, 0.45, 2 }, "rope", plain("beige rope")),
    kind("atom", { "atom", "atom model" }, { "atom.n.01" }, H, { 0.02, 0.35, 3 }, "atom", { { "body", "red plastic" }, { "accent", "blue plastic" }, { "ring", "steel" }, { "electron", "yellow plastic" } }),
    kind("dna", { "dna", "dna helix", "double helix", "dna strand", "helix" }, { "deoxyribonucleic_acid.n.01", "double_helix.n.01" }, H, { 0.02, 0.5, 5 }, "dna", { { "body", "blue plastic" }, { "accent", "cyan plastic" }, { "red", "red plastic" }, { "green", "green plastic" }, { "yellow", "yellow plastic" }, { "blue", "purple plastic" } }),
    kind("molecule", { "molecule", "molecule model" }, { "molecule.n.01" }, H, { 0.02, 0.25, 3 }, "molecule", { { "body", "black plastic" }, { "accent", "white plastic" }, { "ring", "gray plastic" } }),
    kind("globe", { "globe", "world globe", "desk globe" }, { "globe.n.03" }, H, { 0.05, 0.4, 1.5 }, "globe", { { "water", "cobalt blue enamel" }, { "land", "green paint" }, { "stand", "brass" } }),
    kind("earth", { "earth", "planet earth", "world" }, { "earth.n.01" }, W, { 0.05, 0.5, 3 }, "planet", { { "body", "cobalt blue enamel" }, { "second", "green paint" }, { "cloud", "white plastic" } }, { spots = 16, land = true, clouds = true }),
    kind("planet", { "planet", "exoplanet", "gas giant", "jupiter" }, { "planet.n.01", "jupiter.n.01" }, W, { 0.05, 0.5, 3 }, "planet", { { "body", "tan plaster" }, { "second", "sienna plaster" } }, { bands = 7 }),
    kind("saturn", { "saturn", "ringed planet", "planet with rings" }, { "saturn.n.01" }, W, { 0.05, 0.7, 3 }, "planet", { { "body", "butter yellow plaster" }, { "second", "tan plaster" }, { "ring", "camel plaster" } }, { bands = 4, ring = true }),
    kind("mars", { "mars", "red planet" }, { "mars.n.01" }, W, { 0.05, 0.5, 3 }, "planet", { { "body", "terracotta rock" }, { "second", "brown rock" } }, { spots = 12, rocks = true }),
    kind("moon", { "moon", "full moon" }, { "moon.n.01" }, W, { 0.05, 0.5, 3 }, "planet", { { "body", "gray plaster" }, { "second", "ash gray plaster" } }, { spots = 34, craters = true }),
    kind("crescent moon", { "crescent moon", "crescent", "half moon" }, { "crescent.n.01" }, H, { 0.02, 0.4, 3 }, "crescent", plain("gold")),
    kind("sun", { "sun", "sunshine" }, { "sun.n.01" }, W, { 0.05, 0.5, 3 }, "sun", { { "body", "softly glowing yellow plastic" }, { "ray", "orange plastic" } }),
    kind("cloud", { "cloud", "rain cloud", "storm cloud" }, { "cloud.n.02" }, W, { 0.05, 0.6, 5 }, "cloud", plain("white foam")),
    kind("snowflake", { "snowflake" }, { "snowflake.n.01" }, W, { 0.01, 0.2, 1 }, "snowflake", plain("ice blue glass")),
    kind("lightning bolt", { "lightning bolt", "lightning", "thunderbolt", "bolt of lightning" }, { "lightning.n.02", "thunderbolt.n.02" }, H, { 0.02, 0.5, 5 }, "bolt", plain("glowing yellow plastic")),
    kind("flame", { "flame", "fire", "fireball" }, { "fire.n.03" }, H, { 0.02, 0.4, 5 }, "fire", { { "flame", "glowing orange plastic" }, { "ember", "glowing red plastic" }, { "glow", "glowing yellow plastic" } }),
    kind("campfire", { "campfire", "bonfire", "camp fire", "fire pit" }, { "campfire.n.01", "bonfire.n.01" }, H, { 0.05, 0.8, 2 }, "campfire", { { "flame", "glowing orange plastic" }, { "ember", "glowing red plastic" }, { "glow", "glowing yellow plastic" }, { "log", "bark" }, { "stone", "stone" } }),
    kind("mountain", { "mountain", "mountain peak", "snowy mountain", "alp", "mountain range" }, { "mountain.n.01" }, W, { 0.1, 1, 100 }, "mountain", { { "body", "gray rock" }, { "snow", "snow" } }),
    kind("hill", { "hill", "green hill", "knoll" }, { "hill.n.01" }, W, { 0.1, 1, 100 }, "mountain", { { "body", "grass" } }, { soft = true, high = 0.26, marks = {} }),
    kind("volcano", { "volcano", "erupting volcano" }, { "volcano.n.02" }, W, { 0.1, 1, 100 }, "volcano", { { "body", "dark gray rock" }, { "lava", "glowing orange plastic" }, { "smoke", "gray foam" } }),
    kind("island", { "island", "tropical island", "desert island" }, { "island.n.01" }, W, { 0.1, 1, 100 }, "island", { { "body", "sand" }, { "grass", "grass" }, { "water", "turquoise water" }, { "trunk", "brown bark" }, { "leaf", "green leaf" } }),
    kind("iceberg", { "iceberg" }, { "iceberg.n.01" }, W, { 0.1, 8, 100 }, "iceberg", { { "body", "ice blue plaster" }, { "snow", "snow" }, { "water", "turquoise resin" } }),
    kind("treasure chest", { "treasure chest", "pirate chest", "chest of gold", "treasure", "loot chest" }, { "treasure_chest.n.01" }, W, { 0.05, 0.9, 2 }, "chest", { { "body", "brown planks" }, { "metal", "brass" }, { "gold", "gold" }, { "gem", "ruby" }, { "jewel", "emerald" } }, {}, nil, { "closed" }),
    kind("scroll", { "scroll", "parchment", "parchment scroll", "papyrus" }, { "scroll.n.02" }, H, { 0.05, 0.35, 2 }, "scroll", { { "body", "cream paper" }, { "stand", "walnut" }, { "ink", "dark brown paint" }, { "seal", "red wax" } }),
    kind("map", { "map", "treasure map", "world map" }, { "map.n.01" }, W, { 0.1, 0.5, 3 }, "map", { { "body", "beige paper" }, { "land", "tan paper" }, { "ink", "dark brown paint" }, { "seal", "red paint" } }),
    kind("gift", { "gift", "present", "gift box", "christmas present", "birthday present", "wrapped gift" }, { "gift.n.01", "present.n.02" }, H, { 0.02, 0.3, 2 }, "gift", { { "body", "red paper" }, { "lid", "red paper" }, { "ribbon", "gold satin" } }),
    kind("wreath", { "wreath", "christmas wreath", "garland", "holiday wreath", "flower wreath" }, { "wreath.n.01" }, H, { 0.05, 0.5, 2 }, "wreath", { { "leaf", "forest green foliage" }, { "berry", "red paint" }, { "ribbon", "red satin" } }),
    kind("coin", { "coin", "gold coin", "token" }, { "coin.n.01" }, W, { 0.01, 0.03, 2 }, "coin", plain("gold")),
    kind("medal", { "medal", "gold medal", "olympic medal" }, { "medal.n.01" }, H, { 0.03, 0.1, 1 }, "medal", { { "body", "gold" }, { "ribbon", "red satin" }, { "stripe", "royal blue satin" } }),
    kind("hourglass", { "hourglass", "sand timer", "sandglass", "egg timer" }, { "hourglass.n.01" }, H, { 0.03, 0.2, 2 }, "hourglass", { { "frame", "walnut" }, { "glass", "glass" }, { "sand", "sand" } }),
    kind("compass", { "compass", "magnetic compass" }, { "compass.n.01" }, W, { 0.02, 0.08, 1 }, "compass", { { "body", "brass" }, { "face", "ivory enamel" }, { "ink", "dark brown paint" }, { "needle", "red paint" }, { "tip", "steel" } }),
    kind("pinwheel", { "pinwheel", "toy windmill" }, { "pinwheel.n.02" }, H, { 0.1, 0.45, 2 }, "pinwheel", { { "body", "red plastic" }, { "second", "yellow plastic" }, { "stick", "white plastic" } }),
    kind("tile", { "tile", "ceramic tile", "tile pattern", "moroccan tile", "mosaic tile", "mosaic", "geometric pattern", "pattern" }, { "tile.n.01", "mosaic.n.01" }, H, { 0.05, 0.3, 3 }, "tile", { { "body", "cobalt blue ceramic" }, { "second", "white ceramic" }, { "accent", "turquoise ceramic" }, { "grout", "cream plaster" } }),
    kind("texture panel", { "texture", "texture panel", "material sample", "swatch", "slab", "panel", "surface" }, { "texture.n.01", "slab.n.01" }, H, { 0.05, 0.5, 3 }, "slab", plain("gray stone")),
    kind("brick", { "brick" }, { "brick.n.01" }, W, { 0.02, 0.21, 1 }, "brick", plain("brick red clay")),
    kind("brick wall", { "brick wall", "wall", "stone wall" }, { "wall.n.01" }, H, { 0.1, 2, 5 }, "tile", { { "body", "brick red clay" }, { "grout", "gray plaster" } }, { bricks = true, count = 5 }),
  },
  build = function(p)
    local group = kit.group(draw[p.traits.form](p, p.traits)):align{ y = "low", x = "middle", z = "middle" }
    local x, y = group:size()
    p:add(group:scale(p.size / (p.traits.side == "width_m" and x or y)))
  end,
}
