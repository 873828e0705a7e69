#include <stdlib.h>

#include "service/jobs/jobs_private.h"

static void count(pa_jobs *jobs, pa_status status)
{
    pthread_mutex_lock(&jobs->lock);
    if (status == PA_OK) {
        jobs->figures.succeeded++;
    } else if (status == PA_CANCELLED) {
        jobs->figures.cancelled++;
    } else {
        jobs->figures.failed++;
    }
    pthread_mutex_unlock(&jobs->lock);
}

static void settle_first(pa_jobs *jobs, waiter_list *callers, const pa_job_outcome *outcome)
{
    waiter *caller = TAILQ_FIRST(callers);
    TAILQ_REMOVE(callers, caller, by_age);
    count(jobs, outcome->status);
    caller->on_done(caller->user, outcome);
    free(caller);
}

void jobs_settle(pa_jobs *jobs, waiter_list *callers, const pa_job_outcome *outcome)
{
    while (!TAILQ_EMPTY(callers)) {
        settle_first(jobs, callers, outcome);
    }
}

void jobs_settle_leaving(pa_jobs *jobs, waiter_list *callers)
{
    while (!TAILQ_EMPTY(callers)) {
        pa_error problem;
        pa_job_outcome outcome = {.status = TAILQ_FIRST(callers)->leaves_with, .error = &problem};
        pa_fail(&problem, outcome.status, NULL);
        if (outcome.status == PA_TIMEOUT) {
            pa_log_write(jobs->log, PA_LOG_WARN, "job", "a request was not done within %lld s",
                         (long long)(jobs->timeout_ns / 1000000000));
        }
        settle_first(jobs, callers, &outcome);
    }
}
