/** What every request passes: CORS, the rate limit, the loopback rule, and the logs afterwards. */
#ifndef PA_SERVICE_API_ADMIT_H
#define PA_SERVICE_API_ADMIT_H

#include "service/http/http.h"

/** pa_http_hooks.admit; context is the pa_api. */
bool pa_api_admit(void *context, pa_http_exchange *exchange, unsigned route_tag);
/** pa_http_hooks.record; context is the pa_api. */
void pa_api_record(void *context, const pa_http_record *record);

#endif
