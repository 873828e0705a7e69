#include "asset/geometry/curve.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/curve_private.h"
#include "asset/geometry/parameter_private.h"
#include "asset/geometry/triangulate_private.h"

static uint32_t or_default(uint32_t value, uint32_t otherwise)
{
    return value ? value : otherwise;
}

static pa_status check_segments(const char *what, uint32_t segments, size_t spans, pa_error *err)
{
    const pa_limit limits[] = {{"segments", segments, 1, 256}};
    pa_status status = PA_LIMITS_CHECK(what, limits, err);
    if (status == PA_OK && (segments + 1) * spans > PA_OUTLINE_MAX) {
        return pa_fail(err, PA_TOO_LARGE, "%s: more than %d points", what, PA_OUTLINE_MAX);
    }
    return status;
}

/* Rounds corners or runs a spline through them, then drops points that came out twice. */
static size_t finish_points(pa_vec3 *points, size_t count, bool closed)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (!kept || pa_vec3_length(pa_vec3_sub(points[i], points[kept - 1])) > PA_LENGTH_MIN / 10.0) {
            points[kept++] = points[i];
        }
    }
    while (closed && kept > 1 &&
           pa_vec3_length(pa_vec3_sub(points[0], points[kept - 1])) <= PA_LENGTH_MIN / 10.0) {
        kept--;
    }
    return kept;
}

static size_t round_points(const pa_vec3 *points, size_t count, bool closed, double radius, uint32_t segments,
                           pa_vec3 *out_points)
{
    size_t made = 0;
    for (size_t i = 0; i < count; i++) {
        pa_vec3 before = points[(i + count - 1) % count];
        pa_vec3 after = points[(i + 1) % count];
        if (!closed && (i == 0 || i + 1 == count)) {
            out_points[made++] = points[i];
            continue;
        }
        double leg = fmin(pa_vec3_length(pa_vec3_sub(before, points[i])),
                          pa_vec3_length(pa_vec3_sub(after, points[i])));
        made += pa_corner_round(before, points[i], after, radius, leg / 2.0, segments, out_points + made);
    }
    return finish_points(out_points, made, closed);
}

static size_t smooth_points(const pa_vec3 *points, size_t count, bool closed, uint32_t segments,
                            pa_vec3 *out_points)
{
    size_t made = 0;
    size_t spans = closed ? count : count - 1;
    for (size_t i = 0; i < spans; i++) {
        pa_vec3 b = points[i];
        pa_vec3 c = points[(i + 1) % count];
        pa_vec3 a = closed || i > 0 ? points[(i + count - 1) % count] : pa_spline_beyond(b, c);
        pa_vec3 d = closed || i + 2 < count ? points[(i + 2) % count] : pa_spline_beyond(c, b);
        for (uint32_t s = 0; s < segments; s++) {
            out_points[made++] = pa_spline_at(a, b, c, d, (double)s / segments);
        }
    }
    if (!closed) {
        out_points[made++] = points[count - 1];
    }
    return finish_points(out_points, made, closed);
}

static pa_status outline_of(const pa_vec3 *points, size_t count, pa_arena *arena, pa_outline *out_outline,
                            pa_error *err)
{
    pa_vec2 *flat = PA_NEW_ARRAY(arena, pa_vec2, count);
    if (!flat) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < count; i++) {
        flat[i] = (pa_vec2){points[i].x, points[i].y};
    }
    if (pa_loop_area2(flat, count) < 0.0) {
        for (size_t i = 0; i < count / 2; i++) {
            pa_vec2 point = flat[i];
            flat[i] = flat[count - 1 - i];
            flat[count - 1 - i] = point;
        }
    }
    *out_outline = (pa_outline){flat, count};
    return PA_OK;
}

