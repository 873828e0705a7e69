-- Vessels: a turned wall with what belongs to it. A family's traits say it all, in units of the finished size:
--   outside  { { radius, y, "sharp"? }, … } from the rim of the foot up to the lip
--   wall     thickness of the wall; `from` is the point of `outside` at whose height the hollow begins (1); solid = true for none
--   wide     true when the outline is in units of the width, not of the height
--   total    the height of it all in the same units, when a lid or a bail rises above the lip
--   handle   { "loop", low, high, reach } a cup's, { "sides", y, reach } a pot's two, { "stick", y, length, rise } a pan's,
--            { "bail", y, top } a bucket's, { "ring", … } as the loop but round
--   spout    { low, high, reach } a teapot's;  beak = how far a jug's lip is drawn out
--   lid      { rise, knob } in units;  fill = { slot, level };  bands = { y, … };  gems = y;  feet = length;  rim = thickness of a painted lip
--   thick    of handles (0.05)
local turned = require("lib/turned")
local vessel = {}

-- The radius of an outline at a height.
local function radius_at(points, y)
  for i = 2, #points do
    local a, b = points[i - 1], points[i]
    if y <= b[2] and b[2] > a[2] then
      return a[1] + (b[1] - a[1]) * math.max(0, (y - a[2]) / (b[2] - a[2]))
    end
  end
  return points[#points][1]
end

-- The hollow, from the lip down to the middle of its floor.
local function inner(points, wall, from)
  local floor = points[from][2] + wall
  local hollow = {}
  for i = #points, from, -1 do
    local r, y = points[i][1], points[i][2]
    if y > floor + 0.6 * wall then hollow[#hollow + 1] = { math.max(r - wall, 0.3 * r), y, points[i][3] } end
  end
  local least = math.max(0.25 * wall, 0.8 * (radius_at(points, floor + 0.5 * wall) - wall))
  hollow[#hollow + 1] = { least, floor }
  hollow[#hollow + 1] = { 0.92 * least, floor }
  hollow[#hollow + 1] = { 0, floor }
  return hollow, floor
end

local function wall_shape(p, points, wall, from, t, s)
  local top = points[#points]
  local foot = points[1][1]
  local profile = { { 0, 0, "sharp" }, { foot - math.min(0.01 * s, 0.2 * foot), 0, "sharp" }, { foot, math.min(0.008 * s, 0.3 * points[2][2]) } }
  for i = 2, #points do profile[#profile + 1] = points[i] end
  if t.solid then
    profile[#profile + 1] = { top[1] - 0.01 * s, top[2] + 0.006 * s, "sharp" }
    profile[#profile + 1] = { 0, top[2] + 0.006 * s }
    return kit.lathe{ profile = profile, smooth = true, sides = p.advanced and 72 or 36 }, top[2], top[1]
  end
  local hollow, floor = inner(points, wall, from)
  profile[#profile + 1] = { top[1] - 0.5 * wall, top[2] + 0.35 * wall }
  for _, point in ipairs(hollow) do profile[#profile + 1] = point end
  if not t.beak then
    return kit.lathe{ profile = profile, smooth = true, sides = p.advanced and 72 or 36 }, floor, hollow[#hollow - 1][1]
  end
  -- The beak draws out the uppermost fifth of the wall at -X, on both its sides.
  for _, point in ipairs(profile) do
    local near = math.max(0, (point[2] / top[2] - 0.72) / 0.28)
    point[3] = near * near
  end
  local around = function(angle)
    local away = (angle - 1.5 * math.pi) / 0.5
    return t.beak * math.exp(-away * away) - 0.06 * math.exp(-(math.abs(away) - 1.6) ^ 2)
  end
  local lift = function(angle) return 0.05 * top[2] * math.exp(-((angle - 1.5 * math.pi) / 0.5) ^ 2) end
  return turned.body(profile, around, { sides = p.advanced and 72 or 40, segments = p.advanced and 4 or 2, lift = lift }), floor, hollow[#hollow - 1][1]
end

-- Handles: each takes the outline and sizes in metres, and gives a shape.
local grips = {}

function grips.loop(p, at, h, thick, s)
  local low, high, reach = h[2] * s, h[3] * s, h[4] * s * p:vary(0.88, 1.12)
  local top, foot = at(high), at(low)
  local out = math.max(top, foot, at((low + high) / 2))
  local path = kit.curve{ segments = p.advanced and 8 or 4, points = {
    { top - 0.4 * thick, high, 0 }, { math.max(top + 0.35 * reach, out), high + 0.05 * (high - low), 0 }, { out + reach, high - 0.22 * (high - low), 0 },
    { out + 0.8 * reach, low + 0.34 * (high - low), 0 }, { foot - 0.4 * thick, low, 0 } } }
  return kit.sweep{ path = path, profile = kit.ellipse{ radius = 0.62 * thick, radius_y = thick, sides = p.advanced and 18 or 10 }, up = { 0, 0, 1 } }
end

function grips.sides(p, at, h, thick, s)
  local y, reach = h[2] * s, h[3] * s
  local r = at(y)
  local half = 1.3 * reach
  local path = kit.curve{ segments = p.advanced and 6 or 4, points = {
    { r - 1.6 * thick, y, half }, { r + 0.5 * reach, y + 0.1 * reach, 0.95 * half }, { r + reach, y + 0.15 * reach, 0.4 * half },
    { r + reach, y + 0.15 * reach, -0.4 * half }, { r + 0.5 * reach, y + 0.1 * reach, -0.95 * half }, { r - 1.6 * thick, y, -half } } }
  local one = kit.sweep{ path = path, radius = thick, sides = p.advanced and 14 or 8 }
  return kit.group{ one, one:rotate("y", 180) }
end

function grips.stick(p, at, h, thick, s)
  local y, long, rise = h[2] * s, h[3] * s * p:vary(0.92, 1.08), (h[4] or 0.08) * s
  local r = at(y)
  local path = kit.curve{ segments = 6, points = { { r - 1.2 * thick, y, 0 }, { r + 0.15 * long, y + 0.35 * rise, 0 }, { r + 0.55 * long, y + 0.8 * rise, 0 }, { r + long, y + rise, 0 } } }
  local radii = {}
  for i = 1, #path do radii[i] = 0.75 + 0.4 * (i / #path) end
  return kit.sweep{ path = path, radii = radii, profile = kit.ellipse{ radius = 0.6 * thick, radius_y = thick, sides = p.advanced and 18 or 10 }, up = { 0, 0, 1 }, last = "round" }
end

function grips.bail(p, at, h, thick, s)
  local y, top = h[2] * s, h[3] * s
  local r = at(y)
  local points = {}
  for i = 0, 12 do
    local angle = math.pi * i / 12
    points[i + 1] = { -(r + 0.5 * thick) * math.cos(angle), y + (top - y - thick) * math.sin(angle) ^ 0.8, 0 }
  end
  local ear = kit.cylinder{ radius = 1.9 * thick, height = 1.6 * thick, bevel = 0.3 * thick }:rotate("z", 90)
  return kit.group{ kit.sweep{ path = kit.curve{ points = points, segments = 3 }, radius = thick, sides = p.advanced and 14 or 8 },
                    ear:move(r, y, 0), ear:move(-r, y, 0) }
end

local function spout(p, at, t, s)
  local low, high, reach = t.spout[1] * s, t.spout[2] * s, t.spout[3] * s * p:vary(0.92, 1.08)
  local r, tip = at(low), at(low) + reach
  local points = { { -0.82 * r, low - 0.02 * s, 0 }, { -(r + 0.3 * reach), low + 0.06 * (high - low), 0 }, { -(r + 0.62 * reach), low + 0.5 * (high - low), 0 },
                   { -(r + 0.8 * reach), low + 0.86 * (high - low), 0 }, { -tip, high, 0 } }
  local path = kit.curve{ points = points, segments = p.advanced and 6 or 4 }
  local radii = {}
  for i = 1, #path do
    local along = (i - 1) / (#path - 1)
    radii[i] = 1 - 0.62 * along ^ 0.7
  end
  return kit.sweep{ path = path, radius = 0.27 * (high - low) + 0.035 * s, radii = radii, sides = p.advanced and 20 or 12 }
end

-- The lid: a dome on the lip, and a knob on it.
local function lid(p, top, y, t, s)
  local rise, knob = t.lid[1] * s, t.lid[2] * s
  local cap = kit.lathe{ smooth = true, sides = p.advanced and 64 or 32, profile = {
    { 0, y + 0.002 * s, "sharp" }, { 1.02 * top, y + 0.002 * s, "sharp" }, { 1.04 * top, y + 0.014 * s }, { 1.0 * top, y + 0.026 * s },
    { 0.82 * top, y + 0.45 * rise + 0.02 * s }, { 0.45 * top, y + 0.88 * rise }, { 0, y + rise } } }
  if knob == 0 then return cap end
  return cap, kit.lathe{ smooth = true, sides = 24, profile = {
    { 0, y + 0.9 * rise, "sharp" }, { 0.5 * knob, y + 0.9 * rise }, { 0.4 * knob, y + rise + 0.25 * knob }, { 0.85 * knob, y + rise + 0.8 * knob },
    { 0.8 * knob, y + rise + 1.25 * knob }, { 0, y + rise + 1.5 * knob } } }
end

-- What is in it, up to `level`: a body of its own just inside the wall.
local function contents(p, points, wall, floor, level)
  local profile, e = { { 0, floor + 0.02 * wall, "sharp" } }, 0.06 * wall
  for i = 0, 8 do
    local y = floor + 0.02 * wall + (level - floor) * i / 8
    profile[#profile + 1] = { math.max(radius_at(points, y) - wall - e, 0.2 * wall), y, (i == 0 or i == 8) and "sharp" or nil }
  end
  profile[#profile + 1] = { 0, level, "sharp" }
  return kit.lathe{ profile = profile, sides = p.advanced and 64 or 32 }
end

-- What this one does with an outline: a belly a little fuller or slimmer, its height kept.
local function outline(p, t, s)
  local points, top = {}, t.outside[#t.outside][2]
  local stout = t.wide and 1 or p:vary(0.9, 1.12)
  local belly = p:vary(-0.08, 0.08) * (t.vary or 1)
  for i, point in ipairs(t.outside) do
    local grown = stout * (1 + belly * math.sin(math.pi * point[2] / top))
    points[i] = { point[1] * s * grown, point[2] * s * (t.deep or 1), point[3] }
  end
  return points
end

function vessel.build(p)
  local t = p.traits
  local widest = 0
  for _, point in ipairs(t.outside) do widest = math.max(widest, point[1]) end
  local total = t.total
  if t.lid and p:part("lid") == 0 and not (t.handle and t.handle[1] == "bail") then
    total = nil -- without its lid, the lip is its top
  end
  local s = t.wide and p.size / (t.across or 2 * widest) or p.size / (total or t.outside[#t.outside][2])
  local points, wall = outline(p, t, s), (t.wall or 0.025) * s
  local raised = (t.feet or 0) * s
  if raised > 0 then
    for _, point in ipairs(points) do point[2] = point[2] + raised end
  end
  local at = function(y) return radius_at(points, y) end
  local from = t.from or 1
  local base = points[1][2]
  local shifted = {}
  for i, point in ipairs(points) do shifted[i] = { point[1], point[2] - base, point[3] } end
  local body, floor, floor_radius = wall_shape(p, shifted, wall, from, t, s)
  floor = floor + base
  p:add(body:move(0, base, 0):scale(1, 1, t.oval or 1), "body")
  local top, lip = points[#points][2], points[#points][1]

  if t.handle and (not t.handle_part or p:part("handle") > 0) then
    local form = t.handle[1]
    p:add(grips[form](p, at, t.handle, (t.thick or 0.05) * s, s), "handle")
  end
  if t.spout then p:add(spout(p, at, t, s), "body") end
  if t.lid and p:part("lid") > 0 then
    local cap, knob = lid(p, lip, top, t, s)
    p:add(cap, "lid")
    if knob then p:add(knob, "knob") end
  end
  if t.fill and p:part(t.fill[1]) > 0 then
    p:add(contents(p, points, wall, floor, t.fill[2] * s), t.fill[1])
  end
  for _, y in ipairs(t.bands or {}) do
    local thick = (t.band or 0.012) * s
    p:add(kit.lathe{ sides = p.advanced and 72 or 36, ends = "ring", profile = {
      { at(y * s - 1.6 * thick) + 0.5 * thick, y * s - 1.6 * thick, "sharp" }, { at(y * s + 1.6 * thick) + 0.5 * thick, y * s + 1.6 * thick, "sharp" },
      { at(y * s + 1.6 * thick) - 0.5 * thick, y * s + 1.6 * thick, "sharp" }, { at(y * s - 1.6 * thick) - 0.5 * thick, y * s - 1.6 * thick, "sharp" },
      { at(y * s - 1.6 * thick) + 0.5 * thick, y * s - 1.6 * thick, "sharp" } } }, "trim")
  end
  if t.rim then
    -- A painted lip goes round both sides of the wall.
    p:add(kit.torus{ radius = lip - 0.45 * wall, tube = t.rim * s, sides = p.advanced and 96 or 48, tube_sides = 8 }:move(0, top, 0), "trim")
  end
  if t.gems then
    local r = at(t.gems * s)
    local gem = kit.sphere{ radii = { 0.03 * s, 0.04 * s, 0.018 * s }, sides = 14, rows = 8 }
    p:add(kit.instances(gem, kit.ring{ count = p:choose{ 6, 8, 10 }, radius = r }):move(0, t.gems * s, 0), "gem")
  end
  if raised > 0 then
    local foot = kit.cone{ radius = 0.035 * s, top = 0.05 * s, height = raised + 0.12 * s, bevel = 0.008 * s }:align{ y = "low" }
    p:add(kit.instances(foot, kit.ring{ count = 3, radius = 0.72 * at(base + 0.1 * s), start = 30 }), "body")
  end
  if t.more then t.more(p, s, at) end

  if t.solid or (t.lid and p:part("lid") > 0 and t.lid[2] == 0) then
    p:support{ at = { 0, t.solid and top + 0.006 * s or top + t.lid[1] * s, 0 }, size = { 1.3 * lip, 1.3 * lip }, round = true }
  elseif t.shallow then
    p:support{ at = { 0, floor, 0 }, size = { 1.5 * floor_radius, 1.5 * floor_radius }, round = true }
    p:support{ name = "inside", at = { 0, floor, 0 }, size = { 1.6 * floor_radius, 1.6 * floor_radius }, round = true }
  else
    local level = t.fill and p:part(t.fill[1]) > 0 and t.fill[2] * s or floor
    local radius = t.fill and at(level) - wall or math.max(floor_radius, 0.9 * (at(floor + 0.5 * (top - floor)) - wall))
    p:support{ name = "inside", at = { 0, level, 0 }, size = { 1.7 * radius, 1.7 * radius }, round = true }
    p:anchor("mouth", { at = { 0, top, 0 }, size = 2 * (lip - wall) })
  end
  if t.held then
    p:anchor("hand", { at = { 0, t.held * s, 0 }, normal = { 0, 1, 0 } })
  end
end

return vessel
