#include "asset/geometry/builder_private.h"

#include <stdlib.h>
#include <string.h>

void pa_builder_init(pa_builder *builder, double crease_deg)
{
    *builder = (pa_builder){.crease_deg = (float)crease_deg};
}

void pa_builder_done(pa_builder *builder)
{
    free(builder->shape.points);
    free(builder->shape.corners);
    free(builder->shape.uvs);
    free(builder->shape.edges);
    free(builder->shape.normals);
    free(builder->shape.faces);
    *builder = (pa_builder){0};
}

static bool regrow(void **array, uint32_t room, size_t size)
{
    void *grown = realloc(*array, room * size);
    if (grown) {
        *array = grown;
    }
    return grown != NULL;
}

static bool make_room(pa_builder *builder, uint32_t count, uint32_t limit, uint32_t *room)
{
    if (count >= limit) {
        builder->status = PA_TOO_LARGE;
        return false;
    }
    *room = *room ? *room * 2 : 256;
    *room = *room > limit ? limit : *room;
    return true;
}

uint32_t pa_builder_point(pa_builder *builder, pa_vec3 point)
{
    pa_shape *shape = &builder->shape;
    if (builder->status != PA_OK) {
        return 0;
    }
    if (shape->point_count == builder->point_room) {
        if (!make_room(builder, shape->point_count, PA_SHAPE_POINTS_MAX, &builder->point_room)) {
            return 0;
        }
        if (!regrow((void **)&shape->points, builder->point_room, sizeof *shape->points)) {
            builder->status = PA_NO_MEMORY;
            return 0;
        }
    }
    shape->points[shape->point_count] = point;
    return shape->point_count++;
}

void pa_builder_corner(pa_builder *builder, uint32_t point, pa_vec2 uv, pa_edge edge)
{
    pa_shape *shape = &builder->shape;
    if (builder->status != PA_OK) {
        return;
    }
    if (shape->corner_count == builder->corner_room) {
        uint32_t room = builder->corner_room;
        if (!make_room(builder, shape->corner_count, PA_SHAPE_CORNERS_MAX, &room)) {
            return;
        }
        if (!regrow((void **)&shape->corners, room, sizeof *shape->corners) ||
            !regrow((void **)&shape->uvs, room, sizeof *shape->uvs) ||
            !regrow((void **)&shape->edges, room, sizeof *shape->edges) ||
            (builder->keep_normals && !regrow((void **)&shape->normals, room, sizeof *shape->normals))) {
            builder->status = PA_NO_MEMORY;
            return;
        }
        builder->corner_room = room;
    }
    shape->corners[shape->corner_count] = point;
    shape->uvs[shape->corner_count] = uv;
    shape->edges[shape->corner_count] = (uint8_t)edge;
    if (builder->keep_normals) {
        shape->normals[shape->corner_count] = builder->normal;
    }
    shape->corner_count++;
}

/* Appends a corner to the `kept` ones, or melts it into the last of them where both lie at one point. */
static uint32_t keep_corner(pa_shape *shape, uint32_t first, uint32_t kept, uint32_t from, double *weight)
{
    uint32_t last = first + kept - 1;
    if (kept && shape->corners[last] == shape->corners[from]) {
        pa_vec2 sum = pa_vec2_add(pa_vec2_scale(shape->uvs[last], *weight), shape->uvs[from]);
        *weight += 1.0;
        shape->uvs[last] = pa_vec2_scale(sum, 1.0 / *weight);
        shape->edges[last] = shape->edges[from];
        return kept;
    }
    *weight = 1.0;
    shape->corners[first + kept] = shape->corners[from];
    shape->uvs[first + kept] = shape->uvs[from];
    shape->edges[first + kept] = shape->edges[from];
    if (shape->normals) {
        shape->normals[first + kept] = shape->normals[from];
    }
    return kept + 1;
}

/* Joins runs of corners at one point; a run's last corner gives the edge. Returns how many are left. */
static uint32_t join_equal_corners(pa_shape *shape, uint32_t first, uint32_t count)
{
    uint32_t kept = 0;
    double weight = 0.0;
    for (uint32_t i = 0; i < count; i++) {
        kept = keep_corner(shape, first, kept, first + i, &weight);
    }
    if (kept > 1 && shape->corners[first] == shape->corners[first + kept - 1]) {
        kept--;
        pa_vec2 sum = pa_vec2_add(shape->uvs[first], pa_vec2_scale(shape->uvs[first + kept], weight));
        shape->uvs[first] = pa_vec2_scale(sum, 1.0 / (1.0 + weight));
    }
    return kept;
}

