#include "service/api/studio.h"

#include "foundation/hash.h"
#include "service/api/api_private.h"
#include "service/api/page_template.h"

#define PAGE "studio.html"

/* Everything comes from this server. The viewer writes style elements, and makes textures into blobs that it
 * then loads. A Hugging Face Space shows the page in a frame. */
static const char content_policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self' blob:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self' https://huggingface.co https://*.hf.space";

pa_status pa_studio_init(const char *public_url, pa_arena *arena, pa_studio *out_studio, pa_error *err)
{
    const pa_embedded_file *file = pa_embedded_find(pa_studio_files, PAGE);
    *out_studio = (pa_studio){0};
    pa_span page = file ? file->data : (pa_span){0};
    if (*public_url) {
        pa_bytes filled;
        pa_bytes_init(&filled, 0);
        pa_page_fill(page, &(pa_page_value){"public_url", public_url}, 1, &filled);
        page = (pa_span){pa_arena_copy(arena, filled.data, filled.size), filled.size};
        bool failed = filled.failed || !page.data;
        pa_bytes_done(&filled);
        if (failed) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        out_studio->page = page;
    }
    pa_sha256_hex(page, out_studio->etag);
    return PA_OK;
}

void pa_route_studio(void *context, pa_http_exchange *exchange)
{
    const pa_api *api = context;
    const pa_studio *studio = &api->studio;
    char quoted[80];
    snprintf(quoted, sizeof quoted, "W/\"%s\"", studio->etag);
    pa_http_set_header(exchange, "ETag", quoted);
    pa_http_set_header(exchange, "Cache-Control", "no-cache");
    pa_http_set_header(exchange, "Content-Security-Policy", content_policy);
    pa_http_set_header(exchange, "Referrer-Policy", "no-referrer");
    if (pa_http_etag_matches(exchange, studio->etag)) {
        pa_http_answer_static(exchange, 304, NULL, (pa_span){0});
    } else if (studio->page.data) {
        pa_http_answer(exchange, 200, "text/html; charset=utf-8", studio->page);
    } else if (!pa_page_answer(exchange, 200, pa_studio_files, PAGE)) {
        pa_api_refuse(exchange, 404, "not_found", "Not Found");
    }
}
