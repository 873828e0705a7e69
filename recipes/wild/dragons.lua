-- Dragons and dinosaurs, on the spine of lib/reptile.
local reptile = require("lib/reptile")
local figure = require("lib/figure")
local sculpt = require("lib/sculpt")
local ball, soft, strand = sculpt.ball, sculpt.soft, sculpt.strand

local kinds = {}
local function kind(name, synsets, size, traits, slots, extra)
  local one = { kind = name, synsets = synsets, traits = sculpt.traits(traits, { along = size.height_m and "y" or "longest" }), slots = reptile.slots(slots) }
  for key, value in pairs(size) do one[key] = value end
  for key, value in pairs(extra or {}) do one[key] = value end
  kinds[#kinds + 1] = one
end

-- What only dragons have: wings, and the fire they breathe.
local function dragon_gear(p, clay, b)
  local t = p.traits
  if p:part("wing") > 0 and t.wings then
    local w = t.wings
    local wing = figure.bat_wing(p, "scales", "wing"):scale(w.size):rotate("y", 16):rotate("x", w.flat or -18):rotate("z", w.up or 14)
    clay.pair(wing:move(w.at[1], w.at[2], w.at[3]))
  end
  if p:part("fire") > 0 or p:part("flame") > 0 then
    local parts = {}
    for i, f in ipairs{ { 0.5, 3.4, "fire" }, { 0.34, 2.6, "flame" } } do
      parts[i] = strand(p, { { 0, 0, 0 }, { 0, 0.05, 0.35 * f[2] }, { 0.1, -0.05, 0.7 * f[2] }, { 0, 0.25, f[2] } }, f[1], { 0.3, 0.9, 1.2, 0 }, { sides = 10 }):slot(f[3])
    end
    for i = 1, 5 do
      parts[#parts + 1] = strand(p, { { 0, 0, 1 }, { 0.35 * math.sin(2.4 * i), 0.35 * math.cos(2.4 * i), 1.9 }, { 0.75 * math.sin(2.4 * i), 0.75 * math.cos(2.4 * i) + 0.2, 2.9 } }, 0.26, { 0.4, 1, 0 }, { sides = 8 }):slot("fire")
    end
    clay.add(b.on_head(kit.group(parts):move(0, b.info.mouth, b.info.long - 0.7)))
  end
end

local horns = { { { 0.5, 0.6, -0.3 }, { 0.75, 0.95, -1.0 }, { 0.85, 1.45, -1.7 }, { 0.7, 2.1, -2.0 }, radius = 0.24 }, { { 0.85, 0.05, -0.4 }, { 1.2, 0.15, -0.9 }, { 1.4, 0.4, -1.4 }, radius = 0.17 } }
local function leg(points, radii, foot, turn) return { points = points, radii = radii, foot = foot, turn = turn } end

kind("dragon", { "dragon.n.01", "wyvern.n.01" }, { length_m = { 0.5, 8, 25 } }, {
  spine = { { 0.62, 1.12, 0.085 }, { 0.55, 0.98, 0.1 }, { 0.5, 0.82, 0.12 }, { 0.36, 0.66, 0.19 }, { 0.1, 0.58, 0.225 }, { -0.18, 0.54, 0.2 }, { -0.46, 0.46, 0.14 }, { -0.74, 0.3, 0.1 }, { -1.02, 0.16, 0.07 }, { -1.28, 0.14, 0.045 }, { -1.5, 0.24, 0.022 } },
  sway = 0.42, sway_from = 6, head_at = { 0.72, 1.17 }, head_size = 0.125, nod = 8, spade = 0.14, back = 0.4, hand = { 0.2, 0.1, 0.55 },
  head = { snout = 1.35, gape = 20, teeth = 5, horns = horns, eye = 0.3, brow = 0.34, drop = 0.05 }, cell = 0.0345, spikes = { size = 0.13, count = 22, from = 0.02, to = 0.97 },
  legs = { leg({ { 0.19, 0.56, 0.34 }, { 0.24, 0.34, 0.26 }, { 0.22, 0.15, 0.36 }, { 0.22, 0.05, 0.38 } }, { 0.11, 0.075, 0.055, 0.05 }, 0.085), leg({ { 0.17, 0.5, -0.24 }, { 0.26, 0.36, -0.08 }, { 0.25, 0.17, -0.28 }, { 0.25, 0.05, -0.22 } }, { 0.15, 0.11, 0.06, 0.055 }, 0.09) },
  wings = { size = 1.15, at = { 0.13, 0.72, 0.2 } }, extra = dragon_gear,
}, { scales = "crimson scales", belly = "sunflower yellow scales", wing = "maroon leather", spike = "charcoal horn", claw = "charcoal horn", mark = "maroon scales" }, { parts = { wing = { 0, 2, 2 }, fire = { 0, 0, 1 }, flame = { 0, 0, 1 } }, names = { "fire dragon", "drake", "wyvern", "ice dragon" } })
kind("baby dragon", {}, { height_m = { 0.2, 0.5, 1.5 } }, {
  spine = { { 0.12, 0.62, 0.12 }, { 0.08, 0.5, 0.15 }, { 0.02, 0.36, 0.23 }, { -0.06, 0.22, 0.22 }, { -0.26, 0.11, 0.13 }, { -0.5, 0.1, 0.08 }, { -0.72, 0.16, 0.03 } }, upright = true,
  sway = 0.4, sway_from = 4, head_at = { 0.2, 0.82 }, head_size = 0.23, spade = 0.1, hand = { 0.2, 0.36, 0.32 }, back = 0.35, belly_to = 0.66,
  head = { snout = 0.62, snout_r = 0.78, snout_tip = 0.62, skull = { 1, 0.95, 1 }, eye = 0.36, eyes = "round", eye_at = { 0.56, 0.24, 0.6 }, eye_forward = 1.3, brow = 0, horns = { { { 0.45, 0.7, -0.2 }, { 0.55, 1.1, -0.4 }, { 0.5, 1.4, -0.6 }, radius = 0.18 } } },
  spikes = { size = 0.12, count = 10, from = 0.05, to = 0.95 }, legs = { leg({ { 0.15, 0.42, 0.08 }, { 0.24, 0.36, 0.18 }, { 0.19, 0.34, 0.3 } }, { 0.075, 0.06, 0.055 }), leg({ { 0.16, 0.16, -0.02 }, { 0.24, 0.14, 0.12 }, { 0.23, 0.05, 0.18 } }, { 0.13, 0.1, 0.07 }, 0.085) },
  wings = { size = 0.5, at = { 0.1, 0.5, -0.12 }, flat = 0 }, extra = dragon_gear,
}, { scales = "emerald green scales", belly = "cream scales", wing = "orange leather", spike = "orange horn", eye = "violet plastic" }, { parts = { wing = { 0, 2, 2 }, fire = { 0, 0, 1 }, flame = { 0, 0, 1 } }, names = { "baby dragon", "small dragon", "cute dragon", "toy dragon" } })

-- Two legs.
local biped = {
  spine = { { 0.44, 0.93, 0.1 }, { 0.34, 0.83, 0.13 }, { 0.16, 0.7, 0.19 }, { -0.08, 0.64, 0.19 }, { -0.32, 0.62, 0.13 }, { -0.6, 0.62, 0.08 }, { -0.85, 0.66, 0.045 }, { -1.08, 0.73, 0.012 } },
  sway = 0.22, sway_from = 4, head_at = { 0.56, 0.99 }, head_size = 0.145, nod = 4, hand = { 0.13, 0.5, 0.45 },
  head = { snout = 1.25, snout_r = 0.86, snout_tip = 0.62, gape = 22, teeth = 6, skull = { 0.95, 0.95, 1.1 }, eye = 0.22, brow = 0.26, jaw = 0.62, drop = 0.1 },
  legs = { leg({ { 0.14, 0.62, -0.06 }, { 0.19, 0.42, 0.08 }, { 0.18, 0.2, -0.12 }, { 0.18, 0.05, -0.03 } }, { 0.17, 0.12, 0.06, 0.055 }, 0.09), leg({ { 0.12, 0.64, 0.28 }, { 0.15, 0.55, 0.33 }, { 0.13, 0.52, 0.42 } }, { 0.05, 0.035, 0.026 }) },
  more = { { form = "cone", at = { 0.13, 0.52, 0.42 }, to = { 0.15, 0.49, 0.46 }, radius = 0.02, radius_to = 0.01 }, { form = "cone", at = { 0.13, 0.52, 0.42 }, to = { 0.115, 0.485, 0.455 }, radius = 0.02, radius_to = 0.01 } },
}
kind("tyrannosaurus", { "tyrannosaur.n.01", "allosaur.n.01" }, { height_m = { 0.3, 4, 6 } }, biped, { scales = "olive scales", belly = "tan scales", claw = "charcoal horn" }, { names = { "t rex", "tyrannosaurus rex", "tyrannosaurus", "trex", "dino" } })
kind("dinosaur", { "dinosaur.n.01" }, { height_m = { 0.2, 4, 13 } }, biped, { scales = "green scales", belly = "cream scales", claw = "charcoal horn" }, { names = { "dinosaur toy", "godzilla" } })
kind("velociraptor", { "velociraptor.n.01", "deinonychus.n.01", "utahraptor.n.01" }, { height_m = { 0.3, 0.9, 2 } }, sculpt.traits(biped, {
  spine = { { 0.48, 0.98, 0.065 }, { 0.38, 0.86, 0.08 }, { 0.2, 0.72, 0.13 }, { -0.06, 0.66, 0.14 }, { -0.32, 0.66, 0.09 }, { -0.62, 0.68, 0.055 }, { -0.95, 0.74, 0.03 }, { -1.25, 0.84, 0.01 } }, head_at = { 0.57, 1.03 }, head_size = 0.1, hand = { 0.14, 0.48, 0.5 },
  head = { snout = 1.5, snout_r = 0.72, snout_tip = 0.42, gape = 18, teeth = 6, eye = 0.28, brow = 0.28, jaw = 0.5 }, spikes = { size = 0.07, count = 8, from = 0.0, to = 0.25 },
  legs = { leg({ { 0.1, 0.64, -0.04 }, { 0.14, 0.44, 0.1 }, { 0.13, 0.22, -0.12 }, { 0.13, 0.05, -0.02 } }, { 0.12, 0.085, 0.042, 0.04 }, 0.07), leg({ { 0.1, 0.68, 0.28 }, { 0.14, 0.54, 0.3 }, { 0.13, 0.5, 0.46 } }, { 0.045, 0.035, 0.028 }) } }),
  { scales = "rust scales", belly = "beige scales", spike = "teal feathers", claw = "charcoal horn" }, { names = { "raptor" } })
kind("triceratops", { "triceratops.n.01", "ceratopsian.n.01" }, { height_m = { 0.3, 2.6, 3.2 } }, {
  spine = { { 0.42, 0.56, 0.15 }, { 0.3, 0.58, 0.22 }, { 0.05, 0.62, 0.29 }, { -0.25, 0.6, 0.27 }, { -0.5, 0.52, 0.17 }, { -0.75, 0.4, 0.09 }, { -1.0, 0.3, 0.02 } }, sway = 0.16, head_at = { 0.62, 0.56 }, head_size = 0.2, nod = 12,
  head = { snout = 0.85, snout_r = 0.75, snout_tip = 0.42, drop = 0.4, eye = 0.18, frill = 1.25, brow = 0.24, horns = { { { 0.46, 0.55, 0.35 }, { 0.56, 1.05, 0.8 }, { 0.58, 1.35, 1.45 }, radius = 0.22 }, { { 0, 0.12, 1.15 }, { 0, 0.5, 1.35 }, { 0, 0.72, 1.45 }, radius = 0.2 } } },
  legs = { leg({ { 0.2, 0.5, 0.24 }, { 0.23, 0.26, 0.18 }, { 0.22, 0.06, 0.22 } }, { 0.12, 0.085, 0.08 }, 0.09), leg({ { 0.19, 0.5, -0.3 }, { 0.23, 0.3, -0.2 }, { 0.22, 0.06, -0.3 } }, { 0.17, 0.11, 0.085 }, 0.09) } },
  { scales = "slate gray scales", belly = "beige scales", mark = "rust scales", horn = "ivory", claw = "charcoal horn" })
kind("stegosaurus", { "stegosaur.n.01", "ankylosaur.n.01" }, { height_m = { 0.3, 2.8, 4 } }, {
  spine = { { 0.62, 0.34, 0.07 }, { 0.48, 0.42, 0.1 }, { 0.26, 0.54, 0.2 }, { -0.05, 0.64, 0.26 }, { -0.35, 0.56, 0.2 }, { -0.62, 0.42, 0.1 }, { -0.9, 0.34, 0.05 }, { -1.12, 0.36, 0.02 } }, sway = 0.14, head_at = { 0.74, 0.3 }, head_size = 0.085, nod = 10, tail_spikes = true, plates = { from = 0.06, to = 0.9, count = 15, size = 0.3 },
  head = { snout = 1, snout_r = 0.7, snout_tip = 0.5, eye = 0.22, brow = 0.2 },
  legs = { leg({ { 0.16, 0.42, 0.26 }, { 0.2, 0.24, 0.2 }, { 0.18, 0.05, 0.24 } }, { 0.1, 0.07, 0.065 }, 0.07), leg({ { 0.18, 0.52, -0.22 }, { 0.22, 0.3, -0.12 }, { 0.21, 0.06, -0.22 } }, { 0.16, 0.1, 0.075 }, 0.08) } },
  { scales = "moss green scales", belly = "khaki scales", spike = "burnt orange horn", horn = "ivory", claw = "charcoal horn" })
kind("brachiosaurus", { "sauropod.n.01" }, { height_m = { 0.3, 10, 13 } }, {
  spine = { { 0.72, 1.32, 0.05 }, { 0.66, 1.12, 0.055 }, { 0.56, 0.86, 0.07 }, { 0.42, 0.66, 0.12 }, { 0.2, 0.54, 0.2 }, { -0.08, 0.48, 0.23 }, { -0.34, 0.42, 0.18 }, { -0.6, 0.32, 0.09 }, { -0.9, 0.22, 0.045 }, { -1.2, 0.17, 0.012 } }, sway = 0.2, sway_from = 6, head_at = { 0.79, 1.36 }, head_size = 0.07, nod = 6, back = 0.5,
  head = { snout = 0.95, snout_r = 0.75, snout_tip = 0.6, eye = 0.24, eyes = "dark", brow = 0.26 },
  legs = { leg({ { 0.15, 0.44, 0.18 }, { 0.17, 0.25, 0.16 }, { 0.17, 0.05, 0.18 } }, { 0.11, 0.075, 0.07 }, 0.06), leg({ { 0.15, 0.38, -0.22 }, { 0.18, 0.22, -0.16 }, { 0.18, 0.05, -0.2 } }, { 0.13, 0.085, 0.07 }, 0.06) } },
  { scales = "teal scales", belly = "cream scales", claw = "charcoal horn" }, { names = { "brachiosaurus", "diplodocus", "long neck dinosaur", "loch ness monster" } })

-- Those that crawl.
local function sprawl(x, z, r, high, toe)
  return leg({ { 0.5 * x, high, z }, { x, high + 0.01, z - 0.015 }, { x * 1.12, 0.03, z + 0.045 } }, { 1.3 * r, r, 0.75 * r }, toe or 0.75 * r, 30)
end
local lizard = { cell = 0.017, smooth = 0.03, sway = 0.28, sway_from = 4, belly_to = 0.7,
  spine = { { 0.44, 0.105, 0.052 }, { 0.32, 0.1, 0.068 }, { 0.12, 0.1, 0.088 }, { -0.08, 0.1, 0.08 }, { -0.24, 0.09, 0.05 }, { -0.5, 0.055, 0.03 }, { -0.78, 0.03, 0.016 }, { -1, 0.02, 0.006 } },
  head_at = { 0.53, 0.115 }, head_size = 0.068, head = { snout = 0.8, snout_r = 0.75, snout_tip = 0.45, eye = 0.26, eyes = "round", eye_at = { 0.7, 0.42, 0.35 }, brow = 0.22 },
  legs = { sprawl(0.15, 0.3, 0.026, 0.085), sprawl(0.15, -0.12, 0.03, 0.085) } }
kind("lizard", { "lizard.n.01", "salamander.n.01", "newt.n.01" }, { length_m = { 0.08, 0.25, 2.5 } }, lizard, { scales = "lime green scales", belly = "cream scales" }, { names = { "gecko", "salamander" } })
kind("iguana", { "iguanid.n.01", "monitor.n.04" }, { length_m = { 0.3, 1.2, 3 } }, sculpt.traits(lizard, { spikes = { size = 0.055, count = 26, from = 0, to = 0.85 }, head = { snout = 0.75, snout_tip = 0.55, eye = 0.24, eyes = "round", brow = 0.22 } }), { scales = "moss green scales", belly = "khaki scales", spike = "olive horn" }, { names = { "komodo dragon", "bearded dragon" } })
kind("chameleon", { "chameleon.n.03" }, { length_m = { 0.05, 0.3, 0.7 } }, { cell = 0.018, smooth = 0.035, sway = 0, belly_to = 0.5,
  spine = { { 0.34, 0.3, 0.07 }, { 0.2, 0.31, 0.115 }, { 0.0, 0.3, 0.13 }, { -0.18, 0.26, 0.085 }, { -0.32, 0.2, 0.05 }, { -0.46, 0.16, 0.04 }, { -0.58, 0.2, 0.034 }, { -0.58, 0.31, 0.028 }, { -0.48, 0.34, 0.022 }, { -0.43, 0.27, 0.018 }, { -0.48, 0.23, 0.012 } },
  head_at = { 0.45, 0.33 }, head_size = 0.105, spikes = { size = 0.04, count = 12, from = 0.0, to = 0.4 }, head = { snout = 0.6, snout_r = 0.78, snout_tip = 0.45, eye = 0.36, eyes = "round", eye_at = { 0.78, 0.3, 0.35 }, brow = 0.46, horns = { { { 0, 0.5, -0.1 }, { 0, 1.05, -0.75 }, { 0, 1.25, -1.15 }, radius = 0.45, slot = "scales" } } },
  legs = { leg({ { 0.08, 0.26, 0.2 }, { 0.16, 0.17, 0.16 }, { 0.12, 0.03, 0.22 } }, { 0.04, 0.03, 0.026 }, 0.03), leg({ { 0.07, 0.24, -0.12 }, { 0.15, 0.16, -0.16 }, { 0.12, 0.03, -0.08 } }, { 0.045, 0.032, 0.026 }, 0.03) } },
  { scales = "lime green scales", belly = "turquoise scales", spike = "orange scales", mark = "teal scales", eye = "orange plastic" })
kind("crocodile", { "crocodile.n.01", "alligator.n.02" }, { length_m = { 0.3, 4, 6.5 } }, { cell = 0.019, smooth = 0.035, sway = 0.3, sway_from = 4, belly_to = 0.75, bumps = 15,
  spine = { { 0.4, 0.13, 0.075 }, { 0.28, 0.125, 0.095 }, { 0.08, 0.125, 0.118 }, { -0.12, 0.12, 0.11 }, { -0.3, 0.11, 0.075 }, { -0.55, 0.08, 0.052 }, { -0.8, 0.055, 0.032 }, { -1.02, 0.04, 0.008 } }, spikes = { size = 0.045, count = 12, from = 0.6, to = 0.97, slot = "mark" },
  head_at = { 0.5, 0.15 }, head_size = 0.088, head = { snout = 2.5, snout_r = 0.72, snout_tip = 0.42, skull = { 1, 0.66, 1 }, gape = 12, teeth = 9, eye = 0.2, eye_at = { 0.5, 0.52, 0.3 }, brow = 0.28, jaw = 0.6, drop = 0.12 },
  legs = { sprawl(0.18, 0.26, 0.04, 0.1), sprawl(0.19, -0.16, 0.046, 0.1) } }, { scales = "olive green scales", belly = "khaki scales", mark = "dark green scales", claw = "charcoal horn" }, { names = { "alligator", "gator", "crocodilian" } })

return {
  styles = { "cute", "cartoon" },
  shapes = { "fat" },
  kinds = kinds,
  build = reptile.build,
}
