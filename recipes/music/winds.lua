-- Winds, what is struck, and what plays by itself: clarinets, trombones, cymbals, synthesizers, record players.
local maker = require("lib/maker")
local box, disc, rod, pipe, side, front, turned = maker.box, maker.disc, maker.rod, maker.pipe, maker.side, maker.front, maker.turned

local draw = {}
local function soft(p, few, many) return p.advanced and many or few end

-- Upright on its bell: clarinet, oboe, recorder.
function draw.clarinet(p)
  local t = p.traits
  local b = maker.board(p, 0.66)
  local s, r = soft(p, 24, 40), t.slim or 1
  b.add(kit.lathe{ sides = s, smooth = true, profile = { { 0, 0.02, "sharp" }, { 0.026, 0.004 }, { 0.036, 0, "sharp" }, { 0.037, 0.004 }, { 0.024, 0.04 }, { 0.0155 * r, 0.09 }, { 0.0135 * r, 0.14, "sharp" }, { 0, 0.14, "sharp" } } }, "body")
  b.add(kit.cylinder{ radius = 0.0132 * r, height = 0.36, sides = s }:move(0, 0.31, 0), "body")
  b.add(kit.lathe{ sides = s, smooth = true, profile = { { 0, 0.48, "sharp" }, { 0.0145 * r, 0.48 }, { 0.0165 * r, 0.51 }, { 0.0145 * r, 0.545, "sharp" }, { 0, 0.545, "sharp" } } }, "body")
  for _, y in ipairs{ 0.003, 0.13, 0.31, 0.485, 0.54 } do b.add(kit.cylinder{ radius = y < 0.01 and 0.0385 or 0.0162 * r, height = 0.009, bevel = 0.002, sides = s }:move(0, y + 0.002, 0), "key") end
  if t.reed then b.add(kit.cone{ radius = 0.003, top = 0.0045, height = 0.06 }:scale(1.4, 1, 0.6):move(0, 0.585, 0), "reed") b.add(kit.cylinder{ radius = 0.004, height = 0.03 }:move(0, 0.56, 0), "key")
  else
    b.add(kit.cone{ radius = 0.0125, top = 0.0065, height = 0.085, bevel = 0.002 }:move(0, 0.588, 0), "mouthpiece")
    for _, y in ipairs{ 0.566, 0.588 } do b.add(kit.cylinder{ radius = 0.0128, height = 0.009, bevel = 0.002 }:move(0, y, 0), "key") end
  end
  -- Rings and cups in front, rods and levers beside them.
  for i = 0, 8 do
    local y = 0.155 + 0.036 * i
    if math.abs(y - 0.31) > 0.012 then
      b.add(disc("z", 0, y, 0.0145 * r, 0.0085, 0.005, 0.001), "key")
      if i % 2 == 0 then b.add(disc("z", 0.0, y, 0.0175 * r, 0.0045, 0.003, 0.001), "body") end
      b.add(rod({ 0, y, 0.0165 * r }, { 0.014, y, 0.009 }, 0.0018), "key")
    end
  end
  for _, x in ipairs{ -1, 1 } do b.add(rod({ x * 0.0145, 0.15, 0.008 }, { x * 0.0145, 0.47, 0.008 }, 0.0022), "key") end
  for i = 0, 3 do b.add(kit.sphere{ radii = { 0.005, 0.014, 0.003 } }:rotate("z", 25):move(-0.02, 0.17 + 0.026 * i, 0.012), "key") end
  b.anchor("hand", 0, 0.3, 0)
end

