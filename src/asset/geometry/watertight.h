/** One closed surface around whatever a model is made of, for printing. */
#ifndef PA_ASSET_GEOMETRY_WATERTIGHT_H
#define PA_ASSET_GEOMETRY_WATERTIGHT_H

#include "asset/scene/scene.h"
#include "foundation/run.h"

typedef struct pa_watertight_options {
    uint32_t cells;         /* along the longest side, 8 to 256; 0 = 128 */
    uint32_t max_triangles; /* 0 = as many as come */
} pa_watertight_options;

/**
 * The surface where the generalised winding number is one half (Jacobson, Kavan, Sorkine-Hornung, "Robust
 * Inside-Outside Segmentation", 2013), sampled on a grid and meshed by the dual of marching cubes. Parts that
 * overlap become one, holes are closed, what lies hidden inside goes. A part that encloses nothing, such as
 * a leaf of one layer, becomes a plate one and a half cells thick. Edges are rounded by about a cell.
 *
 * meshes    [count] at least one triangle
 * out_mesh  closed, manifold, wound outwards; smooth normals; no other attributes; the first mesh's material
 * Fails with PA_INVALID (cells), PA_UNSUPPORTED (the surface does not come out closed, or not within
 * max_triangles), PA_TOO_LARGE, PA_CANCELLED, PA_NO_MEMORY.
 */
pa_status pa_mesh_make_watertight(const pa_mesh *meshes, size_t count, const pa_watertight_options *options,
                                  const pa_run *run, pa_arena *arena, pa_mesh *out_mesh, pa_error *err);

#endif
