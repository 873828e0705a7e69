-- Green plants: leafy ones in pots, ferns, bamboo, bushes and hedges, grasses, herbs, vines and traps.
local plant = require("lib/plant")

local form = {}

-- Big leaves on stalks of their own.
function form.stalks(p, h, t)
  local parts, count = {}, p:part("leaf")
  if t.frond == nil and count < 3 then count = 3 end
  for i = 1, count do
    local s = (i - 0.5) / count
    local turn = math.rad(137.5 * i + p:vary(-12, 12))
    local lean, long = math.rad((t.lean or 38) * (1.1 - s) + 5), h * (0.44 + 0.3 * s) * p:vary(0.9, 1.08) * (t.stalk or 1)
    local function at(f, droop) return { long * f * math.sin(lean) * math.sin(turn), long * f * math.cos(lean) - (droop or 0), long * f * math.sin(lean) * math.cos(turn) } end
    parts[#parts + 1] = plant.stem(p, { { 0, 0, 0 }, at(0.5), at(1) }, 0.012 * h, 0.6):slot("stem")
    local size = h * (t.leaf or 0.3) * p:vary(0.85, 1.1)
    local blade
    if t.split then
      -- A heart with deep cuts from its rim.
      local outline = { { 0, 0.06 } }
      local function rim(a) local q = 0.54 * (1 - 0.42 * math.abs(math.cos(a / 2)) ^ 9) * (1 + 0.24 * math.max(0, -math.cos(a))); return q * math.sin(a), 0.44 - q * math.cos(a) end
      for k = 1, 44 do
        local a = 2 * math.pi * (k + 0.5) / 46
        local x, y = rim(a)
        if k % 5 == 0 and k > 6 and k < 40 and math.abs(k - 22) > 2 then x, y = 0.42 * x, 0.44 + 0.5 * (y - 0.44) end
        outline[#outline + 1] = { x, y }
      end
      blade = kit.extrude{ outline = outline, depth = 0.012 }:scale(size):rotate("x", 8)
    else
      blade = plant.blade(p, { length = size, width = (t.wide or 0.42) * size, outline = t.outline or "lance", bend = t.bend or 46, cup = t.cup or 0.2, thick = 0.014 * size, ruffle = t.ruffle, rows = p.advanced and 10 or 6 })
    end
    local end_at = at(1)
    parts[#parts + 1] = blade:rotate("x", math.deg(lean) + (t.nod or 22) + p:vary(-8, 8)):rotate("y", math.deg(turn)):move(end_at[1], end_at[2], end_at[3]):slot("leaf")
  end
  return parts, 0.1 * h
end

function form.fern(p, h)
  local parts, count = {}, p:part("leaf")
  for i = 1, count do
    local s = i / count
    local frond = plant.frond(p, { length = h * (1.0 + 0.25 * s) * p:vary(0.9, 1.08), up = 74 + 14 * (1 - s), droop = 84 - 24 * (1 - s), width = 0.36 * h, leaflets = p.advanced and 24 or 16, leaf_width = 0.085 * h, sag = 14, sweep = 22, thick = 0.008 * h, rows = 2,
      shape = function(q) return math.min(1, 0.45 + 1.6 * q) * (1.06 - q) ^ 0.75 end })
    parts[i] = frond:rotate("y", 137.5 * i + p:vary(-10, 10))
  end
  -- Young fronds are still curled up.
  for i = 1, 3 do
    local path = {}
    for k = 0, 22 do
      local a = k * 0.42
      local q = 0.075 * h * (1 - k / 26)
      path[k + 1] = { 0, 0.36 * h + q * math.sin(a - 1.5) * 1 , 0.06 * h + q * math.cos(a - 1.5) }
    end
    table.insert(path, 1, { 0, 0, 0 })
    parts[#parts + 1] = kit.sweep{ path = path, radius = 0.013 * h, sides = 6 }:rotate("y", 120 * i + 40):slot("stem")
  end
  return parts, 0.1 * h
end

-- A ball, box or cone of leaves: bushes, hedges and what gardeners clip.
local function leafy(p, shape, size, count)
  local long = size
  local blade = plant.blade(p, { length = long, width = 0.5 * long, outline = "lance", thick = 0.03 * long, bend = 20, rows = 2 }):rotate("x", 40)
  local skin = { (p.advanced and shape or shape:crease(0)):slot("leaf") }
  skin[2] = kit.instances(blade, kit.over(shape, { count = p.advanced and count or math.floor(count / 2.6), apart = 0.3 * long, scale_low = 0.7, scale_high = 1.25 })):slot("leaf")
  return kit.group(skin)
end

local function blossoms(p, shapes, r, count, slot)
  local head = kit.group{ plant.whorl(p, { count = 5, length = r, width = 0.95 * r, outline = "round", tilt = 56, cup = 0.3, thick = 0.06 * r, rows = 2 }),
    kit.sphere{ radii = { 0.34 * r, 0.4 * r, 0.34 * r }, sides = 6, rows = 4 }:move(0, 0.2 * r, 0) }
  return kit.instances(head, kit.over(kit.group(shapes), { count = count, apart = 1.2 * r, scale_low = 0.85, scale_high = 1.15 })):slot(slot or "flower")
end

function form.bush(p, h, t)
  local parts, balls = {}, {}
  for i = 1, 7 do
    local a, out = math.rad(360 * i / 6 + p:vary(-15, 15)), i == 7 and 0 or h * p:vary(0.24, 0.32)
    local r = h * (i == 7 and 0.34 or p:vary(0.27, 0.34))
    local y = i == 7 and h - 0.36 * h or r * p:vary(0.95, 1.25)
    balls[i] = kit.sphere{ radius = r, sides = p.advanced and 16 or 12, rows = p.advanced and 10 or 8 }:displace{ amount = 0.14 * r, size = 0.5 * r }:move(out * math.sin(a), y, out * math.cos(a))
    parts[i] = leafy(p, balls[i], 0.1 * h, t.flowers and 80 or 130)
  end
  if t.flowers or (t.form == "bush" and p:part("flower") > 0) then parts[#parts + 1] = blossoms(p, balls, (t.bloom or 0.075) * h, math.max(p:part("flower"), p.advanced and 90 or 30)) end
  for i = 1, 5 do parts[#parts + 1] = plant.stem(p, { { 0.03 * h * math.sin(i * 1.3), 0, 0.03 * h * math.cos(i * 1.3) }, { 0.2 * h * math.sin(i * 1.3), 0.4 * h, 0.2 * h * math.cos(i * 1.3) } }, 0.02 * h):slot("stem") end
  return parts, 0.1 * h
end
function form.hedge(p, h)
  local wide = 1.6 * h
  local box = kit.box{ size = { wide, h, 0.5 * h }, bevel = 0.05 * h, cells = { 14, 9, 5 } }:displace{ amount = 0.02 * h, size = 0.15 * h }:align{ y = "low" }
  return { leafy(p, box, 0.06 * h, 900) }, 0.4 * h
end
function form.topiary(p, h, t)
  local parts, style = {}, p:choose{ "balls", "cone", "spiral" }
  local trunk = kit.cylinder{ radius = 0.022 * h, height = 0.9 * h, sides = 10 }:align{ y = "low" }
  parts[1] = trunk:slot("stem")
  local function ball(r, y) return leafy(p, kit.sphere{ radius = r, sides = 20, rows = 14 }:move(0, y, 0), 0.05 * h, 260) end
  if p.traits.form == "topiary" and p:shape("twisted") or style == "spiral" then
    local path, radii = {}, {}
    for i = 0, 60 do
      local s = i / 60
      local q = 0.22 * h * (1 - s) + 0.015 * h
      path[i + 1], radii[i + 1] = { q * math.sin(26 * s), (0.16 + 0.78 * s) * h, q * math.cos(26 * s) }, 1 - 0.75 * s
    end
    parts[2] = leafy(p, kit.sweep{ path = path, radius = 0.105 * h, radii = radii, sides = 10, first = "round", last = "round" }, 0.045 * h, 520)
  elseif style == "cone" then
    parts[2] = leafy(p, kit.cone{ radius = 0.26 * h, top = 0.02 * h, height = 0.84 * h, sides = 28, rows = 10, bevel = 0.03 * h }:align{ y = "low" }:move(0, 0.15 * h, 0), 0.05 * h, 560)
  else
    parts[2], parts[3], parts[4] = ball(0.2 * h, 0.3 * h), ball(0.155 * h, 0.62 * h), ball(0.105 * h, 0.87 * h)
  end
  return parts, 0.06 * h
end

function form.bamboo(p, h, t)
  local parts, count = {}, t.one and 1 or p:part("stalk")
  for i = 1, count do
    local tall, r = h * (i == 1 and 0.94 or p:vary(0.6, 0.94)), (t.one and 0.035 or 0.02) * h * p:vary(0.85, 1.1)
    local profile, joints = { { 0, 0, "sharp" } }, t.one and 8 or p:choose{ 8, 9, 10 }
    for k = 0, joints - 1 do
      local y, n = tall * k / joints, tall * (k + 1) / joints
      profile[#profile + 1] = { r * 1.0, y + 0.004 * h, "sharp" }
      profile[#profile + 1] = { r * 0.93, y + 0.02 * h }
      profile[#profile + 1] = { r * 0.93, n - 0.016 * h }
      profile[#profile + 1] = { r * 1.12, n - 0.004 * h, "sharp" }
    end
    profile[#profile + 1] = { 0, tall }
    local a, out = math.rad(137.5 * i), i == 1 and 0 or 0.05 * h * math.sqrt(i)
    local group = { kit.lathe{ profile = profile, sides = p.advanced and 16 or 9, crease = 35 }:slot("stalk") }
    for k = math.floor(joints * 0.4), joints do
      local y = tall * k / joints - 0.004 * h
      for m = 1, (k >= joints and 2 or p.advanced and 2 or 1) do
        local spray = {}
        local long = h * 0.14
        spray[1] = kit.cylinder{ radius = 0.003 * h, height = long, sides = 5 }:align{ y = "low" }:slot("stem")
        for q = 1, 5 do
          local leaf = plant.blade(p, { length = 0.15 * h * p:vary(0.8, 1.15), width = 0.026 * h, outline = "lance", bend = 40, cup = 0.3, thick = 0.002 * h, rows = 3 })
          spray[#spray + 1] = leaf:rotate("x", q == 5 and 20 or 58):rotate("y", 90 * q):move(0, long * (0.4 + 0.12 * q), 0):slot("leaf")
        end
        group[#group + 1] = kit.group(spray):rotate("x", 48):move(0, y, 0.8 * r):rotate("y", 137.5 * (2 * k + m))
      end
    end
    parts[i] = kit.group(group):rotate("z", count == 1 and 0 or p:vary(-3, 3)):move(out * math.sin(a), 0, out * math.cos(a))
  end
  return parts, (count == 1 and 0.05 or 0.12) * h
end

function form.grass(p, h, t)
  local parts, count = {}, p.advanced and 90 or 55
  for i = 1, count do
    local long = h * p:vary(0.65, 1.08)
    local a, out = 2.4 * i, 0.28 * h * (t.spread or 1) * math.sqrt(i / count)
    parts[i] = plant.blade(p, { length = long, width = (t.wide or 0.05) * h, outline = "sword", bend = p:vary(12, 70), cup = 0.4, thick = 0.006 * h, rows = 4 })
      :rotate("x", p:vary(0, 14)):rotate("y", p:vary(0, 360)):move(out * math.sin(a), 0, out * math.cos(a)):slot("leaf")
  end
  return parts, 0.2 * h
end
-- Stems with an ear, a cob or a brown club at their end.
function form.stalk(p, h, t)
  local parts, count = {}, t.count or p:part("stalk")
  for i = 1, count do
    local tall, a, out = h * (i == 1 and 1 or p:vary(0.82, 1)), 2.4 * i, i == 1 and 0 or (t.spread or 0.05) * h * math.sqrt(i)
    local one = { plant.stem(p, { { 0, 0, 0 }, { 0.01 * h, 0.5 * tall, 0 }, { 0.025 * h, 0.86 * tall, 0 } }, (t.thick or 0.007) * h, 0.7):slot("stem") }
    if t.ear == "grain" then
      local grain = kit.sphere{ radii = { 0.011 * h, 0.022 * h, 0.011 * h }, sides = 8, rows = 5 }
      local awn = kit.cone{ radius = 0.0018 * h, height = 0.1 * h, sides = 3 }:align{ y = "low" }
      for k = 0, 17 do
        one[#one + 1] = kit.group{ grain, awn:move(0, 0.01 * h, 0) }:rotate("x", 24):move(0, 0, 0.011 * h):rotate("y", 180 * (k % 2) + 90 * (k // 2 % 2)):move(0.025 * h, (0.83 + 0.0092 * k) * tall, 0):slot("flower")
      end
    elseif t.ear == "club" then
      one[#one + 1] = kit.capsule{ radius = 0.024 * h, height = 0.17 * h, sides = 12 }:move(0.025 * h, 0.86 * tall, 0):slot("flower")
      one[#one + 1] = kit.cone{ radius = 0.004 * h, height = 0.1 * h, sides = 5 }:move(0.025 * h, 0.97 * tall, 0):slot("stem")
    elseif t.ear == "cob" then
      for side = -1, 1, 2 do
        local cob = kit.group{ kit.lathe{ smooth = true, sides = 14, profile = { { 0, 0 }, { 0.028 * h, 0.02 * h }, { 0.03 * h, 0.1 * h }, { 0.012 * h, 0.19 * h }, { 0, 0.2 * h } } }:slot("flower"),
          plant.whorl(p, { count = 5, length = 0.17 * h, width = 0.07 * h, outline = "lance", tilt = 14, bend = -14, cup = 0.6, radius = 0.012 * h, thick = 0.003 * h }):slot("leaf") }
        one[#one + 1] = cob:rotate("z", -24 * side):move(side * 0.012 * h, (0.4 + 0.1 * side) * tall, 0)
      end
      for k = 1, 7 do one[#one + 1] = plant.stem(p, { { 0.02 * h, 0.82 * tall, 0 }, { 0.02 * h + 0.03 * h * math.sin(k * 0.9), 0.93 * tall, 0.03 * h * math.cos(k * 0.9) }, { 0.02 * h + 0.08 * h * math.sin(k * 0.9), tall, 0.08 * h * math.cos(k * 0.9) } }, 0.005 * h, 0.5):slot("flower") end
    end
    for k = 1, t.leaves or 3 do
      one[#one + 1] = plant.blade(p, { length = (t.long or 0.4) * h * p:vary(0.8, 1.1), width = (t.wide or 0.026) * h, outline = "lance", bend = 95, cup = 0.4, thick = 0.003 * h, rows = 8 }):rotate("x", 22):rotate("y", 137.5 * k + 180 * (k % 2)):move(0.01 * h, (0.08 + 0.62 * k / (t.leaves or 3)) * tall, 0):slot("leaf")
    end
    parts[i] = kit.group(one):rotate("z", count == 1 and 0 or p:vary(-5, 5)):rotate("y", p:vary(0, 360)):move(out * math.sin(a), 0, out * math.cos(a))
  end
  return parts, 0.08 * h
end

-- A stem with leaves all along, and fruit or small flowers between them.
function form.herb(p, h, t)
  local parts, count = {}, t.stems or 5
  for i = 1, count do
    local a, tall = 2.4 * i, h * (i == 1 and 0.94 or p:vary(0.7, 0.92))
    local out = i == 1 and 0 or 0.24 * h * (t.spread or 1)
    local stem, path = plant.stem(p, { { 0, 0, 0 }, { 0.4 * out * math.sin(a), 0.5 * tall, 0.4 * out * math.cos(a) }, { out * math.sin(a), tall, out * math.cos(a) } }, 0.011 * h, 0.55)
    parts[#parts + 1] = stem:slot("stem")
    local pairs_ = t.pairs or 6
    for k = 1, pairs_ do
      local at = path[math.max(1, math.floor(#path * (0.15 + 0.85 * k / pairs_)))]
      for side = 0, 1 do
        local long = h * (t.leaf or 0.17) * p:vary(0.85, 1.1) * (1.1 - 0.45 * k / pairs_)
        parts[#parts + 1] = plant.blade(p, { length = long, width = (t.wide or 0.55) * long, outline = t.outline or "lance", bend = 36, cup = 0.3, thick = 0.02 * long })
          :rotate("x", k == pairs_ and 24 or 62):rotate("y", 90 * k + 180 * side + 30 * i):move(at[1], at[2], at[3]):slot("leaf")
      end
      if t.fruit and k % 2 == 0 and k < pairs_ then
        local r = t.fruit * h * p:vary(0.85, 1.1)
        local b = math.rad(90 * k + 75 * i)
        local fruit = t.long_fruit and kit.capsule{ radius = 0.5 * r, height = 3 * r, sides = 12 } or kit.sphere{ radii = { r, 0.92 * r, r }, sides = 14, rows = 10 }
        parts[#parts + 1] = fruit:move(at[1] + 1.4 * r * math.sin(b), at[2] - 1.2 * r, at[3] + 1.4 * r * math.cos(b)):slot("flower")
        parts[#parts + 1] = kit.sweep{ path = { at, { at[1] + 1.4 * r * math.sin(b), at[2] + 0.1 * r, at[3] + 1.4 * r * math.cos(b) }, { at[1] + 1.4 * r * math.sin(b), at[2] - 0.35 * r, at[3] + 1.4 * r * math.cos(b) } }, radius = 0.1 * r, sides = 5 }:slot("stem")
      end
    end
  end
  return parts, 0.08 * h
end

function form.clover(p, h, t)
  local parts, leaflets = {}, p:part("leaflet")
  for i = 1, t.count or 5 do
    local a, out, tall = 2.4 * i, i == 1 and 0 or 0.2 * h * math.sqrt(i), h * (i == 1 and 0.9 or p:vary(0.5, 0.85))
    local at = { out * math.sin(a), tall, out * math.cos(a) }
    parts[#parts + 1] = plant.stem(p, { { 0.2 * at[1], 0, 0.2 * at[3] }, { 0.5 * at[1], 0.6 * tall, 0.5 * at[3] }, at }, 0.014 * h, 0.7):slot("stem")
    local leaf = plant.whorl(p, { count = leaflets, length = 0.27 * h, width = (leaflets > 3 and 0.28 or 0.32) * h, outline = "fan", tilt = 80, bend = 6, cup = 0.12, thick = 0.012 * h, rows = 6 })
    parts[#parts + 1] = leaf:rotate("x", i == 1 and 48 or p:vary(20, 42)):rotate("y", i == 1 and 10 or 0.5 * math.deg(a % 6.28) - 60):move(at[1], at[2], at[3]):slot("leaf")
  end
  return parts, 0.1 * h
end

-- Stems that hang over the rim or climb a stake.
function form.ivy(p, h, t)
  local parts, count = {}, p.advanced and 12 or 9
  local heart = plant.blade(p, { length = 0.13 * h, width = 0.13 * h, outline = "heart", bend = 26, cup = 0.14, thick = 0.004 * h, rows = 5 }):rotate("x", 55)
  if t.climbs then
    -- A trellis of laths with the stems wound through it.
    for i = -2, 2 do parts[#parts + 1] = kit.box{ size = { 0.022 * h, 0.98 * h, 0.016 * h }, bevel = 0.003 * h }:move(0.11 * h * i, 0.49 * h, 0):slot("wood") end
    for i = 1, 6 do parts[#parts + 1] = kit.box{ size = { 0.52 * h, 0.022 * h, 0.016 * h }, bevel = 0.003 * h }:move(0, h * (0.08 + 0.16 * (i - 0.5)), 0.014 * h):slot("wood") end
    for i = 1, 5 do
      local points = {}
      for k = 0, 8 do points[k + 1] = { 0.11 * h * (i - 3) * math.min(1, 0.3 + k / 4) + 0.05 * h * math.sin(1.6 * k + i), h * (0.02 + 0.94 * k / 8) * (i % 2 == 0 and 0.9 or 1), (k == 0 and 0.02 or 0.025 * math.cos(1.7 * k + 2 * i)) * h } end
      local stem, path = plant.stem(p, points, 0.009 * h, 0.5)
      parts[#parts + 1] = stem:slot("stem")
      for k = 3, #path, 2 do
        parts[#parts + 1] = heart:scale(p:vary(0.75, 1.15)):rotate("y", (k % 4 == 1 and 50 or -50) + p:vary(-25, 25)):move(path[k][1], path[k][2], path[k][3] + 0.01 * h):slot("leaf")
        if t.flowers and k % 6 == 1 then parts[#parts + 1] = plant.whorl(p, { count = 6, length = 0.05 * h, width = 0.04 * h, outline = "round", tilt = 60, thick = 0.003 * h, rows = 3 }):rotate("x", 60):move(path[k][1], path[k][2], path[k][3] + 0.05 * h):slot("flower") end
      end
    end
    return parts, 0.1 * h
  end
  for i = 1, count do
    local a, reach = math.rad(360 * i / count + p:vary(-12, 12)), h * p:vary(0.34, 0.44)
    local fall = h * p:vary(0.12, 0.42)
    local function at(out, y) return { out * math.sin(a), y, out * math.cos(a) } end
    local stem, path = plant.stem(p, { at(0.02 * h, 0), at(0.5 * reach, 0.2 * h), at(0.95 * reach, 0.06 * h), at(reach, -fall) }, 0.008 * h, 0.5)
    parts[#parts + 1] = stem:slot("stem")
    for k = 3, #path, p.advanced and 2 or 1 do
      parts[#parts + 1] = heart:scale(p:vary(0.8, 1.2)):rotate("x", 70):rotate("y", math.deg(a) + (k % 4 < 2 and 35 or -35) + p:vary(-15, 15)):move(path[k][1], path[k][2], path[k][3]):slot("leaf")
    end
  end
  for i = 1, 14 do parts[#parts + 1] = heart:scale(p:vary(0.9, 1.3)):rotate("x", -30):rotate("y", 137.5 * i):move(0.12 * h * math.sin(2.4 * i), 0.1 * h + 0.008 * h * i, 0.12 * h * math.cos(2.4 * i)):slot("leaf") end
  return parts, 0.22 * h
end

-- Hinged traps with teeth.
function form.flytrap(p, h)
  local parts, count = {}, 7
  for i = 1, count do
    local a, tall = 137.5 * i, i == 1 and 0.62 * h or h * p:vary(0.28, 0.5)
    local out = i == 1 and 0.04 * h or h * p:vary(0.3, 0.42)
    local one = { plant.blade(p, { length = math.sqrt(tall * tall + out * out) * 1.02, width = 0.14 * h, outline = "spoon", cup = 0.4, bend = 0, thick = 0.02 * h }):rotate("x", math.deg(math.atan(out, tall))):slot("leaf") }
    local r = 0.19 * h
    for side = -1, 1, 2 do
      local lobe = kit.sphere{ radii = { 0.09 * h, r, 0.78 * r }, sides = 16, rows = 10 }:cut{ point = { 0, 0, 0 }, normal = { side, 0, 0 }, open = false }
      one[#one + 1] = lobe:rotate("z", -30 * side):move(side * 0.045 * h, tall + 0.8 * r, out):slot("leaf")
      one[#one + 1] = kit.sphere{ radii = { 0.02 * h, 0.8 * r, 0.62 * r }, sides = 12, rows = 8 }:rotate("z", -30 * side):move(side * 0.042 * h, tall + 0.82 * r, out):slot("flower")
      for k = -4, 4 do
        local b = math.rad(k * 26)
        one[#one + 1] = kit.cone{ radius = 0.008 * h, height = 0.1 * h, sides = 4 }:align{ y = "low" }:rotate("x", math.deg(b)):move(0, 0.95 * r * math.cos(b), 0.74 * r * math.sin(b)):rotate("z", -22 * side):move(side * 0.05 * h, tall + 0.8 * r, out):slot("stem")
      end
    end
    parts[i] = kit.group(one):rotate("y", a)
  end
  return parts, 0.12 * h
end
function form.pitcher(p, h)
  local parts = {}
  for i = 1, 5 do
    local tall = h * (i == 1 and 0.9 or p:vary(0.5, 0.78))
    local r = 0.1 * h * (0.6 + 0.4 * tall / h)
    local body = kit.lathe{ smooth = true, sides = p.advanced and 28 or 16, profile = { { 0, 0 }, { 0.25 * r, 0.02 * h }, { 0.55 * r, 0.45 * tall }, { r, 0.8 * tall }, { 1.25 * r, 0.86 * tall }, { 1.1 * r, 0.87 * tall }, { 0.85 * r, 0.8 * tall }, { 0, 0.3 * tall } } }
    local hood = plant.blade(p, { length = 2.6 * r, width = 2.3 * r, outline = "heart", bend = 80, cup = 0.2, thick = 0.06 * r }):rotate("x", -12):move(0, 0.82 * tall, -1.05 * r)
    parts[i] = kit.group{ body:slot("leaf"), kit.torus{ radius = 1.16 * r, tube = 0.12 * r, sides = 24 }:move(0, 0.862 * tall, 0):slot("flower"), hood:slot("flower") }:rotate("x", i == 1 and 0 or 12):rotate("y", i == 1 and 10 or 0):move(0, 0, i == 1 and 0 or 0.16 * h):rotate("y", 84 * i)
  end
  return parts, 0.12 * h
end
function form.moss(p, h)
  local mound = kit.heightfield({ width = 2.4 * h, length = 2 * h, columns = 24, rows = 20, solid = true, base = 0 }, function(x, z)
    local q = math.sqrt((x / 1.2) ^ 2 + z * z) / h
    return math.max(0.02 * h, h * (1 - q * q) * (0.8 + 0.18 * kit.noise(3 * x / h, 0, 3 * z / h)))
  end)
  local tuft = kit.cone{ radius = 0.03 * h, height = 0.16 * h, sides = 4 }:align{ y = "low" }
  return { mound:slot("leaf"), kit.instances(tuft, kit.over(mound, { count = p.advanced and 800 or 380, apart = 0.03 * h, facing = { 0, 1, 0 }, facing_within = 70, scale_low = 0.6, scale_high = 1.3 })):slot("leaf") }, h
end
-- A conical bundle in paper: heads of several sorts between leaves.
function form.bouquet(p, h)
  local blossom = require("lib/blossom")
  local parts, r = {}, 0.105 * h
  local sorts = {
    function() return blossom.rolled(p, r, { petals = p.advanced and 16 or 9, rows = p.advanced and 4 or 2 }) end,
    function() return blossom.whorled(p, r, { whorls = { { count = 12, length = 0.85, width = 0.3, outline = "ray", tilt = 76, radius = 0.2, rows = 2, slot = "second" } }, centre = { form = "disc", radius = 0.3, seeds = 40 } }) end,
  }
  local rose, daisy = sorts[1](), sorts[2]()
  for i, at in ipairs(plant.spiral(p.advanced and 17 or 15, 0.33 * h, 0.2 * h)) do
    local lean, turn = 52 * math.sqrt(at[1] ^ 2 + at[3] ^ 2) / (0.33 * h), math.deg(math.atan(at[1], at[3]))
    local top = { at[1], 0.66 * h + at[2], at[3] }
    parts[#parts + 1] = kit.sweep{ path = { { 0.12 * at[1], 0.02 * h, 0.12 * at[3] }, { 0.2 * at[1], 0.3 * h, 0.2 * at[3] }, top }, radius = 0.007 * h, sides = 6 }:slot("stem")
    local head = i % 3 ~= 0 and rose or daisy
    parts[#parts + 1] = head:rotate("x", lean):rotate("y", turn):move(top[1], top[2], top[3])
  end
  for i = 1, 12 do parts[#parts + 1] = plant.blade(p, { length = 0.3 * h, width = 0.12 * h, outline = "lance", bend = 30, thick = 0.004 * h }):rotate("x", 44):rotate("y", 30 * i):move(0, 0.5 * h, 0):slot("leaf") end
  -- Paper around it, wavy at its rim, and a ribbon.
  local sections, around = {}, p.advanced and 64 or 36
  for pass = 1, 2 do
    for i = 0, 6 do
      local s = pass == 1 and i / 6 or 1 - i / 6
      local ring = {}
      for k = 1, around do
        local a = 2 * math.pi * k / around
        local q = h * (0.075 + 0.25 * math.max(0, s - 0.25) ^ 1.1 / 0.73 + 0.05 * math.max(0, 0.25 - s)) * (1 + 0.07 * s * math.sin(8 * a)) - (pass == 2 and 0.006 * h or 0)
        ring[k] = { q * math.sin(a), h * (0.16 + 0.52 * s + 0.04 * s * math.sin(8 * a + 1)), q * math.cos(a) }
      end
      sections[#sections + 1] = ring
    end
  end
  parts[#parts + 1] = kit.loft{ sections = sections, crease = 40, first = "none", last = "none" }:slot("paper")
  parts[#parts + 1] = kit.torus{ radius = 0.085 * h, tube = 0.014 * h, sides = 28 }:scale(1, 1.6, 1):move(0, 0.29 * h, 0):slot("ribbon")
  for side = -1, 1, 2 do
    parts[#parts + 1] = kit.torus{ radius = 0.05 * h, tube = 0.014 * h, sides = 24 }:rotate("x", 90):scale(1.2, 0.7, 1):move(side * 0.07 * h, 0.3 * h, 0.1 * h):slot("ribbon")
    parts[#parts + 1] = plant.blade(p, { length = 0.17 * h, width = 0.035 * h, outline = "sword", thick = 0.004 * h, bend = -14 }):rotate("x", 172):rotate("y", side * 24):move(side * 0.02 * h, 0.3 * h, 0.1 * h):slot("ribbon")
  end
  p:anchor("hand", { at = { 0, 0.24 * h, 0 } })
  p:anchor("mouth", { at = { 0, 0.05 * h, 0 }, size = 0.2 * h })
  return parts, 0.1 * h
end

local function slots(leaf, flower, more)
  local list = { { "leaf", leaf or "forest green leaf" }, { "stem", "green peel" }, { "flower", flower or "red peel" }, { "pot", "terracotta" }, { "soil", "soil" } }
  for _, slot in ipairs(more or {}) do list[#list + 1] = slot end
  return list
end
local function kind(name, names, synsets, size, shape, traits, pot, slot_list, parts, shapes)
  traits.form = shape
  if shape == "bush" or shape == "hedge" or shape == "topiary" then slot_list = slot_list or slots("forest green foliage") end
  local all = { pot = { 0, pot, 1 } }
  if shape == "stalks" or shape == "fern" then all.leaf = { 3, traits.leaves_usual or 12, 16 } end
  if shape == "bush" then all.flower = { 0, 0, 28 } end
  for part, count in pairs(parts or {}) do all[part] = count end
  return { kind = name, names = names, synsets = synsets, height_m = size, traits = traits, slots = slot_list, parts = all, shapes = shapes }
end

return {
  open = true,
  slots = slots(),
  kinds = {
    kind("plant", { "plant", "leafy plant", "green plant" }, { "plant.n.02" }, { 0.05, 0.6, 20 }, "stalks", { leaf = 0.36 }, 1),
    kind("houseplant", { "houseplant", "potted plant", "house plant", "indoor plant", "philodendron", "pot plant" }, { "houseplant.n.01" }, { 0.12, 0.6, 2.2 }, "stalks", { leaf = 0.34, outline = "heart", wide = 0.72, bend = 40, lean = 46 }, 1),
    kind("monstera", { "monstera", "monstera plant", "swiss cheese plant" }, { "monstera.n.01" }, { 0.15, 0.8, 2.5 }, "stalks", { leaf = 0.36, split = true, nod = 40, leaves_usual = 9 }, 1),
    kind("rubber plant", { "rubber plant", "rubber tree", "ficus", "fiddle leaf fig" }, { "india-rubber_tree.n.01" }, { 0.15, 1, 3 }, "herb", { stems = 3, pairs = 8, leaf = 0.26, wide = 0.5, outline = "petal", spread = 0.4 }, 1),
    kind("croton", { "croton", "croton plant", "coleus", "caladium" }, { "croton.n.01", "caladium.n.01", "coleus.n.01" }, { 0.1, 0.5, 2 }, "herb", { stems = 4, pairs = 8, leaf = 0.3, wide = 0.34 }, 1, slots("burnt orange leaf")),
    kind("dracaena", { "dracaena", "spider plant", "dragon tree", "cordyline" }, { "dracaena.n.01" }, { 0.1, 0.6, 3 }, "grass", { wide = 0.06, spread = 0.28 }, 1, slots("green leaf")),
    kind("fern", { "fern", "bracken", "boston fern", "maidenhair", "tree fern" }, { "fern.n.01" }, { 0.1, 0.6, 4 }, "fern", { leaves_usual = 13 }, 0, slots("green leaf")),
    kind("bamboo", { "bamboo", "bamboo plant", "bamboo grove" }, { "bamboo.n.02" }, { 0.3, 7, 30 }, "bamboo", {}, 0, { { "stalk", "pistachio peel" }, { "leaf", "green leaf" }, { "stem", "green peel" }, { "pot", "terracotta" }, { "soil", "soil" } }, { stalk = { 1, 6, 8 } }),
    kind("bamboo stalk", { "bamboo stalk", "bamboo shoot", "bamboo stick", "bamboo cane" }, nil, { 0.1, 2, 8 }, "bamboo", { one = true }, 0, { { "stalk", "pistachio peel" }, { "leaf", "green leaf" }, { "stem", "green peel" }, { "pot", "terracotta" }, { "soil", "soil" } }),
    kind("shrub", { "bush", "shrub", "boxwood", "bushes" }, { "shrub.n.01" }, { 0.3, 1.3, 4 }, "bush", {}, 0),
    kind("rosebush", { "rosebush", "rose bush", "azalea", "rhododendron", "hibiscus shrub", "lilac", "flower bush", "flowering bush" }, { "rhododendron.n.01", "lilac.n.01" }, { 0.3, 1.2, 4 }, "bush", { flowers = true }, 0, { { "flower", "red peel" }, { "leaf", "forest green foliage" }, { "stem", "brown bark" }, { "pot", "terracotta" }, { "soil", "soil" } }),
    kind("hedge", { "hedge", "hedgerow" }, { "hedge.n.01" }, { 0.4, 1.3, 5 }, "hedge", {}, 0),
    kind("topiary", { "topiary", "topiary tree", "fern topiary" }, { "topiary.n.02" }, { 0.2, 1.1, 3 }, "topiary", {}, 1, nil, nil, { "twisted" }),
    kind("grass", { "grass", "tuft of grass", "grass tuft", "turf" }, { "grass.n.01" }, { 0.03, 0.15, 2 }, "grass", {}, 0, slots("grass green leaf")),
    kind("wheat", { "wheat", "barley", "rye", "oats" }, { "wheat.n.01", "barley.n.02", "rye.n.02", "oat.n.01" }, { 0.3, 0.9, 1.3 }, "stalk", { ear = "grain", spread = 0.035 }, 0, slots("straw leaf", "mustard straw"), { stalk = { 1, 7, 11 } }),
    kind("cattail", { "cattail", "bulrush", "reed", "reeds" }, { "cattail.n.01" }, { 0.3, 1.5, 3 }, "stalk", { ear = "club", long = 0.62, wide = 0.03 }, 0, slots("green leaf", "brown felt"), { stalk = { 1, 5, 12 } }),
    kind("corn plant", { "corn plant", "cornstalk", "corn stalk", "maize" }, { "cornstalk.n.01" }, { 0.3, 2.2, 3.5 }, "stalk", { ear = "cob", count = 1, thick = 0.013, leaves = 9, long = 0.42, wide = 0.055 }, 0, slots("green leaf", "maize peel")),
    kind("herb", { "herb", "basil", "basil plant", "mint plant", "parsley plant", "sage plant", "sprout", "seedling" }, { "herb.n.01", "basil.n.01" }, { 0.08, 0.35, 2 }, "herb", { leaf = 0.24, wide = 0.62 }, 1, slots("green leaf")),
    kind("tomato plant", { "tomato plant", "tomato vine", "strawberry plant" }, nil, { 0.2, 1, 2.5 }, "herb", { stems = 3, pairs = 9, leaf = 0.19, fruit = 0.05, spread = 0.55 }, 1, slots("green leaf", "red peel")),
    kind("pepper plant", { "pepper plant", "chili plant", "chilli plant" }, nil, { 0.2, 0.7, 1.5 }, "herb", { stems = 4, pairs = 8, leaf = 0.2, fruit = 0.045, long_fruit = true, spread = 0.8 }, 1, slots("green leaf", "red peel")),
    kind("clover", { "clover", "four leaf clover", "four-leaf clover", "shamrock", "three leaf clover" }, { "clover.n.01" }, { 0.04, 0.12, 0.5 }, "clover", {}, 0, slots("green leaf"), { leaflet = { 3, 4, 4 } }),
    kind("ivy", { "ivy", "ivy plant", "pothos", "hanging plant", "trailing plant" }, { "ivy.n.01", "pothos.n.01", "pothos.n.02" }, { 0.1, 0.8, 4 }, "ivy", {}, 1),
    kind("vine", { "vine", "creeper", "climbing plant", "kiwi vine", "grapevine", "climber plant" }, { "vine.n.01" }, { 0.3, 2, 20 }, "ivy", { climbs = true }, 0, slots("green leaf", "lilac peel", { { "wood", "oak" } })),
    kind("wisteria", { "wisteria", "morning glory", "bougainvillea", "clematis", "climbing rose" }, { "wisteria.n.01", "morning_glory.n.01", "bougainvillea.n.01", "clematis.n.01" }, { 0.3, 2, 10 }, "ivy", { climbs = true, flowers = true }, 0, { { "flower", "wisteria peel" }, { "leaf", "green leaf" }, { "stem", "green peel" }, { "pot", "terracotta" }, { "soil", "soil" }, { "wood", "white paint" } }),
    kind("venus flytrap", { "venus flytrap", "flytrap", "venus fly trap", "carnivorous plant" }, { "venus's_flytrap.n.01", "carnivorous_plant.n.01" }, { 0.05, 0.2, 1.5 }, "flytrap", {}, 1, slots("grass green peel", "crimson peel")),
    kind("pitcher plant", { "pitcher plant", "nepenthes" }, { "pitcher_plant.n.01" }, { 0.1, 0.4, 1.5 }, "pitcher", {}, 0, slots("green leaf", "maroon peel")),
    kind("moss", { "moss" }, { "moss.n.01" }, { 0.005, 0.06, 0.4 }, "moss", {}, 0, slots("moss")),
    kind("bouquet", { "bouquet", "flower bouquet", "bunch of flowers", "nosegay", "posy" }, { "bouquet.n.01" }, { 0.15, 0.4, 0.8 }, "bouquet", {}, 0,
      { { "petal", "pink peel" }, { "centre", "amber felt" }, { "second", "white peel" }, { "leaf", "forest green leaf" }, { "stem", "green peel" }, { "paper", "cream paper" }, { "ribbon", "red satin" }, { "pot", "terracotta" }, { "soil", "soil" } }),
  },

  build = function(p)
    local h, t = p.height, p.traits
    local pot = p:part("pot") > 0
    local hangs = t.form == "ivy" and not t.climbs
    local share = hangs and 0.62 or pot and 0.3 or 0
    local tall = pot and not hangs and (1 - 0.86 * share) * h or h
    local parts, foot = form[t.form](p, tall, t)
    local green = kit.group(parts)
    if not hangs then
      local _, drawn = green:size()
      green = green:align{ y = "low" }:scale(tall / drawn)
    end
    if pot then
      local high = share * h
      p:add(plant.pot(p, math.max(hangs and 0.2 * h or 0.55 * high, 1.3 * foot), high, p:choose{ "lip", "lip", "straight", "bowl" }))
      green = green:move(0, 0.88 * high, 0)
    elseif hangs then
      green = green:align{ y = "low" }
    end
    p:add(green)
  end,
}
