#include <string.h>

#include "asset/formats/gltf_private.h"

enum { I8 = 5120, U8 = 5121, I16 = 5122, U16 = 5123, U32 = 5125, F32 = 5126 };

/* 0 for a number that names no component type. */
static size_t component_size(size_t component)
{
    switch (component) {
    case I8:
    case U8:
        return 1;
    case I16:
    case U16:
        return 2;
    case U32:
    case F32:
        return 4;
    default:
        return 0;
    }
}

/* 0 for a shape that no reader here asks for. */
static unsigned components_of(const char *type)
{
    static const struct {
        const char *name;
        unsigned components;
    } shapes[] = {{"SCALAR", 1}, {"VEC2", 2}, {"VEC3", 3}, {"VEC4", 4},
                  {"MAT2", 4},   {"MAT3", 9}, {"MAT4", 16}};
    for (size_t i = 0; type && i < sizeof shapes / sizeof *shapes; i++) {
        if (strcmp(shapes[i].name, type) == 0) {
            return shapes[i].components;
        }
    }
    return 0;
}

static size_t element_size(const gltf_accessor *accessor)
{
    return accessor->components * component_size(accessor->component);
}

/* Points the accessor into a view at an offset, when all its elements lie there. */
static pa_status place(gltf *self, gltf_accessor *accessor, uint32_t view_index, size_t offset)
{
    const gltf_view *view = &self->views[view_index];
    size_t size = element_size(accessor);
    size_t stride = view->stride ? view->stride : size;
    size_t alignment = component_size(accessor->component);
    size_t end;
    if (__builtin_mul_overflow(stride, accessor->count - 1, &end) ||
        __builtin_add_overflow(end, size, &end) || __builtin_add_overflow(end, offset, &end) ||
        end > view->bytes.size) {
        return pa_fail(self->err, PA_CORRUPT, "An accessor of the glTF file reaches past its buffer view.");
    }
    if (offset % alignment != 0 || (view->offset + offset) % alignment != 0 || stride % alignment != 0 ||
        stride < size) {
        return pa_fail(self->err, PA_CORRUPT, "An accessor of the glTF file is misaligned.");
    }
    accessor->data = view->bytes.data + offset;
    accessor->stride = stride;
    accessor->strided = view->stride != 0;
    return PA_OK;
}

/* A tightly packed copy, zeros where there is no view; sparse values are then laid over it. */
static pa_status expand(gltf *self, gltf_accessor *accessor, uint8_t **out_data)
{
    size_t size = element_size(accessor);
    size_t total;
    if (__builtin_mul_overflow(size, accessor->count, &total) ||
        __builtin_add_overflow(self->data_bytes, total, &self->data_bytes) ||
        self->data_bytes > self->limits.max_data_bytes) {
        return pa_fail(self->err, PA_TOO_LARGE, "The glTF file's data is larger than %zu bytes.",
                       self->limits.max_data_bytes);
    }
    uint8_t *data = pa_arena_alloc(&self->scratch, total);
    if (!data) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; accessor->data && i < accessor->count; i++) {
        memcpy(data + i * size, accessor->data + i * accessor->stride, size);
    }
    accessor->data = data;
    accessor->stride = size;
    *out_data = data;
    return PA_OK;
}

/* One of the two members of `sparse`. */
static pa_status read_sparse_part(gltf *self, json_t *sparse, const char *key, gltf_accessor *part)
{
    json_t *object = NULL;
    uint32_t view = PA_NO_INDEX;
    size_t offset = 0;
    size_t component = part->component;
    pa_status status = gltf_get_object(self, sparse, key, &object);
    if (status == PA_OK) {
        status = gltf_get_index(self, object, "bufferView", self->view_count, &view);
    }
    if (status == PA_OK) {
        status = gltf_get_size(self, object, "byteOffset", &offset);
    }
    if (status == PA_OK && part->component == 0) {
        status = gltf_get_size(self, object, "componentType", &component);
    }
    if (status != PA_OK) {
        return status;
    }
    if (view == PA_NO_INDEX || component_size(component) == 0) {
        return pa_fail(self->err, PA_CORRUPT, "A sparse accessor of the glTF file is incomplete.");
    }
    part->component = (unsigned)component;
    return place(self, part, view, offset);
}

