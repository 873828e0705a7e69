-- The body of a bird, about one unit long from breast to tail's root, bent into a kind by its traits.
local sculpt = require("lib/sculpt")
local soft, add, mix = sculpt.soft, sculpt.add, sculpt.mix
local bird = {}

bird.usual = {
  pitch = 25,        -- how far the breast is held above the rump
  girth = 0.29, wide = 0.95,
  neck = 0.26, neck_path = { { 0, 0 }, { 0.5, 0.3 }, { 1, 0.5 } }, neck_r = 0.17, neck_tip = 0.12,
  head = 0.175, eye = 0.24, eyes = "dark", eye_at = { 0.8, 0.22, 0.55 },
  beak = { length = 0.17, width = 0.11, height = 0.1, drop = 0.02 },
  leg = 0.24, leg_r = 0.022, foot = "claw", stance = 0.5,
  wing = "folded", wing_length = 0.72, wing_deep = 0.34,
  tail = "blade", tail_length = 0.42, tail_wide = 30, tail_up = 0, tail_count = 5, feather = 0.09,
}

local usual_slots = {
  { "coat", "brown feathers" }, { "wing", "brown feathers" }, { "flight", "dark brown feathers" }, { "belly", "cream feathers" },
  { "head", "brown feathers" }, { "tail", "dark brown feathers" }, { "mark", "white feathers" }, { "beak", "orange plastic" },
  { "beak tip", "charcoal plastic" }, { "leg", "orange plastic" }, { "comb", "red rubber" }, { "eye", "amber plastic" },
  { "white", "glossy white plastic" }, { "pupil", "glossy black plastic" }, { "shine", "glossy white plastic" },
}
-- wing, flight, head and tail follow the coat unless they are named.
function bird.slots(own)
  local all = {}
  for name, value in pairs(own) do all[name] = value end
  all["beak tip"] = own.beak_tip
  for _, name in ipairs{ "wing", "head" } do all[name] = all[name] or all.coat end
  all.flight = all.flight or all.wing
  all.tail = all.tail or all.flight
  return sculpt.slots(usual_slots, all)
end

