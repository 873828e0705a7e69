#include "engines/procedural/phrase_private.h"

#include <string.h>

#include "engines/procedural/draft_private.h"

typedef struct phrase_reader {
    const pa_kinds *kinds;
    pa_tokens tokens;
    pa_units units;
    pa_phrase phrase;
    uint32_t nouns;
    bool main;
    bool described; /* an adjective, a number or a description stands in it */
} phrase_reader;

static const pa_unit *unit_at(const phrase_reader *in, uint32_t index)
{
    static const pa_unit stop = {.type = PA_UNIT_STOP};
    return index < in->units.count ? &in->units.items[index] : &stop;
}

static void take_noun(phrase_reader *in, uint32_t index)
{
    const pa_unit *unit = unit_at(in, index);
    in->nouns++;
    in->phrase.head = index;
    in->phrase.noun = unit->lemma;
    in->phrase.unknown_word = unit->type == PA_UNIT_NOUN && unit->unknown;
}

/* A description that, behind a noun, is itself the thing spoken of: "apple chocolate", "robot alien". */
static bool names_a_thing(const phrase_reader *in, const pa_unit *unit)
{
    if (unit->type == PA_UNIT_ADJECTIVE || unit->type == PA_UNIT_PARTICIPLE) {
        return unit->noun_like;
    }
    if (unit->type != PA_UNIT_DESCRIPTION || !unit->noun_like || pa_unit_is(unit, in->tokens, "toy")) {
        return false;
    }
    switch (unit->entry->word_class) {
    case PA_WORD_MATERIAL:
    case PA_WORD_COLOR:
    case PA_WORD_STYLE:
    case PA_WORD_FINISH:
        return true;
    default:
        return false;
    }
}

static bool carries_on(const pa_unit *unit)
{
    return unit->type == PA_UNIT_NOUN || unit->type == PA_UNIT_DESCRIPTION ||
           unit->type == PA_UNIT_ADJECTIVE || unit->type == PA_UNIT_PART_ADJECTIVE ||
           unit->type == PA_UNIT_PARTICIPLE;
}

static const pa_kind *kind_of(const phrase_reader *in, const char *noun)
{
    return noun ? pa_kinds_match(in->kinds, noun, strlen(noun)).kind : NULL;
}

/* "carnelian and citrine bracelet" shares its last noun; "chair and table" are two phrases. */
static bool noun_is_shared(phrase_reader *in, uint32_t after_and)
{
    uint32_t nouns = 0;
    uint32_t index = after_and;
    const char *last = NULL;
    for (; carries_on(unit_at(in, index)); index++) {
        const pa_unit *unit = unit_at(in, index);
        if (unit->type == PA_UNIT_NOUN || names_a_thing(in, unit)) {
            nouns++;
            last = unit->lemma;
        }
    }
    if (nouns < 2) {
        return false;
    }
    const pa_kind *kind = kind_of(in, in->phrase.noun);
    in->phrase.doubtful = in->phrase.doubtful || (kind && kind != kind_of(in, last));
    in->phrase.shared = true;
    return true;
}

/* True when the phrase goes on behind a participle that follows a noun. */
static bool passes_participle(phrase_reader *in, uint32_t index)
{
    const pa_unit *unit = unit_at(in, index);
    const pa_unit *next = unit_at(in, index + 1);
    const pa_token *word = &in->tokens.items[unit->first];
    bool active = word->length > 4 && memcmp(word->text + word->length - 3, "ing", 3) == 0;
    if (carries_on(next)) {
        /* "apple picking robot", "man washing car": a maker's compound or a little sentence. */
        in->phrase.doubtful = in->phrase.doubtful || (active && !unit->glued && !next->glued);
        return true;
    }
    if (active && unit->noun_like && next->type != PA_UNIT_LINK && next->type != PA_UNIT_DETERMINER) {
        take_noun(in, index);
        return true;
    }
    return false;
}

/* "folding", "chipped, faded" before the noun; "sitting on …" is no part of a noun phrase. */
static bool opens_participle(const phrase_reader *in, uint32_t index)
{
    const pa_unit *next = unit_at(in, index + 1);
    bool listed = next->type == PA_UNIT_COMMA || next->type == PA_UNIT_AND;
    return carries_on(next) || unit_at(in, index)->noun_like || (in->main && listed);
}

static bool passes_link(const phrase_reader *in, uint32_t index)
{
    const pa_unit *unit = unit_at(in, index);
    const pa_token *word = &in->tokens.items[unit->first];
    if (unit->link == PA_LINK_THAT) {
        return !in->described;
    }
    bool participle = word->length > 4 && (memcmp(word->text + word->length - 3, "ing", 3) == 0 ||
                                           word->text[word->length - 1] == 'd');
    bool behind_noun = index > in->phrase.first && unit_at(in, index - 1)->noun_like;
    return participle && unit->count == 1 && !behind_noun && carries_on(unit_at(in, index + 1));
}

/* "frosted stone, matte finish": what stands before the comma is the thing, where nothing behind it is one.
 */
