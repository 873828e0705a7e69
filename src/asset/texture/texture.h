/**
 * Tileable material textures, synthesised: base colour, metallic-roughness and normal map of one surface.
 *
 * Every texture repeats without a seam on both axes, and the same spec gives the same pixels on every
 * machine. Directional families run along V, the image's vertical: the grain of wood and planks, the brush
 * marks of metal, the nap of fur, the furrows of bark, blades of grass. Bricks, shingles and roof tiles lie
 * in courses along U, with V going down the wall or roof.
 */
#ifndef PA_ASSET_TEXTURE_H
#define PA_ASSET_TEXTURE_H

#include "asset/scene/scene.h"

/* name, word for it */
#define PA_TEXTURE_FAMILY_LIST(X)                                                                            \
    X(WOOD, "wood")                                                                                          \
    X(PLANKS, "planks")                                                                                      \
    X(BARK, "bark")                                                                                          \
    X(BRUSHED_METAL, "brushed_metal")                                                                        \
    X(POLISHED_METAL, "polished_metal")                                                                      \
    X(HAMMERED_METAL, "hammered_metal")                                                                      \
    X(RUSTED_METAL, "rusted_metal")                                                                          \
    X(PAINT, "paint")                                                                                        \
    X(FABRIC, "fabric")                                                                                      \
    X(VELVET, "velvet")                                                                                      \
    X(LEATHER, "leather")                                                                                    \
    X(FUR, "fur")                                                                                            \
    X(STONE, "stone")                                                                                        \
    X(GRANITE, "granite")                                                                                    \
    X(MARBLE, "marble")                                                                                      \
    X(CONCRETE, "concrete")                                                                                  \
    X(BRICK, "brick")                                                                                        \
    X(COBBLE, "cobble")                                                                                      \
    X(GLAZE, "glaze")                                                                                        \
    X(TERRACOTTA, "terracotta")                                                                              \
    X(PLASTIC, "plastic")                                                                                    \
    X(RUBBER, "rubber")                                                                                      \
    X(PAPER, "paper")                                                                                        \
    X(ROOF_TILES, "roof_tiles")                                                                              \
    X(SHINGLES, "shingles")                                                                                  \
    X(LEAF, "leaf")                                                                                          \
    X(FOLIAGE, "foliage")                                                                                    \
    X(GRASS, "grass")                                                                                        \
    X(PATTERN, "pattern")

typedef enum pa_texture_family {
#define PA_TEXTURE_FAMILY_ENUM(name, word) PA_TEXTURE_##name,
    PA_TEXTURE_FAMILY_LIST(PA_TEXTURE_FAMILY_ENUM)
#undef PA_TEXTURE_FAMILY_ENUM
        PA_TEXTURE_FAMILY_COUNT
} pa_texture_family;

/** The variants of PA_TEXTURE_PATTERN: a ground of the spec's colour with figures of its accent. */
typedef enum pa_pattern {
    PA_PATTERN_STRIPES, /* along U: rings around what stands upright */
    PA_PATTERN_CHECKS,
    PA_PATTERN_PLAID,
    PA_PATTERN_DOTS,
    PA_PATTERN_CHEVRONS,
    PA_PATTERN_ARGYLE,
    PA_PATTERN_HOUNDSTOOTH,
    PA_PATTERN_HERRINGBONE,
    PA_PATTERN_GEOMETRIC,
    PA_PATTERN_FLOWERS,
    PA_PATTERN_CAMOUFLAGE,
    PA_PATTERN_LEOPARD,
    PA_PATTERN_ZEBRA,
    PA_PATTERN_SWIRLS,
    PA_PATTERN_MOSAIC,
    PA_PATTERN_SPECKLES,
    PA_PATTERN_OMBRE,
    PA_PATTERN_RAINBOW,
    PA_PATTERN_CRACKS,
    PA_PATTERN_PATCHES,
    PA_PATTERN_SCROLLS, /* cut into the ground */
    PA_PATTERN_COUNT
} pa_pattern;

/**
 * What to synthesise. Start from pa_texture_spec_default or pa_texture_spec_named: colours are taken as they
 * are (black is black), every other zeroed member means the usual.
 *
 * Variants: WOOD and PLANKS 0 even grain, 1 open pores (oak, ash), 2 knots (pine); FABRIC 0 plain weave,
 * 1 twill, 2 knit, 3 plaid, 4 stripes (the accent is the second colour of both); SHINGLES 0 slate, 1 split
 * wood, 2 scales of a fish or dragon; PATTERN those of pa_pattern. The other families have only 0.
 */
