/** What the words leave open about surfaces differs from seed to seed. */
#ifndef PA_ENGINES_PROCEDURAL_VARIETY_H
#define PA_ENGINES_PROCEDURAL_VARIETY_H

#include "engines/procedural/material.h"

/**
 * Changes the surfaces that are as the recipe says, and so nothing that the prompt asked for: a bare wood may
 * be another one of its sort, a dye leans a little to one side, and of several choices one is taken. Slots
 * with the same default stay alike. Seed 0 changes nothing: that is the object as its author saw it.
 *
 * surfaces    [slots of thing->kind], as pa_surface_resolve leaves them
 */
void pa_variety_apply(const pa_thing *thing, uint64_t seed, pa_surface *surfaces);

#endif
