-- Machines of the kitchen and the house: boxes with doors, knobs and screens, and a few that stand on a foot.
local function block(x, y, z, bevel, steps) return kit.box{ size = { x, y, z }, bevel = bevel or 0.006, segments = steps or 2 } end
local function disc(r, depth, bevel) return kit.cylinder{ radius = r, height = depth, bevel = bevel or 0.1 * depth }:rotate("x", 90) end

-- A bar to pull, standing off the front on two feet. `tall`: it stands upright.
local function bar(p, x, y, z, long, tall)
  local r = 0.011
  local rod = kit.capsule{ radius = r, height = long }
  p:add((tall and rod or rod:rotate("z", 90)):move(x, y, z + 0.04), "handle")
  for _, s in ipairs{ -0.4, 0.4 } do p:add(disc(0.8 * r, 0.045):move(x + (tall and 0 or s * long), y + (tall and s * long or 0), z + 0.02), "handle") end
end

local function knob(p, x, y, z, r)
  p:add(disc(r, 0.9 * r, 0.15 * r):move(x, y, z + 0.4 * r), "knob")
  p:add(kit.box{ size = { 0.25 * r, 1.3 * r, 0.3 * r }, bevel = 0.05 * r }:rotate("z", p:vary(-60, 60)):move(x, y, z + 0.9 * r), "handle")
end

local function feet(p, w, d, h)
  for _, x in ipairs{ -1, 1 } do for _, z in ipairs{ -1, 1 } do p:add(kit.cylinder{ radius = 0.022, height = h + 0.01 }:move(x * (w / 2 - 0.06), (h + 0.01) / 2, z * (d / 2 - 0.06)), "foot") end end
end

local draw = {}

function draw.refrigerator(p)
  local h = p.height
  local double = p:shape("wide") or p:chance(0.35)
  local w, d = h * (double and 0.5 or 0.36) * p:vary(0.95, 1.05), 0.37 * h
  local retro = p:style("retro") or p:style("vintage")
  local round = retro and 0.05 * h or 0.012
  feet(p, w, d, 0.02)
  p:add(block(w, h - 0.02, d, round, 4):move(0, 0.02 + (h - 0.02) / 2, 0), "body")
  local split = double and 0 or p:choose{ 0.66, 0.36 }
  local z, gap = d / 2 + 0.022, 0.012
  if double then
    for _, s in ipairs{ -1, 1 } do
      p:add(block(w / 2 - gap, 0.93 * h, 0.05, retro and 0.02 or 0.012):move(s * w / 4, 0.51 * h, z), "body")
      bar(p, s * 0.05, 0.55 * h, z + 0.025, 0.42 * h, true)
    end
    p:add(block(0.13 * w, 0.17 * h, 0.02):move(-0.25 * w, 0.6 * h, z + 0.024), "panel")
  else
    local low, high = 0.05 * h, 0.98 * h
    local cut = low + (high - low) * split
    for i, part in ipairs{ { low, cut - gap / 2 }, { cut + gap / 2, high } } do
      p:add(block(w - gap, part[2] - part[1], 0.05, retro and 0.022 or 0.012, 3):move(0, (part[1] + part[2]) / 2, z), "body")
      bar(p, -w / 2 + 0.06, i == 1 and part[2] - 0.11 * h or part[1] + 0.11 * h, z + 0.025, 0.16 * h, true)
    end
  end
  p:support{ at = { 0, h, 0 }, size = { 0.9 * w, 0.85 * d } }
end

