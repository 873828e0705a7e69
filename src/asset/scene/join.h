/** Several scenes as one. */
#ifndef PA_ASSET_SCENE_JOIN_H
#define PA_ASSET_SCENE_JOIN_H

#include "asset/scene/scene.h"

/**
 * Meshes stay as they are and are shared with the scenes they come from; equal materials become one, and so
 * do images that share their pixels or bytes. Metric, and with authored colours, where all are.
 *
 * arena    owns the lists of out_scene; what they point to is the scenes' own
 *
 * Fails with PA_NO_MEMORY.
 */
pa_status pa_scene_join(const pa_scene *scenes, size_t scene_count, pa_arena *arena, pa_scene *out_scene,
                        pa_error *err);

#endif
