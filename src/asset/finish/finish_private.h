/** The steps of pa_finish, each in a file of its own. */
#ifndef PA_ASSET_FINISH_PRIVATE_H
#define PA_ASSET_FINISH_PRIVATE_H

#include "asset/finish/finish.h"

/** Clamps factors, settles metallic where the source left it out, and makes one of materials that are the
 * same. */
void pa_finish_materials(pa_scene *scene);
/** Drops the materials and images that nothing uses. Fails with PA_NO_MEMORY. */
pa_status pa_finish_prune(pa_scene *scene, pa_error *err);

/**
 * One clean mesh a material: no degenerate triangles, welded, unit normals, only the attributes its material
 * uses. Fails with PA_CORRUPT (no triangle is left), PA_TOO_LARGE, PA_NO_MEMORY.
 */
pa_status pa_finish_meshes(pa_scene *scene, pa_arena *arena, pa_error *err);
/** Tangents where a normal map is bound, normals where there are none, cache order. Fails with PA_NO_MEMORY.
 */
pa_status pa_finish_surfaces(pa_scene *scene, pa_arena *arena, pa_error *err);

/** Metres, footprint, floor. Fails with PA_CORRUPT (nothing to place). */
pa_status pa_finish_place(pa_scene *scene, const pa_finish_options *options, pa_error *err);

/** Every image encoded and at most texture_size pixels a side. Fails as pa_picture_decode does. */
pa_status pa_finish_textures(pa_scene *scene, uint32_t texture_size, const pa_run *run, pa_arena *arena,
                             pa_error *err);

/** What the numbers of a picture mean, which decides how they are averaged. */
typedef enum pa_texel { PA_TEXEL_COLOR, PA_TEXEL_DATA, PA_TEXEL_NORMAL } pa_texel;

/**
 * A smaller copy by area averaging: colour in linear light and weighted by alpha, normals brought back to
 * unit length. width and height are at least 1 and at most the image's own. out_image has pixels in arena and
 * no encoded bytes. Fails with PA_NO_MEMORY.
 */
pa_status pa_finish_shrink(const pa_image *image, pa_texel texel, uint32_t width, uint32_t height,
                           pa_arena *arena, pa_image *out_image, pa_error *err);

#endif
