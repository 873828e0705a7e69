-- Cases: cabinets, wardrobes, chests of drawers, bookcases, desks. A carcass of boards on feet, divided into rows from the top down;
-- each row of `rows` is { share of the height, "doors" | "glass" | "drawers" | "open" | "flap", count }.
-- wide, deep: in units of the height. feet: "block", "leg" or "plinth" with `raise`, their share of the height.

local function board(x, y, z, bevel) return kit.box{ size = { x, y, z }, bevel = bevel or math.min(0.004, 0.2 * math.min(x, y, z)) } end

-- What one pulls: a knob, or a bar that lies along `axis`.
local function pull(p, x, y, z, s, axis, bar)
  if bar then
    local long = axis == "y" and { 0.012 * s, 0.13 * s, 0.012 * s } or { 0.13 * s, 0.012 * s, 0.012 * s }
    p:add(kit.box{ size = long, bevel = 0.003 * s }:move(x, y, z + 0.024 * s), "handle")
    for _, side in ipairs{ -1, 1 } do
      local dx, dy = axis == "y" and 0 or side * 0.05 * s, axis == "y" and side * 0.05 * s or 0
      p:add(kit.box{ size = { 0.01 * s, 0.01 * s, 0.03 * s } }:move(x + dx, y + dy, z + 0.01 * s), "handle")
    end
  else
    p:add(kit.lathe{ smooth = true, sides = 18, profile = { { 0, 0, "sharp" }, { 0.008 * s, 0 }, { 0.007 * s, 0.012 * s }, { 0.016 * s, 0.02 * s }, { 0.015 * s, 0.028 * s }, { 0, 0.032 * s } } }:rotate("x", 90):move(x, y, z), "handle")
  end
end

-- A front: a flat leaf, or a frame around a sunken panel or a pane.
local function leaf(p, x, y, z, w, h, look, slot)
  local thick = 0.02
  if look == "flat" then
    p:add(board(w, h, thick):move(x, y, z), slot)
    return
  end
  local rail = math.min(0.055, 0.2 * math.min(w, h))
  for _, side in ipairs{ -1, 1 } do
    p:add(board(rail, h, thick):move(x + side * (w - rail) / 2, y, z), slot)
    p:add(board(w - 2 * rail, rail, thick):move(x, y + side * (h - rail) / 2, z), slot)
  end
  if look == "glass" then
    p:add(board(w - 1.9 * rail, h - 1.9 * rail, 0.006):move(x, y, z - 0.002), "glass")
  else
    p:add(board(w - 1.9 * rail, h - 1.9 * rail, 0.012):move(x, y, z - 0.004), slot)
    if look == "raised" and w > 4 * rail and h > 4 * rail then
      p:add(board(w - 3.2 * rail, h - 3.2 * rail, 0.018, 0.006):move(x, y, z), slot)
    end
  end
end

-- Books side by side from x to x, on a shelf, some leaning at the end.
local function books(p, from, to, y, room, deep)
  local x = from + 0.005
  local stop = to - p:vary(0, 0.35) * (to - from)
  while true do
    local thick = p:vary(0.02, 0.045)
    if x + thick > stop then break end
    local tall, into = room * p:vary(0.68, 0.93), deep * p:vary(0.75, 0.95)
    local slot = "book " .. p:choose{ 1, 2, 3, 4 }
    p:add(board(thick - 0.002, tall, into, 0.003):move(x + thick / 2, y + tall / 2, -0.5 * (deep - into)), slot)
    if p.advanced then
      p:add(board(thick - 0.0005, 0.012, into + 0.001, 0.001):move(x + thick / 2, y + 0.82 * tall, -0.5 * (deep - into)), "band")
    end
    x = x + thick
  end
end

