#include "engines/gradio/breaker.h"

#include <stdio.h>

enum {
    FAILURES_TO_OPEN = 3,
    FIRST_PAUSE_S = 15,
    LONGEST_PAUSE_S = 600,
    LONGEST_QUOTA_PAUSE_S = 3600, /* quota comes back bit by bit, so a day's wait is checked now and then */
};

static const int64_t second_ns = 1000000000;

bool pa_breaker_is_open(const pa_breaker *breaker, int64_t now_ns)
{
    return breaker->open_until > now_ns;
}

pa_status pa_breaker_admit(pa_breaker *breaker, int64_t now_ns, pa_error *err)
{
    bool open = pa_breaker_is_open(breaker, now_ns);
    if (open || (breaker->open_until != 0 && breaker->probing)) {
        pa_fail(err, PA_UNAVAILABLE, "The remote service has been failing: %s", breaker->reason);
        if (err) {
            err->retry_after_s = open ? (int)((breaker->open_until - now_ns) / second_ns) + 1 : FIRST_PAUSE_S;
        }
        return PA_UNAVAILABLE;
    }
    breaker->probing = breaker->open_until != 0;
    return PA_OK;
}

/* What shows that the server does its part, whatever became of the job. */
static bool speaks_well(pa_status outcome)
{
    return outcome == PA_OK || outcome == PA_INVALID || outcome == PA_UPSTREAM_BAD_FILE;
}

static bool says_nothing(pa_status outcome)
{
    return outcome == PA_CANCELLED || outcome == PA_NO_MEMORY;
}

/* Failures that the next attempt would surely meet again. */
static bool is_lasting(pa_status outcome)
{
    return outcome == PA_UPSTREAM_PAUSED || outcome == PA_UPSTREAM_MISSING || outcome == PA_UPSTREAM_AUTH ||
           outcome == PA_UPSTREAM_QUOTA || outcome == PA_UNSUPPORTED;
}

static int pause_seconds(const pa_breaker *breaker, pa_status outcome, const pa_error *err)
{
    int told = err ? err->retry_after_s : 0;
    if (outcome == PA_UPSTREAM_QUOTA && told > 0) {
        return told < LONGEST_QUOTA_PAUSE_S ? told : LONGEST_QUOTA_PAUSE_S;
    }
    int pause = FIRST_PAUSE_S;
    for (int i = FAILURES_TO_OPEN; i < breaker->failures && pause < LONGEST_PAUSE_S; i++) {
        pause *= 2;
    }
    return pause < LONGEST_PAUSE_S ? pause : LONGEST_PAUSE_S;
}

void pa_breaker_settle(pa_breaker *breaker, int64_t now_ns, pa_status outcome, const pa_error *err)
{
    breaker->probing = false;
    if (says_nothing(outcome)) {
        return;
    }
    if (speaks_well(outcome)) {
        *breaker = (pa_breaker){0};
        return;
    }
    breaker->failures++;
    snprintf(breaker->reason, sizeof breaker->reason, "%.250s", err ? err->detail : pa_status_text(outcome));
    if (is_lasting(outcome) || breaker->failures >= FAILURES_TO_OPEN) {
        breaker->open_until = now_ns + pause_seconds(breaker, outcome, err) * second_ns;
    }
}
