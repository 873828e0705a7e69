-- Watches standing on their own strap, pocket watches on their chain, smartwatches; and chains.
local links = require("lib/links")
local stand = require("lib/stand")

-- The dial faces +Z: hour marks, hands at ten past ten, `r` its radius.
local function dial(p, r, z, form)
  local square = form == "square"
  p:add(square and kit.box{ size = { 1.9 * r, 1.9 * r, 0.04 * r }, bevel = 0.01 * r }:move(0, 0, z) or kit.cylinder{ radius = r, height = 0.04 * r, sides = 64 }:rotate("x", 90):move(0, 0, z), "dial")
  local top = z + 0.025 * r
  for i = 0, 11 do
    local long = i % 3 == 0
    p:add(kit.box{ size = { (long and 0.07 or 0.04) * r, (long and 0.2 or 0.12) * r, 0.03 * r } }:move(0, 0.82 * r, top):rotate("z", 30 * i), "marks")
  end
  for _, hand in ipairs{ { -305, 0.5, 0.085 }, { -60, 0.72, 0.06 } } do
    p:add(kit.extrude{ outline = { { -hand[3] * r, -0.12 * r }, { hand[3] * r, -0.12 * r }, { 0.55 * hand[3] * r, hand[2] * r }, { 0, (hand[2] + 0.08) * r }, { -0.55 * hand[3] * r, hand[2] * r } }, depth = 0.02 * r }:rotate("z", hand[1]):move(0, 0, top + 0.03 * r), "hand")
  end
  p:add(kit.box{ size = { 0.02 * r, 0.95 * r, 0.015 * r } }:move(0, 0.3 * r, top + 0.05 * r):rotate("z", -200), "accent")
  p:add(kit.cylinder{ radius = 0.06 * r, height = 0.09 * r, sides = 16 }:rotate("x", 90):move(0, 0, top + 0.03 * r), "hand")
end

-- A flat ring of the case around the dial, standing up.
local function case(p, r, thick)
  p:add(kit.lathe{ sides = 72, profile = { { 0, -thick }, { 0.9 * r, -thick, "sharp" }, { 1.12 * r, -0.7 * thick }, { 1.16 * r, 0.1 * thick }, { 1.12 * r, 0.4 * thick }, { 1.02 * r, 0.62 * thick }, { 0.97 * r, 0.5 * thick, "sharp" }, { 0.97 * r, 0, "sharp" }, { 0, 0 } } }:rotate("x", 90), "case")
end

-- The loop of a strap behind the case, closed like around a wrist; `at` gives what lies at each step.
local function strap_path(r, loop, n)
  local path = {}
  for i = 0, n do
    local a = math.rad(24 + 312 * i / n)
    path[i + 1] = { 0, loop * 1.05 * math.sin(a), loop * (0.86 * math.cos(a) - 0.86) }
  end
  return path
end

