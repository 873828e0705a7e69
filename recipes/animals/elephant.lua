-- The heavy ones on pillars: elephants, rhinoceroses and hippopotamuses.
local horns = require("lib/horns")
local leaf = require("lib/leaf")
local markings = require("lib/markings")
local quadruped = require("lib/quadruped")
local like = markings.like

-- The trunk, as parts of the head's blend, so that it grows out of the face.
local function trunk(points, radii)
  local list = {}
  for i = 1, #points - 1 do
    list[i] = { form = "cone", at = points[i], to = points[i + 1], radius = radii[i], radius_to = radii[i + 1], smooth = 0.12 }
  end
  return list
end
local hanging = trunk({ { 0, -0.1, 0.75 }, { 0, -0.75, 1.25 }, { 0, -1.5, 1.38 }, { 0, -2.2, 1.42 }, { 0, -2.65, 1.65 }, { 0, -2.7, 2.0 } }, { 0.62, 0.46, 0.36, 0.28, 0.24, 0.2 })
local raised = trunk({ { 0, -0.1, 0.75 }, { 0, -0.7, 1.35 }, { 0, -0.95, 1.95 }, { 0, -0.6, 2.5 }, { 0, 0.05, 2.75 }, { 0, 0.6, 2.65 } }, { 0.62, 0.46, 0.37, 0.3, 0.25, 0.21 })

local face = { muzzle = 0, muzzle_r = 0.5, muzzle_tip = 0.4, muzzle_wide = 0.15, muzzle_y = -0.5, muzzle_drop = -0.1, jaw = 0.8, cheek = 0.5, brow = 0.2, skull = { 0.95, 1.02, 1.0 }, eye = 0.15, eye_at = { 0.62, 0.02 }, eye_out = 0.5, nose = "none", smile = 0 }
local heavy = { depth = 0.6, wide = 0.84, length = 1.18, croup = 0.96, rump = 0.92, belly = 1.02, tuck = 0, leg = 0.125, thigh = 0.85, foot = "pillar", foot_size = 1.02, stance = 0.66, smooth = 0.13,
  neck = 0.34, neck_up = 24, neck_r = 0.27, neck_tip = 0.21, skull = 0.25, pitch = 0, tail = "tuft", tail_length = 0.42, tail_r = 0.03, tail_up = -72 }

