#include "asset/geometry/mesh_edit.h"

#include <string.h>

#include <meshoptimizer.h>

#include "asset/geometry/mesh_private.h"
#include "asset/geometry/mesh_survey.h"

/* Welding fewer vertices than this takes no time. */
enum { FEW_VERTICES = 4096, SAMPLED_PLACES = 16 };

/* A triangle whose height is this part of its longest side has no direction left in f32. */
#define THINNEST 1e-7

enum { ATTRIBUTE_COUNT = 5 };

typedef struct attribute {
    float **data;
    size_t width; /* floats a vertex */
} attribute;

static void list_attributes(pa_mesh *mesh, attribute out_list[ATTRIBUTE_COUNT])
{
    const attribute list[ATTRIBUTE_COUNT] = {{&mesh->positions, 3},
                                             {&mesh->normals, 3},
                                             {&mesh->tangents, 4},
                                             {&mesh->uvs, 2},
                                             {&mesh->colors, 4}};
    memcpy(out_list, list, sizeof list);
}

/* Rows of a width that the compiler knows, which a copy of a few bytes wants. */
static void gather_rows(float *to, const float *from, size_t width, const uint32_t *sources, size_t count)
{
    for (size_t v = 0; v < count; v++) {
        const float *row = from + sources[v] * width;
        if (width == 3) {
            memcpy(to + 3 * v, row, 3 * sizeof *to);
        } else if (width == 2) {
            memcpy(to + 2 * v, row, 2 * sizeof *to);
        } else {
            memcpy(to + 4 * v, row, 4 * sizeof *to);
        }
    }
}

pa_status pa_mesh_gather(pa_mesh *mesh, const uint32_t *sources, uint32_t count, pa_arena *arena,
                         pa_error *err)
{
    pa_mesh made = *mesh;
    attribute list[ATTRIBUTE_COUNT];
    list_attributes(&made, list);
    for (int a = 0; a < ATTRIBUTE_COUNT; a++) {
        const float *old = *list[a].data;
        size_t width = list[a].width;
        if (!old) {
            continue;
        }
        float *data = pa_arena_array(arena, count, width * sizeof(float));
        if (!data) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        gather_rows(data, old, width, sources, count);
        *list[a].data = data;
    }
    made.vertex_count = count;
    *mesh = made;
    return PA_OK;
}

/* Which vertices are the same, found by a table of those kept so far. */
typedef struct vertex_table {
    attribute list[ATTRIBUTE_COUNT]; /* those that the mesh has */
    size_t attribute_count;
    uint32_t *slots; /* [mask + 1] number of a kept vertex, or PA_NO_INDEX */
    size_t mask;
} vertex_table;

static bool make_table(pa_mesh *mesh, size_t most_vertices, pa_arena *scratch, vertex_table *out_table)
{
    vertex_table made = {.mask = 31};
    attribute list[ATTRIBUTE_COUNT];
    list_attributes(mesh, list);
    for (int a = 0; a < ATTRIBUTE_COUNT; a++) {
        if (*list[a].data) {
            made.list[made.attribute_count++] = list[a];
        }
    }
    while (made.mask < 2 * most_vertices) {
        made.mask = 2 * made.mask + 1;
    }
    made.slots = PA_NEW_ARRAY(scratch, uint32_t, made.mask + 1);
    if (!made.slots) {
        return false;
    }
    memset(made.slots, 0xFF, (made.mask + 1) * sizeof *made.slots);
    *out_table = made;
    return true;
}

/* Every bit of every attribute goes in: vertices at one place that differ in the rest must not share a slot.
 */
static size_t hash_vertex(const vertex_table *table, uint32_t vertex)
{
    uint64_t hash = 0;
    for (size_t a = 0; a < table->attribute_count; a++) {
        size_t width = table->list[a].width;
        const float *row = *table->list[a].data + vertex * width;
        uint64_t pair;
        memcpy(&pair, row, sizeof pair);
        hash = (hash ^ pair) * 0x9E3779B97F4A7C15U;
        hash ^= hash >> 32;
        if (width > 2) {
            memcpy(&pair, row + width - 2, sizeof pair);
            hash = (hash ^ pair) * 0xD6E8FEB86659FD93U;
            hash ^= hash >> 32;
        }
    }
    return (size_t)hash;
}

static bool same_vertex(const vertex_table *table, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < table->attribute_count; i++) {
        size_t width = table->list[i].width;
        const float *data = *table->list[i].data;
        if (memcmp(data + a * width, data + b * width, width * sizeof *data) != 0) {
            return false;
        }
    }
    return true;
}

/* The number of the kept vertex that is the same as this one; PA_NO_INDEX: there was none, and kept is now.
 */
static uint32_t find_or_keep(const vertex_table *table, const uint32_t *sources, uint32_t vertex,
                             uint32_t kept)
{
    size_t slot = hash_vertex(table, vertex) & table->mask;
    while (table->slots[slot] != PA_NO_INDEX) {
        if (same_vertex(table, sources[table->slots[slot]], vertex)) {
            return table->slots[slot];
        }
        slot = (slot + 1) & table->mask;
    }
    table->slots[slot] = kept;
    return PA_NO_INDEX;
}

