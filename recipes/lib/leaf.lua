-- Leaves of flesh and hide: ears, flippers, locks of hair, the palms of antlers. A leaf grows from the origin
-- along +Y, its hollow side to +Z, and bends forwards (+Z) as it goes.
local leaf = {}

-- Half widths from base to tip, as shares of the widest.
local outlines = {
  pointed = { 0.82, 1, 0.95, 0.78, 0.54, 0.28, 0 },
  long = { 0.55, 0.85, 1, 0.98, 0.84, 0.56, 0 },
  round = { 0.72, 0.95, 1, 0.98, 0.88, 0.62, 0 },
  drop = { 0.5, 0.66, 0.84, 0.97, 1, 0.78, 0 },
  fan = { 0.4, 0.7, 0.92, 1, 0.98, 0.72, 0 },
  lock = { 0.7, 1, 0.9, 0.75, 0.55, 0.3, 0 },
  thread = { 1, 0.95, 0.85, 0.7, 0.55, 0.35, 0 },
}

local function width_at(list, t)
  local at = t * (#list - 1) + 1
  local low = math.min(#list - 1, math.floor(at))
  return list[low] + (list[low + 1] - list[low]) * (at - low)
end

-- t = { outline, length, width, thick, bend (degrees), cup (how far the rims come forwards, in half widths) }
function leaf.shape(p, t)
  local list = outlines[t.outline] or outlines.round
  local blunt = t.outline ~= "pointed" and t.outline ~= "lock" and t.outline ~= "thread"
  local rows, around = p.advanced and 12 or 6, p.advanced and 14 or 8
  local bend, cup = math.rad(t.bend or 0), t.cup or 0
  local sections, y, z, before = {}, 0, 0, 0
  for i = 0, rows do
    local s = i / rows
    -- Steps get shorter towards a blunt tip, where the outline turns most.
    if blunt then s = 1 - (1 - s)^1.5 end
    local step = (s - before) * t.length
    local angle = bend * (s + before) / 2
    y, z, before = y + step * math.cos(angle), z + step * math.sin(angle), s
    angle = bend * s
    if i == rows then
      sections[i + 1] = { { 0, y, z } }
    else
      local half = t.width / 2 * width_at(list, s)
      if blunt and s > 0.83 then half = t.width / 2 * width_at(list, 0.83) * math.sqrt(math.max(0.02, 1 - ((s - 0.83) / 0.17)^2)) end
      local thick = t.thick / 2 * (1 - 0.55 * s) * math.min(1, 4 * half / t.width + 0.2)
      local ring = {}
      for k = 1, around do
        local a = 2 * math.pi * k / around
        local across, off = half * math.cos(a), thick * math.sin(a) + cup * half * math.cos(a)^2
        ring[k] = { across, y - off * math.sin(angle), z + off * math.cos(angle) }
      end
      sections[i + 1] = ring
    end
  end
  return kit.loft{ sections = sections, smooth = false, crease = 70 }
end

-- A leaf with the skin of its hollow side, as an ear has it.
function leaf.ear(p, t, outer, inner)
  local shell = leaf.shape(p, t):slot(outer)
  if not inner then return shell end
  local skin = leaf.shape(p, { outline = t.outline, length = 0.8 * t.length, width = 0.66 * t.width, thick = 0.5 * t.thick,
                               bend = 0.8 * (t.bend or 0), cup = 0.72 * (t.cup or 0) })
  return kit.group{ shell, skin:move(0, 0.07 * t.length, 0.42 * t.thick):slot(inner) }
end

return leaf
