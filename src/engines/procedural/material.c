#include "engines/procedural/material.h"

#include <math.h>
#include <string.h>

#include "asset/scene/srgb.h"
#include "engines/procedural/manner.h"
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

/* Where the textures' catalogue uses another word. */
static const char *texture_name(const char *word)
{
    static const char *const others[][2] = {{"aluminum", "aluminium"},
                                            {"ash wood", "ash"},
                                            {"cherry wood", "cherry"},
                                            {"iron", "cast iron"},
                                            {"stainless steel", "brushed steel"}};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (strcmp(word, others[i][0]) == 0) {
            return others[i][1];
        }
    }
    return word;
}

static pa_surface plain_surface(const material_entry *entry)
{
    pa_surface surface = {.word = entry->word,
                          .rgb = entry->rgb,
                          .metallic = (float)entry->metallic,
                          .roughness = (float)entry->roughness,
                          .alpha = (float)entry->alpha,
                          .textured = entry->family != FAMILY_NONE};
    if (surface.textured && !pa_texture_spec_named(texture_name(entry->word), &surface.texture)) {
        float color[3];
        pa_srgb_unpack(entry->rgb, color);
        surface.texture = pa_texture_spec_default((pa_texture_family)entry->family);
        pa_texture_spec_tint(&surface.texture, color);
        surface.texture.roughness = surface.roughness;
    }
    return surface;
}

/* Another working of the same stuff: hammered, brushed, painted. A known metal keeps its two tones. */
static void change_family(pa_surface *surface, pa_texture_family family)
{
    pa_texture_spec known;
    if (!surface->textured) {
        return;
    }
    surface->texture = pa_texture_spec_default(family);
    if (!surface->colored && pa_texture_spec_named(texture_name(surface->word), &known)) {
        memcpy(surface->texture.color, known.color, sizeof known.color);
        memcpy(surface->texture.accent, known.accent, sizeof known.accent);
    } else {
        float color[3];
        pa_srgb_unpack(surface->rgb, color);
        pa_texture_spec_tint(&surface->texture, color);
    }
    surface->texture.roughness = surface->roughness;
}

static void apply_color(pa_surface *surface, uint32_t rgb)
{
    surface->rgb = rgb;
    surface->colored = true;
    if (surface->alpha < 1.0f) {
        /* Coloured glass holds light back; as clear as window glass its colour could not be seen. */
        surface->alpha = fmaxf(surface->alpha, 0.8f);
    }
    if (surface->metallic > 0.5f) {
        /* A red steel chair is painted; a red mirror would be dark and odd. */
        surface->metallic = 0.0f;
        surface->roughness = fmaxf(surface->roughness, 0.35f);
        change_family(surface, PA_TEXTURE_PAINT);
    } else if (surface->textured) {
        float color[3];
        pa_srgb_unpack(rgb, color);
        pa_texture_spec_tint(&surface->texture, color);
    }
}

