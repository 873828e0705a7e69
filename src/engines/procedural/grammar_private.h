/** The closed classes: words that hold a phrase together rather than describe anything. */
#ifndef PA_ENGINES_PROCEDURAL_GRAMMAR_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_GRAMMAR_PRIVATE_H

#include <stddef.h>

#include "engines/procedural/units_private.h"

enum { PA_GRAMMAR_TOKENS_MAX = 4 }; /* of the longest phrase */

typedef struct pa_grammar_entry {
    const char *words;
    pa_unit_type type;
    pa_link link;          /* of a PA_UNIT_LINK */
    const char *canonical; /* of a relation: "on" for "sitting on top of" */
    int number;            /* of a PA_UNIT_NUMBER */
} pa_grammar_entry;

/** NULL when the words are none of them. Words as in the lexicon's normal form. */
const pa_grammar_entry *pa_grammar_find(const char *words, size_t length);

/** Metres of a unit of length ("cm", "feet"), or 0. */
double pa_grammar_metres(const char *word);
/** The axis that a word of extent means ("tall", "width"); false when it is none. */
bool pa_grammar_extent(const char *word, pa_extent *out_extent);

#endif
