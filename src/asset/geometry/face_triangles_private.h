/** One polygon of a shape → triangles of its corners. */
#ifndef PA_ASSET_GEOMETRY_FACE_TRIANGLES_PRIVATE_H
#define PA_ASSET_GEOMETRY_FACE_TRIANGLES_PRIVATE_H

#include "asset/geometry/triangulate_private.h"

/**
 * out_triangles   corner indices of the shape, face count - 2 triangles, in scratch
 * Quads are split along the diagonal that bends less, larger polygons by ear clipping. Fails with
 * PA_NO_MEMORY.
 */
pa_status pa_face_triangulate(const pa_shape *shape, uint32_t face, pa_arena *scratch,
                              pa_triangles *out_triangles, pa_error *err);

/** True where a quad is better split from its second corner to its fourth. */
bool pa_quad_splits_second(const pa_shape *shape, uint32_t first_corner);

/** Two unit directions that span a plane: right × up = normal (unit). */
void pa_plane_axes(pa_vec3 normal, pa_vec3 *out_right, pa_vec3 *out_up);

#endif
