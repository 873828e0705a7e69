#include "asset/geometry/cut.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/builder_private.h"
#include "asset/geometry/cut_private.h"
#include "asset/geometry/face_triangles_private.h"
#include "asset/geometry/parameter_private.h"
#include "asset/geometry/tessellate.h"

/* Where an edge passes the plane, found again from its other face. */
typedef struct passage {
    uint32_t low, high; /* points of the shape, low < high */
    uint32_t point;     /* in the builder + 1; 0 = free slot */
} passage;

typedef struct cutting {
    const pa_shape *shape; /* with normals: a cut through a smooth side must not show in its shading */
    const double *heights; /* [point] above the plane; exactly 0 on it */
    passage *passages;
    uint32_t mask;
    uint32_t used;
    pa_arena *scratch;
    pa_builder *builder;
} cutting;

static bool grow_passages(cutting *cut)
{
    uint32_t room = cut->mask ? (cut->mask + 1) * 2 : 1024;
    passage *larger = PA_NEW_ARRAY(cut->scratch, passage, room);
    if (!larger) {
        return false;
    }
    for (uint32_t i = 0; cut->mask && i <= cut->mask; i++) {
        const passage *old = &cut->passages[i];
        uint32_t slot = (old->low * 0x9E3779B1u ^ old->high * 0x85EBCA77u) & (room - 1);
        while (old->point && larger[slot].point) {
            slot = (slot + 1) & (room - 1);
        }
        if (old->point) {
            larger[slot] = *old;
        }
    }
    cut->passages = larger;
    cut->mask = room - 1;
    return true;
}

/* The point where the edge between two points on either side passes the plane: the same from both faces. */
static uint32_t pass_point(cutting *cut, uint32_t a, uint32_t b)
{
    uint32_t low = a < b ? a : b;
    uint32_t high = a < b ? b : a;
    if (cut->used * 2 >= cut->mask && !grow_passages(cut)) {
        cut->builder->status = PA_NO_MEMORY;
        return 0;
    }
    uint32_t slot = (low * 0x9E3779B1u ^ high * 0x85EBCA77u) & cut->mask;
    while (cut->passages[slot].point) {
        if (cut->passages[slot].low == low && cut->passages[slot].high == high) {
            return cut->passages[slot].point - 1;
        }
        slot = (slot + 1) & cut->mask;
    }
    double t = cut->heights[low] / (cut->heights[low] - cut->heights[high]);
    pa_vec3 at = pa_vec3_mix(cut->shape->points[low], cut->shape->points[high], t);
    uint32_t point = pa_builder_point(cut->builder, at);
    cut->passages[slot] = (passage){low, high, point + 1};
    cut->used++;
    return point;
}

/* How an edge of a ring is shaded: an edge of the face as marked, a diagonal within the face smoothly. */
static pa_edge edge_between(const cutting *cut, const pa_face *face, uint32_t corner, uint32_t next)
{
    bool of_face = next == (corner + 1 == face->first + face->count ? face->first : corner + 1);
    return of_face ? (pa_edge)cut->shape->edges[corner] : PA_EDGE_SMOOTH;
}

/* Corners of a triangle or a convex face, in order. */
static void clip_ring(cutting *cut, const pa_face *face, const uint32_t *corners, uint32_t count)
{
    const pa_shape *shape = cut->shape;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t here = corners[i];
        uint32_t next = corners[(i + 1) % count];
        double from = cut->heights[shape->corners[here]];
        double to = cut->heights[shape->corners[next]];
        pa_edge edge = edge_between(cut, face, here, next);
        if (from <= 0.0) {
            /* Leaving through a corner that lies on the plane, the new rim begins. */
            cut->builder->normal = shape->normals[here];
            pa_edge leaving = from < 0.0 || to <= 0.0 ? edge : PA_EDGE_SHARP;
            pa_builder_corner(cut->builder, shape->corners[here], shape->uvs[here], leaving);
        }
        if ((from < 0.0 && to > 0.0) || (from > 0.0 && to < 0.0)) {
            double t = from / (from - to);
            pa_vec2 step = pa_vec2_sub(shape->uvs[next], shape->uvs[here]);
            pa_vec2 uv = pa_vec2_add(shape->uvs[here], pa_vec2_scale(step, t));
            pa_vec3 normal = pa_vec3_mix(shape->normals[here], shape->normals[next], t);
            cut->builder->normal = pa_vec3_unit_or(normal, shape->normals[here]);
            uint32_t point = pass_point(cut, shape->corners[here], shape->corners[next]);
            pa_builder_corner(cut->builder, point, uv, from < 0.0 ? PA_EDGE_SHARP : edge);
        }
    }
    pa_builder_end(cut->builder);
}

