#include "service/jobs/jobs.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "foundation/clock.h"
#include "service/jobs/jobs_private.h"

/* A dozen of the largest images, or some hundred photographs. */
static const uint64_t upload_capacity = 256 * 1024 * 1024;

enum {
    QUEUE_CAPACITY = 64,
    TIMEOUT_S = 600,
    MOST_WORKERS = 256,
    REMOTE_WORKERS = 32,
    /* Engines recurse, and decoders put tables on the stack. Only what is touched is ever resident. */
    STACK_BYTES = 8 * 1024 * 1024
};

static uint32_t count_cores(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : (uint32_t)cores;
}

/* Whether an engine is configured is known before the threads start; it does not change. */
static bool has_remote_engine(const pa_registry *registry)
{
    for (size_t i = 0; i < registry->engine_count; i++) {
        const pa_engine *engine = &registry->engines[i];
        if (engine->remote && engine->availability(engine->self).state != PA_ENGINE_UNCONFIGURED) {
            return true;
        }
    }
    return false;
}

static uint32_t count_workers(const pa_jobs_options *options, lane_name lane)
{
    uint32_t workers = options->workers ? options->workers : count_cores();
    if (lane == LANE_REMOTE) {
        uint32_t wanted = options->remote_workers ? options->remote_workers : REMOTE_WORKERS;
        workers = has_remote_engine(options->registry) ? wanted : 0;
    }
    return workers > MOST_WORKERS ? MOST_WORKERS : workers;
}

static pa_jobs *allocate(const pa_jobs_options *options)
{
    pa_jobs *jobs = calloc(1, sizeof *jobs);
    if (!jobs) {
        return NULL;
    }
    jobs->registry = options->registry;
    jobs->store = options->store;
    jobs->log = options->log;
    jobs->queue_capacity = options->queue_capacity ? options->queue_capacity : QUEUE_CAPACITY;
    jobs->upload_capacity = options->upload_bytes ? options->upload_bytes : upload_capacity;
    jobs->timeout_ns = (options->timeout_s ? options->timeout_s : TIMEOUT_S) * 1000000000LL;
    for (int state = 0; state < JOB_STATE_COUNT; state++) {
        TAILQ_INIT(&jobs->jobs[state]);
    }
    TAILQ_INIT(&jobs->waiters);
    TAILQ_INIT(&jobs->leaving);
    pthread_mutex_init(&jobs->lock, NULL);
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    for (int lane = 0; lane < LANE_COUNT; lane++) {
        pthread_cond_init(&jobs->lanes[lane].work, &monotonic);
        jobs->lanes[lane].jobs = jobs;
        jobs->lanes[lane].name = (lane_name)lane;
    }
    pthread_cond_init(&jobs->news, &monotonic);
    pthread_cond_init(&jobs->idle, &monotonic);
    pthread_condattr_destroy(&monotonic);
    jobs->cache_salt = strdup(options->cache_salt ? options->cache_salt : "");
    return jobs;
}

static void release(pa_jobs *jobs)
{
    pthread_cond_destroy(&jobs->idle);
    pthread_cond_destroy(&jobs->news);
    for (int lane = 0; lane < LANE_COUNT; lane++) {
        pthread_cond_destroy(&jobs->lanes[lane].work);
        free(jobs->lanes[lane].workers);
    }
    pthread_mutex_destroy(&jobs->lock);
    free(jobs->cache_salt);
    free(jobs);
}

static bool start_workers(job_lane *lane, uint32_t workers, const pthread_attr_t *attributes)
{
    bool started = true;
    lane->workers = calloc(workers ? workers : 1, sizeof *lane->workers);
    while (lane->workers && started && lane->worker_count < workers) {
        started = pthread_create(&lane->workers[lane->worker_count], attributes, jobs_run_worker, lane) == 0;
        lane->worker_count += started;
    }
    return lane->workers && started;
}

static bool start_threads(pa_jobs *jobs, const pa_jobs_options *options)
{
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    jobs->desk_started = pthread_create(&jobs->desk, &attributes, jobs_run_desk, jobs) == 0;
    bool started = jobs->desk_started;
    for (int lane = 0; started && lane < LANE_COUNT; lane++) {
        started = start_workers(&jobs->lanes[lane], count_workers(options, (lane_name)lane), &attributes);
    }
    pthread_attr_destroy(&attributes);
    return started;
}