function draw.stove(p)
  local h = p.height
  local w, d = 0.82 * h, 0.72 * h
  local top = 0.9 * h
  feet(p, w, d, 0.05 * h)
  p:add(block(w, top - 0.05 * h, d, 0.01):move(0, (top + 0.05 * h) / 2, 0), "body")
  p:add(block(1.01 * w, 0.025 * h, 1.01 * d, 0.006):move(0, top, 0), "hob")
  p:add(block(w, 0.12 * h, 0.05 * h):move(0, h - 0.06 * h, -d / 2 + 0.025 * h), "body")
  local z = d / 2
  -- Oven door with its window, a drawer under it, knobs above it.
  p:add(block(0.94 * w, 0.5 * h, 0.035):move(0, 0.46 * h, z + 0.01), "door"); p:add(block(0.66 * w, 0.27 * h, 0.02, 0.008):move(0, 0.44 * h, z + 0.022), "window")
  bar(p, 0, 0.66 * h, z + 0.025, 0.8 * w)
  p:add(block(0.94 * w, 0.11 * h, 0.03):move(0, 0.13 * h, z + 0.01), "door")
  for i = 1, 5 do knob(p, (i - 3) * 0.19 * w, 0.79 * h, z, 0.028 * h) end
  for _, x in ipairs{ -1, 1 } do for _, q in ipairs{ -1, 1 } do
    local r = ((x * q > 0) and 0.115 or 0.14) * w
    local function at(s) return s:move(x * 0.24 * w, top + 0.014 * h, q * 0.23 * d + 0.02 * h) end
    p:add(at(kit.cylinder{ radius = 0.5 * r, height = 0.03 * h, bevel = 0.006 }), "burner")
    p:add(at(kit.torus{ radius = r, tube = 0.007 * h, sides = 40, tube_sides = 8 }:move(0, 0.03 * h, 0)), "burner")
    for i = 0, 3 do p:add(at(kit.box{ size = { 0.75 * r, 0.016 * h, 0.014 * h }, bevel = 0.002 }:move(0.95 * r, 0.028 * h, 0):rotate("y", 90 * i + 45)), "burner") end
    p:support{ at = { x * 0.24 * w, top + 0.05 * h, q * 0.23 * d + 0.02 * h }, size = { 2.2 * r, 2.2 * r }, round = true }
  end end
end

function draw.oven(p)
  local h = p.height
  local w, d = 1.02 * h, 0.92 * h
  p:add(block(w, h, d, 0.01):move(0, h / 2, 0), "body")
  local z = d / 2
  p:add(block(0.98 * w, 0.2 * h, 0.02):move(0, 0.88 * h, z + 0.006), "panel")
  for _, x in ipairs{ -0.36, -0.22, 0.22, 0.36 } do knob(p, x * w, 0.88 * h, z + 0.015, 0.045 * h) end
  p:add(block(0.2 * w, 0.09 * h, 0.012):move(0, 0.88 * h, z + 0.014), "display")
  p:add(block(0.98 * w, 0.73 * h, 0.045, 0.01):move(0, 0.39 * h, z + 0.016), "door"); p:add(block(0.76 * w, 0.42 * h, 0.02, 0.01):move(0, 0.36 * h, z + 0.034), "window")
  bar(p, 0, 0.68 * h, z + 0.035, 0.84 * w)
  for i = 0, 1 do p:add(block(0.72 * w, 0.006 * h, 0.008):move(0, (0.3 + 0.12 * i) * h, z + 0.046), "handle") end
  p:support{ at = { 0, h, 0 }, size = { 0.9 * w, 0.9 * d } }
end

function draw.washer(p)
  local h = p.height
  local w, d = 0.7 * h, 0.68 * h
  feet(p, w, d, 0.02 * h)
  p:add(block(w, 0.98 * h, d, 0.018, 3):move(0, 0.51 * h, 0), "body")
  local z = d / 2
  p:add(block(0.96 * w, 0.13 * h, 0.012):move(0, 0.91 * h, z + 0.004), "panel"); p:add(block(0.26 * w, 0.1 * h, 0.016):move(-0.32 * w, 0.91 * h, z + 0.006), "body")
  knob(p, 0.02 * w, 0.91 * h, z + 0.01, 0.042 * h)
  p:add(block(0.2 * w, 0.06 * h, 0.012):move(0.3 * w, 0.92 * h, z + 0.008), "display")
  for i = 0, 3 do p:add(disc(0.009 * h, 0.014):move((0.22 + 0.055 * i) * w, 0.87 * h, z + 0.01), "knob") end
  if p.traits.dishes then
    p:add(block(0.94 * w, 0.7 * h, 0.03):move(0, 0.47 * h, z + 0.01), "door"); bar(p, 0, 0.77 * h, z + 0.022, 0.66 * w)
    p:add(block(0.94 * w, 0.09 * h, 0.012):move(0, 0.07 * h, z), "panel")
  else
    -- The round door: a ring, a bulging glass, dark drum behind.
    local y, r = 0.47 * h, 0.255 * h
    p:add(disc(0.9 * r, 0.02):move(0, y, z + 0.004), "drum")
    p:add(kit.torus{ radius = 0.9 * r, tube = 0.15 * r, sides = 64, tube_sides = 16 }:rotate("x", 90):move(0, y, z + 0.006), "door")
    p:add(kit.sphere{ radii = { 0.8 * r, 0.8 * r, 0.3 * r } }:move(0, y, z), "window")
    p:add(block(0.1 * r, 0.42 * r, 0.12 * r):move(0.93 * r, y, z + 0.03), "handle")
    p:add(block(0.2 * w, 0.08 * h, 0.012):move(0.33 * w, 0.08 * h, z + 0.004), "panel")
  end
  p:support{ at = { 0, h, 0 }, size = { 0.9 * w, 0.88 * d } }
