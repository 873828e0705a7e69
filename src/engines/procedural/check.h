/** Holds a recipe to its promises: for its author, and for the tests of those that the program carries. */
#ifndef PA_ENGINES_PROCEDURAL_CHECK_H
#define PA_ENGINES_PROCEDURAL_CHECK_H

#include "engines/procedural/recipe.h"
#include "foundation/run.h"

typedef struct pa_recipe_findings {
    const char **mistakes; /* [mistake_count], one sentence each, no two alike */
    size_t mistake_count;
    size_t builds;            /* models made */
    uint32_t least_triangles; /* of one model, over all builds */
    uint32_t most_triangles;
    uint64_t most_steps;
} pa_recipe_findings;

typedef enum pa_recipe_care {
    PA_RECIPE_CARE_FULL,  /* all of what is said below */
    PA_RECIPE_CARE_BRIEF, /* one model a mode, for a first look at many; crossings in basic mode only */
} pa_recipe_care;

/**
 * Builds the recipe in both modes, with several seeds, at its least and most size, with each of its parts at
 * its least and most, and in each of its styles and shapes; looks at size, floor, closedness, numbers and
 * budgets.
 *
 * out_findings    lives in arena; no mistakes = it keeps its promises
 *
 * Fails with PA_CANCELLED, PA_NO_MEMORY.
 */
pa_status pa_recipe_check(const pa_recipe_book *book, const pa_recipe *recipe, pa_recipe_care care,
                          const pa_run *run, pa_arena *arena, pa_recipe_findings *out_findings,
                          pa_error *err);

#endif
