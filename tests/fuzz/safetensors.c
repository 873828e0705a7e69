/* A foreign file of weights: its tensors lie within it, or it is refused with words. */
#include <stdlib.h>

#include "inference/tensor/safetensors.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_weight_table table;
    pa_error err = {0};
    pa_status status = pa_safetensors_decode((pa_span){data, size}, &arena, &table, &err);
    if (status != PA_OK && err.detail[0] == '\0') {
        abort();
    }
    for (size_t i = 0; status == PA_OK && i < table.count; i++) {
        size_t count;
        size_t bytes;
        const uint8_t *from = table.weights[i].tensor.data;
        if (!pa_tensor_measure(&table.weights[i].tensor, &count, &bytes) || from < data ||
            bytes > (size_t)(data + size - from)) {
            abort();
        }
    }
    pa_arena_done(&arena);
    return 0;
}
