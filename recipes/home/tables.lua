-- Tables of other heights than the dining table: coffee, side and console tables, a dressing table, a picnic table, a workbench.
local function board(x, y, z, bevel) return kit.box{ size = { x, y, z }, bevel = bevel or 0.005 } end

local function top(p, w, d, thick, round, oval)
  if round then return kit.cylinder{ radius = w / 2, height = thick, bevel = 0.006 }:scale(1, 1, d / w) end
  return kit.extrude{ outline = kit.rectangle{ width = w, height = d, radius = p:style("modern") and 0.06 or 0.012 }, depth = thick, bevel = 0.006 }:rotate("x", -90)
end

local function leg(p, length, thick)
  if p:style("victorian") then
    local r = thick
    return kit.lathe{ smooth = true, sides = 24, profile = { { 0, 0, "sharp" }, { 0.5 * r, 0, "sharp" }, { 0.9 * r, 0.05 * length }, { 0.5 * r, 0.14 * length }, { 1.1 * r, 0.5 * length }, { 0.6 * r, 0.66 * length }, { 1.1 * r, 0.76 * length }, { 1.1 * r, length, "sharp" }, { 0, length, "sharp" } } }
  elseif p:style("industrial") then
    return kit.box{ size = { thick, length, thick }, bevel = 0.002 }:align{ y = "low" }
  end
  return kit.cone{ radius = 0.5 * thick, top = thick, height = length, bevel = 0.003, sides = 20 }:align{ y = "low" }
end

local draw = {}

-- Low table of any outline; a lower shelf or a drum when the seed likes.
function draw.low(p)
  local t = p.traits
  local h = t.long and p.length * t.ratio or p.height
  local w = t.long and p.length or h * t.wide * p:vary(0.92, 1.1)
  local round = p:shape("round") or p:shape("oval") or (t.round and not p:shape("square") and p:chance(0.6))
  local d = (p:shape("oval") or t.long and not p:shape("round") and not p:shape("square")) and w * (t.deep or 0.55) or w
  local thick = p:style("rustic") and 0.06 or 0.028
  p:add(top(p, w, d, thick, round):move(0, h - thick / 2, 0), "top")
  p:support{ at = { 0, h, 0 }, size = { 0.9 * w, 0.9 * d }, round = round }
  local length = h - thick
  local inset = round and 0.64 or 0.88
  local x, z = inset * w / 2 - 0.015, inset * d / 2 - 0.015
  local splay = (p:style("modern") or p:style("scandinavian")) and 0.2 or 0.02
  local one = leg(p, length, p:style("rustic") and 0.045 or 0.022)
  for _, sx in ipairs{ -1, 1 } do
    for _, sz in ipairs{ -1, 1 } do
      p:add(one:move(0, -length, 0):aim(-sx * splay, 1, -sz * splay):move(sx * x, length + 0.004, sz * z):align{ y = "low" }, "leg")
    end
  end
  if splay < 0.1 then
    if not round then
      for _, s in ipairs{ -1, 1 } do
        p:add(board(2 * x, 0.05, 0.02):move(0, length - 0.025, s * z), "leg"); p:add(board(0.02, 0.05, 2 * z):move(s * x, length - 0.025, 0), "leg")
      end
    end
    if t.shelf ~= false and (p:part("shelf") > 0) then
      p:add(top(p, round and 1.75 * x or 2 * x + 0.02, round and 1.75 * x * d / w or 2 * z + 0.02, 0.02, round):move(0, 0.28 * h, 0), "shelf")
      p:support{ at = { 0, 0.28 * h + 0.01, 0 }, size = { 1.4 * x, 1.4 * z }, name = "shelf" }
    end
  end
end

