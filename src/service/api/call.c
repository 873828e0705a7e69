#include "service/api/call.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "foundation/clock.h"
#include "foundation/hash.h"
#include "foundation/random.h"
#include "service/api/api_private.h"
#include "service/api/job_json.h"
#include "service/api/problems.h"

/* How the client wants to be answered. */
typedef enum manner {
    MANNER_WAIT,  /* with the model */
    MANNER_ASYNC, /* with the job, at once */
    MANNER_STREAM /* with events, the last of which is the model */
} manner;

typedef struct call {
    pa_api *api;
    pa_jobs *jobs; /* while it is submitted and in its callbacks */
    pa_http_exchange *exchange;
    pa_generate_body body; /* of one that is submitted later */
    manner manner;
    bool stored;
    bool preferred; /* asked for by a Prefer header */
    char id[37];
    const char *owner; /* a key's name, or "" */
    char client[PA_JOB_NAME_SIZE];
    char idempotency_key[PA_IDEMPOTENCY_KEY_MAX + 1];
    char fingerprint[65];
    int64_t start_ns;
    pa_watcher *watcher; /* of a stream that is not stored */
    atomic_int holders;  /* the handler and the job; the last one frees */
    atomic_bool gone;
} call;

static void let_go(call *of)
{
    if (atomic_fetch_sub(&of->holders, 1) == 1) {
        free(of);
    }
}

static bool header_names(pa_http_exchange *exchange, const char *header, const char *word)
{
    const char *text = pa_http_header(exchange, header);
    return text && strcasestr(text, word);
}

/* False: it is no key, and that is answered. */
static bool read_idempotency_key(call *of)
{
    const char *key = pa_http_header(of->exchange, "Idempotency-Key");
    size_t length = key ? strlen(key) : 0;
    bool visible = true;
    for (size_t i = 0; i < length; i++) {
        visible = visible && key[i] > ' ' && key[i] < 0x7F;
    }
    if (key && (length == 0 || length > PA_IDEMPOTENCY_KEY_MAX || !visible)) {
        pa_api_refuse(of->exchange, 400, "invalid_idempotency_key",
                      "Idempotency-Key must be 1 to 200 visible ASCII characters.");
        return false;
    }
    memcpy(of->idempotency_key, key ? key : "", length + 1);
    return true;
}

/* What was asked for, to the byte: another manner of answering is still the same request. A form is sent with
 * another boundary each time, and is told by what is in it. */
static void take_fingerprint(call *of, const pa_request *request)
{
    if (of->idempotency_key[0] && !pa_request_has_image(request) && !pa_request_has_model(request)) {
        pa_sha256_hex(pa_http_body(of->exchange), of->fingerprint);
    }
}

/* Reads what only the listening thread can. NULL: answered. */
static call *read_call(pa_api *api, pa_http_exchange *exchange, const pa_generate_body *body)
{
    call *of = calloc(1, sizeof *of);
    if (!of) {
        pa_error err;
        pa_fail(&err, PA_NO_MEMORY, NULL);
        pa_api_fail(api, exchange, &err);
        return NULL;
    }
    of->api = api;
    of->exchange = exchange;
    of->start_ns = pa_clock_monotonic_ns();
    of->preferred = header_names(exchange, "Prefer", "respond-async");
    bool async = of->preferred || body->async;
    of->manner = header_names(exchange, "Accept", "text/event-stream") ? MANNER_STREAM
                 : async                                               ? MANNER_ASYNC
                                                                       : MANNER_WAIT;
    if (!read_idempotency_key(of)) {
        free(of);
        return NULL;
    }
    /* Who will come again, or be told, need not wait here. */
    of->stored = async || of->idempotency_key[0] || body->webhook_url;
    const pa_key *key = pa_api_caller(api, exchange);
    of->owner = key ? key->name : "";
    snprintf(of->client, sizeof of->client, "%s%s", key ? "key " : "",
             key ? key->name : pa_http_client_ip(exchange));
    pa_uuid_generate(of->id);
    return of;
}

static void cancel(call *of)
{
    pa_api *api = of->api;
    pthread_mutex_lock(&api->jobs_mutex);
    if (api->jobs) {
        pa_jobs_cancel(api->jobs, of->id);
    }
    pthread_mutex_unlock(&api->jobs_mutex);
}

