/**
 * Style and shape words that any kind can honour, whether or not its recipe knows them: a style dresses the
 * surfaces and may bend the proportions, "tall" stretches what a recipe draws. A recipe that declares such a
 * word does it its own way, and better.
 */
#ifndef PA_ENGINES_PROCEDURAL_MANNER_H
#define PA_ENGINES_PROCEDURAL_MANNER_H

#include "asset/geometry/shape.h"
#include "asset/texture/texture.h"
#include "engines/procedural/outline.h"
#include "engines/procedural/reading.h"

/** The words, NULL-terminated: for pa_reading_options. */
const char *const *pa_manner_styles(void);
const char *const *pa_manner_shapes(void);

/** What a finished object is bent by. Zeroed members change nothing, besides scale. */
typedef struct pa_manner {
    pa_vec3 scale;      /* about the floor below its middle */
    double long_scale;  /* on the longer one of X and Z; 0 = 1 */
    double twist_deg;   /* from the floor to the top */
    double lean;        /* metres along X for each metre of height */
    double bow;         /* share of the height by which the top bends forwards */
    double taper;       /* share of the width lost at the top */
    bool low_poly;      /* few triangles, without textures; facets besides */
    pa_outline outline; /* what it fills, seen from above or from the front */
    bool bricks;        /* built of toy bricks with studs */
    bool cubes;         /* built of cubes */
    bool facets;        /* every face shaded flat */
} pa_manner;

/** What the words of a thing ask for that its kind does not declare. */
pa_manner pa_manner_of(const pa_thing *thing);
/** True when it changes the form. */
bool pa_manner_bends(const pa_manner *manner);
/** True when the object's surfaces show their colours alone: of few triangles, bricks or cubes. */
bool pa_manner_plain(const pa_manner *manner);
/** Where a point of an object goes whose size is `size`, standing on the floor above the origin. */
pa_vec3 pa_manner_point(const pa_manner *manner, pa_vec3 size, pa_vec3 point);

/** True when a thing, or that slot of it, is wanted ornate and its recipe leaves that to us. */
bool pa_manner_is_ornate(const pa_thing *thing, const char *slot);
/**
 * The surface in place of a slot's default in the style that a thing, or that slot of it, is wanted in: a
 * colour or finish and a material, as pa_surface_parse reads it. NULL: the style says nothing of such a
 * material.
 */
const char *pa_manner_surface(const pa_thing *thing, const char *slot, pa_texture_family family);

#endif