/*
 * Numbers vertices by first use, which is the order that fetching wants; with a table, the same ones as one.
 * The mesh gets new indices and only the vertices in use.
 */
static pa_status renumber(pa_mesh *mesh, const vertex_table *table, pa_arena *scratch, pa_arena *arena,
                          pa_error *err)
{
    uint32_t *remap = PA_NEW_ARRAY(scratch, uint32_t, mesh->vertex_count);
    uint32_t *sources = PA_NEW_ARRAY(scratch, uint32_t, mesh->vertex_count);
    uint32_t *indices = PA_NEW_ARRAY(arena, uint32_t, mesh->index_count);
    if (!remap || !sources || !indices) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    memset(remap, 0xFF, mesh->vertex_count * sizeof *remap);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        uint32_t vertex = mesh->indices[i];
        if (remap[vertex] == PA_NO_INDEX) {
            uint32_t same = table ? find_or_keep(table, sources, vertex, kept) : PA_NO_INDEX;
            if (same == PA_NO_INDEX) {
                sources[kept] = vertex;
                same = kept++;
            }
            remap[vertex] = same;
        }
        indices[i] = remap[vertex];
    }
    pa_status status = pa_mesh_gather(mesh, sources, kept, arena, err);
    if (status == PA_OK) {
        mesh->indices = indices;
    }
    return status;
}

pa_status pa_mesh_weld(pa_mesh *mesh, pa_arena *arena, pa_error *err)
{
    if (mesh->vertex_count == 0 || mesh->index_count == 0) {
        mesh->vertex_count = 0;
        return PA_OK;
    }
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    vertex_table table;
    pa_status status = make_table(mesh, mesh->vertex_count, &scratch, &table)
                           ? renumber(mesh, &table, &scratch, arena, err)
                           : pa_fail(err, PA_NO_MEMORY, NULL);
    pa_arena_done(&scratch);
    return status;
}

static bool all_in_use(const pa_mesh *mesh, uint8_t *marks)
{
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        marks[mesh->indices[i]] = 1;
    }
    return !memchr(marks, 0, mesh->vertex_count);
}

/* All vertices at one place are in the sample, or none is. */
static bool is_sampled(const float *place)
{
    uint32_t bits[3];
    memcpy(bits, place, sizeof bits);
    uint64_t hash = (bits[0] | (uint64_t)bits[1] << 32) * 0x9E3779B97F4A7C15U;
    hash = (hash ^ hash >> 32 ^ bits[2]) * 0xD6E8FEB86659FD93U;
    return hash >> 32 < UINT32_MAX / SAMPLED_PLACES;
}

/* sources [most]; a sample with more vertices than expected tells of many at one place. */
static bool any_same(const pa_mesh *mesh, const vertex_table *table, uint32_t *sources, uint32_t most)
{
    uint32_t kept = 0;
    for (uint32_t v = 0; v < mesh->vertex_count; v++) {
        if (!is_sampled(mesh->positions + 3 * (size_t)v)) {
            continue;
        }
        if (kept == most || find_or_keep(table, sources, v, kept) != PA_NO_INDEX) {
            return true;
        }
        sources[kept++] = v;
    }
    return false;
}

