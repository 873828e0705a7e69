-- What sport is played with besides balls. Long things stand upright, their broad side to the front.
local maker = require("lib/maker")
local box, disc, rod, front, pipe = maker.box, maker.disc, maker.rod, maker.front, maker.pipe

local draw = {}

function draw.bat(p)
  local b = maker.board(p, 1, 0.08)
  b.add(kit.lathe{ smooth = true, sides = p.advanced and 40 or 24, profile = { { 0, 0, "sharp" }, { 0.026, 0.004 }, { 0.026, 0.016 }, { 0.0145, 0.03 }, { 0.0145, 0.3 }, { 0.022, 0.5 }, { 0.036, 0.74 }, { 0.038, 0.95 }, { 0.03, 0.99 }, { 0, 1, "sharp" } } }, "bat")
  b.add(kit.lathe{ sides = 24, profile = { { 0.0145, 0.035 }, { 0.0165, 0.04 }, { 0.0168, 0.29 }, { 0.0145, 0.3 } } }, "grip")
  for _, y in ipairs{ 0.33, 0.62 } do b.add(kit.tube{ radius = y > 0.5 and 0.0305 or 0.0172, thickness = 0.003, height = 0.012 }:move(0, y, 0), "band") end
  b.anchor("hand", 0, 0.15, 0)
end

function draw.pin(p)
  local b = maker.board(p, 1)
  local profile = { { 0, 0, "sharp" }, { 0.07, 0, "sharp" }, { 0.08, 0.02 }, { 0.13, 0.16 }, { 0.158, 0.3 }, { 0.13, 0.46 }, { 0.075, 0.62 }, { 0.062, 0.7 }, { 0.072, 0.8 }, { 0.084, 0.88 }, { 0.07, 0.96 }, { 0.03, 0.995 }, { 0, 1, "sharp" } }
  b.add(kit.lathe{ smooth = true, sides = p.advanced and 48 or 28, profile = profile }, "pin")
  for _, at in ipairs{ { 0.66, 0.068 }, { 0.735, 0.067 } } do b.add(kit.torus{ radius = at[2], tube = 0.0115, sides = 36, tube_sides = 8 }:scale(1, 1.5, 1):move(0, at[1], 0), "stripe") end
end

function draw.dumbbell(p)
  local b = maker.board(p, 1, 0)
  local y = 0.19
  b.add(rod({ -0.2, y, 0 }, { 0.2, y, 0 }, 0.045), "bar")
  for i = -7, 7 do b.add(kit.torus{ radius = 0.045, tube = 0.005, sides = 20, tube_sides = 5 }:rotate("z", 90):move(0.02 * i, y, 0), "bar") end
  for _, s in ipairs{ -1, 1 } do
    b.add(kit.cylinder{ radius = 0.2, height = 0.22, sides = 6, bevel = 0.03 }:rotate("y", 30):rotate("z", 90):rotate("x", 30):move(s * 0.32, y, 0), "weight")
    b.add(disc("x", s * 0.44, y, 0, 0.11, 0.04, 0.015), "weight")
    b.add(disc("x", s * 0.465, y, 0, 0.07, 0.02, 0.005), "bar")
    b.add(disc("x", s * 0.2, y, 0, 0.075, 0.05, 0.015), "bar")
  end
end

function draw.racket(p)
  local b = maker.board(p, 1, 0.05)
  local w, h, y0 = 0.165, 0.215, 0.775
  b.add(kit.sweep{ path = (function() local s = {} for i = 0, 47 do local a = 2 * math.pi * i / 48 s[i + 1] = { w * math.cos(a), y0 + h * math.sin(a), 0 } end return s end)(), closed = true, profile = kit.ellipse{ radius = 0.014, radius_y = 0.018 } }, "frame")
  local n = 16
  for i = 1, n - 1 do
    local x = -w + 2 * w * i / n
    local k = h * math.sqrt(1 - (x / w)^2)
    b.add(kit.sweep{ path = { { x, y0 - k, 0 }, { x, y0 + k, 0 } }, radius = 0.0022, sides = 4 }, "string")
  end
  for i = 1, 19 do
    local y = -h + 2 * h * i / 20
    local k = w * math.sqrt(1 - (y / h)^2)
    b.add(kit.sweep{ path = { { -k, y0 + y, 0.002 }, { k, y0 + y, 0.002 } }, radius = 0.0022, sides = 4 }, "string")
  end
  b.both(pipe({ { 0.105, y0 - 0.17, 0 }, { 0.05, 0.5, 0 }, { 0.014, 0.4, 0 }, { 0.012, 0.3, 0 } }, 0.014), "frame")
  b.add(pipe({ { -0.06, 0.53, 0 }, { 0, 0.555, 0 }, { 0.06, 0.53, 0 } }, 0.011), "accent")
  b.add(kit.cylinder{ radius = 0.025, height = 0.32, sides = 8, bevel = 0.006, rows = 4 }:move(0, 0.16, 0), "grip")
  b.add(kit.cylinder{ radius = 0.029, height = 0.03, sides = 8, bevel = 0.006 }:move(0, 0.015, 0), "grip")
  for i = 0, 8 do b.add(kit.torus{ radius = 0.0255, tube = 0.002, sides = 16, tube_sides = 4 }:rotate("x", 9):move(0, 0.05 + 0.03 * i, 0), "accent") end
  b.anchor("hand", 0, 0.15, 0)
