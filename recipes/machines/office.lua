-- Machines that stand on a desk: typewriters, sewing machines, staplers, shredders; and engines and robot arms.
local maker = require("lib/maker")
local box, disc, rod, pipe, side, front, turned = maker.box, maker.disc, maker.rod, maker.pipe, maker.side, maker.front, maker.turned

local draw = {}

function draw.typewriter(p)
  local b = maker.board(p, 0.39, 0.04)
  -- The body seen from the side: low in front, where the keys are, high behind.
  local body = kit.rounded{ closed = true, radius = 0.02, segments = 4, points = { { 0.17, 0.02 }, { 0.17, 0.05 }, { 0.02, 0.105 }, { -0.01, 0.155 }, { -0.13, 0.155 }, { -0.15, 0.02 } } }
  b.add(side(body, 0.3, 0.012), "body")
  b.both(disc("x", 0.151, 0.09, -0.07, 0.034, 0.012, 0.004), "trim")
  b.add(box(0, 0.06, 0.075, 0.26, 0.02, 0.13, 0.006):rotate("x", 0), "dark")
  -- Round keys in four rows that rise like steps.
  for row = 0, 3 do
    local n = row == 0 and 9 or 10
    for i = 0, n - 1 do
      local x, y, z = 0.0255 * (i - (n - 1) / 2) + 0.004 * (row % 2), 0.082 + 0.0145 * row, 0.145 - 0.031 * row
      b.add(kit.sweep{ path = { { x, y - 0.025, z - 0.012 }, { x, y, z } }, radius = 0.0025, sides = 6 }, "metal")
      b.add(kit.cylinder{ radius = 0.0105, height = 0.006, sides = 16 }:move(x, y + 0.002, z), "key")
      b.add(disc("y", x, y, z, 0.0122, 0.004, 0), "metal")
    end
  end
  b.add(box(0, 0.067, 0.166, 0.14, 0.009, 0.02, 0.004), "key")
  -- The basket of type bars, the ribbon's spools, the carriage with its roller.
  for i = -8, 8 do b.add(kit.sweep{ path = { { 0.004 * i, 0.15, -0.03 }, { 0.0092 * i, 0.135, 0.025 - 0.0004 * i * i } }, radius = 0.0018, sides = 6 }, "metal") end
  for _, x in ipairs{ -0.1, 0.1 } do b.add(disc("y", x, 0.16, -0.025, 0.026, 0.012, 0.003), "dark") b.add(disc("y", x, 0.168, -0.025, 0.008, 0.008), "metal") end
  b.add(box(0, 0.168, -0.085, 0.34, 0.026, 0.075, 0.008), "body")
  b.add(disc("x", 0, 0.192, -0.075, 0.021, 0.33, 0.002), "dark")
  for _, s in ipairs{ -1, 1 } do
    b.add(disc("x", s * 0.176, 0.192, -0.075, 0.019, 0.028, 0.005), "key")
    b.add(box(s * 0.155, 0.187, -0.085, 0.014, 0.05, 0.07, 0.006), "trim")
  end
  b.add(rod({ -0.15, 0.21, -0.06 }, { 0.15, 0.21, -0.06 }, 0.003), "metal")
  b.add(pipe({ { -0.165, 0.2, -0.05 }, { -0.195, 0.215, -0.03 }, { -0.2, 0.235, 0.005 } }, 0.004), "metal")
  if p:part("paper") > 0 then
    local sheet = kit.curve{ points = { { -0.098, 0.185 }, { -0.104, 0.215 }, { -0.12, 0.262 } }, segments = 4 }
    b.add(kit.sweep{ path = kit.curve{ points = { { 0, 0.19, -0.098 }, { 0, 0.225, -0.105 }, { 0, 0.285, -0.135 } }, segments = 4 }, profile = kit.rectangle{ width = 0.21, height = 0.0016 }, up = { 0, 0, 1 } }, "paper")
    for i = 0, 3 do b.add(box(0, 0, 0, 0.15 - 0.05 * (i % 2), 0.003, 0.0008, 0):rotate("x", -17):move(-0.01 * (i % 2), 0.228 + 0.012 * i, -0.1045 - 0.0042 * i), "dark") end
  end
  for _, x in ipairs{ -0.12, 0.12 } do for _, z in ipairs{ -0.11, 0.13 } do b.add(disc("y", x, 0.012, z, 0.014, 0.024), "dark") end end
