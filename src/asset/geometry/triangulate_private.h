/** Polygons with holes → triangles that use every point, so that walls built on the outline stay joined. */
#ifndef PA_ASSET_GEOMETRY_TRIANGULATE_PRIVATE_H
#define PA_ASSET_GEOMETRY_TRIANGULATE_PRIVATE_H

#include "asset/geometry/shape.h"

typedef struct pa_triangles {
    uint32_t *corners; /* [count, 3] indices of the points, counter-clockwise */
    uint32_t count;
} pa_triangles;

/** Twice the signed area of a loop. */
double pa_loop_area2(const pa_vec2 *points, size_t count);

/**
 * Ear clipping; holes are joined to the outline by bridges (D. Eberly, "Triangulation by Ear Clipping").
 *
 * points   [loop_starts[loop_count]] the outline, counter-clockwise, then each hole, clockwise
 * Always gives point count + 2 × holes - 2 triangles; a crossing outline gives overlapping ones.
 * Fails with PA_NO_MEMORY.
 */
pa_status pa_triangulate(const pa_vec2 *points, const uint32_t *loop_starts, uint32_t loop_count,
                         pa_arena *scratch, pa_triangles *out_triangles, pa_error *err);

#endif
