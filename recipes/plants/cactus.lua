-- Cacti and other succulents: ribbed columns with arms, balls, pads, rosettes of thick leaves; in a pot on request.
local plant = require("lib/plant")

-- A ribbed body along a path: spines stand in rows on its ribs.
local function column(p, path, radius, ribs, o)
  o = o or {}
  local profile, steps = {}, p.advanced and 6 or 4
  for i = 0, ribs * steps - 1 do
    local a = 2 * math.pi * i / (ribs * steps)
    local r = radius * (1 + 0.09 * math.cos(ribs * a) - 0.03)
    profile[i + 1] = { r * math.sin(a), r * math.cos(a) }
  end
  local radii, n = {}, #path
  for i = 1, n do
    local s = (i - 1) / (n - 1)
    -- Round at its end, slightly thinner at its foot.
    radii[i] = math.sqrt(math.max(0.0, 1 - math.max(0, (s - (o.round or 0.86)) / (1 - (o.round or 0.86))) ^ 2.2)) * (1 - (o.foot or 0.12) * (1 - s) ^ 4)
  end
  radii[n] = 0
  return kit.sweep{ path = path, profile = profile, radii = radii, crease = 70, up = { 0, 0, 1 } }
end

local function upright(points, count)
  return kit.curve{ points = points, segments = count }
end

local function spines(p, body, long, apart, count)
  local needle = kit.cone{ radius = 0.06 * long, height = long, sides = 3 }:align{ y = "low" }
  local tuft = kit.group{ needle, needle:rotate("x", 48), needle:rotate("x", 48):rotate("y", 120), needle:rotate("x", 48):rotate("y", 240) }
  return kit.instances(tuft, kit.over(body, { count = p.advanced and count or math.floor(count / 3), apart = apart, scale_low = 0.8, scale_high = 1.15 })):slot("spine")
end

local function bloom(p, r)
  return kit.group{
    plant.whorl(p, { count = 8, length = r, width = 0.45 * r, tilt = 50, bend = 20, cup = 0.2, thick = 0.03 * r, rows = 4 }),
    plant.whorl(p, { count = 6, length = 0.75 * r, width = 0.36 * r, tilt = 25, bend = 15, cup = 0.2, thick = 0.03 * r, start = 30, rows = 4 }),
    kit.sphere{ radius = 0.2 * r, sides = 8, rows = 6 }:slot("spine"),
  }:slot("flower")
end

local draw = {}

