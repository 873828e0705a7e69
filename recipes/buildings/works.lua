-- Buildings that do a job: greenhouses, garages, factories, watermills, schools, hospitals; treehouses and kennels.
local building = require("lib/building")
local maker = require("lib/maker")
local box, disc, rod, pipe, side, front = maker.box, maker.disc, maker.rod, maker.pipe, maker.side, maker.front

local draw = {}
local function soft(p, few, many) return p.advanced and many or few end

-- A board whose walls are added as groups that know their slots.
local function house(p, nominal)
  local b = maker.board(p, nominal, 0.05)
  -- A pitched roof over a rectangle, ridge along X, eaves at y.
  function b.roof(x, y, z, width, depth, pitch, form) b.add(building.roof(p, form or "flat", width, depth, pitch):move(x, y + depth / 2 * math.tan(math.rad(pitch)), z), "roof") end
  -- Windows in a row on the front (+Z), or with turn on another side.
  function b.windows(list, z, turn, look)
    for _, one in ipairs(list) do b.add(building.window(one[1], one[2], one[3], one[4], look or { 2, 2, sill = true }):move(0, 0, z + 0.06):rotate("y", turn or 0), "trim") end
  end
  return b
end

function draw.greenhouse(p)
  local b = maker.board(p, 2.6, 0.08)
  local w, d, eave, ridge = 2.4, 3.6, 1.7, 2.6
  b.add(box(0, 0.15, 0, w + 0.1, 0.3, d + 0.1, 0.03), "base")
  b.add(box(0, 0.305, 0, w - 0.2, 0.01, d - 0.2, 0), "soil")
  local function bar(a, c, r) b.add(kit.sweep{ path = { a, c }, profile = kit.rectangle{ width = r or 0.05, height = r or 0.05 }, up = { 0.3, 0.5, 0.8 } }, "frame") end
  local steps = 4
  for i = 0, steps do
    local z = -d / 2 + d * i / steps
    for s = -1, 1, 2 do
      bar({ s * w / 2, 0.28, z }, { s * w / 2, eave, z })
      bar({ s * w / 2, eave, z }, { 0, ridge, z })
    end
  end
  for s = -1, 1, 2 do
    for _, y in ipairs{ 0.32, 1.0, eave } do bar({ s * w / 2, y, -d / 2 }, { s * w / 2, y, d / 2 }, y == eave and 0.07 or 0.045) end
    bar({ s * w / 4, (eave + ridge) / 2, -d / 2 }, { s * w / 4, (eave + ridge) / 2, d / 2 }, 0.04)
    for _, x in ipairs{ -0.5, 0.5 } do bar({ x, 0.3, s * d / 2 }, { x, eave + (ridge - eave) * 0.58, s * d / 2 }) end
    bar({ -w / 2, eave, s * d / 2 }, { w / 2, eave, s * d / 2 })
    -- Panes: walls, roof and gables.
    b.add(box(s * w / 2, (0.3 + eave) / 2, 0, 0.012, eave - 0.3, d - 0.04, 0), "glass")
    local long = math.sqrt((w / 2)^2 + (ridge - eave)^2)
    b.add(kit.box{ size = { long, 0.012, d - 0.04 } }:rotate("z", -s * math.deg(math.atan(ridge - eave, w / 2))):move(s * w / 4, (eave + ridge) / 2, 0), "glass")
    b.add(front({ { -w / 2, 0.3 }, { w / 2, 0.3 }, { w / 2, eave }, { 0, ridge }, { -w / 2, eave } }, 0.012, 0):move(0, 0, s * d / 2), "glass")
  end
  bar({ 0, ridge, -d / 2 - 0.04 }, { 0, ridge, d / 2 + 0.04 }, 0.09)
  -- The door, with a handle.
  bar({ -0.5, 1.95, d / 2 + 0.02 }, { 0.5, 1.95, d / 2 + 0.02 }, 0.06)
  bar({ -0.46, 1.1, d / 2 + 0.02 }, { 0.46, 1.1, d / 2 + 0.02 }, 0.06)
  b.add(kit.sphere{ radius = 0.04 }:move(0.4, 1.2, d / 2 + 0.06), "metal")
  -- Benches with plants inside.
  for s = -1, 1, 2 do
    b.add(box(s * 0.82, 0.72, -0.1, 0.6, 0.05, d - 0.7, 0.01), "bench")
    for i = 0, 5 do
      local z = -1.45 + 0.55 * i
      for k = -1, 1, 2 do if i == 0 or i == 5 then b.add(box(s * 0.82 + 0.24 * k, 0.5, z * 0.98, 0.06, 0.42, 0.06, 0), "bench") end end
      b.add(kit.cone{ radius = 0.09, top = 0.13, height = 0.2, sides = 12 }:move(s * 0.82, 0.84, z), "pot")
      local leaves = {}
      for n = 1, soft(p, 5, 8) do leaves[n] = kit.sphere{ radii = { 0.05, 0.16, 0.05 }, sides = 8, rows = 6 }:move(0, 0.14, 0):rotate("z", 38 + 12 * math.sin(n * 2.1)):rotate("y", n * 360 / soft(p, 5, 8) + 30 * i) end
      b.add(kit.group(leaves):scale(p:vary(0.9, 1.5)):move(s * 0.82, 0.92, z), "leaf")
      if i % 2 == 0 then b.add(kit.sphere{ radius = 0.06, sides = 10, rows = 7 }:move(s * 0.82 + 0.03, 1.2, z), "flower") end
    end
  end