static void apply_material(pa_surface *surface, const char *word)
{
    const material_entry *entry = find_entry(word);
    if (entry) {
        /* A lampshade stays lit, whatever it is made of. */
        float glow = surface->glow;
        *surface = plain_surface(entry);
        surface->glow = glow;
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

/* "Dark oak", "a vibrant parrot": a shade of the colour that a surface has. */
static void shade(pa_surface *surface, const char *word)
{
    surface->rgb = pa_vocabulary_shade(word, surface->rgb);
    if (surface->textured) {
        float color[3];
        pa_srgb_unpack(surface->rgb, color);
        pa_texture_spec_tint(&surface->texture, color);
    }
}

static void apply_finish(pa_surface *surface, const char *word)
{
    for (size_t i = 0; i < sizeof finishes / sizeof finishes[0]; i++) {
        if (strcmp(finishes[i].word, word) == 0) {
            surface->roughness = fminf(1.0f, surface->roughness * finishes[i].roughness_factor);
            surface->wear = fmaxf(surface->wear, finishes[i].wear);
            surface->texture.roughness = surface->roughness;
            surface->texture.wear = fmaxf(surface->texture.wear, surface->wear);
        }
    }
    if (strcmp(word, "rusty") == 0 && surface->metallic > 0.0f) {
        *surface = plain_surface(find_entry("rust"));
        surface->wear = 0.7f;
        surface->texture.wear = 0.7f;
    } else if (strcmp(word, "hammered") == 0 && surface->metallic > 0.5f) {
        change_family(surface, PA_TEXTURE_HAMMERED_METAL);
    } else if (strcmp(word, "brushed") == 0 && surface->metallic > 0.5f) {
        change_family(surface, PA_TEXTURE_BRUSHED_METAL);
    } else if (strcmp(word, "polished") == 0 && surface->metallic > 0.5f) {
        change_family(surface, PA_TEXTURE_POLISHED_METAL);
    } else if (strcmp(word, "sparkling") == 0 || strcmp(word, "iridescent") == 0) {
        surface->roughness = fminf(surface->roughness, 0.18f);
        surface->metallic = fmaxf(surface->metallic, 0.5f);
        surface->textured = surface->textured && surface->metallic > 0.9f;
    } else if (pa_vocabulary_has(PA_WORD_SHADE, word)) {
        shade(surface, word);
    } else if (strcmp(word, "glowing") == 0) {
        surface->glow = 0.8f;
    } else if (strcmp(word, "softly glowing") == 0) {
        surface->glow = 0.2f;
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

typedef struct pattern_rule {
    const char *word;
    pa_pattern pattern;
    uint32_t rgb,
        ink; /* sRGB, where no word says otherwise; 0 = the surface's own, and what stands out on it */
} pattern_rule;

static const pattern_rule patterns[] = {
    {"argyle", PA_PATTERN_ARGYLE, 0, 0},
    {"camouflage", PA_PATTERN_CAMOUFLAGE, 0x8A8A5C, 0x3F4F2C},
    {"checked", PA_PATTERN_CHECKS, 0, 0},
    {"chevron", PA_PATTERN_CHEVRONS, 0, 0},
    {"cracked", PA_PATTERN_CRACKS, 0, 0x241F1B},
    {"floral", PA_PATTERN_FLOWERS, 0, 0xD85A78},
    {"geometric", PA_PATTERN_GEOMETRIC, 0, 0},
    {"herringbone", PA_PATTERN_HERRINGBONE, 0, 0},
    {"houndstooth", PA_PATTERN_HOUNDSTOOTH, 0, 0},
    {"iridescent", PA_PATTERN_SWIRLS, 0xA8DCE6, 0xDDA8E4},
    {"leopard print", PA_PATTERN_LEOPARD, 0xD9A860, 0x2B1D12},
    {"marbled", PA_PATTERN_SWIRLS, 0, 0},
    {"mosaic", PA_PATTERN_MOSAIC, 0, 0},
    {"multicolored", PA_PATTERN_PATCHES, 0xD8352A, 0xF2C230},
    {"ombre", PA_PATTERN_OMBRE, 0, 0},
    {"patterned", PA_PATTERN_GEOMETRIC, 0, 0},
    {"plaid", PA_PATTERN_PLAID, 0, 0},
    {"polka dot", PA_PATTERN_DOTS, 0, 0},
    {"quilted", PA_PATTERN_ARGYLE, 0, 0},
    {"rainbow", PA_PATTERN_RAINBOW, 0xD8221E, 0xF5C920},
    {"speckled", PA_PATTERN_SPECKLES, 0, 0},
    {"spotted", PA_PATTERN_SPECKLES, 0, 0},
    {"striped", PA_PATTERN_STRIPES, 0, 0},
    {"swirled", PA_PATTERN_SWIRLS, 0, 0},
    {"tie dye", PA_PATTERN_SWIRLS, 0x3A6FD0, 0xE0559A},
    {"zebra print", PA_PATTERN_ZEBRA, 0xF2EFE8, 0x1A1918},
    {"zigzag", PA_PATTERN_CHEVRONS, 0, 0},
};
enum { PATTERN_COUNT = sizeof patterns / sizeof patterns[0] };

const char *const *pa_surface_patterns(void)
{
    static const char *const words[] = {
        "argyle",      "camouflage",  "checked",       "chevron",   "floral",  "geometric",
        "herringbone", "houndstooth", "leopard print", "marbled",   "mosaic",  "multicolored",
        "ombre",       "patterned",   "plaid",         "polka dot", "quilted", "rainbow",
        "speckled",    "spotted",     "striped",       "swirled",   "tie dye", "zebra print",
        "zigzag",      NULL};
    return words;
}

/* White on what is dark, and something dark on what is light. */
static uint32_t contrasting(uint32_t rgb)
{
    float color[3];
    pa_srgb_unpack(rgb, color);
    float light = 0.2126f * color[0] + 0.7152f * color[1] + 0.0722f * color[2];
    return light < 0.3f ? 0xF2EFE8 : 0x2F4A78;
}

/* `asked` says that the ground's colour was asked for; `ink` is the one asked for the figures, or 0. */
static void apply_pattern(pa_surface *surface, const char *word, bool asked, uint32_t ink)
{
    for (size_t i = 0; i < PATTERN_COUNT; i++) {
        const pattern_rule *rule = &patterns[i];
        if (strcmp(rule->word, word) != 0) {
            continue;
        }
        uint32_t ground = rule->rgb && !asked ? rule->rgb : surface->rgb;
        uint32_t figure = ink ? ink : rule->ink && !asked ? rule->ink : contrasting(ground);
        if ((rule->pattern == PA_PATTERN_FLOWERS || rule->pattern == PA_PATTERN_CRACKS) && !ink) {
            figure = rule->ink;
        }
        surface->rgb = ground;
        surface->textured = true;
        surface->patterned = true;
        surface->texture = pa_texture_spec_default(PA_TEXTURE_PATTERN);
        surface->texture.variant = rule->pattern;
        surface->texture.roughness = surface->roughness;
        pa_srgb_unpack(ground, surface->texture.color);
        pa_srgb_unpack(figure, surface->texture.accent);
        if (rule->pattern == PA_PATTERN_CRACKS) {
            surface->texture.metallic = surface->metallic;
        } else {
            surface->metallic = 0.0f; /* printed on it */
        }
    }
}

const char *const *pa_surface_finishes(void)
{
    static const char *const words[] = {"shiny",       "polished",    "wet",      "smooth",  "satin finish",
                                        "matte",       "rough",       "old",      "worn",    "weathered",
                                        "distressed",  "scratched",   "dirty",    "dusty",   "tarnished",
                                        "oxidized",    "new",         "clean",    "brushed", "painted",
                                        "unpainted",   "rusty",       "hammered", "glowing", "softly glowing",
                                        "transparent", "translucent", "frosted",  "cracked", "sparkling",
                                        "iridescent",  "dark",        "light",    "pale",    "pastel",
                                        "muted",       "bright",      "neon",     "rich",    NULL};
    return words;
}

bool pa_surface_known(const char *material)
{
    return find_entry(material) != NULL;
}

/* A colour, or a shade and a colour: "dark red". */
static bool parse_color(const char *words, size_t length, uint32_t *out_rgb)
{
    const pa_vocabulary_entry *color = pa_vocabulary_find_class(words, length, PA_WORD_COLOR);
    if (color) {
        *out_rgb = color->rgb;
        return true;
    }
    const char *gap = memchr(words, ' ', length);
    size_t shade_length = gap ? (size_t)(gap - words) : 0;
    const pa_vocabulary_entry *shade = pa_vocabulary_find_class(words, shade_length, PA_WORD_SHADE);
    if (!shade) {
        return false;
    }
    color = pa_vocabulary_find_class(gap + 1, length - shade_length - 1, PA_WORD_COLOR);
    if (color) {
        *out_rgb = pa_vocabulary_shade(shade->canonical, color->rgb);
    }
    return color != NULL;
}

/* A material, or a colour and a material. */
static bool parse_plain(const char *words, pa_surface *out_surface)
{
    const material_entry *entry = find_entry(words);
    if (entry) {
        *out_surface = plain_surface(entry);
        return true;
    }
    for (const char *gap = strchr(words, ' '); gap; gap = strchr(gap + 1, ' ')) {
        entry = find_entry(gap + 1);
        uint32_t rgb;
        if (entry && parse_color(words, (size_t)(gap - words), &rgb)) {
            *out_surface = plain_surface(entry);
            apply_color(out_surface, rgb);
            return true;
        }
    }
    return false;
}

/* One of the choices of a default. */
static bool parse_one(const char *words, pa_surface *out_surface)
{
    if (parse_plain(words, out_surface)) {
        return true;
    }
    for (const char *gap = strchr(words, ' '); gap; gap = strchr(gap + 1, ' ')) {
        const pa_vocabulary_entry *finish =
            pa_vocabulary_find_class(words, (size_t)(gap - words), PA_WORD_FINISH);
        if (finish && parse_plain(gap + 1, out_surface)) {
            apply_finish(out_surface, finish->canonical);
            return true;
        }
    }
    return false;
}

bool pa_surface_choice(const char *words, size_t index, char out_words[PA_SURFACE_WORDS])
{
    static const char between[] = " or ";
    for (; index > 0; index--) {
        words = strstr(words, between);
        if (!words) {
            return false;
        }
        words += sizeof between - 1;
    }
    const char *end = strstr(words, between);
    size_t length = end ? (size_t)(end - words) : strlen(words);
    if (length >= PA_SURFACE_WORDS) {
        return false;
    }
    memcpy(out_words, words, length);
    out_words[length] = '\0';
    return true;
}

bool pa_surface_parse(const char *words, pa_surface *out_surface)
{
    char choice[PA_SURFACE_WORDS];
    pa_surface first;
    pa_surface other;
    bool known = pa_surface_choice(words, 0, choice) && parse_one(choice, &first);
    for (size_t i = 1; known && pa_surface_choice(words, i, choice); i++) {
        known = parse_one(choice, &other);
    }
    if (known) {
        *out_surface = first;
    }
    return known;
}

bool pa_surface_is_stone(const char *words)
{
    /* What the families below have other uses for. */
    static const char *const others[] = {"amber", "bone",  "hematite", "ivory",     "mother of pearl",
                                         "opal",  "pearl", "pyrite",   "tiger eye", "petrified wood"};
    pa_surface surface;
    if (!pa_surface_parse(words, &surface)) {
        return false;
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (strcmp(surface.word, others[i]) == 0) {
            return true;
        }
    }
    if (!surface.textured) {
        return surface.metallic < 0.5f && surface.roughness < 0.3f;
    }
    return surface.texture.family == PA_TEXTURE_MARBLE || surface.texture.family == PA_TEXTURE_STONE ||
           surface.texture.family == PA_TEXTURE_GRANITE;
}

/* True when an attribute that names `target` (NULL = the whole) speaks of the slot. */
static bool concerns(const pa_thing *thing, size_t slot, const char *target)
{
    const pa_kind *kind = thing->kind;
    if (target) {
        return strcmp(target, kind->slots[slot].name) == 0;
    }
    return slot == 0 || thing->effigy || strcmp(kind->slots[slot].material, kind->slots[0].material) == 0;
}

/* Materials before colours before finishes, in whatever order the words came. */
static void apply_attributes(const pa_thing *thing, size_t slot, pa_attribute_type type, pa_surface *surface)
{
    for (uint32_t i = 0; i < thing->attribute_count; i++) {
        const pa_attribute *attribute = &thing->attributes[i];
        bool everywhere = type == PA_ATTRIBUTE_FINISH && !attribute->target;
        if (attribute->type != type || !(everywhere || concerns(thing, slot, attribute->target))) {
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

/* Scrolls, darker than what they are cut into, on what an engraver, a carver or a weaver would take on. */
static void engrave(pa_surface *surface, bool main_slot)
{
    if (!surface->textured) {
        return;
    }
    switch (surface->texture.family) {
    case PA_TEXTURE_WOOD:
    case PA_TEXTURE_LEATHER:
    case PA_TEXTURE_FABRIC:
    case PA_TEXTURE_VELVET:
    case PA_TEXTURE_STONE:
    case PA_TEXTURE_MARBLE:
    case PA_TEXTURE_GLAZE:
    case PA_TEXTURE_TERRACOTTA:
    case PA_TEXTURE_PAINT:
    case PA_TEXTURE_PLASTIC:
        if (!main_slot) {
            return;
        }
        break;
    default:
        if (surface->metallic < 0.5f) {
            return;
        }
    }
    pa_texture_spec cut = pa_texture_spec_default(PA_TEXTURE_PATTERN);
    cut.variant = PA_PATTERN_SCROLLS;
    cut.roughness = surface->roughness;
    cut.metallic = surface->metallic;
    pa_srgb_unpack(surface->rgb, cut.color);
    pa_srgb_unpack(surface->rgb, cut.accent);
    for (int c = 0; c < 3; c++) {
        cut.accent[c] *= 0.25f;
    }
    surface->texture = cut;
    surface->textured = true;
    surface->patterned = true;
}

/* The pattern that the words put on a slot, with the colour of its figures. */
static void apply_patterns(const pa_thing *thing, size_t slot, pa_surface *surface)
{
    uint32_t ink = 0;
    bool asked = false;
    for (uint32_t i = 0; i < thing->attribute_count; i++) {
        const pa_attribute *attribute = &thing->attributes[i];
        if (attribute->type == PA_ATTRIBUTE_COLOR && attribute->target &&
            strcmp(attribute->target, PA_TARGET_PATTERN) == 0) {
            /* Black ink is ink too. */
            ink = attribute->rgb | 0x010101;
        }
        asked = asked || (attribute->type == PA_ATTRIBUTE_COLOR && concerns(thing, slot, attribute->target));
    }
    for (uint32_t i = 0; i < thing->attribute_count; i++) {
        const pa_attribute *attribute = &thing->attributes[i];
        bool printed = attribute->type == PA_ATTRIBUTE_PATTERN || attribute->type == PA_ATTRIBUTE_FINISH;
        if (printed && concerns(thing, slot, attribute->target)) {
            apply_pattern(surface, attribute->value, asked, ink);
        }
    }
}

/* What is looked through, into or at stays what it is: no style turns a mirror or a sapphire into gold. */
static bool stays_clear(const char *slot)
{
    static const char *const slots[] = {"crystal", "eye",    "gem",   "glass", "lens",
                                        "mirror",  "screen", "stone", "window"};
    for (size_t i = 0; i < sizeof slots / sizeof slots[0]; i++) {
        if (strcmp(slot, slots[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* A style that the recipe leaves to us dresses the slot, unless that gives light: lamps and eyes stay. */
static void apply_style(const pa_thing *thing, const char *slot, pa_surface *surface)
{
    const char *words = surface->textured && surface->glow == 0.0f && !stays_clear(slot)
                            ? pa_manner_surface(thing, slot, surface->texture.family)
                            : NULL;
    if (words) {
        pa_surface_parse(words, surface);
    }
}

void pa_surface_resolve(const pa_thing *thing, pa_surface *out_surfaces)
{
    for (size_t slot = 0; thing->kind->slots[slot].name; slot++) {
        pa_surface surface = plain_surface(find_entry("paint"));
        pa_surface_parse(thing->effigy ? "stone" : thing->kind->slots[slot].material, &surface);
        apply_style(thing, thing->kind->slots[slot].name, &surface);
        apply_attributes(thing, slot, PA_ATTRIBUTE_MATERIAL, &surface);
        apply_attributes(thing, slot, PA_ATTRIBUTE_COLOR, &surface);
        apply_attributes(thing, slot, PA_ATTRIBUTE_FINISH, &surface);
        apply_patterns(thing, slot, &surface);
        const char *name = thing->kind->slots[slot].name;
        if (!surface.patterned && surface.glow == 0.0f && !stays_clear(name) &&
            pa_manner_is_ornate(thing, name)) {
            engrave(&surface, slot == 0);
        }
        out_surfaces[slot] = surface;
    }
}

pa_surface pa_surface_of_cover(const pa_surface *below, const char *words, const pa_attribute *cover)
{
    pa_surface surface = *below;
    surface.patterned = surface.patterned && words[0] == 0;
    pa_surface_parse(words, &surface);
    if (cover->material) {
        apply_material(&surface, cover->material);
    }
    if (cover->colored) {
        apply_color(&surface, cover->rgb);
    }
    return surface;
}

pa_material pa_surface_material(const pa_surface *surface, char *name)
{
    pa_material material = pa_material_default();
    material.name = name;
    pa_srgb_unpack(surface->rgb, material.base_color);
    material.base_color[3] = surface->alpha;
    material.metallic = surface->metallic;
    material.roughness = surface->roughness;
    material.alpha_mode = surface->alpha < 1.0f ? PA_ALPHA_BLEND : PA_ALPHA_OPAQUE;
    for (int i = 0; i < 3; i++) {
        material.emissive[i] = material.base_color[i] * surface->glow;
    }
    return material;
}

bool pa_surface_equal(const pa_surface *a, const pa_surface *b)
{
    const pa_texture_spec *s = &a->texture;
    const pa_texture_spec *t = &b->texture;
    bool same = a->word == b->word && a->rgb == b->rgb && a->metallic == b->metallic &&
                a->roughness == b->roughness && a->alpha == b->alpha && a->glow == b->glow &&
                a->textured == b->textured;
    return same &&
           (!a->textured || (s->family == t->family && s->wear == t->wear && s->roughness == t->roughness &&
                             s->seed == t->seed && s->variant == t->variant &&
                             memcmp(s->accent, t->accent, sizeof s->accent) == 0));
}

/* The image's place in the scene; one that is there already (two dyes of one weave) serves again. */
static uint32_t add_image(pa_scene *scene, const pa_image *image)
{
    for (uint32_t i = 0; i < scene->image_count; i++) {
        const pa_span *there = &scene->images[i].encoded;
        if (there->size == image->encoded.size &&
            memcmp(there->data, image->encoded.data, there->size) == 0) {
            return i;
        }
    }
    scene->images[scene->image_count] = *image;
    return scene->image_count++;
}

pa_status pa_surface_texture(const pa_surface *surface, bool plain, pa_texture_cache *cache, pa_arena *arena,
                             pa_scene *scene, pa_material *material, float out_tile_m[2], pa_error *err)
{
    enum { PLAIN_SIDE = 128 };
    pa_texture_set set;
    pa_texture_spec spec = surface->texture;
    spec.size = plain ? PLAIN_SIDE : spec.size;
    pa_status status = pa_texture_cache_get(cache, &spec, arena, &set, err);
    if (status != PA_OK) {
        return status;
    }
    /* The images say it all; factors are multiplied on top. */
    for (int i = 0; i < 3; i++) {
        material->base_color[i] = 1.0f;
    }
    material->base_color_image = add_image(scene, &set.base_color);
    if (!plain) {
        material->metallic = 1.0f;
        material->roughness = 1.0f;
        material->metallic_roughness_image = add_image(scene, &set.metallic_roughness);
        material->occlusion_image = material->metallic_roughness_image;
        material->normal_image = add_image(scene, &set.normal);
    }
    out_tile_m[0] = set.tile_m[0];
    out_tile_m[1] = set.tile_m[1];
    return PA_OK;
}
