/**
 * Cross-origin rules as Starlette's CORSMiddleware has them with allow_credentials, every method and every
 * header allowed (starlette/middleware/cors.py). Pure: texts in, headers out.
 *
 * Two things go beyond it: `Vary: Origin` is on every answer, because every answer depends on that header,
 * and the headers a client needs (RateLimit-…, ETag …) are exposed to scripts.
 */
#ifndef PA_SERVICE_API_CORS_H
#define PA_SERVICE_API_CORS_H

#include <stdbool.h>
#include <stddef.h>

#include "foundation/arena.h"
#include "foundation/status.h"

typedef struct pa_cors {
    bool any;             /* "*" is among the origins */
    const char **origins; /* "https://example.org" */
    size_t origin_count;
} pa_cors;

/** What decides about one request. Each may be NULL where the request has no such header. */
typedef struct pa_cors_request {
    const char *method;
    const char *origin;
    const char *requested_method;  /* Access-Control-Request-Method */
    const char *requested_headers; /* Access-Control-Request-Headers */
    bool has_cookie;
} pa_cors_request;

enum { PA_CORS_MAX_HEADERS = 6 };

/** What the answer carries. Values are borrowed from the request, or constants. */
typedef struct pa_cors_answer {
    struct {
        const char *name;
        const char *value;
    } headers[PA_CORS_MAX_HEADERS];
    size_t header_count;
    int preflight_status; /* 0: no preflight, the request goes on; else 200 or 400 with preflight_text */
    const char *preflight_text;
} pa_cors_answer;

/**
 * origins: with commas between, "*" for all; blanks and a closing slash are forgiven. The list lives in
 * arena. Fails with PA_INVALID (an origin without scheme), PA_NO_MEMORY.
 */
pa_status pa_cors_init(const char *origins, pa_arena *arena, pa_cors *out_cors, pa_error *err);

pa_cors_answer pa_cors_judge(const pa_cors *cors, const pa_cors_request *request);

#endif