/* Only of one who waits for a job that is not stored. */
static void on_gone(void *user)
{
    call *of = user;
    atomic_store(&of->gone, true);
    cancel(of);
}

/* On a worker's thread. Once the answer call is back, on_gone neither runs nor will. */
static void on_done(void *user, const pa_job_outcome *outcome)
{
    call *of = user;
    if (outcome->status) {
        pa_api_fail(of->api, of->exchange, outcome->error);
    } else {
        double elapsed_ms = (double)(pa_clock_monotonic_ns() - of->start_ns) / 1e6;
        pa_api_answer(of->exchange, 200,
                      pa_api_result_json(of->api->options.registry, NULL, outcome, elapsed_ms));
    }
    let_go(of);
}

static void answer_accepted(call *of, const char *id)
{
    pa_arena arena;
    pa_job_view view;
    pa_error err;
    char location[64];
    pa_arena_init(&arena, 0);
    if (pa_jobs_find(of->jobs, id, &arena, &view, &err)) {
        pa_api_fail(of->api, of->exchange, &err);
    } else {
        snprintf(location, sizeof location, "/api/jobs/%s", id);
        pa_http_set_header(of->exchange, "Location", location);
        if (of->preferred) {
            pa_http_set_header(of->exchange, "Preference-Applied", "respond-async");
        }
        pa_api_answer(of->exchange, 202, pa_api_job_json(of->api->options.registry, &view));
    }
    pa_arena_done(&arena);
}

/* The job may have ended by now, or be another call's. */
static void watch_accepted(call *of, const char *id)
{
    pa_api *api = of->api;
    pa_watcher *watcher = pa_watcher_new(api, id, false);
    if (!watcher || !pa_watchers_add(api->watchers, watcher)) {
        pa_error err;
        pa_fail(&err, PA_NO_MEMORY, NULL);
        free(watcher);
        pa_api_fail(api, of->exchange, &err);
        return;
    }
    pa_arena arena;
    pa_job_view view;
    pa_arena_init(&arena, 0);
    if (pa_jobs_find(of->jobs, id, &arena, &view, NULL) == PA_OK && view.finished_ms) {
        pa_watchers_tell_end(api->watchers, &view);
    }
    pa_arena_done(&arena);
    if (of->manner == MANNER_STREAM) {
        pa_watcher_begin_stream(watcher, of->exchange, true);
    } else {
        pa_watcher_begin_answer(watcher, of->exchange, true);
    }
}

/* A 422 like the others: with a list of what is wrong. */
static void refuse_reused_key(const call *of, const pa_error *err)
{
    json_t *problems = json_array();
    pa_problem_add(problems, "header", "Idempotency-Key", err->detail, "value_error.idempotency_key", NULL);
    pa_api_answer(of->exchange, 422,
                  json_pack("{s:o, s:s}", "detail", problems, "code", "idempotency_key_reused"));
}

/* On the ledger's thread. */
static void on_accepted(void *user, const char *id, bool replayed, const pa_error *err)
{
    call *of = user;
    (void)replayed;
    if (err && err->status == PA_CONFLICT) {
        refuse_reused_key(of, err);
    } else if (err) {
        pa_api_fail(of->api, of->exchange, err);
    } else if (of->manner == MANNER_ASYNC) {
        answer_accepted(of, id);
    } else {
        watch_accepted(of, id);
    }
    let_go(of);
}

static pa_status submit(call *of, const pa_generate_body *body, pa_error *err)
{
    if (!of->jobs) {
        return pa_fail(err, PA_UNAVAILABLE, "The server is shutting down.");
    }
    char id[37];
    pa_job_order order = {.request = &body->request,
                          .use_cache = body->use_cache,
                          .id = of->id,
                          .client = of->client,
                          .owner = of->owner};
    if (of->stored) {
        order.stored = true;
        order.on_accepted = on_accepted;
        order.idempotency_key = of->idempotency_key[0] ? of->idempotency_key : NULL;
        order.fingerprint = of->fingerprint[0] ? of->fingerprint : NULL;
        order.webhook_url = body->webhook_url;
    } else {
        order.on_done = of->manner == MANNER_WAIT ? on_done : NULL;
    }
    order.user = of;
    return pa_jobs_submit(of->jobs, &order, id, err);
}

