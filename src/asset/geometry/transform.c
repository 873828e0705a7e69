#include "asset/geometry/transform.h"

#include "asset/geometry/builder_private.h"
#include "asset/geometry/projection.h"

/* No recipe means anything beyond this, in metres; it keeps every later product finite. */
#define COORDINATE_MAX 1e7

pa_affine pa_affine_identity(void)
{
    return (pa_affine){{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}};
}

pa_affine pa_affine_move(pa_vec3 by)
{
    return (pa_affine){{{1, 0, 0, by.x}, {0, 1, 0, by.y}, {0, 0, 1, by.z}}};
}

pa_affine pa_affine_rotate_about(pa_vec3 axis, double degrees)
{
    double length = pa_vec3_length(axis);
    if (!(length > 1e-300)) {
        return pa_affine_identity();
    }
    pa_vec3 a = pa_vec3_scale(axis, 1.0 / length);
    double angle = degrees * (PA_PI / 180.0);
    double c = cos(angle);
    double s = sin(angle);
    double k = 1.0 - c;
    return (pa_affine){{
        {c + a.x * a.x * k, a.x * a.y * k - a.z * s, a.x * a.z * k + a.y * s, 0},
        {a.y * a.x * k + a.z * s, c + a.y * a.y * k, a.y * a.z * k - a.x * s, 0},
        {a.z * a.x * k - a.y * s, a.z * a.y * k + a.x * s, c + a.z * a.z * k, 0},
    }};
}

pa_affine pa_affine_rotate(pa_axis axis, double degrees)
{
    pa_vec3 direction = {axis == PA_AXIS_X, axis == PA_AXIS_Y, axis == PA_AXIS_Z};
    return pa_affine_rotate_about(direction, degrees);
}

pa_affine pa_affine_scale(pa_vec3 by)
{
    return (pa_affine){{{by.x, 0, 0, 0}, {0, by.y, 0, 0}, {0, 0, by.z, 0}}};
}

pa_affine pa_affine_aim(pa_vec3 direction)
{
    double length = pa_vec3_length(direction);
    if (!(length > 1e-300)) {
        return pa_affine_identity();
    }
    pa_vec3 to = pa_vec3_scale(direction, 1.0 / length);
    pa_vec3 axis = pa_vec3_cross((pa_vec3){0, 1, 0}, to);
    if (pa_vec3_length(axis) < 1e-12) {
        return to.y > 0.0 ? pa_affine_identity() : pa_affine_rotate(PA_AXIS_X, 180.0);
    }
    return pa_affine_rotate_about(axis, atan2(pa_vec3_length(axis), to.y) * (180.0 / PA_PI));
}

pa_affine pa_affine_then(const pa_affine *first, const pa_affine *second)
{
    pa_affine both;
    for (int r = 0; r < 3; r++) {
        for (int c = 0; c < 4; c++) {
            both.m[r][c] = second->m[r][0] * first->m[0][c] + second->m[r][1] * first->m[1][c] +
                           second->m[r][2] * first->m[2][c] + (c == 3 ? second->m[r][3] : 0.0);
        }
    }
    return both;
}

pa_vec3 pa_affine_direction(const pa_affine *affine, pa_vec3 d)
{
    const double(*m)[4] = affine->m;
    return (pa_vec3){m[0][0] * d.x + m[0][1] * d.y + m[0][2] * d.z,
                     m[1][0] * d.x + m[1][1] * d.y + m[1][2] * d.z,
                     m[2][0] * d.x + m[2][1] * d.y + m[2][2] * d.z};
}

pa_vec3 pa_affine_point(const pa_affine *affine, pa_vec3 point)
{
    return pa_vec3_add(pa_affine_direction(affine, point),
                       (pa_vec3){affine->m[0][3], affine->m[1][3], affine->m[2][3]});
}

static pa_vec3 column(const pa_affine *affine, int c)
{
    return (pa_vec3){affine->m[0][c], affine->m[1][c], affine->m[2][c]};
}

double pa_affine_determinant(const pa_affine *affine)
{
    return pa_vec3_dot(column(affine, 0), pa_vec3_cross(column(affine, 1), column(affine, 2)));
}

/* The factor by which every length grows, or 0 where lengths grow unequally. */
static double uniform_scale(const pa_affine *affine)
{
    pa_vec3 x = column(affine, 0);
    pa_vec3 y = column(affine, 1);
    pa_vec3 z = column(affine, 2);
    double scale = pa_vec3_length(x);
    double slack = scale * scale * 1e-9;
    bool square =
        fabs(pa_vec3_dot(x, y)) < slack && fabs(pa_vec3_dot(y, z)) < slack && fabs(pa_vec3_dot(z, x)) < slack;
    bool even =
        fabs(pa_vec3_dot(y, y) - scale * scale) < slack && fabs(pa_vec3_dot(z, z) - scale * scale) < slack;
    return square && even ? scale : 0.0;
}

