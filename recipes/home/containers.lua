-- Pots, pails, jars, cans and bins: turned bodies in units of their height.
local vessel = require("lib/vessel")

local function soil(p, s, at)
  p:add(kit.cylinder{ radius = at(0.86 * s) - 0.045 * s, height = 0.05 * s, bevel = 0.01 * s }:displace{ amount = 0.008 * s, size = 0.05 * s }:move(0, 0.84 * s, 0), "soil")
  p:support{ name = "inside", at = { 0, 0.865 * s, 0 }, size = { 0.8 * at(0.86 * s), 0.8 * at(0.86 * s) }, round = true }
end

-- The label around a can or a jar.
local function label(low, high)
  return function(p, s, at)
    local r = at(0.5 * (low + high) * s) + 0.006 * s
    p:add(kit.tube{ radius = r, thickness = 0.012 * s, height = (high - low) * s }:move(0, 0.5 * (low + high) * s, 0), "label")
  end
end

-- The ring pull and the two seams of a drink can.
local function pull(p, s, at)
  label(0.17, 0.77)(p, s, at)
  p:add(kit.torus{ radius = 0.07 * s, tube = 0.014 * s, sides = 20, tube_sides = 6 }:scale(1, 1, 1.4):move(0, 1.018 * s, 0.07 * s), "lid")
end

-- The screw band under the lid, and a label when words ask for one.
local function glass_jar(p, s, at)
  if p:part("lid") > 0 then p:add(kit.cylinder{ radius = 0.285 * s, height = 0.13 * s, bevel = 0.012 * s }:move(0, 0.9 * s, 0), "lid") end
  if p:part("label") > 0 then label(0.22, 0.56)(p, s, at) end
end

local jar = { { 0.3, 0 }, { 0.34, 0.03 }, { 0.35, 0.1 }, { 0.35, 0.66 }, { 0.33, 0.76 }, { 0.27, 0.83 }, { 0.27, 0.9 } }