/* What follows submitting, with no lock held. */
static void settle(call *of, pa_status status, const pa_error *err)
{
    if (status) {
        pa_api_fail(of->api, of->exchange, err);
        if (of->watcher) {
            pa_watcher_withdraw(of->watcher);
        }
        atomic_store(&of->holders, 1); /* there is no job to hold it */
    } else if (of->watcher) {
        pa_watcher_begin_stream(of->watcher, of->exchange, false);
    } else if (atomic_load(&of->gone)) {
        cancel(of);
    }
    let_go(of);
}

/* Parks the exchange; false: no memory, and that is answered. */
static bool park(call *of)
{
    bool held = !of->stored && of->manner == MANNER_STREAM;
    atomic_init(&of->holders, held ? 1 : 2);
    if (held) {
        of->watcher = pa_watcher_new(of->api, of->id, true);
        if (!of->watcher || !pa_watchers_add(of->api->watchers, of->watcher)) {
            pa_error err;
            pa_fail(&err, PA_NO_MEMORY, NULL);
            pa_api_fail(of->api, of->exchange, &err);
            free(of->watcher);
            return false;
        }
        pa_http_park(of->exchange, pa_watcher_gone, of->watcher);
    } else {
        bool waits = !of->stored && of->manner == MANNER_WAIT;
        pa_http_park(of->exchange, waits ? on_gone : NULL, of);
    }
    return true;
}

void pa_api_call(pa_api *api, pa_http_exchange *exchange, const pa_generate_body *body)
{
    call *of = read_call(api, exchange, body);
    if (!of || !park(of)) {
        free(of);
        return;
    }
    pa_error err;
    take_fingerprint(of, &body->request);
    pthread_mutex_lock(&api->jobs_mutex);
    of->jobs = api->jobs;
    pa_status status = submit(of, body, &err);
    pthread_mutex_unlock(&api->jobs_mutex);
    settle(of, status, &err);
}

/* On the errands' thread, which pa_api_stop joins: the jobs it finds last until then, and need no lock. */
static void submit_later(void *user)
{
    call *of = user;
    pa_api *api = of->api;
    pa_error err;
    pthread_mutex_lock(&api->jobs_mutex);
    of->jobs = api->jobs;
    pthread_mutex_unlock(&api->jobs_mutex);
    settle(of, submit(of, &of->body, &err), &err);
}

void pa_api_call_later(pa_api *api, pa_http_exchange *exchange, const pa_generate_body *body)
{
    call *of = read_call(api, exchange, body);
    if (!of || !park(of)) {
        free(of);
        return;
    }
    of->body = *body;
    if (!pa_errands_post(api->errands, submit_later, of)) {
        pa_error err;
        settle(of, pa_fail(&err, PA_BUSY, "The server is busy; please try again shortly."), &err);
    }
}

void pa_api_job_ended(void *user, const pa_job_end *end)
{
    pa_api *api = user;
    pthread_mutex_lock(&api->jobs_mutex);
    if (end->stored && api->couriers) {
        pa_couriers_rouse(api->couriers);
    }
    pthread_mutex_unlock(&api->jobs_mutex);
    if (!pa_watchers_have(api->watchers, end->id)) {
        return;
    }
    const pa_model *model = end->outcome->model;
    pa_job_view view = {.state = end->state,
                        .stored = end->stored,
                        .position = -1,
                        .progress = model ? 1 : 0,
                        .eta_s = -1,
                        .engine = model ? model->engine : "",
                        .prompt = model ? model->prompt : "",
                        .mode = model ? model->mode : "",
                        .webhook_url = "",
                        .attempts = end->attempts,
                        .created_ms = end->created_ms,
                        .started_ms = end->started_ms,
                        .finished_ms = end->finished_ms,
                        .outcome = *end->outcome};
    memcpy(view.id, end->id, sizeof view.id);
    pa_watchers_tell_end(api->watchers, &view);
}