pa_status pa_jobs_new(const pa_jobs_options *options, pa_jobs **out_jobs, pa_error *err)
{
    pa_jobs *jobs = allocate(options);
    if (!jobs) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (!jobs->cache_salt || !start_threads(jobs, options)) {
        pa_jobs_stop(jobs, 0);
        return pa_fail(err, PA_NO_MEMORY, "The job threads cannot be started.");
    }
    *out_jobs = jobs;
    return PA_OK;
}

/* For holders of the lock. */
static void dismiss_all(pa_jobs *jobs, job_state state)
{
    job *next;
    for (job *work = TAILQ_FIRST(&jobs->jobs[state]); work; work = next) {
        next = TAILQ_NEXT(work, in_state);
        jobs_dismiss(jobs, work, PA_INTERRUPTED);
    }
}

/* Called with the lock held. */
static void wait_until_idle(pa_jobs *jobs, uint32_t grace_ms)
{
    int64_t end = pa_clock_monotonic_ns() + grace_ms * 1000000LL;
    struct timespec until = {.tv_sec = end / 1000000000, .tv_nsec = end % 1000000000};
    int timed_out = 0;
    while (!TAILQ_EMPTY(&jobs->jobs[JOB_RUNNING]) && !timed_out) {
        timed_out = pthread_cond_timedwait(&jobs->idle, &jobs->lock, &until);
    }
}

void pa_jobs_stop(pa_jobs *jobs, uint32_t grace_ms)
{
    if (!jobs) {
        return;
    }
    pthread_mutex_lock(&jobs->lock);
    jobs->stopping = true;
    dismiss_all(jobs, JOB_ASKED);
    dismiss_all(jobs, JOB_QUEUED);
    wait_until_idle(jobs, grace_ms);
    dismiss_all(jobs, JOB_RUNNING);
    jobs->workers_end = true;
    for (int lane = 0; lane < LANE_COUNT; lane++) {
        pthread_cond_broadcast(&jobs->lanes[lane].work);
    }
    pthread_mutex_unlock(&jobs->lock);
    for (int lane = 0; lane < LANE_COUNT; lane++) {
        for (uint32_t i = 0; i < jobs->lanes[lane].worker_count; i++) {
            pthread_join(jobs->lanes[lane].workers[i], NULL);
        }
    }
    /* The desk goes last, since it answers those whom the workers no longer do. */
    pthread_mutex_lock(&jobs->lock);
    jobs->desk_ends = true;
    pthread_cond_signal(&jobs->news);
    pthread_mutex_unlock(&jobs->lock);
    if (jobs->desk_started) {
        pthread_join(jobs->desk, NULL);
    }
    release(jobs);
}

/* NULL: no memory, or nothing to copy. */
static uint8_t *copy_bytes(pa_span bytes)
{
    uint8_t *copy = bytes.size > 0 ? malloc(bytes.size) : NULL;
    return copy ? memcpy(copy, bytes.data, bytes.size) : NULL;
}

/* Every part of request as the job's own; false: no memory, and what was copied is still the job's. */
static bool copy_request(const pa_request *request, pa_request *out_copy)
{
    *out_copy = *request;
    out_copy->prompt = request->prompt ? strdup(request->prompt) : NULL;
    out_copy->engine = request->engine ? strdup(request->engine) : NULL;
    out_copy->image.bytes.data = copy_bytes(request->image.bytes);
    out_copy->model.data = copy_bytes(request->model);
    return !out_copy->prompt == !request->prompt && !out_copy->engine == !request->engine &&
           (out_copy->image.bytes.data || request->image.bytes.size == 0) &&
           (out_copy->model.data || request->model.size == 0);
}

