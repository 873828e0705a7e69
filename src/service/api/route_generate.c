#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "foundation/clock.h"
#include "service/api/api_private.h"
#include "service/api/generate_body.h"

enum { SHOWN_MODE_BYTES = 64 };

/* One client that holds its connection until the model is there. */
typedef struct waiting {
    pa_api *api;
    pa_http_exchange *exchange;
    pa_generate_body body; /* of one that is submitted later */
    bool imported;         /* the model came along, and was only finished */
    int64_t start_ns;
    atomic_int holders; /* the handler and the job; the last one frees */
    /* The client may leave while the job is still being submitted: whichever comes second cancels. */
    atomic_uint_least64_t ticket;
    atomic_bool gone;
} waiting;

static json_t *success_json(const waiting *client, const pa_job_outcome *outcome, double elapsed_ms)
{
    const pa_model *model = outcome->model;
    bool of_words = *model->mode; /* a file has no mode */
    const char *message = client->imported ? "3D model imported successfully"
                          : of_words       ? "3D model generated successfully using "
                                           : "3D model generated successfully from image";
    return json_pack(
        "{s:s, s:s++, s:s, s:s+, s:s++, s:s, s:s?, s:I, s:I, s:I, s:[f, f, f], s:f, s:b, s:s*, s:o*}",
        "status", "success", "message", message, model->mode, of_words ? " mode" : "", "model_id", model->id,
        "download_url", "/api/models/download/", model->id, "preview_url", "/api/models/", model->id,
        "/preview.png", "engine", model->engine, "kind", *model->kind ? model->kind : NULL, "seed",
        (json_int_t)model->seed, "bytes", (json_int_t)model->bytes, "triangles", (json_int_t)model->triangles,
        "size_m", (double)model->size_m[0], (double)model->size_m[1], (double)model->size_m[2], "elapsed_ms",
        elapsed_ms, "cached", (int)outcome->cached, "fallback_reason", outcome->fallback_reason, "understood",
        of_words ? pa_registry_understand(client->api->options.registry, model->engine, model->prompt)
                 : NULL);
}

static void let_go(waiting *client)
{
    if (atomic_fetch_sub(&client->holders, 1) == 1) {
        free(client);
    }
}

/* On a worker's thread. Once the answer call is back, on_gone neither runs nor will. */
static void on_done(void *user, const pa_job_outcome *outcome)
{
    waiting *client = user;
    if (outcome->status) {
        pa_api_fail(client->api, client->exchange, outcome->error);
    } else {
        double elapsed_ms = (double)(pa_clock_monotonic_ns() - client->start_ns) / 1e6;
        pa_api_answer(client->exchange, 200, success_json(client, outcome, elapsed_ms));
    }
    let_go(client);
}

static void cancel(waiting *client)
{
    pa_api *api = client->api;
    pthread_mutex_lock(&api->jobs_mutex);
    if (api->jobs) {
        pa_jobs_cancel(api->jobs, atomic_load(&client->ticket));
    }
    pthread_mutex_unlock(&api->jobs_mutex);
}

static void on_gone(void *user)
{
    waiting *client = user;
    atomic_store(&client->gone, true);
    if (atomic_load(&client->ticket) != 0) {
        cancel(client);
    }
}

/* The job's outcome answers, unless submitting fails; then err says why. jobs is NULL once stopped. */
static pa_status submit(waiting *client, pa_jobs *jobs, const pa_generate_body *body, pa_error *err)
{
    pa_job_ticket ticket = 0;
    pa_status status =
        jobs ? pa_jobs_submit(jobs, &body->request, body->use_cache, on_done, client, &ticket, err)
             : pa_fail(err, PA_UNAVAILABLE, "The server is shutting down.");
    if (!status) {
        atomic_store(&client->ticket, ticket);
    }
    return status;
}