typedef struct pa_texture_spec {
    pa_texture_family family;
    uint32_t variant;
    uint32_t size;   /* pixels a side, a power of two from 64 to 1024; 0 = 512 */
    uint64_t seed;   /* another seed, another piece of the same material */
    float color[3];  /* linear RGB 0..1: what one would call the surface's colour */
    float accent[3]; /* linear RGB 0..1: grain, veins, mortar, rust, shade between threads */
    float roughness; /* mean, 0..1 */
    float scale;     /* size of the features, and so of the tile, against the usual; 0.1 to 10 */
    float contrast;  /* strength of the colour pattern against the usual; at most 4 */
    float relief;    /* depth of the normal map against the usual; at most 4 */
    float figure;    /* how lively: waves of the grain, veins, unevenness of courses; at most 4 */
    float wear;      /* 0 fresh to 1 old: scratches, rust, moss, stains */
    float metallic;  /* of a PATTERN's ground, 0..1; other families know their own */
} pa_texture_spec;

/**
 * One surface, made. Images are RGB: sRGB colour; linear R openness to light from all around (ambient
 * occlusion of the relief), G roughness, B metallic; normals with +Y up.
 */
typedef struct pa_texture_set {
    pa_image base_color;
    pa_image metallic_roughness;
    pa_image normal;
    float tile_m[2];      /* metres that one repeat covers along U and V */
    float mean_color[3];  /* linear RGB mean of base_color: the flat colour that matches it from afar */
    float mean_roughness; /* mean of the G channel */
    float mean_metallic;  /* mean of the B channel */
} pa_texture_set;

/** "wood". Never NULL. */
const char *pa_texture_family_word(pa_texture_family family);
/** False when the word names no family; out_family is then untouched. */
bool pa_texture_family_parse(const char *word, pa_texture_family *out_family);

/** The family's usual colours and figures, seed 0. */
pa_texture_spec pa_texture_spec_default(pa_texture_family family);
/**
 * The surface that a material's everyday name stands for: "oak", "walnut", "rusty iron", "denim", "red
 * brick". Lower case, words parted by one space. False when the catalogue lacks it; out_spec is then
 * untouched.
 */
bool pa_texture_spec_named(const char *name, pa_texture_spec *out_spec);
/** The name of catalogue entry `index`, in alphabetical order; NULL past the end. */
const char *pa_texture_spec_name(size_t index);
/**
 * Dyes a surface: color becomes `color` (linear RGB), and accent follows as much darker or lighter than it as
 * it was. Where the accent is another material that no dye reaches (mortar, rust, bare metal under paint,
 * veins of marble, the second thread of denim, plaid and stripes, the figures of a pattern) it stays.
 */
void pa_texture_spec_tint(pa_texture_spec *spec, const float color[3]);

/**
 * Synthesises one set. out_set's images hold pixels, not encoded bytes, in arena.
 * Fails with PA_INVALID (a member out of its range, err says which), PA_NO_MEMORY.
 */
pa_status pa_texture_make(const pa_texture_spec *spec, pa_arena *arena, pa_texture_set *out_set,
                          pa_error *err);

/** Finished sets with their encoded bytes; the one unused for longest goes first. Thread-safe. */
typedef struct pa_texture_cache pa_texture_cache;

/** max_bytes: encoded bytes it may keep; 0 = 64 MiB. NULL: no memory. */
pa_texture_cache *pa_texture_cache_new(size_t max_bytes);
void pa_texture_cache_free(pa_texture_cache *cache);

/**
 * As pa_texture_make, but out_set's images hold encoded bytes alone (JPEG for colour and for data), copied
 * into arena. A set that is being made by another thread is waited for, not made twice. A set that is larger
 * than the whole cache is handed out but not kept.
 * cache   NULL makes the set without keeping it
 */
pa_status pa_texture_cache_get(pa_texture_cache *cache, const pa_texture_spec *spec, pa_arena *arena,
                               pa_texture_set *out_set, pa_error *err);

typedef struct pa_texture_cache_figures {
    size_t set_count;
    size_t bytes;   /* encoded bytes kept; at most the limit */
    uint64_t hits;  /* requests answered from what was kept */
    uint64_t makes; /* sets synthesised */
} pa_texture_cache_figures;

pa_texture_cache_figures pa_texture_cache_measure(pa_texture_cache *cache);

#endif
