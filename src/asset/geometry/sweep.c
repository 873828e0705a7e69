#include "asset/geometry/sweep.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/builder_private.h"
#include "asset/geometry/frames_private.h"
#include "asset/geometry/outline_private.h"
#include "asset/geometry/parameter_private.h"

/* One ring of the skin. */
typedef struct ring {
    pa_frame frame;
    double scale;
    pa_edge edge;
    uint8_t rank; /* of the band after it */
} ring;

typedef struct sweeping {
    const pa_sweep_options *options;
    pa_loops profile; /* one loop, counter-clockwise as seen by someone who walks along the path */
    double reach;     /* of the profile from the path */
    double crease_deg;
    pa_vec3 *path;
    double *radii; /* of the cleaned path's points */
    size_t path_count;
    ring *rings;
    uint32_t ring_count;
    pa_arena *scratch;
    pa_builder *builder;
    uint32_t *points; /* [ring_count, columns] */
} sweeping;

static pa_status check_options(const pa_sweep_options *options, pa_error *err)
{
    bool circle = options->profile.count == 0;
    const pa_limit limits[] = {
        {"radius", options->radius, circle ? PA_LENGTH_MIN : 0.0, PA_LENGTH_MAX},
        {"sides", options->sides, options->sides ? 3 : 0, PA_SEGMENTS_MAX},
        {"twist", options->twist_deg, -360000.0, 360000.0},
        {"crease", options->crease_deg, 0.0, 180.0},
        {"up.x", options->up.x, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"up.y", options->up.y, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"up.z", options->up.z, -PA_LENGTH_MAX, PA_LENGTH_MAX},
        {"start", options->start, PA_CAP_FLAT, PA_CAP_NONE},
        {"end", options->end, PA_CAP_FLAT, PA_CAP_NONE},
    };
    pa_status status = PA_LIMITS_CHECK("sweep", limits, err);
    if (status == PA_OK) {
        status = pa_points3_check("sweep", "path", options->path, options->path_count,
                                  options->closed ? 3 : 2, PA_OUTLINE_MAX, err);
    }
    for (size_t i = 0; status == PA_OK && options->radii && i < options->path_count; i++) {
        if (!(options->radii[i] >= 0.0 && options->radii[i] <= PA_LENGTH_MAX)) {
            status = pa_fail(err, PA_INVALID, "sweep: radii[%zu] must be 0 or more, not %g", i + 1,
                             options->radii[i]);
        }
    }
    if (status == PA_OK && options->closed && fabs(remainder(options->twist_deg, 360.0)) > 1e-6) {
        status = pa_fail(err, PA_INVALID, "sweep: the twist of a closed path must be whole turns, not %g",
                         options->twist_deg);
    }
    return status;
}

static pa_status make_profile(sweeping *of, pa_error *err)
{
    const pa_sweep_options *options = of->options;
    pa_vec2 circle[PA_SEGMENTS_MAX];
    pa_loop loop = options->profile;
    double scale = options->radius > 0.0 ? options->radius : 1.0;
    if (loop.count == 0) {
        uint32_t sides = options->sides ? options->sides : 16;
        for (uint32_t i = 0; i < sides; i++) {
            /* The seam runs along the underside. */
            double angle = PA_TAU * i / sides - PA_PI / 2.0;
            circle[i] = (pa_vec2){cos(angle), sin(angle)};
        }
        loop = (pa_loop){circle, sides};
    }
    pa_status status = pa_loops_make("sweep", &loop, NULL, 0, of->scratch, &of->profile, err);
    for (uint32_t i = 0; status == PA_OK && i < of->profile.starts[1]; i++) {
        of->profile.points[i] = pa_vec2_scale(of->profile.points[i], scale);
        of->reach = fmax(of->reach, pa_vec2_length(of->profile.points[i]));
    }
    return status;
}

