/* Foreign glTF: what is accepted keeps the rules of a scene, can be written, and can be read again. */
#include "asset/formats/gltf.h"
#include "asset/formats/glb.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pa_arena arena;
    pa_arena_init(&arena, (size_t)1 << 30);
    pa_scene scene;
    pa_span glb;
    /* Smaller than the defaults, so that a run spends its time on paths and not on bulk. */
    pa_gltf_limits limits = {
        .max_vertices = 100000, .max_indices = 300000, .max_pixels = 1000000, .max_data_bytes = 1 << 24};
    if (pa_gltf_decode((pa_span){data, size}, &limits, &arena, &scene, NULL) == PA_OK) {
        if (pa_scene_check(&scene, NULL) != PA_OK) {
            __builtin_trap();
        }
        pa_status status = pa_glb_encode(&scene, NULL, &arena, &glb, NULL);
        if (status != PA_OK && status != PA_NO_MEMORY) {
            __builtin_trap();
        }
        pa_scene again;
        limits = (pa_gltf_limits){0};
        status = status == PA_OK ? pa_gltf_decode(glb, &limits, &arena, &again, NULL) : PA_NO_MEMORY;
        if (status != PA_OK && status != PA_NO_MEMORY) {
            __builtin_trap();
        }
    }
    pa_arena_done(&arena);
    return 0;
}
