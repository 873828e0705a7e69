-- What is built into a house or hangs on its walls: mirrors and frames, doors and windows, the hearth, the bathroom, rugs and curtains.
local function board(x, y, z, bevel) return kit.box{ size = { x, y, z }, bevel = bevel or math.min(0.006, 0.2 * math.min(x, y, z)) } end
local function disc(r, depth, bevel) return kit.cylinder{ radius = r, height = depth, bevel = bevel or 0.15 * depth, sides = 48 }:rotate("x", 90) end

-- A moulded frame around an opening w by h whose lower edge is at y = 0; `bar` is how wide the moulding is.
local function frame(w, h, bar, thick)
  local path = { { -w / 2 + bar / 2, bar / 2, 0 }, { w / 2 - bar / 2, bar / 2, 0 }, { w / 2 - bar / 2, h - bar / 2, 0 }, { -w / 2 + bar / 2, h - bar / 2, 0 } }
  local pieces = {}
  for _, s in ipairs{ 0, 1 } do
    local b, t = bar * (1 - 0.45 * s), thick * (1 + 0.5 * s)
    pieces[#pieces + 1] = board(b, h - (bar - b) * 0.4, t):move(w / 2 - bar + b / 2 + (bar - b) * 0.8, h / 2, 0)
    pieces[#pieces + 1] = board(b, h - (bar - b) * 0.4, t):move(-(w / 2 - bar + b / 2 + (bar - b) * 0.8), h / 2, 0)
    pieces[#pieces + 1] = board(w - (bar - b) * 0.4, b, t):move(0, bar - b / 2 - (bar - b) * 0.8, 0)
    pieces[#pieces + 1] = board(w - (bar - b) * 0.4, b, t):move(0, h - (bar - b / 2 - (bar - b) * 0.8), 0)
  end
  return kit.group(pieces)
end

local draw = {}

function draw.mirror(p)
  local h = p.height
  local ornate = p:style("rococo") or p:style("baroque") or p:style("victorian")
  if p:shape("square") or p:shape("rectangular") or not (p:shape("round") or p:shape("oval") or ornate) and p:chance(0.3) then
    local w = p:shape("square") and h or 0.62 * h
    p:add(frame(w, h, 0.07 * h, 0.03 * h), "frame"); p:add(board(w - 0.11 * h, h - 0.11 * h, 0.012 * h):move(0, h / 2, 0.004 * h), "mirror")
    return
  end
  local k = p:shape("round") and 1 or 0.72
  local grow = ornate and 0.78 or 1
  local r = 0.5 * h * grow
  local function oval(s) return s:rotate("x", 90):scale(k, 1, 1):move(0, 0.5 * h, 0) end
  p:add(oval(kit.torus{ radius = 0.91 * r, tube = 0.09 * r, sides = 72, tube_sides = 16 }), "frame"); p:add(oval(kit.torus{ radius = 0.8 * r, tube = 0.025 * r, sides = 72, tube_sides = 10 }:move(0, 0.035 * r, 0)), "frame")
  p:add(oval(kit.cylinder{ radius = 0.86 * r, height = 0.05 * r, sides = 72 }), "mirror"); p:add(oval(kit.cylinder{ radius = 0.93 * r, height = 0.04 * r, sides = 72 }:move(0, -0.06 * r, 0)), "frame")
  if ornate then
    -- Scrolls and beads all around, a crest above.
    local scroll = kit.sweep{ path = kit.curve{ segments = 4, points = { { -0.1, 0, 0 }, { -0.06, 0.07, 0 }, { 0.02, 0.085, 0 }, { 0.06, 0.04, 0 }, { 0.02, 0.01, 0 }, { -0.01, 0.035, 0 } } }, radius = 0.017, radii = nil, sides = 7 }:scale(h)
    for i = 1, 16 do
      local a = 2 * math.pi * i / 16
      p:add(scroll:rotate("z", -math.deg(a)):move(k * 0.98 * r * math.sin(a), 0.5 * h + 0.98 * r * math.cos(a), 0):move(0, 0, 0), "frame")
      p:add(kit.sphere{ radius = 0.016 * h, sides = 10, rows = 8 }:move(k * 0.92 * r * math.sin(a + 0.2), 0.5 * h + 0.92 * r * math.cos(a + 0.2), 0.08 * r), "frame")
    end
  end
end

-- A frame with a picture: hills, a sun, a sky, each a flat of its own colour; it leans on its stand when small.
function draw.picture(p)
  local h = p.height
  local w = (p:chance(0.5) and 1.3 or 0.77) * h
  local long = math.max(w, h)
  local bar, t = 0.09 * long, 0.045 * long
  local parts = { frame(w, h, bar, t):slot("frame") }
  local iw, ih = w - 1.6 * bar, h - 1.6 * bar
  local function put(s, slot) parts[#parts + 1] = s:slot(slot) end
  put(board(iw, ih, 0.02 * long):move(0, h / 2, -0.004 * long), p.traits.painting and "sky" or "mat")
  local pw, ph = p.traits.painting and iw or 0.72 * iw, p.traits.painting and ih or 0.72 * ih
  local z = 0.012 * long
  if not p.traits.painting then put(board(pw, ph, 0.004 * long):move(0, h / 2, z - 0.004 * long), "sky") end
  put(disc(0.1 * ph, 0.004 * long):move(p:vary(-0.3, 0.3) * pw, h / 2 + 0.24 * ph, z), "sun")
  for i = 0, 2 do
    local line, start = { { pw / 2, -ph / 2 }, { -pw / 2, -ph / 2 } }, p:vary(0, 6)
    for k = 0, 14 do line[#line + 1] = { (k / 14 - 0.5) * pw, (0.1 - 0.2 * i + 0.07 * math.sin(start + k * (0.5 - 0.08 * i))) * ph } end
    local clockwise = {}
    for k = 1, #line do clockwise[k] = line[#line + 1 - k] end
    put(kit.extrude{ outline = clockwise, depth = 0.003 * long }:move(0, h / 2, z + 0.0025 * long * (i + 1)), "hill " .. (i + 1))
  end
  local whole = kit.group(parts)
  if not p.traits.painting then
    whole = whole:rotate("x", -10):align{ y = "low" }
    p:add(board(0.16 * w, 0.7 * h, 0.012 * long):move(0, 0.35 * h, 0):rotate("x", 16):move(0, 0, -0.35 * h):align{ y = "low" }, "frame")
  end
  p:add(whole, "frame")
end

function draw.door(p)
  local h = p.height
  local w, t = 0.43 * h, 0.022 * h
  for _, s in ipairs{ -1, 1 } do p:add(board(0.045 * h, h, 0.06 * h):move(s * (w / 2 + 0.0225 * h), h / 2, 0), "frame") end
  p:add(board(w + 0.09 * h, 0.045 * h, 0.06 * h):move(0, h - 0.0225 * h, 0), "frame"); p:add(board(w, 0.012 * h, 0.06 * h):move(0, 0.006 * h, 0), "frame")
  local low, high = 0.014 * h, 0.953 * h
  p:add(board(w - 0.006 * h, high - low, t):move(0, (low + high) / 2, 0), "door")
  local rows = p:part("window") > 0 and { { 0.06, 0.28 }, { 0.34, 0.5 } } or p:choose{ { { 0.06, 0.36 }, { 0.42, 0.68 }, { 0.74, 0.91 } }, { { 0.06, 0.42 }, { 0.5, 0.91 } } }
  for _, row in ipairs(rows) do for _, s in ipairs{ -1, 1 } do
    local y, high2 = (row[1] + row[2]) / 2 * h, (row[2] - row[1]) * h
    p:add(board(0.36 * w, high2, t + 0.01 * h):move(s * 0.225 * w, y, 0), "door"); p:add(board(0.29 * w, high2 - 0.025 * h, t + 0.018 * h, 0.008):move(s * 0.225 * w, y, 0), "door")
  end end
  if p:part("window") > 0 then p:add(board(0.66 * w, 0.32 * h, t + 0.006 * h):move(0, 0.74 * h, 0), "glass"); for _, s in ipairs{ 0, 90 } do p:add(board(s == 0 and 0.66 * w or 0.32 * h, 0.014 * h, t + 0.014 * h):rotate("z", s):move(0, 0.74 * h, 0), "door") end end
  for _, z in ipairs{ -1, 1 } do
    p:add(disc(0.015 * h, 0.012 * h):move(0.41 * w, 0.475 * h, z * (t / 2 + 0.004 * h)), "handle"); p:add(kit.sphere{ radius = 0.017 * h, sides = 22, rows = 14 }:scale(1, 1, 0.8):move(0.41 * w, 0.475 * h, z * (t / 2 + 0.028 * h)), "handle"); p:add(disc(0.007 * h, 0.03 * h):move(0.41 * w, 0.475 * h, z * (t / 2 + 0.012 * h)), "handle")
  end
  for i = 0, 2 do p:add(kit.cylinder{ radius = 0.006 * h, height = 0.045 * h, sides = 14 }:move(-0.498 * w, (0.15 + 0.33 * i) * h, 0.5 * t + 0.002 * h), "handle") end
end

function draw.window(p)
  local h = p.height
  local w, t = (p:shape("wide") and 1.3 or p:vary(0.72, 0.95)) * h, 0.05 * h
  p:add(frame(w, h - 0.04 * h, 0.075 * h, t):move(0, 0.04 * h, 0), "frame")
  p:add(board(w * 1.08, 0.04 * h, 0.18 * h):move(0, 0.02 * h, 0.05 * h), "frame")
  p:add(board(w - 0.12 * h, h - 0.16 * h, 0.012 * h):move(0, h / 2 + 0.02 * h, 0), "glass")
  local cols, rows = w > h and 4 or 2, p:choose{ 2, 3 }
  for i = 1, cols - 1 do p:add(board(i == cols / 2 and 0.045 * h or 0.022 * h, h - 0.16 * h, 0.035 * h):move((i / cols - 0.5) * (w - 0.14 * h), h / 2 + 0.02 * h, 0), "frame") end
  for i = 1, rows - 1 do p:add(board(w - 0.14 * h, 0.022 * h, 0.034 * h):move(0, 0.1 * h + (h - 0.18 * h) * i / rows + 0.01 * h, 0), "frame") end
  p:add(board(0.014 * h, 0.08 * h, 0.03 * h):move(0.03 * h, 0.42 * h, 0.035 * h), "handle")
  p:support{ at = { 0, 0.04 * h, 0.09 * h }, size = { 0.9 * w, 0.08 * h } }
end

function draw.fireplace(p)
  local h = p.height
  local w, d = 1.25 * h, 0.36 * h
  p:add(board(1.16 * w, 0.06 * h, 1.5 * d):move(0, 0.03 * h, 0.2 * d), "hearth")
  for _, s in ipairs{ -1, 1 } do
    p:add(board(0.24 * w, 0.8 * h, d):move(s * 0.36 * w, 0.06 * h + 0.4 * h, 0), "body")
    p:add(board(0.13 * w, 0.72 * h, 0.05 * h):move(s * 0.385 * w, 0.06 * h + 0.36 * h, d / 2 + 0.02 * h), "mantel"); p:add(board(0.16 * w, 0.07 * h, 0.08 * h):move(s * 0.385 * w, 0.095 * h, d / 2 + 0.03 * h), "mantel"); p:add(board(0.16 * w, 0.06 * h, 0.08 * h):move(s * 0.385 * w, 0.79 * h, d / 2 + 0.03 * h), "mantel")
  end
  p:add(board(0.96 * w, 0.22 * h, d):move(0, 0.77 * h, 0), "body"); p:add(board(0.96 * w, 0.13 * h, 0.06 * h):move(0, 0.87 * h, d / 2 + 0.02 * h), "mantel")
  p:add(board(1.12 * w, 0.06 * h, 1.3 * d, 0.012 * h):move(0, 0.97 * h, 0.06 * d), "mantel"); p:add(board(1.04 * w, 0.03 * h, 1.18 * d, 0.01 * h):move(0, 0.925 * h, 0.05 * d), "mantel")
  p:add(board(0.52 * w, 0.64 * h, 0.06 * h):move(0, 0.36 * h, -d / 2 + 0.04 * h), "soot")
  -- Logs across two dogs, flames over them.
  for i = -1, 1 do p:add(kit.cylinder{ radius = 0.045 * h, height = 0.4 * w, bevel = 0.008 * h, sides = 16 }:rotate("z", 90):rotate("y", 9 * i):move(0, 0.125 * h, 0.08 * i * h), "log") end
  p:add(kit.cylinder{ radius = 0.04 * h, height = 0.36 * w, bevel = 0.008 * h, sides = 16 }:rotate("z", 90):rotate("y", 24):move(0, 0.19 * h, 0.02 * h), "log")
  if p:part("fire") > 0 then
    for i = 1, 9 do
      local tall = p:vary(0.14, 0.3) * h
      local flame = kit.lathe{ smooth = true, sides = 14, profile = { { 0, 0 }, { 0.16 * tall, 0.12 * tall }, { 0.2 * tall, 0.3 * tall }, { 0.1 * tall, 0.66 * tall }, { 0, tall } } }
      p:add(flame:rotate("z", p:vary(-10, 10)):move((i - 5) * 0.035 * w, 0.16 * h, p:vary(-0.06, 0.06) * h), i % 2 == 0 and "fire" or "ember")
    end
  end
  p:support{ at = { 0, h, 0.06 * d }, size = { 1.0 * w, 1.1 * d } }
end

function draw.bathtub(p)
  local l = p.length
  local h, w = 0.36 * l, 0.44 * l
  local low = 0.09 * l
  -- Ovals stacked from the foot up the outside and down the inside; one end is higher, to lean on.
  local sections = {}
  local function ring(y, rx, rz, slope)
    local points = {}
    for i = 0, 47 do
      local a = 2 * math.pi * i / 48
      local c, s = math.cos(a), math.sin(a)
      points[i + 1] = { rx * c, y + slope * (0.5 + 0.5 * c) ^ 2 * l, rz * s }
    end
    return points
  end
  for _, q in ipairs{ { low, 0.3, 0.1, 0 }, { low + 0.01 * l, 0.36, 0.135, 0 }, { low + 0.08 * l, 0.41, 0.17, 0 }, { h - 0.03 * l, 0.46, 0.205, 0.05 }, { h, 0.5, 0.235, 0.055 }, { h + 0.012 * l, 0.495, 0.232, 0.055 }, { h, 0.455, 0.2, 0.05 }, { low + 0.1 * l, 0.39, 0.155, 0 }, { low + 0.045 * l, 0.34, 0.12, 0 }, { low + 0.035 * l, 0.25, 0.07, 0 } } do
    sections[#sections + 1] = ring(q[1], q[2] * l, q[3] * l, q[4])
  end
  p:add(kit.loft{ sections = sections, smooth = true, segments = p.advanced and 4 or 2, crease = 70 }, "body")
  for _, x in ipairs{ -1, 1 } do for _, z in ipairs{ -1, 1 } do
    p:add(kit.sweep{ path = kit.curve{ segments = 5, points = { { x * 0.27 * l, 0.13 * l, z * 0.1 * l }, { x * 0.31 * l, 0.07 * l, z * 0.13 * l }, { x * 0.29 * l, 0.03 * l, z * 0.135 * l }, { x * 0.31 * l, 0.02 * l, z * 0.15 * l } } }, radius = 0.02 * l }:knotted():align{ y = "low" }, "foot")
  end end
  if p:part("water") > 0 then
    p:add(kit.cylinder{ radius = 1, height = 0.01 * l, sides = 48 }:scale(0.425 * l, 1, 0.18 * l):move(0, h - 0.06 * l, 0), "water")
    for i = 1, 16 do p:add(kit.sphere{ radius = p:vary(0.02, 0.045) * l, sides = 14, rows = 9 }:move(p:vary(-0.32, 0.3) * l, h - 0.045 * l, p:vary(-0.12, 0.12) * l), "foam") end
  end
  p:add(kit.sweep{ path = kit.curve{ segments = 6, points = { { -0.5 * l, 0, 0 }, { -0.5 * l, 0.5 * h, 0 }, { -0.5 * l, h + 0.07 * l, 0 }, { -0.46 * l, h + 0.12 * l, 0 }, { -0.4 * l, h + 0.09 * l, 0 } } }, radius = 0.013 * l }:align{ y = "low" }, "tap")
  for _, z in ipairs{ -1, 1 } do p:add(kit.capsule{ radius = 0.012 * l, height = 0.06 * l }:rotate("x", 90):move(-0.5 * l, h + 0.05 * l, z * 0.03 * l), "tap") end
  p:support{ name = "inside", at = { 0, p:part("water") > 0 and h - 0.055 * l or low + 0.036 * l, 0 }, size = { 0.5 * l, 0.16 * l } }
end

local function tap(p, x, y, z, s)
  p:add(kit.cylinder{ radius = 0.1 * s, height = 0.06 * s, bevel = 0.015 * s }:move(x, y + 0.03 * s, z), "tap")
  p:add(kit.sweep{ path = kit.curve{ segments = 7, points = { { x, y, z }, { x, y + 0.45 * s, z }, { x, y + 0.78 * s, z + 0.05 * s }, { x, y + 0.92 * s, z + 0.28 * s }, { x, y + 0.8 * s, z + 0.5 * s }, { x, y + 0.62 * s, z + 0.52 * s } } }, radius = 0.055 * s, sides = 18 }, "tap")
  for _, side in ipairs{ -1, 1 } do
    local hx = x + side * 0.38 * s
    p:add(kit.lathe{ smooth = true, sides = 22, profile = { { 0, 0, "sharp" }, { 0.09 * s, 0 }, { 0.08 * s, 0.04 * s }, { 0.04 * s, 0.08 * s }, { 0.04 * s, 0.22 * s }, { 0.06 * s, 0.25 * s }, { 0, 0.28 * s } } }:move(hx, y, z), "tap")
    for _, turn in ipairs{ 0, 90 } do p:add(kit.capsule{ radius = 0.026 * s, height = 0.26 * s }:rotate("z", 90):rotate("y", turn + 20):move(hx, y + 0.24 * s, z), "tap") end
  end
end

function draw.faucet(p) tap(p, 0, 0, 0, p.height / 0.95) end

function draw.sink(p)
  local w = p.width
  local h, d = 1.4 * w, 0.8 * w
  p:add(kit.lathe{ smooth = true, sides = 40, profile = { { 0, 0, "sharp" }, { 0.2 * w, 0 }, { 0.18 * w, 0.05 * w }, { 0.11 * w, 0.2 * w }, { 0.1 * w, 0.8 * w }, { 0.16 * w, 1.12 * w }, { 0.2 * w, 1.2 * w, "sharp" }, { 0, 1.2 * w } } }, "body")
  p:add(kit.lathe{ smooth = true, sides = 64, profile = { { 0, 1.12 * w, "sharp" }, { 0.16 * w, 1.12 * w }, { 0.4 * w, 1.24 * w }, { 0.49 * w, 1.36 * w }, { 0.5 * w, h }, { 0.485 * w, h + 0.006 * w }, { 0.4 * w, h - 0.012 * w }, { 0.34 * w, h - 0.07 * w }, { 0.2 * w, h - 0.17 * w }, { 0, h - 0.185 * w } } }:scale(1, 1, d / w), "body")
  p:add(board(0.7 * w, 0.07 * w, 0.16 * w, 0.025 * w):move(0, h - 0.025 * w, -0.4 * d), "body")
  tap(p, 0, h + 0.005 * w, -0.38 * d, 0.3 * w)
  p:add(kit.cylinder{ radius = 0.035 * w, height = 0.01 * w }:move(0, h - 0.178 * w, 0), "tap")
  p:support{ name = "inside", at = { 0, h - 0.18 * w, 0 }, size = { 0.4 * w, 0.3 * d }, round = true }
end

function draw.toilet(p)
  local h = p.height
  local seat = 0.52 * h
  local function egg(y, rx, rz, z)
    local points = {}
    for i = 0, 39 do
      local a = 2 * math.pi * i / 40
      local c, s = math.cos(a), math.sin(a)
      points[i + 1] = { rx * h * s * (1 - 0.12 * c), y * h, z * h + rz * h * c }
    end
    return points
  end
  local bowl = { egg(0, 0.15, 0.24, 0), egg(0.03, 0.15, 0.24, 0), egg(0.12, 0.12, 0.19, -0.02), egg(0.28, 0.15, 0.22, 0.02), egg(0.44, 0.24, 0.31, 0.08), egg(0.5, 0.255, 0.325, 0.08), egg(0.5, 0.19, 0.25, 0.09), egg(0.4, 0.15, 0.2, 0.07), egg(0.34, 0.07, 0.1, 0.05) }
  p:add(kit.loft{ sections = bowl, smooth = true, segments = p.advanced and 4 or 2, crease = 70 }, "body")
  p:add(kit.cylinder{ radius = 0.16 * h, height = 0.01 * h }:scale(0.9, 1, 1.2):move(0, 0.405 * h, 0.07 * h), "water")
  local ring = {}
  for i, q in ipairs(egg(0, 0.222, 0.29, 0.085)) do ring[i] = q end
  p:add(kit.sweep{ path = ring, closed = true, profile = kit.rectangle{ width = 0.075 * h, height = 0.03 * h, radius = 0.012 * h }, up = { 0, 1, 0 } }:move(0, seat, 0), "seat")
  local lid = {}
  for i, q in ipairs(egg(0, 0.25, 0.32, 0)) do lid[i] = { q[1], q[3] } end
  p:add(kit.extrude{ outline = lid, depth = 0.025 * h, bevel = 0.008 * h }:scale(0.94, 0.68, 1):move(0, 0.22 * h, 0):rotate("x", -5):move(0, seat + 0.015 * h, -0.19 * h), "seat")
  p:add(board(0.3 * h, 0.52 * h, 0.18 * h, 0.03 * h):move(0, 0.26 * h, -0.24 * h), "body")
  p:add(kit.box{ size = { 0.56 * h, 0.42 * h, 0.22 * h }, bevel = 0.035 * h, segments = 4 }:taper{ axis = "y", low = 0.9, high = 1 }:move(0, 0.73 * h, -0.35 * h), "body"); p:add(kit.box{ size = { 0.6 * h, 0.05 * h, 0.26 * h }, bevel = 0.016 * h, segments = 3 }:move(0, 0.965 * h, -0.35 * h), "body")
  p:add(kit.capsule{ radius = 0.012 * h, height = 0.1 * h }:rotate("z", 82):move(-0.2 * h, 0.86 * h, -0.23 * h), "handle"); p:add(disc(0.02 * h, 0.04 * h):move(-0.24 * h, 0.865 * h, -0.24 * h), "handle")
  p:support{ name = "seat", at = { 0, seat + 0.015 * h, 0.1 * h }, size = { 0.35 * h, 0.4 * h } }
end

function draw.shower(p)
  local h = p.height
  local w = 0.44 * h
  p:add(board(w, 0.05 * h, w, 0.012 * h):move(0, 0.025 * h, 0), "base"); p:add(kit.cylinder{ radius = 0.02 * h, height = 0.006 * h }:move(0, 0.052 * h, 0), "metal")
  p:add(board(w, 0.93 * h, 0.012 * h):move(0, 0.05 * h + 0.465 * h, -w / 2 + 0.006 * h), "wall")
  p:add(board(0.008 * h, 0.88 * h, w - 0.02 * h):move(-w / 2 + 0.008 * h, 0.49 * h, 0), "glass"); p:add(board(w - 0.02 * h, 0.88 * h, 0.008 * h):move(0, 0.49 * h, w / 2 - 0.008 * h), "glass")
  for _, q in ipairs{ { -1, 1 }, { 1, 1 }, { -1, -1 }, { 1, -1 } } do p:add(board(0.016 * h, 0.89 * h, 0.016 * h):move(q[1] * (w / 2 - 0.009 * h), 0.49 * h, q[2] * (w / 2 - 0.009 * h)), "metal") end
  for _, s in ipairs{ -1, 1 } do p:add(board(w, 0.016 * h, 0.016 * h):move(0, 0.935 * h, s * (w / 2 - 0.009 * h)), "metal"); p:add(board(0.016 * h, 0.016 * h, w):move(s * (w / 2 - 0.009 * h), 0.935 * h, 0), "metal") end
  p:add(kit.capsule{ radius = 0.007 * h, height = 0.12 * h }:move(0.36 * w, 0.5 * h, w / 2 + 0.012 * h), "metal")
  p:add(kit.sweep{ path = kit.curve{ segments = 7, points = { { 0, 0.45 * h, -w / 2 + 0.03 * h }, { 0, 0.8 * h, -w / 2 + 0.03 * h }, { 0, 0.9 * h, -w / 2 + 0.06 * h }, { 0, 0.9 * h, -0.1 * w }, { 0, 0.87 * h, 0 } } }, radius = 0.008 * h }, "metal")
  p:add(kit.cone{ radius = 0.06 * h, top = 0.015 * h, height = 0.03 * h, bevel = 0.004 * h }:move(0, 0.86 * h, 0), "metal"); p:add(disc(0.03 * h, 0.03 * h):move(0, 0.5 * h, -w / 2 + 0.025 * h), "metal"); p:add(kit.capsule{ radius = 0.006 * h, height = 0.07 * h }:move(0, 0.52 * h, -w / 2 + 0.045 * h), "metal")
end

-- Cloth that hangs in folds from a rod, gathered to the sides.
function draw.curtain(p)
  local h = p.height
  local w = 0.8 * h
  p:add(kit.cylinder{ radius = 0.012 * h, height = 1.08 * w }:rotate("z", 90):move(0, 0.975 * h, 0), "rod")
  for _, s in ipairs{ -1, 1 } do
    p:add(kit.sphere{ radius = 0.025 * h, sides = 20, rows = 14 }:move(s * 0.55 * w, 0.975 * h, 0), "rod")
    local sections, n = {}, 9
    local phase = p:vary(0, 6)
    for i = 0, n do
      local t = i / n
      -- Narrow at the tie, a third above the floor.
      local tie = 1 - 0.55 * math.exp(-((t - 0.38) / 0.2) ^ 2)
      local wide, deep = 0.4 * w * tie, 0.028 * h * (0.75 + 0.25 * tie)
      local ring = {}
      for k = 0, 48 do
        local u = k / 48
        ring[#ring + 1] = { s * (0.5 * w - wide * u), t * 0.965 * h, deep * math.sin(u * 44 + phase) + 0.006 * h }
      end
      for k = 48, 0, -1 do
        local u = k / 48
        ring[#ring + 1] = { s * (0.5 * w - wide * u), t * 0.965 * h, deep * math.sin(u * 44 + phase) - 0.006 * h }
      end
      if s < 0 then
        local other = {}
        for k = 1, #ring do other[k] = ring[#ring + 1 - k] end
        ring = other
      end
      sections[i + 1] = ring
    end
    p:add(kit.loft{ sections = sections, smooth = true, segments = 2, crease = 70 }, "cloth")
    p:add(kit.torus{ radius = 0.115 * w, tube = 0.014 * h, sides = 32, tube_sides = 8 }:scale(1, 1.3, 0.42):rotate("z", s * 8):move(s * 0.41 * w, 0.37 * h, 0), "tie")
    for i = 0, 5 do p:add(kit.torus{ radius = 0.022 * h, tube = 0.005 * h, sides = 20, tube_sides = 6 }:rotate("z", 90):move(s * (0.48 - 0.07 * i) * w, 0.972 * h, 0), "rod") end
  end
end

function draw.rug(p)
  local l = p.length
  local round = p:shape("round") or p:shape("oval")
  local d = p:shape("round") and l or l * p:vary(0.6, 0.68)
  local t = 0.012 * l
  local function layer(k, y, slot)
    local s
    if round then s = kit.cylinder{ radius = 0.5 * l * k, height = t, bevel = 0.3 * t, sides = 72 }:scale(1, 1, (d / l))
    else s = kit.box{ size = { l - (1 - k) * l, t, d - (1 - k) * l }, bevel = 0.3 * t } end
    p:add(s:move(0, y + t / 2, 0), slot)
  end
  layer(1, 0, "rug"); layer(0.94, 0.16 * t, "border"); layer(0.82, 0.3 * t, "rug"); layer(0.78, 0.4 * t, "border"); layer(0.755, 0.5 * t, "rug")
  -- Medallions: lozenges within lozenges.
  for i = -1, 1 do
    for k = 0, 2 do
      local r = (0.11 - 0.032 * k) * l * (i == 0 and 1.35 or 0.85)
      p:add(kit.cylinder{ radius = r, height = t, sides = round and 24 or 4 }:scale(1.2, 1, 1):move(i * 0.24 * l, 1.0 * t + 0.1 * t * k, 0), k % 2 == 0 and "border" or "accent")
    end
  end
  if not round then
    local fringe = kit.box{ size = { 0.035 * l, 0.4 * t, 0.005 * l } }
    for i = 1, 46 do for _, s in ipairs{ -1, 1 } do p:add(fringe:rotate("y", p:vary(-14, 14)):move(s * 0.512 * l, 0.22 * t, (i / 47 - 0.5) * d), "fringe") end end
  end
  p:support{ at = { 0, 1.6 * t, 0 }, size = { 0.85 * l, 0.85 * d }, round = round }
end

local landscape = { { "frame", "gold" }, { "sky", "sky blue paper" }, { "sun", "yellow paper" }, { "hill 1", "sage green paper" }, { "hill 2", "green paper" }, { "hill 3", "forest green paper" }, { "mat", "ivory paper" } }
return {
  kinds = {
    { kind = "mirror", synsets = { "mirror.n.01" }, except = { "car_mirror.n.01", "hand_glass.n.01", "parabolic_mirror.n.01", "speculum.n.01" }, names = { "wall mirror", "looking glass" }, height_m = { 0.2, 0.9, 2.2 }, shapes = { "round", "oval", "square", "rectangular" }, styles = { "rococo", "baroque", "victorian" }, slots = { { "frame", "gold" }, { "mirror", "chrome" } }, traits = { draw = draw.mirror } },
    { kind = "picture frame", synsets = { "picture_frame.n.01" }, names = { "photo frame", "frame", "framed photo", "photograph", "framed picture" }, height_m = { 0.12, 0.26, 1.0 }, slots = landscape, traits = { draw = draw.picture } },
    { kind = "painting", synsets = { "painting.n.01" }, names = { "framed painting", "oil painting", "landscape painting", "wall art" }, height_m = { 0.2, 0.7, 2.0 }, slots = landscape, traits = { draw = draw.picture, painting = true } },
    { kind = "door", synsets = { "door.n.01" }, except = { "car_door.n.01", "revolving_door.n.02" }, names = { "wooden door", "front door" }, height_m = { 1.8, 2.1, 3.5 }, parts = { window = { 0, 0, 1 } }, slots = { { "door", "oak" }, { "frame", "oak" }, { "handle", "brass" }, { "glass", "frosted glass" } }, traits = { draw = draw.door } },
    { kind = "window", synsets = { "window.n.01" }, except = { "stained-glass_window.n.01" }, names = { "casement window" }, height_m = { 0.4, 1.2, 2.5 }, shapes = { "wide" }, slots = { { "frame", "white paint" }, { "glass", "glass" }, { "handle", "brass" } }, traits = { draw = draw.window } },
    { kind = "fireplace", synsets = { "fireplace.n.01" }, names = { "hearth", "mantelpiece" }, height_m = { 0.8, 1.2, 2.0 }, parts = { fire = { 0, 1, 1 } }, slots = { { "body", "brick" }, { "mantel", "white paint" }, { "hearth", "slate" }, { "soot", "black stone" }, { "log", "bark" }, { "fire", "glowing amber plastic" }, { "ember", "glowing orange plastic" } }, traits = { draw = draw.fireplace } },
    { kind = "bathtub", synsets = { "bathtub.n.01" }, names = { "bath", "tub", "clawfoot tub" }, length_m = { 1.2, 1.65, 2.0 }, parts = { water = { 0, 0, 1 } }, slots = { { "body", "glossy white enamel" }, { "foot", "brass" }, { "tap", "brass" }, { "water", "light blue resin" }, { "foam", "white plastic" } }, traits = { draw = draw.bathtub } },
    { kind = "sink", synsets = { "sink.n.01", "washbasin.n.01" }, names = { "wash basin", "bathroom sink", "washbasin", "pedestal sink" }, width_m = { 0.3, 0.58, 1.2 }, slots = { { "body", "white porcelain" }, { "tap", "chrome" } }, traits = { draw = draw.sink } },
    { kind = "faucet", synsets = { "faucet.n.01" }, names = { "tap", "water tap", "kitchen faucet", "bathroom faucet" }, height_m = { 0.1, 0.25, 0.45 }, slots = { { "tap", "chrome" } }, traits = { draw = draw.faucet } },
    { kind = "toilet", synsets = { "toilet.n.02" }, except = { "bidet.n.01" }, names = { "toilet bowl", "lavatory" }, height_m = { 0.6, 0.78, 0.9 }, slots = { { "body", "white porcelain" }, { "seat", "glossy white plastic" }, { "handle", "chrome" }, { "water", "light blue resin" } }, traits = { draw = draw.toilet } },
    { kind = "shower", synsets = { "shower.n.01" }, names = { "shower cabin", "shower stall", "shower cubicle" }, height_m = { 1.8, 2.1, 2.4 }, slots = { { "base", "white enamel" }, { "wall", "turquoise ceramic" }, { "glass", "glass" }, { "metal", "chrome" } }, traits = { draw = draw.shower } },
    { kind = "curtain", synsets = { "curtain.n.01" }, except = { "theater_curtain.n.01", "shower_curtain.n.01" }, names = { "curtains", "drapes", "drape" }, height_m = { 0.6, 2.2, 3.0 }, slots = { { "cloth", "burgundy velvet" }, { "rod", "brass" }, { "tie", "gold satin" } }, traits = { draw = draw.curtain } },
    { kind = "rug", synsets = { "rug.n.01" }, except = { "red_carpet.n.01", "bath_mat.n.01" }, names = { "carpet", "area rug", "persian rug" }, length_m = { 0.6, 2.0, 4.0 }, shapes = { "round", "oval" }, slots = { { "rug", "burgundy carpet" }, { "border", "cream carpet" }, { "accent", "navy carpet" }, { "fringe", "cream yarn" } }, traits = { draw = draw.rug } },
  },
  build = function(p) p.traits.draw(p) end,
}
