#include "weights/pull.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "foundation/clock.h"
#include "weights/files.h"
#include "weights/verify.h"

enum { AT_ONCE = 4, LISTING_ATTEMPTS = 3, REPORT_MS = 100, RATE_WINDOW_S = 5 };

/* A pull under way. */
typedef struct pull {
    const pa_weights_place *place;
    const pa_known_model *model;
    const pa_pull_options *options;
    const pa_run *run;
    pa_arena *arena;
    pa_weights_hub hub;
    const char *revision;
    pa_weights_file *files;
    const char **parts; /* where each comes together */
    const char **paths; /* where each is on the hub */
    size_t count;
    uint64_t bytes;
    pa_bytes_there there;

    /* Shared by the threads that download. */
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    size_t next;    /* the first file that nobody has taken */
    size_t working; /* threads that have not ended */
    atomic_bool stop;
    pa_status status; /* of the first failure */
    pa_error error;
} pull;

/* Downloads one file after the other, as long as there are and none has failed. */
static void *work(void *user)
{
    pull *of = user;
    pa_run run = {.cancel = &of->stop};
    pthread_mutex_lock(&of->mutex);
    while (of->next < of->count && !atomic_load(&of->stop)) {
        size_t mine = of->next++;
        pthread_mutex_unlock(&of->mutex);
        pa_error err = {0};
        pa_status status = pa_weights_download(&of->hub, of->paths[mine], &of->files[mine], of->parts[mine],
                                               &of->options->patience, &run, &of->there, &err);
        pthread_mutex_lock(&of->mutex);
        if (status != PA_OK && of->status == PA_OK) {
            of->status = status;
            of->error = err;
            atomic_store(&of->stop, true);
        }
    }
    of->working--;
    pthread_cond_signal(&of->changed);
    pthread_mutex_unlock(&of->mutex);
    return NULL;
}

/* "12.3 MB/s, 4 min left" from how much came within the last seconds. */
typedef struct rate {
    int64_t since_ns;
    uint64_t at_since;
    double bytes_per_s;
} rate;

static void report(const pull *of, rate *speed)
{
    uint64_t there = atomic_load(&of->there);
    int64_t now_ns = pa_clock_monotonic_ns();
    double elapsed_s = (double)(now_ns - speed->since_ns) * 1e-9;
    if (elapsed_s >= 1) {
        double latest = there > speed->at_since ? (double)(there - speed->at_since) / elapsed_s : 0;
        double weight = speed->bytes_per_s > 0 ? 1.0 / RATE_WINDOW_S : 1;
        speed->bytes_per_s += (latest - speed->bytes_per_s) * weight;
        speed->since_ns = now_ns;
        speed->at_since = there;
    }
    char stage[24] = "pull";
    if (speed->bytes_per_s >= 1) {
        double left_s = (double)(of->bytes - (there < of->bytes ? there : of->bytes)) / speed->bytes_per_s;
        snprintf(stage, sizeof stage, left_s < 90 ? "%.1f MB/s, %.0f s" : "%.1f MB/s, %.0f min",
                 speed->bytes_per_s / 1e6, left_s < 90 ? left_s : left_s / 60);
    }
    pa_run_progress(of->run, stage, (double)there / (double)(of->bytes ? of->bytes : 1));
}

/* Until all threads have ended; a cancel is handed on to them. */
static void watch(pull *of)
{
    rate speed = {.since_ns = pa_clock_monotonic_ns(), .at_since = atomic_load(&of->there)};
    pthread_mutex_lock(&of->mutex);
    while (of->working > 0) {
        if (pa_run_cancelled(of->run)) {
            atomic_store(&of->stop, true);
        }
        struct timespec when;
        clock_gettime(CLOCK_REALTIME, &when);
        when.tv_nsec += REPORT_MS * 1000000L;
        when.tv_sec += when.tv_nsec / 1000000000;
        when.tv_nsec %= 1000000000;
        pthread_cond_timedwait(&of->changed, &of->mutex, &when);
        pthread_mutex_unlock(&of->mutex);
        report(of, &speed);
        pthread_mutex_lock(&of->mutex);
    }
    pthread_mutex_unlock(&of->mutex);
}

