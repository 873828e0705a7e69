-- Heads of figures: face, hair, beards and hats, in units of half the skull's width around its middle, facing +Z.
local sculpt = require("lib/sculpt")
local soft, ball, strand = sculpt.soft, sculpt.ball, sculpt.strand
local head = {}

local tall, deep = 1.12, 1.02
head.tall = tall

-- Where the face is at (x, y): the skull's front, or the jaw's, melted.
local function front(x, y)
  local skull = deep * math.sqrt(math.max(0.02, 1 - x * x - (y / tall) ^ 2))
  local jaw = 0.06 + 0.84 * math.sqrt(math.max(0.001, 1 - (x / 0.8) ^ 2 - ((y + 0.42) / 0.66) ^ 2))
  return math.max(skull, jaw) + 0.05 * math.max(0, 1 - 4 * math.abs(skull - jaw))
end
head.front = front

-- A line on the face through points (x, y).
local function line(p, points, r, out)
  local path = {}
  for i, at in ipairs(points) do path[i] = { at[1], at[2], front(at[1], at[2]) + (out or 0) } end
  return strand(p, path, r, { 0.7, 1, 0.7 }, { sides = 6 })
end
head.line = line

local function on_face(shape, x, y, out)
  return sculpt.look(shape, x, y * 0.6, front(x, y)):move(x, y, front(x, y) + (out or 0))
end

local eyes = {}
function eyes.bead(p, t, r)
  return kit.group{ ball(p, { 0.72 * r, r, 0.42 * r }, "pupil"), ball(p, { 0.26 * r, 0.3 * r, 0.16 * r }, "shine"):move(0.2 * r, 0.36 * r, 0.33 * r) }