end

function draw.microwave(p)
  local w = p.length
  local h, d = 0.57 * w, 0.7 * w
  for _, x in ipairs{ -1, 1 } do for _, z in ipairs{ -1, 1 } do p:add(kit.cylinder{ radius = 0.02 * w, height = 0.03 * w }:move(x * 0.42 * w, 0.015 * w, z * 0.38 * d), "foot") end end
  p:add(block(w, h - 0.025 * w, d, 0.02 * w, 3):move(0, 0.025 * w + (h - 0.025 * w) / 2, 0), "body")
  local z = d / 2
  p:add(block(0.7 * w, 0.9 * h, 0.03 * w, 0.01 * w):move(-0.13 * w, 0.52 * h, z + 0.008 * w), "door"); p:add(block(0.52 * w, 0.62 * h, 0.012 * w, 0.005 * w):move(-0.15 * w, 0.52 * h, z + 0.02 * w), "window")
  p:add(kit.capsule{ radius = 0.014 * w, height = 0.74 * h }:move(0.19 * w, 0.52 * h, z + 0.05 * w), "handle")
  for _, y in ipairs{ 0.24, 0.8 } do p:add(disc(0.01 * w, 0.05 * w):move(0.19 * w, y * h, z + 0.03 * w), "handle") end
  p:add(block(0.23 * w, 0.9 * h, 0.02 * w, 0.008 * w):move(0.36 * w, 0.52 * h, z + 0.004 * w), "panel")
  p:add(block(0.17 * w, 0.13 * h, 0.01 * w):move(0.36 * w, 0.84 * h, z + 0.013 * w), "display")
  for row = 0, 3 do for i = -1, 1 do p:add(block(0.045 * w, 0.032 * w, 0.012 * w, 0.003 * w):move((0.36 + 0.06 * i) * w, (0.68 - 0.13 * row) * h, z + 0.013 * w), "knob") end end
  p:support{ at = { 0, h, 0 }, size = { 0.9 * w, 0.85 * d } }
end

function draw.toaster(p)
  local w = p.length
  local h, d, slots = 0.66 * w, 0.52 * w, p:part("slot")
  d = d * (0.7 + 0.15 * slots)
  p:add(block(0.96 * w, 0.07 * w, 0.94 * d, 0.02 * w):move(0, 0.035 * w, 0), "base")
  local shell = kit.extrude{ outline = kit.rounded{ closed = true, radius = 0.2 * w, segments = 8, points = { { -0.5 * w, 0.05 * w }, { 0.5 * w, 0.05 * w }, { 0.46 * w, h }, { -0.46 * w, h } } }, depth = d, bevel = 0.06 * w, segments = 4 }
  p:add(shell:align{ y = "low" }:move(0, 0.045 * w, 0), "body")
  local top = h + 0.0 * w
  for i = 1, slots do
    local z = (i - (slots + 1) / 2) * d / (slots + 0.4)
    p:add(block(0.68 * w, 0.02 * w, 0.1 * w, 0.008 * w):move(0, top - 0.006 * w, z), "slot")
    if p:part("toast") > 0 then p:add(block(0.52 * w, 0.3 * w, 0.07 * w, 0.03 * w, 3):move(0, top + 0.06 * w, z), "toast") end
  end
  -- The lever at the side, the knob beneath it.
  p:add(block(0.03 * w, 0.3 * w, 0.03 * w):move(0.475 * w, 0.36 * w, 0), "slot"); p:add(block(0.09 * w, 0.05 * w, 0.13 * w, 0.016 * w):move(0.54 * w, 0.46 * w, 0), "lever")
  p:add(kit.cylinder{ radius = 0.045 * w, height = 0.04 * w, bevel = 0.008 * w }:rotate("z", 90):move(0.51 * w, 0.16 * w, 0.12 * w), "lever")
  for i = -1, 1 do p:add(disc(0.016 * w, 0.02 * w):move(0.06 * i * w + 0.26 * w, 0.14 * w, d / 2), "lever") end
end

