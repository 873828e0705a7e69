-- What stands at fairs, in arcades, gyms and gardens: wheels to ride in, machines with slots, barrows.
local maker = require("lib/maker")
local box, disc, rod, pipe, side, front = maker.box, maker.disc, maker.rod, maker.pipe, maker.side, maker.front

local draw = {}
local function soft(p, few, many) return p.advanced and many or few end
local function bar(b, a, c, r, slot) b.add(kit.sweep{ path = { a, c }, radius = r, sides = 6 }, slot) end

function draw.wheelbarrow(p)
  local b = maker.board(p, 0.66, 0.04)
  -- The tray: deep in front over the wheel (+Z), open behind.
  local function ring(y, w, front_z, back_z)
    local line = {}
    for i, at in ipairs(kit.rectangle{ width = 2 * w, height = front_z - back_z, radius = 0.1, segments = soft(p, 4, 8) }) do line[i] = { at[1], y, -at[2] + (front_z + back_z) / 2 } end
    return line
  end
  b.add(kit.loft{ sections = { ring(0.3, 0.2, 0.24, -0.2), ring(0.46, 0.29, 0.4, -0.3), ring(0.6, 0.33, 0.5, -0.34), ring(0.6, 0.318, 0.488, -0.328), ring(0.46, 0.278, 0.388, -0.288), ring(0.315, 0.19, 0.23, -0.19) }, crease = 40 }, "tray")
  b.add(kit.sweep{ path = ring(0.6, 0.325, 0.495, -0.335), closed = true, radius = 0.014, sides = 8 }, "tray")
  for _, s in ipairs{ -1, 1 } do
    b.add(kit.sweep{ path = kit.curve{ points = { { s * 0.06, 0.2, 0.62 }, { s * 0.1, 0.26, 0.4 }, { s * 0.2, 0.3, 0 }, { s * 0.28, 0.46, -0.42 }, { s * 0.29, 0.56, -0.72 } }, segments = 4 }, radius = 0.018, sides = 10 }, "frame")
    b.add(rod({ s * 0.285, 0.535, -0.62 }, { s * 0.292, 0.585, -0.8 }, 0.024), "grip")
    b.add(pipe({ { s * 0.22, 0.34, -0.12 }, { s * 0.25, 0.1, -0.22 }, { s * 0.24, 0.018, -0.26 }, { s * 0.2, 0.018, -0.38 }, { s * 0.24, 0.36, -0.36 } }, 0.016), "frame")
  end
  bar(b, { -0.2, 0.018, -0.34 }, { 0.2, 0.018, -0.34 }, 0.014, "frame")
  b.add(kit.torus{ radius = 0.155, tube = 0.042, sides = soft(p, 28, 44), tube_sides = 10 }:rotate("z", 90):move(0, 0.197, 0.6), "tire")
  b.add(disc("x", 0, 0.197, 0.6, 0.12, 0.05, 0.008), "rim")
  b.add(disc("x", 0, 0.197, 0.6, 0.03, 0.14, 0.005), "frame")
  if p:part("flower") > 0 or p:part("soil") > 0 then
    b.add(kit.sphere{ radii = { 0.27, 0.1, 0.36 } }:displace{ amount = 0.02, size = 0.1 }:move(0, 0.53, 0.06), "soil")
    for i = 1, 18 do
      local a, r = i * 2.4, 0.06 + 0.011 * i
      local x, z = r * math.sin(a), 0.06 + 1.3 * r * math.cos(a)
      b.add(kit.cone{ radius = 0.008, height = 0.12, sides = 5 }:move(x, 0.64, z), "leaf")
      b.add(kit.sphere{ radii = { 0.035, 0.024, 0.035 }, sides = 9, rows = 6 }:move(x, 0.7 + 0.01 * math.sin(i), z), i % 3 == 0 and "flower" or i % 3 == 1 and "second flower" or "leaf")
    end
  end
  p:support{ at = { 0, 0.32 * b.scale, 0 }, size = { 0.4 * b.scale, 0.45 * b.scale }, name = "inside" }
end

