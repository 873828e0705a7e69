/** The Hugging Face hub's word on a Space: where it lives and whether it is awake (its /api/spaces routes).
 */
#ifndef PA_ENGINES_GRADIO_HUB_H
#define PA_ENGINES_GRADIO_HUB_H

#include "foundation/arena.h"
#include "foundation/run.h"
#include "foundation/status.h"
#include "transfer/transfer.h"

typedef struct pa_hub {
    pa_transfers *transfers;
    const char *endpoint; /* "https://huggingface.co" */
    const char *token;    /* sent as Authorization; NULL = go without */
    const pa_run *run;
} pa_hub;

/** True for "owner/name"; anything else is taken for a base URL. */
bool pa_hub_is_space_id(const char *space);

/**
 * The Space's address without a slash at the end, in arena: as the hub says, or by its naming rule where the
 * hub says nothing usable.
 * Fails with PA_UPSTREAM_MISSING (no such Space, or a private one and no right token),
 * PA_UPSTREAM_UNREACHABLE, PA_CANCELLED, PA_TIMEOUT, PA_NO_MEMORY.
 */
pa_status pa_hub_find_host(const pa_hub *hub, const char *space, pa_arena *arena, char **out_base,
                           pa_error *err);

/** The Space's stage ("RUNNING", "SLEEPING" …), "" where the hub does not say; in arena. Fails as above. */
pa_status pa_hub_find_stage(const pa_hub *hub, const char *space, pa_arena *arena, char **out_stage,
                            pa_error *err);

/** What a stage asks for. */
typedef enum pa_hub_advice { PA_HUB_GO, PA_HUB_WAKE, PA_HUB_WAIT, PA_HUB_GIVE_UP } pa_hub_advice;
pa_hub_advice pa_hub_advise(const char *stage);

#endif
