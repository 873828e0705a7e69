/** A flat outline with holes given thickness, with rounded rims. See shape.h. */
#ifndef PA_ASSET_GEOMETRY_EXTRUDE_H
#define PA_ASSET_GEOMETRY_EXTRUDE_H

#include "asset/geometry/shape.h"

/** Borrowed points of one closed outline, either way round, not crossing itself, first point not repeated. */
typedef struct pa_loop {
    const pa_vec2 *points;
    size_t count; /* 3 to PA_OUTLINE_MAX */
} pa_loop;

typedef struct pa_extrude_options {
    pa_loop outline;
    const pa_loop *holes; /* inside the outline, apart from each other */
    size_t hole_count;    /* at most 64 */
    double depth;         /* above 0, along z, centred on z = 0: the front looks to +Z */
    double bevel;         /* rounding of the rims, inwards; shortened until the rims do not cross */
    uint32_t segments;    /* steps across a bevel; 0 = 3 */
    double crease_deg;    /* corners of the outline turning more than this are sharp; 0 = PA_CREASE_DEG */
} pa_extrude_options;

/** Closed. Fails with PA_INVALID also for an outline without area and one that crosses itself. */
pa_status pa_shape_extrude(const pa_extrude_options *options, pa_arena *arena, pa_shape *out_shape,
                           pa_error *err);

/** A flat sheet of the outline in XY looking to +Z: open, one-sided (leaves, labels). depth, bevel unused. */
pa_status pa_shape_flat(const pa_extrude_options *options, pa_arena *arena, pa_shape *out_shape,
                        pa_error *err);

#endif
