-- What is built without rooms: columns, arches, bridges, fountains, wells, fences, stairs; and pieces of trees.
-- Each is drawn in metres at its usual size and grows from there.
local plant = require("lib/plant")
local function box(x, y, z, bevel) return kit.box{ size = { x, y, z }, bevel = bevel or 0.02, segments = 2 }:align{ y = "low" } end
local function list()
  local all = {}
  return all, function(slot, shape, x, y, z)
    if x then shape = shape:move(x, y or 0, z or 0) end
    all[#all + 1] = shape:slot(slot)
  end
end
local function sides(p) return p.advanced and 48 or 26 end

local draw = {}

function draw.column(p)
  local all, put = list()
  put("base", box(1, 0.22, 1)); put("base", kit.torus{ radius = 0.36, tube = 0.09, sides = sides(p) }, 0, 0.3); put("base", kit.torus{ radius = 0.33, tube = 0.06, sides = sides(p) }, 0, 0.42)
  -- Flutes run up the shaft.
  local outline, n = {}, 20
  for i = 0, n * 4 - 1 do local a = 2 * math.pi * i / (n * 4); local r = 0.34 - 0.028 * math.abs(math.sin(n * a / 2)) ^ 0.7; outline[i + 1] = { r * math.sin(a), r * math.cos(a) } end
  put("body", kit.sweep{ path = { { 0, 0.3, 0 }, { 0, 1.5, 0 }, { 0, 2.5, 0 }, { 0, 3.5, 0 } }, profile = outline, radii = { 1, 0.98, 0.92, 0.84 }, crease = 50 })
  put("base", kit.lathe{ smooth = true, sides = sides(p), profile = { { 0, 3.42, "sharp" }, { 0.31, 3.42 }, { 0.33, 3.5 }, { 0.42, 3.68, "sharp" }, { 0, 3.68 } } })
  if p:chance(0.5) then
    for _, x in ipairs{ -1, 1 } do for _, z in ipairs{ -1, 1 } do put("base", kit.cylinder{ radius = 0.16, height = 0.1 }:rotate("x", 90), 0.38 * x, 3.66, 0.36 * z) end end
    put("base", box(0.76, 0.14, 0.7), 0, 3.64)
  end
  put("base", box(0.96, 0.18, 0.96), 0, 3.8 - 0.12)
  return all
end
function draw.arch(p)
  local all, put = list()
  for _, s in ipairs{ -1, 1 } do
    put("base", box(0.75, 0.2, 0.9), 1.4 * s); put("body", box(0.55, 2.1, 0.65), 1.4 * s, 0.2); put("base", box(0.7, 0.16, 0.8), 1.4 * s, 2.2)
  end
  local n = 11
  for i = 1, n do
    local a = math.pi * (i - 0.5) / n
    put(i == (n + 1) / 2 and "base" or "body", kit.box{ size = { 0.47, 0.55 + (i == (n + 1) / 2 and 0.14 or 0), 0.65 }, bevel = 0.02, segments = 1 }:taper{ axis = "y", low = 0.84, high = 1.14 }:move(0, 1.4, 0):rotate("z", math.deg(a) - 90), 0, 2.36, 0)
  end
  return all
end
function draw.bridge(p)
  local all, put = list()
  local points, n = {}, 20
  local function deck(x) return 4.4 - 2.6 * (x / 20) ^ 2 end
  for i = 0, n do local x = -20 + 40 * i / n; points[#points + 1] = { x, deck(x) } end
  points[#points + 1] = { 20, 0 }
  for k = 2, 0, -1 do
    local c, w = (k - 1) * 12, 4.6
    for i = 0, 12 do local a = math.pi * i / 12; points[#points + 1] = { c + w * math.cos(a), 0 + (k == 1 and 3.4 or 2.5) * math.sin(a) } end
  end
  points[#points + 1] = { -20, 0 }
  put("body", kit.extrude{ outline = points, depth = 6, crease = 25 })
  for _, s in ipairs{ -1, 1 } do
    local rail = {}
    for i = 0, n do local x = -20 + 40 * i / n; rail[#rail + 1] = { x, deck(x) + 1 } end
    for i = n, 0, -1 do local x = -20 + 40 * i / n; rail[#rail + 1] = { x, deck(x) - 0.1 } end
    put("trim", kit.extrude{ outline = rail, depth = 0.45, bevel = 0.04 }, 0, 0, 2.9 * s)
    for k = -1, 2 do put("trim", box(1.2, 3.2, 0.9), -6 + 12 * k - (k > -1 and k < 2 and 0 or 0), 0, 3 * s) end
  end
  return all
end
function draw.fountain(p)
  local all, put = list()
  local n = sides(p)
  local function bowl(r, y, deep, slot) put(slot or "body", kit.lathe{ smooth = true, sides = n, profile = { { 0, y, "sharp" }, { 0.25 * r, y }, { 0.85 * r, y + 0.6 * deep }, { r, y + deep }, { r, y + deep + 0.05, "sharp" }, { 0.93 * r, y + deep + 0.05, "sharp" }, { 0.8 * r, y + 0.66 * deep }, { 0, y + 0.3 * deep } } }); put("water", kit.cylinder{ radius = 0.91 * r, height = 0.02, sides = n }, 0, y + deep + 0.01) end
  put("body", kit.lathe{ sides = n, crease = 30, profile = { { 0, 0 }, { 1.5, 0 }, { 1.5, 0.08 }, { 1.42, 0.1 }, { 1.42, 0.4 }, { 1.52, 0.44 }, { 1.52, 0.52 }, { 1.26, 0.52 }, { 1.26, 0.12 }, { 0, 0.12 } } })
  put("water", kit.cylinder{ radius = 1.28, height = 0.04, sides = n }, 0, 0.42)
  put("body", kit.lathe{ smooth = true, sides = n, profile = { { 0, 0.1 }, { 0.3, 0.1 }, { 0.16, 0.4 }, { 0.13, 0.8 }, { 0.2, 1.06 }, { 0, 1.06 } } })
  bowl(0.82, 1.02, 0.2)
  put("body", kit.lathe{ smooth = true, sides = n, profile = { { 0, 1.06 }, { 0.14, 1.1 }, { 0.08, 1.4 }, { 0.13, 1.66 }, { 0, 1.66 } } })
  bowl(0.44, 1.62, 0.14)
  put("body", kit.lathe{ smooth = true, sides = n, profile = { { 0, 1.7 }, { 0.07, 1.74 }, { 0.06, 1.9 }, { 0.1, 1.98 }, { 0.04, 2.08 }, { 0, 2.14 } } })
  local function jet(r1, y1, r2, y2, up, count, thick) for i = 1, count do put("water", kit.sweep{ path = kit.curve{ points = { { 0, y1, r1 }, { 0, y1 + up, (r1 + r2) / 2 }, { 0, y2, r2 } }, segments = 5 }, radius = thick, sides = 6 }:rotate("y", 360 * i / count)) end end
  jet(0.02, 2.08, 0.3, 1.78, 0.1, 8, 0.014); jet(0.42, 1.8, 0.62, 1.24, -0.08, 10, 0.016); jet(0.8, 1.26, 1.05, 0.44, -0.1, 14, 0.018)
  return all
end
function draw.well(p)
  local all, put = list()
  for row = 0, 3 do for i = 1, 14 do put("body", kit.box{ size = { 0.29, 0.19, 0.2 }, bevel = 0.03, segments = 2 }:move(0, 0.1 + 0.2 * row, 0.62):rotate("y", 360 * (i + 0.5 * (row % 2)) / 14)) end end
  put("body", kit.tube{ radius = 0.66, thickness = 0.14, height = 0.76, sides = 28 }, 0, 0.38); put("body", kit.tube{ radius = 0.78, thickness = 0.26, height = 0.1, bevel = 0.02, sides = sides(p) }, 0, 0.85)
  put("water", kit.cylinder{ radius = 0.54, height = 0.04, sides = 28 }, 0, 0.4)
  for _, s in ipairs{ -1, 1 } do put("wood", box(0.1, 1.75, 0.1), 0.66 * s, 0.1); put("roof", kit.box{ size = { 1.75, 0.07, 0.85 }, bevel = 0.015, segments = 1 }:rotate("x", 38 * s), 0, 1.78, 0.3 * s) end
  put("wood", kit.cylinder{ radius = 0.05, height = 1.5 }:rotate("z", 90), 0, 1.38); put("rope", kit.cylinder{ radius = 0.075, height = 0.4 }:rotate("z", 90), 0, 1.38)
  put("wood", box(0.04, 0.24, 0.04), 0.76, 1.2); put("wood", kit.cylinder{ radius = 0.02, height = 0.16 }:rotate("z", 90), 0.82, 1.2)
  put("rope", kit.cylinder{ radius = 0.012, height = 0.4 }, 0.06, 1.15, 0.06); put("wood", kit.cone{ radius = 0.1, top = 0.13, height = 0.2, sides = 18 }, 0.06, 0.9, 0.06); put("rope", kit.torus{ radius = 0.125, tube = 0.01 }, 0.06, 0.97, 0.06)
  return all
end
function draw.fence(p)
  local all, put = list()
  for _, x in ipairs{ -1, 0, 1 } do put("body", box(0.1, 1.12, 0.1), 0.95 * x) end
  for _, y in ipairs{ 0.28, 0.78 } do put("body", box(2.1, 0.08, 0.04), 0, y, 0.02) end
  for i = -6, 6 do if i % 6 ~= 0 then put("body", kit.extrude{ outline = { { -0.05, 0.08 }, { 0.05, 0.08 }, { 0.05, 1 }, { 0, 1.1 }, { -0.05, 1 } }, depth = 0.024, bevel = 0.004 }, 0.158 * i, 0, 0.055) end end
  for _, x in ipairs{ -1, 0, 1 } do put("body", kit.cone{ radius = 0.09, height = 0.08, sides = 4 }:rotate("y", 45):align{ y = "low" }, 0.95 * x, 1.12) end
  return all
end
function draw.stairs(p)
  local all, put = list()
  local count = p:part("step")
  for i = 1, count do
    put("tread", box(1.1, 0.045, 0.32), 0, 0.18 * i - 0.045, -0.28 * i); put("body", box(1.04, 0.18 * i - 0.045, 0.28), 0, 0, -0.28 * i + 0.0)
    for _, s in ipairs{ -1, 1 } do put("rail", kit.cylinder{ radius = 0.016, height = 0.86 }, 0.5 * s, 0.18 * i + 0.43, -0.28 * i) end
  end
  for _, s in ipairs{ -1, 1 } do put("rail", kit.sweep{ path = { { 0.5 * s, 1.04, -0.2 }, { 0.5 * s, 0.18 * count + 0.88, -0.28 * count - 0.06 } }, radius = 0.03, first = "round", last = "round" }) end
  return all
end
function draw.gazebo(p)
  local all, put = list()
  put("floor", kit.cylinder{ radius = 1.8, height = 0.25, sides = 8, bevel = 0.02 }, 0, 0.125)
  put("body", kit.instances(box(0.12, 2.1, 0.12), kit.ring{ count = 8, radius = 1.6, start = 22.5 }), 0, 0.25)
  for i = 0, 7 do if i ~= 0 then
    local z = 1.6 * math.cos(math.rad(22.5))
    for _, y in ipairs{ 0.4, 1 } do put("body", box(1.2, 0.06, 0.06):move(0, y, z):rotate("y", 45 * i)) end
    for k = -3, 3 do put("body", box(0.035, 0.56, 0.035, 0.004):move(0.16 * k, 0.44, z):rotate("y", 45 * i)) end
  end end
  for i = 0, 7 do put("body", box(1.26, 0.16, 0.1):move(0, 2.2, 1.6 * math.cos(math.rad(22.5))):rotate("y", 45 * i)) end
  put("roof", kit.cone{ radius = 2.05, top = 0.32, height = 0.8, sides = 8 }:align{ y = "low" }:rotate("y", 0), 0, 2.34); put("roof", kit.cone{ radius = 0.42, height = 0.45, sides = 8 }:align{ y = "low" }, 0, 3.1); put("body", kit.sphere{ radius = 0.07 }, 0, 3.56)
  return all
end

function draw.stump(p, t)
  local all, put = list()
  local outline, n, tall = {}, 48, t.tall or 0.42
  local s = p:vary(0, 50)
  local function ring(y, k)
    local r = {}
    for i = 1, n do local a = 2 * math.pi * i / n; local root = math.max(0, math.cos(2.5 * a + s)) ^ 2; local q = 0.28 * (1 + 0.05 * math.sin(7 * a + s)) * (1 + 0.75 * root * math.max(0, 1 - y / 0.22) ^ 2) * k; r[i] = { q * math.sin(a), y, q * math.cos(a) } end
    return r
  end
  local rows = { ring(0, 1), ring(0.06, 1), ring(0.14, 1), ring(0.24, 1), ring(tall, 0.96) }
  put("bark", kit.loft{ sections = rows, crease = 50 })
  put("wood", kit.loft{ sections = { ring(tall - 0.02, 0.86), ring(tall + 0.008, 0.86) }, crease = 30 })
  for i = 1, 4 do put("bark", kit.torus{ radius = 0.05 * i, tube = 0.003, sides = 32, tube_sides = 5 }, 0, tall + 0.008) end
  return all
end
function draw.log(p)
  local all, put = list()
  local body = kit.cylinder{ radius = 0.17, height = 1, sides = p.advanced and 28 or 18, rows = 14 }:displace{ amount = 0.012, size = 0.12 }
  put("bark", body:rotate("z", 90), 0, 0.17)
  for _, s in ipairs{ -1, 1 } do
    put("wood", kit.cylinder{ radius = 0.15, height = 0.02, sides = 28 }:rotate("z", 90), 0.5 * s, 0.17)
    for i = 1, 3 do put("bark", kit.torus{ radius = 0.038 * i, tube = 0.003, sides = 24, tube_sides = 5 }:rotate("z", 90), 0.511 * s, 0.17) end
  end
  put("bark", kit.cone{ radius = 0.05, top = 0.036, height = 0.2 }:align{ y = "low" }:rotate("x", 35), 0.14, 0.28, 0.06); put("wood", kit.cylinder{ radius = 0.03, height = 0.012 }:move(0, 0.2, 0):rotate("x", 35), 0.14, 0.28, 0.06)
  return all
end
function draw.branch(p)
  local all, put = list()
  local points = { { -0.62, 0.05, 0 }, { -0.28, 0.07, 0.07 }, { 0.1, 0.16, -0.03 }, { 0.58, 0.4, 0.05 } }
  local stem, path = plant.stem(p, points, 0.046, 0.25)
  put("bark", stem)
  local function twig(from, way, long)
    local to = { from[1] + way[1] * long, from[2] + way[2] * long, from[3] + way[3] * long }
    local sweep, line = plant.stem(p, { from, { (from[1] + to[1]) / 2, (from[2] + to[2]) / 2 + 0.03, (from[3] + to[3]) / 2 }, to }, 0.019, 0.35)
    put("bark", sweep)
    for k = 3, #line, p.advanced and 2 or 1 do put("leaf", plant.blade(p, { length = 0.17, width = 0.085, outline = "lance", bend = 30, cup = 0.2, thick = 0.002 }):rotate("x", 62):rotate("y", 137.5 * k + 50):move(line[k][1], line[k][2], line[k][3])) end
  end
  for i = 1, 6 do local at = path[math.floor(#path * (0.2 + 0.13 * i))]; twig(at, { 0.55, 0.75 + 0.35 * (i % 2), (i % 2 - 0.5) * 1.1 }, 0.36 - 0.02 * i) end
  return all
end
function draw.leaf(p)
  local all, put = list()
  local long = 0.8
  local blade = plant.blade(p, { length = long, width = 0.46, outline = p:choose{ "lance", "petal", "heart" }, bend = 32, cup = 0.22, thick = 0.012, rows = p.advanced and 24 or 14 })
  -- It lies along X, its face to the front.
  put("leaf", blade:rotate("y", 180):rotate("z", -90):rotate("x", -42))
  put("vein", (plant.stem(p, { { -0.2, -0.03, 0 }, { -0.08, 0, 0 }, { 0.03, 0.004, 0 } }, 0.014, 0.8)))
  return all
end
function draw.acorn(p)
  local all, put = list()
  put("nut", kit.lathe{ smooth = true, sides = sides(p), profile = { { 0, 0 }, { 0.03, 0.02 }, { 0.2, 0.14 }, { 0.29, 0.4 }, { 0.27, 0.66, "sharp" }, { 0, 0.66 } } })
  local cup = kit.lathe{ smooth = true, sides = sides(p), profile = { { 0, 0.58, "sharp" }, { 0.31, 0.58 }, { 0.35, 0.64 }, { 0.28, 0.8 }, { 0.08, 0.88 }, { 0, 0.88 } } }
  put("cup", cup)
  put("cup", kit.instances(kit.sphere{ radii = { 0.036, 0.02, 0.036 }, sides = 8, rows = 5 }, kit.over(cup, { count = p.advanced and 150 or 80, apart = 0.045 })))
  put("cup", (plant.stem(p, { { 0, 0.86, 0 }, { 0.01, 0.94, 0 }, { 0.05, 1, 0 } }, 0.03, 0.9)))
  return all
end
function draw.pinecone(p)
  local all, put = list()
  put("core", kit.sphere{ radii = { 0.22, 0.46, 0.22 } }, 0, 0.48)
  local n = p.advanced and 110 or 80
  for i = 1, n do
    local s = i / n
    local r = 0.3 * math.sin(math.pi * (0.16 + 0.8 * s)) ^ 0.8
    put("scale", kit.superquadric{ radii = { 0.075, 0.02, 0.11 }, cells = 4 }:rotate("x", -12 - 55 * s):move(0, 0, r * 0.82 + 0.04):rotate("y", 137.508 * i):move(0, 0.06 + 0.86 * s, 0))
  end
  return all
end

local function kind(name, names, synsets, side, size, form, slot_list, traits, parts, except)
  traits = traits or {}
  traits.form, traits.side = form, side
  return { kind = name, names = names, synsets = synsets, except = except, [side] = size, slots = slot_list, traits = traits, parts = parts }
end
local H, W = "height_m", "width_m"

return {
  open = true,
  kinds = {
    kind("column", { "column", "pillar", "greek column", "roman column", "stone pillar" }, { "column.n.07" }, H, { 0.1, 4, 20 }, "column", { { "body", "ivory marble" }, { "base", "ivory marble" } }),
    kind("arch", { "arch", "archway", "stone archway", "arched gate" }, { "arch.n.04" }, H, { 0.1, 4, 50 }, "arch", { { "body", "beige stone" }, { "base", "limestone" } }),
    kind("bridge", { "bridge", "stone bridge", "footbridge", "viaduct" }, { "bridge.n.01" }, "length_m", { 0.2, 40, 1000 }, "bridge", { { "body", "stone" }, { "trim", "beige stone" } }),
    kind("fountain", { "fountain", "water fountain", "garden fountain", "stone fountain" }, { "fountain.n.01" }, H, { 0.1, 2.2, 8 }, "fountain", { { "body", "limestone" }, { "water", "aqua water" } }),
    kind("well", { "well", "wishing well", "water well" }, { "well.n.01" }, H, { 0.1, 2, 3 }, "well", { { "body", "stone" }, { "wood", "oak" }, { "roof", "brown planks" }, { "rope", "beige rope" }, { "water", "teal water" } }),
    kind("fence", { "fence", "picket fence", "wooden fence", "garden fence" }, { "fence.n.01" }, H, { 0.1, 1.2, 2.5 }, "fence", { { "body", "white paint" } }),
    kind("stairs", { "stairs", "staircase", "stairway", "steps" }, { "stairs.n.01" }, H, { 0.2, 2.3, 6 }, "stairs", { { "tread", "oak" }, { "body", "white paint" }, { "rail", "black iron" } }, {}, { step = { 3, 8, 14 } }),
    kind("gazebo", { "gazebo", "pavilion", "bandstand" }, { "gazebo.n.01", "bandstand.n.01" }, H, { 0.2, 3.2, 6 }, "gazebo", { { "body", "white paint" }, { "roof", "slate gray slate" }, { "floor", "oak" } }),
    kind("stump", { "stump", "tree stump" }, { "stump.n.01" }, H, { 0.05, 0.5, 1.5 }, "stump", { { "bark", "bark" }, { "wood", "pine" } }),
    kind("tree trunk", { "tree trunk", "trunk of a tree", "trunk" }, { "trunk.n.01" }, H, { 0.1, 1.2, 10 }, "stump", { { "bark", "bark" }, { "wood", "pine" } }, { tall = 1.2 }),
    kind("log", { "log", "wooden log", "firewood" }, { "log.n.01" }, "length_m", { 0.05, 1, 6 }, "log", { { "bark", "bark" }, { "wood", "pine" } }),
    kind("branch", { "branch", "tree branch", "twig", "bough" }, { "branch.n.02", "twig.n.01", "bough.n.01" }, "length_m", { 0.1, 1.2, 6 }, "branch", { { "leaf", "green leaf" }, { "bark", "bark" } }),
    kind("leaf", { "leaf", "green leaf", "autumn leaf", "palm leaf" }, { "leaf.n.01" }, "length_m", { 0.01, 0.12, 1.5 }, "leaf", { { "leaf", "green leaf" }, { "vein", "green peel" } }, nil, nil, { "blade" }),
    kind("acorn", { "acorn" }, { "acorn.n.01" }, H, { 0.01, 0.035, 1 }, "acorn", { { "nut", "caramel peel" }, { "cup", "umber bark" } }),
    kind("pinecone", { "pinecone", "pine cone", "fir cone" }, { "pinecone.n.01" }, H, { 0.02, 0.08, 1 }, "pinecone", { { "scale", "brown bark" }, { "core", "brown bark" } }),
  },
  build = function(p)
    local group = kit.group(draw[p.traits.form](p, p.traits)):align{ y = "low", x = "middle", z = "middle" }
    local x, y, z = group:size()
    p:add(group:scale(p.size / (p.traits.side == "width_m" and x or p.traits.side == "length_m" and math.max(x, z) or y)))
  end,
}
