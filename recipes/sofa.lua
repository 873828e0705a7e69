-- A sofa: an upholstered frame of deck, back and arms, loose cushions in it, feet under it, pillows on it.
local function foot(p, height)
  if p:style("victorian") then
    return kit.lathe{ smooth = true, profile = {
      { 0.014, 0 }, { 0.022, 0.08 * height }, { 0.014, 0.25 * height }, { 0.034, 0.7 * height },
      { 0.03, 0.86 * height }, { 0.036, height },
    } }
  elseif p:style("modern") or p:style("industrial") then
    return kit.box{ size = { 0.022, height, 0.1 }, bevel = 0.004 }:align{ y = "low" }
  end
  return kit.cone{ radius = 0.017, top = 0.027, height = height, bevel = 0.003 }:align{ y = "low" }
end

-- The cross-section of an arm, its foot at x = 0 and growing outwards: a slab, or a scroll that rolls over.
local function arm_outline(rolled, thick, height)
  if not rolled then
    return kit.rounded{ closed = true, radius = 0.28 * thick, segments = 5, points = {
      { 0, 0 }, { thick, 0 }, { thick, height }, { 0, height } } }
  end
  local r = 0.52 * thick
  local outline = { { 0, 0 }, { 0.8 * thick, 0 }, { 0.8 * thick, height - 1.95 * r } }
  for i = 0, 14 do
    local a = math.rad(-70 + 250 * i / 14)
    outline[#outline + 1] = { 0.6 * thick + r * math.cos(a), height - r + r * math.sin(a) }
  end
  return outline
end

-- The back seen from the front: straight with soft corners, or a camel's back.
local function back_outline(p, width, height)
  if not p:style("victorian") then
    return kit.rectangle{ width = width, height = height, radius = 0.05, segments = 4 }
  end
  local outline = { { -width / 2, -height / 2 }, { width / 2, -height / 2 } }
  for i = 0, 24 do
    local t = 1 - 2 * i / 24
    outline[#outline + 1] = { t * width / 2, height / 2 - 0.16 * (1 - math.cos(math.pi * t)^2 * (1 - t * t)) * t * t
                              - 0.03 * math.sin(math.pi * t)^2 }
  end
  return outline
end

-- A stuffed cushion of these half sizes with a piped seam around its middle.
local function cushion(p, x, y, z)
  local soft = kit.superquadric{ radii = { x, y, z }, round_y = 0.42, round_xz = 0.16 }
  if not p.advanced then return soft end
  local seam = {}
  for i, point in ipairs(kit.rectangle{ width = 1.97 * x, height = 1.97 * z, radius = 0.05, segments = 5 }) do
    seam[i] = { point[1], 0.62 * y, point[2] }
  end
  return kit.group{ soft, kit.sweep{ path = seam, radius = 0.006, closed = true, sides = 6 } }
end

-- A square pillow standing up: thick in the middle, its sides drawn in between the corners.
local function pillow(p, half, thick)
  local sections, around = {}, p.advanced and 12 or 6
  local function point(u, v, face)
    local full = math.sqrt(math.max(0, (1 - u^4) * (1 - v^4)))
    return { half * u * (0.93 + 0.07 * v * v), half * v * (0.93 + 0.07 * u * u), face * (thick * full + 0.004) }
  end
  for i = 0, around do
    local u, section = math.sin(math.pi / 2 * (2 * i / around - 1)), {}
    for j = 0, around do section[j + 1] = point(u, math.sin(math.pi / 2 * (2 * j / around - 1)), 1) end
    for j = around, 0, -1 do section[#section + 1] = point(u, math.sin(math.pi / 2 * (2 * j / around - 1)), -1) end
    sections[i + 1] = section
  end
  return kit.loft{ sections = sections, closed = true, crease = 70 }
end

-- Where buttons pull a back in: rows, each between those of the next.
local function buttons(width, low, high, z)
  local places, columns = {}, math.max(4, math.floor(width / 0.17))
  for row = 0, 2 do
    for i = 1, columns - row % 2 do
      local y = 0.09 + row * (high - low - 0.18) / 2.2
      places[#places + 1] = { (i - (columns + 1 - row % 2) / 2) * width / columns, low + y, z - 0.028 + 0.123 * (high - low - y) }
    end
  end
  return places
end

return {
  kind = "sofa",
  synsets = { "sofa.n.01" },
  except = { "daybed.n.01", "divan.n.01", "studio_couch.n.01" },
  names = { "couch", "settee", "sectional", "chesterfield" },
  width_m = { 1.2, 2.1, 3.6 },
  parts = { cushion = { 1, 3, 6 }, armrest = { 0, 2, 2 }, pillow = { 0, 2, 5 } },
  slots = { { "upholstery", "slate gray fabric or forest green fabric or mustard fabric or navy fabric or beige fabric or brick red fabric" }, { "cushion", "slate gray fabric or forest green fabric or mustard fabric or navy fabric or beige fabric or brick red fabric" }, { "foot", "walnut" },
            { "pillow", "ochre linen" }, { "accent", "sand linen" } },
  styles = { "modern", "industrial", "victorian", "classic" },
  shapes = { "l shaped" },

  build = function(p)
    local rolled = p:style("victorian") or p:style("classic")
    local width, depth = p.width, p:vary(0.86, 0.94)
    local legs = p:style("modern") and 0.14 or p:vary(0.1, 0.15)
    local arm = math.min(p:vary(0.13, 0.2), 0.12 * width) * (rolled and 1.15 or 1)
    local deck, seat = legs + p:vary(0.13, 0.16), p:vary(0.42, 0.46)
    local top = p:style("modern") and 0.72 or p:vary(0.78, 0.86)
    local arms = p:part("armrest")
    local inner = width - arms * arm
    local middle = (arms == 1) and arm / 2 or 0
    local thick = 0.17

    p:add(kit.box{ size = { inner + 0.02, deck - legs, depth - 0.04 }, bevel = 0.025, segments = 3 }
      :move(middle, (legs + deck) / 2, 0), "upholstery")
    local back = kit.extrude{ outline = back_outline(p, inner + 0.02, top - legs), depth = thick, bevel = 0.045, segments = 4 }
    p:add(back:rotate("x", -7):align{ y = "low", z = "low" }:move(middle, legs, -depth / 2), "upholstery")
    local outline = arm_outline(rolled, arm, p:vary(0.58, 0.66) - legs)
    local side = kit.extrude{ outline = outline, depth = depth, bevel = 0.02, segments = 3, crease = 50 }
    for i = 1, arms do
      local right = side:move(width / 2 - arm * (rolled and 1.12 or 1), legs, 0)
      p:add(i == 1 and right:mirror("x") or right, "upholstery")
    end

    -- Cushions side by side; the one of a chaise reaches further. Behind each leans another, unless buttons do.
    local count, reach = p:part("cushion"), p:shape("l shaped") and p:vary(0.62, 0.74) or 0
    local each = inner / count
    local front, behind = depth / 2 + 0.015, -depth / 2 + thick + 0.03
    local chaise = p:chance(0.5) and 1 or count
    local rise = (seat - deck) / 2 + 0.01
    p:support{ name = "seat", at = { middle, seat, 0.12 }, size = { inner, depth - thick - 0.3 } }
    for i = 1, count do
      local x, more = middle + (i - (count + 1) / 2) * each, i == chaise and reach or 0
      local half = (front - behind + more) / 2
      p:add(cushion(p, each / 2 - 0.002, rise, half):move(x, deck + rise - 0.012, behind + half), "cushion")
      if more > 0 then
        p:add(kit.box{ size = { each + 0.02, deck - legs, more + 0.1 }, bevel = 0.025, segments = 3 }
          :move(x, (legs + deck) / 2, depth / 2 + more / 2 - 0.07), "upholstery")
      end
      if not p:style("victorian") then
        local tall = (top - seat) / 2 + 0.035
        p:add(cushion(p, each / 2 - 0.004, 0.085, tall):rotate("x", 76)
          :move(x, seat + tall - 0.01, behind + 0.09), "cushion")
      end
    end
    if p:style("victorian") then
      p:add(kit.instances(kit.sphere{ radius = 0.014, sides = 10, rows = 6 }, buttons(inner, seat, top, behind)), "upholstery")
    end

    -- Feet under the corners and under the chaise.
    local one, x, z = foot(p, legs + 0.01), inner / 2 - 0.03, depth / 2 - 0.08
    local under = { { middle - x, 0, z }, { middle + x, 0, z }, { middle - x, 0, -z }, { middle + x, 0, -z } }
    if reach > 0 then
      local at = middle + (chaise - (count + 1) / 2) * each
      under[#under + 1] = { at - each / 2 + 0.06, 0, z + reach }
      under[#under + 1] = { at + each / 2 - 0.06, 0, z + reach }
    end
    p:add(kit.instances(one, under), "foot")

    for i = 1, p:part("pillow") do
      local half, left, nth = p:vary(0.2, 0.24), i % 2 == 1 and -1 or 1, (i - 1) // 2
      local x = left * (inner / 2 - half * (1 + 0.9 * nth) - 0.04)
      p:add(pillow(p, half, 0.1):rotate("z", p:vary(-8, 8)):rotate("x", -18 - 6 * nth):rotate("y", -left * p:vary(4, 14))
        :move(middle + x, seat + 0.96 * half, behind + (p:style("victorian") and 0.1 or 0.23) + 0.09 * nth),
        i % 3 == 2 and "accent" or "pillow")
    end
  end,
}
