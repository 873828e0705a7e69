#include "asset/finish/brightness_private.h"

/*
 * On spheres in neutral light a mean luminance of 0.085 comes out as code 90 of 255, and 0.10 as 99: what
 * lies below the first is lifted to the second. A gain beyond the most would show a texture's eight bits as
 * steps, and what is meant to be black shall stay the darkest thing around.
 */
#define DARK 0.085
#define WANTED 0.10
#define MOST_GAIN 8.0

static double shown_after(const pa_surface_survey *survey, double gain)
{
    double sum = 0;
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
