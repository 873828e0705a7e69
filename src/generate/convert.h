/**
 * A finished model as another file: another format, lighter for pages, or with fewer triangles, from its GLB;
 * what was stored is all that it takes.
 */
#ifndef PA_GENERATE_CONVERT_H
#define PA_GENERATE_CONVERT_H

#include "asset/formats/model_format.h"

/** A model is offered in levels of 50,000, 20,000, 10,000, 5,000 and 2,000 triangles. */
enum { PA_LEAST_DETAIL = 2000 };

/** What becomes of a model; zeroed: its GLB as it is. */
typedef struct pa_conversion {
    pa_model_format format;
    bool web;               /* a GLB for pages: pa_glb_web_encode, textures of at most 1024 pixels a side */
    uint32_t max_triangles; /* a level of detail, or any number; 0 = all of them */
} pa_conversion;

/** The finest level of at most so many triangles; 0 when that is below the coarsest. */
uint32_t pa_detail_level(uint32_t max_triangles);

/**
 * The word that tells the files of one model apart: "usdz", "web", "lod5k", "web5k", "stl20k"; "glb" for the
 * model itself. max_triangles is 0 or a level.
 */
void pa_conversion_name(const pa_conversion *conversion, char out_name[16]);

/**
 * A finished scene as that file, changed on the way; name (may be NULL) is the model's own. out_file lives in
 * arena. Fails with PA_INVALID (web of another format than GLB) and as pa_finish and the encoders do.
 */
pa_status pa_convert_scene(pa_scene *scene, const pa_conversion *conversion, const char *name,
                           pa_arena *arena, pa_span *out_file, pa_error *err);
/**
 * A GLB as that file; the same bytes give the same bytes. out_file lives in arena, or is glb itself where
 * there is nothing to do.
 *
 * Fails with PA_CORRUPT, PA_UNSUPPORTED, PA_TOO_LARGE (glb is nothing that can be converted, which may be so
 * of one that came from elsewhere, or not with so few triangles), PA_INVALID as above, PA_NO_MEMORY.
 */
pa_status pa_convert_glb(pa_span glb, const pa_conversion *conversion, pa_arena *arena, pa_span *out_file,
                         pa_error *err);

#endif
