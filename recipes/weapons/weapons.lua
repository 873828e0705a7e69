-- Weapons that are no blades: polearms, bows, shields, and what fires or explodes.
local maker = require("lib/maker")
local box, disc, rod, front, side = maker.box, maker.disc, maker.rod, maker.front, maker.side

local draw = {}
local function smooth(points, n) return kit.curve{ points = points, closed = true, segments = n or 4 } end

-- A two-edged leaf from y = 0 to `long`, as a spear or an arrow carries it.
local function leaf(long, wide, thick, widest)
  local sections = {}
  for i = 0, 10 do
    local t = i / 10
    local w = t < widest and 0.35 + 0.65 * math.sin(0.5 * math.pi * t / widest) or 1 - ((t - widest) / (1 - widest))^1.3
    local y = long * t
    sections[i + 1] = i == 10 and { { 0, y, 0 } } or { { wide * w, y, 0 }, { 0, y, thick * (1.05 - t) }, { -wide * w, y, 0 }, { 0, y, -thick * (1.05 - t) } }
  end
  return kit.loft{ sections = sections, crease = 20 }
end

function draw.spear(p)
  local b, form = maker.board(p, 1, 0.15), p.traits.form
  b.add(rod({ 0, 0, 0 }, { 0, 0.84, 0 }, 0.009), "shaft")
  b.add(kit.cone{ radius = 0.006, top = 0.0125, height = 0.04 }:move(0, 0.02, 0), "head")
  b.add(rod({ 0, 0.76, 0 }, { 0, 0.85, 0 }, 0.0125, 0.011), "head")
  if form == "trident" then
    b.add(maker.pipe({ { -0.075, 0.9, 0 }, { -0.07, 0.86, 0 }, { 0, 0.835, 0 }, { 0.07, 0.86, 0 }, { 0.075, 0.9, 0 } }, 0.01), "head")
    for i = -1, 1 do
      b.add(rod({ 0.075 * i, 0.84 + (i == 0 and 0 or 0.05), 0 }, { 0.075 * i, 0.94, 0 }, 0.0085), "head")
      b.add(leaf(0.07, 0.022, 0.009, 0.15):move(0.075 * i, i == 0 and 0.93 or 0.925, 0), "head")
    end
  elseif form == "halberd" then
    b.add(leaf(0.2, 0.016, 0.008, 0.2):move(0, 0.8, 0), "head")
    b.add(front(smooth({ { 0.0, 0.79 }, { 0.05, 0.795 }, { 0.12, 0.74 }, { 0.15, 0.82 }, { 0.12, 0.9 }, { 0.05, 0.845 }, { 0, 0.85 } }), 0.012, 0.004), "head")
    b.add(front({ { 0, 0.8 }, { 0, 0.85 }, { -0.05, 0.835 }, { -0.1, 0.79 }, { -0.05, 0.815 } }, 0.012, 0.003), "head")
  else
    b.add(leaf(0.17, 0.027, 0.009, 0.3):move(0, 0.83, 0), "head")
    for i = 0, 2 do b.add(kit.torus{ radius = 0.0115, tube = 0.003, sides = 16, tube_sides = 6 }:move(0, 0.73 + 0.008 * i, 0), "binding") end
    if p:part("feather") > 0 then
      for i = -1, 1 do b.add(kit.sphere{ radii = { 0.008, 0.04, 0.003 } }:rotate("z", 12 * i):move(0.012 * i, 0.69, 0.011), "feather") end
    end
  end
  b.anchor("hand", 0, 0.45, 0)
end

