#include "service/api/derived.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "foundation/random.h"
#include "service/api/api_private.h"
#include "service/api/problems.h"

/* A file without a known hash is told apart by size and time of change. */
static void make_etag(int fd, char etag[65])
{
    struct stat info = {0};
    if (*etag == '\0' && fstat(fd, &info) == 0) {
        snprintf(etag, 65, "%llx-%llx-%lx", (unsigned long long)info.st_size,
                 (unsigned long long)info.st_mtim.tv_sec, (unsigned long)info.st_mtim.tv_nsec);
    }
}

/* Takes fd over. etag: "" where the bytes' hash is not known. */
static void answer_file(const pa_api_errand *errand, int fd, uint64_t size, char etag[65])
{
    pa_derivation derivation = errand->derivation;
    make_etag(fd, etag);
    if (derivation.recognise) {
        uint8_t head[512];
        ssize_t got = pread(fd, head, sizeof head, 0);
        derivation.recognise(&derivation, (pa_span){head, got > 0 ? (size_t)got : 0});
    }
    if (derivation.extension) {
        char disposition[96];
        snprintf(disposition, sizeof disposition, "attachment; filename=\"%s%s.%s\"", errand->id,
                 derivation.name_end, derivation.extension);
        pa_http_set_header(errand->exchange, "Content-Disposition", disposition);
    }
    pa_http_set_header(errand->exchange, "Cache-Control",
                       derivation.cache_control ? derivation.cache_control
                                                : "public, max-age=31536000, immutable");
    pa_http_answer_file(errand->exchange, fd, size, derivation.media_type, etag);
}

/* A stored file that nothing can be made of came from elsewhere; whoever asks can only ask for it as it is.
 */
static void refuse(const pa_api_errand *errand, pa_status status, const pa_error *err)
{
    const char *blamed = errand->derivation.blamed;
    if (status == PA_NOT_FOUND) {
        pa_api_refuse(errand->exchange, 404, "model_not_found", "Model file not found");
    } else if (status == PA_CORRUPT || status == PA_UNSUPPORTED || status == PA_TOO_LARGE) {
        json_t *problems = json_array();
        pa_problem_add(problems, blamed ? "query" : "path", blamed ? blamed : "model_id", err->detail,
                       blamed ? "value_error.format" : "value_error.model", NULL);
        pa_api_refuse_problems(errand->exchange, problems);
    } else {
        pa_api_fail(errand->api, errand->exchange, err);
    }
}

/* PA_NOT_FOUND: it has not been made yet, or there is no such model. */
static pa_status open_derived(const pa_api_errand *errand, int *out_fd, uint64_t *out_size, pa_error *err)
{
    return pa_store_open_derived(errand->api->options.store, errand->id, errand->derivation.kind, out_fd,
                                 out_size, err);
}

