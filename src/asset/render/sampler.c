#include <string.h>

#include "asset/render/render_private.h"
#include "asset/scene/srgb.h"

#define MOST_TAPS 4
#define FULL 65535.0F
#define LITTLE_ENDIAN_LANES (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)

/* Four channels at once; the compilers map these to vector registers. */
typedef float rgba_f __attribute__((vector_size(16)));
typedef int32_t rgba_i32 __attribute__((vector_size(16)));
typedef uint16_t lanes_u16 __attribute__((vector_size(16)));

/** 16-bit linear values of the 256 codes of colour and of data. */
typedef struct code_tables {
    uint16_t color[256];
    uint16_t data[256];
} code_tables;

static code_tables make_tables(bool srgb)
{
    code_tables tables;
    for (uint32_t code = 0; code < 256; code++) {
        tables.data[code] = (uint16_t)(code * 257);
        tables.color[code] =
            srgb ? (uint16_t)lroundf(pa_srgb_linear[code] * FULL) : (uint16_t)tables.data[code];
    }
    return tables;
}

/** One pixel as 16-bit linear RGBA. */
static void convert_texel(const code_tables *tables, const uint8_t *from, uint32_t channels,
                          uint16_t out_texel[4])
{
    out_texel[0] = tables->color[from[0]];
    out_texel[1] = channels < 3 ? out_texel[0] : tables->color[from[1]];
    out_texel[2] = channels < 3 ? out_texel[0] : tables->color[from[2]];
    out_texel[3] = channels == 4 ? tables->data[from[3]] : UINT16_MAX;
}

/** Level 0 of an image that is too fine: the means of squares of 1 << halvings pixels a side. */
static void convert(const pa_image *image, const code_tables *tables, uint32_t halvings, const texture *to,
                    uint16_t *out_texels)
{
    uint32_t step = 1U << halvings;
    for (uint32_t y = 0; y < to->height[0]; y++) {
        for (uint32_t x = 0; x < to->width[0]; x++, out_texels += 4) {
            uint32_t sum[4] = {0, 0, 0, 0};
            for (uint32_t row = y * step; row < (y + 1) * step; row++) {
                const uint8_t *from =
                    image->pixels + ((size_t)row * image->width + (size_t)x * step) * image->channels;
                for (uint32_t i = 0; i < step; i++, from += image->channels) {
                    uint16_t texel[4];
                    convert_texel(tables, from, image->channels, texel);
                    for (int c = 0; c < 4; c++) {
                        sum[c] += texel[c];
                    }
                }
            }
            for (int c = 0; c < 4; c++) {
                out_texels[c] = (uint16_t)(sum[c] >> (2 * halvings));
            }
        }
    }
}

/** Level 0 of any other image is its own pixels, which are looked up where they are needed. */
static void borrow(const pa_image *image, const code_tables *tables, texture *made)
{
    made->width[0] = image->width;
    made->height[0] = image->height;
    made->codes = image->pixels;
    made->channels = image->channels;
    for (size_t code = 0; code < 256; code++) {
        made->color[code] = (float)tables->color[code];
        made->alpha[code] = (float)tables->data[code];
    }
}

/** What convert_texel gives for one pixel of a borrowed level. */
static inline rgba_f look_up(const texture *image, const uint8_t *codes)
{
    const float *color = image->color;
    if (image->channels == 3) {
        return (rgba_f){color[codes[0]], color[codes[1]], color[codes[2]], FULL};
    }
    if (image->channels == 4) {
        return (rgba_f){color[codes[0]], color[codes[1]], color[codes[2]], image->alpha[codes[3]]};
    }
    return (rgba_f){color[codes[0]], color[codes[0]], color[codes[0]], FULL};
}

/** Four channels as 32 bits each. */
static rgba_i32 widen(const uint16_t *at)
{
    lanes_u16 zero = {0};
    lanes_u16 texel = {0};
    memcpy(&texel, at, 4 * sizeof *at);
    /* Zeros between the halves widen them to 32 bits, in one instruction where a conversion takes four. */
    rgba_i32 wide;
    lanes_u16 pairs = LITTLE_ENDIAN_LANES ? __builtin_shufflevector(texel, zero, 0, 8, 1, 8, 2, 8, 3, 8)
                                          : __builtin_shufflevector(texel, zero, 8, 0, 8, 1, 8, 2, 8, 3);
    memcpy(&wide, &pairs, sizeof wide);
    return wide;
}

