#include "service/api/api_private.h"

static void answer(const pa_api_errand *errand)
{
    pa_error err;
    pa_status status = pa_store_delete_model(errand->api->options.store, errand->id, &err);
    if (status == PA_NOT_FOUND) {
        pa_api_refuse(errand->exchange, 404, "model_not_found", "Model not found");
    } else if (status) {
        pa_api_fail(errand->api, errand->exchange, &err);
    } else {
        pa_http_answer_static(errand->exchange, 204, NULL, (pa_span){0});
    }
}

void pa_route_model_delete(void *context, pa_http_exchange *exchange)
{
    pa_api_defer_model(context, exchange, answer);
}
