-- What is worn besides clothes: scarves, ties, belts, spectacles, masks.
local stand = require("lib/stand")

local function ribbon(path, wide, thick, up) return kit.sweep{ path = path, profile = kit.rectangle{ width = wide, height = thick, radius = 0.4 * thick, segments = 2 }, up = up or { 0, 0, 1 }, crease = 50 } end

-- Wound once about the neck, its ends hanging in front.
local function scarf(p)
  local h = p.height
  local r, fat = 0.17 * h, 0.075 * h
  for i = 0, 1 do
    local ring, seed = {}, p:vary(0, 30)
    for k = 0, 47 do
      local a = 2 * math.pi * k / 48
      local rr = r * (1 + 0.1 * i) * (1 + 0.05 * kit.noise(2 * math.cos(a) + seed, 2 * math.sin(a), i))
      ring[k + 1] = { rr * math.sin(a), h * (0.86 + 0.07 * i) - 0.05 * h * math.cos(a) * (1 - i), 0.92 * rr * math.cos(a) }
    end
    p:add(kit.sweep{ path = ring, closed = true, profile = kit.ellipse{ radius = fat, radius_y = 0.62 * fat, sides = 14 }, up = { 0, 1, 0 } }, "cloth")
  end
  for side = -1, 1, 2 do
    local long = side == 1 and 0 or 0.14 * h
    local path = kit.curve{ segments = 7, points = { { 0.02 * h * side, 0.82 * h, r * 0.96 }, { 0.06 * h * side, 0.7 * h, r * 1.12 }, { 0.09 * h * side, 0.4 * h, r * 1.02 }, { 0.08 * h * side, 0.06 * h + long, r * 1.06 } } }
    p:add(ribbon(path, 0.17 * h, 0.035 * h), "cloth")
    for i = 1, 2 do
      local at = path[#path - 2 * i]
      p:add(kit.box{ size = { 0.175 * h, 0.028 * h, 0.04 * h }, bevel = 0.006 * h }:move(at[1], at[2], at[3]), "stripe")
    end
    for i = -4, 4 do p:add(kit.capsule{ radius = 0.006 * h, height = 0.085 * h, sides = 6, rows = 2 }:rotate("z", 2 * i):move(0.08 * h * side + 0.0185 * h * i, 0.025 * h + long, r * 1.06), "fringe") end
  end
  p:add(kit.sphere{ radii = { 0.075 * h, 0.085 * h, 0.05 * h } }:move(0, 0.8 * h, r * 1.05), "cloth")
  p:anchor("neck", { at = { 0, 0.88 * h, 0 }, size = 1.75 * r })
end

-- A tie, knotted, with its loop about the neck.
local function tie(p)
  local h = p.height
  local y, wide = 0.84 * h, p:shape("slim") and 0.065 * h or p:shape("wide") and 0.15 * h or p:vary(0.095, 0.12) * h
  local function blade(scale, low, z, slot)
    p:add(kit.extrude{ depth = 0.014 * h, bevel = 0.004 * h, outline = { { -0.26 * wide, y }, { -scale * wide, low + 0.9 * wide }, { 0, low }, { scale * wide, low + 0.9 * wide }, { 0.26 * wide, y } } }:move(0, 0, z), slot)
  end
  blade(0.62, 0, 0.09 * h, "cloth")
  blade(0.36, 0.1 * h, 0.072 * h, "back")
  p:add(kit.extrude{ depth = 0.05 * h, bevel = 0.014 * h, segments = 2, outline = { { -0.42 * wide, y + 0.75 * wide }, { -0.28 * wide, y - 0.2 * wide }, { 0.28 * wide, y - 0.2 * wide }, { 0.42 * wide, y + 0.75 * wide } } }:move(0, 0, 0.085 * h), "cloth")
  local ring = {}
  for k = 0, 47 do
    local a = 2 * math.pi * k / 48
    ring[k + 1] = { 0.135 * h * math.sin(a), y + 0.5 * wide + 0.05 * h * (1 - math.cos(a)) / 2, 0.13 * h * math.cos(a) - 0.045 * h }
  end
  p:add(kit.sweep{ path = ring, closed = true, profile = kit.rectangle{ width = 0.012 * h, height = 0.06 * h, radius = 0.005 * h }, up = { 0, 1, 0 } }, "cloth")
  p:anchor("neck", { at = { 0, y + 0.6 * wide, -0.045 * h }, size = 0.26 * h })
end

local function bow_tie(p)
  local w = p.width
  for side = -1, 1, 2 do
    local sections = {}
    for i = 0, 8 do
      local s, ring = i / 8, {}
      local tall, deep = w * (0.09 + 0.17 * math.sin(math.pi * (0.1 + 0.62 * s))), w * (0.045 + 0.05 * math.sin(math.pi * s))
      for k = 0, 19 do
        local a = 2 * math.pi * k / 20 * side
        ring[k + 1] = { side * w * (0.05 + 0.45 * s), tall * math.sin(a) * (1 + 0.05 * math.sin(3 * a)), deep * math.cos(a) }
      end
      sections[i + 1] = ring
    end
    p:add(kit.loft{ sections = sections, crease = 50 }, "cloth")
    for i = -1, 1 do p:add(kit.capsule{ radius = 0.012 * w, height = 0.24 * w, sides = 8 }:rotate("z", 90 + 22 * i * side):move(0.2 * w * side, 0.05 * w * i, 0.085 * w), "cloth") end
  end
  p:add(kit.superquadric{ radii = { 0.075 * w, 0.11 * w, 0.09 * w }, round_y = 0.6, round_xz = 0.6, cells = 8 }, "knot")
  p:anchor("neck", { at = { 0, 0, -0.3 * w }, size = 0.85 * w })
end

-- A belt rolled up, its buckle in front.
local function belt(p)
  local w = p.width
  local path, tall, n = {}, 0.26 * w, 110
  for i = 0, n do
    local t = i / n
    local a = 2 * math.pi * (0.02 + 2.6 * t)
    local r = w * (0.47 - 0.2 * t)
    path[i + 1] = { r * math.sin(a), 0, r * math.cos(a) }
  end
  p:add(kit.sweep{ path = path, profile = kit.rectangle{ width = 0.032 * w, height = tall, radius = 0.012 * w }, up = { 0, 1, 0 }, crease = 50 }, "strap")
  local z = 0.49 * w
  p:add(kit.extrude{ outline = kit.rectangle{ width = 0.36 * w, height = 0.36 * w, radius = 0.06 * w, segments = 4 }, holes = { kit.rectangle{ width = 0.24 * w, height = 0.25 * w, radius = 0.03 * w } }, depth = 0.04 * w, bevel = 0.01 * w }:move(0, 0, z), "buckle")
  p:add(kit.capsule{ radius = 0.016 * w, height = 0.34 * w }:rotate("z", 90):move(0.02 * w, 0, z + 0.03 * w), "buckle")
  for i = 1, 5 do
    local a = math.rad(24 + 11 * i)
    p:add(kit.torus{ radius = 0.022 * w, tube = 0.008 * w, sides = 14, tube_sides = 6 }:rotate("x", 90):move(0, 0, 0.478 * w):rotate("y", math.deg(a)), "buckle")
  end
end

-- Spectacles: two rims, a bridge, and arms that run back over the ears.
local function glasses(p)
  local w = p.width
  local form = p:shape("round") and "round" or p:shape("square") and "square" or p:shape("heart shaped") and "heart" or p:shape("star shaped") and "star" or p.traits.form or p:choose{ "round", "square", "wayfarer" }
  local thick = w * (p:shape("thick") and 0.03 or p.traits.thick or p:vary(0.014, 0.022))
  local outline
  if form == "round" then outline = kit.ellipse{ radius = 0.18 * w, sides = 32 }
  elseif form == "square" then outline = kit.rectangle{ width = 0.38 * w, height = 0.27 * w, radius = 0.06 * w, segments = 4 }
  elseif form == "aviator" then outline = kit.curve{ closed = true, segments = 5, points = { { -0.19, 0.11 }, { 0, 0.14 }, { 0.19, 0.11 }, { 0.17, -0.07 }, { 0.03, -0.19 }, { -0.12, -0.12 } } }
  elseif form == "star" then outline = kit.star{ tips = 5, outer = 0.24 * w, inner = 0.13 * w }
  elseif form == "heart" then
    outline = {}
    for i = 0, 27 do
      local a = -2 * math.pi * i / 28
      outline[i + 1] = { 0.2 * w * math.sin(a) ^ 3, 0.2 * w * (0.82 * math.cos(a) - 0.32 * math.cos(2 * a) - 0.12 * math.cos(3 * a) - 0.06 * math.cos(4 * a)) }
    end
  else outline = kit.curve{ closed = true, segments = 5, points = { { -0.2, 0.12 }, { 0.2, 0.14 }, { 0.17, -0.06 }, { 0.05, -0.14 }, { -0.1, -0.13 }, { -0.18, -0.03 } } } end
  if form == "aviator" or form == "wayfarer" then
    local scaled = {}
    for i, v in ipairs(outline) do scaled[i] = { w * v[1], w * v[2] } end
    outline = scaled
  end
  local ring = {}
  for i, v in ipairs(outline) do ring[i] = { v[1], v[2], 0 } end
  -- The corners of stars and hearts are tighter than the rim is thick.
  local rim = kit.sweep{ path = ring, closed = true, radius = thick, sides = 8 }:knotted()
  local lens = kit.extrude{ outline = outline, depth = 0.5 * thick }
  local function eye(shape) return shape:rotate("y", 5):move(0.245 * w, 0, 0) end
  for side = -1, 1, 2 do
    p:add(side == 1 and eye(rim) or eye(rim):mirror("x"), "frame")
    p:add(side == 1 and eye(lens) or eye(lens):mirror("x"), "lens")
    local arm = kit.curve{ segments = 6, points = { { 0.43 * w * side, 0.07 * w, -0.02 * w }, { 0.485 * w * side, 0.075 * w, -0.06 * w }, { 0.49 * w * side, 0.07 * w, -0.5 * w }, { 0.48 * w * side, 0.05 * w, -0.78 * w }, { 0.465 * w * side, -0.1 * w, -0.96 * w } } }
    p:add(kit.sweep{ path = arm, radius = 0.95 * thick, sides = 8, first = "round", last = "round" }, "frame")
    p:add(kit.sphere{ radii = { 0.012 * w, 0.025 * w, 0.014 * w } }:move(0.055 * w * side, -0.055 * w, -0.03 * w), "frame")
  end
  local inner = form == "round" and 0.068 or form == "star" and 0.045 or 0.06
  p:add(kit.sweep{ path = kit.curve{ segments = 5, points = { { -inner * w, 0.04 * w, 0 }, { 0, 0.07 * w, 0.01 * w }, { inner * w, 0.04 * w, 0 } } }, radius = thick, sides = 8 }, "frame")
  if form == "aviator" then p:add(kit.capsule{ radius = 0.7 * thick, height = 0.24 * w }:rotate("z", 90):move(0, 0.125 * w, 0.01 * w), "frame") end
  p:anchor("face", { at = { 0, 0.0, -0.03 * w }, normal = { 0, 0, 1 }, size = 0.94 * w })
end

-- Goggles: a mask of rubber with one or two panes, and a band.
local function goggles(p)
  local w = p.width
  for side = -1, 1, 2 do
    p:add(kit.lathe{ sides = 36, profile = { { 0.2 * w, -0.14 * w }, { 0.25 * w, -0.12 * w }, { 0.235 * w, 0 }, { 0.25 * w, 0.03 * w }, { 0.24 * w, 0.06 * w }, { 0.19 * w, 0.06 * w }, { 0.18 * w, 0.02 * w } } }:rotate("x", 90):rotate("y", 10 * side):move(0.25 * w * side, 0, 0), "frame")
    p:add(kit.cylinder{ radius = 0.19 * w, height = 0.02 * w }:rotate("x", 90):rotate("y", 10 * side):move(0.255 * w * side, 0, 0.035 * w), "lens")
    for i = 0, 5 do p:add(kit.sphere{ radius = 0.012 * w }:move(0, 0.218 * w, 0.062 * w):rotate("z", 60 * i):rotate("y", 10 * side):move(0.25 * w * side, 0, 0), "strap") end
  end
  p:add(kit.capsule{ radius = 0.035 * w, height = 0.12 * w }:rotate("z", 90):move(0, 0.02 * w, -0.02 * w), "frame")
  local band = {}
  for i = 0, 30 do
    local a = math.rad(76 + 208 * i / 30)
    band[i + 1] = { 0.5 * w * math.sin(a), 0, -0.42 * w + 0.52 * w * math.cos(a) }
  end
  p:add(kit.sweep{ path = band, profile = kit.rectangle{ width = 0.02 * w, height = 0.12 * w, radius = 0.008 * w }, up = { 0, 1, 0 } }, "strap")
  p:anchor("face", { at = { 0, 0, -0.1 * w }, normal = { 0, 0, 1 }, size = 0.95 * w })
end

-- A shell over the face. z of the surface at (x, y), both within -1 to 1.
local function mask(p)
  local h, t = p.height, p.traits
  local half = t.half
  local wide, tall = 0.37 * h, 0.5 * h
  local rows, nx, ny = {}, 26, p.advanced and 34 or 24
  local function surface(x, y, scale)
    local nose = 0.2 * math.exp(-(x / 0.15) ^ 2) * math.max(0, math.min(1, (0.28 - y) / 0.4)) * math.max(0, math.min(1, (y + 0.22) / 0.1))
    local brow = 0.07 * math.exp(-((y - 0.3) / 0.1) ^ 2) * math.exp(-((math.abs(x) - 0.4) / 0.25) ^ 2)
    local cheek = 0.07 * math.exp(-((y + 0.12) / 0.2) ^ 2) * math.exp(-((math.abs(x) - 0.5) / 0.2) ^ 2)
    local eye = 0.09 * math.exp(-((y - 0.12) / 0.1) ^ 2) * math.exp(-((math.abs(x) - 0.4) / 0.2) ^ 2)
    local lips = 0.06 * math.exp(-((y + 0.45) / 0.09) ^ 2) * math.exp(-(x / 0.22) ^ 2)
    local chin = 0.06 * math.exp(-((y + 0.75) / 0.12) ^ 2) * math.exp(-(x / 0.2) ^ 2)
    return h * scale * (0.42 * math.sqrt(math.max(0, 1 - 0.8 * x * x - 0.28 * y * y)) + nose + brow + cheek + lips + chin - eye) - 0.3 * h
  end
  local low = half and -0.22 or -1
  for i = 0, ny do
    local y = low + (1 - low) * i / ny
    if half then y = -0.3 + 0.95 * i / ny end
    local edge = half and math.sqrt(math.max(0.02, 1 - ((y - 0.17) / 0.5) ^ 4)) or math.sqrt(math.max(0.004, 1 - math.abs(y) ^ (y < 0 and 2.1 or 2.6))) * (y < 0 and 1 + 0.12 * y or 1)
    local row = {}
    for k = 0, nx do
      local x = edge * (2 * k / nx - 1)
      row[k + 1] = { wide * x, tall * y - (half and k and 0.16 * h * (1 - x * x) * math.max(0, 0.1 - y) or 0), surface(x, y, 1) }
    end
    for k = nx, 0, -1 do
      local x = edge * (2 * k / nx - 1)
      row[#row + 1] = { wide * x * 0.97, row[k + 1][2], surface(x, y, 1) - 0.025 * h }
    end
    rows[i + 1] = row
  end
  p:add(kit.loft{ sections = rows, crease = 60 }, "mask")
  for side = -1, 1, 2 do
    local x, y = 0.4 * side, 0.12
    p:add(kit.sphere{ radii = { 0.075 * h, 0.034 * h, 0.02 * h } }:rotate("z", (t.evil and 16 or 4) * side):move(wide * x, tall * y, surface(x, y, 1) + 0.006 * h), "eye")
    if not half then
      local path = kit.curve{ segments = 4, points = { { wide * 0.18 * side, tall * 0.31, surface(0.18, 0.31, 1) + 0.01 * h }, { wide * 0.42 * side, tall * (t.evil and 0.42 or 0.37), surface(0.42, 0.36, 1) + 0.01 * h }, { wide * 0.66 * side, tall * (t.evil and 0.48 or 0.3), surface(0.66, 0.3, 1) + 0.008 * h } } }
      p:add(kit.sweep{ path = path, radius = 0.014 * h, sides = 7, first = "round", last = "round" }, "trim")
      p:add(kit.sphere{ radii = { 0.06 * h, 0.06 * h, 0.01 * h } }:rotate("y", 32 * side):move(wide * 0.56 * side, -0.14 * tall, surface(0.56, -0.14, 1) + 0.001 * h), "cheek")
    else
      local path = kit.curve{ closed = false, segments = 5, points = { { wide * 0.16 * side, tall * 0.12, surface(0.16, 0.12, 1) + 0.012 * h }, { wide * 0.4 * side, tall * 0.26, surface(0.4, 0.26, 1) + 0.012 * h }, { wide * 0.68 * side, tall * 0.2, surface(0.68, 0.2, 1) + 0.012 * h }, { wide * 0.42 * side, tall * 0.0, surface(0.42, 0.0, 1) + 0.012 * h }, { wide * 0.16 * side, tall * 0.1, surface(0.16, 0.1, 1) + 0.012 * h } } }
      p:add(kit.sweep{ path = path, radius = 0.012 * h, sides = 7 }:knotted(), "trim")
    end
    if t.horned or p:part("horn") > 0 then
      local horn, radii = {}, {}
      for i = 0, 10 do
        local s = i / 10
        horn[i + 1] = { side * wide * (0.55 + 0.5 * s - 0.25 * s * s), tall * (0.62 + 0.75 * s), -0.02 * h - 0.06 * h * s }
        radii[i + 1] = 1 - 0.95 * s
      end
      p:add(kit.sweep{ path = horn, radius = 0.06 * h, radii = radii, sides = 12 }, "trim")
    end
  end
  if not half then
    p:add(kit.sphere{ radii = { (t.evil and 0.13 or 0.09) * h, 0.026 * h, 0.03 * h } }:move(0, -0.45 * tall, surface(0, -0.45, 1) - 0.004 * h), "lip")
    p:add(kit.box{ size = { 0.15 * h, 0.007 * h, 0.02 * h } }:move(0, -0.45 * tall, surface(0, -0.45, 1) + 0.018 * h), "eye")
    if t.evil then
      for side = -1, 1, 2 do p:add(kit.cone{ radius = 0.018 * h, height = 0.09 * h }:move(0.07 * h * side, -0.37 * tall, surface(0.15, -0.42, 1) + 0.03 * h), "teeth") end
    end
  end
  if p:part("feather") > 0 or half then
    for i = -3, 3 do
      for side = half and -1 or 0, half and 1 or 0, 2 do
        local long = h * (0.5 - 0.05 * math.abs(i))
        local f = kit.sphere{ radii = { 0.045 * h, long / 2, 0.012 * h }, sides = 12, rows = 10 }:move(0, long / 2, 0)
        p:add(f:rotate("z", half and side * (-38 - 11 * i) or -14 * i):move(half and side * wide * 0.72 or wide * 0.18 * i, tall * (half and 0.3 or 0.85), -0.05 * h), "feather")
      end
    end
  end
  p:anchor("face", { at = { 0, 0.14 * tall, 0 }, normal = { 0, 0, 1 }, size = 2 * wide })
end

-- The mask of a surgeon: pleated cloth and loops for the ears.
local function face_mask(p)
  local w = p.width
  local rows = {}
  for i = 0, 10 do
    local s, row = i / 10, {}
    local y = w * 0.3 * (2 * s - 1)
    for _, layer in ipairs{ 0, 1 } do
      for k = 0, 20 do
        local x = (layer == 0 and k or 20 - k) / 10 - 1
        local bulge = (1 - x * x) * (0.12 + 0.16 * math.sin(math.pi * (0.1 + 0.8 * s)))
        row[#row + 1] = { 0.46 * w * x, y * (0.78 + 0.22 * (1 - x * x)), w * (bulge + 0.012 * math.sin(s * 22) * (1 - x ^ 4) - 0.012 * layer) }
      end
    end
    rows[i + 1] = row
  end
  p:add(kit.loft{ sections = rows, crease = 60 }, "mask")
  for side = -1, 1, 2 do
    local loop = kit.curve{ segments = 6, points = { { 0.45 * w * side, 0.21 * w, 0 }, { 0.5 * w * side, 0.2 * w, -0.24 * w }, { 0.5 * w * side, 0, -0.36 * w }, { 0.5 * w * side, -0.2 * w, -0.24 * w }, { 0.45 * w * side, -0.21 * w, 0 } } }
    p:add(kit.sweep{ path = loop, radius = 0.012 * w, sides = 6 }, "strap")
  end
  p:anchor("face", { at = { 0, 0.42 * w, 0 }, normal = { 0, 0, 1 }, size = 0.95 * w })
end

local function spectacle(frame, lens) return { { "frame", frame }, { "lens", lens }, { "strap", "brown leather" } } end
local function face(mask_, trim, lip) return { { "mask", mask_ }, { "trim", trim or "gold" }, { "eye", "black plastic" }, { "lip", lip or "red lacquer" }, { "cheek", lip and mask_ or "pink plaster" }, { "feather", "purple feathers" }, { "teeth", "ivory" }, { "strap", "white string" } } end
local masks = { feather = { 0, 0, 1 }, horn = { 0, 0, 2 } }
local kinds = {
  { kind = "scarf", synsets = { "scarf.n.01" }, except = { "kerchief.n.01" }, names = { "woolen scarf", "winter scarf", "knitted scarf", "shawl", "muffler" }, height_m = { 0.25, 0.6, 1 }, draw = scarf, slots = { { "cloth", "red wool or navy wool or forest green wool or mustard wool or gray wool" }, { "stripe", "cream wool" }, { "fringe", "cream wool" } } },
  { kind = "tie", synsets = { "necktie.n.01" }, except = { "bow_tie.n.01" }, names = { "neck tie", "bolo tie" }, height_m = { 0.25, 0.55, 0.8 }, draw = tie, shapes = { "slim", "wide" }, slots = { { "cloth", "navy silk" }, { "back", "dark navy silk" } } },
  { kind = "bow tie", synsets = { "bow_tie.n.01" }, names = { "bowtie", "dicky bow" }, width_m = { 0.06, 0.13, 0.25 }, draw = bow_tie, slots = { { "cloth", "red satin" }, { "knot", "dark red satin" } } },
  { kind = "belt", synsets = { "belt.n.02" }, names = { "leather belt", "waist belt" }, width_m = { 0.07, 0.12, 0.2 }, draw = belt, slots = { { "strap", "brown leather" }, { "buckle", "brass" } } },
  { kind = "glasses", synsets = { "spectacles.n.01" }, except = { "sunglasses.n.01" }, names = { "eyeglasses", "reading glasses", "eyeglass", "spectacle", "3d glasses", "pair of glasses" }, draw = glasses, slots = spectacle("black plastic", "glass") },
  { kind = "sunglasses", synsets = { "sunglasses.n.01" }, names = { "sunglass", "shades", "dark glasses" }, draw = glasses, traits = { thick = 0.024 }, slots = spectacle("black plastic", "tinted glass") },
  { kind = "aviator sunglasses", names = { "aviators", "aviator glasses", "pilot glasses" }, draw = glasses, traits = { form = "aviator", thick = 0.01 }, slots = spectacle("gold", "tinted glass") },
  { kind = "goggles", synsets = { "goggles.n.01" }, names = { "steampunk goggles", "swimming goggles", "swim goggles", "aviator goggles", "safety goggles", "goggle" }, draw = goggles, slots = spectacle("brass", "tinted glass") },
  { kind = "mask", synsets = { "mask.n.01" }, names = { "theatre mask", "theater mask", "face mask sculpture", "tribal mask", "venetian mask", "wall mask", "mardi gras mask", "kabuki mask", "noh mask" }, height_m = { 0.12, 0.24, 0.6 }, draw = mask, parts = masks, slots = face("white plaster") },
  { kind = "masquerade mask", names = { "carnival mask", "eye mask", "domino mask", "ball mask" }, height_m = { 0.1, 0.22, 0.4 }, draw = mask, traits = { half = true }, parts = masks, slots = face("purple velvet", "gold") },
  { kind = "demon mask", names = { "oni mask", "devil mask", "hannya mask", "horned mask", "samurai mask", "monster mask" }, height_m = { 0.15, 0.3, 0.6 }, draw = mask, traits = { evil = true, horned = true }, parts = masks, slots = face("red lacquer", "gold", "black lacquer") },
  { kind = "surgical mask", names = { "medical mask", "face mask", "respirator mask", "mouth mask", "dust mask" }, width_m = { 0.1, 0.17, 0.25 }, draw = face_mask, slots = { { "mask", "light blue fabric" }, { "strap", "white string" } } },
}
local out = {}
for i, kind in ipairs(kinds) do
  local draw = kind.draw
  kind.draw, kind.shapes = nil, kind.shapes or (draw == glasses and { "round", "square", "heart shaped", "star shaped", "thick" }) or {}
  if draw == glasses or draw == goggles then kind.width_m, kind.pair = { 0.1, 0.145, 0.25 }, "one" end
  kind.parts = kind.parts or {}
  kind.build = function(p) stand.on_floor(p, draw, kind.width_m and "width" or "height") end
  out[i] = kind
end
return { kinds = out, traits = {} }