static bool comma_ends_it(const phrase_reader *in, uint32_t index)
{
    const pa_unit *before = index > 0 ? unit_at(in, index - 1) : NULL;
    if (!before || before->type != PA_UNIT_DESCRIPTION || !before->noun_like || !kind_of(in, before->lemma)) {
        return false;
    }
    for (uint32_t i = index + 1; carries_on(unit_at(in, i)) || unit_at(in, i)->type == PA_UNIT_AND; i++) {
        const pa_unit *unit = unit_at(in, i);
        bool aspect = unit->type == PA_UNIT_NOUN && pa_draft_is_aspect(unit->lemma);
        bool thing = unit->type == PA_UNIT_NOUN ? kind_of(in, unit->lemma) != NULL : names_a_thing(in, unit);
        if (thing && !aspect) {
            return false;
        }
    }
    return true;
}

/* Takes the unit into the phrase; false when the phrase has ended before it. */
static bool take(phrase_reader *in, uint32_t index)
{
    const pa_unit *unit = unit_at(in, index);
    bool before_noun = in->nouns == 0;
    switch (unit->type) {
    case PA_UNIT_NOUN:
        take_noun(in, index);
        return true;
    case PA_UNIT_DESCRIPTION:
    case PA_UNIT_ADJECTIVE:
        if (!before_noun && names_a_thing(in, unit)) {
            take_noun(in, index);
        }
        in->described = true;
        return true;
    case PA_UNIT_PARTICIPLE:
        in->described = true;
        return before_noun ? opens_participle(in, index) : passes_participle(in, index);
    case PA_UNIT_NUMBER:
    case PA_UNIT_LENGTH:
    case PA_UNIT_PART_ADJECTIVE:
        in->described = true;
        return true;
    case PA_UNIT_FILLER:
        /* "A beautiful, old lamp": praise is no description, but a comma may follow it all the same. */
        in->described = true;
        return true;
    case PA_UNIT_DETERMINER:
        return before_noun;
    case PA_UNIT_NOT:
        in->phrase.negated = in->phrase.negated || before_noun;
        return before_noun;
    case PA_UNIT_AND:
        return before_noun ? in->described : in->main && noun_is_shared(in, index + 1);
    case PA_UNIT_COMMA:
        return in->main && before_noun && in->described && !comma_ends_it(in, index);
    case PA_UNIT_LINK:
        return before_noun && passes_link(in, index);
    default:
        return false;
    }
}

static bool is_one_of(const char *noun, const char *const *list)
{
    for (size_t i = 0; list[i]; i++) {
        if (strcmp(noun, list[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool pa_noun_is_effigy(const char *noun)
{
    static const char *const effigies[] = {"statue",   "sculpture", "figurine", "statuette",
                                           "monument", "carving",   NULL};
    return is_one_of(noun, effigies);
}

/* "chair design", "low poly car model": the noun before is what is wanted. */
static void pass_over_tail(phrase_reader *in)
{
    static const char *const tails[] = {"design", "model", "concept", "render",  "rendering",
                                        "prop",   "asset", "object",  "replica", NULL};
    uint32_t head = in->phrase.head;
    if (!in->phrase.noun || head == PA_NO_HEAD || head == in->phrase.first ||
        !(is_one_of(in->phrase.noun, tails) || pa_noun_is_effigy(in->phrase.noun))) {
        return;
    }
    const pa_unit *before = unit_at(in, head - 1);
    if (before->type == PA_UNIT_NOUN && (before->match.kind || kind_of(in, before->lemma))) {
        take_noun(in, head - 1);
        in->phrase.tail = head;
    }
}

/* Without a noun, the last word that could be one: "an orange", "a painting". */
static void promote_last(phrase_reader *in)
{
    for (uint32_t i = in->phrase.end; i > in->phrase.first && in->nouns == 0; i--) {
        const pa_unit *unit = unit_at(in, i - 1);
        if (unit->noun_like || unit->type == PA_UNIT_DESCRIPTION) {
            take_noun(in, i - 1);
        }
        if (unit->type != PA_UNIT_FILLER) {
            return;
        }
    }
}

pa_phrase pa_phrase_read(const pa_kinds *kinds, pa_tokens tokens, pa_units units, uint32_t first, bool main)
{
    phrase_reader in = {
        .kinds = kinds,
        .tokens = tokens,
        .units = units,
        .main = main,
        .phrase = {.first = first, .end = first, .head = PA_NO_HEAD, .tail = PA_NO_HEAD},
    };
    while (in.phrase.end < units.count && take(&in, in.phrase.end)) {
        in.phrase.end++;
    }
    /* A comma or an "and" belongs to the phrase only between two of its words. */
    while (in.phrase.end > first && (units.items[in.phrase.end - 1].type == PA_UNIT_COMMA ||
                                     units.items[in.phrase.end - 1].type == PA_UNIT_AND)) {
        in.phrase.end--;
    }
    promote_last(&in);
    pass_over_tail(&in);
    return in.phrase;
}

pa_kind_match pa_phrase_match(const pa_kinds *kinds, pa_units units, const pa_phrase *phrase)
{
    const pa_unit *head = &units.items[phrase->head];
    return head->compound ? head->match : pa_kinds_match(kinds, phrase->noun, strlen(phrase->noun));
}