/** Four channels of one texel of a level. */
static inline rgba_f fetch(const texture *image, const uint16_t *texels, size_t at)
{
    return texels ? __builtin_convertvector(widen(texels + 4 * at), rgba_f)
                  : look_up(image, image->codes + image->channels * at);
}

/** Each texel of the next level is the mean of a 2 × 2 block; an odd last row or column is left out. */
static void shrink(const texture *image, uint32_t level, uint16_t *out_texels)
{
    uint32_t from_width = image->width[level - 1];
    uint32_t from_height = image->height[level - 1];
    const uint16_t *from = image->texels[level - 1];
    for (uint32_t y = 0; y < image->height[level]; y++) {
        size_t row = (size_t)(2 * y) * from_width;
        size_t below = 2 * y + 1 < from_height ? from_width : 0;
        for (uint32_t x = 0; x < image->width[level]; x++, out_texels += 4) {
            size_t at = row + 2 * (size_t)x;
            size_t beside = 2 * x + 1 < from_width ? at + 1 : at;
            /* Sums of four 16-bit numbers are exact in floats. */
            rgba_f sum = fetch(image, from, at) + fetch(image, from, beside) +
                         fetch(image, from, at + below) + fetch(image, from, beside + below);
            rgba_i32 mean = (__builtin_convertvector(sum, rgba_i32) + 2) >> 2;
            for (int c = 0; c < 4; c++) {
                out_texels[c] = (uint16_t)mean[c];
            }
        }
    }
}

static uint16_t *new_level(texture *made, uint32_t width, uint32_t height, pa_arena *arena)
{
    uint16_t *texels = pa_arena_array(arena, (size_t)width * height, 4 * sizeof(uint16_t));
    made->width[made->level_count] = width;
    made->height[made->level_count] = height;
    made->texels[made->level_count] = texels;
    return texels;
}

bool pa_render_texture_init(const pa_image *image, bool srgb, uint32_t useful, pa_arena *arena,
                            texture *out_texture)
{
    texture made = {0};
    uint32_t halvings = 0;
    while (halvings < 4 && image->width >> (halvings + 1) >= useful && image->height >> (halvings + 1)) {
        halvings++;
    }
    code_tables tables = make_tables(srgb);
    uint16_t *texels = NULL;
    if (halvings == 0) {
        borrow(image, &tables, &made);
    } else {
        texels = new_level(&made, image->width >> halvings, image->height >> halvings, arena);
        if (!texels) {
            return false;
        }
        convert(image, &tables, halvings, &made, texels);
    }
    for (made.level_count = 1; made.level_count < SAMPLER_LEVELS; made.level_count++) {
        uint32_t width = made.width[made.level_count - 1];
        uint32_t height = made.height[made.level_count - 1];
        if (width == 1 && height == 1) {
            break;
        }
        texels = new_level(&made, width > 1 ? width / 2 : 1, height > 1 ? height / 2 : 1, arena);
        if (!texels) {
            return false;
        }
        shrink(&made, made.level_count, texels);
    }
    *out_texture = made;
    return true;
}

/** Into 0 to 1 (1 itself by rounding); what no float can tell from its neighbour tile goes to 0. */
static float repeat(float at)
{
    if (!(fabsf(at) < 1e6F)) {
        return 0.0F;
    }
    float rest = at - (float)(int32_t)at;
    return rest < 0.0F ? rest + 1.0F : rest;
}

