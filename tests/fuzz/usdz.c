/* A foreign package: it is checked or refused with words. */
#include <stdlib.h>

#include "asset/formats/usdz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pa_error err = {0};
    pa_status status = pa_usdz_check((pa_span){.data = data, .size = size}, &err);
    if (status != PA_OK && err.detail[0] == '\0') {
        abort();
    }
    return 0;
}
