-- Bodies that follow a spine: lizards, dinosaurs, dragons. A kind gives the spine from the neck to the tail's tip as
-- { z, y, radius } points, where its legs stand, and what its head is like; all in its own unit.
local sculpt = require("lib/sculpt")
local soft, ball, strand = sculpt.soft, sculpt.ball, sculpt.strand
local reptile = {}

local usual_slots = {
  { "scales", "olive green scales" }, { "belly", "beige scales" }, { "spike", "dark brown horn" }, { "horn", "ivory" }, { "claw", "ivory" }, { "mark", "forest green scales" },
  { "wing", "crimson leather" }, { "eye", "amber plastic" }, { "white", "glossy white plastic" }, { "pupil", "glossy black plastic" }, { "shine", "glossy white plastic" },
  { "mouth", "crimson flesh" }, { "teeth", "ivory" }, { "fire", "glowing orange plastic" }, { "flame", "glowing yellow plastic" },
}
function reptile.slots(own) return sculpt.slots(usual_slots, own) end

local usual_head = { skull = { 1, 0.85, 1.1 }, snout = 1.2, snout_r = 0.72, snout_tip = 0.48, drop = 0.12, gape = 0, teeth = 0, eye = 0.3, eyes = "slit", eye_at = { 0.66, 0.42, 0.42 }, brow = 0.3, jaw = 0.55 }

-- A row of teeth along the edge of a snout, hanging down; `up` for those of the lower jaw.
local function teeth(p, h, put, up)
  local n = h.teeth
  for i = 1, n do
    local s = (i - 0.5) / n
    local z = 0.75 + (h.snout - 0.35) * s
    local x = (h.snout_r + (h.snout_tip - h.snout_r) * s) * 0.8
    local tooth = kit.cone{ radius = 0.085, height = (up and 0.22 or 0.28) * (0.8 + 0.4 * (i % 2)), sides = soft(p, 6, 10) }
    if not up then tooth = tooth:rotate("x", 180) end
    for side = -1, 1, 2 do put(tooth:move(side * x, up and 0.25 or -0.1 - h.drop * s - 0.4 * h.snout_tip, z), "teeth") end
  end
end

