#include "engines/procedural/clauses_private.h"

#include <string.h>

#include "engines/procedural/covering_private.h"
#include "engines/procedural/grammar_private.h"
#include "engines/procedural/motif_private.h"
#include "engines/procedural/narrow_private.h"
#include "engines/procedural/unseen_private.h"

enum { SOME = 3 }; /* as many as a plural without a number */

/* Walks the clauses. */
typedef struct clause_reader {
    pa_draft *draft;
    uint32_t at;
    const char
        *slot; /* the part spoken of last, so that "with legs of gold" gilds the legs; NULL = the thing */
    uint32_t slot_thing;
} clause_reader;

static const pa_unit *unit_at(const clause_reader *in, uint32_t index)
{
    static const pa_unit stop = {.type = PA_UNIT_STOP};
    return index < in->draft->units.count ? &in->draft->units.items[index] : &stop;
}

static pa_phrase read_phrase(const clause_reader *in)
{
    return pa_phrase_read(in->draft->kinds, in->draft->tokens, in->draft->units, in->at, false);
}

uint32_t pa_draft_add_thing(pa_draft *draft, const pa_phrase *phrase, pa_kind_match match, bool drawn)
{
    const pa_unit *head = &draft->units.items[phrase->head];
    uint32_t index = draft->thing_count++;
    draft->things[index] = (pa_thing){
        .kind = match.kind,
        .match = match.match,
        .noun = phrase->noun,
        .count = match.kind && match.kind->pair == PA_PAIR_TWO && head->plural ? 2 : 1,
        .size = {.scale = 1},
        .words = pa_draft_range(draft, head, head),
        .drawn = drawn,
        .effigy = phrase->tail != PA_NO_HEAD && pa_noun_is_effigy(draft->units.items[phrase->tail].lemma),
    };
    if (pa_draft_honours(draft, index)) {
        pa_draft_understand(draft, head);
        if (phrase->tail != PA_NO_HEAD) {
            pa_draft_understand(draft, &draft->units.items[phrase->tail]);
        }
    }
    pa_draft_describe(draft, phrase->first, phrase->end, phrase->head, (pa_binding){.thing = index});
    return index;
}

/* True when the phrase has no noun of its own: "red and shiny", "oak". */
static bool only_describes(const clause_reader *in, const pa_phrase *phrase)
{
    const pa_unit *head = unit_at(in, phrase->head);
    return phrase->head == PA_NO_HEAD ||
           (head->type == PA_UNIT_DESCRIPTION && head->entry->word_class != PA_WORD_SHADE);
}

/* True for "oak" and "red velvet", not for "red" or "red wine". */
static bool is_stuff(const clause_reader *in, const pa_phrase *phrase)
{
    const pa_unit *head = unit_at(in, phrase->head);
    return phrase->head != PA_NO_HEAD && head->type == PA_UNIT_DESCRIPTION &&
           pa_vocabulary_find_class(head->entry->words, strlen(head->entry->words), PA_WORD_MATERIAL);
}

/* True when what follows "with" is a thing that lends a colour its name: "with cherry". */
static bool is_namesake(const clause_reader *in, const pa_phrase *phrase)
{
    const pa_unit *head = unit_at(in, phrase->head);
    return phrase->head != PA_NO_HEAD && head->type == PA_UNIT_DESCRIPTION && head->noun_like &&
           head->entry->word_class == PA_WORD_COLOR;
}

/* Binds a phrase's descriptions, a head that is one among them, to the thing or to the part spoken of last.
 */
static void describe(const clause_reader *in, const pa_phrase *phrase, pa_binding binding)
{
    uint32_t head = only_describes(in, phrase) ? PA_NO_HEAD : phrase->head;
    for (uint32_t i = phrase->first; i < phrase->end && !binding.slot; i++) {
        const pa_unit *unit = unit_at(in, i);
        bool pattern = unit->type == PA_UNIT_DESCRIPTION && unit->entry->word_class == PA_WORD_PATTERN;
        if (pattern && i + 1 == phrase->end && i > phrase->first) {
            /* "with red stripes": the stripes are red. */
            pa_draft_describe(in->draft, i, phrase->end, head, binding);
            binding.slot = PA_TARGET_PATTERN;
            pa_draft_describe(in->draft, phrase->first, i, head, binding);
            return;
        }
    }
    pa_draft_describe(in->draft, phrase->first, phrase->end, head, binding);
}

