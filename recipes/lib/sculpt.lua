-- What bodies of all kinds share: balls, eyes, strands, blades, skin between fingers, feathered wings, and clay
-- that melts together by slot. Slots of eyes: "eye" (iris), "white", "pupil", "shine".
local sculpt = {}

local function soft(p, few, many) return p.advanced and many or few end
sculpt.soft = soft

function sculpt.add(a, b) return { a[1] + b[1], a[2] + b[2], a[3] + b[3] } end
function sculpt.mix(a, b, t) return { a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t, a[3] + (b[3] - a[3]) * t } end
function sculpt.polar(degrees, length) return length * math.cos(math.rad(degrees)), length * math.sin(math.rad(degrees)) end

-- The traits of a kind over what is usual.
function sculpt.traits(usual, own)
  local t = {}
  for name, value in pairs(usual) do t[name] = value end
  for name, value in pairs(own) do t[name] = value end
  return t
end

-- Slots in the order given as { { name, usual }, … }, with a kind's own materials by name.
function sculpt.slots(usual, own)
  local list = {}
  for i, slot in ipairs(usual) do list[i] = { slot[1], own[slot[1]] or slot[2] } end
  return list
end

function sculpt.ball(p, radii, slot, fine)
  local r = type(radii) == "table" and radii or { radii, radii, radii }
  local sides = fine == "coarse" and soft(p, 7, 12) or soft(p, fine and 20 or 12, fine and 36 or 20)
  local one = kit.sphere{ radii = r, sides = sides, rows = sides * 2 // 3 }
  return slot and one:slot(slot) or one
end

-- Turns what looks along +Z into (x, y, z); its top stays up.
function sculpt.look(shape, x, y, z)
  return shape:rotate("x", -math.deg(math.atan(y, math.sqrt(x * x + z * z)))):rotate("y", math.deg(math.atan(x, z)))
end

-- An eye that looks along +Z. "dark" is a bead, "round" has an iris, "white" is a cartoon's, "slit" a reptile's.
function sculpt.eye(p, r, how)
  local parts = {}
  local function put(radii, slot, x, y, z) parts[#parts + 1] = sculpt.ball(p, radii, slot):move(x, y, z) end
  if how == "dark" then
    put({ r, r, 0.8 * r }, "pupil", 0, 0, 0)
    put({ 0.3 * r, 0.3 * r, 0.14 * r }, "shine", 0.28 * r, 0.38 * r, 0.66 * r)
    put({ 0.13 * r, 0.13 * r, 0.1 * r }, "shine", -0.3 * r, -0.3 * r, 0.68 * r)
    return kit.group(parts)
  end
  put({ r, r, 0.8 * r }, how == "white" and "white" or "eye", 0, 0, 0)
  if how == "white" then put({ 0.66 * r, 0.68 * r, 0.24 * r }, "eye", 0, -0.02 * r, 0.6 * r) end
  if how == "slit" then
    put({ 0.2 * r, 0.75 * r, 0.2 * r }, "pupil", 0, 0, 0.66 * r)
  else
    local w = how == "white" and 0.42 or 0.6
    put({ w * r, w * r, 0.2 * r }, "pupil", 0, -0.02 * r, 0.69 * r)
  end
  put({ 0.2 * r, 0.2 * r, 0.1 * r }, "shine", 0.24 * r, 0.3 * r, 0.82 * r)
  return kit.group(parts)
end

-- A smooth strand through points; `radii` are factors spread evenly over its length.
-- look = { sides, segments, first, last, up, profile }
function sculpt.strand(p, points, radius, radii, look)
  look = look or {}
  local path = #points > 2 and kit.curve{ points = points, segments = soft(p, look.segments or 3, 2 * (look.segments or 3)) } or points
  local factors = {}
  for i = 1, #path do
    local at = (i - 1) / (#path - 1) * (#radii - 1) + 1
    local low = math.min(#radii - 1, math.floor(at))
    factors[i] = math.max(0.001, radii[low] + (radii[low + 1] - radii[low]) * (at - low))
  end
  if radii[#radii] == 0 then factors[#factors] = 0 end
  local sides = soft(p, look.sides or 8, 2 * (look.sides or 8))
  local one = { path = path, radii = factors, up = look.up, first = look.first or "round", last = radii[#radii] == 0 and "flat" or look.last or "round" }
  if look.profile then
    one.profile = kit.ellipse{ radius = radius * look.profile[1], radius_y = radius * look.profile[2], sides = sides }
    if one.first == "round" then one.first = "flat" end
    if one.last == "round" then one.last = "flat" end
  else
    one.radius, one.sides = radius, sides
  end
  -- A limb bent far presses into itself, and a coil lies on itself.
  return kit.sweep(one):knotted()
end

-- A feather, leaf or finger: flat in y, from the origin along +Z.
function sculpt.blade(p, length, width, thick)
  return kit.sphere{ radii = { width / 2, thick / 2, length / 2 }, sides = soft(p, 8, 14), rows = soft(p, 6, 10) }:move(0, 0, 0.47 * length)
end

-- Skin between two fingers, each a list of points from the root: it hangs through by `sag` (a vector), and its rim
-- draws back by `scallop` (a share of its length).
function sculpt.web(p, a, b, sag, scallop, thick)
  local steps, along, sections = soft(p, 4, 8), #a, {}
  for i = 0, steps do
    local s = i / steps
    local mid = 4 * s * (1 - s)
    local line = {}
    for k = 1, along do
      local t = (k - 1) * (1 - scallop * mid * (k / along)) + 1
      local low = math.min(along - 1, math.floor(t))
      local one = sculpt.mix(sculpt.mix(a[low], a[low + 1], t - low), sculpt.mix(b[low], b[low + 1], t - low), s)
      local deep = mid * (k - 1) / (along - 1)
      line[k] = { one[1] + sag[1] * deep, one[2] + sag[2] * deep, one[3] + sag[3] * deep }
    end
    sections[i + 1] = line
  end
  -- The skin's normal at its middle gives its thickness.
  local m, n = sections[steps // 2 + 1], along // 2 + 1
  local o, u, v = m[1], m[along], sections[1][n]
  local w = sections[steps + 1][n]
  local ux, uy, uz, vx, vy, vz = u[1] - o[1], u[2] - o[2], u[3] - o[3], w[1] - v[1], w[2] - v[2], w[3] - v[3]
  local nx, ny, nz = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
  local long = math.sqrt(nx * nx + ny * ny + nz * nz)
  nx, ny, nz = nx / long * thick / 2, ny / long * thick / 2, nz / long * thick / 2
  for i, line in ipairs(sections) do
    local loop = {}
    for k = 1, along do loop[k] = { line[k][1] + nx, line[k][2] + ny, line[k][3] + nz } end
    for k = along, 1, -1 do loop[#loop + 1] = { line[k][1] - nx, line[k][2] - ny, line[k][3] - nz } end
    sections[i] = loop
  end
  -- Where the skin folds sharply, its two sides do not keep apart.
  return kit.loft{ sections = sections, crease = 50 }:knotted()
end

-- A feathered wing that spreads from the shoulder at the origin along +X, its feathers hanging down, one unit from
-- shoulder to tip; it is flat in z. look = { up = degrees of the arm, feathers, long, slots = { arm, cover, flight } }
function sculpt.wing(p, look)
  local up, long = look.up or 35, look.long or 0.6
  local slots = look.slots or { "coat", "wing", "flight" }
  local ex, ey = sculpt.polar(up + 12, 0.24)
  local wx, wy = sculpt.polar(up * 0.75, 0.26)
  wx, wy = ex + wx, ey + wy
  local tx, ty = sculpt.polar(up * 0.3 - 12, 0.16)
  tx, ty = wx + tx, wy + ty
  local bones = { { 0, 0 }, { ex, ey }, { wx, wy }, { tx, ty } }
  local parts = {}
  local count = look.feathers or 15
  local function feather(s, length, width, z, slot, angle)
    local t = s * 3 + 1
    local k = math.min(3, math.floor(t))
    local x = bones[k][1] + (bones[k + 1][1] - bones[k][1]) * (t - k)
    local y = bones[k][2] + (bones[k + 1][2] - bones[k][2]) * (t - k)
    parts[#parts + 1] = sculpt.blade(p, length, width, 0.018):rotate("x", 90):rotate("z", angle):move(x, y, z):slot(slot)
  end
  for i = 0, count - 1 do
    local s = i / (count - 1)
    -- From hanging at the body to pointing outwards at the tip.
    local angle = -12 + (look.fan or 78) * s ^ 1.7
    local length = long * (0.72 + 0.42 * math.sin(math.pi * (0.12 + 0.72 * s)) * (0.65 + 0.5 * s))
    feather(s, length, 0.105, -0.012 - 0.012 * (i % 2), slots[3], angle)
    feather(s * 0.97, 0.62 * length, 0.1, 0.008 + 0.01 * (i % 2), slots[2], angle * 0.95)
    feather(s * 0.95, 0.34 * length, 0.095, 0.026 + 0.008 * (i % 2), slots[1], angle * 0.9)
  end
  parts[#parts + 1] = sculpt.strand(p, { { 0, 0, 0.02 }, { ex, ey, 0.025 }, { wx, wy, 0.02 }, { tx, ty, 0.01 } }, 0.048, { 1.1, 1, 0.85, 0.55 }, { sides = 8 }):slot(slots[1])
  return kit.group(parts), { tx, ty, 0 }
end

-- Clay: parts of a blend are gathered by slot, both() lays them on both sides; group() melts and returns all.
function sculpt.clay(p, smooth, cell)
  local clay, order, melt, drawn = {}, {}, {}, {}
  function clay.put(part, slot)
    slot = slot or "coat"
    if not melt[slot] then melt[slot] = {} order[#order + 1] = slot end
    table.insert(melt[slot], part)
    return clay
  end
  function clay.both(part, slot)
    for side = 1, -1, -2 do
      local one = {}
      for name, value in pairs(part) do one[name] = value end
      one.at = { side * part.at[1], part.at[2], part.at[3] }
      if part.to then one.to = { side * part.to[1], part.to[2], part.to[3] } end
      if part.rotation then one.rotation = { part.rotation[1], side * part.rotation[2], side * part.rotation[3] } end
      clay.put(one, slot)
    end
    return clay
  end
  -- A limb: cones from point to point.
  function clay.limb(points, radii, slot, both, soften)
    for i = 1, #points - 1 do
      local part = { form = "cone", at = points[i], to = points[i + 1], radius = radii[i], radius_to = radii[i + 1], smooth = soften }
      if both then clay.both(part, slot) else clay.put(part, slot) end
    end
    return clay
  end
  function clay.add(shape, slot) drawn[#drawn + 1] = slot and shape:slot(slot) or shape return clay end
  function clay.pair(shape, slot)
    if slot then shape = shape:slot(slot) end
    drawn[#drawn + 1] = shape
    drawn[#drawn + 1] = shape:mirror("x")
    return clay
  end
  function clay.group()
    local all = {}
    for _, slot in ipairs(order) do
      all[#all + 1] = kit.blend{ parts = melt[slot], smooth = smooth, cell = soft(p, cell, 0.6 * cell) }:slot(slot)
    end
    for _, shape in ipairs(drawn) do all[#all + 1] = shape end
    return kit.group(all)
  end
  return clay
end

-- A group a little longer, wider or higher than drawn, and a function that brings points along.
function sculpt.vary(p, group)
  local x, y, z = p:vary(0.92, 1.08), p:vary(0.93, 1.08), p:vary(0.93, 1.07)
  return group:scale(x, y, z), function(a) return { a[1] * x, a[2] * y, a[3] * z } end
end

-- Scales what was drawn to `size` along "x", "y", "z" or "longest" ground side, on the floor, and adds it. Hair and
-- feathers of the small are finer than a texture's own grain.
-- Returns the factor, and a function that brings points along.
function sculpt.finish(p, group, axis, size)
  local x0, y0, z0 = group:low()
  local sx, sy, sz = group:size()
  local long = axis == "x" and sx or axis == "y" and sy or axis == "z" and sz or math.max(sx, sz)
  local k = size / long
  local mx, mz = x0 + sx / 2, z0 + sz / 2
  group = group:move(-mx, -y0, -mz):scale(k)
  local largest = math.max(sx, sy, sz) * k
  if p.advanced and largest < 1 then group = group:uv{ scale = (1 / largest) ^ 0.8 } end
  p:add(group)
  return k, function(a) return { (a[1] - mx) * k, (a[2] - y0) * k, (a[3] - mz) * k } end
end

return sculpt
