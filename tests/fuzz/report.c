/* Any bytes at all get a report, and the report can be written as JSON. */
#include <stdlib.h>

#include "asset/report/report.h"

enum { MOST_BYTES = 1 << 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > MOST_BYTES) {
        return 0;
    }
    static pa_ar_report report;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_status status = pa_ar_report_make((pa_span){data, size}, NULL, &arena, &report, NULL);
    if (status == PA_OK) {
        json_t *json = pa_ar_report_json(&report);
        if (!json) {
            __builtin_trap();
        }
        json_decref(json);
    } else if (status != PA_NO_MEMORY) {
        __builtin_trap();
    }
    pa_arena_done(&arena);
    return 0;
}