-- A narrow table for the hall, with drawers.
function draw.console(p)
  local h = p.height
  local w, d, thick = h * 1.45, 0.42 * h, 0.028
  p:add(top(p, w, d, thick, false):move(0, h - thick / 2, 0), "top")
  for _, x in ipairs{ -1, 1 } do for _, z in ipairs{ -1, 1 } do p:add(leg(p, h - thick, 0.024):move(x * (w / 2 - 0.05), 0, z * (d / 2 - 0.045)), "leg") end end
  p:add(board(w - 0.08, 0.11 * h, d - 0.07):move(0, h - thick - 0.055 * h, 0), "leg")
  for i = -1, 1 do
    p:add(board(0.29 * w, 0.085 * h, 0.012):move(i * 0.31 * w, h - thick - 0.055 * h, d / 2 - 0.032), "top"); p:add(kit.sphere{ radius = 0.011, sides = 14, rows = 10 }:move(i * 0.31 * w, h - thick - 0.055 * h, d / 2 - 0.018), "shelf")
  end
  if p:part("shelf") > 0 then p:add(board(w - 0.09, 0.02, d - 0.08):move(0, 0.2 * h, 0), "shelf") end
  p:support{ at = { 0, h, 0 }, size = { 0.9 * w, 0.9 * d } }
end

-- A dressing table with its mirror.
function draw.vanity(p)
  local h = p.height
  local y, w, d = 0.56 * h, 0.78 * h, 0.33 * h
  p:add(top(p, w, d, 0.025, false):move(0, y - 0.0125, 0), "top")
  p:support{ at = { 0, y, 0.03 }, size = { 0.85 * w, 0.6 * d } }
  for _, sx in ipairs{ -1, 1 } do
    p:add(board(0.24 * w, 0.22 * h, 0.9 * d):move(sx * 0.36 * w, y - 0.025 - 0.11 * h, 0), "body")
    for i = 0, 1 do
      p:add(board(0.21 * w, 0.09 * h, 0.02):move(sx * 0.36 * w, y - 0.08 * h - 0.105 * h * i, 0.45 * d + 0.008), "drawer")
      p:add(kit.sphere{ radius = 0.011 * h, sides = 16, rows = 10 }:move(sx * 0.36 * w, y - 0.08 * h - 0.105 * h * i, 0.45 * d + 0.026), "handle")
    end
    for _, sz in ipairs{ -1, 1 } do p:add(leg(p, y - 0.22 * h - 0.02, 0.024):move(sx * 0.46 * w, 0, sz * 0.4 * d), "leg") end
  end
  p:add(board(0.5 * w, 0.08 * h, 0.02):move(0, y - 0.06 * h, 0.4 * d), "body")
  p:add(kit.cylinder{ radius = 0.2 * h, height = 0.025, bevel = 0.006 }:rotate("x", 90):move(0, y + 0.24 * h, -0.4 * d), "body")
  p:add(kit.cylinder{ radius = 0.175 * h, height = 0.01 }:rotate("x", 90):move(0, y + 0.24 * h, -0.4 * d + 0.012), "mirror")
  p:add(board(0.3 * w, 0.07 * h, 0.03):move(0, y + 0.03 * h, -0.4 * d), "body")
end

function draw.picnic(p)
  local w = p.length
  local h = 0.42 * w
  for i = -2, 2 do p:add(board(w, 0.024 * w, 0.075 * w):move(0, h, i * 0.08 * w), "top") end
  for _, s in ipairs{ -1, 1 } do
    for i = 0, 1 do p:add(board(w, 0.024 * w, 0.07 * w):move(0, 0.6 * h, s * (0.37 + 0.075 * i) * w), "seat") end
    local x = s * 0.36 * w
    p:add(board(0.024 * w, 0.05 * w, 0.86 * w):move(x, 0.6 * h - 0.035 * w, 0), "leg"); p:add(board(0.024 * w, 0.05 * w, 0.38 * w):move(x, h - 0.035 * w, 0), "leg")
    for _, z in ipairs{ -1, 1 } do p:add(kit.sweep{ path = { { x + 0.025 * s * w, 0, z * 0.34 * w }, { x + 0.025 * s * w, h - 0.012 * w, z * 0.12 * w } }, profile = kit.rectangle{ width = 0.024 * w, height = 0.05 * w, radius = 0.004 * w } }:align{ y = "low" }, "leg") end
  end
  p:support{ at = { 0, h + 0.012 * w, 0 }, size = { 0.9 * w, 0.36 * w } }
  p:support{ at = { 0, 0.6 * h + 0.012 * w, 0.41 * w }, size = { 0.8 * w, 0.12 * w }, name = "seat" }
end

