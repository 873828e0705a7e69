#include <string.h>

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/builder_private.h"
#include "asset/geometry/parameter_private.h"

typedef struct weld_grid {
    const pa_vec3 *points;
    double distance;
    uint32_t *heads; /* [mask + 1] first point of a bucket + 1 */
    uint32_t *chain; /* [point] next point of the bucket + 1 */
    uint32_t mask;
} weld_grid;

static uint32_t bucket_of(const weld_grid *grid, int64_t x, int64_t y, int64_t z)
{
    uint64_t key = (uint64_t)x * 0x8DA6B343u + (uint64_t)y * 0xD8163841u + (uint64_t)z * 0xCB1AB31Fu;
    return (uint32_t)((key * 0x9E3779B97F4A7C15u) >> 32) & grid->mask;
}

static int64_t cell_of(const weld_grid *grid, double value)
{
    return (int64_t)floor(value / grid->distance);
}

/* The first earlier point within the distance, or the point itself. Only kept points are in the grid. */
static uint32_t find_near(const weld_grid *grid, uint32_t point)
{
    pa_vec3 at = grid->points[point];
    int64_t x = cell_of(grid, at.x);
    int64_t y = cell_of(grid, at.y);
    int64_t z = cell_of(grid, at.z);
    uint32_t best = point;
    for (int64_t i = 0; i < 27; i++) {
        uint32_t bucket = bucket_of(grid, x + i % 3 - 1, y + i / 3 % 3 - 1, z + i / 9 - 1);
        for (uint32_t other = grid->heads[bucket]; other; other = grid->chain[other - 1]) {
            pa_vec3 gap = pa_vec3_sub(grid->points[other - 1], at);
            if (other - 1 < best && pa_vec3_length(gap) <= grid->distance) {
                best = other - 1;
            }
        }
    }
    return best;
}

static pa_status join_points(const pa_shape *shape, double distance, pa_arena *scratch, uint32_t **out_joined,
                             pa_error *err)
{
    uint32_t room = 16;
    while (room < shape->point_count) {
        room *= 2;
    }
    weld_grid grid = {.points = shape->points,
                      .distance = distance,
                      .heads = PA_NEW_ARRAY(scratch, uint32_t, room),
                      .chain = PA_NEW_ARRAY(scratch, uint32_t, shape->point_count),
                      .mask = room - 1};
    uint32_t *joined = PA_NEW_ARRAY(scratch, uint32_t, shape->point_count);
    if (!grid.heads || !grid.chain || !joined) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t p = 0; p < shape->point_count; p++) {
        joined[p] = find_near(&grid, p);
        if (joined[p] == p) {
            pa_vec3 at = shape->points[p];
            uint32_t bucket =
                bucket_of(&grid, cell_of(&grid, at.x), cell_of(&grid, at.y), cell_of(&grid, at.z));
            grid.chain[p] = grid.heads[bucket];
            grid.heads[bucket] = p + 1;
        }
    }
    *out_joined = joined;
    return PA_OK;
}

pa_status pa_shape_weld(const pa_shape *shape, double distance, pa_arena *arena, pa_shape *out_shape,
                        pa_error *err)
{
    const pa_limit limits[] = {{"distance", distance, 1e-9, PA_LENGTH_MAX}};
    PA_ARENA_SCOPED scratch = {0};
    uint32_t *joined = NULL;
    pa_status status = PA_LIMITS_CHECK("weld", limits, err);
    if (status == PA_OK) {
        status = join_points(shape, distance, &scratch, &joined, err);
    }
    if (status != PA_OK) {
        return status;
    }
    PA_BUILDER_SCOPED builder = {0};
    builder.keep_normals = shape->normals != NULL;
    for (uint32_t p = 0; p < shape->point_count; p++) {
        pa_builder_point(&builder, shape->points[p]);
    }
    for (uint32_t f = 0; f < shape->face_count; f++) {
        const pa_face *face = &shape->faces[f];
        builder.rank = face->rank;
        builder.crease_deg = face->crease_deg;
        for (uint32_t c = face->first; c < face->first + face->count; c++) {
            builder.normal = shape->normals ? shape->normals[c] : builder.normal;
            pa_builder_corner(&builder, joined[shape->corners[c]], shape->uvs[c], (pa_edge)shape->edges[c]);
        }
        pa_builder_end(&builder);
    }
    return pa_builder_finish(&builder, arena, out_shape, err);
}
