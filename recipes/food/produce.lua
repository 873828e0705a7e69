-- Fruit and vegetables that are no turned bodies: bunches, cobs, heads and pods. Each kind has a draw function.
local garnish = require("lib/garnish")
local turned = require("lib/turned")

local draw = {}

function draw.banana(p, w)
  local count = p:part("banana")
  local r = 0.085 * w
  for i = 1, count do
    local turn = (i - (count + 1) / 2) * 20
    local points = { { -0.47, 0.42 }, { -0.42, 0.3 }, { -0.28, 0.14 }, { 0, 0.02 }, { 0.26, 0.07 }, { 0.44, 0.22 } }
    for k, q in ipairs(points) do points[k] = { q[1] * w, q[2] * w, 0 } end
    local path = kit.curve{ points = points, segments = p.advanced and 8 or 5 }
    local radii = {}
    for k = 1, #path do
      local t = (k - 1) / (#path - 1)
      radii[k] = t < 0.16 and 0.26 + 0.3 * (t / 0.16) ^ 2 or math.min(1, 0.56 + 3 * (t - 0.16)) * (t > 0.85 and 1 - 0.75 * ((t - 0.85) / 0.15) ^ 2 or 1)
    end
    -- Five blunt edges run along the skin.
    local section = {}
    for k = 0, 19 do
      local a = 2 * math.pi * k / 20
      local d = r * (1 + 0.06 * math.cos(5 * a))
      section[k + 1] = { d * math.cos(a), d * math.sin(a) }
    end
    local function hang(s) return s:move(0.47 * w, -0.42 * w, 0):rotate("y", turn):move(-0.47 * w, 0.42 * w, 0) end
    local skin = kit.sweep{ path = path, profile = section, radii = radii, up = { 0, 0, 1 }, last = "round" }
    p:add(hang(skin):move(0, 0.085 * w, 0), "skin")
    p:add(hang(kit.sphere{ radius = 0.026 * w, sides = 10, rows = 8 }:move(0.445 * w, 0.224 * w, 0)):move(0, 0.085 * w, 0), "tip")
  end
  p:add(kit.cylinder{ radius = 0.036 * w, height = 0.06 * w, bevel = 0.01 * w, sides = 12 }:rotate("z", 12):move(-0.475 * w, 0.515 * w, 0), "tip")
end

function draw.grapes(p, h)
  -- Rings of berries, widest near the top, and one at the tip.
  local r, n = 0.085 * h, 8
  for level = 0, n do
    local t = level / n
    local y = 0.09 * h + t * 0.7 * h
    local wide = (0.05 + 0.24 * math.sin(math.min(1, t * 1.25) * math.pi / 2)) * (t > 0.85 and 0.8 or 1) * h
    local count = math.max(1, math.floor(2 * math.pi * wide / (1.75 * r)))
    if level == 0 then count, wide = 1, 0 end
    for i = 1, count do
      local a = 2 * math.pi * i / count + level * 0.7
      local berry = kit.sphere{ radius = r * p:vary(0.9, 1.06), sides = p.advanced and 20 or 13, rows = p.advanced and 14 or 9 }
      p:add(berry:move(wide * math.sin(a), y + p:vary(-0.01, 0.01) * h, wide * math.cos(a)), "berry")
    end
    if wide > 1.7 * r then p:add(kit.sphere{ radius = 0.8 * wide, sides = 14, rows = 10 }:scale(1, 0.35, 1):move(0, y, 0), "berry") end
  end
  p:add(garnish.stem(p, 0.78 * h, 0.21 * h, 0.016 * h, 0.05 * h), "stem")
  if p:part("leaf") > 0 then
    local line = {}
    for i = 0, 29 do
      local a = 2 * math.pi * i / 30
      local d = 0.17 * h * (0.78 + 0.22 * math.cos(5 * a))
      line[i + 1] = { d * math.cos(a) + 0.12 * h, d * math.sin(a) }
    end
    p:add(kit.extrude{ outline = line, depth = 0.012 * h }:rotate("x", -90):rotate("z", -16):rotate("y", -40):move(0.02 * h, 0.9 * h, 0), "leaf")
  end
end

function draw.cherry(p, h)
  local r = 0.24 * h
  local fork = { 0.02 * h, 0.97 * h, 0 }
  local count = p:part("cherry")
  for i = 1, count do
    local x = (count == 1) and 0 or (i - (count + 1) / 2) * 2.15 * r
    local z = (i == 3) and 0.4 * r or 0
    local fruit = kit.lathe{ smooth = true, sides = p.advanced and 40 or 26, profile = { { 0, 0.02 * r }, { 0.3 * r, 0 }, { 0.8 * r, 0.3 * r }, { r, 0.95 * r }, { 0.85 * r, 1.55 * r }, { 0.45 * r, 1.83 * r }, { 0.15 * r, 1.74 * r }, { 0, 1.62 * r } } }
    p:add(fruit:move(x, (i == 2) and 0.12 * r or 0, z), "skin")
    local path = kit.curve{ segments = 5, points = { { x, 1.6 * r, z }, { 0.85 * x, 0.66 * h, 0.7 * z }, { 0.4 * x + 0.01 * h, 0.86 * h, 0.3 * z }, fork } }
    p:add(kit.sweep{ path = path, radius = 0.014 * h, sides = 8, last = "round" }, "stem")
  end
  if p:part("leaf") > 0 then p:add(garnish.leaf(p, 0.5 * h, 0.24 * h):rotate("z", -14):rotate("y", -30):move(0.02 * h, 0.95 * h, 0), "leaf") end
end

function draw.strawberry(p, h)
  local body = kit.lathe{ smooth = true, sides = p.advanced and 48 or 30, profile = { { 0, 0 }, { 0.11 * h, 0.03 * h }, { 0.26 * h, 0.24 * h }, { 0.37 * h, 0.52 * h }, { 0.36 * h, 0.7 * h }, { 0.22 * h, 0.82 * h }, { 0, 0.83 * h } } }
  p:add(body, "skin")
  local seed = kit.sphere{ radii = { 0.011 * h, 0.007 * h, 0.018 * h }, sides = 7, rows = 5 }
  p:add(kit.instances(seed, kit.over(body, { count = p.advanced and 110 or 80, apart = 0.055 * h })), "seed")
  p:add(garnish.calyx(p, 8, 0.34 * h, 0.16 * h, 14):move(0, 0.85 * h, 0), "leaf")
  p:add(garnish.stem(p, 0.82 * h, 0.18 * h, 0.026 * h, 0.05 * h), "leaf")
end

function draw.raspberry(p, h)
  local shape = kit.lathe{ smooth = true, sides = 28, profile = { { 0, 0 }, { 0.2 * h, 0.06 * h }, { 0.34 * h, 0.35 * h }, { 0.37 * h, 0.65 * h }, { 0.2 * h, 0.84 * h }, { 0, 0.84 * h } } }
  p:add(shape, "skin")
  p:add(kit.instances(kit.sphere{ radius = 0.085 * h, sides = 12, rows = 8 }, kit.over(shape, { count = 90, apart = 0.115 * h })):align{ y = "low" }, "skin")
  p:add(garnish.calyx(p, 5, 0.28 * h, 0.12 * h, 6):move(0, 0.97 * h, 0), "leaf")
end

function draw.blueberry(p, h)
  for i, q in ipairs{ { 0, 0, 1 }, { 0.95, 0.3, 0.9 }, { 0.3, 0.98, 0.95 } } do
    local r = 0.5 * h * q[3]
    local function at(s) return s:rotate("x", 20 * i - 30):rotate("y", 80 * i):move((q[1] - 0.4) * h, r, (q[2] - 0.3) * h) end
    p:add(at(kit.sphere{ radii = { 1.05 * r, r, 1.05 * r } }), "skin")
    p:add(at(turned.body({ { 0.2 * r, 0.94 * r }, { 0.36 * r, 0.93 * r }, { 0.42 * r, 1.03 * r, 1 }, { 0.34 * r, 1.02 * r, 1 }, { 0.2 * r, 0.96 * r }, { 0.2 * r, 0.94 * r } }, turned.lobes(5, 0.14), { sides = 40, segments = 1 })), "crown")
  end
end

function draw.pineapple(p, h)
  local body = kit.lathe{ smooth = true, sides = p.advanced and 48 or 30, profile = { { 0, 0, "sharp" }, { 0.13 * h, 0 }, { 0.2 * h, 0.08 * h }, { 0.23 * h, 0.28 * h }, { 0.2 * h, 0.48 * h }, { 0.11 * h, 0.58 * h }, { 0, 0.59 * h } } }
  p:add(body, "skin")
  -- Eyes in spirals, each with a little thorn.
  local rows, around = 11, 13
  for row = 0, rows - 1 do
    local t = (row + 0.5) / rows
    local y = (0.03 + 0.53 * t) * h
    local r = (0.155 + 0.078 * math.sin(math.pi * (0.12 + 0.8 * t))) * h * (t > 0.85 and 0.82 or 1)
    for i = 1, around do
      local a = 2 * math.pi * (i + 0.5 * (row % 2)) / around
      local eye = kit.sphere{ radii = { 0.05 * h * r / (0.22 * h), 0.03 * h, 0.024 * h }, sides = p.advanced and 10 or 6, rows = p.advanced and 8 or 5 }
      p:add(eye:move(0, 0, r - 0.004 * h):rotate("y", math.deg(a)):move(0, y, 0), "skin")
      if p.advanced or row % 2 == 0 then p:add(kit.cone{ radius = 0.008 * h, height = 0.03 * h, sides = 5 }:rotate("x", 60):move(0, 0, r + 0.022 * h):rotate("y", math.deg(a)):move(0, y, 0), "eye") end
    end
  end
  for i = 1, 24 do
    local t = i / 24
    local long = (0.24 + 0.18 * t) * h
    local blade = kit.extrude{ outline = { { 0, -0.022 * h }, { 0.5 * long, -0.02 * h }, { long, 0 }, { 0.5 * long, 0.02 * h }, { 0, 0.022 * h } }, depth = 0.008 * h }:rotate("x", -90)
    p:add(blade:rotate("z", 25 + 62 * t):rotate("y", 137.5 * i):move(0, 0.565 * h, 0), "leaf")
  end
end

function draw.carrot(p, w)
  local count = 9
  local body = kit.lathe{ smooth = true, sides = p.advanced and 32 or 20, profile = { { 0, 0 }, { 0.01 * w, 0.01 * w }, { 0.035 * w, 0.18 * w }, { 0.06 * w, 0.42 * w }, { 0.075 * w, 0.58 * w }, { 0.06 * w, 0.64 * w }, { 0, 0.64 * w } } }
  local parts = { body:slot("skin") }
  for i = 1, count do
    local y = (0.12 + 0.055 * i) * w
    local r = 0.075 * w * math.min(1, (y / w + 0.1) / 0.6)
    parts[#parts + 1] = kit.torus{ radius = r * 0.96, tube = 0.0022 * w, sides = 20, tube_sides = 5 }:cut{ point = { p:vary(-0.5, 0.5) * r, 0, 0 }, normal = { 1, 0, p:vary(-1, 1) } }:move(0, y, 0):slot("line")
  end
  for i = 1, 5 do
    local stalk = garnish.stem(p, 0.62 * w, p:vary(0.24, 0.34) * w, 0.009 * w, 0.05 * w)
    local fronds = { stalk }
    for k = 1, 5 do
      for _, side in ipairs{ -1, 1 } do
        fronds[#fronds + 1] = garnish.leaf(p, 0.07 * w, 0.03 * w):rotate("z", 40):rotate("y", side * 80):move(0.008 * k * w, (0.68 + 0.048 * k) * w, 0)
      end
    end
    parts[#parts + 1] = kit.group(fronds):move(0, -0.62 * w, 0):rotate("z", -18):move(0, 0.62 * w, 0):rotate("y", 72 * i):slot("leaf")
  end
  p:add(kit.group(parts):rotate("z", -90):rotate("y", 24):align{ x = "middle", y = "low", z = "middle" }, "skin")
end

function draw.corn(p, w)
  local rows, around = p.advanced and 26 or 18, p.advanced and 15 or 12
  local parts = { kit.lathe{ smooth = true, sides = 20, profile = { { 0, 0 }, { 0.06 * w, 0.02 * w }, { 0.085 * w, 0.25 * w }, { 0.075 * w, 0.6 * w }, { 0.03 * w, 0.88 * w }, { 0, 0.9 * w } } }:slot("kernel") }
  local kernel = kit.sphere{ radii = { 0.0205 * w * 15 / around, 0.018 * w * 26 / rows, 0.017 * w }, sides = p.advanced and 8 or 6, rows = p.advanced and 6 or 5 }
  for row = 1, rows do
    local t = row / (rows + 1)
    local r = (0.086 - 0.05 * t ^ 3) * w
    for i = 1, around do parts[#parts + 1] = kernel:scale(r / (0.086 * w), 1, 1):move(0, (0.1 + 0.78 * t) * w, r):rotate("y", 360 * i / around):slot("kernel") end
  end
  for i = 0, p:part("husk") - 1 do
    local path = kit.curve{ segments = 5, points = { { 0, 0, 0.05 * w }, { 0, 0.2 * w, 0.105 * w }, { 0, 0.42 * w, 0.13 * w }, { 0, 0.6 * w, 0.2 * w } } }
    local radii = {}
    for k = 1, #path do radii[k] = math.max(0.06, math.sin(math.pi * (0.22 + 0.78 * (k - 1) / (#path - 1)))) end
    parts[#parts + 1] = kit.sweep{ path = path, radii = radii, profile = kit.ellipse{ radius = 0.075 * w, radius_y = 0.006 * w, sides = 12 }, up = { 0, 0, 1 } }:rotate("y", 90 * i + 45):slot("husk")
  end
  parts[#parts + 1] = kit.cylinder{ radius = 0.035 * w, height = 0.1 * w, bevel = 0.008 * w }:slot("husk")
  p:add(kit.group(parts):rotate("z", -84):rotate("y", 22):align{ x = "middle", y = "low", z = "middle" }, "kernel")
end

function draw.broccoli(p, h)
  local cell = h * (p.advanced and 0.02 or 0.036)
  local parts, heads = { { form = "cone", at = { 0, 0, 0 }, to = { 0, 0.42 * h, 0 }, radius = 0.11 * h, radius_to = 0.14 * h } }, {}
  for i = 1, 7 do
    local a = i * 2 * math.pi / 6
    local x, y, z = 0.25 * h * math.sin(a), 0.62 * h, 0.25 * h * math.cos(a)
    if i == 7 then x, y, z = 0, 0.76 * h, 0 end
    parts[#parts + 1] = { form = "cone", at = { 0, 0.32 * h, 0 }, to = { 0.85 * x, y - 0.08 * h, 0.85 * z }, radius = 0.09 * h, radius_to = 0.06 * h }
    heads[i] = { x, y, z }
  end
  p:add(kit.blend{ parts = parts, smooth = 0.04 * h, cell = cell }:align{ y = "low" }, "stem")
  local bud = kit.sphere{ radius = 0.05 * h, sides = p.advanced and 8 or 6, rows = p.advanced and 6 or 4 }
  for i, q in ipairs(heads) do
    local r = (i == 7 and 0.2 or 0.16) * h
    local core = kit.sphere{ radius = r, sides = 18, rows = 12 }:displace{ amount = 0.03 * h, size = 0.08 * h }
    p:add(core:move(q[1], q[2] + 0.02 * h, q[3]), "head")
    p:add(kit.instances(bud, kit.over(core, { count = 34, apart = 0.05 * h, facing = { 0, 1, 0 }, facing_within = 110, scale_low = 0.7, scale_high = 1.1 })):move(q[1], q[2] + 0.02 * h, q[3]), "head")
  end
end

-- A head of leaves that overlap: cabbage, lettuce.
function draw.cabbage(p, w)
  local r = 0.36 * w
  p:add(kit.sphere{ radius = r }:displace{ amount = 0.02 * w, size = 0.15 * w }:move(0, 0.42 * w, 0), "heart")
  local ruffle = p.traits.ruffle or 0.03
  for i = 1, 11 do
    local outer = i > 5
    local k = outer and 1.14 or 1.02
    -- A leaf is a patch of a sphere with a wavy edge that opens outwards.
    local sections, n, m = {}, 8, 12
    for a = 0, n do
      local t = a / n
      local ring = {}
      local lat = -1.25 + (outer and 1.75 or 2.2) * t
      for side = 0, 1 do
        for b = 0, m do
          local v = (side == 0 and b or m - b) / m * 2 - 1
          local lon = v * (0.25 + 0.75 * math.sin(math.pi * math.min(1, 0.12 + t * 0.85))) * 1.0
          local d = r * k * (1 + (outer and 0.26 or 0.1) * t * t) + ruffle * w * t * math.sin(9 * v + 2 * i) - side * 0.012 * w
          ring[#ring + 1] = { d * math.cos(lat) * math.sin(lon), d * math.sin(lat), d * math.cos(lat) * math.cos(lon) }
        end
      end
      sections[a + 1] = ring
    end
    local leaf = kit.loft{ sections = sections, crease = 60 }
    p:add(leaf:rotate("y", i * 137.5):move(0, 0.42 * w, 0):align{ y = "low" }:move(0, 0.005 * w, 0), outer and "leaf" or "heart")
  end
end

function draw.pea_pod(p, w)
  local path, radii = {}, {}
  for i = 0, 24 do
    local t = i / 24 * 2 - 1
    path[i + 1] = { 0.44 * w * t, 0.08 * w + 0.07 * w * t * t, 0 }
    radii[i + 1] = math.max(0.08, (1 - t * t) ^ 0.55)
  end
  -- The shell is a trough, open to the front.
  local trough = {}
  for i = -8, 8 do local a = math.rad(180 + i * 14.5); trough[#trough + 1] = { 0.088 * w * math.cos(a), 0.1 * w * math.sin(a) } end
  for i = 8, -8, -1 do local a = math.rad(180 + i * 14.5); trough[#trough + 1] = { 0.078 * w * math.cos(a), 0.088 * w * math.sin(a) } end
  p:add(kit.sweep{ path = path, profile = trough, radii = radii, up = { 0, 0, 1 } }:align{ y = "low" }, "pod")
  for i = 1, 7 do
    local t = (i / 8) * 2 - 1
    p:add(kit.sphere{ radius = 0.066 * w * (1 - 0.35 * t * t), sides = 20, rows = 14 }:move(0.43 * w * t * 0.95, 0.1 * w + 0.07 * w * t * t, 0.012 * w), "pea")
  end
  p:add(kit.sweep{ path = { { -0.42 * w, 0.13 * w, 0 }, { -0.47 * w, 0.17 * w, 0 }, { -0.5 * w, 0.18 * w, 0 } }, radius = 0.011 * w, sides = 8 }, "pod")
end

function draw.asparagus(p, h)
  for i = 1, 9 do
    local a, d = 2.4 * i, 0.085 * h * math.sqrt((i - 1) / 9)
    local x, z, tall = d * math.sin(a), d * math.cos(a), h * p:vary(0.88, 1)
    local lean = kit.lathe{ smooth = true, sides = 12, profile = { { 0, 0, "sharp" }, { 0.026 * h, 0 }, { 0.027 * h, 0.5 * tall }, { 0.03 * h, 0.8 * tall }, { 0.022 * h, 0.92 * tall }, { 0, tall } } }
    p:add(lean:move(x, 0, z), "stalk")
    for k = 1, 9 do
      p:add(kit.cone{ radius = 0.013 * h, height = 0.055 * h, sides = 6 }:scale(1, 1, 0.4):rotate("x", 12):move(0, (0.7 + 0.028 * k) * tall, 0.026 * h * (1 - 0.06 * k)):rotate("y", 137 * k):move(x, 0, z), "tip")
    end
  end
  p:add(kit.tube{ radius = 0.125 * h, thickness = 0.008 * h, height = 0.05 * h }:move(0, 0.36 * h, 0), "band")
end

return {
  slots = { { "skin", "yellow peel" } },
  kinds = {
    { kind = "banana", synsets = { "banana.n.02" }, names = { "bananas", "bunch of bananas" }, width_m = { 0.1, 0.19, 0.6 }, parts = { banana = { 1, 1, 6 } }, slots = { { "skin", "yellow peel" }, { "tip", "dark brown peel" } }, traits = { draw = draw.banana } },
    { kind = "grapes", synsets = { "grape.n.01" }, names = { "grape", "bunch of grapes", "grape bunch", "cluster of grapes" }, height_m = { 0.06, 0.18, 0.5 }, parts = { leaf = { 0, 1, 1 } }, slots = { { "berry", "glossy purple peel" }, { "stem", "brown bark" }, { "leaf", "green leaf" } }, traits = { draw = draw.grapes } },
    { kind = "cherry", synsets = { "cherry.n.03" }, names = { "cherries" }, height_m = { 0.02, 0.06, 0.4 }, parts = { cherry = { 1, 2, 3 }, leaf = { 0, 1, 1 } }, slots = { { "skin", "glossy cherry red peel" }, { "stem", "olive green bark" }, { "leaf", "green leaf" } }, traits = { draw = draw.cherry } },
    { kind = "strawberry", synsets = { "strawberry.n.01" }, height_m = { 0.02, 0.045, 0.4 }, slots = { { "skin", "glossy red peel" }, { "seed", "butter yellow peel" }, { "leaf", "green leaf" } }, traits = { draw = draw.strawberry } },
    { kind = "raspberry", synsets = { "raspberry.n.02", "blackberry.n.01" }, names = { "blackberry" }, height_m = { 0.015, 0.025, 0.4 }, slots = { { "skin", "glossy raspberry peel" }, { "leaf", "green leaf" } }, traits = { draw = draw.raspberry } },
    { kind = "blueberry", synsets = { "blueberry.n.02" }, names = { "blueberries" }, height_m = { 0.008, 0.015, 0.2 }, slots = { { "skin", "indigo peel" }, { "crown", "navy peel" } }, traits = { draw = draw.blueberry } },
    { kind = "pineapple", synsets = { "pineapple.n.02" }, height_m = { 0.18, 0.3, 0.8 }, slots = { { "skin", "saffron peel" }, { "eye", "brown bark" }, { "leaf", "green leaf" } }, traits = { draw = draw.pineapple } },
    { kind = "carrot", synsets = { "carrot.n.03" }, width_m = { 0.1, 0.22, 0.6 }, slots = { { "skin", "orange peel" }, { "line", "burnt orange peel" }, { "leaf", "grass green leaf" } }, open = true, traits = { draw = draw.carrot } },
    { kind = "corn", synsets = { "corn.n.03" }, names = { "corn on the cob", "ear of corn", "corncob", "sweetcorn", "maize cob" }, width_m = { 0.12, 0.22, 0.6 }, parts = { husk = { 0, 4, 4 } }, slots = { { "kernel", "glossy yellow peel" }, { "husk", "apple green leaf" } }, traits = { draw = draw.corn } },
    { kind = "broccoli", synsets = { "broccoli.n.02" }, height_m = { 0.08, 0.16, 0.4 }, slots = { { "head", "hunter green peel" }, { "stem", "beige peel" } }, traits = { draw = draw.broccoli } },
    { kind = "cauliflower", synsets = { "cauliflower.n.02" }, height_m = { 0.08, 0.16, 0.4 }, slots = { { "head", "cream peel" }, { "stem", "beige peel" } }, traits = { draw = draw.broccoli } },
    { kind = "cabbage", synsets = { "cabbage.n.01" }, except = { "broccoli.n.02", "cauliflower.n.02" }, width_m = { 0.1, 0.2, 0.5 }, slots = { { "leaf", "pistachio leaf" }, { "heart", "pistachio leaf" } }, traits = { draw = draw.cabbage } },
    { kind = "lettuce", synsets = { "lettuce.n.03" }, names = { "head of lettuce" }, width_m = { 0.12, 0.22, 0.4 }, slots = { { "leaf", "apple green leaf" }, { "heart", "chartreuse leaf" } }, traits = { draw = draw.cabbage, ruffle = 0.07 } },
    { kind = "pea pod", synsets = { "pea.n.01" }, names = { "pea", "peas in a pod", "peapod", "pea in a pod" }, width_m = { 0.05, 0.1, 0.5 }, slots = { { "pea", "apple green peel" }, { "pod", "green leaf" } }, traits = { draw = draw.pea_pod } },
    { kind = "asparagus", synsets = { "asparagus.n.02" }, height_m = { 0.15, 0.22, 0.4 }, slots = { { "stalk", "apple green peel" }, { "tip", "forest green leaf" }, { "band", "purple rubber" } }, traits = { draw = draw.asparagus } },
  },
  build = function(p) p.traits.draw(p, p.size) end,
}