static pa_status apply_sparse(gltf *self, json_t *sparse, gltf_accessor *accessor)
{
    size_t count = 0;
    uint8_t *data = NULL;
    pa_status status = gltf_get_size(self, sparse, "count", &count);
    if (status == PA_OK && (count == 0 || count > accessor->count)) {
        status =
            pa_fail(self->err, PA_CORRUPT, "A sparse accessor of the glTF file has an impossible count.");
    }
    gltf_accessor indices = {.count = count, .components = 1};
    gltf_accessor values = *accessor;
    values.count = count;
    if (status == PA_OK) {
        status = read_sparse_part(self, sparse, "indices", &indices);
    }
    if (status == PA_OK) {
        status = read_sparse_part(self, sparse, "values", &values);
    }
    if (status == PA_OK && indices.component != U8 && indices.component != U16 && indices.component != U32) {
        status = pa_fail(self->err, PA_CORRUPT,
                         "A sparse accessor of the glTF file has indices of no known type.");
    }
    if (status == PA_OK) {
        status = expand(self, accessor, &data);
    }
    size_t size = element_size(accessor);
    size_t least = 0;
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        size_t index = gltf_read_index(&indices, i);
        if (index < least || index >= accessor->count) {
            return pa_fail(self->err, PA_CORRUPT,
                           "The indices of a sparse accessor of the glTF file do not rise within its count.");
        }
        memcpy(data + index * size, values.data + i * values.stride, size);
        least = index + 1;
    }
    return status;
}

static pa_status read_accessor(gltf *self, json_t *object, gltf_accessor *out_accessor)
{
    size_t component = 0;
    size_t count = 0;
    size_t offset = 0;
    uint32_t view = PA_NO_INDEX;
    json_t *sparse = NULL;
    gltf_accessor accessor = {.components =
                                  components_of(json_string_value(json_object_get(object, "type")))};
    pa_status status = gltf_get_size(self, object, "componentType", &component);
    if (status == PA_OK) {
        status = gltf_get_size(self, object, "count", &count);
    }
    if (status == PA_OK) {
        status = gltf_get_size(self, object, "byteOffset", &offset);
    }
    if (status == PA_OK) {
        status = gltf_get_index(self, object, "bufferView", self->view_count, &view);
    }
    if (status == PA_OK) {
        status = gltf_get_bool(self, object, "normalized", &accessor.normalized);
    }
    if (status == PA_OK) {
        status = gltf_get_object(self, object, "sparse", &sparse);
    }
    if (status != PA_OK) {
        return status;
    }
    if (component_size(component) == 0 || accessor.components == 0 || count == 0) {
        return pa_fail(self->err, PA_CORRUPT,
                       "An accessor of the glTF file has no known type, or no elements.");
    }
    accessor.component = (unsigned)component;
    accessor.count = count;
    if (view != PA_NO_INDEX) {
        status = place(self, &accessor, view, offset);
    }
    if (status == PA_OK && sparse) {
        status = apply_sparse(self, sparse, &accessor);
    }
    if (status == PA_OK) {
        *out_accessor = accessor;
    }
    return status;
}

pa_status gltf_read_accessors(gltf *self)
{
    json_t *list = NULL;
    pa_status status = gltf_get_array(self, self->root, "accessors", self->limits.max_accessors, &list,
                                      &self->accessor_count);
    if (status != PA_OK) {
        return status;
    }
    self->accessors = PA_NEW_ARRAY(&self->scratch, gltf_accessor, self->accessor_count);
    if (!self->accessors) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; status == PA_OK && i < self->accessor_count; i++) {
        status = read_accessor(self, json_array_get(list, i), &self->accessors[i]);
    }
    return status;
}

