#include <string.h>
#include <strings.h>

#include "asset/formats/gltf_private.h"

enum { NO_DIGIT = 64 };

static void fill_digits(uint8_t digits[256])
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    memset(digits, NO_DIGIT, 256);
    for (int i = 0; i < NO_DIGIT; i++) {
        digits[(uint8_t)alphabet[i]] = (uint8_t)i;
    }
}

/* RFC 4648: length is a multiple of 4, the last `pads` characters are padding, nothing else is let in. */
static bool decode_base64(const char *text, size_t length, size_t pads, uint8_t *out)
{
    uint8_t digits[256];
    fill_digits(digits);
    for (size_t at = 0; at < length; at += 4) {
        size_t skipped = at + 4 == length ? pads : 0;
        uint32_t bits = 0;
        for (size_t i = 0; i < 4; i++) {
            uint8_t digit = i >= 4 - skipped ? 0 : digits[(uint8_t)text[at + i]];
            if (digit == NO_DIGIT) {
                return false;
            }
            bits = bits << 6 | digit;
        }
        for (unsigned i = 0; i < 3 - skipped; i++) {
            *out++ = (uint8_t)(bits >> (16 - 8 * i));
        }
    }
    return true;
}

pa_status gltf_decode_uri(gltf *self, const char *uri, pa_arena *arena, pa_span *out_bytes)
{
    if (strncasecmp(uri, "data:", 5) != 0) {
        return pa_fail(self->err, PA_UNSUPPORTED,
                       "The glTF file refers to '%.80s', which lies outside it; only data within it is read.",
                       uri);
    }
    const char *comma = strchr(uri, ',');
    static const char marker[] = ";base64";
    size_t marker_length = sizeof marker - 1;
    if (!comma || (size_t)(comma - uri) < 5 + marker_length ||
        strncasecmp(comma - marker_length, marker, marker_length) != 0) {
        return pa_fail(self->err, PA_CORRUPT, "A data URI in the glTF file is not base64.");
    }
    const char *text = comma + 1;
    size_t length = strlen(text);
    size_t pads = 0;
    while (pads < 2 && pads < length && text[length - 1 - pads] == '=') {
        pads++;
    }
    if (length % 4 != 0) {
        return pa_fail(self->err, PA_CORRUPT, "A data URI in the glTF file is cut short.");
    }
    size_t size = length / 4 * 3 - pads;
    self->data_bytes += size;
    if (self->data_bytes > self->limits.max_data_bytes) {
        return pa_fail(self->err, PA_TOO_LARGE, "The glTF file's data is larger than %zu bytes.",
                       self->limits.max_data_bytes);
    }
    uint8_t *bytes = pa_arena_alloc(arena, size);
    if (!bytes) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    if (!decode_base64(text, length, pads, bytes)) {
        return pa_fail(self->err, PA_CORRUPT, "A data URI in the glTF file holds what is no base64.");
    }
    *out_bytes = (pa_span){bytes, size};
    return PA_OK;
}