end

function draw.garage(p)
  local b = house(p, 3.6)
  local w, d, top = p:choose{ 4.0, 4.0, 6.4 }, 5.6, 2.6
  local pitch = w > 5 and 18 or 28 -- a double garage is no taller
  b.add(box(0, 0.05, 0.4, w + 0.5, 0.1, d + 1.4, 0.03), "base")
  b.add(box(0, top / 2 + 0.1, 0, w, top, d, 0.02), "wall")
  b.add(kit.extrude{ outline = { { -w / 2, 0 }, { w / 2, 0 }, { 0, w / 2 * math.tan(math.rad(pitch)) } }, depth = d }:move(0, top + 0.1, 0), "wall")
  b.add(building.roof(p, "flat", d + 0.6, w + 0.7, pitch):rotate("y", 90):move(0, top + 0.08 + w / 2 * math.tan(math.rad(pitch)), 0), "roof")
  local doors = w > 5 and { -1.5, 1.5 } or { 0 }
  for _, x in ipairs(doors) do
    b.add(box(x, 1.2, d / 2 + 0.02, 2.75, 2.3, 0.08, 0.02), "trim")
    for i = 0, 3 do
      b.add(box(x, 0.42 + 0.54 * i, d / 2 + 0.06, 2.5, 0.5, 0.06, 0.02), "door")
      for k = -1.5, 1.5 do
        if i == 3 then b.add(box(x + 0.6 * k, 0.42 + 0.54 * i, d / 2 + 0.095, 0.44, 0.28, 0.02, 0.006), "glass")
        else b.add(box(x + 0.6 * k, 0.42 + 0.54 * i, d / 2 + 0.095, 0.46, 0.3, 0.02, 0.012), "door") end
      end
    end
    b.add(box(x, 0.36, d / 2 + 0.12, 0.3, 0.05, 0.04, 0.012), "metal")
  end
  b.add(kit.cylinder{ radius = 0.24, height = 0.05, sides = 8 }:rotate("x", 90):move(0, top + 0.55, d / 2 + 0.02), "trim")
  b.add(kit.cylinder{ radius = 0.17, height = 0.06, sides = 8 }:rotate("x", 90):move(0, top + 0.55, d / 2 + 0.03), "glass")
  for s = -1, 1, 2 do
    b.add(box(s * (w / 2 - 0.15), 2.2, d / 2 + 0.1, 0.12, 0.2, 0.14, 0.03), "metal")
    b.windows({ { -1.1, 1.6, 0.9, 0.8 }, { 1.1, 1.6, 0.9, 0.8 } }, w / 2 + 0.08, 90 * s)
  end
end

