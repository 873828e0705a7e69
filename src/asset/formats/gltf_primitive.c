#include <string.h>

#include "asset/formats/gltf_private.h"

enum { TRIANGLES = 4, TRIANGLE_STRIP = 5, TRIANGLE_FAN = 6, MOST_MODES = 7 };
enum { COMPONENT_I8 = 5120, COMPONENT_I16 = 5122, COMPONENT_F32 = 5126 };

static pa_status find(gltf *self, json_t *object, const char *key, unsigned least, unsigned most,
                      const gltf_accessor **out_accessor)
{
    uint32_t index = PA_NO_INDEX;
    pa_status status = gltf_get_index(self, object, key, self->accessor_count, &index);
    if (status != PA_OK || index == PA_NO_INDEX) {
        return status;
    }
    const gltf_accessor *accessor = &self->accessors[index];
    if (accessor->components < least || accessor->components > most) {
        return pa_fail(self->err, PA_CORRUPT, "The attribute '%s' of the glTF file has the wrong shape.",
                       key);
    }
    *out_accessor = accessor;
    return PA_OK;
}

static bool same_count(const gltf_accessor *position, const gltf_accessor *other)
{
    return !other || other->count == position->count;
}

static pa_status check_attributes(gltf *self, const gltf_attributes *from)
{
    const gltf_accessor *position = from->position;
    if (!same_count(position, from->normal) || !same_count(position, from->tangent) ||
        !same_count(position, from->uv) || !same_count(position, from->color) ||
        !same_count(position, from->joints) || !same_count(position, from->weights)) {
        return pa_fail(self->err, PA_CORRUPT,
                       "The attributes of a primitive of the glTF file differ in count.");
    }
    const gltf_accessor *indices = from->indices;
    bool usable = !indices || (!indices->strided && indices->component != COMPONENT_I8 &&
                               indices->component != COMPONENT_I16 && indices->component != COMPONENT_F32);
    if (!usable) {
        return pa_fail(self->err, PA_CORRUPT,
                       "The indices of a primitive of the glTF file are no unsigned numbers.");
    }
    return PA_OK;
}

static pa_status find_attributes(gltf *self, json_t *primitive, gltf_attributes *out_attributes)
{
    gltf_attributes found = {.mode = TRIANGLES, .material = PA_NO_INDEX};
    json_t *object = NULL;
    pa_status status = gltf_get_index(self, primitive, "mode", MOST_MODES, &found.mode);
    if (status == PA_OK) {
        status = gltf_get_index(self, primitive, "material", self->scene.material_count - 1, &found.material);
    }
    if (status == PA_OK) {
        status = gltf_get_object(self, primitive, "attributes", &object);
    }
    if (status != PA_OK) {
        return status;
    }
    found.material = found.material == PA_NO_INDEX ? self->scene.material_count - 1 : found.material;
    char uv_name[32];
    snprintf(uv_name, sizeof uv_name, "TEXCOORD_%u", self->mappings[found.material].set);
    const struct {
        json_t *object;
        const char *key;
        unsigned least;
        unsigned most;
        const gltf_accessor **to;
    } wanted[] = {{object, "POSITION", 3, 3, &found.position}, {object, "NORMAL", 3, 3, &found.normal},
                  {object, "TANGENT", 4, 4, &found.tangent},   {object, uv_name, 2, 2, &found.uv},
                  {object, "COLOR_0", 3, 4, &found.color},     {object, "JOINTS_0", 4, 4, &found.joints},
                  {object, "WEIGHTS_0", 4, 4, &found.weights}, {primitive, "indices", 1, 1, &found.indices}};
    for (size_t i = 0; status == PA_OK && i < sizeof wanted / sizeof *wanted; i++) {
        status = find(self, wanted[i].object, wanted[i].key, wanted[i].least, wanted[i].most, wanted[i].to);
    }
    if (status == PA_OK && found.position) {
        status = check_attributes(self, &found);
    }
    if (status == PA_OK) {
        *out_attributes = found;
    }
    return status;
}

/* Corner k of triangle t in the order that the mode gives; strips turn every second triangle round. */
static size_t corner_of(uint32_t mode, size_t t, size_t k)
{
    if (mode == TRIANGLE_STRIP) {
        return t + (k == 0 ? 0 : t % 2 ? 3 - k : k);
    }
    if (mode == TRIANGLE_FAN) {
        return k == 0 ? 0 : t + k;
    }
    return 3 * t + k;
}

/* Gives the mesh its corners, numbered as the file's vertices. lent: they lie in the file, and are still to
 * be taken. */
