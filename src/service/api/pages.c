#include "service/api/pages.h"

#include <stdio.h>
#include <string.h>

#include "foundation/hash.h"
#include "service/api/accept_encoding.h"
#include "service/api/api_private.h"

static const char *const page_names[PA_PAGE_COUNT] = {"openapi.json", "docs.html", "redoc.html"};

/* Nothing is loaded from elsewhere and no script stands in the page. Both page programs write style
 * attributes and elements; ReDoc searches in a worker that it makes from a blob. */
static const char content_policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";

void pa_pages_init(pa_pages *out_pages)
{
    for (size_t i = 0; i < PA_PAGE_COUNT; i++) {
        const pa_embedded_file *file = pa_embedded_find(pa_page_files, page_names[i]);
        pa_sha256_hex(file ? file->data : (pa_span){0}, out_pages->etags[i]);
    }
}

static const char *content_type_of(const char *name)
{
    static const char *const types[][2] = {
        {".json", "application/json"},
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".svg", "image/svg+xml"},
    };
    const char *suffix = strrchr(name, '.');
    for (size_t i = 0; suffix && i < sizeof types / sizeof types[0]; i++) {
        if (strcmp(suffix, types[i][0]) == 0) {
            return types[i][1];
        }
    }
    return "application/octet-stream";
}

/* The file as the client takes it: codings are tried from the smallest on. */
static const pa_embedded_file *packed_file(pa_http_exchange *exchange, const pa_embedded_file *table,
                                           const char *name)
{
    static const char *const codings[][2] = {{"br", ".br"}, {"gzip", ".gz"}};
    const char *accepted = pa_http_header(exchange, "Accept-Encoding");
    for (size_t i = 0; i < sizeof codings / sizeof codings[0]; i++) {
        char packed_name[128];
        snprintf(packed_name, sizeof packed_name, "%s%s", name, codings[i][1]);
        const pa_embedded_file *packed = pa_embedded_find(table, packed_name);
        if (packed && pa_accepts_coding(accepted, codings[i][0])) {
            pa_http_set_header(exchange, "Content-Encoding", codings[i][0]);
            return packed;
        }
    }
    return pa_embedded_find(table, name);
}

bool pa_page_answer(pa_http_exchange *exchange, int status, const pa_embedded_file *table, const char *name)
{
    if (!pa_embedded_find(table, name)) {
        return false;
    }
    pa_http_set_header(exchange, "Vary", "Origin, Accept-Encoding");
    const pa_embedded_file *file = packed_file(exchange, table, name);
    pa_http_answer_static(exchange, status, content_type_of(name), file->data);
    return true;
}

static void answer_page(const pa_api *api, pa_http_exchange *exchange, pa_page page)
{
    char quoted[80];
    snprintf(quoted, sizeof quoted, "W/\"%s\"", api->pages.etags[page]);
    pa_http_set_header(exchange, "ETag", quoted);
    pa_http_set_header(exchange, "Cache-Control", "no-cache");
    if (page != PA_PAGE_OPENAPI) {
        pa_http_set_header(exchange, "Content-Security-Policy", content_policy);
        pa_http_set_header(exchange, "Referrer-Policy", "no-referrer");
    }
    if (pa_http_etag_matches(exchange, api->pages.etags[page])) {
        pa_http_answer_static(exchange, 304, NULL, (pa_span){0});
        return;
    }
    if (!pa_page_answer(exchange, 200, pa_page_files, page_names[page])) {
        pa_api_refuse(exchange, 404, "not_found", "Not Found");
    }
}

void pa_route_openapi(void *context, pa_http_exchange *exchange)
{
    answer_page(context, exchange, PA_PAGE_OPENAPI);
}

void pa_route_docs(void *context, pa_http_exchange *exchange)
{
    answer_page(context, exchange, PA_PAGE_DOCS);
}

void pa_route_redoc(void *context, pa_http_exchange *exchange)
{
    answer_page(context, exchange, PA_PAGE_REDOC);
}

/* An asset's name carries a hash of its bytes, so that it may be kept for ever. */
void pa_route_static(void *context, pa_http_exchange *exchange)
{
    (void)context;
    char name[120];
    const char *asset = pa_http_path_parameter(exchange, "asset");
    int length = snprintf(name, sizeof name, "static/%s", asset);
    bool fits = length > 0 && (size_t)length < sizeof name;
    pa_http_set_header(exchange, "Cache-Control", "public, max-age=31536000, immutable");
    if (!fits || !(pa_page_answer(exchange, 200, pa_page_files, name) ||
                   pa_page_answer(exchange, 200, pa_studio_files, name))) {
        pa_http_set_header(exchange, "Cache-Control", "no-store");
        pa_api_refuse(exchange, 404, "not_found", "Not Found");
    }
}
