#include "generate/convert.h"

#include "asset/formats/gltf.h"

pa_status pa_convert_glb(pa_span glb, pa_model_format format, pa_arena *arena, pa_span *out_file,
                         pa_error *err)
{
    pa_scene scene;
    pa_status status = pa_gltf_decode(glb, NULL, arena, &scene, err);
    return status == PA_OK ? pa_model_encode(&scene, format, NULL, arena, out_file, err) : status;
}
