-- The body of a mammal on four legs, one unit high at the withers, bent into a kind by its traits; then its
-- markings, its head, tail and what else it carries; then scaled to the size that is wanted.
-- A recipe's slots come from quadruped.slots.
local head = require("lib/head")
local leaf = require("lib/leaf")
local quadruped = {}

quadruped.usual = {
  depth = 0.46,      -- of the chest; what remains below is leg
  wide = 0.74,       -- the chest's width against its depth
  length = 1.05,     -- from breast to rump
  croup = 0.97,      -- height of the hips
  rump = 0.86,       -- depth and width of the hindquarters against the chest's
  belly = 0.88,      -- the same of the belly; tuck lifts it
  tuck = 0.03,
  leg = 0.062,       -- radius of the cannon; thigh and upper arm come from it
  thigh = 1, foot = "paw", foot_size = 1, stance = 0.6,
  neck = 0.34, neck_up = 48, neck_r = 0.18, neck_tip = 0.135,
  skull = 0.19, pitch = 0,
  tail = "plain", tail_length = 0.5, tail_r = 0.045, tail_up = 20, tail_curl = 0,
  smooth = 0.1,
}

-- The usual slots of an animal, with those given in their place: { coat = "brown fur", … }, and more at the end.
local order = { "coat", "marking", "belly", "second", "skin", "ear", "nose", "mouth", "eye", "pupil", "shine", "hoof", "horn", "mane" }
local usual_slots = {
  coat = "brown fur", marking = "white fur", belly = "cream fur", second = "black fur", skin = "baby pink skin", ear = "dusty rose skin",
  nose = "black rubber", eye = "glossy dark brown plastic", mouth = "black felt", pupil = "glossy black plastic", shine = "glossy white plastic",
  hoof = "dark brown horn", horn = "horn", mane = "dark brown hair",
}
function quadruped.slots(t)
  local list = {}
  for i, name in ipairs(order) do list[i] = { name, t[name] or usual_slots[name] } end
  return list
end

local function soft(p, few, many) return p.advanced and many or few end

local function add(a, b) return { a[1] + b[1], a[2] + b[2], a[3] + b[3] } end
local function mix(a, b, t) return { a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t, a[3] + (b[3] - a[3]) * t } end

