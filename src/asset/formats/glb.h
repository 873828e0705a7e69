/** GLB: binary glTF 2.0 (Khronos specification, chapter 4). */
#ifndef PA_ASSET_FORMATS_GLB_H
#define PA_ASSET_FORMATS_GLB_H

#include "asset/scene/scene.h"

/** Zeroed means the defaults. */
typedef struct pa_glb_options {
    const char *generator;   /* asset.generator; NULL = "PromptAR" */
    const char *extras_json; /* an object for asset.extras as JSON text, or NULL; it has no "promptar" */
} pa_glb_options;

/**
 * A finished scene as one GLB file: core glTF only, one node a mesh under an identity scene, f32
 * attributes, u16 or u32 indices, images as PNG or JPEG (an image that is already encoded goes in as it
 * is). What finishing did goes to asset.extras.promptar. The same scene gives the same bytes.
 *
 * out_glb lives in arena. Fails with PA_CORRUPT (scene breaks its invariants), PA_TOO_LARGE (4 GiB),
 * PA_NO_MEMORY.
 */
pa_status pa_glb_encode(const pa_scene *scene, const pa_glb_options *options, pa_arena *arena,
                        pa_span *out_glb, pa_error *err);

/**
 * The same file in parts that lie where they are: the scene's arrays and pictures are not copied, and must
 * stay as they are for as long as out_parts is used.
 */
pa_status pa_glb_encode_parts(const pa_scene *scene, const pa_glb_options *options, pa_arena *arena,
                              pa_parts *out_parts, pa_error *err);

/**
 * A finished scene as the smallest GLB that pages can show: numbers quantised (KHR_mesh_quantization,
 * KHR_texture_transform), then packed (EXT_meshopt_compression, without a fallback), so that readers need the
 * three extensions and meshoptimizer's decoder. For pages alone: AR viewers know none of it. Textures go in
 * as they are; the caller has made them small.
 *
 * A position is off by at most 1/32766 of the model's longest side along each axis (0.03 mm at 1 m), a
 * texture coordinate by 1/8190 of its range, or of a texture's side where the range is larger (up to 16
 * times), a normal or tangent by about 1 degree at most, a vertex colour by 1/131070.
 *
 * Parameters and failures are those of pa_glb_encode.
 */
pa_status pa_glb_web_encode(const pa_scene *scene, const pa_glb_options *options, pa_arena *arena,
                            pa_span *out_glb, pa_error *err);

#endif
