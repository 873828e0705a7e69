-- Boxes of every sort: crates, chests, trunks, baskets, mailboxes, birdhouses, trays.
local function board(x, y, z, bevel) return kit.box{ size = { x, y, z }, bevel = bevel or 0.02 * math.min(x, y, z) + 0.001 } end

local draw = {}

-- A carton with its flaps open or taped shut.
function draw.box(p, w)
  if p:shape("open") then w = w / 1.6 end -- the flaps reach out
  local h, d = w * p:vary(0.62, 0.8), w * p:vary(0.72, 0.9)
  local t = 0.02 * w
  if p:shape("open") then
    p:add(board(w, t, d):move(0, t / 2, 0), "body")
    for _, s in ipairs{ -1, 1 } do
      p:add(board(w, 0.72 * h, t):move(0, 0.36 * h, s * (d - t) / 2), "body"); p:add(board(t, 0.72 * h, d):move(s * (w - t) / 2, 0.36 * h, 0), "body")
      p:add(board(w - 0.04 * w, 0.4 * d, 0.8 * t):move(0, 0.2 * d, 0):rotate("x", s * 52):move(0, 0.71 * h, s * (d - t) / 2), "body")
      p:add(board(0.8 * t, 0.36 * w, d - 0.04 * w):move(0, 0.18 * w, 0):rotate("z", s * -64):move(s * (w - t) / 2, 0.71 * h, 0), "body")
    end
    p:support{ name = "inside", at = { 0, t, 0 }, size = { 0.85 * w, 0.85 * d } }
    return
  end
  p:add(board(w, h, d, 0.008 * w):move(0, h / 2, 0), "body")
  for _, s in ipairs{ -1, 1 } do p:add(board(0.998 * w, 0.012 * w, 0.495 * d, 0.003 * w):move(0, h + 0.004 * w, s * 0.25 * d), "body") end
  p:add(board(1.004 * w, 0.004 * w, 0.13 * d, 0.001):move(0, h + 0.011 * w, 0), "tape")
  for _, s in ipairs{ -1, 1 } do p:add(board(0.004 * w, 0.22 * h, 0.13 * d, 0.001):move(s * 0.5015 * w, 0.9 * h, 0), "tape") end
  p:support{ at = { 0, h + 0.012 * w, 0 }, size = { 0.9 * w, 0.9 * d } }
end

function draw.crate(p, w)
  local h, d, t = w * p:vary(0.56, 0.7), w * p:vary(0.66, 0.8), 0.025 * w
  local rows = 3
  for i = 1, rows do
    local y = (i - 0.5) * h / rows
    for _, s in ipairs{ -1, 1 } do
      p:add(board(w, h / rows - 0.03 * w, t):move(0, y, s * (d / 2 - t / 2)), "body"); p:add(board(t, h / rows - 0.03 * w, d - 2 * t):move(s * (w / 2 - t / 2), y, 0), "body")
    end
  end
  for _, x in ipairs{ -1, 1 } do for _, z in ipairs{ -1, 1 } do p:add(board(2 * t, h, 2 * t):move(x * (w / 2 - 2 * t), h / 2, z * (d / 2 - 2 * t)), "body") end end
  for i = -2, 2 do p:add(board(w - 2 * t, t, d / 5 - 0.012 * w):move(0, 0.02 * w + t / 2, i * (d - 2 * t) / 5), "body") end
  if p:part("lid") > 0 then
    for i = -2, 2 do p:add(board(w, t, d / 5 - 0.01 * w):move(0, h + t / 2, i * d / 5), "body") end
    for _, z in ipairs{ -1, 1 } do p:add(kit.sweep{ path = { { -0.42 * w, 0.06 * h, z * (d / 2 + 0.3 * t) }, { 0.42 * w, 0.94 * h, z * (d / 2 + 0.3 * t) } }, profile = kit.rectangle{ width = t, height = 0.09 * w } }, "body") end
    p:support{ at = { 0, h + t, 0 }, size = { 0.9 * w, 0.9 * d } }
  else
    p:support{ name = "inside", at = { 0, 0.02 * w + t, 0 }, size = { 0.82 * w, 0.82 * d } }
  end
