-- Figures that are things: snowman, gingerbread man, teddy bear, mannequin, a seated Buddha; and the phoenix.
local figure = require("lib/figure")
local bird = require("lib/bird")
local sculpt = require("lib/sculpt")
local ball, soft, strand = sculpt.ball, sculpt.soft, sculpt.strand

local function smile(p, clay, y, z, w, drop, r, slot)
  clay.add(strand(p, { { -w, y, z - 0.4 * w }, { -0.5 * w, y - 0.75 * drop, z - 0.08 * w }, { 0, y - drop, z }, { 0.5 * w, y - 0.75 * drop, z - 0.08 * w }, { w, y, z - 0.4 * w } }, r, { 0.7, 1, 0.7 }, { sides = 6 }), slot)
end

local function snowman(p, clay)
  local r1, r2, r3 = p:vary(0.27, 0.3), p:vary(0.2, 0.22), p:vary(0.14, 0.16)
  local y1, y2 = 0.9 * r1, 1.7 * r1 + 0.75 * r2
  local y3 = y2 + 0.75 * r2 + 0.8 * r3
  for _, at in ipairs{ { r1, y1 }, { r2, y2 }, { r3, y3 } } do
    local one = ball(p, at[1], "snow", true)
    if p.advanced then one = one:displace{ amount = 0.04 * at[1], size = 0.6 * at[1], octaves = 2 } end
    clay.add(one:cut{ point = { 0, -at[1] + 0.1 * r1, 0 }, normal = { 0, -1, 0 } }:move(0, at[2], 0))
  end
  for i = 0, 2 do clay.add(ball(p, 0.021, "coal", "coarse"):move(0, y2 + 0.1 - 0.085 * i, r2 * math.sqrt(math.max(0.1, 1 - ((0.1 - 0.085 * i) / r2) ^ 2)))) end
  clay.pair(ball(p, 0.02, "coal"):move(0.05, y3 + 0.04, 0.9 * r3))
  for i = -2, 2 do clay.add(ball(p, 0.012, "coal", "coarse"):move(0.032 * i, y3 - 0.065 + 0.008 * i * i, 0.89 * r3 - 0.003 * i * i)) end
  clay.add(kit.cone{ radius = 0.026, height = 0.17, sides = soft(p, 10, 18) }:rotate("x", 92):move(0, y3, r3 + 0.07), "carrot")
  clay.pair(strand(p, { { 0.9 * r2, y2 + 0.04, 0 }, { r2 + 0.12, y2 + 0.12, 0.03 }, { r2 + 0.26, y2 + 0.2, 0.02 } }, 0.014, { 1.2, 1, 0.6 }, { sides = 7 }), "stick")
  clay.pair(strand(p, { { r2 + 0.14, y2 + 0.135, 0.03 }, { r2 + 0.19, y2 + 0.24, 0.04 } }, 0.01, { 1, 0.5 }, { sides = 6 }), "stick")
  if p:part("scarf") > 0 then
    clay.add(kit.torus{ radius = 0.76 * r3, tube = 0.035, sides = soft(p, 24, 44), tube_sides = 8 }:scale(1, 1.1, 1):move(0, y3 - 0.78 * r3, 0), "scarf")
    clay.add(kit.box{ size = { 0.07, 0.22, 0.025 }, bevel = 0.01 }:rotate("x", -12):rotate("z", 10):move(0.07, y3 - 0.78 * r3 - 0.11, 0.17), "scarf")
  end
  if p:part("hat") > 0 then
    clay.add(kit.group{ kit.cylinder{ radius = 0.17, height = 0.025, bevel = 0.008, sides = soft(p, 28, 48) }, kit.cone{ radius = 0.115, top = 0.125, height = 0.17, bevel = 0.008, sides = soft(p, 28, 48) }:move(0, 0.09, 0) }:slot("hat"):rotate("z", -6):move(0, y3 + 0.86 * r3, -0.01))
    clay.add(kit.cylinder{ radius = 0.12, height = 0.04, sides = soft(p, 28, 48) }:rotate("z", -6):move(0, y3 + 0.86 * r3 + 0.035, -0.01), "scarf")
  end
  return { top = y3 + 0.93 * r3, y = y3 + 0.03, z = r3, r = r3, neck = y3 - 0.75 * r3, hand = { r2 + 0.26, y2 + 0.2, 0.02 } }
end

