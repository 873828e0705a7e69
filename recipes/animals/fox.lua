-- Wild cousins of the dog.
local markings = require("lib/markings")
local quadruped = require("lib/quadruped")
local like, muzzle, cheeks = markings.like, markings.muzzle, markings.cheeks

local ear = { outline = "pointed", length = 1.3, width = 0.95, thick = 0.16, cup = 0.32, bend = 5, at = { 0.6, 0.75, -0.12 }, out = 17, turn = 22, back = 4, inner = "ear" }
local sharp = { muzzle = 0.95, muzzle_r = 0.46, muzzle_tip = 0.26, muzzle_wide = 0.08, nose_size = 0.24, cheek = 0.55, eye = 0.21, ear = ear }
local amber = "glossy amber plastic"
local fox = { depth = 0.44, wide = 0.72, length = 1.12, leg = 0.055, skull = 0.195, neck = 0.32, neck_r = 0.17, neck_tip = 0.135, tail = "bushy", tail_length = 0.85, tail_r = 0.072, tail_up = -8, tail_curl = 30, poses = { "stand", "sit" }, head = sharp }
local wolf = like(fox, { depth = 0.45, wide = 0.74, leg = 0.06, skull = 0.175, neck = 0.34, neck_up = 36, neck_r = 0.205, neck_tip = 0.165, breast = 1.0, tail_length = 0.6, tail_r = 0.055, tail_up = -50,
  head = like(sharp, { muzzle = 1.1, muzzle_r = 0.5, muzzle_tip = 0.33, nose_size = 0.28, eyes = "round", eye = 0.18, brow = 0.36, ear = like(ear, { length = 1.05, width = 0.8 }) }) })
local legs_and_ears = { where = "socks", slot = "second", height = 0.24 }

return {
  height_m = { 0.25, 0.5, 0.8 },
  styles = { "cute", "cartoon" },
  slots = quadruped.slots{ coat = "burnt orange fur", ear = "black fur" },
  traits = fox,
  kinds = {
    { kind = "fox", synsets = { "fox.n.01" }, names = { "fox", "red fox", "vixen" },
      traits = { marks = { muzzle("marking", 1), cheeks("marking", 1.05), { where = "breast", slot = "marking", size = 1.3 }, { where = "belly", slot = "marking", wide = 0.8 }, legs_and_ears, { where = "tail", slot = "marking", from = 0.76 } },
        head = like(sharp, { ear = like(ear, { slot = "second", inner = "belly" }) }) } },
    { kind = "arctic fox", synsets = { "arctic_fox.n.01" }, names = { "arctic fox", "snow fox" }, slots = quadruped.slots{ coat = "snow white fur", ear = "silver gray fur" }, traits = { skull = 0.2, neck_r = 0.2, head = like(sharp, { muzzle = 0.75, ear = like(ear, { length = 0.8, outline = "round" }) }) } },
    { kind = "fennec", names = { "fennec", "fennec fox", "desert fox" }, slots = quadruped.slots{ coat = "sand fur", ear = "baby pink skin" }, height_m = { 0.15, 0.35, 0.5 },
      traits = { skull = 0.215, head = like(sharp, { muzzle = 0.65, ear = like(ear, { length = 2.1, width = 1.35, out = 28 }), eye = 0.25 }), marks = { muzzle("belly", 1), { where = "breast", slot = "belly" }, { where = "tail", slot = "second", from = 0.88 } } } },
    { kind = "wolf", synsets = { "wolf.n.01" }, names = { "wolf", "gray wolf", "werewolf" }, height_m = { 0.4, 0.95, 1.2 }, slots = quadruped.slots{ coat = "gray fur", second = "charcoal fur", belly = "silver gray fur", ear = "silver gray fur", eye = amber },
      traits = like(wolf, { marks = { muzzle("belly", 1), cheeks("belly", 1), { where = "belly", slot = "belly", rough = 0.02 }, { where = "breast", slot = "belly", size = 1.3, rough = 0.02 }, { where = "saddle", slot = "second", rise = 0.52, deep = 0.42, rough = 0.03 }, { where = "socks", slot = "belly", height = 0.3, rough = 0.02 }, { where = "tail", slot = "second", from = 0.75 } } }) },
    { kind = "coyote", synsets = { "coyote.n.01", "jackal.n.01", "wild_dog.n.01" }, except = { "dingo.n.01" }, names = { "coyote", "jackal" }, height_m = { 0.3, 0.65, 0.9 }, slots = quadruped.slots{ coat = "khaki fur", second = "umber fur", ear = "tan fur", eye = amber },
      traits = like(wolf, { depth = 0.4, neck_r = 0.16, neck_tip = 0.13, leg = 0.05, breast = 0.8, head = like(wolf.head, { ear = like(ear, { length = 1.3 }), muzzle = 1.25, muzzle_tip = 0.28 }), marks = { muzzle("belly", 1), { where = "belly", slot = "belly" }, { where = "saddle", slot = "second", rise = 0.54, deep = 0.4, rough = 0.03 }, { where = "tail", slot = "second", from = 0.75 } } }) },
    { kind = "hyena", synsets = { "hyena.n.01" }, names = { "hyena", "hyaena" }, height_m = { 0.4, 0.95, 1.2 }, slots = quadruped.slots{ coat = "sand fur", second = "umber fur", ear = "umber fur" },
      traits = like(wolf, { poses = { "stand" }, croup = 0.86, rump = 0.75, depth = 0.46, neck_up = 42, neck = 0.4, neck_r = 0.19, tail_length = 0.35, tail = "plain", head = like(wolf.head, { muzzle = 0.85, muzzle_r = 0.55, muzzle_tip = 0.42, ear = like(ear, { outline = "round", length = 0.95, width = 0.95, out = 30 }) }),
        marks = { muzzle("second", 0.9), { where = "spots", slot = "second", count = 60, radius = 0.03 }, { where = "socks", slot = "second", height = 0.15 } } }) },
  },
  build = function(p) quadruped.build(p) end,
}
