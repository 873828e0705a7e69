-- Toys, each with its own small drawing.
local maker = require("lib/maker")
local box, disc, rod = maker.box, maker.disc, maker.rod

local draw = {}

function draw.die(p)
  local b = maker.board(p, 1)
  b.add(box(0, 0.5, 0, 1, 1, 1, 0.16), "body")
  -- Opposite faces make seven; { right, up } on each face.
  local spots = { { { 0, 0 } }, { { -1, -1 }, { 1, 1 } }, { { -1, -1 }, { 0, 0 }, { 1, 1 } }, { { -1, -1 }, { 1, 1 }, { -1, 1 }, { 1, -1 } },
                  { { -1, -1 }, { 1, 1 }, { -1, 1 }, { 1, -1 }, { 0, 0 } }, { { -1, -1 }, { 1, 1 }, { -1, 1 }, { 1, -1 }, { -1, 0 }, { 1, 0 } } }
  local pip = kit.sphere{ radii = { 0.095, 0.095, 0.022 }, sides = 16, rows = 8 }
  local turns = { function(s) return s end, function(s) return s:rotate("y", 90) end, function(s) return s:rotate("x", -90) end,
                  function(s) return s:rotate("x", 90) end, function(s) return s:rotate("y", -90) end, function(s) return s:rotate("y", 180) end }
  local order = p:choose{ { 1, 2, 3, 4, 5, 6 }, { 5, 3, 6, 1, 4, 2 }, { 2, 3, 6, 1, 4, 5 } }
  for face, turn in ipairs(turns) do
    local parts = {}
    for i, at in ipairs(spots[order[face]]) do parts[i] = pip:move(0.24 * at[1], 0.24 * at[2], 0.5) end
    b.add(turn(kit.group(parts)):move(0, 0.5, 0), "pip")
  end
end

