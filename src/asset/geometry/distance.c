#include "asset/geometry/distance_private.h"

#include "asset/geometry/transform.h"

#define FAR_OUTSIDE 1e6

static double largest(pa_vec3 v)
{
    return fmax(v.x, fmax(v.y, v.z));
}

static double smallest(pa_vec3 v)
{
    return fmin(v.x, fmin(v.y, v.z));
}

/* A box around the part and the ball around that. */
static void find_reach(pa_distance_part *out)
{
    const pa_blend_part *part = &out->part;
    pa_vec3 half = {part->radius, part->radius, part->radius};
    pa_vec3 a = part->a;
    pa_vec3 b = part->a;
    switch (part->form) {
    case PA_BLEND_ELLIPSOID: {
        double longest = largest(part->size);
        half = (pa_vec3){longest, longest, longest};
        break;
    }
    case PA_BLEND_BOX: {
        double diagonal = pa_vec3_length(part->size);
        half = (pa_vec3){diagonal, diagonal, diagonal};
        break;
    }
    case PA_BLEND_TORUS: {
        double outer = part->radius + part->radius_b;
        half = (pa_vec3){outer, outer, outer};
        break;
    }
    case PA_BLEND_CAPSULE:
        b = part->b;
        break;
    case PA_BLEND_ROUNDED_CONE: {
        double widest = fmax(part->radius, part->radius_b);
        half = (pa_vec3){widest, widest, widest};
        b = part->b;
        break;
    }
    case PA_BLEND_SPHERE:
    case PA_BLEND_FORM_COUNT:
        break;
    }
    out->low = pa_vec3_sub((pa_vec3){fmin(a.x, b.x), fmin(a.y, b.y), fmin(a.z, b.z)}, half);
    out->high = pa_vec3_add((pa_vec3){fmax(a.x, b.x), fmax(a.y, b.y), fmax(a.z, b.z)}, half);
    out->centre = pa_vec3_mix(a, b, 0.5);
    out->reach = half.x + pa_vec3_length(pa_vec3_sub(b, a)) / 2.0;
}

/* The ball around an unturned box or ellipsoid is wide: the turned corners give a closer box. */
static void tighten_box(pa_distance_part *out)
{
    pa_blend_form form = out->part.form;
    if (form != PA_BLEND_ELLIPSOID && form != PA_BLEND_BOX && form != PA_BLEND_TORUS) {
        return;
    }
    double outer = out->part.radius + out->part.radius_b;
    pa_vec3 half = form == PA_BLEND_TORUS ? (pa_vec3){outer, out->part.radius_b, outer} : out->part.size;
    /* Rows of the rotation are columns of its inverse. */
    const double(*m)[4] = out->to_local.m;
    pa_vec3 spread = {
        fabs(m[0][0]) * half.x + fabs(m[1][0]) * half.y + fabs(m[2][0]) * half.z,
        fabs(m[0][1]) * half.x + fabs(m[1][1]) * half.y + fabs(m[2][1]) * half.z,
        fabs(m[0][2]) * half.x + fabs(m[1][2]) * half.y + fabs(m[2][2]) * half.z,
    };
    out->low = pa_vec3_sub(out->part.a, spread);
    out->high = pa_vec3_add(out->part.a, spread);
}

void pa_distance_prepare(const pa_blend_part *part, double smooth, pa_distance_part *out_part)
{
    pa_distance_part made = {.part = *part};
    made.smooth = part->smooth > 0.0 ? part->smooth : part->smooth < 0.0 ? 0.0 : smooth;
    pa_affine all = pa_affine_move(pa_vec3_scale(part->a, -1.0));
    pa_affine z = pa_affine_rotate(PA_AXIS_Z, -part->rotation_deg.z);
    pa_affine y = pa_affine_rotate(PA_AXIS_Y, -part->rotation_deg.y);
    pa_affine x = pa_affine_rotate(PA_AXIS_X, -part->rotation_deg.x);
    all = pa_affine_then(&all, &z);
    all = pa_affine_then(&all, &y);
    made.to_local = pa_affine_then(&all, &x);
    find_reach(&made);
    tighten_box(&made);
    *out_part = made;
}

static double to_ellipsoid(pa_vec3 p, pa_vec3 r)
{
    pa_vec3 scaled = {p.x / r.x, p.y / r.y, p.z / r.z};
    pa_vec3 twice = {scaled.x / r.x, scaled.y / r.y, scaled.z / r.z};
    double k0 = pa_vec3_length(scaled);
    double k1 = pa_vec3_length(twice);
    /* Near the middle the quotient is 0 / 0; its limit lies between the half axes. */
    return k0 < 1e-3 ? -smallest(r) * (1.0 - k0) : k0 * (k0 - 1.0) / k1;
}

static double to_box(pa_vec3 p, pa_vec3 half, double radius)
{
    pa_vec3 q = {fabs(p.x) - half.x + radius, fabs(p.y) - half.y + radius, fabs(p.z) - half.z + radius};
    pa_vec3 out = {fmax(q.x, 0.0), fmax(q.y, 0.0), fmax(q.z, 0.0)};
    return pa_vec3_length(out) + fmin(largest(q), 0.0) - radius;
}

