/** A profile turned about the Y axis: bowls, vases, bottles, table legs, wheels, slices of cake. See shape.h.
 */
#ifndef PA_ASSET_GEOMETRY_LATHE_H
#define PA_ASSET_GEOMETRY_LATHE_H

#include "asset/geometry/shape.h"

typedef struct pa_lathe_point {
    double radius; /* from the axis, metres, 0 or more */
    double height; /* y */
    pa_edge edge;  /* shading of the ring at this point; a sharp point also breaks the spline */
} pa_lathe_point;

typedef enum pa_lathe_ends {
    PA_LATHE_CAPPED, /* discs where the profile's ends do not lie on the axis */
    PA_LATHE_OPEN,   /* nothing: a surface without thickness */
    PA_LATHE_RING,   /* the last point joins the first: a tube bent to a ring */
} pa_lathe_ends;

typedef struct pa_lathe_options {
    const pa_lathe_point *points; /* bottom to top along the outside, then, for a vessel, down the inside */
    size_t point_count;           /* 2 (3 for a ring) to PA_OUTLINE_MAX */
    uint32_t sides;               /* of the full circle; 0 = 32 */
    bool smooth;       /* a curve through the points (centripetal Catmull–Rom), sharp points kept */
    uint32_t segments; /* steps from point to point where smooth; 0 = 6 */
    double crease_deg; /* for points marked PA_EDGE_BY_ANGLE; 0 = PA_CREASE_DEG */
    pa_lathe_ends ends;
    double sweep_deg; /* how far it turns, from +Z towards +X; 0 = 360; less gets flat ends where closed */
} pa_lathe_options;

/**
 * Closed for PA_LATHE_CAPPED and PA_LATHE_RING, whichever way round the profile was drawn.
 * u runs around (metres at the ring's own radius, averaged), v along the profile.
 * Neighbouring equal points count once. Fails with PA_INVALID also when no area is left.
 */
pa_status pa_shape_lathe(const pa_lathe_options *options, pa_arena *arena, pa_shape *out_shape,
                         pa_error *err);

#endif
