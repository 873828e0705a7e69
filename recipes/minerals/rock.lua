-- Rocks, from pebbles to cliffs: lumps bent out of a ball by noise, with flat faces where they broke.
local stand = require("lib/stand")

-- One lump within `size` = { x, y, z } half axes. `rough` 0 = water-worn, 1 = freshly broken.
local function lump(p, size, rough, detail)
  local n = p.advanced and detail or math.floor(detail * 0.62)
  local seed = p:vary(0, 100)
  local sections, rows, sides = {}, n // 2, n
  local flats = {}
  for i = 1, rough > 0.2 and 9 or 4 do
    local y = p:vary(-1, 1)
    local a, r = p:vary(0, 2 * math.pi), math.sqrt(1 - y * y)
    flats[i] = { r * math.cos(a), y, r * math.sin(a), p:vary(0.68, 0.9) + 0.12 * (1 - rough) }
  end
  local function point(theta, phi)
    local x, y, z = math.sin(theta) * math.cos(phi), -math.cos(theta), math.sin(theta) * math.sin(phi)
    local r = 1 + 0.22 * kit.noise(1.1 * x + seed, 1.1 * y, 1.1 * z) + rough * 0.09 * kit.noise(3 * x, 3 * y + seed, 3 * z) + rough * 0.035 * kit.noise(8 * x, 8 * y, 8 * z + seed)
    for _, f in ipairs(flats) do
      local along = x * f[1] + y * f[2] + z * f[3]
      if along > 0.05 then r = math.min(r, f[4] / along * (1 + rough * 0.03 * kit.noise(6 * x + seed, 6 * y, 6 * z))) end
    end
    return { r * x * size[1], r * y * size[2], r * z * size[3] }
  end
  sections[1] = { point(0, 0) }
  for i = 1, rows - 1 do
    local section = {}
    for k = 0, sides - 1 do section[k + 1] = point(math.pi * i / rows, -2 * math.pi * k / sides) end
    sections[i + 1] = section
  end
  sections[rows + 1] = { point(math.pi, 0) }
  return kit.loft{ sections = sections, crease = rough > 0.5 and 17 or 60 }
end

-- Stands it on a flat underside: the lowest part is cut away.
local function grounded(shape, share)
  local _, low = shape:low()
  local _, high = shape:high()
  return shape:cut{ point = { 0, low + share * (high - low), 0 }, normal = { 0, -1, 0 } }
end

local forms = {}

function forms.rock(p, h)
  local t = p.traits
  local flat = p:shape("flat") and 0.45 or p:shape("tall") and 1.5 or p:vary(0.7, 0.95) * (t.flat or 1)
  local rough = p:shape("round") and 0.08 or t.rough or p:vary(0.6, 1)
  local wide = h / flat
  p:add(grounded(lump(p, { 0.5 * wide * p:vary(0.9, 1.1), 0.55 * h, 0.42 * wide * p:vary(0.9, 1.15) }, rough, t.detail or 56), 0.12), "rock")
  if p:part("moss") > 0 then
    for _ = 1, 5 do
      p:add(kit.sphere{ radii = { 0.16 * wide * p:vary(0.6, 1.2), 0.05 * h, 0.14 * wide * p:vary(0.6, 1.2) }, sides = 18, rows = 8 }:displace{ amount = 0.02 * h, size = 0.05 * h }
        :move(p:vary(-0.2, 0.2) * wide, 0.86 * h * p:vary(0.9, 1), p:vary(-0.15, 0.2) * wide), "moss")
    end
  end
  p:support{ at = { 0, 0.85 * h, 0 }, size = { 0.4 * wide, 0.34 * wide } }
end

-- Several lumps in a heap.
function forms.heap(p, h)
  local count = p.traits.count or p:choose{ 5, 7, 9 }
  local rough = p.traits.rough or 0.8
  for i = 1, count do
    local a, r = 2.4 * i + p:vary(0, 0.4), 0.34 * h * math.sqrt(i) * (p.traits.spread or 1)
    local s = h * p:vary(0.36, 0.55) * (p.traits.flat and 1.15 or 1)
    local piece = lump(p, { s, s * p:vary(0.6, 0.8), s * p:vary(0.8, 1) }, rough, 30)
    local _, low = piece:low()
    local lift = (i <= 1 and count > 3 and not p.traits.flat) and 0.55 * h or 0
    p:add(piece:rotate("y", p:vary(0, 360)):move(r * math.cos(a), -low * 0.92 + lift, r * math.sin(a)), i % 3 == 0 and "accent" or "rock")
  end