function draw.factory(p)
  local b = maker.board(p, 14)
  local w, d, top = 16, 9, 4.6
  b.add(box(0, 0.1, 0, w + 1, 0.2, d + 1, 0.05), "base")
  b.add(box(0, top / 2, 0, w, top, d, 0.05), "wall")
  b.add(box(0, top + 0.1, 0, w + 0.3, 0.3, d + 0.3, 0.05), "trim")
  -- The saw-tooth roof: glass looks one way, slopes the other.
  local teeth = p:choose{ 3, 4 }
  local step = (w - 5) / teeth
  for i = 0, teeth - 1 do
    local x = -w / 2 + step * i
    b.add(front({ { x, top }, { x + step, top }, { x + 0.3, top + 2 }, { x, top + 2 } }, d - 0.1, 0.02), "roof")
    b.add(box(x - 0.02, top + 1.1, 0, 0.08, 1.3, d - 0.7, 0), "glass")
  end
  -- The office block with the gate, taller than the rest.
  b.add(box(w / 2 - 2.4, 3.4, 0.2, 5, 6.8, d + 0.4, 0.05), "wall")
  b.add(box(w / 2 - 2.4, 6.9, 0.2, 5.3, 0.3, d + 0.7, 0.05), "trim")
  for i = 0, 3 do for row = 0, 1 do b.add(box(-w / 2 + 1.5 + 2.5 * i, 1.5 + 1.7 * row, d / 2 + 0.02, 1.6, 1.1, 0.1, 0.02), "glass") b.add(box(-w / 2 + 1.5 + 2.5 * i, 0.85 + 1.7 * row, d / 2 + 0.1, 1.9, 0.12, 0.2, 0.02), "trim") end end
  for i = -1, 1 do for row = 0, 1 do b.add(box(w / 2 - 2.4 + 1.5 * i, 4 + 1.7 * row, d / 2 + 0.42, 1, 1.1, 0.1, 0.02), "glass") end end
  b.add(box(w / 2 - 2.4, 1.5, d / 2 + 0.42, 3, 2.8, 0.12, 0.03), "door")
  for i = 0, 5 do b.add(box(w / 2 - 2.4, 0.45 + 0.46 * i, d / 2 + 0.5, 2.9, 0.05, 0.06, 0), "trim") end
  -- Chimneys with rings, and smoke.
  local count = p:part("chimney")
  for i = 1, count do
    local x, z, h = w / 2 - 3.6 + 2.0 * (i - 1) / math.max(1, count - 1) * 1.2, -2.6, 13 - 1.3 * (i % 2)
    b.add(kit.cone{ radius = 0.75, top = 0.5, height = h, sides = 24, bevel = 0.04 }:move(x, h / 2, z), "chimney")
    for k = 0, 1 do b.add(kit.cylinder{ radius = 0.57 + 0.02 * k, height = 0.5, sides = 24 }:move(x, h - 0.5 - 1.3 * k, z), "stripe") end
    if p:part("smoke") > 0 then
      local puffs = {}
      for k = 0, 3 do puffs[k + 1] = { form = "sphere", at = { x - 0.55 * k - 0.1 * k * k, h + 0.5 + 0.75 * k, z }, radius = 0.5 + 0.2 * k } end
      b.add(kit.blend{ parts = puffs, smooth = 0.4, cell = soft(p, 0.35, 0.2) }, "smoke")
    end
  end
  b.add(kit.cylinder{ radius = 1.1, height = 3.2, sides = 28, bevel = 0.1 }:move(-w / 2 + 1.6, 1.7, d / 2 + 1.9):scale(1, 1, 1), "tank")
  b.add(kit.sphere{ radii = { 1.1, 0.5, 1.1 } }:move(-w / 2 + 1.6, 3.25, d / 2 + 1.9), "tank")
  b.add(pipe({ { -w / 2 + 1.6, 3.4, d / 2 + 1.9 }, { -w / 2 + 1.6, 4.1, d / 2 + 1.7 }, { -w / 2 + 1.6, 4.2, d / 2 + 0.6 }, { -w / 2 + 1.6, 4.1, d / 2 - 0.3 } }, 0.16), "trim")
end

