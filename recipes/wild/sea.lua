-- Creatures of the sea and the pond that are no fish: each has a body of its own, about one unit long or wide.
local sculpt = require("lib/sculpt")
local ball, soft, strand = sculpt.ball, sculpt.soft, sculpt.strand

local usual_slots = {
  { "body", "orange skin" }, { "belly", "cream skin" }, { "mark", "white skin" }, { "second", "brown skin" }, { "eye", "amber plastic" }, { "white", "glossy white plastic" },
  { "pupil", "glossy black plastic" }, { "shine", "glossy white plastic" }, { "mouth", "maroon plastic" },
}
local kinds = {}
local function kind(name, synsets, size, draw, slots, names, traits)
  local one = { kind = name, synsets = synsets, names = names, slots = sculpt.slots(usual_slots, slots) }
  one.traits = sculpt.traits(traits or {}, { draw = draw, along = size.width_m and "x" or size.height_m and "y" or "longest" })
  for key, value in pairs(size) do one[key] = value end
  kinds[#kinds + 1] = one
end
local function look_eye(p, clay, x, y, z, r, how, out) clay.pair(sculpt.look(sculpt.eye(p, r, how or "white"), out or 0.4, 0.15, 1):move(x, y, z)) end
local function smile(p, clay, y, z, w, drop, r) clay.add(strand(p, { { -w, y, z - 0.25 * w }, { -0.5 * w, y - 0.75 * drop, z - 0.05 * w }, { 0, y - drop, z }, { 0.5 * w, y - 0.75 * drop, z - 0.05 * w }, { w, y, z - 0.25 * w } }, r, { 0.6, 1, 0.6 }, { sides = 6 }), "pupil") end

local function octopus(p, t)
  local clay = sculpt.clay(p, 0.07, 0.026)
  clay.put({ form = "ellipsoid", at = { 0, 0.62, -0.06 }, size = { 0.22, 0.26, 0.24 }, rotation = { -18, 0, 0 } }, "body")
  clay.put({ form = "sphere", at = { 0, 0.36, 0.02 }, radius = 0.19 }, "body")
  clay.both({ form = "sphere", at = { 0.12, 0.47, 0.12 }, radius = 0.07, smooth = 0.04 }, "body")
  for i = 0, 7 do
    local a = math.rad(22.5 + 45 * i)
    local turn = p:vary(-0.5, 0.5) + (i % 2 == 0 and 0.35 or -0.35)
    local path, radii = {}, {}
    for k = 0, 10 do
      local s = k / 10
      local r = 0.1 + 0.6 * s - (s > 0.8 and 0.5 * (s - 0.8) or 0)
      local b = a + turn * s * s * 1.4
      path[k + 1] = { r * math.sin(b), 0.3 * (1 - s) ^ 2.2 + 0.05 + 0.16 * math.max(0, s - 0.68) ^ 1.2 * 3.2, r * math.cos(b) }
      radii[k + 1] = 1 - 0.85 * s
    end
    clay.add(strand(p, path, 0.085, radii, { sides = 9, segments = 1 }), "body")
    for k = 2, 9 do
      local at, nxt = path[k], path[k + 1]
      for side = -1, 1, 2 do
        clay.add(ball(p, { 0.022 * radii[k] + 0.005, 0.012, 0.022 * radii[k] + 0.005 }, "belly", "coarse"):rotate("x", side * 78):rotate("y", math.deg(a) + 90):move(at[1] + side * 0.07 * radii[k] * math.cos(a), at[2] - 0.03 * radii[k], at[3] - side * 0.07 * radii[k] * math.sin(a)))
      end
    end
  end
  look_eye(p, clay, 0.125, 0.5, 0.16, 0.062)
  smile(p, clay, 0.36, 0.225, 0.08, 0.03, 0.011)
  return clay, { top = 0.87, y = 0.5, z = 0.22, r = 0.2, hand = { 0.42, 0.1, 0.3 } }
end
local function squid(p, t)
  local clay = sculpt.clay(p, 0.03, 0.02)
  local y = 0.2
  clay.add(strand(p, { { 0, y, 0.12 }, { 0, y + 0.01, -0.1 }, { 0, y + 0.01, -0.36 }, { 0, y, -0.62 } }, 0.13, { 0.9, 1.05, 0.85, 0.06 }, { sides = 16 }), "body")
  clay.add(kit.extrude{ outline = kit.curve{ points = { { 0, 0.28 }, { 0.2, 0.02 }, { 0.24, -0.08 }, { 0.1, -0.1 }, { 0, -0.12 }, { -0.1, -0.1 }, { -0.24, -0.08 }, { -0.2, 0.02 } }, segments = soft(p, 3, 6), closed = true }, depth = 0.02, bevel = 0.006, segments = 1 }:rotate("x", -90):move(0, y, -0.4), "second")
  clay.add(ball(p, { 0.1, 0.1, 0.11 }, "body", true):move(0, y, 0.18))
  look_eye(p, clay, 0.095, y + 0.03, 0.2, 0.045, "white", 1)
  for i = 0, 9 do
    local a = math.rad(36 * i)
    local long = i % 5 == 2 and 0.7 or 0.42
    local x, h = 0.06 * math.sin(a), 0.06 * math.cos(a)
    clay.add(strand(p, { { x, y + h, 0.24 }, { 1.8 * x, y + 1.5 * h, 0.24 + 0.4 * long }, { 2.6 * x, y + 1.2 * h + 0.03 * math.sin(3 * i), 0.24 + 0.75 * long }, { 2.8 * x + 0.04 * math.cos(2 * i), math.max(0.03, y + 1.6 * h), 0.24 + long } }, 0.028, long > 0.5 and { 1, 0.6, 0.5, 1.3 } or { 1.1, 0.9, 0.6, 0.1 }, { sides = 7, segments = 2 }), "body")
  end
  return clay, { top = y + 0.13, y = y, z = 0.25, r = 0.1 }
end
local function jellyfish(p, t)
  local clay = sculpt.clay(p, 0.03, 0.02)
  clay.add(kit.lathe{ smooth = true, sides = soft(p, 30, 56), profile = { { 0, 0.64, "sharp" }, { 0.2, 0.64 }, { 0.3, 0.6, "sharp" }, { 0.33, 0.63 }, { 0.31, 0.76 }, { 0.2, 0.93 }, { 0, 1 } } }, "body")
  clay.add(kit.instances(ball(p, { 0.05, 0.035, 0.03 }, nil, "coarse"), kit.ring{ count = 16, radius = 0.305 }):move(0, 0.615, 0), "second")
  clay.add(ball(p, { 0.13, 0.12, 0.13 }, "mark", true):move(0, 0.7, 0))
  for i = 0, 13 do
    local a, r = i * 2.39996, i % 3 == 0 and 0.1 or 0.26
    local long, wave = i % 3 == 0 and 0.46 or p:vary(0.36, 0.62), p:vary(0, 6)
    local path = {}
    for k = 0, 6 do path[k + 1] = { r * math.sin(a) + 0.03 * math.sin(wave + 1.1 * k) * k / 3, 0.63 - long * k / 6, r * math.cos(a) + 0.03 * math.cos(wave + 1.1 * k) * k / 3 } end
    clay.add(strand(p, path, i % 3 == 0 and 0.04 or 0.012, i % 3 == 0 and { 0.8, 1.2, 0.7, 0.9, 0.2 } or { 1, 1, 0.7, 0.4 }, { sides = 7, segments = 2 }), i % 3 == 0 and "mark" or "second")
  end
  return clay, { top = 1, y = 0.8, z = 0.3, r = 0.3 }
end
local function crab(p, t)
  local clay = sculpt.clay(p, 0.03, 0.02)
  local y = 0.2
  clay.add(kit.superquadric{ radii = { 0.3, 0.12, 0.2 }, round_y = 0.9, round_xz = 0.85, cells = soft(p, 9, 16) }:taper{ axis = "z", low = 0.8, high = 1.05 }:move(0, y, 0), "body")
  clay.add(ball(p, { 0.26, 0.09, 0.17 }, "belly", true):move(0, y - 0.05, 0.015))
  for i = 0, 3 do
    local a = math.rad(20 - 26 * i)
    clay.pair(strand(p, { { 0.2, y - 0.02, 0.08 * math.sin(a) }, { 0.4, y + 0.1, 0.24 * math.sin(a) }, { 0.52, y - 0.02, 0.36 * math.sin(a) }, { 0.58, 0.005, 0.46 * math.sin(a) - 0.02 } }, 0.032, { 0.9, 1.1, 0.8, 0 }, { sides = 7, segments = 2 }), "body")
  end
  clay.pair(strand(p, { { 0.2, y, 0.12 }, { 0.36, y + 0.04, 0.2 }, { 0.36, y + 0.1, 0.32 } }, 0.045, { 0.8, 1, 1 }, { sides = 9 }), "body")
  clay.pair(ball(p, { 0.09, 0.085, 0.12 }, "body", true):rotate("y", -14):move(0.34, y + 0.14, 0.4))
  clay.pair(strand(p, { { 0.4, y + 0.15, 0.46 }, { 0.4, y + 0.17, 0.58 }, { 0.29, y + 0.17, 0.66 } }, 0.05, { 1, 0.85, 0 }, { sides = 9 }), "body")
  clay.pair(strand(p, { { 0.29, y + 0.13, 0.48 }, { 0.25, y + 0.13, 0.56 }, { 0.26, y + 0.14, 0.63 } }, 0.036, { 1, 0.85, 0 }, { sides = 9 }), "body")
  clay.pair(strand(p, { { 0.08, y + 0.06, 0.16 }, { 0.085, y + 0.15, 0.2 }, { 0.085, y + 0.2, 0.2 } }, 0.018, { 1, 0.9, 0.9 }, { sides = 7 }), "body")
  look_eye(p, clay, 0.085, y + 0.22, 0.2, 0.045, "white", 0.15)
  smile(p, clay, y + 0.02, 0.215, 0.07, 0.022, 0.01)
  return clay, { top = y + 0.12, y = y + 0.2, z = 0.24, r = 0.12, hand = { 0.34, y + 0.16, 0.56 } }
end
local function lobster(p, t)
  local clay = sculpt.clay(p, 0.03, 0.02)
  local y, shrimp = 0.13, t.shrimp
  local arch = shrimp and 0.16 or 0.02
  clay.add(strand(p, { { 0, y + 0.01 + (shrimp and 0.14 or 0), 0.34 }, { 0, y + 0.03 + (shrimp and 0.17 or 0), 0.2 }, { 0, y + 0.02 + (shrimp and 0.16 or 0), 0.02 } }, 0.115, { 0.5, 1, 0.95 }, { sides = 16 }), "body")
  clay.add(kit.cone{ radius = 0.04, height = 0.16, sides = 8 }:rotate("x", 82):move(0, y + 0.05 + (shrimp and 0.16 or 0), 0.42), "body")
  for i = 0, 6 do
    local s = i / 6
    local z, h = -0.04 - 0.085 * i, y + (shrimp and 0.15 - 0.17 * s * s or -0.02 * s)
    if shrimp then z = -0.04 - 0.3 * math.sin(1.75 * s) end
    local r = 0.1 - 0.035 * s
    clay.add(ball(p, { r, r, 0.062 }, i % 2 == 0 and "body" or "second", true):rotate("x", shrimp and -70 * s or 0):move(0, h, z))
    if i < 6 then clay.pair(strand(p, { { 0.6 * r, h - 0.04, z }, { 0.75 * r, h - 0.1, z + 0.01 } }, 0.02, { 1, 0.5 }, { sides = 6 }), "second") end
  end
  local tail = { 0, shrimp and 0.05 or y - 0.03, shrimp and -0.36 or -0.58 }
  for i = -2, 2 do clay.add(sculpt.blade(p, 0.19, 0.085, 0.03):rotate("y", (shrimp and 0 or 180) + 24 * i):rotate("x", shrimp and 10 or 4):move(tail[1], tail[2], tail[3]), "body") end
  local ey = y + (shrimp and 0.22 or 0.09)
  clay.pair(ball(p, 0.03, "pupil"):move(0.06, ey, 0.33))
  clay.pair(ball(p, 0.009, "shine"):move(0.07, ey + 0.018, 0.352))
  clay.pair(strand(p, { { 0.035, ey - 0.02, 0.38 }, { 0.12, ey + 0.2, 0.56 }, { 0.26, ey + 0.26, 0.4 }, { 0.34, ey + 0.16, 0.05 } }, 0.011, { 1.2, 1, 0.7, 0.3 }, { sides = 6 }), "second")
  for i = 0, 3 do clay.pair(strand(p, { { 0.06, y, 0.24 - 0.075 * i }, { shrimp and 0.1 or 0.22, y + 0.06, 0.26 - 0.1 * i }, { shrimp and 0.13 or 0.34, 0.01, 0.26 - 0.14 * i } }, 0.017, { 1, 0.9, 0.5 }, { sides = 6, segments = 2 }), "body") end
  if not shrimp then
    clay.pair(strand(p, { { 0.08, y, 0.28 }, { 0.24, y + 0.03, 0.36 }, { 0.22, y + 0.03, 0.5 } }, 0.036, { 0.8, 1, 1 }, { sides = 9 }), "body")
    clay.pair(ball(p, { 0.085, 0.05, 0.13 }, "body", true):move(0.22, y + 0.03, 0.6))
    clay.pair(strand(p, { { 0.27, y + 0.03, 0.66 }, { 0.28, y + 0.03, 0.78 }, { 0.2, y + 0.03, 0.88 } }, 0.045, { 1, 0.9, 0 }, { sides = 9 }), "body")
    clay.pair(strand(p, { { 0.17, y + 0.03, 0.68 }, { 0.14, y + 0.03, 0.76 }, { 0.16, y + 0.03, 0.84 } }, 0.034, { 1, 0.9, 0 }, { sides = 9 }), "body")
  end
  return clay, { top = ey, y = ey, z = 0.38, r = 0.1 }
end
local function starfish(p, t)
  local clay = sculpt.clay(p, 0.07, 0.024)
  local n = p:choose{ 5, 5, 5, 6 }
  for i = 0, n - 1 do
    local a = 2 * math.pi * i / n
    local x, z = math.sin(a), math.cos(a)
    clay.put({ form = "cone", at = { 0, 0.06, 0 }, to = { 0.46 * x, 0.035, 0.46 * z }, radius = 0.12, radius_to = 0.032 }, "body")
    for k = 1, 6 do
      for side = -1, 1 do
        if side == 0 or k < 5 then
          local r, w = 0.07 * k, side * 0.055 * (1 - k / 7)
          clay.add(ball(p, 0.017 - 0.001 * k, "mark", "coarse"):move(r * x + w * z, 0.165 - 0.021 * k - (side ~= 0 and 0.02 or 0), r * z - w * x))
        end
      end
    end
  end
  return clay, { top = 0.16, y = 0.12, z = 0.1, r = 0.1 }
end
-- A spiral shell: whorls that grow from the tip. Returns its path's end, where the mouth is.
local function whorl(p, clay, turns, tall, wide, y0, slot, tilt)
  local path, radii, n = {}, {}, soft(p, 60, 110)
  for i = 0, n do
    local s = i / n
    local a, g = 2 * math.pi * turns * s, 1.9 ^ (turns * (s - 1))
    path[i + 1] = { 0.62 * wide * g * math.sin(a), tall * (1 - g), 0.62 * wide * g * math.cos(a) }
    radii[i + 1] = math.max(0.01, g)
  end
  clay.add(kit.sweep{ path = path, radius = 0.5 * wide, radii = radii, sides = soft(p, 12, 22), up = { 0, 1, 0 }, first = "flat", last = "flat" }:knotted():rotate("x", tilt[1]):rotate("z", tilt[2]):move(0, y0, tilt[3] or 0), slot)
end
local function snail(p, t)
  local clay = sculpt.clay(p, 0.04, 0.022)
  clay.limb({ { 0, 0.05, -0.48 }, { 0, 0.06, -0.2 }, { 0, 0.07, 0.1 }, { 0, 0.13, 0.3 }, { 0, 0.26, 0.4 } }, { 0.02, 0.08, 0.095, 0.09, 0.095 }, "body")
  clay.put({ form = "box", at = { 0, -0.5, 0 }, size = { 1, 0.5, 1 }, subtract = true, smooth = 0.01 }, "body")
  whorl(p, clay, 3, 0.14, 0.34, 0.36, "second", { 0, 90 })
  clay.pair(strand(p, { { 0.04, 0.31, 0.42 }, { 0.07, 0.42, 0.46 }, { 0.09, 0.5, 0.48 } }, 0.018, { 1, 0.85, 0.8 }, { sides = 7 }), "body")
  look_eye(p, clay, 0.09, 0.52, 0.485, 0.042, "white", 0.2)
  smile(p, clay, 0.25, 0.494, 0.05, 0.02, 0.009)
  return clay, { top = 0.36, y = 0.5, z = 0.5, r = 0.1 }
end
local function seashell(p, t)
  local clay = sculpt.clay(p, 0.03, 0.02)
  if p:chance(0.4) then
    -- A spiral shell on its side.
    whorl(p, clay, 4.5, 0.75, 0.4, 0.22, "body", { 0, 78 })
    return clay, { top = 0.4, y = 0.2, z = 0.2, r = 0.2 }
  end
  -- A scallop: a fan of ribs.
  local sections, n, m = {}, soft(p, 44, 88), 9
  for i = 0, n do
    local a = math.rad(-72 + 144 * i / n)
    local rib = (0.5 + 0.5 * math.cos(2 * math.pi * 11 * i / n))^0.7
    local loop = {}
    for k = 0, m do
      local s = 0.03 + 0.97 * k / m
      local r = s * (0.94 + 0.06 * rib)
      loop[k + 1] = { 0.5 * r * math.sin(a) * 1.05, 0.03 + 0.2 * math.sin(math.pi * (0.15 + 0.72 * s)) * math.cos(0.85 * a) + 0.05 * rib * s, 0.36 - 0.8 * r * math.cos(a) }
    end
    for k = m, 0, -1 do
      local at = loop[k + 1]
      loop[#loop + 1] = { 0.985 * at[1], at[2] - 0.022, at[3] }
    end
    sections[i + 1] = loop
  end
  -- It stands on its hinge and leans back, so that the fan faces the front.
  local fan = kit.loft{ sections = sections, crease = 55 }:rotate("x", -12):move(0, 0.02, 0)
  local hinge = kit.extrude{ outline = { { -0.17, 0 }, { 0.17, 0 }, { 0.1, 0.14 }, { -0.1, 0.14 } }, depth = 0.07, bevel = 0.02, segments = 1 }:rotate("x", -90):move(0, 0.08, 0.4):slot("second")
  clay.add(kit.group{ fan:slot("body"), hinge }:rotate("x", 68):align{ y = "low" })
  return clay, { top = 0.25, y = 0.2, z = 0.2, r = 0.2 }
end
local function coral(p, t)
  local clay = sculpt.clay(p, 0.05, 0.02)
  local count = 0
  local function grow(at, way, length, r, depth)
    local to = { at[1] + way[1] * length, at[2] + way[2] * length, at[3] + way[3] * length }
    count = count + 1
    clay.put({ form = "cone", at = at, to = to, radius = r, radius_to = 0.8 * r }, "body")
    if depth == 0 then clay.put({ form = "sphere", at = to, radius = 0.95 * r, smooth = 0.02 }, "body") return end
    local n = depth > 2 and 3 or 2
    local turn = p:vary(0, 6)
    for i = 1, n do
      local a, out = turn + 2 * math.pi * i / n, p:vary(0.45, 0.75)
      local x, y, z = way[1] + out * math.sin(a), way[2] + 0.25, way[3] + out * math.cos(a)
      local l = math.sqrt(x * x + y * y + z * z)
      grow(to, { x / l, y / l, z / l }, length * p:vary(0.72, 0.95), 0.78 * r, depth - 1)
    end
  end
  for i = 0, 2 do local a = 2.1 * i + p:vary(0, 1) grow({ 0.08 * math.sin(a), 0.03, 0.08 * math.cos(a) }, { 0.35 * math.sin(a), 0.93, 0.35 * math.cos(a) }, 0.24, 0.065, 3) end
  clay.add(ball(p, { 0.26, 0.09, 0.24 }, "second", true):cut{ point = { 0, -0.02, 0 }, normal = { 0, -1, 0 } }:move(0, 0.02, 0))
  return clay, { top = 1, y = 0.5, z = 0.2, r = 0.2 }
end
local function turtle(p, t)
  local clay = sculpt.clay(p, 0.04, 0.022)
  local land = t.land
  local y, high = land and 0.16 or 0.12, land and 0.3 or 0.17
  clay.add(kit.sphere{ radii = { 0.32, high, 0.4 }, sides = soft(p, 26, 48), rows = soft(p, 18, 32) }:cut{ point = { 0, -0.01, 0 }, normal = { 0, -1, 0 } }:move(0, y, 0), "second")
  clay.add(kit.torus{ radius = 1, tube = 0.11, sides = soft(p, 30, 56), tube_sides = 8 }:scale(0.315, 0.28, 0.395):move(0, y + 0.005, 0), "mark")
  clay.add(ball(p, { 0.3, 0.09, 0.37 }, "belly", true):move(0, y, 0))
  -- Scutes: one row along the back, one on either side.
  local function scute(x, z, r)
    local h = high * math.sqrt(math.max(0.05, 1 - (x / 0.32) ^ 2 - (z / 0.4) ^ 2))
    clay.add(kit.cone{ radius = r, top = 0.7 * r, height = 0.035, sides = 6, bevel = 0.006 }:aim(x / 0.1, h / high ^ 2, z / 0.16):move(x, y + h, z), "mark")
  end
  for i = -1, 1 do scute(0, 0.2 * i, 0.1) end
  for i = -1, 2 do for side = -1, 1, 2 do scute(side * 0.17, 0.17 * i - 0.085, 0.078) end end
  if land then
    for i = -1, 1, 2 do clay.both({ form = "cone", at = { 0.2, y + 0.02, 0.24 * i }, to = { 0.25, 0.06, 0.29 * i }, radius = 0.085, radius_to = 0.07 }, "body") end
    clay.limb({ { 0, y + 0.02, 0.3 }, { 0, y + 0.1, 0.46 }, { 0, y + 0.16, 0.52 } }, { 0.08, 0.07, 0.095 }, "body")
  else
    clay.pair(sculpt.blade(p, 0.5, 0.17, 0.05):rotate("y", 56):rotate("x", 6):move(0.18, y, 0.2), "body")
    clay.pair(sculpt.blade(p, 0.3, 0.13, 0.045):rotate("y", 142):rotate("x", 4):move(0.16, y - 0.02, -0.26), "body")
    clay.limb({ { 0, y + 0.01, 0.3 }, { 0, y + 0.04, 0.46 }, { 0, y + 0.06, 0.52 } }, { 0.075, 0.07, 0.09 }, "body")
  end
  local hy = land and y + 0.16 or y + 0.06
  clay.put({ form = "ellipsoid", at = { 0, hy - 0.01, 0.58 }, size = { 0.075, 0.07, 0.08 } }, "body")
  look_eye(p, clay, 0.075, hy + 0.035, 0.575, 0.032, "round", 0.9)
  smile(p, clay, hy - 0.025, 0.664, 0.05, 0.012, 0.007)
  clay.add(strand(p, { { 0, y, -0.36 }, { 0, y - 0.02, -0.46 } }, 0.04, { 1, 0 }, { sides = 8 }), "body")
  return clay, { top = hy + 0.09, y = hy + 0.035, z = 0.64, r = 0.09, hand = { 0.3, y, 0.4 } }
end
local function ray(p, t)
  local clay = sculpt.clay(p, 0.05, 0.022)
  local sections, n = {}, soft(p, 20, 40)
  for i = 0, n do
    local x = (i / n * 2 - 1) * 0.62
    local u = math.abs(x) / 0.62
    local front, back = 0.34 - 0.24 * u ^ 1.6, -0.3 + 0.36 * u ^ 1.1
    local mid, half, thick = (front + back) / 2, math.max(0.012, (front - back) / 2), 0.075 * (1 - u) ^ 1.3 + 0.008
    local loop = {}
    for k = 0, 15 do
      local a = 2 * math.pi * k / 16
      loop[k + 1] = { x, 0.16 + 0.17 * u ^ 2 + thick * math.sin(a), mid + half * math.cos(a) }
    end
    sections[i + 1] = loop
  end
  clay.add(kit.loft{ sections = sections, crease = 60 }, "body")
  clay.add(ball(p, { 0.3, 0.06, 0.27 }, "belly", true):move(0, 0.125, 0.02))
  clay.add(strand(p, { { 0, 0.16, -0.24 }, { 0, 0.17, -0.6 }, { 0.04, 0.2, -1.0 } }, 0.03, { 1.1, 0.5, 0 }, { sides = 8 }), "body")
  clay.pair(strand(p, { { 0.09, 0.15, 0.3 }, { 0.11, 0.15, 0.4 }, { 0.08, 0.14, 0.46 } }, 0.03, { 1, 0.9, 0.5 }, { sides = 8 }), "body")
  look_eye(p, clay, 0.14, 0.2, 0.27, 0.03, "dark", 1)
  return clay, { top = 0.24, y = 0.2, z = 0.33, r = 0.14 }
end
local function seahorse(p, t)
  local clay = sculpt.clay(p, 0.03, 0.016)
  local path = { { 0, 0.86, 0.06 }, { 0, 0.78, -0.02 }, { 0, 0.66, -0.02 }, { 0, 0.52, 0.04 }, { 0, 0.38, 0.02 }, { 0, 0.25, -0.06 }, { 0, 0.14, -0.06 }, { 0, 0.06, 0.02 }, { 0, 0.08, 0.11 }, { 0, 0.15, 0.1 }, { 0, 0.14, 0.05 } }
  local radii = { 0.075, 0.075, 0.095, 0.12, 0.1, 0.06, 0.045, 0.035, 0.028, 0.022, 0.014 }
  local share = {}
  for i = 1, #path - 1 do for k = 0, 3 do share[#share + 1] = (radii[i] + (radii[i + 1] - radii[i]) * k / 4) * (k % 2 == 0 and 1.06 or 0.96) end end
  share[#share + 1] = radii[#radii]
  clay.add(kit.sweep{ path = kit.curve{ points = path, segments = 4 }, radius = 1, radii = share, sides = soft(p, 14, 26), first = "round", last = "round" }, "body")
  clay.add(ball(p, { 0.085, 0.09, 0.1 }, "body", true):move(0, 0.88, 0.08))
  clay.add(strand(p, { { 0, 0.86, 0.14 }, { 0, 0.84, 0.24 }, { 0, 0.83, 0.32 } }, 0.042, { 1.1, 0.7, 0.95 }, { sides = 12 }), "body")
  for i = 0, 4 do clay.add(kit.cone{ radius = 0.025, height = 0.08, sides = 8 }:rotate("x", 30 - 26 * i):move(0, 0.97 - 0.02 * i * i * 0.4, 0.1 - 0.045 * i), "second") end
  clay.add(kit.extrude{ outline = kit.curve{ points = { { 0, 0.1 }, { 0.14, 0.12 }, { 0.17, 0 }, { 0.13, -0.1 }, { 0, -0.09 } }, segments = soft(p, 3, 6), closed = true }, depth = 0.016, bevel = 0.004, segments = 1 }:rotate("y", 90):move(0, 0.53, -0.05), "second")
  look_eye(p, clay, 0.075, 0.9, 0.12, 0.034, "white", 1)
  return clay, { top = 0.98, y = 0.9, z = 0.16, r = 0.09, hand = { 0.1, 0.5, 0.12 } }
end
local function frog(p, t)
  local clay = sculpt.clay(p, 0.06, 0.024)
  clay.put({ form = "ellipsoid", at = { 0, 0.28, -0.06 }, size = { 0.26, 0.22, 0.33 }, rotation = { -24, 0, 0 } }, "body")
  clay.put({ form = "ellipsoid", at = { 0, 0.42, 0.2 }, size = { 0.25, 0.15, 0.2 } }, "body")
  clay.both({ form = "sphere", at = { 0.14, 0.55, 0.2 }, radius = 0.085, smooth = 0.05 }, "body")
  clay.limb({ { 0.16, 0.28, 0.16 }, { 0.24, 0.16, 0.2 }, { 0.22, 0.04, 0.28 } }, { 0.07, 0.055, 0.045 }, "body", true)
  clay.limb({ { 0.2, 0.2, -0.22 }, { 0.36, 0.24, 0.02 }, { 0.34, 0.08, -0.22 }, { 0.36, 0.04, -0.08 } }, { 0.11, 0.1, 0.06, 0.04 }, "body", true)
  for _, foot in ipairs{ { 0.22, 0.28, 0.15 }, { 0.37, -0.06, 0.21 } } do
    for i = -1, 1 do
      local a = math.rad(14 + 32 * i)
      local x, z = foot[1] + foot[3] * math.sin(a), foot[2] + foot[3] * math.cos(a)
      clay.both({ form = "cone", at = { foot[1], 0.032, foot[2] }, to = { x, 0.026, z }, radius = 0.032, radius_to = 0.02, smooth = 0.02 }, "body")
      clay.pair(ball(p, { 0.034, 0.02, 0.034 }, "body", "coarse"):move(x, 0.022, z))
    end
  end
  clay.add(ball(p, { 0.2, 0.16, 0.2 }, "belly", true):move(0, 0.26, 0.13))
  look_eye(p, clay, 0.155, 0.575, 0.245, 0.07, "round", 0.5)
  local path = {}
  for i = -5, 5 do local a = math.rad(17 * i) path[i + 6] = { 0.252 * math.sin(a), 0.4 + 0.03 * (i / 5) ^ 2, 0.2 + 0.205 * math.cos(a) } end
  clay.add(strand(p, path, 0.011, { 0.6, 1, 1, 0.6 }, { sides = 6, segments = 1 }), "pupil")
  clay.pair(ball(p, { 0.01, 0.012, 0.01 }, "pupil"):move(0.035, 0.5, 0.375))
  if t.warts then
    for i = 1, 22 do
      local a, s = i * 2.39996, (i * 0.618) % 1
      local x, z = 0.2 * math.sin(a), -0.3 + 0.5 * s
      clay.add(ball(p, p:vary(0.014, 0.028), "mark", "coarse"):move(x, 0.29 + 0.2 * math.sqrt(math.max(0, 1 - (x / 0.26) ^ 2)) + 0.24 * (z + 0.06) * 0.9 - 0.24 * (z + 0.06) ^ 2, z))
    end
  else
    for i, at in ipairs{ { 0.1, 0.5, -0.05, 0.05 }, { 0.13, 0.4, -0.22, 0.045 }, { 0.04, 0.45, -0.2, 0.035 } } do clay.pair(ball(p, { at[4], 0.02, at[4] }, "mark"):rotate("x", -24):rotate("z", -20):move(at[1], at[2] + (i == 1 and -0.02 or 0), at[3])) end
  end
  return clay, { top = 0.58, y = 0.575, z = 0.3, r = 0.2, hand = { 0.24, 0.1, 0.34 } }
end
local function snake(p, t)
  local clay = sculpt.clay(p, 0.03, 0.02)
  local path, radii, n = {}, {}, 40
  local turns = p:vary(1.9, 2.3)
  for i = 0, n do
    local s = i / n
    local a, r = 2 * math.pi * turns * s, 0.5 - 0.2 * s
    local rise = math.max(0, s - 0.8) / 0.2
    local lift = s * turns * 0.05
    path[i + 1] = { r * math.sin(a) * (1 - 0.75 * rise), 0.065 + lift + 0.42 * rise ^ 1.3, r * math.cos(a) * (1 - 0.75 * rise) }
    radii[i + 1] = s < 0.3 and 0.12 + 0.88 * s / 0.3 or s > 0.85 and 1 - 0.25 * (s - 0.85) / 0.15 or 1
  end
  -- The head looks forwards.
  local last = path[#path]
  path[#path + 1] = { 0.5 * last[1], last[2] + 0.1, 0.5 * last[3] + 0.06 }
  radii[#radii + 1] = 0.72
  path[#path + 1] = { 0.3 * last[1], last[2] + 0.13, 0.5 * last[3] + 0.18 }
  radii[#radii + 1] = 0.75
  clay.add(strand(p, path, 0.068, radii, { sides = 12, segments = 2 }), "body")
  for i = 3, #path - 4, 2 do
    local at, nxt = path[i], path[i + 1]
    local dx, dy, dz = nxt[1] - at[1], nxt[2] - at[2], nxt[3] - at[3]
    if dy < 0.02 then clay.add(ball(p, { 0.04 * radii[i], 0.02, 0.05 }, "mark", "coarse"):rotate("y", math.deg(math.atan(dx, dz))):move(at[1], at[2] + 0.06 * radii[i], at[3])) end
  end
  local h = path[#path]
  clay.add(ball(p, { 0.085, 0.06, 0.115 }, "body", true):move(h[1], h[2], h[3] + 0.07))
  local eye = sculpt.look(sculpt.eye(p, 0.026, "slit"), 0.8, 0.25, 0.6)
  clay.add(eye:move(h[1] + 0.066, h[2] + 0.03, h[3] + 0.11))
  clay.add(eye:mirror("x"):move(h[1] - 0.066, h[2] + 0.03, h[3] + 0.11))
  clay.add(strand(p, { { h[1], h[2] - 0.02, h[3] + 0.17 }, { h[1], h[2] - 0.03, h[3] + 0.25 } }, 0.008, { 1, 0.9 }, { sides = 6 }), "mouth")
  for side = -1, 1, 2 do clay.add(strand(p, { { h[1], h[2] - 0.03, h[3] + 0.25 }, { h[1] + side * 0.025, h[2] - 0.02, h[3] + 0.31 } }, 0.007, { 1, 0.3 }, { sides = 6 }), "mouth") end
  if t.hood then clay.add(ball(p, { 0.15, 0.17, 0.04 }, "body", true):rotate("x", 12):move(h[1] * 1.3, h[2] - 0.14, h[3] - 0.06)) clay.add(ball(p, { 0.1, 0.14, 0.035 }, "belly", true):rotate("x", 12):move(h[1] * 1.3, h[2] - 0.15, h[3] - 0.045)) end
  return clay, { top = h[2] + 0.06, y = h[2] + 0.03, z = h[3] + 0.16, r = 0.085 }
end
local function urchin(p, t)
  local clay = sculpt.clay(p, 0.03, 0.02)
  clay.add(ball(p, { 0.26, 0.22, 0.26 }, "body", true):move(0, 0.3, 0))
  for i = 1, 90 do
    local y = 1 - 2 * (i - 0.5) / 90
    local a, r = i * 2.39996, math.sqrt(1 - y * y)
    local x, z = r * math.sin(a), r * math.cos(a)
    clay.add(kit.cone{ radius = 0.022, height = 0.3 * p:vary(0.8, 1.1), sides = 5 }:move(0, 0.13, 0):aim(x, y, z):move(0.24 * x, 0.3 + 0.2 * y, 0.24 * z), "second")
  end
  return clay, { top = 0.6, y = 0.4, z = 0.3, r = 0.2 }
end

kind("octopus", { "octopus.n.02" }, { width_m = { 0.1, 1, 4 } }, octopus, { body = "coral skin", belly = "peach skin" }, { "kraken", "cthulhu" })
kind("squid", { "squid.n.02", "cuttlefish.n.01" }, { length_m = { 0.1, 0.5, 10 } }, squid, { body = "dusty rose skin", second = "rose skin" })
kind("jellyfish", { "jellyfish.n.02" }, { height_m = { 0.1, 0.4, 2 } }, jellyfish, { body = "violet frosted glass", second = "lavender frosted glass", mark = "pink frosted glass" })
kind("crab", { "crab.n.01" }, { width_m = { 0.05, 0.2, 1 } }, crab, { body = "scarlet plastic", belly = "apricot plastic" }, { "hermit crab" })
kind("lobster", { "lobster.n.02", "crayfish.n.03" }, { length_m = { 0.1, 0.45, 0.9 } }, lobster, { body = "crimson plastic", second = "scarlet plastic" })
kind("shrimp", { "shrimp.n.03", "prawn.n.02" }, { length_m = { 0.02, 0.08, 0.3 } }, lobster, { body = "salmon skin", second = "peach skin" }, { "prawn" }, { shrimp = true })
kind("starfish", { "starfish.n.01" }, { width_m = { 0.05, 0.2, 0.6 } }, starfish, { body = "orange skin", mark = "apricot skin" }, { "sea star" })
kind("seashell", { "seashell.n.01", "scallop.n.03", "clam.n.01" }, { length_m = { 0.02, 0.08, 0.5 } }, seashell, { body = "salmon porcelain", second = "cream porcelain" }, { "conch", "conch shell", "sea shell", "scallop shell" })
kind("coral", { "coral.n.04" }, { height_m = { 0.05, 0.3, 1.5 } }, coral, { body = "coral clay", second = "beige stone" }, { "coral reef" })
kind("snail", { "snail.n.01" }, { length_m = { 0.015, 0.06, 0.4 } }, snail, { body = "tan skin", second = "caramel porcelain" })
kind("turtle", { "turtle.n.02" }, { length_m = { 0.08, 0.35, 2 } }, turtle, { body = "sage green skin", second = "forest green plastic", mark = "olive green plastic" }, { "sea turtle" })
kind("tortoise", { "tortoise.n.01" }, { length_m = { 0.08, 0.35, 1.5 } }, turtle, { body = "olive skin", second = "dark brown plastic", mark = "tan plastic" }, { "land turtle", "giant tortoise" }, { land = true })
kind("ray", { "ray.n.07" }, { width_m = { 0.2, 1.5, 7 } }, ray, { body = "slate blue skin", belly = "white skin" }, { "manta ray", "stingray", "manta" })
kind("seahorse", { "seahorse.n.02" }, { height_m = { 0.02, 0.15, 0.35 } }, seahorse, { body = "orange skin", second = "sunflower yellow skin" }, { "sea horse" })
kind("frog", { "frog.n.01" }, { length_m = { 0.02, 0.09, 0.4 } }, frog, { body = "glossy lime green skin", belly = "cream skin", mark = "green skin" }, { "tree frog", "poison dart frog" })
kind("toad", { "toad.n.01" }, { length_m = { 0.03, 0.1, 0.3 } }, frog, { body = "olive skin", belly = "beige skin", mark = "brown skin" }, nil, { warts = true })
kind("snake", { "snake.n.01" }, { width_m = { 0.1, 0.6, 3 } }, snake, { body = "green scales", mark = "dark green scales" }, { "python", "rattlesnake", "serpent", "viper" })
kind("cobra", { "cobra.n.01" }, { width_m = { 0.1, 0.8, 3 } }, snake, { body = "brown scales", mark = "dark brown scales", belly = "cream scales" }, nil, { hood = true })
kind("sea urchin", { "sea_urchin.n.01" }, { width_m = { 0.03, 0.1, 0.3 } }, urchin, { body = "midnight blue plastic", second = "indigo plastic" }, { "urchin" })

return {
  kinds = kinds,
  build = function(p)
    local clay, f = p.traits.draw(p, p.traits)
    local group, along = sculpt.vary(p, clay.group())
    local k, place = sculpt.finish(p, group, p.traits.along, p.size)
    local function to(a) return place(along(a)) end
    p:anchor("head", { at = to{ 0, f.top, f.z - f.r }, size = 1.7 * f.r * k })
    p:anchor("face", { at = to{ 0, f.y, f.z }, normal = { 0, 0, 1 }, size = 2 * f.r * k })
    if f.hand then p:anchor("hand", { at = to{ -f.hand[1], f.hand[2], f.hand[3] }, normal = { 0, 0.9, 0.4 } }) end
    p:anchor("back", { at = to{ 0, f.top, 0 } })
  end,
}
