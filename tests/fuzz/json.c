/* Foreign JSON: decodes or fails with words, and what decodes encodes again. */
#include <stdlib.h>

#include "foundation/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    json_t *json = NULL;
    pa_error err;
    pa_status status = pa_json_decode((pa_span){.data = data, .size = size}, NULL, &json, &err);
    if ((status == PA_OK) != (json != NULL)) {
        abort();
    }
    if (json) {
        free(pa_json_encode(json));
        json_decref(json);
    }
    return 0;
}
