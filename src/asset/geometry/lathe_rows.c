#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/builder_private.h"
#include "asset/geometry/lathe_private.h"

/* Bands flatter than this (height over radius) take their texture from above or below, not around. */
#define FLAT_SLOPE 0.6

typedef struct turning {
    const pa_lathe_rows *lathe;
    pa_builder *builder;
    uint32_t columns;   /* of points */
    bool full;          /* the last column is the first */
    double start;       /* radians */
    double step;        /* radians */
    uint32_t row_count; /* with a ring's first row once more at the end */
    uint32_t *points;   /* [row_count, columns] */
    uint8_t *edges;     /* [row_count] */
    uint8_t *ranks;     /* [row_count] */
    pa_vec2 *uvs;       /* [row_count, columns + full] of the run at hand */
} turning;

static const pa_lathe_row *row_at(const turning *turn, uint32_t r)
{
    return &turn->lathe->rows[r % turn->lathe->count];
}

static void place_points(turning *turn)
{
    for (uint32_t r = 0; r < turn->row_count; r++) {
        const pa_lathe_row *row = row_at(turn, r);
        uint32_t *out = turn->points + (size_t)r * turn->columns;
        turn->edges[r] = (uint8_t)row->edge;
        turn->ranks[r] = row->rank;
        for (uint32_t c = 0; c < turn->columns; c++) {
            if (r >= turn->lathe->count) {
                out[c] = turn->points[c];
            } else if (row->radius <= 0.0 && c > 0) {
                out[c] = out[0];
            } else {
                double angle = turn->start + turn->step * c;
                out[c] = pa_builder_point(turn->builder, (pa_vec3){row->radius * sin(angle), row->height,
                                                                   row->radius * cos(angle)});
            }
        }
    }
}

/* -1 seen from below, 1 from above, 0 from around. */
static int facing(const turning *turn, uint32_t band)
{
    const pa_lathe_row *low = row_at(turn, band);
    const pa_lathe_row *high = row_at(turn, band + 1);
    double out = high->radius - low->radius;
    if (turn->lathe->wrapped || fabs(high->height - low->height) > FLAT_SLOPE * fabs(out)) {
        return 0;
    }
    return out > 0.0 ? -1 : 1;
}

/* Flat runs show the texture as it lies in XZ. */
static void chart_flat(turning *turn, uint32_t first, uint32_t last, int side)
{
    uint32_t stride = turn->columns + (turn->full ? 1 : 0);
    for (uint32_t r = first; r <= last; r++) {
        double radius = row_at(turn, r)->radius;
        for (uint32_t c = 0; c < stride; c++) {
            double angle = turn->start + turn->step * c;
            double x = radius * sin(angle);
            double z = radius * cos(angle);
            turn->uvs[(size_t)(r - first) * stride + c] = (pa_vec2){x, side * z};
        }
    }
}

/* Standing runs unroll at their mean radius. */
static void chart_around(turning *turn, uint32_t first, uint32_t last, double *along)
{
    uint32_t stride = turn->columns + (turn->full ? 1 : 0);
    double area = 0.0;
    double length = 0.0;
    for (uint32_t r = first; r < last; r++) {
        const pa_lathe_row *low = row_at(turn, r);
        const pa_lathe_row *high = row_at(turn, r + 1);
        double step = hypot(high->radius - low->radius, high->height - low->height);
        area += step * (low->radius + high->radius) / 2.0;
        length += step;
    }
    double radius = area / length;
    for (uint32_t r = first; r <= last; r++) {
        if (r > first) {
            const pa_lathe_row *low = row_at(turn, r - 1);
            *along += hypot(row_at(turn, r)->radius - low->radius, row_at(turn, r)->height - low->height);
        }
        for (uint32_t c = 0; c < stride; c++) {
            turn->uvs[(size_t)(r - first) * stride + c] = (pa_vec2){radius * turn->step * c, -*along};
        }
    }
}

static void add_bands(turning *turn)
{
    double along = 0.0;
    for (uint32_t first = 0; first + 1 < turn->row_count;) {
        int side = facing(turn, first);
        uint32_t last = first + 1;
        while (last + 1 < turn->row_count && facing(turn, last) == side) {
            last++;
        }
        if (side) {
            chart_flat(turn, first, last, side);
        } else {
            chart_around(turn, first, last, &along);
        }
        pa_net net = {.rows = last - first + 1,
                      .columns = turn->columns,
                      .wrap_columns = turn->full,
                      .points = turn->points + (size_t)first * turn->columns,
                      .uvs = turn->uvs,
                      .row_edges = turn->edges + first,
                      .ranks = turn->ranks + first};
        pa_builder_net(turn->builder, &net);
        first = last;
    }
}

/* The two flat faces of a slice. */
static void add_ends(turning *turn)
{
    uint32_t count = turn->lathe->count;
    for (uint32_t r = 0; r < count; r++) {
        const pa_lathe_row *row = row_at(turn, r);
        pa_builder_corner(turn->builder, turn->points[(size_t)r * turn->columns],
                          (pa_vec2){row->radius, -row->height}, PA_EDGE_BY_ANGLE);
    }
    pa_builder_end(turn->builder);
    for (uint32_t r = count; r-- > 0;) {
        const pa_lathe_row *row = row_at(turn, r);
        pa_builder_corner(turn->builder, turn->points[(size_t)r * turn->columns + turn->columns - 1],
                          (pa_vec2){-row->radius, -row->height}, PA_EDGE_BY_ANGLE);
    }
    pa_builder_end(turn->builder);
}

pa_status pa_lathe_build(const pa_lathe_rows *lathe, pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    PA_BUILDER_SCOPED builder;
    pa_builder_init(&builder, lathe->crease_deg);
    bool full = lathe->sweep_deg >= 360.0;
    double sweep = full ? PA_TAU : lathe->sweep_deg * (PA_PI / 180.0);
    double spans = full ? lathe->sides : fmax(1.0, round(lathe->sides * sweep / PA_TAU));
    turning turn = {.lathe = lathe,
                    .builder = &builder,
                    .full = full,
                    .columns = (uint32_t)spans + (full ? 0 : 1),
                    /* A full turn's seam is at the back. */
                    .start = full ? PA_PI : 0.0,
                    .step = sweep / spans,
                    .row_count = lathe->count + (lathe->ring ? 1 : 0)};
    size_t net_size = (size_t)turn.row_count * (turn.columns + 1);
    if (net_size > PA_SHAPE_POINTS_MAX) {
        return pa_fail(err, PA_TOO_LARGE, "the lathe has more than %d points", PA_SHAPE_POINTS_MAX);
    }
    turn.points = PA_NEW_ARRAY(&scratch, uint32_t, net_size);
    turn.uvs = PA_NEW_ARRAY(&scratch, pa_vec2, net_size);
    turn.edges = PA_NEW_ARRAY(&scratch, uint8_t, turn.row_count);
    turn.ranks = PA_NEW_ARRAY(&scratch, uint8_t, turn.row_count);
    if (!turn.points || !turn.uvs || !turn.edges || !turn.ranks) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    place_points(&turn);
    add_bands(&turn);
    if (!full && lathe->closed) {
        add_ends(&turn);
    }
    return pa_builder_finish(&builder, arena, out_shape, err);
}
