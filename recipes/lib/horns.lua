-- Horns, antlers and tusks, as pairs: drawn for the right side (+X) in the head's units, and mirrored.
local horns = {}

local function beam(p, points, radius, tip)
  local path = kit.curve{ points = points, segments = p.advanced and 6 or 3 }
  local radii = {}
  for i = 1, #path do radii[i] = 1 - (1 - (tip or 0.12)) * ((i - 1) / (#path - 1))^1.3 end
  return kit.sweep{ path = path, radius = radius, radii = radii, sides = p.advanced and 14 or 9, last = "round" }
end

local function pair(shape, slot)
  return kit.group{ shape, shape:mirror("x") }:slot(slot or "horn")
end

-- points = { { x, y, z }, … } from the root to the tip
function horns.pair(p, points, radius, slot, tip) return pair(beam(p, points, radius, tip), slot) end

-- One in the middle.
function horns.single(p, points, radius, slot, tip) return beam(p, points, radius, tip):slot(slot or "horn") end

-- A ram's: a spiral beside the ear that comes forwards again.
function horns.spiral(p, at, size, radius)
  local points = {}
  for i = 0, 14 do
    local a = math.rad(80 + 390 * i / 14)
    local r = size * (1 - 0.03 * i)
    points[i + 1] = { at[1] + 0.055 * size * i, at[2] - 0.75 * size + r * math.sin(a), at[3] - 0.1 * size + r * math.cos(a) * -1 }
  end
  return pair(beam(p, points, radius), "horn")
end

-- A beam with tines: tines = { { where on the beam (0 to 1), { x, y, z } of its tip from there }, … }
function horns.antlers(p, points, radius, tines, slot)
  local path = kit.curve{ points = points, segments = 8 }
  local parts = { beam(p, points, radius, 0.3) }
  for i, tine in ipairs(tines) do
    local at = path[math.max(1, math.min(#path, 1 + math.floor(tine[1] * (#path - 1) + 0.5)))]
    local tip = tine[2]
    parts[i + 1] = beam(p, { at, { at[1] + 0.5 * tip[1], at[2] + 0.4 * tip[2], at[3] + 0.6 * tip[3] }, { at[1] + tip[1], at[2] + tip[2], at[3] + tip[3] } }, 0.62 * radius, 0.15)
  end
  return pair(kit.group(parts), slot)
end

return horns
