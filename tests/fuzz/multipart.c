/* Forms that clients send. The first byte says how many of the next are the Content-Type, the rest is the
 * body. */
#include <stdlib.h>
#include <string.h>

#include "service/http/multipart.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { CAPACITY = 4 };

static void check_within(pa_span part, pa_span whole)
{
    bool inside = part.data >= whole.data && part.size <= whole.size &&
                  (size_t)(part.data - whole.data) <= whole.size - part.size;
    if (part.size > 0 && !inside) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || size - 1 < data[0]) {
        return 0;
    }
    size_t type_size = data[0];
    char type[256];
    memcpy(type, data + 1, type_size);
    type[type_size] = '\0';
    pa_span body = {data + 1 + type_size, size - 1 - type_size};
    pa_http_part parts[CAPACITY];
    size_t count = 0;
    if (pa_http_multipart_split(type, body, parts, CAPACITY, &count, NULL) == PA_OK) {
        if (count > CAPACITY) {
            abort();
        }
        for (size_t i = 0; i < count; i++) {
            check_within(parts[i].name, body);
            check_within(parts[i].file_name, body);
            check_within(parts[i].content, body);
        }
        pa_http_multipart_find(parts, count, "image");
    }
    return 0;
}
