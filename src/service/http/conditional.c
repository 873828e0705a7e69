#include "service/http/conditional.h"

#include <string.h>
#include <strings.h>

bool pa_http_etag_listed(const char *if_none_match, const char *etag)
{
    size_t etag_size = strlen(etag);
    const char *at = if_none_match + strspn(if_none_match, " \t");
    if (*at == '*') {
        return at[1 + strspn(at + 1, " \t")] == '\0';
    }
    while (*at) {
        at += strspn(at, " \t,");
        if (at[0] == 'W' && at[1] == '/') {
            at += 2;
        }
        if (*at != '"') {
            return false;
        }
        const char *end = strchr(at + 1, '"');
        if (!end) {
            return false;
        }
        if ((size_t)(end - at - 1) == etag_size && memcmp(at + 1, etag, etag_size) == 0) {
            return true;
        }
        at = end + 1;
        at += strspn(at, " \t");
        if (*at && *at != ',') {
            return false;
        }
    }
    return false;
}

bool pa_http_if_range_holds(const char *if_range, const char *etag)
{
    size_t size = strlen(etag);
    if_range += strspn(if_range, " \t");
    if (*if_range != '"' || strncmp(if_range + 1, etag, size) != 0 || if_range[size + 1] != '"') {
        return false;
    }
    const char *rest = if_range + size + 2;
    return rest[strspn(rest, " \t")] == '\0';
}

/* Digits at *at; false when there are none. Too large a number becomes UINT64_MAX. */
static bool number(const char **at, uint64_t *out_value)
{
    uint64_t value = 0;
    const char *start = *at;
    for (; **at >= '0' && **at <= '9'; (*at)++) {
        uint64_t digit = (uint64_t)(**at - '0');
        value = value > (UINT64_MAX - digit) / 10 ? UINT64_MAX : value * 10 + digit;
    }
    *out_value = value;
    return *at > start;
}

pa_http_range_kind pa_http_range_parse(const char *range, uint64_t size, uint64_t *out_first,
                                       uint64_t *out_last)
{
    if (!range || strncasecmp(range, "bytes=", 6) != 0) {
        return PA_HTTP_RANGE_WHOLE;
    }
    const char *at = range + 6 + strspn(range + 6, " \t");
    uint64_t first = 0;
    uint64_t last = UINT64_MAX;
    bool has_first = number(&at, &first);
    if (*at++ != '-') {
        return PA_HTTP_RANGE_WHOLE;
    }
    bool has_last = number(&at, &last);
    if (!has_last) {
        last = UINT64_MAX;
    }
    at += strspn(at, " \t");
    if (*at || (!has_first && !has_last) || (has_first && first > last)) {
        return PA_HTTP_RANGE_WHOLE;
    }
    if (!has_first) {
        /* "-n": the last n bytes, or all there are. */
        if (last == 0 || size == 0) {
            return PA_HTTP_RANGE_NONE;
        }
        *out_first = last < size ? size - last : 0;
        *out_last = size - 1;
        return PA_HTTP_RANGE_PART;
    }
    if (first >= size) {
        return PA_HTTP_RANGE_NONE;
    }
    *out_first = first;
    *out_last = last < size ? last : size - 1;
    return PA_HTTP_RANGE_PART;
}
