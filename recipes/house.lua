-- A house with a pitched roof: walls with real openings, windows, a door with steps, chimneys, perhaps dormers.
local building = require("lib/building")
local box = building.box
local usual_windows = 5

-- Where `count` things stand in `columns` columns: in pairs from outside, an odd one in the middle.
local function columns_of(count, columns, width)
  local places = {}
  if count % 2 == 1 and columns % 2 == 0 then columns = count end
  for i = 1, count do
    local at = i <= count // 2 and i or i > (count + 1) // 2 and columns - count + i or (columns + 1) / 2
    places[i] = (at - (columns + 1) / 2) * width / columns
  end
  return places
end

-- How many windows each floor of the front has: the lowest, which has the door, gets the smaller share. The usual
-- number is that of two floors.
local function shares(windows, floors)
  if windows == usual_windows then windows = 3 * floors - 1 end
  local left, counts = windows, {}
  for floor = 1, floors do
    counts[floor] = floor == 1 and floors > 1 and windows // floors or (left + floors - floor) // (floors - floor + 1)
    left = left - counts[floor]
  end
  return counts
end

-- Beams on a wall `width` wide: posts, a rail at each floor, and braces in the outer fields.
local function timber(width, top, storey, columns)
  local parts = {}
  local function beam(x1, y1, x2, y2)
    local long = math.sqrt((x2 - x1)^2 + (y2 - y1)^2)
    parts[#parts + 1] = box(0.18, long, 0.1):aim(x2 - x1, y2 - y1, 0):move((x1 + x2) / 2, (y1 + y2) / 2, 0)
  end
  local a = width / 2 - 0.09
  for y = storey, top + 0.1, storey do
    beam(-a - 0.09, y - 0.09, a + 0.09, y - 0.09)
    for _, side in ipairs{ -1, 1 } do
      beam(side * a, y - storey, side * a, y - 0.1)
      beam(side * a, y - storey + 0.2, side * (a - 0.8), y - 0.2)
    end
    for i = 1, columns - 1 do beam((i / columns - 0.5) * width, y - storey, (i / columns - 0.5) * width, y - 0.1) end
  end
  return kit.group(parts):slot("timber")
end

local function flower_box(p, x, y, width)
  local parts = { box(width, 0.22, 0.26, 0.02):slot("shutter") }
  local blob = { sides = p.advanced and 10 or 6, rows = p.advanced and 7 or 4 }
  for i = 1, math.floor(width / 0.13) do
    local at = -width / 2 + 0.13 * i
    blob.radius = p:vary(0.09, 0.13)
    parts[#parts + 1] = kit.sphere(blob):move(at, 0.13, p:vary(-0.02, 0.06)):slot("plant")
    blob.radius = p:vary(0.04, 0.06)
    parts[#parts + 1] = kit.sphere(blob):move(at + p:vary(-0.04, 0.04), p:vary(0.2, 0.26), p:vary(0, 0.12)):slot("flower")
  end
  return kit.group(parts):move(x, y, 0.16)
end

local function chimney(low, high, slot)
  local pot = kit.tube{ radius = 0.12, thickness = 0.03, height = 0.4, bevel = 0.01, sides = 16 }
  return kit.group{
    box(0.62, high - low, 0.62, 0.01):move(0, (low + high) / 2, 0):slot(slot),
    box(0.76, 0.1, 0.76):move(0, high - 0.12, 0):slot(slot), box(0.7, 0.1, 0.7):move(0, high + 0.02, 0):slot("foundation"),
    kit.instances(pot, { { 0.15, high + 0.2, 0 }, { -0.15, high + 0.2, 0 } }):slot("roof"),
  }
end

-- A small house on the slope: its front at the origin, going back along -Z into the roof.
local function dormer(p, form, deep, look)
  local front = kit.group{
    building.wall(1.5, 1.35, 0.6, { { 0, 0.86, 0.85, 0.8 } }), building.window(0, 0.86, 0.85, 0.8, look),
  }
  local roof = building.roof(p, form, deep + 0.25, 2.2, 38):rotate("y", 90):move(0, 1.4 + 0.75 * 0.78, 0.25 - (deep + 0.25) / 2)
  return kit.group{ front, box(1.48, 1.3, deep - 0.2):move(0, 0.65, -0.2 - (deep - 0.2) / 2):slot("wall"), roof }
end

-- What keeps the rain off the door, at the wall above it: half a roof, a gable on posts, or a slab.
local function canopy(p, form, kind, foot)
  if kind == "slab" then return box(2, 0.16, 1.1):move(0, 0.1, 0.5):slot("trim") end
  if kind == "half" then
    return building.roof(p, form, 2, 1.7, 32):cut{ point = { 0, 0, 0 }, normal = { 0, 0, -1 } }:move(0, 0.5, -0.02)
  end
  local post = box(0.13, foot, 0.13):move(0.85, -foot / 2, 1.15)
  return kit.group{
    building.roof(p, form, 1.5, 2.3, 34):rotate("y", 90):move(0, 0.72, 0.7), post:slot("trim"), post:mirror("x"):slot("trim"),
    box(1.9, 0.14, 0.13):move(0, 0.04, 1.15):slot("trim"), box(1.83, 0.14, 0.1):move(0, 0.04, 0.04):slot("trim"),
    kit.extrude{ outline = { { -0.92, 0.1 }, { 0.92, 0.1 }, { 0, 0.7 } }, depth = 0.08 }:move(0, 0, 1.15):slot("trim"),
  }
end

return {
  kind = "house",
  synsets = { "house.n.01" },
  except = { "dollhouse.n.01", "chateau.n.01", "palace.n.01", "palace.n.04", "vatican.n.01", "white_house.n.02", "sod_house.n.01" },
  names = { "home", "cottage", "dwelling" },
  width_m = { 3, 9, 20 },
  parts = { door = { 1, 1, 3 }, window = { 0, usual_windows, 16 }, chimney = { 0, 1, 3 }, floor = { 1, 2, 4 }, dormer = { 0, 0, 3 } },
  slots = { { "wall", "light beige plaster" }, { "roof", "terracotta" }, { "trim", "white paint" }, { "door", "bottle green paint" },
            { "shutter", "bottle green paint" }, { "glass", "slate gray tinted glass" }, { "foundation", "stone" }, { "chimney", "brick" },
            { "timber", "walnut" }, { "plant", "foliage" }, { "flower", "red paint" }, { "metal", "brass" } },
  styles = { "modern", "medieval", "victorian" },

  build = function(p)
    local modern, medieval = p:style("modern"), p:style("medieval")
    local floors, doors, storey = p:part("floor"), p:part("door"), p:vary(2.6, 2.85)
    local base, side, eave = 0.35, modern and 0.25 or p:vary(0.3, 0.42), modern and 0.3 or p:vary(0.4, 0.55)
    local width, depth = 9 - 2 * side, p:vary(5.8, 6.7)
    local top = floors * storey
    local pitch = modern and 30 or medieval and 52 or p:style("victorian") and 48 or p:vary(33, 42)
    local slope, flat = math.tan(math.rad(pitch)), modern and p:part("dormer") == 0
    local peak, parts = flat and 0.35 or slope * depth / 2, {}
    local function put(shape) parts[#parts + 1] = shape end

    local look = modern and { 2, 1 } or medieval and { 3, 3 } or { 2, p:choose{ 2, 3 }, sill = true }
    local plain = { look[1], look[2], sill = look.sill }
    look.shutters = not modern and not medieval and p:chance(0.7) and (p.advanced and 8 or 2) or nil
    local porch = modern and "slab" or p:choose{ "half", "gable" }
    local flowers = p:chance(0.5) and not modern
    local stuff = p:material("roof")
    local form = (stuff == "thatch" or stuff == "straw" or stuff == "hay" or stuff == "grass") and "plain"
      or (stuff == "terracotta" or stuff == "clay" or stuff == "roof tiles" or stuff == "ceramic") and not modern and "pan" or "flat"

    -- The front: as many columns as its fullest floor needs, doors in the middle of the lowest.
    local counts, columns = shares(p:part("window"), floors), 0
    for floor, count in ipairs(counts) do columns = math.max(columns, count + (floor == 1 and doors or 0)) end
    local wide = math.min(modern and 1.7 or 1.05, (width / math.max(columns, 3)) * (look.shutters and 0.42 or 0.6))
    local tall, open, filling = modern and 1.45 or 1.3, {}, {}
    for floor, count in ipairs(counts) do
      local all = count + (floor == 1 and doors or 0)
      local first = floor == 1 and (count + 1) // 2 or all
      for i, x in ipairs(columns_of(all, columns, width)) do
        if i > first and i <= first + doors then
          open[#open + 1] = { x, 1.07, 1.02, 2.12 }
          filling[#filling + 1] = building.door(x, 1.02, 2.12, not medieval)
          for step = 1, 2 do
            put(box(1.9 - 0.3 * step, base * step / 3, 1.1 - 0.34 * step, 0.02)
              :move(x, base * step / 6 - base * 0, depth / 2 + 0.5 - 0.15 * step):slot("foundation"))
          end
          put(canopy(p, form, porch, base + 2.35):move(x, base + 2.35, depth / 2))
          local clad = math.min(1.1, width / columns - 0.71 - wide / 2)
          if modern and clad > 0.2 then
            for _, at in ipairs{ x - 0.61 - clad / 2, x + 0.61 + clad / 2 } do
              filling[#filling + 1] = box(clad, 2.4, 0.1):move(at, 1.2, 0.03):slot("timber")
            end
          end
        else
          local y = (floor - 0.5) * storey
          open[#open + 1] = { x, y, wide, tall }
          filling[#filling + 1] = building.window(x, y, wide, tall, look)
          if flowers and floor == 1 then filling[#filling + 1] = flower_box(p, x, y - tall / 2 - 0.16, wide + 0.1) end
        end
      end
    end
    put(kit.group{ building.wall(width - 2 * building.thick, top, nil, open), kit.group(filling) }:move(0, base, depth / 2))

    -- The back and the gables have their windows too, unless there shall be none.
    local function wall_of(long, gable, count)
      local holes, fill = {}, {}
      for floor = 1, p:part("window") > 0 and floors or 0 do
        for _, x in ipairs(columns_of(count, count, long)) do
          local y = (floor - 0.5) * storey
          holes[#holes + 1] = { x, y, 0.95, tall }
          fill[#fill + 1] = building.window(x, y, 0.95, tall, plain)
        end
      end
      if gable and p:part("window") > 0 then
        holes[#holes + 1] = { 0, top + 0.3 * gable, 0.7, 0.8 }
        fill[#fill + 1] = building.window(0, top + 0.3 * gable, 0.7, 0.8, plain)
      end
      if medieval then fill[#fill + 1] = timber(long, top, storey, count) end
      return kit.group{ building.wall(long, top, gable, holes), kit.group(fill) }
    end
    put(wall_of(width - 2 * building.thick, nil, 3):rotate("y", 180):move(0, base, -depth / 2))
    local gable = wall_of(depth, not flat and peak or nil, 2)
    put(gable:rotate("y", 90):move(width / 2, base, 0))
    put(gable:rotate("y", -90):move(-width / 2, base, 0))
    if medieval then put(timber(width, top, storey, columns):move(0, base, depth / 2)) end
    put(box(width + 0.16, base + 0.02, depth + 0.16, 0.03):move(0, base / 2 + 0.01, 0):slot("foundation"))
    put(box(width - 0.6, 0.1, depth - 0.6):move(0, base + top - 0.06, 0):slot("wall"))

    if flat then
      put(box(width + 2 * side, 0.34, depth + 2 * eave, 0.03):move(0, base + top + 0.16, 0):slot("trim"))
      put(box(width + 2 * side - 0.5, 0.08, depth + 2 * eave - 0.5):move(0, base + top + 0.33, 0):slot("roof"))
    else
      put(building.roof(p, form, width + 2 * side, depth + 2 * eave, pitch):move(0, base + top + peak, 0))
    end
    local ridge = base + top + peak
    for i = 1, p:part("chimney") do
      local x = (i % 2 == 1 and 1 or -1) * width * (0.3 - 0.12 * (i - 1))
      -- Of stone where timber is in sight: with brick it would be an eleventh material, one more than Scene Viewer takes.
      put(chimney(base + top, ridge + p:vary(0.5, 0.9), medieval and "foundation" or "chimney"):move(x, 0, -0.16 * depth))
    end
    local dormers = p:part("dormer")
    for _, x in ipairs(columns_of(dormers, dormers, width)) do
      local z = 0.36 * depth
      put(dormer(p, form, math.min(z, 0.3 + 2.05 / slope), plain):move(x, ridge - z * slope + 0.02, z))
    end
    p:add(kit.group(parts):scale(p.width / 9))
  end,
}
