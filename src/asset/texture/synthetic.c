/* Moulded plastic, rubber and paper. */
#include "asset/texture/texture_private.h"

void texture_plastic(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *grain = to->spare[0];
    float *broad = to->spare[1];
    to->tile_m = 0.15F;
    canvas_fractal(to, grain, 110, 110, 2, 0.6F, 1);
    canvas_fractal(to, broad, 3, 3, 4, 0.5F, 2);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        to->height[at] = 11e-6F * grain[at];
        to->accent[at] = unitf(0.06F * spec->contrast * (1.0F + broad[at]));
        to->shade[at] = 1.0F + 0.012F * spec->contrast * (grain[at] + broad[at]);
        to->rough[at] += 0.03F * broad[at] + 0.015F * grain[at];
        float dull = smoothf(0.9F - spec->wear, 1.5F - spec->wear, broad[at] + 0.2F * grain[at]);
        to->rough[at] += 0.3F * spec->wear * dull;
        to->shade[at] *= 1.0F - 0.15F * spec->wear * dull;
    }
}

void texture_rubber(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *grain = to->spare[0];
    float *broad = to->spare[1];
    to->tile_m = 0.15F;
    canvas_fractal(to, grain, 64, 64, 3, 0.65F, 1);
    canvas_fractal(to, broad, 3, 3, 5, 0.55F, 2);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        float dust = smoothf(0.9F - spec->wear, 1.6F - spec->wear, broad[at] + 0.3F * grain[at]);
        to->height[at] = 30e-6F * grain[at];
        to->accent[at] = unitf(spec->contrast * (0.25F + 0.22F * broad[at] + 0.10F * grain[at]));
        to->shade[at] = 1.0F + 0.05F * spec->contrast * grain[at];
        to->rough[at] += 0.04F * grain[at];
        to->third[at] = 0.4F * spec->wear * dust;
    }
    to->third_color[0] = to->third_color[1] = to->third_color[2] = 0.3F;
}

void texture_paper(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *pulp = to->spare[0];
    float *fibre = to->spare[1];
    float *crossing = to->spare[2];
    to->tile_m = 0.12F;
    canvas_fractal(to, pulp, 40, 40, 4, 0.6F, 1);
    canvas_noise(to, fibre, 90, 22, 2);
    canvas_noise(to, crossing, 24, 84, 3);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        float felt = 0.6F * pulp[at] + 0.3F * fibre[at] + 0.3F * crossing[at];
        float yellow = smoothf(-1.2F, 0.8F, pulp[at]) * spec->wear;
        to->height[at] = 14e-6F * felt;
        to->accent[at] = unitf(spec->contrast * (0.2F + 0.14F * felt) + 0.6F * yellow);
        to->shade[at] = 1.0F + 0.025F * spec->contrast * felt;
        to->rough[at] += 0.02F * felt;
    }
}