end

function draw.sewing(p)
  local b = maker.board(p, 0.4, 0.03)
  b.add(box(0, 0.03, 0, 0.46, 0.06, 0.2, 0.012), "base")
  b.add(box(0, 0.064, 0, 0.44, 0.012, 0.18, 0.004), "body")
  -- Pillar, arm and head in one piece, as they were cast.
  local outline = kit.rounded{ closed = true, radius = 0.028, segments = 5, points = { { 0.2, 0.06 }, { 0.21, 0.36 }, { -0.19, 0.36 }, { -0.2, 0.19 }, { -0.11, 0.19 }, { -0.1, 0.275 }, { 0.06, 0.265 }, { 0.085, 0.06 } } }
  b.add(front(outline, 0.095, 0.022), "body")
  b.add(disc("x", 0.225, 0.3, 0, 0.062, 0.024, 0.008), "wheel")
  b.add(disc("x", 0.24, 0.3, 0, 0.028, 0.016, 0.004), "metal")
  for i = -2, 2 do b.add(kit.sphere{ radii = { 0.012, 0.009, 0.004 } }:move(-0.02 + 0.035 * i, 0.318, 0.0485), "trim") end
  b.add(disc("z", 0.145, 0.16, 0.05, 0.032, 0.01, 0.003), "trim")
  b.add(disc("z", 0.145, 0.16, 0.055, 0.018, 0.01, 0.003), "metal")
  -- Needle bar with its foot, over a steel plate; the thread runs from the spool.
  b.add(rod({ -0.155, 0.2, 0.01 }, { -0.155, 0.13, 0.01 }, 0.006), "metal")
  b.add(rod({ -0.155, 0.13, 0.01 }, { -0.155, 0.075, 0.01 }, 0.0022, 0.0008), "metal")
  b.add(rod({ -0.14, 0.2, -0.015 }, { -0.14, 0.085, -0.015 }, 0.005), "metal")
  b.add(box(-0.15, 0.08, 0.008, 0.03, 0.006, 0.05, 0.002), "metal")
  b.add(box(-0.15, 0.071, 0, 0.09, 0.004, 0.12, 0.001), "metal")
  b.add(disc("z", -0.158, 0.27, 0.052, 0.014, 0.012, 0.003), "metal")
  for _, y in ipairs{ 0.365, 0.415 } do b.add(disc("y", -0.06, y, 0, 0.021, 0.008, 0.002), "wood") end
  b.add(disc("y", -0.06, 0.39, 0, 0.016, 0.044, 0.003), "thread")
  b.add(rod({ -0.06, 0.35, 0 }, { -0.06, 0.43, 0 }, 0.003), "metal")
  b.add(pipe({ { -0.075, 0.385, 0.01 }, { -0.12, 0.372, 0.03 }, { -0.165, 0.355, 0.05 }, { -0.16, 0.28, 0.062 }, { -0.155, 0.2, 0.03 }, { -0.155, 0.12, 0.012 } }, 0.0014, 6), "thread")
  if p:part("cloth") > 0 then
    b.add(kit.sweep{ path = kit.curve{ points = { { -0.15, 0.0755, 0.09 }, { -0.15, 0.0755, -0.05 }, { -0.15, 0.0755, -0.1 }, { -0.15, 0.04, -0.125 } }, segments = 4 }, profile = kit.rectangle{ width = 0.13, height = 0.003 }, up = { 0, 1, 0 } }, "cloth")
  end
end

function draw.stapler(p)
  local b = maker.board(p, 0.15, 0.05)
  b.add(side(kit.rounded{ closed = true, radius = 0.003, segments = 3, points = { { -0.074, 0 }, { 0.072, 0 }, { 0.076, 0.008 }, { 0.04, 0.011 }, { -0.06, 0.012 }, { -0.076, 0.01 } } }, 0.032, 0.002), "body")
  b.add(box(0, 0, 0, 0.016, 0.009, 0.135, 0.002):rotate("x", 6):move(0, 0.024, 0.004), "metal")
  b.add(side(kit.rounded{ closed = true, radius = 0.008, segments = 4, points = { { -0.075, 0.018 }, { -0.06, 0.014 }, { 0.075, 0.024 }, { 0.078, 0.038 }, { 0.03, 0.052 }, { -0.06, 0.046 }, { -0.078, 0.034 } } }, 0.03, 0.006), "body")
  b.add(disc("x", 0, 0.026, -0.062, 0.008, 0.036, 0.002), "metal")
  b.add(box(0, 0.0115, 0.062, 0.018, 0.002, 0.02, 0.0005), "metal")
  b.add(box(0, 0.0455, 0.032, 0.02, 0.006, 0.045, 0.003):rotate("x", 15):move(0, 0.007, 0.003), "grip")
