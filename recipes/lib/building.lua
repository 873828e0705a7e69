-- Walls with openings, what fills them, and pitched roofs: for whatever has four walls. Metres.
-- A wall is drawn with its outer face at z = 0, its foot at y = 0 and x = 0 in its middle.
-- Slots that a recipe must have: "wall", "trim", "glass", "door", "metal"; and "roof" for roofs.
local building = { thick = 0.26 }

local function box(x, y, z, bevel)
  return kit.box{ size = { x, y, z }, bevel = bevel or 0.012, segments = 1 }
end
building.box = box

local function rectangle(x, y, width, height)
  local a, b = width / 2, height / 2
  return { { x - a, y - b }, { x + a, y - b }, { x + a, y + b }, { x - a, y + b } }
end

-- top = the height of the wall; gable = how far its peak is above that, nil for none
-- openings = { { x, y, width, height }, … }, with y of their middle
function building.wall(width, top, gable, openings)
  local a, holes = width / 2, {}
  local outline = { { -a, 0 }, { a, 0 }, { a, top }, { -a, top } }
  if gable then table.insert(outline, 4, { 0, top + gable }) end
  for i, hole in ipairs(openings) do holes[i] = rectangle(hole[1], hole[2], hole[3], hole[4]) end
  return kit.extrude{ outline = outline, holes = holes, depth = building.thick }:move(0, 0, -building.thick / 2):slot("wall")
end