static pa_status download_all(pull *of, pa_error *err)
{
    pthread_t threads[AT_ONCE];
    size_t started = 0;
    pthread_mutex_init(&of->mutex, NULL);
    pthread_cond_init(&of->changed, NULL);
    for (; started < AT_ONCE && started < of->count; started++) {
        pthread_mutex_lock(&of->mutex);
        of->working++;
        pthread_mutex_unlock(&of->mutex);
        if (pthread_create(&threads[started], NULL, work, of) != 0) {
            pthread_mutex_lock(&of->mutex);
            of->working--;
            of->status = started == 0 ? pa_fail(&of->error, PA_NO_MEMORY, NULL) : of->status;
            pthread_mutex_unlock(&of->mutex);
            break;
        }
    }
    watch(of);
    for (size_t i = 0; i < started; i++) {
        pthread_join(threads[i], NULL);
    }
    pthread_cond_destroy(&of->changed);
    pthread_mutex_destroy(&of->mutex);
    if (pa_run_cancelled(of->run)) {
        return pa_fail(err, PA_CANCELLED, "Cancelled; what has come so far is kept for the next pull.");
    }
    if (of->status != PA_OK && err) {
        *err = of->error;
    }
    return of->status;
}

/* Nobody waits long to hear that there is no network. */
static pa_status list(pull *of, pa_weights_listing *out_listing, pa_error *err)
{
    pa_patience patience = of->options->patience;
    pa_attempts attempts = {0};
    patience.attempts = patience.attempts ? patience.attempts : LISTING_ATTEMPTS;
    for (;;) {
        pa_error problem = {0};
        if (pa_hub_list(&of->hub, of->model->repository, of->run, of->arena, out_listing, &problem) ==
            PA_OK) {
            return PA_OK;
        }
        pa_status status = pa_patience_wait(&patience, &attempts, false, &problem, of->run, err);
        if (status != PA_OK) {
            return status;
        }
    }
}

/* "prior/config.json" as the name of a part, with the beginning of what it must be. */
static char *name_part(const pull *of, const pa_weights_file *file)
{
    char *name = pa_arena_printf(of->arena, "%s/parts/%.16s-%s", of->place->partial,
                                 file->sha256[0] ? file->sha256 : file->blob, file->path);
    char *slash = name ? name + strlen(name) - strlen(file->path) : NULL;
    while (slash && (slash = strchr(slash, '/'))) {
        *slash = '_';
    }
    return name;
}

static pa_status make_plan(pull *of, pa_error *err)
{
    pa_weights_listing listing = {0};
    pa_status status = list(of, &listing, err);
    status =
        status ? status
               : pa_shap_e_choose_files(&listing, of->options->half, of->arena, &of->files, &of->count, err);
    if (status != PA_OK) {
        return status;
    }
    of->revision = listing.revision;
    of->parts = PA_NEW_ARRAY(of->arena, const char *, of->count);
    of->paths = PA_NEW_ARRAY(of->arena, const char *, of->count);
    if (!of->parts || !of->paths) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < of->count; i++) {
        const pa_weights_file *file = &of->files[i];
        of->parts[i] = name_part(of, file);
        of->paths[i] =
            pa_arena_printf(of->arena, "/%s/resolve/%s/%s", of->model->repository, of->revision, file->path);
        if (!of->parts[i] || !of->paths[i]) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        if (__builtin_add_overflow(of->bytes, file->size, &of->bytes)) {
            return pa_fail(err, PA_UPSTREAM_ERROR, "The hub's answer names sizes that cannot be.");
        }
    }
    return PA_OK;
}

/* True when the same files are installed. */
static bool is_installed(const pull *of)
{
    pa_weights_record record;
    if (!pa_weights_installed(of->place) ||
        pa_weights_record_load(of->place->folder, of->arena, &record, NULL) != PA_OK ||
        record.count != of->count || strcmp(record.revision, of->revision) != 0) {
        return false;
    }
    for (size_t i = 0; i < of->count; i++) {
        if (strcmp(record.files[i].path, of->files[i].path) != 0) {
            return false;
        }
    }
    return true;
}