static bool has_equal_neighbours(const pa_shape *shape, uint32_t first, uint32_t count)
{
    uint32_t before = shape->corners[first + count - 1];
    for (uint32_t i = 0; i < count; i++) {
        uint32_t point = shape->corners[first + i];
        if (point == before) {
            return true;
        }
        before = point;
    }
    return false;
}

void pa_builder_end(pa_builder *builder)
{
    pa_shape *shape = &builder->shape;
    if (builder->status != PA_OK) {
        return;
    }
    uint32_t first = 0;
    if (shape->face_count) {
        const pa_face *last = &shape->faces[shape->face_count - 1];
        first = last->first + last->count;
    }
    uint32_t count = shape->corner_count - first;
    if (count && has_equal_neighbours(shape, first, count)) {
        count = join_equal_corners(shape, first, count);
    }
    if (count < 3) {
        shape->corner_count = first;
        return;
    }
    shape->corner_count = first + count;
    if (shape->face_count == builder->face_room) {
        if (!make_room(builder, shape->face_count, PA_SHAPE_CORNERS_MAX, &builder->face_room)) {
            return;
        }
        if (!regrow((void **)&shape->faces, builder->face_room, sizeof *shape->faces)) {
            builder->status = PA_NO_MEMORY;
            return;
        }
    }
    shape->faces[shape->face_count++] =
        (pa_face){.first = first, .count = count, .crease_deg = builder->crease_deg, .rank = builder->rank};
}

static uint8_t flag_or(const uint8_t *flags, uint32_t at)
{
    return flags ? flags[at] : (uint8_t)PA_EDGE_BY_ANGLE;
}

void pa_builder_net(pa_builder *builder, const pa_net *net)
{
    uint32_t row_spans = net->wrap_rows ? net->rows : net->rows - 1;
    uint32_t column_spans = net->wrap_columns ? net->columns : net->columns - 1;
    uint32_t stride = net->columns + (net->wrap_columns ? 1 : 0);
    uint8_t rank = builder->rank;
    for (uint32_t r = 0; r < row_spans; r++) {
        uint32_t above = (r + 1) % net->rows;
        builder->rank = net->ranks ? net->ranks[r] : rank;
        for (uint32_t c = 0; c < column_spans; c++) {
            uint32_t right = (c + 1) % net->columns;
            const pa_vec2 *low = net->uvs + (size_t)r * stride + c;
            const pa_vec2 *high = low + stride;
            const uint32_t *low_points = net->points + (size_t)r * net->columns;
            const uint32_t *high_points = net->points + (size_t)above * net->columns;
            pa_builder_corner(builder, low_points[c], low[0], flag_or(net->row_edges, r));
            pa_builder_corner(builder, low_points[right], low[1], flag_or(net->column_edges, right));
            pa_builder_corner(builder, high_points[right], high[1], flag_or(net->row_edges, above));
            pa_builder_corner(builder, high_points[c], high[0], flag_or(net->column_edges, c));
            pa_builder_end(builder);
        }
    }
    builder->rank = rank;
}

/* Renumbers the points that faces use, in order, and forgets the others. */
static bool drop_unused_points(pa_shape *shape)
{
    uint32_t *moved = malloc(((size_t)shape->point_count + 1) * sizeof *moved);
    if (!moved) {
        return false;
    }
    memset(moved, 0, ((size_t)shape->point_count + 1) * sizeof *moved);
    for (uint32_t i = 0; i < shape->corner_count; i++) {
        moved[shape->corners[i]] = 1;
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < shape->point_count; i++) {
        if (moved[i]) {
            shape->points[kept] = shape->points[i];
            moved[i] = kept++;
        }
    }
    for (uint32_t i = 0; i < shape->corner_count; i++) {
        shape->corners[i] = moved[shape->corners[i]];
    }
    shape->point_count = kept;
    free(moved);
    return true;
}

pa_status pa_builder_finish(pa_builder *builder, pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    if (builder->status == PA_TOO_LARGE) {
        return pa_fail(err, PA_TOO_LARGE, "the shape has more than %d points or %d corners",
                       PA_SHAPE_POINTS_MAX, PA_SHAPE_CORNERS_MAX);
    }
    if (builder->status != PA_OK || !drop_unused_points(&builder->shape)) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    return pa_shape_copy(&builder->shape, arena, out_shape, err);
}
