-- Buildings that one knows by their outline. Each is drawn in metres at its usual size and grows from there.
local function box(x, y, z, bevel) return kit.box{ size = { x, y, z }, bevel = bevel or 0.03, segments = 1 }:align{ y = "low" } end
local function round(r, height, top, sides) return kit.cone{ radius = r, top = top or r, height = height, sides = sides }:align{ y = "low" } end
local function sides_of(p) return p.advanced and 32 or 14 end

-- A list of shapes that remembers their slots.
local function list()
  local all = {}
  return all, function(slot, shape, x, y, z)
    if x then shape = shape:move(x, y or 0, z or 0) end
    all[#all + 1] = shape:slot(slot)
  end
end

-- Merlons along a straight wall of this length (along X), or around a tower.
local function merlons(length, thick, size)
  local count = math.max(2, math.floor(length / (2 * size) + 0.5))
  local places = {}
  for i = 1, count do places[i] = { (i - 0.5) / count * length - length / 2, 0, 0 } end
  return kit.instances(box(0.5 * length / count, size, thick, 0), places)
end
local function crown(r, size, count)
  return kit.instances(box(2 * math.pi * r / count * 0.52, size, 0.22 * r, 0), kit.ring{ count = count, radius = r - 0.11 * r })
end

-- An opening: a dark pane in a frame, arched on top. Its foot is the origin, it looks to +Z.
local function arch(w, h, frame)
  local function outline(a, b, low)
    local points = { { a, low }, }
    for i = 0, 6 do local t = math.pi * i / 6; points[#points + 1] = { a * math.cos(t), b - a + a * math.sin(t) } end
    points[#points + 1] = { -a, low }
    return points
  end
  return kit.extrude{ outline = outline(w / 2, h, 0), depth = 0.1 }, kit.extrude{ outline = outline(w / 2 + frame, h + frame, 0), holes = {}, depth = 0.06 }
end
local function opening(put, slot, w, h, x, y, z, turn, frame)
  local pane, rim = arch(w, h, frame or 0.16 * w)
  put("trim", rim:rotate("y", turn or 0), x, y, z)
  put(slot or "glass", pane:rotate("y", turn or 0), x, y, z)
end
local function around(put, slot, w, h, r, y, count, start)
  for i = 1, count do
    local a = (start or 0) + 360 * i / count
    local s, c = math.sin(math.rad(a)), math.cos(math.rad(a))
    opening(put, slot, w, h, (r - 0.01) * s, y, (r - 0.01) * c, a)
  end
end
local function flag(put, x, y, z, tall)
  put("metal", round(0.02 * tall, tall, 0.015 * tall, 8), x, y, z)
  local points = {}
  put("flag", kit.extrude{ outline = { { 0, 0.55 * tall }, { 0.62 * tall, 0.77 * tall }, { 0, tall } }, depth = 0.02 * tall }, x, y, z)
end
local function gable(w, rise, depth, over)
  local a = w / 2 + over
  return kit.extrude{ outline = { { -a, 0 }, { a, 0 }, { a, 0.08 * rise }, { 0, rise }, { -a, 0.08 * rise } }, depth = depth, bevel = 0.03, segments = 1 }
end

local draw = {}

function draw.castle(p)
  local all, put = list()
  local n, wide, wall = p.advanced and 28 or 11, 40, p:vary(9, 12)
  local half, roofed = wide / 2 - 4, not p:style("medieval") and p:chance(0.75)
  local function tower(x, z, r, h, roof)
    put("wall", round(1.12 * r, 2, r, n), x, 0, z)
    put("wall", round(r, h, r, n), x, 0, z)
    put("trim", round(r, 1.2, 1.22 * r, n), x, h - 1.2, z)
    put("wall", round(1.22 * r, 0.5, 1.22 * r, n), x, h, z)
    put("wall", crown(1.22 * r, 1.2, p.advanced and 10 or 8), x, h + 0.5, z)
    if roof then
      put("roof", round(1.16 * r, 2.6 * r, 0, n), x, h + 0.5, z)
      flag(put, x, h + 0.45 + 2.5 * r, z, 3.2)
    else
      flag(put, x, h + 0.4, z, 4.5)
    end
    for i = 1, 4 do
      local a = 90 * i + 20
      for _, y in ipairs(p.advanced and { 0.42 * h, 0.72 * h } or { 0.66 * h }) do opening(put, "glass", 0.6, 1.8, x + 0.985 * r * math.sin(math.rad(a)), y, z + 0.985 * r * math.cos(math.rad(a)), a) end
    end
  end
  for _, s in ipairs{ { -1, -1 }, { 1, -1 }, { -1, 1 }, { 1, 1 } } do tower(s[1] * half, s[2] * 0.72 * half, p:vary(3.3, 3.9), wall * p:vary(1.5, 1.75), roofed) end
  for turn = 0, 3 do
    local side = turn % 2 == 1
    local length, out = side and 1.44 * half or 2 * half, side and half or 0.72 * half
    put("wall", kit.group{ box(length, wall, 1.8), box(length, 0.5, 2.3):move(0, wall, 0), merlons(length, 0.6, 1.1):move(0, wall + 0.5, 0.8) }:move(0, 0, out):rotate("y", 90 * turn))
  end
  -- The gate between two small towers.
  local front = 0.72 * half
  tower(-4.4, front + 0.6, 2.2, wall * 1.3, roofed)
  tower(4.4, front + 0.6, 2.2, wall * 1.3, roofed)
  put("wall", box(8, wall * 1.12, 2.6), 0, 0, front + 0.4)
  put("wall", merlons(7, 0.6, 1), 0, wall * 1.12, front + 1.4)
  opening(put, "door", 4.2, 6, 0, 0, front + 1.72, 0, 0.5)
  for i = -2, 2 do put("metal", box(0.16, 5.2, 0.1, 0), i * 0.8, 0, front + 1.82) end
  for i = 1, 3 do put("metal", box(4, 0.16, 0.1, 0), 0, i * 1.3, front + 1.82) end
  -- The keep.
  local kw, kh = 13, wall * p:vary(1.9, 2.2)
  put("wall", box(kw, kh, kw * 0.8), 0, 0, -3)
  put("trim", box(kw + 0.8, 0.7, kw * 0.8 + 0.8), 0, kh - 0.7, -3)
  for turn = 0, 3 do put("wall", merlons(kw, 0.6, 1.2):move(0, kh, (turn % 2 == 0 and 0.4 * kw or 0.5 * kw) - 0.3):rotate("y", 90 * turn), 0, 0, -3) end
  for i = -1, 1 do for _, y in ipairs{ 0.6 * kh, 0.8 * kh } do opening(put, "glass", 1.1, 2.4, i * 3.6, y, -3 + 0.4 * kw + 0.02) end end
  tower(0, -3 - 0.1 * kw, 2.9, kh + 6, true)
  tower(-0.5 * kw, -3 + 0.4 * kw, 1.7, kh + 3, roofed)
  tower(0.5 * kw, -3 + 0.4 * kw, 1.7, kh + 3, roofed)
  return all
end

function draw.tower(p)
  local all, put = list()
  local n, r, h = sides_of(p), p:vary(3.4, 4), 20
  put("wall", round(1.25 * r, 2, 1.05 * r, n))
  put("wall", round(1.05 * r, h, 0.92 * r, n))
  put("trim", round(0.95 * r, 1.4, 1.25 * r, n), 0, h - 1.4)
  put("wall", round(1.25 * r, 0.6, 1.25 * r, n), 0, h)
  put("wall", crown(1.25 * r, 1.3, 12), 0, h + 0.6)
  for i = 1, 3 do around(put, "glass", 0.8, 2, (1.05 - 0.035 * i) * r, 2 + 4.6 * i, 4, 30 * i) end
  opening(put, "door", 2, 3.6, 0, 0, 1.17 * r, 0, 0.3)
  if p:chance(0.6) then put("roof", round(1.2 * r, 7, 0, n), 0, h + 0.6) else put("roof", round(1.1 * r, 0.1, 1.1 * r, n), 0, h + 0.6) end
  return all
end
function draw.leaning(p)
  local all, put = list()
  local n, r = sides_of(p), 3.8
  put("wall", round(1.02 * r, 6, 1.02 * r, n))
  around(put, "glass", 1.1, 4, 1.02 * r, 0.8, 12)
  for i = 1, 6 do
    local y = 6 + 2.6 * (i - 1)
    put("trim", round(1.18 * r, 0.35, 1.18 * r, n), 0, y)
    put("wall", round(0.88 * r, 2.6, 0.88 * r, n), 0, y)
    put("trim", kit.instances(round(0.13, 2.2, 0.11, 8), kit.ring{ count = 22, radius = 1.1 * r }), 0, y + 0.35)
  end
  put("trim", round(1.18 * r, 0.35, 1.18 * r, n), 0, 21.6)
  put("wall", round(0.72 * r, 3, 0.72 * r, n), 0, 21.9)
  around(put, "glass", 0.9, 2, 0.72 * r, 22.4, 8)
  put("trim", round(0.8 * r, 0.3, 0.8 * r, n), 0, 24.9)
  return { kit.group(all):rotate("z", -5), round(1.3 * r, 0.9, 1.3 * r, n):slot("trim") }
end
function draw.eiffel(p)
  local all, put = list()
  -- Half widths by height: four legs that meet and go on as one.
  local function half(y) return 12.5 * math.exp(-y / 15.5) * (1 - y / 120) + 0.15 end
  local levels = { 0, 3.4, 6.6, 11.5, 16.5, 22, 28, 34, 40, 46, 52, 58, 64, 70, 76, 82 }
  local function bar(a, b, thick) put("wall", kit.sweep{ path = { a, b }, radius = thick, sides = 4 }) end
  for i = 1, #levels - 1 do
    local y1, y2 = levels[i], levels[i + 1]
    local w1, w2 = half(y1), half(y2)
    local l1, l2 = y1 < 16 and 0.42 * w1 or w1, y2 < 16.6 and 0.42 * w2 or w2
    for turn = 0, 3 do
      local a = math.rad(90 * turn)
      local function at(x, y, z) return { x * math.cos(a) + z * math.sin(a), y, -x * math.sin(a) + z * math.cos(a) } end
      for _, s in ipairs{ -1, 1 } do
        bar(at(s * w1, y1, w1), at(s * w2, y2, w2), 0.3)
        if y1 < 16 then
          bar(at(s * (w1 - l1), y1, w1), at(s * (w2 - l2), y2, w2), 0.24)
          bar(at(s * w1, y1, w1), at(s * (w2 - l2), y2, w2), 0.14)
          bar(at(s * (w1 - l1), y1, w1), at(s * w2, y2, w2), 0.14)
        end
      end
      if y1 >= 16 then
        bar(at(-w1, y1, w1), at(w2, y2, w2), 0.13)
        bar(at(w1, y1, w1), at(-w2, y2, w2), 0.13)
      end
      if i == 1 then
        local path = {}
        for k = 0, 12 do local t = math.pi * k / 12; path[k + 1] = at(-6.8 * math.cos(t), 6.2 * math.sin(t), half(0) - 0.4 - 3.2 * math.sin(t)) end
        put("wall", kit.sweep{ path = path, radius = 0.25, sides = 4 })
      end
    end
  end
  for _, y in ipairs{ 6.6, 16.5 } do put("wall", box(2.25 * half(y), 1.1, 2.25 * half(y)), 0, y - 0.5) end
  put("wall", box(2, 1.4, 2), 0, 79)
  put("wall", round(0.3, 6, 0.05, 8), 0, 81)
  for _, s in ipairs{ { -1, -1 }, { 1, -1 }, { -1, 1 }, { 1, 1 } } do put("trim", box(6.6, 0.9, 6.6), s[1] * 9.9, 0, s[2] * 9.9) end
  return all
end

function draw.lighthouse(p)
  local all, put = list()
  local n, h, bands = sides_of(p), 17, p:choose{ 5, 7 }
  local low, top = p:vary(3.1, 3.5), 2
  put("trim", kit.sphere{ radii = { 6, 1.6, 5.4 }, sides = 20, rows = 10 }:displace{ amount = 0.5, size = 2 }:cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } })
  for i = 0, bands - 1 do
    local r1, r2 = low + (top - low) * i / bands, low + (top - low) * (i + 1) / bands
    put(i % 2 == 0 and "wall" or "band", round(r1, h / bands, r2, n), 0, 1.2 + h * i / bands)
  end
  local y = h + 1.2
  put("roof", round(2.1, 0.7, 2.9, n), 0, y - 0.6)
  put("roof", round(2.9, 0.25, 2.9, n), 0, y + 0.1)
  put("metal", kit.instances(round(0.05, 1.1, 0.05, 6), kit.ring{ count = 18, radius = 2.75 }), 0, y + 0.35)
  for _, s in ipairs{ 0.7, 1.1 } do put("metal", kit.torus{ radius = 2.75, tube = 0.06, sides = n }, 0, y + 0.35 + s) end
  put("trim", round(1.6, 0.6, 1.6, n), 0, y + 0.3)
  put("light", kit.capsule{ radius = 0.8, height = 2.2, sides = 16 }, 0, y + 2)
  put("glass", round(1.5, 2.3, 1.5, 12), 0, y + 0.9)
  put("metal", kit.instances(box(0.12, 2.3, 0.12), kit.ring{ count = 8, radius = 1.52 }), 0, y + 0.9)
  put("roof", round(1.9, 0.25, 1.9, n), 0, y + 3.2)
  put("roof", kit.sphere{ radii = { 1.75, 1.5, 1.75 }, sides = n, rows = 12 }:cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } }, 0, y + 3.4)
  put("metal", round(0.1, 1.6, 0.03, 8), 0, y + 4.8)
  for i = 0, 2 do opening(put, "window", 0.7, 1.3, 0, 6 + 4 * i, low + (top - low) * (5 + 4 * i) / h + 0.02) end
  opening(put, "door", 1.3, 2.4, 0, 1.3, low - 0.02)
  return all
