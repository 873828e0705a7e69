#include <string.h>

#include "app/compose.h"
#include "engines/procedural/sizes.h"

pa_status pa_compose_sizing(const pa_config *config, pa_sizing *out_sizing, pa_error *err)
{
    pa_sizing sizing = {.default_m = (double)config->default_size_cm / 100,
                        .unit = strcmp(config->model_scale, "unit") == 0};
    pa_status status = pa_sizes_new(&sizing.book, err);
    if (status == PA_OK) {
        *out_sizing = sizing;
    }
    return status;
}