static void keep_face(cutting *cut, const pa_face *face)
{
    for (uint32_t c = face->first; c < face->first + face->count; c++) {
        cut->builder->normal = cut->shape->normals[c];
        pa_builder_corner(cut->builder, cut->shape->corners[c], cut->shape->uvs[c],
                          (pa_edge)cut->shape->edges[c]);
    }
    pa_builder_end(cut->builder);
}

/* Whether a square can be cut across as it is, into fewer faces than its triangles would give. */
static bool clips_whole(const cutting *cut, const pa_face *face)
{
    const pa_shape *shape = cut->shape;
    if (face->count != 4) {
        return false;
    }
    pa_vec3 turns[4];
    uint32_t passages = 0;
    for (uint32_t i = 0; i < 4; i++) {
        const uint32_t *corners = shape->corners + face->first;
        pa_vec3 here = shape->points[corners[i]];
        pa_vec3 to = pa_vec3_sub(shape->points[corners[(i + 1) % 4]], here);
        pa_vec3 from = pa_vec3_sub(here, shape->points[corners[(i + 3) % 4]]);
        turns[i] = pa_vec3_cross(from, to);
        double height = cut->heights[corners[i]];
        double next = cut->heights[corners[(i + 1) % 4]];
        passages += (height < 0.0) != (next < 0.0);
    }
    bool convex = true;
    for (uint32_t i = 0; i < 4; i++) {
        /* Nearly flat, so that the parts cover what the whole did. */
        double aligned = pa_vec3_dot(turns[i], turns[(i + 1) % 4]);
        double lengths = pa_vec3_length(turns[i]) * pa_vec3_length(turns[(i + 1) % 4]);
        convex = convex && lengths > 0.0 && aligned > 0.9 * lengths;
    }
    return convex && passages == 2;
}

static pa_status clip_face(cutting *cut, uint32_t f, pa_vec3 normal, pa_error *err)
{
    const pa_face *face = &cut->shape->faces[f];
    uint32_t above = 0;
    uint32_t below = 0;
    for (uint32_t c = face->first; c < face->first + face->count; c++) {
        double height = cut->heights[cut->shape->corners[c]];
        above += height > 0.0 ? 1 : 0;
        below += height < 0.0 ? 1 : 0;
    }
    cut->builder->rank = face->rank;
    cut->builder->crease_deg = face->crease_deg;
    if (above == 0) {
        /* A face in the plane stays only where it already closes the kept side. */
        if (below > 0 || pa_vec3_dot(pa_shape_face_normal(cut->shape, f), normal) > 0.0) {
            keep_face(cut, face);
        }
        return PA_OK;
    }
    if (below == 0) {
        return PA_OK;
    }
    if (clips_whole(cut, face)) {
        const uint32_t corners[4] = {face->first, face->first + 1, face->first + 2, face->first + 3};
        clip_ring(cut, face, corners, 4);
        return PA_OK;
    }
    PA_ARENA_SCOPED scratch = {0};
    pa_triangles triangles;
    pa_status status = pa_face_triangulate(cut->shape, f, &scratch, &triangles, err);
    for (uint32_t t = 0; status == PA_OK && t < triangles.count; t++) {
        const uint32_t *corners = triangles.corners + (size_t)t * 3;
        uint32_t under = 0;
        for (int i = 0; i < 3; i++) {
            under += cut->heights[cut->shape->corners[corners[i]]] < 0.0 ? 1 : 0;
        }
        if (under) {
            clip_ring(cut, face, corners, 3);
        }
    }
    return status;
}

