/**
 * Reading Wavefront OBJ with its MTL materials and their pictures, all given as bytes.
 *
 * Read are v (with colours behind the position, sRGB), vt, vn, f (polygons become fans), usemtl and mtllib;
 * of a material Kd, Ke, d, Tr, Ns, Pr, Pm, map_Kd, map_Ke and norm. Ks and height maps have no place in
 * metallic-roughness and are left out. Curves and lines are skipped.
 */
#ifndef PA_ASSET_FORMATS_OBJ_H
#define PA_ASSET_FORMATS_OBJ_H

#include "asset/formats/model_limits.h"
#include "asset/scene/scene.h"

/** A file that came along with an OBJ. */
typedef struct pa_named_file {
    const char *name; /* only what follows its last slash counts, in either case */
    pa_span bytes;
} pa_named_file;

/**
 * files      what mtllib and map_… may name; one that is missing is left out, as is a picture that cannot be
 * read out_scene  one mesh a material, as the file has it (OBJ says neither units nor which way is up), in
 * arena
 *
 * Fails with PA_CORRUPT (breaks the format, or holds no triangle), PA_TOO_LARGE (a limit), PA_NO_MEMORY.
 */
pa_status pa_obj_decode(pa_span obj, const pa_named_file *files, size_t file_count,
                        const pa_model_limits *limits, pa_arena *arena, pa_scene *out_scene, pa_error *err);

#endif
