-- Cutlery and utensils, each drawn from its length.
local draw = {}

-- A handle that widens towards its end, flat on the table; from z = from to z = to.
local function handle(p, from, to, thin, wide, thick, slot)
  local line = kit.curve{ closed = true, segments = 5, points = { { -thin, from }, { -0.9 * thin, from + 0.3 * (to - from) }, { -wide, from + 0.8 * (to - from) }, { -0.75 * wide, to - 0.02 * (to - from) }, { 0, to }, { 0.75 * wide, to - 0.02 * (to - from) }, { wide, from + 0.8 * (to - from) }, { 0.9 * thin, from + 0.3 * (to - from) }, { thin, from } } }
  p:add(kit.extrude{ outline = line, depth = thick, bevel = 0.3 * thick }:rotate("x", 90):move(0, thick / 2, 0), slot or "handle")
end

-- The bowl of a spoon: a shell whose rim is an oval; its middle at z.
local function spoon_bowl(w, l, deep, wall, z)
  local shell = kit.lathe{ smooth = true, sides = 40, profile = { { 0, 0 }, { 0.45 * w, 0.12 * deep }, { 0.8 * w, 0.45 * deep }, { w, deep }, { 0.96 * w, deep + 0.4 * wall }, { 0.74 * w, 0.45 * deep + wall }, { 0.4 * w, 0.14 * deep + wall }, { 0, wall } } }
  return shell:scale(1, 1, l / w):move(0, 0, z)
end

function draw.spoon(p, l)
  local wide = (p.traits.wide or 0.115) * l
  p:add(spoon_bowl(wide, 1.45 * wide, 0.32 * wide, 0.012 * l, -0.5 * l + 1.45 * wide), "head")
  local path = kit.curve{ segments = 6, points = { { 0, 0.26 * wide, -0.5 * l + 2.6 * wide }, { 0, 0.4 * wide, -0.5 * l + 3.2 * wide }, { 0, 0.25 * wide, 0.15 * l }, { 0, 0.012 * l, 0.49 * l } } }
  local radii = {}
  for i = 1, #path do radii[i] = 0.6 + 0.75 * (i / #path) ^ 1.5 end
  p:add(kit.sweep{ path = path, radii = radii, profile = kit.ellipse{ radius = (p.traits.thick or 0.026) * l, radius_y = (p.traits.round or 0.011) * l, sides = 14 }, up = { 0, 1, 0 }, last = "round" }:align{ y = "low" }:move(0, 0.002 * l, 0), "handle")
  p:anchor("hand", { at = { 0, 0.015 * l, 0.3 * l }, normal = { 0, 0, -1 } })
end

