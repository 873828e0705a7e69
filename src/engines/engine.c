#include "engines/engine.h"

#include <strings.h>

static const char *const mode_names[PA_MODE_COUNT] = {
    [PA_MODE_BASIC] = "basic",
    [PA_MODE_ADVANCED] = "advanced",
};

static const char *const sampler_names[PA_SAMPLER_COUNT] = {
    [PA_SAMPLER_DPM] = "dpm",
    [PA_SAMPLER_HEUN] = "heun",
};

static const char *const precision_names[PA_PRECISION_COUNT] = {
    [PA_PRECISION_AUTO] = "auto",
    [PA_PRECISION_F32] = "f32",
    [PA_PRECISION_BF16] = "bf16",
};

const char *pa_mode_name(pa_mode mode)
{
    return mode_names[mode];
}

/* The place of a name in a list of count; -1 where it is none of them, or NULL. */
static int place_of(const char *name, const char *const *names, int count)
{
    for (int place = 0; name && place < count; place++) {
        if (strcasecmp(name, names[place]) == 0) {
            return place;
        }
    }
    return -1;
}

bool pa_mode_parse(const char *name, pa_mode *out_mode)
{
    int place = place_of(name, mode_names, PA_MODE_COUNT);
    if (place >= 0) {
        *out_mode = (pa_mode)place;
    }
    return place >= 0;
}

const char *pa_sampler_name(pa_sampler sampler)
{
    return sampler_names[sampler];
}

bool pa_sampler_parse(const char *name, pa_sampler *out_sampler)
{
    int place = place_of(name, sampler_names, PA_SAMPLER_COUNT);
    if (place >= 0) {
        *out_sampler = (pa_sampler)place;
    }
    return place >= 0;
}

const char *pa_precision_name(pa_precision precision)
{
    return precision_names[precision];
}

bool pa_precision_parse(const char *name, pa_precision *out_precision)
{
    int place = place_of(name, precision_names, PA_PRECISION_COUNT);
    if (place >= 0) {
        *out_precision = (pa_precision)place;
    }
    return place >= 0;
}

const char *pa_engine_state_name(pa_engine_state state)
{
    switch (state) {
    case PA_ENGINE_READY:
        return "ready";
    case PA_ENGINE_FAILING:
        return "failing";
    case PA_ENGINE_UNCONFIGURED:
        break;
    }
    return "unconfigured";
}

bool pa_request_has_model(const pa_request *request)
{
    return request->model.size > 0;
}

bool pa_request_has_image(const pa_request *request)
{
    return request->image.bytes.size > 0;
}
