#include "service/api/api_private.h"
#include "service/api/job_json.h"

static void answer(const pa_api_errand *errand)
{
    const pa_api *api = errand->api;
    pa_arena arena;
    pa_job_view view;
    pa_error err;
    pa_arena_init(&arena, 0);
    pa_status status = pa_api_find_job(api, errand->id, errand->key, &arena, &view, &err);
    if (status == PA_NOT_FOUND) {
        pa_api_refuse(errand->exchange, 404, "job_not_found", "Job not found");
    } else if (status != PA_OK) {
        pa_api_fail(api, errand->exchange, &err);
    } else {
        pa_http_set_header(errand->exchange, "Cache-Control", "no-store");
        pa_api_answer(errand->exchange, 200, pa_api_job_json(api->options.registry, &view));
    }
    pa_arena_done(&arena);
}

void pa_route_job_get(void *context, pa_http_exchange *exchange)
{
    pa_api_defer_job(context, exchange, answer);
}
