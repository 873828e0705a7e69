#include "asset/geometry/mesh_tangents.h"

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

/* sums [2 * vertex_count]: for each vertex one of its unmirrored and one of its mirrored corners */
static void sum_corners(const pa_mesh *mesh, pa_vec3 *sums)
{
    for (uint32_t i = 0; i + 2 < mesh->index_count; i += 3) {
        const uint32_t *corner = mesh->indices + i;
        face_frame frame = find_frame(mesh, corner);
        for (int k = 0; k < 3; k++) {
            pa_vec3 at = pa_mesh_point(mesh, corner[k]);
            double angle = pa_corner_angle(at, pa_mesh_point(mesh, corner[(k + 1) % 3]),
                                           pa_mesh_point(mesh, corner[(k + 2) % 3]));
            pa_vec3 normal = pa_vec3_load(mesh->normals + 3 * (size_t)corner[k]);
            pa_vec3 *sum = &sums[2 * (size_t)corner[k] + frame.mirrored];
            *sum = pa_vec3_along(*sum, in_plane(frame.u_direction, normal), angle);
        }
    }
}

/* tangents [index_count, 4], one a corner */
static void fill_corners(const pa_mesh *mesh, const pa_vec3 *sums, float *tangents)
{
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        face_frame frame = find_frame(mesh, mesh->indices + i / 3 * 3);
        uint32_t v = mesh->indices[i];
        pa_vec3 normal = pa_vec3_load(mesh->normals + 3 * (size_t)v);
        pa_vec3 tangent = in_plane(sums[2 * (size_t)v + frame.mirrored], normal);
        float *to = tangents + 4 * (size_t)i;
        pa_vec3_store(pa_vec3_unit_or(tangent, any_perpendicular(normal)), to);
        to[3] = frame.mirrored ? -1 : 1;
    }
}

pa_status pa_mesh_compute_tangents(pa_mesh *mesh, pa_arena *arena, pa_error *err)
{
    if (!mesh->normals || !mesh->uvs) {
        return pa_fail(err, PA_INVALID, "Tangents need normals and texture coordinates.");
    }
    mesh->tangents = NULL;
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    pa_vec3 *sums = PA_NEW_ARRAY(&scratch, pa_vec3, 2 * (size_t)mesh->vertex_count);
    float *tangents = pa_arena_array(arena, mesh->index_count, 4 * sizeof(float));
    uint32_t *indices = PA_NEW_ARRAY(arena, uint32_t, mesh->index_count);
    pa_status status = sums && tangents && indices ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    if (status == PA_OK) {
        sum_corners(mesh, sums);
        fill_corners(mesh, sums, tangents);
        status = pa_mesh_gather(mesh, mesh->indices, mesh->index_count, arena, err);
    }
    pa_arena_done(&scratch);
    if (status != PA_OK) {
        return status;
    }
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        indices[i] = i;
    }
    mesh->indices = indices;
    mesh->tangents = tangents;
    return pa_mesh_weld(mesh, arena, err);
}