-- A column with arms that turn upwards.
function draw.saguaro(p, h)
  local r = h * (p:shape("slim") and 0.075 or p:shape("thick") and 0.14 or (p.kind == "saguaro" and 0.8 or 1) * p:vary(0.09, 0.12))
  local parts = { column(p, upright({ { 0, 0, 0 }, { 0.01 * h, 0.4 * h, 0 }, { 0, 0.7 * h, 0 }, { 0, h, 0 } }, 8), r, 13, { round = 0.88 }) }
  local arms, tips = p:part("arm"), { { 0, h, 0 } }
  for i = 1, arms do
    local y, out = h * (0.3 + 0.12 * ((i * 5) % 3)) * p:vary(0.94, 1.05), h * p:vary(0.23, 0.27)
    local top = math.min(0.93 * h, y + h * p:vary(0.28, 0.42))
    local path = kit.rounded{ points = { { 0, y, 0 }, { out, y + 0.02 * h, 0 }, { out, top, 0 } }, radius = 0.85 * out, segments = 7 }
    local whole = { path[1] }
    for k = 2, #path do
      -- More points on the straight end, which is rounded off.
      if k == #path then for m = 1, 6 do local a, b = path[k - 1], path[k]; whole[#whole + 1] = { a[1] + (b[1] - a[1]) * m / 7, a[2] + (b[2] - a[2]) * m / 7, 0 } end end
      whole[#whole + 1] = path[k]
    end
    local turn = i <= 2 and (i - 1) * 180 + p:vary(-25, 25) or p:vary(60, 120) + 180 * (i % 2)
    parts[#parts + 1] = column(p, whole, 0.62 * r, 10, { round = 0.84, foot = 0 }):rotate("y", turn)
    tips[#tips + 1] = { out * math.cos(math.rad(turn)), top, -out * math.sin(math.rad(turn)) }
  end
  local body = kit.group(parts)
  return { body:slot("body"), spines(p, body, 0.028 * h, 0.022 * h, 420) }, tips, 0.085 * h, r
end

function draw.barrel(p, h)
  local r = h * p:vary(0.5, 0.56)
  local profile, n = {}, 14
  local ribs = 20
  local sections, around = {}, ribs * 4
  for i = 0, n do
    local a = math.pi * (0.06 + 0.94 * i / n)
    local wide, y = math.sin(a) ^ 0.85 * r, (0.5 - 0.5 * math.cos(a)) * h
    if i == n then sections[i + 1] = { { 0, 0.97 * h, 0 } } else
      local ring = {}
      for k = 1, around do
        local b = 2 * math.pi * k / around
        local q = wide * (1 + 0.06 * math.cos(ribs * b))
        ring[k] = { q * math.sin(b), y, q * math.cos(b) }
      end
      sections[i + 1] = ring
    end
  end
  local body = kit.loft{ sections = sections, crease = 75 }:align{ y = "low" }
  local list = { body:slot("body") }
  local needle = kit.cone{ radius = 0.008 * h, height = 0.15 * h, sides = 3 }:align{ y = "low" }
  local tuft = kit.group{ needle, needle:rotate("x", 55), needle:rotate("x", 55):rotate("y", 90), needle:rotate("x", 55):rotate("y", 180), needle:rotate("x", 55):rotate("y", 270) }
  local places = {}
  for k = 1, ribs do
    for i = 2, n - 1, 2 do
      local a, b = math.pi * (0.06 + 0.94 * i / n), 2 * math.pi * k / ribs
      local wide, y = 1.05 * math.sin(a) ^ 0.85 * r, (0.5 - 0.5 * math.cos(a)) * h
      list[#list + 1] = tuft:rotate("x", math.deg(math.pi - a) * 0.9):move(0, y, wide):rotate("y", math.deg(b)):slot("spine")
    end
  end
  return list, { { 0, 0.95 * h, 0 }, { 0.16 * h, 0.93 * h, 0.1 * h }, { -0.1 * h, 0.93 * h, 0.16 * h } }, 0.2 * h, 0.8 * r
end

-- Flat pads that grow out of one another.
function draw.pads(p, h)
  local pads, tips = {}, {}
  local function pad(at, long, lean, turn, level)
    local shape = kit.superquadric{ radii = { 0.36 * long, 0.5 * long, 0.1 * long }, round_y = 1, round_xz = 1 }:taper{ axis = "y", low = 0.72, high = 1.05 }
      :move(0, 0.46 * long, 0):rotate("z", -lean):rotate("y", turn):move(at[1], at[2], at[3])
    pads[#pads + 1] = shape
    local a, b = math.rad(lean), math.rad(turn)
    local function on(share, side)
      local x, y = side * 0.33 * long, share * long
      local u, v = x * math.cos(a) + y * math.sin(a), -x * math.sin(a) + y * math.cos(a)
      return { at[1] + u * math.cos(b), at[2] + v, at[3] - u * math.sin(b) }
    end
    if level > 0 then
      pad(on(0.86, 0.3), long * p:vary(0.72, 0.8), lean + p:vary(18, 30), turn + p:vary(-30, 30), level - 1)
      pad(on(0.84, -0.45), long * p:vary(0.66, 0.76), lean - p:vary(28, 42), turn + p:vary(-30, 30), level - 1)
      if p:chance(0.4) then pad(on(0.55, 0.9), 0.55 * long, lean + 60, turn + p:vary(-20, 20), 0) end
    else
      tips[#tips + 1] = on(0.95, 0.1)
    end
  end
  pad({ 0, 0, 0 }, 0.46 * h, p:vary(-4, 4), p:vary(-15, 15), 2)
  local body = kit.group(pads)
  local _, y = body:low()
  local _, top = body:high()
  local k = h / (top - y)
  body = body:move(0, -y, 0):scale(k)
  for _, at in ipairs(tips) do at[1], at[2], at[3] = at[1] * k, (at[2] - y) * k, at[3] * k end
  return { body:slot("body"), spines(p, body, 0.035 * h, 0.05 * h, 220) }, tips, 0.09 * h, 0.2 * h
end

-- Rosettes of thick leaves: t.leaf as for plant.whorl, in heights, from the outer ring to the inner one.
local function rosette(p, h, t)
  local parts = {}
  for i = 1, t.rings do
    local s = (i - 1) / math.max(1, t.rings - 1)
    local long = h * (t.long[1] + (t.long[2] - t.long[1]) * s)
    parts[i] = plant.whorl(p, { count = t.count - math.floor(s * (t.count - 5)), length = long, width = long * t.wide * (1 + (t.widen or 0) * s), outline = t.outline, thick = long * t.thick, cup = t.cup,
      tilt = t.tilt[1] + (t.tilt[2] - t.tilt[1]) * s, bend = t.bend, radius = 0.05 * h, y = 0.05 * h + (t.rise or 0.05) * h * s, start = 137.5 * i, rows = p.advanced and 10 or 6 })
  end
  local body = kit.group(parts)
  return body
end
function draw.aloe(p, h)
  local body = rosette(p, h, { rings = 4, count = 7, long = { 0.9, 0.98 }, wide = 0.15, outline = "heart", thick = 0.07, cup = 0.55, tilt = { 52, 6 }, bend = -22 })
  return { body:slot("body"), p.advanced and spines(p, body, 0.022 * h, 0.06 * h, 140):slot("spine") or nil }, {}, 0, 0.2 * h
end
function draw.agave(p, h)
  local body = rosette(p, h, { rings = 5, count = 9, long = { 0.95, 0.95 }, wide = 0.26, outline = "lance", thick = 0.06, cup = 0.5, tilt = { 72, 8 }, bend = -16 })
  return { body:slot("body") }, {}, 0, 0.26 * h
end
function draw.bromeliad(p, h)
  local body = rosette(p, h, { rings = 4, count = 9, long = { 0.85, 0.7 }, wide = 0.14, outline = "sword", thick = 0.03, cup = 0.5, tilt = { 56, 22 }, bend = 38 })
  local heart = {}
  for i = 1, 4 do
    heart[i] = plant.whorl(p, { count = 8 - i, length = (0.36 - 0.03 * i) * h, width = 0.1 * h, outline = "lance", thick = 0.01 * h, cup = 0.4, tilt = 62 - 15 * i, bend = 24, y = (0.28 + 0.1 * i) * h, start = 40 * i })
  end
  local stalk = kit.cone{ radius = 0.06 * h, top = 0.03 * h, height = 0.68 * h }:align{ y = "low" }
  return { body:slot("body"), kit.group(heart):slot("flower"), stalk:slot("flower") }, {}, 0, 0.2 * h
end
function draw.echeveria(p, h)
  local body = rosette(p, h, { rings = 6, count = 9, long = { 1.15, 0.42 }, wide = 0.6, outline = "spoon", thick = 0.13, cup = 0.35, tilt = { 72, 14 }, bend = -34, rise = 0.42 })
  return { body:slot("body") }, {}, 0, 0.5 * h
end
function draw.haworthia(p, h)
  local body = rosette(p, h, { rings = 5, count = 10, long = { 0.85, 0.95 }, wide = 0.24, outline = "heart", thick = 0.15, cup = 0.3, tilt = { 62, 6 }, bend = -24 })
  -- The white bands across its leaves.
  local bands = {}
  for i = 1, 9 do bands[i] = { form = "torus", at = { 0, 0.08 * h, 0 }, radius = (0.12 + 0.085 * i) * h, radius_to = 0.012 * h } end
  return { body:slot("body") }, {}, 0, 0.34 * h
end
function draw.snake(p, h)
  local parts = {}
  for i = 1, p:choose{ 7, 8, 9 } do
    local long = h * (i == 1 and 1 or p:vary(0.62, 0.95))
    local leaf = plant.blade(p, { length = long, width = 0.1 * h, outline = "sword", cup = 0.35, bend = p:vary(-4, 16), thick = 0.012 * h, rows = p.advanced and 40 or 26 })
    parts[i] = leaf:twist("y", p:vary(-30, 30)):rotate("x", p:vary(1, 9)):move(0, 0, i == 1 and 0 or p:vary(0.07, 0.15) * h):rotate("y", 137.5 * i)
  end
  local body = kit.group(parts):slot("body")
  local bands = {}
  for i = 1, 15 do bands[i] = { form = "box", at = { 0, i * h / 15, 0 }, size = { h, 0.009 * h, h } } end
  body = body:paint("spine", { parts = bands, rough = 0.014 * h, grain = 0.07 * h })
  return { body }, {}, 0, 0.2 * h
end

local function kind(name, names, synsets, size, form, traits, slots)
  traits = traits or {}
  traits.form = form
  return { kind = name, names = names, synsets = synsets, height_m = size, traits = traits, slots = slots,
    parts = form == "saguaro" and { arm = { 0, 3, 6 }, flower = { 0, 0, 6 }, pot = { 0, 0, 1 } } or { flower = { 0, 0, 6 }, pot = { 0, 0, 1 } } }
end
local function slots(body, spine, flower)
  return { { "body", body }, { "spine", spine }, { "flower", flower }, { "pot", "terracotta" }, { "soil", "soil" } }
end

return {
  shapes = { "slim", "thick" },
  slots = slots("green peel", "cream plastic", "fuchsia peel"),
  kinds = {
    kind("cactus", { "cactus", "cacti", "desert cactus" }, { "cactus.n.01" }, { 0.04, 0.5, 12 }, "saguaro"),
    kind("saguaro", { "saguaro", "saguaro cactus", "cereus", "san pedro cactus" }, { "saguaro.n.01" }, { 0.1, 6, 14 }, "saguaro", { arms = 4 }),
    kind("barrel cactus", { "barrel cactus", "ball cactus", "golden barrel cactus", "hedgehog cactus", "peyote" }, { "barrel_cactus.n.01", "echinocactus.n.01", "mescal.n.02", "mammillaria.n.01" }, { 0.04, 0.35, 1.5 }, "barrel", {}, slots("green peel", "butter yellow plastic", "fuchsia peel")),
    kind("prickly pear", { "prickly pear", "prickly pear cactus", "opuntia", "nopal", "bunny ear cactus" }, { "prickly_pear.n.01", "cholla.n.01" }, { 0.05, 0.8, 4 }, "pads", {}, slots("sage green peel", "cream plastic", "sunflower yellow peel")),
    kind("succulent", { "succulent", "echeveria", "houseleek", "sempervivum", "stonecrop", "jade plant" }, { "succulent.n.01", "sedum.n.01" }, { 0.03, 0.12, 0.6 }, "echeveria", {}, slots("sage green peel", "dusty rose peel", "coral peel")),
    kind("aloe", { "aloe", "aloe vera", "aloe vera plant", "aloe plant" }, { "aloe.n.01" }, { 0.08, 0.45, 3 }, "aloe", {}, slots("sea green peel", "mint peel", "orange peel")),
    kind("agave", { "agave", "century plant", "yucca", "agave plant" }, { "agave.n.01", "yucca.n.01" }, { 0.1, 0.8, 3 }, "agave", {}, slots("sage peel", "mint peel", "yellow peel")),
    kind("bromeliad", { "bromeliad", "guzmania", "air plant" }, nil, { 0.1, 0.45, 1 }, "bromeliad", {}, slots("green peel", "cream plastic", "red peel")),
    kind("haworthia", { "haworthia", "zebra plant", "zebra cactus" }, nil, { 0.03, 0.15, 0.4 }, "haworthia"),
    kind("snake plant", { "snake plant", "sansevieria", "mother in law's tongue" }, { "sansevieria.n.01" }, { 0.1, 0.7, 1.5 }, "snake", {}, slots("forest green peel", "sage green peel", "white peel")),
  },

  build = function(p)
    local h, pot = p.height, p:part("pot") > 0
    local top = pot and h * 0.72 or h
    local parts, tips, size, foot = draw[p.traits.form](p, top)
    local flowers, list = p:part("flower"), {}
    if flowers == 0 and #tips > 0 and p:chance(0.35) then flowers = p:choose{ 1, 2 } end
    for i = 1, flowers do
      local at = tips[(i - 1) % math.max(1, #tips) + 1] or { 0, 0.9 * top, 0 }
      local out = i > math.max(1, #tips) and 0.06 * top or 0
      parts[#parts + 1] = bloom(p, size > 0 and size or 0.1 * top):move(at[1] + out, at[2] - 0.012 * top, at[3] + out)
    end
    local plants = kit.group(parts):align{ y = "low" }
    if pot then
      local high = 0.32 * h
      local wide = math.max(0.19 * h, 1.5 * foot)
      p:add(plant.pot(p, wide, high))
      plants = plants:move(0, 0.86 * high, 0)
    end
    p:add(plants)
  end,
}