-- look = { panes across, panes up, sill = true, shutters = how many slats each has, nil for none }
function building.window(x, y, width, height, look)
  local parts, rim, deep = {}, 0.07, -0.1
  local function put(shape, slot) parts[#parts + 1] = shape:slot(slot) end
  put(kit.extrude{ outline = rectangle(0, 0, width + 0.02, height + 0.02),
                   holes = { rectangle(0, 0, width - 2 * rim, height - 2 * rim) }, depth = 0.09 }
    :move(0, 0, deep), "trim")
  put(box(width - rim, height - rim, 0.02, 0), "glass")
  parts[#parts] = parts[#parts]:move(0, 0, deep)
  for i = 1, look[1] - 1 do put(box(0.035, height - rim, 0.05, 0):move(width * (i / look[1] - 0.5), 0, deep), "trim") end
  for i = 1, look[2] - 1 do put(box(width - rim, 0.035, 0.05, 0):move(0, height * (i / look[2] - 0.5), deep), "trim") end
  if look.sill then
    put(box(width + 0.24, 0.08, 0.26, 0):move(0, -height / 2 - 0.03, -0.03), "trim")
    put(box(width + 0.2, 0.14, 0.07, 0):move(0, height / 2 + 0.06, 0.01), "trim")
  end
  if look.shutters then
    local leaf = width / 2 + 0.02
    for _, side in ipairs{ -1, 1 } do
      local at = side * (width / 2 + leaf / 2 + 0.04)
      put(box(leaf, height + 0.06, 0.05):move(at, 0, 0.03), "shutter")
      for row = 1, look.shutters do
        put(box(leaf - 0.12, 0.55 * height / look.shutters, 0.035, 0):rotate("x", -18)
          :move(at, ((row - 0.5) / look.shutters - 0.5) * (height - 0.1), 0.052), "shutter")
      end
    end
  end
  return kit.group(parts):move(x, y, 0)
end

function building.door(x, width, height, glazed)
  local parts, rim, deep = {}, 0.09, -0.12
  local function put(shape, slot) parts[#parts + 1] = shape:slot(slot) end
  put(kit.extrude{ outline = rectangle(0, height / 2, width + 2 * rim, height + 2 * rim),
                   holes = { rectangle(0, height / 2, width - 0.02, height - 0.02) }, depth = 0.1, bevel = 0.01, segments = 1 }
    :cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } }, "trim")
  put(box(width, height, 0.07):move(0, height / 2, deep), "door")
  for row, share in ipairs{ 0.17, 0.47, 0.79 } do
    for _, side in ipairs{ -1, 1 } do
      put(box(0.34 * width, (row == 1 and 0.2 or 0.24) * height, 0.04, 0.012):move(side * 0.22 * width, share * height, deep + 0.03),
          row == 3 and glazed and "glass" or "door")
    end
  end
  put(kit.sphere{ radius = 0.045, sides = 12, rows = 8 }:move(0.4 * width, 0.47 * height, deep + 0.1), "metal")
  put(kit.cylinder{ radius = 0.02, height = 0.1, sides = 8 }:rotate("x", 90):move(0.4 * width, 0.47 * height, deep + 0.06), "metal")
  return kit.group(parts):move(x, 0, 0)
end

-- Rows of tiles on a slope that falls from y = 0 at z = 0 along +Z: each a strip that lies on the one below it.
-- form = "pan" (waves), "flat" (slates, shingles) or "plain" (thatch, metal sheets)
function building.tiles(p, form, width, length)
  if form == "plain" then
    return kit.box{ size = { width, 0.22, length }, bevel = 0.08, segments = 3 }:move(0, 0.12, length / 2):slot("roof")
  end
  local rows = math.max(3, math.floor(length / (p.advanced and 0.36 or 0.55) + 0.5))
  local step, lift = length / rows, form == "pan" and 0.05 or 0.035
  local outline = { { width / 2, 0 } }
  if form == "pan" then
    local columns, steps = math.floor(width / (p.advanced and 0.3 or 0.5) + 0.5), p.advanced and 6 or 3
    for i = columns * steps, 0, -1 do
      local turn = 2 * math.pi * i / steps
      outline[#outline + 1] = { width * (i / (columns * steps) - 0.5), 0.06 - 0.032 * math.cos(turn) + 0.008 * math.sin(2 * turn) }
    end
  else
    outline[2], outline[3] = { width / 2, 0.045 }, { -width / 2, 0.045 }
  end
  outline[#outline + 1] = { -width / 2, 0 }
  local strip = kit.extrude{ outline = outline, depth = 1.22 * step, crease = 50 }:move(0, 0, 0.61 * step)
    :rotate("x", -math.deg(math.atan(lift / step))):move(0, 0, -0.22 * step)
  local places = {}
  for i = 1, rows do places[i] = { 0, 0, (i - 1) * step } end
  -- The first row must not reach over the ridge.
  return kit.instances(strip, places):cut{ point = { 0, 0, 0 }, normal = { 0, 0, -1 } }:slot("roof")
end

-- Two slopes with a ridge along X at y = 0, over `depth` from eave to eave (measured level).
function building.roof(p, form, width, depth, pitch)
  local length = depth / 2 / math.cos(math.rad(pitch))
  local slope = kit.group{
    kit.box{ size = { width - 0.06, 0.14, length }, bevel = 0.015, segments = 1 }:move(0, 0.07, length / 2):slot("trim"),
    building.tiles(p, form, width, length + 0.06):move(0, 0.13, 0),
  }:rotate("x", pitch)
  local cap = kit.lathe{ sides = p.advanced and 20 or 10, profile = {
    { 0, 0 }, { 0.115, 0 }, { 0.125, 0.02 }, { 0.135, 0.4 }, { 0.145, 0.42 }, { 0.145, 0.48 }, { 0, 0.48 } } }:rotate("z", 90)
  local count, places = math.floor(width / 0.44), {}
  for i = 1, count do places[i] = { -width / 2 + i * width / count, 0.15 / math.cos(math.rad(pitch)) + 0.04, 0 } end
  local parts = { slope, slope:mirror("z") }
  if form ~= "plain" then
    parts[3] = kit.instances(cap:scale(width / count / 0.46, 1, 1), places):slot("roof")
  else
    parts[3] = kit.cylinder{ radius = 0.26, height = width - 0.02, bevel = 0.06 }:rotate("z", 90):move(0, 0.14, 0):slot("roof")
  end
  return kit.group(parts)
end

return building
