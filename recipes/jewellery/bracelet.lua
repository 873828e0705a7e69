-- Bracelets and anklets, lying flat: strings of beads, chains, rows of stones, cuffs, bangles and braids.
local gem = require("lib/gem")
local links = require("lib/links")
local stand = require("lib/stand")

local forms = {}

-- What a bead looks like: pearls are round, clear stones faceted.
local function bead(material, size, faceted)
  if faceted and material ~= "pearl" then
    return kit.lathe{ sides = 8, profile = { { 0, -0.42 * size }, { 0.3 * size, -0.42 * size }, { 0.5 * size, 0 }, { 0.3 * size, 0.42 * size }, { 0, 0.42 * size } } }:crease(1)
  end
  return kit.sphere{ radius = size / 2, sides = 14, rows = 9 }
end

-- A trinket below the front: a heart, a drop, a disc or a star.
local function charm(p, size)
  local form = p:choose{ "heart", "disc", "star", "drop" }
  local body
  if form == "heart" then
    local outline = {}
    for i, v in ipairs(gem.outline("heart", size)) do outline[i] = { v[1], v[2] } end
    body = kit.extrude{ outline = outline, depth = 0.25 * size, bevel = 0.08 * size }
  elseif form == "star" then
    body = kit.extrude{ outline = kit.star{ tips = 5, outer = size / 2, inner = 0.24 * size }, depth = 0.22 * size, bevel = 0.05 * size }
  elseif form == "disc" then
    body = kit.cylinder{ radius = 0.45 * size, height = 0.18 * size, bevel = 0.05 * size }:rotate("x", 90)
  else
    body = kit.lathe{ smooth = true, profile = { { 0, -0.5 * size }, { 0.34 * size, -0.2 * size }, { 0.2 * size, 0.2 * size }, { 0, 0.5 * size } } }
  end
  local ring = kit.torus{ radius = 0.14 * size, tube = 0.04 * size, sides = 12, tube_sides = 6 }:rotate("y", 90):rotate("z", 90)
  return kit.group{ body:move(0, -0.55 * size, 0), ring:rotate("x", 90):move(0, 0.04 * size, 0) }
end

local function clasp(p, radius, size)
  local ring = kit.torus{ radius = 0.7 * size, tube = 0.18 * size, sides = 16, tube_sides = 7 }:move(0.75 * size, 0, -radius)
  local claw = kit.torus{ radius = 0.62 * size, tube = 0.2 * size, sides = 16, tube_sides = 7 }:scale(1.3, 1, 1):rotate("x", 90):move(-0.5 * size, 0, -radius)
  p:add(kit.group{ ring, claw }, gem.metal(p, "clasp", "gold", "band"))
end

function forms.beaded(p, radius)
  local size = radius * p:vary(0.16, 0.26)
  local faceted, every = p:chance(0.4), p:choose{ 2, 3, 4, 5 }
  local circle = links.circle(radius - size / 2)
  local two = p:material("accent") ~= "howlite" or p:chance(0.4)
  local main, other = bead(p:material("stone"), size, faceted), bead(p:material("accent"), size, faceted)
  local spacer = kit.cylinder{ radius = 0.4 * size, height = 0.16 * size, bevel = 0.05 * size, sides = 14 }
  local metal = gem.metal(p, "chain", "gold", "band")
  local spaced = p:chance(0.5)
  p:add(links.beads(circle, size * (spaced and 1.12 or 0.98), true, function(i)
    local stone = (two and i % every == 0) and other:slot("accent") or main:slot("stone")
    return spaced and kit.group{ stone, spacer:slot(metal):move(0, 0.56 * size, 0) } or stone
  end))
  return size / 2
end

