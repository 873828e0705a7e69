-- A figure on two legs, one unit high, with the proportions of a toy: about four heads tall. Clothes, hair, hats,
-- beards and props are parts that a kind puts on. Heads are drawn in their own unit, half the skull's width.
-- The right hand (towards -X) is free for what a prompt puts into it; a kind's own prop is in the left.
local sculpt = require("lib/sculpt")
local head = require("lib/figure_head")
local soft, ball, strand = sculpt.soft, sculpt.ball, sculpt.strand
local figure = {}

figure.usual = {
  girth = 1, shoulders = 1, waist = 1, belly = 0, limb = 1, head = 1, leg = 1,
  legs = "trousers", sleeves = "long", arms = { "hold", "relaxed" },
  skin = "skin", hand = "skin", tunic = nil,
}

local usual_slots = {
  { "clothes", "royal blue cotton" }, { "trousers", "navy denim" }, { "skin", "peach skin" }, { "hair", "dark brown hair" }, { "shoes", "brown leather" },
  { "hat", "brown felt" }, { "trim", "white fabric" }, { "belt", "dark brown leather" }, { "metal", "gold" }, { "prop", "oak" }, { "second", "red fabric" },
  { "gloves", "white fabric" }, { "eye", "brown plastic" }, { "white", "glossy white plastic" }, { "pupil", "glossy black plastic" },
  { "shine", "glossy white plastic" }, { "mouth", "brick red plastic" }, { "blush", "salmon skin" },
  { "light skin", "peach skin" }, { "brown skin", "sienna skin" }, { "dark hair", "black hair" }, { "fair hair", "straw hair" },
}
function figure.slots(own) return sculpt.slots(usual_slots, own) end

-- Shoulder, elbow and wrist of the left arm (+X) in each pose.
local function arm_points(pose, x, y)
  if pose == "hold" then return { { x, y, 0 }, { x + 0.05, y - 0.125, -0.015 }, { x + 0.03, y - 0.145, 0.1 } } end
  if pose == "wave" then return { { x, y, 0 }, { x + 0.105, y - 0.03, 0 }, { x + 0.135, y + 0.095, 0.02 } } end
  if pose == "up" then return { { x, y, 0 }, { x + 0.07, y + 0.1, 0 }, { x + 0.1, y + 0.215, 0.01 } } end
  if pose == "out" then return { { x, y, 0 }, { x + 0.11, y - 0.012, 0 }, { x + 0.215, y - 0.02, 0 } } end
  if pose == "down" then return { { x, y, 0 }, { x + 0.085, y - 0.085, 0 }, { x + 0.165, y - 0.17, 0 } } end
  if pose == "forward" then return { { x, y, 0 }, { x + 0.01, y - 0.02, 0.11 }, { x - 0.02, y - 0.015, 0.22 } } end
  if pose == "hip" then return { { x, y, 0 }, { x + 0.105, y - 0.115, -0.03 }, { x + 0.03, y - 0.2, 0.035 } } end
  if pose == "pray" then return { { x, y, 0 }, { x + 0.03, y - 0.13, 0.02 }, { 0.045, y - 0.1, 0.12 } } end
  return { { x, y, 0 }, { x + 0.042, y - 0.12, -0.012 }, { x + 0.05, y - 0.23, 0.025 } }
end

local function flip(points)
  local all = {}
  for i, at in ipairs(points) do all[i] = { -at[1], at[2], at[3] } end
  return all
end

local function hand(clay, t, points, side, slot)
  local e, w = points[2], points[3]
  local dx, dy, dz = w[1] - e[1], w[2] - e[2], w[3] - e[3]
  local l = math.sqrt(dx * dx + dy * dy + dz * dz)
  local r = 0.034 * (t.hands or 1)
  local palm = { w[1] + dx / l * r, w[2] + dy / l * r, w[3] + dz / l * r }
  clay.put({ form = "sphere", at = palm, radius = r, smooth = 0.015 }, slot)
  clay.put({ form = "capsule", at = palm, to = { palm[1] - side * 0.9 * r, palm[2] + 0.3 * r, palm[3] + 0.85 * r }, radius = 0.36 * r, smooth = 0.008 }, slot)
  clay.put({ form = "cone", at = w, to = palm, radius = 0.024 * t.limb, radius_to = 0.6 * r, smooth = 0.01 }, slot)
  return palm