local function wristwatch(p)
  local t = p.traits
  local loop = p.height / 2.15
  local r = loop * (t.size or 0.62) * p:vary(0.94, 1.06)
  local thick = 0.3 * r
  local square = p:shape("square") or t.square
  if square then
    p:add(kit.box{ size = { 2 * r * (t.screen and 0.86 or 0.92), 2.05 * r, 1.5 * thick }, bevel = 0.35 * r, segments = 4 }:move(0, 0, -0.4 * thick), "case")
  else
    case(p, r, thick)
  end
  if t.screen then
    p:add(square and kit.box{ size = { 1.56 * r, 1.86 * r, 0.1 * r }, bevel = 0.045 * r, segments = 3 }:move(0, 0, 0.36 * thick) or kit.cylinder{ radius = 0.98 * r, height = 0.1 * r, bevel = 0.03 * r, sides = 56 }:rotate("x", 90):move(0, 0, 0.3 * thick), "screen")
    local z = 0.36 * thick + 0.055 * r
    for i = 0, 2 do
      p:add(kit.torus{ radius = (0.5 - 0.13 * i) * r, tube = 0.045 * r, sides = 40, tube_sides = 6 }:rotate("x", 90):scale(1, 1, 0.3):move(0, -0.12 * r, z), ({ "accent", "hand", "marks" })[i + 1])
    end
    p:add(kit.box{ size = { 0.7 * r, 0.13 * r, 0.015 * r }, bevel = 0.005 * r }:move(0, 0.66 * r, z), "marks")
  else
    local z = square and 0.38 * thick or 0.02 * r
    dial(p, (square and 0.84 or 0.95) * r, z, square and "square")
    if t.bezel then
      p:add(kit.torus{ radius = 1.06 * r, tube = 0.1 * r, sides = 64, tube_sides = 8 }:rotate("x", 90):scale(1, 1, 0.7):move(0, 0, 0.5 * thick), "accent")
    end
    if p:part("gem") > 0 or p:material("gem") ~= "crystal" then
      for i = 0, 23 do
        p:add(kit.sphere{ radius = 0.085 * r, sides = 8, rows = 5 }:crease(5):move(0, 1.08 * r, 0.6 * thick):rotate("z", 15 * i), "gem")
      end
    end
    for i = 0, 1 do
      if t.dials then p:add(kit.torus{ radius = 0.19 * r, tube = 0.02 * r, sides = 28, tube_sides = 6 }:rotate("x", 90):move((i - 0.5) * 0.9 * r, -0.05 * r, z + 0.03 * r), "marks") end
    end
  end
  p:add(kit.cylinder{ radius = 0.13 * r, height = 0.2 * r, bevel = 0.03 * r, sides = 18 }:rotate("z", 90):move((square and 0.96 or 1.22) * r, 0, -0.25 * thick), "case")
  -- The strap: leather in one piece, or links.
  local path, wide = strap_path(r, loop, 60), (t.strap or 1.05) * r
  local material = p:material("strap")
  local linked = t.links or (material ~= "leather" and material ~= "rubber" and material ~= "canvas" and material ~= "suede" and material ~= "nylon" and material ~= "fabric" and material ~= "silk")
  for i, v in ipairs(path) do v[3] = v[3] - 0.5 * thick end
  if linked then
    for i, s in ipairs(links.steps(path, 0.28 * r, false)) do
      for side = -1, 1 do
        p:add(kit.box{ size = { (side == 0 and 0.42 or 0.28) * wide, 0.25 * r, 0.16 * r }, bevel = 0.05 * r }:aim(s[4], s[5], s[6]):move(s[1] + side * 0.36 * wide, s[2], s[3]), "strap")
      end
    end
  else
    p:add(kit.sweep{ path = path, profile = kit.rectangle{ width = wide, height = 0.13 * r, radius = 0.05 * r, segments = 2 }, up = { 0, 0, 1 }, crease = 50 }, "strap")
    for side = -1, 1, 2 do
      local stitch = {}
      for i, v in ipairs(path) do stitch[i] = { side * 0.42 * wide, v[2] * 1.045, v[3] > -loop and v[3] + 0.03 * r or v[3] - 0.05 * r } end
      if p.advanced then p:add(kit.sweep{ path = stitch, radius = 0.018 * r, sides = 5 }, "strap") end
    end
    p:add(kit.box{ size = { 1.2 * wide, 0.34 * r, 0.1 * r }, bevel = 0.04 * r }:move(0, 0, -1.72 * loop - 0.62 * thick - 0.04 * r), "case")
  end
  for side = -1, 1, 2 do
    for v = -1, 1, 2 do p:add(kit.box{ size = { 0.16 * r, 0.42 * r, 0.2 * r }, bevel = 0.05 * r }:rotate("x", 18 * v):move(side * 0.58 * wide, v * 1.02 * r, -0.5 * thick), "case") end
  end
end

local function pocket_watch(p)
  local r = p.height / 2.9
  local thick = 0.28 * r
  case(p, r, thick)
  dial(p, 0.95 * r, 0.02 * r)
  p:add(kit.torus{ radius = 1.06 * r, tube = 0.1 * r, sides = 64, tube_sides = 8 }:rotate("x", 90):move(0, 0, 0.3 * thick), "case")
  p:add(kit.torus{ radius = 0.2 * r, tube = 0.02 * r, sides = 28, tube_sides = 6 }:rotate("x", 90):move(0, -0.42 * r, 0.05 * r), "marks")
  p:add(kit.lathe{ sides = 20, profile = { { 0.14 * r, 1.08 * r }, { 0.1 * r, 1.2 * r }, { 0.17 * r, 1.24 * r }, { 0.17 * r, 1.38 * r }, { 0.1 * r, 1.42 * r } } }, "case")
  p:add(kit.torus{ radius = 0.26 * r, tube = 0.04 * r, sides = 32, tube_sides = 8 }:rotate("x", 90):scale(1, 0.9, 1):move(0, 1.42 * r, 0), "case")
  if p:part("chain") > 0 then
    local path = kit.curve{ segments = 10, points = { { 0, 1.66 * r, 0 }, { 0.4 * r, 1.75 * r, -0.1 * r }, { 1.0 * r, 1.3 * r, -0.1 * r }, { 1.45 * r, 0.1 * r, 0 }, { 1.6 * r, -0.9 * r, 0.25 * r }, { 1.25 * r, -1.12 * r, 0.7 * r }, { 0.4 * r, -1.13 * r, 0.9 * r }, { -0.5 * r, -1.13 * r, 0.75 * r } } }
    p:add(links.chain(path, 0.2 * r, 0.024 * r, false, 10), "chain")
    p:add(kit.capsule{ radius = 0.05 * r, height = 0.5 * r }:rotate("z", 90):move(-0.6 * r, -1.12 * r, 0.74 * r), "chain")
  end
  if p:part("gear") > 0 then
    for i, g in ipairs{ { -0.4, 0.35, 0.28 }, { 0.35, 0.42, 0.2 }, { 0.02, -0.42, 0.24 } } do
      p:add(kit.extrude{ outline = kit.star{ tips = 12, outer = g[3] * r, inner = 0.8 * g[3] * r }, holes = { kit.ellipse{ radius = 0.4 * g[3] * r, sides = 16 } }, depth = 0.03 * r }:rotate("z", 20 * i):move(g[1] * r, g[2] * r, 0.05 * r), "hand")
    end
  end
