-- Hand tools. Each stands upright with its broad side to the front, the handle below.
local maker = require("lib/maker")
local box, disc, rod, front = maker.box, maker.disc, maker.rod, maker.front

local draw = {}

-- A turned wooden handle with a swell, from y = 0 up to `top`.
local function handle(b, top, radius, slot, bent)
  local shape = kit.cylinder{ radius = radius, height = top, rows = 12, bevel = 0.3 * radius }:align{ y = "low" }:scale(1, 1, 0.8)
  b.add(shape, slot or "handle")
  if bent ~= false then b.add(kit.sphere{ radii = { 1.35 * radius, 1.4 * radius, 1.1 * radius } }:move(0, 1.4 * radius, 0), slot or "handle") end
end

-- A bundle of points bent smooth, as an outline.
local function smooth(points, n) return kit.curve{ points = points, closed = true, segments = n or 4 } end

function draw.hammer(p)
  local b = maker.board(p, 1, 0.12)
  if p.traits.form == "claw" then
    b.add(kit.lathe{ smooth = true, profile = { { 0, 0, "sharp" }, { 0.05, 0.01 }, { 0.056, 0.12 }, { 0.044, 0.28 }, { 0.05, 0.4 }, { 0.032, 0.5 }, { 0.032, 0.96 }, { 0, 0.98, "sharp" } }, sides = 24 }:scale(1.15, 1, 0.8), "handle")
    b.add(kit.lathe{ smooth = true, profile = { { 0.052, 0.02 }, { 0.062, 0.06 }, { 0.06, 0.2 }, { 0.052, 0.38 }, { 0.04, 0.44, "sharp" }, { 0.03, 0.44, "sharp" } }, sides = 24, ends = "capped" }:scale(1.15, 1, 0.8), "grip")
    b.add(box(0, 0.9, 0, 0.13, 0.12, 0.1, 0.02), "head")
    b.add(kit.lathe{ profile = { { 0.045, 0 }, { 0.04, 0.06 }, { 0.05, 0.1 }, { 0.062, 0.12 }, { 0.062, 0.17 }, { 0.055, 0.18 } }, sides = 24 }:rotate("z", -90):move(0.05, 0.9, 0), "head")
    for _, z in ipairs{ -1, 1 } do
      b.add(front(smooth({ { -0.04, 0.95 }, { -0.04, 0.855 }, { -0.15, 0.86 }, { -0.24, 0.82 }, { -0.31, 0.75 }, { -0.27, 0.86 }, { -0.17, 0.95 } }), 0.04, 0.008):rotate("y", z * 5):move(0, 0, z * 0.026), "head")
    end
  else
    local round = p.traits.form == "mallet"
    handle(b, 0.98, round and 0.04 or 0.03)
    if round then b.add(maker.turned("x", { { 0, -0.2 }, { 0.125, -0.2 }, { 0.14, -0.17 }, { 0.14, 0.17 }, { 0.125, 0.2 }, { 0, 0.2 } }, 28):move(0, 0.86, 0), "head")
    else
      b.add(kit.cylinder{ radius = 0.075, height = 0.34, sides = 8, bevel = 0.015 }:rotate("x", 22.5):rotate("z", 90):move(0, 0.9, 0), "head")
      for _, x in ipairs{ -1, 1 } do b.add(disc("x", x * 0.165, 0.9, 0, 0.08, 0.03, 0.008), "head") end
    end
  end
  b.anchor("hand", 0, 0.25, 0)
end

