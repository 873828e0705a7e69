#include "weights/patience.h"

#include <time.h>

#include "foundation/clock.h"

enum {
    ATTEMPTS = 6,
    FIRST_WAIT_MS = 1000,
    LONGEST_WAIT_MS = 60000,
    LONGEST_RETRY_AFTER_S = 600, /* nobody wants to look at a bar that stands still for longer */
    CANCEL_POLL_MS = 50,
};

/* True when another attempt may bring what this one did not. */
static bool may_pass(pa_status status)
{
    return status == PA_UPSTREAM_BUSY || status == PA_UPSTREAM_ERROR || status == PA_UPSTREAM_LOST ||
           status == PA_UPSTREAM_UNREACHABLE || status == PA_TIMEOUT;
}

static pa_status sleep_for(int64_t milliseconds, const pa_run *run, pa_error *err)
{
    int64_t until = pa_clock_monotonic_ns() + milliseconds * 1000000;
    while (pa_clock_monotonic_ns() < until) {
        if (pa_run_cancelled(run)) {
            return pa_fail(err, PA_CANCELLED, NULL);
        }
        nanosleep(&(struct timespec){.tv_nsec = CANCEL_POLL_MS * 1000000}, NULL);
    }
    return PA_OK;
}

pa_status pa_patience_wait(const pa_patience *patience, pa_attempts *attempts, bool moved,
                           const pa_error *failure, const pa_run *run, pa_error *err)
{
    uint32_t most = patience->attempts ? patience->attempts : ATTEMPTS;
    int64_t wait_ms = patience->first_wait_ms ? patience->first_wait_ms : FIRST_WAIT_MS;
    attempts->failures = moved ? 1 : attempts->failures + 1;
    if (!may_pass(failure->status) || attempts->failures >= most ||
        failure->retry_after_s > LONGEST_RETRY_AFTER_S) {
        if (err) {
            *err = *failure;
        }
        return failure->status;
    }
    for (uint32_t i = 1; i < attempts->failures && wait_ms < LONGEST_WAIT_MS; i++) {
        wait_ms *= 2;
    }
    wait_ms = wait_ms < LONGEST_WAIT_MS ? wait_ms : LONGEST_WAIT_MS;
    int64_t asked_ms = (int64_t)failure->retry_after_s * 1000;
    return sleep_for(asked_ms > wait_ms ? asked_ms : wait_ms, run, err);
}
