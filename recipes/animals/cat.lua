-- Cats, from kittens to lions: a round head with a short muzzle, and a long back.
local markings = require("lib/markings")
local quadruped = require("lib/quadruped")
local like, muzzle = markings.like, markings.muzzle

local pointed = { outline = "pointed", length = 1.0, width = 1.05, thick = 0.14, cup = 0.3, bend = 4, at = { 0.62, 0.72, -0.05 }, out = 22, turn = 18, back = 2, inner = "ear" }
local round = { outline = "round", length = 0.62, width = 0.85, thick = 0.16, cup = 0.3, bend = 4, at = { 0.68, 0.66, -0.1 }, out = 38, turn = 22, back = 2, inner = "ear" }

local small = { muzzle = 0.3, muzzle_r = 0.4, muzzle_tip = 0.3, muzzle_wide = 0.14, muzzle_y = -0.32, muzzle_drop = 0, lips = 0.24, jaw = 0.7, cheek = 0.55, brow = 0.2, skull = { 1.06, 0.92, 0.95 },
  eye = 0.27, eye_at = { 0.46, 0.12 }, eyes = "slit", nose = "cat", nose_size = 0.14, smile = 0.1, mouth_low = 0.6, whiskers = true, ear = pointed }
local big = { muzzle = 0.62, muzzle_r = 0.5, muzzle_tip = 0.38, muzzle_wide = 0.2, muzzle_y = -0.3, muzzle_drop = -0.03, lips = 0.32, jaw = 0.8, cheek = 0.52, brow = 0.24, skull = { 1.02, 0.9, 1 },
  eye = 0.2, eye_at = { 0.46, 0.2 }, eyes = "round", nose = "cat", nose_size = 0.24, smile = 0.16, mouth_low = 0.6, whiskers = true, ear = round }