/* The thing whose part the noun is: the one spoken of last, or else the main one. False when it is neither's.
 */
static bool find_owner(const clause_reader *in, const char *noun, uint32_t *out_thing, const char **out_part)
{
    uint32_t candidates[] = {in->draft->thing_count - 1, 0};
    for (size_t i = 0; i < 2; i++) {
        const char *part = pa_draft_part(in->draft, in->draft->things[candidates[i]].kind, noun);
        if (part) {
            *out_thing = candidates[i];
            *out_part = part;
            return true;
        }
    }
    return false;
}

/* The number that a phrase gives for its noun; -1 when it gives none. */
static int number_in(const clause_reader *in, const pa_phrase *phrase, uint32_t *out_unit)
{
    for (uint32_t i = phrase->first; i < phrase->head; i++) {
        const pa_unit *unit = unit_at(in, i);
        if (unit->type == PA_UNIT_NUMBER) {
            *out_unit = i;
            return unit->number <= 1000 && unit->number == (int)unit->number ? (int)unit->number : 1001;
        }
    }
    return -1;
}

/* How many of a part a noun without a number asks for: what is usual, or some where usually there are none.
 */
static int implied_count(const pa_kind_part *part, bool plural)
{
    int some = plural ? 2 : 1;
    some = some < part->most ? some : part->most;
    return part->usual > 0 ? part->usual : some;
}

static void read_part(clause_reader *in, const pa_phrase *phrase, uint32_t thing, const char *name)
{
    pa_draft *draft = in->draft;
    const pa_unit *head = unit_at(in, phrase->head);
    const pa_kind_part *part = pa_draft_countable(draft->things[thing].kind, name);
    bool honoured = pa_draft_honours(draft, thing);
    uint32_t number_unit = 0;
    int number = number_in(in, phrase, &number_unit);
    int count = number >= 0 ? number : part ? implied_count(part, head->plural) : 0;
    bool counted = part && pa_draft_count_part(draft, thing, name, count, head);
    if (honoured && counted && number >= 0) {
        pa_draft_understand(draft, unit_at(in, number_unit));
    }
    if (honoured && (counted || pa_draft_has_slot(draft->things[thing].kind, name))) {
        pa_draft_understand(draft, head);
    }
    in->slot = name;
    in->slot_thing = thing;
    pa_draft_describe(draft, phrase->first, phrase->end, phrase->head,
                      (pa_binding){.thing = thing, .slot = name});
}

