-- Crowns, coronets, tiaras and wreaths: a circlet with points, worn on the head.
local gem = require("lib/gem")
local stand = require("lib/stand")

local function around(shape, count, radius, start) return kit.instances(shape, kit.ring{ count = count, radius = radius, start = start or 0 }) end

-- The ornaments that stand on the circlet, one unit high, drawn facing +Z.
local tips = {
  point = function() return kit.extrude{ outline = { { -0.42, -0.06 }, { 0.42, -0.06 }, { 0.06, 0.92 }, { -0.06, 0.92 } }, depth = 0.1, bevel = 0.02 } end,
  lily = function()
    local outline = kit.curve{ closed = true, segments = 3, points = { { -0.1, -0.06 }, { 0.1, -0.06 }, { 0.1, 0.28 }, { 0.36, 0.2 }, { 0.44, 0.46 }, { 0.26, 0.62 }, { 0.13, 0.52 }, { 0.17, 0.74 }, { 0, 1 },
      { -0.17, 0.74 }, { -0.13, 0.52 }, { -0.26, 0.62 }, { -0.44, 0.46 }, { -0.36, 0.2 }, { -0.1, 0.28 } } }
    return kit.extrude{ outline = outline, depth = 0.1, bevel = 0.02 }
  end,
  cross = function()
    return kit.group{ kit.extrude{ outline = { { -0.08, -0.06 }, { 0.08, -0.06 }, { 0.14, 0.94 }, { -0.14, 0.94 } }, depth = 0.1, bevel = 0.02 },
      kit.extrude{ outline = { { -0.36, 0.42 }, { 0, 0.52 }, { 0.36, 0.42 }, { 0.36, 0.74 }, { 0, 0.64 }, { -0.36, 0.74 } }, depth = 0.102, bevel = 0.02 } }
  end,
}

local function crown(p)
  local h = p.height
  local radius = h * p:vary(0.5, 0.62) * (p:shape("tall") and 0.75 or p:shape("wide") and 1.25 or 1)
  local band = h * p:vary(0.2, 0.28)
  local arched = p:part("arch") > 0 or p.traits.arched
  local rise = (arched and 0.42 or 0.72) * h
  local flare = arched and 0 or p:vary(4, 14)
  p:add(kit.tube{ radius = radius, thickness = 0.06 * radius, height = band, bevel = 0.008 * h, sides = 64 }:align{ y = "low" }, "band")
  for _, y in ipairs{ 0.09, 0.91 } do
    p:add(kit.torus{ radius = radius, tube = 0.085 * band, sides = 64, tube_sides = 8 }:move(0, y * band, 0), "rim")
  end
  local count = p:choose{ 5, 6, 8 }
  local form = p.traits.tip or p:choose{ "point", "lily", "point", "cross" }
  local high = rise - 0.07 * h
  local tip = tips[form]():scale(math.min(high, (count == 5 and 0.86 or 1.05) * radius * 2 * math.pi / count), high, 0.5 * high)
  local function raised(shape) return around(shape:rotate("x", flare):move(0, 0.92 * band, -0.03 * radius), count, radius) end
  p:add(raised(tip), "band")
  local ball = form == "point" and 0.055 * h or 0.035 * h
  p:add(raised(kit.sphere{ radius = ball, sides = 12, rows = 8 }:move(0, (form == "point" and 0.96 or 1) * high, 0)), "pearl")
  if form ~= "point" then
    local short = kit.cone{ radius = 0.022 * h, top = 0.012 * h, height = 0.45 * high, sides = 8 }:move(0, 0.2 * high, 0)
    p:add(kit.instances(kit.group{ short:slot("band"), kit.sphere{ radius = 0.04 * h, sides = 12, rows = 8 }:move(0, 0.45 * high, 0):slot("pearl") }:rotate("x", flare):move(0, 0.92 * band, -0.03 * radius),
      kit.ring{ count = count, radius = radius, start = 180 / count }))
  end
  -- Big stones below the points, small ones between.
  local size = 0.56 * band
  local cut = gem.choose(p, { "oval", "round", "cushion", "emerald" })
  local function set(scale) return gem.stone(p:material("stone"), cut, scale * size):rotate("x", 90):move(0, band / 2, 0.05 * size) end
  p:add(around(set(1), count, radius), "stone")
  p:add(around(gem.bezel(cut, size, 0.2 * size):rotate("x", 90):move(0, band / 2, 0.05 * size), count, radius), "rim")
  p:add(around(gem.cut("round", 0.5 * size):rotate("x", 90):move(0, band / 2, 0.03 * size), count, radius, 180 / count), "accent")
  p:add(around(kit.torus{ radius = 0.25 * size, tube = 0.05 * size, sides = 16, tube_sides = 6 }:rotate("x", 90):move(0, band / 2, 0.02 * size), count, radius, 180 / count), "rim")
  if form ~= "cross" then p:add(around(gem.cut("round", 0.09 * h):rotate("x", 90 - flare):move(0, 0.92 * band + 0.4 * high, 0.05 * h + 0.4 * high * math.sin(math.rad(flare)) - 0.02 * h), count, radius), "stone") end
  if arched then
    local top = h - 0.12 * h
    for i = 0, 3 do
      local path = kit.curve{ segments = 6, points = { { 0, 0.9 * band, 0.97 * radius }, { 0, 0.6 * h, 0.99 * radius }, { 0, top, 0.5 * radius }, { 0, 0.93 * top, 0 } } }
      p:add(kit.sweep{ path = path, profile = kit.rectangle{ width = 0.07 * h, height = 0.02 * h, radius = 0.006 * h }, crease = 40 }:rotate("y", 90 * i + 45), "band")
    end
    p:add(kit.sphere{ radius = 0.065 * h }:move(0, 0.93 * top + 0.03 * h, 0), "band")
    p:add(tips.cross():scale(0.14 * h, 0.14 * h, 0.14 * h):move(0, 0.93 * top + 0.08 * h, 0), "band")
  end
  if arched or p:part("cap") > 0 then
    p:add(kit.lathe{ smooth = true, sides = 32, profile = { { 0, 0.1 * band }, { 0.9 * radius, 0.1 * band, "sharp" }, { 0.92 * radius, 0.9 * band }, { 0.96 * radius, band + 0.22 * h }, { 0.7 * radius, band + 0.42 * h }, { 0.15 * radius, band + 0.44 * h }, { 0, band + 0.42 * h } } }, "cap")
  end
  p:anchor("head", { at = { 0, 0.35 * band, 0 }, size = 1.6 * radius })
