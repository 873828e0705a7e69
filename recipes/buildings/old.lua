-- What past builders left: ruins, monuments, gates of dungeons, graves, stone circles; and fences of wire.
local maker = require("lib/maker")
local box, disc, rod, pipe, side, front = maker.box, maker.disc, maker.rod, maker.pipe, maker.side, maker.front

local draw = {}
local function soft(p, few, many) return p.advanced and many or few end

-- A column's shaft with flutes, broken off at `high` where broken is true.
local function column(p, high, r, broken)
  local sides, flutes, profile = soft(p, 40, 80), 20, {}
  local parts = {}
  local sections = {}
  for i = 0, 6 do
    local t, line = i / 6, {}
    for k = 0, sides - 1 do
      local a = 2 * math.pi * k / sides
      local rr = r * (1 - 0.14 * t) * (1 - 0.05 * math.abs(math.sin(flutes * a / 2)))
      local y = high * t
      if broken and i == 6 then
        local jag = 0.5 * r * kit.noise(1.6 * math.sin(a) + high, 1.6 * math.cos(a), 3 * r) + 0.35 * r * math.sin(a)
        y = math.max(y + jag, high * 5.2 / 6)
      end
      line[k + 1] = { rr * math.sin(a), y, rr * math.cos(a) }
    end
    sections[i + 1] = line
  end
  parts[1] = kit.loft{ sections = sections, crease = 60 }:move(0, 0.32 * r, 0)
  parts[2] = kit.box{ size = { 2.7 * r, 0.22 * r, 2.7 * r }, bevel = 0.03 * r }:move(0, 0.11 * r, 0)
  parts[3] = kit.torus{ radius = 1.05 * r, tube = 0.14 * r, sides = soft(p, 24, 40), tube_sides = 8 }:move(0, 0.3 * r, 0)
  if not broken then
    parts[4] = kit.cone{ radius = 0.88 * r, top = 1.25 * r, height = 0.36 * r, sides = soft(p, 24, 40) }:move(0, high + 0.5 * r, 0)
    parts[5] = kit.box{ size = { 2.6 * r, 0.26 * r, 2.6 * r }, bevel = 0.03 * r }:move(0, high + 0.8 * r, 0)
  end
  return kit.group(parts)
end

function draw.ruin(p)
  local b = maker.board(p, 4.4, 0.06)
  for i = 0, 1 do b.add(box(0, 0.15 + 0.28 * i, 0, 7.4 - 0.7 * i, 0.3, 5.2 - 0.7 * i, 0.05), "stone") end
  -- Two columns still carry their beam; of the others stumps are left.
  local y = 0.58
  for _, x in ipairs{ -2.5, -0.9 } do b.add(column(p, 2.7, 0.34):move(x, y, 1.6), "stone") end
  b.add(box(-1.7, y + 3.27, 1.6, 2.6, 0.42, 0.85, 0.05), "stone")
  b.add(front({ { -1.3, 0 }, { 1.1, 0 }, { 0.75, 0.22 }, { 0.3, 0.26 }, { -0.1, 0.55 }, { -0.6, 0.48 }, { -1.0, 0.2 } }, 0.7, 0.04):move(-1.7, y + 3.48, 1.6), "stone")
  for i, at in ipairs{ { 0.75, 1.6, 1.3 }, { 2.4, 1.6, 0.55 }, { 2.5, -0.1, 1.9 }, { -2.5, -0.2, 0.9 } } do b.add(column(p, at[3] * p:vary(0.85, 1.15), 0.33, true):move(at[1], y, at[2]), "stone") end
  -- A piece of the back wall with a doorway, its top crumbled.
  local wall = { { -2.9, 0 }, { -1.7, 0 }, { -1.7, 1.7 }, { -1.3, 2.1 }, { -0.9, 2.1 }, { -0.5, 1.7 }, { -0.5, 0 }, { 2.1, 0 }, { 2.0, 0.6 }, { 1.5, 0.8 }, { 1.45, 1.3 }, { 0.8, 1.45 }, { 0.7, 2.0 }, { 0.1, 2.2 }, { 0, 2.8 }, { -0.8, 3.0 }, { -1.5, 2.8 }, { -1.7, 3.2 }, { -2.4, 3.1 }, { -2.9, 2.5 } }
  b.add(front(wall, 0.45, 0.04):move(0, y, -1.75), "stone")
  -- Drums and blocks lie about, with grass between them.
  b.add(kit.cylinder{ radius = 0.33, height = 1.3, sides = 24, bevel = 0.04 }:rotate("z", 90):rotate("y", 28):move(1.2, y + 0.33, 0.5), "stone")
  b.add(kit.cylinder{ radius = 0.34, height = 0.6, sides = 24, bevel = 0.04 }:rotate("z", 90):rotate("y", -40):move(3.3, 0.34, 2.9), "stone")
  for i = 1, 9 do
    local s = p:vary(0.16, 0.34)
    local x, z = 3.9 * math.sin(i * 2.4) * (0.55 + 0.05 * i), 2.6 * math.cos(i * 2.4)
    local inside = math.abs(x) < 3.3 and math.abs(z) < 2.2
    b.add(kit.box{ size = { 1.8 * s, s, 1.2 * s }, bevel = 0.12 * s }:rotate("y", 50 * i):rotate("x", p:vary(-7, 7)):move(x, (inside and y or 0) + 0.48 * s, z), "stone")
  end
  for i = 1, 14 do
    local x, z = 3.5 * math.sin(i * 1.7), 2.4 * math.cos(i * 2.9)
    local blades = {}
    for k = 1, 6 do blades[k] = kit.cone{ radius = 0.035, height = p:vary(0.25, 0.55), sides = 4 }:align{ y = "low" }:rotate("x", 24):rotate("y", 60 * k + 13 * i) end
    b.add(kit.group(blades):move(x, (math.abs(x) < 3.3 and math.abs(z) < 2.2) and y - 0.02 or 0, z), "grass")
  end
  b.add(kit.sphere{ radii = { 0.6, 0.12, 0.3 } }:displace{ amount = 0.05, size = 0.2 }:move(-1.9, y + 3.5, 1.75), "moss")
