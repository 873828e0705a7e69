/* Stone in the rough and polished, concrete, and fired clay with and without glaze. */
#include "asset/texture/texture_private.h"

static void third_color(canvas *to, float red, float green, float blue)
{
    to->third_color[0] = red;
    to->third_color[1] = green;
    to->third_color[2] = blue;
}

/** Lichen and moss where `patches` is high. */
static void moss(canvas *to, const float *patches, const float *grain)
{
    float wear = to->spec->wear;
    third_color(to, 0.075F, 0.095F, 0.04F);
    for (size_t at = 0; wear > 0.0F && at < (size_t)to->side * to->side; at++) {
        float grown = smoothf(1.0F - 1.3F * wear, 1.35F - 1.1F * wear, patches[at] + 0.25F * grain[at]);
        to->third[at] = 0.8F * grown;
        to->height[at] += 0.0006F * grown * (1.0F + grain[at]);
        to->rough[at] += 0.1F * grown;
    }
}

void texture_stone(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *relief = to->spare[0];
    float *tone = to->spare[1];
    float *grain = to->spare[2];
    float *crack = to->spare[3];
    to->tile_m = 0.8F;
    canvas_fractal(to, relief, 5, 5, 6, 0.58F, 1);
    canvas_fractal(to, tone, 4, 4, 5, 0.6F, 2);
    canvas_noise(to, grain, 220, 220, 3);
    canvas_fractal(to, crack, 3, 3, 5, 0.55F, 4);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        float hewn = 1.0F - fabsf(relief[at]);
        float line = smoothf(0.035F, 0.0F, fabsf(crack[at])) * smoothf(0.0F, 0.6F, tone[at] + 0.2F);
        line *= unitf(spec->figure * 0.8F);
        to->height[at] = 0.0085F * hewn + 0.0003F * grain[at] - 0.0025F * line;
        to->accent[at] = unitf(spec->contrast * (0.38F + 0.34F * tone[at] - 0.28F * (hewn - 0.6F)));
        to->shade[at] =
            (1.0F + spec->contrast * (0.07F * grain[at] + 0.08F * relief[at])) * (1.0F - 0.5F * line);
        to->rough[at] += 0.04F * grain[at];
    }
    canvas_cavity(to, 0.006F, to->side / 64, 0.4F);
    moss(to, tone, grain);
}

void texture_granite(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *const warp[2] = {to->spare[0], to->spare[1]};
    float *grain = to->spare[2];
    float *cloud = to->spare[3];
    uint32_t seed = canvas_seed(to, 9);
    to->tile_m = 0.25F;
    canvas_fractal(to, warp[0], 60, 60, 2, 0.6F, 1);
    canvas_fractal(to, warp[1], 60, 60, 2, 0.6F, 2);
    canvas_noise(to, grain, 256, 256, 3);
    canvas_fractal(to, cloud, 4, 4, 4, 0.5F, 4);
    third_color(to, 0.03F, 0.03F, 0.032F);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        warp[0][at] *= 0.55F;
        warp[1][at] *= 0.55F;
    }
    const cell_planes found = {.id = to->cell};
    canvas_cells(to, 70, 70, 1.0F, warp, 5, &found);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        float mineral = hash_unit(seed, to->cell[at], 1) + 0.12F * cloud[at];
        float tint = hash_unit(seed, to->cell[at], 2);
        float pale = smoothf(0.52F, 0.56F, mineral);
        float mica = smoothf(0.80F, 0.83F, mineral);
        to->accent[at] = pale;
        to->third[at] = mica * unitf(0.9F * spec->contrast);
        to->shade[at] = 1.0F + spec->contrast * (0.34F * (tint - 0.5F) + 0.06F * grain[at]);
        to->rough[at] += 0.05F * (tint - 0.5F);
        to->height[at] = 8e-6F * tint;
    }
}

/** Where |value| is small, relative to `width`; 1 in the middle of the vein. */
static float vein_of(float value, float width)
{
    float near = unitf(1.0F - fabsf(value) / width);
    return near * near;
}

void texture_marble(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *const warp[2] = {to->spare[0], to->spare[1]};
    float *vein = to->spare[2];
    float *fine = to->spare[3];
    float *cloud = to->spare[4];
    float reach = 0.075F * (float)to->side * spec->figure;
    to->tile_m = 0.55F;
    canvas_fractal(to, warp[0], 3, 3, 5, 0.5F, 1);
    canvas_fractal(to, warp[1], 3, 3, 5, 0.5F, 2);
    canvas_fractal(to, vein, 2, 2, 2, 0.4F, 3);
    canvas_fractal(to, fine, 5, 5, 2, 0.45F, 4);
    canvas_fractal(to, cloud, 3, 3, 5, 0.55F, 5);
    for (uint32_t y = 0; y < to->side; y++) {
        for (uint32_t x = 0; x < to->side; x++) {
            size_t at = canvas_at(to, x, y);
            float px = (float)x + reach * warp[0][at];
            float py = (float)y + reach * warp[1][at];
            float broad = canvas_read(to, vein, px, py);
            float thin = canvas_read(to, fine, px + 0.6F * reach * warp[1][at], py);
            float presence = smoothf(-0.55F, 0.65F, cloud[at]);
            float strong = vein_of(broad, mixf(0.025F, 0.10F, presence));
            float halo = vein_of(broad, 0.45F);
            float hair = vein_of(thin, 0.06F) * smoothf(-0.4F, 0.6F, cloud[at]);
            float amount =
                0.78F * strong * mixf(0.45F, 1.0F, presence) + 0.24F * halo * presence + 0.55F * hair;
            to->accent[at] = unitf(spec->contrast * (amount + 0.13F * (cloud[at] + 0.3F)));
            to->shade[at] = 1.0F + 0.03F * spec->contrast * cloud[at];
            to->rough[at] += 0.03F * cloud[at];
            to->height[at] = 3e-5F * cloud[at];
        }
    }
    if (spec->wear > 0.0F) {
        for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
            to->rough[at] += 0.4F * spec->wear;
            to->shade[at] *= 1.0F - 0.2F * spec->wear * unitf(cloud[at]);
        }
    }
}

