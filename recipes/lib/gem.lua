-- Cut stones and how jewellers hold them. Stones look up (+Y), their girdle lies at y = 0, their longer axis along z.
local gem = {}

-- Outlines of the girdle, { x, z } within the unit circle, anticlockwise seen from above.
local function polygon(sides, turn, squeeze)
  local points = {}
  for i = 0, sides - 1 do
    local a = math.rad(360 * i / sides + (turn or 0))
    points[#points + 1] = { (squeeze or 1) * math.sin(a), math.cos(a) }
  end
  return points
end

local function drawn(sides, radius)
  local points = {}
  for i = 0, sides - 1 do
    local a = 2 * math.pi * i / sides
    local x, z = radius(a)
    points[#points + 1] = { x, z }
  end
  return points
end

local cuts = {
  round = polygon(12, 15),
  oval = polygon(14, 0, 0.74),
  hexagon = polygon(6, 0),
  octagon = polygon(8, 22.5),
  triangle = drawn(12, function(a)
    local r = 0.82 + 0.18 * math.cos(3 * a)
    return r * math.sin(a), r * math.cos(a)
  end),
  square = polygon(4, 45),
  emerald = { { 0.42, 1 }, { 0.7, 0.72 }, { 0.7, -0.72 }, { 0.42, -1 }, { -0.42, -1 }, { -0.7, -0.72 }, { -0.7, 0.72 }, { -0.42, 1 } },
  cushion = drawn(16, function(a)
    local s, c = math.sin(a), math.cos(a)
    return 0.9 * (s < 0 and -1 or 1) * math.abs(s) ^ 0.6, 0.9 * (c < 0 and -1 or 1) * math.abs(c) ^ 0.6
  end),
  pear = drawn(16, function(a)
    local c = math.cos(a)
    return 0.74 * math.sin(a) * (0.5 + 0.5 * math.sqrt((1 - c) / 2)) * 1.1, c
  end),
  marquise = drawn(16, function(a)
    local s, c = math.sin(a), math.cos(a)
    return 0.5 * (s < 0 and -1 or 1) * (1 - math.abs(c) ^ 1.6), c
  end),
  heart = drawn(20, function(a)
    local s, c = math.sin(a), math.cos(a)
    return -0.98 * s ^ 3, 0.82 * c - 0.32 * math.cos(2 * a) - 0.12 * math.cos(3 * a) - 0.06 * math.cos(4 * a) - 0.08
  end),
}
gem.cuts = cuts

-- The girdle of a cut, `width` = its longest extent.
function gem.outline(cut, width)
  local points = {}
  for i, point in ipairs(cuts[cut]) do points[i] = { width / 2 * point[1], width / 2 * point[2] } end
  return points
end

local function level(outline, scale, y)
  local points = {}
  for i, point in ipairs(outline) do points[i] = { scale * point[1], y, scale * point[2] } end
  return points
end

-- A faceted stone: a pavilion down to the culet, a thin girdle, a crown and a table; `fine` has facets between the facets.
function gem.cut(cut, width, fine)
  local outline = gem.outline(cut, width)
  local w = width * ((cut == "oval" or cut == "pear" or cut == "emerald") and 0.8 or cut == "marquise" and 0.65 or 1)
  local sections = { { { 0, -0.42 * w, 0 } } }
  if cut == "emerald" or cut == "octagon" then
    sections[#sections + 1] = level(outline, 0.4, -0.33 * w)
    sections[#sections + 1] = level(outline, 0.75, -0.18 * w)
  else
    sections[#sections + 1] = level(outline, 0.5, -0.22 * w)
  end
  if fine then sections[#sections + 1] = level(outline, 0.9, -0.09 * w) end
  sections[#sections + 1] = level(outline, 1, -0.012 * w)
  sections[#sections + 1] = level(outline, 1, 0.012 * w)
  if fine then sections[#sections + 1] = level(outline, 0.94, 0.052 * w) end
  sections[#sections + 1] = level(outline, 0.82, 0.1 * w)
  sections[#sections + 1] = level(outline, 0.56, 0.165 * w)
  return kit.loft{ sections = sections }:crease(1)
end

-- A smooth domed stone with a flat back.
function gem.cabochon(cut, width, dome)
  local outline = gem.outline(cut, width)
  local height, sections = (dome or 0.3) * width, {}
  for i = 0, 4 do
    local t = i / 5
    sections[#sections + 1] = level(outline, math.sqrt(1 - t * t), t * height)
  end
  sections[#sections + 1] = { { 0, height, 0 } }
  return kit.loft{ sections = sections, crease = 50 }
end

-- Stones that are polished round rather than cut: what light does not pass.
local domed = { pearl = true, opal = true, turquoise = true, ["lapis lazuli"] = true, moonstone = true, onyx = true, jade = true,
  amber = true, coral = true, malachite = true, labradorite = true, agate = true, carnelian = true, jasper = true, ["tiger eye"] = true,
  chalcedony = true, bloodstone = true, ["mother of pearl"] = true, obsidian = true, aventurine = true, sodalite = true, howlite = true }

-- A stone as its material is usually worked; `material` its word.
function gem.stone(material, cut, width)
  if material == "pearl" then
    return kit.sphere{ radius = 0.46 * width }:move(0, 0.16 * width, 0)
  elseif domed[material] then
    return gem.cabochon(cut, width, 0.32)
  end
  return gem.cut(cut, width)
end

-- The cut that the words ask for, or one of `list`.
function gem.choose(p, list)
  if p:shape("heart shaped") then return "heart" end
  if p:shape("oval") then return "oval" end
  if p:shape("square") then return p:choose{ "square", "cushion" } end
  if p:shape("marquise") then return "marquise" end
  if p:shape("pear shaped") then return "pear" end
  if p:shape("emerald cut") then return "emerald" end
  if p:shape("round") then return "round" end
  if p:shape("hexagonal") then return "hexagon" end
  if p:shape("triangular") then return "triangle" end
  if p:shape("octagonal") then return "octagon" end
  return p:choose(list)
end
gem.shapes = { "marquise", "pear shaped", "emerald cut", "heart shaped", "oval", "square", "round", "hexagonal", "triangular", "octagonal" }

-- A ring of wire under the girdle, on posts with a claw over the edge: an open basket. Reaches down to -depth.
function gem.basket(cut, width, depth, claws)
  local outline, parts, wire = gem.outline(cut, width), {}, 0.045 * width
  local path = {}
  for i, point in ipairs(outline) do path[i] = { 0.78 * point[1], -0.16 * width, 0.78 * point[2] } end
  -- In the cleft of a heart the wire lies on itself.
  parts[1] = kit.sweep{ path = path, radius = wire, closed = true, sides = 6 }:knotted()
  claws = claws or 4
  for i = 1, claws do
    local at = outline[1 + ((i - 1) * #outline // claws + #outline // (2 * claws)) % #outline]
    parts[#parts + 1] = kit.sweep{ radius = wire, sides = 6, first = "round", last = "round", path = kit.curve{ segments = 3, points = {
      { 0.3 * at[1], -depth, 0.3 * at[2] }, { 0.85 * at[1], -0.16 * width, 0.85 * at[2] }, { 1.04 * at[1], 0.01 * width, 1.04 * at[2] },
      { 0.9 * at[1], 0.1 * width, 0.9 * at[2] } } } }
  end
  return kit.group(parts)
end

-- A cup of metal around a stone, flush with its girdle.
function gem.bezel(cut, width, depth)
  local outline = gem.outline(cut, width)
  return kit.loft{ crease = 40, sections = {
    level(outline, 0.72, -depth), level(outline, 1.06, -0.5 * depth), level(outline, 1.1, 0.03 * width), level(outline, 1.0, 0.055 * width),
    level(outline, 0.94, 0.02 * width), level(outline, 0.9, -0.4 * depth) } }
end

-- Small stones side by side along the girdle of a bigger one: { x, z } places at `apart`, and their number.
function gem.around(cut, width, apart)
  local outline = gem.outline(cut, width)
  local total, lengths = 0, {}
  for i, a in ipairs(outline) do
    local b = outline[i % #outline + 1]
    lengths[i] = math.sqrt((b[1] - a[1]) ^ 2 + (b[2] - a[2]) ^ 2)
    total = total + lengths[i]
  end
  local count = math.max(6, math.floor(total / apart + 0.5))
  local places, i, done = {}, 1, 0
  for k = 0, count - 1 do
    local at = total * k / count
    while at > done + lengths[i] and i < #outline do
      done, i = done + lengths[i], i + 1
    end
    local a, b, t = outline[i], outline[i % #outline + 1], (at - done) / lengths[i]
    places[#places + 1] = { a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2]) }
  end
  return places
end

-- A tiny round stone for halos and pavé.
function gem.small(width)
  return kit.lathe{ sides = 6, profile = { { 0, -0.4 * width }, { 0.5 * width, 0 }, { 0.32 * width, 0.24 * width }, { 0, 0.24 * width } } }:crease(1)
end

-- A frame of small stones around a big one: the stones, and the metal under them.
function gem.halo(cut, width, bead)
  local stones, plate = {}, {}
  local places = gem.around(cut, width + 1.15 * bead, bead)
  for i, at in ipairs(places) do
    stones[i] = { at[1], 0, at[2] }
    plate[i] = { at[1], -0.22 * bead, at[2] }
  end
  return kit.instances(gem.small(0.96 * bead), stones), kit.sweep{ path = plate, radius = 0.42 * bead, closed = true, sides = 6 }
end

-- The slot that a piece of metal wears: its own where the prompt gave it another metal, else the band's.
function gem.metal(p, slot, usual, band)
  return p:material(slot) ~= usual and slot or band
end

return gem
