-- Knives, daggers and the swords that are not the straight knightly one: one blade, bent and tipped to measure.
local maker = require("lib/maker")

-- A blade from y = 0 up. `curve` bows it towards +x, `double` grinds both edges, `tip` is where the point begins,
-- `belly` widens it before the tip.
local function blade(p, t, length, wide)
  local sections, n = {}, p.advanced and 28 or 16
  local thick = t.thick * wide
  for i = 0, n do
    local s = i / n
    local x = -(t.curve or 0) * length * s * s
    local w = wide * (1 - (t.taper or 0.1) * s + (t.belly or 0) * math.sin(math.pi * math.min(1, s * 0.9))^2)
    if s > t.tip then w = w * (1 - ((s - t.tip) / (1 - t.tip))^(t.round or 1.6)) end
    local d = thick * (1 - 0.4 * s) * math.min(1, 0.25 + w / wide)
    local y = length * s
    if i == n then sections[#sections + 1] = { { x + (t.double and 0 or 0.5 * wide), y, 0 } }
    elseif t.double then
      sections[#sections + 1] = { { x + w / 2, y, 0 }, { x, y, d }, { x - w / 2, y, 0 }, { x, y, -d } }
    else
      -- One edge, on the -x side; the back keeps its thickness.
      local back = x + 0.5 * wide - 0.5 * (t.taper or 0.1) * wide * s
      sections[#sections + 1] = { { back, y, 0.7 * d }, { back - 0.6 * w, y, d }, { back - w, y, 0 }, { back - 0.6 * w, y, -d }, { back, y, -0.7 * d } }
    end
  end
  return kit.lathe and kit.loft{ sections = sections, crease = 18 }
end

local guards = {}
function guards.cross(b, w)
  b.add(maker.pipe({ { -2.2 * w, 0.3 * w, 0 }, { -w, 0, 0 }, { 0, 0, 0 }, { w, 0, 0 }, { 2.2 * w, 0.3 * w, 0 } }, 0.24 * w), "hilt")
  for _, x in ipairs{ -1, 1 } do b.add(kit.sphere{ radius = 0.36 * w }:move(x * 2.2 * w, 0.3 * w, 0), "hilt") end
end
function guards.disc(b, w)
  b.add(kit.cylinder{ radius = 1.25 * w, height = 0.26 * w, bevel = 0.08 * w }:scale(1, 1, 0.85), "hilt")
  b.add(kit.cylinder{ radius = 0.62 * w, height = 0.62 * w, bevel = 0.05 * w }:scale(1, 1, 0.6), "collar")
end
function guards.cup(b, w)
  b.add(kit.lathe{ smooth = true, profile = { { 0, -0.1 * w, "sharp" }, { 1.3 * w, 0.1 * w }, { 2.3 * w, 1.1 * w }, { 2.2 * w, 1.15 * w }, { 1.2 * w, 0.25 * w }, { 0, 0.05 * w, "sharp" } } }:rotate("x", 180):move(0, 0.3 * w, 0), "hilt")
  b.add(maker.pipe({ { -3.4 * w, 0.3 * w, 0 }, { 0, 0.2 * w, 0 }, { 3.4 * w, 0.3 * w, 0 } }, 0.22 * w), "hilt")
end
function guards.bow(b, w, hilt)
  b.add(maker.pipe({ { 1.1 * w, 0, 0 }, { 0, 0.1 * w, 0 }, { -1.0 * w, -0.1 * w, 0 }, { -1.35 * w, -0.45 * hilt, 0 }, { -0.9 * w, -0.9 * hilt, 0 }, { 0, -0.97 * hilt, 0 } }, 0.2 * w), "hilt")
  b.add(kit.sphere{ radius = 0.3 * w }:move(1.1 * w, 0, 0), "hilt")
end
function guards.bolster(b, w) b.add(maker.box(0, 0, 0, 1.02 * w, 0.5 * w, 0.42 * w, 0.1 * w), "collar") end

local function build(p)
  local t = p.traits
  local b = maker.board(p, 1, 0.12)
  local hilt, w = t.hilt, t.wide
  local length = 1 - hilt
  local function put(shape, slot) b.add(shape, slot) end
  -- Long blades stand on their point, short ones on the pommel.
  local flip = t.point_down
  local board = { add = function(shape, slot) put((flip and shape:rotate("z", 180):move(0, length, 0) or shape:move(0, hilt, 0)), slot) end }
  board.add(blade(p, t, length, w), "blade")
  guards[t.guard](board, t.guard_wide or w, hilt)
  local r = t.grip or 0.3 * w
  if t.scales then
    -- Two scales of wood riveted on a full tang.
    local outline = kit.curve{ closed = true, segments = 4, points = { { 0.5 * w, -0.02 }, { 0.5 * w, -0.5 * hilt }, { 0.56 * w, -0.97 * hilt }, { 0.1 * w, -hilt }, { -0.34 * w, -0.93 * hilt }, { -0.1 * w, -0.6 * hilt }, { -0.2 * w, -0.2 * hilt }, { -0.1 * w, -0.02 } } }
    local back = {}
    for i = #outline, 1, -1 do back[#back + 1] = outline[i] end
    board.add(maker.front(back, 0.62 * r * 2, 0.25 * r), "grip")
    for i = 1, 3 do board.add(maker.disc("z", 0.18 * w, -0.25 * i * hilt, 0, 0.085 * w, 1.4 * r), "rivet") end
  else
    board.add(kit.cylinder{ radius = r, height = 0.98 * hilt, rows = 6, bevel = 0.2 * r }:scale(1, 1, 0.8):move(0, -0.49 * hilt, 0), "grip")
    local turns = t.wrap or 9
    board.add(kit.sweep{ path = kit.helix{ radius = 0.98 * r, height = 0.88 * hilt, turns = turns, segments = p.advanced and 14 or 8 }, radius = 0.14 * r, sides = 5 }:scale(1, 1, 0.8):align{ y = "high" }:move(0, -0.05 * hilt, 0), t.guard == "disc" and "wrap" or "hilt")
    if t.guard == "disc" then
      board.add(kit.sweep{ path = kit.helix{ radius = 0.98 * r, height = 0.88 * hilt, turns = turns, segments = 8 }, radius = 0.14 * r, sides = 5 }:scale(1, 1, 0.8):mirror("x"):align{ y = "high" }:move(0, -0.05 * hilt, 0), "wrap")
      board.add(kit.cylinder{ radius = 1.15 * r, height = 0.06 * hilt, bevel = 0.2 * r }:scale(1, 1, 0.8):move(0, -0.97 * hilt, 0), "collar")
    else
      board.add(kit.sphere{ radii = { 1.6 * r, 1.4 * r, 1.3 * r } }:move(0, -0.98 * hilt + 0.6 * r, 0), "hilt")
    end
  end
  b.anchor("hand", 0, flip and length + hilt / 2 or hilt / 2, 0, { 0, flip and -1 or 1, 0 })
end

local function kind(name, members)
  members.kind = name
  return members
end

return {
  slots = { { "blade", "steel" }, { "hilt", "brass" }, { "grip", "dark brown leather" }, { "collar", "brass" }, { "wrap", "white cotton" }, { "rivet", "brass" } },
  traits = { hilt = 0.24, wide = 0.05, thick = 0.1, tip = 0.8, guard = "cross" },
  kinds = {
    kind("knife", { synsets = { "knife.n.01", "knife.n.02" }, names = { "kitchen knife", "chef knife", "butcher knife" }, height_m = { 0.1, 0.32, 0.6 },
      traits = { hilt = 0.36, wide = 0.125, thick = 0.045, tip = 0.45, round = 2, taper = 0, guard = "bolster", grip = 0.026, scales = true },
      slots = { { "blade", "stainless steel" }, { "grip", "walnut" }, { "collar", "stainless steel" }, { "rivet", "brass" } } }),
    kind("dagger", { synsets = { "dagger.n.01" }, names = { "dirk", "athame" }, height_m = { 0.15, 0.35, 0.6 }, traits = { hilt = 0.34, wide = 0.085, double = true, tip = 0.35, round = 1.25, grip = 0.03, wrap = 7 } }),
    kind("katana", { names = { "katana", "samurai sword", "japanese sword", "wakizashi" }, height_m = { 0.3, 1, 1.6 },
      traits = { hilt = 0.27, wide = 0.032, thick = 0.16, tip = 0.95, curve = 0.07, taper = 0.25, guard = "disc", grip = 0.0145, wrap = 8, point_down = true },
      slots = { { "blade", "steel" }, { "grip", "black leather" }, { "hilt", "gunmetal" }, { "collar", "gold" }, { "wrap", "ivory cotton" } } }),
    kind("scimitar", { synsets = { "scimitar.n.01", "cavalry_sword.n.01", "cutlas.n.01", "falchion.n.01" }, names = { "sabre", "saber", "cutlass" }, height_m = { 0.3, 0.95, 1.4 },
      traits = { hilt = 0.17, wide = 0.05, thick = 0.08, tip = 0.82, curve = 0.17, taper = 0, belly = 0.35, guard = "bow", grip = 0.019 , point_down = true } }),
    kind("rapier", { synsets = { "rapier.n.01", "fencing_sword.n.01" }, names = { "epee", "foil sword" }, height_m = { 0.4, 1.1, 1.5 },
      traits = { hilt = 0.16, wide = 0.02, thick = 0.3, double = true, tip = 0.9, taper = 0.5, guard = "cup", guard_wide = 0.026, grip = 0.014, point_down = true } }),
  },
  build = build,
}
