-- Brooches and pins, standing on their edge and facing forwards: flowers, stars, bows, leaves, insects, framed stones.
local gem = require("lib/gem")
local stand = require("lib/stand")

local function front(shape) return shape:rotate("y", 180):rotate("x", 90) end

-- A stone in a cup at { x, y }, `deep` towards the viewer.
local function set(p, cut, size, x, y, z, slot, wear, turn)
  local function place(shape) return front(shape):rotate("z", turn or 0):move(x, y, z) end
  p:add(place(gem.stone(p:material(slot), cut, size)), slot)
  p:add(place(gem.bezel(cut, size, 0.24 * size)), wear)
end

local forms = {}

function forms.flower(p, s)
  local petals = p:choose{ 5, 6, 8 }
  local enamel = p:material("accent") ~= "diamond" and p:chance(0.5)
  for i = 0, petals - 1 do
    local a = 360 * i / petals
    local petal = kit.superquadric{ radii = { 0.8 * s / petals * 1.3, 0.2 * s, 0.035 * s }, round_y = 0.9, round_xz = 1, cells = 8 }:rotate("x", -14):move(0, 0.29 * s, 0):rotate("z", a)
    p:add(petal, enamel and "accent" or "band")
    if not enamel then
      local r = math.rad(-a)
      set(p, "pear", 0.2 * s, 0.31 * s * math.sin(r), 0.31 * s * math.cos(r), 0.05 * s, "stone", "setting", a + 180)
    end
  end
  set(p, "round", 0.22 * s, 0, 0, 0.07 * s, enamel and "stone" or "accent", "setting")
end

function forms.star(p, s)
  local tips = p:choose{ 5, 6, 8 }
  p:add(kit.extrude{ outline = kit.star{ tips = tips, outer = 0.5 * s, inner = 0.22 * s }, depth = 0.08 * s, bevel = 0.02 * s }, "band")
  set(p, "round", 0.28 * s, 0, 0, 0.06 * s, "stone", "setting")
  for i = 0, tips - 1 do
    for k = 1, 2 do
      local a, r = 2 * math.pi * i / tips, (0.19 + 0.1 * k) * s
      p:add(front(gem.small((0.13 - 0.03 * k) * s)):move(r * math.sin(a), r * math.cos(a), 0.045 * s), "accent")
    end
  end
end

function forms.framed(p, s)
  local cut = gem.choose(p, { "oval", "round", "cushion", "octagon" })
  local size = 0.62 * s
  set(p, cut, size, 0, 0, 0.04 * s, "stone", "setting")
  local path = {}
  for i, v in ipairs(gem.outline(cut, 0.84 * s)) do path[i] = { v[1], v[2], 0 } end
  p:add(kit.sweep{ path = path, closed = true, radius = 0.025 * s, sides = 8 }, "band")
  for i, at in ipairs(gem.around(cut, 0.84 * s, 0.16 * s)) do
    if i % 2 == 0 then
      p:add(front(gem.stone(p:material("accent"), "round", 0.1 * s)):move(at[1], at[2], 0.02 * s), "accent")
      p:add(kit.torus{ radius = 0.05 * s, tube = 0.014 * s, sides = 14, tube_sides = 6 }:rotate("x", 90):move(at[1], at[2], 0.02 * s), "band")
    else
      -- Scrolls of wire outside the frame.
      local a = math.deg(math.atan(at[1], at[2]))
      p:add(kit.torus{ radius = 0.055 * s, tube = 0.014 * s, sides = 16, tube_sides = 6 }:rotate("x", 90):move(0, math.sqrt(at[1] ^ 2 + at[2] ^ 2) + 0.035 * s, 0):rotate("z", -a), "band")
    end
    local a, b = at[1] / 0.84, at[2] / 0.84
    p:add(kit.capsule{ radius = 0.01 * s, height = 0.13 * s, sides = 6, rows = 2 }:aim(a, b, 0):move(0.88 * at[1], 0.88 * at[2], -0.01 * s), "band")
  end
end

