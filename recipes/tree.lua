-- Trees: a trunk that forks into branches, and crowns of leaves at their ends; by kinds of wood, crown, blossom and fruit.
local function bough(from, to, thick, tip, bend, sides)
  local middle = { (from[1] + to[1]) / 2 + bend[1], (from[2] + to[2]) / 2 + bend[2], (from[3] + to[3]) / 2 + bend[3] }
  local path, radii = kit.curve{ points = { from, middle, to }, segments = 5 }, {}
  for i = 1, #path do
    radii[i] = 1 + (tip / thick - 1) * (i - 1) / (#path - 1)
  end
  return kit.sweep{ path = path, radius = thick, radii = radii, sides = sides }
end


-- Twigs that fork again and again: what a tree is without its leaves.
local function twigs(p, from, way, long, thick, level, parts)
  local to = { from[1] + long * way[1], from[2] + long * way[2], from[3] + long * way[3] }
  parts[#parts + 1] = bough(from, to, thick, 0.55 * thick, { p:vary(-0.08, 0.08) * long, 0, p:vary(-0.08, 0.08) * long }, level > 1 and 7 or 5)
  if level == 0 then return end
  local turn = p:vary(0, 360)
  for i = 1, 3 do
    local a = math.rad(turn + 120 * i + p:vary(-25, 25))
    local out = p:vary(0.45, 0.75)
    local x, y, z = way[1] + out * math.sin(a), way[2] + 0.12, way[3] + out * math.cos(a)
    local k = math.sqrt(x * x + y * y + z * z)
    twigs(p, to, { x / k, y / k, z / k }, long * p:vary(0.6, 0.78), 0.55 * thick, level - 1, parts)
  end
end

-- Long shoots that hang from a crown, with narrow leaves.
local function curtain(p, at, r, low)
  local parts, count = {}, p.advanced and 22 or 12
  local blade = kit.flat{ outline = { { 0, 0 }, { 0.028 * r, 0.1 * r }, { 0, 0.22 * r }, { -0.028 * r, 0.1 * r } } }
  local leaf = kit.group{ blade, blade:flip() }
  for i = 1, count do
    local a = math.rad(360 * i / count + p:vary(-8, 8))
    local out = r * p:vary(0.7, 1.15)
    local x, z, y = at[1] + out * math.sin(a), at[3] + out * math.cos(a), at[2] - 0.1 * r
    local foot = math.max(low, y - r * p:vary(1.2, 2.6))
    parts[#parts + 1] = kit.sweep{ path = kit.curve{ points = { { at[1] + 0.5 * out * math.sin(a), y + 0.5 * r, at[3] + 0.5 * out * math.cos(a) }, { x, y, z }, { x + 0.04 * r * math.sin(a), foot, z + 0.04 * r * math.cos(a) } }, segments = 3 }, radius = 0.012 * r, sides = 4 }:slot("leaf")
    local n = math.floor((y - foot) / (p.advanced and 0.11 or 0.2) / r)
    for k = 0, n do parts[#parts + 1] = leaf:rotate("x", 150):rotate("y", 137.5 * k):move(x, y + (foot - y) * k / (n + 0.01), z):slot("leaf") end
  end
  return kit.group(parts)
end

local white_bark = { { "leaf", "green foliage" }, { "trunk", "white bark" }, { "fruit", "black felt" } }
local function slots(leaf, fruit, trunk) return { { "leaf", leaf .. " foliage" }, { "trunk", trunk or "bark" }, { "fruit", fruit or "red peel" } } end
local function kind(name, names, synsets, size, traits, slot_list)
  return { kind = name, names = names, synsets = synsets, height_m = size, traits = traits, slots = slot_list }
end

return {
  height_m = { 0.15, 6, 60 },
  slots = slots("forest green"),
  parts = { fruit = { 0, 0, 40 } },
  shapes = { "tall", "wide", "slim" },
  open = true,
  traits = { fork = 0.38, thick = 0.041, spread = 0.26, crown = 1, flat = 0.82 },
  kinds = {
    { kind = "tree", synsets = { "tree.n.01" }, except = { "palm.n.03", "bonsai.n.01", "tree_fern.n.01", "christmas_tree.n.05" }, names = { "tree" } },
    kind("oak", { "oak tree", "live oak" }, { "oak.n.02" }, { 0.15, 12, 35 }, { spread = 0.34, thick = 0.055, fork = 0.3, crown = 1.05, flat = 0.74 }),
    kind("maple", { "maple tree", "autumn tree", "fall tree", "japanese maple" }, { "maple.n.02" }, { 0.15, 10, 30 }, { spread = 0.25, crown = 1.08 }, slots("burnt orange")),
    kind("elm", { "elm tree", "beech tree", "ash tree", "linden tree", "chestnut tree" }, { "elm.n.01", "beech.n.01", "ash.n.01", "linden.n.02", "chestnut.n.02" }, { 0.15, 12, 40 }, { spread = 0.28, fork = 0.42 }, slots("green")),
    kind("birch", { "birch tree", "aspen", "silver birch" }, { "birch.n.02", "aspen.n.01" }, { 0.15, 12, 25 }, { spread = 0.15, thick = 0.026, fork = 0.45, crown = 0.78, flat = 1.1, marks = true }, white_bark),
    kind("poplar", { "poplar tree", "poplar", "cypress tree", "cypress" }, { "poplar.n.02", "cypress.n.02" }, { 0.15, 14, 35 }, { column = true }, slots("forest green")),
    kind("willow", { "willow tree", "weeping willow" }, { "willow.n.01" }, { 0.15, 9, 20 }, { spread = 0.32, thick = 0.05, fork = 0.36, crown = 0.86, hangs = true }, slots("grass green")),
    kind("cherry tree", { "cherry tree", "cherry blossom tree", "cherry blossom", "sakura", "sakura tree", "blossom tree", "peach tree", "plum tree", "jacaranda" }, { "cherry.n.02", "flowering_cherry.n.01", "jacaranda.n.01", "peach.n.01", "plum.n.01" }, { 0.15, 6, 15 }, { spread = 0.33, fork = 0.3, flat = 0.66, crown = 0.92, bloom = true }, slots("pink", "white peel")),
    kind("magnolia", { "magnolia tree", "dogwood", "dogwood tree", "redbud", "crape myrtle" }, { "magnolia.n.02", "dogwood.n.01" }, { 0.15, 6, 20 }, { spread = 0.28, fork = 0.3, crown = 0.95, bloom = true, big = true }, slots("green", "blush peel")),
    kind("apple tree", { "apple tree", "pear tree", "crabapple" }, { "apple.n.02", "pear.n.02" }, { 0.15, 5, 10 }, { spread = 0.3, fork = 0.32, fruits = 26 }, slots("green", "red peel")),
    kind("orange tree", { "orange tree", "tangerine tree", "citrus tree", "apricot tree", "persimmon tree" }, { "citrus.n.02" }, { 0.15, 4, 10 }, { spread = 0.25, fork = 0.32, crown = 1.1, fruits = 26 }, slots("forest green", "orange peel")),
    kind("lemon tree", { "lemon tree", "lime tree" }, { "lemon.n.03", "lime.n.03" }, { 0.15, 4, 8 }, { spread = 0.25, fork = 0.32, crown = 1.05, fruits = 26 }, slots("forest green", "lemon yellow peel")),
    kind("olive tree", { "olive tree", "eucalyptus", "eucalyptus tree", "gum tree" }, { "olive_tree.n.01", "eucalyptus.n.02" }, { 0.15, 5, 30 }, { spread = 0.3, thick = 0.065, fork = 0.3, crown = 0.85 }, slots("sage green", "olive peel")),
    kind("acacia", { "acacia tree", "savanna tree", "umbrella tree", "mimosa tree" }, { "acacia.n.01" }, { 0.15, 7, 20 }, { spread = 0.44, thick = 0.035, fork = 0.45, crown = 0.9, flat = 0.34, level = true }, slots("olive green")),
    kind("baobab", { "baobab tree", "baobab" }, { "baobab.n.01" }, { 0.15, 12, 30 }, { spread = 0.32, thick = 0.13, fork = 0.62, crown = 0.6, flat = 0.6, level = true }, slots("green")),
    kind("dead tree", { "dead tree", "bare tree", "leafless tree", "spooky tree", "winter tree", "haunted tree" }, nil, { 0.15, 6, 30 }, { bare = true }, { { "trunk", "bark" }, { "leaf", "green foliage" }, { "fruit", "red peel" } }),
  },

  build = function(p)
    local h, t = p.height, p.traits
    local sides = p.advanced and 14 or 8
    local thick, fork = h * t.thick * p:vary(0.9, 1.12), h * t.fork * p:vary(0.9, 1.1)
    if p:shape("tall") then fork = math.max(fork, 0.5 * h) end
    local lean = { p:vary(-0.02, 0.02) * h, fork, p:vary(-0.02, 0.02) * h }
    local stem = bough({ 0, 0, 0 }, t.column and { 0, 0.9 * h, 0 } or lean, 1.25 * thick, (t.column and 0.3 or 0.8) * thick, { 0.012 * h, 0, -0.01 * h }, sides + 4)
    if t.marks then
      -- The dark scars of a birch.
      local scars = {}
      for i = 1, 16 do
        local a = 2.4 * i
        scars[i] = { form = "box", at = { 1.15 * thick * math.sin(a), fork * (0.05 + 0.9 * i / 16), 1.15 * thick * math.cos(a) }, size = { 0.7 * thick, 0.006 * h, 0.7 * thick } }
      end
      p:add(stem:slot("trunk"):paint("fruit", { parts = scars, rough = 0.003 * h, grain = 0.03 * h }))
    else
      p:add(stem, "trunk")
    end
    -- Roots flare into the ground.
    for i = 1, 5 do
      local a = math.rad(72 * i + p:vary(-15, 15))
      p:add(bough({ 0, math.max(0.07 * h, 0.85 * thick), 0 }, { 2.6 * thick * math.sin(a), math.max(0.004 * h, 0.16 * thick), 2.6 * thick * math.cos(a) }, 0.75 * thick, 0.2 * thick, { 0, -0.015 * h, 0 }, sides), "trunk")
    end
    if t.bare then
      local parts = {}
      for i = 1, 5 do
        local a = math.rad(72 * i + p:vary(-20, 20))
        local out = i == 5 and 0.1 or p:vary(0.5, 0.85)
        local k = math.sqrt(1 + out * out)
        twigs(p, { lean[1], lean[2] - (i % 3) * 0.06 * h, lean[3] }, { out * math.sin(a) / k, 1 / k, out * math.cos(a) / k }, 0.24 * h, 0.55 * thick, p.advanced and 3 or 2, parts)
      end
      p:add(kit.group(parts), "trunk")
      return
    end
    local crowns, spread = {}, h * (p:shape("wide") and 1.4 or p:shape("slim") and 0.6 or p:vary(0.92, 1.08)) * t.spread
    if t.column then
      for i = 0, 5 do crowns[i + 1] = { 0, h * (0.26 + 0.115 * i), 0, h * (0.115 - 0.055 * math.abs(i / 5 - 0.35)) * p:vary(0.95, 1.05), 1.5 } end
    else
      local count, turn = p:choose{ 5, 6, 7 }, p:vary(0, 360)
      for i = 1, count do
        local a = math.rad(turn + 360 * i / count + p:vary(-14, 14))
        local reach, up = spread * p:vary(0.8, 1.05), h * (t.level and p:vary(0.8, 0.86) or p:vary(0.58, 0.72))
        local tip = { reach * math.sin(a), up, reach * math.cos(a) }
        p:add(bough({ lean[1], lean[2] - 0.02 * h, lean[3] }, tip, 0.55 * thick, 0.18 * thick, { 0, -0.05 * h, 0 }, sides), "trunk")
        crowns[#crowns + 1] = { tip[1], tip[2] + 0.03 * h, tip[3], h * p:vary(0.15, 0.19) * t.crown }
      end
      p:add(bough({ lean[1], lean[2] - 0.02 * h, lean[3] }, { 0, 0.82 * h, 0 }, 0.7 * thick, 0.2 * thick, { 0.01 * h, 0, 0 }, sides), "trunk")
      crowns[#crowns + 1] = { 0, (t.level and 0.9 or 0.8) * h, 0, 0.2 * h * t.crown }
      if not t.level then crowns[#crowns + 1] = { 0, 0.68 * h, 0, 0.22 * h * t.crown } end
    end

    local leaf
    if p.advanced then
      local long = 0.042 * h
      local outline = kit.curve{ closed = true, segments = 2, points = { { 0, 0 }, { 0.28 * long, 0.38 * long }, { 0.2 * long, 0.75 * long }, { 0, long }, { -0.2 * long, 0.75 * long }, { -0.28 * long, 0.38 * long } } }
      local blade = kit.flat{ outline = outline }:rotate("x", -62)
      leaf = kit.group{ blade, blade:flip() }
    end
    local blossom
    if t.bloom then
      local r = (t.big and 0.03 or 0.014) * h
      local star = kit.flat{ outline = kit.star{ tips = 5, outer = 1.1 * r, inner = 0.55 * r } }:rotate("x", -90):move(0, 0.2 * r, 0)
      blossom = kit.group{ star, star:flip() }
    end
    local fruits = math.max(p:part("fruit"), t.fruits or 0)
    for i, at in ipairs(crowns) do
      local r = at[4]
      local puff = kit.sphere{ radii = { r, (at[5] or t.flat) * r, r }, sides = p.advanced and 20 or 16, rows = p.advanced and 12 or 10 }
        :displace{ amount = 0.2 * r, size = 0.75 * r, octaves = 2 }
      puff = puff:rotate("y", p:vary(0, 360)):move(at[1], at[2], at[3])
      p:add(p.advanced and puff or puff:crease(0), "leaf")
      if leaf and not t.hangs then
        p:add(kit.instances(leaf, kit.over(puff, { count = 190, apart = 0.1 * r, scale_low = 0.7, scale_high = 1.3 })), "leaf")
      end
      if blossom then p:add(kit.instances(blossom, kit.over(puff, { count = p.advanced and 46 or 26, apart = 0.12 * r })), "fruit") end
      if t.hangs then p:add(curtain(p, at, r, 0.05 * h)) end
      if fruits > 0 then
        local ball = kit.sphere{ radius = 0.02 * h, sides = p.advanced and 14 or 8, rows = p.advanced and 10 or 6 }:move(0, 0.008 * h, 0)
        p:add(kit.instances(ball, kit.over(puff, { count = math.max(1, fruits // #crowns + (i <= fruits % #crowns and 1 or 0)), apart = 0.3 * r })), "fruit")
      end
    end
  end,
}
