/* Printed patterns: the colour is the ground, the accent the figure; a few have a third colour of their own.
 */
#include "asset/texture/texture_private.h"

/* Where a texel lies on the tile, 0 to 1 each way, and how much of it one texel is. */
typedef struct spot {
    float u, v;
    float texel;
    size_t at;
} spot;

typedef void pattern_fn(canvas *to, const spot *here);

/* 1 inside, where the distance is negative, 0 outside, over about a texel and a half. */
static float inside(float distance, const spot *here)
{
    return smoothf(1.0F, -1.0F, distance / (0.75F * here->texel));
}

/* -1 to 1 and back, straight, once in a turn. */
static float zigzag(float turns)
{
    float t = turns - floorf(turns);
    return 4.0F * fabsf(t - 0.5F) - 1.0F;
}

static float fraction(float value)
{
    return value - floorf(value);
}

static void paint_stripes(canvas *to, const spot *here)
{
    to->accent[here->at] = inside(fabsf(fraction(4.0F * here->v) - 0.5F) / 4.0F - 0.0625F, here);
}

static void paint_checks(canvas *to, const spot *here)
{
    float across = zigzag(2.0F * here->u + 0.37F) / 8.0F;
    float down = zigzag(2.0F * here->v + 0.37F) / 8.0F;
    float a = inside(across, here);
    float b = inside(down, here);
    to->accent[here->at] = a + b - 2.0F * a * b;
}

/* Broad bands that cross, darker where they lie over one another, and thin lines between. */
static void paint_plaid(canvas *to, const spot *here)
{
    float across = inside(fabsf(fraction(2.0F * here->u) - 0.5F) / 2.0F - 0.12F, here);
    float down = inside(fabsf(fraction(2.0F * here->v) - 0.5F) / 2.0F - 0.12F, here);
    float thin = inside(fabsf(fraction(2.0F * here->u + 0.5F) - 0.5F) / 2.0F - 0.012F, here);
    float line = inside(fabsf(fraction(2.0F * here->v + 0.5F) - 0.5F) / 2.0F - 0.012F, here);
    to->accent[here->at] = 0.55F * across + 0.45F * down;
    to->third[here->at] = fmaxf(thin, line);
}

static void paint_dots(canvas *to, const spot *here)
{
    /* Rows are shifted by half the distance between dots. */
    float row = floorf(4.0F * here->v);
    float shift = row - 2.0F * floorf(row / 2.0F);
    float x = fraction(4.0F * here->u + 0.5F * shift) - 0.5F;
    float y = fraction(4.0F * here->v) - 0.5F;
    to->accent[here->at] = inside((sqrtf(x * x + y * y) - 0.3F) / 4.0F, here);
}

static void paint_chevrons(canvas *to, const spot *here)
{
    float place = 4.0F * here->v + 0.35F * zigzag(3.0F * here->u);
    to->accent[here->at] = inside((fabsf(fraction(place) - 0.5F) - 0.25F) / 4.0F, here);
}

/* Diamonds with thin lines across their corners. */
static void paint_argyle(canvas *to, const spot *here)
{
    float x = zigzag(2.0F * here->u);
    float y = zigzag(here->v);
    float lines = fabsf(fabsf(zigzag(2.0F * here->u + 0.5F)) - fabsf(zigzag(here->v + 0.5F)));
    to->accent[here->at] = inside((0.5F * fabsf(x + 1.0F) + 0.5F * fabsf(y + 1.0F) - 0.5F) / 4.0F, here);
    to->third[here->at] = 0.8F * inside(lines / 8.0F - 0.006F, here);
}

/* Broken checks: each dark square throws teeth over the light ones around it. */
static void paint_houndstooth(canvas *to, const spot *here)
{
    float x = fraction(3.0F * here->u) * 4.0F;
    float y = fraction(3.0F * here->v) * 4.0F;
    bool column = x < 2.0F;
    bool row = y < 2.0F;
    bool tooth = fraction((x - y) / 2.0F) < 0.5F;
    to->accent[here->at] = column == row ? (column ? 1.0F : 0.0F) : (tooth ? 1.0F : 0.0F);
}

