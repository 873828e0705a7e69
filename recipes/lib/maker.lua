-- What machines, tools and toys have in common: a drawing board that scales, and short words for plain shapes.
local maker = {}

-- Draw at `nominal` metres of the declared extent: everything is brought to the size that is wanted. With `spread`,
-- the seed makes the whole up to that share broader or narrower.
function maker.board(p, nominal, spread)
  local s = p.size / nominal
  local w = s * p:vary(1 - (spread or 0), 1 + (spread or 0))
  local board = { scale = s }
  function board.add(shape, slot) return p:add(shape:scale(w, s, s), slot) end
  -- The shape and its mirror image on the other side.
  function board.both(shape, slot)
    board.add(shape, slot)
    board.add(shape:mirror("x"), slot)
  end
  function board.support(x, y, z, wide, deep, name)
    p:support{ at = { x * w, y * s, z * s }, size = { wide * w, deep * s }, name = name }
  end
  function board.anchor(name, x, y, z, normal, size)
    p:anchor(name, { at = { x * w, y * s, z * s }, normal = normal, size = size and size * s })
  end
  -- The same board, for what stands so much higher.
  function board.raised(up)
    local high = { scale = s }
    function high.add(shape, slot) return board.add(shape:move(0, up, 0), slot) end
    function high.both(shape, slot) board.both(shape:move(0, up, 0), slot) end
    function high.support(x, y, ...) board.support(x, y + up, ...) end
    function high.anchor(name, x, y, ...) board.anchor(name, x, y + up, ...) end
    return high
  end
  return board
end

-- A box by its middle and its sides.
function maker.box(x, y, z, wide, high, deep, bevel)
  return kit.box{ size = { wide, high, deep }, bevel = bevel or 0.08 * math.min(wide, high, deep) }:move(x, y, z)
end

-- A cylinder along an axis, by its middle.
function maker.disc(axis, x, y, z, radius, thick, bevel)
  local disc = kit.cylinder{ radius = radius, height = thick, bevel = bevel or 0.1 * math.min(radius, thick) }
  if axis == "x" then disc = disc:rotate("z", -90) elseif axis == "z" then disc = disc:rotate("x", 90) end
  return disc:move(x, y, z)
end

-- A straight round bar from a to b; `top` is its radius at b.
function maker.rod(a, b, radius, top)
  local x, y, z = b[1] - a[1], b[2] - a[2], b[3] - a[3]
  local long = math.sqrt(x * x + y * y + z * z)
  return kit.cone{ radius = radius, top = top or radius, height = long, bevel = 0.15 * math.min(radius, top or radius) }
    :align{ y = "low" }:aim(x, y, z):move(a[1], a[2], a[3])
end

-- A bent bar through the points.
function maker.pipe(points, radius, sides)
  return kit.sweep{ path = kit.curve{ points = points, segments = 5 }, radius = radius, sides = sides or 10, first = "round", last = "round" }
end

-- A plate whose outline is seen from the front, { x, y }.
function maker.front(outline, thick, bevel, holes)
  return kit.extrude{ outline = outline, depth = thick, bevel = bevel or 0.1 * thick, holes = holes }
end

-- A plate whose outline is seen from the side, { z, y }, as thick as the object is wide there.
function maker.side(outline, thick, bevel, holes)
  return maker.front(outline, thick, bevel, holes):rotate("y", -90)
end

-- A turned shape along an axis: its profile's heights run along +X or +Z.
function maker.turned(axis, profile, sides, smooth)
  local shape = kit.lathe{ profile = profile, sides = sides, smooth = smooth, crease = 35 }
  if axis == "x" then return shape:rotate("z", -90) elseif axis == "z" then return shape:rotate("x", 90) end
  return shape
end

return maker
