/** The file that a new recipe begins as. */
#ifndef PA_APP_RECIPE_SKELETON_H
#define PA_APP_RECIPE_SKELETON_H

#include "engines/procedural/lexicon.h"
#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/status.h"

/**
 * A recipe for `kind`, commented, that already draws something. Its synset is the sense in which the lexicon
 * takes the noun; where it knows none, the line says so.
 *
 * Fails with PA_INVALID (not a name as kind.h wants it), PA_NO_MEMORY.
 */
pa_status pa_recipe_skeleton(const pa_lexicon *lexicon, const char *kind, pa_arena *arena, pa_span *out_text,
                             pa_error *err);

#endif
