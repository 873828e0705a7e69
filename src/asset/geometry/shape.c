#include "asset/geometry/shape.h"

#include <string.h>

#include "asset/geometry/parameter_private.h"
#include "asset/geometry/tessellate.h"

pa_status pa_shape_copy(const pa_shape *shape, pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    pa_shape copy = *shape;
    copy.points = pa_arena_copy(arena, shape->points, shape->point_count * sizeof *shape->points);
    copy.corners = pa_arena_copy(arena, shape->corners, shape->corner_count * sizeof *shape->corners);
    copy.uvs = pa_arena_copy(arena, shape->uvs, shape->corner_count * sizeof *shape->uvs);
    copy.edges = pa_arena_copy(arena, shape->edges, shape->corner_count * sizeof *shape->edges);
    copy.faces = pa_arena_copy(arena, shape->faces, shape->face_count * sizeof *shape->faces);
    if (!copy.points || !copy.corners || !copy.uvs || !copy.edges || !copy.faces) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (shape->normals) {
        copy.normals = pa_arena_copy(arena, shape->normals, shape->corner_count * sizeof *shape->normals);
        if (!copy.normals) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
    }
    *out_shape = copy;
    return PA_OK;
}

static void append(pa_shape *to, const pa_shape *from)
{
    for (uint32_t f = 0; f < from->face_count; f++) {
        pa_face face = from->faces[f];
        face.first += to->corner_count;
        to->faces[to->face_count + f] = face;
    }
    for (uint32_t c = 0; c < from->corner_count; c++) {
        to->corners[to->corner_count + c] = from->corners[c] + to->point_count;
        to->uvs[to->corner_count + c] = from->uvs[c];
        to->edges[to->corner_count + c] = from->edges[c];
        if (to->normals) {
            to->normals[to->corner_count + c] = from->normals[c];
        }
    }
    for (uint32_t p = 0; p < from->point_count; p++) {
        to->points[to->point_count + p] = from->points[p];
    }
    to->point_count += from->point_count;
    to->corner_count += from->corner_count;
    to->face_count += from->face_count;
}

static pa_status make_room(const pa_shape *const *shapes, size_t count, pa_arena *arena, pa_shape *out_empty,
                           pa_error *err)
{
    uint64_t points = 0;
    uint64_t corners = 0;
    uint64_t faces = 0;
    bool normals = false;
    for (size_t i = 0; i < count; i++) {
        points += shapes[i]->point_count;
        corners += shapes[i]->corner_count;
        faces += shapes[i]->face_count;
        normals = normals || shapes[i]->normals;
        if (points > PA_SHAPE_POINTS_MAX || corners > PA_SHAPE_CORNERS_MAX) {
            return pa_fail(err, PA_TOO_LARGE, "the shapes together have more than %d points or %d corners",
                           PA_SHAPE_POINTS_MAX, PA_SHAPE_CORNERS_MAX);
        }
    }
    pa_shape empty = {.points = PA_NEW_ARRAY(arena, pa_vec3, points),
                      .corners = PA_NEW_ARRAY(arena, uint32_t, corners),
                      .uvs = PA_NEW_ARRAY(arena, pa_vec2, corners),
                      .edges = PA_NEW_ARRAY(arena, uint8_t, corners),
                      .faces = PA_NEW_ARRAY(arena, pa_face, faces),
                      .normals = normals ? PA_NEW_ARRAY(arena, pa_vec3, corners) : NULL};
    if (!empty.points || !empty.corners || !empty.uvs || !empty.edges || !empty.faces ||
        (normals && !empty.normals)) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_empty = empty;
    return PA_OK;
}

pa_status pa_shape_merge(const pa_shape *const *shapes, size_t count, pa_arena *arena, pa_shape *out_shape,
                         pa_error *err)
{
    pa_shape all;
    pa_status status = make_room(shapes, count, arena, &all, err);
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        pa_shape one = *shapes[i];
        pa_arena scratch = {0};
        if (all.normals && !one.normals) {
            status = pa_shape_normals(&one, &scratch, err);
        }
        if (status == PA_OK) {
            append(&all, &one);
        }
        pa_arena_done(&scratch);
    }
    if (status == PA_OK) {
        *out_shape = all;
    }
    return status;
}

