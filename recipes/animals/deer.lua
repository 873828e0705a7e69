-- Deer, antelopes, giraffes, camels and llamas: slender hoofed animals.
local horns = require("lib/horns")
local markings = require("lib/markings")
local quadruped = require("lib/quadruped")
local like = markings.like

local ear = { outline = "long", length = 1.15, width = 0.62, thick = 0.14, cup = 0.4, bend = 6, at = { 0.72, 0.62, -0.25 }, out = 52, turn = 28, back = 6, inner = "ear" }
local face = { muzzle = 1.25, muzzle_r = 0.58, muzzle_tip = 0.36, muzzle_wide = 0.06, muzzle_y = -0.16, muzzle_drop = -0.12, jaw = 0.72, cheek = 0.48, brow = 0.22, skull = { 0.95, 0.92, 1 },
  eye = 0.27, eye_at = { 0.66, 0.2 }, eye_out = 0.5, nose = "button", nose_size = 0.28, smile = 0.35, ear = ear }
local deer = { depth = 0.42, wide = 0.7, length = 1.06, croup = 1.0, rump = 0.9, belly = 0.88, tuck = 0.04, leg = 0.038, thigh = 1.3, foot = "hoof",
  neck = 0.5, neck_up = 58, neck_r = 0.155, neck_tip = 0.105, skull = 0.135, pitch = 20, tail = "plain", tail_length = 0.14, tail_r = 0.045, tail_up = 20, head = face }
local camel = like(deer, { depth = 0.42, wide = 0.82, length = 1.15, croup = 0.96, tuck = 0.05, leg = 0.05, foot = "pillar", foot_size = 1.25, thigh = 1.25, neck = 0.66, neck_up = 46, neck_r = 0.165, neck_tip = 0.105, skull = 0.13, pitch = 8, tail = "tuft", tail_length = 0.4, tail_r = 0.026, tail_up = -74,
  head = like(face, { muzzle = 1.45, muzzle_tip = 0.44, lips = 0.26, eye = 0.24, brow = 0.34, nose = "nostrils", nose_size = 0.14, ear = like(ear, { outline = "round", length = 0.62, width = 0.5, out = 30 }) }) })
local llama = like(deer, { depth = 0.46, wide = 0.8, length = 1.0, leg = 0.055, neck = 0.72, neck_up = 78, neck_r = 0.155, neck_tip = 0.125, skull = 0.15, pitch = 4, tail_length = 0.2, tail_r = 0.07, tail_up = 30,
  head = like(face, { muzzle = 0.95, muzzle_tip = 0.4, lips = 0.22, nose = "cat", nose_size = 0.22, ear = like(ear, { length = 1.25, width = 0.5, out = 10, at = { 0.45, 0.85, -0.2 }, turn = 10, bend = 14 }) }) })

local function stag(size)
  return function(p, b, put)
    local pairs_of_tines = p:choose{ 3, 4 }
    local tines = { { 0.16, { 0.15, 0.55, 0.8 } }, { 0.5, { 0.3, 0.75, 0.45 } }, { 0.78, { 0.1, 0.85, 0.4 } } }
    if pairs_of_tines == 4 then tines[4] = { 0.9, { -0.25, 0.7, -0.1 } } end
    put(horns.antlers(p, { { 0.32, 0.85, -0.1 }, { 0.85, 1.7, -0.55 }, { 1.35, 2.6, -0.55 }, { 1.25, 3.5, 0.05 } }, 0.14, tines):scale(size), true)
  end
