#include "engines/procedural/manner.h"

#include <math.h>
#include <string.h>

/* What a style makes of wood, metal, cloth and hide, and of hard stuff: plastic, paint, ceramic, stone. */
typedef struct style_rule {
    const char *word;
    const char *wood, *metal, *soft, *hard;
    pa_vec3 scale;
    bool facets;
} style_rule;

static const style_rule styles[] = {
    {"art deco", "black lacquer", "gold", "emerald green velvet", "black lacquer", {1, 1, 1}, false},
    {"art nouveau", "walnut", "bronze", "olive velvet", "jade", {0.95, 1.05, 0.95}, false},
    {"baroque", "mahogany", "gold", "burgundy velvet", "marble", {1.05, 1, 1.05}, false},
    {"bauhaus", "red paint", "chrome", "blue fabric", "yellow paint", {1, 1, 1}, false},
    {"bohemian", "rattan", "brass", "terracotta fabric", "turquoise ceramic", {1, 1, 1}, false},
    {"brutalist", "concrete", "cast iron", "gray fabric", "concrete", {1.08, 0.96, 1.08}, true},
    {"cartoon", "orange plastic", "yellow plastic", "red plastic", "red plastic", {1.15, 0.9, 1.15}, false},
    {"chinese", "red lacquer", "gold", "red silk", "porcelain", {1, 1, 1}, false},
    {"classic", "cherry wood", "brass", "cream fabric", "ivory", {1, 1, 1}, false},
    {"colonial", "mahogany", "brass", "cream fabric", "white paint", {1, 1, 1}, false},
    {"cute", "pink paint", "white paint", "pink plush", "pink plastic", {1.15, 0.88, 1.15}, false},
    {"cyberpunk", "black plastic", "gunmetal", "black leather", "glowing magenta plastic", {1, 1, 1}, false},
    {"dieselpunk", "walnut", "gunmetal", "brown leather", "olive paint", {1, 1, 1}, false},
    {"egyptian", "gold", "gold", "lapis lazuli", "sandstone", {1, 1, 1}, false},
    {"elegant", "ebony", "gold", "ivory satin", "porcelain", {0.93, 1.05, 0.93}, false},
    {"fantasy", "amethyst", "gold", "purple velvet", "turquoise", {0.95, 1.06, 0.95}, false},
    {"futuristic",
     "white acrylic",
     "chrome",
     "charcoal leather",
     "glowing cyan plastic",
     {0.96, 1.03, 0.96},
     false},
    {"georgian", "mahogany", "brass", "navy fabric", "white paint", {1, 1, 1}, false},
    {"gothic", "ebony", "wrought iron", "black velvet", "slate", {0.93, 1.1, 0.93}, false},
    {"greek", "olive wood", "bronze", "white linen", "marble", {1, 1, 1}, false},
    {"haunted", "driftwood", "rust", "gray burlap", "slate", {0.96, 1.06, 0.96}, false},
    {"indian", "teak", "brass", "crimson silk", "turquoise ceramic", {1, 1, 1}, false},
    {"industrial", "pine", "cast iron", "brown leather", "concrete", {1, 1, 1}, false},
    {"japanese", "bamboo", "wrought iron", "cream linen", "black lacquer", {1.0, 0.94, 1.0}, false},
    {"low poly", NULL, NULL, NULL, NULL, {1, 1, 1}, true},
    {"lego", NULL, NULL, NULL, NULL, {1, 1, 1}, false},
    {"luxury", "rosewood", "gold", "cream leather", "marble", {1, 1, 1}, false},
    {"medieval", "oak", "wrought iron", "brown leather", "stone", {1.04, 1, 1.04}, false},
    {"mid century", "walnut", "brass", "mustard fabric", "white paint", {0.97, 0.98, 0.97}, false},
    {"military", "olive paint", "gunmetal", "khaki canvas", "olive paint", {1, 1, 1}, false},
    {"minimalist", "birch", "white paint", "white linen", "white paint", {0.96, 1, 0.96}, false},
    {"modern", "walnut", "chrome", "light gray fabric", "white acrylic", {1, 1, 1}, false},
    {"moroccan", "cedar", "brass", "crimson fabric", "turquoise ceramic", {1, 1, 1}, false},
    {"nautical", "white paint", "brass", "navy canvas", "navy paint", {1, 1, 1}, false},
    {"ornate", "mahogany", "gold", "burgundy velvet", "ivory", {1, 1, 1}, false},
    {"persian", "walnut", "gold", "crimson carpet", "turquoise ceramic", {1, 1, 1}, false},
    {"racing", "red paint", "chrome", "black leather", "red paint", {1, 1, 1}, false},
    {"renaissance", "walnut", "bronze", "crimson velvet", "marble", {1, 1, 1}, false},
    {"retro", "teak", "chrome", "orange fabric", "turquoise plastic", {1, 1, 1}, false},
    {"rococo", "ivory paint", "gold", "rose satin", "porcelain", {1, 1, 1}, false},
    {"roman", "walnut", "bronze", "crimson linen", "marble", {1, 1, 1}, false},
    {"royal", "mahogany", "gold", "royal blue velvet", "marble", {1, 1, 1}, false},
    {"rustic", "driftwood", "wrought iron", "burlap", "stone", {1.03, 1, 1.03}, false},
    {"scandinavian", "birch", "white paint", "light gray wool", "white paint", {1, 1, 1}, false},
    {"steampunk", "mahogany", "brass", "dark brown leather", "copper", {1, 1, 1}, false},
    {"toy", "yellow plastic", "red plastic", "blue plastic", "red plastic", {1.12, 0.92, 1.12}, false},
    {"tribal", "ebony", "copper", "ochre linen", "terracotta", {1, 1, 1}, false},
    {"tropical", "bamboo", "brass", "green linen", "turquoise paint", {1, 1, 1}, false},
    {"tudor", "oak", "wrought iron", "burgundy wool", "white plaster", {1, 1, 1}, false},
    {"victorian", "mahogany", "brass", "burgundy velvet", "porcelain", {1, 1, 1}, false},
    {"viking", "oak", "wrought iron", "fur", "stone", {1.05, 1, 1.05}, false},
    {"vintage", "walnut", "bronze", "tan leather", "cream enamel", {1, 1, 1}, false},
    {"voxel", NULL, NULL, NULL, NULL, {1, 1, 1}, false},
    {"western", "cedar", "brass", "tan leather", "terracotta", {1, 1, 1}, false},
};
enum { STYLE_COUNT = sizeof styles / sizeof styles[0] };