function draw.blender(p)
  local h = p.height
  local r = 0.2 * h
  p:add(kit.lathe{ smooth = true, sides = 48, profile = { { 0, 0, "sharp" }, { 1.1 * r, 0, "sharp" }, { 1.12 * r, 0.02 * h }, { 0.95 * r, 0.16 * h }, { 0.72 * r, 0.28 * h, "sharp" }, { 0.62 * r, 0.3 * h, "sharp" }, { 0, 0.3 * h } } }, "body")
  for i = -1, 1 do p:add(disc(0.026 * h, 0.03 * h):rotate("x", -22):move(0.075 * i * h, 0.1 * h, 1.0 * r), "knob") end
  p:add(kit.lathe{ smooth = true, sides = 40, profile = { { 0, 0.3 * h, "sharp" }, { 0.62 * r, 0.3 * h, "sharp" }, { 0.7 * r, 0.36 * h }, { 0.86 * r, 0.6 * h }, { r, 0.88 * h }, { 0.94 * r, 0.88 * h }, { 0.8 * r, 0.6 * h }, { 0.62 * r, 0.37 * h }, { 0, 0.36 * h } } }, "jar")
  p:add(kit.lathe{ smooth = true, sides = 36, profile = { { 0, 0.37 * h, "sharp" }, { 0.6 * r, 0.37 * h, "sharp" }, { 0.78 * r, 0.6 * h }, { 0.83 * r, 0.68 * h, "sharp" }, { 0, 0.68 * h } } }, "drink")
  p:add(kit.lathe{ smooth = true, sides = 40, profile = { { 0, 0.87 * h, "sharp" }, { 1.04 * r, 0.87 * h, "sharp" }, { 1.04 * r, 0.92 * h }, { 0.9 * r, 0.94 * h, "sharp" }, { 0.42 * r, 0.94 * h, "sharp" }, { 0.38 * r, h }, { 0, h } } }, "lid")
  p:add(kit.sweep{ path = kit.curve{ segments = 6, points = { { 0.95 * r, 0.82 * h, 0 }, { 1.45 * r, 0.82 * h, 0 }, { 1.5 * r, 0.6 * h, 0 }, { 1.25 * r, 0.42 * h, 0 }, { 0.7 * r, 0.4 * h, 0 } } }, profile = kit.ellipse{ radius = 0.024 * h, radius_y = 0.034 * h, sides = 14 }, up = { 0, 0, 1 } }, "lid")
end

function draw.coffee(p)
  local h = p.height
  local w, d = 0.66 * h, 0.62 * h
  p:add(block(w, 0.1 * h, d, 0.02 * h, 3):move(0, 0.05 * h, 0), "body")
  p:add(block(w, 0.8 * h, 0.36 * d, 0.03 * h, 3):move(0, 0.5 * h, -0.31 * d), "body")
  p:add(block(w, 0.28 * h, d, 0.04 * h, 3):move(0, 0.84 * h, 0), "body")
  p:add(block(0.9 * w, 0.03 * h, 0.9 * d, 0.01 * h):move(0, 0.985 * h, 0), "panel")
  p:add(block(0.7 * w, 0.16 * h, 0.02 * h):move(0, 0.84 * h, d / 2), "panel"); p:add(block(0.22 * w, 0.08 * h, 0.014 * h):move(-0.16 * w, 0.84 * h, d / 2 + 0.01 * h), "display")
  for i = 0, 2 do p:add(disc(0.022 * h, 0.03 * h):move((0.06 + 0.12 * i) * w, 0.84 * h, d / 2 + 0.01 * h), "knob") end
  if p.traits.espresso then
    p:add(kit.cylinder{ radius = 0.11 * h, height = 0.06 * h, bevel = 0.01 * h }:move(0, 0.68 * h, 0.12 * d), "knob"); p:add(kit.cylinder{ radius = 0.095 * h, height = 0.06 * h, bevel = 0.01 * h }:move(0, 0.63 * h, 0.12 * d), "knob")
    p:add(kit.capsule{ radius = 0.024 * h, height = 0.3 * h }:rotate("x", 82):move(0, 0.63 * h, 0.38 * d), "handle"); p:add(kit.cylinder{ radius = 0.014 * h, height = 0.06 * h }:move(0, 0.58 * h, 0.12 * d), "knob")
    p:add(kit.sweep{ path = kit.curve{ segments = 5, points = { { 0.38 * w, 0.72 * h, 0.3 * d }, { 0.42 * w, 0.6 * h, 0.38 * d }, { 0.45 * w, 0.34 * h, 0.45 * d } } }, radius = 0.012 * h }, "knob")
    p:add(kit.lathe{ smooth = true, sides = 30, profile = { { 0, 0.11 * h, "sharp" }, { 0.05 * h, 0.11 * h }, { 0.085 * h, 0.2 * h }, { 0.09 * h, 0.26 * h }, { 0.08 * h, 0.26 * h }, { 0.045 * h, 0.13 * h }, { 0, 0.13 * h } } }:move(0, 0, 0.14 * d), "cup")
    p:add(block(0.8 * w, 0.02 * h, 0.5 * d):move(0, 0.105 * h, 0.2 * d), "handle")
  else
    local r = 0.22 * h
    p:add(kit.lathe{ smooth = true, sides = 40, profile = { { 0, 0.12 * h, "sharp" }, { 0.85 * r, 0.12 * h }, { r, 0.2 * h }, { 0.95 * r, 0.36 * h }, { 0.7 * r, 0.48 * h }, { 0.62 * r, 0.48 * h }, { 0.85 * r, 0.36 * h }, { 0.9 * r, 0.2 * h }, { 0.75 * r, 0.14 * h }, { 0, 0.135 * h } } }:move(0, 0, 0.16 * d), "jar")
    p:add(kit.lathe{ smooth = true, sides = 36, profile = { { 0, 0.14 * h, "sharp" }, { 0.74 * r, 0.142 * h }, { 0.88 * r, 0.2 * h }, { 0.85 * r, 0.33 * h, "sharp" }, { 0, 0.33 * h } } }:move(0, 0, 0.16 * d), "drink")
    p:add(kit.cylinder{ radius = 0.7 * r, height = 0.05 * h, bevel = 0.01 * h }:move(0, 0.5 * h, 0.16 * d), "handle")
    p:add(kit.sweep{ path = kit.curve{ segments = 5, points = { { 0, 0.47 * h, 0.16 * d + 0.66 * r }, { 0, 0.48 * h, 0.16 * d + 1.3 * r }, { 0, 0.32 * h, 0.16 * d + 1.45 * r }, { 0, 0.22 * h, 0.16 * d + 0.9 * r } } }, radius = 0.022 * h }:move(0, 0, -0.16 * d):rotate("y", 50):move(0, 0, 0.16 * d), "handle")
    p:add(kit.cone{ radius = 0.1 * h, top = 0.2 * h, height = 0.16 * h }:move(0, 0.63 * h, 0.14 * d), "panel")
  end
