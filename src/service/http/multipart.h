/** multipart/form-data (RFC 7578): a body that has been read whole → its parts. A pure function on bytes. */
#ifndef PA_SERVICE_HTTP_MULTIPART_H
#define PA_SERVICE_HTTP_MULTIPART_H

#include "foundation/bytes.h"
#include "foundation/status.h"

/** One field of a form; borrowed from the body. */
typedef struct pa_http_part {
    pa_span name;      /* as sent: backslash and percent escapes stand */
    pa_span file_name; /* as sent; empty where the field is no file */
    pa_span content;
} pa_http_part;

/**
 * content_type  the request's, with the boundary; may be NULL
 * out_parts     [capacity], in the order of the body
 *
 * Takes time in proportion to the body and no memory. Fails with PA_UNSUPPORTED (another media type),
 * PA_CORRUPT (no sound boundary, a part without a name, no closing boundary), PA_TOO_LARGE (more than
 * capacity parts, or a part's headers beyond 8 KiB).
 */
pa_status pa_http_multipart_split(const char *content_type, pa_span body, pa_http_part *out_parts,
                                  size_t capacity, size_t *out_count, pa_error *err);

/** The first part of that name; NULL when there is none. */
const pa_http_part *pa_http_multipart_find(const pa_http_part *parts, size_t count, const char *name);

#endif
