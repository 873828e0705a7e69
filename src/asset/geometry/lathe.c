#include "asset/geometry/lathe.h"

#include <string.h>

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/curve_private.h"
#include "asset/geometry/lathe_private.h"
#include "asset/geometry/parameter_private.h"

/* Radii below this lie on the axis. */
#define ON_AXIS 1e-7

typedef struct profile {
    pa_lathe_row *rows;
    uint32_t count;
} profile;

static pa_status check_options(const pa_lathe_options *options, pa_error *err)
{
    const pa_limit limits[] = {
        {"number of points", (double)options->point_count, options->ends == PA_LATHE_RING ? 3 : 2,
         PA_OUTLINE_MAX},
        {"sides", options->sides, options->sides ? 3 : 0, PA_SEGMENTS_MAX},
        {"segments", options->segments, 0, 64},
        {"crease", options->crease_deg, 0.0, 180.0},
        {"sweep", options->sweep_deg, options->sweep_deg < 0.0 || options->sweep_deg > 0.0 ? 1.0 : 0.0,
         360.0},
        {"ends", options->ends, PA_LATHE_CAPPED, PA_LATHE_RING},
    };
    pa_status status = PA_LIMITS_CHECK("lathe", limits, err);
    for (size_t i = 0; status == PA_OK && i < options->point_count; i++) {
        const pa_lathe_point *point = &options->points[i];
        if (!(point->radius >= 0.0 && point->radius <= PA_LENGTH_MAX)) {
            return pa_fail(err, PA_INVALID, "lathe: the radius of point %zu must be 0 or more, not %g", i + 1,
                           point->radius);
        }
        if (!(fabs(point->height) <= PA_LENGTH_MAX) || (unsigned)point->edge > PA_EDGE_SMOOTH) {
            return pa_fail(err, PA_INVALID, "lathe: the height or edge of point %zu is not valid", i + 1);
        }
    }
    return status;
}

static bool same_place(const pa_lathe_row *a, const pa_lathe_row *b)
{
    return hypot(a->radius - b->radius, a->height - b->height) < PA_LENGTH_MIN / 10.0;
}

static void push(profile *to, double radius, double height, pa_edge edge)
{
    pa_lathe_row row = {.radius = radius < ON_AXIS ? 0.0 : radius, .height = height, .edge = edge};
    if (to->count && same_place(&to->rows[to->count - 1], &row)) {
        return;
    }
    to->rows[to->count++] = row;
}

static pa_vec3 flat(const pa_lathe_row *row)
{
    return (pa_vec3){row->radius, row->height, 0.0};
}

/* The neighbour beyond the curve's end: on the axis its mirror image, so that a dome's top is level. */
static pa_vec3 beyond(const pa_lathe_row *at, const pa_lathe_row *neighbour)
{
    if (at->radius <= 0.0) {
        return (pa_vec3){-neighbour->radius, neighbour->height, 0.0};
    }
    return pa_spline_beyond(flat(at), flat(neighbour));
}

static void push_curve(profile *to, const profile *from, bool ring, uint32_t segments)
{
    uint32_t count = from->count;
    uint32_t spans = ring ? count : count - 1;
    for (uint32_t i = 0; i < spans; i++) {
        const pa_lathe_row *b = &from->rows[i];
        const pa_lathe_row *c = &from->rows[(i + 1) % count];
        const pa_lathe_row *a = &from->rows[(i + count - 1) % count];
        const pa_lathe_row *d = &from->rows[(i + 2) % count];
        bool begins = b->edge == PA_EDGE_SHARP || (!ring && i == 0);
        bool ends = c->edge == PA_EDGE_SHARP || (!ring && i + 2 >= count);
        pa_vec3 before = begins ? beyond(b, c) : flat(a);
        pa_vec3 after = ends ? beyond(c, b) : flat(d);
        push(to, b->radius, b->height, b->edge == PA_EDGE_BY_ANGLE ? PA_EDGE_SMOOTH : b->edge);
        for (uint32_t s = 1; s < segments; s++) {
            pa_vec3 at = pa_spline_at(before, flat(b), flat(c), after, (double)s / segments);
            push(to, fmax(at.x, 0.0), at.y, PA_EDGE_SMOOTH);
        }
    }
    if (!ring) {
        push(to, from->rows[count - 1].radius, from->rows[count - 1].height, from->rows[count - 1].edge);
    }
}