function draw.exercise(p)
  local b = maker.board(p, 1.25, 0.03)
  for _, z in ipairs{ -0.48, 0.48 } do b.add(rod({ -0.26, 0.045, z }, { 0.26, 0.045, z }, 0.035), "black") for _, s in ipairs{ -1, 1 } do b.add(disc("x", s * 0.27, 0.045, z, 0.045, 0.05), "body") end end
  b.add(side(kit.rounded{ closed = true, radius = 0.05, segments = 4, points = { { 0.5, 0.04 }, { 0.44, 0.16 }, { 0.1, 0.26 }, { -0.3, 0.16 }, { -0.5, 0.12 }, { -0.5, 0.04 } } }, 0.09, 0.015), "body")
  -- The flywheel in its housing, cranks and pedals.
  b.add(disc("x", 0, 0.34, 0.26, 0.24, 0.07, 0.015), "wheel")
  b.add(disc("x", 0, 0.34, 0.26, 0.19, 0.085, 0.006), "metal")
  b.add(disc("x", 0, 0.34, 0.26, 0.06, 0.11, 0.008), "black")
  b.add(disc("x", 0, 0.34, -0.02, 0.11, 0.13, 0.012), "body")
  local a = p:vary(0.3, 1.2)
  for _, s in ipairs{ -1, 1 } do
    local y, z = 0.34 + s * 0.16 * math.sin(a), -0.02 + s * 0.16 * math.cos(a)
    b.add(rod({ s * 0.085, 0.34, -0.02 }, { s * 0.085, y, z }, 0.014), "metal")
    b.add(box(s * 0.145, y, z, 0.1, 0.025, 0.1, 0.008), "black")
  end
  b.add(rod({ 0, 0.2, -0.1 }, { 0, 0.82, -0.3 }, 0.032), "metal")
  b.add(rod({ 0, 0.2, 0.3 }, { 0, 1.02, 0.36 }, 0.034), "body")
  b.add(kit.blend{ parts = { { form = "ellipsoid", at = { 0, 0.87, -0.36 }, size = { 0.13, 0.04, 0.1 } }, { form = "ellipsoid", at = { 0, 0.87, -0.24 }, size = { 0.05, 0.032, 0.14 } } }, smooth = 0.05, cell = soft(p, 0.018, 0.012) }, "seat")
  b.add(disc("y", 0, 0.83, -0.3, 0.045, 0.03), "metal")
  for _, s in ipairs{ -1, 1 } do
    b.add(pipe({ { 0, 1.0, 0.36 }, { s * 0.12, 1.02, 0.32 }, { s * 0.24, 1.05, 0.2 }, { s * 0.24, 1.07, 0.02 } }, 0.018), "metal")
    b.add(rod({ s * 0.24, 1.055, 0.16 }, { s * 0.24, 1.07, 0.01 }, 0.024), "black")
  end
  b.add(kit.box{ size = { 0.24, 0.16, 0.03 }, bevel = 0.012 }:rotate("x", -35):move(0, 1.14, 0.36), "black")
  b.add(kit.box{ size = { 0.19, 0.11, 0.01 }, bevel = 0.003 }:rotate("x", -35):rotate("y", 180):move(0, 1.152, 0.346), "screen")
  b.add(rod({ 0, 1.0, 0.36 }, { 0, 1.1, 0.37 }, 0.03), "black")
end