local function stripes_of_face(slot)
  return { where = "face", slot = slot, rough = 0.004, parts = function()
    local list = { { form = "capsule", at = { 0, 0.85, 0.75 }, to = { 0, 1.2, 0.1 }, radius = 0.07 } }
    for i = 0, 1 do
      list[#list + 1] = { both = true, form = "capsule", at = { 0.22, 0.72 + 0.2 * i, 0.9 - 0.25 * i }, to = { 0.6, 0.78 + 0.16 * i, 0.7 - 0.3 * i }, radius = 0.06 }
      list[#list + 1] = { both = true, form = "capsule", at = { 0.75, -0.12 - 0.3 * i, 0.62 }, to = { 1.1, -0.05 - 0.3 * i, 0.1 }, radius = 0.07 }
    end
    return list
  end }
end

local feline = { poses = { "stand", "sit" }, depth = 0.42, wide = 0.72, length = 1.16, croup = 1.0, belly = 0.9, tuck = 0.02, leg = 0.055, neck = 0.3, neck_up = 50, neck_r = 0.165, neck_tip = 0.13,
  skull = 0.215, tail = "plain", tail_length = 0.8, tail_r = 0.042, tail_up = 30, tail_curl = 75, head = small }
local large = like(feline, { depth = 0.46, wide = 0.74, length = 1.3, leg = 0.07, foot_size = 1.1, neck = 0.3, neck_up = 40, neck_r = 0.2, neck_tip = 0.165, skull = 0.195, tail_r = 0.036, tail_up = -30, tail_curl = 80, tail_length = 0.85, thigh = 1.05, head = big })

-- A ruff of hair around the face and down the chest.
local function mane(p, b, put)
  if p:part("mane") == 0 then return end
  local list = {}
  for i = 0, 11 do
    local a = 2 * math.pi * (i + 0.5) / 12
    local r = 1.12 + (math.cos(a) < -0.5 and 0.16 or 0)
    list[#list + 1] = { form = "sphere", at = { r * math.sin(a), 0.02 + r * math.cos(a), -0.22 }, radius = 0.52 }
    list[#list + 1] = { form = "sphere", at = { 1.25 * r * math.sin(a), -0.2 + 1.2 * r * math.cos(a), -0.95 }, radius = 0.72 }
  end
  list[#list + 1] = { form = "ellipsoid", at = { 0, -0.2, -0.9 }, size = { 1.2, 1.3, 0.9 } }
  list[#list + 1] = { form = "ellipsoid", at = { 0, -1.55, -0.55 }, size = { 0.9, 1.1, 0.75 } }
  put(kit.blend{ parts = list, smooth = 0.2, cell = p.advanced and 0.12 or 0.2 }
    :displace{ amount = 0.05, size = 0.3, octaves = 2 }:slot("mane"), true)
end

local function lynx_tufts(p, b, put)
  for side = -1, 1, 2 do
    put(kit.sweep{ path = { { side * 0.98, 1.45, -0.1 }, { side * 1.08, 1.75, -0.12 }, { side * 1.1, 2.0, -0.16 } }, radius = 0.07, radii = { 1, 0.7, 0.1 }, sides = 8 }:slot("second"), true)
  end
end

local green, yellow, blue = "glossy lime green plastic", "glossy amber plastic", "glossy sky blue plastic"
local tabby = { { where = "stripes", slot = "second", count = 9, thick = 0.02, long = 0.5, rough = 0.012, legs = 3 }, { where = "rings", slot = "second", count = 5, thick = 0.22 }, stripes_of_face("second") }

return {
  height_m = { 0.15, 0.36, 0.7 },
  styles = { "cute", "cartoon" },
  slots = quadruped.slots{ coat = "caramel fur", second = "russet fur", ear = "baby pink skin", nose = "pink rubber", eye = green },
  traits = feline,
  kinds = {
    { kind = "cat", synsets = { "cat.n.01" }, except = { "wildcat.n.03" }, names = { "cat", "kitty", "housecat" },
      traits = { marks = { { where = "stripes", slot = "second", count = 9, thick = 0.02, long = 0.5, rough = 0.012, legs = 3, chance = 0.65 }, { where = "patches", slot = "second", count = 5, radius = 0.15, rough = 0.015, chance = 0.3 },
        { where = "belly", slot = "belly", rough = 0.01 }, { where = "breast", slot = "belly" }, { where = "rings", slot = "second", count = 5, thick = 0.22, chance = 0.7 }, { where = "socks", slot = "belly", height = 0.1, chance = 0.5 },
        markings.like(stripes_of_face("second"), { chance = 0.8 }), muzzle("belly", 0.9) } } },
    { kind = "tabby cat", synsets = { "tabby.n.01" }, names = { "tabby", "tabby cat" }, slots = quadruped.slots{ coat = "taupe fur", second = "charcoal fur", ear = "baby pink skin", nose = "pink rubber", eye = yellow },
      traits = { marks = { { where = "belly", slot = "belly", rough = 0.01 }, { where = "breast", slot = "belly" }, table.unpack(tabby), muzzle("belly", 0.9) } } },
    { kind = "black cat", names = { "black cat" }, slots = quadruped.slots{ coat = "black fur", ear = "dusty rose skin", eye = yellow } },
    { kind = "siamese cat", synsets = { "siamese_cat.n.01" }, names = { "siamese", "siamese cat" }, slots = quadruped.slots{ coat = "cream fur", second = "umber fur", eye = blue, ear = "umber fur" },
      traits = { depth = 0.38, head = like(small, { ear = like(pointed, { slot = "second", length = 1.15 }), muzzle = 0.38 }), marks = { { where = "socks", slot = "second", height = 0.2 }, { where = "tail", slot = "second", from = 0.3 }, muzzle("second", 1.1), markings.eyes("second", 1) } } },
    { kind = "persian cat", synsets = { "persian_cat.n.01", "angora.n.04" }, names = { "persian cat", "fluffy cat" }, slots = quadruped.slots{ coat = "white fur", ear = "baby pink skin", nose = "pink rubber", eye = blue },
      traits = { depth = 0.52, wide = 0.9, neck_r = 0.26, neck_tip = 0.21, leg = 0.07, breast = 1.2, tail = "bushy", tail_r = 0.07, head = like(small, { muzzle = 0.16, cheek = 0.75, skull = { 1.15, 0.95, 0.95 }, ear = like(pointed, { length = 0.75 }) }) } },
    { kind = "kitten", synsets = { "kitten.n.01" }, names = { "kitten", "baby cat" }, height_m = { 0.08, 0.18, 0.4 }, slots = quadruped.slots{ coat = "caramel fur", second = "russet fur", ear = "baby pink skin", nose = "pink rubber", eye = blue },
      traits = { depth = 0.46, wide = 0.85, length = 0.98, leg = 0.07, skull = 0.31, neck = 0.32, neck_r = 0.19, neck_tip = 0.17, tail_length = 0.5, tail_up = 65, tail_curl = 20, head = like(small, { eye = 0.31, muzzle = 0.2, eyes = "round", ear = like(pointed, { length = 0.95 }) }),
        marks = { { where = "belly", slot = "belly" }, { where = "breast", slot = "belly" }, table.unpack(tabby), muzzle("belly", 0.85) } } },
    { kind = "tiger", synsets = { "tiger.n.02" }, names = { "tiger", "tigress", "tiger cub" }, height_m = { 0.4, 1.05, 1.4 }, slots = quadruped.slots{ coat = "orange fur", ear = "cream fur", nose = "dusty rose rubber", eye = yellow },
      traits = like(large, { cell = 1.08, marks = { { where = "belly", slot = "marking", rough = 0.015 }, muzzle("marking", 0.95), markings.cheeks("marking", 0.9), markings.brows("marking"),
        { where = "stripes", slot = "second", count = 11, thick = 0.022, long = 0.72, rough = 0.016, grain = 0.09, legs = 5, neck = 0 }, { where = "rings", slot = "second", count = 6, thick = 0.22 }, stripes_of_face("second") } }) },
    { kind = "lion", synsets = { "lion.n.01" }, except = { "lioness.n.01" }, names = { "lion" }, parts = { mane = { 0, 1, 1 } }, height_m = { 0.4, 1.2, 1.6 }, slots = quadruped.slots{ coat = "camel fur", mane = "russet hair", ear = "cream fur", nose = "dusty rose rubber", eye = yellow },
      traits = like(large, { tail = "tuft", skull = 0.2, neck = 0.34, neck_up = 48, marks = { { where = "belly", slot = "belly" }, muzzle("belly", 0.9) }, extra = mane }) },
    { kind = "lioness", synsets = { "lioness.n.01" }, names = { "lioness", "lion cub" }, height_m = { 0.4, 1.0, 1.3 }, slots = quadruped.slots{ coat = "camel fur", mane = "russet hair", ear = "cream fur", nose = "dusty rose rubber", eye = yellow },
      traits = like(large, { tail = "tuft", marks = { { where = "belly", slot = "belly" }, muzzle("belly", 0.9) } }) },
    { kind = "leopard", synsets = { "leopard.n.02", "jaguar.n.01" }, names = { "leopard", "jaguar" }, height_m = { 0.4, 0.85, 1.1 }, slots = quadruped.slots{ coat = "fawn fur", ear = "cream fur", eye = yellow },
      traits = like(large, { depth = 0.43, marks = { { where = "belly", slot = "belly" }, muzzle("belly", 0.95), markings.freckles("second"), { where = "spots", slot = "second", count = 110, radius = 0.025, legs = 9, neck = 12 }, { where = "rings", slot = "second", count = 7, thick = 0.22 } } }) },
    { kind = "snow leopard", synsets = { "snow_leopard.n.01" }, names = { "snow leopard" }, height_m = { 0.4, 0.8, 1.1 }, slots = quadruped.slots{ coat = "silver gray fur", second = "charcoal fur", belly = "white fur", ear = "white fur", eye = "glossy sky blue plastic" },
      traits = like(large, { depth = 0.46, tail = "bushy", tail_r = 0.05, tail_length = 1, marks = { { where = "belly", slot = "belly" }, muzzle("belly", 0.95), markings.freckles("second"), { where = "spots", slot = "second", count = 100, radius = 0.026, legs = 9, neck = 12 }, { where = "rings", slot = "second", count = 7, thick = 0.22 } } }) },
    { kind = "cheetah", synsets = { "cheetah.n.01" }, names = { "cheetah" }, height_m = { 0.4, 0.95, 1.2 }, slots = quadruped.slots{ coat = "fawn fur", ear = "cream fur", eye = yellow },
      traits = like(large, { depth = 0.37, wide = 0.66, length = 1.18, tuck = 0.07, belly = 0.8, leg = 0.05, skull = 0.15, neck = 0.34, neck_r = 0.14, neck_tip = 0.115, marks = { { where = "belly", slot = "belly" }, muzzle("belly", 0.95), markings.freckles("second"), { where = "spots", slot = "second", count = 130, radius = 0.02, legs = 7, neck = 14 }, { where = "rings", slot = "second", count = 9, thick = 0.22 },
        { where = "face", slot = "second", parts = function(h, info) return { { both = true, form = "capsule", at = { info.eye[1] - 0.2, info.eye[2] - 0.1, info.eye[3] + 0.1 }, to = { 0.36, -0.55, info.tip[3] }, radius = 0.06 } } end } } }) },
    { kind = "panther", synsets = { "panther.n.02", "panther.n.01" }, names = { "panther", "black panther" }, height_m = { 0.4, 0.85, 1.1 }, slots = quadruped.slots{ coat = "black fur", ear = "charcoal fur", eye = yellow }, traits = large },
    { kind = "cougar", synsets = { "cougar.n.01" }, names = { "cougar", "puma", "mountain lion" }, height_m = { 0.4, 0.85, 1.1 }, slots = quadruped.slots{ coat = "tan fur", ear = "cream fur", nose = "dusty rose rubber", eye = yellow },
      traits = like(large, { depth = 0.42, marks = { { where = "belly", slot = "belly" }, muzzle("belly", 0.9), { where = "tail", slot = "second", from = 0.88 } } }) },
    { kind = "lynx", synsets = { "lynx.n.02", "wildcat.n.03" }, names = { "lynx", "bobcat", "wildcat" }, height_m = { 0.3, 0.65, 0.9 }, slots = quadruped.slots{ coat = "taupe fur", second = "black fur", ear = "cream fur", eye = yellow },
      traits = like(large, { depth = 0.42, length = 1.05, croup = 1.04, leg = 0.065, skull = 0.21, neck_tip = 0.155, tail_length = 0.18, tail_up = 20, tail_curl = 0, foot_size = 1.25, head = like(big, { cheek = 0.72, muzzle = 0.4, ear = like(pointed, { length = 1.05 }) }), extra = lynx_tufts,
        marks = { { where = "belly", slot = "belly" }, muzzle("belly", 0.95), markings.cheeks("belly", 0.9), { where = "spots", slot = "second", count = 60, radius = 0.026 }, { where = "tail", slot = "second", from = 0.6 } } }) },
  },
  build = function(p) quadruped.build(p) end,
}
