-- What one drinks from, in units of the height: cups with a handle, glasses on a stem, tankards.
local vessel = require("lib/vessel")

local stem = { { 0.17, 0 }, { 0.168, 0.012 }, { 0.06, 0.03 }, { 0.022, 0.08 }, { 0.018, 0.3 }, { 0.024, 0.43 } }
local function on_stem(points)
  local whole = {}
  for i, point in ipairs(stem) do whole[i] = point end
  for _, point in ipairs(points) do whole[#whole + 1] = point end
  return whole
end

-- The foam on a beer: a lumpy cushion over the rim.
local function foam(p, s, at)
  local r = at(0.98 * s)
  local head = kit.superquadric{ radii = { 1.02 * r, 0.07 * s, 1.02 * r }, round_y = 0.7, round_xz = 1 }:displace{ amount = 0.012 * s, size = 0.09 * s }
  p:add(head:move(0, 0.985 * s, 0), "foam")
end

local function saucer(p, s)
  if p:part("saucer") == 0 then return end
  local r, wall = 1.12 * s, 0.03 * s
  p:add(kit.lathe{ smooth = true, sides = p.advanced and 64 or 32, profile = {
    { 0, 0.01 * s, "sharp" }, { 0.4 * r, 0.01 * s, "sharp" }, { 0.42 * r, 0, "sharp" }, { 0.5 * r, 0.002 * s }, { 0.72 * r, 0.06 * s }, { r, 0.17 * s },
    { 0.985 * r, 0.17 * s + wall }, { 0.7 * r, 0.06 * s + wall }, { 0.46 * r, 0.035 * s }, { 0, 0.035 * s } } }:move(0, -0.036 * s, 0), "saucer")
end

return {
  kinds = {
    { kind = "cup", synsets = { "cup.n.01" }, except = { "beaker.n.02", "kylix.n.01", "scyphus.n.01", "grace_cup.n.01" }, height_m = { 0.05, 0.08, 0.15 },
      slots = { { "body", "glazed sky blue ceramic or glazed white ceramic or glazed coral ceramic or glazed mustard ceramic or glazed teal ceramic" }, { "handle", "glazed sky blue ceramic or glazed white ceramic or glazed coral ceramic or glazed mustard ceramic or glazed teal ceramic" } }, parts = { handle = { 0, 1, 1 } },
      traits = { wall = 0.04, thick = 0.05, handle_part = true, handle = { "loop", 0.24, 0.8, 0.22 }, held = 0.5,
        outside = { { 0.3, 0 }, { 0.33, 0.04 }, { 0.42, 0.3 }, { 0.475, 0.7 }, { 0.5, 1 } } } },
    { kind = "paper cup", synsets = { "dixie_cup.n.01" }, names = { "takeaway cup", "plastic cup", "coffee to go", "red solo cup" }, height_m = { 0.07, 0.12, 0.18 },
      slots = { { "body", "white paper" }, { "trim", "brown cardboard" } },
      traits = { wall = 0.015, bands = { 0.42, 0.46, 0.5, 0.54, 0.58, 0.62, 0.66 }, band = 0.0135, held = 0.5, outside = { { 0.26, 0 }, { 0.265, 0.02 }, { 0.36, 0.97 }, { 0.385, 0.985 }, { 0.37, 1 } } } },
    { kind = "teacup", synsets = { "teacup.n.02" }, names = { "cup of tea", "teacup and saucer", "tea cup", "cup and saucer" }, height_m = { 0.05, 0.07, 0.1 },
      parts = { saucer = { 0, 1, 1 }, tea = { 0, 1, 1 }, handle = { 0, 1, 1 } },
      slots = { { "body", "white porcelain" }, { "handle", "white porcelain" }, { "saucer", "white porcelain" }, { "trim", "gold" }, { "tea", "glossy russet plastic" } },
      traits = { wall = 0.03, thick = 0.04, handle_part = true, handle = { "loop", 0.3, 0.82, 0.24 }, fill = { "tea", 0.82 }, more = saucer, rim = 0.018,
        outside = { { 0.3, 0 }, { 0.29, 0.07 }, { 0.38, 0.14 }, { 0.58, 0.4 }, { 0.66, 0.75 }, { 0.72, 1 } } } },
    { kind = "goblet", synsets = { "goblet.n.01" }, height_m = { 0.1, 0.18, 0.35 }, slots = { { "body", "silver" }, { "trim", "gold" } },
      traits = { from = 8, bands = { 0.9 }, held = 0.25, outside = { { 0.27, 0 }, { 0.26, 0.03 }, { 0.12, 0.08 }, { 0.06, 0.15 }, { 0.06, 0.24 }, { 0.1, 0.29 }, { 0.055, 0.34 }, { 0.07, 0.42 }, { 0.22, 0.48 }, { 0.31, 0.62 }, { 0.33, 0.8 }, { 0.34, 1 } } } },
    { kind = "chalice", synsets = { "chalice.n.01", "grail.n.01" }, names = { "holy grail" }, height_m = { 0.12, 0.22, 0.35 }, slots = { { "body", "gold" }, { "gem", "ruby" }, { "trim", "gold" } },
      traits = { from = 8, gems = 0.8, bands = { 0.72, 0.88 }, held = 0.25, outside = { { 0.3, 0 }, { 0.29, 0.025 }, { 0.2, 0.06 }, { 0.07, 0.16 }, { 0.06, 0.26 }, { 0.13, 0.32 }, { 0.06, 0.38 }, { 0.08, 0.44 }, { 0.26, 0.52 }, { 0.31, 0.66 }, { 0.32, 0.82 }, { 0.35, 1 } } } },
    { kind = "glass", synsets = { "glass.n.02" }, except = { "beer_glass.n.01", "bumper.n.01" }, names = { "drinking glass", "tumbler", "glass of water", "water glass", "glass of milk", "milk glass", "juice glass", "glass of juice", "iced tea glass", "glass of whiskey" },
      height_m = { 0.06, 0.13, 0.25 }, parts = { drink = { 0, 1, 1 } }, slots = { { "body", "glass" }, { "drink", "sky blue resin" } },
      traits = { wall = 0.022, fill = { "drink", 0.72 }, held = 0.5, outside = { { 0.25, 0 }, { 0.26, 0.02 }, { 0.285, 0.35 }, { 0.305, 0.7 }, { 0.32, 1 } } } },
    { kind = "wine glass", synsets = { "wineglass.n.01" }, names = { "glass of wine", "wineglass" }, height_m = { 0.14, 0.21, 0.28 }, parts = { wine = { 0, 1, 1 } }, slots = { { "body", "glass" }, { "wine", "maroon resin" } },
      traits = { wall = 0.009, from = 6, held = 0.25, fill = { "wine", 0.7 }, outside = on_stem{ { 0.09, 0.46 }, { 0.175, 0.55 }, { 0.205, 0.68 }, { 0.19, 0.84 }, { 0.155, 1 } } } },
    { kind = "champagne glass", synsets = { "flute.n.02" }, names = { "champagne flute", "glass of champagne" }, height_m = { 0.16, 0.23, 0.3 }, parts = { wine = { 0, 1, 1 } }, slots = { { "body", "glass" }, { "wine", "mustard resin" } },
      traits = { wall = 0.008, from = 6, held = 0.25, fill = { "wine", 0.86 }, outside = on_stem{ { 0.06, 0.48 }, { 0.1, 0.6 }, { 0.115, 0.78 }, { 0.1, 1 } } } },
    { kind = "cocktail glass", names = { "martini glass", "martini", "cocktail", "margarita glass", "margarita" }, height_m = { 0.12, 0.18, 0.25 }, parts = { drink = { 0, 1, 1 }, olive = { 0, 1, 1 } },
      slots = { { "body", "glass" }, { "drink", "pistachio resin" }, { "olive", "olive green peel" }, { "pick", "bamboo" } },
      traits = { wall = 0.01, from = 6, held = 0.25, fill = { "drink", 0.9 }, outside = on_stem{ { 0.04, 0.47, "sharp" }, { 0.15, 0.62 }, { 0.27, 0.8 }, { 0.4, 1 } },
        more = function(p, s)
          if p:part("olive") == 0 then return end
          local pick = kit.cylinder{ radius = 0.008 * s, height = 0.62 * s, sides = 10 }
          local berry = kit.sphere{ radii = { 0.045 * s, 0.055 * s, 0.045 * s }, sides = 18, rows = 12 }
          p:add(pick:rotate("z", -58):move(0.1 * s, 0.92 * s, 0), "pick")
          p:add(berry:rotate("z", -58):move(0.02 * s, 0.87 * s, 0), "olive")
        end } },
    { kind = "tankard", synsets = { "tankard.n.01" }, names = { "stein", "beer stein" }, height_m = { 0.1, 0.15, 0.22 }, slots = { { "body", "pewter" }, { "handle", "pewter" }, { "trim", "brass" } },
      traits = { wall = 0.03, thick = 0.045, handle = { "loop", 0.16, 0.86, 0.2 }, bands = { 0.1, 0.9 }, held = 0.5, outside = { { 0.39, 0 }, { 0.4, 0.04 }, { 0.37, 0.09 }, { 0.345, 0.5 }, { 0.325, 0.94 }, { 0.335, 1 } } } },
    { kind = "beer mug", synsets = { "beer_mug.n.01", "beer_glass.n.01", "beer.n.01" }, names = { "glass of beer", "mug of beer", "pint of beer", "pint", "mug of ale", "root beer" }, height_m = { 0.12, 0.17, 0.25 }, parts = { beer = { 0, 1, 1 } },
      slots = { { "body", "glass" }, { "handle", "glass" }, { "beer", "amber resin" }, { "foam", "cream" } },
      traits = { wall = 0.03, thick = 0.05, total = 1.06, handle = { "loop", 0.2, 0.82, 0.22 }, fill = { "beer", 0.93 }, held = 0.5,
        more = function(p, s, at) if p:part("beer") > 0 then foam(p, s, at) end end, outside = { { 0.36, 0 }, { 0.38, 0.03 }, { 0.36, 0.1 }, { 0.355, 0.5 }, { 0.36, 1 } } } },
  },
  build = vessel.build,
}