function draw.workbench(p)
  local h = p.height
  local w, d = 1.7 * h, 0.72 * h
  for i = 1, 5 do p:add(board(w, 0.06 * h, d / 5 - 0.004):move(0, h - 0.03 * h, (i - 3) * d / 5), "top") end
  for _, x in ipairs{ -1, 1 } do
    for _, z in ipairs{ -1, 1 } do p:add(board(0.1 * h, 0.94 * h, 0.1 * h):move(x * 0.42 * w, 0.47 * h, z * 0.38 * d), "leg") end
    p:add(board(0.06 * h, 0.09 * h, 0.8 * d):move(x * 0.42 * w, 0.3 * h, 0), "leg")
  end
  p:add(board(0.86 * w, 0.035 * h, 0.74 * d):move(0, 0.33 * h, 0), "leg"); p:add(board(0.86 * w, 0.12 * h, 0.05 * h):move(0, 0.86 * h, 0.38 * d), "leg")
  -- The vise at the front.
  p:add(board(0.28 * h, 0.2 * h, 0.06 * h):move(-0.26 * w, 0.86 * h, 0.5 * d + 0.09 * h), "top"); p:add(kit.cylinder{ radius = 0.022 * h, height = 0.2 * h }:rotate("x", 90):move(-0.26 * w, 0.84 * h, 0.5 * d + 0.06 * h), "vise")
  p:add(kit.cylinder{ radius = 0.04 * h, height = 0.05 * h, bevel = 0.006 * h }:rotate("x", 90):move(-0.26 * w, 0.84 * h, 0.5 * d + 0.16 * h), "vise"); p:add(kit.cylinder{ radius = 0.012 * h, height = 0.26 * h }:rotate("z", 60):move(-0.26 * w, 0.84 * h, 0.5 * d + 0.175 * h), "vise")
  p:support{ at = { 0, h, 0 }, size = { 0.9 * w, 0.85 * d } }
end

return {
  slots = { { "top", "walnut" }, { "leg", "walnut" }, { "shelf", "walnut" } },
  styles = { "modern", "scandinavian", "rustic", "industrial", "victorian" },
  shapes = { "round", "oval", "square" },
  kinds = {
    { kind = "coffee table", synsets = { "coffee_table.n.01" }, names = { "cocktail table", "low table", "tea table" }, length_m = { 0.6, 1.1, 1.5 }, parts = { shelf = { 0, 1, 1 } }, traits = { draw = draw.low, long = true, ratio = 0.4 } },
    { kind = "side table", names = { "end table", "accent table", "lamp table", "bistro table" }, height_m = { 0.4, 0.56, 0.75 }, parts = { shelf = { 0, 0, 1 } }, slots = { { "top", "oak" }, { "leg", "oak" }, { "shelf", "oak" } }, traits = { draw = draw.low, wide = 0.85, round = true } },
    { kind = "console table", synsets = { "console_table.n.01" }, names = { "hall table", "sofa table", "entry table" }, height_m = { 0.65, 0.8, 1.0 }, parts = { shelf = { 0, 1, 1 } }, slots = { { "top", "mahogany" }, { "leg", "mahogany" }, { "shelf", "mahogany" } }, traits = { draw = draw.console } },
    { kind = "dressing table", synsets = { "dressing_table.n.01" }, names = { "vanity", "makeup vanity", "vanity table" }, height_m = { 1.0, 1.35, 1.6 }, shapes = {}, slots = { { "body", "white paint" }, { "top", "white paint" }, { "drawer", "white paint" }, { "leg", "white paint" }, { "handle", "gold" }, { "mirror", "chrome" } }, traits = { draw = draw.vanity } },
    { kind = "picnic table", names = { "patio table", "beer garden table" }, length_m = { 1.2, 1.8, 2.5 }, styles = {}, shapes = {}, slots = { { "top", "cedar" }, { "seat", "cedar" }, { "leg", "cedar" } }, traits = { draw = draw.picnic } },
    { kind = "workbench", synsets = { "workbench.n.01" }, names = { "work bench", "work table", "carpenter's bench" }, height_m = { 0.75, 0.9, 1.1 }, styles = {}, shapes = {}, slots = { { "top", "beech" }, { "leg", "beech" }, { "vise", "iron" } }, traits = { draw = draw.workbench } },
  },
  build = function(p) p.traits.draw(p) end,
}
