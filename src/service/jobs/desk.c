#include <stdlib.h>
#include <time.h>

#include "foundation/clock.h"
#include "service/jobs/jobs_private.h"

/* For holders of the lock. */
static void let_the_late_leave(pa_jobs *jobs)
{
    int64_t now = pa_clock_monotonic_ns();
    job *oldest;
    while ((oldest = TAILQ_FIRST(&jobs->timed)) && oldest->deadline_ns <= now) {
        jobs_leave(jobs, oldest, PA_TIMEOUT);
    }
}

/* Called with the lock held, which is given up meanwhile. */
static void settle_leaving(pa_jobs *jobs)
{
    job_hand members = TAILQ_HEAD_INITIALIZER(members);
    TAILQ_CONCAT(&members, &jobs->leaving, in_hand);
    pthread_mutex_unlock(&jobs->lock);
    jobs_settle_leaving(jobs, &members);
    pthread_mutex_lock(&jobs->lock);
}

static bool anybody_stays(const job_hand *members)
{
    const job *member = NULL;
    TAILQ_FOREACH(member, members, in_hand)
    {
        if (member->stored || member->wants == PA_OK) {
            return true;
        }
    }
    return false;
}

/* A store that cannot answer costs a generation, not the request. */
static bool reuse(pa_jobs *jobs, const generation *work, const pa_job_served *stored, size_t count,
                  pa_arena *arena, pa_model *out_model)
{
    pa_jobs_served served = {.jobs = stored, .count = count};
    return pa_store_reuse_model_for(jobs->store, work->key, &served, arena, out_model, NULL) == PA_OK;
}

/* With the lock: the model was not found. */
static void go_on(pa_jobs *jobs, generation *work)
{
    jobs_unseal(jobs, work);
    if (jobs->stopping) {
        jobs_dismiss(jobs, work, PA_INTERRUPTED);
    }
    if (work->closed) {
        jobs_drop(jobs, work);
    } else {
        jobs_move(jobs, work, STAGE_QUEUED);
        pthread_cond_signal(&jobs->pools[jobs_lane(jobs, work->engine)->pool].work);
    }
}

/* Called with the lock held, which is given up meanwhile. The store has a model: only now are the jobs
 * sealed, so that until then each of them can be cancelled. */
static void answer_from_store(pa_jobs *jobs, generation *work)
{
    pa_arena arena;
    pa_model model;
    pa_job_served *stored = NULL;
    size_t count = 0;
    jobs_seal(work);
    bool listed = jobs_list_stored(work, &stored, &count);
    pthread_mutex_unlock(&jobs->lock);
    pa_arena_init(&arena, 0);
    bool found = listed && reuse(jobs, work, stored, count, &arena, &model);
    free(stored);
    pthread_mutex_lock(&jobs->lock);
    if (!found) {
        go_on(jobs, work);
        pa_arena_done(&arena);
        return;
    }
    job_hand members = TAILQ_HEAD_INITIALIZER(members);
    jobs_take_members(jobs, work, &members);
    jobs_drop(jobs, work);
    pthread_mutex_unlock(&jobs->lock);
    if (!anybody_stays(&members)) {
        /* Nobody will ever know of the new id. */
        pa_store_delete_model(jobs->store, model.id, NULL);
    }
    jobs_settle(jobs, &members, &(pa_job_outcome){.status = PA_OK, .model = &model, .cached = true});
    pa_arena_done(&arena);
    pthread_mutex_lock(&jobs->lock);
}

/* Called with the lock held, which is given up meanwhile. */
static void look_in_store(pa_jobs *jobs, generation *work)
{
    jobs_move(jobs, work, STAGE_LOOKING);
    pthread_mutex_unlock(&jobs->lock);
    bool found = pa_store_has_model_for(jobs->store, work->key);
    pthread_mutex_lock(&jobs->lock);
    if (found && !work->closed) {
        answer_from_store(jobs, work);
    } else {
        go_on(jobs, work);
    }
}

/* For holders of the lock. */
static void wait_for_news(pa_jobs *jobs)
{
    const job *oldest = TAILQ_FIRST(&jobs->timed);
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
        generation *asked = TAILQ_FIRST(&jobs->stages[STAGE_ASKED]);
        if (!TAILQ_EMPTY(&jobs->leaving)) {
            settle_leaving(jobs);
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
