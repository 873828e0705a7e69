/** Tangent frames for normal maps. */
#ifndef PA_ASSET_GEOMETRY_MESH_TANGENTS_H
#define PA_ASSET_GEOMETRY_MESH_TANGENTS_H

#include "asset/scene/scene.h"

/**
 * Tangents from texture coordinates, after Mikkelsen (2008): each face's direction of growing u, laid into
 * the vertex's plane and weighted by the corner's angle; vertices where unmirrored and mirrored faces meet
 * are split. w follows glTF: bitangent = cross(normal, tangent) · w points to where v shrinks.
 *
 * mesh  has normals and texture coordinates; old tangents are replaced
 * Fails with PA_INVALID (no normals or texture coordinates), PA_NO_MEMORY.
 */
pa_status pa_mesh_compute_tangents(pa_mesh *mesh, pa_arena *arena, pa_error *err);

#endif