return {
  kinds = {
    { kind = "flowerpot", synsets = { "pot.n.04", "planter.n.03" }, names = { "flower pot", "plant pot", "planter", "clay pot", "terracotta pot" }, height_m = { 0.06, 0.2, 0.6 },
      slots = { { "body", "terracotta" }, { "soil", "soil" } },
      traits = { wall = 0.045, vary = 0.2, more = soil, outside = { { 0.3, 0 }, { 0.31, 0.02 }, { 0.43, 0.76, "sharp" }, { 0.5, 0.765, "sharp" }, { 0.52, 0.985 }, { 0.51, 1 } } } },
    { kind = "urn", synsets = { "urn.n.01" }, names = { "funeral urn", "garden urn", "grecian urn" }, height_m = { 0.15, 0.4, 1.2 }, parts = { lid = { 0, 0, 1 } },
      slots = { { "body", "limestone" }, { "handle", "limestone" }, { "lid", "limestone" }, { "knob", "limestone" } },
      traits = { total = 1, from = 5, thick = 0.03, lid = { 0.12, 0.045 }, wall = 0.04, more = function(p, s, at)
          for _, side in ipairs{ 0, 180 } do
            local path = kit.curve{ points = { { at(0.62 * s) - 0.03 * s, 0.6 * s, 0 }, { 0.47 * s, 0.68 * s, 0 }, { 0.47 * s, 0.84 * s, 0 }, { at(0.88 * s) - 0.02 * s, 0.87 * s, 0 } } }
            p:add(kit.sweep{ path = path, radius = 0.028 * s }:rotate("y", side), "handle")
          end
        end,
        outside = { { 0.24, 0, "sharp" }, { 0.24, 0.06, "sharp" }, { 0.17, 0.08 }, { 0.1, 0.15 }, { 0.12, 0.22 }, { 0.3, 0.36 }, { 0.39, 0.56 }, { 0.38, 0.7 }, { 0.3, 0.82 }, { 0.29, 0.9 }, { 0.36, 1 } } } },
    { kind = "bucket", synsets = { "bucket.n.01" }, names = { "pail", "ice bucket", "bucket of water" }, height_m = { 0.15, 0.3, 0.45 }, slots = { { "body", "zinc" }, { "handle", "steel" }, { "trim", "zinc" } },
      traits = { total = 1.35, wall = 0.025, thick = 0.02, vary = 0, handle = { "bail", 0.9, 1.35 }, bands = { 0.3, 0.68 }, rim = 0.028, outside = { { 0.32, 0 }, { 0.33, 0.02 }, { 0.45, 0.97 }, { 0.455, 1 } } } },
    { kind = "jar", synsets = { "jar.n.01" }, except = { "canopic_jar.n.01", "leyden_jar.n.01", "cruse.n.01" }, names = { "glass jar", "mason jar", "jam jar", "jar of jam", "honey jar", "jar of honey", "candy jar", "pickle jar" },
      height_m = { 0.06, 0.15, 0.6 }, parts = { lid = { 0, 1, 1 }, label = { 0, 0, 1 }, jam = { 0, 1, 1 } },
      slots = { { "body", "glass" }, { "lid", "gold" }, { "jam", "raspberry resin" }, { "label", "cream paper" } },
      traits = { total = 1.03, wall = 0.03, vary = 0.3, lid = { 0.06, 0 }, fill = { "jam", 0.7 }, more = glass_jar, outside = jar } },
    { kind = "cookie jar", synsets = { "cookie_jar.n.01" }, height_m = { 0.15, 0.25, 0.4 }, parts = { lid = { 0, 1, 1 } }, slots = { { "body", "glazed cream ceramic" }, { "lid", "glazed red ceramic" }, { "knob", "glazed red ceramic" }, { "trim", "glazed red ceramic" } },
      traits = { total = 1.1, wall = 0.03, lid = { 0.2, 0.08 }, bands = { 0.2, 0.62 }, outside = { { 0.3, 0 }, { 0.34, 0.04 }, { 0.44, 0.25 }, { 0.44, 0.48 }, { 0.36, 0.7 }, { 0.33, 0.76 } } } },
    { kind = "tin can", synsets = { "can.n.01" }, except = { "beer_can.n.01", "oilcan.n.01", "milk_can.n.01" }, names = { "can", "soup can", "can of soup", "tin", "food can" }, height_m = { 0.06, 0.11, 0.3 },
      slots = { { "label", "red paper" }, { "body", "tin" }, { "trim", "tin" } },
      traits = { solid = true, vary = 0, bands = { 0.03, 0.965 }, band = 0.018, more = label(0.1, 0.9), outside = { { 0.33, 0 }, { 0.34, 0.03 }, { 0.335, 0.06 }, { 0.335, 0.5 }, { 0.335, 0.94 }, { 0.34, 0.97 }, { 0.335, 0.99 } } } },
    { kind = "soda can", synsets = { "beer_can.n.01", "soda_can.n.01" }, names = { "beer can", "cola can", "soda", "cola", "coke can", "can of soda", "can of cola", "energy drink" }, height_m = { 0.08, 0.122, 0.2 },
      slots = { { "label", "glossy red paint" }, { "body", "aluminum" }, { "lid", "aluminum" } },
      traits = { solid = true, vary = 0, more = pull, held = 0.5, outside = { { 0.2, 0 }, { 0.22, 0.015 }, { 0.262, 0.075 }, { 0.27, 0.13 }, { 0.27, 0.2 }, { 0.27, 0.5 }, { 0.27, 0.74 }, { 0.27, 0.81 }, { 0.22, 0.93 }, { 0.215, 0.97 }, { 0.225, 0.99 } } } },
    { kind = "barrel", synsets = { "barrel.n.02" }, names = { "keg", "wine barrel", "whiskey barrel", "wooden barrel", "cask" }, height_m = { 0.3, 0.9, 1.2 },
      slots = { { "body", "oak" }, { "trim", "wrought iron" } },
      traits = { barrel = true } },
    { kind = "oil drum", synsets = { "drum.n.04" }, names = { "steel drum barrel", "metal drum", "oil barrel", "toxic barrel" }, height_m = { 0.5, 0.88, 1 }, slots = { { "body", "blue steel" }, { "trim", "blue steel" } },
      traits = { solid = true, vary = 0, bands = { 0.025, 0.34, 0.66, 0.975 }, band = 0.016, outside = { { 0.32, 0 }, { 0.325, 0.02 }, { 0.325, 0.5 }, { 0.325, 0.98 }, { 0.32, 0.99 } } } },
    { kind = "wastebasket", synsets = { "wastebasket.n.01" }, names = { "waste basket", "waste bin", "wastepaper basket", "paper bin" }, height_m = { 0.2, 0.32, 0.7 }, slots = { { "body", "gray plastic" }, { "trim", "gray plastic" } },
      traits = { wall = 0.025, vary = 0.2, rim = 0.025, outside = { { 0.32, 0 }, { 0.33, 0.02 }, { 0.43, 0.98 }, { 0.44, 1 } } } },
    { kind = "trash can", synsets = { "ashcan.n.01" }, names = { "garbage can", "dustbin", "trashcan", "rubbish bin", "trash bin", "garbage bin", "recycling bin" }, height_m = { 0.5, 0.9, 1.2 }, parts = { lid = { 0, 1, 1 } },
      slots = { { "body", "zinc" }, { "lid", "zinc" }, { "handle", "steel" }, { "knob", "steel" }, { "trim", "zinc" } },
      traits = { total = 1, wall = 0.02, vary = 0, thick = 0.018, handle = { "sides", 0.56, 0.05 }, lid = { 0.1, 0.045 }, bands = { 0.2, 0.36, 0.52, 0.68 }, band = 0.01, outside = { { 0.3, 0 }, { 0.31, 0.03 }, { 0.37, 0.83 }, { 0.375, 0.845 } } } },
    { kind = "thermos", synsets = { "thermos.n.01" }, names = { "thermos flask", "vacuum flask", "thermos bottle" }, height_m = { 0.15, 0.28, 0.4 }, slots = { { "body", "green metal" }, { "lid", "stainless steel" }, { "trim", "stainless steel" } },
      traits = { solid = true, vary = 0, bands = { 0.03, 0.7 }, band = 0.014, held = 0.5, outside = { { 0.16, 0 }, { 0.17, 0.02 }, { 0.17, 0.35 }, { 0.17, 0.68 }, { 0.13, 0.72 } },
        more = function(p, s) p:add(kit.cone{ radius = 0.165 * s, top = 0.14 * s, height = 0.27 * s, bevel = 0.02 * s }:move(0, 0.86 * s, 0), "lid") end, total = 1 } },
    { kind = "water bottle", synsets = { "water_bottle.n.01" }, names = { "sports bottle", "gym bottle", "reusable bottle" }, height_m = { 0.15, 0.24, 0.35 }, slots = { { "body", "blue aluminum" }, { "lid", "black plastic" }, { "trim", "black rubber" } },
      traits = { solid = true, vary = 0, bands = { 0.04 }, band = 0.02, total = 1, held = 0.5, outside = { { 0.15, 0 }, { 0.16, 0.02 }, { 0.16, 0.3 }, { 0.16, 0.66 }, { 0.13, 0.78 }, { 0.1, 0.82 } },
        more = function(p, s)
          p:add(kit.cylinder{ radius = 0.115 * s, height = 0.11 * s, bevel = 0.02 * s }:move(0, 0.865 * s, 0), "lid")
          p:add(kit.torus{ radius = 0.055 * s, tube = 0.018 * s, sides = 24, tube_sides = 10 }:rotate("x", 90):move(0, 0.93 * s, 0), "lid")
        end } },
    { kind = "salt shaker", synsets = { "saltshaker.n.01" }, names = { "pepper shaker", "saltshaker", "salt cellar", "pepper pot" }, height_m = { 0.05, 0.09, 0.15 }, slots = { { "body", "glass" }, { "lid", "steel" }, { "salt", "salt" }, { "hole", "black rubber" } },
      parts = { salt = { 0, 1, 1 } }, traits = { wall = 0.04, vary = 0.4, total = 1, fill = { "salt", 0.55 }, outside = { { 0.3, 0 }, { 0.31, 0.04 }, { 0.27, 0.4 }, { 0.24, 0.7 } },
        more = function(p, s)
          p:add(kit.lathe{ smooth = true, sides = 36, profile = { { 0, 0.68 * s, "sharp" }, { 0.26 * s, 0.68 * s, "sharp" }, { 0.265 * s, 0.78 * s }, { 0.22 * s, 0.92 * s }, { 0.1 * s, 0.985 * s }, { 0, s } } }, "lid")
          local hole = kit.sphere{ radius = 0.022 * s, sides = 10, rows = 6 }
          p:add(kit.instances(hole, kit.ring{ count = 6, radius = 0.1 * s }):move(0, 0.98 * s, 0), "hole")
          p:add(hole:move(0, 0.995 * s, 0), "hole")
        end } },
    { kind = "flask", synsets = { "flask.n.01" }, except = { "thermos.n.01", "canteen.n.01", "vacuum_flask.n.01" }, names = { "erlenmeyer flask", "potion flask", "chemistry flask", "conical flask", "lab flask", "potion", "potion bottle", "magic potion" }, height_m = { 0.08, 0.2, 0.4 },
      parts = { potion = { 0, 1, 1 }, cork = { 0, 0, 1 } }, slots = { { "body", "glass" }, { "potion", "purple resin" }, { "cork", "cork" } },
      traits = { wall = 0.02, total = 1, fill = { "potion", 0.42 }, held = 0.7, outside = { { 0.36, 0 }, { 0.4, 0.03 }, { 0.38, 0.1 }, { 0.2, 0.48 }, { 0.1, 0.66 }, { 0.095, 0.8 }, { 0.095, 0.94 }, { 0.125, 1 } },
        more = function(p, s) if p:part("cork") > 0 then p:add(kit.cone{ radius = 0.065 * s, top = 0.09 * s, height = 0.12 * s, bevel = 0.01 * s }:move(0, s, 0), "cork") end end } },
    { kind = "beaker", synsets = { "beaker.n.01" }, names = { "lab beaker", "glass beaker" }, height_m = { 0.06, 0.12, 0.25 }, parts = { liquid = { 0, 1, 1 } }, slots = { { "body", "glass" }, { "liquid", "cyan resin" } },
      traits = { wall = 0.02, vary = 0, beak = 0.22, fill = { "liquid", 0.5 }, outside = { { 0.33, 0 }, { 0.36, 0.03 }, { 0.36, 0.3 }, { 0.36, 0.6 }, { 0.36, 0.96 }, { 0.38, 1 } } } },
  },

  build = function(p)
    if not p.traits.barrel then return vessel.build(p) end
    -- Staves: a closed turned body whose faces stay flat, two heads let in, hoops that follow the belly.
    local h, r = p.height, 0.36 * p.height * p:vary(0.92, 1.08)
    local function at(t) return r * (0.8 + 0.2 * math.sin(math.pi * t)) end
    local profile = { { 0, 0.035 * h, "sharp" }, { at(0) - 0.04 * h, 0.035 * h, "sharp" }, { at(0) - 0.03 * h, 0, "sharp" } }
    for i = 0, 10 do profile[#profile + 1] = { at(i / 10), h * i / 10, (i == 0 or i == 10) and "sharp" or nil } end
    profile[#profile + 1] = { at(1) - 0.03 * h, h, "sharp" }
    profile[#profile + 1] = { at(1) - 0.04 * h, 0.965 * h, "sharp" }
    profile[#profile + 1] = { 0, 0.965 * h, "sharp" }
    p:add(kit.lathe{ profile = profile, sides = p:choose{ 18, 20, 24 }, crease = 12 }, "body")
    for _, t in ipairs{ 0.04, 0.2, 0.34, 0.66, 0.8, 0.96 } do
      local wide = 0.022
      p:add(kit.lathe{ sides = p.advanced and 72 or 36, ends = "ring", profile = {
        { at(t - wide) + 0.008 * h, (t - wide) * h, "sharp" }, { at(t + wide) + 0.008 * h, (t + wide) * h, "sharp" },
        { at(t + wide) - 0.02 * h, (t + wide) * h, "sharp" }, { at(t - wide) - 0.02 * h, (t - wide) * h, "sharp" }, { at(t - wide) + 0.008 * h, (t - wide) * h, "sharp" } } }, "trim")
    end
    p:support{ at = { 0, 0.965 * h, 0 }, size = { 1.3 * at(1), 1.3 * at(1) }, round = true }
  end,
}
