-- From the oven and the pastry shop: cakes, pies, bread, doughnuts. Each kind has a draw function; what they share stands before them.
local turned = require("lib/turned")
local garnish = require("lib/garnish")

-- Sprinkles over the upper side of a shape, in three colours.
local function sprinkles(p, on, size, count)
  local one = kit.capsule{ radius = 0.16 * size, height = size, sides = 6, rows = 4 }:rotate("x", 90)
  for i = 1, 3 do
    local spots = kit.over(on, { count = math.ceil(count / 3), apart = 0.8 * size, facing = { 0, 1, 0 }, facing_within = 62 })
    p:add(kit.instances(one, spots), "sprinkle " .. i)
  end
end

-- A round of cake with soft edges; its icing lies over it and runs down the side in drips.
local function tier(p, radius, low, height)
  return kit.lathe{ smooth = true, sides = p.advanced and 72 or 40, profile = {
    { 0, low, "sharp" }, { 0.98 * radius, low, "sharp" }, { radius, low + 0.03 * height }, { radius, low + 0.5 * height }, { radius, low + 0.97 * height }, { 0.97 * radius, low + height, "sharp" }, { 0, low + height } } }
end

local function drips(p, radius, top, drop, count)
  local start = p:vary(0, 6)
  local function around(angle) return 0 end
  local function lift(angle)
    return -drop * (0.5 + 0.5 * math.sin(count * angle + start)) * (0.55 + 0.45 * math.sin(3 * angle + 2 * start))
  end
  local over = 1.03 * radius
  return turned.body({ { 0, top - 0.1 * drop, 0 }, { 0.96 * radius, top - 0.12 * drop, 0 }, { 0.985 * radius, top - 0.3 * drop, 1 }, { over, top - 0.3 * drop, 1 }, { over, top - 0.12 * drop, 0.3 }, { over, top, 0 }, { 0.97 * radius, top + 0.12 * drop, 0 }, { 0.5 * radius, top + 0.15 * drop, 0 }, { 0, top + 0.15 * drop, 0 } },
    around, { sides = p.advanced and 96 or 60, segments = p.advanced and 3 or 2, lift = lift })
end

-- Swirls of cream in a ring.
local function swirls(p, radius, y, size, count)
  local one = turned.body({ { 0, 0 }, { size, 0 }, { 1.02 * size, 0.2 * size }, { 0.8 * size, 0.6 * size }, { 0.45 * size, 1.05 * size }, { 0, 1.5 * size } }, turned.lobes(7, 0.09), { sides = 28, segments = 2 })
    :twist("y", 60)
  return kit.instances(one, kit.ring{ count = count, radius = radius }):move(0, y, 0)
end

local function candle(p, x, y, z, height)
  local r = 0.07 * height
  p:add(kit.cylinder{ radius = r, height = height, bevel = 0.2 * r, sides = 14 }:align{ y = "low" }:move(x, y, z), "candle")
  p:add(kit.sweep{ path = kit.helix{ radius = r, height = 0.95 * height, turns = 3, segments = 10 }, radius = 0.25 * r, sides = 5 }:align{ y = "low" }:move(x, y, z), "icing")
  p:add(kit.cylinder{ radius = 0.14 * r, height = 2 * r, sides = 6 }:move(x, y + height + 0.8 * r, z), "wick")
  p:add(kit.lathe{ smooth = true, sides = 12, profile = { { 0, 0 }, { 0.75 * r, 1.2 * r }, { 0.4 * r, 2.6 * r }, { 0, 3.8 * r } } }:move(x, y + height + 0.9 * r, z), "flame")
end

local draw = {}

function draw.cake(p, w)
  local r, h = 0.5 * w, w * p:vary(0.36, 0.46)
  for i = 0, 1 do p:add(tier(p, r, i * 0.52 * h, 0.48 * h), "cake") end
  p:add(kit.cylinder{ radius = 0.985 * r, height = 0.05 * h }:move(0, 0.5 * h, 0), "filling")
  p:add(drips(p, r, h, 0.4 * h, p:choose{ 9, 11, 13 }), "icing")
  local top = h + 0.06 * h
  local count = p:part("candle")
  p:add(swirls(p, 0.78 * r, h + 0.03 * h, 0.13 * r, p:choose{ 8, 10 }), "cream")
  if p:part("cherry") > 0 then
    p:add(kit.instances(kit.sphere{ radius = 0.075 * r, sides = 16, rows = 10 }, kit.ring{ count = p:part("cherry"), radius = count > 0 and 0.78 * r or 0.78 * r }):move(0, h + 0.24 * r, 0), "cherry")
  end
  for i = 1, count do
    local a, away = 2 * math.pi * i / count, count == 1 and 0 or 0.42 * r
    candle(p, away * math.sin(a), top - 0.01 * h, away * math.cos(a), 0.5 * r)
  end
  p:support{ at = { 0, h + 0.06 * h, 0 }, size = { 0.9 * r, 0.9 * r }, round = true }
end

