-- Bears and their like: heavy, short-legged, on broad soles; they stand, or sit like a teddy.
local markings = require("lib/markings")
local quadruped = require("lib/quadruped")
local like, muzzle = markings.like, markings.muzzle

local ear = { outline = "round", length = 0.55, width = 0.72, thick = 0.2, cup = 0.22, at = { 0.68, 0.7, -0.12 }, out = 36, turn = 15, back = 0, inner = "ear" }
local face = { muzzle = 0.75, muzzle_r = 0.5, muzzle_tip = 0.36, muzzle_wide = 0.1, muzzle_y = -0.25, cheek = 0.55, eye = 0.17, eye_at = { 0.42, 0.16 }, nose_size = 0.3, smile = 0.35, ear = ear, skull = { 1.05, 0.95, 1 } }
local bear = { poses = { "stand", "upright" }, depth = 0.6, wide = 0.86, length = 1.32, croup = 0.92, rump = 0.96, belly = 0.98, tuck = -0.02, leg = 0.105, thigh = 0.98, foot = "sole", foot_size = 0.95, stance = 0.68,
  neck = 0.34, neck_up = 22, sit_neck_up = 75, neck_r = 0.27, neck_tip = 0.21, skull = 0.225, tail = "plain", tail_length = 0.1, tail_r = 0.06, tail_up = 0, arm = 0.5, smooth = 0.13, head = face }

