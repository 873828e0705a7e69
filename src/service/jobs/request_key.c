#include "foundation/bytes.h"
#include "foundation/hash.h"
#include "service/jobs/jobs_private.h"

/* What the model shall show: words, or the hash of a file. */
typedef struct subject {
    const char *kind;
    const char *words; /* NULL: hash has it */
    char hash[65];
} subject;

static subject subject_of(const pa_request *request)
{
    subject what = {.kind = pa_mode_name(request->mode), .words = request->prompt};
    if (pa_request_has_image(request)) {
        what.kind = "image";
        what.words = NULL;
        pa_sha256_hex(request->image.bytes, what.hash);
    } else if (pa_request_has_model(request)) {
        what.kind = "model";
        what.words = NULL;
        pa_sha256_hex(request->model, what.hash);
    }
    return what;
}

pa_status request_key(const char *salt, const char *engine, const pa_request *request, char out_key[65],
                      pa_error *err)
{
    subject what = subject_of(request);
    pa_bytes text;
    pa_bytes_init(&text, 0);
    /* The subject comes last, and no name holds a line break, so that no two requests give one text. */
    pa_bytes_printf(&text, "%s\n%s\n%s\n%lld\n%a\n%a\n%a\n%u\n%a\n%a\n%d\n%d\n%u\n%u\n%u\n%d\n%d\n%d\n%d\n%s",
                    salt, engine, what.kind, (long long)request->seed, request->height_m, request->size_m,
                    request->guidance, request->steps, request->guidance_from, request->guidance_until,
                    request->sampler, request->precision, request->grid, request->texture_size,
                    request->max_triangles, request->brightness, request->fill_holes, request->watertight,
                    request->model_z_up, what.words ? what.words : what.hash);
    pa_status status = PA_OK;
    if (text.failed) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    } else {
        pa_sha256_hex(pa_bytes_span(&text), out_key);
    }
    pa_bytes_done(&text);
    return status;
}
