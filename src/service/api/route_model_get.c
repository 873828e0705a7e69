#include "service/api/api_private.h"

static void answer(const pa_api_errand *errand)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_model model;
    pa_error err;
    pa_status status = pa_store_find_model(errand->api->options.store, errand->id, &arena, &model, &err);
    if (status == PA_NOT_FOUND) {
        pa_api_refuse(errand->exchange, 404, "model_not_found", "Model not found");
    } else if (status) {
        pa_api_fail(errand->api, errand->exchange, &err);
    } else {
        pa_api_answer(errand->exchange, 200, pa_api_model_json(&model));
    }
    pa_arena_done(&arena);
}

void pa_route_model_get(void *context, pa_http_exchange *exchange)
{
    pa_api_defer_model(context, exchange, answer);
}