-- Bell and slide along X, lying level.
function draw.trombone(p)
  local b = maker.board(p, 1.15)
  local y, out = 0.13, p:vary(0, 0.1)
  b.add(turned("x", { { 0.009, -0.35 }, { 0.011, 0.0 }, { 0.018, 0.2 }, { 0.036, 0.34 }, { 0.066, 0.42 }, { 0.108, 0.465 }, { 0.105, 0.468 }, { 0.06, 0.425 }, { 0.03, 0.34 }, { 0, 0.2 }, { 0, -0.35 } }, soft(p, 32, 52), false):move(0, y, 0.07), "brass")
  b.add(kit.torus{ radius = 0.107, tube = 0.003, sides = 44, tube_sides = 6 }:rotate("z", 90):move(0.466, y, 0.07), "brass")
  local function tube(points, r, slot) b.add(kit.sweep{ path = kit.rounded{ points = points, radius = 0.06, segments = 7 }, radius = r, sides = soft(p, 10, 16) }, slot or "brass") end
  tube({ { -0.34, y, 0.07 }, { -0.5, y, 0.07 }, { -0.5, y, -0.04 }, { -0.2, y, -0.04 } }, 0.009)
  tube({ { -0.28, y, -0.04 }, { 0.3, y, -0.04 } }, 0.0075, "silver")
  tube({ { -0.28, y - 0.085, -0.04 }, { 0.3, y - 0.085, -0.04 } }, 0.0075, "silver")
  tube({ { -0.05, y, -0.04 }, { 0.6 + out, y, -0.04 }, { 0.6 + out, y - 0.085, -0.04 }, { -0.05, y - 0.085, -0.04 } }, 0.0098)
  tube({ { -0.28, y - 0.085, -0.04 }, { -0.34, y - 0.085, -0.04 } }, 0.0085)
  b.add(turned("x", { { 0, -0.4 }, { 0.017, -0.4 }, { 0.018, -0.392 }, { 0.008, -0.365 }, { 0.0065, -0.33 }, { 0, -0.33 } }, 24):move(0, y - 0.085, -0.04), "silver")
  for _, x in ipairs{ -0.04, 0.02 } do b.add(rod({ x, y, -0.04 }, { x, y - 0.085, -0.04 }, 0.0055), "brass") end
  for _, x in ipairs{ -0.3, -0.12 } do b.add(rod({ x, y, 0.07 }, { x, y, -0.04 }, 0.006), "brass") end
  for _, x in ipairs{ -0.28, -0.05, 0.3 } do for _, dy in ipairs{ 0, -0.085 } do b.add(disc("x", x, y + dy, -0.04, 0.0115, 0.016, 0.003), "silver") end end
  b.anchor("hand", 0, y - 0.04, -0.04)
end

function draw.harmonica(p)
  local b = maker.board(p, 0.1, 0.06)
  b.add(box(0, 0.0125, 0, 0.1, 0.011, 0.024, 0.002), "comb")
  for _, s in ipairs{ -1, 1 } do
    b.add(kit.superquadric{ radii = { 0.051, 0.0075, 0.0135 }, round_y = 0.35, round_xz = 0.25 }:cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } }:move(0, 0.0055, -0.001):rotate("z", s == 1 and 0 or 180):move(0, 0.0125, 0), "cover")
    b.add(disc("y", s * 0.046, 0.0125, 0, 0.0025, 0.017), "screw")
  end
  for i = 0, 9 do b.add(box(-0.041 + 0.0091 * i, 0.0125, 0.0121, 0.0058, 0.0062, 0.002, 0.0004), "hole") end
  b.add(box(0, 0.0201, -0.002, 0.05, 0.0008, 0.007, 0.0003), "screw")
  for i = 0, 4 do b.add(box(-0.02 + 0.01 * i, 0.0206, -0.002, 0.006, 0.0006, 0.003, 0.0002), "cover") end
  b.anchor("hand", 0, 0.01, -0.01)
end

local function cymbal_disc(p, r)
  return kit.lathe{ smooth = true, sides = soft(p, 48, 72), profile = { { 0, 0.02 * r, "sharp" }, { 0.1 * r, 0.11 * r }, { 0.2 * r, 0.09 * r }, { 0.26 * r, 0.05 * r }, { 0.6 * r, 0.02 * r }, { r, -0.03 * r, "sharp" }, { r, -0.018 * r, "sharp" }, { 0.6 * r, 0.034 * r }, { 0.27 * r, 0.068 * r }, { 0.2 * r, 0.115 * r }, { 0.1 * r, 0.14 * r }, { 0, 0.145 * r, "sharp" } } }