end

function draw.windmill(p)
  local all, put = list()
  local n, h = p.advanced and 24 or 12, 11
  put("trim", round(3.9, 1, 3.8, n))
  put("wall", round(3.7, h, 2.3, n), 0, 0.6)
  put("roof", kit.sphere{ radii = { 2.6, 2.6, 2.6 }, sides = n, rows = 12 }:cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } }, 0, h + 0.4)
  opening(put, "door", 1.4, 2.6, 0, 0.6, 3.6)
  for i = 1, 2 do opening(put, "glass", 0.9, 1.4, 0, 2.6 + 2.8 * i, 3.62 - 0.36 * i) end
  put("trim", round(3.5, 0.2, 3.5, n), 0, 4.1)
  put("trim", kit.torus{ radius = 3.4, tube = 0.06, sides = n }, 0, 5.1)
  put("trim", kit.instances(box(0.1, 1, 0.1), kit.ring{ count = 16, radius = 3.4 }), 0, 4.2)
  local hub = { 0, h + 0.9, 3 }
  put("trim", round(0.35, 2.4, 0.35, 12):rotate("x", 90), 0, hub[2], 1.2)
  local turn = p:vary(5, 40)
  for i = 0, 3 do
    local parts = { box(0.2, 7.6, 0.2) }
    for k = 0, 8 do parts[#parts + 1] = box(1.5, 0.08, 0.08, 0):move(0.65, 1.5 + 0.7 * k, 0) end
    for k = 0, 1 do parts[#parts + 1] = box(0.08, 5.8, 0.08, 0):move(0.7 + 0.65 * k, 1.4, 0) end
    put("trim", kit.group(parts):rotate("z", turn + 90 * i), hub[1], hub[2], hub[3] + 0.4)
    put("sail", box(1.25, 5.6, 0.03, 0):move(0.7, 1.5, -0.05):rotate("z", turn + 90 * i), hub[1], hub[2], hub[3] + 0.4)
  end
  return all
end

function draw.turbine(p)
  local all, put = list()
  put("wall", round(2, 62, 1.1, sides_of(p)))
  put("wall", kit.capsule{ radius = 1.7, height = 8, sides = 16 }:rotate("x", 90), 0, 63, 0)
  put("wall", kit.sphere{ radii = { 1.6, 1.6, 2.2 } }, 0, 63, 4.4)
  local leaf = require("lib/plant").blade(p, { length = 30, width = 3, outline = "heart", thick = 0.6, bend = 2 })
  local turn = p:vary(0, 60)
  for i = 1, 3 do put("wall", leaf:rotate("y", 20):rotate("z", 120 * i + turn), 0, 63, 4.6) end
  return all
end

function draw.church(p)
  local all, put = list()
  local w, long, h = 7, 13, 6
  put("trim", box(w + 0.6, 0.5, long + 0.6))
  put("wall", box(w, h, long))
  put("roof", gable(w, 4.4, long + 0.5, 0.5), 0, h)
  put("wall", gable(w - 0.8, 3.6, long + 0.6, 0), 0, h)
  for i = -1, 2 do
    opening(put, "window", 1, 3, w / 2, 1.8, 2.8 * i - 1.6, 90)
    opening(put, "window", 1, 3, -w / 2, 1.8, 2.8 * i - 1.6, -90)
  end
  local t, front = 3.4, long / 2 + 0.6
  put("wall", box(t, 11, t), 0, 0, front)
  put("trim", box(t + 0.4, 0.35, t + 0.4), 0, 7.2, front)
  put("trim", box(t + 0.5, 0.45, t + 0.5), 0, 11, front)
  put("roof", kit.cone{ radius = 0.78 * t, height = 7.4, sides = 4 }:rotate("y", 45):align{ y = "low" }, 0, 11.4, front)
  put("metal", box(0.14, 1.7, 0.14), 0, 18.4, front)
  put("metal", box(0.9, 0.14, 0.14), 0, 19.4, front)
  for a = 0, 3 do opening(put, "glass", 1, 2.2, 0.5 * t * math.sin(math.rad(90 * a)), 8, front + 0.5 * t * math.cos(math.rad(90 * a)), 90 * a) end
  opening(put, "door", 1.7, 3.2, 0, 0.1, front + t / 2 + 0.01, 0, 0.25)
  put("window", kit.cylinder{ radius = 0.6, height = 0.1 }:rotate("x", 90), 0, 5.2, front + t / 2 + 0.02)
  put("trim", kit.torus{ radius = 0.65, tube = 0.1, sides = 24 }:rotate("x", 90), 0, 5.2, front + t / 2 + 0.03)
  for i = 1, 2 do put("trim", box(3 - 0.5 * i, 0.16 * i, 1.6 - 0.4 * i), 0, 0, front + t / 2 + 0.6) end
  return all
end
function draw.cathedral(p)
  local all, put = list()
  local w, long, h = 16, 46, 24
  put("wall", box(w, h, long), 0, 0, -4)
  put("roof", gable(w, 11, long, 0.6), 0, h, -4)
  put("wall", box(w + 12, 0.5 * h, long - 4), 0, 0, -4)
  put("roof", box(w + 12.6, 0.8, long - 3), 0, 0.5 * h, -4)
  for i = -3, 3 do
    for _, s in ipairs{ -1, 1 } do
      opening(put, "window", 2.4, 8, s * (w / 2 + 6), 2, i * 5.6 - 4, 90 * s)
      opening(put, "window", 2.2, 7, s * w / 2, 0.5 * h + 2, i * 5.6 - 4, 90 * s)
      put("wall", box(1, 0.62 * h, 1.2), s * (w / 2 + 7), 0, i * 5.6 - 1.2)
      put("trim", kit.cone{ radius = 0.9, height = 4, sides = 4 }:align{ y = "low" }, s * (w / 2 + 7), 0.62 * h, i * 5.6 - 1.2)
      put("wall", kit.sweep{ path = { { s * (w / 2 + 7), 0.56 * h, i * 5.6 - 1.2 }, { s * (w / 2 + 3), 0.82 * h, i * 5.6 - 1.2 }, { s * w / 2, 0.9 * h, i * 5.6 - 1.2 } }, radius = 0.5, sides = 5 })
    end
  end
  local front = long / 2 - 3
  for _, s in ipairs{ -1, 1 } do
    local x = s * 9
    put("wall", box(9, 36, 9), x, 0, front)
    for k = 1, 3 do put("trim", box(9.8, 0.8, 9.8), x, 12 * k - 0.8, front) end
    for _, c in ipairs{ { -1, -1 }, { 1, -1 }, { -1, 1 }, { 1, 1 } } do put("trim", kit.cone{ radius = 1.1, height = 7, sides = 4 }:align{ y = "low" }, x + 4 * c[1], 36, front + 4 * c[2]) end
    put("roof", kit.cone{ radius = 5, height = 21, sides = 8 }:align{ y = "low" }, x, 36, front)
    for _, dx in ipairs{ -2, 2 } do for k = 1, 2 do opening(put, "window", 1.8, 7, x + dx, 12 * k + 2, front + 4.5) end end
    opening(put, "door", 3, 6.5, x, 0, front + 4.52, 0, 0.7)
  end
  put("wall", box(10, 30, 4), 0, 0, front + 1.6)
  put("trim", box(10, 0.8, 5), 0, 11.6, front + 1.8)
  put("roof", gable(10, 6, 3, 0), 0, 30, front + 1.6)
  opening(put, "door", 4.4, 8.5, 0, 0, front + 3.62, 0, 1)
  put("window", kit.cylinder{ radius = 3.4, height = 0.3 }:rotate("x", 90), 0, 19, front + 3.6)
  put("trim", kit.torus{ radius = 3.5, tube = 0.4, sides = 32 }:rotate("x", 90), 0, 19, front + 3.7)
  for i = 0, 5 do put("trim", box(0.25, 6.8, 0.2, 0):move(0, -3.4, 0):rotate("z", 30 * i), 0, 19, front + 3.72) end
  put("roof", kit.cone{ radius = 1.6, height = 20, sides = 8 }:align{ y = "low" }, 0, h + 9, -10)
  return all
end

function draw.temple(p)
  local all, put = list()
  local w, d, h = 18, 12, 7
  for i = 1, 3 do put("trim", box(w + 2.2 - 0.8 * i, 0.45, d + 2.2 - 0.8 * i), 0, 0.45 * (i - 1)) end
  local y, n, columns = 1.35, p.advanced and 20 or 12, p:choose{ 6, 8 }
  local column = kit.group{ box(1.3, 0.3, 1.3), round(0.52, h - 0.9, 0.42, n):move(0, 0.3, 0), round(0.45, 0.3, 0.62, n):move(0, h - 0.65, 0), box(1.3, 0.35, 1.3):move(0, h - 0.35, 0) }
  local places = {}
  for i = 1, columns do for _, s in ipairs{ -1, 1 } do places[#places + 1] = { (i - 0.5 - columns / 2) * (w - 1.4) / (columns - 1) * (columns - 1) / columns * 1.08, y, s * (d / 2 - 0.9) } end end
  for i = 1, 4 do for _, s in ipairs{ -1, 1 } do places[#places + 1] = { s * (w - 1.4) * 0.5 * 1.0 * (columns - 1) / columns * 1.08, y, (i - 2.5) * 1.9 } end end
  put("column", kit.instances(column, places))
  put("wall", box(w - 5, h, d - 4.4), 0, y)
  opening(put, "door", 2.6, 5, 0, y, d / 2 - 2.2 + 0.02, 0, 0.3)
  put("trim", box(w - 0.4, 0.9, d - 0.6), 0, y + h)
  put("trim", box(w + 0.4, 0.4, d + 0.2), 0, y + h + 0.9)
  put("roof", gable(w, 3.6, d + 0.2, 0.2), 0, y + h + 1.3)
  put("wall", gable(w - 2.6, 2.5, d + 0.3, 0), 0, y + h + 1.55)
  return all
end
function draw.pagoda(p)
  local all, put = list()
  local levels, y = p:part("roof"), 1.2
  put("trim", box(13, 1.2, 13))
  for i = 1, levels do
    local s = 1 - 0.62 * (i - 1) / levels
    local w, h = 8 * s, 3.6 * (0.75 + 0.25 * s)
    put("wall", box(w, h, w), 0, y)
    for turn = 0, 3 do
      put("column", kit.group{ round(0.2 * s, h, 0.2 * s, 8):move(0.5 * w, 0, 0.5 * w), round(0.16 * s, h, 0.16 * s, 8):move(0.17 * w, 0, 0.51 * w), round(0.16 * s, h, 0.16 * s, 8):move(-0.17 * w, 0, 0.51 * w) }:rotate("y", 90 * turn), 0, y)
      put(i == 1 and "door" or "glass", box(0.26 * w, 0.62 * h, 0.1):move(0, 0, 0.5 * w):rotate("y", 90 * turn), 0, y + 0.12 * h)
      put("trim", box(1.3 * w, 0.12, 0.12):move(0, 0, 0.66 * w):rotate("y", 90 * turn), 0, y + 0.28)
    end
    y = y + h
    -- A roof whose corners turn up.
    local sections, half = {}, 0.86 * w
    for k = 0, 6 do
      local t = k / 6
      local q = half * (1 - t) + 0.34 * w * t
      local ring = {}
      for m = 0, 31 do
        local edge, u = m // 8, (m % 8) / 4 - 1
        local lift = 0.5 * s * math.abs(u) ^ 3 * (1 - t) ^ 2
        local x, z = u * q, q
        local a = math.rad(90 * edge)
        ring[m + 1] = { x * math.cos(a) + z * math.sin(a), 1.7 * s * t ^ 1.6 + lift, -x * math.sin(a) + z * math.cos(a) }
      end
      sections[k + 1] = ring
    end
    local low = {}
    for m, q in ipairs(sections[1]) do low[m] = { q[1], q[2] - 0.22, q[3] } end
    table.insert(sections, 1, low)
    put("roof", kit.loft{ sections = sections, crease = 30 }, 0, y)
    y = y + 1.45 * s
  end
  put("metal", round(0.5, 0.5, 0.35, 12), 0, y)
  put("metal", round(0.09, 4, 0.04, 8), 0, y)
  for i = 1, 5 do put("metal", kit.torus{ radius = 0.42 - 0.05 * i, tube = 0.08, sides = 16 }, 0, y + 0.7 + 0.45 * i) end
  return all
end
local function onion(p, r, h)
  return kit.lathe{ smooth = true, sides = sides_of(p), profile = { { 0.9 * r, 0 }, { 1.04 * r, 0.16 * h }, { 1.0 * r, 0.36 * h }, { 0.7 * r, 0.6 * h }, { 0.25 * r, 0.82 * h }, { 0.05 * r, 0.97 * h }, { 0, h } } }
end
function draw.mosque(p)
  local all, put = list()
  local n = sides_of(p)
  put("trim", box(20, 0.6, 20))
  put("wall", box(16, 7, 16), 0, 0.6)
  put("trim", box(16.5, 0.5, 16.5), 0, 7.6)
  for turn = 0, 3 do put("wall", merlons(15.5, 0.3, 0.6):move(0, 0, 7.9):rotate("y", 90 * turn), 0, 8.1) end
  put("wall", round(5.4, 2.4, 5.4, n), 0, 8)
  around(put, "glass", 0.9, 1.6, 5.4, 8.4, 12)
  put("roof", onion(p, 5.5, 8.4), 0, 10.4)
  put("metal", round(0.14, 1.6, 0.06, 8), 0, 18.6)
  put("metal", kit.torus{ radius = 0.5, tube = 0.1, sides = 20 }:rotate("x", 90), 0, 20.4)
  for _, s in ipairs{ { -1, -1 }, { 1, -1 }, { -1, 1 }, { 1, 1 } } do
    local x, z = 9 * s[1], 9 * s[2]
    put("wall", round(1.1, 14, 0.95, 14), x, 0.6, z)
    put("trim", round(1, 0.6, 1.6, 14), x, 14, z)
    put("trim", kit.torus{ radius = 1.5, tube = 0.08, sides = 16 }, x, 15.2, z)
    put("wall", round(0.8, 3.6, 0.8, 14), x, 14.4, z)
    put("roof", onion(p, 0.95, 2.6), x, 18, z)
    put("metal", round(0.07, 1, 0.03, 6), x, 20.4, z)
  end
  opening(put, "door", 4, 5.8, 0, 0.6, 8.02, 0, 0.7)
  for _, x in ipairs{ -5, 5 } do opening(put, "glass", 1.8, 4, x, 1.8, 8.02) end
  for _, z in ipairs{ -5, 0, 5 } do opening(put, "glass", 1.8, 4, 8.02, 1.8, z, 90); opening(put, "glass", 1.8, 4, -8.02, 1.8, z, -90) end
  return all
end

function draw.pyramid(p, t)
  local all, put = list()
  local w, h, steps = 100, t.steps and 52 or 64, t.steps or (p.advanced and 26 or 16)
  for i = 0, steps - 1 do
    local q = w * (1 - i / steps)
    put("wall", kit.box{ size = { q, h / steps, q }, bevel = 0.12 * h / steps, segments = 1 }:align{ y = "low" }, 0, h / steps * i)
  end
  if t.steps then
    for turn = 0, 3 do
      put("trim", kit.extrude{ outline = { { 0, 0 }, { 0.5 * w * 0.98 + 5, 0 }, { 0.5 * w / steps, h + 0.5 }, { 0, h + 0.5 } }, depth = 15 }:rotate("y", 90 * turn))
    end
    put("wall", box(16, 9, 16), 0, h)
    put("trim", box(18.5, 2.4, 18.5), 0, h + 9)
    for turn = 0, 3 do put("door", box(5, 6.5, 0.6):move(0, 0, 8):rotate("y", 90 * turn), 0, h) end
  else
    put("trim", kit.cone{ radius = w / steps * 0.72, height = h / steps * 1.1, sides = 4 }:rotate("y", 45):align{ y = "low" }, 0, h)
    put("door", box(3, 5, 0.6), 0, h / steps, 0.5 * w * (1 - 1 / steps) + 0.1)
  end
  return all
end

function draw.skyscraper(p)
  local all, put = list()
  local w, y, tiers = 40, 0, p:choose{ 1, 3, 4 }
  put("trim", box(w + 6, 6, w + 6))
  for i = 1, tiers do
    local s, h = 1 - 0.2 * (i - 1), tiers == 1 and 180 or 170 / tiers * (1.25 - 0.1 * i)
    local q = w * s
    put("glass", box(q - 1, h, q - 1), 0, y)
    local floors = math.floor(h / (p.advanced and 4 or 7))
    for k = 0, floors do put("wall", box(q, 1.1, q, 0), 0, y + h * k / floors - 0.5) end
    for turn = 0, 3 do for k = -3, 3 do put("wall", box(k % 3 == 0 and 1.6 or 0.8, h, 0.8, 0):move(k * (q - 1.4) / 6, 0, 0.5 * q - 0.2):rotate("y", 90 * turn), 0, y) end end
    y = y + h
    put("trim", box(q + 0.8, 2.2, q + 0.8), 0, y)
  end
  put("trim", box(12, 6, 10), 0, y + 2)
  put("metal", round(1.2, 26, 0.1, 8), 0, y + 6)
  put("door", box(9, 5, 0.6), 0, 0, w / 2 + 3)
  return all
end
function draw.building(p)
  local all, put = list()
  local w, d, floors = 9, 7, p:part("floor")
  local h = 3.1
  put("trim", box(w + 0.4, 0.4, d + 0.4))
  put("wall", box(w, floors * h + 0.4, d))
  for f = 0, floors - 1 do
    put("trim", box(w + 0.12, 0.16, d + 0.12), 0, 0.3 + f * h)
    for turn = 0, 3 do
      local side, out = turn % 2 == 0 and w or d, turn % 2 == 0 and d / 2 or w / 2
      local n = turn % 2 == 0 and 4 or 3
      for i = 1, n do
        local x = (i - (n + 1) / 2) * side / n
        if f > 0 or turn > 0 then
          put("trim", box(1.35, 1.75, 0.12):move(x, 0, out):rotate("y", 90 * turn), 0, f * h + 1.15)
          put("glass", box(1.15, 1.55, 0.16, 0):move(x, 0, out):rotate("y", 90 * turn), 0, f * h + 1.25)
          if turn == 0 then put("trim", box(1.5, 0.12, 0.36):move(x, 0, out), 0, f * h + 1.05) end
        end
      end
    end
  end
  put("glass", box(2.6, 2.2, 0.14), -2.6, 0.7, d / 2); put("glass", box(2.6, 2.2, 0.14), 2.6, 0.7, d / 2)
  put("door", box(1.5, 2.5, 0.2), 0, 0.3, d / 2)
  for i = 1, 2 do put("roof", box(2.9, 0.18, 1.3), (i * 2 - 3) * 2.6, 3.05, d / 2 + 0.5) end
  put("roof", box(w + 0.5, 0.6, d + 0.5), 0, floors * h + 0.3)
  put("trim", box(1.6, 1.2, 1.6), 2, floors * h + 0.9, -1)
  return all
end
function draw.barn(p)
  local all, put = list()
  local w, d = 9, 12
  local outline = { { -w / 2, 0 }, { w / 2, 0 }, { w / 2, 4.2 }, { 0.34 * w, 6.9 }, { 0, 8.4 }, { -0.34 * w, 6.9 }, { -w / 2, 4.2 } }
  put("wall", kit.extrude{ outline = outline, depth = d, bevel = 0.03, segments = 1 })
  local function slab(x1, y1, x2, y2) local long = math.sqrt((x2 - x1) ^ 2 + (y2 - y1) ^ 2); put("roof", kit.box{ size = { long + 0.3, 0.22, d + 0.9 }, bevel = 0.03, segments = 1 }:rotate("z", math.deg(math.atan(y2 - y1, x2 - x1))), (x1 + x2) / 2, (y1 + y2) / 2 + 0.1, 0) end
  slab(w / 2 + 0.35, 3.9, 0.34 * w, 6.95); slab(0.34 * w, 6.95, 0, 8.5); slab(-0.34 * w, 6.95, 0, 8.5); slab(-w / 2 - 0.35, 3.9, -0.34 * w, 6.95)
  local function beam(x1, y1, x2, y2, z) local long = math.sqrt((x2 - x1) ^ 2 + (y2 - y1) ^ 2); put("trim", kit.box{ size = { 0.18, long, 0.12 }, bevel = 0.01, segments = 1 }:aim(x2 - x1, y2 - y1, 0), (x1 + x2) / 2, (y1 + y2) / 2, z) end
  local z = d / 2 + 0.04
  for _, s in ipairs{ -1, 1 } do
    put("door", box(1.7, 3.2, 0.1), s * 0.87, 0, z)
    beam(s * 0.1, 0.1, s * 1.65, 3.1, z + 0.08); beam(s * 1.65, 0.1, s * 0.1, 3.1, z + 0.08)
    beam(s * 0.06, 0, s * 0.06, 3.2, z + 0.08); beam(s * 1.7, 0, s * 1.7, 3.2, z + 0.08); beam(0.1 * s, 3.15, 1.7 * s, 3.15, z + 0.08); beam(0.1 * s, 0.1, 1.7 * s, 0.1, z + 0.08)
    beam(s * w / 2, 0, s * w / 2, 4.2, z); put("glass", box(1, 1.2, 0.1), s * 3, 1.5, z); put("trim", box(1.25, 1.45, 0.06), s * 3, 1.38, z - 0.01)
  end
  put("trim", box(1.7, 1.9, 0.06), 0, 4.6, z); put("door", box(1.4, 1.6, 0.12), 0, 4.75, z)
  beam(-0.65, 4.8, 0.65, 6.3, z + 0.08); beam(0.65, 4.8, -0.65, 6.3, z + 0.08)
  return all
end
function draw.silo(p)
  local all, put = list()
  put("wall", round(2.4, 12.4, 2.4, sides_of(p)))
  for i = 1, 9 do put("metal", kit.torus{ radius = 2.42, tube = 0.06, sides = sides_of(p) }, 0, 1.3 * i) end
  put("roof", kit.sphere{ radii = { 2.5, 2.3, 2.5 }, sides = sides_of(p), rows = 14 }:cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } }, 0, 12.4)
  for _, x in ipairs{ -0.25, 0.25 } do put("metal", box(0.06, 12.4, 0.06), x, 0, 2.6) end
  for i = 1, 24 do put("metal", box(0.5, 0.05, 0.05, 0), 0, 0.5 * i, 2.6) end
  return all
end
function draw.hut(p, t)
  local all, put = list()
  local n = p.advanced and 28 or 16
  if t.logs then
    local w, d, r = 5.4, 4.4, 0.16
    for i = 0, 8 do
      local y = r + 2 * r * 0.92 * i
      for _, s in ipairs{ -1, 1 } do
        put("wall", kit.cylinder{ radius = r, height = w + 0.7, sides = 10 }:rotate("z", 90), 0, y, s * d / 2)
        put("wall", kit.cylinder{ radius = r, height = d + 0.7, sides = 10 }:rotate("x", 90), s * w / 2, y + r * 0.9, 0)
      end
    end
    put("wall", box(w - 0.1, 2.8, d - 0.1))
    put("wall", gable(d, 1.9, w - 0.1, 0):rotate("y", 90), 0, 2.8)
    for _, s in ipairs{ -1, 1 } do put("roof", kit.box{ size = { w + 1.1, 0.16, 3.3 }, bevel = 0.04, segments = 1 }:rotate("x", s * 40), 0, 3.75, s * 1.22) end
    put("door", box(1, 2, 0.2), -0.8, 0, d / 2 + 0.14)
    put("trim", box(1.2, 2.12, 0.14), -0.8, 0, d / 2 + 0.13)
    put("trim", box(1.15, 1.05, 0.14), 1.2, 1.05, d / 2 + 0.14); put("glass", box(0.95, 0.85, 0.2), 1.2, 1.15, d / 2 + 0.14)
    put("trim", box(0.06, 0.85, 0.24, 0), 1.2, 1.15, d / 2 + 0.14); put("trim", box(0.95, 0.06, 0.24, 0), 1.2, 1.55, d / 2 + 0.14)
    put("chimney", box(0.7, 2.9, 0.7), 1.5, 2.4, -0.7)
    put("trim", box(2, 0.15, 1), -0.8, 0, d / 2 + 0.6)
    return all
  end
  put("wall", round(1.75, 2.1, 1.7, n))
  put("roof", kit.lathe{ sides = n, profile = { { 0, 1.8 }, { 2.35, 1.75, "sharp" }, { 2.4, 1.9 }, { 1.7, 2.55, "sharp" }, { 1.75, 2.7 }, { 0.9, 3.35, "sharp" }, { 0.95, 3.5 }, { 0.12, 4.05 }, { 0, 4.2 } } })
  opening(put, "door", 0.9, 1.75, 0, 0, 1.72)
  for _, s in ipairs{ -1, 1 } do opening(put, "glass", 0.45, 0.6, 1.72 * math.sin(s * 0.9), 0.95, 1.72 * math.cos(s * 0.9), 51.5 * s) end
  put("trim", kit.instances(round(0.07, 2, 0.07, 8), kit.ring{ count = 12, radius = 1.78, start = 15 }))
  return all
end
function draw.igloo(p)
  local all, put = list()
  local rows, r = 7, 1.5
  for i = 0, rows - 1 do
    local a1, a2 = math.pi / 2 * i / rows, math.pi / 2 * (i + 1) / rows
    local count = math.max(5, math.floor(17 * math.cos(a1)))
    for k = 1, count do
      local turn = 360 * (k + 0.5 * (i % 2)) / count
      if not (i < 2 and math.abs((turn + 180) % 360 - 180) < 20) then
        put("wall", kit.box{ size = { 2 * math.pi * r * math.cos((a1 + a2) / 2) / count * 0.985, r * (a2 - a1) * 0.985, 0.16 }, bevel = 0.035, segments = p.advanced and 2 or 1 }
          :move(0, 0, r):rotate("x", -math.deg((a1 + a2) / 2)):rotate("y", turn))
      end
    end
  end
  put("door", kit.sphere{ radius = r - 0.06, sides = 24, rows = 16 }:cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } })
  for k = 0, 2 do
    for i = 0, 6 do
      local a = math.pi * (i + 0.5) / 7
      put("wall", kit.box{ size = { 0.31, 0.14, 0.3 }, bevel = 0.03, segments = 1 }:move(0, 0.62, 0):rotate("z", math.deg(a) - 90), 0, 0.05, 1.3 + 0.29 * k)
    end
  end
  put("door", kit.cylinder{ radius = 0.56, height = 0.8 }:rotate("x", 90):cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } }, 0, 0, 1.58)
  return all
