-- Finger rings, standing on the band: a shank, and on it a head with stones, a row of stones or a seal.
local gem = require("lib/gem")

-- Small stones were asked for, by the word or by a second gem.
local function has_halo(p) return p:part("halo") > 0 or p:material("halo") ~= "crystal" end

-- Of rings that are plain by default: a stone was asked for, by number or by its name.
local function set_with_stone(p)
  return p:part("stone") > 0 or (p.traits.stone and p:material("stone") ~= p.traits.stone)
end

-- The shank around (0, 0, 0), axis along z. `wide` along the finger, `thick` radially; both may grow towards the top.
local function shank(p, radius, wide, thick, swell)
  local n = p.advanced and 72 or 40
  local path, radii = {}, {}
  for i = 0, n - 1 do
    local a = 2 * math.pi * i / n
    path[#path + 1] = { radius * math.sin(a), radius * math.cos(a), 0 }
    radii[#radii + 1] = 1 + swell * (0.5 + 0.5 * math.cos(a)) ^ 3
  end
  local profile = p:choose{ "court", "court", "flat", "knife" }
  local outline = profile == "court" and kit.ellipse{ radius = thick / 2, radius_y = wide / 2, sides = 12 }
    or profile == "flat" and kit.rectangle{ width = thick, height = wide, radius = 0.3 * thick, segments = 2 }
    or { { -thick / 2, -0.45 * wide }, { 0.3 * thick, -wide / 2 }, { 0.75 * thick, 0 }, { 0.3 * thick, wide / 2 }, { -thick / 2, 0.45 * wide } }
  return kit.sweep{ path = path, closed = true, profile = outline, radii = radii, up = { 0, 0, 1 }, crease = 35 }
end

-- Two or three strands wound about each other.
local function twisted(p, radius, wide)
  local strands, n = {}, p.advanced and 160 or 90
  local count, turns = p:choose{ 2, 3 }, 14
  for s = 1, count do
    local path = {}
    for i = 0, n - 1 do
      local a = 2 * math.pi * i / n
      local t = turns * a + 2 * math.pi * s / count
      local r = radius + 0.26 * wide * math.cos(t)
      path[#path + 1] = { r * math.sin(a), r * math.cos(a), 0.26 * wide * math.sin(t) }
    end
    strands[s] = kit.sweep{ path = path, closed = true, radius = 0.25 * wide, sides = 7 }
  end
  return kit.group(strands)
end

-- Stones set into the outside of the shank, from `from` to `to` degrees off the top, on both sides.
local function row(p, radius, size, from, to)
  local places, step = {}, math.deg(size / radius)
  local small = gem.small(size):move(0, radius, 0)
  for a = from, to, step do
    places[#places + 1] = small:rotate("z", a)
    if a > 0.1 and a < 179 then places[#places + 1] = small:rotate("z", -a) end
  end
  return kit.group(places)
end

local heads = {}

-- One stone in claws or in a cup, perhaps in a frame of small ones.
function heads.solitaire(p, top, size, wear)
  local cut = gem.choose(p, { "round", "round", "oval", "cushion", "emerald", "pear", "marquise", "hexagon", "square" })
  local rise = 0.34 * size
  local stone, material = gem.stone(p:material("stone"), cut, size), p:material("stone")
  p:add(stone:move(0, top + rise, 0), "stone")
  if material == "pearl" or p:chance(0.35) then
    p:add(gem.bezel(cut, size, rise):move(0, top + rise - 0.01 * size, 0), wear)
  else
    p:add(gem.basket(cut, size, rise, cut == "triangle" and 3 or p:choose{ 4, 6 }):move(0, top + rise, 0), wear)
  end
  p:add(kit.cone{ radius = 0.16 * size, top = 0.34 * size, height = 0.3 * size, sides = 12 }:move(0, top + 0.06 * size, 0), wear)
  if has_halo(p) then
    local bead = 0.2 * size
    local stones, plate = gem.halo(cut, size, bead)
    p:add(stones:move(0, top + rise - 0.02 * size, 0), "halo")
    p:add(plate:move(0, top + rise - 0.02 * size, 0), wear)
  end
end

-- A flower of equal stones around one in the middle.
function heads.cluster(p, top, size, wear)
  local petals = p:choose{ 6, 8 }
  local small = size * (petals == 6 and 0.36 or 0.3)
  local y = top + 0.2 * size
  p:add(gem.stone(p:material("stone"), "round", 0.42 * size):move(0, y + 0.03 * size, 0), "stone")
  p:add(kit.instances(gem.stone(p:material("halo"), p:choose{ "round", "oval" }, small),
                      kit.ring{ count = petals, radius = 0.36 * size }):move(0, y, 0), "halo")
  p:add(kit.lathe{ sides = 24, profile = { { 0, top - 0.05 * size }, { 0.2 * size, top - 0.05 * size, "sharp" }, { 0.5 * size, y - 0.04 * size }, { 0.5 * size, y - 0.01 * size, "sharp" },
    { 0, y - 0.01 * size } } }, wear)
  p:add(kit.instances(kit.sphere{ radius = 0.035 * size }, kit.ring{ count = petals, radius = 0.26 * size, start = 180 / petals }):move(0, y + 0.03 * size, 0), wear)
end

-- Three stones side by side, the middle one bigger.
function heads.three(p, top, size, wear)
  local cut = gem.choose(p, { "round", "oval", "emerald", "cushion" })
  for side = -1, 1 do
    local s = side == 0 and 0.8 * size or 0.56 * size
    local set = gem.basket(cut, s, 0.4 * s, 4):move(0, 0.36 * s, 0)
    local stone = gem.stone(p:material(side == 0 and "stone" or "halo"), cut, s):move(0, 0.36 * s, 0)
    local function place(shape) return shape:rotate("z", -24 * side):move(0.52 * size * side, top - 0.14 * size * math.abs(side), 0) end
    p:add(place(stone), (side == 0 or p:material("halo") == "crystal") and "stone" or "halo")
    p:add(place(set), wear)
  end
end

-- A flat seal with a bevelled edge, engraved or with an inlaid stone.
function heads.signet(p, top, size, wear)
  local cut = gem.choose(p, { "oval", "cushion", "octagon", "round" })
  local outline = gem.outline(cut, size)
  local function at(scale, y)
    local points = {}
    for i, v in ipairs(outline) do points[i] = { scale * v[1], y, scale * v[2] } end
    return points
  end
  local y = top + 0.16 * size
  p:add(kit.loft{ crease = 30, sections = { at(0.5, top - 0.12 * size), at(0.9, top + 0.03 * size), at(1, y - 0.06 * size), at(0.94, y), at(0.8, y), at(0.76, y - 0.03 * size) } }, wear)
  if set_with_stone(p) then
    p:add(gem.cabochon(cut, 0.78 * size, 0.09):move(0, y - 0.03 * size, 0), "stone")
  end
end

return {
  height_m = { 0.016, 0.027, 0.045 },
  parts = { stone = { 0, 1, 3 }, halo = { 0, 0, 1 } },
  slots = { { "stone", "diamond" }, { "band", "gold" }, { "halo", "crystal" }, { "setting", "gold" } },
  styles = { "art deco", "modern" },
  shapes = { "heart shaped", "oval", "square", "round", "hexagonal", "triangular", "octagonal", "marquise", "pear shaped", "emerald cut", "twisted", "wide", "slim" },
  traits = {},
  kinds = {
    { kind = "ring", synsets = { "ring.n.08" }, names = { "finger ring", "gemstone ring", "cocktail ring", "statement ring", "birthstone ring" } },
    { kind = "engagement ring", synsets = { "engagement_ring.n.01" }, names = { "solitaire ring", "diamond engagement ring" }, traits = { head = "solitaire", pave = true } },
    { kind = "halo ring", names = { "halo engagement ring" }, traits = { head = "solitaire" },
      parts = { stone = { 0, 1, 3 }, halo = { 0, 1, 1 } } },
    { kind = "wedding ring", synsets = { "wedding_ring.n.01" }, names = { "wedding band", "ring band", "thumb ring" }, height_m = { 0.016, 0.022, 0.035 },
      parts = { stone = { 0, 0, 3 }, halo = { 0, 0, 1 } }, slots = { { "band", "gold" }, { "stone", "cubic zirconia" }, { "halo", "crystal" }, { "setting", "gold" } }, traits = { head = "none", stone = "cubic zirconia" } },
    { kind = "eternity ring", names = { "eternity band", "diamond band" }, height_m = { 0.016, 0.022, 0.035 }, traits = { head = "row" } },
    { kind = "signet ring", synsets = { "signet_ring.n.01" }, names = { "seal ring", "class ring", "pinky ring" },
      parts = { stone = { 0, 0, 1 }, halo = { 0, 0, 1 } }, slots = { { "band", "gold" }, { "stone", "lapis lazuli" }, { "halo", "crystal" }, { "setting", "gold" } }, traits = { head = "signet", stone = "lapis lazuli" } },
  },

  build = function(p)
    local h = p.height
    local head = p.traits.head or (p:part("stone") == 0 and "none") or (p:part("stone") == 3 and "three")
      or (p:part("halo") > 0 and "solitaire") or p:choose{ "solitaire", "solitaire", "solitaire", "cluster", "three" }
    if head == "solitaire" and p:part("halo") > 0 then h = 0.97 * h end
    if p:style("art deco") and not p.traits.head then head = "three" end
    local low = head == "none" or head == "row"
    local size = h * (low and 0 or head == "signet" and 0.5 or p:vary(0.38, 0.5))
    local rise = ({ solitaire = 0.52, cluster = 0.28, three = 0.46, signet = 0.17 })[head] or 0
    local thick = h * p:vary(0.06, 0.085)
    local radius = (h - rise * size - thick) / 2
    local wide = h * (p:shape("wide") and 0.3 or p:shape("slim") and 0.09 or low and p:vary(0.16, 0.28) or p:vary(0.11, 0.17))
    local middle, top = radius + thick / 2, 2 * radius + thick
    local setting = gem.metal(p, "setting", "gold", "band")
    if p:shape("twisted") or (not low and head ~= "signet" and p:chance(0.08)) then
      p:add(twisted(p, radius, wide):move(0, middle, 0), "band")
    else
      p:add(shank(p, radius, wide, thick, head == "signet" and 1.5 or low and 0 or p:vary(-0.1, 0.35)):move(0, middle, 0), "band")
    end
    if head == "row" or (head == "none" and set_with_stone(p)) then
      p:add(row(p, radius + 0.5 * thick - 0.02 * wide, 0.75 * wide, 0, head == "row" and 180 or 50):move(0, middle, 0), "stone")
    elseif p.traits.pave or (head == "solitaire" and has_halo(p) and p:chance(0.6)) then
      p:add(row(p, radius + 0.5 * thick - 0.02 * wide, 0.6 * wide, 22, 62):move(0, middle, 0), "halo")
    end
    if heads[head] then heads[head](p, top - 0.35 * thick, size, setting) end
  end,
}
