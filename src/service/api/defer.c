#include <stdlib.h>
#include <string.h>

#include "foundation/random.h"
#include "service/api/api_private.h"

typedef struct deferred {
    pa_api_errand errand;
    void (*work)(const pa_api_errand *errand);
} deferred;

static void run(void *user)
{
    deferred *task = user;
    task->work(&task->errand);
    free(task);
}

void pa_api_defer_to(pa_errands *errands, const pa_api_errand *errand,
                     void (*work)(const pa_api_errand *errand))
{
    deferred *task = malloc(sizeof *task);
    if (!task) {
        pa_api_fail(errand->api, errand->exchange, &(pa_error){.status = PA_NO_MEMORY});
        return;
    }
    *task = (deferred){.errand = *errand, .work = work};
    pa_http_park(errand->exchange, NULL, NULL);
    if (!pa_errands_post(errands, run, task)) {
        free(task);
        pa_error err;
        pa_fail(&err, PA_BUSY, "The server is busy; please try again shortly.");
        pa_api_fail(errand->api, errand->exchange, &err);
    }
}

void pa_api_defer_model(pa_api *api, pa_http_exchange *exchange, void (*work)(const pa_api_errand *errand))
{
    const char *id = pa_http_path_parameter(exchange, "model_id");
    if (!pa_uuid_valid(id)) {
        pa_api_refuse(exchange, 404, "model_not_found", "Model not found");
        return;
    }
    pa_api_errand errand = {.api = api, .exchange = exchange};
    memcpy(errand.id, id, sizeof errand.id);
    pa_api_defer(&errand, work);
}

const char *pa_api_job_id(pa_http_exchange *exchange)
{
    const char *id = pa_http_path_parameter(exchange, "job_id");
    if (!pa_uuid_valid(id)) {
        pa_api_refuse(exchange, 404, "job_not_found", "Job not found");
        return NULL;
    }
    return id;
}

void pa_api_defer_job(pa_api *api, pa_http_exchange *exchange, void (*work)(const pa_api_errand *errand))
{
    const char *id = pa_api_job_id(exchange);
    if (id) {
        pa_api_errand errand = {.api = api, .exchange = exchange, .key = pa_api_caller(api, exchange)};
        memcpy(errand.id, id, sizeof errand.id);
        pa_api_defer(&errand, work);
    }
}

pa_status pa_api_find_job(const pa_api *api, const char *id, const pa_key *caller, pa_arena *arena,
                          pa_job_view *out_view, pa_error *err)
{
    pa_job_view view;
    pa_status status = pa_jobs_find(api->options.jobs, id, arena, &view, err);
    if (status != PA_OK) {
        return status;
    }
    bool open = api->keys.users == 0 || !view.owner[0] || (caller && caller->admin);
    if (!open && (!caller || strcmp(caller->name, view.owner) != 0)) {
        return pa_fail(err, PA_NOT_FOUND, NULL);
    }
    *out_view = view;
    return PA_OK;
}

void pa_api_defer(const pa_api_errand *errand, void (*work)(const pa_api_errand *errand))
{
    pa_api_defer_to(errand->api->errands, errand, work);
}
