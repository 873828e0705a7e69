/** Vertex normals of a triangle mesh. */
#ifndef PA_ASSET_GEOMETRY_MESH_NORMALS_H
#define PA_ASSET_GEOMETRY_MESH_NORMALS_H

#include "asset/scene/scene.h"

/**
 * New normals from the faces: smooth across edges whose faces meet at up to crease_deg, sharp across others
 * (vertices are split there). Faces count by the angle of their corner (Thürmer and Wüthrich, 1998).
 * Connections are found by equal positions, so the seams of texture coordinates do not show. Tangents are
 * dropped. Fails with PA_NO_MEMORY.
 */
pa_status pa_mesh_compute_normals(pa_mesh *mesh, double crease_deg, pa_arena *arena, pa_error *err);

/** Whether every normal of [count, 3] has length 1, as near as rounding leaves it. */
bool pa_normals_are_unit(const float *normals, size_t count);
/**
 * Brings every normal to unit length, in place. One that is not finite or has no length becomes the mean of
 * the faces around its vertex. A mesh without normals is left alone. Fails with PA_NO_MEMORY.
 */
pa_status pa_mesh_repair_normals(pa_mesh *mesh, pa_error *err);

/**
 * Where normals point behind the faces of more than half of the surface, one of both is inside out: the faces
 * of a surface that encloses less than nothing are turned round, else the normals, for viewers that cull show
 * the faces' fronts. In place; tangents keep
 * their direction. A mesh without normals is left alone.
 */
void pa_mesh_reconcile_normals(pa_mesh *mesh);

#endif