static pa_status clean_path(sweeping *of, pa_error *err)
{
    const pa_sweep_options *options = of->options;
    size_t count = options->path_count;
    of->path = PA_NEW_ARRAY(of->scratch, pa_vec3, count);
    of->radii = PA_NEW_ARRAY(of->scratch, double, count);
    size_t *from = PA_NEW_ARRAY(of->scratch, size_t, count);
    if (!of->path || !of->radii || !from) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    of->path_count = pa_path_clean(options->path, count, options->closed, of->path, from);
    if (of->path_count < (options->closed ? 3u : 2u)) {
        return pa_fail(err, PA_INVALID, "sweep: the path has no length");
    }
    double widest = 0.0;
    for (size_t i = 0; i < of->path_count; i++) {
        of->radii[i] = options->radii ? options->radii[from[i]] : 1.0;
        widest = fmax(widest, of->radii[i]);
    }
    return widest > 0.0 ? PA_OK : pa_fail(err, PA_INVALID, "sweep: the radii are all 0");
}

/* A dome over an end: rings that shrink along a circle to a tip. way: 1 after the end, -1 before the start.
 */
static void add_dome(sweeping *of, const pa_frame *frame, double scale, double way)
{
    uint32_t steps = of->profile.starts[1] / 4;
    steps = steps < 3 ? 3 : steps > 16 ? 16 : steps;
    double depth = of->reach * scale;
    for (uint32_t i = 1; i <= steps; i++) {
        uint32_t step = way > 0.0 ? i : steps + 1 - i;
        double angle = PA_PI / 2.0 * step / steps;
        ring *made = &of->rings[of->ring_count++];
        *made = (ring){
            .frame = *frame, .scale = step == steps ? 0.0 : scale * cos(angle), .edge = PA_EDGE_SMOOTH};
        made->frame.at = pa_vec3_along(frame->at, frame->ahead, way * depth * sin(angle));
        made->frame.along += way * depth * angle;
    }
}

static pa_status lay_rings(sweeping *of, pa_error *err)
{
    enum { DOME_MAX = 16 };
    const pa_sweep_options *options = of->options;
    size_t frame_count = of->path_count + (options->closed ? 1 : 0);
    pa_frame *frames = PA_NEW_ARRAY(of->scratch, pa_frame, frame_count);
    of->rings = PA_NEW_ARRAY(of->scratch, ring, frame_count + 2 * (DOME_MAX + 1));
    if (!frames || !of->rings) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_frames_along(of->path, of->path_count, options->closed, options->up, options->twist_deg, frames);
    bool start_dome = !options->closed && options->start == PA_CAP_ROUND && of->radii[0] > 0.0;
    bool end_dome = !options->closed && options->end == PA_CAP_ROUND && of->radii[of->path_count - 1] > 0.0;
    if (start_dome) {
        add_dome(of, &frames[0], of->radii[0], -1.0);
    }
    for (size_t i = 0; i < frame_count; i++) {
        bool domed = (i == 0 && start_dome) || (i + 1 == frame_count && end_dome);
        of->rings[of->ring_count++] = (ring){.frame = frames[i],
                                             .scale = of->radii[i % of->path_count],
                                             .edge = domed ? PA_EDGE_SMOOTH : PA_EDGE_BY_ANGLE,
                                             .rank = i + 1 < frame_count ? 1 : 0};
    }
    if (end_dome) {
        add_dome(of, &frames[frame_count - 1], of->radii[of->path_count - 1], 1.0);
    }
    return PA_OK;
}

static pa_vec3 ring_point(const ring *on, pa_vec2 profile)
{
    pa_vec3 offset = pa_vec3_scale(on->frame.right, profile.x * on->scale);
    offset = pa_vec3_along(offset, on->frame.up, profile.y * on->scale);
    double bent = pa_vec3_dot(offset, on->frame.bend) * (on->frame.stretch - 1.0);
    return pa_vec3_add(on->frame.at, pa_vec3_along(offset, on->frame.bend, bent));
}