function draw.wedding(p, h)
  local tiers = p:choose{ 3, 3, 4 }
  local each, y = 0.9 * h / tiers, 0
  for i = 1, tiers do
    local r = 0.34 * h * (1 - 0.24 * (i - 1))
    p:add(tier(p, r, y, each), "icing")
    p:add(kit.instances(kit.sphere{ radius = 0.056 * each, sides = 8, rows = 5 }, kit.ring{ count = math.floor(2 * math.pi * r / (0.13 * each)), radius = r }):move(0, y + 0.05 * each, 0), "pearl")
    -- Roses and leaves stand around where a tier stands on the next, and ribbons go around the foot.
    local rose = kit.sphere{ radii = { 0.12 * each, 0.1 * each, 0.12 * each }, sides = 10, rows = 7 }:displace{ amount = 0.03 * each, size = 0.08 * each }
    if i < tiers then
      local ledge, count = 0.88 * r, 5 + 2 * (tiers - i)
      for k = 1, 3 * count do
        local a = 2 * math.pi * k / (3 * count)
        if k % 3 ~= 0 then
          p:add(rose:scale(k % 3 == 1 and 1 or 0.7):move(ledge * math.sin(a), y + each + 0.05 * each, ledge * math.cos(a)), k % 3 == 1 and "rose" or "leaf")
        end
      end
    end
    p:add(kit.tube{ radius = 1.012 * r, thickness = 0.03 * r, height = 0.16 * each }:move(0, y + 0.2 * each, 0), "rose")
    y = y + each
  end
  local top = kit.sphere{ radius = 0.035 * h, sides = 14, rows = 10 }
  p:add(top:move(0.03 * h, y + 0.03 * h, 0), "rose"); p:add(top:move(-0.03 * h, y + 0.03 * h, 0.01 * h), "rose"); p:add(top:move(0, y + 0.065 * h, 0), "rose")
end

