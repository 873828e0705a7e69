/* One leaf's skin, a wall of leaves, and grass. */
#include "asset/texture/texture_private.h"

enum { LEAVES = 900, BLADES = 4600 };

void texture_leaf(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *tone = to->spare[0];
    float *net = to->spare[1];
    float *bend = to->spare[2];
    to->tile_m = 0.12F;
    canvas_fractal(to, tone, 4, 4, 4, 0.55F, 1);
    canvas_fractal(to, bend, 4, 4, 2, 0.5F, 2);
    const cell_planes found = {.border = net};
    canvas_cells(to, 34, 34, 1.0F, NULL, 3, &found);
    for (uint32_t y = 0; y < to->side; y++) {
        for (uint32_t x = 0; x < to->side; x++) {
            size_t at = canvas_at(to, x, y);
            float u = ((float)x + 0.5F) / (float)to->side;
            float v = ((float)y + 0.5F) / (float)to->side;
            float aside = fabsf(u - 0.5F);
            /* Side veins leave the middle one upwards, at a slant that flattens outwards. */
            float turns = 6.0F * (v + 1.1F * aside - 0.7F * aside * aside) + 0.12F * bend[at];
            float off = fabsf(turns - floorf(turns + 0.5F));
            float rib = smoothf(0.022F, 0.008F, aside);
            float side_vein = smoothf(0.075F, 0.02F, off) * smoothf(0.5F, 0.2F, aside);
            float mesh = smoothf(0.13F, 0.02F, net[at]);
            float vein = fmaxf(rib, fmaxf(0.75F * side_vein, 0.22F * mesh));
            float swell = off * 2.0F;
            to->height[at] = 0.0011F * swell * (2.0F - swell) * smoothf(0.0F, 0.1F, aside) - 0.0004F * vein +
                             0.0004F * tone[at];
            to->accent[at] = unitf(spec->contrast * (0.8F * vein + 0.10F + 0.10F * tone[at]));
            to->shade[at] = 1.0F + spec->contrast * (0.10F * tone[at] + 0.06F * (swell - 0.5F));
            to->rough[at] += 0.06F * vein + 0.04F * tone[at];
            to->third[at] =
                spec->wear * smoothf(1.0F - spec->wear, 1.5F - spec->wear, tone[at] + 0.5F * aside);
        }
    }
    to->third_color[0] = 0.30F;
    to->third_color[1] = 0.16F;
    to->third_color[2] = 0.04F;
}

/** Everything that no stroke covers lies deep and dark. */
static void ground(canvas *to, float depth_m, float accent, float shade)
{
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        to->height[at] = -depth_m;
        to->accent[at] = accent;
        to->shade[at] = shade;
    }
}

void texture_foliage(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *tone = to->spare[0];
    uint32_t seed = canvas_seed(to, 5);
    float unit = (float)to->side / 512.0F;
    to->tile_m = 0.5F;
    canvas_fractal(to, tone, 4, 4, 3, 0.5F, 1);
    ground(to, 0.02F, 0.1F, 0.35F);
    for (uint32_t at = 0; at < STROKE_BANDS * LEAVES; at++) {
        uint32_t i = at % LEAVES;
        float x = hash_unit(seed, i, 1) * (float)to->side;
        float y = hash_unit(seed, i, 2) * (float)to->side;
        if (!stroke_in_band(to, y, at / LEAVES)) {
            continue;
        }
        float lean = 2.0F * (hash_unit(seed, i, 3) - 0.5F);
        float drop = mixf(-0.35F, 1.0F, hash_unit(seed, i, 4));
        float scale = 1.0F / sqrtf(lean * lean + drop * drop + 1e-4F);
        float level = hash_unit(seed, i, 5);
        float size = unit * mixf(20.0F, 34.0F, hash_unit(seed, i, 6));
        const stroke leaf = {.x = x,
                             .y = y,
                             .along_x = lean * scale,
                             .along_y = drop * scale,
                             .half_length = size,
                             .half_width = size * mixf(0.38F, 0.5F, hash_unit(seed, i, 7)),
                             .blunt = 0.25F,
                             .level = 0.030F * level,
                             .arch = 0.0035F,
                             .tilt = 0.004F * (hash_unit(seed, i, 8) - 0.3F),
                             .accent =
                                 unitf(spec->contrast * (0.18F + 0.4F * (hash_unit(seed, i, 9) - 0.5F))),
                             .shade = mixf(0.6F, 1.12F, level) * (1.0F + 0.18F * canvas_read(to, tone, x, y)),
                             .root_shade = 0.86F,
                             .rib = 0.35F,
                             .rough = spec->roughness};
        canvas_stroke(to, &leaf);
    }
    canvas_cavity(to, 0.014F, to->side / 50, 0.35F);
}

void texture_grass(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *tone = to->spare[0];
    uint32_t seed = canvas_seed(to, 5);
    float unit = (float)to->side / 512.0F;
    to->tile_m = 0.4F;
    canvas_fractal(to, tone, 4, 4, 4, 0.5F, 1);
    ground(to, 0.01F, 0.2F, 0.3F);
    for (uint32_t at = 0; at < STROKE_BANDS * BLADES; at++) {
        uint32_t i = at % BLADES;
        float x = hash_unit(seed, i, 1) * (float)to->side;
        float y = hash_unit(seed, i, 2) * (float)to->side;
        if (!stroke_in_band(to, y, at / BLADES)) {
            continue;
        }
        float lean = 1.9F * spec->figure * (hash_unit(seed, i, 3) - 0.5F);
        float scale = -1.0F / sqrtf(1.0F + lean * lean);
        float level = hash_unit(seed, i, 5);
        float dry = smoothf(1.0F - 0.9F * spec->wear, 1.02F, hash_unit(seed, i, 9));
        float patch = canvas_read(to, tone, x, y);
        const stroke blade = {
            .x = x,
            .y = y,
            .along_x = lean * scale,
            .along_y = scale,
            .half_length = unit * mixf(16.0F, 36.0F, hash_unit(seed, i, 6)),
            .half_width = unit * mixf(1.7F, 3.1F, hash_unit(seed, i, 7)),
            .level = 0.009F * level,
            .arch = 0.0005F,
            .tilt = 0.0015F,
            .accent =
                unitf(spec->contrast * (0.32F + 0.6F * (hash_unit(seed, i, 8) - 0.5F) + 0.2F * patch) + dry),
            .shade = mixf(0.55F, 1.12F, level) * (1.0F + 0.1F * patch),
            .root_shade = 0.55F,
            .rough = spec->roughness};
        canvas_stroke(to, &blade);
    }
    canvas_cavity(to, 0.006F, to->side / 80, 0.3F);
}