end
function draw.tepee(p)
  local all, put = list()
  local n = p.advanced and 36 or 20
  put("wall", kit.cone{ radius = 2, top = 0.24, height = 4.1, sides = n }:align{ y = "low" })
  put("band", kit.cone{ radius = 2.0 * 0.93, top = 2.0 * 0.81, height = 0.45, sides = n }:align{ y = "low" }, 0, 0.42)
  put("band", kit.cone{ radius = 2.0 * 0.4, top = 2.0 * 0.3, height = 0.4, sides = n }:align{ y = "low" }, 0, 2.95)
  for i = 1, 8 do
    local a = math.rad(45 * i + 20)
    put("trim", kit.sweep{ path = { { 1.9 * math.sin(a), 0.05, 1.9 * math.cos(a) }, { -0.42 * math.sin(a), 5, -0.42 * math.cos(a) } }, radius = 0.045, sides = 7 })
  end
  put("door", kit.extrude{ outline = { { -0.5, 0 }, { 0.5, 0 }, { 0, 1.75 } }, depth = 0.05 }:rotate("x", -23.5), 0, 0.02, 1.96)
  for i = 1, 5 do put("trim", kit.cylinder{ radius = 0.02, height = 0.3, sides = 6 }:rotate("z", 90), 0, 1.6 + 0.26 * i, 2.06 - 0.43 * (1.6 + 0.26 * i)) end
  return all
