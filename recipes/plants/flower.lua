-- Flowers on their stems: a head of lib/blossom, what grows along the stem, and how it holds its face.
local plant = require("lib/plant")
local blossom = require("lib/blossom")

-- What grows along the stem.
local leaves = {}
function leaves.none() return {} end
function leaves.pairs(p, h, at, t)
  local list = {}
  for i, s in ipairs(t.at or { 0.32, 0.5, 0.64 }) do
    local long = (t.long or 0.17) * h * p:vary(0.9, 1.1)
    list[i] = plant.blade(p, { length = long, width = (t.wide or 0.5) * long, outline = t.outline or "lance", bend = t.bend or 45, cup = 0.25, thick = 0.014 * long })
      :rotate("x", t.tilt or 48):rotate("y", 137 * i + 40):move(table.unpack(at(s)))
  end
  return list
end
function leaves.base(p, h, at, t)
  local list = {}
  for i = 1, t.count or 3 do
    local long = (t.long or 0.62) * h * p:vary(0.8, 1.08)
    list[i] = plant.blade(p, { length = long, width = (t.wide or 0.13) * long, outline = t.outline or "sword", bend = t.bend or 34, cup = 0.5, thick = 0.012 * long, rows = p.advanced and 12 or 7 })
      :rotate("x", t.tilt or 8):rotate("y", 360 * i / (t.count or 3) + 60 + p:vary(-20, 20)):move(0, 0, 0)
  end
  return list
end

local heads = blossom

local function flower(kind, names, synsets, size, petal, centre, traits, more)
  local one = { kind = kind, names = names, synsets = synsets, traits = traits,
    slots = { { "petal", petal .. " peel" }, { "centre", centre }, { "stem", "green peel" }, { "leaf", "forest green leaf" } } }
  one[more and more.width_m and "width_m" or "height_m"] = size
  for name, value in pairs(more or {}) do one[name] = value end
  return one
end

