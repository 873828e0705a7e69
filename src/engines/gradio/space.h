/**
 * One remote Gradio server shared by all jobs: where it is, what it offers, how it has been doing.
 *
 * Keeps what one job learnt for the next (address, configuration, whether the token is wanted), bounds the
 * jobs that are at the server at once, and breaks the circuit after repeated failures: fast honest refusals,
 * one probe at a time, until it answers again.
 */
#ifndef PA_ENGINES_GRADIO_SPACE_H
#define PA_ENGINES_GRADIO_SPACE_H

#include "engines/engine.h"
#include "engines/gradio/loop.h"
#include "engines/gradio/session.h"

typedef enum pa_token_policy {
    PA_TOKEN_FALLBACK, /* without it first, with it when that is refused */
    PA_TOKEN_ALWAYS,
    PA_TOKEN_NEVER,
} pa_token_policy;

/** Strings are copied. */
typedef struct pa_space_options {
    const char *space; /* "owner/name", or an http(s) base URL */
    const char *hub;   /* NULL = "https://huggingface.co" */
    const char *token; /* NULL = none */
    pa_token_policy token_policy;
    pa_gradio_loop *loop;        /* kept; NULL = one of its own */
    uint32_t timeout_s;          /* of one job, waking included; 0 = 600 */
    uint32_t max_concurrent;     /* jobs at the server at once; 0 = 4 */
    pa_gradio_on_words on_words; /* upstream's own words, for the log; may be NULL; called from any thread */
    void *on_words_user;
} pa_space_options;

typedef struct pa_space pa_space;

/** Touches no network. Fails with PA_INVALID (neither an id nor a URL), PA_NO_MEMORY. */
pa_status pa_space_new(const pa_space_options *options, pa_space **out_space, pa_error *err);
/** No job may be running. Accepts NULL. */
void pa_space_free(pa_space *space);

/** READY until failures say otherwise; never blocks. */
pa_availability pa_space_availability(pa_space *space);

/** What a job does once it is connected. config and info are borrowed; info may be NULL. */
typedef pa_status (*pa_space_work)(void *user, pa_gradio_session *session, json_t *config, json_t *info,
                                   pa_error *err);

/**
 * Runs work at the server: waits for a place, wakes a sleeping Space ("waking" is reported to run), connects,
 * and tries again with the token, or with a fresh configuration, where the first attempt was refused before
 * anything was spent.
 *
 * Fails with PA_UNAVAILABLE (circuit broken; retry_after_s), PA_CANCELLED, PA_TIMEOUT, PA_UPSTREAM_…, and as
 * work does.
 */
pa_status pa_space_run(pa_space *space, const pa_run *run, pa_arena *arena, pa_space_work work, void *user,
                       pa_error *err);

#endif
