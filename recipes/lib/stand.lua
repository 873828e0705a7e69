-- Lets a recipe draw around any origin: what `draw(q)` adds is put on the floor afterwards, anchors and supports with it.
local stand = {}

function stand.on_floor(p, draw)
  local q, shapes, sites = {}, {}, {}
  for name, value in pairs(p) do q[name] = value end
  function q.add(_, shape, slot)
    shapes[#shapes + 1] = { shape, slot }
    return shape
  end
  function q.anchor(_, name, site) sites[#sites + 1] = { "anchor", name, site } end
  function q.support(_, site) sites[#sites + 1] = { "support", nil, site } end
  draw(q)
  local floor = math.huge
  for _, added in ipairs(shapes) do
    local _, y = added[1]:low()
    floor = math.min(floor, y)
  end
  for _, added in ipairs(shapes) do p:add(added[1]:move(0, -floor, 0), added[2]) end
  for _, site in ipairs(sites) do
    local moved = {}
    for name, value in pairs(site[3]) do moved[name] = value end
    moved.at = { site[3].at[1], site[3].at[2] - floor, site[3].at[3] }
    if site[1] == "anchor" then p:anchor(site[2], moved) else p:support(moved) end
  end
end

return stand
