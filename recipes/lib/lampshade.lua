-- A lampshade with what holds and lights it. A recipe that uses it has the slots "shade", "trim" and "bulb".
local lampshade = {}

-- The outline of the wall from the lower rim to the upper one, as { radius, y } with y from 0 to height.
local function wall(form, low, top, height)
  if form == "drum" then return { { low, 0 }, { top, height } } end
  local points, steps = {}, 12
  for i = 0, steps do
    local t = i / steps
    local radius = top + (low - top) * (1 - t)^2.1 - 0.02 * height * math.sin(math.pi * t)
    if form == "dome" then radius = top + (low - top) * math.sqrt(math.max(0, 1 - t^2.2)) end
    points[i + 1] = { radius, t * height }
  end
  return points
end

-- The shade with its lower rim at y = 0, and the height at which its socket ends, for the stem to reach.
-- form    "drum" (straight, also tapered), "bell" or "dome"
function lampshade.shape(p, form, low, top, height)
  local outside, thick = wall(form, low, top, height), math.max(0.0015, 0.012 * low)
  local profile, parts = { table.unpack(outside) }, {}
  for i = #outside, 1, -1 do profile[#profile + 1] = { outside[i][1] - thick, outside[i][2] } end
  local sides = p.advanced and 72 or 36
  profile[#profile + 1] = { low, 0 }
  local function put(shape, slot) parts[#parts + 1] = shape:slot(slot) end
  put(kit.lathe{ profile = profile, sides = sides, crease = 40, ends = "ring" }, "shade")
  local ring = { sides = sides, tube_sides = 6, tube = 1.3 * thick }
  ring.radius = low - thick / 2
  put(kit.torus(ring), "trim")
  ring.radius = top - thick / 2
  put(kit.torus(ring):move(0, height, 0), "trim")

  -- Three spokes carry a drum or a bell; a dome is closed by the knob.
  local hub, rod = form == "dome" and 0.985 * height or 0.93 * height, 0.9 * thick
  if form ~= "dome" then
    local spoke = kit.cylinder{ radius = rod, height = top - thick, sides = 6 }:rotate("z", 90):move((top - thick) / 2, hub, 0)
    for i = 0, 2 do put(spoke:rotate("y", 120 * i + 30), "trim") end
  end
  local knob = 0.05 * low + 0.002
  put(kit.lathe{ smooth = true, sides = 16, profile = {
    { 0, 0, "sharp" }, { 0.7 * knob, 0 }, { 0.5 * knob, 0.8 * knob }, { knob, 1.7 * knob }, { 0.6 * knob, 2.6 * knob },
    { 0, 2.9 * knob } } }:move(0, hub, 0), "trim")

  local bulb = math.min(0.032, 0.2 * low)
  local socket = 0.5 * height - 1.7 * bulb
  put(kit.sphere{ radii = { bulb, 1.25 * bulb, bulb } }:move(0, 0.5 * height, 0), "bulb")
  put(kit.cylinder{ radius = rod, height = hub - 0.5 * height }:move(0, (hub + 0.5 * height) / 2, 0), "trim")
  put(kit.cylinder{ radius = 0.62 * bulb, height = 2 * bulb, bevel = 0.1 * bulb }:move(0, socket, 0), "trim")
  return kit.group(parts), socket
end

-- The form that style words ask for, else one by chance; then its upper radius against the lower one.
function lampshade.form(p)
  if p:style("industrial") then return "dome", 0.09 end
  if p:style("victorian") then return "bell", 0.42 end
  if p:style("modern") then return "drum", 1 end
  local form = p:choose{ "drum", "drum", "cone", "bell" }
  if form == "cone" then return "drum", p:vary(0.5, 0.68) end
  return form, form == "bell" and p:vary(0.4, 0.5) or p:vary(0.84, 1)
end

return lampshade
