-- Necklaces as they lie about a neck, and pendants on a piece of their chain.
local gem = require("lib/gem")
local links = require("lib/links")
local pendants = require("lib/pendant")
local stand = require("lib/stand")

-- About the neck: high behind, low in front. `drop` = how deep the front hangs against the width.
local function neckline(width, drop, n)
  local path = {}
  for i = 0, n - 1 do
    local a = 2 * math.pi * i / n
    local front = 0.5 + 0.5 * math.cos(a)
    path[i + 1] = { width / 2 * math.sin(a) * (1 - 0.18 * front ^ 2), -drop * width * front ^ 1.35, 0.4 * width * math.cos(a) }
  end
  return path
end

local forms = {}

function forms.chain(p, path, width)
  local link = width * p:vary(0.035, 0.055)
  local wear = gem.metal(p, "chain", "gold", "band")
  if p:part("pendant") > 0 and p:chance(0.4) then link = 0.028 * width end
  p:add(p:chance(0.25) and links.braid(path, 0.25 * link, 2, 40, true) or links.chain(path, link, 0.1 * link, true, 8), wear)
end

function forms.pearls(p, path, width)
  local size = width * p:vary(0.05, 0.085)
  local other = p:material("accent") ~= "crystal"
  local main = kit.sphere{ radius = size / 2, sides = 12, rows = 8 }
  if p:chance(0.3) and p:material("stone") ~= "pearl" then main = main:scale(1, 1.2, 1):crease(1) end
  p:add(links.beads(path, 0.99 * size, true, function(i) return main:slot(other and i % 3 == 0 and "accent" or "stone") end))
end

-- Stones in their settings, the biggest in front.
function forms.collar(p, path, width)
  local cut = gem.choose(p, { "round", "oval", "cushion", "emerald", "pear", "marquise" })
  local steps = links.steps(path, 0.075 * width, true)
  local other = p:material("accent") ~= "crystal"
  for i, s in ipairs(steps) do
    local front = 0.5 + 0.5 * s[3] / (0.4 * width)
    local size = width * (0.05 + 0.035 * front)
    local angle = math.deg(math.atan(s[1], s[3]))
    local function place(shape) return shape:rotate("x", 70):rotate("y", angle):move(s[1], s[2], s[3]) end
    local second = other and i % 2 == 0
    p:add(place(gem.stone(p:material(second and "accent" or "stone"), cut, size)), second and "accent" or "stone")
    p:add(place(gem.bezel(cut, size, 0.28 * size)), "band")
  end
  p:add(kit.sweep{ path = path, radius = 0.008 * width, closed = true, sides = 6 }, "band")
end

function forms.choker(p, path, width)
  local tall = 0.11 * width
  p:add(kit.sweep{ path = path, closed = true, profile = kit.rectangle{ width = 0.018 * width, height = tall, radius = 0.008 * width }, up = { 0, 1, 0 }, crease = 40 }, "band")
  local size = 0.14 * width
  if p:part("stone") > 0 then
    p:add(gem.stone(p:material("stone"), "oval", size):rotate("y", 90):rotate("x", 90):move(0, path[1][2], path[1][3] + 0.01 * width), "stone")
    p:add(gem.bezel("oval", size, 0.2 * size):rotate("y", 90):rotate("x", 90):move(0, path[1][2], path[1][3] + 0.01 * width), gem.metal(p, "setting", "gold", "chain"))
  end
end

local function draw_necklace(p)
  local width = p.width
  local form = p.traits.form
  if not form then
    local pearl = p:material("stone") == "pearl"
    form = p:part("pendant") > 0 and "chain" or p:choose(pearl and { "pearls" } or { "chain", "chain", "collar", "pearls" })
  end
  local path = neckline(width, form == "choker" and 0.06 or form == "chain" and p:vary(0.55, 0.85) or p:vary(0.3, 0.5), 96)
  forms[form](p, path, width)
  p:anchor("neck", { at = { 0, path[1][2] * 0.3, 0 }, size = 0.9 * width })
  if form == "chain" or p:part("pendant") > 0 then
    local size = width * p:vary(0.17, 0.24)
    local forced = p.traits.pendant or ((p:shape("heart shaped") or p:part("halo") > 0) and "stone")
    local wear = gem.metal(p, "setting", "gold", "band")
    local list = p:part("stone") > 0 and { "stone", "stone", "stone", "disc", "crystal" } or pendants.forms
    local hung = { traits = p.traits }
    for name, value in pairs(p) do hung[name] = value end
    function hung.add(_, shape, slot)
      return p:add(shape:move(0, path[1][2] - 0.01 * width, path[1][3]), slot)
    end
    local name = forced or p:choose(list)
    if p:material("stone") == "pearl" and name == "stone" then name = "pearl" end
    pendants[name](hung, size, wear, p:part("halo") > 0 or (name == "stone" and p:chance(0.3)))
  end
  -- The clasp lies behind.
  local back = path[49]
  p:add(kit.torus{ radius = 0.022 * width, tube = 0.006 * width, sides = 14, tube_sides = 6 }:rotate("x", 90):move(back[1], back[2], back[3]), gem.metal(p, "clasp", "gold", "band"))
end