function draw.ferris(p)
  local b = maker.board(p, 22)
  local r, y, n = 9, 11.6, 12
  b.add(box(0, 0.25, 0, 12, 0.5, 6.5, 0.1), "base")
  for _, z in ipairs{ -1.7, 1.7 } do
    for _, x in ipairs{ -4.6, 4.6 } do bar(b, { x, 0.4, z * 1.25 }, { 0, y, z }, 0.22, "tower") end
    bar(b, { -2.9, 4.5, z * 1.17 }, { 2.9, 4.5, z * 1.17 }, 0.12, "tower")
    b.add(disc("z", 0, y, z, 0.55, 0.5, 0.06), "tower")
  end
  b.add(disc("z", 0, y, 0, 0.32, 3.8), "tower")
  for _, z in ipairs{ -0.9, 0.9 } do
    for _, k in ipairs{ 1, 0.82 } do b.add(kit.torus{ radius = k * r, tube = 0.12, sides = 48, tube_sides = 6 }:rotate("x", 90):move(0, y, z), "wheel") end
    for i = 0, n - 1 do
      local a, c = 2 * math.pi * i / n, 2 * math.pi * (i + 0.5) / n
      bar(b, { 0, y, z }, { r * math.sin(a), y + r * math.cos(a), z }, 0.07, "wheel")
      bar(b, { 0.82 * r * math.sin(a), y + 0.82 * r * math.cos(a), z }, { r * math.sin(c), y + r * math.cos(c), z }, 0.06, "wheel")
      if z > 0 and p.advanced then b.add(kit.sphere{ radius = 0.16, sides = 8, rows = 6 }:move(r * math.sin(c), y + r * math.cos(c), z + 0.14), "light") end
    end
  end
  b.add(kit.extrude{ outline = kit.star{ tips = 8, outer = 2.1, inner = 1.1 }, depth = 0.3, bevel = 0.06 }:move(0, y, 1.15), "light")
  for i = 0, n - 1 do
    local a = 2 * math.pi * i / n
    local x, gy = r * math.sin(a), y + r * math.cos(a)
    local slot = ({ "first cabin", "second cabin", "third cabin", "fourth cabin" })[i % 4 + 1]
    bar(b, { x, gy, -0.9 }, { x, gy, 0.9 }, 0.08, "wheel")
    bar(b, { x, gy, 0 }, { x, gy - 0.7, 0 }, 0.07, "wheel")
    b.add(kit.lathe{ sides = 12, profile = { { 0, 0 }, { 0.85, -0.35 }, { 0.85, -0.45 }, { 0, -0.45 } } }:move(x, gy - 0.4, 0), slot)
    b.add(kit.lathe{ sides = 14, smooth = true, profile = { { 0, -1.0, "sharp" }, { 0.5, -0.98 }, { 0.82, -0.6 }, { 0.85, -0.1, "sharp" }, { 0.75, -0.1, "sharp" }, { 0.7, -0.5 }, { 0, -0.6, "sharp" } } }:move(x, gy - 1.35, 0), slot)
    for k = 0, 3 do local q = math.pi / 2 * k + 0.8 bar(b, { x + 0.78 * math.sin(q), gy - 1.5, 0.78 * math.cos(q) }, { x + 0.78 * math.sin(q), gy - 0.75, 0.78 * math.cos(q) }, 0.04, "tower") end
  end
  b.add(box(-3.6, 1.5, 2.4, 1.8, 2.2, 1.5, 0.08), "first cabin")
  b.add(box(-3.6, 1.9, 3.16, 1.2, 0.8, 0.1, 0.03), "light")
end

-- A cabinet with a lit front: vending machines, arcades.
function draw.vending(p)
  local b = maker.board(p, 1.85, 0.03)
  b.add(box(0, 0.95, 0, 0.95, 1.78, 0.78, 0.02), "body")
  for _, x in ipairs{ -0.38, 0.38 } do for _, z in ipairs{ -0.3, 0.3 } do b.add(disc("y", x, 0.035, z, 0.035, 0.07), "black") end end
  b.add(box(-0.13, 1.05, 0.385, 0.6, 1.28, 0.03, 0.01), "black")
  for row = 0, 4 do
    b.add(box(-0.13, 0.5 + 0.25 * row, 0.42, 0.58, 0.012, 0.07, 0.002), "metal")
    for i = 0, 4 do
      local x, slot = -0.35 + 0.11 * i, ({ "red", "blue", "green", "yellow", "orange" })[(i + 2 * row) % 5 + 1]
      if row % 2 == 0 then
        b.add(kit.cylinder{ radius = 0.036, height = 0.13, bevel = 0.008, sides = 14 }:move(x, 0.572 + 0.25 * row, 0.425), slot)
        b.add(kit.cylinder{ radius = 0.033, height = 0.012, sides = 14 }:move(x, 0.64 + 0.25 * row, 0.425), "metal")
      else
        b.add(kit.superquadric{ radii = { 0.042, 0.07, 0.02 }, round_y = 0.5, round_xz = 0.6, cells = 4 }:move(x, 0.58 + 0.25 * row, 0.425), slot)
      end
    end
  end
  b.add(box(-0.13, 1.05, 0.475, 0.6, 1.28, 0.008, 0.002), "glass")
  for _, one in ipairs{ { -0.44, 1.05, 0.04, 1.34 }, { 0.18, 1.05, 0.04, 1.34 } } do b.add(box(one[1], one[2], 0.44, one[3], one[4], 0.1, 0.01), "body") end
  b.add(box(-0.13, 1.73, 0.42, 0.9 * 0.7, 0.09, 0.1, 0.01), "sign")
  b.add(box(-0.13, 0.25, 0.395, 0.5, 0.2, 0.03, 0.01), "black")
  b.add(box(-0.13, 0.3, 0.415, 0.44, 0.08, 0.015, 0.005), "metal")
  b.add(box(0.335, 1.3, 0.395, 0.2, 0.12, 0.02, 0.006), "screen")
  for row = 0, 3 do for i = -1, 1 do b.add(box(0.335 + 0.055 * i, 1.18 - 0.05 * row, 0.397, 0.04, 0.035, 0.02, 0.005), "key") end end
  b.add(box(0.335, 0.92, 0.395, 0.16, 0.1, 0.02, 0.006), "metal")
  b.add(box(0.335, 0.92, 0.407, 0.1, 0.012, 0.006, 0), "black")
  b.add(disc("z", 0.335, 0.78, 0.4, 0.035, 0.03), "metal")
