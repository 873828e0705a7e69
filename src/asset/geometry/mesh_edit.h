/** Upkeep of a triangle mesh: gathering, welding, dropping, joining, ordering. */
#ifndef PA_ASSET_GEOMETRY_MESH_EDIT_H
#define PA_ASSET_GEOMETRY_MESH_EDIT_H

#include "asset/scene/scene.h"

/**
 * Gives the mesh new vertices: vertex v becomes a copy of the old vertex sources[v], with every attribute.
 * Indices stay as they are; the caller sets them. Fails with PA_NO_MEMORY.
 */
pa_status pa_mesh_gather(pa_mesh *mesh, const uint32_t *sources, uint32_t count, pa_arena *arena,
                         pa_error *err);

/**
 * Joins vertices whose every attribute is the same bit for bit, and drops those that no index uses.
 * Fails with PA_NO_MEMORY.
 */
pa_status pa_mesh_weld(pa_mesh *mesh, pa_arena *arena, pa_error *err);

/** Drops triangles without area (a corner twice, or thinner than f32 can tell), in place. */
void pa_mesh_drop_degenerate(pa_mesh *mesh);

/**
 * All meshes as one, with the first one's name and material. An attribute that some of them lack is filled
 * in: texture coordinates with 0, colours with white; normals and tangents are left out unless all have them.
 *
 * meshes  count of them, at least 1
 * Fails with PA_TOO_LARGE (more than 2^32-2 vertices or indices), PA_NO_MEMORY.
 */
pa_status pa_mesh_join(const pa_mesh *const *meshes, size_t count, pa_arena *arena, pa_mesh *out_mesh,
                       pa_error *err);

/**
 * Whether welding is worth its time: false where every vertex is in use and, among those at about a sixteenth
 * of the places, none is the same as another. A mesh of few vertices is always worth it. Fails with
 * PA_NO_MEMORY.
 */
pa_status pa_mesh_wants_weld(pa_mesh *mesh, bool *out_wants, pa_error *err);

/**
 * Orders triangles and vertices for the GPU's caches, which also helps compression. A mesh whose vertices are
 * worked on at most worst_reuse times each, as a sample of its triangles shows, is left alone; 1.2 is about
 * the best that there is, a grid row by row has 2. Fails with PA_NO_MEMORY.
 */
pa_status pa_mesh_order(pa_mesh *mesh, float worst_reuse, pa_arena *arena, pa_error *err);

#endif
