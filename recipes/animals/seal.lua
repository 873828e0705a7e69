-- Seals, sea lions and walruses: a body that tapers to the tail, on flippers.
local horns = require("lib/horns")
local leaf = require("lib/leaf")
local markings = require("lib/markings")
local quadruped = require("lib/quadruped")
local like = markings.like

local face = { muzzle = 0.45, muzzle_r = 0.48, muzzle_tip = 0.36, muzzle_wide = 0.14, muzzle_y = -0.25, lips = 0.26, cheek = 0.5, brow = 0.15, skull = { 1, 0.92, 1.02 }, eye = 0.23, eye_at = { 0.52, 0.16 }, nose = "cat", nose_size = 0.2, smile = 0.15, whiskers = true, ear = false }
local seal = { poses = { "prone" }, depth = 0.56, wide = 1.0, length = 1.9, rump = 0.72, belly = 1.0, leg = 0.06, neck = 0.34, sit_neck_up = 62, neck_r = 0.235, neck_tip = 0.2, skull = 0.225, tail = "none", smooth = 0.16, head = face }

local function flippers(p, b, put)
  local shape = { outline = "long", length = 0.46, width = 0.24, thick = 0.06, bend = 12 }
  for side = -1, 1, 2 do
    put(leaf.shape(p, shape):rotate("x", -101):rotate("y", side * -62)
      :move(side * 0.72 * b.half, 0.17, b.chest[3] + 0.1):slot("coat"))
    put(leaf.shape(p, { outline = "fan", length = 0.34, width = 0.26, thick = 0.05 }):rotate("x", -94):rotate("y", side * -20)
      :move(side * 0.05, 0.1, b.rump[3] - 0.3 * b.t.length):slot("coat"))
  end
end
local function walrus(p, b, put)
  flippers(p, b, put)
  local tip = b.info.tip
  put(horns.pair(p, { { 0.3, tip[2] - 0.25, tip[3] + 0.22 }, { 0.34, tip[2] - 1.0, tip[3] + 0.36 }, { 0.3, tip[2] - 1.75, tip[3] + 0.2 } }, 0.12, "horn", 0.3), true)
end

return {
  height_m = { 0.15, 0.7, 1.6 },
  styles = { "cute", "cartoon" },
  slots = quadruped.slots{ coat = "slate skin", belly = "silver gray skin" },
  traits = seal,
  kinds = {
    { kind = "seal", synsets = { "seal.n.09" }, except = { "walrus.n.01", "sea_lion.n.01" }, names = { "seal", "harbor seal" }, slots = quadruped.slots{ coat = "silver gray fur", second = "slate fur", belly = "white fur" },
      traits = { marks = { { where = "belly", slot = "belly" }, { where = "spots", slot = "second", count = 50, radius = 0.026, legs = 0, neck = 6 } }, extra = flippers } },
    { kind = "baby seal", names = { "baby seal", "seal pup", "white seal" }, height_m = { 0.12, 0.4, 0.8 }, slots = quadruped.slots{ coat = "snow white fur" }, traits = { length = 1.6, skull = 0.28, depth = 0.6, head = like(face, { eye = 0.28, muzzle = 0.32 }), extra = flippers } },
    { kind = "sea lion", synsets = { "sea_lion.n.01" }, names = { "sea lion" }, slots = quadruped.slots{ coat = "coffee skin", ear = "umber skin" },
      traits = { neck = 0.5, sit_neck_up = 74, depth = 0.52, skull = 0.19, head = like(face, { muzzle = 0.75, ear = { outline = "pointed", length = 0.35, width = 0.3, thick = 0.12, at = { 1, 0.1, -0.4 }, out = 120, back = 20 } }), extra = flippers } },
    { kind = "walrus", synsets = { "walrus.n.01" }, names = { "walrus" }, parts = { tusk = { 0, 2, 2 } }, slots = quadruped.slots{ coat = "mocha skin", belly = "dusty rose skin", horn = "ivory", marking = "tan skin" },
      traits = { depth = 0.7, length = 1.95, neck_r = 0.3, neck_tip = 0.24, skull = 0.22, head = like(face, { muzzle = 0.5, muzzle_r = 0.55, muzzle_tip = 0.46, lips = 0.4, eye = 0.16, smile = 0 }), marks = { markings.muzzle("marking", 1) },
        extra = function(p, b, put) if p:part("tusk") > 0 then walrus(p, b, put) else flippers(p, b, put) end end } },
  },
  build = function(p) quadruped.build(p) end,
}