static pa_status lift(const char *what, const pa_vec2 *points, size_t count, pa_arena *scratch,
                      pa_vec3 **out_points, pa_error *err)
{
    pa_status status = pa_points2_check(what, "points", points, count, 3, PA_OUTLINE_MAX, err);
    if (status != PA_OK) {
        return status;
    }
    pa_vec3 *lifted = PA_NEW_ARRAY(scratch, pa_vec3, count);
    if (!lifted) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < count; i++) {
        lifted[i] = (pa_vec3){points[i].x, points[i].y, 0.0};
    }
    *out_points = lifted;
    return PA_OK;
}

pa_status pa_outline_ellipse(double radius_x, double radius_y, uint32_t sides, pa_arena *arena,
                             pa_outline *out_outline, pa_error *err)
{
    uint32_t count = or_default(sides, 32);
    const pa_limit limits[] = {{"radius_x", radius_x, PA_LENGTH_MIN, PA_LENGTH_MAX},
                               {"radius_y", radius_y, PA_LENGTH_MIN, PA_LENGTH_MAX},
                               {"sides", count, 3, PA_SEGMENTS_MAX}};
    pa_status status = PA_LIMITS_CHECK("ellipse", limits, err);
    if (status != PA_OK) {
        return status;
    }
    pa_vec3 points[PA_SEGMENTS_MAX];
    for (uint32_t i = 0; i < count; i++) {
        double angle = PA_TAU * i / count;
        points[i] = (pa_vec3){radius_x * cos(angle), radius_y * sin(angle), 0.0};
    }
    return outline_of(points, count, arena, out_outline, err);
}

pa_status pa_outline_rectangle(double width, double height, double radius, uint32_t segments, pa_arena *arena,
                               pa_outline *out_outline, pa_error *err)
{
    segments = or_default(segments, 4);
    const pa_limit limits[] = {{"width", width, PA_LENGTH_MIN, PA_LENGTH_MAX},
                               {"height", height, PA_LENGTH_MIN, PA_LENGTH_MAX},
                               {"radius", radius, 0.0, PA_LENGTH_MAX}};
    pa_status status = PA_LIMITS_CHECK("rectangle", limits, err);
    if (status == PA_OK) {
        status = check_segments("rectangle", segments, 4, err);
    }
    if (status != PA_OK) {
        return status;
    }
    double x = width / 2.0;
    double y = height / 2.0;
    const pa_vec3 corners[4] = {{x, -y, 0}, {x, y, 0}, {-x, y, 0}, {-x, -y, 0}};
    pa_vec3 points[4 * 257];
    size_t count = round_points(corners, 4, true, radius, segments, points);
    return outline_of(points, count, arena, out_outline, err);
}

pa_status pa_outline_star(uint32_t tips, double outer, double inner, pa_arena *arena, pa_outline *out_outline,
                          pa_error *err)
{
    const pa_limit limits[] = {{"tips", tips, 3, PA_SEGMENTS_MAX / 2.0},
                               {"outer", outer, PA_LENGTH_MIN, PA_LENGTH_MAX},
                               {"inner", inner, PA_LENGTH_MIN, outer}};
    pa_status status = PA_LIMITS_CHECK("star", limits, err);
    if (status != PA_OK) {
        return status;
    }
    pa_vec3 points[PA_SEGMENTS_MAX];
    for (uint32_t i = 0; i < tips * 2; i++) {
        double angle = PA_PI * i / tips + PA_PI / 2.0;
        double radius = i % 2 == 0 ? outer : inner;
        points[i] = (pa_vec3){radius * cos(angle), radius * sin(angle), 0.0};
    }
    return outline_of(points, (size_t)tips * 2, arena, out_outline, err);
}

pa_status pa_outline_round(const pa_vec2 *points, size_t count, double radius, uint32_t segments,
                           pa_arena *arena, pa_outline *out_outline, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    pa_path path = {0};
    pa_vec3 *lifted = NULL;
    pa_status status = lift("round", points, count, &scratch, &lifted, err);
    if (status == PA_OK) {
        status = pa_path_round(lifted, count, true, radius, segments, &scratch, &path, err);
    }
    return status == PA_OK ? outline_of(path.points, path.count, arena, out_outline, err) : status;
}

