-- Small things of the house: keys and locks, what one writes and reads with, brooms and ladders.
local function board(x, y, z, bevel) return kit.box{ size = { x, y, z }, bevel = bevel or 0.15 * math.min(x, y, z) } end

local draw = {}

-- Stands on its bit, the bow up, so that one sees at once what it is.
function draw.key(p, h)
  local r = 0.034 * h
  p:add(kit.cylinder{ radius = r, height = 0.68 * h, bevel = 0.3 * r, sides = 24 }:align{ y = "low" }, "key")
  for _, y in ipairs{ 0.55, 0.6, 0.66 } do p:add(kit.torus{ radius = 1.1 * r, tube = 0.45 * r, sides = 28, tube_sides = 8 }:move(0, y * h, 0), "key") end
  -- The bit, with notches.
  for i, q in ipairs(p:choose{ { { 0.02, 0.2 }, { 0.085, 0.14 }, { 0.15, 0.2 } }, { { 0.02, 0.16 }, { 0.085, 0.2 }, { 0.15, 0.12 } } }) do p:add(board(q[2] * h, 0.05 * h, 0.03 * h):move(q[2] * h / 2, q[1] * h + 0.03 * h, 0), "key") end
  p:add(board(0.07 * h, 0.2 * h, 0.028 * h):move(0.035 * h, 0.11 * h, 0), "key")
  if p:chance(0.5) then
    for i = 0, 2 do
      local a = math.rad(90 + 120 * i)
      p:add(kit.torus{ radius = 0.082 * h, tube = 0.028 * h, sides = 40, tube_sides = 12 }:rotate("x", 90):move(0.1 * h * math.cos(a), 0.8 * h + 0.088 * h * math.sin(a), 0), "key")
    end
  else
    p:add(kit.torus{ radius = 0.13 * h, tube = 0.033 * h, sides = 56, tube_sides = 14 }:rotate("x", 90):move(0, 0.83 * h, 0), "key")
    p:add(kit.sphere{ radius = 0.045 * h }:move(0, 0.83 * h, 0), "key"); for i = 0, 1 do p:add(kit.cylinder{ radius = 0.016 * h, height = 0.26 * h }:rotate("z", 45 + 90 * i):move(0, 0.83 * h, 0), "key") end
  end
  p:anchor("hand", { at = { 0, 0.8 * h, 0 }, normal = { 0, -1, 0 } })
end

