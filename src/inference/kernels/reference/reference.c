/* Every operation as its definition says it, in f32 with sums in f64: slow, and easy to believe. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "inference/kernels/kernels.h"
#include "inference/tensor/half.h"

struct pa_linear {
    size_t outputs;
    size_t inputs;
    float *bias;   /* [outputs]; zeros where there is none */
    float *weight; /* [outputs, inputs] */
};

static float activate(double x, pa_activation activation)
{
    switch (activation) {
    case PA_ACTIVATION_NONE:
        break;
    case PA_ACTIVATION_GELU:
        return (float)(x * 0.5 * (1 + erf(x * M_SQRT1_2)));
    case PA_ACTIVATION_QUICK_GELU:
        return (float)(x / (1 + exp(-1.702 * x)));
    case PA_ACTIVATION_SILU:
        return (float)(x / (1 + exp(-x)));
    }
    return (float)x;
}

static void linear_free(pa_linear *linear)
{
    if (linear) {
        free(linear->bias);
        free(linear->weight);
        free(linear);
    }
}

static pa_status linear_new(pa_kernels *kernels, const pa_tensor *weight, const pa_tensor *bias,
                            pa_linear **out_linear, pa_error *err)
{
    (void)kernels;
    pa_linear *linear = calloc(1, sizeof *linear);
    if (!linear) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    linear->outputs = weight->shape[0];
    linear->inputs = weight->shape[1];
    linear->bias = calloc(linear->outputs + 1, sizeof *linear->bias);
    linear->weight = calloc(linear->outputs * linear->inputs + 1, sizeof *linear->weight);
    pa_status status = linear->bias && linear->weight ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    if (status == PA_OK) {
        status = pa_tensor_to_f32(weight, linear->weight, err);
    }
    if (status == PA_OK && bias) {
        status = pa_tensor_to_f32(bias, linear->bias, err);
    }
    if (status != PA_OK) {
        linear_free(linear);
        return status;
    }
    *out_linear = linear;
    return PA_OK;
}

static pa_status apply_linear(pa_kernels *kernels, const pa_linear *linear, const pa_matrix *input,
                              pa_activation activation, bool add, const pa_matrix *output, pa_error *err)
{
    (void)kernels;
    (void)err;
    for (size_t row = 0; row < input->rows; row++) {
        const float *in = (const float *)input->data + row * input->stride;
        float *out = (float *)output->data + row * output->stride;
        for (size_t o = 0; o < linear->outputs; o++) {
            const float *weight = linear->weight + o * linear->inputs;
            double sum = (double)linear->bias[o];
            for (size_t i = 0; i < linear->inputs; i++) {
                sum += (double)in[i] * (double)weight[i];
            }
            out[o] = (add ? out[o] : 0) + activate(sum, activation);
        }
    }
    return PA_OK;
}

/* One row of one head. weights [keys] is working memory. */
static void attend_row(const pa_attention *attention, const float *query, const pa_matrix *keys,
                       const pa_matrix *values, size_t first, size_t count, size_t column, double *weights,
                       float *out)
{
    size_t width = keys->columns / attention->heads;
    double largest = -HUGE_VAL;
    for (size_t k = 0; k < count; k++) {
        const float *key = (const float *)keys->data + (first + k) * keys->stride + column;
        double sum = 0;
        for (size_t i = 0; i < width; i++) {
            sum += (double)query[i] * (double)key[i];
        }
        weights[k] = sum * (double)attention->scale;
        largest = fmax(largest, weights[k]);
    }
    double total = 0;
    for (size_t k = 0; k < count; k++) {
        weights[k] = exp(weights[k] - largest);
        total += weights[k];
    }
    for (size_t i = 0; i < width; i++) {
        double sum = 0;
        for (size_t k = 0; k < count; k++) {
            sum +=
                weights[k] * (double)((const float *)values->data)[(first + k) * values->stride + column + i];
        }
        out[i] = (float)(sum / total);
    }
}

static pa_status attend(pa_kernels *kernels, const pa_attention *attention, const pa_matrix *queries,
                        const pa_matrix *keys, const pa_matrix *values, const pa_matrix *output,
                        pa_error *err)
{
    (void)kernels;
    size_t length = queries->rows / attention->batch;
    double *weights = calloc(length, sizeof *weights);
    if (!weights) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t head = 0; head < attention->heads; head++) {
        size_t column = head * (queries->columns / attention->heads);
        for (size_t row = 0; row < queries->rows; row++) {
            size_t first = row / length * length;
            attend_row(attention, (const float *)queries->data + row * queries->stride + column, keys, values,
                       first, attention->causal ? row - first + 1 : length, column, weights,
                       (float *)output->data + row * output->stride + column);
        }
    }
    free(weights);
    return PA_OK;
}

static void layer_norm(pa_kernels *kernels, const pa_matrix *input, const float *scale, const float *shift,
                       float epsilon, const pa_matrix *output)
{
    (void)kernels;
    size_t columns = input->columns;
    for (size_t row = 0; row < input->rows; row++) {
        const float *in = (const float *)input->data + row * input->stride;
        float *out = (float *)output->data + row * output->stride;
        double mean = 0;
        for (size_t i = 0; i < columns; i++) {
            mean += (double)in[i];
        }
        mean /= (double)columns;
        double variance = 0;
        for (size_t i = 0; i < columns; i++) {
            variance += ((double)in[i] - mean) * ((double)in[i] - mean);
        }
        double factor = 1 / sqrt(variance / (double)columns + (double)epsilon);
        for (size_t i = 0; i < columns; i++) {
            out[i] = (float)(((double)in[i] - mean) * factor * (double)scale[i] + (double)shift[i]);
        }
    }
}

static void encode(pa_kernels *kernels, const float *positions, size_t octaves, const pa_matrix *output)
{
    (void)kernels;
    for (size_t row = 0; row < output->rows; row++) {
        const float *position = positions + 3 * row;
        float *out = (float *)output->data + row * output->stride;
        memcpy(out, position, 3 * sizeof *position);
        float *sine = out + 3;
        float *turned = sine + 3 * octaves;
        for (size_t octave = 0; octave < octaves; octave++) {
            for (size_t axis = 0; axis < 3; axis++) {
                float angle = position[axis] * (float)(1u << octave);
                *sine++ = sinf(angle);
                *turned++ = sinf(angle + 1.57079632679489662f);
            }
        }
    }
}

static void free_kernels(pa_kernels *kernels)
{
    free(kernels);
}

pa_status pa_kernels_reference_new(pa_kernels **out_kernels, pa_error *err)
{
    pa_kernels *kernels = malloc(sizeof *kernels);
    if (!kernels) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *kernels = (pa_kernels){
        .name = "reference",
        .dtype = PA_F32,
        .linear_new = linear_new,
        .linear_free = linear_free,
        .linear = apply_linear,
        .attend = attend,
        .layer_norm = layer_norm,
        .encode = encode,
        .free = free_kernels,
    };
    *out_kernels = kernels;
    return PA_OK;
}
