-- A bottle: a turned vessel with a body, shoulders, a neck with its lip, a label and a cork or cap.
local function outline(p, h, r)
  local neck = r * (p:shape("wide") and 0.45 or p:vary(0.3, 0.36))
  local shoulder = p:shape("round") and 0.34 or p:vary(0.52, 0.6)
  local rise = p:shape("tapered") and 0.3 or p:vary(0.14, 0.2)
  local points = { { 0, 0.02 * h, "sharp" }, { 0.7 * r, 0.012 * h }, { 0.86 * r, 0, "sharp" }, { 0.96 * r, 0.006 * h } }
  if p:shape("round") then
    points[#points + 1] = { 1.25 * r, 0.14 * h }
    points[#points + 1] = { 1.42 * r, 0.27 * h }
    points[#points + 1] = { 1.2 * r, 0.42 * h }
  else
    points[#points + 1] = { r, 0.025 * h }
    -- Close together, so that the curve runs straight where the label sits.
    for i = 0, 4 do
      points[#points + 1] = { r, (0.08 + 0.2 * i * (shoulder - 0.14)) * h }
    end
    points[#points + 1] = { r, (shoulder - 0.06) * h }
    points[#points + 1] = { 0.97 * r, shoulder * h }
  end
  local above = p:shape("round") and 0.56 or shoulder + rise
  points[#points + 1] = { 1.25 * neck, (above - 0.02) * h }
  points[#points + 1] = { neck, (above + 0.05) * h }
  points[#points + 1] = { 0.93 * neck, 0.9 * h }
  return points, neck, shoulder
end

return {
  kind = "bottle",
  synsets = { "bottle.n.01" },
  except = { "feeding_bottle.n.01", "flask.n.01", "jug.n.01", "water_bottle.n.01", "ink_bottle.n.01", "carboy.n.01",
             "smelling_bottle.n.01", "specimen_bottle.n.01", "pill_bottle.n.01", "vial.n.01", "catsup_bottle.n.01" },
  names = { "wine bottle", "glass bottle", "beer bottle" },
  height_m = { 0.12, 0.3, 0.5 },
  parts = { cork = { 0, 1, 1 }, label = { 0, 1, 1 } },
  slots = { { "glass", "dark green glass" }, { "label", "ivory paper" }, { "cork", "cork" }, { "band", "gold paper" } },
  styles = { "modern", "rustic" },
  shapes = { "round", "wide", "tapered", "slim" },

  build = function(p)
    local h = p.height
    local r = 0.132 * h * p:vary(0.95, 1.05)
    if p:shape("slim") then r = 0.75 * r elseif p:shape("wide") then r = 1.25 * r end
    local profile, neck, shoulder = outline(p, h, r)
    local lip = 1.22 * neck
    for _, point in ipairs{ { 0.93 * neck, 0.935 * h, "sharp" }, { lip, 0.94 * h }, { lip, 0.962 * h },
                            { 0.8 * neck, 0.97 * h, "sharp" }, { 0.72 * neck, 0.93 * h, "sharp" }, { 0, 0.93 * h, "sharp" } } do
      profile[#profile + 1] = point
    end
    p:add(kit.lathe{ smooth = true, profile = profile, sides = p.advanced and 56 or 28 }, "glass")

    if p:part("cork") > 0 then
      p:add(kit.cone{ radius = 0.66 * neck, top = 0.8 * neck, height = 0.075 * h, bevel = 0.03 * neck }
              :move(0, 0.9625 * h, 0), "cork")
    end
    if p:part("label") > 0 and not p:shape("round") then
      local low, high, out = 0.14 * h, (shoulder - 0.1) * h, r * 1.006
      p:add(kit.tube{ radius = out, thickness = 0.012 * r, height = high - low, sides = p.advanced and 56 or 28 }
              :move(0, (low + high) / 2, 0), "label")
      for _, y in ipairs{ low + 0.06 * (high - low), high - 0.06 * (high - low) } do
        p:add(kit.tube{ radius = out * 1.004, thickness = 0.016 * r, height = 0.03 * (high - low),
                        sides = p.advanced and 56 or 28 }:move(0, y, 0), "band")
      end
    end
  end,
}
