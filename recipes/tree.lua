-- A tree: a trunk that forks into branches, and crowns of leaves at their ends.
local function bough(from, to, thick, tip, bend, sides)
  local middle = { (from[1] + to[1]) / 2 + bend[1], (from[2] + to[2]) / 2 + bend[2], (from[3] + to[3]) / 2 + bend[3] }
  local path, radii = kit.curve{ points = { from, middle, to }, segments = 5 }, {}
  for i = 1, #path do
    radii[i] = 1 + (tip / thick - 1) * (i - 1) / (#path - 1)
  end
  return kit.sweep{ path = path, radius = thick, radii = radii, sides = sides }
end

return {
  kind = "tree",
  synsets = { "tree.n.01" },
  except = { "palm.n.03", "bonsai.n.01", "tree_fern.n.01", "christmas_tree.n.05" },
  names = { "oak tree", "maple tree" },
  height_m = { 0.15, 6, 60 },
  slots = { { "leaf", "forest green foliage" }, { "trunk", "bark" } },
  shapes = { "tall", "wide", "slim" },
  open = true,

  build = function(p)
    local h = p.height
    local sides = p.advanced and 14 or 8
    local thick, fork = h * p:vary(0.036, 0.046), h * p:vary(0.34, 0.42)
    if p:shape("tall") then fork = 0.5 * h end
    local lean = { p:vary(-0.02, 0.02) * h, fork, p:vary(-0.02, 0.02) * h }
    p:add(bough({ 0, 0, 0 }, lean, 1.25 * thick, 0.8 * thick, { 0.012 * h, 0, -0.01 * h }, sides + 4), "trunk")
    -- Roots flare into the ground.
    for i = 1, 5 do
      local a = math.rad(72 * i + p:vary(-15, 15))
      p:add(bough({ 0, 0.07 * h, 0 }, { 2.6 * thick * math.sin(a), 0.004 * h, 2.6 * thick * math.cos(a) }, 0.75 * thick, 0.2 * thick, { 0, -0.015 * h, 0 }, sides), "trunk")
    end
    local crowns, spread = {}, h * (p:shape("wide") and 0.36 or p:shape("slim") and 0.16 or p:vary(0.24, 0.28))
    local count, turn = p:choose{ 5, 6, 7 }, p:vary(0, 360)
    for i = 1, count do
      local a = math.rad(turn + 360 * i / count + p:vary(-14, 14))
      local reach, up = spread * p:vary(0.8, 1.05), h * p:vary(0.58, 0.72)
      local tip = { reach * math.sin(a), up, reach * math.cos(a) }
      p:add(bough({ lean[1], lean[2] - 0.02 * h, lean[3] }, tip, 0.55 * thick, 0.18 * thick, { 0, -0.05 * h, 0 }, sides), "trunk")
      crowns[#crowns + 1] = { tip[1], tip[2] + 0.03 * h, tip[3], h * p:vary(0.15, 0.19) }
    end
    p:add(bough({ lean[1], lean[2] - 0.02 * h, lean[3] }, { 0, 0.82 * h, 0 }, 0.7 * thick, 0.2 * thick, { 0.01 * h, 0, 0 }, sides), "trunk")
    crowns[#crowns + 1] = { 0, 0.8 * h, 0, 0.2 * h }
    crowns[#crowns + 1] = { 0, 0.68 * h, 0, 0.22 * h }

    local leaf
    if p.advanced then
      local long = 0.042 * h
      local outline = kit.curve{ closed = true, segments = 2, points = { { 0, 0 }, { 0.28 * long, 0.38 * long }, { 0.2 * long, 0.75 * long }, { 0, long }, { -0.2 * long, 0.75 * long }, { -0.28 * long, 0.38 * long } } }
      local blade = kit.flat{ outline = outline }:rotate("x", -62)
      leaf = kit.group{ blade, blade:flip() }
    end
    for _, at in ipairs(crowns) do
      local r = at[4]
      local puff = kit.sphere{ radii = { r, 0.82 * r, r }, sides = p.advanced and 20 or 16, rows = p.advanced and 12 or 10 }
        :displace{ amount = 0.2 * r, size = 0.75 * r, octaves = 2 }
      puff = puff:rotate("y", p:vary(0, 360)):move(at[1], at[2], at[3])
      p:add(p.advanced and puff or puff:crease(0), "leaf")
      if leaf then
        p:add(kit.instances(leaf, kit.over(puff, { count = 190, apart = 0.1 * r, scale_low = 0.7, scale_high = 1.3 })), "leaf")
      end
    end
  end,
}
