/*
 * What the queue costs: the built-in engine by itself on so many threads, and the same number of stored jobs
 * through queue, ledger and store, round by round in turn. Every prompt and seed is new; nothing is answered
 * from the cache.
 *
 *     bench_jobs FOLDER [ROUNDS] [JOBS A ROUND] [THREADS] [basic|advanced]
 */
#include <malloc.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "engines/procedural/procedural.h"
#include "foundation/clock.h"
#include "generate/generate.h"
#include "service/jobs/jobs.h"

enum { MOST_ROUNDS = 1000 };

static const char *const colours[] = {"red", "blue", "green", "white", "black", "yellow", "brown", "grey"};
static const char *const kinds[] = {"chair", "table", "mug", "bottle", "vase", "lamp", "rocket", "boat"};

typedef struct bench {
    pa_registry registry;
    pa_jobs *jobs;
    pa_mode mode;
    uint32_t count;
    uint32_t threads;
    int64_t first; /* number of the round's first request */
    atomic_uint next;
    atomic_uint failed;
    pthread_mutex_t lock;
    pthread_cond_t change;
    uint32_t accepted, ended; /* guarded by the lock, as is the next */
    double *waits_ms;         /* from submit to accepted, of this round */
} bench;

typedef struct submission {
    bench *of;
    int64_t submitted_ns;
} submission;

static pa_request request_of(const bench *of, int64_t number, char prompt[64])
{
    size_t colour = (size_t)number % 8, kind = (size_t)number / 8 % 8;
    snprintf(prompt, 64, "a %s %s", colours[colour], kinds[kind]);
    return (pa_request){.prompt = prompt, .mode = of->mode, .seed = number};
}

static void *generate_alone(void *user)
{
    bench *of = user;
    for (unsigned i; (i = atomic_fetch_add(&of->next, 1)) < of->count;) {
        char prompt[64];
        pa_request request = request_of(of, of->first + i, prompt);
        pa_arena arena;
        pa_artifact artifact;
        pa_arena_init(&arena, 0);
        if (pa_generate(&of->registry, &request, NULL, &arena, &artifact, NULL) != PA_OK) {
            atomic_fetch_add(&of->failed, 1);
        }
        pa_arena_done(&arena);
    }
    return NULL;
}

