#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "service/api/api_private.h"
#include "service/api/problems.h"

/* The sizes that are made: few, so that nobody fills the disk with pictures of one model. */
static const uint32_t sizes[] = {64, 128, 256, 512, 1024};

/* More would take the cores from whoever generates. */
enum { DEFAULT_SIZE = 512, RENDER_THREADS = 2 };

static pa_status draw(const pa_derivation *self, pa_span glb, pa_arena *arena, pa_span *out_file,
                      pa_error *err)
{
    return pa_thumbnail_glb(glb, &self->thumbnail, arena, out_file, err);
}

static uint32_t read_size(pa_http_exchange *exchange, json_t *problems)
{
    const char *text = pa_http_query(exchange, "size");
    if (!text) {
        return DEFAULT_SIZE;
    }
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char name[12];
        snprintf(name, sizeof name, "%u", sizes[i]);
        if (strcmp(text, name) == 0) {
            return sizes[i];
        }
    }
    pa_problem_add(problems, "query", "size", "value is not one of 64, 128, 256, 512, 1024",
                   "type_error.enum", NULL);
    return 0;
}

static bool read_transparent(pa_http_exchange *exchange, json_t *problems)
{
    const char *text = pa_http_query(exchange, "transparent");
    bool transparent = text && strcmp(text, "true") == 0;
    if (text && !transparent && strcmp(text, "false") != 0) {
        pa_problem_add(problems, "query", "transparent", "value is not true or false", "type_error.bool",
                       NULL);
    }
    return transparent;
}

pa_derivation pa_api_picture(pa_thumbnail_type type, uint32_t size, bool transparent)
{
    pa_derivation picture = {
        .make = draw,
        .media_type = type == PA_THUMBNAIL_WEBP ? "image/webp" : "image/png",
        .thumbnail = {.type = type, .size = size, .transparent = transparent, .threads = RENDER_THREADS},
    };
    /* "p512", "tw1024": kinds are short words. */
    snprintf(picture.kind, sizeof picture.kind, "%s%c%u", transparent ? "t" : "",
             type == PA_THUMBNAIL_WEBP ? 'w' : 'p', size);
    return picture;
}

static void answer(pa_api *api, pa_http_exchange *exchange, pa_thumbnail_type type)
{
    json_t *problems = json_array();
    uint32_t size = read_size(exchange, problems);
    bool transparent = read_transparent(exchange, problems);
    if (json_array_size(problems) > 0) {
        pa_api_refuse_problems(exchange, problems);
        return;
    }
    json_decref(problems);
    pa_derivation picture = pa_api_picture(type, size, transparent);
    pa_api_answer_derived(api, exchange, &picture);
}

void pa_route_preview_png(void *context, pa_http_exchange *exchange)
{
    answer(context, exchange, PA_THUMBNAIL_PNG);
}

void pa_route_preview_webp(void *context, pa_http_exchange *exchange)
{
    answer(context, exchange, PA_THUMBNAIL_WEBP);
}