static pa_status check_affine(const pa_shape *shape, const pa_affine *affine, pa_error *err)
{
    for (int i = 0; i < 12; i++) {
        if (!isfinite(affine->m[i / 4][i % 4])) {
            return pa_fail(err, PA_INVALID, "transform: a number is not finite");
        }
    }
    double across = pa_vec3_length(column(affine, 0)) * pa_vec3_length(column(affine, 1)) *
                    pa_vec3_length(column(affine, 2));
    if (!(fabs(pa_affine_determinant(affine)) > across * 1e-9) || !(across > 1e-27)) {
        return pa_fail(err, PA_INVALID, "transform: the shape would be flattened");
    }
    pa_vec3 low;
    pa_vec3 high;
    if (!pa_shape_bounds(shape, &low, &high)) {
        return PA_OK;
    }
    for (int i = 0; i < 8; i++) {
        pa_vec3 corner = {i & 1 ? high.x : low.x, i & 2 ? high.y : low.y, i & 4 ? high.z : low.z};
        pa_vec3 to = pa_affine_point(affine, corner);
        if (!(fabs(to.x) <= COORDINATE_MAX && fabs(to.y) <= COORDINATE_MAX && fabs(to.z) <= COORDINATE_MAX)) {
            return pa_fail(err, PA_INVALID, "transform: the shape would reach beyond %g metres",
                           COORDINATE_MAX);
        }
    }
    return PA_OK;
}

/* Normals follow the cofactors, which is the inverse transposed without a division; mirroring negates them.
 */
static pa_affine cofactors(const pa_affine *affine)
{
    pa_vec3 x = pa_vec3_cross(column(affine, 1), column(affine, 2));
    pa_vec3 y = pa_vec3_cross(column(affine, 2), column(affine, 0));
    pa_vec3 z = pa_vec3_cross(column(affine, 0), column(affine, 1));
    return (pa_affine){{{x.x, y.x, z.x, 0}, {x.y, y.y, z.y, 0}, {x.z, y.z, z.z, 0}}};
}

pa_status pa_shape_transform(pa_shape *shape, const pa_affine *affine, pa_error *err)
{
    pa_status status = check_affine(shape, affine, err);
    if (status != PA_OK) {
        return status;
    }
    for (uint32_t p = 0; p < shape->point_count; p++) {
        shape->points[p] = pa_affine_point(affine, shape->points[p]);
    }
    pa_affine turned = cofactors(affine);
    for (uint32_t c = 0; shape->normals && c < shape->corner_count; c++) {
        shape->normals[c] =
            pa_vec3_unit_or(pa_affine_direction(&turned, shape->normals[c]), (pa_vec3){0, 1, 0});
    }
    if (pa_affine_determinant(affine) < 0.0) {
        pa_shape_flip(shape);
    }
    double scale = uniform_scale(affine);
    if (!(scale > 0.0)) {
        return pa_shape_uv_refit(shape, err);
    }
    if (fabs(scale - 1.0) > 1e-9) {
        pa_shape_uv_transform(shape, 0.0, scale, (pa_vec2){0, 0});
    }
    return PA_OK;
}

pa_status pa_shape_move(pa_shape *shape, pa_vec3 by, pa_error *err)
{
    pa_affine affine = pa_affine_move(by);
    return pa_shape_transform(shape, &affine, err);
}

pa_status pa_shape_rotate(pa_shape *shape, pa_axis axis, double degrees, pa_error *err)
{
    pa_affine affine = pa_affine_rotate(axis, degrees);
    return pa_shape_transform(shape, &affine, err);
}

pa_status pa_shape_scale(pa_shape *shape, pa_vec3 by, pa_error *err)
{
    pa_affine affine = pa_affine_scale(by);
    return pa_shape_transform(shape, &affine, err);
}

static pa_vec3 mirror_factors(pa_axis axis)
{
    return (pa_vec3){axis == PA_AXIS_X ? -1 : 1, axis == PA_AXIS_Y ? -1 : 1, axis == PA_AXIS_Z ? -1 : 1};
}

pa_status pa_shape_mirror(pa_shape *shape, pa_axis axis, pa_error *err)
{
    return pa_shape_scale(shape, mirror_factors(axis), err);
}

static double anchor_shift(pa_anchor anchor, double low, double high)
{
    switch (anchor) {
    case PA_ANCHOR_LOW:
        return -low;
    case PA_ANCHOR_MIDDLE:
        return -(low + high) / 2.0;
    case PA_ANCHOR_HIGH:
        return -high;
    case PA_ANCHOR_KEEP:
        break;
    }
    return 0.0;
}

pa_status pa_shape_align(pa_shape *shape, pa_anchor x, pa_anchor y, pa_anchor z, pa_error *err)
{
    pa_vec3 low;
    pa_vec3 high;
    if (!pa_shape_bounds(shape, &low, &high)) {
        return PA_OK;
    }
    pa_vec3 by = {anchor_shift(x, low.x, high.x), anchor_shift(y, low.y, high.y),
                  anchor_shift(z, low.z, high.z)};
    return pa_shape_move(shape, by, err);
}
