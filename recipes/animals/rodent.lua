-- Rabbits, rodents and other small ones: round bodies, big heads, short legs.
local markings = require("lib/markings")
local quadruped = require("lib/quadruped")
local like, muzzle = markings.like, markings.muzzle

local ear = { outline = "round", length = 0.75, width = 0.85, thick = 0.12, cup = 0.3, at = { 0.62, 0.72, -0.15 }, out = 34, turn = 20, back = 2, inner = "ear" }
local face = { muzzle = 0.5, muzzle_r = 0.48, muzzle_tip = 0.26, muzzle_wide = 0.1, muzzle_y = -0.22, muzzle_drop = -0.05, jaw = 0.7, cheek = 0.52, brow = 0.15, skull = { 0.98, 0.94, 1.0 },
  eye = 0.23, eye_at = { 0.58, 0.16 }, eye_out = 0.45, nose = "button", nose_size = 0.17, smile = 0.15, mouth_low = 0.62, whiskers = true, ear = ear }
local small = { poses = { "stand", "upright" }, depth = 0.74, wide = 0.86, length = 1.3, croup = 0.94, rump = 0.98, belly = 1.0, tuck = -0.01, leg = 0.075, thigh = 1.1, neck = 0.34, neck_up = 28, neck_r = 0.27, neck_tip = 0.22, skull = 0.29, tail = "plain", tail_length = 0.15, tail_r = 0.05, arm = 0.38, reach = 0.8, sit_neck_up = 68 }
local rabbit = like(small, { depth = 0.72, wide = 0.78, croup = 0.98, rump = 1.06, thigh = 1.5, leg = 0.07, foot_size = 1.15, neck = 0.4, neck_up = 46, neck_r = 0.22, neck_tip = 0.185, skull = 0.265, tail = "pom", tail_length = 0.08, tail_r = 0.05, tail_up = 35,
  head = like(face, { muzzle = 0.4, muzzle_r = 0.44, muzzle_tip = 0.32, lips = 0.26, eye = 0.25, nose = "cat", nose_size = 0.14, smile = 0.12, ear = like(ear, { outline = "long", length = 2.5, width = 0.8, thick = 0.16, at = { 0.38, 0.85, -0.2 }, out = 12, turn = 12, back = 12, bend = -6 }) }) })
local mouse = like(small, { depth = 0.76, length = 1.45, croup = 0.92, rump = 1.04, wide = 0.84, neck_r = 0.25, skull = 0.3, tail = "thin", tail_slot = "ear", tail_length = 1.25, tail_r = 0.035, tail_up = -12, tail_curl = 60,
  head = like(face, { muzzle = 0.85, muzzle_r = 0.5, muzzle_tip = 0.2, nose_size = 0.15, ear = like(ear, { length = 1.2, width = 1.3, out = 42 }) }) })
local squirrel = like(small, { poses = { "upright", "upright", "stand" }, depth = 0.6, wide = 0.74, length = 1.25, leg = 0.065, skull = 0.27, neck = 0.34, neck_r = 0.2, neck_tip = 0.17, tail = "plume", tail_length = 0.95, tail_r = 0.115,
  head = like(face, { muzzle = 0.5, cheek = 0.58, ear = like(ear, { outline = "pointed", length = 0.85, width = 0.6, out = 18 }) }) })
local long = like(small, { depth = 0.56, wide = 0.86, length = 1.75, croup = 0.96, leg = 0.075, skull = 0.235, neck = 0.46, neck_up = 36, neck_r = 0.22, neck_tip = 0.18, tail = "plain", tail_length = 0.75, tail_r = 0.075, tail_up = -20, tail_curl = 20,
  head = like(face, { muzzle = 0.5, muzzle_r = 0.5, muzzle_tip = 0.34, cheek = 0.6, lips = 0.22, nose_size = 0.22, skull = { 1.05, 0.85, 1.05 }, ear = like(ear, { length = 0.42, width = 0.5 }) }) })