static pa_status list_corners(gltf *self, const gltf_attributes *from, pa_mesh *mesh, bool *out_lent)
{
    *out_lent = from->indices && from->mode == TRIANGLES &&
                gltf_can_lend(self, from->indices, mesh->index_count, 1, &mesh->indices);
    if (*out_lent) {
        return PA_OK;
    }
    mesh->indices = PA_NEW_ARRAY(self->arena, uint32_t, mesh->index_count);
    if (!mesh->indices) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    if (from->indices && from->mode == TRIANGLES) {
        gltf_read_indices(from->indices, mesh->index_count, mesh->indices);
        return PA_OK;
    }
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        size_t corner = corner_of(from->mode, i / 3, i % 3);
        mesh->indices[i] = from->indices ? gltf_read_index(from->indices, corner) : (uint32_t)corner;
    }
    return PA_OK;
}

static pa_status fail_past_end(gltf *self, const pa_mesh *mesh, size_t vertex_count)
{
    uint32_t i = 0;
    while (i + 1 < mesh->index_count && mesh->indices[i] < vertex_count) {
        i++;
    }
    return pa_fail(self->err, PA_CORRUPT, "An index of the glTF file is %u, but there are %zu vertices.",
                   mesh->indices[i], vertex_count);
}

/*
 * Holds the corners against the number of vertices and tells whether they need all of them. vertex_marks is
 * left as it was found, all 0; clearing it costs no more than the corners are worth, since fewer than the
 * vertices cannot need them all.
 */
static pa_status survey_corners(gltf *self, const pa_mesh *mesh, size_t vertex_count, bool *out_all)
{
    if (mesh->index_count < vertex_count) {
        uint32_t past = 0;
        for (uint32_t i = 0; i < mesh->index_count; i++) {
            past |= mesh->indices[i] >= vertex_count;
        }
        *out_all = false;
        return past ? fail_past_end(self, mesh, vertex_count) : PA_OK;
    }
    if (!self->vertex_marks) {
        self->vertex_marks = PA_NEW_ARRAY(&self->scratch, uint8_t, self->vertex_slot_count + 1);
    }
    uint8_t *marks = self->vertex_marks;
    if (!marks) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        uint32_t vertex = mesh->indices[i];
        marks[vertex < vertex_count ? vertex : vertex_count] = 1;
    }
    bool past = marks[vertex_count];
    *out_all = !memchr(marks, 0, vertex_count);
    memset(marks, 0, vertex_count + 1);
    return past ? fail_past_end(self, mesh, vertex_count) : PA_OK;
}

static pa_status reserve_slots(gltf *self)
{
    if (self->vertex_slots) {
        return PA_OK;
    }
    self->vertex_slots = PA_NEW_ARRAY(&self->scratch, uint32_t, self->vertex_slot_count);
    if (!self->vertex_slots) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    memset(self->vertex_slots, 0xFF, self->vertex_slot_count * sizeof *self->vertex_slots);
    return PA_OK;
}

/*
 * Numbers the vertices in use in order of first use, and notes where they come from. vertex_slots keeps the
 * numbers meanwhile and is left as it was found, all PA_NO_INDEX.
 */
static pa_status renumber(gltf *self, pa_mesh *mesh, pa_arena *sources_arena, const uint32_t **out_sources)
{
    pa_status status = reserve_slots(self);
    uint32_t *sources = PA_NEW_ARRAY(sources_arena, uint32_t, mesh->index_count);
    uint32_t *indices = PA_NEW_ARRAY(self->arena, uint32_t, mesh->index_count);
    if (status != PA_OK || !sources || !indices) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    uint32_t used = 0;
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        uint32_t vertex = mesh->indices[i];
        if (self->vertex_slots[vertex] == PA_NO_INDEX) {
            sources[used] = vertex;
            self->vertex_slots[vertex] = used++;
        }
        indices[i] = self->vertex_slots[vertex];
    }
    for (uint32_t v = 0; v < used; v++) {
        self->vertex_slots[sources[v]] = PA_NO_INDEX;
    }
    mesh->indices = indices;
    mesh->vertex_count = used;
    *out_sources = sources;
    return PA_OK;
}

/*
 * Fills mesh->indices with numbers of the vertices in use, in order of first use, and out_sources with where
 * they come from. Where all are in use they keep their numbers, and out_sources is NULL.
 */
