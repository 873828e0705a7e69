#include "asset/geometry/scatter.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/frames_private.h"
#include "asset/geometry/parameter_private.h"
#include "foundation/random.h"

static double or_default(double value, double otherwise)
{
    return value < 0.0 || value > 0.0 ? value : otherwise;
}

static pa_affine placed(const pa_affine *turned, double scale, pa_vec3 at)
{
    pa_affine grow = pa_affine_scale((pa_vec3){scale, scale, scale});
    pa_affine move = pa_affine_move(at);
    pa_affine grown = pa_affine_then(&grow, turned);
    return pa_affine_then(&grown, &move);
}

pa_status pa_scatter_ring(uint32_t count, double radius, double start_deg, pa_arena *arena,
                          pa_placements *out_placements, pa_error *err)
{
    const pa_limit limits[] = {{"count", count, 0, PA_SCATTER_MAX},
                               {"radius", radius, 0.0, PA_LENGTH_MAX},
                               {"start", start_deg, -36000.0, 36000.0}};
    pa_status status = PA_LIMITS_CHECK("ring", limits, err);
    if (status != PA_OK) {
        return status;
    }
    pa_affine *transforms = PA_NEW_ARRAY(arena, pa_affine, count);
    if (!transforms) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t i = 0; i < count; i++) {
        pa_affine move = pa_affine_move((pa_vec3){0, 0, radius});
        pa_affine turn = pa_affine_rotate(PA_AXIS_Y, start_deg + 360.0 * i / count);
        transforms[i] = pa_affine_then(&move, &turn);
    }
    *out_placements = (pa_placements){transforms, count};
    return PA_OK;
}

static pa_status check_scale(const char *what, double low, double high, pa_error *err)
{
    bool given = low > 0.0 || high > 0.0;
    const pa_limit limits[] = {{"scale_low", low, given ? 1e-4 : 0.0, 1e4},
                               {"scale_high", high, given ? low : 0.0, 1e4}};
    return PA_LIMITS_CHECK(what, limits, err);
}

static pa_status check_path(const pa_scatter_path_options *options, pa_error *err)
{
    const pa_limit limits[] = {
        {"count", options->count, 0, PA_SCATTER_MAX},
        {"from", options->from, 0.0, 1.0},
        {"to", options->to, 0.0, 1.0},
        {"turn", options->turn_deg, -36000.0, 36000.0},
        {"lean", options->lean_deg, -180.0, 180.0},
        {"jitter", options->jitter, 0.0, 1.0},
    };
    pa_status status = PA_LIMITS_CHECK("scatter", limits, err);
    if (status == PA_OK) {
        status = check_scale("scatter", options->scale_low, options->scale_high, err);
    }
    if (status == PA_OK) {
        status =
            pa_points3_check("scatter", "path", options->path, options->path_count, 2, PA_OUTLINE_MAX, err);
    }
    for (size_t i = 0; status == PA_OK && options->radii && i < options->path_count; i++) {
        if (!(options->radii[i] >= 0.0 && options->radii[i] <= PA_LENGTH_MAX)) {
            status = pa_fail(err, PA_INVALID, "scatter: radii[%zu] must be 0 or more, not %g", i + 1,
                             options->radii[i]);
        }
    }
    return status;
}

/* A cleaned path with its frames. */
typedef struct trail {
    pa_frame *frames;
    double *radii;
    size_t count;
    double length;
} trail;

static pa_status make_trail(const pa_scatter_path_options *options, pa_arena *scratch, trail *out_trail,
                            pa_error *err)
{
    size_t count = options->path_count;
    pa_vec3 *path = PA_NEW_ARRAY(scratch, pa_vec3, count);
    size_t *from = PA_NEW_ARRAY(scratch, size_t, count);
    trail made = {PA_NEW_ARRAY(scratch, pa_frame, count), PA_NEW_ARRAY(scratch, double, count), 0, 0.0};
    if (!path || !from || !made.frames || !made.radii) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    made.count = pa_path_clean(options->path, count, false, path, from);
    if (made.count < 2) {
        return pa_fail(err, PA_INVALID, "scatter: the path has no length");
    }
    for (size_t i = 0; i < made.count; i++) {
        made.radii[i] = options->radii ? options->radii[from[i]] : 0.0;
    }
    made.length = pa_frames_along(path, made.count, false, (pa_vec3){0, 0, 0}, 0.0, made.frames);
    *out_trail = made;
    return PA_OK;
}