void texture_concrete(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *blotch = to->spare[0];
    float *sand = to->spare[1];
    float *pit = to->spare[2];
    float *fine = to->spare[3];
    uint32_t seed = canvas_seed(to, 9);
    to->tile_m = 1.0F;
    canvas_fractal(to, blotch, 3, 3, 6, 0.55F, 1);
    canvas_noise(to, sand, 256, 256, 2);
    canvas_fractal(to, fine, 30, 30, 3, 0.6F, 3);
    const cell_planes found = {.nearest = pit, .id = to->cell};
    canvas_cells(to, 44, 44, 1.0F, NULL, 4, &found);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        float chance = hash_unit(seed, to->cell[at], 1);
        float size =
            chance < 0.16F * spec->figure ? mixf(0.08F, 0.27F, hash_unit(seed, to->cell[at], 2)) : 0.0F;
        float hole = size > 0.0F ? smoothf(size, 0.4F * size, pit[at]) : 0.0F;
        to->height[at] = 0.00035F * sand[at] + 0.0007F * fine[at] + 0.001F * blotch[at] - 0.003F * hole;
        to->accent[at] = unitf(spec->contrast * (0.35F + 0.34F * blotch[at] + 0.10F * fine[at]));
        to->shade[at] =
            (1.0F + spec->contrast * (0.05F * sand[at] + 0.03F * fine[at])) * (1.0F - 0.45F * hole);
        to->rough[at] += 0.04F * fine[at];
    }
    moss(to, blotch, fine);
}

void texture_glaze(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *pool = to->spare[0];
    float *wave = to->spare[1];
    float *speck = to->spare[2];
    float *crackle = to->spare[3];
    uint32_t seed = canvas_seed(to, 9);
    to->tile_m = 0.3F;
    canvas_fractal(to, pool, 3, 3, 4, 0.5F, 1);
    canvas_fractal(to, wave, 7, 7, 2, 0.4F, 2);
    const cell_planes dots = {.nearest = speck, .id = to->cell};
    canvas_cells(to, 60, 60, 1.0F, NULL, 3, &dots);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        float chance = hash_unit(seed, to->cell[at], 1);
        float size = chance < 0.05F * (spec->figure - 0.6F) ? 0.10F + 2.0F * chance : 0.0F;
        float dot = size > 0.0F ? smoothf(size, 0.5F * size, speck[at]) : 0.0F;
        to->accent[at] = unitf(spec->contrast * (0.16F * smoothf(-0.8F, 1.0F, pool[at]) + 0.75F * dot));
        to->shade[at] = (1.0F + 0.02F * spec->contrast * wave[at]) * (1.0F - 0.35F * dot);
        to->rough[at] += 0.02F * pool[at];
        to->height[at] = 13e-5F * wave[at];
    }
    if (spec->wear > 0.0F) {
        const cell_planes net = {.border = crackle};
        canvas_cells(to, 13, 13, 1.0F, NULL, 4, &net);
        for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
            float line = smoothf(0.03F, 0.005F, crackle[at]) * spec->wear;
            to->shade[at] *= 1.0F - 0.5F * line;
            to->height[at] -= 4e-5F * line;
        }
    }
}

void texture_terracotta(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *tone = to->spare[0];
    float *wheel = to->spare[1];
    float *sand = to->spare[2];
    float *speck = to->spare[3];
    to->tile_m = 0.3F;
    canvas_fractal(to, tone, 4, 4, 5, 0.55F, 1);
    canvas_noise(to, wheel, 2, 46, 2);
    canvas_noise(to, sand, 240, 240, 3);
    canvas_fractal(to, speck, 70, 70, 2, 0.5F, 4);
    third_color(to, 0.62F, 0.55F, 0.47F);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        float grog = smoothf(1.05F, 1.5F, speck[at]);
        float bloom = smoothf(1.0F - 1.3F * spec->wear, 1.8F - 1.2F * spec->wear, tone[at] + 0.2F * sand[at]);
        to->height[at] = 0.00013F * wheel[at] + 4e-5F * sand[at] + 0.0001F * tone[at];
        to->accent[at] = unitf(spec->contrast * (0.32F + 0.3F * tone[at] + 0.08F * wheel[at] + 0.4F * grog));
        to->shade[at] = 1.0F + spec->contrast * (0.035F * sand[at] + 0.03F * wheel[at]);
        to->rough[at] += 0.03F * sand[at];
        to->third[at] = spec->wear > 0.0F ? 0.6F * bloom : 0.0F;
    }
}