/* KHR_mesh_quantization's table: signed numbers divide by their largest positive and stop at -1. */
static float component_at(const uint8_t *at, unsigned component, bool normalized)
{
    float value;
    switch (component) {
    case I8:
        value = (int8_t)at[0];
        return !normalized ? value : value < -127 ? -1 : value / 127;
    case U8:
        return normalized ? (float)at[0] / 255 : (float)at[0];
    case I16:
        value = (int16_t)pa_load_u16(at);
        return !normalized ? value : value < -32767 ? -1 : value / 32767;
    case U16:
        return normalized ? (float)pa_load_u16(at) / 65535 : (float)pa_load_u16(at);
    case U32:
        return (float)pa_load_u32(at);
    default: {
        uint32_t bits = pa_load_u32(at);
        memcpy(&value, &bits, sizeof value);
        return value;
    }
    }
}

void gltf_read_element(const gltf_accessor *accessor, size_t i, float *out)
{
    size_t step = component_size(accessor->component);
    for (unsigned k = 0; k < accessor->components; k++) {
        out[k] = accessor->data ? component_at(accessor->data + i * accessor->stride + k * step,
                                               accessor->component, accessor->normalized)
                                : 0;
    }
}

static size_t row_of(const uint32_t *sources, size_t i)
{
    return sources ? sources[i] : i;
}

/* f32 are copied as they lie; a width that the compiler knows makes that one or two moves. */
static void copy_rows(const gltf_accessor *accessor, const uint32_t *sources, size_t count, size_t width,
                      float *out)
{
    const uint8_t *data = accessor->data;
    size_t stride = accessor->stride;
    for (size_t i = 0; i < count; i++) {
        const uint8_t *row = data + row_of(sources, i) * stride;
        if (width == 3) {
            memcpy(out + 3 * i, row, 3 * sizeof *out);
        } else if (width == 2) {
            memcpy(out + 2 * i, row, 2 * sizeof *out);
        } else {
            memcpy(out + 4 * i, row, 4 * sizeof *out);
        }
    }
}

void gltf_read_rows(const gltf_accessor *accessor, const uint32_t *sources, size_t count, size_t width,
                    float *out)
{
    bool copied = accessor->component == F32 && accessor->data && accessor->components >= width;
    if (copied && !sources && accessor->stride == width * sizeof *out) {
        memcpy(out, accessor->data, count * width * sizeof *out);
    } else if (copied) {
        copy_rows(accessor, sources, count, width, out);
    } else {
        for (size_t i = 0; i < count; i++) {
            float row[16];
            memcpy(row, out + i * width, width * sizeof *row);
            gltf_read_element(accessor, row_of(sources, i), row);
            memcpy(out + i * width, row, width * sizeof *row);
        }
    }
}

void gltf_read_indices(const gltf_accessor *accessor, size_t count, uint32_t *out)
{
    if (accessor->component == U32 && accessor->data) {
        memcpy(out, accessor->data, count * sizeof *out);
        return;
    }
    bool narrow = accessor->component == U16 && accessor->data;
    for (size_t i = 0; i < count; i++) {
        if (narrow) {
            uint16_t index;
            memcpy(&index, accessor->data + i * sizeof index, sizeof index);
            out[i] = index;
        } else {
            out[i] = gltf_read_index(accessor, i);
        }
    }
}

uint32_t gltf_read_index(const gltf_accessor *accessor, size_t i)
{
    if (!accessor->data) {
        return 0;
    }
    const uint8_t *at = accessor->data + i * accessor->stride;
    switch (accessor->component) {
    case U8:
        return at[0];
    case U16:
        return pa_load_u16(at);
    default:
        return pa_load_u32(at);
    }
}
