-- What rolls on two or three thin wheels, and what is ridden standing.
local maker = require("lib/maker")
local coach = require("lib/coachwork")
local box, disc, rod, side, pipe = maker.box, maker.disc, maker.rod, maker.side, maker.pipe

local draw = {}

-- A spoked wheel in the plane of Y and Z, its middle at (0, y, z).
local function spoked(p, b, y, z, r, tube, count)
  b.add(kit.torus{ radius = r - tube, tube = tube, sides = p.advanced and 64 or 40, tube_sides = p.advanced and 10 or 7 }:rotate("z", 90):move(0, y, z), "tire")
  b.add(kit.tube{ radius = r - 1.7 * tube, thickness = 0.8 * tube, height = 1.2 * tube, sides = p.advanced and 64 or 40 }:rotate("z", 90):move(0, y, z), "rim")
  b.add(disc("x", 0, y, z, 0.07 * r, 0.08, 0.005), "rim")
  count = count or (p.advanced and 28 or 20)
  for i = 1, count do
    local a = 2 * math.pi * i / count
    local s = i % 2 == 0 and 1 or -1
    local k = a + (i % 4 < 2 and 0.35 or -0.35)
    b.add(kit.sweep{ path = { { 0.03 * s, y + 0.06 * r * math.sin(a), z + 0.06 * r * math.cos(a) }, { 0, y + (r - 2.4 * tube) * math.sin(k), z + (r - 2.4 * tube) * math.cos(k) } }, radius = 0.0035 * r / 0.34, sides = 4 }, "spoke")
  end
end

local function saddle(b, y, z, slot)
  b.add(kit.loft{ smooth = true, segments = 3, sections = {
    { { 0.02, y, z + 0.15 }, { 0, y + 0.02, z + 0.15 }, { -0.02, y, z + 0.15 }, { 0, y - 0.03, z + 0.15 } },
    { { 0.035, y, z + 0.03 }, { 0, y + 0.025, z + 0.03 }, { -0.035, y, z + 0.03 }, { 0, y - 0.035, z + 0.03 } },
    { { 0.085, y + 0.012, z - 0.1 }, { 0, y + 0.04, z - 0.1 }, { -0.085, y + 0.012, z - 0.1 }, { 0, y - 0.04, z - 0.1 } },
    { { 0.06, y + 0.015, z - 0.15 }, { 0, y + 0.035, z - 0.15 }, { -0.06, y + 0.015, z - 0.15 }, { 0, y - 0.02, z - 0.15 } } } }, slot or "saddle")
end

local function drivetrain(p, b, crank, rear, r)
  b.add(kit.tube{ radius = 0.1, thickness = 0.02, height = 0.008, sides = 32 }:rotate("z", 90):move(0.06, crank[1], crank[2]), "rim")
  for i = 1, 5 do local a = math.rad(72 * i) b.add(rod({ 0.06, crank[1], crank[2] }, { 0.06, crank[1] + 0.09 * math.sin(a), crank[2] + 0.09 * math.cos(a) }, 0.007), "rim") end
  b.add(disc("x", 0.05, rear[1], rear[2], 0.045, 0.03), "rim")
  for _, s in ipairs{ -1, 1 } do b.add(rod({ 0.06, crank[1] + s * 0.095, crank[2] }, { 0.05, rear[1] + s * 0.042, rear[2] }, 0.006), "tire") end
  local turn = p:vary(20, 70)
  for _, s in ipairs{ -1, 1 } do
    local a = math.rad(turn + (s < 0 and 180 or 0))
    local y, z = crank[1] - 0.17 * math.sin(a), crank[2] + 0.17 * math.cos(a)
    b.add(rod({ s * 0.075, crank[1], crank[2] }, { s * 0.085, y, z }, 0.012), "rim")
    b.add(box(s * 0.135, y, z, 0.09, 0.022, 0.07, 0.008), "tire")
  end
  b.add(disc("x", 0, crank[1], crank[2], 0.03, 0.14), "frame")
end

