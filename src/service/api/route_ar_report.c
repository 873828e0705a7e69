#include <stdlib.h>
#include <string.h>

#include "asset/report/report.h"
#include "service/api/api_private.h"

/* Raised whenever rules change, so that what was kept under the name before is not served again. */
#define REPORT_KIND "report1"

static pa_status judge(const pa_derivation *self, pa_span glb, pa_arena *arena, pa_span *out_file,
                       pa_error *err)
{
    (void)self;
    pa_ar_report *report = PA_NEW(arena, pa_ar_report);
    if (!report) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = pa_ar_report_make(glb, NULL, arena, report, err);
    if (status != PA_OK) {
        return status;
    }
    json_t *json = pa_ar_report_json(report);
    char *text = json ? pa_json_encode(json) : NULL;
    char *kept = text ? pa_arena_string(arena, text) : NULL;
    json_decref(json);
    free(text);
    if (!kept) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_file = (pa_span){(const uint8_t *)kept, strlen(kept)};
    return PA_OK;
}

/* Another version of the program may know better. */
const pa_derivation pa_api_ar_report = {.kind = REPORT_KIND,
                                        .make = judge,
                                        .media_type = "application/json",
                                        .cache_control = "public, max-age=3600"};

void pa_route_ar_report(void *context, pa_http_exchange *exchange)
{
    pa_api_answer_derived(context, exchange, &pa_api_ar_report);
}
