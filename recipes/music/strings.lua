-- Strings on a neck: guitars, violins and their kin, standing upright and looking to the front.
local maker = require("lib/maker")
local box, disc, rod, front = maker.box, maker.disc, maker.rod, maker.front

-- Half outlines from the lower end up, { x, y }, for a body 1 high.
local bodies = {
  guitar = { { 0.2, 0 }, { 0.36, 0.07 }, { 0.42, 0.24 }, { 0.36, 0.43 }, { 0.27, 0.56 }, { 0.28, 0.7 }, { 0.31, 0.82 }, { 0.24, 0.95 }, { 0.1, 1 } },
  drop = { { 0.12, 0 }, { 0.28, 0.05 }, { 0.4, 0.2 }, { 0.42, 0.36 }, { 0.36, 0.55 }, { 0.24, 0.76 }, { 0.12, 0.93 }, { 0.06, 1 } },
  violin = { { 0.12, 0 }, { 0.24, 0.04 }, { 0.295, 0.16 }, { 0.27, 0.3 }, { 0.3, 0.36 }, { 0.2, 0.4 }, { 0.155, 0.5 }, { 0.18, 0.6 }, { 0.25, 0.63 }, { 0.225, 0.7 }, { 0.235, 0.82 }, { 0.18, 0.95 }, { 0.07, 1 } },
}

