-- Light and time: candelabra, lanterns, chandeliers, bulbs; clocks of every size.
local function lathe(profile, sides) return kit.lathe{ smooth = true, sides = sides or 36, profile = profile } end
local function disc(r, depth, bevel) return kit.cylinder{ radius = r, height = depth, bevel = bevel or 0.15 * depth, sides = 56 }:rotate("x", 90) end

-- A candle that stands at (x, y, z), with wick and flame.
local function candle(p, x, y, z, r, h, lit)
  p:add(lathe({ { 0, 0, "sharp" }, { r, 0, "sharp" }, { r, 0.5 * h }, { r, 0.97 * h }, { 0.85 * r, h }, { 0.3 * r, 0.985 * h }, { 0, 0.98 * h } }, r < 0.02 and 14 or 28):move(x, y, z), "wax")
  p:add(kit.cylinder{ radius = 0.08 * r + 0.0006, height = 0.8 * r, sides = 8 }:move(x, y + h + 0.3 * r, z), "wick")
  if lit then p:add(lathe({ { 0, 0 }, { 0.36 * r, 0.5 * r }, { 0.42 * r, 0.9 * r }, { 0.2 * r, 1.7 * r }, { 0, 2.4 * r } }, r < 0.02 and 10 or 16):move(x, y + h + 0.35 * r, z), "flame") end
end

local draw = {}

function draw.candelabrum(p)
  local h = p.height
  local arms = p:part("arm")
  local pairs_count = math.floor(arms / 2)
  p:add(lathe{ { 0, 0, "sharp" }, { 0.17 * h, 0, "sharp" }, { 0.17 * h, 0.02 * h }, { 0.08 * h, 0.05 * h }, { 0.025 * h, 0.12 * h }, { 0.045 * h, 0.2 * h }, { 0.02 * h, 0.28 * h }, { 0.022 * h, 0.4 * h }, { 0.04 * h, 0.44 * h }, { 0.018 * h, 0.5 * h }, { 0.018 * h, 0.64 * h, "sharp" }, { 0, 0.64 * h } }, "metal")
  local function holder(x, y)
    p:add(lathe({ { 0, 0 }, { 0.02 * h, 0.005 * h }, { 0.05 * h, 0.03 * h }, { 0.048 * h, 0.036 * h }, { 0.024 * h, 0.04 * h }, { 0.026 * h, 0.065 * h, "sharp" }, { 0, 0.065 * h } }, 16):move(x, y, 0), "metal")
    candle(p, x, y + 0.06 * h, 0, 0.017 * h, 0.2 * h, true)
  end
  if arms % 2 == 1 then holder(0, 0.64 * h) end
  for i = 1, pairs_count do
    local reach = 0.34 * h * i / pairs_count + 0.02 * h
    for _, s in ipairs{ -1, 1 } do
      local path = kit.curve{ segments = p.advanced and 7 or 4, points = { { 0, 0.46 * h, 0 }, { s * 0.35 * reach, 0.39 * h, 0 }, { s * 0.85 * reach, 0.42 * h, 0 }, { s * reach, 0.54 * h, 0 }, { s * reach, 0.63 * h, 0 } } }
      p:add(kit.sweep{ path = path, radius = 0.012 * h, sides = p.advanced and 12 or 8 }, "metal")
      holder(s * reach, 0.62 * h)
    end
  end
end