-- A slice: a wedge of the same cake.
function draw.slice(p, w)
  local h, half, long = 0.55 * w, 19, w
  local function wedge(low, high, reach)
    local line = { { 0, 0 } }
    for i = -4, 4 do line[#line + 1] = { reach * math.cos(math.rad(half * i / 4)), reach * math.sin(math.rad(half * i / 4)) } end
    return kit.extrude{ outline = line, depth = high - low, bevel = 0.012 * w }:rotate("x", -90):move(-0.5 * w, 0.5 * (low + high), 0)
  end
  local function put(shape, slot) p:add(shape:rotate("y", 58), slot) end
  put(wedge(0, 0.42 * h, long), "cake"); put(wedge(0.42 * h, 0.5 * h, 0.99 * long), "filling"); put(wedge(0.5 * h, 0.9 * h, long), "cake"); put(wedge(0.9 * h, h, 1.01 * long), "icing")
  local back = kit.extrude{ depth = h, outline = (function()
      local line = {}
      for i = -4, 4 do line[#line + 1] = { 1.04 * long * math.cos(math.rad(half * i / 4)), 1.04 * long * math.sin(math.rad(half * i / 4)) } end
      for i = 4, -4, -1 do line[#line + 1] = { 0.99 * long * math.cos(math.rad(half * i / 4)), 0.99 * long * math.sin(math.rad(half * i / 4)) } end
      return line
    end)() }:rotate("x", -90):move(-0.5 * w, 0.5 * h, 0)
  put(back, "icing")
  put(swirls(p, 0, h, 0.1 * w, 1):move(0.26 * w, 0, 0), "cream")
  put(kit.sphere{ radius = 0.06 * w, sides = 16, rows = 10 }:move(0.26 * w, h + 0.15 * w, 0), "cherry")
end

function draw.cupcake(p, h)
  local r = 0.36 * h
  local cup = turned.body({ { 0, 0 }, { 0.72 * r, 0 }, { 0.74 * r, 0.01 * h }, { r, 0.46 * h }, { 0.97 * r, 0.46 * h }, { 0, 0.44 * h } }, turned.lobes(28, 0.025), { sides = p.advanced and 168 or 112, segments = 1, crease = 35 })
  p:add(cup, "wrapper")
  if p.traits.muffin then
    local dome = kit.lathe{ smooth = true, sides = 44, profile = { { 0, 0.42 * h, "sharp" }, { 0.95 * r, 0.42 * h }, { 1.2 * r, 0.52 * h }, { 1.18 * r, 0.64 * h }, { 0.85 * r, 0.85 * h }, { 0, h } } }:displace{ amount = 0.03 * h, size = 0.2 * h }
    p:add(dome, "cake")
    p:add(kit.instances(kit.sphere{ radius = 0.05 * h, sides = 10, rows = 7 }, kit.over(dome, { count = 14, apart = 0.14 * h, facing = { 0, 1, 0 }, facing_within = 75 })), "berry")
    return
  end
  p:add(kit.cylinder{ radius = 0.98 * r, height = 0.08 * h, bevel = 0.02 * h }:move(0, 0.46 * h, 0), "cake")
  -- The frosting winds up in a spiral that grows narrower.
  local path, radii, steps = {}, {}, p.advanced and 90 or 54
  for i = 0, steps do
    local t = i / steps
    local a = 2 * math.pi * 3 * t
    local away = 0.72 * r * (1 - t) ^ 0.8
    path[i + 1] = { away * math.sin(a), 0.53 * h + 0.36 * h * t, away * math.cos(a) }
    radii[i + 1] = (i == steps) and 0.25 or 1 - 0.35 * t
  end
  p:add(kit.sweep{ path = path, radius = 0.135 * h, radii = radii, sides = p.advanced and 16 or 10, first = "round", last = "round" }:knotted(), "icing")
  p:add(kit.cone{ radius = 0.8 * r, top = 0.2 * r, height = 0.38 * h }:move(0, 0.66 * h, 0), "icing")
  if p:part("cherry") > 0 then p:add(kit.sphere{ radius = 0.075 * h, sides = 18, rows = 12 }:move(0, 0.985 * h, 0), "cherry") end
  sprinkles(p, kit.cone{ radius = 1.14 * r, top = 0.2 * r, height = 0.42 * h, rows = 5 }:move(0, 0.67 * h, 0), 0.05 * h, 24)
end

function draw.donut(p, w)
  local tube = w * p:vary(0.15, 0.17)
  local ring = kit.torus{ radius = 0.5 * w - tube, tube = tube, sides = p.advanced and 72 or 40, tube_sides = p.advanced and 28 or 18 }:scale(1, 0.86, 1):align{ y = "low" }
  p:add(ring, "dough")
  if p.traits.plain then
    local seed = kit.sphere{ radii = { 0.009 * w, 0.005 * w, 0.015 * w }, sides = 7, rows = 5 }
    p:add(kit.instances(seed, kit.over(ring, { count = 70, apart = 0.03 * w, facing = { 0, 1, 0 }, facing_within = 60 })), "seed")
    return
  end
  -- The glaze is the upper part of a slightly thicker ring, its edge wavy.
  local start, n = p:vary(0, 6), p:choose{ 6, 7, 9 }
  local profile, mid, high = {}, 0.5 * w - tube, 0.86 * tube
  for i = 0, 12 do
    local a = math.rad(-18 + 216 * i / 12)
    profile[i + 1] = { mid + 1.06 * tube * math.cos(a), high + 0.93 * tube * math.sin(a), (i < 3 or i > 9) and 1 or 0 }
  end
  local sections, sides = {}, p.advanced and 84 or 48
  for i = 12, 0, -1 do
    local a = math.rad(-18 + 216 * i / 12)
    profile[#profile + 1] = { mid + 0.9 * tube * math.cos(a), high + 0.8 * tube * math.sin(a), (i < 3 or i > 9) and 1 or 0 }
  end
  for k = 0, sides - 1 do
    local turn = 2 * math.pi * k / sides
    local wave = 0.16 * tube * math.sin(n * turn + start) + 0.07 * tube * math.sin((2 * n + 1) * turn)
    local ring_points = {}
    for i, q in ipairs(profile) do ring_points[i] = { q[1] * math.sin(turn), q[2] - wave * q[3], q[1] * math.cos(turn) } end
    sections[k + 1] = ring_points
  end
  local glaze = kit.loft{ sections = sections, closed = true, crease = 70 }
  p:add(glaze, "icing")
  sprinkles(p, glaze, 0.055 * w, 66)
end

function draw.pie(p, w)
  local r, h = 0.5 * w, 0.2 * w
  p:add(kit.lathe{ smooth = true, sides = 56, profile = { { 0, 0, "sharp" }, { 0.74 * r, 0, "sharp" }, { 0.94 * r, 0.78 * h }, { r, 0.8 * h }, { 0.99 * r, 0.85 * h }, { 0.9 * r, 0.8 * h }, { 0, 0.6 * h } } }, "dish")
  p:add(kit.lathe{ smooth = true, sides = 48, profile = { { 0, 0.5 * h, "sharp" }, { 0.86 * r, 0.6 * h }, { 0.85 * r, 0.84 * h }, { 0.5 * r, 0.96 * h }, { 0, h } } }:displace{ amount = 0.02 * w, size = 0.06 * w }, "filling")
  -- The crust's edge is pressed with a thumb; a lattice lies over the filling.
  p:add(turned.body({ { 0.82 * r, 0.8 * h }, { 0.97 * r, 0.8 * h }, { 1.0 * r, 0.92 * h }, { 0.93 * r, 1.1 * h }, { 0.84 * r, 1.06 * h }, { 0.8 * r, 0.9 * h }, { 0.82 * r, 0.8 * h } }, turned.lobes(24, 0.022), { sides = 120, segments = 2 }), "crust")
  for side = 0, 1 do
    for i = -2, 2 do
      local off = 0.32 * r * i
      local half = math.sqrt((0.86 * r) ^ 2 - off * off)
      local path = kit.curve{ segments = 5, points = { { -half, 1.0 * h, off }, { 0, 1.08 * h + side * 0.05 * h, off }, { half, 1.0 * h, off } } }
      p:add(kit.sweep{ path = path, profile = kit.ellipse{ radius = 0.075 * r, radius_y = 0.03 * r, sides = 10 }, up = { 0, 1, 0 } }:rotate("y", side * 90), "crust")
    end
  end
end

-- Toppings of a pizza lie on the sauce and cheese, each kind scattered on the golden angle.
local function topping(p, part, count, radius, shape, y, turn)
  for i = 1, count do
    local a, away = 2.39996 * i + turn, radius * math.sqrt((i - 0.4) / count)
    p:add(shape:rotate("y", 70 * i):rotate("x", p:vary(-4, 4)):move(away * math.sin(a), y, away * math.cos(a)), part)
  end
end

function draw.pizza(p, w)
  local r, h = 0.5 * w, 0.055 * w
  p:add(kit.lathe{ smooth = true, sides = p.advanced and 72 or 44, profile = { { 0, 0, "sharp" }, { 0.9 * r, 0 }, { r, 0.5 * h }, { 0.97 * r, 1.02 * h }, { 0.9 * r, 1.1 * h }, { 0.83 * r, 0.7 * h }, { 0, 0.6 * h } } }:displace{ amount = 0.007 * w, size = 0.12 * w }, "crust")
  p:add(kit.cylinder{ radius = 0.86 * r, height = 0.2 * h, bevel = 0.05 * h }:displace{ amount = 0.006 * w, size = 0.1 * w }:move(0, 0.66 * h, 0), "sauce")
  p:add(kit.cylinder{ radius = 0.81 * r, height = 0.4 * h, bevel = 0.08 * h, sides = 48, rows = 2 }:displace{ amount = 0.015 * w, size = 0.09 * w }:move(0, 0.68 * h, 0), "cheese")
  local y = 0.95 * h
  topping(p, "pepperoni", p:part("pepperoni"), 0.72 * r, kit.cylinder{ radius = 0.125 * r, height = 0.03 * r, bevel = 0.01 * r, sides = 24 }, y, p:vary(0, 6))
  topping(p, "olive", p:part("olive"), 0.74 * r, kit.torus{ radius = 0.04 * r, tube = 0.019 * r, sides = 16, tube_sides = 8 }, y + 0.12 * h, p:vary(0, 6))
  local leaf = garnish.leaf(p, 0.18 * r, 0.1 * r)
  topping(p, "basil", p:part("basil"), 0.66 * r, leaf, y + 0.22 * h, p:vary(0, 6))
end

function draw.pizza_slice(p, w)
  local long, half = w, 23
  local line = { { 0, 0 } }
  for i = -4, 4 do line[#line + 1] = { 0.86 * long * math.cos(math.rad(half * i / 4)), 0.86 * long * math.sin(math.rad(half * i / 4)) } end
  local function plate(scale, thick, y, slot)
    local points = {}
    for i, q in ipairs(line) do points[i] = { q[1] * scale + 0.02 * w * (1 - scale) * 10, q[2] * scale } end
    p:add(kit.extrude{ outline = points, depth = thick, bevel = 0.3 * thick }:rotate("x", -90):move(-0.5 * w, y, 0):rotate("y", 215), slot)
  end
  plate(1, 0.03 * w, 0.015 * w, "crust"); plate(0.97, 0.02 * w, 0.03 * w, "sauce"); plate(0.93, 0.025 * w, 0.038 * w, "cheese")
  local path = {}
  for i = -5, 5 do path[#path + 1] = { 0.9 * long * math.cos(math.rad(half * i / 5)) - 0.5 * w, 0.045 * w, 0.9 * long * math.sin(math.rad(half * i / 5)) } end
  p:add(kit.sweep{ path = path, radius = 0.045 * w, sides = 14, first = "round", last = "round" }:rotate("y", 215), "crust")
  local round = kit.cylinder{ radius = 0.085 * w, height = 0.02 * w, bevel = 0.006 * w, sides = 24 }
  for _, q in ipairs{ { 0.36, 0.02 }, { 0.62, -0.13 }, { 0.66, 0.15 } } do
    p:add(round:move(q[1] * w - 0.5 * w, 0.056 * w, q[2] * w):rotate("y", 215), "pepperoni")
  end
end

function draw.cookie(p, w)
  local h = 0.23 * w
  local biscuit = kit.lathe{ smooth = true, sides = 40, profile = { { 0, 0, "sharp" }, { 0.44 * w, 0 }, { 0.5 * w, 0.35 * h }, { 0.44 * w, 0.78 * h }, { 0.2 * w, h }, { 0, h } } }:displace{ amount = 0.02 * w, size = 0.14 * w, octaves = 2 }:align{ y = "low" }
  p:add(biscuit, "dough")
  local chip = kit.sphere{ radii = { 0.045 * w, 0.032 * w, 0.04 * w }, sides = 8, rows = 6 }
  p:add(kit.instances(chip, kit.over(biscuit, { count = p:choose{ 13, 16, 19 }, apart = 0.1 * w, facing = { 0, 1, 0 }, facing_within = 70, scale_low = 0.7, scale_high = 1.2 })), "chip")
end

function draw.pancakes(p, w)
  local y, count = 0.0, p:part("pancake")
  local thick = 0.085 * w
  for i = 1, count do
    local r = 0.5 * w * p:vary(0.93, 1)
    p:add(kit.lathe{ smooth = true, sides = 44, profile = { { 0, 0, "sharp" }, { 0.9 * r, 0 }, { r, 0.5 * thick }, { 0.9 * r, thick, "sharp" }, { 0, thick } } }:move(p:vary(-0.02, 0.02) * w, y, p:vary(-0.02, 0.02) * w), i % 1 == 0 and "dough" or "dough")
    p:add(kit.cylinder{ radius = 0.9 * r, height = 0.01 * w }:move(0, y + thick, 0), "brown")
    y = y + 0.97 * thick
  end
  p:add(drips(p, 0.36 * w, y + 0.02 * w, 0.05 * w, 7):move(0, 0, 0), "syrup")
  -- Syrup that ran over the edge.
  for i = 1, 5 do
    local a, low = 1.3 * i + 0.3, math.max(0.02 * w, y - p:vary(0.5, 0.95) * y)
    local path = kit.curve{ segments = 4, points = { { 0.3 * w, y + 0.01 * w, 0 }, { 0.47 * w, y + 0.005 * w, 0 }, { 0.505 * w, 0.4 * y + 0.6 * low + 0.02 * w, 0 }, { 0.505 * w, low + 0.02 * w, 0 } } }
    p:add(kit.sweep{ path = path, radius = 0.03 * w, sides = 10, first = "round", last = "round" }:rotate("y", math.deg(a)), "syrup")
  end
  if p:part("butter") > 0 then
    p:add(kit.box{ size = { 0.17 * w, 0.07 * w, 0.15 * w }, bevel = 0.012 * w }:rotate("y", 30):move(0, y + 0.065 * w, 0), "butter")
  end
end

function draw.waffle(p, w)
  local h, n = 0.12 * w, 6
  local round = p.traits.round
  p:add(kit.extrude{ outline = kit.rectangle{ width = w, height = w, radius = 0.1 * w }, depth = 0.5 * h, bevel = 0.04 * w }:rotate("x", -90):move(0, 0.25 * h, 0), "dough")
  for i = 0, n do
    local off = (i / n - 0.5) * 0.9 * w
    p:add(kit.box{ size = { 0.94 * w, 0.6 * h, 0.045 * w }, bevel = 0.015 * w }:move(0, 0.68 * h, off), "dough")
    p:add(kit.box{ size = { 0.045 * w, 0.6 * h, 0.94 * w }, bevel = 0.015 * w }:move(off, 0.68 * h, 0), "dough")
  end
  p:add(kit.box{ size = { 0.2 * w, 0.07 * w, 0.18 * w }, bevel = 0.015 * w }:rotate("y", 25):move(0.03 * w, h + 0.03 * w, 0), "butter")
end

function draw.cheese(p, w)
  -- A wedge of a wheel, with holes cut through its sides.
  local long, half, h = w, 24, 0.42 * w
  local line = { { 0, 0 } }
  for i = -5, 5 do line[#line + 1] = { long * math.cos(math.rad(half * i / 5)), long * math.sin(math.rad(half * i / 5)) } end
  local wedge = kit.extrude{ outline = line, depth = h, bevel = 0.015 * w }:rotate("x", -90):move(-0.55 * w, 0.5 * h, 0)
  local turn = 58
  p:add(wedge:rotate("y", turn), "cheese")
  local rind = {}
  for i = -5, 5 do rind[#rind + 1] = { 1.02 * long * math.cos(math.rad(half * i / 5)), 1.02 * long * math.sin(math.rad(half * i / 5)) } end
  for i = 5, -5, -1 do rind[#rind + 1] = { 0.97 * long * math.cos(math.rad(half * i / 5)), 0.97 * long * math.sin(math.rad(half * i / 5)) } end
  p:add(kit.extrude{ outline = rind, depth = 1.01 * h, bevel = 0.006 * w }:rotate("x", -90):move(-0.55 * w, 0.505 * h, 0):rotate("y", turn), "rind")
  -- A hole is a darker dish let into the face.
  for side = -1, 1, 2 do
    for i = 1, 7 do
      local along, y, r = p:vary(0.2, 0.9), p:vary(0.2, 0.8), p:vary(0.025, 0.06) * w
      local a = math.rad(half * side)
      local hole = kit.sphere{ radii = { r, r, 0.12 * r }, sides = 18, rows = 8 }:rotate("y", -half * side):move(along * long * math.cos(a) - 0.55 * w, y * h, along * long * math.sin(a))
      if y * h > r and y * h < h - r then p:add(hole:rotate("y", turn), "hole") end
    end
  end
  for i = 1, 4 do
    local r = p:vary(0.025, 0.05) * w
    p:add(kit.sphere{ radii = { r, 0.1 * r, r }, sides = 18, rows = 8 }:move((0.3 + 0.15 * i) * w - 0.55 * w, h, p:vary(-0.1, 0.1) * w):rotate("y", turn), "hole")
  end
end

-- Loaves: half an ellipsoid with a flat floor, slashed across.
local function loaf(p, long, wide, high, cuts, lean)
  local body = kit.superquadric{ radii = { 0.5 * long, 0.62 * high, 0.5 * wide }, round_y = 0.7, round_xz = 0.5, cells = p.advanced and 24 or 14 }:cut{ point = { 0, -0.3 * high, 0 }, normal = { 0, -1, 0 } }
    :displace{ amount = 0.03 * high, size = 0.5 * high }:align{ y = "low" }
  p:add(body, "crust")
  local _, top = body:size()
  for i = 1, cuts do
    local x = ((i - 0.5) / cuts - 0.5) * 0.82 * long
    local rise = top * (1 - 0.35 * (2 * x / long) ^ 4)
    local slash = kit.superquadric{ radii = { 0.03 * long * 3 / math.max(3, cuts), 0.055 * high, 0.4 * wide }, round_y = 1, round_xz = 1 }
    p:add(slash:rotate("y", lean):move(x, rise - 0.045 * high, 0), "crumb")
  end
end

function draw.bread(p, w) loaf(p, w, 0.5 * w, 0.42 * w, p:choose{ 3, 4 }, 35) end
function draw.baguette(p, w) loaf(p, w, 0.14 * w, 0.11 * w, p:choose{ 5, 6, 7 }, 62) end

function draw.bun(p, w)
  local bun = kit.lathe{ smooth = true, sides = 44, profile = { { 0, 0, "sharp" }, { 0.4 * w, 0 }, { 0.5 * w, 0.16 * w }, { 0.42 * w, 0.38 * w }, { 0.22 * w, 0.5 * w }, { 0, 0.53 * w } } }
  p:add(bun, "crust")
  p:add(kit.instances(kit.sphere{ radii = { 0.012 * w, 0.006 * w, 0.02 * w }, sides = 7, rows = 5 }, kit.over(bun, { count = 45, apart = 0.05 * w, facing = { 0, 1, 0 }, facing_within = 50 })), "seed")
end

-- Sliced bread: the outline of a tin loaf; a crust around a crumb. `toast` is browned and carries butter.
function draw.slice_of_bread(p, h)
  local w = 0.98 * h
  local line = kit.curve{ closed = true, segments = 5, points = { { -0.42 * w, 0 }, { 0, 0.0 }, { 0.42 * w, 0 }, { 0.43 * w, 0.3 * h }, { 0.42 * w, 0.58 * h }, { 0.49 * w, 0.74 * h }, { 0.42 * w, 0.92 * h }, { 0.2 * w, h }, { -0.2 * w, h }, { -0.42 * w, 0.92 * h }, { -0.49 * w, 0.74 * h }, { -0.42 * w, 0.58 * h }, { -0.43 * w, 0.3 * h } } }
  local inside = {}
  for i, q in ipairs(line) do inside[i] = { 0.92 * q[1], 0.92 * (q[2] - 0.5 * h) + 0.5 * h } end
  local function lay(shape) return shape:move(0, -0.5 * h, 0):rotate("x", -90):move(0, 0.0625 * h, 0) end
  p:add(lay(kit.extrude{ outline = line, depth = 0.11 * h, bevel = 0.02 * h }), "crust")
  p:add(lay(kit.extrude{ outline = inside, depth = 0.125 * h, bevel = 0.01 * h }), "crumb")
  if p:part("butter") > 0 then p:add(kit.box{ size = { 0.22 * h, 0.06 * h, 0.2 * h }, bevel = 0.012 * h }:rotate("y", 40):move(0, 0.145 * h, 0), "butter") end
end

function draw.croissant(p, w)
  -- A crescent of rolled dough: fat rings that grow thin towards the tips.
  local n = 9
  for i = 1, n do
    local t = (i - 0.5) / n * 2 - 1
    local a = t * 1.25
    local r = 0.17 * w * (1 - 0.72 * math.abs(t) ^ 1.5)
    local x, z = 0.4 * w * math.sin(a), -0.34 * w * (math.cos(a) - 0.6)
    local roll = kit.superquadric{ radii = { 0.115 * w * (1 - 0.35 * math.abs(t)), r, 1.04 * r }, round_y = 0.85, round_xz = 0.9, cells = p.advanced and 14 or 9 }
    p:add(roll:rotate("z", 8 * t):rotate("y", math.deg(a) * 0.85 - 14):move(x, r * 0.97, z + 0.03 * w), i % 2 == 0 and "crust" or "fold")
  end
end

function draw.pretzel(p, w)
  local points = { { -0.1, 0.34, 0.02 }, { 0.14, 0.08, 0.06 }, { 0.3, -0.2, 0 }, { 0.48, 0.06, 0 }, { 0.3, 0.38, 0 }, { 0, 0.46, 0.0 }, { -0.3, 0.38, 0 }, { -0.48, 0.06, 0 }, { -0.3, -0.2, 0 }, { -0.14, 0.08, 0.02 }, { 0.1, 0.34, 0.06 } }
  local path = {}
  for i, q in ipairs(points) do path[i] = { q[1] * w, 0.075 * w + q[3] * w, q[2] * w } end
  path = kit.curve{ points = path, segments = p.advanced and 8 or 5 }
  local radii = {}
  for i = 1, #path do radii[i] = 0.62 + 0.45 * math.sin(math.pi * (i - 1) / (#path - 1)) end
  local rope = kit.sweep{ path = path, radius = 0.072 * w, radii = radii, sides = p.advanced and 16 or 10, first = "round", last = "round" }:knotted():rotate("y", 180):align{ y = "low" }
  p:add(rope, "crust")
  p:add(kit.instances(kit.box{ size = { 0.02 * w, 0.014 * w, 0.02 * w } }, kit.over(rope, { count = 46, apart = 0.05 * w, facing = { 0, 1, 0 }, facing_within = 48 })), "salt")
end

function draw.macaron(p, w)
  local half = kit.lathe{ smooth = true, sides = 40, profile = { { 0, 0, "sharp" }, { 0.48 * w, 0, "sharp" }, { 0.5 * w, 0.05 * w }, { 0.46 * w, 0.075 * w, "sharp" }, { 0.48 * w, 0.1 * w }, { 0.4 * w, 0.22 * w }, { 0.2 * w, 0.27 * w }, { 0, 0.28 * w } } }
  p:add(half:rotate("x", 180):move(0, 0.28 * w, 0), "shell"); p:add(kit.cylinder{ radius = 0.45 * w, height = 0.14 * w, bevel = 0.04 * w }:move(0, 0.33 * w, 0), "cream"); p:add(half:move(0, 0.38 * w, 0), "shell")
end

local cakes = { { "icing", "pink icing" }, { "cake", "cake" }, { "filling", "raspberry icing" }, { "cream", "cream" }, { "cherry", "glossy red peel" }, { "candle", "sky blue wax" }, { "wick", "black string" }, { "flame", "glowing amber plastic" } }
local chocolate = { { "icing", "chocolate" }, { "cake", "brown cake" }, { "filling", "cream" }, { "cream", "cream" }, { "cherry", "glossy red peel" }, { "candle", "sky blue wax" }, { "wick", "black string" }, { "flame", "glowing amber plastic" } }
local confetti = { { "sprinkle 1", "red sugar" }, { "sprinkle 2", "yellow sugar" }, { "sprinkle 3", "sky blue sugar" } }
local function with(slots, more)
  local all = {}
  for _, slot in ipairs(slots) do all[#all + 1] = slot end
  for _, slot in ipairs(more) do all[#all + 1] = slot end
  return all
end
local pizza = { { "crust", "bread" }, { "sauce", "brick red peel" }, { "cheese", "cheese" }, { "pepperoni", "crimson meat" }, { "olive", "black peel" }, { "basil", "green leaf" } }

return {
  slots = cakes,
  kinds = {
    { kind = "cake", synsets = { "cake.n.03" }, except = { "cupcake.n.01", "wedding_cake.n.01", "cookie.n.01", "waffle.n.01", "pancake.n.01", "crumpet.n.01", "tortilla.n.01", "friedcake.n.01", "fish_cake.n.01" }, names = { "layer cake", "cheesecake" },
      width_m = { 0.08, 0.25, 0.6 }, parts = { candle = { 0, 0, 12 }, cherry = { 0, 8, 10 } }, traits = { draw = draw.cake } },
    { kind = "chocolate cake", synsets = { "devil's_food.n.01" }, width_m = { 0.08, 0.25, 0.6 }, parts = { candle = { 0, 0, 12 }, cherry = { 0, 8, 10 } }, slots = chocolate, traits = { draw = draw.cake } },
    { kind = "birthday cake", synsets = { "birthday_cake.n.01" }, width_m = { 0.15, 0.25, 0.4 }, parts = { candle = { 0, 5, 12 }, cherry = { 0, 0, 10 } }, traits = { draw = draw.cake } },
    { kind = "wedding cake", synsets = { "wedding_cake.n.01" }, names = { "bridecake", "tiered cake" }, height_m = { 0.25, 0.6, 1.5 }, slots = { { "icing", "white icing" }, { "pearl", "pearl" }, { "rose", "pink icing" }, { "leaf", "mint icing" } }, traits = { draw = draw.wedding } },
    { kind = "slice of cake", names = { "cake slice", "piece of cake", "cheesecake slice", "slice of cheesecake" }, width_m = { 0.08, 0.13, 0.3 }, traits = { draw = draw.slice } },
    { kind = "cupcake", synsets = { "cupcake.n.01" }, names = { "fairy cake" }, height_m = { 0.05, 0.085, 0.5 }, parts = { cherry = { 0, 1, 1 } },
      slots = with({ { "icing", "pink icing" }, { "wrapper", "turquoise paper" }, { "cake", "cake" }, { "cherry", "glossy red peel" } }, confetti), traits = { draw = draw.cupcake } },
    { kind = "muffin", synsets = { "muffin.n.01" }, except = { "english_muffin.n.01", "popover.n.01" }, names = { "blueberry muffin" }, height_m = { 0.05, 0.08, 0.4 }, slots = { { "cake", "caramel cake" }, { "wrapper", "cream paper" }, { "berry", "indigo peel" } }, traits = { draw = draw.cupcake, muffin = true } },
    { kind = "donut", synsets = { "doughnut.n.02" }, names = { "doughnut", "glazed donut" }, width_m = { 0.06, 0.09, 0.6 }, slots = with({ { "icing", "hot pink icing" }, { "dough", "bread" } }, confetti), traits = { draw = draw.donut } },
    { kind = "bagel", synsets = { "bagel.n.01" }, width_m = { 0.08, 0.11, 0.4 }, slots = { { "dough", "caramel bread" }, { "seed", "cream peel" } }, traits = { draw = draw.donut, plain = true } },
    { kind = "pie", synsets = { "pie.n.01" }, except = { "quiche.n.02", "pasty.n.01", "tart.n.02" }, names = { "apple pie", "cherry pie", "tart" }, width_m = { 0.1, 0.25, 0.5 }, slots = { { "crust", "caramel dough" }, { "filling", "glossy crimson peel" }, { "dish", "aluminum" } }, traits = { draw = draw.pie } },
    { kind = "pizza", synsets = { "pizza.n.01" }, width_m = { 0.15, 0.32, 0.6 }, parts = { pepperoni = { 0, 12, 24 }, olive = { 0, 9, 20 }, basil = { 0, 6, 12 } }, slots = pizza, traits = { draw = draw.pizza } },
    { kind = "pizza slice", names = { "slice of pizza", "piece of pizza" }, width_m = { 0.12, 0.2, 0.5 }, slots = pizza, traits = { draw = draw.pizza_slice } },
    { kind = "cookie", synsets = { "cookie.n.01" }, except = { "macaroon.n.01", "gingerbread_man.n.01", "ladyfinger.n.01", "fortune_cookie.n.01" }, names = { "chocolate chip cookie", "biscuit" }, width_m = { 0.03, 0.07, 0.5 }, slots = { { "dough", "tan bread" }, { "chip", "chocolate" } }, traits = { draw = draw.cookie } },
    { kind = "pancakes", synsets = { "pancake.n.01" }, except = { "crepe.n.01", "blintz.n.01", "tortilla.n.01" }, names = { "pancake", "stack of pancakes", "pancake stack", "hotcake" }, width_m = { 0.1, 0.17, 0.5 }, parts = { pancake = { 1, 5, 9 }, butter = { 0, 1, 1 } },
      slots = { { "dough", "camel cake" }, { "brown", "caramel bread" }, { "syrup", "glossy umber resin" }, { "butter", "butter yellow cheese" } }, traits = { draw = draw.pancakes } },
    { kind = "waffle", synsets = { "waffle.n.01" }, width_m = { 0.08, 0.14, 0.4 }, slots = { { "dough", "caramel bread" }, { "butter", "butter yellow cheese" } }, traits = { draw = draw.waffle } },
    { kind = "cheese", synsets = { "cheese.n.01" }, except = { "string_cheese.n.01", "grated_cheese.n.01", "cottage_cheese.n.01", "ricotta.n.01" }, names = { "swiss cheese", "cheese wedge", "piece of cheese", "slice of cheese" }, width_m = { 0.05, 0.14, 0.5 }, slots = { { "cheese", "cheese" }, { "rind", "ochre cheese" }, { "hole", "mustard cheese" } }, traits = { draw = draw.cheese } },
    { kind = "bread", synsets = { "bread.n.01", "loaf_of_bread.n.01" }, except = { "bagel.n.01", "bun.n.01", "cracker.n.01", "crouton.n.01", "toast.n.01", "flatbread.n.01", "breadstick.n.01", "tortilla.n.01" }, names = { "loaf", "loaf of bread", "bread loaf", "sourdough", "sourdough bread" },
      width_m = { 0.1, 0.28, 0.6 }, slots = { { "crust", "caramel bread" }, { "crumb", "ecru bread" } }, traits = { draw = draw.bread } },
    { kind = "baguette", synsets = { "baguet.n.01" }, names = { "french bread", "french baguette" }, width_m = { 0.4, 0.62, 0.8 }, slots = { { "crust", "caramel bread" }, { "crumb", "ecru bread" } }, traits = { draw = draw.baguette } },
    { kind = "bun", synsets = { "bun.n.01" }, except = { "bagel.n.01", "croissant.n.01" }, names = { "bread roll", "burger bun", "brioche" }, width_m = { 0.06, 0.1, 0.3 }, slots = { { "crust", "glossy caramel bread" }, { "seed", "cream peel" } }, traits = { draw = draw.bun } },
    { kind = "toast", synsets = { "toast.n.01" }, names = { "slice of bread", "slice of toast", "bread slice", "piece of toast" }, width_m = { 0.07, 0.11, 0.4 }, parts = { butter = { 0, 1, 1 } }, slots = { { "crumb", "tan bread" }, { "crust", "sienna bread" }, { "butter", "butter yellow cheese" } }, traits = { draw = draw.slice_of_bread } },
    { kind = "croissant", synsets = { "croissant.n.01" }, width_m = { 0.08, 0.15, 0.4 }, slots = { { "crust", "caramel bread" }, { "fold", "tan bread" } }, traits = { draw = draw.croissant } },
    { kind = "pretzel", synsets = { "pretzel.n.01" }, names = { "soft pretzel" }, width_m = { 0.04, 0.13, 0.4 }, slots = { { "crust", "glossy russet bread" }, { "salt", "salt" } }, traits = { draw = draw.pretzel } },
    { kind = "macaron", synsets = { "macaroon.n.01" }, names = { "macaroon" }, width_m = { 0.03, 0.05, 0.3 }, slots = { { "shell", "pink cake" }, { "cream", "cream" } }, traits = { draw = draw.macaron } },
  },
  build = function(p) p.traits.draw(p, p.size) end,
}
