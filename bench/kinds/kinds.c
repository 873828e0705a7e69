/*
 * What every kind costs, from the prompt to the bytes of the GLB, on one thread: processor and wall time,
 * stages, memory, bytes. Each model is made in a process of its own, whose texture cache is empty (cold), and
 * then again with another seed (warm), which mostly finds its textures kept.
 *
 *     bench_kinds [--mode basic|advanced] [--every N] [--seed N] [--worst N] [--csv FILE]
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engines/procedural/procedural.h"
#include "foundation/clock.h"
#include "generate/generate.h"
#include "stages.h"

typedef enum warmth { COLD, WARM, WARMTHS } warmth;

static const char *const stage_titles[STAGE_COUNT] = {"words",    "Lua",    "shapes", "textures",
                                                      "pictures", "finish", "GLB"};

typedef struct making {
    bool made;
    double wall_ms;
    double processor_ms;
    double stage_ms[STAGE_COUNT];
    uint64_t triangles;
    uint64_t bytes;
} making;

/* What a child process hands back of one kind. */
typedef struct result {
    const char *kind;
    double peak_mib; /* of the process, the loaded engine included */
    making of[WARMTHS];
} result;

typedef struct settings {
    int mode; /* a pa_mode, or -1 for both */
    size_t every;
    int64_t seed;
    size_t worst;
    const char *csv;
} settings;

static making make_once(const pa_registry *registry, const pa_request *request)
{
    making done = {0};
    pa_arena arena;
    pa_artifact artifact;
    pa_error err = {0};
    pa_arena_init(&arena, 0);
    stages_begin();
    int64_t begun = pa_clock_monotonic_ns();
    pa_status status = pa_generate(registry, request, NULL, &arena, &artifact, &err);
    done.wall_ms = (double)(pa_clock_monotonic_ns() - begun) / 1e6;
    stages_end(done.stage_ms);
    for (int i = 0; i < STAGE_COUNT; i++) {
        done.processor_ms += done.stage_ms[i];
    }
    if (status == PA_OK) {
        done.made = true;
        done.triangles = artifact.triangles;
        done.bytes = artifact.glb.size;
    } else {
        fprintf(stderr, "%s: %s\n", request->prompt, err.detail);
    }
    pa_arena_done(&arena);
    return done;
}

static void run_child(const pa_registry *registry, const char *kind, pa_mode mode, int64_t seed, int out)
{
    making of[WARMTHS];
    for (int warm = COLD; warm < WARMTHS; warm++) {
        const pa_request request = {.prompt = kind, .mode = mode, .seed = seed + warm};
        of[warm] = make_once(registry, &request);
    }
    ssize_t written = write(out, of, sizeof of);
    _exit(written == (ssize_t)sizeof of ? 0 : 1);
}

/* False when the child could not be run or ended badly. */
static bool measure(const pa_registry *registry, const char *kind, pa_mode mode, int64_t seed,
                    result *out_result)
{
    int ends[2];
    if (pipe(ends) != 0) {
        return false;
    }
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        run_child(registry, kind, mode, seed, ends[1]);
    }
    close(ends[1]);
    struct rusage usage = {0};
    int status = -1;
    *out_result = (result){.kind = kind};
    bool whole = child > 0 &&
                 read(ends[0], out_result->of, sizeof out_result->of) == (ssize_t)sizeof out_result->of &&
                 wait4(child, &status, 0, &usage) == child && status == 0;
    close(ends[0]);
    out_result->peak_mib = (double)usage.ru_maxrss / 1024.0;
    return whole && out_result->of[COLD].made && out_result->of[WARM].made;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static int slowest_first(const void *a, const void *b)
{
    const result *x = a, *y = b;
    return (x->of[COLD].processor_ms < y->of[COLD].processor_ms) -
           (x->of[COLD].processor_ms > y->of[COLD].processor_ms);
}

typedef double figure_fn(const result *of, warmth when);

static double processor_of(const result *of, warmth when)
{
    return of->of[when].processor_ms;
}

static double wall_of(const result *of, warmth when)
{
    return of->of[when].wall_ms;
}

static double kibibytes_of(const result *of, warmth when)
{
    return (double)of->of[when].bytes / 1024.0;
}

static double triangles_of(const result *of, warmth when)
{
    return (double)of->of[when].triangles;
}

static double memory_of(const result *of, warmth when)
{
    (void)when;
    return of->peak_mib;
}

static void print_figure(const char *title, const result *results, size_t count, warmth when,
                         figure_fn *figure)
{
    double *values = calloc(count, sizeof *values);
    if (!values) {
        exit(EXIT_FAILURE);
    }
    for (size_t i = 0; i < count; i++) {
        values[i] = figure(&results[i], when);
    }
    qsort(values, count, sizeof *values, ascending);
    printf("| %s | %.1f | %.1f | %.1f |\n", title, values[count / 2],
           values[(size_t)(0.99 * (double)(count - 1))], values[count - 1]);
    free(values);
}

static void print_stages(const result *of)
{
    for (int i = 0; i < STAGE_COUNT; i++) {
        printf(" %.1f |", of->of[COLD].stage_ms[i]);
    }
}