function draw.axe(p)
  local b = maker.board(p, 1, 0.12)
  local pick = p.traits.form
  -- The helve swings forward and ends in a fawn's foot.
  b.add(kit.sweep{ path = kit.curve{ points = { { -0.03, 0.02, 0 }, { 0.0, 0.12, 0 }, { -0.025, 0.4, 0 }, { 0, 0.75, 0 }, { 0, 0.99, 0 } }, segments = 6 }, profile = kit.ellipse{ radius = 0.032, radius_y = 0.022, sides = 14 },
    up = { 0, 0, 1 }, first = "round", last = "round", radii = nil }, "handle")
  b.add(kit.sphere{ radii = { 0.048, 0.03, 0.026 } }:move(-0.028, 0.03, 0), "handle")
  local edge = p:vary(0.15, 0.19)
  local function bit(sign)
    local function ring(x, low, high, thick)
      local s = {}
      for i, at in ipairs(kit.rectangle{ width = high - low, height = thick, radius = 0.3 * thick, segments = 1 }) do s[i] = { sign * x, (low + high) / 2 + at[1], at[2] * sign } end
      return s
    end
    b.add(kit.loft{ sections = { ring(0.0, 0.82, 0.96, 0.075), ring(0.06, 0.83, 0.955, 0.06), ring(0.13, 0.8, 0.97, 0.036), ring(0.2, 0.89 - edge, 0.99, 0.014) }, smooth = true, segments = 3, crease = 40 }, "head")
    b.add(front(smooth({ { sign * 0.195, 0.985 }, { sign * 0.235, 0.99 - 0.5 * edge }, { sign * 0.195, 0.895 - edge }, { sign * 0.19, 0.94 - 0.5 * edge } }, 5), 0.012, 0.004), "edge")
  end
  bit(1)
  if pick == "double" then bit(-1) else b.add(box(-0.045, 0.89, 0, 0.07, 0.12, 0.075, 0.012), "head") end
  b.anchor("hand", 0, 0.25, 0)
end

function draw.pickaxe(p)
  local b = maker.board(p, 1, 0.12)
  handle(b, 0.99, 0.03)
  local path, radii = {}, {}
  for i = 0, 16 do
    local t = i / 8 - 1
    path[i + 1] = { 0.36 * t, 0.92 - 0.16 * t * t, 0 }
    radii[i + 1] = math.max(0.12, 1 - 0.85 * math.abs(t)^1.5)
  end
  b.add(kit.sweep{ path = path, profile = kit.rectangle{ width = 0.07, height = 0.06, radius = 0.012 }, radii = radii }, "head")
  b.add(kit.cone{ radius = 0.055, top = 0.05, height = 0.12, bevel = 0.01 }:move(0, 0.91, 0), "head")
  b.anchor("hand", 0, 0.3, 0)
end

