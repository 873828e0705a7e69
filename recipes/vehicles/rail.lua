-- What runs on rails, and what horses or people draw.
local maker = require("lib/maker")
local box, disc, rod, side, pipe = maker.box, maker.disc, maker.rod, maker.side, maker.pipe

local draw = {}

-- A rail wheel with its flange, standing at (x, r, z).
local function rail_wheel(p, b, x, r, z, spokes, slot)
  b.add(kit.tube{ radius = r, thickness = 0.16 * r, height = 0.14, sides = p.advanced and 36 or 18 }:rotate("z", 90):move(x, r, z), slot or "wheel")
  b.add(kit.tube{ radius = 1.08 * r, thickness = 0.2 * r, height = 0.05, sides = p.advanced and 36 or 18 }:rotate("z", 90):move(x - (x > 0 and 0.08 or -0.08), 1.08 * r - 0.08 * r, z), "metal")
  b.add(kit.cylinder{ radius = 0.2 * r, height = 0.2, sides = 12 }:rotate("z", 90):move(x, r, z), "metal")
  for i = 1, spokes do
    local a = 2 * math.pi * i / spokes
    b.add(kit.sweep{ path = { { x, r + 0.1 * r * math.sin(a), z + 0.1 * r * math.cos(a) }, { x, r + 0.88 * r * math.sin(a), z + 0.88 * r * math.cos(a) } }, radius = 0.06 * r, sides = 5 }, slot or "wheel")
  end
end

