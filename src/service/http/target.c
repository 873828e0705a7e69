#include "service/http/target.h"

#include <string.h>
#include <strings.h>

#include "foundation/bytes.h"

static int hex_value(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    if (c >= 'A' && c <= 'F') {
        return c - 'A' + 10;
    }
    return -1;
}

/* The byte that the escape at text[0] == '%' stands for; -1 when it is none, or a NUL. */
static int unescape(const char *text, const char *end)
{
    if (end - text < 3) {
        return -1;
    }
    int high = hex_value(text[1]);
    int low = hex_value(text[2]);
    if (high < 0 || low < 0 || high + low == 0) {
        return -1;
    }
    return high * 16 + low;
}

ptrdiff_t pa_http_percent_decode(const char *text, size_t size, bool plus_is_space, char *out_text)
{
    const char *end = text + size;
    char *to = out_text;
    for (const char *at = text; at < end; at++) {
        if (*at == '%') {
            int byte = unescape(at, end);
            if (byte < 0) {
                return -1;
            }
            *to++ = (char)byte;
            at += 2;
        } else {
            *to++ = *at == '+' && plus_is_space ? ' ' : *at;
        }
    }
    *to = '\0';
    return to - out_text;
}

typedef enum shape { MALFORMED, PLAIN, ESCAPED } shape;

/* MALFORMED: bytes that no target may hold as they are, or escapes that are none. PLAIN: nothing to decode.
 */
static shape shape_of(const char *text)
{
    shape found = PLAIN;
    const char *end = text + strlen(text);
    for (const char *at = text; at < end; at++) {
        unsigned char c = (unsigned char)*at;
        if (c <= ' ' || c == 0x7F || c == '#') {
            return MALFORMED;
        }
        if (c == '%') {
            if (unescape(at, end) < 0) {
                return MALFORMED;
            }
            found = ESCAPED;
        } else if (c >= 0x80) {
            found = ESCAPED;
        }
    }
    return found;
}

/* Where the path begins: behind "http://host" in the absolute form. NULL: neither form. */
static char *path_start(char *text)
{
    if (*text == '/' || strcmp(text, "*") == 0) {
        return text;
    }
    size_t scheme = strncasecmp(text, "http://", 7) == 0 ? 7 : strncasecmp(text, "https://", 8) == 0 ? 8 : 0;
    if (scheme == 0) {
        return NULL;
    }
    char *path = text + scheme + strcspn(text + scheme, "/?");
    return *path == '/' ? path : NULL;
}

static void split_path(char *path, size_t size, pa_http_target *out_target)
{
    char *to = path;
    uint32_t count = 0;
    uint16_t start = 0;
    for (const char *at = path, *end = path + size; at <= end; at++) {
        if (at == end || (*at == '/' && at > path)) {
            if (count < PA_HTTP_MAX_SEGMENTS) {
                out_target->segments[count] =
                    (pa_http_segment){.start = start, .size = (uint16_t)(to - path - start)};
            }
            count = count <= PA_HTTP_MAX_SEGMENTS ? count + 1 : count;
            if (at == end) {
                break;
            }
        }
        if (*at == '/') {
            start = (uint16_t)(to - path);
            *to++ = '/';
        } else if (*at == '%') {
            *to++ = (char)unescape(at, end);
            at += 2;
        } else {
            *to++ = *at;
        }
    }
    *to = '\0';
    out_target->segment_count = count;
}

bool pa_http_target_split(char *text, char *spare, pa_http_target *out_target)
{
    char *path = path_start(text);
    shape found = path ? shape_of(path) : MALFORMED;
    if (found == MALFORMED) {
        return false;
    }
    if (found == ESCAPED) {
        ptrdiff_t decoded = pa_http_percent_decode(path, strlen(path), false, spare);
        if (decoded < 0 || !pa_utf8_valid(spare, (size_t)decoded)) {
            return false;
        }
    }
    size_t size = strcspn(path, "?");
    out_target->path = path;
    out_target->query = path[size] == '?' ? path + size + 1 : NULL;
    split_path(path, size, out_target);
    return true;
}

/* True when the size bytes at text decode to name. */
static bool decodes_to(const char *text, size_t size, const char *name)
{
    const char *end = text + size;
    for (const char *at = text; at < end; at++, name++) {
        char c = *at;
        if (c == '%') {
            int byte = unescape(at, end);
            if (byte < 0) {
                return false;
            }
            c = (char)byte;
            at += 2;
        } else if (c == '+') {
            c = ' ';
        }
        if (c != *name) {
            return false;
        }
    }
    return *name == '\0';
}

bool pa_http_query_find(const char *query, const char *name, const char **out_value, size_t *out_size)
{
    for (const char *at = query; at && *at;) {
        size_t pair = strcspn(at, "&");
        const char *equals = memchr(at, '=', pair);
        size_t name_size = equals ? (size_t)(equals - at) : pair;
        if (name_size > 0 && decodes_to(at, name_size, name)) {
            *out_value = equals ? equals + 1 : at + pair;
            *out_size = equals ? pair - name_size - 1 : 0;
            return true;
        }
        at += pair + (at[pair] == '&');
    }
    return false;
}
