-- Palms, bonsai in their trays, and Christmas trees.
local plant = require("lib/plant")

local form = {}

function form.palm(p, h, t)
  local sway = p:shape("straight") and 0 or h * (p:shape("curved") and (t.frond and 0.12 or 0.3) or p:vary(0.06, 0.16))
  local trunk, thick = h * 0.8, h * t.thick * p:vary(0.9, 1.1)
  local path = kit.curve{ points = { { 0, 0, 0 }, { 0.02 * sway, 0.1 * trunk, 0 }, { 0.25 * sway, 0.4 * trunk, 0 }, { 0.6 * sway, 0.75 * trunk, 0 }, { sway, trunk, 0 } }, segments = p.advanced and 14 or 8 }
  local radii, n = {}, #path
  for i = 1, n do
    -- A swollen foot, and the rings that old leaves leave.
    radii[i] = (1 - 0.3 * i / n + 0.6 * math.exp(-9 * (i - 1) / n)) * (i % 2 == 0 and 1.08 or 0.95)
  end
  p:add(kit.sweep{ path = path, radius = thick, radii = radii, sides = p.advanced and 18 or 10, crease = 20 }, "trunk")
  local top, count = path[n], p:part("frond")
  for i = 1, count do
    local s = i / count
    local frond = plant.frond(p, { length = h * (t.frond or 0.44) * p:vary(0.92, 1.08), up = 66 - 58 * s, droop = 78 + 22 * s, width = h * 0.2, leaflets = p.advanced and 26 or 17, leaf_width = 0.022 * h, sag = 42, sweep = 34, thick = 0.008 * h, rows = 2, from = 0.08 })
    p:add(frond:rotate("y", 137.5 * i + p:vary(-10, 10)):move(top[1], top[2] - 0.01 * h, top[3]))
  end
  p:add(kit.sphere{ radii = { 1.15 * thick, 1.5 * thick, 1.15 * thick }, sides = 12, rows = 8 }:move(top[1], top[2] - 0.4 * thick, top[3]), "trunk")
  for i = 1, p:part("coconut") do
    local r, a = 0.028 * h, 2.2 * i
    p:add(kit.sphere{ radii = { r, 1.12 * r, r }, sides = 12, rows = 8 }:move(top[1] + 1.5 * thick * math.sin(a), top[2] - 1.5 * thick - 0.5 * r * (i % 2), top[3] + 1.5 * thick * math.cos(a)), "coconut")
  end
end