-- One mandible along +Z from the origin; `from` and `to` cut out a share of its length.
local function mandible(p, k, share, from, to)
  local points, radii = {}, {}
  for i = 0, 8 do
    local t = from + (to - from) * i / 8
    points[i + 1] = { 0, (k.rise or 0) * math.sin(math.pi * t) - k.drop * t ^ (k.bend or 2), k.length * t * (k.bend and 1 - 0.12 * t or 1) }
    local at = t * (#k.radii - 1) + 1
    local low = math.min(#k.radii - 1, math.floor(at))
    radii[i + 1] = k.radii[low] + (k.radii[low + 1] - k.radii[low]) * (at - low)
  end
  return sculpt.strand(p, points, 0.5, radii, { profile = { k.width, k.height * share }, up = { 0, 1, 0 }, segments = 1, sides = 12 })
end

local function beak(p, k)
  k = sculpt.traits({ radii = { 1, 0.86, 0.6, 0 }, drop = 0 }, k)
  local parts, tip = {}, k.tip or 1
  parts[1] = mandible(p, k, 1, 0, tip):slot("beak")
  if k.tip then parts[2] = mandible(p, k, 1, tip, 1):slot("beak tip") end
  if k.lower ~= 0 then
    local low = sculpt.traits(k, { length = k.length * (k.lower or 0.86), width = 0.86 * k.width, drop = k.drop * 0.55, height = 0.7 * k.height })
    parts[#parts + 1] = mandible(p, low, 1, 0, 1):rotate("x", k.gape or 5):move(0, -0.3 * k.height, -0.02):slot("beak")
  end
  if k.pouch then
    parts[#parts + 1] = sculpt.ball(p, { 0.48 * k.width, k.pouch, 0.4 * k.length }, "beak", true):rotate("x", 6):move(0, -0.55 * k.pouch, 0.44 * k.length)
  end
  return kit.group(parts)
end

local function foot(p, t, r)
  local parts, long = {}, t.toes or 5.5 * r
  if t.foot == "web" then
    local rim = { { 0, -0.25 }, { 0.55, 0.95 }, { 0.28, 0.9 }, { 0, 1.12 }, { -0.28, 0.9 }, { -0.55, 0.95 } }
    for _, at in ipairs(rim) do at[1], at[2] = at[1] * long * 1.1, at[2] * long * 1.1 end
    parts[1] = kit.extrude{ outline = kit.rounded{ points = rim, radius = 0.05 * long, segments = 2 }, depth = 0.9 * r, bevel = 0.3 * r, segments = 1 }
      :rotate("x", 90):move(0, 0.45 * r, 0)
    for i = -1, 1 do
      parts[#parts + 1] = kit.capsule{ radius = 0.45 * r, height = 1.15 * long, sides = 8, rows = 6 }:rotate("x", 90):move(0, 0.75 * r, 0.52 * long):rotate("y", 28 * i)
    end
    return kit.group(parts)
  end
  for i = -1, 2 do
    local size = i == 2 and 0.6 or 1
    local toe = sculpt.strand(p, { { 0, 1.2 * r, 0 }, { 0, 1.5 * r, 0.45 * long * size }, { 0, 0.8 * r, 0.85 * long * size }, { 0, 0.1 * r, 1.05 * long * size } }, r,
      { 0.9, 0.85, 0.7, 0 }, { sides = 6 })
    parts[#parts + 1] = toe:rotate("y", i == 2 and 180 or 34 * i)
  end
  return kit.group(parts)
end

local function legs(p, t, clay, hip, floor)
  local r, x = t.leg_r, t.stance * t.girth * t.wide
  local drop = hip[2] - floor
  local knee = { x, floor + 0.55 * (drop - 0.4 * t.girth), hip[3] - (t.knee or 0.05) }
  local ankle = { x, floor + 1.1 * r, hip[3] + 0.02 }
  clay.pair(sculpt.strand(p, { { x, hip[2], hip[3] }, knee, ankle }, r, { 1.5, 1.05, 1 }, { sides = 7, last = "flat", segments = 4 }), "leg")
  if t.thigh then
    clay.both{ form = "cone", at = { x, hip[2] + 0.02, hip[3] }, to = mix({ x, hip[2], hip[3] }, knee, t.thigh_long or 0.75), radius = t.thigh, radius_to = 1.7 * r, smooth = 0.05 }
  end
  clay.pair(foot(p, t, r):rotate("y", 9):move(x, floor, ankle[3] + 0.0), "leg")
end

-- A folded wing: covers in front, rows of feathers that run back to the tail. Drawn for the right side.
local function folded(p, t)
  local parts, long, deep = {}, t.wing_length, t.wing_deep
  local function feather(length, width, y, z, x, slot, turn)
    parts[#parts + 1] = sculpt.blade(p, length, width, 0.03):rotate("z", 90):rotate("y", 180):rotate("x", turn):move(x, y, z):slot(slot)
  end
  local n = 5
  for i = 0, n - 1 do
    feather(long * (0.82 - 0.07 * i), 0.3 * deep, deep * (0.26 - 0.17 * i), -0.16 * long, -0.012 + 0.004 * i, "flight", -4 + 3.5 * i)
  end
  for i = 0, n - 1 do
    feather(long * (0.56 - 0.03 * i), 0.3 * deep, deep * (0.28 - 0.16 * i), -0.06 * long, 0.012, "wing", -2 + 4 * i)
  end
  parts[#parts + 1] = sculpt.ball(p, { 0.045, 0.46 * deep, 0.3 * long }, "wing", true):move(0.012, 0, -0.16 * long)
  return kit.group(parts)
end

local function wings(p, t, clay, shoulder)
  if t.wing == "folded" then
    local one = folded(p, t):rotate("z", t.wing_lean or 12):rotate("x", -(t.wing_pitch or t.pitch) + 4):rotate("y", t.wing_turn or 7)
    clay.pair(one:move(0.88 * t.girth * t.wide, shoulder[2] + (t.wing_y or 0), shoulder[3]))
  elseif t.wing == "flipper" then
    local one = sculpt.ball(p, { 0.05, 0.36, 0.12 }, "wing", true):move(0, -0.33, 0):rotate("z", 16):rotate("x", 8)
    clay.pair(one:move(0.86 * t.girth, shoulder[2] + 0.02, shoulder[3] - 0.02))
  elseif t.wing == "stub" then
    local one = kit.group{ sculpt.ball(p, { 0.05, 0.12, 0.2 }, "wing", true), sculpt.blade(p, 0.24, 0.13, 0.05):rotate("z", 90):rotate("y", 180):rotate("x", -28):move(0.01, 0.02, -0.05):slot("wing") }
    clay.pair(one:rotate("y", 14):rotate("z", 8):move(0.93 * t.girth * t.wide, shoulder[2] + 0.0, shoulder[3] - 0.14))
  elseif t.wing == "spread" then
    local one = sculpt.wing(p, { up = t.wing_up or 30, long = t.wing_feather or 0.6, slots = { "coat", "wing", "flight" } })
      :scale(t.wing_length):rotate("x", t.wing_flat or 40):rotate("y", t.wing_turn or 10)
    clay.pair(one:move(0.55 * t.girth, shoulder[2] + 0.12, shoulder[3] - 0.02))
  end
end

local tails = {}

-- Flat feathers one beside the other.
function tails.blade(p, t)
  local parts, n = {}, t.tail_count
  for i = 0, n - 1 do
    local s = n > 1 and i / (n - 1) * 2 - 1 or 0
    parts[i + 1] = sculpt.blade(p, t.tail_length * (1 - (t.fork and -0.4 * s * s + 0.3 or 0.14 * s * s)), t.feather * 1.15, 0.03)
      :rotate("y", 180 + s * t.tail_wide / 2):move(0, -0.014 * math.abs(s) * n / 2, 0)
  end
  return kit.group(parts):slot("tail")
end

-- A wheel of feathers that stands up behind; "eyes" are a peacock's.
function tails.wheel(p, t)
  local parts, n, long = {}, t.tail_count, t.tail_length
  local function leaf(radii, slot, y, z) return sculpt.ball(p, radii, slot, "coarse"):move(0, y, z) end
  for row = 0, (t.eyes_on_tail and 1 or 0) do
    for i = 0, n - 1 - row do
      local a = ((i + row / 2) / (n - 1) * 2 - 1) * t.tail_wide / 2
      local l, z = long * (1 - 0.3 * row) * p:vary(0.97, 1.03), 0.02 * row + 0.006 * (i % 2)
      local feather
      if t.eyes_on_tail then
        feather = kit.group{
          leaf({ 0.055, 0.5 * l, 0.012 }, "tail", 0.5 * l, z),
          leaf({ 0.085, 0.12, 0.014 }, "tail", 0.96 * l, z + 0.004),
          leaf({ 0.058, 0.08, 0.014 }, "gold", 0.98 * l, z + 0.014),
          leaf({ 0.042, 0.055, 0.014 }, "mark", 0.99 * l, z + 0.022),
          leaf({ 0.026, 0.032, 0.014 }, "coat", 0.98 * l, z + 0.03) }
      else
        feather = kit.group{ leaf({ t.feather, 0.5 * l, 0.014 }, "tail", 0.52 * l, z), leaf({ 0.86 * t.feather, 0.085 * l, 0.016 }, "mark", 0.93 * l, z + 0.002),
          leaf({ 0.92 * t.feather, 0.045 * l, 0.018 }, "flight", 0.82 * l, z + 0.003) }
      end
      parts[#parts + 1] = feather:rotate("z", a)
    end
  end
  return kit.group(parts):rotate("x", -(t.wheel_lean or 16))
end

-- Arching plumes: a rooster's sickles.
function tails.plume(p, t)
  local parts, long = {}, t.tail_length
  for i = 0, 8 do
    local s = i / 8
    local x = (i % 3 - 1) * 0.045
    local l = long * (0.7 + 0.5 * s) * p:vary(0.92, 1.08)
    local path = { { 0.3 * x, 0, 0 }, { x, 0.55 * l * (0.5 + 0.6 * s), -0.22 * l }, { 1.5 * x, 0.62 * l * (0.3 + 0.85 * s), -0.6 * l }, { 2 * x, 0.3 * l * (0.9 * s) - 0.08 * l, -0.92 * l } }
    parts[#parts + 1] = sculpt.strand(p, path, 0.06, { 0.6, 1, 0.9, 0 }, { profile = { 0.5, 1 }, up = { 1, 0, 0 }, sides = 6 })
      :slot(i % 3 == 1 and "flight" or "tail")
  end
  return kit.group(parts)
end

-- Fluff.
function tails.puff(p, t)
  local parts = {}
  for i = 0, 6 do
    local a = i * 2.4
    parts[i + 1] = sculpt.blade(p, t.tail_length * p:vary(0.8, 1.1), 0.2, 0.12):rotate("x", -35 + 26 * math.cos(a)):rotate("y", 180 + 34 * math.sin(a))
  end
  return kit.group(parts):slot("tail")
end

-- Draws the bird of p.traits; `more(p, b, put)` may add to it. b tells where things are.
function bird.build(p, more)
  local t = sculpt.traits(bird.usual, p.traits)
  for _, name in ipairs{ "girth", "neck", "tail_length", "leg", "head" } do t[name] = t[name] * p:vary(0.95, 1.05) end
  if p:style("cute") or p:style("cartoon") then t.head, t.eye, t.neck = 1.3 * t.head, 1.15 * t.eye, 0.85 * t.neck end
  if p:shape("fat") then t.girth = 1.2 * t.girth end
  local clay = sculpt.clay(p, t.smooth or math.min(0.09, 0.55 * t.neck_tip), t.cell or 0.036)
  local a = math.rad(t.pitch)
  local function on(along, up, x) return { x or 0, along * math.sin(a) + up * math.cos(a), along * math.cos(a) - up * math.sin(a) } end
  local g, w = t.girth, t.girth * t.wide
  clay.put{ form = "ellipsoid", at = on(0.1, 0), size = { w, g, 0.4 }, rotation = { -t.pitch, 0, 0 } }
  clay.put{ form = "ellipsoid", at = on(-0.16, -0.01), size = { 0.9 * w, 0.86 * g, 0.34 }, rotation = { -t.pitch, 0, 0 } }
  if t.tail ~= "stub" then clay.put{ form = "cone", at = on(-0.3, 0.02), to = on(-0.56, 0.04), radius = 0.5 * g, radius_to = 0.06 } end
  if t.breast then clay.put{ form = "ellipsoid", at = on(0.2, -0.12), size = { 0.85 * w, t.breast, t.breast }, rotation = { -t.pitch, 0, 0 } } end
  if t.belly then
    local m = t.belly
    clay.put({ form = "ellipsoid", at = on(m.at and m.at[1] or 0.1, m.at and m.at[2] or -0.1 * g), size = { (m.wide or 0.93) * w, (m.deep or 0.95) * g, m.long or 0.36 },
      rotation = { -t.pitch + (m.turn or 0), 0, 0 } }, "belly")
  end

  -- Neck and head.
  local n0 = on(t.neck_from and t.neck_from[1] or 0.3, t.neck_from and t.neck_from[2] or 0.1)
  local path = {}
  for i, at in ipairs(t.neck_path) do path[i] = { 0, n0[2] + at[1] * t.neck, n0[3] + at[2] * t.neck } end
  local smooth = #path > 3 and kit.curve{ points = path, segments = 3 } or path
  local skull = path[#path]
  local head_slot = t.hood and "head" or "coat"
  local n = #smooth
  local function radius(i) return t.neck_r + (t.neck_tip - t.neck_r) * math.sqrt((i - 1) / (n - 1)) end
  for i = 1, n - 1 do
    local share = (i - 0.5) / (n - 1)
    clay.put({ form = "cone", at = smooth[i], to = smooth[i + 1], radius = radius(i), radius_to = radius(i + 1) },
      t.hood and share >= t.hood and "head" or "coat")
  end
  local hr = t.head
  local long = t.skull_long or 1.08
  clay.put({ form = "ellipsoid", at = skull, size = { 0.92 * hr, 0.95 * hr, long * hr } }, head_slot)
  if t.collar then
    local i = math.max(1, math.floor(t.collar * (n - 1) + 0.5))
    clay.put({ form = "cone", at = mix(smooth[i], smooth[i + 1], 0.1), to = mix(smooth[i], smooth[i + 1], 0.75), radius = 1.06 * radius(i), radius_to = 1.06 * radius(i + 1) }, "mark")
  end

  local b = { t = t, clay = clay, skull = skull, hr = hr, on = on, neck = smooth, head_slot = head_slot }
  local nod = t.nod or 0
  function b.of_head(shape) return shape:rotate("x", nod):move(skull[1], skull[2], skull[3]) end
  -- Eyes.
  local e = t.eye_at
  local l = math.sqrt(e[1] ^ 2 + e[2] ^ 2 + e[3] ^ 2)
  local at = { 0.9 * hr * e[1] / l, 0.93 * hr * e[2] / l, long * hr * e[3] / l }
  local eye = sculpt.look(sculpt.eye(p, t.eye * hr, t.eyes), e[1] / 0.92, 0.5 * e[2], e[3])
  if t.eye_ring then
    local disc = sculpt.ball(p, { t.eye_ring * hr, t.eye_ring * hr, 0.3 * hr }, "mark", true)
    clay.pair(b.of_head(sculpt.look(disc, e[1], e[2], e[3]):move(0.86 * at[1], 0.9 * at[2], 0.86 * at[3])))
  end
  local out = t.eye_ring and 1.06 or 0.97
  clay.pair(b.of_head(eye:move(out * at[1], at[2], out * at[3])))
  if t.brow then
    local brow = sculpt.ball(p, { 0.42 * hr, 0.11 * hr, 0.2 * hr }, t.brow):rotate("z", 20)
    clay.pair(b.of_head(sculpt.look(brow, e[1], 0.3, e[3]):move(out * at[1], at[2] + 0.92 * t.eye * hr, out * at[3])))
  end
  -- Beak.
  clay.add(b.of_head(beak(p, t.beak):rotate("x", t.beak_down or 4):move(0, -0.12 * hr + (t.beak_y or 0) * hr, 0.78 * long * hr)))
  -- Wings, tail, legs.
  wings(p, t, clay, on(t.wing_from or 0.26, t.wing_rise or 0.05))
  if tails[t.tail] then
    local rump = on(t.tail_from or -0.46, 0.045)
    local tail = tails[t.tail](p, t)
    if t.tail ~= "wheel" then tail = tail:rotate("x", t.tail_up - t.pitch) end
    clay.add(tail:move(rump[1], rump[2], rump[3]))
  end
  b.floor = -g - t.leg - 0.2 * math.sin(a) * (t.pitch > 50 and 1.3 or 0.3)
  if t.foot then legs(p, t, clay, on(t.hip or -0.08, -0.55 * g), b.floor) end
  if more then more(p, b) end
  if t.extra then t.extra(p, b) end

  local k, to = sculpt.finish(p, clay.group(), "y", p.height)
  p:anchor("head", { at = to(add(skull, { 0, 0.88 * hr, -0.1 * hr })), size = 1.7 * hr * k })
  p:anchor("face", { at = to(add(skull, { 0, at[2], 1.0 * long * hr })), normal = { 0, 0, 1 }, size = 1.9 * hr * k })
  local i = math.max(1, math.floor(0.55 * n))
  local d = add(smooth[i + 1], { 0, -smooth[i][2], -smooth[i][3] })
  p:anchor("neck", { at = to(smooth[i]), normal = { 0, d[2], d[3] }, size = 2.1 * radius(i) * k })
  p:anchor("back", { at = to(on(-0.02, 0.97 * g)) })
  local hand = on(0.1, -0.15, w)
  p:anchor("hand", { at = to(t.wing == "flipper" and { 1.15 * w, -0.2 + 0.1, 0.12 } or add(hand, { 0.02, 0, 0.1 })), normal = { 0.2, 0.7, 0.6 } })
end

return bird
