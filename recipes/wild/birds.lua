-- Birds. What they share is drawn by lib/bird; here is what makes a duck a duck.
local bird = require("lib/bird")
local sculpt = require("lib/sculpt")
local ball = sculpt.ball

-- A comb on the crown and wattles below the beak.
local function comb(p, b)
  local r, parts = b.hr, {}
  local teeth = b.t.comb or 4
  for i = 1, teeth do
    local s = (i - 0.5) / teeth
    local z = (0.62 - 1.3 * s) * r
    local tall = r * (0.34 + 0.22 * math.sin(math.pi * s)) * (b.t.comb_size or 1)
    parts[i] = ball(p, { 0.1 * r, tall, 0.24 * r }, "comb"):rotate("x", -20 * s):move(0, r * (0.82 - 0.25 * math.abs(s - 0.45)) + 0.35 * tall, z)
  end
  for side = -1, 1, 2 do
    parts[#parts + 1] = ball(p, { 0.13 * r, 0.34 * r * (b.t.comb_size or 1), 0.17 * r }, "comb"):move(side * 0.16 * r, -0.72 * r, 0.86 * r)
  end
  b.clay.add(b.of_head(kit.group(parts)))
end

-- Feathers that stand up from the crown: count, length, lean (degrees back), slot.
local function crest(b, p, count, length, lean, slot, width)
  for i = 1, count do
    local s = count > 1 and (i - 1) / (count - 1) or 0.5
    local one = sculpt.blade(p, length * p:vary(0.9, 1.1), width or 0.05, 0.025):rotate("z", 90):rotate("x", -90 - lean * s - 8)
    b.clay.add(b.of_head(one:move(0, 0.86 * b.hr * (1 - 0.25 * s), (0.35 - 0.9 * s) * b.hr)), slot)
  end
end

-- An owl's face: two discs of feathers, ears, and a barred breast.
local function owl(p, b)
  local r = b.hr
  for side = -1, 1, 2 do
    b.clay.add(b.of_head(ball(p, { 0.52 * r, 0.56 * r, 0.16 * r }, "belly", true):rotate("y", side * 16):move(side * 0.4 * r, 0.03 * r, 0.8 * r)))
    if b.t.ears then
      b.clay.add(b.of_head(kit.cone{ radius = 0.24 * r, height = 0.62 * r, sides = 10, rows = 2 }:scale(1, 1, 0.6):rotate("x", -12):rotate("z", -side * 30):move(side * 0.56 * r, 0.92 * r, 0.12 * r)), "coat")
    end
  end
  for row = 0, 2 do
    for i = -1, 1 do
      local x = (i + (row % 2) * 0.5) * 0.11
      if x < 0.12 then
        b.clay.add(kit.sphere{ radii = { 0.032, 0.02, 0.02 }, sides = 8, rows = 6 }:move(x, 0.14 - 0.12 * row, b.t.breast_z - 0.25 * x * x - 0.006 * row), "flight")
      end
    end
  end
end

local function peacock(p, b)
  for i = -2, 2 do
    local stem = kit.cylinder{ radius = 0.006, height = 0.16, sides = 6 }:move(0, 0.08, 0)
    b.clay.add(b.of_head(kit.group{ stem, ball(p, { 0.022, 0.026, 0.014 }):move(0, 0.17, 0) }:rotate("x", -8):rotate("z", 15 * i):move(0, 0.8 * b.hr, -0.1 * b.hr)), "coat")
  end
end

-- A turkey's snood, and folds down its neck.
local function turkey(p, b)
  local r = b.hr
  b.clay.add(b.of_head(sculpt.strand(p, { { 0, 0.12 * r, 0.95 * r }, { 0.18 * r, 0.02 * r, 1.35 * r }, { 0.26 * r, -0.7 * r, 1.4 * r } }, 0.15 * r, { 0.7, 1, 0.9 })), "comb")
  b.clay.add(b.of_head(ball(p, { 0.28 * r, 0.8 * r, 0.32 * r }, "comb"):rotate("x", 8):move(0, -1.0 * r, 0.68 * r)))
end

local small = { length = 0.17, width = 0.11, height = 0.1, drop = 0.02 }
local hook = { length = 0.21, width = 0.12, height = 0.16, drop = 0.15, bend = 2.6, radii = { 1, 0.95, 0.7, 0 }, lower = 0.62 }
local duck = { length = 0.24, width = 0.17, height = 0.07, rise = -0.03, drop = -0.01, radii = { 0.9, 0.78, 0.92, 0.95, 0.5 }, gape = 6 }
local water = { pitch = 10, foot = "web", leg = 0.1, beak = duck, tail = "blade", tail_length = 0.2, tail_up = 26, tail_wide = 40, wing_length = 0.66, neck = 0.34,
  neck_path = { { 0, 0 }, { 0.55, 0.22 }, { 1, 0.34 } }, neck_tip = 0.11, wing_y = 0.03, hip = -0.05 }

local kinds = {}
local function kind(name, synsets, size, traits, slots, more)
  local one = { kind = name, synsets = synsets, height_m = size, traits = traits, slots = bird.slots(slots) }
  for key, value in pairs(more or {}) do one[key] = value end
  kinds[#kinds + 1] = one
end
local function of(base, own) return sculpt.traits(base, own) end

kind("bird", { "bird.n.01" }, { 0.08, 0.25, 2.5 }, { head = 0.19, belly = { at = { 0.12, -0.04 }, wide = 0.9 }, girth = 0.27 },
  { coat = "steel blue feathers", flight = "navy feathers", belly = "apricot feathers", beak = "sunflower yellow plastic", leg = "brown plastic" },
  { names = { "songbird", "bluebird", "sparrow", "finch", "swallow", "nightingale" } })
kind("robin", { "robin.n.01", "robin.n.02" }, { 0.1, 0.14, 0.25 }, { girth = 0.34, head = 0.22, neck = 0.2, pitch = 32, belly = { at = { 0.2, -0.03 }, deep = 0.92, wide = 0.94, long = 0.32 }, leg = 0.26, tail_length = 0.34, wing_length = 0.62 },
  { coat = "brown feathers", flight = "dark brown feathers", belly = "orange feathers", beak = "charcoal plastic", leg = "brown plastic" })
kind("canary", { "canary.n.04" }, { 0.1, 0.13, 0.2 }, { girth = 0.27, head = 0.18, beak = { length = 0.12, width = 0.11, height = 0.11 } },
  { coat = "yellow feathers", flight = "sunflower yellow feathers", beak = "salmon plastic", leg = "salmon plastic" })
kind("crow", { "crow.n.01", "raven.n.01" }, { 0.3, 0.42, 0.6 }, { pitch = 22, girth = 0.26, beak = { length = 0.27, width = 0.1, height = 0.12, drop = 0.05, radii = { 1, 0.92, 0.7, 0 } }, eye = 0.2, eyes = "round", wing_length = 0.8, tail_length = 0.5, tail_wide = 24 },
  { coat = "black feathers", flight = "charcoal feathers", beak = "charcoal plastic", leg = "charcoal plastic" }, { names = { "magpie", "blackbird", "raven" } })
kind("pigeon", { "pigeon.n.01" }, { 0.2, 0.32, 0.4 }, { pitch = 22, girth = 0.31, head = 0.145, neck = 0.32, neck_path = { { 0, 0 }, { 0.55, 0.2 }, { 1, 0.36 } }, neck_r = 0.2, neck_tip = 0.1, breast = 0.25, leg = 0.14, hood = 0.35,
  beak = { length = 0.13, width = 0.06, height = 0.06, drop = 0.02 }, eyes = "round", eye = 0.2, tail_length = 0.4, tail_wide = 22 },
  { coat = "silver gray feathers", head = "teal feathers", wing = "light gray feathers", flight = "slate gray feathers", beak = "charcoal plastic", leg = "coral plastic", eye = "orange plastic" })
kind("dove", { "dove.n.01" }, { 0.18, 0.28, 0.35 }, { pitch = 22, girth = 0.28, head = 0.15, neck = 0.28, neck_r = 0.18, neck_tip = 0.1, leg = 0.14, beak = { length = 0.12, width = 0.06, height = 0.06, drop = 0.02 }, tail_length = 0.42, tail_wide = 50, tail_count = 7 },
  { coat = "white feathers", flight = "white feathers", beak = "dusty rose plastic", leg = "coral plastic" })
kind("chicken", { "chicken.n.02", "hen.n.01" }, { 0.3, 0.45, 0.65 }, { pitch = 14, girth = 0.34, neck = 0.36, neck_path = { { 0, 0 }, { 0.55, 0.2 }, { 1, 0.3 } }, neck_r = 0.22, neck_tip = 0.11, head = 0.135, breast = 0.26, eye = 0.22, eyes = "round",
  beak = { length = 0.13, width = 0.09, height = 0.09, drop = 0.05 }, leg = 0.2, tail = "blade", tail_up = 50, tail_length = 0.36, tail_wide = 34, feather = 0.13, wing_length = 0.58, extra = comb, comb_size = 0.8, hip = 0 },
  { coat = "russet feathers", flight = "brown feathers", tail = "dark brown feathers", beak = "sunflower yellow plastic", leg = "sunflower yellow plastic", eye = "orange plastic" })
kind("rooster", { "cock.n.05" }, { 0.35, 0.6, 0.8 }, { pitch = 22, girth = 0.31, neck = 0.42, neck_path = { { 0, 0 }, { 0.55, 0.16 }, { 1, 0.26 } }, neck_r = 0.22, neck_tip = 0.11, head = 0.13, breast = 0.25, hood = 0.2, eye = 0.22, eyes = "round",
  beak = { length = 0.14, width = 0.09, height = 0.09, drop = 0.06 }, leg = 0.3, thigh = 0.11, tail = "plume", tail_length = 0.72, tail_up = 28, wing_length = 0.6, extra = comb, comb = 5, comb_size = 1.35, hip = 0 },
  { coat = "russet feathers", head = "tangerine feathers", wing = "chestnut feathers", flight = "dark teal feathers", tail = "dark green feathers", beak = "sunflower yellow plastic", leg = "sunflower yellow plastic", eye = "orange plastic" },
  { names = { "rooster", "cockerel" } })
kind("chick", { "chick.n.01" }, { 0.06, 0.1, 0.16 }, { pitch = 20, girth = 0.4, wide = 1, neck = 0.3, neck_path = { { 0, 0 }, { 1, 0.35 } }, neck_r = 0.24, neck_tip = 0.22, head = 0.3, eye = 0.2, leg = 0.16, tail = "stub", wing = "stub", beak = { length = 0.13, width = 0.1, height = 0.09 } },
  { coat = "yellow fur", beak = "orange plastic", leg = "orange plastic" }, { names = { "baby chicken", "baby bird" } })
kind("duck", { "duck.n.01" }, { 0.25, 0.38, 0.55 }, of(water, { hood = 0.45, collar = 0.42, head = 0.16, girth = 0.3, breast = 0.24 }),
  { coat = "light gray feathers", head = "dark green feathers", wing = "brown feathers", flight = "dark brown feathers", beak = "sunflower yellow plastic", leg = "orange plastic" }, { names = { "mallard" } })
kind("duckling", { "duckling.n.02" }, { 0.08, 0.13, 0.2 }, of(water, { girth = 0.34, neck = 0.36, neck_r = 0.2, neck_tip = 0.17, head = 0.24, wing = "stub", tail_length = 0.14, cell = 0.04, neck_path = { { 0, 0 }, { 0.55, 0.16 }, { 1, 0.24 } }, leg = 0.08, eye = 0.19 }),
  { coat = "yellow fur", beak = "orange plastic", leg = "orange plastic" })
kind("rubber duck", { }, { 0.05, 0.08, 0.25 }, of(water, { pitch = 6, girth = 0.36, wide = 1.05, neck = 0.34, neck_path = { { 0, 0 }, { 1, 0.05 } }, neck_r = 0.2, neck_tip = 0.19, head = 0.27, eye = 0.2, foot = false, wing = "stub", tail_length = 0.24, tail_up = 50, tail_wide = 16, feather = 0.2, leg = 0,
  beak = { length = 0.2, width = 0.2, height = 0.08, rise = -0.03, drop = -0.03, radii = { 0.9, 0.9, 0.95, 0.8, 0.3 }, gape = 14 } }),
  { coat = "glossy yellow rubber", beak = "glossy orange rubber" }, { names = { "rubber ducky", "bath duck", "rubber duckie" } })
kind("goose", { "goose.n.01" }, { 0.5, 0.8, 1 }, of(water, { neck = 0.72, neck_path = { { 0, 0 }, { 0.3, 0.16 }, { 0.7, 0.14 }, { 1, 0.2 } }, neck_r = 0.17, neck_tip = 0.085, head = 0.125, leg = 0.15, breast = 0.22, girth = 0.31 }),
  { coat = "white feathers", flight = "light gray feathers", beak = "orange plastic", leg = "orange plastic" })
kind("swan", { "swan.n.01" }, { 0.5, 1.0, 1.4 }, of(water, { pitch = 4, foot = false, leg = -0.1, neck = 0.95, neck_path = { { -0.1, 0 }, { 0.2, 0.24 }, { 0.5, 0.12 }, { 0.8, 0.0 }, { 1, 0.12 }, { 0.97, 0.26 } }, neck_r = 0.15, neck_tip = 0.075, head = 0.11, nod = 12, wing_length = 0.9, wing_deep = 0.46, wing_pitch = 2, wing_y = 0.1, tail_up = 20, skull_long = 1.2,
  beak = { length = 0.2, width = 0.1, height = 0.075, rise = -0.015, drop = 0, radii = { 1, 0.85, 0.85, 0.8, 0.4 } }, girth = 0.29,
  extra = function(p, b) b.clay.add(b.of_head(ball(p, { 0.024, 0.026, 0.032 }, "beak tip"):move(0, 0.2 * b.hr, 1.12 * b.hr))) end }),
  { coat = "white feathers", flight = "white feathers", tail = "white feathers", beak = "orange plastic", beak_tip = "black plastic" })
kind("flamingo", { "flamingo.n.01" }, { 0.9, 1.3, 1.5 }, { pitch = 16, girth = 0.25, neck = 0.85, neck_path = { { 0, -0.05 }, { 0.1, 0.3 }, { 0.4, 0.4 }, { 0.62, 0.16 }, { 0.85, 0.06 }, { 1, 0.2 }, { 0.96, 0.32 } }, neck_r = 0.11, neck_tip = 0.06, head = 0.095, nod = 10, eye = 0.22, eyes = "round",
  leg = 1.0, leg_r = 0.02, foot = "web", stance = 0.32, toes = 0.12, beak_down = 22, tail_length = 0.3, wing_length = 0.72, beak = { length = 0.21, width = 0.085, height = 0.1, drop = 0.13, bend = 2.2, radii = { 1, 1, 0.95, 0.7, 0 }, tip = 0.58, lower = 0 } },
  { coat = "pink feathers", wing = "flamingo feathers", flight = "coral feathers", beak = "cream plastic", beak_tip = "black plastic", leg = "salmon plastic", eye = "yellow plastic" })
kind("parrot", { "parrot.n.01" }, { 0.15, 0.35, 0.9 }, { pitch = 58, girth = 0.24, neck = 0.22, neck_path = { { 0, 0 }, { 1, 0.3 } }, neck_r = 0.19, neck_tip = 0.17, neck_from = { 0.36, 0.04 }, head = 0.2, eyes = "round", eye = 0.17, eye_ring = 0.34, leg = 0.1, wing_length = 0.86,
  beak = { length = 0.2, width = 0.14, height = 0.24, drop = 0.24, bend = 2, radii = { 1, 0.95, 0.72, 0 }, lower = 0.5, tip = 0.7 }, beak_y = 0.18, tail = "blade", tail_length = 0.78, tail_wide = 12, tail_count = 3, belly = false, tail_up = -6, wing_pitch = 60 },
  { coat = "red feathers", wing = "sunflower yellow feathers", flight = "royal blue feathers", tail = "royal blue feathers", beak = "ivory plastic", beak_tip = "charcoal plastic", leg = "gray plastic", eye = "yellow plastic" }, { names = { "macaw" } })
kind("parakeet", { "parakeet.n.01", "lovebird.n.01" }, { 0.1, 0.18, 0.3 }, { pitch = 58, girth = 0.24, neck = 0.2, neck_path = { { 0, 0 }, { 1, 0.3 } }, neck_r = 0.19, neck_tip = 0.18, neck_from = { 0.36, 0.04 }, hood = 0.4, head = 0.21, eye = 0.17, leg = 0.1, wing_length = 0.8,
  beak = { length = 0.13, width = 0.11, height = 0.15, drop = 0.15, bend = 2, lower = 0.5 }, beak_y = 0.1, tail_length = 0.6, tail_wide = 12, tail_count = 3, tail_up = -6, wing_pitch = 60 },
  { coat = "lime green feathers", head = "yellow feathers", wing = "green feathers", flight = "dark green feathers", tail = "teal feathers", beak = "tangerine plastic", leg = "gray plastic" }, { names = { "budgie", "budgerigar" } })
kind("cockatoo", { "cockatoo.n.01" }, { 0.2, 0.4, 0.6 }, { pitch = 56, girth = 0.25, neck = 0.22, neck_path = { { 0, 0 }, { 1, 0.3 } }, neck_r = 0.19, neck_tip = 0.17, neck_from = { 0.36, 0.04 }, head = 0.2, eye = 0.17, leg = 0.1, wing_length = 0.82, beak = { length = 0.17, width = 0.13, height = 0.2, drop = 0.2, bend = 2, lower = 0.5 }, beak_y = 0.1,
  tail_length = 0.5, tail_wide = 20, tail_up = -6, wing_pitch = 58, extra = function(p, b) crest(b, p, 6, 0.34, 50, "mark", 0.07) end },
  { coat = "white feathers", flight = "white feathers", beak = "charcoal plastic", leg = "gray plastic", mark = "yellow feathers" })
kind("toucan", { "toucan.n.01" }, { 0.3, 0.5, 0.65 }, { pitch = 48, girth = 0.25, neck = 0.22, neck_path = { { 0, 0 }, { 1, 0.4 } }, neck_r = 0.2, neck_tip = 0.17, head = 0.19, eyes = "round", eye = 0.17, eye_ring = 0.36, leg = 0.12, belly = { at = { 0.3, 0.02 }, deep = 0.86, wide = 0.84, long = 0.25 },
  beak = { length = 0.6, width = 0.15, height = 0.24, drop = 0.16, bend = 2.4, rise = 0.02, radii = { 0.9, 1, 0.95, 0.82, 0.55, 0 }, tip = 0.8, lower = 0.9, gape = 2 }, tail_length = 0.5, tail_wide = 14, tail_up = -4, wing_length = 0.72 },
  { coat = "black feathers", flight = "charcoal feathers", belly = "cream feathers", mark = "turquoise feathers", beak = "orange plastic", beak_tip = "black plastic", leg = "slate gray plastic", eye = "green plastic" })
kind("owl", { "owl.n.01" }, { 0.15, 0.4, 0.7 }, { pitch = 78, girth = 0.3, wide = 1.04, neck = 0.2, neck_from = { 0.34, 0 }, neck_path = { { 0, 0 }, { 1, 0.2 } }, neck_r = 0.26, neck_tip = 0.25, head = 0.29, skull_long = 0.95, eyes = "round", eye = 0.27, eye_at = { 0.42, 0.06, 1 },
  beak = { length = 0.09, width = 0.08, height = 0.1, drop = 0.1, bend = 2, lower = 0 }, beak_down = 35, beak_y = -0.06, leg = -0.08, foot = "claw", leg_r = 0.03, toes = 0.12, hip = 0.0, tail_length = 0.34, tail_wide = 20, tail_up = -4, wing_length = 0.82, wing_deep = 0.42, wing_pitch = 82, wing_lean = 0, wing_turn = 20, ears = true,
  belly = { at = { 0.06, -0.1 }, deep = 0.86, wide = 0.84, long = 0.36 }, breast_z = 0.345, extra = owl, brow = "coat" },
  { coat = "brown feathers", wing = "brown feathers", flight = "dark brown feathers", belly = "beige feathers", beak = "charcoal plastic", leg = "sunflower yellow plastic", eye = "sunflower yellow plastic" })
kind("snowy owl", { }, { 0.3, 0.55, 0.7 }, { pitch = 78, girth = 0.3, wide = 1.04, neck = 0.18, neck_from = { 0.34, 0 }, neck_path = { { 0, 0 }, { 1, 0.2 } }, neck_r = 0.26, neck_tip = 0.25, head = 0.27, skull_long = 0.95, eyes = "round", eye = 0.24, eye_at = { 0.42, 0.06, 1 },
  beak = { length = 0.09, width = 0.08, height = 0.1, drop = 0.1, bend = 2, lower = 0 }, beak_down = 35, beak_y = -0.06, leg = -0.08, leg_r = 0.03, toes = 0.12, hip = 0, tail_length = 0.34, tail_wide = 20, tail_up = -4, wing_length = 0.82, wing_deep = 0.42, wing_pitch = 82, wing_lean = 0, wing_turn = 20,
  belly = { at = { 0.06, -0.1 }, deep = 0.86, wide = 0.84, long = 0.36 }, breast_z = 0.345, extra = owl },
  { coat = "white feathers", wing = "white feathers", flight = "silver gray feathers", tail = "white feathers", belly = "white feathers", beak = "charcoal plastic", leg = "white fur", eye = "yellow plastic" })
kind("eagle", { "eagle.n.01" }, { 0.4, 0.85, 1.2 }, { pitch = 42, girth = 0.26, neck = 0.26, neck_path = { { 0, 0 }, { 0.6, 0.3 }, { 1, 0.5 } }, neck_r = 0.2, neck_tip = 0.14, head = 0.165, hood = 0.25, eyes = "round", eye = 0.2, brow = "head", beak = hook, leg = 0.14, leg_r = 0.032, thigh = 0.13, toes = 0.17, hip = -0.1,
  wing = "spread", wing_length = 1.15, wing_up = 42, wing_flat = 22, tail_length = 0.46, tail_wide = 56, tail_count = 7, feather = 0.12 },
  { coat = "dark brown feathers", wing = "brown feathers", flight = "dark brown feathers", head = "white feathers", tail = "white feathers", beak = "sunflower yellow plastic", leg = "sunflower yellow plastic", eye = "yellow plastic" })
kind("hawk", { "hawk.n.01", "falcon.n.01", "vulture.n.01", "osprey.n.01" }, { 0.3, 0.5, 0.65 }, { pitch = 52, girth = 0.25, neck = 0.22, neck_path = { { 0, 0 }, { 1, 0.4 } }, neck_r = 0.2, neck_tip = 0.15, head = 0.17, eyes = "round", eye = 0.22, brow = "coat", beak = { length = 0.17, width = 0.1, height = 0.13, drop = 0.14, bend = 2.4, tip = 0.5, lower = 0.55 },
  belly = { at = { 0.12, -0.04 }, wide = 0.88 }, leg = 0.12, leg_r = 0.028, thigh = 0.12, toes = 0.15, tail_length = 0.5, tail_wide = 20, tail_up = -4, wing_length = 0.88 },
  { coat = "chestnut feathers", flight = "dark brown feathers", belly = "beige feathers", beak = "sunflower yellow plastic", beak_tip = "charcoal plastic", leg = "sunflower yellow plastic", eye = "amber plastic" }, { names = { "falcon" } })
kind("penguin", { "penguin.n.01" }, { 0.35, 0.75, 1.2 }, { pitch = 84, girth = 0.3, wide = 1, neck = 0.18, neck_from = { 0.36, 0 }, neck_path = { { 0, 0 }, { 1, 0.06 } }, neck_r = 0.22, neck_tip = 0.2, head = 0.22, eye = 0.2, eyes = "round", eye_at = { 0.62, 0.22, 0.75 }, beak = { length = 0.2, width = 0.09, height = 0.08, drop = 0.05 }, leg = -0.12, foot = "web", leg_r = 0.04, toes = 0.2, hip = 0.0, stance = 0.45,
  wing = "flipper", wing_from = 0.28, wing_rise = 0, tail = "stub", belly = { at = { 0.02, -0.11 }, deep = 0.86, wide = 0.86, long = 0.42 },
  extra = function(p, b)
    for side = -1, 1, 2 do b.clay.add(b.of_head(ball(p, { 0.3 * b.hr, 0.42 * b.hr, 0.4 * b.hr }, "mark"):rotate("z", side * 20):move(side * 0.68 * b.hr, -0.34 * b.hr, 0.2 * b.hr))) end
  end },
  { coat = "black feathers", wing = "black feathers", belly = "white feathers", mark = "sunflower yellow feathers", eye = "white plastic", beak = "orange plastic", leg = "orange plastic" })
kind("seagull", { "gull.n.02", "albatross.n.02", "tern.n.01" }, { 0.3, 0.45, 0.7 }, { pitch = 12, girth = 0.27, neck = 0.26, neck_path = { { 0, 0 }, { 0.6, 0.24 }, { 1, 0.36 } }, neck_r = 0.19, neck_tip = 0.13, head = 0.16, eyes = "round", eye = 0.2, beak = { length = 0.2, width = 0.08, height = 0.08, drop = 0.05, bend = 3, tip = 0.75 }, foot = "web", leg = 0.2, toes = 0.14, hip = -0.04, wing_length = 0.9, tail_length = 0.32, wing_y = 0.03 },
  { coat = "white feathers", wing = "silver gray feathers", flight = "charcoal feathers", tail = "white feathers", beak = "sunflower yellow plastic", beak_tip = "red plastic", leg = "sunflower yellow plastic", eye = "yellow plastic" })
kind("pelican", { "pelican.n.01" }, { 1, 1.35, 1.7 }, { pitch = 20, girth = 0.3, neck = 0.62, neck_path = { { -0.05, 0 }, { 0.3, 0.16 }, { 0.65, 0.02 }, { 1, 0.14 } }, neck_r = 0.15, neck_tip = 0.085, head = 0.125, eyes = "round", eye = 0.2, nod = 22, beak = { length = 0.72, width = 0.13, height = 0.06, drop = 0.03, bend = 4, radii = { 0.9, 0.85, 0.85, 0.9, 0.7, 0.2 }, pouch = 0.12, lower = 0.96, gape = 1 }, foot = "web", leg = 0.16, leg_r = 0.03, toes = 0.18, hip = -0.02, wing_length = 0.82, wing_deep = 0.4, tail_length = 0.24 },
  { coat = "white feathers", wing = "white feathers", flight = "charcoal feathers", tail = "white feathers", beak = "tangerine plastic", leg = "orange plastic", eye = "yellow plastic" })
kind("peacock", { "peacock.n.02", "peafowl.n.01" }, { 0.6, 1.1, 1.5 }, { pitch = 26, girth = 0.24, neck = 0.55, neck_path = { { 0, 0 }, { 0.3, 0.14 }, { 0.7, 0.06 }, { 1, 0.14 } }, neck_r = 0.15, neck_tip = 0.075, head = 0.1, leg = 0.28, thigh = 0.09, beak = { length = 0.12, width = 0.06, height = 0.06, drop = 0.03 }, tail = "wheel", eyes_on_tail = true, tail_count = 17, tail_wide = 190, tail_length = 1.2, wing_length = 0.6, tail_from = -0.3, extra = peacock },
  { coat = "royal blue feathers", wing = "brown feathers", flight = "dark brown feathers", tail = "green feathers", mark = "turquoise feathers", beak = "gray plastic", leg = "gray plastic" })
kind("turkey", { "turkey.n.01" }, { 0.7, 1, 1.25 }, { pitch = 24, girth = 0.36, breast = 0.3, neck = 0.42, neck_path = { { 0, 0 }, { 0.3, 0.16 }, { 0.7, 0.1 }, { 1, 0.2 } }, neck_r = 0.14, neck_tip = 0.08, head = 0.115, hood = 0.25, leg = 0.2, thigh = 0.12, beak = { length = 0.13, width = 0.07, height = 0.07, drop = 0.04 }, tail = "wheel", tail_count = 13, tail_wide = 170, tail_length = 0.86, feather = 0.1, tail_from = -0.34, wing_length = 0.62, extra = turkey },
  { coat = "brown feathers", wing = "dark brown feathers", flight = "charcoal feathers", tail = "chestnut feathers", mark = "cream feathers", head = "light blue skin", comb = "red rubber", beak = "beige plastic", leg = "salmon plastic" })
kind("ostrich", { "ostrich.n.02", "emu.n.02" }, { 1.8, 2.4, 2.8 }, { pitch = 8, girth = 0.32, neck = 0.85, neck_path = { { 0, 0.05 }, { 0.25, 0.2 }, { 0.7, 0.14 }, { 1, 0.2 } }, neck_r = 0.085, neck_tip = 0.055, head = 0.1, hood = 0.12, skull_long = 1.2, eye = 0.28, leg = 0.85, leg_r = 0.035, thigh = 0.13, thigh_long = 0.85, toes = 0.16, stance = 0.4, hip = -0.02, beak = { length = 0.16, width = 0.12, height = 0.06, radii = { 1, 0.9, 0.7, 0.2 } }, tail = "puff", tail_length = 0.36, wing_length = 0.62, wing_deep = 0.44 },
  { coat = "black feathers", wing = "black feathers", flight = "white feathers", tail = "white feathers", head = "dusty rose skin", beak = "beige plastic", leg = "dusty rose skin" })
kind("stork", { "stork.n.01", "heron.n.02", "crane.n.05" }, { 0.7, 1.1, 1.5 }, { pitch = 16, girth = 0.24, neck = 0.62, neck_path = { { 0, 0 }, { 0.3, 0.22 }, { 0.65, 0.1 }, { 1, 0.2 } }, neck_r = 0.12, neck_tip = 0.065, head = 0.1, leg = 0.75, leg_r = 0.02, stance = 0.35, toes = 0.15, beak = { length = 0.4, width = 0.07, height = 0.075 }, tail_length = 0.26, wing_length = 0.82 },
  { coat = "white feathers", wing = "white feathers", flight = "black feathers", tail = "white feathers", beak = "red plastic", leg = "red plastic" }, { names = { "heron", "egret" } })
kind("hummingbird", { "hummingbird.n.01" }, { 0.05, 0.08, 0.2 }, { pitch = 40, girth = 0.2, neck = 0.2, neck_path = { { 0, 0 }, { 1, 0.5 } }, neck_r = 0.15, neck_tip = 0.13, head = 0.16, beak = { length = 0.42, width = 0.045, height = 0.045, drop = 0.03, lower = 0 }, foot = false, leg = 0, wing = "spread", wing_length = 0.95, wing_up = 55, wing_flat = 12, wing_turn = 30, wing_feather = 0.5, tail_length = 0.4, tail_wide = 40, belly = { at = { 0.3, -0.02 }, deep = 0.86, wide = 0.88, long = 0.2 } },
  { coat = "emerald green feathers", wing = "teal feathers", flight = "slate gray feathers", belly = "magenta feathers", tail = "dark teal feathers", beak = "charcoal plastic" })
kind("kingfisher", { "kingfisher.n.01", "woodpecker.n.01" }, { 0.12, 0.2, 0.4 }, { pitch = 40, girth = 0.27, head = 0.22, neck = 0.2, neck_r = 0.2, neck_tip = 0.18, leg = 0.08, beak = { length = 0.4, width = 0.08, height = 0.08 }, tail_length = 0.26, belly = { at = { 0.14, -0.04 }, wide = 0.9 }, wing_length = 0.66, extra = function(p, b) crest(b, p, 4, 0.16, 45, "head", 0.06) end },
  { coat = "azure feathers", wing = "teal feathers", flight = "navy feathers", belly = "orange feathers", beak = "charcoal plastic", leg = "coral plastic" })

for _, one in ipairs(kinds) do
  if one.kind == "peacock" then table.insert(one.slots, { "gold", "gold" }) end
end

return {
  styles = { "cute", "cartoon" },
  shapes = { "fat" },
  kinds = kinds,
  build = function(p) bird.build(p) end,
}
