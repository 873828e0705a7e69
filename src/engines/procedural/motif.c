#include "engines/procedural/motif_private.h"

#include <string.h>

#include "engines/procedural/material.h"

static bool is_one_of(const char *word, const char *const *list)
{
    for (size_t i = 0; list[i]; i++) {
        if (strcmp(list[i], word) == 0) {
            return true;
        }
    }
    return false;
}

/* True when one of the senses that a noun mostly has is of the category: a turtle is a jumper, too. */
static bool is_a(const pa_draft *draft, const char *noun, pa_category category)
{
    enum { SENSES = 5 };
    const pa_lexicon *lexicon = pa_kinds_lexicon(draft->kinds);
    int32_t word = pa_lexicon_find(lexicon, noun, strlen(noun));
    for (uint32_t i = 0; i < SENSES && i < pa_lexicon_sense_count(lexicon, word); i++) {
        if (pa_lexicon_sense(lexicon, word, i).category == category) {
            return true;
        }
    }
    return false;
}

/* Figures that people put on things, besides animals. */
static bool is_figure(const pa_draft *draft, const char *noun)
{
    static const char *const figures[] = {
        "alien",    "anchor",     "angel",      "apple",    "avocado",   "banana",     "cactus",
        "cherry",   "clover",     "cross",      "crown",    "cupcake",   "daisy",      "dinosaur",
        "donut",    "dragon",     "eye",        "fairy",    "feather",   "flower",     "gnome",
        "heart",    "leaf",       "lemon",      "lily",     "lotus",     "mermaid",    "moon",
        "mushroom", "palm tree",  "paw print",  "peach",    "pineapple", "pizza",      "pumpkin",
        "robot",    "rose",       "seashell",   "shamrock", "shell",     "skull",      "snowflake",
        "snowman",  "star",       "strawberry", "sun",      "sunflower", "teddy bear", "tulip",
        "unicorn",  "watermelon", "witch",      NULL};
    return is_a(draft, noun, PA_CATEGORY_ANIMAL) || is_one_of(noun, figures);
}

/* What is made for an animal, or holds what it is named after, does not show it. */
static bool is_for_it(const char *noun)
{
    static const char *const things[] = {"bed",    "house",   "bowl",  "cage",   "tank",   "collar", "tree",
                                         "feeder", "saddle",  "leash", "kennel", "stable", "hook",   "trap",
                                         "net",    "rod",     "glass", "bottle", "jar",    "stand",  "box",
                                         "cutter", "basket",  "crate", "cart",   "farm",   "coat",   "plate",
                                         "dish",   "slicer",  "can",   "knife",  "board",  "house",  "swing",
                                         "wagon",  "trailer", "boat",  "stick",  "barn",   NULL};
    const char *last = strrchr(noun, ' ');
    return is_one_of(last ? last + 1 : noun, things);
}

static bool can_draw(const pa_draft *draft)
{
    const char *const *list = draft->options.relations;
    return draft->options.scenes && list && is_one_of(PA_RELATION_MOTIF, list);
}

/* Jewels are their motif: there a figure's shape is that of the whole. */
static bool is_jewel(const pa_kind *kind)
{
    return pa_draft_has_slot(kind, "stone");
}

/* What is on a jewel is of its metal: the one asked for, or the usual one. */
static void cast_in_metal(pa_draft *draft, uint32_t figure)
{
    const char *metal = "gold";
    for (const pa_kind_slot *slot = draft->things[0].kind->slots; slot->name; slot++) {
        pa_surface surface;
        if (pa_surface_parse(slot->material, &surface) && surface.metallic > 0.5f) {
            metal = surface.word;
            break;
        }
    }
    for (uint32_t i = 0; i < draft->attribute_count; i++) {
        const pa_attribute *at = &draft->attributes[i].attribute;
        pa_surface surface;
        if (draft->attributes[i].thing == 0 && at->type == PA_ATTRIBUTE_MATERIAL &&
            pa_surface_parse(at->value, &surface) && surface.metallic > 0.5f) {
            metal = surface.word;
        }
    }
    draft->attributes[draft->attribute_count++] = (pa_draft_attribute){
        .attribute = {.type = PA_ATTRIBUTE_MATERIAL, .value = metal, .words = draft->things[figure].words},
        .thing = figure,
        .of_whole = true};
}