end

function draw.shredder(p)
  local b = maker.board(p, 0.42, 0.05)
  b.add(kit.box{ size = { 0.3, 0.3, 0.2 }, bevel = 0.02, cells = { 1, 6, 1 } }:taper{ axis = "y", low = 0.9, high = 1 }:move(0, 0.15, 0), "bin")
  b.add(box(0, 0.16, 0.096, 0.1, 0.19, 0.012, 0.004), "window")
  for i = 0, 22 do b.add(kit.box{ size = { 0.004, p:vary(0.02, 0.07), 0.001 } }:rotate("z", p:vary(-50, 50)):move(p:vary(-0.038, 0.038), 0.1 + 0.05 * math.abs(math.sin(9 * i)), 0.1025 + 0.0004 * (i % 3)), "paper") end
  b.add(box(0, 0.35, 0, 0.33, 0.1, 0.225, 0.022), "body")
  b.add(box(0, 0.402, 0.02, 0.25, 0.006, 0.022, 0.002), "dark")
  b.add(box(0, 0.44, 0.02, 0.2, 0.13, 0.0018, 0), "paper")
  for i = 0, 4 do b.add(box(0, 0.425 + 0.016 * i, 0.0215, 0.15, 0.003, 0.0008, 0), "dark") end
  b.add(box(0.11, 0.37, 0.113, 0.05, 0.016, 0.006, 0.002), "dark")
  b.add(disc("z", 0.125, 0.37, 0.117, 0.004, 0.004), "light")
end