local function panda_bands(b)
  -- Arms, and the yoke that joins them over the shoulders.
  local list = {}
  for side = -1, 1, 2 do
    for i = 1, 3 do
      local from, to = b.front[i], b.front[i + 1]
      list[#list + 1] = { form = "capsule", at = { side * from[1], from[2] - (i == 1 and 0.0 or 0), from[3] }, to = { side * to[1], to[2], to[3] }, radius = i == 1 and 0.2 or 0.19 }
      from, to = b.hind[i], b.hind[i + 1]
      if i > 1 then list[#list + 1] = { form = "capsule", at = { side * from[1], from[2], from[3] }, to = { side * to[1], to[2], to[3] }, radius = 0.19 } end
    end
    local foot = b.hind[4]
    list[#list + 1] = { form = "sphere", at = { side * foot[1], foot[2], foot[3] + 0.06 }, radius = 0.24 }
    local hand = b.front[4]
    list[#list + 1] = { form = "sphere", at = { side * hand[1], hand[2], hand[3] + 0.06 }, radius = 0.22 }
    list[#list + 1] = { form = "capsule", at = { 0, b.front[1][2] + 0.42 * b.t.depth * math.cos(math.rad(b.pitch)), b.front[1][3] - 0.1 }, to = { side * b.front[1][1], b.front[1][2], b.front[1][3] }, radius = 0.13 }
  end
  return list
end

local brown = { slots = quadruped.slots{ coat = "russet fur", marking = "tan fur", ear = "camel fur", belly = "camel fur" } }

return {
  height_m = { 0.4, 1.2, 2.2 },
  styles = { "cute", "cartoon" },
  slots = brown.slots,
  traits = bear,
  kinds = {
    { kind = "bear", synsets = { "bear.n.01" }, names = { "bear", "grizzly bear", "brown bear", "grizzly" }, traits = { hump = { { y = 1.0, z = -0.02, size = { 0.2, 0.12, 0.26 } } }, marks = { muzzle("marking", 0.82) } } },
    { kind = "black bear", synsets = { "american_black_bear.n.01", "asiatic_black_bear.n.01" }, names = { "black bear" }, slots = quadruped.slots{ coat = "black fur", marking = "camel fur", ear = "umber fur" }, traits = { marks = { muzzle("marking", 0.8) } } },
    { kind = "bear cub", names = { "bear cub", "baby bear" }, height_m = { 0.25, 0.5, 0.9 }, traits = { skull = 0.32, depth = 0.6, length = 1.1, neck = 0.4, neck_r = 0.27, neck_tip = 0.24, head = like(face, { eye = 0.21, muzzle = 0.5, ear = like(ear, { length = 0.7, width = 0.85 }) }), marks = { muzzle("marking", 0.8) } } },
    { kind = "polar bear", synsets = { "ice_bear.n.01" }, names = { "polar bear", "ice bear", "white bear" }, slots = quadruped.slots{ coat = "snow white fur", ear = "silver gray fur" }, height_m = { 0.4, 1.4, 2.2 },
      traits = { length = 1.42, neck = 0.46, neck_up = 24, neck_r = 0.25, neck_tip = 0.18, skull = 0.195, head = like(face, { muzzle = 1.0, skull = { 0.95, 0.88, 1.1 }, ear = like(ear, { length = 0.45, width = 0.55 }) }) } },
    { kind = "panda", synsets = { "giant_panda.n.01" }, names = { "panda", "panda bear", "giant panda" }, slots = quadruped.slots{ coat = "white fur", ear = "charcoal fur" }, height_m = { 0.3, 0.9, 1.5 },
      traits = { poses = { "upright", "stand" }, depth = 0.62, wide = 0.92, length = 1.2, skull = 0.265, neck = 0.38, neck_r = 0.28, neck_tip = 0.23, head = like(face, { muzzle = 0.5, muzzle_r = 0.46, muzzle_tip = 0.36, cheek = 0.66, skull = { 1.1, 0.98, 0.98 }, eye = 0.17, ear = like(ear, { slot = "second", length = 0.62, width = 0.75, inner = nil }) }),
        marks = { { where = "custom", slot = "second", parts = panda_bands }, { where = "face", slot = "second", parts = function(h, info) return { { both = true, at = { info.eye[1] + 0.08, info.eye[2] - 0.1, info.eye[3] }, size = { 0.3, 0.42, 0.5 } } } end } } } },
    { kind = "red panda", synsets = { "lesser_panda.n.01" }, names = { "red panda", "lesser panda" }, slots = quadruped.slots{ coat = "rust fur", marking = "white fur", ear = "white fur" }, height_m = { 0.25, 0.45, 0.8 },
      traits = { poses = { "stand", "upright" }, depth = 0.5, wide = 0.82, length = 1.2, leg = 0.085, foot = "paw", skull = 0.25, neck_r = 0.2, neck_tip = 0.16, tail = "bushy", tail_length = 0.95, tail_r = 0.075, tail_up = -12, tail_curl = 40, head = like(face, { muzzle = 0.42, muzzle_tip = 0.3, muzzle_r = 0.42, nose_size = 0.2, eye = 0.2, ear = like(ear, { length = 0.85, width = 0.85, slot = "marking", outline = "pointed" }) }),
        marks = { { where = "belly", slot = "second" }, { where = "socks", slot = "second", height = 0.3 }, { where = "rings", slot = "belly", count = 6, thick = 0.24 }, muzzle("marking", 0.95), markings.brows("marking"), markings.cheeks("marking", 0.8) } } },
    { kind = "raccoon", synsets = { "raccoon.n.02" }, names = { "raccoon", "racoon", "trash panda" }, slots = quadruped.slots{ coat = "taupe fur", marking = "white fur", ear = "white fur" }, height_m = { 0.25, 0.42, 0.7 },
      traits = { poses = { "stand", "upright" }, depth = 0.52, wide = 0.84, length = 1.15, croup = 1.02, leg = 0.07, foot = "paw", skull = 0.24, neck_r = 0.21, neck_tip = 0.16, tail = "bushy", tail_length = 0.75, tail_r = 0.065, tail_up = 5, tail_curl = 30, head = like(face, { muzzle = 0.72, muzzle_tip = 0.25, muzzle_r = 0.42, nose_size = 0.24, eye = 0.2, ear = like(ear, { length = 0.75, width = 0.75 }) }),
        marks = { { where = "rings", slot = "second", count = 6, thick = 0.24 }, muzzle("marking", 0.9), markings.brows("marking"), { where = "face", slot = "second", parts = function(h, info) return { { both = true, at = { info.eye[1] + 0.12, info.eye[2] - 0.1, info.eye[3] - 0.05 }, size = { 0.46, 0.26, 0.5 }, } } end }, { where = "socks", slot = "second", height = 0.12 } } } },
    { kind = "badger", synsets = { "badger.n.02" }, names = { "badger", "honey badger" }, slots = quadruped.slots{ coat = "slate fur", marking = "white fur", ear = "white fur" }, height_m = { 0.2, 0.35, 0.6 },
      traits = { poses = { "stand" }, depth = 0.68, wide = 0.95, length = 1.5, leg = 0.1, skull = 0.27, foot = "paw", neck_up = 15, tail_length = 0.25, tail_up = -20, tail = "bushy", head = like(face, { muzzle = 1.0, muzzle_tip = 0.26, muzzle_r = 0.45, nose_size = 0.26, ear = like(ear, { length = 0.4, width = 0.5 }) }),
        marks = { { where = "belly", slot = "second" }, { where = "socks", slot = "second", height = 0.35 }, { where = "face", slot = "marking", parts = function(h, info) return { { at = { 0, 0.2, 0.9 }, size = { 1.5, 1.1, 1.9 } } } end },
          { where = "face", slot = "second", over = "marking", parts = function(h, info) return { { both = true, form = "capsule", at = { 0.3, -0.2, info.tip[3] }, to = { 0.62, 0.75, -0.3 }, radius = 0.24 } } end } } } },
    { kind = "skunk", synsets = { "skunk.n.04" }, names = { "skunk" }, slots = quadruped.slots{ coat = "black fur", marking = "white fur", ear = "black fur" }, height_m = { 0.2, 0.4, 0.6 },
      traits = { poses = { "stand" }, depth = 0.6, wide = 0.82, length = 1.25, leg = 0.085, foot = "paw", skull = 0.23, neck_up = 25, tail = "bushy", tail_length = 1.1, tail_r = 0.1, tail_up = 62, tail_curl = -40, head = like(face, { muzzle = 0.75, muzzle_tip = 0.24, muzzle_r = 0.42, nose = "button", nose_size = 0.22, ear = like(ear, { length = 0.45 }) }),
        marks = { { where = "custom", tail = true, slot = "marking", parts = function(b)
          local list = {}
          for side = -1, 1, 2 do list[#list + 1] = { form = "capsule", at = { side * 0.13, b.chest[2] + 0.62 * b.t.depth / 2 + 0.1, b.chest[3] + 0.2 }, to = { side * 0.13, b.rump[2] + 0.62 * b.t.depth / 2 + 0.06, b.rump[3] - 0.2 }, radius = 0.085 } end
          for i = 1, #b.tail_points do list[#list + 1] = { form = "sphere", at = { 0, b.tail_points[i][2] + 0.1, b.tail_points[i][3] - 0.1 }, radius = 0.13 } end
          return list end }, markings.blaze("marking", 0.18) } } },
  },
  build = function(p) quadruped.build(p) end,
}
