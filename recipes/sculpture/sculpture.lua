-- Works in stone and metal: figures and busts on their base, abstract forms, obelisks, trophies, skulls.
local stand = require("lib/stand")

-- A base to stand on, up to y = tall.
local function plinth(p, wide, tall, form, deep)
  if form == "round" then
    p:add(kit.lathe{ sides = 48, profile = { { 0, 0 }, { wide, 0, "sharp" }, { wide, 0.25 * tall, "sharp" }, { 0.88 * wide, 0.42 * tall }, { 0.84 * wide, 0.8 * tall }, { 0.92 * wide, 0.86 * tall, "sharp" }, { 0.92 * wide, tall, "sharp" }, { 0, tall } } }, "base")
  else
    p:add(kit.box{ size = { 2 * wide, 0.3 * tall, 2 * (deep or wide) }, bevel = 0.03 * tall }:move(0, 0.15 * tall, 0), "base")
    p:add(kit.box{ size = { 1.76 * wide, 0.6 * tall, 1.76 * (deep or wide) }, bevel = 0.02 * tall }:move(0, 0.55 * tall, 0), "base")
    p:add(kit.box{ size = { 1.9 * wide, 0.18 * tall, 1.9 * (deep or wide) }, bevel = 0.04 * tall }:move(0, 0.91 * tall, 0), "base")
  end
end

