#include "asset/geometry/face_triangles_private.h"

/* How well a quad folds along the diagonal from corner `at`: 1 = flat, -1 = over itself. */
static double fold(const pa_vec3 quad[4], int at)
{
    pa_vec3 a = quad[at];
    pa_vec3 b = pa_vec3_sub(quad[at + 1], a);
    pa_vec3 c = pa_vec3_sub(quad[(at + 2) % 4], a);
    pa_vec3 d = pa_vec3_sub(quad[(at + 3) % 4], a);
    pa_vec3 zero = {0, 0, 0};
    return pa_vec3_dot(pa_vec3_unit_or(pa_vec3_cross(b, c), zero),
                       pa_vec3_unit_or(pa_vec3_cross(c, d), zero));
}

bool pa_quad_splits_second(const pa_shape *shape, uint32_t first_corner)
{
    pa_vec3 quad[4];
    for (uint32_t i = 0; i < 4; i++) {
        quad[i] = shape->points[shape->corners[first_corner + i]];
    }
    double gain = fold(quad, 1) - fold(quad, 0);
    double even = pa_vec3_length(pa_vec3_sub(quad[2], quad[0]));
    double odd = pa_vec3_length(pa_vec3_sub(quad[3], quad[1]));
    return fabs(gain) > 1e-6 ? gain > 0.0 : odd < even * (1.0 - 1e-6);
}

void pa_plane_axes(pa_vec3 normal, pa_vec3 *out_right, pa_vec3 *out_up)
{
    pa_vec3 spare = fabs(normal.y) < 0.9 ? (pa_vec3){0, 1, 0} : (pa_vec3){0, 0, -1};
    *out_right = pa_vec3_unit_or(pa_vec3_cross(spare, normal), (pa_vec3){1, 0, 0});
    *out_up = pa_vec3_cross(normal, *out_right);
}

static pa_status clip_polygon(const pa_shape *shape, uint32_t f, pa_arena *scratch,
                              pa_triangles *out_triangles, pa_error *err)
{
    const pa_face *face = &shape->faces[f];
    pa_vec2 *flat = PA_NEW_ARRAY(scratch, pa_vec2, face->count);
    if (!flat) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_vec3 right;
    pa_vec3 up;
    pa_plane_axes(pa_vec3_unit_or(pa_shape_face_normal(shape, f), (pa_vec3){0, 1, 0}), &right, &up);
    pa_vec3 origin = shape->points[shape->corners[face->first]];
    for (uint32_t i = 0; i < face->count; i++) {
        pa_vec3 arm = pa_vec3_sub(shape->points[shape->corners[face->first + i]], origin);
        flat[i] = (pa_vec2){pa_vec3_dot(arm, right), pa_vec3_dot(arm, up)};
    }
    uint32_t starts[2] = {0, face->count};
    pa_status status = pa_triangulate(flat, starts, 1, scratch, out_triangles, err);
    for (uint32_t i = 0; status == PA_OK && i < out_triangles->count * 3; i++) {
        out_triangles->corners[i] += face->first;
    }
    return status;
}

pa_status pa_face_triangulate(const pa_shape *shape, uint32_t face, pa_arena *scratch,
                              pa_triangles *out_triangles, pa_error *err)
{
    uint32_t first = shape->faces[face].first;
    uint32_t count = shape->faces[face].count;
    if (count > 4) {
        return clip_polygon(shape, face, scratch, out_triangles, err);
    }
    pa_triangles triangles = {PA_NEW_ARRAY(scratch, uint32_t, 6), count - 2};
    if (!triangles.corners) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint32_t turn = count == 4 && pa_quad_splits_second(shape, first) ? 1 : 0;
    const uint32_t order[6] = {0, 1, 2, 0, 2, 3};
    for (uint32_t i = 0; i < triangles.count * 3; i++) {
        triangles.corners[i] = first + (order[i] + turn) % count;
    }
    *out_triangles = triangles;
    return PA_OK;
}
