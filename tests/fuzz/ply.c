/* Foreign PLY: what is accepted keeps the rules of a scene. */
#include "asset/formats/ply.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pa_arena arena;
    pa_arena_init(&arena, (size_t)1 << 30);
    pa_scene scene;
    pa_model_limits limits = {.max_vertices = 100000, .max_indices = 300000};
    if (pa_ply_decode((pa_span){data, size}, &limits, &arena, &scene, NULL) == PA_OK &&
        pa_scene_check(&scene, NULL) != PA_OK) {
        __builtin_trap();
    }
    pa_arena_done(&arena);
    return 0;
}
