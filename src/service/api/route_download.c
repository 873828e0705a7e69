#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "asset/formats/model_decode.h"
#include "foundation/random.h"
#include "generate/convert.h"
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
static void answer_file(const pa_api_errand *errand, int fd, uint64_t size, char etag[65],
                        const char *extension, const char *media_type)
{
    make_etag(fd, etag);
    char disposition[96];
    snprintf(disposition, sizeof disposition, "attachment; filename=\"%s.%s\"", errand->id, extension);
    pa_http_set_header(errand->exchange, "Content-Disposition", disposition);
    pa_http_set_header(errand->exchange, "Cache-Control", "public, max-age=31536000, immutable");
    pa_http_answer_file(errand->exchange, fd, size, media_type, etag);
}

/* The same for a file in the format that was asked for. */
static void answer_format(const pa_api_errand *errand, int fd, uint64_t size, char etag[65])
{
    answer_file(errand, fd, size, etag, pa_model_format_extension(errand->format),
                pa_model_format_media_type(errand->format));
}

/* A stored file that cannot be converted came from elsewhere; whoever asks can only ask for it as it is. */
static void refuse(const pa_api_errand *errand, pa_status status, const pa_error *err)
{
    if (status == PA_NOT_FOUND) {
        pa_api_refuse(errand->exchange, 404, "model_not_found", "Model file not found");
    } else if (status == PA_CORRUPT || status == PA_UNSUPPORTED || status == PA_TOO_LARGE) {
        json_t *problems = json_array();
        pa_problem_add(problems, "query", "format", err->detail, "value_error.format", NULL);
        pa_api_refuse_problems(errand->exchange, problems);
    } else {
        pa_api_fail(errand->api, errand->exchange, err);
    }
}

/* PA_NOT_FOUND: it has not been made yet, or there is no such model. */
static pa_status open_converted(const pa_api_errand *errand, int *out_fd, uint64_t *out_size, pa_error *err)
{
    return pa_store_open_derived(errand->api->options.store, errand->id, pa_model_format_name(errand->format),
                                 out_fd, out_size, err);
}

static pa_status read_model(const pa_api_errand *errand, pa_arena *arena, pa_span *out_glb, pa_error *err)
{
    int fd = -1;
    uint64_t size = 0;
    char sha256[65];
    pa_status status = pa_store_open_blob(errand->api->options.store, errand->id, &fd, &size, sha256, err);
    if (status != PA_OK) {
        return status;
    }
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
        *out_glb = (pa_span){bytes, size};
    }
    return status;
}

static pa_status convert(const pa_api_errand *errand, pa_error *err)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_span glb, file;
    pa_status status = read_model(errand, &arena, &glb, err);
    if (status == PA_OK) {
        status = pa_convert_glb(glb, errand->format, &arena, &file, err);
    }
    if (status == PA_OK) {
        status = pa_store_add_derived(errand->api->options.store, errand->id,
                                      pa_model_format_name(errand->format), file, err);
    }
    pa_arena_done(&arena);
    return status;
}

/* What waits in line at the end is not worth staying up for. */
static bool is_stopping(pa_api *api)
{
    pthread_mutex_lock(&api->jobs_mutex);
    bool stopping = !api->jobs;
    pthread_mutex_unlock(&api->jobs_mutex);
    return stopping;
}

/* On the converting thread. Another request may have had it made while this one waited. */
static void make_and_answer(const pa_api_errand *errand)
{
    int fd = -1;
    uint64_t size = 0;
    pa_error err = {0};
    pa_status status = open_converted(errand, &fd, &size, &err);
    if (status == PA_NOT_FOUND) {
        status = is_stopping(errand->api) ? pa_fail(&err, PA_UNAVAILABLE, "The server is shutting down.")
                                          : convert(errand, &err);
        status = status == PA_OK ? open_converted(errand, &fd, &size, &err) : status;
    }
    if (status == PA_OK) {
        answer_format(errand, fd, size, (char[65]){""});
    } else {
        refuse(errand, status, &err);
    }
}

static void answer_model(const pa_api_errand *errand)
{
    int fd = -1;
    uint64_t size = 0;
    char etag[65] = "";
    pa_error err;
    pa_status status = pa_store_open_blob(errand->api->options.store, errand->id, &fd, &size, etag, &err);
    if (status == PA_OK) {
        answer_format(errand, fd, size, etag);
    } else {
        refuse(errand, status, &err);
    }
}

static void answer_converted(const pa_api_errand *errand)
{
    int fd = -1;
    uint64_t size = 0;
    char sha256[65];
    pa_error err;
    pa_status status = open_converted(errand, &fd, &size, &err);
    if (status == PA_OK) {
        answer_format(errand, fd, size, (char[65]){""});
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
    pa_api_defer_to(errand->api->conversions, errand, make_and_answer);
}

/* The bytes as a remote engine handed them out, told apart by the first of them. */
static void answer_raw(const pa_api_errand *errand)
{
    int fd = -1;
    uint64_t size = 0;
    char sha256[65];
    uint8_t head[512];
    pa_error err;
    pa_status status = pa_store_open_derived(errand->api->options.store, errand->id, "raw", &fd, &size, &err);
    if (status == PA_OK) {
        ssize_t got = pread(fd, head, sizeof head, 0);
        pa_model_file file = pa_model_file_recognise((pa_span){head, got > 0 ? (size_t)got : 0});
        answer_file(errand, fd, size, (char[65]){""}, pa_model_file_extension(file),
                    pa_model_file_media_type(file));
        return;
    }
    if (status == PA_NOT_FOUND) {
        status = pa_store_open_blob(errand->api->options.store, errand->id, &fd, &size, sha256, &err);
    }
    if (status == PA_OK) {
        close(fd);
        pa_api_refuse(errand->exchange, 404, "raw_not_found",
                      "No file was received for this model; its engine made it here.");
    } else {
        refuse(errand, status, &err);
    }
}

/* False: the query names no format; it has been refused. */
static bool read_format(pa_http_exchange *exchange, pa_model_format *out_format, bool *out_raw)
{
    const char *name = pa_http_query(exchange, "format");
    *out_format = PA_MODEL_GLB;
    *out_raw = name && strcasecmp(name, "raw") == 0;
    if (!name || *out_raw || pa_model_format_parse(name, out_format)) {
        return true;
    }
    json_t *problems = json_array();
    pa_problem_add(problems, "query", "format", "value is not one of glb, usdz, obj, stl, ply, raw",
                   "type_error.enum", NULL);
    pa_api_refuse_problems(exchange, problems);
    return false;
}

void pa_route_download(void *context, pa_http_exchange *exchange)
{
    pa_api_errand errand = {.api = context, .exchange = exchange};
    const char *id = pa_http_path_parameter(exchange, "model_id");
    bool raw = false;
    if (!read_format(exchange, &errand.format, &raw)) {
        return;
    }
    if (!pa_uuid_valid(id)) {
        refuse(&errand, PA_NOT_FOUND, NULL);
        return;
    }
    memcpy(errand.id, id, sizeof errand.id);
    if (raw) {
        answer_raw(&errand);
    } else if (errand.format == PA_MODEL_GLB) {
        answer_model(&errand);
    } else {
        answer_converted(&errand);
    }
}