end

function draw.monument(p)
  local b = maker.board(p, 8)
  for i = 0, 2 do b.add(box(0, 0.15 + 0.3 * i, 0, 5 - 0.9 * i, 0.3, 5 - 0.9 * i, 0.03), "stone") end
  b.add(box(0, 1.75, 0, 2.2, 1.7, 2.2, 0.05), "stone")
  b.add(box(0, 2.68, 0, 2.6, 0.24, 2.6, 0.04), "stone")
  b.add(box(0, 0.98, 0, 2.5, 0.2, 2.5, 0.04), "stone")
  b.add(box(0, 1.8, 1.1, 1.5, 1.1, 0.06, 0.015), "plaque")
  for i = 0, 3 do b.add(box(0, 2.12 - 0.2 * i, 1.14, 1.1 - 0.25 * (i % 2), 0.06, 0.02, 0), "letter") end
  b.add(kit.torus{ radius = 0.34, tube = 0.09, sides = 24, tube_sides = 8 }:rotate("x", 90):move(0, 1.15, 1.36):rotate("x", 0), "wreath")
  -- A column that carries a star, or an eagle's ball.
  b.add(column(p, 3.5, 0.42):move(0, 2.8, 0), "stone")
  b.add(kit.sphere{ radius = 0.34 }:move(0, 6.96, 0), "gold")
  b.add(kit.extrude{ outline = kit.star{ tips = 5, outer = 0.62, inner = 0.26 }, depth = 0.16, bevel = 0.03 }:move(0, 7.72, 0), "gold")
  for i = 0, 3 do
    local x, z = 2.1 * (i % 2 * 2 - 1), 2.1 * (i // 2 * 2 - 1)
    b.add(kit.cylinder{ radius = 0.13, height = 0.8, bevel = 0.03 }:move(x, 0.6, z), "plaque")
    b.add(kit.sphere{ radius = 0.17 }:move(x, 1.05, z), "plaque")
    local nx, nz = i == 1 and 2.1 or i == 2 and -2.1 or x, z
    local a, c = { x, 0.85, z }, i % 2 == 0 and { -x, 0.85, z } or { x, 0.85, -z }
    if i == 0 then c = { -x, 0.85, z } elseif i == 1 then c = { x, 0.85, -z } elseif i == 3 then c = { -x, 0.85, z } else c = { x, 0.85, -z } end
    if not (c[3] > 2 and a[3] > 2) then b.add(kit.sweep{ path = kit.curve{ points = { a, { (a[1] + c[1]) / 2, 0.6, (a[3] + c[3]) / 2 }, c }, segments = 8 }, radius = 0.045, sides = 6 }, "plaque") end
  end
end

function draw.gate(p)
  local b = maker.board(p, 3.3, 0.05)
  local w, h = 1.05, 2.4
  -- The arch of voussoirs between two buttresses.
  for s = -1, 1, 2 do
    for i = 0, 5 do b.add(kit.box{ size = { 0.62 + 0.08 * (i % 2), 0.4, 0.72 }, bevel = 0.035 }:rotate("y", p:vary(-1.5, 1.5)):move(s * (w + 0.34), 0.2 + 0.4 * i * 0.74 * 1.0, 0), "stone") end
    b.add(box(s * (w + 0.42), 0.12, 0, 0.95, 0.24, 0.95, 0.04), "stone")
  end
  local spring = 1.75
  for i = 0, 10 do
    local a = math.pi * (i + 0.5) / 11
    local r = w + 0.3
    b.add(kit.box{ size = { 0.6, 0.42, 0.72 + 0.04 * (i % 2) }, bevel = 0.035 }:rotate("z", math.deg(a)):move(r * math.cos(a), spring + r * math.sin(a), 0), "stone")
  end
  b.add(box(0, spring + w + 0.36, 0.06, 0.42, 0.72, 0.78, 0.04), "stone")
  -- A skull for a keystone's ornament, and dark behind the bars.
  local y, z = spring + w + 0.34, 0.5
  b.add(kit.group{ kit.sphere{ radii = { 0.17, 0.18, 0.14 } }:move(0, y + 0.03, z), kit.box{ size = { 0.16, 0.14, 0.13 }, bevel = 0.03 }:move(0, y - 0.15, z) }, "skull")
  for s = -1, 1, 2 do b.add(kit.sphere{ radii = { 0.05, 0.055, 0.03 } }:move(s * 0.07, y, z + 0.125), "dark") end
  for i = -1, 1 do b.add(box(0.045 * i, y - 0.2, z + 0.065, 0.008, 0.07, 0.012, 0), "dark") end
  local dark = { { -w, 0 }, { w, 0 } }
  for i = 0, 14 do local a = math.pi * i / 14 dark[#dark + 1] = { 1.05 * w * math.cos(a), spring + 1.05 * w * math.sin(a) } end
  b.add(front(dark, 0.06, 0):move(0, 0, -0.3), "dark")
  -- The portcullis: bars with points below, rivets where they cross.
  for i = -3, 3 do
    local x = 0.29 * i
    local top = spring + math.sqrt(math.max(0.01, w * w - x * x))
    b.add(box(x, 0.14 + top / 2, 0, 0.075, top - 0.1, 0.075, 0.012), "bar")
    b.add(kit.cone{ radius = 0.06, height = 0.17, sides = 4 }:rotate("x", 180):move(x, 0.115, 0), "bar")
    for k = 0, 5 do
      local yy = 0.4 + 0.42 * k
      if yy < top then b.add(kit.sphere{ radii = { 0.035, 0.035, 0.02 }, sides = 8, rows = 6 }:move(x, yy, 0.085), "rivet") end
    end
  end
  for k = 0, 5 do
    local yy = 0.4 + 0.42 * k
    local half = yy < spring and w or math.sqrt(math.max(0.05, w * w - (yy - spring)^2))
    b.add(box(0, yy, 0.045, 2 * half, 0.075, 0.06, 0.012), "bar")
  end
  -- Torches.
  for s = -1, 1, 2 do
    local x = s * (w + 0.36)
    b.add(box(x, 1.3, 0.4, 0.1, 0.26, 0.05, 0.01), "bar")
    b.add(rod({ x, 1.15, 0.42 }, { x, 1.6, 0.55 }, 0.035, 0.05), "wood")
    b.add(kit.torus{ radius = 0.06, tube = 0.018, sides = 14, tube_sides = 6 }:move(x, 1.58, 0.545), "bar")
    b.add(kit.lathe{ smooth = true, sides = 12, profile = { { 0, 0, "sharp" }, { 0.07, 0.03 }, { 0.085, 0.1 }, { 0.05, 0.22 }, { 0, 0.36, "sharp" } } }:move(x, 1.6, 0.55), "fire")
  end
end

function draw.grave(p)
  local b = maker.board(p, 0.95, 0.05)
  local form = p:choose{ "round", "round", "gothic", "cross" }
  b.add(box(0, 0.05, 0, 0.8, 0.1, 0.36, 0.02), "stone")
  if form == "cross" then
    b.add(box(0, 0.5, 0, 0.2, 0.86, 0.13, 0.02), "stone")
    b.add(box(0, 0.66, 0, 0.62, 0.19, 0.128, 0.02), "stone")
    b.add(kit.torus{ radius = 0.2, tube = 0.035, sides = 28, tube_sides = 6 }:rotate("x", 90):move(0, 0.66, 0), "stone")
  else
    local outline = { { -0.31, 0.08 }, { 0.31, 0.08 } }
    if form == "round" then
      for i = 0, 14 do local a = math.pi * i / 14 outline[#outline + 1] = { 0.31 * math.cos(a), 0.62 + 0.31 * math.sin(a) } end
    else
      for _, at in ipairs{ { 0.31, 0.6 }, { 0.26, 0.74 }, { 0.15, 0.86 }, { 0, 0.97 }, { -0.15, 0.86 }, { -0.26, 0.74 }, { -0.31, 0.6 } } do outline[#outline + 1] = at end
    end
    b.add(front(outline, 0.13, 0.018), "stone")
    local z = 0.068
    b.add(box(0, 0.74, z, 0.035, 0.2, 0.012, 0), "letter")
    b.add(box(0, 0.77, z, 0.12, 0.035, 0.012, 0), "letter")
    for i, wide in ipairs{ 0.4, 0.3, 0.36 } do b.add(box(0, 0.56 - 0.085 * i, z, wide, 0.03, 0.012, 0), "letter") end
  end
  -- The mound with grass and flowers.
  b.add(kit.sphere{ radii = { 0.36, 0.11, 0.62 } }:cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } }:displace{ amount = 0.015, size = 0.12 }:move(0, 0.012, 0.72), "soil")
  for i = 1, soft(p, 20, 34) do
    local a, r = i * 2.4, 0.24 + 0.12 * math.sin(i * 1.3)
    b.add(kit.cone{ radius = 0.014, height = p:vary(0.07, 0.16), sides = 4 }:align{ y = "low" }:rotate("z", p:vary(-22, 22)):move(1.25 * r * math.sin(a), 0.005, 0.72 + 1.9 * r * math.cos(a)), "grass")
  end
  for i = 0, 2 do
    b.add(rod({ -0.06 + 0.05 * i, 0.1, 0.42 }, { -0.1 + 0.09 * i, 0.26, 0.46 }, 0.006), "grass")
    b.add(kit.sphere{ radii = { 0.038, 0.03, 0.038 }, sides = 10, rows = 7 }:move(-0.1 + 0.09 * i, 0.27, 0.46), "flower")
  end
end

function draw.circle(p)
  local b = maker.board(p, 4.2, 0.05)
  b.add(kit.cylinder{ radius = 5.6, height = 0.24, bevel = 0.1, sides = 40 }:move(0, 0.12, 0), "grass")
  local n, r = 10, 4.3
  local function menhir(h, w)
    return kit.box{ size = { w, h, 0.62 * w }, bevel = 0.12 * w, cells = { 3, 6, 3 } }:displace{ amount = 0.14 * w, size = 0.9, octaves = 2 }:taper{ axis = "y", low = 1.08, high = 0.88 }:crease(40)
  end
  for i = 0, n - 1 do
    local a = 2 * math.pi * i / n
    local x, z = r * math.sin(a), r * math.cos(a)
    if i ~= 1 then b.add(menhir(3.0, 1.1):rotate("y", math.deg(a)):move(x, 1.65, z), "stone") else b.add(menhir(2.6, 1.0):rotate("x", 86):rotate("y", 40):move(x, 0.52, z), "stone") end
    if i % 3 ~= 1 then
      local m = a + math.pi / n
      if i ~= 0 then b.add(menhir(3.1, 0.8):rotate("z", 90):rotate("y", math.deg(m)):move(0.965 * r * math.sin(m), 3.4, 0.965 * r * math.cos(m)), "stone") end
    end
  end
  b.add(menhir(1.6, 0.9):rotate("z", 90):move(0, 0.6, 0), "stone")
end

function draw.wire(p)
  local b = maker.board(p, 1.8)
  local w, h, r = 3.6, 1.8, 0.03
  for i = -1, 1 do
    b.add(kit.cylinder{ radius = r, height = h, sides = 14 }:move(i * w / 2, h / 2, 0), "post")
    b.add(kit.sphere{ radius = 1.3 * r }:move(i * w / 2, h, 0), "post")
    b.add(disc("y", i * w / 2, 0.02, 0, 0.1, 0.04), "base")
  end
  for _, y in ipairs{ 0.08, h - 0.05 } do b.add(rod({ -w / 2, y, 0 }, { w / 2, y, 0 }, 0.018), "post") end
  -- Wires zigzag from top to bottom, each hooked into the next.
  local step, sides = soft(p, 0.15, 0.1), 4
  local n = math.floor(w / step + 0.5)
  local rows = math.floor((h - 0.13) / step + 0.5)
  for i = 0, n - 1 do
    local path = {}
    for k = 0, rows do
      local x = -w / 2 + step * (i + (k % 2 == 0 and 0 or 1))
      path[k + 1] = { x, 0.08 + (h - 0.13) * k / rows, 0.004 * ((i + k) % 2 * 2 - 1) }
    end
    b.add(kit.sweep{ path = path, radius = 0.0055, sides = sides }, "wire")
    for k = 0, rows do path[k + 1] = { -w / 2 + step * (i + (k % 2 == 0 and 1 or 0)), path[k + 1][2], -path[k + 1][3] } end
    b.add(kit.sweep{ path = path, radius = 0.0055, sides = sides }, "wire")
  end
end

local function kind(name, drawing, members)
  members.kind, members.traits = name, { draw = draw[drawing] }
  return members
end
return {
  kinds = {
    kind("ruin", "ruin", { synsets = { "ruin.n.02" }, names = { "ruin", "ruins", "ruined temple", "ancient ruin", "temple ruin" }, height_m = { 0.2, 4.4, 15 }, slots = { { "stone", "limestone" }, { "grass", "moss green leaf" }, { "moss", "moss" } } }),
    kind("monument", "monument", { synsets = { "memorial.n.03" }, except = { "gravestone.n.01", "brass.n.04" }, names = { "monument", "memorial", "war memorial" }, height_m = { 0.2, 8, 40 }, slots = { { "stone", "granite" }, { "gold", "gold" }, { "plaque", "bronze" }, { "letter", "gold" }, { "wreath", "forest green leaf" } } }),
    kind("dungeon gate", "gate", { synsets = { "portcullis.n.01" }, names = { "dungeon gate", "portcullis", "castle gate", "stone gate", "city gate" }, height_m = { 0.2, 3.4, 10 },
      slots = { { "stone", "stone" }, { "bar", "iron" }, { "rivet", "iron" }, { "dark", "charcoal paint" }, { "skull", "ivory bone" }, { "wood", "dark brown wood" }, { "fire", "glowing orange plastic" } } }),
    kind("gravestone", "grave", { synsets = { "gravestone.n.01", "grave.n.02" }, names = { "gravestone", "tombstone", "headstone", "grave", "tomb stone" }, height_m = { 0.1, 0.95, 2.5 },
      slots = { { "stone", "stone" }, { "letter", "charcoal stone" }, { "soil", "soil" }, { "grass", "moss green leaf" }, { "flower", "white satin" } } }),
    kind("stone circle", "circle", { synsets = { "megalith.n.01" }, names = { "stone circle", "stonehenge", "henge", "standing stones", "cromlech" }, height_m = { 0.1, 4.2, 8 }, slots = { { "stone", "stone" }, { "grass", "grass" } } }),
    kind("chain link fence", "wire", { synsets = { "chainlink_fence.n.01" }, names = { "chain link fence", "chainlink fence", "wire fence", "chain link", "mesh fence" }, height_m = { 0.2, 1.8, 4 }, slots = { { "wire", "gray paint" }, { "post", "light gray enamel" }, { "base", "concrete" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