/* Adds the noun of a unit as the motif of the main thing. */
static bool add_motif(pa_draft *draft, uint32_t at)
{
    const pa_unit *unit = &draft->units.items[at];
    pa_kind_match match =
        unit->compound ? unit->match : pa_kinds_match(draft->kinds, unit->lemma, strlen(unit->lemma));
    if (!match.kind || match.kind == draft->things[0].kind || draft->understood[unit->first]) {
        return false;
    }
    bool jewel = is_jewel(draft->things[0].kind);
    uint32_t to = draft->thing_count++;
    draft->things[to] = (pa_thing){.kind = match.kind,
                                   .match = match.match,
                                   .noun = unit->lemma,
                                   .count = draft->things[0].count,
                                   .size = {.scale = 1},
                                   .words = pa_draft_range(draft, unit, unit),
                                   .drawn = true,
                                   .effigy = jewel};
    if (jewel) {
        cast_in_metal(draft, to);
    }
    draft->relations[draft->relation_count++] =
        (pa_relation){.word = PA_RELATION_MOTIF, .to = to, .words = pa_draft_range(draft, unit, unit)};
    pa_draft_understand(draft, unit);
    return true;
}

/* The word behind a figure's that says how it is meant: "-inspired", "-shaped". NULL: none. */
static const char *tail_of(const pa_draft *draft, uint32_t at, uint32_t head)
{
    const pa_unit *next = at + 1 < draft->units.count ? &draft->units.items[at + 1] : NULL;
    return next && at + 1 < head && next->type == PA_UNIT_FILLER && next->glued
               ? draft->tokens.items[next->first].text
               : NULL;
}

/* What has no form of its own takes any: an egg-shaped stone is an egg of stone. */
static bool is_formless(const char *noun)
{
    static const char *const nouns[] = {"balloon", "biscuit",   "bread",    "candle",    "candy",
                                        "carving", "chocolate", "cookie",   "crystal",   "figure",
                                        "gem",     "gemstone",  "lollipop", "mineral",   "ornament",
                                        "pasta",   "pebble",    "rock",     "sculpture", "sign",
                                        "soap",    "stone",     "sweet",    "toy",       NULL};
    const char *last = strrchr(noun, ' ');
    return is_one_of(last ? last + 1 : noun, nouns);
}

/* Draws the main thing in the form of what unit `at` names, of its own stuff. */
static bool take_form(pa_draft *draft, uint32_t at)
{
    const pa_unit *unit = &draft->units.items[at];
    pa_thing *thing = &draft->things[0];
    const char *lemma = unit->lemma ? unit->lemma : "";
    pa_kind_match match = unit->compound ? unit->match : pa_kinds_match(draft->kinds, lemma, strlen(lemma));
    pa_surface stuff;
    if (!draft->options.scenes || !match.kind || match.kind == thing->kind ||
        !pa_surface_parse(thing->kind->slots[0].material, &stuff)) {
        return false;
    }
    pa_draft_attribute *of_stuff = &draft->attributes[draft->attribute_count];
    *of_stuff = (pa_draft_attribute){
        .attribute = {.type = PA_ATTRIBUTE_MATERIAL, .value = stuff.word, .words = thing->words},
        .of_whole = true};
    bool given = false;
    for (uint32_t i = 0; i < draft->attribute_count; i++) {
        pa_draft_attribute *said = &draft->attributes[i];
        given = given || (said->thing == 0 && said->attribute.type == PA_ATTRIBUTE_MATERIAL);
        if (said->thing == 0 && said->attribute.target &&
            !pa_draft_has_slot(match.kind, said->attribute.target)) {
            said->attribute.target = NULL;
        }
    }
    draft->attribute_count += !given;
    thing->kind = match.kind;
    thing->match = PA_MATCH_NAME;
    thing->effigy = true;
    pa_draft_understand(draft, unit);
    return true;
}

