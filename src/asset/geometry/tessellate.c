#include "asset/geometry/tessellate.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/face_triangles_private.h"

/* Corners that became vertices, found again through a chain for each point. */
typedef struct vertex_table {
    const pa_shape *shape; /* with normals */
    pa_mesh mesh;
    uint32_t *heads;     /* [point] newest vertex of the point + 1 */
    uint32_t *chain;     /* [vertex] next vertex of the point + 1 */
    uint32_t *vertex_of; /* [corner] */
} vertex_table;

static bool same(const float *a, const float *b, int count)
{
    for (int i = 0; i < count; i++) {
        if (a[i] < b[i] || a[i] > b[i]) {
            return false;
        }
    }
    return true;
}

static uint32_t find_vertex(vertex_table *table, uint32_t corner)
{
    const pa_shape *shape = table->shape;
    pa_mesh *mesh = &table->mesh;
    uint32_t point = shape->corners[corner];
    pa_vec3 n = shape->normals[corner];
    float normal[3] = {(float)n.x, (float)n.y, (float)n.z};
    float uv[2] = {(float)shape->uvs[corner].x, (float)shape->uvs[corner].y};
    for (uint32_t v = table->heads[point]; v; v = table->chain[v - 1]) {
        if (same(mesh->normals + (size_t)(v - 1) * 3, normal, 3) &&
            same(mesh->uvs + (size_t)(v - 1) * 2, uv, 2)) {
            return v - 1;
        }
    }
    uint32_t vertex = mesh->vertex_count++;
    table->chain[vertex] = table->heads[point];
    table->heads[point] = vertex + 1;
    pa_vec3 at = shape->points[point];
    float *position = mesh->positions + (size_t)vertex * 3;
    position[0] = (float)at.x;
    position[1] = (float)at.y;
    position[2] = (float)at.z;
    for (int i = 0; i < 3; i++) {
        mesh->normals[(size_t)vertex * 3 + (size_t)i] = normal[i];
    }
    mesh->uvs[(size_t)vertex * 2] = uv[0];
    mesh->uvs[(size_t)vertex * 2 + 1] = uv[1];
    return vertex;
}

static void emit(vertex_table *table, uint32_t a, uint32_t b, uint32_t c)
{
    const pa_shape *shape = table->shape;
    pa_vec3 at = shape->points[shape->corners[a]];
    pa_vec3 area = pa_vec3_cross(pa_vec3_sub(shape->points[shape->corners[b]], at),
                                 pa_vec3_sub(shape->points[shape->corners[c]], at));
    if (pa_vec3_length(area) < 1e-30) {
        return;
    }
    uint32_t *indices = table->mesh.indices + table->mesh.index_count;
    indices[0] = table->vertex_of[a];
    indices[1] = table->vertex_of[b];
    indices[2] = table->vertex_of[c];
    table->mesh.index_count += 3;
}

static void emit_quad(vertex_table *table, uint32_t first)
{
    if (pa_quad_splits_second(table->shape, first)) {
        emit(table, first + 1, first + 2, first + 3);
        emit(table, first + 1, first + 3, first);
    } else {
        emit(table, first, first + 1, first + 2);
        emit(table, first, first + 2, first + 3);
    }
}

static pa_status emit_polygon(vertex_table *table, uint32_t face, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    pa_triangles triangles;
    pa_status status = pa_face_triangulate(table->shape, face, &scratch, &triangles, err);
    for (uint32_t t = 0; status == PA_OK && t < triangles.count; t++) {
        const uint32_t *corners = triangles.corners + (size_t)t * 3;
        emit(table, corners[0], corners[1], corners[2]);
    }
    return status;
}

static pa_status make_vertices(vertex_table *table, pa_arena *arena, pa_arena *scratch, pa_error *err)
{
    const pa_shape *shape = table->shape;
    uint32_t count = shape->corner_count;
    table->heads = PA_NEW_ARRAY(scratch, uint32_t, shape->point_count);
    table->chain = PA_NEW_ARRAY(scratch, uint32_t, count);
    table->vertex_of = PA_NEW_ARRAY(scratch, uint32_t, count);
    table->mesh.positions = PA_NEW_ARRAY(scratch, float, (size_t)count * 3);
    table->mesh.normals = PA_NEW_ARRAY(scratch, float, (size_t)count * 3);
    table->mesh.uvs = PA_NEW_ARRAY(scratch, float, (size_t)count * 2);
    if (!table->heads || !table->chain || !table->vertex_of || !table->mesh.positions ||
        !table->mesh.normals || !table->mesh.uvs) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t c = 0; c < count; c++) {
        table->vertex_of[c] = find_vertex(table, c);
    }
    pa_mesh *mesh = &table->mesh;
    mesh->positions = pa_arena_copy(arena, mesh->positions, (size_t)mesh->vertex_count * 3 * sizeof(float));
    mesh->normals = pa_arena_copy(arena, mesh->normals, (size_t)mesh->vertex_count * 3 * sizeof(float));
    mesh->uvs = pa_arena_copy(arena, mesh->uvs, (size_t)mesh->vertex_count * 2 * sizeof(float));
    mesh->indices = PA_NEW_ARRAY(arena, uint32_t, ((size_t)count - 2 * (size_t)shape->face_count) * 3);
    if (!mesh->positions || !mesh->normals || !mesh->uvs || !mesh->indices) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    return PA_OK;
}

pa_status pa_shape_tessellate(const pa_shape *shape, pa_arena *arena, pa_mesh *out_mesh, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    pa_shape shaded = *shape;
    pa_status status = pa_shape_normals(&shaded, &scratch, err);
    if (status != PA_OK) {
        return status;
    }
    vertex_table table = {.shape = &shaded};
    status = make_vertices(&table, arena, &scratch, err);
    for (uint32_t f = 0; status == PA_OK && f < shape->face_count; f++) {
        const pa_face *face = &shape->faces[f];
        if (face->count == 3) {
            emit(&table, face->first, face->first + 1, face->first + 2);
        } else if (face->count == 4) {
            emit_quad(&table, face->first);
        } else {
            status = emit_polygon(&table, f, err);
        }
    }
    if (status == PA_OK) {
        *out_mesh = table.mesh;
    }
    return status;
}
