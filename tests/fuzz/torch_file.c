/* A foreign pickle, in an archive that is sound, beside one storage: tensors lie within it, or words say why.
 */
#include <stdlib.h>

#include "foundation/zip.h"
#include "inference/tensor/torch_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const uint8_t numbers[64];
    pa_arena arena;
    pa_arena_init(&arena, 0);
    const pa_zip_member members[] = {{"archive/data.pkl", {data, size}},
                                     {"archive/data/0", {numbers, sizeof numbers}}};
    pa_span zip;
    pa_weight_table table;
    pa_error err = {0};
    if (pa_zip_encode(members, 2, NULL, &arena, &zip, &err) != PA_OK) {
        abort();
    }
    pa_status status = pa_torch_file_decode(zip, &arena, &table, &err);
    if (status != PA_OK && err.detail[0] == '\0') {
        abort();
    }
    for (size_t i = 0; status == PA_OK && i < table.count; i++) {
        size_t count;
        size_t bytes;
        const uint8_t *from = table.weights[i].tensor.data;
        if (!pa_tensor_measure(&table.weights[i].tensor, &count, &bytes) || from < zip.data ||
            bytes > (size_t)(zip.data + zip.size - from)) {
            abort();
        }
    }
    pa_arena_done(&arena);
    return 0;
}