end

-- A cairn: flat stones balanced on each other, the biggest below.
function forms.cairn(p, h)
  local count, y = p:choose{ 5, 6, 7 }, 0
  local total = 0
  for i = 1, count do total = total + (1.25 - 0.1 * i) end
  for i = 1, count do
    local tall = h / total * (1.25 - 0.1 * i)
    local r = h * (0.34 - 0.2 * (i - 1) / (count - 1)) * p:vary(0.92, 1.08)
    local piece = lump(p, { r, 0.62 * tall, r * p:vary(0.75, 0.95) }, 0.12, 36):rotate("y", p:vary(0, 360)):rotate("z", p:vary(-3, 3))
    p:add(piece:align{ x = "middle", y = "low", z = "middle" }:move(p:vary(-0.02, 0.02) * h, y, p:vary(-0.02, 0.02) * h), i % 2 == 0 and "accent" or "rock")
    local _, tallness = piece:size()
    y = y + tallness * 0.93
  end
end

-- Layers piled up by water or wind, each a little in or out of the one below.
function forms.strata(p, h)
  local layers, seed = p.traits.layers or p:choose{ 9, 11, 13 }, p:vary(0, 50)
  local sides = p.advanced and 44 or 28
  local wide = h * (p.traits.wide or p:vary(0.5, 0.8))
  local y = 0
  for i = 1, layers do
    local tall = h / layers * (0.6 + 0.8 * ((i * 7 % 5) / 4))
    if i == layers then tall = h - y end
    local function ring(scale, at)
      local points = {}
      for k = 0, sides - 1 do
        local a = -2 * math.pi * k / sides
        local x, z = math.cos(a), math.sin(a)
        local t = i / layers
        local r = wide * (p.traits.profile and p.traits.profile(t) or 1 - 0.45 * t ^ 1.5) * (1 + 0.3 * kit.noise(1.6 * x + seed, 0.12 * i, 1.6 * z) + 0.16 * kit.noise(4.5 * x, i * 0.25 + seed, 4.5 * z) + 0.05 * kit.noise(9 * x, i * 3.7 + seed, 9 * z)) * scale
        points[k + 1] = { 1.15 * r * x, at + 0.25 * tall * kit.noise(2 * x, i + seed, 2 * z) * (at > 0.01 * h and 1 or 0) * 0.6, 0.85 * r * z }
      end
      return points
    end
    local hard = p:vary(0.95, 1.05)
    p:add(kit.loft{ crease = 16, sections = { ring(0.95 * hard, math.max(0, y - 0.2 * tall)), ring(hard, y + 0.12 * tall), ring(0.98 * hard, y + 0.85 * tall), ring(0.93 * hard, y + tall) } }, i % 3 == 0 and "accent" or i % 4 == 1 and "layer" or "rock")
    y = y + tall
  end
end

-- Columns of cooled lava: hexagonal, shoulder to shoulder, broken off at different heights.
function forms.columns(p, h)
  local r = h * p:vary(0.085, 0.11)
  for q = -3, 3 do
    for s = -3, 3 do
      local x, z = 1.74 * r * (q + 0.5 * s), 1.52 * r * s
      local away = math.sqrt(x * x + z * z) / (6 * r)
      if away < 0.85 then
        local tall = h * math.max(0.12, 1 - 0.95 * away ^ 1.2 - p:vary(0, 0.18)) * ((q == 0 and s == 0) and 1 / math.max(0.12, 1) or 1)
        if q == 0 and s == 0 then tall = h end
        p:add(kit.cylinder{ radius = r, height = tall, sides = 6, bevel = 0.06 * r }:crease(20):move(x, tall / 2, z), (q + 2 * s) % 3 == 0 and "accent" or "rock")
      end
    end
  end
end

