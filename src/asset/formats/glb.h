/** GLB: binary glTF 2.0 (Khronos specification, chapter 4). */
#ifndef PA_ASSET_FORMATS_GLB_H
#define PA_ASSET_FORMATS_GLB_H

#include "asset/scene/scene.h"

/** Zeroed means the defaults. */
typedef struct pa_glb_options {
    const char *generator;   /* asset.generator; NULL = "PromptAR" */
    const char *extras_json; /* an object for asset.extras as JSON text, or NULL */
} pa_glb_options;

/**
 * A finished scene as one GLB file: core glTF only, one node a mesh under an identity scene, f32
 * attributes, u16 or u32 indices, images as PNG or JPEG (an image that is already encoded goes in as it
 * is). The same scene gives the same bytes.
 *
 * out_glb lives in arena. Fails with PA_CORRUPT (scene breaks its invariants), PA_TOO_LARGE (4 GiB),
 * PA_NO_MEMORY.
 */
pa_status pa_glb_encode(const pa_scene *scene, const pa_glb_options *options, pa_arena *arena,
                        pa_span *out_glb, pa_error *err);

#endif
