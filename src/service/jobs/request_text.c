#include "foundation/json.h"
#include "service/jobs/jobs_private.h"

/* The members of a request, written by name: a later version reads what this one wrote. */

char *request_text_encode(const pa_request *request, bool use_cache)
{
    json_t *json = json_pack(
        "{s:s?, s:s?, s:s, s:I, s:f, s:f, s:f, s:I, s:f, s:f, s:s, s:s, s:I, s:I, s:I, s:s, s:b, s:b, s:b}",
        "prompt", request->prompt, "engine", request->engine, "mode", pa_mode_name(request->mode), "seed",
        (json_int_t)request->seed, "height_m", request->height_m, "size_m", request->size_m, "guidance",
        request->guidance, "steps", (json_int_t)request->steps, "guidance_from", request->guidance_from,
        "guidance_until", request->guidance_until, "sampler", pa_sampler_name(request->sampler), "dtype",
        pa_precision_name(request->precision), "grid", (json_int_t)request->grid, "texture_size",
        (json_int_t)request->texture_size, "max_triangles", (json_int_t)request->max_triangles, "brightness",
        pa_brightness_name(request->brightness), "fill_holes", (int)request->fill_holes, "watertight",
        (int)request->watertight, "cache", (int)use_cache);
    char *text = json ? json_dumps(json, JSON_COMPACT | JSON_REAL_PRECISION(17)) : NULL;
    json_decref(json);
    return text;
}

static const char *text_of(const json_t *json, const char *name)
{
    return json_string_value(json_object_get(json, name));
}

static double number_of(const json_t *json, const char *name)
{
    return json_number_value(json_object_get(json, name));
}

static uint32_t count_of(const json_t *json, const char *name)
{
    double number = number_of(json, name);
    return number > 0 && number <= UINT32_MAX ? (uint32_t)number : 0;
}

static pa_status copy_strings(const json_t *json, pa_arena *arena, pa_request *request, pa_error *err)
{
    const char *prompt = text_of(json, "prompt");
    const char *engine = text_of(json, "engine");
    request->prompt = pa_arena_string(arena, prompt);
    request->engine = pa_arena_string(arena, engine);
    return !request->prompt != !prompt || !request->engine != !engine ? pa_fail(err, PA_NO_MEMORY, NULL)
                                                                      : PA_OK;
}

pa_status request_text_decode(const char *text, pa_arena *arena, pa_request *out_request, bool *out_use_cache,
                              pa_error *err)
{
    json_t *json = json_loads(text, 0, NULL);
    pa_request request = {
        .seed = (int64_t)json_integer_value(json_object_get(json, "seed")),
        .height_m = number_of(json, "height_m"),
        .size_m = number_of(json, "size_m"),
        .guidance = number_of(json, "guidance"),
        .steps = count_of(json, "steps"),
        .guidance_from = number_of(json, "guidance_from"),
        .guidance_until = number_of(json, "guidance_until"),
        .grid = count_of(json, "grid"),
        .texture_size = count_of(json, "texture_size"),
        .max_triangles = count_of(json, "max_triangles"),
        .fill_holes = json_is_true(json_object_get(json, "fill_holes")),
        .watertight = json_is_true(json_object_get(json, "watertight")),
    };
    const char *mode = text_of(json, "mode");
    const char *brightness = text_of(json, "brightness");
    bool readable = text_of(json, "prompt") && mode && pa_mode_parse(mode, &request.mode) && brightness &&
                    pa_brightness_parse(brightness, &request.brightness);
    /* An earlier version wrote neither, and there was but one of each. */
    const char *sampler = text_of(json, "sampler");
    const char *precision = text_of(json, "dtype");
    readable = readable && (!sampler || pa_sampler_parse(sampler, &request.sampler)) &&
               (!precision || pa_precision_parse(precision, &request.precision));
    pa_status status = readable ? copy_strings(json, arena, &request, err)
                                : pa_fail(err, PA_CORRUPT, "What was asked for cannot be read any more.");
    if (status == PA_OK) {
        *out_use_cache = json_is_true(json_object_get(json, "cache"));
        *out_request = request;
    }
    json_decref(json);
    return status;
}
