/** Words that promise nothing one could see: what a thing is used for, and how it smells or sounds. */
#ifndef PA_ENGINES_PROCEDURAL_UNSEEN_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_UNSEEN_PRIVATE_H

#include <stdbool.h>

/** True for the first word of "tour bus", "hunting rifle" and "office desk": that it is for this is not seen.
 */
bool pa_word_is_use(const char *word);

/** True for "scent", "navigation", "comfort": a thing that has it looks as one without. */
bool pa_noun_is_unseen(const char *noun);

/**
 * True for nouns that "with" nearly always names a part by: a telephone with a frame comes with no picture
 * frame. Where the kind has no such part they stay unread rather than standing beside it.
 */
bool pa_noun_is_mostly_part(const char *noun);

/** "Flower", "blossom", "bloom". */
bool pa_noun_is_bloom(const char *noun);

/** True for what is done with a thing that is drawn in the hand: "eating", "playing". The deed is not seen.
 */
bool pa_word_is_deed(const char *word);

#endif
