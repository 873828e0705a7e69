-- A mug: a turned wall with a rounded lip, and a handle swept along a curve on its right.
local function handle(p, radius, height)
  local reach, thick = p:vary(0.42, 0.6) * height, 0.055 * height
  local top, low = 0.78 * height, 0.24 * height
  -- The ends lie inside the wall, so that the handle grows out of it.
  local inside = radius - 0.03 * height
  local path = kit.curve{ points = {
    { inside, top, 0 },
    { radius + 0.55 * reach, top + 0.02 * height, 0 },
    { radius + 0.8 * reach, 0.55 * height, 0 },
    { radius + 0.5 * reach, low + 0.02 * height, 0 },
    { inside, low, 0 },
  } }
  local flat = kit.ellipse{ radius = thick, radius_y = 1.5 * thick, sides = p.advanced and 20 or 10 }
  return kit.sweep{ path = path, profile = flat, up = { 0, 0, 1 } }
end

return {
  kind = "mug",
  synsets = { "mug.n.04" },
  names = { "coffee mug", "coffee cup", "tea mug" },
  height_m = { 0.06, 0.095, 0.16 },
  parts = { handle = { 0, 1, 2 } },
  slots = { { "body", "ceramic or teal ceramic or red ceramic or navy ceramic or mustard ceramic" }, { "handle", "ceramic or teal ceramic or red ceramic or navy ceramic or mustard ceramic" } },
  styles = { "modern", "rustic" },
  shapes = { "tall", "wide", "tapered" },

  build = function(p)
    local h = p.height
    local r = h * p:vary(0.4, 0.46)
    if p:shape("tall") then r = r * 0.75 elseif p:shape("wide") then r = r * 1.3 end
    local top = p:shape("tapered") and 1.18 * r or r
    local belly = p:style("rustic") and 1.12 * r or 0.5 * (r + top)
    local wall, lip = 0.042 * h, 0.018 * h
    p:add(kit.lathe{
      smooth = true,
      sides = p.advanced and 64 or 24,
      profile = {
        { 0, 0.012 * h, "sharp" }, { 0.78 * r, 0.012 * h, "sharp" }, { 0.8 * r, 0, "sharp" },
        { 0.92 * r, 0.004 * h }, { r, 0.07 * h }, { belly, 0.5 * h }, { top, 0.96 * h },
        { top - lip, h }, { top - wall, 0.96 * h }, { belly - wall, 0.5 * h },
        { r - 1.2 * wall, 0.14 * h }, { 0.6 * r, 0.075 * h }, { 0, 0.07 * h },
      },
    }, "body")

    p:anchor("mouth", { at = { 0, h, 0 }, size = 2 * (top - wall) })
    p:support{ name = "inside", at = { 0, 0.07 * h, 0 }, size = { r, r }, round = true }
    for i = 1, p:part("handle") do
      local grip = handle(p, math.min(r, belly, top), h)
      p:add(i == 2 and grip:rotate("y", 180) or grip, "handle")
    end
  end,
}
