/** A reading while it is made: things, what is said of them, and which words have been understood. */
#ifndef PA_ENGINES_PROCEDURAL_DRAFT_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_DRAFT_PRIVATE_H

#include "engines/procedural/phrase_private.h"
#include "engines/procedural/reading.h"

/* An attribute and the thing that it belongs to. */
typedef struct pa_draft_attribute {
    pa_attribute attribute;
    uint32_t thing;
    bool of_whole; /* said of the thing as a whole, whatever surface it went to */
} pa_draft_attribute;

typedef struct pa_draft {
    const pa_kinds *kinds;
    pa_reading_options options;
    pa_tokens tokens;
    pa_units units;
    pa_arena *arena;
    bool *understood; /* [tokens.count] */
    pa_thing *things; /* [units.count + 1], as the arrays below */
    uint32_t thing_count;
    pa_relation *relations;
    uint32_t relation_count;
    pa_draft_attribute *attributes;
    uint32_t attribute_count;
    bool no_memory;
} pa_draft;

/* What the descriptions of a phrase are about. */
typedef struct pa_binding {
    uint32_t thing;
    const char *slot; /* NULL = the thing as a whole */
    bool material;    /* "made of": where a word is a colour and a material, the material is meant */
} pa_binding;

void pa_draft_understand(pa_draft *draft, const pa_unit *unit);
/** False for a thing that the engine will not make: what is said of it is read, but stays in `ignored`. */
bool pa_draft_honours(const pa_draft *draft, uint32_t thing);
pa_text_range pa_draft_range(const pa_draft *draft, const pa_unit *first, const pa_unit *last);

/**
 * Makes several of the main thing, as "a set of" or "in a stack" ask: lying one upon the other for a stack or
 * a pile. True when the noun is such a word and that many are drawn.
 */
bool pa_draft_crowd(pa_draft *draft, const char *noun);

/** True for nouns that only say what the words around them are about: "with a shiny finish", "art deco
 * style". */
bool pa_draft_is_aspect(const char *noun);

/** The name of the kind's part or slot that a noun means, or NULL. */
const char *pa_draft_part(const pa_draft *draft, const pa_kind *kind, const char *noun);
/** The part of that name, or NULL when the kind has it as a slot alone. */
const pa_kind_part *pa_draft_countable(const pa_kind *kind, const char *name);
bool pa_draft_has_slot(const pa_kind *kind, const char *name);

/** Adds `count` of a part; false when the kind allows no such number. */
bool pa_draft_count_part(pa_draft *draft, uint32_t thing, const char *part, int count, const pa_unit *unit);

/** Adds the style "ornate", said by the unit; false where neither the kind nor the engine honours it. */
bool pa_draft_adorn(pa_draft *draft, uint32_t thing, const pa_unit *unit);

/** Binds every description in units [first, end) but `head`: colours, materials, sizes, numbers,
 * "three-legged". */
void pa_draft_describe(pa_draft *draft, uint32_t first, uint32_t end, uint32_t head, pa_binding binding);

#endif