end

function draw.arcade(p)
  local b = maker.board(p, 1.75, 0.03)
  local outline = kit.rounded{ closed = true, radius = 0.03, segments = 4, points = { { -0.36, 0.02 }, { 0.3, 0.02 }, { 0.3, 0.72 }, { 0.42, 0.86 }, { 0.42, 0.93 }, { 0.16, 1.02 }, { 0.06, 1.42 }, { 0.3, 1.5 }, { 0.3, 1.72 }, { -0.26, 1.74 }, { -0.36, 1.6 } } }
  for _, s in ipairs{ -1, 1 } do
    b.add(side(outline, 0.03, 0.006):move(s * 0.35, 0, 0), "body")
    b.add(kit.extrude{ outline = kit.star{ tips = 4, outer = 0.2, inner = 0.07 }, depth = 0.008 }:rotate("y", 90):move(s * 0.367, 1.2, -0.1), "sign")
    b.add(side({ { -0.34, 0.35 }, { 0.28, 0.2 }, { 0.28, 0.32 }, { -0.34, 0.5 } }, 0.006, 0):move(s * 0.366, 0, 0), "second")
  end
  local inner = { { -0.34, 0.05 }, { 0.26, 0.05 }, { 0.26, 0.74 }, { 0.38, 0.86 }, { 0.38, 0.9 }, { 0.12, 0.99 }, { 0.0, 1.44 }, { 0.27, 1.53 }, { 0.27, 1.69 }, { -0.24, 1.71 }, { -0.34, 1.58 } }
  b.add(side(inner, 0.68, 0.004), "black")
  b.add(box(0, 1.61, 0.28, 0.66, 0.17, 0.02, 0.006), "sign")
  for i = -2, 2 do b.add(box(0.1 * i, 1.61, 0.293, 0.07, 0.09, 0.01, 0.003), i % 2 == 0 and "second" or "yellow") end
  -- The screen with a game on it.
  local function on(x, t, shape, slot) b.add(shape:rotate("x", -15):move(x, 1.06 + 0.36 * t, 0.112 - 0.094 * t), slot) end
  on(0, 0.45, kit.box{ size = { 0.56, 0.38, 0.012 }, bevel = 0.004 }, "screen")
  for row = 0, 2 do for i = -3, 3 do on(0.066 * i, 0.55 + 0.12 * row, kit.box{ size = { 0.036, 0.026, 0.02 }, bevel = 0.002 }, ({ "green", "yellow", "red" })[row + 1]) end end
  on(0.05, 0.12, kit.box{ size = { 0.06, 0.024, 0.02 }, bevel = 0.002 }, "sign")
  on(0.05, 0.3, kit.box{ size = { 0.008, 0.04, 0.02 } }, "sign")
  -- Two sets of stick and buttons on the sloping panel.
  for _, s in ipairs{ -1, 1 } do
    local x = s * 0.17
    b.add(rod({ x - 0.07, 0.93, 0.27 }, { x - 0.075, 1.02, 0.28 }, 0.008), "metal")
    b.add(kit.sphere{ radius = 0.024 }:move(x - 0.075, 1.03, 0.28), s < 0 and "red" or "blue")
    for i = 0, 2 do for k = 0, 1 do b.add(kit.cylinder{ radius = 0.015, height = 0.02, bevel = 0.004, sides = 14 }:rotate("x", 19):move(x + 0.0 + 0.042 * i, 0.945 - 0.015 * k, 0.27 + 0.045 * k), ({ "yellow", "green", "red" })[i + 1]) end end
  end
  b.add(box(0, 0.45, 0.265, 0.3, 0.34, 0.02, 0.006), "metal")
  for _, s in ipairs{ -1, 1 } do b.add(box(s * 0.07, 0.52, 0.28, 0.05, 0.08, 0.02, 0.006), "red") b.add(box(s * 0.07, 0.53, 0.293, 0.006, 0.035, 0.004, 0), "black") end
