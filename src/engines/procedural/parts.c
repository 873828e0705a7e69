#include "engines/procedural/draft_private.h"

#include <string.h>

#include "engines/procedural/material.h"

enum { PART_SENSES = 6, PART_LINKS = 2 };

const pa_kind_part *pa_draft_countable(const pa_kind *kind, const char *name)
{
    for (const pa_kind_part *part = kind->parts; part && part->name; part++) {
        if (strcmp(part->name, name) == 0) {
            return part;
        }
    }
    return NULL;
}

bool pa_draft_has_slot(const pa_kind *kind, const char *name)
{
    for (const pa_kind_slot *slot = kind->slots; slot && slot->name; slot++) {
        if (strcmp(slot->name, name) == 0) {
            return true;
        }
    }
    return false;
}

/* True when one sense of a noun is a sense of the other, or lies closely below one: an "arm" is an "armrest".
 */
static bool means(const pa_lexicon *lexicon, const char *noun, const char *part)
{
    int32_t word = pa_lexicon_find(lexicon, noun, strlen(noun));
    int32_t other = pa_lexicon_find(lexicon, part, strlen(part));
    uint32_t count = pa_lexicon_sense_count(lexicon, word);
    for (uint32_t i = 0; i < count && i < PART_SENSES; i++) {
        uint32_t synset = pa_lexicon_sense(lexicon, word, i).synset;
        for (int link = 0; link <= PART_LINKS; link++) {
            for (uint32_t k = 0; k < pa_lexicon_sense_count(lexicon, other); k++) {
                pa_sense sense = pa_lexicon_sense(lexicon, other, k);
                if (sense.synset == synset && pa_sense_drawable(sense)) {
                    return true;
                }
            }
            if (pa_lexicon_hypernym_count(lexicon, synset) == 0) {
                break;
            }
            synset = pa_lexicon_hypernym(lexicon, synset, 0);
        }
    }
    return false;
}

/* "lampshade" and "chair leg" end with the part; "arm" begins "armrest". */
static bool spells(const char *noun, const char *part)
{
    size_t noun_length = strlen(noun);
    size_t part_length = strlen(part);
    if (noun_length > part_length) {
        return strcmp(noun + noun_length - part_length, part) == 0 && part_length >= 3;
    }
    return noun_length >= 3 && strncmp(noun, part, noun_length) == 0 &&
           (noun_length == part_length || part_length >= noun_length + 3);
}

static const char *find_part(const pa_draft *draft, const pa_kind *kind, const char *noun,
                             bool (*same)(const pa_draft *draft, const char *noun, const char *part))
{
    for (const pa_kind_part *part = kind->parts; part && part->name; part++) {
        if (same(draft, noun, part->name)) {
            return part->name;
        }
    }
    for (const pa_kind_slot *slot = kind->slots; slot && slot->name; slot++) {
        if (same(draft, noun, slot->name)) {
            return slot->name;
        }
    }
    return NULL;
}

static bool same_word(const pa_draft *draft, const char *noun, const char *part)
{
    (void)draft;
    return strcmp(noun, part) == 0;
}

static bool same_spelling(const pa_draft *draft, const char *noun, const char *part)
{
    (void)draft;
    return spells(noun, part);
}

static bool same_meaning(const pa_draft *draft, const char *noun, const char *part)
{
    return means(pa_kinds_lexicon(draft->kinds), noun, part);
}

