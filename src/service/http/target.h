/** Request targets: splitting, percent-decoding, the query. Pure functions on text. */
#ifndef PA_SERVICE_HTTP_TARGET_H
#define PA_SERVICE_HTTP_TARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PA_HTTP_MAX_SEGMENTS = 12 };

typedef struct pa_http_segment {
    uint16_t start; /* offset of its slash in the decoded path */
    uint16_t size;  /* the slash included */
} pa_http_segment;

/** A request target taken apart. */
typedef struct pa_http_target {
    const char *path;       /* decoded; an encoded slash is a character of its segment, no separator */
    const char *query;      /* as sent, without the '?'; NULL when there is none */
    uint32_t segment_count; /* PA_HTTP_MAX_SEGMENTS + 1: more than any route has */
    pa_http_segment segments[PA_HTTP_MAX_SEGMENTS];
} pa_http_target;

/**
 * Takes text (NUL-terminated, below 64 KiB) apart in place: "/a/b?c=d", "*", or the absolute form
 * "http://host/a". spare has room for as much as text and holds nothing afterwards. False, with the text as
 * it was: a bad escape or an encoded NUL, control characters, spaces or '#', a path or query that does not
 * decode to UTF-8, neither '/' nor '*' in front.
 */
bool pa_http_target_split(char *text, char *spare, pa_http_target *out_target);

/**
 * Decodes size bytes of text to out_text, which has room for size + 1 and may be text itself; ends it with a
 * NUL. plus_is_space as in forms. The decoded size, or -1: a bad escape or an encoded NUL.
 */
ptrdiff_t pa_http_percent_decode(const char *text, size_t size, bool plus_is_space, char *out_text);

/**
 * The first pair of that name in a query. Finds the value as sent; true when there is one. A pair without
 * '=' has an empty value.
 */
bool pa_http_query_find(const char *query, const char *name, const char **out_value, size_t *out_size);

#endif