function draw.bicycle(p)
  local b = maker.board(p, 1.75, 0.04)
  local r, rear, front = 0.345, -0.52, 0.52
  local racing = p:chance(0.4)
  local y = r
  spoked(p, b, y, rear, r, racing and 0.014 or 0.021)
  spoked(p, b, y, front, r, racing and 0.014 or 0.021)
  -- The diamond: seat tube, top, down, stays, fork.
  local crank, seat, head_top, head_low = { 0, 0.28, -0.1 }, { 0, 0.8, -0.25 }, { 0, 0.84, 0.3 }, { 0, 0.68, 0.36 }
  local step = p:part("basket") > 0 and p:chance(0.5)
  local function tube(a, c, t) b.add(rod(a, c, t or 0.018), "frame") end
  tube(crank, seat)
  tube({ seat[1], step and 0.5 or 0.77, step and -0.16 or -0.24 }, { 0, 0.79, 0.315 })
  tube(crank, head_low, 0.021)
  tube({ 0, 0.87, 0.29 }, { 0, 0.64, 0.373 }, 0.022)
  for _, s in ipairs{ -1, 1 } do
    tube({ s * 0.03, 0.76, -0.235 }, { s * 0.06, y, rear }, 0.01)
    tube({ s * 0.03, crank[2], crank[3] }, { s * 0.06, y, rear }, 0.011)
    b.add(pipe({ { s * 0.03, 0.66, 0.365 }, { s * 0.055, 0.58, 0.4 }, { s * 0.055, 0.46, 0.45 }, { s * 0.055, y, front } }, 0.012), "frame")
    b.add(disc("x", s * 0.062, y, rear, 0.02, 0.02), "rim")
    b.add(disc("x", s * 0.062, y, front, 0.018, 0.02), "rim")
  end
  b.add(disc("x", 0, 0.68, 0.363, 0.03, 0.09), "frame")
  tube(seat, { 0, 0.9, -0.28 }, 0.013)
  saddle(b, 0.93, -0.27)
  b.add(rod({ 0, 0.86, 0.295 }, { 0, 0.95, 0.265 }, 0.014), "rim")
  b.add(rod({ 0, 0.94, 0.27 }, { 0, 0.96, 0.33 }, 0.014), "rim")
  if racing then
    for _, s in ipairs{ -1, 1 } do b.add(pipe({ { 0, 0.96, 0.33 }, { s * 0.17, 0.96, 0.33 }, { s * 0.2, 0.96, 0.4 }, { s * 0.2, 0.9, 0.45 }, { s * 0.2, 0.83, 0.4 }, { s * 0.2, 0.82, 0.31 } }, 0.014), "grip") end
  else
    for _, s in ipairs{ -1, 1 } do
      b.add(pipe({ { 0, 0.96, 0.33 }, { s * 0.12, 0.99, 0.33 }, { s * 0.24, 1.0, 0.28 }, { s * 0.28, 0.99, 0.16 } }, 0.012), "rim")
      b.add(rod({ s * 0.262, 0.995, 0.22 }, { s * 0.285, 0.985, 0.12 }, 0.018), "grip")
    end
    b.add(kit.sphere{ radii = { 0.03, 0.02, 0.03 } }:move(0.1, 1.02, 0.33), "rim")
    for _, z in ipairs{ rear, front } do
      local guard = {}
      for i = 0, 10 do local a = math.rad((z == rear and 30 or 45) + (z == rear and 150 or 95) * i / 10) guard[i + 1] = { 0, y + (r + 0.025) * math.sin(a), z + (r + 0.025) * math.cos(a) } end
      b.add(kit.sweep{ path = guard, profile = kit.ellipse{ radius = 0.028, radius_y = 0.006, sides = 10 }, up = { 0, 1, 0 } }, "frame")
    end
    b.add(disc("z", 0, 0.86, 0.4, 0.045, 0.06, 0.015), "rim")
    b.add(disc("z", 0, 0.86, 0.43, 0.038, 0.012), "light")
  end
  b.add(box(0, 0.8, -0.29, 0.05, 0.035, 0.02, 0.01), "rear light")
  drivetrain(p, b, { 0.28, -0.1 }, { y, rear }, r)
  if p:part("basket") > 0 then
    for i = 0, 4 do b.add(kit.sweep{ path = kit.rounded{ points = { { -0.16 - 0.006 * i, 0.74 + 0.05 * i, 0.42 }, { 0.16 + 0.006 * i, 0.74 + 0.05 * i, 0.42 }, { 0.16 + 0.006 * i, 0.74 + 0.05 * i, 0.64 + 0.006 * i }, { -0.16 - 0.006 * i, 0.74 + 0.05 * i, 0.64 + 0.006 * i } }, radius = 0.04, segments = 3, closed = true }, closed = true, radius = 0.012, sides = 6 }, "basket") end
    b.add(box(0, 0.735, 0.53, 0.33, 0.02, 0.23, 0.008), "basket")
    for i = -4, 4 do for _, z in ipairs{ 0.42, 0.65 } do b.add(rod({ 0.038 * i, 0.735, z }, { 0.04 * i, 0.95, z }, 0.006), "basket") end end
    b.support(0, 0.75, 0.53, 0.28, 0.18, "inside")
  end
  b.anchor("back", 0, 0.96, -0.28)