-- A gnarled trunk with cushions of leaves, in a shallow tray.
function form.bonsai(p, h)
  local tray = kit.group{
    kit.extrude{ outline = kit.rectangle{ width = 0.62 * h, height = 0.44 * h, radius = 0.05 * h, segments = 5 }, depth = 0.13 * h, bevel = 0.012 * h }:rotate("x", 90):align{ y = "low" }:move(0, 0.02 * h, 0):slot("pot"),
    kit.extrude{ outline = kit.rectangle{ width = 0.66 * h, height = 0.48 * h, radius = 0.06 * h, segments = 5 }, depth = 0.025 * h, bevel = 0.008 * h }:rotate("x", 90):move(0, 0.145 * h, 0):slot("pot"),
    kit.sphere{ radii = { 0.29 * h, 0.03 * h, 0.2 * h }, sides = 24, rows = 8 }:displace{ amount = 0.008 * h, size = 0.06 * h }:move(0, 0.155 * h, 0):slot("soil") }
  for _, x in ipairs{ -1, 1 } do for _, z in ipairs{ -1, 1 } do tray = kit.group{ tray, kit.box{ size = { 0.08 * h, 0.03 * h, 0.06 * h }, bevel = 0.004 * h }:move(0.23 * h * x, 0.015 * h, 0.15 * h * z):slot("pot") } end end
  p:add(tray)
  local s = p:choose{ -1, 1 }
  local function limb(points, thick, tip)
    local stem, path = plant.stem(p, points, thick, tip)
    p:add(stem, "trunk")
    return path[#path]
  end
  limb({ { -0.06 * s * h, 0.14 * h, 0 }, { 0.06 * s * h, 0.28 * h, 0.02 * h }, { 0.1 * s * h, 0.42 * h, 0 }, { -0.02 * s * h, 0.58 * h, -0.02 * h }, { -0.08 * s * h, 0.72 * h, 0 }, { -0.02 * s * h, 0.84 * h, 0 } }, 0.05 * h, 0.3)
  for i = 1, 5 do
    local a = 1.25 * i
    limb({ { -0.06 * s * h, 0.22 * h, 0 }, { (-0.06 * s + 0.05 * math.sin(a)) * h, 0.18 * h, 0.05 * h * math.cos(a) }, { (-0.06 * s + 0.12 * math.sin(a)) * h, 0.155 * h, 0.1 * h * math.cos(a) } }, 0.024 * h, 0.3)
  end
  local pads = { { -0.02 * s, 0.88, 0, 0.19 }, { 0.34 * s, 0.5, 0.04, 0.16 }, { -0.34 * s, 0.64, 0.02, 0.16 }, { 0.22 * s, 0.7, -0.14, 0.14 }, { -0.12 * s, 0.56, 0.2, 0.12 } }
  for i, pad in ipairs(pads) do
    local x, y, z, r = pad[1] * h, pad[2] * h, pad[3] * h, pad[4] * h * p:vary(0.9, 1.12)
    if i > 1 then limb({ { 0.03 * s * h * (i % 2 == 0 and 2 or -1), y - 0.1 * h, 0 }, { 0.5 * x, y - 0.09 * h, 0.5 * z }, { x, y - 0.02 * h, z } }, 0.02 * h, 0.4) end
    local cushion = kit.sphere{ radii = { r, 0.42 * r, 0.85 * r }, sides = p.advanced and 22 or 16, rows = p.advanced and 12 or 8 }:displace{ amount = 0.14 * r, size = 0.45 * r, octaves = 2 }:move(x, y, z)
    p:add(p.advanced and cushion or cushion:crease(0), "leaf")
    local blade = plant.blade(p, { length = 0.05 * h, width = 0.022 * h, outline = "lance", thick = 0.001 * h, rows = 2 }):rotate("x", 40)
    p:add(kit.instances(blade, kit.over(cushion, { count = p.advanced and 220 or 70, apart = 0.016 * h, scale_low = 0.7, scale_high = 1.2 })), "leaf")
  end
end

function form.christmas(p, h)
  local stand, skirt = 0.1 * h, {}
  p:add(kit.cylinder{ radius = 0.03 * h, height = 0.2 * h, sides = 12 }:align{ y = "low" }:move(0, 0.03 * h, 0), "trunk")
  p:add(plant.pot(p, 0.1 * h, 0.1 * h, "straight"))
  local tiers = p.advanced and 11 or 8
  local function edge(y) return 0.36 * h * (1 - (y - stand) / (0.93 * h - stand)) ^ 0.92 + 0.012 * h end
  for i = 0, tiers - 1 do
    local s = i / tiers
    local y = stand + 0.03 * h + (0.82 * h) * s ^ 0.95
    local r = edge(y)
    local n, drop = math.floor((p.advanced and 18 or 12) * (1 - 0.5 * s)), 0.36 * r + 0.03 * h
    local tongue = kit.loft{ smooth = true, segments = p.advanced and 3 or 1, sections = {
      { { 0, 0.1 * drop, 0 } },
      { { 0.2 * r, 0.02 * drop, 0.35 * r }, { 0, 0.2 * drop, 0.35 * r }, { -0.2 * r, 0.02 * drop, 0.35 * r }, { 0, -0.24 * drop, 0.35 * r } },
      { { 0.2 * r, -0.4 * drop, 0.72 * r }, { 0, -0.16 * drop, 0.72 * r }, { -0.2 * r, -0.4 * drop, 0.72 * r }, { 0, -0.62 * drop, 0.72 * r } },
      { { 0, -0.7 * drop, r } } } }
    local turn = p:vary(0, 360)
    for k = 1, n do p:add(tongue:scale(p:vary(0.9, 1.06)):rotate("y", turn + 360 * k / n):move(0, y + 0.6 * drop, 0), "leaf") end
  end
  p:add(kit.cone{ radius = 0.03 * h, height = 0.12 * h, sides = 10 }:move(0, 0.9 * h, 0), "leaf")
  -- Garland, baubles, star.
  local path = {}
  for i = 0, 150 do
    local s = i / 150
    local y = stand + 0.06 * h + 0.72 * h * s
    local q = edge(y) * 0.98
    path[i + 1] = { q * math.sin(34 * s), y + 0.02 * h + 0.008 * h * math.sin(80 * s), q * math.cos(34 * s) }
  end
  p:add(kit.sweep{ path = path, radius = 0.008 * h, sides = 6 }, "star")
  local ball = kit.group{ kit.sphere{ radius = 0.027 * h, sides = p.advanced and 18 or 12, rows = p.advanced and 12 or 8 }, kit.cylinder{ radius = 0.008 * h, height = 0.014 * h, sides = 8 }:move(0, 0.03 * h, 0):slot("star") }
  for i = 1, p:part("ornament") do
    local s = ((i - 0.5) / p:part("ornament")) ^ 1.35 * 0.84
    local y = stand + 0.04 * h + 0.78 * h * s
    local a, q = 2.39996 * i, edge(y) * 1.02
    p:add(ball:move(q * math.sin(a), y, q * math.cos(a)), i % 2 == 0 and "ornament" or "bauble")
  end
  p:add(kit.extrude{ outline = kit.star{ tips = 5, outer = 0.065 * h, inner = 0.028 * h }, depth = 0.02 * h, bevel = 0.008 * h }:move(0, 0.985 * h, 0), "star")
end

return {
  open = true,
  kinds = {
    { kind = "palm tree", names = { "palm tree", "palm", "coconut palm", "coconut tree", "date palm" }, synsets = { "palm.n.03" }, height_m = { 0.15, 8, 30 }, shapes = { "curved", "straight" }, traits = { form = "palm", thick = 0.026 },
      parts = { frond = { 6, 13, 15 }, coconut = { 0, 4, 10 } }, slots = { { "leaf", "green leaf" }, { "trunk", "tan bark" }, { "stem", "green peel" }, { "coconut", "brown peel" } } },
    { kind = "palm plant", names = { "palm plant", "cycad", "sago palm" }, synsets = { "cycad.n.01" }, height_m = { 0.15, 1.5, 6 }, shapes = { "curved", "straight" }, traits = { form = "palm", thick = 0.07, frond = 0.6 },
      parts = { frond = { 6, 13, 15 }, coconut = { 0, 0, 10 } }, slots = { { "leaf", "green leaf" }, { "trunk", "brown bark" }, { "stem", "green peel" }, { "coconut", "brown peel" } } },
    { kind = "bonsai", names = { "bonsai", "bonsai tree" }, synsets = { "bonsai.n.01" }, height_m = { 0.1, 0.35, 1.2 }, traits = { form = "bonsai" },
      slots = { { "leaf", "forest green foliage" }, { "trunk", "brown bark" }, { "pot", "glazed slate blue ceramic" }, { "soil", "soil" } } },
    { kind = "christmas tree", names = { "christmas tree", "xmas tree", "decorated tree", "holiday tree" }, synsets = { "christmas_tree.n.05" }, height_m = { 0.15, 2, 20 }, traits = { form = "christmas" },
      parts = { ornament = { 0, 34, 60 } }, slots = { { "leaf", "forest green foliage" }, { "ornament", "glossy red plastic" }, { "bauble", "gold" }, { "star", "gold" }, { "trunk", "bark" }, { "pot", "red paint" }, { "soil", "soil" } } },
  },
  build = function(p) form[p.traits.form](p, p.height, p.traits) end,
}
