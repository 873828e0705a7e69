-- Seats beside the chair and the sofa: stools, benches, armchairs, rocking chairs, thrones, swings.
local function board(x, y, z, bevel) return kit.box{ size = { x, y, z }, bevel = bevel or 0.005 } end

-- A bar from point to point.
local function bar(a, b, radius)
  return kit.sweep{ path = { a, b }, radius = radius, sides = 14 }
end

local function turned_leg(length, r)
  return kit.lathe{ smooth = true, sides = 22, profile = { { 0, 0, "sharp" }, { 0.5 * r, 0, "sharp" }, { 0.8 * r, 0.04 * length }, { 0.55 * r, 0.12 * length }, { r, 0.4 * length }, { 0.6 * r, 0.52 * length }, { r, 0.58 * length }, { 0.7 * r, 0.64 * length }, { 0.8 * r, length, "sharp" }, { 0, length, "sharp" } } }
end

local draw = {}

function draw.stool(p)
  -- A back comes on top of the seat, and the whole keeps its height.
  local h = p.height - (p.traits.back and p:part("back") > 0 and 0.245 or 0)
  local r = p.traits.radius * p:vary(0.93, 1.08)
  local thick, count = 0.035, p:part("leg")
  local seat = p:shape("square") and kit.box{ size = { 2 * r, thick, 2 * r }, bevel = 0.01 } or kit.cylinder{ radius = r, height = thick, bevel = 0.012, segments = 3 }
  local cushion = p.traits.cushion or p:chance(0.3)
  local top = cushion and h - 0.045 or h
  p:add(seat:move(0, top - thick / 2, 0), "seat")
  if cushion then p:add((p:shape("square") and kit.box{ size = { 1.94 * r, 0.06, 1.94 * r }, bevel = 0.025, segments = 4 } or kit.cylinder{ radius = 0.98 * r, height = 0.06, bevel = 0.026, segments = 4 }):move(0, h - 0.03, 0), "cushion") end
  p:support{ at = { 0, h, 0 }, size = { 1.5 * r, 1.5 * r }, round = true }
  local length, splay = top - thick + 0.004, p.traits.splay or 0.14
  if count == 1 then
    p:add(kit.cylinder{ radius = 0.03, height = length, bevel = 0.004 }:move(0, length / 2, 0), "leg")
    p:add(kit.lathe{ smooth = true, sides = 48, profile = { { 0, 0, "sharp" }, { 1.15 * r, 0, "sharp" }, { 1.15 * r, 0.012 }, { 0.5 * r, 0.03 }, { 0.035, 0.06 }, { 0, 0.06 } } }, "leg")
  else
    local rung = {}
    for i = 1, count do
      local a = 2 * math.pi * (i - 0.5) / count
      local x, z = math.sin(a), math.cos(a)
      local from, to = { (0.62 * r + splay * length) * x, 0, (0.62 * r + splay * length) * z }, { 0.62 * r * x, length, 0.62 * r * z }
      local leg = kit.cone{ radius = 0.015, top = 0.021, height = math.sqrt((splay * length) ^ 2 + length ^ 2) + 0.004, bevel = 0.003, sides = 18 }:align{ y = "low" }
      p:add(leg:aim(to[1] - from[1], length, to[3] - from[3]):move(from[1], 0.003, from[3]), "leg")
      rung[i] = { from[1] + 0.38 * (to[1] - from[1]), 0.38 * length, from[3] + 0.38 * (to[3] - from[3]) }
    end
    if h > 0.4 then
      for i = 1, count do p:add(bar(rung[i], rung[i % count + 1], 0.01), "leg") end
    end
  end
  if p.traits.back and p:part("back") > 0 then
    local path = {}
    for i = -6, 6 do path[#path + 1] = { 0.95 * r * math.sin(i * 0.2), 0, -0.95 * r * math.cos(i * 0.2) } end
    p:add(kit.sweep{ path = path, profile = kit.rectangle{ width = 0.02, height = 0.09, radius = 0.008 }, up = { 0, 1, 0 } }:move(0, h + 0.2, 0), "seat")
    for _, i in ipairs{ -4, 0, 4 } do p:add(bar({ 0.85 * r * math.sin(i * 0.2), top - 0.02, -0.85 * r * math.cos(i * 0.2) }, { 0.95 * r * math.sin(i * 0.2), h + 0.2, -0.95 * r * math.cos(i * 0.2) }, 0.01), "leg") end
  end
end

function draw.ottoman(p)
  local h = p.height
  local r = h * p:vary(0.6, 0.75)
  local round = p:shape("round") or not p:shape("square") and p:chance(0.5)
  local foot = 0.12 * h
  local function cushion(y, high, grow)
    return (round and kit.cylinder{ radius = r * grow, height = high, bevel = 0.25 * high, segments = 4 } or kit.box{ size = { 2.2 * r * grow, high, 1.6 * r * grow }, bevel = 0.2 * high, segments = 4 }):move(0, y + high / 2, 0)
  end
  p:add(cushion(foot, 0.58 * h, 1), "fabric"); p:add(cushion(0.68 * h, 0.32 * h, 1.02), "fabric")
  p:add(round and kit.torus{ radius = 1.005 * r, tube = 0.012, sides = 64, tube_sides = 8 }:move(0, 0.69 * h, 0) or kit.extrude{ outline = kit.rectangle{ width = 2.24 * r, height = 1.64 * r, radius = 0.06 }, depth = 0.02, bevel = 0.006 }:rotate("x", -90):move(0, 0.69 * h, 0), "trim")
  for _, x in ipairs{ -1, 1 } do for _, z in ipairs{ -1, 1 } do
    p:add(kit.cone{ radius = 0.014, top = 0.024, height = foot + 0.02, bevel = 0.003 }:align{ y = "low" }:move(x * 0.62 * r * (round and 0.9 or 1.45), 0, z * 0.6 * r * (round and 0.9 or 1.05)), "leg")
  end end
  p:add(kit.sphere{ radii = { 0.03, 0.012, 0.03 }, sides = 16, rows = 8 }:move(0, h - 0.002, 0), "trim")
  p:support{ at = { 0, h, 0 }, size = { 1.4 * r, 1.1 * r } }
end

function draw.bench(p)
  local w = p.length
  local t = p.traits
  local seat, deep = 0.44 * math.min(1.15, math.max(0.8, w / 1.5)), 0.4
  local slats = t.back and 5 or 4
  for i = 1, slats do p:add(board(w, 0.03, deep / slats - 0.012, 0.006):move(0, seat - 0.015, (i - (slats + 1) / 2) * deep / slats + 0.02), "seat") end
  p:support{ at = { 0, seat, 0.02 }, size = { 0.9 * w, 0.85 * deep } }
  if t.back and p:part("back") > 0 then
    for i = 1, 3 do p:add(board(w, 0.095, 0.024, 0.006):rotate("x", -12):move(0, seat + 0.1 + 0.125 * i, -deep / 2 - 0.015 - 0.027 * i), "seat") end
  end
  local iron = t.iron
  for _, side in ipairs(w > 2 and { -1, 0, 1 } or { -1, 1 }) do
    local x = side * (w / 2 - 0.12)
    if iron then
      -- Cast iron ends: a scrolled leg before and behind, an arm that curls over.
      local function iron_bar(points) p:add(kit.sweep{ path = kit.curve{ points = points, segments = 6 }, profile = kit.rectangle{ width = 0.028, height = 0.04, radius = 0.008 } }, "leg") end
      iron_bar{ { x, 0, 0.24 }, { x, 0.1, 0.19 }, { x, 0.28, 0.2 }, { x, seat - 0.03, 0.18 } }
      iron_bar{ { x, 0, -0.28 }, { x, 0.15, -0.2 }, { x, seat - 0.04, -0.17 }, { x, seat + 0.2, -0.235 }, { x, seat + 0.5, -0.32 } }
      p:add(board(0.028, 0.035, 0.38):move(x, seat - 0.045, 0), "leg")
      if side ~= 0 then iron_bar{ { x, seat - 0.04, 0.19 }, { x, seat + 0.12, 0.22 }, { x, seat + 0.2, 0.16 }, { x, seat + 0.22, 0 }, { x, seat + 0.22, -0.24 } } end
    else
      for _, z in ipairs{ -1, 1 } do p:add(board(0.06, seat - 0.03, 0.06):move(x, (seat - 0.03) / 2, z * (deep / 2 - 0.05) + 0.01), "leg") end
      p:add(board(0.045, 0.07, deep - 0.06):move(x, seat - 0.065, 0.01), "leg")
      if t.back and p:part("back") > 0 then p:add(board(0.045, 0.58, 0.04):rotate("x", -12):move(x, seat + 0.21, -deep / 2 - 0.06), "leg") end
    end
  end
  if not iron then p:add(board(w - 0.3, 0.05, 0.03):move(0, 0.16, 0.01), "leg") end
end

-- A church pew: closed ends, a solid seat and back.
function draw.pew(p)
  local w, seat = p.length, 0.44
  local ends = kit.extrude{ outline = kit.curve{ closed = true, segments = 5, points = { { -0.26, 0 }, { 0.24, 0 }, { 0.24, 0.42 }, { 0.16, 0.62 }, { -0.06, 0.66 }, { -0.16, 0.86 }, { -0.28, 0.95 }, { -0.34, 0.84 }, { -0.27, 0.4 } } }, depth = 0.05, bevel = 0.01 }:rotate("y", -90)
  for _, side in ipairs{ -1, 1 } do p:add(ends:align{ y = "low" }:move(side * (w / 2 - 0.025), 0, 0), "seat") end
  p:add(board(w - 0.08, 0.04, 0.44):move(0, seat - 0.02, 0.0), "seat"); p:add(board(w - 0.08, 0.5, 0.03):rotate("x", -10):move(0, seat + 0.2, -0.25), "seat"); p:add(board(w - 0.08, 0.3, 0.03):move(0, 0.25, -0.16), "seat")
  p:add(board(w - 0.06, 0.035, 0.08, 0.012):move(0, seat + 0.45, -0.3), "seat")
  p:support{ at = { 0, seat, 0.03 }, size = { 0.85 * w, 0.36 } }
end

function draw.armchair(p)
  local h = p.height
  local w, d, seat = h * p:vary(0.84, 0.95), 0.88 * h, 0.44 * h
  local arm, foot = 0.15 * w, 0.1 * h
  local function soft(x, y, z, bevel) return kit.box{ size = { x, y, z }, bevel = bevel, segments = 4 } end
  p:add(soft(w - 0.02, 0.26 * h, 0.86 * d, 0.03):move(0, foot + 0.13 * h, 0), "fabric")
  p:add(soft(w - 2 * arm - 0.01, 0.15 * h, 0.7 * d, 0.055):move(0, seat - 0.07 * h, 0.09 * d), "cushion")
  local wing = p.traits.wing
  p:add(soft(w - 1.4 * arm, h - 0.3 * h, 0.2 * d, 0.075):rotate("x", -9):move(0, 0.3 * h + 0.345 * h, -0.34 * d), "fabric")
  p:add(soft(w - 2.1 * arm, 0.42 * h, 0.13 * d, 0.06):rotate("x", -11):move(0, seat + 0.2 * h, -0.215 * d), "cushion")
  for _, side in ipairs{ -1, 1 } do
    p:add(soft(arm, 0.54 * h - foot, 0.84 * d, 0.06):move(side * (w - arm) / 2, foot + (0.54 * h - foot) / 2, 0.02 * d), "fabric")
    p:add(kit.cylinder{ radius = 0.58 * arm, height = 0.84 * d, bevel = 0.02, segments = 3 }:rotate("x", 90):move(side * (w - arm) / 2, 0.565 * h, 0.02 * d), "fabric")
    if wing then p:add(soft(0.09 * w, 0.42 * h, 0.3 * d, 0.035):rotate("x", -9):move(side * (w / 2 - 0.14 * w), 0.76 * h, -0.22 * d), "fabric") end
    for _, z in ipairs{ -0.36, 0.36 } do p:add(kit.cone{ radius = 0.014, top = 0.026, height = foot + 0.02, bevel = 0.003 }:align{ y = "low" }:move(side * 0.4 * w, 0, z * d), "leg") end
  end
  for i = -1, 1 do for k = 0, 1 do
    if wing then p:add(kit.sphere{ radii = { 0.014, 0.014, 0.008 }, sides = 12, rows = 8 }:move(i * 0.17 * w, 0.7 * h + 0.13 * h * k, -0.145 * d - 0.025 * h * k - 0.045 * d), "trim") end
  end end
  p:support{ name = "seat", at = { 0, seat, 0.1 * d }, size = { 0.85 * (w - 2 * arm), 0.5 * d } }
end

function draw.rocking_chair(p)
  local h = p.height
  local w, d, seat = 0.5 * h, 0.48 * h, 0.4 * h
  p:add(kit.extrude{ outline = kit.rectangle{ width = w, height = d, radius = 0.05 }, depth = 0.032, bevel = 0.01 }:rotate("x", -86):move(0, seat, 0), "seat")
  p:support{ name = "seat", at = { 0, seat + 0.03, 0.02 }, size = { 0.8 * w, 0.7 * d } }
  for _, side in ipairs{ -1, 1 } do
    local x = side * 0.44 * w
    -- A rocker is a piece of a large circle.
    local runner = {}
    for i = -8, 8 do
      local a = i * 0.055
      runner[#runner + 1] = { x, 1.05 * h * (1 - math.cos(a)) + 0.02, 1.05 * h * math.sin(a) - 0.03 * h }
    end
    p:add(kit.sweep{ path = runner, profile = kit.rectangle{ width = 0.032, height = 0.038, radius = 0.008 } }, "frame")
    p:add(bar({ x, 0.035 * h, 0.2 * h }, { x, 0.62 * h, 0.19 * h }, 0.017), "frame")
    p:add(bar({ x, 0.05 * h, -0.24 * h }, { x, seat, -0.21 * h }, 0.017), "frame")
    p:add(bar({ x, seat, -0.21 * h }, { x, h - 0.02, -0.34 * h }, 0.017), "frame")
    p:add(board(0.055, 0.024, 0.5 * h, 0.01):move(x, 0.62 * h, -0.02 * h), "frame")
    p:add(bar({ x, seat, 0.02 * h }, { x, 0.62 * h, 0.02 * h }, 0.009), "frame")
  end
  local count = p:choose{ 5, 6, 7 }
  for i = 1, count do
    local x = (i / (count + 1) - 0.5) * 0.86 * w
    p:add(bar({ x, seat, -0.215 * h }, { x, h - 0.1, -0.325 * h }, 0.0095), "frame")
  end
  p:add(board(0.92 * w, 0.15, 0.026, 0.008):rotate("x", -12):move(0, h - 0.075, -0.335 * h), "frame")
  p:add(board(0.86 * w, 0.025, 0.02):move(0, 0.17 * h, 0.2 * h), "frame"); p:add(board(0.86 * w, 0.025, 0.02):move(0, 0.17 * h, -0.23 * h), "frame")
  if p:part("cushion") > 0 then p:add(kit.box{ size = { 0.85 * w, 0.05, 0.82 * d }, bevel = 0.022, segments = 4 }:rotate("x", 4):move(0, seat + 0.04, 0.01), "cushion") end
end

function draw.throne(p)
  local h = p.height
  local w, d, seat = 0.46 * h, 0.42 * h, 0.3 * h
  p:add(board(1.25 * w, 0.05 * h, 1.3 * d, 0.01):move(0, 0.025 * h, 0.03 * h), "frame")
  p:add(board(w, seat - 0.05 * h, 0.9 * d, 0.008):move(0, 0.05 * h + (seat - 0.05 * h) / 2, 0), "frame")
  p:add(kit.box{ size = { 0.74 * w, 0.05 * h, 0.84 * d }, bevel = 0.02 * h, segments = 4 }:move(0, seat + 0.015 * h, 0.02 * h), "cushion")
  local back = kit.curve{ closed = false, segments = 6, points = { { -0.5 * w, 0.88 * h }, { -0.3 * w, 0.9 * h }, { 0, 0.985 * h }, { 0.3 * w, 0.9 * h }, { 0.5 * w, 0.88 * h } } } and
    { { -0.5 * w, seat }, { 0.5 * w, seat }, { 0.5 * w, 0.84 * h }, { 0.36 * w, 0.86 * h }, { 0.2 * w, 0.93 * h }, { 0, 0.96 * h }, { -0.2 * w, 0.93 * h }, { -0.36 * w, 0.86 * h }, { -0.5 * w, 0.84 * h } }
  p:add(kit.extrude{ outline = back, depth = 0.06 * h, bevel = 0.01 * h }:move(0, 0, -0.4 * d), "frame")
  local inner = {}
  for i, q in ipairs(back) do inner[i] = { 0.72 * q[1], seat + 0.03 * h + (q[2] - seat) * 0.84 } end
  p:add(kit.extrude{ outline = inner, depth = 0.05 * h, bevel = 0.018 * h, segments = 3 }:move(0, 0, -0.4 * d + 0.02 * h), "cushion")
  for _, side in ipairs{ -1, 1 } do
    local x = side * 0.44 * w
    p:add(board(0.12 * w, 0.04 * h, 0.86 * d, 0.012):move(x, seat + 0.19 * h, 0.02 * h), "frame")
    p:add(turned_leg(0.19 * h, 0.03 * h):move(x, seat, 0.36 * d), "trim")
    p:add(kit.cylinder{ radius = 0.034 * h, height = 0.13 * w, bevel = 0.008 * h }:rotate("z", 90):move(x, seat + 0.2 * h, 0.43 * d), "trim")
    p:add(kit.lathe{ smooth = true, sides = 22, profile = { { 0, 0 }, { 0.03 * h, 0 }, { 0.036 * h, 0.02 * h }, { 0.018 * h, 0.035 * h }, { 0.034 * h, 0.07 * h }, { 0.02 * h, 0.105 * h }, { 0, 0.13 * h } } }:move(side * 0.46 * w, 0.84 * h, -0.4 * d), "trim")
    for _, z in ipairs{ -0.44, 0.44 } do p:add(kit.sphere{ radius = 0.035 * h, sides = 18, rows = 12 }:move(side * 0.5 * w, 0.07 * h, z * d), "trim") end
    p:add(kit.sphere{ radius = 0.014 * h, sides = 14, rows = 10 }:move(side * 0.2 * w, 0.875 * h, -0.4 * d + 0.034 * h), "gem")
  end
  p:add(kit.sphere{ radii = { 0.03 * h, 0.038 * h, 0.02 * h }, sides = 20, rows = 14 }:move(0, 0.905 * h, -0.4 * d + 0.034 * h), "gem")
  p:add(kit.lathe{ smooth = true, sides = 22, profile = { { 0, 0 }, { 0.03 * h, 0 }, { 0.014 * h, 0.015 * h }, { 0.022 * h, 0.035 * h }, { 0, 0.06 * h } } }:move(0, 0.945 * h, -0.4 * d), "trim")
  p:support{ name = "seat", at = { 0, seat + 0.04 * h, 0.03 * h }, size = { 0.65 * w, 0.6 * d } }
end

-- A chair on castors for the desk.
function draw.swivel(p)
  local h = p.height
  local w, seat = 0.46 * h, 0.44 * h
  local arm = kit.box{ size = { 0.05 * h, 0.03 * h, 0.3 * h }, bevel = 0.008 * h }:taper{ axis = "z", low = 1, high = 0.7 }:move(0, 0.075 * h, 0.15 * h)
  for i = 0, 4 do
    p:add(arm:rotate("y", 72 * i), "frame")
    p:add(kit.cylinder{ radius = 0.03 * h, height = 0.035 * h, bevel = 0.006 * h, sides = 20 }:rotate("z", 90):move(0, 0.03 * h, 0.285 * h):rotate("y", 72 * i), "wheel")
  end
  p:add(kit.cylinder{ radius = 0.026 * h, height = seat - 0.09 * h }:move(0, (seat + 0.05 * h) / 2, 0), "column")
  p:add(kit.box{ size = { w, 0.085 * h, w }, bevel = 0.035 * h, segments = 4 }:move(0, seat, 0), "cushion")
  p:add(kit.box{ size = { 0.9 * w, 0.5 * h, 0.075 * h }, bevel = 0.034 * h, segments = 4, cells = { 8, 8, 1 } }:bend{ axis = "x", towards = "z", degrees = 24 }:rotate("x", -8):move(0, 0.755 * h, -0.24 * h), "cushion")
  p:add(kit.sweep{ path = kit.curve{ segments = 5, points = { { 0, seat - 0.03 * h, 0 }, { 0, seat - 0.03 * h, -0.24 * h }, { 0, seat + 0.1 * h, -0.285 * h }, { 0, 0.72 * h, -0.28 * h } } }, radius = 0.022 * h }, "frame")
  for _, side in ipairs{ -1, 1 } do
    local x = side * (w / 2 + 0.02 * h)
    p:add(kit.sweep{ path = kit.curve{ segments = 5, points = { { side * 0.3 * w, seat - 0.03 * h, 0 }, { x, seat + 0.01 * h, 0 }, { x, seat + 0.17 * h, 0 } } }, radius = 0.014 * h }, "frame")
    p:add(kit.box{ size = { 0.06 * h, 0.028 * h, 0.26 * h }, bevel = 0.012 * h }:move(x, seat + 0.18 * h, 0.02 * h), "frame")
  end
  p:support{ name = "seat", at = { 0, seat + 0.042 * h, 0.02 * h }, size = { 0.8 * w, 0.7 * w } }
end

-- A playground swing: an A-frame, two seats on chains.
function draw.swing(p)
  local h = p.height
  local w, r = 1.15 * h, 0.022 * h
  for _, side in ipairs{ -1, 1 } do
    for _, z in ipairs{ -1, 1 } do p:add(bar({ side * 0.5 * w, 0, z * 0.36 * h }, { side * 0.44 * w, h - r, 0 }, r):align{ y = "low" }, "frame") end
    p:add(bar({ side * 0.475 * w, 0.42 * h, -0.21 * h }, { side * 0.475 * w, 0.42 * h, 0.21 * h }, 0.8 * r), "frame")
  end
  p:add(kit.cylinder{ radius = r, height = 0.95 * w, bevel = 0.006 }:rotate("z", 90):move(0, h - r, 0), "frame")
  local count = p:part("seat")
  for i = 1, count do
    local x, low = (i - (count + 1) / 2) * 0.4 * w, 0.22 * h
    local sway = p:vary(-0.05, 0.1) * h
    p:add(board(0.2 * w, 0.018 * h, 0.085 * h, 0.006):move(x, low, sway), "seat")
    for _, s in ipairs{ -1, 1 } do
      local from, to = { x + s * 0.085 * w, low, sway }, { x + s * 0.085 * w, h - 1.6 * r, 0 }
      local links = p.advanced and 30 or 16
      local link = kit.torus{ radius = 0.011 * h, tube = 0.0035 * h, sides = 10, tube_sides = 5 }:rotate("x", 90):scale(0.7, 1.5 * 30 / links * 0.92, 1)
      for k = 0, links do
        local t = k / links
        p:add((k % 2 == 0 and link or link:rotate("y", 90)):move(from[1], from[2] + (to[2] - from[2]) * t, from[3] * (1 - t)), "chain")
      end
    end
    p:support{ name = "seat", at = { x, low + 0.009 * h, sway }, size = { 0.15 * w, 0.07 * h } }
  end
end

function draw.hammock(p)
  local w = p.length
  local h = 0.36 * w
  for _, side in ipairs{ -1, 1 } do
    p:add(kit.sweep{ path = kit.curve{ segments = 8, points = { { 0, 0.03 * w, 0 }, { side * 0.25 * w, 0.035 * w, 0 }, { side * 0.43 * w, 0.14 * w, 0 }, { side * 0.49 * w, h, 0 } } }, radius = 0.016 * w }, "frame")
    p:add(board(0.035 * w, 0.03 * w, 0.36 * w):move(side * 0.26 * w, 0.015 * w, 0), "frame")
    for i = -3, 3 do p:add(bar({ side * 0.482 * w, 0.94 * h, 0 }, { side * 0.33 * w, 0.72 * h, i * 0.04 * w }, 0.0022 * w), "rope") end
    p:add(kit.cylinder{ radius = 0.009 * w, height = 0.27 * w }:rotate("x", 90):move(side * 0.33 * w, 0.72 * h, 0), "frame")
  end
  local cloth = kit.box{ size = { 0.68 * w, 0.012 * w, 0.25 * w }, cells = { 28, 1, 8 } }
  local sections = {}
  for i = 0, 24 do
    local t = i / 24 * 2 - 1
    local ring, sag = {}, 0.72 * h - 0.17 * w * (1 - t * t)
    for k = 0, 10 do
      local v = k / 10 * 2 - 1
      ring[#ring + 1] = { t * 0.33 * w, sag + 0.03 * w * v * v * (1 - t * t) + 0.004 * w, v * 0.125 * w }
    end
    for k = 10, 0, -1 do
      local v = k / 10 * 2 - 1
      ring[#ring + 1] = { t * 0.33 * w, sag + 0.03 * w * v * v * (1 - t * t) - 0.004 * w, v * 0.125 * w }
    end
    sections[i + 1] = ring
  end
  p:add(kit.loft{ sections = sections, crease = 50 }, "fabric")
  p:support{ at = { 0, 0.72 * h - 0.165 * w, 0 }, size = { 0.3 * w, 0.14 * w } }
end

local wooden = { { "seat", "oak" }, { "leg", "oak" }, { "cushion", "brown leather" } }

return {
  slots = wooden,
  kinds = {
    { kind = "stool", synsets = { "stool.n.01" }, except = { "step_stool.n.01", "music_stool.n.01" }, names = { "three legged stool", "milking stool" }, height_m = { 0.3, 0.46, 0.65 }, parts = { leg = { 1, 4, 6 } }, shapes = { "square", "round" }, traits = { draw = draw.stool, radius = 0.17 } },
    { kind = "bar stool", names = { "barstool", "counter stool", "high stool" }, height_m = { 0.6, 0.76, 1.0 }, parts = { leg = { 1, 4, 6 }, back = { 0, 0, 1 } }, slots = { { "leg", "black metal" }, { "seat", "walnut" }, { "cushion", "brown leather" } }, shapes = { "square", "round" }, traits = { draw = draw.stool, radius = 0.18, cushion = true, splay = 0.1, back = true } },
    { kind = "footstool", synsets = { "footstool.n.01", "step_stool.n.01" }, names = { "foot rest", "step stool" }, height_m = { 0.15, 0.28, 0.45 }, parts = { leg = { 3, 4, 6 } }, shapes = { "square", "round" }, traits = { draw = draw.stool, radius = 0.19, cushion = true } },
    { kind = "ottoman", synsets = { "ottoman.n.03" }, names = { "pouf", "pouffe" }, height_m = { 0.3, 0.43, 0.55 }, slots = { { "fabric", "mustard velvet or teal velvet or burgundy velvet or gray velvet" }, { "trim", "mustard velvet or teal velvet or burgundy velvet or gray velvet" }, { "leg", "oak" } }, shapes = { "round", "square" }, traits = { draw = draw.ottoman } },
    { kind = "bench", synsets = { "bench.n.01" }, except = { "banquette.n.01", "penalty_box.n.01" }, names = { "wooden bench", "garden bench" }, length_m = { 0.9, 1.5, 2.5 }, parts = { back = { 0, 0, 1 } }, slots = { { "seat", "oak" }, { "leg", "oak" } }, traits = { draw = draw.bench, back = true } },
    { kind = "park bench", synsets = { "park_bench.n.01" }, length_m = { 1.2, 1.6, 2.4 }, parts = { back = { 0, 1, 1 } }, slots = { { "seat", "teak" }, { "leg", "wrought iron" } }, traits = { draw = draw.bench, back = true, iron = true } },
    { kind = "pew", synsets = { "pew.n.01" }, names = { "church pew" }, length_m = { 1.2, 2.2, 5.0 }, slots = { { "seat", "mahogany" } }, traits = { draw = draw.pew } },
    { kind = "armchair", synsets = { "armchair.n.01" }, except = { "captain's_chair.n.01" }, names = { "easy chair", "reading chair", "accent chair", "recliner", "club chair" }, height_m = { 0.7, 0.92, 1.25 }, slots = { { "fabric", "forest green velvet or navy velvet or mustard velvet or burgundy velvet or gray velvet or teal velvet" }, { "cushion", "forest green velvet or navy velvet or mustard velvet or burgundy velvet or gray velvet or teal velvet" }, { "leg", "walnut" }, { "trim", "forest green velvet or navy velvet or mustard velvet or burgundy velvet or gray velvet or teal velvet" } }, traits = { draw = draw.armchair } },
    { kind = "wing chair", synsets = { "wing_chair.n.01" }, names = { "wingback chair", "wingback", "wingback armchair" }, height_m = { 0.9, 1.08, 1.3 }, slots = { { "fabric", "burgundy leather" }, { "cushion", "burgundy leather" }, { "leg", "mahogany" }, { "trim", "brass" } }, traits = { draw = draw.armchair, wing = true } },
    { kind = "rocking chair", synsets = { "rocking_chair.n.01" }, names = { "rocker" }, height_m = { 0.8, 1.05, 1.25 }, parts = { cushion = { 0, 0, 1 } }, slots = { { "frame", "walnut" }, { "seat", "walnut" }, { "cushion", "red fabric" } }, traits = { draw = draw.rocking_chair } },
    { kind = "throne", synsets = { "throne.n.01" }, names = { "royal chair", "king's throne", "royal throne" }, height_m = { 1.1, 1.6, 2.5 }, slots = { { "frame", "gold" }, { "cushion", "crimson velvet" }, { "trim", "gold" }, { "gem", "ruby" } }, traits = { draw = draw.throne } },
    { kind = "office chair", synsets = { "swivel_chair.n.01" }, names = { "desk chair", "computer chair", "gaming chair", "swivel chair" }, height_m = { 0.85, 1.05, 1.3 }, slots = { { "cushion", "black fabric" }, { "frame", "dark gray plastic" }, { "wheel", "black rubber" }, { "column", "steel" } }, traits = { draw = draw.swivel } },
    { kind = "swing", synsets = { "swing.n.02" }, except = { "trapeze.n.01" }, names = { "playground swing", "swing set", "swingset" }, height_m = { 1.5, 2.2, 3.5 }, parts = { seat = { 1, 2, 2 } }, slots = { { "frame", "red metal" }, { "seat", "yellow plastic" }, { "chain", "steel" } }, traits = { draw = draw.swing } },
    { kind = "hammock", synsets = { "hammock.n.02" }, length_m = { 2.0, 3.0, 4.5 }, slots = { { "fabric", "teal canvas" }, { "frame", "pine" }, { "rope", "rope" } }, traits = { draw = draw.hammock } },
  },
  build = function(p) p.traits.draw(p) end,
}
