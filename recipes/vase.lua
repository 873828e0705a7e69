-- A vase: one turned wall, whose belly, waist and lip the seed bends.
return {
  kind = "vase",
  synsets = { "vase.n.01" },
  names = { "flower vase", "amphora" },
  height_m = { 0.1, 0.3, 1.2 },
  parts = { handle = { 0, 0, 2 } },
  slots = { { "body", "glazed teal ceramic or glazed cobalt blue ceramic or glazed crimson ceramic or glazed white ceramic or glazed mustard ceramic" }, { "rim", "white porcelain" }, { "handle", "glazed teal ceramic or glazed cobalt blue ceramic or glazed crimson ceramic or glazed white ceramic or glazed mustard ceramic" } },
  styles = { "modern", "rustic", "classic", "art deco" },
  shapes = { "round", "tall", "slim", "wide", "square" },

  build = function(p)
    local h = p.height
    local sides = p.advanced and 72 or 32
    local belly = h * p:vary(0.25, 0.31)
    if p:shape("round") or p:shape("wide") then belly = 0.36 * h elseif p:shape("tall") or p:shape("slim") then belly = 0.17 * h end
    local foot, neck = belly * p:vary(0.45, 0.58), belly * p:vary(0.32, 0.44)
    local lip = neck * p:vary(1.25, 1.6)
    local wide_at = p:vary(0.42, 0.58)
    local wall = 0.02 * h
    if p:style("modern") then
      neck, lip, wide_at = 0.62 * belly, 0.66 * belly, 0.3
    elseif p:style("art deco") then
      foot, neck, lip, wide_at = 0.4 * belly, 0.85 * belly, 1.05 * belly, 0.75
    end
    local shoulder = math.min(wide_at + 0.2, 0.81)
    local body = kit.lathe{ smooth = true, sides = p:shape("square") and 4 or sides, profile = {
      { 0, 0.014 * h, "sharp" }, { 0.82 * foot, 0.014 * h, "sharp" }, { 0.86 * foot, 0, "sharp" }, { foot, 0.006 * h },
      { foot * 1.02, 0.03 * h }, { 0.72 * (foot + 0.4 * belly), 0.14 * h }, { belly, wide_at * h }, { 0.72 * belly, shoulder * h },
      { neck, math.min(0.86, wide_at + 0.34) * h }, { 0.5 * (neck + lip), 0.95 * h }, { lip, 0.992 * h }, { lip - 0.4 * wall, h },
      { lip - wall, 0.99 * h }, { neck - wall, math.min(0.86, wide_at + 0.34) * h }, { 0.72 * belly - wall, shoulder * h },
      { belly - wall, wide_at * h }, { 0.6 * foot, 0.06 * h }, { 0, 0.05 * h },
    } }
    if p:style("art deco") then
      body = body:crease(30)
    end
    p:add(body, "body")
    p:add(kit.torus{ radius = lip - 0.35 * wall, tube = 0.55 * wall, sides = sides }:move(0, h - 0.4 * wall, 0), "rim")
    if not p:style("modern") then
      p:add(kit.torus{ radius = neck * 1.0, tube = 0.3 * wall, sides = sides }:move(0, math.min(0.86, wide_at + 0.34) * h, 0), "rim")
    end
    p:anchor("mouth", { at = { 0, h, 0 }, size = 2 * (lip - wall) })
    local top, low = math.min(0.86, wide_at + 0.34) * h, wide_at * h
    for i = 1, p:part("handle") do
      local path = kit.curve{ points = { { neck - 0.5 * wall, top, 0 }, { neck + 0.55 * belly, top + 0.03 * h, 0 },
        { 1.25 * belly, 0.6 * top + 0.4 * low, 0 }, { 0.985 * belly - 0.5 * wall, low + 0.04 * h, 0 } } }
      local grip = kit.sweep{ path = path, radius = 0.026 * h }
      p:add(i == 2 and grip:rotate("y", 180) or grip, "handle")
    end
  end,
}
