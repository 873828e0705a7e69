-- Sundaes, splits, candied apples, pomegranates, slices of melon, hams; and the boat for the gravy.
local maker = require("lib/maker")
local box, disc, rod, pipe = maker.box, maker.disc, maker.rod, maker.pipe

local draw = {}
local function soft(p, few, many) return p.advanced and many or few end

-- A scoop with a ragged foot, standing on y = 0.
local function scoop(p, r)
  local foot = {}
  local ball = kit.sphere{ radius = r, sides = soft(p, 20, 40), rows = soft(p, 12, 26) }:displace{ amount = 0.06 * r, size = 0.35 * r, octaves = 2 }
  for i = 1, 9 do foot[i] = kit.sphere{ radii = { 0.3 * r, 0.2 * r, 0.3 * r }, sides = 10, rows = 7 }:move(0.84 * r * math.sin(0.7 * i), -0.42 * r, 0.84 * r * math.cos(0.7 * i)) end
  return kit.group{ ball, kit.group(foot) }:move(0, 0.72 * r, 0)
end
local function cherry(p, r)
  return kit.group{ kit.sphere{ radius = r, sides = soft(p, 18, 28), rows = soft(p, 12, 18) }:slot("cherry"), pipe({ { 0, 0.85 * r, 0 }, { 0.25 * r, 1.6 * r, 0 }, { 0.9 * r, 2.4 * r, 0.1 * r } }, 0.09 * r, 6):slot("stem") }