/* Columns run against the profile: it was drawn as seen from inside the path. */
static uint32_t profile_at(const sweeping *of, uint32_t column)
{
    uint32_t count = of->profile.starts[1];
    return (count - column % count) % count;
}

/*
 * Where the path bends more tightly than the profile is wide, the skin on the inside of the bend would run
 * backwards through itself. Points that go back are drawn together until none does: the skin creases there,
 * as a sleeve's does in the elbow.
 */
static void crease_bends(const sweeping *of, pa_vec3 *places)
{
    enum { ROUNDS_MOST = 64 };
    const double apart = 0.02; /* what remains of the way from one ring to the next */
    uint32_t columns = of->profile.starts[1];
    bool back = true;
    for (int round = 0; back && round < ROUNDS_MOST; round++) {
        back = false;
        for (uint32_t r = 0; r + 1 < of->ring_count; r++) {
            pa_vec3 way = pa_vec3_sub(of->rings[r + 1].frame.at, of->rings[r].frame.at);
            double square = pa_vec3_dot(way, way);
            pa_vec3 *near = places + (size_t)r * columns;
            for (uint32_t c = 0; c < columns; c++) {
                pa_vec3 step = pa_vec3_sub(near[columns + c], near[c]);
                if (pa_vec3_dot(step, way) < 0.5 * apart * square) {
                    pa_vec3 middle = pa_vec3_mix(near[c], near[columns + c], 0.5);
                    near[c] = pa_vec3_along(middle, way, -0.5 * apart);
                    near[columns + c] = pa_vec3_along(middle, way, 0.5 * apart);
                    back = true;
                }
            }
        }
        /* The last ring of a closed path is its first one again. */
        for (uint32_t c = 0; of->options->closed && c < columns; c++) {
            pa_vec3 *last = &places[(size_t)(of->ring_count - 1) * columns + c];
            places[c] = *last = pa_vec3_mix(places[c], *last, 0.5);
        }
    }
}

static pa_status place_points(sweeping *of, pa_error *err)
{
    uint32_t columns = of->profile.starts[1];
    pa_vec3 *places = PA_NEW_ARRAY(of->scratch, pa_vec3, (size_t)of->ring_count * columns);
    if (!places) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t r = 0; r < of->ring_count; r++) {
        for (uint32_t c = 0; c < columns; c++) {
            pa_vec2 place = of->profile.points[profile_at(of, c)];
            places[(size_t)r * columns + c] = ring_point(&of->rings[r], place);
        }
    }
    crease_bends(of, places);
    for (uint32_t r = 0; r < of->ring_count; r++) {
        uint32_t *out = of->points + (size_t)r * columns;
        bool again = of->options->closed && r + 1 == of->ring_count;
        for (uint32_t c = 0; c < columns; c++) {
            if (again) {
                out[c] = of->points[c];
            } else if (of->rings[r].scale <= 0.0 && c > 0) {
                out[c] = out[0];
            } else {
                out[c] = pa_builder_point(of->builder, places[(size_t)r * columns + c]);
            }
        }
    }
    return PA_OK;
}

static double mean_scale(const sweeping *of)
{
    double sum = 0.0;
    double length = 0.0;
    for (uint32_t r = 1; r < of->ring_count; r++) {
        double step = of->rings[r].frame.along - of->rings[r - 1].frame.along;
        sum += step * (of->rings[r].scale + of->rings[r - 1].scale) / 2.0;
        length += step;
    }
    return sum / length;
}