function draw.lantern(p)
  local h = p.height
  local w = 0.42 * h * p:vary(0.94, 1.1)
  local six = p:shape("round") or p:chance(0.3)
  local low, top = 0.08 * h, 0.66 * h
  local function slab(scale, y, thick) return (six and kit.cylinder{ radius = 0.56 * w * scale, height = thick, bevel = 0.004 * h, sides = 40 } or kit.box{ size = { w * scale, thick, w * scale }, bevel = 0.006 * h }):move(0, y, 0) end
  p:add(slab(1.08, 0.02 * h, 0.04 * h), "frame"); p:add(slab(0.96, 0.06 * h, 0.04 * h), "frame"); p:add(slab(0.98, top + 0.01 * h, 0.03 * h), "frame")
  local count = six and 6 or 4
  for i = 1, count do
    local a = math.pi * 2 * (i + (six and 0 or 0.5)) / count
    local r = six and 0.5 * w or 0.63 * w
    p:add(kit.box{ size = { 0.03 * h, top - low, 0.03 * h }, bevel = 0.004 * h }:move(r * math.sin(a), (low + top) / 2, r * math.cos(a)), "frame")
  end
  p:add((six and kit.cylinder{ radius = 0.47 * w, height = top - low, sides = 40 } or kit.box{ size = { 0.86 * w, top - low, 0.86 * w } }):move(0, (low + top) / 2, 0), "glass")
  if not six then
    for i = 0, 3 do
      local bar = kit.group{ kit.box{ size = { 0.012 * h, top - low, 0.012 * h } }, kit.box{ size = { 0.86 * w, 0.012 * h, 0.012 * h } } }
      p:add(bar:move(0, (low + top) / 2, 0.44 * w):rotate("y", 90 * i), "frame")
    end
  end
  -- The roof with its vent, and the ring to carry it by.
  p:add(lathe({ { 0, top + 0.02 * h, "sharp" }, { 0.66 * w * (six and 0.95 or 1), top + 0.02 * h, "sharp" }, { 0.66 * w * (six and 0.95 or 1), top + 0.03 * h, "sharp" }, { 0.3 * w, top + 0.12 * h }, { 0.16 * w, top + 0.15 * h, "sharp" }, { 0.16 * w, top + 0.19 * h, "sharp" }, { 0.2 * w, top + 0.195 * h, "sharp" }, { 0, top + 0.24 * h } }, six and 40 or 4):rotate("y", six and 0 or 45), "frame")
  local r = 0.075 * h
  p:add(kit.torus{ radius = r, tube = 0.012 * h, sides = 36, tube_sides = 8 }:rotate("x", 90):rotate("y", 20):move(0, h - r - 0.012 * h, 0), "handle")
  candle(p, 0, low, 0, 0.13 * w, 0.26 * h, true)
  p:anchor("hand", { at = { 0, h - 0.02 * h, 0 }, normal = { 0, 1, 0 } })
end

