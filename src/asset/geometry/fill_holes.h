/** Small holes in a surface. */
#ifndef PA_ASSET_GEOMETRY_FILL_HOLES_H
#define PA_ASSET_GEOMETRY_FILL_HOLES_H

#include "asset/scene/scene.h"

/**
 * Closes the loops of border edges that are small beside the model (the diagonal of their box at most a
 * tenth of its) and beside the part they are in (at most half), so that mouths of cups and the rims of leaves
 * stay. Each is covered by triangles of its own points: flat normals; colours of the rim, and its texture
 * coordinates where they lie together. The mesh at the loop's first edge takes the triangles. Borders between
 * meshes are no holes.
 *
 * scene       in place; meshes without degenerate triangles; a mesh that grows loses its tangents
 * out_filled  holes
 * Fails with PA_TOO_LARGE, PA_NO_MEMORY.
 */
pa_status pa_scene_fill_holes(pa_scene *scene, pa_arena *arena, uint32_t *out_filled, pa_error *err);

#endif
