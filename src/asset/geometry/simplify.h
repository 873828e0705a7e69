/** Fewer triangles for the same look, on meshoptimizer. */
#ifndef PA_ASSET_GEOMETRY_SIMPLIFY_H
#define PA_ASSET_GEOMETRY_SIMPLIFY_H

#include "asset/scene/scene.h"

/**
 * Brings the meshes of a scene together to at most max_triangles. All are reduced as one surface, so that
 * detail goes where it shows least and the border between two materials stays closed. Tried in order, until
 * the budget is met: keeping every seam of normals and texture coordinates, within 2 % of the size; giving up
 * the normals' seams (normals are then worked out anew); giving up connections (vertex clustering).
 * A scene within the budget is left alone.
 *
 * scene  in place; its meshes are welded (pa_mesh_weld); tangents are dropped where triangles were
 * Fails with PA_UNSUPPORTED (nothing is left at that budget), PA_TOO_LARGE, PA_NO_MEMORY.
 */
pa_status pa_scene_simplify(pa_scene *scene, uint32_t max_triangles, pa_arena *arena, pa_error *err);

/**
 * Only the first of those ways. out_met tells whether it was enough; where it was not, as on a surface of
 * thousands of tiny charts, the scene is left alone.
 * Fails with PA_TOO_LARGE, PA_NO_MEMORY.
 */
pa_status pa_scene_simplify_seamed(pa_scene *scene, uint32_t max_triangles, pa_arena *arena, bool *out_met,
                                   pa_error *err);

#endif
