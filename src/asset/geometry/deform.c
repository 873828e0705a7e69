#include "asset/geometry/deform.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/noise.h"
#include "asset/geometry/parameter_private.h"
#include "asset/geometry/projection.h"

typedef pa_vec3 (*warp)(const void *user, pa_vec3 at);

static double component(pa_vec3 of, pa_axis axis)
{
    return axis == PA_AXIS_X ? of.x : axis == PA_AXIS_Y ? of.y : of.z;
}

static pa_vec3 unit_of(pa_axis axis)
{
    return (pa_vec3){axis == PA_AXIS_X, axis == PA_AXIS_Y, axis == PA_AXIS_Z};
}

/* Normals follow the cofactors of the warp's derivative, taken by central differences. */
static pa_vec3 warp_normal(warp apply, const void *user, pa_vec3 at, pa_vec3 normal, double step)
{
    pa_vec3 columns[3];
    for (int a = 0; a < 3; a++) {
        pa_vec3 along = unit_of((pa_axis)a);
        columns[a] = pa_vec3_sub(apply(user, pa_vec3_along(at, along, step)),
                                 apply(user, pa_vec3_along(at, along, -step)));
    }
    pa_vec3 to = pa_vec3_scale(pa_vec3_cross(columns[1], columns[2]), normal.x);
    to = pa_vec3_along(to, pa_vec3_cross(columns[2], columns[0]), normal.y);
    to = pa_vec3_along(to, pa_vec3_cross(columns[0], columns[1]), normal.z);
    return pa_vec3_unit_or(to, normal);
}

static pa_status warp_shape(pa_shape *shape, warp apply, const void *user, double size, pa_error *err)
{
    for (uint32_t c = 0; shape->normals && c < shape->corner_count; c++) {
        shape->normals[c] =
            warp_normal(apply, user, shape->points[shape->corners[c]], shape->normals[c], size * 1e-5);
    }
    for (uint32_t p = 0; p < shape->point_count; p++) {
        shape->points[p] = apply(user, shape->points[p]);
    }
    return pa_shape_uv_refit(shape, err);
}

/* The shape's extent along an axis; false where there is nothing to deform. */
static bool extent_of(const pa_shape *shape, pa_axis axis, double *out_low, double *out_high)
{
    pa_vec3 low;
    pa_vec3 high;
    if (!pa_shape_bounds(shape, &low, &high)) {
        return false;
    }
    *out_low = component(low, axis);
    *out_high = component(high, axis);
    return *out_high - *out_low > PA_LENGTH_MIN / 10.0;
}

typedef struct taper {
    pa_taper_options options;
    double low;
    double length;
} taper;

static pa_vec3 apply_taper(const void *user, pa_vec3 at)
{
    const taper *of = user;
    double t = fmax(0.0, fmin(1.0, (component(at, of->options.axis) - of->low) / of->length));
    double factor = of->options.low + (of->options.high - of->options.low) * pow(t, of->options.curve);
    pa_vec3 along = unit_of(of->options.axis);
    pa_vec3 kept = pa_vec3_scale(along, component(at, of->options.axis));
    return pa_vec3_along(kept, pa_vec3_sub(at, kept), factor);
}

pa_status pa_shape_taper(pa_shape *shape, const pa_taper_options *options, pa_error *err)
{
    taper of = {.options = *options};
    of.options.curve = options->curve > 0.0 ? options->curve : 1.0;
    const pa_limit limits[] = {
        {"axis", options->axis, PA_AXIS_X, PA_AXIS_Z},
        {"low", options->low, 1e-4, 1e4},
        {"high", options->high, 1e-4, 1e4},
        {"curve", options->curve, options->curve > 0.0 ? 0.1 : 0.0, 10.0},
    };
    pa_status status = PA_LIMITS_CHECK("taper", limits, err);
    double high;
    if (status != PA_OK || !extent_of(shape, options->axis, &of.low, &high)) {
        return status;
    }
    of.length = high - of.low;
    return warp_shape(shape, apply_taper, &of, of.length, err);
}

typedef struct twist {
    pa_axis axis;
    double low;
    double length;
    double angle;
} twist;

static pa_vec3 apply_twist(const void *user, pa_vec3 at)
{
    const twist *of = user;
    double angle = of->angle * (component(at, of->axis) - of->low) / of->length;
    pa_vec3 along = unit_of(of->axis);
    pa_vec3 kept = pa_vec3_scale(along, component(at, of->axis));
    pa_vec3 arm = pa_vec3_sub(at, kept);
    pa_vec3 turned = pa_vec3_along(pa_vec3_scale(arm, cos(angle)), pa_vec3_cross(along, arm), sin(angle));
    return pa_vec3_add(kept, turned);
}

