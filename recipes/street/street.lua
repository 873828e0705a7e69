-- What stands along a street. Each is drawn in metres at its usual size and grows from there.
local function box(x, y, z, bevel) return kit.box{ size = { x, y, z }, bevel = bevel or 0.01, segments = 2 } end
local function post(r, height, top, sides) return kit.cone{ radius = r, top = top or r, height = height, sides = sides or 20 }:align{ y = "low" } end
local function list()
  local all = {}
  return all, function(slot, shape, x, y, z)
    if x then shape = shape:move(x, y or 0, z or 0) end
    all[#all + 1] = shape:slot(slot)
  end
end
local function polygon(n, r, turn)
  local points = {}
  for i = 1, n do local a = 2 * math.pi * (i - 0.5) / n + math.rad(turn or 0); points[i] = { r * math.sin(a), r * math.cos(a) } end
  return points
end

-- Block letters, five strokes high, as boxes: enough for the few words that stand on signs.
local strokes = {
  S = { { 1, 5, 1, 0 }, { 0, 4, 0, 1 }, { 1, 3, 1, 0 }, { 2, 2, 0, 1 }, { 1, 1, 1, 0 } },
  T = { { 1, 5, 1, 0 }, { 1, 3, 0, 2 } }, O = { { 1, 5, 1, 0 }, { 1, 1, 1, 0 }, { 0, 3, 0, 2 }, { 2, 3, 0, 2 } },
  P = { { 1, 5, 1, 0 }, { 1, 3, 1, 0 }, { 0, 3, 0, 2 }, { 2, 4, 0, 1 } }, E = { { 1, 5, 1, 0 }, { 1, 3, 1, 0 }, { 1, 1, 1, 0 }, { 0, 3, 0, 2 } },
  N = { { 0, 3, 0, 2 }, { 2, 3, 0, 2 }, { 1, 3.4, 0, 0.9 } }, X = { { 1, 3, 0, 0 } }, H = { { 0, 3, 0, 2 }, { 2, 3, 0, 2 }, { 1, 3, 1, 0 } },
  B = { { 1, 5, 1, 0 }, { 1, 3, 1, 0 }, { 1, 1, 1, 0 }, { 0, 3, 0, 2 }, { 2, 3, 0, 1.6 } }, U = { { 1, 1, 1, 0 }, { 0, 3, 0, 2 }, { 2, 3, 0, 2 } },
}
local function word(text, height)
  local u, parts, x = height / 4.7, {}, 0
  for i = 1, #text do
    for _, s in ipairs(strokes[text:sub(i, i)] or {}) do
      parts[#parts + 1] = kit.box{ size = { (2 * s[3] + 0.7) * u, (2 * s[4] + 0.7) * u, 0.012 } }:move(x + s[1] * u, s[2] * u, 0)
    end
    x = x + 3.5 * u
  end
  return kit.group(parts):align{ x = "middle", y = "middle" }
end

local draw = {}

function draw.hydrant(p)
  local all, put = list()
  local n = p.advanced and 36 or 20
  put("body", kit.lathe{ sides = n, crease = 35, profile = { { 0, 0 }, { 0.17, 0, "sharp" }, { 0.17, 0.035, "sharp" }, { 0.125, 0.045 }, { 0.12, 0.07, "sharp" }, { 0.115, 0.3 }, { 0.115, 0.47, "sharp" }, { 0.145, 0.475, "sharp" }, { 0.145, 0.505, "sharp" }, { 0.12, 0.51, "sharp" }, { 0, 0.51 } } })
  put("cap", kit.lathe{ smooth = true, sides = n, profile = { { 0.135, 0.505, "sharp" }, { 0.13, 0.55 }, { 0.1, 0.615 }, { 0.05, 0.655 }, { 0.035, 0.665, "sharp" }, { 0.035, 0.7, "sharp" }, { 0, 0.7 } } })
  put("bolt", kit.cylinder{ radius = 0.028, height = 0.06, sides = 5 }, 0, 0.72, 0)
  local bolt = kit.cylinder{ radius = 0.014, height = 0.03, sides = 6 }
  put("bolt", kit.instances(bolt, kit.ring{ count = 8, radius = 0.132 }), 0, 0.513, 0)
  put("bolt", kit.instances(bolt, kit.ring{ count = 8, radius = 0.148 }), 0, 0.045, 0)
  local function outlet(r, turn)
    local arm = kit.group{ kit.cylinder{ radius = 0.85 * r, height = 0.1 }:move(0, 0.12, 0):slot("body"), kit.cylinder{ radius = 1.12 * r, height = 0.03, bevel = 0.006 }:move(0, 0.165, 0):slot("body"),
      kit.cone{ radius = r, top = 0.86 * r, height = 0.055, bevel = 0.008 }:move(0, 0.205, 0):slot("cap"), kit.cylinder{ radius = 0.3 * r, height = 0.045, sides = 5 }:move(0, 0.25, 0):slot("bolt") }
    return arm:rotate("x", 90):rotate("y", turn)
  end
  all[#all + 1] = outlet(0.075, 0):move(0, 0.36, 0)
  all[#all + 1] = outlet(0.055, 90):move(0, 0.4, 0)
  all[#all + 1] = outlet(0.055, -90):move(0, 0.4, 0)
  -- The chain of a cap.
  local path = kit.curve{ points = { { 0.2, 0.37, 0.03 }, { 0.17, 0.28, 0.08 }, { 0.11, 0.32, 0.09 } }, segments = 5 }
  put("bolt", kit.sweep{ path = path, radius = 0.006, sides = 5 })
  return all
end

function draw.light(p)
  local all, put = list()
  local n = p:part("light")
  local h = 0.32 * n + 0.06
  put("body", box(0.34, h, 0.24, 0.04), 0, h / 2, 0)
  put("back", box(0.5, h + 0.14, 0.02, 0.008), 0, h / 2, -0.06)
  local names = { "green", "yellow", "red" }
  for i = 1, n do
    local y = 0.03 + 0.32 * (i - 0.5)
    put(names[math.min(3, i + 3 - math.max(3, n))] or "red", kit.sphere{ radii = { 0.11, 0.11, 0.04 }, sides = 24, rows = 12 }, 0, y, 0.12)
    put("body", kit.torus{ radius = 0.118, tube = 0.012 }:rotate("x", 90), 0, y, 0.12)
    local hood = kit.tube{ radius = 0.135, thickness = 0.012, height = 0.2, sides = 28 }:rotate("x", 90):cut{ point = { 0, -0.02, 0 }, normal = { 0, -1, 0 } }
    put("body", hood, 0, y, 0.21)
  end
  if p:part("post") > 0 then
    local up = 2.4
    for i = 1, #all do all[i] = all[i]:move(0, up, 0) end
    put("post", post(0.06, up + h + 0.05, 0.05), 0, 0, -0.12)
    put("post", post(0.14, 0.2, 0.1), 0, 0, -0.12)
  end
  return all
end

local faces = {}
function faces.stop(put, y)
  put("border", kit.extrude{ outline = polygon(8, 0.4), depth = 0.012 }, 0, y, 0.03)
  put("panel", kit.extrude{ outline = polygon(8, 0.375), depth = 0.014 }, 0, y, 0.032)
  put("border", word("STOP", 0.2), 0, y, 0.038)
end
function faces.yield(put, y)
  put("panel", kit.extrude{ outline = { { 0, -0.42 }, { 0.46, 0.36 }, { -0.46, 0.36 } }, depth = 0.012, bevel = 0.004 }, 0, y, 0.03)
  put("border", kit.extrude{ outline = { { 0, -0.24 }, { 0.29, 0.25 }, { -0.29, 0.25 } }, depth = 0.016 }, 0, y, 0.03)
end
function faces.warning(put, y)
  put("symbol", kit.extrude{ outline = polygon(4, 0.44, 45), depth = 0.012 }, 0, y, 0.03)
  put("panel", kit.extrude{ outline = polygon(4, 0.41, 45), depth = 0.014 }, 0, y, 0.031)
  put("symbol", kit.extrude{ outline = kit.rounded{ closed = true, radius = 0.01, points = { { -0.035, -0.06 }, { 0.035, -0.06 }, { 0.05, 0.2 }, { -0.05, 0.2 } } }, depth = 0.012 }, 0, y, 0.036)
  put("symbol", kit.cylinder{ radius = 0.045, height = 0.012 }:rotate("x", 90), 0, y - 0.14, 0.036)
end
function faces.crossing(put, y)
  for _, s in ipairs{ -1, 1 } do put("panel", box(1.1, 0.2, 0.014, 0.003):rotate("z", 45 * s), 0, y, 0.03 + 0.008 * (s + 1)); put("symbol", box(0.34, 0.06, 0.006, 0.001):rotate("z", 45 * s), 0.26, y + s * 0.26, 0.042 + 0.008 * (s + 1)); put("symbol", box(0.34, 0.06, 0.006, 0.001):rotate("z", 45 * s), -0.26, y - s * 0.26, 0.042 + 0.008 * (s + 1)) end
end
function faces.board(put, y)
  put("border", box(0.84, 0.54, 0.025, 0.01), 0, y, 0.03)
  put("panel", box(0.78, 0.48, 0.03, 0.01), 0, y, 0.033)
  for i = 1, 3 do put("symbol", box(({ 0.56, 0.62, 0.4 })[i], 0.045, 0.006, 0.002), 0, y + 0.26 - 0.13 * i, 0.05) end
end
function faces.street(put, y)
  put("panel", box(0.9, 0.17, 0.012, 0.004), 0, y + 0.12, 0)
  put("border", box(0.62, 0.035, 0.018, 0.002), 0, y + 0.12, 0)
  put("panel", box(0.012, 0.17, 0.8, 0.004), 0, y - 0.08, 0)
  put("border", box(0.018, 0.035, 0.55, 0.002), 0, y - 0.08, 0)
end
function faces.arrows(put, y)
  local function arrow(s, wide, up, tilt)
    put("panel", kit.extrude{ outline = { { -0.28, -0.1 }, { wide, -0.1 }, { wide + 0.16, 0 }, { wide, 0.1 }, { -0.28, 0.1 } }, depth = 0.035, bevel = 0.006 }:rotate("z", tilt):rotate("y", s < 0 and 180 or 0), 0, y + up, 0.05 * s)
    put("symbol", box(0.4, 0.035, 0.045, 0.002), s * 0.1, y + up, 0.05 * s)
  end
  arrow(1, 0.36, 0.1, 2); arrow(-1, 0.32, -0.16, -2); arrow(1, 0.28, -0.42, -2)
end
function draw.sign(p, t)
  local all, put = list()
  local y = t.low or 2.1
  faces[t.face](put, y)
  put("post", t.face == "arrows" and box(0.09, y + 0.32, 0.09, 0.012):align{ y = "low" } or post(0.03, y + 0.32, 0.03, 16))
  if t.face == "arrows" then put("post", kit.cone{ radius = 0.075, height = 0.08, sides = 4 }:rotate("y", 45):align{ y = "low" }, 0, y + 0.32) end
  return all
end
function draw.wood(p, t)
  -- A board between two posts, or hung from them.
  local all, put = list()
  for _, s in ipairs{ -1, 1 } do put("post", box(0.1, 1.1, 0.1, 0.015):align{ y = "low" }, 0.62 * s, 0, 0) end
  put("panel", box(1.4, 0.62, 0.06, 0.02), 0, 0.82, 0.06)
  for i = 1, 2 do put("border", box(1.42, 0.02, 0.066, 0.002), 0, 0.51 + 0.207 * i, 0.06) end
  for i = 1, 3 do put("symbol", box(({ 0.9, 1.1, 0.7 })[i], 0.05, 0.012, 0.003), 0, 1.2 - 0.19 * i, 0.095) end
  return all
end
function draw.neon(p)
  local all, put = list()
  put("post", box(1.2, 0.6, 0.05, 0.02), 0, 0.34, 0)
  local function tube(points, closed) put("panel", kit.sweep{ path = points, radius = 0.016, closed = closed, sides = 10, first = not closed and "round" or nil, last = not closed and "round" or nil }) end
  local frame = {}
  for i, q in ipairs(kit.rectangle{ width = 1.1, height = 0.5, radius = 0.1, segments = 5 }) do frame[i] = { q[1], q[2] + 0.34, 0.06 } end
  put("border", kit.sweep{ path = frame, radius = 0.014, closed = true, sides = 10 })
  local glyph = { O = { { 0, 0 }, { 0, 1 }, { 0.6, 1 }, { 0.6, 0 }, { 0, 0 } }, P = { { 0, 0 }, { 0, 1 }, { 0.6, 1 }, { 0.6, 0.5 }, { 0, 0.5 } }, E = { { 0.55, 1 }, { 0, 1 }, { 0, 0.5 }, { 0.45, 0.5 }, { 0, 0.5 }, { 0, 0 }, { 0.55, 0 } }, N = { { 0, 0 }, { 0, 1 }, { 0.6, 0 }, { 0.6, 1 } } }
  for i, letter in ipairs{ "O", "P", "E", "N" } do
    local points = {}
    for k, q in ipairs(glyph[letter]) do points[k] = { -0.42 + 0.24 * (i - 1) + 0.26 * q[1] * 0.6 / 0.6, 0.22 + 0.25 * q[2], 0.06 } end
    for k = 1, #points - 1 do tube({ points[k], points[k + 1] }) end
  end
  for _, s in ipairs{ -1, 1 } do put("post", box(0.12, 0.05, 0.2), 0.4 * s, 0.025, 0) end
  return all
end
function draw.billboard(p)
  local all, put = list()
  for _, s in ipairs{ -1, 1 } do put("post", box(0.28, 4, 0.28, 0.02):align{ y = "low" }, 1.7 * s, 0, -0.1) end
  put("border", box(6.2, 3.2, 0.26, 0.03), 0, 4.9, 0)
  put("panel", box(5.9, 2.9, 0.3, 0.01), 0, 4.9, 0)
  put("post", box(6.2, 0.08, 0.9), 0, 3.22, 0.4)
  put("symbol", box(3.4, 0.5, 0.04), -0.8, 5.5, 0.15); put("symbol", box(2.6, 0.26, 0.04), -1.2, 4.8, 0.15); put("accent", kit.cylinder{ radius = 0.8, height = 0.05 }:rotate("x", 90), 1.9, 4.6, 0.15)
  for i = -1, 1 do put("post", box(0.05, 0.05, 1), 2 * i, 6.6, 0.5); put("post", box(0.5, 0.16, 0.2), 2 * i, 6.6, 1) end
  return all
end
function draw.flag(p)
  local all, put = list()
  put("post", post(0.035, 2, 0.025)); put("accent", kit.sphere{ radius = 0.055 }, 0, 2.03, 0)
  put("post", post(0.22, 0.05, 0.2)); put("post", post(0.08, 0.1, 0.05), 0, 0.05)
  local sections, n = {}, p.advanced and 24 or 14
  for i = 0, n do
    local x = 0.03 + 1.05 * i / n
    local z, drop = 0.09 * math.sin(6.5 * i / n + p:vary(0, 0.02)) * (0.3 + i / n), 0.05 * (i / n) ^ 1.5
    sections[i + 1] = { { x, 1.95 - drop, z + 0.006 }, { x, 1.25 - drop, z + 0.006 }, { x, 1.25 - drop, z - 0.006 }, { x, 1.95 - drop, z - 0.006 } }
  end
  put("cloth", kit.loft{ sections = sections, crease = 50 })
  return all
end

function draw.lamp(p, t)
  local all, put = list()
  local n = p.advanced and 28 or 16
  if t.modern then
    put("post", post(0.09, 4.7, 0.05, n)); put("post", post(0.16, 0.4, 0.12, n))
    put("post", kit.sweep{ path = kit.curve{ points = { { 0, 4.6, 0 }, { 0, 4.9, 0.2 }, { 0, 5, 0.9 }, { 0, 4.98, 1.4 } }, segments = 6 }, radius = 0.04 })
    put("post", box(0.3, 0.1, 0.75, 0.04), 0, 4.98, 1.6); put("light", box(0.22, 0.04, 0.55, 0.015), 0, 4.92, 1.6)
    return all
  end
  put("post", kit.lathe{ sides = n, crease = 35, profile = { { 0, 0 }, { 0.26, 0, "sharp" }, { 0.26, 0.12, "sharp" }, { 0.18, 0.16 }, { 0.15, 0.5 }, { 0.18, 0.55, "sharp" }, { 0.18, 0.62, "sharp" }, { 0.08, 0.7 }, { 0.06, 2.6 }, { 0.09, 2.64, "sharp" }, { 0.09, 2.72, "sharp" }, { 0.05, 2.78 }, { 0.045, 3.3 }, { 0.11, 3.36, "sharp" }, { 0.11, 3.42, "sharp" }, { 0, 3.42 } } })
  put("post", kit.cylinder{ radius = 0.022, height = 0.8 }:rotate("z", 90), 0, 3.05, 0)
  for _, s in ipairs{ -1, 1 } do put("post", kit.sphere{ radius = 0.045 }, 0.4 * s, 3.05, 0) end
  put("light", kit.sphere{ radii = { 0.1, 0.16, 0.1 } }, 0, 3.66, 0)
  put("glass", kit.cone{ radius = 0.13, top = 0.235, height = 0.5, sides = 6 }, 0, 3.68, 0)
  for i = 1, 6 do local a = math.rad(60 * i); put("post", kit.sweep{ path = { { 0.135 * math.sin(a), 3.42, 0.135 * math.cos(a) }, { 0.24 * math.sin(a), 3.94, 0.24 * math.cos(a) } }, radius = 0.014, sides = 5 }) end
  put("post", kit.lathe{ sides = 6, crease = 20, profile = { { 0, 3.92 }, { 0.29, 3.92, "sharp" }, { 0.29, 3.96, "sharp" }, { 0.1, 4.16 }, { 0.05, 4.2 }, { 0.05, 4.26 }, { 0, 4.36 } } })
  return all
end

function draw.meter(p)
  local all, put = list()
  put("post", post(0.04, 1, 0.04)); put("post", post(0.11, 0.04, 0.1)); put("post", post(0.06, 0.05, 0.06), 0, 0.98)
  put("body", box(0.2, 0.26, 0.14, 0.04), 0, 1.14, 0)
  put("body", kit.cylinder{ radius = 0.11, height = 0.14, bevel = 0.03 }:rotate("x", 90), 0, 1.29, 0)
  put("glass", kit.cylinder{ radius = 0.08, height = 0.02 }:rotate("x", 90):cut{ point = { 0, -0.01, 0 }, normal = { 0, -1, 0 } }, 0, 1.29, 0.068)
  put("sign", box(0.05, 0.05, 0.01, 0.002), 0, 1.32, 0.075)
  put("metal", box(0.07, 0.09, 0.02, 0.005), 0, 1.13, 0.07); put("post", box(0.006, 0.035, 0.01, 0.001), 0, 1.14, 0.078)
  put("metal", kit.cylinder{ radius = 0.026, height = 0.03 }:rotate("x", 90), 0, 1.225, 0.08)
  return all
end
function draw.phone(p)
  local all, put = list()
  local w, h = 0.9, 2.3
  put("body", box(w + 0.04, 0.12, w + 0.04, 0.015), 0, 0.06, 0)
  for _, s in ipairs{ { -1, -1 }, { 1, -1 }, { -1, 1 }, { 1, 1 } } do put("body", box(0.1, h, 0.1, 0.02), s[1] * (w / 2 - 0.04), h / 2, s[2] * (w / 2 - 0.04)) end
  put("body", box(w + 0.06, 0.3, w + 0.06, 0.02), 0, h - 0.05, 0)
  put("body", kit.sphere{ radii = { 0.62, 0.22, 0.62 }, sides = 32, rows = 12 }:cut{ point = { 0, 0, 0 }, normal = { 0, -1, 0 } }:scale(0.76, 1, 0.76), 0, h + 0.09, 0)
  for turn = 0, 3 do
    local parts = { box(w - 0.1, 0.26, 0.05):move(0, 0.25, w / 2 - 0.05) }
    for i = 0, 7 do parts[#parts + 1] = box(w - 0.14, 0.03, 0.035, 0.005):move(0, 0.38 + i * 0.238, w / 2 - 0.05) end
    for i = -1, 1, 2 do parts[#parts + 1] = box(0.03, 1.75, 0.035, 0.005):move(i * 0.24, 1.25, w / 2 - 0.05) end
    put("body", kit.group(parts):rotate("y", 90 * turn))
    put("glass", box(w - 0.16, 1.72, 0.01, 0):move(0, 1.24, w / 2 - 0.05):rotate("y", 90 * turn))
    put("sign", box(0.66, 0.15, 0.02, 0.005):move(0, h - 0.05, w / 2 + 0.03):rotate("y", 90 * turn))
  end
  put("metal", box(0.3, 0.5, 0.16, 0.02), 0, 1.3, -0.28)
  return all
end
function draw.busstop(p)
  local all, put = list()
  for _, s in ipairs{ { -1, -1 }, { 1, -1 }, { -1, 1 }, { 1, 1 } } do put("post", box(0.08, 2.4, 0.08), 1.45 * s[1], 1.2, s[2] > 0 and 0.3 or -0.55) end
  put("roof", box(3.3, 0.12, 1.4, 0.03), 0, 2.44, 0)
  put("glass", box(2.8, 1.9, 0.02, 0), 0, 1.25, -0.55)
  for _, s in ipairs{ -1, 1 } do put("glass", box(0.02, 1.9, 0.75, 0), 1.45 * s, 1.25, -0.13) end
  put("seat", box(2, 0.06, 0.4, 0.02), -0.2, 0.48, -0.3)
  for _, s in ipairs{ -0.8, 0.8 } do put("post", box(0.06, 0.46, 0.3), s - 0.2, 0.23, -0.3) end
  put("post", post(0.035, 2.75), 1.85, 0, 0.4); put("sign", box(0.42, 0.5, 0.04, 0.02), 1.85, 2.6, 0.4)
  put("post", box(0.26, 0.18, 0.05), 1.85, 2.64, 0.41)
  return all
end
function draw.cone(p)
  local all, put = list()
  local n = p.advanced and 40 or 24
  put("body", box(0.4, 0.035, 0.4, 0.015), 0, 0.0175, 0)
  local function ring(y1, y2, slot) local function r(y) return 0.15 - 0.118 * (y - 0.035) / 0.665 end
    put(slot, kit.cone{ radius = r(y1), top = r(y2), height = y2 - y1, sides = n }:align{ y = "low" }, 0, y1) end
  ring(0.035, 0.26, "body"); ring(0.26, 0.38, "stripe"); ring(0.38, 0.48, "body"); ring(0.48, 0.57, "stripe"); ring(0.57, 0.7, "body")
  put("body", kit.cone{ radius = 0.165, top = 0.145, height = 0.03, sides = n }:align{ y = "low" }, 0, 0.035)
  return all
end
function draw.barrier(p)
  local all, put = list()
  for _, y in ipairs{ 0.55, 0.88 } do
    for i = -3, 3 do
      put(i % 2 == 0 and "stripe" or "body", kit.extrude{ outline = { { -0.1 - 0.04, -0.1 }, { 0.1 - 0.04, -0.1 }, { 0.1 + 0.04, 0.1 }, { -0.1 + 0.04, 0.1 } }, depth = 0.035 }, 0.2 * i, y, 0)
    end
  end
  for _, s in ipairs{ -1, 1 } do
    for _, z in ipairs{ -1, 1 } do put("post", kit.sweep{ path = { { 0.6 * s, 1.0, 0.03 * z }, { 0.6 * s, 0.02, 0.28 * z } }, radius = 0.022, sides = 8 }) end
    put("light", kit.cylinder{ radius = 0.07, height = 0.05, bevel = 0.015 }:rotate("x", 90), 0.6 * s, 1.1, 0)
  end
  return all
end

local function kind(name, names, synsets, size, form, slot_list, traits, parts)
  traits = traits or {}
  traits.form = form
  return { kind = name, names = names, synsets = synsets, height_m = size, slots = slot_list, traits = traits, parts = parts }
end
local steel = { "post", "steel" }

return {
  kinds = {
    kind("fire hydrant", { "fire hydrant", "hydrant", "fireplug" }, { "fire_hydrant.n.01" }, { 0.05, 0.75, 1.2 }, "hydrant", { { "body", "red paint" }, { "cap", "red paint" }, { "bolt", "steel" } }),
    kind("traffic light", { "traffic light", "stoplight", "traffic signal", "stop light", "traffic lights" }, { "traffic_light.n.01" }, { 0.1, 1, 5 }, "light", { { "body", "black paint" }, { "back", "black paint" }, { "red", "glowing red glass" }, { "yellow", "amber glass" }, { "green", "green glass" }, steel }, {}, { light = { 2, 3, 3 }, post = { 0, 0, 1 } }),
    kind("stop sign", { "stop sign" }, nil, { 0.1, 2.4, 3.5 }, "sign", { { "panel", "red enamel" }, { "border", "white paint" }, steel }, { face = "stop" }),
    kind("yield sign", { "yield sign", "give way sign" }, nil, { 0.1, 2.4, 3.5 }, "sign", { { "panel", "red enamel" }, { "border", "white paint" }, steel }, { face = "yield" }),
    kind("warning sign", { "warning sign", "road sign", "traffic sign", "caution sign", "hazard sign" }, nil, { 0.1, 2.4, 3.5 }, "sign", { { "panel", "sunflower yellow enamel" }, { "symbol", "black paint" }, steel }, { face = "warning" }),
    kind("railroad crossing sign", { "railroad crossing sign", "railway crossing sign", "crossing sign" }, nil, { 0.1, 2.5, 3.5 }, "sign", { { "panel", "white enamel" }, { "symbol", "black paint" }, steel }, { face = "crossing", low = 2 }),
    kind("street sign", { "street sign", "street name sign" }, { "street_sign.n.01" }, { 0.1, 2.4, 3.5 }, "sign", { { "panel", "green enamel" }, { "border", "white paint" }, steel }, { face = "street" }),
    kind("signpost", { "signpost", "sign post", "guidepost", "wooden signpost", "direction sign", "arrow sign" }, { "signpost.n.01" }, { 0.1, 2.4, 4 }, "sign", { { "panel", "oak" }, { "symbol", "brown paint" }, { "post", "dark brown wood" } }, { face = "arrows" }),
    kind("sign", { "sign", "wooden sign", "signboard", "notice board", "placard", "exit sign" }, { "signboard.n.01" }, { 0.1, 1.13, 3 }, "wood", { { "panel", "oak" }, { "post", "dark brown wood" }, { "border", "dark brown wood" }, { "symbol", "cream paint" } }),
    kind("neon sign", { "neon sign", "open sign" }, nil, { 0.1, 0.62, 3 }, "neon", { { "panel", "glowing fuchsia glass" }, { "border", "glowing cyan glass" }, { "post", "black plastic" } }),
    kind("billboard", { "billboard", "hoarding" }, { "billboard.n.01" }, { 0.1, 6.7, 15 }, "billboard", { { "panel", "sky blue paper" }, { "border", "white paint" }, { "symbol", "white paint" }, { "accent", "red paint" }, { "post", "gray steel" } }),
    kind("flag", { "flag", "banner", "flagpole", "pennant" }, { "flag.n.01", "flag.n.04", "flagpole.n.02" }, { 0.1, 2, 12 }, "flag", { { "cloth", "red fabric" }, { "post", "aluminum" }, { "accent", "gold" } }),
    kind("street lamp", { "street lamp", "streetlamp", "lamppost", "lamp post", "streetlight", "street light", "gas lamp" }, { "street_lamp.n.01", "lamppost.n.01" }, { 0.1, 4.4, 10 }, "lamp", { { "post", "cast iron" }, { "light", "glowing yellow glass" }, { "glass", "glass" } }),
    kind("modern street light", { "modern street light", "modern streetlight", "modern street lamp" }, nil, { 0.1, 5, 12 }, "lamp", { { "post", "steel" }, { "light", "glowing white glass" } }, { modern = true }),
    kind("parking meter", { "parking meter" }, { "parking_meter.n.01" }, { 0.1, 1.4, 1.7 }, "meter", { { "body", "slate gray paint" }, { "post", "gray steel" }, { "glass", "glass" }, { "sign", "red paint" }, { "metal", "chrome" } }),
    kind("phone booth", { "phone booth", "telephone booth", "telephone box", "phone box", "call box" }, { "telephone_booth.n.01" }, { 0.1, 2.5, 2.8 }, "phone", { { "body", "red paint" }, { "glass", "glass" }, { "sign", "white paint" }, { "metal", "black plastic" } }),
    kind("bus stop", { "bus stop", "bus shelter" }, { "bus_stop.n.01" }, { 0.1, 2.85, 3.5 }, "busstop", { { "post", "steel" }, { "roof", "slate gray paint" }, { "glass", "glass" }, { "seat", "oak" }, { "sign", "blue paint" } }),
    kind("traffic cone", { "traffic cone", "safety cone", "road cone", "pylon cone", "construction cone" }, nil, { 0.05, 0.7, 1.2 }, "cone", { { "body", "orange plastic" }, { "stripe", "white plastic" } }),
    kind("barrier", { "barrier", "barricade", "road barrier", "traffic barrier", "roadblock" }, { "roadblock.n.02" }, { 0.1, 1.17, 1.5 }, "barrier", { { "body", "orange paint" }, { "stripe", "white paint" }, { "post", "steel" }, { "light", "amber glass" } }),
  },

  build = function(p)
    local group = kit.group(draw[p.traits.form](p, p.traits)):align{ y = "low" }
    local _, y = group:size()
    local k = p.height / y
    p:add(group:scale(k))
  end,
}
