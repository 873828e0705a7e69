-- Cars: one pressed body with a cabin on it; every kind has its own profile, windows, and what is fixed to it.
local maker = require("lib/maker")
local coach = require("lib/coachwork")
local box = maker.box

-- Profiles: `top` is the line over the body from the front lip back to the rear lip, { z, y }.
local forms = {}
function forms.sedan(p)
  local tail = p:vary(-0.03, 0.05)
  return { long = 4.4, half = 0.9, low = 0.2, waist = 0.86, roof = p:vary(1.4, 1.46), radius = 0.33, axles = { 1.38, -1.3 }, cabin = { 0.98, 0.22, -0.98, -1.62 }, panes = { 0.08, 0.47, 0.5, 0.86 },
    top = { { 2.1, 0.22 }, { 2.17, 0.3 }, { 2.2, 0.46 }, { 2.16, 0.62 }, { 2.06, 0.7 }, { 1.8, 0.76 }, { 1.4, 0.82 }, { 0.95, 0.87 }, { 0, 0.89 }, { -1.0, 0.92 }, { -1.6, 0.95 + tail }, { -2.0, 0.95 + tail }, { -2.12, 0.92 + tail },
      { -2.17, 0.75 }, { -2.2, 0.5 }, { -2.17, 0.32 }, { -2.08, 0.24 } } }
end
function forms.hatch(p)
  local o = forms.sedan(p)
  o.long, o.roof, o.cabin, o.panes = 4.0, 1.5, { 0.98, 0.3, -1.42, -1.9 }, { 0.07, 0.4, 0.43, 0.72, 0.76, 0.92 }
  o.axles = { 1.3, -1.24 }
  o.top = { { 1.9, 0.22 }, { 1.97, 0.3 }, { 2.0, 0.46 }, { 1.96, 0.66 }, { 1.86, 0.76 }, { 1.6, 0.84 }, { 0.95, 0.9 }, { 0, 0.92 }, { -1.7, 0.98 }, { -1.93, 0.94 }, { -1.99, 0.7 }, { -2.0, 0.45 }, { -1.92, 0.24 } }
  return o
end
function forms.sports(p)
  return { long = 4.4, half = 0.96, low = 0.13, waist = 0.76, roof = p:vary(1.13, 1.18), radius = 0.345, tyre = 0.28, axles = { 1.36, -1.3 }, cabin = { 0.82, -0.02, -0.78, -1.6 }, panes = { 0.1, 0.66 }, lean = 0.3, plan = 0.3, crown = 0.03, bow = 0.16,
    top = { { 2.1, 0.14 }, { 2.18, 0.2 }, { 2.2, 0.3 }, { 2.12, 0.44 }, { 1.95, 0.52 }, { 1.75, 0.63 }, { 1.4, 0.74 }, { 1.05, 0.74 }, { 0.8, 0.76 }, { 0, 0.78 }, { -0.8, 0.86 }, { -1.3, 0.93 }, { -1.9, 0.92 }, { -2.14, 0.94 },
      { -2.16, 0.8 }, { -2.1, 0.62 }, { -2.18, 0.45 }, { -2.12, 0.24 }, { -2.0, 0.16 } } }
end
function forms.suv(p)
  return { long = 4.5, half = 0.94, low = 0.34, waist = 1.08, roof = 1.76, radius = 0.39, tyre = 0.26, axles = { 1.4, -1.36 }, cabin = { 0.98, 0.42, -1.85, -2.1 }, panes = { 0.06, 0.38, 0.41, 0.68, 0.72, 0.93 }, lean = 0.16,
    top = { { 2.1, 0.36 }, { 2.2, 0.44 }, { 2.25, 0.6 }, { 2.24, 0.86 }, { 2.12, 0.98 }, { 1.8, 1.03 }, { 0.95, 1.1 }, { -1.9, 1.12 }, { -2.18, 1.1 }, { -2.24, 0.8 }, { -2.25, 0.55 }, { -2.15, 0.36 } } }