function forms.bow(p, s)
  for side = -1, 1, 2 do
    local loop = kit.curve{ segments = 6, points = { { 0, 0, 0 }, { 0.2 * s * side, 0.22 * s, 0.05 * s }, { 0.44 * s * side, 0.2 * s, 0.02 * s }, { 0.46 * s * side, -0.04 * s, 0 }, { 0.2 * s * side, -0.03 * s, 0.05 * s }, { 0, 0, 0.03 * s } } }
    p:add(kit.sweep{ path = loop, profile = kit.rectangle{ width = 0.03 * s, height = 0.13 * s, radius = 0.01 * s }, up = { 0, 0, 1 } }:knotted():scale(1, 1, 0.6), "band")
    local tail = kit.curve{ segments = 5, points = { { 0, 0, 0 }, { 0.1 * s * side, -0.2 * s, 0.02 * s }, { 0.26 * s * side, -0.42 * s, 0 } } }
    p:add(kit.sweep{ path = tail, profile = kit.rectangle{ width = 0.1 * s, height = 0.03 * s, radius = 0.01 * s }, up = { 0, 0, 1 } }, "band")
  end
  set(p, gem.choose(p, { "round", "oval", "cushion" }), 0.2 * s, 0, 0, 0.07 * s, "stone", "setting")
end

