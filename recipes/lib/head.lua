-- Heads of mammals. A head is sculpted around its skull at the origin, facing +Z, in units of half the skull's
-- width; eyes, nose and mouth are then laid onto that surface, so that they fit whatever the proportions.
-- Slots that a recipe must have: those of lib/quadruped.
local field = require("lib/field")
local leaf = require("lib/leaf")
local head = {}

head.usual = {
  skull = { 1, 0.95, 1.05 }, smooth = 0.35,
  muzzle = 0.9, muzzle_r = 0.55, muzzle_tip = 0.36, muzzle_wide = 0.12, muzzle_y = -0.22, muzzle_drop = -0.1,
  jaw = 0.75, cheek = 0.5, brow = 0.3, lips = 0,
  eye = 0.23, eye_at = { 0.5, 0.2 }, eyes = "dark", eye_out = 0.3,
  nose = "dog", nose_size = 0.3, smile = 0.55,
}

local function soft(p, few, many) return p.advanced and many or few end

local function ball(p, radii, slot)
  return kit.sphere{ radii = radii, sides = soft(p, 14, 24), rows = soft(p, 9, 16) }:slot(slot)
end

local function dot(p, radii, slot)
  return kit.sphere{ radii = radii, sides = soft(p, 8, 14), rows = soft(p, 5, 8) }:slot(slot)
end

