-- Cattle, sheep, goats and swine.
local horns = require("lib/horns")
local markings = require("lib/markings")
local quadruped = require("lib/quadruped")
local like = markings.like

local ear = { outline = "long", length = 1.0, width = 0.62, thick = 0.16, cup = 0.35, bend = 10, at = { 0.85, 0.42, -0.2 }, out = 88, turn = 25, back = 10, inner = "ear" }
local face = { muzzle = 1.3, muzzle_r = 0.72, muzzle_tip = 0.55, muzzle_wide = 0.14, muzzle_y = -0.2, muzzle_drop = -0.14, jaw = 0.75, cheek = 0.5, brow = 0.26, skull = { 0.98, 0.92, 1 },
  eye = 0.21, eye_at = { 0.66, 0.24 }, eye_out = 0.5, nose = "wide", nose_size = 0.42, smile = 0.35, mouth_low = 0.6, ear = ear }
local cow = { depth = 0.56, wide = 0.78, length = 1.36, croup = 0.98, rump = 0.92, belly = 1.0, tuck = -0.01, leg = 0.06, thigh = 1.05, foot = "hoof", stance = 0.62,
  neck = 0.4, neck_up = 30, neck_r = 0.215, neck_tip = 0.165, skull = 0.17, pitch = 20, tail = "tuft", tail_length = 0.6, tail_r = 0.026, tail_up = -78, head = face }
local goat = like(cow, { depth = 0.48, wide = 0.74, length = 1.14, tuck = 0.01, leg = 0.048, neck = 0.42, neck_up = 52, neck_r = 0.17, neck_tip = 0.125, skull = 0.155, pitch = 22, tail = "plain", tail_length = 0.16, tail_r = 0.04, tail_up = 30,
  head = like(face, { muzzle = 1.05, muzzle_r = 0.6, muzzle_tip = 0.38, eyes = "bar", nose = "button", nose_size = 0.22, ear = like(ear, { length = 0.95, out = 95 }) }) })
local sheep = like(goat, { depth = 0.54, wide = 0.86, length = 1.15, leg = 0.052, neck = 0.3, neck_up = 40, neck_r = 0.17, neck_tip = 0.15, skull = 0.16, pitch = 15, tail = "none", head = like(face, { muzzle = 0.95, muzzle_r = 0.56, muzzle_tip = 0.4, nose = "cat", nose_size = 0.2, eye = 0.23, ear = like(ear, { slot = "marking", out = 105, length = 0.9 }) }) })
local pig = { depth = 0.62, wide = 0.88, length = 1.5, croup = 0.97, rump = 0.95, belly = 1.02, tuck = -0.02, leg = 0.075, foot = "hoof", neck = 0.3, neck_up = 12, neck_r = 0.27, neck_tip = 0.22, skull = 0.245, pitch = 6, tail = "thin", tail_length = 0.42, tail_r = 0.032, tail_up = 55, tail_curl = 560,
  head = { muzzle = 0.72, muzzle_r = 0.55, muzzle_tip = 0.4, muzzle_wide = 0.05, muzzle_y = -0.2, muzzle_drop = 0, cheek = 0.62, jaw = 0.8, brow = 0.2, skull = { 1.02, 0.95, 1 }, eye = 0.17, eye_at = { 0.5, 0.24 }, nose = "pig", nose_size = 0.42, smile = 0.45,
    ear = { outline = "pointed", length = 0.85, width = 0.85, thick = 0.16, cup = 0.25, bend = 48, at = { 0.62, 0.78, -0.1 }, out = 26, turn = 20, back = 4, inner = "ear" } } }

local function lower(slot)
  return { where = "face", slot = slot, parts = function(h, info) return { { at = { 0, info.tip[2] - 0.1, info.tip[3] + 0.25 }, size = { 1.1, 0.75, 0.62 } } } end }
end

local function udder(p, b, put)
  local y = b.belly[2] - 0.46 * b.t.depth
  put(kit.blend{ smooth = 0.04, cell = p.advanced and 0.02 or 0.035, parts = {
    { form = "ellipsoid", at = { 0, y, b.rump[3] + 0.16 }, size = { 0.12, 0.12, 0.14 } },
    { form = "capsule", at = { 0.05, y - 0.08, b.rump[3] + 0.2 }, to = { 0.05, y - 0.15, b.rump[3] + 0.2 }, radius = 0.022 },
    { form = "capsule", at = { -0.05, y - 0.08, b.rump[3] + 0.2 }, to = { -0.05, y - 0.15, b.rump[3] + 0.2 }, radius = 0.022 },
    { form = "capsule", at = { 0.05, y - 0.08, b.rump[3] + 0.1 }, to = { 0.05, y - 0.15, b.rump[3] + 0.1 }, radius = 0.022 },
    { form = "capsule", at = { -0.05, y - 0.08, b.rump[3] + 0.1 }, to = { -0.05, y - 0.15, b.rump[3] + 0.1 }, radius = 0.022 } } }:slot("skin"))
