/**
 * Shapes and sizes of one slot alone: "a pumpkin with a curved stem", "a rabbit with long ears", "a tree with
 * large leaves". Each thing of the slot (a leaf, an ear, a leg) is bent for itself, held where it grows.
 */
#ifndef PA_ENGINES_PROCEDURAL_PART_SHAPE_H
#define PA_ENGINES_PROCEDURAL_PART_SHAPE_H

#include "asset/geometry/shape.h"
#include "engines/procedural/reading.h"

/** The shape words, NULL-terminated: for pa_reading_options. Size words need no list. */
const char *const *pa_part_shapes(void);

/** How a thing is bent between its root (0) and its tip (1). Zeroed members change nothing, besides factors.
 */
typedef struct pa_part_form {
    double along;     /* factor on its length */
    double across;    /* factor on its thickness */
    double taper;     /* share of the thickness lost at the tip; below 0 it grows */
    double bow;       /* share of the length by which the tip bends aside */
    double wave;      /* share of the length by which it swings to both sides */
    double twist_deg; /* from root to tip */
    double hook;      /* degrees by which it is rolled up at its end */
} pa_part_form;

/** What the words ask of a slot; false when nothing. */
bool pa_part_form_of(const pa_thing *thing, const char *slot, pa_part_form *out_form);

/**
 * Bends the shape; normals are forgotten.
 *
 * heart      what it grows from: the middle of everything else
 * scratch    for the time of the call
 */
pa_status pa_part_reshape(const pa_part_form *form, pa_vec3 heart, pa_shape *shape, pa_arena *scratch,
                          pa_error *err);

#endif