-- The parts of the blend, and where the muzzle runs.
local function sculpt(h)
  local s, parts = h.skull, {}
  local function put(part) parts[#parts + 1] = part end
  put{ form = "ellipsoid", at = { 0, 0, 0 }, size = s }
  local from, tip = { 0, h.muzzle_y, 0.45 * s[3] }, { 0, h.muzzle_y + h.muzzle_drop, s[3] + h.muzzle - h.muzzle_tip }
  for side = -1, 1, 2 do
    put{ form = "sphere", at = { side * 0.52 * s[1], -0.3 * s[2], 0.3 * s[3] }, radius = h.cheek }
  end
  for side = -1, 1, 2 do
    local x = side * h.muzzle_wide
    put{ form = "cone", at = { x, from[2], from[3] }, to = { x, tip[2], tip[3] }, radius = h.muzzle_r, radius_to = h.muzzle_tip }
  end
  if h.brow > 0 then
    for side = -1, 1, 2 do
      put{ form = "sphere", at = { side * h.eye_at[1] * 0.8, h.eye_at[2] + 0.3, 0.62 * s[3] }, radius = h.brow, smooth = 0.25 }
    end
  end
  if h.lips > 0 then
    for side = -1, 1, 2 do
      put{ form = "sphere", at = { side * (h.muzzle_wide + 0.5 * h.lips), tip[2] - 0.3 * h.muzzle_tip, tip[3] + h.muzzle_tip - 0.95 * h.lips }, radius = h.lips, smooth = 0.12 }
    end
  end
  if h.jaw > 0 then
    local r = h.jaw * h.muzzle_tip
    put{ form = "cone", at = { 0, from[2] - 0.45 * h.muzzle_r, from[3] }, radius = h.jaw * h.muzzle_r,
         to = { 0, tip[2] - 0.62 * h.muzzle_tip - 0.25 * h.lips, tip[3] + 0.7 * h.muzzle_tip - r }, radius_to = r, smooth = 0.1 }
  end
  for _, more in ipairs(h.more or {}) do put(more) end
  return parts, from, tip
end

-- An eye at the origin looking along +Z.
local function eye(p, h, r)
  local parts = {}
  local function put(shape) parts[#parts + 1] = shape end
  put(ball(p, { r, r, 0.8 * r }, "eye"))
  local shine = 0.3
  if h.eyes == "slit" then
    put(ball(p, { 0.24 * r, 0.72 * r, 0.2 * r }, "pupil"):move(0, 0, 0.68 * r))
  elseif h.eyes == "round" then
    put(ball(p, { 0.58 * r, 0.58 * r, 0.2 * r }, "pupil"):move(0, 0, 0.66 * r))
  elseif h.eyes == "bar" then
    put(ball(p, { 0.7 * r, 0.36 * r, 0.2 * r }, "pupil"):move(0, 0, 0.64 * r))
  end
  if h.eyes == "dark" then put(dot(p, { 0.8 * r, 0.8 * r, 0.2 * r }, "pupil"):move(0, 0, 0.63 * r)) end
  put(dot(p, { shine * r, shine * r, 0.12 * r }, "shine"):move(-0.3 * r, 0.38 * r, 0.74 * r))
  put(dot(p, { 0.12 * r, 0.12 * r, 0.08 * r }, "shine"):move(0.3 * r, -0.36 * r, 0.73 * r))
  put(kit.torus{ radius = r, tube = 0.17 * r, sides = soft(p, 18, 32), tube_sides = soft(p, 6, 10) }:rotate("x", 90):slot("mouth"))
  return kit.group(parts)
end

local function degrees(y, x) return math.deg(math.atan(y, x)) end

-- Turns what looks along +Z into the direction (x, y, z), its top staying up.
local function look(shape, x, y, z)
  return shape:rotate("x", -degrees(y, math.sqrt(x * x + z * z))):rotate("y", degrees(x, z))
end

local noses = {}

function noses.dog(p, h, at)
  local n = h.nose_size
  return kit.group{
    ball(p, { n, 0.66 * n, 0.62 * n }, "nose"):move(0, 0.1 * n, 0),
    ball(p, { 0.55 * n, 0.5 * n, 0.5 * n }, "nose"):move(0, -0.3 * n, 0),
    dot(p, { 0.4 * n, 0.14 * n, 0.1 * n }, "shine"):move(0, 0.55 * n, 0.36 * n):rotate("x", 8):scale(0.8),
  }:move(at[1], at[2], at[3])
end

function noses.button(p, h, at)
  local n = h.nose_size
  return kit.group{
    ball(p, { n, 0.7 * n, 0.7 * n }, "nose"),
    dot(p, { 0.28 * n, 0.18 * n, 0.12 * n }, "shine"):move(-0.2 * n, 0.42 * n, 0.5 * n),
  }:move(at[1], at[2], at[3])
end

-- A koala's: long and upright.
function noses.tall(p, h, at)
  local n = h.nose_size
  return kit.group{ ball(p, { 0.78 * n, 1.25 * n, 0.7 * n }, "nose"), dot(p, { 0.22 * n, 0.3 * n, 0.12 * n }, "shine"):move(-0.2 * n, 0.5 * n, 0.55 * n) }
    :move(at[1], at[2] + 0.25 * n, at[3])
end

-- Two nostrils on a flat bridge.
function noses.flat(p, h, at)
  local n = h.nose_size
  local parts = {}
  for side = -1, 1, 2 do parts[#parts + 1] = dot(p, { 0.42 * n, 0.28 * n, 0.2 * n }, "pupil"):rotate("z", side * 30):move(side * 0.55 * n, 0, 0) end
  return kit.group(parts):move(at[1], at[2] + 0.04, at[3] - 0.03)
end

-- A small triangle with a flat top.
function noses.cat(p, h, at)
  local n = h.nose_size
  local outline = kit.rounded{ points = { { -n, 0.5 * n }, { n, 0.5 * n }, { 0.15 * n, -0.6 * n }, { -0.15 * n, -0.6 * n } }, radius = 0.22 * n }
  return kit.extrude{ outline = outline, depth = 0.7 * n, bevel = 0.2 * n, segments = 2 }:slot("nose"):rotate("x", -12):move(at[1], at[2], at[3] - 0.08 * n)
end

function noses.pig(p, h, at)
  local n = h.nose_size
  local parts = { kit.cylinder{ radius = n, height = 0.6 * n, bevel = 0.2 * n, segments = 3, sides = soft(p, 20, 36) }
    :rotate("x", 90):scale(1.12, 0.95, 1):slot("skin") }
  for side = -1, 1, 2 do
    parts[#parts + 1] = dot(p, { 0.2 * n, 0.3 * n, 0.12 * n }, "pupil"):move(side * 0.42 * n, 0.02 * n, 0.27 * n)
  end
  return kit.group(parts):rotate("x", -8):move(at[1], at[2], at[3])
end

-- A broad moist muzzle of cattle and deer.
function noses.wide(p, h, at)
  local n = h.nose_size
  local parts = { ball(p, { 1.25 * n, 0.75 * n, 0.45 * n }, "nose") }
  for side = -1, 1, 2 do
    parts[#parts + 1] = dot(p, { 0.24 * n, 0.16 * n, 0.14 * n }, "pupil"):rotate("z", side * 25):move(side * 0.68 * n, 0.16 * n, 0.34 * n)
  end
  return kit.group(parts):rotate("x", -20):move(at[1], at[2], at[3] - 0.12 * n)
end

local function nostrils(p, h, parts, tip)
  local n = h.nose_size
  for side = -1, 1, 2 do
    local at, way = field.exit(parts, h.smooth, { side * h.muzzle_wide, tip[2], tip[3] }, { side * 0.75, 0.3, 1 }, 3)
    parts.drawn[#parts.drawn + 1] = look(dot(p, { 0.55 * n, 0.8 * n, 0.3 * n }, "pupil"), way[1], way[2], way[3]):move(at[1], at[2], at[3])
  end
end

-- A dark line from below the nose to the corners of the mouth.
local function mouth(p, h, parts, from, tip)
  local half, r = {}, 0.058
  half[1] = (field.exit(parts, h.smooth, tip, { 0, -0.12, 1 }, 3))
  local low = h.mouth_low or 0.52
  for i = 0, 10 do
    local t = i / 10
    local back = math.max(0, t - 0.25) / 0.75 * h.smile
    local a = math.rad(6 + 84 * math.min(1, t / 0.45))
    local origin = { 0, tip[2] + (from[2] - tip[2]) * back, tip[3] + (from[3] - tip[3]) * back }
    local down = low + 0.1 * math.sin(math.pi * math.min(1, t / 0.4)) - 0.5 * math.max(0, t - 0.65)
    local at, way = field.exit(parts, h.smooth, origin, { math.sin(a), -down, math.cos(a) }, 3)
    half[#half + 1] = { at[1] + 0.035 * way[1], at[2] + 0.035 * way[2], at[3] + 0.035 * way[3] }
  end
  local function line(path)
    return kit.sweep{ path = kit.curve{ points = path, segments = soft(p, 1, 3) }, radius = r, sides = soft(p, 6, 8), first = "round", last = "round" }:slot("mouth")
  end
  local path = {}
  for i = #half, 2, -1 do path[#path + 1] = { -half[i][1], half[i][2], half[i][3] } end
  for i = 2, #half do path[#path + 1] = half[i] end
  local drawn = { line(path) }
  if h.nose == "dog" or h.nose == "cat" or h.nose == "button" then
    -- The cleft of the upper lip.
    drawn[2] = line{ half[1], { 0, (half[1][2] + half[2][2]) / 2, (half[1][3] + half[2][3]) / 2 + 0.01 }, half[2] }
  end
  return kit.group(drawn)
end

-- The head of the traits `t`; `neck` = { at, radius, radius_to }: where the neck comes from, in the head's units.
-- Returns the shape and what is known of it.
function head.shape(p, t, neck)
  local h = {}
  for name, value in pairs(head.usual) do h[name] = value end
  for name, value in pairs(t) do h[name] = value end
  if p:style("cute") or p:style("cartoon") then
    h.eye, h.muzzle = 1.3 * h.eye, 0.9 * h.muzzle
  end
  local parts, from, tip = sculpt(h)
  local skin = {}
  for i, part in ipairs(parts) do skin[i] = part end
  if neck then
    skin[#skin + 1] = { form = "cone", at = neck.at, to = { 0, -0.12, -0.3 * h.skull[3] }, radius = neck.radius, radius_to = neck.radius_to }
  end
  parts.drawn = { kit.blend{ parts = skin, smooth = h.smooth, cell = p.advanced and 0.09 or 0.155 }:slot("coat") }
  local function put(shape) parts.drawn[#parts.drawn + 1] = shape end

  local r = h.eye * p:vary(0.95, 1.05)
  for side = -1, 1, 2 do
    local out = h.eye_out
    local at = (field.exit(parts, h.smooth, { side * h.eye_at[1] * (1 - out), h.eye_at[2], 0 }, { side * out, 0, 1 - 0.6 * out }, 4))
    local one = look(eye(p, h, r), side * (0.15 + 0.9 * out), 0.06, 1 - 0.5 * out)
    put(one:move(at[1] - side * 0.25 * r * out, at[2], at[3] - 0.3 * r))
    if side == 1 then parts.eye = at end
  end
  if h.nose == "nostrils" then
    nostrils(p, h, parts, tip)
  elseif noses[h.nose] then
    local at = (field.exit(parts, h.smooth, tip, { 0, h.nose == "wide" and 0.15 or 0.32, 1 }, 3))
    put(noses[h.nose](p, h, at))
  end
  if h.smile > 0 then put(mouth(p, h, parts, from, tip)) end

  if h.whiskers then
    for side = -1, 1, 2 do
      for i = -1, 1 do
        local root = (field.exit(parts, h.smooth, { 0, tip[2] - 0.1, tip[3] - 0.1 }, { side, -0.12 - 0.14 * i, 0.3 }, 3))
        local x, y, z = root[1], root[2], root[3]
        put(kit.sweep{ path = { { x - side * 0.06, y, z }, { x + side * 0.45, y + 0.04 - 0.1 * i, z + 0.06 }, { x + side * 0.95, y - 0.03 - 0.24 * i, z - 0.08 } },
                       radius = 0.022, radii = { 1, 0.8, 0.3 }, sides = 5 }:slot("shine"))
      end
    end
  end

  -- `ears` leaves the choice to the seed.
  local e = h.ears and p:choose(h.ears) or h.ear
  if e then
    local twitch = p:vary(-5, 5)
    for side = -1, 1, 2 do
      local way = e.at or { 0.55, 0.8, -0.1 }
      local at = (field.exit(parts, h.smooth, { 0, 0, 0 }, { side * way[1], way[2], way[3] }, 3))
      local one = leaf.ear(p, e, e.slot or "coat", e.inner)
      if side == 1 then one = one:rotate("y", e.turn or 25) else one = one:rotate("y", -(e.turn or 25)) end
      one = one:rotate("x", -(e.back or 8)):rotate("z", -side * ((e.out or 20) + twitch))
      local sink = e.sink or 0.86
      put(one:move(sink * at[1], sink * at[2], sink * at[3]))
    end
  end
  return kit.group(parts.drawn), { h = h, parts = parts, from = from, tip = tip, eye = parts.eye,
    top = h.skull[2], exit = function(o, way) return (field.exit(parts, h.smooth, o, way, 4)) end }
end

return head
