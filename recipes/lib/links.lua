-- Chains, strings of beads and braids along a path of points.
local links = {}

-- Points at equal distances along a path, with the direction there: { { x, y, z, dx, dy, dz }, … }.
function links.steps(path, apart, closed)
  local n, lengths, total = #path, {}, 0
  local last = closed and n or n - 1
  for i = 1, last do
    local a, b = path[i], path[i % n + 1]
    lengths[i] = math.sqrt((b[1] - a[1]) ^ 2 + (b[2] - a[2]) ^ 2 + (b[3] - a[3]) ^ 2)
    total = total + lengths[i]
  end
  local count = math.max(2, math.floor(total / apart + 0.5))
  if closed then count = count + count % 2 end
  local steps, i, done = {}, 1, 0
  for k = 0, count - (closed and 1 or 0) do
    local at = total * k / count
    while i < last and at > done + lengths[i] do
      done, i = done + lengths[i], i + 1
    end
    local a, b, t = path[i], path[i % n + 1], math.min(1, (at - done) / lengths[i])
    local d = { b[1] - a[1], b[2] - a[2], b[3] - a[3] }
    steps[#steps + 1] = { a[1] + t * d[1], a[2] + t * d[2], a[3] + t * d[3], d[1] / lengths[i], d[2] / lengths[i], d[3] / lengths[i] }
  end
  return steps
end

-- A chain of oval links, each turned a quarter against the one before. `length` of a link, `wire` its thickness (radius).
function links.chain(path, length, wire, closed, sides)
  local shape = kit.ellipse{ radius = 0.3 * length, radius_y = 0.5 * length + wire, sides = sides or 10 }
  local loop = {}
  for i, point in ipairs(shape) do loop[i] = { point[1], point[2], 0 } end
  local link = kit.sweep{ path = loop, closed = true, radius = wire, sides = 5, up = { 0, 0, 1 } }
  local turned, parts = link:rotate("y", 90), {}
  for i, s in ipairs(links.steps(path, 0.8 * length, closed)) do
    parts[i] = (i % 2 == 0 and turned or link):aim(s[4], s[5], s[6]):move(s[1], s[2], s[3])
  end
  return kit.group(parts)
end

-- Beads on a string: `bead(i)` gives the shape of the i-th, standing along Y, and its slot's shape may differ.
function links.beads(path, apart, closed, bead)
  local parts = {}
  for i, s in ipairs(links.steps(path, apart, closed)) do
    parts[i] = bead(i):aim(s[4], s[5], s[6]):move(s[1], s[2], s[3])
  end
  return kit.group(parts)
end

-- Strands wound about a closed or open path: a twisted rope, or with `flat` a plait.
function links.braid(path, radius, strands, turns, closed, flat)
  local steps, parts = links.steps(path, radius * 0.9, closed), {}
  for s = 1, strands do
    local line = {}
    for i, at in ipairs(steps) do
      local t = 2 * math.pi * ((i - 1) / (closed and #steps or #steps - 1) * turns + s / strands)
      -- Sideways in the ground plane, and up.
      local length = math.sqrt(at[4] ^ 2 + at[6] ^ 2) + 1e-9
      local side, up = 0.5 * radius * math.cos(t), 0.5 * radius * (flat and 0.6 * math.sin(2 * t) or math.sin(t))
      line[i] = { at[1] - side * at[6] / length, at[2] + up, at[3] + side * at[4] / length }
    end
    parts[s] = kit.sweep{ path = line, radius = 0.52 * radius, closed = closed, sides = 6, first = closed and nil or "round", last = closed and nil or "round" }
  end
  return kit.group(parts)
end

-- A circle lying flat, or standing when `upright`, starting at the front.
function links.circle(radius, upright, segments)
  local path, n = {}, segments or 64
  for i = 0, n - 1 do
    local a = 2 * math.pi * i / n
    path[i + 1] = upright and { radius * math.sin(a), -radius * math.cos(a), 0 } or { radius * math.sin(a), 0, radius * math.cos(a) }
  end
  return path
end

return links
