#include "asset/geometry/outline_private.h"

#include <stdlib.h>

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/parameter_private.h"
#include "asset/geometry/triangulate_private.h"

enum { LOOP_POINTS_MAX = 2 * PA_OUTLINE_MAX, HOLES_MAX = 64 };

static double turn_of(pa_vec2 a, pa_vec2 b, pa_vec2 c)
{
    return pa_vec2_cross(pa_vec2_sub(b, a), pa_vec2_sub(c, a));
}

static bool same_place(pa_vec2 a, pa_vec2 b)
{
    return pa_vec2_length(pa_vec2_sub(a, b)) < PA_LENGTH_MIN / 10.0;
}

/* Appends one loop, cleaned, in the wanted direction. */
static pa_status append_loop(const char *what, const char *name, const pa_loop *from, bool left_turning,
                             pa_loops *to, pa_error *err)
{
    pa_status status = pa_points2_check(what, name, from->points, from->count, 3, PA_OUTLINE_MAX, err);
    if (status != PA_OK) {
        return status;
    }
    uint32_t start = to->starts[to->count];
    uint32_t end = start;
    bool reversed = (pa_loop_area2(from->points, from->count) > 0.0) != left_turning;
    for (size_t i = 0; i < from->count; i++) {
        pa_vec2 point = from->points[reversed ? from->count - 1 - i : i];
        if (end == start || !same_place(point, to->points[end - 1])) {
            to->points[end++] = point;
        }
    }
    while (end > start + 1 && same_place(to->points[start], to->points[end - 1])) {
        end--;
    }
    if (end - start < 3 || fabs(pa_loop_area2(to->points + start, end - start)) < 1e-12) {
        return pa_fail(err, PA_INVALID, "%s: %s encloses no area", what, name);
    }
    to->starts[++to->count] = end;
    return PA_OK;
}

static bool is_inside(const pa_loops *loops, uint32_t loop, pa_vec2 point)
{
    bool inside = false;
    uint32_t end = loops->starts[loop + 1];
    pa_vec2 a = loops->points[end - 1];
    for (uint32_t i = loops->starts[loop]; i < end; i++) {
        pa_vec2 b = loops->points[i];
        if ((a.y > point.y) != (b.y > point.y) &&
            point.x < a.x + (point.y - a.y) * (b.x - a.x) / (b.y - a.y)) {
            inside = !inside;
        }
        a = b;
    }
    return inside;
}

static pa_status check_places(const char *what, const pa_loops *loops, pa_error *err)
{
    bool cross = false;
    pa_status status = pa_loops_cross(loops, &cross, err);
    if (status != PA_OK) {
        return status;
    }
    if (cross) {
        return pa_fail(err, PA_INVALID, "%s: the outline or its holes cross", what);
    }
    for (uint32_t hole = 1; hole < loops->count; hole++) {
        pa_vec2 point = loops->points[loops->starts[hole]];
        bool lost = !is_inside(loops, 0, point);
        for (uint32_t other = 1; other < loops->count; other++) {
            lost = lost || (other != hole && is_inside(loops, other, point));
        }
        if (lost) {
            return pa_fail(err, PA_INVALID, "%s: hole %u does not lie in the outline or lies in another hole",
                           what, hole);
        }
    }
    return PA_OK;
}

pa_status pa_loops_make(const char *what, const pa_loop *outline, const pa_loop *holes, size_t hole_count,
                        pa_arena *scratch, pa_loops *out_loops, pa_error *err)
{
    const pa_limit limits[] = {{"number of holes", (double)hole_count, 0, HOLES_MAX}};
    pa_status status = PA_LIMITS_CHECK(what, limits, err);
    size_t room = outline->count;
    for (size_t i = 0; status == PA_OK && i < hole_count; i++) {
        room += holes[i].count;
        if (room > LOOP_POINTS_MAX) {
            status = pa_fail(err, PA_TOO_LARGE, "%s: more than %d points", what, LOOP_POINTS_MAX);
        }
    }
    if (status != PA_OK) {
        return status;
    }
    pa_loops loops = {PA_NEW_ARRAY(scratch, pa_vec2, room), PA_NEW_ARRAY(scratch, uint32_t, hole_count + 2),
                      0};
    if (!loops.points || !loops.starts) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    status = append_loop(what, "outline", outline, true, &loops, err);
    for (size_t i = 0; status == PA_OK && i < hole_count; i++) {
        status = append_loop(what, "hole", &holes[i], false, &loops, err);
    }
    if (status == PA_OK) {
        status = check_places(what, &loops, err);
    }
    if (status == PA_OK) {
        *out_loops = loops;
    }
    return status;
}

typedef struct segment {
    pa_vec2 a, b;
    double low, high; /* in x */
} segment;

static int by_low(const void *a, const void *b)
{
    const segment *one = a;
    const segment *other = b;
    return one->low < other->low ? -1 : one->low > other->low ? 1 : 0;
}

