#include "asset/geometry/mesh_tangents.h"

#include <string.h>

#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/mesh_private.h"

typedef struct face_frame {
    pa_vec3 u_direction; /* where u grows; zero where the face has no area in the texture */
    bool mirrored;
} face_frame;

static face_frame find_frame(const pa_mesh *mesh, const uint32_t *corner)
{
    const float *uv[3];
    for (int k = 0; k < 3; k++) {
        uv[k] = mesh->uvs + 2 * (size_t)corner[k];
    }
    double du1 = (double)uv[1][0] - (double)uv[0][0];
    double dv1 = (double)uv[1][1] - (double)uv[0][1];
    double du2 = (double)uv[2][0] - (double)uv[0][0];
    double dv2 = (double)uv[2][1] - (double)uv[0][1];
    pa_vec3 a = pa_mesh_point(mesh, corner[0]);
    pa_vec3 e1 = pa_vec3_sub(pa_mesh_point(mesh, corner[1]), a);
    pa_vec3 e2 = pa_vec3_sub(pa_mesh_point(mesh, corner[2]), a);
    /* v grows downwards, so an unmirrored face that is counter-clockwise in space is clockwise in (u, v). */
    double area = du1 * dv2 - du2 * dv1;
    pa_vec3 direction = pa_vec3_sub(pa_vec3_scale(e1, dv2), pa_vec3_scale(e2, dv1));
    direction = pa_vec3_scale(direction, area < 0 ? -1 : area > 0 ? 1 : 0);
    return (face_frame){pa_vec3_unit_or(direction, (pa_vec3){0, 0, 0}), area > 0};
}

static pa_vec3 in_plane(pa_vec3 direction, pa_vec3 normal)
{
    pa_vec3 flat = pa_vec3_along(direction, normal, -pa_vec3_dot(direction, normal));
    return pa_vec3_length(flat) > 1e-9 ? pa_vec3_unit_or(flat, flat) : (pa_vec3){0, 0, 0};
}

static pa_vec3 any_perpendicular(pa_vec3 normal)
{
    pa_vec3 aside = fabs(normal.x) < 0.7 ? (pa_vec3){1, 0, 0} : (pa_vec3){0, 0, 1};
    return in_plane(aside, normal);
}

/* What the corners of a vertex have in common: two sets for each, of its unmirrored and its mirrored ones. */
typedef struct corner_sets {
    pa_vec3 *sums;     /* [2 * vertex_count] directions in which u grows, weighted by the corners' angles */
    uint32_t *numbers; /* [2 * vertex_count] of the vertex that the set becomes, or PA_NO_INDEX */
    bool *mirrored;    /* [index_count / 3] */
    uint32_t *sources; /* [2 * vertex_count] the set that a new vertex comes from */
    uint32_t count;    /* of new vertices */
} corner_sets;

static bool make_sets(const pa_mesh *mesh, pa_arena *scratch, corner_sets *out_sets)
{
    size_t most = 2 * (size_t)mesh->vertex_count;
    corner_sets made = {.sums = PA_NEW_ARRAY(scratch, pa_vec3, most),
                        .numbers = PA_NEW_ARRAY(scratch, uint32_t, most),
                        .mirrored = PA_NEW_ARRAY(scratch, bool, mesh->index_count / 3),
                        .sources = PA_NEW_ARRAY(scratch, uint32_t, most)};
    if (!made.sums || !made.numbers || !made.mirrored || !made.sources) {
        return false;
    }
    memset(made.numbers, 0xFF, most * sizeof *made.numbers);
    *out_sets = made;
    return true;
}

static void sum_corners(const pa_mesh *mesh, corner_sets *sets)
{
    for (uint32_t i = 0; i + 2 < mesh->index_count; i += 3) {
        const uint32_t *corner = mesh->indices + i;
        face_frame frame = find_frame(mesh, corner);
        sets->mirrored[i / 3] = frame.mirrored;
        for (int k = 0; k < 3; k++) {
            pa_vec3 at = pa_mesh_point(mesh, corner[k]);
            double angle = pa_corner_angle(at, pa_mesh_point(mesh, corner[(k + 1) % 3]),
                                           pa_mesh_point(mesh, corner[(k + 2) % 3]));
            pa_vec3 normal = pa_vec3_load(mesh->normals + 3 * (size_t)corner[k]);
            pa_vec3 *sum = &sets->sums[2 * (size_t)corner[k] + frame.mirrored];
            *sum = pa_vec3_along(*sum, in_plane(frame.u_direction, normal), angle);
        }
    }
}

/* One vertex for each set in use, in order of first use. indices [index_count] */
static void number_sets(const pa_mesh *mesh, corner_sets *sets, uint32_t *indices)
{
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        uint32_t set = 2 * mesh->indices[i] + sets->mirrored[i / 3];
        if (sets->numbers[set] == PA_NO_INDEX) {
            sets->sources[sets->count] = set;
            sets->numbers[set] = sets->count++;
        }
        indices[i] = sets->numbers[set];
    }
}

/* The mesh has its new vertices already; tangents [sets->count, 4] */
static void fill_tangents(const pa_mesh *mesh, const corner_sets *sets, float *tangents)
{
    for (uint32_t v = 0; v < sets->count; v++) {
        pa_vec3 normal = pa_vec3_load(mesh->normals + 3 * (size_t)v);
        pa_vec3 tangent = in_plane(sets->sums[sets->sources[v]], normal);
        float *to = tangents + 4 * (size_t)v;
        pa_vec3_store(pa_vec3_unit_or(tangent, any_perpendicular(normal)), to);
        to[3] = sets->sources[v] % 2 ? -1 : 1;
    }
}

static pa_status add_tangents(pa_mesh *mesh, pa_arena *scratch, pa_arena *arena, pa_error *err)
{
    corner_sets sets;
    uint32_t *indices = PA_NEW_ARRAY(arena, uint32_t, mesh->index_count);
    if (!indices || !make_sets(mesh, scratch, &sets)) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    sum_corners(mesh, &sets);
    number_sets(mesh, &sets, indices);
    uint32_t *vertices = PA_NEW_ARRAY(scratch, uint32_t, sets.count);
    float *tangents = pa_arena_array(arena, sets.count, 4 * sizeof(float));
    if (!vertices || !tangents) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t v = 0; v < sets.count; v++) {
        vertices[v] = sets.sources[v] / 2;
    }
    pa_status status = pa_mesh_gather(mesh, vertices, sets.count, arena, err);
    if (status == PA_OK) {
        fill_tangents(mesh, &sets, tangents);
        mesh->indices = indices;
        mesh->tangents = tangents;
    }
    return status;
}

pa_status pa_mesh_compute_tangents(pa_mesh *mesh, pa_arena *arena, pa_error *err)
{
    if (!mesh->normals || !mesh->uvs) {
        return pa_fail(err, PA_INVALID, "Tangents need normals and texture coordinates.");
    }
    if (mesh->vertex_count > PA_NO_INDEX / 2) {
        return pa_fail(err, PA_TOO_LARGE, "The model has too many vertices.");
    }
    mesh->tangents = NULL;
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    pa_status status = add_tangents(mesh, &scratch, arena, err);
    pa_arena_done(&scratch);
    return status;
}