end

function draw.mixer(p)
  local h = p.height
  p:add(block(0.5 * h, 0.08 * h, 0.95 * h, 0.035 * h, 4):move(0, 0.04 * h, 0.05 * h), "body")
  p:add(kit.sweep{ path = kit.curve{ segments = 6, points = { { 0, 0.05 * h, -0.28 * h }, { 0, 0.4 * h, -0.25 * h }, { 0, 0.66 * h, -0.22 * h } } }, radii = { 1.1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1.05 }, radius = 0.12 * h, sides = 24 }, "body")
  p:add(kit.superquadric{ radii = { 0.155 * h, 0.16 * h, 0.46 * h }, round_y = 0.6, round_xz = 0.75, cells = 20 }:move(0, 0.83 * h, 0.02 * h), "body")
  p:add(kit.torus{ radius = 0.13 * h, tube = 0.012 * h, sides = 36, tube_sides = 8 }:rotate("x", 90):scale(1.02, 1.06, 1):move(0, 0.83 * h, 0.36 * h), "trim"); p:add(disc(0.05 * h, 0.04 * h):move(0, 0.83 * h, 0.47 * h), "trim")
  p:add(kit.cylinder{ radius = 0.03 * h, height = 0.3 * h }:move(0, 0.6 * h, 0.24 * h), "trim"); p:add(kit.sphere{ radii = { 0.11 * h, 0.15 * h, 0.03 * h } }:move(0, 0.4 * h, 0.24 * h), "trim")
  p:add(kit.lathe{ smooth = true, sides = 44, profile = { { 0, 0.08 * h, "sharp" }, { 0.14 * h, 0.08 * h }, { 0.15 * h, 0.11 * h }, { 0.25 * h, 0.24 * h }, { 0.28 * h, 0.5 * h }, { 0.29 * h, 0.51 * h }, { 0.265 * h, 0.5 * h }, { 0.235 * h, 0.26 * h }, { 0.13 * h, 0.13 * h }, { 0, 0.12 * h } } }:move(0, 0, 0.24 * h), "bowl")
  p:add(kit.cylinder{ radius = 0.025 * h, height = 0.06 * h }:rotate("z", 90):move(0.17 * h, 0.78 * h, -0.1 * h), "trim")
end