end

-- A board standing on its tail: outline by half width over t, thickness, turned-up ends.
local function plank(p, half, thick, rocker)
  local sections, n = {}, p.advanced and 40 or 24
  for i = 0, n do
    local t = i / n
    local w, z = math.max(0.002, half(t)), rocker(t)
    local s = {}
    for k = 0, 15 do local a = 2 * math.pi * k / 16 s[k + 1] = { w * math.cos(a), t, z + thick * (0.4 + 0.6 * math.min(1, w * 12)) * math.abs(math.sin(a))^0.7 * (math.sin(a) < 0 and -1 or 1) } end
    sections[i + 1] = s
  end
  return kit.loft{ sections = sections, crease = 60 }
end

function draw.surfboard(p)
  local b = maker.board(p, 1, 0.06)
  local function half(t) return 0.135 * (math.sin(math.pi * (0.06 + 0.94 * t^0.85)))^0.62 * (t > 0.995 and 0.3 or 1) end
  local function bow(t) return 0.05 * (2 * t - 1)^2 end
  b.add(plank(p, half, 0.013, bow), "board")
  b.add(plank(p, function(t) return half(t) > 0.05 and 0.012 or 0.004 end, 0.031, bow):cut{ point = { 0, 0.03, 0 }, normal = { 0, -1, 0 } }:cut{ point = { 0, 0.97, 0 }, normal = { 0, 1, 0 } }, "stripe")
  for _, x in ipairs{ -0.055, 0.055 } do b.add(plank(p, function() return 0.006 end, 0.033, bow):cut{ point = { 0, 0.1, 0 }, normal = { 0, -1, 0 } }:cut{ point = { 0, 0.9, 0 }, normal = { 0, 1, 0 } }:move(x, 0, 0), "stripe") end
  for _, at in ipairs{ { 0, 0.06 }, { -0.06, 0.12 }, { 0.06, 0.12 } } do b.add(maker.side({ { 0.035, at[2] + 0.05 }, { 0.035, at[2] - 0.02 }, { -0.04, at[2] - 0.035 }, { -0.03, at[2] } }, 0.006, 0.001):move(at[1], 0, 0.0), "fin") end
end

function draw.snowboard(p)
  local b = maker.board(p, 1, 0.05)
  local function half(t) local q = math.abs(2 * t - 1) return (0.094 - 0.014 * (1 - q * q)) * (1 - math.max(0, (q - 0.8) / 0.2)^2.4)^0.5 end
  local function bow(t) return 0.05 * math.max(0, (math.abs(2 * t - 1) - 0.72) / 0.28)^1.6 end
  b.add(plank(p, half, 0.006, bow), "board")
  b.add(plank(p, function(t) return 0.72 * half(t) end, 0.0078, bow):cut{ point = { 0, 0.08, 0 }, normal = { 0, -1, 0 } }:cut{ point = { 0, 0.4, 0 }, normal = { 0, 1, 0 } }, "stripe")
  for _, y in ipairs{ 0.35, 0.65 } do
    local parts = { disc("z", 0, 0, 0.01, 0.05, 0.01):slot("binding"), box(0, 0, 0.018, 0.17, 0.07, 0.012, 0.005):slot("binding"), pipe({ { -0.085, -0.035, 0.02 }, { -0.085, -0.03, 0.09 }, { -0.085, 0.03, 0.09 }, { -0.085, 0.035, 0.02 } }, 0.008):slot("binding"),
      box(-0.085, 0, 0.08, 0.012, 0.06, 0.1, 0.005):slot("binding"), pipe({ { 0.04, -0.04, 0.02 }, { 0.035, -0.02, 0.065 }, { 0.035, 0.02, 0.065 }, { 0.04, 0.04, 0.02 } }, 0.007):slot("strap"), pipe({ { -0.04, -0.04, 0.02 }, { -0.04, -0.02, 0.085 }, { -0.04, 0.02, 0.085 }, { -0.04, 0.04, 0.02 } }, 0.008):slot("strap") }
    b.add(kit.group(parts):rotate("z", y > 0.5 and 12 or -12):move(0, y, 0), "binding")
  end
