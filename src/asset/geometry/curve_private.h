/** Spans and corners of curves, shared by outlines, paths and profiles. */
#ifndef PA_ASSET_GEOMETRY_CURVE_PRIVATE_H
#define PA_ASSET_GEOMETRY_CURVE_PRIVATE_H

#include "asset/geometry/vector.h"

#include <stddef.h>
#include <stdint.h>

/**
 * The place t (0 to 1) of the way from b to c on the centripetal Catmull–Rom curve through a, b, c, d
 * (Yuksel, Schaefer, Keyser 2011). An end without a neighbour passes pa_spline_beyond.
 */
pa_vec3 pa_spline_at(pa_vec3 a, pa_vec3 b, pa_vec3 c, pa_vec3 d, double t);
/** A neighbour for the curve's end `at`: the other neighbour seen through it. */
pa_vec3 pa_spline_beyond(pa_vec3 at, pa_vec3 neighbour);

/**
 * Replaces a corner with an arc that touches both legs, no further than `reach` from the corner.
 *
 * out_points   [segments + 1]
 * Returns how many were written: 1 (the corner itself) where there is nothing to round.
 */
size_t pa_corner_round(pa_vec3 before, pa_vec3 corner, pa_vec3 after, double radius, double reach,
                       uint32_t segments, pa_vec3 *out_points);

#endif