-- The parts of a head around (x, y, z), `s` its height: skull, jaw, nose, brows, lips, ears, hair.
local function head(parts, x, y, z, s, long, beard)
  local function put(form, at, size, extra)
    local part = { form = form, at = { x + at[1] * s, y + at[2] * s, z + at[3] * s } }
    if form == "ellipsoid" then part.size = { size[1] * s, size[2] * s, size[3] * s } else part.radius = size * s end
    for name, value in pairs(extra or {}) do part[name] = value end
    parts[#parts + 1] = part
  end
  put("ellipsoid", { 0, 0.14, -0.05 }, { 0.33, 0.36, 0.4 })
  put("ellipsoid", { 0, -0.14, 0.08 }, { 0.25, 0.33, 0.27 })
  put("ellipsoid", { 0, -0.37, 0.21 }, { 0.12, 0.08, 0.1 })
  for side = -1, 1, 2 do
    put("ellipsoid", { 0.14 * side, 0.06, 0.31 }, { 0.085, 0.05, 0.07 }, { subtract = true, smooth = 0.05 * s })
    put("ellipsoid", { 0.14 * side, 0.05, 0.285 }, { 0.06, 0.042, 0.05 })
    put("capsule", { 0.05 * side, 0.13, 0.35 }, 0.026, { to = { x + 0.23 * side * s, y + 0.12 * s, z + 0.28 * s } })
    put("ellipsoid", { 0.35 * side, 0, -0.02 }, { 0.04, 0.11, 0.07 })
    put("ellipsoid", { 0.19 * side, -0.1, 0.24 }, { 0.08, 0.07, 0.07 })
  end
  put("capsule", { 0, 0.1, 0.35 }, 0.035, { to = { x, y - 0.08 * s, z + 0.44 * s }, smooth = 0.03 * s })
  put("ellipsoid", { 0, -0.09, 0.41 }, { 0.075, 0.04, 0.05 })
  put("ellipsoid", { 0, -0.2, 0.34 }, { 0.1, 0.022, 0.04 }, { smooth = 0.015 * s })
  put("ellipsoid", { 0, -0.255, 0.325 }, { 0.085, 0.026, 0.04 }, { smooth = 0.015 * s })
  if beard then
    for i = -2, 2 do put("ellipsoid", { 0.085 * i, -0.42 + 0.035 * math.abs(i), 0.2 - 0.035 * math.abs(i) }, { 0.075, 0.17, 0.1 }, { smooth = 0.03 * s }) end
  end
  for i = 0, 34 do
    local a, b = 2.4 * i, math.acos(1 - 1.05 * i / 34)
    local hx, hy, hz = math.sin(b) * math.sin(a), math.cos(b), math.sin(b) * math.cos(a)
    if hz < 0.62 - 0.2 * hy or hy > 0.72 then put("sphere", { 0.34 * hx, 0.16 + 0.37 * hy, -0.06 + 0.4 * hz }, 0.075, { smooth = 0.03 * s }) end
  end
  if long then
    put("ellipsoid", { 0, 0.12, -0.44 }, { 0.2, 0.2, 0.18 })
  end
end

local function blend(p, parts, smooth, cell) return kit.blend{ parts = parts, smooth = smooth, cell = cell * (p.advanced and 1.05 or 1.95) } end

local forms = {}

function forms.bust(p)
  local h = p.height
  local s, y = 0.43 * h, 0.715 * h
  local parts = {}
  head(parts, 0, y, 0.02 * h, s, p:chance(0.4), p:chance(0.4))
  parts[#parts + 1] = { form = "capsule", at = { 0, 0.62 * h, -0.03 * h }, to = { 0, 0.4 * h, -0.05 * h }, radius = 0.088 * h }
  parts[#parts + 1] = { form = "ellipsoid", at = { 0, 0.34 * h, -0.05 * h }, size = { 0.27 * h, 0.11 * h, 0.12 * h } }
  parts[#parts + 1] = { form = "ellipsoid", at = { 0, 0.25 * h, -0.03 * h }, size = { 0.19 * h, 0.15 * h, 0.12 * h } }
  for side = -1, 1, 2 do
    parts[#parts + 1] = { form = "sphere", at = { 0.24 * h * side, 0.33 * h, -0.05 * h }, radius = 0.085 * h }
    parts[#parts + 1] = { form = "ellipsoid", at = { 0.1 * h * side, 0.27 * h, 0.05 * h }, size = { 0.09 * h, 0.07 * h, 0.05 * h } }
  end
  if p:chance(0.6) then
    for i = 0, 3 do parts[#parts + 1] = { form = "capsule", at = { -0.25 * h + 0.02 * h * i, (0.39 - 0.055 * i) * h, 0.03 * h }, to = { 0.13 * h, (0.3 - 0.035 * i) * h, 0.075 * h }, radius = 0.022 * h, smooth = 0.015 * h } end
  end
  p:add(blend(p, parts, 0.035 * h, 0.012 * h), "body")
  plinth(p, 0.15 * h, 0.18 * h, p:choose{ "round", "round", "square" })
end

function forms.statue(p)
  local h = p.height
  local tall = 0.14 * h
  plinth(p, 0.2 * h, tall, p:choose{ "round", "square" })
  local u = h - tall
  local function y(v) return tall + v * u end
  local parts = {}
  local pose = p:choose{ "raised", "contrapposto", "thinker" }
  local sway = 0.02 * u
  head(parts, sway, y(0.925), 0.01 * u, 0.135 * u, p:chance(0.5), p:chance(0.4))
  local function limb(a, b, r, r2) parts[#parts + 1] = { form = "cone", at = { a[1] * u, y(a[2]), a[3] * u }, to = { b[1] * u, y(b[2]), b[3] * u }, radius = r * u, radius_to = (r2 or r) * u, smooth = 0.02 * u } end
  limb({ 0.02, 0.87, 0 }, { 0.01, 0.82, 0 }, 0.03)
  parts[#parts + 1] = { form = "ellipsoid", at = { 0, y(0.74), 0 }, size = { 0.105 * u, 0.09 * u, 0.065 * u } }
  parts[#parts + 1] = { form = "ellipsoid", at = { 0, y(0.62), 0 }, size = { 0.08 * u, 0.1 * u, 0.058 * u } }
  parts[#parts + 1] = { form = "ellipsoid", at = { 0, y(0.52), 0 }, size = { 0.1 * u, 0.08 * u, 0.07 * u } }
  for side = -1, 1, 2 do
    parts[#parts + 1] = { form = "sphere", at = { 0.115 * side * u, y(0.795), 0 }, radius = 0.042 * u }
    parts[#parts + 1] = { form = "ellipsoid", at = { 0.045 * side * u, y(0.745), 0.04 * u }, size = { 0.045 * u, 0.035 * u, 0.03 * u } }
  end
  -- Standing leg and free leg.
  limb({ -0.05, 0.5, 0 }, { -0.055, 0.27, 0.01 }, 0.062, 0.042)
  limb({ -0.055, 0.27, 0.01 }, { -0.06, 0.03, -0.01 }, 0.042, 0.026)
  limb({ -0.06, 0.018, -0.02 }, { -0.07, 0.014, 0.06 }, 0.022)
  limb({ 0.05, 0.5, 0 }, { 0.075, 0.28, 0.06 }, 0.06, 0.042)
  limb({ 0.075, 0.28, 0.06 }, { 0.085, 0.03, -0.01 }, 0.042, 0.026)
  limb({ 0.085, 0.018, -0.01 }, { 0.11, 0.014, 0.06 }, 0.022)
  if pose == "raised" then
    limb({ 0.12, 0.8, 0 }, { 0.2, 0.9, 0.02 }, 0.036, 0.03)
    limb({ 0.2, 0.9, 0.02 }, { 0.2, 1.05, 0.04 }, 0.03, 0.02)
  else
    limb({ 0.12, 0.79, 0 }, { 0.16, 0.63, -0.01 }, 0.036, 0.03)
    limb({ 0.16, 0.63, -0.01 }, pose == "thinker" and { 0.03, 0.83, 0.09 } or { 0.08, 0.53, 0.07 }, 0.03, 0.022)
  end
  limb({ -0.12, 0.79, 0 }, { -0.165, 0.62, -0.01 }, 0.036, 0.03)
  limb({ -0.165, 0.62, -0.01 }, { -0.15, 0.46, 0.05 }, 0.03, 0.022)
  -- Drapery about the hips, and falling to the ground beside the leg.
  for i = 0, 6 do
    local x = -0.12 + 0.04 * i
    limb({ x, 0.55 - 0.012 * i, 0.055 - 0.3 * x * x }, { x * 1.25 - 0.02, 0.3 - 0.02 * (i % 3), 0.075 - 0.3 * x * x }, 0.026, 0.018)
    limb({ x, 0.55, -0.06 }, { x * 1.2, 0.26 - 0.02 * (i % 2), -0.065 }, 0.028, 0.022)
  end
  limb({ -0.15, 0.5, 0 }, { -0.17, 0.02, -0.01 }, 0.04, 0.05)
  p:add(blend(p, parts, 0.02 * u, 0.0085 * u), "body")
end

-- Abstract: several ways to hold a form in the air.
function forms.abstract(p)
  local h = p.height
  local form = p.traits.form or ((p:shape("twisted")) and "twist") or p:choose{ "knot", "ring", "twist", "stack", "wave", "arcs" }
  local tall = 0.12 * h
  local y, s = tall - 0.01 * h, h - tall
  plinth(p, 0.2 * h, tall, p:choose{ "round", "square" })
  if form == "knot" then
    local path, n = {}, p.advanced and 160 or 100
    local a3, b2 = p:choose{ 3, 2 }, p:choose{ 2, 5 }
    if a3 == 2 and b2 == 2 then b2 = 3 end
    for i = 0, n - 1 do
      local t = 2 * math.pi * i / n
      local r = 0.3 + 0.12 * math.cos(a3 * t)
      path[i + 1] = { s * r * math.cos(b2 * t), s * r * math.sin(b2 * t), s * 0.12 * math.sin(a3 * t) }
    end
    p:add(kit.sweep{ path = path, closed = true, radius = 0.065 * s, sides = 16 }:align{ y = "low" }:move(0, y - 0.02 * s, 0), "body")
  elseif form == "ring" then
    p:add(kit.blend{ smooth = 0.12 * s, cell = (p.advanced and 0.022 or 0.032) * s, parts = { { form = "ellipsoid", at = { 0, 0.5 * s, 0 }, size = { 0.34 * s, 0.5 * s, 0.17 * s } }, { form = "ellipsoid", at = { 0.06 * s, 0.62 * s, 0 }, size = { 0.15 * s, 0.2 * s, 0.4 * s }, subtract = true },
      { form = "ellipsoid", at = { -0.24 * s, 0.24 * s, 0.1 * s }, size = { 0.15 * s, 0.13 * s, 0.3 * s }, subtract = true }, { form = "sphere", at = { 0.17 * s, 0.2 * s, 0.05 * s }, radius = 0.17 * s } } }:rotate("z", p:vary(-9, 9)):align{ y = "low" }:move(0, y, 0), "body")
  elseif form == "twist" then
    local sections, turns = {}, p:vary(150, 320)
    for i = 0, 30 do
      local t, ring = i / 30, {}
      local r = 0.2 * s * (0.55 + 0.6 * math.sin(math.pi * (0.12 + 0.7 * t)))
      for k = 0, 31 do
        local a = 2 * math.pi * k / 32
        local rr = r * (1 + 0.38 * math.cos(3 * a))
        ring[k + 1] = { rr * math.sin(a + math.rad(turns * t)), y + s * t, rr * math.cos(a + math.rad(turns * t)) }
      end
      sections[i + 1] = ring
    end
    p:add(kit.loft{ sections = sections, crease = 60 }, "body")
  elseif form == "stack" then
    local at, n = y, p:choose{ 4, 5 }
    for i = 1, n do
      local size = s / n
      local shape = p:choose{ "ball", "box", "egg", "disc" }
      local r = size * (0.95 - 0.1 * i) + 0.05 * s
      local one = shape == "ball" and kit.sphere{ radius = size / 2 } or shape == "box" and kit.box{ size = { r, size, r }, bevel = 0.08 * size, segments = 3 }:rotate("y", p:vary(0, 90)) or shape == "egg" and kit.sphere{ radii = { 0.75 * r, size / 2, 0.5 * r } } or kit.cylinder{ radius = 0.8 * r, height = size, bevel = 0.12 * size, segments = 3 }
      p:add(one:move(p:vary(-0.03, 0.03) * s, at + size / 2 - 0.01 * s, 0), i % 2 == 0 and "accent" or "body")
      at = at + size
    end
  elseif form == "wave" then
    for i = -2, 2 do
      local path, radii = {}, {}
      for k = 0, 24 do
        local t = k / 24
        path[k + 1] = { s * (0.1 * i * (1 - t) + 0.16 * math.sin(2.6 * math.pi * t + 0.45 * i) * t + 0.05 * i * t), y + s * t * (1 - 0.06 * math.abs(i)), s * 0.14 * math.sin(math.pi * t + i) * t }
        radii[k + 1] = 1 - 0.75 * t
      end
      p:add(kit.sweep{ path = path, radius = 0.05 * s, radii = radii, sides = 14, last = "round" }, i % 2 == 0 and "body" or "accent")
    end
  else
    local count = p:choose{ 3, 4 }
    for i = 1, count do
      local r = s * (0.5 - 0.085 * (i - 1))
      p:add(kit.torus{ radius = r - 0.045 * s, tube = 0.045 * s, sides = 60, tube_sides = 14 }:rotate("x", 90):rotate("y", 180 / count * i + p:vary(-10, 10)):move(0, y + 0.5 * s, 0), i % 2 == 0 and "accent" or "body")
    end
    p:add(kit.sphere{ radius = 0.1 * s }:move(0, y + 0.5 * s, 0), "accent")
    p:add(kit.cylinder{ radius = 0.03 * s, height = 0.5 * s }:move(0, y + 0.25 * s, 0), "accent")
  end
end

function forms.obelisk(p)
  local h = p.height
  local w = h * (p:shape("slim") and 0.055 or p:vary(0.068, 0.085))
  plinth(p, 1.8 * w, 0.13 * h, "square")
  p:add(kit.loft{ crease = 20, sections = (function()
    local rows = {}
    for _, v in ipairs{ { 0.12, 1 }, { 0.9, 0.68 }, { 1.0, 0.02 } } do
      local a, y = v[2] * w, v[1] * h
      rows[#rows + 1] = { { -a, y, -a }, { -a, y, a }, { a, y, a }, { a, y, -a } }
    end
    return rows
  end)() }, "body")
  if p:part("carving") > 0 or p:chance(0.5) then
    for face = 0, 3 do
      for i = 0, 8 do
        local y = h * (0.22 + 0.07 * i)
        local half = w * (1 - 0.32 * (y / h - 0.12) / 0.78)
        for side = -1, 1, 2 do
          local mark = p:choose{ kit.box{ size = { 0.3 * w, 0.07 * w, 0.06 * w } }, kit.cylinder{ radius = 0.13 * w, height = 0.06 * w, sides = 12 }:rotate("x", 90), kit.box{ size = { 0.08 * w, 0.3 * w, 0.06 * w } } }
          p:add(mark:move(0.32 * w * side, y, half):rotate("y", 90 * face), "accent")
        end
      end
    end
  end
end

function forms.trophy(p)
  local h = p.height
  local t = p.traits
  local base = 0.2 * h
  p:add(kit.box{ size = { 0.42 * h, 0.1 * h, 0.42 * h }, bevel = 0.012 * h }:move(0, 0.05 * h, 0), "base")
  p:add(kit.box{ size = { 0.34 * h, 0.11 * h, 0.34 * h }, bevel = 0.01 * h }:move(0, 0.15 * h, 0), "base")
  p:add(kit.box{ size = { 0.22 * h, 0.065 * h, 0.012 * h }, bevel = 0.004 * h }:move(0, 0.15 * h, 0.172 * h), "plate")
  if t.star then
    p:add(kit.lathe{ sides = 40, smooth = true, profile = { { 0.12 * h, base }, { 0.05 * h, base + 0.05 * h }, { 0.03 * h, base + 0.24 * h }, { 0.05 * h, base + 0.45 * h }, { 0, base + 0.48 * h } } }, "body")
    p:add(kit.extrude{ outline = kit.star{ tips = 5, outer = 0.25 * h, inner = 0.11 * h }, depth = 0.08 * h, bevel = 0.03 * h }:move(0, 0.76 * h, 0), "body")
    return
  end
  local low, r = 0.46 * h, h * p:vary(0.19, 0.24)
  p:add(kit.lathe{ sides = p.advanced and 64 or 40, smooth = true, profile = { { 0, base, "sharp" }, { 0.14 * h, base, "sharp" }, { 0.13 * h, base + 0.025 * h }, { 0.05 * h, base + 0.06 * h }, { 0.034 * h, base + 0.13 * h }, { 0.06 * h, base + 0.17 * h }, { 0.034 * h, base + 0.2 * h },
    { 0.06 * h, low - 0.02 * h }, { 0.72 * r, low + 0.07 * h }, { 0.96 * r, low + 0.24 * h }, { r, 0.92 * h }, { 1.14 * r, h, "sharp" }, { 1.09 * r, h, "sharp" }, { 0.93 * r, 0.92 * h }, { 0.85 * r, low + 0.24 * h }, { 0.5 * r, low + 0.09 * h }, { 0, low + 0.06 * h } } }, "body")
  p:add(kit.torus{ radius = 0.985 * r, tube = 0.012 * h, sides = 56, tube_sides = 8 }:move(0, low + 0.28 * h, 0), "body")
  for side = 1, p:part("handle") do
    local grip = kit.curve{ segments = 6, points = { { 0.93 * r, 0.9 * h, 0 }, { 1.5 * r, 0.96 * h, 0 }, { 1.85 * r, 0.82 * h, 0 }, { 1.55 * r, 0.64 * h, 0 }, { 1.05 * r, 0.57 * h, 0 }, { 0.72 * r, 0.55 * h, 0 } } }
    local one = kit.sweep{ path = grip, radius = 0.022 * h, sides = 10, first = "round", last = "round" }
    p:add(side == 1 and one or one:rotate("y", 180), "body")
  end
  if p:part("star") > 0 or p:chance(0.6) then p:add(kit.extrude{ outline = kit.star{ tips = 5, outer = 0.4 * r, inner = 0.17 * r }, depth = 0.03 * h, bevel = 0.008 * h }:rotate("x", 6):move(0, low + 0.2 * h, 0.93 * r), "plate") end
  p:support{ at = { 0, low + 0.07 * h, 0 }, size = { 0.8 * r, 0.8 * r }, round = true, name = "inside" }
  p:anchor("hand", { at = { 0, base + 0.13 * h, 0 }, normal = { 0, 1, 0 } })
end

function forms.skull(p)
  local h = p.height
  local c = h / 1.02
  local function at(x, y, z) return { x * c, y * c, z * c } end
  local parts = {
    { form = "ellipsoid", at = at(0, 0.64, -0.1), size = at(0.36, 0.34, 0.46) }, { form = "ellipsoid", at = at(0, 0.72, 0.1), size = at(0.3, 0.24, 0.26) },
    { form = "ellipsoid", at = at(0, 0.34, 0.2), size = at(0.22, 0.2, 0.17) }, { form = "box", at = at(0, 0.25, 0.28), size = at(0.13, 0.07, 0.09), radius = 0.05 * c },
  }
  for side = -1, 1, 2 do
    parts[#parts + 1] = { form = "capsule", at = at(0.27 * side, 0.44, 0.18), to = at(0.33 * side, 0.45, -0.1), radius = 0.04 * c, smooth = 0.03 * c }
    parts[#parts + 1] = { form = "sphere", at = at(0.22 * side, 0.42, 0.26), radius = 0.085 * c }
    parts[#parts + 1] = { form = "capsule", at = at(0.06 * side, 0.6, 0.39), to = at(0.26 * side, 0.63, 0.3), radius = 0.045 * c, smooth = 0.03 * c }
  end
  for side = -1, 1, 2 do
    parts[#parts + 1] = { form = "ellipsoid", at = at(0.145 * side, 0.505, 0.4), size = at(0.105, 0.095, 0.17), subtract = true, smooth = 0.025 * c }
    parts[#parts + 1] = { form = "ellipsoid", at = at(0.035 * side, 0.36, 0.42), size = at(0.035, 0.075, 0.12), subtract = true, smooth = 0.015 * c }
    parts[#parts + 1] = { form = "ellipsoid", at = at(0.34 * side, 0.4, 0.02), size = at(0.08, 0.13, 0.16), subtract = true, smooth = 0.04 * c }
  end
  p:add(kit.blend{ parts = parts, smooth = 0.06 * c, cell = (p.advanced and 0.017 or 0.028) * c }, "bone")
  local jaw = { { form = "capsule", at = at(-0.14, 0.07, 0.28), to = at(0.14, 0.07, 0.28), radius = 0.065 * c }, { form = "ellipsoid", at = at(0, 0.06, 0.33), size = at(0.09, 0.06, 0.06) } }
  for side = -1, 1, 2 do
    jaw[#jaw + 1] = { form = "capsule", at = at(0.15 * side, 0.08, 0.25), to = at(0.245 * side, 0.14, 0.0), radius = 0.055 * c }
    jaw[#jaw + 1] = { form = "capsule", at = at(0.25 * side, 0.13, -0.02), to = at(0.265 * side, 0.4, -0.04), radius = 0.045 * c }
  end
  p:add(kit.blend{ parts = jaw, smooth = 0.04 * c, cell = (p.advanced and 0.02 or 0.03) * c }, "bone")
  for row = 0, 1 do
    for i = -4, 4 do
      local a = math.rad(i * 17)
      p:add(kit.box{ size = at(0.048, 0.085, 0.035), bevel = 0.012 * c }:move(0, (row == 0 and 0.19 or 0.125) * c, (0.21 - 0.012 * row) * c):rotate("y", math.deg(a)):move(0, 0, 0.15 * c), "tooth")
    end
  end
  for side = -1, 1, 2 do
    p:add(kit.sphere{ radii = at(0.1, 0.09, 0.03) }:move(0.145 * c * side, 0.505 * c, 0.235 * c), "eye")
  end
  p:add(kit.cylinder{ radius = 0.13 * c, height = 0.34 * c, sides = 20 }:move(0, 0.19 * c, -0.16 * c), "bone")
  p:support{ at = { 0, 0.98 * c, -0.05 * c }, size = { 0.2 * c, 0.2 * c }, round = true }
  p:anchor("head", { at = { 0, 0.88 * c, -0.06 * c }, size = 0.68 * c })
end

-- Faces one above the other on a post, with wings at the top.
function forms.totem(p)
  local h = p.height
  local n, r = p:choose{ 3, 4 }, 0.13 * h
  local one = h * 0.94 / n
  for i = 0, n - 1 do
    local y = one * i
    local colour = ({ "body", "red", "teal", "body" })[i + 1]
    p:add(kit.cylinder{ radius = r * (1 - 0.06 * i), height = one * 0.97, bevel = 0.02 * h, segments = 3, sides = 40 }:move(0, y + one / 2, 0), colour)
    local rr = r * (1 - 0.06 * i)
    for side = -1, 1, 2 do
      p:add(kit.sphere{ radii = { 0.38 * rr, 0.24 * rr, 0.2 * rr } }:move(0.42 * rr * side, y + 0.68 * one, 0.86 * rr), "white")
      p:add(kit.sphere{ radii = { 0.16 * rr, 0.18 * rr, 0.12 * rr } }:move(0.42 * rr * side, y + 0.68 * one, 1.04 * rr), "black")
      p:add(kit.capsule{ radius = 0.08 * rr, height = 0.75 * rr }:rotate("z", 90 - 18 * side):move(0.42 * rr * side, y + 0.83 * one, 0.92 * rr), "black")
      if i == n - 1 then
        local wing = { { 0, 0 }, { 1.5, 0.5 }, { 1.9, 0.42 }, { 1.75, 0.1 }, { 1.5, 0.05 }, { 1.4, -0.25 }, { 1.1, -0.25 }, { 0.95, -0.5 }, { 0.6, -0.45 }, { 0, -0.6 } }
        local shape = kit.extrude{ outline = wing, depth = 0.16, bevel = 0.03 }:scale(1.25 * rr):move(0.7 * rr, y + 0.62 * one, 0)
        p:add(side == 1 and shape or shape:mirror("x"), "red")
      end
    end
    if i % 2 == 0 then
      p:add(kit.cone{ radius = 0.3 * rr, height = 0.9 * rr, sides = 14 }:rotate("x", 100):move(0, y + 0.48 * one, 1.25 * rr), "yellow")
    else
      p:add(kit.superquadric{ radii = { 0.3 * rr, 0.22 * rr, 0.3 * rr }, round_y = 0.7, round_xz = 0.7, cells = 8 }:move(0, y + 0.5 * one, 0.95 * rr), colour)
    end
    p:add(kit.box{ size = { 1.1 * rr, 0.3 * rr, 0.3 * rr }, bevel = 0.08 * rr }:move(0, y + 0.24 * one, 0.86 * rr), "black")
    for k = -2, 2 do p:add(kit.box{ size = { 0.16 * rr, 0.2 * rr, 0.1 * rr }, bevel = 0.03 * rr }:move(0.21 * rr * k, y + 0.25 * one, 1.0 * rr), "white") end
  end
  p:add(kit.cone{ radius = 0.6 * r, top = 0.3 * r, height = 0.07 * h, sides = 24 }:move(0, 0.965 * h, 0), "yellow")
end

-- A candle, alone or held up by its stick.
function forms.candle(p)
  local h = p.height
  local t = p.traits
  local foot = t.stick and (t.low and 0.16 or 0.52) * h or 0
  local top = h * (t.flame and 0.86 or 0.96)
  local r = t.stick and 0.055 * h * (t.low and 1.7 or 1) or h * (p:shape("slim") and 0.09 or p:shape("thick") and 0.36 or p:vary(0.16, 0.3))
  local profile = { { 0, foot, "sharp" }, { r, foot, "sharp" }, { r, top - 0.2 * r }, { 0.92 * r, top }, { 0.7 * r, top - 0.02 * h }, { 0, top - 0.035 * h } }
  p:add(kit.lathe{ profile = profile, sides = 40, smooth = false }, "wax")
  for i = 1, p:choose{ 3, 4, 5 } do
    local a, long = 2.4 * i + p:vary(0, 1), (top - foot) * p:vary(0.12, 0.4)
    p:add(kit.capsule{ radius = 0.11 * r, height = long, sides = 10, rows = 4 }:move(0.97 * r * math.sin(a), top - long / 2, 0.97 * r * math.cos(a)), "wax")
  end
  p:add(kit.sweep{ path = { { 0, top - 0.04 * h, 0 }, { 0, top + 0.01 * h, 0 }, { 0.006 * h, top + 0.035 * h, 0 } }, radius = 0.007 * h, sides = 6, last = "round" }, "wick")
  if p:part("flame") > 0 then
    p:add(kit.lathe{ smooth = true, sides = 20, profile = { { 0, top + 0.015 * h }, { 0.03 * h, top + 0.05 * h }, { 0.022 * h, top + 0.09 * h }, { 0, top + 0.15 * h } } }, "flame")
  end
  if t.stick and t.low then
    p:add(kit.lathe{ sides = 48, profile = { { 0, 0 }, { 0.3 * h, 0, "sharp" }, { 0.34 * h, 0.05 * h }, { 0.32 * h, 0.055 * h, "sharp" }, { 0.28 * h, 0.02 * h, "sharp" }, { 1.25 * r, 0.025 * h }, { 1.3 * r, 0.2 * h, "sharp" }, { 1.05 * r, 0.2 * h, "sharp" }, { 1.0 * r, foot }, { 0, foot } } }, "holder")
    p:add(kit.torus{ radius = 0.09 * h, tube = 0.015 * h, sides = 28, tube_sides = 8 }:rotate("x", 90):move(0.41 * h, 0.07 * h, 0), "holder")
  elseif t.stick then
    p:add(kit.lathe{ sides = 48, smooth = true, profile = { { 0, 0, "sharp" }, { 0.16 * h, 0, "sharp" }, { 0.155 * h, 0.025 * h }, { 0.07 * h, 0.06 * h }, { 0.035 * h, 0.1 * h }, { 0.055 * h, 0.14 * h }, { 0.03 * h, 0.18 * h }, { 0.045 * h, 0.28 * h }, { 0.028 * h, 0.4 * h }, { 0.05 * h, 0.44 * h }, { 0.035 * h, 0.47 * h }, { 0.1 * h, 0.5 * h, "sharp" }, { 0.1 * h, 0.51 * h, "sharp" },
      { 0.07 * h, 0.512 * h, "sharp" }, { 0.065 * h, 0.56 * h, "sharp" }, { 0, 0.56 * h } } }, "holder")
  end
  p:anchor("hand", { at = { 0, 0.3 * h, 0 }, normal = { 0, 1, 0 } })
end

local stone = { { "body", "light gray marble" }, { "base", "gray marble" }, { "accent", "bronze" } }
local cup = { { "body", "gold" }, { "plate", "silver" }, { "base", "ebony" } }
local skull = { { "bone", "ivory" }, { "tooth", "white bone" }, { "eye", "black plastic" } }
local wax = { { "wax", "cream wax" }, { "holder", "brass" }, { "wick", "black string" }, { "flame", "glowing orange glass" } }
local none = {}
local kinds = {
  { kind = "sculpture", synsets = { "sculpture.n.01" }, except = { "bust.n.03", "relief.n.04", "carving.n.02" }, names = { "abstract sculpture", "modern sculpture", "modern art sculpture", "art piece", "abstract art", "abstract statue", "art installation", "abstract form", "abstract sculpture statue" }, draw = "abstract", height_m = { 0.15, 0.5, 3 }, shapes = { "twisted" }, slots = { { "body", "bronze" }, { "base", "black marble" }, { "accent", "copper" } } },
  { kind = "knot sculpture", names = { "torus knot", "trefoil knot", "knot statue" }, draw = "abstract", traits = { form = "knot" }, height_m = { 0.15, 0.4, 3 }, shapes = { "twisted" }, slots = { { "body", "copper" }, { "base", "black marble" }, { "accent", "bronze" } } },
  { kind = "statue", synsets = { "statue.n.01" }, names = { "greek statue", "roman statue", "human statue", "garden statue", "statuette", "figurine", "human figurine" }, draw = "statue", height_m = { 0.1, 1.6, 6 }, slots = stone },
  { kind = "bust", synsets = { "bust.n.03" }, names = { "bust sculpture", "portrait bust", "head sculpture", "bust statue", "bust of person" }, draw = "bust", height_m = { 0.12, 0.5, 1.5 }, slots = stone },
  { kind = "obelisk", synsets = { "obelisk.n.01" }, names = { "stele", "monolith" }, draw = "obelisk", height_m = { 0.1, 8, 60 }, parts = { carving = { 0, 0, 1 } }, shapes = { "slim" }, slots = { { "body", "granite" }, { "base", "granite" }, { "accent", "dark gray granite" } } },
  { kind = "trophy", synsets = { "trophy.n.02" }, names = { "trophy cup", "winner's cup", "award", "prize cup", "award cup", "champion cup", "loving cup" }, draw = "trophy", height_m = { 0.1, 0.32, 0.8 }, parts = { handle = { 0, 2, 2 }, star = { 0, 0, 1 } }, slots = cup },
  { kind = "star trophy", names = { "star award", "oscar", "award statuette" }, draw = "trophy", traits = { star = true }, height_m = { 0.1, 0.28, 0.6 }, parts = { handle = { 0, 0, 2 }, star = { 0, 0, 1 } }, slots = cup },
  { kind = "skull", synsets = { "skull.n.01" }, names = { "human skull", "sugar skull", "death's head" }, draw = "skull", height_m = { 0.05, 0.2, 0.6 }, slots = skull },
  { kind = "totem pole", synsets = { "totem_pole.n.01" }, names = { "totem", "tiki", "tiki statue" }, draw = "totem", height_m = { 0.2, 3, 10 }, slots = { { "body", "cedar" }, { "red", "red paint" }, { "teal", "teal paint" }, { "white", "white paint" }, { "black", "black paint" }, { "yellow", "yellow paint" } } },
  { kind = "candle", synsets = { "candle.n.01" }, names = { "pillar candle", "wax candle", "scented candle", "taper candle" }, draw = "candle", traits = { flame = true }, height_m = { 0.04, 0.15, 0.4 }, parts = { flame = { 0, 1, 1 } }, shapes = { "slim", "thick" }, slots = wax },
  { kind = "candlestick", synsets = { "candlestick.n.01" }, names = { "candle holder", "candle stand", "candleholder" }, draw = "candle", traits = { flame = true, stick = true }, height_m = { 0.1, 0.34, 0.8 }, parts = { flame = { 0, 1, 1 } }, shapes = { "slim", "thick" }, slots = { { "holder", "brass" }, { "wax", "cream wax" }, { "wick", "black string" }, { "flame", "glowing orange glass" } } },
  { kind = "chamberstick", names = { "chamber candlestick", "night candle", "candle dish" }, draw = "candle", traits = { flame = true, stick = true, low = true }, height_m = { 0.06, 0.16, 0.4 }, parts = { flame = { 0, 1, 1 } }, shapes = { "slim", "thick" }, slots = { { "holder", "brass" }, { "wax", "cream wax" }, { "wick", "black string" }, { "flame", "glowing orange glass" } } },
}
for _, kind in ipairs(kinds) do
  local draw = forms[kind.draw]
  kind.draw, kind.parts, kind.shapes = nil, kind.parts or none, kind.shapes or none
  kind.build = function(p) stand.on_floor(p, draw, "height") end
end
return { kinds = kinds, traits = {} }
