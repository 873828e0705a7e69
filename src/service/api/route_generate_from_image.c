#include "service/api/api_private.h"
#include "service/api/image_body.h"

/* Two paths for two engines, as the Python backend had them. */
static void generate(pa_api *api, pa_http_exchange *exchange, const char *engine)
{
    pa_generate_body body = {.request = {.engine = engine}, .use_cache = true};
    json_t *problems = NULL;
    pa_error err;
    switch (pa_image_body_read(pa_http_body(exchange), pa_http_header(exchange, "Content-Type"),
                               &body.request, &problems)) {
    case PA_IMAGE_BODY_FINE:
        pa_api_generate_later(api, exchange, &body);
        break;
    case PA_IMAGE_BODY_PROBLEMS:
        pa_api_refuse_problems(exchange, problems);
        break;
    case PA_IMAGE_BODY_TOO_LARGE:
        pa_api_refuse_for_http(api, exchange, PA_HTTP_BODY_TOO_LARGE, 413);
        break;
    case PA_IMAGE_BODY_NO_MEMORY:
        pa_fail(&err, PA_NO_MEMORY, NULL);
        pa_api_fail(api, exchange, &err);
        break;
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