/* "a bowl of apples" holds them; "a picture of apples" does not. */
static bool is_vessel(const char *noun)
{
    static const char *const vessels[] = {"bowl", "basket", "vase",        "pot",    "plate",   "cup",
                                          "mug",  "glass",  "box",         "crate",  "jar",     "bag",
                                          "tray", "dish",   "bucket",      "barrel", "pitcher", "cart",
                                          "sack", "chest",  "wheelbarrow", "jug",    "bouquet"};
    const char *last = strrchr(noun, ' ');
    for (size_t i = 0; i < sizeof vessels / sizeof vessels[0]; i++) {
        if (strcmp(last ? last + 1 : noun, vessels[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_listed(const char *const *list, const char *word)
{
    for (size_t i = 0; list && list[i]; i++) {
        if (strcmp(list[i], word) == 0) {
            return true;
        }
    }
    return list == NULL;
}

static bool is_one_of(const char *const *list, const char *word)
{
    return list && is_listed(list, word);
}

/*
 * Who the relation is about. A hat that a cat wears does not itself stand on the table that follows, nor hold
 * the sword: the cat does.
 */
static uint32_t subject_of(const pa_draft *draft, const char *word)
{
    static const char *const deeds[] = {"wearing", "holding", "riding", NULL};
    static const char *const places[] = {"on", "in", "under", "behind", "in front of", "beside", NULL};
    if (draft->thing_count < 2 || strcmp(word, "and") == 0) {
        return 0;
    }
    bool place = is_one_of(places, word);
    uint32_t subject = draft->thing_count - 1;
    for (uint32_t i = draft->relation_count; i > 0 && (place || is_one_of(deeds, word)); i--) {
        const pa_relation *relation = &draft->relations[i - 1];
        bool passed = is_one_of(deeds, relation->word) || (place && !is_one_of(places, relation->word));
        if (relation->to == subject && passed) {
            subject = relation->from;
        }
    }
    return subject;
}

/*
 * True when drawing the other would hide the thing or dwarf it: a watering can in a shed is not to be seen, a
 * treehouse beside the bridge that belongs to it is a speck.
 */
static bool outshines(const pa_kind *other, const pa_kind *kind, const char *word)
{
    bool hides = strcmp(word, "in") == 0 && other->usual_m > 2.2 && other->usual_m > kind->usual_m;
    return hides || (strcmp(word, "with") == 0 && other->usual_m > 3 * kind->usual_m);
}

static void read_relation(clause_reader *in, const pa_phrase *phrase, const char *word, const pa_unit *link)
{
    pa_draft *draft = in->draft;
    uint32_t from = subject_of(draft, word);
    pa_kind_match match = pa_phrase_match(draft->kinds, draft->units, phrase);
    if (match.kind && strcmp(phrase->noun, "pot") == 0 && pa_kind_is_plant(draft, draft->things[from].kind)) {
        /* What grows stands in a flowerpot. */
        match = pa_kinds_match(draft->kinds, "flowerpot", strlen("flowerpot"));
    }
    bool of_it = (strcmp(word, "with") == 0 || strcmp(word, "and") == 0 || strcmp(word, "in") == 0) &&
                 pa_noun_is_mostly_part(phrase->noun);
    bool drawn = draft->options.scenes && match.kind && !of_it && !phrase->negated &&
                 draft->things[from].drawn && !outshines(match.kind, draft->things[0].kind, word) &&
                 is_listed(draft->options.relations, word) &&
                 (strcmp(word, "of") != 0 || is_vessel(draft->things[from].noun));
    uint32_t to = pa_draft_add_thing(draft, phrase, match, drawn);
    pa_thing *thing = &draft->things[to];
    if (drawn && thing->count == 1 && unit_at(in, phrase->head)->plural) {
        thing->count = SOME;
    }
    draft->relations[draft->relation_count++] = (pa_relation){
        .word = word,
        .from = from,
        .to = to,
        .words = pa_draft_range(draft, link, link),
    };
    if (drawn && !pa_word_is_deed(draft->tokens.items[link->first].text)) {
        pa_draft_understand(draft, link);
    }
    in->slot = NULL;
}

/* "a height of 1 m": true when the phrase names an extent and a length follows it, which is then the thing's.
 */
static bool read_extent(clause_reader *in, const pa_phrase *phrase)
{
    pa_extent extent;
    bool of = unit_at(in, phrase->end)->type == PA_UNIT_LINK && unit_at(in, phrase->end)->link == PA_LINK_OF;
    bool inside = phrase->head + 1 < phrase->end;
    uint32_t length_unit = inside ? phrase->head + 1 : phrase->end + (of ? 1 : 0);
    const pa_unit *length = unit_at(in, length_unit);
    if (!pa_grammar_extent(phrase->noun, &extent) || length->type != PA_UNIT_LENGTH) {
        return false;
    }
    pa_size_wish *size = &in->draft->things[0].size;
    if (size->metres == 0) {
        size->metres = length->number;
        size->extent = extent;
        pa_draft_understand(in->draft, unit_at(in, phrase->head));
        pa_draft_understand(in->draft, length);
    }
    in->at = length_unit + 1;
    return true;
}

/* Nouns for what is worked into a surface: "with silver inlays" lends its silver, bare "carvings" make it
 * ornate.
 */
static bool is_ornament(const char *noun)
{
    static const char *const ornaments[] = {
        "carving",    "engraving", "filigree",      "embellishment", "ornament",    "inlay",     "decoration",
        "scrollwork", "motif",     "ornamentation", "detailing",     "latticework", "embossing", NULL};
    return noun && is_one_of(ornaments, noun);
}

static void read_ornament(clause_reader *in, const pa_phrase *phrase)
{
    uint32_t before = in->draft->attribute_count;
    in->slot = NULL;
    describe(in, phrase, (pa_binding){.thing = 0});
    bool added = in->draft->attribute_count > before;
    if (added || pa_draft_adorn(in->draft, 0, unit_at(in, phrase->head))) {
        pa_draft_understand(in->draft, unit_at(in, phrase->head));
    }
}

/* "With a menthol scent", "for outdoor photography": nothing of it could be seen. */
static void pass_over(clause_reader *in, const pa_phrase *phrase)
{
    for (uint32_t i = phrase->first; i < phrase->end; i++) {
        pa_draft_understand(in->draft, unit_at(in, i));
    }
}

/* True when a purpose that begins with "for" is nothing that a picture could show. */
static bool is_purpose(const clause_reader *in, const pa_unit *link, const pa_phrase *phrase)
{
    if (strcmp(in->draft->tokens.items[link->first].text, "for") != 0 || !phrase->noun) {
        return false;
    }
    if (pa_noun_is_unseen(phrase->noun) || pa_word_is_use(phrase->noun)) {
        return true;
    }
    uint32_t number_unit = 0;
    if (number_in(in, phrase, &number_unit) >= 0) {
        return false;
    }
    const pa_lexicon *lexicon = pa_kinds_lexicon(in->draft->kinds);
    pa_sense sense;
    int32_t word = pa_lexicon_find(lexicon, phrase->noun, strlen(phrase->noun));
    return word >= 0 && pa_lexicon_sense_count(lexicon, word) > 0 &&
           !pa_lexicon_meant_sense(lexicon, word, &sense);
}

/* "With moss", "covered in red flowers": false when it is no cover, or none that can be laid here. */
static bool read_cover(clause_reader *in, const pa_phrase *phrase, const pa_unit *link)
{
    const pa_thing *main = &in->draft->things[0];
    /* What blooms does so all over. */
    bool all_over = pa_covering_link(in->draft, link) ||
                    (pa_kind_is_plant(in->draft, main->kind) && pa_noun_is_bloom(phrase->noun));
    bool jewellery = pa_draft_has_slot(in->draft->things[0].kind, "stone");
    pa_covering covering = {0};
    if (!phrase->negated) {
        covering = pa_covering_of_noun(phrase->noun, all_over);
    }
    if (phrase->head == PA_NO_HEAD || (jewellery && covering.material)) {
        return false;
    }
    const pa_unit *head = unit_at(in, phrase->head);
    if (head->type == PA_UNIT_DESCRIPTION && !all_over) {
        return false;
    }
    const pa_unit *first = head;
    for (uint32_t i = phrase->head; i > phrase->first && unit_at(in, i - 1)->type == PA_UNIT_DESCRIPTION;
         i--) {
        const pa_vocabulary_entry *entry = unit_at(in, i - 1)->entry;
        const char *words = entry->words;
        const pa_vocabulary_entry *material =
            pa_vocabulary_find_class(words, strlen(words), PA_WORD_MATERIAL);
        const pa_vocabulary_entry *color = pa_vocabulary_find_class(words, strlen(words), PA_WORD_COLOR);
        if (material && !covering.material && entry->word_class == PA_WORD_MATERIAL) {
            covering.material = material->canonical;
        } else if (color && !covering.color) {
            covering.color = color;
        } else {
            break;
        }
        first = unit_at(in, i - 1);
    }
    return pa_covering_add(in->draft, (pa_binding){.thing = 0}, &covering, first, head);
}

/* One phrase behind "with", "and" or a comma. */
static void read_item(clause_reader *in, const char *word, const pa_unit *link)
{
    pa_phrase phrase = read_phrase(in);
    uint32_t thing = 0;
    const char *part = NULL;
    if (phrase.end == in->at) {
        in->at++;
        return;
    }
    if (phrase.head != PA_NO_HEAD && read_extent(in, &phrase)) {
        return;
    }
    if (pa_motif_read_design(in->draft, &phrase)) {
        describe(in, &phrase, (pa_binding){.thing = in->draft->thing_count - 1});
        in->slot = NULL;
    } else if (phrase.head != PA_NO_HEAD && find_owner(in, phrase.noun, &thing, &part)) {
        if (!phrase.negated) {
            read_part(in, &phrase, thing, part);
        }
    } else if (strcmp(word, "with") == 0 && read_cover(in, &phrase, link)) {
        in->slot = NULL;
    } else if (pa_noun_is_unseen(phrase.noun)) {
        pass_over(in, &phrase);
    } else if (is_ornament(phrase.noun)) {
        read_ornament(in, &phrase);
    } else if ((only_describes(in, &phrase) && !is_namesake(in, &phrase)) ||
               pa_draft_is_aspect(phrase.noun)) {
        in->slot = NULL;
        describe(in, &phrase, (pa_binding){.thing = 0});
        if (pa_draft_is_aspect(phrase.noun)) {
            pa_draft_understand(in->draft, unit_at(in, phrase.head));
        }
    } else {
        read_relation(in, &phrase, word, link);
    }
    in->at = phrase.end;
}

static bool starts_phrase(const pa_unit *unit)
{
    switch (unit->type) {
    case PA_UNIT_NOUN:
    case PA_UNIT_DESCRIPTION:
    case PA_UNIT_NUMBER:
    case PA_UNIT_ADJECTIVE:
    case PA_UNIT_PART_ADJECTIVE:
    case PA_UNIT_FILLER:
    case PA_UNIT_DETERMINER:
        return true;
    default:
        return false;
    }
}

/* "with four legs, a red cushion and armrests" */
static void read_with(clause_reader *in)
{
    const pa_unit *link = unit_at(in, in->at++);
    read_item(in, "with", link);
    while (unit_at(in, in->at)->type == PA_UNIT_AND && starts_phrase(unit_at(in, in->at + 1))) {
        in->at++;
        read_item(in, "with", link);
    }
}

static void read_without(clause_reader *in)
{
    const pa_unit *link = unit_at(in, in->at);
    do {
        in->at++;
        pa_phrase phrase = read_phrase(in);
        uint32_t thing = 0;
        const char *part = NULL;
        bool owned = phrase.head != PA_NO_HEAD && find_owner(in, phrase.noun, &thing, &part);
        if (owned && pa_draft_count_part(in->draft, thing, part, 0, unit_at(in, phrase.head)) &&
            pa_draft_honours(in->draft, thing)) {
            pa_draft_understand(in->draft, link);
            pa_draft_understand(in->draft, unit_at(in, phrase.head));
        }
        in->at = phrase.end;
        /* "no drawers and three legs" takes back the "no". */
    } while (unit_at(in, in->at)->type == PA_UNIT_AND && starts_phrase(unit_at(in, in->at + 1)) &&
             unit_at(in, in->at + 1)->type != PA_UNIT_NUMBER &&
             unit_at(in, in->at + 1)->type != PA_UNIT_DETERMINER);
}

/* "made of oak and brass"; stuff that no surface here shows stays unread. */
static void read_made_of(clause_reader *in)
{
    pa_binding binding = {.thing = in->slot ? in->slot_thing : 0, .slot = in->slot, .material = true};
    do {
        in->at++;
        pa_phrase phrase = read_phrase(in);
        pa_draft_describe(in->draft, phrase.first, phrase.end, PA_NO_HEAD, binding);
        in->at = phrase.end;
    } while (unit_at(in, in->at)->type == PA_UNIT_AND && starts_phrase(unit_at(in, in->at + 1)));
}

/* "of", "in": a material, a colour, a style, or else another thing. */
static void read_of_or_in(clause_reader *in)
{
    const pa_unit *link = unit_at(in, in->at++);
    bool of = link->link == PA_LINK_OF;
    pa_phrase phrase = read_phrase(in);
    bool described = of ? is_stuff(in, &phrase) : only_describes(in, &phrase);
    uint32_t owner = 0;
    const char *part = NULL;
    bool own_pot =
        !of && phrase.noun && strcmp(phrase.noun, "pot") == 0 && find_owner(in, phrase.noun, &owner, &part);
    if (own_pot) {
        read_part(in, &phrase, owner, part);
    } else if (!of && pa_noun_is_bloom(phrase.noun) && read_cover(in, &phrase, link)) {
        in->slot = NULL;
    } else if (described || pa_draft_is_aspect(phrase.noun)) {
        describe(in, &phrase,
                 (pa_binding){.thing = in->slot ? in->slot_thing : 0, .slot = in->slot, .material = of});
        if (pa_draft_is_aspect(phrase.noun)) {
            pa_draft_understand(in->draft, unit_at(in, phrase.head));
        }
    } else if (!of && phrase.noun && pa_draft_crowd(in->draft, phrase.noun)) {
        pa_draft_understand(in->draft, unit_at(in, phrase.head));
    } else if (phrase.head != PA_NO_HEAD) {
        read_relation(in, &phrase, of ? "of" : "in", link);
    }
    in->at = phrase.end;
}

static void read_other_relation(clause_reader *in)
{
    const pa_unit *link = unit_at(in, in->at++);
    pa_phrase phrase = read_phrase(in);
    if (phrase.head != PA_NO_HEAD && is_purpose(in, link, &phrase)) {
        pass_over(in, &phrase);
    } else if (strcmp(link->canonical, "shaped like") == 0 &&
               pa_motif_read_depicted(in->draft, link, &phrase)) {
        pa_draft_understand(in->draft, link);
        if (in->draft->thing_count > 1) {
            describe(in, &phrase, (pa_binding){.thing = in->draft->thing_count - 1});
        }
    } else if (phrase.head != PA_NO_HEAD) {
        read_relation(in, &phrase, link->canonical, link);
    }
    in->at = phrase.end;
    in->slot = NULL;
}

/* What is not wanted runs to the next comma or stop. */
static void skip_clause(clause_reader *in)
{
    while (in->at < in->draft->units.count && unit_at(in, in->at)->type != PA_UNIT_COMMA &&
           unit_at(in, in->at)->type != PA_UNIT_STOP) {
        in->at++;
    }
}

static void read_predicate(clause_reader *in)
{
    in->at++;
    pa_phrase phrase = read_phrase(in);
    if (!phrase.negated && only_describes(in, &phrase)) {
        describe(in, &phrase, (pa_binding){.thing = 0});
        in->at = phrase.end;
    } else if (phrase.negated) {
        skip_clause(in);
    } else {
        in->at = phrase.end;
    }
}

static void read_link(clause_reader *in)
{
    switch (unit_at(in, in->at)->link) {
    case PA_LINK_WITH:
    case PA_LINK_HAS:
        read_with(in);
        return;
    case PA_LINK_WITHOUT:
        read_without(in);
        return;
    case PA_LINK_MADE_OF:
        read_made_of(in);
        return;
    case PA_LINK_OF:
    case PA_LINK_IN:
        read_of_or_in(in);
        return;
    case PA_LINK_STYLE: {
        in->at++;
        pa_phrase phrase = read_phrase(in);
        describe(in, &phrase, (pa_binding){.thing = 0});
        in->at = phrase.end;
        return;
    }
    case PA_LINK_IS:
        read_predicate(in);
        return;
    case PA_LINK_RELATION:
        read_other_relation(in);
        return;
    case PA_LINK_EXCEPT:
        skip_clause(in);
        return;
    case PA_LINK_THAT:
        in->at++;
        return;
    }
}

void pa_clauses_read(pa_draft *draft, uint32_t at)
{
    clause_reader in = {.draft = draft, .at = at};
    while (in.at < draft->units.count) {
        const pa_unit *unit = unit_at(&in, in.at);
        switch (unit->type) {
        case PA_UNIT_LINK:
            read_link(&in);
            break;
        case PA_UNIT_NOT:
            skip_clause(&in);
            break;
        case PA_UNIT_AND:
        case PA_UNIT_COMMA:
        case PA_UNIT_STOP:
            in.slot = NULL;
            in.at++;
            if (starts_phrase(unit_at(&in, in.at))) {
                read_item(&in, "and", unit);
            }
            break;
        case PA_UNIT_DESCRIPTION:
        case PA_UNIT_LENGTH:
            read_item(&in, "and", unit);
            break;
        default:
            in.at++;
        }
    }
}
