-- Lets a recipe draw around any origin and at about the right size: what `draw(q)` adds is then put on the floor and,
-- where `extent` ("width", "height", "depth" or "length") is given, scaled to p.size along it, anchors and supports with it.
local stand = {}

local function bounds(shapes)
  local low, high = { math.huge, math.huge, math.huge }, { -math.huge, -math.huge, -math.huge }
  for _, added in ipairs(shapes) do
    local l, h = { added[1]:low() }, { added[1]:high() }
    for i = 1, 3 do low[i], high[i] = math.min(low[i], l[i]), math.max(high[i], h[i]) end
  end
  return low, { high[1] - low[1], high[2] - low[2], high[3] - low[3] }
end

function stand.on_floor(p, draw, extent)
  local q, shapes, sites = {}, {}, {}
  for name, value in pairs(p) do q[name] = value end
  function q.add(_, shape, slot)
    shapes[#shapes + 1] = { shape, slot }
    return shape
  end
  function q.anchor(_, name, site) sites[#sites + 1] = { "anchor", name, site } end
  function q.support(_, site) sites[#sites + 1] = { "support", nil, site } end
  draw(q)
  local low, size = bounds(shapes)
  local drawn = { width = size[1], height = size[2], depth = size[3], length = math.max(size[1], size[3]) }
  local factor = extent and p.size / drawn[extent] or 1
  for _, added in ipairs(shapes) do p:add(added[1]:move(0, -low[2], 0):scale(factor), added[2]) end
  for _, site in ipairs(sites) do
    local moved = {}
    for name, value in pairs(site[3]) do moved[name] = value end
    moved.at = { factor * site[3].at[1], factor * (site[3].at[2] - low[2]), factor * site[3].at[3] }
    if site[1] == "anchor" then
      moved.size = moved.size and factor * moved.size
      p:anchor(site[2], moved)
    else
      moved.size = { factor * moved.size[1], factor * moved.size[2] }
      p:support(moved)
    end
  end
end

return stand
