/** The Hugging Face hub as a place to have files from: where requests go, with what token, and what refusals
 * mean. */
#ifndef PA_WEIGHTS_HUB_H
#define PA_WEIGHTS_HUB_H

#include <stdatomic.h>

#include "foundation/run.h"
#include "foundation/status.h"
#include "transfer/transfer.h"
#include "weights/listing.h"

/** Safe from several threads. */
typedef struct pa_weights_hub {
    pa_transfers *transfers;
    const char *endpoint;   /* "https://huggingface.co" */
    const char *token;      /* goes to the endpoint's own host only; NULL = none */
    atomic_bool send_token; /* from the start, or once the hub has refused a request without it */
} pa_weights_hub;

/** A part of a file is asked for from here on. Zeroed: the whole. */
typedef struct pa_hub_range {
    uint64_t begin;
    const char *etag; /* of what is there already; "" or NULL = not known */
} pa_hub_range;

/**
 * GET below the endpoint, redirects followed; out_transfer has answered 200, 206 or 416.
 *
 * path  "/openai/shap-e/resolve/…"
 *
 * Fails with PA_UPSTREAM_AUTH (a token is wanted, or refused), PA_UPSTREAM_MISSING, PA_UPSTREAM_BUSY (429;
 * err->retry_after_s where it is told), PA_UPSTREAM_ERROR (5xx, or an address that was good for a while and
 * is no longer), PA_UPSTREAM_UNREACHABLE, PA_UPSTREAM_LOST, PA_TIMEOUT, PA_CANCELLED, PA_NO_MEMORY.
 */
pa_status pa_hub_get(pa_weights_hub *hub, const char *path, const pa_hub_range *range, const pa_run *run,
                     pa_transfer **out_transfer, pa_error *err);

/** What a repository holds at its newest commit; out_listing in arena. Fails as pa_hub_get. */
pa_status pa_hub_list(pa_weights_hub *hub, const char *repository, const pa_run *run, pa_arena *arena,
                      pa_weights_listing *out_listing, pa_error *err);

#endif