/* "With a ruby centre": where a piece of jewellery has its stone. */
static bool is_setting_of_stone(const char *noun)
{
    static const char *const words[] = {"center", "centre", "centerpiece", "centrepiece", "jewel", "crystal"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(noun, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

typedef struct alias {
    const char *noun;
    const char *candidates; /* parted by commas */
} alias;

static const alias aliases[] = {
#define X(noun, candidates) {noun, candidates},
#include "engines/procedural/part_table.h"
#undef X
};

static const char *aliases_of(const char *noun)
{
    size_t low = 0;
    size_t high = sizeof aliases / sizeof aliases[0];
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(noun, aliases[middle].noun);
        if (order == 0) {
            return aliases[middle].candidates;
        }
        low = order > 0 ? middle + 1 : low;
        high = order > 0 ? high : middle;
    }
    return NULL;
}

/* Slots that are never trim: what one sees through, eyes, food and earth. */
static bool could_be_trim(const pa_kind_slot *slot)
{
    static const char *const others[] = {"glass", "eye",   "window", "screen",  "lens",   "water",
                                         "pupil", "white", "soil",   "flesh",   "liquid", "drink",
                                         "stone", "halo",  "pillow", "cushion", "tooth",  "tongue"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (strcmp(slot->name, others[i]) == 0) {
            return false;
        }
    }
    return true;
}

/* A hide is the main slot of a beast alone: "with feathers" says nothing of a hat's felt. */
static bool is_hide(const pa_kind *kind)
{
    static const char *const hides[] = {"fur", "feathers", "scales", "skin", "fleece", "plush", "hair"};
    const char *material = strrchr(kind->slots[0].material, ' ');
    material = material ? material + 1 : kind->slots[0].material;
    for (size_t i = 0; i < sizeof hides / sizeof hides[0]; i++) {
        if (strcmp(material, hides[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool names_hide(const char *noun)
{
    static const char *const nouns[] = {"coat", "feather", "fur", "hide", "pelt", "plumage", "scale", "skin"};
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++) {
        if (strcmp(noun, nouns[i]) == 0) {
            return true;
        }
    }
    return false;
}

static const char *main_slot(const pa_kind *kind, const char *noun)
{
    return !names_hide(noun) || is_hide(kind) ? kind->slots[0].name : NULL;
}

static const char *trim_slot(const pa_kind *kind)
{
    for (const pa_kind_slot *slot = kind->slots + 1; slot->name; slot++) {
        if (could_be_trim(slot)) {
            return slot->name;
        }
    }
    return NULL;
}

/* The part or slot that one of the candidates names. */
static const char *find_alias(const pa_draft *draft, const pa_kind *kind, const char *noun)
{
    enum { NAME_MAX_BYTES = 32 };
    const char *at = aliases_of(noun);
    const char *part = NULL;
    while (at && *at && !part && kind->slots && kind->slots[0].name) {
        char name[NAME_MAX_BYTES];
        size_t length = strcspn(at, ",");
        if (*at == '*') {
            part = main_slot(kind, noun);
        } else if (*at == '+') {
            part = trim_slot(kind);
        } else if (length < sizeof name) {
            memcpy(name, at, length);
            name[length] = 0;
            part = find_part(draft, kind, name, same_word);
        }
        at += length + (at[length] == ',');
    }
    return part;
}

/* "Tail feathers" are those of the tail, where it has a surface of its own; else feathers as any. */
static const char *part_of_compound(const pa_draft *draft, const pa_kind *kind, const char *noun,
                                    const char *gap)
{
    enum { NAME_MAX_BYTES = 32 };
    char first[NAME_MAX_BYTES] = "";
    size_t length = (size_t)(gap - noun);
    if (length < sizeof first) {
        memcpy(first, noun, length);
    }
    const char *last = strrchr(gap, ' ') + 1;
    const char *part = names_hide(last) ? find_part(draft, kind, first, same_word) : NULL;
    part = part ? part : find_part(draft, kind, last, same_word);
    return part ? part : find_alias(draft, kind, last);
}

const char *pa_draft_part(const pa_draft *draft, const pa_kind *kind, const char *noun)
{
    if (!kind || !noun) {
        return NULL;
    }
    const char *part = find_part(draft, kind, noun, same_word);
    part = part ? part : find_part(draft, kind, noun, same_spelling);
    part = part ? part : find_part(draft, kind, noun, same_meaning);
    part = part || !is_setting_of_stone(noun) ? part : find_part(draft, kind, "stone", same_word);
    part = part ? part : find_alias(draft, kind, noun);
    const char *gap = part ? NULL : strchr(noun, ' ');
    return gap ? part_of_compound(draft, kind, noun, gap) : part;
}
