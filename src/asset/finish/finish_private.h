/** The steps of pa_finish, each in a file of its own. */
#ifndef PA_ASSET_FINISH_PRIVATE_H
#define PA_ASSET_FINISH_PRIVATE_H

#include <math.h>

#include "asset/finish/finish.h"

/** value within 0..1; `otherwise` where it is no number. */
static inline float pa_clamp_unit(float value, float otherwise)
{
    return isnan(value) ? otherwise : fminf(fmaxf(value, 0), 1);
}

/** Clamps factors, settles metallic where the source left it out, and makes one of materials that are the
 * same. */
void pa_finish_materials(pa_scene *scene);
/**
 * Clamps vertex colours and moves what they have in common into the material: one colour all over becomes the
 * factor, and a factor beside several colours is multiplied into them, so that materials that differ in
 * nothing else become one. Fails with PA_NO_MEMORY.
 */
pa_status pa_finish_fold_colors(pa_scene *scene, pa_arena *arena, pa_error *err);
/** Drops the materials and images that nothing uses. Fails with PA_NO_MEMORY. */
pa_status pa_finish_prune(pa_scene *scene, pa_error *err);

/**
 * One clean mesh a material: no degenerate triangles, welded (but see pa_mesh_wants_weld, where there are no
 * more than max_triangles), unit normals, only the attributes its material uses. Fails with PA_CORRUPT (no
 * triangle is left), PA_TOO_LARGE, PA_NO_MEMORY.
 */
pa_status pa_finish_meshes(pa_scene *scene, uint32_t max_triangles, pa_arena *arena, pa_error *err);
/** Tangents where a normal map is bound, normals where there are none, cache order. Fails with PA_NO_MEMORY.
 */
pa_status pa_finish_surfaces(pa_scene *scene, pa_arena *arena, pa_error *err);

/** What shall be done to the colours of a scene. */
typedef struct pa_color_change {
    pa_brightness brightness; /* PA_BRIGHTNESS_ORIGINAL: nothing */
    float gain;               /* for PA_BRIGHTNESS_AR: of pa_color_lift; 1 = nothing */
} pa_color_change;

/**
 * Looks at a raw scene and settles what shall be done to its colours; record gets the brightness and, where
 * there was anything to measure, its numbers. Fails as pa_picture_decode does.
 */
pa_status pa_finish_plan_colors(const pa_scene *scene, pa_brightness brightness, pa_finish_record *record,
                                pa_color_change *out_change, pa_error *err);
/**
 * Does it, to a scene of one mesh a material: factors, vertex colours, new textures in place of those that
 * change. Fails as pa_picture_decode does.
 */
pa_status pa_finish_colors(pa_scene *scene, const pa_color_change *change, pa_arena *arena, pa_error *err);

/**
 * Drops specks from a scene that is not metric; closes small holes, or makes one closed surface painted like
 * the whole, where options ask for it. Fails with PA_UNSUPPORTED (no closed surface), PA_TOO_LARGE,
 * PA_CANCELLED, PA_NO_MEMORY, and as pa_picture_decode does.
 */
pa_status pa_finish_repairs(pa_scene *scene, const pa_finish_options *options, const pa_run *run,
                            pa_arena *arena, pa_error *err);

/** What Scene Viewer takes: materials in all, and those with alpha among them. */
enum { PA_FINISH_MOST_MATERIALS = 10, PA_FINISH_MOST_SEE_THROUGH = 2 };

/** Whether any texture is bound. */
bool pa_finish_has_image(const pa_material *material);
/** Whether it has alpha, blended or cut out. */
bool pa_finish_is_see_through(const pa_material *material);
/** Whether two materials are drawn in the same way: what no texture could tell is the same. */
bool pa_finish_same_state(const pa_material *a, const pa_material *b);
/** Whether a mesh with triangles is of one colour all over, so that it can share a palette. */
bool pa_finish_is_plain(const pa_scene *scene, const pa_mesh *mesh);