static void reverse_face(pa_shape *shape, const pa_face *face)
{
    uint32_t first = face->first;
    uint32_t last = first + face->count - 1;
    /* An edge belongs to the corner it leaves from: after the turn that is its other end. */
    uint8_t closing = shape->edges[last];
    memmove(shape->edges + first + 1, shape->edges + first, face->count - 1);
    shape->edges[first] = closing;
    for (; first < last; first++, last--) {
        uint32_t corner = shape->corners[first];
        shape->corners[first] = shape->corners[last];
        shape->corners[last] = corner;
        pa_vec2 uv = shape->uvs[first];
        shape->uvs[first] = shape->uvs[last];
        shape->uvs[last] = uv;
        uint8_t edge = shape->edges[first];
        shape->edges[first] = shape->edges[last];
        shape->edges[last] = edge;
        if (shape->normals) {
            pa_vec3 normal = shape->normals[first];
            shape->normals[first] = shape->normals[last];
            shape->normals[last] = normal;
        }
    }
}

void pa_shape_flip(pa_shape *shape)
{
    for (uint32_t f = 0; f < shape->face_count; f++) {
        reverse_face(shape, &shape->faces[f]);
    }
    for (uint32_t c = 0; c < shape->corner_count; c++) {
        shape->uvs[c].x = -shape->uvs[c].x;
        if (shape->normals) {
            shape->normals[c] = pa_vec3_scale(shape->normals[c], -1.0);
        }
    }
}

pa_status pa_shape_set_crease(pa_shape *shape, double degrees, pa_error *err)
{
    const pa_limit limits[] = {{"degrees", degrees, 0.0, 180.0}};
    pa_status status = PA_LIMITS_CHECK("crease", limits, err);
    if (status != PA_OK) {
        return status;
    }
    for (uint32_t f = 0; f < shape->face_count; f++) {
        shape->faces[f].crease_deg = (float)degrees;
    }
    if (shape->corner_count) {
        memset(shape->edges, PA_EDGE_BY_ANGLE, shape->corner_count);
    }
    shape->normals = NULL;
    return PA_OK;
}

bool pa_shape_bounds(const pa_shape *shape, pa_vec3 *out_min, pa_vec3 *out_max)
{
    if (shape->point_count == 0) {
        return false;
    }
    pa_vec3 low = shape->points[0];
    pa_vec3 high = low;
    for (uint32_t i = 1; i < shape->point_count; i++) {
        pa_vec3 p = shape->points[i];
        low = (pa_vec3){fmin(low.x, p.x), fmin(low.y, p.y), fmin(low.z, p.z)};
        high = (pa_vec3){fmax(high.x, p.x), fmax(high.y, p.y), fmax(high.z, p.z)};
    }
    *out_min = low;
    *out_max = high;
    return true;
}

/* Newell's sum, taken from the face's first point so that a far-away face loses no digits. */
pa_vec3 pa_shape_face_normal(const pa_shape *shape, uint32_t face)
{
    const uint32_t *corners = shape->corners + shape->faces[face].first;
    pa_vec3 origin = shape->points[corners[0]];
    pa_vec3 sum = {0, 0, 0};
    pa_vec3 before = pa_vec3_sub(shape->points[corners[1]], origin);
    for (uint32_t i = 2; i < shape->faces[face].count; i++) {
        pa_vec3 here = pa_vec3_sub(shape->points[corners[i]], origin);
        sum = pa_vec3_add(sum, pa_vec3_cross(before, here));
        before = here;
    }
    return pa_vec3_scale(sum, 0.5);
}

/*
 * Each face counts as a fan about its first corner; taken from the shape's first point, so that a small shape
 * far from the origin keeps its digits.
 */
double pa_shape_volume(const pa_shape *shape)
{
    double sum = 0.0;
    for (uint32_t f = 0; f < shape->face_count; f++) {
        pa_vec3 corner = shape->points[shape->corners[shape->faces[f].first]];
        pa_vec3 arm = pa_vec3_sub(corner, shape->points[0]);
        sum += pa_vec3_dot(arm, pa_shape_face_normal(shape, f));
    }
    return sum / 3.0;
}

double pa_shape_area(const pa_shape *shape)
{
    double sum = 0.0;
    for (uint32_t f = 0; f < shape->face_count; f++) {
        sum += pa_vec3_length(pa_shape_face_normal(shape, f));
    }
    return sum;
}
