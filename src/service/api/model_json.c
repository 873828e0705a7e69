#include <math.h>

#include "foundation/clock.h"

#include "service/api/api_private.h"

static json_t *text_or_null(const char *text)
{
    return text && *text ? json_string(text) : json_null();
}

json_t *pa_api_model_json(const pa_model *model)
{
    char when[32];
    pa_clock_format_utc(model->created_ms, when);
    bool known = *model->engine; /* a file found on disk has bytes and a date, no story */
    json_t *size = known ? json_pack("[f, f, f]", (double)model->size_m[0], (double)model->size_m[1],
                                     (double)model->size_m[2])
                         : json_null();
    return json_pack(
        "{s:s, s:s+, s:s++, s:o, s:o, s:o, s:o, s:o, s:I, s:o, s:o, s:s}", "model_id", model->id,
        "download_url", "/api/models/download/", model->id, "thumbnail_url", "/api/models/", model->id,
        "/preview.png?size=256", "prompt", text_or_null(model->prompt), "mode", text_or_null(model->mode),
        "engine", text_or_null(model->engine), "kind", text_or_null(model->kind), "seed",
        known ? json_integer((json_int_t)model->seed) : json_null(), "bytes", (json_int_t)model->bytes,
        "triangles", known ? json_integer((json_int_t)model->triangles) : json_null(), "size_m", size,
        "created_at", when);
}

json_t *pa_api_scale_json(const pa_sizing *sizing, const float size_m[3])
{
    double longest_m = (double)fmaxf(size_m[0], fmaxf(size_m[1], size_m[2]));
    double factor = sizing->unit ? longest_m : 1;
    /* The plugin shows a model at a hundredth of its size on iOS, and takes the scale for the longest side in
     * metres on Android. */
    return json_pack("{s:f, s:f, s:f}", "viewer", factor, "flutter_ios", 100 * factor, "flutter_android",
                     longest_m);
}
