-- Creatures of tales on the figure's body: wizards, angels, monsters; and ghosts, slimes and aliens of their own.
local figure = require("lib/figure")
local sculpt = require("lib/sculpt")
local ball, soft, strand = sculpt.ball, sculpt.soft, sculpt.strand

local kinds = {}
local function kind(name, synsets, size, traits, slots, names, more)
  local one = { kind = name, synsets = synsets, height_m = size, names = names, traits = sculpt.traits({ arms = { "hold", "relaxed" } }, traits), slots = figure.slots(slots) }
  for slot, material in pairs(more or {}) do table.insert(one.slots, { slot, material }) end
  if traits.hat then one.parts = { hat = { 0, 1, 1 } } end
  kinds[#kinds + 1] = one
end
local adult = { 0.2, 1.75, 2.4 }

kind("wizard", { "sorcerer.n.01" }, { 0.2, 1.85, 2.1 }, { hat = "pointed", hair = "long", hair_low = -1.3, beard = "long", beard_low = -2.4, robe = true, belt = "metal", wide_sleeves = true, wear = { "staff" }, arms = { "hold", "hold" }, extra = function(p, t, b)
  for i = 1, 7 do
    local a = i * 0.9 - 0.4
    local y = 0.08 + 0.05 * (i % 4)
    local r = 0.172 - 0.14 * y
    b.clay.add(sculpt.look(kit.extrude{ outline = kit.star{ tips = 5, outer = 0.022, inner = 0.009 }, depth = 0.01 }, math.sin(a), 0.2, math.cos(a)):move(r * math.sin(a), y, 0.86 * r * math.cos(a)), "metal")
  end
end }, { clothes = "royal blue velvet", hat = "royal blue velvet", hair = "white hair", second = "gold fabric" }, { "wizard", "mage", "sorcerer", "merlin", "gandalf" }, { orb = "glowing cyan glass" })
kind("witch", { "witch.n.02", "enchantress.n.02" }, { 0.2, 1.7, 2 }, { hat = "pointed", buckle = true, hair = "long", female = true, nose = 1.5, robe = true, robe_wide = 0.19, belt = true, wear = { "broom" }, arms = { "hold", "hold" }, cape = "second" }, { clothes = "charcoal cotton", hat = "black felt", hair = "orange hair", second = "purple fabric", skin = "sage green skin", light_skin = nil, blush = "green skin" }, nil, { straw = "straw" })
local short = { head = 1.5, limb = 1.2, girth = 1.2 }
kind("gnome", { "gnome.n.01" }, { 0.1, 0.35, 1.2 }, sculpt.traits(short, { hat = "gnome", tip = 2.6, hair = "fringe_ring", beard = "long", beard_low = -1.8, tunic = 0.28, tunic_wide = 0.17, belt = true, boots = true, nose = 1.9, belly = 0.03, arms = { "hold", "hip" } }), { clothes = "blue cotton", hat = "red felt", hair = "white hair", trousers = "tan cotton" }, { "garden gnome", "lawn gnome" })
kind("dwarf", { "dwarf.n.01" }, { 0.2, 1.2, 1.45 }, sculpt.traits(short, { hat = "viking", hair = "long", hair_low = -1.1, beard = "long", beard_low = -2, tunic = 0.28, tunic_wide = 0.17, belt = true, boots = "trim", nose = 1.6, cuffs = "metal", belly = 0.025 }), { clothes = "brown leather", hair = "russet hair", trim = "gray fur", metal = "bronze" }, nil, { iron = "gunmetal", horn = "ivory" })
kind("elf", { "elf.n.01" }, { 0.2, 1.5, 1.9 }, { hair = { "long", "swept", "ponytail" }, ears = "pointed", girth = 0.92, tunic = 0.33, belt = true, boots = true, cape = "second" }, { clothes = "forest green wool", trousers = "tan cotton", second = "moss green wool", hair = "straw hair" }, { "legolas", "elven archer" })
kind("christmas elf", {}, { 0.1, 0.5, 1.2 }, sculpt.traits(short, { hat = "santa", hair = "short", ears = "pointed", tunic = 0.31, belt = true, collar = "second", collar_wide = 1.7, cuffs = "trim", blush = true }), { clothes = "green felt", hat = "red felt", trousers = "red cotton", second = "red felt", shoes = "green felt" }, { "christmas elf", "santa elf", "leprechaun" })
kind("fairy", { "fairy.n.01" }, { 0.08, 0.2, 1.7 }, { hair = "bun", female = true, ears = "pointed", legs = "bare", tunic = 0.31, tunic_wide = 0.17, sleeves = "none", head = 1.25, wear = { "wand" }, arms = { "relaxed", "hold" }, extra = function(p, t, b)
  local upper = kit.curve{ points = { { 0, 0 }, { 0.1, 0.16 }, { 0.3, 0.3 }, { 0.4, 0.2 }, { 0.3, 0.03 }, { 0.1, -0.04 } }, segments = soft(p, 4, 8), closed = true }
  local lower = kit.curve{ points = { { 0, 0 }, { 0.16, 0 }, { 0.3, -0.1 }, { 0.26, -0.24 }, { 0.12, -0.16 } }, segments = soft(p, 4, 8), closed = true }
  b.clay.pair(kit.group{ kit.extrude{ outline = upper, depth = 0.008 }, kit.extrude{ outline = lower, depth = 0.0078 } }:rotate("y", 22):move(0.02, 0.62, -0.08), "wing")
end }, { clothes = "mint green satin", hair = "straw hair", shoes = "green satin" }, { "pixie", "tinker bell", "tooth fairy" }, { wing = "frosted glass" })
kind("angel", { "angel.n.01" }, { 0.2, 1.8, 3 }, { hat = "halo", hair = { "long", "curly" }, female = true, robe = true, robe_wide = 0.18, wide_sleeves = true, belt = "metal", wear = { "wings" }, wing_size = 0.62, arms = { "pray", "pray" }, eyes = "closed" }, { clothes = "white satin", hair = "straw hair" }, { "archangel", "cherub", "guardian angel", "cupid" }, { wing = "white feathers", halo = "glowing gold" })
kind("demon", { "devil.n.02" }, adult, { hat = "horns", hair = "bald", beard = "goatee", ears = "pointed", angry = true, mouth = "teeth", wear = { "bat_wings", "trident" }, arms = { "hold", "hold" }, sleeves = "none", chest = "skin", girth = 1.1, limb = 1.15, shoulders = 1.15, belt = true, eyes = "glow", blush = false, extra = function(p, t, b)
  b.clay.add(strand(p, { { 0, 0.42, -0.06 }, { 0.03, 0.25, -0.2 }, { 0.1, 0.18, -0.3 }, { 0.16, 0.3, -0.36 } }, 0.018, { 1.2, 1, 0.9, 0.7 }, { sides = 8 }), "skin")
  b.clay.add(kit.cone{ radius = 0.04, height = 0.08, sides = 4 }:scale(1, 1, 0.5):rotate("z", -20):move(0.17, 0.33, -0.365), "skin")
end }, { clothes = "crimson skin", skin = "crimson skin", hair = "black hair", trousers = "black leather", second = "maroon leather", prop = "charcoal iron", eye = "glowing yellow plastic", shoes = "black leather" }, { "devil", "satan", "imp" }, { wing = "crimson skin", horn = "ivory" })
kind("zombie", { "zombi.n.01" }, { 0.2, 1.7, 1.95 }, { hair = "spiky", mouth = "open", eyes = "white", eye = 1.15, worried = true, arms = { "forward", "forward" }, feet = "bare", sleeves = "short", blush = false, legs = "shorts", girth = 0.92, skins = { "skin" } }, { clothes = "slate gray cotton", trousers = "brown cotton", skin = "sage green skin", hair = "charcoal hair", eye = "red plastic", mouth = "maroon plastic" }, { "undead", "ghoul" })
kind("vampire", { "vampire.n.01" }, { 0.2, 1.78, 2 }, { hair = "swept", mouth = "teeth", angry = true, cape = "second", cape_low = 0.03, collar = "second", collar_wide = 1.9, wear = { "bow" }, arms = { "hold", "hip" }, blush = false, ears = "pointed", buttons = 3 }, { clothes = "black velvet", trousers = "black velvet", skin = "ash gray skin", hair = "black hair", second = "crimson satin", eye = "red plastic", shoes = "black leather" }, { "dracula" })
kind("cyclops", { "cyclops.n.01" }, { 0.3, 3, 6 }, { one_eye = true, hair = "bald", sleeves = "none", chest = "skin", legs = "bare", tunic = 0.32, tunic_wide = 0.17, feet = "bare", girth = 1.3, limb = 1.4, shoulders = 1.15, belly = 0.03, hands = 1.25, mouth = "teeth", blush = false, belt = true, ears = "pointed", hat = "horns" }, { clothes = "brown fur", skin = "teal skin" }, nil, { horn = "ivory" })
kind("goblin", { "goblin.n.01", "hobgoblin.n.02" }, { 0.2, 1.1, 1.6 }, { head = 1.5, ears = "pointed", nose = 2, hair = "bald", mouth = "teeth", angry = true, sleeves = "none", tunic = 0.32, belt = true, feet = "bare", legs = "bare", girth = 0.95, limb = 0.95, eyes = "white", blush = false }, { clothes = "brown leather", skin = "olive green skin", eye = "yellow plastic" }, { "gremlin", "orc" })
kind("ogre", { "ogre.n.02", "troll.n.01", "giant.n.05" }, { 0.3, 2.8, 5 }, { head = 0.95, ears = "pointed", nose = 1.7, hair = "bald", mouth = "teeth", girth = 1.45, limb = 1.5, shoulders = 1.15, belly = 0.05, hands = 1.4, chest = "clothes", sleeves = "none", tunic = 0.3, tunic_wide = 0.19, belt = true, feet = "bare", legs = "bare", blush = false }, { clothes = "tan leather", skin = "apple green skin" }, { "ogre", "troll", "giant", "shrek", "hulk" })
kind("grim reaper", {}, adult, { hat = "hood", faceless = false, eyes = "hollow", eye = 1.5, mouth = "teeth", nose = 0, brow = 0, hair = "bald", robe = true, robe_wide = 0.2, wide_sleeves = true, blush = false, ears = "none", arms = { "hold", "hold" }, extra = function(p, t, b)
  local at = b.palms[1]
  b.clay.add(kit.cylinder{ radius = 0.011, height = 1.02, sides = 10 }:move(at[1], 0.51, at[3]), "prop")
  b.clay.add(kit.extrude{ outline = kit.curve{ points = { { 0.01, 0 }, { -0.12, 0.05 }, { -0.26, 0.0 }, { -0.36, -0.12 }, { -0.24, -0.06 }, { -0.12, -0.035 }, { 0, -0.045 } }, segments = soft(p, 3, 6), closed = true }, depth = 0.012, bevel = 0.004, segments = 1 }:move(at[1], 1.0, at[3]), "blade")
end }, { clothes = "black wool", hat = "black wool", skin = "ivory bone", hand = nil }, { "grim reaper", "reaper", "death" }, { blade = "steel" })
kind("skeleton", { "skeletal_system.n.01" }, adult, { eyes = "hollow", eye = 1.5, mouth = "teeth", nose = 0, brow = 0, hair = "bald", blush = false, ears = "none", jaw = 0.66, girth = 0.5, limb = 0.55, sleeves = "none", legs = "bare", feet = "bare", chest = "skin", waist = 0.5, shoulders = 1.35, arms = { "relaxed", "wave" }, extra = function(p, t, b)
  for i = 0, 4 do
    b.clay.add(kit.torus{ radius = 1, tube = 0.11, sides = soft(p, 22, 36), tube_sides = 6 }:scale(0.088 - 0.006 * math.abs(i - 1), 0.11, 0.068):rotate("x", -8):move(0, 0.675 - 0.036 * i, 0.012), "skin")
  end
  b.clay.add(kit.torus{ radius = 0.062, tube = 0.022, sides = 24, tube_sides = 8 }:scale(1.1, 1, 0.8):rotate("x", 12):move(0, 0.435, 0), "skin")
  for side = -1, 1, 2 do for _, i in ipairs{ 2, 3 } do local at = (side == 1 and b.left or b.right)[i] b.clay.add(ball(p, 0.027, "skin"):move(at[1], at[2], at[3])) end b.clay.add(ball(p, 0.034, "skin"):move(side * 0.03, 0.235, 0.01)) end
  b.clay.add(ball(p, { 0.012, 0.02, 0.008 }, "pupil"):move(0, b.skull[2] - 0.2 * b.hr, b.hr * 1.03))
end }, { clothes = "ivory bone", skin = "ivory bone" }, { "skeleton", "human skeleton" })
kind("mummy", { "mummy.n.02" }, adult, { faceless = false, eyes = "glow", mouth = "none", nose = 0, hair = "bald", blush = false, ears = "none", arms = { "forward", "hold" }, hand = "clothes", boots = false, feet = "bare", extra = function(p, t, b)
  local function wrap(x, y, z, r, deep, tilt) b.clay.add(kit.torus{ radius = 1, tube = 0.09, sides = soft(p, 20, 36), tube_sides = 5 }:scale(r, 0.14, deep or r):rotate("z", tilt):move(x, y, z), "trim") end
  for i = 0, 5 do wrap(0, 0.47 + 0.036 * i, 0, 0.093 + 0.012 * math.sin(0.6 * i), 0.076, 10 * (i % 2 * 2 - 1)) end
  for i = 0, 6 do for side = -1, 1, 2 do wrap(side * 0.059, 0.09 + 0.045 * i, 0.004, 0.041 + 0.0022 * i, nil, 14 * (i % 2 * 2 - 1)) end end
  for i = 0, 5 do if i ~= 3 then wrap(0, b.skull[2] + b.hr * (-0.85 + 0.32 * i), b.skull[3], b.hr * 1.02 * math.sqrt(math.max(0.15, 1 - ((-0.85 + 0.32 * i) / 1.14) ^ 2)), nil, 9 * (i % 2 * 2 - 1)) end end
end }, { clothes = "ecru linen", trousers = "ecru linen", skin = "ecru linen", trim = "beige linen", eye = "glowing yellow plastic" })
kind("scarecrow", { "scarecrow.n.01" }, { 0.2, 1.75, 2.2 }, { hat = "straw", hair = "long", hair_low = -0.7, arms = { "out", "out" }, eyes = "bead", nose = 1.1, nose_slot = "second", mouth = "teeth", ears = "none", feet = "none", hand = "straw", tunic = 0.33, belt = true, extra = function(p, t, b)
  b.clay.add(kit.cylinder{ radius = 0.02, height = 1.0, sides = 10 }:move(0, 0.36, -0.09):scale(1, 0.72, 1):move(0, 0.1, 0), "prop")
  b.clay.add(kit.cylinder{ radius = 0.016, height = 0.7, sides = 10 }:rotate("z", 90):move(0, 0.655, -0.06), "prop")
  for side = -1, 1, 2 do
    for i = -2, 2 do
      b.clay.add(sculpt.blade(p, 0.11, 0.014, 0.012):rotate("y", side * 90):rotate("z", 14 * i):move(side * 0.33, 0.65, 0), "straw")
      b.clay.add(sculpt.blade(p, 0.09, 0.014, 0.012):rotate("x", 90):rotate("z", 10 * i):move(side * 0.062, 0.06, 0), "straw")
    end
  end
  b.clay.add(kit.box{ size = { 0.05, 0.05, 0.01 }, bevel = 0.003 }:rotate("z", 12):move(0.045, 0.55, b.depth - 0.004), "second")
end }, { clothes = "red wool", trousers = "blue denim", skin = "burlap", hair = "straw hair", hat = "straw", second = "orange fabric", blush = "orange fabric" }, nil, { straw = "straw" })
kind("alien", { "extraterrestrial_being.n.01" }, { 0.2, 1.6, 2.5 }, { head = 1.35, skull = { 1.1, 1.1, 1.0 }, jaw = 0.62, girth = 0.72, limb = 0.7, waist = 0.85, sleeves = "none", chest = "skin", legs = "bare", feet = "bare", hair = "bald", ears = "none", nose = 0, blush = false, brow = 0, eyes = "hollow", eye = 2, eyes_apart = 1.2, mouth = "flat", arms = { "hold", "wave" }, on_head = { function(p, t, put)
  for side = -1, 1, 2 do put(ball(p, { 0.1, 0.14, 0.05 }, "shine"):move(side * 0.38, 0.2, 1.06)) end
end } }, { clothes = "lime green skin", skin = "lime green skin", mouth = "dark green plastic" }, { "alien", "extraterrestrial", "martian", "et" })
-- A fish's tail in place of legs, which curls up behind.
local function fishtail(p, t, b)
  b.clay.add(strand(p, { { 0, 0.5, 0 }, { 0, 0.4, 0.01 }, { 0, 0.22, 0.02 }, { 0.02, 0.08, -0.04 }, { 0.04, 0.05, -0.2 }, { 0.02, 0.16, -0.32 } }, 0.088, { 0.92, 1.12, 0.92, 0.68, 0.46, 0.3 }, { sides = 16 }), "clothes")
  local fluke = kit.extrude{ outline = kit.curve{ points = { { 0, 0 }, { 0.1, 0.08 }, { 0.2, 0.2 }, { 0.09, 0.17 }, { 0, 0.1 }, { -0.09, 0.17 }, { -0.2, 0.2 }, { -0.1, 0.08 } }, segments = soft(p, 3, 6), closed = true }, depth = 0.018, bevel = 0.006, segments = 1 }
  b.clay.add(fluke:rotate("x", -25):move(0.02, 0.14, -0.31), "trim")
  b.clay.pair(kit.torus{ radius = 0.05, tube = 0.012, sides = 16, tube_sides = 6 }:scale(1.6, 1, 1.4):move(0, 0.505, 0), "trim")
end
kind("mermaid", { "mermaid.n.01" }, { 0.1, 1.8, 2.2 }, { hair = "long", hair_low = -2.6, female = true, shoulders = 0.88, waist = 0.8, sleeves = "none", chest = "skin", legs = "none", arms = { "hold", "wave" }, extra = function(p, t, b)
  b.clay.pair(ball(p, { 0.038, 0.034, 0.022 }, "second", true):move(0.04, 0.62, 0.074))
  fishtail(p, t, b)
end }, { clothes = "teal scales", trim = "turquoise scales", second = "violet plastic", hair = "crimson hair" }, { "siren" })

kind("merman", {}, { 0.1, 1.9, 2.3 }, { hair = { "long", "swept" }, beard = "long", shoulders = 1.12, girth = 1.08, limb = 1.12, sleeves = "none", chest = "skin", legs = "none", wear = { "trident" }, arms = { "hold", "hold" }, extra = fishtail },
  { clothes = "dark teal scales", trim = "emerald green scales", hair = "charcoal hair", prop = "gold" }, { "merman", "poseidon", "triton", "neptune", "sea king" })
-- Goat's legs bend backwards and end in hooves.
local function goat_legs(p, t, b)
  b.clay.limb({ { 0.052, 0.5, 0 }, { 0.07, 0.3, 0.05 }, { 0.068, 0.17, -0.045 }, { 0.068, 0.05, 0.0 } }, { 0.085, 0.062, 0.036, 0.03 }, "trousers", true)
  b.clay.put({ form = "ellipsoid", at = { 0, 0.47, 0 }, size = { 0.1, 0.07, 0.078 } }, "trousers")
  b.clay.pair(kit.cone{ radius = 0.046, top = 0.032, height = 0.06, sides = soft(p, 12, 20), bevel = 0.004 }:move(0.068, 0.03, 0.008), "shoes")
  b.clay.add(strand(p, { { 0, 0.47, -0.07 }, { 0, 0.46, -0.13 }, { 0, 0.5, -0.16 } }, 0.024, { 1, 0.9, 0.4 }, { sides = 8 }), "trousers")
end
kind("satyr", { "satyr.n.02" }, adult, { hat = "horns", hair = "curly", beard = "goatee", ears = "pointed", sleeves = "none", chest = "skin", legs = "none", feet = "none", arms = { "hold", "hip" }, extra = function(p, t, b)
  goat_legs(p, t, b)
  local palm = b.palms[-1] or b.palms[1]
  for i = 0, 4 do b.clay.add(kit.cylinder{ radius = 0.0085, height = 0.13 - 0.014 * i, sides = 10 }:move(palm[1] - 0.034 + 0.017 * i, palm[2] + 0.06 + 0.007 * i, palm[3] + 0.02), "prop") end
  b.clay.add(kit.box{ size = { 0.09, 0.012, 0.024 } }:move(palm[1], palm[2] + 0.06, palm[3] + 0.02), "belt")
end }, { clothes = "brown fur", trousers = "brown fur", hair = "dark brown hair", shoes = "charcoal horn", prop = "bamboo" }, { "satyr", "faun" }, { horn = "tan horn" })
kind("minotaur", {}, { 0.3, 2.2, 4 }, { hat = "horns", hair = "short", ears = "pointed", nose = 2.2, mouth = "teeth", angry = true, sleeves = "none", chest = "skin", legs = "none", feet = "none", girth = 1.25, shoulders = 1.3, limb = 1.35, belt = true, blush = false, arms = { "hold", "hold" }, extra = function(p, t, b)
  goat_legs(p, t, b)
  local at = b.palms[1]
  b.clay.add(kit.cylinder{ radius = 0.013, height = 0.92, sides = 10 }:rotate("x", -9):rotate("z", -6):move(at[1] + 0.02, 0.5, at[3] - 0.01), "prop")
  b.clay.add(kit.extrude{ outline = kit.curve{ points = { { 0.01, 0.06 }, { 0.1, 0.12 }, { 0.135, 0 }, { 0.1, -0.12 }, { 0.01, -0.06 }, { -0.01, -0.06 }, { -0.1, -0.12 }, { -0.135, 0 }, { -0.1, 0.12 }, { -0.01, 0.06 } }, segments = 3, closed = true }, depth = 0.018, bevel = 0.006, segments = 1 }:move(at[1] + 0.02, 0.9, at[3] - 0.06):move(0.02, 0, 0), "blade")
  b.clay.add(ball(p, { 0.6 * b.hr, 0.44 * b.hr, 0.5 * b.hr }, "skin", true):move(0, b.skull[2] - 0.42 * b.hr, 0.92 * b.hr))
  b.clay.pair(ball(p, 0.1 * b.hr, "pupil"):move(0.24 * b.hr, b.skull[2] - 0.34 * b.hr, 1.38 * b.hr))
  b.clay.add(kit.torus{ radius = 0.024, tube = 0.006, sides = 16, tube_sides = 6 }:rotate("x", 90):move(0, b.skull[2] - 0.5 * b.hr, b.hr * 1.44), "metal")
end }, { clothes = "brown skin", skin = "brown skin", hair = "black hair", trousers = "dark brown fur", shoes = "black horn" }, { "minotaur" }, { horn = "ivory", blade = "steel" })
kind("harpy", {}, adult, { hair = { "long", "spiky" }, female = true, sleeves = "none", legs = "none", feet = "none", chest = "second", angry = true, ears = "pointed", arms = { "down", "down" }, extra = function(p, t, b)
  local wing = sculpt.wing(p, { up = 32, long = 0.5, fan = 88, feathers = soft(p, 8, 9), slots = { "wing", "wing", "flight" } }):scale(0.78):rotate("y", 10)
  b.clay.pair(wing:move(0.1, 0.62, -0.04))
  b.clay.limb({ { 0.052, 0.48, 0 }, { 0.062, 0.28, 0.04 } }, { 0.08, 0.045 }, "second", true)
  b.clay.put({ form = "ellipsoid", at = { 0, 0.47, 0 }, size = { 0.095, 0.07, 0.078 } }, "second")
  b.clay.limb({ { 0.062, 0.29, 0.04 }, { 0.062, 0.14, -0.04 }, { 0.062, 0.03, 0.0 } }, { 0.022, 0.018, 0.018 }, "shoes", true)
  for i = -1, 1 do b.clay.pair(kit.cone{ radius = 0.013, height = 0.1, sides = 8 }:rotate("x", 96):rotate("y", 32 * i):move(0.062 + 0.024 * i, 0.016, 0.045), "shoes") end
  b.clay.pair(kit.cone{ radius = 0.012, height = 0.06, sides = 8 }:rotate("x", -96):move(0.062, 0.016, -0.03), "shoes")
  for i = -2, 2 do b.clay.add(sculpt.blade(p, 0.24, 0.06, 0.014):rotate("x", 150):rotate("y", 180 + 16 * i):move(0.01 * i, 0.5, -0.06), "flight") end
end }, { clothes = "brown feathers", second = "caramel feathers", hair = "charcoal hair", shoes = "mustard horn" }, { "harpy" }, { wing = "brown feathers", flight = "cream feathers" })
kind("nymph", { "nymph.n.01" }, { 0.15, 1.6, 2 }, { hair = "long", hair_low = -2.4, female = true, ears = "pointed", robe = true, robe_wide = 0.17, sleeves = "none", belt = "trim", feet = "bare", arms = { "hold", "relaxed" }, extra = function(p, t, b)
  for i = 1, 11 do
    local a = 2 * math.pi * i / 11
    local y = b.skull[2] + 0.55 * b.hr
    b.clay.add(sculpt.blade(p, 0.07, 0.032, 0.012):rotate("x", -35):rotate("y", math.deg(a) + 60):move(0.92 * b.hr * math.sin(a), y, 0.9 * b.hr * math.cos(a)), "leaf")
    if i % 3 == 0 then b.clay.add(ball(p, 0.02, "second"):move(1.0 * b.hr * math.sin(a), y + 0.01, 0.98 * b.hr * math.cos(a))) end
  end
  for i = 0, 8 do b.clay.add(sculpt.blade(p, 0.06, 0.03, 0.01):rotate("x", 60):rotate("y", 40 * i):move(0.105 * math.sin(math.rad(40 * i)), 0.5, 0.09 * math.cos(math.rad(40 * i))), "leaf") end
end }, { clothes = "sage green satin", trim = "moss green leaf", hair = "auburn hair", second = "pink satin" }, { "dryad", "forest nymph", "forest spirit" }, { leaf = "green leaf" })

kind("gargoyle", { "gargoyle.n.01" }, { 0.1, 0.9, 2.5 }, { hat = "horns", hair = "bald", ears = "pointed", nose = 1.8, mouth = "teeth", angry = true, eyes = "hollow", wear = { "bat_wings" }, sleeves = "none", chest = "skin", legs = "bare", feet = "bare", girth = 1.15, limb = 1.2, head = 1.25, arms = { "hip", "hip" }, blush = false, extra = function(p, t, b)
  -- It crouches on a plinth, from which it once looked down.
  b.clay.add(kit.box{ size = { 0.34, 0.07, 0.28 }, bevel = 0.012 }:move(0, -0.035, 0), "wing")
  b.clay.add(kit.box{ size = { 0.4, 0.04, 0.34 }, bevel = 0.01 }:move(0, -0.09, 0), "wing")
  b.clay.add(strand(p, { { 0, 0.42, -0.06 }, { 0.03, 0.2, -0.14 }, { 0.14, 0.03, -0.12 }, { 0.19, 0.03, 0.03 } }, 0.02, { 1.2, 1, 0.8, 0.3 }, { sides = 8 }), "skin")
end }, { clothes = "slate gray stone", second = "stone", skin = "stone", hair = "stone", trousers = "stone", mouth = "charcoal stone", pupil = "charcoal stone", eye = "charcoal stone", white = "stone", shine = "stone" }, { "gargoyle" }, { wing = "stone", horn = "stone" })

-- Bodies of their own: each draws into clay, about one unit high, and tells its face.
local function ghost(p, clay)
  local sections, sides = {}, soft(p, 36, 64)
  for i = 0, 12 do
    local s = i / 12
    local y = 0.04 + 0.93 * s
    local r = s > 0.6 and 0.3 * math.sqrt(math.max(0.0004, 1 - ((s - 0.6) / 0.4) ^ 2)) or 0.3 + 0.08 * ((0.6 - s) / 0.6) ^ 1.5
    local line = {}
    for k = 0, sides - 1 do
      local a = 2 * math.pi * k / sides
      local fold = 1 + 0.09 * (1 - s) ^ 2 * math.cos(8 * a)
      line[k + 1] = { r * fold * math.sin(a), y + 0.05 * (1 - s) ^ 4 * math.cos(8 * a), 0.86 * r * fold * math.cos(a) - 0.05 * (1 - s) }
    end
    sections[i + 1] = line
  end
  clay.add(kit.loft{ sections = sections, crease = 70 }, "clothes")
  clay.pair(strand(p, { { 0.25, 0.55, 0.08 }, { 0.38, 0.56, 0.16 }, { 0.44, 0.66, 0.2 } }, 0.085, { 1, 0.95, 0.6 }, { sides = 10 }), "clothes")
  clay.pair(ball(p, { 0.05, 0.075, 0.03 }, "pupil"):rotate("y", 20):move(0.1, 0.76, 0.215))
  clay.pair(ball(p, { 0.016, 0.02, 0.012 }, "shine"):move(0.115, 0.79, 0.24))
  clay.add(ball(p, { 0.05, 0.06, 0.03 }, "pupil"):move(0, 0.62, 0.252))
  clay.pair(ball(p, { 0.04, 0.025, 0.014 }, "blush"):rotate("y", 35):move(0.17, 0.66, 0.2))
  return { y = 0.76, z = 0.25, r = 0.28, top = 0.97, hand = { 0.44, 0.68, 0.22 } }
end
local function slime(p, clay)
  clay.add(kit.lathe{ smooth = true, sides = soft(p, 30, 56), profile = { { 0, 0, "sharp" }, { 0.52, 0, "sharp" }, { 0.6, 0.1 }, { 0.54, 0.32 }, { 0.38, 0.58 }, { 0.16, 0.78 }, { 0.05, 0.92 }, { 0, 0.96 } } }, "clothes")
  clay.pair(sculpt.look(sculpt.eye(p, 0.09, "white"), 0.3, 0.25, 1):move(0.17, 0.42, 0.44))
  clay.add(strand(p, { { -0.16, 0.27, 0.53 }, { 0, 0.2, 0.565 }, { 0.16, 0.27, 0.53 } }, 0.026, { 0.7, 1, 0.7 }, { sides = 8 }), "mouth")
  clay.pair(ball(p, { 0.08, 0.12, 0.05 }, "shine"):rotate("z", 25):rotate("x", -40):move(0.2, 0.62, 0.24):scale(0.6))
  for i = 1, 4 do clay.add(ball(p, 0.05 + 0.02 * (i % 2), "clothes"):scale(1, 0.6, 1):move(0.66 * math.sin(1.9 * i), 0.03, 0.62 * math.cos(1.9 * i))) end
  return { y = 0.42, z = 0.52, r = 0.4, top = 0.94, hand = { 0.55, 0.25, 0.25 } }
end
-- Boulders that walk: each limb of two or three, with moss on the shoulders.
local function golem(p, clay)
  local function rock(x, y, z, rx, ry, rz, slot)
    local one = kit.superquadric{ radii = { rx, ry, rz }, round_y = 0.55, round_xz = 0.55, cells = soft(p, 8, 14) }
    one = one:displace{ amount = 0.22 * math.min(rx, ry, rz), size = 0.9 * math.max(rx, ry, rz), octaves = 2 }
    return clay.add(one:rotate("y", p:vary(-14, 14)):rotate("z", p:vary(-9, 9)):crease(28):move(x, y, z), slot or "clothes")
  end
  rock(0, 0.62, 0, 0.25, 0.17, 0.17)
  rock(0, 0.42, 0, 0.16, 0.1, 0.12, "second")
  rock(0, 0.86, 0.08, 0.12, 0.11, 0.115)
  for side = -1, 1, 2 do
    rock(side * 0.3, 0.68, 0, 0.12, 0.12, 0.12)
    rock(side * 0.37, 0.5, 0.03, 0.075, 0.11, 0.08, "second")
    rock(side * 0.4, 0.29, 0.07, 0.115, 0.13, 0.12)
    rock(side * 0.12, 0.27, 0, 0.095, 0.1, 0.1)
    rock(side * 0.14, 0.08, 0.03, 0.13, 0.085, 0.15, "second")
    clay.add(ball(p, { 0.1, 0.035, 0.09 }, "trim"):displace{ amount = 0.012, size = 0.05 }:rotate("z", -14 * side):move(side * 0.3, 0.785, -0.01))
  end
  clay.pair(ball(p, { 0.024, 0.017, 0.014 }, "eye"):rotate("z", 14):move(0.05, 0.88, 0.19))
  clay.add(kit.box{ size = { 0.2, 0.03, 0.06 }, bevel = 0.01 }:move(0, 0.92, 0.165), "second")
  clay.add(kit.box{ size = { 0.09, 0.016, 0.02 }, bevel = 0.004 }:move(0, 0.81, 0.185), "pupil")
  for i = 0, 2 do clay.add(kit.cone{ radius = 0.006, top = 0.012, height = 0.05, sides = 6 }:rotate("x", 30 + 20 * i):rotate("z", 20 * i - 20):move(0.05 * i - 0.05, 0.99, 0.02), "trim") end
  return { y = 0.88, z = 0.19, r = 0.12, top = 0.97, hand = { 0.4, 0.2, 0.16 } }
end
local function monster(p, clay)
  clay.put({ form = "ellipsoid", at = { 0, 0.5, 0 }, size = { 0.32, 0.4, 0.28 } }, "clothes")
  clay.put({ form = "ellipsoid", at = { 0, 0.3, 0 }, size = { 0.35, 0.26, 0.3 } }, "clothes")
  clay.limb({ { 0.28, 0.5, 0 }, { 0.44, 0.42, 0.04 }, { 0.46, 0.3, 0.16 } }, { 0.09, 0.075, 0.085 }, "clothes", true)
  clay.both({ form = "cone", at = { 0.17, 0.15, 0.02 }, to = { 0.18, 0.06, 0.08 }, radius = 0.12, radius_to = 0.075 }, "clothes")
  clay.add(ball(p, { 0.22, 0.26, 0.14 }, "trim", true):move(0, 0.34, 0.19))
  for i = -1, 1 do
    clay.pair(kit.cone{ radius = 0.02, height = 0.06, sides = 8 }:rotate("x", 100):move(0.46 + 0.045 * i, 0.27, 0.25), "white")
    clay.pair(kit.cone{ radius = 0.022, height = 0.06, sides = 8 }:rotate("x", 90):move(0.18 + 0.055 * i, 0.03, 0.17), "white")
  end
  clay.pair(strand(p, { { 0.17, 0.84, 0 }, { 0.28, 0.95, 0.02 }, { 0.27, 1.08, 0.04 } }, 0.06, { 1.1, 0.8, 0 }, { sides = 10 }), "second")
  clay.pair(sculpt.look(sculpt.eye(p, 0.105, "white"), 0.18, 0.1, 1):move(0.12, 0.7, 0.2))
  clay.add(ball(p, { 0.16, 0.07, 0.08 }, "pupil", true):move(0, 0.52, 0.245))
  for i = -2, 2 do clay.add(kit.cone{ radius = 0.026, height = 0.06, sides = 8 }:rotate("x", 180):move(0.062 * i, 0.56 - 0.008 * i * i, 0.315 - 0.01 * i * i), "white") end
  for i = 1, 26 do
    local a, y = i * 2.39996, 0.2 + 0.62 * (i / 26)
    local r = 0.33 * math.sqrt(math.max(0.1, 1 - ((y - 0.48) / 0.44) ^ 2))
    if math.cos(a) < 0.45 then clay.add(kit.cone{ radius = 0.04, height = 0.1, sides = 6 }:aim(math.sin(a), 0.5, math.cos(a)):move(r * math.sin(a), y, 0.88 * r * math.cos(a)), "clothes") end
  end
  return { y = 0.7, z = 0.3, r = 0.26, top = 0.89, hand = { 0.46, 0.27, 0.2 } }
end
local function own(name, synsets, size, draw, slots, names) kind(name, synsets, size, { draw = draw }, slots, names) kinds[#kinds].shapes, kinds[#kinds].styles = {}, {} end
own("ghost", { "ghost.n.03", "ghost.n.01" }, { 0.1, 1.7, 2.5 }, ghost, { clothes = "white cotton", blush = "pink skin" }, { "spirit", "phantom", "spectre" })
own("golem", { "golem.n.02" }, { 0.3, 2.6, 6 }, golem, { clothes = "stone", trim = "moss", second = "slate", eye = "glowing yellow plastic" }, { "golem", "stone golem", "rock monster", "elemental", "rock giant" })
own("slime", {}, { 0.05, 0.4, 1.5 }, slime, { clothes = "glossy turquoise rubber", eye = "navy plastic" }, { "slime", "slime monster", "blob", "jelly monster" })
own("monster", { "monster.n.01", "mythical_monster.n.01" }, { 0.2, 2.2, 20 }, monster, { clothes = "violet fur", trim = "lavender fur", second = "sunflower yellow horn", eye = "lime green plastic" }, { "creature", "beast", "yeti", "bigfoot", "furry monster" })

return {
  styles = { "cute", "cartoon" },
  shapes = { "fat", "slim" },
  kinds = kinds,
  build = function(p)
    if not p.traits.draw then return figure.build(p) end
    local clay = sculpt.clay(p, 0.06, 0.03)
    local f = p.traits.draw(p, clay)
    local k, to = sculpt.finish(p, clay.group(), "y", p.height)
    p:anchor("head", { at = to{ 0, f.top, 0 }, size = 1.5 * f.r * k })
    p:anchor("face", { at = to{ 0, f.y, f.z }, normal = { 0, 0, 1 }, size = 2 * f.r * k })
    p:anchor("hand", { at = to{ -f.hand[1], f.hand[2], f.hand[3] }, normal = { 0, 1, 0.3 } })
  end,
}
