#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "foundation/random.h"
#include "service/api/api_private.h"
#include "service/api/page_template.h"

#define PAGE "m/model.html"
#define GONE_PAGE "m/gone.html"
#define HTML "text/html; charset=utf-8"

/* As the Studio's, but that any page may show it in a frame. */
static const char content_policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors *";

static bool is_host(const char *host)
{
    size_t length = host ? strlen(host) : 0;
    for (size_t i = 0; i < length; i++) {
        if (!isalnum((unsigned char)host[i]) && !strchr("-._:[]", host[i])) {
            return false;
        }
    }
    return length > 0 && length < PA_API_BASE_URL_SIZE - sizeof "https://";
}

/* Where browsers reach the server; "" when neither the settings nor the request tell. */
static void find_base_url(const pa_api *api, const pa_http_exchange *exchange,
                          char out_url[PA_API_BASE_URL_SIZE])
{
    const char *set = api->options.public_url;
    const char *host = pa_http_header(exchange, "Host");
    out_url[0] = '\0';
    if (set && *set && strlen(set) < PA_API_BASE_URL_SIZE) {
        memcpy(out_url, set, strlen(set) + 1);
    } else if (is_host(host)) {
        snprintf(out_url, PA_API_BASE_URL_SIZE, "%s://%s", pa_http_scheme(exchange), host);
    }
}

/* The prompt, else the kind, its first letter a capital one. */
static char *title_of(const pa_model *model, pa_arena *arena)
{
    const char *words = *model->prompt ? model->prompt : *model->kind ? model->kind : "A 3D model";
    char *title = pa_arena_string(arena, words);
    if (title) {
        title[0] = (char)toupper((unsigned char)title[0]);
    }
    return title;
}

static char *size_of(const pa_model *model, pa_arena *arena)
{
    bool known = *model->engine; /* a file found on disk has bytes and a date, no story */
    return known ? pa_arena_printf(arena, "%.2f × %.2f × %.2f m", (double)model->size_m[0],
                                   (double)model->size_m[1], (double)model->size_m[2])
                 : pa_arena_string(arena, "");
}

static void answer_gone(pa_http_exchange *exchange)
{
    if (!pa_page_answer(exchange, 404, pa_studio_files, GONE_PAGE)) {
        pa_api_refuse(exchange, 404, "model_not_found", "Model not found");
    }
}

static void answer_model(const pa_api_errand *errand, const pa_model *model, pa_arena *arena)
{
    const pa_embedded_file *file = pa_embedded_find(pa_studio_files, PAGE);
    const char *title = title_of(model, arena), *size = size_of(model, arena);
    const char *description =
        size && *size ? pa_arena_printf(arena, "%s. Turn it around, or place it in your room.", size)
                      : "Turn it around, or place it in your room.";
    const char *image =
        pa_arena_printf(arena, "%s/api/models/%s/preview.png?size=1024", errand->base_url, model->id);
    const char *url = pa_arena_printf(arena, "%s/m/%s", errand->base_url, model->id);
    pa_bytes page;
    pa_bytes_init(&page, 0);
    page.failed = !(title && size && description && image && url);
    if (!page.failed) {
        const pa_page_value values[] = {{"title", title}, {"size", size}, {"description", description},
                                        {"image", image}, {"url", url},   {"id", model->id}};
        pa_page_fill(file ? file->data : (pa_span){0}, values, sizeof values / sizeof values[0], &page);
    }
    if (page.failed) {
        pa_api_fail(errand->api, errand->exchange, &(pa_error){.status = PA_NO_MEMORY});
    } else {
        pa_http_answer(errand->exchange, 200, HTML, pa_bytes_span(&page));
    }
    pa_bytes_done(&page);
}

static void answer(const pa_api_errand *errand)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_model model;
    pa_error err;
    pa_status status = pa_store_find_model(errand->api->options.store, errand->id, &arena, &model, &err);
    if (status == PA_NOT_FOUND) {
        answer_gone(errand->exchange);
    } else if (status) {
        pa_api_fail(errand->api, errand->exchange, &err);
    } else {
        answer_model(errand, &model, &arena);
    }
    pa_arena_done(&arena);
}

void pa_route_model_page(void *context, pa_http_exchange *exchange)
{
    pa_api *api = context;
    const char *id = pa_http_path_parameter(exchange, "model_id");
    pa_http_set_header(exchange, "Cache-Control", "no-cache");
    pa_http_set_header(exchange, "Content-Security-Policy", content_policy);
    pa_http_set_header(exchange, "Referrer-Policy", "no-referrer");
    if (!pa_uuid_valid(id)) {
        answer_gone(exchange);
        return;
    }
    pa_api_errand errand = {.api = api, .exchange = exchange};
    memcpy(errand.id, id, sizeof errand.id);
    find_base_url(api, exchange, errand.base_url);
    pa_api_defer(&errand, answer);
}
