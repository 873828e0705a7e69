/* Woven and knitted cloth, velvet, leather and fur. */
#include "asset/texture/texture_private.h"

enum { HAIRS = 5200 };

#define THREADS 64 /* on the tile, each way; a multiple of every pattern's period */

enum { WEAVE_PLAIN, WEAVE_TWILL, WEAVE_KNIT, WEAVE_PLAID, WEAVE_STRIPES };

/** How much of the second colour thread `index` has. */
static float thread_color(uint32_t variant, uint32_t index, bool lengthwise)
{
    if (variant == WEAVE_STRIPES) {
        uint32_t in = index % 32;
        return lengthwise && (in < 11 || in == 14 || in == 28) ? 1.0F : 0.0F;
    }
    if (variant == WEAVE_PLAID) {
        uint32_t in = index % 32;
        return (in >= 4 && in < 16) || in == 23 || in == 24 ? 1.0F : 0.0F;
    }
    /* Denim shows its coloured lengthwise threads on one side and the pale crosswise ones between. */
    return variant == WEAVE_TWILL && !lengthwise ? 0.5F : 0.0F;
}

/** One point of a weave: which thread lies on top there, how high, how its colour is. */
typedef struct woven {
    float height, color, shade, gap;
} woven;

static woven woven_at(const canvas *to, float x, float y, float slub_x, float slub_y, uint32_t seed)
{
    uint32_t variant = to->spec->variant;
    bool twill = variant == WEAVE_TWILL || variant == WEAVE_PLAID;
    float period = twill ? 4.0F : 2.0F;
    float offset = twill ? 0.5F : 0.0F;
    uint32_t i = (uint32_t)x;
    uint32_t j = (uint32_t)y;
    float fx = 2.0F * (x - (float)i) - 1.0F;
    float fy = 2.0F * (y - (float)j) - 1.0F;
    /* A thread rises over and dives under the ones it crosses, in step with its neighbours' order. */
    float warp_rise = wavef(0.25F + (y - 0.5F + (float)i + offset) / period);
    float weft_rise = -wavef(0.25F + (x - 0.5F + (float)j + offset) / period);
    float warp_round = 1.0F - fx * fx * (1.0F + 0.2F * slub_x);
    float weft_round = 1.0F - fy * fy * (1.0F + 0.2F * slub_y);
    /* In twill and in stripes the lengthwise threads cover most of the face. */
    float cover = variant == WEAVE_TWILL ? 0.4F : variant == WEAVE_STRIPES ? 0.7F : 0.0F;
    float warp_top = 0.55F * warp_rise + warp_round + cover;
    float weft_top = 0.55F * weft_rise + weft_round;
    bool lengthwise = warp_top > weft_top;
    woven at;
    at.height = lengthwise ? warp_top : weft_top;
    at.color = thread_color(variant, lengthwise ? i : j, lengthwise);
    at.shade = 1.0F + (lengthwise ? 0.10F * (hash_unit(seed, i, 1) - 0.5F) + 0.08F * slub_x
                                  : 0.10F * (hash_unit(seed, j, 2) - 0.5F) + 0.08F * slub_y);
    at.gap = smoothf(1.05F + cover, 0.35F + cover, at.height);
    return at;
}

/** Rows of V-shaped stitches. */
static woven knitted_at(float x, float y, float slub_x, float slub_y)
{
    float fx = x - floorf(x) - 0.5F;
    float side = fabsf(fx);
    float along = y - 1.5F * side;
    along -= floorf(along);
    float across = (side - 0.25F) * 4.0F;
    float bulge = 2.0F * along - 1.0F;
    woven at;
    at.height = 0.3F + 0.75F * (1.0F - across * across) + 0.4F * (1.0F - bulge * bulge);
    at.color = 0.0F;
    at.shade = 1.0F + 0.05F * slub_x + 0.05F * slub_y;
    at.gap = smoothf(1.0F, 0.4F, at.height);
    return at;
}

void texture_fabric(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *slub_x = to->spare[0];
    float *slub_y = to->spare[1];
    float *fuzz = to->spare[2];
    float *broad = to->spare[3];
    bool knit = spec->variant == WEAVE_KNIT;
    /* The accent is a thread's colour in these, not the shade in the gaps. */
    bool mixed = spec->variant != WEAVE_PLAIN && !knit;
    uint32_t seed = canvas_seed(to, 9);
    to->tile_m = knit ? 0.16F : 0.11F;
    canvas_noise(to, slub_x, THREADS, 9, 1);
    canvas_noise(to, slub_y, 9, THREADS, 2);
    canvas_noise(to, fuzz, 230, 230, 3);
    canvas_fractal(to, broad, 3, 3, 4, 0.5F, 4);
    float scale_x = (float)(knit ? 20 : THREADS) / (float)to->side;
    float scale_y = (float)(knit ? 26 : THREADS) / (float)to->side;
    float thread_m = to->tile_m / (float)(knit ? 20 : THREADS);
    for (uint32_t y = 0; y < to->side; y++) {
        for (uint32_t x = 0; x < to->side; x++) {
            size_t at = canvas_at(to, x, y);
            float tx = ((float)x + 0.5F) * scale_x;
            float ty = ((float)y + 0.5F) * scale_y;
            woven on = knit ? knitted_at(tx, ty, slub_x[at], slub_y[at])
                            : woven_at(to, tx, ty, slub_x[at], slub_y[at], seed);
            to->height[at] = thread_m * (0.22F * on.height + 0.035F * fuzz[at]);
            to->accent[at] = mixed ? on.color : unitf(on.color + 0.75F * on.gap * spec->contrast);
            to->shade[at] = mixf(1.0F, on.shade, spec->contrast) * (1.0F - 0.42F * on.gap) *
                            (1.0F + 0.06F * fuzz[at] + 0.04F * broad[at] * spec->contrast);
            to->rough[at] += 0.03F * fuzz[at];
        }
    }
    if (spec->wear > 0.0F) {
        for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
            float pale = smoothf(0.9F - spec->wear, 1.4F - 0.5F * spec->wear, broad[at] + 0.4F * fuzz[at]);
            to->shade[at] *= 1.0F + 0.5F * spec->wear * pale;
        }
    }
}