local function nails(p, b, put)
  local parts = {}
  local r = b.t.leg * b.t.foot_size
  for side = -1, 1, 2 do
    for _, points in ipairs{ b.front, b.hind } do
      for i = -1, 1 do
        local a = math.rad(38 * i)
        parts[#parts + 1] = kit.sphere{ radii = { 0.27 * r, 0.26 * r, 0.16 * r }, sides = 10, rows = 6 }:rotate("y", 38 * i)
          :move(side * points[4][1] + 1.08 * r * math.sin(a), 0.26 * r, points[4][3] + 0.1 * r + 1.08 * r * math.cos(a))
      end
    end
  end
  put(kit.group(parts):slot("hoof"))
end

local function elephant(p, b, put)
  nails(p, b, put)
  local t = p.traits
  -- Ears like fans, hollow side forwards.
  for side = -1, 1, 2 do
    local size = t.ear_size or 1
    local one = leaf.ear(p, { outline = "fan", length = 1.7 * size, width = 1.9 * size, thick = 0.13, cup = -0.1, bend = 18 }, "coat", "ear")
      :rotate("z", -side * 100):rotate("y", -side * 28)
    put(one:move(side * 0.72, 0.28, -0.25), true)
  end
  if p:part("tusk") > 0 then
    local long = t.tusk or 1
    put(horns.pair(p, { { 0.42, -0.55, 0.75 }, { 0.5, -0.95, 1.2 }, { 0.5, -1.05 - 0.05 * long, 1.2 + 0.5 * long }, { 0.42, -0.8, 1.2 + 0.95 * long } }, 0.13, "horn", 0.25), true)
  end
  if t.wool then
    put(kit.blend{ smooth = 0.25, cell = p.advanced and 0.1 or 0.17, parts = { { form = "ellipsoid", at = { 0, 0.85, -0.1 }, size = { 0.75, 0.6, 0.75 } } } }:displace{ amount = 0.05, size = 0.25 }:slot("coat"), true)
  end
end

local function rhino(p, b, put)
  nails(p, b, put)
  local z = b.info.tip[3]
  local at = b.info.exit({ 0, b.info.tip[2], z - 0.05 }, { 0, 1, 0.25 })
  put(horns.single(p, { { 0, at[2] - 0.25, at[3] - 0.1 }, { 0, at[2] + 0.45, at[3] + 0.2 }, { 0, at[2] + 1.15, at[3] + 0.15 } }, 0.3, "horn", 0.1), true)
  at = b.info.exit({ 0, b.info.tip[2] + 0.1, z - 0.9 }, { 0, 1, 0.1 })
  put(horns.single(p, { { 0, at[2] - 0.2, at[3] }, { 0, at[2] + 0.25, at[3] + 0.08 }, { 0, at[2] + 0.55, at[3] + 0.08 } }, 0.22, "horn", 0.1), true)
end

local function hippo(p, b, put)
  nails(p, b, put)
  local tip = b.info.tip
  put(horns.pair(p, { { 0.5, tip[2] - 0.62, tip[3] + 0.5 }, { 0.5, tip[2] - 0.4, tip[3] + 0.6 }, { 0.5, tip[2] - 0.18, tip[3] + 0.62 } }, 0.09, "horn", 0.5), true)
end

local small = { outline = "round", length = 0.5, width = 0.5, thick = 0.16, cup = 0.35, at = { 0.6, 0.8, -0.3 }, out = 25, turn = 25, inner = "ear" }
local gray = { coat = "gray skin", ear = "dusty rose skin", horn = "ivory", hoof = "beige horn", mane = "charcoal hair" }

return {
  height_m = { 0.4, 2.9, 4 },
  styles = { "cute", "cartoon" },
  slots = quadruped.slots(gray),
  traits = heavy,
  kinds = {
    { kind = "elephant", synsets = { "elephant.n.01" }, names = { "elephant", "african elephant" }, parts = { tusk = { 0, 2, 2 } }, traits = { head = like(face, { more = hanging }), up = raised, extra = elephant } },
    { kind = "indian elephant", synsets = { "indian_elephant.n.01" }, names = { "indian elephant", "asian elephant" }, parts = { tusk = { 0, 2, 2 } }, traits = { ear_size = 0.72, tusk = 0.6, head = like(face, { more = hanging }), up = raised, hump = { { y = 0.96, z = -0.3, size = { 0.24, 0.1, 0.34 } } }, extra = elephant } },
    { kind = "baby elephant", names = { "baby elephant", "elephant calf" }, height_m = { 0.3, 1.1, 1.8 }, parts = { tusk = { 0, 0, 2 } }, traits = { depth = 0.56, length = 1.0, leg = 0.13, skull = 0.33, neck = 0.4, neck_r = 0.25, neck_tip = 0.24, tusk = 0.4, head = like(face, { more = hanging, eye = 0.19 }), up = raised, extra = elephant } },
    { kind = "mammoth", synsets = { "mammoth.n.01" }, names = { "mammoth", "woolly mammoth", "mastodon" }, parts = { tusk = { 0, 2, 2 } }, slots = quadruped.slots(like(gray, { coat = "coffee fur", ear = "umber fur", mane = "coffee hair" })),
      traits = { croup = 0.88, ear_size = 0.5, tusk = 1.7, wool = true, depth = 0.66, head = like(face, { more = hanging }), up = hanging, hump = { { y = 1.0, z = -0.05, size = { 0.26, 0.16, 0.28 } } }, extra = elephant } },
    { kind = "rhinoceros", synsets = { "rhinoceros.n.01" }, names = { "rhinoceros", "rhino" }, height_m = { 0.4, 1.7, 2 },
      traits = { depth = 0.62, length = 1.42, croup = 0.97, leg = 0.11, neck_up = 8, neck = 0.34, neck_r = 0.28, neck_tip = 0.215, skull = 0.2, pitch = 22, hump = { { y = 1.0, z = -0.02, size = { 0.22, 0.1, 0.2 } } },
        head = { muzzle = 1.45, muzzle_r = 0.72, muzzle_tip = 0.52, muzzle_wide = 0.12, muzzle_y = -0.18, muzzle_drop = -0.08, jaw = 0.75, cheek = 0.55, brow = 0.25, eye = 0.16, eye_at = { 0.7, 0.18 }, eye_out = 0.6, nose = "nostrils", nose_size = 0.16, smile = 0.35, skull = { 0.95, 0.9, 1 }, ear = like(small, { outline = "long", length = 0.8, out = 20 }) }, extra = rhino } },
    { kind = "hippopotamus", synsets = { "hippopotamus.n.01" }, names = { "hippopotamus", "hippo" }, height_m = { 0.3, 1.5, 1.8 }, slots = quadruped.slots(like(gray, { coat = "taupe skin", belly = "dusty rose skin" })),
      traits = { depth = 0.74, wide = 0.9, length = 1.6, leg = 0.125, neck = 0.3, neck_up = 6, neck_r = 0.32, neck_tip = 0.26, skull = 0.255, pitch = 10, tail = "plain", tail_length = 0.2,
        head = { muzzle = 1.15, muzzle_r = 0.62, muzzle_tip = 0.6, muzzle_wide = 0.34, muzzle_y = -0.2, muzzle_drop = -0.12, jaw = 0.82, cheek = 0.55, brow = 0.32, lips = 0.3, eye = 0.17, eye_at = { 0.5, 0.5 }, eye_out = 0.4, nose = "nostrils", nose_size = 0.2, smile = 0.6, mouth_low = 0.62, skull = { 0.95, 0.9, 1 }, ear = like(small, { length = 0.42, width = 0.42 }) },
        marks = { { where = "face", slot = "belly", parts = function(h, info) return { { at = { 0, info.tip[2] - 0.72, info.tip[3] - 0.2 }, size = { 1.3, 0.55, 1.4 } } } end }, { where = "belly", slot = "belly", wide = 1.05 } }, extra = hippo } },
  },
  build = function(p)
    local t = p.traits
    if t.up and p:chance(0.35) then t.head.more = t.up end
    quadruped.build(p)
  end,
}
