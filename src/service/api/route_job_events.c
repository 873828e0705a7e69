#include <stdlib.h>
#include <string.h>

#include "service/api/api_private.h"

/* A client whose job is looked up in the store. */
typedef struct search {
    pa_api *api;
    pa_http_exchange *exchange;
    pa_watcher *watcher;
    const pa_key *key;
    char id[37];
} search;

static void refuse(search *of, pa_status status, const pa_error *err)
{
    if (status == PA_NOT_FOUND) {
        pa_api_refuse(of->exchange, 404, "job_not_found", "Job not found");
    } else {
        pa_api_fail(of->api, of->exchange, err);
    }
    pa_watcher_withdraw(of->watcher);
}

static void find_and_begin(void *user)
{
    search *of = user;
    pa_arena arena;
    pa_job_view view;
    pa_error err;
    pa_arena_init(&arena, 0);
    pa_status status = pa_api_find_job(of->api, of->id, of->key, &arena, &view, &err);
    if (status != PA_OK) {
        refuse(of, status, &err);
    } else {
        if (view.finished_ms) {
            pa_watchers_tell_end(of->api->watchers, &view);
        }
        pa_watcher_begin_stream(of->watcher, of->exchange, view.stored);
    }
    pa_arena_done(&arena);
    free(of);
}

static void begin_search(pa_api *api, pa_http_exchange *exchange, const char *id)
{
    search *of = calloc(1, sizeof *of);
    pa_watcher *watcher = of ? pa_watcher_new(api, id, false) : NULL;
    pa_error err;
    if (!watcher || !pa_watchers_add(api->watchers, watcher)) {
        free(watcher);
        free(of);
        pa_fail(&err, PA_NO_MEMORY, NULL);
        pa_api_fail(api, exchange, &err);
        return;
    }
    *of = (search){.api = api, .exchange = exchange, .watcher = watcher, .key = pa_api_caller(api, exchange)};
    memcpy(of->id, id, sizeof of->id);
    pa_http_park(exchange, pa_watcher_gone, watcher);
    if (!pa_errands_post(api->errands, find_and_begin, of)) {
        refuse(of, pa_fail(&err, PA_BUSY, "The server is busy; please try again shortly."), &err);
        free(of);
    }
}

void pa_route_job_events(void *context, pa_http_exchange *exchange)
{
    const char *id = pa_api_job_id(exchange);
    const char *last = pa_http_header(exchange, "Last-Event-ID");
    if (id && last && strcmp(last, "end") == 0) {
        /* An EventSource that gets no content does not come again. */
        pa_http_answer_static(exchange, 204, NULL, (pa_span){0});
    } else if (id) {
        begin_search(context, exchange, id);
    }
}