/* Touching ends do not count: neighbours share theirs. */
static bool segments_cross(const segment *s, const segment *t)
{
    double a = turn_of(s->a, s->b, t->a);
    double b = turn_of(s->a, s->b, t->b);
    double c = turn_of(t->a, t->b, s->a);
    double d = turn_of(t->a, t->b, s->b);
    return ((a > 0.0 && b < 0.0) || (a < 0.0 && b > 0.0)) && ((c > 0.0 && d < 0.0) || (c < 0.0 && d > 0.0));
}

pa_status pa_loops_cross(const pa_loops *loops, bool *out_cross, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    uint32_t count = loops->starts[loops->count];
    segment *segments = PA_NEW_ARRAY(&scratch, segment, count);
    if (!segments) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t l = 0; l < loops->count; l++) {
        for (uint32_t i = loops->starts[l]; i < loops->starts[l + 1]; i++) {
            pa_vec2 a = loops->points[i];
            pa_vec2 b = loops->points[i + 1 == loops->starts[l + 1] ? loops->starts[l] : i + 1];
            segments[i] = (segment){a, b, fmin(a.x, b.x), fmax(a.x, b.x)};
        }
    }
    qsort(segments, count, sizeof *segments, by_low);
    bool cross = false;
    for (uint32_t i = 0; !cross && i < count; i++) {
        for (uint32_t j = i + 1; !cross && j < count && segments[j].low <= segments[i].high; j++) {
            cross = segments_cross(&segments[i], &segments[j]);
        }
    }
    *out_cross = cross;
    return PA_OK;
}

/* How far a point moves for an inset of 1: along the bisector, so that both its edges move by 1. */
static pa_vec2 mitre(const pa_loops *loops, uint32_t loop, uint32_t at)
{
    enum { LONGEST = 8 };
    uint32_t start = loops->starts[loop];
    uint32_t end = loops->starts[loop + 1];
    pa_vec2 here = loops->points[at];
    pa_vec2 in = pa_vec2_sub(here, loops->points[at == start ? end - 1 : at - 1]);
    pa_vec2 out = pa_vec2_sub(loops->points[at + 1 == end ? start : at + 1], here);
    in = pa_vec2_scale(in, 1.0 / pa_vec2_length(in));
    out = pa_vec2_scale(out, 1.0 / pa_vec2_length(out));
    pa_vec2 sum = {-in.y - out.y, in.x + out.x};
    double share = 1.0 + pa_vec2_dot(in, out);
    return pa_vec2_scale(sum, 1.0 / fmax(share, 2.0 / (LONGEST * LONGEST)));
}

void pa_loops_inset(const pa_loops *loops, double by, pa_vec2 *out_points)
{
    for (uint32_t l = 0; l < loops->count; l++) {
        for (uint32_t i = loops->starts[l]; i < loops->starts[l + 1]; i++) {
            out_points[i] = pa_vec2_add(loops->points[i], pa_vec2_scale(mitre(loops, l, i), by));
        }
    }
}

/* The inset at which the first edge shrinks to nothing. */
static double edge_limit(const pa_loops *loops)
{
    double limit = (double)INFINITY;
    for (uint32_t l = 0; l < loops->count; l++) {
        for (uint32_t i = loops->starts[l]; i < loops->starts[l + 1]; i++) {
            uint32_t next = i + 1 == loops->starts[l + 1] ? loops->starts[l] : i + 1;
            pa_vec2 edge = pa_vec2_sub(loops->points[next], loops->points[i]);
            pa_vec2 change = pa_vec2_sub(mitre(loops, l, next), mitre(loops, l, i));
            double length = pa_vec2_length(edge);
            double rate = pa_vec2_dot(change, edge) / length;
            if (rate < -1e-12) {
                limit = fmin(limit, length / -rate);
            }
        }
    }
    return limit;
}

pa_status pa_loops_inset_limit(const pa_loops *loops, double wanted, pa_arena *scratch, double *out_limit,
                               pa_error *err)
{
    enum { HALVINGS = 6 };
    pa_loops moved = *loops;
    moved.points = PA_NEW_ARRAY(scratch, pa_vec2, loops->starts[loops->count]);
    if (!moved.points) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    double limit = fmin(wanted, edge_limit(loops) * 0.98);
    for (int i = 0; limit > 0.0 && i < HALVINGS; i++) {
        bool cross = false;
        pa_loops_inset(loops, limit, moved.points);
        pa_status status = pa_loops_cross(&moved, &cross, err);
        if (status != PA_OK) {
            return status;
        }
        if (!cross) {
            *out_limit = limit;
            return PA_OK;
        }
        limit /= 2.0;
    }
    *out_limit = 0.0;
    return PA_OK;
}

double pa_loop_turn_deg(const pa_vec2 *points, uint32_t count, uint32_t at)
{
    pa_vec2 in = pa_vec2_sub(points[at], points[(at + count - 1) % count]);
    pa_vec2 out = pa_vec2_sub(points[(at + 1) % count], points[at]);
    return atan2(pa_vec2_cross(in, out), pa_vec2_dot(in, out)) * (180.0 / PA_PI);
}
