#include <math.h>
#include <string.h>

#include "asset/formats/ply_private.h"
#include "asset/geometry/mesh_normals.h"
#include "asset/scene/srgb.h"

/* Where a vertex's property goes. */
enum { X, Y, Z, NX, NY, NZ, RED, GREEN, BLUE, ALPHA, U, V, SLOT_COUNT };

typedef struct decoder {
    ply_header header;
    pa_span data;
    pa_model_limits limits;
    pa_arena *arena;
    pa_error *err;
    pa_mesh mesh;
    pa_bytes indices; /* u32 */
} decoder;

static int slot_of(pa_span name)
{
    static const char *const names[][3] = {{"x"},
                                           {"y"},
                                           {"z"},
                                           {"nx"},
                                           {"ny"},
                                           {"nz"},
                                           {"red", "r", "diffuse_red"},
                                           {"green", "g", "diffuse_green"},
                                           {"blue", "b", "diffuse_blue"},
                                           {"alpha", "a"},
                                           {"s", "u", "texture_u"},
                                           {"t", "v", "texture_v"}};
    for (int slot = 0; slot < SLOT_COUNT; slot++) {
        for (int i = 0; i < 3 && names[slot][i]; i++) {
            if (pa_text_is(name, names[slot][i])) {
                return slot;
            }
        }
    }
    return -1;
}

static pa_status cut_short(decoder *self)
{
    return pa_fail(self->err, PA_CORRUPT, "The PLY file is cut short, or holds what is no number.");
}

/* Whole numbers are taken over their range, others are 0..1 already. */
static double color_scale(ply_type type)
{
    switch (type) {
    case PLY_I8:
        return 1.0 / 127;
    case PLY_U8:
        return 1.0 / 255;
    case PLY_I16:
        return 1.0 / 32767;
    case PLY_U16:
        return 1.0 / 65535;
    case PLY_I32:
    case PLY_U32:
        return 1.0 / 255;
    default:
        return 1;
    }
}

/* How many items a list has; a list longer than the file runs into its end. */
static bool take_count(decoder *self, const ply_property *property, uint32_t *out_count)
{
    double count = 0;
    if (!ply_take(&self->data, self->header.form, property->count, &count) ||
        !(count >= 0 && count <= UINT32_MAX)) {
        return false;
    }
    *out_count = (uint32_t)count;
    return true;
}

static bool skip_list(decoder *self, const ply_property *property)
{
    uint32_t count;
    double ignored;
    if (!take_count(self, property, &count)) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!ply_take(&self->data, self->header.form, property->type, &ignored)) {
            return false;
        }
    }
    return true;
}

/* numbers [SLOT_COUNT] receives what the vertex says. */
static bool take_vertex(decoder *self, const ply_element *element, const int *slots, double *numbers)
{
    for (size_t p = 0; p < element->property_count; p++) {
        const ply_property *property = &element->properties[p];
        double number;
        if (property->count != PLY_NO_TYPE) {
            if (!skip_list(self, property)) {
                return false;
            }
            continue;
        }
        if (!ply_take(&self->data, self->header.form, property->type, &number)) {
            return false;
        }
        if (slots[p] >= 0) {
            numbers[slots[p]] =
                number * (slots[p] >= RED && slots[p] <= ALPHA ? color_scale(property->type) : 1);
        }
    }
    return true;
}

static float linear_of(double code)
{
    double clamped = code >= 0 ? fmin(code, 1) : 0;
    return pa_srgb_linear[(int)(clamped * 255 + 0.5)];
}

static bool store_vertex(pa_mesh *mesh, size_t v, const double *numbers)
{
    for (size_t k = 0; k < 3; k++) {
        mesh->positions[3 * v + k] = (float)numbers[X + k];
        if (!isfinite(mesh->positions[3 * v + k])) {
            return false;
        }
        if (mesh->normals) {
            mesh->normals[3 * v + k] = (float)numbers[NX + k];
        }
        if (mesh->colors) {
            mesh->colors[4 * v + k] = linear_of(numbers[RED + k]);
        }
    }
    if (mesh->colors) {
        mesh->colors[4 * v + 3] = (float)(numbers[ALPHA] >= 0 ? fmin(numbers[ALPHA], 1) : 0);
    }
    if (mesh->uvs) {
        float u = (float)numbers[U];
        float from_top = (float)(1 - numbers[V]);
        mesh->uvs[2 * v] = isfinite(u) ? u : 0;
        mesh->uvs[2 * v + 1] = isfinite(from_top) ? from_top : 0;
    }
    return true;
}