typedef struct shape_rule {
    const char *word;
    pa_manner manner;
} shape_rule;

static const shape_rule shapes[] = {
    {"angular", {.scale = {1, 1, 1}, .facets = true}},
    {"bent", {.scale = {1, 1, 1}, .bow = 0.18}},
    {"bulbous", {.scale = {1.22, 0.96, 1.22}}},
    {"conical", {.scale = {1.1, 1.1, 1.1}, .taper = 0.9, .outline = PA_OUTLINE_ROUND}},
    {"crooked", {.scale = {1, 1, 1}, .lean = 0.1, .bow = 0.1}},
    {"cubic", {.scale = {1, 1, 1}, .outline = PA_OUTLINE_SQUARE}},
    {"curved", {.scale = {1, 1, 1}, .bow = 0.14}},
    {"cylindrical", {.scale = {1, 1, 1}, .outline = PA_OUTLINE_ROUND}},
    {"fat", {.scale = {1.25, 0.95, 1.25}}},
    {"flat", {.scale = {1.1, 0.6, 1.1}}},
    {"gnarled", {.scale = {1.04, 0.98, 1.04}, .twist_deg = 40, .bow = 0.06}},
    {"heart shaped", {.scale = {1, 1, 1}, .outline = PA_OUTLINE_HEART}},
    {"hexagonal", {.scale = {1, 1, 1}, .outline = PA_OUTLINE_HEXAGON}},
    {"leaning", {.scale = {1, 1, 1}, .lean = 0.22}},
    {"long", {.scale = {1, 1, 1}, .long_scale = 1.35}},
    {"narrow", {.scale = {0.78, 1.04, 0.9}}},
    {"octagonal", {.scale = {1, 1, 1}, .outline = PA_OUTLINE_OCTAGON}},
    {"oval", {.scale = {1.2, 1, 0.84}}},
    {"pointed", {.scale = {1, 1.06, 1}, .taper = 0.6}},
    {"rectangular", {.scale = {1.25, 1, 0.85}, .outline = PA_OUTLINE_SQUARE}},
    {"round", {.scale = {1, 1, 1}, .outline = PA_OUTLINE_ROUND}},
    {"short", {.scale = {1.06, 0.76, 1.06}}},
    {"slim", {.scale = {0.8, 1.06, 0.8}}},
    {"square", {.scale = {1, 1, 1}, .outline = PA_OUTLINE_SQUARE}},
    {"star shaped", {.scale = {1, 1, 1}, .outline = PA_OUTLINE_STAR}},
    {"tall", {.scale = {0.88, 1.25, 0.88}}},
    {"tapered", {.scale = {1, 1, 1}, .taper = 0.35}},
    {"thick", {.scale = {1.2, 1, 1.2}}},
    {"triangular", {.scale = {1, 1, 1}, .outline = PA_OUTLINE_TRIANGLE}},
    {"twisted", {.scale = {1, 1, 1}, .twist_deg = 75}},
    {"wide", {.scale = {1.28, 0.98, 1.1}}},
};
enum { SHAPE_COUNT = sizeof shapes / sizeof shapes[0] };