/* Processor time of the whole process, in seconds. */
static double spent_s(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double run_alone(bench *of)
{
    pthread_t threads[64];
    atomic_store(&of->next, 0);
    int64_t begun = pa_clock_monotonic_ns();
    for (uint32_t i = 0; i < of->threads; i++) {
        pthread_create(&threads[i], NULL, generate_alone, of);
    }
    for (uint32_t i = 0; i < of->threads; i++) {
        pthread_join(threads[i], NULL);
    }
    return (double)(pa_clock_monotonic_ns() - begun) / 1e9;
}

static void on_accepted(void *user, const char *id, bool replayed, const pa_error *err)
{
    submission *made = user;
    bench *of = made->of;
    (void)id;
    (void)replayed;
    pthread_mutex_lock(&of->lock);
    of->waits_ms[of->accepted++] = (double)(pa_clock_monotonic_ns() - made->submitted_ns) / 1e6;
    of->ended += err != NULL;
    pthread_cond_signal(&of->change);
    pthread_mutex_unlock(&of->lock);
    atomic_fetch_add(&of->failed, err != NULL);
    free(made);
}

static void on_ended(void *user, const pa_job_end *end)
{
    bench *of = user;
    atomic_fetch_add(&of->failed, end->state != PA_JOB_SUCCEEDED);
    pthread_mutex_lock(&of->lock);
    of->ended++;
    pthread_cond_signal(&of->change);
    pthread_mutex_unlock(&of->lock);
}

static void submit(bench *of, int64_t number)
{
    char prompt[64], id[37];
    pa_error err;
    pa_request request = request_of(of, number, prompt);
    submission *made = malloc(sizeof *made);
    if (!made) {
        exit(1);
    }
    *made = (submission){.of = of, .submitted_ns = pa_clock_monotonic_ns()};
    pa_job_order order = {.request = &request, .stored = true, .on_accepted = on_accepted, .user = made};
    if (pa_jobs_submit(of->jobs, &order, id, &err) != PA_OK) {
        fprintf(stderr, "%s\n", err.detail);
        exit(1);
    }
}

/* Sixteen callers' worth of submits under way at a time, as many clients would have. */
static double run_queued(bench *of)
{
    of->accepted = of->ended = 0;
    int64_t begun = pa_clock_monotonic_ns();
    for (uint32_t i = 0; i < of->count; i++) {
        pthread_mutex_lock(&of->lock);
        while (of->accepted + 16 <= i) {
            pthread_cond_wait(&of->change, &of->lock);
        }
        pthread_mutex_unlock(&of->lock);
        submit(of, of->first + i);
    }
    pthread_mutex_lock(&of->lock);
    while (of->ended < of->count) {
        pthread_cond_wait(&of->change, &of->lock);
    }
    pthread_mutex_unlock(&of->lock);
    return (double)(pa_clock_monotonic_ns() - begun) / 1e9;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double quantile(double *values, size_t count, double share)
{
    qsort(values, count, sizeof *values, ascending);
    return values[(size_t)(share * (double)(count - 1))];
}

static pa_status open_parts(bench *of, const char *folder, pa_store **out_store, pa_error *err)
{
    char db[512], models[512];
    snprintf(db, sizeof db, "%s/jobs.db", folder);
    snprintf(models, sizeof models, "%s/models", folder);
    pa_engine engine;
    pa_status status = pa_procedural_engine_new(&(pa_procedural_options){0}, &engine, err);
    if (status == PA_OK) {
        status = pa_registry_add(&of->registry, engine, err);
    }
    if (status == PA_OK) {
        status = pa_store_open(&(pa_store_options){.db_path = db, .model_path = models}, out_store, err);
    }
    if (status == PA_OK) {
        pa_jobs_options options = {.registry = &of->registry,
                                   .store = *out_store,
                                   .workers = of->threads,
                                   .queue_capacity = 2 * of->count + 64};
        status = pa_jobs_new(&options, &of->jobs, err);
    }
    return status;
}

static void measure(bench *of, uint32_t rounds)
{
    double alone[MOST_ROUNDS], queued[MOST_ROUNDS], ratios[MOST_ROUNDS], waits[MOST_ROUNDS];
    double alone_ms[MOST_ROUNDS], queued_ms[MOST_ROUNDS];
    printf("| round | engine alone, models/s | through the queue, jobs/s | ratio | submit p50 ms | p99 ms | "
           "processor ms a model | a job |\n|---|---|---|---|---|---|---|---|\n");
    for (uint32_t round = 0; round < rounds; round++) {
        of->first = (int64_t)round * of->count;
        double begun_s = spent_s();
        alone[round] = of->count / run_alone(of);
        double between_s = spent_s();
        queued[round] = of->count / run_queued(of);
        alone_ms[round] = (between_s - begun_s) * 1e3 / of->count;
        queued_ms[round] = (spent_s() - between_s) * 1e3 / of->count;
        ratios[round] = queued[round] / alone[round];
        double median = quantile(of->waits_ms, of->count, 0.5);
        waits[round] = quantile(of->waits_ms, of->count, 0.99);
        printf("| %u | %.1f | %.1f | %.3f | %.2f | %.2f | %.2f | %.2f |\n", round + 1, alone[round],
               queued[round], ratios[round], median, waits[round], alone_ms[round], queued_ms[round]);
        fflush(stdout);
    }
    printf("| median of %u | %.1f | %.1f | %.3f | | %.2f | %.2f | %.2f |\n", rounds,
           quantile(alone, rounds, 0.5), quantile(queued, rounds, 0.5), quantile(ratios, rounds, 0.5),
           quantile(waits, rounds, 0.5), quantile(alone_ms, rounds, 0.5), quantile(queued_ms, rounds, 0.5));
}

int main(int count, char **arguments)
{
    if (count < 2) {
        fprintf(stderr, "bench_jobs FOLDER [ROUNDS] [JOBS A ROUND] [THREADS] [basic|advanced]\n");
        return 2;
    }
    uint32_t rounds = count > 2 ? (uint32_t)atoi(arguments[2]) : 10;
    bench of = {.count = count > 3 ? (uint32_t)atoi(arguments[3]) : 1000,
                .threads =
                    count > 4 ? (uint32_t)atoi(arguments[4]) : (uint32_t)sysconf(_SC_NPROCESSORS_ONLN)};
    pa_store *store = NULL;
    pa_error err;
#ifdef M_ARENA_MAX
    /* As the service does. */
    mallopt(M_ARENA_MAX, (int)sysconf(_SC_NPROCESSORS_ONLN));
#endif
    rounds = rounds > MOST_ROUNDS ? MOST_ROUNDS : rounds;
    of.threads = of.threads > 64 ? 64 : of.threads;
    pa_mode_parse(count > 5 ? arguments[5] : "basic", &of.mode);
    of.waits_ms = calloc(of.count, sizeof *of.waits_ms);
    pthread_mutex_init(&of.lock, NULL);
    pthread_cond_init(&of.change, NULL);
    if (!of.waits_ms || open_parts(&of, arguments[1], &store, &err) != PA_OK) {
        fprintf(stderr, "%s\n", err.detail);
        return 1;
    }
    pa_jobs_listen(of.jobs, on_ended, &of);
    measure(&of, rounds);
    pa_jobs_stop(of.jobs, 0);
    pa_store_close(store);
    pa_registry_done(&of.registry);
    free(of.waits_ms);
    unsigned failed = atomic_load(&of.failed);
    if (failed) {
        fprintf(stderr, "%u failed\n", failed);
    }
    return failed != 0;
}