static pa_status reserve_vertices(decoder *self, const ply_element *element, int *slots)
{
    bool has[SLOT_COUNT] = {false};
    for (size_t p = 0; p < element->property_count; p++) {
        slots[p] = element->properties[p].count == PLY_NO_TYPE ? slot_of(element->properties[p].name) : -1;
        if (slots[p] >= 0) {
            has[slots[p]] = true;
        }
    }
    if (!has[X] || !has[Y] || !has[Z]) {
        return pa_fail(self->err, PA_CORRUPT, "The vertices of the PLY file have no x, y and z.");
    }
    size_t count = (size_t)element->count;
    bool normals = has[NX] && has[NY] && has[NZ];
    bool colors = has[RED] && has[GREEN] && has[BLUE];
    bool uvs = has[U] && has[V];
    pa_mesh *mesh = &self->mesh;
    mesh->vertex_count = (uint32_t)count;
    mesh->positions = pa_arena_array(self->arena, count, 3 * sizeof(float));
    mesh->normals = normals ? pa_arena_array(self->arena, count, 3 * sizeof(float)) : NULL;
    mesh->colors = colors ? pa_arena_array(self->arena, count, 4 * sizeof(float)) : NULL;
    mesh->uvs = uvs ? pa_arena_array(self->arena, count, 2 * sizeof(float)) : NULL;
    bool enough =
        mesh->positions && (!normals || mesh->normals) && (!colors || mesh->colors) && (!uvs || mesh->uvs);
    return enough ? PA_OK : pa_fail(self->err, PA_NO_MEMORY, NULL);
}

static pa_status read_vertices(decoder *self, const ply_element *element)
{
    int slots[PLY_MOST_PROPERTIES] = {0};
    if (self->mesh.positions) {
        return pa_fail(self->err, PA_CORRUPT, "The PLY file lists its vertices twice.");
    }
    if (element->count > self->limits.max_vertices) {
        return pa_fail(self->err, PA_TOO_LARGE, "The PLY file has more than %zu vertices.",
                       self->limits.max_vertices);
    }
    pa_status status = reserve_vertices(self, element, slots);
    for (size_t v = 0; status == PA_OK && v < element->count; v++) {
        double numbers[SLOT_COUNT] = {[ALPHA] = 1};
        if (!take_vertex(self, element, slots, numbers)) {
            status = cut_short(self);
        } else if (!store_vertex(&self->mesh, v, numbers)) {
            status = pa_fail(self->err, PA_CORRUPT, "A position of the PLY file is not finite.");
        }
    }
    return status;
}

static bool append_index(pa_bytes *indices, uint32_t index)
{
    return pa_bytes_append(indices, &index, sizeof index);
}

/* A polygon as a fan. Its numbers are held against the vertices later, which may come behind the faces. */
static pa_status read_polygon(decoder *self, const ply_property *property)
{
    uint32_t count;
    double number;
    if (!take_count(self, property, &count)) {
        return cut_short(self);
    }
    uint32_t first = 0;
    uint32_t previous = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!ply_take(&self->data, self->header.form, property->type, &number)) {
            return cut_short(self);
        }
        if (!(number >= 0 && number < PA_NO_INDEX)) {
            return pa_fail(self->err, PA_CORRUPT,
                           "A face of the PLY file names a vertex that does not exist.");
        }
        uint32_t index = (uint32_t)number;
        first = i < 1 ? index : first;
        if (i >= 2) {
            append_index(&self->indices, first);
            append_index(&self->indices, previous);
            append_index(&self->indices, index);
        }
        previous = index;
        if (self->indices.failed) {
            return pa_fail(self->err, PA_TOO_LARGE, "The PLY file has more than %zu triangles.",
                           self->limits.max_indices / 3);
        }
    }
    return PA_OK;
}

