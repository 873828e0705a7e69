-- What hangs from a necklace: stones in their setting, and small things of metal. Each is drawn facing +Z, hung up at (0, 0, 0).
local gem = require("lib/gem")
local pendant = {}

local function front(shape) return shape:rotate("y", 180):rotate("x", 90) end

-- The loop that a chain runs through.
local function bail(p, size, wear)
  p:add(kit.torus{ radius = 0.11 * size, tube = 0.035 * size, sides = 16, tube_sides = 7 }:rotate("y", 90):rotate("z", 90):move(0, 0, 0), wear)
  p:add(kit.torus{ radius = 0.06 * size, tube = 0.025 * size, sides = 14, tube_sides = 6 }:rotate("x", 90):move(0, -0.16 * size, 0), wear)
end

-- A stone in a cup or in claws, perhaps framed by small ones.
function pendant.stone(p, size, wear, halo)
  local cut = gem.choose(p, { "pear", "oval", "round", "emerald", "marquise", "cushion", "hexagon", "heart" })
  local bead = halo and 0.13 * size or 0
  local y = -0.19 * size - size / 2 - 1.1 * bead
  p:add(front(gem.stone(p:material("stone"), cut, size)):move(0, y, 0), "stone")
  p:add(front(gem.bezel(cut, size, 0.26 * size)):move(0, y, 0), wear)
  if halo then
    local stones, plate = gem.halo(cut, 1.06 * size, bead)
    p:add(front(stones):move(0, y, 0), "halo")
    p:add(front(plate):move(0, y, 0), wear)
  end
  bail(p, size, wear)
end

function pendant.pearl(p, size, wear)
  p:add(kit.sphere{ radius = 0.42 * size }:move(0, -0.62 * size, 0), "stone")
  p:add(kit.lathe{ sides = 16, profile = { { 0.26 * size, -0.31 * size }, { 0.2 * size, -0.22 * size }, { 0.05 * size, -0.16 * size } } }, wear)
  bail(p, size, wear)
end

local function flat(outline, size, depth, holes)
  return kit.extrude{ outline = outline, holes = holes, depth = depth, bevel = 0.25 * depth, segments = 2 }
end

-- A plate of metal cut to an outline within half a unit around the origin, with a stone on it.
local function plate(p, size, wear, outline, stone_size, stone_y)
  local points = {}
  for i, v in ipairs(outline) do points[i] = { size * v[1], size * v[2] } end
  p:add(flat(points, size, 0.12 * size):move(0, -0.68 * size, 0), wear)
  if stone_size and p:part("stone") > 0 then
    local s = stone_size * size
    p:add(front(gem.cabochon("round", s, 0.4)):move(0, -0.68 * size + (stone_y or 0) * size, 0.05 * size), "stone")
    p:add(kit.torus{ radius = s / 2, tube = 0.08 * s, sides = 20, tube_sides = 6 }:rotate("x", 90):move(0, -0.68 * size + (stone_y or 0) * size, 0.06 * size), wear)
  end
  bail(p, size, wear)
end

function pendant.heart(p, size, wear)
  local outline = {}
  for i, v in ipairs(gem.cuts.heart) do outline[i] = { v[1] / 2, v[2] / 2 + 0.1 } end
  plate(p, size, wear, outline, 0.3, 0.12)
end

function pendant.star(p, size, wear)
  plate(p, size, wear, kit.star{ tips = p:choose{ 5, 6, 8 }, outer = 0.5, inner = 0.23 }, 0.3)
end

