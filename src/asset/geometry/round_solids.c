#include "asset/geometry/primitive.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/curve_private.h"
#include "asset/geometry/lathe_private.h"
#include "asset/geometry/parameter_private.h"
#include "asset/geometry/transform.h"

enum { ROWS_MAX = 1024 };

/* Sides and their like: 0 takes the default, anything else has to be sensible. */
static double least(uint32_t value, double low)
{
    return value ? low : 0.0;
}

static uint32_t or_default(uint32_t value, uint32_t otherwise)
{
    return value ? value : otherwise;
}

/* A straight profile being rounded at its corners. */
typedef struct rim_profile {
    pa_lathe_row rows[ROWS_MAX * 2];
    uint32_t count;
} rim_profile;

static void push_row(rim_profile *to, pa_vec3 at, pa_edge edge, uint8_t rank)
{
    to->rows[to->count++] = (pa_lathe_row){fmax(at.x, 0.0), at.y, edge, rank};
}

/* A corner, or the arc in its place: bands of the arc give way to the panels beside it when shaded. */
static void push_rim(rim_profile *to, pa_vec3 before, pa_vec3 corner, pa_vec3 after, double bevel,
                     double reach, uint32_t segments)
{
    pa_vec3 arc[PA_SEGMENTS_MAX + 1];
    size_t count = pa_corner_round(before, corner, after, bevel, reach, segments, arc);
    for (size_t i = 0; i < count; i++) {
        push_row(to, arc[i], count > 1 ? PA_EDGE_SMOOTH : PA_EDGE_BY_ANGLE, i + 1 == count ? 1 : 0);
    }
}

static pa_status check_cylinder(const pa_cylinder_options *options, pa_error *err)
{
    double top = options->tapered ? options->top_radius : options->radius;
    double low = top > 0.0 ? 0.0 : PA_LENGTH_MIN;
    const pa_limit limits[] = {
        {"radius", options->radius, low, PA_LENGTH_MAX},
        {"top_radius", top, 0.0, PA_LENGTH_MAX},
        {"the larger radius", fmax(options->radius, top), PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"height", options->height, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"bevel", options->bevel, 0.0, PA_LENGTH_MAX},
        {"segments", options->segments, 0, 64},
        {"sides", options->sides, least(options->sides, 3), PA_SEGMENTS_MAX},
        {"rows", options->rows, 0, PA_SEGMENTS_MAX},
    };
    return PA_LIMITS_CHECK("cylinder", limits, err);
}

pa_status pa_shape_cylinder(const pa_cylinder_options *options, pa_arena *arena, pa_shape *out_shape,
                            pa_error *err)
{
    pa_status status = check_cylinder(options, err);
    if (status != PA_OK) {
        return status;
    }
    double half = options->height / 2.0;
    pa_vec3 floor = {0, -half, 0};
    pa_vec3 bottom = {options->radius, -half, 0};
    pa_vec3 top = {options->tapered ? options->top_radius : options->radius, half, 0};
    pa_vec3 roof = {0, half, 0};
    double slant = pa_vec3_length(pa_vec3_sub(top, bottom));
    double bevel = options->open ? 0.0 : options->bevel;
    uint32_t segments = or_default(options->segments, 3);
    uint32_t rows = or_default(options->rows, 1);
    rim_profile profile = {.count = 0};
    if (!options->open && bottom.x > 0.0) {
        push_row(&profile, floor, PA_EDGE_BY_ANGLE, 1);
    }
    push_rim(&profile, floor, bottom, top, bevel, fmin(bottom.x, slant / 2.0), segments);
    pa_vec3 low = {profile.rows[profile.count - 1].radius, profile.rows[profile.count - 1].height, 0};
    rim_profile upper = {.count = 0};
    push_rim(&upper, bottom, top, roof, bevel, fmin(top.x, slant / 2.0), segments);
    pa_vec3 high = {upper.rows[0].radius, upper.rows[0].height, 0};
    bool side_is_left = pa_vec3_length(pa_vec3_sub(high, low)) > PA_LENGTH_MIN / 10.0;
    for (uint32_t i = 1; side_is_left && i < rows; i++) {
        push_row(&profile, pa_vec3_mix(low, high, (double)i / rows), PA_EDGE_SMOOTH, 1);
    }
    for (uint32_t i = side_is_left ? 0 : 1; i < upper.count; i++) {
        profile.rows[profile.count++] = upper.rows[i];
    }
    if (!options->open && top.x > 0.0 && profile.rows[profile.count - 1].radius > 0.0) {
        push_row(&profile, roof, PA_EDGE_BY_ANGLE, 1);
    }
    pa_lathe_rows lathe = {.rows = profile.rows,
                           .count = profile.count,
                           .sides = or_default(options->sides, 32),
                           .sweep_deg = 360.0,
                           .crease_deg = PA_CREASE_DEG};
    return pa_lathe_build(&lathe, arena, out_shape, err);
}

