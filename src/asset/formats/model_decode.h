/** Model files of unknown origin: told apart by their first bytes, since names and media types say little. */
#ifndef PA_ASSET_FORMATS_MODEL_DECODE_H
#define PA_ASSET_FORMATS_MODEL_DECODE_H

#include "asset/scene/scene.h"

typedef enum pa_model_file {
    PA_MODEL_FILE_GLB,
    PA_MODEL_FILE_GLTF, /* the JSON form; also what none of the others is */
    PA_MODEL_FILE_PLY,
    PA_MODEL_FILE_OBJ, /* without its materials */
} pa_model_file;

/** head: the file, or its first bytes; a few hundred are enough. */
pa_model_file pa_model_file_recognise(pa_span head);
/** What such a file is called at its end, without the dot. */
const char *pa_model_file_extension(pa_model_file file);
/** "model/gltf-binary" … */
const char *pa_model_file_media_type(pa_model_file file);

/**
 * The scene that the file holds, in arena. spare: the file stays as long as the scene, which may have its
 * arrays there (pa_gltf_limits.borrow_arrays). Fails as the decoder of its format does.
 */
pa_status pa_model_decode(pa_span file, bool spare, pa_arena *arena, pa_scene *out_scene, pa_error *err);

#endif
