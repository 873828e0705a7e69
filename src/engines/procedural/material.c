#include "engines/procedural/material.h"

#include <math.h>
#include <string.h>

#include "engines/procedural/vocabulary.h"

enum { FAMILY_NONE = -1 };

typedef struct material_entry {
    const char *word;
    uint32_t rgb;
    double metallic;
    double roughness;
    double alpha;
    int family; /* pa_texture_family or FAMILY_NONE */
} material_entry;

enum {
#define PA_MATERIAL_FAMILY(name, word) MATERIAL_##name = PA_TEXTURE_##name,
    PA_TEXTURE_FAMILY_LIST(PA_MATERIAL_FAMILY)
#undef PA_MATERIAL_FAMILY
        MATERIAL_NONE = FAMILY_NONE
};

static const material_entry entries[] = {
#define X(word, rgb, metallic, roughness, alpha, family)                                                     \
    {word, rgb, metallic, roughness, alpha, MATERIAL_##family},
#include "engines/procedural/material_table.h"
#undef X
};

static const material_entry *find_entry(const char *word)
{
    size_t low = 0;
    size_t high = sizeof entries / sizeof entries[0];
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(word, entries[middle].word);
        if (order == 0) {
            return &entries[middle];
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}

static float to_linear(uint32_t rgb, int shift)
{
    double value = (double)(rgb >> shift & 0xFF) / 255.0;
    return (float)(value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4));
}

static void linear_color(uint32_t rgb, float out_color[3])
{
    out_color[0] = to_linear(rgb, 16);
    out_color[1] = to_linear(rgb, 8);
    out_color[2] = to_linear(rgb, 0);
}

static pa_surface plain_surface(const material_entry *entry)
{
    return (pa_surface){.word = entry->word,
                        .rgb = entry->rgb,
                        .metallic = (float)entry->metallic,
                        .roughness = (float)entry->roughness,
                        .alpha = (float)entry->alpha,
                        .textured = entry->family != FAMILY_NONE,
                        .texture.family =
                            (pa_texture_family)(entry->family == FAMILY_NONE ? 0 : entry->family)};
}

static void apply_color(pa_surface *surface, uint32_t rgb)
{
    surface->rgb = rgb;
    surface->colored = true;
    if (surface->metallic > 0.5f) {
        /* A red steel chair is painted; a red mirror would be dark and odd. */
        surface->metallic = 0.0f;
        surface->roughness = fmaxf(surface->roughness, 0.35f);
        surface->texture.family = PA_TEXTURE_PAINT;
    }
}

static void apply_material(pa_surface *surface, const char *word)
{
    const material_entry *entry = find_entry(word);
    if (entry) {
        *surface = plain_surface(entry);
    }
}

typedef struct finish_rule {
    const char *word;
    float roughness_factor; /* on the material's own */
    float wear;
} finish_rule;

static const finish_rule finishes[] = {
    {"shiny", 0.35f, 0.0f},    {"polished", 0.35f, 0.0f},    {"wet", 0.3f, 0.0f},
    {"smooth", 0.7f, 0.0f},    {"satin finish", 0.7f, 0.0f}, {"matte", 1.8f, 0.0f},
    {"rough", 1.6f, 0.2f},     {"old", 1.2f, 0.7f},          {"worn", 1.2f, 0.7f},
    {"weathered", 1.4f, 0.9f}, {"distressed", 1.3f, 0.8f},   {"scratched", 1.2f, 0.6f},
    {"dirty", 1.4f, 0.8f},     {"dusty", 1.5f, 0.6f},        {"tarnished", 1.5f, 0.7f},
    {"oxidized", 1.5f, 0.8f},  {"new", 0.9f, 0.0f},          {"clean", 1.0f, 0.0f},
    {"brushed", 1.3f, 0.0f},   {"painted", 1.0f, 0.0f},      {"unpainted", 1.0f, 0.0f},
};

static void apply_finish(pa_surface *surface, const char *word)
{
    for (size_t i = 0; i < sizeof finishes / sizeof finishes[0]; i++) {
        if (strcmp(finishes[i].word, word) == 0) {
            surface->roughness = fminf(1.0f, surface->roughness * finishes[i].roughness_factor);
            surface->wear = fmaxf(surface->wear, finishes[i].wear);
        }
    }
    if (strcmp(word, "rusty") == 0 && surface->metallic > 0.0f) {
        *surface = plain_surface(find_entry("rust"));
        surface->wear = 0.7f;
    } else if (strcmp(word, "hammered") == 0 && surface->metallic > 0.5f) {
        surface->texture.family = PA_TEXTURE_HAMMERED_METAL;
    } else if (strcmp(word, "brushed") == 0 && surface->metallic > 0.5f) {
        surface->texture.family = PA_TEXTURE_BRUSHED_METAL;
    } else if (strcmp(word, "polished") == 0 && surface->metallic > 0.5f) {
        surface->texture.family = PA_TEXTURE_POLISHED_METAL;
    } else if (strcmp(word, "glowing") == 0) {
        surface->glow = 0.8f;
    } else if (strcmp(word, "transparent") == 0) {
        surface->alpha = 0.3f;
        surface->textured = false;
    } else if (strcmp(word, "translucent") == 0) {
        surface->alpha = 0.6f;
        surface->textured = false;
    } else if (strcmp(word, "frosted") == 0 && surface->alpha < 1.0f) {
        surface->alpha = 0.6f;
        surface->roughness = 0.55f;
    }
}

bool pa_surface_known(const char *material)
{
    return find_entry(material) != NULL;
}

bool pa_surface_parse(const char *words, pa_surface *out_surface)
{
    const material_entry *entry = find_entry(words);
    if (entry) {
        *out_surface = plain_surface(entry);
        return true;
    }
    for (const char *gap = strchr(words, ' '); gap; gap = strchr(gap + 1, ' ')) {
        entry = find_entry(gap + 1);
        const pa_vocabulary_entry *color =
            pa_vocabulary_find_class(words, (size_t)(gap - words), PA_WORD_COLOR);
        if (entry && color) {
            *out_surface = plain_surface(entry);
            apply_color(out_surface, color->rgb);
            return true;
        }
    }
    return false;
}

/* True when an attribute that names `target` (NULL = the whole) speaks of the slot. */
static bool concerns(const pa_kind *kind, size_t slot, const char *target)
{
    if (target) {
        return strcmp(target, kind->slots[slot].name) == 0;
    }
    return slot == 0 || strcmp(kind->slots[slot].material, kind->slots[0].material) == 0;
}

/* Materials before colours before finishes, in whatever order the words came. */
static void apply_attributes(const pa_thing *thing, size_t slot, pa_attribute_type type, pa_surface *surface)
{
    for (uint32_t i = 0; i < thing->attribute_count; i++) {
        const pa_attribute *attribute = &thing->attributes[i];
        bool everywhere = type == PA_ATTRIBUTE_FINISH && !attribute->target;
        if (attribute->type != type || !(everywhere || concerns(thing->kind, slot, attribute->target))) {
            continue;
        }
        if (type == PA_ATTRIBUTE_MATERIAL) {
            apply_material(surface, attribute->value);
        } else if (type == PA_ATTRIBUTE_COLOR) {
            apply_color(surface, attribute->rgb);
        } else {
            apply_finish(surface, attribute->value);
        }
    }
}

void pa_surface_resolve(const pa_thing *thing, pa_surface *out_surfaces)
{
    for (size_t slot = 0; thing->kind->slots[slot].name; slot++) {
        pa_surface surface = plain_surface(find_entry("paint"));
        pa_surface_parse(thing->kind->slots[slot].material, &surface);
        apply_attributes(thing, slot, PA_ATTRIBUTE_MATERIAL, &surface);
        apply_attributes(thing, slot, PA_ATTRIBUTE_COLOR, &surface);
        apply_attributes(thing, slot, PA_ATTRIBUTE_FINISH, &surface);
        out_surfaces[slot] = surface;
    }
}

pa_material pa_surface_material(const pa_surface *surface, char *name)
{
    pa_material material = pa_material_default();
    material.name = name;
    linear_color(surface->rgb, material.base_color);
    material.base_color[3] = surface->alpha;
    material.metallic = surface->metallic;
    material.roughness = surface->roughness;
    material.alpha_mode = surface->alpha < 1.0f ? PA_ALPHA_BLEND : PA_ALPHA_OPAQUE;
    for (int i = 0; i < 3; i++) {
        material.emissive[i] = material.base_color[i] * surface->glow;
    }
    return material;
}