end

function draw.slot_machine(p)
  local b = maker.board(p, 0.62, 0.03)
  b.add(box(0, 0.06, 0.03, 0.42, 0.12, 0.42, 0.02), "trim")
  b.add(box(0, 0.28, 0, 0.38, 0.36, 0.34, 0.025), "body")
  local dome = { { -0.19, 0.44 }, { 0.19, 0.44 } }
  for i = 0, 16 do local a = math.pi * i / 16 dome[#dome + 1] = { 0.19 * math.cos(a), 0.46 + 0.15 * math.sin(a) } end
  b.add(front(dome, 0.34, 0.025), "body")
  b.add(front(dome, 0.02, 0.005):scale(0.8, 0.8, 1):move(0, 0.1, 0.172), "trim")
  b.add(kit.extrude{ outline = kit.star{ tips = 5, outer = 0.06, inner = 0.025 }, depth = 0.02, bevel = 0.005 }:move(0, 0.53, 0.186), "white")
  b.add(box(0, 0.33, 0.172, 0.32, 0.16, 0.02, 0.008), "trim")
  for i = -1, 1 do
    b.add(kit.cylinder{ radius = 0.07, height = 0.085, sides = 30 }:rotate("z", 90):scale(1, 1, 0.4):move(0.098 * i, 0.33, 0.165), "white")
    b.add(front(kit.rounded{ points = { { -0.022, 0.026 }, { 0.024, 0.026 }, { 0.024, 0.014 }, { 0.004, -0.03 }, { -0.012, -0.03 }, { 0.008, 0.012 }, { -0.022, 0.012 } }, radius = 0.002, segments = 2, closed = true }, 0.006, 0.001):move(0.098 * i, 0.33, 0.194), "red")
    b.add(kit.cylinder{ radius = 0.018, height = 0.02, bevel = 0.005 }:rotate("x", 60):move(0.098 * i, 0.165, 0.185), ({ "red", "yellow", "green" })[i + 2])
  end
  b.add(kit.lathe{ sides = 30, smooth = true, profile = { { 0, 0, "sharp" }, { 0.1, 0, "sharp" }, { 0.12, 0.03, "sharp" }, { 0.11, 0.03, "sharp" }, { 0.095, 0.01 }, { 0, 0.01, "sharp" } } }:scale(1.3, 1, 0.7):move(0, 0.1, 0.23), "trim")
  for i = 1, 12 do b.add(disc("y", 0.07 * math.sin(i * 2.4), 0.118 + 0.003 * (i % 3), 0.23 + 0.04 * math.cos(i * 2.4), 0.017, 0.005), "coin") end
  b.add(disc("x", 0.205, 0.3, 0.02, 0.035, 0.04), "trim")
  b.add(rod({ 0.225, 0.3, 0.02 }, { 0.245, 0.52, 0.05 }, 0.01), "metal")
  b.add(kit.sphere{ radius = 0.03 }:move(0.246, 0.545, 0.053), "red")
end

function draw.pump(p)
  local b = maker.board(p, 2.0, 0.03)
  b.add(box(0, 0.05, 0, 0.62, 0.1, 0.46, 0.02), "base")
  b.add(box(0, 0.75, 0, 0.5, 1.3, 0.34, 0.05), "body")
  b.add(box(0, 1.15, 0.165, 0.38, 0.3, 0.03, 0.01), "white")
  for i = 0, 1 do b.add(box(0, 1.215 - 0.12 * i, 0.182, 0.3, 0.075, 0.012, 0.003), "black") for k = -1.5, 1.5 do b.add(box(0.065 * k, 1.215 - 0.12 * i, 0.19, 0.028, 0.045, 0.006, 0), "white") end end
  b.add(box(0, 0.75, 0.17, 0.34, 0.3, 0.02, 0.01), "white")
  b.add(box(0, 0.75, 0.183, 0.22, 0.06, 0.01, 0.003), "body")
  for _, y in ipairs{ 0.24, 1.36 } do b.add(box(0, y, 0, 0.53, 0.03, 0.37, 0.01), "metal") end
  b.add(rod({ 0, 1.4, 0 }, { 0, 1.55, 0 }, 0.06), "metal")
  b.add(disc("z", 0, 1.76, 0, 0.22, 0.13, 0.03), "globe")
  b.add(disc("z", 0, 1.76, 0.06, 0.17, 0.02), "body")
  b.add(kit.extrude{ outline = kit.star{ tips = 5, outer = 0.12, inner = 0.05 }, depth = 0.02 }:move(0, 1.76, 0.075), "white")
  b.add(box(0.27, 0.98, 0.03, 0.06, 0.2, 0.12, 0.015), "metal")
  b.add(pipe({ { 0.27, 0.35, -0.02 }, { 0.4, 0.22, 0 }, { 0.5, 0.42, 0.03 }, { 0.46, 0.8, 0.05 }, { 0.36, 0.97, 0.05 } }, 0.022), "black")
  b.add(kit.sweep{ path = kit.curve{ points = { { 0.36, 0.96, 0.05 }, { 0.34, 1.08, 0.05 }, { 0.3, 1.15, 0.05 }, { 0.26, 1.1, 0.05 } }, segments = 4 }, radius = 0.028, sides = 10, last = "round" }:knotted(), "metal")
end

function draw.roulette(p)
  local b = maker.board(p, 0.8)
  local s = soft(p, 74, 111)
  b.add(kit.lathe{ sides = s, smooth = true, profile = { { 0, 0, "sharp" }, { 0.3, 0, "sharp" }, { 0.37, 0.03 }, { 0.4, 0.1, "sharp" }, { 0.385, 0.115, "sharp" }, { 0.36, 0.105 }, { 0.29, 0.062, "sharp" }, { 0, 0.05, "sharp" } } }, "wood")
  -- Thirty-seven pockets, red and black by turns, one green.
  local n = 37
  for i = 0, n - 1 do
    local slot = i == 0 and "green" or (i % 2 == 0 and "black" or "red")
    local w = kit.lathe{ sides = s, sweep = 360 / n, profile = { { 0.18, 0.055 }, { 0.285, 0.066 }, { 0.285, 0.08 }, { 0.235, 0.078 }, { 0.23, 0.066 }, { 0.18, 0.062 } }, ends = "ring" }
    b.add(w:rotate("y", i * 360 / n), slot)
    b.add(box(0.207, 0.072, 0, 0.055, 0.022, 0.003, 0):rotate("y", i * 360 / n), "gold")
  end
  b.add(kit.torus{ radius = 0.286, tube = 0.004, sides = s, tube_sides = 6 }:move(0, 0.081, 0), "gold")
  b.add(kit.lathe{ sides = 48, smooth = true, profile = { { 0, 0.05, "sharp" }, { 0.182, 0.055, "sharp" }, { 0.178, 0.07 }, { 0.1, 0.095 }, { 0.045, 0.11 }, { 0, 0.115, "sharp" } } }, "wood")
  b.add(kit.lathe{ sides = 30, smooth = true, profile = { { 0, 0.1, "sharp" }, { 0.05, 0.105 }, { 0.022, 0.125 }, { 0.018, 0.16 }, { 0.03, 0.175 }, { 0.018, 0.19 }, { 0.022, 0.205 }, { 0, 0.22, "sharp" } } }, "gold")
  for i = 0, 3 do b.add(kit.group{ rod({ 0, 0.17, 0 }, { 0.085, 0.165, 0 }, 0.006), kit.sphere{ radius = 0.013 }:move(0.088, 0.165, 0) }:rotate("y", 90 * i + 20), "gold") end
  for i = 0, 7 do b.add(kit.superquadric{ radii = { 0.02, 0.005, 0.009 }, round_y = 1, round_xz = 1.6 }:rotate("z", 30):move(0.335, 0.092, 0):rotate("y", 45 * i), "gold") end
  b.add(kit.sphere{ radius = 0.011 }:move(0.2, 0.075, 0.02):rotate("y", p:vary(0, 360)), "ball")
end

function draw.grinder(p)
  local b = maker.board(p, 0.24)
  b.add(box(0, 0.012, 0, 0.13, 0.018, 0.13, 0.005), "wood")
  b.add(box(0, 0.07, 0, 0.115, 0.1, 0.115, 0.006), "wood")
  b.add(box(0, 0.126, 0, 0.13, 0.014, 0.13, 0.005), "wood")
  b.add(box(0, 0.055, 0.058, 0.085, 0.05, 0.008, 0.003), "wood")
  b.add(kit.sphere{ radius = 0.009 }:move(0, 0.055, 0.072), "metal")
  b.add(kit.lathe{ sides = soft(p, 32, 52), smooth = true, profile = { { 0, 0.132, "sharp" }, { 0.03, 0.134 }, { 0.045, 0.16 }, { 0.052, 0.18, "sharp" }, { 0.048, 0.182, "sharp" }, { 0.03, 0.15 }, { 0, 0.145, "sharp" } } }, "metal")
  for i = 1, 22 do b.add(kit.sphere{ radii = { 0.007, 0.0045, 0.005 }, sides = 8, rows = 6 }:rotate("y", 70 * i):move(0.0085 * math.sqrt(i) * math.sin(2.4 * i), 0.166 + 0.004 * math.sin(i), 0.0085 * math.sqrt(i) * math.cos(2.4 * i)), "bean") end
  b.add(rod({ 0, 0.15, 0 }, { 0, 0.205, 0 }, 0.006), "metal")
  b.add(pipe({ { 0, 0.203, 0 }, { 0.04, 0.206, 0.02 }, { 0.085, 0.2, 0.045 } }, 0.005), "metal")
  b.add(kit.lathe{ sides = 20, smooth = true, profile = { { 0, 0, "sharp" }, { 0.008, 0.002 }, { 0.013, 0.022 }, { 0.009, 0.034 }, { 0, 0.037, "sharp" } } }:move(0.085, 0.202, 0.045), "wood")
end

function draw.detector(p)
  local b = maker.board(p, 1.1)
  b.add(kit.torus{ radius = 0.12, tube = 0.016, sides = soft(p, 36, 56), tube_sides = 8 }:scale(0.85, 1, 1):move(0, 0.016, 0.42), "black")
  b.add(box(0, 0.018, 0.42, 0.02, 0.018, 0.23, 0.005), "black")
  b.add(box(0, 0.018, 0.42, 0.19, 0.018, 0.02, 0.005), "black")
  b.add(rod({ 0, 0.03, 0.42 }, { 0, 0.6, -0.1 }, 0.012), "metal")
  b.add(rod({ 0, 0.48, 0.01 }, { 0, 0.92, -0.4 }, 0.016), "body")
  b.add(pipe({ { 0, 0.62, -0.12 }, { 0, 0.78, -0.14 }, { 0, 0.8, -0.2 }, { 0, 0.72, -0.21 } }, 0.019), "black")
  b.add(kit.box{ size = { 0.1, 0.13, 0.06 }, bevel = 0.012 }:rotate("x", 48):move(0, 0.86, -0.14), "body")
  b.add(kit.box{ size = { 0.075, 0.07, 0.01 }, bevel = 0.002 }:rotate("x", -42):move(0, 0.892, -0.16), "screen")
  b.add(kit.tube{ radius = 0.055, thickness = 0.006, height = 0.13 }:cut{ point = { 0, 0, 0.01 }, normal = { 0, 0, 1 } }:rotate("x", -42 + 90):move(0, 0.96, -0.4), "black")
  b.add(pipe({ { 0.012, 0.06, 0.4 }, { 0.03, 0.3, 0.2 }, { -0.02, 0.42, 0.08 }, { 0.02, 0.6, -0.08 }, { 0.0, 0.82, -0.15 } }, 0.004, 6), "black")
end

local function kind(name, drawing, members)
  members.kind, members.traits = name, { draw = draw[drawing] }
  return members
end
local bright = { { "red", "glossy red plastic" }, { "blue", "glossy blue plastic" }, { "green", "glossy green plastic" }, { "yellow", "glossy yellow plastic" }, { "orange", "glossy orange plastic" } }
local function with(list, more)
  local all = {}
  for _, one in ipairs(list) do all[#all + 1] = one end
  for _, one in ipairs(more) do all[#all + 1] = one end
  return all
end
return {
  kinds = {
    kind("wheelbarrow", "wheelbarrow", { synsets = { "barrow.n.03" }, names = { "wheelbarrow", "wheel barrow", "garden cart" }, height_m = { 0.15, 0.65, 0.9 }, parts = { flower = { 0, 0, 1 }, soil = { 0, 0, 1 } },
      slots = { { "tray", "forest green enamel or red enamel or royal blue enamel or yellow enamel" }, { "frame", "steel" }, { "tire", "black rubber" }, { "rim", "red enamel" }, { "grip", "black rubber" }, { "soil", "soil" }, { "leaf", "green leaf" }, { "flower", "pink satin" }, { "second flower", "yellow satin" } } }),
    kind("exercise bike", "exercise", { synsets = { "exercise_bike.n.01" }, names = { "exercise bike", "exercise bicycle", "spin bike", "stationary bike" }, height_m = { 0.2, 1.25, 1.6 }, slots = { { "body", "white enamel" }, { "wheel", "glossy red plastic" }, { "metal", "chrome" }, { "black", "black plastic" }, { "seat", "black leather" }, { "screen", "screen" } } }),
    kind("ferris wheel", "ferris", { synsets = { "ferris_wheel.n.01" }, names = { "big wheel", "observation wheel" }, height_m = { 0.2, 22, 140 },
      slots = { { "wheel", "white enamel" }, { "tower", "royal blue enamel" }, { "first cabin", "red enamel" }, { "second cabin", "yellow enamel" }, { "third cabin", "green enamel" }, { "fourth cabin", "blue enamel" }, { "light", "glowing yellow plastic" }, { "base", "concrete" } } }),
    kind("vending machine", "vending", { synsets = { "vending_machine.n.01" }, except = { "slot_machine.n.01" }, names = { "snack machine", "soda machine" }, height_m = { 0.2, 1.85, 2.1 },
      slots = with({ { "body", "glossy red enamel" }, { "black", "black plastic" }, { "metal", "steel" }, { "glass", "glass" }, { "sign", "glowing white plastic" }, { "screen", "glowing green plastic" }, { "key", "light gray plastic" } }, bright) }),
    kind("arcade machine", "arcade", { names = { "arcade machine", "arcade cabinet", "arcade game", "video game machine", "retro arcade", "arcade" }, height_m = { 0.2, 1.75, 2 },
      slots = with({ { "body", "royal blue paint" }, { "second", "glossy magenta plastic" }, { "black", "black plastic" }, { "sign", "glowing cyan plastic" }, { "screen", "glossy black plastic" }, { "metal", "gunmetal" } }, bright) }),
    kind("slot machine", "slot_machine", { synsets = { "slot.n.07" }, names = { "slot machine", "one armed bandit", "fruit machine" }, height_m = { 0.1, 0.65, 1.9 },
      slots = with({ { "body", "glossy crimson enamel" }, { "trim", "gold" }, { "metal", "chrome" }, { "white", "glossy white plastic" }, { "coin", "gold" } }, bright) }),
    kind("gas pump", "pump", { synsets = { "gasoline_pump.n.01" }, names = { "gas pump", "petrol pump", "fuel pump", "gasoline pump" }, height_m = { 0.2, 2, 2.6 },
      slots = { { "body", "glossy red enamel" }, { "white", "white enamel" }, { "black", "black rubber" }, { "metal", "chrome" }, { "globe", "glossy white plastic" }, { "base", "concrete" } } }),
    kind("roulette wheel", "roulette", { synsets = { "roulette_wheel.n.01" }, names = { "roulette" }, width_m = { 0.1, 0.8, 1.2 }, slots = { { "wood", "mahogany" }, { "red", "glossy red plastic" }, { "black", "glossy black plastic" }, { "green", "glossy green plastic" }, { "gold", "gold" }, { "ball", "glossy white plastic" } } }),
    kind("coffee grinder", "grinder", { synsets = { "coffee_mill.n.01" }, names = { "coffee grinder", "coffee mill", "pepper mill" }, height_m = { 0.08, 0.24, 0.5 }, slots = { { "wood", "walnut" }, { "metal", "brass" }, { "bean", "dark brown wood" } } }),
    kind("metal detector", "detector", { synsets = { "metal_detector.n.01" }, height_m = { 0.2, 1.0, 1.4 }, slots = { { "body", "glossy yellow plastic" }, { "black", "black plastic" }, { "metal", "aluminum" }, { "screen", "glowing green plastic" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
