#include <stdio.h>

#include "service/api/api_private.h"

/* PA_OK when some engine would take a request now; else err says what the first one lacks. */
static pa_status check_engines(const pa_registry *registry, pa_error *err)
{
    pa_status status = pa_fail(err, PA_UNAVAILABLE, "There is no engine.");
    for (size_t i = 0; i < registry->engine_count; i++) {
        const pa_engine *engine = &registry->engines[i];
        pa_availability availability = engine->availability(engine->self);
        if (availability.state == PA_ENGINE_READY) {
            return PA_OK;
        }
        if (i == 0) {
            pa_fail(err, PA_UNAVAILABLE, "No engine is ready. %s: %s", engine->name, availability.reason);
        }
    }
    return status;
}

static void answer(const pa_api_errand *errand)
{
    pa_error err;
    if (pa_store_check(errand->api->options.store, &err)) {
        pa_log_write(errand->api->options.log, PA_LOG_ERROR, "api", "the store is not usable: %s",
                     err.detail);
        pa_api_refuse(errand->exchange, 503, "not_ready", "Models cannot be stored at the moment.");
        return;
    }
    if (check_engines(errand->api->options.registry, &err)) {
        pa_api_refuse(errand->exchange, 503, "not_ready", err.detail);
        return;
    }
    pa_api_answer(errand->exchange, 200, json_pack("{s:s}", "status", "ready"));
}

void pa_route_readyz(void *context, pa_http_exchange *exchange)
{
    pa_api_defer(&(pa_api_errand){.api = context, .exchange = exchange}, answer);
}
