/* A foreign archive: what is listed lies inside it. */
#include "foundation/zip.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_zip_entry *entries;
    size_t count;
    if (pa_zip_list((pa_span){.data = data, .size = size}, &arena, &entries, &count, NULL) == PA_OK) {
        for (size_t i = 0; i < count; i++) {
            const pa_zip_entry *entry = &entries[i];
            if (entry->header_offset > size || entry->data_offset > size ||
                entry->data.size > size - entry->data_offset ||
                entry->data.data != data + entry->data_offset) {
                __builtin_trap();
            }
        }
    }
    pa_arena_done(&arena);
    return 0;
}