static double to_capsule(pa_vec3 p, pa_vec3 a, pa_vec3 b, double radius)
{
    pa_vec3 arm = pa_vec3_sub(p, a);
    pa_vec3 axis = pa_vec3_sub(b, a);
    double length = pa_vec3_dot(axis, axis);
    double t = length > 0.0 ? fmax(0.0, fmin(1.0, pa_vec3_dot(arm, axis) / length)) : 0.0;
    return pa_vec3_length(pa_vec3_along(arm, axis, -t)) - radius;
}

/* Quilez, "Round Cone" between two points. Where one ball holds the other, it is that ball. */
static double to_rounded_cone(pa_vec3 p, pa_vec3 a, pa_vec3 b, double r1, double r2)
{
    pa_vec3 axis = pa_vec3_sub(b, a);
    double l2 = pa_vec3_dot(axis, axis);
    double rr = r1 - r2;
    double a2 = l2 - rr * rr;
    if (a2 <= l2 * 1e-9) {
        return r1 > r2 ? pa_vec3_length(pa_vec3_sub(p, a)) - r1 : pa_vec3_length(pa_vec3_sub(p, b)) - r2;
    }
    pa_vec3 pa = pa_vec3_sub(p, a);
    double y = pa_vec3_dot(pa, axis);
    double z = y - l2;
    pa_vec3 off = pa_vec3_sub(pa_vec3_scale(pa, l2), pa_vec3_scale(axis, y));
    double x2 = pa_vec3_dot(off, off);
    double y2 = y * y * l2;
    double z2 = z * z * l2;
    double k = (rr < 0.0 ? -1.0 : rr > 0.0 ? 1.0 : 0.0) * rr * rr * x2;
    if (copysign(1.0, z) * a2 * z2 > k) {
        return sqrt(x2 + z2) / l2 - r2;
    }
    if (copysign(1.0, y) * a2 * y2 < k) {
        return sqrt(x2 + y2) / l2 - r1;
    }
    return (sqrt(x2 * a2 / l2) + y * rr) / l2 - r1;
}

double pa_distance_to_part(const pa_distance_part *part, pa_vec3 at)
{
    const pa_blend_part *form = &part->part;
    switch (form->form) {
    case PA_BLEND_SPHERE:
        return pa_vec3_length(pa_vec3_sub(at, form->a)) - form->radius;
    case PA_BLEND_ELLIPSOID:
        return to_ellipsoid(pa_affine_point(&part->to_local, at), form->size);
    case PA_BLEND_CAPSULE:
        return to_capsule(at, form->a, form->b, form->radius);
    case PA_BLEND_ROUNDED_CONE:
        return to_rounded_cone(at, form->a, form->b, form->radius, form->radius_b);
    case PA_BLEND_BOX:
        return to_box(pa_affine_point(&part->to_local, at), form->size, form->radius);
    case PA_BLEND_TORUS: {
        pa_vec3 p = pa_affine_point(&part->to_local, at);
        double across = sqrt(p.x * p.x + p.z * p.z) - form->radius;
        return sqrt(across * across + p.y * p.y) - form->radius_b;
    }
    case PA_BLEND_FORM_COUNT:
        break;
    }
    return FAR_OUTSIDE;
}

static double smooth_min(double a, double b, double k)
{
    double least = a < b ? a : b;
    double gap = fabs(a - b);
    if (gap >= k) {
        return least;
    }
    double h = (k - gap) / k;
    return least - h * h * k * 0.25;
}

/*
 * Whether a part lies too far away to change the distance so far: its ball alone says so, for a part of its
 * cost. An ellipsoid's distance is an estimate that its ball does not bound.
 */
static bool out_of_play(const pa_distance_part *part, pa_vec3 at, double distance)
{
    double limit = (part->part.subtract ? -distance : distance) + part->smooth + part->reach;
    pa_vec3 off = pa_vec3_sub(at, part->centre);
    return part->part.form != PA_BLEND_ELLIPSOID && (limit <= 0.0 || pa_vec3_dot(off, off) >= limit * limit);
}

double pa_distance_at(const pa_distance_part *parts, const uint16_t *active, uint32_t active_count,
                      pa_vec3 at)
{
    double distance = FAR_OUTSIDE;
    for (uint32_t i = 0; i < active_count; i++) {
        const pa_distance_part *part = &parts[active[i]];
        if (out_of_play(part, at, distance)) {
            continue;
        }
        double here = pa_distance_to_part(part, at);
        distance = part->part.subtract ? -smooth_min(-distance, here, part->smooth)
                                       : smooth_min(distance, here, part->smooth);
    }
    return distance;
}

/* Four places at a tetrahedron's corners give the gradient with two thirds of the work of six. */
pa_vec3 pa_distance_gradient(const pa_distance_part *parts, const uint16_t *active, uint32_t active_count,
                             pa_vec3 at, double step)
{
    static const pa_vec3 corners[4] = {{1, -1, -1}, {-1, -1, 1}, {-1, 1, -1}, {1, 1, 1}};
    pa_vec3 sum = {0, 0, 0};
    for (int i = 0; i < 4; i++) {
        double here = pa_distance_at(parts, active, active_count, pa_vec3_along(at, corners[i], step));
        sum = pa_vec3_along(sum, corners[i], here);
    }
    return pa_vec3_scale(sum, 0.25 / step);
}
