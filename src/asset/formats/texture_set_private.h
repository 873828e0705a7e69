/** The pictures that go into a package beside the model: USDZ and OBJ. */
#ifndef PA_ASSET_FORMATS_TEXTURE_SET_PRIVATE_H
#define PA_ASSET_FORMATS_TEXTURE_SET_PRIVATE_H

#include "asset/scene/scene.h"

/** How the numbers of a picture are meant. */
typedef enum pa_texture_role { PA_TEXTURE_COLOR, PA_TEXTURE_DATA, PA_TEXTURE_NORMAL } pa_texture_role;

/**
 * A picture with a material's factors multiplied in: value · scale + bias, of colours in linear light. Of a
 * normal map only scale[0] counts; it is glTF's normalTexture.scale.
 */
typedef struct pa_packed_texture {
    uint32_t image;
    pa_texture_role role;
    float scale[4];
    float bias;
    const char *path; /* within the package */
    pa_span encoded;  /* PNG or JPEG */
} pa_packed_texture;

/** The pictures of one package; each is there once, however many materials use it. */
typedef struct pa_texture_set {
    const pa_scene *scene;
    pa_arena *arena;
    pa_packed_texture *items;
    size_t count;
} pa_texture_set;

/** Room for what every material of scene can ask for. Fails with PA_NO_MEMORY. */
pa_status pa_texture_set_init(pa_texture_set *textures, const pa_scene *scene, pa_arena *arena,
                              pa_error *err);
/**
 * The path of the picture that wanted describes (its path and encoded do not count), which is made when it is
 * asked for first. Fails with PA_CORRUPT, PA_NO_MEMORY.
 */
pa_status pa_texture_set_add(pa_texture_set *textures, const pa_packed_texture *wanted, const char **out_path,
                             pa_error *err);
/** Whether the picture has an alpha channel. Fails as pa_picture_measure does. */
pa_status pa_texture_set_has_alpha(const pa_image *image, bool *out_alpha, pa_error *err);

#endif