function draw.chandelier(p)
  local h = p.height
  local arms = p:part("arm")
  local reach, hub = 0.5 * h, 0.36 * h
  p:add(lathe{ { 0, 0.08 * h }, { 0.02 * h, 0.09 * h }, { 0.05 * h, 0.14 * h }, { 0.025 * h, 0.2 * h }, { 0.08 * h, 0.27 * h }, { 0.09 * h, 0.33 * h }, { 0.035 * h, 0.4 * h }, { 0.02 * h, 0.5 * h }, { 0.045 * h, 0.58 * h }, { 0.018 * h, 0.66 * h }, { 0, 0.68 * h } }, "metal")
  local links = 7
  for i = 0, links do p:add(kit.torus{ radius = 0.018 * h, tube = 0.005 * h, sides = 10, tube_sides = 5 }:rotate("x", 90):scale(0.7, 1.25, 1):rotate("y", 90 * i):move(0, (0.68 + 0.036 * i) * h, 0), "metal") end
  p:add(lathe{ { 0, 0.94 * h }, { 0.02 * h, 0.945 * h }, { 0.1 * h, 0.985 * h }, { 0.1 * h, h, "sharp" }, { 0, h } }, "metal")
  local arm = kit.sweep{ path = kit.curve{ segments = p.advanced and 8 or 4, points = { { 0, hub - 0.05 * h, 0.05 * h }, { 0, hub - 0.14 * h, 0.22 * h }, { 0, hub - 0.13 * h, 0.4 * h }, { 0, hub - 0.02 * h, reach }, { 0, hub + 0.05 * h, reach } } }, radius = 0.0125 * h, sides = p.advanced and 10 or 7 }
  local scroll = kit.sweep{ path = kit.curve{ segments = p.advanced and 6 or 4, points = { { 0, 0.55 * h, 0.02 * h }, { 0, 0.6 * h, 0.14 * h }, { 0, 0.5 * h, 0.22 * h }, { 0, 0.34 * h, 0.3 * h }, { 0, hub - 0.1 * h, 0.42 * h } } }, radius = 0.008 * h, sides = 6 }
  local drop = lathe({ { 0, 0 }, { 0.017 * h, 0.014 * h }, { 0.012 * h, 0.035 * h }, { 0, 0.055 * h } }, 6):crease(20)
  local bead = kit.sphere{ radius = 0.0085 * h, sides = 6, rows = 4 }
  for i = 1, arms do
    local turn = 360 * i / arms
    local function at(s) return s:rotate("y", turn) end
    p:add(at(arm), "metal"); p:add(at(scroll), "metal")
    p:add(at(lathe({ { 0, hub + 0.04 * h }, { 0.02 * h, hub + 0.045 * h }, { 0.06 * h, hub + 0.075 * h }, { 0.058 * h, hub + 0.082 * h }, { 0.02 * h, hub + 0.065 * h }, { 0, hub + 0.065 * h } }, 12):move(0, 0, reach)), "metal")
    p:add(at(kit.cylinder{ radius = 0.0165 * h, height = 0.12 * h, bevel = 0.003 * h, sides = 16 }:move(0, hub + 0.125 * h, reach)), "wax")
    p:add(at(lathe({ { 0, 0 }, { 0.017 * h, 0.018 * h }, { 0.02 * h, 0.036 * h }, { 0.009 * h, 0.068 * h }, { 0, 0.09 * h } }, 8):move(0, hub + 0.183 * h, reach)), "flame")
    p:add(at(drop:move(0, hub - 0.03 * h, reach)), "crystal"); p:add(at(drop:move(0, hub - 0.205 * h, 0.3 * h)), "crystal")
    -- Beads swing from arm to arm.
    local next_turn = 2 * math.pi / arms
    for k = 1, p.advanced and 9 or 5 do
      local t = k / (p.advanced and 10 or 6)
      local a = next_turn * t
      p:add(at(bead:move(reach * math.sin(a) * (1 - 0.1 * math.sin(math.pi * t)), hub + 0.05 * h - 0.13 * h * math.sin(math.pi * t), reach * math.cos(a) * (1 - 0.1 * math.sin(math.pi * t)))), "crystal")
    end
  end
  p:add(kit.sphere{ radius = 0.04 * h, sides = 20, rows = 14 }:move(0, 0.04 * h, 0), "crystal"); p:add(kit.cylinder{ radius = 0.006 * h, height = 0.05 * h, sides = 8 }:move(0, 0.09 * h, 0), "metal")
end

