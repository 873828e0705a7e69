#include "asset/render/render_private.h"
#include "asset/scene/srgb.h"

#define MOST_TAPS 4

/** Texel position wrapped into 0 … count-1. */
static uint32_t wrap(int64_t at, uint32_t count)
{
    if (at >= 0 && at < (int64_t)count) {
        return (uint32_t)at;
    }
    int64_t rest = at % (int64_t)count;
    return (uint32_t)(rest < 0 ? rest + (int64_t)count : rest);
}

/** The mean of a 2×2 block of one channel; sRGB codes are averaged as light. */
static uint8_t block_mean(const uint8_t *texels[4], uint32_t channel, bool srgb)
{
    if (!srgb) {
        uint32_t sum = 2;
        for (int i = 0; i < 4; i++) {
            sum += texels[i][channel];
        }
        return (uint8_t)(sum / 4);
    }
    float sum = 0.0F;
    for (int i = 0; i < 4; i++) {
        sum += pa_srgb_linear[texels[i][channel]];
    }
    return pa_srgb_code(0.25F * sum);
}

static void shrink(const texture *image, uint32_t level, uint8_t *out_texels)
{
    uint32_t channels = image->channels;
    uint32_t from_width = image->width[level - 1];
    uint32_t from_height = image->height[level - 1];
    const uint8_t *from = image->texels[level - 1];
    for (uint32_t y = 0; y < image->height[level]; y++) {
        uint32_t y0 = 2 * y < from_height ? 2 * y : from_height - 1;
        uint32_t y1 = 2 * y + 1 < from_height ? 2 * y + 1 : from_height - 1;
        for (uint32_t x = 0; x < image->width[level]; x++) {
            uint32_t x0 = 2 * x < from_width ? 2 * x : from_width - 1;
            uint32_t x1 = 2 * x + 1 < from_width ? 2 * x + 1 : from_width - 1;
            const uint8_t *texels[4] = {from + ((size_t)y0 * from_width + x0) * channels,
                                        from + ((size_t)y0 * from_width + x1) * channels,
                                        from + ((size_t)y1 * from_width + x0) * channels,
                                        from + ((size_t)y1 * from_width + x1) * channels};
            for (uint32_t c = 0; c < channels; c++) {
                *out_texels++ = block_mean(texels, c, image->srgb && c < 3);
            }
        }
    }
}

bool pa_render_texture_init(const pa_image *image, bool srgb, pa_arena *arena, texture *out_texture)
{
    texture made = {.channels = image->channels, .level_count = 1, .srgb = srgb};
    made.width[0] = image->width;
    made.height[0] = image->height;
    made.texels[0] = image->pixels;
    while (made.level_count < SAMPLER_LEVELS) {
        uint32_t level = made.level_count;
        if (made.width[level - 1] == 1 && made.height[level - 1] == 1) {
            break;
        }
        made.width[level] = made.width[level - 1] > 1 ? made.width[level - 1] / 2 : 1;
        made.height[level] = made.height[level - 1] > 1 ? made.height[level - 1] / 2 : 1;
        uint8_t *texels =
            pa_arena_array(arena, (size_t)made.width[level] * made.height[level], made.channels);
        if (!texels) {
            return false;
        }
        shrink(&made, level, texels);
        made.texels[level] = texels;
        made.level_count++;
    }
    *out_texture = made;
    return true;
}

/** Adds weight times the bilinear sample of one level. */
static void add_bilinear(const texture *image, uint32_t level, float u, float v, float weight, float sum[4])
{
    uint32_t width = image->width[level];
    uint32_t height = image->height[level];
    float x = (u - floorf(u)) * (float)width - 0.5F;
    float y = (v - floorf(v)) * (float)height - 0.5F;
    float x_floor = floorf(x);
    float y_floor = floorf(y);
    float fx = x - x_floor;
    float fy = y - y_floor;
    uint32_t x0 = wrap((int64_t)x_floor, width);
    uint32_t x1 = x0 + 1 < width ? x0 + 1 : 0;
    uint32_t y0 = wrap((int64_t)y_floor, height);
    uint32_t y1 = y0 + 1 < height ? y0 + 1 : 0;
    uint32_t channels = image->channels;
    const uint8_t *row_0 = image->texels[level] + (size_t)y0 * width * channels;
    const uint8_t *row_1 = image->texels[level] + (size_t)y1 * width * channels;
    const uint8_t *texels[4] = {row_0 + (size_t)x0 * channels, row_0 + (size_t)x1 * channels,
                                row_1 + (size_t)x0 * channels, row_1 + (size_t)x1 * channels};
    float weights[4] = {weight * (1.0F - fx) * (1.0F - fy), weight * fx * (1.0F - fy),
                        weight * (1.0F - fx) * fy, weight * fx * fy};
    uint32_t colors = channels < 3 ? 1 : 3;
    for (int i = 0; i < 4; i++) {
        for (uint32_t c = 0; c < colors; c++) {
            uint8_t code = texels[i][c];
            sum[c] += weights[i] * (image->srgb ? pa_srgb_linear[code] : (float)code * (1.0F / 255.0F));
        }
        sum[3] += weights[i] * (channels == 4 ? (float)texels[i][3] * (1.0F / 255.0F) : 1.0F);
    }
}

static void add_trilinear(const texture *image, float u, float v, float level, float weight, float sum[4])
{
    float most = (float)(image->level_count - 1);
    if (!(level > 0.0F)) {
        add_bilinear(image, 0, u, v, weight, sum);
        return;
    }
    if (level >= most) {
        add_bilinear(image, image->level_count - 1, u, v, weight, sum);
        return;
    }
    uint32_t lower = (uint32_t)level;
    float share = level - (float)lower;
    add_bilinear(image, lower, u, v, weight * (1.0F - share), sum);
    add_bilinear(image, lower + 1, u, v, weight * share, sum);
}

void pa_render_texture_sample(const texture *image, const footprint *at, float out_rgba[4])
{
    float width = (float)image->width[0];
    float height = (float)image->height[0];
    float along_x = hypotf(at->du_dx * width, at->dv_dx * height);
    float along_y = hypotf(at->du_dy * width, at->dv_dy * height);
    bool x_longer = along_x >= along_y;
    float longer = x_longer ? along_x : along_y;
    float shorter = fmaxf(x_longer ? along_y : along_x, 1e-6F);
    /* Seen at a slant, a pixel covers a long strip of texels: a few samples along it keep it sharp. */
    int taps = longer <= 1.0F ? 1 : (int)float_clamp(ceilf(longer / shorter - 0.25F), 1.0F, MOST_TAPS);
    float level = log2f(fmaxf(longer / (float)taps, 1e-6F));
    float du = x_longer ? at->du_dx : at->du_dy;
    float dv = x_longer ? at->dv_dx : at->dv_dy;
    float sum[4] = {0.0F, 0.0F, 0.0F, 0.0F};
    for (int i = 0; i < taps; i++) {
        float offset = ((float)i + 0.5F) / (float)taps - 0.5F;
        add_trilinear(image, at->u + offset * du, at->v + offset * dv, level, 1.0F / (float)taps, sum);
    }
    bool grey = image->channels < 3;
    out_rgba[0] = sum[0];
    out_rgba[1] = grey ? sum[0] : sum[1];
    out_rgba[2] = grey ? sum[0] : sum[2];
    out_rgba[3] = sum[3];
}