end
-- Sauce that runs down a ball of radius r, standing on the origin.
local function sauce(p, r)
  local parts = { kit.sphere{ radii = { 0.86 * r, 0.5 * r, 0.86 * r }, sides = soft(p, 24, 36), rows = soft(p, 14, 20) }:cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } }:move(0, 0.56 * r, 0) }
  for i = 0, 6 do
    local a, low = i * 0.9, p:vary(0.0, 0.4)
    parts[#parts + 1] = kit.sweep{ path = kit.curve{ points = { { 0.6 * r * math.sin(a), 0.92 * r, 0.6 * r * math.cos(a) }, { 0.9 * r * math.sin(a), 0.5 * r, 0.9 * r * math.cos(a) }, { 1.0 * r * math.sin(a), low * r, 1.0 * r * math.cos(a) } }, segments = 4 }, radius = 0.14 * r, sides = 8, first = "round", last = "round" }
  end
  return kit.group(parts)
end
local function sprinkles(p, list, r, y, count)
  for i = 1, count do
    local a, t = i * 2.4, 0.25 + 0.6 * (i / count)
    list[#list + 1] = kit.capsule{ radius = 0.035 * r, height = 0.24 * r, sides = 6, rows = 4 }:rotate("z", 90):rotate("y", 77 * i):move(r * t * math.sin(a), y + r * math.sqrt(1 - t * t) * 0.55, r * t * math.cos(a)):slot(({ "cherry", "yellow", "blue" })[i % 3 + 1])
  end
end

function draw.sundae(p)
  local b = maker.board(p, 0.22)
  local sides = soft(p, 36, 60)
  b.add(kit.lathe{ sides = sides, smooth = true, profile = { { 0, 0, "sharp" }, { 0.045, 0, "sharp" }, { 0.042, 0.006 }, { 0.012, 0.016 }, { 0.011, 0.035 }, { 0.03, 0.055 }, { 0.05, 0.09 }, { 0.064, 0.13, "sharp" }, { 0.06, 0.13, "sharp" }, { 0.046, 0.092 }, { 0.026, 0.06 }, { 0, 0.052, "sharp" } } }, "glass")
  b.add(kit.lathe{ sides = sides, smooth = true, profile = { { 0, 0.054, "sharp" }, { 0.024, 0.06 }, { 0.044, 0.093 }, { 0.051, 0.11, "sharp" }, { 0, 0.112, "sharp" } } }, "cream")
  for i, slot in ipairs{ "cream", "pink", "brown" } do
    local a = math.rad(120 * i + 20)
    b.add(scoop(p, 0.036):move(0.03 * math.sin(a), 0.105, 0.03 * math.cos(a)), slot)
  end
  b.add(scoop(p, 0.03):move(0, 0.143, 0), "whip")
  b.add(sauce(p, 0.034):move(0, 0.146, 0), "sauce")
  local bits = {}
  sprinkles(p, bits, 0.034, 0.165, soft(p, 12, 24))
  b.add(kit.group(bits), "yellow")
  b.add(cherry(p, 0.014):move(0, 0.196, 0), "cherry")
  b.add(rod({ 0.03, 0.12, -0.03 }, { 0.062, 0.235, -0.05 }, 0.0075), "wafer")
end

function draw.split(p)
  local b = maker.board(p, 0.24)
  b.add(kit.lathe{ sides = soft(p, 44, 64), smooth = true, profile = { { 0, 0, "sharp" }, { 0.05, 0, "sharp" }, { 0.05, 0.006 }, { 0.075, 0.02 }, { 0.096, 0.05, "sharp" }, { 0.091, 0.05, "sharp" }, { 0.07, 0.024 }, { 0, 0.014, "sharp" } } }:scale(1.25, 1, 0.62), "glass")
  for _, s in ipairs{ -1, 1 } do
    b.add(kit.sweep{ path = kit.curve{ points = { { -0.118, 0.075, s * 0.034 }, { -0.07, 0.04, s * 0.047 }, { 0, 0.032, s * 0.05 }, { 0.07, 0.04, s * 0.047 }, { 0.118, 0.075, s * 0.034 } }, segments = 5 }, radius = 0.017, sides = soft(p, 12, 20), first = "round", last = "round" }, "yellow")
  end
  for i, slot in ipairs{ "brown", "cream", "pink" } do
    local x = 0.052 * (i - 2)
    b.add(scoop(p, 0.031):move(x, 0.032, 0), slot)
    b.add(sauce(p, 0.029):move(x, 0.056, 0), i == 1 and "whip" or i == 2 and "sauce" or "cherry")
    if i ~= 2 then b.add(scoop(p, 0.014):move(x, 0.083, 0), "whip") end
    b.add(cherry(p, 0.009):move(x, i == 2 and 0.093 or 0.108, 0), "cherry")
  end
  local bits = {}
  for i = -1, 1 do local list = {} sprinkles(p, list, 0.026, 0.068, soft(p, 8, 14)) bits[#bits + 1] = kit.group(list):move(0.052 * i, 0, 0) end
  b.add(kit.group(bits), "blue")
end

function draw.candy_apple(p)
  local b = maker.board(p, 0.17)
  local r, s = 0.04, soft(p, 36, 60)
  b.add(kit.lathe{ sides = s, smooth = true, profile = { { 0, 0.004, "sharp" }, { 0.016, 0 }, { 0.034, 0.016 }, { 0.042, 0.042 }, { 0.036, 0.068 }, { 0.018, 0.078 }, { 0.006, 0.071 }, { 0, 0.068, "sharp" } } }, "candy")
  b.add(kit.lathe{ sides = s, smooth = true, profile = { { 0, 0.0, "sharp" }, { 0.034, 0.0, "sharp" }, { 0.037, 0.004 }, { 0.033, 0.009 }, { 0, 0.01, "sharp" } } }, "candy")
  b.add(rod({ 0, 0.06, 0 }, { 0.004, 0.168, 0 }, 0.0042), "stick")
  if p:part("bite") > 0 then b.add(kit.sphere{ radii = { 0.017, 0.018, 0.01 } }:move(0.012, 0.044, 0.034), "flesh") end
  local bits = {}
  for i = 1, soft(p, 34, 60) do
    local a, t = i * 2.4, i / soft(p, 34, 60)
    bits[i] = kit.sphere{ radius = 0.0022, sides = 6, rows = 4 }:move((0.036 + 0.0055 * math.sin(math.pi * t)) * math.sin(a), 0.008 + 0.026 * t, (0.036 + 0.0055 * math.sin(math.pi * t)) * math.cos(a))
  end
  b.add(kit.group(bits), "nut")
  b.anchor("hand", 0.003, 0.14, 0)
end

function draw.pomegranate(p)
  local b = maker.board(p, 0.1)
  local s = soft(p, 40, 64)
  local skin = { { 0, 0, "sharp" }, { 0.018, 0.001 }, { 0.04, 0.018 }, { 0.046, 0.042 }, { 0.038, 0.066 }, { 0.016, 0.08 }, { 0.011, 0.085, "sharp" }, { 0, 0.085, "sharp" } }
  local tips = {}
  for i = 0, 5 do tips[i + 1] = kit.cone{ radius = 0.007, height = 0.02, sides = 5 }:scale(1, 1, 0.4):rotate("x", 24):move(0, 0.09, 0.009):rotate("y", 60 * i) end
  local whole = { kit.lathe{ profile = skin, sides = s, smooth = true }:displace{ amount = 0.0016, size = 0.03 }:slot("peel"), kit.cylinder{ radius = 0.011, height = 0.01 }:move(0, 0.084, 0):slot("peel"), kit.group(tips):slot("peel") }
  b.add(kit.group(whole), "peel")
  if p:part("half") > 0 then
    -- A half lies before it and shows its seeds in chambers.
    local half = { kit.sphere{ radii = { 0.044, 0.026, 0.044 }, sides = s, rows = soft(p, 16, 24) }:cut{ point = { 0, 0, 0 }, normal = { 0, 1, 0 } }:slot("peel"), kit.cylinder{ radius = 0.0425, height = 0.002, sides = s }:slot("flesh") }
    for ring, one in ipairs{ { 5, 0.012 }, { 10, 0.023 }, { 15, 0.034 } } do
      for i = 1, one[1] do
        local a = 2 * math.pi * i / one[1] + ring
        half[#half + 1] = kit.sphere{ radii = { 0.0046, 0.0036, 0.0058 }, sides = soft(p, 8, 12), rows = soft(p, 6, 8) }:rotate("y", math.deg(a)):move(one[2] * math.sin(a), 0.002, one[2] * math.cos(a)):slot("seed")
      end
    end
    b.add(kit.group(half):rotate("x", 52):rotate("y", 20):move(0.06, 0.0365, 0.035), "peel")
    for i = 0, 3 do b.add(kit.sphere{ radii = { 0.0045, 0.0035, 0.0055 } }:move(0.012 + 0.016 * i, 0.0035, 0.062 + 0.006 * math.sin(5 * i)), "seed") end
  end
end

function draw.slice(p)
  local b = maker.board(p, 0.26)
  local r, deep, n = 0.13, 0.035, soft(p, 20, 36)
  -- Each layer stands a little above the one around it.
  local function half(radius, lift)
    local points = {}
    for i = 0, n do local a = math.pi + math.pi * i / n points[#points + 1] = { radius * math.cos(a), r + lift + radius * math.sin(a) } end
    return points
  end
  b.add(kit.extrude{ outline = half(r, 0), depth = deep, bevel = 0.003 }, "rind")
  b.add(kit.extrude{ outline = half(r - 0.008, 0.0006), depth = deep + 0.002, bevel = 0.001 }, "white")
  b.add(kit.extrude{ outline = half(r - 0.016, 0.0012), depth = deep + 0.004, bevel = 0.001 }, "flesh")
  for _, one in ipairs{ { 3, 0.045 }, { 5, 0.075 }, { 6, 0.1 } } do
    for i = 1, one[1] do
      local a = math.pi + math.pi * (i - 0.5) / one[1] + p:vary(-0.06, 0.06)
      for s = -1, 1, 2 do b.add(kit.sphere{ radii = { 0.0036, 0.0062, 0.0022 }, sides = 10, rows = 7 }:rotate("z", math.deg(a) + 90):move(one[2] * math.cos(a), r + one[2] * math.sin(a), s * (deep / 2 + 0.002)), "seed") end
    end
  end
end

function draw.ham(p)
  local b = maker.board(p, 0.36)
  b.add(kit.lathe{ sides = soft(p, 44, 64), smooth = true, profile = { { 0, 0, "sharp" }, { 0.1, 0, "sharp" }, { 0.12, 0.012 }, { 0.16, 0.02, "sharp" }, { 0.158, 0.026, "sharp" }, { 0.11, 0.018 }, { 0, 0.014, "sharp" } } }:scale(1.25, 1, 0.9), "plate")
  -- The joint lies along X: broad with its cut face to the right, slim to the bone on the left.
  local parts = { { form = "ellipsoid", at = { 0.03, 0.1, 0 }, size = { 0.11, 0.085, 0.085 } }, { form = "cone", at = { -0.03, 0.1, 0 }, to = { -0.14, 0.085, 0 }, radius = 0.07, radius_to = 0.03 } }
  b.add(kit.blend{ parts = parts, smooth = 0.04, cell = soft(p, 0.012, 0.008) }:cut{ point = { 0.1, 0, 0 }, normal = { 1, 0, 0 } }, "glaze")
  b.add(disc("x", 0.1, 0.1, 0, 0.064, 0.006, 0.002), "fat")
  b.add(disc("x", 0.102, 0.1, 0, 0.056, 0.006, 0.002), "meat")
  b.add(disc("x", 0.105, 0.105, 0.01, 0.012, 0.004, 0.001), "bone")
  b.add(rod({ -0.13, 0.087, 0 }, { -0.2, 0.078, 0 }, 0.014, 0.012), "bone")
  for _, s in ipairs{ -1, 1 } do b.add(kit.sphere{ radius = 0.016 }:move(-0.2, 0.078, s * 0.009), "bone") end
  -- Scored in diamonds, a clove in each, rings of pineapple.
  for i = 0, 5 do for k = -2, 2 do
    local a, x = 0.42 * k + (i % 2) * 0.21, -0.05 + 0.024 * i
    b.add(kit.sphere{ radius = 0.0042, sides = 8, rows = 6 }:move(x, 0.1 + 0.086 * math.cos(a) * (1 - 0.9 * ((x - 0.03) / 0.2)^2), 0.086 * math.sin(a)), "clove")
  end end
  for i = 0, 2 do
    local a = 2.2 * i + 0.4
    b.add(kit.torus{ radius = 0.02, tube = 0.009, sides = soft(p, 20, 30), tube_sides = 8 }:scale(1, 0.7, 1):move(0.135 * math.sin(a) * 1.15, 0.032, 0.11 * math.cos(a) * 0.95), "pineapple")
    b.add(kit.sphere{ radius = 0.009 }:move(0.135 * math.sin(a) * 1.15, 0.038, 0.11 * math.cos(a) * 0.95), "cherry")
  end
  for i = 0, 6 do b.add(kit.sphere{ radii = { 0.012, 0.003, 0.026 } }:rotate("y", 50 * i):move(0.13 * math.sin(0.9 * i + 1), 0.026, 0.1 * math.cos(0.9 * i + 1)), "leaf") end
end

function draw.gravy(p)
  local b = maker.board(p, 0.2)
  -- A vessel drawn out to a lip in front (+X) with a handle behind.
  local n, sections = soft(p, 40, 64), {}
  local function ring(r, y, inner)
    local line = {}
    for k = 0, n - 1 do
      local a = 2 * math.pi * k / n
      local c = math.cos(a)
      local lip = math.max(0, c)^5 * math.max(0, (y - 0.03) / 0.06)
      line[k + 1] = { r * (1.25 * c) + 0.035 * lip, y + 0.022 * lip + 0.008 * math.max(0, -c) * (y > 0.07 and 1 or 0), -r * 0.72 * math.sin(a) * (1 - 0.3 * lip) }
    end
    sections[#sections + 1] = line
  end
  ring(0.036, 0.012) ring(0.05, 0.022) ring(0.06, 0.045) ring(0.058, 0.07) ring(0.06, 0.09)
  ring(0.056, 0.09) ring(0.053, 0.07) ring(0.053, 0.045) ring(0.042, 0.026) ring(0.02, 0.02)
  b.add(kit.loft{ sections = sections, crease = 60 }, "body")
  b.add(kit.lathe{ sides = soft(p, 30, 48), smooth = true, profile = { { 0, 0, "sharp" }, { 0.044, 0, "sharp" }, { 0.042, 0.004 }, { 0.026, 0.01 }, { 0.03, 0.02, "sharp" }, { 0, 0.02, "sharp" } } }:scale(1.25, 1, 0.8), "body")
  b.add(kit.cylinder{ radius = 0.0525, height = 0.004, sides = soft(p, 30, 48) }:scale(1.25, 1, 0.72):move(0, 0.068, 0), "gravy")
  b.add(pipe({ { -0.068, 0.085, 0 }, { -0.095, 0.105, 0 }, { -0.115, 0.085, 0 }, { -0.1, 0.05, 0 }, { -0.066, 0.036, 0 } }, 0.006), "body")
  b.add(kit.torus{ radius = 0.047, tube = 0.0022, sides = 40, tube_sides = 6 }:scale(1.25, 1, 0.72):move(0, 0.016, 0), "trim")
end

local function kind(name, drawing, members)
  members.kind, members.traits = name, { draw = draw[drawing] }
  return members
end
local ices = { { "cream", "cream" }, { "pink", "pink icing" }, { "brown", "chocolate" }, { "whip", "white cream" }, { "sauce", "glossy dark brown chocolate" }, { "cherry", "glossy red peel" }, { "stem", "green leaf" }, { "yellow", "yellow sugar" }, { "blue", "sky blue sugar" }, { "wafer", "caramel bread" }, { "glass", "glass" } }
return {
  slots = ices,
  kinds = {
    kind("ice cream sundae", "sundae", { names = { "ice cream sundae", "hot fudge sundae", "parfait", "knickerbocker glory" }, height_m = { 0.08, 0.23, 0.4 } }),
    kind("banana split", "split", { synsets = { "split.n.07" }, names = { "banana split" }, width_m = { 0.08, 0.24, 0.4 } }),
    kind("candy apple", "candy_apple", { synsets = { "candied_apple.n.01" }, names = { "candy apple", "candied apple", "toffee apple", "caramel apple" }, height_m = { 0.05, 0.17, 0.3 }, parts = { bite = { 0, 0, 1 } },
      slots = { { "candy", "glossy red peel" }, { "stick", "birch" }, { "nut", "tan sugar" }, { "flesh", "cream flesh" } } }),
    kind("pomegranate", "pomegranate", { synsets = { "pomegranate.n.02" }, height_m = { 0.04, 0.1, 0.2 }, parts = { half = { 0, 1, 1 } }, slots = { { "peel", "crimson peel" }, { "seed", "glossy crimson peel" }, { "flesh", "cream flesh" } } }),
    kind("watermelon slice", "slice", { names = { "watermelon slice", "slice of watermelon", "watermelon wedge", "piece of watermelon", "melon slice" }, width_m = { 0.08, 0.26, 0.5 }, slots = { { "flesh", "red flesh" }, { "rind", "dark green peel" }, { "white", "pistachio flesh" }, { "seed", "glossy black plastic" } } }),
    kind("ham", "ham", { synsets = { "ham.n.01" }, names = { "roast ham", "christmas ham", "baked ham", "gammon" }, length_m = { 0.1, 0.4, 0.6 }, slots = { { "glaze", "glossy sienna meat" }, { "meat", "salmon meat" }, { "fat", "cream" }, { "bone", "ivory bone" }, { "plate", "white porcelain" }, { "clove", "dark brown bark" }, { "pineapple", "yellow flesh" }, { "cherry", "glossy red peel" }, { "leaf", "green leaf" } } }),
    kind("gravy boat", "gravy", { synsets = { "gravy_boat.n.01" }, names = { "sauce boat", "gravy boat", "gravyboat" }, width_m = { 0.08, 0.22, 0.35 }, slots = { { "body", "white porcelain" }, { "trim", "gold" }, { "gravy", "glossy brown chocolate" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