static void paint_herringbone(canvas *to, const spot *here)
{
    float fold = zigzag(2.0F * here->u);
    to->accent[here->at] =
        inside((fabsf(fraction(10.0F * here->v + 1.6F * fold) - 0.5F) - 0.25F) / 14.0F, here);
}

/* Triangles by halves of squares, in two colours and a lighter third. */
static void paint_geometric(canvas *to, const spot *here)
{
    float x = 4.0F * here->u;
    float y = 4.0F * here->v;
    float p = fraction(x);
    float q = fraction(y);
    uint32_t column = (uint32_t)x % 4;
    uint32_t row = (uint32_t)y % 4;
    float corner = (column + row) % 2 ? p - q : p + q - 1.0F;
    float half = inside(corner / 5.66F, here);
    float pick = hash_unit(column, row, 77U);
    to->accent[here->at] = pick < 0.5F ? half : 1.0F - half;
    to->third[here->at] = pick > 0.66F ? 0.7F * half : 0.0F;
}

/* Flowers of five petals, large and small, with leaves between. */
static void paint_flowers(canvas *to, const spot *here)
{
    enum { FLOWERS = 7 };
    static const float flowers[FLOWERS][3] = {
        {0.22F, 0.24F, 0.15F}, {0.7F, 0.16F, 0.1F},  {0.55F, 0.56F, 0.16F}, {0.12F, 0.68F, 0.1F},
        {0.88F, 0.5F, 0.11F},  {0.34F, 0.9F, 0.11F}, {0.8F, 0.83F, 0.13F}};
    for (int i = 0; i < FLOWERS; i++) {
        float x = here->u - flowers[i][0];
        float y = here->v - flowers[i][1];
        x -= floorf(x + 0.5F);
        y -= floorf(y + 0.5F);
        float radius = flowers[i][2];
        float away = sqrtf(x * x + y * y);
        /* cos of five times the angle, without the angle. */
        float c = away > 0.0F ? x / away : 1.0F;
        float five = ((16.0F * c * c - 20.0F) * c * c + 5.0F) * c;
        float petals = inside(away - radius * (0.72F + 0.28F * five), here);
        float lx = 0.8F * x + 0.6F * y - 1.1F * radius;
        float ly = -0.6F * x + 0.8F * y;
        float leaf = inside(sqrtf(lx * lx + 6.0F * ly * ly) - 0.55F * radius, here);
        float heart = inside(away - 0.28F * radius, here);
        to->third[here->at] = fmaxf(to->third[here->at] * (1.0F - petals), leaf * (1.0F - petals));
        to->accent[here->at] = fmaxf(to->accent[here->at], petals);
        to->shade[here->at] *= 1.0F - 0.45F * heart;
    }
}

/* The planes that noisy patterns read: spare 0 and 1 broad noise, spare 2 cells. */
static void paint_camouflage(canvas *to, const spot *here)
{
    float edge = 6.0F * here->texel;
    to->accent[here->at] = smoothf(0.05F - edge, 0.05F + edge, to->spare[0][here->at]);
    to->third[here->at] = smoothf(0.16F - edge, 0.16F + edge, to->spare[1][here->at]);
}

static void paint_leopard(canvas *to, const spot *here)
{
    float away = to->spare[2][here->at] + 0.12F * to->spare[0][here->at];
    float broken = smoothf(-0.35F, -0.15F, to->spare[1][here->at]);
    float edge = 9.0F * here->texel;
    float ring = smoothf(0.3F, 0.3F - edge, fabsf(away - 0.0F)) - smoothf(0.17F, 0.17F - edge, away);
    to->accent[here->at] = unitf(ring * broken);
    to->third[here->at] = smoothf(0.17F, 0.17F - edge, away);
}

