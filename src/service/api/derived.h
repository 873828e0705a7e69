/** A model's files: its GLB, and what is made of that when it is first asked for, kept and served. */
#ifndef PA_SERVICE_API_DERIVED_H
#define PA_SERVICE_API_DERIVED_H

#include "foundation/arena.h"
#include "foundation/status.h"
#include "generate/convert.h"
#include "generate/thumbnail.h"
#include "service/http/http.h"
#include "service/store/store.h"

struct pa_api;

/** How a file is made and served. Plain data: requests that wait hold a copy. */
typedef struct pa_derivation {
    char kind[16]; /* the store's word for such a file; "" = the GLB itself */
    /** Runs on the thread of the conversions. glb is the model's; out_file lives in arena. NULL: what is not
     * there cannot be made, and a 404 with missing_code says so. */
    pa_status (*make)(const struct pa_derivation *self, pa_span glb, pa_arena *arena, pa_span *out_file,
                      pa_error *err);
    /** Runs there before anything is made, and may change self to another file that does as well for this
     * model; NULL: none does. */
    void (*settle)(struct pa_derivation *self, const pa_model *model);
    const char *missing_code;
    const char *missing_detail;
    /** Fills media_type and extension by the file's first bytes; NULL: they are known. */
    void (*recognise)(struct pa_derivation *self, pa_span head);
    const char *media_type;
    const char *extension;     /* of the name under which a browser saves it; NULL: it is shown */
    char name_end[24];         /* of that name, after the model's id */
    const char *cache_control; /* NULL: it stays the same for ever */
    const char *blamed; /* the member of the query that a 422 names when it cannot be made; NULL: none */
    pa_conversion conversion;       /* for make */
    pa_thumbnail_options thumbnail; /* for make */
} pa_derivation;

/**
 * Answers with that file of the model that the path names, at once where it is there; else once it is made.
 * On a listening thread.
 */
void pa_api_answer_derived(struct pa_api *api, pa_http_exchange *exchange, const pa_derivation *derivation);

/**
 * The bytes of that file, in arena; made and kept where it is not there yet. Takes its time: for threads that
 * nothing else waits for. Fails with PA_NOT_FOUND, PA_IO, PA_NO_MEMORY, PA_NO_SPACE, and as make does.
 */
pa_status pa_api_derive(struct pa_api *api, const char *model_id, const pa_derivation *derivation,
                        pa_arena *arena, pa_span *out_file, pa_error *err);

/** A picture of the size, as GET /api/models/{model_id}/preview.* answers it. */
pa_derivation pa_api_picture(pa_thumbnail_type type, uint32_t size, bool transparent);
/** What GET /api/models/{model_id}/ar-report answers. */
extern const pa_derivation pa_api_ar_report;

#endif
