#include <math.h>

#include "asset/finish/brightness_private.h"

float pa_color_luminance(const float rgb[3])
{
    return 0.2126f * rgb[0] + 0.7152f * rgb[1] + 0.0722f * rgb[2];
}

void pa_color_lift(float gain, float rgb[3])
{
    float luminance = pa_color_luminance(rgb);
    float scale = gain / (1 + (gain - 1) * luminance);
    float lifted = luminance * scale;
    float peak = fmaxf(rgb[0], fmaxf(rgb[1], rgb[2])) * scale;
    /* Towards the grey of the same luminance, so far that the largest channel is just 1. */
    float keep = peak > 1 ? (1 - lifted) / (peak - lifted) : 1;
    for (int k = 0; k < 3; k++) {
        rgb[k] = fminf(lifted + (rgb[k] * scale - lifted) * keep, 1);
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
