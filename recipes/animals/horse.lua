-- Horses and their kin: a long head, a mane along the crest, hooves.
local leaf = require("lib/leaf")
local markings = require("lib/markings")
local quadruped = require("lib/quadruped")
local sculpt = require("lib/sculpt")
local like = markings.like

local ear = { outline = "pointed", length = 0.85, width = 0.5, thick = 0.14, cup = 0.5, bend = 4, at = { 0.5, 0.85, -0.25 }, out = 14, turn = 30, back = -4, inner = "ear" }
local face = { muzzle = 2.0, muzzle_r = 0.74, muzzle_tip = 0.5, muzzle_wide = 0.06, muzzle_y = -0.12, muzzle_drop = -0.12, jaw = 0.72, cheek = 0.55, brow = 0.22, skull = { 0.92, 0.92, 1.0 }, smooth = 0.4,
  eye = 0.24, eye_at = { 0.7, 0.26 }, eye_out = 0.62, nose = "nostrils", nose_size = 0.2, smile = 0.35, mouth_low = 0.5, ear = ear }
local horse = { depth = 0.46, wide = 0.68, length = 1.12, croup = 0.99, rump = 0.92, belly = 0.92, tuck = 0.03, leg = 0.047, thigh = 1.25, foot = "hoof", stance = 0.6,
  neck = 0.62, neck_up = 52, neck_r = 0.2, neck_tip = 0.125, skull = 0.135, pitch = 38, tail = "hair", tail_length = 0.68, mane = "falling", head = face }

-- Where the crest of the neck is: t from the withers (0) to the poll (1), and how far from there to its root.
local function crest(b, t)
  local up = math.rad(b.neck_up)
  local x, y, z = b.neck[1], b.neck[2] + (b.skull[2] - b.neck[2]) * t, b.neck[3] + (b.skull[3] - b.neck[3]) * t
  local r = b.t.neck_r + (b.t.neck_tip - b.t.neck_r) * t
  return { x, y + 0.92 * r * math.cos(up), z - 0.92 * r * math.sin(up) }
end