void texture_velvet(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *nap = to->spare[0];
    float *pile = to->spare[1];
    float *brush = to->spare[2];
    to->tile_m = 0.35F;
    canvas_fractal(to, nap, 3, 2, 2, 0.4F, 1);
    canvas_noise(to, pile, 256, 200, 2);
    canvas_noise(to, brush, 40, 12, 3);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        float lie = smoothf(-0.9F, 0.9F, nap[at] + 0.18F * brush[at]);
        to->accent[at] = unitf(spec->contrast * (0.32F * lie + 0.06F * brush[at] + 0.05F));
        to->shade[at] = 1.0F + spec->contrast * (0.07F * pile[at] + 0.08F * (lie - 0.5F));
        to->height[at] = 9e-5F * pile[at] + 9e-4F * nap[at];
        to->rough[at] += 0.04F * pile[at];
    }
}

void texture_leather(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *border = to->spare[0];
    float *const warp[2] = {to->spare[1], to->spare[2]};
    float *broad = to->spare[3];
    to->tile_m = 0.2F;
    canvas_fractal(to, warp[0], 12, 12, 3, 0.5F, 1);
    canvas_fractal(to, warp[1], 12, 12, 3, 0.5F, 2);
    canvas_fractal(to, broad, 3, 3, 5, 0.55F, 3);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        warp[0][at] *= 0.35F * spec->figure;
        warp[1][at] *= 0.35F * spec->figure;
    }
    const cell_planes found = {.border = border};
    canvas_cells(to, 52, 52, 0.95F, warp, 4, &found);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        float pebble = smoothf(0.0F, 0.42F, border[at]);
        float crease = 1.0F - pebble;
        to->height[at] = 0.00042F * pebble + 0.0002F * broad[at];
        to->accent[at] = unitf(spec->contrast * (0.65F * crease + 0.16F + 0.16F * broad[at]));
        to->shade[at] = 1.0F + spec->contrast * 0.06F * broad[at];
        to->rough[at] += 0.16F * crease + 0.05F * broad[at];
        float scuff = smoothf(1.0F - spec->wear, 1.7F - spec->wear, broad[at] + 0.35F * pebble);
        to->shade[at] *= 1.0F + 0.45F * spec->wear * scuff;
        to->rough[at] += 0.2F * spec->wear * scuff;
    }
    canvas_cavity(to, 0.0004F, to->side / 128, 0.25F);
}

void texture_fur(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *sway = to->spare[0];
    float *tuft = to->spare[1];
    uint32_t seed = canvas_seed(to, 5);
    float unit = (float)to->side / 512.0F;
    to->tile_m = 0.22F;
    canvas_fractal(to, sway, 5, 4, 2, 0.5F, 1);
    canvas_fractal(to, tuft, 11, 6, 3, 0.5F, 2);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        to->height[at] = -0.004F;
        to->accent[at] = 0.55F;
        to->shade[at] = 0.75F;
    }
    for (uint32_t at = 0; at < STROKE_BANDS * HAIRS; at++) {
        uint32_t i = at % HAIRS;
        float x = hash_unit(seed, i, 1) * (float)to->side;
        float y = hash_unit(seed, i, 2) * (float)to->side;
        if (!stroke_in_band(to, y, at / HAIRS)) {
            continue;
        }
        float lean =
            0.55F * spec->figure * canvas_read(to, sway, x, y) + 0.5F * (hash_unit(seed, i, 3) - 0.5F);
        float scale = 1.0F / sqrtf(1.0F + lean * lean);
        float clump = canvas_read(to, tuft, x, y);
        float chance = hash_unit(seed, i, 4);
        const stroke hair = {.x = x,
                             .y = y,
                             .along_x = lean * scale,
                             .along_y = scale,
                             .half_length = unit * mixf(24.0F, 50.0F, hash_unit(seed, i, 5)),
                             .half_width = unit * mixf(1.3F, 2.3F, hash_unit(seed, i, 6)),
                             .level = 0.0012F * clump + 0.0012F * chance,
                             .arch = 0.0002F,
                             .tilt = 0.0006F,
                             .accent =
                                 unitf(spec->contrast * (0.2F - 0.13F * clump + 0.3F * (chance - 0.5F))),
                             .shade = mixf(0.9F, 1.1F, hash_unit(seed, i, 7)) + 0.04F * clump,
                             .root_shade = 0.84F,
                             .rough = spec->roughness};
        canvas_stroke(to, &hair);
    }
    canvas_cavity(to, 0.0024F, to->side / 64, 0.2F);
}
