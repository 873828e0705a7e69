#include "asset/geometry/primitive.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/lattice_private.h"
#include "asset/geometry/parameter_private.h"

typedef struct superquadric {
    pa_vec3 radii;
    double round_y;
    double round_xz;
    uint32_t cells;
} superquadric;

/* The inside–outside function to the power that makes it a distance factor: 1 on the surface, linear in p. */
static double reach_of(const superquadric *quadric, pa_vec3 p)
{
    double flat = pow(fabs(p.x), 2.0 / quadric->round_xz) + pow(fabs(p.z), 2.0 / quadric->round_xz);
    double sum = pow(flat, quadric->round_xz / quadric->round_y) + pow(fabs(p.y), 2.0 / quadric->round_y);
    return pow(sum, quadric->round_y / 2.0);
}

/* Even angles over the cube's side rather than even steps: cells come out alike on a round body. */
static double spread(uint32_t at, uint32_t cells)
{
    double even = 2.0 * at / cells - 1.0;
    return at == 0 || at == cells ? even : tan(even * (PA_PI / 4.0));
}

static pa_vec3 place(const void *user, const uint32_t at[3])
{
    const superquadric *quadric = user;
    pa_vec3 cube = {spread(at[0], quadric->cells), spread(at[1], quadric->cells),
                    spread(at[2], quadric->cells)};
    pa_vec3 on = pa_vec3_scale(cube, 1.0 / reach_of(quadric, cube));
    return (pa_vec3){on.x * quadric->radii.x, on.y * quadric->radii.y, on.z * quadric->radii.z};
}

/* |x|^power with x's sign: one factor of the gradient. */
static double signed_power(double x, double power)
{
    return x < 0.0 || x > 0.0 ? copysign(pow(fabs(x), power), x) : 0.0;
}

static pa_vec3 normal_at(const superquadric *quadric, pa_vec3 at)
{
    pa_vec3 p = {at.x / quadric->radii.x, at.y / quadric->radii.y, at.z / quadric->radii.z};
    double flat = pow(fabs(p.x), 2.0 / quadric->round_xz) + pow(fabs(p.z), 2.0 / quadric->round_xz);
    double shared = flat > 1e-200 ? pow(flat, quadric->round_xz / quadric->round_y - 1.0) : 0.0;
    pa_vec3 gradient = {
        shared * signed_power(p.x, 2.0 / quadric->round_xz - 1.0) / quadric->radii.x,
        signed_power(p.y, 2.0 / quadric->round_y - 1.0) / quadric->radii.y,
        shared * signed_power(p.z, 2.0 / quadric->round_xz - 1.0) / quadric->radii.z,
    };
    return pa_vec3_unit_or(gradient, pa_vec3_unit_or(at, (pa_vec3){0, 1, 0}));
}

/* Pointed forms have ridges, where the gradient jumps: those are shaded by angle instead. */
static bool has_ridges(const superquadric *quadric)
{
    return quadric->round_xz > 1.5 || quadric->round_y > 1.5;
}

static pa_status set_normals(const superquadric *quadric, pa_shape *shape, pa_arena *arena, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    pa_vec3 *normals = PA_NEW_ARRAY(&scratch, pa_vec3, shape->point_count);
    shape->normals = PA_NEW_ARRAY(arena, pa_vec3, shape->corner_count);
    if (!normals || !shape->normals) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t p = 0; p < shape->point_count; p++) {
        normals[p] = normal_at(quadric, shape->points[p]);
    }
    for (uint32_t c = 0; c < shape->corner_count; c++) {
        shape->normals[c] = normals[shape->corners[c]];
    }
    return PA_OK;
}

pa_status pa_shape_superquadric(const pa_superquadric_options *options, pa_arena *arena, pa_shape *out_shape,
                                pa_error *err)
{
    superquadric quadric = {.radii = options->radii,
                            .round_y = options->round_y > 0.0 ? options->round_y : 1.0,
                            .round_xz = options->round_xz > 0.0 ? options->round_xz : 1.0,
                            .cells = options->cells ? options->cells : 16};
    const pa_limit limits[] = {
        {"radii.x", options->radii.x, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"radii.y", options->radii.y, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"radii.z", options->radii.z, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"round_y", options->round_y, options->round_y > 0.0 ? 0.1 : 0.0, 2.0},
        {"round_xz", options->round_xz, options->round_xz > 0.0 ? 0.1 : 0.0, 2.0},
        {"cells", quadric.cells, 2, 128},
    };
    pa_status status = PA_LIMITS_CHECK("superquadric", limits, err);
    if (status != PA_OK) {
        return status;
    }
    PA_BUILDER_SCOPED builder;
    pa_builder_init(&builder, PA_CREASE_DEG);
    pa_lattice lattice = {.cells = {quadric.cells, quadric.cells, quadric.cells},
                          .place = place,
                          .user = &quadric,
                          .edge = has_ridges(&quadric) ? PA_EDGE_BY_ANGLE : PA_EDGE_SMOOTH};
    pa_shape shape;
    status = pa_lattice_build(&lattice, &builder, err);
    if (status == PA_OK) {
        status = pa_builder_finish(&builder, arena, &shape, err);
    }
    if (status != PA_OK) {
        return status;
    }
    if (!has_ridges(&quadric)) {
        status = set_normals(&quadric, &shape, arena, err);
    }
    if (status == PA_OK) {
        *out_shape = shape;
    }
    return status;
}
