/** Words for what lies all over a surface: "mossy", "diamond-encrusted", "covered in snow", "with spikes". */
#ifndef PA_ENGINES_PROCEDURAL_COVERING_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_COVERING_PRIVATE_H

#include "engines/procedural/draft_private.h"

/** What is to cover something. */
typedef struct pa_covering {
    const char *cover;                /* a word of pa_cover_words(), or NULL: none */
    const char *material;             /* what it is of; NULL = as usual */
    const pa_vocabulary_entry *color; /* NULL = as usual */
} pa_covering;

/**
 * The cover that a noun stands for: "moss", "rivet", "ruby" (gems of it). cover is NULL where it is none.
 *
 * all_over    the words say that it lies all over: "covered in", "studded with"
 */
pa_covering pa_covering_of_noun(const char *noun, bool all_over);

/** True for "covered in", "encrusted with" and their like. */
bool pa_covering_link(const pa_draft *draft, const pa_unit *link);

/**
 * Lays a cover on a thing or on one of its slots. False where the engine or the kind has none such; true too
 * where the kind shows it anyway.
 */
bool pa_covering_add(pa_draft *draft, pa_binding binding, const pa_covering *covering, const pa_unit *first,
                     const pa_unit *last);

/**
 * "Diamond-encrusted", "moss covered", "studded": reads a cover at unit `at`. Returns how many units it took;
 * 0 when there is none, or none that is honoured.
 */
uint32_t pa_covering_read(pa_draft *draft, uint32_t at, uint32_t end, uint32_t head, pa_binding binding);

#endif