end
function forms.jeep(p)
  return { long = 4.0, half = 0.82, low = 0.42, waist = 1.06, roof = 1.8, radius = 0.42, tyre = 0.28, axles = { 1.24, -1.14 }, cabin = { 0.62, 0.46, -1.82, -1.92 }, panes = { 0.05, 0.4, 0.44, 0.94 }, lean = 0.07, plan = 0, crown = 0, round = 0.03, bow = 0.02, inset = -0.18, open = true,
    top = { { 1.7, 0.46 }, { 1.74, 0.5 }, { 1.74, 1.04 }, { 1.7, 1.08 }, { 0.62, 1.12 }, { 0.5, 1.08 }, { -1.88, 1.08 }, { -1.94, 1.04 }, { -1.94, 0.46 }, { -1.9, 0.44 } } }
end
function forms.van(p)
  return { long = 5.3, half = 0.98, low = 0.28, waist = 1.2, roof = 2.2, radius = 0.36, axles = { 1.75, -1.5 }, cabin = { 2.05, 1.3, -2.5, -2.6 }, panes = { 0.035, 0.25 }, lean = 0.1, rear_pane = true, rim = "steel",
    top = { { 2.5, 0.3 }, { 2.6, 0.4 }, { 2.65, 0.6 }, { 2.62, 0.86 }, { 2.5, 1.02 }, { 2.05, 1.22 }, { 1.5, 1.24 }, { -2.5, 1.24 }, { -2.62, 1.2 }, { -2.64, 0.6 }, { -2.6, 0.32 } } }
end
function forms.minivan(p)
  local o = forms.van(p)
  o.long, o.roof, o.waist, o.axles, o.cabin, o.panes, o.rim, o.lean = 4.9, 1.76, 1.04, { 1.55, -1.4 }, { 1.62, 0.62, -2.1, -2.38 }, { 0.1, 0.36, 0.39, 0.64, 0.67, 0.93 }, "cast", 0.2
  o.top = { { 2.3, 0.26 }, { 2.4, 0.34 }, { 2.45, 0.5 }, { 2.42, 0.7 }, { 2.3, 0.82 }, { 1.6, 1.04 }, { 0, 1.07 }, { -2.2, 1.1 }, { -2.4, 1.06 }, { -2.45, 0.6 }, { -2.36, 0.28 } }
  return o
end
function forms.pickup(p)
  return { long = 5.4, half = 0.98, low = 0.38, waist = 1.1, roof = 1.82, radius = 0.4, tyre = 0.27, axles = { 1.72, -1.62 }, cabin = { 1.28, 0.72, -0.52, -0.66 }, panes = { 0.08, 0.52, 0.56, 0.9 }, lean = 0.18, plan = 0.1, bed = { -0.78, -2.62 },
    top = { { 2.52, 0.42 }, { 2.64, 0.48 }, { 2.7, 0.62 }, { 2.69, 0.94 }, { 2.58, 1.06 }, { 2.2, 1.1 }, { 1.28, 1.13 }, { -0.7, 1.13 }, { -0.72, 0.97 }, { -2.6, 0.97 }, { -2.6, 1.13 }, { -2.68, 1.13 }, { -2.7, 0.5 }, { -2.64, 0.42 } } }
end
function forms.limousine(p)
  local o = forms.sedan(p)
  local more = 1.05
  for _, at in ipairs(o.top) do at[1] = at[1] + (at[1] > 0.5 and more or at[1] < -0.5 and -more or 0) end
  o.long, o.axles, o.panes = 6.5, { 1.38 + more, -1.3 - more }, { 0.05, 0.26, 0.28, 0.44, 0.46, 0.66, 0.68, 0.92 }
  for i, z in ipairs(o.cabin) do o.cabin[i] = z + (i < 3 and more or -more) end
  return o
end