end
function draw.cymbal(p)
  local b = maker.board(p, 1.0)
  local tilt = p:vary(10, 20)
  b.add(rod({ 0, 0.12, 0 }, { 0, 0.96, 0 }, 0.012), "stand")
  b.add(rod({ 0, 0.1, 0 }, { 0, 0.55, 0 }, 0.018), "stand")
  b.add(disc("y", 0, 0.55, 0, 0.026, 0.05), "black")
  for i = 0, 2 do
    local a = math.rad(120 * i)
    b.add(pipe({ { 0.015 * math.sin(a), 0.36, 0.015 * math.cos(a) }, { 0.16 * math.sin(a), 0.22, 0.16 * math.cos(a) }, { 0.3 * math.sin(a), 0.015, 0.3 * math.cos(a) } }, 0.011), "stand")
    b.add(rod({ 0, 0.12, 0 }, { 0.2 * math.sin(a), 0.17, 0.2 * math.cos(a) }, 0.007), "stand")
    b.add(kit.sphere{ radii = { 0.022, 0.016, 0.022 } }:move(0.3 * math.sin(a), 0.016, 0.3 * math.cos(a)), "black")
  end
  local parts = { cymbal_disc(p, 0.28):slot("cymbal") }
  for i = 0, 6 do parts[#parts + 1] = kit.torus{ radius = 0.09 + 0.026 * i, tube = 0.0011, sides = soft(p, 40, 64), tube_sides = 4 }:move(0, 0.0165 - 0.0026 * i + 0.0, 0):slot("cymbal") end
  parts[#parts + 1] = disc("y", 0, 0.05, 0, 0.026, 0.02):slot("felt")
  parts[#parts + 1] = disc("y", 0, 0.068, 0, 0.012, 0.02):slot("stand")
  b.add(kit.group(parts):rotate("x", tilt):move(0, 0.95, 0), "cymbal")
end

function draw.triangle(p)
  local b = maker.board(p, 0.24)
  local s, y = 0.1, 0.03
  local h = 2 * s * 0.866
  b.add(kit.sweep{ path = kit.rounded{ points = { { -0.03, y, 0 }, { -s, y, 0 }, { 0, y + h, 0 }, { s, y, 0 }, { 0.0, y, 0 } }, radius = 0.018, segments = 6 }, radius = 0.0055, sides = soft(p, 12, 20), first = "round", last = "round" }, "metal")
  b.add(kit.torus{ radius = 0.02, tube = 0.0018, sides = 24, tube_sides = 6 }:rotate("z", 90):scale(1, 1.3, 1):move(0, y + h + 0.012, 0), "string")
  b.add(rod({ 0.03, 0.006, 0.05 }, { 0.11, 0.1, 0.014 }, 0.004), "metal")
  b.add(rod({ 0.016, -0.0, 0.056 }, { 0.05, 0.03, 0.041 }, 0.0075), "handle")
  b.anchor("hand", 0, y + h + 0.03, 0)
end

function draw.timpani(p)
  local b = maker.board(p, 0.85)
  local sides = soft(p, 40, 64)
  b.add(kit.lathe{ smooth = true, sides = sides, profile = { { 0, 0.2, "sharp" }, { 0.1, 0.21 }, { 0.27, 0.32 }, { 0.345, 0.5 }, { 0.36, 0.72, "sharp" }, { 0.36, 0.76, "sharp" }, { 0, 0.76, "sharp" } } }, "bowl")
  b.add(kit.cylinder{ radius = 0.352, height = 0.012, sides = sides }:move(0, 0.772, 0), "head")
  b.add(kit.torus{ radius = 0.365, tube = 0.016, sides = sides, tube_sides = 8 }:move(0, 0.77, 0), "metal")
  for i = 0, 7 do
    b.add(kit.group{ box(0, 0.77, 0.39, 0.025, 0.03, 0.05, 0.006), rod({ 0, 0.84, 0.4 }, { 0, 0.66, 0.4 }, 0.007), rod({ -0.025, 0.845, 0.4 }, { 0.025, 0.845, 0.4 }, 0.006) }:rotate("y", 45 * i), "metal")
    if i % 2 == 0 then b.add(rod({ 0, 0.7, 0.375 }, { 0, 0.12, 0.24 }, 0.015):rotate("y", 45 * i + 22), "metal") end
  end
  b.add(kit.torus{ radius = 0.24, tube = 0.02, sides = 32, tube_sides = 8 }:move(0, 0.11, 0), "metal")
  for i = 0, 2 do b.add(kit.group{ rod({ 0, 0.11, 0.24 }, { 0, 0.05, 0.33 }, 0.014), disc("x", 0, 0.045, 0.34, 0.045, 0.025) }:rotate("y", 120 * i + 60), "black") end
  b.add(box(0, 0.06, 0.3, 0.1, 0.02, 0.2, 0.008):rotate("x", 0), "metal")
  for _, s in ipairs{ -1, 1 } do
    b.add(rod({ s * 0.2, 0.787, 0.2 }, { s * -0.06 + 0.06 * s, 0.805, -0.1 }, 0.007), "stick")
    b.add(kit.sphere{ radii = { 0.028, 0.026, 0.028 } }:move(s * -0.06 + 0.06 * s, 0.805, -0.11), "felt")
  end
end

function draw.synth(p)
  local b = maker.board(p, 0.95, 0.04)
  b.add(side(kit.rounded{ closed = true, radius = 0.008, segments = 3, points = { { 0.15, 0.01 }, { 0.15, 0.05 }, { 0.0, 0.06 }, { -0.14, 0.115 }, { -0.15, 0.1 }, { -0.15, 0.01 } } }, 0.94, 0.006), "body")
  for _, s in ipairs{ -1, 1 } do b.add(side(kit.rounded{ closed = true, radius = 0.01, segments = 3, points = { { 0.16, 0.005 }, { 0.16, 0.06 }, { 0.0, 0.07 }, { -0.145, 0.125 }, { -0.16, 0.11 }, { -0.16, 0.005 } } }, 0.022, 0.005):move(s * 0.48, 0, 0), "cheek") end
  -- Keys: 4 octaves.
  local n = 28
  local step = 0.8 / n
  for i = 0, n - 1 do
    local x = -0.34 + step * (i + 0.5)
    b.add(box(x, 0.06, 0.085, 0.92 * step, 0.018, 0.125, 0.002), "white key")
    local k = i % 7
    if k ~= 2 and k ~= 6 and i < n - 1 then b.add(box(x + step / 2, 0.073, 0.06, 0.5 * step, 0.016, 0.078, 0.002), "black key") end
  end
  for i = 0, 1 do b.add(disc("x", -0.42 + 0.04 * i, 0.055, 0.07, 0.026, 0.018, 0.003), "knob") end
  -- The slanting panel: knobs, sliders, a display, lights.
  local function on(x, t, shape, slot) b.add(shape:rotate("x", 21.5):move(x, 0.062 + 0.05 * t, -0.005 - 0.128 * t), slot) end
  on(0, 0.5, kit.box{ size = { 0.14, 0.004, 0.06 }, bevel = 0.001 }, "display")
  for i = 0, 2 do on(-0.02 + 0.02 * (i % 2), 0.3 + 0.2 * i, kit.box{ size = { 0.09 - 0.03 * (i % 2), 0.006, 0.006 } }, "light") end
  for i = 0, 6 do for k = 0, 1 do on(-0.41 + 0.048 * i, 0.26 + 0.48 * k, kit.cone{ radius = 0.0135, top = 0.011, height = 0.02, bevel = 0.002 }:move(0, 0.008, 0), "knob") on(-0.41 + 0.048 * i, 0.26 + 0.48 * k, kit.box{ size = { 0.002, 0.003, 0.01 } }:move(0, 0.0185, -0.006), "light") end end
  for i = 0, 7 do on(0.13 + 0.032 * i, 0.5, kit.box{ size = { 0.004, 0.003, 0.085 } }, "black key") on(0.13 + 0.032 * i, 0.3 + 0.45 * p:vary(0, 1), kit.box{ size = { 0.016, 0.018, 0.01 }, bevel = 0.002 }, "knob") end
  for i = 0, 1 do for k = 0, 3 do on(0.4 + 0.026 * i, 0.18 + 0.2 * k, kit.box{ size = { 0.017, 0.01, 0.013 }, bevel = 0.002 }, (i + k) % 3 == 0 and "button" or "light") end end
end

-- A deck with a platter, an arm and a lid that stands open.
function draw.record(p)
  local b = maker.board(p, 0.45)
  b.add(box(0, 0.065, 0, 0.45, 0.09, 0.36, 0.012), "box")
  b.add(box(0, 0.112, 0, 0.43, 0.006, 0.34, 0.002), "deck")
  for _, x in ipairs{ -0.18, 0.18 } do for _, z in ipairs{ -0.13, 0.13 } do b.add(disc("y", x, 0.01, z, 0.025, 0.02), "black") end end
  local x = -0.045
  b.add(disc("y", x, 0.122, 0, 0.152, 0.016, 0.003), "metal")
  b.add(disc("y", x, 0.132, 0, 0.149, 0.005, 0.001), "record")
  for i = 0, 6 do b.add(kit.torus{ radius = 0.065 + 0.0125 * i, tube = 0.0009, sides = soft(p, 40, 64), tube_sides = 4 }:move(x, 0.1345, 0), "groove") end
  b.add(disc("y", x, 0.1352, 0, 0.05, 0.002, 0), "label")
  b.add(rod({ x, 0.13, 0 }, { x, 0.15, 0 }, 0.0035), "metal")
  b.add(disc("y", 0.165, 0.125, -0.11, 0.034, 0.02, 0.004), "metal")
  b.add(disc("y", 0.165, 0.15, -0.11, 0.017, 0.04, 0.004), "metal")
  b.add(pipe({ { 0.168, 0.163, -0.15 }, { 0.165, 0.163, -0.1 }, { 0.155, 0.16, 0.03 }, { 0.095, 0.15, 0.095 } }, 0.0042), "metal")
  b.add(disc("z", 0.168, 0.163, -0.158, 0.015, 0.03), "black")
  b.add(box(0, 0, 0, 0.018, 0.014, 0.036, 0.003):rotate("y", -38):move(0.088, 0.145, 0.104), "black")
  for i = 0, 1 do b.add(disc("y", 0.15 + 0.032 * i, 0.121, 0.13, 0.011, 0.014), "metal") end
  b.add(box(0.19, 0.118, 0.02, 0.012, 0.008, 0.09, 0.002), "black")
  if p:part("lid") > 0 then
    local lid = { kit.box{ size = { 0.45, 0.004, 0.36 }, bevel = 0.001 }:move(0, 0.05, 0) }
    for _, s in ipairs{ -1, 1 } do lid[#lid + 1] = kit.box{ size = { 0.004, 0.05, 0.36 } }:move(s * 0.223, 0.025, 0) lid[#lid + 1] = kit.box{ size = { 0.45, 0.05, 0.004 } }:move(0, 0.025, s * 0.178) end
    b.add(kit.group(lid):move(0, 0, 0.18):rotate("x", -68):move(0, 0.115, -0.178), "lid")
  end
end

function draw.jukebox(p)
  local b = maker.board(p, 1.55)
  local function arch(w, low, spring)
    local outline = { { -w, low }, { w, low } }
    for i = 0, 18 do local a = math.pi * i / 18 outline[#outline + 1] = { w * math.cos(a), spring + w * math.sin(a) } end
    return outline
  end
  b.add(front(arch(0.42, 0.06, 1.1), 0.5, 0.03), "body")
  b.add(box(0, 0.05, 0, 0.88, 0.1, 0.54, 0.02), "black")
  -- Tubes of light follow the arch.
  for i, one in ipairs{ { 0.385, "light" }, { 0.325, "second light" } } do
    local path = { { one[1], 0.16, 0.27 }, { one[1], 1.1, 0.27 } }
    for k = 1, 17 do local a = math.pi * k / 18 path[#path + 1] = { one[1] * math.cos(a), 1.1 + one[1] * math.sin(a), 0.27 } end
    path[#path + 1] = { -one[1], 1.1, 0.27 }
    path[#path + 1] = { -one[1], 0.16, 0.27 }
    b.add(kit.sweep{ path = path, radius = 0.028, sides = soft(p, 10, 16), first = "round", last = "round" }, one[2])
  end
  local band = { { 0.355, 0.14, 0.272 }, { 0.355, 1.1, 0.272 } }
  for k = 1, 17 do local a = math.pi * k / 18 band[#band + 1] = { 0.355 * math.cos(a), 1.1 + 0.355 * math.sin(a), 0.272 } end
  band[#band + 1] = { -0.355, 1.1, 0.272 }
  band[#band + 1] = { -0.355, 0.14, 0.272 }
  b.add(kit.sweep{ path = band, radius = 0.012, sides = 8 }, "chrome")
  -- A window with the records, title strips, keys, and the grille below.
  b.add(front(arch(0.27, 0.92, 1.12), 0.03, 0.005):move(0, 0, 0.25), "black")
  for i = -3, 3 do b.add(disc("z", 0.055 * i, 1.1, 0.27 - 0.002 * math.abs(i), 0.13, 0.008), i == 0 and "red" or "record") end
  b.add(disc("z", 0, 1.1, 0.277, 0.045, 0.006), "label")
  b.add(kit.box{ size = { 0.54, 0.16, 0.05 }, bevel = 0.012 }:rotate("x", -28):move(0, 0.84, 0.27), "chrome")
  for i = 0, 7 do for k = 0, 1 do b.add(kit.box{ size = { 0.055, 0.05, 0.01 }, bevel = 0.002 }:move(-0.217 + 0.062 * i, 0.035 - 0.07 * k, 0.028):rotate("x", -28):move(0, 0.84, 0.27), k == 0 and "label" or (i % 2 == 0 and "red" or "light")) end end
  b.add(box(0, 0.43, 0.255, 0.54, 0.5, 0.03, 0.012), "grille")
  for i = -3, 3 do b.add(box(0.075 * i, 0.43, 0.278, 0.016, 0.46, 0.02, 0.006), "chrome") end
  b.add(kit.extrude{ outline = kit.star{ tips = 8, outer = 0.12, inner = 0.06 }, depth = 0.03, bevel = 0.008 }:move(0, 0.45, 0.3), "chrome")
end

function draw.castanets(p)
  local b = maker.board(p, 0.133)
  local cup = kit.lathe{ smooth = true, sides = soft(p, 32, 48), profile = { { 0, 0, "sharp" }, { 0.022, 0.002 }, { 0.036, 0.009 }, { 0.039, 0.015, "sharp" }, { 0.036, 0.015, "sharp" }, { 0.02, 0.007 }, { 0, 0.006, "sharp" } } }
  local parts = {}
  for _, s in ipairs{ -1, 1 } do
    local one = kit.group{ cup, kit.box{ size = { 0.03, 0.014, 0.018 }, bevel = 0.005 }:move(0, 0.008, -0.04) }:slot("wood")
    parts[#parts + 1] = (s == 1 and one or one:rotate("z", 180)):move(0, -s * 0.016, 0.045):rotate("x", s * 13)
  end
  for _, x in ipairs{ -0.008, 0.008 } do parts[#parts + 1] = kit.torus{ radius = 0.016, tube = 0.0022, sides = 20, tube_sides = 6 }:rotate("z", 90):move(x, 0, 0.003):slot("string") end
  parts[#parts + 1] = pipe({ { 0, 0.012, -0.01 }, { 0.012, 0.02, -0.035 }, { 0.0, 0.0, -0.055 }, { -0.016, -0.012, -0.045 }, { 0, 0.0, -0.012 } }, 0.002):slot("string")
  b.add(kit.group(parts):rotate("z", 18):rotate("y", 24):align{ y = "low" }, "wood")
  b.anchor("hand", 0, 0.03, 0)
end

local function kind(name, drawing, members, traits)
  members.kind, members.traits = name, traits or {}
  members.traits.draw = draw[drawing]
  return members
end
local wood_wind = { { "body", "ebony" }, { "key", "silver" }, { "mouthpiece", "black plastic" }, { "reed", "bamboo" } }
return {
  kinds = {
    kind("clarinet", "clarinet", { synsets = { "clarinet.n.01" }, names = { "bass clarinet" }, height_m = { 0.1, 0.66, 1 }, slots = wood_wind }),
    kind("oboe", "clarinet", { synsets = { "oboe.n.01" }, names = { "english horn" }, height_m = { 0.1, 0.62, 1 }, slots = wood_wind }, { slim = 0.8, reed = true }),
    kind("trombone", "trombone", { synsets = { "trombone.n.01" }, width_m = { 0.1, 1.15, 1.5 }, slots = { { "brass", "brass" }, { "silver", "silver" } } }),
    kind("harmonica", "harmonica", { synsets = { "harmonica.n.01" }, names = { "mouth organ", "harmonica" }, width_m = { 0.03, 0.1, 0.25 }, slots = { { "cover", "chrome" }, { "comb", "red plastic" }, { "hole", "black plastic" }, { "screw", "gunmetal" } } }),
    kind("cymbal", "cymbal", { synsets = { "cymbal.n.01" }, height_m = { 0.1, 1, 1.6 }, slots = { { "cymbal", "brass" }, { "stand", "chrome" }, { "black", "black rubber" }, { "felt", "charcoal felt" } } }),
    kind("triangle", "triangle", { synsets = { "triangle.n.05" }, names = { "triangle", "musical triangle" }, height_m = { 0.05, 0.25, 0.5 }, slots = { { "metal", "chrome" }, { "string", "red cotton" }, { "handle", "walnut" } } }),
    kind("timpani", "timpani", { synsets = { "kettle.n.04" }, names = { "timpani", "timpano", "kettledrum", "kettle drum" }, height_m = { 0.1, 0.85, 1.2 },
      slots = { { "bowl", "copper" }, { "head", "ivory plastic" }, { "metal", "chrome" }, { "black", "black rubber" }, { "stick", "maple" }, { "felt", "white felt" } } }),
    kind("synthesizer", "synth", { synsets = { "synthesizer.n.02" }, names = { "synthesizer", "synth", "electric piano", "electronic keyboard", "music keyboard" }, width_m = { 0.1, 0.95, 1.6 },
      slots = { { "body", "charcoal plastic" }, { "cheek", "walnut" }, { "white key", "glossy ivory plastic" }, { "black key", "glossy black plastic" }, { "knob", "black plastic" }, { "display", "glowing cyan plastic" }, { "light", "light gray plastic" }, { "button", "red plastic" } } }),
    kind("record player", "record", { synsets = { "record_player.n.01" }, except = { "gramophone.n.01", "jukebox.n.01" }, names = { "record player", "turntable", "vinyl player", "dj deck" }, width_m = { 0.1, 0.45, 0.6 }, parts = { lid = { 0, 1, 1 } },
      slots = { { "box", "walnut" }, { "deck", "black plastic" }, { "metal", "aluminum" }, { "record", "glossy black plastic" }, { "groove", "charcoal plastic" }, { "label", "red paper" }, { "black", "black rubber" }, { "lid", "glass" } } }),
    kind("jukebox", "jukebox", { synsets = { "jukebox.n.01" }, names = { "juke box" }, height_m = { 0.2, 1.55, 1.8 },
      slots = { { "body", "mahogany" }, { "light", "glowing yellow plastic" }, { "second light", "glowing red plastic" }, { "chrome", "chrome" }, { "black", "black plastic" }, { "record", "glossy black plastic" }, { "red", "glossy red plastic" }, { "label", "ivory paper" }, { "grille", "gold fabric" } } }),
    kind("castanets", "castanets", { synsets = { "castanets.n.01" }, names = { "castanet" }, pair = "one", length_m = { 0.04, 0.1, 0.2 }, slots = { { "wood", "rosewood" }, { "string", "red cotton" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
