/** What the parts of the USDZ encoder share. */
#ifndef PA_ASSET_FORMATS_USDZ_PRIVATE_H
#define PA_ASSET_FORMATS_USDZ_PRIVATE_H

#include "asset/formats/texture_set_private.h"

/**
 * Appends the Material prim `path` ("/Model/Materials/Wood_0", its last part is its name) at the given depth
 * of indentation. Fails as pa_texture_set_add does.
 */
pa_status pa_usdz_write_material(pa_bytes *out, const pa_material *material, const char *path,
                                 pa_texture_set *textures, pa_error *err);
/** Whether any input of the material comes from a picture, so that its meshes need texture coordinates. */
bool pa_usdz_uses_textures(const pa_material *material);

#endif
