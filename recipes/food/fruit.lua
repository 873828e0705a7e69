-- Fruit, roots and bulbs that are turned about one axis: an outline from tip to tip in units of the height, ribs or lobes, a stem,
-- a calyx, leaves; `lying` lays the axis down; `wedges`, `cross`, `pitted` and the like put a cut half beside the whole one.
local turned = require("lib/turned")
local garnish = require("lib/garnish")

local ball = { { 0, 0.02 }, { 0.14, 0 }, { 0.3, 0.08 }, { 0.44, 0.25 }, { 0.5, 0.48 }, { 0.45, 0.74 }, { 0.31, 0.92 }, { 0.14, 0.985 }, { 0, 0.97 } }
local nippled = { { 0, 0 }, { 0.06, 0.01 }, { 0.09, 0.06 }, { 0.21, 0.15 }, { 0.33, 0.33 }, { 0.36, 0.52 }, { 0.3, 0.74 }, { 0.16, 0.9 }, { 0.07, 0.95 }, { 0.05, 0.99 }, { 0, 1 } }
local egg = { { 0, 0 }, { 0.16, 0.025 }, { 0.3, 0.14 }, { 0.375, 0.36 }, { 0.36, 0.58 }, { 0.27, 0.81 }, { 0.14, 0.95 }, { 0, 1 } }
local long = { { 0, 0 }, { 0.045, 0.008 }, { 0.085, 0.05 }, { 0.105, 0.2 }, { 0.11, 0.5 }, { 0.1, 0.8 }, { 0.075, 0.95 }, { 0.04, 0.993 }, { 0, 1 } }
local oval = { { 0, 0 }, { 0.15, 0.02 }, { 0.28, 0.13 }, { 0.36, 0.35 }, { 0.37, 0.55 }, { 0.31, 0.8 }, { 0.16, 0.96 }, { 0, 1 } }
local none = function() return 0 end

-- A seam from tip to tip, as a peach has.
local function seam(angle) return -0.05 * math.exp(-(math.min(angle, 2 * math.pi - angle) / 0.2) ^ 2) end

local function citrus(kind, synsets, names, size, peel, flesh, profile, lying)
  return { kind = kind, synsets = synsets, names = names, height_m = size, parts = { leaf = { 0, 1, 2 }, slice = { 0, 1, 1 } },
    slots = { { "skin", peel }, { "stem", "dark green bark" }, { "leaf", "green leaf" }, { "pith", "cream peel" }, { "flesh", flesh } },
    traits = { outline = profile, lying = lying, wedges = true, stem = { 0.02, 0.05 }, bumps = 0.006 } }
end

local plain = { { "skin", "glossy red peel" }, { "stem", "dark brown bark" }, { "leaf", "green leaf" } }

