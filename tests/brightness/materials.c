#include "materials.h"

#include <stdlib.h>
#include <string.h>

#include "asset/scene/srgb.h"
#include "foundation/random.h"
#include "samples.h"

enum { TEXTURE_SIDE = 256, RINGS = 32 };

#define GREY(value)                                                                                          \
    {                                                                                                        \
        {                                                                                                    \
            value, value, value                                                                              \
        }                                                                                                    \
    }

/* Checker colours are those of 8-bit textures, (60, 40, 20) for instance. */
const sample_material sample_materials[SAMPLE_MATERIAL_COUNT] = {
    {"grey 1.0", PATTERN_PLAIN, GREY(1.0F), 0, 1},
    {"grey 0.8", PATTERN_PLAIN, GREY(0.8F), 0, 1},
    {"grey 0.5", PATTERN_PLAIN, GREY(0.5F), 0, 1},
    {"grey 0.18", PATTERN_PLAIN, GREY(0.18F), 0, 1},
    {"grey 0.1", PATTERN_PLAIN, GREY(0.1F), 0, 1},
    {"grey 0.06", PATTERN_PLAIN, GREY(0.06F), 0, 1},
    {"grey 0.04", PATTERN_PLAIN, GREY(0.04F), 0, 1},
    {"grey 0.02", PATTERN_PLAIN, GREY(0.02F), 0, 1},
    {"grey 0.8, metal not said", PATTERN_PLAIN, GREY(0.8F), -1, 1},
    {"rough metal", PATTERN_PLAIN, GREY(0.8F), 1, 1},
    {"satin metal", PATTERN_PLAIN, GREY(0.8F), 1, 0.3F},
    {"chrome", PATTERN_PLAIN, GREY(0.8F), 1, 0.1F},
    {"gold", PATTERN_PLAIN, {{1, 0.77F, 0.34F}}, 1, 0.2F},
    {"gun metal", PATTERN_PLAIN, GREY(0.1F), 1, 0.5F},
    {"light checker, metal not said",
     PATTERN_CHECKER,
     {{0.0452F, 0.0212F, 0.007F}, {0.5776F, 0.3515F, 0.1559F}},
     -1,
     1},
    {"dark checker, metal not said",
     PATTERN_CHECKER,
     {{0.0129F, 0.007F, 0.0037F}, {0.0612F, 0.0319F, 0.0212F}},
     -1,
     1},
    {"red", PATTERN_PLAIN, {{0.6F, 0.05F, 0.04F}}, 0, 0.35F},
    {"dark red", PATTERN_PLAIN, {{0.09F, 0.006F, 0.005F}}, 0, 0.5F},
    {"dark green", PATTERN_PLAIN, {{0.01F, 0.06F, 0.02F}}, 0, 0.7F},
    {"navy", PATTERN_PLAIN, {{0.008F, 0.015F, 0.08F}}, 0, 0.7F},
    {"white plaster", PATTERN_GRAIN, {{0.75F, 0.73F, 0.7F}, {0.95F, 0.94F, 0.92F}}, 0, 0.95F},
    {"black rubber", PATTERN_GRAIN, {{0.01F, 0.01F, 0.01F}, {0.03F, 0.03F, 0.03F}}, 0, 0.8F},
    {"dark wood", PATTERN_GRAIN, {{0.02F, 0.008F, 0.004F}, {0.07F, 0.03F, 0.014F}}, -1, 0.7F},
    {"dark leather", PATTERN_GRAIN, {{0.01F, 0.004F, 0.003F}, {0.05F, 0.02F, 0.012F}}, 0, 0.4F},
    {"dark, with a map of metal", PATTERN_MAPPED, {{0.02F, 0.012F, 0.008F}, {0.1F, 0.06F, 0.03F}}, 1, 1},
    {"light, with a map of metal", PATTERN_MAPPED, {{0.2F, 0.17F, 0.12F}, {0.7F, 0.62F, 0.5F}}, 1, 1},
    {"dark vertex colours, metal not said",
     PATTERN_VERTICES,
     {{0.006F, 0.01F, 0.03F}, {0.09F, 0.03F, 0.01F}},
     -1,
     1},
    {"black lacquer", PATTERN_PLAIN, GREY(0.01F), 0, 0.1F},
    {"soot", PATTERN_PLAIN, GREY(0.004F), 0, 1},
    {"black, white labels", PATTERN_LABELS, {{0.012F, 0.012F, 0.012F}, {0.85F, 0.85F, 0.85F}}, 0, 0.6F},
};

