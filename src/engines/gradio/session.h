/**
 * One conversation with a Gradio server: look at its configuration, call endpoints, send and fetch files.
 *
 * All calls of one job share a session: its hash (apps keep files per session), its cookies (replicas), its
 * token. A session belongs to one thread. Tokens go only where they belong: to the hub as Authorization, to
 * hosts below .hf.space as X-HF-Authorization, nowhere else and across no redirect to another origin.
 */
#ifndef PA_ENGINES_GRADIO_SESSION_H
#define PA_ENGINES_GRADIO_SESSION_H

#include "engines/gradio/arguments.h"
#include "engines/gradio/endpoint.h"
#include "engines/gradio/result.h"
#include "foundation/run.h"
#include "transfer/transfer.h"

/** What upstream said, in its own words, for the log only. Called from the session's thread. */
typedef void (*pa_gradio_on_words)(void *user, const char *words);

typedef struct pa_gradio_session {
    pa_transfers *transfers; /* borrowed */
    pa_cookies *cookies;     /* owned */
    const char *base;        /* "https://owner-name.hf.space", without a slash at the end; borrowed */
    const char *token;       /* borrowed; NULL = go without */
    char hash[37];
    bool spent;                  /* the app has worked, or may have: whoever starts over may pay twice */
    int64_t deadline_ns;         /* monotonic; every wait ends there with PA_TIMEOUT */
    const pa_run *run;           /* borrowed; may be NULL */
    pa_arena *arena;             /* results */
    pa_gradio_on_words on_words; /* may be NULL */
    void *on_words_user;
} pa_gradio_session;

/** Makes the session's hash and cookies; the other members are set by the caller. */
pa_status pa_gradio_session_init(pa_gradio_session *session, pa_error *err);
void pa_gradio_session_done(pa_gradio_session *session);

/**
 * Refusals that knowing who asks may turn around. The remote service gives them before it works, so that a
 * call which ends with one has spent nothing.
 */
bool pa_gradio_is_refusal(pa_status status);

/** PA_CANCELLED or PA_TIMEOUT when the job is to stop now, else PA_OK. */
pa_status pa_gradio_session_check(const pa_gradio_session *session, pa_error *err);

/** An answer that has been read whole. */
typedef struct pa_gradio_answer {
    long status;
    int retry_after_s;
    const char *content_type; /* lower case */
    pa_span body;             /* NUL-terminated beyond its size */
} pa_gradio_answer;

/**
 * GET, or POST of body as JSON, below base. Follows redirects of a GET.
 * Fails as pa_transfer_open; an HTTP error is an answer, not a failure.
 */
pa_status pa_gradio_request(pa_gradio_session *session, const char *path, const json_t *body,
                            size_t max_bytes, pa_gradio_answer *out_answer, pa_error *err);
/** The answer as JSON (a new reference), or the failure it stands for (pa_gradio_explain_http). */
pa_status pa_gradio_answer_json(pa_gradio_session *session, const pa_gradio_answer *answer, json_t **out_json,
                                pa_error *err);

/**
 * Reads /config. out_config: a new reference.
 * Fails as pa_gradio_explain_http; PA_UPSTREAM_ASLEEP also where something answers that is not Gradio.
 */
pa_status pa_gradio_load_config(pa_gradio_session *session, json_t **out_config, pa_error *err);
/** Reads /info; out_info is NULL where the server has none to give. Fails only with PA_CANCELLED, PA_TIMEOUT.
 */
pa_status pa_gradio_load_info(pa_gradio_session *session, const char *prefix, json_t **out_info,
                              pa_error *err);

/** How far a call has got; for the progress of the job it is part of. */
typedef void (*pa_gradio_on_progress)(void *user, const char *stage, double fraction);

/**
 * Calls an endpoint with positional data and waits for its outputs. stage is "queued, 3 ahead", "running" …
 *
 * out_outputs: the outputs, a new reference to an array. When the job is cancelled or times out, the remote
 * event is cancelled in the way its version wants. A broken stream is not opened again: the server would only
 * send heartbeats. session->spent is set unless it is sure that the app has not worked.
 *
 * Fails with PA_UPSTREAM_…, PA_UNSUPPORTED (Gradio 3 without /run), PA_CANCELLED, PA_TIMEOUT, PA_NO_MEMORY.
 */
pa_status pa_gradio_invoke(pa_gradio_session *session, const pa_gradio_endpoint *endpoint, const json_t *data,
                           pa_gradio_on_progress on_progress, void *user, json_t **out_outputs,
                           pa_error *err);

/**
 * Fetches a result's bytes. An address that the app handed out is fetched without any token, only over https
 * and only from public hosts, unless it is the server's own.
 * Fails with PA_UPSTREAM_BAD_FILE (missing, refused, larger than max_bytes), and as pa_transfer_open.
 */
pa_status pa_gradio_download(pa_gradio_session *session, const pa_gradio_endpoint *endpoint,
                             const pa_gradio_file *file, size_t max_bytes, pa_span *out_bytes, pa_error *err);

/**
 * Sends a file; out_file_data: a new reference to the object an endpoint takes as its input.
 * Fails with PA_TOO_LARGE (the server's limit), PA_UNSUPPORTED (Gradio 3), PA_UPSTREAM_….
 */
pa_status pa_gradio_upload(pa_gradio_session *session, const pa_gradio_endpoint *endpoint, const char *name,
                           const char *media_type, pa_span bytes, json_t **out_file_data, pa_error *err);

#endif
