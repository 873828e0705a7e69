#include "asset/formats/usda_write.h"

#include "asset/formats/number_text.h"

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

static char *put_tuple(char *at, const float *values, uint32_t width, const char *separator, int decimals)
{
    for (uint32_t i = 0; i < width; i++) {
        for (const char *s = i ? separator : "("; *s; s++) {
            *at++ = *s;
        }
        at = pa_number_put(at, (double)values[i], decimals);
    }
    *at++ = ')';
    return at;
}

void pa_usda_write_tuple(pa_bytes *out, const float *values, uint32_t width, int decimals)
{
    if (pa_bytes_reserve(out, (size_t)width * (PA_LONGEST_NUMBER + 2) + 2)) {
        char *start = (char *)out->data + out->size;
        out->size += (size_t)(put_tuple(start, values, width, ", ", decimals) - start);
    }
}

void pa_usda_write_floats(pa_bytes *out, const float *values, size_t count, uint32_t width, int decimals)
{
    for (size_t i = 0; i < count && pa_bytes_reserve(out, (size_t)width * (PA_LONGEST_NUMBER + 2) + 4); i++) {
        char *start = (char *)out->data + out->size;
        char *at = start;
        *at++ = i ? ',' : '[';
        at = width == 1 ? pa_number_put(at, (double)values[i], decimals)
                        : put_tuple(at, values + i * width, width, ",", decimals);
        out->size += (size_t)(at - start);
    }
    pa_bytes_append_text(out, count ? "]" : "[]");
}

void pa_usda_write_indices(pa_bytes *out, const uint32_t *values, size_t count)
{
    for (size_t i = 0; i < count && pa_bytes_reserve(out, PA_LONGEST_NUMBER); i++) {
        char *start = (char *)out->data + out->size;
        *start = i ? ',' : '[';
        out->size += (size_t)(pa_number_put_whole(start + 1, values[i]) - start);
    }
    pa_bytes_append_text(out, count ? "]" : "[]");
}