local function gingerbread(p, clay)
  local half = { { 0, 0.98 }, { 0.13, 0.94 }, { 0.18, 0.8 }, { 0.13, 0.67 }, { 0.2, 0.6 }, { 0.4, 0.62 }, { 0.46, 0.52 }, { 0.38, 0.44 }, { 0.2, 0.42 }, { 0.2, 0.32 }, { 0.33, 0.1 }, { 0.26, 0.01 }, { 0.14, 0.04 }, { 0.05, 0.22 }, { 0, 0.25 } }
  local outline = {}
  for _, at in ipairs(half) do outline[#outline + 1] = at end
  for i = #half - 1, 2, -1 do outline[#outline + 1] = { -half[i][1], half[i][2] } end
  local round = kit.curve{ points = outline, segments = soft(p, 3, 5), closed = true }
  clay.add(kit.extrude{ outline = round, depth = 0.09, bevel = 0.03, segments = soft(p, 2, 3) }, "dough")
  local z = 0.048
  local function icing(points) clay.add(strand(p, points, 0.013, { 0.8, 1, 0.8 }, { sides = 6 }), "icing") end
  clay.pair(ball(p, { 0.026, 0.032, 0.014 }, "icing"):move(0.06, 0.83, z))
  clay.pair(ball(p, { 0.013, 0.016, 0.01 }, "candy"):move(0.06, 0.828, z + 0.011))
  icing{ { -0.08, 0.755, z }, { 0, 0.715, z }, { 0.08, 0.755, z } }
  for i = 0, 2 do clay.add(ball(p, { 0.027, 0.027, 0.016 }, i % 2 == 0 and "candy" or "sweet"):move(0, 0.6 - 0.1 * i, z)) end
  for side = -1, 1, 2 do
    local wave = {}
    for i = 0, 6 do wave[i + 1] = { side * (0.365 + (i % 2) * 0.025), 0.605 - 0.027 * i, z } end
    icing(wave)
    wave = {}
    for i = 0, 6 do wave[i + 1] = { side * (0.14 + 0.027 * i), 0.105 + 0.012 * i + (i % 2) * 0.025, z } end
    icing(wave)
  end
  icing{ { -0.06, 0.665, z }, { 0, 0.645, z }, { 0.06, 0.665, z } }
  return { top = 0.98, y = 0.83, z = 0.05, r = 0.15, neck = 0.66, hand = { 0.42, 0.53, 0.05 } }
end

-- A teddy bear sits; a doll of cloth has its body too.
local function teddy(p, clay)
  local head = 0.235
  clay.put({ form = "ellipsoid", at = { 0, 0.28, 0 }, size = { 0.22, 0.26, 0.19 } }, "fur")
  clay.put({ form = "ellipsoid", at = { 0, 0.69, 0.02 }, size = { head * 1.05, head * 0.95, head * 0.92 } }, "fur")
  clay.both({ form = "ellipsoid", at = { 0.18, 0.88, 0 }, size = { 0.085, 0.085, 0.05 }, smooth = 0.02 }, "fur")
  clay.limb({ { 0.18, 0.45, 0.02 }, { 0.3, 0.34, 0.09 }, { 0.32, 0.26, 0.16 } }, { 0.08, 0.078, 0.075 }, "fur", true, 0.03)
  clay.limb({ { 0.13, 0.12, 0.08 }, { 0.22, 0.1, 0.3 } }, { 0.105, 0.095 }, "fur", true, 0.03)
  clay.both({ form = "ellipsoid", at = { 0.225, 0.125, 0.34 }, size = { 0.095, 0.115, 0.07 }, rotation = { -10, 18, 0 }, smooth = 0.03 }, "fur")
  clay.pair(ball(p, { 0.072, 0.09, 0.02 }, "muzzle", true):rotate("x", -10):rotate("y", 18):move(0.243, 0.128, 0.398))
  clay.pair(ball(p, { 0.055, 0.055, 0.02 }, "muzzle", true):move(0.18, 0.88, 0.04))
  clay.add(ball(p, { 0.15, 0.18, 0.06 }, "muzzle", true):move(0, 0.27, 0.148))
  clay.add(ball(p, { 0.115, 0.09, 0.09 }, "muzzle", true):move(0, 0.625, 0.205))
  clay.add(ball(p, { 0.042, 0.03, 0.028 }, "nose"):move(0, 0.668, 0.286))
  clay.add(strand(p, { { 0, 0.65, 0.295 }, { 0, 0.61, 0.296 } }, 0.006, { 1, 1 }, { sides = 6 }), "nose")
  smile(p, clay, 0.612, 0.292, 0.05, 0.022, 0.007, "nose")
  clay.pair(ball(p, { 0.03, 0.033, 0.022 }, "nose"):move(0.095, 0.73, 0.208))
  clay.pair(ball(p, 0.009, "shine", "coarse"):move(0.105, 0.743, 0.228))
  if p:part("bow") > 0 then
    clay.pair(ball(p, { 0.085, 0.055, 0.03 }, "bow"):rotate("z", 14):move(0.085, 0.485, 0.19))
    clay.add(ball(p, 0.036, "bow"):move(0, 0.485, 0.205))
  end
  return { top = 0.91, y = 0.73, z = 0.22, r = 0.23, neck = 0.48, hand = { 0.33, 0.24, 0.2 } }
end

-- Seated, legs crossed, hands in the lap.
local function buddha(p, clay)
  clay.put({ form = "ellipsoid", at = { 0, 0.34, 0 }, size = { 0.2, 0.24, 0.15 } }, "stone")
  clay.put({ form = "ellipsoid", at = { 0, 0.2, 0.05 }, size = { 0.21, 0.15, 0.18 } }, "stone")
  clay.both({ form = "cone", at = { 0.14, 0.13, 0.02 }, to = { 0.34, 0.1, 0.14 }, radius = 0.1, radius_to = 0.085 }, "stone")
  clay.both({ form = "cone", at = { 0.34, 0.1, 0.14 }, to = { -0.08, 0.09, 0.26 }, radius = 0.085, radius_to = 0.06 }, "stone")
  clay.limb({ { 0.2, 0.5, 0 }, { 0.28, 0.32, 0.02 }, { 0.06, 0.22, 0.24 } }, { 0.08, 0.065, 0.045 }, "stone", true)
  clay.put({ form = "cone", at = { 0, 0.54, 0 }, to = { 0, 0.64, 0.01 }, radius = 0.075, radius_to = 0.06 }, "stone")
  clay.put({ form = "ellipsoid", at = { 0, 0.75, 0.01 }, size = { 0.125, 0.145, 0.125 }, smooth = 0.03 }, "stone")
  clay.both({ form = "ellipsoid", at = { 0.128, 0.71, -0.005 }, size = { 0.02, 0.065, 0.03 }, smooth = 0.015 }, "stone")
  clay.add(strand(p, { { -0.17, 0.5, 0.1 }, { 0, 0.38, 0.165 }, { 0.1, 0.24, 0.2 } }, 0.022, { 1, 1, 1 }, { sides = 7 }), "robe")
  clay.add(kit.lathe{ sides = soft(p, 28, 56), profile = { { 0, 0 }, { 0.44, 0 }, { 0.46, 0.03 }, { 0.4, 0.06 }, { 0, 0.06 } } }:scale(1, 1, 0.85):move(0, -0.045, 0.08), "robe")
  for i = 1, 40 do
    local y = 1 - 1.0 * (i / 40)
    local a, r = i * 2.39996, math.sqrt(math.max(0, 1 - y * y))
    local x, z = r * math.sin(a), r * math.cos(a)
    if not (z > 0.3 and y < 0.55) then clay.add(ball(p, 0.024, "robe", "coarse"):move(0.128 * x, 0.755 + 0.146 * y, 0.01 + 0.127 * z)) end
  end
  clay.add(ball(p, { 0.055, 0.05, 0.055 }, "robe"):move(0, 0.91, -0.02))
  clay.pair(strand(p, { { 0.025, 0.762, 0.13 }, { 0.052, 0.752, 0.126 }, { 0.08, 0.764, 0.11 } }, 0.006, { 0.6, 1, 0.5 }, { sides = 6 }), "line")
  clay.pair(strand(p, { { 0.022, 0.8, 0.128 }, { 0.055, 0.812, 0.118 }, { 0.09, 0.796, 0.1 } }, 0.005, { 1, 1, 0.4 }, { sides = 6 }), "line")
  clay.add(ball(p, { 0.018, 0.035, 0.022 }, "stone"):move(0, 0.74, 0.135))
  smile(p, clay, 0.686, 0.128, 0.036, 0.012, 0.006, "line")
  return { top = 0.94, y = 0.755, z = 0.13, r = 0.125, neck = 0.6, hand = { 0, 0.24, 0.27 } }
end

local function phoenix(p)
  bird.build(p)
end

local list = {
  { kind = "snowman", synsets = { "snowman.n.01" }, height_m = { 0.1, 1.5, 3 }, parts = { hat = { 0, 1, 1 }, scarf = { 0, 1, 1 } }, traits = { draw = snowman },
    slots = { { "snow", "white snow" }, { "scarf", "red wool" }, { "hat", "black felt" }, { "coal", "black rock" }, { "carrot", "orange plastic" }, { "stick", "bark" } } },
  { kind = "gingerbread man", synsets = {}, names = { "gingerbread man", "gingerbread", "gingerbread cookie", "gingerbread person" }, height_m = { 0.06, 0.13, 0.4 }, traits = { draw = gingerbread },
    slots = { { "dough", "brown dough" }, { "icing", "white icing" }, { "candy", "glossy red plastic" }, { "sweet", "glossy green plastic" } } },
  { kind = "teddy bear", synsets = { "teddy.n.01" }, names = { "teddy bear", "teddy", "stuffed bear", "plush bear" }, height_m = { 0.1, 0.35, 1.2 }, parts = { bow = { 0, 1, 1 } }, traits = { draw = teddy },
    slots = { { "fur", "caramel plush" }, { "muzzle", "beige plush" }, { "bow", "red satin" }, { "nose", "glossy black plastic" }, { "shine", "glossy white plastic" } } },
  { kind = "buddha", synsets = {}, names = { "buddha", "buddha statue", "sitting buddha" }, height_m = { 0.05, 0.4, 3 }, traits = { draw = buddha },
    slots = { { "stone", "gold" }, { "robe", "bronze" }, { "line", "dark brown bronze" } } },
  { kind = "mannequin", synsets = { "mannequin.n.02" }, height_m = { 0.2, 1.75, 2 }, traits = { arms = { "relaxed", "relaxed" }, faceless = true, hair = "bald", ears = "none", sleeves = "none", chest = "skin", legs = "bare", feet = "bare", head = 0.86, skin = "skin", girth = 0.95, waist = 0.85 },
    slots = figure.slots{ clothes = "beige plastic", skin = "beige plastic" }, names = { "manikin", "dummy", "wooden mannequin", "artist mannequin" } },
  { kind = "phoenix", synsets = { "phoenix.n.03" }, height_m = { 0.3, 1.5, 3 }, traits = { draw = phoenix, pitch = 40, girth = 0.22, neck = 0.4, neck_path = { { 0, 0 }, { 0.4, 0.16 }, { 0.75, 0.12 }, { 1, 0.3 } }, neck_r = 0.17, neck_tip = 0.095, head = 0.13, eyes = "round", eye = 0.22, leg = 0.2, thigh = 0.1, toes = 0.14,
      beak = { length = 0.18, width = 0.09, height = 0.11, drop = 0.11, bend = 2.4, lower = 0.6 }, wing = "spread", wing_length = 1.25, wing_up = 55, wing_flat = 12, tail = "plume", tail_length = 1.25, tail_up = -12, belly = { at = { 0.14, -0.04 }, wide = 0.86 },
      extra = function(p, b) for i = 0, 4 do b.clay.add(b.of_head(strand(p, { { 0, 0.08, -0.02 * i }, { 0, 0.22, -0.06 - 0.05 * i }, { 0, 0.3 - 0.03 * i, -0.2 - 0.05 * i } }, 0.028, { 1, 0.9, 0 }, { sides = 7 })), "flight") end end },
    slots = bird.slots{ coat = "scarlet feathers", wing = "orange feathers", flight = "sunflower yellow feathers", belly = "tangerine feathers", tail = "orange feathers", beak = "gold", leg = "gold", eye = "glowing yellow plastic" }, names = { "firebird", "fire bird" } },
}

return {
  kinds = list,
  styles = { "cute", "cartoon" },
  shapes = { "fat", "slim" },
  build = function(p)
    local draw = p.traits.draw
    if not draw then return figure.build(p) end
    if draw == phoenix then return draw(p) end
    local clay = sculpt.clay(p, 0.05, 0.026)
    local f = draw(p, clay)
    local k, to = sculpt.finish(p, clay.group(), "y", p.height)
    p:anchor("head", { at = to{ 0, f.top, 0 }, size = 1.6 * f.r * k })
    p:anchor("face", { at = to{ 0, f.y, f.z }, normal = { 0, 0, 1 }, size = 2 * f.r * k })
    p:anchor("neck", { at = to{ 0, f.neck, 0 }, size = 1.2 * f.r * k })
    p:anchor("hand", { at = to{ -f.hand[1], f.hand[2], f.hand[3] }, normal = { 0, 1, 0.3 } })
  end,
}