static pa_affine place_on_trail(const trail *on, double along, double angle, double lean, double scale)
{
    size_t i = 0;
    while (i + 2 < on->count && on->frames[i + 1].along < along) {
        i++;
    }
    const pa_frame *a = &on->frames[i];
    const pa_frame *b = &on->frames[i + 1];
    double t = fmax(0.0, fmin(1.0, (along - a->along) / (b->along - a->along)));
    pa_vec3 right = pa_vec3_mix(a->right, b->right, t);
    pa_vec3 up = pa_vec3_mix(a->up, b->up, t);
    pa_vec3 ahead = pa_vec3_unit_or(pa_vec3_mix(a->ahead, b->ahead, t), a->ahead);
    pa_vec3 out = pa_vec3_along(pa_vec3_scale(right, cos(angle)), up, sin(angle));
    out = pa_vec3_unit_or(pa_vec3_along(out, ahead, -pa_vec3_dot(out, ahead)), a->right);
    double radius = on->radii[i] + (on->radii[i + 1] - on->radii[i]) * t;
    pa_vec3 at = pa_vec3_along(pa_vec3_mix(a->at, b->at, t), out, radius);
    /* The copy's up leans out; its front (+Z) shows its upper side, away from the path's root. */
    pa_vec3 y = pa_vec3_along(pa_vec3_scale(ahead, cos(lean)), out, sin(lean));
    pa_vec3 z = pa_vec3_along(pa_vec3_scale(ahead, sin(lean)), out, -cos(lean));
    pa_vec3 x = pa_vec3_cross(y, z);
    pa_affine turned = {{{x.x, y.x, z.x, 0}, {x.y, y.y, z.y, 0}, {x.z, y.z, z.z, 0}}};
    return placed(&turned, scale, at);
}

static double draw_scale(pa_random *random, double low, double high)
{
    return high > 0.0 ? pa_random_between(random, low, high) : 1.0;
}

pa_status pa_scatter_path(const pa_scatter_path_options *options, pa_arena *arena,
                          pa_placements *out_placements, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    trail on = {0};
    pa_status status = check_path(options, err);
    if (status == PA_OK) {
        status = make_trail(options, &scratch, &on, err);
    }
    if (status != PA_OK) {
        return status;
    }
    pa_affine *transforms = PA_NEW_ARRAY(arena, pa_affine, options->count);
    if (!transforms) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_random random;
    pa_random_init(&random, options->seed);
    double from = options->from;
    double to = from > 0.0 || options->to > 0.0 ? options->to : 1.0;
    double turn = or_default(options->turn_deg, 137.508) * (PA_PI / 180.0);
    double lean = or_default(options->lean_deg, 55.0) * (PA_PI / 180.0);
    double step = options->count > 1 ? (to - from) / (options->count - 1) : 0.0;
    for (uint32_t i = 0; i < options->count; i++) {
        double place = from + step * (i + options->jitter * pa_random_between(&random, -0.5, 0.5));
        double angle = turn * i + options->jitter * pa_random_between(&random, -0.6, 0.6);
        double slant = lean * (1.0 + options->jitter * pa_random_between(&random, -0.4, 0.4));
        double scale = draw_scale(&random, options->scale_low, options->scale_high);
        double along = fmax(0.0, fmin(1.0, place)) * on.length;
        transforms[i] = place_on_trail(&on, along, angle, slant, scale);
    }
    *out_placements = (pa_placements){transforms, options->count};
    return PA_OK;
}
