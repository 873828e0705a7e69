#include "asset/geometry/mesh_edit.h"

#include <string.h>

#include <meshoptimizer.h>

#include "asset/geometry/mesh_private.h"

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
        for (size_t v = 0; v < count; v++) {
            memcpy(data + v * width, old + sources[v] * width, width * sizeof(float));
        }
        *list[a].data = data;
    }
    made.vertex_count = count;
    *mesh = made;
    return PA_OK;
}

pa_status pa_mesh_weld(pa_mesh *mesh, pa_arena *arena, pa_error *err)
{
    if (mesh->vertex_count == 0 || mesh->index_count == 0) {
        mesh->vertex_count = 0;
        return PA_OK;
    }
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    unsigned *remap = PA_NEW_ARRAY(&scratch, unsigned, mesh->vertex_count);
    uint32_t *sources = PA_NEW_ARRAY(&scratch, uint32_t, mesh->vertex_count);
    uint32_t *indices = PA_NEW_ARRAY(arena, uint32_t, mesh->index_count);
    pa_status status = remap && sources && indices ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    if (status == PA_OK) {
        attribute list[ATTRIBUTE_COUNT];
        list_attributes(mesh, list);
        struct meshopt_Stream streams[ATTRIBUTE_COUNT];
        size_t stream_count = 0;
        for (int a = 0; a < ATTRIBUTE_COUNT; a++) {
            size_t size = list[a].width * sizeof(float);
            if (*list[a].data) {
                streams[stream_count++] = (struct meshopt_Stream){*list[a].data, size, size};
            }
        }
        uint32_t count = (uint32_t)meshopt_generateVertexRemapMulti(
            remap, mesh->indices, mesh->index_count, mesh->vertex_count, streams, stream_count);
        for (uint32_t v = mesh->vertex_count; v-- > 0;) {
            if (remap[v] != PA_NO_INDEX) {
                sources[remap[v]] = v;
            }
        }
        for (uint32_t i = 0; i < mesh->index_count; i++) {
            indices[i] = remap[mesh->indices[i]];
        }
        status = pa_mesh_gather(mesh, sources, count, arena, err);
    }
    if (status == PA_OK) {
        mesh->indices = indices;
    }
    pa_arena_done(&scratch);
    return status;
}

void pa_mesh_drop_degenerate(pa_mesh *mesh)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i + 2 < mesh->index_count; i += 3) {
        const uint32_t corner[3] = {mesh->indices[i], mesh->indices[i + 1], mesh->indices[i + 2]};
        pa_vec3 a = pa_mesh_point(mesh, corner[0]);
        pa_vec3 ab = pa_vec3_sub(pa_mesh_point(mesh, corner[1]), a);
        pa_vec3 ac = pa_vec3_sub(pa_mesh_point(mesh, corner[2]), a);
        pa_vec3 bc = pa_vec3_sub(ac, ab);
        double longest = fmax(pa_vec3_dot(ab, ab), fmax(pa_vec3_dot(ac, ac), pa_vec3_dot(bc, bc)));
        if (pa_vec3_length(pa_vec3_cross(ab, ac)) > THINNEST * longest) {
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

pa_status pa_mesh_order(pa_mesh *mesh, pa_arena *arena, pa_error *err)
{
    if (mesh->index_count == 0) {
        return PA_OK;
    }
    unsigned *indices = PA_NEW_ARRAY(arena, unsigned, mesh->index_count);
    if (!indices) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    meshopt_optimizeVertexCache(indices, mesh->indices, mesh->index_count, mesh->vertex_count);
    mesh->indices = indices;
    /* Welding numbers the vertices by first use, which is the order that fetching wants. */
    return pa_mesh_weld(mesh, arena, err);
}
