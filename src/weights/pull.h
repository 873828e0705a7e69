/** Weights from the hub: fetched several files at a time, checked, and put in place. */
#ifndef PA_WEIGHTS_PULL_H
#define PA_WEIGHTS_PULL_H

#include "weights/download.h"
#include "weights/store.h"

/** Zeroed members mean the defaults. */
typedef struct pa_pull_options {
    const char *endpoint; /* of the hub */
    const char *token;    /* NULL = none */
    bool token_at_once;   /* else once the hub refuses a request without it */
    bool half;            /* weights of 16 bits where there are such */
    bool again;           /* also when the same is installed already */
    pa_patience patience;
} pa_pull_options;

typedef struct pa_pulled {
    const char *revision; /* in the caller's arena */
    uint64_t bytes;       /* of all files */
    bool was_there;       /* the same was installed; nothing was fetched */
} pa_pulled;

/**
 * What was fetched before it was cancelled, or failed, stays, and the next pull goes on with it. Proxies are
 * those of the environment, as libcurl reads them.
 *
 * Fails with PA_BUSY (another process pulls), PA_NO_SPACE, PA_IO, PA_CORRUPT (the files are those of the hub,
 * but not Shap-E's), and as pa_weights_download.
 */
pa_status pa_weights_pull(const pa_weights_place *place, const pa_known_model *model,
                          const pa_pull_options *options, const pa_run *run, pa_arena *arena,
                          pa_pulled *out_pulled, pa_error *err);

#endif