end

-- A chest with a barrel lid, or a flat trunk. Open, it shows what it holds.
function draw.chest(p, w)
  local flat = p.traits.flat
  local d, low = (flat and 0.52 or 0.6) * w, (flat and 0.36 or 0.34) * w
  local rise, t = flat and 0.12 * w or 0.25 * w, 0.03 * w
  local treasure = not flat and p:part("coin") > 0
  local open = treasure or p:shape("open")
  p:add(board(w, t, d):move(0, t / 2, 0), "body")
  for _, s in ipairs{ -1, 1 } do p:add(board(w, low, t):move(0, low / 2, s * (d - t) / 2), "body"); p:add(board(t, low, d):move(s * (w - t) / 2, low / 2, 0), "body") end
  -- The lid: a half barrel of staves over two end boards; it turns about its back edge.
  local lid, line = {}, {}
  if flat then
    line = { { -d / 2, 0 }, { d / 2, 0 }, { d / 2, rise }, { -d / 2, rise } }
  else
    for i = 0, 14 do local a = math.pi * i / 14; line[i + 1] = { d / 2 * math.cos(a), rise * math.sin(a) } end
  end
  local function arch(grow, from, to)
    local points = {}
    for i, q in ipairs(line) do points[i] = { q[1] * grow, q[2] * grow } end
    return kit.extrude{ outline = points, depth = to - from, bevel = 0.004 * w }:rotate("y", 90):move((from + to) / 2, 0, 0)
  end
  lid[#lid + 1] = arch(1, -w / 2, w / 2):slot("body")
  for _, x in ipairs{ -0.47, -0.2, 0.2, 0.47 } do lid[#lid + 1] = arch(1.025, (x - 0.03) * w, (x + 0.03) * w):move(0, 0.003 * w, 0):slot("metal") end
  lid[#lid + 1] = kit.box{ size = { 0.13 * w, 0.13 * w, 0.03 * w }, bevel = 0.01 * w }:move(0, 0.0 * w, d / 2 + 0.012 * w):slot("metal")
  local whole = kit.group(lid)
  if open then whole = whole:move(0, 0, d / 2):rotate("x", -p:vary(58, 72)):move(0, 0, -d / 2) end
  p:add(whole:move(0, low, 0), "body")
  for _, x in ipairs{ -0.47, -0.2, 0.2, 0.47 } do
    for _, s in ipairs{ -1, 1 } do p:add(board(0.06 * w, low + 0.004 * w, 0.012 * w):move(x * w, low / 2, s * (d / 2 + 0.004 * w)), "metal") end
    p:add(board(0.06 * w, 0.012 * w, d):move(x * w, 0.004 * w, 0):align{ y = "low" }, "metal")
  end
  p:add(board(1.012 * w, 0.05 * w, 1.012 * d):move(0, 0.04 * w, 0), "metal")
  p:add(kit.cylinder{ radius = 0.045 * w, height = 0.03 * w, bevel = 0.006 * w }:rotate("x", 90):move(0, low - 0.1 * w, d / 2 + 0.016 * w), "metal"); p:add(kit.cylinder{ radius = 0.012 * w, height = 0.036 * w }:rotate("x", 90):move(0, low - 0.1 * w, d / 2 + 0.016 * w), "hole")
  for _, s in ipairs{ -1, 1 } do p:add(kit.torus{ radius = 0.07 * w, tube = 0.014 * w, sides = 28, tube_sides = 8 }:rotate("z", 90):scale(1, 0.8, 1):move(s * (w / 2 + 0.012 * w), 0.6 * low, 0), flat and "strap" or "metal") end
  if flat then for _, x in ipairs{ -0.3, 0.3 } do p:add(board(0.06 * w, low, 0.014 * w):move(x * w, low / 2, d / 2 + 0.006 * w), "strap") end end
  if open and treasure then
    p:add(kit.superquadric{ radii = { 0.455 * w, 0.13 * w, 0.43 * d }, round_y = 1, round_xz = 0.4 }:move(0, low - 0.04 * w, 0), "coin")
    local coin = kit.cylinder{ radius = 0.034 * w, height = 0.009 * w, bevel = 0.002 * w, sides = 16 }
    for i = 1, p.advanced and 90 or 56 do
      local x, z = p:vary(-0.42, 0.42) * w, p:vary(-0.4, 0.4) * d
      local y = low - 0.03 * w + 0.12 * w * math.sqrt(math.max(0, 1 - (x / (0.46 * w)) ^ 2)) * math.sqrt(math.max(0, 1 - (z / (0.44 * d)) ^ 2))
      p:add(coin:rotate("x", p:vary(-40, 40)):rotate("z", p:vary(-40, 40)):move(x, y, z), "coin")
      if i % 8 == 0 then p:add(kit.sphere{ radius = 0.028 * w, sides = 7, rows = 5 }:crease(0):move(x * 0.8, y + 0.025 * w, z * 0.8), i % 16 == 0 and "ruby" or "emerald") end
    end
  elseif not open then
    p:support{ at = { 0, low + rise, 0 }, size = { 0.8 * w, flat and 0.8 * d or 0.3 * d } }
  end
  if open and not treasure then p:support{ name = "inside", at = { 0, t, 0 }, size = { 0.85 * w, 0.8 * d } } end
end

-- A woven basket: strands run in and out around upright ribs.
function draw.basket(p, w)
  local h, oval = w * p:vary(0.42, 0.52), p.traits.oval or p:choose{ 1, 1, 0.78 }
  local rows, ribs = p.advanced and 13 or 10, 22
  local function at(t) return w * (0.36 + 0.13 * t ^ 0.8) end
  local thick = 0.5 * h / rows
  for row = 0, rows do
    local t = row / rows
    local points = {}
    for k = 0, 2 * ribs - 1 do
      local a = math.pi * k / ribs
      local r = at(t) + ((k % 2 == 0) and 0 or (((k - 1) / 2 + row) % 2 == 0 and 0.5 or -0.5) * thick)
      points[k + 1] = { r * math.sin(a), thick + t * (h - 2 * thick), oval * r * math.cos(a) }
    end
    p:add(kit.sweep{ path = points, closed = true, radius = 0.62 * thick, sides = p.advanced and 8 or 5 }, "body")
  end
  for k = 0, ribs - 1 do
    local a = math.pi * (2 * k + 1) / ribs
    p:add(kit.sweep{ path = { { at(0) * math.sin(a), 0.4 * thick, oval * at(0) * math.cos(a) }, { at(0.5) * math.sin(a), 0.5 * h, oval * at(0.5) * math.cos(a) }, { at(1) * math.sin(a), h - 0.4 * thick, oval * at(1) * math.cos(a) } }, radius = 0.3 * thick, sides = 6 }, "body")
  end
  p:add(kit.cylinder{ radius = at(0), height = 0.04 * h, sides = 44 }:scale(1, 1, oval):move(0, 0.06 * h, 0):align{ y = "low" }, "body")
  p:add(kit.torus{ radius = at(1), tube = 1.1 * thick, sides = 60, tube_sides = 10 }:scale(1, 1, oval):move(0, h - thick, 0), "rim")
  if p:part("handle") > 0 then
    for i = 0, 1 do
      local points, tw = {}, p.advanced and 40 or 28
      for k = 0, tw do
        local a = math.pi * k / tw
        points[k + 1] = { at(1) * math.cos(a), h - thick + 0.62 * w * math.sin(a), 0.014 * w * math.sin(10 * a + math.pi * i) }
      end
      p:add(kit.sweep{ path = points, radius = 0.016 * w, sides = 8 }, "handle")
    end
  end
  if p:part("handle") == 0 then
    -- Two loops at the sides: an arch would stand in the way of what is put in.
    for _, s in ipairs{ -1, 1 } do
      local points = {}
      for k = 0, 10 do
        local a = math.pi * k / 10
        points[k + 1] = { s * (at(1) + 0.05 * w * math.sin(a)), h - thick + 0.07 * w * math.sin(a), 0.11 * w * math.cos(a) }
      end
      p:add(kit.sweep{ path = points, radius = 0.018 * w, sides = 8 }, "handle")
    end
  end
  p:support{ name = "inside", at = { 0, 0.1 * h, 0 }, size = { 1.5 * at(0), 1.5 * oval * at(0) }, round = true }
  p:anchor("hand", { at = { 0, h + 0.6 * w, 0 }, normal = { 0, 1, 0 } })
end

function draw.mailbox(p, h)
  local w, d = 0.17 * h, 0.36 * h
  local y = 0.76 * h
  p:add(board(0.075 * h, y + 0.01 * h, 0.075 * h, 0.006 * h):move(0, (y + 0.01 * h) / 2, 0), "post"); p:add(board(0.19 * h, 0.03 * h, 0.3 * h):move(0, y - 0.005 * h, 0), "post")
  local line = { { -w / 2, 0 }, { w / 2, 0 } }
  for i = 0, 12 do local a = math.pi * i / 12; line[#line + 1] = { w / 2 * math.cos(a), 0.12 * h + 0.11 * h * math.sin(a) } end
  p:add(kit.extrude{ outline = line, depth = d, bevel = 0.004 * h }:move(0, y + 0.01 * h, 0), "body")
  local door = {}
  for i, q in ipairs(line) do door[i] = { q[1] * 1.06, (q[2] - 0.1 * h) * 1.05 + 0.1 * h } end
  p:add(kit.extrude{ outline = door, depth = 0.016 * h, bevel = 0.004 * h }:move(0, y + 0.01 * h, d / 2), "body"); p:add(board(0.05 * h, 0.018 * h, 0.03 * h):move(0, y + 0.19 * h, d / 2 + 0.018 * h), "post")
  local up = p:chance(0.7)
  p:add(kit.group{ board(0.008 * h, 0.17 * h, 0.016 * h):move(0, 0.085 * h, 0), board(0.008 * h, 0.06 * h, 0.09 * h):move(0, 0.15 * h, -0.04 * h) }:rotate("x", up and 0 or 90):move(w / 2 + 0.006 * h, y + 0.1 * h, 0.05 * h), "flag")
end

function draw.birdhouse(p, h)
  local w, d, wall = 0.6 * h, 0.5 * h, 0.58 * h
  local front = { { -w / 2, 0.04 * h }, { w / 2, 0.04 * h }, { w / 2, wall }, { 0, 0.9 * h }, { -w / 2, wall } }
  p:add(kit.extrude{ outline = front, depth = d, bevel = 0.008 * h }, "body")
  p:add(board(1.1 * w, 0.04 * h, 1.2 * d):move(0, 0.02 * h, 0), "roof")
  local slope = math.deg(math.atan(0.9 * h - wall, w / 2))
  local half = board(0.5 * h, 0.04 * h, 1.25 * d):move(0.23 * h, 0.02 * h, 0):rotate("z", -slope):move(0, 0.93 * h, 0)
  p:add(half, "roof"); p:add(half:mirror("x"), "roof")
  p:add(kit.cylinder{ radius = 0.105 * h, height = 0.02 * h, sides = 40 }:rotate("x", 90):move(0, 0.52 * h, d / 2), "hole"); p:add(kit.torus{ radius = 0.11 * h, tube = 0.014 * h, sides = 40, tube_sides = 8 }:rotate("x", 90):move(0, 0.52 * h, d / 2 + 0.004 * h), "roof")
  p:add(kit.cylinder{ radius = 0.02 * h, height = 0.16 * h, bevel = 0.004 * h }:rotate("x", 90):move(0, 0.33 * h, d / 2 + 0.06 * h), "perch")
end

function draw.tray(p, w)
  local round = p:shape("round")
  local d, t = round and w or 0.66 * w, 0.02 * w
  if round then
    p:add(kit.lathe{ smooth = true, sides = 64, profile = { { 0, 0, "sharp" }, { 0.46 * w, 0 }, { 0.5 * w, 0.07 * w }, { 0.485 * w, 0.075 * w }, { 0.45 * w, 0.02 * w }, { 0, 0.02 * w } } }, "body")
  else
    p:add(board(w - t, t, d - t):move(0, t / 2, 0), "body")
    for _, s in ipairs{ -1, 1 } do
      p:add(board(w, 0.08 * w, t):move(0, 0.04 * w, s * (d - t) / 2), "body"); p:add(board(t, 0.08 * w, d):move(s * (w - t) / 2, 0.04 * w, 0), "body")
      p:add(kit.sweep{ path = kit.curve{ segments = 5, points = { { s * (w - t) / 2, 0.07 * w, -0.13 * w }, { s * (w - t) / 2, 0.13 * w, -0.09 * w }, { s * (w - t) / 2, 0.135 * w, 0.09 * w }, { s * (w - t) / 2, 0.07 * w, 0.13 * w } } }, radius = 0.012 * w }, "handle")
    end
  end
  p:support{ at = { 0, t, 0 }, size = { 0.85 * w, 0.85 * d }, round = round }
  p:support{ name = "inside", at = { 0, t, 0 }, size = { 0.85 * w, 0.85 * d }, round = round }
end

-- A small casket for jewels, its lid up, a mirror and velvet in it.
function draw.jewel_box(p, w)
  local h, d, t = 0.42 * w, 0.7 * w, 0.04 * w
  p:add(board(w, t, d):move(0, 0.05 * w, 0), "body")
  for _, s in ipairs{ -1, 1 } do p:add(board(w, h, t):move(0, 0.04 * w + h / 2, s * (d - t) / 2), "body"); p:add(board(t, h, d):move(s * (w - t) / 2, 0.04 * w + h / 2, 0), "body") end
  p:add(board(w - 2 * t, 0.7 * h, d - 2 * t):move(0, 0.06 * w + 0.35 * h, 0), "lining")
  for i = 0, 2 do p:add(kit.capsule{ radius = 0.05 * w, height = d - 2.4 * t }:rotate("x", 90):move(-0.3 * w + 0.11 * w * i, 0.05 * w + 0.74 * h, 0), "lining") end
  local lid = kit.group{ board(w, t, d):slot("body"), board(w - 2 * t, 0.2 * t, d - 2 * t):move(0, -0.5 * t, 0):slot("mirror") }
  p:add(lid:move(0, 0, d / 2):rotate("x", -78):move(0, 0.05 * w + h, -d / 2 + 0.5 * t), "body")
  for _, x in ipairs{ -1, 1 } do for _, z in ipairs{ -1, 1 } do p:add(kit.sphere{ radius = 0.045 * w, sides = 18, rows = 12 }:move(x * 0.44 * w, 0.045 * w, z * 0.42 * d), "metal") end end
  p:add(board(0.12 * w, 0.1 * w, 0.02 * w):move(0, 0.85 * h, d / 2 + 0.006 * w), "metal")
  p:add(kit.torus{ radius = 0.05 * w, tube = 0.012 * w, sides = 28, tube_sides = 8 }:rotate("x", 70):move(-0.25 * w, 0.1 * w + 0.8 * h, 0.02 * w), "metal")
  p:add(kit.sphere{ radius = 0.035 * w, sides = 8, rows = 6 }:crease(0):move(-0.25 * w, 0.16 * w + 0.8 * h, 0.02 * w), "gem")
  for i = 1, 14 do p:add(kit.sphere{ radius = 0.026 * w, sides = 12, rows = 8 }:move((0.22 + 0.15 * math.sin(0.45 * i)) * w, 0.085 * w + 0.7 * h, 0.17 * w * math.cos(0.45 * i)), "pearl") end
end

return {
  kinds = {
    { kind = "box", synsets = { "box.n.01" }, except = { "chest.n.02", "crate.n.01", "coffin.n.01", "letter_box.n.01", "casket.n.01", "strongbox.n.01", "mailbox.n.01", "ballot_box.n.01", "matchbox.n.01", "pencil_box.n.01" }, names = { "cardboard box", "carton", "package", "moving box", "parcel" }, width_m = { 0.06, 0.35, 1.0 }, shapes = { "open" }, slots = { { "body", "cardboard" }, { "tape", "tan plastic" } }, traits = { draw = draw.box } },
    { kind = "crate", synsets = { "crate.n.01" }, names = { "wooden crate", "packing case", "fruit crate" }, width_m = { 0.3, 0.5, 1.2 }, parts = { lid = { 0, 0, 1 } }, slots = { { "body", "pine" } }, traits = { draw = draw.crate } },
    { kind = "chest", synsets = { "chest.n.02" }, except = { "toolbox.n.01" }, names = { "wooden chest", "blanket chest" }, width_m = { 0.3, 0.8, 1.4 }, parts = { coin = { 0, 0, 1 } }, shapes = { "open" }, slots = { { "body", "walnut" }, { "metal", "brass" }, { "hole", "black metal" }, { "coin", "gold" }, { "ruby", "ruby" }, { "emerald", "emerald" } }, traits = { draw = draw.chest } },
    { kind = "steamer trunk", synsets = { "trunk.n.02", "footlocker.n.01" }, names = { "wooden trunk", "travel trunk", "luggage trunk", "storage trunk" }, width_m = { 0.5, 0.85, 1.1 }, shapes = { "open" }, slots = { { "body", "dark brown leather" }, { "metal", "brass" }, { "strap", "tan leather" }, { "hole", "black metal" } }, traits = { draw = draw.chest, flat = true } },
    { kind = "jewelry box", names = { "jewellery box", "jewel box", "jewelry case", "trinket box" }, width_m = { 0.1, 0.22, 0.4 }, slots = { { "body", "mahogany" }, { "lining", "crimson velvet" }, { "mirror", "chrome" }, { "metal", "gold" }, { "gem", "diamond" }, { "pearl", "pearl" } }, traits = { draw = draw.jewel_box } },
    { kind = "basket", synsets = { "basket.n.01" }, except = { "shopping_basket.n.01", "wastebasket.n.01", "frail.n.02" }, names = { "wicker basket", "picnic basket", "fruit basket", "easter basket" }, width_m = { 0.15, 0.4, 0.9 }, parts = { handle = { 0, 0, 1 } }, slots = { { "body", "wicker" }, { "rim", "wicker" }, { "handle", "wicker" } }, traits = { draw = draw.basket } },
    { kind = "mailbox", synsets = { "mailbox.n.01", "letter_box.n.01" }, names = { "letterbox", "mail box", "post box" }, height_m = { 0.6, 1.15, 1.6 }, slots = { { "body", "blue metal" }, { "post", "oak" }, { "flag", "red metal" } }, traits = { draw = draw.mailbox } },
    { kind = "birdhouse", synsets = { "birdhouse.n.01" }, names = { "bird house", "nest box", "nesting box" }, height_m = { 0.15, 0.3, 0.6 }, slots = { { "body", "sky blue paint or yellow paint or white paint or mint green paint" }, { "roof", "red paint" }, { "hole", "black rubber" }, { "perch", "oak" } }, traits = { draw = draw.birdhouse } },
    { kind = "tray", synsets = { "tray.n.01" }, except = { "in-basket.n.01", "ashtray.n.01" }, names = { "serving tray", "catchall tray" }, width_m = { 0.2, 0.45, 0.8 }, shapes = { "round" }, slots = { { "body", "walnut" }, { "handle", "brass" } }, traits = { draw = draw.tray } },
  },
  build = function(p) p.traits.draw(p, p.size) end,
}
