/* Bare metal in four states, and paint on metal. */
#include "asset/texture/texture_private.h"

static void all_metal(canvas *to)
{
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        to->metal[at] = 1.0F;
    }
}

/** Fine straight scratches in every direction: brighter, rougher. */
static void scratches(canvas *to, float amount)
{
    uint32_t seed = canvas_seed(to, 90);
    uint32_t count = (uint32_t)(160.0F * amount);
    float unit = (float)to->side / 512.0F;
    for (uint32_t i = 0; i < count; i++) {
        float x = hash_unit(seed, i, 1) * (float)to->side;
        float y = hash_unit(seed, i, 2) * (float)to->side;
        float dx = 2.0F * hash_unit(seed, i, 3) - 1.0F;
        float dy = 2.0F * hash_unit(seed, i, 4) - 1.0F;
        float bend = 0.004F * (hash_unit(seed, i, 5) - 0.5F);
        float scale = 1.0F / fmaxf(fabsf(dx), fmaxf(fabsf(dy), 0.01F));
        uint32_t steps = (uint32_t)(unit * mixf(20.0F, 140.0F, hash_unit(seed, i, 6)));
        for (uint32_t s = 0; s < steps; s++) {
            float along = (float)s / (float)steps;
            float strength = 4.0F * along * (1.0F - along) * amount;
            size_t at = canvas_at(to, (uint32_t)(int32_t)floorf(x), (uint32_t)(int32_t)floorf(y));
            to->shade[at] *= 1.0F + 0.14F * strength;
            to->rough[at] += 0.12F * strength;
            to->height[at] -= 15e-6F * strength;
            x += dx * scale;
            y += dy * scale;
            dx += bend * dy;
            dy -= bend * dx;
        }
    }
}

/** Dark breath of age in the hollows and in patches. */
static void tarnish(canvas *to, const float *patches, float amount)
{
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        float dull = smoothf(0.9F - 1.4F * amount, 1.3F, patches[at] + 0.2F);
        to->accent[at] = unitf(to->accent[at] + 0.8F * dull * amount);
        to->rough[at] += 0.3F * dull * amount;
    }
}

void texture_brushed_metal(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *coarse = to->spare[0];
    float *fine = to->spare[1];
    float *patch = to->spare[2];
    to->tile_m = 0.25F;
    canvas_noise(to, coarse, 120, 2, 1);
    canvas_noise(to, fine, 256, 5, 2);
    canvas_fractal(to, patch, 3, 3, 4, 0.5F, 3);
    all_metal(to);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        float streak = 0.55F * coarse[at] + 0.6F * fine[at];
        to->shade[at] = 1.0F + 0.07F * spec->contrast * streak;
        to->accent[at] = unitf(0.08F + 0.12F * spec->contrast * streak);
        to->rough[at] += 0.09F * streak + 0.03F * patch[at];
        to->height[at] = 9e-6F * streak;
    }
    tarnish(to, patch, spec->wear);
    scratches(to, spec->wear);
}

void texture_polished_metal(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *smear = to->spare[0];
    float *dust = to->spare[1];
    to->tile_m = 0.3F;
    canvas_fractal(to, smear, 3, 3, 5, 0.55F, 1);
    canvas_noise(to, dust, 200, 200, 2);
    all_metal(to);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        to->shade[at] = 1.0F + 0.02F * spec->contrast * smear[at];
        to->accent[at] = unitf(0.06F + 0.05F * spec->contrast * smear[at]);
        to->rough[at] += 0.05F * smear[at] + 0.012F * dust[at];
        to->height[at] = 3e-5F * smear[at];
    }
    tarnish(to, smear, spec->wear);
    scratches(to, 0.12F + spec->wear);
}

void texture_hammered_metal(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *dent = to->spare[0];
    float *patch = to->spare[1];
    to->tile_m = 0.22F;
    const cell_planes found = {.nearest = dent};
    canvas_cells(to, 12, 12, 0.8F, NULL, 1, &found);
    canvas_fractal(to, patch, 4, 4, 4, 0.5F, 2);
    all_metal(to);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        float bowl = dent[at] * dent[at];
        to->height[at] = 0.0026F * bowl / (0.35F + bowl);
        float rim = smoothf(0.35F, 0.75F, dent[at]);
        to->accent[at] = unitf(0.16F - 0.14F * rim + 0.12F * spec->contrast * patch[at]);
        to->shade[at] = 1.0F + 0.05F * rim;
        to->rough[at] += 0.05F * patch[at] - 0.05F * rim;
    }
    canvas_blur(to, to->height, to->spare[2], to->side / 340);
    tarnish(to, patch, spec->wear);
    scratches(to, 0.1F + 0.6F * spec->wear);
}

void texture_rusted_metal(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *spread = to->spare[0];
    float *crust = to->spare[1];
    float *tint = to->spare[2];
    to->tile_m = 0.5F;
    canvas_fractal(to, spread, 4, 4, 6, 0.6F, 1);
    canvas_fractal(to, crust, 24, 24, 5, 0.65F, 2);
    canvas_fractal(to, tint, 6, 6, 5, 0.6F, 3);
    to->third_color[0] = 0.36F;
    to->third_color[1] = 0.145F;
    to->third_color[2] = 0.05F;
    float start = 0.35F - 1.1F * spec->wear;
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        float value = spread[at] + 0.16F * crust[at];
        float rust = smoothf(start - 0.22F, start + 0.12F, value);
        float rim = rust * smoothf(start + 0.75F, start + 0.05F, value);
        to->accent[at] = rust;
        to->shade[at] = 1.0F + rust * spec->contrast * (0.32F * tint[at] + 0.22F * crust[at]);
        to->shade[at] *= 1.0F + (1.0F - rust) * 0.06F * tint[at];
        to->third[at] = unitf(0.55F * rim * smoothf(-0.5F, 0.8F, tint[at] + 0.4F * crust[at]));
        to->metal[at] = 1.0F - rust;
        to->rough[at] = mixf(spec->roughness + 0.06F * tint[at], 0.93F, rust);
        to->height[at] = rust * (0.0004F + 0.00042F * crust[at] + 0.0002F * tint[at]) + 2e-5F * crust[at];
    }
    canvas_cavity(to, 0.0006F, to->side / 128, 0.35F);
}

void texture_paint(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *peel = to->spare[0];
    float *chip = to->spare[1];
    float *patch = to->spare[2];
    to->tile_m = 0.4F;
    canvas_noise(to, peel, 110, 110, 1);
    canvas_fractal(to, chip, 7, 7, 6, 0.6F, 2);
    canvas_fractal(to, patch, 3, 3, 4, 0.5F, 3);
    float edge = 1.25F - spec->wear;
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        float bare = spec->wear > 0.0F ? smoothf(edge, edge + 0.09F, chip[at] + 0.3F * patch[at]) : 0.0F;
        to->accent[at] = bare;
        to->shade[at] = 1.0F + 0.025F * spec->contrast * patch[at] - 0.15F * spec->wear * unitf(patch[at]);
        to->metal[at] = bare;
        to->rough[at] += 0.03F * patch[at] + 0.25F * bare;
        to->height[at] = 7e-6F * peel[at] - 12e-5F * bare;
    }
    scratches(to, 0.5F * spec->wear);
}
