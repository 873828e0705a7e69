-- Bodies turned about Y whose radius may also change around: the ribs of a pumpkin, the beak of a jug, the pleats of a paper cup.
local turned = {}

-- profile  { { radius, y, factor }, … } upwards; a radius of 0 is a tip. `factor` (1) says how strongly `around` acts there
-- around   function(angle in radians, y) → what the radius is multiplied by, less 1; the angle is 0 at +Z and grows towards +X
-- options  sides, segments (steps between two points of the profile), lift = function(angle, y) → metres added to y
function turned.body(profile, around, options)
  local sections, sides = {}, options.sides or 40
  for i, point in ipairs(profile) do
    local radius, y, factor = point[1], point[2], point[3] or 1
    local ring = {}
    if radius == 0 then
      ring[1] = { 0, y, 0 }
    else
      for k = 0, sides - 1 do
        local angle = 2 * math.pi * k / sides
        local r = radius * (1 + factor * around(angle, y))
        local up = options.lift and factor * options.lift(angle, y) or 0
        ring[k + 1] = { r * math.sin(angle), y + up, r * math.cos(angle) }
      end
    end
    sections[i] = ring
  end
  return kit.loft{ sections = sections, smooth = options.segments ~= 1, segments = options.segments or 3, crease = options.crease or 60 }
end

-- Ribs all around, `depth` deep with sharp furrows between them: the pumpkin's way.
function turned.ribs(count, depth)
  return function(angle)
    return -depth * (1 - math.abs(math.sin(count * angle / 2)))
  end
end

-- Soft lobes: as deep as they are high.
function turned.lobes(count, depth, start)
  return function(angle)
    return depth * math.cos(count * (angle - (start or 0)))
  end
end

return turned
