-- Clothes as they keep the shape of who wears them: tubes of cloth for body, arms and legs, with folds, hems and buttons.
local stand = require("lib/stand")

-- A tube of cloth through rings { y, rx, rz, x, z }, from below upwards; open ends are drawn as thick hems with a dark inside.
local function tube(p, rings, folds, seed, thick)
  local sides, sections, inner = p.advanced and 48 or 30, {}, {}
  for i, ring in ipairs(rings) do
    local out, hole = {}, {}
    local t = (i - 1) / (#rings - 1)
    -- Where the cloth lies flat, as on shoulders, it is thick downwards rather than inwards.
    local below, above = rings[math.max(1, i - 1)], rings[math.min(#rings, i + 1)]
    local narrows, rises = below[2] - above[2], above[1] - below[1]
    local flat = narrows / (math.abs(narrows) + math.abs(rises) + 1e-9)
    for k = 0, sides - 1 do
      local a = 2 * math.pi * k / sides
      local fold = 1 + folds * (ring.fold or 1) * (0.7 * math.cos((ring.pleats or 9) * a + seed) + 0.8 * kit.noise(2 * math.cos(a) + seed, 3 * t, 2 * math.sin(a)))
      local x, z = ring[2] * fold * math.sin(a), ring[3] * fold * math.cos(a)
      local dip = (ring.dip or 0) * math.max(0, math.cos(a)) ^ 2 + (ring.slope or 0) * math.abs(math.sin(a)) ^ 1.5
      out[k + 1] = { (ring[4] or 0) + x, ring[1] - dip, (ring[5] or 0) + z }
      local size = math.sqrt(x * x + z * z)
      local s = math.max(0.2, 1 - thick / size)
      hole[k + 1] = { (ring[4] or 0) + s * x, ring[1] - dip - flat * thick, (ring[5] or 0) + s * z }
    end
    sections[i], inner[i] = out, hole
  end
  local all = {}
  for i = 1, #sections do all[i] = sections[i] end
  for i = #inner, 1, -1 do all[#all + 1] = inner[i] end
  return kit.loft{ sections = all, closed = true, crease = 60 }, sections[1], sections[#sections]
end

local function hem(ring, radius) return kit.sweep{ path = ring, closed = true, radius = radius, sides = 6 } end

-- The trunk of a shirt, a coat or a dress: hem at 0, shoulders at `h`, neck above.
local function trunk(p, h, t, seed)
  local wide, deep = t.wide or 0.36, t.deep or 0.19
  local waist, flare = t.waist or 0.95, t.flare or 1
  local rings = {}
  local function ring(y, scale, extra)
    local r = { y * h, scale * wide * h / 1.0, scale * deep * h, 0, 0 }
    for name, value in pairs(extra or {}) do r[name] = value end
    rings[#rings + 1] = r
  end
  local long = t.long or 1
  -- Skirts widen from the waist down.
  if long > 1.2 then
    for i = 0, 5 do
      local s = i / 5
      rings[#rings + 1] = { (1 - long) * h + (long - 1 + 0.32) * h * s, wide * h * (flare + (waist - flare) * s ^ 0.8), deep * h * (flare * (t.deepen or 1.25) + (waist - flare * (t.deepen or 1.25)) * s ^ 0.8), 0, 0, fold = 1.6 * (1 - s) + 0.15, pleats = t.pleats }
    end
  else
    ring(1 - long, flare, { fold = 0.8 })
    ring(1 - long + 0.14, 0.5 * (flare + waist), { fold = 0.7 })
    ring(0.34, waist, { fold = 0.4 })
  end
  ring(0.55, 0.5 + 0.5 * waist, { fold = 0.3 })
  ring(0.76, 1.02, { fold = 0.15 })
  ring(0.9, 0.98, { fold = 0 })
  return rings
end

local function shoulders(rings, h, t)
  local wide, deep = t.wide or 0.36, t.deep or 0.19
  if t.strapless then return end
  local neck = t.neck or 0.13
  rings[#rings + 1] = { 0.955 * h, wide * h * 0.86, deep * h * 0.82, 0, -0.01 * h, fold = 0 }
  rings[#rings + 1] = { 0.992 * h, wide * h * 0.6, deep * h * 0.66, 0, -0.015 * h, fold = 0, dip = math.max(0, (t.dip or 0.04) - 0.04) * h }
  rings[#rings + 1] = { 1.015 * h, neck * h, neck * 0.86 * h, 0, -0.02 * h, fold = 0, dip = (t.dip or 0.04) * h }
end

-- A sleeve from the shoulder outwards and down.
local function sleeve(p, h, t, side, seed)
  local length, width = (t.sleeve or 0.3) * h, (t.arm or 0.115) * h
  local n, sections, inner, sides = 8, {}, {}, p.advanced and 26 or 18
  local out = t.spread or 0.42
  local ring
  for i = 0, n do
    local s = i / n
    local r = width * (1.12 - 0.12 * s) * (1 + (t.bell or 0) * s ^ 2 - (t.cuffed and s > 0.93 and 0.22 or 0)) * (t.puff and 1 + 0.5 * math.sin(math.pi * math.min(1, s * 1.6)) or 1)
    -- It begins inside the shoulder, where it is narrow enough not to show.
    r = r * (0.6 + 0.4 * math.min(1, 4 * s))
    local x, y = side * ((t.wide or 0.36) * h * 0.72 + length * s * out * 1.3), 0.855 * h - length * s * (1 - 0.35 * out)
    local dx, dy = out * 1.25, -(1 - 0.35 * out)
    local l = math.sqrt(dx * dx + dy * dy)
    local nx, ny = -dy / l, dx / l
    ring = {}
    for k = 0, sides - 1 do
      local a = 2 * math.pi * k / sides * side
      local fold = 1 + 0.05 * kit.noise(4 * s + seed, 2 * math.cos(a), 2 * math.sin(a) + side) * (t.folds or 1)
      ring[k + 1] = { x + side * nx * r * fold * math.cos(a), y + ny * r * fold * math.cos(a), -0.01 * h + 0.95 * r * fold * math.sin(a) }
    end
    sections[i + 1] = ring
    local hole = {}
    for k, v in ipairs(ring) do hole[k] = { x + (v[1] - x) * 0.9, y + (v[2] - y) * 0.9, v[3] * 0.9 } end
    inner[i + 1] = hole
  end
  local all = {}
  for i = 1, #sections do all[i] = sections[i] end
  for i = #inner, 1, -1 do all[#all + 1] = inner[i] end
  return kit.loft{ sections = all, closed = true, crease = 60 }, ring
end

local forms = {}

function forms.top(p, h)
  local t = p.traits
  local seed = p:vary(0, 40)
  local rings = trunk(p, h, t, seed)
  shoulders(rings, h, t)
  local body, low, high = tube(p, rings, t.folds or 0.03, seed, 0.016 * h)
  p:add(body, "cloth")
  p:add(hem(low, 0.009 * h), t.trimmed and "trim" or "cloth")
  p:add(hem(high, (t.collar == "crew" and 0.022 or 0.011) * h), t.trimmed and "trim" or "cloth")
  for side = -1, 1, 2 do
    if (t.sleeve or 0.3) > 0 then
      local arm, cuff = sleeve(p, h, t, side, seed)
      p:add(arm, t.raglan and "trim" or "cloth")
      p:add(hem(cuff, (t.cuffed and 0.024 or 0.011) * h), t.trimmed and "trim" or "cloth")
    end
    if t.strap then
      local strap = kit.curve{ segments = 5, points = { { 0.2 * h * side, 0.88 * h, 0.165 * h }, { 0.21 * h * side, 1.02 * h, 0.06 * h }, { 0.2 * h * side, 0.98 * h, -0.1 * h }, { 0.19 * h * side, 0.88 * h, -0.165 * h } } }
      p:add(kit.sweep{ path = strap, profile = kit.rectangle{ width = 0.05 * h, height = 0.012 * h, radius = 0.004 * h }, up = { 0, 1, 0 } }, "cloth")
    end
  end
  local front = function(y) return (t.deep or 0.19) * h * (y < 0.34 and (t.waist or 0.95) + ((t.flare or 1) - (t.waist or 0.95)) * (0.34 - y) / 0.34 or y > 0.9 and 0.8 or 1.0) + 0.004 * h end
  if t.buttons then
    local from, to = math.max(0.04, 1 - (t.long or 1)), 0.86
    -- The button band runs down the front.
    local path = {}
    for i = 0, 12 do
      local y = from + (to + 0.08 - from) * i / 12
      path[i + 1] = { 0, y * h, front(y) + 0.002 * h }
    end
    p:add(kit.sweep{ path = path, profile = kit.rectangle{ width = 0.06 * h, height = 0.014 * h, radius = 0.005 * h }, up = { 0, 0, 1 } }, t.zip and "trim" or "cloth")
    for i = 0, t.buttons - 1 do
      local y = from + 0.05 + (to - from - 0.07) * i / (t.buttons - 1)
      for side = t.double and -1 or 0, t.double and 1 or 0, 2 do
        p:add(kit.cylinder{ radius = 0.017 * h, height = 0.014 * h, bevel = 0.004 * h, sides = 14 }:rotate("x", 90):move((t.double and 0.07 * side or 0) * h, y * h, front(y) + 0.013 * h), "button")
      end
    end
  end
  if t.collar == "shirt" or t.collar == "lapel" then
    for side = -1, 1, 2 do
      local low_y = t.collar == "lapel" and -0.4 or -0.13
      local flap = kit.extrude{ outline = { { 0.01, 0.03 }, { 0.13, 0.06 }, { t.collar == "lapel" and 0.17 or 0.15, -0.06 }, { t.collar == "lapel" and 0.1 or 0.12, -0.1 }, { 0.015, low_y } }, depth = 0.016, bevel = 0.004 }:scale(h)
      flap = flap:rotate("x", -10):rotate("y", 16):move(0.005 * h, 0.98 * h, front(0.86) + 0.012 * h)
      p:add(side == 1 and flap or flap:mirror("x"), t.collar == "lapel" and "trim" or "cloth")
    end
    p:add(kit.torus{ radius = (t.neck or 0.13) * h, tube = 0.026 * h, sides = 32, tube_sides = 8 }:scale(1, 1.3, 0.86):rotate("x", 10):move(0, 1.02 * h, -0.03 * h), t.collar == "lapel" and "trim" or "cloth")
  elseif t.collar == "roll" then
    for i = 0, 2 do p:add(kit.torus{ radius = 0.135 * h, tube = 0.034 * h, sides = 32, tube_sides = 8 }:scale(1, 1, 0.9):move(0, (1.0 + 0.045 * i) * h, -0.02 * h), "cloth") end
  elseif t.collar == "hood" then
    p:add(kit.torus{ radius = 0.15 * h, tube = 0.06 * h, sides = 32, tube_sides = 10 }:scale(1.1, 1, 1):rotate("x", 16):move(0, 1.0 * h, -0.03 * h), "cloth")
    p:add(kit.sphere{ radii = { 0.19 * h, 0.2 * h, 0.1 * h } }:rotate("x", -22):move(0, 0.92 * h, -0.2 * h), "cloth")
    for side = -1, 1, 2 do p:add(kit.capsule{ radius = 0.009 * h, height = 0.24 * h }:rotate("z", 3 * side):move(0.06 * h * side, 0.8 * h, front(0.8) + 0.01 * h), "trim") end
    p:add(kit.extrude{ outline = { { -0.2, 0 }, { 0.2, 0 }, { 0.12, 0.2 }, { -0.12, 0.2 } }, depth = 0.02, bevel = 0.006 }:scale(h):move(0, 0.12 * h, front(0.2) + 0.002 * h), "cloth")
  elseif t.collar == "fur" then
    p:add(kit.torus{ radius = 0.16 * h, tube = 0.06 * h, sides = 36, tube_sides = 12 }:displace{ amount = 0.012 * h, size = 0.03 * h }:scale(1.1, 1, 1):move(0, 0.99 * h, 0), "trim")
  end
  if t.pockets then
    for side = -1, 1, 2 do p:add(kit.box{ size = { 0.15 * h, 0.035 * h, 0.018 * h }, bevel = 0.005 * h }:rotate("y", 24 * side):move(0.17 * h * side, 0.26 * h, front(0.26) - 0.02 * h), "cloth") end
  end
  if t.belted or p:part("belt") > 0 then
    local y, s = (t.belt_at or 0.36) * h, (t.waist or 0.95) * 1.03
    p:add(kit.tube{ radius = 1, thickness = 0.05, height = 0.07, bevel = 0.01, sides = 48 }:scale((t.wide or 0.36) * h * s, h, (t.deep or 0.19) * h * s):move(0, y, 0), "belt")
    p:add(kit.extrude{ outline = kit.rectangle{ width = 0.1 * h, height = 0.08 * h, radius = 0.01 * h }, holes = { kit.rectangle{ width = 0.065 * h, height = 0.045 * h } }, depth = 0.02 * h }:move(0, y, (t.deep or 0.19) * h * s + 0.01 * h), "button")
  end
  if p:part("bow") > 0 then
    for side = -1, 1, 2 do p:add(kit.sphere{ radii = { 0.09 * h, 0.06 * h, 0.03 * h } }:rotate("z", 12 * side):move(0.09 * h * side, 0.37 * h, front(0.36) + 0.02 * h), "belt") end
    p:add(kit.sphere{ radius = 0.035 * h }:move(0, 0.37 * h, front(0.36) + 0.03 * h), "belt")
  end
  if t.tiers then
    for i = 1, t.tiers do
      local s = i / (t.tiers + 1)
      local y = (1 - t.long) * h + (t.long - 0.68) * h * s
      local rx = (t.wide or 0.36) * h * ((t.flare or 1) + ((t.waist or 0.9) - (t.flare or 1)) * s ^ 0.8)
      local ring = {}
      for k = 0, 59 do
        local a = 2 * math.pi * k / 60
        local f = 1.02 + 0.03 * math.cos(15 * a)
        ring[k + 1] = { rx * f * math.sin(a), y + 0.01 * h * math.cos(15 * a), rx * f * math.cos(a) * (t.deep or 0.19) / (t.wide or 0.36) * (t.deepen or 1.25) * (1 + 0.1 * (1 - s)) }
      end
      p:add(kit.sweep{ path = ring, closed = true, radius = 0.022 * h, sides = 7 }, "trim")
    end
  end
end

-- A skirt alone.
function forms.skirt(p, h)
  local t, seed = p.traits, p:vary(0, 40)
  local waist, flare = 0.33 * h, h * (t.flare or 0.62) * p:vary(0.92, 1.08)
  local rings = {}
  for i = 0, 7 do
    local s = i / 7
    local r = flare + (waist - flare) * s ^ (t.curve or 0.8)
    rings[i + 1] = { (0.92 * s) * h, r, r * 0.82, 0, 0, fold = 1.4 * (1 - s) + 0.06, pleats = t.pleats or 12 }
  end
  local body, low = tube(p, rings, t.folds or 0.05, seed, 0.02 * h)
  p:add(body, "cloth")
  p:add(hem(low, 0.012 * h), "trim")
  if t.sporran then
    local z = 0.37 * h
    p:add(kit.superquadric{ radii = { 0.1 * h, 0.12 * h, 0.04 * h }, round_y = 0.7, round_xz = 0.6 }:move(0, 0.58 * h, z), "belt")
    for i = -1, 1 do p:add(kit.cone{ radius = 0.004 * h, top = 0.012 * h, height = 0.11 * h, sides = 8 }:move(0.045 * h * i, 0.53 * h, z + 0.042 * h), "button") end
    p:add(kit.box{ size = { 0.09 * h, 0.075 * h, 0.03 * h }, bevel = 0.012 * h }:move(0, 0.945 * h, 0.28 * h), "button")
  end
  p:add(kit.tube{ radius = 1, thickness = 0.06, height = 0.11 * h, bevel = 0.012 * h, sides = 48 }:scale(1.02 * waist, 1, 0.84 * waist):move(0, 0.945 * h, 0), "belt")
  if t.layers then
    for i = 1, t.layers do
      local low_rings = {}
      for k, ring in ipairs(rings) do
        local s = 1 - 0.12 * i * (1 - (k - 1) / 7)
        low_rings[k] = { ring[1] + 0.12 * i * h * (1 - (k - 1) / 7), ring[2] * (1 + 0.03 * i) * s, ring[3] * (1 + 0.03 * i) * s, 0, 0, fold = ring.fold, pleats = (t.pleats or 12) + 3 * i }
      end
      p:add((tube(p, low_rings, 0.07, seed + i, 0.015 * h)), "cloth")
    end
  end
end

-- Ruffles of tulle that stand out level from a bodice's waist.
function forms.tutu(p, h)
  local r, seed = 1.55 * h * p:vary(0.95, 1.08), p:vary(0, 40)
  local sides = p.advanced and 110 or 66
  for layer = 0, 4 do
    local sections, reach, waves = {}, r * (1 - 0.075 * layer), 15 + 2 * (layer % 3)
    for i = 0, 5 do
      local s, top = i / 5, {}
      for k = 0, sides - 1 do
        local a = 2 * math.pi * k / sides
        local rr = 0.36 * h + (reach - 0.36 * h) * s
        local wave = 0.075 * h * s * math.sin(waves * a + 1.7 * layer + seed)
        top[k + 1] = { rr * math.sin(a), 0.5 * h + (0.13 * layer - 0.3) * h * s * 0.8 + wave, rr * math.cos(a) }
      end
      sections[i + 1] = top
    end
    for i = 6, 1, -1 do
      local under = {}
      for k, at in ipairs(sections[i]) do under[k] = { at[1], at[2] - 0.012 * h, at[3] } end
      sections[#sections + 1] = under
    end
    p:add(kit.loft{ sections = sections, closed = true, crease = 50 }, layer % 2 == 0 and "cloth" or "trim")
  end
  p:add(kit.lathe{ sides = 48, smooth = true, profile = { { 0.4 * h, 0.36 * h }, { 0.36 * h, 0.6 * h }, { 0.34 * h, 0.86 * h, "sharp" }, { 0.31 * h, 0.86 * h, "sharp" }, { 0.33 * h, 0.6 * h }, { 0.37 * h, 0.36 * h } }, ends = "ring" }, "belt")
  for side = -1, 1, 2 do p:add(kit.sphere{ radii = { 0.1 * h, 0.065 * h, 0.04 * h } }:rotate("z", 14 * side):move(0.09 * h * side, 0.72 * h, 0.37 * h), "belt") end
  p:add(kit.sphere{ radius = 0.04 * h }:move(0, 0.72 * h, 0.385 * h), "belt")
end

-- Two legs from one waist.
function forms.trousers(p, h)
  local t, seed = p.traits, p:vary(0, 40)
  local long = t.short and 1.9 or 1
  local w, d = 0.165 * h * long, 0.105 * h * long
  local leg_r = 0.088 * h * long
  local crotch = t.short and 0.45 or 0.68
  local hip = {}
  for i, v in ipairs{ { crotch - 0.02, 0.98, 0.94 }, { crotch + 0.06, 1.06, 1.1 }, { (crotch + 1) / 2 + 0.05, 1.0, 1.02 }, { 1, 0.88, 0.92 } } do
    hip[i] = { v[1] * h, w * v[2], d * v[3], 0, 0, fold = 0.3 }
  end
  local body, low, high = tube(p, hip, 0.02, seed, 0.012 * h)
  p:add(body, "cloth")
  p:add(kit.tube{ radius = 1, thickness = 0.07, height = 0.045 * h * long, bevel = 0.006 * h, sides = 48 }:scale(w * 0.91, 1, d * 0.95):move(0, h * 1.0 - 0.02 * h, 0), "belt")
  for side = -1, 1, 2 do
    local rings = {}
    for i = 0, 8 do
      local s = i / 8
      local bottom = t.hem or 0.85
      local r = leg_r * (bottom + (1.02 - bottom) * s ^ 1.2 + (t.baggy or 0) * math.sin(math.pi * s) * 0.4)
      rings[i + 1] = { (crotch + 0.05) * h * s, r * (1 - 0.02 * s), r * (1.02 + 0.12 * s), side * (0.105 * h * long * (1 - 0.22 * s)), 0.0, fold = 0.6 + 0.8 * math.sin(5 * s), pleats = 3 }
    end
    local leg, cuff = tube(p, rings, 0.022, seed + side, 0.012 * h)
    p:add(leg, "cloth")
    p:add(hem(cuff, (t.cuffed and 0.022 or 0.009) * h), t.cuffed and "trim" or "cloth")
    p:add(kit.box{ size = { 0.075 * h * long, 0.085 * h * long, 0.014 * h }, bevel = 0.004 * h }:move(0.085 * h * long * side, 0.88 * h - (t.short and 0.06 * h or 0), -d * 1.02), "cloth")
    local pocket = kit.curve{ segments = 4, points = { { side * w * 0.9, 0.89 * h, d * 0.5 }, { side * w * 0.66, 0.91 * h, d * 0.84 }, { side * w * 0.5, 0.96 * h, d * 0.86 } } }
    p:add(kit.sweep{ path = pocket, radius = 0.005 * h, sides = 6, first = "round", last = "round" }, "trim")
    if t.straps then
      local strap = kit.curve{ segments = 5, points = { { 0.07 * h * side, 1.14 * h, d * 0.95 }, { 0.1 * h * side, 1.3 * h, 0 }, { 0.06 * h * side, 1.2 * h, -d * 0.9 }, { 0.04 * h * side, 0.98 * h, -d * 0.94 } } }
      p:add(kit.sweep{ path = strap, profile = kit.rectangle{ width = 0.035 * h, height = 0.01 * h, radius = 0.003 * h }, up = { 0, 1, 0 } }, "cloth")
      p:add(kit.cylinder{ radius = 0.014 * h, height = 0.014 * h }:rotate("x", 90):move(0.07 * h * side, 1.13 * h, d * 1.04), "button")
    end
  end
  if t.straps then p:add(kit.box{ size = { 0.2 * h, 0.2 * h, 0.016 * h }, bevel = 0.006 * h }:move(0, 1.06 * h, d * 0.93), "cloth") end
  p:add(kit.cylinder{ radius = 0.012 * h * long, height = 0.01 * h, bevel = 0.002 * h, sides = 14 }:rotate("x", 90):move(0, 0.985 * h, d * 0.96), "button")
  p:add(kit.capsule{ radius = 0.004 * h, height = 0.11 * h * long }:move(0, 0.9 * h, d * 0.99), "trim")
end

-- Socks, stockings, gloves and mittens.
function forms.sock(p, h)
  local t = p.traits
  local path = kit.curve{ segments = 6, points = { { 0, 0.07 * h, 0.42 * h }, { 0, 0.085 * h, 0.26 * h }, { 0, 0.12 * h, 0.06 * h }, { 0, 0.3 * h, -0.04 * h }, { 0, 0.6 * h, -0.04 * h }, { 0, 0.97 * h, -0.05 * h } } }
  local radii = {}
  for i = 1, #path do
    local s = (i - 1) / (#path - 1)
    radii[i] = (s < 0.1 and 0.55 + 4.2 * s or 1 + 0.1 * math.sin(5 * s)) * (s > 0.9 and 1.04 or 1)
  end
  local fat = t.fat or 1
  p:add(kit.sweep{ path = path, radius = 0.105 * h * fat, radii = radii, sides = 22, first = "round", last = "flat" }, "cloth")
  p:add(kit.sphere{ radii = { 0.096 * h * fat, 0.085 * h * fat, 0.12 * h * fat } }:move(0, 0.086 * h, 0.4 * h), "toe")
  p:add(kit.sphere{ radii = { 0.108 * h * fat, 0.115 * h * fat, 0.11 * h * fat } }:move(0, 0.115 * h, -0.035 * h), "toe")
  if t.cuff then
    p:add(kit.torus{ radius = 0.1 * h * fat, tube = t.cuff * h, sides = 28, tube_sides = 12 }:displace{ amount = t.fluffy and 0.012 * h or 0, size = 0.03 * h }:scale(1, 1.5, 1):move(0, 0.94 * h, -0.05 * h), "trim")
  end
  for i = 0, 2 do
    if t.stripes then p:add(kit.torus{ radius = 0.1 * h * fat, tube = 0.012 * h, sides = 28, tube_sides = 6 }:scale(1, 1.6, 1):move(0, (0.78 - 0.07 * i) * h, -0.045 * h), "trim") end
  end
  p:add(kit.cylinder{ radius = 0.085 * h * fat, height = 0.01 * h }:move(0, 0.972 * h, -0.05 * h), "inside")
end

function forms.glove(p, h)
  local t = p.traits
  local parts = { { form = "box", at = { 0, 0.44 * h, 0 }, size = { 0.17 * h, 0.17 * h, 0.05 * h }, radius = 0.045 * h }, { form = "capsule", at = { 0, 0.08 * h, 0 }, to = { 0, 0.34 * h, 0 }, radius = 0.125 * h } }
  if t.mitten then
    parts[#parts + 1] = { form = "ellipsoid", at = { 0, 0.7 * h, 0 }, size = { 0.19 * h, 0.28 * h, 0.085 * h } }
  elseif t.boxing then
    parts = { { form = "ellipsoid", at = { 0.01 * h, 0.66 * h, 0.03 * h }, size = { 0.25 * h, 0.3 * h, 0.2 * h } }, { form = "ellipsoid", at = { 0, 0.82 * h, 0.14 * h }, size = { 0.2 * h, 0.15 * h, 0.13 * h } }, { form = "capsule", at = { 0, 0.1 * h, 0 }, to = { 0, 0.45 * h, 0 }, radius = 0.15 * h } }
  else
    for i, v in ipairs{ { -0.135, 0.84, -0.19 }, { -0.048, 0.95, -0.06 }, { 0.042, 0.93, 0.05 }, { 0.13, 0.8, 0.19 } } do
      parts[#parts + 1] = { form = "capsule", at = { v[1] * h, 0.52 * h, 0 }, to = { v[3] * h, v[2] * h, 0.02 * h }, radius = (i == 4 and 0.038 or 0.045) * h }
    end
  end
  local thumb = t.boxing and { form = "capsule", at = { -0.22 * h, 0.5 * h, 0.06 * h }, to = { -0.2 * h, 0.72 * h, 0.14 * h }, radius = 0.08 * h } or { form = "capsule", at = { -0.12 * h, 0.36 * h, 0.01 * h }, to = { -0.3 * h, 0.62 * h, 0.03 * h }, radius = (t.mitten and 0.07 or 0.052) * h }
  parts[#parts + 1] = thumb
  p:add(kit.blend{ parts = parts, smooth = 0.035 * h, cell = (p.advanced and 0.02 or 0.028) * h }, "cloth")
  p:add(kit.lathe{ smooth = true, sides = 32, profile = { { 0.11 * h, 0 }, { 0.17 * h, 0.005 * h }, { 0.175 * h, 0.1 * h }, { 0.15 * h, 0.2 * h }, { 0.1 * h, 0.21 * h } } }:scale(1, 1, t.boxing and 1 or 0.86), "trim")
  if not t.boxing and not t.mitten then
    for i = -1, 1 do p:add(kit.capsule{ radius = 0.008 * h, height = 0.16 * h }:rotate("z", -6 * i):move(0.07 * h * i, 0.46 * h, 0.063 * h), "trim") end
  end
  p:add(kit.cylinder{ radius = 0.1 * h, height = 0.012 * h }:scale(1, 1, 0.75):move(0, 0.004 * h, 0), "inside")
end

local function slots(cloth, trim, belt, button)
  return { { "cloth", cloth }, { "trim", trim or cloth }, { "belt", belt or "brown leather" }, { "button", button or "ivory plastic" }, { "toe", trim or cloth }, { "inside", "dark gray fabric" } }
end
local tops, waist = { belt = { 0, 0, 1 }, bow = { 0, 0, 1 } }, {}
return {
  height_m = { 0.3, 0.7, 1.2 }, parts = tops, shapes = {}, slots = slots("white cotton"), traits = { form = "top" },
  kinds = {
    { kind = "shirt", synsets = { "shirt.n.01" }, except = { "jersey.n.03" }, names = { "dress shirt", "button-up shirt", "flannel shirt", "blouse" }, slots = slots("light blue cotton or white cotton or pink cotton or lavender cotton"), traits = { sleeve = 0.62, buttons = 7, collar = "shirt", cuffed = true } },
    { kind = "t-shirt", synsets = { "jersey.n.03" }, names = { "tee shirt", "tshirt", "tee", "t shirt", "jersey", "football shirt", "soccer jersey" }, slots = slots("red cotton or royal blue cotton or black cotton or forest green cotton or yellow cotton or orange cotton", "white cotton"), traits = { sleeve = 0.26, arm = 0.14, spread = 0.62, collar = "crew" } },
    { kind = "polo shirt", names = { "polo", "hawaiian shirt" }, slots = slots("navy cotton", "white cotton"), traits = { sleeve = 0.26, arm = 0.135, spread = 0.6, collar = "shirt", trimmed = true } },
    { kind = "tank top", names = { "vest top", "camisole", "singlet", "muscle shirt" }, slots = slots("coral cotton", "white cotton"), traits = { sleeve = 0, strapless = true, strap = true, trimmed = true } },
    { kind = "sweater", synsets = { "sweater.n.01" }, names = { "jumper", "pullover", "knit sweater", "ugly christmas sweater", "christmas sweater" }, slots = slots("forest green wool", "cream wool"), traits = { sleeve = 0.62, collar = "crew", cuffed = true, trimmed = true, folds = 0.045, wide = 0.38 } },
    { kind = "turtleneck", names = { "turtleneck sweater", "roll neck" }, slots = slots("black wool"), traits = { sleeve = 0.62, collar = "roll", cuffed = true } },
    { kind = "hoodie", names = { "hooded sweatshirt", "sweatshirt", "hooded jacket" }, slots = slots("gray cotton", "white string"), traits = { sleeve = 0.62, collar = "hood", cuffed = true, wide = 0.38, folds = 0.04 } },
    { kind = "cardigan", synsets = { "cardigan.n.01" }, slots = slots("mustard wool", "mustard wool", nil, "brown plastic"), traits = { sleeve = 0.62, buttons = 5, collar = "crew", cuffed = true } },
    { kind = "jacket", synsets = { "jacket.n.01" }, names = { "leather jacket", "biker jacket", "bomber jacket", "blazer" }, slots = slots("black leather", "black leather", nil, "silver"), traits = { sleeve = 0.62, buttons = 5, collar = "lapel", pockets = true, wide = 0.38, zip = true } },
    { kind = "suit jacket", names = { "suit", "tuxedo", "dinner jacket", "tailcoat" }, slots = slots("navy wool", "black satin", nil, "black plastic"), traits = { sleeve = 0.64, buttons = 3, collar = "lapel", pockets = true, wide = 0.37, waist = 0.9, long = 1.05 } },
    { kind = "vest", synsets = { "vest.n.01" }, names = { "waistcoat", "gilet", "safety vest", "life jacket", "life vest" }, slots = slots("burgundy tweed", "burgundy tweed", nil, "brass"), traits = { sleeve = 0, buttons = 5, collar = "lapel", waist = 0.9 } },
    { kind = "coat", synsets = { "coat.n.01" }, names = { "overcoat", "trench coat", "winter coat", "raincoat", "lab coat", "parka" }, height_m = { 0.4, 1.05, 1.4 }, slots = slots("camel wool", "camel wool", "brown leather", "dark brown plastic"), traits = { sleeve = 0.64, buttons = 5, double = true, collar = "lapel", pockets = true, wide = 0.39, long = 1.6, flare = 1.15, waist = 0.94, deepen = 1.1 } },
    { kind = "robe", synsets = { "robe.n.01" }, names = { "bathrobe", "dressing gown", "wizard robe", "kimono", "gown robe" }, height_m = { 0.4, 1.25, 1.6 }, slots = slots("crimson silk", "gold satin", "gold satin", "gold"), traits = { sleeve = 0.6, bell = 0.9, arm = 0.14, collar = "lapel", wide = 0.38, long = 1.95, flare = 1.2, waist = 0.95, belted = true } },
    { kind = "dress", synsets = { "dress.n.01" }, names = { "frock", "summer dress", "sundress", "party dress" }, height_m = { 0.4, 1.05, 1.6 }, slots = slots("red cotton or navy cotton or yellow cotton or teal cotton or pink cotton or white cotton", "white lace", "black satin"), traits = { sleeve = 0.2, arm = 0.12, spread = 0.6, long = 1.75, flare = 1.85, waist = 0.74, belted = false, folds = 0.045, deepen = 1.7, wide = 0.33, dip = 0.09, neck = 0.15 } },
    { kind = "ball gown", synsets = { "gown.n.01" }, names = { "evening gown", "princess dress", "wedding dress", "wedding gown", "prom dress", "evening dress", "bridal gown" }, height_m = { 0.5, 1.4, 1.8 }, slots = slots("pink satin", "white lace", "gold satin", "pearl"), traits = { sleeve = 0.16, arm = 0.12, spread = 0.6, puff = true, long = 2.2, flare = 2.7, waist = 0.7, folds = 0.05, deepen = 1.8, wide = 0.33, tiers = 3, belted = true, dip = 0.12, neck = 0.18 } },
    { kind = "skirt", synsets = { "skirt.n.02" }, names = { "miniskirt", "pleated skirt", "long skirt" }, parts = waist, height_m = { 0.25, 0.55, 1 }, slots = slots("navy cotton", "navy cotton", "black leather"), traits = { form = "skirt" } },
    { kind = "kilt", synsets = { "kilt.n.01" }, names = { "tartan kilt", "tartan skirt" }, parts = waist, height_m = { 0.3, 0.6, 0.8 }, slots = slots("forest green wool", "navy wool", "black leather", "gold"), traits = { form = "skirt", flare = 0.44, pleats = 24, folds = 0.05, sporran = true } },
    { kind = "tutu", synsets = { "tutu.n.01" }, names = { "ballet skirt", "tulle skirt" }, parts = waist, height_m = { 0.15, 0.28, 0.5 }, slots = slots("pink cotton", "light pink cotton", "rose satin"), traits = { form = "tutu" } },
    { kind = "trousers", synsets = { "trouser.n.01" }, names = { "pants", "trouser", "slacks", "chinos", "leggings", "sweatpants", "cargo pants" }, pair = "one", parts = waist, height_m = { 0.4, 1.02, 1.3 }, slots = slots("khaki cotton", "dark khaki cotton", "brown leather", "brass"), traits = { form = "trousers" } },
    { kind = "jeans", synsets = { "jean.n.01" }, names = { "blue jeans", "denim pants", "denim jeans", "denim trousers" }, pair = "one", parts = waist, height_m = { 0.4, 1.02, 1.3 }, slots = slots("denim", "tan string", "denim", "brass"), traits = { form = "trousers", hem = 0.8 } },
    { kind = "shorts", synsets = { "short_pants.n.01" }, names = { "short trousers", "swim trunks", "bermuda shorts", "boxer shorts", "swim shorts" }, pair = "one", parts = waist, height_m = { 0.2, 0.45, 0.7 }, slots = slots("olive cotton", "dark olive cotton", "brown leather", "brass"), traits = { form = "trousers", short = true, hem = 1.15 } },
    { kind = "overalls", synsets = { "overall.n.01" }, names = { "dungarees", "coverall", "bib overalls" }, pair = "one", parts = waist, height_m = { 0.5, 1.25, 1.5 }, slots = slots("denim", "tan string", "denim", "brass"), traits = { form = "trousers", straps = true } },
    { kind = "sock", synsets = { "sock.n.01" }, names = { "wool sock", "sports sock" }, pair = "two", parts = waist, height_m = { 0.12, 0.28, 0.5 }, slots = slots("white cotton", "red cotton"), traits = { form = "sock", stripes = true, cuff = 0.016 } },
    { kind = "christmas stocking", synsets = { "christmas_stocking.n.01" }, names = { "xmas stocking", "santa stocking", "stocking" }, parts = waist, height_m = { 0.2, 0.42, 0.7 }, slots = slots("red felt", "white fleece"), traits = { form = "sock", fat = 1.35, cuff = 0.045, fluffy = true } },
    { kind = "glove", synsets = { "glove.n.02" }, names = { "leather glove", "work glove", "winter glove", "gauntlet" }, pair = "two", parts = waist, height_m = { 0.15, 0.25, 0.35 }, slots = slots("brown leather", "dark brown leather"), traits = { form = "glove" } },
    { kind = "mitten", synsets = { "mitten.n.01" }, names = { "oven mitt", "mitt", "oven glove" }, pair = "two", parts = waist, height_m = { 0.12, 0.25, 0.35 }, slots = slots("red wool", "white wool"), traits = { form = "glove", mitten = true } },
    { kind = "boxing glove", synsets = { "boxing_glove.n.01" }, pair = "two", parts = waist, height_m = { 0.2, 0.3, 0.4 }, slots = slots("red leather", "white leather"), traits = { form = "glove", boxing = true } },
  },
  build = function(p)
    stand.on_floor(p, function(q) forms[p.traits.form](q, p.traits.form == "top" and p.height / (p.traits.long or 1) or p.height) end, "height")
  end,
}