function draw.padlock(p, h)
  local w, body, d = 0.62 * h, 0.56 * h, 0.26 * h
  p:add(kit.extrude{ outline = kit.rounded{ closed = true, radius = 0.09 * h, segments = 6, points = { { -w / 2, 0 }, { w / 2, 0 }, { w / 2, body }, { -w / 2, body } } }, depth = d, bevel = 0.05 * h, segments = 4 }, "body")
  local r, path = 0.19 * h, {}
  path[1] = { -r, body - 0.06 * h, 0 }
  for i = 0, 10 do local a = math.pi * (1 - i / 10); path[#path + 1] = { r * math.cos(a), 0.76 * h + (0.24 * h - 0.055 * h) * math.sin(a), 0 } end
  path[#path + 1] = { r, body - 0.06 * h, 0 }
  p:add(kit.sweep{ path = kit.curve{ points = path, segments = 4 }, radius = 0.055 * h, sides = 20 }, "shackle")
  p:add(kit.cylinder{ radius = 0.055 * h, height = 0.02 * h }:rotate("x", 90):move(0, 0.32 * h, d / 2), "hole"); p:add(kit.extrude{ outline = { { -0.02 * h, 0 }, { -0.045 * h, -0.15 * h }, { 0.045 * h, -0.15 * h }, { 0.02 * h, 0 } }, depth = 0.02 * h }:move(0, 0.3 * h, d / 2), "hole")
  for _, s in ipairs{ -1, 1 } do for _, y in ipairs{ 0.09, 0.47 } do p:add(kit.sphere{ radius = 0.022 * h, sides = 14, rows = 8 }:move(s * 0.23 * h, y * h, d / 2), "shackle") end end
end

-- Opened a little and stood on its handles.
function draw.scissors(p, h)
  for _, s in ipairs{ -1, 1 } do
    local line = { { -0.035 * h, 0.36 * h }, { 0.035 * h, 0.36 * h }, { 0.04 * h, 0.6 * h }, { 0.006 * h, h }, { -0.01 * h, h }, { -0.03 * h, 0.6 * h } }
    local blade = kit.extrude{ outline = line, depth = 0.012 * h, bevel = 0.004 * h }
    local loop = kit.torus{ radius = 0.115 * h, tube = 0.03 * h, sides = 44, tube_sides = 12 }:rotate("x", 90):scale(0.8, 1.15, 1):move(-0.13 * h, 0.16 * h, 0)
    local shank = kit.sweep{ path = kit.curve{ segments = 5, points = { { 0, 0.46 * h, 0 }, { -0.015 * h, 0.36 * h, 0 }, { -0.06 * h, 0.27 * h, 0 } } }, radius = 0.028 * h, sides = 12 }
    local function open(x) x = x:move(0, -0.48 * h, 0):rotate("z", -9):move(0, 0.48 * h, 0.008 * h); return s > 0 and x:mirror("x"):move(0, 0, -0.016 * h) or x end
    p:add(open(blade), "blade"); p:add(open(loop), "handle"); p:add(open(shank), "handle")
  end
  p:add(kit.cylinder{ radius = 0.028 * h, height = 0.045 * h, bevel = 0.008 * h, sides = 24 }:rotate("x", 90):move(0, 0.48 * h, 0), "blade")
  p:anchor("hand", { at = { 0, 0.16 * h, 0 }, normal = { 0, 1, 0 } })
end

-- A book on its back cover, or closed upright; several lie on each other when words say "stack".
function draw.book(p, h)
  local w, t = h * p:vary(0.64, 0.74), h * p:vary(0.12, 0.2)
  if p:shape("open") then
    -- Two arched blocks of pages over the covers, seen from the front, tilted on a rest.
    for _, s in ipairs{ -1, 1 } do
      local line = { { 0, 0 } }
      for i = 0, 8 do local u = i / 8; line[#line + 1] = { u * w * 0.95, 0.05 * h + 0.06 * h * math.sin(math.pi * u ^ 0.6) * (1 - 0.5 * u) } end
      line[#line + 1] = { w * 0.95, 0.02 * h }
      local back = {}
      for i = 1, #line do back[i] = line[#line + 1 - i] end
      local pages = kit.extrude{ outline = back, depth = 0.94 * h }
      local cover = board(w, 0.018 * h, h):move(w / 2, 0.01 * h, 0)
      local function lay(x) x = x:rotate("x", 55); return s < 0 and x:mirror("x") or x end
      p:add(lay(pages):move(0, 0.42 * h, 0), "pages"); p:add(lay(cover):move(0, 0.42 * h, 0), "cover")
      for i = 1, 9 do p:add(lay(board(0.68 * w, 0.004 * h, 0.012 * h):move(0.48 * w, 0.1 * h - 0.02 * h, (i / 10 - 0.5) * 0.8 * h)):move(0, 0.42 * h, 0), "ink") end
    end
    return
  end
  -- Closed, standing: spine to the left, cover to the front.
  p:add(board(0.97 * w, 0.955 * h, 0.84 * t):move(0.008 * w, 0.5 * h, 0), "pages")
  for _, s in ipairs{ -1, 1 } do p:add(board(w, h, 0.08 * t, 0.003 * h):move(0, h / 2, s * 0.46 * t), "cover") end
  p:add(kit.extrude{ outline = kit.ellipse{ radius = 0.12 * t, radius_y = 0.5 * t, sides = 28 }, depth = h, bevel = 0.003 * h }:rotate("x", -90):move(-w / 2 + 0.02 * w, h / 2, 0), "cover")
  local z = 0.5 * t + 0.001 * h
  p:add(board(0.7 * w, 0.012 * h, 0.008 * h):move(0.03 * w, 0.86 * h, z), "trim"); p:add(board(0.7 * w, 0.012 * h, 0.008 * h):move(0.03 * w, 0.14 * h, z), "trim")
  for i = 0, 2 do p:add(board((0.56 - 0.12 * i) * w, 0.03 * h, 0.006 * h):move(0.03 * w, (0.74 - 0.065 * i) * h, z), "trim") end
  p:add(kit.extrude{ outline = p:choose{ kit.star{ tips = 8, outer = 0.13 * h, inner = 0.07 * h }, kit.ellipse{ radius = 0.11 * h, sides = 4 }, kit.ellipse{ radius = 0.11 * h, sides = 32 } }, depth = 0.008 * h }:move(0.03 * w, 0.36 * h, z), "trim")
  for _, y in ipairs{ 0.1, 0.3, 0.7, 0.9 } do p:add(kit.extrude{ outline = kit.ellipse{ radius = 0.135 * t, radius_y = 0.515 * t, sides = 28 }, depth = 0.02 * h }:rotate("x", -90):move(-w / 2 + 0.018 * w, y * h, 0), "trim") end
  p:add(board(0.03 * w, 0.2 * h, 0.004 * h):move(0.2 * w, 0.03 * h, 0):align{ y = "low" }, "ribbon")
end

function draw.books(p, w)
  local y, count = 0, p:part("book")
  for i = 1, count do
    local long, deep, t = w * p:vary(0.8, 0.98), w * p:vary(0.58, 0.7), w * p:vary(0.1, 0.16)
    local turn = p:vary(-14, 14)
    local function at(s) return s:rotate("y", turn):move(0, y, 0) end
    local slot = "book " .. ((i - 1) % 4 + 1)
    p:add(at(board(0.97 * long, 0.82 * t, 0.96 * deep):move(0, t / 2, -0.01 * deep)), "pages")
    for _, s in ipairs{ 0.05, 0.95 } do p:add(at(board(long, 0.1 * t, deep):move(0, s * t, 0)), slot) end
    p:add(at(board(long, t, 0.05 * deep, 0.02 * w):move(0, t / 2, deep / 2)), slot)
    for _, x in ipairs{ -0.36, 0.36 } do p:add(at(board(0.02 * w, 0.7 * t, 0.01 * w):move(x * long, t / 2, deep / 2 + 0.024 * deep)), "trim") end
    y = y + t
  end
  p:support{ at = { 0, y, 0 }, size = { 0.6 * w, 0.45 * w } }
end

function draw.pencil(p, h)
  local r = 0.035 * h
  p:add(kit.cylinder{ radius = r, height = 0.7 * h, sides = 6 }:crease(20):move(0, 0.49 * h, 0), "body")
  p:add(kit.cone{ radius = 0.2 * r, top = 0.96 * r, height = 0.11 * h, sides = 24 }:move(0, 0.085 * h, 0), "wood"); p:add(kit.cone{ radius = 0.02 * r, top = 0.3 * r, height = 0.036 * h, sides = 16 }:align{ y = "low" }, "lead")
  p:add(kit.cylinder{ radius = 1.04 * r, height = 0.07 * h, sides = 28 }:move(0, 0.87 * h, 0), "metal"); for i = 0, 2 do p:add(kit.torus{ radius = 1.05 * r, tube = 0.1 * r, sides = 28, tube_sides = 6 }:move(0, (0.85 + 0.02 * i) * h, 0), "metal") end
  p:add(kit.cylinder{ radius = 0.98 * r, height = 0.1 * h, bevel = 0.35 * r, segments = 3, sides = 28 }:move(0, 0.95 * h, 0), "eraser")
  p:anchor("hand", { at = { 0, 0.4 * h, 0 }, normal = { 0, -1, 0 } })
end

function draw.pen(p, h)
  local r = 0.04 * h
  p:add(kit.lathe{ smooth = true, sides = 32, profile = { { 0, 0.17 * h, "sharp" }, { 0.66 * r, 0.17 * h }, { 0.9 * r, 0.3 * h }, { 0.98 * r, 0.5 * h, "sharp" }, { 0, 0.5 * h } } }, "body")
  p:add(kit.lathe{ smooth = true, sides = 32, profile = { { 0, 0.5 * h, "sharp" }, { 1.1 * r, 0.5 * h, "sharp" }, { 1.12 * r, 0.75 * h }, { 0.95 * r, 0.96 * h }, { 0.5 * r, h }, { 0, h } } }, "body")
  for _, y in ipairs{ 0.19, 0.51, 0.94 } do p:add(kit.torus{ radius = (y < 0.3 and 0.68 or y > 0.9 and 0.98 or 1.1) * r, tube = 0.16 * r, sides = 32, tube_sides = 8 }:move(0, y * h, 0), "metal") end
  -- A nib, split down the middle.
  p:add(kit.extrude{ outline = kit.curve{ closed = true, segments = 5, points = { { -0.05 * r, 0 }, { 0.05 * r, 0 }, { 0.55 * r, 0.09 * h }, { 0.5 * r, 0.18 * h }, { -0.5 * r, 0.18 * h }, { -0.55 * r, 0.09 * h } } }, depth = 0.3 * r, bevel = 0.05 * r }:align{ y = "low" }, "metal")
  p:add(board(0.28 * r, 0.3 * h, 0.2 * r):move(0, 0.8 * h, 1.35 * r), "metal"); p:add(kit.sphere{ radius = 0.24 * r, sides = 14, rows = 10 }:move(0, 0.66 * h, 1.32 * r), "metal"); p:add(board(0.28 * r, 0.02 * h, 0.6 * r):move(0, 0.94 * h, 1.15 * r), "metal")
  p:anchor("hand", { at = { 0, 0.4 * h, 0 }, normal = { 0, -1, 0 } })
end

function draw.broom(p, h)
  p:add(kit.cylinder{ radius = 0.011 * h, height = 0.72 * h, bevel = 0.004 * h, sides = 18 }:move(0, 0.64 * h, 0), "handle")
  local sections = {}
  for i, q in ipairs{ { 0, 0.15, 0.04 }, { 0.12, 0.13, 0.038 }, { 0.24, 0.06, 0.03 }, { 0.3, 0.028, 0.022 }, { 0.33, 0.02, 0.018 } } do
    local ring = {}
    for k = 0, 47 do
      local a = 2 * math.pi * k / 48
      local rough = 1 + 0.05 * math.sin(16 * a)
      ring[k + 1] = { q[2] * h * math.cos(a) * rough, q[1] * h, -q[3] * h * math.sin(a) * rough }
    end
    sections[i] = ring
  end
  p:add(kit.loft{ sections = sections, smooth = true, segments = 3, crease = 70 }, "bristle")
  local straw = kit.cylinder{ radius = 0.0025 * h, height = 0.22 * h, sides = 5 }:align{ y = "low" }
  for i = -9, 9 do p:add(straw:rotate("z", i * 1.8):move(i * 0.0152 * h, 0.001 * h, 0.038 * h * (1 - 0.0075 * i * i)), "bristle") end
  for _, y in ipairs{ 0.17, 0.22, 0.29 } do p:add(kit.torus{ radius = 1, tube = 0.06, sides = 44, tube_sides = 6 }:scale((y < 0.2 and 0.102 or y < 0.25 and 0.074 or 0.034) * h, 0.05 * h, (y < 0.25 and 0.037 or 0.026) * h):move(0, y * h, 0), "thread") end
  p:anchor("hand", { at = { 0, 0.6 * h, 0 }, normal = { 0, 1, 0 } })
end

function draw.ladder(p, h)
  local step = p.traits.step or p:style("modern")
  local count = p:part("rung")
  local w = step and 0.34 * h or 0.42 * math.min(h, 2.2)
  w = math.min(w, 0.55)
  if step then
    -- A stepladder: two frames hinged at the top.
    for _, s in ipairs{ -1, 1 } do
      for _, z in ipairs{ -1, 1 } do p:add(kit.sweep{ path = { { s * w * 0.62, 0.02, z * 0.27 * h }, { s * w * 0.42, 0.97 * h, z * 0.03 * h } }, profile = kit.rectangle{ width = 0.03, height = 0.055, radius = 0.006 } }:align{ y = "low" }, "rail") end
    end
    p:add(board(w, 0.03 * h, 0.2 * h):move(0, 0.985 * h, 0), "rung")
    for i = 1, count do
      local t = i / (count + 1)
      p:add(board((1.24 - 0.4 * t) * w, 0.022, 0.1):move(0, t * 0.97 * h, (0.27 - 0.24 * t) * h), "rung"); if i % 2 == 0 then p:add(board((1.24 - 0.4 * t) * w, 0.03, 0.02):move(0, t * 0.97 * h, -(0.27 - 0.24 * t) * h), "rail") end
    end
    return
  end
  for _, s in ipairs{ -1, 1 } do p:add(board(0.04, h, 0.06, 0.01):move(s * w / 2, h / 2, 0), "rail") end
  for i = 1, count do p:add(kit.cylinder{ radius = 0.018, height = w, sides = 16 }:rotate("z", 90):move(0, (i - 0.5) / count * h, 0), "rung") end
end

function draw.umbrella_stand(p, h)
  if p:part("umbrella") == 0 then h = h / 0.58 end -- empty, it ends at its rim
  local r = 0.24 * h
  p:add(kit.lathe{ smooth = true, sides = 48, profile = { { 0, 0, "sharp" }, { 0.85 * r, 0, "sharp" }, { 0.87 * r, 0.02 * h }, { 0.85 * r, 0.3 * h }, { r, 0.57 * h }, { 0.94 * r, 0.58 * h }, { 0.79 * r, 0.3 * h }, { 0.8 * r, 0.04 * h }, { 0, 0.04 * h } } }, "body")
  for _, y in ipairs{ 0.06, 0.5 } do p:add(kit.torus{ radius = (y < 0.1 and 0.87 or 0.96) * r, tube = 0.014 * h, sides = 48, tube_sides = 8 }:move(0, y * h, 0), "trim") end
  for i = 1, p:part("umbrella") do
    local a, tall = 2.2 * i, h * (1 - 0.05 * i)
    local furled = kit.group{ kit.lathe{ smooth = true, sides = 14, profile = { { 0, 0 }, { 0.03 * h, 0.08 * h }, { 0.055 * h, 0.4 * h }, { 0.05 * h, 0.64 * h }, { 0.015 * h, 0.7 * h }, { 0, 0.7 * h } } }:slot("umbrella " .. i),
      kit.sweep{ path = kit.curve{ segments = 5, points = { { 0, 0.66 * h, 0 }, { 0, tall - 0.12 * h, 0 }, { 0.02 * h, tall - 0.03 * h, 0 }, { 0.07 * h, tall - 0.03 * h, 0 }, { 0.085 * h, tall - 0.09 * h, 0 } } }, radius = 0.014 * h, sides = 10, last = "round" }:slot("grip") }
    p:add(furled:rotate("y", 130 * i):rotate("z", 6 * math.cos(a)):rotate("x", 6 * math.sin(a)):move(0.35 * r * math.sin(a), 0.045 * h, 0.35 * r * math.cos(a)), "grip")
  end
end

return {
  kinds = {
    { kind = "key", synsets = { "key.n.01" }, except = { "latchkey.n.01", "passkey.n.01" }, names = { "skeleton key", "antique key", "door key", "old key" }, height_m = { 0.03, 0.08, 0.4 }, slots = { { "key", "brass" } }, traits = { draw = draw.key } },
    { kind = "padlock", synsets = { "padlock.n.01" }, names = { "lock", "combination padlock" }, height_m = { 0.03, 0.075, 0.3 }, slots = { { "body", "brass" }, { "shackle", "polished steel" }, { "hole", "black metal" } }, traits = { draw = draw.padlock } },
    { kind = "scissors", synsets = { "scissors.n.01" }, names = { "pair of scissors", "scissor", "shears" }, height_m = { 0.1, 0.19, 0.5 }, slots = { { "handle", "red plastic" }, { "blade", "polished steel" } }, traits = { draw = draw.scissors } },
    { kind = "book", synsets = { "book.n.02" }, except = { "album.n.02", "notebook.n.01" }, names = { "spellbook", "spell book", "hardcover book", "novel", "tome", "bible", "dictionary", "journal", "diary" }, height_m = { 0.1, 0.24, 0.6 }, shapes = { "open" }, slots = { { "cover", "maroon leather" }, { "pages", "ivory paper" }, { "trim", "gold" }, { "ribbon", "crimson satin" }, { "ink", "dark gray paper" } }, traits = { draw = draw.book } },
    { kind = "stack of books", names = { "pile of books", "books" }, width_m = { 0.15, 0.26, 0.6 }, parts = { book = { 2, 4, 7 } }, slots = { { "book 1", "maroon leather" }, { "book 2", "navy leather" }, { "book 3", "hunter green leather" }, { "book 4", "mustard leather" }, { "pages", "ivory paper" }, { "trim", "gold" } }, traits = { draw = draw.books } },
    { kind = "pencil", synsets = { "pencil.n.01" }, names = { "wooden pencil" }, height_m = { 0.08, 0.18, 0.6 }, slots = { { "body", "glossy yellow paint" }, { "wood", "birch" }, { "lead", "graphite plastic" }, { "metal", "brass" }, { "eraser", "pink rubber" } }, traits = { draw = draw.pencil } },
    { kind = "pen", synsets = { "pen.n.01" }, names = { "fountain pen", "ballpoint pen", "ink pen", "ballpoint" }, height_m = { 0.1, 0.15, 0.5 }, slots = { { "body", "glossy black lacquer" }, { "metal", "gold" } }, traits = { draw = draw.pen } },
    { kind = "broom", synsets = { "broom.n.01" }, names = { "broomstick", "witch's broom", "besom" }, height_m = { 0.9, 1.35, 1.6 }, slots = { { "handle", "oak" }, { "bristle", "straw" }, { "thread", "red string" } }, traits = { draw = draw.broom } },
    { kind = "ladder", synsets = { "ladder.n.01" }, except = { "step_ladder.n.01", "rope_ladder.n.01" }, names = { "wooden ladder" }, height_m = { 1.0, 2.4, 8.0 }, parts = { rung = { 3, 8, 24 } }, styles = { "modern" }, slots = { { "rail", "pine" }, { "rung", "pine" } }, traits = { draw = draw.ladder } },
    { kind = "stepladder", synsets = { "step_ladder.n.01" }, names = { "step ladder", "folding ladder" }, height_m = { 0.8, 1.5, 2.5 }, parts = { rung = { 2, 4, 8 } }, slots = { { "rail", "aluminum" }, { "rung", "aluminum" } }, traits = { draw = draw.ladder, step = true } },
    { kind = "umbrella stand", height_m = { 0.5, 0.85, 1.1 }, parts = { umbrella = { 0, 2, 3 } }, slots = { { "body", "glazed navy ceramic" }, { "trim", "brass" }, { "umbrella 1", "red fabric" }, { "umbrella 2", "black fabric" }, { "umbrella 3", "yellow fabric" }, { "grip", "walnut" } }, traits = { draw = draw.umbrella_stand } },
  },
  build = function(p) p.traits.draw(p, p.size) end,
}
