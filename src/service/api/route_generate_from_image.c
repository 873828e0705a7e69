#include "service/api/api_private.h"
#include "service/api/call.h"
#include "service/api/image_body.h"

/* Two paths for two engines, as the Python backend had them. */
static void generate(pa_api *api, pa_http_exchange *exchange, const char *engine)
{
    pa_generate_body body = {.request = {.engine = engine, .brightness = api->options.brightness},
                             .use_cache = true};
    json_t *problems = NULL;
    pa_form_verdict verdict = pa_image_body_read(
        pa_http_body(exchange), pa_http_header(exchange, "Content-Type"), &body.request, &problems);
    if (verdict == PA_FORM_FINE) {
        pa_api_call_later(api, exchange, &body);
    } else {
        pa_api_refuse_form(api, exchange, verdict, problems);
    }
}

void pa_route_generate_from_image(void *context, pa_http_exchange *exchange)
{
    generate(context, exchange, "hunyuan-image-space");
}

void pa_route_generate_from_image2(void *context, pa_http_exchange *exchange)
{
    generate(context, exchange, "trellis-image-space");
}
