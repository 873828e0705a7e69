-- Meals and snacks as they come to the table: between buns, on plates and in bowls, on sticks and in cones.
local turned = require("lib/turned")
local garnish = require("lib/garnish")

local draw = {}

-- A ruffled round of lettuce, w wide.
local function lettuce(w, wave, sides)
  return turned.body({ { 0, -0.006 * w, 0 }, { 0.3 * w, -0.006 * w, 0.1 }, { 0.52 * w, -0.006 * w, 1 }, { 0.52 * w, 0.006 * w, 1 }, { 0.3 * w, 0.006 * w, 0.1 }, { 0, 0.006 * w, 0 } },
    turned.lobes(9, 0.05), { sides = sides or 72, segments = sides and 1 or 2, lift = function(angle) return wave * math.sin(13 * angle) end })
end

local function disc(radius, height, bevel) return kit.cylinder{ radius = radius, height = height, bevel = bevel, sides = 44 } end

-- Strips tossed in a heap: peppers, onions, meat.
local function strips(p, slot, count, long, thick, radius, y)
  for i = 1, count do
    local a, away = 2.4 * i + p:vary(0, 1), radius * math.sqrt(p:vary(0, 1))
    local bow = p:vary(0.15, 0.5) * long
    local path = kit.curve{ segments = 4, points = { { -0.5 * long, 0, 0 }, { 0, 0.5 * bow, 0.3 * bow }, { 0.5 * long, 0, 0 } } }
    p:add(kit.sweep{ path = path, profile = kit.ellipse{ radius = thick, radius_y = 0.5 * thick, sides = 8 }, up = { 0, 1, 0 } }:rotate("y", p:vary(0, 360)):move(away * math.sin(a), y + 0.6 * thick + 0.5 * (radius - away) * 0.35, away * math.cos(a)), slot)
  end
end

local function plate(p, w)
  p:add(kit.lathe{ smooth = true, sides = p.advanced and 72 or 44, profile = { { 0, 0.008 * w, "sharp" }, { 0.24 * w, 0.008 * w, "sharp" }, { 0.25 * w, 0, "sharp" }, { 0.28 * w, 0 }, { 0.36 * w, 0.02 * w }, { 0.5 * w, 0.06 * w }, { 0.495 * w, 0.07 * w }, { 0.35 * w, 0.034 * w }, { 0.27 * w, 0.022 * w }, { 0, 0.02 * w } } }, "plate")
  return 0.022 * w
end

local function bowl(p, w)
  p:add(kit.lathe{ smooth = true, sides = p.advanced and 72 or 44, profile = { { 0, 0.02 * w, "sharp" }, { 0.18 * w, 0.02 * w, "sharp" }, { 0.2 * w, 0, "sharp" }, { 0.22 * w, 0.01 * w }, { 0.38 * w, 0.14 * w }, { 0.48 * w, 0.3 * w }, { 0.5 * w, 0.4 * w }, { 0.485 * w, 0.405 * w }, { 0.46 * w, 0.3 * w }, { 0.35 * w, 0.15 * w }, { 0.18 * w, 0.05 * w }, { 0, 0.045 * w } } }, "plate")
end

function draw.hamburger(p, w)
  local r, y = 0.47 * w, 0
  p:add(kit.lathe{ smooth = true, sides = 48, profile = { { 0, 0, "sharp" }, { 0.9 * r, 0 }, { r, 0.07 * w }, { 0.96 * r, 0.15 * w, "sharp" }, { 0, 0.15 * w } } }, "bun")
  y = 0.16 * w
  for i = 1, p:part("patty") do
    p:add(disc(1.03 * r, 0.13 * w, 0.05 * w):displace{ amount = 0.014 * w, size = 0.05 * w }:move(0, y + 0.06 * w, 0), "patty")
    y = y + 0.135 * w
    if p:part("cheese") > 0 then
      -- A square slice whose corners hang down.
      local slice = turned.body({ { 0, 0, 0 }, { 0.8 * r, 0, 0 }, { 1.0 * r, -0.002 * w, 1 }, { 1.02 * r, 0.018 * w, 1 }, { 0.8 * r, 0.022 * w, 0 }, { 0, 0.022 * w, 0 } }, turned.lobes(4, 0.2, 0.5), { sides = 64, segments = 2, lift = function(a) return -0.05 * w * (0.3 + math.cos(4 * (a - 0.5))) end })
      p:add(slice:move(0, y + 0.01 * w, 0), "cheese")
      y = y + 0.025 * w
    end
  end
  for i = 0, 2 do p:add(disc(0.5 * r, 0.035 * w, 0.01 * w):move(0.42 * r * math.sin(2.1 * i + 0.6), y + 0.018 * w, 0.42 * r * math.cos(2.1 * i + 0.6)), "tomato") end
  y = y + 0.045 * w
  p:add(lettuce(1.06 * w, 0.022 * w):move(0, y, 0), "lettuce")
  y = y + 0.012 * w
  local top = kit.lathe{ smooth = true, sides = 48, profile = { { 0, y, "sharp" }, { 0.96 * r, y, "sharp" }, { 1.02 * r, y + 0.06 * w }, { 0.9 * r, y + 0.2 * w }, { 0.5 * r, y + 0.3 * w }, { 0, y + 0.325 * w } } }
  p:add(top, "bun")
  p:add(kit.instances(kit.sphere{ radii = { 0.011 * w, 0.006 * w, 0.018 * w }, sides = 7, rows = 5 }, kit.over(top, { count = 60, apart = 0.05 * w, facing = { 0, 1, 0 }, facing_within = 48 })), "seed")
end

function draw.hot_dog(p, w)
  local r = 0.1 * w
  for _, side in ipairs{ -1, 1 } do
    p:add(kit.superquadric{ radii = { 0.44 * w, 1.05 * r, 0.85 * r }, round_y = 0.9, round_xz = 0.5, cells = 16 }:rotate("x", side * 18):move(0, 1.1 * r, side * 0.95 * r), "bun")
  end
  local path = kit.curve{ segments = 8, points = { { -0.49 * w, 1.9 * r, 0 }, { -0.2 * w, 1.72 * r, 0 }, { 0.2 * w, 1.72 * r, 0 }, { 0.49 * w, 1.9 * r, 0 } } }
  p:add(kit.sweep{ path = path, radius = 0.9 * r, sides = 22, first = "round", last = "round" }, "sausage")
  local zig = {}
  for i = 0, 16 do zig[i + 1] = { (i / 16 - 0.5) * 0.84 * w, 2.62 * r, (i % 2 == 0 and 0.36 or -0.36) * r } end
  p:add(kit.sweep{ path = kit.curve{ points = zig, segments = 4 }, radius = 0.2 * r, sides = 8, first = "round", last = "round" }, "mustard")
end

