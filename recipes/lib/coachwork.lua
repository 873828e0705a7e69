-- Coachwork: pressed bodies with wheel arches, cabins with window panes, and wheels. Lengths in metres of the real thing;
-- +Z is the front.
local maker = require("lib/maker")
local box = maker.box
local coachwork = {}

-- A wheel that stands on its axle along X, its face towards +X.
function coachwork.wheel(p, radius, wide, form)
  local sides = p.advanced and 44 or 22
  local tyre = kit.lathe{ sides = sides, crease = 50, ends = "ring", profile = {
    { 0.66 * radius, -0.46 * wide }, { 0.84 * radius, -0.5 * wide }, { 0.96 * radius, -0.44 * wide }, { radius, -0.3 * wide },
    { radius, 0.3 * wide }, { 0.96 * radius, 0.44 * wide }, { 0.84 * radius, 0.5 * wide }, { 0.66 * radius, 0.46 * wide } } }
  local parts = { tyre:slot("tire") }
  local function add(shape, slot) parts[#parts + 1] = shape:slot(slot or "rim") end
  add(kit.lathe{ sides = sides, crease = 35, profile = { { 0, -0.3 * wide }, { 0.67 * radius, -0.4 * wide }, { 0.67 * radius, 0.47 * wide }, { 0.63 * radius, 0.47 * wide },
    { 0.6 * radius, 0.2 * wide }, { 0, 0.12 * wide } } })
  if form == "steel" then
    add(kit.lathe{ sides = sides, smooth = true, profile = { { 0, 0.1 * wide, "sharp" }, { 0.52 * radius, 0.2 * wide }, { 0.36 * radius, 0.34 * wide }, { 0.2 * radius, 0.3 * wide }, { 0.16 * radius, 0.5 * wide }, { 0, 0.52 * wide, "sharp" } } })
    add(kit.instances(kit.cylinder{ radius = 0.045 * radius, height = 0.1 * wide }:move(0, 0.32 * wide, 0.32 * radius), kit.ring{ count = 6, radius = 0.0005 }), "trim")
  else
    local count = p:choose{ 5, 5, 6, 7, 10 }
    local spoke = kit.box{ size = { 0.6 * radius, 0.2 * wide, (count > 7 and 0.08 or 0.14) * radius }, bevel = 0.02 * radius }:rotate("z", -4):move(0.34 * radius, 0.34 * wide, 0)
    add(kit.instances(spoke:rotate("y", -90), kit.ring{ count = count, radius = 0.0005 }))
    add(kit.lathe{ sides = 24, profile = { { 0, 0.1 * wide }, { 0.15 * radius, 0.2 * wide }, { 0.14 * radius, 0.47 * wide }, { 0, 0.49 * wide } }, crease = 40 })
    add(kit.lathe{ sides = sides, crease = 40, profile = { { 0.0, 0.125 * wide }, { 0.6 * radius, 0.21 * wide }, { 0.0, 0.16 * wide } } }, "trim")
  end
  return kit.group(parts):rotate("z", -90)
end

-- Four wheels, or six, at the given axles.
function coachwork.wheels(p, b, o)
  local wheel = coachwork.wheel(p, o.radius, o.tyre or 0.22, o.rim)
  for _, z in ipairs(o.axles) do b.both(wheel:move(o.half - 0.5 * (o.tyre or 0.22) - (o.inset or 0.01), o.radius, z), "tire") end
end

-- The sections of a body across its width: `outline` in { z, y }, shaped at each share u of the half width by `form`.
local function across(outline, form, shares)
  local sections = {}
  for i = #shares, 1, -1 do
    local s = {}
    for k, at in ipairs(outline) do s[k] = { form(shares[i], at[1], at[2]) } end
    sections[#sections + 1] = s
  end
  return kit.loft{ sections = sections, crease = 33 }
end

local shares = { -1, -0.965, -0.88, -0.6, -0.25, 0.25, 0.6, 0.88, 0.965, 1 }

-- The lower body: nose, bonnet, waist and tail above, the wheel arches cut out below. `top` lists { z, y } from the nose back.
function coachwork.hull(p, o)
  local outline, half_long = {}, o.long / 2
  for _, at in ipairs(o.top) do outline[#outline + 1] = at end
  local ra, low = o.arch or 1.17 * o.radius, o.low
  for i = #o.axles, 1, -1 do
    local z = o.axles[i]
    local dip = math.asin((low - o.radius) / ra)
    for k = 0, 14 do
      local a = math.pi - dip - (math.pi - 2 * dip) * k / 14
      outline[#outline + 1] = { z + ra * math.cos(a), o.radius + ra * math.sin(a) }
    end
  end
  local function form(u, z, y)
    local a = math.abs(u)
    local edge = a > 0.95 and (a > 0.99 and 1 or 0.4) or a > 0.8 and 0.08 or 0
    local upper = math.max(0, math.min(1, (y - o.radius) / 0.3))
    local far = math.max(0, math.abs(z) - (half_long - 0.75)) / 0.75
    local plan = (o.plan or 0.16) * a^3.2 * far
    local drop = (o.crown or 0.05) * a^2.2 + (o.round or 0.05) * edge
    -- Arches and sills stay where they are.
    local free = (y > o.waist - 0.16 or math.abs(z) > half_long - 0.3) and 1 or 0
    return u * o.half, y - drop * upper * (y > o.waist - 0.3 and 1 or 0) * free, z - (z > 0 and 1 or -1) * (plan + 0.05 * edge * far) * free
  end
  return across(outline, form, shares), form
end

-- The cabin: a shell of the body's colour with panes on it. o.cabin = { front, top_front, top_rear, rear } along Z at waist and
-- roof; o.panes = ends of the side windows along the roof line, as shares from the front (0) to the rear (1).
function coachwork.cabin(p, b, o, pane, shell)
  local c, y0, y1 = o.cabin, o.waist - 0.06, o.roof
  local lean = o.lean or 0.2
  local function half(y) return (o.half - 0.05) - lean * (y - y0) / (y1 - y0) end
  local bow = o.bow or 0.1
  local function form(u, z, y)
    local a, t = math.abs(u), (y - y0) / (y1 - y0)
    local edge = a > 0.95 and (a > 0.99 and 1 or 0.35) or 0
    local mid = (c[2] + c[3]) / 2
    local bend = z > mid and bow * (1 - u * u) or -bow * 0.7 * (1 - u * u)
    return u * half(y), y - (0.035 * u * u + 0.035 * edge) * t, z + bend * (z > c[2] - 0.1 and 1 or z < c[3] + 0.1 and 1 or 0) - bow
  end
  local function crest(z, y) return { z, y } end
  local outline = { { c[1], y0 }, { c[2] + 0.05, y1 - 0.05 }, { c[2] - 0.08, y1 - 0.005 }, { c[2] - 0.3, y1 + 0.012 }, { c[3] + 0.25, y1 + 0.008 }, crest(c[3] + 0.04, y1 - 0.015), { c[3] - 0.02, y1 - 0.06 }, { c[4], y0 } }
  b.add(across(outline, form, shares), shell or "body")
  -- Panes lie a little proud of the shell.
  local function screen(z0, z1, from, to, sign)
    local out = {}
    for _, u in ipairs{ 0.9, 0.6, 0.25, -0.25, -0.6, -0.9 } do
      local s = {}
      for _, k in ipairs{ { from, 0.012 }, { to, 0.012 }, { to, -0.02 }, { from, -0.02 } } do
        local z, y = z0 + (z1 - z0) * k[1], y0 + (y1 - 0.05 - y0) * k[1]
        local x, yy, zz = form(u, z, y)
        s[#s + 1] = { x * (1 - 0.0 * k[1]), yy + k[2] * 0.6, zz + sign * k[2] }
      end
      if sign < 0 then s = { s[4], s[3], s[2], s[1] } end
      out[#out + 1] = s
    end
    return kit.loft{ sections = out, crease = 40 }
  end
  b.add(screen(c[1], c[2] + 0.05, 0.14, 0.95, 1), pane or "glass")
  if o.rear_pane ~= false then b.add(screen(c[4], c[3] - 0.02, 0.3, 0.9, -1), pane or "glass") end
  -- Side windows: between the leaning front and rear edges.
  local low, high = y0 + 0.11, y1 - 0.09
  local function line(t, y)
    local k = (y - y0) / (y1 - y0)
    local front, rear = c[1] + (c[2] - c[1]) * k - bow, c[4] + (c[3] - c[4]) * k - bow
    return front + (rear - front) * t
  end
  local gaps = o.panes or { 0.07, 0.47, 0.51, 0.88 }
  local before, rear = gaps[1], gaps[#gaps]
  for i = 1, #gaps, 2 do
    local from, to = gaps[i], gaps[i + 1]
    local zl0, zh0, zl1, zh1 = line(from, low), line(from, high), line(to, low), line(to, high)
    -- Inner edges stand upright, as doors do.
    if i > 1 then zl0 = line(from, (low + high) / 2) zh0 = zl0 end
    if i + 2 <= #gaps then zl1 = line(to, (low + high) / 2) zh1 = zl1 end
    local flat = {}
    for _, k in ipairs{ -1, 1 } do
      local s = {}
      for _, at in ipairs{ { zl0, low }, { zl1, low }, { zh1, high }, { zh0, high } } do s[#s + 1] = { half(at[2]) - 0.004 + 0.012 * k, at[2], at[1] } end
      flat[#flat + 1] = s
    end
    b.both(kit.loft{ sections = flat, crease = 30 }, pane or "glass")
  end
  return form, half
end

-- Thin seams, a handle, all on the body's side at x = half.
function coachwork.doors(b, o, seams, handles, y0, y1)
  for _, z in ipairs(seams) do b.both(box(o.half - 0.002, (y0 + y1) / 2, z, 0.012, y1 - y0, 0.012, 0), "trim") end
  for i = 1, #seams - 1 do b.both(box(o.half - 0.002, y0, (seams[i] + seams[i + 1]) / 2, 0.012, 0.012, math.abs(seams[i] - seams[i + 1]), 0), "trim") end
  for _, z in ipairs(handles) do b.both(box(o.half + 0.004, y1 - 0.09, z, 0.035, 0.03, 0.17, 0.012), "rim") end
end

-- The lip of plastic round an arch.
function coachwork.lip(b, o, slot)
  local ra = o.arch or 1.17 * o.radius
  local dip = math.asin((o.low - o.radius) / ra)
  for _, z in ipairs(o.axles) do
    local path = {}
    for k = 0, 14 do
      local a = math.pi - dip - (math.pi - 2 * dip) * k / 14
      path[k + 1] = { o.half - 0.015, o.radius + ra * math.sin(a), z + ra * math.cos(a) }
    end
    b.both(kit.sweep{ path = path, radius = 0.035, sides = 8, first = "flat", last = "flat" }, slot or "trim")
  end
end

return coachwork
