#include "asset/formats/usda_write.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_IDENTIFIER = 64, LONGEST_NUMBER = 48, MOST_DECIMALS = 12 };

/* Up to here every whole number is a double, so that rounding to one loses nothing more. */
#define LARGEST_WHOLE 9e15

static const double power_of_ten[MOST_DECIMALS + 1] = {1e0, 1e1, 1e2, 1e3,  1e4,  1e5, 1e6,
                                                       1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

static bool plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

char *pa_usda_identifier(const char *name, const char *fallback, pa_arena *arena)
{
    char text[LONGEST_IDENTIFIER + 2];
    size_t size = 0;
    bool any = false;
    if (name && name[0] >= '0' && name[0] <= '9') {
        text[size++] = '_';
    }
    for (size_t i = 0; name && name[i] && i < LONGEST_IDENTIFIER; i++) {
        bool kept = plain(name[i]);
        any = any || (kept && name[i] != '_');
        if (kept || (size > 0 && text[size - 1] != '_')) {
            text[size++] = kept ? name[i] : '_';
        }
    }
    text[size] = '\0';
    return pa_arena_string(arena, any ? text : fallback);
}

void pa_usda_write_string(pa_bytes *out, const char *text)
{
    pa_bytes_append_text(out, "\"");
    for (size_t i = 0; text[i]; i++) {
        if (text[i] == '"' || text[i] == '\\') {
            pa_bytes_append_text(out, "\\");
        }
        bool printable = text[i] >= 0x20 && text[i] < 0x7F;
        pa_bytes_append(out, printable ? &text[i] : "?", 1);
    }
    pa_bytes_append_text(out, "\"");
}

static char *put_whole(char *at, uint64_t value)
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

/* Room for LONGEST_NUMBER at `at`. printf would spend more time here than everything else together. */
static char *put_number(char *at, double value, int decimals)
{
    double scaled = fabs(value) * power_of_ten[decimals];
    if (!(scaled < LARGEST_WHOLE)) {
        return at + snprintf(at, LONGEST_NUMBER, "%.9g", value);
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
    at = put_whole(at, whole / unit);
    if (decimals) {
        *at++ = '.';
        for (uint64_t rest = whole % unit; decimals > 0; decimals--) {
            unit /= 10;
            *at++ = (char)('0' + rest / unit % 10);
        }
    }
    return at;
}

void pa_usda_write_number(pa_bytes *out, double value, int decimals)
{
    char text[LONGEST_NUMBER];
    pa_bytes_append(out, text, (size_t)(put_number(text, value, decimals) - text));
}

static char *put_tuple(char *at, const float *values, uint32_t width, const char *separator, int decimals)
{
    for (uint32_t i = 0; i < width; i++) {
        for (const char *s = i ? separator : "("; *s; s++) {
            *at++ = *s;
        }
        at = put_number(at, (double)values[i], decimals);
    }
    *at++ = ')';
    return at;
}

void pa_usda_write_tuple(pa_bytes *out, const float *values, uint32_t width, int decimals)
{
    if (pa_bytes_reserve(out, (size_t)width * (LONGEST_NUMBER + 2) + 2)) {
        char *start = (char *)out->data + out->size;
        out->size += (size_t)(put_tuple(start, values, width, ", ", decimals) - start);
    }
}

void pa_usda_write_floats(pa_bytes *out, const float *values, size_t count, uint32_t width, int decimals)
{
    for (size_t i = 0; i < count && pa_bytes_reserve(out, (size_t)width * (LONGEST_NUMBER + 2) + 4); i++) {
        char *start = (char *)out->data + out->size;
        char *at = start;
        *at++ = i ? ',' : '[';
        at = width == 1 ? put_number(at, (double)values[i], decimals)
                        : put_tuple(at, values + i * width, width, ",", decimals);
        out->size += (size_t)(at - start);
    }
    pa_bytes_append_text(out, count ? "]" : "[]");
}

void pa_usda_write_indices(pa_bytes *out, const uint32_t *values, size_t count)
{
    for (size_t i = 0; i < count && pa_bytes_reserve(out, LONGEST_NUMBER); i++) {
        char *start = (char *)out->data + out->size;
        *start = i ? ',' : '[';
        out->size += (size_t)(put_whole(start + 1, values[i]) - start);
    }
    pa_bytes_append_text(out, count ? "]" : "[]");
}