end
function draw.tent(p)
  local all, put = list()
  local w, h, d, thick = 2, 1.45, 2.4, 0.035
  for _, s in ipairs{ -1, 1 } do
    local long = math.sqrt((w / 2) ^ 2 + h ^ 2)
    put("wall", kit.box{ size = { thick, long + 0.06, d }, bevel = 0.012, segments = 1 }:rotate("z", s * math.deg(math.atan(w / 2, h))), s * w / 4, h / 2, 0)
    -- A door flap thrown open.
    put("trim", kit.extrude{ outline = { { 0.04, h - 0.08 }, { w / 2 - 0.06, 0.02 }, { 0.42, 0.02 } }, depth = 0.03 }:rotate("y", s == 1 and 0 or 180), 0, 0, d / 2 - 0.02)
    for _, z in ipairs{ -1, 1 } do
      put("rope", kit.sweep{ path = { { s * 0.5 * w * 0.62, h * 0.4, z * d * 0.49 }, { s * (w / 2 + 0.45), 0.02, z * (d / 2 + 0.25) } }, radius = 0.01, sides = 5 })
      put("metal", round(0.02, 0.12, 0.01, 6), s * (w / 2 + 0.45), 0, z * (d / 2 + 0.25))
    end
  end
  put("wall", kit.extrude{ outline = { { -w / 2, 0 }, { w / 2, 0 }, { 0, h } }, depth = 0.03 }, 0, 0, -d / 2 + 0.03)
  put("floor", box(w, 0.03, d))
  put("metal", round(0.025, h + 0.1, 0.025, 8), 0, 0, d / 2 - 0.06)
  put("metal", kit.cylinder{ radius = 0.03, height = d + 0.1, sides = 8 }:rotate("x", 90), 0, h, 0)
  return all