-- Two front teeth.
local function teeth(p, b, put)
  local at = b.info.tip
  for side = -1, 1, 2 do
    put(kit.box{ size = { 0.15, 0.3, 0.08 }, bevel = 0.03 }:move(side * 0.08, at[2] - 0.42, at[3] + b.info.h.muzzle_tip - 0.06):slot("shine"), true)
  end
end
local function back_stripes(b)
  local list = {}
  local a = math.rad(b.pitch)
  for i = -1, 1 do
    local rise = b.t.depth * 0.5
    local function at(c) return { 0.13 * i, c[2] + rise * math.cos(a), c[3] - rise * math.sin(a) } end
    list[#list + 1] = { form = "capsule", at = at(b.chest), to = at(b.rump), radius = 0.05 }
  end
  return list
end
local function pale_stripes(b)
  local list = {}
  local a = math.rad(b.pitch)
  for side = -1, 1, 2 do
    local rise = b.t.depth * 0.46
    local function at(c) return { side * 0.24, c[2] + 0.9 * rise * math.cos(a), c[3] - rise * math.sin(a) } end
    list[#list + 1] = { form = "capsule", at = at(b.chest), to = at(b.rump), radius = 0.055 }
  end
  return list
end

-- Spines on a dome that covers the back; `long` in withers' heights.
local function spines(count, length)
  return function(p, b, put)
    local t = b.t
    local dome = kit.sphere{ radii = { 1.4 * b.half, 0.66 * t.depth, 0.66 * t.length }, sides = p.advanced and 32 or 18, rows = p.advanced and 18 or 10 }
    local spots = kit.over(dome, { count = p.advanced and 2 * count or count, apart = 0.055, facing = { 0, 1, -0.3 }, facing_within = 100 })
    local spine = kit.cone{ radius = 0.026, height = length, sides = 5 }:align{ y = "low" }:move(0, -0.02, 0)
    local both = kit.group{ dome:slot("mane"), kit.instances(spine, spots):slot("horn") }
    put(both:move(0, (b.chest[2] + b.rump[2]) / 2 + 0.06, (b.chest[3] + b.rump[3]) / 2))
  end
end
local prickly = like(small, { poses = { "stand" }, depth = 0.72, wide = 0.82, thigh = 0.62, length = 1.25, skull = 0.27, neck = 0.42, neck_up = 4, neck_r = 0.28, tail = "none", head = like(face, { muzzle = 0.95, muzzle_r = 0.5, muzzle_tip = 0.2, nose_size = 0.2, whiskers = false, ear = like(ear, { length = 0.6, width = 0.65 }) }) })

local pink = { ear = "baby pink skin", nose = "pink rubber" }
local function slots(t) return quadruped.slots(like(pink, t)) end

return {
  height_m = { 0.05, 0.2, 0.5 },
  styles = { "cute", "cartoon" },
  slots = slots{ coat = "tan fur" },
  traits = small,
  kinds = {
    { kind = "rabbit", synsets = { "rabbit.n.01", "bunny.n.02" }, names = { "rabbit", "bunny", "bunny rabbit" }, height_m = { 0.12, 0.42, 0.7 }, slots = slots{ coat = "taupe fur", belly = "white fur" },
      traits = like(rabbit, { marks = { { where = "belly", slot = "belly" }, { where = "breast", slot = "belly" }, { where = "tail", slot = "belly", from = 0 }, muzzle("belly", 0.8) } }) },
    { kind = "white rabbit", names = { "white rabbit", "white bunny", "easter bunny" }, height_m = { 0.12, 0.42, 0.7 }, slots = slots{ coat = "white fur" }, traits = rabbit },
    { kind = "hare", synsets = { "hare.n.01" }, names = { "hare", "jackrabbit" }, height_m = { 0.15, 0.55, 0.8 }, slots = slots{ coat = "camel fur", ear = "dusty rose skin" },
      traits = like(rabbit, { depth = 0.62, wide = 0.74, length = 1.15, leg = 0.055, skull = 0.21, neck = 0.36, neck_r = 0.17, neck_tip = 0.14, head = like(rabbit.head, { muzzle = 0.55, ear = like(rabbit.head.ear, { length = 3.0 }) }), marks = { { where = "belly", slot = "belly" }, { where = "tail", slot = "belly", from = 0 } } }) },
    { kind = "squirrel", synsets = { "squirrel.n.01" }, names = { "squirrel", "red squirrel" }, height_m = { 0.12, 0.3, 0.6 }, slots = slots{ coat = "sienna fur", belly = "cream fur", ear = "tan fur", nose = "black rubber" },
      traits = like(squirrel, { marks = { { where = "belly", slot = "belly", wide = 0.9 }, { where = "breast", slot = "belly" }, muzzle("belly", 0.85) } }) },
    { kind = "chipmunk", synsets = { "chipmunk.n.01" }, names = { "chipmunk" }, height_m = { 0.06, 0.16, 0.3 }, slots = slots{ coat = "copper fur", belly = "cream fur", ear = "tan fur", nose = "black rubber" },
      traits = like(squirrel, { tail_r = 0.07, tail_length = 0.7, head = like(squirrel.head, { cheek = 0.7, ear = like(ear, { length = 0.55, width = 0.6 }) }), marks = { { where = "belly", slot = "belly", wide = 0.9 }, { where = "custom", slot = "second", parts = back_stripes }, { where = "custom", slot = "belly", parts = pale_stripes }, muzzle("belly", 0.85),
        { where = "face", slot = "second", parts = function(h, info) return { { both = true, form = "capsule", at = { 0.3, 0.1, 1.4 }, to = { 1.05, 0.25, -0.1 }, radius = 0.09 } } end } } }) },
    { kind = "mouse", synsets = { "mouse.n.01" }, except = { "dormouse.n.01" }, names = { "field mouse", "house mouse", "pet mouse" }, height_m = { 0.03, 0.07, 0.3 }, slots = slots{ coat = "silver gray fur", belly = "white fur" }, traits = like(mouse, { marks = { { where = "belly", slot = "belly" } } }) },
    { kind = "rat", synsets = { "rat.n.01" }, names = { "rat" }, height_m = { 0.05, 0.13, 0.3 }, slots = slots{ coat = "umber fur", belly = "taupe fur", ear = "dusty rose skin" },
      traits = like(mouse, { depth = 0.7, length = 1.7, skull = 0.26, tail_r = 0.05, head = like(mouse.head, { muzzle = 1.15, eye = 0.18, ear = like(ear, { length = 0.8, width = 0.85 }) }), marks = { { where = "belly", slot = "belly" } }, extra = teeth }) },
    { kind = "hamster", synsets = { "hamster.n.01", "gerbil.n.01" }, names = { "hamster", "gerbil" }, height_m = { 0.03, 0.1, 0.3 }, slots = slots{ coat = "fawn fur", belly = "white fur" },
      traits = { depth = 0.82, wide = 0.98, length = 1.18, skull = 0.36, neck = 0.3, neck_r = 0.31, neck_tip = 0.29, head = like(face, { muzzle = 0.35, muzzle_tip = 0.28, cheek = 0.72, ear = like(ear, { length = 0.62, width = 0.7 }) }), marks = { { where = "belly", slot = "belly" }, { where = "breast", slot = "belly" }, muzzle("belly", 0.95), markings.cheeks("belly", 0.9) } } },
    { kind = "guinea pig", synsets = { "guinea_pig.n.02" }, names = { "guinea pig", "cavy", "capybara" }, height_m = { 0.05, 0.16, 0.5 }, slots = slots{ coat = "russet fur", belly = "white fur", ear = "dusty rose skin" },
      traits = { poses = { "stand" }, depth = 0.84, wide = 0.95, length = 1.6, skull = 0.36, neck = 0.28, neck_up = 6, neck_r = 0.35, neck_tip = 0.31, tail = "none", head = like(face, { muzzle = 0.55, muzzle_r = 0.6, muzzle_tip = 0.42, cheek = 0.65, nose = "cat", nose_size = 0.15, ear = like(ear, { length = 0.5, width = 0.65, bend = 70, out = 60 }) }),
        marks = { markings.blaze("belly", 0.3), { where = "custom", slot = "belly", rough = 0.02, parts = function(b) return { { form = "box", at = { 0, 0.5, b.belly[3] + 0.1 }, size = { 2, 2, 0.2 } } } end } } } },
    { kind = "hedgehog", synsets = { "hedgehog.n.02" }, names = { "hedgehog" }, height_m = { 0.05, 0.17, 0.4 }, slots = slots{ coat = "beige fur", mane = "umber fur", horn = "coffee horn", nose = "black rubber", ear = "tan fur" }, traits = like(prickly, { extra = spines(170, 0.16) }) },
    { kind = "porcupine", synsets = { "porcupine.n.01" }, names = { "porcupine" }, height_m = { 0.1, 0.4, 0.7 }, slots = slots{ coat = "umber fur", mane = "charcoal fur", horn = "beige horn", nose = "black rubber", ear = "umber fur" }, traits = like(prickly, { depth = 0.7, extra = spines(150, 0.42) }) },
    { kind = "mole", synsets = { "mole.n.06" }, names = { "mole" }, height_m = { 0.04, 0.12, 0.3 }, slots = slots{ coat = "charcoal velvet", skin = "baby pink skin" },
      traits = { poses = { "stand" }, depth = 0.86, wide = 0.96, length = 1.5, leg = 0.1, foot_size = 1.15, skull = 0.34, neck = 0.3, neck_up = 4, neck_r = 0.34, neck_tip = 0.3, tail_length = 0.25, tail = "thin", tail_slot = "ear", head = like(face, { muzzle = 1.05, muzzle_r = 0.55, muzzle_tip = 0.2, nose_size = 0.28, eye = 0.1, ear = false }),
        marks = { { where = "socks", slot = "skin", height = 0.2 } } } },
    { kind = "beaver", synsets = { "beaver.n.07" }, names = { "beaver" }, height_m = { 0.15, 0.45, 0.8 }, slots = slots{ coat = "coffee fur", belly = "tan fur", nose = "charcoal rubber", ear = "umber fur" },
      traits = { depth = 0.76, wide = 0.95, length = 1.4, skull = 0.3, tail = "paddle", tail_length = 0.75, head = like(face, { muzzle = 0.55, muzzle_r = 0.56, muzzle_tip = 0.42, lips = 0.28, nose_size = 0.3, cheek = 0.62, ear = like(ear, { length = 0.45, width = 0.5 }) }), marks = { { where = "belly", slot = "belly" } }, extra = teeth } },
    { kind = "otter", synsets = { "otter.n.02", "sea_otter.n.01" }, names = { "otter", "sea otter" }, height_m = { 0.15, 0.5, 0.9 }, slots = slots{ coat = "coffee fur", belly = "sand fur", nose = "black rubber", ear = "umber fur" },
      traits = like(long, { marks = { muzzle("belly", 1), markings.cheeks("belly", 0.95), { where = "belly", slot = "belly", wide = 0.9 }, { where = "breast", slot = "belly", size = 1.2 } } }) },
    { kind = "weasel", synsets = { "weasel.n.02", "ferret.n.02", "ferret.n.01", "mink.n.03" }, names = { "weasel", "ferret", "stoat", "mink" }, height_m = { 0.08, 0.25, 0.5 }, slots = slots{ coat = "caramel fur", belly = "white fur", nose = "black rubber", ear = "tan fur" },
      traits = like(long, { depth = 0.5, wide = 0.78, length = 2.0, tail = "bushy", tail_r = 0.05, neck = 0.52, marks = { muzzle("belly", 0.9), { where = "belly", slot = "belly" }, { where = "breast", slot = "belly", size = 1.3 }, { where = "tail", slot = "second", from = 0.8 } } }) },
    { kind = "meerkat", synsets = { "meerkat.n.01", "mongoose.n.01" }, names = { "meerkat", "prairie dog", "mongoose" }, height_m = { 0.12, 0.35, 0.5 }, slots = slots{ coat = "sand fur", belly = "cream fur", nose = "black rubber", ear = "umber fur" },
      traits = like(long, { poses = { "hop" }, depth = 0.4, wide = 0.8, leg = 0.06, length = 1.35, skull = 0.2, neck = 0.3, neck_r = 0.16, neck_tip = 0.13, sit_neck_up = 82, tail_length = 0.75, tail_up = -50, tail_curl = 45, tail_r = 0.04, head = like(face, { muzzle = 0.75, muzzle_tip = 0.24, ear = like(ear, { length = 0.4 }) }), marks = { markings.eyes("second", 0.9, 0.02), { where = "belly", slot = "belly" }, { where = "tail", slot = "second", from = 0.85 } } }) },
    { kind = "koala", synsets = { "koala.n.01" }, names = { "koala", "koala bear" }, height_m = { 0.2, 0.65, 0.9 }, slots = slots{ coat = "silver gray fur", belly = "white fur", ear = "white fur", nose = "charcoal rubber" },
      traits = { poses = { "upright" }, reach = false, depth = 0.66, wide = 0.92, length = 1.12, leg = 0.095, foot_size = 0.9, skull = 0.29, neck = 0.36, neck_r = 0.27, neck_tip = 0.24, tail = "none", arm = 0.45, head = like(face, { muzzle = 0.22, muzzle_tip = 0.36, muzzle_r = 0.5, cheek = 0.62, nose = "tall", nose_size = 0.3, eye = 0.16, eye_at = { 0.5, 0.14 }, whiskers = false, smile = 0.2, mouth_low = 0.75, ear = like(ear, { length = 1.0, width = 1.2, at = { 0.85, 0.5, -0.15 }, out = 52 }) }), marks = { { where = "breast", slot = "belly", size = 1.2 }, { where = "belly", slot = "belly" }, markings.chin("belly", -0.6) } } },
    { kind = "sloth", synsets = { "sloth.n.02" }, names = { "sloth" }, height_m = { 0.2, 0.6, 0.9 }, slots = slots{ coat = "taupe fur", belly = "beige fur", second = "coffee fur", nose = "black rubber" },
      traits = { poses = { "upright" }, reach = false, depth = 0.58, wide = 0.86, length = 1.2, leg = 0.085, foot_size = 0.9, skull = 0.26, neck = 0.36, neck_r = 0.22, neck_tip = 0.2, tail = "none", arm = 0.8, head = like(face, { muzzle = 0.3, muzzle_tip = 0.34, muzzle_r = 0.45, eye = 0.17, eye_at = { 0.46, 0.1 }, nose_size = 0.26, whiskers = false, smile = 0.45, ear = false }),
        marks = { { where = "face", slot = "belly", parts = function(h) return { { at = { 0, -0.08, 0.95 }, size = { 0.88, 0.72, 0.8 } } } end },
          { where = "face", slot = "second", over = "belly", parts = function(h, info) return { { both = true, form = "capsule", at = { info.eye[1] - 0.08, info.eye[2], info.eye[3] }, to = { 0.95, -0.2, 0.5 }, radius = 0.2 } } end } } } },
    { kind = "kangaroo", synsets = { "kangaroo.n.01" }, names = { "kangaroo", "wallaby" }, height_m = { 0.3, 1.5, 1.9 }, slots = slots{ coat = "fawn fur", belly = "cream fur", ear = "dusty rose skin", nose = "black rubber" },
      traits = { poses = { "hop" }, depth = 0.4, wide = 0.8, length = 1.3, rump = 1.22, leg = 0.06, thigh = 1.5, skull = 0.165, neck = 0.34, neck_r = 0.155, neck_tip = 0.11, sit_neck_up = 70, tail = "plain", tail_length = 1.15, tail_r = 0.12, tail_up = -42, tail_curl = 62,
        head = like(face, { muzzle = 1.05, muzzle_r = 0.55, muzzle_tip = 0.36, nose_size = 0.3, whiskers = false, eye = 0.22, ear = like(ear, { outline = "long", length = 1.6, width = 0.75, at = { 0.5, 0.82, -0.2 }, out = 18 }) }), marks = { { where = "belly", slot = "belly", wide = 0.85 } } } },
  },
  build = function(p) quadruped.build(p) end,
}
