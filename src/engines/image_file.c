#include "engines/image_file.h"

#include <string.h>

static bool has(pa_span bytes, size_t offset, const char *magic, size_t size)
{
    return bytes.size >= offset + size && memcmp(bytes.data + offset, magic, size) == 0;
}

static const char *media_type_of(pa_span bytes)
{
    if (has(bytes, 0, "\xFF\xD8\xFF", 3)) {
        return "image/jpeg";
    }
    if (has(bytes, 0, "\x89PNG\r\n\x1A\n", 8)) {
        return "image/png";
    }
    if (has(bytes, 0, "RIFF", 4) && has(bytes, 8, "WEBP", 4)) {
        return "image/webp";
    }
    return NULL;
}

pa_image_file_fault pa_image_file_check(pa_span bytes, pa_image_file *out_file)
{
    if (bytes.size == 0) {
        return PA_IMAGE_FILE_EMPTY;
    }
    if (bytes.size > PA_IMAGE_FILE_MAX_BYTES) {
        return PA_IMAGE_FILE_TOO_LARGE;
    }
    const char *media_type = media_type_of(bytes);
    if (!media_type) {
        return PA_IMAGE_FILE_UNKNOWN;
    }
    *out_file = (pa_image_file){.bytes = bytes, .media_type = media_type};
    return PA_IMAGE_FILE_FINE;
}
