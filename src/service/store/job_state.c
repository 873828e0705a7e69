#include "service/store/job_state.h"

#include <string.h>

#define BIT(state) (1U << PA_JOB_##state)
#define ENDS (BIT(SUCCEEDED) | BIT(FAILED) | BIT(CANCELLED) | BIT(INTERRUPTED))

static const struct {
    const char *name;
    unsigned followers;
} states[PA_JOB_STATE_COUNT] = {
    [PA_JOB_QUEUED] = {"queued", BIT(RUNNING) | ENDS},
    [PA_JOB_RUNNING] = {"running", BIT(QUEUED) | ENDS},
    [PA_JOB_SUCCEEDED] = {"succeeded", 0},
    [PA_JOB_FAILED] = {"failed", 0},
    [PA_JOB_CANCELLED] = {"cancelled", 0},
    [PA_JOB_INTERRUPTED] = {"interrupted", 0},
};

const char *pa_job_state_name(pa_job_state state)
{
    return states[state].name;
}

bool pa_job_state_parse(const char *name, pa_job_state *out_state)
{
    for (int state = 0; name && state < PA_JOB_STATE_COUNT; state++) {
        if (strcmp(states[state].name, name) == 0) {
            *out_state = (pa_job_state)state;
            return true;
        }
    }
    return false;
}

bool pa_job_state_ended(pa_job_state state)
{
    return states[state].followers == 0;
}

bool pa_job_state_may_follow(pa_job_state from, pa_job_state to)
{
    return (states[from].followers & 1U << to) != 0;
}
