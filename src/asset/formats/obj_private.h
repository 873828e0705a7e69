/** The materials of an OBJ file. */
#ifndef PA_ASSET_FORMATS_OBJ_PRIVATE_H
#define PA_ASSET_FORMATS_OBJ_PRIVATE_H

#include "asset/formats/obj.h"
#include "asset/formats/text_scan.h"

/** Materials and images as they are found; material 0 is the default one, without a name. */
typedef struct obj_library {
    const pa_named_file *files;
    size_t file_count;
    pa_arena *arena;
    pa_error *err;
    pa_material *materials; /* [material_capacity] */
    uint32_t *name_hashes;  /* [material_capacity] so that a name is found without comparing them all */
    uint32_t material_count;
    uint32_t material_capacity;
    pa_image *images; /* [file_count] */
    uint32_t image_count;
    uint32_t *file_images; /* [file_count] the image that a file has become, PA_NO_INDEX = none yet */
    bool *file_read;       /* [file_count] a file is read once, however often it is named */
} obj_library;

/** Makes room for the limits' materials. Fails with PA_NO_MEMORY. */
pa_status obj_library_init(obj_library *library, const pa_model_limits *limits);
/** Adds the materials of an MTL file, when there is one of that name. Fails with PA_TOO_LARGE, PA_NO_MEMORY.
 */
pa_status obj_library_read(obj_library *library, pa_span name);
/** The material of that name; 0 when there is none. */
uint32_t obj_library_find(const obj_library *library, pa_span name);

#endif
