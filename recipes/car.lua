-- A car: a soft body with wheel arches carved out, a glass house with pillars and roof, wheels, lights, trim.
local function ring(width, length, radius, y, shift, p)
  local points = {}
  for i, at in ipairs(kit.rectangle{ width = width, height = length, radius = radius, segments = p.advanced and 6 or 3 }) do
    points[i] = { at[1], y, -at[2] + shift }
  end
  return points
end

local function wheel(p, radius, wide)
  local sides = p.advanced and 40 or 18
  local tyre = kit.lathe{ smooth = true, sides = sides, profile = {
    { 0.62 * radius, -0.42 * wide }, { 0.8 * radius, -0.5 * wide }, { 0.96 * radius, -0.42 * wide }, { radius, -0.2 * wide },
    { radius, 0.2 * wide }, { 0.96 * radius, 0.42 * wide }, { 0.8 * radius, 0.5 * wide }, { 0.62 * radius, 0.42 * wide } }, ends = "ring" }
  local parts = { tyre:slot("tire") }
  parts[2] = kit.lathe{ sides = sides, profile = { { 0, 0.3 * wide }, { 0.2 * radius, 0.32 * wide }, { 0.22 * radius, 0.2 * wide },
    { 0.56 * radius, 0.14 * wide }, { 0.6 * radius, 0.42 * wide }, { 0.66 * radius, 0.42 * wide }, { 0.64 * radius, -0.4 * wide }, { 0, -0.4 * wide } },
    crease = 35 }:slot("rim")
  local spoke = kit.box{ size = { 0.5 * radius, 0.1 * wide, 0.13 * radius }, bevel = 0.02 * radius }:move(0.36 * radius, 0.24 * wide, 0)
  local count = p:choose{ 5, 6, 7 }
  for i = 1, count do
    parts[#parts + 1] = spoke:rotate("y", 360 * i / count):slot("rim")
  end
  return kit.group(parts):rotate("z", -90)
end

return {
  kind = "car",
  synsets = { "car.n.01" },
  except = { "ambulance.n.01", "beach_wagon.n.01", "bus.n.04", "cab.n.03", "convertible.n.01", "jeep.n.01", "limousine.n.01",
             "minivan.n.01", "model_t.n.01", "racer.n.02", "sport_utility.n.01", "hot_rod.n.01", "roadster.n.01", "stock_car.n.01",
             "cruiser.n.01", "stanley_steamer.n.01", "sports_car.n.01", "minicar.n.01", "electric.n.01" },
  names = { "automobile", "hatchback", "sedan" },
  length_m = { 0.06, 4.2, 6 },
  parts = { wheel = { 4, 4, 4 }, spoiler = { 0, 0, 1 } },
  slots = { { "body", "glossy red paint" }, { "glass", "tinted glass" }, { "tire", "black rubber" }, { "rim", "aluminum" },
            { "trim", "charcoal plastic" }, { "light", "white acrylic" }, { "rear light", "red acrylic" } },
  styles = { "cartoon" },

  build = function(p)
    local l = p.length
    local s = l / 4.2
    if p:style("cartoon") then s = 1.25 * s end
    local half, wide = l / 2, 0.88 * s
    local r = p:vary(0.315, 0.34) * s
    local axle_front, axle_rear = half - 0.82 * s, -half + 0.86 * s
    local hood, deck = p:vary(0.8, 0.86) * s, p:vary(0.86, 0.94) * s
    local low = 0.2 * s

    -- One blend: hull, hood and tail melt together, the arches are carved out of them.
    local hull = {
      { form = "box", at = { 0, (low + 0.76 * s) / 2, 0 }, size = { wide, (0.76 * s - low) / 2, half - 0.03 * s }, radius = 0.17 * s },
      { form = "box", at = { 0, hood - 0.2 * s, 0.5 * half }, size = { 0.74 * s, 0.17 * s, 0.42 * half }, radius = 0.14 * s },
      { form = "box", at = { 0, deck - 0.24 * s, -0.5 * half }, size = { 0.76 * s, 0.2 * s, 0.44 * half }, radius = 0.15 * s },
    }
    for _, z in ipairs{ axle_front, axle_rear } do
      for _, side in ipairs{ -1, 1 } do
        hull[#hull + 1] = { form = "capsule", at = { side * (wide - 0.14 * s), r, z }, to = { side * (wide + 0.6 * s), r, z },
                            radius = 1.2 * r, subtract = true, smooth = 0.02 * s }
      end
    end
    p:add(kit.blend{ parts = hull, smooth = 0.16 * s, cell = (p.advanced and 0.05 or 0.075) * s }, "body")
    p:add(kit.box{ size = { 2 * wide - 0.3 * s, 0.3 * s, l - 0.7 * s }, bevel = 0.03 * s }:move(0, low + 0.2 * s, 0), "trim")

    local base, roof = 0.78 * s, p:vary(1.38, 1.46) * s
    local back, front = -half + p:vary(0.28, 0.5) * s, 0.36 * half
    local top_back, top_front = back + p:vary(0.3, 0.5) * s, -0.06 * half
    local bottom_ring = ring(1.52 * s, front - back, 0.16 * s, base, (front + back) / 2, p)
    local top_ring = ring(1.2 * s, top_front - top_back, 0.14 * s, roof - 0.05 * s, (top_front + top_back) / 2, p)
    p:add(kit.loft{ sections = { bottom_ring, top_ring }, crease = 50 }, "glass")
    local cover = ring(1.26 * s, top_front - top_back + 0.1 * s, 0.17 * s, roof - 0.07 * s, (top_front + top_back) / 2, p)
    local crown = ring(1.16 * s, top_front - top_back - 0.02 * s, 0.14 * s, roof - 0.005 * s, (top_front + top_back) / 2, p)
    local crest = ring(0.9 * s, top_front - top_back - 0.3 * s, 0.1 * s, roof + 0.02 * s, (top_front + top_back) / 2, p)
    p:add(kit.loft{ sections = { cover, crown, crest }, crease = 70 }, "body")
    -- Pillars at the corners and one behind the front doors.
    local function pillar(x0, z0, x1, z1, thick)
      p:add(kit.sweep{ path = { { x0, base - 0.06 * s, z0 }, { x1, roof - 0.05 * s, z1 } }, profile = kit.ellipse{ radius = thick, radius_y = 1.5 * thick, sides = 10 } }, "body")
    end
    local middle = (front + back) / 2 - 0.05 * s
    for _, side in ipairs{ -1, 1 } do
      pillar(side * 0.705 * s, front - 0.075 * s, side * 0.56 * s, top_front - 0.06 * s, 0.03 * s)
      pillar(side * 0.68 * s, back + 0.11 * s, side * 0.54 * s, top_back + 0.1 * s, 0.045 * s)
      pillar(side * 0.762 * s, middle, side * 0.6 * s, middle - 0.03 * s, 0.03 * s)
      -- Door seams, handles, mirrors, sills.
      for _, z in ipairs{ front - 0.12 * s, middle, axle_rear + 1.25 * r } do
        p:add(kit.box{ size = { 0.02 * s, 0.44 * s, 0.012 * s } }:move(side * (wide - 0.006 * s), 0.53 * s, z), "trim")
      end
      for _, z in ipairs{ middle + 0.12 * s, axle_rear + 1.25 * r + 0.1 * s } do
        p:add(kit.capsule{ radius = 0.018 * s, height = 0.16 * s, sides = 8, rows = 3 }:rotate("x", 90):move(side * (wide + 0.004 * s), 0.66 * s, z), "rim")
      end
      p:add(kit.superquadric{ radii = { 0.13 * s, 0.065 * s, 0.06 * s }, round_y = 0.6, round_xz = 0.6, cells = p.advanced and 6 or 3 }:move(side * 0.84 * s, 0.88 * s, front - 0.3 * s), "body")
      p:add(kit.box{ size = { 0.07 * s, 0.09 * s, axle_front - axle_rear - 2.5 * r }, bevel = 0.025 * s }
              :move(side * (wide - 0.02 * s), low + 0.07 * s, (axle_front + axle_rear) / 2), "trim")
      -- Lights sit half in the body.
      p:add(kit.superquadric{ radii = { 0.19 * s, 0.075 * s, 0.12 * s }, round_y = 0.7, round_xz = 0.7, cells = p.advanced and 8 or 4 }
              :move(side * 0.58 * s, 0.62 * s, half - 0.09 * s), "light")
      p:add(kit.box{ size = { 0.36 * s, 0.17 * s, 0.12 * s }, bevel = 0.04 * s }:move(side * 0.6 * s, 0.65 * s, -half + 0.06 * s), "trim")
      p:add(kit.box{ size = { 0.3 * s, 0.11 * s, 0.12 * s }, bevel = 0.03 * s }:move(side * 0.6 * s, 0.65 * s, -half + 0.045 * s), "rear light")
    end

    p:add(kit.superquadric{ radii = { 0.34 * s, 0.075 * s, 0.06 * s }, round_y = 0.4, round_xz = 0.3, cells = p.advanced and 6 or 3 }:move(0, 0.6 * s, half - 0.045 * s), "trim")
    for i = -1, 1 do
      p:add(kit.box{ size = { 0.6 * s, 0.012 * s, 0.02 * s } }:move(0, (0.6 + 0.035 * i) * s, half + 0.012 * s), "rim")
    end
    p:add(kit.box{ size = { 1.3 * s, 0.1 * s, 0.12 * s }, bevel = 0.04 * s }:move(0, 0.34 * s, half - 0.03 * s), "trim")
    p:add(kit.box{ size = { 1.3 * s, 0.1 * s, 0.12 * s }, bevel = 0.04 * s }:move(0, 0.36 * s, -half + 0.03 * s), "trim")
    p:add(kit.box{ size = { 0.42 * s, 0.1 * s, 0.02 * s }, bevel = 0.006 * s }:move(0, 0.52 * s, -half + 0.005 * s), "light")
    if p:part("spoiler") > 0 then
      p:add(kit.box{ size = { 1.3 * s, 0.03 * s, 0.22 * s }, bevel = 0.012 * s }:rotate("x", -8):move(0, deck + 0.2 * s, -half + 0.2 * s), "body")
      for _, side in ipairs{ -1, 1 } do
        p:add(kit.box{ size = { 0.04 * s, 0.26 * s, 0.12 * s }, bevel = 0.01 * s }:move(side * 0.5 * s, deck + 0.07 * s, -half + 0.2 * s), "trim")
      end
    end

    local one = wheel(p, r, 0.22 * s)
    for _, z in ipairs{ axle_front, axle_rear } do
      p:add(one:move(wide - 0.12 * s, r, z), "tire")
      p:add(one:rotate("y", 180):move(-(wide - 0.12 * s), r, z), "tire")
    end
  end,
}