function draw.sandwich(p, w)
  -- Two triangles of bread around the filling, cut face to the front.
  local function layer(grow, low, high, bevel, slot, wave)
    local half, deep = 0.5 * w * grow, 0.34 * w * grow
    local shape = kit.extrude{ outline = kit.rounded{ closed = true, radius = 0.03 * w, segments = 3, points = { { -half, -deep }, { half, -deep }, { 0, deep * 1.25 } } }, depth = (high - low) * w, bevel = bevel * w }
    p:add(shape:rotate("x", -90):move(0, 0.5 * (low + high) * w, 0), slot)
  end
  layer(0.97, 0, 0.13, 0.015, "bread")
  layer(1.02, 0.13, 0.15, 0.006, "lettuce"); layer(0.95, 0.15, 0.2, 0.012, "ham"); layer(0.99, 0.2, 0.225, 0.006, "cheese"); layer(0.93, 0.225, 0.27, 0.012, "tomato")
  layer(1.02, 0.27, 0.285, 0.006, "lettuce"); layer(0.97, 0.285, 0.41, 0.015, "bread")
  -- Crust on the two short sides, behind.
  for _, side in ipairs{ -1, 1 } do
    for _, y in ipairs{ 0.065, 0.348 } do
      p:add(kit.sweep{ path = { { side * 0.47 * w, y * w, 0.31 * w }, { 0, y * w, -0.405 * w } }, profile = kit.rectangle{ width = 0.02 * w, height = 0.125 * w, radius = 0.008 * w }, up = { 0, 1, 0 } }, "crust")
    end
  end
  p:add(lettuce(0.5 * w, 0.02 * w):scale(1.6, 1, 0.5):move(0, 0.14 * w, 0.22 * w), "lettuce")
end

function draw.taco(p, w)
  local r, thick = 0.5 * w, 0.02 * w
  local function half_disc(grow)
    local line = {}
    for i = 0, 20 do line[i + 1] = { r * grow * math.cos(math.pi * (1 + i / 20)), 0.92 * r * grow * math.sin(math.pi * (1 + i / 20)) } end
    return line
  end
  for _, side in ipairs{ -1, 1 } do
    p:add(kit.extrude{ outline = half_disc(1), depth = thick, bevel = 0.006 * w }:rotate("x", side * -13):move(0, 0.94 * r, side * 0.12 * w), "shell")
  end
  p:add(kit.sweep{ path = kit.curve{ segments = 5, points = { { -0.36 * w, 0.14 * w, 0 }, { 0, 0.035 * w, 0 }, { 0.36 * w, 0.14 * w, 0 } } }, radius = 0.035 * w, sides = 12, first = "round", last = "round" }, "shell")
  p:add(kit.superquadric{ radii = { 0.42 * w, 0.3 * w, 0.1 * w }, round_y = 1, round_xz = 1, cells = 14 }:displace{ amount = 0.03 * w, size = 0.06 * w }:move(0, 0.28 * w, 0), "meat")
  for i = 1, 11 do
    local x = (i / 12 - 0.5) * 0.86 * w
    local y = 0.47 * w - 0.25 * x * x / w
    p:add(lettuce(0.2 * w, 0.02 * w, 52):rotate("z", p:vary(-50, 50)):rotate("x", p:vary(-40, 40)):move(x, y + 0.02 * w, p:vary(-0.05, 0.05) * w), "lettuce")
  end
  for i = 1, 10 do
    local x = (i / 11 - 0.5) * 0.78 * w
    p:add(kit.box{ size = { 0.055 * w, 0.05 * w, 0.055 * w }, bevel = 0.01 * w }:rotate("y", 40 * i):rotate("x", 30 * i):move(x, 0.54 * w - 0.3 * x * x / w, p:vary(-0.06, 0.06) * w), i % 2 == 0 and "tomato" or "cheese")
  end
end

function draw.burrito(p, w)
  local body = kit.lathe{ smooth = true, sides = 32, profile = { { 0, -0.5 * w, "sharp" }, { 0.1 * w, -0.5 * w }, { 0.155 * w, -0.42 * w }, { 0.165 * w, -0.1 * w }, { 0.165 * w, 0.3 * w, "sharp" }, { 0.15 * w, 0.3 * w }, { 0, 0.28 * w } } }:rotate("z", -90)
  p:add(body:move(0, 0.165 * w, 0):rotate("y", -40), "tortilla")
  p:add(kit.sphere{ radii = { 0.03 * w, 0.13 * w, 0.13 * w } }:displace{ amount = 0.012 * w, size = 0.05 * w }:move(0.3 * w, 0.165 * w, 0):rotate("y", -40), "meat")
  for i = 1, 12 do
    local a, d = 2.4 * i, 0.115 * w * math.sqrt(i / 12)
    p:add(kit.box{ size = { 0.04 * w, 0.04 * w, 0.04 * w }, bevel = 0.008 * w }:rotate("x", 33 * i):move(0.325 * w, 0.165 * w + d * math.sin(a), d * math.cos(a)):rotate("y", -40), (i % 3 == 0 and "tomato") or (i % 3 == 1 and "lettuce") or "cheese")
  end
  p:add(kit.tube{ radius = 0.171 * w, thickness = 0.012 * w, height = 0.4 * w }:rotate("z", 90):move(-0.28 * w, 0.17 * w, 0):rotate("y", -40), "foil")
end

function draw.sushi(p, w)
  -- Two rolls and a nigiri on a small board.
  p:add(kit.box{ size = { w, 0.05 * w, 0.5 * w }, bevel = 0.008 * w }:move(0, 0.085 * w, 0), "board")
  for _, x in ipairs{ -0.36, 0.36 } do p:add(kit.box{ size = { 0.06 * w, 0.06 * w, 0.44 * w }, bevel = 0.006 * w }:move(x * w, 0.03 * w, 0), "board") end
  local y = 0.11 * w
  for i, place in ipairs{ { -0.33, 0.06 }, { -0.12, -0.08 }, { -0.14, 0.15 } } do
    local r, h = 0.1 * w, 0.15 * w
    local function at(shape) return shape:move(place[1] * w, y, place[2] * w) end
    p:add(at(kit.tube{ radius = r, thickness = 0.012 * w, height = h, bevel = 0.003 * w }:align{ y = "low" }), "seaweed")
    p:add(at(disc(0.9 * r, 0.97 * h, 0.01 * w):displace{ amount = 0.004 * w, size = 0.02 * w }:align{ y = "low" }), "rice")
    p:add(at(kit.box{ size = { 0.055 * w, 0.02 * w, 0.055 * w }, bevel = 0.008 * w }:rotate("y", 45 * i):move(-0.01 * w, 0.98 * h, 0), "x"), "salmon")
    p:add(at(kit.box{ size = { 0.03 * w, 0.02 * w, 0.05 * w }, bevel = 0.006 * w }:move(0.035 * w, 0.98 * h, 0.01 * w)), "cucumber")
  end
  for i = 0, 1 do
    local x = (0.14 + 0.22 * i) * w
    p:add(kit.superquadric{ radii = { 0.075 * w, 0.06 * w, 0.15 * w }, round_y = 0.7, round_xz = 0.5, cells = 12 }:displace{ amount = 0.006 * w, size = 0.025 * w }:move(x, y + 0.055 * w, 0), "rice")
    local path = kit.curve{ segments = 5, points = { { x, y + 0.08 * w, -0.19 * w }, { x, y + 0.125 * w, -0.08 * w }, { x, y + 0.125 * w, 0.08 * w }, { x, y + 0.07 * w, 0.2 * w } } }
    p:add(kit.sweep{ path = path, profile = kit.ellipse{ radius = 0.085 * w, radius_y = 0.022 * w, sides = 16 }, up = { 0, 1, 0 } }, i == 0 and "salmon" or "tuna")
  end
