/** If-None-Match, If-Range and Range (RFC 9110 §13 and §14). Pure functions on text. */
#ifndef PA_SERVICE_HTTP_CONDITIONAL_H
#define PA_SERVICE_HTTP_CONDITIONAL_H

#include <stdbool.h>
#include <stdint.h>

/** True when the value of If-None-Match (a list, or "*") names etag (without quotes); weak comparison. */
bool pa_http_etag_listed(const char *if_none_match, const char *etag);

/** True when the value of If-Range is the strong etag; a date or a weak etag never is. */
bool pa_http_if_range_holds(const char *if_range, const char *etag);

typedef enum pa_http_range_kind {
    PA_HTTP_RANGE_WHOLE, /* absent, malformed, another unit or several ranges: the whole is the answer */
    PA_HTTP_RANGE_PART,
    PA_HTTP_RANGE_NONE /* no byte of it exists: 416 */
} pa_http_range_kind;

/** range: the value of Range, or NULL. For a part, the bytes are out_first to out_last, both included. */
pa_http_range_kind pa_http_range_parse(const char *range, uint64_t size, uint64_t *out_first,
                                       uint64_t *out_last);

#endif
