#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/builder_private.h"
#include "asset/geometry/transform.h"

/* Points this near the mirror plane lie on it. */
#define ON_PLANE 1e-6

static double across(pa_vec3 point, pa_axis axis)
{
    return axis == PA_AXIS_X ? point.x : axis == PA_AXIS_Y ? point.y : point.z;
}

static pa_vec3 onto_plane(pa_vec3 point, pa_axis axis)
{
    return (pa_vec3){axis == PA_AXIS_X ? 0.0 : point.x, axis == PA_AXIS_Y ? 0.0 : point.y,
                     axis == PA_AXIS_Z ? 0.0 : point.z};
}

static void add_half(pa_builder *builder, const pa_shape *half, const uint32_t *points,
                     const uint8_t *on_plane)
{
    for (uint32_t f = 0; f < half->face_count; f++) {
        const pa_face *face = &half->faces[f];
        uint32_t lying = 0;
        for (uint32_t i = 0; i < face->count; i++) {
            lying += on_plane[half->corners[face->first + i]];
        }
        if (lying == face->count) {
            continue; /* a wall between the halves */
        }
        builder->rank = face->rank;
        builder->crease_deg = face->crease_deg;
        for (uint32_t c = face->first; c < face->first + face->count; c++) {
            builder->normal = half->normals ? half->normals[c] : builder->normal;
            pa_builder_corner(builder, points[half->corners[c]], half->uvs[c], (pa_edge)half->edges[c]);
        }
        pa_builder_end(builder);
    }
}

pa_status pa_shape_mirrored(const pa_shape *shape, pa_axis axis, pa_arena *arena, pa_shape *out_shape,
                            pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    PA_BUILDER_SCOPED builder = {.keep_normals = shape->normals != NULL};
    pa_shape half;
    pa_status status = pa_shape_copy(shape, &scratch, &half, err);
    uint32_t *points = PA_NEW_ARRAY(&scratch, uint32_t, shape->point_count);
    uint8_t *on_plane = PA_NEW_ARRAY(&scratch, uint8_t, shape->point_count);
    if (status != PA_OK || !points || !on_plane) {
        return status != PA_OK ? status : pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t p = 0; p < half.point_count; p++) {
        on_plane[p] = fabs(across(half.points[p], axis)) <= ON_PLANE;
        half.points[p] = on_plane[p] ? onto_plane(half.points[p], axis) : half.points[p];
        points[p] = pa_builder_point(&builder, half.points[p]);
    }
    add_half(&builder, &half, points, on_plane);
    status = pa_shape_mirror(&half, axis, err);
    if (status != PA_OK) {
        return status;
    }
    for (uint32_t p = 0; p < half.point_count; p++) {
        points[p] = on_plane[p] ? points[p] : pa_builder_point(&builder, half.points[p]);
    }
    add_half(&builder, &half, points, on_plane);
    return pa_builder_finish(&builder, arena, out_shape, err);
}

pa_status pa_shape_instances(const pa_shape *shape, const pa_affine *transforms, size_t count,
                             pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    if (count * shape->point_count > PA_SHAPE_POINTS_MAX ||
        count * shape->corner_count > PA_SHAPE_CORNERS_MAX || count > PA_SHAPE_POINTS_MAX) {
        return pa_fail(err, PA_TOO_LARGE, "%zu copies have more than %d points or %d corners", count,
                       PA_SHAPE_POINTS_MAX, PA_SHAPE_CORNERS_MAX);
    }
    PA_ARENA_SCOPED scratch = {0};
    const pa_shape **all = PA_NEW_ARRAY(&scratch, const pa_shape *, count);
    if (!all) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < count; i++) {
        all[i] = shape;
    }
    pa_shape copies;
    pa_status status = pa_shape_merge(all, count, arena, &copies, err);
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        uint32_t corner = (uint32_t)i * shape->corner_count;
        pa_shape one = *shape;
        one.points = copies.points + i * shape->point_count;
        one.corners = copies.corners + corner;
        one.uvs = copies.uvs + corner;
        one.edges = copies.edges + corner;
        one.normals = shape->normals ? copies.normals + corner : NULL;
        one.faces = shape->faces;
        /* The copy is transformed where it lies, numbered from its own points for that while. */
        for (uint32_t c = 0; c < one.corner_count; c++) {
            one.corners[c] -= (uint32_t)i * shape->point_count;
        }
        status = pa_shape_transform(&one, &transforms[i], err);
        for (uint32_t c = 0; c < one.corner_count; c++) {
            one.corners[c] += (uint32_t)i * shape->point_count;
        }
    }
    if (status == PA_OK) {
        *out_shape = copies;
    }
    return status;
}
