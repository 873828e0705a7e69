-- A boat: a planked hull lofted from rib to rib, open inside, with thwarts, and mast and sail or oars.
local function rib(half, depth, z, rise, n, shrink)
  -- From the right gunwale down round the keel and up to the left one.
  local points = {}
  for i = 0, n do
    local a = math.pi * i / n
    local x = math.cos(a)
    points[i + 1] = { (half - shrink) * (x < 0 and -1 or 1) * math.abs(x) ^ 0.75, rise - (depth - shrink) * math.sin(a) ^ 0.8, z }
  end
  return points
end

return {
  kind = "boat",
  synsets = { "boat.n.01" },
  except = { "gondola.n.02", "barge.n.01", "lighter.n.02", "submarine.n.01", "ark.n.02", "canoe.n.01", "motorboat.n.01", "ferry.n.01", "tugboat.n.01",
             "steamboat.n.01", "houseboat.n.01" },
  names = { "rowing boat", "rowboat", "fishing boat" },
  length_m = { 0.1, 4, 14 },
  parts = { mast = { 0, 1, 1 }, sail = { 0, 1, 1 }, oar = { 0, 0, 2 } },
  slots = { { "hull", "teak" }, { "trim", "white paint" }, { "sail", "ivory canvas" }, { "mast", "pine" }, { "rope", "rope" } },
  styles = { "rustic" },
  open = true,

  build = function(p)
    local l = p.length
    local beam, depth = l * p:vary(0.19, 0.22), l * p:vary(0.15, 0.175)
    local wall, n, ribs = 0.012 * l, p.advanced and 24 or 12, p.advanced and 26 or 14
    local sections, left, right = {}, {}, {}
    for i = 0, ribs do
      local t = i / ribs
      local z = (t - 0.5) * 0.94 * l
      -- Full amidships, a broad stern, a fine bow that rises.
      local full = t < 0.5 and 1 - 0.32 * ((0.5 - t) / 0.5) ^ 2 or 1 - ((t - 0.5) / 0.5) ^ 2.3
      local half = beam * math.max(0.03, full)
      local rise = depth + 0.92 * depth * math.max(0, t - 0.35) ^ 2 + 0.05 * depth * (1 - t)
      local deep = (rise - 0.8 * depth * math.max(0, t - 0.6) ^ 2) * (t > 0.9 and 1 - 2.2 * (t - 0.9) or 1)
      -- Down the outside and back up the inside: the planks' own thickness closes the shell.
      local section = rib(half, deep, z, rise, n, 0)
      local inner = rib(half, deep, z, rise, n, math.min(wall, 0.45 * half))
      for k = #inner, 1, -1 do
        section[#section + 1] = inner[k]
      end
      sections[#sections + 1] = section
      left[#left + 1] = { -half, rise, z }
      right[#right + 1] = { half, rise, z }
    end
    p:add(kit.loft{ sections = sections, crease = 50 }, "hull")
    -- The transom closes the stern.
    local stern = {}
    for i = 1, n + 1 do
      stern[i] = { sections[1][i][1], sections[1][i][2] }
    end
    p:add(kit.extrude{ outline = stern, depth = 1.6 * wall }:move(0, 0, -0.47 * l), "hull")
    for _, side in ipairs{ left, right } do
      p:add(kit.sweep{ path = side, profile = kit.rectangle{ width = 2.6 * wall, height = 1.5 * wall, radius = 0.5 * wall, segments = 2 }, first = "flat", last = "flat" }, "trim")
    end
    p:add(kit.box{ size = { 1.36 * beam + 2 * wall, 1.5 * wall, 2.4 * wall }, bevel = 0.4 * wall }:move(0, 1.05 * depth, -0.47 * l), "trim")
    p:add(kit.sphere{ radius = 1.6 * wall, sides = 12, rows = 6 }:move(right[#right][1] - 0.03 * beam, right[#right][2], 0.47 * l), "trim")

    for _, z in ipairs{ -0.28, 0.02, 0.27 } do
      local full = z < 0 and 1 - 0.32 * (2 * z) ^ 2 or 1 - (2 * z) ^ 2.3
      p:add(kit.box{ size = { (z > 0.2 and 1.3 or 1.62) * beam * full, 1.6 * wall, 0.075 * l }, bevel = 0.4 * wall }:move(0, 0.7 * depth, z * l), "trim")
    end
    p:add(kit.box{ size = { 0.62 * beam, wall, 0.7 * l } }:move(0, 0.2 * depth, -0.05 * l), "hull")

    if p:part("mast") > 0 then
      local tall, foot = l * p:vary(1.0, 1.15), 0.14 * l
      p:add(kit.cone{ radius = 0.014 * l, top = 0.007 * l, height = tall }:align{ y = "low" }:move(0, 0.12 * depth, foot), "mast")
      if p:part("sail") > 0 then
        local boom = 0.52 * l
        p:add(kit.capsule{ radius = 0.008 * l, height = boom }:rotate("x", 90):move(0, 1.6 * depth, foot - boom / 2), "mast")
        local columns, rows = p.advanced and 18 or 8, p.advanced and 24 or 10
        local function sheet(length, low, high, lean, z0)
          -- A triangle of cloth that the wind fills.
          local lines = {}
          for j = 0, rows - 1 do
            local v = j / rows
            local line = {}
            for i = 0, columns do
              local u = i / columns
              local reach = length * (1 - v) ^ 0.94
              local belly = 0.16 * length * math.sin(math.pi * u ^ 0.7) * math.sin(math.pi * (0.12 + 0.8 * v))
              line[i + 1] = { belly, low + (high - low) * v, z0 + lean * v - u * reach }
            end
            lines[j + 1] = line
          end
          lines[#lines + 1] = { { 0, high, z0 + lean } }
          local cloth = kit.loft{ sections = lines, closed = false, smooth = true, segments = 1, first = "none", last = "none", crease = 80 }
          return kit.group{ cloth, cloth:flip():move(-0.0008 * l, 0, 0) }
        end
        p:add(sheet(0.94 * boom, 1.66 * depth, 0.1 * depth + 0.96 * tall, 0, foot - 0.014 * l), "sail")
        local bow, top = 0.455 * l, 0.86 * tall
        p:add(sheet(0.24 * l, 1.75 * depth, top, foot - bow + 0.03 * l, bow - 0.03 * l), "sail")
        p:add(kit.sweep{ path = { { 0, 1.42 * depth, 0.465 * l }, { 0, top + 0.12 * depth, foot + 0.01 * l } }, radius = 0.003 * l, sides = 6 }, "rope")
      end
    end
    for i = 1, p:part("oar") do
      local side = i == 1 and 1 or -1
      local oar = kit.group{
        kit.capsule{ radius = 0.008 * l, height = 0.62 * l }:slot("mast"),
        kit.box{ size = { 0.055 * l, 0.16 * l, 0.008 * l }, bevel = 0.003 * l }:move(0, -0.3 * l, 0):slot("trim") }
      p:add(oar:rotate("z", side * 78):move(side * 1.2 * beam, 1.2 * depth, -0.1 * l), "mast")
    end
  end,
}
