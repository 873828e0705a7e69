-- A table: a top, an apron under it, and legs at its corners, on a circle, or one foot in the middle.
local function top_shape(p, width, depth, thick)
  local bevel = p:style("rustic") and 0.008 or 0.005
  if p:shape("round") then
    return kit.cylinder{ radius = width / 2, height = thick, bevel = bevel }
  elseif p:shape("oval") then
    return kit.extrude{ outline = kit.ellipse{ radius = width / 2, radius_y = depth / 2, sides = p.advanced and 72 or 36 },
                        depth = thick, bevel = bevel }:rotate("x", -90)
  elseif p:style("rustic") then
    local planks, count = {}, 5
    for i = 1, count do
      local long = width * p:vary(0.985, 1)
      planks[i] = kit.box{ size = { long, thick, depth / count - 0.003 }, bevel = 0.005 }
        :move(0, 0, (i - (count + 1) / 2) * depth / count)
    end
    return kit.group(planks)
  end
  return kit.extrude{ outline = kit.rectangle{ width = width, height = depth, radius = p:style("modern") and 0.05 or 0.012 },
                      depth = thick, bevel = bevel }:rotate("x", -90)
end

local function leg(p, length)
  if p:style("victorian") then
    local r = 0.036
    return kit.lathe{ smooth = true, profile = {
      { 0.55 * r, 0 }, { 0.9 * r, 0.015 * length }, { 0.6 * r, 0.06 * length }, { 0.75 * r, 0.3 * length },
      { 1.3 * r, 0.55 * length }, { 0.75 * r, 0.68 * length }, { 1.25 * r, 0.73 * length },
      { 0.9 * r, 0.79 * length }, { 1.25 * r, 0.86 * length }, { 1.25 * r, length },
    } }
  elseif p:style("modern") or p:style("scandinavian") or p:style("minimalist") then
    return kit.cone{ radius = 0.013, top = 0.027, height = length, bevel = 0.003 }:align{ y = "low" }
  end
  local foot = p:style("rustic") and 0.095 or 0.062
  return kit.box{ size = { foot, length, foot }, bevel = 0.006 }
    :taper{ axis = "y", low = p:style("rustic") and 1 or 0.66, high = 1 }:align{ y = "low" }
end

local function pedestal(length, width)
  local r = 0.3 * width
  return kit.lathe{ smooth = true, profile = {
    { 0, 0, "sharp" }, { r, 0, "sharp" }, { r, 0.02, "sharp" }, { 0.86 * r, 0.034 }, { 0.32 * r, 0.07 },
    { 0.16 * r, 0.16 * length + 0.06 }, { 0.15 * r, 0.7 * length }, { 0.22 * r, 0.9 * length },
    { 0.55 * r, length, "sharp" }, { 0, length, "sharp" },
  } }
end

return {
  kind = "table",
  synsets = { "table.n.02" },
  except = { "desk.n.01", "pool_table.n.01", "altar.n.01", "altar.n.02", "counter.n.02", "booth.n.02",
             "operating_table.n.01", "worktable.n.01", "stand.n.04", "dressing_table.n.01" },
  names = { "dining table", "kitchen table" },
  height_m = { 0.35, 0.75, 1.15 },
  parts = { leg = { 1, 4, 8 } },
  slots = { { "top", "oak" }, { "leg", "oak" } },
  styles = { "modern", "minimalist", "scandinavian", "rustic", "victorian" },
  shapes = { "round", "oval", "square", "long" },

  build = function(p)
    local h = p.height
    local round = p:shape("round") or p:shape("oval")
    local width = p:shape("long") and p:vary(2.0, 2.4) or (p:shape("round") or p:shape("square")) and p:vary(0.85, 1.1)
      or p:vary(1.3, 1.6)
    local depth = (p:shape("round") or p:shape("square")) and width or p:shape("oval") and 0.62 * width or p:vary(0.72, 0.85)
    local grown = h / 0.75
    if grown < 1 then
      -- A low table is low, not small: it keeps most of its top.
      grown = 0.4 * grown + 0.6
    end
    width, depth = width * grown, depth * grown
    local thick = p:style("rustic") and 0.05 or p:style("modern") and 0.022 or 0.032
    p:add(top_shape(p, width, depth, thick):move(0, h - thick / 2, 0), "top")
    p:support{ at = { 0, h, 0 }, size = { 0.9 * width, 0.9 * depth }, round = round }

    local length = h - thick
    local count = p:part("leg")
    if count == 1 then
      p:add(pedestal(length, math.min(width, depth)), "leg")
      return
    end
    local inset = round and 0.66 or 0.9
    local half_x, half_z = inset * width / 2 - 0.02, inset * depth / 2 - 0.02
    local one = leg(p, length)
    local splay = (p:style("modern") or p:style("scandinavian")) and 9 or 0
    for i = 1, count do
      local x, z
      if count == 4 then
        x, z = (i % 2 == 0) and half_x or -half_x, (i > 2) and half_z or -half_z
      else
        local angle = 2 * math.pi * (i - 0.5) / count
        x, z = half_x * math.sin(angle), half_z * math.cos(angle)
      end
      local away, lean = math.sqrt(x * x + z * z), math.tan(math.rad(splay))
      p:add(one:move(0, -length, 0):aim(-x / away * lean, 1, -z / away * lean):move(x, length, z), "leg")
    end
    if count == 4 and not round and splay == 0 then
      -- The apron joins the legs just under the top.
      local tall, board = p:style("minimalist") and 0.04 or 0.085, 0.02
      for _, side in ipairs{ -1, 1 } do
        p:add(kit.box{ size = { 2 * half_x, tall, board }, bevel = 0.003 }:move(0, length - tall / 2, side * half_z), "leg")
        p:add(kit.box{ size = { board, tall, 2 * half_z }, bevel = 0.003 }:move(side * half_x, length - tall / 2, 0), "leg")
      end
    end
  end,
}