end

local function arms(p, t, clay, b)
  b.palms = {}
  for side = -1, 1, 2 do
    local pose = t.arms[side == -1 and 1 or 2]
    if type(pose) == "table" then pose = p:choose(pose) end
    local points = arm_points(pose, b.sx, b.sy)
    if side == -1 then points = flip(points) end
    local r = t.limb
    local cuff = t.wide_sleeves and 0.052 or 0.03
    if t.sleeves == "long" then
      clay.limb(points, { 0.042 * r, 0.036 * r, cuff * r }, "clothes", false, 0.025)
    elseif t.sleeves == "short" then
      local mid = sculpt.mix(points[1], points[2], 0.75)
      clay.limb({ points[1], mid }, { 0.043 * r, 0.042 * r }, "clothes", false, 0.025)
      clay.limb(points, { 0.03 * r, 0.03 * r, 0.026 * r }, b.skin, false, 0.015)
    else
      clay.limb(points, { 0.034 * r, 0.03 * r, 0.026 * r }, b.skin, false, 0.015)
    end
    if t.cuffs and t.sleeves == "long" then
      local w, e = points[3], points[2]
      local cuff_ring = kit.torus{ radius = 0.034 * r * (t.wide_sleeves and 1.5 or 1), tube = 0.012 * r, sides = soft(p, 14, 24), tube_sides = soft(p, 6, 10) }
      clay.add(cuff_ring:aim(w[1] - e[1], w[2] - e[2], w[3] - e[3]):move(w[1], w[2], w[3]), t.cuffs)
    end
    b.palms[side] = hand(clay, t, points, side, t.hand == "skin" and b.skin or t.hand)
    b[side == -1 and "right" or "left"] = points
  end
end

local function shoe(p, t)
  local boot = kit.group{
    kit.sphere{ radii = { 0.044, 0.05, 0.078 }, sides = soft(p, 14, 28), rows = soft(p, 10, 18) }:cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } }:move(0, 0.008, 0.022),
    kit.extrude{ outline = kit.ellipse{ radius = 0.047, radius_y = 0.081, sides = soft(p, 16, 32) }, depth = 0.014 }:rotate("x", 90):move(0, 0.007, 0.022):slot(t.sole or "shoes"),
  }
  if t.boots then
    boot = kit.group{ boot, kit.cone{ radius = 0.043 * t.limb, top = 0.05 * t.limb, height = 0.13, bevel = 0.006, sides = soft(p, 14, 28) }:move(0, 0.095, 0) }
    if t.boots ~= true then
      boot = kit.group{ boot, kit.torus{ radius = 0.047 * t.limb, tube = 0.013, sides = soft(p, 16, 28), tube_sides = 8 }:move(0, 0.16, 0):slot(t.boots) }
    end
  end
  return boot
end

-- A bell of cloth from the waist down: to `low`, `wide` there, with folds.
local function bell(p, t, low, wide, slot)
  local waist, top = 0.082 * t.waist * t.girth + 0.5 * t.belly, 0.5
  local sections, sides, folds = {}, soft(p, 30, 60), 9
  local rows = soft(p, 5, 8)
  local turn = p:vary(0, 6)
  for i = 0, rows do
    local s = i / rows
    local line, y = {}, low + (top - low) * s
    local r = waist + (wide - waist) * (1 - s) ^ 0.9 + 0.018 * math.sin(math.pi * s)
    for k = 0, sides - 1 do
      local a = 2 * math.pi * k / sides
      local rr = r * (1 + 0.055 * (1 - s) * math.cos(folds * a + turn))
      line[k + 1] = { rr * math.sin(a), y, 0.86 * rr * math.cos(a) }
    end
    sections[i + 1] = line
  end
  return kit.loft{ sections = sections, crease = 60 }:slot(slot)
