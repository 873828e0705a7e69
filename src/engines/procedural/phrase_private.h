/** Noun phrases: where one ends, and which of its words is the noun that it is about. */
#ifndef PA_ENGINES_PROCEDURAL_PHRASE_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_PHRASE_PRIVATE_H

#include "engines/procedural/units_private.h"

#define PA_NO_HEAD UINT32_MAX

typedef struct pa_phrase {
    uint32_t first; /* units [first, end) */
    uint32_t end;
    uint32_t head;     /* unit of its noun, or PA_NO_HEAD: "red and shiny" */
    uint32_t tail;     /* unit of a word such as "design" passed over for the head, or PA_NO_HEAD */
    const char *noun;  /* the head's lemma, or NULL */
    bool unknown_word; /* the head stands in no dictionary */
    bool doubtful;     /* it reads in two ways that are about different things */
    bool shared;       /* "apple and pear bowl": two nouns before the one they share */
    bool negated;      /* "no", "not a" */
} pa_phrase;

/** True for nouns that stand for something else in one material: "statue", "figurine". */
bool pa_noun_is_effigy(const char *noun);

/**
 * The phrase that starts at a unit; empty (end == first) where none does. Commas between its adjectives
 * belong to it only where `commas` says so: "a tall, dark house", but not "with a red roof, tall". Its head
 * is its last noun: a "chair leg" is a leg; words such as "design" are passed over for the noun before
 * ("chair design").
 */
pa_phrase pa_phrase_read(const pa_kinds *kinds, pa_tokens tokens, pa_units units, uint32_t first, bool main);

/** The kind that draws the phrase's head; a compound such as "maple tree" brings its own. */
pa_kind_match pa_phrase_match(const pa_kinds *kinds, pa_units units, const pa_phrase *phrase);

#endif
