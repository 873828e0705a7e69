/* What is done row by row, the rows shared among the threads. */
#include <string.h>

#include "inference/kernels/onednn/onednn_private.h"
#include "inference/tensor/half.h"

enum { MOST_OCTAVES = 24, AXES = 3 };

static void *row_of(const pa_matrix *matrix, size_t row)
{
    return (uint8_t *)matrix->data + row * matrix->stride * pa_dtype_size(matrix->dtype);
}

void onednn_layer_norm(pa_kernels *table, const pa_matrix *input, const float *scale, const float *shift,
                       float epsilon, const pa_matrix *output)
{
    const onednn_kernels *kernels = (onednn_kernels *)table;
    bool narrow = output->dtype == PA_BF16;
#pragma omp parallel for num_threads(kernels->threads) schedule(static)
    for (size_t row = 0; row < input->rows; row++) {
        kernels->rows->normalise(row_of(input, row), input->columns, scale, shift, epsilon, narrow,
                                 row_of(output, row));
    }
}

static void encode_position(const onednn_kernels *kernels, const float *position, size_t octaves, bool narrow,
                            void *out)
{
    float angles[2 * AXES * MOST_OCTAVES];
    float *turned = angles + AXES * octaves;
    for (size_t octave = 0; octave < octaves; octave++) {
        for (size_t axis = 0; axis < AXES; axis++) {
            float angle = position[axis] * (float)(1u << octave);
            *turned++ = angle + 1.57079632679489662f;
            angles[AXES * octave + axis] = angle;
        }
    }
    for (size_t axis = 0; axis < AXES; axis++) {
        if (narrow) {
            ((uint16_t *)out)[axis] = pa_bf16_of_f32(position[axis]);
        } else {
            ((float *)out)[axis] = position[axis];
        }
    }
    kernels->rows->take_sines(angles, 2 * AXES * octaves, narrow,
                              (uint8_t *)out + AXES * (narrow ? sizeof(uint16_t) : sizeof(float)));
}

void onednn_encode(pa_kernels *table, const float *positions, size_t octaves, const pa_matrix *output)
{
    const onednn_kernels *kernels = (onednn_kernels *)table;
#pragma omp parallel for num_threads(kernels->threads) schedule(static)
    for (size_t row = 0; row < output->rows; row++) {
        encode_position(kernels, positions + AXES * row, octaves, output->dtype == PA_BF16,
                        row_of(output, row));
    }
}
