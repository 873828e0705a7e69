/** STL, for printing: triangles alone. */
#ifndef PA_ASSET_FORMATS_STL_H
#define PA_ASSET_FORMATS_STL_H

#include "asset/scene/scene.h"

/**
 * The scene as one binary STL file in millimetres with Z up, as slicers take it: x stays, y becomes z, z
 * becomes -y. Triangles without an area are left out. The same scene gives the same bytes.
 *
 * out_stl lives in arena. Fails with PA_CORRUPT (scene breaks its invariants or has no triangle),
 * PA_TOO_LARGE (a coordinate beyond f32 in millimetres), PA_NO_MEMORY.
 */
pa_status pa_stl_encode(const pa_scene *scene, pa_arena *arena, pa_span *out_stl, pa_error *err);

#endif