local function feet(p, t, w, d, raise)
  if raise <= 0 then return end
  if t.feet == "plinth" then
    p:add(board(0.96 * w, raise, 0.94 * d):move(0, raise / 2, -0.01 * d), "body")
    return
  end
  local x, z = w / 2 - 0.045, d / 2 - 0.045
  local foot = t.feet == "leg" and kit.cone{ radius = 0.013, top = 0.022, height = raise, bevel = 0.003, sides = 20 }:align{ y = "low" }
    or p:style("victorian") and kit.lathe{ smooth = true, sides = 20, profile = { { 0, 0, "sharp" }, { 0.018, 0 }, { 0.03, 0.35 * raise }, { 0.032, 0.6 * raise }, { 0.02, 0.8 * raise }, { 0.03, raise, "sharp" }, { 0, raise } } }
    or board(0.06, raise, 0.06):taper{ axis = "y", low = 0.75, high = 1 }:align{ y = "low" }
  for _, sx in ipairs{ -1, 1 } do
    for _, sz in ipairs{ -1, 1 } do p:add(foot:move(sx * x, 0, sz * z), "leg") end
  end
end

local function case(p)
  local t = p.traits
  local h = p.height
  local w, d = h * t.wide * p:vary(0.92, 1.1), h * t.deep
  local raise = t.raise and t.raise * h or 0
  local thick = math.max(0.015, math.min(0.028, 0.02 * h + 0.008))
  local look = t.look or (p:style("modern") or p:style("minimalist") or p:style("scandinavian")) and "flat" or p:choose{ "panel", "raised" }
  local bar = t.bar or p:style("modern") or p:style("minimalist") or p:style("industrial") or (not t.knob and p:chance(0.35))
  local over = t.over or (p:style("victorian") and 0.025 or 0.012)
  feet(p, t, w, d, raise)
  -- The carcass.
  local low, top = raise, h - thick
  p:add(board(w + 2 * over, thick, d + over):move(0, h - thick / 2, over / 2), "top")
  if p:style("victorian") then p:add(board(w + 0.02, 0.6 * thick, d + 0.01):move(0, h - 1.3 * thick, 0.005), "body") end
  for _, side in ipairs{ -1, 1 } do p:add(board(thick, top - low, d):move(side * (w - thick) / 2, (low + top) / 2, 0), "body") end
  p:add(board(w - 2 * thick, thick, d - 0.002):move(0, low + thick / 2, 0), "body")
  p:add(board(w - thick, top - low, 0.008):move(0, (low + top) / 2, -d / 2 + 0.004), "back")
  p:support{ at = { 0, h, 0 }, size = { 0.92 * w, 0.9 * d } }

  local total = 0
  for _, row in ipairs(t.rows) do total = total + row[1] end
  local y = top
  for index, row in ipairs(t.rows) do
    local high = (top - low - thick) * row[1] / total
    local bottom = y - high
    if index < #t.rows then p:add(board(w - 2 * thick, thick, d - 0.012):move(0, bottom, -0.006), "body") end
    local middle, form, count = (y + bottom) / 2, row[2], row[3] or 1
    if form == "drawers" and p.traits.drawers_part and p:part("drawer") > 0 then count = row[3] or 1 end
    local gap = 0.005 + 0.003 * h
    local inside = w - 2 * gap
    if form == "open" then
      local room, y0 = high - thick, bottom + (index < #t.rows and thick / 2 or thick)
      if t.books and p:part("book") > 0 then books(p, -w / 2 + thick, w / 2 - thick, y0, room, d - 0.03) end
      p:support{ at = { 0, y0, 0 }, size = { 0.85 * w, 0.8 * d }, name = "shelf" }
      if index == 1 or t.books then p:support{ at = { 0, y0, 0 }, size = { 0.85 * w, 0.8 * d }, name = "inside" } end
    else
      if form == "glass" then p:add(board(w - 2 * thick, 0.012, d - 0.05):move(0, middle, -0.02), "body") end
      local each = inside / count
      for i = 1, count do
        local x = (i - (count + 1) / 2) * each
        local face = d / 2 + 0.01
        leaf(p, x, middle, face, each - gap, high - gap, form == "glass" and "glass" or form == "drawers" and (look == "raised" and "panel" or look) or look, form == "drawers" and "drawer" or "door")
        local z = face + 0.01
        if form == "drawers" then
          if each > 0.55 and not bar then
            pull(p, x - 0.25 * each, middle, z, 1.2, "x", bar); pull(p, x + 0.25 * each, middle, z, 1.2, "x", bar)
          else
            pull(p, x, middle, z, 1.2, "x", bar)
          end
        else
          local side = count == 1 and 1 or (i % 2 == 1 and 1 or -1)
          pull(p, x + side * (each / 2 - 0.035), middle + (t.pull_at or 0) * high, z, 1 + 0.35 * h, "y", bar)
        end
      end
    end
    y = bottom
  end
  if t.crown or p:style("victorian") and t.tall then
    p:add(board(w + 0.05, 0.03, d + 0.03, 0.01):move(0, h - thick - 0.015, 0.012), "top")
  end
end

-- A desk: a top on two pedestals of drawers, or one and a pair of legs.
local function desk(p)
  local h = p.height
  local w, d, thick = h * p:vary(1.65, 2.0), h * 0.85, 0.03
  p:add(kit.extrude{ outline = kit.rectangle{ width = w, height = d, radius = p:style("modern") and 0.03 or 0.008 }, depth = thick, bevel = 0.005 }:rotate("x", -90):move(0, h - thick / 2, 0), "top")
  p:support{ at = { 0, h, 0 }, size = { 0.92 * w, 0.88 * d } }
  local column, bar = 0.26 * w, p:style("modern") or p:style("minimalist") or p:chance(0.4)
  local sides = p:style("victorian") and { -1, 1 } or p:choose{ { 1 }, { 1 }, { -1, 1 } }
  local room = h - thick
  for _, side in ipairs(sides) do
    local x = side * (w / 2 - column / 2 - 0.03)
    p:add(board(column, room - 0.05, d - 0.06):move(x, 0.05 + (room - 0.05) / 2, -0.01), "body")
    p:add(board(0.92 * column, 0.05, d - 0.12):move(x, 0.025, -0.02), "leg")
    local count = math.min(4, math.max(1, p:part("drawer")))
    for i = 1, count do
      local high = (room - 0.07) / count
      local y = 0.06 + high * (i - 0.5)
      leaf(p, x, y, d / 2 - 0.03, column - 0.02, high - 0.012, bar and "flat" or "panel", "drawer")
      pull(p, x, y, d / 2 - 0.02, 1, "x", bar)
    end
  end
  if #sides == 1 then
    local round = p:style("modern") or p:style("industrial") or p:style("scandinavian")
    local one = round and kit.cylinder{ radius = 0.018, height = room, bevel = 0.003, sides = 20 }:align{ y = "low" } or board(0.055, room, 0.055):taper{ axis = "y", low = 0.7, high = 1 }:align{ y = "low" }
    for _, z in ipairs{ -1, 1 } do p:add(one:move(-w / 2 + 0.06, 0, z * (d / 2 - 0.06)), "leg") end
    p:add(board(w - column - 0.14, 0.09, 0.02):move(-column / 2 + 0.01, room - 0.045, d / 2 - 0.06), "body")
    leaf(p, -column / 2 + 0.01, room - 0.047, d / 2 - 0.045, 0.6 * (w - column), 0.075, "flat", "drawer")
    pull(p, -column / 2 + 0.01, room - 0.047, d / 2 - 0.035, 1, "x", bar)
  end
  p:add(board(w - 0.16, 0.38, 0.018):move(0, room - 0.19, -d / 2 + 0.06), "body")
end

-- A shelf on the wall: boards on brackets, floating where minimalist.
local function wall_shelf(p)
  local w = p.size
  local d, thick = 0.24 * w * p:vary(0.9, 1.1), 0.032 * w
  local y = 0.16 * w
  p:add(board(w, thick, d):move(0, y + thick / 2, 0), "board")
  for _, side in ipairs{ -1, 1 } do
    local x = side * 0.34 * w
    p:add(board(0.025 * w, y, 0.02 * w):move(x, y / 2, -d / 2 + 0.01 * w), "bracket")
    p:add(board(0.025 * w, 0.018 * w, 0.86 * d):move(x, y - 0.008 * w, -0.07 * d), "bracket")
    local path = kit.curve{ segments = 6, points = { { x, 0.02 * w, -d / 2 + 0.02 * w }, { x, 0.06 * w, -0.1 * d }, { x, y - 0.015 * w, 0.3 * d } } }
    p:add(kit.sweep{ path = path, radius = 0.009 * w, sides = 10 }, "bracket")
  end
  if p:part("book") > 0 then
    local x = -0.42 * w
    for i = 1, p:part("book") do
      local wide, tall = p:vary(0.03, 0.05) * w, p:vary(0.2, 0.28) * w
      p:add(board(wide - 0.003 * w, tall, 0.7 * d, 0.004 * w):move(x + wide / 2, y + thick + tall / 2, -0.05 * d), "book " .. (i % 4 + 1))
      x = x + wide
    end
  end
  p:support{ at = { 0.1 * w, y + thick, 0 }, size = { 0.7 * w, 0.8 * d } }
end

local wood = { { "body", "oak" }, { "top", "oak" }, { "door", "oak" }, { "drawer", "oak" }, { "leg", "oak" }, { "back", "oak" }, { "glass", "glass" }, { "handle", "brass" } }
local function of(material, handle)
  return { { "body", material }, { "top", material }, { "door", material }, { "drawer", material }, { "leg", material }, { "back", material }, { "glass", "glass" }, { "handle", handle } }
end
local shelved = { { "body", "walnut" }, { "top", "walnut" }, { "leg", "walnut" }, { "back", "walnut" }, { "door", "walnut" }, { "drawer", "walnut" }, { "glass", "glass" }, { "handle", "brass" },
  { "book 1", "maroon leather" }, { "book 2", "navy leather" }, { "book 3", "hunter green leather" }, { "book 4", "mustard leather" }, { "band", "gold" } }

return {
  slots = wood,
  styles = { "modern", "minimalist", "scandinavian", "industrial", "victorian" },
  kinds = {
    { kind = "cabinet", synsets = { "cabinet.n.01", "buffet.n.01" }, except = { "medicine_chest.n.01" }, names = { "sideboard", "credenza", "storage cabinet", "kitchen cabinet" }, height_m = { 0.5, 0.95, 2.2 },
      traits = { wide = 1.35, deep = 0.44, raise = 0.13, feet = "leg", rows = { { 0.26, "drawers", 2 }, { 0.74, "doors", 2 } } } },
    { kind = "china cabinet", synsets = { "china_cabinet.n.01" }, names = { "display cabinet", "glass cabinet", "hutch", "curio cabinet" }, height_m = { 1.2, 1.9, 2.3 }, slots = of("mahogany", "brass"),
      traits = { wide = 0.6, deep = 0.22, raise = 0.05, rows = { { 0.58, "glass", 2 }, { 0.14, "drawers", 2 }, { 0.28, "doors", 2 } }, tall = true, crown = true } },
    { kind = "cupboard", synsets = { "cupboard.n.01" }, except = { "safe.n.02" }, names = { "pantry cupboard" }, height_m = { 0.6, 1.5, 2.2 }, slots = of("sage paint", "brass"),
      traits = { wide = 0.62, deep = 0.28, raise = 0.05, rows = { { 0.55, "doors", 2 }, { 0.45, "doors", 2 } }, knob = true } },
    { kind = "wardrobe", synsets = { "wardrobe.n.01" }, names = { "armoire", "closet" }, height_m = { 1.5, 2.0, 2.4 }, slots = of("walnut", "brass"),
      traits = { wide = 0.62, deep = 0.29, raise = 0.05, rows = { { 0.78, "doors", 2 }, { 0.22, "drawers", 2 } }, tall = true, crown = true } },
    { kind = "dresser", synsets = { "chest_of_drawers.n.01", "dresser.n.05" }, names = { "chest of drawers", "bureau", "bedroom dresser", "drawer" }, height_m = { 0.6, 0.95, 1.4 }, slots = of("cherry wood", "brass"),
      traits = { wide = 1.05, deep = 0.5, raise = 0.1, rows = { { 0.2, "drawers", 2 }, { 0.24, "drawers" }, { 0.27, "drawers" }, { 0.29, "drawers" } } } },
    { kind = "nightstand", names = { "night stand", "bedside table", "night table", "bedside cabinet" }, height_m = { 0.4, 0.58, 0.8 },
      traits = { wide = 0.85, deep = 0.7, raise = 0.22, feet = "leg", rows = { { 0.42, "drawers" }, { 0.58, "open" } } } },
    { kind = "bookcase", synsets = { "bookcase.n.01", "bookshelf.n.01" }, names = { "bookshelf", "book shelf", "book case", "library shelf" }, height_m = { 0.7, 1.8, 2.4 }, parts = { book = { 0, 1, 60 } }, slots = shelved,
      traits = { wide = 0.5, deep = 0.17, raise = 0.035, feet = "plinth", books = true, rows = { { 0.18, "open" }, { 0.19, "open" }, { 0.2, "open" }, { 0.21, "open" }, { 0.22, "open" } } } },
    { kind = "shelf", synsets = { "shelf.n.01" }, names = { "wall shelf", "floating shelf" }, length_m = { 0.3, 0.9, 2.0 }, parts = { book = { 0, 6, 10 } },
      slots = { { "board", "oak" }, { "bracket", "black metal" }, { "book 1", "maroon leather" }, { "book 2", "navy leather" }, { "book 3", "hunter green leather" }, { "book 4", "mustard leather" } }, styles = {}, traits = { draw = wall_shelf } },
    { kind = "file cabinet", synsets = { "file.n.03" }, names = { "filing cabinet", "filing drawer" }, height_m = { 0.6, 1.3, 1.5 }, slots = of("gray steel", "steel"),
      traits = { wide = 0.36, deep = 0.46, raise = 0.03, feet = "plinth", look = "flat", bar = true, over = 0, rows = { { 1, "drawers" }, { 1, "drawers" }, { 1, "drawers" }, { 1, "drawers" } } } },
    { kind = "locker", names = { "school locker", "gym locker", "metal locker" }, height_m = { 0.6, 1.8, 2.1 }, slots = of("steel blue steel", "steel"),
      traits = { wide = 0.5, deep = 0.25, raise = 0.05, look = "panel", bar = true, over = 0, rows = { { 1, "doors", 3 } } } },
    { kind = "tv stand", names = { "media console", "tv cabinet", "television stand", "media cabinet", "entertainment center" }, height_m = { 0.35, 0.5, 0.8 },
      traits = { wide = 3.1, deep = 0.8, raise = 0.25, feet = "leg", rows = { { 0.5, "open" }, { 0.5, "drawers", 3 } } } },
    { kind = "desk", synsets = { "desk.n.01" }, names = { "writing desk", "office desk", "computer desk", "writing table" }, height_m = { 0.65, 0.76, 1.2 }, parts = { drawer = { 1, 3, 4 } }, styles = { "modern", "minimalist", "industrial", "scandinavian", "victorian" }, traits = { draw = desk } },
  },
  build = function(p)
    local draw = p.traits.draw or case
    draw(p)
  end,
}
