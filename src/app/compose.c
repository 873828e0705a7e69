#include "app/compose.h"

#include <string.h>

static pa_status check_preferred(const pa_registry *registry, pa_mode mode, pa_error *err)
{
    static const char *const settings[PA_MODE_COUNT] = {"ENGINE_BASIC", "ENGINE_ADVANCED"};
    const char *name = registry->preferred[mode];
    const pa_engine *engine = pa_registry_find(registry, name);
    if (strcmp(name, "auto") == 0 || (engine && engine->modes & (1u << mode))) {
        return PA_OK;
    }
    pa_status status = pa_fail(err, PA_INVALID, "%s must be auto or an engine of %s mode, not '%.80s'.",
                               settings[mode], pa_mode_name(mode), name);
    for (size_t i = 0; i < registry->engine_count; i++) {
        if (registry->engines[i].modes & (1u << mode)) {
            pa_error_suggest(err, registry->engines[i].name);
        }
    }
    return status;
}

pa_status pa_compose_engines(const pa_config *config, pa_registry *out_registry, pa_error *err)
{
    out_registry->preferred[PA_MODE_BASIC] = config->engine_basic;
    out_registry->preferred[PA_MODE_ADVANCED] = config->engine_advanced;
    pa_status status = PA_OK;
    for (int mode = 0; !status && mode < PA_MODE_COUNT; mode++) {
        status = check_preferred(out_registry, (pa_mode)mode, err);
    }
    return status;
}
