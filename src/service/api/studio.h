/** The Studio: one page on which a prompt becomes a model, and one page for each model. */
#ifndef PA_SERVICE_API_STUDIO_H
#define PA_SERVICE_API_STUDIO_H

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/status.h"

typedef struct pa_studio {
    pa_span page;  /* that knows the public address; without data where there is none: the embedded one */
    char etag[65]; /* of the page */
} pa_studio;

/** public_url as in pa_api_options; the page lives in arena. Fails with PA_NO_MEMORY. */
pa_status pa_studio_init(const char *public_url, pa_arena *arena, pa_studio *out_studio, pa_error *err);

#endif
