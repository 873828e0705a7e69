#include "service/api/extras.h"

#include <stdlib.h>
#include <string.h>

#include "service/api/api_private.h"

/* A gallery shows the same picture, which is stored. */
enum { PICTURE_SIZE = 256, MOST_PICTURE_BYTES = 32 * 1024 };

typedef struct question {
    pa_api *api;
    char job_id[37];
    char model_id[37];
} question;

static void encode_base64(pa_span bytes, char *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t at = 0; at < bytes.size; at += 3) {
        size_t left = bytes.size - at;
        uint32_t three = (uint32_t)bytes.data[at] << 16 | (left > 1 ? (uint32_t)bytes.data[at + 1] << 8 : 0) |
                         (left > 2 ? (uint32_t)bytes.data[at + 2] : 0);
        *out++ = digits[three >> 18];
        *out++ = digits[three >> 12 & 63];
        *out++ = left > 1 ? digits[three >> 6 & 63] : '=';
        *out++ = left > 2 ? digits[three & 63] : '=';
    }
    *out = '\0';
}

/* The picture itself, as an address. NULL: there is none, or none so small. */
static json_t *picture_json(pa_api *api, const char *model_id, pa_arena *arena)
{
    static const char scheme[] = "data:image/webp;base64,";
    pa_derivation picture = pa_api_picture(PA_THUMBNAIL_WEBP, PICTURE_SIZE, true);
    pa_span file;
    if (pa_api_derive(api, model_id, &picture, arena, &file, NULL) != PA_OK ||
        file.size > MOST_PICTURE_BYTES) {
        return NULL;
    }
    char *address = pa_arena_alloc(arena, sizeof scheme + (file.size + 2) / 3 * 4);
    if (!address) {
        return NULL;
    }
    memcpy(address, scheme, sizeof scheme);
    encode_base64(file, address + sizeof scheme - 1);
    return json_string(address);
}

static json_t *report_json(pa_api *api, const char *model_id, pa_arena *arena)
{
    pa_span file;
    return pa_api_derive(api, model_id, &pa_api_ar_report, arena, &file, NULL) == PA_OK
               ? json_loadb((const char *)file.data, file.size, 0, NULL)
               : NULL;
}

static json_t *or_null(json_t *json)
{
    return json ? json : json_null();
}

static void answer(void *user)
{
    question *of = user;
    pa_api *api = of->api;
    json_t *extras = NULL;
    /* Nobody stays up for pictures when the server stops. */
    if (!pa_api_is_stopping(api)) {
        pa_arena arena;
        pa_arena_init(&arena, 0);
        json_t *report = report_json(api, of->model_id, &arena);
        json_t *picture = picture_json(api, of->model_id, &arena);
        extras = pa_api_engines_json(api->options.registry);
        json_object_set_new(extras, "ar_report", or_null(report));
        json_object_set_new(extras, "preview", or_null(picture));
        pa_arena_done(&arena);
    }
    pa_watchers_tell_extras(api->watchers, of->job_id, extras);
    json_decref(extras);
    free(of);
}

void pa_api_ask_extras(pa_api *api, const char *job_id, const char *model_id)
{
    question *of = calloc(1, sizeof *of);
    if (of) {
        of->api = api;
        memcpy(of->job_id, job_id, sizeof of->job_id);
        memcpy(of->model_id, model_id, sizeof of->model_id);
    }
    if (!of || !pa_errands_post(api->extras, answer, of)) {
        free(of);
        pa_watchers_tell_extras(api->watchers, job_id, NULL);
    }
}
