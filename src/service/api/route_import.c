#include "service/api/api_private.h"
#include "service/api/call.h"
#include "service/api/model_body.h"

void pa_route_import(void *context, pa_http_exchange *exchange)
{
    pa_api *api = context;
    pa_generate_body body = {.request = {.brightness = api->options.brightness}, .use_cache = true};
    json_t *problems = NULL;
    pa_form_verdict verdict =
        pa_model_body_read(pa_http_body(exchange), pa_http_header(exchange, "Content-Type"),
                           api->options.max_import_bytes, &body.request, &problems);
    if (verdict == PA_FORM_FINE) {
        pa_api_call_later(api, exchange, &body);
    } else {
        pa_api_refuse_form(api, exchange, verdict, problems);
    }
}
