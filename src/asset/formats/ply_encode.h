/** Writing PLY; reading it is ply.h. */
#ifndef PA_ASSET_FORMATS_PLY_ENCODE_H
#define PA_ASSET_FORMATS_PLY_ENCODE_H

#include "asset/scene/scene.h"

/**
 * The scene as one binary little-endian PLY file, in the scene's own units and axes: x y z, nx ny nz where
 * every mesh has normals, red green blue alpha (sRGB), vertex_indices. A vertex's colour is its material's
 * factor, times its own colour, times the base-colour picture at its texture coordinates: PLY has no
 * materials. The same scene gives the same bytes.
 *
 * out_ply lives in arena. Fails with PA_CORRUPT (scene breaks its invariants or has no triangle, or a picture
 * is damaged), PA_TOO_LARGE (more vertices than an index can count), PA_NO_MEMORY.
 */
pa_status pa_ply_encode(const pa_scene *scene, pa_arena *arena, pa_span *out_ply, pa_error *err);

#endif
