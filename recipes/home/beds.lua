-- What one sleeps in: beds, bunks, cribs, cradles, mattresses, and the pillows on them.
local function board(x, y, z, bevel) return kit.box{ size = { x, y, z }, bevel = bevel or 0.005 } end

local function pillow_shape(p, w, h, d)
  return kit.superquadric{ radii = { w / 2, h / 2, d / 2 }, round_y = 1.1, round_xz = 0.35, cells = p.advanced and 22 or 14 }
end

-- Mattress, sheet and blanket on y; the head is at -Z. The blanket hangs over the sides and is folded back.
local function bedding(p, w, l, y, thick, pillows)
  p:add(board(w, thick, l, 0.04):move(0, y + thick / 2, 0), "mattress")
  local top = y + thick
  local from = -l / 2 + 0.3 * l
  local cover = kit.box{ size = { w + 0.03, 0.05, l / 2 - from + 0.02 }, bevel = 0.022, segments = 3, cells = { 12, 1, 12 } }:displace{ amount = 0.006, size = 0.22 }
  p:add(cover:move(0, top + 0.008, (from + l / 2) / 2), "blanket")
  for _, side in ipairs{ -1, 1 } do
    p:add(board(0.025, 0.7 * thick, l / 2 - from, 0.01):move(side * (w / 2 + 0.006), top - 0.3 * thick, (from + l / 2) / 2), "blanket")
  end
  p:add(board(w + 0.034, 0.04, 0.2, 0.018):move(0, top + 0.024, from + 0.04), "sheet")
  for i = 1, pillows do
    local each = math.min(0.68, w / pillows - 0.06)
    p:add(pillow_shape(p, each, 0.15, 0.42):rotate("x", 12):move((i - (pillows + 1) / 2) * (w / pillows), top + 0.075, -l / 2 + 0.29), "pillow")
  end
  p:support{ at = { 0, top + 0.035, 0.15 * l }, size = { 0.85 * w, 0.5 * l } }
end

local function headboard(p, w, low, high, z)
  if p:style("victorian") or p:style("rustic") then
    for _, side in ipairs{ -1, 1 } do
      p:add(board(0.07, high, 0.07):move(side * w / 2, high / 2, z), "frame")
      p:add(kit.sphere{ radius = 0.05, sides = 20, rows = 14 }:move(side * w / 2, high + 0.035, z), "frame")
    end
    for i = 1, 7 do p:add(kit.cylinder{ radius = 0.016, height = high - low - 0.06, sides = 14 }:move((i / 8 - 0.5) * w, (low + high) / 2, z), "frame") end
    p:add(board(w, 0.08, 0.045):move(0, high - 0.07, z), "frame"); p:add(board(w, 0.08, 0.045):move(0, low, z), "frame")
    return
  end
  if p:style("modern") or p:chance(0.4) then
    -- Upholstered: soft panels side by side.
    local count = math.max(3, math.floor(w / 0.28))
    for i = 1, count do
      p:add(kit.box{ size = { w / count - 0.004, high - low + 0.1, 0.09 }, bevel = 0.025, segments = 3 }:move((i - (count + 1) / 2) * w / count, (low + high) / 2 - 0.05, z), "headboard")
    end
    return
  end
  local line = kit.curve{ closed = false, segments = 6, points = { { -w / 2, high - 0.1 }, { -0.25 * w, high - 0.02 }, { 0, high }, { 0.25 * w, high - 0.02 }, { w / 2, high - 0.1 } } }
  local outline = { { -w / 2, low - 0.1 }, { w / 2, low - 0.1 }, { w / 2, high - 0.1 }, { 0.25 * w, high - 0.025 }, { 0, high }, { -0.25 * w, high - 0.025 }, { -w / 2, high - 0.1 } }
  p:add(kit.extrude{ outline = outline, depth = 0.045, bevel = 0.01 }:move(0, 0, z), "frame")
  for _, side in ipairs{ -1, 1 } do p:add(board(0.06, high, 0.06):move(side * w / 2, high / 2, z), "frame") end
end

local draw = {}

function draw.bed(p)
  local l = p.length
  local k = l / 2.1
  local w = (p.traits.wide or p:choose{ 0.95, 1.4, 1.6 }) * k
  local y = 0.3 * k
  local inner = l - 0.14 * k
  headboard(p, w + 0.04, y, p:vary(0.95, 1.15) * k, -l / 2 + 0.045 * k)
  p:add(board(w + 0.06, 0.2 * k, inner, 0.015):move(0, y - 0.08 * k, 0.045 * k), "frame")
  local foot = p:style("modern") and board(0.05, 0.14 * k, 0.05) or kit.cone{ radius = 0.022, top = 0.035, height = 0.14 * k, bevel = 0.004 }
  for _, x in ipairs{ -1, 1 } do
    for _, z in ipairs{ -0.42, 0.46 } do p:add(foot:align{ y = "low" }:move(x * (w / 2 - 0.05), 0, z * l), "frame") end
  end
  p:add(board(w + 0.08, 0.36 * k, 0.045, 0.012):move(0, 0.14 * k + 0.18 * k, l / 2 - 0.022 * k), "frame")
  bedding(p, w, inner - 0.04, y - 0.02, 0.22 * k, p:part("pillow") > 0 and (w > 1.2 * k and 2 or 1) or 0)
