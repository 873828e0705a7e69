-- People, by what they wear. The body, its clothes, hair and hats are drawn by lib/figure and lib/figure_head.
local figure = require("lib/figure")
local sculpt = require("lib/sculpt")
local ball, soft = sculpt.ball, sculpt.soft

local skins = { "skin", "light skin", "brown skin", "skin" }
local hairs = { "hair", "dark hair", "fair hair", "hair" }
local men, women = { "short", "swept", "spiky", "curly", "short" }, { "long", "bob", "bun", "ponytail", "curly" }
local anyone = { skins = skins, hair_slots = hairs, arms = { "hold", { "relaxed", "hip", "relaxed" } } }

local kinds = {}
-- more = extra slots
local function kind(name, synsets, size, traits, slots, extra)
  extra = extra or {}
  local one = { kind = name, synsets = synsets, height_m = size, traits = sculpt.traits(anyone, traits), names = extra.names, except = extra.except }
  one.slots = figure.slots(slots)
  for slot, material in pairs(extra.slots or {}) do table.insert(one.slots, { slot, material }) end
  if traits.hat then one.parts = { hat = { 0, 1, 1 } } end
  kinds[#kinds + 1] = one
end
local adult = { 1.5, 1.75, 2.1 }

kind("person", { "person.n.01" }, { 0.5, 1.7, 2.3 }, { hair = { "short", "swept", "bob", "curly", "ponytail" } }, {}, { names = { "human", "figure", "people", "human figure", "minifigure", "figurine of person" },
  -- What is no human, or a machine for what a human did.
  except = { "loader", "reader", "organizer", "assistant", "saver", "recorder", "cardinal", "maker", "guide", "model", "modern", "player", "communicator", "master", "sweeper", "street sweeper", "cleaner", "opener", "charger", "tracker", "scanner", "roller", "cutter", "washer" } })
kind("man", { "man.n.01" }, { 1.5, 1.77, 2.1 }, { hair = men, beard = { "none", "none", "short", "moustache" }, shoulders = 1.08 }, { clothes = "teal cotton" }, { names = { "gentleman", "guy", "dad", "father" } })
kind("woman", { "woman.n.01" }, { 1.4, 1.64, 1.95 }, { hair = women, female = true, shoulders = 0.9, waist = 0.86, legs = "bare", tunic = 0.27, tunic_wide = 0.15, sleeves = "short" }, { clothes = "coral cotton", shoes = "red leather" }, { names = { "lady", "mom", "mother" } })
local small = { head = 1.38, limb = 1.08 }
kind("child", { "child.n.01" }, { 0.7, 1.15, 1.6 }, sculpt.traits(small, { hair = { "short", "spiky", "pigtails", "bob" }, sleeves = "short", legs = "shorts" }), { clothes = "sunflower yellow cotton", shoes = "red rubber" }, { names = { "kid", "toddler" } })
kind("boy", { "male_child.n.01" }, { 0.7, 1.2, 1.7 }, sculpt.traits(small, { hair = { "short", "spiky", "curly" }, sleeves = "short", legs = "shorts" }), { clothes = "red cotton", shoes = "blue rubber" })
kind("girl", { "female_child.n.01", "girl.n.01" }, { 0.7, 1.2, 1.7 }, sculpt.traits(small, { hair = { "pigtails", "ponytail", "long" }, female = true, sleeves = "short", legs = "bare", tunic = 0.3, tunic_wide = 0.16 }), { clothes = "pink cotton", shoes = "red rubber" })
kind("baby", { "baby.n.01" }, { 0.3, 0.6, 0.9 }, { head = 1.8, limb = 1.35, girth = 1.15, belly = 0.02, feet = "bare", eyes = "bead", eye = 1.1, arms = { "down", "down" }, on_head = { function(p, t, put)
  put(sculpt.strand(p, { { 0, 1.1, 0.1 }, { 0.1, 1.35, 0.2 }, { 0.0, 1.4, 0.4 } }, 0.07, { 1, 0.8, 0 }), "hair")
end } }, { clothes = "baby blue cotton", trousers = "baby blue cotton" })
kind("old man", { "old_man.n.01" }, adult, { hair = "fringe_ring", beard = "long", beard_low = -1.5, belly = 0.02, wear = { "staff" }, hat = nil, skin = "skin", hair_slots = { "hair" } }, { clothes = "olive wool", hair = "white hair" }, { names = { "elder", "grandfather", "grandpa" }, slots = { orb = "wood" } })
kind("businessman", { "businessperson.n.01" }, adult, { hair = { "swept", "short" }, wear = { "tie" }, collar = "trim", buttons = 3, button = "pupil" }, { clothes = "navy wool", trousers = "navy wool", shoes = "black leather" }, { names = { "business man", "banker", "lawyer", "politician", "president" } })

kind("astronaut", { "astronaut.n.01" }, { 1.6, 1.85, 2.1 }, { girth = 1.28, limb = 1.42, hat = "space", hand = "clothes", hands = 1.25, cuffs = "second", boots = "second", wear = { "backpack" }, hair = "short", skin = "skin", extra = function(p, t, b)
  local z = b.depth
  b.clay.add(kit.box{ size = { 0.12, 0.085, 0.05 }, bevel = 0.012 }:move(0, 0.6, z + 0.005), "trim")
  for i = -1, 1 do b.clay.add(ball(p, { 0.013, 0.013, 0.01 }, i == 0 and "second" or i < 0 and "light" or "metal"):move(0.033 * i, 0.615, z + 0.032)) end
  b.clay.add(kit.box{ size = { 0.09, 0.016, 0.01 }, bevel = 0.003 }:move(0, 0.58, z + 0.031), "pupil")
  for side = -1, 1, 2 do b.clay.add(sculpt.strand(p, { { side * 0.05, 0.58, z + 0.02 }, { side * 0.13, 0.53, z - 0.01 }, { side * 0.12, 0.56, -0.1 } }, 0.013, { 1, 1, 1 }), "trim") end
  b.clay.add(kit.torus{ radius = 0.125, tube = 0.02, sides = soft(p, 28, 48), tube_sides = 8 }:scale(0.95, 1, 0.85):move(0, 0.475, 0), "second")
end }, { clothes = "white canvas", trousers = "white canvas", shoes = "light gray rubber", trim = "silver gray plastic", second = "orange canvas", metal = "aluminum" }, { names = { "spaceman", "cosmonaut" }, slots = { helmet = "glossy white plastic", visor = "gold", light = "glowing cyan plastic" } })

kind("knight", { "knight.n.01" }, { 1.6, 1.85, 2.1 }, { hat = "helm", girth = 1.12, limb = 1.12, hand = "clothes", hands = 1.15, boots = true, tunic = 0.29, tunic_slot = "second", belt = true, cuffs = "metal", wear = { "armour", "shield" }, skin = "skin", arms = { "hold", "hold" }, hair = "short" },
  { clothes = "polished steel", trousers = "gunmetal", shoes = "gunmetal", metal = "brass", second = "crimson fabric", trim = "sunflower yellow fabric" }, { names = { "crusader", "paladin", "warrior", "templar" }, slots = { helm = "polished steel", plume = "red feathers" } })
kind("king", { "king.n.01" }, { 1.6, 1.8, 2.1 }, { hat = "crown", hair = "long", hair_low = -1.1, beard = "long", beard_low = -1.45, robe = true, belt = true, cape = "second", collar = "trim", collar_wide = 2.1, wear = { "sceptre" }, belly = 0.012, cuffs = "trim", hair_slots = { "hair" }, skin = "skin", skins = { "skin" }, arms = { "hold", "hold" } },
  { clothes = "royal blue velvet", second = "crimson velvet", trim = "white fur", hair = "brown hair" }, { names = { "emperor", "monarch" }, slots = { jewel = "ruby" } })
kind("queen", { "queen.n.02", "queen.n.03" }, adult, { hat = "tiara", hair = "long", female = true, shoulders = 0.88, waist = 0.84, robe = true, robe_wide = 0.2, belt = "metal", cape = "second", collar = "trim", collar_wide = 1.6, wear = { "sceptre" }, arms = { "hold", "hold" } },
  { clothes = "purple velvet", second = "crimson velvet", trim = "white fur", shoes = "gold" }, { names = { "queen", "empress" }, slots = { jewel = "ruby" } })
kind("princess", { "princess.n.01" }, adult, { hat = "tiara", hair = "long", female = true, shoulders = 0.88, waist = 0.82, robe = true, robe_wide = 0.215, belt = "trim", sleeves = "short" },
  { clothes = "pink satin", trim = "white satin" }, { slots = { jewel = "diamond" } })
kind("prince", { "prince.n.01" }, adult, { hat = "tiara", hair = "swept", tunic = 0.34, belt = true, cape = "second", boots = true, buttons = 3 }, { clothes = "royal blue velvet", trousers = "white cotton", second = "crimson velvet" }, { slots = { jewel = "sapphire" } })
kind("soldier", { "soldier.n.01", "serviceman.n.01" }, { 1.5, 1.78, 2 }, { hat = "helmet", hair = "short", boots = true, belt = true, tunic = 0.37, tunic_wide = 0.118, buttons = 3, collar = "clothes", girth = 1.06, extra = function(p, t, b)
  b.clay.pair(kit.box{ size = { 0.05, 0.045, 0.02 }, bevel = 0.006 }:move(0.052, 0.63, b.depth - 0.006), "second")
  b.clay.pair(kit.box{ size = { 0.05, 0.06, 0.035 }, bevel = 0.008 }:move(0.075, 0.455, 0.07), "belt")
end }, { clothes = "olive green canvas", trousers = "olive green canvas", hat = "army green plastic", shoes = "black leather", second = "army green canvas", metal = "brass" }, { names = { "trooper", "army man" } })
kind("police officer", { "policeman.n.01" }, adult, { hat = "peaked", hair = "short", belt = true, wear = { "tie" }, buttons = 0, extra = function(p, t, b)
  b.clay.add(kit.extrude{ outline = kit.star{ tips = 6, outer = 0.026, inner = 0.015 }, depth = 0.01, bevel = 0.002, segments = 1 }:move(0.055, 0.635, b.depth + 0.002), "metal")
end }, { clothes = "blue cotton", trousers = "navy wool", hat = "navy wool", shoes = "black leather", second = "navy fabric", belt = "black leather" }, { names = { "policeman", "policewoman", "cop", "sheriff" } })
kind("firefighter", { "fireman.n.04" }, adult, { hat = "helmet", hair = "short", boots = true, tunic = 0.33, cuffs = "trim", girth = 1.08, limb = 1.1, belt = "trim" }, { clothes = "charcoal canvas", trousers = "charcoal canvas", hat = "glossy red plastic", trim = "neon yellow fabric", shoes = "black rubber" }, { names = { "fireman", "fire fighter" } })
kind("construction worker", { "construction_worker.n.01", "builder.n.02" }, adult, { hat = "helmet", hair = "short", boots = true, belt = true, sleeves = "long", chest = "second" }, { clothes = "blue denim", hat = "glossy sunflower yellow plastic", second = "neon orange fabric", shoes = "camel leather" }, { names = { "construction worker", "engineer", "worker", "mechanic", "plumber" } })
kind("chef", { "chef.n.01", "cook.n.01" }, adult, { hat = "chef", hair = "short", beard = "moustache", buttons = 3, button = "pupil", belly = 0.014, wear = { "apron" }, collar = "second", hair_slots = { "dark hair" }, skins = { "skin" } },
  { clothes = "white cotton", trousers = "charcoal cotton", hat = "white cotton", second = "red fabric", shoes = "black leather" }, { names = { "baker", "cook" } })
kind("doctor", { "doctor.n.01" }, adult, { hair = { "short", "bun", "swept" }, tunic = 0.24, tunic_wide = 0.14, buttons = 4, button = "trim", wear = { "tie" }, extra = function(p, t, b)
  local z = b.depth + 0.012
  b.clay.add(sculpt.strand(p, { { -0.05, 0.725, -0.02 }, { -0.062, 0.68, z - 0.025 }, { -0.045, 0.62, z + 0.006 }, { 0, 0.57, z + 0.008 }, { 0.045, 0.62, z + 0.006 }, { 0.062, 0.68, z - 0.025 }, { 0.05, 0.725, -0.02 } }, 0.008, { 1, 1, 1 }), "pupil")
  b.clay.add(kit.cylinder{ radius = 0.018, height = 0.012, bevel = 0.003 }:rotate("x", 90):move(0, 0.55, z + 0.012), "metal")
end }, { clothes = "white cotton", trousers = "teal cotton", shoes = "black leather", metal = "chrome", second = "teal fabric" }, { names = { "physician", "scientist", "surgeon", "dentist", "veterinarian" } })
kind("nurse", { "nurse.n.01" }, adult, { hat = "scrub", hair = { "bun", "bob" }, female = true, shoulders = 0.92, sleeves = "short", extra = function(p, t, b)
  local z = b.depth + 0.01
  b.clay.add(kit.group{ kit.box{ size = { 0.034, 0.011, 0.006 } }, kit.box{ size = { 0.011, 0.034, 0.0059 } } }:move(0.05, 0.63, z - 0.004), "second")
end }, { clothes = "sky blue cotton", trousers = "sky blue cotton", hat = "white cotton", shoes = "white leather" })
kind("cowboy", { "cowboy.n.01" }, { 1.5, 1.8, 2.1 }, { hat = "cowboy", hair = "short", beard = { "none", "moustache", "short" }, boots = true, belt = true, collar = "second", collar_wide = 1.25, chest = "clothes", extra = function(p, t, b)
  b.clay.pair(ball(p, { 0.05, 0.1, 0.03 }, "vest", true):rotate("z", 4):move(0.062, 0.6, b.depth - 0.022))
  b.clay.add(kit.extrude{ outline = kit.star{ tips = 5, outer = 0.024, inner = 0.011 }, depth = 0.008, bevel = 0.002, segments = 1 }:move(0.062, 0.635, b.depth + 0.012), "metal")
end }, { clothes = "beige cotton", hat = "brown suede", second = "red fabric", shoes = "brown leather" }, { names = { "cowgirl", "rancher" }, slots = { vest = "brown suede" } })
kind("pirate", { "pirate.n.02" }, { 1.5, 1.78, 2 }, { hat = "pirate", hair = "long", hair_low = -1.0, beard = { "short", "goatee", "long" }, beard_low = -1.5, boots = true, belt = true, tunic = 0.3, buttons = 3, cuffs = "metal", wear = { "sword" }, arms = { "hold", "hold" }, collar = "trim", hair_slots = { "dark hair", "hair" },
  on_head = { function(p, t, put)
    put(ball(p, { 0.24, 0.24, 0.1 }, "pupil"):rotate("y", 20):move(0.38, 0.04, 0.94))
    put(sculpt.strand(p, { { -0.98, 0.5, 0.25 }, { 0, 0.35, 1.02 }, { 0.38, 0.1, 1.0 }, { 0.98, -0.1, 0.3 } }, 0.04, { 1, 1, 1 }, { sides = 6 }), "pupil")
    put(kit.torus{ radius = 0.11, tube = 0.03, sides = 14, tube_sides = 6 }:rotate("y", 90):move(-1.12, -0.36, 0), "metal")
  end } }, { clothes = "burgundy velvet", trousers = "charcoal cotton", hat = "black felt", shoes = "black leather" }, { names = { "buccaneer", "captain" }, slots = { blade = "steel" } })
kind("ninja", { "ninja.n.01" }, { 1.5, 1.75, 1.9 }, { hat = "mask", belt = "second", angry = true, hand = "clothes", boots = true, girth = 0.96, arms = { "hold", "hold" }, skins = { "skin" }, extra = function(p, t, b)
  local sword = kit.group{ kit.cylinder{ radius = 0.014, height = 0.5, sides = 10 }:slot("belt"), kit.cylinder{ radius = 0.017, height = 0.12, sides = 10 }:move(0, 0.29, 0):slot("second"), kit.cylinder{ radius = 0.034, height = 0.01, sides = 16 }:move(0, 0.22, 0):slot("metal") }
  b.clay.add(sword:rotate("z", 38):move(0.02, 0.62, -0.1))
end }, { clothes = "black cotton", trousers = "black cotton", hat = "black cotton", shoes = "black fabric", second = "red fabric", belt = "charcoal leather" })
kind("samurai", { "samurai.n.01" }, { 1.5, 1.75, 1.95 }, { hat = "kabuto", hair = "topknot", tunic = 0.27, tunic_wide = 0.15, belt = true, boots = true, wear = { "pauldrons", "sword" }, arms = { "hold", "hold" }, angry = true, beard = { "none", "goatee" }, skins = { "skin" }, hair_slots = { "dark hair" }, girth = 1.08, extra = function(p, t, b)
  for row = 0, 2 do for side = -1, 1, 2 do b.clay.add(kit.box{ size = { 0.078, 0.05, 0.016 }, bevel = 0.006 }:rotate("x", -10):rotate("y", side * 24):move(side * 0.055, 0.43 - 0.045 * row, 0.095 + 0.012 * row), row == 1 and "metal" or "helm") end end
end }, { clothes = "crimson leather", trousers = "charcoal cotton", second = "crimson fabric", metal = "gold", shoes = "black fabric" }, { names = { "shogun" }, slots = { helm = "crimson lacquer", blade = "steel" } })
kind("viking", { "viking.n.01" }, { 1.6, 1.82, 2 }, { hat = "viking", hair = "long", hair_low = -1.2, beard = "long", beard_low = -1.7, boots = "trim", belt = true, tunic = 0.31, collar = "trim", collar_wide = 1.9, girth = 1.15, limb = 1.12, skins = { "skin" }, hair_slots = { "hair" }, sleeves = "none" },
  { clothes = "brown leather", trousers = "beige wool", trim = "brown fur", hair = "orange hair", metal = "brass" }, { slots = { iron = "steel", horn = "ivory" } })
kind("gladiator", { "gladiator.n.01", "spartan.n.01" }, adult, { hat = "helm", hair = "short", sleeves = "none", legs = "bare", tunic = 0.31, tunic_slot = "second", belt = true, cape = "second", wear = { "shield" }, arms = { "hold", "hold" }, girth = 1.12, limb = 1.15 }, { clothes = "bronze", second = "crimson fabric", metal = "brass", shoes = "brown leather" }, { names = { "spartan", "roman soldier", "centurion" }, slots = { helm = "bronze", plume = "red feathers" } })
kind("santa claus", { "santa_claus.n.01" }, adult, { hat = "santa", hair = "fringe_ring", beard = "long", beard_low = -1.65, belly = 0.05, girth = 1.2, limb = 1.15, tunic = 0.32, tunic_wide = 0.17, belt = true, boots = "trim", cuffs = "trim", collar = "trim", collar_wide = 1.4, hand = "gloves", nose = 1.3, skins = { "skin" }, hair_slots = { "hair" }, buttons = 0, extra = function(p, t, b)
  b.clay.add(kit.torus{ radius = 0.172, tube = 0.022, sides = soft(p, 30, 52), tube_sides = 8 }:scale(1, 1, 0.86):move(0, 0.325, 0), "trim")
end }, { clothes = "red velvet", trousers = "red velvet", hat = "red velvet", trim = "white fur", hair = "white hair", shoes = "black leather", belt = "black leather" }, { names = { "santa", "father christmas", "saint nicholas", "st nicholas" } })
kind("clown", { "clown.n.02" }, { 1.5, 1.75, 2 }, { hair = "curly", curls = 0.42, mouth = "open", nose = 2, nose_slot = "nose", blush = true, buttons = 3, button = "second", collar = "trim", collar_wide = 2.2, cuffs = "trim", belly = 0.02, limb = 1.2, girth = 1.08, hand = "gloves", hair_slots = { "hair" }, skins = { "skin" }, arms = { "hold", "wave" } },
  { clothes = "white cotton", skin = "white skin", hair = "orange hair", trousers = "blue cotton", second = "red fabric", shoes = "glossy red leather", mouth = "red plastic", blush = "pink skin" }, { names = { "jester", "joker", "mime", "harlequin" }, slots = { nose = "glossy red plastic" } })
kind("superhero", {}, adult, { hair = "swept", shoulders = 1.28, girth = 1.08, limb = 1.15, waist = 0.86, cape = "second", belt = "metal", boots = true, hand = "second", arms = { { "hold" }, { "hip", "up" } }, extra = function(p, t, b)
  b.clay.add(kit.extrude{ outline = { { -0.045, 0.02 }, { -0.03, 0.038 }, { 0.03, 0.038 }, { 0.045, 0.02 }, { 0, -0.045 } }, depth = 0.012, bevel = 0.004, segments = 1 }:move(0, 0.625, b.depth - 0.002), "metal")
  b.clay.put({ form = "ellipsoid", at = { 0, 0.44, 0 }, size = { 0.094, 0.05, 0.078 } }, "second")
end, on_head = { function(p, t, put)
  put(kit.blend{ smooth = 0.1, cell = soft(p, 0.1, 0.06), parts = { { form = "ellipsoid", at = { 0, 0.05, 0.06 }, size = { 1.1, 0.36, 1.1 } }, { form = "ellipsoid", at = { -0.38, 0.02, 1 }, size = { 0.25, 0.25, 0.5 }, subtract = true }, { form = "ellipsoid", at = { 0.38, 0.02, 1 }, size = { 0.25, 0.25, 0.5 }, subtract = true } } }, "second")
end } }, { clothes = "royal blue fabric", trousers = "royal blue fabric", second = "red fabric", shoes = "red leather", metal = "gold" }, { names = { "superhero", "super hero", "superman", "hero", "action figure" } })
kind("farmer", { "farmer.n.01" }, adult, { hat = "straw", hair = "short", chest = "clothes", boots = true, belly = 0.01, wear = { "trident" }, arms = { "hold", "hold" }, beard = { "none", "short" }, extra = function(p, t, b)
  b.clay.add(kit.box{ size = { 0.11, 0.1, 0.02 }, bevel = 0.008 }:move(0, 0.585, b.depth + 0.004), "trousers")
  b.clay.pair(sculpt.strand(p, { { 0.045, 0.63, b.depth + 0.004 }, { 0.06, 0.71, 0.03 }, { 0.055, 0.7, -0.05 }, { 0.05, 0.55, -b.depth } }, 0.014, { 1, 1, 1 }), "trousers")
end }, { clothes = "red cotton", trousers = "blue denim", hat = "straw", prop = "steel" }, { names = { "gardener" } })
kind("monk", { "monk.n.01" }, { 1.5, 1.72, 1.9 }, { hair = "bald", robe = true, belt = "trim", wide_sleeves = true, arms = { "hold", "hold" }, collar = "clothes", collar_wide = 1.7, skins = skins }, { clothes = "orange wool", trim = "burgundy rope" }, { names = { "priest", "pope" } })
kind("ballerina", { "dancer.n.01" }, { 1.4, 1.68, 1.95 }, { hair = "bun", female = true, shoulders = 0.86, waist = 0.82, sleeves = "none", legs = "bare", tunic = 0.44, tunic_wide = 0.26, arms = { "up", "up" }, limb = 0.9 }, { clothes = "pink satin", shoes = "pink satin" }, { names = { "ballerina", "ballet dancer" } })
kind("bride", { "bride.n.01" }, adult, { hair = "bun", female = true, shoulders = 0.88, waist = 0.82, robe = true, robe_wide = 0.225, cape = "veil", sleeves = "none", belt = "trim" }, { clothes = "white satin", trim = "cream satin" }, { slots = { veil = "white lace" } })
kind("magician", { "magician.n.01" }, adult, { hat = "top", hair = "swept", beard = "moustache", wear = { "bow", "wand" }, cape = "second", arms = { "hold", "hold" }, buttons = 2 }, { clothes = "black velvet", trousers = "black velvet", hat = "black felt", second = "red satin", shoes = "black leather" })
kind("detective", { "detective.n.01" }, adult, { hat = "bowler", hair = "short", tunic = 0.22, tunic_wide = 0.14, belt = true, collar = "clothes", collar_wide = 1.5, beard = { "moustache", "none" } }, { clothes = "tan cotton", hat = "brown felt", trousers = "charcoal wool" }, { names = { "spy" } })
kind("toy soldier", {}, { 0.05, 0.12, 0.4 }, { hat = "bearskin", hair = "short", boots = true, belt = "trim", buttons = 3, cuffs = "metal", eyes = "bead", blush = true, beard = { "none", "moustache" }, skins = { "skin" }, hair_slots = { "dark hair" }, tunic = 0.37, tunic_wide = 0.12, arms = { "hold", "relaxed" }, extra = function(p, t, b)
  b.clay.pair(ball(p, { 0.04, 0.014, 0.045 }, "metal"):move(b.sx + 0.01, b.sy + 0.036, 0))
  for side = -1, 1, 2 do b.clay.add(sculpt.strand(p, { { side * 0.075, 0.69, 0.045 }, { 0, 0.6, b.depth + 0.008 }, { -side * 0.07, 0.53, 0.06 } }, 0.012, { 1, 1, 1 }), "trim") end
end }, { clothes = "glossy red plastic", trousers = "glossy navy plastic", hat = "black fur", shoes = "glossy black plastic", trim = "glossy white plastic", metal = "gold" }, { names = { "nutcracker", "tin soldier", "royal guard" } })

return {
  styles = { "cute", "cartoon" },
  shapes = { "fat", "slim" },
  kinds = kinds,
  build = figure.build,
}
