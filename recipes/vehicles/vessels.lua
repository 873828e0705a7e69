-- Ships and boats: one lofted hull, and what stands on its deck.
local maker = require("lib/maker")
local box, disc, rod, side, pipe = maker.box, maker.disc, maker.rod, maker.side, maker.pipe

local draw = {}

-- A hull from stern to bow between z0 and z1: `half` and `deck` and `keel` are functions of t (0 at the stern, 1 at the bow).
-- Its deck is closed; `flare` narrows it towards the keel. Below `line` (a height) it belongs to the slot "bottom".
local function hull(p, o)
  local n, rows = p.advanced and 30 or 18, p.advanced and 9 or 6
  local sections = {}
  for i = 0, n do
    local t = i / n
    local z, w, top, low = o.z0 + (o.z1 - o.z0) * t, math.max(0.004 * (o.z1 - o.z0), o.half(t)), o.deck(t), o.keel(t)
    local s = {}
    for k = 0, rows do
      local u = k / rows
      s[#s + 1] = { w * math.sin(0.5 * math.pi * math.min(1, u + 0.02))^o.flare, low + (top - low) * (1 - math.cos(0.5 * math.pi * u))^0.9, z + (o.rake or 0) * u * math.max(0, t - 0.8) * 5 }
    end
    for k = rows, 0, -1 do local at = s[k + 1] s[#s + 1] = { -at[1], at[2], at[3] } end
    sections[i + 1] = s
  end
  return kit.loft{ sections = sections, crease = 48 }
end

local function bow(t, k) return 1 - math.max(0, (t - k) / (1 - k))^2.2 end

-- A line along the deck's edge, from t0 to t1, raised by `up`.
local function edge(o, t0, t1, up, out)
  local path = {}
  for i = 0, 20 do
    local t = t0 + (t1 - t0) * i / 20
    path[i + 1] = { o.half(t) + (out or 0), o.deck(t) + (up or 0), o.z0 + (o.z1 - o.z0) * t + (o.rake or 0) * math.max(0, t - 0.8) * 5 }
  end
  return path
end

local function rail(b, o, t0, t1, high, thick)
  for _, up in ipairs{ high, 0.5 * high } do b.both(kit.sweep{ path = edge(o, t0, t1, up, -0.03), radius = thick, sides = 6 }, "rail") end
  for i = 0, 12 do
    local at = edge(o, t0, t1, 0, -0.03)[1 + math.floor(20 * i / 12 + 0.5)]
    b.both(kit.sweep{ path = { at, { at[1], at[2] + high, at[3] } }, radius = thick, sides = 5 }, "rail")
  end
end

function draw.liner(p)
  local cargo = p.kind == "cargo ship"
  local b = maker.board(p, 80, 0.03)
  local o = { z0 = -39, z1 = 37, flare = 0.45, rake = 3, half = function(t) return 6 * bow(t, 0.62) * (t < 0.12 and 0.86 + 1.1 * t or 1) end, deck = function(t) return 7 + 2.6 * math.max(0, t - 0.6)^2 * 5 end, keel = function() return 0 end }
  b.add(hull(p, o), "hull")
  local red = { z0 = -39, z1 = 37.2, flare = 0.32, rake = 0.6, half = function(t) return o.half(t) + 0.06 end, deck = function() return 2.2 end, keel = function() return 0 end }
  b.add(hull(p, red), "bottom")
  b.both(kit.sweep{ path = edge(o, 0, 1, 0.05), radius = 0.22, sides = 6 }, "trim")
  if cargo then
    local slots = { "red container", "blue container", "green container", "orange container" }
    for i = 0, 6 do
      local high = p:choose{ 2, 3, 3, 4 }
      for k = -1, 1 do for j = 0, high - (k == 0 and 0 or p:choose{ 0, 0, 1 }) - 1 do
        b.add(box(3.5 * k, 8.6 + 2.7 * j, 22 - 7.0 * i, 3.3, 2.6, 6.5, 0.08), p:choose(slots))
      end end
    end
    b.add(box(0, 12.5, -31.5, 10, 11, 6, 0.2), "house")
    b.add(box(0, 18.6, -31, 12, 1.6, 6.5, 0.15), "house")
    b.add(box(0, 18.8, -27.7, 11.4, 0.9, 0.2, 0.02), "glass")
    for k = 0, 3 do for i = -4, 4 do b.add(box(1.05 * i, 10 + 2 * k, -28.46, 0.5, 0.6, 0.1, 0), "glass") end end
    b.add(maker.box(0, 20.5, -34, 3, 4, 2.6, 0.3), "funnel")
    b.add(box(0, 22.2, -34, 3.1, 0.9, 2.7, 0.3), "trim")
    b.add(rod({ 0, 19, -30 }, { 0, 25, -30 }, 0.25), "rail")
    b.add(rod({ 0, 9, 34 }, { 0, 16, 34 }, 0.25), "rail")
  else
    -- Tiers of decks with rows of windows, funnels, lifeboats, masts.
    for k = 0, 3 do
      local z0, z1 = -33 + 2.0 * k, 24 - 3.6 * k
      b.add(kit.superquadric{ radii = { 5.1 - 0.35 * k, 1.15, (z1 - z0) / 2 }, round_y = 0.15, round_xz = 0.25 }:move(0, 8.2 + 2.2 * k, (z0 + z1) / 2), "house")
      local places = {}
      for i = 0, 26 do places[#places + 1] = { 5.06 - 0.35 * k, 8.4 + 2.2 * k, z0 + 4 + (z1 - z0 - 8) * i / 26 } end
      b.both(kit.instances(kit.box{ size = { 0.16, 0.85, 0.95 } }, places), "glass")
      b.both(box(5.15 - 0.35 * k, 9.3 + 2.2 * k, (z0 + z1) / 2, 0.3, 0.16, z1 - z0 - 5, 0.04), "trim")
    end
    b.add(kit.superquadric{ radii = { 4.4, 0.9, 2.6 }, round_y = 0.2, round_xz = 0.4 }:move(0, 17.6, 10.5), "house")
    b.add(kit.superquadric{ radii = { 4.2, 0.45, 2.6 }, round_y = 0.2, round_xz = 0.4 }:move(0, 17.8, 10.65), "glass")
    local count = p:choose{ 1, 2, 3 }
    for i = 1, count do
      local z = 2 - 9 * (i - 1)
      b.add(kit.cylinder{ radius = 1.5, height = 5.6, bevel = 0.1 }:scale(1, 1, 1.35):rotate("x", -8):move(0, 19, z), "funnel")
      b.add(kit.cylinder{ radius = 1.55, height = 1.2, bevel = 0.1 }:scale(1, 1, 1.35):rotate("x", -8):move(0, 21.4, z - 0.35), "trim")
    end
    for i = 0, 5 do b.both(kit.sphere{ radii = { 0.75, 0.6, 2.0 } }:move(4.9, 13.4, 10 - 6 * i), "lifeboat") end
    b.add(rod({ 0, 17, 15 }, { 0, 25, 14 }, 0.25, 0.12), "rail")
    b.add(rod({ -1.4, 22.5, 14.4 }, { 1.4, 22.5, 14.4 }, 0.1), "rail")
    b.add(rod({ 0, 15, -26 }, { 0, 22, -27 }, 0.2, 0.1), "rail")
  end
  local holes = {}
  for i = 0, 22 do holes[#holes + 1] = { 5.95, 5.6, -30 + 2.0 * i } end
  b.both(kit.instances(disc("x", 0, 0, 0, 0.34, 0.3, 0), holes), "glass")
end

local function sail(b, points, belly, slot)
  -- A three- or four-cornered sail, bellied to +x: rows from the foot to the head.
  local sections, n = {}, 8
  local a, c, d, e = points[1], points[2], points[3], points[4]
  for i = 0, n do
    local t = i / n
    local s = {}
    for sheet = 0, 1 do
      for k = 0, n do
        local u = (sheet == 0 and k or n - k) / n
        local q = { 0, 0, 0 }
        for j = 1, 3 do q[j] = (a[j] + (e[j] - a[j]) * t) * (1 - u) + (c[j] + (d[j] - c[j]) * t) * u end
        local lift = belly * math.sin(math.pi * u) * math.sin(math.pi * (0.12 + 0.8 * t))
        s[#s + 1] = { q[1] + lift + (sheet == 0 and 0.02 or -0.02) * math.abs(belly), q[2], q[3] }
      end
    end
    sections[i + 1] = s
  end
  b.add(kit.loft{ sections = sections, crease = 60 }, slot or "sail")
end

-- A square sail on its yard, bellied forwards.
local function square(b, y, z, wide, high, yard)
  local sections, n = {}, 8
  for i = 0, n do
    local t, s = i / n, {}
    for sheet = 0, 1 do
      for k = 0, n do
        local u = ((sheet == 0 and k or n - k) / n) * 2 - 1
        local lift = 0.22 * high * (1 - u * u) * math.sin(math.pi * (0.1 + 0.75 * t))
        s[#s + 1] = { u * wide / 2 * (1 + 0.1 * t), y - high * t, z + lift + (sheet == 0 and 0.05 or -0.05) }
      end
    end
    sections[i + 1] = s
  end
  b.add(kit.loft{ sections = sections, crease = 60 }, "sail")
  b.add(rod({ -0.56 * wide, y + 0.1, z }, { 0.56 * wide, y + 0.1, z }, yard), "mast")
end

function draw.galleon(p)
  local b = maker.board(p, 40, 0.03)
  local pirate = p.kind == "pirate ship"
  local o = { z0 = -15.5, z1 = 13.5, flare = 0.5, rake = 1.2, half = function(t) return 3.9 * bow(t, 0.55) * (t < 0.3 and 0.8 + 0.66 * t or 1) end,
              deck = function(t) return 4.6 + (t < 0.34 and 2.6 or t > 0.8 and 1.3 or 0) + 1.2 * (2 * t - 1)^2 end, keel = function(t) return 0.9 * math.max(0, t - 0.75)^2 * 16 * 0.5 end }
  b.add(hull(p, o), "hull")
  for _, k in ipairs{ 0.55, 0.75 } do
    local path = {}
    for i = 0, 24 do local t = i / 24 path[i + 1] = { o.half(t) * (0.99) + 0.05, o.keel(t) + (4.6 + 1.2 * (2 * t - 1)^2 - o.keel(t)) * k * 1.2, o.z0 + (o.z1 - o.z0) * t + 0.3 * math.max(0, t - 0.8) } end
    b.both(kit.sweep{ path = path, radius = 0.16, sides = 6 }, "trim")
  end
  b.both(kit.sweep{ path = edge(o, 0, 0.34, 0.1), radius = 0.2, sides = 6 }, "trim")
  b.both(kit.sweep{ path = edge(o, 0.36, 0.78, 0.1), radius = 0.2, sides = 6 }, "trim")
  b.both(kit.sweep{ path = edge(o, 0.82, 1, 0.1), radius = 0.2, sides = 6 }, "trim")
  -- Gun ports, stern windows, lantern.
  for i = 0, 5 do
    local t = 0.3 + 0.09 * i
    b.both(box(o.half(t) * 0.985, 3.5, o.z0 + (o.z1 - o.z0) * t, 0.5, 0.8, 0.9, 0.06), "trim")
    b.both(rod({ o.half(t) * 0.9, 3.5, o.z0 + (o.z1 - o.z0) * t }, { o.half(t) + 0.8, 3.55, o.z0 + (o.z1 - o.z0) * t }, 0.22), "cannon")
  end
  for i = -1, 1 do b.add(box(1.2 * i, 6.0, -15.55, 0.8, 1.2, 0.3, 0.06), "window") end
  b.add(box(0, 8.5, -15.4, 5.4, 0.3, 0.4, 0.08), "trim")
  b.add(kit.lathe{ profile = { { 0, 0 }, { 0.3, 0.1 }, { 0.36, 0.7 }, { 0.1, 0.95 }, { 0, 1 } }, sides = 6 }:move(0, 8.8, -15.3), "window")
  -- Masts, yards, sails, bowsprit.
  b.add(rod({ 0, 6.5, 12.5 }, { 0, 10.5, 22.4 }, 0.3, 0.14), "mast")
  for _, m in ipairs{ { 8, 24, 0.85 }, { 0.5, 28, 1 }, { -8.5, 22, 0.7 } } do
    local z, top, k = m[1], m[2], m[3]
    b.add(rod({ 0, 4, z }, { 0, top, z }, 0.38, 0.16), "mast")
    square(b, top - 10.5 * k - 1, z + 0.4, 11 * k, 6.6 * k, 0.18)
    square(b, top - 4.2 * k - 1, z + 0.4, 8.8 * k, 5.4 * k, 0.15)
    if k > 0.8 then square(b, top - 0.6, z + 0.4, 6 * k, 3.6 * k, 0.12) end
    b.add(kit.cone{ radius = 0.7, top = 0.9, height = 0.8, bevel = 0.05 }:move(0, top - 4.0 * k - 0.4, z), "trim")
    for _, s in ipairs{ -1, 1 } do
      for _, d in ipairs{ -0.9, 0, 0.9 } do b.add(kit.sweep{ path = { { s * 3.3, 5.4, z + d - 0.6 }, { 0, top - 4.4 * k - 0.6, z } }, radius = 0.045, sides = 4 }, "rope") end
    end
    -- Pennants.
    local flag = {}
    for i = 0, 6 do flag[i + 1] = { { 0.18 * math.sin(1.1 * i) + 0.03, top + 0.1, z - 0.5 * i }, { 0.18 * math.sin(1.1 * i) + 0.03, top + 1.5 - 0.08 * i, z - 0.5 * i }, { 0.18 * math.sin(1.1 * i) - 0.03, top + 1.5 - 0.08 * i, z - 0.5 * i }, { 0.18 * math.sin(1.1 * i) - 0.03, top + 0.1, z - 0.5 * i } } end
    b.add(kit.loft{ sections = flag, crease = 60 }, "flag")
    b.add(rod({ 0, top - 0.2, z }, { 0, top + 1.7, z }, 0.1), "mast")
  end
  sail(b, { { 0, 9.2, 19.5 }, { 0, 8.4, 11.4 }, { 0, 20, 8.6 }, { 0, 19.8, 8.8 } }, 0.8)
  b.add(kit.sweep{ path = { { 0, 10.4, 22.2 }, { 0, 23, 8 } }, radius = 0.05, sides = 4 }, "rope")
  if pirate then
    -- Skull and bones on the main sail.
    local z = 3.4
    b.add(kit.sphere{ radii = { 1.1, 1.0, 0.3 } }:move(0, 14.6, z - 0.4), "emblem")
    b.add(box(0, 13.6, z - 0.35, 0.9, 0.8, 0.4, 0.15), "emblem")
    for _, s in ipairs{ -1, 1 } do
      b.add(kit.sphere{ radii = { 0.3, 0.32, 0.12 } }:move(s * 0.4, 14.5, z - 0.12), "trim")
      b.add(kit.capsule{ radius = 0.2, height = 4.2 }:rotate("z", s * 60):move(0, 12.9, z - 0.35), "emblem")
    end
  end
end

function draw.sailboat(p)
  local b = maker.board(p, 8, 0.04)
  local o = { z0 = -3.9, z1 = 3.8, flare = 0.5, half = function(t) return 1.2 * math.sin(math.pi * math.min(0.5, 0.2 + 0.55 * t) * 1)^1 * bow(t, 0.45) end, deck = function(t) return 1.0 + 0.35 * t * t end, keel = function(t) return 0.25 + 0.5 * math.max(0, t - 0.6) + 0.3 * (1 - t)^3 end }
  b.add(hull(p, o), "hull")
  b.add(hull(p, { z0 = -3.6, z1 = 3.5, flare = 0.5, half = function(t) return 0.9 * o.half(0.04 + 0.93 * t) end, deck = function(t) return o.deck(t) + 0.05 end, keel = function(t) return o.deck(t) - 0.3 end }), "deck")
  b.both(kit.sweep{ path = edge(o, 0, 1, 0.02), radius = 0.045, sides = 8 }, "trim")
  b.add(kit.superquadric{ radii = { 0.62, 0.3, 1.3 }, round_y = 0.4, round_xz = 0.4 }:move(0, 1.25, 0.7), "cabin")
  for i = -1, 1 do b.both(box(0.61, 1.34, 0.7 + 0.62 * i, 0.05, 0.14, 0.4, 0.03), "glass") end
  b.add(kit.superquadric{ radii = { 0.6, 0.1, 0.95 }, round_y = 0.4, round_xz = 0.3 }:move(0, 1.06, -1.9), "trim")
  b.add(pipe({ { 0, 1.2, -3.3 }, { 0, 1.5, -2.6 }, { 0, 1.5, -1.9 } }, 0.035), "mast")
  -- Keel and rudder show when it stands ashore.
  b.add(side({ { -0.6, 0.5 }, { -0.5, 0 }, { 0.5, 0 }, { 0.8, 0.5 } }, 0.14, 0.03), "trim")
  b.add(side({ { -3.6, 0.9 }, { -3.7, 0.05 }, { -3.3, 0.05 }, { -3.2, 0.9 } }, 0.08, 0.02), "trim")
  b.add(rod({ 0, 1.2, 0.5 }, { 0, 9.4, 0.3 }, 0.07, 0.045), "mast")
  b.add(rod({ 0, 2.1, 0.5 }, { 0, 2.0, -3.0 }, 0.055), "mast")
  local belly = p:choose{ -0.5, 0.5 } * p:vary(0.6, 1.1)
  sail(b, { { 0, 2.15, 0.4 }, { 0, 2.1, -2.9 }, { 0, 9.2, 0.2 }, { 0, 9.3, 0.3 } }, belly)
  sail(b, { { 0, 1.7, 3.6 }, { 0, 2.0, 0.8 }, { 0, 8.2, 0.5 }, { 0, 8.3, 0.6 } }, 0.8 * belly, "jib")
  b.add(kit.sweep{ path = { { 0, 1.4, 3.75 }, { 0, 9.3, 0.3 } }, radius = 0.018, sides = 5 }, "rope")
  b.add(kit.sweep{ path = { { 0, 1.1, -3.8 }, { 0, 9.3, 0.3 } }, radius = 0.018, sides = 5 }, "rope")
  b.both(kit.sweep{ path = { { 1.05, 1.1, 0.2 }, { 0.45, 5.5, 0.35 }, { 0, 9.2, 0.3 } }, radius = 0.016, sides = 5 }, "rope")
  b.add(rod({ -0.45, 5.5, 0.38 }, { 0.45, 5.5, 0.38 }, 0.03), "mast")
end

function draw.yacht(p)
  local b = maker.board(p, 18.6, 0.03)
  local o = { z0 = -9, z1 = 8.4, flare = 0.42, rake = 1.1, half = function(t) return 2.3 * bow(t, 0.4) * (0.94 + 0.1 * math.min(1, 4 * t)) end, deck = function(t) return 2.3 + 0.9 * t * t end, keel = function(t) return 1.0 * math.max(0, t - 0.6)^2 end }
  b.add(hull(p, o), "hull")
  b.add(hull(p, { z0 = -9, z1 = 8, flare = 0.3, rake = 0.2, half = function(t) return o.half(t) * 0.985 + 0.03 end, deck = function(t) return 0.6 + 0.1 * t end, keel = function(t) return 0.98 * math.max(0, t - 0.6)^2 end }), "bottom")
  b.both(kit.sweep{ path = edge(o, 0, 1, -0.05), radius = 0.09, sides = 8 }, "trim")
  -- Raked decks in profile, bands of dark glass.
  local function tier(y, z0, z1, high, wide, rake) return side({ { z0, y }, { z1, y }, { z1 - rake, y + high }, { z0 + 0.5, y + high } }, wide, 0.16) end
  b.add(tier(2.4, -6.4, 4.2, 1.7, 3.6, 2.4), "cabin")
  b.add(tier(2.95, -5.9, 3.5, 0.75, 3.66, 1.1), "glass")
  b.add(box(0, 4.15, -3.4, 3.9, 0.14, 7.6, 0.06), "cabin")
  b.add(tier(4.15, -3.8, 1.2, 1.35, 3.0, 1.7), "cabin")
  b.add(tier(4.5, -3.3, 0.8, 0.65, 3.06, 0.8), "glass")
  b.add(box(0, 5.55, -2.2, 3.2, 0.12, 4.6, 0.05), "cabin")
  b.add(side({ { -2.8, 5.6 }, { -1.6, 5.6 }, { -2.2, 6.9 }, { -2.9, 6.9 } }, 1.8, 0.1), "cabin")
  b.add(kit.sphere{ radii = { 0.34, 0.3, 0.34 } }:move(0, 7.15, -2.5), "cabin")
  b.add(rod({ 0.5, 6.9, -2.6 }, { 0.5, 8.6, -3.0 }, 0.04), "rail")
  rail(b, o, 0.6, 1, 0.75, 0.03)
  b.add(box(0, 2.4, -7.7, 3.8, 0.1, 2.5, 0.03), "deck")
  b.add(box(0, 0.6, -9.3, 3.6, 0.14, 0.9, 0.05), "deck")
  b.add(kit.superquadric{ radii = { 1.2, 0.2, 0.4 }, round_y = 0.4, round_xz = 0.4 }:move(0, 2.6, -8.2), "cushion")
  b.add(kit.superquadric{ radii = { 1.0, 0.14, 0.9 }, round_y = 0.4, round_xz = 0.4 }:move(0, 2.95, 5.2), "cushion")
  for i = 0, 4 do b.both(kit.superquadric{ radii = { 0.1, 0.14, 0.3 }, round_y = 0.7 }:move(2.3 * 0.965, 1.75, -4 + 1.6 * i), "glass") end
end

function draw.canoe(p)
  local kayak = p.kind == "kayak"
  local b = maker.board(p, 4.8, 0.06)
  local n, m = p.advanced and 30 or 18, 8
  local sections, left = {}, {}
  local function rib(t, shrink)
    local q = math.abs(2 * t - 1)
    local w = math.max(0.02, 0.43 * (1 - q^2.3)) - shrink
    local top, low = 0.36 + 0.24 * q^4 * (kayak and 0.3 or 1), 0.02 + 0.1 * q^5 + shrink
    local s = {}
    for k = 0, m do local a = math.pi * k / m s[#s + 1] = { math.max(0.006, w) * math.cos(a), top - (top - low) * math.sin(a)^0.75, -2.36 + 4.72 * t } end
    return s, top, math.max(0.006, w)
  end
  for i = 0, n do
    local t = i / n
    local out, top, w = rib(t, 0)
    if not kayak then
      local inner = rib(t, 0.018)
      for k = #inner, 1, -1 do out[#out + 1] = { inner[k][1], math.min(inner[k][2], top), inner[k][3] } end
    else
      for k = 1, 7 do local a = math.pi * k / 8 out[#out + 1] = { -w * math.cos(a), top + 0.09 * math.sin(a) * w / 0.43, -2.36 + 4.72 * t } end
    end
    sections[i + 1] = out
    left[i + 1] = { w, top, -2.36 + 4.72 * t }
  end
  b.add(kit.loft{ sections = sections, crease = 50 }, "hull")
  b.both(kit.sweep{ path = left, radius = 0.022, sides = 8 }, "trim")
  if kayak then
    b.add(kit.torus{ radius = 0.26, tube = 0.035 }:scale(1, 1, 1.5):move(0, 0.455, -0.2), "trim")
    b.add(kit.cylinder{ radius = 0.25, height = 0.02 }:scale(1, 1, 1.5):move(0, 0.45, -0.2), "seat")
    b.add(kit.superquadric{ radii = { 0.18, 0.14, 0.04 }, round_y = 0.5, round_xz = 0.5 }:rotate("x", -12):move(0, 0.56, -0.5), "seat")
  else
    for _, z in ipairs{ -1.3, 1.2 } do b.add(box(0, 0.3, z, 0.62, 0.03, 0.24, 0.01), "seat") end
    for _, z in ipairs{ -0.3, 0.5 } do b.add(rod({ -0.41, 0.35, z }, { 0.41, 0.35, z }, 0.02), "trim") end
    b.support(0, 0.32, -1.3, 0.4, 0.2, "seat")
  end
  if p:part("paddle") > 0 then
    local shape = { rod({ -0.75, 0, 0 }, { 0.75, 0, 0 }, 0.018), kit.sphere{ radii = { 0.25, 0.02, 0.09 } }:move(0.93, 0, 0) }
    if kayak then shape[3] = kit.sphere{ radii = { 0.25, 0.02, 0.09 } }:move(-0.93, 0, 0) else shape[3] = rod({ -0.78, 0, -0.06 }, { -0.78, 0, 0.06 }, 0.02) end
    b.add(kit.group(shape):rotate("y", kayak and 0 or 72):move(0, kayak and 0.54 or 0.4, kayak and 0.25 or 0.2), "paddle")
  end
end

function draw.submarine(p)
  local b1 = maker.board(p, 20, 0.04)
  local b = { add = function(s, slot) b1.add(s:move(0, 2.0, 0), slot) end }
  b.both = function(s, slot) b.add(s, slot) b.add(s:mirror("x"), slot) end
  local profile = {}
  for _, at in ipairs{ { 0, -10 }, { 0.3, -9.6 }, { 1.2, -7.6 }, { 1.9, -4 }, { 2, 0 }, { 2, 4.5 }, { 1.8, 7.6 }, { 1.2, 9.3 }, { 0.5, 9.9 }, { 0, 10 } } do profile[#profile + 1] = at end
  b.add(kit.lathe{ smooth = true, profile = profile, sides = p.advanced and 48 or 28 }:rotate("x", 90), "hull")
  for _, z in ipairs{ -4.2, 0, 5 } do b.add(kit.tube{ radius = z < -4 and 1.93 or 2.05, thickness = 0.12, height = 0.16, sides = 40 }:rotate("x", 90):move(0, 0, z), "trim") end
  -- Tower with hatch, periscope, planes; fins and screw aft; portholes.
  local function ring(y, f, r, w) local s = {} for i = 0, 15 do local a = 2 * math.pi * i / 16 s[i + 1] = { w * math.cos(a), y, (f + r) / 2 - (f - r) / 2 * math.sin(a) } end return s end
  b.add(kit.loft{ sections = { ring(1.4, 3.4, -1.2, 0.8), ring(3.0, 3.0, -0.8, 0.68), ring(3.6, 2.7, -0.6, 0.62) }, crease = 50 }, "tower")
  b.add(kit.torus{ radius = 0.62, tube = 0.07 }:scale(1, 1, 2.6):move(0, 3.6, 1.05), "trim")
  b.add(pipe({ { 0, 3.5, 1.6 }, { 0, 5.0, 1.6 }, { 0, 5.3, 1.75 }, { 0, 5.35, 2.1 } }, 0.12), "trim")
  b.add(disc("z", 0, 5.35, 2.16, 0.14, 0.06), "glass")
  b.add(rod({ 0, 3.5, 0.4 }, { 0, 4.8, 0.4 }, 0.05), "trim")
  b.both(box(1.1, 2.7, 1.2, 1.3, 0.12, 0.9, 0.04), "fin")
  b.both(box(1.4, 0, -7.8, 2.2, 0.14, 1.3, 0.05), "fin")
  b.add(box(0, 1.4, -7.9, 0.14, 2.2, 1.4, 0.05), "fin")
  b.add(box(0, -1.0, -7.9, 0.14, 1.6, 1.4, 0.05), "fin")
  b.both(box(2.1, -0.3, 7.0, 1.2, 0.12, 0.9, 0.04), "fin")
  b.add(kit.cone{ radius = 0.34, height = 0.8 }:rotate("x", -90):move(0, 0, -10.2), "propeller")
  for i = 0, 4 do b.add(kit.sphere{ radii = { 0.3, 0.62, 0.06 } }:rotate("y", 35):move(0, 0.75, 0):rotate("z", 72 * i):move(0, 0, -10.1), "propeller") end
  for i = 0, 3 do
    b.both(kit.torus{ radius = 0.36, tube = 0.09, sides = 24, tube_sides = 8 }:rotate("z", 72):move(1.93, 0.5, 5.6 - 2.4 * i), "trim")
    b.both(disc("x", 0, 0, 0, 0.34, 0.1):rotate("z", 15):move(1.93, 0.5, 5.6 - 2.4 * i), "glass")
  end
end

local function kind(name, drawing, members)
  members.kind, members.traits = name, { draw = draw[drawing] }
  return members
end

return {
  slots = { { "hull", "black paint" } },
  kinds = {
    kind("ship", "liner", { synsets = { "ship.n.01", "vessel.n.02", "liner.n.04" }, except = { "sailing_vessel.n.01", "boat.n.01", "submersible.n.02", "yacht.n.01", "pirate.n.03", "sail.n.02", "submarine.n.01" }, names = { "cruise ship", "ocean liner", "ferry", "steamship", "titanic" }, length_m = { 0.1, 80, 330 },
      slots = { { "hull", "navy paint" }, { "bottom", "maroon paint" }, { "house", "white paint" }, { "funnel", "red paint" }, { "trim", "charcoal plastic" }, { "glass", "tinted glass" }, { "lifeboat", "orange paint" }, { "rail", "white paint" } } }),
    kind("cargo ship", "liner", { synsets = { "cargo_ship.n.01" }, names = { "container ship", "freighter", "tanker ship" }, length_m = { 0.1, 150, 400 },
      slots = { { "hull", "navy paint" }, { "bottom", "maroon paint" }, { "house", "white paint" }, { "funnel", "yellow paint" }, { "trim", "charcoal plastic" }, { "glass", "tinted glass" }, { "rail", "white paint" },
                { "red container", "red paint" }, { "blue container", "blue paint" }, { "green container", "green paint" }, { "orange container", "orange paint" } } }),
    kind("sailing ship", "galleon", { synsets = { "galleon.n.01", "sailing_vessel.n.01" }, except = { "sailboat.n.01" }, names = { "tall ship", "galleon", "frigate", "viking ship" }, length_m = { 0.1, 40, 60 },
      slots = { { "hull", "walnut" }, { "trim", "dark brown wood" }, { "sail", "ivory canvas" }, { "mast", "oak" }, { "rope", "rope" }, { "cannon", "black iron" }, { "window", "glowing amber glass" }, { "flag", "red cotton" } } }),
    kind("pirate ship", "galleon", { synsets = { "pirate.n.03" }, names = { "pirate boat" }, length_m = { 0.1, 32, 50 },
      slots = { { "hull", "dark brown wood" }, { "trim", "black wood" }, { "sail", "black canvas" }, { "mast", "oak" }, { "rope", "rope" }, { "cannon", "black iron" }, { "window", "glowing amber glass" }, { "flag", "black cotton" }, { "emblem", "white paint" } } }),
    kind("sailboat", "sailboat", { synsets = { "sailboat.n.01" }, names = { "sail boat", "sailing boat", "sailing yacht" }, length_m = { 0.1, 8, 18 },
      slots = { { "hull", "white paint" }, { "deck", "teak" }, { "cabin", "white paint" }, { "trim", "navy paint" }, { "sail", "white canvas" }, { "jib", "red canvas" }, { "mast", "aluminum" }, { "rope", "steel" }, { "glass", "tinted glass" } } }),
    kind("yacht", "yacht", { synsets = { "yacht.n.01", "cabin_cruiser.n.01", "motorboat.n.01" }, names = { "motor yacht", "luxury yacht", "speedboat", "superyacht" }, length_m = { 0.1, 18, 100 },
      slots = { { "hull", "white paint" }, { "bottom", "navy paint" }, { "cabin", "white paint" }, { "glass", "tinted glass" }, { "deck", "teak" }, { "trim", "navy paint" }, { "rail", "chrome" }, { "cushion", "cream leather" } } }),
    kind("canoe", "canoe", { synsets = { "canoe.n.01" }, except = { "kayak.n.01" }, names = { "dugout" }, length_m = { 0.1, 4.8, 8 }, parts = { paddle = { 0, 1, 1 } },
      slots = { { "hull", "cedar" }, { "trim", "walnut" }, { "seat", "rattan" }, { "paddle", "maple" } } }),
    kind("kayak", "canoe", { synsets = { "kayak.n.01" }, length_m = { 0.1, 4, 6 }, parts = { paddle = { 0, 1, 1 } },
      slots = { { "hull", "glossy orange plastic" }, { "trim", "black rubber" }, { "seat", "black plastic" }, { "paddle", "yellow plastic" } } }),
    kind("submarine", "submarine", { synsets = { "submarine.n.01", "submersible.n.02" }, names = { "yellow submarine" }, length_m = { 0.1, 75, 170 },
      slots = { { "hull", "yellow paint" }, { "tower", "yellow paint" }, { "fin", "red paint" }, { "trim", "gunmetal" }, { "glass", "tinted glass" }, { "propeller", "brass" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
