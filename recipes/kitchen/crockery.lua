-- What food is served in and on: one turned wall, in units of its width.
local vessel = require("lib/vessel")

local bowl = { { 0.2, 0 }, { 0.2, 0.03 }, { 0.26, 0.05 }, { 0.39, 0.13 }, { 0.47, 0.23 }, { 0.5, 0.32 } }
local ceramic = { { "body", "white porcelain" } }

return {
  traits = { wide = true, wall = 0.022 },
  slots = ceramic,
  kinds = {
    { kind = "bowl", synsets = { "bowl.n.01", "bowl.n.03" }, except = { "toilet_bowl.n.01", "fishbowl.n.02", "mazer.n.01" },
      names = { "salad bowl", "mixing bowl", "cereal bowl", "serving bowl" }, width_m = { 0.08, 0.25, 0.6 },
      slots = { { "body", "glazed blue ceramic" }, { "trim", "glazed cream ceramic" } },
      traits = { outside = bowl, rim = 0.0135 } },
    { kind = "plate", synsets = { "plate.n.04" }, names = { "dinner plate", "dessert plate" }, width_m = { 0.12, 0.26, 0.35 },
      slots = { { "body", "white porcelain" }, { "trim", "blue porcelain" } },
      traits = { shallow = true, wall = 0.012, rim = 0.0075, outside = { { 0.26, 0 }, { 0.28, 0.012 }, { 0.345, 0.022 }, { 0.385, 0.055 }, { 0.5, 0.082 } } } },
    { kind = "saucer", synsets = { "saucer.n.02" }, width_m = { 0.11, 0.15, 0.18 },
      traits = { shallow = true, wall = 0.024, outside = { { 0.22, 0 }, { 0.24, 0.025 }, { 0.36, 0.045 }, { 0.5, 0.13 } } } },
    { kind = "platter", synsets = { "platter.n.01" }, names = { "serving platter" }, width_m = { 0.25, 0.4, 0.7 },
      slots = { { "body", "silver" } },
      traits = { shallow = true, oval = 0.66, wall = 0.01, outside = { { 0.36, 0 }, { 0.37, 0.01 }, { 0.42, 0.03 }, { 0.5, 0.05 } } } },
    { kind = "dish", synsets = { "dish.n.01" }, names = { "serving dish", "pet bowl", "dog bowl" },
      except = { "petri_dish.n.01", "gravy_boat.n.01", "coquille.n.02", "butter_dish.n.01", "watch_glass.n.01" },
      width_m = { 0.1, 0.25, 0.45 }, slots = { { "body", "glazed sage ceramic" }, { "trim", "glazed white ceramic" } },
      traits = { shallow = true, wall = 0.022, rim = 0.0135, outside = { { 0.34, 0 }, { 0.38, 0.02 }, { 0.45, 0.08 }, { 0.5, 0.18 } } } },
    { kind = "fishbowl", synsets = { "fishbowl.n.02" }, names = { "fish bowl", "goldfish bowl" }, width_m = { 0.15, 0.28, 0.45 },
      parts = { water = { 0, 1, 1 } }, slots = { { "body", "glass" }, { "water", "light blue water" } },
      traits = { wall = 0.016, fill = { "water", 0.58 }, outside = { { 0.24, 0 }, { 0.28, 0.012 }, { 0.44, 0.17 }, { 0.5, 0.38 }, { 0.45, 0.58 }, { 0.34, 0.72 }, { 0.31, 0.76 }, { 0.36, 0.8 } } } },
    { kind = "mortar", synsets = { "mortar.n.03" }, names = { "mortar and pestle", "pestle and mortar" }, width_m = { 0.08, 0.15, 0.3 },
      slots = { { "body", "granite" }, { "pestle", "granite" } },
      traits = { wall = 0.09, outside = { { 0.34, 0 }, { 0.36, 0.04 }, { 0.3, 0.12 }, { 0.42, 0.3 }, { 0.49, 0.55 }, { 0.5, 0.72 } },
        more = function(p, s)
          local pestle = kit.lathe{ smooth = true, sides = 24, profile = { { 0, 0 }, { 0.12 * s, 0.05 * s }, { 0.13 * s, 0.16 * s }, { 0.08 * s, 0.32 * s }, { 0.065 * s, 0.6 * s }, { 0.09 * s, 0.84 * s }, { 0, 0.9 * s } } }
          p:add(pestle:rotate("z", -32):rotate("y", p:vary(-50, 30)):move(-0.06 * s, 0.2 * s, 0), "pestle")
        end } },
    { kind = "cake stand", names = { "cake plate", "pedestal cake stand" }, width_m = { 0.15, 0.28, 0.4 }, slots = { { "body", "mint porcelain" } },
      traits = { shallow = true, wall = 0.022, from = 6, outside = { { 0.3, 0 }, { 0.28, 0.02 }, { 0.1, 0.06 }, { 0.06, 0.14 }, { 0.09, 0.3 }, { 0.44, 0.34 }, { 0.5, 0.38 } } } },
  },
  build = vessel.build,
}