end

function draw.motorcycle(p)
  local b = maker.board(p, 2.1, 0.05)
  local form = p.traits.form
  local chop = form == "chopper" or (form == nil and p:chance(0.35))
  local r, rear, front = 0.32, -0.66, chop and 0.86 or 0.74
  local function wheel(z, w)
    b.add(coach.wheel(p, r, w, "cast"):move(0, r, z), "tire")
    b.both(kit.tube{ radius = 0.15, thickness = 0.06, height = 0.01 }:rotate("z", 90):move(0.5 * w + 0.02, r, z), "rim")
  end
  wheel(rear, 0.17)
  wheel(front, 0.13)
  -- Fork, headlight, bars.
  local top = chop and { 0.98, 0.36 } or { 0.92, 0.46 }
  b.both(rod({ 0.1, r, front }, { 0.1, top[1], top[2] }, 0.024), "chrome")
  b.both(rod({ 0.1, r, front }, { 0.1, r + 0.5 * (top[1] - r), front + 0.5 * (top[2] - front) }, 0.034), "trim")
  for _, k in ipairs{ 0.78, 1 } do b.add(box(0, r + k * (top[1] - r), front + k * (top[2] - front), 0.26, 0.035, 0.07, 0.01), "trim") end
  b.add(kit.sphere{ radii = { 0.1, 0.1, 0.1 } }:move(0, top[1] - 0.08, top[2] + 0.11), "chrome")
  b.add(kit.sphere{ radii = { 0.088, 0.088, 0.03 } }:move(0, top[1] - 0.08, top[2] + 0.195), "light")
  for _, s in ipairs{ -1, 1 } do
    local h = chop and 0.26 or 0.1
    b.add(pipe({ { s * 0.06, top[1], top[2] }, { s * 0.14, top[1] + h, top[2] + 0.02 }, { s * 0.3, top[1] + h, top[2] - 0.04 }, { s * 0.42, top[1] + h - 0.03, top[2] - 0.16 } }, 0.014), "chrome")
    b.add(rod({ s * 0.33, top[1] + h - 0.006, top[2] - 0.07 }, { s * 0.43, top[1] + h - 0.03, top[2] - 0.17 }, 0.022), "trim")
    b.add(rod({ s * 0.27, top[1] + h, top[2] - 0.03 }, { s * 0.31, top[1] + h + 0.14, top[2] + 0.02 }, 0.007), "chrome")
    b.add(kit.sphere{ radii = { 0.07, 0.045, 0.015 } }:move(s * 0.32, top[1] + h + 0.16, top[2] + 0.02), "chrome")
    b.add(kit.sphere{ radii = { 0.035, 0.03, 0.045 } }:move(s * 0.15, top[1] - 0.1, top[2] + 0.1), "rear light")
  end
  b.add(disc("z", 0, top[1] + 0.05, top[2] + 0.05, 0.05, 0.05):rotate("x", 0), "chrome")
  -- Tank, seat, tail.
  b.add(kit.blend{ cell = p.advanced and 0.018 or 0.03, smooth = 0.06, parts = {
    { form = "ellipsoid", at = { 0, 0.8, 0.16 }, size = { 0.16, 0.13, 0.27 } }, { form = "ellipsoid", at = { 0, 0.76, -0.06 }, size = { 0.1, 0.1, 0.16 } } } }, "body")
  b.add(disc("y", 0, 0.93, 0.2, 0.035, 0.03), "chrome")
  b.both(kit.sphere{ radii = { 0.02, 0.05, 0.1 } }:move(0.152, 0.81, 0.17), "emblem")
  b.add(kit.blend{ cell = p.advanced and 0.018 or 0.03, smooth = 0.07, parts = {
    { form = "box", at = { 0, 0.74, -0.28 }, size = { 0.13, 0.045, 0.2 }, radius = 0.04 }, { form = "box", at = { 0, 0.8, -0.56 }, size = { 0.11, 0.045, 0.14 }, radius = 0.04 } } }, "seat")
  local function fender(z, from, to, w, slot)
    local path = {}
    for i = 0, 12 do local a = math.rad(from + (to - from) * i / 12) path[i + 1] = { 0, r + (r + 0.04) * math.sin(a), z + (r + 0.04) * math.cos(a) } end
    b.add(kit.sweep{ path = path, profile = { { w, -0.035 }, { 0.8 * w, 0.012 }, { 0.3 * w, 0.025 }, { -0.3 * w, 0.025 }, { -0.8 * w, 0.012 }, { -w, -0.035 }, { -0.8 * w, -0.005 }, { 0, 0.01 }, { 0.8 * w, -0.005 } }, up = { 0, 1, 0.001 } }, slot)
  end
  fender(rear, 40, 175, 0.11, "body")
  fender(front, 55, 150, 0.09, "body")
  b.add(box(0, 0.72, rear - 0.22, 0.12, 0.07, 0.06, 0.02), "rear light")
  -- Engine: crankcase, two finned cylinders, pipes.
  b.add(kit.superquadric{ radii = { 0.17, 0.14, 0.24 }, round_y = 0.5, round_xz = 0.5 }:move(0, 0.36, 0.02), "engine")
  b.both(disc("x", 0.17, 0.36, 0.08, 0.11, 0.05, 0.02), "chrome")
  b.both(disc("x", 0.17, 0.36, -0.14, 0.08, 0.05, 0.02), "chrome")
  for _, lean in ipairs{ -24, 24 } do
    local parts = { kit.cylinder{ radius = 0.075, height = 0.3 }:move(0, 0.15, 0):slot("engine"), box(0, 0.3, 0, 0.17, 0.07, 0.17, 0.02):slot("chrome") }
    for i = 0, p.advanced and 6 or 4 do parts[#parts + 1] = kit.cylinder{ radius = 0.105, height = 0.012, bevel = 0, sides = 20 }:move(0, 0.07 + 0.032 * i, 0):slot("chrome") end
    b.add(kit.group(parts):rotate("x", lean):move(0, 0.4, 0.02), "engine")
  end
  b.add(pipe({ { 0.1, 0.58, 0.2 }, { 0.17, 0.5, 0.3 }, { 0.19, 0.28, 0.2 }, { 0.2, 0.22, -0.1 }, { 0.2, 0.24, -0.4 } }, 0.028), "chrome")
  b.add(pipe({ { 0.1, 0.62, -0.1 }, { 0.19, 0.5, -0.12 }, { 0.21, 0.34, -0.25 }, { 0.21, 0.32, -0.45 } }, 0.026), "chrome")
  for _, at in ipairs{ { 0.2, 0.24 }, { 0.21, 0.33 } } do b.add(maker.turned("z", { { 0, -0.02 }, { 0.03, 0 }, { 0.048, 0.06 }, { 0.048, 0.4 }, { 0.036, 0.44 }, { 0.036, 0.36 }, { 0, 0.36 } }, 20):rotate("y", 180):rotate("x", 4):move(at[1], at[2], -0.38), "chrome") end
  -- Frame.
  b.both(pipe({ { 0.03, 0.86, 0.38 }, { 0.1, 0.5, 0.36 }, { 0.12, 0.22, 0.22 }, { 0.12, 0.2, -0.2 }, { 0.12, 0.4, -0.34 }, { 0.1, 0.66, -0.38 } }, 0.02), "frame")
  b.both(rod({ 0.12, 0.36, -0.2 }, { 0.12, r, rear }, 0.024), "frame")
  b.both(rod({ 0.12, 0.66, -0.42 }, { 0.13, r, rear }, 0.018), "chrome")
  b.both(kit.sweep{ path = kit.helix{ radius = 0.032, height = 0.24, turns = 7, segments = 6 }, radius = 0.008, sides = 5 }:rotate("x", 31):move(0.128, 0.5, -0.535), "chrome")
  b.both(rod({ 0.12, 0.24, 0.12 }, { 0.26, 0.24, 0.12 }, 0.016), "trim")
  b.add(rod({ -0.12, 0.2, -0.05 }, { -0.24, 0.02, -0.08 }, 0.012), "trim")
  b.anchor("back", 0, 0.78, -0.26)
  b.support(0, 0.785, -0.28, 0.2, 0.3, "seat")
end

function draw.scooter(p)
  local b = maker.board(p, 1.85, 0.05)
  local r = 0.23
  for _, z in ipairs{ -0.6, 0.66 } do
    b.add(coach.wheel(p, r, 0.13, "steel"):move(0, r, z), "tire")
    b.add(coach.wheel(p, r, 0.13, "steel"):rotate("y", 180):move(0, r, z), "tire")
  end
  local cell = p.advanced and 0.02 or 0.032
  -- Rear shell, floor and leg shield flow into one another.
  b.add(kit.blend{ cell = cell, smooth = 0.06, parts = {
    { form = "ellipsoid", at = { 0, 0.5, -0.5 }, size = { 0.22, 0.22, 0.42 } }, { form = "box", at = { 0, 0.6, -0.3 }, size = { 0.15, 0.1, 0.22 }, radius = 0.08 },
    { form = "box", at = { 0, 0.25, 0.1 }, size = { 0.18, 0.03, 0.34 }, radius = 0.03 }, { form = "box", at = { 0, 0.36, -0.2 }, size = { 0.16, 0.12, 0.1 }, radius = 0.06 }, { form = "box", at = { 0, 0.55, 0.43 }, size = { 0.2, 0.3, 0.03 }, radius = 0.03, rotation = { -16, 0, 0 } },
    { form = "capsule", at = { 0.0, 0.2, -0.6 }, to = { 0.3, 0.2, -0.6 }, radius = 0.26, subtract = true, smooth = 0.02 }, { form = "capsule", at = { 0.0, 0.2, -0.6 }, to = { -0.3, 0.2, -0.6 }, radius = 0.26, subtract = true, smooth = 0.02 } } }, "body")
  b.add(kit.blend{ cell = cell, smooth = 0.04, parts = { { form = "ellipsoid", at = { 0, 0.36, 0.66 }, size = { 0.13, 0.14, 0.27 } }, { form = "capsule", at = { -0.3, r, 0.66 }, to = { 0.3, r, 0.66 }, radius = 0.25, subtract = true, smooth = 0.02 } } }, "body")
  b.add(rod({ 0, r, 0.66 }, { 0, 0.92, 0.4 }, 0.03), "chrome")
  b.both(rod({ 0.09, r, 0.66 }, { 0.07, 0.42, 0.6 }, 0.02), "chrome")
  b.add(kit.superquadric{ radii = { 0.15, 0.085, 0.1 }, round_y = 0.7, round_xz = 0.8 }:move(0, 0.97, 0.42), "body")
  b.add(kit.sphere{ radii = { 0.085, 0.085, 0.03 } }:move(0, 0.97, 0.51), "light")
  b.add(kit.torus{ radius = 0.085, tube = 0.012, sides = 28, tube_sides = 8 }:rotate("x", 90):move(0, 0.97, 0.505), "chrome")
  for _, s in ipairs{ -1, 1 } do
    b.add(pipe({ { s * 0.1, 0.98, 0.4 }, { s * 0.22, 1.0, 0.37 }, { s * 0.33, 1.0, 0.3 } }, 0.014), "chrome")
    b.add(rod({ s * 0.23, 1.0, 0.365 }, { s * 0.34, 1.0, 0.295 }, 0.022), "trim")
    b.add(rod({ s * 0.2, 1.0, 0.38 }, { s * 0.26, 1.17, 0.36 }, 0.007), "chrome")
    b.add(kit.sphere{ radii = { 0.06, 0.06, 0.014 } }:move(s * 0.27, 1.21, 0.36), "chrome")
    b.add(kit.sphere{ radii = { 0.03, 0.03, 0.03 } }:move(s * 0.16, 0.72, 0.43), "rear light")
  end
  b.add(kit.blend{ cell = cell, smooth = 0.07, parts = { { form = "box", at = { 0, 0.74, -0.3 }, size = { 0.13, 0.04, 0.2 }, radius = 0.04 }, { form = "box", at = { 0, 0.76, -0.56 }, size = { 0.13, 0.045, 0.16 }, radius = 0.045 } } }, "seat")
  b.add(box(0, 0.285, 0.1, 0.3, 0.015, 0.44, 0.005), "trim")
  b.add(kit.sphere{ radii = { 0.06, 0.045, 0.03 } }:move(0, 0.56, -0.9), "rear light")
  b.add(maker.turned("z", { { 0, 0 }, { 0.045, 0.01 }, { 0.045, 0.4 }, { 0.025, 0.42 }, { 0, 0.42 } }, 16):rotate("y", 180):move(0.17, 0.2, -0.4), "chrome")
  b.add(pipe({ { 0.09, 0.6, 0.49 }, { 0.09, 0.6, 0.52 }, { 0, 0.42, 0.57 } }, 0.01), "chrome")
  b.anchor("back", 0, 0.78, -0.3)
  b.support(0, 0.78, -0.4, 0.2, 0.4, "seat")
end

function draw.kick(p)
  local b = maker.board(p, 1)
  for _, z in ipairs{ -0.36, 0.4 } do b.add(coach.wheel(p, 0.09, 0.035, "cast"):move(0, 0.09, z), "tire") b.add(coach.wheel(p, 0.09, 0.035, "cast"):rotate("y", 180):move(0, 0.09, z), "tire") end
  b.add(box(0, 0.1, -0.04, 0.13, 0.03, 0.52, 0.012), "body")
  b.add(box(0, 0.118, -0.04, 0.11, 0.008, 0.46, 0.003), "grip")
  b.both(box(0.03, 0.09, -0.33, 0.012, 0.03, 0.12, 0.004), "body")
  b.add(rod({ 0, 0.1, 0.2 }, { 0, 0.25, 0.345 }, 0.022), "body")
  b.both(rod({ 0.03, 0.09, 0.4 }, { 0.025, 0.2, 0.37 }, 0.011), "stem")
  b.add(rod({ 0, 0.19, 0.372 }, { 0, 0.97, 0.24 }, 0.018), "stem")
  b.add(rod({ 0, 0.2, 0.37 }, { 0, 0.42, 0.333 }, 0.025), "body")
  b.add(rod({ -0.2, 0.975, 0.24 }, { 0.2, 0.975, 0.24 }, 0.014), "stem")
  b.both(rod({ 0.11, 0.975, 0.24 }, { 0.22, 0.975, 0.24 }, 0.021), "grip")
  local guard = {}
  for i = 0, 8 do local a = math.rad(60 + 100 * i / 8) guard[i + 1] = { 0, 0.09 + 0.105 * math.sin(a), -0.36 + 0.105 * math.cos(a) } end
  b.add(kit.sweep{ path = guard, profile = kit.rectangle{ width = 0.05, height = 0.008 }, up = { 0, 1, 0.001 } }, "grip")
  b.support(0, 0.122, -0.05, 0.1, 0.4)
end

function draw.skateboard(p)
  local b = maker.board(p, 0.8, 0.06)
  -- The deck: rounded ends that turn up.
  local sections, n = {}, 24
  for i = 0, n do
    local t = i / n * 2 - 1
    local half = 0.1 * (1 - math.max(0, (math.abs(t) - 0.72) / 0.29)^2.2)^0.5
    local y = 0.115 + 0.045 * math.max(0, (math.abs(t) - 0.62) / 0.38)^1.5
    local s = {}
    for k = -4, 4 do s[#s + 1] = { half * k / 4, y + 0.006 * (k / 4)^2, 0.4 * t } end
    for k = 4, -4, -1 do s[#s + 1] = { half * k / 4, y - 0.011 + 0.006 * (k / 4)^2, 0.4 * t } end
    sections[#sections + 1] = s
  end
  b.add(kit.loft{ sections = sections, crease = 50 }, "deck")
  local grip = {}
  for i, s in ipairs(sections) do
    local up = {}
    for k = 1, 9 do up[#up + 1] = { 0.97 * s[k][1], s[k][2] + 0.003, 0.985 * s[k][3] } end
    for k = 9, 1, -1 do up[#up + 1] = { 0.97 * s[k][1], s[k][2] - 0.002, 0.985 * s[k][3] } end
    grip[i] = up
  end
  b.add(kit.loft{ sections = grip, crease = 50 }, "grip tape")
  for _, z in ipairs{ -0.22, 0.22 } do
    b.add(box(0, 0.098, z, 0.06, 0.014, 0.085, 0.004), "truck")
    b.add(kit.cone{ radius = 0.028, top = 0.012, height = 0.045 }:rotate("x", 180):move(0, 0.078, z), "truck")
    b.add(rod({ -0.095, 0.03, z }, { 0.095, 0.03, z }, 0.012), "truck")
    b.add(box(0, 0.045, z, 0.08, 0.03, 0.024, 0.008), "truck")
    for _, s in ipairs{ -1, 1 } do
      b.add(kit.lathe{ smooth = true, sides = 24, profile = { { 0, -0.02, "sharp" }, { 0.02, -0.02, "sharp" }, { 0.03, -0.013 }, { 0.03, 0.013 }, { 0.02, 0.02, "sharp" }, { 0, 0.02, "sharp" } } }:rotate("z", 90):move(s * 0.085, 0.03, z), "wheel")
      b.add(disc("x", s * 0.106, 0.03, z, 0.009, 0.006), "truck")
      for _, d in ipairs{ -0.025, 0.025 } do b.add(disc("y", s * 0.02, 0.122, z + d, 0.004, 0.004), "truck") end
    end
  end
  b.support(0, 0.12, 0, 0.17, 0.5)
end

function draw.wheel(p)
  local r = 0.5
  local b = maker.board(p, 1)
  if p.traits.form == "wagon" then
    b.add(kit.tube{ radius = r, thickness = 0.06, height = 0.07, bevel = 0.006, sides = p.advanced and 72 or 40 }:rotate("x", 90):move(0, r, 0), "wood")
    b.add(kit.tube{ radius = r + 0.004, thickness = 0.014, height = 0.074, sides = p.advanced and 72 or 40 }:rotate("x", 90):move(0, r, 0), "band")
    b.add(kit.lathe{ smooth = true, profile = { { 0, -0.11, "sharp" }, { 0.06, -0.11, "sharp" }, { 0.075, -0.05 }, { 0.085, 0 }, { 0.075, 0.05 }, { 0.06, 0.11, "sharp" }, { 0, 0.11, "sharp" } }, sides = 28 }:rotate("x", 90):move(0, r, 0), "wood")
    for _, z in ipairs{ -0.1, 0.1 } do b.add(kit.tube{ radius = 0.064, thickness = 0.02, height = 0.026 }:rotate("x", 90):move(0, r, z), "band") end
    local count = p:choose{ 8, 10, 12 }
    for i = 1, count do
      local a = 2 * math.pi * i / count
      b.add(kit.sweep{ path = { { 0.06 * math.cos(a), r + 0.06 * math.sin(a), 0 }, { 0.25 * math.cos(a), r + 0.25 * math.sin(a), 0 }, { 0.45 * math.cos(a), r + 0.45 * math.sin(a), 0 } }, radius = 0.024, radii = { 0.9, 1.2, 0.9 }, sides = 10 }, "wood")
    end
    return
  end
  local w = p:vary(0.28, 0.36)
  if p.kind == "tire" then
    b.add(kit.lathe{ smooth = true, sides = p.advanced and 72 or 44, ends = "ring", profile = { { 0.29, -0.4 * w, "sharp" }, { 0.37, -0.5 * w }, { 0.45, -0.48 * w }, { 0.485, -0.4 * w }, { 0.49, 0 }, { 0.485, 0.4 * w }, { 0.45, 0.48 * w }, { 0.37, 0.5 * w }, { 0.29, 0.4 * w, "sharp" }, { 0.33, 0.32 * w }, { 0.44, 0 }, { 0.33, -0.32 * w } } }:rotate("x", 90):move(0, r, 0), "tire")
  else
    b.add(coach.wheel(p, 0.492, w):rotate("y", -90):move(0, r, 0), "tire")
  end
  local count = p.advanced and 44 or 30
  local block = box(0, 0, 0, 0.034, 0.02, 0.3 * w, 0.002)
  for i = 1, count do
    for row = -1, 1 do
      b.add(block:rotate("y", row * 22):move(0, 0.49, row * 0.28 * w):rotate("z", 360 * (i + 0.5 * (row % 2)) / count):move(0, r, 0), "tire")
    end
  end
  if p.kind == "tire" then
    for _, s in ipairs{ -1, 1 } do b.add(kit.torus{ radius = 0.41, tube = 0.008, sides = 56, tube_sides = 6 }:rotate("x", 90):move(0, r, s * 0.505 * w), "tire") end
    b.support(0, 1, 0, 0.1, 0.1)
  end
end

local metal = { { "frame", "red paint or royal blue paint or teal paint or black paint" }, { "tire", "black rubber" }, { "rim", "aluminum" }, { "spoke", "steel" }, { "saddle", "black leather" }, { "grip", "black rubber" }, { "light", "white acrylic" }, { "rear light", "red acrylic" }, { "basket", "wicker" } }
local motor = { { "body", "glossy red paint or glossy blue paint or glossy black paint or glossy orange paint" }, { "seat", "black leather" }, { "frame", "black paint" }, { "chrome", "chrome" }, { "engine", "gunmetal" }, { "tire", "black rubber" }, { "rim", "aluminum" }, { "trim", "charcoal plastic" },
                { "light", "white acrylic" }, { "rear light", "red acrylic" }, { "emblem", "chrome" } }
local function kind(name, drawing, members)
  members.kind, members.traits = name, { draw = draw[drawing], form = members.form }
  members.form = nil
  return members
end

return {
  slots = metal,
  kinds = {
    kind("bicycle", "bicycle", { synsets = { "bicycle.n.01" }, names = { "bike", "push bike", "mountain bike", "road bike" }, length_m = { 0.1, 1.75, 2.2 }, parts = { basket = { 0, 0, 1 }, wheel = { 2, 2, 2 } } }),
    kind("motorcycle", "motorcycle", { synsets = { "motorcycle.n.01" }, names = { "motorbike", "motor bike", "motor cycle" }, length_m = { 0.1, 2.1, 2.7 }, slots = motor, parts = { wheel = { 2, 2, 2 } } }),
    kind("chopper motorcycle", "motorcycle", { names = { "harley", "chopper bike", "cruiser motorcycle" }, length_m = { 0.1, 2.3, 2.7 }, slots = motor, form = "chopper" }),
    kind("motor scooter", "scooter", { synsets = { "motor_scooter.n.01", "moped.n.01" }, names = { "vespa", "scooter", "moped" }, length_m = { 0.1, 1.85, 2.1 },
      slots = { { "body", "glossy turquoise paint or glossy red paint or glossy cream paint or glossy yellow paint" }, { "seat", "brown leather" }, { "chrome", "chrome" }, { "tire", "black rubber" }, { "rim", "aluminum" }, { "trim", "charcoal plastic" }, { "light", "white acrylic" }, { "rear light", "red acrylic" } } }),
    kind("kick scooter", "kick", { synsets = { "scooter.n.02" }, names = { "push scooter", "electric scooter", "e-scooter" }, height_m = { 0.1, 1, 1.2 },
      slots = { { "body", "blue paint" }, { "stem", "aluminum" }, { "grip", "black rubber" }, { "tire", "black rubber" }, { "rim", "aluminum" }, { "trim", "charcoal plastic" } } }),
    kind("skateboard", "skateboard", { synsets = { "skateboard.n.01" }, names = { "skate board", "longboard" }, length_m = { 0.1, 0.8, 1.2 },
      slots = { { "deck", "maple" }, { "grip tape", "black rubber" }, { "wheel", "red rubber" }, { "truck", "aluminum" } } }),
    kind("wheel", "wheel", { synsets = { "wheel.n.01" }, names = { "car wheel", "alloy wheel" }, height_m = { 0.1, 0.65, 1.5 }, slots = { { "rim", "aluminum" }, { "tire", "black rubber" }, { "trim", "charcoal plastic" } } }),
    kind("wagon wheel", "wheel", { names = { "wooden wheel", "cart wheel", "wagon wheel" }, height_m = { 0.2, 1, 2 }, form = "wagon", slots = { { "wood", "oak" }, { "band", "iron" } } }),
    kind("tire", "wheel", { synsets = { "tire.n.01" }, names = { "tyre", "car tire" }, height_m = { 0.3, 0.65, 1.5 }, slots = { { "tire", "black rubber" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
