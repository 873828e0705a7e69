-- Beasts put together: a lion's body with an eagle's head and wings, or a horse's.
local quadruped = require("lib/quadruped")
local sculpt = require("lib/sculpt")

local ear = { outline = "pointed", length = 0.7, width = 0.42, thick = 0.14, cup = 0.5, bend = 4, at = { 0.55, 0.8, -0.3 }, out = 22, turn = 30, back = -4, inner = "ear" }
local face = { muzzle = 0.5, muzzle_r = 0.6, muzzle_tip = 0.5, jaw = 0.5, skull = { 0.95, 0.95, 1.05 }, eye = 0.27, eye_at = { 0.62, 0.22 }, eye_out = 0.62, nose = "none", smile = 0, brow = 0.3, ear = ear }
local lion = { depth = 0.42, wide = 0.78, length = 1.12, croup = 0.96, leg = 0.06, thigh = 1.15, foot = "paw", neck = 0.4, neck_up = 58, neck_r = 0.21, neck_tip = 0.15, skull = 0.17, pitch = 6,
  tail = "tuft", tail_length = 0.75, tail_r = 0.03, tail_up = -10, tail_curl = 60, head = face }

-- The hooked beak, in the head's units: above a curve that ends in a tip, below a short bill.
local function beak(p, put)
  local sides = p.advanced and 20 or 12
  put(kit.group{
    sculpt.strand(p, { { 0, 0.06, 0.7 }, { 0, 0.16, 1.35 }, { 0, -0.06, 1.95 }, { 0, -0.62, 2.05 } }, 0.4, { 1.2, 0.92, 0.6, 0 }, { sides = sides // 2 }),
    sculpt.strand(p, { { 0, -0.3, 0.7 }, { 0, -0.36, 1.2 }, { 0, -0.46, 1.62 } }, 0.28, { 1.1, 0.8, 0 }, { sides = sides // 2 }) }:slot("beak"), true)
end

-- A ruff of feathers where the bird's neck goes over into the beast.
local function ruff(p, b, put)
  local parts = {}
  for row = 0, p.advanced and 2 or 1 do
    for i = 0, 8 do
      local a = math.rad(40 * i + 20 * row)
      local s = 0.02 + 0.2 * row
      local r = b.t.neck_r * (1.02 - 0.24 * s)
      local x, y = r * math.sin(a), r * math.cos(a)
      local at = { b.neck[1], b.neck[2] + (b.skull[2] - b.neck[2]) * s, b.neck[3] + (b.skull[3] - b.neck[3]) * s }
      parts[#parts + 1] = sculpt.blade(p, 0.26, 0.13, 0.035):rotate("x", 168):move(0, 0, 0):rotate("z", -math.deg(a)):move(x, y, 0.04):rotate("x", -b.neck_up):move(at[1], at[2], at[3])
    end
  end
  put(kit.group(parts):slot("feather"))
end

local function wings(p, b, put)
  local wing = sculpt.wing(p, { up = 42, long = 0.6, fan = 94, feathers = p.advanced and 9 or 6, slots = { "feather", "wing", "flight" } }):scale(1.15):rotate("y", 36):rotate("z", 16)
  wing = wing:move(0.55 * b.half, b.chest[2] + 0.3 * b.t.depth, b.chest[3] - 0.1)
  put(kit.group{ wing, wing:mirror("x") })
end

local function griffin(p, b, put)
  beak(p, put)
  ruff(p, b, put)
  wings(p, b, put)
end

local function slots(own, more)
  local list = quadruped.slots(own)
  for _, one in ipairs(more) do list[#list + 1] = one end
  return list
end
local feathers = { { "feather", "white feathers" }, { "wing", "tan feathers" }, { "flight", "brown feathers" }, { "beak", "mustard horn" } }
-- Feathers cover the head and neck.
local head_feathers = { where = "face", slot = "feather", parts = function() return { { at = { 0, 0, -0.2 }, size = { 1.8, 1.8, 2.2 } } } end }

return {
  height_m = { 0.3, 2.2, 4 },
  styles = { "cute", "cartoon" },
  kinds = {
    { kind = "griffin", synsets = { "griffin.n.01" }, names = { "griffin", "gryphon", "griffon" }, slots = slots({ coat = "camel fur", second = "brown fur", eye = "glossy amber plastic", mane = "brown hair", ear = "white feathers" }, feathers),
      traits = {} },
    { kind = "hippogriff", names = { "hippogriff", "buckbeak" }, slots = slots({ coat = "slate gray fur", eye = "glossy orange plastic", hoof = "charcoal horn", mane = "charcoal hair", ear = "gray feathers" }, { { "feather", "light gray feathers" }, { "wing", "gray feathers" }, { "flight", "charcoal feathers" }, { "beak", "charcoal horn" } }),
      traits = { foot = "hoof", leg = 0.05, depth = 0.44, length = 1.1, thigh = 1.2, tail = "hair", tail_length = 0.6, tail_up = 20, tail_curl = 0 } },
  },
  traits = (function()
    local t = {}
    for name, value in pairs(lion) do t[name] = value end
    t.marks, t.extra = { head_feathers }, griffin
    return t
  end)(),
  build = function(p) quadruped.build(p) end,
}
