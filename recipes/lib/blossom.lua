-- The heads of flowers: whorls of petals around a centre, petals rolled into one another, spikes of little bells and a few
-- of their own form. Slots: "petal", "centre", "stem", "leaf".
local plant = require("lib/plant")

-- Everything of a head is measured in its radius r, and it looks up along +Y.
local centres = {}

function centres.disc(p, r, c)
  local wide, rise = c.radius * r, (c.rise or 0.4) * c.radius * r
  local count = p.advanced and (c.seeds or 120) or math.floor((c.seeds or 120) / 2.4)
  local seed = kit.cone{ radius = 1.15 * wide / math.sqrt(count), height = 1.6 * wide / math.sqrt(count), sides = 5 }
  return kit.group{
    kit.sphere{ radii = { wide, rise, wide }, sides = 20, rows = 10 }:slot("centre"),
    kit.instances(seed, plant.spiral(count, 0.96 * wide, rise)):slot(c.seed_slot or "centre"),
  }
end

function centres.stamens(p, r, c)
  local parts = {}
  for i = 1, c.count or 6 do
    local a, spread = 360 * i / (c.count or 6), c.spread or 0.35
    local long = c.length * r * p:vary(0.92, 1.06)
    local path = kit.curve{ points = { { 0, 0, 0 }, { 0, 0.55 * long, 0.2 * spread * r }, { 0, long, spread * r } }, segments = 3 }
    parts[#parts + 1] = kit.sweep{ path = path, radius = 0.022 * r, sides = 5 }:rotate("y", a):slot(c.thread or "stem")
    parts[#parts + 1] = kit.capsule{ radius = 0.05 * r, height = 0.2 * r, sides = 6, rows = 2 }:rotate("x", 70):move(0, long, spread * r):rotate("y", a):slot("centre")
  end
  return kit.group(parts)
end

function centres.ball(p, r, c)
  local wide = c.radius * r
  return kit.sphere{ radii = { wide, (c.rise or 0.8) * wide, wide }, sides = 14, rows = 8 }:move(0, c.y and c.y * r or 0, 0):slot("centre")
end

function centres.trumpet(p, r)
  local rim = kit.lathe{ smooth = true, sides = p.advanced and 40 or 22, profile = { { 0.12 * r, 0 }, { 0.26 * r, 0.1 * r }, { 0.3 * r, 0.38 * r },
    { 0.42 * r, 0.6 * r }, { 0.4 * r, 0.62 * r }, { 0.26 * r, 0.4 * r }, { 0.2 * r, 0.12 * r }, { 0, 0.1 * r } } }
  return kit.group{ rim:slot("centre"), centres.stamens(p, r, { count = 5, length = 0.42, spread = 0.1, thread = "centre" }) }
end

function centres.column(p, r)
  local parts = { kit.sweep{ path = { { 0, 0, 0 }, { 0, 0.5 * r, 0.03 * r }, { 0, 1.05 * r, 0.12 * r } }, radius = 0.05 * r, radii = { 1, 0.8, 0.6 }, sides = 8 }:slot("centre") }
  for i = 1, 26 do
    local s = 0.5 + 0.5 * i / 26
    local a = 2.4 * i
    parts[#parts + 1] = kit.sphere{ radius = 0.045 * r, sides = 6, rows = 4 }:move(0.12 * r * math.sin(a), 1.05 * s * r, 0.12 * s * r + 0.12 * r * math.cos(a)):slot("centre")
  end
  return kit.group(parts)
end

function centres.pod(p, r)
  return kit.group{
    kit.lathe{ sides = 20, profile = { { 0.1 * r, 0 }, { 0.3 * r, 0.38 * r }, { 0.29 * r, 0.42 * r }, { 0, 0.42 * r } } }:slot("centre"),
    kit.instances(kit.sphere{ radius = 0.035 * r, sides = 6, rows = 4 }, plant.spiral(12, 0.25 * r, 0)):move(0, 0.42 * r, 0):slot("stem"),
    centres.stamens(p, r, { count = 22, length = 0.34, spread = 0.42, thread = "centre" }),
  }
end

-- A head of whorls: each { count, length, width, tilt, … } in head radii, as plant.whorl takes them.
local function whorled(p, r, t)
  local parts = {}
  for i, w in ipairs(t.whorls) do
    local scaled = {}
    for name, value in pairs(w) do scaled[name] = value end
    for _, name in ipairs{ "length", "width", "radius", "y", "thick" } do scaled[name] = w[name] and w[name] * r end
    scaled.thick = scaled.thick or 0.03 * r
    scaled.start = (w.start or (i % 2) * 180 / w.count) + p:vary(-6, 6)
    parts[#parts + 1] = plant.whorl(p, scaled):slot(w.slot or "petal")
  end
  for _, c in ipairs(t.centre and (t.centre.form and { t.centre } or t.centre) or {}) do parts[#parts + 1] = centres[c.form](p, r, c) end
  -- Sepals, and the swelling that they and the petals grow from.
  parts[#parts + 1] = kit.sphere{ radii = { (t.cup_size or 0.17) * r, (t.cup_size or 0.17) * r, (t.cup_size or 0.17) * r }, sides = 12, rows = 8 }:move(0, -0.06 * r, 0):slot("stem")
  if t.sepals then
    parts[#parts + 1] = plant.whorl(p, { count = 5, length = t.sepals * r, width = 0.24 * r, outline = "lance", tilt = t.sepal_tilt or 100, bend = -25, thick = 0.03 * r, y = -0.06 * r, radius = 0.05 * r }):slot("leaf")
  end
  return kit.group(parts)
end

-- Petals wound around each other, the inner ones steep and short, the outer ones open.
local function rolled(p, r, t)
  local parts, count = {}, t.petals or 22
  local ruffle = t.ruffle or 0
  for i = 1, count do
    local s = (i - 1) / (count - 1)
    local open = t.open or 1
    local petal = plant.blade(p, { length = r * (0.62 + 0.4 * s), width = r * (0.42 + 0.78 * s), outline = t.outline or "round",
      bend = -34 + (66 * open) * s, cup = 0.62 - 0.3 * s, ruffle = ruffle, waves = 11, thick = 0.028 * r, rows = t.rows or (p.advanced and 7 or 5) })
    parts[i] = petal:rotate("x", 4 + 58 * open * s ^ 1.3):move(0, -0.12 * r * s, (0.05 + 0.15 * s) * r):rotate("y", 137.5 * i + p:vary(-8, 8))
  end
  local head = kit.group(parts):slot("petal")
  return kit.group{ head,
    kit.sphere{ radii = { 0.2 * r, 0.24 * r, 0.2 * r }, sides = 12, rows = 8 }:move(0, -0.06 * r, 0):slot("stem"),
    plant.whorl(p, { count = 5, length = 0.62 * r, width = 0.2 * r, outline = "lance", tilt = 100, bend = -30, thick = 0.03 * r, y = -0.1 * r, radius = 0.08 * r }):slot("leaf"),
  }
end

-- Many small flowers on the upper part of the stem.
local function spike(p, r, t)
  local parts, count = {}, p.advanced and t.count or math.floor(0.7 * t.count)
  local small = kit.group{ plant.whorl(p, { count = t.petals or 5, length = t.size * r, width = 0.62 * t.size * r, tilt = t.bell and 18 or 62, bend = t.bell and 30 or 20, thick = 0.04 * r, rows = 3, loose = 0.3 }):slot("petal"),
    kit.sphere{ radius = 0.22 * t.size * r, sides = 6, rows = 4 }:slot(t.bell and "petal" or "centre") }
  for i = 1, count do
    local s = (i - 0.5) / count
    local wide = r * (t.wide or 0.5) * (t.shape and t.shape(s) or (1 - 0.72 * s))
    parts[i] = small:scale(p:vary(0.85, 1.1) * (1 - 0.4 * s)):rotate("x", t.hang and 150 or 80 - 45 * s):move(0, (t.long or 4) * r * s, wide):rotate("y", 137.5 * i)
  end
  parts[#parts + 1] = kit.cone{ radius = 0.35 * r * (t.wide or 0.5), top = 0.1 * r * (t.wide or 0.5), height = (t.long or 4) * r, sides = 8 }:align{ y = "low" }:slot("stem")
  return kit.group(parts), true
end

-- A ball of small flowers.
local function cluster(p, r, t)
  local small = kit.group{ plant.whorl(p, { count = t.petals or 4, length = t.size * r, width = 0.8 * t.size * r, outline = "round", tilt = 74, thick = 0.03 * r, rows = 3, loose = 0.4 }):slot("petal"),
    kit.sphere{ radius = 0.16 * t.size * r, sides = 6, rows = 4 }:slot("centre") }
  local ball = kit.sphere{ radii = { 0.8 * r, 0.68 * r, 0.8 * r }, sides = 16, rows = 10 }
  local places = kit.over(ball, { count = p.advanced and 90 or 60, apart = 0.75 * t.size * r, scale_low = 0.85, scale_high = 1.1 })
  return kit.group{ ball:slot("petal"), kit.instances(small, places) }:move(0, 0.5 * r, 0)
end

local function bells(p, r)
  local bell = kit.lathe{ smooth = true, sides = p.advanced and 22 or 14, profile = { { 0, 0 }, { 0.34 * r, -0.1 * r }, { 0.42 * r, -0.5 * r }, { 0.56 * r, -0.72 * r }, { 0.5 * r, -0.7 * r }, { 0.34 * r, -0.45 * r }, { 0, -0.12 * r } } }
  local parts, path = {}, kit.curve{ points = { { 0, 0, 0 }, { 0, 2.2 * r, 0.2 * r }, { 0, 3.6 * r, 1.2 * r }, { 0, 3.7 * r, 2.6 * r } }, segments = 5 }
  parts[1] = kit.sweep{ path = path, radius = 0.1 * r, sides = 7 }:slot("stem")
  for i = 5, #path do
    local at, side = path[i], (i % 2 == 0) and 1 or -1
    local size = 1.15 - 0.04 * i
    parts[#parts + 1] = kit.sweep{ path = { at, { side * 0.3 * r, at[2] + 0.05 * r, at[3] }, { side * 0.45 * r, at[2] - 0.2 * r, at[3] + 0.04 * r } }, radius = 0.045 * r, sides = 5 }:slot("stem")
    parts[#parts + 1] = bell:scale(size):move(side * 0.45 * r, at[2] - 0.16 * r, at[3] + 0.04 * r):slot("petal")
  end
  return kit.group(parts), true
end

-- One petal rolled into a funnel around a spadix: the calla; or spread behind it: the anthurium.
local function spathe(p, r, t)
  if t.flat then
    local blade = plant.blade(p, { length = 1.9 * r, width = 1.75 * r, outline = "heart", bend = -16, cup = 0.12, thick = 0.03 * r, rows = 9 })
    return kit.group{ blade:rotate("x", 82):move(0, 0, -0.45 * r):slot("petal"),
      plant.stem(p, { { 0, 0, 0 }, { 0, 0.5 * r, 0.06 * r }, { 0, 0.95 * r, 0.2 * r } }, 0.09 * r, 0.6):slot("centre") }
  end
  local sections, n, around = {}, p.advanced and 14 or 9, p.advanced and 40 or 22
  for i = 0, n do
    local s = i / n
    local ring, inner = {}, {}
    for k = 1, around do
      local a = 2 * math.pi * k / around
      local front = (1 + math.cos(a)) / 2
      -- The rim rises to a tip in front and turns outwards.
      local wide = r * (0.14 + 0.5 * s ^ 1.5 + 0.32 * s ^ 5 * (0.5 + front))
      local y = r * s * (1.25 + 0.75 * (1 - front) + 0.1 * s)
      local out = (s ^ 4) * 0.35 * r * (1 - front) ^ 3
      ring[k] = { wide * math.sin(a), y - 0.16 * r * s ^ 6, wide * math.cos(a) - out }
      inner[k] = { 0.93 * wide * math.sin(a), y - 0.13 * r * s ^ 6 + 0.03 * r, 0.93 * wide * math.cos(a) - out }
    end
    sections[i + 1], sections[2 * n + 2 - i] = ring, inner
  end
  return kit.group{ kit.loft{ sections = sections, crease = 60 }:slot("petal"),
    kit.capsule{ radius = 0.1 * r, height = 1.2 * r, sides = 10 }:move(0, 0.75 * r, 0):slot("centre") }
end

local function fluff(p, r)
  local ball = kit.sphere{ radius = 0.16 * r, sides = 10, rows = 6 }
  local seed = kit.group{ kit.cylinder{ radius = 0.012 * r, height = 0.75 * r, sides = 4 }:align{ y = "low" } }
  local hair = {}
  for i = 1, 6 do hair[i] = kit.cone{ radius = 0.014 * r, height = 0.26 * r, sides = 3 }:align{ y = "low" }:rotate("x", 62):move(0, 0.74 * r, 0):rotate("y", 60 * i) end
  return kit.group{ ball:slot("centre"), kit.instances(kit.group{ seed, kit.group(hair) }, kit.over(ball, { count = p.advanced and 110 or 70, apart = 0.02 * r })):slot("petal") }
end

local function snapped(p, r)
  -- The bird of paradise: a beak with a crest of orange and a blue tongue.
  local beak = plant.stem(p, { { 0, 0, -0.2 * r }, { 0, 0.25 * r, 0.5 * r }, { 0, 0.3 * r, 2 * r } }, 0.2 * r, 0.06):slot("leaf")
  local parts = { beak }
  for i, tilt in ipairs{ -12, 8, 26, 44, 58 } do
    parts[#parts + 1] = plant.blade(p, { length = 1.7 * r, width = 0.42 * r, outline = "lance", cup = 0.5, bend = 12, thick = 0.03 * r }):rotate("x", tilt):move((i % 2 - 0.5) * 0.1 * r, 0.2 * r, 0.1 * r * i):slot("petal")
  end
  parts[#parts + 1] = plant.blade(p, { length = 1.5 * r, width = 0.22 * r, outline = "heart", thick = 0.06 * r }):rotate("x", 66):move(0, 0.3 * r, 0.3 * r):slot("centre")
  return kit.group(parts)
end

return { whorled = whorled, rolled = rolled, spike = spike, cluster = cluster, bells = bells, spathe = spathe, fluff = fluff, snapped = snapped }
