#include "asset/geometry/paint.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/builder_private.h"
#include "asset/geometry/cut_private.h"
#include "asset/geometry/distance_private.h"
#include "asset/geometry/noise.h"
#include "asset/geometry/parameter_private.h"
#include "asset/geometry/tessellate.h"

typedef struct painting {
    const pa_shape *shape;
    const pa_paint_options *options;
    pa_distance_part *parts;
    uint16_t *active; /* room for all parts */
    double margin;    /* metres around the border in which heights must be exact */
    double *heights;  /* [point] above 0 outside the region, never 0 */
} painting;

/* An edge that passes the border has both ends this near it. */
static double longest_edge(const pa_shape *shape)
{
    double longest = 0.0;
    for (uint32_t f = 0; f < shape->face_count; f++) {
        const uint32_t *corners = shape->corners + shape->faces[f].first;
        uint32_t count = shape->faces[f].count;
        for (uint32_t i = 0; i < count; i++) {
            pa_vec3 step =
                pa_vec3_sub(shape->points[corners[i]], shape->points[corners[i + 1 == count ? 0 : i + 1]]);
            longest = fmax(longest, pa_vec3_dot(step, step));
        }
    }
    return sqrt(longest);
}

/* Far from every part its ball's distance will do. */
static double height_at(const painting *work, pa_vec3 at)
{
    uint32_t near = 0;
    double height = PA_LENGTH_MAX;
    for (uint32_t i = 0; i < work->options->region.part_count; i++) {
        const pa_distance_part *part = &work->parts[i];
        double gap = pa_vec3_length(pa_vec3_sub(at, part->centre)) - part->reach;
        if (gap <= work->margin + 2.0 * part->smooth) {
            work->active[near++] = (uint16_t)i;
        } else {
            height = fmin(height, gap);
        }
    }
    if (near > 0) {
        height = fmin(height, pa_distance_at(work->parts, work->active, near, at));
    }
    double rough = work->options->rough;
    if (rough > 0.0 && fabs(height) < work->margin + rough) {
        double grain = work->options->grain > 0.0 ? work->options->grain : 5.0 * rough;
        height += rough * pa_noise_fractal(pa_vec3_scale(at, 1.0 / grain), 2, work->options->seed);
    }
    return height;
}

static pa_status measure(painting *work, pa_arena *scratch, pa_error *err)
{
    const pa_shape *shape = work->shape;
    size_t parts = work->options->region.part_count;
    work->parts = PA_NEW_ARRAY(scratch, pa_distance_part, parts);
    work->active = PA_NEW_ARRAY(scratch, uint16_t, parts);
    work->heights = PA_NEW_ARRAY(scratch, double, shape->point_count + 1);
    if (!work->parts || !work->active || !work->heights) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < parts; i++) {
        pa_distance_prepare(&work->options->region.parts[i], work->options->region.smooth, &work->parts[i]);
    }
    double longest = longest_edge(shape);
    work->margin = longest + work->options->rough;
    /*
     * No point on the border itself: every face then has its side, and every crossing edge two ends. How near
     * that is must not depend on the shape: shapes that share a rim must be parted alike there.
     */
    double least = PA_LENGTH_MIN;
    for (size_t i = 0; i < parts; i++) {
        least = fmax(least, work->parts[i].reach * 1e-4);
    }
    for (uint32_t p = 0; p < shape->point_count; p++) {
        double height = height_at(work, shape->points[p]);
        work->heights[p] = fabs(height) < least ? copysign(least, height) : height;
    }
    return PA_OK;
}

static pa_status take_side(const painting *work, pa_arena *scratch, pa_arena *arena, pa_shape *out_shape,
                           pa_error *err)
{
    PA_BUILDER_SCOPED builder = {.keep_normals = true};
    pa_status status = pa_cut_clip(work->shape, work->heights, (pa_vec3){0, 1, 0}, scratch, &builder, err);
    return status == PA_OK ? pa_builder_finish(&builder, arena, out_shape, err) : status;
}

pa_status pa_shape_paint(const pa_shape *shape, const pa_paint_options *options, pa_arena *arena,
                         pa_shape *out_inside, pa_shape *out_outside, pa_error *err)
{
    const pa_limit limits[] = {
        {"rough", options->rough, 0.0, PA_LENGTH_MAX},
        {"grain", options->grain, options->grain > 0.0 ? PA_LENGTH_MIN : 0.0, PA_LENGTH_MAX},
    };
    PA_ARENA_SCOPED scratch = {0};
    pa_shape shaded = *shape;
    painting work = {.shape = &shaded, .options = options};
    pa_shape inside = {0};
    pa_shape outside = {0};
    pa_status status = PA_LIMITS_CHECK("paint", limits, err);
    if (status == PA_OK) {
        status = pa_distance_check(&options->region, err);
    }
    if (status == PA_OK) {
        status = pa_shape_normals(&shaded, &scratch, err);
    }
    if (status == PA_OK) {
        status = measure(&work, &scratch, err);
    }
    if (status == PA_OK) {
        status = take_side(&work, &scratch, arena, &inside, err);
    }
    for (uint32_t p = 0; status == PA_OK && p < shape->point_count; p++) {
        work.heights[p] = -work.heights[p];
    }
    if (status == PA_OK) {
        status = take_side(&work, &scratch, arena, &outside, err);
    }
    if (status == PA_OK) {
        *out_inside = inside;
        *out_outside = outside;
    }
    return status;
}
