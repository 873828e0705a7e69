/** From a noun to the kind that draws it: every recipe's names and synsets, made ready to be looked up. */
#ifndef PA_ENGINES_PROCEDURAL_KINDS_H
#define PA_ENGINES_PROCEDURAL_KINDS_H

#include <stddef.h>

#include "engines/procedural/kind.h"
#include "engines/procedural/lexicon.h"
#include "foundation/arena.h"
#include "foundation/status.h"

/** Read-only once made: any number of threads may look things up. */
typedef struct pa_kinds pa_kinds;

/** How a noun reached its kind. */
typedef enum pa_match {
    PA_MATCH_NONE,    /* it did not */
    PA_MATCH_NAME,    /* the kind's own name, one of its names, or a synonym */
    PA_MATCH_HYPONYM, /* a special case of the kind: an armchair is drawn as a chair */
    PA_MATCH_SPELLING /* a misspelling of one of the kind's names */
} pa_match;

typedef struct pa_kind_match {
    const pa_kind *kind; /* NULL with PA_MATCH_NONE */
    pa_match match;
} pa_kind_match;

/**
 * kinds    [count]; the pointers are kept, and so is lexicon
 * arena    owns the result
 *
 * Fails with PA_INVALID (err names the kind and what is wrong with its declaration: a synset that WordNet
 * lacks, a name that two kinds claim, a size or a part's numbers out of order), PA_NO_MEMORY.
 */
pa_status pa_kinds_new(const pa_lexicon *lexicon, const pa_kind *const *kinds, size_t count, pa_arena *arena,
                       const pa_kinds **out_kinds, pa_error *err);

size_t pa_kinds_count(const pa_kinds *kinds);
/** index below pa_kinds_count, in the order given. */
const pa_kind *pa_kinds_at(const pa_kinds *kinds, size_t index);
const pa_lexicon *pa_kinds_lexicon(const pa_kinds *kinds);

/**
 * The kind that draws a noun, given in the singular and in the lexicon's normal form. A kind's own names come
 * first; then WordNet, by the most frequent sense of the noun that is a thing one could draw. A rarer sense
 * never counts, because it would draw something else than was meant ("steel" is also a sword), and neither
 * does one that is no more frequent than a sense of another kind ("peach": the tree or the fruit).
 */
pa_kind_match pa_kinds_match(const pa_kinds *kinds, const char *noun, size_t length);

/**
 * The kind of a compound that names a thing twice, as "maple tree" does: its first word has a sense below
 * what the second means. False when it is no such compound; a compound whose special case no kind draws ("fir
 * tree" where the kind excepts conifers) is one, and matches nothing.
 */
bool pa_kinds_match_compound(const pa_kinds *kinds, const char *special, size_t special_length,
                             const char *noun, size_t noun_length, pa_kind_match *out_match);

/** True for a name that a kind claims or excepts, so that its words belong together. */
bool pa_kinds_has_name(const pa_kinds *kinds, const char *name, size_t length);

/** True when some kind has a part or a surface of that name, in the singular. */
bool pa_kinds_has_part(const pa_kinds *kinds, const char *name, size_t length);

/**
 * As pa_kinds_match for a word that is in no dictionary: the one kind whose name lies a single slip away (a
 * letter added, lost or changed, or two swapped). Nothing when two kinds, or a kind and another everyday
 * thing, are as near, and nothing for words of fewer than four letters.
 */
pa_kind_match pa_kinds_match_misspelt(const pa_kinds *kinds, const char *noun, size_t length);

/**
 * Adds the kinds nearest to a noun to err as suggestions, best first: by meaning (links up to what both are)
 * and by spelling; where none is alike, the nearest things. Adds nothing that is already there.
 */
void pa_kinds_suggest(const pa_kinds *kinds, const char *noun, size_t length, pa_error *err);

#endif
