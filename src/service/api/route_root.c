#include <string.h>

#include "service/api/api_private.h"

/* Browsers name HTML; programs take anything, and get what they always got. */
static bool wants_page(pa_http_exchange *exchange)
{
    const char *accept = pa_http_header(exchange, "Accept");
    return accept && strcasestr(accept, "text/html");
}

void pa_route_root(void *context, pa_http_exchange *exchange)
{
    const pa_api *api = context;
    pa_http_set_header(exchange, "Vary", "Origin, Accept");
    if (wants_page(exchange)) {
        pa_http_set_header(exchange, "Location", "studio");
        pa_http_answer_static(exchange, 302, NULL, (pa_span){0});
        return;
    }
    json_t *endpoints = json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "generate",
        "POST /api/models/generate", "download", "GET /api/models/download/{model_id}", "job",
        "GET /api/jobs/{job_id}", "events", "GET /api/jobs/{job_id}/events", "cancel",
        "POST /api/jobs/{job_id}/cancel", "models", "GET /api/models", "model", "GET /api/models/{model_id}",
        "delete", "DELETE /api/models/{model_id}", "engines", "GET /api/engines", "health", "GET /health",
        "openapi", "GET /openapi.json", "docs", "GET /docs", "redoc", "GET /redoc");
    pa_api_answer(exchange, 200,
                  json_pack("{s:s, s:s, s:o}", "message", "PromptAR Backend API", "version",
                            api->options.version, "endpoints", endpoints));
}