function forms.leaf(p, s)
  for i, lean in ipairs{ 0, 42, -42 } do
    local outline, n, size = {}, 12, (i == 1 and 1 or 0.7) * s
    for k = 0, n do outline[#outline + 1] = { size * 0.17 * math.sin(math.pi * (k / n) ^ 0.85) * (1 + 0.12 * (k % 2)), size * 0.75 * k / n } end
    for k = n - 1, 1, -1 do outline[#outline + 1] = { -outline[k + 1][1], outline[k + 1][2] } end
    p:add(kit.extrude{ outline = outline, depth = 0.04 * s, bevel = 0.01 * s }:rotate("z", lean), i == 1 and "accent" or "band")
    p:add(kit.capsule{ radius = 0.013 * s, height = 0.7 * size }:move(0, 0.36 * size, 0.024 * s):rotate("z", lean), "band")
  end
  p:add(kit.sweep{ path = kit.curve{ points = { { 0, 0.05 * s, 0 }, { 0.02 * s, -0.12 * s, 0 }, { 0.1 * s, -0.28 * s, 0 } } }, radius = 0.022 * s, last = "round" }, "band")
  for i = -1, 1 do set(p, "round", 0.14 * s, 0.1 * s * i, 0.03 * s - 0.05 * s * math.abs(i), 0.06 * s, "stone", "setting") end
end

-- Wings on either side of a body set with stones: butterfly and dragonfly.
function forms.insect(p, s)
  local fly = p.traits.insect or p:choose{ "butterfly", "dragonfly" }
  local wings = fly == "butterfly" and { { 38, 0.5, 0.3 }, { 128, 0.36, 0.26 } } or { { 72, 0.52, 0.13 }, { 104, 0.46, 0.12 } }
  for side = -1, 1, 2 do
    for i, w in ipairs(wings) do
      local outline = {}
      for k = 0, 19 do
        local a = 2 * math.pi * k / 20
        outline[k + 1] = { s * w[3] / 2 * math.sin(a) * (0.75 + 0.25 * -math.cos(a)), s * w[2] / 2 * (1 - math.cos(a)) }
      end
      local function place(shape) return shape:rotate("y", 10):rotate("z", -w[1] * side):move(0.02 * s * side, 0.06 * s - 0.05 * s * i, 0) end
      local rim = {}
      for k, v in ipairs(outline) do rim[k] = { v[1], v[2], 0 } end
      p:add(place(kit.extrude{ outline = outline, depth = 0.02 * s }), "accent")
      p:add(place(kit.sweep{ path = rim, closed = true, radius = 0.016 * s, sides = 6 }), "band")
      p:add(place(front(gem.stone(p:material("stone"), "pear", 0.16 * s)):rotate("z", 180):move(0, 0.66 * w[2] * s, 0.025 * s)), "stone")
      p:add(place(kit.capsule{ radius = 0.009 * s, height = 0.55 * w[2] * s }:move(0, 0.3 * w[2] * s, 0.014 * s)), "band")
    end
    p:add(kit.sweep{ path = kit.curve{ points = { { 0.01 * s * side, 0.2 * s, 0 }, { 0.07 * s * side, 0.32 * s, 0.02 * s }, { 0.13 * s * side, 0.36 * s, 0.02 * s } } }, radius = 0.008 * s, last = "round" }, "band")
  end
  local long = fly == "dragonfly" and 7 or 4
  for i = 0, long do
    local r = (i == 0 and 0.06 or 0.05 * (1 - 0.06 * i)) * s
    p:add(kit.sphere{ radius = r, sides = 14, rows = 9 }:move(0, 0.2 * s - 0.085 * s * i, 0.02 * s), i % 2 == 0 and "band" or "stone")
  end
end

local function brooch(p, s)
  local form = p.traits.form or (p:shape("star shaped") and "star") or ((p:shape("oval") or p:shape("round")) and "framed") or p:choose{ "flower", "framed", "star", "bow", "leaf", "insect", "flower" }
  local wear = gem.metal(p, "setting", "gold", "band")
  local q = {}
  for name, value in pairs(p) do q[name] = value end
  function q.add(_, shape, slot) return p:add(shape, slot == "setting" and wear or slot) end
  forms[form](q, s)
  -- The pin behind it.
  p:add(kit.capsule{ radius = 0.012 * s, height = 0.6 * s }:rotate("z", 90):move(0, 0.02 * s, -0.09 * s), "band")
  for side = -1, 1, 2 do p:add(kit.capsule{ radius = 0.016 * s, height = 0.1 * s }:rotate("x", 90):move(0.16 * s * side, 0.02 * s, -0.05 * s), "band") end
end

-- A cufflink: a face, a stem and a bar that swivels.
local function cufflink(p, s)
  local cut = gem.choose(p, { "round", "cushion", "square", "octagon", "oval" })
  local outline = gem.outline(cut, s)
  local function level(scale, y)
    local points = {}
    for i, v in ipairs(outline) do points[i] = { scale * v[1], y, scale * v[2] } end
    return points
  end
  p:add(front(kit.loft{ crease = 30, sections = { level(0.5, -0.2 * s), level(0.97, -0.14 * s), level(1, -0.02 * s), level(0.96, 0.02 * s), level(0.8, 0.02 * s), level(0.78, -0.02 * s) } }), "band")
  p:add(front(gem.cabochon(cut, 0.8 * s, 0.09)):move(0, 0, -0.03 * s), "stone")
  p:add(kit.cone{ radius = 0.1 * s, top = 0.07 * s, height = 0.75 * s }:rotate("x", -90):move(0, 0, -0.5 * s), "band")
  p:add(kit.capsule{ radius = 0.13 * s, height = 0.85 * s }:move(0, 0, -0.92 * s), "band")
end

local slots = { { "stone", "sapphire" }, { "band", "gold" }, { "accent", "diamond" }, { "setting", "gold" } }
local shapes = { "oval", "round", "square", "heart shaped", "star shaped", "hexagonal", "triangular", "octagonal", "marquise", "pear shaped", "emerald cut" }
return {
  height_m = { 0.02, 0.045, 0.09 }, slots = slots, shapes = shapes, traits = { draw = brooch },
  kinds = {
    { kind = "brooch", synsets = { "brooch.n.01" }, names = { "lapel pin", "jewelled pin", "hair clip", "jeweled pin" } },
    { kind = "flower brooch", names = { "floral brooch", "flower pin" }, traits = { form = "flower" } }, { kind = "star brooch", traits = { form = "star" } },
    { kind = "butterfly brooch", names = { "butterfly pin" }, traits = { form = "insect", insect = "butterfly" } }, { kind = "dragonfly brooch", traits = { form = "insect", insect = "dragonfly" } },
    { kind = "leaf brooch", traits = { form = "leaf" } }, { kind = "bow brooch", names = { "ribbon brooch" }, traits = { form = "bow" } },
    { kind = "cufflink", synsets = { "cufflink.n.01" }, names = { "cuff link" }, pair = "two", height_m = { 0.01, 0.018, 0.03 }, traits = { draw = cufflink },
      slots = { { "stone", "onyx" }, { "band", "silver" }, { "accent", "diamond" }, { "setting", "silver" } } },
  },
  build = function(p)
    stand.on_floor(p, function(q) p.traits.draw(q, p.height) end, "height")
  end,
}
