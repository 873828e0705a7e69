#include "asset/formats/gltf_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_STRING = 128 };

/* Length and value of the valid UTF-8 sequence at text. */
static size_t code_point(const char *text, uint32_t *out_code)
{
    uint8_t lead = (uint8_t)text[0];
    size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    uint32_t code = length == 1 ? lead : lead & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        code = code << 6 | ((uint8_t)text[i] & 0x3F);
    }
    *out_code = code;
    return length;
}

static void write_escape(pa_bytes *json, uint32_t code)
{
    if (code >= 0x10000) {
        code -= 0x10000;
        pa_bytes_printf(json, "\\u%04x\\u%04x", 0xD800 + (code >> 10), 0xDC00 + (code & 0x3FF));
    } else {
        pa_bytes_printf(json, "\\u%04x", code);
    }
}

void pa_gltf_write_string(pa_bytes *json, const char *text)
{
    pa_bytes_append_text(json, "\"");
    uint32_t code;
    size_t length;
    for (size_t at = 0; text[at]; at += length) {
        length = code_point(text + at, &code);
        if (at + length > LONGEST_STRING) {
            break;
        }
        if (code == '"' || code == '\\') {
            pa_bytes_printf(json, "\\%c", (char)code);
        } else if (code < 0x20 || code >= 0x7F) {
            write_escape(json, code);
        } else {
            pa_bytes_append(json, text + at, 1);
        }
    }
    pa_bytes_append_text(json, "\"");
}

void pa_gltf_write_json(pa_bytes *json, const char *text)
{
    uint32_t code;
    size_t length;
    for (size_t at = 0; text[at]; at += length) {
        length = code_point(text + at, &code);
        if (length > 1) {
            write_escape(json, code);
        } else {
            pa_bytes_append(json, text + at, 1);
        }
    }
}

void pa_gltf_write_float(pa_bytes *json, float value)
{
    char text[32];
    for (int digits = 6; digits <= 9; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, (double)value);
        float back = strtof(text, NULL);
        if (memcmp(&back, &value, sizeof value) == 0) {
            break;
        }
    }
    pa_bytes_append_text(json, text);
}

void pa_gltf_write_floats(pa_bytes *json, const float *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        pa_bytes_append_text(json, i ? "," : "[");
        pa_gltf_write_float(json, values[i]);
    }
    pa_bytes_append_text(json, "]");
}
