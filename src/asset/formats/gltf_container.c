#include <string.h>

#include "asset/formats/gltf_private.h"

enum { HEADER_SIZE = 12, CHUNK_HEADER_SIZE = 8, CHUNK_JSON = 0x4E4F534A, CHUNK_BIN = 0x004E4942 };

/* Cuts the chunk at `at` out of the file; false when it does not fit. */
static bool take_chunk(pa_span file, size_t *at, uint32_t *out_type, pa_span *out_data)
{
    if (file.size - *at < CHUNK_HEADER_SIZE) {
        return false;
    }
    size_t length = pa_load_u32(file.data + *at);
    if (length > file.size - *at - CHUNK_HEADER_SIZE) {
        return false;
    }
    *out_type = pa_load_u32(file.data + *at + 4);
    *out_data = (pa_span){file.data + *at + CHUNK_HEADER_SIZE, length};
    *at += CHUNK_HEADER_SIZE + length;
    return true;
}

/* Some writers pad the JSON with NULs instead of spaces. */
static pa_span without_padding(pa_span json)
{
    while (json.size && json.data[json.size - 1] == 0) {
        json.size--;
    }
    return json;
}

pa_status gltf_open_container(gltf *self, pa_span file, pa_span *out_json)
{
    if (file.size < 4 || memcmp(file.data, "glTF", 4) != 0) {
        *out_json = file;
        return PA_OK;
    }
    if (file.size < HEADER_SIZE) {
        return pa_fail(self->err, PA_CORRUPT, "The GLB file ends within its header.");
    }
    uint32_t version = pa_load_u32(file.data + 4);
    size_t length = pa_load_u32(file.data + 8);
    if (version != 2) {
        return pa_fail(self->err, PA_UNSUPPORTED, "The file is GLB version %u; only version 2 is known.",
                       version);
    }
    if (length < HEADER_SIZE || length > file.size) {
        return pa_fail(self->err, PA_CORRUPT,
                       "The GLB file is cut short: it says it has %zu bytes and has %zu.", length, file.size);
    }
    pa_span whole = {file.data, length};
    size_t at = HEADER_SIZE;
    uint32_t type;
    pa_span json;
    if (!take_chunk(whole, &at, &type, &json) || type != CHUNK_JSON) {
        return pa_fail(self->err, PA_CORRUPT, "The GLB file has no whole JSON chunk.");
    }
    pa_span data;
    for (bool first = true; at < length; first = false) {
        if (!take_chunk(whole, &at, &type, &data)) {
            return pa_fail(self->err, PA_CORRUPT, "A chunk of the GLB file is cut short.");
        }
        if (first && type == CHUNK_BIN) {
            self->binary = data;
        }
    }
    *out_json = without_padding(json);
    return PA_OK;
}
