#include "asset/geometry/curve_private.h"

/* Barry and Goldman's pyramid: knots are square roots of the chords. */
pa_vec3 pa_spline_at(pa_vec3 a, pa_vec3 b, pa_vec3 c, pa_vec3 d, double t)
{
    double span = sqrt(pa_vec3_length(pa_vec3_sub(c, b)));
    if (span <= 0.0) {
        return b;
    }
    double low = sqrt(pa_vec3_length(pa_vec3_sub(b, a)));
    double high = sqrt(pa_vec3_length(pa_vec3_sub(d, c)));
    low = low > 0.0 ? low : span;
    high = high > 0.0 ? high : span;
    double x = t * span;
    pa_vec3 ab = pa_vec3_mix(a, b, (x + low) / low);
    pa_vec3 bc = pa_vec3_mix(b, c, x / span);
    pa_vec3 cd = pa_vec3_mix(c, d, (x - span) / high);
    pa_vec3 abc = pa_vec3_mix(ab, bc, (x + low) / (low + span));
    pa_vec3 bcd = pa_vec3_mix(bc, cd, x / (span + high));
    return pa_vec3_mix(abc, bcd, x / span);
}

pa_vec3 pa_spline_beyond(pa_vec3 at, pa_vec3 neighbour)
{
    return pa_vec3_sub(pa_vec3_scale(at, 2.0), neighbour);
}

size_t pa_corner_round(pa_vec3 before, pa_vec3 corner, pa_vec3 after, double radius, double reach,
                       uint32_t segments, pa_vec3 *out_points)
{
    pa_vec3 zero = {0, 0, 0};
    pa_vec3 back = pa_vec3_unit_or(pa_vec3_sub(before, corner), zero);
    pa_vec3 on = pa_vec3_unit_or(pa_vec3_sub(after, corner), zero);
    double cosine = fmax(-1.0, fmin(1.0, -pa_vec3_dot(back, on)));
    double turn = acos(cosine);
    out_points[0] = corner;
    if (turn < 1e-4 || turn > PA_PI - 1e-4 || radius <= 0.0 || reach <= 0.0) {
        return 1;
    }
    double cut = fmin(radius * tan(turn / 2.0), reach);
    radius = cut / tan(turn / 2.0);
    pa_vec3 start = pa_vec3_along(corner, back, cut);
    pa_vec3 heading = pa_vec3_scale(back, -1.0);
    pa_vec3 inward = pa_vec3_unit_or(pa_vec3_along(on, heading, -cosine), zero);
    for (uint32_t i = 0; i <= segments; i++) {
        double angle = turn * i / segments;
        pa_vec3 along = pa_vec3_along(start, heading, radius * sin(angle));
        out_points[i] = pa_vec3_along(along, inward, radius * (1.0 - cos(angle)));
    }
    return segments + 1;
}
