-- Small things about the house and garden: toothbrushes, quills with ink, bookends, pedestals, nests, hives.
local maker = require("lib/maker")
local box, disc, rod, pipe, front = maker.box, maker.disc, maker.rod, maker.pipe, maker.front

local draw = {}
local function soft(p, few, many) return p.advanced and many or few end

function draw.toothbrush(p)
  local b = maker.board(p, 0.19)
  local electric = p.traits.electric
  -- Lies on its back, bristles up, along X; the electric one stands.
  local parts = {}
  local function put(shape, slot) parts[#parts + 1] = shape:slot(slot) end
  if electric then
    put(kit.lathe{ sides = soft(p, 28, 44), smooth = true, profile = { { 0, 0, "sharp" }, { 0.013, 0, "sharp" }, { 0.0155, 0.01 }, { 0.0145, 0.06 }, { 0.0125, 0.1 }, { 0.009, 0.112 }, { 0.0055, 0.116, "sharp" }, { 0, 0.116, "sharp" } } }, "handle")
    put(kit.lathe{ sides = soft(p, 20, 32), smooth = true, profile = { { 0, 0.113, "sharp" }, { 0.006, 0.113 }, { 0.0045, 0.15 }, { 0.0042, 0.176 }, { 0, 0.18, "sharp" } } }, "neck")
    for i, y in ipairs{ 0.05, 0.07 } do put(kit.superquadric{ radii = { 0.0055, 0.0075, 0.002 } }:move(0, y, 0.0145 - 0.0004 * i), "grip") end
    put(disc("z", 0, 0.034, 0.0152, 0.0016, 0.001), "light")
    put(disc("z", 0, 0.176, 0.005, 0.0072, 0.004), "neck")
    for ring = 0, 2 do for i = 0, 6 * ring do local a = i * math.pi / 3 / math.max(1, ring) put(kit.cylinder{ radius = 0.0011, height = 0.009, sides = 6 }:rotate("x", 90):move(0.0026 * ring * math.sin(a), 0.176 + 0.0026 * ring * math.cos(a), 0.011), ring == 1 and "second bristle" or "bristle") end end
    b.add(kit.group(parts), "handle")
  else
    put(kit.sweep{ path = kit.curve{ points = { { -0.095, 0.006, 0 }, { -0.05, 0.0065, 0 }, { 0, 0.005, 0 }, { 0.03, 0.006, 0 }, { 0.06, 0.0075, 0 } }, segments = 6 }, profile = kit.ellipse{ radius = 0.0065, radius_y = 0.005, sides = soft(p, 12, 20) }, up = { 0, 1, 0 } }, "handle")
    put(kit.superquadric{ radii = { 0.019, 0.0032, 0.0068 }, round_y = 0.6, round_xz = 0.5 }:move(0.077, 0.008, 0), "handle")
    put(kit.superquadric{ radii = { 0.028, 0.0045, 0.0068 }, round_y = 0.7, round_xz = 0.6 }:move(-0.045, 0.0085, 0), "grip")
    for i = 0, 8 do for k = -1, 1 do put(kit.cylinder{ radius = 0.0016, height = 0.0115 + (i % 2 == 0 and 0.001 or 0), sides = 7 }:move(0.062 + 0.0037 * i, 0.0165, 0.0036 * k), (i < 2 or i > 6 or k ~= 0) and "bristle" or "second bristle") end end
    b.add(kit.group(parts):rotate("x", 20):rotate("y", 28):align{ y = "low" }, "handle")
  end
  b.anchor("hand", 0, 0.03, 0)
end

function draw.quill(p)
  local b = maker.board(p, 0.26)
  local s = soft(p, 28, 44)
  b.add(kit.lathe{ sides = s, smooth = true, profile = { { 0, 0, "sharp" }, { 0.034, 0, "sharp" }, { 0.037, 0.006 }, { 0.036, 0.03 }, { 0.022, 0.046 }, { 0.016, 0.052 }, { 0.02, 0.06, "sharp" }, { 0.013, 0.06, "sharp" }, { 0.012, 0.05 }, { 0, 0.048, "sharp" } } }, "pot")
  b.add(disc("y", 0, 0.0515, 0, 0.0122, 0.004), "ink")
  for _, y in ipairs{ 0.008, 0.032 } do b.add(kit.torus{ radius = y < 0.02 and 0.0365 or 0.0352, tube = 0.0014, sides = 40, tube_sides = 6 }:move(0, y, 0), "gold") end
  -- The feather leans out of the pot: a shaft, and a vane of two sides that bends.
  local shaft = kit.curve{ points = { { 0.004, 0.035, 0 }, { 0.014, 0.1, 0 }, { 0.035, 0.18, 0 }, { 0.08, 0.26, 0 } }, segments = 8 }
  local radii = {}
  for i = 1, #shaft do radii[i] = 1 - 0.85 * (i - 1) / (#shaft - 1) end
  b.add(kit.sweep{ path = shaft, radius = 0.0026, radii = radii, sides = 8 }, "shaft")
  for side = -1, 1, 2 do
    local sections = {}
    for i = 0, soft(p, 16, 30) do
      local t = i / soft(p, 16, 30)
      local at = 1 + (0.3 + 0.7 * t) * (#shaft - 1)
      local k = math.min(#shaft - 1, math.floor(at))
      local q = { shaft[k][1] + (shaft[k + 1][1] - shaft[k][1]) * (at - k), shaft[k][2] + (shaft[k + 1][2] - shaft[k][2]) * (at - k) }
      local w = (side > 0 and 0.024 or 0.017) * math.sin(math.pi * (0.06 + 0.92 * t))^0.6 * (0.92 + 0.08 * math.cos(24 * t))
      local x, y = q[1] + side * 0.9 * w, q[2] + 0.42 * w - side * 0.34 * w
      sections[i + 1] = { { q[1], q[2], 0.0009 }, { x, y, 0.002 + 0.0006 }, { x, y, 0.002 - 0.0006 }, { q[1], q[2], -0.0009 } }
    end
    b.add(kit.loft{ sections = side > 0 and sections or (function() local r = {} for i, one in ipairs(sections) do r[i] = { one[4], one[3], one[2], one[1] } end return r end)(), crease = 30 }, "feather")
  end
  b.anchor("hand", 0.02, 0.12, 0)
end

function draw.nest(p)
  local b = maker.board(p, 0.205, 0.05)
  local n = soft(p, 46, 110)
  b.add(kit.lathe{ sides = soft(p, 28, 44), smooth = true, profile = { { 0, 0, "sharp" }, { 0.06, 0.002 }, { 0.092, 0.03 }, { 0.094, 0.062 }, { 0.078, 0.072 }, { 0.06, 0.056 }, { 0.04, 0.034 }, { 0, 0.028, "sharp" } } }:displace{ amount = 0.004, size = 0.02, octaves = 2 }, "straw")
  for i = 1, n do
    local a, t = i * 2.4, p:vary(0, 1)
    local y, r = 0.006 + 0.068 * t, 0.068 + 0.03 * math.sin(math.pi * (0.12 + 0.62 * t))^0.6
    local span, path = p:vary(0.5, 0.95), {}
    for k = 0, 4 do local q = a + span * (k / 4 - 0.5) path[k + 1] = { (r + p:vary(-0.003, 0.004)) * math.sin(q), y + 0.02 * (k / 4 - 0.5) * p:vary(-1, 1) + 0.003, (r + p:vary(-0.003, 0.004)) * math.cos(q) } end
    b.add(kit.sweep{ path = path, radius = p:vary(0.0014, 0.0026), sides = 5 }, i % 3 == 0 and "twig" or "straw")
  end
  for i = 0, p:part("egg") - 1 do
    local a = 2 * math.pi * i / math.max(1, p:part("egg")) + 0.5
    local r = p:part("egg") > 1 and 0.024 or 0
    b.add(kit.lathe{ sides = soft(p, 20, 32), smooth = true, profile = { { 0, -0.022, "sharp" }, { 0.013, -0.017 }, { 0.0185, 0 }, { 0.013, 0.019 }, { 0, 0.027, "sharp" } } }:rotate("x", 62):rotate("y", math.deg(a) + 30):move(r * math.sin(a), 0.05, r * math.cos(a)), "egg")
  end
  p:support{ at = { 0, 0.034 * b.scale, 0 }, size = { 0.15 * b.scale, 0.15 * b.scale }, round = true, name = "inside" }
end

function draw.hive(p)
  local b = maker.board(p, 0.5)
  -- A skep: a rope of straw wound up to a dome, with a door, and bees.
  local rows, sides = 9, soft(p, 32, 52)
  local function r(t) return 0.24 * math.sqrt(math.max(0.02, 1 - t^2.3)) end
  for i = 0, rows - 1 do
    local t = i / rows
    b.add(kit.torus{ radius = r(t) - 0.03, tube = 0.034, sides = sides, tube_sides = soft(p, 8, 12) }:move(0, 0.035 + 0.05 * i, 0), "straw")
  end
  b.add(kit.lathe{ sides = sides, smooth = true, profile = { { 0, 0.02, "sharp" }, { 0.2, 0.02, "sharp" }, { 0.2, 0.2 }, { 0.14, 0.4 }, { 0.06, 0.47 }, { 0, 0.48, "sharp" } } }, "straw")
  b.add(kit.sphere{ radii = { 0.05, 0.03, 0.05 } }:move(0, 0.475, 0), "straw")
  b.add(kit.sphere{ radii = { 0.055, 0.07, 0.05 } }:move(0, 0.09, 0.225), "dark")
  b.add(kit.torus{ radius = 0.06, tube = 0.014, sides = 24, tube_sides = 8 }:rotate("x", 90):scale(1, 1.2, 1):move(0, 0.09, 0.25), "straw")
  b.add(disc("y", 0, 0.008, 0, 0.3, 0.016, 0.004), "wood")
  for i = 0, 4 do
    local a, y = 1.3 * i - 0.9, 0.16 + 0.075 * i
    local rr = 0.285 - 0.03 * i
    local bee = kit.group{ kit.sphere{ radii = { 0.014, 0.012, 0.02 } }:slot("bee"), kit.torus{ radius = 0.0105, tube = 0.004, sides = 14, tube_sides = 6 }:rotate("x", 90):move(0, 0, 0.003):slot("dark"), kit.sphere{ radius = 0.009 }:move(0, 0.002, 0.02):slot("dark"),
      kit.sphere{ radii = { 0.014, 0.002, 0.007 } }:rotate("z", 35):move(0.014, 0.014, 0):slot("wing"), kit.sphere{ radii = { 0.014, 0.002, 0.007 } }:rotate("z", -35):move(-0.014, 0.014, 0):slot("wing") }
    b.add(bee:rotate("y", 80 * i):move(0.88 * rr * math.sin(a), y, 0.88 * rr * math.cos(a)), "bee")
  end
end

function draw.bookend(p)
  local b = maker.board(p, 0.42)
  local form = p:choose{ "ball", "horse", "horse" }
  for _, s in ipairs{ -1, 1 } do
    b.add(box(s * 0.155, 0.008, 0, 0.11, 0.016, 0.12, 0.003), "stand")
    b.add(box(s * 0.112, 0.085, 0, 0.016, 0.16, 0.12, 0.004), "stand")
    if form == "ball" then b.add(kit.sphere{ radius = 0.042 }:move(s * 0.165, 0.058, 0), "figure")
    else b.add(front(kit.curve{ closed = true, segments = 4, points = { { -0.03, 0 }, { 0.035, 0 }, { 0.03, 0.04 }, { 0.012, 0.08 }, { 0.022, 0.11 }, { -0.005, 0.135 }, { -0.03, 0.11 }, { -0.045, 0.08 }, { -0.035, 0.068 }, { -0.012, 0.078 }, { -0.022, 0.045 } } }, 0.045, 0.012):rotate("y", s > 0 and 180 or 0):move(s * 0.16, 0.016, 0), "figure") end
  end
  -- Books between them.
  local x, i = -0.1, 0
  while x < 0.075 do
    i = i + 1
    local w, h = p:vary(0.018, 0.03), p:vary(0.12, 0.17)
    w = math.min(w, 0.1 - x)
    b.add(box(x + w / 2, h / 2, 0, w, h, 0.105, 0.003), ({ "red", "blue", "green", "brown" })[i % 4 + 1])
    for _, k in ipairs{ 0.2, 0.8 } do b.add(box(x + w / 2, k * h, 0.053, w - 0.002, 0.005, 0.002, 0), "gold") end
    x = x + w + 0.0008
  end
end

function draw.pedestal(p)
  local b = maker.board(p, 1.0, 0.04)
  local s = soft(p, 40, 64)
  local form = p:choose{ "column", "column", "square" }
  b.add(box(0, 0.04, 0, 0.44, 0.08, 0.44, 0.01), "stone")
  b.add(box(0, 0.95, 0, 0.42, 0.1, 0.42, 0.012), "stone")
  if form == "column" then
    local sections, n = {}, soft(p, 64, 96)
    for i = 0, 1 do
      local line = {}
      for k = 0, n - 1 do local a = 2 * math.pi * k / n local rr = (0.15 - 0.012 * i) * (1 - 0.06 * math.abs(math.sin(8 * a))) line[k + 1] = { rr * math.sin(a), 0.14 + 0.68 * i, rr * math.cos(a) } end
      sections[i + 1] = line
    end
    b.add(kit.loft{ sections = sections, crease = 60 }, "stone")
    b.add(kit.lathe{ sides = s, smooth = true, profile = { { 0, 0.08, "sharp" }, { 0.2, 0.08, "sharp" }, { 0.2, 0.1 }, { 0.17, 0.12 }, { 0.175, 0.14 }, { 0.155, 0.155, "sharp" }, { 0, 0.155, "sharp" } } }, "stone")
    b.add(kit.lathe{ sides = s, smooth = true, profile = { { 0, 0.8, "sharp" }, { 0.14, 0.8 }, { 0.15, 0.83 }, { 0.165, 0.86 }, { 0.19, 0.9, "sharp" }, { 0, 0.9, "sharp" } } }, "stone")
  else
    b.add(box(0, 0.48, 0, 0.3, 0.84, 0.3, 0.01), "stone")
    for turn = 0, 3 do b.add(kit.extrude{ outline = kit.rectangle{ width = 0.22, height = 0.66 }, holes = { kit.rectangle{ width = 0.18, height = 0.62 } }, depth = 0.012, bevel = 0.003 }:move(0, 0.48, 0.152):rotate("y", 90 * turn), "stone") end
    for _, y in ipairs{ 0.1, 0.88 } do b.add(box(0, y, 0, 0.36, 0.05, 0.36, 0.012), "stone") end
  end
  b.support(0, 1.0, 0, 0.38, 0.38)
end

local function kind(name, drawing, members, traits)
  members.kind, members.traits = name, traits or {}
  members.traits.draw = draw[drawing]
  return members
end
return {
  kinds = {
    kind("toothbrush", "toothbrush", { synsets = { "toothbrush.n.01" }, length_m = { 0.08, 0.19, 0.4 }, slots = { { "handle", "glossy turquoise plastic" }, { "grip", "white rubber" }, { "bristle", "white plastic" }, { "second bristle", "blue plastic" } } }),
    kind("electric toothbrush", "toothbrush", { synsets = { "electric_toothbrush.n.01" }, height_m = { 0.1, 0.19, 0.4 }, slots = { { "handle", "glossy white plastic" }, { "grip", "turquoise rubber" }, { "neck", "glossy white plastic" }, { "bristle", "white plastic" }, { "second bristle", "blue plastic" }, { "light", "glowing green plastic" } } }, { electric = true }),
    kind("quill", "quill", { synsets = { "quill.n.01" }, names = { "quill pen", "feather pen", "quill and ink", "inkwell", "ink pot", "inkpot" }, height_m = { 0.08, 0.26, 0.5 },
      slots = { { "feather", "white feathers" }, { "shaft", "ivory horn" }, { "pot", "navy ceramic" }, { "ink", "black resin" }, { "gold", "gold" } } }),
    kind("bird nest", "nest", { synsets = { "bird's_nest.n.01" }, names = { "nest", "bird nest", "birdnest", "birds nest" }, width_m = { 0.06, 0.2, 1.5 }, parts = { egg = { 0, 3, 5 } }, slots = { { "straw", "caramel straw" }, { "twig", "brown wood" }, { "egg", "sky blue ceramic" } } }),
    kind("beehive", "hive", { synsets = { "beehive.n.04" }, names = { "beehive", "bee hive", "hive", "skep" }, height_m = { 0.1, 0.5, 1 }, slots = { { "straw", "mustard straw" }, { "wood", "oak" }, { "dark", "charcoal rubber" }, { "bee", "mustard plastic" }, { "wing", "frosted glass" } } }),
    kind("bookends", "bookend", { synsets = { "bookend.n.01" }, names = { "bookend", "book end" }, pair = "one", width_m = { 0.1, 0.42, 0.7 }, slots = { { "figure", "brass" }, { "stand", "walnut" }, { "red", "crimson leather" }, { "blue", "navy leather" }, { "green", "forest green leather" }, { "brown", "brown leather" }, { "gold", "gold" } } }),
    kind("pedestal", "pedestal", { synsets = { "pedestal.n.03" }, names = { "pedestal", "plinth" }, height_m = { 0.1, 1, 2 }, slots = { { "stone", "marble" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
