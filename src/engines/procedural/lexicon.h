/**
 * WordNet's words and their "is a" links, read in place from the bytes that tools/wordnet.py packs: opening
 * costs nothing and nothing is allocated.
 *
 * Words stand in one normal form: lower case, hyphens as spaces, no apostrophes or periods ("jack o
 * lantern").
 */
#ifndef PA_ENGINES_PROCEDURAL_LEXICON_H
#define PA_ENGINES_PROCEDURAL_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "foundation/bytes.h"
#include "foundation/status.h"

enum {
    PA_LEXICON_WORD_MAX = 96, /* bytes of the longest word, and a NUL */
    PA_LEXICON_DEPTH_MAX = 32 /* links from any synset up to the root stay below it */
};

#define PA_NO_SYNSET UINT32_MAX

/** WordNet's lexicographer files: what sort of thing a sense is about. */
typedef enum pa_category {
    PA_CATEGORY_TOP = 3,
    PA_CATEGORY_ACT = 4,
    PA_CATEGORY_ANIMAL = 5,
    PA_CATEGORY_ARTIFACT = 6,
    PA_CATEGORY_BODY = 8,
    PA_CATEGORY_FOOD = 13,
    PA_CATEGORY_OBJECT = 17,
    PA_CATEGORY_PERSON = 18,
    PA_CATEGORY_PLANT = 20,
    PA_CATEGORY_SHAPE = 25,
    PA_CATEGORY_SUBSTANCE = 27
} pa_category;

typedef struct pa_lexicon_section {
    const uint8_t *data;
    uint32_t count;
} pa_lexicon_section;

/** Borrows its bytes. Its members are lexicon.c's own business. */
typedef struct pa_lexicon {
    pa_lexicon_section blocks, text, tags, word_senses, senses, categories, synset_hypernyms, hypernyms,
        forms, notice;
} pa_lexicon;

/** How a word is used. Counts are times tagged in WordNet's corpus; 0 = only listed, -1 = not in that part.
 */
typedef struct pa_word_use {
    int noun;
    int adjective;
    int verb;
    int adverb;
} pa_word_use;

/** One meaning of a noun. */
typedef struct pa_sense {
    uint32_t synset;
    unsigned tagged;      /* times tagged in the corpus, at most 255 */
    pa_category category; /* may be one that the enum does not name */
    bool instance;        /* one individual (Paris, Stephen Crane), not a sort of thing */
} pa_sense;

/** Checks the header and every section's bounds. Fails with PA_CORRUPT; out_lexicon is then untouched. */
pa_status pa_lexicon_open(pa_span bytes, pa_lexicon *out_lexicon, pa_error *err);
/** The one that the program carries. */
pa_lexicon pa_lexicon_builtin(void);
/** WordNet's licence text, which has to be shown wherever the product lists its licences. */
pa_span pa_lexicon_notice(const pa_lexicon *lexicon);

/**
 * The word's number, or -1. `length` bytes at `word`, in normal form; irregular forms ("wolves") are found
 * too.
 */
int32_t pa_lexicon_find(const pa_lexicon *lexicon, const char *word, size_t length);
/** Writes the word of a number and a NUL; returns its length. */
size_t pa_lexicon_word(const pa_lexicon *lexicon, int32_t word, char out_word[PA_LEXICON_WORD_MAX]);
/** All -1 for the number -1 and for bare irregular forms. */
pa_word_use pa_lexicon_use(const pa_lexicon *lexicon, int32_t word);

/** The number of meanings as a noun; 0 for the number -1. */
uint32_t pa_lexicon_sense_count(const pa_lexicon *lexicon, int32_t word);
/** index below pa_lexicon_sense_count; 0 is the most frequent. */
pa_sense pa_lexicon_sense(const pa_lexicon *lexicon, int32_t word, uint32_t index);

/** True for a thing that a picture can show, as against an act, a quantity, a man called Crane. */
bool pa_sense_drawable(pa_sense sense);
/**
 * The sense that a noun is taken in: its most frequent drawable one. False, out_sense untouched, when it has
 * none, or one that hardly ever is meant: an "empire" is a realm, and next to never the apple of that name.
 */
bool pa_lexicon_meant_sense(const pa_lexicon *lexicon, int32_t word, pa_sense *out_sense);

/**
 * The base of an inflected noun, irregular ("wolves") or regular ("boxes"), as a word number; -1 when the
 * word is no plural of a known noun. A word that is itself a singular noun ("glass") has none either.
 */
int32_t pa_lexicon_singular(const pa_lexicon *lexicon, const char *word, size_t length);
/** The base of an inflected verb ("carved", "sitting", "worn"); -1 when it is no form of a known verb. */
int32_t pa_lexicon_verb(const pa_lexicon *lexicon, const char *word, size_t length);

/** "chair.n.01" → synset, or PA_NO_SYNSET. The lemma may be written with underscores, spaces or hyphens. */
uint32_t pa_lexicon_synset(const pa_lexicon *lexicon, const char *name);
/** How many synsets stand directly above one. */
uint32_t pa_lexicon_hypernym_count(const pa_lexicon *lexicon, uint32_t synset);
/** The index-th synset directly above; index below pa_lexicon_hypernym_count. */
uint32_t pa_lexicon_hypernym(const pa_lexicon *lexicon, uint32_t synset, uint32_t index);

#endif