pa_status pa_shape_tube(const pa_tube_options *options, pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    const pa_limit limits[] = {
        {"radius", options->radius, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"thickness", options->thickness, PA_LENGTH_MIN, options->radius - PA_LENGTH_MIN},
        {"height", options->height, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"bevel", options->bevel, 0.0, PA_LENGTH_MAX},
        {"segments", options->segments, 0, 64},
        {"sides", options->sides, least(options->sides, 3), PA_SEGMENTS_MAX},
    };
    pa_status status = PA_LIMITS_CHECK("tube", limits, err);
    if (status != PA_OK) {
        return status;
    }
    double inner = options->radius - options->thickness;
    double half = options->height / 2.0;
    const pa_vec3 corners[4] = {
        {options->radius, -half, 0}, {options->radius, half, 0}, {inner, half, 0}, {inner, -half, 0}};
    /* Just short of the middle, so that the flat rim keeps some width. */
    double reach = fmin(options->thickness, options->height) * 0.499;
    rim_profile profile = {.count = 0};
    for (int i = 0; i < 4; i++) {
        push_rim(&profile, corners[(i + 3) % 4], corners[i], corners[(i + 1) % 4], options->bevel, reach,
                 or_default(options->segments, 2));
    }
    pa_lathe_rows lathe = {.rows = profile.rows,
                           .count = profile.count,
                           .ring = true,
                           .closed = true,
                           .sides = or_default(options->sides, 32),
                           .sweep_deg = 360.0,
                           .crease_deg = PA_CREASE_DEG};
    return pa_lathe_build(&lathe, arena, out_shape, err);
}

static bool is_zero(pa_vec3 v)
{
    return !(pa_vec3_dot(v, v) > 0.0) && pa_vec3_finite(v);
}

pa_status pa_shape_sphere(const pa_sphere_options *options, pa_arena *arena, pa_shape *out_shape,
                          pa_error *err)
{
    pa_vec3 radii = options->radii;
    if (is_zero(radii)) {
        radii = (pa_vec3){options->radius, options->radius, options->radius};
    }
    const pa_limit limits[] = {
        {"radius", radii.x, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"radii.y", radii.y, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"radii.z", radii.z, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"sides", options->sides, least(options->sides, 3), PA_SEGMENTS_MAX},
        {"rows", options->rows, least(options->rows, 2), PA_SEGMENTS_MAX},
    };
    pa_status status = PA_LIMITS_CHECK("sphere", limits, err);
    if (status != PA_OK) {
        return status;
    }
    uint32_t sides = or_default(options->sides, 32);
    uint32_t rows = or_default(options->rows, sides / 2 > 2 ? sides / 2 : 2);
    pa_lathe_row profile[PA_SEGMENTS_MAX + 1];
    for (uint32_t i = 0; i <= rows; i++) {
        double angle = PA_PI * i / rows;
        double radius = i == 0 || i == rows ? 0.0 : radii.x * sin(angle);
        profile[i] = (pa_lathe_row){radius, -radii.x * cos(angle), PA_EDGE_BY_ANGLE, 0};
    }
    pa_lathe_rows lathe = {
        .rows = profile, .count = rows + 1, .sides = sides, .sweep_deg = 360.0, .crease_deg = 60.0};
    pa_shape sphere;
    status = pa_lathe_build(&lathe, arena, &sphere, err);
    if (status == PA_OK) {
        status = pa_shape_scale(&sphere, (pa_vec3){1.0, radii.y / radii.x, radii.z / radii.x}, err);
    }
    if (status == PA_OK) {
        *out_shape = sphere;
    }
    return status;
}

