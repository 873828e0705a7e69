#include "inference/tensor/tensor.h"

#include <stdio.h>
#include <string.h>

static const struct {
    size_t size;
    const char *name;
} dtypes[PA_DTYPE_COUNT] = {
#define PA_DTYPE_ROW(name, size, text) [PA_##name] = {size, text},
    PA_DTYPE_LIST(PA_DTYPE_ROW)
#undef PA_DTYPE_ROW
};

size_t pa_dtype_size(pa_dtype dtype)
{
    return dtypes[dtype].size;
}

const char *pa_dtype_name(pa_dtype dtype)
{
    return dtypes[dtype].name;
}

bool pa_dtype_parse(const char *name, pa_dtype *out_dtype)
{
    for (int i = 0; i < PA_DTYPE_COUNT; i++) {
        if (strcmp(dtypes[i].name, name) == 0) {
            *out_dtype = (pa_dtype)i;
            return true;
        }
    }
    return false;
}

bool pa_tensor_measure(const pa_tensor *tensor, size_t *out_count, size_t *out_bytes)
{
    size_t count = 1;
    size_t bytes;
    for (uint32_t i = 0; i < tensor->rank; i++) {
        if (__builtin_mul_overflow(count, tensor->shape[i], &count)) {
            return false;
        }
    }
    if (__builtin_mul_overflow(count, pa_dtype_size(tensor->dtype), &bytes)) {
        return false;
    }
    *out_count = count;
    *out_bytes = bytes;
    return true;
}

bool pa_tensor_has_shape(const pa_tensor *tensor, uint32_t rank, const size_t *shape)
{
    return tensor->rank == rank && (rank == 0 || memcmp(tensor->shape, shape, rank * sizeof *shape) == 0);
}

void pa_tensor_describe(const pa_tensor *tensor, char *text, size_t size)
{
    size_t used = 0;
    for (uint32_t i = 0; i <= tensor->rank && used < size; i++) {
        int wrote = i < tensor->rank
                        ? snprintf(text + used, size - used, "%s%zu", i ? ", " : "[", tensor->shape[i])
                        : snprintf(text + used, size - used, tensor->rank ? "]" : "[]");
        used += wrote > 0 ? (size_t)wrote : 0;
    }
}