function draw.saw(p)
  local b = maker.board(p, 1, 0.12)
  local outline, teeth = { { 0.02, 0.15 }, { 0.68, 0.09 } }, p.advanced and 36 or 24
  for i = 0, teeth do
    outline[#outline + 1] = { 0.7 - 0.68 * i / teeth, 0.0 }
    outline[#outline + 1] = { 0.7 - 0.68 * (i + 0.5) / teeth, -0.018 }
  end
  table.remove(outline)
  local grip = smooth({ { 0.05, 0.17 }, { -0.06, 0.19 }, { -0.2, 0.17 }, { -0.24, 0.2 }, { -0.29, 0.17 }, { -0.25, 0.06 }, { -0.26, -0.04 }, { -0.2, -0.06 }, { -0.1, -0.03 }, { 0.06, -0.01 }, { 0.03, 0.08 } })
  local hole = smooth({ { -0.05, 0.12 }, { -0.16, 0.12 }, { -0.2, 0.07 }, { -0.17, 0.01 }, { -0.06, 0.03 }, { -0.03, 0.08 } })
  local parts = { front(outline, 0.006, 0):slot("blade"), front(grip, 0.035, 0.012, { hole }):slot("handle") }
  for _, at in ipairs{ { 0.0, 0.13 }, { 0.0, 0.04 }, { -0.02, 0.085 } } do parts[#parts + 1] = disc("z", at[1], at[2], 0, 0.014, 0.045):slot("rivet") end
  b.add(kit.group(parts):rotate("z", 68):align{ y = "low", x = "middle" }, "handle")
  b.anchor("hand", -0.05, 0.12, 0)
end

function draw.wrench(p)
  local b = maker.board(p, 1, 0.12)
  -- A round jaw with a slot, turned a little, above; a ring below.
  local jaw = {}
  for i = 0, 20 do local a = math.rad(118 + 304 * i / 20) jaw[i + 1] = { 0.125 * math.cos(a), 0.125 * math.sin(a) } end
  jaw[#jaw + 1], jaw[#jaw + 2], jaw[#jaw + 3] = { 0.055, 0 }, { 0, -0.045 }, { -0.055, 0 }
  b.add(front(jaw, 0.06, 0.012):rotate("z", 18):move(0, 0.875, 0), "body")
  b.add(kit.tube{ radius = 0.1, thickness = 0.045, height = 0.06, bevel = 0.01 }:rotate("x", 90):move(0, 0.1, 0), "body")
  b.add(front({ { -0.05, 0.17 }, { 0.05, 0.17 }, { 0.036, 0.26 }, { 0.036, 0.7 }, { 0.06, 0.79 }, { -0.06, 0.79 }, { -0.036, 0.7 }, { -0.036, 0.26 } }, 0.05, 0.012), "body")
  for _, z in ipairs{ -1, 1 } do b.add(box(0, 0.48, z * 0.025, 0.034, 0.4, 0.008, 0.003), "inlay") end
  b.anchor("hand", 0, 0.35, 0)
end

function draw.screwdriver(p)
  local b = maker.board(p, 1, 0.12)
  local sides, profile = p.advanced and 48 or 24, { { 0, 0, "sharp" }, { 0.05, 0.004 }, { 0.068, 0.03 }, { 0.07, 0.3 }, { 0.05, 0.36 }, { 0.058, 0.39 }, { 0.045, 0.42, "sharp" }, { 0, 0.42, "sharp" } }
  b.add(kit.lathe{ smooth = true, sides = sides, profile = profile }, "handle")
  b.add(kit.instances(kit.capsule{ radius = 0.016, height = 0.25, sides = 8 }:move(0, 0.17, 0.066), kit.ring{ count = 8, radius = 0.0005 }), "grip")
  b.add(rod({ 0, 0.41, 0 }, { 0, 0.9, 0 }, 0.021), "blade")
  b.add(kit.loft{ sections = { { { 0.018, 0.88, 0.018 }, { 0.018, 0.88, -0.018 }, { -0.018, 0.88, -0.018 }, { -0.018, 0.88, 0.018 } }, { { 0.032, 0.94, 0.014 }, { 0.032, 0.94, -0.014 }, { -0.032, 0.94, -0.014 }, { -0.032, 0.94, 0.014 } },
    { { 0.03, 1, 0.005 }, { 0.03, 1, -0.005 }, { -0.03, 1, -0.005 }, { -0.03, 1, 0.005 } } }, crease = 30 }, "blade")
  b.anchor("hand", 0, 0.2, 0)
end

function draw.drill(p)
  local b = maker.board(p, 1, 0.12)
  -- A cordless drill in profile: body, pistol grip, battery, chuck and bit; z runs towards the bit.
  b.add(maker.side(smooth({ { -0.34, 0.86 }, { -0.38, 0.72 }, { -0.34, 0.6 }, { -0.2, 0.57 }, { 0.1, 0.58 }, { 0.2, 0.64 }, { 0.2, 0.8 }, { 0.12, 0.87 }, { -0.1, 0.88 } }), 0.21, 0.06), "body")
  b.add(maker.side(smooth({ { -0.26, 0.64 }, { -0.08, 0.64 }, { -0.1, 0.5 }, { -0.16, 0.14 }, { -0.33, 0.14 }, { -0.3, 0.4 } }), 0.16, 0.05), "grip")
  b.add(box(-0.0, 0.07, -0.2, 0.22, 0.14, 0.36, 0.03), "battery")
  b.add(box(0, 0.15, -0.2, 0.2, 0.04, 0.32, 0.015), "body")
  b.add(box(0, 0.52, -0.075, 0.06, 0.11, 0.05, 0.02), "trigger")
  b.add(maker.turned("z", { { 0, 0.16 }, { 0.1, 0.17 }, { 0.1, 0.2 }, { 0.075, 0.2 }, { 0.08, 0.3 }, { 0.075, 0.36 }, { 0.03, 0.42 }, { 0, 0.42 } }, 28):move(0, 0.725, 0), "chuck")
  b.add(kit.sweep{ path = { { 0, 0.725, 0.4 }, { 0, 0.725, 0.5 }, { 0, 0.725, 0.6 }, { 0, 0.725, 0.64 } }, profile = kit.rectangle{ width = 0.04, height = 0.018 }, radii = { 1, 1, 1, 0 }, twist = 720 }, "bit")
  for _, x in ipairs{ -1, 1 } do
    for i = 0, 3 do b.add(box(x * 0.104, 0.72, -0.3 + 0.045 * i, 0.006, 0.12, 0.016, 0.003), "grip") end
    b.add(box(x * 0.104, 0.74, 0.0, 0.006, 0.09, 0.14, 0.003), "label")
  end
  b.anchor("hand", 0, 0.4, -0.2)
end

function draw.shovel(p)
  local b = maker.board(p, 1, 0.12)
  local blade = p.traits.form == "spade" and { { -0.12, 0.3 }, { 0.12, 0.3 }, { 0.115, 0.02 }, { 0, 0.0 }, { -0.115, 0.02 } } or { { -0.12, 0.3 }, { 0.12, 0.3 }, { 0.125, 0.14 }, { 0.06, 0.04 }, { 0, 0 }, { -0.06, 0.04 }, { -0.125, 0.14 } }
  -- The blade is dished: rows across it bow backwards.
  local sections, n = {}, 10
  for i = 0, n do
    local t = i / n
    local half = p.traits.form == "spade" and 0.115 or 0.125 * math.min(1, (t + 0.01)^0.45 * 1.05)
    local s = {}
    for k = -6, 6 do s[#s + 1] = { half * k / 6, 0.31 * t, 0.035 * (1 - (k / 6)^2) * (0.4 + 0.6 * t) - 0.03 } end
    for k = 6, -6, -1 do s[#s + 1] = { half * k / 6, 0.31 * t, 0.035 * (1 - (k / 6)^2) * (0.4 + 0.6 * t) - 0.038 } end
    sections[i + 1] = s
  end
  b.add(kit.loft{ sections = sections, crease = 60 }, "blade")
  b.both(rod({ 0.035, 0.312, -0.004 }, { 0.115, 0.312, -0.03 }, 0.009), "blade")
  b.add(rod({ 0, 0.25, -0.006 }, { 0, 0.45, -0.006 }, 0.021, 0.019), "blade")
  b.add(rod({ 0, 0.43, -0.006 }, { 0, 0.9, -0.006 }, 0.016), "handle")
  b.add(maker.pipe({ { 0, 0.86, -0.006 }, { -0.035, 0.9, -0.006 }, { -0.055, 0.985, -0.006 } }, 0.012), "grip")
  b.add(maker.pipe({ { 0, 0.86, -0.006 }, { 0.035, 0.9, -0.006 }, { 0.055, 0.985, -0.006 } }, 0.012), "grip")
  b.add(rod({ -0.065, 0.985, -0.006 }, { 0.065, 0.985, -0.006 }, 0.015), "grip")
  b.anchor("hand", 0, 0.65, 0)
end

function draw.rake(p)
  local b = maker.board(p, 1, 0.12)
  b.add(rod({ 0, 0, 0 }, { 0, 0.94, 0 }, 0.012), "handle")
  if p.traits.form == "fork" then
    local w = 0.075
    b.add(rod({ 0, 0.7, 0 }, { 0, 0.8, 0 }, 0.016, 0.014), "head")
    b.add(maker.pipe({ { -w, 0.86, 0 }, { -w * 0.8, 0.81, 0 }, { 0, 0.785, 0 }, { w * 0.8, 0.81, 0 }, { w, 0.86, 0 } }, 0.0085), "head")
    for i = -1, 1 do b.add(maker.pipe({ { i * w, i == 0 and 0.78 or 0.85, 0 }, { i * w, 0.93, -0.012 }, { i * w, 0.995, 0.008 } }, 0.0075, 8), "head") end
    b.add(rod({ 0, 0.65, 0 }, { 0, 0.79, 0 }, 0.015), "head")
  else
    b.add(rod({ 0, 0.88, 0 }, { 0, 0.97, 0 }, 0.015), "head")
    b.add(rod({ -0.14, 0.975, 0 }, { 0.14, 0.975, 0 }, 0.011), "head")
    b.add(maker.pipe({ { -0.1, 0.975, 0 }, { -0.05, 0.93, 0 }, { 0, 0.89, 0 } }, 0.007), "head")
    b.add(maker.pipe({ { 0.1, 0.975, 0 }, { 0.05, 0.93, 0 }, { 0, 0.89, 0 } }, 0.007), "head")
    for i = -6, 6 do b.add(maker.pipe({ { i * 0.0225, 0.975, 0 }, { i * 0.0225, 0.97, 0.04 }, { i * 0.0225, 0.945, 0.075 } }, 0.006, 6), "head") end
  end
  b.anchor("hand", 0, 0.45, 0)
end

function draw.scythe(p)
  local b = maker.board(p, 1, 0.12)
  if p.traits.form == "sickle" then
    b.add(kit.lathe{ smooth = true, sides = 20, profile = { { 0, 0, "sharp" }, { 0.05, 0.02 }, { 0.06, 0.14 }, { 0.05, 0.3 }, { 0.055, 0.36, "sharp" }, { 0, 0.36, "sharp" } } }, "handle")
    local outer, inner, blade = {}, {}, {}
    for i = 0, 20 do
      local a, thin = math.rad(250 - 245 * i / 20), 0.34 - 0.004 - 0.08 * (1 - i / 20)^0.6
      outer[i + 1] = { 0.24 + 0.34 * math.cos(a), 0.66 + 0.34 * math.sin(a) }
      inner[i + 1] = { 0.24 + thin * math.cos(a), 0.66 + thin * math.sin(a) }
    end
    for _, at in ipairs(inner) do blade[#blade + 1] = at end
    for i = #outer, 1, -1 do blade[#blade + 1] = outer[i] end
    b.add(rod({ 0, 0.34, 0 }, { 0.13, 0.37, 0 }, 0.02), "blade")
    b.add(front(blade, 0.016, 0.002), "blade")
  else
    b.add(maker.pipe({ { 0.02, 0, 0 }, { -0.02, 0.3, 0 }, { 0.02, 0.6, 0 }, { 0, 0.97, 0 } }, 0.017), "handle")
    local blade = {}
    for i = 0, 14 do blade[#blade + 1] = { -0.02 + 0.62 * i / 14, 0.975 - 0.26 * (i / 14)^2.2 } end
    for i = 14, 0, -1 do blade[#blade + 1] = { -0.02 + 0.61 * i / 14, 0.9 - 0.19 * (i / 14)^2.0 - 0.0 } end
    local fixed = {}
    for i = #blade, 1, -1 do fixed[#fixed + 1] = blade[i] end
    b.add(front(fixed, 0.014, 0.003), "blade")
    b.add(rod({ 0, 0.89, 0 }, { 0, 0.98, 0 }, 0.024), "blade")
    for _, at in ipairs{ { -0.012, 0.33 }, { 0.012, 0.57 } } do b.add(rod({ at[1], at[2], 0 }, { at[1] + 0.02, at[2] + 0.01, 0.12 }, 0.014), "handle") end
  end
  b.anchor("hand", 0, 0.45, 0)
end

function draw.chainsaw(p)
  local b = maker.board(p, 1.32, 0.08)
  b.add(maker.side(smooth({ { -0.45, 0.08 }, { -0.1, 0.05 }, { 0.02, 0.12 }, { 0.03, 0.28 }, { -0.08, 0.36 }, { -0.3, 0.34 }, { -0.44, 0.26 } }), 0.22, 0.05), "body")
  b.add(maker.side(smooth({ { -0.44, 0.04 }, { -0.1, 0.0 }, { 0.0, 0.04 }, { -0.06, 0.12 }, { -0.4, 0.13 } }), 0.18, 0.03), "grip")
  b.add(disc("x", -0.115, 0.19, -0.2, 0.11, 0.03, 0.01), "grip")
  for i = 0, 4 do b.add(box(-0.132, 0.12 + 0.035 * i, -0.2, 0.006, 0.014, 0.13, 0.003), "body") end
  -- Bar, and the chain's teeth round its edge.
  local bar, low, high, tip = {}, 0.11, 0.23, 0.62
  bar[1], bar[2] = { -0.05, high }, { -0.05, low }
  for i = 0, 10 do local a = math.rad(-90 + 180 * i / 10) bar[#bar + 1] = { tip - 0.06 + 0.06 * math.cos(a), 0.17 + 0.06 * math.sin(a) } end
  b.add(maker.side(bar, 0.014, 0.003):move(0.07, 0, 0), "bar")
  local tooth, at = {}, {}
  for i = 0, 22 do
    local z = 0.06 + 0.022 * i
    at[#at + 1] = { 0.07, high + 0.004, z }
    at[#at + 1] = { 0.07, low - 0.004, z }
  end
  for i = 1, 7 do local a = math.rad(-90 + 22.5 * i) at[#at + 1] = { 0.07, 0.17 + 0.066 * math.sin(a), tip - 0.06 + 0.066 * math.cos(a) } end
  b.add(kit.instances(kit.box{ size = { 0.022, 0.018, 0.014 } }, at), "chain")
  b.add(maker.pipe({ { -0.12, 0.14, -0.06 }, { -0.14, 0.36, -0.05 }, { -0.08, 0.44, -0.05 }, { 0.08, 0.44, -0.05 }, { 0.12, 0.34, -0.05 } }, 0.02), "grip")
  b.add(maker.pipe({ { 0, 0.3, -0.38 }, { 0, 0.37, -0.5 }, { 0, 0.3, -0.66 }, { 0, 0.12, -0.66 }, { 0, 0.07, -0.42 } }, 0.028), "grip")
  b.add(maker.side({ { 0.0, 0.36 }, { 0.03, 0.36 }, { 0.07, 0.46 }, { 0.04, 0.47 } }, 0.2, 0.01), "grip")
  b.anchor("hand", 0, 0.44, -0.05)
end

function draw.toolbox(p)
  local b = maker.board(p, 1, 0.12)
  b.add(box(0, 0.2, 0, 1, 0.36, 0.44, 0.02), "box")
  for _, z in ipairs{ -1, 1 } do b.add(box(0, 0.02, z * 0.18, 0.96, 0.04, 0.04), "trim") end
  b.add(maker.side({ { -0.23, 0.36 }, { 0.23, 0.36 }, { 0.23, 0.42 }, { 0.14, 0.5 }, { -0.14, 0.5 }, { -0.23, 0.42 } }, 1.02, 0.02), "lid")
  b.add(box(0, 0.375, 0, 1.03, 0.02, 0.47, 0.008), "trim")
  for _, x in ipairs{ -0.28, 0.28 } do
    b.add(box(x, 0.36, 0.235, 0.09, 0.13, 0.03, 0.01), "trim")
    b.add(box(x, 0.33, 0.255, 0.05, 0.06, 0.015, 0.005), "handle")
  end
  b.add(maker.pipe({ { -0.22, 0.49, 0 }, { -0.22, 0.58, 0 }, { -0.18, 0.61, 0 }, { 0, 0.61, 0 }, { 0.18, 0.61, 0 }, { 0.22, 0.58, 0 }, { 0.22, 0.49, 0 } }, 0.022), "handle")
  b.anchor("hand", 0, 0.61, 0)
end

function draw.anvil(p)
  local b = maker.board(p, 1, 0.12)
  local function ring(y, x0, x1, z) local s = {} for i, at in ipairs(kit.rectangle{ width = x1 - x0, height = 2 * z, radius = 0.03, segments = 2 }) do s[i] = { (x0 + x1) / 2 + at[1], y, -at[2] } end return s end
  b.add(kit.loft{ sections = { ring(0, -0.3, 0.26, 0.17), ring(0.06, -0.3, 0.26, 0.17), ring(0.12, -0.2, 0.16, 0.1), ring(0.2, -0.15, 0.12, 0.08), ring(0.28, -0.22, 0.2, 0.1), ring(0.34, -0.34, 0.22, 0.12), ring(0.46, -0.36, 0.22, 0.12) }, crease = 45 }, "body")
  b.add(maker.turned("x", { { 0, 0 }, { 0.095, 0 }, { 0.085, 0.12 }, { 0.055, 0.26 }, { 0.015, 0.37 }, { 0, 0.375 } }, 24):scale(1, 0.8, 1):move(0.21, 0.385, 0), "body")
  b.add(box(-0.07, 0.462, 0, 0.58, 0.016, 0.235, 0.005), "face")
  b.add(box(-0.3, 0.47, 0.02, 0.04, 0.004, 0.04), "hole")
  b.support(-0.07, 0.47, 0, 0.5, 0.2)
end

function draw.anchor(p)
  local b = maker.board(p, 1, 0.12)
  b.add(rod({ 0, 0.06, 0 }, { 0, 0.84, 0 }, 0.042, 0.032), "anchor")
  b.add(kit.torus{ radius = 0.065, tube = 0.02 }:rotate("x", 90):move(0, 0.91, 0), "ring")
  b.add(rod({ -0.24, 0.76, 0 }, { 0.24, 0.76, 0 }, 0.025), "stock")
  for _, x in ipairs{ -1, 1 } do
    b.add(kit.sphere{ radius = 0.038 }:move(x * 0.24, 0.76, 0), "stock")
    b.add(kit.sweep{ path = kit.curve{ points = { { 0, 0.045, 0 }, { x * 0.16, 0.075, 0 }, { x * 0.29, 0.18, 0 }, { x * 0.345, 0.33, 0 } }, segments = 6 }, radius = 0.042, first = "round", last = "round" }, "anchor")
    b.add(front(x > 0 and { { 0.37, 0.46 }, { 0.24, 0.31 }, { 0.32, 0.29 }, { 0.43, 0.27 } } or { { -0.37, 0.46 }, { -0.43, 0.27 }, { -0.32, 0.29 }, { -0.24, 0.31 } }, 0.06, 0.015), "anchor")
  end
  b.add(kit.sphere{ radius = 0.05 }:move(0, 0.05, 0), "anchor")
  if p:part("rope") > 0 then
    b.add(maker.pipe({ { 0, 0.95, 0 }, { 0.06, 0.9, 0.08 }, { 0.1, 0.7, 0.06 }, { -0.06, 0.55, 0.07 }, { -0.1, 0.42, 0 }, { 0.02, 0.34, -0.07 }, { 0.1, 0.25, 0.02 }, { 0.06, 0.12, 0.1 }, { 0.2, 0.02, 0.16 } }, 0.017), "rope")
  end
end

function draw.hook(p)
  local b = maker.board(p, 1, 0.12)
  local path, radii = { { 0, 0.86, 0 }, { 0, 0.72, 0 }, { 0, 0.56, 0 } }, { 0.8, 0.9, 1 }
  for i = 0, 14 do
    local a = math.rad(60 - 270 * i / 14)
    path[#path + 1] = { 0.0 + 0.235 * math.cos(a) - 0.06, 0.275 + 0.235 * math.sin(a), 0 }
    radii[#radii + 1] = i < 9 and 1.15 or 1.15 - 0.16 * (i - 8)
  end
  radii[#radii] = 0
  b.add(kit.sweep{ path = path, radius = 0.05, radii = radii }, "hook")
  b.add(kit.torus{ radius = 0.075, tube = 0.03 }:rotate("x", 90):move(0, 0.9, 0), "hook")
end

local wood = { { "head", "steel" }, { "handle", "ash wood" }, { "grip", "black rubber" }, { "edge", "steel" } }
local metal = { { "blade", "steel" }, { "handle", "ash wood" }, { "grip", "red plastic" }, { "rivet", "brass" } }
local function kind(name, drawing, members)
  members.kind, members.traits = name, { draw = draw[drawing], form = members.form }
  members.form = nil
  return members
end

return {
  slots = wood,
  kinds = {
    kind("hammer", "hammer", { synsets = { "hammer.n.02" }, names = { "claw hammer" }, height_m = { 0.1, 0.32, 0.9 }, form = "claw" }),
    kind("sledgehammer", "hammer", { synsets = { "sledgehammer.n.01" }, names = { "war hammer", "warhammer" }, height_m = { 0.3, 0.9, 1.5 }, form = "sledge", slots = { { "head", "iron" }, { "handle", "ash wood" } } }),
    kind("mallet", "hammer", { synsets = { "mallet.n.03", "gavel.n.01" }, names = { "wooden mallet" }, height_m = { 0.15, 0.32, 0.8 }, form = "mallet", slots = { { "head", "beech" }, { "handle", "ash wood" } } }),
    kind("axe", "axe", { synsets = { "ax.n.01" }, height_m = { 0.2, 0.75, 1.5 }, slots = { { "head", "red paint" }, { "handle", "ash wood" }, { "edge", "steel" } } }),
    kind("battle axe", "axe", { synsets = { "battle-ax.n.01" }, names = { "double axe", "viking axe" }, height_m = { 0.3, 0.95, 1.8 }, form = "double", slots = { { "head", "gunmetal" }, { "handle", "walnut" }, { "edge", "steel" } } }),
    kind("pickaxe", "pickaxe", { synsets = { "pick.n.07", "pickax.n.01" }, names = { "pickaxe" }, height_m = { 0.3, 0.9, 1.5 } }),
    kind("saw", "saw", { synsets = { "handsaw.n.01" }, names = { "saw", "hand saw" }, height_m = { 0.25, 0.55, 1 }, slots = { { "handle", "beech" }, { "blade", "steel" }, { "rivet", "brass" } } }),
    kind("wrench", "wrench", { synsets = { "wrench.n.03" }, height_m = { 0.1, 0.25, 1 }, slots = { { "body", "chrome" }, { "inlay", "gunmetal" } } }),
    kind("screwdriver", "screwdriver", { synsets = { "screwdriver.n.01" }, height_m = { 0.08, 0.22, 0.6 }, slots = { { "handle", "glossy red plastic" }, { "grip", "black rubber" }, { "blade", "steel" } } }),
    kind("drill", "drill", { synsets = { "drill.n.01" }, names = { "power drill", "cordless drill", "electric drill" }, length_m = { 0.15, 0.24, 0.6 },
      slots = { { "body", "yellow plastic" }, { "grip", "black rubber" }, { "battery", "charcoal plastic" }, { "trigger", "red plastic" }, { "chuck", "gunmetal" }, { "bit", "steel" }, { "label", "charcoal plastic" } } }),
    kind("shovel", "shovel", { synsets = { "shovel.n.01" }, height_m = { 0.3, 1.1, 1.8 }, slots = metal }),
    kind("spade", "shovel", { synsets = { "spade.n.02" }, names = { "garden spade" }, height_m = { 0.3, 1.05, 1.8 }, form = "spade", slots = metal }),
    kind("rake", "rake", { synsets = { "rake.n.03" }, height_m = { 0.4, 1.6, 2 }, slots = { { "head", "dark green paint" }, { "handle", "ash wood" } } }),
    kind("pitchfork", "rake", { synsets = { "pitchfork.n.01" }, names = { "hay fork" }, height_m = { 0.4, 1.5, 2 }, form = "fork", slots = { { "head", "iron" }, { "handle", "ash wood" } } }),
    kind("scythe", "scythe", { synsets = { "scythe.n.01" }, height_m = { 0.5, 1.6, 2.2 }, slots = { { "blade", "steel" }, { "handle", "ash wood" } } }),
    kind("sickle", "scythe", { synsets = { "sickle.n.01" }, height_m = { 0.2, 0.45, 0.9 }, form = "sickle", slots = { { "blade", "steel" }, { "handle", "beech" } } }),
    kind("chainsaw", "chainsaw", { synsets = { "chain_saw.n.01" }, names = { "chain saw" }, length_m = { 0.3, 0.75, 1.2 },
      slots = { { "body", "orange plastic" }, { "grip", "charcoal plastic" }, { "bar", "steel" }, { "chain", "gunmetal" } } }),
    kind("toolbox", "toolbox", { synsets = { "toolbox.n.01" }, names = { "tool box" }, width_m = { 0.2, 0.45, 0.9 },
      slots = { { "box", "red paint" }, { "lid", "red paint" }, { "trim", "steel" }, { "handle", "black rubber" } } }),
    kind("anvil", "anvil", { synsets = { "anvil.n.01" }, width_m = { 0.1, 0.6, 1.2 }, slots = { { "body", "cast iron" }, { "face", "steel" }, { "hole", "black iron" } } }),
    kind("anchor", "anchor", { synsets = { "anchor.n.01" }, height_m = { 0.1, 1, 3 }, parts = { rope = { 0, 1, 1 } }, slots = { { "anchor", "gunmetal" }, { "stock", "gunmetal" }, { "ring", "steel" }, { "rope", "rope" } } }),
    kind("hook", "hook", { synsets = { "hook.n.04", "hook.n.05" }, names = { "fish hook" }, height_m = { 0.03, 0.1, 1 }, slots = { { "hook", "steel" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
