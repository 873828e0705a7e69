/** Words that promise nothing one could see: what a thing is used for, and how it smells or sounds. */
#ifndef PA_ENGINES_PROCEDURAL_UNSEEN_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_UNSEEN_PRIVATE_H

#include <stdbool.h>

/** True for the first word of "tour bus", "hunting rifle" and "office desk": that it is for this is not seen.
 */
bool pa_word_is_use(const char *word);

/** True for "scent", "navigation", "comfort": a thing that has it looks as one without. */
bool pa_noun_is_unseen(const char *noun);

#endif
