-- What flies: bodies lofted along Z with the nose forward, wings as lofted blades.
local maker = require("lib/maker")
local coach = require("lib/coachwork")
local box, disc, rod, side, pipe = maker.box, maker.disc, maker.rod, maker.side, maker.pipe

local draw = {}

-- A body from rings { z, middle y, half width, half height }.
local function body(p, rings)
  local sections, n = {}, p.advanced and 32 or 18
  for i, r in ipairs(rings) do
    sections[i] = {}
    if r[3] == 0 then sections[i][1] = { 0, r[2], r[1] } else
      for k = 0, n - 1 do local a = 2 * math.pi * k / n sections[i][k + 1] = { r[3] * math.cos(a), r[2] + r[4] * math.sin(a), r[1] } end
    end
  end
  return kit.loft{ sections = sections, smooth = true, segments = p.advanced and 4 or 2, crease = 60 }
end

-- A wing to the right from root to tip: { x, y, z of the leading edge, chord, thickness }.
local function wing(p, stations)
  local sections, n = {}, p.advanced and 8 or 5
  for i, s in ipairs(stations) do
    sections[i] = {}
    local function at(t, sign)
      -- Thick in front, thin behind.
      local h = s[5] * (math.sqrt(t) * 1.48 - 0.6 * t - 0.88 * t * t) * 0.9
      sections[i][#sections[i] + 1] = s[6] and { s[1] + sign * h, s[2], s[3] - s[4] * t } or { s[1], s[2] + sign * h, s[3] - s[4] * t }
    end
    for k = 0, n do at((k / n)^1.6, 1) end
    for k = n - 1, 1, -1 do at((k / n)^1.6, -0.6) end
  end
  return kit.loft{ sections = sections, crease = 45 }
end

local function fin(p, stations) for _, s in ipairs(stations) do s[6] = true end return wing(p, stations) end

local function propeller(b, y, z, r, blades, spin)
  b.add(kit.lathe{ smooth = true, sides = 24, profile = { { 0, -0.1 * r, "sharp" }, { 0.14 * r, -0.1 * r, "sharp" }, { 0.12 * r, 0.06 * r }, { 0, 0.24 * r, "sharp" } } }:rotate("x", 90):move(0, y, z), "trim")
  for i = 1, blades do
    b.add(kit.sphere{ radii = { 0.085 * r, 0.46 * r, 0.02 * r } }:rotate("y", 28):move(0, 0.52 * r, 0):rotate("z", spin + 360 * i / blades):move(0, y, z), "propeller")
  end
end

function draw.airliner(p)
  local b1 = maker.board(p, 37, 0)
  local b = { add = function(s, slot) b1.add(s:move(0, 3.4, 0), slot) end }
  b.both = function(s, slot) b.add(s, slot) b.add(s:mirror("x"), slot) end
  b.add(body(p, { { 18.5, -0.5, 0 }, { 18.2, -0.45, 0.5, 0.5 }, { 17, -0.25, 1.25, 1.2 }, { 14.5, 0, 1.85, 1.9 }, { 12, 0.05, 1.98, 2.05 }, { -6, 0.05, 1.98, 2.05 }, { -10, 0.25, 1.75, 1.8 }, { -15, 0.9, 0.95, 1.05 }, { -18.3, 1.3, 0.25, 0.35 }, { -18.5, 1.3, 0 } }), "body")
  b.both(wing(p, { { 1.2, -1.0, 5.4, 8.4, 1.0 }, { 5.5, -0.7, 1.8, 4.6, 0.6 }, { 17, 0.4, -5.2, 1.7, 0.22 }, { 17.5, 1.6, -6.3, 1.0, 0.12 } }), "wing")
  b.both(wing(p, { { 0.3, 1.5, -13.6, 3.8, 0.4 }, { 6.4, 2.0, -17.0, 1.5, 0.16 } }), "wing")
  b.add(fin(p, { { 0, 1.2, -10.6, 6.4, 0.5 }, { 0, 3.0, -13.0, 4.6, 0.36 }, { 0, 7.6, -16.6, 2.2, 0.18 } }), "tail")
  -- Engines under the wings.
  for _, x in ipairs{ -1, 1 } do
    b.add(maker.turned("z", { { 0.55, -1.7 }, { 0.7, -1.6 }, { 1.0, 0.4 }, { 1.08, 1.4 }, { 1.0, 1.75 }, { 0.9, 1.6 }, { 0.9, 0.9 }, { 0, 0.9 }, { 0, -2.2 }, { 0.4, -1.75 } }, p.advanced and 36 or 24):move(x * 5.8, -1.9, 2.6), "engine")
    b.add(disc("z", x * 5.8, -1.9, 3.55, 0.88, 0.1), "trim")
    b.add(kit.cone{ radius = 0.26, height = 0.5 }:rotate("x", 90):move(x * 5.8, -1.9, 3.8), "propeller")
    b.add(kit.tube{ radius = 1.06, thickness = 0.1, height = 0.26, bevel = 0.05 }:rotate("x", 90):move(x * 5.8, -1.9, 4.2), "propeller")
    b.add(box(x * 5.8, -1.0, 1.4, 0.3, 0.9, 3.2, 0.1), "wing")
  end
  -- Windows, cockpit, doors, stripe.
  local pane = kit.box{ size = { 0.06, 0.42, 0.28 } }
  local places = {}
  for i = 0, 36 do places[#places + 1] = { 1.955, 0.45, 12.4 - 0.56 * i } end
  b.both(kit.instances(pane, places), "glass")
  for _, z in ipairs{ 13.2, -7.6 } do b.both(box(z > 0 and 1.92 or 1.86, 0.2, z, 0.1, 1.7, 0.8, 0.04), "trim") end
  for _, x in ipairs{ -1, 1 } do
    b.add(box(x * 0.42, 0.78, 16.55, 0.76, 0.42, 0.16, 0.05):rotate("y", 0), "glass")
    b.add(box(x * 1.14, 0.7, 15.95, 0.2, 0.45, 0.9, 0.05):rotate("y", 0), "glass")
  end
  b.both(box(1.93, -0.28, 2.4, 0.12, 0.32, 19.6, 0.04), "stripe")
  -- Gear.
  b.add(rod({ 0, -1.4, 13.6 }, { 0, -2.9, 13.6 }, 0.12), "trim")
  b.both(coach.wheel(p, 0.45, 0.3, "steel"):move(0.22, -2.95, 13.6), "tire")
  b.both(rod({ 2.6, -1.0, -0.8 }, { 2.6, -2.8, -0.8 }, 0.16), "trim")
  for _, dz in ipairs{ -0.62, 0.62 } do b.both(coach.wheel(p, 0.55, 0.4, "steel"):move(2.85, -2.85, -0.8 + dz), "tire") end
end

function draw.light(p)
  local two = p.kind == "biplane"
  local b1 = maker.board(p, two and 7.5 or 8.2, 0.03)
  local b = { add = function(s, slot) b1.add(s:move(0, 1.35, 0), slot) end }
  b.both = function(s, slot) b.add(s, slot) b.add(s:mirror("x"), slot) end
  b.add(body(p, { { 2.9, 0, 0.4, 0.4 }, { 2.6, 0, 0.62, 0.62 }, { 1.6, 0, 0.66, 0.7 }, { 0.4, 0, 0.6, 0.7 }, { -1.6, 0.1, 0.4, 0.48 }, { -3.8, 0.22, 0.12, 0.2 }, { -4.1, 0.25, 0 } }), "body")
  b.add(disc("z", 0, 0, 2.92, 0.4, 0.05), "trim")
  propeller(b, 0, 3.0, 1.25, two and 2 or 3, p:vary(0, 120))
  if two then
    for _, y in ipairs{ -0.62, 1.35 } do
      b.both(wing(p, { { 0, y, 2.15 - (y < 0 and 0.5 or 0), 1.35, 0.16 }, { 3.6, y + 0.12, 2.15 - (y < 0 and 0.5 or 0), 1.3, 0.14 }, { 4.2, y + 0.14, 1.85 - (y < 0 and 0.5 or 0), 0.8, 0.06 } }), "wing")
    end
    for _, x in ipairs{ 0.55, 3.0 } do
      for _, z in ipairs{ 1.75, 0.95 } do b.both(rod({ x, x < 1 and 0.2 or -0.5, z - 0.4 }, { x, 1.4, z }, 0.04), "strut") end
    end
    b.both(kit.sweep{ path = { { 0.7, -0.4, 1.1 }, { 3.0, 1.4, 1.6 } }, radius = 0.014, sides = 5 }, "strut")
    b.both(kit.sweep{ path = { { 0.6, 1.3, 1.4 }, { 3.0, -0.45, 1.1 } }, radius = 0.014, sides = 5 }, "strut")
    b.add(kit.torus{ radius = 0.32, tube = 0.07 }:scale(1, 1, 1.2):move(0, 0.62, -0.35), "strut")
    b.add(disc("y", 0, 0.6, -0.35, 0.3, 0.08), "trim")
    b.add(box(0, 0.8, 0.08, 0.5, 0.3, 0.03, 0.01):rotate("x", -2), "glass")
    -- Roundels on the wings, cylinders round the engine.
    for _, x in ipairs{ -2.6, 2.6 } do b.add(disc("y", x, 1.53, 1.5, 0.5, 0.03), "ring") b.add(disc("y", x, 1.54, 1.5, 0.32, 0.03), "body") end
    for i = 1, 9 do b.add(kit.capsule{ radius = 0.1, height = 0.36 }:move(0, 0.52, 0):rotate("z", 40 * i):move(0, 0, 2.72), "engine") end
  else
    b.both(wing(p, { { 0.3, -0.42, 1.7, 1.75, 0.24 }, { 4.6, 0.15, 1.5, 1.25, 0.16 }, { 5.0, 0.25, 1.2, 0.7, 0.06 } }), "wing")
    b.add(kit.sphere{ radii = { 0.52, 0.5, 1.35 } }:move(0, 0.5, 0.3), "glass")
    for _, z in ipairs{ 0.95, 0.1 } do b.add(kit.torus{ radius = 0.5, tube = 0.035, sides = 32, tube_sides = 6 }:rotate("x", 90):scale(1, 0.96, 1):move(0, 0.48, z), "body") end
    b.both(box(0.63, -0.05, 1.2, 0.06, 0.16, 2.2, 0.02), "stripe")
  end
  b.both(wing(p, { { 0.05, 0.25, -3.0, 1.0, 0.1 }, { 1.5, 0.3, -3.3, 0.62, 0.06 } }), "wing")
  b.add(fin(p, { { 0, 0.25, -2.9, 1.2, 0.12 }, { 0, 1.1, -3.4, 0.8, 0.09 }, { 0, 1.45, -3.65, 0.4, 0.05 } }), "wing")
  -- Wheels in front, a small one behind.
  b.both(coach.wheel(p, 0.34, 0.16, "steel"):move(0.85, -1.0, 1.5), "tire")
  b.both(rod({ 0.4, -0.5, 1.5 }, { 0.8, -1.0, 1.5 }, 0.05), "strut")
  b.both(rod({ 0.4, -0.5, 0.7 }, { 0.8, -1.0, 1.5 }, 0.04), "strut")
  b.add(rod({ 0, 0.1, -3.6 }, { 0, -0.2, -3.8 }, 0.04), "strut")
  b.add(disc("x", 0, -0.24, -3.8, 0.12, 0.08), "tire")
end

function draw.fighter(p)
  local b1 = maker.board(p, 16.4, 0)
  local b = { add = function(s, slot) b1.add(s:move(0, 1.8, 0), slot) end }
  b.both = function(s, slot) b.add(s, slot) b.add(s:mirror("x"), slot) end
  b.add(body(p, { { 8.2, -0.1, 0 }, { 7.4, -0.05, 0.22, 0.2 }, { 5, 0.05, 0.55, 0.55 }, { 2, 0.1, 0.8, 0.75 }, { -2, 0.05, 1.15, 0.7 }, { -6, 0.1, 0.95, 0.6 }, { -7.4, 0.15, 0.85, 0.55 } }), "body")
  b.add(kit.sphere{ radii = { 0.42, 0.55, 1.7 } }:move(0, 0.6, 3.6), "glass")
  b.both(wing(p, { { 0.6, 0.05, 2.4, 7.0, 0.34 }, { 2.0, 0.03, -0.4, 4.6, 0.24 }, { 5.0, 0, -3.6, 1.5, 0.1 } }), "wing")
  b.both(wing(p, { { 0.7, 0.1, -5.4, 2.4, 0.2 }, { 2.7, 0.05, -7.1, 1.1, 0.08 } }), "wing")
  b.both(fin(p, { { 0.72, 0.4, -4.0, 3.2, 0.2 }, { 1.3, 2.6, -6.3, 1.3, 0.08 } }), "wing")
  b.both(box(0.95, -0.15, 1.6, 0.7, 0.85, 3.6, 0.15), "body")
  b.both(box(0.95, -0.15, 3.42, 0.5, 0.65, 0.06, 0.02), "trim")
  for _, x in ipairs{ -0.45, 0.45 } do b.add(maker.turned("z", { { 0.36, -0.9 }, { 0.46, -0.5 }, { 0.5, 0.5 }, { 0.3, 0.5 }, { 0.3, -0.9 } }, 24):move(x, 0.15, -7.4), "engine") b.add(disc("z", x, 0.15, -7.8, 0.32, 0.1), "flame") end
  for _, x in ipairs{ 3.0, 5.06 } do
    b.both(maker.turned("z", { { 0, -1.4 }, { 0.11, -1.4 }, { 0.11, 1.0 }, { 0, 1.5 } }, 14):move(x, x > 4 and 0 or -0.32, -3.4 + (x > 4 and -0.8 or 0.4)), "trim")
    if x < 4 then b.both(box(x, -0.14, -3.0, 0.08, 0.3, 1.2, 0.02), "trim") end
  end
  b.add(rod({ 0, -0.1, 8.1 }, { 0, -0.1, 8.6 }, 0.03), "trim")
  b.add(rod({ 0, -0.4, 4.4 }, { 0, -1.5, 4.4 }, 0.08), "trim")
  b.add(disc("x", 0, -1.46, 4.4, 0.34, 0.2), "tire")
  b.both(rod({ 0.9, -0.4, -1.6 }, { 1.2, -1.4, -1.6 }, 0.1), "trim")
  b.both(disc("x", 1.3, -1.42, -1.6, 0.38, 0.24), "tire")
end

function draw.helicopter(p)
  local b1 = maker.board(p, 11, 0.02)
  local b = { add = function(s, slot) b1.add(s:move(0, 1.75, -0.4), slot) end }
  b.both = function(s, slot) b.add(s, slot) b.add(s:mirror("x"), slot) end
  b.add(body(p, { { 2.7, -0.25, 0 }, { 2.55, -0.22, 0.4, 0.4 }, { 1.9, -0.05, 0.85, 0.85 }, { 0.6, 0.05, 1.05, 1.08 }, { -1.0, 0.1, 0.95, 1.0 }, { -2.2, 0.4, 0.5, 0.6 }, { -3.4, 0.62, 0.26, 0.28 }, { -6.4, 0.85, 0.13, 0.15 }, { -6.6, 0.85, 0 } }), "body")
  b.add(kit.sphere{ radii = { 0.94, 0.8, 1.1 } }:move(0, 0.2, 1.45), "glass")
  b.add(kit.torus{ radius = 0.8, tube = 0.04, sides = 40, tube_sides = 6 }:rotate("z", 90):scale(1, 1, 1.38):move(0, 0.2, 1.45), "body")
  for _, s in ipairs{ 1, -1 } do b.add(box(s * 1.0, 0.22, 0.1, 0.12, 0.72, 1.2, 0.05), "glass") end
  b.both(box(1.02, -0.35, -0.2, 0.1, 0.16, 3.4, 0.05), "stripe")
  b.add(kit.superquadric{ radii = { 0.5, 0.3, 1.3 }, round_y = 0.6, round_xz = 0.6 }:move(0, 1.1, -0.3), "body")
  b.both(rod({ 0.34, 1.15, -1.2 }, { 0.5, 1.2, -1.9 }, 0.14), "engine")
  b.add(rod({ 0, 1.2, 0 }, { 0, 1.85, 0 }, 0.1), "engine")
  b.add(disc("y", 0, 1.78, 0, 0.3, 0.12), "engine")
  local spin = p:vary(0, 90)
  local blade = kit.box{ size = { 0.32, 0.035, 4.6 }, bevel = 0.012 }:move(0, 0, 2.55)
  for i = 0, 3 do b.add(blade:rotate("x", 1.2):rotate("y", spin + 90 * i):move(0, 1.84, 0), "rotor") end
  -- Tail: fins and the small rotor.
  b.add(fin(p, { { 0, 0.7, -5.6, 0.9, 0.1 }, { 0, 2.0, -6.4, 0.6, 0.07 } }), "body")
  b.both(wing(p, { { 0.1, 0.8, -5.0, 0.6, 0.06 }, { 0.95, 0.8, -5.1, 0.45, 0.04 } }), "body")
  b.add(disc("x", 0.16, 1.5, -6.5, 0.1, 0.2), "engine")
  for i = 0, 2 do b.add(box(0, 0.42, 0, 0.03, 0.75, 0.12, 0.01):rotate("x", 120 * i + 20):move(0.26, 1.5, -6.5), "rotor") end
  -- Skids.
  for _, s in ipairs{ -1, 1 } do
    b.add(pipe({ { s * 1.05, -1.7, -1.9 }, { s * 1.05, -1.7, 0 }, { s * 1.05, -1.7, 1.8 }, { s * 1.05, -1.5, 2.2 } }, 0.06), "skid")
    for _, z in ipairs{ -1.1, 1.1 } do b.add(pipe({ { s * 0.5, -0.8, z }, { s * 0.9, -1.1, z }, { s * 1.05, -1.7, z } }, 0.05), "skid") end
  end
  b.add(kit.sphere{ radius = 0.09 }:move(0, -1.02, 1.4), "light")
end

function draw.balloon(p)
  local b = maker.board(p, 22)
  -- Gores in turning colours, the basket on ropes below.
  local profile = kit.curve{ segments = p.advanced and 6 or 4, points = { { 1.6, 5.0 }, { 2.6, 6.2 }, { 5.2, 9.4 }, { 7.2, 13.2 }, { 7.6, 15.8 }, { 6.8, 18.6 }, { 4.4, 20.9 }, { 0, 21.98 } } }
  local count, names = 16, { "envelope", "stripe", "second stripe", "stripe" }
  local shade = p:choose{ 2, 4 }
  for i = 0, count - 1 do
    local gore = {}
    -- Each gore bulges a little between its seams.
    for j = 0, 4 do
      local t = j / 4
      local a, k = 2 * math.pi * (i + t) / count, 1 + 0.025 * math.sin(math.pi * t)
      gore[j + 1] = {}
      for _, at in ipairs(profile) do gore[j + 1][#gore[j + 1] + 1] = { at[1] * k * math.sin(a), at[2], at[1] * k * math.cos(a) } end
      for q = #profile, 1, -1 do local at = profile[q] gore[j + 1][#gore[j + 1] + 1] = { 0.985 * at[1] * k * math.sin(a), 13 + 0.985 * (at[2] - 13), 0.985 * at[1] * k * math.cos(a) } end
    end
    b.add(kit.loft{ sections = gore, crease = 60 }, names[i % shade + 1])
  end
  b.add(kit.torus{ radius = 1.6, tube = 0.1, sides = 32, tube_sides = 8 }:move(0, 5.0, 0), "rope")
  -- Basket.
  b.add(kit.tube{ radius = 1.1, thickness = 0.14, height = 1.4, sides = 4 }:rotate("y", 45):move(0, 0.75, 0), "basket")
  b.add(box(0, 0.08, 0, 1.5, 0.16, 1.5), "basket")
  for i = 0, 4 do b.add(kit.sweep{ path = kit.rounded{ points = { { -0.78, 0.15 + 0.3 * i, -0.78 }, { 0.78, 0.15 + 0.3 * i, -0.78 }, { 0.78, 0.15 + 0.3 * i, 0.78 }, { -0.78, 0.15 + 0.3 * i, 0.78 } }, radius = 0.12, segments = 3, closed = true }, closed = true, radius = i == 4 and 0.11 or 0.05, sides = 8 }, i == 4 and "rim" or "basket") end
  for _, x in ipairs{ -1, 1 } do for _, z in ipairs{ -1, 1 } do
    b.add(rod({ x * 0.74, 1.3, z * 0.74 }, { x * 0.5, 3.0, z * 0.5 }, 0.06), "burner")
    b.add(rod({ x * 0.5, 3.0, z * 0.5 }, { x * 1.15, 5.0, z * 1.15 }, 0.03), "rope")
    b.add(rod({ x * 0.74, 1.4, z * 0.2 }, { x * 1.5, 5.0, z * 0.5 }, 0.03), "rope")
  end end
  b.add(box(0, 3.0, 0, 1.1, 0.1, 1.1, 0.02), "burner")
  b.both(kit.cylinder{ radius = 0.16, height = 0.6, bevel = 0.03 }:move(0.26, 3.3, 0), "burner")
  b.both(kit.cone{ radius = 0.16, height = 1.1 }:move(0.26, 4.1, 0), "flame")
end

function draw.drone(p)
  local b = maker.board(p, 0.5, 0.04)
  local h = 0.085
  b.add(kit.superquadric{ radii = { 0.062, 0.032, 0.105 }, round_y = 0.7, round_xz = 0.6 }:move(0, h, 0), "body")
  b.add(kit.superquadric{ radii = { 0.046, 0.018, 0.07 }, round_y = 0.7, round_xz = 0.6 }:move(0, h + 0.022, -0.012), "trim")
  for _, x in ipairs{ -1, 1 } do
    for _, z in ipairs{ -1, 1 } do
      local mx, mz = x * 0.17, z * 0.155
      b.add(kit.sweep{ path = { { x * 0.04, h, z * 0.05 }, { mx, h + 0.008, mz } }, profile = kit.ellipse{ radius = 0.014, radius_y = 0.009, sides = 10 }, up = { 0, 1, 0 } }, "body")
      b.add(kit.cylinder{ radius = 0.02, height = 0.036, bevel = 0.005 }:move(mx, h + 0.012, mz), "trim")
      b.add(kit.cone{ radius = 0.007, top = 0.004, height = 0.014 }:move(mx, h + 0.037, mz), "propeller")
      local spin = p:vary(0, 180)
      for _, s in ipairs{ 0, 180 } do b.add(kit.sphere{ radii = { 0.04, 0.0022, 0.01 } }:rotate("x", 12):move(0.042, 0, 0):rotate("y", spin + s):move(mx, h + 0.037, mz), "propeller") end
      b.add(kit.torus{ radius = 0.09, tube = 0.0035, sides = 40, tube_sides = 6 }:move(mx, h + 0.028, mz), "guard")
      for _, turn in ipairs{ 0, 120, 240 } do b.add(rod({ mx, h + 0.012, mz }, { mx + 0.09 * math.sin(math.rad(turn)), h + 0.028, mz + 0.09 * math.cos(math.rad(turn)) }, 0.0022), "guard") end
      b.add(kit.sphere{ radius = 0.007 }:move(mx * 1.04, h - 0.01, mz * 1.08), z > 0 and "light" or "rear light")
    end
    b.add(pipe({ { x * 0.035, h - 0.02, 0.04 }, { x * 0.065, h - 0.06, 0.045 }, { x * 0.075, 0.004, 0.05 }, { x * 0.075, 0.004, -0.06 }, { x * 0.065, h - 0.06, -0.055 }, { x * 0.035, h - 0.02, -0.05 } }, 0.004), "trim")
  end
  b.add(box(0, h - 0.035, 0.07, 0.04, 0.014, 0.03, 0.004), "trim")
  b.add(kit.sphere{ radius = 0.023 }:move(0, h - 0.052, 0.08), "camera")
  b.add(disc("z", 0, h - 0.052, 0.1, 0.013, 0.012), "lens")
end

function draw.spaceship(p)
  local b1 = maker.board(p, 15, 0.05)
  local b = { add = function(s, slot) b1.add(s:move(0, 1.55, 0), slot) end }
  b.both = function(s, slot) b.add(s, slot) b.add(s:mirror("x"), slot) end
  b.add(body(p, { { 7.5, -0.3, 0 }, { 7, -0.26, 0.35, 0.22 }, { 4, 0, 1.0, 0.7 }, { 0, 0.1, 1.45, 1.1 }, { -4, 0.1, 1.5, 1.1 }, { -5.8, 0.1, 1.25, 0.9 }, { -6.0, 0.1, 1.2, 0.85 } }), "hull")
  b.add(kit.sphere{ radii = { 0.66, 0.55, 1.7 } }:move(0, 0.62, 2.6), "glass")
  for _, z in ipairs{ 1.9, 3.2 } do b.add(kit.torus{ radius = 0.64, tube = 0.05, sides = 32, tube_sides = 6 }:rotate("x", 90):scale(1, 0.84, 1):move(0, 0.6, z), "hull") end
  b.both(wing(p, { { 1.0, 0, 1.6, 6.6, 0.5 }, { 3.2, -0.3, -1.4, 4.6, 0.36 }, { 5.4, -0.7, -3.6, 2.6, 0.16 } }), "wing")
  b.both(fin(p, { { 1.0, 0.7, -2.6, 3.2, 0.24 }, { 1.7, 2.6, -5.0, 1.5, 0.1 } }), "wing")
  for _, at in ipairs{ { -0.62, 0.1 }, { 0.62, 0.1 } } do
    b.add(maker.turned("z", { { 0.5, -0.9 }, { 0.62, -0.8 }, { 0.55, 0.2 }, { 0.5, 0.9 }, { 0.36, 0.9 }, { 0.4, -0.9 } }, 28):move(at[1], at[2], -6.3), "engine")
    b.add(disc("z", at[1], at[2], -6.9, 0.42, 0.2), "flame")
  end
  b.both(maker.turned("z", { { 0, -1.6 }, { 0.34, -1.6 }, { 0.42, -1.2 }, { 0.36, 0.9 }, { 0.2, 1.3 }, { 0, 1.35 } }, 24):move(3.2, -0.3, -3.4), "engine")
  b.both(disc("z", 3.2, -0.3, -5.0, 0.28, 0.1), "flame")
  b.both(rod({ 5.3, -0.7, -4.8 }, { 5.3, -0.7, -0.9 }, 0.09), "engine")
  b.both(kit.superquadric{ radii = { 0.34, 0.14, 1.6 }, round_y = 0.4, round_xz = 0.4 }:move(1.05, 0.66, -2.2), "accent")
  b.both(box(1.46, 0.2, 0.6, 0.12, 0.12, 2.6, 0.04), "flame")
  for i = 0, 3 do b.add(box(0, 1.14 - 0.01 * i, -1.2 - 0.8 * i, 0.8, 0.16, 0.4, 0.05), "accent") end
  -- Landing feet.
  for _, at in ipairs{ { 0, 3.6 }, { -1.1, -3.2 }, { 1.1, -3.2 } } do
    b.add(rod({ at[1], -0.4, at[2] }, { at[1] * 1.2, -1.45, at[2] }, 0.09), "engine")
    b.add(disc("y", at[1] * 1.2, -1.5, at[2], 0.32, 0.1), "engine")
  end
end

function draw.ufo(p)
  local b = maker.board(p, 10)
  local sides = p.advanced and 72 or 40
  b.add(kit.lathe{ smooth = true, sides = sides, profile = { { 0, 0.9, "sharp" }, { 1.2, 0.92 }, { 2.2, 1.15 }, { 4.2, 1.75 }, { 5, 2.05 }, { 4.9, 2.2 }, { 3.4, 2.6 }, { 2.3, 2.95 }, { 2.1, 3.0, "sharp" }, { 0, 3.0, "sharp" } } }, "hull")
  b.add(kit.sphere{ radii = { 1.95, 1.7, 1.95 } }:cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } }:move(0, 2.95, 0), "dome")
  b.add(kit.torus{ radius = 2.02, tube = 0.14, sides = sides, tube_sides = 8 }:move(0, 3.0, 0), "trim")
  b.add(kit.torus{ radius = 4.92, tube = 0.12, sides = sides, tube_sides = 8 }:move(0, 2.1, 0), "trim")
  local count = p:choose{ 10, 12, 16 }
  b.add(kit.instances(kit.sphere{ radii = { 0.26, 0.26, 0.16 } }:rotate("x", -66):move(0, 2.47, 3.95), kit.ring{ count = count, radius = 0.0005 }), "light")
  b.add(kit.instances(kit.sphere{ radii = { 0.22, 0.12, 0.22 } }:move(0, 1.4, 3.1), kit.ring{ count = count, radius = 0.0005, start = 15 }), "second light")
  b.add(kit.lathe{ smooth = true, sides = 40, profile = { { 0, 0.62, "sharp" }, { 0.9, 0.62 }, { 1.3, 0.8 }, { 1.5, 1.0, "sharp" }, { 0, 1.0, "sharp" } } }, "beam")
  for i = 0, 2 do
    local a = math.rad(120 * i)
    b.add(rod({ 2.0 * math.sin(a), 1.1, 2.0 * math.cos(a) }, { 2.8 * math.sin(a), 0.12, 2.8 * math.cos(a) }, 0.1), "trim")
    b.add(kit.cylinder{ radius = 0.4, height = 0.14, bevel = 0.05 }:move(2.8 * math.sin(a), 0.07, 2.8 * math.cos(a)), "trim")
  end
  -- The pilot.
  b.add(kit.sphere{ radii = { 0.5, 0.6, 0.48 } }:move(0, 3.75, 0.3), "alien")
  b.add(kit.capsule{ radius = 0.28, height = 0.9 }:move(0, 3.2, 0.2), "alien")
  b.both(kit.sphere{ radii = { 0.14, 0.2, 0.08 } }:rotate("z", 24):move(0.2, 3.78, 0.72), "trim")
end

function draw.satellite(p)
  local b1 = maker.board(p, 8)
  local b = { add = function(s, slot) b1.add(s:rotate("z", 8):move(0, 1.64, 0), slot) end }
  b.both = function(s, slot) b.add(s, slot) b.add(s:mirror("x"), slot) end
  b.add(box(0, 0, 0, 1.3, 1.7, 1.3, 0.04), "body")
  for _, y in ipairs{ -0.86, 0.86 } do b.add(box(0, y, 0, 1.36, 0.08, 1.36, 0.02), "frame") end
  for _, at in ipairs{ { -0.66, -0.66 }, { 0.66, -0.66 }, { -0.66, 0.66 }, { 0.66, 0.66 } } do b.add(box(at[1], 0, at[2], 0.08, 1.75, 0.08, 0.02), "frame") end
  -- Two wings of solar cells.
  b.both(rod({ 0.6, 0, 0 }, { 1.1, 0, 0 }, 0.06), "frame")
  for k = 0, 2 do
    local x = 1.6 + 0.98 * k
    b.both(box(x, 0, 0, 0.92, 1.5, 0.05, 0.01), "panel")
    for _, y in ipairs{ -0.76, 0.76 } do b.both(box(x, y, 0, 0.96, 0.05, 0.08, 0.01), "frame") end
    for _, dx in ipairs{ -0.47, 0.47 } do b.both(box(x + dx, 0, 0, 0.04, 1.55, 0.08, 0.01), "frame") end
    for i = -1, 1 do b.both(box(x + 0.23 * i, 0, 0, 0.015, 1.48, 0.06, 0), "frame") end
    for i = -2, 2 do b.both(box(x, 0.25 * i, 0, 0.9, 0.015, 0.06, 0), "frame") end
  end
  -- The dish, an antenna, small thrusters.
  b.add(kit.lathe{ smooth = true, sides = p.advanced and 48 or 32, profile = { { 0, 0, "sharp" }, { 0.4, 0.07 }, { 0.8, 0.3 }, { 0.78, 0.33 }, { 0.4, 0.11 }, { 0, 0.04, "sharp" } } }:rotate("x", 65):move(0, 0.75, 0.75), "dish")
  for i = 0, 2 do b.add(rod({ 0.6 * math.sin(2.1 * i), 0.75 + 0.6 * math.cos(2.1 * i) * 0.5 + 0.1, 0.95 }, { 0, 1.02, 1.45 }, 0.02), "frame") end
  b.add(kit.sphere{ radius = 0.07 }:move(0, 1.02, 1.45), "frame")
  b.add(rod({ 0.3, 0.8, -0.3 }, { 0.3, 1.7, -0.3 }, 0.025), "frame")
  b.add(kit.sphere{ radius = 0.06 }:move(0.3, 1.72, -0.3), "light")
  b.add(kit.cone{ radius = 0.34, top = 0.14, height = 0.4, bevel = 0.02 }:move(0, -1.08, 0), "frame")
  b.add(kit.cylinder{ radius = 0.05, height = 0.5 }:move(0, -1.4, 0), "frame")
end

function draw.shuttle(p)
  local b1 = maker.board(p, 37)
  local b = { add = function(s, slot) b1.add(s:move(0, 4.6, 0), slot) end }
  b.both = function(s, slot) b.add(s, slot) b.add(s:mirror("x"), slot) end
  b.add(body(p, { { 18, -1.2, 0 }, { 17.4, -1.1, 0.7, 0.6 }, { 15, -0.5, 1.9, 1.5 }, { 12.4, 0.05, 2.6, 2.4 }, { 9, 0.2, 2.75, 2.75 }, { -14, 0.2, 2.75, 2.75 }, { -15, 0.2, 2.7, 2.7 } }), "body")
  -- The black belly and the nose.
  b.add(body(p, { { 18.1, -1.25, 0 }, { 17.4, -1.3, 0.72, 0.5 }, { 15, -1.0, 1.92, 1.2 }, { 12, -1.2, 2.64, 1.5 }, { 9, -1.3, 2.8, 1.6 }, { -14.8, -1.3, 2.8, 1.6 } }):cut{ point = { 0, -1.1, 0 }, normal = { 0, 1, 0 } }, "tile")
  b.both(wing(p, { { 2.0, -1.7, 8, 20, 0.9 }, { 4.6, -1.7, -2, 12.4, 1.0 }, { 11.9, -1.5, -9.4, 4.6, 0.4 } }), "body")
  b.both(wing(p, { { 2.4, -1.8, 8.3, 2.0, 0.5 }, { 4.8, -1.78, -1.6, 2.0, 0.6 }, { 12.0, -1.56, -9.1, 1.2, 0.4 } }), "tile")
  b.add(fin(p, { { 0, 2.6, -9.6, 7.4, 0.9 }, { 0, 9.6, -14.6, 3.6, 0.5 } }), "body")
  b.both(body(p, { { -10.2, 2.0, 0 }, { -11, 2.1, 0.7, 0.6 }, { -13, 2.3, 1.3, 1.1 }, { -16, 2.2, 1.35, 1.1 }, { -16.4, 2.2, 1.2, 1.0 } }):move(1.6, 0, 0), "body")
  for _, at in ipairs{ { 0, 1.4 }, { -1.35, -0.9 }, { 1.35, -0.9 } } do b.add(maker.turned("z", { { 1.1, -2.0 }, { 1.2, -2.0 }, { 0.7, -0.4 }, { 0.5, 0.3 }, { 0, 0.3 }, { 0, -0.3 }, { 0.6, -0.4 } }, 28):move(at[1], at[2], -15.2), "engine") end
  for i = -2, 2 do b.add(box(0.62 * i, 1.55 - 0.09 * i * i, 13.0 - 0.12 * i * i, 0.52, 0.6, 0.5, 0.06):rotate("x", 0), "glass") end
  b.add(box(0, 2.93, -2, 0.05, 0.06, 18, 0), "tile")
  for i = 0, 3 do b.both(box(2.1, 2.05, 5 - 5.4 * i, 0.9, 0.9, 0.06, 0):rotate("z", 0), "body") end
  b.both(box(2.76, 0.6, 6.4, 0.1, 0.5, 2.2, 0.02), "flag")
  b.both(box(2.76, 0.6, -9, 0.1, 0.3, 5.0, 0.02), "tile")
  b.add(rod({ 0, -1.8, 12 }, { 0, -4.0, 12 }, 0.22), "engine")
  b.both(disc("x", 0.3, -4.05, 12, 0.5, 0.34), "tile")
  b.both(rod({ 3.6, -1.8, -8 }, { 3.6, -3.9, -8 }, 0.3), "engine")
  b.both(disc("x", 4.0, -3.95, -8, 0.65, 0.5), "tile")
end

local plane = { { "body", "white paint" }, { "wing", "aluminum" }, { "tail", "blue paint" }, { "stripe", "blue paint" }, { "engine", "aluminum" }, { "glass", "tinted glass" }, { "trim", "charcoal plastic" }, { "propeller", "chrome" }, { "tire", "black rubber" }, { "rim", "steel" } }
local function kind(name, drawing, members)
  members.kind, members.traits = name, { draw = draw[drawing] }
  return members
end

return {
  slots = plane,
  kinds = {
    kind("airplane", "airliner", { synsets = { "airplane.n.01" }, except = { "airship.n.01" }, names = { "plane", "aeroplane", "passenger plane", "aircraft" }, length_m = { 0.06, 20, 75 } }),
    kind("airliner", "airliner", { synsets = { "airliner.n.01" }, names = { "jumbo jet", "jet airliner" }, length_m = { 0.06, 37, 75 } }),
    kind("propeller plane", "light", { synsets = { "propeller_plane.n.01", "seaplane.n.01" }, names = { "small plane", "prop plane", "cessna", "spitfire", "toy plane", "toy airplane" }, length_m = { 0.06, 8.2, 20 },
      slots = { { "body", "red paint" }, { "wing", "white paint" }, { "stripe", "white paint" }, { "strut", "steel" }, { "engine", "gunmetal" }, { "glass", "tinted glass" }, { "trim", "charcoal plastic" }, { "propeller", "charcoal plastic" }, { "tire", "black rubber" }, { "rim", "steel" }, { "ring", "white paint" } } }),
    kind("biplane", "light", { synsets = { "biplane.n.01" }, names = { "bi plane", "triplane" }, length_m = { 0.06, 7.5, 12 },
      slots = { { "body", "red paint" }, { "wing", "cream canvas" }, { "strut", "oak" }, { "engine", "gunmetal" }, { "glass", "glass" }, { "trim", "charcoal plastic" }, { "propeller", "walnut" }, { "tire", "black rubber" }, { "rim", "steel" }, { "ring", "blue paint" }, { "stripe", "white paint" } } }),
    kind("jet", "fighter", { synsets = { "jet.n.01", "fighter.n.02" }, names = { "fighter jet", "jet fighter", "jet plane", "fighter plane" }, length_m = { 0.06, 16, 75 },
      slots = { { "body", "slate paint" }, { "wing", "slate paint" }, { "glass", "amber glass" }, { "engine", "gunmetal" }, { "flame", "glowing orange plastic" }, { "trim", "white paint" }, { "tire", "black rubber" } } }),
    kind("helicopter", "helicopter", { synsets = { "helicopter.n.01" }, length_m = { 0.06, 11, 25 },
      slots = { { "body", "glossy red paint" }, { "stripe", "white paint" }, { "glass", "tinted glass" }, { "rotor", "charcoal plastic" }, { "engine", "gunmetal" }, { "skid", "steel" }, { "light", "white acrylic" } } }),
    kind("hot air balloon", "balloon", { synsets = { "hot-air_balloon.n.01" }, height_m = { 0.1, 22, 35 },
      slots = { { "envelope", "red cotton" }, { "stripe", "yellow cotton" }, { "second stripe", "blue cotton" }, { "basket", "wicker" }, { "rim", "brown leather" }, { "rope", "rope" }, { "burner", "steel" }, { "flame", "glowing orange plastic" } } }),
    kind("drone", "drone", { synsets = { "drone.n.04" }, names = { "quadcopter", "quadrocopter" }, width_m = { 0.1, 0.5, 4 },
      slots = { { "body", "white plastic" }, { "trim", "charcoal plastic" }, { "propeller", "black plastic" }, { "guard", "charcoal plastic" }, { "camera", "gunmetal" }, { "lens", "tinted glass" }, { "light", "glowing green plastic" }, { "rear light", "glowing red plastic" } } }),
    kind("spaceship", "spaceship", { synsets = { "starship.n.01", "spacecraft.n.01" }, except = { "space_shuttle.n.01", "rocket.n.01" }, names = { "spaceship", "space ship", "starfighter", "spacecraft" }, length_m = { 0.1, 15, 75 },
      slots = { { "hull", "silver paint" }, { "wing", "silver paint" }, { "accent", "red paint" }, { "glass", "tinted glass" }, { "engine", "gunmetal" }, { "flame", "glowing cyan plastic" } } }),
    kind("ufo", "ufo", { synsets = { "unidentified_flying_object.n.01" }, names = { "ufo", "flying saucer", "alien ship", "alien spaceship" }, width_m = { 0.1, 10, 30 },
      slots = { { "hull", "silver paint" }, { "dome", "light blue glass" }, { "trim", "gunmetal" }, { "light", "glowing yellow plastic" }, { "second light", "glowing green plastic" }, { "beam", "glowing cyan plastic" }, { "alien", "lime green rubber" } } }),
    kind("satellite", "satellite", { synsets = { "satellite.n.01" }, width_m = { 0.1, 8, 15 },
      slots = { { "body", "gold" }, { "frame", "aluminum" }, { "panel", "navy glass" }, { "dish", "white paint" }, { "light", "glowing red plastic" } } }),
    kind("space shuttle", "shuttle", { synsets = { "space_shuttle.n.01" }, names = { "shuttle orbiter", "shuttle" }, length_m = { 0.1, 37, 56 },
      slots = { { "body", "white paint" }, { "tile", "black ceramic" }, { "engine", "gunmetal" }, { "glass", "tinted glass" }, { "flag", "blue paint" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
