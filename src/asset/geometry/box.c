#include "asset/geometry/primitive.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/lattice_private.h"
#include "asset/geometry/parameter_private.h"

enum { CELLS_MAX = 256, HALF_BEVEL_MAX = 32, STOPS_MAX = CELLS_MAX + 2 * HALF_BEVEL_MAX + 1 };

/* One axis of the lattice. A side's bevel is half of the rounded edge: it reaches 45 degrees over. */
typedef struct box_axis {
    uint32_t cells;             /* bevels included */
    double core[STOPS_MAX];     /* the flat part's coordinate that a stop belongs to */
    double lean[STOPS_MAX];     /* -1 to 1: tangent of the angle, from 45 degrees low to 45 degrees high */
    double unrolled[STOPS_MAX]; /* coordinate with the bevel laid flat */
    bool bevel[STOPS_MAX];      /* the cell after this stop belongs to a bevel */
} box_axis;

typedef struct box_work {
    box_axis axes[3];
    double radius;
} box_work;

static void lay_axis(box_axis *axis, double size, double radius, uint32_t cells, uint32_t half_bevel)
{
    double flat = size / 2.0 - radius;
    uint32_t flat_cells = flat > 0.0 ? cells : 0;
    axis->cells = flat_cells + 2 * half_bevel;
    for (uint32_t i = 0; i <= axis->cells; i++) {
        bool low = i < half_bevel;
        bool high = i > half_bevel + flat_cells;
        double place = flat_cells ? 2.0 * (i - (double)half_bevel) / flat_cells - 1.0 : 0.0;
        double steps = low ? (double)i - half_bevel : high ? (double)i - half_bevel - flat_cells : 0.0;
        double angle = half_bevel ? steps / half_bevel * (PA_PI / 4.0) : 0.0;
        axis->core[i] = flat_cells ? fmax(-1.0, fmin(1.0, place)) * flat : 0.0;
        axis->lean[i] = tan(angle);
        axis->unrolled[i] = axis->core[i] + angle * radius;
        axis->bevel[i] = low || i >= half_bevel + flat_cells;
    }
}

/*
 * The core's nearest point plus the radius in the stop's direction. An axis at its outermost stop leans by
 * exactly 1, which is what makes neighbouring sides agree along their common edge.
 */
static pa_vec3 place(const void *user, const uint32_t at[3])
{
    const box_work *work = user;
    double core[3];
    double lean[3];
    for (int a = 0; a < 3; a++) {
        const box_axis *axis = &work->axes[a];
        core[a] = axis->core[at[a]];
        lean[a] = at[a] == 0 ? -1.0 : at[a] == axis->cells ? 1.0 : axis->lean[at[a]];
    }
    pa_vec3 direction = pa_vec3_unit_or((pa_vec3){lean[0], lean[1], lean[2]}, (pa_vec3){0, 0, 0});
    return pa_vec3_along((pa_vec3){core[0], core[1], core[2]}, direction, work->radius);
}

static pa_vec3 chart(const void *user, const uint32_t at[3])
{
    const box_work *work = user;
    return (pa_vec3){work->axes[0].unrolled[at[0]], work->axes[1].unrolled[at[1]],
                     work->axes[2].unrolled[at[2]]};
}

static uint8_t rank(const void *user, const uint32_t at[3], int side)
{
    const box_work *work = user;
    for (int a = 0; a < 3; a++) {
        if (a != side / 2 && work->axes[a].bevel[at[a]]) {
            return 0;
        }
    }
    return 1;
}

pa_status pa_shape_box(const pa_box_options *options, pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    const pa_limit limits[] = {
        {"size.x", options->size.x, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"size.y", options->size.y, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"size.z", options->size.z, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"bevel", options->bevel, 0.0, PA_LENGTH_MAX},
        {"segments", options->segments, 0, 2 * HALF_BEVEL_MAX},
        {"cells.x", options->cells[0], 0, CELLS_MAX},
        {"cells.y", options->cells[1], 0, CELLS_MAX},
        {"cells.z", options->cells[2], 0, CELLS_MAX},
    };
    pa_status status = PA_LIMITS_CHECK("box", limits, err);
    if (status != PA_OK) {
        return status;
    }
    PA_ARENA_SCOPED scratch = {0};
    PA_BUILDER_SCOPED builder;
    pa_builder_init(&builder, PA_CREASE_DEG);
    box_work *work = PA_NEW(&scratch, box_work);
    if (!work) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    double smallest = fmin(options->size.x, fmin(options->size.y, options->size.z));
    work->radius = fmin(options->bevel, smallest / 2.0);
    bool bevelled = work->radius > PA_LENGTH_MIN / 100.0;
    uint32_t half_bevel = bevelled ? (options->segments + 1) / 2 : 0;
    half_bevel = bevelled && half_bevel == 0 ? 1 : half_bevel;
    work->radius = bevelled ? work->radius : 0.0;
    const double sizes[3] = {options->size.x, options->size.y, options->size.z};
    for (int a = 0; a < 3; a++) {
        uint32_t cells = options->cells[a] ? options->cells[a] : 1;
        lay_axis(&work->axes[a], sizes[a], work->radius, cells, half_bevel);
    }
    pa_lattice lattice = {
        .cells = {work->axes[0].cells, work->axes[1].cells, work->axes[2].cells},
        .place = place,
        .chart = chart,
        .rank = rank,
        .user = work,
        .edge = bevelled ? PA_EDGE_SMOOTH : PA_EDGE_BY_ANGLE,
    };
    status = pa_lattice_build(&lattice, &builder, err);
    return status == PA_OK ? pa_builder_finish(&builder, arena, out_shape, err) : status;
}
