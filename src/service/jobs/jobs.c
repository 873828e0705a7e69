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
    STORING_WORKERS = 14,
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

static uint32_t count_slots(const pa_jobs_options *options, pool_name pool)
{
    uint32_t slots = options->workers ? options->workers : count_cores();
    if (pool == POOL_REMOTE) {
        uint32_t wanted = options->remote_workers ? options->remote_workers : REMOTE_WORKERS;
        slots = has_remote_engine(options->registry) ? wanted : 0;
    }
    return slots > MOST_WORKERS ? MOST_WORKERS : slots;
}

static void init_lanes(pa_jobs *jobs, const pa_jobs_options *options)
{
    jobs->lane_count = options->registry->engine_count;
    for (size_t i = 0; i < jobs->lane_count; i++) {
        lane *of = &jobs->lanes[i];
        of->engine = &options->registry->engines[i];
        of->pool = of->engine->remote ? POOL_REMOTE : POOL_LOCAL;
        of->limit =
            of->engine->remote && options->remote_concurrency ? options->remote_concurrency : UINT32_MAX;
        TAILQ_INIT(&of->ring);
    }
}

static void init_locks(pa_jobs *jobs)
{
    pthread_mutex_init(&jobs->lock, NULL);
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    for (int pool = 0; pool < POOL_COUNT; pool++) {
        pthread_cond_init(&jobs->pools[pool].work, &monotonic);
    }
    pthread_cond_init(&jobs->news, &monotonic);
    pthread_cond_init(&jobs->steps, &monotonic);
    pthread_cond_init(&jobs->idle, &monotonic);
    pthread_condattr_destroy(&monotonic);
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
    for (int at = 0; at < STAGE_COUNT; at++) {
        TAILQ_INIT(&jobs->stages[at]);
    }
    TAILQ_INIT(&jobs->timed);
    TAILQ_INIT(&jobs->leaving);
    TAILQ_INIT(&jobs->errands);
    TAILQ_INIT(&jobs->beginnings);
    for (int pool = 0; pool < POOL_COUNT; pool++) {
        jobs->pools[pool].jobs = jobs;
        jobs->pools[pool].name = (pool_name)pool;
        jobs->pools[pool].slots = count_slots(options, (pool_name)pool);
    }
    init_lanes(jobs, options);
    init_locks(jobs);
    jobs->cache_salt = strdup(options->cache_salt ? options->cache_salt : "");
    return jobs;
}

static void release(pa_jobs *jobs)
{
    pthread_cond_destroy(&jobs->idle);
    pthread_cond_destroy(&jobs->steps);
    pthread_cond_destroy(&jobs->news);
    for (int pool = 0; pool < POOL_COUNT; pool++) {
        pthread_cond_destroy(&jobs->pools[pool].work);
        free(jobs->pools[pool].workers);
    }
    pthread_mutex_destroy(&jobs->lock);
    free(jobs->cache_salt);
    free(jobs);
}

/* Here workers who store a model wait for the disk, and others use the cores meanwhile. */
static uint32_t count_workers(const worker_pool *pool)
{
    return pool->name == POOL_LOCAL ? pool->slots + STORING_WORKERS : pool->slots;
}

static bool start_workers(worker_pool *pool, const pthread_attr_t *attributes)
{
    uint32_t workers = count_workers(pool);
    bool started = true;
    pool->workers = calloc(workers ? workers : 1, sizeof *pool->workers);
    while (pool->workers && started && pool->worker_count < workers) {
        started = pthread_create(&pool->workers[pool->worker_count], attributes, jobs_run_worker, pool) == 0;
        pool->worker_count += started;
    }
    return pool->workers && started;
}

static bool start_threads(pa_jobs *jobs)
{
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    jobs->ledger_started = pthread_create(&jobs->ledger, &attributes, jobs_run_ledger, jobs) == 0;
    jobs->desk_started =
        jobs->ledger_started && pthread_create(&jobs->desk, &attributes, jobs_run_desk, jobs) == 0;
    bool started = jobs->desk_started;
    for (int pool = 0; started && pool < POOL_COUNT; pool++) {
        started = start_workers(&jobs->pools[pool], &attributes);
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
    pa_status status = jobs->cache_salt ? jobs_revive(jobs, err) : pa_fail(err, PA_NO_MEMORY, NULL);
    if (status == PA_OK && !start_threads(jobs)) {
        status = pa_fail(err, PA_NO_MEMORY, "The job threads cannot be started.");
    }
    if (status != PA_OK) {
        pa_jobs_stop(jobs, 0);
        return status;
    }
    *out_jobs = jobs;
    return PA_OK;
}

/* For holders of the lock. */
static void dismiss_all(pa_jobs *jobs, stage of)
{
    generation *next;
    for (generation *work = TAILQ_FIRST(&jobs->stages[of]); work; work = next) {
        next = TAILQ_NEXT(work, in_stage);
        jobs_dismiss(jobs, work, PA_INTERRUPTED);
    }
}

/* Called with the lock held. */
static void wait_until_idle(pa_jobs *jobs, uint32_t grace_ms)
{
    int64_t end = pa_clock_monotonic_ns() + grace_ms * 1000000LL;
    struct timespec until = {.tv_sec = end / 1000000000, .tv_nsec = end % 1000000000};
    int timed_out = 0;
    while (!TAILQ_EMPTY(&jobs->stages[STAGE_RUNNING]) && !timed_out) {
        timed_out = pthread_cond_timedwait(&jobs->idle, &jobs->lock, &until);
    }
}

static void join_workers(pa_jobs *jobs)
{
    for (int pool = 0; pool < POOL_COUNT; pool++) {
        for (uint32_t i = 0; i < jobs->pools[pool].worker_count; i++) {
            pthread_join(jobs->pools[pool].workers[i], NULL);
        }
    }
}

/* Tells a thread through flag and signal that its work is at its end, and waits for it. */
static void join_last(pa_jobs *jobs, bool *flag, pthread_cond_t *signal, bool started, pthread_t thread)
{
    pthread_mutex_lock(&jobs->lock);
    *flag = true;
    pthread_cond_signal(signal);
    pthread_mutex_unlock(&jobs->lock);
    if (started) {
        pthread_join(thread, NULL);
    }
}

/* What is left when the threads could not be started. */
static void settle_rest(pa_jobs *jobs)
{
    job_hand members = TAILQ_HEAD_INITIALIZER(members);
    TAILQ_CONCAT(&members, &jobs->leaving, in_hand);
    jobs_settle_leaving(jobs, &members);
}

void pa_jobs_stop(pa_jobs *jobs, uint32_t grace_ms)
{
    if (!jobs) {
        return;
    }
    pthread_mutex_lock(&jobs->lock);
    jobs->stopping = true;
    dismiss_all(jobs, STAGE_ASKED);
    dismiss_all(jobs, STAGE_QUEUED);
    wait_until_idle(jobs, grace_ms);
    dismiss_all(jobs, STAGE_RUNNING);
    jobs->workers_end = true;
    for (int pool = 0; pool < POOL_COUNT; pool++) {
        pthread_cond_broadcast(&jobs->pools[pool].work);
    }
    pthread_mutex_unlock(&jobs->lock);
    join_workers(jobs);
    /* The desk goes after them, since it settles those whom the workers no longer do, and then the ledger,
     * since it writes what both leave behind. */
    join_last(jobs, &jobs->desk_ends, &jobs->news, jobs->desk_started, jobs->desk);
    join_last(jobs, &jobs->ledger_ends, &jobs->steps, jobs->ledger_started, jobs->ledger);
    settle_rest(jobs);
    release(jobs);
}
