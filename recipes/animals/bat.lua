-- Bats with their wings spread: skin between long fingers, scalloped along the edge.
local head = require("lib/head")
local leaf = require("lib/leaf")
local quadruped = require("lib/quadruped")

local face = { muzzle = 0.35, muzzle_r = 0.42, muzzle_tip = 0.3, muzzle_wide = 0.12, muzzle_y = -0.25, lips = 0.2, cheek = 0.45, brow = 0.2, eye = 0.22, eye_at = { 0.46, 0.14 }, nose = "button", nose_size = 0.2, smile = 0.2,
  ear = { outline = "pointed", length = 1.6, width = 1.15, thick = 0.14, cup = 0.35, at = { 0.58, 0.78, -0.1 }, out = 24, turn = 22, back = 0, inner = "ear" } }

-- The wing of the right side (+X), from the shoulder at the origin, in body heights.
local function wing(p, span, droop)
  local wrist = { 0.42 * span, 0.34, 0.02 }
  local tips = { { span, 0.1 - droop }, { 0.82 * span, -0.42 - droop }, { 0.52 * span, -0.56 }, { 0.2 * span, -0.5 } }
  local outline = { { 0, 0.06 }, { wrist[1], wrist[2] } }
  local before
  for i, tip in ipairs(tips) do
    if before then
      -- The edge hangs in between two fingers.
      for k = 1, 4 do
        local t = k / 5
        local sag = 0.2 * math.sin(math.pi * t)
        local x, y = before[1] + (tip[1] - before[1]) * t, before[2] + (tip[2] - before[2]) * t
        outline[#outline + 1] = { x + (wrist[1] - x) * sag, y + (wrist[2] - y) * sag }
      end
    end
    outline[#outline + 1], before = tip, tip
  end
  outline[#outline + 1] = { 0, -0.3 }
  local parts = { kit.extrude{ outline = outline, depth = 0.014, bevel = 0.004, segments = 1 }:slot("wing") }
  local function bone(from, to, r)
    parts[#parts + 1] = kit.sweep{ path = { from, { (from[1] + to[1]) / 2, (from[2] + to[2]) / 2 + 0.012, 0.012 }, to }, radius = r, radii = { 1, 0.85, 0.4 }, sides = p.advanced and 10 or 7, first = "round", last = "round" }:slot("coat")
  end
  bone({ 0, 0.03, 0 }, wrist, 0.034)
  for i = 1, 3 do bone(wrist, { tips[i][1], tips[i][2], 0 }, 0.02) end
  bone(wrist, { wrist[1] + 0.03, wrist[2] + 0.12, 0.03 }, 0.022)
  return kit.group(parts)
end

local slots = quadruped.slots{ coat = "umber fur", ear = "dusty rose skin", skin = "dusty rose skin", belly = "camel fur" }
slots[#slots + 1] = { "wing", "dark brown leather" }

return {
  kind = "bat",
  synsets = { "bat.n.01" },
  names = { "vampire bat", "fruit bat" },
  width_m = { 0.1, 0.4, 1.5 },
  slots = slots,
  styles = { "cute", "cartoon" },

  build = function(p)
    local plump = p:vary(0.92, 1.1)
    local body = kit.blend{ smooth = 0.08, cell = p.advanced and 0.022 or 0.036, parts = {
      { form = "ellipsoid", at = { 0, 0.42, 0 }, size = { 0.19 * plump, 0.3, 0.17 * plump } },
      { form = "ellipsoid", at = { 0, 0.56, 0.02 }, size = { 0.17 * plump, 0.15, 0.15 } },
      { form = "cone", at = { 0.08, 0.22, 0.02 }, to = { 0.1, 0.06, 0.04 }, radius = 0.05, radius_to = 0.03 },
      { form = "cone", at = { -0.08, 0.22, 0.02 }, to = { -0.1, 0.06, 0.04 }, radius = 0.05, radius_to = 0.03 },
      { form = "ellipsoid", at = { 0.1, 0.035, 0.07 }, size = { 0.035, 0.03, 0.06 } }, { form = "ellipsoid", at = { -0.1, 0.035, 0.07 }, size = { 0.035, 0.03, 0.06 } } } }
      :slot("coat"):paint("belly", { rough = 0.008, parts = { { form = "ellipsoid", at = { 0, 0.42, 0.15 }, size = { 0.11, 0.22, 0.14 } } } })
    local parts = { body }
    local span, droop, swing = p:vary(0.95, 1.12), p:vary(-0.05, 0.1), p:vary(8, 20)
    local one = wing(p, span, droop):rotate("y", -swing):move(0.12, 0.56, -0.03)
    parts[2], parts[3] = one, one:mirror("x")
    local k = 0.19
    local top = head.shape(p, face, { at = { 0, -1.1, -0.2 }, radius = 0.7, radius_to = 0.7 })
    parts[4] = top:scale(k):move(0, 0.82, 0.06)
    local group = kit.group(parts):align{ y = "low" }
    local width = group:size()
    local grown = p.width / width
    p:add(group:scale(grown), "coat")
    p:anchor("head", { at = { 0, 0.99 * grown, 0.05 * grown }, size = 0.32 * grown })
    p:anchor("face", { at = { 0, 0.85 * grown, 0.25 * grown }, normal = { 0, 0, 1 }, size = 0.38 * grown })
    p:anchor("back", { at = { 0, 0.6 * grown, -0.17 * grown } })
  end,
}
