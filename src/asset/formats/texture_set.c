#include "asset/formats/texture_set_private.h"

#include <math.h>
#include <string.h>

#include "asset/formats/picture.h"
#include "asset/formats/plain_name.h"
#include "asset/scene/srgb.h"

/* Base colour, metallic-roughness, normal, occlusion, emission. */
enum { TEXTURES_A_MATERIAL = 5 };
/* Nearly without loss: the picture has been through a JPEG encoder once already. */
enum { JPEG_QUALITY = 92 };

pa_status pa_texture_set_init(pa_texture_set *textures, const pa_scene *scene, pa_arena *arena, pa_error *err)
{
    *textures = (pa_texture_set){.scene = scene, .arena = arena};
    textures->items =
        PA_NEW_ARRAY(arena, pa_packed_texture, TEXTURES_A_MATERIAL * (size_t)scene->material_count);
    return textures->items ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

pa_status pa_texture_set_has_alpha(const pa_image *image, bool *out_alpha, pa_error *err)
{
    pa_image measured = *image;
    if (!image->pixels) {
        pa_status status = pa_picture_measure(image->encoded, &measured, err);
        if (status != PA_OK) {
            return status;
        }
    }
    *out_alpha = measured.channels == 4;
    return PA_OK;
}

static bool changes_nothing(const pa_packed_texture *texture)
{
    static const float ones[4] = {1, 1, 1, 1};
    return memcmp(texture->scale, ones, sizeof ones) == 0 && fabsf(texture->bias) <= 0;
}

static uint8_t code_of(float value)
{
    return (uint8_t)lrintf(255 * fminf(fmaxf(value, 0), 1));
}

/* table[channel][code before] = code after */
static void make_table(const pa_packed_texture *texture, uint8_t table[4][256])
{
    for (int channel = 0; channel < 4; channel++) {
        bool color = texture->role == PA_TEXTURE_COLOR && channel < 3;
        for (int code = 0; code < 256; code++) {
            float value = color ? pa_srgb_linear[code] : (float)code / 255;
            value = value * texture->scale[channel] + texture->bias;
            table[channel][code] = color ? pa_srgb_code(value) : code_of(value);
        }
    }
}

/* Tilts a normal the way a reader would that multiplies x and y by scale, and gives it length 1 again. */
static void scale_normal(uint8_t *texel, float scale)
{
    float x = scale * ((float)texel[0] / 127.5f - 1);
    float y = scale * ((float)texel[1] / 127.5f - 1);
    float z = (float)texel[2] / 127.5f - 1;
    float length = sqrtf(x * x + y * y + z * z);
    if (length > 0) {
        texel[0] = code_of(0.5f + 0.5f * x / length);
        texel[1] = code_of(0.5f + 0.5f * y / length);
        texel[2] = code_of(0.5f + 0.5f * z / length);
    }
}

/* Grey pictures become RGB: the factors of their channels may differ. */
static void bake(const pa_packed_texture *texture, const pa_image *from, pa_image *to)
{
    uint8_t table[4][256];
    make_table(texture, table);
    size_t count = (size_t)from->width * from->height;
    for (size_t i = 0; i < count; i++) {
        const uint8_t *source = from->pixels + i * from->channels;
        uint8_t *texel = to->pixels + i * to->channels;
        for (uint32_t c = 0; c < to->channels; c++) {
            texel[c] = source[from->channels == 1 ? 0 : c];
        }
        if (texture->role == PA_TEXTURE_NORMAL) {
            scale_normal(texel, texture->scale[0]);
            continue;
        }
        for (uint32_t c = 0; c < to->channels; c++) {
            texel[c] = table[c][texel[c]];
        }
    }
}

/* scratch: for the pixels before and after. */
static pa_status encode_baked(const pa_image *image, pa_packed_texture *texture, pa_arena *scratch,
                              pa_arena *arena, pa_error *err)
{
    pa_image from = *image;
    if (!from.pixels) {
        pa_status status = pa_picture_decode(image->encoded, scratch, &from, err);
        if (status != PA_OK) {
            return status;
        }
    }
    pa_image to = {.width = from.width, .height = from.height, .channels = from.channels == 4 ? 4 : 3};
    to.pixels = pa_arena_array(scratch, (size_t)to.width * to.height, to.channels);
    if (!to.pixels) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    bake(texture, &from, &to);
    return pa_picture_type_of(image->encoded) == PA_PICTURE_JPEG
               ? pa_picture_encode_jpeg(&to, JPEG_QUALITY, arena, &texture->encoded, err)
               : pa_picture_encode_png(&to, arena, &texture->encoded, err);
}

static pa_status encode(const pa_image *image, pa_packed_texture *texture, pa_arena *arena, pa_error *err)
{
    if (!changes_nothing(texture)) {
        pa_arena scratch;
        pa_arena_init(&scratch, 0);
        pa_status status = encode_baked(image, texture, &scratch, arena, err);
        pa_arena_done(&scratch);
        return status;
    }
    if (image->encoded.size) {
        texture->encoded = image->encoded;
        return PA_OK;
    }
    return pa_picture_encode_png(image, arena, &texture->encoded, err);
}

static bool same(const pa_packed_texture *a, const pa_packed_texture *b)
{
    if (a->image != b->image || changes_nothing(a) != changes_nothing(b)) {
        return false;
    }
    return changes_nothing(a) || (a->role == b->role && memcmp(a->scale, b->scale, sizeof a->scale) == 0 &&
                                  fabsf(a->bias - b->bias) <= 0);
}

pa_status pa_texture_set_add(pa_texture_set *textures, const pa_packed_texture *wanted, const char **out_path,
                             pa_error *err)
{
    for (size_t i = 0; i < textures->count; i++) {
        if (same(&textures->items[i], wanted)) {
            *out_path = textures->items[i].path;
            return PA_OK;
        }
    }
    const pa_image *image = &textures->scene->images[wanted->image];
    pa_packed_texture texture = *wanted;
    pa_status status = encode(image, &texture, textures->arena, err);
    if (status != PA_OK) {
        return status == PA_NO_MEMORY
                   ? status
                   : pa_fail(err, PA_CORRUPT, "Image %u has no usable pixels.", wanted->image);
    }
    pa_picture_type type = pa_picture_type_of(texture.encoded);
    if (type == PA_PICTURE_UNKNOWN) {
        return pa_fail(err, PA_CORRUPT, "Image %u is neither PNG nor JPEG.", wanted->image);
    }
    const char *name = pa_plain_name(image->name, "texture", textures->arena);
    texture.path = name ? pa_arena_printf(textures->arena, "textures/%s_%zu.%s", name, textures->count,
                                          type == PA_PICTURE_PNG ? "png" : "jpg")
                        : NULL;
    if (!texture.path) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_path = texture.path;
    textures->items[textures->count++] = texture;
    return PA_OK;
}