-- Cones of dripstone: hanging down from a slab, or growing from one.
function forms.drip(p, h)
  local hang = p.traits.hang
  local slab = 0.12 * h
  local base = grounded(lump(p, { 0.42 * h, 1.3 * slab, 0.34 * h }, 0.7, 40), 0.3)
  local _, top = base:high()
  local _, low = base:low()
  local thick = top - low
  p:add(hang and base:rotate("x", 180):align{ y = "low" }:move(0, h - thick, 0) or base:align{ y = "low" }, "rock")
  for i = 1, p:choose{ 6, 8, 10 } do
    local tall = i == 1 and h - 0.55 * thick or h * p:vary(0.25, 0.75)
    local a, away = 2.4 * i, i == 1 and 0 or p:vary(0.1, 0.26) * h
    local wide = (0.035 + 0.06 * tall / h) * h
    local profile, n = {}, 12
    for k = 0, n do
      local t = k / n
      profile[#profile + 1] = { wide * ((1 - t) ^ 0.8 * (1 + 0.1 * math.sin(17 * t + i)) + 0.02), t * tall }
    end
    profile[#profile + 1] = { 0, 1.01 * tall }
    local cone = kit.lathe{ profile = profile, smooth = true, sides = 16 }
    if hang then cone = cone:rotate("x", 180):move(0, h - 0.5 * thick, 0) else cone = cone:move(0, 0.5 * thick, 0) end
    p:add(cone:move(away * math.cos(a), 0, 0.8 * away * math.sin(a)), i % 3 == 0 and "accent" or "rock")
  end
end

-- A natural bridge of layered stone.
function forms.arch(p, h)
  local sections, n, seed = {}, 26, p:vary(0, 60)
  local sides = 18
  for i = 0, n do
    local t = i / n
    local a = math.pi * t
    local cx, cy = -0.62 * h * math.cos(a), 0.74 * h * math.sin(a) ^ 0.7 + 0.06 * h * kit.noise(3 * t + seed, 5, 0)
    local thick = h * (0.15 + 0.2 * math.abs(math.cos(a)) ^ 2)
    local points = {}
    for k = 0, sides - 1 do
      local b = 2 * math.pi * k / sides
      local nx, ny = -math.cos(a), math.sin(a)
      local r = thick * (1 + 0.6 * kit.noise(4 * t + seed, math.cos(b), math.sin(b)) + 0.25 * kit.noise(9 * t, 3 * math.cos(b) + seed, 3 * math.sin(b)))
      points[k + 1] = { cx + nx * r * math.cos(b), cy + ny * r * math.cos(b), 1.1 * r * math.sin(b) }
    end
    sections[i + 1] = points
  end
  p:add(kit.loft{ sections = sections, crease = 18 }, "rock")
end

local rock = { { "rock", "rock" }, { "accent", "rock" }, { "layer", "rock" }, { "moss", "moss" } }
local function layered(one, two, three) return { { "rock", one }, { "accent", two }, { "layer", three }, { "moss", "moss" } } end
local none = {}

return {
  slots = rock, shapes = { "round", "flat", "tall" }, parts = { moss = { 0, 0, 1 } }, traits = { form = "rock" },
  height_m = { 0.03, 0.3, 3 },
  kinds = {
    { kind = "rock", synsets = { "rock.n.01", "stone.n.02" }, except = { "boulder.n.01", "pebble.n.01", "gravestone.n.01", "stepping_stone.n.01" }, names = { "rock sample", "mineral rock", "mineral specimen", "mineral", "meteorite", "ore", "lump" }, height_m = { 0.04, 0.22, 2 } },
    { kind = "stone", names = { "river rock", "river stone", "beach stone", "field stone" }, traits = { rough = 0.25, flat = 0.8 }, height_m = { 0.02, 0.12, 1 } },
    { kind = "boulder", synsets = { "boulder.n.01" }, names = { "big rock" }, traits = { rough = 0.65, detail = 76 }, height_m = { 0.4, 1.1, 4 } },
    { kind = "pebble", synsets = { "pebble.n.01" }, names = { "smooth stone", "skipping stone", "worry stone" }, traits = { rough = 0.02, flat = 0.62 }, height_m = { 0.008, 0.025, 0.1 }, slots = { { "rock", "slate" }, { "accent", "slate" }, { "layer", "slate" }, { "moss", "moss" } } },
    { kind = "nugget", synsets = { "nugget.n.01" }, names = { "gold nugget", "lump of gold", "ingot nugget" }, traits = { rough = 0.9, flat = 0.8, detail = 64 }, height_m = { 0.008, 0.03, 0.12 }, slots = { { "rock", "gold" }, { "accent", "gold" }, { "layer", "gold" }, { "moss", "moss" } } },
    { kind = "coal", synsets = { "coal.n.01" }, names = { "lump of coal", "charcoal" }, traits = { rough = 1 }, height_m = { 0.03, 0.07, 0.3 }, slots = layered("obsidian", "obsidian", "obsidian") },
    { kind = "obsidian", synsets = { "obsidian.n.01" }, traits = { rough = 1 }, height_m = { 0.03, 0.1, 0.5 }, slots = layered("obsidian", "obsidian", "obsidian") },
    { kind = "rock pile", names = { "pile of rocks", "heap of stones", "rubble", "stone pile", "gravel", "rubble pile" }, height_m = { 0.1, 0.4, 2 }, traits = { form = "heap" }, shapes = none, slots = { { "rock", "granite" }, { "accent", "slate" }, { "layer", "granite" }, { "moss", "moss" } } },
    { kind = "pebbles", names = { "pebble pile", "river pebbles", "polished stones", "tumbled stones" }, height_m = { 0.01, 0.03, 0.1 }, traits = { form = "heap", rough = 0.03, count = 11, flat = true, spread = 1.7 }, shapes = none, slots = { { "rock", "slate" }, { "accent", "quartzite" }, { "layer", "slate" }, { "moss", "moss" } } },
    { kind = "cairn", synsets = { "cairn.n.01" }, names = { "rock cairn", "stone stack", "stacked stones", "zen stones", "balancing stones", "stack of stones" }, height_m = { 0.1, 0.5, 2 }, traits = { form = "cairn" }, shapes = none, slots = { { "rock", "slate" }, { "accent", "granite" }, { "layer", "slate" }, { "moss", "moss" } } },
    { kind = "rock formation", synsets = { "formation.n.04" }, except = { "bank", "pit", "slope", "spit", "bar", "beach" }, names = { "formation", "sandstone formation", "hoodoo", "butte", "rock layers", "layered rock", "layered stone", "sedimentary rock", "stratum", "strata", "conglomerate" }, height_m = { 0.3, 3, 30 }, traits = { form = "strata" }, shapes = none, slots = layered("sandstone", "tan sandstone", "light brown sandstone") },
    { kind = "cliff", synsets = { "cliff.n.01" }, names = { "crag", "bluff", "sea stack" }, height_m = { 2, 12, 60 }, traits = { form = "strata", wide = 0.75, layers = 6, profile = function(t) return 1 - 0.16 * t end }, shapes = none, slots = layered("limestone", "limestone", "travertine") },
    { kind = "basalt columns", names = { "hexagonal column", "basalt column", "columnar basalt", "basalt formation" }, height_m = { 0.5, 3, 20 }, traits = { form = "columns" }, shapes = none, slots = layered("basalt", "basalt", "basalt") },
    { kind = "stalagmite", synsets = { "stalagmite.n.01" }, height_m = { 0.1, 1, 5 }, traits = { form = "drip" }, shapes = none, slots = layered("limestone", "travertine", "limestone") },
    { kind = "stalactite", synsets = { "stalactite.n.01" }, names = { "dripstone" }, height_m = { 0.1, 1, 5 }, traits = { form = "drip", hang = true }, shapes = none, slots = layered("limestone", "travertine", "limestone") },
    { kind = "natural arch", names = { "rock arch", "stone arch", "natural bridge", "sea arch" }, height_m = { 0.5, 4, 40 }, traits = { form = "arch" }, shapes = none, slots = layered("sandstone", "sandstone", "sandstone") },
  },
  build = function(p)
    stand.on_floor(p, function(q) forms[p.traits.form](q, p.height) end, "height")
  end,
}