-- The head in units of half its skull's width, facing +Z.
function reptile.head(p, own)
  local h = sculpt.traits(usual_head, own or {})
  local parts, coat, jaw = {}, {}, {}
  local function put(shape, slot) parts[#parts + 1] = slot and shape:slot(slot) or shape end
  local long = 0.4 + h.snout
  local function both(list, part)
    for side = -1, 1, 2 do
      local one = sculpt.traits(part, {})
      one.at = { side * part.at[1], part.at[2], part.at[3] }
      if part.to then one.to = { side * part.to[1], part.to[2], part.to[3] } end
      list[#list + 1] = one
    end
  end
  coat[1] = { form = "ellipsoid", at = { 0, 0, 0 }, size = h.skull }
  both(coat, { form = "cone", at = { 0.3 * h.snout_r, -0.12, 0.35 }, to = { 0.38 * h.snout_tip, -0.12 - h.drop, long }, radius = 0.75 * h.snout_r, radius_to = 0.75 * h.snout_tip })
  if h.brow > 0 then both(coat, { form = "sphere", at = { h.eye_at[1] * 0.9, h.eye_at[2] + 0.16, h.eye_at[3] - 0.08 }, radius = h.brow, smooth = 0.2 }) end
  both(coat, { form = "sphere", at = { 0.3 * h.snout_tip, 0.3 * h.snout_tip - h.drop, long - 0.02 }, radius = 0.42 * h.snout_tip, smooth = 0.15 })
  local hinge = -0.34
  both(jaw, { form = "cone", at = { 0.3 * h.snout_r, -0.1, 0 }, to = { 0.3 * h.snout_tip, -0.02, long - 0.25 }, radius = h.jaw * h.snout_r * 0.7, radius_to = h.jaw * h.snout_tip * 0.8 })
  local cell = soft(p, 0.16, 0.095)
  put(kit.blend{ parts = coat, smooth = 0.3, cell = cell }, "scales")
  local below = { kit.blend{ parts = jaw, smooth = 0.25, cell = cell }:slot(h.jaw_slot or "scales") }
  if h.gape > 4 then
    below[2] = ball(p, { 0.62 * h.snout_tip, 0.12, 0.5 * long }, "mouth"):move(0, 0.2 * h.snout_r, 0.45 * long)
    put(ball(p, { 0.8 * h.snout_tip, 0.2, 0.5 * long }, "mouth"):move(0, -0.12 - 0.55 * h.snout_r, 0.5 * long))
  end
  if h.teeth > 0 then
    teeth(p, h, put)
    teeth(p, sculpt.traits(h, { snout = h.snout - 0.3 }), function(shape, slot) below[#below + 1] = shape:slot(slot) end, true)
  end
  put(kit.group(below):rotate("x", h.gape):move(0, hinge - 0.2 * h.snout_r, 0.1))
  local e = h.eye_at
  for side = -1, 1, 2 do
    put(sculpt.look(sculpt.eye(p, h.eye, h.eyes), side * 0.8, 0.12, h.eye_forward or 0.6):move(side * e[1] * 1.12, e[2], e[3] + 0.1))
    put(ball(p, { 0.09, 0.07, 0.06 }, "pupil"):move(side * 0.42 * h.snout_tip, 0.5 * h.snout_tip - h.drop + 0.05, long + 0.36 * h.snout_tip))
  end
  for _, horn in ipairs(h.horns or {}) do
    local path = {}
    for i, at in ipairs(horn) do path[i] = at end
    local shape = strand(p, path, horn.radius, { 1, 0.85, 0.55, 0 }, { sides = 8 }):slot(horn.slot or "horn")
    put(shape)
    if path[1][1] ~= 0 then put(shape:mirror("x")) end
  end
  if h.frill then
    local f = h.frill
    local plate = kit.blend{ smooth = 0.2, cell = soft(p, 0.15, 0.09), parts = { { form = "ellipsoid", at = { 0, 0.55 * f, -0.55 }, size = { 1.15 * f, 1.02 * f, 0.2 }, rotation = { -32, 0, 0 } } } }
    put(plate, "mark")
    for i = -5, 5 do
      local a = math.rad(18.5 * i)
      put(kit.cone{ radius = 0.17, height = 0.42, sides = soft(p, 7, 12) }:rotate("z", -18.5 * i):rotate("x", -32):move(1.12 * f * math.sin(a), 0.55 * f + 0.86 * f * math.cos(a), -0.55 - 0.58 * f * math.cos(a)), "horn")
    end
  end
  return kit.group(parts), { long = long + 0.4 * h.snout_tip, mouth = -0.4 - 0.3 * h.snout_r }
end

local function toes(p, clay, at, r, turn)
  for i = -1, 1 do
    local a = math.rad(turn + 32 * i)
    clay.both({ form = "cone", at = { at[1], 0.6 * r, at[3] }, to = { at[1] + 1.35 * r * math.sin(a), 0.42 * r, at[3] + 1.35 * r * math.cos(a) }, radius = 0.6 * r, radius_to = 0.38 * r, smooth = 0.3 * r }, "scales")
    local claw = kit.cone{ radius = 0.3 * r, height = 0.85 * r, sides = soft(p, 7, 12) }:move(0, 0.42 * r, 0):rotate("x", 102):rotate("y", turn + 32 * i)
    clay.pair(claw:move(at[1] + 1.5 * r * math.sin(a), 0.42 * r, at[3] + 1.5 * r * math.cos(a)), "claw")
  end
end

-- Draws the animal of p.traits: t.spine, t.legs = { { points, radii, foot = r } … }, t.head, t.head_at, t.head_size, …
function reptile.build(p)
  local t = p.traits
  local clay = sculpt.clay(p, t.smooth or 0.06, t.cell or 0.03)
  local points, radii = {}, {}
  local n = #t.spine
  local sway = (t.sway or 0.1) * p:vary(0.5, 1.2) * (p:chance(0.5) and 1 or -1)
  local fat = p:shape("fat") and 1.2 or p:vary(0.95, 1.05)
  for i, at in ipairs(t.spine) do
    local s = math.max(0, (i - (t.sway_from or n / 2)) / (n - (t.sway_from or n / 2)))
    points[i] = { sway * math.sin(2.6 * s) * s, at[2], at[1] }
    radii[i] = at[3] * fat
  end
  local fine = kit.curve{ points = points, segments = 4 }
  local function radius(i)
    local at = (i - 1) / (#fine - 1) * (n - 1) + 1
    local low = math.min(n - 1, math.floor(at))
    return radii[low] + (radii[low + 1] - radii[low]) * (at - low)
  end
  for i = 1, #fine - 1 do clay.put({ form = "cone", at = fine[i], to = fine[i + 1], radius = radius(i), radius_to = radius(i + 1) }, "scales") end
  -- The belly lies below the spine; its plates are ribs in the strand.
  if t.belly ~= false then
    local path, share, widest = {}, {}, 0
    for i = 1, #fine do widest = math.max(widest, radius(i)) end
    local last = math.floor(#fine * (t.belly_to or 0.8))
    local steps = 2 * last
    for k = 0, steps do
      local at = 1 + k / steps * (last - 1)
      local i = math.min(last - 1, math.floor(at))
      local here, r = sculpt.mix(fine[i], fine[i + 1], at - i), radius(i) + (radius(i + 1) - radius(i)) * (at - i)
      local a, b = fine[i], fine[i + 1]
      local dy, dz = b[2] - a[2], b[3] - a[3]
      local l = math.sqrt(dy * dy + dz * dz) + 1e-6
      -- Down, or forwards where the neck stands up.
      path[k + 1] = { here[1], here[2] + (dz / l) * 0.42 * r, here[3] - (dy / l) * 0.42 * r }
      share[k + 1] = r * 0.82 * (k % 2 == 0 and 1.03 or 0.98)
    end
    clay.add(kit.sweep{ path = path, radius = 1, radii = share, sides = soft(p, 10, 20), first = "round", last = "round" }, "belly")
  end
  for _, leg in ipairs(t.legs or {}) do
    clay.limb(leg.points, leg.radii, "scales", true, 0.05)
    local foot = leg.points[#leg.points]
    if leg.foot then toes(p, clay, { foot[1], 0, foot[3] }, leg.foot, leg.turn or 12) end
  end
  for _, part in ipairs(t.more or {}) do clay.both(part, "scales") end

  -- Spikes and plates stand on the spine.
  local function ridge(from, to, count, draw)
    for k = 1, count do
      local s = (k - 0.5) / count
      local at = 1 + (from + (to - from) * s) * (#fine - 1)
      local i = math.min(#fine - 1, math.floor(at))
      local a, b = fine[i], fine[i + 1]
      local dy, dz = b[2] - a[2], b[3] - a[3]
      local l = math.sqrt(dy * dy + dz * dz) + 1e-6
      local ny, nz = -dz / l, dy / l
      if ny < 0 and not t.upright then ny, nz = -ny, -nz end
      local here = sculpt.mix(a, b, at - i)
      draw(s, k, here, radius(i), ny, nz)
    end
  end
  if t.spikes then
    local m = t.spikes
    ridge(m.from or 0, m.to or 0.95, m.count or 18, function(s, k, at, r, ny, nz)
      local tall = m.size * (0.45 + 0.75 * math.sin(math.pi * (0.15 + 0.75 * s)))
      local cone = kit.cone{ radius = 0.42 * tall, height = tall, sides = soft(p, 6, 10) }:scale(0.55, 1, 1):rotate("x", -22):move(0, 0.35 * tall, 0)
      clay.add(cone:rotate("x", math.deg(math.atan(nz, ny))):move(at[1], at[2] + ny * 0.93 * r, at[3] + nz * 0.93 * r), m.slot or "spike")
    end)
  end
  if t.plates then
    local m = t.plates
    ridge(m.from, m.to, m.count, function(s, k, at, r, ny, nz)
      local tall = m.size * (0.35 + 0.75 * math.sin(math.pi * s))
      local outline = { { -0.42, 0 }, { -0.5, 0.4 }, { 0, 1.05 }, { 0.5, 0.4 }, { 0.42, 0 } }
      for _, o in ipairs(outline) do o[1], o[2] = o[1] * tall, o[2] * tall end
      local plate = kit.extrude{ outline = kit.rounded{ points = outline, radius = 0.08 * tall, segments = 2 }, depth = 0.12 * tall, bevel = 0.04 * tall, segments = 1 }:rotate("y", 90):move(0, -0.12 * tall, 0)
      local side = k % 2 == 0 and 1 or -1
      clay.add(plate:rotate("z", -side * 14):rotate("x", math.deg(math.atan(nz, ny))):move(at[1] + side * 0.22 * r, at[2] + ny * 0.9 * r, at[3] + nz * 0.9 * r), "spike")
    end)
  end
  if t.bumps then
    for row = -1, 1 do
      ridge(0.02, 0.9, t.bumps, function(s, k, at, r, ny, nz)
        clay.add(kit.cone{ radius = 0.17 * r + 0.008, height = 0.22 * r + 0.014, sides = 6 }:move(at[1] + row * 0.5 * r, at[2] + ny * r * (row == 0 and 1.02 or 0.88), at[3] + nz * r), "mark")
      end)
    end
  end
  if t.tail_spikes then
    for k = 0, 1 do
      local at = fine[#fine - 2 - 3 * k]
      for side = -1, 1, 2 do
        clay.add(kit.cone{ radius = 0.02, height = 0.2, sides = soft(p, 8, 12) }:move(0, 0.09, 0):rotate("z", -side * 55):rotate("x", -20):move(at[1], at[2], at[3]), "horn")
      end
    end
  end
  if t.spade then
    local at, before = fine[#fine], fine[#fine - 1]
    local s = t.spade
    local leaf = kit.extrude{ outline = kit.rounded{ points = { { 0, -0.3 * s }, { 0.75 * s, -0.1 * s }, { 0, 1.3 * s }, { -0.75 * s, -0.1 * s } }, radius = 0.06 * s, segments = 2 }, depth = 0.22 * s, bevel = 0.09 * s, segments = 1 }
    clay.add(leaf:aim(at[1] - before[1], at[2] - before[2], at[3] - before[3]):move(at[1], at[2], at[3]), "spike")
  end

  local hs, at = t.head_size * ((p:style("cute") or p:style("cartoon")) and 1.3 or 1), t.head_at
  local face, info = reptile.head(p, t.head)
  local nod = math.rad(t.nod or 0)
  local function of_head(x, y, z)
    return { x * hs, at[2] + hs * (y * math.cos(nod) - z * math.sin(nod)), at[1] + hs * (y * math.sin(nod) + z * math.cos(nod)) }
  end
  local function on_head(shape) return shape:scale(hs):rotate("x", t.nod or 0):move(0, at[2], at[1]) end
  clay.add(on_head(face))
  if t.extra then t.extra(p, clay, { fine = fine, radius = radius, on_head = on_head, of_head = of_head, info = info }) end

  local k, to = sculpt.finish(p, clay.group(), t.along or "longest", p.size)
  p:anchor("head", { at = to(of_head(0, 0.85, 0)), size = 1.7 * hs * k })
  p:anchor("face", { at = to(of_head(0, 0.42, 0.95)), normal = { 0, 0, 1 }, size = 2 * hs * k })
  p:anchor("mouth", { at = to(of_head(0, info.mouth, info.long)), normal = { 0, 0, 1 } })
  p:anchor("neck", { at = to(fine[3]), normal = { 0, 0.7, 0.7 }, size = 2.1 * radius(3) * k })
  local back = fine[math.floor(#fine * (t.back or 0.3))]
  p:anchor("back", { at = to{ back[1], back[2] + radius(math.floor(#fine * (t.back or 0.3))), back[3] } })
  if t.hand then p:anchor("hand", { at = to{ -t.hand[1], t.hand[2], t.hand[3] }, normal = { 0, 0.8, 0.6 } }) end
end

return reptile