pa_status pa_outline_smooth(const pa_vec2 *points, size_t count, uint32_t segments, pa_arena *arena,
                            pa_outline *out_outline, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    pa_path path = {0};
    pa_vec3 *lifted = NULL;
    pa_status status = lift("smooth", points, count, &scratch, &lifted, err);
    if (status == PA_OK) {
        status = pa_path_smooth(lifted, count, true, segments, &scratch, &path, err);
    }
    return status == PA_OK ? outline_of(path.points, path.count, arena, out_outline, err) : status;
}

static pa_status check_path(const char *what, const pa_vec3 *points, size_t count, bool closed,
                            uint32_t segments, pa_error *err)
{
    pa_status status = pa_points3_check(what, "points", points, count, closed ? 3 : 2, PA_OUTLINE_MAX, err);
    return status == PA_OK ? check_segments(what, segments, count, err) : status;
}

pa_status pa_path_smooth(const pa_vec3 *points, size_t count, bool closed, uint32_t segments, pa_arena *arena,
                         pa_path *out_path, pa_error *err)
{
    segments = or_default(segments, 6);
    pa_status status = check_path("smooth path", points, count, closed, segments, err);
    if (status != PA_OK) {
        return status;
    }
    pa_vec3 *made = PA_NEW_ARRAY(arena, pa_vec3, count * segments + 1);
    if (!made) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_path = (pa_path){made, smooth_points(points, count, closed, segments, made)};
    return PA_OK;
}

pa_status pa_path_round(const pa_vec3 *points, size_t count, bool closed, double radius, uint32_t segments,
                        pa_arena *arena, pa_path *out_path, pa_error *err)
{
    segments = or_default(segments, 6);
    const pa_limit limits[] = {{"radius", radius, 0.0, PA_LENGTH_MAX}};
    pa_status status = PA_LIMITS_CHECK("rounded path", limits, err);
    if (status == PA_OK) {
        status = check_path("rounded path", points, count, closed, segments, err);
    }
    if (status != PA_OK) {
        return status;
    }
    pa_vec3 *made = PA_NEW_ARRAY(arena, pa_vec3, count * (segments + 1));
    if (!made) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_path = (pa_path){made, round_points(points, count, closed, radius, segments, made)};
    return PA_OK;
}

pa_status pa_path_helix(double radius, double top_radius, double height, double turns, uint32_t segments,
                        pa_arena *arena, pa_path *out_path, pa_error *err)
{
    segments = or_default(segments, 24);
    const pa_limit limits[] = {{"radius", radius, 0.0, PA_LENGTH_MAX},
                               {"top_radius", top_radius, 0.0, PA_LENGTH_MAX},
                               {"the larger radius", fmax(radius, top_radius), PA_LENGTH_MIN, PA_LENGTH_MAX},
                               {"height", height, -PA_LENGTH_MAX, PA_LENGTH_MAX},
                               {"turns", turns, 0.01, 1000.0},
                               {"segments", segments, 3, 256}};
    pa_status status = PA_LIMITS_CHECK("helix", limits, err);
    if (status != PA_OK) {
        return status;
    }
    double steps = fmax(2.0, ceil(segments * turns));
    if (steps + 1.0 > PA_OUTLINE_MAX) {
        return pa_fail(err, PA_TOO_LARGE, "helix: more than %d points", PA_OUTLINE_MAX);
    }
    size_t count = (size_t)steps + 1;
    pa_vec3 *points = PA_NEW_ARRAY(arena, pa_vec3, count);
    if (!points) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < count; i++) {
        double t = (double)i / steps;
        double angle = PA_TAU * turns * t;
        double r = radius + (top_radius - radius) * t;
        points[i] = (pa_vec3){r * sin(angle), height * t, r * cos(angle)};
    }
    *out_path = (pa_path){points, count};
    return PA_OK;
}