/* Takes fd over. */
static pa_status read_file(int fd, uint64_t size, pa_arena *arena, pa_span *out_file, pa_error *err)
{
    pa_status status = PA_OK;
    uint8_t *bytes = size <= PA_API_MAX_CONVERTED ? pa_arena_alloc(arena, size) : NULL;
    if (!bytes) {
        status = size > PA_API_MAX_CONVERTED
                     ? pa_fail(err, PA_TOO_LARGE, "The model is too large to be converted.")
                     : pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint64_t filled = 0;
    while (status == PA_OK && filled < size) {
        ssize_t got = pread(fd, bytes + filled, size - filled, (off_t)filled);
        if (got <= 0) {
            status = pa_fail(err, PA_IO, "Reading a model file failed.");
        } else {
            filled += (uint64_t)got;
        }
    }
    close(fd);
    if (status == PA_OK) {
        *out_file = (pa_span){bytes, size};
    }
    return status;
}

static pa_status read_model(const pa_api_errand *errand, pa_arena *arena, pa_span *out_glb, pa_error *err)
{
    int fd = -1;
    uint64_t size = 0;
    char sha256[65];
    pa_status status = pa_store_open_blob(errand->api->options.store, errand->id, &fd, &size, sha256, err);
    return status == PA_OK ? read_file(fd, size, arena, out_glb, err) : status;
}

static pa_status make(const pa_api_errand *errand, pa_error *err)
{
    const pa_derivation *derivation = &errand->derivation;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_span glb, file;
    pa_status status = read_model(errand, &arena, &glb, err);
    if (status == PA_OK) {
        status = derivation->make(derivation, glb, &arena, &file, err);
    }
    if (status == PA_OK) {
        status = pa_store_add_derived(errand->api->options.store, errand->id, derivation->kind, file, err);
    }
    pa_arena_done(&arena);
    return status;
}

pa_status pa_api_derive(pa_api *api, const char *model_id, const pa_derivation *derivation, pa_arena *arena,
                        pa_span *out_file, pa_error *err)
{
    pa_api_errand errand = {.api = api, .derivation = *derivation};
    int fd = -1;
    uint64_t size = 0;
    memcpy(errand.id, model_id, sizeof errand.id);
    pa_status status = open_derived(&errand, &fd, &size, err);
    if (status == PA_NOT_FOUND) {
        status = make(&errand, err);
        status = status == PA_OK ? open_derived(&errand, &fd, &size, err) : status;
    }
    return status == PA_OK ? read_file(fd, size, arena, out_file, err) : status;
}

bool pa_api_is_stopping(pa_api *api)
{
    pthread_mutex_lock(&api->jobs_mutex);
    bool stopping = !api->jobs;
    pthread_mutex_unlock(&api->jobs_mutex);
    return stopping;
}

static void answer_model(const pa_api_errand *errand)
{
    int fd = -1;
    uint64_t size = 0;
    char etag[65] = "";
    pa_error err;
    pa_status status = pa_store_open_blob(errand->api->options.store, errand->id, &fd, &size, etag, &err);
    if (status == PA_OK) {
        answer_file(errand, fd, size, etag);
    } else {
        refuse(errand, status, &err);
    }
}

static void settle(pa_api_errand *errand)
{
    pa_derivation *derivation = &errand->derivation;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_model model;
    if (derivation->settle &&
        pa_store_find_model(errand->api->options.store, errand->id, &arena, &model, NULL) == PA_OK) {
        derivation->settle(derivation, &model);
    }
    pa_arena_done(&arena);
}

/* On the converting thread. Another request may have had it made while this one waited. */
static void make_and_answer(const pa_api_errand *asked)
{
    pa_api_errand settled = *asked;
    const pa_api_errand *errand = &settled;
    settle(&settled);
    if (*errand->derivation.kind == '\0') {
        answer_model(errand);
        return;
    }
    int fd = -1;
    uint64_t size = 0;
    pa_error err = {0};
    pa_status status = open_derived(errand, &fd, &size, &err);
    if (status == PA_NOT_FOUND) {
        status = pa_api_is_stopping(errand->api)
                     ? pa_fail(&err, PA_UNAVAILABLE, "The server is shutting down.")
                     : make(errand, &err);
        status = status == PA_OK ? open_derived(errand, &fd, &size, &err) : status;
    }
    if (status == PA_OK) {
        answer_file(errand, fd, size, (char[65]){""});
    } else {
        refuse(errand, status, &err);
    }
}

static void answer_derived(const pa_api_errand *errand)
{
    int fd = -1;
    uint64_t size = 0;
    char sha256[65];
    pa_error err;
    pa_status status = open_derived(errand, &fd, &size, &err);
    if (status == PA_OK) {
        answer_file(errand, fd, size, (char[65]){""});
        return;
    }
    if (status == PA_NOT_FOUND) {
        /* An id that nobody has must not wait in line. */
        status = pa_store_open_blob(errand->api->options.store, errand->id, &fd, &size, sha256, &err);
    }
    if (status != PA_OK) {
        refuse(errand, status, &err);
        return;
    }
    close(fd);
    if (!errand->derivation.make) {
        pa_api_refuse(errand->exchange, 404, errand->derivation.missing_code,
                      errand->derivation.missing_detail);
        return;
    }
    pa_api_defer_to(errand->api->conversions, errand, make_and_answer);
}

void pa_api_answer_derived(pa_api *api, pa_http_exchange *exchange, const pa_derivation *derivation)
{
    pa_api_errand errand = {.api = api, .exchange = exchange, .derivation = *derivation};
    const char *id = pa_http_path_parameter(exchange, "model_id");
    if (!pa_uuid_valid(id)) {
        refuse(&errand, PA_NOT_FOUND, NULL);
        return;
    }
    memcpy(errand.id, id, sizeof errand.id);
    if (*derivation->kind == '\0') {
        answer_model(&errand);
    } else {
        answer_derived(&errand);
    }
}
