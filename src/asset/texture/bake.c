#include "asset/scene/srgb.h"
#include "asset/texture/texture_private.h"

static uint8_t code_of(float value)
{
    return (uint8_t)(unitf(value) * 255.0F + 0.5F);
}

/**
 * What the surface is multiplied by so that its mean is as light as the colour that one calls it by: white
 * fur shows its hairs by their shadows, and is white all the same. What has worn stays as dark as it became.
 */
static float exposure(const canvas *from)
{
    const float most = 1.35F;
    const pa_texture_spec *spec = from->spec;
    size_t count = (size_t)from->side * from->side;
    if (texture_accent_stays(spec->family)) {
        return 1.0F;
    }
    float color = texture_luminance(spec->color);
    float accent = texture_luminance(spec->accent);
    double sum = 0.0;
    for (size_t i = 0; i < count; i++) {
        sum += (double)(mixf(color, accent, from->accent[i]) * from->shade[i]);
    }
    float mean = (float)(sum / (double)count);
    float gain = clampf(color / fmaxf(mean, 1e-4F), 1.0F, most);
    return mixf(gain, 1.0F, spec->wear);
}

static void bake_color(const canvas *from, pa_texture_set *set)
{
    const pa_texture_spec *spec = from->spec;
    size_t count = (size_t)from->side * from->side;
    float gain = exposure(from);
    double sum[3] = {0.0, 0.0, 0.0};
    for (size_t i = 0; i < count; i++) {
        for (int c = 0; c < 3; c++) {
            float value = mixf(spec->color[c], spec->accent[c], from->accent[i]) * from->shade[i] * gain;
            value = mixf(value, from->third_color[c], from->third[i]);
            uint8_t code = pa_srgb_code(value);
            set->base_color.pixels[3 * i + (size_t)c] = code;
            sum[c] += (double)pa_srgb_linear[code];
        }
    }
    for (int c = 0; c < 3; c++) {
        set->mean_color[c] = (float)(sum[c] / (double)count);
    }
}

static void bake_data(const canvas *from, pa_texture_set *set)
{
    size_t count = (size_t)from->side * from->side;
    uint64_t rough = 0;
    uint64_t metal = 0;
    for (size_t i = 0; i < count; i++) {
        uint8_t *texel = set->metallic_roughness.pixels + 3 * i;
        texel[0] = 255; /* read as occlusion by some: none */
        texel[1] = code_of(clampf(from->rough[i], 0.04F, 1.0F));
        texel[2] = code_of(from->metal[i]);
        rough += texel[1];
        metal += texel[2];
    }
    set->mean_roughness = (float)((double)rough / (double)count / 255.0);
    set->mean_metallic = (float)((double)metal / (double)count / 255.0);
}

static void bake_normal(const canvas *from, pa_texture_set *set)
{
    uint32_t side = from->side;
    float scale = 0.5F * from->spec->relief * (float)side / from->tile_m;
    for (uint32_t y = 0; y < side; y++) {
        for (uint32_t x = 0; x < side; x++) {
            float right = from->height[canvas_at(from, x + 1, y)] - from->height[canvas_at(from, x - 1, y)];
            float down = from->height[canvas_at(from, x, y + 1)] - from->height[canvas_at(from, x, y - 1)];
            float nx = clampf(-right * scale, -2.0F, 2.0F);
            float ny = clampf(down * scale, -2.0F, 2.0F);
            float inverse = 0.5F / sqrtf(nx * nx + ny * ny + 1.0F);
            uint8_t *texel = set->normal.pixels + 3 * canvas_at(from, x, y);
            texel[0] = code_of(nx * inverse + 0.5F);
            texel[1] = code_of(ny * inverse + 0.5F);
            texel[2] = code_of(inverse + 0.5F);
        }
    }
}

static pa_image blank(uint32_t side, pa_arena *arena)
{
    return (pa_image){.width = side,
                      .height = side,
                      .channels = 3,
                      .pixels = pa_arena_array(arena, (size_t)side * side, 3)};
}

pa_status texture_bake(const canvas *from, pa_arena *arena, pa_texture_set *out_set, pa_error *err)
{
    pa_texture_set set = {.base_color = blank(from->side, arena),
                          .metallic_roughness = blank(from->side, arena),
                          .normal = blank(from->side, arena),
                          .tile_m = {from->tile_m, from->tile_m}};
    if (!set.base_color.pixels || !set.metallic_roughness.pixels || !set.normal.pixels) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    bake_color(from, &set);
    bake_data(from, &set);
    bake_normal(from, &set);
    *out_set = set;
    return PA_OK;
}
