#include <math.h>

#include "inference/kernels/onednn/onednn_private.h"
#include "inference/tensor/half.h"

enum { LANES = 16 };

/* Sums in lanes of their own, so that the compiler may add several numbers at once. */
static float sum_of(const float *lanes)
{
    float sum = 0;
    for (int i = 0; i < LANES; i++) {
        sum += lanes[i];
    }
    return sum;
}

static void normalise(const float *in, size_t columns, const float *scale, const float *shift, float epsilon,
                      const pa_matrix *output, size_t at)
{
    float lanes[LANES] = {0};
    for (size_t i = 0; i + LANES <= columns; i += LANES) {
        for (int k = 0; k < LANES; k++) {
            lanes[k] += in[i + (size_t)k];
        }
    }
    float total = sum_of(lanes);
    for (size_t i = columns / LANES * LANES; i < columns; i++) {
        total += in[i];
    }
    float mean = total / (float)columns;
    float squares[LANES] = {0};
    for (size_t i = 0; i + LANES <= columns; i += LANES) {
        for (int k = 0; k < LANES; k++) {
            float difference = in[i + (size_t)k] - mean;
            squares[k] += difference * difference;
        }
    }
    float variance = sum_of(squares);
    for (size_t i = columns / LANES * LANES; i < columns; i++) {
        variance += (in[i] - mean) * (in[i] - mean);
    }
    float factor = 1 / sqrtf(variance / (float)columns + epsilon);
    if (output->dtype == PA_BF16) {
        uint16_t *out = (uint16_t *)output->data + at;
        for (size_t i = 0; i < columns; i++) {
            out[i] = pa_bf16_of_f32((in[i] - mean) * factor * scale[i] + shift[i]);
        }
    } else {
        float *out = (float *)output->data + at;
        for (size_t i = 0; i < columns; i++) {
            out[i] = (in[i] - mean) * factor * scale[i] + shift[i];
        }
    }
}

void onednn_layer_norm(pa_kernels *table, const pa_matrix *input, const float *scale, const float *shift,
                       float epsilon, const pa_matrix *output)
{
    const onednn_kernels *kernels = (onednn_kernels *)table;
#pragma omp parallel for num_threads(kernels->threads) schedule(static)
    for (size_t row = 0; row < input->rows; row++) {
        normalise((const float *)input->data + row * input->stride, input->columns, scale, shift, epsilon,
                  output, row * output->stride);
    }
}
