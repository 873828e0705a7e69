-- Earrings, as they hang: studs, hoops, drops and chandeliers. Two of them make a pair.
local gem = require("lib/gem")
local stand = require("lib/stand")

-- A hook of wire that goes through the ear; its lower end hangs at (0, 0, 0).
local function hook(size)
  local path = kit.curve{ segments = 4, points = { { 0, 0, 0 }, { 0, 0.25 * size, 0.03 * size }, { 0, 0.72 * size, -0.02 * size }, { 0, 0.95 * size, -0.22 * size },
    { 0, 0.78 * size, -0.46 * size }, { 0, 0.3 * size, -0.5 * size }, { 0, 0.05 * size, -0.56 * size } } }
  local eye = kit.torus{ radius = 0.055 * size, tube = 0.025 * size, sides = 12, tube_sides = 6 }:rotate("x", 90):move(0, -0.03 * size, 0)
  return kit.group{ kit.sweep{ path = path, radius = 0.03 * size, sides = 7, last = "round" }, eye }
end

-- A stone that faces forwards, in a cup; its middle at height y, its longer axis upright.
local function facing(p, y, slot, cut, size, wear)
  local function front(shape) return shape:rotate("x", 90) end
  -- Upside down pears hang by their point.
  p:add(front(gem.stone(p:material(slot), cut, size):rotate("y", 180)):move(0, y, 0), slot)
  p:add(front(gem.bezel(cut, size, 0.3 * size):rotate("y", 180)):move(0, y, 0), wear)
end

local forms = {}

function forms.stud(p, h, wear)
  local halo = p:part("halo") > 0
  local size = h * (halo and 0.72 or 0.88)
  local cut = gem.choose(p, { "round", "round", "square", "oval", "hexagon", "pear", "heart" })
  local stone = gem.stone(p:material("stone"), cut, size):rotate("y", 180):rotate("x", 90)
  p:add(stone:move(0, h / 2, 0), "stone")
  local grip = p:material("stone") == "pearl" and gem.bezel(cut, 0.7 * size, 0.2 * size) or gem.basket(cut, size, 0.36 * size, 4)
  p:add(grip:rotate("y", 180):rotate("x", 90):move(0, h / 2, 0), wear)
  if halo then
    local stones, plate = gem.halo(cut, size, 0.16 * size)
    p:add(stones:rotate("x", 90):rotate("z", 180):move(0, h / 2, 0), "halo")
    p:add(plate:rotate("x", 90):rotate("z", 180):move(0, h / 2, 0), wear)
  end
  local post = kit.cylinder{ radius = 0.035 * h, height = 0.8 * h, sides = 8 }:rotate("x", 90):move(0, h / 2, -0.65 * h)
  local clutch = kit.cylinder{ radius = 0.16 * h, height = 0.05 * h, bevel = 0.015 * h }:rotate("x", 90):move(0, h / 2, -0.92 * h)
  local wings = kit.torus{ radius = 0.1 * h, tube = 0.03 * h, sides = 14, tube_sides = 6 }:rotate("z", 90)
  p:add(kit.group{ post, clutch, wings:move(0, h / 2 + 0.1 * h, -0.98 * h), wings:move(0, h / 2 - 0.1 * h, -0.98 * h) }, wear)
end

