/** What a shape's connections are worth: closed, manifold, consistently wound. */
#ifndef PA_ASSET_GEOMETRY_TOPOLOGY_H
#define PA_ASSET_GEOMETRY_TOPOLOGY_H

#include "asset/geometry/shape.h"

typedef struct pa_topology {
    uint32_t edge_count;      /* undirected */
    uint32_t border_edges;    /* with one face */
    uint32_t crowded_edges;   /* with more than two */
    uint32_t reversed_edges;  /* with two faces wound against each other */
    uint32_t component_count; /* connected by edges */
    int64_t euler;            /* points in use - edges + faces: 2 for each sphere, 0 for each torus */
    bool closed;              /* every edge has exactly two faces, wound alike */
} pa_topology;

/** Fails with PA_NO_MEMORY. */
pa_status pa_shape_topology(const pa_shape *shape, pa_topology *out_topology, pa_error *err);

/**
 * Holds a shape against shape.h: ranges, counts, finite numbers, unit normals, no face with a corner twice.
 * Fails with PA_CORRUPT and the first broken rule.
 */
pa_status pa_shape_check(const pa_shape *shape, pa_error *err);

#endif
