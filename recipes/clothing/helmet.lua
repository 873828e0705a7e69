-- Helmets: a hard shell over the head, and what each trade adds to it.
local stand = require("lib/stand")

-- The shell, open below and, where `face` (degrees either side of the front) is given, in front up to `brow`.
local function dome(p, r, t)
  local sides, rows = p.advanced and 56 or 36, 14
  local tall, low = t.tall or 1.05, t.low or -0.5
  local function wall(scale)
    local sections = {}
    for i = 0, rows do
        local section = {}
      for k = 0, sides - 1 do
        local a = 2 * math.pi * k / sides
        local front = math.max(0, math.cos(a))
        -- The rim runs high over the face and low over the neck.
        local rim = (low + (t.brow or 0) * front ^ (t.sharp or 1.5) - (t.nape or 0) * math.max(0, -math.cos(a)) ^ 2) * r
        local y = rim + (tall * r - rim) * (i / rows) ^ 0.9
        local s = y / (tall * r)
        local round = s > 0 and math.sqrt(math.max(0, 1 - s * s * s * s * 0.6 - s * s * 0.4)) or 1 - 0.12 * s * s * (t.pinch or 1)
        section[k + 1] = { scale * r * round * math.sin(a), y * (scale < 1 and 0.97 or 1), (t.long or 1.14) * scale * r * round * math.cos(a) }
      end
      sections[#sections + 1] = i == rows and { { 0, tall * r * (scale < 1 and 0.96 or 1), 0 } } or section
    end
    return sections
  end
  local out, inner, all = wall(1), wall(0.93), {}
  for i = #inner, 1, -1 do all[#all + 1] = inner[i] end
  for i = 1, #out do all[#all + 1] = out[i] end
  return kit.loft{ sections = all, crease = 45 }, out[1]
end

local function rim_of(ring, radius) return kit.sweep{ path = ring, closed = true, radius = radius, sides = 8 } end

local function horn(r, length, up)
  local path, radii = {}, {}
  for i = 0, 12 do
    local t = i / 12
    path[i + 1] = { length * (0.75 * t - 0.25 * t * t), length * up * t ^ 1.8, 0 }
    radii[i + 1] = 1 - 0.97 * t
  end
  return kit.sweep{ path = path, radii = radii, radius = 0.22 * r, sides = 14 }
end

-- A ridge from front to back over the top, standing `tall` above the shell.
local function crest(p, r, t, tall, wide, slot, from, to)
  local blades = {}
  for i = 0, 22 do
    local b = math.rad((from or 15) + ((to or 200) - (from or 15)) * i / 22)
    blades[i + 1] = kit.box{ size = { wide, tall, 0.2 * r }, bevel = 0.02 * r }:move(0, tall / 2 + 0.98 * r, 0):rotate("x", 90 - math.deg(b)):scale(1, t.tall or 1.05, t.long or 1.14)
  end
  p:add(kit.group(blades), slot)
end

local forms = {}

function forms.knight(p, r, t)
  local body, ring = dome(p, r, t)
  p:add(body, "shell")
  p:add(rim_of(ring, 0.04 * r), "trim")
  -- The visor: a pointed bowl with a slit and holes.
  local function visor(scale)
    local sections = {}
    for i = 0, 8 do
      local s, row = i / 8, {}
      for k = 0, 14 do
        local a = math.rad(-88 + 176 * k / 14)
        local out = 1.03 + 0.32 * math.cos(a) ^ 3 * math.sin(math.pi * (0.15 + 0.6 * s))
        row[k + 1] = { scale * r * 1.03 * math.sin(a), r * (-1.0 + 0.98 * s), scale * 1.14 * r * out * math.cos(a) }
      end
      sections[i + 1] = row
    end
    return sections
  end
  local rows, inner = visor(1.02), visor(0.97)
  for i, row in ipairs(rows) do
    for k = #inner[i], 1, -1 do row[#row + 1] = inner[i][k] end
  end
  p:add(kit.loft{ sections = rows, crease = 40 }, "shell")
  for side = -1, 1, 2 do
    p:add(kit.box{ size = { 0.62 * r, 0.1 * r, 0.2 * r }, bevel = 0.03 * r }:rotate("y", 26 * side):move(0.4 * r * side, 0.09 * r, 0.99 * r), "dark")
    p:add(kit.cylinder{ radius = 0.13 * r, height = 0.12 * r, bevel = 0.03 * r }:rotate("z", 90):move(1.08 * r * side, -0.05 * r, 0.1 * r), "trim")
    for i = 0, 2 do
      for k = 0, 2 do p:add(kit.sphere{ radius = 0.035 * r, sides = 8, rows = 6 }:move((0.2 + 0.16 * k) * r * side, (-0.35 - 0.17 * i) * r, (1.47 - 0.03 * i - 0.06 * k - 0.12 * k * k) * r), "dark") end
    end
  end
  p:add(kit.torus{ radius = 0.94 * r, tube = 0.1 * r, sides = 48 }:scale(1, 1, 1.12):move(0, -1.0 * r, 0), "trim")
  if p:part("plume") > 0 then crest(p, r, t, 0.42 * r, 0.2 * r, "plume", 80, 205) else crest(p, r, t, 0.1 * r, 0.07 * r, "trim", 40, 190) end
end

function forms.viking(p, r, t)
  local body, ring = dome(p, r, t)
  p:add(body, "shell")
  p:add(rim_of(ring, 0.075 * r), "trim")
  for i = 0, 1 do
    local band = kit.torus{ radius = 1.015 * r, tube = 0.06 * r, sides = 48, tube_sides = 8 }:rotate("x", 90):scale(1, (t.tall or 1), 1):cut{ point = { 0, -0.1 * r, 0 }, normal = { 0, -1, 0 } }
    p:add((i == 0 and band or band:rotate("y", 90):scale(1, 1, 1.14)), "trim")
  end
  p:add(kit.box{ size = { 0.16 * r, 0.62 * r, 0.09 * r }, bevel = 0.03 * r }:move(0, -0.32 * r, 1.15 * r), "trim")
  for i = 0, 11 do
    local a = math.rad(30 * i + 15)
    p:add(kit.sphere{ radius = 0.06 * r, sides = 10, rows = 6 }:move(1.06 * r * math.sin(a), (t.low or 0) * r + 0.02 * r, 1.2 * r * math.cos(a)), "trim")
  end
  for side = -1, 1, 2 do
    if p:part("horn") > 0 then
      local one = horn(r, 1.25 * r, 0.95)
      p:add((side == 1 and one or one:mirror("x")):move(0.85 * r * side, 0.32 * r, 0), "horn")
      p:add(kit.torus{ radius = 0.23 * r, tube = 0.06 * r, sides = 20, tube_sides = 8 }:rotate("z", 90 - 8 * side):move(0.98 * r * side, 0.34 * r, 0), "trim")
    end
  end
end

function forms.spartan(p, r, t)
  local body, ring = dome(p, r, t)
  p:add(body, "shell")
  p:add(rim_of(ring, 0.04 * r), "trim")
  for side = -1, 1, 2 do
    local cheek = kit.extrude{ outline = kit.curve{ closed = true, segments = 4, points = { { -0.5, 0.45 }, { 0.32, 0.42 }, { 0.5, 0.1 }, { 0.34, -0.3 }, { 0.3, -0.95 }, { -0.2, -0.7 }, { -0.5, -0.3 } } }, depth = 0.07, bevel = 0.02 }
    p:add(cheek:scale(r):rotate("y", 62 * side + (side == 1 and 180 or 0)):move(0.82 * r * side, -0.4 * r, 0.68 * r), "shell")
  end
  p:add(kit.box{ size = { 0.14 * r, 0.8 * r, 0.07 * r }, bevel = 0.03 * r }:move(0, -0.22 * r, 1.13 * r), "shell")
  crest(p, r, t, 0.16 * r, 0.1 * r, "trim", 25, 195)
  crest(p, r, t, 0.62 * r, 0.16 * r, "plume", 25, 200)
end

function forms.samurai(p, r, t)
  local body, ring = dome(p, r, t)
  p:add(body, "shell")
  p:add(rim_of(ring, 0.05 * r), "trim")
  for i = 0, 3 do
    local y, out = -0.12 - 0.19 * i, 1.1 + 0.16 * i
    local path = {}
    for k = 0, 24 do
      local a = math.rad(62 + 236 * k / 24)
      path[k + 1] = { out * r * math.sin(a), y * r, 1.12 * out * r * math.cos(a) }
    end
    p:add(kit.sweep{ path = path, profile = kit.rectangle{ width = 0.06 * r, height = 0.24 * r, radius = 0.02 * r }, up = { 0, 1, 0 }, crease = 40 }, "neck")
    p:add(kit.sweep{ path = path, radius = 0.035 * r, sides = 6, first = "round", last = "round" }:move(0, -0.12 * r, 0):scale(1.01, 1, 1.01), "trim")
  end
  for i = 0, 11 do
    local rib = {}
    for k = 0, 8 do
      local b = math.rad(8 + 78 * k / 8)
      rib[k + 1] = { 0, 1.05 * r * math.sin(b), 1.02 * r * math.cos(b) ^ 0.8 }
    end
    p:add(kit.sweep{ path = rib, radius = 0.025 * r, sides = 5, first = "round", last = "round" }:rotate("y", 30 * i):scale(1, 1, 1.12), "trim")
  end
  p:add(kit.sphere{ radius = 0.1 * r }:move(0, 1.08 * r, 0), "crest")
  local outline = {}
  for i = 0, 16 do
    local a = math.rad(-30 - 120 * i / 16)
    outline[#outline + 1] = { 1.05 * r * math.cos(a), 1.25 * r + 1.1 * r * math.sin(a) * 0.9 }
  end
  for i = 15, 1, -1 do
    local a = math.rad(-30 - 120 * i / 16)
    outline[#outline + 1] = { 0.96 * r * math.cos(a), 1.33 * r + 0.94 * r * math.sin(a) * 0.86 }
  end
  p:add(kit.extrude{ outline = outline, depth = 0.05 * r, bevel = 0.012 * r }:move(0, 0.1 * r, 1.2 * r), "crest")
  p:add(kit.box{ size = { 0.9 * r, 0.05 * r, 0.42 * r }, bevel = 0.02 * r }:rotate("x", 14):move(0, 0.12 * r, 1.28 * r), "trim")
end

function forms.hard(p, r, t)
  local body, ring = dome(p, r, t)
  p:add(body, "shell")
  p:add(kit.sweep{ path = ring, closed = true, profile = kit.rectangle{ width = 0.22 * r, height = 0.05 * r, radius = 0.02 * r }, up = { 0, 1, 0 }, crease = 40 }:scale(1.06, 1, 1.06), "shell")
  local peak = {}
  for i = 0, 24 do
    local a = math.rad(-75 + 150 * i / 24)
    peak[#peak + 1] = { 1.06 * r * math.sin(a), r * (1.1 * math.cos(a) + (t.peak or 0.32) * math.cos(a) ^ 2) }
  end
  for i = 24, 0, -1 do
    local a = math.rad(-75 + 150 * i / 24)
    peak[#peak + 1] = { 0.98 * r * math.sin(a), 1.02 * r * math.cos(a) }
  end
  p:add(kit.extrude{ outline = peak, depth = 0.05 * r, bevel = 0.015 * r }:rotate("x", 96):move(0, (t.low + (t.brow or 0)) * r, 0), "shell")
  for i = -1, 1 do
    local rib = {}
    for k = 0, 14 do
      local b = math.rad(18 + 144 * k / 14)
      rib[k + 1] = { 0.22 * r * i * math.sin(b), (t.tall * math.sin(b) ^ 0.85 + 0.005) * r * (i == 0 and 1.01 or 0.99), 1.12 * r * math.cos(b) }
    end
    p:add(kit.sweep{ path = rib, radius = (i == 0 and 0.085 or 0.06) * r, sides = 10, first = "round", last = "round" }, t.fire and "trim" or "shell")
  end
  if t.fire then
    p:add(kit.extrude{ outline = kit.curve{ closed = true, segments = 4, points = { { -0.3, 0.42 }, { 0, 0.5 }, { 0.3, 0.42 }, { 0.32, 0 }, { 0, -0.3 }, { -0.32, 0 } } }, depth = 0.08, bevel = 0.02 }:scale(r):rotate("x", -18):move(0, 0.42 * r, 1.12 * r), "trim")
  end
  if p:part("light") > 0 then
    p:add(kit.cylinder{ radius = 0.2 * r, height = 0.22 * r, bevel = 0.04 * r }:rotate("x", 78):move(0, 0.5 * r, 1.12 * r), "trim")
    p:add(kit.cylinder{ radius = 0.15 * r, height = 0.05 * r, bevel = 0.02 * r }:rotate("x", 78):move(0, 0.53 * r, 1.24 * r), "light")
  end
end

function forms.full(p, r, t)
  local body, ring = dome(p, r, t)
  p:add(body, "shell")
  p:add(rim_of(ring, 0.05 * r), "trim")
  if t.bars then
    for i = 0, 2 do
      local bar = {}
      for k = 0, 14 do
        local a = math.rad(-78 + 156 * k / 14)
        bar[k + 1] = { 1.04 * r * math.sin(a), (-0.32 - 0.24 * i) * r, (1.14 + 0.34 * math.cos(a) ^ 2) * r * math.cos(a) }
      end
      p:add(kit.sweep{ path = bar, radius = 0.055 * r, sides = 8, first = "round", last = "round" }, "bar")
    end
    for side = -1, 1, 2 do
      p:add(kit.capsule{ radius = 0.055 * r, height = 0.62 * r }:move(0.3 * r * side, -0.56 * r, 1.36 * r), "bar")
      p:add(kit.cylinder{ radius = 0.1 * r, height = 0.04 * r }:rotate("z", 90):move(1.01 * r * side, -0.05 * r, 0), "bar")
    end
    crest(p, r, t, 0.025 * r, 0.3 * r, "trim", 35, 190)
  else
    -- The visor: a curved pane over the face.
    local rows, high, low = {}, t.visor_high or 0.36, t.visor_low or -0.42
    for i = 0, 6 do
      local s, row = i / 6, {}
      for _, scale in ipairs{ 1.035, 0.985 } do
        for k = 0, 20 do
          local a = math.rad(-80 + 160 * (scale > 1 and k or 20 - k) / 20)
          local y = low + (high - low) * s
          local bulge = 1 - 0.18 * math.max(0, y) ^ 2
          row[#row + 1] = { scale * r * bulge * math.sin(a), y * r, 1.14 * scale * r * bulge * math.cos(a) * (t.bulge or 1.02) }
        end
      end
      rows[i + 1] = row
    end
    p:add(kit.loft{ sections = rows, crease = 40 }, "visor")
    for side = -1, 1, 2 do p:add(kit.cylinder{ radius = 0.16 * r, height = 0.12 * r, bevel = 0.03 * r }:rotate("z", 90):move(1.02 * r * side, 0.02 * r, 0.16 * r), "trim") end
    if t.chin then p:add(kit.superquadric{ radii = { 0.62 * r, 0.24 * r, 0.34 * r }, round_y = 0.6, round_xz = 0.7, cells = 8 }:move(0, -0.66 * r, 0.8 * r), "shell") end
    if t.collar then
      p:add(kit.torus{ radius = 0.86 * r, tube = 0.13 * r, sides = 48, tube_sides = 10 }:move(0, -0.98 * r, 0), "trim")
      p:add(kit.box{ size = { 0.2 * r, 0.4 * r, 0.5 * r }, bevel = 0.05 * r }:move(1.05 * r, -0.1 * r, -0.3 * r), "trim")
    end
    for i = -1, 1, 2 do p:add(kit.box{ size = { 0.09 * r, 0.05 * r, 0.3 * r }, bevel = 0.02 * r }:rotate("x", -22):move(0.26 * r * i, 0.92 * r, 0.5 * r), "trim") end
  end
end

function forms.bicycle(p, r, t)
  local body = dome(p, r, t)
  p:add(body, "shell")
  for i = -2, 2 do
    local x = 0.3 * i
    for k = 0, 3 do
      local b = math.rad(38 + 34 * k + (i % 2) * 10)
      local y, z = (t.tall or 0.95) * math.sin(b) * math.sqrt(1 - x * x * 0.72), 1.28 * math.cos(b) * math.sqrt(1 - x * x * 0.5)
      p:add(kit.sphere{ radii = { 0.085 * r, 0.05 * r, 0.24 * r }, sides = 14, rows = 8 }:rotate("x", 90 - math.deg(b) - 0):rotate("z", -38 * x):move(x * r, y * r * 0.985, z * r * 0.98), "dark")
    end
  end
  for side = -1, 1, 2 do
    local strap = kit.curve{ segments = 4, points = { { 0.88 * r * side, 0, 0.3 * r }, { 0.8 * r * side, -0.45 * r, 0.22 * r }, { 0.42 * r * side, -0.85 * r, 0.3 * r }, { 0, -0.92 * r, 0.34 * r } } }
    p:add(kit.sweep{ path = strap, profile = kit.rectangle{ width = 0.02 * r, height = 0.1 * r }, up = { 0, 0, 1 } }, "trim")
  end
end

local function slots(shell, trim)
  return { { "shell", shell }, { "trim", trim }, { "dark", "black plastic" }, { "visor", "tinted glass" }, { "plume", "red hair" }, { "horn", "ivory" }, { "bar", "light gray plastic" }, { "light", "glowing vanilla glass" }, { "neck", "red lacquer" }, { "crest", "gold" } }
end

return {
  width_m = { 0.18, 0.26, 0.4 }, parts = {}, shapes = {},
  kinds = {
    { kind = "helmet", synsets = { "helmet.n.01" }, names = { "knight helmet", "medieval helmet", "knight's helmet", "armor helmet", "great helm" }, parts = { plume = { 0, 0, 1 } }, slots = slots("polished steel", "brass"), traits = { form = "knight", wide = 2.2, low = -1, brow = 1.0, sharp = 0.6, tall = 1.1 } },
    { kind = "viking helmet", names = { "horned helmet", "norse helmet" }, width_m = { 0.25, 0.42, 0.6 }, parts = { horn = { 0, 2, 2 } }, slots = slots("iron", "bronze"), traits = { form = "viking", wide = 3.0, low = -0.02, tall = 1.05 } },
    { kind = "spartan helmet", names = { "greek helmet", "gladiator helmet", "corinthian helmet", "roman helmet", "centurion helmet", "trojan helmet" }, slots = slots("bronze", "bronze"), traits = { form = "spartan", wide = 2.2, low = -0.9, brow = 0.92, sharp = 0.45, tall = 1.08, nape = 0.1 } },
    { kind = "samurai helmet", names = { "kabuto", "japanese helmet" }, width_m = { 0.3, 0.4, 0.6 }, slots = slots("black lacquer", "gold"), traits = { form = "samurai", wide = 3.2, low = 0, tall = 1.06 } },
    { kind = "hard hat", synsets = { "hard_hat.n.02" }, names = { "safety helmet", "construction helmet", "construction hat", "hardhat", "miner helmet", "mining helmet" }, parts = { light = { 0, 0, 1 } }, slots = slots("yellow plastic", "black plastic"), traits = { form = "hard", wide = 2.4, low = 0, tall = 0.98 } },
    { kind = "firefighter helmet", names = { "fireman helmet", "fire helmet", "fireman hat", "fireman's hat", "firefighter hat", "firefighters helmet" }, parts = { light = { 0, 0, 1 } }, slots = slots("red plastic", "gold"), traits = { form = "hard", wide = 2.4, low = 0, tall = 1.05, peak = 0.4, fire = true } },
    { kind = "football helmet", synsets = { "football_helmet.n.01" }, names = { "american football helmet", "sports helmet" }, slots = slots("red plastic", "white plastic"), traits = { form = "full", bars = true, wide = 2.15, low = -0.75, brow = 1.05, sharp = 0.8, tall = 1.08 } },
    { kind = "motorcycle helmet", synsets = { "crash_helmet.n.01" }, names = { "racing helmet", "biker helmet", "crash helmet", "motorbike helmet", "aviator helmet", "pilot helmet" }, slots = slots("red plastic", "black rubber"), traits = { form = "full", wide = 2.2, low = -0.92, brow = 0.06, tall = 1.1, chin = true } },
    { kind = "space helmet", names = { "astronaut helmet", "futuristic helmet", "cosmonaut helmet", "sci-fi helmet" }, width_m = { 0.25, 0.34, 0.5 }, slots = { { "shell", "white plastic" }, { "trim", "silver" }, { "dark", "black plastic" }, { "visor", "gold" }, { "plume", "red hair" }, { "horn", "ivory" }, { "bar", "light gray plastic" }, { "light", "glowing vanilla glass" }, { "neck", "red lacquer" }, { "crest", "gold" } }, traits = { form = "full", wide = 2.25, low = -1, tall = 1.12, long = 1.04, collar = true, visor_high = 0.55, visor_low = -0.6, bulge = 1.12 } },
    { kind = "bicycle helmet", names = { "bike helmet", "cycling helmet", "skate helmet", "cycle helmet" }, slots = slots("white plastic", "black nylon"), traits = { form = "bicycle", wide = 2.05, low = -0.02, tall = 0.92, long = 1.3, brow = 0.1 } },
  },
  build = function(p)
    local t = p.traits
    local r = p.width / t.wide
    stand.on_floor(p, function(q)
      forms[t.form](q, r, t)
      q:anchor("head", { at = { 0, 0.8 * r, 0 }, size = 1.85 * r })
    end, "width")
  end,
}
