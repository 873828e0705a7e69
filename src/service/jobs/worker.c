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

static pa_status keep_artifact(pa_jobs *jobs, const job *work, const pa_artifact *artifact,
                               pa_model *out_model, pa_error *err)
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
    /* Not the key it was submitted under: another engine may have been chosen since. */
    char key[65];
    pa_status status = request_key(jobs->cache_salt, artifact->engine, &work->request, key, err);
    if (status == PA_OK) {
        status = pa_store_add_model(jobs->store, &model, key, artifact->glb, err);
    }
    if (status == PA_OK) {
        keep_raw(jobs, model.id, artifact->raw);
        *out_model = model;
    }
    return status;
}

static pa_status perform(pa_jobs *jobs, job *work, pa_arena *arena, pa_model *out_model,
                         const char **out_fallback_reason, pa_error *err)
{
    pa_run run = {.cancel = &work->cancel};
    pa_artifact artifact;
    pa_status status = pa_generate(jobs->registry, &work->request, &run, arena, &artifact, err);
    if (status == PA_OK && pa_run_cancelled(&run)) {
        return pa_fail(err, PA_CANCELLED, NULL);
    }
    if (status == PA_OK) {
        pthread_mutex_lock(&jobs->lock);
        jobs_learn(jobs, artifact.engine, artifact.elapsed_ms / 1000);
        pthread_mutex_unlock(&jobs->lock);
        if (artifact.fallback_reason) {
            pa_log_write(jobs->log, PA_LOG_WARN, "job", "%s stood in: %s", artifact.engine,
                         artifact.fallback_reason);
        }
        *out_fallback_reason = artifact.fallback_reason;
        status = keep_artifact(jobs, work, &artifact, out_model, err);
    }
    return status;
}

/* What people asked for wrongly is theirs to hear; the rest is for whoever runs the server. */
static void report(const pa_jobs *jobs, const job *work, const pa_error *problem)
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
static void work_on(pa_jobs *jobs, job *work)
{
    pa_arena arena;
    pa_model model;
    pa_error problem = {0};
    work->started_ns = pa_clock_monotonic_ns();
    jobs_move(jobs, work, JOB_RUNNING);
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
    waiter_list callers = TAILQ_HEAD_INITIALIZER(callers);
    jobs_take_waiters(jobs, work, &callers);
    pthread_mutex_unlock(&jobs->lock);
    jobs_settle(jobs, &callers, &outcome);
    pa_arena_done(&arena);
    pthread_mutex_lock(&jobs->lock);
    jobs_drop(jobs, work);
    if (TAILQ_EMPTY(&jobs->jobs[JOB_RUNNING])) {
        pthread_cond_broadcast(&jobs->idle);
    }
}

void *jobs_run_worker(void *user)
{
    job_lane *lane = user;
    pa_jobs *jobs = lane->jobs;
    pthread_mutex_lock(&jobs->lock);
    while (!jobs->workers_end) {
        job *queued = jobs_next(jobs, lane->name);
        if (queued) {
            work_on(jobs, queued);
        } else {
            pthread_cond_wait(&lane->work, &jobs->lock);
        }
    }
    pthread_mutex_unlock(&jobs->lock);
    return NULL;
}