local function lights(p, b, o)
  local nose, tail = o.long / 2, -o.long / 2
  local y = o.light_y or o.waist - (p.traits.form == "sports" and 0.26 or 0.23)
  local wide = o.half - 0.28
  if p.traits.form == "jeep" then
    for _, x in ipairs{ -1, 1 } do
      b.add(maker.disc("z", x * 0.5, 0.86, 1.75, 0.13, 0.06, 0.02), "rim")
      b.add(kit.sphere{ radii = { 0.11, 0.11, 0.05 } }:move(x * 0.5, 0.86, 1.77), "light")
    end
    for i = -3, 3 do b.add(box(0.085 * i, 0.84, 1.745, 0.05, 0.3, 0.03, 0.02), "trim") end
    b.add(box(0, 0.52, 1.86, 1.6, 0.16, 0.16, 0.04), "trim")
    b.add(box(0, 0.52, -1.98, 1.5, 0.16, 0.12, 0.04), "trim")
    b.both(box(0.68, 0.84, -1.95, 0.14, 0.22, 0.06, 0.02), "rear light")
    local spare = coach.wheel(p, 0.38, 0.24, "cast"):rotate("y", 90)
    b.add(spare:move(0, 0.96, -2.06), "tire")
    return
  end
  local sports = p.traits.form == "sports"
  for _, x in ipairs{ -1, 1 } do
    local lamp = kit.superquadric{ radii = { 0.19, sports and 0.05 or 0.085, 0.14 }, round_y = 0.7, round_xz = 0.7, cells = p.advanced and 8 or 5 }:rotate("y", x * 24)
    b.add(lamp:move(x * (wide - 0.04), y, nose - (sports and 0.27 or 0.2)), "light")
    b.add(kit.superquadric{ radii = { 0.2, 0.075, 0.12 }, round_y = 0.5, round_xz = 0.6, cells = p.advanced and 8 or 5 }:rotate("y", x * -20):move(x * (wide - 0.02), o.waist - 0.12, tail + 0.12), "rear light")
    if not sports then b.add(maker.disc("z", x * (wide - 0.05), o.low + 0.16, nose - 0.16, 0.055, 0.1), "light") end
  end
  local grille = sports and 0.26 or o.waist - 0.3
  b.add(kit.superquadric{ radii = { sports and 0.5 or 0.36, sports and 0.075 or 0.1, 0.06 }, round_y = 0.4, round_xz = 0.3, cells = p.advanced and 6 or 4 }:move(0, grille, nose - 0.035), "trim")
  if not sports then
    for i = -1, 1 do b.add(box(0, grille + 0.05 * i, nose + 0.012, 0.62, 0.014, 0.03, 0.005), "rim") end
    b.add(maker.disc("z", 0, grille + 0.02, nose + 0.02, 0.055, 0.03), "rim")
    b.add(kit.superquadric{ radii = { 0.56, 0.06, 0.06 }, round_y = 0.4, round_xz = 0.3 }:move(0, o.low + 0.13, nose - 0.03), "trim")
  else
    b.both(maker.side({ { 0.1, 0.42 }, { 0.1, 0.56 }, { -0.3, 0.68 }, { -0.34, 0.44 } }, 0.03, 0.01):move(0.955, 0.02, -0.55), "trim")
    for _, x in ipairs{ -0.3, 0.3 } do b.add(maker.turned("z", { { 0.035, -0.1 }, { 0.055, -0.1 }, { 0.055, 0.1 }, { 0.035, 0.1 } }, 16):move(x, 0.26, tail + 0.06), "rim") end
  end
  b.add(box(0, o.waist - 0.3, tail - 0.0, 0.46, 0.12, 0.03, 0.008), "plate")
  b.add(box(0, sports and 0.18 or o.low + 0.13, nose + 0.02, 0.42, 0.1, 0.03, 0.008), "plate")
  b.add(box(0, o.low + 0.08, tail + 0.03, 1.2, 0.12, 0.1, 0.03), "trim")
end