function pendant.disc(p, size, wear)
  p:add(kit.cylinder{ radius = 0.5 * size, height = 0.09 * size, bevel = 0.02 * size }:rotate("x", 90):move(0, -0.68 * size, 0), wear)
  p:add(kit.torus{ radius = 0.46 * size, tube = 0.035 * size, sides = 48, tube_sides = 7 }:rotate("x", 90):move(0, -0.68 * size, 0.05 * size), wear)
  p:add(front(gem.cabochon("round", 0.44 * size, 0.3)):move(0, -0.68 * size, 0.04 * size), "stone")
  for i = 0, 11 do
    local a = math.rad(30 * i)
    p:add(kit.sphere{ radius = 0.035 * size, sides = 8, rows = 5 }:move(0.34 * size * math.sin(a), -0.68 * size + 0.34 * size * math.cos(a), 0.05 * size), wear)
  end
  bail(p, size, wear)
end

function pendant.moon(p, size, wear)
  local outline = {}
  for i = 0, 20 do
    local a = math.rad(40 + 280 * i / 20)
    outline[#outline + 1] = { 0.5 * math.sin(a), 0.5 * math.cos(a) }
  end
  for i = 19, 1, -1 do
    local a = math.rad(54 + 252 * i / 20)
    outline[#outline + 1] = { 0.397 * math.sin(a), 0.15 + 0.397 * math.cos(a) }
  end
  local points = {}
  for i, v in ipairs(outline) do points[#outline + 1 - i] = { size * v[2], -size * v[1] } end
  p:add(flat(points, size, 0.12 * size):move(0, -0.68 * size, 0), wear)
  p:add(front(gem.stone(p:material("stone"), "round", 0.26 * size)):move(0.1 * size, -0.66 * size, 0), "stone")
  p:add(kit.torus{ radius = 0.13 * size, tube = 0.025 * size, sides = 18, tube_sides = 6 }:rotate("x", 90):move(0.1 * size, -0.66 * size, 0), wear)
  p:add(kit.capsule{ radius = 0.02 * size, height = 0.3 * size }:rotate("z", 90):move(-0.14 * size, -0.66 * size, 0), wear)
  bail(p, size, wear)
end

function pendant.cross(p, size, wear)
  local s = size * 1.25
  local long, short = kit.box{ size = { 0.17 * s, s, 0.11 * s }, bevel = 0.025 * s, segments = 2 }, kit.box{ size = { 0.64 * s, 0.17 * s, 0.112 * s }, bevel = 0.025 * s, segments = 2 }
  p:add(kit.group{ long:move(0, -0.17 * size - s / 2, 0), short:move(0, -0.17 * size - 0.34 * s, 0) }, wear)
  p:add(front(gem.cabochon("round", 0.2 * s, 0.35)):move(0, -0.17 * size - 0.34 * s, 0.05 * s), "stone")
  p:add(kit.torus{ radius = 0.1 * s, tube = 0.02 * s, sides = 18, tube_sides = 6 }:rotate("x", 90):move(0, -0.17 * size - 0.34 * s, 0.055 * s), wear)
  bail(p, size, wear)
end

-- A pointed crystal in a cap of metal.
function pendant.crystal(p, size, wear)
  local r, y = 0.2 * size, -0.26 * size
  p:add(kit.lathe{ sides = 6, profile = { { 0, y - 1.15 * size }, { r, y - 0.85 * size }, { 1.05 * r, y }, { 0, y + 0.02 * size } } }:crease(1), "stone")
  p:add(kit.lathe{ sides = 12, profile = { { 1.14 * r, y - 0.2 * size }, { 1.2 * r, y - 0.16 * size }, { 1.12 * r, y }, { 0.5 * r, y + 0.06 * size }, { 0.2 * r, y + 0.1 * size } } }, wear)
  bail(p, size, wear)
end

function pendant.leaf(p, size, wear)
  local outline, n = {}, 14
  for i = 0, n do
    local t = i / n
    outline[#outline + 1] = { 0.36 * math.sin(math.pi * t ^ 0.8) * (1 + 0.08 * (i % 2)), -0.62 + 1.1 * t }
  end
  for i = n - 1, 1, -1 do outline[#outline + 1] = { -outline[i + 1][1], outline[i + 1][2] } end
  plate(p, size, wear, outline)
  local s = size
  p:add(kit.capsule{ radius = 0.025 * s, height = 1.05 * s }:move(0, -0.74 * s, 0.06 * s), wear)
  for i = 1, 4 do
    for side = -1, 1, 2 do
      p:add(kit.capsule{ radius = 0.015 * s, height = 0.3 * s }:rotate("z", -52 * side):move(0.12 * s * side, -1.1 * s + 0.17 * s * i, 0.058 * s), wear)
    end
  end
  p:add(front(gem.stone(p:material("stone"), "round", 0.2 * s)):move(0, -0.68 * s, 0.1 * s), "stone")
end

-- A case with a lid: a heart or an oval, hinged at the side, engraved.
function pendant.locket(p, size, wear)
  local cut = p:shape("heart shaped") and "heart" or p:shape("round") and "round" or p:shape("oval") and "oval" or p:choose{ "heart", "oval", "round" }
  local y = -0.7 * size
  local half = gem.cabochon(cut, size, 0.16)
  p:add(front(half):move(0, y, 0.01 * size), wear)
  p:add(front(half):mirror("z"):move(0, y, -0.01 * size), wear)
  local rim = {}
  for i, v in ipairs(gem.outline(cut, size)) do rim[i] = { 0.99 * v[1], 0, 0.99 * v[2] } end
  p:add(front(kit.sweep{ path = rim, radius = 0.03 * size, closed = true, sides = 7 }:knotted()):move(0, y, 0), wear)
  local x = cut == "oval" and 0.37 * size or 0.48 * size
  p:add(kit.cylinder{ radius = 0.04 * size, height = 0.2 * size, bevel = 0.01 * size, sides = 10 }:move(-x, y + 0.04 * size, 0), wear)
  if p:part("stone") > 0 then
    local s = 0.26 * size
    p:add(front(gem.stone(p:material("stone"), "round", s)):move(0, y + 0.03 * size, 0.15 * size), "stone")
    for i = 0, 5 do
      local a = math.rad(60 * i)
      p:add(kit.sphere{ radii = { 0.05 * size, 0.09 * size, 0.03 * size }, sides = 8, rows = 6 }:rotate("z", -60 * i):move(0.2 * size * math.sin(a), y + 0.03 * size + 0.2 * size * math.cos(a), 0.14 * size), wear)
    end
  end
  bail(p, size, wear)
end

-- A portrait in relief on an oval stone.
function pendant.cameo(p, size, wear)
  local y = -0.72 * size
  p:add(front(gem.cabochon("oval", size, 0.08)):move(0, y, 0), "stone")
  p:add(front(gem.bezel("oval", size, 0.1 * size)):move(0, y, 0), wear)
  p:add(kit.blend{ smooth = 0.03 * size, cell = 0.022 * size, parts = {
    { form = "ellipsoid", at = { 0, 0.12 * size, 0 }, size = { 0.13 * size, 0.16 * size, 0.05 * size } }, { form = "ellipsoid", at = { 0.07 * size, 0.2 * size, 0 }, size = { 0.13 * size, 0.12 * size, 0.05 * size } },
    { form = "ellipsoid", at = { -0.12 * size, 0.09 * size, 0 }, size = { 0.045 * size, 0.03 * size, 0.03 * size } }, { form = "capsule", at = { 0.03 * size, 0, 0 }, to = { 0.04 * size, -0.18 * size, 0 }, radius = 0.06 * size },
    { form = "ellipsoid", at = { 0.02 * size, -0.26 * size, 0 }, size = { 0.22 * size, 0.1 * size, 0.05 * size } }, { form = "sphere", at = { 0.17 * size, 0.12 * size, 0 }, radius = 0.07 * size } } }
    :move(0, y, 0.09 * size), "halo")
  bail(p, size, wear)
end

pendant.forms = { "stone", "stone", "stone", "heart", "star", "disc", "moon", "crystal", "leaf", "locket" }

return pendant
