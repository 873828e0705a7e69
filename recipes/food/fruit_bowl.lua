-- A bowl of fruit: what lies in it is heaped from below, the largest first.
local maker = require("lib/maker")
local function soft(p, few, many) return p.advanced and many or few end

local function round(p, r, squash, slot)
  local s = soft(p, 20, 36)
  return kit.group{ kit.lathe{ sides = s, smooth = true, profile = { { 0, -0.86 * r * squash, "sharp" }, { 0.45 * r, -0.9 * r * squash }, { 0.98 * r, -0.1 * r }, { 0.8 * r, 0.6 * r * squash }, { 0.3 * r, 0.86 * r * squash }, { 0, 0.74 * r * squash, "sharp" } } }:slot(slot),
    maker.rod({ 0, 0.7 * r * squash, 0 }, { 0.08 * r, 1.15 * r * squash, 0 }, 0.06 * r):slot("stem") }
end
local function orange(p, r) return kit.group{ kit.sphere{ radius = r, sides = soft(p, 20, 36), rows = soft(p, 14, 24) }:displace{ amount = 0.012 * r, size = 0.12 * r }:slot("orange"), kit.sphere{ radii = { 0.12 * r, 0.05 * r, 0.12 * r }, sides = 8, rows = 5 }:move(0, 0.97 * r, 0):slot("stem") } end
local function pear(p, r)
  return kit.group{ kit.lathe{ sides = soft(p, 20, 36), smooth = true, profile = { { 0, -0.95 * r, "sharp" }, { 0.5 * r, -0.92 * r }, { r, -0.1 * r }, { 0.62 * r, 0.8 * r }, { 0.4 * r, 1.35 * r }, { 0.16 * r, 1.6 * r }, { 0, 1.6 * r, "sharp" } } }:slot("pear"), maker.rod({ 0, 1.5 * r, 0 }, { 0.1 * r, 2.0 * r, 0 }, 0.06 * r):slot("stem") }
end
local function banana(p, long)
  local path = {}
  for i = 0, 12 do local a = math.rad(-52 + 104 * i / 12) path[i + 1] = { 0.62 * long * math.sin(a), 0.62 * long * (1 - math.cos(a)), 0 } end
  return kit.group{ kit.sweep{ path = path, radius = 0.105 * long, radii = { 0.35, 0.7, 0.9, 1, 1, 1, 1, 1, 1, 0.95, 0.85, 0.6, 0.3 }, sides = soft(p, 10, 16), first = "round", last = "round" }:slot("banana"),
    maker.rod(path[1], { path[1][1] - 0.05 * long, path[1][2] + 0.06 * long, 0 }, 0.035 * long):slot("stem") }
end
local function grapes(p, r)
  local parts = {}
  for i = 1, soft(p, 16, 22) do
    local t = i / soft(p, 16, 22)
    local a, w = i * 2.4, 2.3 * r * (1 - 0.75 * t)
    parts[i] = kit.sphere{ radius = r * p:vary(0.92, 1.08), sides = soft(p, 10, 16), rows = soft(p, 7, 11) }:move(w * math.sin(a), -4.2 * r * t + 1.2 * r, 0.8 * w * math.cos(a))
  end
  return kit.group{ kit.group(parts):slot("grape"), maker.rod({ 0, 1.4 * r, 0 }, { 0, 2.8 * r, 0 }, 0.18 * r):slot("stem") }
end

return {
  kind = "bowl of fruit",
  names = { "bowl of fruit", "fruit bowl", "bowl of fruits", "bowl full of fruit", "basket of fruit", "fruit platter" },
  height_m = { 0.08, 0.2, 0.4 },
  slots = { { "bowl", "glazed cobalt blue ceramic" }, { "rim", "white ceramic" }, { "red", "glossy red peel" }, { "green", "glossy apple green peel" }, { "orange", "orange peel" }, { "pear", "pistachio peel" }, { "banana", "yellow peel" }, { "grape", "glossy plum peel" }, { "stem", "brown bark" } },
  build = function(p)
    local b = maker.board(p, 0.205, 0.05)
    b.add(kit.lathe{ sides = soft(p, 44, 72), smooth = true, profile = { { 0, 0, "sharp" }, { 0.06, 0, "sharp" }, { 0.06, 0.012 }, { 0.11, 0.034 }, { 0.152, 0.095, "sharp" }, { 0.145, 0.097, "sharp" }, { 0.1, 0.044 }, { 0, 0.026, "sharp" } } }, "bowl")
    b.add(kit.torus{ radius = 0.1485, tube = 0.004, sides = soft(p, 44, 72), tube_sides = 8 }:move(0, 0.0965, 0), "rim")
    local function put(shape, x, y, z) b.add(shape:move(x, y, z)) end
    local r = 0.042
    put(orange(p, r), -0.03, 0.08, 0.065)
    put(round(p, r, 0.95, "red"):rotate("z", -14), 0.062, 0.083, 0.055)
    put(pear(p, 0.036):rotate("z", 58):rotate("y", 24), -0.06, 0.088, -0.02)
    put(round(p, r, 0.92, "green"):rotate("z", 12), 0.055, 0.085, -0.05)
    put(orange(p, 0.038), -0.03, 0.085, -0.075)
    put(round(p, 0.04, 0.95, "red"):rotate("x", 16), 0.0, 0.132, -0.005)
    -- Bananas over the back, grapes over the rim.
    for i = -1, 1 do put(banana(p, 0.17):rotate("x", -24 + 15 * i):rotate("y", 12), 0.005, 0.118 + 0.006 * i, -0.055 - 0.022 * i) end
    put(grapes(p, 0.0125):rotate("x", -64):rotate("y", p:vary(-8, 8)), 0.02, 0.118, 0.078)
    b.anchor("hand", 0, 0.05, 0.15)
  end,
}
