#include "asset/finish/brightness_private.h"

/*
 * What a matt surface of these albedos shows in neutral light comes out as codes 90 and 95 of 255: what is
 * darker than the first is lifted to the second. A gain beyond the most would show a texture's eight bits as
 * steps, and what is meant to be black shall stay the darkest thing around.
 */
#define DARK 0.087
#define WANTED 0.098
#define MOST_GAIN 8.0

static double shown_after(const pa_surface_survey *survey, double gain)
{
    double sum = survey->gloss;
    for (int i = 0; i < PA_SURVEY_BINS; i++) {
        if (survey->shown[i] > 0) {
            double luminance = survey->shown_luminance[i] / survey->shown[i];
            sum += survey->shown_luminance[i] * gain / (1 + (gain - 1) * luminance);
        }
    }
    return sum / survey->weight;
}

float pa_brightness_solve(const pa_surface_survey *survey)
{
    if (!(survey->weight > 0) || shown_after(survey, 1) >= DARK) {
        return 1;
    }
    double low = 1;
    double high = MOST_GAIN;
    for (int i = 0; i < 40 && shown_after(survey, high) > WANTED; i++) {
        double middle = (low + high) / 2;
        if (shown_after(survey, middle) > WANTED) {
            high = middle;
        } else {
            low = middle;
        }
        if (high - low < 1e-4) {
            break;
        }
    }
    return (float)high;
}
