#include "service/api/api_private.h"

void pa_route_metrics(void *context, pa_http_exchange *exchange)
{
    pa_bytes text;
    pa_bytes_init(&text, 0);
    pa_metrics_write(context, &text);
    if (text.failed) {
        pa_api_fail(context, exchange, &(pa_error){.status = PA_NO_MEMORY});
    } else {
        pa_http_answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", pa_bytes_span(&text));
    }
    pa_bytes_done(&text);
}