static bool is_polygon(const ply_property *property)
{
    return property->count != PLY_NO_TYPE && property->type <= PLY_U32 &&
           (pa_text_is(property->name, "vertex_indices") || pa_text_is(property->name, "vertex_index"));
}

/* Faces, or an element that nobody reads: then no property is a polygon. */
static pa_status read_faces(decoder *self, const ply_element *element)
{
    bool faces = pa_text_is(element->name, "face");
    double ignored;
    pa_status status = PA_OK;
    for (uint64_t f = 0; status == PA_OK && f < element->count; f++) {
        for (size_t p = 0; status == PA_OK && p < element->property_count; p++) {
            const ply_property *property = &element->properties[p];
            if (faces && is_polygon(property)) {
                status = read_polygon(self, property);
            } else if (property->count != PLY_NO_TYPE
                           ? !skip_list(self, property)
                           : !ply_take(&self->data, self->header.form, property->type, &ignored)) {
                status = cut_short(self);
            }
        }
    }
    return status;
}

/* Each thing takes at least a byte for each of its properties, so that a huge count is seen before it costs.
 */
static bool can_hold(const decoder *self, const ply_element *element)
{
    return element->property_count == 0 || element->count <= self->data.size / element->property_count;
}

static pa_status read_elements(decoder *self)
{
    pa_status status = PA_OK;
    for (size_t e = 0; status == PA_OK && e < self->header.element_count; e++) {
        const ply_element *element = &self->header.elements[e];
        if (!can_hold(self, element)) {
            status = element->count > self->limits.max_vertices + self->limits.max_indices
                         ? pa_fail(self->err, PA_TOO_LARGE, "The PLY file claims more than it may hold.")
                         : cut_short(self);
        } else if (pa_text_is(element->name, "vertex")) {
            status = read_vertices(self, element);
        } else if (element->property_count) {
            status = read_faces(self, element);
        }
    }
    return status;
}

static pa_status finish_mesh(decoder *self)
{
    pa_mesh *mesh = &self->mesh;
    mesh->index_count = (uint32_t)(self->indices.size / sizeof(uint32_t));
    if (mesh->index_count == 0) {
        return pa_fail(self->err, PA_CORRUPT, "The PLY file holds no triangle.");
    }
    mesh->indices = pa_arena_copy(self->arena, self->indices.data, self->indices.size);
    if (!mesh->indices) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        if (mesh->indices[i] >= mesh->vertex_count) {
            return pa_fail(self->err, PA_CORRUPT,
                           "A face of the PLY file names a vertex that does not exist.");
        }
    }
    return pa_mesh_repair_normals(mesh, self->err);
}

pa_status pa_ply_decode(pa_span file, const pa_model_limits *limits, pa_arena *arena, pa_scene *out_scene,
                        pa_error *err)
{
    decoder self = {.data = file, .limits = pa_model_limits_settle(limits), .arena = arena, .err = err};
    if (file.size > self.limits.max_bytes) {
        return pa_fail(err, PA_TOO_LARGE, "The PLY file is larger than %zu bytes.", self.limits.max_bytes);
    }
    pa_bytes_init(&self.indices, self.limits.max_indices * sizeof(uint32_t));
    pa_scene scene = {.mesh_count = 1, .material_count = 1};
    scene.meshes = PA_NEW(arena, pa_mesh);
    scene.materials = PA_NEW(arena, pa_material);
    pa_status status = scene.meshes && scene.materials ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    if (status == PA_OK) {
        status = ply_read_header(&self.data, arena, &self.header, err);
    }
    if (status == PA_OK) {
        status = read_elements(&self);
    }
    if (status == PA_OK) {
        status = finish_mesh(&self);
    }
    if (status == PA_OK) {
        *scene.meshes = self.mesh;
        *scene.materials = pa_material_default();
        *out_scene = scene;
    }
    pa_bytes_done(&self.indices);
    return status;
}
