-- Dogs: the same body by proportions, ears, tails and coats.
local markings = require("lib/markings")
local quadruped = require("lib/quadruped")

local upright = { outline = "pointed", length = 1.35, width = 0.95, thick = 0.16, cup = 0.32, bend = 6, at = { 0.62, 0.78, -0.15 }, out = 18, turn = 22, back = 4, inner = "ear" }
local hanging = { outline = "drop", length = 1.75, width = 0.95, thick = 0.2, cup = 0.1, bend = 34, at = { 0.85, 0.5, -0.12 }, out = 146, turn = 62, back = 8, sink = 0.97, slot = "ear" }
local folded = { outline = "drop", length = 1.15, width = 0.95, thick = 0.18, cup = 0.2, bend = 80, at = { 0.72, 0.7, -0.05 }, out = 62, turn = 55, back = -6 }

local like, muzzle, blaze, cheeks, brows = markings.like, markings.muzzle, markings.blaze, markings.cheeks, markings.brows
local both = { "stand", "sit" }

return {
  height_m = { 0.15, 0.6, 1.1 },
  styles = { "cute", "cartoon" },
  slots = quadruped.slots{ coat = "caramel fur", ear = "dusty rose fur" },
  traits = { poses = both, head = { ear = folded } },
  kinds = {
    { kind = "dog", synsets = { "dog.n.01" }, names = { "dog", "doggy", "hound", "mutt" }, slots = quadruped.slots{ coat = "caramel fur", ear = "russet fur", second = "russet fur" },
      traits = { tail_up = 35, tail_curl = 50, head = { ears = { like(hanging, { length = 1.35 }), like(folded, { length = 1.35, width = 1.1, slot = "ear" }), like(hanging, { length = 1.6, width = 1.1 }) } },
        marks = { { where = "saddle", slot = "second", rough = 0.015, chance = 0.3 }, { where = "face", slot = "second", chance = 0.3, parts = function(h, info) return { { at = info.eye, size = { 0.45, 0.55, 0.6 } } } end },
          muzzle("belly"), { where = "breast", slot = "belly" }, { where = "belly", slot = "belly", chance = 0.4 }, { where = "socks", slot = "belly", height = 0.14, chance = 0.6 }, { where = "tail", slot = "belly", from = 0.8, chance = 0.6 } } } },
    { kind = "puppy", synsets = { "puppy.n.01" }, names = { "puppy", "pup" }, height_m = { 0.12, 0.26, 0.5 }, slots = quadruped.slots{ coat = "caramel fur", ear = "russet fur" },
      traits = { depth = 0.5, wide = 0.86, length = 0.92, leg = 0.085, skull = 0.284, neck = 0.3, neck_r = 0.21, neck_tip = 0.175, tail_length = 0.3, tail_up = 50, sit_neck_up = 60,
        head = { ear = hanging, muzzle = 0.55, muzzle_r = 0.55, muzzle_tip = 0.42, eye = 0.25, skull = { 1.05, 1, 1.05 } },
        marks = { muzzle("belly"), blaze("belly", 0.16), { where = "breast", slot = "belly" }, { where = "socks", slot = "belly", height = 0.15 } } } },
    { kind = "corgi", synsets = { "corgi.n.01" }, names = { "corgi" }, height_m = { 0.2, 0.42, 0.7 }, slots = quadruped.slots{ coat = "ochre fur", marking = "white fur", ear = "dusty rose fur" },
      traits = { poses = { "stand", "stand", "sit" }, depth = 0.7, wide = 0.78, length = 1.62, croup = 0.98, rump = 0.86, leg = 0.09, neck = 0.36, neck_r = 0.25, neck_tip = 0.193, skull = 0.267, thigh = 0.9, tail = "pom", tail_length = 0.09, tail_r = 0.05, tail_up = 10,
        head = { ear = like(upright, { length = 1.5, width = 1.15, out = 24 }), muzzle = 0.85, muzzle_r = 0.5, muzzle_tip = 0.3, skull = { 1.05, 0.95, 1 } },
        marks = { muzzle("marking", 0.9), blaze("marking", 0.17), cheeks("marking", 0.8), { where = "breast", slot = "marking", size = 1.35 }, { where = "socks", height = 0.2 }, { where = "belly", wide = 1.05 } } } },
    { kind = "beagle", synsets = { "beagle.n.01" }, names = { "beagle" }, height_m = { 0.2, 0.5, 0.8 }, slots = quadruped.slots{ ear = "chestnut fur", coat = "sienna fur", marking = "white fur" },
      traits = { depth = 0.5, wide = 0.76, leg = 0.07, skull = 0.203, neck_r = 0.19, neck_tip = 0.147, tail_up = 60, tail_curl = 25, tail_length = 0.45,
        head = { ear = hanging, muzzle = 0.95, muzzle_tip = 0.42 },
        marks = { { where = "saddle", slot = "second", rise = 0.4, deep = 0.6, rough = 0.015 }, muzzle("marking"), blaze("marking", 0.16), { where = "breast", size = 1.3 }, { where = "belly", wide = 1 }, { where = "socks", height = 0.3 }, { where = "tail", from = 0.72 } } } },
    { kind = "dalmatian", synsets = { "dalmatian.n.02" }, names = { "dalmatian", "dalmation" }, slots = quadruped.slots{ coat = "white fur", ear = "black fur" },
      traits = { depth = 0.42, length = 1.02, leg = 0.055, skull = 0.168, tail = "thin", head = { ear = like(hanging, { length = 1.4 }), muzzle = 1.1, muzzle_tip = 0.4 },
        marks = { { where = "spots", slot = "second", count = 60, radius = 0.036 }, { where = "face", slot = "second", chance = 1, parts = function()
          return { { form = "sphere", at = { 0.5, 0.8, 0.4 }, radius = 0.16 }, { form = "sphere", at = { -0.3, 0.9, 0.1 }, radius = 0.14 }, { form = "sphere", at = { -0.75, 0.1, 0.6 }, radius = 0.16 },
                   { form = "sphere", at = { 0.45, -0.3, 1.2 }, radius = 0.14 }, { form = "sphere", at = { -0.42, -0.15, 1.5 }, radius = 0.1 }, { form = "sphere", at = { 0.85, -0.2, 0.3 }, radius = 0.15 } } end } } } },
    { kind = "dachshund", synsets = { "dachshund.n.01" }, names = { "dachshund", "dachsund", "daschund", "sausage dog", "wiener dog", "weiner dog" }, height_m = { 0.15, 0.3, 0.5 },
      slots = quadruped.slots{ ear = "umber fur", coat = "chestnut fur", marking = "tan fur" },
      traits = { poses = { "stand" }, depth = 0.66, wide = 0.72, length = 2.0, leg = 0.085, skull = 0.278, neck = 0.42, neck_r = 0.25, neck_tip = 0.175, tail = "thin", tail_length = 0.7, tail_r = 0.06, tail_up = 25,
        head = { ear = like(hanging, { length = 1.6 }), muzzle = 1.35, muzzle_r = 0.5, muzzle_tip = 0.34, skull = { 0.92, 0.85, 1 } },
        marks = { muzzle("marking", 0.8), brows("marking"), { where = "socks", height = 0.2 }, { where = "breast", size = 0.8 } } } },
    { kind = "poodle", synsets = { "poodle.n.01" }, names = { "poodle" }, slots = quadruped.slots{ ear = "white fleece", coat = "white fleece", marking = "white fleece" },
      traits = { poses = { "stand" }, depth = 0.4, length = 0.92, leg = 0.05, skull = 0.151, neck = 0.42, neck_up = 66, tail = "pom", tail_length = 0.4, tail_up = 70, tail_r = 0.032, poodle = true,
        head = { ear = like(hanging, { length = 1.9, width = 1.25, thick = 0.6 }), muzzle = 1.35, muzzle_r = 0.42, muzzle_tip = 0.28, nose_size = 0.26 } } },
    { kind = "labrador", synsets = { "labrador_retriever.n.01", "retriever.n.01" }, names = { "labrador", "retriever", "labrador retriever", "lab dog" },
      slots = quadruped.slots{ ear = "caramel fur", coat = "camel fur", belly = "cream fur" },
      traits = { depth = 0.48, wide = 0.82, leg = 0.068, skull = 0.197, neck_r = 0.21, neck_tip = 0.156, tail_r = 0.055, tail_up = 8, head = { ear = like(hanging, { length = 1.25 }), muzzle = 0.95, muzzle_tip = 0.45, muzzle_r = 0.6 } } },
    { kind = "golden retriever", synsets = { "golden_retriever.n.01" }, names = { "golden retriever" }, slots = quadruped.slots{ ear = "caramel fur", coat = "camel fur", belly = "cream fur" },
      traits = { depth = 0.5, wide = 0.84, leg = 0.068, skull = 0.197, neck_r = 0.23, neck_tip = 0.166, breast = 1.1, tail = "bushy", tail_length = 0.6, tail_up = 5, head = { ear = like(hanging, { length = 1.3 }), muzzle = 0.95, muzzle_tip = 0.45, muzzle_r = 0.6 },
        marks = { { where = "belly", slot = "belly", rough = 0.02 }, { where = "breast", slot = "belly", rough = 0.02 } } } },
    { kind = "german shepherd", synsets = { "german_shepherd.n.01" }, names = { "german shepherd", "alsatian", "police dog" }, slots = quadruped.slots{ coat = "tan fur", ear = "brown fur" },
      traits = { depth = 0.46, length = 1.12, croup = 0.92, skull = 0.180, neck_r = 0.21, tail = "bushy", tail_up = -40, tail_r = 0.04, tail_length = 0.62, head = { ear = like(upright, { length = 1.6, slot = "second" }), muzzle = 1.2, muzzle_r = 0.5, muzzle_tip = 0.33 },
        marks = { { where = "saddle", slot = "second", rough = 0.02, deep = 0.62, rise = 0.4 }, muzzle("second", 0.82), { where = "tail", slot = "second", from = 0 } } } },
    { kind = "husky", synsets = { "siberian_husky.n.01", "eskimo_dog.n.01", "malamute.n.01" }, names = { "husky", "siberian husky", "malamute", "sled dog" }, slots = quadruped.slots{ coat = "charcoal fur", eye = "glossy sky blue plastic", ear = "silver grey fur" },
      traits = { depth = 0.47, wide = 0.8, skull = 0.191, neck_r = 0.22, neck_tip = 0.175, tail = "bushy", tail_up = 55, tail_curl = 130, tail_length = 0.62, head = { ear = like(upright, { length = 1.15, width = 0.9, out = 10 }), muzzle = 0.95, eyes = "round", muzzle_r = 0.5, muzzle_tip = 0.34 },
        marks = { muzzle("marking", 1.0), cheeks("marking", 1.0), brows("marking"), { where = "breast", size = 1.4 }, { where = "belly" }, { where = "socks", height = 0.3 } } } },
    { kind = "bulldog", synsets = { "bulldog.n.01", "french_bulldog.n.01", "boston_bull.n.01" }, names = { "bulldog", "french bulldog" }, height_m = { 0.2, 0.42, 0.7 }, slots = quadruped.slots{ coat = "tan fur" },
      traits = { depth = 0.56, wide = 1.08, length = 1.02, croup = 0.95, rump = 0.72, leg = 0.1, skull = 0.290, neck = 0.26, neck_up = 35, neck_r = 0.27, neck_tip = 0.230, tail = "plain", tail_length = 0.12, tail_r = 0.05, stance = 0.85,
        head = { ear = like(folded, { length = 0.75, width = 0.7 }), muzzle = 0.38, muzzle_r = 0.55, muzzle_tip = 0.5, muzzle_wide = 0.3, muzzle_y = -0.32, muzzle_drop = 0.02, lips = 0.38, jaw = 0.95, skull = { 1.05, 0.85, 0.95 }, smile = 0.4, mouth_low = 0.75, eye_at = { 0.56, 0.16 } },
        marks = { muzzle("marking", 1.05), blaze("marking", 0.15), { where = "breast", size = 1.4 }, { where = "socks", height = 0.16 } } } },
    { kind = "pug", synsets = { "pug.n.01" }, names = { "pug" }, height_m = { 0.18, 0.36, 0.6 }, slots = quadruped.slots{ coat = "beige fur" },
      traits = { depth = 0.56, wide = 0.92, length = 1.0, leg = 0.08, skull = 0.273, neck = 0.3, neck_r = 0.24, neck_tip = 0.202, tail_length = 0.42, tail_r = 0.05, tail_up = 70, tail_curl = 330,
        head = { ear = like(folded, { length = 0.95, width = 0.8, slot = "second" }), muzzle = 0.3, muzzle_r = 0.55, muzzle_tip = 0.46, muzzle_wide = 0.22, muzzle_y = -0.3, muzzle_drop = 0, lips = 0.28, eye = 0.26, eye_at = { 0.56, 0.12 }, smile = 0.35, mouth_low = 0.7 },
        marks = { muzzle("second", 0.95) } } },
    { kind = "greyhound", synsets = { "greyhound.n.01", "whippet.n.01" }, names = { "greyhound", "whippet" }, slots = quadruped.slots{ coat = "slate fur" },
      traits = { poses = { "stand" }, depth = 0.4, wide = 0.62, length = 1.02, croup = 0.98, rump = 0.72, belly = 0.62, tuck = 0.1, leg = 0.042, skull = 0.133, neck = 0.42, neck_up = 58, neck_r = 0.13, neck_tip = 0.092, tail = "thin", tail_r = 0.03, tail_length = 0.62, tail_up = -45, tail_curl = 60,
        head = { ear = like(folded, { length = 0.9, width = 0.6, back = 25 }), muzzle = 1.7, muzzle_r = 0.55, muzzle_tip = 0.32, skull = { 0.95, 0.85, 1.15 } }, marks = { { where = "breast" }, { where = "socks", height = 0.08 } } } },
    { kind = "chihuahua", synsets = { "chihuahua.n.03" }, names = { "chihuahua" }, height_m = { 0.12, 0.24, 0.4 }, slots = quadruped.slots{ coat = "fawn fur" },
      traits = { depth = 0.42, wide = 0.76, length = 0.95, leg = 0.05, skull = 0.232, neck = 0.32, neck_r = 0.16, neck_tip = 0.120, tail = "thin", tail_up = 60, tail_curl = 70, head = { skull = { 1.05, 1.02, 1 }, muzzle = 0.55, muzzle_r = 0.42, muzzle_tip = 0.26, nose_size = 0.22, eye = 0.28, ear = like(upright, { length = 1.6, width = 1.3, out = 42 }) },
        marks = { muzzle("belly", 0.8), { where = "breast", slot = "belly" } } } },
    { kind = "terrier", synsets = { "terrier.n.01" }, except = { "bullterrier.n.01", "boston_bull.n.01" }, names = { "terrier", "westie", "yorkie", "schnauzer" }, height_m = { 0.18, 0.4, 0.7 }, slots = quadruped.slots{ coat = "white fleece", ear = "dusty rose fur" },
      traits = { depth = 0.54, wide = 0.85, length = 1.0, leg = 0.085, skull = 0.232, neck_r = 0.21, neck_tip = 0.175, tail_length = 0.3, tail_up = 70, tail_r = 0.055, head = { ear = like(upright, { length = 0.85, width = 0.75 }), muzzle = 0.75, muzzle_r = 0.68, muzzle_tip = 0.52, smile = 0.5, cheek = 0.62 } } },
    { kind = "collie", synsets = { "collie.n.01", "shepherd_dog.n.01", "border_collie.n.01" }, except = { "german_shepherd.n.01" }, names = { "collie", "border collie", "sheepdog", "sheep dog" }, slots = quadruped.slots{ coat = "black fur" },
      traits = { depth = 0.5, wide = 0.8, skull = 0.174, neck_r = 0.23, neck_tip = 0.166, tail = "bushy", tail_length = 0.6, tail_up = -25, breast = 1.1, head = { ear = like(folded, { length = 1.0, out = 35, bend = 70 }), muzzle = 1.15, muzzle_r = 0.48, muzzle_tip = 0.3 },
        marks = { muzzle("marking", 0.85), blaze("marking", 0.16), { where = "breast", size = 1.6, rough = 0.02 }, { where = "socks", height = 0.26 }, { where = "tail", from = 0.75 },
          { where = "custom", slot = "marking", parts = function(b) return { { form = "torus", at = { b.neck[1], (b.neck[2] + b.skull[2]) / 2, (b.neck[3] + b.skull[3]) / 2 }, radius = b.t.neck_r, radius_to = 0.09, rotation = { 90 - b.neck_up, 0, 0 } } } end } } } },
    { kind = "pomeranian", synsets = { "pomeranian.n.01", "spitz.n.01" }, names = { "pomeranian", "spitz" }, height_m = { 0.14, 0.3, 0.5 }, slots = quadruped.slots{ coat = "orange fur", ear = "dusty rose fur" },
      traits = { depth = 0.66, wide = 0.98, length = 0.98, rump = 0.9, belly = 0.95, leg = 0.06, skull = 0.232, neck = 0.3, neck_r = 0.36, neck_tip = 0.230, breast = 1.5, tail = "bushy", tail_r = 0.075, tail_length = 0.6, tail_up = 75, tail_curl = 130,
        head = { ear = like(upright, { length = 0.85, width = 0.75 }), cheek = 0.75, muzzle = 0.65, muzzle_r = 0.42, muzzle_tip = 0.26, nose_size = 0.24, eye = 0.23 }, marks = { { where = "breast", slot = "belly", rough = 0.02 } } } },
    { kind = "doberman", synsets = { "doberman.n.01", "rottweiler.n.01", "pinscher.n.01" }, names = { "doberman", "rottweiler" }, slots = quadruped.slots{ coat = "black fur", marking = "sienna fur", ear = "brown fur" },
      traits = { depth = 0.43, wide = 0.78, length = 1.0, tuck = 0.06, leg = 0.057, skull = 0.168, neck = 0.4, neck_up = 58, tail_length = 0.18, tail_up = 40, head = { ear = like(upright, { length = 1.5, width = 0.75 }), muzzle = 1.25, muzzle_r = 0.5, muzzle_tip = 0.36 },
        marks = { muzzle("marking", 0.78), brows("marking"), { where = "breast", size = 0.9 }, { where = "socks", height = 0.2 } } } },
    { kind = "saint bernard", synsets = { "saint_bernard.n.01" }, names = { "saint bernard", "st bernard", "st. bernard" }, slots = quadruped.slots{ coat = "russet fur" },
      traits = { depth = 0.52, wide = 0.88, leg = 0.08, skull = 0.220, neck_r = 0.24, neck_tip = 0.184, tail = "bushy", tail_length = 0.6, tail_up = -30, head = { ear = like(hanging, { length = 1.3, slot = "second" }), muzzle = 0.75, muzzle_tip = 0.5, muzzle_r = 0.62, lips = 0.3 },
        marks = { muzzle("marking", 1.1), blaze("marking", 0.2), { where = "breast", size = 1.4 }, { where = "belly" }, { where = "socks", height = 0.3 }, { where = "tail", from = 0.6 } } } },
  },

  build = function(p)
    quadruped.build(p, function(p, b, put)
      if not p.traits.poodle then return end
      -- The show clip: pompons on a shorn body.
      local function pompon(x, y, z, r) put(kit.sphere{ radius = r, sides = p.advanced and 28 or 14, rows = p.advanced and 18 or 9 }
        :displace{ amount = 0.09 * r, size = 0.3 * r }:move(x, y, z):slot("marking")) end
      for side = -1, 1, 2 do
        for _, leg in ipairs{ b.front, b.hind } do pompon(side * leg[4][1], 0.17, leg[4][3], 0.095) end
      end
      local at = b.chest
      put(kit.sphere{ radii = { 0.22, 0.27, 0.25 }, sides = p.advanced and 36 or 18, rows = p.advanced and 24 or 12 }
        :displace{ amount = 0.02, size = 0.07 }:move(at[1], at[2] + 0.06, at[3] + 0.05):slot("marking"))
      local top = b.of_head(0, 1.05, -0.15)
      pompon(top[1], top[2], top[3], 0.125)
    end)
  end,
}