function draw.fan(p)
  local h = p.height
  local tall = p.traits.tall
  local r = tall and 0.17 * h or 0.36 * h
  local y, z = h - r, 0.02 * h
  p:add(kit.lathe{ smooth = true, sides = 44, profile = { { 0, 0, "sharp" }, { 0.8 * r, 0, "sharp" }, { 0.8 * r, 0.05 * r }, { 0.3 * r, 0.13 * r }, { 0.09 * r, 0.24 * r }, { 0.08 * r, 0.3 * r }, { 0, 0.3 * r } } }:move(0, 0, -0.1 * r), "body")
  p:add(kit.cylinder{ radius = 0.065 * r, height = y }:move(0, y / 2 + 0.03 * r, -0.22 * r), "body")
  p:add(kit.capsule{ radius = 0.2 * r, height = 0.62 * r }:rotate("x", 90):move(0, y, -0.28 * r), "body")
  -- Blades: twisted leaves around the hub, inside the cage.
  local n = p:part("blade")
  for i = 1, n do
    local line = kit.curve{ closed = true, segments = 5, points = { { 0.1 * r, -0.06 * r }, { 0.5 * r, -0.28 * r }, { 0.82 * r, -0.2 * r }, { 0.84 * r, 0.12 * r }, { 0.5 * r, 0.16 * r }, { 0.1 * r, 0.08 * r } } }
    p:add(kit.extrude{ outline = line, depth = 0.022 * r }:rotate("x", 16):rotate("z", 360 * i / n):move(0, y, z + 0.02 * r), "blade")
  end
  p:add(disc(0.15 * r, 0.2 * r, 0.04 * r):move(0, y, z + 0.02 * r), "body")
  for _, s in ipairs{ { 0.95, 0 }, { 0.9, 0.18 }, { 0.62, 0.235 }, { 0.34, 0.25 }, { 0.9, -0.16 } } do p:add(kit.torus{ radius = s[1] * r, tube = 0.016 * r, sides = 56, tube_sides = 6 }:rotate("x", 90):move(0, y, z + s[2] * r), "cage") end
  local wires = p.advanced and 36 or 24
  for i = 1, wires do
    local path = kit.curve{ segments = 3, points = { { 0.14 * r, 0, 0.26 * r }, { 0.6 * r, 0, 0.24 * r }, { 0.9 * r, 0, 0.18 * r }, { 0.96 * r, 0, 0 }, { 0.9 * r, 0, -0.16 * r }, { 0.4 * r, 0, -0.2 * r } } }
    p:add(kit.sweep{ path = path, radius = 0.009 * r, sides = 5 }:rotate("z", 360 * i / wires):move(0, y, z), "cage")
  end
  p:add(disc(0.16 * r, 0.03 * r):move(0, y, z + 0.265 * r), "trim")
end

function draw.vacuum(p)
  local h = p.height
  local function up(s) return s:rotate("x", -16) end
  p:add(block(0.3 * h, 0.085 * h, 0.2 * h, 0.03 * h, 3):move(0, 0.0435 * h, 0.07 * h), "body"); p:add(block(0.29 * h, 0.03 * h, 0.03 * h, 0.008 * h):move(0, 0.03 * h, 0.17 * h), "trim")
  p:add(up(kit.capsule{ radius = 0.085 * h, height = 0.46 * h }:move(0, 0.32 * h, 0)), "body"); p:add(up(kit.cylinder{ radius = 0.089 * h, height = 0.2 * h, bevel = 0.01 * h }:move(0, 0.3 * h, 0)), "bin")
  for _, s in ipairs{ 0.2, 0.4 } do p:add(up(kit.cylinder{ radius = 0.093 * h, height = 0.02 * h, bevel = 0.004 * h }:move(0, s * h, 0)), "trim") end
  p:add(up(kit.cylinder{ radius = 0.017 * h, height = 0.5 * h }:move(0, 0.74 * h, 0)), "handle")
  p:add(up(kit.sweep{ path = kit.curve{ segments = 5, points = { { 0, 0.94 * h, 0 }, { 0, 1.0 * h, -0.005 * h }, { 0, 1.03 * h, -0.04 * h }, { 0, 1.0 * h, -0.08 * h }, { 0, 0.93 * h, -0.05 * h }, { 0, 0.92 * h, 0 } } }, radius = 0.02 * h }:knotted()), "trim")
  p:add(up(kit.sweep{ path = kit.curve{ segments = 6, points = { { 0.05 * h, 0.14 * h, -0.07 * h }, { 0.1 * h, 0.24 * h, -0.13 * h }, { 0.09 * h, 0.45 * h, -0.12 * h }, { 0.04 * h, 0.55 * h, -0.06 * h }, { 0, 0.58 * h, -0.01 * h } } }, radius = 0.02 * h }), "hose")
  for _, s in ipairs{ -1, 1 } do p:add(kit.cylinder{ radius = 0.05 * h, height = 0.04 * h, bevel = 0.008 * h }:rotate("z", 90):move(s * 0.1 * h, 0.05 * h, -0.06 * h), "hose") end