function forms.chain(p, radius)
  local link = radius * p:vary(0.17, 0.27)
  p:add(links.chain(links.circle(radius - 0.3 * link), link, 0.1 * link, true, 12), gem.metal(p, "chain", "gold", "band"))
  local count, size = p:choose{ 3, 5, 6, 8 }, link * p:vary(1.5, 2)
  local cut = gem.choose(p, { "round", "oval", "cushion", "marquise" })
  for i = 0, count - 1 do
    local slot = (i % 2 == 1 and p:material("accent") ~= "howlite") and "accent" or "stone"
    local function place(shape) return shape:rotate("y", 90):rotate("x", 90):move(0, 0, radius - 0.15 * size):rotate("y", 360 * i / count) end
    if p:part("stone") > 0 then
      p:add(place(gem.stone(p:material(slot), cut, size)), slot)
      p:add(place(gem.bezel(cut, size, 0.3 * size)), "band")
    end
  end
  clasp(p, radius - 0.3 * link, 0.45 * link)
  return math.max(0.3 * link, p:part("stone") > 0 and 0.52 * size or 0)
end

-- A row of equal stones, each in a small box of its own.
function forms.tennis(p, radius)
  local size = radius * p:vary(0.11, 0.15)
  local cut = gem.choose(p, { "round", "square", "round" })
  local stone = gem.stone(p:material("stone"), cut, size):rotate("x", 90):move(0, 0, 0.06 * size)
  local other = gem.stone(p:material("accent"), cut, size):rotate("x", 90):move(0, 0, 0.06 * size)
  local two = p:material("accent") ~= "howlite"
  local cup = kit.box{ size = { 1.02 * size, 1.05 * size, 0.5 * size }, bevel = 0.1 * size }:move(0, 0, -0.24 * size)
  local count = math.floor(2 * math.pi * radius / (1.12 * size))
  for i = 0, count - 1 do
    local function place(shape) return shape:move(0, 0, radius - 0.2 * size):rotate("y", 360 * i / count) end
    local second = two and i % 2 == 1
    p:add(place(second and other or stone), second and "accent" or "stone")
    p:add(place(cup), "band")
  end
  return 0.53 * size
end

-- A broad open band with a stone in the middle, or engraved with grooves.
function forms.cuff(p, radius)
  local tall, thick = radius * (p:shape("wide") and 1.1 or p:shape("slim") and 0.3 or p:vary(0.5, 0.85)), 0.05 * radius
  local path, radii, n = {}, {}, 48
  for i = 0, n do
    local a = math.rad(-152 + 304 * i / n)
    path[i + 1] = { 1.08 * (radius - thick) * math.sin(a), 0, 0.94 * (radius - thick) * math.cos(a) }
  end
  local narrow = p:vary(0.1, 0.45)
  local sections = {}
  for i, at in ipairs(path) do
    local t = math.abs(2 * (i - 1) / n - 1)
    local half = tall / 2 * (1 - narrow * t ^ 2) * (t > 0.93 and (1 - 0.35 * (t - 0.93) / 0.07) or 1)
    local x, z = at[1] / (radius - thick), at[3] / (radius - thick)
    sections[i] = { { at[1] - thick * x / 2, -half, at[3] - thick * z / 2 }, { at[1] + thick * x / 2, -half, at[3] + thick * z / 2 },
      { at[1] + thick * x * 0.9, 0, at[3] + thick * z * 0.9 }, { at[1] + thick * x / 2, half, at[3] + thick * z / 2 }, { at[1] - thick * x / 2, half, at[3] - thick * z / 2 } }
  end
  p:add(kit.loft{ sections = sections, crease = 40 }, "band")
  for side = -1, 1, 2 do
    local edge = {}
    for i, at in ipairs(path) do
      local t = math.abs(2 * (i - 1) / n - 1)
      edge[i] = { at[1], side * tall / 2 * (1 - narrow * t ^ 2) * (t > 0.93 and (1 - 0.35 * (t - 0.93) / 0.07) or 1), at[3] }
    end
    p:add(kit.sweep{ path = edge, radius = 0.55 * thick, sides = 8, first = "round", last = "round" }, gem.metal(p, "chain", "gold", "band"))
  end
  local front = 0.94 * (radius - thick) + 0.3 * thick
  if p:part("stone") > 0 then
    local size, cut = math.min(0.85 * tall, 0.6 * radius), gem.choose(p, { "oval", "round", "cushion", "emerald" })
    p:add(gem.stone(p:material("stone"), cut, size):rotate("x", 90):move(0, 0, front + 0.12 * size), "stone")
    p:add(gem.bezel(cut, size, 0.24 * size):rotate("x", 90):move(0, 0, front + 0.12 * size), "band")
    for side = -1, 1, 2 do
      for i = 1, 2 do
        local small = size * (0.5 - 0.12 * i)
        local function place(shape) return shape:rotate("x", 90):move(0, 0, front + 0.35 * thick):rotate("y", side * (14 + 22 * i)) end
        p:add(place(gem.cabochon("round", small, 0.35)), "accent")
        p:add(place(kit.torus{ radius = 0.5 * small, tube = 0.07 * small, sides = 16, tube_sides = 6 }), "band")
      end
    end
  end
  return tall / 2 + 0.55 * thick
