-- Minerals as collectors know them: points, clusters, geodes, the plain solids they grow in, and cut gems.
local gem = require("lib/gem")
local stand = require("lib/stand")

-- A six-sided column with a point on top; `r` its radius, `h` its height, from y = 0.
local function point(p, r, h, sides)
  local shoulder = h - r * p:vary(1, 2)
  local lean = p:vary(-0.25, 0.25) * r
  local lower, upper = {}, {}
  local base, tip = {}, { { lean, h, 0.6 * lean } }
  for k = 1, sides or 6 do
    local a = -2 * math.pi * k / (sides or 6)
    local x, z = math.cos(a), math.sin(a)
    base[k] = { 0.86 * r * x, 0, 0.86 * r * z }
    lower[k] = { 0.96 * r * x, 0.35 * h, 0.96 * r * z }
    upper[k] = { r * x, shoulder + p:vary(-0.22, 0.22) * r, r * z }
  end
  return kit.loft{ sections = { base, lower, upper, tip } }:crease(1)
end

-- A sprawling foot of the rock that crystals grow from.
local function matrix(p, width, tall)
  local parts = {}
  for i = 1, 7 do
    local a, r = i * 2.4, 0.32 * width * math.sqrt(i / 7)
    parts[i] = { form = "ellipsoid", at = { r * math.cos(a), 0.28 * tall, 0.8 * r * math.sin(a) }, size = { 0.26 * width, tall * p:vary(0.5, 0.8), 0.22 * width } }
  end
  return kit.blend{ parts = parts, smooth = 0.15 * width, cell = 0.05 * width }:displace{ amount = 0.08 * tall, size = 0.25 * tall, octaves = 2 }:cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } }:crease(20)
end

local forms = {}

function forms.point(p, h)
  local r = h * (p:shape("slim") and 0.12 or p:vary(0.17, 0.24))
  p:add(point(p, r, h), "crystal")
  if p:chance(0.6) then p:add(point(p, 0.5 * r, 0.42 * h):rotate("z", -9):move(1.05 * r, 0, 0.35 * r), "crystal") end
  if p:chance(0.5) then p:add(point(p, 0.42 * r, 0.3 * h):rotate("z", 11):move(-1.0 * r, 0, 0.3 * r), "crystal") end
end

function forms.cluster(p, h)
  local count = p.traits.count or p:choose{ 12, 15, 18 }
  local foot = 0.16 * h
  local slim = p.traits.slim or 1
  for i = 1, count do
    local t = (i - 1) / (count - 1)
    local a, away = i * 2.4 + p:vary(-0.3, 0.3), 0.3 * h * math.sqrt(t)
    local tall = i == 1 and h - 0.6 * foot or h * p:vary(0.3, 0.62) * (1.25 - 0.6 * t)
    local r = tall * p:vary(0.1, 0.15) * slim
    p:add(point(p, r, tall):rotate("x", 34 * t + p:vary(-6, 6)):rotate("y", 90 - math.deg(a)):move(away * math.cos(a), 0.5 * foot, 0.85 * away * math.sin(a)), i % 4 == 3 and "accent" or "crystal")
  end
  p:add(matrix(p, 0.95 * h, 1.3 * foot), "rock")
end