end
-- Broad palms with fingers on their rim.
local function palms(p, b, put)
  local rim, n = { { 0.2, 0.1 }, { 0.9, -0.25 }, { 1.9, 0.1 } }, 6
  for i = 0, n do
    local t = i / n
    local x, y = 2.15 - 0.9 * t, 0.35 + 1.15 * t
    rim[#rim + 1] = { x + 0.42 * (1 - 0.3 * t), y + 0.18 + 0.35 * t }
    if i < n then rim[#rim + 1] = { x - 0.02, y + 0.2 } end
  end
  rim[#rim + 1] = { 0.75, 0.95 }
  local palm = kit.extrude{ outline = rim, depth = 0.13, bevel = 0.05, segments = 2 }:rotate("y", -18):rotate("x", -28):move(0.75, 0.8, -0.15)
  local stem = kit.sweep{ path = { { 0.4, 0.75, -0.05 }, { 0.8, 0.85, -0.08 }, { 1.2, 0.98, -0.02 } }, radius = 0.15, sides = 10, first = "round", last = "round" }
  put(kit.group{ palm, stem, palm:mirror("x"), stem:mirror("x") }:slot("horn"), true)
end
local function bell(p, b, put)
  palms(p, b, put)
  put(horns.single(p, { { 0, -0.75, 0.7 }, { 0, -1.4, 0.65 }, { 0, -1.9, 0.6 } }, 0.2, "coat", 0.4), true)
end
local function spears(points) return function(p, b, put) put(horns.pair(p, points, 0.13), true) end end
local function knobs(p, b, put)
  local list = {}
  for side = -1, 1, 2 do
    list[#list + 1] = kit.sweep{ path = { { side * 0.3, 0.8, -0.1 }, { side * 0.36, 1.25, -0.22 }, { side * 0.38, 1.5, -0.26 } }, radius = 0.12, sides = 10 }:slot("coat")
    list[#list + 1] = kit.sphere{ radii = { 0.19, 0.17, 0.19 }, sides = 14, rows = 8 }:move(side * 0.38, 1.55, -0.27):slot("second")
  end
  put(kit.group(list), true)
  -- A short standing mane down the long neck.
  local path = {}
  for i = 0, 8 do
    local t = i / 8
    local up = math.rad(b.neck_up)
    local r = b.t.neck_r + (b.t.neck_tip - b.t.neck_r) * t
    path[i + 1] = { 0, b.neck[2] + (b.skull[2] - b.neck[2]) * t + r * math.cos(up), b.neck[3] + (b.skull[3] - b.neck[3]) * t - r * math.sin(up) }
  end
  put(kit.sweep{ path = path, profile = kit.ellipse{ radius = 0.025, radius_y = 0.055, sides = 10 }, up = { 0, 0, -1 }, first = "round", last = "round" }:slot("mane"))
end
-- Angular patches with pale seams between them: a jittered grid around the trunk, neck and legs.
local function giraffe_coat(b, p)
  local list, t = {}, b.t
  local function around(at, r, count, size, turn)
    for i = 1, count do
      local a = 2 * math.pi * (i + turn) / count
      local s = size * p:vary(0.85, 1.12)
      list[#list + 1] = { form = "box", at = { at[1] + r * math.sin(a), at[2] + r * math.cos(a) * (at.tall or 1), at[3] + p:vary(-0.01, 0.01) }, size = { s, s, s }, radius = 0.25 * s, rotation = { p:vary(0, 60), p:vary(0, 60), p:vary(0, 60) } }
    end
  end
  for i = 0, 5 do
    local s = i / 5 * 1.4 - 0.2
    local at = { 0, b.chest[2] + (b.rump[2] - b.chest[2]) * s, b.chest[3] + (b.rump[3] - b.chest[3]) * s, tall = 1.4 }
    around(at, 0.95 * b.half, 8, 0.048, i % 2 / 2)
  end
  local up = math.rad(b.neck_up)
  for i = 0, 7 do
    local s = i / 7 * 0.96
    local r = t.neck_r + (t.neck_tip - t.neck_r) * s
    local y, z = b.neck[2] + (b.skull[2] - b.neck[2]) * s, b.neck[3] + (b.skull[3] - b.neck[3]) * s
    for k = 1, 5 do
      local a = 2 * math.pi * (k + i % 2 / 2) / 5
      local size = 0.42 * r * p:vary(0.85, 1.1)
      list[#list + 1] = { form = "box", at = { r * math.sin(a), y + r * math.cos(a) * math.cos(up), z - r * math.cos(a) * math.sin(up) }, size = { size, size, size }, radius = 0.25 * size, rotation = { p:vary(0, 60), p:vary(0, 60), 0 } }
    end
  end
  for _, points in ipairs{ b.front, b.hind } do
    for side = -1, 1, 2 do
      for i = 0, 2 do
        local from, to, s = points[1], points[3], i / 2
        local x = side * (from[1] + (to[1] - from[1]) * s) + side * 0.06 * (1 - 0.5 * s)
        list[#list + 1] = { form = "box", at = { x, from[2] + (to[2] - from[2]) * s, from[3] + (to[3] - from[3]) * s + p:vary(-0.04, 0.04) }, size = { 0.05, 0.045, 0.045 }, radius = 0.01, rotation = { p:vary(0, 60), 0, 0 } }
      end
    end
  end
  return list
end

local pale = { { where = "belly", slot = "belly" }, { where = "tail", slot = "belly", from = 0.4 }, markings.muzzle("belly", 0.8) }
local brown = { coat = "russet fur", belly = "cream fur", ear = "tan fur", horn = "camel horn", hoof = "charcoal horn" }

return {
  height_m = { 0.4, 1.5, 2.6 },
  styles = { "cute", "cartoon" },
  slots = quadruped.slots(brown),
  traits = deer,
  kinds = {
    { kind = "deer", synsets = { "deer.n.01" }, except = { "fawn.n.02" }, names = { "deer", "stag", "buck" }, parts = { antler = { 0, 2, 2 } }, slots = quadruped.slots(like(brown, { coat = "sienna fur" })),
      traits = { marks = pale, extra = function(p, b, put) if p:part("antler") > 0 then stag(0.9)(p, b, put) end end } },
    { kind = "doe", synsets = { "fawn.n.02" }, names = { "doe", "fawn", "bambi" }, height_m = { 0.3, 0.85, 1.4 }, slots = quadruped.slots(like(brown, { coat = "ochre fur" })),
      traits = { depth = 0.38, length = 0.94, skull = 0.155, neck = 0.42, leg = 0.036, head = like(face, { muzzle = 0.95, eye = 0.32 }), marks = { { where = "spots", slot = "belly", count = 40, radius = 0.02, legs = 0, neck = 0 }, table.unpack(pale) } } },
    { kind = "reindeer", synsets = { "caribou.n.01" }, names = { "reindeer", "caribou" }, parts = { antler = { 0, 2, 2 } }, slots = quadruped.slots(like(brown, { coat = "coffee fur", belly = "cream fur", nose = "black rubber" })),
      traits = { depth = 0.48, neck = 0.46, neck_up = 45, neck_r = 0.2, neck_tip = 0.14, leg = 0.045, skull = 0.145, head = like(face, { muzzle = 1.1, muzzle_tip = 0.42 }), marks = { { where = "breast", slot = "belly", size = 1.6, rough = 0.02 }, { where = "socks", slot = "belly", height = 0.12 }, { where = "tail", slot = "belly", from = 0 } },
        extra = function(p, b, put) if p:part("antler") > 0 then stag(1.05)(p, b, put) end end } },
    { kind = "moose", synsets = { "elk.n.01" }, names = { "moose" }, height_m = { 0.4, 2.1, 2.6 }, slots = quadruped.slots(like(brown, { coat = "chocolate fur", belly = "taupe fur", horn = "tan horn" })),
      traits = { depth = 0.48, wide = 0.74, croup = 0.92, leg = 0.046, neck = 0.4, neck_up = 34, neck_r = 0.2, neck_tip = 0.15, skull = 0.15, pitch = 22, hump = { { y = 0.98, z = -0.05, size = { 0.14, 0.1, 0.2 } } }, head = like(face, { muzzle = 1.75, muzzle_r = 0.6, muzzle_tip = 0.55, muzzle_drop = -0.18, nose = "wide", nose_size = 0.4, eye = 0.22 }),
        marks = { { where = "socks", slot = "belly", height = 0.3 } }, extra = bell } },
    { kind = "elk", synsets = { "wapiti.n.01" }, names = { "elk", "wapiti" }, height_m = { 0.4, 2.2, 2.7 }, slots = quadruped.slots(like(brown, { coat = "camel fur", second = "coffee fur" })),
      traits = { depth = 0.46, neck_r = 0.19, marks = { { where = "custom", slot = "second", rough = 0.02, parts = function(b) return { { form = "capsule", at = { 0, b.neck[2] - 0.02, b.neck[3] + 0.05 }, to = b.skull, radius = 0.27 } } end }, { where = "tail", slot = "belly", from = 0 } }, extra = stag(1.15) } },
    { kind = "antelope", synsets = { "antelope.n.01" }, names = { "antelope", "impala", "gazelle" }, height_m = { 0.3, 1.2, 1.8 }, slots = quadruped.slots(like(brown, { coat = "fawn fur", belly = "white fur", horn = "charcoal horn" })),
      traits = { depth = 0.38, leg = 0.033, neck = 0.48, marks = { { where = "belly", slot = "belly" }, markings.muzzle("belly", 0.8) }, extra = spears{ { 0.25, 0.85, 0.05 }, { 0.4, 1.6, -0.25 }, { 0.75, 2.2, -0.5 }, { 0.6, 2.9, -0.35 } } } },
    { kind = "giraffe", synsets = { "giraffe.n.01" }, names = { "giraffe" }, height_m = { 0.4, 4.8, 5.8 }, slots = quadruped.slots{ coat = "cream fur", marking = "russet fur", second = "umber fur", mane = "russet hair", ear = "tan fur", hoof = "charcoal horn" },
      traits = { cell = 1.25, depth = 0.38, wide = 0.74, length = 0.86, croup = 0.9, tuck = 0.06, leg = 0.04, neck = 1.12, neck_up = 68, neck_r = 0.155, neck_tip = 0.078, skull = 0.1, pitch = 18, tail = "tuft", tail_length = 0.4, tail_r = 0.02, tail_up = -76, head = like(face, { muzzle = 1.5, muzzle_tip = 0.4, nose = "nostrils", nose_size = 0.14, ear = like(ear, { length = 0.95, out = 72 }) }),
        marks = { { where = "custom", slot = "marking", parts = giraffe_coat, rough = 0 } }, extra = knobs } },
    { kind = "camel", synsets = { "camel.n.01" }, names = { "camel", "dromedary" }, height_m = { 0.4, 2.3, 2.8 }, parts = { hump = { 1, 1, 2 } }, slots = quadruped.slots{ coat = "camel fur", ear = "tan fur", mane = "coffee hair", nose = "umber rubber" }, traits = camel },
    { kind = "bactrian camel", synsets = { "bactrian_camel.n.01" }, names = { "bactrian camel", "two-humped camel" }, height_m = { 0.4, 2.3, 2.8 }, parts = { hump = { 1, 2, 2 } }, slots = quadruped.slots{ coat = "caramel fur", ear = "tan fur", mane = "coffee hair", nose = "umber rubber" }, traits = camel },
    { kind = "llama", synsets = { "llama.n.01" }, names = { "llama" }, height_m = { 0.3, 1.7, 2 }, slots = quadruped.slots{ coat = "cream fleece", marking = "camel fleece", ear = "dusty rose skin", hoof = "charcoal horn" },
      traits = like(llama, { marks = { { where = "saddle", slot = "marking", rough = 0.03, chance = 0.6 }, { where = "socks", slot = "marking", height = 0.14, chance = 0.5 } } }) },
    { kind = "alpaca", synsets = { "alpaca.n.03" }, names = { "alpaca" }, height_m = { 0.3, 1.4, 1.7 }, slots = quadruped.slots{ coat = "white fleece", marking = "white fleece", ear = "dusty rose skin", hoof = "charcoal horn" },
      traits = like(llama, { depth = 0.52, wide = 0.88, leg = 0.065, neck = 0.58, neck_r = 0.18, neck_tip = 0.15, skull = 0.16, topknot = true, head = like(llama.head, { muzzle = 0.72, eye = 0.3 }) }) },
  },
  build = function(p)
    local t = p.traits
    if p.kind == "camel" or p.kind == "bactrian camel" then
      local two = p:part("hump") == 2
      local hump = {}
      for i = 1, two and 2 or 1 do
        local z = two and (i == 1 and -0.14 or -0.6) or -0.36
        hump[i] = { y = 1.06, z = z, size = { 0.12, 0.2, two and 0.13 or 0.19 }, smooth = 0.13 }
      end
      t.hump = hump
    end
    quadruped.build(p, t.topknot and function(p, b, put)
      local list = {}
      for i = 0, 5 do
        local a = 2 * math.pi * i / 5
        list[i + 1] = { form = "sphere", at = i == 0 and { 0, 1.15, 0.1 } or { 0.42 * math.sin(a), 1.0, 0.1 + 0.4 * math.cos(a) }, radius = 0.4 }
      end
      put(kit.blend{ parts = list, smooth = 0.08, cell = p.advanced and 0.09 or 0.15 }:slot("coat"), true)
    end or nil)
  end,
}
