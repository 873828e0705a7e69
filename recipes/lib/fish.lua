-- Whatever is shaped like a fish: a body one unit long that swims towards +Z, with fins as flat outlines.
local sculpt = require("lib/sculpt")
local soft, ball, strand = sculpt.soft, sculpt.ball, sculpt.strand
local fish = {}

local usual_slots = {
  { "scales", "silver scales" }, { "fin", "silver scales" }, { "belly", "white scales" }, { "mark", "white scales" }, { "second", "black scales" }, { "eye", "sunflower yellow plastic" },
  { "white", "glossy white plastic" }, { "pupil", "glossy black plastic" }, { "shine", "glossy white plastic" }, { "mouth", "crimson flesh" }, { "teeth", "ivory" },
}
function fish.slots(own) return sculpt.slots(usual_slots, own) end

fish.usual = {
  high = 0.21, wide = 0.11, body = { 0.32, 0.68, 0.88, 1, 0.98, 0.86, 0.66, 0.42, 0.24, 0.2 }, snout_low = 0,
  tail = "fork", tail_size = 0.22, eye = 0.036, eyes = "round", eye_at = { 0.36, 0.2 }, lips = true, gill = true,
  dorsal = { { 0.02, 0 }, { 0.1, 0.16 }, { 0.3, 0.13 }, { 0.42, 0 } }, dorsal_at = 0.12,
  anal = { { 0, 0 }, { 0.06, -0.1 }, { 0.17, -0.07 }, { 0.2, 0 } }, anal_at = -0.12, pectoral = 0.16, pelvic = 0.1,
}

-- A fin: x of the outline runs back along the body, y up.
local function fin(p, outline, thick)
  return kit.extrude{ outline = kit.curve{ points = outline, segments = soft(p, 3, 6), closed = true }, depth = thick or 0.016, bevel = 0.005, segments = 1 }:rotate("y", 90)
end
fish.fin = fin

local tails = {
  fork = { { 0, 0.1 }, { 0.5, 0.55 }, { 1.05, 0.95 }, { 0.72, 0.1 }, { 0.68, -0.05 }, { 1.0, -0.9 }, { 0.5, -0.52 }, { 0, -0.1 } },
  moon = { { 0, 0.08 }, { 0.35, 0.7 }, { 0.8, 1.35 }, { 0.5, 0.35 }, { 0.45, -0.3 }, { 0.72, -1.15 }, { 0.32, -0.6 }, { 0, -0.08 } },
  shark = { { -0.1, 0.08 }, { 0.4, 0.7 }, { 1.05, 1.5 }, { 0.6, 0.4 }, { 0.45, -0.2 }, { 0.55, -0.85 }, { 0.2, -0.45 }, { -0.1, -0.08 } },
  fan = { { 0, 0.12 }, { 0.5, 0.6 }, { 0.95, 0.72 }, { 1.12, 0.25 }, { 1.12, -0.25 }, { 0.95, -0.72 }, { 0.5, -0.6 }, { 0, -0.12 } },
  veil = { { 0, 0.12 }, { 0.6, 0.75 }, { 1.4, 0.8 }, { 1.7, 0.2 }, { 1.15, 0.02 }, { 1.65, -0.5 }, { 1.4, -1.05 }, { 0.6, -0.75 }, { 0, -0.12 } },
  fluke = { { 0, 0.12 }, { 0.3, 0.55 }, { 0.62, 1.25 }, { 0.8, 1.3 }, { 0.66, 0.5 }, { 0.52, 0.02 }, { 0.66, -0.5 }, { 0.8, -1.3 }, { 0.62, -1.25 }, { 0.3, -0.55 }, { 0, -0.12 } },
}

local function scaled(outline, k)
  local all = {}
  for i, at in ipairs(outline) do all[i] = { k * at[1], k * at[2] } end
  return all
end