end
function draw.stadium(p)
  local all, put = list()
  local n, sections = p.advanced and 64 or 40, {}
  local profile = { { 50, 1 }, { 52, 3 }, { 68, 9 }, { 70, 9 }, { 72, 13 }, { 90, 24 }, { 93, 24 }, { 93, 1 } }
  for i = 1, #profile do
    local ring = {}
    for k = 1, n do local a = 2 * math.pi * k / n; ring[k] = { profile[i][1] * math.sin(a) * 1.08, profile[i][2], profile[i][1] * math.cos(a) * 0.8 } end
    sections[i] = ring
  end
  put("wall", kit.loft{ sections = sections, crease = 25, })
  put("field", round(1, 1, 1, n):scale(53, 1, 39):move(0, 0.4, 0))
  put("trim", box(0.6, 0.1, 60, 0), 0, 1, 0)
  put("trim", kit.torus{ radius = 8, tube = 0.4, sides = 32 }, 0, 1, 0)
  for _, s in ipairs{ { -1, -1 }, { 1, -1 }, { -1, 1 }, { 1, 1 } } do
    put("metal", round(1.2, 58, 0.8, 8), 74 * s[1], 0, 56 * s[2])
    put("light", box(12, 7, 1.4):rotate("y", 45 * s[1] * s[2]), 74 * s[1], 56, 56 * s[2])
  end
  for i = 1, 40 do
    local a = 2 * math.pi * i / 40
    put("trim", box(1.6, 24, 2.2), 99.8 * math.sin(a) , 0, 73.9 * math.cos(a))
  end
  return all
