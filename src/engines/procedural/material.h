/**
 * Words → surfaces: the material of every slot, resolved from a prompt's reading, as pa_material and
 * textures.
 */
#ifndef PA_ENGINES_PROCEDURAL_MATERIAL_H
#define PA_ENGINES_PROCEDURAL_MATERIAL_H

#include "asset/scene/scene.h"
#include "asset/texture/texture.h"
#include "engines/procedural/reading.h"

/** What a slot is made of. */
typedef struct pa_surface {
    const char *word; /* the material, a word of the table below: "oak" */
    bool colored;     /* rgb was asked for */
    uint32_t rgb;     /* sRGB 0xRRGGBB: the colour asked for, else the material's own */
    float metallic;   /* 0..1 */
    float roughness;  /* 0..1 */
    float alpha;      /* 1 = opaque */
    float glow;       /* emitted light against the base colour */
    float wear;       /* 0 new … 1 old */
    bool textured;    /* it has a texture, of `texture` */
    bool patterned; /* the texture is a pattern, which basic mode shows too; its tile goes with the object */
    pa_texture_spec texture;
} pa_surface;

/**
 * The surface of a slot's default, as a recipe writes it: a material ("oak"), perhaps after a finish and a
 * colour ("dark red leather", "softly glowing linen"), or the first of several ("red paint or blue paint").
 * False when one of them is neither; out_surface is then untouched.
 */
bool pa_surface_parse(const char *words, pa_surface *out_surface);

/* Bytes of one choice, with its end. */
#define PA_SURFACE_WORDS 80

/** The index-th choice of a default. False past the last, and when it is longer than any surface's words. */
bool pa_surface_choice(const char *words, size_t index, char out_words[PA_SURFACE_WORDS]);

/** True when the material has a surface here. */
bool pa_surface_known(const char *material);

/** True when the words name a surface (as above) of gem, glass or stone: what jewellers set and masons cut.
 */
bool pa_surface_is_stone(const char *words);

/**
 * The surfaces of a thing's slots. What the prompt says of the object as a whole goes to the first slot and
 * to the slots with the same default; what it says of one slot or part goes there.
 *
 * out_surfaces    [slots of thing->kind]
 */
void pa_surface_resolve(const pa_thing *thing, pa_surface *out_surfaces);

/**
 * The surface of what covers a slot.
 *
 * below    the slot's own, which a cover without a surface of its own takes
 * words    as pa_cover_surface gives them
 */
pa_surface pa_surface_of_cover(const pa_surface *below, const char *words, const pa_attribute *cover);

/** True when nothing tells the two apart. */
bool pa_surface_equal(const pa_surface *a, const pa_surface *b);

/** The patterns that a surface can show, NULL-terminated: for pa_reading_options. */
const char *const *pa_surface_patterns(void);
/** The finishes that change a surface, likewise. */
const char *const *pa_surface_finishes(void);

/** The material of a surface without textures. Its name is `name`. */
pa_material pa_surface_material(const pa_surface *surface, char *name);

/**
 * Adds the surface's texture to a material made above: the images, appended to scene->images, and the factors
 * that go with them.
 *
 * plain         its colours alone, small: a pattern in basic mode
 * scene         its images have room for three more
 * out_tile_m    metres that one repeat covers along U and V
 *
 * Fails as pa_texture_cache_get does.
 */
pa_status pa_surface_texture(const pa_surface *surface, bool plain, pa_texture_cache *cache, pa_arena *arena,
                             pa_scene *scene, pa_material *material, float out_tile_m[2], pa_error *err);

#endif
