/**
 * Reading PLY (Stanford polygon files): ascii and both binary forms, any order of elements and properties.
 *
 * Read are vertex x y z, nx ny nz, red green blue alpha (sRGB, as such files show them; whole numbers or
 * 0..1), texture coordinates (s t, u v or texture_u texture_v, from the bottom), and the faces'
 * vertex_indices. Polygons become fans. All else is skipped.
 */
#ifndef PA_ASSET_FORMATS_PLY_H
#define PA_ASSET_FORMATS_PLY_H

#include "asset/formats/model_limits.h"
#include "asset/scene/scene.h"

/**
 * out_scene has one mesh in the default material, as the file has it (PLY says neither units nor which way is
 * up), and lives in arena; file is borrowed for the call.
 *
 * Fails with PA_CORRUPT (breaks the format, or holds no triangle), PA_TOO_LARGE (a limit), PA_NO_MEMORY.
 */
pa_status pa_ply_decode(pa_span file, const pa_model_limits *limits, pa_arena *arena, pa_scene *out_scene,
                        pa_error *err);

#endif