/** Linear interpolation between the four texels around a point of one level; u and v from 0 to 1. */
static rgba_f bilinear(const texture *image, uint32_t level, float u, float v)
{
    int32_t width = (int32_t)image->width[level];
    int32_t height = (int32_t)image->height[level];
    float x = u * (float)width - 0.5F;
    float y = v * (float)height - 0.5F;
    int32_t x0 = (int32_t)(x + 1.0F) - 1;
    int32_t y0 = (int32_t)(y + 1.0F) - 1;
    float fx = x - (float)x0;
    float fy = y - (float)y0;
    /* Half a texel before the first lies the last one; rounding may also bring the first again. */
    x0 = x0 < 0 ? width - 1 : x0 >= width ? 0 : x0;
    y0 = y0 < 0 ? height - 1 : y0 >= height ? 0 : y0;
    int32_t x1 = x0 + 1 < width ? x0 + 1 : 0;
    int32_t y1 = y0 + 1 < height ? y0 + 1 : 0;
    const uint16_t *texels = image->texels[level];
    size_t upper = (size_t)y0 * (size_t)width;
    size_t lower = (size_t)y1 * (size_t)width;
    rgba_f a = fetch(image, texels, upper + (size_t)x0);
    rgba_f b = fetch(image, texels, upper + (size_t)x1);
    rgba_f c = fetch(image, texels, lower + (size_t)x0);
    rgba_f d = fetch(image, texels, lower + (size_t)x1);
    rgba_f top = a + (b - a) * fx;
    rgba_f bottom = c + (d - c) * fx;
    return top + (bottom - top) * fy;
}

static rgba_f trilinear(const texture *image, float u, float v, float level)
{
    uint32_t last = image->level_count - 1;
    if (!(level > 0.0F)) {
        return bilinear(image, 0, u, v);
    }
    if (level >= (float)last) {
        return bilinear(image, last, u, v);
    }
    /* Near a level's own size it alone is asked; only half of the way between two is a mixture. */
    uint32_t lower = (uint32_t)level;
    float share = (level - (float)lower - 0.25F) * 2.0F;
    if (share <= 0.0F || share >= 1.0F) {
        return bilinear(image, share <= 0.0F ? lower : lower + 1, u, v);
    }
    rgba_f fine = bilinear(image, lower, u, v);
    return fine + (bilinear(image, lower + 1, u, v) - fine) * share;
}

/** log2 to within 0.01, enough to choose a level by. */
static float rough_log2(float value)
{
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    float exponent = (float)((int32_t)(bits >> 23) - 127);
    bits = (bits & 0x7FFFFFU) | 0x3F800000U;
    float rest;
    memcpy(&rest, &bits, sizeof rest);
    rest -= 1.0F;
    return exponent + rest * (1.3465F - 0.3465F * rest);
}

void pa_render_texture_sample(const texture *image, const footprint *at, float out_rgba[4])
{
    float width = (float)image->width[0];
    float height = (float)image->height[0];
    float along_x = at->du_dx * at->du_dx * width * width + at->dv_dx * at->dv_dx * height * height;
    float along_y = at->du_dy * at->du_dy * width * width + at->dv_dy * at->dv_dy * height * height;
    bool x_longer = along_x >= along_y;
    float longer = x_longer ? along_x : along_y;
    float shorter = fmaxf(x_longer ? along_y : along_x, 1e-12F);
    /* Seen at a slant, a pixel covers a long strip of texels: a few samples along it keep it sharp. Lengths
     * are squared here; each sample more is worth it when the strip is twice as long again. */
    int taps = 1;
    while (longer > 1.0F && taps < MOST_TAPS && longer > shorter * (float)(taps * taps) * 4.0F) {
        taps++;
    }
    float level = 0.5F * rough_log2(fmaxf(longer / (float)(taps * taps), 1e-12F));
    rgba_f sum = {0.0F, 0.0F, 0.0F, 0.0F};
    for (int i = 0; i < taps; i++) {
        float offset = ((float)i + 0.5F) / (float)taps - 0.5F;
        float u = at->u + offset * (x_longer ? at->du_dx : at->du_dy);
        float v = at->v + offset * (x_longer ? at->dv_dx : at->dv_dy);
        sum += trilinear(image, repeat(u), repeat(v), level);
    }
    sum *= 1.0F / (FULL * (float)taps);
    memcpy(out_rgba, &sum, sizeof sum);
}