function draw.staff(p)
  local b, form = maker.board(p, 1, 0.12), p.traits.form
  if form == "wand" then
    b.add(kit.lathe{ smooth = true, sides = 20, profile = { { 0, 0, "sharp" }, { 0.026, 0.01 }, { 0.03, 0.05 }, { 0.02, 0.09 }, { 0.027, 0.17 }, { 0.022, 0.27 }, { 0.028, 0.3 }, { 0.017, 0.34 }, { 0.011, 0.8, "sharp" }, { 0, 0.8, "sharp" } } }, "shaft")
    b.add(front(kit.star{ tips = 5, outer = 0.13, inner = 0.056 }, 0.045, 0.012):move(0, 0.87, 0), "star")
    b.add(kit.torus{ radius = 0.024, tube = 0.006, sides = 20, tube_sides = 6 }:move(0, 0.3, 0), "ring")
    b.add(kit.torus{ radius = 0.014, tube = 0.006, sides = 20, tube_sides = 6 }:move(0, 0.765, 0), "ring")
    b.anchor("hand", 0, 0.15, 0)
    return
  end
  -- A gnarled staff whose root closes round a crystal.
  local path, radii = {}, {}
  for i = 0, 14 do
    path[i + 1] = { 0.012 * math.sin(1.7 * i + p:vary(0, 1)), 0.84 * i / 14, 0.01 * math.cos(2.1 * i) }
    radii[i + 1] = 0.8 + 0.25 * i / 14 + 0.08 * math.sin(4 * i)
  end
  b.add(kit.sweep{ path = kit.curve{ points = path, segments = 3 }, radius = 0.018, first = "round", last = "round" }, "shaft")
  for i = 0, 3 do
    local claw = kit.sweep{ path = kit.curve{ points = { { 0, 0.79, 0 }, { 0.04, 0.84, 0 }, { 0.066, 0.9, 0 }, { 0.045, 0.965, 0 }, { 0.018, 0.985, 0 } }, segments = 3 }, radius = 0.013, radii = { 1, 1, 1, 1, 1, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.4, 0 } }
    b.add(claw:rotate("y", 90 * i + 30), "shaft")
  end
  b.add(kit.sphere{ radius = 0.047, sides = p.advanced and 12 or 8, rows = 5 }:scale(1, 1.2, 1):crease(0):move(0, 0.9, 0), "crystal")
  for i = 0, 2 do b.add(kit.torus{ radius = 0.024, tube = 0.006, sides = 20, tube_sides = 6 }:move(path[10][1], 0.5 + 0.013 * i, path[10][3]), "ring") end
  b.anchor("hand", 0, 0.5, 0)
end

function draw.mace(p)
  local b = maker.board(p, 1, 0.08)
  b.add(rod({ 0, 0.02, 0 }, { 0, 0.78, 0 }, 0.024), "shaft")
  b.add(kit.cylinder{ radius = 0.031, height = 0.2, rows = 4, bevel = 0.004 }:move(0, 0.14, 0), "grip")
  b.add(kit.sphere{ radius = 0.042 }:move(0, 0.035, 0), "head")
  b.add(kit.cylinder{ radius = 0.04, height = 0.02, bevel = 0.005 }:move(0, 0.25, 0), "head")
  if p:chance(0.6) then
    b.add(kit.sphere{ radius = 0.125 }:move(0, 0.845, 0), "head")
    local spike = kit.cone{ radius = 0.032, height = 0.1, sides = 10 }:align{ y = "low" }:move(0, 0.115, 0)
    for row = -1, 1 do
      for i = 1, row == 0 and 8 or 6 do b.add(spike:rotate("z", -90 + 42 * row):rotate("y", 360 * i / (row == 0 and 8 or 6) + 20):move(0, 0.845, 0), "spike") end
    end
    b.add(spike:scale(1, 0.7, 1):move(0, 0.87, 0), "spike")
  else
    local flange = front({ { 0.02, 0.68 }, { 0.09, 0.72 }, { 0.16, 0.83 }, { 0.09, 0.94 }, { 0.02, 0.97 } }, 0.022, 0.006)
    for i = 0, 6 do b.add(flange:rotate("y", 360 * i / 7), "head") end
    b.add(rod({ 0, 0.66, 0 }, { 0, 0.975, 0 }, 0.036), "head")
    b.add(kit.sphere{ radius = 0.036 }:move(0, 0.975, 0), "head")
  end
  b.anchor("hand", 0, 0.14, 0)
end