static void paint_zebra(canvas *to, const spot *here)
{
    float wave = 5.0F * here->v + 0.9F * to->spare[0][here->at] + 0.35F * to->spare[1][here->at];
    to->accent[here->at] = smoothf(-0.15F, 0.15F, wavef(wave));
}

static void paint_swirls(canvas *to, const spot *here)
{
    float wave =
        2.0F * here->u + 2.0F * here->v + 1.3F * to->spare[0][here->at] + 0.6F * to->spare[1][here->at];
    to->accent[here->at] = smoothf(-0.75F, 0.75F, wavef(wave));
}

static void paint_mosaic(canvas *to, const spot *here)
{
    float pick = hash_unit(to->cell[here->at], 5U, 9U);
    float grout = smoothf(0.1F, 0.06F, to->spare[3][here->at]);
    to->accent[here->at] = pick;
    to->shade[here->at] = 0.85F + 0.3F * hash_unit(to->cell[here->at], 6U, 9U);
    to->third[here->at] = grout;
    to->height[here->at] = -0.0006F * grout;
}

static void paint_speckles(canvas *to, const spot *here)
{
    float size = 0.12F + 0.2F * hash_unit(to->cell[here->at], 3U, 4U);
    to->accent[here->at] = smoothf(size, size - 9.0F * here->texel, to->spare[2][here->at]);
}

static void paint_ombre(canvas *to, const spot *here)
{
    to->accent[here->at] = 0.5F + 0.5F * wavef(here->v - 0.25F);
}

/* Red, yellow and blue in turns: what lies between is orange, green and violet. */
static void paint_rainbow(canvas *to, const spot *here)
{
    float t = 3.0F * here->v;
    float yellow = unitf(1.0F - fabsf(t - 1.0F));
    float blue = unitf(1.0F - fabsf(t - 2.0F));
    to->accent[here->at] = yellow / fmaxf(1.0F - blue, 1e-3F);
    to->third[here->at] = blue;
}

/* Thin dark lines between cells, wider here and there, that lie deeper than the rest. */
static void paint_cracks(canvas *to, const spot *here)
{
    float width = 0.022F + 0.05F * unitf(to->spare[0][here->at]);
    float crack = smoothf(width, 0.4F * width, to->spare[3][here->at]);
    to->accent[here->at] = crack;
    to->height[here->at] = -0.0008F * crack;
    to->shade[here->at] = 1.0F + 0.06F * to->spare[1][here->at];
    to->rough[here->at] = unitf(to->rough[here->at] + 0.2F * crack);
}

static void paint_patches(canvas *to, const spot *here)
{
    float pick = hash_unit(to->cell[here->at], 2U, 8U);
    to->accent[here->at] = pick > 0.33F && pick < 0.66F ? 1.0F : 0.0F;
    to->third[here->at] = pick >= 0.66F ? 1.0F : 0.0F;
}

/* Spirals that turn into one another, as an engraver cuts them, and a leaf where four of them meet. */
static void paint_scrolls(canvas *to, const spot *here)
{
    float across = 4.0F * here->u, down = 4.0F * here->v;
    float turn = ((int)across + (int)down) % 2 == 0 ? 1.0F : -1.0F;
    float x = fraction(across) - 0.5F, y = fraction(down) - 0.5F;
    float radius = sqrtf(x * x + y * y);
    float wind = 4.2F * radius + turn * atan2f(y, x) / (2.0F * (float)M_PI);
    float line = fabsf(fraction(wind) - 0.5F) / 4.2F;
    float cut = radius < 0.5F ? smoothf(0.042F, 0.018F, line) * smoothf(0.5F, 0.46F, radius) : 0.0F;
    float corner = fabsf(fabsf(x) - 0.5F) + fabsf(fabsf(y) - 0.5F);
    cut = fmaxf(cut, smoothf(0.15F, 0.12F, corner));
    to->accent[here->at] = cut;
    to->height[here->at] = -0.0014F * cut;
    to->rough[here->at] = unitf(to->rough[here->at] + 0.15F * cut);
}

