/* A foreign .env: pairs of names and values that lie inside the text, or a sentence. */
#include <stdlib.h>
#include <string.h>

#include "app/env_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_env_pair *pairs = NULL;
    size_t count = 0;
    if (pa_env_file_parse((pa_span){.data = data, .size = size}, &arena, &pairs, &count, NULL) == PA_OK) {
        size_t used = 0;
        for (size_t i = 0; i < count; i++) {
            used += strlen(pairs[i].name) + strlen(pairs[i].value) + 1;
        }
        if (used > size) {
            abort();
        }
    }
    pa_arena_done(&arena);
    return 0;
}