end

-- An open arc, highest in front, of scrolls and stones.
local function tiara(p)
  local h = p.height
  local radius = h * p:vary(1.35, 1.6)
  local path, n = {}, 40
  for i = 0, n do
    local a = math.rad(-112 + 224 * i / n)
    path[i + 1] = { radius * math.sin(a), 0.05 * h, radius * math.cos(a) }
  end
  p:add(kit.sweep{ path = path, radius = 0.05 * h, sides = 8, first = "round", last = "round" }, "band")
  local upper = {}
  for i, at in ipairs(path) do upper[i] = { at[1], 0.23 * h, at[3] } end
  p:add(kit.sweep{ path = upper, radius = 0.032 * h, sides = 8, first = "round", last = "round" }, "band")
  local arcs, cut = p:choose{ 7, 9, 11 }, gem.choose(p, { "pear", "marquise", "oval", "round" })
  local step = 190 / arcs
  for i = 1, arcs do
    local t = i - (arcs + 1) / 2
    local angle = t * step
    local high = h * (0.28 + 0.62 * (0.5 + 0.5 * math.cos(math.rad(angle * 1.5))) ^ 1.2)
    local half = radius * math.rad(step) / 2
    local function place(shape) return shape:rotate("x", 8):move(0, 0.2 * h, radius):rotate("y", angle) end
    local rise = high - 0.2 * h
    for side = -1, 1, 2 do
      local scroll = kit.curve{ segments = 4, points = { { side * half, 0, 0 }, { side * 0.95 * half, 0.5 * rise, 0 }, { side * 0.4 * half, 0.85 * rise, 0 }, { 0, 0.98 * rise, 0 } } }
      p:add(place(kit.sweep{ path = scroll, radius = 0.022 * h, sides = 6, first = "round", last = "round" }), "band")
    end
    local size = math.min(0.62 * rise, 1.3 * half)
    p:add(place(gem.stone(p:material("stone"), cut, size):rotate("y", 180):rotate("x", 90):move(0, 0.44 * rise, 0)), "stone")
    p:add(place(gem.bezel(cut, size, 0.2 * size):rotate("y", 180):rotate("x", 90):move(0, 0.44 * rise, 0)), "band")
    p:add(place(gem.cut("round", 0.1 * h):rotate("x", 90):move(0, rise + 0.03 * h, 0)), "accent")
    p:add(place(kit.torus{ radius = 0.05 * h, tube = 0.014 * h, sides = 14, tube_sides = 6 }:rotate("x", 90):move(0, rise + 0.03 * h, 0)), "band")
  end
  local small, count = 0.11 * h, 44
  for i = 1, count do
    p:add(gem.small(small):rotate("x", 90):move(0, 0.14 * h, radius + 0.005 * h):rotate("y", (i - (count + 1) / 2) * 208 / count), "accent")
  end
  for side = -1, 1, 2 do p:add(kit.capsule{ radius = 0.03 * h, height = 0.5 * h }:rotate("x", 90):move(side * radius * math.sin(math.rad(112)), 0.05 * h, radius * math.cos(math.rad(112)) + 0.1 * h), "band") end
  p:anchor("head", { at = { 0, 0.05 * h, 0 }, size = 1.7 * radius })
