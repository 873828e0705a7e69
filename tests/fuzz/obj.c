/* Foreign OBJ, and after the first NUL its MTL: what is accepted keeps the rules of a scene. */
#include <string.h>

#include "asset/formats/obj.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* A whole picture, for the maps to find. */
    static const uint8_t png[] = {0x89, 'P', 'N',  'G',  '\r', '\n', 0x1A, '\n', 0,    0,    0,   13,   'I',
                                  'H',  'D', 'R',  0,    0,    0,    1,    0,    0,    0,    1,   8,    0,
                                  0,    0,   0,    0x3A, 0x7E, 0x9B, 0x55, 0,    0,    0,    10,  'I',  'D',
                                  'A',  'T', 0x78, 0x9C, 0x63, 0,    0,    0,    2,    0,    1,   0x48, 0,
                                  0,    0,   0,    'I',  'E',  'N',  'D',  0xAE, 0x42, 0x60, 0x82};
    const uint8_t *split = size ? memchr(data, 0, size) : NULL;
    size_t obj_size = split ? (size_t)(split - data) : size;
    const pa_named_file files[] = {{"a.mtl", {data + obj_size, size - obj_size}},
                                   {"a.png", {png, sizeof png}}};
    pa_arena arena;
    pa_arena_init(&arena, (size_t)1 << 30);
    pa_scene scene;
    pa_model_limits limits = {.max_vertices = 100000, .max_indices = 300000, .max_materials = 16};
    if (pa_obj_decode((pa_span){data, obj_size}, files, 2, &limits, &arena, &scene, NULL) == PA_OK &&
        pa_scene_check(&scene, NULL) != PA_OK) {
        __builtin_trap();
    }
    pa_arena_done(&arena);
    return 0;
}