end

local stone = { { "wall", "beige stone" } }
local function slots(wall, roof, trim, door, more)
  local all = { { "wall", wall }, { "roof", roof }, { "trim", trim }, { "door", door }, { "glass", "slate gray tinted glass" }, { "metal", "gunmetal" } }
  for _, slot in ipairs(more or {}) do all[#all + 1] = slot end
  return all
end
local function kind(name, names, synsets, side, size, form, list_of, traits, parts, styles)
  traits = traits or {}
  traits.form, traits.side = form, side
  return { kind = name, names = names, synsets = synsets, [side] = size, slots = list_of, traits = traits, parts = parts, styles = styles }
end

return {
  kinds = {
    kind("castle", { "castle", "fortress", "fort", "citadel", "palace", "stronghold", "chateau", "fairytale castle" }, { "castle.n.02", "fortress.n.01", "palace.n.01", "chateau.n.01" }, "width_m", { 0.1, 50, 150 }, "castle", slots("beige stone", "slate blue slate", "stone", "walnut", { { "flag", "red fabric" } }), nil, nil, { "medieval" }),
    kind("tower", { "tower", "watchtower", "castle tower", "stone tower", "turret", "wizard tower" }, { "tower.n.01" }, "height_m", { 0.1, 25, 330 }, "tower", slots("stone", "terracotta", "beige stone", "walnut")),
    kind("leaning tower of pisa", { "leaning tower of pisa", "leaning tower", "tower of pisa" }, { "leaning_tower_of_pisa.n.01" }, "height_m", { 0.1, 56, 60 }, "leaning", slots("ivory marble", "terracotta", "white marble", "walnut")),
    kind("eiffel tower", { "eiffel tower" }, { "eiffel_tower.n.01" }, "height_m", { 0.1, 330, 330 }, "eiffel", slots("umber iron", "iron", "stone", "iron")),
    kind("lighthouse", { "lighthouse", "light house", "beacon tower" }, { "beacon.n.03" }, "height_m", { 0.1, 25, 60 }, "lighthouse", slots("white paint", "red paint", "stone", "walnut", { { "band", "red paint" }, { "light", "glowing yellow plastic" }, { "window", "slate gray tinted glass" } })),
    kind("windmill", { "windmill", "dutch windmill" }, { "windmill.n.01", "windmill.n.02" }, "height_m", { 0.1, 15, 30 }, "windmill", slots("white plaster", "brown wood", "oak", "walnut", { { "sail", "cream canvas" } })),
    kind("wind turbine", { "wind turbine" }, { "wind_turbine.n.01" }, "height_m", { 0.1, 80, 160 }, "turbine", slots("white paint", "white paint", "gray paint", "gray paint")),
    kind("church", { "church", "chapel", "abbey" }, { "church.n.02", "chapel.n.01" }, "height_m", { 0.1, 20, 80 }, "church", slots("white plaster", "slate gray slate", "stone", "walnut", { { "window", "stained glass" } })),
    kind("cathedral", { "cathedral", "basilica", "gothic cathedral", "notre dame" }, { "cathedral.n.01", "basilica.n.01" }, "height_m", { 0.1, 60, 160 }, "cathedral", slots("beige limestone", "slate gray slate", "limestone", "walnut", { { "window", "stained glass" } })),
    kind("temple", { "temple", "greek temple", "parthenon", "roman temple", "pantheon", "mausoleum", "museum" }, { "temple.n.01", "parthenon.n.01", "mausoleum.n.01" }, "width_m", { 0.1, 20, 60 }, "temple", slots("ivory marble", "terracotta", "white marble", "bronze", { { "column", "ivory marble" } })),
    kind("pagoda", { "pagoda", "japanese temple", "chinese temple", "buddhist temple", "japanese pagoda", "shrine" }, { "pagoda.n.01" }, "height_m", { 0.1, 25, 60 }, "pagoda", slots("cream plaster", "slate", "red wood", "walnut", { { "column", "red wood" } }), nil, { roof = { 2, 5, 7 } }),
    kind("mosque", { "mosque", "taj mahal", "minaret" }, { "mosque.n.01" }, "height_m", { 0.1, 22, 70 }, "mosque", slots("white plaster", "turquoise ceramic", "sandstone", "walnut")),
    kind("pyramid", { "pyramid", "egyptian pyramid", "great pyramid" }, { "pyramid.n.03" }, "width_m", { 0.05, 90, 230 }, "pyramid", slots("sandstone", "sandstone", "limestone", "slate")),
    kind("step pyramid", { "step pyramid", "mayan pyramid", "aztec pyramid", "ziggurat", "mayan temple", "aztec temple", "chichen itza" }, { "ziggurat.n.01" }, "width_m", { 0.05, 50, 200 }, "pyramid", slots("limestone", "limestone", "beige limestone", "slate"), { steps = 9 }),
    kind("skyscraper", { "skyscraper", "office tower", "high rise", "office building", "empire state building" }, { "skyscraper.n.01" }, "height_m", { 0.1, 200, 830 }, "skyscraper", slots("concrete", "concrete", "gray stone", "bronze")),
    kind("building", { "building", "apartment building", "apartment block", "townhouse", "hotel", "shop", "store", "bakery", "cafe", "restaurant", "bookstore" }, { "apartment_building.n.01", "shop.n.01", "hotel.n.01" }, "height_m", { 0.1, 9, 60 }, "building", slots("brick", "slate gray paint", "white paint", "bottle green paint"), nil, { floor = { 1, 3, 8 } }),
    kind("barn", { "barn", "farmhouse barn", "stable", "farm building" }, { "barn.n.01", "stable.n.01" }, "width_m", { 0.1, 12, 25 }, "barn", slots("brick red planks", "slate gray slate", "white paint", "brick red planks")),
    kind("silo", { "silo", "grain silo" }, { "silo.n.01" }, "height_m", { 0.1, 15, 40 }, "silo", slots("concrete", "steel", "concrete", "steel")),
    kind("hut", { "hut", "thatched hut", "mud hut", "straw hut", "tiki hut" }, { "hut.n.02" }, "width_m", { 0.1, 4.7, 8 }, "hut", slots("tan clay", "straw", "brown wood", "walnut")),
    kind("cabin", { "cabin", "log cabin", "wooden cabin", "lodge", "shack", "shed" }, { "cabin.n.02", "log_cabin.n.01", "shed.n.01" }, "width_m", { 0.1, 6, 12 }, "hut", slots("bark", "brown planks", "pine", "walnut", { { "chimney", "stone" } }), { logs = true }),
    kind("igloo", { "igloo" }, { "igloo.n.01" }, "width_m", { 0.1, 3, 5 }, "igloo", slots("snow", "snow", "snow", "slate blue snow")),
    kind("tepee", { "tepee", "tipi", "teepee", "wigwam" }, { "tepee.n.01", "wigwam.n.01" }, "height_m", { 0.1, 5, 8 }, "tepee", slots("cream canvas", "canvas", "brown wood", "brown leather", { { "band", "brick red canvas" } })),
    kind("tent", { "tent", "camping tent" }, { "tent.n.01" }, "height_m", { 0.1, 1.6, 4 }, "tent", slots("orange fabric", "fabric", "burnt orange fabric", "fabric", { { "rope", "beige rope" }, { "floor", "gray fabric" } })),
    kind("stadium", { "stadium", "arena", "sports stadium", "football stadium", "colosseum", "amphitheater" }, { "stadium.n.01" }, "width_m", { 0.1, 200, 300 }, "stadium", slots("concrete", "steel", "white paint", "steel", { { "field", "grass green grass" }, { "light", "softly glowing white plastic" } })),
  },

  build = function(p)
    local group = kit.group(draw[p.traits.form](p, p.traits)):align{ y = "low", x = "middle", z = "middle" }
    local x, y, z = group:size()
    p:add(group:scale(p.size / (p.traits.side == "width_m" and x or y)))
  end,
}