end

-- Lumps of fleece over the trunk, and a cap of it between the ears.
local function fleece(p, b, put)
  local list, t = {}, b.t
  for i = 1, 70 do
    local y = 1 - 2 * (i - 0.5) / 70
    local r, a = math.sqrt(1 - y * y), i * 2.39996
    local x, z = r * math.cos(a), y
    local up = r * math.sin(a)
    list[i] = { form = "sphere", at = { 1.2 * b.half * x, (b.chest[2] + b.rump[2]) / 2 + 0.47 * t.depth * up + 0.02, (b.chest[3] + b.rump[3]) / 2 + 0.56 * t.length * z + 0.03 }, radius = 0.12 * p:vary(0.9, 1.12), smooth = 0.02 }
  end
  list[#list + 1] = { form = "ellipsoid", at = { 0, (b.chest[2] + b.rump[2]) / 2, (b.chest[3] + b.rump[3]) / 2 }, size = { 1.12 * b.half, 0.5 * t.depth, 0.56 * t.length } }
  list[#list + 1] = { form = "sphere", at = { 0, b.neck[2] + 0.05, b.neck[3] + 0.02 }, radius = 0.22, smooth = 0.05 }
  list[#list + 1] = { form = "sphere", at = { 0, b.rump[2] + 0.08, b.rump[3] - 0.28 * t.length }, radius = 0.08, smooth = 0.03 }
  put(kit.blend{ parts = list, smooth = 0.03, cell = p.advanced and 0.028 or 0.05 }:slot("coat"))
  local cap = {}
  for i = 0, 6 do
    local a = 2 * math.pi * i / 6
    cap[#cap + 1] = { form = "sphere", at = i == 0 and { 0, 0.98, -0.1 } or { 0.5 * math.sin(a), 0.82, -0.15 + 0.42 * math.cos(a) }, radius = 0.4 }
  end
  put(kit.blend{ parts = cap, smooth = 0.1, cell = p.advanced and 0.1 or 0.17 }:slot("coat"), true)
end
local all = { where = "custom", slot = "marking", parts = function() return { { form = "sphere", at = { 0, 1, 0 }, radius = 9 } } end, rough = 0 }

local function cow_horns(p, b, put) put(horns.pair(p, { { 0.5, 0.72, -0.15 }, { 1.1, 0.95, -0.1 }, { 1.35, 1.4, 0.1 } }, 0.17), true) end
local function milk_cow(p, b, put)
  if p:part("horn") > 0 then cow_horns(p, b, put) end
  udder(p, b, put)
end
local function bull_horns(p, b, put)
  put(horns.pair(p, { { 0.55, 0.66, -0.15 }, { 1.4, 0.85, 0.05 }, { 1.85, 1.3, 0.35 }, { 1.8, 1.75, 0.5 } }, 0.22), true)
end
local function ring_and_horns(p, b, put)
  bull_horns(p, b, put)
  local at = b.info.tip
  put(kit.torus{ radius = 0.24, tube = 0.045, sides = 20, tube_sides = 8 }:rotate("x", 90):rotate("x", 15):move(0, at[2] - 0.3, at[3] + 0.62):slot("ring"), true)
end
local function buffalo_horns(p, b, put)
  put(horns.pair(p, { { 0.1, 0.95, 0.05 }, { 0.85, 0.8, -0.05 }, { 1.5, 0.3, 0 }, { 1.9, 0.65, 0.1 }, { 1.75, 1.2, 0.15 } }, 0.33), true)
end
local function bison_more(p, b, put)
  put(horns.pair(p, { { 0.7, 0.6, -0.2 }, { 1.15, 0.75, -0.1 }, { 1.2, 1.2, 0.05 } }, 0.17), true)
  -- Shaggy shoulders, a wig and a beard.
  local z, y = b.chest[3], b.chest[2]
  put(kit.blend{ smooth = 0.1, cell = p.advanced and 0.034 or 0.06, parts = {
    { form = "ellipsoid", at = { 0, y + 0.08, z + 0.03 }, size = { 1.14 * b.half, 0.62 * b.t.depth, 0.36 } },
    { form = "ellipsoid", at = { 0, y + 0.26, z - 0.04 }, size = { 0.15, 0.16, 0.26 } },
    { form = "cone", at = { 0, b.neck[2], b.neck[3] }, to = b.skull, radius = 0.27, radius_to = 0.23 },
    { form = "cone", at = { b.front[1][1], b.front[1][2], b.front[1][3] }, to = { b.front[3][1], b.front[3][2], b.front[3][3] }, radius = 0.15, radius_to = 0.1 },
    { form = "cone", at = { -b.front[1][1], b.front[1][2], b.front[1][3] }, to = { -b.front[3][1], b.front[3][2], b.front[3][3] }, radius = 0.15, radius_to = 0.1 } } }
    :displace{ amount = 0.014, size = 0.06, octaves = 2 }:slot("mane"))
  put(kit.blend{ smooth = 0.2, cell = p.advanced and 0.1 or 0.17, parts = { { form = "ellipsoid", at = { 0, 0.62, 0.1 }, size = { 0.85, 0.62, 0.75 } }, { form = "cone", at = { 0, -0.7, 1.0 }, to = { 0, -1.6, 0.95 }, radius = 0.36, radius_to = 0.12 } } }
    :displace{ amount = 0.06, size = 0.25, octaves = 2 }:slot("mane"), true)
end
local function goat_more(p, b, put)
  put(horns.pair(p, { { 0.32, 0.85, 0.1 }, { 0.5, 1.6, -0.1 }, { 0.75, 2.0, -0.75 }, { 0.95, 1.85, -1.35 } }, 0.2), true)
  put(horns.single(p, { { 0, -0.6, b.info.tip[3] - 0.1 }, { 0, -1.2, b.info.tip[3] - 0.15 }, { 0, -1.65, b.info.tip[3] - 0.3 } }, 0.2, "belly", 0.15), true)
end
local function ram_more(p, b, put)
  fleece(p, b, put)
  put(horns.spiral(p, { 0.72, 0.9, -0.15 }, 0.78, 0.24), true)
end
local function tusks(p, b, put)
  local z = b.info.tip[3]
  put(horns.pair(p, { { 0.3, -0.62, z - 0.1 }, { 0.62, -0.55, z + 0.05 }, { 0.72, -0.1, z + 0.05 } }, 0.11, "shine"), true)
end

local slots = quadruped.slots{ coat = "white fur", second = "black fur", skin = "baby pink skin", nose = "dusty rose rubber", ear = "dusty rose skin", horn = "ivory", mane = "black hair" }
slots[#slots + 1] = { "ring", "gold" }
local function with(t)
  local list = quadruped.slots(t)
  list[#list + 1] = { "ring", "gold" }
  return list
end

return {
  height_m = { 0.4, 1.5, 2 },
  styles = { "cute", "cartoon" },
  slots = slots,
  traits = cow,
  kinds = {
    { kind = "cow", synsets = { "cow.n.01", "cattle.n.01" }, except = { "bull.n.01", "ox.n.01", "calf.n.01" }, names = { "cow", "dairy cow", "heifer" }, parts = { horn = { 0, 2, 2 } },
      traits = { marks = { { where = "patches", slot = "second", count = 9, radius = 0.23, rough = 0.03, grain = 0.2 }, markings.eyes("second", 1.9, 0), lower("skin"), { where = "tail", slot = "second", from = 0.9 } }, extra = milk_cow } },
    { kind = "bull", synsets = { "bull.n.01" }, names = { "bull" }, slots = with{ coat = "russet fur", nose = "black rubber", mane = "black hair", ear = "tan fur", horn = "ivory" },
      traits = { depth = 0.6, wide = 0.9, rump = 0.82, leg = 0.07, thigh = 1.15, neck_r = 0.29, neck_tip = 0.21, neck_up = 26, skull = 0.19, hump = { { y = 1.0, z = -0.02, size = { 0.17, 0.12, 0.26 } } }, extra = ring_and_horns } },
    { kind = "ox", synsets = { "ox.n.01" }, names = { "ox", "longhorn" }, slots = with{ coat = "camel fur", nose = "black rubber", mane = "umber hair", ear = "tan fur", horn = "ivory" }, traits = { depth = 0.58, wide = 0.84, neck_r = 0.25, extra = bull_horns } },
    { kind = "calf", synsets = { "calf.n.01" }, names = { "calf", "baby cow" }, height_m = { 0.3, 0.95, 1.2 }, slots = with{ coat = "sienna fur", marking = "white fur", nose = "dusty rose rubber", ear = "dusty rose skin", mane = "white hair" },
      traits = { depth = 0.46, length = 1.05, leg = 0.06, skull = 0.18, head = like(face, { muzzle = 0.95, eye = 0.26 }), marks = { markings.blaze("marking", 0.25), { where = "socks", height = 0.25 }, { where = "belly", slot = "marking" } } } },
    { kind = "buffalo", synsets = { "old_world_buffalo.n.01", "water_buffalo.n.01", "cape_buffalo.n.01" }, names = { "buffalo", "water buffalo" }, slots = with{ coat = "charcoal fur", nose = "black rubber", mane = "black hair", ear = "slate skin", horn = "dark brown horn" },
      traits = { depth = 0.62, wide = 0.86, leg = 0.07, neck_r = 0.27, neck_tip = 0.2, neck_up = 20, skull = 0.19, extra = buffalo_horns } },
    { kind = "bison", synsets = { "bison.n.01" }, names = { "bison", "american buffalo" }, height_m = { 0.4, 1.7, 2 }, slots = with{ coat = "coffee fur", nose = "black rubber", mane = "chocolate hair", ear = "umber fur", horn = "charcoal horn" },
      traits = { depth = 0.6, wide = 0.84, croup = 0.82, rump = 0.72, leg = 0.06, neck = 0.3, neck_up = -8, neck_r = 0.26, neck_tip = 0.2, skull = 0.205, pitch = 28, extra = bison_more } },
    { kind = "sheep", synsets = { "sheep.n.01" }, names = { "sheep", "ewe" }, height_m = { 0.3, 0.85, 1.2 }, slots = with{ coat = "cream fleece", marking = "charcoal fur", ear = "dusty rose skin", nose = "black rubber", eye = "glossy amber plastic" },
      traits = like(sheep, { marks = { all }, extra = fleece, head = like(sheep.head, { eyes = "round" }) }) },
    { kind = "black sheep", names = { "black sheep" }, height_m = { 0.3, 0.85, 1.2 }, slots = with{ coat = "charcoal fleece", marking = "black fur", ear = "dusty rose skin", nose = "black rubber", eye = "glossy amber plastic" },
      traits = like(sheep, { marks = { all }, extra = fleece, head = like(sheep.head, { eyes = "round" }) }) },
    { kind = "lamb", synsets = { "lamb.n.01" }, names = { "lamb" }, height_m = { 0.2, 0.5, 0.8 }, slots = with{ coat = "white fleece", marking = "cream fur", ear = "baby pink skin", nose = "pink rubber" },
      traits = like(sheep, { depth = 0.48, length = 0.95, leg = 0.055, skull = 0.2, neck = 0.34, neck_up = 55, head = like(sheep.head, { muzzle = 0.7, eye = 0.27 }), marks = { all }, extra = fleece }) },
    { kind = "ram", synsets = { "ram.n.05" }, names = { "ram", "bighorn sheep" }, height_m = { 0.3, 0.95, 1.3 }, slots = with{ coat = "cream fleece", marking = "tan fur", horn = "camel horn", nose = "black rubber" }, traits = like(sheep, { marks = { all }, extra = ram_more }) },
    { kind = "goat", synsets = { "goat.n.01" }, names = { "goat", "billy goat" }, height_m = { 0.3, 0.9, 1.3 }, slots = with{ coat = "white fur", marking = "camel fur", belly = "cream hair", nose = "dusty rose rubber", horn = "taupe horn", eye = "glossy amber plastic" },
      traits = like(goat, { marks = { { where = "saddle", slot = "marking", rise = 0.5, deep = 0.5, rough = 0.02, chance = 0.6 }, { where = "socks", slot = "marking", height = 0.2, chance = 0.6 } }, extra = goat_more }) },
    { kind = "pig", synsets = { "hog.n.03" }, names = { "pig", "hog", "swine", "piggy" }, height_m = { 0.2, 0.8, 1.1 }, slots = with{ coat = "baby pink skin", skin = "pink skin", ear = "pink skin", hoof = "dusty rose horn" }, traits = pig },
    { kind = "piglet", synsets = { "piglet.n.01" }, names = { "piglet" }, height_m = { 0.12, 0.3, 0.5 }, slots = with{ coat = "baby pink skin", skin = "pink skin", ear = "pink skin", hoof = "dusty rose horn" }, traits = like(pig, { length = 1.2, skull = 0.3, head = like(pig.head, { eye = 0.22 }) }) },
    { kind = "wild boar", synsets = { "wild_boar.n.01", "warthog.n.01" }, names = { "wild boar", "boar", "warthog" }, height_m = { 0.3, 0.85, 1.1 }, slots = with{ coat = "coffee fur", skin = "umber skin", ear = "umber fur", mane = "dark brown hair" },
      traits = like(pig, { depth = 0.58, croup = 0.88, rump = 0.8, tail_curl = 0, tail_up = -60, neck_r = 0.29, head = like(pig.head, { muzzle = 1.25, muzzle_tip = 0.34, nose_size = 0.36, ear = like(pig.head.ear, { bend = 10, length = 0.7 }) }), extra = tusks }) },
  },
  build = function(p) quadruped.build(p) end,
}