end

local function lower(p, t, clay, b)
  local hx, r = 0.056 * t.girth, t.limb
  local low = 0.42 - 0.0
  local slot = t.legs == "bare" and b.skin or t.robe and "clothes" or "trousers"
  clay.put({ form = "ellipsoid", at = { 0, 0.435, 0 }, size = { 0.086 * t.girth + 0.3 * t.belly, 0.06, 0.07 * t.girth + 0.4 * t.belly } }, (t.legs == "bare" or t.robe or t.tunic) and "clothes" or "trousers")
  local points = { { hx, low, 0 }, { hx * 1.08, 0.235, 0.01 }, { hx * 1.12, 0.055, -0.005 } }
  if t.legs == "none" then return end
  if t.legs == "shorts" or t.legs == "bare" then
    clay.limb(points, { 0.045 * r, 0.037 * r, 0.028 * r }, b.skin, true, 0.02)
    if t.legs == "shorts" then clay.limb({ points[1], { hx * 1.05, 0.27, 0.006 } }, { 0.053 * r, 0.052 * r }, "trousers", true, 0.02) end
  else
    clay.limb(points, { 0.053 * r, 0.045 * r, 0.038 * r }, slot, true, 0.02)
  end
  if t.feet == "bare" then
    clay.both({ form = "ellipsoid", at = { hx * 1.12, 0.024, 0.02 }, size = { 0.036, 0.024, 0.066 }, smooth = 0.02 }, b.skin)
  elseif t.feet ~= "none" then
    clay.pair(shoe(p, t):rotate("y", 8):move(hx * 1.12, 0, -0.005), "shoes")
  end
end

local function torso(p, t, clay, b)
  local g, w = t.girth, t.waist
  b.sx, b.sy = 0.108 * t.shoulders * (0.5 + 0.5 * g), 0.672
  local slot = t.chest or "clothes"
  clay.put({ form = "ellipsoid", at = { 0, 0.615, 0 }, size = { 0.102 * t.shoulders * g, 0.088, 0.073 * g } }, slot)
  clay.put({ form = "ellipsoid", at = { 0, 0.515, 0.25 * t.belly }, size = { 0.084 * g * w + 0.6 * t.belly, 0.085, 0.068 * g * w + 0.8 * t.belly } }, slot)
  clay.put({ form = "capsule", at = { -b.sx + 0.01, b.sy, 0 }, to = { b.sx - 0.01, b.sy, 0 }, radius = 0.038 * t.limb }, slot)
  if t.female then clay.both({ form = "ellipsoid", at = { 0.04, 0.62, 0.045 }, size = { 0.04, 0.04, 0.04 }, smooth = 0.04 }, slot) end
  clay.put({ form = "capsule", at = { 0, 0.68, 0 }, to = { 0, 0.75, 0.004 }, radius = 0.034 }, b.skin)
  b.depth = 0.073 * g + 0.01
  if t.tunic then clay.add(bell(p, t, t.tunic, t.tunic_wide or (0.125 * g + 0.5 * t.belly), t.tunic_slot or "clothes")) end
  if t.robe then clay.add(bell(p, t, t.robe == true and 0.012 or t.robe, t.robe_wide or 0.165, t.robe_slot or "clothes")) end
  if t.belt then
    local r = 0.086 * g * w + 0.62 * t.belly
    local ring = kit.torus{ radius = 1, tube = 0.15, sides = soft(p, 28, 48), tube_sides = soft(p, 6, 10) }:scale(r, 0.13, 0.84 * r + 0.2 * t.belly)
    clay.add(ring:move(0, 0.497, 0.25 * t.belly), t.belt == true and "belt" or t.belt)
    clay.add(kit.extrude{ outline = kit.rectangle{ width = 0.05, height = 0.042, radius = 0.006 }, holes = { kit.rectangle{ width = 0.028, height = 0.02, radius = 0.004 } }, depth = 0.014, bevel = 0.003, segments = 1 }
      :move(0, 0.497, 0.25 * t.belly + 1.14 * (0.84 * r + 0.2 * t.belly)), "metal")
  end
  if t.buttons then
    for i = 1, t.buttons do
      local y = 0.65 - 0.05 * i
      local z = math.max(0.073 * g * math.sqrt(math.max(0.05, 1 - ((y - 0.615) / 0.1) ^ 2)), (0.068 * g * w + 0.8 * t.belly) * math.sqrt(math.max(0.05, 1 - ((y - 0.515) / 0.1) ^ 2)) + 0.25 * t.belly)
      clay.add(ball(p, { 0.011, 0.011, 0.007 }, t.button or "metal"):move(0, y, z + 0.003))
    end
  end
  if t.collar then
    local ring = kit.torus{ radius = 0.046, tube = 0.018, sides = soft(p, 20, 36), tube_sides = 8 }
    clay.add(ring:scale(t.collar_wide or 1, 1, t.collar_wide or 1):rotate("x", 8):move(0, 0.715, 0.004), t.collar)
  end
