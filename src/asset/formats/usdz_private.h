/** What the parts of the USDZ encoder share. */
#ifndef PA_ASSET_FORMATS_USDZ_PRIVATE_H
#define PA_ASSET_FORMATS_USDZ_PRIVATE_H

#include "asset/scene/scene.h"

/** How the numbers of a picture are meant. */
typedef enum pa_usdz_role { PA_USDZ_COLOR, PA_USDZ_DATA, PA_USDZ_NORMAL } pa_usdz_role;

/**
 * A picture with a material's factors multiplied in: value · scale + bias, of colours in linear light. Of a
 * normal map only scale[0] counts; it is glTF's normalTexture.scale.
 */
typedef struct pa_usdz_texture {
    uint32_t image;
    pa_usdz_role role;
    float scale[4];
    float bias;
    const char *path; /* within the package */
    pa_span encoded;  /* PNG or JPEG */
} pa_usdz_texture;

/** The pictures of one package; each is there once, however many materials use it. */
typedef struct pa_usdz_textures {
    const pa_scene *scene;
    pa_arena *arena;
    pa_usdz_texture *items;
    size_t count;
} pa_usdz_textures;

/** Room for what every material of scene can ask for. Fails with PA_NO_MEMORY. */
pa_status pa_usdz_textures_init(pa_usdz_textures *textures, const pa_scene *scene, pa_arena *arena,
                                pa_error *err);
/**
 * The path of the picture that wanted describes (its path and encoded do not count), which is made when it is
 * asked for first. Fails with PA_CORRUPT, PA_NO_MEMORY.
 */
pa_status pa_usdz_textures_add(pa_usdz_textures *textures, const pa_usdz_texture *wanted,
                               const char **out_path, pa_error *err);
/** Whether the picture has an alpha channel. Fails as pa_picture_measure does. */
pa_status pa_usdz_has_alpha(const pa_image *image, bool *out_alpha, pa_error *err);

/**
 * Appends the Material prim `path` ("/Model/Materials/Wood_0", its last part is its name) at the given depth
 * of indentation. Fails as pa_usdz_textures_add does.
 */
pa_status pa_usdz_write_material(pa_bytes *out, const pa_material *material, const char *path,
                                 pa_usdz_textures *textures, pa_error *err);
/** Whether any input of the material comes from a picture, so that its meshes need texture coordinates. */
bool pa_usdz_uses_textures(const pa_material *material);

#endif
