/* What a client writes into a request: target and query, Range, entity tags, X-Forwarded-For. The first byte
 * chooses the parser, the rest is its text. */
#include <stdlib.h>
#include <string.h>

#include "foundation/bytes.h"
#include "service/http/conditional.h"
#include "service/http/forwarded.h"
#include "service/http/target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void try_query(const pa_http_target *target)
{
    const char *value;
    size_t size;
    if (pa_http_query_find(target->query, "q", &value, &size)) {
        char *decoded = malloc(size + 1);
        check(decoded && value >= target->query && value + size <= target->query + strlen(target->query));
        ptrdiff_t length = pa_http_percent_decode(value, size, true, decoded);
        check(length >= 0 && (size_t)length <= size && pa_utf8_valid(decoded, (size_t)length));
        free(decoded);
    }
}

static void try_target(char *text, size_t size)
{
    char *spare = malloc(size + 1);
    pa_http_target target;
    check(spare != NULL);
    if (size < UINT16_MAX && pa_http_target_split(text, spare, &target)) {
        size_t length = strlen(target.path);
        check(pa_utf8_valid(target.path, length) && target.segment_count > 0);
        for (uint32_t i = 0; i < target.segment_count && i < PA_HTTP_MAX_SEGMENTS; i++) {
            check((size_t)target.segments[i].start + target.segments[i].size <= length);
        }
        try_query(&target);
    }
    free(spare);
}

static void try_range(const char *text, size_t size)
{
    uint64_t first;
    uint64_t last;
    uint64_t whole = size % 7 == 0 ? UINT64_MAX : size * 1000;
    if (pa_http_range_parse(text, whole, &first, &last) == PA_HTTP_RANGE_PART) {
        check(first <= last && last < whole);
    }
}

static void try_forwarded(const char *text, size_t size)
{
    pa_http_trust trust;
    pa_http_address client;
    char out[PA_HTTP_ADDRESS_TEXT];
    check(pa_http_address_parse("10.0.0.1", 8, &client));
    if (pa_http_trust_init(&trust, "10.0.0.0/8, fd00::/8", NULL) == PA_OK) {
        pa_http_forwarded_walk(&trust, text, size, &client);
        pa_http_address_format(&client, out);
        pa_http_address again;
        check(pa_http_address_parse(out, strlen(out), &again) && memcmp(&again, &client, sizeof again) == 0);
        pa_http_trust_done(&trust);
    }
    if (pa_http_trust_init(&trust, text, NULL) == PA_OK) {
        pa_http_trusts(&trust, &client);
        pa_http_trust_done(&trust);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    char *text = malloc(size);
    check(text != NULL);
    memcpy(text, data + 1, size - 1);
    text[size - 1] = '\0';
    size_t length = strlen(text);
    switch (data[0] % 4) {
    case 0:
        try_target(text, length);
        break;
    case 1:
        try_range(text, length);
        break;
    case 2:
        try_forwarded(text, length);
        break;
    default:
        pa_http_etag_listed(text, "e1");
        pa_http_if_range_holds(text, "e1");
        break;
    }
    free(text);
    return 0;
}