void pa_motif_read(pa_draft *draft, const pa_phrase *phrase)
{
    const pa_thing *thing = &draft->things[0];
    if (!can_draw(draft) || phrase->head == PA_NO_HEAD || thing->effigy) {
        return;
    }
    for (uint32_t i = phrase->first; is_formless(thing->noun) && i < phrase->head; i++) {
        const char *tail = tail_of(draft, i, phrase->head);
        const pa_unit *unit = &draft->units.items[i];
        bool shaped = tail && strcmp(tail, "shaped") == 0;
        bool figure =
            i + 1 == phrase->head && unit->type == PA_UNIT_NOUN && strcmp(thing->noun, "figure") == 0;
        if ((shaped || figure) && take_form(draft, i)) {
            return;
        }
    }
    const char *last = strrchr(thing->noun, ' ');
    if (!is_a(draft, thing->noun, PA_CATEGORY_ARTIFACT) &&
        !is_a(draft, thing->kind->name, PA_CATEGORY_ARTIFACT) &&
        !(last && is_a(draft, last + 1, PA_CATEGORY_ARTIFACT))) {
        return;
    }
    for (uint32_t i = phrase->first; i < phrase->head; i++) {
        const pa_unit *unit = &draft->units.items[i];
        const char *tail = tail_of(draft, i, phrase->head);
        bool noun = (unit->type == PA_UNIT_NOUN || unit->noun_like || tail) && unit->lemma;
        bool shaped = tail && strcmp(tail, "shaped") == 0;
        bool inspired = tail && (strcmp(tail, "inspired") == 0 || strcmp(tail, "themed") == 0);
        bool before = i + 1 == phrase->head && !is_for_it(thing->noun) &&
                      is_figure(draft, unit->lemma ? unit->lemma : "");
        if (noun && ((shaped && is_jewel(thing->kind)) || inspired || before) && add_motif(draft, i)) {
            return;
        }
    }
}

static bool is_design(const char *noun)
{
    static const char *const designs[] = {
        "design", "motif",  "pattern",       "engraving",  "print",    "charm",      "emblem",
        "logo",   "symbol", "theme",         "decal",      "carving",  "image",      "relief",
        "detail", "accent", "embellishment", "decoration", "ornament", "embroidery", NULL};
    return noun && is_one_of(noun, designs);
}

bool pa_motif_read_design(pa_draft *draft, const pa_phrase *phrase)
{
    /* "Design" and "carving" are passed over for the noun before them. */
    bool passed = phrase->tail != PA_NO_HEAD && is_design(draft->units.items[phrase->tail].lemma);
    uint32_t head = passed ? phrase->tail : phrase->head;
    if (!can_draw(draft) || head == PA_NO_HEAD || phrase->negated || !(passed || is_design(phrase->noun))) {
        return false;
    }
    bool found = false;
    for (uint32_t i = phrase->first; i < head && !found; i++) {
        const pa_unit *unit = &draft->units.items[i];
        bool noun = (unit->type == PA_UNIT_NOUN || unit->noun_like) && unit->lemma;
        found = noun && i + 1 == head &&
                (is_figure(draft, unit->lemma) ||
                 (unit->type == PA_UNIT_NOUN && is_a(draft, unit->lemma, PA_CATEGORY_ARTIFACT))) &&
                add_motif(draft, i);
    }
    if (found) {
        pa_draft_understand(draft, &draft->units.items[head]);
    }
    return found;
}

bool pa_motif_read_depicted(pa_draft *draft, const pa_unit *link, const pa_phrase *phrase)
{
    static const char *const shows[] = {"depicting", "representing", "showing",
                                        "inspired",  "featuring",    NULL};
    const char *word = draft->tokens.items[link->first].text;
    if (phrase->head != PA_NO_HEAD && !phrase->negated && !is_one_of(word, shows) &&
        is_formless(draft->things[0].noun) && take_form(draft, phrase->head)) {
        return true;
    }
    if (!can_draw(draft) || phrase->head == PA_NO_HEAD || phrase->negated ||
        !(is_one_of(word, shows) || is_jewel(draft->things[0].kind))) {
        return false;
    }
    return add_motif(draft, phrase->head);
}