pa_status pa_shape_twist(pa_shape *shape, pa_axis axis, double degrees, pa_error *err)
{
    const pa_limit limits[] = {{"axis", axis, PA_AXIS_X, PA_AXIS_Z}, {"degrees", degrees, -36000.0, 36000.0}};
    twist of = {.axis = axis, .angle = degrees * (PA_PI / 180.0)};
    pa_status status = PA_LIMITS_CHECK("twist", limits, err);
    double high;
    if (status != PA_OK || !extent_of(shape, axis, &of.low, &high)) {
        return status;
    }
    of.length = high - of.low;
    return warp_shape(shape, apply_twist, &of, of.length, err);
}

typedef struct bend {
    pa_vec3 along;
    pa_vec3 towards;
    double low;
    double radius; /* signed: negative bends away from `towards` */
} bend;

static pa_vec3 apply_bend(const void *user, pa_vec3 at)
{
    const bend *of = user;
    double s = pa_vec3_dot(at, of->along);
    double q = pa_vec3_dot(at, of->towards);
    double angle = (s - of->low) / of->radius;
    double arm = of->radius - q;
    pa_vec3 moved = pa_vec3_along(at, of->along, of->low + arm * sin(angle) - s);
    return pa_vec3_along(moved, of->towards, of->radius - arm * cos(angle) - q);
}

pa_status pa_shape_bend(pa_shape *shape, const pa_bend_options *options, pa_error *err)
{
    const pa_limit limits[] = {{"axis", options->axis, PA_AXIS_X, PA_AXIS_Z},
                               {"towards", options->towards, PA_AXIS_X, PA_AXIS_Z},
                               {"degrees", options->degrees, -360.0, 360.0}};
    pa_status status = PA_LIMITS_CHECK("bend", limits, err);
    if (status == PA_OK && options->axis == options->towards) {
        status = pa_fail(err, PA_INVALID, "bend: towards must be another axis than the length");
    }
    bend of = {.along = unit_of(options->axis), .towards = unit_of(options->towards)};
    double high;
    if (status != PA_OK || fabs(options->degrees) < 1e-6 ||
        !extent_of(shape, options->axis, &of.low, &high)) {
        return status;
    }
    of.radius = (high - of.low) / (options->degrees * (PA_PI / 180.0));
    for (uint32_t p = 0; p < shape->point_count; p++) {
        if (pa_vec3_dot(shape->points[p], of.towards) / of.radius >= 1.0) {
            return pa_fail(err, PA_INVALID, "bend: %g degrees are too tight for the shape's thickness",
                           options->degrees);
        }
    }
    return warp_shape(shape, apply_bend, &of, high - of.low, err);
}

pa_status pa_shape_displace(pa_shape *shape, const pa_displace_options *options, pa_error *err)
{
    uint32_t octaves = options->octaves ? options->octaves : 3;
    const pa_limit limits[] = {{"amount", options->amount, -PA_LENGTH_MAX, PA_LENGTH_MAX},
                               {"size", options->size, PA_LENGTH_MIN, PA_LENGTH_MAX},
                               {"octaves", octaves, 1, 8}};
    pa_status status = PA_LIMITS_CHECK("displace", limits, err);
    if (status != PA_OK) {
        return status;
    }
    PA_ARENA_SCOPED scratch = {0};
    pa_vec3 *normals = PA_NEW_ARRAY(&scratch, pa_vec3, shape->point_count);
    if (!normals) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t f = 0; f < shape->face_count; f++) {
        pa_vec3 normal = pa_shape_face_normal(shape, f);
        for (uint32_t i = 0; i < shape->faces[f].count; i++) {
            uint32_t point = shape->corners[shape->faces[f].first + i];
            normals[point] = pa_vec3_add(normals[point], normal);
        }
    }
    for (uint32_t p = 0; p < shape->point_count; p++) {
        pa_vec3 at = pa_vec3_scale(shape->points[p], 1.0 / options->size);
        /* Far out of the noise's range it repeats rather than fails. */
        at = (pa_vec3){fmod(at.x, 1e8), fmod(at.y, 1e8), fmod(at.z, 1e8)};
        double shift = options->amount * pa_noise_fractal(at, octaves, options->seed);
        pa_vec3 normal = pa_vec3_unit_or(normals[p], (pa_vec3){0, 0, 0});
        shape->points[p] = pa_vec3_along(shape->points[p], normal, shift);
    }
    shape->normals = NULL;
    return pa_shape_uv_refit(shape, err);
}
