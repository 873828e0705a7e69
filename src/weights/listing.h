/** What the hub says a repository holds (its /api/models/…?blobs=true), and which of it is wanted. */
#ifndef PA_WEIGHTS_LISTING_H
#define PA_WEIGHTS_LISTING_H

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/status.h"
#include "weights/catalogue.h"

typedef struct pa_weights_listing {
    const char *revision; /* 40 digits */
    pa_weights_file *files;
    size_t count;
} pa_weights_listing;

/**
 * Files whose path is not plain, or about which the hub does not say what they must be, are left out.
 * Fails with PA_UPSTREAM_ERROR (no such answer), PA_NO_MEMORY.
 */
pa_status pa_weights_listing_read(pa_span answer, pa_arena *arena, pa_weights_listing *out_listing,
                                  pa_error *err);

/**
 * The files of Shap-E: configurations, tokenizer, and one file of weights a part; half: those of 16 bits
 * where there are such.
 * out_files in arena, strings borrowed from the listing. Fails with PA_UPSTREAM_ERROR (words name what the
 * repository lacks), PA_NO_MEMORY.
 */
pa_status pa_shap_e_choose_files(const pa_weights_listing *listing, bool half, pa_arena *arena,
                                 pa_weights_file **out_files, size_t *out_count, pa_error *err);

#endif