function draw.fork(p, l)
  local w, thick = 0.066 * l, 0.014 * l
  local tines = 4
  local parts = {}
  for i = 1, tines do
    local x = (i - (tines + 1) / 2) * 2 * w / tines * 1.12
    local path = kit.curve{ segments = 5, points = { { x, 0.03 * l, -0.5 * l }, { x, 0.012 * l, -0.4 * l }, { x, 0.022 * l, -0.25 * l } } }
    local radii = {}
    for k = 1, #path do radii[k] = 0.55 + 0.45 * math.min(1, 2 * (k - 1) / #path) end
    parts[#parts + 1] = kit.sweep{ path = path, radii = radii, radius = 0.0095 * l, sides = 8, first = "round" }
  end
  local neck = kit.extrude{ outline = kit.curve{ closed = true, segments = 5, points = { { -1.12 * w, -0.27 * l }, { 1.12 * w, -0.27 * l }, { 1.05 * w, -0.22 * l }, { 0.4 * w, -0.14 * l }, { 0.24 * w, -0.06 * l }, { -0.24 * w, -0.06 * l }, { -0.4 * w, -0.14 * l }, { -1.05 * w, -0.22 * l } } }, depth = thick, bevel = 0.3 * thick }:rotate("x", 90):move(0, 0.024 * l, 0)
  parts[#parts + 1] = neck
  p:add(kit.group(parts):align{ y = "low" }, "head")
  local path = kit.curve{ segments = 6, points = { { 0, 0.016 * l, -0.1 * l }, { 0, 0.028 * l, 0.05 * l }, { 0, 0.022 * l, 0.25 * l }, { 0, 0.012 * l, 0.49 * l } } }
  local radii = {}
  for i = 1, #path do radii[i] = 0.6 + 0.75 * (i / #path) ^ 1.5 end
  p:add(kit.sweep{ path = path, radii = radii, profile = kit.ellipse{ radius = 0.027 * l, radius_y = 0.011 * l, sides = 14 }, up = { 0, 1, 0 }, last = "round" }:align{ y = "low" }, "handle")
  p:anchor("hand", { at = { 0, 0.015 * l, 0.3 * l }, normal = { 0, 0, -1 } })
end

-- Knives lie on their side; the blade's outline decides which one it is.
local blades = {
  table = { { -0.035, 0.06 }, { -0.042, -0.3 }, { -0.036, -0.45 }, { -0.005, -0.5 }, { 0.022, -0.44 }, { 0.024, -0.1 }, { 0.02, 0.06 } },
  cleaver = { { -0.17, 0.06 }, { -0.17, -0.48 }, { 0.05, -0.5 }, { 0.055, -0.2 }, { 0.04, 0.08 } },
}

function draw.knife(p, l)
  local form = p.traits.blade or "table"
  local line = {}
  for i, q in ipairs(blades[form]) do line[i] = { q[1] * l, q[2] * l } end
  local thick = 0.014 * l
  p:add(kit.extrude{ outline = kit.rounded{ points = line, radius = 0.012 * l, segments = 4, closed = true }, depth = thick, bevel = 0.42 * thick }:rotate("x", 90):move(0, 0.022 * l, 0), "blade")
  local grip = { { -0.034, 0.06 }, { 0.034, 0.06 }, { 0.03, 0.2 }, { 0.036, 0.4 }, { 0.03, 0.49 }, { -0.02, 0.5 }, { -0.042, 0.46 }, { -0.036, 0.3 }, { -0.042, 0.15 } }
  for i, q in ipairs(grip) do grip[i] = { q[1] * l, q[2] * l } end
  p:add(kit.extrude{ outline = kit.curve{ points = grip, closed = true, segments = 4 }, depth = 0.044 * l, bevel = 0.014 * l, segments = 3 }:rotate("x", 90):move(0, 0.022 * l, 0), "handle")
  for i = 0, 2 do p:add(kit.cylinder{ radius = 0.009 * l, height = 0.047 * l, sides = 16 }:move(0, 0.0235 * l, (0.14 + 0.13 * i) * l), "blade") end
  p:anchor("hand", { at = { 0, 0.022 * l, 0.28 * l }, normal = { 0, 0, -1 } })
end

function draw.ladle(p, l)
  local r = 0.14 * l
  p:add(spoon_bowl(r, r, 0.8 * r, 0.014 * l, -0.5 * l + r), "head")
  local path = kit.curve{ segments = 6, points = { { 0, 0.78 * r, -0.5 * l + 1.96 * r }, { 0, 1.1 * r, -0.5 * l + 2.2 * r }, { 0, 1.6 * r, -0.1 * l }, { 0, 2.1 * r, 0.3 * l }, { 0, 2.0 * r, 0.46 * l }, { 0, 1.75 * r, 0.48 * l } } }
  p:add(kit.sweep{ path = path, profile = kit.ellipse{ radius = 0.022 * l, radius_y = 0.011 * l, sides = 14 }, up = { 0, 1, 0 }, last = "round" }, "handle")
  p:anchor("hand", { at = { 0, 1.8 * r, 0.2 * l }, normal = { 0, 0, -1 } })
end

function draw.spatula(p, l)
  local w, thick = 0.13 * l, 0.014 * l
  local holes = {}
  for i = -1, 1 do
    local hole = {}
    for k, q in ipairs(kit.rectangle{ width = 0.024 * l, height = 0.17 * l, radius = 0.01 * l, segments = 3 }) do hole[k] = { q[1] + i * 0.055 * l, q[2] - 0.35 * l } end
    holes[#holes + 1] = hole
  end
  local line = kit.rounded{ closed = true, radius = 0.02 * l, segments = 4, points = { { -w, -0.5 * l }, { w, -0.5 * l }, { 0.85 * w, -0.24 * l }, { 0.16 * w, -0.18 * l }, { -0.16 * w, -0.18 * l }, { -0.85 * w, -0.24 * l } } }
  p:add(kit.extrude{ outline = line, holes = holes, depth = thick }:rotate("x", 90):move(0, thick / 2, 0), "head")
  p:add(kit.sweep{ path = kit.curve{ segments = 5, points = { { 0, 0.01 * l, -0.21 * l }, { 0, 0.05 * l, -0.12 * l }, { 0, 0.085 * l, 0.1 * l }, { 0, 0.1 * l, 0.2 * l } } }, radius = 0.013 * l }, "head")
  p:add(kit.sweep{ path = { { 0, 0.09 * l, 0.13 * l }, { 0, 0.11 * l, 0.3 * l }, { 0, 0.12 * l, 0.5 * l } }, radii = { 0.75, 1, 0.95 }, profile = kit.ellipse{ radius = 0.034 * l, radius_y = 0.024 * l, sides = 16 }, up = { 0, 1, 0 }, last = "round", first = "round" }, "handle")
  p:anchor("hand", { at = { 0, 0.11 * l, 0.3 * l }, normal = { 0, 0, -1 } })
end

function draw.whisk(p, l)
  local parts = {}
  for i = 0, 4 do
    local points = {}
    for k = 0, 12 do
      local t = math.pi * k / 12
      points[k + 1] = { 0.13 * l * math.cos(t) ^ 3 * 0.35 + 0.13 * l * math.cos(t) * 0.75 * math.sin(t) ^ 0.4, 0, -0.02 * l - 0.48 * l * math.sin(t) ^ 0.9 }
    end
    parts[#parts + 1] = kit.sweep{ path = kit.curve{ points = points, segments = 3 }, radius = 0.006 * l, sides = 6 }:rotate("z", 36 * i)
  end
  p:add(kit.group(parts):align{ y = "low" }, "head")
  local y = 0.12 * l
  local mid = kit.group(parts)
  local _, low = mid:low()
  p:add(kit.capsule{ radius = 0.034 * l, height = 0.54 * l }:rotate("x", 90):move(0, -low, 0.23 * l), "handle")
  p:anchor("hand", { at = { 0, -low, 0.25 * l }, normal = { 0, 0, -1 } })
end

function draw.chopsticks(p, l)
  for i = -1, 1, 2 do
    p:add(kit.cone{ radius = 0.011 * l, top = 0.019 * l, height = l, bevel = 0.003 * l, sides = 12 }:rotate("x", 90):rotate("y", i * 3):move(i * 0.035 * l, 0.019 * l, 0):align{ y = "low" }, "handle")
    p:add(kit.cylinder{ radius = 0.0195 * l, height = 0.06 * l, sides = 16 }:rotate("x", 90):rotate("y", i * 3):move(i * 0.035 * l + i * 0.022 * l, 0.0195 * l, 0.42 * l):align{ y = "low" }, "band")
  end
end

function draw.rolling_pin(p, l)
  p:add(kit.cylinder{ radius = 0.075 * l, height = 0.58 * l, bevel = 0.012 * l }:rotate("z", 90):move(0, 0.075 * l, 0), "roller")
  local grip = kit.lathe{ smooth = true, sides = 24, profile = { { 0, 0.28 * l }, { 0.022 * l, 0.28 * l }, { 0.025 * l, 0.32 * l }, { 0.037 * l, 0.4 * l }, { 0.032 * l, 0.46 * l }, { 0.022 * l, 0.49 * l }, { 0, 0.5 * l } } }
  p:add(grip:rotate("z", -90):move(0, 0.075 * l, 0), "handle"); p:add(grip:rotate("z", 90):move(0, 0.075 * l, 0), "handle")
end

function draw.cutting_board(p, l)
  local w, thick = 0.62 * l * p:vary(0.92, 1.08), 0.05 * l
  local line, hole
  if p:shape("round") then
    line = kit.ellipse{ radius = 0.42 * l, sides = 60 }
  else
    line = kit.rounded{ closed = true, radius = 0.05 * l, segments = 5, points = { { -0.5 * l, -w / 2 }, { 0.34 * l, -w / 2 }, { 0.34 * l, -0.07 * l }, { 0.5 * l, -0.07 * l }, { 0.5 * l, 0.07 * l }, { 0.34 * l, 0.07 * l }, { 0.34 * l, w / 2 }, { -0.5 * l, w / 2 } } }
    hole = { {} }
    for i, q in ipairs(kit.ellipse{ radius = 0.028 * l, sides = 24 }) do hole[1][i] = { q[1] + 0.44 * l, q[2] } end
  end
  p:add(kit.extrude{ outline = line, holes = hole, depth = thick, bevel = 0.01 * l }:rotate("x", -90):move(0, thick / 2, 0), "board")
  for i = -1, 1, 2 do p:add(kit.box{ size = { 0.012 * l, 1.002 * thick, 0.9 * w } }:move(i * 0.22 * l - 0.08 * l, thick / 2 + 0.0004, 0), "inlay") end
  p:support{ at = { -0.08 * l, thick, 0 }, size = { 0.75 * l, 0.8 * w } }
end

function draw.corkscrew(p, h)
  p:add(kit.sweep{ path = kit.helix{ radius = 0.045 * h, height = 0.42 * h, turns = 5, segments = 16 }, radius = 0.014 * h, sides = 10 }:align{ y = "low" }, "screw")
  p:add(kit.cone{ radius = 0.002 * h, top = 0.014 * h, height = 0.03 * h, sides = 8 }:move(0.045 * h, 0.014 * h, 0):align{ y = "low" }, "screw")
  p:add(kit.cylinder{ radius = 0.03 * h, height = 0.5 * h, bevel = 0.006 * h }:move(0, 0.67 * h, 0), "screw")
  p:add(kit.sweep{ path = { { 0.045 * h, 0.41 * h, 0 }, { 0.01 * h, 0.425 * h, 0 }, { 0, 0.45 * h, 0 } }, radius = 0.014 * h, sides = 10 }, "screw")
  p:add(kit.lathe{ smooth = true, sides = 28, profile = { { 0, -0.32 * h }, { 0.045 * h, -0.3 * h }, { 0.055 * h, -0.2 * h }, { 0.04 * h, -0.06 * h }, { 0.05 * h, 0 }, { 0.04 * h, 0.06 * h }, { 0.055 * h, 0.2 * h }, { 0.045 * h, 0.3 * h }, { 0, 0.32 * h } } }:rotate("z", 90):move(0, 0.94 * h, 0), "handle")
  p:add(kit.tube{ radius = 0.075 * h, thickness = 0.014 * h, height = 0.14 * h, bevel = 0.004 * h }:move(0, 0.52 * h, 0), "screw")
end

function draw.grater(p, h)
  local w = 0.44 * h
  p:add(kit.box{ size = { w, 0.78 * h, 0.62 * w }, bevel = 0.02 * h }:taper{ axis = "y", low = 1, high = 0.72 }:align{ y = "low" }, "body")
  local tooth = kit.sphere{ radii = { 0.014 * h, 0.01 * h, 0.012 * h }, sides = 8, rows = 6 }
  for row = 1, 9 do for i = -3, 3 do
    local y = 0.07 * row * h + 0.03 * h
    p:add(tooth:move((i + 0.5 * (row % 2)) * 0.045 * h, y, 0.31 * w * (1 - 0.28 * y / (0.78 * h))), "tooth")
  end end
  p:add(kit.sweep{ path = kit.curve{ segments = 6, points = { { -0.1 * h, 0.76 * h, 0 }, { -0.12 * h, 0.9 * h, 0 }, { 0, 0.97 * h, 0 }, { 0.12 * h, 0.9 * h, 0 }, { 0.1 * h, 0.76 * h, 0 } } }, radius = 0.03 * h }, "handle")
end

-- Drawn lying with the head towards -Z, then stood on the end of the handle with its face to the front: so one sees what it is.
local function stood_up(p, length)
  local parts = {}
  p.traits.draw({
    traits = p.traits,
    add = function(_, shape, slot) parts[#parts + 1] = shape:slot(slot or "handle") end,
    anchor = function(_, name, at) p:anchor(name, { at = { at.at[1], length / 2 - at.at[3], at.at[2] }, normal = { 0, 1, 0 } }) end,
  }, length)
  p:add(kit.group(parts):rotate("x", 90):align{ y = "low" }, "handle")
end

local metal = { { "handle", "silver" }, { "head", "silver" } }
return {
  slots = metal,
  kinds = {
    { kind = "spoon", synsets = { "spoon.n.01" }, names = { "teaspoon", "tablespoon", "soup spoon" }, height_m = { 0.1, 0.18, 0.6 }, traits = { draw = draw.spoon } },
    { kind = "wooden spoon", synsets = { "wooden_spoon.n.02" }, names = { "mixing spoon" }, height_m = { 0.2, 0.3, 0.6 }, slots = { { "handle", "beech" }, { "head", "beech" } }, traits = { draw = draw.spoon, wide = 0.1, thick = 0.018, round = 0.016 } },
    { kind = "fork", synsets = { "fork.n.01" }, names = { "dinner fork" }, height_m = { 0.13, 0.19, 0.6 }, traits = { draw = draw.fork } },
    { kind = "table knife", synsets = { "table_knife.n.01" }, names = { "butter knife", "dinner knife", "cutlery knife" }, height_m = { 0.1, 0.23, 0.6 }, slots = { { "handle", "black plastic" }, { "blade", "silver" } }, traits = { draw = draw.knife } },
    { kind = "cleaver", synsets = { "cleaver.n.01" }, names = { "meat cleaver" }, height_m = { 0.2, 0.3, 0.6 }, slots = { { "handle", "walnut" }, { "blade", "polished steel" } }, traits = { draw = draw.knife, blade = "cleaver" } },
    { kind = "ladle", synsets = { "ladle.n.01" }, names = { "soup ladle" }, height_m = { 0.2, 0.32, 0.6 }, traits = { draw = draw.ladle } },
    { kind = "spatula", synsets = { "spatula.n.01" }, names = { "turner", "slotted turner" }, height_m = { 0.2, 0.32, 0.6 }, slots = { { "handle", "black plastic" }, { "head", "steel" } }, traits = { draw = draw.spatula } },
    { kind = "whisk", synsets = { "whisk.n.01" }, names = { "egg whisk", "egg beater" }, height_m = { 0.18, 0.28, 0.6 }, traits = { draw = draw.whisk } },
    { kind = "chopsticks", synsets = { "chopstick.n.01" }, names = { "chopstick", "pair of chopsticks" }, length_m = { 0.18, 0.24, 0.5 }, slots = { { "handle", "red lacquer" }, { "band", "gold" } }, traits = { draw = draw.chopsticks, across = true } },
    { kind = "rolling pin", synsets = { "rolling_pin.n.01" }, length_m = { 0.25, 0.42, 0.7 }, slots = { { "roller", "beech" }, { "handle", "walnut" } }, traits = { draw = draw.rolling_pin, across = true } },
    { kind = "cutting board", synsets = { "cutting_board.n.01", "chopping_board.n.01" }, names = { "chopping board", "bread board", "charcuterie board" }, length_m = { 0.2, 0.4, 0.6 }, shapes = { "round" }, slots = { { "board", "maple" }, { "inlay", "walnut" } }, traits = { draw = draw.cutting_board, across = true } },
    { kind = "corkscrew", synsets = { "corkscrew.n.01" }, names = { "bottle screw", "wine opener" }, height_m = { 0.1, 0.15, 0.4 }, slots = { { "handle", "walnut" }, { "screw", "steel" } }, traits = { draw = draw.corkscrew, across = true } },
    { kind = "grater", synsets = { "grater.n.01" }, names = { "cheese grater" }, height_m = { 0.15, 0.24, 0.4 }, slots = { { "body", "chrome" }, { "tooth", "gunmetal" }, { "handle", "black plastic" } }, traits = { draw = draw.grater, across = true } },
  },
  build = function(p)
    if p.traits.across then p.traits.draw(p, p.size) else stood_up(p, p.size) end
  end,
}
