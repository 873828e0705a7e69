#include "asset/geometry/projection.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/lattice_private.h"

void pa_shape_project_box(pa_shape *shape)
{
    for (uint32_t f = 0; f < shape->face_count; f++) {
        const pa_face *face = &shape->faces[f];
        int side = pa_side_of(pa_shape_face_normal(shape, f));
        for (uint32_t c = face->first; c < face->first + face->count; c++) {
            shape->uvs[c] = pa_side_uv(side, shape->points[shape->corners[c]]);
        }
    }
}

static double component(pa_vec3 of, pa_axis axis)
{
    return axis == PA_AXIS_X ? of.x : axis == PA_AXIS_Y ? of.y : of.z;
}

void pa_shape_project_planar(pa_shape *shape, pa_axis axis)
{
    for (uint32_t f = 0; f < shape->face_count; f++) {
        const pa_face *face = &shape->faces[f];
        bool away = component(pa_shape_face_normal(shape, f), axis) < 0.0;
        int side = (int)axis * 2 + (away ? 1 : 0);
        for (uint32_t c = face->first; c < face->first + face->count; c++) {
            shape->uvs[c] = pa_side_uv(side, shape->points[shape->corners[c]]);
        }
    }
}

/* The two axes across: turning from the first to the second goes right, seen from outside. */
static pa_vec2 around(pa_vec3 point, pa_axis axis)
{
    switch (axis) {
    case PA_AXIS_X:
        return (pa_vec2){point.y, point.z};
    case PA_AXIS_Y:
        return (pa_vec2){point.z, point.x};
    case PA_AXIS_Z:
        break;
    }
    return (pa_vec2){point.x, point.y};
}

void pa_shape_project_cylinder(pa_shape *shape, pa_axis axis)
{
    double sum = 0.0;
    for (uint32_t c = 0; c < shape->corner_count; c++) {
        sum += pa_vec2_length(around(shape->points[shape->corners[c]], axis));
    }
    double radius = shape->corner_count ? sum / shape->corner_count : 0.0;
    for (uint32_t f = 0; f < shape->face_count; f++) {
        const pa_face *face = &shape->faces[f];
        pa_vec2 middle = {0, 0};
        for (uint32_t c = face->first; c < face->first + face->count; c++) {
            middle = pa_vec2_add(middle, around(shape->points[shape->corners[c]], axis));
        }
        double centre = atan2(middle.y, middle.x);
        for (uint32_t c = face->first; c < face->first + face->count; c++) {
            pa_vec3 at = shape->points[shape->corners[c]];
            pa_vec2 flat = around(at, axis);
            /* A corner on the axis has no angle of its own. */
            double angle = pa_vec2_length(flat) > radius * 1e-6 ? atan2(flat.y, flat.x) : centre;
            angle += PA_TAU * round((centre - angle) / PA_TAU);
            shape->uvs[c] = (pa_vec2){angle * radius, -component(at, axis)};
        }
    }
}

void pa_shape_uv_transform(pa_shape *shape, double degrees, double scale, pa_vec2 shift)
{
    double angle = degrees * (PA_PI / 180.0);
    double cosine = cos(angle) * scale;
    double sine = sin(angle) * scale;
    for (uint32_t c = 0; c < shape->corner_count; c++) {
        pa_vec2 uv = shape->uvs[c];
        shape->uvs[c] =
            (pa_vec2){cosine * uv.x - sine * uv.y + shift.x, sine * uv.x + cosine * uv.y + shift.y};
    }
}

/* Metres a unit of u and of v, summed with the area they were measured on. */
typedef struct stretch {
    double u;
    double v;
    double area;
} stretch;

static void measure_triangle(const pa_shape *shape, uint32_t a, uint32_t b, uint32_t c, stretch *to)
{
    pa_vec3 origin = shape->points[shape->corners[a]];
    pa_vec3 p = pa_vec3_sub(shape->points[shape->corners[b]], origin);
    pa_vec3 q = pa_vec3_sub(shape->points[shape->corners[c]], origin);
    pa_vec2 s = pa_vec2_sub(shape->uvs[b], shape->uvs[a]);
    pa_vec2 t = pa_vec2_sub(shape->uvs[c], shape->uvs[a]);
    double chart = pa_vec2_cross(s, t);
    double area = pa_vec3_length(pa_vec3_cross(p, q));
    double longest = fmax(pa_vec2_dot(s, s), pa_vec2_dot(t, t));
    if (!(fabs(chart) > longest * 1e-6) || !(area > 0.0)) {
        return; /* seen edge-on, the texture says nothing here */
    }
    pa_vec3 by_u = pa_vec3_sub(pa_vec3_scale(p, t.y / chart), pa_vec3_scale(q, s.y / chart));
    pa_vec3 by_v = pa_vec3_sub(pa_vec3_scale(q, s.x / chart), pa_vec3_scale(p, t.x / chart));
    to->u += area * pa_vec3_length(by_u);
    to->v += area * pa_vec3_length(by_v);
    to->area += area;
}

static bool same_uv(pa_vec2 a, pa_vec2 b)
{
    return fabs(a.x - b.x) <= 1e-9 * (1.0 + fabs(a.x)) && fabs(a.y - b.y) <= 1e-9 * (1.0 + fabs(a.y));
}

/* Faces whose texture runs on across their common edge belong to one patch. */
static void join_patches(const pa_shape *shape, const pa_adjacency *adjacency, uint32_t *patches)
{
    for (uint32_t c = 0; c < shape->corner_count; c++) {
        uint32_t twin = pa_adjacency_twin(adjacency, c);
        if (twin != PA_NO_CORNER && c < twin && same_uv(shape->uvs[c], shape->uvs[adjacency->next[twin]]) &&
            same_uv(shape->uvs[adjacency->next[c]], shape->uvs[twin])) {
            pa_group_join(patches, adjacency->face_of[c], adjacency->face_of[twin]);
        }
    }
}

pa_status pa_shape_uv_refit(pa_shape *shape, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    pa_adjacency adjacency;
    pa_status status = pa_adjacency_find(shape, &scratch, &adjacency, err);
    if (status != PA_OK) {
        return status;
    }
    uint32_t *patches = pa_groups_new(&scratch, shape->face_count);
    stretch *stretches = PA_NEW_ARRAY(&scratch, stretch, shape->face_count);
    if (!patches || !stretches) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    join_patches(shape, &adjacency, patches);
    for (uint32_t f = 0; f < shape->face_count; f++) {
        const pa_face *face = &shape->faces[f];
        stretch *to = &stretches[pa_group_find(patches, f)];
        for (uint32_t i = 2; i < face->count; i++) {
            measure_triangle(shape, face->first, face->first + i - 1, face->first + i, to);
        }
    }
    for (uint32_t f = 0; f < shape->face_count; f++) {
        const pa_face *face = &shape->faces[f];
        const stretch *of = &stretches[pa_group_find(patches, f)];
        for (uint32_t c = face->first; of->area > 0.0 && c < face->first + face->count; c++) {
            shape->uvs[c].x *= of->u / of->area;
            shape->uvs[c].y *= of->v / of->area;
        }
    }
    return PA_OK;
}