const char *const *pa_manner_styles(void)
{
    static const char *const words[STYLE_COUNT + 1] = {
        "art deco",    "art nouveau",  "baroque",     "bauhaus",  "bohemian",  "brutalist",  "cartoon",
        "chinese",     "classic",      "colonial",    "cute",     "cyberpunk", "dieselpunk", "egyptian",
        "elegant",     "fantasy",      "futuristic",  "georgian", "gothic",    "greek",      "haunted",
        "indian",      "industrial",   "japanese",    "lego",     "low poly",  "luxury",     "medieval",
        "mid century", "military",     "minimalist",  "modern",   "moroccan",  "nautical",   "ornate",
        "persian",     "racing",       "renaissance", "retro",    "rococo",    "roman",      "royal",
        "rustic",      "scandinavian", "steampunk",   "toy",      "tribal",    "tropical",   "tudor",
        "victorian",   "viking",       "vintage",     "voxel",    "western",   NULL};
    return words;
}

const char *const *pa_manner_shapes(void)
{
    static const char *const words[SHAPE_COUNT + 1] = {
        "angular",     "bent", "bulbous", "conical",      "crooked",    "cubic",   "curved", "cylindrical",
        "fat",         "flat", "gnarled", "heart shaped", "hexagonal",  "leaning", "long",   "narrow",
        "octagonal",   "oval", "pointed", "rectangular",  "round",      "short",   "slim",   "square",
        "star shaped", "tall", "tapered", "thick",        "triangular", "twisted", "wide",   NULL};
    return words;
}

static bool declared(const char *const *list, const char *word)
{
    for (; list && *list; list++) {
        if (strcmp(*list, word) == 0) {
            return true;
        }
    }
    return false;
}

/* The rule of a style or shape that the thing is wanted in and whose recipe leaves it to us. */
static const style_rule *style_of(const pa_thing *thing, const pa_attribute *attribute)
{
    bool of_slot = attribute->target != NULL;
    if (attribute->type != PA_ATTRIBUTE_STYLE ||
        (!of_slot && declared(thing->kind->styles, attribute->value))) {
        return NULL;
    }
    for (size_t i = 0; i < STYLE_COUNT; i++) {
        if (strcmp(styles[i].word, attribute->value) == 0) {
            return &styles[i];
        }
    }
    return NULL;
}

static const shape_rule *shape_of(const pa_thing *thing, const pa_attribute *attribute)
{
    if (attribute->type != PA_ATTRIBUTE_SHAPE || attribute->target ||
        declared(thing->kind->shapes, attribute->value)) {
        return NULL;
    }
    for (size_t i = 0; i < SHAPE_COUNT; i++) {
        if (strcmp(shapes[i].word, attribute->value) == 0) {
            return &shapes[i];
        }
    }
    return NULL;
}

static void scale_by(pa_manner *manner, pa_vec3 factor)
{
    manner->scale.x *= factor.x;
    manner->scale.y *= factor.y;
    manner->scale.z *= factor.z;
}

