#include <string.h>

#include "inference/kernels/kernels.h"
#include "inference/tensor/half.h"

void pa_kernels_free(pa_kernels *kernels)
{
    if (kernels) {
        kernels->free(kernels);
    }
}

void pa_matrix_convert(const pa_matrix *from, const pa_matrix *to)
{
    for (size_t row = 0; row < from->rows; row++) {
        size_t in = row * from->stride;
        size_t out = row * to->stride;
        if (from->dtype == to->dtype) {
            size_t size = pa_dtype_size(to->dtype);
            memcpy((uint8_t *)to->data + out * size, (const uint8_t *)from->data + in * size,
                   to->columns * size);
        } else if (to->dtype == PA_BF16) {
            for (size_t i = 0; i < from->columns; i++) {
                ((uint16_t *)to->data)[out + i] = pa_bf16_of_f32(((const float *)from->data)[in + i]);
            }
        } else {
            for (size_t i = 0; i < from->columns; i++) {
                ((float *)to->data)[out + i] = pa_bf16_to_f32(((const uint16_t *)from->data)[in + i]);
            }
        }
    }
}