end

function draw.four_poster(p)
  local h = p.height
  local w, l, post = 0.78 * h, 1.0 * h, 0.045 * h
  for _, x in ipairs{ -1, 1 } do
    for _, z in ipairs{ -1, 1 } do
      p:add(kit.lathe{ smooth = true, sides = 28, profile = { { 0, 0, "sharp" }, { 0.4 * post, 0 }, { 0.7 * post, 0.04 * h }, { 0.45 * post, 0.1 * h }, { 0.8 * post, 0.2 * h }, { 0.8 * post, 0.26 * h }, { 0.45 * post, 0.32 * h }, { 0.6 * post, 0.5 * h }, { 0.4 * post, 0.8 * h }, { 0.65 * post, 0.9 * h }, { 0.4 * post, 0.96 * h, "sharp" }, { 0, 0.96 * h } } }:move(x * w / 2, 0, z * l / 2), "frame")
      -- Curtains, gathered at the posts.
      local folds = {}
      for i = 0, 40 do folds[i + 1] = { 0.05 * h * (i / 40), 0.014 * h * math.sin(i * 1.4) } end
      for i = 40, 0, -1 do folds[#folds + 1] = { 0.05 * h * (i / 40), 0.014 * h * math.sin(i * 1.4) + 0.008 * h } end
      p:add(kit.extrude{ outline = folds, depth = 0.72 * h }:rotate("x", 90):scale(1.7, 1, 1):move(x > 0 and x * w / 2 - 0.085 * h or x * w / 2, 0.58 * h, z * l / 2), "curtain")
    end
  end
  for _, z in ipairs{ -1, 1 } do p:add(board(w + 0.05, 0.06 * h, 0.04):move(0, 0.95 * h, z * l / 2), "frame") end
  for _, x in ipairs{ -1, 1 } do p:add(board(0.04, 0.06 * h, l + 0.05):move(x * w / 2, 0.95 * h, 0), "frame"); p:add(board(0.04, 0.1 * h, l):move(x * w / 2, 0.2 * h, 0), "frame") end
  p:add(board(w + 0.08, 0.02 * h, l + 0.08, 0.01):move(0, 0.99 * h, 0), "curtain")
  p:add(board(w, 0.34 * h, 0.035):move(0, 0.34 * h, -l / 2), "frame"); p:add(board(w, 0.14 * h, 0.035):move(0, 0.22 * h, l / 2), "frame")
  bedding(p, 0.93 * w, 0.93 * l, 0.17 * h, 0.11 * h, 2)
end

function draw.bunk(p)
  local h = p.height
  local w, l, post = 0.55 * h, 1.2 * h, 0.035 * h
  for _, x in ipairs{ -1, 1 } do
    for _, z in ipairs{ -1, 1 } do p:add(board(2 * post, h, 2 * post, 0.01):move(x * w / 2, h / 2, z * l / 2), "frame") end
  end
  for level = 0, 1 do
    local y = (0.14 + 0.47 * level) * h
    for _, x in ipairs{ -1, 1 } do p:add(board(0.025, 0.09 * h, l):move(x * w / 2, y, 0), "frame") end
    for _, z in ipairs{ -1, 1 } do
      p:add(board(w, 0.09 * h, 0.025):move(0, y, z * l / 2), "frame")
      p:add(board(w, 0.05 * h, 0.022):move(0, y + 0.2 * h, z * l / 2), "frame"); p:add(board(w, 0.05 * h, 0.022):move(0, y + 0.12 * h, z * l / 2), "frame")
    end
    bedding(p, 0.92 * w, 0.95 * l, y, 0.09 * h, 1)
  end
  -- The rail of the upper bed, and the ladder at its foot end on the front side.
  for _, x in ipairs{ -1, 1 } do p:add(board(0.022, 0.05 * h, x > 0 and 0.7 * l or l):move(x * w / 2, 0.84 * h, x > 0 and -0.15 * l or 0), "frame") end
  local ladder = {}
  for _, z in ipairs{ -1, 1 } do ladder[#ladder + 1] = board(0.03, 0.9 * h, 0.04):move(0, 0.45 * h, z * 0.11 * l) end
  for i = 1, 5 do ladder[#ladder + 1] = board(0.03, 0.03, 0.22 * l):move(0, i * 0.14 * h, 0) end
  p:add(kit.group(ladder):move(w / 2 + 0.045, 0, 0.33 * l), "ladder")
end

function draw.crib(p)
  local l = p.length
  local w, h, low = 0.55 * l, 0.72 * l, 0.24 * l
  for _, x in ipairs{ -1, 1 } do
    for _, z in ipairs{ -1, 1 } do
      p:add(board(0.045, h, 0.045):move(x * l / 2 * 0.96, h / 2, z * w / 2), "frame")
      p:add(kit.sphere{ radius = 0.028, sides = 16, rows = 10 }:move(x * l / 2 * 0.96, h + 0.015, z * w / 2), "frame")
    end
  end
  local bar = kit.cylinder{ radius = 0.008, height = h - low - 0.08, sides = 10 }:move(0, (h + low) / 2 - 0.04, 0)
  for _, z in ipairs{ -1, 1 } do
    p:add(board(0.92 * l, 0.05, 0.028):move(0, h - 0.06, z * w / 2), "frame"); p:add(board(0.92 * l, 0.05, 0.028):move(0, low, z * w / 2), "frame")
    for i = 1, 13 do p:add(bar:move((i / 14 - 0.5) * 0.92 * l, 0, z * w / 2), "frame") end
  end
  for _, x in ipairs{ -1, 1 } do
    p:add(board(0.028, 0.05, w):move(x * 0.48 * l, h - 0.06, 0), "frame"); p:add(board(0.028, 0.05, w):move(x * 0.48 * l, low, 0), "frame")
    for i = 1, 6 do p:add(bar:move(x * 0.48 * l, 0, (i / 7 - 0.5) * w), "frame") end
  end
  p:add(board(0.9 * l, 0.1, 0.94 * w, 0.025):move(0, low + 0.05, 0), "mattress")
  p:add(pillow_shape(p, 0.24 * l, 0.08, 0.3 * l):move(-0.3 * l, low + 0.13, 0), "pillow")
  p:add(kit.box{ size = { 0.45 * l, 0.035, 0.9 * w }, bevel = 0.015 }:move(0.2 * l, low + 0.11, 0), "blanket")
  if p.traits.rockers then
    for _, x in ipairs{ -1, 1 } do
      local path = kit.curve{ segments = 6, points = { { x * 0.4 * l, 0.12 * l, -0.8 * w }, { x * 0.4 * l, 0.025 * l, 0 }, { x * 0.4 * l, 0.12 * l, 0.8 * w } } }
      p:add(kit.sweep{ path = path, profile = kit.rectangle{ width = 0.03, height = 0.05, radius = 0.006 } }:align{ y = "low" }, "frame")
    end
  end
  p:support{ name = "inside", at = { 0, low + 0.1, 0 }, size = { 0.8 * l, 0.8 * w } }
end

function draw.mattress(p)
  local l, w = p.length, 0.5 * p.length * p:vary(0.9, 1.5)
  local h = 0.11 * l
  p:add(kit.box{ size = { w, h, l }, bevel = 0.35 * h, segments = 4, cells = { 8, 1, 12 } }:move(0, h / 2, 0), "mattress")
  for _, y in ipairs{ 0.16, 0.84 } do
    p:add(kit.extrude{ outline = kit.rectangle{ width = w + 0.004, height = l + 0.004, radius = 0.3 * h }, depth = 0.05 * h, bevel = 0.02 * h }:rotate("x", -90):move(0, y * h, 0), "trim")
  end
  for i = 1, 4 do for k = 1, 7 do p:add(kit.sphere{ radii = { 0.012 * l, 0.005 * l, 0.012 * l }, sides = 10, rows = 6 }:move((i / 5 - 0.5) * w, h, (k / 8 - 0.5) * l), "trim") end end
  p:support{ at = { 0, h, 0 }, size = { 0.9 * w, 0.9 * l } }
end

function draw.pillow(p)
  local w = p.size
  local square = p.traits.square
  local d, h = square and w or 0.64 * w, (square and 0.42 or 0.28) * w * p:vary(0.9, 1.1)
  local shape = p:shape("round") and kit.superquadric{ radii = { w / 2, h / 2, w / 2 }, round_y = 0.8, round_xz = 1, cells = p.advanced and 26 or 16 }
    or kit.superquadric{ radii = { w / 2, h / 2, d / 2 }, round_y = 1.15, round_xz = 0.32, cells = p.advanced and 30 or 18 }
  local tilt = square and not p:shape("round")
  local function lay(s) return (tilt and s:rotate("x", 72) or s) end
  local body = lay(shape:displace{ amount = 0.012 * w, size = 0.25 * w })
  local _, low = body:low()
  p:add(body:move(0, -low, 0), "fabric")
  if square and p:shape("round") then
    p:add(kit.sphere{ radii = { 0.05 * w, 0.03 * w, 0.05 * w }, sides = 18, rows = 10 }:move(0, h, 0), "trim")
  elseif square then
    -- Piping along the seam.
    local seam = {}
    for i = 0, 47 do
      local a = 2 * math.pi * i / 48
      local c, s = math.cos(a), math.sin(a)
      local function sq(v) return (v < 0 and -1 or 1) * math.abs(v) ^ 0.32 end
      seam[i + 1] = { 0.5 * w * sq(c), 0, 0.5 * d * sq(s) }
    end
    p:add(lay(kit.sweep{ path = seam, closed = true, radius = 0.012 * w, sides = 8 }):move(0, -low, 0), "trim")
  else
    p:support{ at = { 0, 0.9 * h, 0 }, size = { 0.5 * w, 0.5 * d } }
  end
end

local bed = { { "frame", "oak" }, { "blanket", "navy cotton" }, { "mattress", "white cotton" }, { "sheet", "white linen" }, { "pillow", "white cotton" }, { "headboard", "taupe linen" } }

return {
  slots = bed,
  kinds = {
    { kind = "bed", synsets = { "bed.n.01" }, except = { "hammock.n.02", "couch.n.03", "sofa.n.01", "bunk.n.03" }, names = { "double bed", "king size bed", "queen bed", "platform bed" }, length_m = { 1.6, 2.1, 2.4 }, parts = { pillow = { 0, 1, 2 } },
      styles = { "modern", "rustic", "victorian" }, traits = { draw = draw.bed } },
    { kind = "single bed", synsets = { "single_bed.n.01", "cot.n.03" }, except = { "hospital_bed.n.01" }, names = { "twin bed" }, length_m = { 1.6, 2.05, 2.2 }, parts = { pillow = { 0, 1, 2 } }, styles = { "modern", "rustic", "victorian" }, traits = { draw = draw.bed, wide = 0.95 } },
    { kind = "four poster", synsets = { "four-poster.n.01" }, names = { "four poster bed", "canopy bed", "four-poster bed" }, height_m = { 1.8, 2.1, 2.5 }, slots = { { "frame", "mahogany" }, { "curtain", "burgundy velvet" }, { "blanket", "burgundy velvet" }, { "mattress", "white cotton" }, { "sheet", "white linen" }, { "pillow", "white cotton" } }, traits = { draw = draw.four_poster } },
    { kind = "bunk bed", synsets = { "bunk_bed.n.01" }, names = { "bunk", "loft bed" }, height_m = { 1.4, 1.7, 2.0 }, slots = { { "frame", "pine" }, { "ladder", "pine" }, { "blanket", "sky blue cotton" }, { "mattress", "white cotton" }, { "sheet", "white linen" }, { "pillow", "white cotton" } }, traits = { draw = draw.bunk } },
    { kind = "crib", synsets = { "crib.n.01" }, names = { "baby bed", "baby crib", "baby cot" }, length_m = { 0.9, 1.3, 1.45 }, slots = { { "frame", "white paint" }, { "mattress", "white cotton" }, { "pillow", "white cotton" }, { "blanket", "baby blue cotton" } }, traits = { draw = draw.crib } },
    { kind = "cradle", synsets = { "cradle.n.01" }, names = { "bassinet" }, length_m = { 0.6, 0.9, 1.1 }, slots = { { "frame", "oak" }, { "mattress", "white cotton" }, { "pillow", "white cotton" }, { "blanket", "baby pink cotton" } }, traits = { draw = draw.crib, rockers = true } },
    { kind = "mattress", synsets = { "mattress.n.01" }, except = { "feather_bed.n.01", "mattress_pad.n.01" }, length_m = { 1.4, 2.0, 2.2 }, slots = { { "mattress", "white cotton" }, { "trim", "light gray cotton" } }, traits = { draw = draw.mattress } },
    { kind = "pillow", synsets = { "pillow.n.01" }, except = { "throw_pillow.n.01" }, width_m = { 0.3, 0.6, 0.9 }, slots = { { "fabric", "white cotton" } }, shapes = { "round" }, traits = { draw = draw.pillow } },
    { kind = "cushion", synsets = { "cushion.n.03" }, except = { "pillow.n.01", "pincushion.n.01", "hassock.n.01", "mattress.n.01" }, names = { "throw pillow", "sofa cushion", "couch pillow" }, width_m = { 0.3, 0.45, 0.7 }, slots = { { "fabric", "teal velvet or mustard velvet or coral velvet or navy velvet or gray velvet" }, { "trim", "teal velvet or mustard velvet or coral velvet or navy velvet or gray velvet" } }, shapes = { "round" }, traits = { draw = draw.pillow, square = true } },
  },
  build = function(p) p.traits.draw(p) end,
}
