/** Polygons → the triangles of a pa_mesh, with normals. */
#ifndef PA_ASSET_GEOMETRY_TESSELLATE_H
#define PA_ASSET_GEOMETRY_TESSELLATE_H

#include "asset/geometry/shape.h"
#include "asset/scene/scene.h"

/**
 * Works out shape.normals (in arena) where they are NULL: corners joined by smooth edges share the
 * angle-weighted mean of their faces of highest rank.
 */
pa_status pa_shape_normals(pa_shape *shape, pa_arena *arena, pa_error *err);

/**
 * out_mesh   positions, normals, uvs (metres) and indices in arena; no name, tangents or colours; material 0.
 *            Corners at one point with equal normal and uv become one vertex; triangles without area are
 *            left out. An empty shape gives an empty mesh. Untouched on failure.
 *
 * Quads are split along the diagonal that bends less, larger polygons by ear clipping.
 */
pa_status pa_shape_tessellate(const pa_shape *shape, pa_arena *arena, pa_mesh *out_mesh, pa_error *err);

#endif
