/** Reads the body of POST /api/models/generate: JSON → pa_request, or everything that is wrong with it. */
#ifndef PA_SERVICE_API_GENERATE_BODY_H
#define PA_SERVICE_API_GENERATE_BODY_H

#include <stdbool.h>

#include "engines/registry.h"
#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/json.h"

typedef struct pa_generate_body {
    pa_request request; /* strings live in the arena; a seed of -1 has been drawn already */
    bool use_cache;
    bool async;              /* the client does not wait for the model */
    const char *webhook_url; /* NULL: none; it lives in the arena */
} pa_generate_body;

typedef enum pa_body_verdict {
    PA_BODY_FINE,
    PA_BODY_PROBLEMS, /* out_problems is a new reference: an array for a 422's detail */
    PA_BODY_BAD_MODE, /* mode is a string, but no mode; out_mode_text names it */
    PA_BODY_NO_MEMORY
} pa_body_verdict;

/**
 * content_type may be NULL (then JSON is assumed, as FastAPI does). Unknown fields are ignored. Every problem
 * is reported at once; a wrong mode is only reported when all else is right, as the Python backend did.
 * brightness is that of a body which does not say. out_mode_text lives in arena.
 */
pa_body_verdict pa_generate_body_read(pa_span body, const char *content_type, const pa_registry *registry,
                                      pa_brightness brightness, pa_arena *arena, pa_generate_body *out_body,
                                      json_t **out_problems, const char **out_mode_text);

#endif
