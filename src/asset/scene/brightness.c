#include "asset/scene/brightness.h"

#include <strings.h>

static const char *const names[PA_BRIGHTNESS_COUNT] = {
    [PA_BRIGHTNESS_AR] = "ar", [PA_BRIGHTNESS_ORIGINAL] = "original", [PA_BRIGHTNESS_CLASSIC] = "classic"};

const char *pa_brightness_name(pa_brightness brightness)
{
    return names[brightness];
}

bool pa_brightness_parse(const char *name, pa_brightness *out_brightness)
{
    for (int i = 0; i < PA_BRIGHTNESS_COUNT; i++) {
        if (strcasecmp(names[i], name) == 0) {
            *out_brightness = (pa_brightness)i;
            return true;
        }
    }
    return false;
}
