/** Catmull–Clark subdivision: soft forms from a coarse cage. See shape.h. */
#ifndef PA_ASSET_GEOMETRY_SUBDIVIDE_H
#define PA_ASSET_GEOMETRY_SUBDIVIDE_H

#include "asset/geometry/shape.h"

typedef struct pa_subdivide_options {
    uint32_t levels;      /* 1 to 5 */
    double crease_deg;    /* by-angle edges bent more than this stay sharp; 0 = none of them */
    uint32_t hard_levels; /* levels for which sharp edges stay put before they begin to soften; 0 = all */
} pa_subdivide_options;

/**
 * PA_EDGE_SHARP edges and open borders are creases (DeRose, Kass, Truong 1998, "Subdivision Surfaces in
 * Character Animation"); a point where three or more creases meet is a corner and stays. Result: all quads,
 * smooth except along creases, closed where the cage is; texture coordinates are subdivided along and
 * refitted to metres.
 */
pa_status pa_shape_subdivide(const pa_shape *cage, const pa_subdivide_options *options, pa_arena *arena,
                             pa_shape *out_shape, pa_error *err);

#endif