static void reverse(profile *of)
{
    for (uint32_t i = 0; i < of->count / 2; i++) {
        pa_lathe_row row = of->rows[i];
        of->rows[i] = of->rows[of->count - 1 - i];
        of->rows[of->count - 1 - i] = row;
    }
}

/* Three times the turned volume over pi: positive where the profile runs up along the outside. */
static double turned_volume(const profile *of, bool ring)
{
    double sum = 0.0;
    for (uint32_t i = 0; i + (ring ? 0 : 1) < of->count; i++) {
        const pa_lathe_row *a = &of->rows[i];
        const pa_lathe_row *b = &of->rows[(i + 1) % of->count];
        sum +=
            (b->height - a->height) * (a->radius * a->radius + a->radius * b->radius + b->radius * b->radius);
    }
    return sum;
}

/* options' points → rows without repeats, curved where asked, with the discs' centres. */
static pa_status make_profile(const pa_lathe_options *options, pa_arena *scratch, profile *out_profile,
                              pa_error *err)
{
    bool ring = options->ends == PA_LATHE_RING;
    uint32_t segments = options->segments ? options->segments : 6;
    size_t room = options->point_count * (options->smooth ? segments : 1) + 3;
    profile raw = {PA_NEW_ARRAY(scratch, pa_lathe_row, options->point_count + 1), 0};
    profile made = {PA_NEW_ARRAY(scratch, pa_lathe_row, room), 0};
    if (!raw.rows || !made.rows) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < options->point_count; i++) {
        push(&raw, options->points[i].radius, options->points[i].height, options->points[i].edge);
    }
    while (ring && raw.count > 1 && same_place(&raw.rows[0], &raw.rows[raw.count - 1])) {
        raw.count--;
    }
    if (raw.count < (ring ? 3u : 2u)) {
        return pa_fail(err, PA_INVALID, "lathe: the points all lie in one place");
    }
    if (options->ends == PA_LATHE_CAPPED && raw.rows[0].radius > 0.0) {
        push(&made, 0.0, raw.rows[0].height, PA_EDGE_BY_ANGLE);
    }
    if (options->smooth) {
        push_curve(&made, &raw, ring, segments);
    } else {
        for (uint32_t i = 0; i < raw.count; i++) {
            push(&made, raw.rows[i].radius, raw.rows[i].height, raw.rows[i].edge);
        }
    }
    if (options->ends == PA_LATHE_CAPPED && raw.rows[raw.count - 1].radius > 0.0) {
        push(&made, 0.0, raw.rows[raw.count - 1].height, PA_EDGE_BY_ANGLE);
    }
    *out_profile = made;
    return PA_OK;
}

pa_status pa_shape_lathe(const pa_lathe_options *options, pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    profile made = {0};
    pa_status status = check_options(options, err);
    if (status == PA_OK) {
        status = make_profile(options, &scratch, &made, err);
    }
    if (status != PA_OK) {
        return status;
    }
    bool ring = options->ends == PA_LATHE_RING;
    double volume = turned_volume(&made, ring);
    double reach = 0.0;
    for (uint32_t i = 0; i < made.count; i++) {
        reach = fmax(reach, made.rows[i].radius);
    }
    if (reach <= 0.0 || (options->ends != PA_LATHE_OPEN && fabs(volume) < 1e-18)) {
        return pa_fail(err, PA_INVALID, "lathe: the points enclose nothing");
    }
    if (volume < 0.0 && options->ends != PA_LATHE_OPEN) {
        reverse(&made);
    }
    pa_lathe_rows lathe = {.rows = made.rows,
                           .count = made.count,
                           .ring = ring,
                           .closed = options->ends != PA_LATHE_OPEN,
                           .sides = options->sides ? options->sides : 32,
                           .sweep_deg = options->sweep_deg > 0.0 ? options->sweep_deg : 360.0,
                           .crease_deg = options->crease_deg > 0.0 ? options->crease_deg : PA_CREASE_DEG};
    return pa_lathe_build(&lathe, arena, out_shape, err);
}