-- Both sides of what is drawn for the right one.
local function both(list, part)
  for side = -1, 1, 2 do
    local one = {}
    for name, value in pairs(part) do one[name] = value end
    one.at = { side * part.at[1], part.at[2], part.at[3] }
    if part.to then one.to = { side * part.to[1], part.to[2], part.to[3] } end
    if part.rotation then one.rotation = { part.rotation[1], side * part.rotation[2], side * part.rotation[3] } end
    list[#list + 1] = one
  end
end

local function limb(list, points, radii, smooth)
  for i = 1, #points - 1 do
    both(list, { form = "cone", at = points[i], to = points[i + 1], radius = radii[i], radius_to = radii[i + 1], smooth = smooth })
  end
end

-- A paw in front of where the leg ends, with toes; or what else the leg stands on.
local function paw(p, t, list, at, r)
  local s = r * t.foot_size
  if t.foot == "paw" then
    both(list, { form = "ellipsoid", at = { at[1], 0.72 * s, at[3] + 0.55 * s }, size = { 1.22 * s, 0.86 * s, 1.5 * s }, smooth = 0.05 })
    for i = -1, 1 do
      both(list, { form = "sphere", at = { at[1] + 0.66 * s * i, 0.6 * s, at[3] + (1.75 - 0.2 * i * i) * s }, radius = 0.5 * s, smooth = 0.015 })
    end
  elseif t.foot == "sole" then
    both(list, { form = "ellipsoid", at = { at[1], 0.62 * s, at[3] + 0.5 * s }, size = { 1.3 * s, 0.75 * s, 1.8 * s }, smooth = 0.05 })
    for i = -1, 1 do
      both(list, { form = "sphere", at = { at[1] + 0.68 * s * i, 0.5 * s, at[3] + (2 - 0.25 * i * i) * s }, radius = 0.46 * s, smooth = 0.015 })
    end
  elseif t.foot == "pillar" then
    both(list, { form = "cone", at = { at[1], 0.9 * s, at[3] }, to = { at[1], 0.32 * s, at[3] + 0.1 * s }, radius = s, radius_to = 1.12 * s, smooth = 0.03 })
    both(list, { form = "box", at = { at[1], -0.5, at[3] }, size = { 3 * s, 0.5, 3 * s }, subtract = true, smooth = 0.02 })
  end
end

local function hoof(p, at, r, length)
  local split = kit.lathe{ smooth = true, sides = soft(p, 14, 24), profile = {
    { 0, 0, "sharp" }, { 1.3 * r, 0, "sharp" }, { 1.22 * r, 0.4 * length }, { 1.0 * r, length, "sharp" }, { 0, 1.05 * length } } }
  return split:scale(1, 1, 1.2):move(at[1], 0, at[3] + 0.12 * r):slot("hoof")
end

-- Where the body's masses and joints are, for each way to hold it.
local function stand(t)
  local b = { depth = t.depth, half = t.depth / 2 * t.wide }
  local reach = t.length / 2
  b.chest = { 0, 1 - t.depth / 2, reach - 0.3 * t.depth }
  local rd = t.depth * t.rump
  b.rump = { 0, t.croup - rd / 2, -reach + 0.42 * rd }
  b.belly = mix(b.chest, b.rump, 0.5)
  b.belly[2] = math.min(b.chest[2], b.rump[2]) + t.tuck
  local x = b.half * t.stance + 0.3 * t.leg
  local low = 1 - t.depth
  local fz, hz = b.chest[3] + 0.02, b.rump[3] - 0.03
  b.front = { { x, low + 0.5 * t.depth, fz + 0.03 }, { x, low + 0.08, fz - 0.05 }, { x, 0.42 * low, fz + 0.01 }, { x, 0.13 * low + 0.03, fz } }
  local knee = math.max(0.62 * (t.croup - rd * 0.5), low - 0.02)
  b.hind = { { x, t.croup - 0.48 * rd, hz + 0.04 }, { x * 1.05, knee, hz + 0.14 }, { x, 0.36 * knee + 0.07, hz - 0.1 }, { x, 0.12 * low + 0.03, hz - 0.05 } }
  b.pitch = math.deg(math.atan(b.chest[2] - b.rump[2], b.chest[3] - b.rump[3])) * 0.6
  b.neck = { 0, 1 - 0.34 * t.depth, b.chest[3] + 0.32 * t.depth }
  b.tail = { 0, t.croup - 0.26 * rd, b.rump[3] - 0.42 * rd }
  b.tail_way = 0
  return b
end

local function sit(t)
  local b = stand(t)
  local rd = t.depth * t.rump
  local span = math.min(t.length, 1.15)
  b.rump = { 0, 0.52 * rd, -0.3 * span }
  b.chest = { 0, math.max(1.02 - t.depth / 2, b.rump[2] + 0.42 * span), 0.12 * span - 0.02 }
  b.belly = add(mix(b.chest, b.rump, 0.55), { 0, -0.02, 0.05 })
  local x, low = b.half * t.stance + 0.2 * t.leg, b.chest[2] - t.depth / 2
  local fz = b.chest[3] + 0.06
  b.front = { { x, b.chest[2], fz }, { x, low + 0.06, fz - 0.01 }, { x * 0.95, 0.42 * low, fz + 0.03 }, { x * 0.95, 0.11 * low + 0.03, fz + 0.03 } }
  local hx = math.max(0.75 * rd * t.wide, b.half)
  b.hind = { { hx * 0.7, 0.56 * rd, b.rump[3] + 0.04 }, { hx * 1.0, 0.62 * rd, b.rump[3] + 0.3 * rd + 0.1 }, { hx * 1.0, 1.2 * t.leg, b.rump[3] + 0.12 }, { hx * 1.02, 1.0 * t.leg, b.rump[3] + 0.34 } }
  b.pitch = 55
  b.neck = add(b.chest, { 0, 0.3 * t.depth, 0.1 * t.depth })
  b.tail = { 0, 0.22 * rd, b.rump[3] - 0.38 * rd }
  b.tail_way = 1
  return b
end

-- Upright on its rump, as squirrels beg and teddy bears sit.
local function upright(t)
  local b = stand(t)
  local rd = t.depth * t.rump
  local span = t.length - 0.35 * t.depth
  b.rump = { 0, 0.46 * rd, -0.06 }
  b.chest = { 0, b.rump[2] + 0.5 * span, -0.02 }
  b.belly = add(mix(b.chest, b.rump, 0.55), { 0, 0, 0.06 })
  local x, arm = b.half * 0.86, t.arm or 0.62 * (1 - t.depth) + 0.2
  local sy = b.chest[2] + 0.12 * t.depth
  b.front = { { x, sy, b.chest[3] }, { x + 0.22 * arm, sy - 0.42 * arm, b.chest[3] + 0.12 * arm }, { x + 0.05 * arm, sy - 0.62 * arm, b.chest[3] + 0.52 * arm }, { x - 0.12 * arm, sy - 0.6 * arm, b.chest[3] + 0.66 * arm } }
  local hx = math.max(0.5 * rd * t.wide, 0.8 * b.half)
  local reach = (t.reach or 1) * (0.5 * rd + 1.2 * t.leg)
  b.hind = { { hx * 0.7, 0.36 * rd, 0 }, { hx * 1.25, 0.3 * rd, 0.62 * reach }, { hx * 1.4, 1.35 * t.leg, 0.95 * reach }, { hx * 1.45, 1.2 * t.leg, 1.12 * reach } }
  if t.reach then
    -- Haunches beside the belly, the feet just in front of it.
    b.hind = { { hx * 0.8, 0.4 * rd, 0 }, { hx * 1.05, 0.46 * rd, 0.75 * reach }, { hx * 1.0, 1.4 * t.leg, 0.45 * reach }, { hx * 1.0, 1.0 * t.leg, 0.8 * reach } }
  end
  b.pitch = 84
  b.neck = add(b.chest, { 0, 0.28 * t.depth, 0.02 })
  b.tail = { 0, 0.2 * rd, b.rump[3] - 0.36 * rd }
  b.tail_way = 1
  return b
end

-- On long hind legs, the forelegs off the ground, propped on the tail.
local function hop(t)
  local b = stand(t)
  local rd = t.depth * t.rump
  local hip = 0.62
  b.rump = { 0, hip, -0.12 }
  b.chest = { 0, hip + 0.78 * (t.length - 0.35 * t.depth) * 0.75, 0.14 }
  b.belly = add(mix(b.chest, b.rump, 0.55), { 0, 0, 0.05 })
  local x = b.half * 0.8
  local sy = b.chest[2] + 0.08
  b.front = { { x, sy, b.chest[3] + 0.04 }, { x * 1.2, sy - 0.2, b.chest[3] + 0.06 }, { x * 1.05, sy - 0.26, b.chest[3] + 0.24 }, { x * 0.9, sy - 0.34, b.chest[3] + 0.32 } }
  local hx = b.half * t.rump * 0.78
  b.hind = { { hx, hip - 0.04, -0.08 }, { hx * 1.15, 0.42 * hip + 0.06, 0.2 }, { hx * 1.1, 0.24 * hip, -0.2 }, { hx * 1.1, 0.9 * t.leg, -0.02 } }
  b.pitch = 68
  b.neck = add(b.chest, { 0, 0.3 * t.depth, 0.06 })
  b.tail = { 0, hip - 0.12, b.rump[3] - 0.3 * rd }
  b.tail_way = 0
  return b
end

-- Lying on the belly, the chest raised: seals.
local function prone(t)
  local b = stand(t)
  local r = t.depth / 2
  b.rump = { 0, 0.62 * r * t.rump + 0.02, -0.36 * t.length }
  b.chest = { 0, 1.1 * r, 0.2 * t.length }
  b.belly = mix(b.chest, b.rump, 0.5)
  b.pitch = 20
  b.neck = add(b.chest, { 0, 0.28 * t.depth, 0.26 * t.depth })
  b.tail = { 0, 0.3 * r, b.rump[3] - 0.4 * r }
  b.tail_way = 0
  return b
end

local poses = { hop = hop, prone = prone, stand = stand, sit = sit, upright = upright }

local function masses(p, t, b)
  local list = {}
  local w, d, rd = b.half, t.depth / 2, t.depth * t.rump / 2
  local turn = { -b.pitch, 0, 0 }
  list[1] = { form = "ellipsoid", at = b.chest, size = { w, d, 1.12 * d + 0.04 }, rotation = turn }
  list[2] = { form = "ellipsoid", at = b.rump, size = { w * t.rump, rd, 1.1 * rd }, rotation = turn }
  local dx, dy, dz = b.chest[1] - b.rump[1], b.chest[2] - b.rump[2], b.chest[3] - b.rump[3]
  local gap = math.sqrt(dx * dx + dy * dy + dz * dz)
  list[3] = { form = "ellipsoid", at = b.belly, size = { w * t.belly, d * t.belly, 0.62 * gap + 0.1 }, rotation = turn, smooth = 1.6 * t.smooth }
  if t.hump then
    for _, hump in ipairs(t.hump) do
      list[#list + 1] = { form = "ellipsoid", at = { 0, hump.y, b.chest[3] + hump.z }, size = hump.size, smooth = hump.smooth or 0.12 }
    end
  end
  if t.breast then
    list[#list + 1] = { form = "ellipsoid", at = add(b.chest, { 0, -0.1 * d, 0.62 * d }), size = { 0.72 * w, t.breast * d, 0.6 * d } }
  end
  return list
end

local function legs(p, t, b, list)
  if b.pose == "prone" then
    list[#list + 1] = { form = "cone", at = b.rump, to = add(b.rump, { 0, -0.3 * b.rump[2], -0.34 * t.length }), radius = 0.42 * t.depth * t.rump, radius_to = 0.09 }
    return
  end
  local r, arm, thigh = t.leg, t.leg * 1.55 * t.thigh, t.leg * 2.1 * t.thigh
  local low = t.foot == "pillar" and 1.0 or 0.92
  limb(list, b.front, { 1.35 * arm, 1.05 * arm, 1.02 * r, low * r }, 0.06)
  limb(list, b.hind, { 1.25 * thigh, 0.85 * thigh, 1.02 * r, low * r }, 0.06)
  if b.pitch > 20 then
    -- A folded thigh is round and lies against the belly.
    local knee, hip = b.hind[2], b.hind[1]
    local round = (b.pose == "sit" or t.reach) and { 1.05 * thigh, 1.5 * thigh, 1.7 * thigh } or { 1.0 * thigh, 1.05 * thigh, 1.3 * thigh }
    both(list, { form = "ellipsoid", at = mix(hip, knee, 0.55), size = round, rotation = { -20, 0, 0 }, smooth = 0.05 })
  end
  if b.pose == "hop" then
    local foot, s = b.hind[4], r
    both(list, { form = "ellipsoid", at = { foot[1], 0.62 * s, foot[3] + 1.7 * s }, size = { 1.05 * s, 0.66 * s, 3.2 * s }, smooth = 0.04 })
    both(list, { form = "sphere", at = b.front[4], radius = 1.05 * s, smooth = 0.03 })
  elseif b.pose == "upright" and not t.reach then
    -- Soles that look forwards, and hands.
    local foot, s = b.hind[4], r * t.foot_size
    both(list, { form = "ellipsoid", at = { foot[1], 1.25 * s, foot[3] + 0.2 * s }, size = { 1.1 * s, 1.45 * s, 0.85 * s }, rotation = { -12, 0, 0 }, smooth = 0.04 })
    both(list, { form = "sphere", at = b.front[4], radius = 1.15 * s, smooth = 0.04 })
  elseif b.pose == "upright" then
    both(list, { form = "sphere", at = b.front[4], radius = 1.1 * r, smooth = 0.03 })
    paw(p, t, list, b.hind[4], 1.1 * r)
  else
    paw(p, t, list, b.front[4], r)
    paw(p, t, list, b.hind[4], r)
  end
end

local tails = {}

local function tail_path(t, b, length, up, curl)
  if t.tail == "plume" then
    -- Up behind the back, and over at its top.
    local list = {}
    for i, at in ipairs{ { 0, 0.06 }, { -0.02, -0.2 }, { 0.2, -0.42 }, { 0.55, -0.42 }, { 0.88, -0.34 }, { 1.08, -0.46 }, { 1.06, -0.66 } } do
      list[i] = { 0, b.tail[2] + at[1] * length, b.tail[3] + at[2] * length }
    end
    return kit.curve{ points = list, segments = 2 }
  end
  local path, steps = {}, 10
  local angle = math.rad(b.tail_way == 1 and -72 or up)
  local y, z, turn = b.tail[2], b.tail[3] + 0.06, math.rad(b.tail_way == 1 and 0 or curl) / steps
  local side, x = math.rad(b.tail_way == 1 and 55 or 0) / steps, 0
  local floor = 1.2 * t.tail_r
  local heading = 0
  for i = 0, steps do
    path[i + 1] = { x, y, z }
    local step = length / steps
    local flat = math.cos(angle)
    z, y = z - step * math.cos(heading) * flat, y + step * math.sin(angle)
    x = x + step * math.sin(heading) * flat
    if y < floor then y, angle = floor, math.max(0, angle) end
    if b.tail_way == 1 and y <= floor + 1e-6 then heading = heading + 3.2 * side else angle = angle + turn end
  end
  return path
end

local function tail_sweep(p, t, path, share, slot)
  local radii = {}
  for i = 1, #path do radii[i] = share((i - 1) / (#path - 1)) end
  local fine, factors = kit.curve{ points = path, segments = 2 }, {}
  for i = 1, #fine do
    local at = (i - 1) / (#fine - 1) * (#radii - 1) + 1
    local low = math.min(#radii - 1, math.floor(at))
    factors[i] = radii[low] + (radii[low + 1] - radii[low]) * (at - low)
  end
  return kit.sweep{ path = fine, radius = t.tail_r, radii = factors, sides = soft(p, 10, 18), first = "round", last = "round" }:knotted():slot(slot)
end

function tails.plain(p, t, path) return tail_sweep(p, t, path, function(s) return 1 - 0.55 * s end, "coat") end
function tails.thin(p, t, path) return tail_sweep(p, t, path, function(s) return 1 - 0.7 * s end, t.tail_slot or "coat") end
function tails.bushy(p, t, path)
  return tail_sweep(p, t, path, function(s) return 0.5 + 1.9 * math.sin(math.pi * s^0.75) * (1 - 0.3 * s) end, "coat")
end
function tails.brush(p, t, path)
  return tail_sweep(p, t, path, function(s) return s < 0.9 and 0.8 + 1.0 * s or 1.7 * math.sqrt(math.max(0.03, 1 - ((s - 0.9) / 0.1)^2)) end, "coat")
end
function tails.tuft(p, t, path)
  local thin = tail_sweep(p, t, path, function(s) return 1 - 0.5 * s end, "coat")
  local from = path[#path - 2]
  local last = path[#path]
  local tuft = kit.blend{ smooth = 0.02, cell = 0.35 * t.tail_r, parts = {
    { form = "cone", at = from, to = last, radius = 0.8 * t.tail_r, radius_to = 1.7 * t.tail_r },
    { form = "cone", at = last, to = add(last, { 0, last[2] - from[2], last[3] - from[3] }), radius = 1.7 * t.tail_r, radius_to = 0.3 * t.tail_r } } }
  return kit.group{ thin, tuft:slot(t.tuft or "mane") }
end
-- Long hair that falls.
function tails.hair(p, t, path)
  local parts, root = {}, path[1]
  for i = -2, 2 do
    local length = t.tail_length * (1 - 0.07 * math.abs(i))
    parts[#parts + 1] = leaf.shape(p, { outline = "lock", length = length, width = 0.13, thick = 0.12, bend = -78 - 3 * i, cup = 0 })
      :rotate("z", 3.5 * i):rotate("x", -84):move(0.022 * i, root[2] + 0.02, root[3])
  end
  return kit.group(parts):slot("mane")
end
function tails.pom(p, t, path)
  local last = path[#path]
  return kit.group{ tail_sweep(p, t, path, function(s) return 1 - 0.3 * s end, "coat"),
    kit.sphere{ radius = 2.6 * t.tail_r, sides = soft(p, 14, 24), rows = soft(p, 8, 14) }:move(last[1], last[2], last[3]):slot("coat") }
end
function tails.plume(p, t, path)
  return tail_sweep(p, t, path, function(s) return s < 0.8 and 0.45 + 1.6 * math.sin(math.pi * s * 0.62) or 1.98 * math.sqrt(math.max(0.02, 1 - ((s - 0.8) / 0.2)^2)) end, "coat")
end
function tails.paddle(p, t, path)
  return leaf.shape(p, { outline = "fan", length = t.tail_length, width = 0.62 * t.tail_length, thick = 0.09, bend = -8 }):rotate("x", -96):move(0, path[1][2], path[1][3] + 0.03):slot("nose")
end
function tails.none() return nil end

-- Regions of the skin, by the place they have on the body: each gives parts of a field for shape:paint.
local regions = {}
quadruped.regions = regions

function regions.socks(b, m)
  local h = m.height or 0.2
  return { { form = "box", at = { 0, h / 2 - 0.5, 0 }, size = { 4, 0.5 + h / 2, 4 } } }
end
function regions.belly(b, m)
  local t, list = b.t, {}
  local drop = (m.drop or 0.62) * t.depth
  for _, s in ipairs{ 0, 0.5, 1 } do
    local at = mix(b.chest, b.rump, s)
    local a = math.rad(b.pitch)
    list[#list + 1] = { form = "ellipsoid", at = add(at, { 0, -drop * math.cos(a), drop * math.sin(a) }), size = { b.half * (m.wide or 1.0), t.depth * 0.4, t.length * 0.36 }, rotation = { -b.pitch, 0, 0 } }
  end
  return list
end
function regions.breast(b, m)
  local s = m.size or 1
  return { { form = "ellipsoid", at = add(b.neck, { 0, -0.24 * b.t.depth, 0.3 * b.t.depth }), size = { 0.62 * b.half * s, 0.5 * b.t.depth * s, 0.36 * b.t.depth } } }
end
function regions.saddle(b, m)
  local t = b.t
  local at = mix(b.chest, b.rump, 0.5)
  local a = math.rad(b.pitch)
  local rise = (m.rise or 0.42) * t.depth
  return { { form = "ellipsoid", at = add(at, { 0, rise * math.cos(a), -rise * math.sin(a) }), size = { 1.6 * b.half, (m.deep or 0.55) * t.depth, 0.6 * t.length }, rotation = { -b.pitch, 0, 0 } } }
end
-- In the head's own units; a region moves with the head.
function regions.face(b, m)
  local list = {}
  for _, part in ipairs(m.parts(b.info.h, b.info)) do
    local sides = part.both and { -1, 1 } or { 1 }
    for _, side in ipairs(sides) do
      local one = { form = part.form or "ellipsoid", radius = part.radius and part.radius * b.scale, radius_to = part.radius_to and part.radius_to * b.scale }
      one.at = b.of_head(side * part.at[1], part.at[2], part.at[3])
      if part.to then one.to = b.of_head(side * part.to[1], part.to[2], part.to[3]) end
      if part.size then
        one.size = { part.size[1] * b.scale, part.size[2] * b.scale, part.size[3] * b.scale }
        one.rotation = { b.head_pitch, 0, 0 }
      end
      list[#list + 1] = one
    end
  end
  return list
end
-- Spots: rays from the body's axis outwards, so that each meets the skin once.
function regions.spots(b, m, p)
  local list, t = {}, b.t
  local count = m.count or 60
  for i = 1, count do
    local s = (i - 0.5) / count * 1.36 - 0.18
    local at = mix(b.chest, b.rump, s)
    local a = (i * 2.39996 + p:vary(-0.3, 0.3))
    -- Not under the belly.
    local way = { math.sin(a), math.abs(math.cos(a)) * 1.2 - 0.45, 0 }
    local c, sn = math.cos(math.rad(b.pitch)), math.sin(math.rad(b.pitch))
    local r = (m.radius or 0.045) * p:vary(0.7, 1.25)
    list[#list + 1] = { form = "cone", at = add(at, { 0.3 * b.half * way[1], 0.3 * b.half * way[2], 0 }), radius = 0.5 * r, radius_to = 1.5 * r,
      to = add(at, { 2.2 * b.half * way[1], 1.5 * t.depth / 2 * way[2] * c, -1.5 * t.depth / 2 * way[2] * sn }) }
  end
  for _, limb_points in ipairs{ b.front, b.hind } do
    for side = -1, 1, 2 do
      for i = 1, m.legs or 5 do
        local s = 1 + 2.3 * i / (m.legs or 5)
        local k = math.min(3, math.floor(s))
        local at = mix(limb_points[k], limb_points[k + 1], s - k)
        local a = i * 2.4 + side
        local off = t.leg * (k == 1 and 1.8 or k == 2 and 1.3 or 1)
        list[#list + 1] = { form = "sphere", at = { side * (at[1] + off * math.abs(math.sin(a))), at[2], at[3] + off * math.cos(a) }, radius = 0.85 * (m.radius or 0.045) }
      end
    end
  end
  for i = 1, m.neck or 8 do
    local at = mix(b.neck, b.skull, (i - 0.5) / (m.neck or 8))
    local a = i * 2.4
    list[#list + 1] = { form = "sphere", at = add(at, { 1.05 * t.neck_r * math.sin(a), 0.15 * t.neck_r + 0.85 * t.neck_r * math.cos(a), 0 }), radius = 1.3 * (m.radius or 0.045) }
  end
  return list
end
-- Stripes around the trunk that end on the flanks, and around the legs.
function regions.stripes(b, m, p)
  local list, t = {}, b.t
  -- A coarse skin shows few broad stripes better than many fine ones.
  local count, thick = m.count or 10, m.thick or 0.018
  if not p.advanced and m.few then count, thick = m.few, m.broad end
  local a = math.rad(b.pitch)
  for i = 1, count do
    local s = (i - 0.5) / count * 1.3 - 0.15
    local at = mix(b.chest, b.rump, s)
    local long = (b.pitch > 20 and 1.4 or 1) * (m.long or 0.5) * p:vary(0.75, 1.2) * t.depth
    local rise = t.depth * 0.62 - long / 2
    local lean = (m.lean or 12) * (s - 0.4)
    list[#list + 1] = { form = "box", at = add(at, { 0, (rise + 0.02) * math.cos(a), -(rise + 0.02) * math.sin(a) }),
      size = { 2, long / 2 + 0.03, thick * p:vary(0.75, 1.3) }, radius = 0.6 * thick, rotation = { lean - b.pitch, 0, 0 } }
  end
  if m.legs then
    for i = 1, m.legs do
      local y = (i - 0.3) / m.legs * (1 - 0.9 * t.depth)
      for _, limb_points in ipairs{ b.front, b.hind } do
        local at = limb_points[3]
        if b.pitch < 20 then
          list[#list + 1] = { form = "box", at = { 0, y + 0.03, at[3] + 0.02 }, size = { 2, 0.7 * thick, 0.17 }, radius = 0.4 * thick, rotation = { 8, 0, 0 } }
        end
      end
    end
  end
  for i = 1, m.neck or 0 do
    local at = mix(b.neck, b.skull, (i - 0.6) / m.neck)
    list[#list + 1] = { form = "box", at = at, size = { 2, m.neck_long or 0.3, thick }, radius = 0.5 * thick, rotation = { -90 + b.neck_up + 90, 0, 0 } }
  end
  return list
end
function regions.tail(b, m)
  local list, n = {}, #b.tail_points
  local low, high = m.from or 0.75, m.to or 1.2
  for i = 1, n do
    local s = (i - 1) / (n - 1)
    if s >= low and s <= high then list[#list + 1] = { form = "sphere", at = b.tail_points[i], radius = m.radius or 3.2 * b.t.tail_r } end
  end
  return list
end
-- Rings: discs across the tail.
function regions.rings(b, m)
  local list, points, count = {}, b.tail_points, m.count or 5
  for i = 1, count do
    local at = (i - 0.35) / count * (#points - 1) + 1
    local k = math.min(#points - 1, math.floor(at))
    local here = mix(points[k], points[k + 1], at - k)
    local dy, dz = points[k + 1][2] - points[k][2], points[k + 1][3] - points[k][3]
    list[i] = { form = "box", at = here, size = { 0.4, 0.4, (m.thick or 0.26) * b.t.tail_length / count }, rotation = { -math.deg(math.atan(dy, dz)), 0, 0 } }
  end
  return list
end
function regions.patches(b, m, p)
  local list, t = {}, b.t
  for i = 1, m.count or 7 do
    local at = mix(b.chest, b.rump, (i - 1) / ((m.count or 7) - 1) * 1.3 - 0.15)
    local side = i % 2 == 0 and 1 or -1
    local r = (m.radius or 0.2) * p:vary(0.55, 1.15)
    list[i] = { form = "ellipsoid", at = add(at, { side * b.half * 0.9, p:vary(-0.15, 0.42) * t.depth, p:vary(-0.06, 0.06) }), size = { 1.1 * b.half, 0.9 * r, r } }
  end
  return list
end
function regions.custom(b, m, p) return m.parts(b, p) end

-- Draws the animal of p.traits; `more(p, b, put)` may add what only this kind has (put(shape) on the body,
-- put(shape, true) in the head's units).
function quadruped.build(p, more)
  local t = {}
  for name, value in pairs(quadruped.usual) do t[name] = value end
  for name, value in pairs(p.traits) do t[name] = value end
  for _, name in ipairs{ "length", "wide", "neck", "tail_length", "skull", "leg" } do t[name] = t[name] * p:vary(0.96, 1.04) end
  if p:style("cute") or p:style("cartoon") then t.skull = 1.25 * t.skull end
  local pose = t.poses and p:choose(t.poses) or "stand"
  local b = poses[pose](t)
  b.t, b.pose = t, pose

  local list = masses(p, t, b)
  legs(p, t, b, list)
  local up = math.rad(b.pose == "stand" and t.neck_up or t.sit_neck_up or math.max(68, t.neck_up))
  b.neck_up = math.deg(up)
  b.skull = add(b.neck, { 0, t.neck * math.sin(up), t.neck * math.cos(up) })
  local root = add(b.neck, { 0, -0.22 * t.depth * math.sin(up), -0.22 * t.depth * math.cos(up) - 0.05 })
  local high = math.max(0.8, 1 - 1.5 * t.skull / t.neck)
  list[#list + 1] = { form = "cone", at = root, to = mix(b.neck, b.skull, high), radius = t.neck_r, radius_to = high * t.neck_tip + (1 - high) * t.neck_r, smooth = 1.3 * t.smooth }
  local function drawn(shape) b[#b + 1] = shape end
  -- Long and deep bodies have more skin: a coarser grid keeps the number of triangles alike.
  local cell = (t.cell or 1) * (t.depth * (t.length + 0.8) / 0.85)^0.4
  drawn(kit.blend{ parts = list, smooth = t.smooth, cell = cell * (p.advanced and 0.024 or 0.04) }:slot("coat"))
  if t.foot == "hoof" then
    for side = -1, 1, 2 do
      for _, points in ipairs{ b.front, b.hind } do
        drawn(hoof(p, { side * points[4][1], 0, points[4][3] }, t.leg, 1.75 * t.leg))
      end
    end
  end

  -- The head, in its own units, and how they lie on the body.
  local k = t.skull * (b.pose == "upright" and 1.14 or 1)
  local nod = math.rad((b.pose == "stand" and t.pitch or t.sit_pitch or t.pitch) + p:vary(-3, 4))
  local c, s = math.cos(nod), math.sin(nod)
  b.scale, b.head_pitch = k, math.deg(nod)
  function b.of_head(x, y, z) return { b.skull[1] + k * x, b.skull[2] + k * (y * c - z * s), b.skull[3] + k * (y * s + z * c) } end
  -- Of a long neck only the upper end belongs to the head, whose grid is finer.
  local share = math.max(0.35, 1 - 2.8 * k / t.neck)
  local back = mix(b.neck, b.skull, share)
  local ry, rz = (back[2] - b.skull[2]) / k, (back[3] - b.skull[3]) / k
  local throat = share * t.neck_tip + (1 - share) * t.neck_r
  local face, info = head.shape(p, t.head or {}, { at = { 0, ry * c + rz * s, -ry * s + rz * c }, radius = 0.93 * throat / k, radius_to = t.neck_tip / k })
  b.info = info
  local function on_head(shape) return shape:scale(k):rotate("x", math.deg(nod)):move(b.skull[1], b.skull[2], b.skull[3]) end
  drawn(on_head(face))

  if tails[t.tail] then
    b.tail_points = tail_path(t, b, t.tail_length, t.tail_up, t.tail_curl)
    local tail = tails[t.tail](p, t, b.tail_points)
    b.tail_shape = tail and kit.group{ tail }
  end

  local whole = {}
  for i, shape in ipairs(b) do whole[i] = shape end
  local coat = kit.group(whole)
  for _, mark in ipairs(t.marks or {}) do
    if p:chance(mark.chance or 1) then
      local parts = regions[mark.where](b, mark, p)
      local of_tail = mark.where == "tail" or mark.where == "rings" or mark.tail
      if #parts > 0 and b.tail_shape and of_tail then b.tail_shape = quadruped.paint_coat(b.tail_shape, mark, parts) end
      if #parts > 0 and (mark.tail or not of_tail) then coat = quadruped.paint_coat(coat, mark, parts) end
    end
  end
  local all = { coat, b.tail_shape }
  local function put(shape, of_head) all[#all + 1] = of_head and on_head(shape) or shape end
  if more then more(p, b, put) end
  if t.extra then t.extra(p, b, put) end

  local group = kit.group(all):align{ y = "low" }
  local _, height = group:size()
  local grown = p.height / height
  local whole_animal = group:scale(grown)
  if p.advanced and p.height < 0.4 then
    -- Small animals have finer fur.
    whole_animal = whole_animal:uv{ scale = math.min(4, 0.4 / p.height) }
  end
  p:add(whole_animal, "coat")
  local function at(point) return { point[1] * grown, point[2] * grown, point[3] * grown } end
  p:anchor("head", { at = at(b.of_head(0, 0.93 * info.h.skull[2], -0.05)), size = 1.7 * k * grown })
  p:anchor("face", { at = at(b.of_head(0, info.eye[2] + 0.18, info.eye[3] + 0.3)), normal = { 0, 0, 1 }, size = 2 * k * info.h.skull[1] * grown })
  p:anchor("neck", { at = at(mix(b.neck, b.skull, 0.45)), normal = { 0, math.sin(up), math.cos(up) }, size = 1.9 * t.neck_tip * grown })
  if b.pose == "upright" or b.pose == "hop" then
    p:anchor("hand", { at = at(add(b.front[4], { 0, 0, t.leg })), normal = { 0, 0.9, 0.4 } })
  end
  p:anchor("back", { at = at({ 0, math.max(b.chest[2], b.rump[2]) + 0.47 * t.depth, (b.chest[3] + b.rump[3]) / 2 }) })
end

function quadruped.paint_coat(group, mark, parts)
  return group:paint(mark.slot or "marking", { over = mark.over or "coat", parts = parts, smooth = mark.smooth or 0, rough = mark.rough or 0.004, grain = mark.grain })
end

return quadruped