static float mix(const sample_material *material, int channel, float part)
{
    return material->colors[0][channel] * (1 - part) + material->colors[1][channel] * part;
}

/* How far a texel is from the first colour to the second. */
static float pattern_at(material_pattern pattern, uint32_t x, uint32_t y, float chance)
{
    switch (pattern) {
    case PATTERN_CHECKER:
        return (x / 16 + y / 16) % 2 ? 1.0F : 0.0F;
    case PATTERN_LABELS:
        return x % 64 < 14 && y % 64 < 14 ? 1.0F : 0.0F;
    default:
        return chance;
    }
}

/* Blocks of 4 × 4 texels, so that their differences are seen in a small picture. */
static float *chances(pa_arena *arena)
{
    enum { BLOCK = 4, BLOCKS = TEXTURE_SIDE / BLOCK };
    float *values = PA_NEW_ARRAY(arena, float, TEXTURE_SIDE *TEXTURE_SIDE);
    float blocks[BLOCKS * BLOCKS];
    pa_random random;
    pa_random_init(&random, 7);
    if (!values) {
        abort();
    }
    for (int i = 0; i < BLOCKS * BLOCKS; i++) {
        blocks[i] = (float)pa_random_unit(&random);
    }
    for (uint32_t i = 0; i < TEXTURE_SIDE * TEXTURE_SIDE; i++) {
        values[i] = blocks[i / TEXTURE_SIDE / BLOCK * BLOCKS + i % TEXTURE_SIDE / BLOCK];
    }
    return values;
}

static pa_image color_picture(const sample_material *material, pa_arena *arena)
{
    pa_image image = sample_picture(arena, TEXTURE_SIDE, TEXTURE_SIDE, 3);
    const float *chance = chances(arena);
    for (uint32_t i = 0; i < TEXTURE_SIDE * TEXTURE_SIDE; i++) {
        float part = pattern_at(material->pattern, i % TEXTURE_SIDE, i / TEXTURE_SIDE, chance[i]);
        for (int k = 0; k < 3; k++) {
            image.pixels[3 * i + (uint32_t)k] = pa_srgb_code(mix(material, k, part));
        }
    }
    return image;
}

/* A third is metal, and roughness goes from satin to matt. */
static pa_image metal_map(pa_arena *arena)
{
    pa_image image = sample_picture(arena, TEXTURE_SIDE, TEXTURE_SIDE, 3);
    const float *chance = chances(arena);
    for (uint32_t i = 0; i < TEXTURE_SIDE * TEXTURE_SIDE; i++) {
        image.pixels[3 * i] = 255;
        image.pixels[3 * i + 1] = (uint8_t)(90 + 150 * chance[i]);
        image.pixels[3 * i + 2] = i / TEXTURE_SIDE % 48 < 16 ? 255 : 0;
    }
    return image;
}

static void color_vertices(const sample_material *material, pa_mesh *mesh, pa_arena *arena)
{
    mesh->uvs = NULL;
    mesh->colors = PA_NEW_ARRAY(arena, float, 4 * (size_t)mesh->vertex_count);
    if (!mesh->colors) {
        abort();
    }
    for (size_t v = 0; v < mesh->vertex_count; v++) {
        float part = (mesh->positions[3 * v] + 1) / 2;
        for (int k = 0; k < 3; k++) {
            mesh->colors[4 * v + (size_t)k] = mix(material, k, part);
        }
        mesh->colors[4 * v + 3] = 1;
    }
}

pa_scene sample_material_scene(const sample_material *material, pa_arena *arena)
{
    pa_scene scene = sample_scene(arena, 1, 1, 2);
    pa_material *made = &scene.materials[0];
    scene.meshes[0] = sample_sphere(arena, RINGS, 0, 0);
    scene.image_count = 0;
    made->metallic_given = material->metallic >= 0;
    made->metallic = made->metallic_given ? material->metallic : 1;
    made->roughness = material->roughness;
    if (material->pattern == PATTERN_PLAIN) {
        memcpy(made->base_color, material->colors[0], sizeof material->colors[0]);
    } else if (material->pattern == PATTERN_VERTICES) {
        color_vertices(material, &scene.meshes[0], arena);
    } else {
        made->base_color_image = scene.image_count;
        scene.images[scene.image_count++] = color_picture(material, arena);
    }
    if (material->pattern == PATTERN_MAPPED) {
        made->metallic_roughness_image = scene.image_count;
        scene.images[scene.image_count++] = metal_map(arena);
    }
    return scene;
}