/* What follows submitting, with no lock held. */
static void settle(waiting *client, pa_status status, const pa_error *err)
{
    if (status) {
        pa_api_fail(client->api, client->exchange, err);
        atomic_store(&client->holders, 1); /* there is no job to hold it */
    } else if (atomic_load(&client->gone)) {
        cancel(client);
    }
    let_go(client);
}

/* Parks the exchange; NULL: no memory, and it has been answered. */
static waiting *begin_waiting(pa_api *api, pa_http_exchange *exchange)
{
    waiting *client = calloc(1, sizeof *client);
    if (!client) {
        pa_error err;
        pa_fail(&err, PA_NO_MEMORY, NULL);
        pa_api_fail(api, exchange, &err);
        return NULL;
    }
    client->api = api;
    client->exchange = exchange;
    client->start_ns = pa_clock_monotonic_ns();
    atomic_init(&client->holders, 2);
    pa_http_park(exchange, on_gone, client);
    return client;
}

static void wait_for_model(pa_api *api, pa_http_exchange *exchange, const pa_generate_body *body)
{
    waiting *client = begin_waiting(api, exchange);
    if (client) {
        pa_error err;
        pthread_mutex_lock(&api->jobs_mutex);
        pa_status status = submit(client, api->jobs, body, &err);
        pthread_mutex_unlock(&api->jobs_mutex);
        settle(client, status, &err);
    }
}

/* On the errands' thread, which pa_api_stop joins: the jobs it finds last until then, and need no lock. */
static void submit_later(void *user)
{
    waiting *client = user;
    pa_api *api = client->api;
    pa_error err;
    pthread_mutex_lock(&api->jobs_mutex);
    pa_jobs *jobs = api->jobs;
    pthread_mutex_unlock(&api->jobs_mutex);
    settle(client, submit(client, jobs, &client->body, &err), &err);
}

void pa_api_generate_later(pa_api *api, pa_http_exchange *exchange, const pa_generate_body *body)
{
    waiting *client = begin_waiting(api, exchange);
    if (!client) {
        return;
    }
    client->body = *body;
    client->imported = pa_request_has_model(&body->request);
    if (!pa_errands_post(api->errands, submit_later, client)) {
        pa_error err;
        settle(client, pa_fail(&err, PA_BUSY, "The server is busy; please try again shortly."), &err);
    }
}

static void refuse_mode(pa_http_exchange *exchange, const char *mode)
{
    size_t shown = strlen(mode);
    if (shown > SHOWN_MODE_BYTES) {
        for (shown = SHOWN_MODE_BYTES; (mode[shown] & 0xC0) == 0x80;) {
            shown--;
        }
    }
    char detail[SHOWN_MODE_BYTES + 32];
    snprintf(detail, sizeof detail, "Invalid mode: '%.*s'.", (int)shown, mode);
    pa_api_answer(exchange, 400,
                  json_pack("{s:s, s:s, s:[s, s]}", "detail", detail, "code", "invalid_mode", "suggestions",
                            pa_mode_name(PA_MODE_BASIC), pa_mode_name(PA_MODE_ADVANCED)));
}

void pa_route_generate(void *context, pa_http_exchange *exchange)
{
    pa_api *api = context;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_generate_body body;
    json_t *problems = NULL;
    const char *mode = NULL;
    switch (pa_generate_body_read(pa_http_body(exchange), pa_http_header(exchange, "Content-Type"),
                                  api->options.registry, &arena, &body, &problems, &mode)) {
    case PA_BODY_FINE:
        wait_for_model(api, exchange, &body);
        break;
    case PA_BODY_PROBLEMS:
        pa_api_refuse_problems(exchange, problems);
        break;
    case PA_BODY_BAD_MODE:
        refuse_mode(exchange, mode);
        break;
    case PA_BODY_NO_MEMORY: {
        pa_error err;
        pa_fail(&err, PA_NO_MEMORY, NULL);
        pa_api_fail(api, exchange, &err);
        break;
    }
    }
    pa_arena_done(&arena);
}