pa_status pa_mesh_wants_weld(pa_mesh *mesh, bool *out_wants, pa_error *err)
{
    if (mesh->vertex_count < FEW_VERTICES || mesh->index_count < mesh->vertex_count) {
        *out_wants = true;
        return PA_OK;
    }
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    uint32_t most = mesh->vertex_count / (SAMPLED_PLACES / 2);
    uint8_t *marks = PA_NEW_ARRAY(&scratch, uint8_t, mesh->vertex_count);
    uint32_t *sources = PA_NEW_ARRAY(&scratch, uint32_t, most);
    vertex_table table;
    bool enough = marks && sources && make_table(mesh, most, &scratch, &table);
    if (enough) {
        *out_wants = !all_in_use(mesh, marks) || any_same(mesh, &table, sources, most);
    }
    pa_arena_done(&scratch);
    return enough ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

static bool has_area(const pa_mesh *mesh, const uint32_t *corner)
{
    pa_vec3 a = pa_mesh_point(mesh, corner[0]);
    pa_vec3 ab = pa_vec3_sub(pa_mesh_point(mesh, corner[1]), a);
    pa_vec3 ac = pa_vec3_sub(pa_mesh_point(mesh, corner[2]), a);
    pa_vec3 bc = pa_vec3_sub(ac, ab);
    double longest = fmax(pa_vec3_dot(ab, ab), fmax(pa_vec3_dot(ac, ac), pa_vec3_dot(bc, bc)));
    pa_vec3 cross = pa_vec3_cross(ab, ac);
    return pa_vec3_dot(cross, cross) > THINNEST * THINNEST * longest * longest;
}

void pa_mesh_drop_degenerate(pa_mesh *mesh)
{
    uint32_t kept = 0;
    while (kept + 2 < mesh->index_count && has_area(mesh, mesh->indices + kept)) {
        kept += 3;
    }
    for (uint32_t i = kept; i + 2 < mesh->index_count; i += 3) {
        const uint32_t corner[3] = {mesh->indices[i], mesh->indices[i + 1], mesh->indices[i + 2]};
        if (has_area(mesh, corner)) {
            memcpy(mesh->indices + kept, corner, sizeof corner);
            kept += 3;
        }
    }
    mesh->index_count = kept;
}

/* Room for the joined mesh: an attribute is there when any (or, for directions, every) part has it. */
static bool reserve_joined(const pa_mesh *const *meshes, size_t count, pa_arena *arena, pa_mesh *joined)
{
    bool normals = true;
    bool tangents = true;
    bool uvs = false;
    bool colors = false;
    for (size_t m = 0; m < count; m++) {
        normals = normals && meshes[m]->normals;
        tangents = tangents && meshes[m]->tangents;
        uvs = uvs || meshes[m]->uvs;
        colors = colors || meshes[m]->colors;
    }
    size_t vertices = joined->vertex_count;
    joined->positions = pa_arena_array(arena, vertices, 3 * sizeof(float));
    joined->normals = normals ? pa_arena_array(arena, vertices, 3 * sizeof(float)) : NULL;
    joined->tangents = tangents ? pa_arena_array(arena, vertices, 4 * sizeof(float)) : NULL;
    joined->uvs = uvs ? pa_arena_array(arena, vertices, 2 * sizeof(float)) : NULL;
    joined->colors = colors ? pa_arena_array(arena, vertices, 4 * sizeof(float)) : NULL;
    joined->indices = pa_arena_array(arena, joined->index_count, sizeof(uint32_t));
    return joined->positions && joined->indices && (!normals || joined->normals) &&
           (!tangents || joined->tangents) && (!uvs || joined->uvs) && (!colors || joined->colors);
}

static void copy_part(pa_mesh *joined, const pa_mesh *part, uint32_t first_vertex, uint32_t first_index)
{
    pa_mesh source = *part;
    attribute to[ATTRIBUTE_COUNT];
    attribute from[ATTRIBUTE_COUNT];
    list_attributes(joined, to);
    list_attributes(&source, from);
    for (int a = 0; a < ATTRIBUTE_COUNT; a++) {
        size_t width = to[a].width;
        if (*to[a].data && *from[a].data) {
            memcpy(*to[a].data + first_vertex * width, *from[a].data,
                   part->vertex_count * width * sizeof(float));
        }
    }
    if (joined->colors && !part->colors) {
        for (size_t i = 0; i < 4 * (size_t)part->vertex_count; i++) {
            joined->colors[4 * (size_t)first_vertex + i] = 1;
        }
    }
    for (uint32_t i = 0; i < part->index_count; i++) {
        joined->indices[first_index + i] = first_vertex + part->indices[i];
    }
}

pa_status pa_mesh_join(const pa_mesh *const *meshes, size_t count, pa_arena *arena, pa_mesh *out_mesh,
                       pa_error *err)
{
    uint64_t vertices = 0;
    uint64_t indices = 0;
    for (size_t m = 0; m < count; m++) {
        vertices += meshes[m]->vertex_count;
        indices += meshes[m]->index_count;
    }
    if (vertices >= PA_NO_INDEX || indices >= PA_NO_INDEX) {
        return pa_fail(err, PA_TOO_LARGE, "The model has too many vertices.");
    }
    pa_mesh joined = {.name = meshes[0]->name,
                      .material = meshes[0]->material,
                      .vertex_count = (uint32_t)vertices,
                      .index_count = (uint32_t)indices};
    if (!reserve_joined(meshes, count, arena, &joined)) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint32_t first_vertex = 0;
    uint32_t first_index = 0;
    for (size_t m = 0; m < count; m++) {
        copy_part(&joined, meshes[m], first_vertex, first_index);
        first_vertex += meshes[m]->vertex_count;
        first_index += meshes[m]->index_count;
    }
    *out_mesh = joined;
    return PA_OK;
}

pa_status pa_mesh_order(pa_mesh *mesh, float worst_reuse, pa_arena *arena, pa_error *err)
{
    if (mesh->index_count == 0 || pa_mesh_cache_reuse(mesh) <= worst_reuse) {
        return PA_OK;
    }
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    unsigned *indices = PA_NEW_ARRAY(&scratch, unsigned, mesh->index_count);
    pa_status status = indices ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    if (status == PA_OK) {
        meshopt_optimizeVertexCache(indices, mesh->indices, mesh->index_count, mesh->vertex_count);
        mesh->indices = indices;
        status = renumber(mesh, NULL, &scratch, arena, err);
    }
    pa_arena_done(&scratch);
    return status;
}