local function mane(p, b, put)
  if p:part("mane") == 0 then return end
  local parts, count = {}, p.advanced and 14 or 10
  for i = 0, count do
    local t = -0.12 + 1.17 * i / count
    local at = crest(b, t)
    if p.traits.mane == "standing" then
      parts[#parts + 1] = leaf.shape(p, { outline = "lock", length = 0.15, width = 0.11, thick = 0.06 }):rotate("y", 90):rotate("x", b.neck_up - 90 + 10):move(at[1], at[2] - 0.03, at[3])
    else
      local length = 0.3 * p:vary(0.85, 1.12)
      parts[#parts + 1] = leaf.shape(p, { outline = "lock", length = length, width = 0.13, thick = 0.07, bend = 118 })
        :rotate("y", 90):rotate("z", -28):rotate("x", -12 + p:vary(-6, 6)):move(at[1] - 0.03, at[2] - 0.045, at[3] + 0.02)
    end
  end
  put(kit.group(parts):slot("mane"))
  if p.traits.mane == "falling" then
    for i = -1, 1 do
      put(leaf.shape(p, { outline = "lock", length = 1.15, width = 0.5, thick = 0.3, bend = 55 }):rotate("x", 62):rotate("z", 16 * i):move(0.1 * i, 0.75, -0.25):slot("mane"), true)
    end
  end
end

local function unicorn(p, b, put)
  mane(p, b, put)
  -- A twisted horn: two strands wound around each other.
  local parts, long = {}, 1.9
  for strand = 0, 1 do
    local path, radii = {}, {}
    for i = 0, 28 do
      local t = i / 28
      local a, r = 2 * math.pi * 4 * t + math.pi * strand, 0.09 * (1 - t)
      path[i + 1], radii[i + 1] = { r * math.cos(a), long * t, r * math.sin(a) }, 1 - 0.88 * t
    end
    parts[strand + 1] = kit.sweep{ path = path, radius = 0.14, radii = radii, sides = p.advanced and 12 or 8, last = "round" }
  end
  put(kit.group(parts):rotate("x", 34):move(0, 0.72, 0.55):slot("horn"), true)
end

-- Wings at the withers, half spread.
local function pegasus(p, b, put)
  mane(p, b, put)
  local wing = sculpt.wing(p, { up = 38, long = 0.62, fan = 96, feathers = p.advanced and 9 or 7, slots = { "wing", "wing", "feather" } }):scale(1.25):rotate("y", 38):rotate("z", 14)
  wing = wing:move(0.5 * b.half, b.chest[2] + 0.3 * b.t.depth, b.chest[3] - 0.12)
  put(kit.group{ wing, wing:mirror("x") })
end
local winged_slots = quadruped.slots{ coat = "white fur", mane = "snow white hair", ear = "baby pink fur", hoof = "gold", eye = "glossy blue plastic" }
table.insert(winged_slots, { "wing", "white feathers" })
table.insert(winged_slots, { "feather", "sky blue feathers" })

local function star(slot, wide) return markings.blaze(slot or "marking", wide or 0.17) end
local zebra_marks = { { where = "stripes", slot = "second", count = 10, thick = 0.019, few = 8, broad = 0.026, long = 1.3, rough = 0.012, grain = 0.12, legs = 5, lean = 30 },
  { where = "custom", slot = "second", rough = 0.01, parts = function(b)
    local list = {}
    for i = 1, 6 do
      local t = (i - 0.2) / 6
      list[i] = { form = "box", at = { 0, b.neck[2] + (b.skull[2] - b.neck[2]) * t, b.neck[3] + (b.skull[3] - b.neck[3]) * t }, size = { 1, 0.3, 0.02 }, radius = 0.01, rotation = { -b.neck_up, 0, 0 } }
    end
    return list end },
  { where = "face", slot = "second", parts = function(h, info)
    local list = { { at = { 0, info.tip[2] - 0.1, info.tip[3] + 0.3 }, size = { 1, 0.9, 0.55 } } }
    for i = 0, 4 do
      local y, z = 0.98 - 0.13 * i, 0.42 + 0.4 * i
      list[#list + 1] = { both = true, form = "capsule", at = { 0.08, y, z }, to = { 0.66 - 0.04 * i, y - 0.25, z - 0.1 }, radius = 0.075 }
      list[#list + 1] = { both = true, form = "capsule", at = { 0.66 - 0.04 * i, y - 0.25, z - 0.1 }, to = { 0.95 - 0.08 * i, y - 0.95, z - 0.25 }, radius = 0.06 }
    end
    return list end } }

return {
  height_m = { 0.5, 2.1, 2.6 },
  parts = { mane = { 0, 1, 1 } },
  styles = { "cute", "cartoon" },
  slots = quadruped.slots{ coat = "sienna fur", mane = "dark brown hair", ear = "umber fur" },
  traits = horse,
  kinds = {
    { kind = "horse", synsets = { "horse.n.01", "equine.n.01" }, except = { "ass.n.03", "zebra.n.01", "mule.n.01", "charger" }, names = { "horse", "stallion", "mare", "mustang" },
      traits = { marks = { { where = "socks", height = 0.2, chance = 0.7 }, like(star(), { chance = 0.8 }) }, extra = mane } },
    { kind = "pony", synsets = { "pony.n.05" }, names = { "pony", "shetland pony" }, height_m = { 0.4, 1.4, 1.8 }, slots = quadruped.slots{ coat = "caramel fur", mane = "cream hair", ear = "tan fur" },
      traits = { depth = 0.54, wide = 0.78, length = 1.12, leg = 0.062, skull = 0.165, neck = 0.5, neck_r = 0.22, neck_tip = 0.15, head = like(face, { muzzle = 1.65, eye = 0.27 }), marks = { { where = "socks", height = 0.16 }, star(nil, 0.2) }, extra = mane } },
    { kind = "foal", synsets = { "foal.n.01" }, names = { "foal", "colt", "filly" }, height_m = { 0.4, 1.2, 1.6 }, slots = quadruped.slots{ coat = "fawn fur", mane = "dark brown hair", ear = "tan fur" },
      traits = { depth = 0.36, length = 0.86, leg = 0.045, skull = 0.14, neck = 0.46, tail_length = 0.36, mane = "standing", head = like(face, { muzzle = 1.5, eye = 0.28 }), marks = { star() }, extra = mane } },
    { kind = "donkey", synsets = { "ass.n.03", "mule.n.01" }, names = { "donkey", "mule", "burro" }, height_m = { 0.4, 1.55, 1.9 }, slots = quadruped.slots{ coat = "taupe fur", mane = "charcoal hair", belly = "cream fur", ear = "beige fur" },
      traits = { depth = 0.48, leg = 0.05, skull = 0.165, neck = 0.48, neck_up = 45, tail = "tuft", tail_length = 0.55, tail_r = 0.025, tail_up = -72, mane = "standing", head = like(face, { muzzle = 1.7, ear = like(ear, { outline = "long", length = 1.75, width = 0.72, out = 13, turn = 12 }) }),
        marks = { { where = "belly", slot = "belly" }, { where = "face", slot = "belly", parts = function(h, info) return { { at = { 0, info.tip[2] - 0.1, info.tip[3] + 0.25 }, size = { 1, 0.9, 0.75 } } } end } }, extra = mane } },
    { kind = "zebra", synsets = { "zebra.n.01" }, names = { "zebra" }, height_m = { 0.4, 1.75, 2.1 }, slots = quadruped.slots{ coat = "white fur", second = "black fur", mane = "black hair", ear = "charcoal fur" },
      traits = { cell = 1.3, depth = 0.5, leg = 0.052, skull = 0.15, neck = 0.52, neck_r = 0.2, tail = "tuft", tail_length = 0.5, tail_r = 0.025, tail_up = -72, mane = "standing", marks = zebra_marks, extra = mane } },
    { kind = "unicorn", synsets = { "unicorn.n.01" }, names = { "unicorn" }, slots = quadruped.slots{ coat = "snow white fur", mane = "pink hair", horn = "gold", hoof = "gold", ear = "baby pink fur", eye = "glossy violet plastic" }, height_m = { 0.3, 2.3, 2.8 },
      traits = { tail_length = 0.75, extra = unicorn } },
    { kind = "pegasus", synsets = {}, names = { "pegasus", "winged horse", "alicorn", "flying horse" }, slots = winged_slots, height_m = { 0.3, 2.5, 3.2 },
      traits = { tail_length = 0.75, extra = pegasus } },
  },
  build = function(p) quadruped.build(p) end,
}