function draw.arm(p)
  local b = maker.board(p, 1.02)
  local turn, low, high = p:vary(-30, 30), p:vary(8, 26), p:vary(62, 84)
  b.add(disc("y", 0, 0.03, 0, 0.3, 0.06, 0.012), "dark")
  for i = 0, 7 do b.add(disc("y", 0.26 * math.sin(i * 0.785), 0.063, 0.26 * math.cos(i * 0.785), 0.02, 0.014, 0.003), "metal") end
  b.add(kit.cone{ radius = 0.22, top = 0.17, height = 0.16, bevel = 0.015 }:move(0, 0.14, 0), "body")
  local parts = {}
  local function put(shape, slot) parts[#parts + 1] = shape:slot(slot) end
  -- A link along +Y from joint to joint, broad below and slim above.
  local function link(long, r, top)
    local w = { kit.sweep{ path = { { 0, 0, 0 }, { 0, long, 0 } }, profile = kit.rectangle{ width = 1.5 * r, height = 1.7 * r, radius = 0.4 * r, segments = 3 }, radii = { 1, top / r }, up = { 0, 0, 1 } }:slot("body") }
    w[2] = disc("x", 0, 0, 0, 1.08 * r, 2.3 * r, 0.02):slot("body")
    for s = -1, 1, 2 do w[#w + 1] = disc("x", s * 1.2 * r, 0, 0, 0.75 * r, 0.12 * r, 0.008):slot("dark") w[#w + 1] = disc("x", s * 1.27 * r, 0, 0, 0.3 * r, 0.1 * r, 0.005):slot("metal") end
    return kit.group(w)
  end
  local function at(y, z, angle, long) return y + long * math.cos(math.rad(angle)), z + long * math.sin(math.rad(angle)) end
  local y0, z0 = 0.34, 0
  put(kit.box{ size = { 0.26, 0.16, 0.26 }, bevel = 0.03 }:move(0, 0.26, 0), "body")
  parts[#parts + 1] = link(0.46, 0.12, 0.085):rotate("x", -low):move(0, y0, z0)
  local y1, z1 = at(y0, z0, -low, 0.48)
  parts[#parts + 1] = link(0.44, 0.1, 0.055):rotate("x", high):move(0, y1, z1)
  local y2, z2 = at(y1, z1, high, 0.46)
  parts[#parts + 1] = pipe({ { 0.09, y0 + 0.02, z0 - 0.12 }, { 0.1, (y0 + y1) / 2, z0 - 0.28 }, { 0.09, y1 + 0.06, z1 - 0.14 }, { 0.06, y1 + 0.13, z1 + 0.1 }, { 0.02, (y1 + y2) / 2 + 0.09, (z1 + z2) / 2 + 0.02 } }, 0.018):slot("dark")
  parts[#parts + 1] = disc("x", 0, y2, z2, 0.065, 0.15, 0.012):slot("dark")
  -- The wrist hangs down and ends in two fingers.
  put(kit.cylinder{ radius = 0.05, height = 0.11, bevel = 0.008 }:move(0, y2 - 0.08, z2 + 0.01), "body")
  put(kit.cylinder{ radius = 0.06, height = 0.03, bevel = 0.006 }:move(0, y2 - 0.145, z2 + 0.01), "metal")
  put(box(0, y2 - 0.17, z2 + 0.01, 0.17, 0.035, 0.06, 0.008), "dark")
  for s = -1, 1, 2 do put(front(kit.rounded{ closed = true, radius = 0.008, segments = 3, points = { { s * 0.045, 0 }, { s * 0.085, 0 }, { s * 0.09, -0.08 }, { s * 0.05, -0.15 }, { s * 0.03, -0.15 }, { s * 0.06, -0.07 } } }, 0.04, 0.006):move(0, y2 - 0.175, z2 + 0.01), "metal") end
  b.add(kit.group(parts):rotate("y", turn), "body")
  b.anchor("hand", (z2 + 0.01) * math.sin(math.rad(turn)), y2 - 0.3, (z2 + 0.01) * math.cos(math.rad(turn)))
end

function draw.engine(p)
  local b = maker.board(p, 0.72, 0.03)
  -- The block in V with two heads, each with a ribbed cover and pipes.
  b.add(box(0, 0.3, 0, 0.34, 0.3, 0.58, 0.02), "block")
  b.add(kit.box{ size = { 0.3, 0.14, 0.54 }, bevel = 0.03, cells = { 1, 4, 1 } }:taper{ axis = "y", low = 0.78, high = 1 }:move(0, 0.1, 0):scale(1, 1.235, 1):move(0, -0.037, 0), "pan")
  for s = -1, 1, 2 do
    local bank = { box(0, 0.06, 0, 0.17, 0.22, 0.56, 0.015):slot("block"), box(0, 0.21, 0, 0.19, 0.1, 0.58, 0.03):slot("cover") }
    for i = -3, 3 do bank[#bank + 1] = box(0, 0.262, 0.075 * i, 0.13, 0.018, 0.03, 0.006):slot("metal") end
    for i = 0, 3 do
      local z = -0.21 + 0.14 * i
      bank[#bank + 1] = rod({ s * 0.1, 0.14, z }, { s * 0.13, 0.17, z }, 0.016):slot("black")
      bank[#bank + 1] = pipe({ { s * 0.09, 0.03, z }, { s * 0.18, 0.03, z }, { s * 0.22, -0.05, z - 0.02 }, { s * 0.2, -0.16, z - 0.06 } }, 0.026, 12):slot("pipe")
    end
    b.add(kit.group(bank):rotate("z", -s * 38):move(s * 0.16, 0.42, 0), "block")
    b.add(rod({ s * 0.225, 0.165, -0.36 }, { s * 0.225, 0.165, 0.2 }, 0.036), "pipe")
  end
  -- Between them the intake with its air filter.
  b.add(box(0, 0.54, 0, 0.16, 0.1, 0.4, 0.02), "metal")
  b.add(kit.cylinder{ radius = 0.06, height = 0.08 }:move(0, 0.61, 0), "metal")
  b.add(kit.cylinder{ radius = 0.15, height = 0.07, bevel = 0.015, sides = 40 }:move(0, 0.66, 0), "cover")
  for i = 0, 35 do b.add(box(0, 0.66, 0.151, 0.008, 0.05, 0.006, 0):rotate("y", 10 * i), "paper") end
  b.add(disc("y", 0, 0.7, 0, 0.13, 0.018, 0.006), "metal")
  b.add(kit.sphere{ radius = 0.018 }:move(0, 0.712, 0), "metal")
  -- Pulleys in front with their belt, a fan before them.
  local pulleys = { { 0, 0.22, 0.1 }, { 0.17, 0.42, 0.055 }, { -0.17, 0.42, 0.055 }, { 0, 0.44, 0.07 } }
  for _, one in ipairs(pulleys) do b.add(disc("z", one[1], one[2], 0.325, one[3], 0.045, 0.008), "metal") b.add(disc("z", one[1], one[2], 0.352, 0.4 * one[3], 0.02, 0.005), "black") end
  b.add(kit.sweep{ path = kit.rounded{ points = { { -0.115, 0.2, 0.325 }, { 0, 0.11, 0.325 }, { 0.115, 0.2, 0.325 }, { 0.235, 0.42, 0.325 }, { 0.17, 0.488, 0.325 }, { -0.17, 0.488, 0.325 }, { -0.235, 0.42, 0.325 } }, radius = 0.06, segments = 5, closed = true }, profile = kit.rectangle{ width = 0.012, height = 0.03 }, closed = true, up = { 0, 0, 1 } }, "black")
  for i = 0, 5 do b.add(kit.box{ size = { 0.05, 0.16, 0.008 }, bevel = 0.003 }:rotate("y", 26):move(0, 0.11, 0):rotate("z", 60 * i):move(0, 0.44, 0.39), "fan") end
  b.add(disc("z", 0, 0.44, 0.385, 0.035, 0.05, 0.006), "metal")
  b.add(disc("z", 0, 0.3, -0.31, 0.17, 0.05, 0.01), "metal")
end

local function kind(name, drawing, members)
  members.kind, members.traits = name, { draw = draw[drawing] }
  return members
end
return {
  kinds = {
    kind("typewriter", "typewriter", { synsets = { "typewriter.n.01" }, width_m = { 0.1, 0.4, 0.5 }, parts = { paper = { 0, 1, 1 } },
      slots = { { "body", "glossy teal enamel or glossy black enamel or glossy red enamel or glossy olive green enamel" }, { "key", "ivory plastic" }, { "metal", "chrome" }, { "trim", "chrome" }, { "dark", "black plastic" }, { "paper", "white paper" } } }),
    kind("sewing machine", "sewing", { synsets = { "sewing_machine.n.01" }, height_m = { 0.1, 0.4, 0.6 }, parts = { cloth = { 0, 1, 1 } },
      slots = { { "body", "glossy black enamel" }, { "base", "walnut" }, { "metal", "chrome" }, { "trim", "gold" }, { "wheel", "glossy black enamel" }, { "thread", "red cotton" }, { "wood", "maple" }, { "cloth", "blue denim" } } }),
    kind("stapler", "stapler", { synsets = { "stapler.n.01" }, length_m = { 0.05, 0.15, 0.3 }, slots = { { "body", "glossy red plastic or black plastic or glossy blue plastic or glossy teal plastic" }, { "metal", "chrome" }, { "grip", "black rubber" } } }),
    kind("paper shredder", "shredder", { synsets = { "shredder.n.01" }, names = { "shredder" }, height_m = { 0.2, 0.5, 0.9 },
      slots = { { "body", "charcoal plastic" }, { "bin", "black plastic" }, { "window", "gray plastic" }, { "dark", "black plastic" }, { "paper", "white paper" }, { "light", "glowing green plastic" } } }),
    kind("robot arm", "arm", { names = { "robot arm", "robotic arm", "industrial robot", "mechanical arm", "industrial arm" }, height_m = { 0.2, 1.1, 3 },
      slots = { { "body", "glossy orange enamel" }, { "dark", "charcoal plastic" }, { "metal", "steel" } } }),
    kind("engine", "engine", { synsets = { "engine.n.01", "motor.n.01" }, except = { "electric_motor.n.01", "locomotive.n.01" }, names = { "car engine", "v8 engine" }, height_m = { 0.1, 0.75, 1.6 },
      slots = { { "cover", "glossy red enamel" }, { "block", "gunmetal" }, { "metal", "aluminum" }, { "pan", "charcoal enamel" }, { "pipe", "chrome" }, { "black", "black rubber" }, { "fan", "black plastic" }, { "paper", "ivory paper" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
