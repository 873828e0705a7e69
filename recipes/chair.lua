-- A chair for one: seat, legs, a back of slats or a board, and what words ask for besides.
local function leg(p, length, foot)
  if p:style("victorian") then
    local r = 0.022
    return kit.lathe{ smooth = true, profile = {
      { 0.5 * r, 0 }, { 1.1 * r, 0.02 * length }, { 0.6 * r, 0.07 * length }, { 0.9 * r, 0.4 * length },
      { 1.4 * r, 0.62 * length }, { 0.7 * r, 0.7 * length }, { 1.3 * r, 0.76 * length },
      { 0.8 * r, 0.82 * length }, { 1.2 * r, 0.9 * length }, { 1.2 * r, length },
    } }
  end
  if p:style("modern") then
    return kit.cone{ radius = 0.011, top = 0.018, height = length, bevel = 0.003 }:align{ y = "low" }
  end
  return kit.box{ size = { foot, length, foot }, bevel = 0.004 }
    :taper{ axis = "y", low = 0.8, high = 1 }:align{ y = "low" }
end

-- Where the legs stand: at the corners of the seat, or on a circle for other numbers than four.
local function feet(count, half_width, half_depth)
  if count == 4 then
    return { { half_width, half_depth }, { -half_width, half_depth }, { half_width, -half_depth },
             { -half_width, -half_depth } }
  end
  local places = {}
  for i = 1, count do
    local angle = 2 * math.pi * (i - 0.5) / count
    places[i] = { half_width * math.sin(angle), half_depth * math.cos(angle) }
  end
  return places
end

local function back(p, width, low, high, z)
  local bars, lean = {}, p:vary(6, 10)
  local post = 0.034
  local span = high - low
  for _, side in ipairs{ -1, 1 } do
    bars[#bars + 1] = kit.box{ size = { post, span, 0.028 }, bevel = 0.005 }
      :move(side * (width - post) / 2, span / 2, 0)
  end
  local rail = p:style("victorian") and 0.11 or 0.07
  bars[#bars + 1] = kit.box{ size = { width - 0.4 * post, rail, 0.024 }, bevel = 0.006, cells = { 12, 1, 1 } }
    :move(0, span - rail / 2, 0)
  if p:style("minimalist") or p:style("modern") then
    bars[#bars + 1] = kit.box{ size = { width - post, 0.45 * span, 0.016 }, bevel = 0.005 }
      :move(0, 0.62 * span, 0)
  else
    local count = p:choose{ 3, 4, 5 }
    local clear = width - 2 * post
    for i = 1, count do
      bars[#bars + 1] = kit.box{ size = { 0.5 * clear / count, span - 0.5 * rail, 0.014 }, bevel = 0.004 }
        :move((i - (count + 1) / 2) * clear / count, (span - 0.5 * rail) / 2, 0)
    end
  end
  return kit.group(bars):rotate("x", -lean):move(0, low, z)
end

local function armrest(side, width, depth, seat)
  local x = side * (width / 2 - 0.01)
  return kit.group{
    kit.box{ size = { 0.045, 0.022, 0.92 * depth }, bevel = 0.009 }:move(x, seat + 0.21, 0.02),
    kit.box{ size = { 0.028, 0.23, 0.028 }, bevel = 0.004 }:move(x, seat + 0.1, 0.36 * depth),
  }
end

return {
  kind = "chair",
  synsets = { "chair.n.01" },
  except = { "wheelchair.n.01", "electric_chair.n.01", "swivel_chair.n.01", "rocking_chair.n.01" },
  names = { "dining chair", "kitchen chair" },
  height_m = { 0.7, 0.9, 1.2 },
  parts = { leg = { 3, 4, 8 }, armrest = { 0, 0, 2 }, cushion = { 0, 0, 1 } },
  slots = { { "frame", "oak" }, { "seat", "oak" }, { "cushion", "fabric" } },
  styles = { "modern", "minimalist", "rustic", "victorian" },
  shapes = { "round" },

  build = function(p)
    local seat, width, depth = 0.5 * p.height, p:vary(0.42, 0.47), p:vary(0.41, 0.45)
    local thick = p:style("rustic") and 0.045 or 0.03
    local top = p:shape("round")
      and kit.cylinder{ radius = width / 2, height = thick, bevel = 0.01 }
      or kit.extrude{ outline = kit.rectangle{ width = width, height = depth, radius = 0.04 }, depth = thick,
                      bevel = 0.01 }:rotate("x", -90)
    p:add(top:move(0, seat - thick / 2, 0), "seat")
    p:support{ name = "seat", at = { 0, seat, 0.03 }, size = { 0.85 * width, depth - 0.1 } }

    local inset = p:shape("round") and 0.62 or 0.86
    local splay = p:style("modern") and 7 or 2
    local one = leg(p, seat - 0.6 * thick, p:style("rustic") and 0.05 or 0.036)
    for _, foot in ipairs(feet(p:part("leg"), inset * width / 2, inset * depth / 2)) do
      local x, z = foot[1], foot[2]
      local away = math.sqrt(x * x + z * z)
      -- Turned about its top, so that it still meets the seat.
      local length = seat - 0.6 * thick
      p:add(one:move(0, -length, 0):aim(-x / away * math.tan(math.rad(splay)), 1,
                                        -z / away * math.tan(math.rad(splay)))
               :move(x, length, z), "frame")
    end

    -- The back stands on the seat's edge, which curves away at the sides of a round one.
    local wide, behind = 0.94 * width, depth / 2 - 0.025
    if p:shape("round") then
      wide, behind = 0.7 * width, 0.33 * width
    end
    p:add(back(p, wide, seat - 0.02, p.height - 0.01, -behind), "frame")
    for i = 1, p:part("armrest") do
      p:add(armrest(i == 1 and 1 or -1, width, depth, seat), "frame")
    end
    if p:part("cushion") > 0 then
      local soft = kit.superquadric{ radii = { 0.46 * width, 0.03, 0.45 * depth }, round_y = 0.8, round_xz = 0.3 }
      p:add(soft:move(0, seat + 0.022, 0.01), "cushion")
    end
  end,
}