pa_status pa_shape_torus(const pa_torus_options *options, pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    const pa_limit limits[] = {
        {"tube", options->tube, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"radius", options->radius, options->tube * 1.001, PA_LENGTH_MAX},
        {"sides", options->sides, least(options->sides, 3), PA_SEGMENTS_MAX},
        {"tube_sides", options->tube_sides, least(options->tube_sides, 3), PA_SEGMENTS_MAX},
    };
    pa_status status = PA_LIMITS_CHECK("torus", limits, err);
    if (status != PA_OK) {
        return status;
    }
    uint32_t rows = or_default(options->tube_sides, 16);
    pa_lathe_row profile[PA_SEGMENTS_MAX];
    for (uint32_t i = 0; i < rows; i++) {
        /* The seam lies underneath. */
        double angle = PA_TAU * i / rows - PA_PI / 2.0;
        profile[i] = (pa_lathe_row){options->radius + options->tube * cos(angle), options->tube * sin(angle),
                                    PA_EDGE_BY_ANGLE, 0};
    }
    pa_lathe_rows lathe = {.rows = profile,
                           .count = rows,
                           .ring = true,
                           .wrapped = true,
                           .closed = true,
                           .sides = or_default(options->sides, 48),
                           .sweep_deg = 360.0,
                           .crease_deg = 60.0};
    return pa_lathe_build(&lathe, arena, out_shape, err);
}

pa_status pa_shape_capsule(const pa_capsule_options *options, pa_arena *arena, pa_shape *out_shape,
                           pa_error *err)
{
    const pa_limit limits[] = {
        {"radius", options->radius, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"height", options->height, options->radius * 2.0, PA_LENGTH_MAX},
        {"sides", options->sides, least(options->sides, 3), PA_SEGMENTS_MAX},
        {"rows", options->rows, 0, PA_SEGMENTS_MAX / 2.0},
    };
    pa_status status = PA_LIMITS_CHECK("capsule", limits, err);
    if (status != PA_OK) {
        return status;
    }
    uint32_t sides = or_default(options->sides, 32);
    uint32_t rows = or_default(options->rows, (sides + 3) / 4);
    double middle = options->height / 2.0 - options->radius;
    bool straight = middle > PA_LENGTH_MIN;
    pa_lathe_row profile[PA_SEGMENTS_MAX + 2];
    uint32_t count = 0;
    for (uint32_t i = 0; i <= rows * 2; i++) {
        double angle = PA_PI / 2.0 * i / rows;
        double radius = i == 0 || i == rows * 2 ? 0.0 : options->radius * sin(angle);
        double height = -options->radius * cos(angle);
        if (i <= rows) {
            profile[count++] = (pa_lathe_row){radius, height - middle, PA_EDGE_BY_ANGLE, 0};
        }
        if (i == rows && straight) {
            profile[count - 1].rank = 1;
        }
        if (i > rows || (i == rows && straight)) {
            profile[count++] = (pa_lathe_row){radius, height + middle, PA_EDGE_BY_ANGLE, 0};
        }
    }
    pa_lathe_rows lathe = {
        .rows = profile, .count = count, .sides = sides, .sweep_deg = 360.0, .crease_deg = 60.0};
    return pa_lathe_build(&lathe, arena, out_shape, err);
}
