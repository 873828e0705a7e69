-- Electronics: cases with screens, keys, lenses and grilles.
local maker = require("lib/maker")
local box, disc, rod, side, front, pipe = maker.box, maker.disc, maker.rod, maker.side, maker.front, maker.pipe

local draw = {}

local function plate(wide, high, thick, radius, bevel) return front(kit.rectangle{ width = wide, height = high, radius = radius, segments = 5 }, thick, bevel) end

-- What a screen shows, as thin raised shapes on a sheet of size { wide, high } that looks to +Z at z = 0.
local function content(p, wide, high, form)
  local parts = {}
  local function put(shape, slot) parts[#parts + 1] = shape:slot(slot) end
  local function bar(x, y, w, h, slot) put(box(x * wide, y * high, 0, w * wide, h * high, 0.002 * wide, 0), slot) end
  form = form or p:choose{ "windows", "picture", "chart" }
  if form == "picture" then
    -- A sun over hills.
    put(kit.cylinder{ radius = 0.09 * high, height = 0.002 * wide }:rotate("x", 90):move(0.2 * wide, 0.18 * high, 0), "glow three")
    put(front({ { -0.5 * wide, -0.5 * high }, { 0.5 * wide, -0.5 * high }, { 0.5 * wide, -0.2 * high }, { 0.22 * wide, 0.02 * high }, { 0.02 * wide, -0.18 * high }, { -0.2 * wide, 0.14 * high }, { -0.5 * wide, -0.12 * high } }, 0.002 * wide, 0), "glow two")
    put(front({ { -0.5 * wide, -0.5 * high }, { 0.5 * wide, -0.5 * high }, { 0.5 * wide, -0.34 * high }, { 0.1 * wide, -0.28 * high }, { -0.5 * wide, -0.38 * high } }, 0.004 * wide, 0), "glow four")
  elseif form == "chart" then
    for i = 0, 5 do bar(-0.36 + 0.145 * i, -0.4 + (0.1 + 0.085 * ((i * 5 + 2) % 6)) / 1, 0.09, 0.2 + 0.17 * ((i * 5 + 2) % 6) / 1, i % 2 == 0 and "glow two" or "glow three") end
    bar(0, 0.42, 0.9, 0.05, "glow four")
  elseif form == "icons" then
    for row = 0, 4 do for column = -1, 1 do put(plate(0.2 * wide, 0.2 * wide, 0.003 * wide, 0.05 * wide, 0):move(0.28 * column * wide, (0.3 - 0.155 * row) * high, 0), ({ "glow two", "glow three", "glow four" })[(row * 2 + column + 3) % 3 + 1]) end end
    bar(0, 0.43, 0.5, 0.018, "glow four")
  else
    bar(-0.14, 0.04, 0.62, 0.66, "glow four")
    bar(-0.14, 0.335, 0.62, 0.07, "glow two")
    for i = 0, 4 do bar(-0.2 - 0.02 * (i % 3), 0.2 - 0.1 * i, 0.4 - 0.05 * (i % 3), 0.03, "glow two") end
    bar(0.32, 0.12, 0.22, 0.4, "glow three")
    bar(0, -0.45, 1, 0.06, "glow two")
  end
  return kit.group(parts)
end

-- A bezel with a screen in it, its face at z = 0, its lower edge at y = 0.
local function screen(p, wide, high, thick, border, form)
  return kit.group{ plate(wide, high, thick, 0.02 * wide, 0.2 * math.min(thick, border)):move(0, high / 2, -thick / 2):slot("case"),
    box(0, high / 2, 0, wide - 2 * border, high - 2 * border, 0.002 * wide, 0):slot("screen"),
    content(p, wide - 2.2 * border, high - 2.2 * border, form):move(0, high / 2, 0.0015 * wide) }
end

-- Rows of keys on a level board, the middle of the keys at the origin, y = 0 the board.
local function keys(p, wide, deep, rows)
  local parts, pitch = {}, deep / rows
  local columns = math.floor(wide / pitch + 0.5)
  local cap = kit.box{ size = { 0.76 * wide / columns, 0.42 * pitch, 0.74 * pitch }, bevel = p.advanced and 0.07 * pitch or 0 }
  local places = {}
  for row = 0, rows - 1 do
    for column = 0, columns - 1 do
      local z, x = -deep / 2 + pitch * (row + 0.5), -wide / 2 + wide * (column + 0.5) / columns
      if columns < 10 or not (row == rows - 1 and column > 3 and column < columns - 4) then places[#places + 1] = { x, 0.1 * pitch, z } end
    end
  end
  parts[1] = kit.instances(cap, places):slot("key")
  if columns >= 10 then parts[2] = kit.box{ size = { wide * (columns - 8) / columns - 0.16 * wide / columns, 0.3 * pitch, 0.82 * pitch }, bevel = 0.07 * pitch }:move(0, 0.1 * pitch, deep / 2 - 0.5 * pitch):slot("key") end
  return kit.group(parts)
end

function draw.laptop(p)
  local b = maker.board(p, 0.34)
  b.add(box(0, 0.009, 0, 0.34, 0.016, 0.235, 0.005), "case")
  b.add(box(0, 0.0165, -0.03, 0.3, 0.002, 0.125, 0), "trim")
  b.add(keys(p, 0.29, 0.115, 5):move(0, 0.018, -0.03), "key")
  b.add(box(0, 0.0172, 0.075, 0.1, 0.001, 0.062, 0), "key pad")
  b.add(screen(p, 0.34, 0.225, 0.008, 0.011):rotate("x", -p:vary(12, 24)):move(0, 0.016, -0.113), "case")
  b.add(rod({ -0.14, 0.014, -0.115 }, { 0.14, 0.014, -0.115 }, 0.007), "trim")
  b.support(0, 0.02, 0.03, 0.2, 0.1)
end

local function monitor(p, b, z, wide)
  b.add(screen(p, wide, 0.6 * wide, 0.022, 0.014):move(0, 0.11, z), "case")
  b.add(box(0, 0.11 + 0.3 * wide, z - 0.04, 0.5 * wide, 0.3 * wide, 0.04, 0.018), "case")
  b.add(rod({ 0, 0.012, z - 0.06 }, { 0, 0.2, z - 0.045 }, 0.022), "stand")
  b.add(plate(0.24, 0.17, 0.012, 0.04, 0.003):rotate("x", -90):move(0, 0.007, z - 0.02), "stand")
end

function draw.monitor(p)
  local b = maker.board(p, 0.55, 0)
  monitor(p, b, 0, 0.55)
end

function draw.computer(p)
  local b = maker.board(p, 0.45)
  monitor(p, b, -0.08, 0.52)
  b.add(box(0.42, 0.22, -0.1, 0.2, 0.44, 0.42, 0.012), "case")
  b.add(box(0.42, 0.39, 0.112, 0.16, 0.03, 0.006, 0.002), "trim")
  b.add(box(0.42, 0.35, 0.112, 0.16, 0.012, 0.006, 0.002), "trim")
  b.add(disc("z", 0.42, 0.28, 0.112, 0.014, 0.006), "light")
  for i = 0, 7 do b.add(box(0.42, 0.06 + 0.018 * i, 0.112, 0.15, 0.006, 0.004, 0), "trim") end
  b.add(side({ { 0.14, 0 }, { 0.3, 0 }, { 0.3, 0.012 }, { 0.14, 0.024 } }, 0.42, 0.003):move(-0.02, 0, 0), "case")
  b.add(keys(p, 0.4, 0.135, 5):rotate("x", 4.3):move(-0.02, 0.019, 0.22), "key")
  b.add(kit.superquadric{ radii = { 0.03, 0.018, 0.052 }, round_y = 0.9, round_xz = 0.8 }:move(0.27, 0.014, 0.22), "key")
  b.add(pipe({ { 0.27, 0.012, 0.17 }, { 0.28, 0.004, 0.1 }, { 0.3, 0.004, 0.0 }, { 0.33, 0.01, -0.05 } }, 0.002, 6), "trim")
end

function draw.keyboard(p)
  local b = maker.board(p, 0.44)
  b.add(side({ { -0.075, 0 }, { 0.075, 0 }, { 0.078, 0.01 }, { -0.072, 0.026 } }, 0.44, 0.004), "case")
  b.add(keys(p, 0.3, 0.12, 6):rotate("x", 6):move(-0.06, 0.021, 0.004), "key")
  b.add(keys(p, 0.075, 0.12, 6):rotate("x", 6):move(0.17, 0.021, 0.004), "second key")
  for i = -1, 1 do b.add(disc("y", 0.19 + 0.012 * i, 0.027, -0.068, 0.002, 0.003), "light") end
  b.support(0, 0.028, 0, 0.4, 0.1)
end

function draw.mouse(p)
  local b = maker.board(p, p:part("cable") > 0 and 0.17 or 0.115, 0.05)
  local cell = p.advanced and 0.0028 or 0.0045
  b.add(kit.blend{ cell = cell, smooth = 0.012, parts = { { form = "ellipsoid", at = { 0, 0.012, -0.012 }, size = { 0.031, 0.026, 0.045 } }, { form = "ellipsoid", at = { 0, 0.01, 0.02 }, size = { 0.03, 0.018, 0.037 } },
    { form = "box", at = { 0, -0.03, 0 }, size = { 0.1, 0.03, 0.1 }, subtract = true, smooth = 0.002 } } }, "body")
  b.add(box(0, 0.029, 0.033, 0.0016, 0.012, 0.042, 0):rotate("x", 0), "trim")
  b.add(disc("x", 0, 0.0255, 0.03, 0.0085, 0.007, 0.002), "wheel")
  b.add(box(0, 0.0268, 0.03, 0.009, 0.009, 0.02, 0.003):rotate("x", 0), "trim")
  b.both(box(0.0305, 0.016, -0.002, 0.002, 0.006, 0.024, 0.001), "trim")
  if p:part("cable") > 0 then b.add(pipe({ { 0, 0.008, 0.055 }, { 0, 0.003, 0.068 }, { 0.012, 0.003, 0.085 }, { 0.004, 0.003, 0.105 } }, 0.0022, 8), "trim") end
end

function draw.phone(p)
  local wide, high, t = p.traits.wide, 0.15, 0.008
  local b = maker.board(p, p.traits.standing and high or high)
  local tablet = p.kind == "tablet computer"
  local r = tablet and 0.008 or 0.012
  -- Slightly leaning back, as on an unseen stand.
  local parts = { plate(wide, high, t, r, 0.002):slot("case"), plate(wide - 0.004, high - 0.004, 0.002, r - 0.001, 0):move(0, 0, t / 2):slot("screen"),
    content(p, wide - 0.014, high - 0.014, "icons"):move(0, 0, t / 2 + 0.0011) }
  parts[#parts + 1] = kit.capsule{ radius = 0.0022, height = 0.02, sides = 10 }:rotate("z", 90):move(0, high / 2 - 0.009, t / 2 + 0.001):slot("trim")
  for i = 0, 1 do parts[#parts + 1] = box(wide / 2, 0.03 - 0.02 * i, 0, 0.002, 0.014, 0.003, 0.001):slot("case") end
  local cam = tablet and 1 or 3
  parts[#parts + 1] = plate(0.026, tablet and 0.014 or 0.032, 0.003, 0.006, 0.001):move(wide / 2 - 0.02, high / 2 - 0.024, -t / 2 - 0.001):slot("case")
  for i = 1, cam do parts[#parts + 1] = disc("z", wide / 2 - 0.02 + (i == 3 and -0.006 or 0.0), high / 2 - 0.024 + 0.008 * (i - 2), -t / 2 - 0.003, 0.0045, 0.003):slot("trim") end
  b.add(kit.group(parts):rotate("x", -9):align{ y = "low" }, "case")
  b.anchor("hand", 0, 0.06, 0)
end

function draw.telephone(p)
  local b = maker.board(p, 0.24)
  -- A rotary telephone: a sloping body, the dial, the receiver across the cradle.
  local function ring(y, w, z0, z1) local s = {} for i, at in ipairs(kit.rectangle{ width = 2 * w, height = z1 - z0, radius = 0.03, segments = 4 }) do s[i] = { at[1], y, (z0 + z1) / 2 - at[2] } end return s end
  b.add(kit.loft{ sections = { ring(0, 0.09, -0.09, 0.11), ring(0.02, 0.088, -0.088, 0.108), ring(0.075, 0.066, -0.068, 0.04), ring(0.1, 0.056, -0.06, 0.0), ring(0.105, 0.048, -0.052, -0.008) }, crease = 60 }, "body")
  local tilt = 44
  local function face(shape) return shape:rotate("x", tilt):move(0, 0.058, 0.072) end
  b.add(face(kit.cylinder{ radius = 0.052, height = 0.012, bevel = 0.004 }), "body")
  b.add(face(kit.lathe{ profile = { { 0, 0.006 }, { 0.046, 0.006 }, { 0.046, 0.012 }, { 0.042, 0.014 }, { 0.018, 0.014 }, { 0.018, 0.016 }, { 0, 0.017 } }, sides = 40, crease = 40 }), "dial")
  for i = 0, 9 do
    local a = math.rad(-40 + 28 * i)
    b.add(face(kit.cylinder{ radius = 0.0062, height = 0.006, sides = 14 }:move(0.032 * math.cos(a), 0.0125, -0.032 * math.sin(a))), "body")
  end
  b.add(face(disc("y", 0, 0.016, 0, 0.014, 0.004)), "label")
  b.add(face(box(0.045, 0.016, 0.018, 0.01, 0.004, 0.004)), "metal")
  b.both(box(0.032, 0.118, -0.03, 0.014, 0.04, 0.05, 0.006), "body")
  -- The receiver.
  b.add(kit.sweep{ path = kit.curve{ points = { { -0.1, 0.135, -0.03 }, { -0.06, 0.152, -0.03 }, { 0, 0.156, -0.03 }, { 0.06, 0.152, -0.03 }, { 0.1, 0.135, -0.03 } }, segments = 5 }, profile = kit.ellipse{ radius = 0.013, radius_y = 0.011 } }, "body")
  for _, x in ipairs{ -1, 1 } do
    b.add(kit.lathe{ smooth = true, profile = { { 0, -0.022, "sharp" }, { 0.026, -0.022, "sharp" }, { 0.028, -0.012 }, { 0.02, 0.008 }, { 0, 0.014, "sharp" } }, sides = 28 }:rotate("z", x * -14):move(x * 0.1, 0.134, -0.03), "body")
    b.add(kit.cylinder{ radius = 0.021, height = 0.003 }:rotate("z", x * -14):move(x * 0.0945, 0.1115, -0.03), "metal")
  end
  local coil = {}
  for i = 0, 60 do local t = i / 60 coil[i + 1] = { -0.1 - 0.03 * math.sin(math.pi * t) + 0.006 * math.cos(t * 75), 0.11 - 0.1 * t + 0.02 * math.sin(math.pi * t) * -1 + 0.02 * t * t, 0.01 + 0.006 * math.sin(t * 75) - 0.09 * t * (1 - 0.3 * t) } end
  b.add(kit.sweep{ path = coil, radius = 0.0025, sides = 5 }:knotted(), "cord")
end

function draw.tv(p)
  local retro = p:style("retro") or p:style("vintage")
  if retro then
    local b = maker.board(p, 0.62)
    b.add(box(0, 0.38, 0, 0.62, 0.46, 0.36, 0.03), "wood")
    b.add(kit.superquadric{ radii = { 0.205, 0.17, 0.06 }, round_y = 0.4, round_xz = 0.5 }:move(-0.07, 0.39, 0.15), "screen")
    b.add(kit.sweep{ path = kit.rounded{ points = { { -0.29, 0.2, 0.182 }, { 0.15, 0.2, 0.182 }, { 0.15, 0.58, 0.182 }, { -0.29, 0.58, 0.182 } }, radius = 0.08, segments = 5, closed = true }, closed = true, radius = 0.016, sides = 8 }, "metal")
    for i = 0, 1 do b.add(disc("z", 0.23, 0.52 - 0.1 * i, 0.19, 0.035, 0.03), "metal") end
    for i = 0, 6 do b.add(box(0.23, 0.32 - 0.018 * i, 0.182, 0.09, 0.008, 0.008), "trim") end
    for _, x in ipairs{ -1, 1 } do
      for _, z in ipairs{ -0.12, 0.12 } do b.add(rod({ x * 0.22, 0.16, z }, { x * 0.26, 0, z * 1.15 }, 0.02, 0.011), "wood") end
      b.add(rod({ 0, 0.6, -0.05 }, { x * 0.2, 0.9, -0.08 }, 0.005), "metal")
      b.add(kit.sphere{ radius = 0.012 }:move(x * 0.2, 0.9, -0.08), "metal")
    end
    b.add(kit.sphere{ radii = { 0.06, 0.03, 0.05 } }:move(0, 0.61, -0.05), "trim")
    return
  end
  local b = maker.board(p, 1)
  b.add(screen(p, 1, 0.58, 0.035, 0.014, p:choose{ "picture", "picture", "windows" }):move(0, 0.07, 0), "case")
  b.add(box(0, 0.3, -0.05, 0.6, 0.3, 0.05, 0.02), "case")
  b.both(rod({ 0.3, 0.09, -0.02 }, { 0.36, 0.012, 0.09 }, 0.012), "stand")
  b.both(rod({ 0.3, 0.09, -0.02 }, { 0.36, 0.012, -0.13 }, 0.012), "stand")
  b.add(disc("z", 0.46, 0.078, 0.001, 0.004, 0.003), "light")
end

function draw.camera(p)
  local b1 = maker.board(p, 0.14, 0.03)
  local b = { add = function(shape, slot) b1.add(shape:move(0, -0.006, 0), slot) end, anchor = b1.anchor }
  b.both = function(shape, slot) b.add(shape, slot) b.add(shape:mirror("x"), slot) end
  local old = p:style("vintage") or p:style("retro") or p:chance(0.3)
  b.add(box(0, 0.05, 0, 0.14, 0.088, old and 0.036 or 0.046, 0.012), "body")
  if old then
    b.add(box(0, 0.085, 0, 0.141, 0.026, 0.038, 0.008), "metal")
    b.add(box(0, 0.014, 0, 0.141, 0.016, 0.038, 0.006), "metal")
  else
    b.add(kit.superquadric{ radii = { 0.02, 0.044, 0.034 }, round_y = 0.4, round_xz = 0.6 }:move(-0.056, 0.05, 0.012), "body")
    b.add(side({ { -0.022, 0.09 }, { 0.024, 0.09 }, { 0.026, 0.1 }, { 0.012, 0.118 }, { -0.018, 0.118 } }, 0.05, 0.006), "body")
  end
  -- The lens: rings, then glass set back.
  b.add(maker.turned("z", { { 0, 0 }, { 0.037, 0 }, { 0.037, 0.01 }, { 0.034, 0.012 }, { 0.034, 0.03 }, { 0.036, 0.031 }, { 0.036, 0.05 }, { 0.033, 0.052 }, { 0.033, 0.062 }, { 0.028, 0.062 }, { 0.026, 0.05 }, { 0, 0.046 } }, p.advanced and 56 or 36):move(0.008, 0.052, 0.02), "lens barrel")
  b.add(kit.sphere{ radii = { 0.026, 0.026, 0.008 } }:move(0.008, 0.052, 0.068), "glass")
  b.add(kit.tube{ radius = 0.0375, thickness = 0.004, height = 0.004, sides = 40 }:rotate("x", 90):move(0.008, 0.052, 0.028), "accent")
  for i = 0, 23 do b.add(box(0, 0.0362, 0, 0.004, 0.0016, 0.015, 0):rotate("z", 15 * i):move(0.008, 0.052, 0.061), "lens barrel") end
  b.add(disc("y", -0.05, old and 0.101 or 0.098, 0.008, 0.0075, 0.008), "metal")
  b.add(disc("y", 0.05, old and 0.102 or 0.098, -0.002, 0.013, 0.011), "metal")
  b.add(disc("y", 0.025, old and 0.1 or 0.095, -0.004, 0.008, 0.006), "metal")
  b.add(box(old and -0.03 or 0, old and 0.086 or 0.106, old and 0.019 or 0.022, 0.022, 0.012, 0.006, 0.002), "glass")
  b.add(box(0, old and 0.1 or 0.12, 0, 0.018, 0.004, 0.018, 0.001), "metal")
  b.add(box(0, 0.05, -0.024, 0.075, 0.05, 0.003, 0.001), "glass")
  b.both(kit.torus{ radius = 0.006, tube = 0.0016, sides = 16, tube_sides = 6 }:rotate("z", 90):move(0.072, 0.085, 0), "metal")
  b.anchor("hand", -0.06, 0.05, 0)
end

function draw.speaker(p)
  local b = maker.board(p, 0.4, 0.08)
  local w = 0.23
  if p:chance(0.3) or p:shape("round") then
    -- A wireless one: a cylinder in mesh with a glowing ring.
    b.add(kit.cylinder{ radius = 0.11, height = 0.36, bevel = 0.03 }:move(0, 0.2, 0), "grille")
    for i = 0, 21 do b.add(kit.torus{ radius = 0.1095, tube = 0.0022, sides = 40, tube_sides = 4 }:move(0, 0.05 + 0.0138 * i, 0), "case") end
    b.add(kit.lathe{ smooth = true, profile = { { 0, 0, "sharp" }, { 0.1, 0, "sharp" }, { 0.112, 0.02 }, { 0.112, 0.04, "sharp" }, { 0, 0.04, "sharp" } }, sides = 40 }, "case")
    b.add(kit.lathe{ smooth = true, profile = { { 0, 0.36, "sharp" }, { 0.112, 0.36, "sharp" }, { 0.112, 0.385 }, { 0.1, 0.4 }, { 0, 0.4, "sharp" } }, sides = 40 }, "case")
    b.add(kit.torus{ radius = 0.078, tube = 0.004, sides = 40, tube_sides = 6 }:move(0, 0.4, 0), "light")
    b.add(box(0, 0.1, 0.112, 0.05, 0.014, 0.004, 0.001), "metal")
    return
  end
  b.add(box(0, 0.2, -0.02, w, 0.4, 0.2, 0.012), "case")
  local function cone(y, r)
    b.add(kit.torus{ radius = 1.06 * r, tube = 0.12 * r, sides = p.advanced and 48 or 32, tube_sides = 8 }:rotate("x", 90):move(0, y, 0.08), "metal")
    b.add(kit.lathe{ smooth = true, profile = { { 0, 0, "sharp" }, { 0.3 * r, 0.0 }, { 0.84 * r, 0.26 * r }, { 0.96 * r, 0.36 * r }, { 1.05 * r, 0.27 * r, "sharp" }, { 1.05 * r, -0.05 * r, "sharp" }, { 0, -0.05 * r, "sharp" } }, sides = p.advanced and 48 or 32 }:rotate("x", 90):move(0, y, 0.0855 - 0.2 * r), "cone")
    b.add(kit.sphere{ radii = { 0.3 * r, 0.3 * r, 0.16 * r } }:move(0, y, 0.087 - 0.14 * r), "dome")
  end
  cone(0.14, 0.08)
  cone(0.295, 0.042)
  b.add(kit.tube{ radius = 0.022, thickness = 0.006, height = 0.006 }:rotate("x", 90):move(0.075, 0.365, 0.081), "metal")
  b.add(disc("z", 0.075, 0.365, 0.08, 0.017, 0.004), "cone")
  b.add(box(-0.07, 0.37, 0.081, 0.05, 0.01, 0.003, 0.001), "metal")
  for _, at in ipairs{ { 0.1, 0.015 }, { 0.1, 0.385 } } do b.both(disc("z", at[1], at[2], 0.081, 0.004, 0.003), "metal") end
  b.support(0, 0.4, -0.02, 0.2, 0.16)
end

function draw.headphones(p)
  local b1 = maker.board(p, 0.2, 0.04)
  local b = { add = function(shape, slot) b1.add(shape:move(0, -0.0105, 0), slot) end, anchor = b1.anchor }
  local band = {}
  for i = 0, 24 do local a = math.rad(-8 + 196 * i / 24) band[i + 1] = { 0.082 * math.cos(a), 0.112 + 0.083 * math.sin(a), 0 } end
  b.add(kit.sweep{ path = band, profile = kit.rectangle{ width = 0.028, height = 0.007, radius = 0.003 }, up = { 0, 0, 1 }, twist = 0 }:scale(1, 1, 1), "band")
  local pad = {}
  for i = 0, 16 do local a = math.rad(38 + 104 * i / 16) pad[i + 1] = { 0.075 * math.cos(a), 0.114 + 0.0755 * math.sin(a), 0 } end
  b.add(kit.sweep{ path = pad, radius = 0.012, sides = 12, first = "round", last = "round" }, "cushion")
  for _, x in ipairs{ -1, 1 } do
    b.add(pipe({ { x * 0.083, 0.115, 0 }, { x * 0.09, 0.1, 0 }, { x * 0.097, 0.075, 0.0 } }, 0.005), "metal")
    b.add(pipe({ { x * 0.094, 0.06, -0.042 }, { x * 0.1, 0.085, -0.03 }, { x * 0.1, 0.098, 0 }, { x * 0.1, 0.085, 0.03 }, { x * 0.094, 0.06, 0.042 } }, 0.004), "metal")
    local cup = kit.lathe{ smooth = true, profile = { { 0, -0.006, "sharp" }, { 0.034, -0.006, "sharp" }, { 0.042, 0 }, { 0.043, 0.012 }, { 0.034, 0.023 }, { 0.02, 0.026, "sharp" }, { 0, 0.026, "sharp" } }, sides = p.advanced and 48 or 32 }:scale(1, 1, 0.9)
    b.add(cup:rotate("z", -90 * x):rotate("x", 0):move(x * 0.079, 0.058, 0), "cup")
    b.add(disc("x", x * 0.106, 0.058, 0, 0.017, 0.003), "accent")
    b.add(kit.torus{ radius = 0.031, tube = 0.0125, sides = 36, tube_sides = 10 }:rotate("z", 90):scale(0.9, 1.12, 1):move(x * 0.068, 0.058, 0), "cushion")
    b.add(disc("x", x * 0.07, 0.058, 0, 0.03, 0.006), "grille")
  end
  b.anchor("head", 0, 0.165, 0, nil, 0.135)
end

function draw.radio(p)
  local b = maker.board(p, 0.3, 0.06)
  local modern = p.kind == "clock radio"
  if modern then
    b.add(side(kit.curve{ closed = true, segments = 3, points = { { 0.06, 0.009 }, { 0.075, 0.02 }, { 0.045, 0.105 }, { 0.02, 0.115 }, { -0.06, 0.11 }, { -0.075, 0.09 }, { -0.07, 0.009 } } }, 0.3, 0.012):move(0, 0.0, 0), "case")
    local function face(shape) return shape:rotate("x", -19.5):move(0, 0.062, 0.064) end
    b.add(face(box(-0.03, 0, 0, 0.2, 0.066, 0.006, 0.002)), "screen")
    -- Four seven-segment figures: 12:30 or so.
    local on = { ["0"] = "abcdef", ["1"] = "bc", ["2"] = "abged", ["3"] = "abgcd", ["4"] = "fgbc", ["5"] = "afgcd", ["7"] = "abc", ["9"] = "abcfgd", ["8"] = "abcdefg", ["6"] = "afgedc" }
    local strokes = { a = { 0, 1, 1 }, g = { 0, 0, 1 }, d = { 0, -1, 1 }, f = { -1, 0.5, 0 }, b = { 1, 0.5, 0 }, e = { -1, -0.5, 0 }, c = { 1, -0.5, 0 } }
    local time = p:choose{ { "1", "2", "3", "0" }, { "0", "7", "4", "5" }, { "1", "0", "0", "9" } }
    for i, figure in ipairs(time) do
      for k = 1, #on[figure] do
        local s = strokes[string.sub(on[figure], k, k)]
        local x = -0.104 + 0.042 * (i - 1) + (i > 2 and 0.016 or 0)
        b.add(face(box(x + 0.012 * s[1], 0.021 * s[2], 0.004, s[3] == 1 and 0.02 or 0.005, s[3] == 1 and 0.005 or 0.018, 0.002, 0)), "light")
      end
    end
    for _, y in ipairs{ -0.01, 0.01 } do b.add(face(box(-0.033, y, 0.004, 0.005, 0.005, 0.002, 0)), "light") end
    for i = 0, 8 do b.add(face(box(0.11, -0.028 + 0.007 * i, 0.0, 0.055, 0.003, 0.004, 0)), "grille") end
    b.add(box(0, 0.118, -0.02, 0.14, 0.01, 0.035, 0.004), "knob")
    for i = 0, 2 do b.both(disc("y", 0.09 + 0.02 * i, 0.115, -0.02, 0.007, 0.008), "knob") end
    return
  end
  b.add(box(0, 0.1, 0, 0.3, 0.19, 0.09, 0.02), "case")
  b.add(box(0, 0.1, 0.04, 0.274, 0.164, 0.012, 0.008), "trim")
  -- A cloth grille with bars, a round dial with its needle, knobs, handle, antenna.
  b.add(disc("z", -0.066, 0.1, 0.046, 0.068, 0.008), "grille")
  b.add(kit.torus{ radius = 0.068, tube = 0.005, sides = 48, tube_sides = 8 }:rotate("x", 90):move(-0.066, 0.1, 0.049), "metal")
  for i = -4, 4 do b.add(box(-0.066 + 0.0145 * i, 0.1, 0.051, 0.003, 2 * math.sqrt(0.0042 - (0.0145 * i)^2), 0.003, 0), "metal") end
  b.add(disc("z", 0.078, 0.125, 0.047, 0.044, 0.008), "dial")
  b.add(kit.torus{ radius = 0.045, tube = 0.004, sides = 40, tube_sides = 8 }:rotate("x", 90):move(0.078, 0.125, 0.05), "metal")
  for i = 0, 10 do local a = math.rad(-40 + 26 * i) b.add(box(0, 0.036, 0, 0.002, 0.009, 0.002, 0):rotate("z", math.deg(a) - 90):move(0.078, 0.125, 0.0518), "trim") end
  b.add(box(0, 0.016, 0, 0.003, 0.032, 0.002, 0):rotate("z", p:vary(-90, 60)):move(0.078, 0.125, 0.0525), "needle")
  b.add(disc("z", 0.078, 0.125, 0.053, 0.007, 0.008), "metal")
  for i = -1, 1 do b.add(disc("z", 0.078 + 0.036 * i, 0.047, 0.053, 0.0125, 0.018), "knob") end
  b.add(pipe({ { -0.12, 0.185, 0 }, { -0.115, 0.225, 0 }, { -0.06, 0.235, 0 }, { 0.06, 0.235, 0 }, { 0.115, 0.225, 0 }, { 0.12, 0.185, 0 } }, 0.009), "handle")
  if p:part("antenna") > 0 then
    b.add(rod({ 0.125, 0.17, -0.035 }, { 0.2, 0.36, -0.05 }, 0.003, 0.0018), "metal")
    b.add(kit.sphere{ radius = 0.005 }:move(0.2, 0.36, -0.05), "metal")
  end
  b.both(box(0.11, 0.005, 0, 0.03, 0.01, 0.06, 0.003), "trim")
end

function draw.microphone(p)
  if p:chance(0.35) or p:style("retro") or p:style("vintage") then
    -- The chromed one of old stages, on a short stand.
    local b = maker.board(p, 0.3)
    b.add(kit.lathe{ smooth = true, profile = { { 0, 0, "sharp" }, { 0.07, 0, "sharp" }, { 0.07, 0.008 }, { 0.04, 0.018 }, { 0.012, 0.026 }, { 0.01, 0.03, "sharp" }, { 0, 0.03, "sharp" } }, sides = 40 }, "stand")
    b.add(rod({ 0, 0.02, 0 }, { 0, 0.15, -0.005 }, 0.008), "stand")
    b.add(kit.superquadric{ radii = { 0.045, 0.072, 0.036 }, round_y = 0.7, round_xz = 0.7 }:move(0, 0.226, 0), "grille")
    for i = -3, 3 do b.add(kit.superquadric{ radii = { 0.0035, 0.0735, 0.0395 }, round_y = 0.7, round_xz = 0.5 }:scale(1, 1 - 0.018 * i * i, 1 - 0.02 * i * i):move(0.0125 * i, 0.226, 0), "metal") end
    for _, y in ipairs{ 0.216, 0.236 } do b.add(kit.superquadric{ radii = { 0.0475, 0.004, 0.0385 }, round_y = 0.4, round_xz = 0.7 }:move(0, y, 0), "metal") end
    b.add(kit.superquadric{ radii = { 0.03, 0.02, 0.026 }, round_y = 0.6, round_xz = 0.7 }:move(0, 0.158, 0), "metal")
    b.anchor("hand", 0, 0.1, 0)
    return
  end
  local b = maker.board(p, 0.25, 0.06)
  local sides = p.advanced and 40 or 24
  b.add(kit.lathe{ smooth = true, profile = { { 0, 0, "sharp" }, { 0.013, 0, "sharp" }, { 0.0135, 0.02 }, { 0.0205, 0.16 }, { 0.023, 0.175, "sharp" }, { 0, 0.175, "sharp" } }, sides = sides }, "body")
  b.add(kit.sphere{ radii = { 0.031, 0.036, 0.031 }, sides = sides, rows = 16 }:move(0, 0.212, 0), "grille")
  b.add(kit.torus{ radius = 0.03, tube = 0.0045, sides = 40, tube_sides = 8 }:move(0, 0.206, 0), "metal")
  b.add(kit.lathe{ profile = { { 0, 0.172 }, { 0.0235, 0.172 }, { 0.0265, 0.186 }, { 0, 0.186 } }, sides = sides, crease = 40 }, "metal")
  -- The woven mesh.
  for i = 0, 9 do b.add(kit.torus{ radius = 0.0312, tube = 0.0007, sides = 28, tube_sides = 4 }:rotate("x", 90):scale(1, 1.16, 1):rotate("y", 18 * i):move(0, 0.212, 0), "metal") end
  for i = -3, 3 do local y = 0.0098 * i b.add(kit.torus{ radius = 0.0313 * math.sqrt(1 - (y / 0.0363)^2), tube = 0.0007, sides = 28, tube_sides = 4 }:move(0, 0.212 + y, 0), "metal") end
  b.add(box(0, 0.12, 0.0185, 0.008, 0.022, 0.004, 0.001), "metal")
  b.add(kit.cylinder{ radius = 0.008, height = 0.01 }:move(0, 0.004, 0), "metal")
  b.anchor("hand", 0, 0.08, 0, { 0, 1, 0 })
end

function draw.remote(p)
  local b = maker.board(p, 0.1, 0.06)
  -- Lying tilted, the buttons up and to the front.
  local parts = { plate(0.046, 0.18, 0.018, 0.014, 0.006):slot("body") }
  local function button(x, y, r, slot) parts[#parts + 1] = kit.cylinder{ radius = r, height = 0.005, bevel = 0.0015, sides = 18 }:rotate("x", 90):move(x, y, 0.0095):slot(slot) end
  button(-0.013, 0.075, 0.0055, "power")
  for row = 0, 3 do for column = -1, 1 do button(0.0125 * column, 0.052 - 0.0125 * row, 0.0042, "button") end end
  parts[#parts + 1] = kit.tube{ radius = 0.0175, thickness = 0.009, height = 0.005, bevel = 0.001 }:rotate("x", 90):move(0, -0.022, 0.0095):slot("button")
  button(0, -0.022, 0.006, "button")
  for i, slot in ipairs{ "power", "green button", "yellow button", "blue button" } do parts[#parts + 1] = box(-0.0225 + 0.009 * i, -0.05, 0.01, 0.007, 0.004, 0.004, 0.001):slot(slot) end
  for row = 0, 1 do for column = -1, 1 do button(0.0125 * column, -0.062 - 0.0115 * row, 0.0038, "button") end end
  b.add(kit.group(parts):rotate("x", -58):align{ y = "low" }, "body")
end

function draw.printer(p)
  local b = maker.board(p, 0.42)
  b.add(box(0, 0.0925, 0, 0.42, 0.185, 0.34, 0.02), "case")
  b.add(box(0, 0.205, -0.03, 0.41, 0.05, 0.27, 0.016), "case")
  b.add(box(0, 0.06, 0.17, 0.3, 0.07, 0.02, 0.004), "trim")
  b.add(box(0, 0.035, 0.22, 0.26, 0.008, 0.14, 0.003), "trim")
  b.add(box(0, 0.043, 0.21, 0.21, 0.006, 0.16, 0.001), "paper")
  b.add(plate(0.22, 0.2, 0.006, 0.01, 0.002):rotate("x", -18):move(0, 0.29, -0.155), "trim")
  b.add(plate(0.21, 0.24, 0.004, 0.001, 0):rotate("x", -18):move(0, 0.315, -0.152), "paper")
  b.add(side({ { 0.1, 0.18 }, { 0.172, 0.16 }, { 0.172, 0.178 }, { 0.1, 0.232 } }, 0.405, 0.005), "trim")
  b.add(box(-0.1, 0.205, 0.142, 0.08, 0.004, 0.05, 0.001):rotate("x", 0), "trim")
  local function panel(shape) return shape:rotate("x", 37):move(0, 0.203, 0.142) end
  b.add(panel(box(-0.11, 0.004, 0, 0.09, 0.004, 0.05, 0.001)), "screen")
  for i = 0, 3 do b.add(panel(disc("y", 0.02 + 0.032 * i, 0.005, 0, 0.009, 0.006)), i == 3 and "light" or "paper") end
  b.add(box(0, 0.115, 0.1705, 0.4, 0.004, 0.003, 0), "trim")
  b.support(0, 0.23, -0.03, 0.3, 0.2)
end

function draw.gamepad(p)
  local b = maker.board(p, 0.16)
  local cell = p.advanced and 0.0032 or 0.005
  local body = { { form = "box", at = { 0, 0, 0 }, size = { 0.05, 0.03, 0.014 }, radius = 0.013 } }
  for _, x in ipairs{ -1, 1 } do
    body[#body + 1] = { form = "ellipsoid", at = { x * 0.048, 0.004, 0 }, size = { 0.03, 0.03, 0.02 } }
    body[#body + 1] = { form = "cone", at = { x * 0.054, -0.008, -0.002 }, to = { x * 0.064, -0.056, -0.008 }, radius = 0.021, radius_to = 0.014 }
  end
  local parts = { kit.blend{ cell = cell, smooth = 0.014, parts = body }:slot("body") }
  local function put(shape, slot) parts[#parts + 1] = shape:slot(slot) end
  for _, x in ipairs{ -0.046, 0.024 } do
    local y = x < 0 and 0.012 or -0.016
    put(disc("z", x, y, 0.018, 0.014, 0.006), "trim")
    put(kit.cylinder{ radius = 0.006, height = 0.014 }:rotate("x", 90):move(x, y, 0.024), "trim")
    put(kit.lathe{ profile = { { 0, 0 }, { 0.01, 0 }, { 0.0115, 0.004 }, { 0.009, 0.006 }, { 0, 0.0045 } }, sides = 24, crease = 40 }:rotate("x", 90):move(x, y, 0.029), "trim")
  end
  put(box(-0.024, -0.016, 0.017, 0.026, 0.009, 0.01, 0.003), "trim")
  put(box(-0.024, -0.016, 0.017, 0.009, 0.026, 0.01, 0.003), "trim")
  for i, slot in ipairs{ "red button", "blue button", "green button", "yellow button" } do
    local a = math.rad(90 * i)
    put(kit.cylinder{ radius = 0.0058, height = 0.008, bevel = 0.002, sides = 20 }:rotate("x", 90):move(0.046 + 0.0125 * math.cos(a), 0.013 + 0.0125 * math.sin(a), 0.02), slot)
  end
  put(disc("z", 0, 0.014, 0.0145, 0.007, 0.005), "light")
  for _, x in ipairs{ -0.013, 0.013 } do put(box(x, 0.004, 0.0145, 0.007, 0.0035, 0.004, 0.001), "trim") end
  for _, x in ipairs{ -1, 1 } do put(kit.superquadric{ radii = { 0.019, 0.006, 0.009 }, round_y = 0.5, round_xz = 0.6 }:move(x * 0.046, 0.033, -0.001), "trim") end
  b.add(kit.group(parts):rotate("x", -32):align{ y = "low" }, "body")
  b.anchor("hand", 0.06, 0.03, 0)
end

function draw.console(p)
  local b = maker.board(p, 0.3)
  b.add(box(0, 0.035, 0, 0.3, 0.06, 0.22, 0.01), "body")
  b.add(box(0, 0.036, 0, 0.302, 0.012, 0.222, 0.004), "trim")
  b.add(box(-0.06, 0.05, 0.111, 0.13, 0.005, 0.003, 0), "trim")
  b.add(disc("z", 0.12, 0.051, 0.11, 0.007, 0.004), "light")
  for i = 0, 1 do b.add(box(0.04 + 0.03 * i, 0.02, 0.111, 0.014, 0.007, 0.003, 0.001), "trim") end
  for i = 0, 9 do b.add(box(0.06 + 0.006 * i, 0.0655, -0.06, 0.003, 0.003, 0.07, 0), "trim") end
  b.add(kit.torus{ radius = 0.028, tube = 0.002, sides = 32, tube_sides = 6 }:move(-0.07, 0.065, 0.02), "light")
  for _, x in ipairs{ -0.12, 0.12 } do b.add(box(x, 0.004, 0, 0.03, 0.008, 0.18, 0.002), "trim") end
  b.support(0, 0.066, 0, 0.25, 0.18)
end

function draw.projector(p)
  local b = maker.board(p, 0.34, 0.05)
  b.add(box(0, 0.075, 0, 0.34, 0.11, 0.26, 0.022), "case")
  b.add(maker.turned("z", { { 0, 0 }, { 0.05, 0 }, { 0.05, 0.03 }, { 0.044, 0.034 }, { 0.046, 0.06 }, { 0.038, 0.06 }, { 0.034, 0.04 }, { 0, 0.04 } }, 40):move(0.08, 0.08, 0.115), "lens barrel")
  b.add(kit.sphere{ radii = { 0.035, 0.035, 0.012 } }:move(0.08, 0.08, 0.155), "lens")
  for i = 0, 8 do b.add(box(-0.085, 0.045 + 0.0085 * i, 0.131, 0.12, 0.004, 0.004, 0), "trim") end
  for i = 0, 7 do b.both(box(0.171, 0.075, -0.07 + 0.018 * i, 0.004, 0.06, 0.008, 0), "trim") end
  b.add(disc("y", 0.08, 0.131, 0.06, 0.018, 0.006), "trim")
  for i = 0, 3 do b.add(disc("y", -0.1 + 0.022 * i, 0.131, -0.04, 0.007, 0.005), i == 0 and "light" or "trim") end
  for _, at in ipairs{ { -0.13, -0.09 }, { 0.13, -0.09 }, { 0, 0.1 } } do b.add(disc("y", at[1], 0.01, at[2], 0.016, 0.022), "trim") end
end

function draw.battery(p)
  local b = maker.board(p, 0.05, 0.1)
  b.add(kit.lathe{ crease = 30, sides = 36, profile = { { 0, 0 }, { 0.0066, 0 }, { 0.0072, 0.0008 }, { 0.0072, 0.033 }, { 0, 0.033 } } }, "body")
  b.add(kit.lathe{ crease = 30, sides = 36, profile = { { 0, 0.032 }, { 0.00722, 0.032 }, { 0.00722, 0.047 }, { 0.0064, 0.048 }, { 0.003, 0.0481 }, { 0.0028, 0.05 }, { 0, 0.0502 } } }, "cap")
  b.add(kit.tube{ radius = 0.00735, thickness = 0.001, height = 0.0016, sides = 36 }:move(0, 0.0325, 0), "metal")
  b.add(kit.cylinder{ radius = 0.0027, height = 0.002 }:move(0, 0.0495, 0), "metal")
  b.add(box(0, 0.04, 0.0071, 0.0044, 0.001, 0.0006, 0), "mark")
  b.add(box(0, 0.04, 0.0071, 0.001, 0.0044, 0.0006, 0), "mark")
  b.add(box(0, 0.008, 0.0071, 0.0044, 0.001, 0.0006, 0), "mark")
  b.add(front({ { 0.001, 0.026 }, { -0.0025, 0.0195 }, { -0.0005, 0.0195 }, { -0.0012, 0.014 }, { 0.0025, 0.021 }, { 0.0004, 0.021 } }, 0.0006, 0):move(0, 0, 0.0071), "mark")
end

function draw.drier(p)
  local b = maker.board(p, 0.25, 0.04)
  b.add(maker.turned("z", { { 0, -0.08 }, { 0.036, -0.08 }, { 0.046, -0.066 }, { 0.047, 0.0 }, { 0.038, 0.05 }, { 0.031, 0.1 }, { 0.031, 0.115 }, { 0.027, 0.115 }, { 0.027, 0.06 }, { 0, 0.06 } }, p.advanced and 44 or 28, false):move(0, 0.2, 0), "body")
  b.add(kit.loft{ smooth = false, crease = 40, sections = (function()
    local s = {}
    for i, at in ipairs{ { 0.105, 0.032, 0.032 }, { 0.125, 0.034, 0.028 }, { 0.165, 0.042, 0.011 } } do
      s[i] = {}
      for k = 0, 23 do local a = 2 * math.pi * k / 24 s[i][k + 1] = { at[2] * math.cos(a), 0.2 + at[3] * math.sin(a), at[1] } end
    end
    return s end)() }, "nozzle")
  for i = 0, 5 do b.add(kit.torus{ radius = 0.006 + 0.0055 * i, tube = 0.0018, sides = 28, tube_sides = 5 }:rotate("x", 90):move(0, 0.2, -0.081), "trim") end
  b.add(kit.sweep{ path = { { 0, 0.17, -0.02 }, { 0, 0.1, -0.03 }, { 0, 0.03, -0.045 } }, profile = kit.rectangle{ width = 0.03, height = 0.042, radius = 0.013, segments = 4 }, radii = { 1.1, 0.95, 0.85 }, first = "flat", last = "round" }, "handle")
  for i = 0, 1 do b.add(box(0, 0.125 - 0.03 * i, -0.002 - 0.005 * i, 0.011, 0.018, 0.01, 0.003), "button") end
  b.add(kit.tube{ radius = 0.0385, thickness = 0.004, height = 0.005, sides = 36 }:rotate("x", 90):move(0, 0.2, 0.054), "accent")
  b.add(pipe({ { 0, 0.03, -0.045 }, { 0, 0.006, -0.05 }, { 0.02, 0.004, -0.075 }, { 0.05, 0.004, -0.06 }, { 0.06, 0.004, -0.03 } }, 0.0035, 8), "trim")
  b.anchor("hand", 0, 0.09, -0.035)
end

function draw.calculator(p)
  local b = maker.board(p, 0.15)
  local parts = { plate(0.08, 0.15, 0.014, 0.008, 0.003):slot("case"), box(0, 0.05, 0.006, 0.066, 0.028, 0.004, 0.001):slot("screen"), box(0.02, 0.068, 0.0075, 0.024, 0.006, 0.001, 0):slot("panel") }
  local on = { ["1"] = "bc", ["2"] = "abged", ["3"] = "abgcd", ["4"] = "fgbc" , ["0"] = "abcdef", ["8"] = "abcdefg" }
  local strokes = { a = { 0, 1, 1 }, g = { 0, 0, 1 }, d = { 0, -1, 1 }, f = { -1, 0.5, 0 }, b = { 1, 0.5, 0 }, e = { -1, -0.5, 0 }, c = { 1, -0.5, 0 } }
  for i, figure in ipairs{ "1", "2", "3", "4" } do
    for k = 1, #on[figure] do
      local s = strokes[string.sub(on[figure], k, k)]
      parts[#parts + 1] = box(-0.012 + 0.0115 * (i - 1) + 0.003 * s[1], 0.05 + 0.0068 * s[2], 0.0083, s[3] == 1 and 0.0055 or 0.0013, s[3] == 1 and 0.0013 or 0.006, 0.0006, 0):slot("figure")
    end
  end
  for row = 0, 4 do
    for column = 0, 3 do
      local slot = column == 3 and "accent" or row == 0 and "second key" or "key"
      parts[#parts + 1] = box(-0.0255 + 0.017 * column, 0.022 - 0.0185 * row, 0.009, 0.013, 0.0125, 0.006, 0.0025):slot(slot)
    end
  end
  b.add(kit.group(parts):rotate("x", -24):align{ y = "low" }, "case")
end

local function kind(name, drawing, members)
  members.kind = name
  local traits = { draw = draw[drawing] }
  for k, v in pairs(members.traits or {}) do traits[k] = v end
  members.traits = traits
  return members
end

local glow = { { "screen", "softly glowing navy acrylic" }, { "glow two", "glowing blue acrylic" }, { "glow three", "glowing orange acrylic" }, { "glow four", "softly glowing white acrylic" } }
local function slots(list)
  for _, slot in ipairs(glow) do list[#list + 1] = slot end
  return list
end
local sound = { { "case", "walnut" }, { "grille", "charcoal fabric" }, { "metal", "aluminum" }, { "cone", "black rubber" }, { "dome", "gunmetal" }, { "light", "glowing cyan plastic" } }

return {
  slots = { { "case", "charcoal plastic" } },
  kinds = {
    kind("laptop", "laptop", { synsets = { "laptop.n.01" }, names = { "notebook computer", "macbook" }, width_m = { 0.2, 0.34, 0.5 }, slots = slots{ { "case", "aluminum" }, { "key", "black plastic" }, { "key pad", "silver plastic" }, { "trim", "charcoal plastic" } } }),
    kind("monitor", "monitor", { synsets = { "monitor.n.04", "display.n.06" }, names = { "computer monitor", "computer screen", "display", "screen" }, width_m = { 0.2, 0.55, 1.2 }, slots = slots{ { "case", "black plastic" }, { "stand", "aluminum" } } }),
    kind("television", "tv", { synsets = { "television_receiver.n.01", "television.n.02" }, names = { "tv", "tv set", "television set", "tv monitor", "flat screen", "flat screen tv" }, width_m = { 0.2, 1, 2.2 }, slots = slots{ { "case", "black plastic" }, { "stand", "aluminum" }, { "light", "glowing red plastic" }, { "wood", "walnut" }, { "metal", "brass" }, { "trim", "charcoal plastic" } }, styles = { "retro", "vintage" } }),
    kind("computer", "computer", { synsets = { "computer.n.01" }, except = { "server.n.03" }, names = { "pc", "desktop computer", "personal computer" }, height_m = { 0.15, 0.45, 0.8 }, slots = slots{ { "case", "charcoal plastic" }, { "key", "ivory plastic" }, { "stand", "aluminum" }, { "trim", "black plastic" }, { "light", "glowing green plastic" } } }),
    kind("computer keyboard", "keyboard", { synsets = { "computer_keyboard.n.01" }, names = { "keyboard", "gaming keyboard", "mechanical keyboard" }, width_m = { 0.2, 0.44, 0.6 }, slots = { { "case", "light gray plastic" }, { "key", "charcoal plastic" }, { "second key", "slate gray plastic" }, { "light", "glowing green plastic" } } }),
    kind("computer mouse", "mouse", { synsets = { "mouse.n.04" }, names = { "wireless mouse", "gaming mouse", "pc mouse", "ergonomic mouse" }, length_m = { 0.08, 0.115, 0.2 }, parts = { cable = { 0, 1, 1 } }, slots = { { "body", "white plastic" }, { "trim", "charcoal plastic" }, { "wheel", "black rubber" } } }),
    kind("cell phone", "phone", { synsets = { "cellular_telephone.n.01" }, names = { "cellphone", "smartphone", "smart phone", "mobile phone", "iphone" }, height_m = { 0.1, 0.15, 0.3 }, traits = { wide = 0.072 }, slots = slots{ { "case", "gunmetal" }, { "trim", "black plastic" } } }),
    kind("tablet computer", "phone", { names = { "tablet", "ipad", "digital tablet" }, height_m = { 0.1, 0.25, 0.4 }, traits = { wide = 0.112 }, slots = slots{ { "case", "aluminum" }, { "trim", "black plastic" } } }),
    kind("telephone", "telephone", { synsets = { "telephone.n.01" }, except = { "cellular_telephone.n.01", "pay-phone.n.01" }, names = { "phone", "rotary phone", "rotary telephone", "old phone" }, width_m = { 0.1, 0.22, 0.4 },
      slots = { { "body", "glossy red plastic or glossy black plastic or glossy cream plastic or glossy teal plastic" }, { "dial", "ivory plastic" }, { "metal", "chrome" }, { "label", "white plastic" }, { "cord", "black rubber" } } }),
    kind("camera", "camera", { synsets = { "camera.n.01" }, names = { "digital camera", "dslr", "dslr camera", "photo camera" }, width_m = { 0.06, 0.14, 0.4 }, styles = { "retro", "vintage" },
      slots = { { "body", "black leather" }, { "lens barrel", "black plastic" }, { "metal", "aluminum" }, { "glass", "tinted glass" }, { "accent", "red plastic" } } }),
    kind("speaker", "speaker", { synsets = { "loudspeaker.n.01" }, names = { "bluetooth speaker", "speaker", "loud speaker" }, height_m = { 0.1, 0.4, 1.5 }, shapes = { "round" }, slots = sound }),
    kind("headphones", "headphones", { synsets = { "earphone.n.01" }, names = { "headphones", "headset", "earphones", "headphone" }, width_m = { 0.12, 0.2, 0.3 },
      slots = { { "cup", "charcoal plastic" }, { "band", "charcoal plastic" }, { "cushion", "black rubber" }, { "metal", "aluminum" }, { "accent", "red plastic" }, { "grille", "black fabric" } } }),
    kind("radio", "radio", { synsets = { "radio_receiver.n.01" }, except = { "clock_radio.n.01" }, names = { "transistor radio", "vintage radio" }, width_m = { 0.1, 0.3, 0.6 }, parts = { antenna = { 0, 1, 1 } },
      slots = { { "case", "walnut" }, { "trim", "cream plastic" }, { "grille", "brown fabric" }, { "metal", "brass" }, { "dial", "ivory plastic" }, { "needle", "red plastic" }, { "knob", "dark brown plastic" }, { "handle", "brown leather" } } }),
    kind("clock radio", "radio", { synsets = { "clock_radio.n.01" }, names = { "digital clock", "digital alarm clock", "radio alarm clock" }, width_m = { 0.1, 0.2, 0.4 }, parts = { antenna = { 0, 0, 0 } },
      slots = { { "case", "black plastic" }, { "screen", "black acrylic" }, { "light", "glowing red plastic" }, { "grille", "charcoal plastic" }, { "knob", "silver plastic" } } }),
    kind("microphone", "microphone", { synsets = { "microphone.n.01" }, names = { "mic", "mike" }, height_m = { 0.1, 0.22, 1.6 }, styles = { "retro", "vintage" },
      slots = { { "body", "charcoal paint" }, { "grille", "gunmetal" }, { "metal", "chrome" }, { "stand", "chrome" } } }),
    kind("remote control", "remote", { synsets = { "remote_control.n.01" }, names = { "remote", "tv remote", "remote controller" }, height_m = { 0.04, 0.1, 0.3 },
      slots = { { "body", "charcoal plastic" }, { "button", "light gray rubber" }, { "power", "red rubber" }, { "green button", "green rubber" }, { "yellow button", "yellow rubber" }, { "blue button", "blue rubber" } } }),
    kind("printer", "printer", { synsets = { "printer.n.02", "printer.n.03" }, except = { "press.n.03" }, names = { "inkjet printer", "laser printer" }, width_m = { 0.2, 0.42, 0.7 },
      slots = { { "case", "white plastic" }, { "trim", "charcoal plastic" }, { "paper", "white paper" }, { "screen", "softly glowing blue acrylic" }, { "light", "glowing green plastic" } } }),
    kind("game controller", "gamepad", { synsets = { "joystick.n.02" }, names = { "gamepad", "videogame controller", "video game controller", "game pad", "joypad", "controller" }, width_m = { 0.1, 0.16, 0.3 },
      slots = { { "body", "white plastic" }, { "trim", "charcoal plastic" }, { "light", "glowing blue plastic" }, { "red button", "red plastic" }, { "blue button", "blue plastic" }, { "green button", "green plastic" }, { "yellow button", "yellow plastic" } } }),
    kind("game console", "console", { names = { "video game console", "gaming console", "videogame console" }, width_m = { 0.15, 0.3, 0.5 }, slots = { { "body", "charcoal plastic" }, { "trim", "black plastic" }, { "light", "glowing blue plastic" } } }),
    kind("projector", "projector", { synsets = { "projector.n.01", "projector.n.02" }, names = { "video projector", "movie projector" }, width_m = { 0.15, 0.34, 0.6 },
      slots = { { "case", "white plastic" }, { "trim", "charcoal plastic" }, { "lens barrel", "black plastic" }, { "lens", "glowing cyan glass" }, { "light", "glowing green plastic" } } }),
    kind("battery", "battery", { synsets = { "battery.n.02" }, names = { "aa battery" }, height_m = { 0.03, 0.05, 0.5 }, slots = { { "body", "black paint" }, { "cap", "copper" }, { "metal", "steel" }, { "mark", "white paint" } } }),
    kind("hair dryer", "drier", { synsets = { "hand_blower.n.01" }, names = { "hair drier", "hairdryer", "blow dryer", "hairdrier" }, length_m = { 0.12, 0.25, 0.4 },
      slots = { { "body", "glossy pink plastic" }, { "handle", "glossy pink plastic" }, { "nozzle", "charcoal plastic" }, { "trim", "charcoal plastic" }, { "button", "white plastic" }, { "accent", "chrome" } } }),
    kind("calculator", "calculator", { synsets = { "calculator.n.02" }, names = { "pocket calculator" }, height_m = { 0.06, 0.14, 0.3 },
      slots = { { "case", "charcoal plastic" }, { "key", "white plastic" }, { "second key", "gray plastic" }, { "accent", "orange plastic" }, { "screen", "sage green acrylic" }, { "figure", "black plastic" }, { "panel", "maroon plastic" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
