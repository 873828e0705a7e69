/** Words for a figure that adorns a thing: "a cat pendant", "a mug with a snowflake design". */
#ifndef PA_ENGINES_PROCEDURAL_MOTIF_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_MOTIF_PRIVATE_H

#include "engines/procedural/draft_private.h"

/** The relation of a thing and the figure on it. */
#define PA_RELATION_MOTIF "motif"

/**
 * Makes what the main phrase names before its noun the thing's motif: an animal, a flower, a star, food. Not
 * where the two together mean something else: a dog bed is for a dog.
 */
void pa_motif_read(pa_draft *draft, const pa_phrase *phrase);

/**
 * "With a wolf design", "with floral engravings of leaves": reads the figure that a phrase about a design
 * names. False when it names none that can be drawn, or the design is of nothing.
 */
bool pa_motif_read_design(pa_draft *draft, const pa_phrase *phrase);

/** "A coin depicting an eagle", and for jewels "shaped like a leaf": false when it is no such figure. */
bool pa_motif_read_depicted(pa_draft *draft, const pa_unit *link, const pa_phrase *phrase);

#endif