end

-- A chain laid in a loose coil.
local function chain(p)
  local w = p.width / 2
  local path, n = {}, 160
  for i = 0, n do
    local t = i / n
    local a = 2 * math.pi * 2.2 * t
    local r = w * (0.35 + 0.6 * t)
    path[i + 1] = { r * math.sin(a), 0.02 * w * math.sin(7 * a) + 0.05 * w * (1 - t), 0.85 * r * math.cos(a) }
  end
  local link = w * (p.traits.heavy and 0.26 or p:vary(0.12, 0.18))
  p:add(links.chain(path, link, link * 0.15, false, 12), "chain")
end

local slots = { { "case", "silver" }, { "strap", "brown leather" }, { "dial", "white enamel" }, { "hand", "gunmetal" }, { "marks", "gunmetal" }, { "accent", "red paint" }, { "gem", "crystal" } }
return {
  height_m = { 0.05, 0.075, 0.12 }, shapes = { "square", "round" }, traits = { draw = wristwatch }, slots = slots, parts = { gem = { 0, 0, 1 } },
  kinds = {
    { kind = "watch", synsets = { "watch.n.01" }, except = { "pocket_watch.n.01", "stopwatch.n.01" }, names = { "wristwatch", "wrist watch", "timepiece", "dress watch", "watch face" } },
    { kind = "diving watch", names = { "dive watch", "sports watch", "chronograph", "divers watch", "rolex" }, traits = { bezel = true, dials = true, links = true },
      slots = { { "case", "stainless steel" }, { "strap", "stainless steel" }, { "dial", "navy enamel" }, { "hand", "silver" }, { "marks", "silver" }, { "accent", "navy paint" }, { "gem", "crystal" } } },
    { kind = "smartwatch", names = { "smart watch", "fitness tracker", "apple watch", "digital watch", "fitness watch" }, traits = { screen = true, square = true, strap = 1.2 },
      slots = { { "case", "gunmetal" }, { "strap", "black rubber" }, { "screen", "screen" }, { "hand", "glowing lime green plastic" }, { "marks", "glowing white plastic" }, { "accent", "glowing red plastic" }, { "dial", "black plastic" }, { "gem", "crystal" } } },
    { kind = "pocket watch", synsets = { "pocket_watch.n.01" }, names = { "fob watch", "pocketwatch", "vintage pocket watch" }, height_m = { 0.04, 0.075, 0.15 }, shapes = {}, parts = { chain = { 0, 1, 1 }, gear = { 0, 0, 1 } }, traits = { draw = pocket_watch },
      slots = { { "case", "gold" }, { "chain", "gold" }, { "dial", "ivory enamel" }, { "hand", "gunmetal" }, { "marks", "gunmetal" }, { "accent", "gunmetal" } } },
    { kind = "chain", synsets = { "chain.n.03" }, names = { "necklace chain", "link chain", "jewelry chain" }, width_m = { 0.05, 0.22, 1 }, shapes = {}, parts = {}, slots = { { "chain", "gold" } }, traits = { draw = chain } },
    { kind = "iron chain", names = { "anchor chain", "heavy chain" }, width_m = { 0.1, 0.4, 2 }, shapes = {}, parts = {}, slots = { { "chain", "iron" } }, traits = { draw = chain, heavy = true } },
  },
  build = function(p)
    local extent = (p.traits.draw == chain) and "width" or "height"
    stand.on_floor(p, p.traits.draw, extent)
  end,
}
