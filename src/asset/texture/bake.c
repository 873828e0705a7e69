#include <string.h>

#include "asset/scene/srgb.h"
#include "asset/texture/texture_private.h"

/* Linear values 0 to 1 are told apart in so many steps: finer than any two codes lie apart. */
enum { LINEAR_STEPS = 8192, LARGEST_SIDE = 1024 };

/* What of the light from all around still reaches the bottom of a hollow as deep as it is wide. */
#define DEEPEST_OCCLUSION 0.45F

static uint8_t code_of(float value)
{
    return (uint8_t)(unitf(value) * 255.0F + 0.5F);
}

static pa_image blank(uint32_t side, pa_arena *arena)
{
    return (pa_image){.width = side,
                      .height = side,
                      .channels = 3,
                      .pixels = pa_arena_array(arena, (size_t)side * side, 3)};
}

/**
 * What the surface is multiplied by so that its mean is as light as the colour that one calls it by: white
 * fur shows its hairs by their shadows, and is white all the same. What has worn stays as dark as it became.
 */
static float exposure(const texture_draft *from, const pa_texture_spec *spec)
{
    const float most = 1.35F;
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

pa_status texture_bake_color(const texture_draft *from, const pa_texture_spec *spec, pa_arena *arena,
                             pa_texture_set *set, pa_error *err)
{
    uint8_t codes[LINEAR_STEPS];
    uint32_t used[3][256] = {0};
    size_t count = (size_t)from->side * from->side;
    set->base_color = blank(from->side, arena);
    if (!set->base_color.pixels) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t i = 0; i < LINEAR_STEPS; i++) {
        codes[i] = pa_srgb_code((float)i / (float)(LINEAR_STEPS - 1));
    }
    float gain = exposure(from, spec);
    uint8_t *texel = set->base_color.pixels;
    for (size_t i = 0; i < count; i++) {
        for (int c = 0; c < 3; c++) {
            float value = mixf(spec->color[c], spec->accent[c], from->accent[i]) * from->shade[i] * gain;
            value = mixf(value, from->third_color[c], from->third[i]);
            uint8_t code = codes[(uint32_t)(unitf(value) * (float)(LINEAR_STEPS - 1) + 0.5F)];
            *texel++ = code;
            used[c][code]++;
        }
    }
    for (int c = 0; c < 3; c++) {
        double sum = 0.0;
        for (int code = 0; code < 256; code++) {
            sum += (double)used[c][code] * (double)pa_srgb_linear[code];
        }
        set->mean_color[c] = (float)(sum / (double)count);
    }
    return PA_OK;
}

/* How open each texel lies, 0..1, in spare[0]: what the ground around it rises above it takes light away. */
static const float *find_openness(canvas *from)
{
    uint32_t radius = from->side / 48;
    size_t count = (size_t)from->side * from->side;
    float *open = from->spare[0];
    float radius_m = (float)radius * from->tile_m / (float)from->side;
    float scale = from->spec->relief / (2.0F * radius_m);
    memcpy(open, from->height, count * sizeof *open);
    canvas_blur(from, open, from->spare[1], radius);
    for (size_t i = 0; i < count; i++) {
        open[i] = 1.0F - DEEPEST_OCCLUSION * unitf((open[i] - from->height[i]) * scale);
    }
    return open;
}

static void bake_data(canvas *from, pa_texture_set *set)
{
    size_t count = (size_t)from->side * from->side;
    const float *open = find_openness(from);
    uint64_t rough = 0;
    uint64_t metal = 0;
    for (size_t i = 0; i < count; i++) {
        uint8_t *texel = set->metallic_roughness.pixels + 3 * i;
        texel[0] = code_of(open[i]);
        texel[1] = code_of(clampf(from->rough[i], 0.04F, 1.0F));
        texel[2] = code_of(from->metal[i]);
        rough += texel[1];
        metal += texel[2];
    }
    set->mean_roughness = (float)((double)rough / (double)count / 255.0);
    set->mean_metallic = (float)((double)metal / (double)count / 255.0);
}

/** The heights' slopes of one row, each to the next texel, which at the end is the first. */
static void row_slopes(const canvas *from, uint32_t y, float *right, float *down)
{
    uint32_t side = from->side;
    const float *row = from->height + (size_t)y * side;
    const float *above = from->height + (size_t)((y - 1) & (side - 1)) * side;
    const float *below = from->height + (size_t)((y + 1) & (side - 1)) * side;
    right[0] = row[1] - row[side - 1];
    for (uint32_t x = 1; x + 1 < side; x++) {
        right[x] = row[x + 1] - row[x - 1];
    }
    right[side - 1] = row[0] - row[side - 2];
    for (uint32_t x = 0; x < side; x++) {
        down[x] = below[x] - above[x];
    }
}

static void bake_normal(const canvas *from, pa_texture_set *set)
{
    float right[LARGEST_SIDE];
    float down[LARGEST_SIDE];
    uint32_t side = from->side;
    float scale = 0.5F * from->spec->relief * (float)side / from->tile_m;
    for (uint32_t y = 0; y < side; y++) {
        uint8_t *texel = set->normal.pixels + (size_t)3 * side * y;
        row_slopes(from, y, right, down);
        for (uint32_t x = 0; x < side; x++) {
            float nx = clampf(-right[x] * scale, -2.0F, 2.0F);
            float ny = clampf(down[x] * scale, -2.0F, 2.0F);
            float inverse = 0.5F / sqrtf(nx * nx + ny * ny + 1.0F);
            /* All three lie within 0..1 by construction. */
            texel[3 * x] = (uint8_t)((nx * inverse + 0.5F) * 255.0F + 0.5F);
            texel[3 * x + 1] = (uint8_t)((ny * inverse + 0.5F) * 255.0F + 0.5F);
            texel[3 * x + 2] = (uint8_t)((inverse + 0.5F) * 255.0F + 0.5F);
        }
    }
}

pa_status texture_bake_relief(canvas *from, pa_arena *arena, pa_texture_set *set, pa_error *err)
{
    set->metallic_roughness = blank(from->side, arena);
    set->normal = blank(from->side, arena);
    set->tile_m[0] = set->tile_m[1] = from->tile_m;
    if (!set->metallic_roughness.pixels || !set->normal.pixels) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    bake_normal(from, set);
    bake_data(from, set);
    return PA_OK;
}
