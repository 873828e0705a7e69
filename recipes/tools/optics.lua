-- What is looked through: microscopes, telescopes, binoculars, magnifying glasses.
local maker = require("lib/maker")
local box, disc, rod, pipe, turned = maker.box, maker.disc, maker.rod, maker.pipe, maker.turned

local draw = {}

-- A tube along +Z that is one unit long for its list of { radius, from, to, slot }.
local function barrel(list, sides)
  local parts = {}
  for i, one in ipairs(list) do
    parts[i] = kit.cylinder{ radius = one[1], height = one[3] - one[2], bevel = 0.06 * one[1], sides = sides }:rotate("x", 90):move(0, 0, (one[2] + one[3]) / 2):slot(one[4])
  end
  return parts
end

-- A lens that bulges along +Z.
local function lens(radius, z) return kit.sphere{ radii = { radius, radius, 0.25 * radius } }:move(0, 0, z):slot("glass") end

function draw.microscope(p)
  local b = maker.board(p, 0.36, 0.04)
  local lean = p:vary(-24, -14)
  -- The foot, seen from above like a U, and the arm that bends over the stage.
  b.add(maker.front(kit.rounded{ closed = true, radius = 0.02, segments = 4, points = { { -0.085, -0.13 }, { 0.085, -0.13 }, { 0.075, 0.1 }, { -0.075, 0.1 } } }, 0.035, 0.008):rotate("x", -90):move(0, 0.0175, 0), "body")
  b.add(kit.sweep{ path = kit.curve{ points = { { 0, 0.03, -0.075 }, { 0, 0.1, -0.1 }, { 0, 0.18, -0.11 }, { 0, 0.25, -0.075 }, { 0, 0.275, -0.02 } }, segments = 6 }, profile = kit.rectangle{ width = 0.045, height = 0.05, radius = 0.012, segments = 3 }, up = { 0, 0, 1 } }, "body")
  b.add(box(0, 0.125, 0.02, 0.13, 0.012, 0.13, 0.004), "stage")
  b.add(disc("y", 0, 0.06, 0.02, 0.03, 0.03, 0.004), "stage")
  b.add(disc("y", 0, 0.078, 0.02, 0.022, 0.01), "lamp")
  b.add(disc("y", 0, 0.11, 0.02, 0.024, 0.025), "metal")
  b.add(box(0, 0.1325, 0.02, 0.075, 0.003, 0.026, 0.0005), "glass")
  for _, s in ipairs{ -1, 1 } do b.add(box(s * 0.03, 0.136, -0.012, 0.01, 0.004, 0.06, 0.001):rotate("y", 0), "metal") end
  -- Knobs for the focus, coarse and fine.
  for _, s in ipairs{ -1, 1 } do
    b.add(disc("x", s * 0.04, 0.085, -0.09, 0.026, 0.026, 0.004), "grip")
    b.add(disc("x", s * 0.058, 0.085, -0.09, 0.015, 0.018, 0.003), "metal")
  end
  -- The tube with its revolver of lenses below.
  local parts = {}
  local function put(shape, slot) parts[#parts + 1] = slot and shape:slot(slot) or shape end
  put(kit.lathe{ sides = 36, crease = 35, profile = { { 0, -0.045 }, { 0.03, -0.035 }, { 0.036, -0.02 }, { 0.036, 0 }, { 0.03, 0.012 }, { 0, 0.012 } } }, "metal")
  for i = 0, 2 do
    local long = 0.042 + 0.012 * ((i + 1) % 3)
    put(kit.group{ kit.cylinder{ radius = 0.012, height = long, bevel = 0.002 }:move(0, -long / 2, 0), kit.cone{ radius = 0.005, top = 0.011, height = 0.016 }:move(0, -long - 0.007, 0) }:rotate("x", 28):move(0, -0.026, 0.012):rotate("y", 120 * i + 180), i == 0 and "metal" or "grip")
  end
  put(box(0, 0.03, -0.012, 0.066, 0.05, 0.07, 0.014), "body")
  local eyes = p:chance(0.55) and { -0.024, 0.024 } or { 0 }
  for _, x in ipairs(eyes) do
    put(kit.group{ kit.cylinder{ radius = 0.017, height = 0.08, bevel = 0.002 }:move(0, 0.04, 0):slot("body"), kit.cylinder{ radius = 0.0185, height = 0.03, bevel = 0.003 }:move(0, 0.092, 0):slot("grip"),
      kit.cylinder{ radius = 0.0125, height = 0.003 }:move(0, 0.1075, 0):slot("glass"), kit.torus{ radius = 0.0172, tube = 0.0015, sides = 28, tube_sides = 6 }:move(0, 0.066, 0):slot("metal") }:rotate("x", lean - 20):move(x, 0.045, -0.012))
  end
  b.add(kit.group(parts):move(0, 0.245, 0.02), "body")
  b.anchor("hand", 0, 0.16, -0.11)
end

function draw.telescope(p)
  local b = maker.board(p, 1.45, 0.04)
  local tilt, hub = p:vary(16, 32), 0.98
  local parts = barrel({ { 0.062, -0.36, 0.42, "tube" }, { 0.076, 0.4, 0.58, "trim" }, { 0.066, -0.38, -0.34, "trim" }, { 0.066, 0.2, 0.225, "trim" }, { 0.036, -0.48, -0.36, "metal" }, { 0.024, -0.58, -0.46, "metal" }, { 0.031, -0.63, -0.57, "grip" } }, p.advanced and 44 or 28)
  parts[#parts + 1] = kit.cylinder{ radius = 0.066, height = 0.01 }:rotate("x", 90):move(0, 0, 0.578):slot("grip")
  parts[#parts + 1] = lens(0.058, 0.58)
  -- The finder on top, the clamp below, the focus knob.
  for _, one in ipairs(barrel({ { 0.018, -0.3, -0.08, "trim" }, { 0.023, -0.1, -0.04, "metal" } }, 20)) do parts[#parts + 1] = one:move(0, 0.105, 0) end
  for _, z in ipairs{ -0.27, -0.12 } do parts[#parts + 1] = box(0, 0.075, z, 0.02, 0.06, 0.02, 0.003):slot("metal") end
  parts[#parts + 1] = disc("x", 0.042, -0.025, -0.42, 0.02, 0.04):slot("grip")
  parts[#parts + 1] = box(0, -0.072, 0, 0.05, 0.05, 0.2, 0.008):slot("metal")
  b.add(kit.group(parts):rotate("x", -tilt):move(0, hub + 0.11, 0), "tube")
  b.add(kit.sphere{ radius = 0.04 }:move(0, hub + 0.005, 0), "metal")
  b.add(rod({ 0.02, hub, -0.02 }, { 0.06, hub - 0.12, -0.34 }, 0.007), "metal")
  b.add(kit.cylinder{ radius = 0.05, height = 0.09, bevel = 0.01 }:move(0, hub - 0.06, 0), "metal")
  -- Three legs, each of two rails that slide over a third; a ring of struts holds them apart.
  for i = 0, 2 do
    local leg = kit.group{ rod({ -0.016, 0.36, 0.21 }, { -0.022, hub - 0.05, 0.045 }, 0.011):slot("leg"), rod({ 0.016, 0.36, 0.21 }, { 0.022, hub - 0.05, 0.045 }, 0.011):slot("leg"), rod({ 0, 0.0, 0.36 }, { 0, 0.62, 0.125 }, 0.01):slot("leg"),
      box(0, 0.385, 0.205, 0.06, 0.03, 0.035, 0.006):slot("metal"), kit.sphere{ radii = { 0.016, 0.012, 0.016 } }:move(0, 0.011, 0.36):slot("grip"), rod({ 0, 0.4, 0 }, { 0, 0.44, 0.185 }, 0.006):slot("metal") }
    b.add(leg:rotate("y", 120 * i + 180), "leg")
  end
  b.add(disc("y", 0, 0.4, 0, 0.05, 0.012), "metal")
end

function draw.spyglass(p)
  local b = maker.board(p, 0.42)
  local parts, z, r = {}, -0.2, 0.019
  for i, long in ipairs{ 0.11, 0.12, 0.18 } do
    parts[#parts + 1] = kit.cylinder{ radius = r, height = long + 0.02 }:rotate("x", 90):move(0, 0, z + long / 2):slot(i == 3 and "leather" or "tube")
    for _, at in ipairs{ z + long - 0.006, i == 3 and z + 0.006 or z + long - 0.02 } do parts[#parts + 1] = kit.cylinder{ radius = r * 1.12, height = 0.014, bevel = 0.003 }:rotate("x", 90):move(0, 0, at):slot("tube") end
    z, r = z + long - 0.01, r * 1.24
  end
  parts[#parts + 1] = kit.cylinder{ radius = 0.024, height = 0.016, bevel = 0.004 }:rotate("x", 90):move(0, 0, -0.207):slot("tube")
  parts[#parts + 1] = lens(0.026, z + 0.008)
  b.add(kit.group(parts):rotate("y", -62):align{ y = "low" }, "tube")
  b.anchor("hand", 0, 0.03, 0, { 0, 0, 1 })
end

function draw.binoculars(p)
  local b = maker.board(p, 0.16, 0.04)
  local open = p:vary(0.9, 1.1)
  for _, s in ipairs{ -1, 1 } do
    -- Upright on their front lenses, as they are put down: eyepieces up.
    local tube = { kit.lathe{ sides = p.advanced and 44 or 28, smooth = true, profile = { { 0, 0.006, "sharp" }, { 0.024, 0.006, "sharp" }, { 0.026, 0, "sharp" }, { 0.0305, 0.002 }, { 0.031, 0.014 }, { 0.029, 0.03 }, { 0.025, 0.055 }, { 0.027, 0.065 }, { 0.028, 0.1 }, { 0.022, 0.112 }, { 0.015, 0.118, "sharp" }, { 0, 0.118, "sharp" } } }:slot("rubber"),
      kit.cylinder{ radius = 0.0155, height = 0.03, bevel = 0.002 }:move(0, 0.128, 0):slot("metal"), kit.lathe{ sides = 30, crease = 35, profile = { { 0, 0.138 }, { 0.019, 0.138 }, { 0.0205, 0.158 }, { 0.017, 0.16 }, { 0.014, 0.155 }, { 0, 0.154 } } }:slot("grip"),
      kit.cylinder{ radius = 0.013, height = 0.002 }:move(0, 0.1555, 0):slot("glass"), kit.torus{ radius = 0.0295, tube = 0.0022, sides = 36, tube_sides = 6 }:move(0, 0.018, 0):slot("metal"), kit.torus{ radius = 0.0205, tube = 0.002, sides = 30, tube_sides = 6 }:move(0, 0.113, 0):slot("metal"),
      kit.sphere{ radii = { 0.024, 0.003, 0.024 } }:move(0, 0.0055, 0):slot("glass") }
    -- Ribs to hold on to.
    for i = -2, 2 do tube[#tube + 1] = kit.box{ size = { 0.003, 0.03, 0.003 }, bevel = 0.001 }:move(0, 0.082, 0.0275):rotate("y", 15 * i + s * 60):slot("grip") end
    b.add(kit.group(tube):move(s * 0.036 * open, 0, 0), "rubber")
  end
  for _, y in ipairs{ 0.045, 0.098 } do b.add(kit.superquadric{ radii = { 0.03, 0.012, 0.012 }, round_y = 0.5, round_xz = 0.5 }:move(0, y, 0), "metal") end
  b.add(disc("y", 0, 0.074, 0, 0.006, 0.09), "metal")
  local wheel = { kit.cylinder{ radius = 0.011, height = 0.022, bevel = 0.003 } }
  for i = 1, 14 do wheel[#wheel + 1] = box(0, 0, 0.011, 0.002, 0.017, 0.002):rotate("y", i * 360 / 14) end
  b.add(kit.group(wheel):move(0, 0.122, 0), "grip")
  b.anchor("hand", 0.036, 0.08, 0)
end

function draw.magnifier(p)
  local b = maker.board(p, 0.208)
  local r = p:vary(0.04, 0.046)
  local parts = { kit.torus{ radius = r, tube = 0.004, sides = p.advanced and 64 or 40, tube_sides = 10 }:slot("rim"), kit.sphere{ radii = { r, 0.0045, r }, sides = 40, rows = 10 }:slot("glass"),
    rod({ 0, 0, r + 0.002 }, { 0, 0, r + 0.022 }, 0.005):slot("rim"), kit.cylinder{ radius = 0.0085, height = 0.01, bevel = 0.002 }:rotate("x", 90):move(0, 0, r + 0.023):slot("rim"),
    turned("z", { { 0, 0 }, { 0.007, 0 }, { 0.0085, 0.012 }, { 0.0075, 0.03 }, { 0.0105, 0.07 }, { 0.0095, 0.088 }, { 0.005, 0.094 }, { 0, 0.095 } }, 28, true):move(0, 0, r + 0.025):slot("handle"),
    kit.cylinder{ radius = 0.0108, height = 0.006, bevel = 0.002 }:rotate("x", 90):move(0, 0, r + 0.094):slot("rim") }
  -- Half upright, leaning on its handle's end as in a picture; it lies where it is put.
  b.add(kit.group(parts):rotate("x", 76):rotate("y", 30):align{ y = "low" }, "rim")
  b.anchor("hand", 0, 0.03, 0)
end

local function kind(name, drawing, members)
  members.kind, members.traits = name, { draw = draw[drawing] }
  return members
end
return {
  kinds = {
    kind("microscope", "microscope", { synsets = { "microscope.n.01" }, height_m = { 0.1, 0.36, 0.6 },
      slots = { { "body", "white enamel" }, { "grip", "black plastic" }, { "metal", "steel" }, { "stage", "black plastic" }, { "lamp", "glowing white plastic" }, { "glass", "glass" } } }),
    kind("telescope", "telescope", { synsets = { "telescope.n.01" }, except = { "radio_telescope.n.01" }, height_m = { 0.2, 1.45, 2.5 },
      slots = { { "tube", "white enamel" }, { "trim", "black plastic" }, { "metal", "gunmetal" }, { "leg", "walnut" }, { "grip", "black rubber" }, { "glass", "deep blue glass" } } }),
    kind("spyglass", "spyglass", { names = { "spyglass", "pirate telescope", "hand telescope" }, length_m = { 0.1, 0.42, 0.9 }, slots = { { "tube", "brass" }, { "leather", "brown leather" }, { "glass", "deep blue glass" } } }),
    kind("binoculars", "binoculars", { synsets = { "binoculars.n.01" }, names = { "binocular", "field glasses", "opera glasses" }, pair = "one", height_m = { 0.05, 0.16, 0.3 },
      slots = { { "rubber", "black rubber" }, { "grip", "charcoal rubber" }, { "metal", "gunmetal" }, { "glass", "violet glass" } } }),
    kind("magnifying glass", "magnifier", { synsets = { "magnifier.n.01" }, names = { "magnifying glass", "magnifier", "hand lens", "loupe" }, height_m = { 0.06, 0.19, 0.4 },
      slots = { { "rim", "brass" }, { "handle", "walnut" }, { "glass", "glass" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
