/** A small scene: every thing that a prompt speaks of, put where its relations say. */
#ifndef PA_ENGINES_PROCEDURAL_ARRANGE_H
#define PA_ENGINES_PROCEDURAL_ARRANGE_H

#include "engines/procedural/model.h"
#include "engines/procedural/reading.h"

enum { PA_ARRANGE_OBJECTS_MAX = 12 }; /* of one thing, and of all things together */

/** The relations that pa_arrange honours, NULL-terminated: for pa_reading_options. */
const char *const *pa_arrange_relations(void);

/**
 * Draws what of the reading is to be drawn (pa_thing.drawn). Things keep the sizes of their words and kinds,
 * so that they are true to one another; what is worn is made to fit, and so is what would hang over its
 * support by more than a quarter. What lies on another thing touches it and goes no deeper than a hair's
 * breadth.
 *
 * arena    owns out_scene
 *
 * Fails as pa_model_build does.
 */
pa_status pa_arrange(const pa_recipe_book *book, const pa_reading *reading, const pa_model_options *options,
                     const pa_run *run, pa_arena *arena, pa_scene *out_scene, pa_error *err);

#endif
