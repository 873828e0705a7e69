#include "asset/formats/number_text.h"

#include <math.h>
#include <stdio.h>

/* Up to here every whole number is a double, so that rounding to one loses nothing more. */
#define LARGEST_WHOLE 9e15

static const double power_of_ten[PA_MOST_DECIMALS + 1] = {1e0, 1e1, 1e2, 1e3,  1e4,  1e5, 1e6,
                                                          1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

char *pa_number_put_whole(char *at, uint64_t value)
{
    char digits[20];
    size_t count = 0;
    do {
        digits[count++] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    while (count) {
        *at++ = digits[--count];
    }
    return at;
}

char *pa_number_put(char *at, double value, int decimals)
{
    double scaled = fabs(value) * power_of_ten[decimals];
    if (!(scaled < LARGEST_WHOLE)) {
        return at + snprintf(at, PA_LONGEST_NUMBER, "%.9g", value);
    }
    uint64_t whole = (uint64_t)(scaled + 0.5);
    while (decimals > 0 && whole % 10 == 0) {
        whole /= 10;
        decimals--;
    }
    if (value < 0 && whole) {
        *at++ = '-';
    }
    uint64_t unit = (uint64_t)power_of_ten[decimals];
    at = pa_number_put_whole(at, whole / unit);
    if (decimals) {
        *at++ = '.';
        for (uint64_t rest = whole % unit; decimals > 0; decimals--) {
            unit /= 10;
            *at++ = (char)('0' + rest / unit % 10);
        }
    }
    return at;
}

void pa_number_append(pa_bytes *out, double value, int decimals)
{
    char text[PA_LONGEST_NUMBER];
    pa_bytes_append(out, text, (size_t)(pa_number_put(text, value, decimals) - text));
}

int pa_number_decimals_for(double size)
{
    int decimals = 5;
    for (; decimals > 0 && size >= 10; size /= 10) {
        decimals--;
    }
    for (; decimals < PA_MOST_DECIMALS && size < 1; size *= 10) {
        decimals++;
    }
    return decimals;
}

int pa_number_decimals_for_scene(const pa_scene *scene)
{
    pa_bounds bounds;
    double side = 0;
    bool any = pa_scene_bounds(scene, &bounds);
    for (int k = 0; any && k < 3; k++) {
        side = fmax(side, (double)bounds.max[k] - (double)bounds.min[k]);
    }
    return pa_number_decimals_for(side);
}
