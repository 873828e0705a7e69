-- Buses, trucks and what works on building sites and farms.
local maker = require("lib/maker")
local coach = require("lib/coachwork")
local box, disc, rod, side = maker.box, maker.disc, maker.rod, maker.side

local draw = {}

-- The outline { z, y } of a bonnet or cab, run round its wheel arches along the lower edge at `low`.
local function arched(top, low, radius, axles)
  local outline, ra = {}, 1.18 * radius
  for _, at in ipairs(top) do outline[#outline + 1] = at end
  local dip = math.asin((low - radius) / ra)
  for i = #axles, 1, -1 do
    for k = 0, 12 do
      local a = math.pi - dip - (math.pi - 2 * dip) * k / 12
      outline[#outline + 1] = { axles[i] + ra * math.cos(a), radius + ra * math.sin(a) }
    end
  end
  local turned = {}
  for i = #outline, 1, -1 do turned[#turned + 1] = outline[i] end
  return turned
end

-- A row of panes on both sides, at x = half.
local function panes(b, half, from, to, count, low, high, slot)
  local step = (to - from) / count
  for i = 1, count do b.both(box(half, (low + high) / 2, from + step * (i - 0.5), 0.03, high - low, math.abs(step) - 0.12, 0.012), slot or "glass") end
end

local function lamps(b, x, y, nose, tail, radius)
  for _, s in ipairs{ -1, 1 } do
    b.add(disc("z", s * x, y, nose, radius + 0.03, 0.06, 0.02), "rim")
    b.add(kit.sphere{ radii = { radius, radius, 0.04 } }:move(s * x, y, nose + 0.03), "light")
    b.add(box(s * (x + 0.02), y, tail, 0.16, 0.2, 0.05, 0.02), "rear light")
  end
end

function draw.bus(p)
  local school, double = p.kind == "school bus", p.traits.decks == 2
  local roof = double and 4.3 or 3.0
  local b = maker.board(p, school and 10.6 or 11, 0.03)
  local half, r = 1.24, 0.48
  local nose = school and 3.9 or 5.5
  local tail = school and -5.3 or -5.5
  local axles = school and { 4.1, -2.9 } or { 3.3, -2.9 }
  local top = { { nose - 0.04, 0.4 }, { nose, 0.6 }, { nose - 0.04, 1.3 }, { nose - 0.18, roof - 0.35 }, { nose - 0.45, roof - 0.06 }, { nose - 0.8, roof }, { tail + 0.5, roof }, { tail + 0.15, roof - 0.1 }, { tail, roof - 0.5 }, { tail, 0.6 }, { tail + 0.06, 0.4 } }
  if school then
    -- A bonnet in front of the windscreen.
    b.add(side(arched({ { 5.22, 0.4 }, { 5.24, 1.2 }, { 5.1, 1.5 }, { 3.8, 1.66 }, { 3.4, 1.66 }, { 3.4, 0.4 } }, 0.4, r, { 4.3 }), 2.0, 0.09), "body")
    axles = { 4.3, -2.9 }
    b.add(side(arched(top, 0.4, r, { -2.9 }), 2 * half, 0.1), "body")
  else
    b.add(side(arched(top, 0.4, r, axles), 2 * half, 0.1), "body")
  end
  b.add(box(0, 0.6, (nose + tail) / 2, 1.8, 0.6, nose - tail - 0.6), "trim")
  coach.wheels(p, b, { radius = r, tyre = 0.3, half = half - (school and 0.06 or 0), axles = axles, rim = "steel", inset = 0.06 })
  -- Windscreen, windows, destination sign, doors.
  local low = double and 1.45 or 1.55
  b.add(side({ { nose - 0.03, 1.2 }, { nose + 0.015, 1.2 }, { nose - 0.12, roof - (double and 2.0 or 0.55) }, { nose - 0.17, roof - (double and 2.0 or 0.55) } }, 2 * half - 0.26, 0.01):move(0, school and 0.5 or 0, school and 0.03 or 0.005), "glass")
  panes(b, half, nose - (school and 0.35 or 1.6), tail + 0.3, school and 11 or 7, low, double and 2.25 or 2.6)
  if double then
    panes(b, half, nose - 0.5, tail + 0.3, 9, 2.95, 3.75)
    b.add(box(0, 3.35, nose - 0.13, 2 * half - 0.3, 0.75, 0.05, 0.02):rotate("x", 0), "glass")
    b.both(box(half, 2.6, 0, 0.03, 0.12, nose - tail - 0.5, 0), "stripe")
  end
  if school then
    for i, y in ipairs{ 0.95, 1.2, 1.42 } do b.both(box(half + 0.005, y, -0.7, 0.03, 0.05, 9.0, 0.01), "stripe") end
    for i = -3, 3 do b.add(box(0.16 * i, 1.0, 5.25, 0.07, 0.5, 0.04, 0.02), "stripe") end
    lamps(b, 0.75, 1.02, 5.24, tail, 0.12)
    b.add(box(0, 0.5, 5.3, 2.3, 0.24, 0.14, 0.04), "stripe")
    b.add(box(0, roof - 0.2, nose - 0.2, 1.5, 0.28, 0.1, 0.02), "body")
    for _, x in ipairs{ -0.95, 0.95 } do b.add(disc("z", x, roof - 0.22, nose - 0.12, 0.1, 0.08), "rear light") end
    -- The stop sign on its arm.
    b.add(kit.cylinder{ radius = 0.26, height = 0.03, sides = 8 }:rotate("y", 22.5):rotate("x", 90):move(-half - 0.32, 1.5, 2.6), "rear light")
    b.both(rod({ half - 0.05, 1.9, 4.0 }, { half + 0.12, 2.1, 4.4 }, 0.02), "trim")
    b.both(box(half + 0.14, 2.0, 4.42, 0.2, 0.36, 0.06, 0.03), "trim")
  else
    b.add(box(0, roof - 0.3, nose - 0.2, 1.6, 0.3, 0.12, 0.02):move(0, double and -1.5 or 0, double and 0.14 or 0), "sign")
    for _, z in ipairs{ nose - 0.85, -0.3 } do
      b.add(box(half + 0.003, 1.5, z, 0.03, 2.1, 1.2, 0.01), "trim")
      for _, d in ipairs{ -0.29, 0.29 } do b.add(box(half + 0.012, 1.55, z + d, 0.03, 1.8, 0.48, 0.01), "glass") end
    end
    lamps(b, 0.95, 0.78, nose - 0.01, tail, 0.1)
    b.both(box(half, 1.12, 0, 0.02, 0.1, nose - tail - 0.4, 0), "stripe")
    b.both(box(half + 0.16, 2.1, nose - 0.05, 0.16, 0.4, 0.12, 0.04), "trim")
    b.both(rod({ half - 0.1, 2.4, nose - 0.3 }, { half + 0.16, 2.3, nose - 0.05 }, 0.025), "trim")
    b.add(box(0, 0.5, nose + 0.0, 2.3, 0.16, 0.08, 0.03), "trim")
    if not double then b.add(box(0, roof + 0.06, -1.5, 1.5, 0.16, 2.2, 0.06), "body") end
  end
  b.support(0, roof, -1, 2, 6)
end

-- A forward cab over the front axle, its nose at z.
local function cab(p, b, z, half, roof, r, depth)
  b.add(side(arched({ { z - 0.02, 0.55 }, { z, 0.8 }, { z - 0.05, 1.5 }, { z - 0.28, roof - 0.15 }, { z - 0.5, roof }, { z - depth, roof }, { z - depth, 0.55 } }, 0.55, r, { z - 0.95 }), 2 * half, 0.08), "body")
  b.add(side({ { z - 0.06, 1.56 }, { z - 0.02, 1.56 }, { z - 0.24, roof - 0.2 }, { z - 0.3, roof - 0.2 } }, 2 * half - 0.3, 0.01), "glass")
  b.both(side({ { z - 0.26, 1.52 }, { z - 0.36, roof - 0.25 }, { z - depth + 0.35, roof - 0.25 }, { z - depth + 0.35, 1.52 } }, 0.03, 0.008):move(half, 0, 0), "glass")
  for i = 0, 3 do b.add(box(0, 0.98 + 0.12 * i, z + 0.0, 1.3, 0.05, 0.06, 0.015), "trim") end
  b.add(box(0, 0.62, z + 0.04, 2 * half, 0.3, 0.2, 0.05), "trim")
  for _, x in ipairs{ -1, 1 } do
    b.add(box(x * (half - 0.28), 0.66, z + 0.13, 0.34, 0.15, 0.06, 0.03), "light")
    b.add(box(x * (half + 0.14), 1.9, z - 0.16, 0.14, 0.42, 0.1, 0.03), "trim")
    b.add(rod({ x * (half - 0.05), 2.12, z - 0.25 }, { x * (half + 0.14), 2.05, z - 0.16 }, 0.022), "trim")
    b.add(box(x * (half + 0.005), 1.36, z - depth + 0.5, 0.04, 0.04, 0.18, 0.01), "rim")
    b.add(box(x * (half - 0.001), 1.45, z - depth + 0.26, 0.01, 1.7, 0.015, 0), "trim")
  end
end

function draw.truck(p)
  local form = p.traits.form
  local long = form == "fire" and 8.5 or form == "semi" and 14 or 7.4
  local b = maker.board(p, long, 0.03)
  local half, r, nose, tail = 1.2, 0.5, long / 2 - 0.14, -long / 2 + 0.1
  local roof = form == "fire" and 2.7 or 2.75
  local depth = form == "fire" and 2.9 or 1.95
  cab(p, b, nose, half, roof, r, depth)
  local bed = nose - depth - 0.12
  local axles = form == "fire" and { nose - 0.95, -2.3 } or form == "semi" and { nose - 0.95, nose - 3.6, -4.2, -5.4 } or { nose - 0.95, -2.0 }
  b.both(box(0.45, 0.72, (nose + tail) / 2 - 0.4, 0.16, 0.26, nose - tail - 1.2, 0.02), "trim")
  coach.wheels(p, b, { radius = r, tyre = 0.34, half = half, axles = axles, rim = "steel", inset = 0.04 })
  for i = 2, #axles do b.add(rod({ -1, r, axles[i] }, { 1, r, axles[i] }, 0.1), "trim") end
  for _, x in ipairs{ -1, 1 } do b.add(box(x * 0.9, 0.72, tail - 0.02, 0.36, 0.14, 0.08, 0.02), "rear light") end
  if form == "fire" then
    local top = 2.45
    b.add(side(arched({ { bed, 0.6 }, { bed, top }, { tail, top }, { tail, 0.6 } }, 0.6, r, { -2.3 }), 2 * half, 0.06), "body")
    -- Lockers with roller shutters, hose reel, ladder, lights.
    local from = bed - 0.15
    for i, w in ipairs{ 1.0, 1.0 } do
      local z = from - 0.55 - (i - 1) * 1.12
      b.both(box(half, 1.55, z, 0.04, 1.3, 0.98, 0.01), "rim")
      for k = 0, 8 do b.both(box(half + 0.02, 1.0 + 0.14 * k, z, 0.02, 0.02, 0.94, 0), "trim") end
    end
    b.both(box(half, 1.75, tail + 0.7, 0.04, 0.9, 1.1, 0.01), "rim")
    b.both(box(half + 0.004, 0.78, 0.9, 0.02, 0.14, 4.0, 0), "stripe")
    b.both(box(half + 0.004, 1.3, nose - 1.5, 0.02, 0.12, 2.6, 0), "stripe")
    local y = top + 0.42
    for _, x in ipairs{ -0.36, 0.36 } do
      b.add(rod({ x, y, tail - 0.2 }, { x, y + 0.25, nose - 1.0 }, 0.05), "ladder")
      b.add(rod({ x, y + 0.22, tail - 0.2 }, { x, y + 0.47, nose - 1.0 }, 0.035), "ladder")
    end
    for i = 0, 16 do
      local t = i / 16
      b.add(rod({ -0.36, y + 0.25 * t, tail - 0.1 + (nose - 1.0 - tail) * t }, { 0.36, y + 0.25 * t, tail - 0.1 + (nose - 1.0 - tail) * t }, 0.03), "ladder")
    end
    b.add(disc("y", 0, top + 0.15, tail + 1.2, 0.6, 0.34, 0.04), "rim")
    b.add(box(0, top + 0.1, nose - depth + 0.5, 0.9, 0.5, 0.3, 0.03), "rim")
    for _, x in ipairs{ -1, 1 } do b.add(box(x * 0.55, roof + 0.1, nose - 0.75, 0.66, 0.2, 0.34, 0.06), "siren") end
    b.add(box(0, roof + 0.03, nose - 0.75, 1.9, 0.06, 0.42, 0.02), "trim")
  elseif form == "dump" then
    local z0, z1 = bed - 0.05, tail
    b.add(side({ { z0, 1.0 }, { z1 + 0.5, 1.0 }, { z1, 1.25 }, { z1, 1.34 }, { z0, 1.1 } }, 2.3, 0.02), "bed")
    b.both(side({ { z0 + 0.06, 1.0 }, { z0 + 0.06, 2.3 }, { z1 + 0.1, 2.0 }, { z1, 1.25 }, { z1 + 0.5, 1.0 } }, 0.09, 0.02):move(1.16, 0, 0), "bed")
    b.add(box(0, 1.75, z0, 2.36, 1.6, 0.1, 0.02), "bed")
    b.add(side({ { z0, 2.4 }, { z0 + 1.5, 2.95 }, { z0 + 1.5, 3.03 }, { z0, 2.55 } }, 2.3, 0.02), "bed")
    for i = 0, 4 do b.both(box(1.22, 1.6, z0 - 0.3 - 0.75 * i, 0.08, 1.15 - 0.06 * i, 0.1, 0.02), "bed") end
    b.add(kit.heightfield({ width = 2.2, length = z0 - z1 - 0.4, columns = p.advanced and 22 or 12, rows = p.advanced and 30 or 16, solid = true, base = 1.05 }, function(x, z)
      return 1.75 + 0.35 * math.cos(1.2 * x) * math.cos(0.8 * z) + 0.08 * kit.noise(2.5 * x, 1, 2.5 * z) end):move(0, 0, (z0 + z1) / 2), "load")
    b.support(0, 2, (z0 + z1) / 2, 1.6, 2, "inside")
  elseif form == "semi" then
    b.add(box(0, 2.35, (bed - 0.5 + tail) / 2, 2.44, 2.7, bed - 0.5 - tail, 0.05), "cargo")
    for i = 0, 15 do b.both(box(1.225, 2.35, bed - 0.9 - i * (bed - 0.5 - tail - 0.6) / 15, 0.03, 2.5, 0.05, 0), "cargo") end
    b.both(rod({ 0.95, 0.9, bed + 0.02 }, { 0.95, 3.4, bed + 0.02 }, 0.08), "rim")
    b.both(kit.capsule{ radius = 0.3, height = 1.2 }:rotate("x", 90):move(0.9, 0.7, nose - 2.3), "rim")
    b.add(side({ { bed + 0.1, roof - 0.05 }, { nose - 0.5, roof - 0.05 }, { nose - 0.9, roof + 0.5 }, { bed + 0.1, roof + 0.75 } }, 2.0, 0.1), "body")
    b.both(rod({ 0.8, 0.05, 1.4 }, { 0.8, 1.0, 1.4 }, 0.06), "trim")
  else
    b.add(box(0, 2.05, (bed + tail) / 2, 2.4, 2.2, bed - tail, 0.06), "cargo")
    for _, y in ipairs{ 0.98, 3.13 } do b.both(box(1.19, y, (bed + tail) / 2, 0.06, 0.08, bed - tail, 0.02), "rim") end
    b.both(box(1.205, 2.05, (bed + tail) / 2, 0.02, 0.5, bed - tail - 0.6, 0), "stripe")
    b.add(box(0, 2.05, tail - 0.005, 0.03, 2.0, 0.03, 0), "trim")
    b.both(box(1.0, 0.8, -0.1, 0.3, 0.4, 1.2, 0.05), "trim")
    b.support(0, 3.15, (bed + tail) / 2, 2, 3)
  end
end

function draw.tractor(p)
  local b = maker.board(p, 4, 0.04)
  b.add(side(kit.curve{ closed = true, segments = 3, points = { { 1.66, 0.75 }, { 1.74, 1.1 }, { 1.6, 1.42 }, { 1.0, 1.5 }, { 0.1, 1.55 }, { 0.05, 0.8 }, { 0.9, 0.72 } } }, 0.72, 0.1), "body")
  b.add(box(0, 1.1, 1.73, 0.5, 0.5, 0.06, 0.03), "trim")
  for i = -3, 3 do b.add(box(0.07 * i, 1.1, 1.77, 0.02, 0.42, 0.03, 0.005), "rim") end
  b.both(disc("z", 0.25, 1.3, 1.7, 0.075, 0.1), "light")
  b.both(box(0.365, 1.2, 0.85, 0.02, 0.3, 0.8, 0.01), "trim")
  b.add(rod({ 0.2, 1.45, 0.8 }, { 0.2, 2.35, 0.8 }, 0.05), "trim")
  b.add(rod({ 0.2, 1.6, 0.8 }, { 0.2, 2.1, 0.8 }, 0.075), "rim")
  b.add(box(0, 0.72, 0.6, 0.5, 0.34, 2.2, 0.05), "trim")
  b.add(box(0, 0.85, -0.6, 0.8, 0.6, 1.3, 0.08), "trim")
  -- Cab: posts, panes, roof; fenders over the great wheels.
  for _, x in ipairs{ -1, 1 } do
    for _, z in ipairs{ 0.05, -1.15 } do b.add(rod({ x * 0.6, 1.2, z }, { x * 0.56, 2.5, z - 0.05 * (z > 0 and 1 or -1) }, 0.04), "body") end
    b.add(box(x * 0.585, 1.95, -0.55, 0.02, 1.0, 1.08, 0.005), "glass")
  end
  b.add(box(0, 1.95, 0.03, 1.1, 1.0, 0.02, 0.005), "glass")
  b.add(box(0, 1.95, -1.13, 1.1, 1.0, 0.02, 0.005), "glass")
  b.add(kit.superquadric{ radii = { 0.74, 0.13, 0.78 }, round_y = 0.5, round_xz = 0.25 }:move(0, 2.55, -0.55), "body")
  b.add(kit.superquadric{ radii = { 0.26, 0.1, 0.26 }, round_y = 0.4, round_xz = 0.4 }:move(0, 1.35, -0.7), "trim")
  b.add(kit.torus{ radius = 0.17, tube = 0.02, sides = 24, tube_sides = 8 }:rotate("x", 55):move(0, 1.65, -0.25), "trim")
  local function lugged(r, w, count)
    local parts = { coach.wheel(p, 0.96 * r, w, "steel") }
    local lug = box(0, 0, 0, 0.46 * w, 0.09 * r, 0.07 * r, 0)
    for i = 1, count do
      for _, s in ipairs{ -1, 1 } do parts[#parts + 1] = lug:rotate("y", s * 25):move(s * 0.25 * w, 0.97 * r, 0):rotate("x", 360 * (i + (s > 0 and 0.5 or 0)) / count):slot("tire") end
    end
    return kit.group(parts)
  end
  b.both(lugged(0.86, 0.46, p.advanced and 20 or 14):move(0.92, 0.88, -0.7), "rim")
  b.both(lugged(0.5, 0.28, p.advanced and 16 or 12):move(0.7, 0.51, 1.25), "rim")
  b.add(rod({ -0.9, 0.88, -0.7 }, { 0.9, 0.88, -0.7 }, 0.12), "trim")
  b.add(rod({ -0.65, 0.51, 1.25 }, { 0.65, 0.51, 1.25 }, 0.07), "trim")
  for _, x in ipairs{ -1, 1 } do
    local fender = {}
    for i = 0, 9 do local a = math.rad(35 + 125 * i / 9) fender[i + 1] = { x * 0.87, 0.88 + 1.0 * math.sin(a), -0.7 + 1.0 * math.cos(a) } end
    b.add(kit.sweep{ path = fender, profile = kit.rectangle{ width = 0.5, height = 0.04 }, up = { 0, 1, 0 }, first = "flat", last = "flat" }, "body")
  end
  b.add(kit.cylinder{ radius = 0.04, height = 0.5 }:rotate("x", 90):move(0, 0.6, -1.45), "trim")
end

-- A crawler track in the plane of X: shoes round two wheels.
local function track(p, b, x, z0, z1, r, wide)
  local count = math.floor((2 * (z1 - z0) + 2 * math.pi * r) / (p.advanced and 0.18 or 0.27))
  local round = 2 * (z1 - z0) + 2 * math.pi * r
  local shoe, parts = box(0, 0, 0, wide, 0.07, 0.9 * round / count, 0.012), {}
  for i = 0, count - 1 do
    local s = round * i / count
    local long = z1 - z0
    local y, z, turn
    if s < long then y, z, turn = r, -s + z1, 0
    elseif s < long + math.pi * r then local a = (s - long) / r y, z, turn = r * math.cos(a), z0 - r * math.sin(a), -math.deg(a)
    elseif s < 2 * long + math.pi * r then y, z, turn = -r, z0 + (s - long - math.pi * r), 180
    else local a = (s - 2 * long - math.pi * r) / r y, z, turn = -r * math.cos(a), z1 + r * math.sin(a), 180 - math.deg(a) end
    parts[#parts + 1] = shoe:rotate("x", turn):move(x, y + r + 0.035, z)
  end
  b.add(kit.group(parts), "track")
  for _, z in ipairs{ z0, z1 } do
    b.add(disc("x", x, r + 0.035, z, 0.9 * r, 0.7 * wide, 0.04), "trim")
    b.add(disc("x", x, r + 0.035, z, 0.4 * r, 0.9 * wide, 0.03), "body")
  end
  local n = math.max(3, math.floor((z1 - z0) / (1.1 * r)))
  for i = 1, n do b.add(disc("x", x, 0.42 * r + 0.06, z0 + (z1 - z0) * i / (n + 1), 0.4 * r, 0.76 * wide, 0.03), "trim") end
  b.add(box(x, r + 0.035, (z0 + z1) / 2, 0.6 * wide, 0.8 * r, z1 - z0, 0.03), "trim")
end

local function booth(b, x, y, z, wide, high, deep)
  b.add(box(x, y + high / 2, z, wide, high, deep, 0.06), "body")
  for _, s in ipairs{ -1, 1 } do b.add(box(x + s * wide / 2, y + 0.6 * high, z, 0.03, 0.6 * high, 0.8 * deep, 0.01), "glass") end
  b.add(box(x, y + 0.6 * high, z + deep / 2, 0.86 * wide, 0.6 * high, 0.03, 0.01), "glass")
  b.add(box(x, y + 0.65 * high, z - deep / 2, 0.8 * wide, 0.45 * high, 0.03, 0.01), "glass")
  b.add(box(x, y + high + 0.02, z, wide + 0.14, 0.08, deep + 0.14, 0.03), "body")
end

function draw.bulldozer(p)
  local b = maker.board(p, 5, 0.04)
  for _, x in ipairs{ -0.85, 0.85 } do track(p, b, x, -1.35, 1.0, 0.42, 0.5) end
  b.add(side({ { 1.5, 0.7 }, { 1.5, 1.5 }, { 0.3, 1.62 }, { 0.3, 0.7 } }, 0.96, 0.06), "body")
  b.add(box(0, 0.9, -0.5, 1.2, 0.7, 2.2, 0.05), "body")
  for i = 0, 5 do b.add(box(0, 0.85 + 0.11 * i, 1.51, 0.8, 0.05, 0.03, 0.01), "trim") end
  b.both(box(0.485, 1.15, 0.95, 0.02, 0.5, 0.8, 0.01), "trim")
  booth(b, 0, 1.25, -0.55, 1.3, 1.35, 1.35)
  b.add(rod({ 0.3, 1.55, 0.85 }, { 0.3, 2.2, 0.85 }, 0.05), "trim")
  b.add(box(0, 1.35, -1.5, 1.2, 0.8, 0.4, 0.06), "body")
  -- The blade: a curved plate, its cutting edge, and the arms that push it.
  local blade = {}
  for i = 0, 10 do local a = math.rad(-52 + 104 * i / 10) blade[#blade + 1] = { 2.62 - 0.75 * math.cos(a) + 0.4, 0.62 + 0.72 * math.sin(a) } end
  for i = 10, 0, -1 do local a = math.rad(-52 + 104 * i / 10) blade[#blade + 1] = { 2.52 - 0.75 * math.cos(a) + 0.4, 0.62 + 0.72 * math.sin(a) } end
  b.add(side(blade, 2.9, 0.02), "blade")
  b.add(box(0, 0.07, 2.53, 2.9, 0.14, 0.06, 0.015), "edge")
  b.both(side({ { 2.26, 0.05 }, { 2.62, 0.05 }, { 2.62, 1.2 }, { 2.26, 1.1 } }, 0.06, 0.015):move(1.42, 0, 0), "blade")
  b.both(rod({ 1.18, 0.42, -0.2 }, { 1.18, 0.4, 2.3 }, 0.1), "body")
  b.both(rod({ 0.45, 1.3, 1.35 }, { 0.5, 0.9, 2.26 }, 0.05), "rim")
  b.both(rod({ 0.45, 1.3, 1.35 }, { 0.475, 1.1, 1.85 }, 0.075), "body")
  b.both(disc("z", 0.4, 2.66, 0.2, 0.07, 0.1), "light")
  b.support(0, 2.67, -0.55, 1, 1)
end

function draw.excavator(p)
  local b = maker.board(p, 7.4, 0.04)
  for _, x in ipairs{ -0.95, 0.95 } do track(p, b, x, -1.3, 1.3, 0.38, 0.5) end
  b.add(box(0, 0.7, 0, 1.2, 0.5, 1.6, 0.05), "trim")
  b.add(disc("y", 0, 1.0, 0, 0.75, 0.3), "trim")
  b.add(box(0, 1.3, -0.35, 2.3, 0.4, 3.0, 0.08), "body")
  b.add(side(kit.curve{ closed = true, segments = 3, points = { { -0.4, 1.4 }, { -0.4, 2.0 }, { -1.4, 2.1 }, { -1.95, 1.9 }, { -2.0, 1.3 }, { -1.2, 1.25 } } }, 2.3, 0.1), "body")
  b.both(box(1.15, 1.75, -1.1, 0.03, 0.36, 0.9, 0.01), "trim")
  booth(b, -0.7, 1.48, 0.45, 0.9, 1.5, 1.25)
  b.add(box(0.62, 1.65, 0.3, 0.8, 0.36, 1.0, 0.05), "body")
  b.add(rod({ 0.5, 2.0, -1.1 }, { 0.5, 2.5, -1.1 }, 0.06), "trim")
  -- Boom, stick, bucket in the plane of the pivot.
  local x = 0.12
  b.add(side(kit.curve{ closed = true, segments = 3, points = { { 0.8, 1.4 }, { 1.2, 1.3 }, { 1.9, 2.9 }, { 3.8, 3.55 }, { 3.85, 3.85 }, { 3.5, 3.95 }, { 1.7, 3.5 }, { 1.3, 3.0 } } }, 0.4, 0.04):move(x, 0, 0), "body")
  b.add(side({ { 3.35, 4.3 }, { 3.6, 4.45 }, { 4.0, 3.8 }, { 4.62, 1.75 }, { 4.4, 1.68 }, { 3.5, 3.5 } }, 0.32, 0.03):move(x, 0, 0), "body")
  b.add(side({ { 4.62, 1.85 }, { 4.3, 1.8 }, { 4.0, 1.45 }, { 3.85, 1.0 }, { 3.95, 0.6 }, { 4.3, 0.35 }, { 4.75, 0.4 }, { 4.95, 0.62 }, { 4.4, 0.6 }, { 4.1, 0.75 }, { 4.05, 1.1 }, { 4.2, 1.4 }, { 4.5, 1.62 } }, 1.1, 0.015):move(x, 0, 0), "bucket")
  for _, s in ipairs{ -0.54, 0.54 } do b.add(side({ { 4.6, 1.84 }, { 4.3, 1.79 }, { 4.0, 1.45 }, { 3.86, 1.0 }, { 3.96, 0.6 }, { 4.3, 0.37 }, { 4.75, 0.42 }, { 4.93, 0.64 } }, 0.05, 0.01):move(x + s, 0, 0), "bucket") end
  for i = -2, 2 do b.add(side({ { 4.85, 0.5 }, { 4.9, 0.66 }, { 5.15, 0.72 } }, 0.1, 0.01):move(x + 0.23 * i, 0, 0), "edge") end
  local function ram(a, c, r) b.add(rod(a, c, 0.6 * r), "rim") b.add(rod(a, { (a[1] + c[1]) / 2, (a[2] + c[2]) / 2, (a[3] + c[3]) / 2 }, r), "trim") end
  for _, s in ipairs{ -0.3, 0.3 } do ram({ x + s, 1.45, 1.3 }, { x + s, 2.95, 1.95 }, 0.085) end
  ram({ x, 3.75, 2.0 }, { x, 4.32, 3.5 }, 0.085)
  ram({ x, 3.9, 3.9 }, { x, 2.0, 4.75 }, 0.075)
  b.add(rod({ x, 2.05, 4.75 }, { x, 1.7, 4.5 }, 0.06), "trim")
  for _, at in ipairs{ { 1.45, 1.0 }, { 3.72, 3.7 }, { 1.75, 4.5 } } do b.add(disc("x", x, at[1], at[2], 0.1, 0.5), "rim") end
end

function draw.forklift(p)
  local b = maker.board(p, 3.4, 0.04)
  b.add(side(kit.curve{ closed = true, segments = 3, points = { { 0.55, 0.25 }, { 0.6, 0.75 }, { 0.1, 0.8 }, { -0.05, 1.0 }, { -0.9, 1.05 }, { -1.25, 0.9 }, { -1.3, 0.4 }, { -1.1, 0.25 } } }, 1.06, 0.08), "body")
  b.add(box(0, 0.62, -1.2, 1.08, 0.62, 0.36, 0.1), "trim")
  coach.wheels(p, b, { radius = 0.33, tyre = 0.24, half = 0.62, axles = { 0.45 }, rim = "steel" })
  coach.wheels(p, b, { radius = 0.27, tyre = 0.2, half = 0.56, axles = { -0.9 }, rim = "steel" })
  for _, x in ipairs{ -1, 1 } do
    b.add(maker.pipe({ { x * 0.46, 0.78, 0.5 }, { x * 0.46, 1.5, 0.42 }, { x * 0.46, 2.02, 0.2 }, { x * 0.46, 2.06, 0 }, { x * 0.46, 2.06, -0.7 }, { x * 0.46, 1.9, -0.85 }, { x * 0.46, 1.0, -0.98 } }, 0.04), "trim")
  end
  for i = 0, 4 do b.add(rod({ -0.46, 2.06, 0.12 - 0.2 * i }, { 0.46, 2.06, 0.12 - 0.2 * i }, 0.022), "trim") end
  b.add(kit.superquadric{ radii = { 0.26, 0.09, 0.26 }, round_y = 0.4, round_xz = 0.4 }:move(0, 1.12, -0.42), "trim")
  b.add(kit.superquadric{ radii = { 0.24, 0.28, 0.08 }, round_y = 0.4, round_xz = 0.4 }:rotate("x", -10):move(0, 1.38, -0.68), "trim")
  b.add(kit.torus{ radius = 0.15, tube = 0.018, sides = 24, tube_sides = 8 }:rotate("x", 50):move(0, 1.3, 0.08), "trim")
  b.add(rod({ 0, 1.3, 0.08 }, { 0, 0.8, 0.38 }, 0.04), "trim")
  -- The mast with its chain, carriage and forks.
  local lift = p:vary(0.1, 0.5)
  for _, x in ipairs{ -1, 1 } do
    b.add(box(x * 0.36, 1.15, 0.82, 0.08, 2.1, 0.12, 0.01), "trim")
    b.add(box(x * 0.26, 1.2 + 0.3 * lift, 0.84, 0.06, 2.0, 0.1, 0.01), "rim")
    b.add(box(x * 0.25, 0.3 + lift, 0.95, 0.12, 0.5, 0.05, 0.01), "fork")
    b.add(side({ { 0.93, 0.05 + lift }, { 1.95, 0.06 + lift }, { 1.95, 0.075 + lift }, { 0.93, 0.11 + lift } }, 0.12, 0.006):move(x * 0.25, 0, 0), "fork")
    b.add(disc("z", x * 0.4, 1.86, 0.34, 0.07, 0.1), "light")
  end
  for _, y in ipairs{ 0.15, 0.5 } do b.add(box(0, y + lift, 0.93, 0.9, 0.08, 0.05, 0.01), "trim") end
  for i = -3, 3 do b.add(box(0.13 * i, 0.78 + lift, 0.93, 0.03, 0.55, 0.03, 0.005), "trim") end
  b.add(box(0, 1.05 + lift, 0.93, 0.9, 0.05, 0.04, 0.01), "trim")
  for _, y in ipairs{ 0.25, 2.18 } do b.add(box(0, y, 0.82, 0.8, 0.08, 0.08, 0.01), "trim") end
  b.add(rod({ 0, 0.2, 0.82 }, { 0, 1.7, 0.82 }, 0.04), "rim")
end

function draw.tank(p)
  local b = maker.board(p, 7.5, 0.03)
  for _, x in ipairs{ -1.3, 1.3 } do track(p, b, x, -2.1, 1.9, 0.44, 0.56) end
  for _, x in ipairs{ -1, 1 } do
    for i = 0, 5 do
      b.add(disc("x", x * 1.36, 0.42, -1.75 + 0.66 * i, 0.34, 0.5, 0.04), "body")
      b.add(disc("x", x * 1.62, 0.42, -1.75 + 0.66 * i, 0.12, 0.06, 0.02), "trim")
    end
    b.add(side({ { 2.4, 0.98 }, { 2.75, 0.75 }, { 2.75, 0.8 }, { 2.4, 1.06 }, { -2.7, 1.06 }, { -2.7, 0.98 } }, 0.7, 0.01):move(x * 1.3, 0, 0), "body")
    b.add(box(x * 1.6, 0.9, -0.2, 0.04, 0.24, 4.6, 0.01), "body")
  end
  b.add(side({ { 2.2, 0.45 }, { 2.65, 0.8 }, { 2.1, 1.2 }, { 1.5, 1.32 }, { -2.6, 1.32 }, { -2.75, 0.9 }, { -2.3, 0.45 } }, 2.1, 0.05), "body")
  b.add(side({ { 2.1, 1.04 }, { 1.5, 1.32 }, { -2.6, 1.32 }, { -2.6, 1.04 } }, 3.1, 0.05), "body")
  local function ring(y, f, r, w, cut) return { { w - cut, y, f }, { w, y, f - cut }, { w, y, r + cut }, { w - cut, y, r }, { -w + cut, y, r }, { -w, y, r + cut }, { -w, y, f - cut }, { -w + cut, y, f } } end
  b.add(kit.loft{ sections = { ring(1.3, 0.9, -1.3, 0.95, 0.3), ring(1.6, 1.2, -1.6, 1.2, 0.45), ring(2.0, 0.7, -1.35, 0.9, 0.3) }, crease = 20 }, "body")
  b.add(kit.sphere{ radii = { 0.5, 0.32, 0.3 } }:move(0, 1.64, 1.0), "body")
  local up = p:vary(0, 0.25)
  b.add(rod({ 0, 1.65, 1.1 }, { 0, 1.75 + up, 4.6 }, 0.1, 0.085), "body")
  b.add(rod({ 0, 1.7 + 0.5 * up, 2.7 }, { 0, 1.71 + 0.58 * up, 3.1 }, 0.15), "body")
  b.add(rod({ 0, 1.745 + 0.97 * up, 4.45 }, { 0, 1.755 + up, 4.78 }, 0.13), "body")
  b.add(disc("z", 0, 1.756 + up, 4.79, 0.07, 0.02), "trim")
  b.add(disc("y", 0.4, 2.06, -0.2, 0.34, 0.16, 0.04), "body")
  b.add(disc("y", -0.45, 2.03, -0.35, 0.28, 0.1, 0.03), "body")
  b.add(rod({ 0.4, 2.2, -0.05 }, { 0.4, 2.28, 0.75 }, 0.035), "trim")
  b.add(rod({ -0.8, 1.9, -1.2 }, { -0.82, 3.1, -1.4 }, 0.012), "trim")
  for i = 0, 6 do b.add(box(0, 1.34, -1.9 - 0.1 * i, 1.4, 0.05, 0.04, 0.005), "trim") end
  b.both(disc("z", 0.85, 1.12, 2.28, 0.1, 0.14), "light")
  b.both(box(1.15, 1.5, -2.2, 0.5, 0.32, 0.6, 0.05), "body")
end

function draw.crane(p)
  local b = maker.board(p, 30)
  -- A tower crane: lattice mast, jib and counter jib, cab, and the hook on its trolley.
  local function lattice(from, to, wide, middle, axis)
    local n, h = math.floor((to - from) / wide + 0.5), wide / 2
    local function at(a, u, v) if axis == "y" then return { u, a, v } end return { a, middle + v, u } end
    for _, u in ipairs{ -h, h } do for _, v in ipairs{ -h, h } do b.add(kit.sweep{ path = { at(from, u, v), at(to, u, v) }, radius = 0.12, sides = 6 }, "frame") end end
    for i = 0, n - 1 do
      local a, c = from + (to - from) * i / n, from + (to - from) * (i + 1) / n
      local f = i % 2 == 0 and 1 or -1
      for _, s in ipairs{ -h, h } do
        b.add(kit.sweep{ path = { at(a, -h * f, s), at(c, h * f, s) }, radius = 0.07, sides = 5 }, "frame")
        b.add(kit.sweep{ path = { at(a, s, -h * f), at(c, s, h * f) }, radius = 0.07, sides = 5 }, "frame")
      end
    end
  end
  b.add(box(0, 0.4, 0, 5, 0.8, 5, 0.1), "base")
  lattice(0.8, 24, 1.7, 0, "y")
  b.add(box(0, 24.3, 0, 2.3, 0.7, 2.3, 0.1), "frame")
  lattice(0.8, 15, 1.2, 25.2, "x")
  lattice(-8, -0.8, 1.2, 25.2, "x")
  b.add(box(-7.2, 24.2, 0, 1.6, 2.4, 1.8, 0.1), "base")
  b.add(rod({ 0, 24.5, 0 }, { 0, 29.9, 0 }, 0.5, 0.16), "frame")
  for _, x in ipairs{ -7.4, 7, 13.6 } do b.add(kit.sweep{ path = { { 0, 29.7, 0 }, { x, 25.8, 0 } }, radius = 0.06, sides = 6 }, "rope") end
  b.add(box(0.9, 23.2, 1.75, 1.5, 1.7, 1.4, 0.12), "body")
  b.add(box(0.9, 23.4, 2.46, 1.2, 1.0, 0.04, 0.02), "glass")
  b.add(box(1.66, 23.4, 1.75, 0.04, 1.0, 1.1, 0.02), "glass")
  local out, drop = p:vary(9, 12.5), p:vary(9, 15)
  b.add(box(out, 24.45, 0, 1.2, 0.3, 1.3, 0.05), "base")
  for _, x in ipairs{ -0.3, 0.3 } do b.add(kit.sweep{ path = { { out + x, 24.4, 0 }, { out + 0.4 * x, drop, 0 } }, radius = 0.045, sides = 6 }, "rope") end
  b.add(box(out, drop - 0.2, 0, 0.6, 0.9, 0.35, 0.1), "body")
  b.add(maker.pipe({ { out, drop - 0.6, 0 }, { out, drop - 1.0, 0 }, { out + 0.35, drop - 1.35, 0 }, { out, drop - 1.75, 0 }, { out - 0.35, drop - 1.4, 0 } }, 0.11), "base")
end

local plate = { { "body", "yellow paint" }, { "trim", "charcoal plastic" }, { "glass", "tinted glass" }, { "tire", "black rubber" }, { "rim", "steel" }, { "light", "white acrylic" }, { "rear light", "red acrylic" } }
local function slots(body, more)
  local list = {}
  for i, slot in ipairs(plate) do list[i] = i == 1 and { "body", body } or slot end
  for _, slot in ipairs(more or {}) do list[#list + 1] = slot end
  return list
end
local function kind(name, drawing, members)
  members.kind = name
  local traits = { draw = draw[drawing] }
  for k, v in pairs(members.traits or {}) do traits[k] = v end
  members.traits = traits
  return members
end

return {
  slots = plate,
  kinds = {
    kind("bus", "bus", { synsets = { "bus.n.01" }, names = { "coach bus", "city bus", "autobus" }, length_m = { 0.06, 11, 18 }, slots = slots("glossy blue paint", { { "stripe", "white paint" }, { "sign", "glowing orange acrylic" } }) }),
    kind("double-decker bus", "bus", { names = { "double decker", "double decker bus", "london bus" }, length_m = { 0.06, 11, 12 }, traits = { decks = 2 }, slots = slots("glossy red paint", { { "stripe", "cream paint" }, { "sign", "glowing orange acrylic" } }) }),
    kind("school bus", "bus", { synsets = { "school_bus.n.01" }, length_m = { 0.06, 10.7, 12 }, slots = slots("amber paint", { { "stripe", "black paint" } }) }),
    kind("truck", "truck", { synsets = { "truck.n.01" }, except = { "van.n.05" }, names = { "lorry", "box truck", "delivery truck", "moving truck" }, length_m = { 0.06, 7, 18 }, slots = slots("glossy red paint", { { "cargo", "white paint" }, { "stripe", "red paint" } }) }),
    kind("semi truck", "truck", { synsets = { "trailer_truck.n.01" }, names = { "semi", "semi trailer", "articulated lorry" }, length_m = { 0.06, 14, 20 }, traits = { form = "semi" }, slots = slots("glossy blue paint", { { "cargo", "aluminum" } }) }),
    kind("dump truck", "truck", { synsets = { "dump_truck.n.01" }, names = { "tipper truck", "garbage truck", "recycling truck" }, length_m = { 0.06, 8, 14 }, traits = { form = "dump" }, slots = slots("yellow paint", { { "bed", "yellow paint" }, { "load", "sand" } }) }),
    kind("fire truck", "truck", { synsets = { "fire_engine.n.01" }, names = { "fire engine", "firetruck" }, length_m = { 0.06, 8.5, 13 }, traits = { form = "fire" },
      slots = slots("glossy red paint", { { "stripe", "white paint" }, { "ladder", "aluminum" }, { "siren", "glowing blue acrylic" } }) }),
    kind("tractor", "tractor", { synsets = { "tractor.n.01" }, names = { "farm tractor" }, length_m = { 0.06, 4, 7 }, slots = slots("green paint", {}) }),
    kind("bulldozer", "bulldozer", { synsets = { "bulldozer.n.01" }, length_m = { 0.06, 5, 9 }, slots = slots("yellow paint", { { "track", "gunmetal" }, { "blade", "yellow paint" }, { "edge", "steel" } }) }),
    kind("excavator", "excavator", { synsets = { "power_shovel.n.01" }, names = { "digger", "excavator", "backhoe" }, length_m = { 0.06, 7.4, 12 }, slots = slots("orange paint", { { "track", "gunmetal" }, { "bucket", "gunmetal" }, { "edge", "steel" } }) }),
    kind("forklift", "forklift", { synsets = { "forklift.n.01" }, names = { "fork lift" }, length_m = { 0.06, 3.4, 5 }, slots = slots("orange paint", { { "fork", "gunmetal" } }) }),
    kind("crane", "crane", { synsets = { "crane.n.04" }, names = { "tower crane", "construction crane" }, height_m = { 0.2, 30, 80 },
      slots = { { "frame", "yellow paint" }, { "body", "yellow paint" }, { "base", "concrete" }, { "rope", "steel" }, { "glass", "tinted glass" } } }),
    kind("tank", "tank", { synsets = { "tank.n.01" }, names = { "battle tank", "army tank" }, length_m = { 0.06, 7.5, 10 }, slots = slots("olive green paint", { { "track", "gunmetal" } }) }),
  },
  build = function(p) p.traits.draw(p) end,
}
