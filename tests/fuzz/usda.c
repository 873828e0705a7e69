/* A foreign layer, in a package that is sound: it is read and checked, or refused with words. */
#include <stdlib.h>

#include "asset/formats/usdz.h"
#include "foundation/zip.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    const pa_zip_member member = {"model.usda", {.data = data, .size = size}};
    const pa_zip_options options = {.alignment = 64};
    pa_span usdz;
    pa_error err = {0};
    if (pa_zip_encode(&member, 1, &options, &arena, &usdz, &err) != PA_OK) {
        abort();
    }
    if (pa_usdz_check(usdz, &err) != PA_OK && err.detail[0] == '\0') {
        abort();
    }
    pa_arena_done(&arena);
    return 0;
}