end
function eyes.white(p, t, r)
  local parts = { ball(p, { 0.94 * r, 1.08 * r, 0.42 * r }, "white"), ball(p, { 0.6 * r, 0.66 * r, 0.2 * r }, "eye"):move(0, -0.05 * r, 0.29 * r),
    ball(p, { 0.36 * r, 0.4 * r, 0.14 * r }, "pupil"):move(0, -0.05 * r, 0.4 * r), ball(p, { 0.17 * r, 0.19 * r, 0.1 * r }, "shine"):move(0.2 * r, 0.24 * r, 0.45 * r) }
  local lid = {}
  for i = -4, 4 do
    local a = math.rad(90 + 19 * i)
    lid[#lid + 1] = { 0.98 * r * math.cos(a), 1.1 * r * math.sin(a), 0.1 * r + 0.16 * r * math.sin(a) }
  end
  parts[#parts + 1] = strand(p, lid, (t.female and 0.17 or 0.13) * r, { 0.4, 1, 1, 1, 0.4 }, { sides = 6, segments = 1 }):slot("pupil")
  return kit.group(parts)
end
function eyes.glow(p, t, r) return ball(p, { r, 0.8 * r, 0.35 * r }, "eye") end
function eyes.hollow(p, t, r) return ball(p, { r, 1.15 * r, 0.3 * r }, "pupil") end
function eyes.closed(p, t, r)
  local lid = {}
  for i = -3, 3 do lid[i + 4] = { r * i / 3, 0.3 * r * (i / 3) ^ 2 - 0.1 * r, 0.12 * r } end
  return strand(p, lid, 0.14 * r, { 0.6, 1, 0.6 }, { sides = 6, segments = 1 }):slot("pupil")
end

local function face(p, t, b, put)
  local how = t.eyes or "white"
  local r, ex, ey = 0.2 * (t.eye or 1), 0.38 * (t.eyes_apart or 1), t.eye_y or 0.02
  if t.one_eye then
    put(on_face(eyes[how](p, t, 2.1 * r), 0, 0.1, -0.06))
    put(line(p, { { -0.4, 0.56 }, { 0, 0.6 }, { 0.4, 0.56 } }, 0.1, 0.03), b.hair)
  else
    for side = -1, 1, 2 do
      put(on_face(eyes[how](p, t, r), side * ex, ey, -0.02))
      if how ~= "glow" and t.brow ~= 0 then
        local tilt = (t.angry and -0.1 or t.worried and 0.08 or 0.0)
        put(line(p, { { side * (ex - 0.2), ey + 0.34 + tilt }, { side * ex, ey + 0.42 }, { side * (ex + 0.22), ey + 0.35 - 0.4 * tilt } }, 0.052 * (t.brow or 1), 0.015), t.brow_slot or b.hair)
      end
      if t.female and how == "white" then
        for i = 1, 2 do put(line(p, { { side * (ex + 0.15), ey + 0.08 + 0.07 * i }, { side * (ex + 0.22), ey + 0.11 + 0.08 * i }, { side * (ex + 0.29), ey + 0.13 + 0.1 * i } }, 0.024, 0.02), "pupil") end
      end
    end
  end
  if t.nose ~= 0 then
    local n = 0.18 * (t.nose or 1)
    put(ball(p, { 0.85 * n, 0.8 * n, n }, t.nose_slot or b.skin):move(0, t.nose_y or -0.2, front(0, -0.2) + 0.2 * n))
  end
  local my, mw = -0.53, 0.3 * (t.mouth_wide or 1)
  if t.mouth == "open" then
    put(on_face(kit.group{ ball(p, { 0.9 * mw, 0.17, 0.07 }, "pupil", true), ball(p, { 0.5 * mw, 0.08, 0.06 }, "mouth"):move(0, -0.09, 0.03), ball(p, { 0.6 * mw, 0.04, 0.05 }, "white"):move(0, 0.1, 0.04) }, 0, my, -0.01))
  elseif t.mouth == "teeth" then
    put(line(p, { { -1.3 * mw, my + 0.06 }, { 0, my - 0.05 }, { 1.3 * mw, my + 0.06 } }, 0.085, 0), "pupil")
    for i = -2, 2 do put(on_face(ball(p, { 0.045, 0.07, 0.04 }), i * 0.12 * mw / 0.3, my - 0.02 + 0.01 * i * i, 0.06), "white") end
  elseif t.mouth ~= "none" then
    local turn = t.mouth == "sad" and -0.1 or t.mouth == "flat" and 0 or 0.12
    if t.female then
      put(line(p, { { -mw, my + turn }, { -0.5 * mw, my + 0.1 * turn }, { 0, my - 0.2 * turn }, { 0.5 * mw, my + 0.1 * turn }, { mw, my + turn } }, 0.062, 0.0), "mouth")
    else
      put(line(p, { { -mw, my + turn }, { -0.5 * mw, my + 0.15 * turn }, { 0, my - 0.1 * turn }, { 0.5 * mw, my + 0.15 * turn }, { mw, my + turn } }, 0.045, 0.0), "mouth")
    end
  end
  if t.blush ~= false then
    for side = -1, 1, 2 do put(on_face(ball(p, { 0.17, 0.11, 0.04 }, nil, true), side * 0.58, -0.3, -0.018), "blush") end
  end
  return ey
end

-- Hair. Each takes (p, t, put, slot).
local hair = {}
head.hair = hair

-- A cap of hair that leaves the face free: `low` how far it comes down the forehead, `back` how far behind.
local function cap(p, t, grow, low, lean)
  if t.flat_hair then grow = 0.98 end
  local x, y, z = 1.07 * grow, tall * 1.06 * grow, 1.08 * grow
  return kit.sphere{ radii = { x, y, z }, sides = soft(p, 24, 44), rows = soft(p, 16, 30) }
    :cut{ point = { 0, low, 0.62 }, normal = { 0, -0.72 + (lean or 0), 0.7 } }:move(0, 0.04, -0.04)
end
local function fringe(p, t, put, slot, count, spread, low)
  if t.flat_hair then return end
  for i = 0, count - 1 do
    local s = count > 1 and i / (count - 1) * 2 - 1 or 0
    local one = ball(p, { 0.26, 0.2, 0.13 }, slot):rotate("z", -30 * s - 14)
    put(sculpt.look(one, s * spread, 0.4, 1):move(0.7 * spread * s, low - 0.08 * s * s, front(math.min(0.9, 0.7 * spread * math.abs(s)), math.min(0.9, low)) + 0.03))
  end
end
function hair.short(p, t, put, slot)
  put(cap(p, t, 1.02, 0.5), slot)
  fringe(p, t, put, slot, 5, 0.85, 0.66)
  for side = -1, 1, 2 do put(ball(p, { 0.1, 0.3, 0.2 }, slot):move(side * 0.98, 0.06, 0.12)) end
end
function hair.swept(p, t, put, slot)
  put(cap(p, t, 1.03, 0.56), slot)
  for i = 0, 3 do put(ball(p, { 0.66 - 0.04 * i, 0.2, 0.32 }, slot):rotate("z", 12 - 4 * i):rotate("x", -34 + 14 * i):move(0.14 - 0.06 * i, 0.84 + 0.07 * i - 0.012 * i * i, 0.62 - 0.26 * i)) end
  for side = -1, 1, 2 do put(ball(p, { 0.1, 0.3, 0.2 }, slot):move(side * 0.98, 0.06, 0.12)) end
end
function hair.spiky(p, t, put, slot)
  put(cap(p, t, 1.0, 0.55), slot)
  for i = 1, 16 do
    local a, s = i * 2.4, math.sqrt(i / 16)
    local one = kit.cone{ radius = 0.24, height = 0.6, sides = soft(p, 7, 12) }:move(0, 0.2, 0):aim(0.9 * s * math.sin(a), 1.1, 0.7 * s * math.cos(a) + 0.1)
    put(one:move(0.72 * s * math.sin(a), 1.0 - 0.42 * s * s, 0.68 * s * math.cos(a) - 0.15), slot)
  end
end
function hair.curly(p, t, put, slot)
  put(cap(p, t, 1.0, 0.5), slot)
  local size = t.curls or 0.3
  for i = 1, 34 do
    local y = 1 - 1.35 * (i / 34)
    local a = i * 2.39996
    local r = math.sqrt(math.max(0, 1 - y * y))
    local x, z = r * math.sin(a), r * math.cos(a)
    if not (z > 0.25 and y < 0.5) then put(ball(p, size, slot, "coarse"):move(1.02 * x, 1.14 * y + 0.05, 1.04 * z - 0.06)) end
  end
end
-- Falls down the back to `t.hair_low` (in head units).
function hair.long(p, t, put, slot)
  put(cap(p, t, 1.03, 0.52), slot)
  fringe(p, t, put, slot, 5, 0.85, 0.68)
  local low = t.hair_low or -1.75
  for i = 0, 8 do
    local a = math.rad(100 + 20 * i)
    local x, z = 0.98 * math.sin(a), 0.92 * math.cos(a) - 0.06
    put(strand(p, { { 0.86 * x, 0.5, 0.8 * z }, { 1.04 * x, -0.25, 1.04 * z }, { 1.06 * x, 0.6 * low, 0.98 * z - 0.06 }, { 0.92 * x, low, 0.9 * z - 0.1 } }, 0.3, { 0.9, 1, 0.95, 0.25 }, { sides = 7, segments = 2 }), slot)
  end
end
function hair.bob(p, t, put, slot) t.hair_low = -0.72 hair.long(p, t, put, slot) end
function hair.bun(p, t, put, slot)
  put(cap(p, t, 1.03, 0.52), slot)
  fringe(p, t, put, slot, 5, 0.85, 0.68)
  put(ball(p, { 0.44, 0.4, 0.42 }, slot, true):move(0, 1.12, -0.45))
end
function hair.ponytail(p, t, put, slot)
  put(cap(p, t, 1.03, 0.52), slot)
  fringe(p, t, put, slot, 5, 0.85, 0.68)
  put(strand(p, { { 0, 0.5, -0.9 }, { 0, 0.66, -1.3 }, { 0, 0.1, -1.55 }, { 0, -0.9, -1.35 } }, 0.3, { 0.5, 1, 1, 0.15 }, { sides = 9 }), slot)
  put(kit.torus{ radius = 0.2, tube = 0.08, sides = 16, tube_sides = 6 }:rotate("x", 70):move(0, 0.55, -1.08), "second")
end
function hair.pigtails(p, t, put, slot)
  put(cap(p, t, 1.03, 0.52), slot)
  fringe(p, t, put, slot, 5, 0.85, 0.68)
  for side = -1, 1, 2 do
    put(strand(p, { { side * 0.9, 0.42, -0.3 }, { side * 1.32, 0.42, -0.32 }, { side * 1.42, -0.15, -0.25 }, { side * 1.3, -0.72, -0.15 } }, 0.27, { 0.6, 1, 0.9, 0.15 }, { sides = 8 }), slot)
    put(kit.torus{ radius = 0.17, tube = 0.07, sides = 14, tube_sides = 6 }:rotate("z", 80):move(side * 1.08, 0.43, -0.32), "second")
  end
end
function hair.fringe_ring(p, t, put, slot) -- what a bald man keeps
  for i = 0, 8 do
    local a = math.rad(90 + 22.5 * i)
    put(ball(p, { 0.3, 0.36, 0.2 }, slot):rotate("y", 90 + 22.5 * i):move(0.98 * math.sin(a), -0.02, 0.98 * math.cos(a)))
  end
end
function hair.topknot(p, t, put, slot)
  put(cap(p, t, 1.0, 0.56), slot)
  put(strand(p, { { 0, 1.02, -0.3 }, { 0, 1.45, -0.42 }, { 0, 1.5, -0.12 } }, 0.17, { 0.9, 1, 0.5 }, { sides = 9 }), slot)
  put(kit.torus{ radius = 0.17, tube = 0.06, sides = 14, tube_sides = 6 }:move(0, 1.2, -0.36), "second")
end
function hair.mohawk(p, t, put, slot)
  for i = 0, 6 do
    local a = math.rad(-50 + 26 * i)
    put(kit.cone{ radius = 0.2, height = 0.62, sides = soft(p, 8, 12) }:scale(0.6, 1, 1):move(0, 0.25, 0):rotate("x", -(-50 + 26 * i)):move(0, 1.02 * math.cos(a), -0.95 * math.sin(a)), slot)
  end
end

-- Beards.
local beards = {}
function beards.short(p, t, put, slot)
  local parts = {}
  for i = -4, 4 do
    local a = math.rad(20 * i)
    local x, z = 0.9 * math.sin(a), 0.86 * math.cos(a)
    put(ball(p, { 0.27, 0.33 - 0.01 * i * i, 0.2 }, slot):rotate("y", 20 * i):move(x, -0.74 + 0.03 * i * i, z - 0.06))
  end
  head.moustache(p, put, slot, 1)
end
function beards.long(p, t, put, slot)
  local low = t.beard_low or -2.1
  for i = -4, 4 do
    local a = math.rad(20 * i)
    local x, z = 0.84 * math.sin(a), 0.84 * math.cos(a)
    local reach = low + 0.085 * i * i
    put(strand(p, { { x, -0.36, z - 0.05 }, { 1.06 * x, -0.8, 1.0 * z + 0.04 }, { 0.66 * x, 0.62 * reach, 0.92 * z + 0.1 }, { 0.2 * x, reach, 0.72 * z + 0.18 } }, 0.25, { 0.8, 1.15, 1, 0.15 }, { sides = 7, segments = 2 }), slot)
  end
  head.moustache(p, put, slot, 1.25)
end
function beards.goatee(p, t, put, slot)
  put(strand(p, { { 0, -0.78, 0.78 }, { 0, -1.1, 0.86 }, { 0, -1.42, 0.95 } }, 0.2, { 1, 0.9, 0 }, { sides = 8 }), slot)
  head.moustache(p, put, slot, 0.7)
end
function beards.moustache(p, t, put, slot) head.moustache(p, put, slot, 1.1) end
function beards.stubble(p, t, put, slot) end
function head.moustache(p, put, slot, size)
  for side = -1, 1, 2 do
    put(strand(p, { { 0, -0.37, front(0, -0.37) + 0.04 }, { side * 0.2 * size, -0.38, front(0.2, -0.38) + 0.07 }, { side * 0.42 * size, -0.5, front(0.42, -0.48) + 0.04 } }, 0.12 * size, { 0.9, 1, 0.1 }, { sides = 7 }), slot)
  end
end

-- Hats. Each takes (p, t, put, b) and draws around the crown.
local hats = {}
head.flattens = { top = true, bowler = true, cowboy = true, straw = true, pointed = true, gnome = true, santa = true, chef = true, cap = true, peaked = true,
  helmet = true, hard = true, viking = true, helm = true, kabuto = true, tricorne = true, pirate = true, bandana = true, mask = true, hood = true, space = true,
  scrub = true, conical = true, bearskin = true }
head.hats = hats

local function brimmed(p, brim, rise, crown_low, crown_top, slot, band, dip)
  local parts = { kit.lathe{ sides = soft(p, 28, 52), smooth = true, profile = {
    { 0, 0, "sharp" }, { crown_low, 0, "sharp" }, { brim, (dip or 0), "sharp" }, { brim, 0.06 + (dip or 0), "sharp" }, { crown_low, 0.08, "sharp" },
    { crown_low * 0.98, 0.3 * rise }, { crown_top, 0.93 * rise }, { 0.86 * crown_top, rise }, { 0, 0.97 * rise } } }:slot(slot) }
  if band then parts[2] = kit.cylinder{ radius = crown_low * 1.015, height = 0.18, sides = soft(p, 28, 52) }:move(0, 0.17, 0):slot(band) end
  return kit.group(parts)
end
function hats.top(p, t, put) put(brimmed(p, 1.5, 1.35, 1.0, 1.05, "hat", t.band or "second"):rotate("x", -8):move(0, 0.55, -0.08)) end
function hats.bowler(p, t, put) put(brimmed(p, 1.4, 0.85, 1.02, 0.72, "hat", t.band or "second"):rotate("x", -8):move(0, 0.52, -0.08)) end
function hats.cowboy(p, t, put)
  local hat = brimmed(p, 1.75, 0.95, 1.02, 0.62, "hat", t.band or "belt", 0.04)
  put(hat:scale(0.92, 1, 1.1):rotate("x", -8):move(0, 0.5, -0.06))
end
function hats.straw(p, t, put)
  put(brimmed(p, 1.75, 0.8, 1.04, 0.72, "hat", t.band or "second", -0.14):rotate("x", -9):move(0, 0.52, -0.08))
end
-- A tall cone with a bent tip and a wide brim.
function hats.pointed(p, t, put)
  local brim = t.brim or 1.75
  local tip = t.tip or 2.6
  put(strand(p, { { 0, 0.44, -0.06 }, { 0, 0.9, -0.1 }, { 0.06, 1.5, -0.2 }, { 0.16, 0.44 + 0.75 * tip, -0.42 }, { 0.3, 0.44 + tip * 0.92, -0.85 } }, 1.06, { 1, 0.86, 0.52, 0.26, 0.03 }, { sides = 14, first = "flat" }), "hat")
  if brim > 0 then
    put(kit.lathe{ sides = soft(p, 30, 56), profile = { { 0, 0 }, { brim * 0.98, -0.05 }, { brim, 0 }, { brim * 0.97, 0.05 }, { 1.0, 0.1 }, { 0, 0.12 } } }:rotate("x", -8):move(0, 0.5, -0.07), "hat")
    put(kit.cone{ radius = 1.08, top = 0.99, height = 0.2, sides = soft(p, 28, 48) }:rotate("x", -8):move(0, 0.68, -0.08), t.band or "second")
  end
  if t.buckle then put(kit.extrude{ outline = kit.rectangle{ width = 0.4, height = 0.34, radius = 0.04 }, holes = { kit.rectangle{ width = 0.22, height = 0.17, radius = 0.02 } }, depth = 0.1, bevel = 0.02, segments = 1 }:rotate("x", -14):move(0, 0.82, 1.0), "metal") end
end
function hats.gnome(p, t, put) t.brim = 0 hats.pointed(p, t, put) put(kit.torus{ radius = 1.02, tube = 0.16, sides = soft(p, 28, 48), tube_sides = 8 }:rotate("x", -8):move(0, 0.48, -0.06), "hat") end
function hats.santa(p, t, put)
  put(strand(p, { { 0, 0.5, -0.06 }, { 0, 0.95, -0.1 }, { 0.2, 1.42, -0.16 }, { 0.72, 1.58, -0.2 }, { 1.12, 1.2, -0.16 } }, 1.06, { 1, 0.9, 0.58, 0.34, 0.18 }, { sides = 14, first = "flat" }), "hat")
  put(kit.torus{ radius = 1.02, tube = 0.2, sides = soft(p, 28, 48), tube_sides = soft(p, 8, 14) }:rotate("x", -8):move(0, 0.5, -0.06), "trim")
  put(ball(p, 0.27, "trim"):move(1.2, 1.02, -0.14))
end
function hats.crown(p, t, put)
  local r, points = t.crown_size or 0.86, 8
  put(kit.tube{ radius = r, thickness = 0.07, height = 0.34, sides = soft(p, 32, 56) }:move(0, 1.0, -0.08), "metal")
  local spike = kit.group{ kit.cone{ radius = 0.26, height = 0.42, sides = 4 }:scale(1, 1, 0.35):move(0, 0.2, 0):slot("metal"), ball(p, 0.09, "metal", "coarse"):move(0, 0.44, 0) }
  put(kit.instances(spike, kit.ring{ count = points, radius = r - 0.035 }):move(0, 1.16, -0.08))
  put(kit.instances(ball(p, { 0.07, 0.09, 0.05 }, "jewel", "coarse"), kit.ring{ count = points, radius = r, start = 22.5 }):move(0, 1.0, -0.08))
end
function hats.tiara(p, t, put) t.crown_size = 0.7 hats.crown(p, t, put) end
function hats.chef(p, t, put)
  put(kit.cylinder{ radius = 0.98, height = 0.5, sides = soft(p, 28, 52), bevel = 0.03 }:rotate("x", -6):move(0, 0.74, -0.07), "hat")
  for i = 0, 7 do
    local a = i / 8 * 2 * math.pi
    put(ball(p, { 0.5, 0.5, 0.5 }, "hat"):move(0.66 * math.sin(a), 1.28, 0.66 * math.cos(a) - 0.12))
  end
  put(ball(p, { 0.85, 0.5, 0.85 }, "hat"):move(0, 1.5, -0.12))
end
function hats.cap(p, t, put)
  put(kit.sphere{ radii = { 1.09, 1.1, 1.12 }, sides = soft(p, 26, 48), rows = soft(p, 18, 32) }:cut{ point = { 0, 0.38, 0 }, normal = { 0, -1, 0.16 } }:move(0, 0.1, -0.03), "hat")
  local visor = kit.extrude{ outline = { { -0.9, 0 }, { -0.86, 0.38 }, { -0.5, 0.72 }, { 0, 0.84 }, { 0.5, 0.72 }, { 0.86, 0.38 }, { 0.9, 0 } }, depth = 0.08, bevel = 0.03, segments = 1 }
  put(visor:rotate("x", 98):move(0, 0.56, 0.74), t.visor or "hat")
  if t.badge then put(ball(p, { 0.17, 0.19, 0.06 }, "metal"):rotate("x", -25):move(0, 0.86, 0.98)) end
end
-- A flat peaked cap: police, captains, soldiers on parade.
function hats.peaked(p, t, put)
  put(kit.lathe{ sides = soft(p, 30, 52), smooth = true, profile = { { 0, 0, "sharp" }, { 1.05, 0, "sharp" }, { 1.05, 0.26, "sharp" }, { 1.34, 0.58 }, { 1.2, 0.68 }, { 0, 0.72 } } }:rotate("x", -10):move(0, 0.56, -0.05), "hat")
  put(kit.cylinder{ radius = 1.07, height = 0.2, sides = soft(p, 30, 52) }:rotate("x", -10):move(0, 0.68, -0.06), t.band or "belt")
  local visor = kit.extrude{ outline = { { -0.84, 0 }, { -0.6, 0.36 }, { 0, 0.52 }, { 0.6, 0.36 }, { 0.84, 0 } }, depth = 0.07, bevel = 0.02, segments = 1 }
  put(visor:rotate("x", 112):move(0, 0.58, 0.78), "belt")
  put(ball(p, { 0.18, 0.2, 0.07 }, "metal"):move(0, 0.98, 1.08))
end
function hats.helmet(p, t, put) -- a soldier's
  put(kit.lathe{ sides = soft(p, 30, 52), smooth = true, profile = { { 0, 0, "sharp" }, { 1.26, 0, "sharp" }, { 1.24, 0.08 }, { 1.12, 0.34 }, { 0.86, 0.76 }, { 0.45, 0.98 }, { 0, 1.04 } } }:scale(0.98, 1, 1.06):rotate("x", -6):move(0, 0.36, -0.04), "hat")
  for side = -1, 1, 2 do put(strand(p, { { side * 1.06, 0.42, 0.1 }, { side * 0.98, -0.4, 0.22 }, { side * 0.45, -0.98, 0.5 }, { 0, -1.1, 0.6 } }, 0.05, { 1, 1, 1 }, { sides = 6 }), "belt") end
end
function hats.hard(p, t, put)
  hats.helmet(p, t, put)
  put(kit.box{ size = { 0.22, 0.1, 1.9 }, bevel = 0.04, cells = { 1, 1, 8 } }:bend{ axis = "z", towards = "y", degrees = -90 }:move(0, 1.3, -0.05), "hat")
end
function hats.viking(p, t, put)
  put(kit.sphere{ radii = { 1.12, 1.18, 1.14 }, sides = soft(p, 26, 48), rows = soft(p, 18, 32) }:cut{ point = { 0, 0.3, 0 }, normal = { 0, -1, 0.1 } }:move(0, 0.1, -0.03), "iron")
  put(kit.torus{ radius = 1.07, tube = 0.1, sides = soft(p, 30, 52), tube_sides = 8 }:rotate("x", -6):move(0, 0.42, -0.03), "metal")
  for side = -1, 1, 2 do
    put(strand(p, { { side * 0.9, 0.78, 0 }, { side * 1.45, 0.9, 0.02 }, { side * 1.72, 1.3, 0.06 }, { side * 1.62, 1.75, 0.1 } }, 0.24, { 1.1, 1, 0.65, 0 }, { sides = 9 }), "horn")
  end
end
-- A closed helm with a slit and a plume.
function hats.helm(p, t, put)
  put(kit.lathe{ sides = soft(p, 30, 52), smooth = true, segments = soft(p, 2, 4), profile = { { 0, -1.1, "sharp" }, { 0.82, -1.12, "sharp" }, { 1.0, -0.8 }, { 1.16, -0.1 }, { 1.14, 0.45 }, { 0.92, 0.98 }, { 0.5, 1.28 }, { 0, 1.36 } } }:scale(1, 1, 1.06), "helm")
  local visor = kit.lathe{ sides = soft(p, 16, 30), smooth = true, segments = soft(p, 2, 4), sweep = 150, profile = { { 0, -0.66, "sharp" }, { 0.98, -0.72, "sharp" }, { 1.24, -0.42 }, { 1.36, 0.0 }, { 1.24, 0.34 }, { 1.0, 0.42, "sharp" }, { 0, 0.42 } } }
  put(visor:rotate("y", 15):scale(0.98, 1, 1.04), "helm")
  for side = -1, 1, 2 do
    put(kit.box{ size = { 0.62, 0.11, 0.2 }, bevel = 0.04 }:rotate("y", side * 24):move(side * 0.44, 0.12, 1.22), "pupil")
    put(ball(p, { 0.12, 0.16, 0.16 }, "metal"):move(side * 1.2, 0.02, 0.1))
    for i = 0, 2 do put(kit.box{ size = { 0.05, 0.22, 0.16 }, bevel = 0.02 }:rotate("y", side * (14 + 12 * i)):move(side * (0.2 + 0.18 * i), -0.34, 1.3 - 0.045 * i * i - 0.06), "pupil") end
  end
  put(kit.box{ size = { 0.09, 2.0, 0.12 }, bevel = 0.03 }:move(0, 0.1, 1.34), "metal")
  put(kit.torus{ radius = 0.96, tube = 0.11, sides = soft(p, 28, 48), tube_sides = 8 }:move(0, -1.02, 0), "metal")
  for i = 0, 4 do
    local s = i / 4
    put(strand(p, { { 0, 1.25, -0.1 }, { 0, 1.85 - 0.2 * s, -0.3 - 0.5 * s }, { 0, 1.5 - 0.8 * s, -1.1 - 0.45 * s }, { 0, 0.75 - 1.0 * s, -1.4 - 0.4 * s } }, 0.2, { 0.5, 1, 1, 0.1 }, { sides = 6, segments = 2 }), "plume")
  end
end
function hats.kabuto(p, t, put)
  put(kit.sphere{ radii = { 1.13, 1.2, 1.15 }, sides = soft(p, 26, 48), rows = soft(p, 18, 32) }:cut{ point = { 0, 0.36, 0 }, normal = { 0, -1, 0.1 } }:move(0, 0.08, -0.03), "helm")
  for i = 0, 2 do
    put(kit.lathe{ sides = soft(p, 20, 36), sweep = 230, profile = { { 1.12 + 0.16 * i, 0.4 - 0.3 * i }, { 1.34 + 0.16 * i, 0.1 - 0.3 * i }, { 1.28 + 0.16 * i, 0.08 - 0.3 * i }, { 1.06 + 0.16 * i, 0.38 - 0.3 * i } }, ends = "ring" }:rotate("y", -25):scale(0.97, 1, 0.97), i == 1 and "second" or "helm")
  end
  for side = -1, 1, 2 do
    put(strand(p, { { 0, 0.72, 1.16 }, { side * 0.5, 1.05, 1.2 }, { side * 0.85, 1.55, 1.12 }, { side * 0.8, 2.05, 1.05 } }, 0.17, { 0.8, 1, 0.8, 0 }, { profile = { 1, 0.4 }, up = { 0, 0, 1 }, sides = 10 }), "metal")
  end
  put(ball(p, { 0.2, 0.2, 0.1 }, "metal"):move(0, 0.72, 1.14))
  put(kit.extrude{ outline = { { -0.98, 0 }, { -0.8, 0.36 }, { 0, 0.5 }, { 0.8, 0.36 }, { 0.98, 0 } }, depth = 0.07, bevel = 0.02, segments = 1 }:rotate("x", 96):move(0, 0.62, 0.84), "helm")
end
function hats.tricorne(p, t, put)
  put(brimmed(p, 1.1, 0.7, 1.0, 0.8, "hat"):move(0, 0.55, -0.05))
  for i = 0, 2 do
    local wing = kit.extrude{ outline = { { -1.5, 0.05 }, { -1.1, 0.62 }, { 0, 0.82 }, { 1.1, 0.62 }, { 1.5, 0.05 }, { 0, -0.14 } }, depth = 0.09, bevel = 0.03, segments = 1 }
    put(wing:rotate("x", 12):move(0, 0.58, 0.86):rotate("y", 60 + 120 * i):move(0, 0, -0.05), "hat")
    local edge = strand(p, { { -1.48, 0.07, 0 }, { -1.1, 0.64, 0 }, { 0, 0.84, 0 }, { 1.1, 0.64, 0 }, { 1.48, 0.07, 0 } }, 0.07, { 1, 1, 1 }, { sides = 6 })
    put(edge:rotate("x", 12):move(0, 0.58, 0.86):rotate("y", 60 + 120 * i):move(0, 0, -0.05), "metal")
  end
end
function hats.pirate(p, t, put)
  -- A bicorne: two wings, a skull in front.
  for side = -1, 1, 2 do
    local wing = kit.extrude{ outline = { { -1.75, -0.1 }, { -1.35, 0.55 }, { -0.5, 1.0 }, { 0, 1.08 }, { 0.5, 1.0 }, { 1.35, 0.55 }, { 1.75, -0.1 }, { 0.9, 0.0 }, { 0, 0.06 }, { -0.9, 0.0 } }, depth = 0.14, bevel = 0.05, segments = 2 }
    put(wing:rotate("x", side * -14):move(0, 0.48, side * 0.86 - 0.04), "hat")
  end
  put(ball(p, { 1.06, 0.95, 1.0 }, "hat", true):cut{ point = { 0, 0.38, 0 }, normal = { 0, -1, 0 } }:move(0, 0.15, -0.04))
  local skull = kit.group{ ball(p, { 0.25, 0.23, 0.1 }, "trim"), ball(p, { 0.15, 0.13, 0.09 }, "trim"):move(0, -0.2, 0), ball(p, { 0.06, 0.07, 0.05 }, "pupil"):move(-0.09, -0.01, 0.08), ball(p, { 0.06, 0.07, 0.05 }, "pupil"):move(0.09, -0.01, 0.08) }
  put(skull:rotate("x", -14):move(0, 1.02, 0.9))
  for side = -1, 1, 2 do put(kit.capsule{ radius = 0.05, height = 0.7, sides = 8 }:rotate("z", side * 58):rotate("x", -14):move(0, 0.86, 0.93), "trim") end
end
function hats.bandana(p, t, put)
  put(kit.sphere{ radii = { 1.08, 1.16, 1.1 }, sides = soft(p, 26, 48), rows = soft(p, 18, 32) }:cut{ point = { 0, 0.42, 0 }, normal = { 0, -1, 0.12 } }:move(0, 0.06, -0.03), "hat")
  put(kit.torus{ radius = 1.02, tube = 0.09, sides = soft(p, 28, 48), tube_sides = 6 }:rotate("x", -7):move(0, 0.46, -0.02), "hat")
end
-- A hood: leaves a slit (ninja) or the face (monk) free.
function hats.mask(p, t, put)
  local parts = { { form = "ellipsoid", at = { 0, 0, 0 }, size = { 1.12, 1.22, 1.14 } }, { form = "ellipsoid", at = { 0, -0.62, 0.02 }, size = { 0.95, 0.62, 0.95 } },
    { form = "box", at = { 0, 0.05, 1.0 }, size = { 0.78, 0.24, 0.6 }, radius = 0.2, subtract = true, smooth = 0.05 } }
  put(kit.blend{ parts = parts, smooth = 0.15, cell = soft(p, 0.12, 0.075) }, "hat")
  put(kit.torus{ radius = 1.1, tube = 0.1, sides = soft(p, 28, 48), tube_sides = 6 }:rotate("x", -6):move(0, 0.42, -0.02), "second")
  for side = -1, 1, 2 do put(sculpt.blade(p, 0.95, 0.22, 0.07):rotate("z", 70):rotate("x", 28):rotate("y", 180 + side * 16):move(side * 0.06, 0.42, -1.1), "second") end
end
function hats.hood(p, t, put)
  local parts = { { form = "ellipsoid", at = { 0, 0.05, -0.12 }, size = { 1.2, 1.3, 1.2 } }, { form = "cone", at = { 0, 0.9, -0.4 }, to = { 0, 1.25, -0.85 }, radius = 0.4, radius_to = 0.15 },
    { form = "ellipsoid", at = { 0, -0.95, -0.1 }, size = { 1.1, 0.5, 0.95 } },
    { form = "ellipsoid", at = { 0, -0.12, 0.75 }, size = { 0.86, 1.02, 0.95 }, subtract = true, smooth = 0.06 } }
  put(kit.blend{ parts = parts, smooth = 0.25, cell = soft(p, 0.12, 0.075) }, "hat")
end
function hats.space(p, t, put)
  put(ball(p, { 1.42, 1.42, 1.38 }, "helmet", true))
  put(kit.superquadric{ radii = { 1.12, 0.86, 0.75 }, round_y = 0.75, round_xz = 0.8, cells = soft(p, 8, 14) }:move(0, 0.02, 0.82), "visor")
  put(kit.torus{ radius = 1, tube = 0.11, sides = soft(p, 30, 52), tube_sides = 8 }:rotate("x", 90):scale(1.1, 0.86, 0.9):move(0, 0.02, 0.98), "trim")
  put(kit.torus{ radius = 1.02, tube = 0.16, sides = soft(p, 28, 48), tube_sides = 8 }:move(0, -1.12, 0), "metal")
  for side = -1, 1, 2 do put(kit.cylinder{ radius = 0.36, height = 0.24, bevel = 0.06, sides = soft(p, 16, 28) }:rotate("z", 90):move(side * 1.4, 0, 0), "trim") end
end
function hats.halo(p, t, put)
  put(kit.torus{ radius = 0.78, tube = 0.075, sides = soft(p, 32, 56), tube_sides = 8 }:rotate("x", 8):move(0, 1.62, -0.05), "halo")
end
function hats.horns(p, t, put)
  for side = -1, 1, 2 do
    put(strand(p, { { side * 0.5, 0.85, 0.25 }, { side * 0.72, 1.2, 0.3 }, { side * 0.74, 1.5, 0.2 }, { side * 0.6, 1.75, 0.12 } }, 0.19, { 1.1, 0.9, 0.6, 0 }, { sides = 9 }), "horn")
  end
end
function hats.scrub(p, t, put)
  put(kit.sphere{ radii = { 1.09, 1.1, 1.12 }, sides = soft(p, 26, 48), rows = soft(p, 18, 32) }:cut{ point = { 0, 0.38, 0 }, normal = { 0, -1, 0.16 } }:move(0, 0.12, -0.03), "hat")
end
function hats.conical(p, t, put)
  put(kit.cone{ radius = 1.9, height = 0.95, sides = soft(p, 30, 56) }:move(0, 0.98, -0.05), "hat")
end
function hats.bearskin(p, t, put)
  put(kit.lathe{ sides = soft(p, 26, 48), smooth = true, profile = { { 0, 0, "sharp" }, { 1.04, 0, "sharp" }, { 1.14, 0.5 }, { 1.1, 1.4 }, { 0.8, 1.85 }, { 0, 2.0 } } }:rotate("x", -5):move(0, 0.42, -0.05), "hat")
  put(strand(p, { { -1.0, 0.5, 0.35 }, { -0.7, -0.5, 0.72 }, { 0, -0.86, 0.86 }, { 0.7, -0.5, 0.72 }, { 1.0, 0.5, 0.35 } }, 0.06, { 1, 1, 1 }, { sides = 6 }), "metal")
end

-- The whole head. Returns its shape and where things are on it.
function head.draw(p, t, b)
  local parts = {}
  local function put(shape, slot) parts[#parts + 1] = slot and shape:slot(slot) or shape end
  local s = t.skull or { 1, 1, 1 }
  local blend = { { form = "ellipsoid", at = { 0, 0, 0 }, size = { s[1], tall * s[2], deep * s[3] } },
    { form = "ellipsoid", at = { 0, -0.42, 0.06 }, size = { (t.jaw or 0.8), 0.66, 0.84 }, smooth = 0.3 } }
  if t.ears ~= "none" then
    for side = -1, 1, 2 do
      if t.ears == "pointed" then
        blend[#blend + 1] = { form = "cone", at = { side * 0.95, 0, -0.05 }, to = { side * 1.55, 0.42, -0.25 }, radius = 0.24, radius_to = 0.05, smooth = 0.06 }
      else
        blend[#blend + 1] = { form = "ellipsoid", at = { side * 1.02, -0.04, -0.05 }, size = { 0.12, 0.24, 0.17 }, smooth = 0.05 }
      end
    end
  end
  put(kit.blend{ parts = blend, smooth = 0.2, cell = soft(p, 0.14, 0.08) }, b.skin)
  local eye = 0
  if not t.faceless then eye = face(p, t, b, put) end
  local style = type(t.hair) == "table" and p:choose(t.hair) or t.hair
  -- Under a hat hair lies flat.
  local hat = t.hat and p:part("hat") > 0 and t.hat
  if hat and head.flattens[hat] and (style == "bun" or style == "swept" or style == "spiky" or style == "curly" or style == "topknot") then style = "short" end
  t.flat_hair = hat and head.flattens[hat]
  if style and style ~= "bald" then hair[style](p, t, put, b.hair) end
  local beard = type(t.beard) == "table" and p:choose(t.beard) or t.beard
  if beard and beard ~= "none" then beards[beard](p, t, put, b.hair) end
  if hat then hats[hat](p, t, put, b) end
  for _, more in ipairs(t.on_head or {}) do more(p, t, put, b) end
  return kit.group(parts), { eye = eye }
end

return head