function draw.shield(p)
  local b = maker.board(p, 1.05)
  local round = p.traits.form == "round" or p:shape("round")
  local outline = {}
  if round then outline = kit.ellipse{ radius = 0.5, radius_y = 0.5, sides = p.advanced and 64 or 40 }
  else
    local w = p:vary(0.38, 0.43)
    for i = 0, 12 do local t = i / 12 outline[#outline + 1] = { w * (1 - t^2.4), 0.12 - 0.62 * t } end
    for i = 11, 0, -1 do local t = i / 12 outline[#outline + 1] = { -w * (1 - t^2.4), 0.12 - 0.62 * t } end
    outline[#outline + 1], outline[#outline + 2], outline[#outline + 3] = { -w, 0.44 }, { 0, 0.5 }, { w, 0.44 }
    local turned = {}
    for i = #outline, 1, -1 do turned[#turned + 1] = outline[i] end
    outline = turned
  end
  -- Rings of the outline from the rim in, pushed forward: a bulging face.
  local function ring(k, z) local s = {} for i, at in ipairs(outline) do s[i] = { k * at[1], k * at[2], z } end return s end
  local function bulge(from, to, lift) return { ring(from, 0.1 * (1 - from * from) + lift), ring((from + to) / 2, 0.1 * (1 - ((from + to) / 2)^2) + lift), ring(to, 0.1 * (1 - to * to) + lift) } end
  local face = { ring(0.4, 0.03), ring(1, -0.03) }
  for _, k in ipairs{ 1, 0.8, 0.6, 0.4, 0.2, 0.04 } do face[#face + 1] = ring(k, 0.1 * (1 - k * k)) end
  b.add(kit.loft{ sections = face, crease = 50 }:move(0, 0.53, 0), "face")
  local rim = {}
  for i, at in ipairs(outline) do rim[i] = { at[1] * 0.985, at[2] * 0.985 + 0.53, -0.005 } end
  b.add(kit.sweep{ path = rim, closed = true, radius = 0.026, sides = 8 }, "rim")
  local function strap(points, width) b.add(kit.sweep{ path = points, profile = kit.rectangle{ width = width, height = 0.014, radius = 0.004 }, up = { 0, 0, 1 }, first = "flat", last = "flat" }, "emblem") end
  local function z(x, y) local k2 = round and (x * x + y * y) / 0.25 or math.min(1, (x / 0.4)^2 + (y / 0.5)^2 * 0.8) return 0.1 * (1 - k2) + 0.004 end
  local function line(x0, y0, x1, y1, width)
    local points = {}
    for i = 0, 12 do local x, y = x0 + (x1 - x0) * i / 12, y0 + (y1 - y0) * i / 12 points[i + 1] = { x, y + 0.53, z(x, y) } end
    strap(points, width)
  end
  if round then
    for i = 0, 3 do local a = math.rad(45 * i) line(-0.47 * math.cos(a), -0.47 * math.sin(a), 0.47 * math.cos(a), 0.47 * math.sin(a), 0.035) end
    b.add(kit.sphere{ radii = { 0.13, 0.13, 0.09 } }:move(0, 0.53, 0.1), "rim")
    for i = 1, 8 do local a = math.rad(45 * i + 22) b.add(kit.sphere{ radius = 0.02 }:move(0.41 * math.cos(a), 0.5 + 0.41 * math.sin(a), 0.035), "rim") end
  else
    line(0, 0.45, 0, -0.42, 0.09)
    line(-0.36, 0.16, 0.36, 0.16, 0.09)
    b.add(kit.sphere{ radii = { 0.07, 0.07, 0.04 } }:move(0, 0.69, 0.1), "rim")
  end
  b.add(maker.pipe({ { -0.12, 0.5, 0.0 }, { -0.1, 0.5, -0.07 }, { 0.1, 0.5, -0.07 }, { 0.12, 0.5, 0.0 } }, 0.018), "strap")
  b.anchor("hand", 0, 0.5, -0.07, { 0, 1, 0 })
end

function draw.bow(p)
  local b = maker.board(p, 1, 0.15)
  local bend = p:vary(0.2, 0.26)
  local right, radii = {}, {}
  for i = 0, 24 do
    local t = i / 12 - 1
    -- Recurved: the tips turn away again.
    right[i + 1] = { bend * (1 - t * t) - 0.05 * math.abs(t)^8 * -1, 0.5 + 0.49 * t, 0 }
    radii[i + 1] = 1.15 - 0.75 * math.abs(t)^1.4
  end
  b.add(kit.sweep{ path = right, profile = kit.ellipse{ radius = 0.02, radius_y = 0.016, sides = 12 }, radii = radii, first = "round", last = "round" }, "bow")
  b.add(kit.cylinder{ radius = 0.027, height = 0.13, rows = 4, bevel = 0.004 }:scale(0.95, 1, 1):move(bend, 0.5, 0), "grip")
  for _, y in ipairs{ 0.43, 0.57 } do b.add(kit.torus{ radius = 0.024, tube = 0.006, sides = 16, tube_sides = 6 }:move(bend - 0.003, y, 0), "trim") end
  local tip = right[1][1]
  b.add(rod({ tip - 0.006, 0.02, 0 }, { tip - 0.006, 0.98, 0 }, 0.0035), "string")
  if p:part("arrow") > 0 then
    b.add(rod({ tip - 0.02, 0.5, 0.03 }, { bend + 0.18, 0.5, 0.03 }, 0.006), "bow")
    b.add(leaf(0.06, 0.018, 0.006, 0.1):rotate("z", -90):move(bend + 0.17, 0.5, 0.03), "trim")
    for i = 0, 2 do b.add(box(0, 0.018, 0, 0.09, 0.03, 0.003):rotate("x", 120 * i):move(tip + 0.05, 0.5, 0.03), "string") end
  end
  b.anchor("hand", bend, 0.5, 0)
end

function draw.arrow(p)
  local b = maker.board(p, 1, 0.1)
  b.add(rod({ 0, 0.005, 0 }, { 0, 0.9, 0 }, 0.0085), "shaft")
  b.add(leaf(0.13, 0.034, 0.01, 0.05):move(0, 0.87, 0), "head")
  b.add(kit.cylinder{ radius = 0.0125, height = 0.025, bevel = 0.003 }:move(0, 0.0125, 0), "nock")
  local vane = front({ { 0.005, 0.05 }, { 0.045, 0.03 }, { 0.048, 0.16 }, { 0.005, 0.22 } }, 0.004, 0.001)
  for i = 0, 2 do b.add(vane:rotate("y", 120 * i - 30), i == 0 and "odd feather" or "feather") end
  b.anchor("hand", 0, 0.5, 0, { 0, 1, 0 })
end

function draw.crossbow(p)
  local b = maker.board(p, 1)
  b.add(side(smooth({ { -0.5, 0.02 }, { -0.5, 0.14 }, { -0.3, 0.13 }, { -0.1, 0.16 }, { 0.42, 0.17 }, { 0.42, 0.1 }, { 0.0, 0.09 }, { -0.2, 0.06 }, { -0.3, 0.05 } }), 0.06, 0.015), "stock")
  local limb, radii = {}, {}
  for i = 0, 20 do local t = i / 10 - 1 limb[i + 1] = { 0.4 * t, 0.15, 0.42 - 0.16 * t * t } radii[i + 1] = 1 - 0.55 * math.abs(t) end
  b.add(kit.sweep{ path = limb, profile = kit.rectangle{ width = 0.045, height = 0.03, radius = 0.008 }, radii = radii }, "bow")
  b.add(kit.sweep{ path = { { -0.4, 0.155, 0.26 }, { 0, 0.185, 0.02 }, { 0.4, 0.155, 0.26 } }, radius = 0.006, sides = 6 }, "string")
  b.add(rod({ 0, 0.182, 0.02 }, { 0, 0.182, 0.46 }, 0.01), "bolt")
  b.add(leaf(0.06, 0.022, 0.008, 0.1):rotate("x", 90):move(0, 0.182, 0.45), "trim")
  b.add(maker.pipe({ { -0.045, 0.13, 0.43 }, { -0.045, 0.13, 0.5 }, { 0.045, 0.13, 0.5 }, { 0.045, 0.13, 0.43 } }, 0.01), "trim")
  b.add(maker.pipe({ { 0, 0.09, -0.05 }, { 0, 0.03, -0.08 }, { 0, 0.02, -0.16 } }, 0.01), "trim")
  b.add(disc("x", 0, 0.165, 0.02, 0.028, 0.07), "trim")
  b.anchor("hand", 0, 0.09, -0.15, { 0, 0, 1 })
end

function draw.pistol(p)
  local b, form = maker.board(p, 1, 0.06), p.traits.form
  -- In profile, the barrel along +z, standing on the butt.
  if form == "revolver" then
    b.add(side(smooth({ { -0.42, 0.02 }, { -0.28, 0.0 }, { -0.24, 0.14 }, { -0.16, 0.32 }, { -0.18, 0.42 }, { -0.32, 0.44 }, { -0.36, 0.3 }, { -0.44, 0.14 } }), 0.13, 0.04), "grip")
    b.add(side({ { -0.33, 0.38 }, { -0.16, 0.3 }, { 0.12, 0.34 }, { 0.12, 0.4 }, { -0.1, 0.4 }, { -0.12, 0.58 }, { 0.12, 0.58 }, { 0.12, 0.62 }, { -0.22, 0.62 }, { -0.32, 0.5 } }, 0.09, 0.02), "frame")
    b.add(maker.turned("z", { { 0, -0.12 }, { 0.095, -0.12 }, { 0.105, -0.1 }, { 0.105, 0.07 }, { 0.085, 0.11 }, { 0, 0.11 } }, 28):move(0, 0.48, 0), "frame")
    for i = 1, 6 do local a = math.rad(60 * i) b.add(kit.capsule{ radius = 0.02, height = 0.16, sides = 8 }:rotate("x", 90):move(0.098 * math.cos(a), 0.48 + 0.098 * math.sin(a), 0.05), "detail") end
    b.add(maker.turned("z", { { 0, 0 }, { 0.055, 0 }, { 0.05, 0.44 }, { 0.03, 0.44 }, { 0.03, 0.4 }, { 0, 0.4 } }, 24):move(0, 0.54, 0.12), "frame")
    b.add(side({ { 0.52, 0.58 }, { 0.54, 0.63 }, { 0.46, 0.6 } }, 0.02, 0.003), "frame")
    b.add(box(0, 0.6, 0.3, 0.03, 0.02, 0.4, 0.006), "frame")
    b.add(side(smooth({ { -0.31, 0.5 }, { -0.24, 0.56 }, { -0.3, 0.62 }, { -0.38, 0.68 }, { -0.36, 0.62 } }), 0.03, 0.008), "detail")
  else
    b.add(side({ { -0.36, 0.0 }, { -0.16, -0.02 }, { -0.08, 0.34 }, { -0.3, 0.36 }, { -0.38, 0.38 } }, 0.13, 0.03), "grip")
    b.add(side({ { -0.4, 0.36 }, { -0.1, 0.32 }, { 0.42, 0.38 }, { 0.42, 0.44 }, { -0.42, 0.44 } }, 0.115, 0.015), "frame")
    b.add(side({ { -0.45, 0.44 }, { 0.48, 0.44 }, { 0.49, 0.56 }, { 0.46, 0.58 }, { -0.42, 0.58 } }, 0.125, 0.025), "slide")
    for _, x in ipairs{ -1, 1 } do
      for i = 0, 5 do b.add(box(x * 0.063, 0.51, -0.38 + 0.035 * i, 0.006, 0.1, 0.012, 0.002), "detail") end
      for i = 0, 5 do b.add(box(x * 0.064, 0.07 + 0.045 * i, -0.26 + 0.012 * i, 0.006, 0.015, 0.13, 0.002), "detail") end
      b.add(box(x * 0.063, 0.53, 0.02, 0.004, 0.055, 0.18, 0.002), "detail")
    end
    b.add(maker.turned("z", { { 0, 0 }, { 0.04, 0 }, { 0.04, 0.05 }, { 0.025, 0.05 }, { 0.025, 0.03 }, { 0, 0.03 } }, 20):move(0, 0.51, 0.46), "detail")
    b.add(box(0, 0.59, 0.43, 0.02, 0.03, 0.03, 0.004), "detail")
    b.add(box(0, 0.59, -0.38, 0.06, 0.025, 0.03, 0.004), "detail")
  end
  b.add(maker.pipe({ { 0, 0.34, 0.1 }, { 0, 0.22, 0.08 }, { 0, 0.19, 0.0 }, { 0, 0.21, -0.1 } }, 0.016), "frame")
  b.add(maker.pipe({ { 0, 0.35, -0.02 }, { 0, 0.28, 0.02 }, { 0, 0.23, 0.0 } }, 0.014), "detail")
  b.anchor("hand", 0, 0.2, -0.25, { 0, 0, 1 })
end

function draw.rifle(p)
  local b, form = maker.board(p, 1), p.traits.form
  b.add(side(smooth({ { -0.5, 0.02 }, { -0.5, 0.14 }, { -0.46, 0.15 }, { -0.28, 0.16 }, { -0.2, 0.19 }, { -0.08, 0.19 }, { -0.08, 0.135 }, { -0.17, 0.12 }, { -0.22, 0.07 }, { -0.27, 0.06 }, { -0.26, 0.11 }, { -0.36, 0.08 } }), 0.036, 0.012), "stock")
  b.add(box(0, 0.08, -0.5, 0.04, 0.125, 0.012, 0.004), "metal")
  b.add(box(0, 0.172, -0.04, 0.032, 0.042, 0.2, 0.008), "metal")
  b.add(side({ { -0.1, 0.14 }, { 0.2, 0.14 }, { 0.24, 0.165 }, { 0.24, 0.178 }, { -0.1, 0.178 } }, 0.036, 0.01), "stock")
  b.add(rod({ 0, 0.18, 0.0 }, { 0, 0.18, 0.49 }, 0.0105), "metal")
  if form == "shotgun" then
    b.add(rod({ 0, 0.158, 0.0 }, { 0, 0.158, 0.46 }, 0.0105), "metal")
    b.add(kit.cylinder{ radius = 0.022, height = 0.14, bevel = 0.005 }:rotate("x", 90):move(0, 0.158, 0.22), "stock")
  else
    b.add(rod({ 0, 0.18, 0.47 }, { 0, 0.18, 0.5 }, 0.014), "metal")
    if p:part("scope") > 0 then
      b.add(maker.turned("z", { { 0, -0.15 }, { 0.018, -0.15 }, { 0.018, -0.1 }, { 0.011, -0.08 }, { 0.011, 0.04 }, { 0.02, 0.08 }, { 0.02, 0.13 }, { 0, 0.13 } }, 20):move(0, 0.222, -0.03), "metal")
      b.add(disc("z", 0, 0.222, 0.101, 0.017, 0.004), "lens")
      for _, z in ipairs{ -0.08, 0.02 } do b.add(box(0, 0.2, z, 0.016, 0.03, 0.018), "metal") end
    end
    b.add(rod({ 0.015, 0.175, -0.1 }, { 0.055, 0.155, -0.11 }, 0.005), "metal")
    b.add(kit.sphere{ radius = 0.01 }:move(0.056, 0.154, -0.11), "metal")
    b.add(box(0, 0.125, 0.02, 0.024, 0.05, 0.06, 0.006), "metal")
  end
  b.add(maker.pipe({ { 0, 0.14, -0.08 }, { 0, 0.1, -0.09 }, { 0, 0.09, -0.13 }, { 0, 0.12, -0.18 } }, 0.005), "metal")
  b.add(maker.pipe({ { 0, 0.145, -0.12 }, { 0, 0.115, -0.115 }, { 0, 0.1, -0.125 } }, 0.004), "metal")
  b.add(side({ { 0.45, 0.185 }, { 0.47, 0.185 }, { 0.47, 0.205 } }, 0.006, 0.001), "metal")
  b.anchor("hand", 0, 0.1, -0.2, { 0, 0, 1 })
end

function draw.cannon(p)
  local b = maker.board(p, 2.4, 0.06)
  local barrel = maker.turned("z", { { 0, -0.62 }, { 0.06, -0.62 }, { 0.085, -0.55 }, { 0.05, -0.49 }, { 0.2, -0.47 }, { 0.225, -0.42 }, { 0.215, -0.15 }, { 0.24, -0.14 }, { 0.24, -0.08 }, { 0.2, -0.06 }, { 0.18, 0.4 }, { 0.2, 0.41 }, { 0.2, 0.47 }, { 0.165, 0.48 },
    { 0.14, 1.0 }, { 0.165, 1.02 }, { 0.2, 1.12 }, { 0.19, 1.18 }, { 0.1, 1.18 }, { 0.1, 0.8 }, { 0, 0.8 } }, p.advanced and 40 or 24)
  local lift = p:vary(5, 12)
  b.add(barrel:rotate("x", -lift):move(0, 0.92, -0.1), "barrel")
  b.add(rod({ -0.36, 0.92, -0.02 }, { 0.36, 0.92, -0.02 }, 0.055), "barrel")
  local cheek = side({ { -1.2, 0.04 }, { -1.0, 0.02 }, { -0.45, 0.5 }, { 0.3, 0.55 }, { 0.34, 0.72 }, { 0.1, 0.86 }, { -0.1, 0.86 }, { -0.5, 0.72 }, { -1.2, 0.16 } }, 0.1, 0.015)
  b.both(cheek:move(0.28, 0, 0), "carriage")
  for _, at in ipairs{ { 0.6, 0.1 }, { 0.4, -0.5 }, { 0.14, -1.0 } } do b.add(box(0, at[1], at[2], 0.5, 0.1, 0.14, 0.015), "carriage") end
  -- Spoked wheels.
  local wheel = { kit.tube{ radius = 0.55, thickness = 0.09, height = 0.09, bevel = 0.012, sides = p.advanced and 56 or 36 }:slot("carriage"), kit.tube{ radius = 0.575, thickness = 0.035, height = 0.08, sides = p.advanced and 56 or 36 }:slot("band"),
                  kit.cylinder{ radius = 0.1, height = 0.22, bevel = 0.02 }:slot("carriage"), kit.cylinder{ radius = 0.06, height = 0.28, bevel = 0.02 }:slot("band") }
  for i = 1, 10 do wheel[#wheel + 1] = kit.cylinder{ radius = 0.032, height = 0.42, sides = 10 }:rotate("z", 90):move(0.28, 0, 0):rotate("y", 36 * i):slot("carriage") end
  b.both(kit.group(wheel):rotate("z", 90):move(0.52, 0.575, 0.05), "carriage")
  b.add(rod({ -0.5, 0.575, 0.05 }, { 0.5, 0.575, 0.05 }, 0.05), "band")
  if p:part("ball") > 0 then
    for _, at in ipairs{ { 0.5, 0.09, 0.95 }, { 0.68, 0.09, 0.95 }, { 0.59, 0.09, 1.1 }, { 0.59, 0.23, 1.0 } } do b.add(kit.sphere{ radius = 0.09 }:move(at[1], at[2], at[3]), "ball") end
  end
end

function draw.bomb(p)
  local b, form = maker.board(p, 1), p.traits.form
  if form == "grenade" then
    local profile = {}
    for i = 0, 16 do local a = math.pi * (i / 16 - 0.5) profile[i + 1] = { 0.3 * math.cos(a)^0.7, 0.36 + 0.36 * math.sin(a) } end
    b.add(kit.lathe{ smooth = true, profile = profile, sides = 32 }, "body")
    -- A pineapple of raised blocks.
    for row = -2, 2 do
      local a = row * 0.42
      local r, y = 0.3 * math.cos(a)^0.7, 0.36 + 0.36 * math.sin(a)
      b.add(kit.instances(kit.box{ size = { 0.62 * r, 0.12, 0.05 }, bevel = 0.02 }:rotate("x", -row * 20):move(0, y, r), kit.ring{ count = 8, radius = 0.0005 }), "body")
    end
    b.add(disc("y", 0, 0.75, 0, 0.14, 0.08), "fuse")
    b.add(disc("y", 0, 0.83, 0, 0.1, 0.12), "fuse")
    b.add(box(0, 0.92, 0, 0.15, 0.08, 0.2, 0.02), "fuse")
    b.add(kit.sweep{ path = kit.curve{ points = { { 0, 0.965, -0.05 }, { 0, 0.97, 0.1 }, { 0, 0.88, 0.26 }, { 0, 0.62, 0.36 }, { 0, 0.4, 0.37 } }, segments = 4 }, profile = kit.rectangle{ width = 0.1, height = 0.02, radius = 0.005 }, up = { 0, 0, 1 } }, "lever")
    b.add(kit.torus{ radius = 0.1, tube = 0.016, sides = 28, tube_sides = 8 }:rotate("z", 80):move(0.16, 0.86, 0), "lever")
  elseif form == "dynamite" then
    local at = { { -0.15, -0.09 }, { 0.15, -0.09 }, { 0, 0.17 } }
    for _, a in ipairs(at) do
      b.add(kit.cylinder{ radius = 0.15, height = 0.72, bevel = 0.012 }:move(a[1], 0.36, a[2]), "body")
      b.add(maker.pipe({ { a[1], 0.7, a[2] }, { a[1], 0.8, a[2] }, { 0.3 * a[1], 0.88, 0.3 * a[2] }, { 0, 0.93, 0 } }, 0.016), "fuse")
    end
    for _, y in ipairs{ 0.2, 0.5 } do
      local ring = {}
      for i, a in ipairs(at) do
        local x, z = a[1], a[2]
        local long = math.sqrt(x * x + (z - 0.0)^2)
        for k = -3, 3 do local turn = math.atan(z, x) + k * 0.3 ring[#ring + 1] = { x + 0.158 * math.cos(turn), y, z + 0.158 * math.sin(turn), turn } end
      end
      table.sort(ring, function(c, d) return math.atan(c[3], c[1]) < math.atan(d[3], d[1]) end)
      for i, c in ipairs(ring) do ring[i] = { c[1], c[2], c[3] } end
      b.add(kit.sweep{ path = ring, closed = true, profile = kit.rectangle{ width = 0.016, height = 0.05 }, up = { 0, 1, 0 } }, "band")
    end
    b.add(kit.sphere{ radius = 0.05, sides = 8, rows = 5 }:crease(0):move(0, 0.95, 0), "spark")
  else
    b.add(kit.sphere{ radius = 0.36 }:move(0, 0.36, 0), "body")
    b.add(kit.cylinder{ radius = 0.13, height = 0.14, bevel = 0.02 }:move(0, 0.37, 0):rotate("x", 0):move(0, 0.36, 0), "neck")
    b.add(maker.pipe({ { 0, 0.78, 0 }, { 0.0, 0.86, 0 }, { 0.07, 0.92, 0 }, { 0.16, 0.9, 0.02 } }, 0.022), "fuse")
    for i = 1, 6 do b.add(kit.cone{ radius = 0.016, height = 0.1, sides = 6 }:rotate("z", 60 * i):move(0.18 - 0.045 * math.sin(math.rad(60 * i)), 0.9 + 0.045 * math.cos(math.rad(60 * i)), 0.02), "spark") end
    b.add(kit.sphere{ radius = 0.035 }:move(0.18, 0.9, 0.02), "spark")
  end
  b.anchor("hand", 0, 0.4, 0)
end

local function kind(name, drawing, members)
  members.kind, members.traits = name, { draw = draw[drawing], form = members.form }
  members.form = nil
  return members
end
local pole = { { "head", "steel" }, { "shaft", "ash wood" }, { "binding", "brown leather" }, { "feather", "red feathers" } }

return {
  slots = pole,
  kinds = {
    kind("spear", "spear", { synsets = { "spear.n.01" }, names = { "lance", "javelin", "pike" }, height_m = { 0.5, 2.1, 3.5 }, parts = { feather = { 0, 0, 1 } } }),
    kind("trident", "spear", { synsets = { "trident.n.01", "spear.n.02" }, height_m = { 0.5, 1.7, 3 }, form = "trident", slots = { { "head", "gold" }, { "shaft", "gold" } } }),
    kind("halberd", "spear", { synsets = { "halberd.n.01" }, names = { "poleaxe" }, height_m = { 0.5, 2, 3 }, form = "halberd" }),
    kind("staff", "staff", { synsets = { "staff.n.02", "staff.n.05" }, names = { "magic staff", "wizard staff", "wizards staff" }, height_m = { 0.4, 1.6, 2.4 },
      slots = { { "shaft", "walnut" }, { "crystal", "glowing cyan crystal" }, { "ring", "gold" } } }),
    kind("magic wand", "staff", { synsets = { "wand.n.01", "baton.n.01" }, names = { "fairy wand" }, height_m = { 0.15, 0.35, 1 }, form = "wand",
      slots = { { "shaft", "white paint" }, { "star", "gold" }, { "ring", "gold" } } }),
    kind("mace", "mace", { synsets = { "mace.n.04", "mace.n.01" }, names = { "morning star", "morningstar" }, height_m = { 0.3, 0.75, 1.4 },
      slots = { { "head", "gunmetal" }, { "shaft", "walnut" }, { "grip", "black leather" }, { "spike", "steel" } } }),
    kind("shield", "shield", { synsets = { "shield.n.02", "shield.n.01" }, names = { "knight shield", "heater shield" }, height_m = { 0.2, 0.75, 1.4 }, shapes = { "round" },
      slots = { { "face", "red paint" }, { "emblem", "gold" }, { "rim", "steel" }, { "strap", "brown leather" } } }),
    kind("round shield", "shield", { synsets = { "buckler.n.01" }, names = { "viking shield" }, height_m = { 0.2, 0.75, 1.4 }, form = "round",
      slots = { { "face", "oak" }, { "emblem", "iron" }, { "rim", "iron" }, { "strap", "brown leather" } } }),
    kind("bow", "bow", { synsets = { "bow.n.04" }, names = { "longbow", "recurve bow", "archery bow", "bow and arrow" }, height_m = { 0.4, 1.6, 2 }, parts = { arrow = { 0, 1, 1 } },
      slots = { { "bow", "mahogany" }, { "grip", "brown leather" }, { "trim", "steel" }, { "string", "white plastic" } } }),
    kind("arrow", "arrow", { synsets = { "arrow.n.02" }, height_m = { 0.3, 0.75, 1.2 }, slots = { { "shaft", "pine" }, { "head", "steel" }, { "nock", "red plastic" }, { "feather", "white feathers" }, { "odd feather", "red feathers" } } }),
    kind("crossbow", "crossbow", { synsets = { "crossbow.n.01" }, length_m = { 0.3, 0.85, 1.2 }, slots = { { "stock", "walnut" }, { "bow", "gunmetal" }, { "trim", "steel" }, { "string", "ivory cotton" }, { "bolt", "pine" } } }),
    kind("pistol", "pistol", { synsets = { "pistol.n.01", "gun.n.01" }, names = { "gun", "handgun" }, length_m = { 0.1, 0.2, 0.5 },
      slots = { { "frame", "gunmetal" }, { "slide", "gunmetal" }, { "grip", "black rubber" }, { "detail", "charcoal plastic" } } }),
    kind("revolver", "pistol", { synsets = { "revolver.n.01" }, names = { "six shooter" }, length_m = { 0.12, 0.25, 0.5 }, form = "revolver",
      slots = { { "frame", "steel" }, { "grip", "walnut" }, { "detail", "gunmetal" } } }),
    kind("rifle", "rifle", { synsets = { "rifle.n.01", "firearm.n.01" }, names = { "sniper rifle", "musket" }, length_m = { 0.4, 1.05, 1.5 }, parts = { scope = { 0, 0, 1 } },
      slots = { { "stock", "walnut" }, { "metal", "gunmetal" }, { "lens", "tinted glass" } } }),
    kind("shotgun", "rifle", { synsets = { "shotgun.n.01" }, length_m = { 0.4, 1.1, 1.5 }, form = "shotgun", slots = { { "stock", "walnut" }, { "metal", "gunmetal" } } }),
    kind("cannon", "cannon", { synsets = { "cannon.n.01", "artillery.n.01" }, length_m = { 0.2, 2.4, 5 }, parts = { ball = { 0, 0, 1 } },
      slots = { { "barrel", "bronze" }, { "carriage", "oak" }, { "band", "iron" }, { "ball", "iron" } } }),
    kind("bomb", "bomb", { synsets = { "bomb.n.01" }, height_m = { 0.1, 0.35, 2 }, slots = { { "body", "glossy black enamel" }, { "neck", "gunmetal" }, { "fuse", "rope" }, { "spark", "glowing orange plastic" } } }),
    kind("grenade", "bomb", { synsets = { "grenade.n.01" }, names = { "hand grenade" }, height_m = { 0.05, 0.1, 0.5 }, form = "grenade", slots = { { "body", "olive green paint" }, { "fuse", "gunmetal" }, { "lever", "steel" } } }),
    kind("dynamite", "bomb", { synsets = { "dynamite.n.01" }, names = { "tnt", "stick of dynamite" }, height_m = { 0.1, 0.25, 1 }, form = "dynamite", slots = { { "body", "red paper" }, { "fuse", "rope" }, { "band", "black plastic" }, { "spark", "glowing orange plastic" } } }),
  },
  build = function(p) p.traits.draw(p) end,
}