static uint64_t bytes_to_come(const pull *of)
{
    uint64_t bytes = 0;
    for (size_t i = 0; i < of->count; i++) {
        struct stat about;
        uint64_t have = stat(of->parts[i], &about) == 0 ? (uint64_t)about.st_size : 0;
        bytes += have < of->files[i].size ? of->files[i].size - have : 0;
    }
    return bytes;
}

/* The parts under their own names. They stay, too, until all is in place. */
static pa_status arrange(const pull *of, const char *whole, pa_error *err)
{
    for (size_t i = 0; i < of->count; i++) {
        char *path = pa_arena_printf(of->arena, "%s/%s", whole, of->files[i].path);
        char *slash = path ? strrchr(path, '/') : NULL;
        if (!slash) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        *slash = '\0';
        pa_status status = pa_make_folder(path, err);
        *slash = '/';
        if (status != PA_OK) {
            return status;
        }
        if (link(of->parts[i], path) != 0 && rename(of->parts[i], path) != 0) {
            return pa_fail_io(err, "put in place", path);
        }
    }
    return PA_OK;
}

static pa_status install(const pull *of, pa_error *err)
{
    size_t tensors;
    pa_span text;
    char *whole = pa_arena_printf(of->arena, "%s/whole", of->place->partial);
    pa_status status = whole ? pa_weights_remove_folder(whole, err) : pa_fail(err, PA_NO_MEMORY, NULL);
    status = status ? status : arrange(of, whole, err);
    status = status ? status : pa_shap_e_check_tensors(whole, of->run, &tensors, err);
    for (size_t i = 0; status == PA_OK && i < of->count; i++) {
        if (!of->files[i].sha256[0]) {
            status = pa_weights_digest_file(whole, &of->files[i], err);
        }
    }
    char *origin = pa_arena_printf(of->arena, "%s/%s", of->hub.endpoint, of->model->repository);
    if (status == PA_OK && !origin) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_weights_record record = {.model = of->model->name,
                                .origin = origin,
                                .revision = of->revision,
                                .files = of->files,
                                .count = of->count};
    status = status ? status : pa_weights_record_write(&record, of->arena, &text, err);
    status = status ? status : pa_write_below(whole, PA_WEIGHTS_RECORD_NAME, pa_parts_of(&text), err);
    return status ? status : pa_weights_install(of->place, whole, err);
}

static pa_status run_pull(pull *of, pa_pulled *out_pulled, pa_error *err)
{
    pa_status status = make_plan(of, err);
    if (status != PA_OK) {
        return status;
    }
    pa_pulled pulled = {.revision = of->revision, .bytes = of->bytes};
    pulled.was_there = !of->options->again && is_installed(of);
    if (!pulled.was_there) {
        char *parts = pa_arena_printf(of->arena, "%s/parts", of->place->partial);
        status = parts ? pa_make_folder(parts, err) : pa_fail(err, PA_NO_MEMORY, NULL);
        status = status ? status : pa_weights_check_room(of->place, bytes_to_come(of), err);
        status = status ? status : download_all(of, err);
        status = status ? status : install(of, err);
    }
    if (status == PA_OK) {
        *out_pulled = pulled;
    }
    return status;
}

pa_status pa_weights_pull(const pa_weights_place *place, const pa_known_model *model,
                          const pa_pull_options *options, const pa_run *run, pa_arena *arena,
                          pa_pulled *out_pulled, pa_error *err)
{
    int lock;
    pa_status status = pa_weights_lock(place, &lock, err);
    if (status != PA_OK) {
        return status;
    }
    pull of = {.place = place, .model = model, .options = options, .run = run, .arena = arena};
    of.hub.endpoint = options->endpoint;
    of.hub.token = options->token && *options->token ? options->token : NULL;
    atomic_store(&of.hub.send_token, options->token_at_once);
    status = pa_transfers_new(&of.hub.transfers, err);
    if (status == PA_OK) {
        status = run_pull(&of, out_pulled, err);
        pa_transfers_free(of.hub.transfers);
    }
    close(lock);
    return status;
}