local function whole(half)
  local points = {}
  for _, at in ipairs(half) do points[#points + 1] = at end
  for i = #half, 1, -1 do points[#points + 1] = { -half[i][1], half[i][2] } end
  return kit.curve{ points = points, closed = true, segments = 5 }
end

local function scaled(outline, w, h, y) local out = {} for i, at in ipairs(outline) do out[i] = { at[1] * w, at[2] * h + y } end return out end

local function build(p)
  local t = p.traits
  local b = maker.board(p, 1, 0.06)
  local bh, thick, foot = t.body, t.thick, t.pin or 0
  local outline
  if t.form == "round" then outline = {} for i, at in ipairs(kit.ellipse{ radius = bh / 2, radius_y = bh / 2, sides = 48 }) do outline[i] = { at[1], at[2] + bh / 2 + foot } end
  elseif t.form == "electric" then
    outline = scaled(kit.curve{ closed = true, segments = 5, points = { { 0, 0 }, { 0.28, 0.03 }, { 0.4, 0.2 }, { 0.32, 0.42 }, { 0.27, 0.56 }, { 0.33, 0.76 }, { 0.36, 0.93 }, { 0.24, 0.88 }, { 0.12, 0.72 }, { -0.12, 0.72 }, { -0.2, 0.92 }, { -0.34, 1.06 }, { -0.37, 0.84 }, { -0.29, 0.58 }, { -0.33, 0.42 }, { -0.4, 0.2 }, { -0.28, 0.03 } } }, bh, bh, foot)
  else outline = scaled(whole(bodies[t.half or t.form]), bh, bh, foot) end
  local face = thick / 2
  if t.form == "round" then
    b.add(front(outline, thick, 0.1 * thick), "rim")
    b.add(disc("z", 0, bh / 2 + foot, face, 0.46 * bh, 0.01), "head")
    b.add(kit.torus{ radius = 0.48 * bh, tube = 0.022 * bh, sides = 56, tube_sides = 8 }:rotate("x", 90):move(0, bh / 2 + foot, face), "metal")
    for i = 1, 16 do local a = math.rad(22.5 * i) b.add(box(0.5 * bh * math.cos(a), bh / 2 + foot + 0.5 * bh * math.sin(a), face - 0.03, 0.014, 0.014, 0.06, 0.003), "metal") end
  else
    b.add(front(outline, thick, t.form == "electric" and 0.25 * thick or 0.06 * thick), "body")
    if t.form ~= "electric" then
      b.add(front(scaled(outline, 0.985, 0.985, 0.0075 * (2 * foot + bh)), 0.012, 0.004):move(0, 0, face), "top")
    end
  end
  local low, up = foot + t.bridge * bh, foot + bh
  local strings, nut = t.strings, t.nut
  local neck_top = t.neck
  local lift = face + t.lift
  -- Neck, fingerboard, frets, head.
  b.add(kit.sweep{ path = { { 0, up - 0.06 * bh, lift - 0.016 }, { 0, neck_top, lift - 0.014 } }, profile = kit.ellipse{ radius = nut, radius_y = 0.02 }, radii = { 1.15, 0.95 } }, "neck")
  local board_low = foot + t.board * bh
  local function taper(y0, w0, y1, w1, z, deep, slot) b.add(front({ { -w0, y0 }, { w0, y0 }, { w1, y1 }, { -w1, y1 } }, deep, 0.002):move(0, 0, z), slot) end
  taper(board_low, 1.25 * nut, neck_top, nut, lift, 0.014, "fingerboard")
  if t.frets then
    for i = 1, t.frets do
      local y = neck_top - (neck_top - low) * (1 - 2^(-i / 12))
      if y > board_low then
        b.add(box(0, y, lift + 0.008, 2.1 * nut, 0.003, 0.004, 0), "metal")
        if i == 3 or i == 5 or i == 7 or i == 9 or i == 12 then b.add(disc("z", 0, y + 0.012, lift + 0.0075, 0.005, 0.002), "inlay") end
      end
    end
  end
  local top = 1
  if t.scroll then
    b.add(box(0, (neck_top + top) / 2 - 0.03, lift - 0.012, 1.5 * nut, top - neck_top - 0.05, 0.035, 0.006), "neck")
    local scroll = {}
    for i = 0, 20 do local a = 0.62 * i / 1.4 local r = 0.034 * (1 - i / 24) scroll[i + 1] = { 0, top - 0.045 + r * math.cos(a), lift - 0.01 - r * math.sin(a) } end
    b.add(kit.sweep{ path = scroll, radius = 0.016, sides = 10, first = "round", last = "round" }:knotted():scale(1.3, 1, 1), "neck")
  else
    local w = 1.7 * nut
    b.add(front(t.form == "electric" and { { -nut, neck_top }, { nut, neck_top }, { 1.5 * w, top - 0.02 }, { 0.6 * w, top }, { -w, top - 0.04 }, { -1.1 * w, neck_top + 0.03 } } or { { -nut, neck_top }, { nut, neck_top }, { w, neck_top + 0.03 }, { 1.1 * w, top }, { -1.1 * w, top }, { -w, neck_top + 0.03 } }, 0.018, 0.004):move(0, 0, lift - 0.004), "neck")
  end
  for i = 0, strings - 1 do
    local s = i % 2 == 0 and -1 or 1
    local y = neck_top + 0.035 + (top - neck_top - 0.06) * math.floor(i / 2) / math.max(1, math.ceil(strings / 2) - 1)
    if t.scroll then y = neck_top + 0.02 + 0.022 * i end
    local z = t.scroll and lift - 0.012 or lift - 0.004
    b.add(rod({ 0, y, z }, { s * 2.6 * nut, y, z }, 0.0055), t.scroll and "fingerboard" or "metal")
    b.add(kit.sphere{ radii = { 0.012, 0.014, 0.008 } }:move(s * 2.9 * nut, y, z), t.scroll and "fingerboard" or "peg")
    local k = strings == 1 and 0 or 2 * i / (strings - 1) - 1
    b.add(kit.sweep{ path = { { k * 1.05 * nut * (t.spread or 1), low, lift + (t.rise or 0.012) }, { k * 0.8 * nut, neck_top, lift + 0.009 }, { s * 0.4 * nut, y, lift + 0.004 } }, radius = 0.0016, sides = 4 }, "string")
  end
  b.add(box(0, neck_top, lift + 0.004, 2 * nut, 0.008, 0.016, 0.002), "inlay")
  -- What sits on the front.
  local mid = foot + 0.62 * bh
  if t.form == "guitar" then
    local r = 0.12 * bh
    b.add(disc("z", 0, mid, face + 0.006, r, 0.004), "hole")
    for _, k in ipairs{ 1.06, 1.24 } do b.add(kit.torus{ radius = k * r, tube = 0.006 * bh / 0.45, sides = 48, tube_sides = 6 }:rotate("x", 90):scale(1, 1, 0.4):move(0, mid, face + 0.006), k > 1.1 and "inlay" or "fingerboard") end
    b.add(box(0, low, face + 0.012, 0.3 * bh, 0.03, 0.014, 0.005), "fingerboard")
    b.add(box(0, low + 0.004, face + 0.022, 0.2 * bh, 0.006, 0.01, 0.002), "inlay")
  elseif t.form == "violin" then
    b.add(front({ { -0.055 * bh / 0.6, low - 0.008 }, { 0.055 * bh / 0.6, low - 0.008 }, { 0.04 * bh / 0.6, low + 0.008 }, { -0.04 * bh / 0.6, low + 0.008 } }, 0.006, 0.001):rotate("x", 0):move(0, 0, face + 0.02), "neck")
    b.add(box(0, low, face + 0.5 * (t.lift + t.rise), 0.15 * bh, 0.008, t.lift + t.rise, 0.002), "neck")
    b.add(front({ { -0.022, foot + 0.06 * bh }, { 0.022, foot + 0.06 * bh }, { 0.034, low - 0.06 }, { -0.034, low - 0.06 } }, 0.012, 0.004):move(0, 0, face + 0.03), "fingerboard")
    for i = -1.5, 1.5 do b.add(kit.sweep{ path = { { 0.016 * i, low - 0.06, face + 0.036 }, { i * 0.7 * nut, low, lift + t.rise } }, radius = 0.0016, sides = 4 }, "string") end
    for _, x in ipairs{ -1, 1 } do
      local f = {}
      for i = 0, 14 do local k = i / 14 f[i + 1] = { x * (0.145 * bh - 0.03 * bh * k + 0.012 * bh * math.sin(2 * math.pi * k)), low + 0.11 * bh * (1 - 2 * k) * -1, face + 0.007 } end
      b.add(kit.sweep{ path = f, radius = 0.007 * bh / 0.6, sides = 6 }, "hole")
      b.add(disc("z", f[1][1], f[1][2], face + 0.006, 0.013 * bh / 0.6, 0.004), "hole")
      b.add(disc("z", f[15][1], f[15][2], face + 0.006, 0.013 * bh / 0.6, 0.004), "hole")
    end
    if foot > 0 then b.add(rod({ 0, 0.003, 0 }, { 0, foot + 0.03, 0 }, 0.006), "metal")
    else b.add(kit.sphere{ radii = { 0.09, 0.06, 0.014 } }:move(-0.07, 0.1, face + 0.024), "fingerboard") end
  elseif t.form == "electric" then
    b.add(front(scaled(kit.curve{ closed = true, segments = 4, points = { { -0.2, 0.2 }, { 0.2, 0.12 }, { 0.3, 0.22 }, { 0.22, 0.5 }, { 0.24, 0.72 }, { 0.05, 0.78 }, { -0.18, 0.74 }, { -0.2, 0.5 } } }, bh, bh, foot), 0.006, 0.002):move(0, 0, face + 0.001), "guard")
    for _, k in ipairs{ 0.3, 0.44, 0.58 } do b.add(box(0, foot + k * bh, face + 0.007, 0.19 * bh, 0.04, 0.012, 0.006), "pickup") for i = -2.5, 2.5 do b.add(disc("z", i * 0.011, foot + k * bh, face + 0.013, 0.003, 0.002), "metal") end end
    b.add(box(0, low - 0.01, face + 0.012, 0.22 * bh, 0.035, 0.018, 0.004), "metal")
    for i = 0, 2 do b.add(disc("z", 0.24 * bh + 0.012 * i, foot + (0.3 - 0.075 * i) * bh, face + 0.014, 0.013, 0.016), "pickup") end
    b.add(rod({ 0.06 * bh, low - 0.02, face + 0.02 }, { 0.2 * bh, low + 0.06, face + 0.035 }, 0.003), "metal")
  else
    b.add(box(0, low, face + 0.014, 0.22 * bh, 0.012, 0.022, 0.003), "fingerboard")
    b.add(box(0, foot + 0.04, face + 0.012, 0.06, 0.05, 0.008, 0.003), "metal")
  end
  if t.more then t.more(b) end
  b.anchor("hand", 0, up + 0.15, 0)
end

local wood = { { "body", "mahogany" }, { "top", "spruce" }, { "neck", "mahogany" }, { "fingerboard", "ebony" }, { "metal", "chrome" }, { "peg", "ivory plastic" }, { "string", "steel" }, { "inlay", "ivory" }, { "hole", "black wood" } }
local fiddle = { { "body", "cherry wood" }, { "top", "cherry wood" }, { "neck", "cherry wood" }, { "fingerboard", "ebony" }, { "metal", "steel" }, { "string", "steel" }, { "inlay", "ivory" }, { "hole", "black wood" } }
wood[2] = { "top", "pine" }

return {
  slots = wood,
  build = build,
  traits = { form = "guitar", body = 0.48, thick = 0.1, bridge = 0.26, board = 0.76, neck = 0.84, nut = 0.024, strings = 6, lift = 0.016, rise = 0.012, frets = 19 },
  kinds = {
    { kind = "guitar", synsets = { "guitar.n.01" }, except = { "electric_guitar.n.01" }, names = { "acoustic guitar", "classical guitar" }, height_m = { 0.1, 1, 1.3 } },
    { kind = "electric guitar", synsets = { "electric_guitar.n.01", "bass_guitar.n.01" }, names = { "bass guitar", "rock guitar" }, height_m = { 0.1, 1, 1.3 }, traits = { form = "electric", body = 0.42, thick = 0.045, board = 0.74, neck = 0.85, nut = 0.021, lift = 0.012, frets = 21, bridge = 0.2 },
      slots = { { "body", "glossy red paint" }, { "guard", "white plastic" }, { "neck", "maple" }, { "fingerboard", "rosewood" }, { "pickup", "black plastic" }, { "metal", "chrome" }, { "peg", "chrome" }, { "string", "steel" }, { "inlay", "ivory" } } },
    { kind = "ukulele", synsets = { "uke.n.01" }, height_m = { 0.1, 0.55, 0.8 }, traits = { body = 0.46, strings = 4, nut = 0.033, frets = 12, thick = 0.12, neck = 0.82 }, slots = { { "body", "maple" }, { "top", "maple" }, { "neck", "mahogany" }, { "fingerboard", "rosewood" }, { "metal", "chrome" }, { "peg", "ivory plastic" }, { "string", "white plastic" }, { "inlay", "ivory" }, { "hole", "black wood" } } },
    { kind = "banjo", synsets = { "banjo.n.01" }, height_m = { 0.1, 0.95, 1.1 }, traits = { form = "round", body = 0.3, thick = 0.08, board = 0.98, neck = 0.86, nut = 0.02, strings = 5, frets = 20, bridge = 0.3, lift = 0.014 },
      slots = { { "rim", "mahogany" }, { "head", "ivory plastic" }, { "neck", "mahogany" }, { "fingerboard", "ebony" }, { "metal", "chrome" }, { "peg", "ivory plastic" }, { "string", "steel" }, { "inlay", "ivory" } } },
    { kind = "mandolin", synsets = { "mandolin.n.01" }, names = { "lute", "oud" }, height_m = { 0.1, 0.68, 0.9 }, traits = { half = "drop", body = 0.5, thick = 0.12, strings = 8, nut = 0.026, frets = 17, neck = 0.8, board = 0.78 } },
    { kind = "bouzouki", synsets = {}, names = { "bouzouki", "balalaika", "saz" }, height_m = { 0.1, 0.98, 1.2 }, traits = { half = "drop", body = 0.38, thick = 0.1, strings = 8, nut = 0.018, frets = 22, neck = 0.86, board = 0.78 } },
    { kind = "sitar", synsets = { "sitar.n.01" }, height_m = { 0.1, 1.2, 1.4 }, traits = { half = "drop", body = 0.33, thick = 0.15, strings = 7, nut = 0.03, frets = 18, neck = 0.82, board = 0.9, lift = 0.02, more = function(b)
        -- A second gourd behind the head, and pegs along the neck for the strings that only sound along.
        b.add(kit.sphere{ radii = { 0.085, 0.075, 0.085 } }:move(0, 0.86, -0.09), "body")
        b.add(rod({ 0, 0.86, -0.03 }, { 0, 0.86, 0.02 }, 0.02), "neck")
        for i = 0, 8 do b.add(rod({ 0.02, 0.46 + 0.035 * i, 0.07 }, { 0.075, 0.46 + 0.035 * i, 0.07 }, 0.004), "peg") b.add(kit.sphere{ radii = { 0.008, 0.011, 0.007 } }:move(0.078, 0.46 + 0.035 * i, 0.07), "peg") end
      end } },
    { kind = "violin", synsets = { "violin.n.01", "viola.n.03" }, names = { "fiddle" }, height_m = { 0.1, 0.59, 0.75 }, traits = { form = "violin", body = 0.6, thick = 0.065, bridge = 0.42, board = 0.5, neck = 0.84, nut = 0.022, strings = 4, lift = 0.03, rise = 0.022, frets = false, scroll = true }, slots = fiddle },
    { kind = "cello", synsets = { "cello.n.01", "bass_fiddle.n.01" }, names = { "double bass", "contrabass", "upright bass" }, height_m = { 0.1, 1.22, 2 }, traits = { form = "violin", body = 0.56, thick = 0.11, bridge = 0.42, board = 0.5, neck = 0.85, nut = 0.02, strings = 4, lift = 0.035, rise = 0.026, frets = false, scroll = true, pin = 0.07 }, slots = fiddle },
  },
}