static void print_mode(pa_mode mode, result *results, size_t count, const settings *wanted)
{
    printf("\n### %s, %zu kinds\n\n| | median | p99 | most |\n|---|---|---|---|\n", pa_mode_name(mode),
           count);
    print_figure("processor ms, textures made anew", results, count, COLD, processor_of);
    print_figure("wall ms, textures made anew", results, count, COLD, wall_of);
    print_figure("processor ms, textures kept", results, count, WARM, processor_of);
    print_figure("peak MiB of the process", results, count, COLD, memory_of);
    print_figure("KiB of GLB", results, count, COLD, kibibytes_of);
    print_figure("triangles", results, count, COLD, triangles_of);
    qsort(results, count, sizeof *results, slowest_first);
    printf("\n| processor ms, textures made anew | all |");
    for (int i = 0; i < STAGE_COUNT; i++) {
        printf(" %s |", stage_titles[i]);
    }
    printf(" kept | MiB | triangles |\n|---|---|");
    for (int i = 0; i < STAGE_COUNT + 3; i++) {
        printf("---|");
    }
    printf("\n");
    for (size_t i = 0; i < count && i < wanted->worst; i++) {
        printf("| %s | %.0f |", results[i].kind, results[i].of[COLD].processor_ms);
        print_stages(&results[i]);
        printf(" %.0f | %.0f | %.0f |\n", results[i].of[WARM].processor_ms, results[i].peak_mib,
               triangles_of(&results[i], COLD));
    }
    double sums[STAGE_COUNT] = {0};
    for (size_t i = 0; i < count; i++) {
        for (int s = 0; s < STAGE_COUNT; s++) {
            sums[s] += results[i].of[COLD].stage_ms[s] / (double)count;
        }
    }
    printf("| mean of all | |");
    for (int s = 0; s < STAGE_COUNT; s++) {
        printf(" %.1f |", sums[s]);
    }
    printf(" | | |\n");
}

static void write_csv(FILE *file, pa_mode mode, const result *results, size_t count)
{
    for (size_t i = 0; file && i < count; i++) {
        for (int warm = COLD; warm < WARMTHS; warm++) {
            const making *of = &results[i].of[warm];
            fprintf(file, "%s,%s,%s,%.3f,%.3f", results[i].kind, pa_mode_name(mode), warm ? "kept" : "anew",
                    of->processor_ms, of->wall_ms);
            for (int s = 0; s < STAGE_COUNT; s++) {
                fprintf(file, ",%.3f", of->stage_ms[s]);
            }
            fprintf(file, ",%.1f,%llu,%llu\n", results[i].peak_mib, (unsigned long long)of->triangles,
                    (unsigned long long)of->bytes);
        }
    }
}

/* False when a kind could not be made. */
static bool run_mode(const pa_registry *registry, pa_mode mode, const settings *wanted, FILE *csv)
{
    const pa_kinds *kinds = pa_procedural_kinds(&registry->engines[0]);
    size_t total = pa_kinds_count(kinds);
    size_t count = 0;
    bool whole = true;
    result *results = calloc(total + 1, sizeof *results);
    for (size_t i = 0; results && i < total; i += wanted->every) {
        const char *kind = pa_kinds_at(kinds, i)->name;
        if (measure(registry, kind, mode, wanted->seed, &results[count])) {
            count++;
        } else {
            fprintf(stderr, "%s, %s: not made\n", kind, pa_mode_name(mode));
            whole = false;
        }
    }
    if (count > 0) {
        write_csv(csv, mode, results, count);
        print_mode(mode, results, count, wanted);
    }
    free(results);
    return whole && count > 0;
}

static bool read_settings(int count, char **arguments, settings *out)
{
    static const struct option options[] = {
        {"mode", required_argument, NULL, 'm'}, {"every", required_argument, NULL, 'e'},
        {"seed", required_argument, NULL, 's'}, {"worst", required_argument, NULL, 'w'},
        {"csv", required_argument, NULL, 'c'},  {0}};
    pa_mode mode;
    for (int given; (given = getopt_long(count, arguments, "", options, NULL)) != -1;) {
        switch (given) {
        case 'm':
            if (!pa_mode_parse(optarg, &mode)) {
                return false;
            }
            out->mode = (int)mode;
            break;
        case 'e':
            out->every = strtoul(optarg, NULL, 10);
            break;
        case 's':
            out->seed = strtol(optarg, NULL, 10);
            break;
        case 'w':
            out->worst = strtoul(optarg, NULL, 10);
            break;
        case 'c':
            out->csv = optarg;
            break;
        default:
            return false;
        }
    }
    return optind == count && out->every > 0;
}

int main(int count, char **arguments)
{
    settings wanted = {.mode = -1, .every = 1, .worst = 20};
    if (!read_settings(count, arguments, &wanted)) {
        fprintf(stderr,
                "bench_kinds [--mode basic|advanced] [--every N] [--seed N] [--worst N] [--csv FILE]\n");
        return 2;
    }
    pa_error err = {0};
    pa_engine engine;
    pa_registry registry = {0};
    pa_status status = pa_procedural_engine_new(NULL, &engine, &err);
    status = status ? status : pa_registry_add(&registry, engine, &err);
    FILE *csv = wanted.csv ? fopen(wanted.csv, "w") : NULL;
    if (status || (wanted.csv && !csv)) {
        fprintf(stderr, "%s\n", status ? err.detail : "the CSV file cannot be written");
        return 1;
    }
    bool whole = true;
    for (int mode = 0; mode < PA_MODE_COUNT; mode++) {
        if (wanted.mode < 0 || wanted.mode == mode) {
            whole = run_mode(&registry, (pa_mode)mode, &wanted, csv) && whole;
        }
    }
    if (csv) {
        whole = fclose(csv) == 0 && whole;
    }
    pa_registry_done(&registry);
    return whole ? 0 : 1;
}
