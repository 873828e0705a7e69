/*
 * Random numbers that keep activations of the order of 1 through every layer, and a renderer whose field
 * always has a surface: six of its units carry |x|, |y| and |z| to the distance, and everything random bends
 * the blob that comes of them.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "foundation/random.h"
#include "weights/synth_private.h"

/* The six units, ±x, ±y and ±z, and how they are weighed. */
enum { CARRIERS = 6, DISTANCE = 0, COLORS = 3, COLORS_END = 6 };
#define CARRIER_SLOPE 4.0f
#define DISTANCE_AT_CENTER 1.0f
#define DISTANCE_SLOPE (-0.5f)

/* A sum of four 16-bit numbers, less its mean, in units of its standard deviation. */
#define SUM_MEAN 131070
#define SUM_DEVIATION 37837.2271

static uint64_t hash_name(pa_shap_e_part part, const char *name)
{
    uint64_t hash = 0xCBF29CE484222325u ^ (uint64_t)part;
    for (const char *c = name; *c; c++) {
        hash = (hash ^ (uint8_t)*c) * 0x100000001B3u;
    }
    return hash;
}

/* Close to normal, and exact arithmetic but for one product: libm differs from one machine to the next. */
static void draw_normal(pa_random *random, size_t count, double mean, double deviation, float *out_numbers)
{
    float scale = (float)(deviation / SUM_DEVIATION);
    float middle = (float)mean;
    for (size_t i = 0; i < count; i++) {
        uint64_t bits = pa_random_u64(random);
        int sum = (int)(bits & 0xFFFF) + (int)(bits >> 16 & 0xFFFF) + (int)(bits >> 32 & 0xFFFF) +
                  (int)(bits >> 48);
        out_numbers[i] = middle + (float)(sum - SUM_MEAN) * scale;
    }
}

/* How much of a column's input a layer's random part takes: little of high frequencies and of carriers. */
static float weigh_column(size_t column, size_t columns, bool first)
{
    if (first) {
        size_t octave = column < 3 ? 0 : (column - 3) % 45 / 3;
        return 0.3f / (float)(1u << (2 * octave));
    }
    return (column < CARRIERS ? 0.2f : 0.7f) / sqrtf((float)columns);
}

/* The norm of a projected layer weighs its columns. */
static void weigh_norm(size_t columns, bool first, float *numbers)
{
    for (size_t i = 0; i < columns; i++) {
        numbers[i] *= weigh_column(i, columns, first);
    }
}

/* What is added to the first layer's columns, too, is little at high frequencies: a field that changes faster
 * than a grid's cells has a surface of fur. */
static void damp_octaves(size_t rows, size_t columns, float *numbers)
{
    for (size_t i = 0; i < rows * columns; i++) {
        numbers[i] *= weigh_column(i % columns, columns, true);
    }
}

/* A layer of its own was drawn for columns that count alike. */
static void weigh_matrix(size_t rows, size_t columns, float *numbers)
{
    for (size_t i = 0; i < rows * columns; i++) {
        numbers[i] *= weigh_column(i % columns, columns, false) * sqrtf((float)columns);
    }
}

/* Row by row the carriers' part: ± a coordinate in the first layer, then each its own unit. */
static void add_carriers(size_t layer, size_t columns, float *numbers)
{
    for (size_t unit = 0; unit < CARRIERS; unit++) {
        if (layer == 0) {
            numbers[unit * columns + unit / 2] += unit % 2 ? -CARRIER_SLOPE : CARRIER_SLOPE;
        } else {
            numbers[unit * columns + unit] += 1;
        }
    }
}

/* The last layer: the distance out of the carriers, and colours that differ from place to place. */
static void shape_outputs(size_t columns, float *numbers)
{
    for (size_t i = 0; i < columns; i++) {
        numbers[DISTANCE * columns + i] *= i < CARRIERS ? 0.1f : 0.3f;
        numbers[DISTANCE * columns + i] += i < CARRIERS ? DISTANCE_SLOPE : 0;
        for (size_t color = COLORS; color < COLORS_END; color++) {
            numbers[color * columns + i] *= 2;
        }
    }
}

/* What is particular about the renderer's tensors, whose names hold one digit: the layer. */
static void shape_renderer(const pa_shap_e_field_shape *shape, const char *name, float *numbers)
{
    const char *digit = strpbrk(name, "0123456789");
    size_t layer = digit ? (size_t)(*digit - '0') : 0;
    size_t columns = layer == 0 ? PA_SHAP_E_PLACE_WIDTH : shape->hidden;
    bool own = strncmp(name, "mlp.", 4) == 0;
    const char *end = strrchr(name, '.');
    bool bias = end && strcmp(end, ".bias") == 0;
    if (!own && strstr(name, ".norm.weight")) {
        weigh_norm(columns, layer == 0, numbers);
    } else if (!own && strstr(name, ".norm.bias")) {
        damp_octaves(layer == 0 ? 1 : 0, columns, numbers);
    } else if (!own && strstr(name, ".proj.bias")) {
        damp_octaves(layer == 0 ? shape->hidden : 0, columns, numbers);
        add_carriers(layer, columns, numbers);
    } else if (own && layer + 1 == shape->layers && bias) {
        numbers[DISTANCE] += DISTANCE_AT_CENTER;
    } else if (own && layer + 1 == shape->layers) {
        shape_outputs(columns, numbers);
    } else if (own && layer >= PA_SHAP_E_PROJECTED_LAYERS && !bias) {
        columns += layer == shape->direction_at ? PA_SHAP_E_DIRECTION_WIDTH : 0;
        weigh_matrix(shape->hidden, columns, numbers);
        add_carriers(layer, columns, numbers);
    }
}

void synth_draw(pa_shap_e_part part, const pa_shap_e_shapes *shapes, const pa_expected_weight *weight,
                uint64_t seed, float *out_numbers)
{
    size_t count = 1;
    for (uint32_t i = 0; i < weight->tensor.rank; i++) {
        count *= weight->tensor.shape[i];
    }
    pa_random random;
    pa_random_init(&random, pa_random_mix(seed, hash_name(part, weight->name)));
    double inputs = (double)weight->tensor.shape[weight->tensor.rank - 1];
    switch (weight->role) {
    case PA_WEIGHT_MATRIX:
        draw_normal(&random, count, 0, 1 / sqrt(inputs), out_numbers);
        break;
    case PA_WEIGHT_SHIFT:
        draw_normal(&random, count, 0, 0.02, out_numbers);
        break;
    case PA_WEIGHT_SCALE:
        draw_normal(&random, count, 1, 0.1, out_numbers);
        break;
    case PA_WEIGHT_EMBEDDING:
        draw_normal(&random, count, 0, 0.5, out_numbers);
        break;
    case PA_WEIGHT_TABLE:
        for (size_t i = 0; i < count; i++) {
            out_numbers[i] = strcmp(weight->name, "clip_std") == 0          ? 1
                             : strcmp(weight->name, "void.background") == 0 ? 255
                                                                            : 0;
        }
        break;
    }
    if (part == PA_SHAP_E_RENDERER) {
        shape_renderer(&shapes->field, weight->name, out_numbers);
    }
}