-- A hollow stone broken open: a rind, banded agate, and crystals that point inwards.
function forms.geode(p, h)
  local r, seed = h / 2, p:vary(0, 90)
  local function wall(scale, bumps)
    local rows, n = {}, p.advanced and 40 or 26
    for i = 0, 9 do
      local t = i / 9 * 0.5 * math.pi
      local ring = {}
      for k = 0, n - 1 do
        local a = 2 * math.pi * k / n
        local x, y, z = math.sin(t) * math.cos(a), math.sin(t) * math.sin(a), -math.cos(t)
        local s = r * scale * (1 + 0.1 * kit.noise(1.6 * x + seed, 1.6 * y, 0) + bumps * kit.noise(7 * x + seed, 7 * y, 7 * z))
        ring[k + 1] = { 1.1 * s * x, s * y, 0.85 * s * z }
      end
      rows[i + 1] = i == 0 and { ring[1] } or ring
    end
    return rows, n
  end
  local function rim(outer, inner)
    -- Two shells, joined by the broken face between them.
    local rows = {}
    local a, b = wall(outer, outer > 0.97 and 0.03 or 0), wall(inner, 0)
    for i = 2, #a do rows[#rows + 1] = a[i] end
    for i = #b, 2, -1 do rows[#rows + 1] = b[i] end
    table.insert(rows, 1, a[1])
    rows[#rows + 1] = b[1]
    return kit.loft{ sections = rows, crease = 35 }
  end
  local function tilt(shape) return shape:rotate("x", -22) end
  p:add(tilt(rim(1, 0.9)), "rock")
  p:add(tilt(rim(0.895, 0.82)), "layer")
  p:add(tilt(rim(0.815, 0.77)), "accent")
  p:add(tilt(rim(0.765, 0.74)), "crystal")
  local count = p.advanced and 170 or 130
  for i = 1, count do
    local t = math.acos(1 - (i - 0.5) / count) * 0.96
    local a = i * 2.39996
    local x, y, z = math.sin(t) * math.cos(a), math.sin(t) * math.sin(a), -math.cos(t)
    local s = r * 0.77 * (1 + 0.1 * kit.noise(1.6 * x + seed, 1.6 * y, 0))
    local tall = r * p:vary(0.18, 0.34)
    local c = kit.cone{ radius = tall * p:vary(0.3, 0.45), height = tall, sides = 6 }:crease(1):move(0, tall / 2, 0)
    p:add(tilt(c:aim(-x + p:vary(-0.2, 0.2), -y + p:vary(-0.2, 0.2), -z):move(1.1 * s * x, s * y, 0.85 * s * z)), "crystal")
  end
end

-- Crystals that grow as plain solids: cubes, octahedra, dodecahedra, several grown together.
-- Grown solids; fine ones have lost their sharpest corners.
local function solid(form, r, fine)
  if form == "cube" then return kit.box{ size = { 1.4 * r, 1.4 * r, 1.4 * r }, bevel = 0.03 * r, segments = fine and 3 or 1 } end
  if form == "octahedron" then
    local profile = fine and { { 0, -0.97 * r }, { 0.03 * r, -0.97 * r }, { 0.98 * r, -0.02 * r }, { 0.98 * r, 0.02 * r }, { 0.03 * r, 0.97 * r }, { 0, 0.97 * r } }
      or { { 0, -r }, { r, 0 }, { 0, r } }
    return kit.lathe{ sides = 4, profile = profile }:crease(1)
  end
  local g = (1 + math.sqrt(5)) / 2
  -- A dodecahedron: a ball cut by twelve planes.
  local ball = kit.sphere{ radius = 1.2 * r, sides = 16, rows = 10 }
  for _, n in ipairs{ { 0, 1, g }, { 0, 1, -g }, { 0, -1, g }, { 0, -1, -g }, { 1, g, 0 }, { 1, -g, 0 }, { -1, g, 0 }, { -1, -g, 0 }, { g, 0, 1 }, { g, 0, -1 }, { -g, 0, 1 }, { -g, 0, -1 } } do
    local l = math.sqrt(1 + g * g)
    ball = ball:cut{ point = { 0.78 * r * n[1] / l, 0.78 * r * n[2] / l, 0.78 * r * n[3] / l }, normal = n }
  end
  for corner = 0, fine and 7 or -1 do
    local n = { corner % 2 * 2 - 1, corner // 2 % 2 * 2 - 1, corner // 4 * 2 - 1 }
    ball = ball:cut{ point = { 0.55 * r * n[1], 0.55 * r * n[2], 0.55 * r * n[3] }, normal = n }
  end
  return ball:crease(8)
end

function forms.solid(p, h)
  local form = p.traits.solid or p:choose{ "cube", "octahedron", "cube" }
  local r = h * (form == "cube" and 0.68 or form == "dodecahedron" and 0.64 or 0.5)
  local main = solid(form, r, p.advanced)
  if form == "cube" and not p.traits.plain then
    for i = 1, p:choose{ 3, 4, 5 } do
      local a, s = i * 2.1, p:vary(0.35, 0.62)
      p:add(main:scale(s):rotate("y", p:vary(0, 90)):rotate("x", p:vary(-14, 14)):move(0.62 * r * math.cos(a), r * p:vary(-0.7, 0.3) * 0.5, 0.62 * r * math.sin(a)), i % 2 == 0 and "accent" or "crystal")
    end
  end
  main = main:scale(p:vary(0.94, 1.06), 1, p:vary(0.94, 1.06))
  p:add(form == "dodecahedron" and main:rotate("x", 31.7) or main, "crystal")
end

-- Cut stones lie tilted on pavilion and girdle, as on a jeweller's cloth.
function forms.gem(p, h)
  local cut = p.traits.cut or gem.choose(p, { "round", "round", "oval", "cushion", "emerald", "pear", "hexagon", "marquise", "heart", "square" })
  local stone = gem.cut(cut, 1, p.advanced)
  -- The line from culet to girdle lies on the ground.
  local tilted = stone:rotate("y", p:vary(-20, 20)):rotate("x", p.traits.upright and 0 or 40)
  local _, tall = tilted:size()
  p:add(tilted:scale(h / tall), "stone")
end

function forms.gems(p, h)
  h = 1.2 * h
  local slots, cuts = { "stone", "ruby", "emerald", "topaz", "amethyst" }, { "round", "emerald", "oval", "cushion", "pear", "hexagon" }
  local one = p:material("stone") ~= "sapphire"
  for i = 1, 11 do
    local s = h * p:vary(0.55, 0.75)
    local a, r = 2.4 * i, 0.44 * h * math.sqrt(i - 1)
    local stone = gem.cut(cuts[i % 6 + 1], s, p.advanced):rotate("x", p:vary(25, 55)):rotate("y", 100 * i):align{ y = "low" }
    p:add(stone:move(r * math.cos(a), i == 1 and 0.42 * h or 0, 0.8 * r * math.sin(a)), one and "stone" or slots[i % 5 + 1])
  end
end

-- Polished: an egg-shaped or round pebble, a slice with its bands, a ball on a stand.
function forms.tumbled(p, h)
  local body = kit.superquadric{ radii = { h * p:vary(0.62, 0.85), h / 2, h * p:vary(0.55, 0.7) }, round_y = 0.85, round_xz = 0.8, cells = p.advanced and 20 or 12 }
  p:add(body:displace{ amount = 0.07 * h, size = 0.9 * h }, "stone")
end

function forms.slice(p, h)
  local seed, n = p:vary(0, 80), 48
  local function outline(scale)
    local points = {}
    for k = 0, n - 1 do
      local a = 2 * math.pi * k / n
      local r = h / 2 * scale * (1 + 0.14 * kit.noise(1.4 * math.cos(a) + seed, 1.4 * math.sin(a), scale) + 0.03 * kit.noise(6 * math.cos(a), 6 * math.sin(a) + seed, 0))
      points[k + 1] = { 1.12 * r * math.cos(a), r * math.sin(a) }
    end
    return points
  end
  local slots, thick = { "rock", "layer", "accent", "layer", "accent", "crystal" }, 0.09 * h
  for i, scale in ipairs{ 1, 0.92, 0.74, 0.6, 0.5, 0.34 } do
    p:add(kit.extrude{ outline = outline(scale), depth = thick * (1 + 0.035 * i), bevel = i == 1 and 0.1 * thick or 0 }:rotate("x", -8), slots[i])
  end
end

function forms.ball(p, h)
  local r = 0.4 * h
  p:add(kit.sphere{ radius = r, sides = p.advanced and 64 or 36, rows = p.advanced and 40 or 22 }:move(0, h - r, 0), "stone")
  p:add(kit.lathe{ sides = 40, smooth = true, profile = { { 0, 0, "sharp" }, { 0.62 * r, 0, "sharp" }, { 0.64 * r, 0.06 * h }, { 0.36 * r, 0.1 * h }, { 0.34 * r, 0.14 * h }, { 0.6 * r, 0.25 * h }, { 0.52 * r, 0.26 * h }, { 0, 0.21 * h } } }, "stand")
end

function forms.pearl(p, h)
  p:add(kit.sphere{ radius = h / 2, sides = p.advanced and 48 or 32, rows = p.advanced and 28 or 18 }, "stone")
end

local grown = { { "crystal", "amethyst" }, { "accent", "amethyst" }, { "rock", "rock" }, { "layer", "white quartzite" } }
local function of(material) return { { "crystal", material }, { "accent", material }, { "rock", "rock" }, { "layer", "white quartzite" } } end
local function cut_of(material) return { { "stone", material }, { "stand", "walnut" } } end
local kinds = {
  { kind = "crystal", synsets = { "crystal.n.01", "crystal.n.03" }, names = { "crystal point", "quartz crystal", "healing crystal", "crystal shard", "crystal tower", "crystal obelisk", "kyber crystal" }, traits = { form = "point" }, shapes = { "slim" }, height_m = { 0.03, 0.12, 1 }, slots = of("quartz") },
  { kind = "crystal cluster", names = { "cluster", "cluster of crystals", "crystals", "crystal formation", "amethyst cluster", "druse", "crystal mountain", "mineral cluster" }, traits = { form = "cluster" } },
  { kind = "geode", synsets = { "geode.n.01" }, names = { "amethyst geode", "crystal geode", "thunder egg" }, traits = { form = "geode" }, height_m = { 0.05, 0.16, 0.6 },
    slots = { { "crystal", "amethyst" }, { "rock", "brown rock" }, { "layer", "gray agate" }, { "accent", "white quartzite" } } },
  { kind = "agate slice", names = { "geode slice", "agate slab", "slice of agate" }, traits = { form = "slice" }, height_m = { 0.04, 0.12, 0.4 }, slots = { { "layer", "blue agate" }, { "rock", "brown rock" }, { "accent", "light blue agate" }, { "crystal", "quartz" } } },
  { kind = "fluorite octahedron", names = { "octahedron", "octahedron crystal" }, traits = { form = "solid", solid = "octahedron" }, slots = of("fluorite") },
  { kind = "dodecahedron", names = { "dodecahedron crystal" }, traits = { form = "solid", solid = "dodecahedron" }, slots = of("fluorite") },
  { kind = "pyrite", names = { "pyrite cube", "galena", "galena cube", "halite", "fluorite cube", "pyrite crystal", "cubic crystal" }, traits = { form = "solid", solid = "cube" }, slots = of("pyrite") },
  { kind = "gem", synsets = { "gem.n.02", "jewel.n.01" }, except = { "pearl.n.01" }, names = { "gemstone", "precious stone", "cut stone", "faceted stone", "jewel", "birthstone", "faceted gem" }, traits = { form = "gem" }, height_m = { 0.004, 0.012, 0.1 }, shapes = gem.shapes, slots = cut_of("ruby") },
  { kind = "gems", names = { "gem pile", "jewels", "gemstones", "pile of gems", "heap of jewels", "loose gems" }, traits = { form = "gems" }, height_m = { 0.01, 0.03, 0.2 },
    slots = { { "stone", "sapphire" }, { "ruby", "ruby" }, { "emerald", "emerald" }, { "topaz", "topaz" }, { "amethyst", "amethyst" } } },
  { kind = "tumbled stone", names = { "polished stone", "tumbled gemstone", "palm stone", "cabochon", "gemstone cabochon", "worry gem" }, traits = { form = "tumbled" }, height_m = { 0.008, 0.02, 0.1 }, slots = cut_of("jasper") },
  { kind = "crystal ball", names = { "crystal sphere", "gazing ball", "fortune teller ball", "gemstone sphere", "crystal orb" }, traits = { form = "ball" }, height_m = { 0.08, 0.18, 0.5 }, slots = cut_of("crystal") },
}
-- Words that name both the stuff and the thing: "a rough amethyst", "green malachite", "an uncut diamond".
local shown = {
  cluster = { "amethyst", "quartz", "citrine", "celestite", "aquamarine", "tourmaline", "rose quartz", "smoky quartz", "kyanite", "calcite" },
  gem = { "diamond", "ruby", "sapphire", "emerald", "peridot", "topaz", "garnet", "tanzanite", "morganite", "alexandrite", "spinel", "zircon", "iolite", "cubic zirconia", "chrysoberyl", "rhodolite" },
  tumbled = { "jasper", "carnelian", "jade", "onyx", "opal", "moonstone", "labradorite", "malachite", "aventurine", "chalcedony",
    "bloodstone", "sodalite", "lapis lazuli", "tiger eye", "sunstone", "howlite", "azurite", "rhodonite" },
  ball = { "pearl" }, slice = { "agate" }, solid = { "fluorite" },
}
for form, words in pairs(shown) do
  for _, word in ipairs(words) do
    local kind = { kind = word, traits = { form = form } }
    if form == "gem" then
      kind.height_m, kind.shapes, kind.slots = { 0.004, 0.012, 0.1 }, gem.shapes, cut_of(word)
    elseif form == "tumbled" then
      kind.height_m, kind.slots = { 0.008, 0.03, 0.3 }, cut_of(word)
    elseif form == "ball" then
      kind.height_m, kind.slots, kind.traits = { 0.004, 0.01, 0.1 }, cut_of(word), { form = "pearl" }
    elseif form == "slice" then
      kind.slots = { { "layer", "agate" }, { "rock", "brown rock" }, { "accent", "cream agate" }, { "crystal", "quartz" } }
    else
      kind.slots = of(word)
    end
    kinds[#kinds + 1] = kind
  end
end

return {
  kinds = kinds, slots = grown, traits = {}, height_m = { 0.03, 0.14, 1 },
  build = function(p)
    stand.on_floor(p, function(q) forms[p.traits.form](q, p.height) end, "height")
  end,
}
