#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asset/finish/finish_private.h"
#include "asset/scene/srgb.h"

static void fill_decode(float decode[256], pa_texel texel)
{
    for (int i = 0; i < 256; i++) {
        decode[i] = texel == PA_TEXEL_COLOR    ? pa_srgb_linear[i]
                    : texel == PA_TEXEL_NORMAL ? (float)(2 * i - 255) / 255
                                               : (float)i / 255;
    }
}

static uint8_t to_code(float value)
{
    return (uint8_t)(fminf(fmaxf(value, 0), 1) * 255 + 0.5f);
}

/* The part of [low, high) that the source texel i covers. */
static float overlap(uint32_t i, double low, double high)
{
    return (float)(fmin((double)i + 1, high) - fmax((double)i, low));
}

/* Which texels of a row an output texel covers, and how much of each; the same for all rows. */
typedef struct column {
    uint32_t first;
    uint32_t count;
    const float *shares; /* [count] */
} column;

/* columns [width], shares [image_width + width] */
static void fill_columns(uint32_t image_width, uint32_t width, column *columns, float *shares)
{
    double step = (double)image_width / width;
    for (uint32_t x = 0; x < width; x++) {
        double low = x * step;
        double high = fmin((x + 1) * step, image_width);
        column *own = &columns[x];
        *own = (column){.first = (uint32_t)low, .shares = shares};
        for (uint32_t i = own->first; (double)i < high; i++) {
            *shares++ = overlap(i, low, high);
            own->count++;
        }
    }
}

/* As add_row, of three channels, which are most pictures. */
static void add_rgb_row(const uint8_t *row, const float *decode, float weight, const column *columns,
                        uint32_t width, float *sums)
{
    for (uint32_t x = 0; x < width; x++, sums += 4) {
        const uint8_t *from = row + (size_t)columns[x].first * 3;
        float red = sums[0];
        float green = sums[1];
        float blue = sums[2];
        for (uint32_t i = 0; i < columns[x].count; i++, from += 3) {
            float part = weight * columns[x].shares[i];
            red += decode[from[0]] * part;
            green += decode[from[1]] * part;
            blue += decode[from[2]] * part;
        }
        sums[0] = red;
        sums[1] = green;
        sums[2] = blue;
    }
}

/* Adds `weight` times one source row, averaged along x, to the sums of an output row. */
static void add_row(const pa_image *image, const float *decode, pa_texel texel, uint32_t y, float weight,
                    const column *columns, uint32_t width, float *sums)
{
    uint32_t channels = image->channels;
    const uint8_t *row = image->pixels + (size_t)y * image->width * channels;
    if (channels == 3) {
        add_rgb_row(row, decode, weight, columns, width, sums);
        return;
    }
    bool weighted = texel == PA_TEXEL_COLOR && channels == 4;
    for (uint32_t x = 0; x < width; x++) {
        for (uint32_t i = 0; i < columns[x].count; i++) {
            const uint8_t *from = row + (size_t)(columns[x].first + i) * channels;
            float part = weight * columns[x].shares[i];
            float alpha = channels == 4 ? (float)from[3] / 255 : 1;
            float *to = sums + 4 * (size_t)x;
            for (uint32_t k = 0; k < channels && k < 3; k++) {
                to[k] += decode[from[k]] * (weighted ? part * alpha : part);
            }
            to[3] += part * alpha;
        }
    }
}

static void store_row(const float *sums, pa_texel texel, uint32_t channels, float area, uint32_t width,
                      uint8_t *row)
{
    for (uint32_t x = 0; x < width; x++) {
        const float *from = sums + 4 * (size_t)x;
        uint8_t *to = row + (size_t)x * channels;
        float alpha = from[3] / area;
        float over = texel == PA_TEXEL_COLOR && channels == 4 ? fmaxf(from[3], 1e-20f) : area;
        if (texel == PA_TEXEL_NORMAL) {
            over = fmaxf(sqrtf(from[0] * from[0] + from[1] * from[1] + from[2] * from[2]), 1e-20f);
        }
        for (uint32_t k = 0; k < channels && k < 3; k++) {
            float value = from[k] / over;
            to[k] = texel == PA_TEXEL_COLOR    ? pa_srgb_code(value)
                    : texel == PA_TEXEL_NORMAL ? to_code((value + 1) / 2)
                                               : to_code(value);
        }
        if (channels == 4) {
            to[3] = to_code(alpha);
        }
    }
}

pa_status pa_finish_shrink(const pa_image *image, pa_texel texel, uint32_t width, uint32_t height,
                           pa_arena *arena, pa_image *out_image, pa_error *err)
{
    if (image->channels < 3 && texel == PA_TEXEL_NORMAL) {
        texel = PA_TEXEL_DATA;
    }
    pa_image made = {.name = image->name, .width = width, .height = height, .channels = image->channels};
    made.pixels = pa_arena_array(arena, (size_t)width * height, image->channels);
    float *sums = calloc(width, 4 * sizeof *sums);
    column *columns = calloc(width, sizeof *columns);
    float *shares = calloc((size_t)image->width + width, sizeof *shares);
    bool enough = made.pixels && sums && columns && shares;
    float decode[256];
    fill_decode(decode, texel);
    if (enough) {
        fill_columns(image->width, width, columns, shares);
    }
    double step = (double)image->height / height;
    float area = (float)(step * image->width / width);
    for (uint32_t y = 0; enough && y < height; y++) {
        double low = y * step;
        double high = fmin((y + 1) * step, image->height);
        memset(sums, 0, (size_t)width * 4 * sizeof *sums);
        for (uint32_t i = (uint32_t)low; (double)i < high; i++) {
            add_row(image, decode, texel, i, overlap(i, low, high), columns, width, sums);
        }
        store_row(sums, texel, image->channels, area, width,
                  made.pixels + (size_t)y * width * image->channels);
    }
    free(sums);
    free(columns);
    free(shares);
    if (!enough) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_image = made;
    return PA_OK;
}