end

function draw.skis(p)
  local b = maker.board(p, 1)
  local function half(t) return (0.026 - 0.006 * math.sin(math.pi * t)) * (1 - math.max(0, (t - 0.93) / 0.07)^2)^0.5 end
  local function bow(t) return 0.075 * math.max(0, (t - 0.86) / 0.14)^1.8 end
  for _, s in ipairs{ -1, 1 } do
    local ski = { plank(p, half, 0.0055, bow):slot("ski"), box(0, 0.45, 0.014, 0.028, 0.06, 0.018, 0.005):slot("binding"), box(0, 0.56, 0.014, 0.03, 0.04, 0.022, 0.005):slot("binding"), box(0, 0.5, 0.007, 0.022, 0.14, 0.008, 0.002):slot("binding"), box(0, 0.76, 0.0058, 0.02, 0.1, 0.002, 0):slot("stripe"), box(0, 0.25, 0.0058, 0.02, 0.1, 0.002, 0):slot("stripe") }
    b.add(kit.group(ski):move(s * 0.045, 0, 0), "ski")
    b.add(rod({ s * 0.15, 0.0, 0.0 }, { s * 0.13, 0.7, 0 }, 0.0045), "pole")
    b.add(rod({ s * 0.13, 0.64, 0 }, { s * 0.1295, 0.715, 0 }, 0.0085), "binding")
    b.add(kit.cylinder{ radius = 0.026, height = 0.004 }:move(s * 0.1495, 0.05, 0), "binding")
  end
end

function draw.frisbee(p)
  local b = maker.board(p, 1)
  b.add(kit.lathe{ smooth = true, sides = p.advanced and 72 or 44, profile = { { 0.47, 0, "sharp" }, { 0.495, 0.015 }, { 0.5, 0.05 }, { 0.47, 0.095 }, { 0.36, 0.115 }, { 0, 0.12, "sharp" }, { 0, 0.105, "sharp" }, { 0.36, 0.1 }, { 0.455, 0.08 } }, ends = "ring" }:rotate("x", 28):align{ y = "low" }, "disc")
  for _, r in ipairs{ 0.4, 0.36, 0.2 } do b.add(kit.torus{ radius = r, tube = 0.006, sides = 56, tube_sides = 5 }:move(0, r > 0.38 and 0.109 or 0.117, 0):rotate("x", 28):move(0, 0.235, 0), "ring") end
end

function draw.club(p)
  local b, hockey = maker.board(p, 1), p.kind == "hockey stick"
  if hockey then
    b.add(box(0.0, 0.53, 0, 0.024, 0.94, 0.016, 0.004):rotate("z", 6):move(0, 0.0, 0), "shaft")
    b.add(front(kit.curve{ closed = true, segments = 4, points = { { 0.04, 0.1 }, { 0.03, 0.02 }, { 0.08, 0.0 }, { 0.22, 0.012 }, { 0.25, 0.045 }, { 0.23, 0.07 }, { 0.1, 0.062 }, { 0.064, 0.1 } } }, 0.012, 0.003), "tape")
    b.add(box(0, 0.95, 0, 0.028, 0.1, 0.02, 0.004):rotate("z", 6):move(-0.0, 0, 0), "tape")
  else
    b.add(rod({ 0.0, 0.06, 0 }, { -0.12, 0.985, 0 }, 0.006), "shaft")
    b.add(rod({ -0.086, 0.72, 0 }, { -0.12, 1, 0 }, 0.011, 0.014), "grip")
    b.add(rod({ 0.003, 0.035, 0 }, { -0.006, 0.11, 0 }, 0.009), "head")
    b.add(front(kit.curve{ closed = true, segments = 4, points = { { -0.008, 0.05 }, { -0.004, 0.004 }, { 0.06, 0.0 }, { 0.1, 0.02 }, { 0.098, 0.066 }, { 0.07, 0.074 } } }, 0.022, 0.004):rotate("x", -14):align{ y = "low" }, "head")
    for i = 0, 5 do b.add(box(0.05, 0.012 + 0.008 * i, 0.011 - 0.002 * i, 0.06, 0.002, 0.003, 0), "grip") end
  end
  b.anchor("hand", hockey and -0.05 or -0.11, 0.85, 0)
