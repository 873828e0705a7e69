/** What stands behind the main noun: "with four legs", "made of oak", "on a table", "that is red". */
#ifndef PA_ENGINES_PROCEDURAL_CLAUSES_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_CLAUSES_PRIVATE_H

#include "engines/procedural/draft_private.h"

/** Adds a thing for a phrase that has a head, with all its descriptions; returns its index. What is said of
 * one that is not drawn stays in `ignored`. */
uint32_t pa_draft_add_thing(pa_draft *draft, const pa_phrase *phrase, pa_kind_match match, bool drawn);

/** Reads units from `at` to the end into the draft, whose first thing is the one they are about. */
void pa_clauses_read(pa_draft *draft, uint32_t at);

#endif
