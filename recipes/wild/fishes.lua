-- Fish, and the whales that look like them. The body is lib/fish's.
local fish = require("lib/fish")
local sculpt = require("lib/sculpt")
local ball, soft, strand = sculpt.ball, sculpt.soft, sculpt.strand

local kinds = {}
local function kind(name, synsets, size, traits, slots, names)
  kinds[#kinds + 1] = { kind = name, synsets = synsets, length_m = size, traits = traits, slots = fish.slots(slots), names = names }
end

local function spots(p, clay, b, slot)
  for i = 1, 9 do
    local s, a = 0.25 + 0.055 * i, p:vary(0.1, 1.3)
    local at, r = b.spine(s), b.share(s)
    for side = -1, 1, 2 do
      clay.add(ball(p, { p:vary(0.025, 0.05), 0.008, p:vary(0.03, 0.06) }, slot):aim(side * math.cos(a) / b.t.wide, math.sin(a) / b.t.high, 0):move(at[1] + side * b.t.wide * r * math.cos(a) * 0.97, at[2] + b.t.high * r * math.sin(a) * 0.97, at[3]))
    end
  end
end
-- Two rows of teeth in an open mouth, below the snout.
local function jaws(p, clay, b)
  local low = -0.048
  clay.add(ball(p, { 0.062, 0.03, 0.09 }, "mouth", true):move(0, low - 0.016, 0.40))
  for i = -4, 4 do
    local a = math.rad(19 * i)
    local x, z = 0.058 * math.sin(a), 0.4 + 0.085 * math.cos(a)
    clay.add(kit.cone{ radius = 0.009, height = 0.028, sides = 6 }:rotate("x", 180):move(x, low - 0.004, z), "teeth")
    clay.add(kit.cone{ radius = 0.008, height = 0.022, sides = 6 }:move(0.92 * x, low - 0.04, z - 0.015), "teeth")
  end
end

kind("fish", { "fish.n.01" }, { 0.03, 0.4, 4 }, { belly = true }, { scales = "steel blue scales", fin = "teal scales", belly = "silver scales" })
kind("goldfish", { "goldfish.n.01", "carp.n.02" }, { 0.05, 0.15, 0.4 }, { high = 0.24, wide = 0.17, tail = "veil", tail_size = 0.3, eye = 0.052, dorsal = { { 0, 0 }, { 0.08, 0.2 }, { 0.26, 0.15 }, { 0.38, 0 } }, pectoral = 0.2, pelvic = 0.16, body = { 0.36, 0.72, 0.92, 1, 0.96, 0.82, 0.6, 0.38, 0.22, 0.18 } }, { scales = "orange scales", fin = "tangerine scales" })
kind("koi", {}, { 0.2, 0.5, 0.9 }, { high = 0.15, wide = 0.12, tail_size = 0.2, extra = function(p, clay, b) spots(p, clay, b, "mark") end }, { scales = "white scales", fin = "white scales", mark = "orange scales" }, { "koi", "koi fish", "koi carp" })
kind("clownfish", { "anemone_fish.n.01", "damselfish.n.01" }, { 0.05, 0.1, 0.16 }, { high = 0.22, wide = 0.14, tail = "fan", tail_size = 0.17, eye = 0.045, bands = { { 0.2, 0.28, "mark", "second" }, { 0.48, 0.58, "mark", "second" }, { 0.84, 0.9, "mark", "second" } }, gill = false }, { scales = "orange scales", fin = "orange scales", eye = "orange plastic" }, { "clown fish", "clownfish" })
kind("tropical fish", { "butterfly_fish.n.01", "angelfish.n.02", "discus.n.01" }, { 0.04, 0.12, 0.3 }, { high = 0.34, wide = 0.09, tail = "fan", tail_size = 0.18, eye = 0.04, bands = { { 0.13, 0.2, "second" }, { 0.4, 0.46, "second" }, { 0.68, 0.74, "second" } }, gill = false, dorsal = { { 0, 0 }, { 0.16, 0.26 }, { 0.42, 0.42 }, { 0.34, 0.02 } }, anal = { { 0, 0 }, { 0.14, -0.24 }, { 0.36, -0.36 }, { 0.26, 0 } }, anal_at = 0.06 }, { scales = "yellow scales", fin = "yellow scales" }, { "angelfish", "tropical fish" })
kind("betta", {}, { 0.04, 0.07, 0.12 }, { high = 0.13, wide = 0.09, tail = "veil", tail_size = 0.5, dorsal = { { 0, 0 }, { 0.08, 0.3 }, { 0.42, 0.42 }, { 0.36, 0 } }, anal = { { 0, 0 }, { 0.06, -0.3 }, { 0.5, -0.45 }, { 0.4, 0 } }, anal_at = 0.12, pelvic = 0.2 }, { scales = "royal blue scales", fin = "magenta scales" }, { "betta fish", "siamese fighting fish", "fighting fish" })
kind("tuna", { "tuna.n.03", "mackerel.n.02" }, { 0.4, 1.5, 3 }, { high = 0.15, wide = 0.11, tail = "moon", tail_size = 0.16, belly = true, eye = 0.026, dorsal = { { 0, 0 }, { 0.05, 0.1 }, { 0.12, 0.04 }, { 0.2, 0 } }, dorsal2 = { { 0, 0 }, { 0.08, 0.1 }, { 0.12, 0.13 }, { 0.1, 0 } }, dorsal2_at = -0.1, anal = { { 0, 0 }, { 0.08, -0.1 }, { 0.12, -0.13 }, { 0.1, 0 } }, anal_at = -0.12, body = { 0.2, 0.58, 0.84, 1, 0.98, 0.84, 0.6, 0.36, 0.15, 0.1 }, lips = false, smile = true }, { scales = "navy scales", fin = "midnight blue scales", belly = "silver scales" })
kind("salmon", { "salmon.n.01", "trout.n.02", "bass.n.01", "cod.n.03", "herring.n.02", "perch.n.03" }, { 0.2, 0.7, 1.5 }, { high = 0.13, wide = 0.085, belly = true, eye = 0.026, tail_size = 0.17, lips = false, smile = true, extra = function(p, clay, b) spots(p, clay, b, "second") end }, { scales = "dusty rose scales", fin = "rose scales", belly = "silver scales", second = "slate gray scales" })
kind("pufferfish", { "puffer.n.02" }, { 0.08, 0.25, 0.6 }, { high = 0.27, wide = 0.25, tail = "fan", tail_size = 0.15, eye = 0.065, belly = true, gill = false, body = { 0.3, 0.78, 0.95, 1, 0.98, 0.85, 0.6, 0.32, 0.2, 0.15 }, dorsal = { { 0, 0 }, { 0.08, 0.1 }, { 0.16, 0.08 }, { 0.16, 0 } }, dorsal_at = -0.16, pelvic = 0, extra = function(p, clay, b)
  for i = 1, 60 do
    local s, a = 0.1 + 0.6 * ((i * 0.618) % 1), i * 2.39996
    local at, r = b.spine(s), b.share(s)
    local x, y = math.cos(a), math.sin(a)
    clay.add(kit.cone{ radius = 0.013, height = 0.07, sides = 5 }:aim(x, y, 0.2):move(at[1] + b.t.wide * r * x, at[2] + b.t.high * r * y, at[3]), "fin")
  end
end }, { scales = "maize scales", fin = "tan scales", belly = "cream scales" }, { "puffer fish", "blowfish", "porcupinefish" })
kind("piranha", { "piranha.n.02" }, { 0.1, 0.25, 0.4 }, { high = 0.25, wide = 0.11, belly = true, eye = 0.045, lips = false, snout_low = -0.02, extra = jaws }, { scales = "slate blue scales", fin = "crimson scales", belly = "red scales", eye = "red plastic" })
kind("swordfish", { "swordfish.n.02", "sailfish.n.02", "marlin.n.01" }, { 1, 3, 4.5 }, { high = 0.11, wide = 0.075, belly = true, tail = "moon", tail_size = 0.16, eye = 0.024, lips = false, smile = true, dorsal = { { 0, 0 }, { 0.1, 0.2 }, { 0.2, 0.08 }, { 0.42, 0 } }, dorsal_at = 0.26, extra = function(p, clay)
  clay.add(strand(p, { { 0, 0.01, 0.46 }, { 0, 0.012, 0.7 }, { 0, 0.012, 0.92 }, }, 0.026, { 1, 0.5, 0 }, { sides = 10 }), "second")
end }, { scales = "navy scales", fin = "slate blue scales", belly = "silver scales", second = "charcoal scales" })

local shark = { high = 0.115, wide = 0.105, belly = true, tail = "shark", tail_size = 0.19, eye = 0.017, eyes = "dark", eye_at = { 0.38, 0.15 }, lips = false, gills = 5, gill_at = 0.26, gill_tall = 0.5, bend = 0.12, nose = 0.08, body = { 0.3, 0.66, 0.88, 1, 0.98, 0.84, 0.62, 0.4, 0.22, 0.14 },
  dorsal = { { 0, 0 }, { 0.08, 0.08 }, { 0.19, 0.17 }, { 0.17, 0.04 }, { 0.2, 0 } }, dorsal_at = 0.12, dorsal2 = { { 0, 0 }, { 0.05, 0.05 }, { 0.06, 0.01 } }, dorsal2_at = -0.26, anal_at = -0.28, anal = { { 0, 0 }, { 0.05, -0.05 }, { 0.06, -0.01 } },
  fin_shape = { { 0, 0.2 }, { 0.5, 0.1 }, { 1.15, -0.5 }, { 0.7, -0.35 }, { 0.1, -0.2 } }, fin_roll = 75, pectoral = 0.22, pectoral_sweep = 62, pelvic = 0.09, extra = jaws }
kind("shark", { "shark.n.01" }, { 0.3, 3.2, 12 }, shark, { scales = "slate gray scales", fin = "slate gray scales", belly = "white scales" }, { "great white shark", "megalodon" })
kind("hammerhead shark", { "hammerhead.n.03" }, { 0.3, 3.5, 6 }, sculpt.traits(shark, { gills = 5, extra = function(p, clay)
  clay.add(kit.superquadric{ radii = { 0.25, 0.035, 0.07 }, round_y = 0.9, round_xz = 0.6, cells = soft(p, 8, 14) }:move(0, 0.01, 0.49), "scales")
  clay.pair(ball(p, 0.024, "pupil"):move(0.245, 0.012, 0.5))
  clay.add(ball(p, { 0.05, 0.02, 0.06 }, "mouth"):move(0, -0.07, 0.4))
end, eye = 0.001 }), { scales = "steel blue scales", fin = "steel blue scales", belly = "white scales" })
local whale = { high = 0.15, wide = 0.155, belly = true, belly_to = 0.6, tail = "fluke", tail_size = 0.17, eye = 0.016, eyes = "dark", eye_at = { 0.27, -0.15 }, lips = false, gill = false, smile = true, smile_low = 0.25, bend = 0, arch = 0.03, nose = 0.1, anal = false, pelvic = 0,
  body = { 0.55, 0.8, 0.94, 1, 0.98, 0.86, 0.64, 0.42, 0.24, 0.13 }, dorsal = { { 0, 0 }, { 0.06, 0.05 }, { 0.09, 0.05 }, { 0.08, 0 } }, dorsal_at = -0.18, fin_shape = { { 0, 0.16 }, { 0.6, 0.12 }, { 1.15, -0.12 }, { 0.6, -0.18 }, { 0, -0.16 } }, fin_roll = 78, pectoral = 0.22, pectoral_at = 0.16, pectoral_y = -0.06, pectoral_sweep = 50 }
kind("whale", { "whale.n.02" }, { 0.5, 14, 30 }, sculpt.traits(whale, { extra = function(p, clay, b)
  for i = -4, 4 do
    local path = {}
    for k = 0, 4 do
      local s = 0.03 + 0.09 * k
      local at, r = b.spine(s), b.share(s) * 0.87
      local a = -1.571 + 0.19 * i
      path[k + 1] = { 0.93 * b.t.wide * r * math.cos(a), at[2] - 0.24 * b.t.high * r / 0.87 + b.t.high * r * math.sin(a), at[3] }
    end
    clay.add(strand(p, path, 0.004, { 1, 1, 1 }, { sides = 6, segments = 2 }), "second")
  end
end }), { scales = "steel blue scales", fin = "steel blue scales", belly = "off white scales", second = "slate gray scales" }, { "humpback whale", "blue whale" })
kind("killer whale", { "killer_whale.n.01" }, { 0.5, 7, 9 }, sculpt.traits(whale, { eye_patch = true, eye_at = { 0.33, 0.0 }, dorsal = { { 0, 0 }, { 0.06, 0.12 }, { 0.13, 0.2 }, { 0.12, 0.06 }, { 0.14, 0 } }, dorsal_at = 0.06, tail_size = 0.15, body = { 0.36, 0.72, 0.92, 1, 0.98, 0.86, 0.64, 0.42, 0.22, 0.13 }, fin_shape = { { 0, 0.2 }, { 0.6, 0.32 }, { 1, 0.05 }, { 0.7, -0.28 }, { 0, -0.2 } }, pectoral = 0.18 }), { scales = "black scales", fin = "black scales", belly = "white scales", second = "charcoal scales" }, { "orca", "orca whale" })
kind("dolphin", { "dolphin.n.02", "porpoise.n.01" }, { 0.3, 2.6, 4 }, sculpt.traits(whale, { high = 0.11, wide = 0.1, arch = 0.07, belly_to = 0.75, nose = 0.04, tail_size = 0.14, eye = 0.018, eye_at = { 0.36, 0.0 }, smile_low = 0.3, dorsal = { { 0, 0 }, { 0.08, 0.08 }, { 0.16, 0.13 }, { 0.14, 0.03 }, { 0.16, 0 } }, dorsal_at = 0.08, body = { 0.42, 0.82, 0.95, 1, 0.98, 0.84, 0.62, 0.4, 0.22, 0.13 }, pectoral = 0.16, pectoral_at = 0.2, pectoral_y = -0.05,
  extra = function(p, clay)
    clay.add(strand(p, { { 0, -0.012, 0.44 }, { 0, -0.016, 0.54 }, { 0, -0.014, 0.605 } }, 0.036, { 1.25, 0.85, 0.5 }, { sides = 12 }), "scales")
    clay.add(strand(p, { { 0, -0.034, 0.44 }, { 0, -0.034, 0.53 }, { 0, -0.028, 0.59 } }, 0.031, { 1.2, 0.85, 0.5 }, { sides = 12 }), "belly")
  end }), { scales = "slate blue scales", fin = "slate blue scales", belly = "white scales", second = "slate gray scales" })

return { styles = { "cute", "cartoon" }, shapes = { "fat" }, kinds = kinds, build = fish.build }
