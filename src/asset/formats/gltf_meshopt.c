/* Buffer views that are compressed, by EXT_meshopt_compression or its Khronos successor of the same shape. */
#include <string.h>

#include "asset/formats/gltf_private.h"
#include "asset/geometry/packed_stream.h"

static const char *const extension_names[] = {"EXT_meshopt_compression", "KHR_meshopt_compression"};
enum { EXTENSION_COUNT = sizeof extension_names / sizeof *extension_names };

json_t *gltf_meshopt_extension(json_t *object)
{
    json_t *found = NULL;
    for (size_t i = 0; !found && i < EXTENSION_COUNT; i++) {
        found = gltf_extension(object, extension_names[i]);
    }
    return found;
}

/* The place of a name in a list, or the list's length. */
static size_t place_of(const char *name, const char *const *list, size_t count)
{
    size_t place = 0;
    while (place < count && strcmp(name, list[place]) != 0) {
        place++;
    }
    return place;
}

static pa_status read_kind(gltf *self, json_t *extension, pa_stream *stream)
{
    static const char *const modes[] = {"ATTRIBUTES", "TRIANGLES", "INDICES"};
    static const char *const filters[] = {"NONE", "OCTAHEDRAL", "QUATERNION", "EXPONENTIAL"};
    enum { MODE_COUNT = sizeof modes / sizeof *modes };
    const char *mode = json_string_value(json_object_get(extension, "mode"));
    json_t *named = json_object_get(extension, "filter");
    const char *filter = named ? json_string_value(named) : filters[0];
    size_t mode_place = mode ? place_of(mode, modes, MODE_COUNT) : MODE_COUNT;
    size_t filter_place = filter ? place_of(filter, filters, PA_STREAM_FILTER_COUNT) : PA_STREAM_FILTER_COUNT;
    if (mode_place == MODE_COUNT) {
        return pa_fail(self->err, PA_UNSUPPORTED,
                       "The glTF file is compressed in the mode '%.32s', which is not supported.",
                       mode ? mode : "?");
    }
    if (filter_place == PA_STREAM_FILTER_COUNT) {
        return pa_fail(self->err, PA_UNSUPPORTED,
                       "The glTF file is compressed with the filter '%.32s', which is not supported.",
                       filter ? filter : "?");
    }
    stream->mode = (pa_stream_mode)mode_place;
    stream->filter = (pa_stream_filter)filter_place;
    return PA_OK;
}

static pa_status read_packed(gltf *self, json_t *extension, pa_span *out_packed)
{
    uint32_t buffer = PA_NO_INDEX;
    size_t offset = 0;
    size_t length = 0;
    pa_status status = gltf_get_index(self, extension, "buffer", self->buffer_count, &buffer);
    if (status == PA_OK) {
        status = gltf_get_size(self, extension, "byteOffset", &offset);
    }
    if (status == PA_OK) {
        status = gltf_get_size(self, extension, "byteLength", &length);
    }
    if (status != PA_OK) {
        return status;
    }
    if (buffer == PA_NO_INDEX || length == 0 || offset > self->buffers[buffer].size ||
        length > self->buffers[buffer].size - offset) {
        return pa_fail(self->err, PA_CORRUPT,
                       "A compressed view of the glTF file does not lie within its buffer.");
    }
    *out_packed = (pa_span){self->buffers[buffer].data + offset, length};
    return PA_OK;
}

pa_status gltf_unpack_view(gltf *self, json_t *extension, size_t length, gltf_view *out_view)
{
    pa_stream stream = {0};
    pa_span packed = {0};
    size_t total;
    pa_status status = read_kind(self, extension, &stream);
    if (status == PA_OK) {
        status = gltf_get_size(self, extension, "count", &stream.count);
    }
    if (status == PA_OK) {
        status = gltf_get_size(self, extension, "byteStride", &stream.stride);
    }
    if (status == PA_OK) {
        status = read_packed(self, extension, &packed);
    }
    if (status != PA_OK) {
        return status;
    }
    if (__builtin_mul_overflow(stream.count, stream.stride, &total) || total != length) {
        return pa_fail(self->err, PA_CORRUPT,
                       "A compressed view of the glTF file does not hold what its view says.");
    }
    if (__builtin_add_overflow(self->data_bytes, total, &self->data_bytes) ||
        self->data_bytes > self->limits.max_data_bytes) {
        return pa_fail(self->err, PA_TOO_LARGE, "The glTF file's data is larger than %zu bytes.",
                       self->limits.max_data_bytes);
    }
    uint8_t *data = pa_arena_alloc(&self->scratch, total);
    if (!data) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    status = pa_stream_unpack(&stream, packed, data, self->err);
    if (status == PA_OK) {
        out_view->bytes = (pa_span){data, total};
    }
    return status;
}