local extras = {}
function extras.taxi(p, b, o)
  b.add(maker.side({ { -0.11, 0 }, { 0.11, 0 }, { 0.08, 0.17 }, { -0.08, 0.17 } }, 0.56, 0.02):move(0, o.roof - 0.01, -0.4), "sign")
  b.add(box(0, o.roof + 0.0, -0.4, 0.62, 0.03, 0.26, 0.01), "trim")
  -- A row of checks along the doors.
  for row = 0, 1 do
    for i = 0, 20 do
      if (i + row) % 2 == 0 then b.both(box(o.half + 0.001, 0.64 + 0.07 * row, 0.88 - 0.085 * i, 0.008, 0.07, 0.085, 0), "trim") end
    end
  end
end
function extras.police(p, b, o)
  b.add(box(0, o.roof + 0.015, -0.35, 1.1, 0.04, 0.26, 0.01), "trim")
  for _, x in ipairs{ -1, 1 } do b.add(box(x * 0.32, o.roof + 0.09, -0.35, 0.46, 0.11, 0.22, 0.035), x < 0 and "red light" or "blue light") end
  b.add(box(0, o.roof + 0.08, -0.35, 0.16, 0.09, 0.2, 0.02), "rim")
  -- White doors with a star.
  b.both(box(o.half - 0.001, 0.56, 0.0, 0.012, 0.5, 1.72, 0), "door")
  b.both(kit.extrude{ outline = kit.star{ tips = 6, outer = 0.17, inner = 0.09 }, depth = 0.012 }:rotate("y", 90):move(o.half + 0.008, 0.58, 0.42), "sign")
  b.add(maker.pipe({ { -0.5, 0.3, 2.2 }, { -0.5, 0.62, 2.27 }, { 0.5, 0.62, 2.27 }, { 0.5, 0.3, 2.2 } }, 0.03), "trim")
end
function extras.ambulance(p, b, o)
  b.both(box(o.half + 0.001, 0.98, -0.35, 0.01, 0.16, 4.3, 0), "stripe")
  for _, at in ipairs{ { 0.16, 0.5 }, { 0.5, 0.16 } } do b.both(box(o.half - 0.02, 1.62, -0.95, 0.04, at[1], at[2], 0.005), "stripe") end
  for _, x in ipairs{ -1, 1 } do b.add(box(x * 0.42, o.roof + 0.05, 1.05, 0.44, 0.12, 0.2, 0.03), x < 0 and "red light" or "blue light") end
  b.add(box(0, o.roof + 0.04, 1.05, 1.3, 0.04, 0.24, 0.01), "trim")
  b.both(box(0.62, o.roof + 0.03, -2.3, 0.3, 0.1, 0.16, 0.03), "red light")
end
function extras.suv(p, b, o)
  b.both(maker.pipe({ { 0.66, o.roof - 0.02, 0.2 }, { 0.66, o.roof + 0.05, 0.1 }, { 0.66, o.roof + 0.05, -1.7 }, { 0.66, o.roof - 0.02, -1.8 } }, 0.022), "rim")
end

local function convertible(p, b, o)
  -- No roof: a dark tub with seats, a framed windscreen and a wheel.
  b.add(box(0, o.waist + 0.02, -0.4, 1.36, 0.06, 1.9, 0.02), "trim")
  local c = o.cabin
  for _, x in ipairs{ -0.36, 0.36 } do
    b.add(kit.superquadric{ radii = { 0.27, 0.12, 0.26 }, round_y = 0.5, round_xz = 0.5 }:move(x, o.waist + 0.04, -0.28), "seat")
    b.add(kit.superquadric{ radii = { 0.26, 0.3, 0.1 }, round_y = 0.5, round_xz = 0.5 }:rotate("x", -14):move(x, o.waist + 0.26, -0.62), "seat")
    b.add(kit.superquadric{ radii = { 0.13, 0.09, 0.06 }, round_y = 0.5, round_xz = 0.5 }:move(x, o.waist + 0.58, -0.69), "seat")
  end
  b.add(kit.superquadric{ radii = { 0.62, 0.22, 0.1 }, round_y = 0.5, round_xz = 0.4 }:rotate("x", -14):move(0, o.waist + 0.12, -1.2), "seat")
  b.add(kit.torus{ radius = 0.17, tube = 0.02, sides = 28, tube_sides = 8 }:rotate("x", 65):move(0.36, o.waist + 0.2, 0.28), "trim")
  b.add(maker.rod({ 0.36, o.waist + 0.2, 0.28 }, { 0.36, o.waist, 0.46 }, 0.03), "trim")
  b.add(kit.superquadric{ radii = { 0.7, 0.12, 0.2 }, round_y = 0.5, round_xz = 0.4 }:move(0, o.waist + 0.02, 0.56), "trim")
  local frame = { { -0.74, o.waist - 0.02, 0.74 }, { -0.6, o.waist + 0.42, 0.36 }, { 0.6, o.waist + 0.42, 0.36 }, { 0.74, o.waist - 0.02, 0.74 } }
  b.add(kit.sweep{ path = kit.rounded{ points = frame, radius = 0.08, segments = 4 }, radius = 0.026, sides = 8 }, "rim")
  b.add(kit.loft{ sections = { { { -0.72, o.waist, 0.735 }, { 0.72, o.waist, 0.735 }, { 0.59, o.waist + 0.41, 0.37 }, { -0.59, o.waist + 0.41, 0.37 } }, { { -0.72, o.waist, 0.715 }, { 0.72, o.waist, 0.715 }, { 0.59, o.waist + 0.41, 0.35 }, { -0.59, o.waist + 0.41, 0.35 } } }, crease = 20 }, "glass")
