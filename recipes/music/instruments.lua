-- Keyboards, drums, winds and the other instruments.
local maker = require("lib/maker")
local box, disc, rod, side, front, pipe = maker.box, maker.disc, maker.rod, maker.side, maker.front, maker.pipe

local draw = {}

-- White and black keys along X, `wide` over all, their front edge at z.
local function keyboard(b, wide, y, z, deep, octaves, scale)
  local n = 7 * octaves
  local step, white, black = wide / n, {}, {}
  for i = 0, n - 1 do
    white[#white + 1] = { -wide / 2 + step * (i + 0.5), y, z - deep / 2 }
    local k = i % 7
    if k ~= 2 and k ~= 6 then black[#black + 1] = { -wide / 2 + step * (i + 1), y + 0.014 * scale, z - 0.66 * deep } end
  end
  b.add(kit.instances(kit.box{ size = { 0.92 * step, 0.02 * scale, deep } }, white), "white key")
  b.add(kit.instances(kit.box{ size = { 0.55 * step, 0.022 * scale, 0.62 * deep } }, black), "black key")
end

function draw.upright(p)
  local b = maker.board(p, 1.5)
  b.add(box(0, 0.62, -0.2, 1.5, 1.2, 0.24, 0.012), "case")
  b.add(box(0, 1.235, -0.18, 1.54, 0.03, 0.32, 0.01), "case")
  b.add(box(0, 0.36, -0.06, 1.36, 0.56, 0.02, 0.006), "case")
  b.add(box(0, 0.64, 0.08, 1.5, 0.07, 0.36, 0.012), "case")
  b.both(box(0.71, 0.72, 0.08, 0.08, 0.12, 0.36, 0.012), "case")
  for _, x in ipairs{ -0.7, 0.7 } do
    b.add(kit.lathe{ smooth = true, sides = 20, profile = { { 0, 0, "sharp" }, { 0.03, 0 }, { 0.024, 0.06 }, { 0.04, 0.2 }, { 0.05, 0.4 }, { 0.036, 0.55 }, { 0.05, 0.61, "sharp" }, { 0, 0.61, "sharp" } } }:move(x, 0, 0.2), "case")
    b.add(box(x, 0.03, 0.02, 0.08, 0.06, 0.5, 0.015), "case")
  end
  keyboard(b, 1.3, 0.69, 0.25, 0.14, 6, 1)
  b.add(box(0, 0.76, 0.075, 1.34, 0.14, 0.02, 0.006):rotate("x", 0), "case")
  b.add(box(0, 0.695, 0.07, 1.3, 0.012, 0.03, 0.003), "felt")
  b.add(box(0, 0.98, -0.07, 0.62, 0.26, 0.015, 0.004):rotate("x", 0), "case")
  b.add(front(kit.rectangle{ width = 0.4, height = 0.28, radius = 0.01 }, 0.006):rotate("x", -8):move(0, 0.98, -0.04), "paper")
  b.add(box(0, 0.84, -0.05, 0.64, 0.02, 0.05, 0.006), "case")
  for i = -1, 1 do b.add(box(0.07 * i, 0.06, -0.03, 0.03, 0.015, 0.14, 0.006), "pedal") end
  b.support(0, 1.25, -0.18, 1.4, 0.25)
end

function draw.grand(p)
  local b = maker.board(p, 2.5)
  -- The wing-shaped rim, seen from above, keys to the front; outline { x, -z }.
  local rim = kit.curve{ closed = true, segments = 5, points = { { -0.74, -0.6 }, { 0.74, -0.6 }, { 0.745, -0.2 }, { 0.72, 0.12 }, { 0.46, 0.42 }, { 0.3, 0.8 }, { 0.06, 1.16 }, { -0.3, 1.26 }, { -0.62, 1.12 }, { -0.74, 0.7 }, { -0.745, 0 } } }
  local function slab(y, high, k, slot)
    local s = {}
    for i, at in ipairs(rim) do s[i] = { at[1] * k, at[2] * k } end
    b.add(front(s, high, 0.012):rotate("x", -90):move(0, y, 0), slot)
  end
  slab(0.78, 0.3, 1, "case")
  slab(0.935, 0.02, 0.95, "gold")
  for i = -9, 6 do b.add(rod({ 0.07 * i, 0.95, 0.2 }, { 0.04 * i - 0.12, 0.95, -0.9 + 0.1 * math.max(0, i) }, 0.003), "pedal") end
  -- Lid on its prop, hinged on the left.
  local lid = {}
  for i, at in ipairs(rim) do lid[i] = { at[1] + 0.74, at[2] } end
  b.add(front(lid, 0.025, 0.006):rotate("x", -90):cut{ point = { 0, 0, 0.24 }, normal = { 0, 0, 1 } }:rotate("z", 36):move(-0.74, 0.945, 0), "case")
  b.add(rod({ 0.62, 0.93, -0.05 }, { 0.34, 1.74, -0.12 }, 0.012), "case")
  b.add(box(0, 0.72, 0.62, 1.48, 0.14, 0.2, 0.012), "case")
  b.both(box(0.69, 0.84, 0.56, 0.1, 0.14, 0.3, 0.02), "case")
  keyboard(b, 1.26, 0.8, 0.71, 0.15, 6, 1)
  b.add(front(kit.rectangle{ width = 0.6, height = 0.24, radius = 0.02 }, 0.015):rotate("x", -14):move(0, 1.06, 0.36), "case")
  for _, at in ipairs{ { -0.6, 0.4 }, { 0.6, 0.4 }, { -0.3, -0.95 } } do
    b.add(kit.lathe{ smooth = true, sides = 20, profile = { { 0, 0, "sharp" }, { 0.04, 0, "sharp" }, { 0.035, 0.06 }, { 0.05, 0.1 }, { 0.075, 0.64, "sharp" }, { 0, 0.64, "sharp" } } }:move(at[1], 0, at[2]), "case")
  end
  b.both(box(0.06, 0.36, 0.3, 0.03, 0.6, 0.03, 0.008), "case")
  b.add(box(0, 0.09, 0.32, 0.26, 0.08, 0.08, 0.01), "case")
  for i = -1, 1 do b.add(box(0.06 * i, 0.07, 0.42, 0.025, 0.014, 0.14, 0.005), "pedal") end
  -- The stool.
  b.add(kit.superquadric{ radii = { 0.3, 0.05, 0.17 }, round_y = 0.4, round_xz = 0.3 }:move(0, 0.47, 1.08), "felt")
  b.add(box(0, 0.42, 1.08, 0.58, 0.05, 0.32, 0.01), "case")
  for _, z in ipairs{ 0.95, 1.21 } do b.both(rod({ 0.25, 0, z }, { 0.25, 0.42, z }, 0.018, 0.024), "case") end
end

-- A drum standing along Y from the floor up.
local function drum(p, b, x, y, z, r, h, aim, lugs)
  local sides = p.advanced and 48 or 28
  local parts = { kit.cylinder{ radius = r, height = h, sides = sides }:slot("shell") }
  for _, s in ipairs{ -1, 1 } do
    parts[#parts + 1] = kit.cylinder{ radius = 0.985 * r, height = 0.012 * r / 0.2, sides = sides }:move(0, s * (h / 2 + 0.004), 0):slot("head")
    parts[#parts + 1] = kit.torus{ radius = 1.01 * r, tube = 0.035 * r, sides = sides, tube_sides = 8 }:move(0, s * h / 2, 0):slot("metal")
  end
  for i = 1, lugs or 6 do
    parts[#parts + 1] = kit.box{ size = { 0.1 * r, 0.9 * h, 0.05 * r } }:move(0, 0, 1.02 * r):scale(0.5, 1, 1):rotate("y", 360 * i / (lugs or 6)):slot("metal")
  end
  local shape = kit.group(parts)
  if aim then shape = shape:aim(aim[1], aim[2], aim[3]) end
  b.add(shape:move(x, y, z), "shell")
end

function draw.drum(p)
  local r = p:vary(0.24, 0.3)
  local b = maker.board(p, 0.45)
  b.add(kit.cylinder{ radius = r, height = 0.38, sides = 48 }:move(0, 0.225, 0), "shell")
  for _, y in ipairs{ 0.03, 0.42 } do b.add(kit.tube{ radius = 1.04 * r, thickness = 0.06 * r, height = 0.06, bevel = 0.008, sides = 48 }:move(0, y, 0), "rim") end
  for _, y in ipairs{ 0.02, 0.435 } do b.add(kit.cylinder{ radius = 0.99 * r, height = 0.012, sides = 48 }:move(0, y, 0), "head") end
  -- The cord zigzags between the hoops.
  local n, path = 10, {}
  for i = 0, 2 * n - 1 do local a = math.pi * i / n path[i + 1] = { 1.035 * r * math.sin(a), i % 2 == 0 and 0.07 or 0.38, 1.035 * r * math.cos(a) } end
  for i, at in ipairs(path) do b.add(kit.sweep{ path = { at, path[i % #path + 1] }, radius = 0.007, sides = 6 }, "rope") end
  if p:part("stick") > 0 then
    for _, s in ipairs{ -1, 1 } do b.add(rod({ s * 0.2, 0.452, 0.12 }, { s * -0.1, 0.46, -0.2 }, 0.011, 0.008), "stick") b.add(kit.sphere{ radii = { 0.014, 0.012, 0.016 } }:move(s * -0.105, 0.46, -0.21), "stick") end
  end
  b.support(0, 0.44, 0, 1.2 * r, 1.2 * r)
end

function draw.conga(p)
  local b = maker.board(p, 0.75, 0.06)
  local sides = p.advanced and 48 or 30
  b.add(kit.lathe{ smooth = true, sides = sides, profile = { { 0, 0, "sharp" }, { 0.12, 0, "sharp" }, { 0.125, 0.06 }, { 0.16, 0.3 }, { 0.185, 0.5 }, { 0.165, 0.68 }, { 0.148, 0.74, "sharp" }, { 0, 0.74, "sharp" } } }, "shell")
  b.add(kit.lathe{ sides = sides, crease = 40, profile = { { 0, 0.735 }, { 0.15, 0.735 }, { 0.148, 0.75 }, { 0, 0.752 } } }, "head")
  b.add(kit.torus{ radius = 0.158, tube = 0.008, sides = sides, tube_sides = 8 }:move(0, 0.715, 0), "metal")
  for _, at in ipairs{ { 0.186, 0.46 }, { 0.128, 0.04 } } do b.add(kit.tube{ radius = at[1] + 0.002, thickness = 0.006, height = 0.024, sides = sides }:move(0, at[2], 0), "metal") end
  for i = 1, 6 do b.add(kit.group{ rod({ 0, 0.715, 0.162 }, { 0, 0.52, 0.192 }, 0.005), box(0, 0.52, 0.19, 0.03, 0.06, 0.02, 0.004) }:rotate("y", 60 * i), "metal") end
  b.support(0, 0.75, 0, 0.2, 0.2)
end

function draw.drums(p)
  local b = maker.board(p, 1.15)
  drum(p, b, 0, 0.3, 0.05, 0.28, 0.4, { 0, 0, 1 }, 8)
  b.both(rod({ 0.22, 0.2, 0.2 }, { 0.34, 0.01, 0.36 }, 0.01), "metal")
  for _, x in ipairs{ -0.17, 0.17 } do drum(p, b, x, 0.72, 0.1, 0.14, 0.18, { 0, 1, -0.4 * -1 * -1 }, 6) b.add(rod({ 0, 0.56, 0.05 }, { x, 0.66, 0.08 }, 0.012), "metal") end
  drum(p, b, 0.42, 0.32, -0.3, 0.19, 0.34, { 0, 1, 0 }, 8)
  for i = 0, 2 do local a = math.rad(120 * i + 20) b.add(rod({ 0.42 + 0.2 * math.cos(a), 0, -0.3 + 0.2 * math.sin(a) }, { 0.42 + 0.2 * math.cos(a), 0.36, -0.3 + 0.2 * math.sin(a) }, 0.008), "metal") end
  drum(p, b, -0.38, 0.5, -0.3, 0.17, 0.13, { 0, 1, 0 }, 8)
  local function stand(x, z, y)
    b.add(rod({ x, 0.1, z }, { x, y, z }, 0.009), "metal")
    for i = 0, 2 do local a = math.rad(120 * i + 40) b.add(rod({ x, 0.22, z }, { x + 0.16 * math.cos(a), 0.008, z + 0.16 * math.sin(a) }, 0.008), "metal") end
  end
  local function cymbal(x, y, z, r, lean)
    b.add(kit.lathe{ smooth = true, sides = 40, profile = { { 0, 0.02, "sharp" }, { 0.24 * r, 0.02 }, { 0.3 * r, 0.0 }, { r, -0.02, "sharp" }, { r, -0.014, "sharp" }, { 0.3 * r, 0.008 }, { 0.2 * r, 0.036 }, { 0, 0.04, "sharp" } } }:rotate("x", lean):move(x, y, z), "cymbal")
    b.add(kit.sphere{ radius = 0.015 }:move(x, y + 0.045, z), "metal")
  end
  stand(-0.38, -0.3, 0.44)
  stand(-0.58, 0.02, 0.8)
  cymbal(-0.58, 0.8, 0.02, 0.18, 0)
  cymbal(-0.58, 0.77, 0.02, 0.18, 0)
  stand(0.52, 0.16, 1.08)
  cymbal(0.52, 1.08, 0.16, 0.25, -14)
  stand(-0.42, 0.3, 1.1)
  cymbal(-0.42, 1.1, 0.3, 0.2, -14)
  b.add(kit.cylinder{ radius = 0.16, height = 0.07, bevel = 0.025 }:move(0, 0.48, -0.62), "stool")
  stand(0, -0.62, 0.46)
end

local function tubing(b, points, r, slot) b.add(kit.sweep{ path = kit.rounded{ points = points, radius = 0.05, segments = 6 }, radius = r, sides = 14 }, slot or "brass") end

function draw.trumpet(p)
  local b = maker.board(p, 0.5)
  local y = 0.1
  -- Bell to the right, lying level on its stand.
  b.add(maker.turned("x", { { 0.008, -0.3 }, { 0.009, 0.05 }, { 0.012, 0.12 }, { 0.02, 0.18 }, { 0.036, 0.225 }, { 0.06, 0.25 }, { 0.058, 0.252 }, { 0.032, 0.225 }, { 0.014, 0.17 }, { 0, 0.12 }, { 0, -0.3 } }, p.advanced and 48 or 30, false):move(0, y + 0.045, 0), "brass")
  b.add(kit.torus{ radius = 0.0595, tube = 0.002, sides = 40, tube_sides = 6 }:rotate("z", 90):move(0.2505, y + 0.045, 0), "brass")
  tubing(b, { { -0.2, y + 0.045, 0 }, { -0.2, y + 0.045, 0 + 0.0001 }, { -0.14, y + 0.046, 0 } }, 0.0075)
  tubing(b, { { -0.235, y - 0.0, 0.028 }, { 0.12, y - 0.0, 0.028 }, { 0.17, y - 0.02, 0.028 }, { 0.17, y - 0.06, 0.028 }, { 0.12, y - 0.08, 0.028 }, { 0.0, y - 0.08, 0.028 } }, 0.0065)
  tubing(b, { { -0.13, y + 0.045, 0.002 }, { -0.18, y + 0.045, 0.002 }, { -0.18, y - 0.08, 0.012 }, { -0.05, y - 0.08, 0.02 } }, 0.0068)
  b.add(maker.turned("x", { { 0, -0.25 }, { 0.011, -0.25 }, { 0.013, -0.245 }, { 0.006, -0.225 }, { 0.005, -0.19 }, { 0, -0.19 } }, 20):move(0, y, 0.028), "silver")
  for i = -1, 1 do
    local x = 0.0 + 0.034 * i
    b.add(kit.cylinder{ radius = 0.014, height = 0.14, bevel = 0.002 }:move(x, y - 0.02, 0.015), "brass")
    for _, dy in ipairs{ 0.052, -0.092 } do b.add(kit.cylinder{ radius = 0.0155, height = 0.012, bevel = 0.003 }:move(x, y + dy, 0.015), "brass") end
    b.add(rod({ x, y + 0.05, 0.015 }, { x, y + 0.08, 0.015 }, 0.003), "silver")
    b.add(kit.cylinder{ radius = 0.0105, height = 0.006, bevel = 0.002 }:move(x, y + 0.083, 0.015), "pearl")
    b.add(kit.torus{ radius = 0.014, tube = 0.004, sides = 18, tube_sides = 8 }:rotate("x", 90):scale(1, 1.6, 1):move(x, y - 0.03, 0.036), "brass")
  end
  b.add(kit.torus{ radius = 0.011, tube = 0.0025, sides = 18, tube_sides = 6 }:rotate("x", 90):move(0.11, y - 0.02, 0.028), "brass")
  b.anchor("hand", 0, y - 0.02, 0.015)
end

function draw.sax(p)
  local board = maker.board(p, 0.7)
  local b = { add = function(shape, slot) board.add(shape:move(0, -0.0147, 0), slot) end, anchor = board.anchor }
  -- The conical tube: neck, down, round the bow and up to the bell.
  local path, radii = kit.curve{ segments = 6, points = { { -0.2, 0.62, 0 }, { -0.15, 0.665, 0 }, { -0.08, 0.675, 0 }, { -0.03, 0.64, 0 }, { -0.015, 0.56, 0 }, { -0.005, 0.36, 0 }, { 0.005, 0.16, 0 }, { 0.03, 0.07, 0 }, { 0.085, 0.045, 0 }, { 0.14, 0.085, 0 }, { 0.16, 0.17, 0 }, { 0.172, 0.3, 0 }, { 0.195, 0.4, 0 } } }, {}
  for i = 1, #path do local t = (i - 1) / (#path - 1) radii[i] = 0.16 + 0.84 * t^1.3 + 0.1 * math.max(0, t - 0.86) * 5 end
  b.add(kit.sweep{ path = path, radius = 0.046, radii = radii, sides = p.advanced and 28 or 18 }, "brass")
  b.add(kit.lathe{ smooth = true, sides = 40, profile = { { 0, -0.02, "sharp" }, { 0.05, -0.02, "sharp" }, { 0.056, 0.03 }, { 0.078, 0.06 }, { 0.1, 0.07, "sharp" }, { 0.07, 0.052 }, { 0.034, 0.02 }, { 0, 0.0, "sharp" } } }:rotate("z", -12):move(0.2, 0.405, 0), "brass")
  b.add(kit.torus{ radius = 0.1, tube = 0.004, sides = 40, tube_sides = 6 }:move(0, 0.07, 0):rotate("z", -12):move(0.2, 0.405, 0), "brass")
  b.add(rod({ -0.165, 0.652, 0 }, { -0.235, 0.585, 0 }, 0.012, 0.008), "mouthpiece")
  b.add(kit.torus{ radius = 0.021, tube = 0.005, sides = 24, tube_sides = 6 }:rotate("x", 10):move(-0.022, 0.6, 0), "brass")
  -- Pads with cups and rods along the body and bell.
  for i = 0, 6 do
    local y = 0.5 - 0.055 * i
    local r = 0.012 + 0.0014 * i
    b.add(disc("z", -0.006 + 0.002 * i, y, 0.021 + 0.0032 * i, r, 0.008), "key")
    b.add(disc("z", -0.006 + 0.002 * i, y, 0.026 + 0.0032 * i, 0.6 * r, 0.004), "pearl")
  end
  for i = 0, 2 do b.add(disc("z", 0.16 + 0.012 * i, 0.16 + 0.08 * i, 0.046 + 0.003 * i, 0.026, 0.01), "key") end
  for _, x in ipairs{ -0.032, 0.024 } do b.add(rod({ x, 0.54, 0.018 }, { x + 0.012, 0.12, 0.036 }, 0.003), "key") end
  for i = 0, 3 do b.add(kit.sphere{ radii = { 0.006, 0.012, 0.007 } }:move(-0.036 + 0.003 * i, 0.52 - 0.1 * i, 0.022 + 0.004 * i), "key") end
  b.add(rod({ 0.02, 0.33, 0 }, { 0.14, 0.33, 0 }, 0.005), "brass")
  b.anchor("hand", 0, 0.3, 0)
end

function draw.flute(p)
  local b = maker.board(p, 0.67)
  local parts = { rod({ -0.335, 0, 0 }, { 0.335, 0, 0 }, 0.0095):slot("tube") }
  local function put(s, slot) parts[#parts + 1] = s:slot(slot) end
  put(rod({ -0.335, 0, 0 }, { -0.325, 0, 0 }, 0.011), "tube")
  for _, x in ipairs{ -0.15, 0.22 } do put(rod({ x, 0, 0 }, { x + 0.03, 0, 0 }, 0.0115), "tube") end
  put(kit.sphere{ radii = { 0.012, 0.004, 0.009 } }:move(-0.24, 0.0085, 0.003), "key")
  put(kit.cylinder{ radius = 0.004, height = 0.003 }:move(-0.24, 0.0125, 0.003), "hole")
  for i = 0, 11 do
    put(kit.cylinder{ radius = 0.0085, height = 0.005, bevel = 0.001, sides = 20 }:move(-0.1 + 0.026 * i + (i > 5 and 0.012 or 0), 0.0125, 0), "key")
    put(kit.cylinder{ radius = 0.004, height = 0.002, sides = 14 }:move(-0.1 + 0.026 * i + (i > 5 and 0.012 or 0), 0.016, 0), "tube")
  end
  put(rod({ -0.12, 0.007, -0.011 }, { 0.21, 0.007, -0.011 }, 0.0025), "key")
  for i = 0, 5 do put(kit.sphere{ radius = 0.004 }:move(-0.11 + 0.062 * i, 0.007, -0.011), "key") end
  b.add(kit.group(parts):rotate("x", 30):rotate("y", 20):align{ y = "low" }, "tube")
end

function draw.harp(p)
  local b = maker.board(p, 1.75, 0.05)
  -- Column in front (to +x), soundbox leaning, the curved neck between them.
  b.add(rod({ 0.38, 0.1, 0 }, { 0.38, 1.58, 0 }, 0.045, 0.038), "frame")
  for _, y in ipairs{ 0.14, 1.5 } do b.add(kit.lathe{ smooth = true, profile = { { 0.045, -0.05 }, { 0.075, -0.03 }, { 0.06, 0 }, { 0.075, 0.03 }, { 0.045, 0.05 } }, sides = 24 }:move(0.38, y, 0), "gold") end
  b.add(kit.lathe{ smooth = true, profile = { { 0.04, 0 }, { 0.08, 0.05 }, { 0.07, 0.12 }, { 0.03, 0.15 }, { 0, 0.17, "sharp" } }, sides = 24 }:move(0.38, 1.56, 0), "gold")
  b.add(kit.sweep{ path = { { 0.3, 0.12, 0 }, { -0.1, 0.78, 0 }, { -0.36, 1.3, 0 } }, profile = kit.ellipse{ radius = 0.19, radius_y = 0.085 }, radii = { 1, 0.72, 0.4 }, up = { 1, 0.5, 0 } }, "frame")
  b.add(kit.sweep{ path = kit.curve{ points = { { -0.38, 1.33, 0 }, { -0.22, 1.46, 0 }, { 0.02, 1.36, 0 }, { 0.2, 1.42, 0 }, { 0.38, 1.6, 0 } }, segments = 6 }, profile = kit.ellipse{ radius = 0.04, radius_y = 0.06 }, first = "round", last = "round" }, "frame")
  b.add(box(0.3, 0.05, 0, 0.42, 0.1, 0.36, 0.03), "frame")
  local neck = kit.curve{ points = { { -0.38, 1.33, 0 }, { -0.22, 1.46, 0 }, { 0.02, 1.36, 0 }, { 0.2, 1.42, 0 }, { 0.38, 1.6, 0 } }, segments = 8 }
  local n = p.advanced and 30 or 22
  for i = 1, n do
    local t = i / (n + 1)
    local top = neck[1 + math.floor((#neck - 1) * (0.04 + 0.86 * t) + 0.5)]
    local y = top[2]
    -- Straight down to the soundbox below.
    local k = (0.3 - top[1]) / 0.66
    local low = 0.12 + 1.18 * k + 0.06
    if y > low + 0.05 then
      b.add(kit.sweep{ path = { { top[1], low, 0 }, { top[1], y, 0.0 } }, radius = 0.0026, sides = 4 }, i % 7 == 1 and "red string" or "string")
      b.add(rod({ top[1], y, -0.055 }, { top[1], y, 0.055 }, 0.005), "gold")
    end
  end
  for i = 0, 2 do b.add(kit.sphere{ radii = { 0.05, 0.07, 0.01 } }:move(0.38, 0.4 + 0.4 * i, 0.045), "gold") end
end

function draw.accordion(p)
  local b = maker.board(p, 0.44)
  local n = 13
  b.add(box(-0.16, 0.2, 0, 0.11, 0.38, 0.2, 0.02), "body")
  b.add(box(0.17, 0.2, 0, 0.09, 0.38, 0.2, 0.02), "body")
  for i = 0, n - 1 do
    local x = -0.1 + 0.0175 * i
    local fold = {}
    for k, at in ipairs{ { x, 0.92 }, { x + 0.00875, 1 }, { x + 0.0175, 0.92 } } do
      fold[k] = {}
      for j, q in ipairs(kit.rectangle{ width = 0.19 * at[2], height = 0.37 * at[2], radius = 0.01, segments = 1 }) do fold[k][j] = { at[1], 0.2 + q[2], -q[1] } end
    end
    b.add(kit.loft{ sections = fold, crease = 20 }, i % 2 == 0 and "bellows" or "fold")
  end
  -- Keys stand on the right, buttons on the left.
  for i = 0, 13 do
    b.add(box(-0.215, 0.045 + 0.0238 * i, 0.06, 0.055, 0.021, 0.1, 0.003):move(-0.005, 0, 0.03), "white key")
    if i % 7 ~= 2 and i % 7 ~= 6 and i < 13 then b.add(box(-0.222, 0.057 + 0.0238 * i, 0.075, 0.035, 0.012, 0.09, 0.003), "black key") end
  end
  for row = 0, 3 do for i = 0, 11 do b.add(disc("z", 0.145 + 0.017 * row, 0.06 + 0.0245 * i + 0.004 * row, 0.103, 0.006, 0.008), "white key") end end
  for i = 0, 8 do b.add(box(-0.15, 0.06 + 0.034 * i, 0.101, 0.06, 0.016, 0.006, 0.002), "metal") end
  b.add(box(-0.16, 0.2, 0, 0.112, 0.012, 0.204, 0.003), "metal")
  for _, x in ipairs{ -0.13, 0.15 } do b.add(pipe({ { x, 0.36, -0.1 }, { x, 0.32, -0.17 }, { x, 0.2, -0.2 }, { x, 0.08, -0.17 }, { x, 0.04, -0.1 } }, 0.012), "strap") end
end

function draw.xylophone(p)
  local b = maker.board(p, 0.8)
  local slots = { "red bar", "orange bar", "yellow bar", "green bar", "cyan bar", "blue bar", "purple bar", "pink bar" }
  for i = 1, 8 do
    local x, long = -0.4 + 0.0895 * i, 0.42 - 0.026 * i
    b.add(box(x, 0.11, 0, 0.076, 0.02, long, 0.006), slots[i])
    for _, s in ipairs{ -1, 1 } do b.add(disc("y", x, 0.123, s * 0.36 * long, 0.009, 0.012), "metal") end
  end
  for _, s in ipairs{ -1, 1 } do
    b.add(kit.sweep{ path = { { -0.4, 0.075, s * 0.155 }, { 0.4, 0.075, s * 0.085 } }, profile = kit.rectangle{ width = 0.03, height = 0.05, radius = 0.006 }, up = { 0, 1, 0 } }, "frame")
    for _, x in ipairs{ -0.36, 0.36 } do b.add(kit.cylinder{ radius = 0.02, height = 0.05, bevel = 0.005 }:move(x, 0.025, s * (x < 0 and 0.15 or 0.09)), "frame") end
  end
  for _, x in ipairs{ -0.39, 0.39 } do b.add(box(x, 0.075, 0, 0.03, 0.05, x < 0 and 0.34 or 0.2, 0.006), "frame") end
  for i, at in ipairs{ { -0.16, 0.24 }, { 0.02, -0.1 } } do
    b.add(rod({ at[1] - 0.12, 0.128, 0.1 * i }, { at[1] + 0.24, 0.142, at[2] * 0.4 }, 0.006), "frame")
    b.add(kit.sphere{ radius = 0.022 }:move(at[1] + 0.25, 0.142, at[2] * 0.4), i == 1 and "red bar" or "blue bar")
  end
end

function draw.bell(p)
  local b = maker.board(p, 0.2)
  local sides = p.advanced and 48 or 30
  b.add(kit.lathe{ smooth = true, sides = sides, profile = { { 0.055, 0.004 }, { 0.072, 0, "sharp" }, { 0.074, 0.006 }, { 0.058, 0.03 }, { 0.046, 0.06 }, { 0.042, 0.085 }, { 0.026, 0.103 }, { 0, 0.107, "sharp" }, { 0, 0.1, "sharp" }, { 0.022, 0.097 }, { 0.038, 0.08 }, { 0.042, 0.05 } }, ends = "ring" }, "bell")
  for _, at in ipairs{ { 0.0745, 0.009 }, { 0.049, 0.055 } } do b.add(kit.torus{ radius = at[1] - 0.002, tube = 0.0025, sides = sides, tube_sides = 6 }:move(0, at[2], 0), "bell") end
  b.add(rod({ 0, 0.1, 0 }, { 0, 0.02, 0 }, 0.003), "clapper")
  b.add(kit.sphere{ radius = 0.013 }:move(0, 0.018, 0), "clapper")
  b.add(kit.lathe{ smooth = true, sides = 24, profile = { { 0.012, 0.104, "sharp" }, { 0.01, 0.115 }, { 0.016, 0.135 }, { 0.017, 0.16 }, { 0.012, 0.185 }, { 0.015, 0.194 }, { 0, 0.2, "sharp" } } }, "handle")
  b.anchor("hand", 0, 0.155, 0)
end

function draw.tambourine(p)
  local b = maker.board(p, 0.25)
  local parts, sides = {}, p.advanced and 64 or 40
  local function put(s, slot) parts[#parts + 1] = s:slot(slot) end
  local n = p:choose{ 5, 6, 8 }
  -- The hoop in arcs, with a pair of jingles in each gap.
  put(kit.tube{ radius = 0.125, thickness = 0.008, height = 0.014, sides = sides }:move(0, 0.019, 0), "hoop")
  put(kit.tube{ radius = 0.125, thickness = 0.008, height = 0.014, sides = sides }:move(0, -0.019, 0), "hoop")
  for i = 1, n do
    local turn = 360 * i / n
    put(kit.lathe{ sides = sides, sweep = 360 / n - 24, profile = { { 0.117, -0.013 }, { 0.125, -0.013 }, { 0.125, 0.013 }, { 0.117, 0.013 } }, ends = "ring" }:rotate("y", turn + 12), "hoop")
    local function jingle(y) return kit.lathe{ sides = 20, smooth = true, profile = { { 0, 0.0015, "sharp" }, { 0.006, 0.0015 }, { 0.015, -0.001, "sharp" }, { 0.015, 0.0005, "sharp" }, { 0.006, 0.0035 }, { 0, 0.0035, "sharp" } } }:move(0.121, y, 0):rotate("y", turn) end
    put(jingle(0.002), "jingle")
    put(jingle(-0.005), "jingle")
    put(rod({ 0.121, -0.02, 0 }, { 0.121, 0.02, 0 }, 0.0018):rotate("y", turn), "jingle")
  end
  put(kit.cylinder{ radius = 0.122, height = 0.003, sides = sides }:move(0, 0.0265, 0), "skin")
  b.add(kit.group(parts):rotate("x", 62):align{ y = "low" }, "hoop")
  b.anchor("hand", 0, 0.03, 0)
end

function draw.gramophone(p)
  local b = maker.board(p, 0.7)
  b.add(box(0, 0.085, 0, 0.38, 0.13, 0.36, 0.012), "box")
  for _, y in ipairs{ 0.015, 0.155 } do b.add(box(0, y, 0, 0.42, 0.03, 0.4, 0.01), "box") end
  b.both(box(0.192, 0.085, 0, 0.008, 0.07, 0.24, 0.003), "trim")
  b.add(box(0, 0.085, 0.182, 0.26, 0.07, 0.008, 0.003), "trim")
  b.add(disc("y", 0, 0.178, 0.02, 0.155, 0.014), "trim")
  b.add(disc("y", 0, 0.188, 0.02, 0.148, 0.006), "record")
  for i = 0, 4 do b.add(kit.torus{ radius = 0.07 + 0.016 * i, tube = 0.0012, sides = 40, tube_sides = 4 }:move(0, 0.191, 0.02), "record") end
  b.add(disc("y", 0, 0.1915, 0.02, 0.048, 0.003), "label")
  b.add(kit.sphere{ radius = 0.008 }:move(0, 0.195, 0.02), "trim")
  -- Arm, elbow and the flower horn.
  b.add(rod({ 0, 0.17, -0.17 }, { 0, 0.27, -0.17 }, 0.018), "trim")
  b.add(pipe({ { 0, 0.27, -0.17 }, { 0, 0.33, -0.19 }, { 0, 0.39, -0.16 }, { 0.02, 0.42, -0.1 } }, 0.016), "horn")
  b.add(pipe({ { 0, 0.25, -0.16 }, { 0.05, 0.26, -0.08 }, { 0.08, 0.24, 0.0 }, { 0.075, 0.205, 0.03 } }, 0.009), "trim")
  b.add(disc("x", 0.077, 0.215, 0.036, 0.025, 0.016), "trim")
  local sections, petals = {}, 9
  for ring = 0, 1 do
    for i = 0, 9 do
      local t = (ring == 0 and i or 9 - i) / 9
      local s = {}
      for k = 0, 71 do
        local a = 2 * math.pi * k / 72
        local r = (0.017 + 0.21 * t^2.3) * (1 + 0.07 * t^2 * math.abs(math.cos(petals * a / 2)) * 1.6) - (ring == 1 and 0.004 or 0)
        s[k + 1] = { r * math.cos(a), 0.36 * t - (ring == 1 and -0.002 or 0), -r * math.sin(a) }
      end
      sections[#sections + 1] = s
    end
  end
  b.add(kit.loft{ sections = sections, crease = 60 }:aim(0.1, 0.5, 0.75):move(0.02, 0.415, -0.11), "horn")
  b.add(pipe({ { 0.2, 0.09, 0.0 }, { 0.25, 0.09, 0.0 }, { 0.25, 0.03, 0.02 } }, 0.006), "trim")
  b.add(rod({ 0.25, 0.03, 0.02 }, { 0.29, 0.03, 0.02 }, 0.011), "box")
end

function draw.maraca(p)
  local b = maker.board(p, 0.25, 0.05)
  b.add(kit.lathe{ smooth = true, sides = 32, profile = { { 0, 0, "sharp" }, { 0.014, 0.002 }, { 0.016, 0.02 }, { 0.0105, 0.05 }, { 0.0105, 0.12 }, { 0.016, 0.14, "sharp" }, { 0, 0.14, "sharp" } } }, "handle")
  local function r(t) return 0.046 * math.sin(math.pi * math.min(1, 0.07 + 0.93 * t))^0.62 + 0.003 end
  local bands = { "gourd", "stripe", "gourd", "second stripe", "gourd" }
  for i, slot in ipairs(bands) do
    local profile = { { 0, 0.135 + 0.115 * (i - 1) / 5 } }
    for k = 0, 6 do local t = (i - 1 + k / 6) / 5 profile[#profile + 1] = { i == 5 and k == 6 and 0.0005 or r(t) * (t > 0.97 and 0.4 or 1), 0.135 + 0.115 * t } end
    profile[#profile + 1] = { 0, 0.135 + 0.115 * i / 5 }
    b.add(kit.lathe{ profile = profile, sides = 40, crease = 35 }, slot)
  end
  b.anchor("hand", 0, 0.07, 0)
end

local function kind(name, drawing, members)
  members.kind, members.traits = name, { draw = draw[drawing] }
  return members
end
local piano = { { "case", "glossy black lacquer" }, { "white key", "glossy ivory plastic" }, { "black key", "glossy black plastic" }, { "gold", "gold" }, { "pedal", "brass" }, { "felt", "red felt" }, { "paper", "white paper" } }
local brass = { { "brass", "brass" }, { "silver", "silver" }, { "pearl", "pearl" }, { "key", "brass" }, { "mouthpiece", "black plastic" } }
local kit_slots = { { "shell", "glossy red plastic" }, { "head", "white plastic" }, { "metal", "chrome" }, { "cymbal", "brass" }, { "stool", "black leather" } }

return {
  slots = brass,
  kinds = {
    kind("piano", "upright", { synsets = { "piano.n.01", "upright.n.02" }, except = { "grand_piano.n.01" }, names = { "upright piano" }, width_m = { 0.1, 1.5, 2.75 }, slots = piano }),
    kind("grand piano", "grand", { synsets = { "grand_piano.n.01" }, length_m = { 0.1, 1.9, 2.75 }, slots = piano }),
    kind("drum", "drum", { synsets = { "drum.n.01" }, except = { "tambourine.n.01" }, names = { "toy drum", "marching drum", "snare drum" }, height_m = { 0.08, 0.45, 1.2 }, parts = { stick = { 0, 2, 2 } },
      slots = { { "shell", "glossy red paint" }, { "rim", "gold" }, { "head", "ivory plastic" }, { "rope", "white cotton" }, { "stick", "maple" } } }),
    kind("conga drum", "conga", { synsets = { "bongo.n.01" }, names = { "conga", "bongo drum", "bongo", "djembe" }, height_m = { 0.1, 0.75, 1 }, slots = { { "shell", "mahogany" }, { "head", "ivory plastic" }, { "metal", "chrome" } } }),
    kind("drum set", "drums", { names = { "drum kit", "drumset", "drums" }, height_m = { 0.1, 1.15, 1.6 }, slots = kit_slots }),
    kind("trumpet", "trumpet", { synsets = { "cornet.n.01" }, names = { "trumpet", "bugle" }, width_m = { 0.1, 0.5, 0.7 }, slots = brass }),
    kind("saxophone", "sax", { synsets = { "sax.n.02" }, height_m = { 0.1, 0.7, 1.2 }, slots = brass }),
    kind("flute", "flute", { synsets = { "flute.n.01" }, names = { "flute", "piccolo" }, width_m = { 0.1, 0.63, 0.8 }, slots = { { "tube", "silver" }, { "key", "silver" }, { "hole", "black plastic" } } }),
    kind("harp", "harp", { synsets = { "harp.n.01" }, height_m = { 0.1, 1.75, 2 }, slots = { { "frame", "walnut" }, { "gold", "gold" }, { "string", "ivory plastic" }, { "red string", "red plastic" } } }),
    kind("accordion", "accordion", { synsets = { "accordion.n.01" }, names = { "concertina" }, width_m = { 0.1, 0.44, 0.6 },
      slots = { { "body", "glossy red plastic" }, { "bellows", "black leather" }, { "fold", "red leather" }, { "white key", "ivory plastic" }, { "black key", "glossy black plastic" }, { "metal", "chrome" }, { "strap", "black leather" } } }),
    kind("xylophone", "xylophone", { synsets = { "marimba.n.01", "glockenspiel.n.01" }, names = { "glockenspiel", "toy xylophone" }, width_m = { 0.1, 0.8, 1.6 },
      slots = { { "frame", "maple" }, { "metal", "steel" }, { "red bar", "red paint" }, { "orange bar", "orange paint" }, { "yellow bar", "yellow paint" }, { "green bar", "green paint" }, { "cyan bar", "cyan paint" }, { "blue bar", "blue paint" }, { "purple bar", "purple paint" }, { "pink bar", "pink paint" } } }),
    kind("bell", "bell", { synsets = { "bell.n.01" }, names = { "hand bell", "handbell", "school bell" }, height_m = { 0.03, 0.2, 2 }, slots = { { "bell", "brass" }, { "handle", "walnut" }, { "clapper", "iron" } } }),
    kind("tambourine", "tambourine", { synsets = { "tambourine.n.01" }, width_m = { 0.1, 0.25, 0.4 }, slots = { { "hoop", "maple" }, { "skin", "ivory plastic" }, { "jingle", "brass" } } }),
    kind("gramophone", "gramophone", { synsets = { "gramophone.n.01" }, names = { "phonograph" }, height_m = { 0.1, 0.7, 1.2 }, slots = { { "horn", "brass" }, { "box", "mahogany" }, { "trim", "brass" }, { "record", "glossy black plastic" }, { "label", "red paper" } } }),
    kind("maraca", "maraca", { synsets = { "maraca.n.01" }, height_m = { 0.1, 0.25, 0.4 }, slots = { { "gourd", "glossy red paint" }, { "stripe", "glossy yellow paint" }, { "second stripe", "glossy green paint" }, { "handle", "maple" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
