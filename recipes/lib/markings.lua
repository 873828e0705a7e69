-- Markings of the face that many animals share, for the `marks` of lib/quadruped.
local markings = {}

-- A table like another, but for what `t` names.
function markings.like(base, t)
  local new = {}
  for name, value in pairs(base) do new[name] = value end
  for name, value in pairs(t) do new[name] = value end
  return new
end

-- White or tan around the muzzle, up the forehead, above the eyes.
function markings.muzzle(slot, wide)
  return { where = "face", slot = slot, parts = function(h, info)
    local z, w = h.skull[3], wide or 1
    return { { at = { 0, info.tip[2] - 0.3, z + 0.45 * h.muzzle }, size = { 1.15 * w * (h.muzzle_r + h.muzzle_wide), 0.62 * w, h.muzzle + 0.45 } } }
  end }
end
function markings.blaze(slot, wide)
  return { where = "face", slot = slot, parts = function(h, info)
    return { { form = "capsule", at = { 0, info.tip[2] + 0.5, info.tip[3] + 0.3 }, to = { 0, h.skull[2] + 0.1, 0.35 * h.skull[3] }, radius = wide or 0.22 } }
  end }
end
function markings.cheeks(slot, size)
  return { where = "face", slot = slot, parts = function(h)
    return { { both = true, at = { 0.78 * h.skull[1], -0.45, 0.35 * h.skull[3] }, size = { 0.6 * size, 0.5 * size, 0.7 * size } } }
  end }
end
function markings.brows(slot)
  return { where = "face", slot = slot, parts = function(h)
    return { { both = true, at = { 0.42, h.eye_at[2] + 0.36, 0.85 * h.skull[3] }, size = { 0.17, 0.13, 0.3 } } }
  end }
end
-- Rings or patches around the eyes.
function markings.eyes(slot, size, drop)
  return { where = "face", slot = slot, parts = function(h, info)
    return { { both = true, at = { info.eye[1] + 0.05, info.eye[2] - (drop or 0.08), info.eye[3] }, size = { 0.36 * size, 0.46 * size, 0.45 } } }
  end }
end
-- Everything below a height of the head: chin, cheeks and throat.
function markings.chin(slot, y)
  return { where = "face", slot = slot, parts = function(h, info)
    return { { at = { 0, (y or -0.55) - 0.6, 0.5 * h.skull[3] + 0.4 * h.muzzle }, size = { 0.95, 0.75, 0.8 + 0.6 * h.muzzle } } }
  end }
end

-- Small spots on the forehead and cheeks.
function markings.freckles(slot)
  return { where = "face", slot = slot, parts = function()
    local list = {}
    for i, at in ipairs{ { 0.22, 0.88, 0.5 }, { 0.5, 0.76, 0.3 }, { 0.2, 0.98, 0.1 }, { 0.8, 0.46, 0.2 }, { 0.92, 0.0, 0.35 }, { 0.75, -0.4, 0.55 }, { 0.5, 0.8, -0.2 } } do
      list[i] = { both = true, form = "sphere", at = at, radius = 0.11 }
    end
    return list
  end }
end

return markings
