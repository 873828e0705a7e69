/** Tokens grouped into the units that grammar works on: a compound noun, a colour of two words, "made of". */
#ifndef PA_ENGINES_PROCEDURAL_UNITS_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_UNITS_PRIVATE_H

#include "engines/procedural/kinds.h"
#include "engines/procedural/tokens_private.h"
#include "engines/procedural/vocabulary.h"

typedef enum pa_unit_type {
    PA_UNIT_NOUN,           /* lemma; also every word that no dictionary knows */
    PA_UNIT_DESCRIPTION,    /* entry: a word of the vocabulary */
    PA_UNIT_NUMBER,         /* number */
    PA_UNIT_LENGTH,         /* number metres, extent: "2 m tall" */
    PA_UNIT_ADJECTIVE,      /* says something about the noun that nothing here can show */
    PA_UNIT_PART_ADJECTIVE, /* lemma of the part: "legged" */
    PA_UNIT_FILLER,         /* carries no meaning of its own: "very" */
    PA_UNIT_PARTICIPLE,     /* "holding", "carved": lemma of the verb */
    PA_UNIT_VERB,
    PA_UNIT_DETERMINER,
    PA_UNIT_PRONOUN,
    PA_UNIT_AND,
    PA_UNIT_NOT,
    PA_UNIT_LINK, /* link: how what follows belongs to what went before */
    PA_UNIT_COMMA,
    PA_UNIT_STOP
} pa_unit_type;

typedef enum pa_link {
    PA_LINK_WITH,
    PA_LINK_WITHOUT,
    PA_LINK_OF,
    PA_LINK_MADE_OF, /* a material follows */
    PA_LINK_IN,      /* a place, a colour, a material or a style follows */
    PA_LINK_STYLE,   /* "in the style of" */
    PA_LINK_THAT,    /* opens a relative clause */
    PA_LINK_IS,
    PA_LINK_HAS,
    PA_LINK_EXCEPT,  /* "but", "instead of": what follows is not wanted */
    PA_LINK_RELATION /* canonical: "on", "wearing" */
} pa_link;

typedef struct pa_unit {
    pa_unit_type type;
    pa_link link;
    pa_extent extent;
    bool glued;     /* a hyphen joins it to the unit before */
    bool plural;    /* of a noun */
    bool unknown;   /* a noun that no dictionary has */
    bool compound;  /* a noun such as "maple tree", whose kind is in match */
    bool noun_like; /* of another type, but a drawable noun as well: "gold", "painting" */
    const pa_vocabulary_entry *entry;
    const char *lemma;
    const char *canonical;
    double number;
    pa_kind_match match; /* of a compound */
    uint32_t first;      /* token */
    uint32_t count;      /* tokens */
} pa_unit;

typedef struct pa_units {
    const pa_unit *items;
    uint32_t count;
} pa_units;

/** Longest match first, left to right. Fails with PA_NO_MEMORY. */
pa_status pa_units_read(const pa_kinds *kinds, pa_tokens tokens, pa_arena *arena, pa_units *out_units,
                        pa_error *err);

/** True when the unit is the one closed-class or plain word given (its first token's text). */
bool pa_unit_is(const pa_unit *unit, pa_tokens tokens, const char *word);

#endif
