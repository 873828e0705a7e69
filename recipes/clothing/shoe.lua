-- Shoes and boots: a sole, an upper drawn as slices from heel to toe, and what closes it. One shoe; a pair is two.
local stand = require("lib/stand")

-- A smooth curve through { z, value } points, z from -0.5 at the heel to 0.5 at the toe.
local function along(points)
  local function slope(i)
    local a, b = points[math.max(1, i - 1)], points[math.min(#points, i + 1)]
    return (b[2] - a[2]) / (b[1] - a[1])
  end
  return function(z)
    for i = 2, #points do
      local a, b = points[i - 1], points[i]
      if z <= b[1] or i == #points then
        local d = b[1] - a[1]
        local t = math.max(0, math.min(1, (z - a[1]) / d))
        local t2, t3 = t * t, t * t * t
        return (2 * t3 - 3 * t2 + 1) * a[2] + (t3 - 2 * t2 + t) * d * slope(i - 1) + (3 * t2 - 2 * t3) * b[2] + (t3 - t2) * d * slope(i)
      end
    end
  end
end

-- Slices lie closer where the shoe turns round, at heel and toe.
local function share(i, n) return 0.5 - 0.5 * math.cos(math.pi * i / n) end

local widths = {
  round = { { -0.5, 0.03 }, { -0.48, 0.13 }, { -0.44, 0.2 }, { -0.34, 0.245 }, { -0.08, 0.23 }, { 0.18, 0.33 }, { 0.34, 0.3 }, { 0.44, 0.21 }, { 0.48, 0.13 }, { 0.5, 0.03 } },
  pointed = { { -0.5, 0.03 }, { -0.46, 0.14 }, { -0.36, 0.2 }, { -0.08, 0.18 }, { 0.14, 0.28 }, { 0.3, 0.22 }, { 0.43, 0.09 }, { 0.5, 0.02 } },
  almond = { { -0.5, 0.03 }, { -0.46, 0.15 }, { -0.36, 0.22 }, { -0.08, 0.2 }, { 0.16, 0.31 }, { 0.33, 0.25 }, { 0.45, 0.13 }, { 0.5, 0.03 } },
}

-- How high the foot's underside runs: flat, or up to the heel.
local function arch(rise)
  return along{ { -0.5, rise }, { -0.3, 0.96 * rise }, { 0.12, 0 }, { 0.5, 0.08 * rise } }
end

local function inward(z) return 0.03 * math.sin(math.pi * (z + 0.1)) end

-- Slices of the upper from z = from to z = to, `fat` times as big as the shoe.
local function upper(length, width, base, height, from, to, fat, n)
  local sections, arc = {}, 14
  for i = 0, n do
    local z = from + (to - from) * share(i, n)
    local w, h, y = width(z) / 2 * fat, height(z) * fat, base(z)
    local section = {}
    for k = 0, arc do
      local a = math.pi * k / arc
      local c, s = math.cos(a), math.sin(a)
      section[k + 1] = { length * (inward(z) + w * (c < 0 and -1 or 1) * math.abs(c) ^ 0.75 * (1 - 0.12 * s)), length * (y + h * s ^ 0.75), length * z }
    end
    sections[i + 1] = section
  end
  return kit.loft{ sections = sections, crease = 60 }
end

-- The sole, following the underside; `welt` sticks out beyond the upper.
local function sole(length, width, base, thick, welt, n)
  local sections = {}
  for i = 0, n do
    local z = -0.5 - welt / 2 + (1 + welt) * share(i, n)
    local inner = z / (1 + welt)
    local w, y = width(inner) / 2 + welt / 2 * math.sqrt(math.max(0, 1 - (2 * inner) ^ 4)), base(inner)
    local x = inward(inner)
    sections[i + 1] = { { length * (x - w), length * (y - thick), length * z }, { length * (x + w), length * (y - thick), length * z },
      { length * (x + w), length * (y + 0.006), length * z }, { length * (x - w), length * (y + 0.006), length * z } }
  end
  return kit.loft{ sections = sections, crease = 40 }
end

-- A heel block under the back of the sole, down to `low`.
local function heel(length, width, base, low, form)
  local h = base(-0.4) - low
  if form == "stiletto" then
    local path = kit.curve{ segments = 5, points = { { 0, length * (base(-0.4) + 0.02), -0.4 * length }, { 0, length * (low + 0.6 * h), -0.445 * length }, { 0, length * low, -0.45 * length } } }
    local radii = {}
    for i = 1, #path do radii[i] = 1 - 0.78 * ((i - 1) / (#path - 1)) ^ 0.6 end
    return kit.sweep{ path = path, radius = 0.085 * length, radii = radii, sides = 14 }
  end
  local top, bottom = {}, {}
  local narrow = form == "block" and 0.98 or 0.82
  for i = 0, 15 do
    local a = 2 * math.pi * i / 16
    local c, s = math.cos(a), math.sin(a)
    local x, z = 0.108 * c, -0.36 + (s > 0 and 0.09 or 0.128) * s
    top[i + 1] = { length * x, length * (base(-0.4) + 0.004), length * z }
    bottom[i + 1] = { length * narrow * x, length * low, length * (-0.37 + narrow * (z + 0.37)) }
  end
  return kit.loft{ sections = { bottom, top }, crease = 40 }
end

-- An oval opening: a padded collar around a dark inside, tilted by `slope` (rise towards the back).
local function opening(p, length, y, from, to, wide, slope, pad)
  local path, inside, n = {}, {}, 32
  local middle, half = (from + to) / 2, (to - from) / 2
  for i = 0, n - 1 do
    local a = 2 * math.pi * i / n
    local z = middle + half * math.cos(a)
    local at = { length * (inward(z) + wide / 2 * math.sin(a)), length * (y - slope * math.cos(a)), length * z }
    path[i + 1], inside[i + 1] = at, { at[1], at[2] + 0.004 * length, at[3] }
  end
  p:add(kit.sweep{ path = path, closed = true, radius = pad * length, sides = 8 }, "lining")
  local low = {}
  for i, v in ipairs(inside) do low[i] = { v[1], v[2] - 0.02 * length, v[3] } end
  p:add(kit.loft{ sections = { low, inside }, crease = 30 }, "inside")
end

local function laces(p, length, base, height, from, to, count, wide)
  for i = 0, count - 1 do
    local z = from + (to - from) * i / (count - 1)
    local y = base(z) + height(z)
    p:add(kit.capsule{ radius = 0.011 * length, height = wide * length, sides = 8, rows = 3 }:rotate("z", 90):rotate("y", i % 2 == 0 and 9 or -9):move(length * inward(z), length * (y + 0.004), length * z), "lace")
    for side = -1, 1, 2 do
      p:add(kit.torus{ radius = 0.011 * length, tube = 0.004 * length, sides = 10, tube_sides = 5 }:move(length * (inward(z) + side * wide / 2), length * (y - 0.005), length * z), "buckle")
    end
  end
  local z = from
  local y = length * (base(z) + height(z) + 0.012)
  for side = -1, 1, 2 do
    p:add(kit.torus{ radius = 0.034 * length, tube = 0.008 * length, sides = 16, tube_sides = 6 }:scale(1.4, 1, 0.8):rotate("z", -14 * side):move(length * (inward(z) + 0.05 * side), y, length * (z - 0.01)), "lace")
    p:add(kit.capsule{ radius = 0.008 * length, height = 0.1 * length, sides = 6, rows = 2 }:rotate("z", 90):rotate("y", 50 * side):move(length * (inward(z) + 0.05 * side), y, length * (z + 0.045)), "lace")
  end
end

local forms = {}

function forms.shoe(p, L)
  local t = p.traits
  local n = p.advanced and 40 or 24
  local width, base = along(widths[t.toe or "round"]), arch(t.rise or 0)
  local top = t.top or 0.33
  local height = along(t.height or { { -0.5, 0.2 }, { -0.44, top }, { -0.05, top * 0.88 }, { 0.08, top * 0.82 }, { 0.3, 0.17 }, { 0.44, 0.11 }, { 0.5, 0.03 } })
  local thick = t.sole or 0.08
  p:add(upper(L, width, base, height, -0.5, 0.5, 1, n), "upper")
  p:add(sole(L, width, base, thick, t.welt or 0.03, n), "sole")
  if t.heel then p:add(heel(L, width, base, -thick - (t.under or 0), t.heel), "heel") end
  if t.toecap then p:add(upper(L, width, base, height, 0.3, 0.5, 1.03, 10), t.toecap) end
  if t.counter then p:add(upper(L, width, base, height, -0.5, -0.36, 1.02, 6), "trim") end
  if t.open ~= false then opening(p, L, base(-0.28) + height(-0.26) - 0.004, -0.46, t.mouth or -0.02, 0.17, t.slope or 0.03, t.pad or 0.016) end
  if t.pump then
    -- Cut low: the inside shows along the top.
    local rows = {}
    for i = 0, 16 do
      local s = i / 16
      local z = -0.455 + 0.66 * s
      local w, y = 0.36 * width(z) * math.sin(math.pi * (0.06 + 0.88 * s)) ^ 0.5, base(z) + height(z)
      local x = inward(z)
      rows[i + 1] = { { L * (x - w), L * (y - 0.04), L * z }, { L * (x + w), L * (y - 0.04), L * z }, { L * (x + w), L * (y + 0.001), L * z }, { L * x, L * (y + 0.003), L * z }, { L * (x - w), L * (y + 0.001), L * z } }
    end
    p:add(kit.loft{ sections = rows, crease = 40 }, "inside")
  end
  if t.tongue then
    p:add(kit.superquadric{ radii = { 0.075 * L, 0.012 * L, 0.13 * L }, round_y = 0.6, round_xz = 0.6, cells = 8 }:rotate("x", 32):move(0, L * (base(0) + height(0) + 0.012), 0.02 * L), "tongue")
  end
  if t.laces then laces(p, L, base, height, 0.03, t.lace_to or 0.25, t.laces, 0.12) end
  if t.stripes then
    for i = 0, 2 do
      for side = -1, 1, 2 do
        local z = -0.1 + 0.09 * i
        local low, high = {}, nil
        for k = 0, 6 do
          local zz = z - 0.05 * k / 6 * 1.6
          local w, h = width(zz) / 2, height(zz)
          local s = 0.12 + 0.7 * k / 6
          low[k + 1] = { L * (inward(zz) + side * (w * (1 - s * s) ^ 0.375 * (1 - 0.12 * s) + 0.002)), L * (base(zz) + h * s ^ 0.75), L * zz }
        end
        p:add(kit.sweep{ path = low, profile = kit.rectangle{ width = 0.012 * L, height = 0.04 * L, radius = 0.004 * L }, up = { 0, 0, 1 } }, "trim")
        high = low
      end
    end
  end
  if t.buckle then
    local z = t.buckle
    p:add(upper(L, width, base, height, z - 0.04, z + 0.04, 1.03, 4), "trim")
    p:add(kit.extrude{ outline = kit.rectangle{ width = 0.1 * L, height = 0.1 * L, radius = 0.01 * L }, holes = { kit.rectangle{ width = 0.06 * L, height = 0.06 * L } }, depth = 0.02 * L, bevel = 0.004 * L }
      :rotate("x", -72):move(L * inward(z), L * (base(z) + height(z) * 1.04), L * z), "buckle")
  end
  if t.bow or p:part("bow") > 0 then
    local z, y = 0.22, 0
    y = L * (base(z) + height(z) + 0.02)
    for side = -1, 1, 2 do p:add(kit.sphere{ radii = { 0.07 * L, 0.022 * L, 0.05 * L } }:rotate("z", 14 * side):move(0.065 * L * side, y, L * z), "trim") end
    p:add(kit.sphere{ radius = 0.024 * L }:move(0, y, L * z), "trim")
  end
  if t.wheels then
    local y = -thick - 0.1
    p:add(kit.box{ size = { 0.1 * L, 0.04 * L, 0.86 * L }, bevel = 0.01 * L }:move(0, L * (-thick - 0.03), 0), "trim")
    for _, z in ipairs{ -0.32, 0.3 } do
      for side = -1, 1, 2 do p:add(kit.cylinder{ radius = 0.105 * L, height = 0.1 * L, bevel = 0.02 * L }:rotate("z", 90):move(0.13 * L * side, L * (y - 0.035), z * L), "wheel") end
      p:add(kit.cylinder{ radius = 0.025 * L, height = 0.4 * L }:rotate("z", 90):move(0, L * (y - 0.035), z * L), "buckle")
    end
    p:add(kit.cylinder{ radius = 0.06 * L, height = 0.09 * L, bevel = 0.02 * L }:move(0, L * (-thick - 0.1), 0.5 * L), "wheel")
  end
  if t.blade then
    p:add(kit.extrude{ outline = kit.curve{ closed = true, segments = 3, points = { { -0.56, -0.2 }, { 0.5, -0.2 }, { 0.62, -0.12 }, { 0.58, -0.08 }, { 0.5, -0.14 }, { -0.5, -0.14 } } }, depth = 0.02 }:scale(L):rotate("y", -90):move(0, 0, 0), "buckle")
    for _, z in ipairs{ -0.34, 0.26 } do p:add(kit.box{ size = { 0.06 * L, 0.13 * L, 0.12 * L }, bevel = 0.01 * L }:move(0, -0.12 * L, z * L), "buckle") end
  end
end

-- A shoe with a shaft up the leg.
function forms.boot(p, L)
  local t = p.traits
  forms.shoe(p, L)
  local rise = (t.rise or 0)
  local tall = L * (t.shaft or 0.9) * (p:shape("tall") and 1.35 or p:shape("short") and 0.7 or p:vary(0.94, 1.08))
  local n, sides = 12, p.advanced and 40 or 26
  local out, inner = {}, {}
  local foot = L * (rise + 0.16)
  for i = 0, n do
    local s = i / n
    local y = foot + tall * s
    local ankle = math.exp(-((s - 0.22) / 0.2) ^ 2)
    local rx, rz = L * (0.135 + 0.05 * s * (t.flare or 1) - 0.018 * ankle), L * (0.19 + 0.03 * s * (t.flare or 1) + 0.06 * math.max(0, 0.25 - s) - 0.03 * ankle)
    local zc = -0.25 * L + 0.02 * L * s
    local ring, hole = {}, {}
    for k = 0, sides - 1 do
      local a = 2 * math.pi * k / sides
      -- The top edge of a cowboy boot dips in front and behind.
      local dip = (t.scallop or 0) * L * math.abs(math.cos(a)) ^ 3 * math.max(0, s - 0.6) / 0.4
      ring[k + 1] = { rx * math.sin(a), y - dip, zc + rz * math.cos(a) }
      hole[k + 1] = { 0.9 * rx * math.sin(a), y - dip, zc + 0.9 * rz * math.cos(a) }
    end
    out[i + 1], inner[i + 1] = ring, hole
  end
  local all = {}
  for i = 1, #out do all[#all + 1] = out[i] end
  for i = #inner, math.floor(n * 0.7), -1 do all[#all + 1] = inner[i] end
  p:add(kit.loft{ sections = all, crease = 50 }, "upper")
  p:add(kit.sweep{ path = out[#out], closed = true, radius = (t.cuff or 0.015) * L, sides = 8 }, "lining")
  if t.cuff and t.cuff > 0.03 then
    p:add(kit.sweep{ path = out[#out - 1], closed = true, radius = t.cuff * L, sides = 8 }, "lining")
  end
  if t.straps then
    for side = -1, 1, 2 do p:add(kit.torus{ radius = 0.06 * L, tube = 0.014 * L, sides = 18, tube_sides = 6 }:scale(0.5, 1.5, 0.9):rotate("y", 90):move(0.185 * L * side, foot + 0.97 * tall, -0.23 * L), "trim") end
  end
  if t.stitch then
    for side = -1, 1, 2 do
      for j = 0, 2 do
        local path = {}
        for k = 0, 12 do
          local s = 0.3 + (0.6 - 0.13 * j) * k / 12
          local a = math.rad(90 * side + (26 - 7 * j) * math.sin(k / 12 * math.pi * 2))
          local rx, rz = L * (0.139 + 0.05 * s - 0.018 * math.exp(-((s - 0.22) / 0.2) ^ 2)), L * (0.194 + 0.03 * s)
          path[k + 1] = { rx * math.sin(a), foot + tall * s, -0.25 * L + 0.02 * L * s + rz * math.cos(a) }
        end
        p:add(kit.sweep{ path = path, radius = 0.006 * L, sides = 5, first = "round", last = "round" }, "trim")
      end
    end
  end
  if t.high_laces then
    for i = 0, t.high_laces - 1 do
      local s = 0.1 + 0.8 * i / (t.high_laces - 1)
      local z = -0.25 * L + 0.02 * L * s + L * (0.2 + 0.03 * s + 0.06 * math.max(0, 0.25 - s) - 0.03 * math.exp(-((s - 0.22) / 0.2) ^ 2))
      p:add(kit.capsule{ radius = 0.013 * L, height = 0.15 * L, sides = 8, rows = 3 }:rotate("z", 90 + (i % 2 == 0 and 8 or -8)):move(0, foot + tall * s, z), "lace")
    end
  end
  if t.spur then
    p:add(kit.extrude{ outline = kit.star{ tips = 8, outer = 0.07 * L, inner = 0.035 * L }, depth = 0.012 * L }:rotate("y", 90):move(0, 0.12 * L, -0.6 * L), "buckle")
    p:add(kit.capsule{ radius = 0.012 * L, height = 0.14 * L }:rotate("x", 90):move(0, 0.12 * L, -0.53 * L), "buckle")
  end
end

-- A bare sole and straps.
function forms.sandal(p, L)
  local t = p.traits
  local n = p.advanced and 40 or 24
  local width, base = along(widths[t.toe or "round"]), arch(t.rise or 0)
  local thick = t.sole or 0.07
  p:add(sole(L, width, base, thick, 0.04, n), "sole")
  p:add(sole(L, width, function(z) return base(z) + 0.016 end, 0.012, 0.01, n), "inside")
  if t.heel then p:add(heel(L, width, base, -thick, t.heel), "heel") end
  local function strap(z, high, deep, slot, skew)
    local path = {}
    for k = 0, 14 do
      local a = math.pi * k / 14
      local zz = z + (skew or 0) * math.cos(a)
      path[k + 1] = { L * (inward(zz) + (width(zz) / 2 + 0.006) * math.cos(a)), L * (base(zz) + high * math.sin(a) ^ 0.7), L * zz }
    end
    p:add(kit.sweep{ path = path, profile = kit.rectangle{ width = 0.016 * L, height = deep * L, radius = 0.005 * L }, up = { 0, 0, 1 }, crease = 40 }, slot or "upper")
  end
  if t.thong then
    for side = -1, 1, 2 do
      local path = kit.curve{ segments = 5, points = { { 0.01 * L, 0.02 * L, 0.3 * L }, { 0.03 * L * side, 0.13 * L, 0.22 * L }, { 0.11 * L * side, 0.13 * L, 0.06 * L }, { 0.125 * L * side, 0, -0.06 * L } } }
      p:add(kit.sweep{ path = path, radius = 0.024 * L, sides = 9, first = "round", last = "round" }, "upper")
    end
  else
    strap(0.26, 0.13, 0.1)
    strap(0.1, 0.17, 0.09, nil, t.cross and 0.05)
    -- Around the heel.
    local path = kit.curve{ segments = 5, points = { { 0.115 * L, L * base(-0.2), -0.16 * L }, { 0.12 * L, L * (base(-0.3) + 0.14), -0.3 * L }, { 0, L * (base(-0.45) + 0.19), -0.47 * L }, { -0.12 * L, L * (base(-0.3) + 0.14), -0.3 * L }, { -0.115 * L, L * base(-0.2), -0.16 * L } } }
    p:add(kit.sweep{ path = path, profile = kit.rectangle{ width = 0.014 * L, height = 0.06 * L, radius = 0.004 * L }, up = { 0, 1, 0 }, crease = 40 }, "upper")
    local ankle = kit.curve{ segments = 5, points = { { 0.118 * L, L * (base(-0.3) + 0.13), -0.3 * L }, { 0.1 * L, L * (base(-0.2) + 0.22), -0.16 * L }, { 0, L * (base(-0.1) + 0.26), -0.06 * L }, { -0.1 * L, L * (base(-0.2) + 0.22), -0.16 * L }, { -0.118 * L, L * (base(-0.3) + 0.13), -0.3 * L } } }
    p:add(kit.sweep{ path = ankle, profile = kit.rectangle{ width = 0.014 * L, height = 0.055 * L, radius = 0.004 * L }, up = { 0, 1, 0 }, crease = 40 }, "upper")
    p:add(kit.box{ size = { 0.03 * L, 0.07 * L, 0.05 * L }, bevel = 0.006 * L }:move(0.105 * L, L * (base(-0.2) + 0.21), -0.17 * L), "buckle")
  end
end

local function slots(up, sole_, lining, trim, lace)
  return { { "upper", up }, { "sole", sole_ }, { "lining", lining or up }, { "trim", trim or "white leather" }, { "lace", lace or "white string" }, { "inside", "dark brown suede" },
    { "toe", trim or "white rubber" }, { "heel", sole_ }, { "tongue", lining or up }, { "buckle", "silver" }, { "wheel", "red rubber" } }
end
local pump = { { -0.5, 0.1 }, { -0.46, 0.17 }, { -0.3, 0.14 }, { -0.05, 0.085 }, { 0.14, 0.1 }, { 0.28, 0.14 }, { 0.4, 0.1 }, { 0.5, 0.03 } }
local low = { { -0.5, 0.12 }, { -0.45, 0.22 }, { -0.1, 0.2 }, { 0.08, 0.22 }, { 0.28, 0.15 }, { 0.44, 0.1 }, { 0.5, 0.03 } }
local parts = { bow = { 0, 0, 1 } }

return {
  pair = "two", length_m = { 0.12, 0.29, 0.4 }, parts = parts, shapes = { "tall", "short" }, slots = slots("brown leather", "dark brown rubber", nil, "tan leather", "brown string"), traits = { form = "shoe" },
  kinds = {
    { kind = "shoe", synsets = { "shoe.n.01" }, except = { "anklet.n.01" }, names = { "dress shoe", "oxford", "brogue", "leather shoe", "oxford shoe", "derby shoe", "footwear" }, traits = { toe = "almond", top = 0.26, sole = 0.03, heel = "stacked", rise = 0.05, laces = 4, toecap = "upper", lace_to = 0.2, welt = 0.035 } },
    { kind = "sneaker", synsets = { "gym_shoe.n.01" }, names = { "trainer", "running shoe", "tennis shoe", "sports shoe", "athletic shoe", "jogger", "skate shoe", "sneaker shoe" }, slots = slots("red fabric or blue fabric or black fabric or white fabric or green fabric", "white rubber", "white fabric", "white leather"),
      traits = { top = 0.32, sole = 0.1, welt = 0.06, laces = 5, tongue = true, counter = true, stripes = true } },
    { kind = "high top sneaker", names = { "high top", "converse", "basketball shoe", "converse sneaker", "canvas shoe", "high-top sneaker", "hi-top" }, slots = slots("red canvas or black canvas or navy canvas or mustard canvas", "white rubber", "red canvas or black canvas or navy canvas or mustard canvas", "white rubber"),
      traits = { form = "boot", top = 0.3, sole = 0.08, welt = 0.045, shaft = 0.34, flare = 0.1, toecap = "toe", open = false, laces = 4, high_laces = 4, cuff = 0.014 } },
    { kind = "loafer", synsets = { "loafer.n.02" }, names = { "moccasin", "penny loafer", "boat shoe", "slip-on" }, slots = slots("burgundy leather", "dark brown rubber", nil, "dark brown leather"), traits = { toe = "almond", height = low, sole = 0.03, heel = "stacked", rise = 0.04, buckle = 0.14, mouth = 0.06 } },
    { kind = "high heel", synsets = { "pump.n.03" }, names = { "high heel shoe", "high heels", "high-heeled shoe", "stiletto", "heel", "stiletto heel", "heels", "court shoe", "stiletto shoe", "platform heel" }, slots = slots("red leather", "black leather", "red leather", "gold"),
      traits = { toe = "pointed", height = pump, rise = 0.42, sole = 0.02, welt = 0.01, heel = "stiletto", mouth = 0.24, slope = -0.02, pad = 0.008, open = false, pump = true } },
    { kind = "ballet flat", names = { "ballet slipper", "ballet shoe", "flat shoe", "ballerina shoe", "pointe shoe" }, slots = slots("pink satin", "beige leather", "pink satin", "pink satin"), traits = { toe = "almond", height = { { -0.5, 0.1 }, { -0.46, 0.17 }, { -0.1, 0.14 }, { 0.2, 0.14 }, { 0.4, 0.1 }, { 0.5, 0.03 } }, sole = 0.02, bow = true, mouth = 0.2, slope = 0.01 } },
    { kind = "slipper", synsets = { "slipper.n.01" }, names = { "house slipper", "bunny slipper", "fluffy slipper", "bedroom slipper" }, slots = slots("pink plush", "gray rubber", "white fleece", "white fleece"), traits = { height = { { -0.5, 0.06 }, { -0.4, 0.08 }, { -0.08, 0.1 }, { 0.08, 0.26 }, { 0.3, 0.24 }, { 0.44, 0.15 }, { 0.5, 0.04 } }, sole = 0.05, bow = true, open = false } },
    { kind = "clog", synsets = { "clog.n.01" }, names = { "wooden shoe", "dutch clog", "wooden clog" }, slots = slots("pine", "pine", "pine", "red paint"), traits = { toe = "pointed", height = { { -0.5, 0.16 }, { -0.44, 0.24 }, { -0.1, 0.2 }, { 0.05, 0.3 }, { 0.3, 0.24 }, { 0.45, 0.18 }, { 0.5, 0.08 } }, sole = 0.05, heel = "block", rise = 0.03 } },
    { kind = "sandal", synsets = { "sandal.n.01" }, names = { "strappy sandal", "roman sandal", "gladiator sandal", "espadrille" }, slots = slots("tan leather", "brown rubber"), traits = { form = "sandal", cross = true } },
    { kind = "flip-flop", names = { "flip flop", "thong sandal", "beach sandal", "flipflop", "jandal" }, slots = slots("yellow rubber", "blue foam"), traits = { form = "sandal", thong = true } },
    { kind = "heeled sandal", names = { "heel sandal", "strappy heel", "platform sandal", "wedge sandal" }, slots = slots("gold leather", "black leather"), traits = { form = "sandal", toe = "almond", rise = 0.34, sole = 0.025, heel = "block" } },
    { kind = "boot", synsets = { "boot.n.01" }, names = { "ankle boot", "leather boot", "chelsea boot", "riding boot", "pirate boot", "biker boot" }, shapes = { "tall", "short" }, traits = { form = "boot", top = 0.28, sole = 0.04, heel = "stacked", rise = 0.06, open = false, shaft = 0.72, buckle = 0.08 } },
    { kind = "cowboy boot", synsets = { "cowboy_boot.n.01" }, names = { "western boot", "cowgirl boot" }, slots = slots("tan leather", "dark brown leather", "brown leather", "cream leather"), traits = { form = "boot", toe = "pointed", top = 0.25, sole = 0.025, heel = "stacked", rise = 0.13, open = false, shaft = 0.92, scallop = 0.11, stitch = true, straps = true } },
    { kind = "combat boot", names = { "army boot", "military boot", "work boot", "hiking boot", "walking boot", "doc martens", "steel toe boot", "lace-up boot" }, slots = slots("black leather", "black rubber", "black leather", "yellow string", "yellow string"), traits = { form = "boot", top = 0.29, sole = 0.1, welt = 0.05, open = false, shaft = 0.6, flare = 0.5, laces = 4, high_laces = 6, counter = false } },
    { kind = "rain boot", names = { "rubber boot", "wellington boot", "wellington", "gumboot", "wellies", "rainboot", "galosh" }, slots = slots("yellow rubber", "white rubber", "white rubber", "white rubber"), traits = { form = "boot", top = 0.28, sole = 0.06, welt = 0.04, heel = "block", rise = 0.03, open = false, shaft = 0.8, flare = 1.3 } },
    { kind = "snow boot", names = { "winter boot", "ugg boot", "sheepskin boot", "ugg", "moon boot", "santa boot" }, slots = slots("tan suede", "cream rubber", "cream fleece", "cream fleece"), traits = { form = "boot", top = 0.3, sole = 0.08, welt = 0.04, open = false, shaft = 0.62, flare = 1.4, cuff = 0.06 } },
    { kind = "roller skate", synsets = { "roller_skate.n.01" }, names = { "quad skate", "roller boot", "skate" }, slots = slots("white leather", "black rubber", "white leather", "red leather", "red string"), traits = { form = "boot", top = 0.29, sole = 0.04, heel = "stacked", rise = 0.05, open = false, shaft = 0.52, flare = 0.6, laces = 4, high_laces = 6, wheels = true } },
    { kind = "ice skate", synsets = { "ice_skate.n.01" }, names = { "figure skate", "hockey skate", "skating boot" }, slots = slots("white leather", "brown leather", "white leather", "white leather"), traits = { form = "boot", top = 0.29, sole = 0.03, heel = "stacked", rise = 0.05, open = false, shaft = 0.52, flare = 0.6, laces = 4, high_laces = 6, blade = true } },
  },
  build = function(p)
    -- Turned a little, so that its side is seen as well as its toe.
    stand.on_floor(p, function(q)
      local add = q.add
      function q.add(_, shape, slot) return add(q, shape:rotate("y", -32), slot) end
      forms[p.traits.form](q, p.length)
    end, "length")
  end,
}
