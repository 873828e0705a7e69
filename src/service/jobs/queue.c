#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "foundation/clock.h"
#include "service/jobs/jobs_private.h"

/* A new duration's part in the average: about the last eight count. */
#define LEARNING_RATE 0.25
#define LONGEST_WAIT_S 600.0

uint64_t jobs_upload_size(const job *work)
{
    return (uint64_t)work->request.image.bytes.size + work->request.model.size;
}

void jobs_enter(pa_jobs *jobs, job *work, job_state state)
{
    work->state = state;
    TAILQ_INSERT_TAIL(&jobs->jobs[state], work, in_state);
    jobs->lanes[work->lane].counts[state]++;
    jobs->upload_bytes += jobs_upload_size(work);
}

static void take_out(pa_jobs *jobs, job *work)
{
    TAILQ_REMOVE(&jobs->jobs[work->state], work, in_state);
    jobs->lanes[work->lane].counts[work->state]--;
    jobs->upload_bytes -= jobs_upload_size(work);
}

void jobs_move(pa_jobs *jobs, job *work, job_state state)
{
    take_out(jobs, work);
    jobs_enter(jobs, work, state);
}

void job_free(job *work)
{
    if (work) {
        free((char *)work->request.prompt);
        free((char *)work->request.engine);
        free((uint8_t *)work->request.image.bytes.data);
        free((uint8_t *)work->request.model.data);
        free(work);
    }
}

void jobs_drop(pa_jobs *jobs, job *work)
{
    take_out(jobs, work);
    job_free(work);
}

job *jobs_find(pa_jobs *jobs, const char *key, bool use_cache)
{
    for (int state = 0; state < JOB_STATE_COUNT; state++) {
        job *work = NULL;
        TAILQ_FOREACH(work, &jobs->jobs[state], in_state)
        {
            /* Who wants no stored result cannot join a job that may still get one. */
            bool may_be_cached = work->use_cache && (state == JOB_ASKED || state == JOB_LOOKING);
            if (!work->closed && (use_cache || !may_be_cached) && strcmp(work->key, key) == 0) {
                return work;
            }
        }
    }
    return NULL;
}

void jobs_join(pa_jobs *jobs, job *work, waiter *caller)
{
    caller->job = work;
    TAILQ_INSERT_TAIL(&jobs->waiters, caller, by_age);
    LIST_INSERT_HEAD(&work->waiters, caller, of_job);
}

static void abandon(pa_jobs *jobs, job *work)
{
    if (work->state == JOB_ASKED || work->state == JOB_QUEUED) {
        jobs_drop(jobs, work);
    } else {
        work->closed = true;
        atomic_store_explicit(&work->cancel, true, memory_order_relaxed);
    }
}

void jobs_leave(pa_jobs *jobs, waiter *caller, pa_status status)
{
    job *work = caller->job;
    caller->leaves_with = status;
    caller->job = NULL;
    LIST_REMOVE(caller, of_job);
    TAILQ_REMOVE(&jobs->waiters, caller, by_age);
    TAILQ_INSERT_TAIL(&jobs->leaving, caller, by_age);
    pthread_cond_signal(&jobs->news);
    if (LIST_EMPTY(&work->waiters)) {
        abandon(jobs, work);
    }
}

void jobs_dismiss(pa_jobs *jobs, job *work, pa_status status)
{
    waiter *next;
    for (waiter *caller = LIST_FIRST(&work->waiters); caller; caller = next) {
        next = LIST_NEXT(caller, of_job);
        jobs_leave(jobs, caller, status);
    }
}

void jobs_take_waiters(pa_jobs *jobs, job *work, waiter_list *to)
{
    waiter *caller;
    work->closed = true;
    while ((caller = LIST_FIRST(&work->waiters))) {
        LIST_REMOVE(caller, of_job);
        TAILQ_REMOVE(&jobs->waiters, caller, by_age);
        TAILQ_INSERT_TAIL(to, caller, by_age);
    }
}

void jobs_learn(pa_jobs *jobs, const char *engine, double seconds)
{
    const pa_engine *found = pa_registry_find(jobs->registry, engine);
    if (found) {
        double *average = &jobs->average_s[found - jobs->registry->engines];
        *average = *average > 0 ? *average + LEARNING_RATE * (seconds - *average) : seconds;
    }
}

job *jobs_next(pa_jobs *jobs, lane_name lane)
{
    job *work = NULL;
    TAILQ_FOREACH(work, &jobs->jobs[JOB_QUEUED], in_state)
    {
        if (work->lane == lane) {
            return work;
        }
    }
    return NULL;
}

uint32_t jobs_count_waiting(const pa_jobs *jobs, lane_name lane)
{
    const uint32_t *counts = jobs->lanes[lane].counts;
    return counts[JOB_ASKED] + counts[JOB_LOOKING] + counts[JOB_QUEUED];
}

int jobs_estimate_wait_s(const pa_jobs *jobs, lane_name lane)
{
    double soonest = LONGEST_WAIT_S;
    int64_t now = pa_clock_monotonic_ns();
    const job *work = NULL;
    TAILQ_FOREACH(work, &jobs->jobs[JOB_RUNNING], in_state)
    {
        if (work->lane != lane) {
            continue;
        }
        double elapsed = (double)(now - work->started_ns) / 1e9;
        double average = jobs->average_s[work->engine - jobs->registry->engines];
        /* One that has outlived the average is likely to need half as long again. */
        soonest = fmin(soonest, average > elapsed ? average - elapsed : elapsed / 2);
    }
    /* With a worker free, the queue moves on at once. */
    return jobs->lanes[lane].counts[JOB_RUNNING] == 0 ? 1 : (int)ceil(fmax(soonest, 1));
}
