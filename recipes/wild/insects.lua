-- Insects, spiders and other small crawlers: balls for head, thorax and abdomen, jointed legs, wings as flat leaves.
local sculpt = require("lib/sculpt")
local ball, soft, strand = sculpt.ball, sculpt.soft, sculpt.strand

local usual_slots = {
  { "body", "black plastic" }, { "mark", "white plastic" }, { "leg", "black plastic" }, { "wing", "frosted glass" }, { "second", "black plastic" }, { "eye", "glossy dark brown plastic" },
  { "white", "glossy white plastic" }, { "pupil", "glossy black plastic" }, { "shine", "glossy white plastic" }, { "spot", "white plastic" },
}
local kinds = {}
local function kind(name, synsets, size, traits, slots, names)
  local one = { kind = name, synsets = synsets, names = names, slots = sculpt.slots(usual_slots, slots) }
  traits.along = size.width_m and "x" or size.height_m and "y" or "longest"
  one.traits = traits
  for key, value in pairs(size) do one[key] = value end
  kinds[#kinds + 1] = one
end

-- A leg from the body's side: up to the knee, down to the floor.
local function leg(p, clay, x, y, z, reach, knee, foot, r, slot)
  clay.pair(strand(p, { { x, y, z }, { x + 0.38 * reach, y + knee, z + 0.4 * foot }, { x + 0.82 * reach, 0.35 * y, z + 0.85 * foot }, { x + reach, 0.012, z + foot } }, r, { 1.1, 1, 0.75, 0.45 }, { sides = 6, segments = 2 }), slot or "leg")
end
local function feelers(p, clay, x, y, z, long, r, knob, out)
  clay.pair(strand(p, { { x, y, z }, { x + 0.4 * long * (out or 0.6), y + 0.5 * long, z + 0.45 * long }, { x + long * (out or 0.6), y + 0.75 * long, z + 0.9 * long } }, r, { 1, 0.8, 0.7 }, { sides = 6 }), "leg")
  if knob then clay.pair(ball(p, knob, "leg"):move(x + long * (out or 0.6), y + 0.75 * long, z + 0.9 * long)) end
end
local function face(p, clay, y, z, r, eye, how)
  clay.pair(sculpt.look(sculpt.eye(p, eye, how or "dark"), 0.7, 0.25, 1):move(0.58 * r, y + 0.25 * r, z + 0.72 * r))
end
-- A smile, for those that have a face.
local function smile(p, clay, y, z, r)
  local path = {}
  for i = -3, 3 do path[i + 4] = { 0.13 * r * i, y - 0.34 * r + 0.02 * r * i * i, z + 0.98 * r * math.sqrt(1 - 0.017 * i * i - 0.12) } end
  clay.add(strand(p, path, 0.05 * r, { 0.7, 1, 0.7 }, { sides = 6, segments = 1 }), "pupil")
end
-- A flat wing whose outline lies in x and y (x outwards), with an edge, drawn for the right side, lying in xz with y towards -z… front.
local function flat_wing(p, outline, thick)
  return kit.extrude{ outline = kit.curve{ points = outline, segments = soft(p, 4, 8), closed = true }, depth = thick, bevel = 0.3 * thick, segments = 1 }
end
local function scaled(outline, k, dx, dy)
  local all = {}
  for i, at in ipairs(outline) do all[i] = { (at[1] - dx) * k + dx, (at[2] - dy) * k + dy } end
  return all
end

-- Butterflies: two pairs of wings with a border and spots; they stand up in a V.
local upper = { { 0, 0.0 }, { 0.12, 0.2 }, { 0.42, 0.52 }, { 0.74, 0.66 }, { 0.8, 0.5 }, { 0.7, 0.2 }, { 0.4, -0.02 }, { 0.1, -0.06 } }
local lower = { { 0, 0.02 }, { 0.3, 0.06 }, { 0.58, -0.04 }, { 0.62, -0.3 }, { 0.46, -0.52 }, { 0.3, -0.6 }, { 0.14, -0.4 }, { 0.02, -0.14 } }
local function butterfly(p, t)
  local clay = sculpt.clay(p, 0.02, 0.02)
  local lift = p:vary(18, 32)
  local side = {}
  local function put(shape, slot) side[#side + 1] = shape:slot(slot) end
  local function pane(outline, cx, cy, k, z)
    put(flat_wing(p, outline, 0.016):move(0, 0, z), "second")
    for s = -1, 1, 2 do put(flat_wing(p, scaled(outline, k, cx, cy), 0.01):move(0, 0, z + s * 0.008), "wing") end
  end
  pane(upper, 0.4, 0.26, 0.82, 0)
  pane(lower, 0.32, -0.2, 0.8, -0.012)
  for s = -1, 1, 2 do
    for i, at in ipairs{ { 0.7, 0.56, 0.028 }, { 0.745, 0.46, 0.024 }, { 0.7, 0.34, 0.022 }, { 0.56, -0.2, 0.026 }, { 0.53, -0.33, 0.026 }, { 0.44, -0.46, 0.024 } } do
      put(ball(p, { at[3], at[3], 0.008 }, nil, "coarse"):move(at[1], at[2], s * 0.008 - (i > 3 and 0.012 or 0)), "spot")
    end
    put(ball(p, { 0.085, 0.085, 0.008 }):move(0.52, 0.4, s * 0.0095), "mark")
    put(ball(p, { 0.075, 0.075, 0.008 }):move(0.38, -0.25, s * 0.0095 - 0.012), "mark")
    for i, vein in ipairs{ { { 0.05, 0.02 }, { 0.32, 0.3 }, { 0.66, 0.58 } }, { { 0.05, 0.01 }, { 0.36, 0.16 }, { 0.7, 0.3 } }, { { 0.05, -0.03 }, { 0.3, -0.14 }, { 0.52, -0.3 } }, { { 0.05, -0.05 }, { 0.2, -0.24 }, { 0.34, -0.5 } } } do
      local path = {}
      for k, at in ipairs(vein) do path[k] = { at[1], at[2], s * 0.012 - (i > 2 and 0.012 or 0) } end
      put(strand(p, path, 0.007, { 1, 0.8, 0.3 }, { sides = 5 }), "second")
    end
  end
  -- The wings lie flat in x and z, then rise.
  clay.pair(kit.group(side):rotate("x", -90 + 36):rotate("z", lift):move(0.03, 0.16, 0.02))
  local fat = t.fat or 1
  clay.add(ball(p, { 0.05 * fat, 0.05 * fat, 0.12 }, "body", true):move(0, 0.14, 0.06))
  clay.add(strand(p, { { 0, 0.14, 0 }, { 0, 0.13, -0.18 }, { 0, 0.1, -0.36 } }, 0.042 * fat, { 1, 1, 0.4 }, { sides = 10 }), "body")
  clay.add(ball(p, 0.058 * fat, "body", true):move(0, 0.16, 0.2))
  face(p, clay, 0.16, 0.2, 0.058 * fat, 0.024)
  feelers(p, clay, 0.02, 0.2, 0.23, 0.22, 0.008, 0.018)
  for i = -1, 1 do leg(p, clay, 0.03, 0.12, 0.06 + 0.05 * i, 0.12, 0.0, 0.06 * i, 0.008) end
  return clay
end

local function bee(p, t)
  local clay = sculpt.clay(p, 0.02, 0.02)
  local y = 0.34
  clay.add(ball(p, { 0.2, 0.2, 0.2 }, "fur", true):move(0, y + 0.03, 0.12))
  local count = 5
  for i = 0, count - 1 do
    local z0, z1 = -0.02 - 0.1 * i, -0.02 - 0.1 * (i + 1)
    local function r(z) return 0.235 * math.sqrt(math.max(0, 1 - ((z + 0.22) / 0.33) ^ 2)) end
    local path = { { 0, y, z0 }, { 0, y, (z0 + z1) / 2 }, { 0, y, z1 } }
    clay.add(kit.sweep{ path = path, radius = 1, radii = { math.max(0.03, r(z0)), r((z0 + z1) / 2), math.max(0.02, r(z1)) }, sides = soft(p, 20, 40), first = "flat", last = "flat" }:scale(1, 1, 1.004), i % 2 == 0 and "body" or "second")
  end
  clay.add(kit.cone{ radius = 0.035, height = 0.12, sides = 10 }:rotate("x", -90):move(0, y, -0.56), "second")
  clay.add(ball(p, { 0.16, 0.15, 0.14 }, "second", true):move(0, y + 0.06, 0.36))
  clay.pair(sculpt.look(sculpt.eye(p, 0.06, "white"), 0.5, 0.2, 1):move(0.085, y + 0.1, 0.46))
  feelers(p, clay, 0.04, y + 0.18, 0.4, 0.18, 0.013, 0.026)
  for i = -1, 1 do leg(p, clay, 0.1, y - 0.1, 0.1 + 0.1 * i, 0.14, 0.02, 0.1 * i, 0.018) end
  local wing = { { 0, 0 }, { 0.14, 0.14 }, { 0.38, 0.2 }, { 0.52, 0.08 }, { 0.44, -0.06 }, { 0.2, -0.08 } }
  clay.pair(flat_wing(p, wing, 0.012):rotate("x", -90):rotate("z", 32):rotate("y", 18):move(0.06, y + 0.2, 0.1), "wing")
  clay.pair(flat_wing(p, scaled(wing, 0.7, 0, 0), 0.012):rotate("x", -90):rotate("z", 26):rotate("y", 46):move(0.06, y + 0.2, 0.02), "wing")
  return clay
end

local function beetle(p, t)
  local clay = sculpt.clay(p, 0.02, 0.02)
  local high, wide, y = t.high or 0.24, t.wide or 0.32, 0.14
  -- Wing cases: half a dome each, parted by a seam.
  local half = kit.sphere{ radii = { wide, high, 0.42 }, sides = soft(p, 24, 44), rows = soft(p, 16, 30) }:cut{ point = { 0, -0.02, 0 }, normal = { 0, -1, 0 } }:cut{ point = { 0.006, 0, 0 }, normal = { -1, 0, 0 } }
  clay.pair(half:rotate("y", -2.5):move(0.002, y, -0.08), "body")
  clay.add(ball(p, { 0.93 * wide, 0.75 * high, 0.39 }, "second", true):move(0, y - 0.015, -0.08))
  clay.add(ball(p, { 0.72 * wide, 0.72 * high, 0.15 }, t.thorax or "second", true):move(0, y, 0.3))
  clay.add(ball(p, { 0.46 * wide, 0.5 * high, 0.13 }, "second", true):move(0, y - 0.01, 0.44))
  if t.spots then
    for i, at in ipairs{ { 0.35, 0.1 }, { 0.42, -0.2 }, { 0.72, -0.05 }, { 0.66, -0.3 } } do
      if i <= t.spots then
        local x, z = at[1] * wide, at[2] - 0.06
        local h = high * math.sqrt(math.max(0.05, 1 - (x / wide) ^ 2 - ((z + 0.08) / 0.42) ^ 2))
        local spot = ball(p, { 0.075, 0.02, 0.075 }, "spot", true)
        clay.pair(spot:aim(x / wide ^ 2, h / high ^ 2, (z + 0.08) / 0.42 ^ 2):move(x, y + h - 0.004, z))
      end
    end
    clay.pair(ball(p, { 0.05, 0.04, 0.05 }, "mark"):move(0.4 * wide, y + 0.4 * high, 0.4))
  end
  clay.pair(sculpt.look(sculpt.eye(p, 0.045, t.spots and "white" or "dark"), 0.8, 0.3, 0.8):move(0.3 * wide, y + 0.06, 0.53))
  if t.horn then
    clay.add(strand(p, { { 0, y, 0.5 }, { 0, y + 0.08, 0.7 }, { 0, y + 0.3, 0.82 } }, 0.05, { 1.2, 0.9, 0.5 }, { sides = 10 }), "second")
    clay.pair(strand(p, { { 0, y + 0.24, 0.8 }, { 0.06, y + 0.32, 0.84 }, { 0.1, y + 0.4, 0.84 } }, 0.03, { 1, 0.8, 0 }, { sides = 8 }), "second")
  else
    feelers(p, clay, 0.08, y + 0.06, 0.52, 0.16, 0.013, 0.022)
  end
  for i = -1, 1 do leg(p, clay, 0.7 * wide, y - 0.03, 0.12 + 0.22 * i, 0.24, 0.06, 0.14 * i, 0.022) end
  return clay
end

local function ant(p, t)
  local clay = sculpt.clay(p, 0.02, 0.02)
  local y = 0.24
  clay.add(ball(p, { 0.15, 0.14, 0.16 }, "body", true):move(0, y + 0.08, 0.42))
  clay.add(ball(p, { 0.09, 0.09, 0.16 }, "body", true):move(0, y, 0.16))
  clay.add(ball(p, 0.05, "body"):move(0, y, -0.03))
  clay.add(ball(p, { 0.17, 0.16, 0.25 }, "body", true):move(0, y + 0.05, -0.28))
  clay.pair(sculpt.look(sculpt.eye(p, 0.045, "white"), 0.8, 0.3, 0.8):move(0.095, y + 0.13, 0.5))
  clay.pair(strand(p, { { 0.06, y + 0.02, 0.52 }, { 0.1, y - 0.01, 0.63 }, { 0.02, y - 0.02, 0.68 } }, 0.02, { 1, 1, 0 }, { sides = 6 }), "leg")
  clay.pair(strand(p, { { 0.05, y + 0.18, 0.5 }, { 0.14, y + 0.38, 0.5 }, { 0.17, y + 0.36, 0.72 } }, 0.013, { 1, 1, 0.7 }, { sides = 6 }), "leg")
  for i = -1, 1 do leg(p, clay, 0.06, y, 0.16 + 0.07 * i, 0.4, 0.16, 0.28 * i, 0.02) end
  return clay
end

local function spider(p, t)
  local clay = sculpt.clay(p, 0.02, 0.02)
  local y = 0.2
  clay.add(ball(p, { 0.18, 0.17, 0.22 }, "body", true):move(0, y + 0.04, -0.24))
  clay.add(ball(p, { 0.125, 0.1, 0.15 }, "body", true):move(0, y, 0.06))
  for i = 0, 2 do clay.add(ball(p, { 0.05 - 0.012 * i, 0.03, 0.04 - 0.008 * i }, "mark"):move(0, y + 0.2 - 0.012 * i * i, -0.2 - 0.09 * i)) end
  for i, at in ipairs{ { 0.032, 0.05, 0.19, 0.03 }, { 0.078, 0.056, 0.155, 0.022 }, { 0.05, 0.088, 0.14, 0.018 }, { 0.018, 0.092, 0.15, 0.014 } } do
    clay.pair(ball(p, at[4], "eye"):move(at[1], y + at[2], at[3]))
    clay.pair(ball(p, 0.3 * at[4], "shine", "coarse"):move(at[1] + 0.3 * at[4], y + at[2] + 0.5 * at[4], at[3] + 0.75 * at[4]))
  end
  clay.pair(strand(p, { { 0.03, y - 0.02, 0.18 }, { 0.035, y - 0.06, 0.22 }, { 0.022, y - 0.12, 0.2 } }, 0.024, { 1.2, 1, 0 }, { sides = 8 }), "leg")
  for i = 0, 3 do
    local a = math.rad(48 - 34 * i)
    clay.pair(strand(p, { { 0.08, y, 0.06 + 0.05 * math.sin(a) }, { 0.26, y + 0.2, 0.06 + 0.24 * math.sin(a) }, { 0.42, y + 0.08, 0.06 + 0.44 * math.sin(a) }, { 0.52, 0.008, 0.06 + 0.58 * math.sin(a) } }, t.thick or 0.024, { 1.1, 1.1, 0.8, 0.4 }, { sides = 7, segments = 3 }), "leg")
  end
  return clay
end

local function dragonfly(p, t)
  local clay = sculpt.clay(p, 0.02, 0.02)
  local y = 0.2
  clay.add(ball(p, { 0.085, 0.09, 0.15 }, "body", true):move(0, y, 0.22))
  clay.add(strand(p, { { 0, y, 0.12 }, { 0, y + 0.015, -0.2 }, { 0, y, -0.68 } }, 0.042, { 1.1, 0.75, 0.8, 0.6 }, { sides = 10 }), "body")
  for i = 1, 6 do clay.add(kit.torus{ radius = 0.033, tube = 0.008, sides = 14, tube_sides = 5 }:rotate("x", 90):move(0, y + 0.008, 0.05 - 0.11 * i), "mark") end
  clay.add(ball(p, 0.06, "body"):move(0, y, 0.4))
  clay.pair(ball(p, { 0.062, 0.07, 0.062 }, "eye", true):move(0.052, y + 0.025, 0.42))
  clay.pair(ball(p, 0.014, "shine"):move(0.07, y + 0.07, 0.46))
  local wing = { { 0, 0 }, { 0.14, 0.035 }, { 0.5, 0.075 }, { 0.68, 0.02 }, { 0.6, -0.075 }, { 0.3, -0.09 }, { 0.08, -0.05 } }
  for i = 0, 1 do
    local one = kit.group{ flat_wing(p, wing, 0.008):slot("wing"), strand(p, { { 0, 0.01, 0 }, { 0.3, 0.055, 0 }, { 0.64, 0.05, 0 } }, 0.008, { 1, 1, 0.5 }, { sides = 6 }):slot("mark"), ball(p, { 0.03, 0.012, 0.009 }, "second"):move(0.58, 0.052, 0) }
    clay.pair(one:scale(1, i == 0 and 1 or 1.35, 1):rotate("x", -90):rotate("z", 7):rotate("y", i == 0 and -9 or 15):move(0.04, y + 0.07, 0.27 - 0.12 * i))
  end
  for i = -1, 1 do leg(p, clay, 0.05, y - 0.04, 0.26 + 0.05 * i, 0.14, 0.0, 0.1 * i + 0.04, 0.01) end
  return clay
end

local function grasshopper(p, t)
  local clay = sculpt.clay(p, 0.02, 0.02)
  local y = t.mantis and 0.4 or 0.26
  clay.add(strand(p, { { 0, y, 0.2 }, { 0, y, -0.1 }, { 0, y - 0.03, -0.52 } }, 0.1, { 1, 1.05, 0.9, 0.35 }, { sides = 12 }), "body")
  local front = t.mantis and { 0, y + 0.34, 0.38 } or { 0, y + 0.04, 0.36 }
  clay.add(strand(p, { { 0, y, 0.12 }, sculpt.mix({ 0, y, 0.12 }, front, 0.6), front }, t.mantis and 0.065 or 0.11, { 1.2, 1, 0.9 }, { sides = 12 }), "body")
  clay.add(ball(p, t.mantis and { 0.1, 0.075, 0.07 } or { 0.095, 0.13, 0.09 }, "body", true):move(0, front[2] + 0.03, front[3] + 0.05))
  clay.pair(sculpt.look(sculpt.eye(p, 0.045, "dark"), 0.8, 0.2, 0.7):move(0.085, front[2] + 0.07, front[3] + 0.07))
  feelers(p, clay, 0.03, front[2] + 0.12, front[3] + 0.06, 0.4, 0.009, nil, 0.35)
  clay.pair(sculpt.blade(p, 0.72, 0.16, 0.03):rotate("z", 70):rotate("y", 180):move(0.06, y + 0.08, 0.12), "second")
  -- The leaping legs.
  local knee = { 0.22, y + 0.3, -0.42 }
  clay.pair(strand(p, { { 0.09, y - 0.02, -0.1 }, { 0.16, y + 0.16, -0.26 }, knee }, t.mantis and 0.025 or 0.055, { 0.8, 1.1, 0.4 }, { sides = 9 }), "body")
  clay.pair(strand(p, { knee, { 0.24, 0.5 * y, -0.5 }, { 0.25, 0.014, -0.6 } }, 0.02, { 1, 0.8, 0.8 }, { sides = 7 }), "leg")
  clay.pair(strand(p, { { 0.25, 0.014, -0.6 }, { 0.26, 0.012, -0.48 } }, 0.018, { 1, 0.6 }, { sides = 6 }), "leg")
  for i = 0, 1 do if not (t.mantis and i == 1) then leg(p, clay, 0.08, y - 0.04, 0.05 + 0.15 * i, 0.2, 0.05, -0.05 + 0.16 * i, 0.017) end end
  if t.mantis then
    local s = sculpt.mix({ 0, y, 0.12 }, front, 0.75)
    clay.pair(strand(p, { { 0.04, s[2], s[3] }, { 0.12, s[2] - 0.12, s[3] + 0.16 }, { 0.13, s[2] + 0.06, s[3] + 0.34 } }, 0.034, { 0.7, 1.2, 0.8 }, { sides = 9 }), "body")
    clay.pair(strand(p, { { 0.13, s[2] + 0.06, s[3] + 0.34 }, { 0.13, s[2] - 0.08, s[3] + 0.3 }, { 0.12, s[2] - 0.14, s[3] + 0.2 } }, 0.024, { 1, 0.9, 0 }, { sides = 8 }), "body")
    for i = 0, 1 do leg(p, clay, 0.05, y - 0.02, 0.02 - 0.1 * i, 0.26, 0.02, 0.1 - 0.2 * i, 0.015) end
  end
  return clay
end

local function scorpion(p, t)
  local clay = sculpt.clay(p, 0.02, 0.02)
  local y = 0.12
  clay.add(ball(p, { 0.12, 0.075, 0.15 }, "body", true):move(0, y, 0.2))
  for i = 0, 4 do clay.add(ball(p, { 0.13 - 0.008 * i, 0.085, 0.08 }, "body", true):move(0, y, 0.08 - 0.09 * i)) end
  local tail = {}
  for i = 0, 5 do
    local a = math.rad(-10 + 40 * i)
    tail[i + 1] = { 0, y + 0.05 + 0.30 * (1 - math.cos(a * 0.75)), -0.36 - 0.26 * math.sin(a * 0.9) }
    clay.add(ball(p, { 0.068 - 0.005 * i, 0.068 - 0.005 * i, 0.085 - 0.005 * i }, "body"):rotate("x", 40 * i):move(0, tail[i + 1][2], tail[i + 1][3]))
  end
  clay.add(strand(p, tail, 0.05, { 1.1, 1, 0.9, 0.8 }, { sides = 9 }), "body")
  local last = tail[6]
  clay.add(strand(p, { last, { 0, last[2] + 0.1, last[3] + 0.08 }, { 0, last[2] + 0.08, last[3] + 0.2 }, { 0, last[2] - 0.02, last[3] + 0.24 } }, 0.05, { 1, 1.1, 0.5, 0 }, { sides = 9 }), "second")
  for side = -1, 1, 2 do
    clay.add(strand(p, { { side * 0.1, y, 0.28 }, { side * 0.32, y + 0.06, 0.34 }, { side * 0.3, y + 0.04, 0.56 } }, 0.036, { 0.8, 1, 1 }, { sides = 8 }), "body")
    clay.add(ball(p, { 0.085, 0.06, 0.11 }, "body", true):move(side * 0.3, y + 0.04, 0.64))
    clay.add(strand(p, { { side * 0.35, y + 0.04, 0.7 }, { side * 0.37, y + 0.04, 0.8 }, { side * 0.28, y + 0.04, 0.9 } }, 0.035, { 1, 0.9, 0 }, { sides = 8 }), "body")
    clay.add(strand(p, { { side * 0.25, y + 0.04, 0.7 }, { side * 0.22, y + 0.04, 0.8 }, { side * 0.26, y + 0.04, 0.88 } }, 0.028, { 1, 0.9, 0 }, { sides = 8 }), "body")
  end
  clay.pair(ball(p, 0.022, "eye"):move(0.04, y + 0.06, 0.29))
  for i = 0, 3 do leg(p, clay, 0.1, y - 0.01, 0.18 - 0.1 * i, 0.3, 0.1, 0.16 - 0.12 * i, 0.02) end
  return clay
end

local function caterpillar(p, t)
  local clay = sculpt.clay(p, 0.02, 0.02)
  local n = t.count or 8
  for i = 0, n - 1 do
    local s = i / (n - 1)
    local lift = t.hump and 0.16 * math.max(0, math.sin(math.pi * (s * 1.2 - 0.1))) or 0
    local r = 0.115 * (1 - 0.25 * s)
    clay.add(ball(p, { r, r, 0.9 * r }, i % 2 == 0 and "body" or "mark", true):move(0.03 * math.sin(4 * s), r + lift + 0.02, 0.3 - 0.14 * i))
    for side = -1, 1, 2 do clay.add(ball(p, 0.036, "leg", "coarse"):scale(1, 1.4, 1):move(side * 0.5 * r + 0.03 * math.sin(4 * s), lift + 0.045, 0.3 - 0.14 * i)) end
  end
  clay.add(ball(p, 0.15, t.head or "body", true):move(0, 0.19, 0.44))
  clay.pair(sculpt.look(sculpt.eye(p, 0.045, "white"), 0.4, 0.15, 1):move(0.06, 0.22, 0.57))
  smile(p, clay, 0.19, 0.44, 0.15)
  feelers(p, clay, 0.05, 0.31, 0.46, 0.16, 0.013, 0.026, 0.5)
  return clay
end

local function worm(p, t)
  local clay = sculpt.clay(p, 0.02, 0.02)
  local path, radii = {}, {}
  local rings = 40
  for i = 0, rings do
    local s = i / rings
    -- Aslant, so that its windings can be seen from the front.
    local x, z = 0.13 * math.sin(11 * s), 0.62 - 1.24 * s
    path[i + 1] = { 0.5 * x - 0.87 * z, 0.055 + 0.5 * math.max(0, 0.26 - s), 0.87 * x + 0.5 * z }
    radii[i + 1] = (s > 0.8 and 1 - 2.6 * (s - 0.8) or 1)
  end
  -- Rings all along, and a broad pale one behind the head.
  clay.add(kit.sweep{ path = path, radius = 0.052, radii = radii, sides = soft(p, 14, 22), first = "round", last = "round" }, "body")
  for i = 2, rings - 3, 2 do clay.add(strand(p, { path[i], path[i + 1] }, 0.056 * radii[i], { 1, 1 }, { sides = 12 }), "body") end
  clay.add(strand(p, { path[8], path[9], path[10], path[11] }, 0.062, { 0.95, 1, 1, 0.95 }, { sides = 14, segments = 1 }), "mark")
  for s = -1, 1, 2 do clay.add(sculpt.look(sculpt.eye(p, 0.03, "white"), 0.4 * s, 0.2, 1):move(0.03 * s, path[1][2] + 0.034, 0.03):rotate("y", -60):move(path[1][1], 0, path[1][3])) end
  return clay
end

kind("butterfly", { "butterfly.n.01" }, { width_m = { 0.02, 0.08, 0.6 } }, { draw = butterfly }, { body = "black plastic", wing = "orange satin", second = "black plastic", mark = "sunflower yellow satin" }, { "monarch butterfly" })
kind("moth", { "moth.n.01" }, { width_m = { 0.02, 0.07, 0.3 } }, { draw = butterfly, fat = 1.6 }, { body = "beige fur", wing = "tan felt", second = "brown felt", mark = "cream felt", spot = "dark brown felt", leg = "brown plastic" })
kind("bee", { "bee.n.01" }, { length_m = { 0.008, 0.015, 0.3 } }, { draw = bee }, { body = "sunflower yellow fur", second = "black plastic" }, { "honeybee", "bumblebee", "honey bee" })
kind("wasp", { "wasp.n.02", "hornet.n.01", "fly.n.01" }, { length_m = { 0.005, 0.02, 0.1 } }, { draw = bee }, { body = "yellow plastic", second = "black plastic" })
kind("ladybug", { "ladybug.n.01" }, { length_m = { 0.005, 0.008, 0.3 } }, { draw = beetle, spots = 4, high = 0.34, wide = 0.38 }, { body = "glossy red plastic", spot = "black plastic" }, { "ladybird", "lady bug", "ladybeetle" })
kind("beetle", { "beetle.n.01" }, { length_m = { 0.003, 0.03, 0.3 } }, { draw = beetle }, { body = "glossy emerald green plastic", second = "black plastic" }, { "scarab", "scarab beetle" })
kind("rhinoceros beetle", { "rhinoceros_beetle.n.01", "stag_beetle.n.01" }, { length_m = { 0.01, 0.05, 0.3 } }, { draw = beetle, horn = true }, { body = "glossy brown plastic", second = "glossy dark brown plastic", leg = "dark brown plastic" })
kind("ant", { "ant.n.01", "termite.n.01" }, { length_m = { 0.002, 0.008, 0.2 } }, { draw = ant }, { body = "glossy maroon plastic", leg = "dark brown plastic" })
kind("insect", { "insect.n.01" }, { length_m = { 0.002, 0.02, 0.15 } }, { draw = beetle, thorax = "body" }, { body = "glossy teal plastic" }, { "bug" })
kind("spider", { "spider.n.01" }, { width_m = { 0.005, 0.04, 0.6 } }, { draw = spider }, { body = "charcoal fur", leg = "charcoal fur", mark = "red fur", eye = "glossy black plastic" })
kind("tarantula", { "tarantula.n.02" }, { width_m = { 0.08, 0.15, 0.5 } }, { draw = spider, thick = 0.04 }, { body = "dark brown fur", leg = "brown fur", mark = "orange fur", eye = "glossy black plastic" })
kind("dragonfly", { "dragonfly.n.01", "damselfly.n.01" }, { length_m = { 0.03, 0.065, 0.3 } }, { draw = dragonfly }, { body = "glossy teal plastic", mark = "navy plastic", leg = "charcoal plastic", eye = "glossy emerald green plastic" })
kind("grasshopper", { "grasshopper.n.01", "cricket.n.01", "locust.n.03" }, { length_m = { 0.01, 0.05, 0.3 } }, { draw = grasshopper }, { body = "grass green plastic", leg = "green plastic", second = "olive green plastic" })
kind("praying mantis", { "mantis.n.01" }, { length_m = { 0.03, 0.08, 0.3 } }, { draw = grasshopper, mantis = true }, { body = "lime green plastic", leg = "green plastic", second = "green plastic" })
kind("scorpion", { "scorpion.n.03" }, { length_m = { 0.03, 0.08, 0.4 } }, { draw = scorpion }, { body = "dark brown plastic", leg = "brown plastic", second = "amber plastic" })
kind("caterpillar", { "caterpillar.n.01" }, { length_m = { 0.01, 0.05, 0.3 } }, { draw = caterpillar, hump = true }, { body = "lime green plastic", mark = "green plastic", leg = "brown plastic" })
kind("centipede", { "centipede.n.01", "millipede.n.01" }, { length_m = { 0.02, 0.08, 0.4 } }, { draw = caterpillar, count = 14, head = "mark" }, { body = "rust plastic", mark = "maroon plastic", leg = "orange plastic" })
kind("worm", { "worm.n.01" }, { length_m = { 0.03, 0.12, 0.4 } }, { draw = worm }, { body = "dusty rose skin", mark = "salmon skin" }, { "earthworm" })

for _, one in ipairs(kinds) do
  if one.traits.draw == bee then table.insert(one.slots, { "fur", "sunflower yellow fur" }) end
end

return {
  kinds = kinds,
  build = function(p)
    local clay = p.traits.draw(p, p.traits)
    local group, along = sculpt.vary(p, clay.group())
    local k, place = sculpt.finish(p, group, p.traits.along, p.size)
    local function to(a) return place(along(a)) end
    p:anchor("back", { at = to{ 0, 0.3, 0 } })
    p:anchor("head", { at = to{ 0, 0.34, 0.4 }, size = 0.22 * k })
  end,
}