local yellow, brown = "amber felt", "dark brown felt"
return {
  shapes = { "tall", "curved" },
  traits = { head = 0.14, form = "whorled", face = 35, stem = 0.011, leaves = "pairs", leaf = {} },
  kinds = {
    flower("flower", { "flower", "blossom", "bloom", "wildflower" }, { "flower.n.01", "flower.n.02" }, { 0.05, 0.35, 2 }, "pink", yellow,
      { head = 0.17, whorls = { { count = 8, length = 1, width = 0.62, tilt = 72, bend = 14, cup = 0.12 }, { count = 8, length = 0.74, width = 0.5, tilt = 58, bend = 14, cup = 0.15, y = 0.04 } }, centre = { form = "disc", radius = 0.27 }, leaf = { at = { 0.3, 0.48 } } }),
    flower("rose", { "rose" }, { "rose.n.01" }, { 0.1, 0.5, 2 }, "red", yellow, { form = "rolled", head = 0.13, face = 24, thorns = true, leaf = { at = { 0.38, 0.5, 0.62, 0.72 }, wide = 0.62, long = 0.13 } }),
    flower("tulip", { "tulip" }, { "tulip.n.01" }, { 0.1, 0.4, 1 }, "red", yellow,
      { head = 0.17, face = 6, cup_size = 0.1, leaves = "base", leaf = { count = 3, wide = 0.2, long = 0.66, bend = 28 }, stem = 0.013, whorls = { { count = 3, length = 1.25, width = 1.05, tilt = 24, bend = -38, cup = 0.42, radius = 0.06 }, { count = 3, length = 1.2, width = 0.98, tilt = 18, bend = -34, cup = 0.45, radius = 0.04 } } }),
    flower("sunflower", { "sunflower" }, { "sunflower.n.01" }, { 0.15, 1.8, 4 }, "sunflower yellow", brown,
      { head = 0.145, face = 62, stem = 0.013, whorls = { { count = 20, length = 0.62, width = 0.25, outline = "lance", tilt = 82, bend = 6, cup = 0.2, radius = 0.42 }, { count = 20, length = 0.56, width = 0.23, outline = "lance", tilt = 70, bend = 6, cup = 0.2, radius = 0.4 } },
        centre = { form = "disc", radius = 0.52, rise = 0.25, seeds = 320 }, leaf = { at = { 0.26, 0.42, 0.56, 0.68 }, outline = "heart", wide = 0.8, long = 0.17, bend = 55 } }),
    flower("daisy", { "daisy", "chamomile", "marguerite" }, { "daisy.n.01", "chamomile.n.01" }, { 0.06, 0.3, 1 }, "white", yellow,
      { head = 0.17, face = 42, whorls = { { count = 13, length = 0.78, width = 0.27, outline = "ray", tilt = 80, radius = 0.2, bend = 8 }, { count = 13, length = 0.76, width = 0.26, outline = "ray", tilt = 72, radius = 0.18, bend = 10 } }, centre = { form = "disc", radius = 0.3, rise = 0.5 } }),
    flower("gerbera", { "gerbera", "gerbera daisy", "aster", "zinnia", "cosmos flower" }, { "gerbera.n.01", "aster.n.01", "zinnia.n.01" }, { 0.1, 0.4, 1 }, "orange", brown,
      { head = 0.17, face = 45, leaves = "none", whorls = { { count = 20, length = 0.8, width = 0.24, outline = "ray", tilt = 82, radius = 0.2 }, { count = 18, length = 0.7, width = 0.22, outline = "ray", tilt = 70, radius = 0.2 }, { count = 14, length = 0.42, width = 0.15, outline = "ray", tilt = 58, radius = 0.2 } }, centre = { form = "disc", radius = 0.27, rise = 0.35 } }),
    flower("lily", { "lily", "daylily", "tiger lily", "amaryllis" }, { "lily.n.01", "day_lily.n.02", "amaryllis.n.01" }, { 0.15, 0.8, 2 }, "white", "burnt orange felt",
      { head = 0.19, face = 48, leaves = "pairs", leaf = { at = { 0.22, 0.34, 0.45, 0.55, 0.64 }, wide = 0.22, long = 0.2 }, cup_size = 0.12, whorls = { { count = 3, length = 1.3, width = 0.62, outline = "lance", tilt = 22, bend = 88, cup = 0.2, radius = 0.05 }, { count = 3, length = 1.3, width = 0.5, outline = "lance", tilt = 28, bend = 92, cup = 0.2, radius = 0.05 } }, centre = { form = "stamens", count = 6, length = 1.0, spread = 0.3 } }),
    flower("calla lily", { "calla lily", "calla", "arum lily", "peace lily" }, { "calla_lily.n.01", "arum.n.02" }, { 0.15, 0.6, 1.2 }, "white", yellow, { form = "spathe", head = 0.2, face = 14, stem = 0.014, leaves = "base", leaf = { count = 2, wide = 0.36, outline = "lance", long = 0.5, bend = 60 } }),
    flower("anthurium", { "anthurium", "flamingo flower" }, { "anthurium.n.01" }, { 0.15, 0.5, 1 }, "red", yellow, { form = "spathe", flat = true, head = 0.16, face = 40, leaves = "pairs", leaf = { at = { 0.04, 0.05, 0.06 }, outline = "heart", wide = 0.8, long = 0.36, bend = 40, tilt = 40 } }),
    flower("hibiscus", { "hibiscus", "hibiscus flower", "mallow", "hollyhock" }, { "hibiscus.n.01", "mallow.n.01", "hollyhock.n.01" }, { 0.1, 0.4, 2.5 }, "fuchsia", yellow,
      { head = 0.22, face = 42, whorls = { { count = 5, length = 1.08, width = 1.12, outline = "fan", tilt = 58, bend = 30, cup = 0.12, ruffle = 0.12 } }, centre = { form = "column" }, leaf = { at = { 0.35, 0.52, 0.66 }, wide = 0.7, long = 0.22, outline = "heart" } }),
    flower("poppy", { "poppy", "anemone flower" }, { "poppy.n.01" }, { 0.1, 0.6, 1.2 }, "scarlet", "black felt",
      { head = 0.15, face = 28, stem = 0.007, leaf = { at = { 0.12, 0.2, 0.3 }, long = 0.2, wide = 0.35 }, whorls = { { count = 3, length = 1.05, width = 1.4, outline = "fan", tilt = 56, bend = 2, cup = 0.3, ruffle = 0.14 }, { count = 3, length = 1, width = 1.3, outline = "fan", tilt = 42, bend = 0, cup = 0.32, ruffle = 0.14 } }, centre = { { form = "ball", radius = 0.16, y = 0.12 }, { form = "stamens", count = 16, length = 0.28, spread = 0.28, thread = "centre" } } }),
    flower("carnation", { "carnation", "marigold", "dianthus" }, { "carnation.n.01", "marigold.n.01" }, { 0.1, 0.5, 1 }, "pink", yellow, { form = "rolled", petals = 34, ruffle = 0.42, outline = "fan", open = 1.05, head = 0.12, face = 26, leaf = { at = { 0.25, 0.4, 0.55 }, wide = 0.13, long = 0.2 } }),
    flower("peony", { "peony", "camellia", "ranunculus", "dahlia", "chrysanthemum", "gardenia" }, { "peony.n.01", "camellia.n.01", "dahlia.n.01", "chrysanthemum.n.02", "gardenia.n.01" }, { 0.1, 0.45, 1.2 }, "pink", yellow, { form = "rolled", petals = 36, ruffle = 0.08, open = 1.15, head = 0.17, face = 34, leaf = { wide = 0.5, long = 0.22 } }),
    flower("lotus", { "lotus", "lotus flower", "water lily" }, { "lotus.n.01", "lotus.n.03", "water_lily.n.01" }, { 0.1, 0.25, 0.6 }, "pink", yellow,
      { head = 0.9, face = 0, floats = true, leaves = "none", cup_size = 0.2, whorls = { { count = 8, length = 0.95, width = 0.46, tilt = 74, bend = -34, cup = 0.34 }, { count = 8, length = 0.92, width = 0.46, tilt = 52, bend = -28, cup = 0.36 }, { count = 7, length = 0.84, width = 0.42, tilt = 33, bend = -22, cup = 0.38 } }, centre = { form = "pod" } }, { width_m = { 0.1, 0.25, 1.2 } }),
    flower("daffodil", { "daffodil", "narcissus", "jonquil" }, { "daffodil.n.01", "narcissus.n.01" }, { 0.1, 0.38, 0.7 }, "yellow", "orange leaf",
      { head = 0.16, face = 70, leaves = "base", leaf = { count = 4, wide = 0.07, long = 0.8, bend = 22 }, whorls = { { count = 3, length = 1, width = 0.6, tilt = 82, bend = -6, cup = 0.15 }, { count = 3, length = 1, width = 0.56, tilt = 78, bend = -6, cup = 0.15 } }, centre = { form = "trumpet" } }),
    flower("iris", { "iris", "iris flower" }, { "iris.n.01" }, { 0.15, 0.7, 1.2 }, "purple", yellow,
      { head = 0.17, face = 12, leaves = "base", leaf = { count = 4, wide = 0.08, long = 0.72, bend = 16 }, cup_size = 0.14, whorls = { { count = 3, length = 1.15, width = 0.72, outline = "spoon", tilt = 48, bend = 95, cup = -0.15, ruffle = 0.12 }, { count = 3, length = 1.05, width = 0.68, outline = "spoon", tilt = 18, bend = -42, cup = 0.25, ruffle = 0.12 }, { count = 3, length = 0.55, width = 0.12, tilt = 60, bend = 60, slot = "centre", y = 0.07, start = 60 } } }),
    flower("orchid", { "orchid", "orchid flower" }, { "orchid.n.01" }, { 0.1, 0.45, 1 }, "orchid", yellow, { form = "orchid", head = 0.12 },
      { slots = { { "petal", "orchid peel" }, { "centre", "magenta felt" }, { "stem", "green peel" }, { "leaf", "forest green leaf" } } }),
    flower("hydrangea", { "hydrangea", "geranium", "phlox", "allium" }, { "hydrangea.n.01", "geranium.n.01", "phlox.n.01" }, { 0.1, 0.45, 1.5 }, "sky blue", "cream felt", { form = "cluster", size = 0.3, head = 0.24, face = 18, leaf = { at = { 0.2, 0.35, 0.5 }, wide = 0.62, long = 0.3, outline = "heart" } }),
    flower("lavender", { "lavender" }, { "lavender.n.01" }, { 0.15, 0.6, 1 }, "lavender", "purple felt", { form = "spike", count = 30, size = 0.6, long = 6, wide = 0.5, petals = 4, bell = true, head = 0.045, clump = 4, stem = 0.006, leaves = "base", leaf = { count = 7, wide = 0.035, long = 0.5, bend = 25 } }),
    flower("hyacinth", { "hyacinth", "lupine", "foxglove", "delphinium", "snapdragon", "gladiolus" }, { "hyacinth.n.02", "lupine.n.01", "foxglove.n.01", "delphinium.n.01", "snapdragon.n.01", "gladiolus.n.01" }, { 0.1, 0.28, 1.5 }, "violet", "cream felt", { form = "spike", count = 60, size = 0.72, long = 5, wide = 0.95, shape = function(s) return 1 - 0.62 * s ^ 2.5 end, petals = 5, head = 0.1, leaves = "base", stem = 0.02, leaf = { count = 5, wide = 0.14, long = 0.6, bend = 30 } }),
    flower("lily of the valley", { "lily of the valley", "snowdrop", "bluebell", "bellflower" }, { "lily_of_the_valley.n.01", "bluebell.n.02", "campanula.n.01" }, { 0.08, 0.22, 0.6 }, "white", yellow, { form = "bells", head = 0.1, leaves = "base", leaf = { count = 3, wide = 0.3, long = 0.72, outline = "lance", bend = 32 } }),
    flower("dandelion", { "dandelion", "dandelion clock" }, { "dandelion.n.01" }, { 0.05, 0.25, 0.6 }, "white", "beige felt", { form = "fluff", head = 0.2, face = 0, stem = 0.012, leaves = "base", leaf = { count = 7, wide = 0.22, long = 0.36, tilt = 66, bend = 30, outline = "spoon" } }),
    flower("bird of paradise flower", { "bird of paradise flower", "bird of paradise plant", "strelitzia" }, { "strelitzia.n.01" }, { 0.2, 1, 2 }, "orange", "royal blue felt", { form = "snapped", head = 0.11, face = 4, leaves = "base", stem = 0.014, leaf = { count = 3, wide = 0.26, long = 0.72, outline = "lance", bend = 26 } }),
    flower("pansy", { "pansy", "violet flower", "viola" }, { "pansy.n.01", "wild_pansy.n.01" }, { 0.05, 0.16, 0.4 }, "purple", yellow,
      { head = 0.26, face = 66, whorls = { { count = 5, length = 1, width = 1.02, outline = "fan", tilt = 80, bend = 8, ruffle = 0.08 }, { count = 5, length = 0.5, width = 0.5, outline = "fan", tilt = 74, y = 0.05, slot = "marking" } }, centre = { form = "ball", radius = 0.12, y = 0.08 }, leaf = { at = { 0.15, 0.28, 0.4 }, wide = 0.55, long = 0.32 } },
      { slots = { { "petal", "purple peel" }, { "centre", "yellow felt" }, { "marking", "indigo peel" }, { "stem", "green peel" }, { "leaf", "forest green leaf" } } }),
    flower("passionflower", { "passionflower", "passion flower" }, { "passionflower.n.01" }, { 0.1, 0.4, 2 }, "lavender", "mint green leaf",
      { head = 0.2, face = 55, whorls = { { count = 5, length = 1, width = 0.46, outline = "lance", tilt = 84, bend = 4 }, { count = 5, length = 0.98, width = 0.42, outline = "lance", tilt = 78, bend = 4 }, { count = 48, length = 0.62, width = 0.035, outline = "sword", tilt = 74, bend = -10, y = 0.05, slot = "marking", thick = 0.02, rows = 2 } }, centre = { { form = "ball", radius = 0.14, y = 0.15 }, { form = "stamens", count = 5, length = 0.42, spread = 0.42 } }, leaf = { wide = 0.7, long = 0.22, outline = "heart" } },
      { slots = { { "petal", "lavender peel" }, { "centre", "mint green leaf" }, { "marking", "violet peel" }, { "stem", "green peel" }, { "leaf", "forest green leaf" } } }),
    flower("protea", { "protea", "thistle", "artichoke flower" }, { "protea.n.01", "thistle.n.01" }, { 0.1, 0.5, 1.2 }, "pink", "cream felt",
      { head = 0.17, face = 20, cup_size = 0.3, whorls = { { count = 14, length = 0.95, width = 0.32, outline = "lance", tilt = 52, bend = -26, cup = 0.3, radius = 0.16 }, { count = 14, length = 1.05, width = 0.32, outline = "lance", tilt = 34, bend = -24, cup = 0.3, radius = 0.16 }, { count = 12, length = 1.05, width = 0.28, outline = "lance", tilt = 18, bend = -14, cup = 0.3, radius = 0.14 } }, centre = { form = "ball", radius = 0.34, rise = 1.5, y = 0.42 }, leaf = { at = { 0.3, 0.42, 0.54, 0.64 }, wide = 0.4, long = 0.2 } }),
  },

  build = function(p)
    local t = p.traits
    local h = p.size
    if t.floats then
      -- On the water: the flower between its round leaves, measured by its width.
      local r = 0.4 * h
      local float = { blossom.whorled(p, r, t):move(0, 0.1 * r, 0) }
      for i = 1, 3 do
        local pad = kit.lathe{ sides = p.advanced and 40 or 24, sweep = 335, smooth = true, profile = { { 0, 0.02 * r }, { 0.5 * r, 0 }, { 0.85 * r, 0.03 * r }, { 0.9 * r, 0.09 * r }, { 0.84 * r, 0.06 * r }, { 0.5 * r, 0.04 * r }, { 0, 0.06 * r } } }
        float[i + 1] = pad:scale(p:vary(0.5, 0.66)):rotate("y", p:vary(0, 360)):move(0, 0.006 * i * r, 0.66 * r):rotate("y", 120 * i + p:vary(-15, 15)):slot("leaf")
      end
      p:add(kit.group(float):align{ y = "low" })
      return
    end
    if t.form == "orchid" then
      -- Flowers in two rows on an arching stem, over a few broad leaves.
      local r = t.head * h
      local stem, path = plant.stem(p, { { 0, 0, 0 }, { -0.03 * h, 0.4 * h, 0 }, { 0.04 * h, 0.78 * h, 0.02 * h }, { 0.2 * h, 0.93 * h, 0.05 * h }, { 0.38 * h, 0.86 * h, 0.08 * h } }, 0.009 * h, 0.6)
      p:add(stem, "stem")
      local head = kit.group{
        plant.whorl(p, { count = 3, length = 0.95 * r, width = 0.6 * r, tilt = 82, bend = 8, thick = 0.03 * r, start = 0, loose = 0.4 }):slot("petal"),
        plant.blade(p, { length = 0.95 * r, width = 1.05 * r, outline = "fan", bend = 8, thick = 0.03 * r }):rotate("x", 78):rotate("y", 75):slot("petal"),
        plant.blade(p, { length = 0.95 * r, width = 1.05 * r, outline = "fan", bend = 8, thick = 0.03 * r }):rotate("x", 78):rotate("y", -75):slot("petal"),
        plant.blade(p, { length = 0.5 * r, width = 0.42 * r, outline = "spoon", bend = 40, cup = 0.5, thick = 0.04 * r }):rotate("x", 52):rotate("y", 0):move(0, 0.05 * r, 0):slot("centre"),
        kit.sphere{ radius = 0.11 * r, sides = 10, rows = 6 }:move(0, 0.1 * r, 0):slot("centre") }
      local n, first = #path, math.floor(0.52 * #path)
      local step = p.advanced and 2 or 1
      for i = first, n, step do
        local at, s = path[i], (i - first) / (n - first)
        local side = ((i - first) // step % 2 == 0) and 1 or -1
        local size = 1.08 - 0.45 * s
        local to = { at[1] + side * 0.02 * h, at[2] - 0.03 * h, at[3] + 0.055 * h }
        p:add(kit.sweep{ path = { at, to }, radius = 0.004 * h, sides = 5 }, "stem")
        p:add(head:scale(size):rotate("y", 180):rotate("x", 76 + p:vary(-6, 6)):rotate("y", 16 * side):move(to[1], to[2], to[3]))
      end
      for _, leaf in ipairs(leaves.base(p, h, nil, { count = 5, wide = 0.34, long = 0.42, outline = "spoon", tilt = 46, bend = 62 })) do p:add(leaf, "leaf") end
      p:anchor("hand", { at = { 0, 0.3 * h, 0 } })
      return
    end
    local r = (t.head < 0.16 and 1.35 or 1.2) * t.head * h * p:vary(0.93, 1.08)
    local clump = t.clump or 1
    for k = 1, clump do
      local tall = clump == 1 and 1 or p:vary(0.75, 1)
      local turn, out = 360 * k / clump + p:vary(-20, 20), clump == 1 and 0 or 0.09 * h
      local sway = p:shape("curved") and 0.16 * h or p:vary(-0.03, 0.05) * h
      local part = kit.group{}
      local head, long = heads[t.form](p, r, t)
      local reach = (t.form == "spike" and (t.long or 4) * r) or (t.form == "bells" and 3.7 * r) or (t.form == "rolled" and 0.75 * r) or (t.form == "spathe" and not t.flat and 2 * r)
        or (t.form == "fluff" and r) or (t.form == "cluster" and 1.2 * r) or r * math.max(0.35, math.sin(math.rad(t.face)), t.face < 15 and 1.1 or 0)
      local neck = (h - reach) * tall
      local points = { { 0, 0, 0 }, { 0.5 * sway, 0.4 * neck, -0.25 * sway }, { 0.9 * sway, 0.85 * neck, 0 }, { 0.9 * sway + 0.01 * h, neck, 0.012 * h } }
      local stem, path = plant.stem(p, points, t.stem * h * (p:shape("tall") and 0.8 or 1), 0.8)
      local function at(s)
        local i = math.max(1, math.min(#path, math.floor(s * (#path - 1) / 0.95 + 1.5)))
        return path[i]
      end
      local parts = { stem:slot("stem"), head:rotate("x", long and 0 or t.face + p:vary(-5, 5)):move(table.unpack(path[#path])) }
      if t.thorns then
        for i = 1, 9 do
          local q = at(0.1 + 0.09 * i)
          parts[#parts + 1] = kit.cone{ radius = 0.005 * h, height = 0.018 * h, sides = 6 }:align{ y = "low" }:rotate("x", 100):move(0, 0, 0.9 * t.stem * h):rotate("y", 137 * i):move(q[1], q[2], q[3]):slot("stem")
        end
      end
      if t.leaves ~= "base" or k == 1 then
        for _, leaf in ipairs(leaves[t.leaves](p, h, at, t.leaf)) do parts[#parts + 1] = leaf:slot("leaf") end
      end
      local one = kit.group(parts)
      p:add(clump == 1 and one or one:rotate("z", -0.06 * out / h * 57):move(0, 0, 0.3 * out):rotate("x", k == 1 and 0 or 5):rotate("y", turn))
    end
    p:anchor("hand", { at = { 0, 0.25 * h, 0 } })
    p:anchor("mouth", { at = { 0, 0, 0 }, size = 4 * t.stem * h })
  end,
}