function draw.cube(p)
  local b = maker.board(p, 3)
  b.add(box(0, 1.5, 0, 2.9, 2.9, 2.9, 0.1), "body")
  local cubie, tile = kit.box{ size = { 0.97, 0.97, 0.97 }, bevel = 0.08 }, kit.box{ size = { 0.82, 0.82, 0.05 }, bevel = 0.02 }
  local places = {}
  for i = -1, 1 do for j = -1, 1 do for k = -1, 1 do
    if i ~= 0 or j ~= 0 or k ~= 0 then places[#places + 1] = { i, j, k } end
  end end end
  local turn_top = p:choose{ 0, 0, 25, 45 }
  local mixed = p:chance(0.6)
  local colours = { "red side", "orange side", "white side", "yellow side", "blue side", "green side" }
  local faces = { { 0, 0, 1 }, { 0, 0, -1 }, { 0, 1, 0 }, { 0, -1, 0 }, { 1, 0, 0 }, { -1, 0, 0 } }
  for _, at in ipairs(places) do
    local parts = { cubie:slot("body") }
    for f, n in ipairs(faces) do
      if n[1] * at[1] + n[2] * at[2] + n[3] * at[3] == 1 then
        local sticker = tile:move(0, 0, 0.49)
        if f == 2 then sticker = sticker:rotate("y", 180) elseif f == 3 then sticker = sticker:rotate("x", -90) elseif f == 4 then sticker = sticker:rotate("x", 90)
        elseif f == 5 then sticker = sticker:rotate("y", 90) elseif f == 6 then sticker = sticker:rotate("y", -90) end
        parts[#parts + 1] = sticker:slot(mixed and p:choose(colours) or colours[f])
      end
    end
    local one = kit.group(parts):move(at[1], at[2], at[3])
    b.add((at[2] == 1 and one:rotate("y", turn_top) or one):move(0, 1.5, 0), "body")
  end
end

function draw.block(p)
  local b = maker.board(p, 1)
  b.add(box(0, 0.5, 0, 0.96, 0.96, 0.96, 0.06), "block")
  -- A raised frame and a plain letter on each face, drawn as strokes from point to point.
  local letters = { { { { -0.2, -0.28 }, { 0, 0.28 }, { 0.2, -0.28 } }, { { -0.12, -0.06 }, { 0.12, -0.06 } } },
    { { { -0.16, -0.28 }, { -0.16, 0.28 }, { 0.1, 0.28 }, { 0.16, 0.15 }, { 0.06, 0.02 }, { -0.16, 0.02 } }, { { 0.06, 0.02 }, { 0.19, -0.12 }, { 0.12, -0.28 }, { -0.16, -0.28 } } },
    { { { 0.18, 0.2 }, { 0.02, 0.29 }, { -0.15, 0.18 }, { -0.19, 0 }, { -0.15, -0.18 }, { 0.02, -0.29 }, { 0.18, -0.2 } } } }
  local function face(letter, slot)
    local parts = {}
    for _, side in ipairs{ -1, 1 } do
      parts[#parts + 1] = box(side * 0.43, 0, 0.48, 0.08, 0.94, 0.04):slot(slot)
      parts[#parts + 1] = box(0, side * 0.43, 0.48, 0.8, 0.08, 0.04):slot(slot)
    end
    for _, stroke in ipairs(letter) do
      local path = {}
      for i, at in ipairs(stroke) do path[i] = { at[1], at[2], 0.48 } end
      parts[#parts + 1] = kit.sweep{ path = path, radius = 0.045, sides = 8, first = "round", last = "round" }:knotted():slot(slot)
    end
    return kit.group(parts)
  end
  local first = p:choose{ 0, 1, 2 }
  local function pick(i) return letters[(first + i) % 3 + 1] end
  local slots = { "red letter", "blue letter", "green letter" }
  for i = 0, 3 do b.add(face(pick(i), slots[i % 3 + 1]):rotate("y", 90 * i):move(0, 0.5, 0), "block") end
  b.add(face(pick(2), slots[3]):rotate("x", -90):move(0, 0.5, 0), "block")
  b.support(0, 1, 0, 0.9, 0.9)
end

function draw.brick(p)
  local long = p:choose{ 2, 4, 4 }
  local b = maker.board(p, long)
  b.add(box(0, 0.6, 0, long, 1.2, 2, 0.04), "brick")
  for x = 1, long do
    for z = -1, 1, 2 do b.add(disc("y", x - long / 2 - 0.5, 1.3, 0.5 * z, 0.3, 0.22, 0.03), "brick") end
  end
end

function draw.top(p)
  local b = maker.board(p, 1)
  local w = p:vary(0.46, 0.56)
  local sides = p.advanced and 56 or 28
  local function ring(from, to, slot) b.add(kit.lathe{ profile = { { 0, from[2] }, from, to, { 0, to[2] } }, sides = sides, crease = 30 }:rotate("z", 8):move(0.02, 0.0, 0), slot) end
  ring({ 0.015, 0 }, { 0.05, 0.09 }, "spindle")
  ring({ 0.06, 0.08 }, { 0.62 * w, 0.26 }, "body")
  ring({ 0.62 * w, 0.26 }, { w, 0.42 }, "stripe")
  ring({ w, 0.42 }, { 1.02 * w, 0.5 }, "band")
  ring({ 1.02 * w, 0.5 }, { 0.66 * w, 0.6 }, "stripe")
  ring({ 0.66 * w, 0.6 }, { 0.14, 0.66 }, "body")
  b.add(kit.lathe{ smooth = true, sides = 20, profile = { { 0.06, 0.64 }, { 0.05, 0.8 }, { 0.09, 0.94 }, { 0.07, 1 }, { 0, 1.01, "sharp" } } }:rotate("z", 8):move(0.02, 0, 0), "spindle")
end

function draw.yoyo(p)
  local b = maker.board(p, 1)
  local half = kit.lathe{ smooth = true, sides = p.advanced and 56 or 32, profile = { { 0, 0.04, "sharp" }, { 0.34, 0.05, "sharp" }, { 0.48, 0.08 }, { 0.5, 0.15 }, { 0.44, 0.24 }, { 0.34, 0.27, "sharp" }, { 0, 0.27, "sharp" } } }
  local cap = kit.lathe{ smooth = true, sides = 32, profile = { { 0.26, 0.26, "sharp" }, { 0.26, 0.285 }, { 0, 0.3, "sharp" } } }
  for _, turn in ipairs{ 90, -90 } do
    b.add(half:rotate("x", turn):rotate("y", 55):move(0, 0.5, 0), "body")
    b.add(cap:rotate("x", turn):rotate("y", 55):move(0, 0.5, 0), "cap")
  end
  b.add(disc("z", 0, 0, 0, 0.17, 0.12):rotate("y", 55):move(0, 0.5, 0), "string")
  b.add(maker.pipe({ { 0.0, 0.66, 0 }, { 0.2, 0.85, -0.16 }, { 0.5, 0.5, -0.4 }, { 0.62, 0.02, -0.25 }, { 0.8, 0.014, 0.1 }, { 0.98, 0.014, 0.3 } }, 0.014, 6), "string")
  b.add(kit.torus{ radius = 0.07, tube = 0.014 }:move(1.04, 0.014, 0.34), "string")
end

function draw.horse(p)
  local b = maker.board(p, 1)
  -- Everything in the plane of symmetry melts together; rockers and saddle are added.
  local parts = {
    { form = "capsule", at = { 0, 0.56, -0.22 }, to = { 0, 0.57, 0.16 }, radius = 0.125 },
    { form = "cone", at = { 0, 0.6, 0.2 }, to = { 0, 0.84, 0.36 }, radius = 0.1, radius_to = 0.07 },
    { form = "cone", at = { 0, 0.87, 0.34 }, to = { 0, 0.75, 0.53 }, radius = 0.075, radius_to = 0.05 } }
  for _, x in ipairs{ -1, 1 } do
    parts[#parts + 1] = { form = "cone", at = { 0.07 * x, 0.52, 0.18 }, to = { 0.13 * x, 0.13, 0.34 }, radius = 0.07, radius_to = 0.038 }
    parts[#parts + 1] = { form = "cone", at = { 0.07 * x, 0.52, -0.24 }, to = { 0.13 * x, 0.13, -0.36 }, radius = 0.08, radius_to = 0.038 }
    parts[#parts + 1] = { form = "cone", at = { 0.035 * x, 0.9, 0.33 }, to = { 0.05 * x, 0.99, 0.33 }, radius = 0.026, radius_to = 0.008, smooth = 0.01 }
  end
  b.add(kit.blend{ parts = parts, smooth = 0.05, cell = p.advanced and 0.018 or 0.03 }, "horse")
  local mane = {}
  for i = 0, 8 do mane[i + 1] = { form = "ellipsoid", at = { 0, 0.94 - 0.042 * i, 0.31 - 0.026 * i }, size = { 0.03, 0.04, 0.045 } } end
  mane[#mane + 1] = { form = "ellipsoid", at = { 0, 0.93, 0.37 }, size = { 0.026, 0.03, 0.045 } }
  for i = 0, 5 do mane[#mane + 1] = { form = "ellipsoid", at = { 0, 0.6 - 0.055 * i, -0.36 - 0.05 * math.sin(0.5 * i) }, size = { 0.035, 0.06, 0.04 } } end
  b.add(kit.blend{ parts = mane, smooth = 0.02, cell = p.advanced and 0.012 or 0.02 }, "mane")
  b.both(kit.sphere{ radius = 0.018 }:move(0.06, 0.86, 0.41), "eye")
  b.both(maker.pipe({ { 0.15, 0.16, -0.62 }, { 0.15, 0.05, -0.34 }, { 0.15, 0.03, 0 }, { 0.15, 0.05, 0.34 }, { 0.15, 0.16, 0.62 } }, 0.03), "rocker")
  for _, z in ipairs{ -0.42, 0.42 } do b.add(box(0, 0.085, z, 0.3, 0.03, 0.07, 0.01), "rocker") end
  b.add(kit.superquadric{ radii = { 0.14, 0.035, 0.14 }, round_y = 0.6, round_xz = 0.6 }:bend{ axis = "x", towards = "y", degrees = 0 }:move(0, 0.69, -0.04), "saddle")
  b.add(kit.torus{ radius = 0.132, tube = 0.012, sides = 24, tube_sides = 6 }:rotate("x", 90):move(0, 0.565, -0.04), "saddle")
  b.add(rod({ -0.13, 0.79, 0.3 }, { 0.13, 0.79, 0.3 }, 0.017), "rocker")
  b.add(kit.torus{ radius = 0.062, tube = 0.01, sides = 20, tube_sides = 6 }:rotate("x", 62):move(0, 0.795, 0.455), "saddle")
  b.support(0, 0.72, -0.04, 0.2, 0.2, "seat")
  b.anchor("back", 0, 0.72, -0.04)
end

function draw.kite(p)
  local b = maker.board(p, 1)
  local w, mid = p:vary(0.33, 0.4), p:vary(0.64, 0.7)
  -- Four panels in two colours, pulled forward a little at the middle; it leans as if in the wind.
  local top, right, low, left, heart = { 0, 1, 0 }, { w, mid, 0 }, { 0, 0, 0 }, { -w, mid, 0 }, { 0, mid, 0.06 }
  local parts = {}
  local function panel(a, c, slot)
    parts[#parts + 1] = kit.loft{ sections = { { a, c, heart }, { { a[1], a[2], -0.006 }, { c[1], c[2], -0.006 }, { heart[1], heart[2], 0.052 } } }, crease = 10 }:slot(slot)
  end
  panel(right, top, "first colour")
  panel(top, left, "second colour")
  panel(left, low, "first colour")
  panel(low, right, "second colour")
  parts[#parts + 1] = kit.sweep{ path = { { -w, mid, -0.012 }, { 0, mid, 0.045 }, { w, mid, -0.012 } }, radius = 0.007, sides = 8 }:slot("spar")
  parts[#parts + 1] = kit.sweep{ path = { { 0, -0.01, -0.012 }, { 0, mid, 0.045 }, { 0, 1.01, -0.012 } }, radius = 0.007, sides = 8 }:slot("spar")
  local tail = {}
  for i = 0, 10 do tail[#tail + 1] = { 0.07 * math.sin(1.1 * i), -0.055 * i, 0.03 * math.cos(1.3 * i) } end
  parts[#parts + 1] = kit.sweep{ path = kit.curve{ points = tail, segments = 4 }, radius = 0.006, sides = 6 }:slot("spar")
  for i = 2, 10, 2 do
    local at = tail[i]
    for _, side in ipairs{ -1, 1 } do
      parts[#parts + 1] = kit.cone{ radius = 0.034, height = 0.075, sides = 10, bevel = 0.004 }:scale(1, 1, 0.4):rotate("z", side * 80):move(at[1] + side * 0.034, at[2], at[3])
        :slot(i % 4 == 0 and "first colour" or "second colour")
    end
  end
  b.add(kit.group(parts):rotate("z", p:vary(-16, 16)):scale(0.64):align{ y = "low", x = "middle" }, "first colour")
end

function draw.balloon(p)
  local b = maker.board(p, 1)
  local sides = p.advanced and 56 or 32
  b.add(kit.lathe{ smooth = true, sides = sides, profile = { { 0.012, 0.47 }, { 0.05, 0.49 }, { 0.12, 0.55 }, { 0.19, 0.65 }, { 0.222, 0.78 }, { 0.19, 0.91 }, { 0.1, 0.985 }, { 0, 1, "sharp" } } }, "balloon")
  b.add(kit.cone{ radius = 0.034, top = 0.012, height = 0.04, bevel = 0.004 }:move(0, 0.46, 0), "balloon")
  b.add(kit.torus{ radius = 0.012, tube = 0.006, sides = 16, tube_sides = 6 }:move(0, 0.475, 0), "string")
  local path = {}
  for i = 0, 8 do path[i + 1] = { 0.02 * math.sin(1.5 * i), 0.005 + 0.455 * i / 8, 0.02 * math.cos(1.2 * i) - 0.02 } end
  path[9] = { 0, 0.46, 0 }
  b.add(maker.pipe(path, 0.0035, 6), "string")
  b.anchor("hand", 0, 0.1, 0)
end

function draw.doll(p)
  local b = maker.board(p, 1)
  local cell = p.advanced and 0.012 or 0.022
  b.add(kit.sphere{ radii = { 0.155, 0.16, 0.15 } }:move(0, 0.78, 0), "skin")
  b.both(kit.capsule{ radius = 0.042, height = 0.26 }:move(0.06, 0.14, 0), "skin")
  b.both(kit.superquadric{ radii = { 0.052, 0.034, 0.08 }, round_y = 0.8, round_xz = 0.9 }:move(0.062, 0.034, 0.022), "shoe")
  b.add(kit.lathe{ smooth = true, sides = p.advanced and 48 or 28, profile = { { 0, 0.21, "sharp" }, { 0.23, 0.2, "sharp" }, { 0.235, 0.215 }, { 0.15, 0.36 }, { 0.09, 0.47 }, { 0.1, 0.56 }, { 0.06, 0.63 }, { 0, 0.64, "sharp" } } }, "dress")
  b.add(kit.torus{ radius = 0.228, tube = 0.014, sides = 40, tube_sides = 8 }:move(0, 0.21, 0), "trim")
  b.add(kit.torus{ radius = 0.092, tube = 0.014, sides = 28, tube_sides = 8 }:move(0, 0.47, 0), "trim")
  b.add(kit.torus{ radius = 0.06, tube = 0.016, sides = 24, tube_sides = 8 }:move(0, 0.63, 0), "trim")
  b.both(kit.capsule{ radius = 0.034, height = 0.27 }:rotate("z", 32):move(0.155, 0.5, 0.01), "skin")
  b.both(kit.sphere{ radii = { 0.06, 0.062, 0.058 } }:move(0.1, 0.575, 0), "dress")
  -- Hair: a cap round the back of the head, a fringe, and bunches or plaits.
  local hair = { { form = "ellipsoid", at = { 0, 0.81, -0.025 }, size = { 0.17, 0.155, 0.15 } }, { form = "ellipsoid", at = { 0, 0.72, 0.14 }, size = { 0.125, 0.105, 0.13 }, subtract = true, smooth = 0.01 } }
  for _, x in ipairs{ -1, 1 } do
    for i = 0, 4 do hair[#hair + 1] = { form = "ellipsoid", at = { x * (0.19 + 0.014 * i), 0.8 - 0.055 * i, -0.02 }, size = { 0.042 - 0.004 * i, 0.045, 0.042 - 0.004 * i } } end
  end
  b.add(kit.blend{ parts = hair, smooth = 0.015, cell = cell }, "hair")
  b.both(kit.sphere{ radius = 0.032 }:scale(1, 1, 0.6):move(0.19, 0.83, 0.04), "trim")
  b.both(kit.sphere{ radii = { 0.02, 0.026, 0.012 } }:move(0.055, 0.785, 0.139), "eye")
  b.both(kit.sphere{ radii = { 0.026, 0.018, 0.008 } }:move(0.09, 0.735, 0.118), "cheek")
  b.add(kit.sphere{ radius = 0.012 }:move(0, 0.752, 0.149), "cheek")
  b.add(kit.sweep{ path = kit.curve{ points = { { -0.035, 0.715, 0.137 }, { 0, 0.702, 0.14 }, { 0.035, 0.715, 0.137 } }, segments = 4 }, radius = 0.006, sides = 6 }, "trim")
  b.anchor("head", 0, 0.965, 0, nil, 0.3)
  b.anchor("hand", 0.23, 0.39, 0.01)
end

function draw.card(p)
  local b = maker.board(p, 1)
  local w = 0.7
  local parts = { maker.front(kit.rectangle{ width = w, height = 1, radius = 0.06, segments = 5 }, 0.012, 0.003):slot("card") }
  local suit = p:choose{ "heart", "diamond", "spade", "club" }
  local red = suit == "heart" or suit == "diamond"
  local function pip(size)
    local shapes = {}
    if suit == "diamond" then shapes[1] = { { 0, -0.6 }, { 0.42, 0 }, { 0, 0.6 }, { -0.42, 0 } }
    else
      local points = {}
      if suit == "heart" or suit == "spade" then
        for i = 0, 31 do
          local t = 2 * math.pi * i / 32
          local y = (13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)) / 28
          points[i + 1] = { (suit == "spade" and 1 or -1) * math.sin(t)^3 * 0.55, suit == "spade" and -y or y }
        end
        shapes[1] = points
      else
        for _, at in ipairs{ { 0, 0.28 }, { 0.28, -0.12 }, { -0.28, -0.12 } } do
          local round = {}
          for i, point in ipairs(kit.ellipse{ radius = 0.25, radius_y = 0.25, sides = 20 }) do round[i] = { point[1] + at[1], point[2] + at[2] } end
          shapes[#shapes + 1] = round
        end
      end
      if not red then shapes[#shapes + 1] = { { -0.22, -0.62 }, { 0.22, -0.62 }, { 0.04, 0 }, { -0.04, 0 } } end
    end
    local made = {}
    for i, outline in ipairs(shapes) do made[i] = kit.extrude{ outline = outline, depth = 0.018 + 0.0004 * i } end
    return kit.group(made):scale(size, size, 1)
  end
  local ink = red and "red ink" or "black ink"
  local rank = p:choose{ 1, 2, 3, 4, 5 }
  local spots = { { { 0, 0 } }, { { 0, 0.26 }, { 0, -0.26 } }, { { 0, 0.26 }, { 0, 0 }, { 0, -0.26 } }, { { -0.15, 0.26 }, { 0.15, 0.26 }, { -0.15, -0.26 }, { 0.15, -0.26 } },
                  { { -0.15, 0.26 }, { 0.15, 0.26 }, { -0.15, -0.26 }, { 0.15, -0.26 }, { 0, 0 } } }
  for _, at in ipairs(spots[rank]) do
    local one = pip(rank == 1 and 0.34 or 0.17)
    parts[#parts + 1] = (at[2] < 0 and one:rotate("z", 180) or one):move(at[1], at[2], 0):slot(ink)
  end
  for _, side in ipairs{ -1, 1 } do
    local mark = kit.group{ pip(0.065):move(-0.27, 0.34, 0) }
    if rank == 1 then
      mark = kit.group{ mark, kit.sweep{ path = { { -0.3, 0.39, 0.007 }, { -0.27, 0.455, 0.007 }, { -0.24, 0.39, 0.007 } }, radius = 0.006, sides = 6 },
                        kit.sweep{ path = { { -0.29, 0.41, 0.007 }, { -0.25, 0.41, 0.007 } }, radius = 0.005, sides = 6 } }
    else
      for i = 1, rank do mark = kit.group{ mark, box(-0.27 + 0.016 * (i - (rank + 1) / 2), 0.425, 0.007, 0.008, 0.05, 0.006) } end
    end
    parts[#parts + 1] = (side < 0 and mark:rotate("z", 180) or mark):slot(ink)
  end
  parts[#parts + 1] = maker.front(kit.rectangle{ width = 0.62, height = 0.92, radius = 0.03, segments = 4 }, 0.004):move(0, 0, -0.006):slot("back")
  b.add(kit.group(parts):rotate("x", -8):align{ y = "low" }, "card")
  b.anchor("hand", 0, 0.15, 0)
end

local function kind(name, drawing, members)
  members.kind, members.traits = name, { draw = draw[drawing] }
  return members
end

return {
  slots = { { "body", "ivory plastic" } },
  kinds = {
    kind("die", "die", { synsets = { "die.n.01" }, names = { "dice", "game die" }, height_m = { 0.008, 0.018, 1 }, slots = { { "body", "glossy white plastic" }, { "pip", "black plastic" } } }),
    kind("puzzle cube", "cube", { names = { "rubik cube", "rubiks cube", "rubik's cube", "magic cube" }, height_m = { 0.03, 0.057, 0.5 },
      slots = { { "body", "black plastic" }, { "red side", "red plastic" }, { "orange side", "orange plastic" }, { "white side", "white plastic" },
                { "yellow side", "yellow plastic" }, { "blue side", "blue plastic" }, { "green side", "green plastic" } } }),
    kind("toy block", "block", { names = { "alphabet block", "building block", "wooden block", "letter block", "baby block" }, height_m = { 0.02, 0.045, 0.5 },
      slots = { { "block", "birch" }, { "red letter", "red paint" }, { "blue letter", "blue paint" }, { "green letter", "green paint" } } }),
    kind("toy brick", "brick", { names = { "lego brick", "lego block", "plastic brick", "lego piece" }, width_m = { 0.015, 0.032, 0.5 }, slots = { { "brick", "glossy red plastic" } } }),
    kind("spinning top", "top", { synsets = { "top.n.08" }, height_m = { 0.03, 0.07, 0.5 },
      slots = { { "body", "glossy red paint" }, { "stripe", "glossy yellow paint" }, { "band", "glossy blue paint" }, { "spindle", "maple" } } }),
    kind("yo-yo", "yoyo", { synsets = { "yo-yo.n.01" }, names = { "yoyo" }, height_m = { 0.04, 0.06, 0.3 }, slots = { { "body", "glossy red plastic" }, { "cap", "glossy white plastic" }, { "string", "white plastic" } } }),
    kind("rocking horse", "horse", { synsets = { "hobby.n.02" }, height_m = { 0.1, 0.75, 1.2 },
      slots = { { "horse", "maple" }, { "mane", "dark brown hair" }, { "saddle", "red leather" }, { "rocker", "walnut" }, { "eye", "glossy black plastic" } } }),
    kind("kite", "kite", { synsets = { "kite.n.03" }, height_m = { 0.3, 1, 3 }, slots = { { "first colour", "red canvas" }, { "second colour", "yellow canvas" }, { "spar", "pine" } } }),
    kind("balloon", "balloon", { synsets = { "balloon.n.02" }, names = { "party balloon", "toy balloon" }, height_m = { 0.2, 0.6, 1.5 }, slots = { { "balloon", "glossy red rubber or glossy blue rubber or glossy yellow rubber or glossy green rubber or glossy pink rubber or glossy violet rubber" }, { "string", "white plastic" } } }),
    kind("doll", "doll", { synsets = { "doll.n.01" }, names = { "rag doll" }, height_m = { 0.08, 0.4, 1 },
      slots = { { "dress", "pink cotton" }, { "skin", "skin" }, { "hair", "auburn yarn" }, { "shoe", "glossy red leather" }, { "trim", "white cotton" }, { "eye", "glossy black plastic" }, { "cheek", "pink plastic" } } }),
    kind("playing card", "card", { synsets = { "playing_card.n.01" }, names = { "poker card", "ace of hearts" }, height_m = { 0.06, 0.089, 0.5 },
      slots = { { "card", "white plastic" }, { "red ink", "red plastic" }, { "black ink", "black plastic" }, { "back", "blue plastic" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
