/** Models like those that image-to-3D networks give: a lumpy solid in an atlas of charts, textures full of
 * grain. */
#ifndef PA_BENCH_ASSETS_INPUTS_H
#define PA_BENCH_ASSETS_INPUTS_H

#include "asset/scene/scene.h"

typedef struct bench_input {
    uint32_t side;          /* squares along an edge of the cube that is blown up: 12 side² triangles */
    uint32_t texture_size;  /* pixels a side */
    uint32_t texture_count; /* 1: base colour; 5: all that glTF has */
    uint32_t grain;         /* codes that neighbouring texels differ by, odd */
} bench_input;

/** The same input gives the same scene. Textures are PNG. Fails with PA_NO_MEMORY and as pa_mesh_unwrap. */
pa_status bench_make_input(const bench_input *input, pa_arena *arena, pa_scene *out_scene, pa_error *err);

#endif
