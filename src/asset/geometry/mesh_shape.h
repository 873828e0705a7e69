/** Triangle meshes → one shape of their places, for the algorithms that walk along edges. */
#ifndef PA_ASSET_GEOMETRY_MESH_SHAPE_H
#define PA_ASSET_GEOMETRY_MESH_SHAPE_H

#include "asset/geometry/shape.h"
#include "asset/scene/scene.h"

/**
 * Vertices at the same place (of any of the meshes) become one point, so seams of normals, texture
 * coordinates and materials do not show. Face f is the f-th triangle of all meshes in their order; its corner
 * c is corner 3 f + c of the shape. A triangle with two corners at one place stays.
 *
 * Fails with PA_TOO_LARGE (more than 2^32-2 corners), PA_NO_MEMORY.
 */
pa_status pa_shape_from_meshes(const pa_mesh *meshes, size_t count, pa_arena *arena, pa_shape *out_shape,
                               pa_error *err);

#endif
