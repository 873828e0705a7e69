/** A circuit breaker: after repeated failures, refuse fast; let one probe through at a time; close on
 * success. */
#ifndef PA_ENGINES_GRADIO_BREAKER_H
#define PA_ENGINES_GRADIO_BREAKER_H

#include <stdbool.h>
#include <stdint.h>

#include "foundation/status.h"

/** Plain data; the owner's lock guards it. Times are monotonic nanoseconds, given by the caller. */
typedef struct pa_breaker {
    int failures;       /* in a row */
    int64_t open_until; /* 0 = closed */
    bool probing;
    char reason[256]; /* of the latest failure */
} pa_breaker;

/** PA_OK: go ahead (perhaps as the probe), and report the outcome. Else PA_UNAVAILABLE with retry_after_s. */
pa_status pa_breaker_admit(pa_breaker *breaker, int64_t now_ns, pa_error *err);
/** outcome: what became of an admitted attempt; err: its words. A cancelled one says nothing of the server.
 */
void pa_breaker_settle(pa_breaker *breaker, int64_t now_ns, pa_status outcome, const pa_error *err);
/** True while attempts are refused. */
bool pa_breaker_is_open(const pa_breaker *breaker, int64_t now_ns);

#endif
