#include <math.h>

#include "asset/finish/brightness_private.h"

float pa_color_luminance(const float rgb[3])
{
    return 0.2126f * rgb[0] + 0.7152f * rgb[1] + 0.0722f * rgb[2];
}

/* Viewers' tone curves deepen dark colours, and a colour that is lifted out of the dark would look paler. */
#define DEEPEN 0.2f

void pa_color_lift(float gain, float rgb[3])
{
    float luminance = pa_color_luminance(rgb);
    float scale = gain / (1 + (gain - 1) * luminance);
    float lifted = luminance * scale;
    float peak = fmaxf(rgb[0], fmaxf(rgb[1], rgb[2])) * scale;
    float least = fminf(rgb[0], fminf(rgb[1], rgb[2])) * scale;
    /* How far from the grey of the same luminance: until a channel is 0, and never beyond 1. */
    float away = 1 + DEEPEN * (1 - 1 / scale);
    away = lifted - least > 0 ? fminf(away, lifted / (lifted - least)) : away;
    away = lifted + (peak - lifted) * away > 1 ? (1 - lifted) / (peak - lifted) : away;
    for (int k = 0; k < 3; k++) {
        rgb[k] = fminf(fmaxf(lifted + (rgb[k] * scale - lifted) * away, 0), 1);
    }
}

/* The Python backend's factor. */
#define CLASSIC_FACTOR 1.5f

void pa_color_change_apply(const pa_color_change *change, const float factor[3], const float texel[3],
                           float out[3])
{
    for (int k = 0; k < 3; k++) {
        float f =
            change->brightness == PA_BRIGHTNESS_CLASSIC ? fminf(factor[k] * CLASSIC_FACTOR, 1) : factor[k];
        out[k] = f * texel[k];
    }
    if (change->brightness == PA_BRIGHTNESS_AR && change->gain > 1) {
        pa_color_lift(change->gain, out);
    }
}