function draw.bulb(p)
  local h = p.height
  p:add(lathe{ { 0, 0.3 * h, "sharp" }, { 0.115 * h, 0.3 * h }, { 0.13 * h, 0.36 * h }, { 0.24 * h, 0.55 * h }, { 0.285 * h, 0.72 * h }, { 0.23 * h, 0.91 * h }, { 0.1 * h, 0.99 * h }, { 0, h } }, "glass")
  local screw = { { 0, 0, "sharp" }, { 0.05 * h, 0 }, { 0.06 * h, 0.03 * h } }
  for i = 0, 4 do
    screw[#screw + 1] = { 0.115 * h, (0.06 + 0.045 * i) * h }
    screw[#screw + 1] = { 0.132 * h, (0.08 + 0.045 * i) * h }
  end
  screw[#screw + 1] = { 0.12 * h, 0.31 * h, "sharp" }
  screw[#screw + 1] = { 0, 0.31 * h }
  p:add(lathe(screw), "screw")
  p:add(kit.cylinder{ radius = 0.03 * h, height = 0.24 * h }:move(0, 0.42 * h, 0), "stem")
  local coil = {}
  for i = 0, 12 do coil[i + 1] = { (i / 12 - 0.5) * 0.2 * h, 0.66 * h + 0.025 * h * math.sin(i * 1.9), 0.025 * h * math.cos(i * 1.9) } end
  p:add(kit.sweep{ path = kit.curve{ points = coil, segments = 4 }, radius = 0.007 * h, sides = 6 }, "filament")
  for _, s in ipairs{ -1, 1 } do p:add(kit.sweep{ path = { { s * 0.02 * h, 0.52 * h, 0 }, { s * 0.1 * h, 0.66 * h, 0 } }, radius = 0.006 * h, sides = 6 }, "stem") end
end

-- The face of a clock that looks to +Z, its middle at (0, y, z): ticks, hands, numbers as bars.
local function face(p, y, z, r)
  p:add(disc(r, 0.03 * r):move(0, y, z), "face")
  for i = 1, 12 do
    local long = (i % 3 == 0) and 0.17 or 0.1
    p:add(kit.box{ size = { (i % 3 == 0 and 0.05 or 0.028) * r, long * r, 0.03 * r } }:move(0, (0.92 - long / 2) * r, 0):rotate("z", 30 * i):move(0, y, z + 0.018 * r), "hand")
  end
  local hour, minute = p:vary(0, 12), 0
  minute = (hour - math.floor(hour)) * 60
  local function pointer(long, wide, turn, lift) p:add(kit.box{ size = { wide * r, long * r, 0.02 * r }, bevel = 0.004 * r }:move(0, 0.42 * long * r, 0):rotate("z", -turn):move(0, y, z + lift * r), "hand") end
  pointer(0.62, 0.065, 30 * hour, 0.035); pointer(0.9, 0.045, 6 * minute, 0.06)
  p:add(disc(0.06 * r, 0.07 * r):move(0, y, z + 0.05 * r), "hand")
end

function draw.wall_clock(p)
  local w = p.width
  local r, thick = 0.5 * w, 0.13 * w
  if p:shape("square") then
    p:add(kit.extrude{ outline = kit.rectangle{ width = w, height = w, radius = 0.06 * w }, depth = thick, bevel = 0.02 * w }:move(0, r, 0), "case")
    face(p, r, thick / 2, 0.84 * r)
    return
  end
  p:add(disc(0.97 * r, 0.7 * thick):move(0, r, 0), "case")
  p:add(kit.torus{ radius = 0.92 * r, tube = 0.08 * r, sides = 72, tube_sides = 16 }:rotate("x", 90):move(0, r, 0.3 * thick), "case")
  face(p, r, 0.36 * thick, 0.88 * r)
end

function draw.alarm(p)
  local h = p.height
  local r = 0.36 * h
  local y = 0.09 * h + r
  p:add(kit.cylinder{ radius = r, height = 0.36 * h, bevel = 0.06 * h, segments = 4, sides = 64 }:rotate("x", 90):move(0, y, 0), "case")
  p:add(kit.torus{ radius = 0.92 * r, tube = 0.07 * r, sides = 64, tube_sides = 12 }:rotate("x", 90):move(0, y, 0.175 * h), "trim")
  face(p, y, 0.178 * h, 0.88 * r)
  for _, s in ipairs{ -1, 1 } do
    p:add(kit.cone{ radius = 0.02 * h, top = 0.03 * h, height = 0.16 * h }:rotate("z", s * -26):move(s * 0.2 * h, 0.07 * h, 0):align{ y = "low" }, "trim")
    p:add(kit.sphere{ radius = 0.15 * h }:cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } }:rotate("z", s * -36):move(s * 0.22 * h, y + 0.33 * h, 0), "trim")
    p:add(kit.cylinder{ radius = 0.014 * h, height = 0.1 * h }:rotate("z", s * -36):move(s * 0.195 * h, y + 0.3 * h, 0), "trim")
  end
  p:add(kit.cylinder{ radius = 0.01 * h, height = 0.13 * h }:move(0, y + 0.4 * h, 0), "trim"); p:add(kit.capsule{ radius = 0.028 * h, height = 0.09 * h }:rotate("z", 90):move(0, y + 0.45 * h, 0), "trim")
end

function draw.grandfather(p)
  local h = p.height
  local w, d = 0.24 * h, 0.13 * h
  local function box(x, y0, y1, z, bevel) return kit.box{ size = { x, y1 - y0, z }, bevel = bevel or 0.006 }:move(0, (y0 + y1) / 2, 0) end
  p:add(box(1.1 * w, 0, 0.05 * h, 1.15 * d), "case"); p:add(box(w, 0.05 * h, 0.24 * h, d), "case"); p:add(box(1.06 * w, 0.24 * h, 0.262 * h, 1.1 * d), "case")
  p:add(box(0.6 * w, 0.08 * h, 0.21 * h, 0.02):move(0, 0, d / 2), "case")
  -- The trunk is open in front, so that one sees the pendulum behind its glass.
  for _, s in ipairs{ -1, 1 } do p:add(kit.box{ size = { 0.14 * w, 0.46 * h, 0.85 * d }, bevel = 0.004 }:move(s * 0.36 * w, 0.49 * h, 0), "case") end
  p:add(kit.box{ size = { 0.86 * w, 0.46 * h, 0.02 }, bevel = 0.002 }:move(0, 0.49 * h, -0.4 * d), "case")
  p:add(kit.box{ size = { 0.6 * w, 0.45 * h, 0.006 } }:move(0, 0.49 * h, 0.36 * d), "glass")
  local sway = p:vary(-7, 7)
  p:add(kit.group{ kit.cylinder{ radius = 0.004 * h, height = 0.36 * h }:move(0, -0.18 * h, 0), disc(0.05 * h, 0.016 * h):move(0, -0.36 * h, 0) }:rotate("z", sway):move(0, 0.7 * h, 0.02 * h), "metal")
  for _, s in ipairs{ -1, 1 } do p:add(kit.cylinder{ radius = 0.012 * h, height = 0.09 * h, bevel = 0.003 * h }:move(s * 0.05 * h, (0.5 + 0.05 * s) * h, -0.01 * h), "metal"); p:add(kit.cylinder{ radius = 0.0016 * h, height = 0.2 * h, sides = 6 }:move(s * 0.05 * h, (0.63 + 0.02 * s) * h, -0.01 * h), "metal") end
  p:add(box(1.08 * w, 0.71 * h, 0.735 * h, 1.1 * d), "case"); p:add(box(1.0 * w, 0.735 * h, 0.915 * h, d), "case")
  face(p, 0.825 * h, d / 2 + 0.004 * h, 0.42 * w)
  p:add(kit.torus{ radius = 0.43 * w, tube = 0.022 * w, sides = 56, tube_sides = 10 }:rotate("x", 90):move(0, 0.825 * h, d / 2 + 0.003 * h), "metal")
  local crown = { { -0.56 * w, 0.915 * h }, { 0.56 * w, 0.915 * h }, { 0.56 * w, 0.94 * h }, { 0.3 * w, 0.95 * h }, { 0.12 * w, 0.985 * h }, { 0, 0.972 * h }, { -0.12 * w, 0.985 * h }, { -0.3 * w, 0.95 * h }, { -0.56 * w, 0.94 * h } }
  p:add(kit.extrude{ outline = crown, depth = 1.12 * d, bevel = 0.006 }, "case")
  p:add(lathe({ { 0, 0.965 * h }, { 0.02 * h, 0.966 * h }, { 0.012 * h, 0.975 * h }, { 0.014 * h, 0.985 * h }, { 0, h } }, 20):move(0, 0, 0.3 * d), "metal")
end

function draw.mantel(p)
  local h = p.height
  local w, d = 1.35 * h, 0.5 * h
  p:add(kit.box{ size = { w, 0.1 * h, d }, bevel = 0.02 * h }:move(0, 0.05 * h, 0), "case")
  local line = { { -0.44 * w, 0 }, { 0.44 * w, 0 }, { 0.42 * w, 0.12 * h }, { 0.33 * w, 0.26 * h } }
  for i = 0, 10 do local a = math.rad(-10 + 200 * i / 10); line[#line + 1] = { 0.38 * h * math.cos(a), 0.5 * h + 0.4 * h * math.sin(a) } end
  line[#line + 1] = { -0.33 * w, 0.26 * h }; line[#line + 1] = { -0.42 * w, 0.12 * h }
  p:add(kit.extrude{ outline = line, depth = 0.8 * d, bevel = 0.02 * h }:move(0, 0.1 * h, 0), "case")
  face(p, 0.6 * h, 0.41 * d, 0.31 * h)
  p:add(kit.torus{ radius = 0.31 * h, tube = 0.02 * h, sides = 48, tube_sides = 10 }:rotate("x", 90):move(0, 0.6 * h, 0.405 * d), "metal")
end

local clock = { { "case", "walnut" }, { "face", "ivory paint" }, { "hand", "black metal" } }
return {
  kinds = {
    { kind = "candelabrum", synsets = { "candelabrum.n.01" }, names = { "candelabra", "menorah" }, height_m = { 0.2, 0.45, 1.5 }, parts = { arm = { 2, 5, 9 } }, slots = { { "metal", "silver" }, { "wax", "ivory wax" }, { "wick", "black string" }, { "flame", "glowing amber plastic" } }, traits = { draw = draw.candelabrum } },
    { kind = "lantern", synsets = { "lantern.n.01" }, except = { "jack-o'-lantern.n.02", "chinese_lantern.n.01" }, names = { "candle lantern", "candle lamp", "hurricane lantern" }, height_m = { 0.12, 0.32, 0.7 }, shapes = { "round" }, slots = { { "frame", "black metal" }, { "handle", "black metal" }, { "glass", "glass" }, { "wax", "ivory wax" }, { "wick", "black string" }, { "flame", "glowing amber plastic" } }, traits = { draw = draw.lantern } },
    { kind = "chandelier", synsets = { "chandelier.n.01" }, names = { "crystal chandelier" }, height_m = { 0.4, 0.8, 2.0 }, parts = { arm = { 3, 6, 10 } }, slots = { { "metal", "brass" }, { "crystal", "crystal" }, { "wax", "ivory plastic" }, { "flame", "glowing amber plastic" } }, traits = { draw = draw.chandelier } },
    { kind = "light bulb", synsets = { "light_bulb.n.01" }, names = { "lightbulb", "bulb", "incandescent bulb" }, height_m = { 0.05, 0.11, 0.5 }, slots = { { "glass", "glass" }, { "screw", "zinc" }, { "stem", "steel" }, { "filament", "glowing amber plastic" } }, traits = { draw = draw.bulb } },
    { kind = "wall clock", synsets = { "wall_clock.n.01" }, names = { "clock face", "kitchen clock" }, width_m = { 0.2, 0.32, 0.6 }, shapes = { "square" }, slots = clock, traits = { draw = draw.wall_clock } },
    { kind = "clock", synsets = { "clock.n.01" }, except = { "water_clock.n.01" }, names = { "mantel clock", "mantle clock", "table clock", "desk clock" }, height_m = { 0.1, 0.24, 0.6 }, slots = { { "case", "walnut" }, { "face", "ivory paint" }, { "hand", "black metal" }, { "metal", "brass" } }, traits = { draw = draw.mantel } },
    { kind = "alarm clock", synsets = { "alarm_clock.n.01" }, names = { "twin bell alarm clock" }, height_m = { 0.06, 0.14, 0.4 }, slots = { { "case", "glossy red metal" }, { "trim", "polished brass" }, { "face", "ivory paint" }, { "hand", "black metal" } }, traits = { draw = draw.alarm } },
    { kind = "grandfather clock", synsets = { "grandfather_clock.n.01" }, names = { "longcase clock", "pendulum clock", "grandmother clock" }, height_m = { 1.5, 2.0, 2.5 }, slots = { { "case", "mahogany" }, { "face", "ivory paint" }, { "hand", "black metal" }, { "metal", "brass" }, { "glass", "glass" } }, traits = { draw = draw.grandfather } },
  },
  build = function(p) p.traits.draw(p) end,
}