end

-- A closed ring: round, flat, twisted or faceted; perhaps with stones around it.
function forms.bangle(p, radius)
  local form = p:shape("twisted") and "twisted" or (p:shape("wide") or p:shape("flat")) and "flat" or p:shape("slim") and "round" or p:choose{ "round", "flat", "facet", "round", "twisted", "flat" }
  local wide = radius * (form == "flat" and p:vary(0.28, 0.5) or p:vary(0.16, 0.24)) * (p:shape("slim") and 0.6 or p:shape("thick") and 1.4 or 1)
  local circle = links.circle(radius - wide * (form == "flat" and 0.12 or 0.5), false, p.advanced and 96 or 60)
  if form == "twisted" then
    p:add(links.braid(circle, 0.5 * wide, 2, 9, true), "band")
  else
    local outline = form == "flat" and kit.rectangle{ width = 0.2 * wide, height = wide, radius = 0.09 * wide, segments = 3 }
      or form == "facet" and kit.ellipse{ radius = wide / 2, sides = 6 } or kit.ellipse{ radius = wide / 2, sides = 14 }
    p:add(kit.sweep{ path = circle, closed = true, profile = outline, up = { 0, 1, 0 }, crease = 40 }, "band")
    if form == "flat" then
      for side = -1, 1, 2 do
        p:add(kit.torus{ radius = radius - 0.1 * wide, tube = 0.09 * wide, sides = 72, tube_sides = 6 }:move(0, side * 0.46 * wide, 0), "rim")
      end
    end
  end
  if p:part("gem") > 0 or p:material("gem") ~= "crystal" then
    local size, count = 0.55 * wide, p:choose{ 5, 7, 12, 20 }
    for i = 1, count do
      local function place(shape) return shape:rotate("x", 90):move(0, 0, radius - 0.02 * wide):rotate("y", count == 20 and 18 * i or (i - (count + 1) / 2) * 15) end
      p:add(place(gem.cut("round", size)), "gem")
      p:add(place(kit.torus{ radius = 0.5 * size, tube = 0.1 * size, sides = 14, tube_sides = 6 }), "rim")
    end
  end
  return wide / 2 + (form == "flat" and 0.05 * wide or 0)
end

function forms.braid(p, radius)
  local wide = radius * p:vary(0.2, 0.3)
  local circle = links.circle(radius - 0.45 * wide, false, 90)
  p:add(links.braid(circle, 0.42 * wide, 3, 10, true, true), "band")
  p:add(kit.cylinder{ radius = 0.5 * wide, height = 0.7 * wide, bevel = 0.08 * wide }:rotate("z", 90):move(0, 0, -radius + 0.45 * wide), gem.metal(p, "clasp", "gold", "clasp"))
  if p:part("stone") > 0 then
    local size = 1.1 * wide
    p:add(gem.stone(p:material("stone"), "oval", size):rotate("y", 90):rotate("x", 90):move(0, 0, radius + 0.12 * size), "stone")
    p:add(gem.bezel("oval", size, 0.3 * size):rotate("y", 90):rotate("x", 90):move(0, 0, radius + 0.12 * size), "clasp")
  end
  return 0.5 * wide
end

-- Anything that is not metal by its word is tied or plaited, not forged.
local soft = { leather = true, suede = true, rope = true, string = true, yarn = true, cotton = true, fabric = true, silk = true, canvas = true }