end

function draw.ice_cream(p, h)
  -- The cone stands on its tip; waffle lines wind both ways around it.
  local scoops = p:part("scoop")
  h = h * ({ 1.06, 0.86, 0.74 })[scoops]
  local r, high = 0.2 * h, 0.56 * h
  p:add(kit.lathe{ sides = p.advanced and 48 or 28, profile = { { 0, 0, "sharp" }, { 0.012 * h, 0 }, { r, high - 0.02 * h, "sharp" }, { 1.08 * r, high - 0.02 * h, "sharp" }, { 1.1 * r, high + 0.02 * h, "sharp" }, { 0, high, "sharp" } }, crease = 30 }, "cone")
  for i = 0, 7 do
    for _, way in ipairs{ 1, -1 } do
      local path = {}
      for k = 0, 10 do
        local t = 0.12 + 0.84 * k / 10
        local a = math.rad(45 * i + way * 75 * t)
        path[k + 1] = { (r * t + 0.003 * h) * math.sin(a), (high - 0.02 * h) * t, (r * t + 0.003 * h) * math.cos(a) }
      end
      p:add(kit.sweep{ path = path, radius = 0.006 * h, sides = 5 }, "grid")
    end
  end
  local places = { { 0, 0, 1 }, { 0, 0.24, 0.92 }, { 0, 0.46, 0.84 } }
  for i = 1, scoops do
    local q = places[i]
    local s = 1.18 * r * q[3]
    local ball = kit.sphere{ radii = { s, 0.92 * s, s } }:displace{ amount = 0.035 * s, size = 0.3 * s }
    local skirt = kit.torus{ radius = 0.93 * s, tube = 0.16 * s, sides = 40, tube_sides = 10 }:displace{ amount = 0.12 * s, size = 0.3 * s }
    local y = high + (0.11 + q[2]) * h
    p:add(ball:move(0, y, 0), "scoop " .. i); p:add(skirt:move(0, y - 0.42 * s, 0), "scoop " .. i)
  end
  local top = high + (0.11 + places[scoops][2]) * h + 1.05 * r * places[scoops][3]
  if p:part("cherry") > 0 then p:add(kit.sphere{ radius = 0.05 * h, sides = 18, rows = 12 }:move(0, top + 0.03 * h, 0), "cherry") end
  p:anchor("hand", { at = { 0, 0.3 * h, 0 }, normal = { 0, 1, 0 } })
end

function draw.ice_pop(p, h)
  local w = 0.34 * h
  local line = kit.rounded{ closed = true, radius = 0.12 * h, segments = 8, points = { { -0.5 * w, 0.28 * h }, { 0.5 * w, 0.28 * h }, { 0.5 * w, h }, { -0.5 * w, h } } }
  p:add(kit.extrude{ outline = line, depth = 0.13 * h, bevel = 0.045 * h, segments = 4 }, "ice")
  for _, x in ipairs{ -0.08, 0.08 } do p:add(kit.capsule{ radius = 0.018 * h, height = 0.48 * h }:move(x * h, 0.62 * h, 0.063 * h), "ice") end
  p:add(kit.extrude{ outline = kit.rectangle{ width = 0.09 * h, height = 0.36 * h, radius = 0.044 * h }, depth = 0.025 * h, bevel = 0.006 * h }:move(0, 0.18 * h, 0), "stick")
  p:anchor("hand", { at = { 0, 0.1 * h, 0 }, normal = { 0, 1, 0 } })
end

function draw.lollipop(p, h)
  local r = 0.24 * h
  local disc_shape = kit.superquadric{ radii = { r, 0.055 * h, r }, round_y = 0.6, round_xz = 1, cells = p.advanced and 26 or 16 }:rotate("x", 90)
  p:add(disc_shape:move(0, h - r, 0), "candy")
  for _, front in ipairs{ 1, -1 } do
    local path = {}
    for i = 0, 60 do
      local a, d = 2 * math.pi * 2.6 * i / 60, 0.9 * r * (1 - i / 60) + 0.015 * r
      path[i + 1] = { d * math.cos(a), h - r + d * math.sin(a), front * 0.05 * h * (1 - 0.45 * (d / r) ^ 4) }
    end
    p:add(kit.sweep{ path = path, radius = 0.026 * h, sides = 8, first = "round", last = "round" }:knotted(), "swirl")
  end
  p:add(kit.cylinder{ radius = 0.022 * h, height = h - 1.6 * r, bevel = 0.006 * h, sides = 16 }:align{ y = "low" }, "stick")
  p:anchor("hand", { at = { 0, 0.2 * h, 0 }, normal = { 0, 1, 0 } })
end

function draw.candy(p, w)
  local r = 0.2 * w
  p:add(kit.sphere{ radii = { 1.15 * r, r, r } }:move(0, r, 0), "candy")
  for i = -1, 1 do p:add(kit.torus{ radius = r * (i == 0 and 1 or 0.84), tube = 0.05 * r, sides = 36, tube_sides = 8 }:rotate("z", 90):move(i * 0.62 * r, r, 0), "stripe") end
  for _, side in ipairs{ -1, 1 } do
    local fan = turned.body({ { 0.12 * r, 0 }, { 0.3 * r, 0.25 * r }, { 0.95 * r, 1.35 * r }, { 0.8 * r, 1.35 * r }, { 0.15 * r, 0.3 * r }, { 0.1 * r, 0 }, { 0.12 * r, 0 } }, turned.lobes(9, 0.12), { sides = 72, segments = 2 })
    p:add(fan:rotate("z", side * -90):move(side * 1.08 * r, r, 0), "wrapper")
  end
end