end

-- Leaves on an open ring, as victors wore them.
local function wreath(p)
  local h = 1.3 * p.height
  local radius = 1.25 * h
  local path = {}
  for i = 0, 40 do
    local a = math.rad(-165 + 330 * i / 40)
    path[i + 1] = { radius * math.sin(a), 0.45 * h, -radius * math.cos(a) }
  end
  p:add(kit.sweep{ path = path, radius = 0.04 * h, sides = 7, first = "round", last = "round" }, "band")
  local leaf = kit.sphere{ radii = { 0.14 * h, 0.4 * h, 0.035 * h }, sides = 10, rows = 8 }:move(0, 0.34 * h, 0)
  for i = 0, 21 do
    local side = i < 11 and 1 or -1
    local a = (i % 11) * 15 + 14
    for k = -1, 1 do
      p:add(leaf:rotate("z", side * (72 + k * 30)):rotate("x", k * 8):move(0, 0.45 * h, radius):rotate("y", 180 + side * -a), "leaf")
    end
  end
  p:anchor("head", { at = { 0, 0.3 * h, 0 }, size = 1.8 * radius })
end

local slots = { { "band", "gold" }, { "stone", "ruby" }, { "accent", "sapphire" }, { "rim", "gold" }, { "pearl", "pearl" }, { "cap", "crimson velvet" } }
return {
  parts = { stone = { 0, 1, 1 }, arch = { 0, 0, 1 }, cap = { 0, 0, 1 } },
  slots = slots, shapes = { "tall", "wide", "oval", "round", "square", "heart shaped", "hexagonal", "triangular", "octagonal", "marquise", "pear shaped", "emerald cut" }, traits = { draw = crown },
  kinds = {
    { kind = "crown", synsets = { "crown.n.04" }, names = { "royal crown", "king crown", "queen crown", "coronet", "princess crown" }, height_m = { 0.05, 0.15, 0.3 } },
    { kind = "imperial crown", names = { "state crown", "imperial state crown", "arched crown" }, height_m = { 0.1, 0.22, 0.35 }, traits = { arched = true, tip = "cross" } },
    { kind = "tiara", synsets = { "tiara.n.01" }, names = { "diadem", "circlet" }, height_m = { 0.03, 0.06, 0.12 }, traits = { draw = tiara },
      slots = { { "stone", "diamond" }, { "band", "silver" }, { "accent", "crystal" }, { "rim", "silver" }, { "pearl", "pearl" }, { "cap", "crimson velvet" } } },
    { kind = "laurel wreath", names = { "laurel crown", "laurels" }, height_m = { 0.04, 0.08, 0.15 }, traits = { draw = wreath },
      slots = { { "leaf", "gold" }, { "band", "gold" } }, parts = {} , shapes = {} },
  },
  build = function(p) stand.on_floor(p, p.traits.draw, "height") end,
}
