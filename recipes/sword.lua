-- A sword standing on its point: a fullered blade, a guard, a wrapped grip and a pommel.
local function blade(p, length, wide, curved)
  local thick, n = 0.16 * wide, p.advanced and 24 or 12
  local sections = {}
  for i = 0, n do
    local t = i / n
    -- Full width most of the way, then the point.
    local w = wide * (t < 0.82 and 1 - 0.18 * t or (0.853 - 0.853 * ((t - 0.82) / 0.18) ^ 1.7))
    local d = thick * (1 - 0.45 * t)
    local y, bow = length * t, curved and 0.16 * length * t * t or 0
    if i == n then
      sections[#sections + 1] = { { bow, y, 0 } }
    else
      local groove = (t < 0.62 and not curved) and 0.45 or 1
      sections[#sections + 1] = { { bow + w / 2, y, 0 }, { bow + 0.17 * w, y, 0.72 * d }, { bow, y, groove * d }, { bow - 0.17 * w, y, 0.72 * d },
                                  { bow - w / 2, y, 0 }, { bow - 0.17 * w, y, -0.72 * d }, { bow, y, -groove * d }, { bow + 0.17 * w, y, -0.72 * d } }
    end
  end
  return kit.loft{ sections = sections, crease = 20, closed = false }
end

return {
  kind = "sword",
  synsets = { "sword.n.01" },
  except = { "fencing_sword.n.01", "cavalry_sword.n.01", "cutlas.n.01", "falchion.n.01", "sword_cane.n.01" },
  names = { "longsword", "long sword" },
  height_m = { 0.3, 1.05, 2.2 },
  parts = { gem = { 0, 0, 1 } },
  slots = { { "blade", "polished steel" }, { "hilt", "brass" }, { "grip", "dark brown leather" }, { "gem", "ruby" } },
  styles = { "medieval", "ornate", "futuristic" },
  shapes = { "curved", "wide", "slim" },

  build = function(p)
    local h = p.height
    local wide = h * (p:shape("wide") and 0.07 or p:shape("slim") and 0.036 or p:vary(0.046, 0.054))
    local hilt = h * p:vary(0.19, 0.22)
    local length = h - hilt
    -- Drawn with the point up and turned over: it stands on its point.
    local function upright(shape)
      return shape:rotate("x", 180):move(0, length, 0)
    end
    p:add(upright(blade(p, length, wide, p:shape("curved"))), "blade")

    local reach = wide * p:vary(3.4, 4.2)
    local droop = p:style("ornate") and 0.5 * wide or p:vary(0, 0.35) * wide
    local path, radii = kit.curve{ points = { { -reach / 2, droop, 0 }, { -reach / 4, 0.15 * droop, 0 }, { 0, 0, 0 },
                                              { reach / 4, 0.15 * droop, 0 }, { reach / 2, droop, 0 } } }, {}
    for i, point in ipairs(path) do
      -- Thick in the middle and at the tips.
      radii[i] = 0.85 + 0.45 * math.abs(2 * point[1] / reach) ^ 4 + 0.4 * math.exp(-(8 * point[1] / reach) ^ 2)
    end
    local guard = kit.sweep{ path = path, radius = 0.22 * wide, radii = radii, first = "round", last = "round" }
    p:add(upright(guard), "hilt")

    local grip, handle = 0.27 * wide, hilt - 0.75 * wide
    p:add(kit.capsule{ radius = grip, height = handle + grip, rows = 6 }:scale(1, 1, 0.8):move(0, length + handle / 2, 0), "grip")
    local turns = 9
    p:add(kit.sweep{ path = kit.helix{ radius = grip * 0.97, height = 0.9 * handle, turns = turns }, radius = 0.13 * grip, sides = 6 }
            :scale(1, 1, 0.82):align{ y = "low" }:move(0, length + 0.05 * handle, 0), "hilt")
    p:add(kit.lathe{ smooth = true, profile = { { 0.5 * grip, 0 }, { 1.1 * grip, 0.06 * wide }, { 0.8 * grip, 0.16 * wide } } }
            :move(0, h - 0.8 * wide, 0), "hilt")
    p:add(kit.sphere{ radii = { 0.5 * wide, 0.42 * wide, 0.34 * wide } }:move(0, h - 0.42 * wide, 0), "hilt")
    p:anchor("hand", { at = { 0, length + handle / 2, 0 }, normal = { 0, -1, 0 } })
    if p:part("gem") > 0 or p:style("ornate") then
      p:add(kit.sphere{ radius = 0.2 * wide, sides = 12, rows = 6 }:crease(0):scale(1, 1, 0.8):move(0, length - 0.02 * wide, 0.2 * wide), "gem")
      p:add(kit.sphere{ radius = 0.2 * wide, sides = 12, rows = 6 }:crease(0):scale(1, 1, 0.8):move(0, h - 0.42 * wide, 0.28 * wide), "gem")
    end
  end,
}
