-- Bags, cases and purses; umbrellas and hand fans.
local stand = require("lib/stand")

-- A soft body through level slices { y, half width, half depth, roundness }.
local function soft(slices, sides)
  local sections = {}
  for i, s in ipairs(slices) do
    local ring, e = {}, s[4] or 0.5
    for k = 0, sides - 1 do
      local a = 2 * math.pi * k / sides
      local x, z = math.sin(a), math.cos(a)
      ring[k + 1] = { s[2] * (x < 0 and -1 or 1) * math.abs(x) ^ e, s[1], s[3] * (z < 0 and -1 or 1) * math.abs(z) ^ e + (s[5] or 0) }
    end
    sections[i] = ring
  end
  return kit.loft{ sections = sections, crease = 50 }, sections
end

local function handle(points, radius) return kit.sweep{ path = kit.curve{ segments = 7, points = points }, radius = radius, sides = 10, first = "round", last = "round" } end

local forms = {}

function forms.handbag(p)
  local t = p.traits
  local w = p.width / 2
  local h, d = w * (t.tall or p:vary(1.2, 1.5)), w * (t.deep or p:vary(0.36, 0.46))
  local sides, top = p.advanced and 48 or 32, t.top or 0.84
  local body, rings = soft({ { 0, 0.9 * w, 0.85 * d, 0.4 }, { 0.04 * h, 0.96 * w, d, 0.4 }, { 0.4 * h, w, 1.02 * d, 0.5 }, { 0.85 * h, (top + 0.03) * w, 0.5 * d, 0.5 }, { h, top * w, (t.tote and 0.7 or 0.3) * d, 0.5 } }, sides)
  p:add(body, "bag")
  p:add(kit.sweep{ path = rings[1], closed = true, radius = 0.022 * w, sides = 7 }, "trim")
  p:add(kit.sweep{ path = rings[#rings], closed = true, radius = 0.03 * w, sides = 8 }, "trim")
  if t.flap then
    local rows = {}
    for i = 0, 8 do
      local s, row = i / 8, {}
      local y = h * (1.02 - 0.56 * s)
      local half = w * (top + 0.02 + 0.06 * s) * (s > 0.8 and 1 - 0.5 * ((s - 0.8) / 0.2) ^ 2 or 1)
      local z = d * (0.32 + 0.74 * math.min(1, s * 1.35)) + 0.02 * w
      for _, v in ipairs{ { -1, 0 }, { -0.5, 0.05 }, { 0, 0.06 }, { 0.5, 0.05 }, { 1, 0 }, { 1, -0.2 }, { 0, -0.06 }, { -1, -0.2 } } do row[#row + 1] = { half * v[1], y, z + d * v[2] * (v[2] < 0 and 0.5 or 1) - (math.abs(v[1]) == 1 and 0.12 * d or 0) } end
      rows[i + 1] = row
    end
    p:add(kit.loft{ sections = rows, crease = 45 }, "flap")
    p:add(kit.box{ size = { 0.22 * w, 0.16 * w, 0.07 * w }, bevel = 0.03 * w }:move(0, 0.5 * h, 1.12 * d), "metal")
  else
    p:add(kit.cylinder{ radius = 0.1 * w, height = 0.06 * w, bevel = 0.02 * w }:rotate("x", 72):move(0, 0.86 * h, 0.56 * d), "metal")
  end
  if p:part("handle") > 0 then
    for k = 1, p:part("handle") do
      local z = (p:part("handle") == 2 and (k == 1 and 1 or -1) or 0) * (t.tote and 0.62 or 0.26) * d
      local x, rise = 0.48 * w, (t.rise or 0.75) * w
      p:add(handle({ { -x, h - 0.06 * w, z }, { -0.95 * x, h + 0.6 * rise, z }, { 0, h + rise, z }, { 0.95 * x, h + 0.6 * rise, z }, { x, h - 0.06 * w, z } }, 0.045 * w), "handle")
      for side = -1, 1, 2 do p:add(kit.torus{ radius = 0.065 * w, tube = 0.018 * w, sides = 18, tube_sides = 7 }:rotate("x", 90):move(x * side, h - 0.02 * w, z + 0.03 * w * (z < 0 and -1 or 1)), "metal") end
    end
  end
  if p:part("strap") > 0 then
    p:add(handle({ { -top * w, 0.96 * h, 0 }, { -1.12 * w, 1.35 * h, 0 }, { -0.6 * w, 2.0 * h, 0 }, { 0.6 * w, 2.0 * h, 0 }, { 1.12 * w, 1.35 * h, 0 }, { top * w, 0.96 * h, 0 } }, 0.026 * w), "handle")
  end
  if p:part("bow") > 0 then
    for side = -1, 1, 2 do p:add(kit.sphere{ radii = { 0.2 * w, 0.13 * w, 0.06 * w } }:rotate("z", 14 * side):move(0.2 * w * side, 0.62 * h, 1.06 * d), "trim") end
    p:add(kit.sphere{ radius = 0.08 * w }:move(0, 0.62 * h, 1.1 * d), "trim")
  end
  p:anchor("hand", { at = { 0, h + 0.72 * w, 0 }, normal = { 0, 1, 0 } })
end

function forms.backpack(p)
  local h = p.height
  local w, d, sides = 0.33 * h * p:vary(0.94, 1.08), 0.2 * h, p.advanced and 48 or 32
  p:add((soft({ { 0, 0.9 * w, 0.85 * d, 0.45 }, { 0.05 * h, w, d, 0.45 }, { 0.55 * h, w, d, 0.5 }, { 0.82 * h, 0.88 * w, 0.85 * d, 0.6 }, { 0.93 * h, 0.6 * w, 0.6 * d, 0.8 }, { 0.96 * h, 0.2 * w, 0.25 * d, 1 } }, sides)), "bag")
  p:add((soft({ { 0.06 * h, 0.74 * w, 0.42 * d, 0.5, 0.85 * d }, { 0.1 * h, 0.8 * w, 0.5 * d, 0.5, 0.85 * d }, { 0.36 * h, 0.78 * w, 0.48 * d, 0.5, 0.85 * d }, { 0.42 * h, 0.68 * w, 0.34 * d, 0.6, 0.85 * d } }, sides)), "pocket")
  local zip = {}
  for i = 0, 24 do
    local a = math.rad(-92 + 184 * i / 24)
    zip[i + 1] = { 1.0 * w * math.sin(a) * 0.92, 0.5 * h + 0.41 * h * math.cos(a), 0.62 * d * (1 - 0.35 * math.cos(a) ^ 2) }
  end
  p:add(kit.sweep{ path = zip, radius = 0.008 * h, sides = 6, first = "round", last = "round" }, "metal")
  p:add(kit.capsule{ radius = 0.006 * h, height = 1.3 * w }:rotate("z", 90):move(0, 0.37 * h, 0.85 * d + 0.49 * d), "metal")
  p:add(kit.box{ size = { 0.03 * h, 0.06 * h, 0.012 * h }, bevel = 0.005 * h }:move(0.45 * w, 0.34 * h, 0.85 * d + 0.5 * d), "metal")
  for side = -1, 1, 2 do
    p:add((soft({ { 0.08 * h, 0.13 * w, 0.5 * d, 0.6 }, { 0.3 * h, 0.2 * w, 0.6 * d, 0.6 }, { 0.33 * h, 0.14 * w, 0.5 * d, 0.6 } }, 20)):move(1.0 * w * side, 0, 0), "pocket")
    local strap = kit.curve{ segments = 7, points = { { 0.3 * w * side, 0.86 * h, -0.7 * d }, { 0.5 * w * side, 0.9 * h, -1.15 * d }, { 0.62 * w * side, 0.62 * h, -1.75 * d }, { 0.7 * w * side, 0.3 * h, -1.5 * d }, { 0.72 * w * side, 0.08 * h, -0.8 * d } } }
    p:add(kit.sweep{ path = strap, profile = kit.rectangle{ width = 0.075 * h, height = 0.025 * h, radius = 0.01 * h, segments = 2 }, up = { 0, 0.3, 1 }, crease = 50 }, "strap")
  end
  p:add(handle({ { -0.2 * w, 0.9 * h, -0.4 * d }, { -0.14 * w, 0.99 * h, -0.4 * d }, { 0.14 * w, 0.99 * h, -0.4 * d }, { 0.2 * w, 0.9 * h, -0.4 * d } }, 0.014 * h), "strap")
  p:anchor("back", { at = { 0, 0.6 * h, -1.1 * d } })
  p:anchor("hand", { at = { 0, 0.98 * h, -0.4 * d } })
end

function forms.suitcase(p)
  local h = p.height
  local t = p.traits
  local body, w, d = t.trolley and 0.7 * h or t.low and 0.78 * h or 0.8 * h, (t.trolley and 0.24 or t.low and 0.55 or 0.56) * h, (t.low and 0.12 or 0.14) * h
  local base = t.trolley and 0.05 * h or 0
  local bevel = t.trolley and 0.05 * h or 0.03 * h
  p:add(kit.box{ size = { 2 * w, body, 2 * d }, bevel = bevel, segments = 4 }:move(0, base + body / 2, 0), "shell")
  p:add(kit.box{ size = { 2.012 * w, body * 1.006, 0.018 * h }, bevel = 0.8 * bevel, segments = 3 }:move(0, base + body / 2, 0), "trim")
  if t.trolley then
    for i = -2, 2 do p:add(kit.box{ size = { 0.035 * h, 0.84 * body, 2.06 * d }, bevel = 0.014 * h, segments = 3 }:move(0.088 * h * i, base + body / 2, 0), "shell") end
    for side = -1, 1, 2 do
      for v = -1, 1, 2 do
        p:add(kit.cylinder{ radius = 0.035 * h, height = 0.03 * h, bevel = 0.008 * h }:rotate("z", 90):move(0.8 * w * side, 0.035 * h, 0.6 * d * v), "wheel")
        p:add(kit.box{ size = { 0.05 * h, 0.04 * h, 0.05 * h }, bevel = 0.01 * h }:move(0.8 * w * side, 0.06 * h, 0.6 * d * v), "wheel")
      end
      p:add(kit.cylinder{ radius = 0.011 * h, height = 0.25 * h }:move(0.42 * w * side, base + body + 0.11 * h, -0.55 * d), "metal")
    end
    p:add(kit.box{ size = { 0.98 * w, 0.035 * h, 0.05 * h }, bevel = 0.014 * h }:move(0, base + body + 0.235 * h, -0.55 * d), "handle")
  else
    for side = -1, 1, 2 do
      p:add(kit.box{ size = { 0.1 * h, body * 1.02, 2.06 * d }, bevel = 0.02 * h }:move(0.62 * w * side, base + body / 2, 0), "trim")
      p:add(kit.box{ size = { 0.075 * h, 0.06 * h, 0.02 * h }, bevel = 0.006 * h }:move(0.62 * w * side, base + 0.82 * body, 1.05 * d), "metal")
      for v = -1, 1, 2 do
        for z = -1, 1, 2 do p:add(kit.sphere{ radius = 0.06 * h, sides = 16, rows = 10 }:move((w - 0.036 * h) * side, base + body / 2 + v * (body / 2 - 0.036 * h), z * (d - 0.036 * h)), "trim") end
      end
    end
    p:add(handle({ { -0.15 * h, base + body - 0.01 * h, 0 }, { -0.13 * h, base + body + 0.08 * h, 0 }, { 0, base + body + 0.1 * h, 0 }, { 0.13 * h, base + body + 0.08 * h, 0 }, { 0.15 * h, base + body - 0.01 * h, 0 } }, 0.024 * h), "handle")
  end
  p:support{ at = { 0, base + body, 0 }, size = { 1.4 * w, 1.4 * d } }
  p:anchor("hand", { at = { 0, base + body + 0.1 * h, 0 }, normal = { 0, 1, 0 } })
end

-- A folding wallet, ajar, with notes and cards in it.
function forms.wallet(p)
  local w = p.width / 2
  local h, thick = 0.85 * w, 0.05 * w
  for side = -1, 1, 2 do
    local function leaf(shape) return shape:rotate("y", side * -38) end
    p:add(leaf(kit.box{ size = { 1.5 * w, h * 1.15, thick }, bevel = 0.02 * w, segments = 2 }:move(0.75 * w * side, 0.6 * h, 0)), "bag")
    p:add(leaf(kit.box{ size = { 1.38 * w, 0.72 * h, 0.6 * thick }, bevel = 0.01 * w }:move(0.75 * w * side, 0.42 * h, 0.7 * thick)), "inside")
    for i = 0, 2 do p:add(leaf(kit.box{ size = { 1.2 * w, 0.6 * h, 0.02 * w }, bevel = 0.008 * w }:move(0.74 * w * side, (0.56 + 0.09 * i) * h, (1.2 - 0.25 * i) * thick)), ({ "card", "handle", "metal" })[i + 1]) end
    p:add(leaf(kit.box{ size = { 1.36 * w, 0.95 * h, 0.015 * w } }:move(0.74 * w * side, 0.72 * h, 0.6 * thick)), "note")
  end
  p:add(kit.cylinder{ radius = 0.75 * thick, height = 1.15 * h, bevel = 0.01 * w, sides = 14 }:move(0, 0.6 * h, 0), "bag")
end

-- A purse with a metal frame and two kissing balls.
function forms.purse(p)
  local w = p.width / 2
  local body, rings = soft({ { 0, 0.3 * w, 0.2 * w, 1 }, { 0.1 * w, 0.72 * w, 0.42 * w, 0.9 }, { 0.5 * w, w, 0.55 * w, 0.9 }, { 1.0 * w, 0.92 * w, 0.42 * w, 0.9 }, { 1.28 * w, 0.72 * w, 0.16 * w, 0.8 } }, p.advanced and 44 or 30)
  p:add(body, "bag")
  p:add(kit.sweep{ path = rings[#rings], closed = true, radius = 0.05 * w, sides = 10 }, "metal")
  for side = -1, 1, 2 do
    p:add(kit.capsule{ radius = 0.03 * w, height = 0.16 * w }:rotate("z", 24 * side):move(-0.03 * w * side, 1.36 * w, 0.03 * w * side), "metal")
    p:add(kit.sphere{ radius = 0.085 * w }:move(-0.07 * w * side, 1.46 * w, 0.03 * w * side), "metal")
    p:add(kit.torus{ radius = 0.06 * w, tube = 0.018 * w, sides = 16, tube_sides = 6 }:rotate("x", 90):move(0.74 * w * side, 1.32 * w, 0), "metal")
  end
  if p:part("strap") > 0 or p.traits.clutch == nil then
    p:add(handle({ { -0.74 * w, 1.36 * w, 0 }, { -0.86 * w, 2.0 * w, 0 }, { 0, 2.6 * w, 0 }, { 0.86 * w, 2.0 * w, 0 }, { 0.74 * w, 1.36 * w, 0 } }, 0.022 * w), "metal")
  end
end

-- An umbrella: open or furled, on its crook.
function forms.umbrella(p)
  local h = p.height
  local closed = p:shape("closed")
  local ribs, r, y = p:choose{ 8, 8, 10 }, (p.traits.parasol and 0.5 or 0.56) * h, 0.66 * h
  local handle_y = 0
  p:add(kit.cylinder{ radius = 0.011 * h, height = 0.9 * h, sides = 14 }:move(0, 0.52 * h, 0), "shaft")
  local crook = kit.curve{ segments = 7, points = { { 0, 0.16 * h, 0 }, { 0, 0.05 * h, 0 }, { 0.04 * h, -0.01 * h, 0 }, { 0.1 * h, 0.01 * h, 0 }, { 0.115 * h, 0.06 * h, 0 } } }
  p:add(kit.sweep{ path = crook, radius = 0.02 * h, sides = 12, first = "round", last = "round" }, "handle")
  p:add(kit.cone{ radius = 0.016 * h, top = 0.005 * h, height = 0.09 * h, sides = 12 }:move(0, 0.97 * h, 0), "shaft")
  if closed then
    local sections = {}
    for i = 0, 12 do
      local s, ring = i / 12, {}
      for k = 0, 8 * ribs // 2 - 1 do
        local a = 2 * math.pi * k / (8 * ribs // 2)
        local rr = h * (0.022 + 0.05 * math.sin(math.pi * (0.2 + 0.72 * (1 - s))) * (1 - 0.75 * s)) * (1 + 0.16 * math.cos(ribs * a + 5 * s))
        ring[k + 1] = { rr * math.sin(a), h * (0.3 + 0.63 * s), rr * math.cos(a) }
      end
      sections[i + 1] = ring
    end
    p:add(kit.loft{ sections = sections, crease = 60 }, "canopy")
    p:add(kit.torus{ radius = 0.058 * h, tube = 0.01 * h, sides = 28, tube_sides = 8 }:move(0, 0.5 * h, 0), "band")
  else
    -- Panels between the ribs, hollowed towards the hem; two shells make the cloth.
    local per, rows = p.advanced and 8 or 5, 9
    local function shell(lift)
      local sections = {}
      for i = 0, rows do
        local s = i / rows
        local ring = {}
        for k = 0, ribs * per - 1 do
          local f = (k % per) / per
          local between = math.sin(math.pi * f)
          local a = 2 * math.pi * k / (ribs * per)
          local reach = r * math.sin(s * 1.25) / math.sin(1.25) * (1 - 0.11 * between * s ^ 2)
          ring[k + 1] = { reach * math.sin(a), y + 0.27 * h * math.cos(s * 1.42) - 0.02 * h * between * s * (1 - s) + 0.012 * h * between * s ^ 3 + lift, reach * math.cos(a) }
        end
        sections[i + 1] = i == 0 and { { 0, y + 0.27 * h + lift, 0 } } or ring
      end
      return sections
    end
    local top, under, all = shell(0), shell(-0.006 * h), {}
    for i = 1, #under do all[#all + 1] = under[i] end
    for i = #top, 1, -1 do all[#all + 1] = top[i] end
    p:add(kit.loft{ sections = all, crease = 30 }, "canopy")
    for i = 0, ribs - 1 do
      local rib = {}
      for k = 0, 8 do
        local s = k / 8
        rib[k + 1] = { 0, y + 0.27 * h * math.cos(s * 1.42) - 0.009 * h, r * math.sin(s * 1.25) / math.sin(1.25) }
      end
      p:add(kit.sweep{ path = rib, radius = 0.004 * h, sides = 5 }:rotate("y", 360 * i / ribs), "shaft")
      p:add(kit.capsule{ radius = 0.0035 * h, height = 0.36 * h, sides = 5, rows = 2 }:aim(0, 0.12 * h, 0.3 * h):move(0, y + 0.12 * h, 0.165 * h):rotate("y", 360 * i / ribs), "shaft")
      p:add(kit.sphere{ radius = 0.008 * h, sides = 8, rows = 5 }:move(0, y + 0.27 * h * math.cos(1.42) - 0.006 * h, 1.005 * r):rotate("y", 360 * i / ribs), "band")
    end
    p:add(kit.cylinder{ radius = 0.018 * h, height = 0.05 * h, sides = 14 }:move(0, y + 0.06 * h, 0), "shaft")
  end
  p:anchor("hand", { at = { 0, 0.12 * h + handle_y, 0 }, normal = { 0, 1, 0 } })
end

-- A folding fan, spread.
function forms.fan(p)
  local r = p.width / 2 / math.sin(math.rad(72))
  local n = p:choose{ 18, 22 }
  local rows, inner = {}, p:part("feather") > 0 and 0.3 or 0.42
  local feathered = p:part("feather") > 0 or p:material("leaf") == "feathers"
  for i = 0, n - 1 do
    local a = -72 + 144 * i / (n - 1)
    local z = (i % 2 == 0 and 0.012 or -0.012) * r
    p:add(kit.box{ size = { (i == 0 or i == n - 1) and 0.05 * r or 0.035 * r, (i == 0 or i == n - 1) and 1.02 * r or 0.66 * r, 0.009 * r }, bevel = 0.002 * r }:move(0, (i == 0 or i == n - 1) and 0.46 * r or 0.3 * r, z):rotate("z", -a), "stick")
    if feathered then
      p:add(kit.sphere{ radii = { 0.09 * r, 0.36 * r, 0.014 * r }, sides = 12, rows = 12 }:move(0, 0.72 * r, 1.6 * z):rotate("z", -a), "leaf")
    end
  end
  if not feathered then
    for i = 0, 2 * n do
      local a = math.rad(-72 + 144 * i / (2 * n))
      local z = (i % 2 == 0 and 0.014 or -0.014) * r
      local row = {}
      for _, v in ipairs{ { inner, 0.003 }, { 0.98, 0.003 }, { 0.98, -0.003 }, { inner, -0.003 } } do row[#row + 1] = { v[1] * r * math.sin(a), v[1] * r * math.cos(a), z + v[2] * r } end
      rows[i + 1] = row
    end
    p:add(kit.loft{ sections = rows, crease = 10 }, "leaf")
    local edge = {}
    for i = 0, 2 * n do
      local a = math.rad(-72 + 144 * i / (2 * n))
      edge[i + 1] = { 0.98 * r * math.sin(a), 0.98 * r * math.cos(a), (i % 2 == 0 and 0.014 or -0.014) * r }
    end
    p:add(kit.sweep{ path = edge, radius = 0.012 * r, sides = 6, first = "round", last = "round" }, "trim")
  end
  p:add(kit.cylinder{ radius = 0.035 * r, height = 0.06 * r, bevel = 0.01 * r }:rotate("x", 90), "trim")
  p:add(kit.cone{ radius = 0.035 * r, top = 0.012 * r, height = 0.22 * r, sides = 12 }:move(0, -0.2 * r, 0), "trim")
  p:add(kit.capsule{ radius = 0.008 * r, height = 0.12 * r }:move(0, -0.07 * r, 0), "trim")
  p:anchor("hand", { at = { 0, 0, 0 }, normal = { 0, 1, 0 } })
end

local function bag(cloth, trim, metal) return { { "bag", cloth }, { "trim", trim }, { "handle", trim }, { "flap", cloth }, { "metal", metal or "gold" }, { "inside", "dark brown leather" }, { "card", "sky blue plastic" }, { "note", "sage paper" } } end
local function pack(cloth, pocket) return { { "bag", cloth }, { "pocket", pocket }, { "strap", "charcoal nylon" }, { "metal", "silver" } } end
local function case(shell, trim) return { { "shell", shell }, { "trim", trim }, { "handle", "dark brown leather" }, { "metal", "brass" }, { "wheel", "black rubber" } } end
local bag_parts = { handle = { 0, 1, 2 }, strap = { 0, 0, 1 }, bow = { 0, 0, 1 } }
local none = {}
return {
  width_m = { 0.15, 0.3, 0.6 }, parts = bag_parts, shapes = none, slots = bag("red leather", "brown leather"), traits = { form = "handbag" },
  kinds = {
    { kind = "handbag", synsets = { "bag.n.04" }, except = { "clutch_bag.n.01" }, names = { "purse", "ladies bag", "hand bag" } },
    { kind = "satchel", synsets = { "satchel.n.01" }, names = { "messenger bag", "shoulder bag", "school bag", "crossbody bag", "saddlebag", "courier bag" }, parts = { handle = { 0, 0, 2 }, strap = { 0, 1, 1 }, bow = { 0, 0, 1 } }, slots = bag("tan leather", "dark brown leather", "brass"), traits = { flap = true, tall = 1.35, deep = 0.34, top = 0.94 } },
    { kind = "tote bag", names = { "tote", "shopping bag", "beach bag", "shopper", "carrier bag", "grocery bag" }, parts = { handle = { 0, 2, 2 }, strap = { 0, 0, 1 }, bow = { 0, 0, 1 } }, slots = bag("cream canvas", "tan leather"), traits = { tote = true, tall = 1.9, top = 1.06, rise = 0.85 } },
    { kind = "clutch", synsets = { "clutch_bag.n.01" }, names = { "clutch purse", "evening bag", "clutch handbag" }, parts = { handle = { 0, 0, 1 }, strap = { 0, 0, 1 }, bow = { 0, 0, 1 } }, slots = bag("emerald green satin", "gold"), traits = { flap = true, tall = 1.1, deep = 0.2, top = 0.97 } },
    { kind = "duffel bag", synsets = { "duffel_bag.n.01" }, names = { "gym bag", "sports bag", "holdall", "travel bag", "doctor bag" }, width_m = { 0.3, 0.55, 0.8 }, parts = { handle = { 0, 2, 2 }, strap = { 0, 0, 1 }, bow = { 0, 0, 1 } }, slots = bag("navy canvas", "brown leather", "silver"), traits = { tall = 1.0, deep = 0.52, top = 0.9, rise = 0.45 } },
    { kind = "coin purse", names = { "change purse", "kiss lock purse", "pouch" }, width_m = { 0.06, 0.12, 0.3 }, parts = { strap = { 0, 0, 1 } }, slots = bag("burgundy velvet", "gold"), traits = { form = "purse", clutch = true } },
    { kind = "wallet", synsets = { "wallet.n.01" }, names = { "billfold", "leather wallet", "card holder" }, width_m = { 0.09, 0.16, 0.25 }, parts = none, slots = bag("brown leather", "red plastic", "gold"), traits = { form = "wallet" } },
    { kind = "backpack", synsets = { "backpack.n.01" }, names = { "rucksack", "knapsack", "school backpack", "bookbag", "hiking backpack" }, height_m = { 0.25, 0.48, 0.8 }, parts = none, slots = pack("blue canvas or red canvas or forest green canvas or gray canvas or mustard canvas", "navy canvas"), traits = { form = "backpack" } },
    { kind = "suitcase", names = { "suit case", "vintage suitcase", "valise" }, height_m = { 0.3, 0.5, 0.8 }, parts = none, slots = case("brown leather", "dark brown leather"), traits = { form = "suitcase" } },
    { kind = "travel suitcase", synsets = { "bag.n.06" }, names = { "luggage", "trolley case", "rolling suitcase", "wheeled suitcase", "trolley suitcase", "carry-on", "travel case", "cabin bag" }, height_m = { 0.4, 0.9, 1.1 }, parts = none, slots = { { "shell", "teal plastic or coral plastic or silver plastic or navy plastic or mustard plastic" }, { "trim", "dark teal plastic" }, { "handle", "black rubber" }, { "metal", "aluminum" }, { "wheel", "black rubber" } }, traits = { form = "suitcase", trolley = true } },
    { kind = "briefcase", synsets = { "briefcase.n.01" }, names = { "attache case", "business case", "document case" }, height_m = { 0.2, 0.36, 0.5 }, parts = none, slots = case("black leather", "black leather"), traits = { form = "suitcase", low = true } },
    { kind = "umbrella", synsets = { "umbrella.n.01" }, except = { "gamp.n.01" }, names = { "brolly", "rain umbrella" }, height_m = { 0.5, 0.88, 1.2 }, parts = none, shapes = { "closed", "open" }, slots = { { "canopy", "red nylon or navy nylon or yellow nylon or forest green nylon or black nylon or violet nylon" }, { "handle", "walnut" }, { "shaft", "silver" }, { "band", "silver" } }, traits = { form = "umbrella" } },
    { kind = "parasol", synsets = { "parasol.n.01" }, names = { "sunshade" }, height_m = { 0.4, 0.8, 1.2 }, parts = none, shapes = { "closed", "open" }, slots = { { "canopy", "cream lace" }, { "handle", "bamboo" }, { "shaft", "bamboo" }, { "band", "gold" } }, traits = { form = "umbrella", parasol = true } },
    { kind = "hand fan", names = { "folding fan", "silk fan", "japanese fan", "chinese fan", "fan" }, width_m = { 0.2, 0.4, 0.6 }, parts = { feather = { 0, 0, 1 } }, slots = { { "leaf", "red silk" }, { "stick", "bamboo" }, { "trim", "gold" } }, traits = { form = "fan" } },
  },
  build = function(p)
    local tall = { backpack = true, suitcase = true, umbrella = true }
    stand.on_floor(p, forms[p.traits.form], tall[p.traits.form] and "height" or "width")
  end,
}
