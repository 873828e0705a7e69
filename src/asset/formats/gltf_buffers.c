#include <string.h>

#include "asset/formats/gltf_private.h"

enum { LARGEST_STRIDE = 252, MOST_BUFFERS = 1024 };

static pa_status read_buffer(gltf *self, json_t *buffer, size_t index)
{
    size_t length = 0;
    pa_span bytes = {0};
    json_t *uri = json_object_get(buffer, "uri");
    pa_status status = gltf_get_size(self, buffer, "byteLength", &length);
    if (status == PA_OK && json_is_string(uri)) {
        status = gltf_decode_uri(self, json_string_value(uri), &self->scratch, &bytes);
    } else if (status == PA_OK && index == 0 && !uri && self->binary.size) {
        bytes = self->binary;
    } else if (status == PA_OK && !uri && gltf_meshopt_extension(buffer)) {
        /* Only for readers that cannot unpack: the views that lie in it have their bytes elsewhere. */
        return PA_OK;
    } else if (status == PA_OK) {
        status = pa_fail(self->err, PA_CORRUPT, "Buffer %zu of the glTF file has no data.", index);
    }
    if (status != PA_OK) {
        return status;
    }
    if (length == 0 || length > bytes.size) {
        return pa_fail(self->err, PA_CORRUPT,
                       "Buffer %zu of the glTF file says it has %zu bytes and has %zu.", index, length,
                       bytes.size);
    }
    self->buffers[index] = (pa_span){bytes.data, length};
    return PA_OK;
}

static pa_status read_view(gltf *self, json_t *view, gltf_view *out_view)
{
    uint32_t buffer = PA_NO_INDEX;
    size_t offset = 0;
    size_t length = 0;
    size_t stride = 0;
    pa_status status = gltf_get_index(self, view, "buffer", self->buffer_count, &buffer);
    if (status == PA_OK) {
        status = gltf_get_size(self, view, "byteOffset", &offset);
    }
    if (status == PA_OK) {
        status = gltf_get_size(self, view, "byteLength", &length);
    }
    if (status == PA_OK) {
        status = gltf_get_size(self, view, "byteStride", &stride);
    }
    if (status != PA_OK) {
        return status;
    }
    if (json_object_get(view, "byteStride") && (stride < 4 || stride > LARGEST_STRIDE || stride % 4 != 0)) {
        return pa_fail(self->err, PA_CORRUPT,
                       "A buffer view of the glTF file has an impossible stride of %zu.", stride);
    }
    json_t *packed = gltf_meshopt_extension(view);
    if (packed) {
        /* Its offset is that within a buffer which need not be there: the unpacked bytes start a new one. */
        *out_view = (gltf_view){.stride = stride};
        return gltf_unpack_view(self, packed, length, out_view);
    }
    if (buffer == PA_NO_INDEX || length == 0 || offset > self->buffers[buffer].size ||
        length > self->buffers[buffer].size - offset) {
        return pa_fail(self->err, PA_CORRUPT,
                       "A buffer view of the glTF file does not lie within its buffer.");
    }
    *out_view = (gltf_view){{self->buffers[buffer].data + offset, length}, offset, stride};
    return PA_OK;
}

pa_status gltf_read_buffers(gltf *self)
{
    json_t *buffers = NULL;
    json_t *views = NULL;
    pa_status status =
        gltf_get_array(self, self->root, "buffers", MOST_BUFFERS, &buffers, &self->buffer_count);
    if (status == PA_OK) {
        status = gltf_get_array(self, self->root, "bufferViews", self->limits.max_accessors, &views,
                                &self->view_count);
    }
    if (status != PA_OK) {
        return status;
    }
    self->buffers = PA_NEW_ARRAY(&self->scratch, pa_span, self->buffer_count);
    self->views = PA_NEW_ARRAY(&self->scratch, gltf_view, self->view_count);
    if (!self->buffers || !self->views) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; status == PA_OK && i < self->buffer_count; i++) {
        status = read_buffer(self, json_array_get(buffers, i), i);
    }
    for (size_t i = 0; status == PA_OK && i < self->view_count; i++) {
        status = read_view(self, json_array_get(views, i), &self->views[i]);
    }
    return status;
}