function forms.hoop(p, h, wear)
  local wire = h * p:choose{ 0.03, 0.045, 0.07 }
  local radius = h / 2 - wire
  local n = 56
  if p:shape("twisted") or p:chance(0.3) then
    for s = 0, 1 do
      local path = {}
      for i = 0, 2 * n - 1 do
        local a = math.pi * i / n
        local t = 12 * a + math.pi * s
        local r = radius + 0.5 * wire * math.cos(t)
        path[i + 1] = { r * math.sin(a), r * math.cos(a), 0.5 * wire * math.sin(t) }
      end
      p:add(kit.sweep{ path = path, closed = true, radius = 0.55 * wire, sides = 7 }:move(0, h / 2, 0), wear)
    end
  else
    p:add(kit.torus{ radius = radius, tube = wire, sides = n, tube_sides = 10 }:rotate("x", 90):move(0, h / 2, 0), wear)
  end
  p:add(kit.cylinder{ radius = 1.3 * wire, height = 0.08 * h, bevel = 0.3 * wire }:rotate("z", 90):move(0, h - wire, 0), wear)
  -- Beads threaded on the lower half: stones in turn with those of the drop's slot.
  if p:part("stone") > 0 or p:material("stone") ~= "sapphire" then
    local count = p:choose{ 3, 5, 7, 9 }
    for i = 1, count do
      local a = math.rad(180 + (i - (count + 1) / 2) * 15)
      local big = (0.55 + 0.45 * math.cos(a - math.pi)) * 0.075 * h + 0.5 * wire
      p:add(kit.sphere{ radius = big, sides = 12, rows = 8 }:crease(p:material("stone") == "pearl" and 180 or 10)
        :move(radius * math.sin(a), h / 2 + radius * math.cos(a), 0), i % 2 == 1 and "stone" or "drop")
    end
  end
end

function forms.drop(p, h, wear)
  local hang = 0.34 * h
  local top = h - hang * 0.95
  p:add(hook(hang):move(0, top, 0), wear)
  local small, cut = h * p:vary(0.1, 0.15), gem.choose(p, { "pear", "pear", "oval", "marquise", "emerald", "round", "hexagon" })
  local large = top - small - 0.06 * h - (p:part("halo") > 0 and 0.06 * h or 0)
  local y = top - 0.04 * h - small / 2
  facing(p, y, "stone", "round", small, wear)
  local joint = y - small / 2
  y = large / 2 + (p:part("halo") > 0 and 0.035 * h or 0)
  if p:material("drop") == "pearl" then
    p:add(kit.lathe{ smooth = true, sides = 24, profile = { { 0, 0 }, { 0.3 * large, 0.1 * large }, { 0.4 * large, 0.36 * large }, { 0.24 * large, 0.7 * large }, { 0.05 * large, large } } }, "drop")
    p:add(kit.cone{ radius = 0.09 * large, top = 0.02 * large, height = 0.09 * large }:move(0, 0.97 * large, 0), wear)
  else
    facing(p, y, "drop", cut, large, wear)
    if p:part("halo") > 0 then
      local stones, plate = gem.halo(cut, large, 0.1 * large)
      p:add(stones:rotate("y", 180):rotate("x", 90):move(0, y, 0), "halo")
      p:add(plate:rotate("y", 180):rotate("x", 90):move(0, y, 0), wear)
    end
  end
  local low = y + large / 2
  p:add(kit.capsule{ radius = 0.014 * h, height = math.max(0.04 * h, joint - low + 0.03 * h) }:move(0, (joint + low) / 2, 0), wear)
end

function forms.chandelier(p, h, wear)
  local hang = 0.26 * h
  local top = h - 0.95 * hang
  p:add(hook(hang):move(0, top, 0), wear)
  facing(p, top - 0.1 * h, "stone", gem.choose(p, { "round", "oval", "marquise" }), 0.14 * h, wear)
  -- A fan of scrolls, and a row of drops below its rim.
  local y, reach, count = top - 0.3 * h, 0.24 * h, p:choose{ 5, 7 }
  local rim = {}
  for i = 0, 12 do
    local a = math.rad(-100 + 200 * i / 12)
    rim[i + 1] = { reach * math.sin(a), y + 0.12 * h - 0.14 * h * math.cos(a), 0 }
  end
  p:add(kit.sweep{ path = rim, radius = 0.014 * h, sides = 7, first = "round", last = "round" }, wear)
  for side = -1, 1, 2 do
    local curl = { { 0, top - 0.17 * h, 0 }, { 0.13 * h * side, top - 0.2 * h, 0 }, { rim[1][1] * -side, rim[1][2], 0 } }
    p:add(kit.sweep{ path = kit.curve{ segments = 4, points = curl }, radius = 0.012 * h, sides = 6, first = "round", last = "round" }, wear)
  end
  p:add(kit.cylinder{ radius = 0.012 * h, height = 0.2 * h, sides = 6 }:move(0, y + 0.08 * h, 0), wear)
  for i = 1, count do
    local t = (i - (count + 1) / 2) / ((count - 1) / 2)
    local x, from = 0.92 * reach * t, y + 0.12 * h - 0.14 * h * math.sqrt(math.max(0, 1 - t * t * 0.84))
    local size = (0.2 - 0.07 * math.abs(t)) * h
    p:add(kit.cylinder{ radius = 0.007 * h, height = 0.06 * h, sides = 5 }:move(x, from - 0.02 * h, 0), wear)
    local cut = p:material("drop") == "pearl" and kit.sphere{ radius = 0.3 * size } or
      gem.stone(p:material("drop"), "pear", size):rotate("y", 180):rotate("x", 90)
    p:add(cut:move(x, from - 0.045 * h - size / 2, 0), "drop")
  end