static pa_status read_indices(gltf *self, const gltf_attributes *from, bool mirrored, pa_mesh *mesh,
                              pa_arena *sources_arena, const uint32_t **out_sources)
{
    size_t vertex_count = from->position->count;
    bool lent = false;
    bool all = false;
    pa_status status = list_corners(self, from, mesh, &lent);
    if (status == PA_OK) {
        status = survey_corners(self, mesh, vertex_count, &all);
    }
    if (status != PA_OK) {
        return status;
    }
    if (!all) {
        return renumber(self, mesh, sources_arena, out_sources);
    }
    mesh->vertex_count = (uint32_t)vertex_count;
    *out_sources = NULL;
    size_t size = mesh->index_count * sizeof *mesh->indices;
    /* Triangles that are to be turned round are turned in a copy. */
    if (lent && (mirrored || !gltf_lend(self, mesh->indices, size))) {
        mesh->indices = pa_arena_copy(self->arena, mesh->indices, size);
        status = mesh->indices ? PA_OK : pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    return status;
}

static void turn_inside_out(pa_mesh *mesh)
{
    for (uint32_t i = 0; i + 2 < mesh->index_count; i += 3) {
        uint32_t second = mesh->indices[i + 1];
        mesh->indices[i + 1] = mesh->indices[i + 2];
        mesh->indices[i + 2] = second;
    }
}

static pa_status grow_meshes(gltf *self)
{
    if (self->mesh_count < self->mesh_capacity) {
        return PA_OK;
    }
    size_t capacity = self->mesh_capacity ? 2 * self->mesh_capacity : 16;
    pa_mesh *meshes = PA_NEW_ARRAY(self->arena, pa_mesh, capacity);
    if (!meshes) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    if (self->mesh_count) {
        memcpy(meshes, self->meshes, self->mesh_count * sizeof *meshes);
    }
    self->meshes = meshes;
    self->mesh_capacity = capacity;
    return PA_OK;
}

static pa_status add_triangles(gltf *self, const gltf_attributes *from, size_t triangles, const char *name,
                               const gltf_pose *pose)
{
    pa_mesh mesh = {.material = from->material, .index_count = (uint32_t)(3 * triangles)};
    self->index_count += mesh.index_count;
    if (self->index_count > self->limits.max_indices) {
        return pa_fail(self->err, PA_TOO_LARGE, "The glTF file shows more than %zu triangles.",
                       self->limits.max_indices / 3);
    }
    pa_arena sources_arena;
    pa_arena_init(&sources_arena, 0);
    const uint32_t *sources = NULL;
    bool mirrored = gltf_pose_mirrors(pose);
    pa_status status = read_indices(self, from, mirrored, &mesh, &sources_arena, &sources);
    self->vertex_count += mesh.vertex_count;
    if (status == PA_OK && self->vertex_count > self->limits.max_vertices) {
        status = pa_fail(self->err, PA_TOO_LARGE, "The glTF file shows more than %zu vertices.",
                         self->limits.max_vertices);
    }
    if (status == PA_OK) {
        status = gltf_read_vertices(self, from, pose, sources, &mesh);
    }
    if (status == PA_OK) {
        status = grow_meshes(self);
    }
    if (status == PA_OK) {
        if (mirrored) {
            turn_inside_out(&mesh);
        }
        mesh.name = pa_arena_string(self->arena, name);
        self->meshes[self->mesh_count++] = mesh;
    }
    pa_arena_done(&sources_arena);
    return status;
}

pa_status gltf_add_primitive(gltf *self, json_t *primitive, const char *name, const gltf_pose *pose)
{
    gltf_attributes from;
    pa_status status = find_attributes(self, primitive, &from);
    if (status != PA_OK) {
        return status;
    }
    if (gltf_extension(primitive, "KHR_draco_mesh_compression") && (!from.position || !from.position->data)) {
        return pa_fail(self->err, PA_UNSUPPORTED,
                       "The glTF file is compressed (KHR_draco_mesh_compression), which is not supported.");
    }
    /* A primitive without positions shows nothing, and so do points and lines. */
    if (from.mode < TRIANGLES || !from.position) {
        return PA_OK;
    }
    size_t count = from.indices ? from.indices->count : from.position->count;
    size_t triangles = from.mode == TRIANGLES ? count / 3 : count >= 3 ? count - 2 : 0;
    if (triangles > self->limits.max_indices / 3) {
        return pa_fail(self->err, PA_TOO_LARGE, "The glTF file shows more than %zu triangles.",
                       self->limits.max_indices / 3);
    }
    if (from.position->count > self->vertex_slot_count) {
        return pa_fail(self->err, PA_TOO_LARGE, "A primitive of the glTF file has %zu vertices.",
                       from.position->count);
    }
    gltf_pose own = *pose;
    if (!from.joints || !from.weights) {
        own.skin = NULL;
    }
    return triangles ? add_triangles(self, &from, triangles, name, &own) : PA_OK;
}
