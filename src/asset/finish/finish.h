/**
 * The AR rules, applied once to every engine's scene: +Y up, front +Z, metres, footprint centred on the
 * origin, lowest point at y = 0, identity root, explicit metallic and roughness, unit normals, no
 * degenerate triangles, triangle and texture budgets.
 */
#ifndef PA_ASSET_FINISH_H
#define PA_ASSET_FINISH_H

#include "asset/scene/scene.h"
#include "foundation/run.h"

/** Zeroed means the defaults. */
typedef struct pa_finish_options {
    double height_m;        /* scale so that the height is this; 0 = keep a metric scene, else default size */
    double default_size_m;  /* largest side of a scene that is not metric; 0 = 1 m */
    uint32_t max_triangles; /* 0 = 50,000 */
    uint32_t texture_size;  /* longest side of a texture in pixels; 0 = 2048, which is also the most */
} pa_finish_options;

/**
 * scene  changed in place; new arrays go to arena
 *
 * Fails with PA_CORRUPT (the scene breaks its invariants or holds no triangle), PA_CANCELLED, PA_NO_MEMORY.
 * On failure the scene must not be used further.
 */
pa_status pa_finish(pa_scene *scene, const pa_finish_options *options, const pa_run *run, pa_arena *arena,
                    pa_error *err);

#endif