end

-- What is worn or carried. Each takes (p, t, b) and adds to b.clay.
local wear = {}
figure.wear = wear

-- A cape from the shoulders down the back to `t.cape_low`.
function wear.cape(p, t, b)
  local sections, low, cols = {}, t.cape_low or 0.08, soft(p, 18, 36)
  local rows = soft(p, 6, 10)
  for i = 0, rows do
    local s = i / rows
    local y = 0.705 + (low - 0.705) * s
    local wide, back = 0.125 * t.shoulders + 0.075 * s, 0.05 + 0.16 * s ^ 1.2 + (t.girth - 1) * 0.06
    local line = {}
    local function point(k, out)
      local x = (k / cols * 2 - 1)
      local z = -(back * (1 - 0.55 * x * x) + 0.02 * (s + 0.15) * math.cos(7 * x + 0.6)) + out
      return { wide * x, y + 0.03 * x * x * (1 - s), z + (1 - s) * 0.04 * x * x }
    end
    for k = 0, cols do line[#line + 1] = point(k, 0.006) end
    for k = cols, 0, -1 do line[#line + 1] = point(k, -0.006) end
    sections[i + 1] = line
  end
  b.clay.add(kit.loft{ sections = sections, crease = 50 }, t.cape)
  b.clay.pair(ball(p, 0.016, "metal"):move(0.07, 0.705, 0.05))
end

function wear.wings(p, t, b)
  local one = sculpt.wing(p, { up = 48, long = 0.62, feathers = 11, slots = { "wing", "wing", "wing" } }):scale(t.wing_size or 0.52):rotate("y", 24)
  b.clay.pair(one:move(0.03, 0.62, -0.085))
end

-- Wings of skin on fingers: bats, devils.
function wear.bat_wings(p, t, b)
  b.clay.pair(figure.bat_wing(p, "wing", "second"):scale(t.wing_size or 0.5):rotate("y", 20):move(0.03, 0.62, -0.07))
end
function figure.bat_wing(p, bone, skin)
  local tips = { { 1.0, 0.1, -0.05 }, { 0.82, -0.32, -0.02 }, { 0.5, -0.42, 0.02 }, { 0.12, -0.34, 0.03 } }
  local wrist, parts, lines = { 0.42, 0.42, 0.02 }, {}, {}
  parts[1] = strand(p, { { 0, 0, 0 }, { 0.2, 0.16, 0.03 }, wrist }, 0.034, { 1.1, 1, 0.8 }, { sides = 7 }):slot(bone)
  for i, tip in ipairs(tips) do
    local root = i == 4 and { 0.03, 0.0, 0 } or wrist
    local mid = { (root[1] + tip[1]) / 2 + (i < 4 and 0.06 or 0), (root[2] + tip[2]) / 2 + (i < 3 and 0.07 or 0), 0.0 }
    local curve = kit.curve{ points = { root, mid, tip }, segments = 3 }
    lines[i] = curve
    if i < 4 then parts[#parts + 1] = strand(p, { root, mid, tip }, 0.02, { 1, 0.8, 0 }, { sides = 6 }):slot(bone) end
  end
  parts[#parts + 1] = strand(p, { wrist, { 0.45, 0.5, 0.03 }, { 0.43, 0.57, 0.05 } }, 0.018, { 1, 0.7, 0 }, { sides = 6 }):slot(bone)
  for i = 1, 3 do
    parts[#parts + 1] = sculpt.web(p, lines[i], lines[i + 1], { 0, 0, -0.04 }, 0.24, 0.01):slot(skin)
  end
  return kit.group(parts)
end

local function held(b, shape, lean) -- a shape whose grip is at the origin, put upright into the left hand
  local at = b.palms[1]
  b.clay.add(shape:rotate("x", lean or 0):move(at[1], at[2], at[3]))
end
figure.held = held

function wear.staff(p, t, b)
  local rise = b.palms[1][2]
  local shaft = strand(p, { { 0, -rise, 0 }, { 0.008, -0.2, 0.004 }, { -0.006, 0.2, 0 }, { 0, 0.5, 0 } }, 0.014, { 0.9, 1, 1.1, 1.2 }, { sides = 8 }):slot("prop")
  local claw = {}
  for i = 0, 4 do
    local a = i / 5 * 2 * math.pi
    claw[i + 1] = strand(p, { { 0, 0.48, 0 }, { 0.04 * math.cos(a), 0.53, 0.04 * math.sin(a) }, { 0.02 * math.cos(a), 0.59, 0.02 * math.sin(a) } }, 0.009, { 1.2, 1, 0 }, { sides = 6 }):slot("prop")
  end
  held(b, kit.group{ shaft, kit.group(claw), ball(p, 0.03, "orb"):move(0, 0.54, 0) })
end
function wear.spear(p, t, b)
  local rise = b.palms[1][2]
  local shaft = kit.cylinder{ radius = 0.011, height = rise + 0.5, sides = soft(p, 8, 16) }:align{ y = "low" }:move(0, -rise, 0):slot("prop")
  local blade = sculpt.blade(p, 0.16, 0.05, 0.016):rotate("x", -90):move(0, 0.49, 0):slot("metal")
  held(b, kit.group{ shaft, blade })
end
function wear.trident(p, t, b)
  local rise = b.palms[1][2]
  local parts = { kit.cylinder{ radius = 0.011, height = rise + 0.36, sides = soft(p, 8, 16) }:align{ y = "low" }:move(0, -rise, 0):slot("prop") }
  for i = -1, 1 do
    parts[#parts + 1] = strand(p, { { 0, 0.35, 0 }, { 0.055 * i, 0.38, 0 }, { 0.06 * i, 0.46, 0 }, { 0.06 * i, 0.54, 0 } }, 0.011, { 1, 1, 1, 0 }, { sides = 7 }):slot("prop")
  end
  held(b, kit.group(parts))
end
function wear.broom(p, t, b)
  local rise = b.palms[1][2]
  local parts = { kit.cylinder{ radius = 0.012, height = rise + 0.2, sides = soft(p, 8, 16) }:align{ y = "low" }:move(0, 0.1 - rise, 0):slot("prop") }
  parts[2] = kit.lathe{ smooth = true, sides = soft(p, 14, 28), profile = { { 0, 0, "sharp" }, { 0.06, 0, "sharp" }, { 0.062, 0.06 }, { 0.04, 0.15 }, { 0.016, 0.2, "sharp" }, { 0, 0.2 } } }:move(0, 0.002 - rise, 0):slot("straw")
  parts[3] = kit.torus{ radius = 0.026, tube = 0.008, sides = 16, tube_sides = 6 }:move(0, 0.18 - rise, 0):slot("belt")
  held(b, kit.group(parts))
end
function wear.sword(p, t, b)
  local blade = kit.extrude{ outline = { { -0.017, 0 }, { 0.017, 0 }, { 0.015, 0.36 }, { 0, 0.41 }, { -0.015, 0.36 } }, depth = 0.01, bevel = 0.004, segments = 1 }:move(0, 0.04, 0):slot("blade")
  held(b, kit.group{ blade, kit.box{ size = { 0.11, 0.016, 0.022 }, bevel = 0.006 }:move(0, 0.042, 0):slot("metal"),
    kit.cylinder{ radius = 0.011, height = 0.085, sides = 10 }:slot("belt"), ball(p, 0.016, "metal"):move(0, -0.05, 0) }, 25)
end
function wear.shield(p, t, b)
  local w = b.left[3]
  local half = { { 0, -0.17 }, { 0.07, -0.11 }, { 0.115, -0.02 }, { 0.12, 0.1 }, { 0.06, 0.115 }, { 0, 0.13 } }
  local outline = {}
  for i = 1, #half do outline[i] = half[i] end
  for i = #half - 1, 2, -1 do outline[#outline + 1] = { -half[i][1], half[i][2] } end
  local function plate(k, depth, z, slot)
    local scaled = {}
    for i, at in ipairs(outline) do scaled[i] = { k * at[1], k * at[2] } end
    return kit.extrude{ outline = scaled, depth = depth, bevel = 0.006, segments = 2 }:move(0, 0, z):slot(slot)
  end
  local cross = kit.group{ kit.box{ size = { 0.032, 0.2, 0.012 }, bevel = 0.003 }:move(0, -0.01, 0.016), kit.box{ size = { 0.17, 0.032, 0.0119 }, bevel = 0.003 }:move(0, 0.035, 0.016) }:slot("trim")
  b.clay.add(kit.group{ plate(1, 0.02, 0, "metal"), plate(0.9, 0.02, 0.006, "second"), cross }:rotate("x", -6):rotate("y", 16):move(w[1] + 0.02, w[2] - 0.0, w[3] + 0.075))
end
function wear.sceptre(p, t, b)
  held(b, kit.group{ kit.cylinder{ radius = 0.009, height = 0.26, sides = soft(p, 10, 18) }:move(0, 0.06, 0), ball(p, 0.026):move(0, 0.2, 0), kit.cone{ radius = 0.012, height = 0.03, sides = 10 }:move(0, 0.235, 0) }:slot("metal"), 12)
end
function wear.wand(p, t, b)
  local star = kit.extrude{ outline = kit.star{ tips = 5, outer = 0.045, inner = 0.02 }, depth = 0.016, bevel = 0.004, segments = 1 }:move(0, 0.2, 0):slot("metal")
  held(b, kit.group{ kit.cylinder{ radius = 0.007, height = 0.22, sides = 10 }:move(0, 0.08, 0):slot("trim"), star }, 20)
end
function wear.tie(p, t, b)
  local z = b.depth + 0.008
  b.clay.add(kit.group{ ball(p, { 0.015, 0.015, 0.01 }):move(0, 0.685, z - 0.012),
    kit.extrude{ outline = { { -0.01, 0.675 }, { 0.01, 0.675 }, { 0.022, 0.56 }, { 0, 0.53 }, { -0.022, 0.56 } }, depth = 0.008, bevel = 0.003, segments = 1 }:rotate("x", -3):move(0, 0, z - 0.002 + 0.035) }, "second")
end
function wear.bow(p, t, b)
  local z = b.depth - 0.004
  local one = ball(p, { 0.03, 0.022, 0.014 }):rotate("z", 12):move(0.03, 0.695, z)
  b.clay.pair(one, "second")
  b.clay.add(ball(p, 0.014, "second"):move(0, 0.695, z + 0.006))
end
function wear.apron(p, t, b)
  b.clay.add(ball(p, { 0.075, 0.13, 0.05 }, "trim", true):move(0, 0.56, 0.042 + 0.6 * t.belly))
end
function wear.backpack(p, t, b)
  b.clay.add(kit.box{ size = { 0.2, 0.24, 0.09 }, bevel = 0.03 }:move(0, 0.6, -0.12 * t.girth), "clothes")
  b.clay.pair(kit.cylinder{ radius = 0.028, height = 0.2, bevel = 0.02, sides = soft(p, 12, 24) }:move(0.06, 0.6, -0.17 * t.girth), "trim")
end
function wear.pauldrons(p, t, b)
  for i = 0, 2 do
    local plate = ball(p, { 0.056 - 0.004 * i, 0.04, 0.056 }, "metal"):cut{ point = { 0, -0.012, 0 }, normal = { 0, -1, 0 } }
    b.clay.pair(plate:rotate("z", -28 - 12 * i):move(b.sx + 0.008 + 0.014 * i, b.sy + 0.012 - 0.024 * i, 0))
  end
end
function wear.armour(p, t, b)
  wear.pauldrons(p, t, b)
  local hx = 0.056 * t.girth * 1.08
  b.clay.pair(kit.group{ ball(p, { 0.045, 0.04, 0.03 }), kit.extrude{ outline = kit.star{ tips = 6, outer = 0.036, inner = 0.02 }, depth = 0.012, bevel = 0.003, segments = 1 }:move(0, 0, 0.026) }:move(hx, 0.235, 0.038), "metal")
  b.clay.pair(ball(p, { 0.042, 0.042, 0.042 }, "metal"):move(b.left[2][1], b.left[2][2], b.left[2][3] - 0.006))
end

-- Draws the figure of p.traits; its `wear` lists what it carries, `extra(p, t, b)` adds the rest.
function figure.build(p)
  local t = sculpt.traits(figure.usual, p.traits)
  t.girth = t.girth * p:vary(0.95, 1.06) * (p:shape("fat") and 1.3 or p:shape("slim") and 0.85 or 1)
  t.limb = t.limb * (p:shape("fat") and 1.15 or p:shape("slim") and 0.88 or 1)
  if p:style("cute") or p:style("cartoon") then t.head = 1.3 * t.head end
  local b = { clay = sculpt.clay(p, 0.04, (t.cell or 0.0175) * (p:shape("fat") and 1.12 or 1)), traits = t }
  b.skin = t.skins and p:choose(t.skins) or t.skin
  b.hair = t.hair_slots and (b.skin == "brown skin" and "dark hair" or p:choose(t.hair_slots)) or "hair"
  torso(p, t, b.clay, b)
  lower(p, t, b.clay, b)
  arms(p, t, b.clay, b)
  b.hr = 0.112 * t.head
  b.neck = 0.735
  b.skull = { 0, 0.735 + 1.06 * b.hr, 0.008 }
  local top, face = head.draw(p, t, b)
  b.clay.add(top:scale(b.hr):move(b.skull[1], b.skull[2], b.skull[3]))
  for _, name in ipairs(t.wear or {}) do
    wear[name](p, t, b)
  end
  if t.cape then wear.cape(p, t, b) end
  if t.extra then t.extra(p, t, b) end

  local k, to = sculpt.finish(p, b.clay.group(), "y", p.height)
  local crown = sculpt.add(b.skull, { 0, 1.1 * b.hr, -0.02 })
  p:anchor("head", { at = to(crown), size = 2.05 * b.hr * k })
  p:anchor("face", { at = to(sculpt.add(b.skull, { 0, face.eye * b.hr, 1.0 * b.hr })), normal = { 0, 0, 1 }, size = 2 * b.hr * k })
  p:anchor("neck", { at = to{ 0, 0.715, 0.004 }, size = 0.1 * k })
  p:anchor("hand", { at = to(b.palms[-1]), normal = { 0, 1, 0.3 } })
  p:anchor("back", { at = to{ 0, 0.64, -b.depth } })
end

return figure
