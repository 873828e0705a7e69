/** A kind found by more words than the noun: the "hanging chair" of "a hanging rattan chair". */
#ifndef PA_ENGINES_PROCEDURAL_NARROW_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_NARROW_PRIVATE_H

#include "engines/procedural/draft_private.h"

/**
 * The kind that is called by the head's last noun and another word of the phrase, or the plant whose flower
 * it is ("a calla lily flower"); `match` where there is none.
 */
pa_kind_match pa_kind_narrow(const pa_draft *draft, const pa_phrase *phrase, pa_kind_match match);

/** True for trees, flowers and all else that grows. */
bool pa_kind_is_plant(const pa_draft *draft, const pa_kind *kind);

/** Words of the phrase that the kind's own name holds have been honoured by it. */
void pa_kind_name_understand(pa_draft *draft, const pa_phrase *phrase, const pa_kind *kind);

#endif