function fish.build(p)
  local t = sculpt.traits(fish.usual, p.traits)
  t.high, t.wide = t.high * p:vary(0.94, 1.06) * (p:shape("fat") and 1.25 or 1), t.wide * p:vary(0.94, 1.06) * (p:shape("fat") and 1.4 or 1)
  if p:style("cute") or p:style("cartoon") then t.eye = 1.5 * t.eye end
  local clay = sculpt.clay(p, 0.03, 0.02)
  local n = #t.body
  local bend = (t.bend or 0.07) * p:vary(-1, 1)
  local function spine(s) return { bend * math.max(0, s - 0.45) ^ 2 * 3, (t.arch or 0) * math.sin(math.pi * s) + t.snout_low * (1 - s) ^ 3, 0.5 - s } end
  local function share(s)
    local at = s * (n - 1) + 1
    local low = math.min(n - 1, math.floor(at))
    local u = at - low
    u = u * u * (3 - 2 * u) * 0.4 + u * 0.6
    return t.body[low] + (t.body[low + 1] - t.body[low]) * u
  end
  local function tube(from, to, grow, slot, low, wide)
    local path, radii, steps = {}, {}, soft(p, 18, 34)
    for i = 0, steps do
      local s = from + (to - from) * i / steps
      local at = spine(s)
      path[i + 1] = { at[1], at[2] - (low or 0) * t.high * share(s), at[3] }
      radii[i + 1] = share(s) * grow
    end
    clay.add(kit.sweep{ path = path, profile = kit.ellipse{ radius = t.wide * (wide or 1), radius_y = t.high, sides = soft(p, 20, 36) }, radii = radii, up = { 0, 1, 0 }, first = "flat", last = "flat" }, slot)
  end
  tube(0, 1, 1, "scales")
  clay.add(ball(p, { t.wide * t.body[1] * 0.99, t.high * t.body[1] * 0.99, t.nose or 0.05 }, "scales", true):move(0, spine(0)[2], 0.5))
  if t.belly then tube(0.015, t.belly_to or 0.86, 0.86, "belly", 0.29, 0.93) end
  for _, band in ipairs(t.bands or {}) do
    tube(band[1], band[2], 1.03, band[3] or "mark")
    if band[4] then tube(band[1] - 0.012, band[1], 1.025, band[4]) tube(band[2], band[2] + 0.012, 1.025, band[4]) end
  end
  -- Tail.
  local s1 = spine(1)
  local shape = fin(p, scaled(tails[t.tail], t.tail_size), 0.02)
  if t.tail == "fluke" then shape = shape:rotate("z", 90) end
  clay.add(shape:move(s1[1], s1[2], s1[3] + 0.03), t.tail_slot or "fin")
  local function top(z)
    local s = 0.5 - z
    return spine(s), share(s)
  end
  local function on_back(outline, at, side, slot, k)
    local c, r = top(at)
    clay.add(fin(p, scaled(outline, k or 1), 0.018):move(c[1], c[2] + side * (t.high * r - 0.025), at), slot or "fin")
  end
  if t.dorsal then on_back(t.dorsal, t.dorsal_at, 1) end
  if t.dorsal2 then on_back(t.dorsal2, t.dorsal2_at, 1) end
  if t.anal then on_back(t.anal, t.anal_at, -1) end
  local function side_fin(size, at, y, down, sweep)
    local c, r = top(at)
    local outline = scaled(t.fin_shape or { { 0, 0.18 }, { 0.4, 0.35 }, { 1, 0.15 }, { 0.95, -0.2 }, { 0.4, -0.25 }, { 0, -0.18 } }, size)
    local one = fin(p, outline, 0.014):rotate("z", t.fin_roll or 60):rotate("y", -(sweep or 38)):rotate("x", -down)
    clay.pair(one:move(t.wide * r * math.sqrt(math.max(0.1, 1 - (y / t.high) ^ 2)) - 0.012, c[2] + y * r, at), "fin")
  end
  if t.pectoral > 0 then side_fin(t.pectoral, t.pectoral_at or 0.2, t.pectoral_y or -0.3 * t.high, 18, t.pectoral_sweep) end
  if t.pelvic > 0 then side_fin(t.pelvic, 0.08, -0.85 * t.high, 30, 25) end
  -- Face.
  local ez, ey = t.eye_at[1], t.eye_at[2] * t.high
  local c, r = top(ez)
  local x = t.wide * r * math.sqrt(math.max(0.05, 1 - (ey / (t.high * r)) ^ 2))
  if t.eye_patch then
    clay.pair(sculpt.look(ball(p, { 0.07, 0.036, 0.03 }, "mark", true):rotate("z", 14), 1, 0.2, 0.1):move(x - 0.006, c[2] + ey + 0.055, ez - 0.06))
  end
  clay.pair(sculpt.look(sculpt.eye(p, t.eye, t.eyes), 1, 0.12, 0.35):move(x - 0.1 * t.eye, c[2] + ey, ez))
  if t.lips then
    clay.add(kit.torus{ radius = 1, tube = 0.3, sides = soft(p, 16, 28), tube_sides = 6 }:rotate("x", 90):scale(t.wide * t.body[1] * 0.8, t.high * t.body[1] * 0.62, 0.035):move(0, spine(0)[2] - 0.01, 0.5 + 0.8 * (t.nose or 0.05)), t.lip_slot or "fin")
  end
  if t.gill then
    for i = 1, t.gills or 1 do
      local z = (t.gill_at or 0.24) - 0.03 * (i - 1)
      local g, gr = top(z)
      local path = {}
      for k = -3, 3 do
        local a = k / 3 * (t.gill_tall or 0.62)
        path[k + 4] = { t.wide * gr * math.cos(a) + 0.0, g[2] + t.high * gr * math.sin(a), z - 0.035 * math.cos(1.6 * a) }
      end
      clay.pair(strand(p, path, 0.006, { 0.5, 1, 0.5 }, { sides = 6, segments = 2 }), "second")
    end
  end
  if t.smile then
    local path = {}
    for k = 0, 5 do
      local s = 0.015 + 0.03 * k
      local m, mr = spine(s), share(s)
      local a = -(t.smile_low or 0.5) + 0.02 * k * k
      path[k + 1] = { t.wide * mr * math.cos(a), m[2] + t.high * mr * math.sin(a), m[3] }
    end
    clay.pair(strand(p, path, 0.006, { 0.6, 1, 0.5 }, { sides = 6, segments = 2 }), "second")
  end
  if t.extra then t.extra(p, clay, { t = t, spine = spine, share = share, fin = fin }) end
  local k, to = sculpt.finish(p, clay.group(), "longest", p.length)
  local h, hr = top(0.3)
  p:anchor("head", { at = to{ 0, h[2] + t.high * hr, 0.3 }, size = 1.7 * t.wide * k })
  p:anchor("face", { at = to{ 0, c[2] + ey, ez + 0.04 }, normal = { 0, 0, 1 }, size = 2 * x * k })
  p:anchor("back", { at = to{ 0, t.high, 0.1 } })
end

return fish
