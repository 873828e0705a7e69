-- Chess: the six men, the board, and the set laid out.
local maker = require("lib/maker")

-- Turned bodies, drawn for a base of radius 1; the crown of each tells its rank.
local function foot(height, waist)
  return { { 0, 0, "sharp" }, { 1, 0, "sharp" }, { 1, 0.22 }, { 0.86, 0.34 }, { 0.88, 0.5 }, { 0.6, 0.68 }, { waist, 1.2 }, { 0.82 * waist, height } }
end

local function turned(profile, more)
  for _, point in ipairs(more) do profile[#profile + 1] = point end
  return profile
end

local function body(p, rank, small)
  local sides = small and 10 or p.advanced and 40 or 20
  local function lathe(profile) return kit.lathe{ profile = profile, sides = sides, smooth = true, segments = small and 1 or p.advanced and 4 or 2 } end
  if rank == "pawn" then
    return kit.group{ lathe(turned(foot(1.9, 0.46), { { 0.68, 1.98 }, { 0.68, 2.08 }, { 0.34, 2.18 }, { 0.3, 2.3 }, { 0, 2.4, "sharp" } })),
      kit.sphere{ radius = 0.6, sides = sides, rows = small and 6 or 12 }:move(0, 2.68, 0) }
  elseif rank == "rook" then
    local parts = { lathe(turned(foot(2.4, 0.56), { { 0.82, 2.55, "sharp" }, { 0.82, 3.0, "sharp" }, { 0, 3.0, "sharp" } })) }
    local block = kit.box{ size = { 0.44, 0.4, 0.3 }, bevel = small and 0 or 0.05 }
    parts[2] = kit.instances(block:move(0, 3.12, 0.665), kit.ring{ count = 6, radius = 0.001 })
    return kit.group(parts)
  elseif rank == "bishop" then
    return kit.group{ lathe(turned(foot(2.5, 0.46), { { 0.72, 2.6 }, { 0.72, 2.7 }, { 0.4, 2.82 }, { 0.54, 3.1 }, { 0.52, 3.4 }, { 0.3, 3.75 }, { 0, 3.95, "sharp" } })),
      kit.sphere{ radius = 0.15, sides = 12, rows = 8 }:move(0, 4.02, 0), kit.box{ size = { 0.07, 0.5, 0.7 } }:rotate("x", 40):move(0, 3.5, 0.28):slot("eye") }
  elseif rank == "queen" then
    local parts = { lathe(turned(foot(3.1, 0.48), { { 0.76, 3.2 }, { 0.76, 3.3 }, { 0.42, 3.42 }, { 0.46, 3.7 }, { 0.7, 4.2, "sharp" }, { 0.5, 4.24, "sharp" }, { 0, 4.45, "sharp" } })) }
    parts[2] = kit.instances(kit.sphere{ radius = 0.13, sides = small and 6 or 10, rows = small and 4 or 6 }:move(0, 4.24, 0.62), kit.ring{ count = 9, radius = 0.001 })
    parts[3] = kit.sphere{ radius = 0.2, sides = 12, rows = 8 }:move(0, 4.55, 0)
    return kit.group(parts)
  elseif rank == "king" then
    return kit.group{ lathe(turned(foot(3.3, 0.5), { { 0.8, 3.4 }, { 0.8, 3.52 }, { 0.46, 3.64 }, { 0.5, 3.9 }, { 0.7, 4.4, "sharp" }, { 0.62, 4.48, "sharp" }, { 0, 4.65, "sharp" } })),
      maker.box(0, 4.88, 0, 0.15, 0.6, 0.14, 0.03), maker.box(0, 4.94, 0, 0.46, 0.15, 0.14, 0.03) }
  end
  -- The knight: a horse's head in profile, on the usual foot.
  local head = kit.curve{ closed = true, segments = small and 1 or 4, points = { { -0.62, 0.9 }, { 0.5, 0.9 }, { 0.56, 1.3 }, { 0.3, 1.8 }, { 0.42, 2.1 }, { 0.95, 2.02 }, { 1.12, 2.2 },
    { 1.08, 2.5 }, { 0.62, 2.95 }, { 0.36, 3.22 }, { 0.3, 3.62 }, { 0.08, 3.3 }, { -0.35, 3.12 }, { -0.72, 2.6 }, { -0.84, 1.9 } } }
  local mane = {}
  for i = 0, small and -1 or 4 do mane[#mane + 1] = kit.sphere{ radii = { 0.16, 0.26, 0.2 }, sides = 10, rows = 6 }:rotate("z", 20):rotate("y", -90):move(0, 1.5 + 0.38 * i, i < 4 and -0.8 + 0.1 * i * (i - 2) * 0.5 or -0.35) end
  local parts = { lathe{ { 0, 0, "sharp" }, { 1, 0, "sharp" }, { 1, 0.22 }, { 0.86, 0.34 }, { 0.88, 0.5 }, { 0.66, 0.68 }, { 0.7, 0.86 }, { 0, 0.98, "sharp" } }, maker.side(head, 0.62, small and 0 or 0.16) }
  for _, m in ipairs(mane) do parts[#parts + 1] = m end
  for _, side in ipairs{ -1, 1 } do
    parts[#parts + 1] = kit.sphere{ radius = 0.1, sides = 10, rows = 6 }:move(side * 0.3, 2.72, 0.45):slot("eye")
    parts[#parts + 1] = kit.cone{ radius = 0.14, height = 0.5, sides = 8 }:rotate("x", -18):move(side * 0.17, 3.4, 0.12)
  end
  return kit.group(parts)
end

local heights = { pawn = 3.28, rook = 3.32, knight = 3.62, bishop = 4.17, queen = 4.75, king = 5.18 }

local function man(p)
  local h = heights[p.traits.rank]
  local b = maker.board(p, h)
  b.add(body(p, p.traits.rank):rotate("y", p.traits.rank == "knight" and 60 or 0), "piece")
  b.add(maker.disc("y", 0, 0.02, 0, 0.97, 0.04), "felt")
  b.anchor("hand", 0, 0.6 * h, 0)
end

-- A board of side 8 with a frame round it; its top is at the height returned.
local function board(p, b)
  local light, dark, thick = {}, {}, 0.4
  for i = 0, 7 do
    for k = 0, 7 do
      local into = (i + k) % 2 == 0 and dark or light
      into[#into + 1] = { i - 3.5, thick - 0.03, k - 3.5 }
    end
  end
  local square = kit.box{ size = { 1, 0.06, 1 } }
  b.add(kit.instances(square, light), "light square")
  b.add(kit.instances(square, dark), "dark square")
  b.add(maker.box(0, 0.18, 0, 8.1, 0.36, 8.1), "frame")
  for _, side in ipairs{ -1, 1 } do
    b.add(maker.box(side * 4.32, 0.22, 0, 0.64, 0.44, 9.28, 0.08), "frame")
    b.add(maker.box(0, 0.22, side * 4.32, 8, 0.44, 0.64, 0.08), "frame")
  end
  return thick
end

local function set(p)
  local b = maker.board(p, 9.28)
  local top = board(p, b)
  local order = { "rook", "knight", "bishop", "queen", "king", "bishop", "knight", "rook" }
  -- Small men need few sides.
  local made = {}
  for rank in pairs(heights) do made[rank] = body(p, rank, true):scale(0.36) end
  for i, rank in ipairs(order) do
    b.add(made[rank]:rotate("y", 180):move(i - 4.5, top, 3.5), "white piece")
    b.add(made[rank]:move(i - 4.5, top, -3.5), "black piece")
    b.add(made.pawn:move(i - 4.5, top, 2.5), "white piece")
    b.add(made.pawn:move(i - 4.5, top, -2.5), "black piece")
  end
end

local kinds = {
  { kind = "chess piece", synsets = { "chessman.n.01" }, names = { "chess man" }, height_m = { 0.02, 0.09, 2 }, traits = { rank = "king" } },
  { kind = "chessboard", synsets = { "chessboard.n.01" }, names = { "chess board", "checkerboard" }, width_m = { 0.1, 0.45, 2 },
    slots = { { "dark square", "walnut" }, { "light square", "maple" }, { "frame", "walnut" } },
    build = function(p)
      local b = maker.board(p, 9.28)
      local top = board(p, b)
      b.support(0, top, 0, 8, 8)
    end },
  { kind = "chess set", synsets = { "chess_set.n.01" }, names = { "chess", "chess game" }, width_m = { 0.1, 0.45, 2 }, build = set,
    slots = { { "white piece", "maple" }, { "black piece", "ebony" }, { "light square", "birch" }, { "dark square", "walnut" }, { "frame", "walnut" }, { "felt", "black felt" }, { "eye", "black plastic" } } },
}
for rank, names in pairs{ king = { "king piece", "king chess piece" }, queen = { "queen piece", "queen chess piece" }, rook = { "rook", "rook chess piece", "castle chess piece" },
                          bishop = { "bishop piece", "bishop chess piece" }, knight = { "knight piece", "knight chess piece" }, pawn = { "pawn", "pawn chess piece" } } do
  kinds[#kinds + 1] = { kind = "chess " .. rank, names = names, height_m = { 0.02, 0.05 + 0.01 * heights[rank], 2 }, traits = { rank = rank } }
end

return { slots = { { "piece", "maple" }, { "felt", "green felt" }, { "eye", "black plastic" } }, kinds = kinds, build = man }
