#include <stdlib.h>

#include "foundation/clock.h"
#include "service/jobs/jobs_private.h"

pa_job_state state_of_status(pa_status status)
{
    switch (status) {
    case PA_OK:
        return PA_JOB_SUCCEEDED;
    case PA_CANCELLED:
        return PA_JOB_CANCELLED;
    case PA_INTERRUPTED:
        return PA_JOB_INTERRUPTED;
    default:
        return PA_JOB_FAILED;
    }
}

void jobs_settle_written(pa_jobs *jobs, job *member, const pa_job_outcome *outcome)
{
    pa_job_end end = {.id = member->id,
                      .stored = member->stored,
                      .state = state_of_status(outcome->status),
                      .attempts = member->attempts,
                      .created_ms = member->created_ms,
                      .started_ms = member->started_ms,
                      .finished_ms = pa_clock_wall_ms(),
                      .outcome = outcome};
    pthread_mutex_lock(&jobs->lock);
    LIST_REMOVE(member, by_id);
    jobs_forget_begin(jobs, member);
    jobs_lane(jobs, member->engine)->ended[end.state]++;
    void (*on_ended)(void *, const pa_job_end *) = jobs->on_ended;
    void *user = jobs->ended_user;
    pthread_mutex_unlock(&jobs->lock);
    if (member->on_done) {
        member->on_done(member->user, outcome);
    }
    if (on_ended) {
        on_ended(user, &end);
    }
    job_free(member);
}

static void settle_without_model(pa_jobs *jobs, job *member, const pa_error *problem)
{
    if (!member->stored) {
        jobs_settle_written(jobs, member, &(pa_job_outcome){.status = problem->status, .error = problem});
        return;
    }
    member->errand =
        (errand){.kind = ERRAND_END, .job = member, .at_ms = pa_clock_wall_ms(), .error = *problem};
    pthread_mutex_lock(&jobs->lock);
    jobs_forget_begin(jobs, member);
    jobs_post(jobs, &member->errand);
    pthread_mutex_unlock(&jobs->lock);
}

/* The next start takes it up again. */
static void forget(pa_jobs *jobs, job *member)
{
    pthread_mutex_lock(&jobs->lock);
    LIST_REMOVE(member, by_id);
    pthread_mutex_unlock(&jobs->lock);
    job_free(member);
}

static void settle_as_wanted(pa_jobs *jobs, job *member)
{
    if (member->stored && member->wants == PA_INTERRUPTED) {
        forget(jobs, member);
        return;
    }
    pa_error problem = {0};
    pa_fail(&problem, member->wants, NULL);
    if (member->wants == PA_TIMEOUT) {
        pa_log_write(jobs->log, PA_LOG_WARN, "job", "job %s was not done within %lld s", member->id,
                     (long long)(jobs->timeout_ns / 1000000000));
    }
    settle_without_model(jobs, member, &problem);
}

void jobs_settle(pa_jobs *jobs, job_hand *members, const pa_job_outcome *outcome)
{
    job *member;
    while ((member = TAILQ_FIRST(members))) {
        TAILQ_REMOVE(members, member, in_hand);
        if (!member->stored && member->wants != PA_OK) {
            /* It gave up while it was sealed. */
            settle_as_wanted(jobs, member);
        } else if (outcome->status == PA_OK) {
            jobs_settle_written(jobs, member, outcome);
        } else {
            settle_without_model(jobs, member, outcome->error);
        }
    }
}

void jobs_settle_leaving(pa_jobs *jobs, job_hand *members)
{
    job *member;
    while ((member = TAILQ_FIRST(members))) {
        TAILQ_REMOVE(members, member, in_hand);
        settle_as_wanted(jobs, member);
    }
}