pa_manner pa_manner_of(const pa_thing *thing)
{
    pa_manner manner = {.scale = {1.0, 1.0, 1.0}, .long_scale = 1.0};
    for (uint32_t i = 0; i < thing->attribute_count; i++) {
        const style_rule *style = style_of(thing, &thing->attributes[i]);
        const shape_rule *shape = shape_of(thing, &thing->attributes[i]);
        if (style && !thing->attributes[i].target) {
            scale_by(&manner, style->scale);
            manner.facets = manner.facets || style->facets;
            manner.low_poly = manner.low_poly || strcmp(style->word, "low poly") == 0;
            manner.bricks = manner.bricks || strcmp(style->word, "lego") == 0;
            manner.cubes = manner.cubes || strcmp(style->word, "voxel") == 0;
        } else if (shape) {
            scale_by(&manner, shape->manner.scale);
            manner.long_scale *= shape->manner.long_scale > 0.0 ? shape->manner.long_scale : 1.0;
            manner.twist_deg += shape->manner.twist_deg;
            manner.lean += shape->manner.lean;
            manner.bow += shape->manner.bow;
            manner.taper = fmax(manner.taper, shape->manner.taper);
            manner.outline = shape->manner.outline ? shape->manner.outline : manner.outline;
            manner.facets = manner.facets || shape->manner.facets;
        }
    }
    if (thing->size.metres > 0.0) {
        /* A size in metres is meant as it is said. */
        scale_by(&manner, (pa_vec3){1.0 / manner.scale.y, 1.0 / manner.scale.y, 1.0 / manner.scale.y});
    }
    return manner;
}

bool pa_manner_bends(const pa_manner *manner)
{
    return manner->scale.x != 1.0 || manner->scale.y != 1.0 || manner->scale.z != 1.0 ||
           manner->long_scale != 1.0 || manner->twist_deg != 0.0 || manner->lean != 0.0 ||
           manner->bow != 0.0 || manner->taper != 0.0;
}

bool pa_manner_plain(const pa_manner *manner)
{
    return manner->low_poly || manner->bricks || manner->cubes;
}

pa_vec3 pa_manner_point(const pa_manner *manner, pa_vec3 size, pa_vec3 point)
{
    bool wide = size.x >= size.z;
    double height = fmax(size.y, 1e-9);
    double up = point.y / height;
    double narrower = 1.0 - manner->taper * up;
    double x = point.x * manner->scale.x * (wide ? manner->long_scale : 1.0) * narrower;
    double z = point.z * manner->scale.z * (wide ? 1.0 : manner->long_scale) * narrower;
    double y = point.y * manner->scale.y;
    double angle = manner->twist_deg * up * PA_PI / 180.0;
    double c = cos(angle);
    double s = sin(angle);
    return (pa_vec3){c * x + s * z + manner->lean * y, y, c * z - s * x + manner->bow * height * up * up};
}

bool pa_manner_is_ornate(const pa_thing *thing, const char *slot)
{
    static const char *const words[] = {"baroque", "ornate", "rococo", NULL};
    for (uint32_t i = 0; !thing->effigy && i < thing->attribute_count; i++) {
        const style_rule *style = style_of(thing, &thing->attributes[i]);
        const char *target = thing->attributes[i].target;
        if (style && (!target || strcmp(target, slot) == 0) && declared(words, style->word)) {
            return true;
        }
    }
    return false;
}

const char *pa_manner_surface(const pa_thing *thing, const char *slot, pa_texture_family family)
{
    for (uint32_t i = 0; i < thing->attribute_count; i++) {
        const style_rule *style = style_of(thing, &thing->attributes[i]);
        const char *target = thing->attributes[i].target;
        if (!style || (target && strcmp(target, slot) != 0)) {
            continue;
        }
        switch (family) {
        case PA_TEXTURE_WOOD:
        case PA_TEXTURE_PLANKS:
            return style->wood;
        case PA_TEXTURE_BRUSHED_METAL:
        case PA_TEXTURE_POLISHED_METAL:
        case PA_TEXTURE_HAMMERED_METAL:
        case PA_TEXTURE_RUSTED_METAL:
            return style->metal;
        case PA_TEXTURE_FABRIC:
        case PA_TEXTURE_VELVET:
        case PA_TEXTURE_LEATHER:
            return style->soft;
        case PA_TEXTURE_PAINT:
        case PA_TEXTURE_STONE:
        case PA_TEXTURE_GRANITE:
        case PA_TEXTURE_MARBLE:
        case PA_TEXTURE_CONCRETE:
        case PA_TEXTURE_BRICK:
        case PA_TEXTURE_GLAZE:
        case PA_TEXTURE_TERRACOTTA:
        case PA_TEXTURE_PLASTIC:
            return style->hard;
        default:
            return NULL;
        }
    }
    return NULL;
}