static job *new_job(const pa_jobs *jobs, const pa_request *request, const pa_engine *engine, bool use_cache,
                    pa_error *err)
{
    job *work = calloc(1, sizeof *work);
    if (!work) {
        pa_fail(err, PA_NO_MEMORY, NULL);
        return NULL;
    }
    work->use_cache = use_cache;
    work->engine = engine;
    work->lane = engine->remote ? LANE_REMOTE : LANE_LOCAL;
    atomic_init(&work->cancel, false);
    LIST_INIT(&work->waiters);
    bool copied = copy_request(request, &work->request);
    if (!copied) {
        pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (!copied || request_key(jobs->cache_salt, engine->name, request, work->key, err) != PA_OK) {
        job_free(work);
        return NULL;
    }
    return work;
}

/* For holders of the lock: whether there is a place, and the memory, for one more job. */
static pa_status find_room(pa_jobs *jobs, const job *work, pa_error *err)
{
    uint64_t upload = jobs_upload_size(work);
    uint64_t room = jobs->upload_capacity - jobs->upload_bytes;
    bool full = jobs_count_waiting(jobs, work->lane) >= jobs->queue_capacity;
    if (!full && upload <= room) {
        return PA_OK;
    }
    pa_fail(err, PA_BUSY,
            full ? NULL : "The server holds as many uploads as it has room for; please try again shortly.");
    if (err) {
        err->retry_after_s = jobs_estimate_wait_s(jobs, work->lane);
    }
    return PA_BUSY;
}

/*
 * For holders of the lock. Takes caller and work over; *work is left to the caller of this when an identical
 * job was joined instead, and both are on failure.
 */
static pa_status admit(pa_jobs *jobs, waiter *caller, job **work, pa_error *err)
{
    if (jobs->stopping) {
        pa_fail(err, PA_UNAVAILABLE, "The server is shutting down.");
        return PA_UNAVAILABLE;
    }
    job *same = jobs_find(jobs, (*work)->key, (*work)->use_cache);
    if (!same) {
        pa_status status = find_room(jobs, *work, err);
        if (status != PA_OK) {
            return status;
        }
        same = *work;
        *work = NULL;
        jobs_enter(jobs, same, same->use_cache ? JOB_ASKED : JOB_QUEUED);
        pthread_cond_signal(same->use_cache ? &jobs->news : &jobs->lanes[same->lane].work);
    }
    if (TAILQ_EMPTY(&jobs->waiters)) {
        /* The desk sleeps without a deadline. */
        pthread_cond_signal(&jobs->news);
    }
    caller->ticket = ++jobs->last_ticket;
    caller->deadline_ns = pa_clock_monotonic_ns() + jobs->timeout_ns;
    jobs_join(jobs, same, caller);
    return PA_OK;
}

pa_status pa_jobs_submit(pa_jobs *jobs, const pa_request *request, bool use_cache, pa_job_done on_done,
                         void *user, pa_job_ticket *out_ticket, pa_error *err)
{
    const pa_engine *engine = NULL;
    pa_status status = pa_registry_choose(jobs->registry, request, &engine, err);
    if (status != PA_OK) {
        engine = pa_registry_fallback(jobs->registry, request, NULL, status);
    }
    if (!engine) {
        return status;
    }
    job *work = new_job(jobs, request, engine, use_cache, err);
    if (!work) {
        return PA_NO_MEMORY;
    }
    waiter *caller = calloc(1, sizeof *caller);
    if (!caller) {
        job_free(work);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    caller->on_done = on_done;
    caller->user = user;
    pthread_mutex_lock(&jobs->lock);
    status = admit(jobs, caller, &work, err);
    if (status == PA_OK) {
        *out_ticket = caller->ticket;
    }
    pthread_mutex_unlock(&jobs->lock);
    job_free(work);
    if (status != PA_OK) {
        free(caller);
    }
    return status;
}

void pa_jobs_cancel(pa_jobs *jobs, pa_job_ticket ticket)
{
    waiter *caller = NULL;
    pthread_mutex_lock(&jobs->lock);
    TAILQ_FOREACH(caller, &jobs->waiters, by_age)
    {
        if (caller->ticket == ticket) {
            jobs_leave(jobs, caller, PA_CANCELLED);
            break;
        }
    }
    pthread_mutex_unlock(&jobs->lock);
}

void pa_jobs_measure(pa_jobs *jobs, pa_jobs_figures *out_figures)
{
    pthread_mutex_lock(&jobs->lock);
    pa_jobs_figures figures = jobs->figures;
    figures.queued = 0;
    figures.running = 0;
    for (int lane = 0; lane < LANE_COUNT; lane++) {
        figures.queued += jobs_count_waiting(jobs, (lane_name)lane);
        figures.running += jobs->lanes[lane].counts[JOB_RUNNING];
    }
    pthread_mutex_unlock(&jobs->lock);
    *out_figures = figures;
}
