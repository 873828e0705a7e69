#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "foundation/clock.h"
#include "generate/generate.h"
#include "service/jobs/jobs_private.h"

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

/* The model is whole without it, so that a full disk costs only this file. */
static void keep_raw(const pa_jobs *jobs, const char *id, pa_span raw)
{
    pa_error err;
    if (raw.size > 0 && pa_store_add_derived(jobs->store, id, "raw", raw, &err) != PA_OK) {
        pa_log_write(jobs->log, PA_LOG_WARN, "job", "the file received for model %s was not kept: %s", id,
                     err.detail);
    }
}

static pa_status keep_artifact(pa_jobs *jobs, const generation *work, const pa_artifact *artifact,
                               const pa_job_served *jobs_served, size_t count, pa_model *out_model,
                               pa_error *err)
{
    pa_model model = {
        .prompt = or_empty(work->request.prompt),
        .mode = work->request.prompt ? pa_mode_name(work->request.mode) : "",
        .engine = artifact->engine,
        .kind = or_empty(artifact->kind),
        .seed = artifact->seed,
        .triangles = artifact->triangles,
        .size_m = {artifact->size_m[0], artifact->size_m[1], artifact->size_m[2]},
        .elapsed_ms = artifact->elapsed_ms,
    };
    pa_jobs_served served = {
        .jobs = jobs_served, .count = count, .fallback_reason = artifact->fallback_reason};
    /* Not the key it was submitted under: another engine may have been chosen since. */
    char key[65];
    pa_status status = request_key(jobs->cache_salt, artifact->engine, &work->request, key, err);
    if (status == PA_OK) {
        status = pa_store_add_model_for(jobs->store, &model, key, artifact->glb, &served, err);
    }
    if (status == PA_OK) {
        keep_raw(jobs, model.id, artifact->raw);
        *out_model = model;
    }
    return status;
}

/* Of one generation, on its worker's thread. */
typedef struct work_run {
    pa_jobs *jobs;
    generation *work;
    double shown; /* what the generation was told last */
} work_run;

/* Engines may tell every step; people see hundredths. */
static void on_progress(void *user, const char *doing, double fraction)
{
    work_run *run = user;
    generation *work = run->work;
    if (fabs(fraction - run->shown) < 0.01 && fraction < 1 && strcmp(work->doing, doing) == 0) {
        return;
    }
    run->shown = fraction;
    pthread_mutex_lock(&run->jobs->lock);
    /* A stand-in begins from the start. */
    work->progress = fraction < 0 ? 0 : fraction > 1 ? 1 : fraction;
    strncpy(work->doing, doing, sizeof work->doing - 1);
    pthread_mutex_unlock(&run->jobs->lock);
}

/* For holders of the lock: somebody else may generate while this one's model is stored. */
static void give_slot_back(pa_jobs *jobs, const generation *work)
{
    lane *of = jobs_lane(jobs, work->engine);
    worker_pool *pool = &jobs->pools[of->pool];
    of->making--;
    pool->making--;
    pthread_cond_signal(&pool->work);
}

/* For holders of the lock: the model is there; who waits for it now will be served, and nobody may leave. */
static pa_status close_for_commit(generation *work, pa_job_served **out_served, size_t *out_count,
                                  pa_error *err)
{
    if (LIST_EMPTY(&work->members)) {
        return pa_fail(err, PA_CANCELLED, NULL);
    }
    if (!jobs_list_stored(work, out_served, out_count)) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    jobs_seal(work);
    return PA_OK;
}

static pa_status perform(pa_jobs *jobs, generation *work, pa_arena *arena, pa_model *out_model,
                         const char **out_fallback_reason, pa_error *err)
{
    work_run progress = {.jobs = jobs, .work = work, .shown = -1};
    pa_run run = {.on_progress = on_progress, .user = &progress, .cancel = &work->cancel};
    pa_artifact artifact;
    pa_job_served *served = NULL;
    size_t count = 0;
    pa_status status = pa_generate(jobs->registry, &work->request, &run, arena, &artifact, err);
    pthread_mutex_lock(&jobs->lock);
    give_slot_back(jobs, work);
    if (status == PA_OK) {
        jobs_learn(jobs, artifact.engine, artifact.elapsed_ms / 1000);
        status = close_for_commit(work, &served, &count, err);
    }
    pthread_mutex_unlock(&jobs->lock);
    if (status == PA_OK) {
        if (artifact.fallback_reason) {
            pa_log_write(jobs->log, PA_LOG_WARN, "job", "%s stood in: %s", artifact.engine,
                         artifact.fallback_reason);
        }
        *out_fallback_reason = artifact.fallback_reason;
        status = keep_artifact(jobs, work, &artifact, served, count, out_model, err);
    }
    free(served);
    return status;
}

/* What people asked for wrongly is theirs to hear; the rest is for whoever runs the server. */
static void report(const pa_jobs *jobs, const generation *work, const pa_error *problem)
{
    switch (problem->status) {
    case PA_INVALID:
    case PA_UNKNOWN_KIND:
    case PA_UNSUPPORTED:
    case PA_BAD_FILE:
    case PA_CANCELLED:
        return;
    default:
        pa_log_write(jobs->log, PA_LOG_WARN, "job", "%s failed (%s): %s", work->engine->name,
                     pa_status_code(problem->status), problem->detail);
    }
}

/* Called with the lock held, which is given up meanwhile. */
static void work_on(pa_jobs *jobs, generation *work)
{
    pa_arena arena;
    pa_model model;
    pa_error problem = {0};
    lane *of = jobs_lane(jobs, work->engine);
    of->making++;
    jobs->pools[of->pool].making++;
    work->started_ns = pa_clock_monotonic_ns();
    jobs_move(jobs, work, STAGE_RUNNING);
    jobs_begin(jobs, work);
    pthread_mutex_unlock(&jobs->lock);
    pa_arena_init(&arena, 0);
    pa_job_outcome outcome = {0};
    outcome.status = perform(jobs, work, &arena, &model, &outcome.fallback_reason, &problem);
    if (outcome.status == PA_OK) {
        outcome.model = &model;
    } else {
        if (problem.status != outcome.status) {
            pa_fail(&problem, outcome.status, NULL);
        }
        outcome.error = &problem;
        report(jobs, work, &problem);
    }

    pthread_mutex_lock(&jobs->lock);
    job_hand members = TAILQ_HEAD_INITIALIZER(members);
    jobs_take_members(jobs, work, &members);
    pthread_mutex_unlock(&jobs->lock);
    jobs_settle(jobs, &members, &outcome);
    pa_arena_done(&arena);
    pthread_mutex_lock(&jobs->lock);
    jobs_drop(jobs, work);
    if (TAILQ_EMPTY(&jobs->stages[STAGE_RUNNING])) {
        pthread_cond_broadcast(&jobs->idle);
    }
}

void *jobs_run_worker(void *user)
{
    worker_pool *pool = user;
    pa_jobs *jobs = pool->jobs;
    pthread_mutex_lock(&jobs->lock);
    while (!jobs->workers_end) {
        generation *queued = jobs_next(jobs, pool);
        if (queued) {
            work_on(jobs, queued);
        } else {
            pthread_cond_wait(&pool->work, &jobs->lock);
        }
    }
    pthread_mutex_unlock(&jobs->lock);
    return NULL;
}
