-- A robot that walks upright. It is drawn one unit tall, without its antennas, and scaled in the end.

-- Boxes, pills and eggs are one family: `round` goes from 0.1 (a box) to 1 (an egg).
local function shell(p, x, y, z, round)
  return kit.superquadric{ radii = { x, y, z }, round_y = round, round_xz = round, cells = p.advanced and 11 or 6 }
end

-- A ball, and a disc that lies across an axis: joints, ears, buttons, wheels.
local function ball(p, radius)
  return kit.sphere{ radius = radius, sides = p.advanced and 20 or 12, rows = p.advanced and 12 or 7 }
end

local function disc(p, axis, radius, height, bevel)
  local one = kit.cylinder{ radius = radius, height = height, bevel = bevel, sides = p.advanced and 32 or 16, segments = 2 }
  return axis == "y" and one or one:rotate(axis == "x" and "z" or "x", 90)
end

-- A part of a limb that hangs from the origin: a sleeve, or bellows.
local function sleeve(p, top, low, length)
  if not p:style("retro") then
    return kit.lathe{ smooth = true, sides = p.advanced and 24 or 14, segments = p.advanced and 2 or 1, profile = {
      { 0, -length, "sharp" }, { 0.62 * low, -length }, { 0.95 * low, -0.97 * length }, { 1.06 * low, -0.85 * length },
      { 0.5 * (top + low), -0.5 * length }, { 1.04 * top, -0.14 * length }, { 0.9 * top, -0.02 * length },
      { 0.6 * top, 0 }, { 0, 0, "sharp" } } }
  end
  local profile, folds = { { 0, -length } }, 7
  for i = 0, 2 * folds do
    profile[#profile + 1] = { (i % 2 == 1 and 0.95 or 0.7) * top, -length + length * i / (2 * folds) }
  end
  profile[#profile + 1] = { 0, 0 }
  return kit.lathe{ smooth = true, sides = p.advanced and 24 or 12, segments = p.advanced and 2 or 1, profile = profile }
end

local function hand(p, r)
  if p:style("retro") then
    local claw = {}
    for i = 0, 10 do
      local a = math.rad(120 + 300 * i / 10)
      claw[i + 1] = { 1.15 * r * math.cos(a), -1.35 * r + 1.15 * r * math.sin(a), 0 }
    end
    return kit.sweep{ path = claw, profile = kit.rectangle{ width = 0.5 * r, height = 1.1 * r, radius = 0.12 * r }, up = { 0, 0, 1 } }
      :slot("metal")
  end
  local fingers = { shell(p, 0.85 * r, 0.9 * r, 0.6 * r, 0.6):move(0, -0.9 * r, 0):slot("body") }
  local sides = p.advanced and 9 or 6
  local finger = kit.group{
    kit.capsule{ radius = 0.24 * r, height = 1.1 * r, sides = sides, rows = sides }:move(0, -0.45 * r, 0),
    kit.capsule{ radius = 0.2 * r, height = 0.85 * r, sides = sides, rows = sides }:move(0, -0.3 * r, 0):rotate("x", -28):move(0, -0.85 * r, 0),
  }:slot("joint")
  for i = -1, 1 do
    fingers[#fingers + 1] = finger:rotate("z", 9 * i):move(0.5 * i * r, -1.5 * r, 0)
  end
  fingers[5] = finger:scale(0.85):rotate("z", -55):move(-0.75 * r, -0.7 * r, 0.1 * r)
  return kit.group(fingers)
end

-- An arm of the right side (+X), from its shoulder at the origin; angles against hanging down.
local function arm(p, r, length, spread, bend)
  local below = kit.group{
    sleeve(p, 0.95 * r, 1.15 * r, 0.48 * length - 0.6 * r):move(0, -0.6 * r, 0):slot("body"),
    kit.torus{ radius = 1.02 * r, tube = 0.16 * r, sides = p.advanced and 32 or 16, tube_sides = 8 }:move(0, -0.4 * length, 0):slot("accent"),
    ball(p, 0.7 * r):move(0, -0.49 * length, 0):slot("joint"),
    hand(p, 1.2 * r):move(0, -0.5 * length, 0),
  }
  return kit.group{
    shell(p, 1.5 * r, 1.45 * r, 1.5 * r, 0.8):slot("accent"),
    sleeve(p, 0.95 * r, 0.85 * r, 0.42 * length - 0.6 * r):move(0, -0.08 * length, 0):slot("body"),
    disc(p, "z", 0.85 * r, 1.9 * r, 0.15 * r):move(0, -0.5 * length, 0):slot("joint"),
    below:rotate("z", bend):move(0, -0.5 * length, 0),
  }:rotate("z", spread)
end

local function leg(p, r, height, foot)
  local ankle = 0.17 * height
  local half = (height - ankle) / 2
  return kit.group{
    ball(p, 1.1 * r):move(0, height, 0):slot("joint"),
    sleeve(p, r, 0.9 * r, 0.88 * half - 0.6 * r):move(0, height - 0.12 * half, 0):slot("body"),
    disc(p, "x", 0.88 * r, 1.95 * r, 0.15 * r):move(0, ankle + half, 0):slot("joint"),
    sleeve(p, 0.95 * r, 1.3 * r, half - 0.7 * r):move(0, ankle + half - 0.6 * r, 0):slot("body"),
    ball(p, 0.8 * r):move(0, ankle - 0.1 * r, 0):slot("joint"),
    shell(p, 1.25 * r, ankle, foot, 0.5):cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } }:scale(1, 0.82, 1)
      :move(0, 0.035 * height, 0.3 * foot):slot("accent"),
    kit.extrude{ outline = kit.rectangle{ width = 2.5 * r, height = 2 * foot, radius = 0.9 * r }, depth = 0.04 * height,
                 bevel = 0.006 }:rotate("x", -90):move(0, 0.02 * height, 0.3 * foot):slot("joint"),
  }
end

-- The face: a screen with eyes and a smile, or round lamps and a grille.
local function face(p, x, y, z, round)
  local eyes, parts, retro = p:part("eye"), {}, p:style("retro")
  local r = math.min(0.3 * y, 0.62 * x / eyes)
  local front = z
  if not retro then
    parts[1] = shell(p, 0.8 * x, 0.68 * y, 0.28 * z, 0.5):move(0, 0, 0.84 * z):slot("screen")
    front = 1.1 * z
  end
  local tall = p:style("futuristic") and 0.45 or p:choose{ 1, 1.35 }
  for i = 1, eyes do
    local at = (i - (eyes + 1) / 2) * math.min(0.84 * x, 1.5 * x / eyes)
    if retro then
      parts[#parts + 1] = kit.tube{ radius = 1.3 * r, thickness = 0.35 * r, height = 0.5 * r, bevel = 0.08 * r }
        :rotate("x", 90):move(at, 0.25 * y, front):slot("metal")
      parts[#parts + 1] = kit.sphere{ radii = { r, r, 0.45 * r } }:move(at, 0.25 * y, front):slot("eye")
    else
      parts[#parts + 1] = kit.sphere{ radii = { r, r * tall, 0.12 * z } }:move(at, 0.12 * y, front - 0.03 * z):slot("eye")
    end
  end
  if retro then
    for i = -2, 2 do
      parts[#parts + 1] = kit.capsule{ radius = 0.05 * y, height = 0.42 * y }:move(0.19 * x * i, -0.5 * y, front):slot("metal")
    end
  elseif not p:style("futuristic") then
    local smile = {}
    for i = -6, 6 do
      local t = i / 6
      smile[i + 7] = { 0.24 * x * t, -0.4 * y + 0.13 * y * t * t, front - 0.015 * z * t * t }
    end
    parts[#parts + 1] = kit.sweep{ path = smile, radius = 0.045 * y, first = "round", last = "round", sides = 8 }:slot("eye")
  end
  return kit.group(parts)
end

local function chest(p, width, height)
  local parts = {
    kit.extrude{ outline = kit.rectangle{ width = width, height = height, radius = 0.12 * height, segments = 5 }, depth = 0.03,
                 bevel = 0.006 }:slot("joint"),
    kit.extrude{ outline = kit.rectangle{ width = 0.48 * width, height = 0.62 * height, radius = 0.08 * height }, depth = 0.03,
                 bevel = 0.004 }:move(-0.18 * width, 0.06 * height, 0.005):slot("screen"),
  }
  local bars = 5
  for i = 1, bars do
    local tall = height * p:vary(0.1, 0.42)
    parts[#parts + 1] = kit.box{ size = { 0.05 * width, tall, 0.03 } }
      :move(-0.18 * width + (i - 3) * 0.085 * width, -0.17 * height + tall / 2, 0.008):slot("eye")
  end
  for i = -1, 1 do
    parts[#parts + 1] = disc(p, "z", 0.085 * height, 0.034, 0.004)
      :move(0.3 * width, 0.06 * height + 0.25 * height * i, 0.005):slot(i == 0 and "metal" or "accent")
  end
  return kit.group(parts)
end

return {
  kind = "robot",
  synsets = { "robot.n.01" },
  names = { "android", "droid", "humanoid robot", "mech" },
  height_m = { 0.1, 1.3, 4 },
  parts = { eye = { 1, 2, 3 }, antenna = { 0, 1, 2 }, arm = { 0, 2, 4 }, wheel = { 0, 0, 4 } },
  slots = { { "body", "plastic" }, { "accent", "tangerine plastic" }, { "joint", "charcoal plastic" },
            { "metal", "steel" }, { "screen", "screen" }, { "eye", "glowing cyan plastic" } },
  styles = { "retro", "futuristic", "cute" },
  shapes = { "fat", "slim" },

  build = function(p)
    local cute, retro, sleek = p:style("cute"), p:style("retro"), p:style("futuristic")
    local round = retro and 0.14 or p:vary(0.38, 0.62)
    local girth = p:shape("fat") and 1.3 or p:shape("slim") and 0.8 or sleek and 0.88 or p:vary(0.95, 1.1)
    local head = cute and 0.19 or sleek and 0.1 or p:vary(0.125, 0.145)
    local hips = cute and 0.26 or sleek and 0.46 or p:vary(0.37, 0.42)
    local neck = 1 - 2 * head
    local x, y, z = 0.155 * girth, (neck - 0.035 - hips) / 2 + 0.01, 0.105 * girth
    local parts = {}
    local function put(shape, slot) parts[#parts + 1] = slot and shape:slot(slot) or shape end

    -- Torso, waist and neck.
    local middle = hips + y + 0.01
    put(shell(p, x, y, z, round):taper{ axis = "y", low = retro and 1 or 0.8, high = 1.04 }:move(0, middle, 0), "body")
    put(chest(p, 1.1 * x, 0.75 * y):move(0, middle + 0.2 * y, 0.93 * z))
    put(shell(p, 0.6 * x, 0.62 * y, 0.3 * z, 0.3):move(0, middle + 0.1 * y, -0.9 * z), "accent")
    put(shell(p, 0.72 * x, 0.05, 0.78 * z, 0.5):move(0, hips, 0), "joint")
    put(kit.cylinder{ radius = 0.28 * x, height = 0.1, bevel = 0.01 }:move(0, neck - 0.01, 0), "joint")

    -- Head, ears and antennas.
    local hx, hz = (retro and 1.05 or cute and 1.2 or sleek and 0.85 or p:vary(1.05, 1.25)) * head, 0.92 * head
    local top = neck + head
    put(shell(p, hx, head, hz, round):move(0, top, 0), "body")
    put(face(p, hx, head, hz, round):move(0, top, 0))
    for _, side in ipairs{ -1, 1 } do
      put(disc(p, "x", 0.36 * head, 0.3 * head, 0.06 * head)
        :move(side * hx, top, 0), "accent")
      put(disc(p, "x", 0.2 * head, 0.4 * head, 0.04 * head)
        :move(side * hx, top, 0), "metal")
    end
    local count = p:part("antenna")
    for i = 1, count do
      local at = (i - (count + 1) / 2) * hx
      local long = p:vary(0.06, 0.085)
      local mast = kit.group{
        kit.cone{ radius = 0.016, top = 0.008, height = 0.03, bevel = 0.002 }:slot("metal"),
        kit.cylinder{ radius = 0.0045, height = long }:move(0, long / 2, 0):slot("metal"),
        ball(p, 0.016):move(0, long, 0):slot("accent"),
      }
      put(mast:rotate("z", -80 * at):move(at, 1 - 0.012 - 0.2 * math.abs(at), 0))
    end

    -- Arms in pairs, lower pairs smaller; one hand may wave.
    local r = (retro and 0.036 or sleek and 0.03 or 0.034) * math.sqrt(girth) * (cute and 1.15 or 1)
    local length = cute and 0.27 or neck - 0.05 - 0.62 * hips
    local wave, hold = p:chance(0.4), nil
    for i = 1, p:part("arm") do
      local lower = (i - 1) // 2
      local spread, bend = p:vary(9, 15) + 26 * lower, p:vary(-12, -4)
      if wave and i == 1 then spread, bend = 62, 95 end
      local one = arm(p, r, length, spread, bend):move(x + 0.75 * r, neck - 0.065 - 0.11 * lower, 0)
      put(i % 2 == 1 and one or one:mirror("x"))
      if i == math.min(2, p:part("arm")) then
        -- The palm: down the arm from its shoulder, past the elbow.
        local function turn(px, py, degrees)
          local a = math.rad(degrees)
          return px * math.cos(a) - py * math.sin(a), px * math.sin(a) + py * math.cos(a)
        end
        local px, py = turn(0, -0.5 * length - 1.7 * r, bend)
        px, py = turn(px, py - 0.5 * length, spread)
        hold = { (i % 2 == 1 and 1 or -1) * (px + x + 0.75 * r), py + neck - 0.065 - 0.11 * lower, 0.3 * r }
      end
    end

    local wheels = p:part("wheel")
    if wheels == 0 then
      local apart, one = 0.5 * x, leg(p, 1.12 * r, hips - 0.015, cute and 0.075 or 0.07)
      put(one:rotate("y", 6):move(apart, 0, 0))
      put(one:mirror("x"):rotate("y", -6):move(-apart, 0, 0))
    else
      local size = 0.3 * hips
      put(kit.cylinder{ radius = 0.3 * x, height = hips - size, bevel = 0.01 }:move(0, (hips + size) / 2, 0), "joint")
      put(shell(p, 1.05 * x, 0.75 * size, 0.9 * x, 0.4):move(0, 1.15 * size, 0), "body")
      local wheel = kit.group{
        disc(p, "x", size, 0.5 * size, 0.12 * size):slot("joint"), disc(p, "x", 0.55 * size, 0.58 * size, 0.06 * size):slot("accent"),
      }
      for i = 1, wheels do
        local side = i % 2 == 1 and 1 or -1
        local along = wheels > 2 and (i > 2 and -0.72 or 0.72) * x or 0
        put(wheel:move(i == wheels and i % 2 == 1 and 0 or side * 1.1 * x, size, along))
      end
    end
    local grown = p.height / (count > 0 and 1.07 or 1)
    p:add(kit.group(parts):scale(grown))
    p:anchor("head", { at = { 0, grown, 0 }, size = 1.7 * hx * grown })
    p:anchor("neck", { at = { 0, neck * grown, 0 }, size = 0.56 * x * grown })
    p:anchor("face", { at = { 0, (top + 0.12 * head) * grown, hz * grown }, normal = { 0, 0, 1 }, size = 2 * hx * grown })
    if hold then
      p:anchor("hand", { at = { hold[1] * grown, hold[2] * grown, hold[3] * grown }, normal = { 0, 0.5, 1 } })
    end
  end,
}