static pa_status add_skin(sweeping *of, pa_error *err)
{
    uint32_t columns = of->profile.starts[1];
    of->points = PA_NEW_ARRAY(of->scratch, uint32_t, (size_t)of->ring_count * columns);
    pa_vec2 *uvs = PA_NEW_ARRAY(of->scratch, pa_vec2, (size_t)of->ring_count * (columns + 1));
    uint8_t *row_edges = PA_NEW_ARRAY(of->scratch, uint8_t, of->ring_count);
    uint8_t *ranks = PA_NEW_ARRAY(of->scratch, uint8_t, of->ring_count);
    uint8_t *column_edges = PA_NEW_ARRAY(of->scratch, uint8_t, columns);
    if (!of->points || !uvs || !row_edges || !ranks || !column_edges) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = place_points(of, err);
    if (status != PA_OK) {
        return status;
    }
    double scale = mean_scale(of);
    double u = 0.0;
    for (uint32_t c = 0; c <= columns; c++) {
        pa_vec2 here = of->profile.points[profile_at(of, c)];
        pa_vec2 next = of->profile.points[profile_at(of, c + 1)];
        for (uint32_t r = 0; r < of->ring_count; r++) {
            uvs[(size_t)r * (columns + 1) + c] = (pa_vec2){u, -of->rings[r].frame.along};
        }
        u += pa_vec2_length(pa_vec2_sub(next, here)) * scale;
    }
    for (uint32_t c = 0; c < columns; c++) {
        double turn = fabs(pa_loop_turn_deg(of->profile.points, columns, profile_at(of, c)));
        column_edges[c] = turn > of->crease_deg ? PA_EDGE_SHARP : PA_EDGE_SMOOTH;
    }
    for (uint32_t r = 0; r < of->ring_count; r++) {
        row_edges[r] = (uint8_t)of->rings[r].edge;
        ranks[r] = of->rings[r].rank;
    }
    pa_net net = {.rows = of->ring_count,
                  .columns = columns,
                  .wrap_columns = true,
                  .points = of->points,
                  .uvs = uvs,
                  .row_edges = row_edges,
                  .column_edges = column_edges,
                  .ranks = ranks};
    pa_builder_net(of->builder, &net);
    return PA_OK;
}

static void add_disc(sweeping *of, uint32_t r, bool start)
{
    uint32_t columns = of->profile.starts[1];
    of->builder->rank = 1;
    for (uint32_t i = 0; i < columns; i++) {
        uint32_t c = start ? columns - 1 - i : i;
        pa_vec2 place = pa_vec2_scale(of->profile.points[profile_at(of, c)], of->rings[r].scale);
        pa_vec2 uv = {start ? place.x : -place.x, -place.y};
        pa_builder_corner(of->builder, of->points[(size_t)r * columns + c], uv, PA_EDGE_SHARP);
    }
    pa_builder_end(of->builder);
}

pa_status pa_shape_sweep(const pa_sweep_options *options, pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    PA_BUILDER_SCOPED builder;
    sweeping of = {.options = options,
                   .crease_deg = options->crease_deg > 0.0 ? options->crease_deg : PA_CREASE_DEG,
                   .scratch = &scratch,
                   .builder = &builder};
    pa_builder_init(&builder, of.crease_deg);
    pa_status status = check_options(options, err);
    if (status == PA_OK) {
        status = make_profile(&of, err);
    }
    if (status == PA_OK) {
        status = clean_path(&of, err);
    }
    if (status == PA_OK && of.path_count * of.profile.starts[1] > PA_SHAPE_POINTS_MAX) {
        status = pa_fail(err, PA_TOO_LARGE, "sweep: more than %d points", PA_SHAPE_POINTS_MAX);
    }
    if (status == PA_OK) {
        status = lay_rings(&of, err);
    }
    if (status == PA_OK) {
        status = add_skin(&of, err);
    }
    if (status != PA_OK) {
        return status;
    }
    if (!options->closed && options->start == PA_CAP_FLAT) {
        add_disc(&of, 0, true);
    }
    if (!options->closed && options->end == PA_CAP_FLAT) {
        add_disc(&of, of.ring_count - 1, false);
    }
    return pa_builder_finish(&builder, arena, out_shape, err);
}