end

function draw.iron(p)
  local w = p.length
  local sole = kit.curve{ closed = true, segments = 5, points = { { -0.48, 0 }, { -0.46, 0.17 }, { -0.2, 0.21 }, { 0.12, 0.17 }, { 0.36, 0.08 }, { 0.49, 0 }, { 0.36, -0.08 }, { 0.12, -0.17 }, { -0.2, -0.21 }, { -0.46, -0.17 } } }
  for i, q in ipairs(sole) do sole[i] = { q[1] * w, q[2] * w } end
  p:add(kit.extrude{ outline = sole, depth = 0.035 * w, bevel = 0.008 * w }:rotate("x", -90):move(0, 0.018 * w, 0), "sole")
  local sections = {}
  for i, q in ipairs{ { 0.036, 0.95, 0 }, { 0.11, 0.92, 0 }, { 0.19, 0.74, -0.04 }, { 0.25, 0.5, -0.08 } } do
    local ring = {}
    for k, s in ipairs(sole) do ring[k] = { s[1] * q[2] + q[3] * w, q[1] * w, -s[2] * q[2] * (i > 2 and 0.75 or 1) } end
    sections[i] = ring
  end
  p:add(kit.loft{ sections = sections, smooth = true, segments = 4, crease = 60 }, "body")
  p:add(kit.sweep{ path = kit.curve{ segments = 7, points = { { -0.36 * w, 0.16 * w, 0 }, { -0.4 * w, 0.32 * w, 0 }, { -0.3 * w, 0.42 * w, 0 }, { -0.05 * w, 0.42 * w, 0 }, { 0.14 * w, 0.36 * w, 0 }, { 0.2 * w, 0.22 * w, 0 } } }, profile = kit.ellipse{ radius = 0.042 * w, radius_y = 0.055 * w, sides = 16 }, up = { 0, 0, 1 } }, "handle")
  p:add(kit.cylinder{ radius = 0.085 * w, height = 0.04 * w, bevel = 0.008 * w }:move(-0.08 * w, 0.26 * w, 0), "sole")
  p:add(kit.sweep{ path = kit.curve{ segments = 6, points = { { -0.38 * w, 0.38 * w, 0 }, { -0.5 * w, 0.42 * w, 0.02 * w }, { -0.6 * w, 0.2 * w, 0.05 * w }, { -0.56 * w, 0.016 * w, 0.12 * w }, { -0.4 * w, 0.014 * w, 0.3 * w } } }, radius = 0.013 * w, sides = 8 }, "handle")
end

