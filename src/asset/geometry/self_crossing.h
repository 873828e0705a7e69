/** Whether a surface passes through itself. */
#ifndef PA_ASSET_GEOMETRY_SELF_CROSSING_H
#define PA_ASSET_GEOMETRY_SELF_CROSSING_H

#include "asset/geometry/shape.h"

typedef struct pa_self_crossing {
    uint32_t pairs;   /* of triangles that pass through each other */
    pa_vec3 place;    /* where the first of them do */
    double deepest_m; /* how far, at least, the deepest reaches through */
} pa_self_crossing;

/**
 * Looks for triangles that pass through each other by more than `depth` metres, each pair once. Only faces
 * that hang together by edges are held against each other: pieces that stand in each other, as a handle in a
 * mug's wall, are a union and no mistake. Neighbours that share a point may touch there, and those that share
 * an edge are not compared.
 *
 * Fails with PA_NO_MEMORY, PA_TOO_LARGE.
 */
pa_status pa_shape_self_crossing(const pa_shape *shape, double depth, pa_self_crossing *out_crossing,
                                 pa_error *err);

#endif
