#include "engines/request_options.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "foundation/random.h"

enum { LONGEST_TEXT = 63 };

static void set_seed(pa_request *request, double value)
{
    request->any_seed = value < 0;
    request->seed = request->any_seed ? pa_random_draw_seed() : (int64_t)value;
}

static void set_height(pa_request *request, double value)
{
    request->height_m = value;
}

static void set_size(pa_request *request, double value)
{
    request->size_m = value;
}

static void set_guidance(pa_request *request, double value)
{
    request->guidance = value;
}

static void set_steps(pa_request *request, double value)
{
    request->steps = (uint32_t)value;
}

static void set_texture_size(pa_request *request, double value)
{
    request->texture_size = (uint32_t)value;
}

static void set_guidance_from(pa_request *request, double value)
{
    request->guidance_from = value;
}

static void set_guidance_until(pa_request *request, double value)
{
    request->guidance_until = value;
}

static void set_sampler(pa_request *request, double value)
{
    request->sampler = (pa_sampler)value;
}

static void set_precision(pa_request *request, double value)
{
    request->precision = (pa_precision)value;
}

static void set_grid(pa_request *request, double value)
{
    request->grid = (uint32_t)value;
}

static void set_max_triangles(pa_request *request, double value)
{
    request->max_triangles = (uint32_t)value;
}

static void set_brightness(pa_request *request, double value)
{
    request->brightness = (pa_brightness)value;
}

static void set_fill_holes(pa_request *request, double value)
{
    request->fill_holes = value > 0;
}

static void set_watertight(pa_request *request, double value)
{
    request->watertight = value > 0;
}

static const char *brightness_choice(unsigned place)
{
    return place < PA_BRIGHTNESS_COUNT ? pa_brightness_name((pa_brightness)place) : NULL;
}

static const char *sampler_choice(unsigned place)
{
    return place < PA_SAMPLER_COUNT ? pa_sampler_name((pa_sampler)place) : NULL;
}

static const char *precision_choice(unsigned place)
{
    return place < PA_PRECISION_COUNT ? pa_precision_name((pa_precision)place) : NULL;
}

const pa_request_option pa_request_options[PA_REQUEST_OPTION_COUNT] = {
    {.name = "seed",
     .type = PA_REQUEST_WHOLE,
     .least = -1,
     .most = INT32_MAX,
     .flag = "seed",
     .letter = 's',
     .value_name = "N",
     .help = "another seed gives another model; -1 draws one (0)",
     .set = set_seed},
    {.name = "height_m",
     .type = PA_REQUEST_NUMBER,
     .least = PA_MIN_HEIGHT_M,
     .most = PA_MAX_HEIGHT_M,
     .flag = "height",
     .value_name = "METRES",
     .help = "how tall it shall be (as the words and the kind of thing say)",
     .set = set_height},
    {.name = "size_m",
     .type = PA_REQUEST_NUMBER,
     .least = PA_MIN_HEIGHT_M,
     .most = PA_MAX_HEIGHT_M,
     .flag = "size",
     .value_name = "METRES",
     .help = "how long its longest side shall be; --height goes before it",
     .set = set_size},
    {.name = "guidance",
     .type = PA_REQUEST_NUMBER,
     .least = 0,
     .most = PA_MAX_GUIDANCE,
     .flag = "guidance",
     .value_name = "N",
     .help = "how closely engines that sample keep to the words (the engine's own)",
     .set = set_guidance},
    {.name = "steps",
     .type = PA_REQUEST_WHOLE,
     .least = 1,
     .most = PA_MAX_STEPS,
     .flag = "steps",
     .value_name = "N",
     .help = "sampling steps of engines that sample (the engine's own)",
     .set = set_steps},
    {.name = "guidance_from",
     .type = PA_REQUEST_NUMBER,
     .least = 0,
     .most = 1,
     .flag = "guidance-from",
     .value_name = "PART",
     .help = "models that run here are guided from this part of the sampling (0)",
     .set = set_guidance_from},
    {.name = "guidance_until",
     .type = PA_REQUEST_NUMBER,
     .least = 0,
     .most = 1,
     .flag = "guidance-until",
     .value_name = "PART",
     .help = "to this part; outside of both they take half the time (1)",
     .set = set_guidance_until},
    {.name = "sampler",
     .type = PA_REQUEST_CHOICE,
     .choice = sampler_choice,
     .flag = "sampler",
     .value_name = "HOW",
     .help = "of models that run here: dpm, or heun, which is theirs and takes two evaluations a step (dpm)",
     .set = set_sampler},
    {.name = "dtype",
     .type = PA_REQUEST_CHOICE,
     .choice = precision_choice,
     .flag = "dtype",
     .value_name = "KIND",
     .help = "numbers that models here calculate with: f32, bf16, or auto, the faster one (auto)",
     .set = set_precision},
    {.name = "grid",
     .type = PA_REQUEST_WHOLE,
     .least = PA_MIN_GRID,
     .most = PA_MAX_GRID,
     .flag = "grid",
     .value_name = "N",
     .help = "samples a side of which models here make the surface (128)",
     .set = set_grid},
    {.name = "texture_size",
     .type = PA_REQUEST_WHOLE,
     .least = PA_MIN_TEXTURE_SIZE,
     .most = PA_MAX_TEXTURE_SIZE,
     .flag = "texture-size",
     .value_name = "PIXELS",
     .help = "longest side of the model's textures (2048)",
     .set = set_texture_size},
    {.name = "max_triangles",
     .type = PA_REQUEST_WHOLE,
     .least = PA_MIN_MAX_TRIANGLES,
     .most = PA_MAX_MAX_TRIANGLES,
     .flag = "max-triangles",
     .value_name = "N",
     .help = "triangles it may have at most (50000)",
     .set = set_max_triangles},
    {.name = "brightness",
     .type = PA_REQUEST_CHOICE,
     .choice = brightness_choice,
     .flag = "brightness",
     .value_name = "HOW",
     .help = "ar lifts dark colours, original leaves them, classic does as the Python backend did (ar)",
     .set = set_brightness},
    {.name = "fill_holes",
     .type = PA_REQUEST_FLAG,
     .flag = "fill-holes",
     .help = "closes small holes",
     .set = set_fill_holes},
    {.name = "watertight",
     .type = PA_REQUEST_FLAG,
     .flag = "watertight",
     .help = "makes one closed surface, for printing",
     .set = set_watertight},
};