local white = { { "body", "glossy white enamel" }, { "door", "glossy white enamel" }, { "panel", "light gray plastic" }, { "display", "screen" }, { "window", "tinted glass" }, { "handle", "steel" }, { "knob", "steel" }, { "foot", "black rubber" } }
local function add(list, more)
  local all = {}
  for _, s in ipairs(list) do all[#all + 1] = s end
  for _, s in ipairs(more) do all[#all + 1] = s end
  return all
end
-- Bare steel shows but what it mirrors: before a dark room its broad fronts would be dark.
local steel = { { "body", "light gray enamel" }, { "door", "light gray enamel" }, { "panel", "black plastic" }, { "display", "screen" }, { "window", "tinted glass" }, { "handle", "chrome" }, { "knob", "black plastic" }, { "foot", "black rubber" } }

return {
  slots = white,
  kinds = {
    { kind = "refrigerator", synsets = { "refrigerator.n.01" }, except = { "ice_machine.n.01" }, names = { "fridge", "icebox", "freezer", "mini fridge" }, height_m = { 0.5, 1.75, 2.1 }, shapes = { "wide" }, styles = { "retro", "vintage" }, slots = { { "body", "light gray enamel" }, { "panel", "black plastic" }, { "handle", "chrome" }, { "foot", "black rubber" } }, traits = { draw = draw.refrigerator } },
    { kind = "stove", synsets = { "stove.n.01", "stove.n.02" }, names = { "kitchen stove", "cooker", "gas stove", "range cooker", "kitchen range" }, height_m = { 0.7, 0.95, 1.2 }, slots = add(white, { { "hob", "black enamel" }, { "burner", "cast iron" } }), traits = { draw = draw.stove } },
    { kind = "oven", synsets = { "oven.n.01" }, except = { "kiln.n.01", "microwave.n.02", "dutch_oven.n.02" }, names = { "wall oven" }, height_m = { 0.4, 0.6, 1.2 }, slots = steel, traits = { draw = draw.oven } },
    { kind = "dishwasher", synsets = { "dishwasher.n.01" }, names = { "dish washer" }, height_m = { 0.45, 0.85, 0.9 }, slots = steel, traits = { draw = draw.washer, dishes = true } },
    { kind = "washing machine", synsets = { "washer.n.03" }, names = { "washer", "clothes dryer", "laundry machine", "dryer", "tumble dryer" }, height_m = { 0.7, 0.86, 1.1 }, slots = add(white, { { "drum", "dark gray steel" } }), traits = { draw = draw.washer } },
    { kind = "microwave", synsets = { "microwave.n.02" }, names = { "microwave oven" }, length_m = { 0.4, 0.5, 0.6 }, slots = steel, traits = { draw = draw.microwave } },
    { kind = "toaster", synsets = { "toaster.n.02" }, length_m = { 0.22, 0.3, 0.45 }, parts = { slot = { 1, 2, 4 }, toast = { 0, 1, 1 } }, slots = { { "body", "chrome" }, { "base", "black plastic" }, { "slot", "black metal" }, { "lever", "black plastic" }, { "toast", "caramel bread" } }, traits = { draw = draw.toaster } },
    { kind = "blender", synsets = { "blender.n.01" }, names = { "smoothie maker", "food processor", "liquidizer" }, height_m = { 0.28, 0.4, 0.5 }, slots = { { "body", "red plastic or white plastic or black plastic or teal plastic" }, { "jar", "glass" }, { "drink", "strawberry resin" }, { "lid", "black plastic" }, { "knob", "steel" } }, traits = { draw = draw.blender } },
    { kind = "coffee maker", synsets = { "coffee_maker.n.01" }, names = { "coffee machine", "drip coffee maker", "coffeemaker" }, height_m = { 0.25, 0.36, 0.45 }, slots = { { "body", "black plastic" }, { "panel", "steel" }, { "display", "screen" }, { "knob", "steel" }, { "handle", "black plastic" }, { "jar", "glass" }, { "drink", "dark brown resin" } }, traits = { draw = draw.coffee } },
    { kind = "espresso machine", synsets = { "espresso_maker.n.01" }, names = { "espresso maker" }, height_m = { 0.28, 0.38, 0.5 }, slots = { { "body", "stainless steel" }, { "panel", "black plastic" }, { "display", "screen" }, { "knob", "chrome" }, { "handle", "black plastic" }, { "cup", "white porcelain" } }, traits = { draw = draw.coffee, espresso = true } },
    { kind = "mixer", synsets = { "mixer.n.04" }, names = { "stand mixer", "kitchen mixer", "food mixer" }, height_m = { 0.25, 0.36, 0.45 }, slots = { { "body", "glossy mint enamel" }, { "bowl", "polished steel" }, { "trim", "chrome" } }, traits = { draw = draw.mixer } },
    { kind = "electric fan", synsets = { "electric_fan.n.01" }, names = { "desk fan", "table fan" }, height_m = { 0.2, 0.42, 0.6 }, parts = { blade = { 3, 4, 6 } }, slots = { { "body", "glossy white plastic" }, { "blade", "sky blue plastic" }, { "cage", "chrome" }, { "trim", "glossy white plastic" } }, traits = { draw = draw.fan } },
    { kind = "standing fan", names = { "pedestal fan", "floor fan", "stand fan" }, height_m = { 0.9, 1.25, 1.5 }, parts = { blade = { 3, 4, 6 } }, slots = { { "body", "black plastic" }, { "blade", "gray plastic" }, { "cage", "chrome" }, { "trim", "black plastic" } }, traits = { draw = draw.fan, tall = true } },
    { kind = "vacuum cleaner", synsets = { "vacuum.n.04" }, names = { "vacuum", "hoover", "upright vacuum" }, height_m = { 0.8, 1.1, 1.3 }, slots = { { "body", "glossy red plastic" }, { "bin", "tinted glass" }, { "trim", "black rubber" }, { "handle", "steel" }, { "hose", "dark gray rubber" } }, traits = { draw = draw.vacuum } },
    { kind = "iron", synsets = { "iron.n.04" }, names = { "steam iron", "flatiron", "clothes iron" }, length_m = { 0.18, 0.28, 0.35 }, slots = { { "body", "glossy blue plastic" }, { "sole", "polished steel" }, { "handle", "black plastic" } }, traits = { draw = draw.iron } },
  },
  build = function(p) p.traits.draw(p) end,
}
