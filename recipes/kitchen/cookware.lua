-- What one cooks, brews and pours with: a turned wall with handles, lids and spouts, in units of the height or of the body's width.
local vessel = require("lib/vessel")

-- A foot of its own, with the cord's base, under an electric kettle; the bail of a stovetop one is a trait.
local function base(p, s)
  p:add(kit.cylinder{ radius = 0.36 * s, height = 0.05 * s, bevel = 0.012 * s }:move(0, 0.0, 0), "base")
end

local steel = { { "body", "polished steel" }, { "handle", "black plastic" }, { "lid", "polished steel" }, { "knob", "black plastic" } }
local iron = { { "body", "cast iron" }, { "handle", "cast iron" } }
local pan = { { 0.37, 0 }, { 0.4, 0.02 }, { 0.47, 0.09 }, { 0.5, 0.15 } }

return {
  slots = steel,
  kinds = {
    { kind = "cooking pot", synsets = { "pot.n.01" }, except = { "chamberpot.n.01", "teapot.n.01", "coffeepot.n.01", "caldron.n.01" },
      names = { "pot", "soup pot", "stew pot", "stockpot", "stock pot", "casserole pot" }, width_m = { 0.15, 0.32, 0.7 }, parts = { lid = { 0, 1, 1 }, handle = { 0, 1, 1 } },
      traits = { wide = true, across = 1.26, wall = 0.018, thick = 0.022, handle_part = true, handle = { "sides", 0.42, 0.1 }, lid = { 0.1, 0.045 },
        outside = { { 0.47, 0 }, { 0.5, 0.03 }, { 0.5, 0.25 }, { 0.5, 0.5 }, { 0.515, 0.53 } } } },
    { kind = "casserole", synsets = { "casserole.n.02" }, names = { "dutch oven", "cocotte", "casserole dish" }, width_m = { 0.18, 0.3, 0.4 }, parts = { lid = { 0, 1, 1 }, handle = { 0, 1, 1 } },
      slots = { { "body", "glossy red enamel" }, { "handle", "glossy red enamel" }, { "lid", "glossy red enamel" }, { "knob", "brass" } },
      traits = { wide = true, across = 1.26, wall = 0.035, thick = 0.032, handle_part = true, handle = { "sides", 0.3, 0.1 }, lid = { 0.12, 0.05 },
        outside = { { 0.42, 0 }, { 0.47, 0.05 }, { 0.5, 0.2 }, { 0.5, 0.38 } } } },
    { kind = "saucepan", synsets = { "saucepan.n.01" }, names = { "sauce pan", "milk pan" }, length_m = { 0.25, 0.38, 0.5 }, parts = { lid = { 0, 1, 1 } },
      traits = { wide = true, across = 2.0, wall = 0.02, thick = 0.045, handle = { "stick", 0.4, 1.0, 0.1 }, lid = { 0.1, 0.05 }, held = 0.4,
        outside = { { 0.46, 0 }, { 0.5, 0.03 }, { 0.5, 0.3 }, { 0.5, 0.48 }, { 0.52, 0.5 } } } },
    { kind = "frying pan", synsets = { "pan.n.01" }, except = { "roaster.n.04", "bain-marie.n.01" },
      names = { "pan", "skillet", "cast iron skillet", "frypan" }, length_m = { 0.25, 0.45, 0.6 }, slots = { { "body", "black metal" }, { "handle", "black plastic" } },
      traits = { wide = true, across = 1.88, wall = 0.02, thick = 0.04, shallow = true, handle = { "stick", 0.12, 0.88, 0.16 }, outside = pan } },
    { kind = "wok", synsets = { "wok.n.01" }, length_m = { 0.3, 0.5, 0.8 }, slots = { { "body", "gunmetal" }, { "handle", "bamboo" } },
      traits = { wide = true, across = 1.6, wall = 0.018, thick = 0.038, handle = { "stick", 0.27, 0.62, 0.2 }, outside = { { 0.17, 0 }, { 0.24, 0.03 }, { 0.38, 0.14 }, { 0.5, 0.31 } } } },
    { kind = "cauldron", synsets = { "caldron.n.01" }, names = { "witch's cauldron", "witches cauldron", "cauldron of potion" }, height_m = { 0.25, 0.5, 1.2 }, parts = { potion = { 0, 1, 1 } },
      slots = { { "body", "cast iron" }, { "handle", "wrought iron" }, { "potion", "glowing lime green resin" }, { "trim", "cast iron" } },
      traits = { total = 1, feet = 0.1, wall = 0.045, thick = 0.03, vary = 0.4, fill = { "potion", 0.72 }, handle = { "sides", 0.62, 0.08 }, bands = { 0.3 }, rim = 0.04,
        outside = { { 0.18, 0 }, { 0.3, 0.04 }, { 0.5, 0.24 }, { 0.53, 0.42 }, { 0.45, 0.64 }, { 0.39, 0.72 }, { 0.46, 0.82 } } } },
    { kind = "kettle", synsets = { "kettle.n.01" }, names = { "tea kettle", "teakettle", "whistling kettle", "boiler kettle" }, height_m = { 0.15, 0.23, 0.35 }, parts = { lid = { 0, 1, 1 } },
      slots = { { "body", "glossy teal enamel or glossy red enamel or glossy cream enamel or glossy yellow enamel or glossy navy enamel" }, { "handle", "black plastic" }, { "lid", "glossy teal enamel or glossy red enamel or glossy cream enamel or glossy yellow enamel or glossy navy enamel" }, { "knob", "black plastic" } },
      traits = { total = 1, wall = 0.02, thick = 0.035, handle = { "bail", 0.4, 1 }, spout = { 0.2, 0.56, 0.3 }, lid = { 0.06, 0.05 }, outside = { { 0.44, 0 }, { 0.5, 0.04 }, { 0.48, 0.2 }, { 0.4, 0.42 }, { 0.26, 0.54 }, { 0.22, 0.56 } } } },
    { kind = "electric kettle", height_m = { 0.15, 0.24, 0.35 }, parts = { lid = { 0, 1, 1 } },
      slots = { { "body", "stainless steel" }, { "base", "black plastic" }, { "handle", "black plastic" }, { "lid", "black plastic" }, { "knob", "black plastic" } },
      traits = { total = 1, wall = 0.02, thick = 0.05, beak = 0.24, handle = { "loop", 0.2, 0.88, 0.22 }, lid = { 0.06, 0.04 }, more = base,
        outside = { { 0.35, 0 }, { 0.36, 0.03 }, { 0.36, 0.2 }, { 0.32, 0.55 }, { 0.27, 0.9 } } } },
    { kind = "teapot", synsets = { "teapot.n.01" }, except = { "samovar.n.01" }, names = { "tea pot" }, height_m = { 0.1, 0.16, 0.3 }, parts = { lid = { 0, 1, 1 }, handle = { 0, 1, 1 } },
      slots = { { "body", "glazed cobalt ceramic or glazed white ceramic or glazed crimson ceramic or glazed teal ceramic or glazed mustard ceramic" }, { "handle", "glazed cobalt ceramic or glazed white ceramic or glazed crimson ceramic or glazed teal ceramic or glazed mustard ceramic" }, { "lid", "glazed cobalt ceramic or glazed white ceramic or glazed crimson ceramic or glazed teal ceramic or glazed mustard ceramic" }, { "knob", "gold" }, { "trim", "gold" } },
      traits = { total = 1, wall = 0.03, thick = 0.04, handle_part = true, handle = { "loop", 0.24, 0.64, 0.24 }, spout = { 0.26, 0.72, 0.36 }, lid = { 0.13, 0.05 }, rim = 0.016,
        outside = { { 0.32, 0 }, { 0.34, 0.03 }, { 0.5, 0.15 }, { 0.6, 0.36 }, { 0.54, 0.58 }, { 0.36, 0.73 }, { 0.28, 0.77 } } } },
    { kind = "coffeepot", synsets = { "coffeepot.n.01" }, names = { "coffee pot", "moka pot", "percolator" }, height_m = { 0.15, 0.23, 0.35 }, parts = { lid = { 0, 1, 1 } },
      slots = { { "body", "polished aluminum" }, { "handle", "black plastic" }, { "lid", "polished aluminum" }, { "knob", "black plastic" }, { "trim", "polished steel" } },
      traits = { total = 1, wall = 0.02, thick = 0.045, beak = 0.3, vary = 0, handle = { "loop", 0.46, 0.76, 0.26 }, lid = { 0.1, 0.05 }, bands = { 0.42 }, band = 0.018,
        outside = { { 0.33, 0, "sharp" }, { 0.33, 0.06 }, { 0.22, 0.4, "sharp" }, { 0.23, 0.46 }, { 0.3, 0.8 } } } },
    { kind = "pitcher", synsets = { "pitcher.n.02" }, except = { "beaker.n.01" }, names = { "water pitcher", "ewer", "milk jug", "creamer" }, height_m = { 0.12, 0.25, 0.4 },
      slots = { { "body", "glazed white ceramic" }, { "handle", "glazed white ceramic" }, { "trim", "glazed navy ceramic" } },
      traits = { wall = 0.025, thick = 0.045, beak = 0.32, handle = { "loop", 0.22, 0.86, 0.2 }, outside = { { 0.27, 0 }, { 0.28, 0.03 }, { 0.38, 0.2 }, { 0.4, 0.36 }, { 0.3, 0.62 }, { 0.25, 0.76 }, { 0.28, 0.92 }, { 0.32, 1 } } } },
    { kind = "jug", synsets = { "jug.n.01" }, except = { "toby.n.01", "water_jug.n.01" }, names = { "whiskey jug", "moonshine jug" }, height_m = { 0.12, 0.28, 0.45 },
      slots = { { "body", "glazed brown earthenware" }, { "handle", "glazed brown earthenware" }, { "cork", "cork" }, { "trim", "glazed tan earthenware" } },
      traits = { wall = 0.025, thick = 0.04, total = 1.03, handle = { "loop", 0.66, 0.9, 0.14 }, bands = { 0.55 }, outside = { { 0.32, 0 }, { 0.35, 0.03 }, { 0.38, 0.2 }, { 0.38, 0.46 }, { 0.32, 0.64 }, { 0.15, 0.76 }, { 0.09, 0.84 }, { 0.09, 0.94 }, { 0.115, 0.97 }, { 0.11, 1 } },
        more = function(p, s, at) p:add(kit.cone{ radius = 0.055 * s, top = 0.075 * s, height = 0.13 * s, bevel = 0.01 * s }:move(0, 0.965 * s, 0), "cork") end } },
    { kind = "watering can", synsets = { "watering_can.n.01" }, length_m = { 0.2, 0.42, 0.55 }, slots = { { "body", "green tin" }, { "handle", "green tin" }, { "rose", "brass" } },
      traits = { wide = true, across = 2.3, wall = 0.03, vary = 0, thick = 0.045, handle = { "loop", 0.2, 0.86, 0.3 }, outside = { { 0.48, 0 }, { 0.5, 0.03 }, { 0.5, 0.4 }, { 0.5, 0.7, "sharp" }, { 0.34, 0.86 }, { 0.32, 0.9 } },
        more = function(p, s)
          local pipe = kit.sweep{ path = { { -0.44 * s, 0.16 * s, 0 }, { -0.8 * s, 0.5 * s, 0 }, { -1.15 * s, 0.9 * s, 0 } }, radius = 0.075 * s, radii = { 1.3, 1, 0.7 }, sides = p.advanced and 18 or 10 }
          p:add(pipe, "body")
          p:add(kit.cone{ radius = 0.06 * s, top = 0.16 * s, height = 0.14 * s, bevel = 0.02 * s }:aim(-0.7, 0.8, 0):move(-1.16 * s, 0.93 * s, 0), "rose")
        end } },
  },
  build = vessel.build,
}
