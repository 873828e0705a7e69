#include "engines/engine.h"

#include <strings.h>

static const char *const mode_names[PA_MODE_COUNT] = {
    [PA_MODE_BASIC] = "basic",
    [PA_MODE_ADVANCED] = "advanced",
};

const char *pa_mode_name(pa_mode mode)
{
    return mode_names[mode];
}

bool pa_mode_parse(const char *name, pa_mode *out_mode)
{
    for (int mode = 0; name && mode < PA_MODE_COUNT; mode++) {
        if (strcasecmp(name, mode_names[mode]) == 0) {
            *out_mode = (pa_mode)mode;
            return true;
        }
    }
    return false;
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