static pa_request_option_fault check_number(const pa_request_option *option, double value)
{
    if (!isfinite(value) || (option->type == PA_REQUEST_WHOLE && floor(value) != value)) {
        return PA_REQUEST_OPTION_MISTYPED;
    }
    return value < option->least  ? PA_REQUEST_OPTION_BELOW
           : value > option->most ? PA_REQUEST_OPTION_ABOVE
                                  : PA_REQUEST_OPTION_FINE;
}

/* The place as one of the list's, or -1. */
static int place_of(const pa_request_option *option, double value)
{
    for (unsigned place = 0; option->choice(place); place++) {
        if (value >= place && value <= place) {
            return (int)place;
        }
    }
    return -1;
}

pa_request_option_fault pa_request_option_set(const pa_request_option *option, double value,
                                              pa_request *request)
{
    pa_request_option_fault fault = PA_REQUEST_OPTION_FINE;
    switch (option->type) {
    case PA_REQUEST_NUMBER:
    case PA_REQUEST_WHOLE:
        fault = check_number(option, value);
        break;
    case PA_REQUEST_FLAG:
        break;
    case PA_REQUEST_CHOICE:
        fault = place_of(option, value) < 0 ? PA_REQUEST_OPTION_MISTYPED : PA_REQUEST_OPTION_FINE;
        break;
    }
    if (fault == PA_REQUEST_OPTION_FINE) {
        option->set(request, value);
    }
    return fault;
}

static bool read_number(const char *text, double *out_value)
{
    /* strtod knows more than decimal numbers: hexadecimal ones, infinity, leading white space. */
    if (!*text || text[strspn(text, "+-.0123456789eE")]) {
        return false;
    }
    char *end;
    *out_value = strtod(text, &end);
    return *end == '\0';
}

static bool read_flag(const char *text, double *out_value)
{
    static const char *const words[][2] = {{"false", "true"}, {"no", "yes"}, {"off", "on"}, {"0", "1"}};
    for (size_t i = 0; i < 2 * sizeof words / sizeof words[0]; i++) {
        if (strcasecmp(text, words[i / 2][i % 2]) == 0) {
            *out_value = (double)(i % 2);
            return true;
        }
    }
    return false;
}

static bool read_choice(const pa_request_option *option, const char *text, double *out_value)
{
    for (unsigned place = 0; option->choice(place); place++) {
        if (strcasecmp(text, option->choice(place)) == 0) {
            *out_value = place;
            return true;
        }
    }
    return false;
}

pa_request_option_fault pa_request_option_read(const pa_request_option *option, pa_span text,
                                               pa_request *request)
{
    char copy[LONGEST_TEXT + 1] = "";
    if (text.size == 0 || text.size > LONGEST_TEXT || memchr(text.data, '\0', text.size)) {
        return PA_REQUEST_OPTION_MISTYPED;
    }
    memcpy(copy, text.data, text.size);
    double value = 0;
    bool is_read = option->type == PA_REQUEST_FLAG     ? read_flag(copy, &value)
                   : option->type == PA_REQUEST_CHOICE ? read_choice(option, copy, &value)
                                                       : read_number(copy, &value);
    return is_read ? pa_request_option_set(option, value, request) : PA_REQUEST_OPTION_MISTYPED;
}