-- A crook of candy with stripes wound around it.
function draw.candy_cane(p, h)
  local r, bow = 0.045 * h, 0.16 * h
  local points = { { 0, 0, 0 }, { 0, 0.3 * h, 0 }, { 0, 0.6 * h, 0 }, { 0, h - bow - r, 0 } }
  for i = 1, 8 do
    local a = math.pi * (1 - i / 8 * 1.1)
    points[#points + 1] = { bow + bow * math.cos(a), h - bow - r + bow * math.sin(a), 0 }
  end
  local path = kit.curve{ points = points, segments = 8 }
  p:add(kit.sweep{ path = path, radius = r, sides = p.advanced and 24 or 14, first = "round", last = "round" }:move(0, r, 0), "candy")
  local winding = {}
  for i, q in ipairs(path) do
    local before, after = path[math.max(1, i - 1)], path[math.min(#path, i + 1)]
    local dx, dy = after[1] - before[1], after[2] - before[2]
    local d, a = math.sqrt(dx * dx + dy * dy), 2 * math.pi * 7 * i / #path
    local side, out = 0.82 * r * math.cos(a), 0.82 * r * math.sin(a)
    winding[i] = { q[1] + side * dy / d, q[2] - side * dx / d + r, out }
  end
  p:add(kit.sweep{ path = kit.curve{ points = winding, segments = 3 }, radius = 0.36 * r, sides = 8 }, "stripe")
  p:anchor("hand", { at = { 0, 0.25 * h, 0 }, normal = { 0, 1, 0 } })
end

function draw.chocolate_bar(p, w)
  local deep, h, nx, nz = 0.5 * w, 0.07 * w, 6, 3
  p:add(kit.box{ size = { w, 0.5 * h, deep }, bevel = 0.008 * w }:move(0, 0.25 * h, 0), "chocolate")
  local piece = kit.box{ size = { 0.92 * w / nx, 0.6 * h, 0.92 * deep / nz }, bevel = 0.012 * w }:taper{ axis = "y", low = 1.04, high = 0.86 }
  for i = 1, nx do
    for k = 1, nz do p:add(piece:move(((i - 0.5) / nx - 0.5) * 0.97 * w, 0.72 * h, ((k - 0.5) / nz - 0.5) * 0.95 * deep), "chocolate") end
  end
  local x = -0.24 * w
  p:add(kit.box{ size = { 0.52 * w, 1.25 * h, 1.03 * deep }, bevel = 0.01 * w }:move(x - 0.01 * w, 0.6 * h, 0), "wrapper")
  p:add(kit.box{ size = { 0.07 * w, 1.3 * h, 1.02 * deep }, bevel = 0.01 * w }:displace{ amount = 0.006 * w, size = 0.04 * w }:move(0.03 * w, 0.62 * h, 0), "foil")
end

function draw.fried_egg(p, w)
  local start = p:vary(0, 6)
  local white = turned.body({ { 0, 0, 0 }, { 0.44 * w, 0, 1 }, { 0.47 * w, 0.02 * w, 1 }, { 0.42 * w, 0.045 * w, 1 }, { 0.22 * w, 0.06 * w, 0.4 }, { 0, 0.07 * w, 0 } },
    function(a) return 0.09 * math.sin(3 * a + start) + 0.05 * math.sin(5 * a + 2 * start) end, { sides = 64, segments = 3 })
  p:add(white, "white")
  p:add(kit.sphere{ radii = { 0.17 * w, 0.1 * w, 0.17 * w } }:cut{ point = { 0, -0.05 * w, 0 }, normal = { 0, -1, 0 } }:move(0.03 * w, 0.065 * w, 0.02 * w), "yolk")
end

function draw.steak(p, w)
  local line = kit.curve{ closed = true, segments = 6, points = { { -0.48, 0 }, { -0.36, 0.26 }, { -0.05, 0.3 }, { 0.2, 0.2 }, { 0.42, 0.18 }, { 0.5, 0 }, { 0.38, -0.2 }, { 0.1, -0.24 }, { -0.12, -0.32 }, { -0.38, -0.24 } } }
  local function scaled(k)
    local points = {}
    for i, q in ipairs(line) do points[i] = { q[1] * w * k, q[2] * w * k } end
    return points
  end
  p:add(kit.extrude{ outline = scaled(1), depth = 0.13 * w, bevel = 0.035 * w, segments = 3 }:rotate("x", -90):align{ y = "low" }, "meat")
  -- The rim of fat follows the long side behind the bone.
  local rim = {}
  for i = 1, #line do
    if line[i][2] > 0.02 then rim[#rim + 1] = { line[i][1] * w * 0.985, 0.065 * w, -line[i][2] * w * 0.985 } end
  end
  p:add(kit.sweep{ path = rim, profile = kit.rectangle{ width = 0.035 * w, height = 0.125 * w, radius = 0.015 * w }, up = { 0, 1, 0 } }, "fat")
  p:add(kit.extrude{ outline = kit.rectangle{ width = 0.035 * w, height = 0.36 * w, radius = 0.015 * w }, depth = 0.14 * w, bevel = 0.008 * w }:rotate("x", -90):align{ y = "low" }:rotate("y", 12):move(0.12 * w, 0, 0), "bone")
  for i = -3, 3 do
    local half = math.sqrt(1 - (i / 5) ^ 2) * 0.2 * w
    p:add(kit.box{ size = { 0.022 * w, 0.012 * w, 1.5 * half }, bevel = 0.004 * w }:rotate("y", 32):move((i * 0.1 - 0.03) * w, 0.129 * w, 0), "char")
  end
end

function draw.chicken_leg(p, w)
  local meat = kit.lathe{ smooth = true, sides = p.advanced and 44 or 28, profile = { { 0, 0 }, { 0.13 * w, 0.02 * w }, { 0.22 * w, 0.14 * w }, { 0.23 * w, 0.28 * w }, { 0.16 * w, 0.46 * w }, { 0.075 * w, 0.62 * w }, { 0.055 * w, 0.7 * w }, { 0, 0.7 * w } } }:displace{ amount = 0.016 * w, size = 0.1 * w }
  local bone = kit.group{ kit.cylinder{ radius = 0.034 * w, height = 0.3 * w, sides = 14 }:move(0, 0.8 * w, 0), kit.sphere{ radius = 0.052 * w, sides = 14, rows = 10 }:move(0.03 * w, 0.95 * w, 0), kit.sphere{ radius = 0.052 * w, sides = 14, rows = 10 }:move(-0.03 * w, 0.95 * w, 0) }
  local whole = kit.group{ meat:slot("meat"), bone:slot("bone") }:rotate("z", -78):rotate("y", 24):align{ x = "middle", y = "low", z = "middle" }
  p:add(whole, "meat")
end

function draw.turkey(p, w)
  -- A roast bird on a platter, drumsticks up.
  p:add(kit.lathe{ smooth = true, sides = 56, profile = { { 0, 0, "sharp" }, { 0.36 * w, 0 }, { 0.5 * w, 0.05 * w }, { 0.49 * w, 0.062 * w }, { 0.36 * w, 0.02 * w }, { 0, 0.02 * w } } }:scale(1, 1, 0.78), "plate")
  local cell = w * (p.advanced and 0.014 or 0.024)
  local parts = { { form = "ellipsoid", at = { 0, 0.2 * w, 0 }, size = { 0.28 * w, 0.18 * w, 0.21 * w } }, { form = "ellipsoid", at = { -0.08 * w, 0.24 * w, 0 }, size = { 0.2 * w, 0.16 * w, 0.18 * w } } }
  for _, side in ipairs{ -1, 1 } do
    parts[#parts + 1] = { form = "ellipsoid", at = { 0.17 * w, 0.2 * w, side * 0.15 * w }, size = { 0.13 * w, 0.1 * w, 0.075 * w }, rotation = { 0, 0, 25 } }
    parts[#parts + 1] = { form = "cone", at = { 0.2 * w, 0.23 * w, side * 0.13 * w }, to = { 0.36 * w, 0.32 * w, side * 0.06 * w }, radius = 0.06 * w, radius_to = 0.03 * w }
    parts[#parts + 1] = { form = "capsule", at = { -0.2 * w, 0.22 * w, side * 0.18 * w }, to = { -0.06 * w, 0.16 * w, side * 0.24 * w }, radius = 0.042 * w }
    p:add(kit.sphere{ radius = 0.034 * w, sides = 14, rows = 10 }:move(0.385 * w, 0.335 * w, side * 0.055 * w), "bone")
  end
  p:add(kit.blend{ parts = parts, smooth = 0.03 * w, cell = cell }, "meat")
  for i = 1, 14 do
    local a = 2 * math.pi * i / 14
    local leaf = garnish.leaf(p, 0.14 * w, 0.08 * w):rotate("z", 16):rotate("y", -math.deg(a) + p:vary(-20, 20))
    p:add(leaf:move(0.26 * w * math.cos(a), 0.03 * w, 0.2 * w * math.sin(a)), "salad")
    if i % 3 == 0 then p:add(kit.sphere{ radius = 0.035 * w, sides = 16, rows = 10 }:move(0.39 * w * math.cos(a), 0.06 * w, 0.29 * w * math.sin(a)), "tomato") end
  end
end

function draw.french_fries(p, h)
  local w = 0.52 * h
  local box = kit.extrude{ outline = { { -0.38 * w, 0 }, { 0.38 * w, 0 }, { 0.5 * w, 0.55 * h }, { 0.3 * w, 0.5 * h }, { 0, 0.47 * h }, { -0.3 * w, 0.5 * h }, { -0.5 * w, 0.55 * h } }, depth = 0.02 * h, bevel = 0.004 * h }
  p:add(box:move(0, 0, 0.15 * h), "box")
  p:add(kit.extrude{ outline = { { -0.38 * w, 0 }, { 0.38 * w, 0 }, { 0.5 * w, 0.62 * h }, { 0.25 * w, 0.68 * h }, { -0.25 * w, 0.68 * h }, { -0.5 * w, 0.62 * h } }, depth = 0.02 * h, bevel = 0.004 * h }:move(0, 0, -0.15 * h), "box")
  for _, side in ipairs{ -1, 1 } do
    p:add(kit.box{ size = { 0.02 * h, 0.58 * h, 0.31 * h } }:align{ y = "low" }:rotate("z", side * -5.5):move(side * 0.38 * w, 0.002 * h, 0), "box")
  end
  p:add(kit.box{ size = { 0.75 * w, 0.02 * h, 0.3 * h } }:move(0, 0.012 * h, 0), "box")
  for i = 1, 28 do
    local x, z = ((i % 7) / 6 - 0.5) * 0.76 * w, (math.floor(i / 7.01) / 3 - 0.5) * 0.23 * h
    local tall = p:vary(0.62, 0.9) * h
    p:add(kit.box{ size = { 0.05 * h, tall, 0.05 * h }, bevel = 0.006 * h }:align{ y = "low" }:rotate("z", -10 * x / w * 2 + p:vary(-4, 4)):rotate("x", p:vary(-3, 5)):move(x * 0.9, 0.08 * h, z), "fries")
  end
end

function draw.popcorn(p, h)
  local r = 0.3 * h
  p:add(turned.body({ { 0, 0 }, { 0.7 * r, 0 }, { r, 0.72 * h }, { 0.95 * r, 0.72 * h }, { 0.66 * r, 0.03 * h }, { 0, 0.03 * h } }, turned.lobes(12, 0.012), { sides = 72, segments = 1, crease = 40 }), "box")
  for i = 0, 11 do
    if i % 2 == 0 then
      local a = 2 * math.pi * i / 12
      local line = { { -0.17 * r, 0 }, { 0.17 * r, 0 }, { 0.25 * r, 0.72 * h }, { -0.25 * r, 0.72 * h } }
      p:add(kit.extrude{ outline = line, depth = 0.02 * r }:rotate("x", math.deg(math.atan(0.3 * r, 0.72 * h))):move(0, 0, 0.715 * r):rotate("y", math.deg(a)), "stripe")
    end
  end
  local puff = kit.sphere{ radius = 0.062 * h, sides = 10, rows = 7 }:displace{ amount = 0.03 * h, size = 0.05 * h }
  for i = 1, 54 do
    local d = 0.92 * r * math.sqrt(i / 54)
    p:add(puff:rotate("y", 77 * i):rotate("x", 31 * i):move(d * math.sin(2.4 * i), 0.72 * h + 0.2 * h * (1 - (d / r) ^ 2), d * math.cos(2.4 * i)), i % 4 == 0 and "butter" or "popcorn")
  end
end

function draw.fajitas(p, w)
  local y = plate(p, w)
  p:add(kit.superquadric{ radii = { 0.3 * w, 0.05 * w, 0.27 * w }, round_y = 1, round_xz = 1 }:displace{ amount = 0.012 * w, size = 0.04 * w }:move(0, y + 0.015 * w, 0), "meat")
  strips(p, "meat", 12, 0.26 * w, 0.03 * w, 0.22 * w, y); strips(p, "pepper", 9, 0.26 * w, 0.018 * w, 0.24 * w, y + 0.015 * w)
  strips(p, "green pepper", 8, 0.25 * w, 0.018 * w, 0.24 * w, y + 0.02 * w); strips(p, "onion", 8, 0.22 * w, 0.013 * w, 0.23 * w, y + 0.025 * w)
  local fold = kit.sphere{ radii = { 0.16 * w, 0.02 * w, 0.09 * w } }:displace{ amount = 0.006 * w, size = 0.06 * w }
  for i = 0, 2 do p:add(fold:rotate("y", 75 + 8 * i):move((0.3 + 0.01 * i) * w, y + 0.05 * w + 0.02 * w * i, -0.05 * w), "tortilla") end
  p:add(kit.sphere{ radii = { 0.075 * w, 0.05 * w, 0.075 * w } }:displace{ amount = 0.01 * w, size = 0.05 * w }:move(-0.27 * w, y + 0.035 * w, 0.16 * w), "cream")
  local rind, pith, flesh = garnish.citrus_half(p, 0.06 * w, 0.055 * w, 9)
  for slot, shape in pairs{ lime = rind, cream = pith, flesh = flesh } do p:add(shape:rotate("x", 25):align{ y = "low" }:move(0.1 * w, y + 0.01 * w, 0.3 * w), slot) end
end

function draw.spaghetti(p, w)
  local y = plate(p, w)
  -- Nested loops of pasta that climb to a heap.
  for i = 1, p.advanced and 26 or 18 do
    local t = i / 26
    local r = 0.31 * w * (1 - 0.75 * t)
    local points = {}
    for k = 0, 9 do
      local a = 2 * math.pi * k / 10
      points[k + 1] = { (r + p:vary(-0.04, 0.04) * w) * math.cos(a), y + 0.02 * w + 0.13 * w * t + p:vary(-0.012, 0.015) * w, (r + p:vary(-0.04, 0.04) * w) * math.sin(a) }
    end
    points[11] = points[1]
    p:add(kit.sweep{ path = kit.curve{ points = points, segments = 4 }, radius = 0.013 * w, sides = 7 }:knotted():rotate("y", 40 * i), "pasta")
  end
  p:add(kit.sphere{ radii = { 0.24 * w, 0.07 * w, 0.24 * w } }:move(0, y + 0.05 * w, 0), "pasta")
  p:add(kit.superquadric{ radii = { 0.17 * w, 0.05 * w, 0.17 * w }, round_y = 1, round_xz = 1 }:displace{ amount = 0.03 * w, size = 0.05 * w }:move(0, y + 0.15 * w, 0), "sauce")
  for i = 0, p:part("meatball") - 1 do
    local a = 2.1 * i + 0.5
    p:add(kit.sphere{ radius = 0.065 * w, sides = 18, rows = 12 }:displace{ amount = 0.01 * w, size = 0.03 * w }:move((i == 3 and 0 or 0.12) * w * math.sin(a), y + (i == 3 and 0.25 or 0.205) * w, (i == 3 and 0 or 0.12) * w * math.cos(a)), "meatball")
  end
  for i = 1, 3 do p:add(garnish.leaf(p, 0.1 * w, 0.06 * w):rotate("z", 15):rotate("y", 120 * i):move(0, y + 0.225 * w, 0.0), "basil") end
end

function draw.soup(p, w)
  bowl(p, w)
  p:add(kit.lathe{ smooth = true, sides = 48, profile = { { 0, 0.1 * w, "sharp" }, { 0.3 * w, 0.15 * w, "sharp" }, { 0.455 * w, 0.31 * w, "sharp" }, { 0, 0.312 * w } } }, "soup")
  for i = 1, 11 do
    local a, d = 2.4 * i, 0.33 * w * math.sqrt(i / 11)
    local bit = i % 3 == 0 and kit.box{ size = { 0.07 * w, 0.05 * w, 0.06 * w }, bevel = 0.01 * w } or i % 3 == 1 and disc(0.045 * w, 0.03 * w, 0.008 * w) or kit.sphere{ radius = 0.03 * w, sides = 12, rows = 8 }
    p:add(bit:rotate("y", 50 * i):rotate("x", 12):move(d * math.sin(a), 0.318 * w, d * math.cos(a)), i % 3 == 0 and "potato" or i % 3 == 1 and "carrot" or "pea")
  end
  p:add(garnish.leaf(p, 0.13 * w, 0.07 * w):rotate("z", 10):rotate("y", 30):move(0, 0.33 * w, 0), "basil")
end

function draw.salad(p, w)
  bowl(p, w)
  p:add(kit.sphere{ radii = { 0.42 * w, 0.12 * w, 0.42 * w } }:move(0, 0.3 * w, 0), "lettuce")
  for i = 1, 22 do
    local a, d = 2.4 * i, 0.4 * w * math.sqrt(i / 22)
    p:add(lettuce(0.24 * w, 0.025 * w, 52):rotate("x", p:vary(-50, 50)):rotate("z", p:vary(-50, 50)):move(d * math.sin(a), 0.46 * w - 0.5 * d * d / w, d * math.cos(a)), i % 3 == 0 and "pea" or "lettuce")
    if i % 3 == 0 then p:add(kit.sphere{ radius = 0.055 * w, sides = 18, rows = 12 }:move(d * math.sin(a + 0.5), 0.52 * w - 0.5 * d * d / w, d * math.cos(a + 0.5)), "tomato") end
    if i % 5 == 0 then p:add(disc(0.07 * w, 0.02 * w, 0.005 * w):rotate("x", 30):rotate("y", 50 * i):move(d * math.sin(a - 0.4), 0.54 * w - 0.5 * d * d / w, d * math.cos(a - 0.4)), "cucumber") end
  end
end

function draw.rice(p, w)
  bowl(p, w)
  local heap = kit.sphere{ radii = { 0.455 * w, 0.2 * w, 0.455 * w } }:move(0, 0.33 * w, 0)
  p:add(heap:displace{ amount = 0.01 * w, size = 0.03 * w }, "rice")
  if p.traits.noodles then
    for i = 1, 16 do
      local points = {}
      for k = 0, 5 do points[k + 1] = { p:vary(-0.34, 0.34) * w, (0.48 + p:vary(0, 0.05)) * w, p:vary(-0.34, 0.34) * w } end
      p:add(kit.sweep{ path = kit.curve{ points = points, segments = 5 }, radius = 0.015 * w, sides = 7 }:knotted(), "noodle")
    end
    for i = 0, 1 do
      p:add(kit.sphere{ radii = { 0.1 * w, 0.07 * w, 0.08 * w } }:rotate("y", 60 * i):move((0.14 - 0.26 * i) * w, 0.54 * w, 0.14 * w), "egg")
      p:add(kit.sphere{ radii = { 0.05 * w, 0.03 * w, 0.045 * w } }:move((0.14 - 0.26 * i) * w, 0.595 * w, 0.145 * w), "yolk")
    end
    for i = 1, 6 do p:add(kit.torus{ radius = 0.03 * w, tube = 0.01 * w, sides = 14, tube_sides = 6 }:rotate("x", 20 * i):move(p:vary(-0.25, 0.25) * w, 0.56 * w, p:vary(-0.3, 0) * w), "scallion") end
  else
    p:add(kit.instances(kit.capsule{ radius = 0.01 * w, height = 0.045 * w, sides = 6, rows = 4 }:rotate("x", 90), kit.over(heap, { count = p.advanced and 260 or 140, apart = 0.02 * w, facing = { 0, 1, 0 }, facing_within = 70 })), "rice")
  end
  for i = 0, 1 do p:add(kit.cone{ radius = 0.012 * w, top = 0.018 * w, height = w, sides = 8 }:rotate("z", 62):rotate("y", 20 + 9 * i):move(-0.18 * w, 0.62 * w, (0.04 * i - 0.2) * w), "chopstick") end
end

-- Drinks with a lid or whipped cream: milkshake, bubble tea, smoothie.
function draw.shake(p, h)
  local t, r = p.traits, 0.22 * h
  local high = (t.boba and 0.72 or 0.68) * h
  p:add(kit.lathe{ smooth = true, sides = 44, profile = { { 0, 0, "sharp" }, { 0.66 * r, 0, "sharp" }, { 0.68 * r, 0.01 * h }, { 0.95 * r, 0.9 * high }, { r, high }, { 0.96 * r, high }, { 0.9 * r, 0.9 * high }, { 0.62 * r, 0.03 * h }, { 0.56 * r, 0.03 * h }, { 0, 0.03 * h } } }, "glass")
  local function at(y) return (0.6 + 0.3 * y / (0.9 * high)) * r end
  p:add(kit.lathe{ smooth = true, sides = 40, profile = { { 0, 0.035 * h, "sharp" }, { at(0.035 * h), 0.035 * h, "sharp" }, { at(0.45 * h), 0.45 * h }, { at(0.9 * high), 0.9 * high, "sharp" }, { 0, 0.9 * high } } }, "drink")
  if t.boba then
    for i = 1, 30 do
      local y = (0.05 + 0.05 * (i % 4)) * h
      p:add(kit.sphere{ radius = 0.13 * r, sides = 12, rows = 8 }:move(at(y) * 0.86 * math.sin(2.4 * i), y, at(y) * 0.86 * math.cos(2.4 * i)), "pearl")
    end
    p:add(kit.lathe{ smooth = true, sides = 44, profile = { { 0, high - 0.01 * h, "sharp" }, { 1.06 * r, high - 0.01 * h, "sharp" }, { 1.06 * r, high + 0.015 * h, "sharp" }, { 0.95 * r, high + 0.02 * h }, { 0.7 * r, high + 0.09 * h }, { 0, high + 0.12 * h } } }, "lid")
  else
    local cream = turned.body({ { 0, high - 0.03 * h }, { 0.9 * r, high - 0.03 * h }, { 1.02 * r, high + 0.03 * h }, { 0.75 * r, high + 0.1 * h }, { 0.4 * r, high + 0.17 * h }, { 0, high + 0.21 * h } }, turned.lobes(8, 0.1), { sides = 48, segments = 3 }):twist("y", 90)
    p:add(cream, "cream")
    p:add(kit.sphere{ radius = 0.16 * r, sides = 18, rows = 12 }:move(0, high + 0.22 * h, 0), "cherry")
  end
  local straw = kit.cylinder{ radius = 0.1 * r, height = 0.62 * h, sides = 16 }:align{ y = "low" }
  p:add(straw:rotate("z", -9):move(t.boba and -0.02 * h or 0.04 * h, h - 0.615 * h, 0.02 * h), "straw")
  p:anchor("hand", { at = { 0, 0.4 * h, 0 }, normal = { 0, 1, 0 } })
end

local fill = { { "bread", "ecru bread" }, { "crust", "caramel bread" }, { "lettuce", "apple green leaf" }, { "ham", "pink meat" }, { "cheese", "cheese" }, { "tomato", "red peel" } }
local bowls = { { "plate", "glazed white ceramic" } }
local function with(list, more)
  local all = {}
  for _, slot in ipairs(list) do all[#all + 1] = slot end
  for _, slot in ipairs(more) do all[#all + 1] = slot end
  return all
end

return {
  slots = fill,
  kinds = {
    { kind = "hamburger", synsets = { "hamburger.n.01" }, names = { "burger", "beefburger" }, width_m = { 0.08, 0.12, 0.6 }, parts = { patty = { 1, 1, 4 }, cheese = { 0, 1, 1 } }, traits = { draw = draw.hamburger },
      slots = { { "bun", "caramel bread" }, { "patty", "umber meat" }, { "cheese", "cheese" }, { "tomato", "red peel" }, { "lettuce", "apple green leaf" }, { "seed", "cream peel" } } },
    { kind = "cheeseburger", synsets = { "cheeseburger.n.01" }, names = { "double cheeseburger" }, width_m = { 0.08, 0.12, 0.6 }, parts = { patty = { 1, 2, 4 }, cheese = { 1, 1, 1 } }, traits = { draw = draw.hamburger },
      slots = { { "bun", "caramel bread" }, { "patty", "umber meat" }, { "cheese", "cheese" }, { "tomato", "red peel" }, { "lettuce", "apple green leaf" }, { "seed", "cream peel" } } },
    { kind = "hot dog", synsets = { "hotdog.n.03" }, names = { "hotdog" }, width_m = { 0.12, 0.17, 0.6 }, slots = { { "bun", "caramel bread" }, { "sausage", "glossy brick red peel" }, { "mustard", "glossy yellow peel" } }, traits = { draw = draw.hot_dog } },
    { kind = "sandwich", synsets = { "sandwich.n.01" }, except = { "hamburger.n.01", "hotdog.n.03", "gyro.n.01", "wrap.n.02", "bomber.n.03", "western.n.02" }, names = { "club sandwich", "blt" }, width_m = { 0.08, 0.14, 0.4 }, traits = { draw = draw.sandwich } },
    { kind = "taco", synsets = { "taco.n.02" }, width_m = { 0.1, 0.16, 0.4 }, slots = { { "shell", "amber bread" }, { "meat", "brown meat" }, { "lettuce", "apple green leaf" }, { "tomato", "red peel" }, { "cheese", "cheese" } }, traits = { draw = draw.taco } },
    { kind = "burrito", synsets = { "burrito.n.01" }, names = { "wrap sandwich", "tortilla wrap" }, width_m = { 0.12, 0.19, 0.4 }, slots = { { "tortilla", "sand bread" }, { "meat", "brown meat" }, { "tomato", "red peel" }, { "lettuce", "apple green leaf" }, { "cheese", "cheese" }, { "foil", "aluminum" } }, traits = { draw = draw.burrito } },
    { kind = "sushi", synsets = { "sushi.n.01" }, names = { "sushi roll", "nigiri", "maki", "plate of sushi" }, width_m = { 0.06, 0.145, 0.5 }, slots = { { "rice", "white flesh" }, { "salmon", "salmon flesh" }, { "tuna", "cardinal flesh" }, { "seaweed", "hunter green leaf" }, { "cucumber", "green peel" }, { "board", "bamboo" } }, traits = { draw = draw.sushi } },
    { kind = "ice cream cone", synsets = { "ice-cream_cone.n.01", "ice_cream.n.01" }, names = { "ice cream", "gelato", "scoop of ice cream" }, height_m = { 0.1, 0.19, 0.8 }, parts = { scoop = { 1, 2, 3 }, cherry = { 0, 0, 1 } },
      slots = { { "scoop 1", "pink icing" }, { "scoop 2", "cream" }, { "scoop 3", "chocolate" }, { "cone", "camel bread" }, { "grid", "russet bread" }, { "cherry", "glossy red peel" } }, traits = { draw = draw.ice_cream } },
    { kind = "ice pop", synsets = { "ice_lolly.n.01" }, names = { "popsicle", "ice lolly", "ice cream bar", "frozen treat" }, height_m = { 0.08, 0.16, 0.6 }, slots = { { "ice", "glossy strawberry icing" }, { "stick", "birch" } }, traits = { draw = draw.ice_pop } },
    { kind = "lollipop", synsets = { "lollipop.n.02" }, names = { "sucker", "lolly" }, height_m = { 0.08, 0.18, 0.6 }, slots = { { "candy", "glossy cherry red plastic" }, { "swirl", "glossy white plastic" }, { "stick", "white paper" } }, traits = { draw = draw.lollipop } },
    { kind = "candy", synsets = { "candy.n.01" }, except = { "lollipop.n.02", "candy_cane.n.01", "chocolate_candy.n.01", "cotton_candy.n.01", "gumdrop.n.01", "fudge.n.01", "brittle.n.01" }, names = { "bonbon", "sweet", "wrapped candy" }, width_m = { 0.03, 0.06, 0.4 }, slots = { { "candy", "glossy hot pink plastic" }, { "stripe", "glossy white plastic" }, { "wrapper", "glossy hot pink plastic" } }, traits = { draw = draw.candy } },
    { kind = "candy cane", synsets = { "candy_cane.n.01" }, height_m = { 0.08, 0.15, 1.0 }, slots = { { "candy", "glossy white plastic" }, { "stripe", "glossy red plastic" } }, traits = { draw = draw.candy_cane } },
    { kind = "chocolate bar", synsets = { "chocolate_bar.n.01" }, names = { "candy bar", "bar of chocolate", "chocolate" }, width_m = { 0.08, 0.16, 0.5 }, slots = { { "chocolate", "chocolate" }, { "wrapper", "glossy red paper" }, { "foil", "silver" } }, traits = { draw = draw.chocolate_bar } },
    { kind = "fried egg", synsets = { "fried_egg.n.01" }, width_m = { 0.06, 0.12, 0.4 }, slots = { { "white", "white plastic" }, { "yolk", "glossy amber plastic" } }, traits = { draw = draw.fried_egg } },
    { kind = "steak", synsets = { "beefsteak.n.01", "steak.n.01" }, names = { "t-bone steak", "piece of meat" }, width_m = { 0.1, 0.24, 0.5 }, slots = { { "meat", "sienna meat" }, { "fat", "cream flesh" }, { "bone", "bone" }, { "char", "dark brown meat" } }, traits = { draw = draw.steak } },
    { kind = "chicken leg", synsets = { "drumstick.n.01" }, names = { "drumstick", "fried chicken", "chicken drumstick", "turkey leg" }, width_m = { 0.08, 0.16, 0.5 }, slots = { { "meat", "russet bread" }, { "bone", "bone" } }, traits = { draw = draw.chicken_leg } },
    { kind = "roast chicken", names = { "roast turkey", "thanksgiving turkey", "roasted chicken", "turkey dinner", "rotisserie chicken", "cooked turkey", "roasted turkey" }, width_m = { 0.2, 0.4, 0.7 }, slots = { { "meat", "glossy sienna bread" }, { "bone", "white paper" }, { "plate", "white porcelain" }, { "salad", "green leaf" }, { "tomato", "glossy red peel" } }, traits = { draw = draw.turkey } },
    { kind = "french fries", synsets = { "french_fries.n.01" }, names = { "fries", "chips and fries", "french fry", "box of fries" }, height_m = { 0.08, 0.16, 0.5 }, slots = { { "fries", "maize bread" }, { "box", "red paper" } }, traits = { draw = draw.french_fries } },
    { kind = "popcorn", synsets = { "popcorn.n.02" }, names = { "bucket of popcorn", "box of popcorn" }, height_m = { 0.12, 0.24, 0.6 }, slots = { { "popcorn", "cream plastic" }, { "butter", "butter yellow plastic" }, { "box", "white paper" }, { "stripe", "red paper" } }, traits = { draw = draw.popcorn } },
    { kind = "plate of fajitas", names = { "fajitas", "fajita", "plate of food", "mexican food" }, width_m = { 0.2, 0.28, 0.5 }, traits = { draw = draw.fajitas },
      slots = { { "plate", "glazed cobalt ceramic" }, { "meat", "brown meat" }, { "pepper", "glossy red peel" }, { "green pepper", "glossy green peel" }, { "onion", "ivory flesh" }, { "tortilla", "sand bread" }, { "cream", "cream" }, { "lime", "grass green peel" }, { "flesh", "pistachio flesh" } } },
    { kind = "spaghetti", synsets = { "spaghetti.n.01" }, names = { "plate of spaghetti", "pasta", "spaghetti and meatballs", "plate of pasta", "spaghetti dish", "bowl of pasta" }, width_m = { 0.18, 0.27, 0.5 }, parts = { meatball = { 0, 4, 4 } }, traits = { draw = draw.spaghetti },
      slots = with(bowls, { { "pasta", "butter yellow dough" }, { "sauce", "glossy brick red peel" }, { "meatball", "umber meat" }, { "basil", "green leaf" } }) },
    { kind = "soup", synsets = { "soup.n.01" }, names = { "bowl of soup", "stew", "soup bowl", "tomato soup", "vegetable soup" }, width_m = { 0.12, 0.19, 0.5 }, traits = { draw = draw.soup },
      slots = with(bowls, { { "soup", "glossy pumpkin resin" }, { "carrot", "orange peel" }, { "pea", "green peel" }, { "potato", "butter yellow flesh" }, { "basil", "green leaf" } }) },
    { kind = "salad", synsets = { "salad.n.01" }, names = { "bowl of salad", "caesar salad", "green salad" }, width_m = { 0.15, 0.24, 0.5 }, traits = { draw = draw.salad },
      slots = { { "plate", "walnut" }, { "lettuce", "apple green leaf" }, { "pea", "green leaf" }, { "tomato", "glossy red peel" }, { "cucumber", "mint peel" } } },
    { kind = "bowl of rice", names = { "rice", "rice bowl", "cooked rice", "fried rice" }, width_m = { 0.1, 0.14, 0.4 }, traits = { draw = draw.rice }, slots = { { "plate", "glazed blue porcelain" }, { "rice", "white flesh" }, { "chopstick", "red lacquer" } } },
    { kind = "ramen", names = { "bowl of ramen", "noodles", "bowl of noodles", "noodle soup", "ramen bowl", "noodle" }, width_m = { 0.12, 0.2, 0.5 }, traits = { draw = draw.rice, noodles = true },
      slots = { { "plate", "red lacquer" }, { "rice", "caramel dough" }, { "noodle", "butter yellow dough" }, { "egg", "white flesh" }, { "yolk", "amber flesh" }, { "scallion", "apple green leaf" }, { "chopstick", "bamboo" } } },
    { kind = "milkshake", synsets = { "milkshake.n.01" }, names = { "smoothie", "glass of milkshake", "frappe", "sundae" }, height_m = { 0.15, 0.24, 0.5 }, traits = { draw = draw.shake }, slots = { { "drink", "pink resin" }, { "glass", "glass" }, { "cream", "cream" }, { "cherry", "glossy red peel" }, { "straw", "red plastic" } } },
    { kind = "boba", names = { "bubble tea", "boba tea", "milk tea", "boba drink" }, height_m = { 0.12, 0.2, 0.5 }, traits = { draw = draw.shake, boba = true }, slots = { { "drink", "camel resin" }, { "glass", "glass" }, { "lid", "glass" }, { "pearl", "black plastic" }, { "straw", "hot pink plastic" } } },
  },
  build = function(p) p.traits.draw(p, p.size) end,
}
