/** What the parts of pa_usdz_check share. Every function fails with PA_CORRUPT and the broken rule in err. */
#ifndef PA_ASSET_FORMATS_USDZ_CHECK_PRIVATE_H
#define PA_ASSET_FORMATS_USDZ_CHECK_PRIVATE_H

#include "asset/formats/usda.h"
#include "foundation/zip.h"

typedef struct pa_usdz_package {
    const pa_zip_entry *entries;
    size_t entry_count;
    const pa_usda_prim *layer;
} pa_usdz_package;

/** The rules of what lies in the archive and how; layer is not looked at. */
pa_status pa_usdz_check_archive(const pa_usdz_package *package, pa_error *err);
/** The rules of the layer's metadata, its prims and what they point at. */
pa_status pa_usdz_check_stage(const pa_usdz_package *package, pa_error *err);
/** The rules of a Shader prim. */
pa_status pa_usdz_check_shader(const pa_usdz_package *package, const pa_usda_prim *shader, pa_error *err);
/** A Mesh prim's arrays fit together, and it has what its material's shaders read. */
pa_status pa_usdz_check_mesh(const pa_usdz_package *package, const pa_usda_prim *mesh, pa_error *err);

/** The property's value as text (a string, token, asset or path); NULL: another kind, or none. */
const char *pa_usdz_text_of(const pa_usda_prim *prim, const char *name);
/** "jpg" of "a/b.jpg", "" where there is none. */
const char *pa_usdz_extension(const char *path);

#endif