function draw.watermill(p)
  local b = house(p, 8)
  b.add(box(0, 0.2, -0.4, 9.4, 0.4, 7.4, 0.1), "ground")
  b.add(box(3.4, 0.36, -0.4, 2.1, 0.14, 7.4, 0.03), "water")
  -- Stone below, boards above, a steep roof.
  b.add(box(-0.9, 1.6, -0.5, 5.2, 2.6, 4.4, 0.05), "base")
  b.add(box(-0.9, 3.9, -0.5, 5.4, 2.2, 4.6, 0.04), "wall")
  b.add(kit.extrude{ outline = { { -2.3, 0 }, { 2.3, 0 }, { 0, 2.0 } }, depth = 5.4 }:rotate("y", 90):move(-0.9, 5, -0.5), "wall")
  b.add(building.roof(p, "flat", 6.2, 5.4, 42):move(-0.9, 5.05 + 2.3 * math.tan(math.rad(42)), -0.5), "roof")
  b.add(building.door(-1.9, 1.0, 2.0, false):move(0, 0.4, 1.84), "door")
  b.windows({ { 0.3, 1.8, 0.9, 0.9 } }, 1.8)
  b.windows({ { -2.2, 4.0, 0.9, 1.1 }, { 0.3, 4.0, 0.9, 1.1 } }, 1.9)
  b.add(box(-2.6, 7.0, -1.4, 0.7, 2.4, 0.7, 0.04), "base")
  -- The wheel on its axle, in the race beside the house.
  local r, x, y, z = 2.3, 2.75, 2.6, -0.4
  local wheel = {}
  for s = -1, 1, 2 do
    wheel[#wheel + 1] = kit.torus{ radius = r, tube = 0.1, sides = 32, tube_sides = 6 }:scale(1, 1.4, 1):move(0, s * 0.5, 0):slot("wheel")
    wheel[#wheel + 1] = kit.torus{ radius = 0.62 * r, tube = 0.08, sides = 28, tube_sides = 6 }:move(0, s * 0.5, 0):slot("wheel")
    for i = 0, 7 do wheel[#wheel + 1] = box(0, s * 0.5, r / 2, 0.14, 0.1, r, 0.02):rotate("y", 45 * i):slot("wheel") end
  end
  for i = 0, 15 do wheel[#wheel + 1] = kit.box{ size = { 0.06, 1.05, 0.62 }, bevel = 0.01 }:move(0, 0, r - 0.05):rotate("y", 22.5 * i):slot("paddle") end
  wheel[#wheel + 1] = kit.cylinder{ radius = 0.2, height = 2.4, bevel = 0.03 }:move(0, -0.5, 0):slot("wheel")
  b.add(kit.group(wheel):rotate("z", -90):rotate("x", p:vary(0, 22)):move(x + 0.2, y, z), "wheel")
  b.add(box(3.9, 1.2, z, 0.4, 2.2, 0.5, 0.04), "base")
  -- The trough that brings the water, and the water that falls.
  b.add(box(2.95, 5.15, -2.9, 1.1, 0.12, 4.2, 0.02), "paddle")
  for s = -1, 1, 2 do b.add(box(2.95 + 0.52 * s, 5.3, -2.9, 0.08, 0.4, 4.2, 0.02), "paddle") end
  b.add(box(2.95, 5.3, -2.88, 0.98, 0.16, 4.2, 0.02), "water")
  b.add(rod({ 2.6, 0.3, -4.1 }, { 2.6, 5.1, -4.1 }, 0.1), "wheel")
  b.add(rod({ 3.3, 0.3, -4.1 }, { 3.3, 5.1, -4.1 }, 0.1), "wheel")
end

-- A wall with windows floor by floor; the shared body of schools, hospitals and the like.
function draw.block(p)
  local t = p.traits
  local b = house(p, t.nominal)
  local w, d, h, floors = t.wide, t.deep, 3.1, t.floors
  local top = floors * h + 0.5
  b.add(box(0, 0.15, 0.4, w + 1.2, 0.3, d + 2, 0.05), "base")
  b.add(box(0, top / 2 + 0.2, 0, w, top, d, 0.04), "wall")
  b.add(box(0, top + 0.35, 0, w + 0.4, 0.35, d + 0.4, 0.05), "trim")
  local columns = math.floor(w / 2.3)
  for face = 0, 3 do
    local long = face % 2 == 0 and w or d
    local n = face % 2 == 0 and columns or math.floor(d / 2.3)
    for f = 0, floors - 1 do
      for i = 0, n - 1 do
        local x = (i - (n - 1) / 2) * long / n
        if not (face == 0 and f == 0 and math.abs(x) < 2.4) then
          b.add(kit.group{ box(x, f * h + 2.0, 0.04, 1.25, 1.5, 0.1, 0):slot("glass"), box(x, f * h + 1.15, 0.12, 1.5, 0.14, 0.24, 0):slot("trim"), box(x, f * h + 2.0, 0.08, 0.07, 1.5, 0.1, 0):slot("trim"), box(x, f * h + 2.8, 0.06, 1.5, 0.12, 0.14, 0):slot("trim") }
            :move(0, 0, (face % 2 == 0 and d or w) / 2):rotate("y", 90 * face), "glass")
        end
      end
    end
  end
  -- The entrance with steps and a canopy.
  b.add(box(0, 1.55, d / 2 + 0.05, 2.3, 2.5, 0.14, 0.03), "door")
  for s = -1, 1, 2 do b.add(box(s * 0.55, 1.75, d / 2 + 0.13, 0.85, 1.7, 0.04, 0.02), "glass") b.add(kit.cylinder{ radius = 0.16, height = 2.7, bevel = 0.03 }:move(s * 1.6, 1.65, d / 2 + 1.3), "trim") end
  b.add(box(0, 3.1, d / 2 + 0.8, 4, 0.3, 1.8, 0.05), "trim")
  for i = 0, 2 do b.add(box(0, 0.2 - 0.06 * i, d / 2 + 1.4 + 0.3 * i, 3.6, 0.2, 0.7, 0.02), "base") end
  t.crown(p, b, w, d, top + 0.5)
end

local function flagpole(b, x, z, y, high)
  b.add(rod({ x, y, z }, { x, y + high, z }, 0.07, 0.04), "metal")
  b.add(kit.sphere{ radius = 0.12 }:move(x, y + high, z), "metal")
  b.add(kit.sweep{ path = kit.curve{ points = { { x + 0.05, y + high - 0.6, z }, { x + 0.7, y + high - 0.55, z + 0.1 }, { x + 1.3, y + high - 0.65, z - 0.06 }, { x + 1.9, y + high - 0.6, z + 0.06 } }, segments = 4 }, profile = kit.rectangle{ width = 0.04, height = 1.1 }, up = { 0, 1, 0 } }, "flag")
end

local function school(p, b, w, d, top)
  -- A clock under a gable over the entrance, and a bell in its turret.
  b.add(front({ { -2.6, 0 }, { 2.6, 0 }, { 0, 1.7 } }, 0.6, 0.03):move(0, top, d / 2 - 0.2), "wall")
  b.add(disc("z", 0, top + 0.62, d / 2 + 0.14, 0.52, 0.1), "trim")
  b.add(disc("z", 0, top + 0.62, d / 2 + 0.18, 0.45, 0.08), "paper")
  b.add(box(0, top + 0.76, d / 2 + 0.24, 0.05, 0.3, 0.03, 0), "door")
  b.add(box(0.1, top + 0.62, d / 2 + 0.24, 0.22, 0.05, 0.03, 0), "door")
  b.add(box(0, top + 1.0, -0.6, 1.5, 2, 1.5, 0.03), "trim")
  for turn = 0, 3 do b.add(box(0, top + 1.3, 0.76, 0.8, 1.0, 0.06, 0.02):rotate("y", 90 * turn):move(0, 0, -0.6), "glass") end
  b.add(kit.cone{ radius = 1.35, height = 1.5, sides = 4 }:rotate("y", 45):move(0, top + 2.7, -0.6), "roof")
  flagpole(b, -w / 2 + 0.6, d / 2 + 1, 0.3, 6)
end

local function hospital(p, b, w, d, top)
  for _, at in ipairs{ { 0, top - 1.6, d / 2 + 0.18, 2.2 } } do
    b.add(disc("z", at[1], at[2], at[3], at[4] * 0.62, 0.2, 0.03), "paper")
    b.add(box(at[1], at[2], at[3] + 0.12, 0.42, 1.6, 0.14, 0.02), "cross")
    b.add(box(at[1], at[2], at[3] + 0.12, 1.6, 0.42, 0.138, 0.02), "cross")
  end
  b.add(disc("y", -w / 4, top + 0.15, 0, 2.1, 0.3, 0.04), "base")
  b.add(kit.torus{ radius = 1.7, tube = 0.09, sides = 32, tube_sides = 4 }:move(-w / 4, top + 0.3, 0), "paper")
  for s = -1, 1, 2 do b.add(box(-w / 4 + 0.55 * s, top + 0.32, 0, 0.26, 0.06, 1.7, 0), "paper") end
  b.add(box(-w / 4, top + 0.32, 0, 1.1, 0.058, 0.26, 0), "paper")
  b.add(box(w / 4, top + 0.6, -0.5, 2.6, 1.4, 2.2, 0.04), "trim")
end

function draw.kennel(p)
  local b = maker.board(p, 0.92, 0.06)
  local w, d, top, peak = 0.72, 0.86, 0.52, 0.88
  b.add(box(0, 0.03, 0, w + 0.04, 0.06, d + 0.04, 0.012), "trim")
  -- Boards all round, the front with an arched door.
  local low = { { -0.17, 0.06 }, { 0.17, 0.06 } }
  for i = 0, 10 do local a = math.pi * i / 10 low[#low + 1] = { 0.17 * math.cos(a), 0.32 + 0.17 * math.sin(a) } end
  b.add(front({ { -w / 2, 0.05 }, { w / 2, 0.05 }, { w / 2, top }, { 0, peak - 0.02 }, { -w / 2, top } }, 0.03, 0, { low }):move(0, 0, d / 2 - 0.015), "wall")
  b.add(front({ { -w / 2, 0.05 }, { w / 2, 0.05 }, { w / 2, top }, { 0, peak - 0.02 }, { -w / 2, top } }, 0.03, 0):move(0, 0, -d / 2 + 0.015), "wall")
  for s = -1, 1, 2 do for i = 0, 3 do b.add(box(s * (w / 2 - 0.012), 0.115 + 0.12 * i, 0, 0.03, 0.112, d - 0.04, 0.006), "wall") end end
  b.add(box(0, 0.055, 0, w - 0.06, 0.012, d - 0.06, 0), "dark")
  b.add(box(0, 0.28, -0.02, w - 0.1, 0.42, 0.02, 0), "dark")
  local frame = {}
  for i = 0, 12 do local a = math.pi * i / 12 frame[#frame + 1] = { 0.185 * math.cos(a), 0.32 + 0.185 * math.sin(a), d / 2 + 0.006 } end
  table.insert(frame, 1, { 0.185, 0.06, d / 2 + 0.006 })
  frame[#frame + 1] = { -0.185, 0.06, d / 2 + 0.006 }
  b.add(kit.sweep{ path = frame, profile = kit.rectangle{ width = 0.035, height = 0.035, radius = 0.006 }, up = { 0, 0, 1 } }, "trim")
  local pitch = math.deg(math.atan(peak - top, w / 2))
  local long = math.sqrt((w / 2)^2 + (peak - top)^2) + 0.09
  for i = 0, 4 do b.both(kit.box{ size = { long / 5 + 0.03, 0.022, d + 0.14 }, bevel = 0.006 }:rotate("z", 3.5):move((i + 0.5) * long / 5, 0.03 - 0.003 * i, 0):rotate("z", -pitch):move(0, peak, 0), "roof") end
  b.add(kit.cylinder{ radius = 0.03, height = d + 0.15, sides = 10 }:rotate("x", 90):move(0, peak + 0.035, 0), "roof")
  -- A bone for a name plate.
  local y, z = 0.62, d / 2 + 0.012
  b.add(kit.group{ box(0, y, z, 0.16, 0.04, 0.02, 0.008), disc("z", -0.08, y + 0.018, z, 0.024, 0.02), disc("z", -0.08, y - 0.018, z, 0.024, 0.02), disc("z", 0.08, y + 0.018, z, 0.024, 0.02), disc("z", 0.08, y - 0.018, z, 0.024, 0.02) }, "bone")
  if p:part("bowl") > 0 then
    b.add(kit.lathe{ sides = 28, smooth = true, profile = { { 0, 0, "sharp" }, { 0.1, 0, "sharp" }, { 0.082, 0.05, "sharp" }, { 0.074, 0.05, "sharp" }, { 0.066, 0.022 }, { 0, 0.02, "sharp" } } }:move(0.34, 0, d / 2 + 0.18), "bowl")
  end
end

function draw.treehouse(p)
  local b = house(p, 6.4)
  -- The trunk with roots and three limbs that carry the platform.
  local parts = { { form = "cone", at = { 0, 0, 0 }, to = { 0.1, 2.4, 0 }, radius = 0.62, radius_to = 0.46 }, { form = "cone", at = { 0.1, 2.4, 0 }, to = { -0.1, 5.1, -0.8 }, radius = 0.46, radius_to = 0.24 } }
  for i = 0, 4 do local a = i * 1.2566 + 0.3 parts[#parts + 1] = { form = "cone", at = { 0, 0.5, 0 }, to = { 1.15 * math.sin(a), 0.02, 1.15 * math.cos(a) }, radius = 0.34, radius_to = 0.1 } end
  for _, to in ipairs{ { -1.5, 3.2, 0.9 }, { 1.5, 3.3, 0.7 }, { 1.2, 4.6, -1.6 }, { -1.6, 4.7, -1.5 } } do parts[#parts + 1] = { form = "cone", at = { 0.08, 1.9, 0 }, to = to, radius = 0.3, radius_to = 0.14 } end
  b.add(kit.blend{ parts = parts, smooth = 0.25, cell = soft(p, 0.13, 0.085) }:cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } }, "trunk")
  -- The platform with its rail.
  local y, w = 2.85, 1.75
  for i = -6, 6 do b.add(box(0.27 * i, y, 0.15, 0.25, 0.1, 3.4, 0.015), "plank") end
  for _, z in ipairs{ -1.2, 1.5 } do b.add(box(0, y - 0.11, z, 3.5, 0.14, 0.16, 0.02), "plank") end
  for s = -1, 1, 2 do
    for i = 0, 4 do b.add(box(s * 1.7, y + 0.42, -1.4 + 0.8 * i, 0.09, 0.8, 0.09, 0.01), "plank") end
    b.add(box(s * 1.7, y + 0.82, 0.2, 0.12, 0.07, 3.3, 0.015), "plank")
    b.add(box(s * 1.1, y + 0.82, 1.82, 1.15, 0.07, 0.12, 0.015), "plank")
    for i = 0, 2 do b.add(box(s * (0.6 + 0.5 * i), y + 0.42, 1.82, 0.09, 0.8, 0.09, 0.01), "plank") end
  end
  -- The hut.
  b.add(box(0, y + 0.95, -0.25, 2.4, 1.8, 2.0, 0.03), "wall")
  for i = 0, 7 do b.add(box(-1.05 + 0.3 * i, y + 0.95, 0.765, 0.27, 1.78, 0.05, 0.01), "wall") end
  for s = -1, 1, 2 do for i = 0, 5 do b.add(box(s * 1.215, y + 0.95, -1.08 + 0.33 * i, 0.05, 1.78, 0.3, 0.01), "wall") end end
  b.add(kit.extrude{ outline = { { -1.2, 0 }, { 1.2, 0 }, { 0, 1.0 } }, depth = 2.0 }:move(0, y + 1.84, -0.25), "wall")
  b.add(building.roof(p, "flat", 2.8, 3.0, 40):rotate("y", 90):move(0, y + 1.84 + 1.2 * math.tan(math.rad(40)), -0.25), "roof")
  b.add(box(-0.45, y + 0.72, 0.8, 0.7, 1.3, 0.06, 0.02), "door")
  b.add(kit.sphere{ radius = 0.05 }:move(-0.2, y + 0.7, 0.86), "metal")
  b.windows({ { 0.62, y + 1.05, 0.62, 0.62 } }, 0.82)
  for s = -1, 1, 2 do b.windows({ { 0.15, y + 1.05, 0.7, 0.62 } }, 1.25, 90 * s) end
  -- A ladder leans against it.
  if p:part("ladder") > 0 then
    local function at(t, x) return { x, t * (y + 0.3), 2.75 - 0.85 * t } end
    for s = -1, 1, 2 do b.add(rod(at(0, s * 0.24), at(1, s * 0.24), 0.05), "plank") end
    for i = 1, 8 do b.add(rod(at(i / 9, -0.28), at(i / 9, 0.28), 0.04), "plank") end
  end
  if p:part("swing") > 0 then
    for s = -1, 1, 2 do b.add(rod({ 1.25 + 0.22 * s, 0.62, 1.6 }, { 1.25 + 0.22 * s, y - 0.05, 1.6 }, 0.018), "rope") end
    b.add(box(1.25, 0.6, 1.6, 0.56, 0.05, 0.24, 0.015), "plank")
  end
  -- Foliage behind and above.
  local crowns = { { -1.9, 4.6, -1.7, 1.25 }, { 1.7, 4.7, -1.9, 1.3 }, { -0.1, 5.9, -1.6, 1.4 }, { -2.3, 3.4, 0.9, 0.75 }, { 2.2, 3.5, 0.6, 0.72 } }
  local function leaf_ball(one)
    local ball = kit.sphere{ radii = { one[4], 0.8 * one[4], one[4] }, sides = soft(p, 18, 30), rows = soft(p, 11, 18) }:displace{ amount = 0.22, size = 0.5, octaves = 2 }
    return ball:rotate("y", p:vary(0, 360)):move(one[1], one[2], one[3])
  end
  for i, one in ipairs(crowns) do b.add(leaf_ball(one), i % 2 == 0 and "leaf" or "second leaf") end
end

local usual = { { "wall", "brick red paint" }, { "trim", "white paint" }, { "roof", "slate" }, { "glass", "tinted glass" }, { "door", "navy paint" }, { "base", "concrete" }, { "metal", "steel" } }
local function slots(own, more)
  local list = {}
  for i, one in ipairs(usual) do list[i] = { one[1], own[one[1]] or one[2] } end
  for _, one in ipairs(more or {}) do list[#list + 1] = one end
  return list
end
local function kind(name, drawing, members, traits)
  members.kind, members.traits = name, traits or {}
  members.traits.draw = draw[drawing]
  return members
end

return {
  kinds = {
    kind("greenhouse", "greenhouse", { synsets = { "greenhouse.n.01" }, names = { "glasshouse", "hothouse", "conservatory" }, height_m = { 0.2, 2.6, 6 },
      slots = { { "frame", "white enamel" }, { "glass", "glass" }, { "base", "brick" }, { "soil", "soil" }, { "bench", "pine" }, { "pot", "terracotta" }, { "leaf", "green leaf" }, { "flower", "pink satin" }, { "metal", "brass" } } }),
    kind("garage", "garage", { synsets = { "garage.n.01" }, height_m = { 0.3, 3.8, 6 }, slots = slots({ wall = "cream paint", door = "white enamel", roof = "slate", trim = "light gray paint" }) }),
    kind("factory", "factory", { synsets = { "factory.n.01" }, names = { "power plant", "power station", "mill building", "plant building" }, height_m = { 0.3, 14, 40 }, parts = { chimney = { 1, 2, 3 }, smoke = { 0, 1, 1 } },
      slots = slots({ wall = "brick", roof = "slate gray metal", door = "forest green paint", trim = "light gray paint" }, { { "chimney", "brick" }, { "stripe", "white paint" }, { "smoke", "light gray cotton" }, { "tank", "light gray enamel" } }) }),
    kind("watermill", "watermill", { synsets = { "water_mill.n.01" }, names = { "watermill", "water mill", "water wheel", "waterwheel" }, height_m = { 0.2, 8, 15 },
      slots = slots({ wall = "oak", base = "cobblestone", roof = "brick red slate", door = "dark brown wood", trim = "cream paint" }, { { "wheel", "walnut" }, { "paddle", "oak" }, { "water", "turquoise resin" }, { "ground", "grass" } }) }),
    kind("school", "block", { synsets = { "schoolhouse.n.01" }, names = { "school", "school building", "schoolhouse", "high school", "university building" }, height_m = { 0.3, 10, 18 }, slots = slots({ wall = "brick", door = "red paint" }, { { "flag", "red fabric" }, { "paper", "ivory paper" } }) }, { nominal = 10.2, wide = 15, deep = 7.5, floors = 2, crown = school }),
    kind("hospital", "block", { synsets = { "hospital.n.01" }, names = { "clinic", "hospital building", "medical center" }, height_m = { 0.3, 16, 40 }, slots = slots({ wall = "white paint", trim = "sky blue paint", door = "light gray enamel" }, { { "cross", "red paint" }, { "paper", "white paint" } }) }, { nominal = 15.2, wide = 17, deep = 9, floors = 4, crown = hospital }),
    kind("doghouse", "kennel", { synsets = { "kennel.n.01" }, names = { "doghouse", "dog house", "kennel" }, height_m = { 0.2, 0.9, 1.6 }, parts = { bowl = { 0, 1, 1 } },
      slots = { { "wall", "red paint" }, { "roof", "slate gray wood" }, { "trim", "white paint" }, { "dark", "charcoal paint" }, { "bone", "ivory plastic" }, { "bowl", "glossy blue plastic" } } }),
    kind("treehouse", "treehouse", { synsets = { "tree_house.n.01" }, names = { "treehouse", "tree house", "tree fort" }, height_m = { 0.3, 7, 20 }, parts = { ladder = { 0, 1, 1 }, swing = { 0, 1, 1 } },
      slots = slots({ wall = "pine", door = "teal paint", roof = "brick red wood", trim = "white paint" }, { { "trunk", "bark" }, { "plank", "oak" }, { "leaf", "forest green foliage" }, { "second leaf", "green foliage" }, { "rope", "rope" } }) }),
  },
  build = function(p) p.traits.draw(p) end,
}