pa_status pa_cut_clip(const pa_shape *shape, const double *heights, pa_vec3 normal, pa_arena *scratch,
                      pa_builder *builder, pa_error *err)
{
    cutting cut = {.shape = shape, .heights = heights, .scratch = scratch, .builder = builder};
    for (uint32_t p = 0; p < shape->point_count; p++) {
        pa_builder_point(builder, shape->points[p]);
    }
    pa_status status = PA_OK;
    for (uint32_t f = 0; status == PA_OK && f < shape->face_count; f++) {
        status = clip_face(&cut, f, normal, err);
    }
    return status;
}

static pa_status measure(const pa_shape *shape, pa_vec3 point, pa_vec3 normal, pa_arena *scratch,
                         double **out_heights, pa_error *err)
{
    double *heights = PA_NEW_ARRAY(scratch, double, shape->point_count);
    if (!heights) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_vec3 low;
    pa_vec3 high;
    double size = pa_shape_bounds(shape, &low, &high) ? pa_vec3_length(pa_vec3_sub(high, low)) : 0.0;
    for (uint32_t p = 0; p < shape->point_count; p++) {
        double height = pa_vec3_dot(pa_vec3_sub(shape->points[p], point), normal);
        /* A point this near counts as on the plane, so that no sliver is cut off beside it. */
        heights[p] = fabs(height) <= size * 1e-9 ? 0.0 : height;
    }
    *out_heights = heights;
    return PA_OK;
}

/* Which of the builder's points lie on the plane: old ones by height, all new ones. */
static pa_status mark_plane(const pa_builder *builder, const double *heights, uint32_t old_count,
                            pa_arena *scratch, uint8_t **out_on_plane, pa_error *err)
{
    uint8_t *on_plane = PA_NEW_ARRAY(scratch, uint8_t, builder->shape.point_count);
    if (!on_plane) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t p = 0; p < builder->shape.point_count; p++) {
        double height = p < old_count ? heights[p] : 0.0;
        on_plane[p] = fabs(height) <= 0.0;
    }
    *out_on_plane = on_plane;
    return PA_OK;
}

pa_status pa_shape_cut(const pa_shape *shape, const pa_cut_options *options, pa_arena *arena,
                       pa_shape *out_shape, pa_error *err)
{
    const pa_limit limits[] = {
        {"point.x", options->point.x, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"point.y", options->point.y, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"point.z", options->point.z, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"normal.x", options->normal.x, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"normal.y", options->normal.y, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"normal.z", options->normal.z, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"the normal's length", pa_vec3_length(options->normal), PA_LENGTH_MIN, 2.0 * PA_LENGTH_MAX},
    };
    PA_ARENA_SCOPED scratch = {0};
    PA_BUILDER_SCOPED builder = {.keep_normals = true};
    pa_shape shaded = *shape;
    double *heights = NULL;
    pa_status status = PA_LIMITS_CHECK("cut", limits, err);
    pa_vec3 normal = pa_vec3_unit_or(options->normal, (pa_vec3){0, 1, 0});
    if (status == PA_OK) {
        status = pa_shape_normals(&shaded, &scratch, err);
    }
    if (status == PA_OK) {
        status = measure(&shaded, options->point, normal, &scratch, &heights, err);
    }
    if (status == PA_OK) {
        status = pa_cut_clip(&shaded, heights, normal, &scratch, &builder, err);
    }
    if (status == PA_OK && !options->open && builder.status == PA_OK) {
        uint8_t *on_plane = NULL;
        status = mark_plane(&builder, heights, shape->point_count, &scratch, &on_plane, err);
        if (status == PA_OK) {
            status = pa_cut_close(&builder, on_plane, normal, &scratch, err);
        }
    }
    return status == PA_OK ? pa_builder_finish(&builder, arena, out_shape, err) : status;
}
