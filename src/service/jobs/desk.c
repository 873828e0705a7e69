#include <time.h>

#include "foundation/clock.h"
#include "service/jobs/jobs_private.h"

/* For holders of the lock. */
static void let_the_late_leave(pa_jobs *jobs)
{
    int64_t now = pa_clock_monotonic_ns();
    waiter *oldest;
    while ((oldest = TAILQ_FIRST(&jobs->waiters)) && oldest->deadline_ns <= now) {
        jobs_leave(jobs, oldest, PA_TIMEOUT);
    }
}

/* Called with the lock held, which is given up meanwhile. */
static void answer_leaving(pa_jobs *jobs)
{
    waiter_list callers = TAILQ_HEAD_INITIALIZER(callers);
    TAILQ_CONCAT(&callers, &jobs->leaving, by_age);
    pthread_mutex_unlock(&jobs->lock);
    jobs_settle_leaving(jobs, &callers);
    pthread_mutex_lock(&jobs->lock);
}

/* Called with the lock held, which is given up meanwhile. */
static void look_in_store(pa_jobs *jobs, job *work)
{
    pa_arena arena;
    pa_model model;
    jobs_move(jobs, work, JOB_LOOKING);
    pthread_mutex_unlock(&jobs->lock);
    pa_arena_init(&arena, 0);
    /* A store that cannot answer costs a generation, not the request. */
    bool found = pa_store_reuse_model(jobs->store, work->key, &arena, &model, NULL) == PA_OK;
    pthread_mutex_lock(&jobs->lock);

    waiter_list callers = TAILQ_HEAD_INITIALIZER(callers);
    if (found) {
        jobs_take_waiters(jobs, work, &callers);
    } else if (jobs->stopping) {
        jobs_dismiss(jobs, work, PA_INTERRUPTED);
    }
    if (found || work->closed) {
        jobs_drop(jobs, work);
    } else {
        jobs_move(jobs, work, JOB_QUEUED);
        pthread_cond_signal(&jobs->lanes[work->lane].work);
    }
    pthread_mutex_unlock(&jobs->lock);
    if (found && TAILQ_EMPTY(&callers)) {
        /* All have left meanwhile, so nobody will ever know of the new id. */
        pa_store_delete_model(jobs->store, model.id, NULL);
    }
    jobs_settle(jobs, &callers, &(pa_job_outcome){.status = PA_OK, .model = &model, .cached = true});
    pa_arena_done(&arena);
    pthread_mutex_lock(&jobs->lock);
}

/* For holders of the lock. */
static void wait_for_news(pa_jobs *jobs)
{
    const waiter *oldest = TAILQ_FIRST(&jobs->waiters);
    if (!oldest) {
        pthread_cond_wait(&jobs->news, &jobs->lock);
        return;
    }
    struct timespec until = {.tv_sec = oldest->deadline_ns / 1000000000,
                             .tv_nsec = oldest->deadline_ns % 1000000000};
    pthread_cond_timedwait(&jobs->news, &jobs->lock, &until);
}

void *jobs_run_desk(void *user)
{
    pa_jobs *jobs = user;
    pthread_mutex_lock(&jobs->lock);
    for (;;) {
        let_the_late_leave(jobs);
        job *asked = TAILQ_FIRST(&jobs->jobs[JOB_ASKED]);
        if (!TAILQ_EMPTY(&jobs->leaving)) {
            answer_leaving(jobs);
        } else if (asked) {
            look_in_store(jobs, asked);
        } else if (jobs->desk_ends) {
            break;
        } else {
            wait_for_news(jobs);
        }
    }
    pthread_mutex_unlock(&jobs->lock);
    return NULL;
}
