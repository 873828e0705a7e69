/**
 * What a prompt asks for: the kind of object, and what the words around its noun say about it.
 *
 * Reading is deterministic, bounded, and honest: every word that carries meaning either stands in the result
 * or in `ignored`, and a noun that no recipe covers is refused, never taken for something else.
 */
#ifndef PA_ENGINES_PROCEDURAL_READING_H
#define PA_ENGINES_PROCEDURAL_READING_H

#include <stdbool.h>
#include <stdint.h>

#include "engines/procedural/kinds.h"
#include "foundation/arena.h"
#include "foundation/json.h"
#include "foundation/status.h"

/** Bytes of the prompt, for showing which words did what. */
typedef struct pa_text_range {
    uint32_t start;
    uint32_t length;
} pa_text_range;

typedef enum pa_attribute_type {
    PA_ATTRIBUTE_COLOR,    /* value "dark green", rgb */
    PA_ATTRIBUTE_MATERIAL, /* value "oak" */
    PA_ATTRIBUTE_PATTERN,  /* value "striped" */
    PA_ATTRIBUTE_FINISH,   /* value "shiny", "rusty", "old" */
    PA_ATTRIBUTE_STYLE,    /* value "rustic" */
    PA_ATTRIBUTE_SHAPE,    /* value "round", "tall" */
    PA_ATTRIBUTE_COVER, /* value "moss", "gems"; material, rgb where words say what of and in which colour */
    PA_ATTRIBUTE_PART   /* value = target = the part's name, count = how many */
} pa_attribute_type;

#define PA_TARGET_PATTERN "pattern"

/*
 * Said of the object as a whole, the first colour and the first material have no target; each further one has
 * the kind's next slot for its target: a "red and black chair" is red, and its second slot black. A target is
 * a slot that the kind declares (for a PART: a part; for a SHAPE or a STYLE: what of it has that form), or
 * PA_TARGET_PATTERN: the colour of the stripes.
 */
typedef struct pa_attribute {
    pa_attribute_type type;
    const char *value;    /* the canonical word of vocabulary.h, "dark green"; a part's name */
    const char *target;   /* NULL = the object as a whole */
    const char *material; /* of a COVER: what it is of; NULL = as usual */
    int count;            /* of a PART, within the kind's bounds; 0 = left out */
    uint32_t rgb;         /* of a COLOR: sRGB 0xRRGGBB; of a COVER, where colored */
    bool colored;
    pa_text_range words;
} pa_attribute;

/** How big it is wanted. Zeroed metres mean that only the scale speaks. */
typedef struct pa_size_wish {
    double scale;     /* against the kind's usual size: "tiny" 0.4 … "giant" 3; 1 = as usual */
    double metres;    /* "2 m tall" 2.0; 0 = not given */
    pa_extent extent; /* what metres measure */
} pa_size_wish;

/** One thing that the prompt speaks of. */
typedef struct pa_thing {
    const pa_kind *kind; /* never NULL for the first thing; NULL for others that no recipe covers */
    pa_match match;
    const char *noun; /* in the singular, as understood: "coffee table" */
    int count;        /* how many are wanted; 1 when no word says so */
    pa_size_wish size;
    const pa_attribute *attributes; /* [attribute_count], in the order of the words */
    uint32_t attribute_count;
    pa_text_range words; /* the noun */
    bool drawn;          /* it becomes part of the scene; the first thing always does */
    bool effigy;         /* a statue of it: one piece of one material */
    bool stacked;        /* its objects lie one upon the other */
} pa_thing;

/** How two things stand to each other: things[from] `word` things[to], as in "apple on table". */
typedef struct pa_relation {
    const char *word; /* canonical: "on", "in", "wearing", "holding", "with", "and", "shaped like" … */
    uint32_t from;
    uint32_t to;
    pa_text_range words;
} pa_relation;

typedef struct pa_reading {
    const pa_thing *things; /* [thing_count]; the first is what the prompt is about */
    uint32_t thing_count;   /* at least 1 */
    const pa_relation *relations;
    uint32_t relation_count;
    const pa_text_range *ignored; /* words that carry meaning but change nothing, in the prompt's order */
    uint32_t ignored_count;
} pa_reading;

/**
 * What the engine can do beyond one object of a kind; what it cannot is still read, and stands in `ignored`
 * besides. A NULL list means every word of that sort in the vocabulary.
 */
typedef struct pa_reading_options {
    int most_objects;             /* of one kind; 0 = 1 */
    bool scenes;                  /* relations and further things */
    const pa_kind *otherwise;     /* stands for a noun that no kind covers; NULL = such a prompt is refused */
    const char *const *relations; /* of those: which */
    const char *const *materials; /* that it has a surface for, NULL-terminated */
    const char *const *patterns;
    const char *const *finishes;
    const char *const *styles; /* of any kind, beyond those that a kind declares; here NULL means none */
    const char *const *shapes; /* likewise */
    const char *const *covers; /* that it can lay on a surface; NULL means none */
    const char *const
        *part_shapes; /* of one slot: "curved" in "with a curved stem", and any size; NULL means none */
} pa_reading_options;

/**
 * prompt      valid UTF-8, at most 1000 characters
 * options     NULL = zeroed
 * arena       owns everything out_reading points to, besides the kinds
 *
 * Fails with PA_INVALID (not UTF-8, too long), PA_UNKNOWN_KIND (no noun that a recipe covers; err names the
 * noun and suggests the nearest kinds), PA_NO_MEMORY.
 */
pa_status pa_reading_parse(const pa_kinds *kinds, const char *prompt, const pa_reading_options *options,
                           pa_arena *arena, pa_reading *out_reading, pa_error *err);

/**
 * The reading for people and programs, a new reference; NULL: no memory.
 *
 *     {"kind": "chair", "noun": "armchair", "drawn_as": "chair", "count": 1,
 *      "attributes": [{"type": "color", "value": "red", "target": "cushion", "words": "red"}],
 *      "relations": [{"relation": "on", "noun": "table", "kind": "table"}], "ignored": ["comfortable"]}
 *
 * "drawn_as" stands there when the noun is a special case of the kind, "scale" or "size_m" when a size was
 * asked for.
 */
json_t *pa_reading_to_json(const pa_reading *reading, const char *prompt);

/** "color", "material", … Never NULL. */
const char *pa_attribute_type_name(pa_attribute_type type);

#endif