local function draw(p)
  local radius = p.width / 2 * (p:part("charm") > 2 and 0.76 or 1)
  local form = p.traits.form
  if not form then
    form = soft[p:material("band")] and "braid" or p:shape("twisted") and "braid" or p:shape("wide") and "cuff"
      or p:choose(p:material("band") ~= "gold" and { "chain", "cuff", "tennis" } or { "beaded", "beaded", "chain", "beaded", "cuff" })
    if p:part("stone") == 0 then form = "chain" end
  end
  local drawn = forms[form](p, radius)
  local count, size = p:part("charm"), 0.38 * radius
  for i = 1, count do
    local a = (i - (count + 1) / 2) * (count > 4 and 50 or 34)
    -- Charms lie flat, outside the ring.
    p:add(charm(p, size):rotate("x", -90):move(0, -drawn + 0.13 * size, radius - 0.05 * size):rotate("y", a), "charm")
  end
end

local jewelled = { { "stone", "turquoise" }, { "band", "gold" }, { "accent", "howlite" }, { "chain", "gold" }, { "charm", "gold" }, { "clasp", "gold" } }
local forged = { { "band", "gold" }, { "gem", "crystal" }, { "rim", "gold" }, { "charm", "gold" }, { "clasp", "gold" } }
local shapes = { "oval", "round", "square", "heart shaped", "hexagonal", "triangular", "octagonal", "marquise", "pear shaped", "emerald cut", "twisted", "wide", "slim" }

return {
  width_m = { 0.045, 0.07, 0.11 },
  parts = { stone = { 0, 1, 1 }, charm = { 0, 0, 6 }, clasp = { 0, 1, 1 } },
  slots = jewelled, shapes = shapes, traits = {},
  kinds = {
    { kind = "bracelet", synsets = { "bracelet.n.02" }, names = { "wrist chain", "bracelet with stones" } },
    { kind = "beaded bracelet", names = { "bead bracelet", "friendship bracelet", "prayer beads", "mala", "rosary bracelet" }, traits = { form = "beaded" } },
    { kind = "tennis bracelet", names = { "line bracelet" }, traits = { form = "tennis" },
      slots = { { "stone", "diamond" }, { "band", "silver" }, { "accent", "howlite" }, { "chain", "silver" }, { "charm", "silver" }, { "clasp", "silver" } } },
    { kind = "charm bracelet", names = {}, parts = { stone = { 0, 0, 1 }, charm = { 0, 6, 8 }, clasp = { 0, 1, 1 } }, traits = { form = "chain" } },
    { kind = "link bracelet", names = { "chain bracelet" }, parts = { stone = { 0, 0, 1 }, charm = { 0, 0, 6 }, clasp = { 0, 1, 1 } }, traits = { form = "chain" } },
    { kind = "cuff bracelet", names = { "bracelet cuff", "cuff", "arm cuff", "wrist cuff", "armlet" }, traits = { form = "cuff" } },
    { kind = "braided bracelet", names = { "leather bracelet", "woven bracelet" }, parts = { stone = { 0, 0, 1 }, charm = { 0, 0, 4 }, clasp = { 0, 1, 1 } }, traits = { form = "braid" },
      slots = { { "band", "brown leather" }, { "stone", "turquoise" }, { "clasp", "silver" }, { "charm", "silver" }, { "accent", "howlite" }, { "chain", "silver" } } },
    { kind = "bangle", names = { "bangle bracelet", "kada" }, traits = { form = "bangle" }, slots = forged, parts = { gem = { 0, 0, 1 }, charm = { 0, 0, 4 }, clasp = { 0, 0, 1 } },
      shapes = { "oval", "round", "square", "heart shaped", "hexagonal", "triangular", "octagonal", "marquise", "pear shaped", "emerald cut", "twisted", "wide", "slim", "flat", "thick" } },
    { kind = "anklet", synsets = { "anklet.n.02" }, names = { "ankle bracelet", "ankle chain" }, width_m = { 0.06, 0.085, 0.12 }, traits = { form = "chain" } },
  },

  build = function(p)
    stand.on_floor(p, draw, "width")
  end,
}