end

-- What carries a monster truck: wheels as high as its doors, axles, shock absorbers and the frame they push against.
local function monster_wheels(p, b, o)
  local wheel, out = coach.wheel(p, 0.84, 0.62, "cast"), 1.3
  for _, z in ipairs(o.axles) do
    b.both(wheel:move(out, 0.84, z), "tire")
    local lugs, count = {}, p.advanced and 20 or 12
    for i = 0, count - 1 do
      local lug = kit.box{ size = { 0.3, 0.07, 0.1 }, bevel = p.advanced and 0.015 or nil }:move(i % 2 == 0 and 0.15 or -0.15, 0.855, 0)
      lugs[#lugs + 1] = lug:rotate("x", 360 * i / count)
    end
    b.both(kit.group(lugs):move(out, 0.84, z), "tire")
    b.add(maker.rod({ -1.1, 0.84, z }, { 1.1, 0.84, z }, 0.1), "trim")
    b.add(kit.sphere{ radius = 0.22 }:move(0, 0.84, z), "trim")
    for _, dz in ipairs{ -0.26, 0.26 } do
      b.both(maker.rod({ 0.72, 0.84, z + dz }, { 0.5, 1.5, z + 0.5 * dz }, 0.045), "rim")
      b.both(kit.sweep{ path = kit.helix{ radius = 0.085, height = 0.42, turns = 5, segments = p.advanced and 8 or 5 }, radius = 0.018, sides = p.advanced and 5 or 3 }:aim(-0.22, 0.66, -0.5 * dz):move(0.67, 1.0, z + 0.88 * dz), "spring")
    end
  end
  b.both(box(0.45, 1.3, 0, 0.12, 0.16, o.axles[1] - o.axles[2] + 1.2, 0.03), "trim")
end

local function build(p)
  local t = p.traits
  local o = forms[t.form](p)
  local b = maker.board(p, t.form == "jeep" and 4.16 or o.long + 0.06, 0.025)
  if t.monster then
    monster_wheels(p, b, o)
    b = b.raised(0.98)
  end
  b.add(coach.hull(p, o), "body")
  -- The dark underside behind the arches.
  b.add(box(0, o.low + 0.16, 0, 2 * o.half - 0.56, 0.3, o.long - 0.5, 0.02), "trim")
  if t.open then convertible(p, b, o)
  else coach.cabin(p, b, o) end
  if not t.monster then coach.wheels(p, b, o) end
  if t.form == "jeep" or t.form == "suv" or t.form == "pickup" then coach.lip(b, o) end
  lights(p, b, o)
  local c, y1 = o.cabin, o.waist - 0.03
  local middle = (c[1] + c[4]) / 2 + (t.form == "sports" and -0.1 or 0)
  if t.form == "van" then coach.doors(b, o, { 1.2, 0.2, -1.0 }, { 0.34, -0.05 }, o.low + 0.16, o.waist - 0.02)
  elseif t.form == "sports" or t.open then coach.doors(b, o, { 0.72, -0.52 }, { -0.4 }, o.low + 0.1, y1 - 0.05)
  elseif t.form == "pickup" then coach.doors(b, o, { 1.1, 0.24, -0.56 }, { 0.36, -0.44 }, o.low + 0.1, y1)
  else coach.doors(b, o, { c[1] - 0.16, middle, o.axles[2] + 1.3 * o.radius + 0.02 }, { middle + 0.14, o.axles[2] + 1.3 * o.radius + 0.16 }, o.low + 0.1, y1 - 0.05) end
  -- Mirrors, sills, and what the kind carries.
  if t.form ~= "jeep" then b.both(box(o.half - 0.01, o.low + 0.05, (o.axles[1] + o.axles[2]) / 2, 0.06, 0.09, o.axles[1] - o.axles[2] - 2.5 * o.radius, 0.025), "trim") end
  b.both(kit.superquadric{ radii = { 0.12, 0.07, 0.055 }, round_y = 0.6, round_xz = 0.6, cells = p.advanced and 6 or 4 }:move(o.half + 0.07, o.waist + 0.08, c[1] - 0.42), "body")
  if t.extra then extras[t.extra](p, b, o) end
  if t.form == "pickup" then
    b.add(box(0, 0.76, -1.66, 1.66, 0.03, 1.84, 0), "trim")
    b.both(box(0.92, 1.0, -1.66, 0.12, 0.34, 1.9, 0.02), "body")
    b.support(0, 0.78, -1.66, 1.6, 1.7, "inside")
  end
  if p:part("spoiler") > 0 then
    local y = t.form == "sports" and 1.2 or o.waist + 0.32
    b.add(box(0, y, -o.long / 2 + 0.24, 2 * o.half - 0.24, 0.035, 0.28, 0.012), "body")
    b.both(box(0.56, y - 0.14, -o.long / 2 + 0.26, 0.035, 0.3, 0.16, 0.01), "trim")
  end
  if not t.open then b.support(0, o.roof, (c[2] + c[3]) / 2, 1, 0.8 * (c[2] - c[3])) end
end

-- A single-seater: needle nose, wings, open wheels.
local function racer(p)
  local b = maker.board(p, 4.9, 0.03)
  local function ring(z, half, low, high) local s = {} for i, at in ipairs(kit.rectangle{ width = 2 * half, height = high - low, radius = 0.45 * math.min(2 * half, high - low), segments = p.advanced and 5 or 3 }) do s[i] = { at[1], (low + high) / 2 + at[2], z } end return s end
  b.add(kit.loft{ smooth = true, segments = 3, sections = { ring(-2.1, 0.14, 0.3, 0.56), ring(-1.4, 0.3, 0.16, 0.72), ring(-0.5, 0.36, 0.12, 0.72), ring(0.3, 0.34, 0.12, 0.66), ring(1.2, 0.22, 0.2, 0.52), ring(2.0, 0.12, 0.26, 0.42), ring(2.36, 0.07, 0.29, 0.38) } }, "body")
  b.both(kit.loft{ smooth = true, segments = 3, sections = { ring(-1.6, 0.06, 0.2, 0.32), ring(-0.8, 0.2, 0.14, 0.5), ring(0.0, 0.26, 0.13, 0.56), ring(0.22, 0.24, 0.16, 0.54) } }:move(0.52, 0, 0), "body")
  b.both(box(0.54, 0.36, 0.22, 0.34, 0.26, 0.03, 0.02), "trim")
  b.add(box(0, 0.09, -0.4, 1.5, 0.04, 3.0, 0.01), "trim")
  -- Cockpit, driver's helmet, halo, airbox.
  b.add(kit.superquadric{ radii = { 0.24, 0.1, 0.42 }, round_y = 0.6, round_xz = 0.8 }:move(0, 0.68, 0.0), "trim")
  b.add(kit.sphere{ radii = { 0.14, 0.16, 0.17 } }:move(0, 0.84, -0.1), "stripe")
  b.add(kit.superquadric{ radii = { 0.125, 0.05, 0.1 }, round_y = 0.6 }:move(0, 0.86, -0.015), "glass")
  b.add(maker.pipe({ { 0.28, 0.72, -0.34 }, { 0.26, 0.92, -0.05 }, { 0, 0.94, 0.3 }, { -0.26, 0.92, -0.05 }, { -0.28, 0.72, -0.34 } }, 0.025), "trim")
  b.add(maker.rod({ 0, 0.93, 0.3 }, { 0, 0.62, 0.5 }, 0.022), "trim")
  b.add(kit.loft{ smooth = true, segments = 3, sections = { ring(-1.7, 0.03, 0.6, 0.72), ring(-1.0, 0.12, 0.6, 0.95), ring(-0.42, 0.15, 0.68, 1.06) } }, "body")
  b.add(maker.disc("z", 0, 0.94, -0.41, 0.1, 0.03), "trim")
  -- Wings.
  for i, at in ipairs{ { 0.2, 2.28, 0.3 }, { 0.27, 2.12, 0.2 } } do b.add(box(0, at[1], at[2], 1.74, 0.025, at[3], 0.01):rotate("x", 0), i == 1 and "stripe" or "body") end
  b.both(box(0.87, 0.24, 2.2, 0.03, 0.24, 0.46, 0.01), "body")
  for i, at in ipairs{ { 0.94, -2.2, 0.34 }, { 1.04, -2.32, 0.2 } } do b.add(box(0, at[1], at[2], 1.0, 0.03, at[3], 0.012), i == 1 and "body" or "stripe") end
  b.both(box(0.5, 0.82, -2.24, 0.03, 0.52, 0.46, 0.01), "body")
  b.both(box(0.06, 0.66, -2.12, 0.03, 0.52, 0.2, 0.01), "trim")
  for _, at in ipairs{ { 1.55, 0.33, 0.32 }, { -1.6, 0.35, 0.38 } } do
    b.both(coach.wheel(p, at[2], at[3], "cast"):move(0.82, at[2], at[1]), "tire")
    for _, dz in ipairs{ -0.2, 0.2 } do b.both(maker.rod({ 0.15, 0.4, at[1] + dz }, { 0.72, at[2], at[1] }, 0.018), "trim") end
  end
  for _, x in ipairs{ -1, 1 } do b.add(box(x * 0.4, 0.7, 0.42, 0.14, 0.07, 0.04, 0.02), "body") end
  b.add(maker.disc("z", 0, 0.4, 2.36, 0.02, 0.02), "trim")
end

local function slots(body, more)
  local list = { { "body", body }, { "glass", "tinted glass" }, { "tire", "black rubber" }, { "rim", "aluminum" }, { "trim", "charcoal plastic" },
                 { "light", "white acrylic" }, { "rear light", "red acrylic" }, { "plate", "white plastic" } }
  for _, slot in ipairs(more or {}) do list[#list + 1] = slot end
  return list
end

return {
  slots = slots("glossy red paint or glossy blue paint or glossy silver paint or glossy white paint or glossy forest green paint or glossy orange paint"),
  parts = { wheel = { 4, 4, 4 }, spoiler = { 0, 0, 1 } },
  traits = { form = "sedan" },
  build = build,
  kinds = {
    { kind = "car", synsets = { "car.n.01" }, except = { "bus.n.04", "model_t.n.01", "stanley_steamer.n.01", "electric.n.01" }, names = { "automobile", "sedan" }, length_m = { 0.06, 4.4, 6 } },
    { kind = "hatchback", synsets = { "hatchback.n.01", "minicar.n.01", "compact.n.03", "beach_wagon.n.01" }, names = { "station wagon", "city car", "small car" }, length_m = { 0.06, 4, 5 }, traits = { form = "hatch" }, slots = slots("glossy blue paint or glossy red paint or glossy white paint or glossy charcoal paint or glossy yellow paint") },
    { kind = "sports car", synsets = { "sports_car.n.01", "coupe.n.01", "stock_car.n.01", "hot_rod.n.01" }, names = { "supercar", "super car", "race sports car", "super sport car", "lamborghini", "ferrari" }, length_m = { 0.06, 4.4, 5 }, traits = { form = "sports" } },
    { kind = "convertible", synsets = { "convertible.n.01", "roadster.n.01" }, names = { "cabriolet", "open car" }, length_m = { 0.06, 4.4, 5.2 }, traits = { open = true }, slots = slots("glossy turquoise paint or glossy red paint or glossy cream paint or glossy pink paint or glossy royal blue paint", { { "seat", "cream leather" } }) },
    { kind = "taxi", synsets = { "cab.n.03" }, names = { "taxi cab", "yellow cab" }, length_m = { 0.06, 4.7, 5.5 }, traits = { extra = "taxi" }, slots = slots("glossy yellow paint", { { "sign", "glowing white acrylic" } }) },
    { kind = "police car", synsets = { "cruiser.n.01" }, names = { "cop car", "police cruiser" }, length_m = { 0.06, 4.9, 5.5 }, traits = { extra = "police" },
      slots = slots("glossy black paint", { { "door", "glossy white paint" }, { "sign", "gold" }, { "red light", "glowing red acrylic" }, { "blue light", "glowing blue acrylic" } }) },
    { kind = "suv", synsets = { "sport_utility.n.01" }, names = { "suv", "off road vehicle", "range rover" }, length_m = { 0.06, 4.6, 5.5 }, traits = { form = "suv", extra = "suv" }, slots = slots("dark green paint or white paint or charcoal paint or glossy blue paint or glossy red paint") },
    { kind = "jeep", synsets = { "jeep.n.01" }, length_m = { 0.06, 4, 4.8 }, traits = { form = "jeep" }, slots = slots("olive green paint") },
    { kind = "minivan", synsets = { "minivan.n.01" }, length_m = { 0.06, 4.9, 5.3 }, traits = { form = "minivan" }, slots = slots("glossy silver paint or glossy red paint or glossy white paint or glossy blue paint or glossy charcoal paint or glossy yellow paint") },
    { kind = "van", synsets = { "van.n.05", "delivery_truck.n.01" }, except = { "police_van.n.01" }, names = { "van", "delivery van", "minibus" }, length_m = { 0.06, 5.3, 7 }, traits = { form = "van" }, slots = slots("white paint") },
    { kind = "ambulance", synsets = { "ambulance.n.01" }, length_m = { 0.06, 5.9, 7 }, traits = { form = "van", extra = "ambulance" },
      slots = slots("white paint", { { "stripe", "red paint" }, { "red light", "glowing red acrylic" }, { "blue light", "glowing blue acrylic" } }) },
    { kind = "pickup truck", synsets = { "pickup.n.01" }, names = { "pickup" }, length_m = { 0.06, 5.4, 6.3 }, traits = { form = "pickup" }, slots = slots("glossy blue paint or glossy red paint or glossy white paint or glossy charcoal paint or glossy yellow paint") },
    { kind = "monster truck", names = { "bigfoot truck" }, length_m = { 0.06, 5.4, 6.5 }, traits = { form = "pickup", monster = true }, slots = slots("glossy lime green paint or glossy red paint or glossy purple paint or glossy orange paint", { { "spring", "yellow paint" } }) },
    { kind = "limousine", synsets = { "limousine.n.01" }, names = { "limo", "stretch limousine" }, length_m = { 0.06, 6.5, 10 }, traits = { form = "limousine" }, slots = slots("glossy black paint") },
    { kind = "race car", synsets = { "racer.n.02" }, names = { "formula one car", "formula 1 car", "f1 car" }, length_m = { 0.06, 4.9, 5.6 }, parts = { wheel = { 4, 4, 4 } }, build = racer,
      slots = slots("glossy red paint", { { "stripe", "white paint" } }) },
  },
}
