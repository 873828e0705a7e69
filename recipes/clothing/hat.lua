-- Hats: a crown to fit a head, a brim or a visor, a band and what is stuck into it.
local stand = require("lib/stand")

-- A shell from the inside of the top, down, out along the underside of the brim, and back over the outside.
-- rings = { { radius, y, curl }, … } of the outside, from the brim's edge up to the top; `long` stretches it front to back.
local function shell(p, rings, long, curl, thick)
  local sides = p.advanced and 56 or 32
  local function section(r, y, k)
    local points = {}
    for i = 0, sides - 1 do
      local a = 2 * math.pi * i / sides
      points[i + 1] = { r * math.sin(a), y + (k or 0) * curl(a), long * r * math.cos(a) }
    end
    return points
  end
  local sections = {}
  for i = #rings, 1, -1 do
    local ring = rings[i]
    sections[#sections + 1] = section(math.max(0.004, ring[1] - (ring.inner or thick)), ring[2] - thick * (ring.drop or 1), ring[3])
  end
  local edge = rings[1]
  sections[#sections + 1] = section(edge[1] + 0.3 * thick, edge[2] - 0.5 * thick, edge[3])
  for _, ring in ipairs(rings) do sections[#sections + 1] = section(ring[1], ring[2], ring[3]) end
  return kit.loft{ sections = sections, crease = 50 }
end

local function flat() return 0 end

local function ribbon(radius, low, high, long, slant)
  return kit.lathe{ sides = 48, profile = { { radius * 1.0, low }, { radius * 1.03, low }, { (slant or radius) * 1.03, high }, { (slant or radius) * 1.0, high } } }:scale(1, 1, long)
end

local function bow(size)
  local loop = kit.torus{ radius = 0.3 * size, tube = 0.09 * size, sides = 20, tube_sides = 8 }:rotate("x", 90):scale(1.2, 0.75, 1.6)
  return kit.group{ loop:move(0.33 * size, 0, 0), loop:move(-0.33 * size, 0, 0), kit.box{ size = { 0.2 * size, 0.28 * size, 0.32 * size }, bevel = 0.06 * size } }
end

local function feather(size)
  local outline, n = {}, 12
  for i = 0, n do
    local t = i / n
    outline[#outline + 1] = { 0.12 * math.sin(math.pi * t ^ 0.7) * (1 - 0.15 * (i % 2)), t }
  end
  for i = n - 1, 1, -1 do outline[#outline + 1] = { -0.7 * outline[i + 1][1], outline[i + 1][2] } end
  local scaled = {}
  for i, v in ipairs(outline) do scaled[i] = { size * v[1], size * v[2] } end
  return kit.group{ kit.extrude{ outline = scaled, depth = 0.02 * size }, kit.cone{ radius = 0.016 * size, top = 0.005 * size, height = 1.02 * size, sides = 6 }:move(0, 0.48 * size, 0) }:rotate("z", -18)
end

-- What is worn on the band at `at`.
local function trimmings(p, radius, y, long, size)
  if p:part("feather") > 0 then
    for i = 1, p:part("feather") do
      p:add(feather(size * 1.5):rotate("y", 90):rotate("x", -25 - 8 * i):move(-1.02 * radius, y, 0.1 * size * i), "feather")
    end
  end
  if p:part("bow") > 0 then p:add(bow(0.75 * size):rotate("y", 70):move(radius * 1.02, y, 0.25 * radius), "band") end
  if p:part("flower") > 0 then
    for i = 0, 5 do p:add(kit.sphere{ radii = { 0.16 * size, 0.24 * size, 0.06 * size }, sides = 10, rows = 8 }:move(0, 0.22 * size, 0):rotate("z", 60 * i):rotate("y", 35):move(0.6 * radius, y, 0.86 * long * radius), "flower") end
    p:add(kit.sphere{ radius = 0.13 * size }:move(0.62 * radius, y, 0.9 * long * radius), "band")
  end
  if p:part("gear") > 0 then
    for i = 1, p:part("gear") do
      local r = size * (0.42 - 0.1 * i)
      local gear = kit.group{ kit.extrude{ outline = kit.star{ tips = 10, outer = r, inner = 0.78 * r }, depth = 0.07 * size, bevel = 0.01 * size, holes = { kit.ellipse{ radius = 0.3 * r, sides = 14 } } } }
      local a = 30 - 38 * i
      p:add(gear:move(0, y + 0.05 * size * (i % 2), long * radius * 1.07):rotate("y", a), "buckle")
    end
  end
  if p:part("goggles") > 0 then
    for side = -1, 1, 2 do
      local rim = kit.tube{ radius = 0.3 * size, thickness = 0.07 * size, height = 0.2 * size, bevel = 0.02 * size }:rotate("x", 90)
      local glass = kit.cylinder{ radius = 0.24 * size, height = 0.06 * size }:rotate("x", 90)
      p:add(rim:move(0.34 * size * side, y, long * radius * 1.0 + 0.06 * size), "buckle")
      p:add(glass:move(0.34 * size * side, y, long * radius * 1.0 + 0.1 * size), "glass")
    end
  end
end

local forms = {}

-- Crown and brim from a few numbers of the kind: everything in head radii.
function forms.brimmed(p, width)
  local t = p.traits
  local brim = math.max(1.2, (t.brim or 1.7) * (p:shape("wide") and 1.25 or p:shape("narrow") and 0.8 or p:vary(0.95, 1.06)))
  local long, r = t.long or 1.16, width / 2 / brim
  local tall = r * (t.tall or 1) * (p:shape("tall") and 1.3 or p:shape("short") and 0.75 or p:vary(0.94, 1.08))
  local side, front = (t.side or 0) * r, (t.front or 0) * r
  local function curl(a)
    local s, c = math.sin(a), math.cos(a)
    return side * s * s + front * (c > 0 and c * c or 0.6 * c * c)
  end
  -- The underside of a curled brim lies right below it.
  local rings = { { brim * r, 0, 1, inner = 0.004 * r }, { (brim * 0.55 + 0.5) * r, -0.02 * r, 0.32, inner = 0.004 * r }, { 1.05 * r, 0, 0.02 } }
  for _, step in ipairs(t.crown) do rings[#rings + 1] = { step[1] * r, step[2] * tall, 0, inner = math.min(0.04 * r, 0.5 * step[1] * r) } end
  local body = shell(p, rings, long, curl, 0.045 * r)
  p:add(body, "hat")
  local high = (t.band or 0.2) * r
  p:add(ribbon(1.02 * r, 0.01 * r, high, long, (t.slant or 1.0) * r), "band")
  if t.buckle or p:part("buckle") > 0 then
    p:add(kit.extrude{ outline = kit.rectangle{ width = 1.6 * high, height = 1.25 * high, radius = 0.1 * high }, holes = { kit.rectangle{ width = 0.9 * high, height = 0.6 * high } }, depth = 0.06 * r, bevel = 0.01 * r }:move(0, 0.5 * high, long * 1.03 * r), "buckle")
  end
  if t.dents then
    -- Pinched in front, creased along the top.
    for s = -1, 1, 2 do p:add(kit.sphere{ radii = { 0.16 * r, 0.05 * r, 0.6 * r }, sides = 16, rows = 8 }:move(0.3 * r * s, 0.97 * tall, 0), "hat") end
  end
  trimmings(p, 1.02 * r, 0.55 * high, long, 0.62 * r)
  p:anchor("head", { at = { 0, 0.55 * math.min(tall, r), 0 }, size = 1.9 * r })
end

-- A pointed hat whose tip leans over.
function forms.pointed(p, width)
  local t = p.traits
  local brim = t.brim or 1.9
  local r = width / 2 / brim * (t.roll and 0.7 or 1)
  local tall = r * (t.tall or 3) * p:vary(0.92, 1.1)
  local bent, sections, sides, n = (t.bent or 0.5) * p:vary(0.6, 1.2), {}, p.advanced and 40 or 26, 14
  for i = 0, n do
    local s = i / n
    local radius = r * (1 - s) ^ 0.85 * (1 + (t.folds or 0.05) * math.sin(22 * s)) + 0.015 * r
    local cx, cz = bent * r * s ^ 3 * 1.2, -0.3 * bent * r * s ^ 2
    local section = {}
    for k = 0, sides - 1 do
      local a = 2 * math.pi * k / sides
      section[k + 1] = { cx + radius * math.sin(a), tall * (s - 0.1 * bent * s ^ 4) - radius * 0.5 * bent * s * math.sin(a), cz + 1.1 * radius * math.cos(a) }
    end
    sections[i + 1] = section
  end
  p:add(kit.loft{ sections = sections, crease = 60 }, "hat")
  if brim > 1.1 then
    p:add(shell(p, { { brim * r, 0, 1 }, { 1.4 * r, 0, 0.3 }, { 0.97 * r, 0.02 * r, 0 } }, 1.1, function(a) return 0.16 * r * math.sin(2 * a + 1) + 0.08 * r end, 0.04 * r), "hat")
    p:add(ribbon(1.01 * r, 0.01 * r, 0.3 * r, 1.1, 0.92 * r), "band")
    if t.buckle then
      p:add(kit.extrude{ outline = kit.rectangle{ width = 0.44 * r, height = 0.38 * r, radius = 0.04 * r }, holes = { kit.rectangle{ width = 0.26 * r, height = 0.2 * r } }, depth = 0.06 * r, bevel = 0.01 * r }:move(0, 0.16 * r, 1.11 * r), "buckle")
    end
    if t.stars then
      for i = 1, 16 do
        local a, s = 2.4 * i, 0.1 + 0.72 * i / 16
        local radius = r * (1 - s) ^ 0.85 + 0.02 * r
        p:add(kit.extrude{ outline = kit.star{ tips = 5, outer = 0.13 * r * (1.2 - 0.6 * s), inner = 0.055 * r }, depth = 0.03 * r }:rotate("x", -18):move(0, 0, 1.03 * radius * (1 + 0.1 * math.abs(math.cos(a)))):rotate("y", math.deg(a)):move(bent * r * s ^ 3 * 1.2, tall * s, -0.3 * bent * r * s ^ 2), "buckle")
      end
    end
    trimmings(p, 1.02 * r, 0.15 * r, 1.1, 0.62 * r)
  else
    -- A roll of fur or a rubber band below, a ball at the tip.
    if t.roll then p:add(kit.torus{ radius = 1.02 * r, tube = 0.17 * r, sides = 40, tube_sides = 12 }:scale(1, 1.15, 1.08):displace{ amount = 0.03 * r, size = 0.1 * r }:move(0, 0.1 * r, 0), "band") end
    local tip = sections[#sections]
    local x, y, z = 0, 0, 0
    for _, v in ipairs(tip) do x, y, z = x + v[1] / #tip, y + v[2] / #tip, z + v[3] / #tip end
    p:add(kit.sphere{ radius = (t.ball or 0.22) * r, sides = 20, rows = 14 }:displace{ amount = 0.03 * r, size = 0.07 * r }:move(x, y, z), "ball")
    if t.dots then
      for i = 1, 22 do
        local a, s = 2.4 * i, 0.05 + 0.78 * i / 22
        local radius = r * (1 - s) ^ 0.85 + 0.01 * r
        p:add(kit.cylinder{ radius = 0.09 * r, height = 0.02 * r, sides = 14 }:rotate("x", 72):move(0, tall * s, 1.04 * radius):rotate("y", math.deg(a)), "band")
      end
    end
  end
  p:anchor("head", { at = { 0, 0.5 * r, 0 }, size = 1.9 * r })
end

-- A soft dome: with a peak (baseball), a rolled cuff (beanie), ear flaps, or pressed flat (beret).
function forms.cap(p, width)
  local t = p.traits
  local r = width / 2
  local profile = { { r, 0 }, { 1.02 * r, 0.25 * r }, { 0.95 * r, 0.6 * r }, { 0.68 * r, 0.95 * r }, { 0.3 * r, 1.1 * r }, { 0, 1.13 * r } }
  local inner = { { 0, 1.07 * r, "sharp" }, { 0.3 * r, 1.04 * r }, { 0.64 * r, 0.89 * r }, { 0.89 * r, 0.58 * r }, { 0.96 * r, 0.25 * r }, { 0.95 * r, 0, "sharp" }, { r, 0, "sharp" } }
  for i = 2, #profile do inner[#inner + 1] = profile[i] end
  p:add(kit.lathe{ profile = inner, smooth = true, sides = p.advanced and 56 or 32 }:scale(1, t.tall or 1, 1.12), "hat")
  local tall = 1.13 * (t.tall or 1) * r
  if t.peak then
    local reach = t.peak * p:vary(0.95, 1.1)
    local rows = {}
    for i = 0, 8 do
      local s, row = i / 8, {}
      for k = 0, 16 do
        local a = math.rad(-62 + 124 * k / 16)
        local out = 1 + reach * s * math.cos(a * 1.25)
        row[k + 1] = { r * out * math.sin(a) * (1 - 0.1 * s), 0.06 * r - 0.16 * r * s ^ 1.3 - 0.2 * r * s * math.abs(math.sin(a)) ^ 2, 1.1 * r * out * math.cos(a) }
      end
      for k = 16, 0, -1 do row[#row + 1] = { row[k + 1][1] * 0.97, row[k + 1][2] - 0.045 * r, row[k + 1][3] * 0.97 } end
      rows[i + 1] = row
    end
    p:add(kit.loft{ sections = rows, crease = 40 }, "peak")
    p:add(kit.sphere{ radii = { 0.09 * r, 0.05 * r, 0.09 * r } }:move(0, tall, 0), "peak")
    for i = 0, 5 do
      local seam = {}
      for k = 0, 8 do
        local b = math.rad(5 + 85 * k / 8)
        seam[k + 1] = { 0, 1.135 * r * (t.tall or 1) * math.sin(b) ^ 0.92 + 0.004 * r, 1.135 * r * math.cos(b) ^ 0.75 }
      end
      if p.advanced then p:add(kit.sweep{ path = seam, radius = 0.014 * r, sides = 5, first = "round", last = "round" }:scale(0.9, 1, 1):rotate("y", 60 * i + 30), "band") end
    end
    p:add(kit.extrude{ outline = kit.star{ tips = 5, outer = 0.24 * r, inner = 0.11 * r }, depth = 0.05 * r, bevel = 0.01 * r }:rotate("x", -24):move(0, 0.6 * tall, 1.02 * r), "band")
  end
  if t.cuff then
    local rib = kit.capsule{ radius = 0.075 * r, height = 0.46 * r, sides = 8, rows = 3 }
    p:add(kit.lathe{ sides = 44, smooth = true, profile = { { 0.97 * r, 0 }, { 1.07 * r, 0.03 * r }, { 1.1 * r, 0.22 * r }, { 1.06 * r, 0.42 * r }, { 0.98 * r, 0.44 * r } } }:scale(1, 1, 1.12), "band")
    for i = 0, 27 do
      local a = 2 * math.pi * i / 28
      p:add(rib:move(1.06 * r * math.sin(a), 0.23 * r, 1.19 * r * math.cos(a)), "band")
    end
    if p:part("ball") > 0 then p:add(kit.sphere{ radius = 0.32 * r, sides = 26, rows = 18 }:displace{ amount = 0.06 * r, size = 0.09 * r, octaves = 2 }:move(0, tall + 0.2 * r, 0), "ball") end
  end
  if t.flaps then
    for side = -1, 1, 2 do p:add(kit.superquadric{ radii = { 0.2 * r, 0.66 * r, 0.52 * r }, round_y = 0.7, round_xz = 0.7, cells = 10 }:rotate("z", 6 * side):move(0.92 * r * side, -0.02 * r, 0), "band") end
    p:add(kit.superquadric{ radii = { 0.86 * r, 0.4 * r, 0.15 * r }, round_y = 0.6, round_xz = 0.5, cells = 10 }:move(0, 0.4 * r, 1.1 * r), "band")
  end
  p:anchor("head", { at = { 0, 0.82 * tall, 0 }, size = 1.86 * r })
end

-- Turned shapes on a band: a beret, a fez, a chef's hat, a sailor's cap.
function forms.turned(p, width)
  local t = p.traits
  local widest = 0
  for _, v in ipairs(t.profile) do widest = math.max(widest, v[1]) end
  local r = width / 2 / (t.widest or widest)
  local profile = { { 0, 0.08 * r, "sharp" }, { t.profile[1][1] * r * 0.9, 0.08 * r, "sharp" }, { t.profile[1][1] * r * 0.93, 0, "sharp" } }
  for _, v in ipairs(t.profile) do profile[#profile + 1] = { v[1] * r, v[2] * r, v[3] } end
  local body = kit.lathe{ profile = profile, smooth = true, sides = p.advanced and 56 or 32 }
  local tall = t.profile[#t.profile][2] * r
  if t.puffs then
    local high = t.profile[#t.profile][2] * r
    for i = 0, t.puffs - 1 do
      p:add(kit.sphere{ radii = { 0.42 * r, 0.5 * r, 0.42 * r }, sides = 16, rows = 12 }:move(0, high * 0.72, 0.78 * r):rotate("y", 360 * i / t.puffs + p:vary(-5, 5)), "hat")
    end
    p:add(kit.sphere{ radii = { 0.9 * r, 0.34 * r, 0.9 * r }, sides = 28, rows = 12 }:move(0, 0.92 * high, 0), "hat")
    for i = 0, 19 do p:add(kit.capsule{ radius = 0.07 * r, height = 0.75 * high, sides = 8, rows = 2 }:move(0, 0.36 * high, 0.92 * r):rotate("y", 18 * i), "hat") end
  end
  p:add(t.tilt and body:rotate("z", -t.tilt) or body, "hat")
  if t.wraps then
    -- Folds wound slantwise, crossing in front: flat bands that follow the dome.
    for i = 0, 5 do
      for side = -1, 1, 2 do
        local path, n = {}, p.advanced and 56 or 36
        for k = 0, n - 1 do
          local a = 2 * math.pi * k / n
          local y = 0.2 + 0.145 * i + 0.17 * math.cos(a) * side * (1 - 0.1 * i) * 0.6 + 0.1 * math.cos(a)
          local rr = (1.16 - 0.5 * math.max(0, y - 0.42)^1.7) + 0.012 * side
          path[k + 1] = { rr * r * math.sin(a + side * 0.9), y * r, rr * r * math.cos(a + side * 0.9) * 1.04 }
        end
        p:add(kit.sweep{ path = path, closed = true, profile = kit.ellipse{ radius = 0.065 * r, radius_y = 0.13 * r, sides = p.advanced and 12 or 8 }, up = { 0, 1, 0 } }, "hat")
      end
    end
    p:add(kit.sphere{ radii = { 0.15 * r, 0.2 * r, 0.09 * r } }:move(0, 0.62 * r, 1.29 * r), "buckle")
    p:add(kit.torus{ radius = 0.16 * r, tube = 0.03 * r, sides = 24, tube_sides = 6 }:rotate("x", 90):scale(1, 1.3, 1):move(0, 0.62 * r, 1.27 * r), "band")
    p:add(feather(1.1 * r):move(0.02 * r, 0.75 * r, 1.26 * r), "feather")
  end
  if t.ring then p:add(ribbon(t.profile[1][1] * r, 0, t.ring * r, 1), "band") end
  if t.stripe then for _, at in ipairs{ { 1.15, 0.14 }, { 1.22, 0.42 } } do p:add(kit.torus{ radius = at[1] * r, tube = 0.024 * r, sides = 56, tube_sides = 8 }:move(0, at[2] * r, 0), "band") end end
  if t.stem then p:add(kit.capsule{ radius = 0.05 * r, height = 0.2 * r }:move(0, tall + 0.04 * r, 0):rotate("z", t.tilt and -t.tilt or 0), "band") end
  if t.tassel then
    local cord = kit.curve{ segments = 5, points = { { 0, tall, 0 }, { 0.35 * r, tall + 0.03 * r, 0.2 * r }, { 0.86 * r, tall - 0.06 * r, 0.3 * r }, { 0.95 * r, 0.55 * tall, 0.32 * r } } }
    p:add(kit.sweep{ path = cord, radius = 0.03 * r, sides = 6, first = "round", last = "round" }, "band")
    p:add(kit.cone{ radius = 0.11 * r, top = 0.05 * r, height = 0.4 * r, sides = 12 }:move(0.96 * r, 0.45 * tall, 0.32 * r), "band")
  end
  if t.board then
    p:add(kit.box{ size = { 2.9 * r, 0.06 * r, 2.9 * r }, bevel = 0.015 * r }:rotate("y", 45):move(0, tall, 0), "hat")
    p:add(kit.cylinder{ radius = 0.09 * r, height = 0.06 * r, bevel = 0.02 * r }:move(0, tall + 0.05 * r, 0), "band")
    local cord = kit.curve{ segments = 5, points = { { 0, tall + 0.06 * r, 0 }, { 0.7 * r, tall + 0.06 * r, 0.75 * r }, { 1.02 * r, tall + 0.02 * r, 1.08 * r }, { 1.06 * r, tall - 0.55 * r, 1.12 * r } } }
    p:add(kit.sweep{ path = cord, radius = 0.03 * r, sides = 6, first = "round", last = "round" }, "band")
    p:add(kit.cone{ radius = 0.12 * r, top = 0.04 * r, height = 0.5 * r, sides = 14 }:move(1.06 * r, tall - 0.72 * r, 1.12 * r), "band")
  end
  p:anchor("head", { at = { 0, 0.45 * r, 0 }, size = 1.9 * (t.fit or 1) * r })
end

-- A hat folded up on three sides.
function forms.tricorne(p, width)
  local r = width / 2 / 1.75
  local function curl(a) return r * (0.55 - 0.5 * math.cos(3 * a + math.pi)) * 0.95 end
  local rings = { { 1.75 * r, 0.1 * r, 1 }, { 1.5 * r, 0.02 * r, 0.6 }, { 1.25 * r, 0, 0.15 }, { 1.02 * r, 0, 0 }, { 0.98 * r, 0.5 * r, 0 }, { 0.8 * r, 0.8 * r, 0 }, { 0.3 * r, 0.92 * r, 0, inner = 0.1 * r }, { 0.02 * r, 0.93 * r, 0, inner = 0.01 * r } }
  p:add(shell(p, rings, 1.08, curl, 0.045 * r), "hat")
  local edge, n = {}, 60
  for i = 0, n - 1 do
    local a = 2 * math.pi * i / n
    edge[i + 1] = { 1.76 * r * math.sin(a), 0.09 * r + curl(a), 1.08 * 1.76 * r * math.cos(a) }
  end
  p:add(kit.sweep{ path = edge, closed = true, radius = 0.045 * r, sides = 8 }, "band")
  if p.traits.skull then
    local y, z = 0.72 * r, 1.66 * r
    p:add(kit.group{ kit.sphere{ radii = { 0.2 * r, 0.19 * r, 0.07 * r } }:move(0, y, z), kit.box{ size = { 0.2 * r, 0.16 * r, 0.1 * r }, bevel = 0.04 * r }:move(0, y - 0.18 * r, z) }, "ball")
    for side = -1, 1, 2 do
      p:add(kit.capsule{ radius = 0.04 * r, height = 0.8 * r }:rotate("z", 58 * side):move(0, y - 0.12 * r, z - 0.05 * r), "ball")
      p:add(kit.sphere{ radii = { 0.06 * r, 0.06 * r, 0.03 * r } }:move(0.08 * r * side, y, z + 0.06 * r), "hat")
    end
  end
  trimmings(p, 1.3 * r, 0.5 * r, 1.08, 0.62 * r)
  p:anchor("head", { at = { 0, 0.55 * r, 0 }, size = 1.9 * r })
end

local straight = { { 1.0, 0.05 }, { 0.98, 0.94 }, { 0.93, 1 }, { 0.5, 1.01 }, { 0.02, 1.01 } }
local round = { { 1.0, 0.08 }, { 0.98, 0.45 }, { 0.82, 0.82 }, { 0.45, 0.98 }, { 0.02, 1.0 } }
local pinched = { { 1.0, 0.08 }, { 0.95, 0.5 }, { 0.84, 0.9 }, { 0.7, 1.0 }, { 0.45, 0.95 }, { 0.2, 0.84 }, { 0.02, 0.82 } }
local function wear(hat, band, feather, buckle)
  return { { "hat", hat }, { "band", band }, { "feather", feather or "crimson feathers" }, { "buckle", buckle or "brass" }, { "ball", "white fleece" }, { "flower", "pink fabric" }, { "glass", "tinted glass" }, { "peak", hat } }
end
local parts = { feather = { 0, 0, 3 }, bow = { 0, 0, 1 }, flower = { 0, 0, 1 }, buckle = { 0, 0, 1 }, gear = { 0, 0, 3 }, goggles = { 0, 0, 1 } }
local plain = {}
local ball = { ball = { 0, 1, 1 } }

return {
  width_m = { 0.15, 0.3, 0.6 }, parts = parts, shapes = { "tall", "short", "wide", "narrow" }, slots = wear("charcoal felt", "black satin"), traits = { form = "brimmed", crown = round },
  kinds = {
    { kind = "hat", synsets = { "hat.n.01" }, names = { "headwear", "headgear" }, traits = { brim = 1.6, tall = 1.15, crown = pinched, side = 0.14, dents = false } },
    { kind = "top hat", synsets = { "dress_hat.n.01" }, names = { "top hat", "stovepipe hat", "magician hat", "magician's hat", "opera hat", "silk hat" }, slots = wear("black silk", "crimson satin"), traits = { brim = 1.5, tall = 1.75, crown = straight, side = 0.2, band = 0.3, long = 1.12 } },
    { kind = "fedora", synsets = { "fedora.n.01" }, names = { "trilby", "panama hat", "detective hat", "gangster hat", "homburg" }, slots = wear("brown felt", "black satin"), traits = { brim = 1.55, tall = 1.15, crown = pinched, side = 0.16, front = -0.14, band = 0.28 } },
    { kind = "cowboy hat", synsets = { "cowboy_hat.n.01" }, names = { "stetson", "western hat", "cowgirl hat", "ten gallon hat" }, slots = wear("tan suede", "brown leather"), traits = { brim = 1.95, tall = 1.25, crown = pinched, side = 0.75, front = -0.12, band = 0.2, buckle = true } },
    { kind = "boater", synsets = { "boater.n.01" }, names = { "boater hat", "skimmer", "straw boater" }, slots = wear("straw", "navy satin"), traits = { brim = 1.55, tall = 0.8, crown = straight, band = 0.42 } },
    { kind = "bowler hat", synsets = { "bowler_hat.n.01" }, names = { "derby", "derby hat", "bowler" }, slots = wear("black felt", "black satin"), traits = { brim = 1.38, tall = 1.1, crown = round, side = 0.22, band = 0.24 } },
    { kind = "sombrero", synsets = { "sombrero.n.01" }, names = { "mexican hat", "mariachi hat" }, width_m = { 0.3, 0.55, 0.8 }, slots = wear("straw", "red satin", nil, "gold"), traits = { brim = 2.7, tall = 1.35, crown = { { 1.0, 0.05 }, { 0.9, 0.4 }, { 0.62, 0.85 }, { 0.3, 1 }, { 0.02, 1.01 } }, side = 0.5, front = 0.5, band = 0.25, slant = 0.95 } },
    { kind = "sun hat", synsets = { "sunhat.n.01" }, names = { "straw hat", "floppy hat", "beach hat", "garden hat", "farmer hat", "farmer's hat", "gardening hat", "scarecrow hat" }, width_m = { 0.25, 0.42, 0.6 }, slots = wear("straw", "coral satin"), traits = { brim = 2.2, tall = 1.0, crown = round, side = -0.3, front = -0.1, band = 0.25 } },
    { kind = "bucket hat", names = { "fishing hat", "rain hat" }, slots = wear("khaki cotton", "khaki cotton"), traits = { brim = 1.4, tall = 0.95, crown = straight, side = -0.3, front = -0.3, band = 0.08 } },
    { kind = "safari hat", names = { "pith helmet", "explorer hat", "safari helmet" }, slots = wear("khaki canvas", "brown leather"), traits = { brim = 1.6, tall = 1.05, crown = round, side = -0.1, front = -0.25, band = 0.18 } },
    { kind = "witch hat", names = { "witch's hat", "witches hat" }, slots = wear("black felt", "purple satin"), width_m = { 0.2, 0.4, 0.6 }, traits = { form = "pointed", tall = 2.7, bent = 0.7, buckle = true, folds = 0.07 } },
    { kind = "wizard hat", names = { "wizard's hat", "sorcerer hat", "sorting hat", "mage hat" }, slots = wear("midnight blue velvet", "gold", nil, "gold"), width_m = { 0.2, 0.4, 0.6 }, traits = { form = "pointed", brim = 1.7, tall = 3.2, bent = 0.5, stars = true } },
    { kind = "party hat", names = { "birthday hat", "birthday party hat", "cone hat" }, slots = { { "hat", "blue paper" }, { "band", "yellow paper" }, { "ball", "pink fleece" }, { "feather", "crimson feathers" }, { "buckle", "gold" }, { "flower", "pink fabric" }, { "glass", "tinted glass" }, { "peak", "blue paper" } }, width_m = { 0.1, 0.17, 0.25 }, traits = { form = "pointed", brim = 1, tall = 2.2, bent = 0, folds = 0, dots = true }, parts = plain, shapes = plain },
    { kind = "santa hat", names = { "christmas hat", "santa claus hat", "elf hat", "gnome hat", "stocking cap", "nightcap" }, slots = { { "hat", "red plush" }, { "band", "white fleece" }, { "ball", "white fleece" }, { "feather", "crimson feathers" }, { "buckle", "gold" }, { "flower", "pink fabric" }, { "glass", "tinted glass" }, { "peak", "red plush" } }, width_m = { 0.15, 0.26, 0.4 }, traits = { form = "pointed", brim = 1, tall = 1.9, bent = 1.3, roll = true, ball = 0.3 }, parts = plain, shapes = plain },
    { kind = "baseball cap", synsets = { "baseball_cap.n.01" }, names = { "cap", "ball cap", "trucker hat", "snapback", "golf cap", "visor cap", "dad hat" }, slots = wear("navy cotton", "white cotton"), width_m = { 0.12, 0.18, 0.26 }, traits = { form = "cap", peak = 0.85, tall = 1.0 }, parts = plain, shapes = plain },
    { kind = "beanie", synsets = { "beanie.n.01" }, names = { "knit cap", "knitted hat", "wool hat", "winter hat", "bobble hat", "toque", "woolly hat", "knit hat", "pom pom hat" }, slots = { { "hat", "mustard wool or red wool or navy wool or forest green wool or gray wool" }, { "band", "cream wool" }, { "ball", "cream fleece" } }, width_m = { 0.14, 0.21, 0.3 }, traits = { form = "cap", cuff = true, tall = 1.2 }, parts = ball, shapes = plain },
    { kind = "ushanka", names = { "trapper hat", "fur hat", "russian hat" }, slots = wear("brown leather", "cream fleece"), width_m = { 0.15, 0.22, 0.3 }, traits = { form = "cap", flaps = true }, parts = plain, shapes = plain },
    { kind = "beret", synsets = { "beret.n.01" }, names = { "french hat", "artist hat", "painter hat" }, slots = wear("red wool", "black wool"), width_m = { 0.18, 0.27, 0.4 }, parts = plain, shapes = plain,
      traits = { form = "turned", profile = { { 0.9, 0 }, { 0.95, 0.12 }, { 1.35, 0.22 }, { 1.42, 0.38 }, { 1.1, 0.55 }, { 0.5, 0.62 }, { 0, 0.63 } }, tilt = 8, stem = true } },
    { kind = "fez", synsets = { "fez.n.01" }, names = { "tarboosh" }, slots = wear("crimson felt", "black string"), width_m = { 0.1, 0.17, 0.25 }, parts = plain, shapes = plain,
      traits = { form = "turned", profile = { { 1, 0, "sharp" }, { 0.78, 1.35 }, { 0.74, 1.4 }, { 0, 1.4 } }, tassel = true } },
    { kind = "chef hat", names = { "chef's hat", "toque blanche", "cook's hat", "baker hat", "chefs hat" }, slots = wear("white cotton", "white cotton"), width_m = { 0.15, 0.27, 0.4 }, parts = plain, shapes = plain,
      traits = { form = "turned", profile = { { 0.95, 0 }, { 0.93, 0.9 }, { 1.25, 1.3 }, { 1.1, 1.75 }, { 0, 1.8 } }, ring = 0.62, puffs = 9 } },
    { kind = "sailor hat", names = { "sailor cap", "dixie cup hat", "navy hat" }, slots = wear("white cotton", "navy cotton"), width_m = { 0.15, 0.23, 0.3 }, parts = plain, shapes = plain,
      traits = { form = "turned", profile = { { 0.96, 0 }, { 1.14, 0.05 }, { 1.22, 0.48 }, { 1.18, 0.52 }, { 1.06, 0.46 }, { 0.92, 0.4 }, { 0.82, 0.78 }, { 0.4, 0.95 }, { 0, 0.97 } }, ring = 0.06, stripe = true } },
    { kind = "graduation cap", synsets = { "mortarboard.n.02" }, names = { "mortarboard", "academic cap", "graduation hat", "graduate cap", "square academic cap" }, slots = wear("black cotton", "gold"), width_m = { 0.25, 0.35, 0.5 }, parts = plain, shapes = plain,
      traits = { form = "turned", profile = { { 1.0, 0 }, { 1.04, 0.55 }, { 0.9, 0.76 }, { 0, 0.8 } }, board = true, widest = 2.05 } },
    { kind = "turban", synsets = { "turban.n.01" }, slots = wear("saffron silk", "gold", "white feathers", "ruby"), width_m = { 0.18, 0.27, 0.4 }, parts = plain, shapes = plain,
      traits = { form = "turned", profile = { { 0.95, 0 }, { 1.1, 0.12 }, { 1.12, 0.5 }, { 0.95, 0.95 }, { 0.5, 1.14 }, { 0, 1.18 } }, wraps = true, widest = 1.3 } },
    { kind = "tricorne", synsets = { "cocked_hat.n.01" }, names = { "tricorn hat", "tricorn", "three cornered hat", "colonial hat" }, slots = wear("black felt", "gold"), width_m = { 0.25, 0.4, 0.6 }, shapes = plain, traits = { form = "tricorne" } },
    { kind = "pirate hat", names = { "pirate captain hat", "buccaneer hat", "captain hook hat" }, slots = { { "hat", "black felt" }, { "band", "gold" }, { "ball", "ivory plastic" }, { "feather", "crimson feathers" }, { "buckle", "gold" }, { "flower", "pink fabric" }, { "glass", "tinted glass" }, { "peak", "black felt" } }, width_m = { 0.25, 0.4, 0.6 }, shapes = plain, traits = { form = "tricorne", skull = true } },
  },
  build = function(p)
    stand.on_floor(p, function(q) forms[p.traits.form](q, p.width) end, "width")
  end,
}
