#include "foundation/bytes.h"
#include "foundation/hash.h"
#include "service/jobs/jobs_private.h"

pa_status request_key(const char *salt, const char *engine, const pa_request *request, char out_key[65],
                      pa_error *err)
{
    bool has_image = pa_request_has_image(request);
    char image[65];
    if (has_image) {
        pa_sha256_hex(request->image.bytes, image);
    }
    pa_bytes text;
    pa_bytes_init(&text, 0);
    /* The subject comes last, and no name holds a line break, so that no two requests give one text. */
    pa_bytes_printf(&text, "%s\n%s\n%s\n%lld\n%a\n%a\n%u\n%u\n%s", salt, engine,
                    has_image ? "image" : pa_mode_name(request->mode), (long long)request->seed,
                    request->height_m, request->guidance, request->steps, request->texture_size,
                    has_image ? image : request->prompt);
    pa_status status = PA_OK;
    if (text.failed) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    } else {
        pa_sha256_hex(pa_bytes_span(&text), out_key);
    }
    pa_bytes_done(&text);
    return status;
}