typedef struct pattern {
    pattern_fn *paint;
    uint32_t noise;       /* lattice cells of the broad noises; 0 = none are needed */
    uint32_t cells;       /* cells across; 0 = none */
    float third_color[3]; /* linear */
} pattern;

static const pattern patterns[PA_PATTERN_COUNT] = {
    [PA_PATTERN_STRIPES] = {paint_stripes, 0, 0, {0}},
    [PA_PATTERN_CHECKS] = {paint_checks, 0, 0, {0}},
    [PA_PATTERN_PLAID] = {paint_plaid, 0, 0, {0.85F, 0.78F, 0.55F}},
    [PA_PATTERN_DOTS] = {paint_dots, 0, 0, {0}},
    [PA_PATTERN_CHEVRONS] = {paint_chevrons, 0, 0, {0}},
    [PA_PATTERN_ARGYLE] = {paint_argyle, 0, 0, {0.8F, 0.8F, 0.76F}},
    [PA_PATTERN_HOUNDSTOOTH] = {paint_houndstooth, 0, 0, {0}},
    [PA_PATTERN_HERRINGBONE] = {paint_herringbone, 0, 0, {0}},
    [PA_PATTERN_GEOMETRIC] = {paint_geometric, 0, 0, {0.87F, 0.83F, 0.72F}},
    [PA_PATTERN_FLOWERS] = {paint_flowers, 0, 0, {0.07F, 0.24F, 0.06F}},
    [PA_PATTERN_CAMOUFLAGE] = {paint_camouflage, 4, 0, {0.13F, 0.075F, 0.035F}},
    [PA_PATTERN_LEOPARD] = {paint_leopard, 12, 7, {0.3F, 0.13F, 0.035F}},
    [PA_PATTERN_ZEBRA] = {paint_zebra, 3, 0, {0}},
    [PA_PATTERN_SWIRLS] = {paint_swirls, 3, 0, {0}},
    [PA_PATTERN_MOSAIC] = {paint_mosaic, 0, 9, {0.72F, 0.69F, 0.62F}},
    [PA_PATTERN_SPECKLES] = {paint_speckles, 0, 16, {0}},
    [PA_PATTERN_OMBRE] = {paint_ombre, 0, 0, {0}},
    [PA_PATTERN_RAINBOW] = {paint_rainbow, 0, 0, {0.02F, 0.12F, 0.75F}},
    [PA_PATTERN_CRACKS] = {paint_cracks, 5, 5, {0}},
    [PA_PATTERN_PATCHES] = {paint_patches, 0, 7, {0.03F, 0.2F, 0.62F}},
    [PA_PATTERN_SCROLLS] = {paint_scrolls, 0, 0, {0}},
};

void texture_pattern(canvas *to)
{
    const pattern *of = &patterns[to->spec->variant];
    to->tile_m = 0.2F;
    if (of->noise > 0) {
        canvas_fractal(to, to->spare[0], of->noise, of->noise, 3, 0.5F, 1);
        canvas_fractal(to, to->spare[1], of->noise, of->noise, 3, 0.5F, 2);
    }
    if (of->cells > 0) {
        canvas_cells(to, of->cells, of->cells, 0.75F, NULL, 3,
                     &(cell_planes){.nearest = to->spare[2], .border = to->spare[3], .id = to->cell});
    }
    float texel = 1.0F / (float)to->side;
    for (uint32_t y = 0; y < to->side; y++) {
        for (uint32_t x = 0; x < to->side; x++) {
            spot here = {((float)x + 0.5F) * texel, ((float)y + 0.5F) * texel, texel, canvas_at(to, x, y)};
            to->metal[here.at] = to->spec->metallic;
            of->paint(to, &here);
        }
    }
    for (int c = 0; c < 3; c++) {
        to->third_color[c] = of->third_color[c];
    }
}
