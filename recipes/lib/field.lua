-- What kit.blend draws, worked out in Lua for single points: eyes, noses and mouths are laid onto a sculpted
-- surface with it. It knows spheres, ellipsoids (not turned), capsules and cones, which is what heads are made of.
local field = {}

local function along(a, b, x, y, z)
  local dx, dy, dz = b[1] - a[1], b[2] - a[2], b[3] - a[3]
  local square = dx * dx + dy * dy + dz * dz
  local t = ((x - a[1]) * dx + (y - a[2]) * dy + (z - a[3]) * dz) / square
  t = t < 0 and 0 or t > 1 and 1 or t
  local px, py, pz = x - a[1] - t * dx, y - a[2] - t * dy, z - a[3] - t * dz
  return math.sqrt(px * px + py * py + pz * pz), t
end

local function to_part(part, x, y, z)
  local at = part.at
  if part.form == "ellipsoid" then
    local sx, sy, sz = part.size[1], part.size[2], part.size[3]
    local ux, uy, uz = (x - at[1]) / sx, (y - at[2]) / sy, (z - at[3]) / sz
    local k0 = math.sqrt(ux * ux + uy * uy + uz * uz)
    if k0 < 1e-3 then return -math.min(sx, sy, sz) end
    local vx, vy, vz = ux / sx, uy / sy, uz / sz
    return k0 * (k0 - 1) / math.sqrt(vx * vx + vy * vy + vz * vz)
  elseif part.form == "sphere" then
    local dx, dy, dz = x - at[1], y - at[2], z - at[3]
    return math.sqrt(dx * dx + dy * dy + dz * dz) - part.radius
  end
  local d, t = along(at, part.to, x, y, z)
  return d - part.radius - t * ((part.radius_to or part.radius) - part.radius)
end

-- Metres from the surface of the melted parts: below 0 inside.
function field.distance(parts, smooth, x, y, z)
  local least = 1e6
  for i = 1, #parts do
    local part = parts[i]
    local d, k = to_part(part, x, y, z), part.smooth or smooth
    local a, b = part.subtract and -least or least, d
    local gap, low = math.abs(a - b), math.min(a, b)
    if gap < k then low = low - (k - gap)^2 / k * 0.25 end
    least = part.subtract and -low or low
  end
  return least
end

-- Where a ray from a point inside leaves the surface for the last time: marched in from outside.
function field.exit(parts, smooth, from, to, far)
  local length = math.sqrt(to[1]^2 + to[2]^2 + to[3]^2)
  local x, y, z = to[1] / length, to[2] / length, to[3] / length
  local t = far
  for _ = 1, 24 do
    local d = field.distance(parts, smooth, from[1] + t * x, from[2] + t * y, from[3] + t * z)
    if d < 0.004 then break end
    t = t - 0.9 * d
    if t < 0 then t = 0 break end
  end
  return { from[1] + t * x, from[2] + t * y, from[3] + t * z }, { x, y, z }
end

return field