-- A pendant with the two ends of its chain going up from it.
local function draw_pendant(p)
  local h = p.height * (p:part("chain") > 0 and 0.75 or 1.3)
  local wear = gem.metal(p, "setting", "gold", "band")
  local name = p.traits.pendant or (p:part("halo") > 0 and "stone") or (p:shape("star shaped") and "star") or p:choose(pendants.forms)
  if name == "stone" and p:material("stone") == "pearl" then name = "pearl" end
  pendants[name](p, 0.5 * h, wear, p:part("halo") > 0 or (name == "stone" and p:chance(0.4)))
  if p:part("chain") > 0 then
    local path = kit.curve{ segments = 6, points = { { -0.34 * h, 0.62 * h, -0.1 * h }, { -0.2 * h, 0.3 * h, -0.03 * h }, { 0, 0.02 * h, 0 }, { 0.2 * h, 0.3 * h, -0.03 * h }, { 0.34 * h, 0.62 * h, -0.1 * h } } }
    local chain = gem.metal(p, "chain", "gold", "band")
    if p:material("chain") == "leather" or p:material("chain") == "rope" then
      p:add(kit.sweep{ path = path, radius = 0.018 * h, sides = 8, first = "round", last = "round" }, chain)
    elseif p:shape("twisted") then
      p:add(links.braid(path, 0.03 * h, 2, 14, false), chain)
    else
      p:add(links.chain(path, 0.085 * h, 0.011 * h, false, 8), chain)
    end
  end
end

local shapes = { "oval", "round", "square", "heart shaped", "star shaped", "hexagonal", "triangular", "octagonal", "marquise", "pear shaped", "emerald cut", "twisted" }
local slots = { { "stone", "amethyst" }, { "band", "gold" }, { "accent", "crystal" }, { "halo", "diamond" }, { "setting", "gold" }, { "chain", "gold" }, { "clasp", "gold" } }
local parts = { stone = { 0, 1, 1 }, pendant = { 0, 0, 1 }, halo = { 0, 0, 1 } }
local kinds = {
  { kind = "necklace", synsets = { "necklace.n.01" }, names = { "choker necklace", "pendant necklace", "necklace pendant" } },
  { kind = "pearl necklace", names = { "string of pearls", "pearl strand", "strand of pearls" }, traits = { form = "pearls" },
    slots = { { "stone", "pearl" }, { "band", "gold" }, { "accent", "crystal" }, { "halo", "diamond" }, { "setting", "gold" }, { "chain", "gold" }, { "clasp", "gold" } } },
  { kind = "bead necklace", names = { "beads", "beaded necklace", "string of beads", "love beads", "bead", "rosary" }, traits = { form = "pearls" },
    slots = { { "stone", "turquoise" }, { "band", "gold" }, { "accent", "crystal" }, { "halo", "diamond" }, { "setting", "gold" }, { "chain", "gold" }, { "clasp", "gold" } } },
  { kind = "choker", synsets = { "choker.n.02" }, width_m = { 0.1, 0.12, 0.18 }, traits = { form = "choker" },
    slots = { { "band", "black velvet" }, { "stone", "amethyst" }, { "accent", "crystal" }, { "halo", "diamond" }, { "setting", "gold" }, { "chain", "gold" }, { "clasp", "gold" } } },
  { kind = "gemstone necklace", names = { "collar necklace", "statement necklace", "tennis necklace", "gem necklace", "necklace station" }, traits = { form = "collar" } },
  { kind = "cross necklace", names = { "crucifix necklace" }, traits = { form = "chain", pendant = "cross" } },
  { kind = "heart necklace", names = {}, traits = { form = "chain", pendant = "heart" } },
}
for _, kind in ipairs{
  { kind = "pendant", synsets = { "pendant.n.01" }, except = { "lavaliere.n.01" }, names = { "chain pendant", "pendant jewelry", "charm pendant", "amulet", "talisman", "charm", "jewelry", "jewellery", "piece of jewelry" } },
  { kind = "locket", synsets = { "locket.n.01" }, traits = { pendant = "locket" }, parts = { stone = { 0, 1, 1 }, halo = { 0, 0, 1 }, chain = { 0, 1, 1 } } },
  { kind = "medallion", names = { "disc pendant", "coin pendant" }, traits = { pendant = "disc" } },
  { kind = "cameo", synsets = { "cameo.n.01" }, traits = { pendant = "cameo" },
    slots = { { "stone", "carnelian" }, { "band", "gold" }, { "halo", "ivory" }, { "accent", "crystal" }, { "setting", "gold" }, { "chain", "gold" }, { "clasp", "gold" } } },
  { kind = "cross pendant", names = { "crucifix pendant", "celtic cross" }, traits = { pendant = "cross" } },
  { kind = "heart pendant", traits = { pendant = "heart" } }, { kind = "star pendant", traits = { pendant = "star" } },
  { kind = "moon pendant", names = { "crescent pendant" }, traits = { pendant = "moon" } },
  { kind = "leaf pendant", traits = { pendant = "leaf" } }, { kind = "crystal pendant", names = { "quartz pendant" }, traits = { pendant = "crystal" } },
} do
  kind.height_m, kind.width_m = kind.height_m or { 0.02, 0.05, 0.12 }, nil
  kind.parts = { stone = { 0, 1, 1 }, halo = { 0, 0, 1 }, chain = { 0, 1, 1 } }
  kind.build = function(p) stand.on_floor(p, draw_pendant, "height") end
  kinds[#kinds + 1] = kind
end

return {
  width_m = { 0.1, 0.15, 0.25 }, parts = parts, slots = slots, shapes = shapes, traits = {}, kinds = kinds,
  build = function(p) stand.on_floor(p, draw_necklace, "width") end,
}