end

function forms.spiral(p, h, wear)
  local hang = 0.3 * h
  local top = h - 0.95 * hang
  p:add(hook(hang):move(0, top, 0), wear)
  local path, radii, n = {}, {}, 90
  for i = 0, n do
    local t = i / n
    local a, r = math.rad(1000 * (1 - t)), top / 2 * (0.1 + 0.86 * t)
    path[i + 1], radii[i + 1] = { r * math.sin(a), 0.53 * top + r * math.cos(a), 0 }, 0.5 + 0.6 * t
  end
  p:add(kit.sweep{ path = path, radii = radii, radius = 0.042 * h, sides = 9, first = "round", last = "round" }, p:material("stone") ~= "sapphire" and "stone" or wear)
end

return {
  pair = "two",
  height_m = { 0.008, 0.045, 0.1 },
  parts = { stone = { 0, 1, 1 }, halo = { 0, 0, 1 }, hook = { 0, 1, 1 }, drop = { 0, 1, 1 } },
  slots = { { "stone", "sapphire" }, { "band", "gold" }, { "drop", "sapphire" }, { "halo", "diamond" }, { "setting", "gold" }, { "hook", "gold" } },
  shapes = { "heart shaped", "oval", "square", "round", "hexagonal", "triangular", "octagonal", "marquise", "pear shaped", "emerald cut", "twisted" },
  kinds = {
    { kind = "earring", synsets = { "earring.n.01" }, names = { "ear ring" } },
    { kind = "stud earring", names = { "ear stud", "stud" }, height_m = { 0.006, 0.011, 0.03 }, traits = { form = "stud" },
      slots = { { "stone", "sapphire" }, { "band", "gold" }, { "drop", "sapphire" }, { "halo", "diamond" }, { "setting", "gold" }, { "hook", "gold" } } },
    { kind = "hoop earring", names = { "hoop", "creole earring" }, traits = { form = "hoop" }, parts = { stone = { 0, 0, 1 }, halo = { 0, 0, 1 }, hook = { 0, 1, 1 }, drop = { 0, 1, 1 } } },
    { kind = "drop earring", names = { "dangle earring", "teardrop earring", "dangling earring", "pear earring" }, traits = { form = "drop" } },
    { kind = "chandelier earring", names = {}, height_m = { 0.03, 0.065, 0.1 }, traits = { form = "chandelier" } },
    { kind = "spiral earring", names = { "swirl earring" }, traits = { form = "spiral" } },
  },
  traits = {},

  build = function(p)
    local form = p.traits.form or (p:shape("twisted") and p:choose{ "hoop", "spiral" }) or p:choose{ "drop", "drop", "drop", "chandelier", "hoop" }
    if p.kind == "earring" and p:part("halo") > 0 then form = "drop" end
    stand.on_floor(p, function(q) forms[form](q, p.height, gem.metal(p, "setting", "gold", "band")) end, "height")
  end,
}