return {
  slots = plain,
  traits = { outline = ball, vary = 0.05 },
  kinds = {
    citrus("orange", { "orange.n.01" }, { "mandarin", "tangerine", "clementine" }, { 0.05, 0.075, 0.6 }, "glossy orange peel", "tangerine flesh", ball),
    citrus("lemon", { "lemon.n.01" }, {}, { 0.04, 0.06, 0.5 }, "glossy lemon peel", "canary flesh", nippled, true),
    citrus("lime", { "lime.n.06" }, {}, { 0.03, 0.045, 0.5 }, "glossy grass green peel", "pistachio flesh", nippled, true),
    citrus("grapefruit", { "grapefruit.n.02" }, { "pomelo" }, { 0.08, 0.11, 0.5 }, "apricot peel", "salmon flesh", ball),
    { kind = "peach", synsets = { "peach.n.03" }, names = { "nectarine", "apricot fruit" }, height_m = { 0.04, 0.075, 0.5 }, parts = { leaf = { 0, 2, 3 } },
      slots = { { "skin", "salmon velvet" }, { "stem", "dark brown bark" }, { "leaf", "green leaf" } },
      traits = { outline = { { 0, 0.02 }, { 0.1, 0 }, { 0.3, 0.07 }, { 0.47, 0.28 }, { 0.53, 0.52 }, { 0.46, 0.8 }, { 0.28, 0.95 }, { 0.12, 0.95 }, { 0, 0.86 } }, around = seam, stem = { 0.03, 0.14 } } },
    { kind = "plum", synsets = { "plum.n.02" }, height_m = { 0.03, 0.055, 0.4 }, parts = { leaf = { 0, 1, 2 } }, slots = { { "skin", "glossy eggplant peel" }, { "stem", "dark brown bark" }, { "leaf", "green leaf" } },
      traits = { outline = ball, around = seam, stem = { 0.025, 0.22 } } },
    { kind = "pear", synsets = { "pear.n.01" }, height_m = { 0.06, 0.1, 0.6 }, parts = { leaf = { 0, 1, 2 } }, slots = { { "skin", "apple green peel" }, { "stem", "dark brown bark" }, { "leaf", "green leaf" } },
      traits = { outline = { { 0, 0.02 }, { 0.1, 0 }, { 0.24, 0.05 }, { 0.35, 0.2 }, { 0.36, 0.35 }, { 0.27, 0.55 }, { 0.18, 0.72 }, { 0.15, 0.82 }, { 0.09, 0.88 }, { 0, 0.86 } }, stem = { 0.022, 0.16 }, bumps = 0.008 } },
    { kind = "tomato", synsets = { "tomato.n.01" }, except = { "cherry_tomato.n.01" }, width_m = { 0.03, 0.075, 0.5 }, parts = { stem = { 0, 1, 1 } },
      slots = { { "skin", "glossy red peel" }, { "stem", "green leaf" }, { "leaf", "green leaf" } },
      traits = { outline = { { 0, 0.03 }, { 0.12, 0 }, { 0.36, 0.06 }, { 0.56, 0.24 }, { 0.63, 0.48 }, { 0.56, 0.76 }, { 0.34, 0.93 }, { 0.14, 0.93 }, { 0, 0.84 } }, across = 1.26, lobes = { 5, 0.022 }, stem = { 0.03, 0.24 }, calyx = { 5, 0.4, 0.15, 10 } } },
    { kind = "mango", synsets = { "mango.n.02" }, height_m = { 0.05, 0.075, 0.4 }, parts = { leaf = { 0, 1, 2 } }, slots = { { "skin", "glossy tangerine peel" }, { "stem", "dark brown bark" }, { "leaf", "green leaf" } },
      traits = { outline = egg, lying = true, squash = 0.86, stem = { 0.02, 0.06 } } },
    { kind = "potato", synsets = { "potato.n.01" }, except = { "french_fries.n.01", "home_fries.n.01", "mashed_potato.n.01", "baked_potato.n.01" }, height_m = { 0.04, 0.06, 0.3 }, slots = { { "skin", "tan peel" }, { "eye", "brown peel" } },
      traits = { outline = oval, lying = true, squash = 0.88, bumps = 0.05, eyes = true } },
    { kind = "sweet potato", synsets = { "sweet_potato.n.02" }, names = { "yam" }, height_m = { 0.04, 0.055, 0.3 }, slots = { { "skin", "sienna peel" }, { "eye", "brown peel" } },
      traits = { outline = { { 0, 0 }, { 0.03, 0.02 }, { 0.1, 0.14 }, { 0.19, 0.36 }, { 0.2, 0.56 }, { 0.13, 0.82 }, { 0.05, 0.95 }, { 0, 1 } }, lying = true, bumps = 0.03, eyes = true } },
    { kind = "onion", synsets = { "onion.n.03", "onion.n.01" }, except = { "green_onion.n.01", "shallot.n.03" }, height_m = { 0.05, 0.085, 0.4 }, slots = { { "skin", "glossy caramel peel" }, { "root", "cream yarn" }, { "stem", "tan paper" } },
      traits = { outline = { { 0, 0.04 }, { 0.1, 0.05 }, { 0.34, 0.17 }, { 0.46, 0.38 }, { 0.42, 0.56 }, { 0.24, 0.7 }, { 0.1, 0.78 }, { 0.055, 0.88 }, { 0.06, 0.99 }, { 0, 1 } }, lobes = { 14, 0.008 }, roots = true } },
    { kind = "garlic", synsets = { "garlic.n.02" }, names = { "garlic bulb", "head of garlic" }, height_m = { 0.03, 0.055, 0.4 }, slots = { { "skin", "eggshell peel" }, { "root", "tan yarn" }, { "stem", "tan paper" } },
      traits = { outline = { { 0, 0.04 }, { 0.12, 0.03 }, { 0.36, 0.13 }, { 0.46, 0.32 }, { 0.37, 0.5 }, { 0.19, 0.63 }, { 0.08, 0.73 }, { 0.055, 0.85 }, { 0.06, 0.99 }, { 0, 1 } }, ribs = { 9, 0.12 }, roots = true } },
    { kind = "pumpkin", synsets = { "pumpkin.n.02" }, width_m = { 0.12, 0.32, 0.9 }, parts = { stem = { 0, 1, 1 }, leaf = { 0, 0, 2 } }, slots = { { "skin", "pumpkin peel" }, { "stem", "moss green bark" }, { "leaf", "green leaf" } },
      traits = { outline = { { 0, 0.06 }, { 0.14, 0.01 }, { 0.36, 0.02 }, { 0.56, 0.2 }, { 0.63, 0.45 }, { 0.57, 0.72 }, { 0.38, 0.92 }, { 0.16, 0.93 }, { 0, 0.82 } }, across = 1.24, ribs = { 10, 0.13 }, stem = { 0.065, 0.28 } } },
    { kind = "jack-o'-lantern", synsets = { "jack-o'-lantern.n.02" }, names = { "jack o lantern", "jack-o-lantern", "carved pumpkin", "halloween pumpkin" }, width_m = { 0.12, 0.32, 0.9 }, parts = { stem = { 0, 1, 1 } },
      slots = { { "skin", "pumpkin peel" }, { "face", "glowing amber plastic" }, { "stem", "moss green bark" } },
      traits = { outline = { { 0, 0.06 }, { 0.14, 0.01 }, { 0.36, 0.02 }, { 0.56, 0.2 }, { 0.62, 0.45 }, { 0.56, 0.72 }, { 0.38, 0.92 }, { 0.16, 0.93 }, { 0, 0.82 } }, across = 1.24, ribs = { 10, 0.1 }, stem = { 0.065, 0.28 }, face = true } },
    { kind = "gourd", synsets = { "gourd.n.03", "squash.n.02" }, names = { "squash", "butternut squash", "calabash" }, height_m = { 0.1, 0.24, 0.6 }, slots = { { "skin", "butter yellow peel" }, { "stem", "tan bark" }, { "leaf", "green leaf" } },
      traits = { outline = { { 0, 0.03 }, { 0.08, 0 }, { 0.22, 0.06 }, { 0.28, 0.2 }, { 0.22, 0.38 }, { 0.14, 0.52 }, { 0.145, 0.72 }, { 0.12, 0.86 }, { 0, 0.89 } }, lobes = { 8, 0.01 }, leafy = false, stem = { 0.035, 0.12 } } },
    { kind = "eggplant", synsets = { "eggplant.n.01" }, names = { "aubergine" }, height_m = { 0.06, 0.085, 0.3 }, slots = { { "skin", "glossy dark purple peel" }, { "stem", "green leaf" }, { "leaf", "green leaf" } },
      traits = { outline = { { 0, 0 }, { 0.1, 0.015 }, { 0.2, 0.1 }, { 0.235, 0.25 }, { 0.2, 0.45 }, { 0.15, 0.65 }, { 0.11, 0.8 }, { 0.05, 0.86 }, { 0, 0.86 } }, lying = true, stem = { 0.028, 0.14 }, calyx = { 5, 0.17, 0.09, 62 } } },
    { kind = "bell pepper", synsets = { "pepper.n.04" }, except = { "chili.n.02" }, names = { "pepper", "paprika", "capsicum", "sweet pepper" }, height_m = { 0.05, 0.11, 0.5 }, slots = { { "skin", "glossy red peel" }, { "stem", "green leaf" }, { "leaf", "green leaf" } },
      traits = { outline = { { 0, 0.05 }, { 0.12, 0 }, { 0.27, 0.04 }, { 0.36, 0.24 }, { 0.41, 0.5 }, { 0.42, 0.68 }, { 0.34, 0.83 }, { 0.16, 0.84 }, { 0, 0.74 } }, ribs = { 4, 0.16 }, stem = { 0.05, 0.26 } } },
    { kind = "chili", synsets = { "chili.n.02" }, names = { "chili pepper", "hot pepper", "jalapeno", "chilli", "red pepper pod" }, length_m = { 0.03, 0.1, 0.6 }, slots = { { "skin", "glossy red peel" }, { "stem", "green leaf" }, { "leaf", "green leaf" } },
      traits = { outline = { { 0, 0 }, { 0.02, 0.03 }, { 0.05, 0.2 }, { 0.085, 0.5 }, { 0.105, 0.75 }, { 0.095, 0.86 }, { 0.05, 0.9 }, { 0, 0.9 } }, lying = true, bend = 40, extent = 1.0, leafy = false, stem = { 0.02, 0.16 } } },
    { kind = "cucumber", synsets = { "cucumber.n.02" }, names = { "zucchini", "courgette" }, length_m = { 0.12, 0.25, 0.8 }, parts = { slice = { 0, 3, 5 } }, slots = { { "skin", "dark green peel" }, { "flesh", "mint peel" }, { "stem", "tan bark" } },
      traits = { outline = long, lying = true, bend = 12, lobes = { 9, 0.02 }, extent = 1.0, coins = true } },
    { kind = "radish", synsets = { "radish.n.01" }, height_m = { 0.03, 0.11, 0.4 }, slots = { { "skin", "cerise peel" }, { "stem", "green leaf" }, { "leaf", "green leaf" } },
      traits = { outline = { { 0, 0 }, { 0.012, 0.08 }, { 0.04, 0.18 }, { 0.19, 0.34 }, { 0.22, 0.45 }, { 0.15, 0.6 }, { 0, 0.63 } }, tuft = 0.5, lying = true, high = 1.65 } },
    { kind = "beet", synsets = { "beet.n.02" }, names = { "beetroot", "turnip" }, height_m = { 0.05, 0.1, 0.4 }, slots = { { "skin", "mulberry peel" }, { "stem", "maroon leaf" }, { "leaf", "green leaf" } },
      traits = { outline = { { 0, 0 }, { 0.015, 0.08 }, { 0.05, 0.16 }, { 0.22, 0.32 }, { 0.27, 0.46 }, { 0.18, 0.62 }, { 0, 0.66 } }, tuft = 0.6, lying = true, high = 1.6 } },
    { kind = "coconut", synsets = { "coconut.n.02" }, height_m = { 0.08, 0.13, 0.5 }, slots = { { "skin", "dark brown hair" }, { "flesh", "white peel" }, { "stem", "dark brown bark" }, { "milk", "snow white plastic" } },
      traits = { outline = ball, bumps = 0.012, bowl = true } },
    { kind = "kiwi", synsets = { "kiwi.n.03" }, names = { "kiwi fruit", "kiwifruit" }, height_m = { 0.035, 0.05, 0.4 }, slots = { { "skin", "brown felt" }, { "flesh", "apple green flesh" }, { "heart", "cream flesh" }, { "seed", "black plastic" } },
      traits = { outline = oval, lying = true, cross = true } },
    { kind = "avocado", synsets = { "avocado.n.01" }, height_m = { 0.08, 0.12, 0.4 }, slots = { { "skin", "hunter green peel" }, { "flesh", "butter yellow flesh" }, { "edge", "apple green flesh" }, { "pit", "glossy brown wood" } },
      traits = { outline = { { 0, 0.01 }, { 0.12, 0 }, { 0.27, 0.08 }, { 0.35, 0.26 }, { 0.33, 0.46 }, { 0.23, 0.7 }, { 0.14, 0.9 }, { 0.07, 0.98 }, { 0, 1 } }, bumps = 0.01, pitted = true } },
    { kind = "watermelon", synsets = { "watermelon.n.02" }, height_m = { 0.15, 0.24, 0.6 }, parts = { slice = { 0, 1, 1 } }, slots = { { "skin", "dark green peel" }, { "stripe", "lime green peel" }, { "flesh", "scarlet flesh" }, { "rind", "mint peel" }, { "seed", "black plastic" } },
      traits = { outline = oval, lying = true, striped = true } },
    { kind = "melon", synsets = { "melon.n.01" }, except = { "watermelon.n.02" }, names = { "cantaloupe", "honeydew" }, height_m = { 0.1, 0.16, 0.5 }, slots = { { "skin", "sand peel" }, { "stem", "tan bark" }, { "leaf", "green leaf" } },
      traits = { outline = ball, ribs = { 12, 0.05 }, stem = { 0.03, 0.06 }, bumps = 0.008 } },
    { kind = "egg", synsets = { "egg.n.02" }, except = { "fried_egg.n.01", "omelet.n.01", "scrambled_eggs.n.01", "poached_egg.n.01", "deviled_egg.n.01" }, names = { "easter egg", "dragon egg", "chicken egg" }, height_m = { 0.03, 0.057, 0.5 }, slots = { { "skin", "eggshell plastic" } },
      traits = { outline = egg } },
  },

  build = function(p)
    local t = p.traits
    local widest = 0
    for _, point in ipairs(t.outline) do widest = math.max(widest, point[1]) end
    -- A lying fruit is as high as it is thick.
    local s = t.extent and p.size / t.extent or t.lying and p.size / (2 * widest * (t.squash or 1) * (t.high or 1)) or t.across and p.size / t.across or p.size
    local plump = t.lying and 1 or p:vary(0.94, 1.07)
    local outline = {}
    for i, point in ipairs(t.outline) do outline[i] = { point[1] * s * plump, point[2] * s } end
    local around = t.around or t.ribs and turned.ribs(t.ribs[1] + p:choose{ 0, 0, t.ribs[1] > 6 and 1 or 0 }, t.ribs[2]) or t.lobes and turned.lobes(t.lobes[1], t.lobes[2]) or none
    local sides = t.ribs and 8 * t.ribs[1] or p.advanced and 56 or 32
    if t.ribs and not p.advanced then sides = 5 * t.ribs[1] end
    local body = turned.body(outline, around, { sides = math.max(sides, 30), segments = p.advanced and 4 or 2 })
    if t.bumps then body = body:displace{ amount = t.bumps * s, size = (t.bumps > 0.02 and 0.35 or 0.12) * s } end
    local top = outline[#outline][2]

    -- What grows on it is collected, so that it may be laid down with the body.
    local parts = { body:slot("skin") }
    local function put(shape, slot) parts[#parts + 1] = shape:slot(slot) end
    if t.stem then
      put(garnish.stem(p, top - 0.03 * s, (t.stem[2] + 0.03) * s, t.stem[1] * s, p:vary(-0.5, 0.5) * t.stem[2] * s), "stem")
    end
    if t.calyx then
      local c = t.calyx
      put(garnish.calyx(p, c[1], c[2] * s, c[3] * s, c[4]):move(0, top + (c[4] > 30 and 0.03 or 0.12) * s, 0), "stem")
    end
    if t.roots then
      for i = 1, 9 do
        put(kit.cone{ radius = 0.012 * s, top = 0.003 * s, height = 0.1 * s, sides = 5 }:aim(math.sin(i * 2.4), -0.7, math.cos(i * 2.4)):move(0.03 * s * math.sin(i * 2.4), 0.045 * s, 0.03 * s * math.cos(i * 2.4)), "root")
      end
    end
    if t.tuft then
      for i = 1, 5 do
        local turn, lean = i * 137.5, 12 + 5 * i
        local stalk = kit.cone{ radius = 0.018 * s, top = 0.01 * s, height = 0.24 * s, sides = 7 }:align{ y = "low" }
        local blade = garnish.leaf(p, t.tuft * s, 0.3 * t.tuft * s):rotate("z", 90):move(0, 0.2 * s, 0)
        put(stalk:rotate("z", -lean):rotate("y", turn):move(0, top - 0.02 * s, 0), "stem")
        put(blade:rotate("z", -lean):rotate("y", turn):move(0, top - 0.02 * s, 0), "leaf")
      end
    end
    local leaves = (t.leafy ~= false and t.stem and not t.calyx and not t.ribs) and p:part("leaf") or 0
    for i = 1, leaves do
      local leaf = garnish.leaf(p, 0.5 * s, 0.22 * s):rotate("z", 18 - 30 * (i - 1)):rotate("y", p:vary(0, 80) + 150 * (i - 1))
      put(leaf:move(0, top + 0.02 * s, 0), "leaf")
    end
    if t.eyes then
      put(kit.instances(kit.sphere{ radii = { 0.022 * s, 0.006 * s, 0.014 * s }, sides = 8, rows = 6 }, kit.over(body, { count = 9, apart = 0.12 * s })), "eye")
    end
    if t.striped then
      -- Light stripes from tip to tip, a hair above the rind.
      for i = 1, 9 do
        local path = {}
        for k = 2, #outline - 1 do path[#path + 1] = { 0, outline[k][2], outline[k][1] } end
        local stripe = kit.sweep{ path = kit.curve{ points = path, segments = 5 }, profile = kit.ellipse{ radius = 0.035 * s, radius_y = 0.008 * s, sides = 8 }, up = { 0, 0, 1 } }
        put(stripe:rotate("y", 40 * i + p:vary(-5, 5)), "stripe")
      end
    end
    if t.face then
      -- Eyes, nose and a toothed mouth: plates that follow the skin, pushed in from the front.
      local function plate(points, turn, y, reach)
        local line = {}
        for i, q in ipairs(points) do line[i] = { q[1] * s, q[2] * s } end
        put(kit.extrude{ outline = line, depth = 0.16 * s, bevel = 0.008 * s }:move(0, y * s, reach * s):rotate("y", turn), "face")
      end
      local squint = p:vary(-0.06, 0.06)
      plate({ { -0.11, 0 }, { 0.1, 0 }, { squint, 0.17 } }, -25, 0.52, 0.53)
      plate({ { -0.1, 0 }, { 0.11, 0 }, { -squint, 0.17 } }, 25, 0.52, 0.53)
      plate({ { -0.06, 0 }, { 0.06, 0 }, { 0, 0.1 } }, 0, 0.42, 0.55)
      -- The mouth goes round the belly in slices, every other one with a tooth.
      for i = -5, 5 do
        local smile, high = 0.006 * i * i, 0.15 - 0.0035 * i * i
        local low = (i % 3 == 0) and 0.06 or 0
        plate({ { -0.052, low }, { 0.052, low }, { 0.052, high - (i % 3 == 1 and 0.06 or 0) }, { -0.052, high - (i % 3 == 1 and 0.06 or 0) } }, 9.2 * i, 0.17 + smile, 0.51 + 0.004 * smile)
      end
    end
    local whole = kit.group(parts)
    if t.bend then whole = whole:bend{ axis = "y", towards = "x", degrees = t.bend * p:vary(0.5, 1.2) } end
    local turn = t.extent and -20 or p:vary(-30, 30)
    if t.lying then whole = whole:scale(1, 1, t.squash or 1):rotate("z", -90):rotate("y", 20 + turn) end
    whole = whole:align{ y = "low", x = "middle", z = "middle" }
    local wide, _, deep = whole:size()
    local r = widest * s
    local beside = t.wedges and p:part("slice") > 0 or t.bowl or t.cross or t.pitted or t.striped and p:part("slice") > 0
    if beside then whole = whole:move(-0.5 * wide, 0, -0.35 * r) end
    p:add(whole, "skin")

    if t.wedges and p:part("slice") > 0 then
      local rind, pith, flesh = garnish.citrus_half(p, r, 0.92 * r, p:choose{ 9, 10, 11 })
      local function lay(shape) return shape:move(0, -0.92 * r, 0):rotate("x", 62):move(0.95 * r, 0.98 * r, 0.35 * r) end
      p:add(lay(rind), "skin"); p:add(lay(pith), "pith"); p:add(lay(flesh), "flesh")
    elseif t.bowl then
      local shell = kit.lathe{ smooth = true, sides = 44, profile = { { 0, 0 }, { 0.5 * r, 0.12 * r }, { 0.86 * r, 0.5 * r }, { r, r, "sharp" }, { 0.92 * r, r, "sharp" }, { 0.8 * r, 0.6 * r }, { 0, 0.5 * r } } }
      local flesh = kit.lathe{ smooth = true, sides = 44, profile = { { 0, 0.4 * r, "sharp" }, { 0.7 * r, 0.5 * r, "sharp" }, { 0.915 * r, 1.02 * r, "sharp" }, { 0.74 * r, 1.02 * r, "sharp" }, { 0.55 * r, 0.66 * r }, { 0, 0.58 * r } } }
      local function lay(shape) return shape:move(0, -r, 0):rotate("x", 42):rotate("y", 12):move(0.95 * r, 0.99 * r, 0.45 * r) end
      p:add(lay(shell), "skin"); p:add(lay(flesh), "flesh")
    elseif t.cross then
      local disc = { { "flesh", 0.95, 0.02 }, { "heart", 0.32, 0.03 } }
      local half = kit.lathe{ smooth = true, sides = 40, profile = { { 0, 0 }, { 0.55 * r, 0.12 * r }, { 0.9 * r, 0.55 * r }, { r, 1.05 * r, "sharp" }, { 0, 1.05 * r } } }
      local function lay(shape) return shape:move(0, -1.05 * r, 0):rotate("x", 62):move(0.9 * r, 1.01 * r, 0.55 * r) end
      p:add(lay(half), "skin")
      for _, d in ipairs(disc) do p:add(lay(kit.cylinder{ radius = d[2] * r, height = 2 * d[3] * r }:scale(1, 1, d[1] == "heart" and 0.8 or 1):move(0, 1.05 * r, 0)), d[1]) end
      local seed = kit.sphere{ radii = { 0.022 * r, 0.02 * r, 0.055 * r }, sides = 7, rows = 5 }
      p:add(lay(kit.instances(seed, kit.ring{ count = 22, radius = 0.44 * r }):move(0, 1.075 * r, 0)), "seed")
      p:add(lay(kit.instances(seed, kit.ring{ count = 26, radius = 0.54 * r, start = 7 }):move(0, 1.075 * r, 0)), "seed")
    elseif t.pitted then
      local half = turned.body(outline, none, { sides = 36, segments = 3 }):cut{ point = { 0, 0, 0 }, normal = { 0, 0, 1 } }
      local function face(scale, depth)
        local line = {}
        for i = 1, #outline do line[#line + 1] = { outline[i][1] * scale, (outline[i][2] - 0.4 * s) * scale + 0.4 * s } end
        for i = #outline - 1, 2, -1 do line[#line + 1] = { -outline[i][1] * scale, (outline[i][2] - 0.4 * s) * scale + 0.4 * s } end
        return kit.extrude{ outline = kit.curve{ points = line, closed = true, segments = 4 }, depth = depth }
      end
      local function lay(shape) return shape:rotate("x", -24):rotate("y", 12):move(0.36 * s, 0.06 * s, 0.3 * s) end
      p:add(lay(half), "skin")
      p:add(lay(face(0.93, 0.012 * s)), "edge"); p:add(lay(face(0.84, 0.024 * s)), "flesh")
      p:add(lay(kit.sphere{ radii = { 0.145 * s, 0.15 * s, 0.12 * s } }:move(0, 0.31 * s, 0.02 * s)), "pit")
    elseif t.striped and p:part("slice") > 0 then
      -- A wedge standing on its rind: a slice of discs within discs.
      local function disc(radius, thick) return kit.extrude{ depth = thick, bevel = 0.01 * s, outline = (function()
          local line = {}
          for i = 0, 20 do line[i + 1] = { radius * math.cos(math.pi * (1 + i / 20)), radius * math.sin(math.pi * (1 + i / 20)) } end
          return line
        end)() } end
      local function lay(shape) return shape:move(0, r, 0):rotate("y", 14):move(0.45 * s, 0, 1.15 * r) end
      p:add(lay(disc(r, 0.1 * s)), "skin"); p:add(lay(disc(0.93 * r, 0.11 * s)), "rind"); p:add(lay(disc(0.86 * r, 0.12 * s)), "flesh")
      for i = 1, 9 do
        local a, d = math.pi * (1.08 + 0.84 * i / 10), (0.4 + 0.22 * (i % 2)) * r
        p:add(lay(kit.sphere{ radii = { 0.014 * s, 0.024 * s, 0.07 * s }, sides = 8, rows = 6 }:move(d * math.cos(a), d * math.sin(a), 0)), "seed")
      end
    elseif t.coins then
      for i = 1, p:part("slice") do
        local x, lean = 0.5 * wide + (0.6 * i) * r, 24
        local function lay(shape) return shape:rotate("z", 90):rotate("z", lean):rotate("y", 20 + turn):move(0.42 * s + 0.5 * r * i, 0.98 * r, 0.9 * r + 0.1 * r * i) end
        p:add(lay(kit.cylinder{ radius = r, height = 0.14 * r, bevel = 0.02 * r }), "skin")
        p:add(lay(kit.cylinder{ radius = 0.92 * r, height = 0.16 * r, bevel = 0.02 * r }), "flesh")
      end
    end
    if not t.lying then p:anchor("hand", { at = { 0, 0.5 * s, 0 }, normal = { 0, 1, 0 } }) end
  end,
}
