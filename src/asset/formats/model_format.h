/** The files that a finished scene can become, told apart by name, so that callers need not know each. */
#ifndef PA_ASSET_FORMATS_MODEL_FORMAT_H
#define PA_ASSET_FORMATS_MODEL_FORMAT_H

#include "asset/scene/scene.h"

typedef enum pa_model_format {
    PA_MODEL_GLB,
    PA_MODEL_USDZ,
    PA_MODEL_OBJ, /* a ZIP archive of model, materials and pictures */
    PA_MODEL_STL, /* for printing: millimetres, Z up */
    PA_MODEL_PLY,
    PA_MODEL_FORMAT_COUNT
} pa_model_format;

/** "glb", "usdz", "obj", "stl" or "ply". */
const char *pa_model_format_name(pa_model_format format);
/** What a file of it is called at its end, without the dot: the name, but "zip" for OBJ. */
const char *pa_model_format_extension(pa_model_format format);
/** "model/gltf-binary" … */
const char *pa_model_format_media_type(pa_model_format format);
/** By name, in either case. False when no format has it; out_format is then untouched. */
bool pa_model_format_parse(const char *name, pa_model_format *out_format);
/** By the end of a file's name, in either case: what …_extension gives. As …_parse. */
bool pa_model_format_of_file(const char *path, pa_model_format *out_format);

/**
 * The scene as a file of that format; name (may be NULL) is the model's own where the format has a place for
 * it. out_file lives in arena. Fails as the format's encoder does.
 */
pa_status pa_model_encode(const pa_scene *scene, pa_model_format format, const char *name, pa_arena *arena,
                          pa_span *out_file, pa_error *err);

#endif