local function steam(p, b, z)
  local function at(shape) return shape:move(0, 0, z) end
  local sides = p.advanced and 40 or 22
  -- Boiler with bands, smokebox, chimney, domes.
  b.add(at(maker.turned("z", { { 0, -2.6 }, { 0.8, -2.6 }, { 0.8, 3.2 }, { 0, 3.2 } }, sides):move(0, 2.0, 0)), "body")
  b.add(at(maker.turned("z", { { 0, 3.15 }, { 0.84, 3.15 }, { 0.84, 4.2 }, { 0.74, 4.3 }, { 0, 4.34 } }, sides):move(0, 2.0, 0)), "metal")
  b.add(at(disc("z", 0, 2.0, 4.36, 0.16, 0.08)), "brass")
  for _, dz in ipairs{ -1.6, -0.4, 0.8, 2.0, 3.15 } do b.add(at(kit.tube{ radius = 0.83, thickness = 0.04, height = 0.08, sides = sides }:rotate("x", 90):move(0, 2.0, dz)), "brass") end
  b.add(at(kit.lathe{ profile = { { 0, 0 }, { 0.3, 0 }, { 0.24, 0.2 }, { 0.24, 0.6 }, { 0.44, 1.0 }, { 0.46, 1.08 }, { 0.34, 1.08 }, { 0.2, 0.6 }, { 0, 0.6 } }, sides = 28, crease = 40 }:move(0, 2.72, 3.7)), "metal")
  for _, dz in ipairs{ 1.5, -0.6 } do b.add(at(kit.lathe{ smooth = true, profile = { { 0.36, 0 }, { 0.3, 0.12 }, { 0.3, 0.4 }, { 0.2, 0.56 }, { 0, 0.6, "sharp" } }, sides = 24 }:move(0, 2.72, dz)), "brass") end
  b.add(at(kit.lathe{ profile = { { 0, 0 }, { 0.1, 0 }, { 0.12, 0.3 }, { 0.2, 0.34 }, { 0, 0.36 } }, sides = 16 }:move(0, 2.75, 0.5)), "brass")
  -- Headlamp, buffer beam and cowcatcher.
  b.add(at(box(0, 2.95, 4.25, 0.4, 0.44, 0.34, 0.04)), "metal")
  b.add(at(disc("z", 0, 2.95, 4.44, 0.16, 0.05)), "light")
  b.add(at(box(0, 1.1, 4.3, 2.3, 0.34, 0.2, 0.02)), "trim")
  for i = -6, 6 do b.add(at(kit.sweep{ path = { { 0.08 * i, 0.95, 4.9 - 0.02 * math.abs(i) }, { 0.17 * i, 0.22, 5.35 - 0.1 * math.abs(i) } }, radius = 0.04, sides = 6 }), "trim") end
  b.add(at(rod({ -0.55, 0.95, 4.8 }, { 0.55, 0.95, 4.8 }, 0.05)), "trim")
  b.add(at(box(0, 0.98, 4.55, 0.9, 0.1, 0.6, 0.02)), "trim")
  -- Running boards, cylinders, wheels with rods.
  b.add(at(box(0, 1.2, 0.4, 2.4, 0.08, 7.6, 0.02)), "trim")
  b.add(at(box(0, 1.0, 0.2, 1.0, 0.4, 8.0, 0.03)), "metal")
  for _, x in ipairs{ -1, 1 } do
    b.add(at(kit.cylinder{ radius = 0.32, height = 1.0, bevel = 0.04 }:rotate("x", 90):move(x * 1.08, 0.85, 3.3)), "metal")
    local turn = p:vary(0, 6.28)
    local dy, dz = 0.3 * math.sin(turn), 0.3 * math.cos(turn)
    for _, wz in ipairs{ -1.9, -0.3, 1.3 } do rail_wheel(p, { add = function(s, slot) b.add(at(s), slot) end }, x * 0.86, 0.7, wz, p.advanced and 12 or 10) end
    for _, wz in ipairs{ 2.9, 3.9 } do rail_wheel(p, { add = function(s, slot) b.add(at(s), slot) end }, x * 0.8, 0.36, wz, 8) end
    b.add(at(box(x * 1.02, 0.7 + dy, -0.3 + dz, 0.06, 0.12, 3.4, 0.02)), "rod")
    b.add(at(rod({ x * 1.08, 0.7 + dy, -0.3 + dz }, { x * 1.08, 0.85, 2.4 }, 0.06)), "rod")
    b.add(at(rod({ x * 1.08, 0.85, 2.2 }, { x * 1.08, 0.85, 2.9 }, 0.045)), "rod")
  end
  -- Cab.
  b.add(at(box(0, 2.0, -3.0, 2.3, 1.6, 1.5, 0.04)), "body")
  for _, x in ipairs{ -1, 1 } do
    b.add(at(box(x * 1.1, 3.0, -2.35, 0.12, 0.7, 0.16, 0.02)), "body")
    b.add(at(box(x * 1.1, 3.0, -3.65, 0.12, 0.7, 0.16, 0.02)), "body")
    b.add(at(box(x * 1.16, 2.1, -3.0, 0.02, 0.5, 1.0, 0)), "brass")
  end
  b.add(at(box(0, 2.98, -2.3, 2.2, 0.62, 0.06, 0.01)), "glass")
  local roof = {}
  for i = 0, 12 do local a = math.rad(30 + 120 * i / 12) roof[#roof + 1] = { 1.5 * math.cos(a), 2.45 + 1.3 * math.sin(a) } end
  for i = 12, 0, -1 do local a = math.rad(30 + 120 * i / 12) roof[#roof + 1] = { 1.42 * math.cos(a), 2.38 + 1.28 * math.sin(a) } end
  b.add(at(maker.front(roof, 1.9, 0.01):move(0, -0.06, -3.0)), "trim")
end

local function carriage(p, b, z, long, slot)
  local roof = {}
  b.add(box(0, 1.75, z, 2.5, 1.9, long, 0.05), slot or "coach")
  b.add(box(0, 1.02, z, 2.54, 0.1, long + 0.05, 0.02), "brass")
  b.add(box(0, 1.62, z, 2.53, 0.06, long, 0.01), "brass")
  for i = 0, 12 do local a = math.rad(15 + 150 * i / 12) roof[#roof + 1] = { 1.38 * math.cos(a), 2.5 + 0.6 * math.sin(a) } end
  b.add(maker.front(roof, long + 0.2, 0.02):move(0, 0, z), "trim")
  local count = math.floor(long / 1.25)
  for i = 1, count do b.both(box(1.25, 2.15, z - long / 2 + long * (i - 0.5) / count, 0.04, 0.7, 0.74 * long / count, 0), "glass") end
  b.add(box(0, 0.85, z, 1.6, 0.3, long - 0.4, 0.03), "metal")
  for _, d in ipairs{ -0.32, 0.32 } do
    for _, k in ipairs{ -0.55, 0.55 } do
      for _, x in ipairs{ -0.8, 0.8 } do b.add(kit.cylinder{ radius = 0.4, height = 0.12, sides = p.advanced and 28 or 16 }:rotate("z", 90):move(x, 0.4, z + d * long + k), "metal") end
    end
    b.both(box(0.95, 0.5, z + d * long, 0.14, 0.24, 1.5, 0.03), "metal")
  end
end

local function track(b, from, to)
  for _, x in ipairs{ -0.78, 0.78 } do b.add(box(x, -0.08, (from + to) / 2, 0.14, 0.16, to - from, 0.02), "metal") end
  local places = {}
  for i = 0, math.floor((to - from) / (to - from > 15 and 1.8 or 0.9)) do places[#places + 1] = { 0, -0.22, from + 0.4 + (to - from > 15 and 1.8 or 0.9) * i } end
  b.add(kit.instances(kit.box{ size = { 2.6, 0.16, 0.36 } }, places), "sleeper")
end

function draw.steam(p)
  local alone = p.kind == "locomotive"
  local long = alone and 9.4 or 27
  local inner = maker.board(p, long + 1)
  -- Everything stands on rails that lie on the floor.
  local b = { add = function(shape, slot) inner.add(shape:move(0, 0.3, 0), slot) end }
  b.both = function(shape, slot) b.add(shape, slot) b.add(shape:mirror("x"), slot) end
  local z = alone and -0.7 or 8.2
  track(b, alone and -5.2 or -14, alone and 5.2 or 14)
  steam(p, b, z)
  if not alone then
    -- Tender with coal, then coaches.
    b.add(box(0, 1.7, z - 5.6, 2.3, 1.4, 3.2, 0.05), "body")
    b.add(kit.heightfield({ width = 2.0, length = 2.8, columns = 12, rows = 14, solid = true, base = 2.2 }, function(x, zz) return 2.6 + 0.25 * math.cos(1.4 * x) + 0.12 * kit.noise(4 * x, 2, 4 * zz) end):move(0, 0, z - 5.6), "coal")
    b.add(box(0, 0.85, z - 5.6, 1.6, 0.4, 3.0, 0.03), "metal")
    for _, dz in ipairs{ -6.6, -4.7 } do for _, x in ipairs{ -0.82, 0.82 } do rail_wheel(p, b, x, 0.42, z + dz, 8) end end
    for i, mid in ipairs{ -3.1, -9.9 } do carriage(p, b, mid, 6.2) end
    b.add(box(0, 0.8, -4, 0.3, 0.2, 18, 0.02), "metal")
  end
end

function draw.modern(p)
  local tram = p.kind == "tram"
  local inner = maker.board(p, tram and 16 or 25)
  local b = { add = function(shape, slot) inner.add(shape:move(0, 0.3, 0), slot) end }
  b.both = function(shape, slot) b.add(shape, slot) b.add(shape:mirror("x"), slot) end
  local half, nose = 1.25, tram and 7.9 or 12.3
  track(b, -nose - 0.1, nose + 0.1)
  local function ring(z, h, top, low)
    local s = {}
    for i, at in ipairs(kit.rectangle{ width = 2 * h, height = top - low, radius = 0.34 * math.min(h, 1), segments = p.advanced and 5 or 3 }) do s[i] = { at[1], (top + low) / 2 + at[2], z } end
    return s
  end
  local profile = tram and { { -nose, 1.0, 2.7, 0.6 }, { -nose + 0.5, 1.2, 3.3, 0.4 }, { -nose + 1, half, 3.4, 0.4 }, { nose - 1, half, 3.4, 0.4 }, { nose - 0.5, 1.2, 3.3, 0.4 }, { nose, 1.0, 2.7, 0.6 } }
    or { { -nose, half, 3.5, 0.4 }, { nose - 5, half, 3.5, 0.4 }, { nose - 3.6, 1.22, 3.42, 0.4 }, { nose - 2, 1.1, 2.8, 0.4 }, { nose - 0.8, 0.85, 2.0, 0.4 }, { nose, 0.4, 1.3, 0.5 } }
  local sections = {}
  for _, s in ipairs(profile) do sections[#sections + 1] = ring(s[1], s[2], s[3], s[4]) end
  b.add(kit.loft{ sections = sections, smooth = not tram, segments = 3, crease = 50 }, "body")
  local from, to = -nose + (tram and 1.2 or 0.8), nose - (tram and 1.2 or 5.4)
  local count = math.floor((to - from) / 1.5)
  local step = (to - from) / count
  for i = 1, count do
    local z = from + step * (i - 0.5)
    if i % 4 == 2 then
      b.both(box(half, 1.85, z, 0.05, 2.3, 0.86 * step, 0.03), "trim")
      for _, d in ipairs{ -0.22, 0.22 } do b.both(box(half + 0.02, 2.0, z + d * step, 0.05, 1.8, 0.36 * step, 0.02), "glass") end
    else b.both(box(half, 2.35, z, 0.05, 1.0, 0.86 * step, 0.03), "glass") end
  end
  for _, z in ipairs{ -0.7, 0.7 } do b.both(box(half + 0.002, 1.2, z * nose * 0, 0.03, 0.28, to - from, 0.01), "stripe") end
  if tram then
    for _, s in ipairs{ 1, -1 } do
      b.add(kit.superquadric{ radii = { 0.98, 0.62, 0.1 }, round_y = 0.3, round_xz = 0.3 }:rotate("x", s * -16):move(0, 2.3, s * (nose - 0.13)), "glass")
      b.add(box(0, 3.14, s * (nose - 0.4), 1.4, 0.3, 0.16, 0.04), "sign")
      for _, x in ipairs{ -0.75, 0.75 } do b.add(kit.sphere{ radii = { 0.14, 0.14, 0.06 } }:move(x, 1.05, s * (nose - 0.02)), "light") end
      b.add(box(0, 0.55, s * (nose - 0.02), 1.8, 0.24, 0.2, 0.06), "trim")
    end
    -- The pantograph.
    for _, x in ipairs{ -0.5, 0.5 } do b.add(pipe({ { x, 3.45, -0.6 }, { x, 3.8, 0.3 }, { 0.7 * x, 4.25, -0.4 } }, 0.035), "metal") end
    b.add(rod({ -0.9, 4.28, -0.4 }, { 0.9, 4.28, -0.4 }, 0.04), "metal")
    b.add(box(0, 3.45, -0.5, 1.5, 0.14, 1.6, 0.05), "trim")
    b.add(box(0, 3.5, 3.4, 1.7, 0.24, 2.6, 0.08), "trim")
  else
    b.add(kit.sphere{ radii = { 0.86, 0.3, 1.15 } }:rotate("x", 22):move(0, 2.86, nose - 2.35), "glass")
    b.both(kit.superquadric{ radii = { 0.12, 0.1, 0.4 }, round_y = 0.6 }:rotate("y", 20):move(0.68, 1.35, nose - 0.75), "light")
  end
  b.add(box(0, 0.42, 0, 2.0, 0.4, 2 * nose - 2, 0.04), "metal")
  for _, z in ipairs{ -0.72, -0.55, 0.45, 0.62 } do for _, x in ipairs{ -0.8, 0.8 } do rail_wheel(p, b, x, 0.38, z * nose, 0) b.add(disc("x", x, 0.38, z * nose, 0.34, 0.1), "metal") end end
end

-- A wooden wheel at (x, r, z) for carts.
local function spoked(p, b, x, r, z, count)
  local sides = p.advanced and 48 or 30
  b.add(kit.tube{ radius = r, thickness = 0.12 * r, height = 0.07, sides = sides }:rotate("z", 90):move(x, r, z), "wheel")
  b.add(kit.tube{ radius = 1.015 * r, thickness = 0.03 * r, height = 0.075, sides = sides }:rotate("z", 90):move(x, r, z), "metal")
  b.add(disc("x", x, r, z, 0.14 * r, 0.2, 0.02), "wheel")
  b.add(disc("x", x + (x > 0 and 0.11 or -0.11), r, z, 0.08 * r, 0.04, 0.01), "metal")
  for i = 1, count do
    local a = 2 * math.pi * i / count
    b.add(rod({ x, r + 0.1 * r * math.sin(a), z + 0.1 * r * math.cos(a) }, { x, r + 0.9 * r * math.sin(a), z + 0.9 * r * math.cos(a) }, 0.045 * r, 0.035 * r), "wheel")
  end
end

local function planks(b, y0, y1, x, from, to, lean)
  local n = 3
  for i = 0, n - 1 do b.both(box(x + lean * (i + 0.5) / n, y0 + (y1 - y0) * (i + 0.5) / n, (from + to) / 2, 0.05, 0.92 * (y1 - y0) / n, to - from, 0.01), "wood") end
  for _, k in ipairs{ 0.04, 0.35, 0.65, 0.96 } do b.both(rod({ x + 0.05, y0 - 0.04, from + k * (to - from) }, { x + lean + 0.06, y1 + 0.05, from + k * (to - from) }, 0.03), "wood") end
end

function draw.wagon(p)
  local cart = p.kind == "cart"
  local b = maker.board(p, cart and 2.4 or 3.6, 0.05)
  if cart then
    b.add(box(0, 0.72, -0.2, 1.1, 0.08, 1.5, 0.01), "wood")
    planks(b, 0.76, 1.12, 0.54, -0.95, 0.55, 0.08)
    for _, z in ipairs{ -0.95, 0.55 } do for i = 0, 2 do b.add(box(0, 0.82 + 0.12 * i, z, 1.08 + 0.05 * i, 0.11, 0.05, 0.01), "wood") end end
    for _, x in ipairs{ -0.76, 0.76 } do spoked(p, b, x, 0.6, -0.2, 12) end
    b.add(rod({ -0.76, 0.6, -0.2 }, { 0.76, 0.6, -0.2 }, 0.05), "wood")
    b.both(rod({ 0.5, 0.66, -0.9 }, { 0.4, 0.5, 1.42 }, 0.04), "wood")
    b.add(rod({ -0.42, 0.55, 1.3 }, { 0.42, 0.55, 1.3 }, 0.03), "wood")
    b.both(rod({ 0.3, 0.02, 0.72 }, { 0.4, 0.62, 0.62 }, 0.035), "wood")
    b.support(0, 0.77, -0.2, 0.9, 1.3, "inside")
  else
    b.add(box(0, 0.98, -0.2, 1.3, 0.1, 2.9, 0.01), "wood")
    planks(b, 1.02, 1.5, 0.66, -1.6, 1.2, 0.12)
    for _, z in ipairs{ -1.6, 1.2 } do for i = 0, 2 do b.add(box(0, 1.1 + 0.16 * i, z, 1.32 + 0.08 * i, 0.15, 0.06, 0.01), "wood") end end
    for _, at in ipairs{ { 0.62, -1.2 }, { 0.5, 0.9 } } do
      for _, x in ipairs{ -0.86, 0.86 } do spoked(p, b, x, at[1], at[2], 12) end
      b.add(rod({ -0.86, at[1], at[2] }, { 0.86, at[1], at[2] }, 0.06), "wood")
      b.add(box(0, (at[1] + 0.95) / 2, at[2], 1.0, 0.95 - at[1], 0.16, 0.02), "wood")
    end
    b.add(rod({ 0, 0.55, 0.9 }, { 0, 0.42, 2.0 }, 0.05), "wood")
    b.add(rod({ -0.4, 0.46, 1.85 }, { 0.4, 0.46, 1.85 }, 0.035), "wood")
    if p:part("cover") > 0 then
      -- Canvas over five hoops.
      local arch = {}
      local function hoop(z, k) local s = {} for i = 0, 16 do local a = math.pi * i / 16 s[#s + 1] = { k * 0.8 * math.cos(a), 1.45 + k * 1.15 * math.sin(a)^0.75, z } end
        for i = 16, 0, -1 do local a = math.pi * i / 16 s[#s + 1] = { (k * 0.8 - 0.03) * math.cos(a), 1.45 + (k * 1.15 - 0.03) * math.sin(a)^0.75, z } end return s end
      for i = 0, 16 do local t = i / 16 arch[i + 1] = hoop(-1.75 + 3.1 * t, 1 - 0.035 * math.sin(math.pi * 4 * t)^2 + 0.05 * math.abs(2 * t - 1)^4) end
      b.add(kit.loft{ sections = arch, crease = 60 }, "canvas")
    else
      b.add(box(0, 1.62, 0.75, 1.3, 0.06, 0.4, 0.02), "wood")
      b.both(box(0.5, 1.5, 0.75, 0.05, 0.24, 0.3, 0.01), "metal")
      b.support(0, 1.04, -0.3, 1.1, 2.2, "inside")
    end
  end
end

function draw.carriage(p)
  local b = maker.board(p, 3.4, 0.04)
  -- The body: a curved tub in profile, doors, windows, roof; C springs and four wheels.
  local function curve(points) return kit.curve{ points = points, closed = true, segments = 4 } end
  b.add(side(curve{ { -1.05, 1.5 }, { -1.0, 1.0 }, { -0.6, 0.62 }, { 0, 0.55 }, { 0.6, 0.62 }, { 1.0, 1.0 }, { 1.05, 1.5 }, { 0.5, 1.55 }, { -0.5, 1.55 } }, 1.2, 0.08), "body")
  b.add(box(0, 1.95, 0, 1.16, 0.9, 1.76, 0.05), "body")
  b.add(kit.superquadric{ radii = { 0.68, 0.16, 1.06 }, round_y = 0.6, round_xz = 0.3 }:move(0, 2.42, 0), "roof")
  b.add(kit.sphere{ radius = 0.1 }:move(0, 2.62, 0), "gold")
  b.add(kit.cone{ radius = 0.05, height = 0.18 }:move(0, 2.76, 0), "gold")
  for _, x in ipairs{ -1, 1 } do
    for _, z in ipairs{ -0.62, 0, 0.62 } do
      b.add(box(x * 0.585, 2.0, z, 0.03, 0.6, 0.44, 0.02), "glass")
      b.add(kit.sweep{ path = kit.rounded{ points = { { x * 0.6, 1.68, z - 0.24 }, { x * 0.6, 1.68, z + 0.24 }, { x * 0.6, 2.32, z + 0.24 }, { x * 0.6, 2.32, z - 0.24 } }, radius = 0.08, segments = 3, closed = true }, closed = true, radius = 0.018, sides = 6 }, "gold")
    end
    b.add(kit.sweep{ path = kit.rounded{ points = { { x * 0.61, 0.75, -0.3 }, { x * 0.61, 0.75, 0.3 }, { x * 0.61, 1.6, 0.3 }, { x * 0.61, 1.6, -0.3 } }, radius = 0.06, segments = 3, closed = true }, closed = true, radius = 0.016, sides = 6 }, "gold")
    b.add(kit.sphere{ radius = 0.035 }:move(x * 0.63, 1.2, 0.22), "gold")
    b.add(pipe({ { x * 0.6, 1.6, 1.02 }, { x * 0.6, 1.2, 0.98 }, { x * 0.6, 0.8, 0.72 }, { x * 0.6, 0.62, 0 }, { x * 0.6, 0.8, -0.72 }, { x * 0.6, 1.2, -0.98 }, { x * 0.6, 1.6, -1.02 } }, 0.022), "gold")
    spoked(p, b, x * 0.8, 0.6, -1.15, 12)
    spoked(p, b, x * 0.8, 0.48, 1.25, 10)
    b.add(pipe({ { x * 0.45, 0.6, -1.15 }, { x * 0.5, 0.95, -1.55 }, { x * 0.5, 1.25, -1.3 }, { x * 0.5, 1.0, -0.95 } }, 0.03), "metal")
    b.add(pipe({ { x * 0.45, 0.5, 1.25 }, { x * 0.5, 0.85, 1.6 }, { x * 0.5, 1.2, 1.4 }, { x * 0.5, 1.0, 0.98 } }, 0.03), "metal")
    b.add(box(x * 0.7, 1.75, 0.98, 0.14, 0.24, 0.14, 0.02), "gold")
    b.add(kit.sphere{ radius = 0.05 }:move(x * 0.7, 1.91, 0.98), "gold")
  end
  b.add(rod({ -0.8, 0.6, -1.15 }, { 0.8, 0.6, -1.15 }, 0.05), "metal")
  b.add(rod({ -0.8, 0.48, 1.25 }, { 0.8, 0.48, 1.25 }, 0.05), "metal")
  b.add(rod({ 0, 0.6, -1.15 }, { 0, 0.5, 1.25 }, 0.06), "metal")
  -- The driver's seat and the pole.
  b.add(box(0, 1.5, 1.36, 0.95, 0.14, 0.42, 0.05), "seat")
  b.add(box(0, 1.7, 1.16, 0.95, 0.4, 0.1, 0.04), "seat")
  b.add(side(curve{ { 0.98, 1.1 }, { 1.5, 1.1 }, { 1.85, 0.8 }, { 1.92, 1.05 }, { 1.6, 1.38 }, { 1.15, 1.45 } }, 0.9, 0.04), "body")
  b.add(rod({ 0, 0.5, 1.3 }, { 0, 0.5, 1.98 }, 0.04), "metal")
  b.support(0, 1.57, 1.36, 0.8, 0.3, "seat")
end

function draw.sled(p)
  local b = maker.board(p, 1.2, 0.05)
  for _, x in ipairs{ -0.24, 0.24 } do
    b.add(kit.sweep{ path = kit.curve{ points = { { x, 0.02, -0.58 }, { x, 0.018, 0 }, { x, 0.02, 0.34 }, { x, 0.08, 0.52 }, { x, 0.22, 0.58 }, { x, 0.29, 0.5 } }, segments = 5 }, profile = kit.rectangle{ width = 0.035, height = 0.03, radius = 0.006 }, up = { 0, 1, 0 } }, "runner")
    for _, z in ipairs{ -0.42, -0.02, 0.34 } do b.add(rod({ x, 0.02, z }, { 0.9 * x, 0.22, z }, 0.018), "frame") end
    b.add(rod({ 0.9 * x, 0.22, -0.55 }, { 0.9 * x, 0.225, 0.5 }, 0.02), "frame")
  end
  for _, z in ipairs{ -0.42, -0.02, 0.34 } do b.add(rod({ -0.24, 0.2, z }, { 0.24, 0.2, z }, 0.018), "frame") end
  for i = -2, 2 do b.add(box(0.095 * i, 0.25, -0.04, 0.078, 0.022, 1.02, 0.006), "seat") end
  b.add(rod({ -0.26, 0.29, 0.5 }, { 0.26, 0.29, 0.5 }, 0.018), "frame")
  b.add(pipe({ { -0.22, 0.29, 0.51 }, { -0.14, 0.12, 0.6 }, { 0, 0.06, 0.63 }, { 0.14, 0.12, 0.6 }, { 0.22, 0.29, 0.51 } }, 0.009), "rope")
  b.support(0, 0.262, -0.05, 0.45, 0.9)
end

function draw.sleigh(p)
  local b = maker.board(p, 2.2, 0.04)
  local shell = kit.curve{ closed = true, segments = 4, points = { { 0.78, 1.02 }, { 0.66, 0.72 }, { 0.5, 0.52 }, { 0.1, 0.46 }, { -0.4, 0.44 }, { -0.8, 0.56 }, { -0.98, 0.9 }, { -1.04, 1.3 }, { -0.9, 1.24 }, { -0.72, 0.9 }, { -0.4, 0.78 }, { 0.1, 0.72 }, { 0.5, 0.72 }, { 0.7, 0.98 } } }
  b.both(side(shell, 0.06, 0.02):move(0.5, 0, 0), "body")
  b.both(kit.sweep{ path = kit.curve{ points = { { 0.5, 1.03, 0.76 }, { 0.5, 0.74, 0.5 }, { 0.5, 0.74, 0.1 }, { 0.5, 0.8, -0.4 }, { 0.5, 0.92, -0.72 }, { 0.5, 1.28, -0.92 }, { 0.5, 1.34, -1.04 } }, segments = 4 }, radius = 0.03, sides = 8, first = "round", last = "round" }, "trim")
  b.add(side({ { 0.6, 0.54 }, { 0.5, 0.5 }, { -0.4, 0.44 }, { -0.8, 0.56 }, { -0.98, 0.9 }, { -1.02, 1.26 }, { -0.95, 1.26 }, { -0.9, 0.9 }, { -0.72, 0.62 }, { -0.4, 0.52 }, { 0.5, 0.56 } }, 1.0, 0.01), "body")
  b.add(side({ { 0.52, 0.52 }, { 0.62, 0.56 }, { 0.78, 1.0 }, { 0.7, 1.0 } }, 1.0, 0.01), "body")
  b.add(kit.superquadric{ radii = { 0.44, 0.12, 0.3 }, round_y = 0.5, round_xz = 0.4 }:move(0, 0.72, -0.5), "seat")
  b.add(kit.superquadric{ radii = { 0.44, 0.26, 0.09 }, round_y = 0.5, round_xz = 0.4 }:rotate("x", -16):move(0, 0.98, -0.8), "seat")
  b.both(pipe({ { 0.42, 0.04, -1.0 }, { 0.42, 0.03, 0 }, { 0.42, 0.04, 0.7 }, { 0.42, 0.2, 1.02 }, { 0.42, 0.45, 1.06 }, { 0.42, 0.54, 0.92 }, { 0.42, 0.46, 0.84 } }, 0.03), "trim")
  for _, z in ipairs{ -0.6, 0.0, 0.45 } do b.both(pipe({ { 0.42, 0.04, z }, { 0.46, 0.25, z + 0.03 }, { 0.42, 0.48, z - 0.04 } }, 0.022), "trim") end
  for i = 0, 2 do b.both(kit.sphere{ radii = { 0.02, 0.07, 0.07 } }:move(0.535, 0.62, 0.3 - 0.4 * i), "trim") end
  b.support(0, 0.84, -0.45, 0.7, 0.4, "seat")
end

local function kind(name, drawing, members)
  members.kind, members.traits = name, { draw = draw[drawing] }
  return members
end
local rail = { { "body", "dark green paint" }, { "metal", "black iron" }, { "trim", "red paint" }, { "brass", "brass" }, { "wheel", "red paint" }, { "rod", "steel" }, { "light", "glowing yellow acrylic" }, { "glass", "tinted glass" },
               { "sleeper", "dark brown wood" }, { "coach", "maroon paint" }, { "coal", "black rock" } }
local modern = { { "body", "white paint" }, { "stripe", "red paint" }, { "glass", "tinted glass" }, { "trim", "charcoal plastic" }, { "metal", "gunmetal" }, { "light", "white acrylic" }, { "sign", "glowing orange acrylic" }, { "sleeper", "concrete" }, { "wheel", "steel" } }
local wood = { { "wood", "oak" }, { "wheel", "oak" }, { "metal", "iron" }, { "canvas", "ivory canvas" } }

return {
  slots = rail,
  kinds = {
    kind("locomotive", "steam", { synsets = { "locomotive.n.01" }, names = { "steam engine", "steam locomotive", "steam train engine" }, length_m = { 0.06, 15, 25 } }),
    kind("train", "steam", { synsets = { "train.n.01" }, names = { "steam train", "toy train", "train set" }, length_m = { 0.06, 60, 200 } }),
    kind("high-speed train", "modern", { synsets = { "bullet_train.n.01", "subway_train.n.01" }, names = { "bullet train", "modern train", "electric train" }, length_m = { 0.06, 25, 200 }, slots = modern }),
    kind("tram", "modern", { synsets = { "streetcar.n.01" }, names = { "tram", "trolley car", "trolley" }, length_m = { 0.06, 16, 40 },
      slots = { { "body", "red paint" }, { "stripe", "cream paint" }, { "glass", "tinted glass" }, { "trim", "charcoal plastic" }, { "metal", "gunmetal" }, { "light", "white acrylic" }, { "sign", "glowing orange acrylic" }, { "sleeper", "concrete" }, { "wheel", "steel" } } }),
    kind("wagon", "wagon", { synsets = { "wagon.n.01" }, except = { "cart.n.01" }, names = { "covered wagon", "conestoga wagon" }, length_m = { 0.1, 3.5, 5.5 }, slots = wood, parts = { cover = { 0, 1, 1 } } }),
    kind("cart", "wagon", { synsets = { "cart.n.01", "handcart.n.01" }, except = { "shopping_cart.n.01", "barrow.n.03" }, names = { "wooden cart", "horse cart" }, length_m = { 0.1, 2.2, 4 }, slots = wood, parts = { cover = { 0, 0, 0 } } }),
    kind("carriage", "carriage", { synsets = { "carriage.n.02" }, names = { "horse carriage", "royal carriage", "stagecoach", "princess carriage" }, length_m = { 0.1, 3.2, 5 },
      slots = { { "body", "royal blue paint" }, { "gold", "gold" }, { "roof", "navy paint" }, { "wheel", "gold" }, { "metal", "black iron" }, { "glass", "tinted glass" }, { "seat", "red velvet" } } }),
    kind("sled", "sled", { synsets = { "sled.n.01" }, names = { "sledge", "toboggan", "bobsled" }, length_m = { 0.1, 1.2, 2 }, slots = { { "seat", "birch" }, { "frame", "birch" }, { "runner", "red paint" }, { "rope", "rope" } } }),
    kind("sleigh", "sleigh", { names = { "sleigh", "santa sleigh", "santas sleigh", "horse sleigh" }, length_m = { 0.1, 2.2, 3.5 }, slots = { { "body", "glossy red paint" }, { "trim", "gold" }, { "seat", "dark green velvet" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
