#include "inference/nn/buffer.h"

#include <stdlib.h>
#include <string.h>

#include "inference/tensor/half.h"

enum { ALIGNMENT = 64 };

pa_status pa_buffer_init(pa_dtype dtype, size_t rows, size_t columns, pa_matrix *out_matrix, pa_error *err)
{
    size_t count;
    size_t size;
    if (__builtin_mul_overflow(rows, columns, &count) ||
        __builtin_mul_overflow(count, pa_dtype_size(dtype), &size) || size > SIZE_MAX - ALIGNMENT) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size = (size + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
    void *data = aligned_alloc(ALIGNMENT, size);
    if (!data) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    memset(data, 0, size);
    *out_matrix =
        (pa_matrix){.dtype = dtype, .rows = rows, .columns = columns, .stride = columns, .data = data};
    return PA_OK;
}

pa_status pa_floats_of(const pa_tensor *tensor, float **out_floats, pa_error *err)
{
    size_t count;
    size_t bytes;
    float *floats = pa_tensor_measure(tensor, &count, &bytes) ? calloc(count + 1, sizeof *floats) : NULL;
    if (!floats) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = pa_tensor_to_f32(tensor, floats, err);
    if (status != PA_OK) {
        free(floats);
        return status;
    }
    *out_floats = floats;
    return PA_OK;
}
