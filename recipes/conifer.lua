-- A conifer: a straight stem with tiers of drooping boughs that shorten towards the tip.
return {
  kind = "conifer",
  synsets = { "conifer.n.01" },
  names = { "pine tree", "fir tree", "spruce tree", "evergreen", "pine", "fir", "spruce", "cedar", "sequoia", "sequoia tree", "giant sequoia", "redwood", "redwood tree", "juniper tree" },
  height_m = { 0.15, 7, 80 },
  slots = { { "leaf", "forest green foliage" }, { "trunk", "bark" } },
  shapes = { "slim" },
  open = true,

  build = function(p)
    local h = p.height
    local trunk = 0.045 * h
    p:add(kit.cone{ radius = trunk, top = 0.2 * trunk, height = 0.95 * h, sides = p.advanced and 16 or 10 }:align{ y = "low" }, "trunk")
    local tiers, low = p.advanced and 13 or 8, p:vary(0.1, 0.16) * h
    local wide = h * (p:shape("slim") and 0.16 or p:vary(0.24, 0.3))
    for i = 0, tiers - 1 do
      local t = i / tiers
      local y, r = low + (h - low) * t ^ 0.92, wide * (1 - t) ^ 0.9 + 0.012 * h
      local drop, n = 0.34 * r + 0.03 * h, math.floor((p.advanced and 15 or 9) * (1 - 0.45 * t))
      -- Boughs side by side around the stem, each a drooping tongue.
      local tongue = kit.loft{ smooth = true, segments = p.advanced and 3 or 1, sections = {
        { { 0, 0.1 * drop, 0 } },
        { { 0.16 * r, 0.06 * drop, 0.35 * r }, { 0, 0.2 * drop, 0.35 * r }, { -0.16 * r, 0.06 * drop, 0.35 * r }, { 0, -0.24 * drop, 0.35 * r } },
        { { 0.2 * r, -0.4 * drop, 0.72 * r }, { 0, -0.16 * drop, 0.72 * r }, { -0.2 * r, -0.4 * drop, 0.72 * r }, { 0, -0.62 * drop, 0.72 * r } },
        { { 0, -0.75 * drop, r } } } }
      local turn = p:vary(0, 360)
      for k = 1, n do
        p:add(tongue:scale(p:vary(0.85, 1.1)):rotate("y", turn + 360 * k / n):move(0, y + drop * 0.6, 0), "leaf")
      end
    end
    p:add(kit.cone{ radius = 0.03 * h, height = 0.12 * h, sides = 10 }:move(0, 0.95 * h, 0), "leaf")
  end,
}
