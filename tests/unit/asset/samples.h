/** Scenes that several tests build on. Everything lives in the arena; no memory ends the program. */
#ifndef PA_TESTS_SAMPLES_H
#define PA_TESTS_SAMPLES_H

#include "asset/scene/scene.h"

/** A box from low to high with flat normals and one face of the texture on each side; 24 vertices. */
pa_mesh sample_box(pa_arena *arena, const float low[3], const float high[3], uint32_t material);
/** A sphere of radius 1 about the origin, bumpy by `bumps` (0 = round); 2 · rings · 2 · rings triangles. */
pa_mesh sample_sphere(pa_arena *arena, uint32_t rings, double bumps, uint32_t material);
/** A picture without encoded bytes: red grows to the right, green downwards; alpha (4 channels) fades down.
 */
pa_image sample_picture(pa_arena *arena, uint32_t width, uint32_t height, uint32_t channels);
/** A flat normal map without encoded bytes. */
pa_image sample_normal_map(pa_arena *arena, uint32_t side);

/** Room for the given numbers of things; materials are pa_material_default. */
pa_scene sample_scene(pa_arena *arena, uint32_t meshes, uint32_t materials, uint32_t images);
/** A metric scene of one box, 2 m × 1 m × 3 m, off the origin, in one grey material. */
pa_scene sample_box_scene(pa_arena *arena);

#endif
