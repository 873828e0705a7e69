/** The sizes of things by their nouns, read through WordNet: a special case falls back to what it is one of.
 */
#ifndef PA_ENGINES_PROCEDURAL_SIZES_H
#define PA_ENGINES_PROCEDURAL_SIZES_H

#include <stdbool.h>
#include <stddef.h>

#include "engines/procedural/kind.h"
#include "engines/size_book.h"
#include "foundation/status.h"

/** Fails with PA_NO_MEMORY; PA_INVALID where a row of the table is wrong, which a test rules out. */
pa_status pa_sizes_new(pa_size_book *out_book, pa_error *err);

/** A row of the table. */
typedef struct pa_noun_size {
    pa_side side;
    double least_m, usual_m, most_m;
    bool exact; /* the row is the noun's own and not a more general one's */
} pa_noun_size;

/** The row that a noun in the singular, in the lexicon's normal form, takes its size from; false: none. */
bool pa_sizes_find(const pa_size_book *book, const char *noun, pa_noun_size *out_size);
/** How many rows there are. */
size_t pa_sizes_count(void);

#endif