/**
 * Where even a palette (pa_finish_palette) would leave more materials than Scene Viewer takes, the smallest
 * meshes give up their textures for the mean colour. The scene has one mesh a material. Fails with
 * PA_NO_MEMORY and as pa_picture_decode.
 */
pa_status pa_finish_flatten(pa_scene *scene, pa_error *err);
/**
 * Where there are more materials than Scene Viewer takes, the plain meshes share one for each way of drawing,
 * and find their colour in a small picture. Meshes that were joined to another lose their indices. Fails with
 * PA_TOO_LARGE, PA_NO_MEMORY.
 */
pa_status pa_finish_palette(pa_scene *scene, pa_arena *arena, pa_error *err);

/**
 * At most max_triangles, and no vertex colours. Seams and texture coordinates stay where the budget can be
 * met with them; where it cannot, and where there were vertex colours, the mesh gets an atlas of its own and
 * pictures painted from its original surface. Fails with PA_UNSUPPORTED (out of reach), PA_TOO_LARGE,
 * PA_CANCELLED, PA_NO_MEMORY, and as pa_picture_decode does.
 */
pa_status pa_finish_budget(pa_scene *scene, const pa_finish_options *options, const pa_run *run,
                           pa_arena *arena, pa_error *err);

typedef struct pa_repaint_options {
    uint32_t texture_size; /* most texels a side */
    bool same_triangles; /* the mesh has the triangles of the sources, in order; else the nearest places count
                          */
} pa_repaint_options;

/**
 * Unwraps a mesh and paints it with what the sources show. What is the same all over becomes a factor.
 *
 * mesh      in place: texture coordinates, tangents where a normal map was painted, material; no colours
 * sources   [source_count] with scene's materials and images, at least 1, each with a triangle
 * scene     gains a material, and the images it needs
 * Fails with PA_UNSUPPORTED (too many charts), PA_TOO_LARGE, PA_CANCELLED, PA_NO_MEMORY, and as
 * pa_picture_decode does.
 */
pa_status pa_finish_repaint(pa_scene *scene, pa_mesh *mesh, const pa_mesh *sources, size_t source_count,
                            const pa_repaint_options *options, const pa_run *run, pa_arena *arena,
                            pa_error *err);

/** Whether a box stands on the floor and over the origin, but for roundings. */
bool pa_finish_is_placed(const pa_bounds *bounds);
/** Metres, footprint, floor; what is placed stays to the bit. Fails with PA_CORRUPT (nothing to place). */
pa_status pa_finish_place(pa_scene *scene, const pa_finish_options *options, pa_error *err);

/** Every image encoded and at most texture_size pixels a side. Fails as pa_picture_decode does. */
pa_status pa_finish_textures(pa_scene *scene, uint32_t texture_size, const pa_run *run, pa_arena *arena,
                             pa_error *err);

/** What the numbers of a picture mean, which decides how they are averaged. */
typedef enum pa_texel { PA_TEXEL_COLOR, PA_TEXEL_DATA, PA_TEXEL_NORMAL } pa_texel;

/** Square metres of a mesh's triangles, or of whatever unit its positions have. */
double pa_finish_mesh_area(const pa_mesh *mesh);

/** Sees to it that an image has pixels, and at most `largest` a side. Fails as pa_picture_decode does. */
pa_status pa_finish_open_image(pa_image *image, pa_texel texel, uint32_t largest, pa_arena *arena,
                               pa_error *err);

/**
 * A smaller copy by area averaging: colour in linear light and weighted by alpha, normals brought back to
 * unit length. width and height are at least 1 and at most the image's own. out_image has pixels in arena and
 * no encoded bytes. Fails with PA_NO_MEMORY.
 */
pa_status pa_finish_shrink(const pa_image *image, pa_texel texel, uint32_t width, uint32_t height,
                           pa_arena *arena, pa_image *out_image, pa_error *err);

#endif
