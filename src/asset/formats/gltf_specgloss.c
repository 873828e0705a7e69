/*
 * The conversion is the one that Khronos published with the extension (examples/convert-between-workflows):
 * metallic is what makes both workflows reflect the same at normal incidence, given 4 % for a dielectric.
 */
#include <math.h>
#include <string.h>

#include "asset/formats/gltf_private.h"
#include "asset/formats/picture.h"
#include "asset/scene/srgb.h"

#define DIELECTRIC 0.04f
#define TINY 1e-6f

typedef struct glossy {
    float diffuse[4];
    float specular[3];
    float glossiness;
    gltf_texture color;               /* diffuse RGB sRGB, alpha */
    gltf_texture specular_glossiness; /* specular RGB sRGB, glossiness in alpha */
} glossy;

static float brightness(const float *rgb)
{
    return sqrtf(0.299f * rgb[0] * rgb[0] + 0.587f * rgb[1] * rgb[1] + 0.114f * rgb[2] * rgb[2]);
}

static float solve_metallic(float diffuse, float specular, float rest)
{
    if (specular < DIELECTRIC) {
        return 0;
    }
    float b = diffuse * rest / (1 - DIELECTRIC) + specular - 2 * DIELECTRIC;
    float c = DIELECTRIC - specular;
    float root = sqrtf(fmaxf(b * b - 4 * DIELECTRIC * c, 0));
    return fminf(fmaxf((root - b) / (2 * DIELECTRIC), 0), 1);
}

/* diffuse and specular, linear, become base colour (in place of diffuse) and metallic. */
static float convert(float *diffuse, const float *specular)
{
    float rest = 1 - fmaxf(specular[0], fmaxf(specular[1], specular[2]));
    float metallic = solve_metallic(brightness(diffuse), brightness(specular), rest);
    float by_metal = metallic * metallic;
    for (int k = 0; k < 3; k++) {
        float from_diffuse = diffuse[k] * rest / (1 - DIELECTRIC) / fmaxf(1 - metallic, TINY);
        float from_specular = (specular[k] - DIELECTRIC * (1 - metallic)) / fmaxf(metallic, TINY);
        float mixed = from_diffuse + (from_specular - from_diffuse) * by_metal;
        diffuse[k] = fminf(fmaxf(mixed, 0), 1);
    }
    return metallic;
}

/* The texel of an image at the middle of texel (x, y) of a picture of width × height, as 0..1 RGBA codes. */
static void sample(const pa_image *image, uint32_t x, uint32_t y, uint32_t width, uint32_t height,
                   float out[4])
{
    uint32_t from_x = (uint32_t)(((uint64_t)2 * x + 1) * image->width / ((uint64_t)2 * width));
    uint32_t from_y = (uint32_t)(((uint64_t)2 * y + 1) * image->height / ((uint64_t)2 * height));
    const uint8_t *texel = image->pixels + ((size_t)from_y * image->width + from_x) * image->channels;
    for (uint32_t k = 0; k < 3; k++) {
        out[k] = (float)texel[image->channels == 1 ? 0 : k] / 255;
    }
    out[3] = image->channels == 4 ? (float)texel[3] / 255 : 1;
}

static uint8_t code(float value)
{
    return (uint8_t)(fminf(fmaxf(value, 0), 1) * 255 + 0.5f);
}

static void convert_texel(const glossy *from, const float *color, const float *shine, uint8_t *base,
                          uint8_t *rough_metal)
{
    float diffuse[3];
    float specular[3];
    for (int k = 0; k < 3; k++) {
        diffuse[k] = fminf(fmaxf(from->diffuse[k], 0), 1) * pa_srgb_linear[code(color[k])];
        specular[k] = fminf(fmaxf(from->specular[k], 0), 1) * pa_srgb_linear[code(shine[k])];
    }
    float metallic = convert(diffuse, specular);
    for (int k = 0; k < 3; k++) {
        base[k] = pa_srgb_code(diffuse[k]);
    }
    base[3] = code(from->diffuse[3] * color[3]);
    rough_metal[0] = 0;
    rough_metal[1] = code(1 - from->glossiness * shine[3]);
    rough_metal[2] = code(metallic);
}