end

function draw.dartboard(p)
  local b = maker.board(p, 1)
  local parts = { disc("z", 0, 0, -0.03, 0.5, 0.06, 0.01):slot("rim") }
  local function wedge(i, r0, r1, z, slot)
    local s = {}
    for k = 0, 4 do local a = math.rad(18 * (i + k / 4) - 9) s[#s + 1] = { r1 * math.sin(a), r1 * math.cos(a) } end
    for k = 4, 0, -1 do local a = math.rad(18 * (i + k / 4) - 9) s[#s + 1] = { r0 * math.sin(a), r0 * math.cos(a) } end
    local turned = {}
    for k = #s, 1, -1 do turned[#turned + 1] = s[k] end
    parts[#parts + 1] = front(turned, 0.01, 0):move(0, 0, z):slot(slot)
  end
  for i = 0, 19 do
    local even = i % 2 == 0
    wedge(i, 0.05, 0.23, 0.003, even and "dark field" or "light field")
    wedge(i, 0.255, 0.37, 0.003, even and "dark field" or "light field")
    wedge(i, 0.23, 0.255, 0.004, even and "red field" or "green field")
    wedge(i, 0.37, 0.395, 0.004, even and "red field" or "green field")
    parts[#parts + 1] = box(0, 0.44, 0.004, 0.02 + 0.014 * (i % 3), 0.03, 0.004, 0):rotate("z", -18 * i):slot("wire")
    parts[#parts + 1] = box(0, 0.225, 0.01, 0.004, 0.35, 0.003, 0):rotate("z", -18 * i + 9):slot("wire")
  end
  parts[#parts + 1] = disc("z", 0, 0, 0.004, 0.052, 0.012):slot("green field")
  parts[#parts + 1] = disc("z", 0, 0, 0.008, 0.023, 0.012):slot("red field")
  for _, r in ipairs{ 0.052, 0.23, 0.255, 0.37, 0.395 } do parts[#parts + 1] = kit.torus{ radius = r, tube = 0.003, sides = 48, tube_sides = 4 }:rotate("x", 90):move(0, 0, 0.01):slot("wire") end
  b.add(kit.group(parts):rotate("x", -6):align{ y = "low" }, "rim")
end

function draw.glove(p)
  local b = maker.board(p, 1)
  local parts = { { form = "ellipsoid", at = { 0, 0.36, 0 }, size = { 0.3, 0.32, 0.12 } }, { form = "ellipsoid", at = { 0.02, 0.42, 0.2 }, size = { 0.2, 0.22, 0.16 }, subtract = true, smooth = 0.05 } }
    for i = 0, 3 do local a = math.rad(20 - 17 * i + 4) parts[#parts + 1] = { form = "cone", at = { -0.2 + 0.13 * i, 0.55 - 0.02 * i, 0.01 }, to = { -0.2 + 0.13 * i - 0.2 * math.sin(a), 0.86 - 0.02 * math.abs(i - 1), 0.1 }, radius = 0.095, radius_to = 0.075, smooth = 0.035 } end
    -- The web between thumb and first finger.
    parts[#parts + 1] = { form = "ellipsoid", at = { 0.3, 0.6, 0.06 }, size = { 0.12, 0.2, 0.03 }, smooth = 0.03 }
    parts[#parts + 1] = { form = "cone", at = { 0.26, 0.3, 0.02 }, to = { 0.44, 0.62, 0.12 }, radius = 0.1, radius_to = 0.07, smooth = 0.04 }
    b.add(kit.blend{ parts = parts, smooth = 0.05, cell = p.advanced and 0.02 or 0.034 }:align{ y = "low" }, "glove")
    for i = 0, 4 do b.add(rod({ 0.24 + 0.022 * i, 0.52 + 0.05 * i, 0.08 }, { 0.4 - 0.002 * i, 0.46 + 0.055 * i, 0.11 }, 0.012), "lace") end
    for i = 0, 4 do b.add(rod({ 0.24 + 0.034 * i, 0.5, 0.08 }, { 0.25 + 0.03 * i, 0.74, 0.09 }, 0.012), "lace") end
    if p:part("ball") > 0 then
      local at = { 0.06, 0.42, 0.2 }
      local ball = { kit.sphere{ radius = 0.15, sides = p.advanced and 36 or 24, rows = p.advanced and 24 or 16 }:slot("ball") }
      for s = -1, 1, 2 do
        local seam = {}
        for i = 0, 20 do local q = math.rad(-80 + 160 * i / 20) seam[i + 1] = { s * (0.13 - 0.075 * math.cos(q)), 0.15 * math.sin(q) * 0.98, 0.15 * math.cos(q) * 0.93 } end
        for i, one in ipairs(seam) do local l = math.sqrt(one[1]^2 + one[2]^2 + one[3]^2) / 0.151 seam[i] = { one[1] / l, one[2] / l, one[3] / l } end
        ball[#ball + 1] = kit.sweep{ path = seam, radius = 0.006, sides = 6 }:slot("stitch")
      end
      b.add(kit.group(ball):rotate("z", 24):rotate("y", -12):move(at[1], at[2], at[3]), "ball")
    end
    b.add(kit.sweep{ path = kit.curve{ points = { { -0.26, 0.12, 0.08 }, { 0, 0.05, 0.13 }, { 0.24, 0.12, 0.1 } }, segments = 6 }, radius = 0.022, sides = 8, first = "round", last = "round" }, "lace")
end

local function kind(name, drawing, members)
  members.kind, members.traits = name, { draw = draw[drawing] }
  return members
end

return {
  slots = { { "bat", "ash wood" }, { "grip", "black rubber" }, { "band", "black paint" } },
  kinds = {
    kind("baseball bat", "bat", { synsets = { "baseball_bat.n.01" }, height_m = { 0.1, 0.85, 1.1 } }),
    kind("bowling pin", "pin", { synsets = { "bowling_pin.n.01" }, names = { "skittle" }, height_m = { 0.1, 0.38, 1 }, slots = { { "pin", "glossy white plastic" }, { "stripe", "glossy red plastic" } } }),
    kind("dumbbell", "dumbbell", { synsets = { "dumbbell.n.01" }, length_m = { 0.1, 0.35, 0.6 }, slots = { { "weight", "black rubber" }, { "bar", "chrome" } } }),
    kind("tennis racket", "racket", { synsets = { "racket.n.04", "tennis_racket.n.01" }, names = { "badminton racket", "tennis racquet" }, height_m = { 0.2, 0.68, 0.8 }, slots = { { "frame", "glossy red plastic" }, { "string", "white plastic" }, { "grip", "black rubber" }, { "accent", "white plastic" } } }),
    kind("surfboard", "surfboard", { synsets = { "surfboard.n.01" }, names = { "surf board" }, height_m = { 0.3, 2.1, 3.2 }, slots = { { "board", "glossy turquoise paint" }, { "stripe", "glossy white paint" }, { "fin", "black plastic" } } }),
    kind("snowboard", "snowboard", { synsets = { "snowboard.n.01" }, height_m = { 0.3, 1.55, 1.8 }, slots = { { "board", "glossy blue plastic" }, { "stripe", "glossy yellow plastic" }, { "binding", "black plastic" }, { "strap", "charcoal plastic" } } }),
    kind("skis", "skis", { synsets = { "ski.n.01" }, names = { "ski", "skis", "pair of skis" }, height_m = { 0.3, 1.7, 2.1 }, slots = { { "ski", "glossy red plastic" }, { "stripe", "white plastic" }, { "binding", "black plastic" }, { "pole", "aluminum" } } }),
    kind("frisbee", "frisbee", { synsets = { "frisbee.n.01" }, names = { "flying disc" }, width_m = { 0.1, 0.25, 0.5 }, slots = { { "disc", "glossy orange plastic" }, { "ring", "white plastic" } } }),
    kind("golf club", "club", { synsets = { "golf_club.n.02" }, height_m = { 0.3, 1, 1.3 }, slots = { { "head", "chrome" }, { "shaft", "steel" }, { "grip", "black rubber" } } }),
    kind("hockey stick", "club", { synsets = { "hockey_stick.n.01" }, height_m = { 0.3, 1.45, 1.7 }, slots = { { "shaft", "ash wood" }, { "tape", "black rubber" } } }),
    kind("dartboard", "dartboard", { synsets = { "dartboard.n.01" }, names = { "dart board" }, width_m = { 0.1, 0.45, 0.9 }, slots = { { "rim", "black plastic" }, { "dark field", "black plastic" }, { "light field", "cream plastic" }, { "red field", "red plastic" }, { "green field", "green plastic" }, { "wire", "silver plastic" } } }),
    kind("baseball glove", "glove", { synsets = { "baseball_glove.n.01" }, names = { "baseball mitt", "catchers mitt" }, height_m = { 0.1, 0.3, 0.6 }, parts = { ball = { 0, 1, 1 } }, slots = { { "glove", "caramel leather" }, { "ball", "white plastic" }, { "stitch", "red cotton" }, { "lace", "dark brown leather" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
