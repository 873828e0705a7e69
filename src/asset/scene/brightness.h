/** How bright a finished model's colours shall be; what each does is told in asset/finish/finish.h. */
#ifndef PA_ASSET_BRIGHTNESS_H
#define PA_ASSET_BRIGHTNESS_H

#include <stdbool.h>

typedef enum pa_brightness {
    PA_BRIGHTNESS_AR,       /* lifted where a phone would show them too dark */
    PA_BRIGHTNESS_ORIGINAL, /* as they come */
    PA_BRIGHTNESS_CLASSIC,  /* the numbers of the Python backend */
    PA_BRIGHTNESS_COUNT
} pa_brightness;

/** "ar", "original" or "classic". */
const char *pa_brightness_name(pa_brightness brightness);
/** Case-insensitive. False when there is none of that name; out_brightness is then untouched. */
bool pa_brightness_parse(const char *name, pa_brightness *out_brightness);

#endif