/* White where a texture is missing. */
static pa_status decode(gltf *self, uint32_t image, pa_arena *arena, pa_image *out_image)
{
    static uint8_t white[4] = {255, 255, 255, 255};
    if (image == PA_NO_INDEX) {
        *out_image = (pa_image){.width = 1, .height = 1, .channels = 4, .pixels = white};
        return PA_OK;
    }
    return pa_picture_decode(self->scene.images[image].encoded, arena, out_image, self->err);
}

static pa_status convert_pictures(gltf *self, const glossy *from, pa_image *base, pa_image *rough_metal)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_image color;
    pa_image shine;
    pa_status status = decode(self, from->color.image, &arena, &color);
    if (status == PA_OK) {
        status = decode(self, from->specular_glossiness.image, &arena, &shine);
    }
    if (status == PA_OK) {
        uint32_t width = color.width > shine.width ? color.width : shine.width;
        uint32_t height = color.height > shine.height ? color.height : shine.height;
        *base = (pa_image){.width = width, .height = height, .channels = 4};
        *rough_metal = (pa_image){.width = width, .height = height, .channels = 3};
        base->pixels = pa_arena_array(self->arena, (size_t)width * height, 4);
        rough_metal->pixels = pa_arena_array(self->arena, (size_t)width * height, 3);
        status = base->pixels && rough_metal->pixels ? PA_OK : pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    size_t count = status == PA_OK ? (size_t)base->width * base->height : 0;
    for (size_t i = 0; i < count; i++) {
        float texel[2][4];
        uint32_t x = (uint32_t)(i % base->width);
        uint32_t y = (uint32_t)(i / base->width);
        sample(&color, x, y, base->width, base->height, texel[0]);
        sample(&shine, x, y, base->width, base->height, texel[1]);
        convert_texel(from, texel[0], texel[1], base->pixels + 4 * i, rough_metal->pixels + 3 * i);
    }
    pa_arena_done(&arena);
    return status;
}

static pa_status read_glossy(gltf *self, json_t *extension, glossy *out_glossy)
{
    glossy made = {.diffuse = {1, 1, 1, 1}, .specular = {1, 1, 1}, .glossiness = 1};
    pa_status status = gltf_get_floats(self, extension, "diffuseFactor", 4, made.diffuse);
    if (status == PA_OK) {
        status = gltf_get_floats(self, extension, "specularFactor", 3, made.specular);
    }
    if (status == PA_OK) {
        status = gltf_get_number(self, extension, "glossinessFactor", &made.glossiness);
    }
    if (status == PA_OK) {
        status = gltf_read_texture(self, extension, "diffuseTexture", &made.color);
    }
    if (status == PA_OK) {
        status = gltf_read_texture(self, extension, "specularGlossinessTexture", &made.specular_glossiness);
    }
    if (status == PA_OK) {
        *out_glossy = made;
    }
    return status;
}

pa_status gltf_convert_specular_glossiness(gltf *self, json_t *extension, pa_material *material,
                                           gltf_texture *out_color, gltf_texture *out_metallic_roughness)
{
    glossy from;
    pa_status status = read_glossy(self, extension, &from);
    if (status != PA_OK) {
        return status;
    }
    material->metallic_given = true;
    if (from.color.image == PA_NO_INDEX && from.specular_glossiness.image == PA_NO_INDEX) {
        material->metallic = convert(from.diffuse, from.specular);
        material->roughness = 1 - fminf(fmaxf(from.glossiness, 0), 1);
        memcpy(material->base_color, from.diffuse, sizeof from.diffuse);
        return PA_OK;
    }
    pa_image base;
    pa_image rough_metal;
    status = convert_pictures(self, &from, &base, &rough_metal);
    gltf_texture color = from.color.image == PA_NO_INDEX ? from.specular_glossiness : from.color;
    gltf_texture shine = color;
    if (status == PA_OK) {
        status = gltf_add_image(self, base, &color.image);
    }
    if (status == PA_OK) {
        status = gltf_add_image(self, rough_metal, &shine.image);
    }
    if (status == PA_OK) {
        material->metallic = 1;
        material->roughness = 1;
        *out_color = color;
        *out_metallic_roughness = shine;
    }
    return status;
}
