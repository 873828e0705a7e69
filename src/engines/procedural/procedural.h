/**
 * The engine that needs neither network nor weights: words choose a recipe, the recipe draws.
 */
#ifndef PA_ENGINES_PROCEDURAL_H
#define PA_ENGINES_PROCEDURAL_H

#include "engines/engine.h"
#include "engines/procedural/reading.h"
#include "engines/procedural/recipe.h"

/** Zeroed means the defaults. */
typedef struct pa_procedural_options {
    const char *recipes_folder; /* the user's own recipes; NULL = none */
    size_t texture_cache_bytes; /* 0 = 64 MiB */
} pa_procedural_options;

/**
 * Loads every recipe's declaration. The engine is named "procedural" and serves both modes.
 *
 * Fails with PA_IO (the folder cannot be read), PA_INTERNAL (a mistake in a recipe that the program carries),
 * PA_NO_MEMORY. Mistakes in the user's recipes leave those out; pa_procedural_book tells.
 */
pa_status pa_procedural_engine_new(const pa_procedural_options *options, pa_engine *out_engine,
                                   pa_error *err);

/** The recipes of an engine made above; borrowed. */
const pa_recipe_book *pa_procedural_book(const pa_engine *engine);
/** Their kinds, ready to be looked up; borrowed. */
const pa_kinds *pa_procedural_kinds(const pa_engine *engine);
/** What the engine can do with words; for reading prompts the way it reads them. */
pa_reading_options pa_procedural_reading_options(void);

#endif
