-- What plants are put together from: blades (petals and leaves), whorls of them, stems, fronds and pots.
local plant = {}

-- Half widths from base to tip, as shares of the widest.
local outlines = {
  petal = { 0.3, 0.62, 0.88, 1, 0.94, 0.66, 0.25 },
  round = { 0.4, 0.75, 0.96, 1, 1, 0.85, 0.45 },
  heart = { 0.75, 1, 0.98, 0.84, 0.62, 0.34, 0.04 },
  ray = { 0.55, 0.85, 1, 1, 0.92, 0.7, 0.2 },
  lance = { 0.35, 0.75, 1, 0.95, 0.72, 0.4, 0.03 },
  sword = { 0.9, 1, 0.95, 0.85, 0.66, 0.4, 0.03 },
  spoon = { 0.3, 0.5, 0.75, 0.97, 1, 0.82, 0.2 },
  fan = { 0.25, 0.45, 0.68, 0.88, 1, 0.96, 0.45 },
}

local function share(list, t)
  local at = t * (#list - 1) + 1
  local low = math.min(#list - 1, math.floor(at))
  return list[low] + (list[low + 1] - list[low]) * (at - low)
end

-- A petal or leaf that grows from the origin along +Y, its upper side to -Z, and bends towards +Z.
-- t = { length, width, outline, bend (degrees from base to tip), cup (how far the rims rise, in half widths),
--       thick, ruffle (height of its waves, in half widths), waves, rows }
function plant.blade(p, t)
  local list = outlines[t.outline or "petal"]
  local rows = t.rows or (p.advanced and 8 or 5)
  local bend, cup, ruffle = math.rad(t.bend or 0), t.cup or 0, t.ruffle or 0
  local thick = t.thick or 0.02 * t.length
  -- Small ones, of which there are hundreds, do with two edges and a rib.
  local steps = rows < 4 and { 1, 0, -1 } or p.advanced and { 1, 0.6, 0.2, -0.2, -0.6, -1 } or { 1, 0.4, -0.4, -1 }
  local sections, y, z = {}, 0, 0
  for i = 0, rows do
    local s = i / rows
    local angle = bend * s
    local half = t.width / 2 * share(list, s)
    local ring = {}
    local function put(u, off)
      -- Thick across the blade, however far its sides turn up.
      local slope = 2 * cup * u
      local away = off / math.sqrt(1 + slope * slope)
      local rise = cup * half * u * u + away
      if ruffle ~= 0 then rise = rise + ruffle * half * u * u * s * math.sin((t.waves or 9) * s + 2.2 * u) end
      ring[#ring + 1] = { half * u - slope * away, y + rise * math.sin(angle), z - rise * math.cos(angle) }
    end
    local thin = thick / 2 * (1 - 0.5 * s)
    for _, u in ipairs(steps) do put(u, thin * (1 - 0.7 * u * u)) end
    for k = #steps, 1, -1 do put(steps[k], -thin * (1 - 0.7 * steps[k] * steps[k])) end
    sections[i + 1] = ring
    local next_angle = bend * (s + 0.5 / rows)
    y, z = y + t.length / rows * math.cos(next_angle), z + t.length / rows * math.sin(next_angle)
  end
  return kit.loft{ sections = sections, crease = 65 }
end

-- Blades around +Y: t as for a blade, with { count, tilt (90 lies flat), radius (of the ring they stand on), y, start, loose }
function plant.whorl(p, t)
  local one, parts = plant.blade(p, t), {}
  local loose = t.loose or 1
  for i = 1, t.count do
    parts[i] = one:scale(p:vary(1 - 0.06 * loose, 1 + 0.05 * loose)):rotate("x", t.tilt + p:vary(-5, 5) * loose)
      :move(0, t.y or 0, t.radius or 0):rotate("y", (t.start or 0) + 360 * i / t.count + p:vary(-5, 5) * loose)
  end
  return kit.group(parts)
end

-- Points on a dome as the seeds of a sunflower lie: a golden angle from one to the next.
function plant.spiral(count, radius, rise)
  local list = {}
  for i = 1, count do
    local s = math.sqrt((i - 0.5) / count)
    local a = 2.39996 * i
    list[i] = { radius * s * math.sin(a), rise * (1 - s * s), radius * s * math.cos(a) }
  end
  return list
end

-- A stem through the points, thinner at its end; gives the sweep and the path.
function plant.stem(p, points, thick, tip)
  local path, radii = kit.curve{ points = points, segments = p.advanced and 6 or 4 }, {}
  for i = 1, #path do radii[i] = 1 + ((tip or 0.8) - 1) * (i - 1) / (#path - 1) end
  return kit.sweep{ path = path, radius = thick, radii = radii, sides = p.advanced and 12 or 7 }, path
end

-- A frond: a rib that arches from the origin out to +Z, with leaflets in pairs.
-- t = { length, up (degrees at its base), droop (degrees from base to tip), width, leaflets, leaflet = outline,
--       leaf_width, sweep (degrees forwards), sag, thick, rows }
function plant.frond(p, t)
  local points, angles, y, z, n = { { 0, 0, 0 } }, {}, 0, 0, 8
  for i = 1, n do
    local a = math.rad(t.up - t.droop * (i - 0.5) / n)
    angles[i] = math.deg(a)
    y, z = y + t.length / n * math.sin(a), z + t.length / n * math.cos(a)
    points[i + 1] = { 0, y, z }
  end
  local radii = {}
  for i = 1, n + 1 do radii[i] = 1 - 0.8 * (i - 1) / n end
  local parts = { kit.sweep{ path = points, radius = t.thick or 0.012 * t.length, radii = radii, sides = 5 }:slot("stem") }
  local count = t.leaflets
  -- A leaflet lies flat and points to +X.
  local long = t.width / 2
  local one = plant.blade(p, { length = long, width = t.leaf_width or 0.9 * t.length / count, outline = t.leaflet or "lance",
    bend = t.sag or 25, thick = 0.02 * long, rows = t.rows or 3, cup = t.cup or 0 }):rotate("x", 90):rotate("y", 90)
  local other = one:mirror("x")
  for i = 1, count do
    local s = (t.from or 0.12) + (1 - (t.from or 0.12)) * (i - 0.5) / count
    local k = math.min(n, math.floor(s * n) + 1)
    local f = s * n - (k - 1)
    local a, b = points[k], points[k + 1]
    local size = t.shape and t.shape(s) or math.sin(math.pi * (0.12 + 0.85 * s)) ^ 0.7
    local at = { 0, a[2] + (b[2] - a[2]) * f, a[3] + (b[3] - a[3]) * f }
    for _, side in ipairs{ 1, -1 } do
      parts[#parts + 1] = (side == 1 and one or other):scale(size):rotate("y", -side * (t.sweep or 25))
        :rotate("x", -angles[k]):move(at[1], at[2], at[3]):slot("leaf")
    end
  end
  return kit.group(parts)
end

-- A flowerpot of this height and outer radius at the lip, with soil; the soil lies at 0.9 of its height.
function plant.pot(p, radius, height, form)
  local foot = radius * (form == "straight" and 0.92 or form == "bowl" and 0.7 or 0.7)
  local sides, lip = p.advanced and 48 or 28, form ~= "straight" and form ~= "bowl"
  local wall = 0.09 * radius
  local profile = { { 0, 0 }, { foot, 0, "sharp" } }
  if lip then
    profile[#profile + 1] = { 0.9 * radius, 0.76 * height, "sharp" }
    profile[#profile + 1] = { radius, 0.78 * height }
    profile[#profile + 1] = { radius, height, "sharp" }
  elseif form == "bowl" then
    profile[#profile + 1] = { 0.92 * radius, 0.4 * height }
    profile[#profile + 1] = { radius, height, "sharp" }
  else
    profile[#profile + 1] = { radius, height, "sharp" }
  end
  profile[#profile + 1] = { radius - wall, height, "sharp" }
  profile[#profile + 1] = { radius - 1.3 * wall, 0.86 * height }
  profile[#profile + 1] = { 0, 0.86 * height }
  return kit.group{
    kit.lathe{ profile = profile, sides = sides, crease = 40 }:slot("pot"),
    kit.sphere{ radii = { radius - 1.1 * wall, 0.05 * height, radius - 1.1 * wall }, sides = sides / 2, rows = 6 }
      :displace{ amount = 0.03 * radius, size = 0.2 * radius }:move(0, 0.88 * height, 0):slot("soil"),
  }
end

return plant
