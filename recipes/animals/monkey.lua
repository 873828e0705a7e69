-- Monkeys and apes, sitting with their long arms before them.
local markings = require("lib/markings")
local quadruped = require("lib/quadruped")
local like = markings.like

local ear = { outline = "round", length = 0.55, width = 0.72, thick = 0.14, cup = 0.25, at = { 1, 0.08, -0.05 }, out = 78, turn = 30, back = 0, inner = "ear", slot = "skin" }
local face = { muzzle = 0.32, muzzle_r = 0.5, muzzle_tip = 0.42, muzzle_wide = 0.18, muzzle_y = -0.4, muzzle_drop = -0.03, jaw = 0.85, cheek = 0.45, brow = 0.26, skull = { 1, 0.98, 0.98 },
  eye = 0.19, eye_at = { 0.34, 0.1 }, eye_out = 0.2, nose = "flat", nose_size = 0.17, smile = 0.3, mouth_low = 0.32, ear = ear }
local monkey = { poses = { "upright" }, depth = 0.5, wide = 0.8, length = 1.25, rump = 0.95, leg = 0.065, thigh = 1.1, foot_size = 1.1, arm = 0.72, neck = 0.34, neck_r = 0.19, neck_tip = 0.15, skull = 0.245, sit_neck_up = 82,
  tail = "thin", tail_length = 1.1, tail_r = 0.04, head = face }
local ape = like(monkey, { depth = 0.6, wide = 0.95, length = 1.3, leg = 0.085, arm = 0.85, neck = 0.32, neck_r = 0.25, neck_tip = 0.2, tail = "none", skull = 0.235, head = like(face, { brow = 0.34, muzzle = 0.4, muzzle_r = 0.55, muzzle_tip = 0.46 }) })

-- The bare face: a heart around the eyes, and the muzzle.
local function mask(slot)
  return { where = "face", slot = slot, smooth = 0.02, parts = function(h, info)
    return { { both = true, at = { info.eye[1] - 0.02, info.eye[2] + 0.02, info.eye[3] }, size = { 0.36, 0.38, 0.45 } }, { at = { 0, h.muzzle_y - 0.12, h.skull[3] + 0.2 }, size = { 0.72, 0.52, 0.75 } } }
  end }
end
-- Hands and feet.
local function bare(slot)
  return { where = "custom", slot = slot, parts = function(b)
    local list = {}
    for side = -1, 1, 2 do
      local hand, foot = b.front[4], b.hind[4]
      list[#list + 1] = { form = "sphere", at = { side * hand[1], hand[2], hand[3] + 0.02 }, radius = 1.55 * b.t.leg }
      list[#list + 1] = { form = "sphere", at = { side * foot[1], foot[2] + 0.02, foot[3] + 0.03 }, radius = 1.9 * b.t.leg }
    end
    return list
  end }
end
local function crest(p, b, put)
  put(kit.blend{ smooth = 0.25, cell = p.advanced and 0.1 or 0.17, parts = { { form = "ellipsoid", at = { 0, 0.6, -0.25 }, size = { 0.55, 0.6, 0.8 } } } }:slot("coat"), true)
end
-- Cheek pads and a beard.
local function pads(p, b, put)
  put(kit.blend{ smooth = 0.3, cell = p.advanced and 0.1 or 0.17, parts = { { form = "ellipsoid", at = { 0.95, -0.15, 0.35 }, size = { 0.42, 0.72, 0.26 } }, { form = "ellipsoid", at = { -0.95, -0.15, 0.35 }, size = { 0.42, 0.72, 0.26 } } } }:slot("skin"), true)
  put(kit.blend{ smooth = 0.2, cell = p.advanced and 0.1 or 0.17, parts = { { form = "cone", at = { 0, -0.95, 0.55 }, to = { 0, -1.6, 0.5 }, radius = 0.42, radius_to = 0.16 } } }:displace{ amount = 0.05, size = 0.2 }:slot("coat"), true)
end

return {
  height_m = { 0.2, 0.6, 1.8 },
  styles = { "cute", "cartoon" },
  slots = quadruped.slots{ coat = "coffee fur", skin = "peach skin", ear = "apricot skin", belly = "camel fur", nose = "umber rubber" },
  traits = monkey,
  kinds = {
    { kind = "monkey", synsets = { "monkey.n.01" }, except = { "baboon.n.01" }, names = { "monkey" }, traits = { marks = { mask("skin"), bare("skin"), { where = "belly", slot = "belly", wide = 0.85 } } } },
    { kind = "baboon", synsets = { "baboon.n.01", "mandrill.n.01" }, names = { "baboon" }, height_m = { 0.3, 0.75, 1.1 }, slots = quadruped.slots{ coat = "khaki fur", skin = "charcoal skin", ear = "charcoal skin" },
      traits = { tail_length = 0.7, head = like(face, { muzzle = 0.95, muzzle_r = 0.55, muzzle_tip = 0.42, brow = 0.34 }), marks = { mask("skin"), bare("skin") } } },
    { kind = "lemur", synsets = { "lemur.n.01" }, names = { "lemur", "ring-tailed lemur" }, slots = quadruped.slots{ coat = "silver gray fur", belly = "white fur", skin = "white fur", ear = "white fur", nose = "black rubber", eye = "glossy amber plastic" },
      traits = { tail = "plume", tail_length = 1.1, tail_r = 0.07, head = like(face, { muzzle = 0.7, muzzle_tip = 0.28, muzzle_wide = 0.08, eyes = "round", eye = 0.22, nose = "button", ear = like(ear, { at = { 0.7, 0.7, -0.1 }, out = 35, length = 0.75 }) }), marks = { mask("belly"), markings.eyes("second", 1, 0.02), { where = "rings", slot = "second", count = 9, thick = 0.22 }, { where = "belly", slot = "belly", wide = 0.85 } } } },
    { kind = "chimpanzee", synsets = { "chimpanzee.n.01" }, names = { "chimpanzee", "chimp", "ape" }, height_m = { 0.3, 1.0, 1.6 }, slots = quadruped.slots{ coat = "dark brown fur", skin = "tan skin", ear = "tan skin", nose = "umber rubber" },
      traits = like(ape, { head = like(ape.head, { ear = like(ear, { length = 0.75, width = 0.95 }) }), marks = { mask("skin"), bare("skin") } }) },
    { kind = "gorilla", synsets = { "gorilla.n.01" }, names = { "gorilla", "silverback" }, height_m = { 0.4, 1.5, 1.9 }, slots = quadruped.slots{ coat = "charcoal fur", skin = "slate skin", belly = "silver gray fur", ear = "charcoal skin", nose = "black rubber" },
      traits = like(ape, { depth = 0.68, wide = 1.05, leg = 0.11, skull = 0.215, neck_r = 0.3, neck_tip = 0.23, marks = { mask("skin"), bare("skin"), { where = "saddle", slot = "belly", rough = 0.02, chance = 0.6 } }, extra = crest }) },
    { kind = "orangutan", synsets = { "orangutan.n.01" }, names = { "orangutan", "orang-utan" }, height_m = { 0.3, 1.2, 1.6 }, slots = quadruped.slots{ coat = "burnt orange fur", skin = "umber skin", ear = "umber skin", nose = "black rubber" },
      traits = like(ape, { arm = 1.0, marks = { mask("skin"), bare("skin") }, extra = pads }) },
  },
  build = function(p) quadruped.build(p) end,
}
