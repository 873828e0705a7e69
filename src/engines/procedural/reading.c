#include "engines/procedural/reading.h"

#include <stdio.h>
#include <string.h>

#include "engines/procedural/clauses_private.h"
#include "engines/procedural/motif_private.h"
#include "engines/procedural/narrow_private.h"

static bool is_word(const pa_draft *draft, uint32_t unit, const char *const *list)
{
    for (size_t i = 0; list[i]; i++) {
        if (unit < draft->units.count && pa_unit_is(&draft->units.items[unit], draft->tokens, list[i])) {
            return true;
        }
    }
    return false;
}

static void understand_until(pa_draft *draft, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        pa_draft_understand(draft, &draft->units.items[i]);
    }
}

/* "please make me", "prompt:": words to the program, not about the object. Returns the first unit behind
 * them. */
static uint32_t skip_request(pa_draft *draft)
{
    static const char *const requests[] = {
        "please",  "generate", "create", "make", "build", "draw", "render", "show",  "give",
        "produce", "imagine",  "want",   "need", "would", "like", "can",    "could", "i",
        "id",      "you",      "me",     "us",   "let",   "lets", "see",    "get",   "there",
        "is",      "are",      "design", "it",   "its",   "here", NULL};
    static const char *const labels[] = {"prompt", NULL};
    uint32_t at = 0;
    for (uint32_t i = 0; i < 4 && i + 1 < draft->units.count; i++) {
        if (is_word(draft, i, labels) && draft->units.items[i + 1].type == PA_UNIT_STOP) {
            at = i + 2;
        }
    }
    while (is_word(draft, at, requests) ||
           (at < draft->units.count && draft->units.items[at].type == PA_UNIT_LINK &&
            draft->units.items[at].link == PA_LINK_IS)) {
        at++;
    }
    understand_until(draft, 0, at);
    return at;
}

/* "a photo of", "a 3d model of": the frame around the object. */
static bool is_frame(const char *noun)
{
    static const char *const frames[] = {
        "photo",     "photograph", "picture",        "image",         "render",
        "rendering", "model",      "shot",           "set",           "version",
        "example",   "replica",    "depiction",      "snapshot",      "close up",
        "closeup",   "view",       "representation", "visualization", "collection",
        "group",     "bunch",      "pile",           "stack",         "row"};
    for (size_t i = 0; i < sizeof frames / sizeof frames[0]; i++) {
        if (strcmp(noun, frames[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_crowd(const char *noun)
{
    static const char *const crowds[] = {"set", "collection", "group", "bunch", "pile", "stack", "row"};
    for (size_t i = 0; i < sizeof crowds / sizeof crowds[0]; i++) {
        if (strcmp(noun, crowds[i]) == 0) {
            return true;
        }
    }
    return false;
}

/*
 * "a marble statue of a horse": the horse, when a recipe draws it; out_effigy is then the statue's own
 * phrase. False when it is no such thing, and the statue has to be drawn as what it is.
 */
static bool read_effigy(pa_draft *draft, pa_phrase *phrase, pa_phrase *out_effigy)
{
    uint32_t of = phrase->end;
    if (phrase->head == PA_NO_HEAD || !pa_noun_is_effigy(phrase->noun) || of >= draft->units.count ||
        draft->units.items[of].type != PA_UNIT_LINK || draft->units.items[of].link != PA_LINK_OF) {
        return false;
    }
    pa_phrase inner = pa_phrase_read(draft->kinds, draft->tokens, draft->units, of + 1, true);
    if (inner.head == PA_NO_HEAD || !pa_phrase_match(draft->kinds, draft->units, &inner).kind) {
        return false;
    }
    *out_effigy = *phrase;
    *phrase = inner;
    return true;
}

bool pa_draft_crowd(pa_draft *draft, const char *noun)
{
    enum { A_FEW = 3, MANY = 5 };
    pa_thing *thing = &draft->things[0];
    bool upon = strcmp(noun, "stack") == 0 || strcmp(noun, "pile") == 0;
    if (!is_crowd(noun)) {
        return false;
    }
    size_t length = strlen(thing->kind->name);
    bool many_by_name = length > 0 && thing->kind->name[length - 1] == 's' && thing->count == 1;
    if (many_by_name && strcmp(thing->kind->name, thing->noun) != 0) {
        /* "Pancakes" are a stack of them as they are. */
        return true;
    }
    if (thing->count == 1 && draft->options.scenes && draft->options.most_objects >= MANY) {
        thing->count = upon || strcmp(noun, "bunch") == 0 ? MANY : A_FEW;
    }
    thing->stacked = upon && thing->count > 1;
    return thing->count > 1;
}

/* "a set of four chairs", "a stack of books" */
static void settle_crowd(pa_draft *draft, uint32_t first)
{
    for (uint32_t i = 0; i < first; i++) {
        const pa_unit *unit = &draft->units.items[i];
        if (unit->type == PA_UNIT_NOUN && pa_draft_crowd(draft, unit->lemma)) {
            pa_draft_understand(draft, unit);
        }
    }
}

static pa_phrase read_main_phrase(pa_draft *draft)
{
    uint32_t at = skip_request(draft);
    pa_phrase phrase = pa_phrase_read(draft->kinds, draft->tokens, draft->units, at, true);
    while (phrase.head != PA_NO_HEAD && is_frame(phrase.noun) && phrase.end < draft->units.count &&
           draft->units.items[phrase.end].type == PA_UNIT_LINK &&
           draft->units.items[phrase.end].link == PA_LINK_OF) {
        if (!is_crowd(phrase.noun)) {
            understand_until(draft, phrase.first, phrase.end);
        }
        phrase = pa_phrase_read(draft->kinds, draft->tokens, draft->units, phrase.end + 1, true);
    }
    return phrase;
}

/* Says what could not be drawn, with the kinds that the phrase itself names first among the suggestions. */
static pa_status refuse(const pa_draft *draft, const pa_phrase *phrase, pa_error *err)
{
    if (phrase->head == PA_NO_HEAD) {
        return pa_fail(err, PA_UNKNOWN_KIND,
                       "The prompt names no object; start with one, such as \"a wooden chair\".");
    }
    pa_status status = pa_fail(err, PA_UNKNOWN_KIND, "PromptAR cannot draw \"%.80s\" yet.", phrase->noun);
    for (uint32_t i = phrase->first; err && i < phrase->end; i++) {
        const pa_unit *unit = &draft->units.items[i];
        pa_kind_match match = {0};
        if (unit->type == PA_UNIT_NOUN) {
            match = pa_kinds_match(draft->kinds, unit->lemma, strlen(unit->lemma));
        }
        if (match.kind && err->suggestion_count == 0) {
            pa_error_suggest(err, match.kind->name);
        }
    }
    pa_kinds_suggest(draft->kinds, phrase->noun, strlen(phrase->noun), err);
    for (size_t i = 0; err && i < err->suggestion_count; i++) {
        size_t used = strlen(err->detail);
        snprintf(err->detail + used, sizeof err->detail - used, "%s%s%s",
                 i == 0 ? " The nearest it knows: " : ", ", err->suggestions[i],
                 i + 1 == err->suggestion_count ? "." : "");
    }
    return status;
}

/* "an apple, pear and cherry bowl": the list's last noun is what all of it is about. */
static bool opens_list(const pa_draft *draft, const pa_phrase *phrase)
{
    if (phrase->end >= draft->units.count || draft->units.items[phrase->end].type != PA_UNIT_COMMA) {
        return false;
    }
    return pa_phrase_read(draft->kinds, draft->tokens, draft->units, phrase->end + 1, true).shared;
}

static pa_kind_match match_head(const pa_draft *draft, const pa_phrase *phrase)
{
    if (phrase->head == PA_NO_HEAD || phrase->negated || phrase->doubtful || opens_list(draft, phrase)) {
        return (pa_kind_match){0};
    }
    size_t length = strlen(phrase->noun);
    pa_kind_match match = pa_phrase_match(draft->kinds, draft->units, phrase);
    return match.kind || !phrase->unknown_word ? match
                                               : pa_kinds_match_misspelt(draft->kinds, phrase->noun, length);
}

/* Words that carry no meaning of their own are never reported as ignored. */
static void pass_over_structure(pa_draft *draft)
{
    for (uint32_t i = 0; i < draft->units.count; i++) {
        const pa_unit *unit = &draft->units.items[i];
        switch (unit->type) {
        case PA_UNIT_DETERMINER:
        case PA_UNIT_PRONOUN:
        case PA_UNIT_AND:
        case PA_UNIT_FILLER:
        case PA_UNIT_COMMA:
        case PA_UNIT_STOP:
            pa_draft_understand(draft, unit);
            break;
        case PA_UNIT_LINK: {
            /* Prepositions are structure; "wearing", "without" and "but" are content. */
            static const char *const verbs[] = {"wearing", "holding", "riding", "doing", "shaped like"};
            bool content = unit->link == PA_LINK_WITHOUT || unit->link == PA_LINK_EXCEPT;
            for (size_t k = 0; unit->link == PA_LINK_RELATION && k < sizeof verbs / sizeof verbs[0]; k++) {
                content = content || strcmp(unit->canonical, verbs[k]) == 0;
            }
            if (!content) {
                pa_draft_understand(draft, unit);
            }
            break;
        }
        default:
            break;
        }
    }
}

/* Runs of words that were not understood, joined where only spaces or a hyphen part them. */
static pa_status collect_ignored(const pa_draft *draft, const char *prompt, pa_reading *reading,
                                 pa_error *err)
{
    pa_text_range *ignored = PA_NEW_ARRAY(draft->arena, pa_text_range, draft->tokens.count);
    if (!ignored) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint32_t count = 0;
    for (uint32_t i = 0; i < draft->tokens.count; i++) {
        const pa_token *token = &draft->tokens.items[i];
        if (draft->understood[i]) {
            continue;
        }
        uint32_t last_end = count > 0 ? ignored[count - 1].start + ignored[count - 1].length : 0;
        size_t gap = token->start - last_end;
        if (count > 0 && strspn(prompt + last_end, " -") == gap) {
            ignored[count - 1].length = token->end - ignored[count - 1].start;
        } else {
            ignored[count++] = (pa_text_range){token->start, token->end - token->start};
        }
    }
    reading->ignored = ignored;
    reading->ignored_count = count;
    return PA_OK;
}

/* Hands every thing its own attributes, in the order of the words. */
static pa_status settle_attributes(const pa_draft *draft, pa_error *err)
{
    for (uint32_t thing = 0; thing < draft->thing_count; thing++) {
        pa_attribute *own = PA_NEW_ARRAY(draft->arena, pa_attribute, draft->attribute_count);
        if (!own) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        uint32_t count = 0;
        for (uint32_t i = 0; i < draft->attribute_count; i++) {
            const pa_draft_attribute *from = &draft->attributes[i];
            if (from->thing != thing) {
                continue;
            }
            uint32_t place = count++;
            for (; place > 0 && own[place - 1].words.start > from->attribute.words.start; place--) {
                own[place] = own[place - 1];
            }
            own[place] = from->attribute;
        }
        draft->things[thing].attributes = own;
        draft->things[thing].attribute_count = count;
    }
    return PA_OK;
}

/* A figurine of a car, and a toy car, stand on a shelf. `noun` is the effigy's, or NULL. */
static void settle_size(pa_draft *draft, const char *noun)
{
    static const char *const small[] = {"figurine", "statuette", "carving"};
    static const double small_m = 0.2;
    pa_thing *thing = &draft->things[0];
    bool fits_shelf = false;
    for (size_t i = 0; noun && i < sizeof small / sizeof small[0]; i++) {
        fits_shelf = fits_shelf || strcmp(noun, small[i]) == 0;
    }
    for (uint32_t i = 0; i < draft->attribute_count; i++) {
        const pa_draft_attribute *at = &draft->attributes[i];
        fits_shelf = fits_shelf || (at->thing == 0 && at->attribute.type == PA_ATTRIBUTE_STYLE &&
                                    strcmp(at->attribute.value, "toy") == 0);
    }
    if (fits_shelf && thing->size.metres == 0 && thing->kind->usual_m > small_m) {
        thing->size.metres = small_m * thing->size.scale;
        thing->size.extent = PA_EXTENT_MAIN;
    }
}

static pa_status allocate(pa_draft *draft, pa_error *err)
{
    /* A unit opens at most one thing and one relation, and says at most two things of them. */
    size_t units = draft->units.count + 1;
    draft->understood = PA_NEW_ARRAY(draft->arena, bool, draft->tokens.count);
    draft->things = PA_NEW_ARRAY(draft->arena, pa_thing, units);
    draft->relations = PA_NEW_ARRAY(draft->arena, pa_relation, units);
    draft->attributes = PA_NEW_ARRAY(draft->arena, pa_draft_attribute, 2 * units);
    bool complete = draft->understood && draft->things && draft->relations && draft->attributes;
    return complete ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

pa_status pa_reading_parse(const pa_kinds *kinds, const char *prompt, const pa_reading_options *options,
                           pa_arena *arena, pa_reading *out_reading, pa_error *err)
{
    pa_draft draft = {
        .kinds = kinds, .options = options ? *options : (pa_reading_options){0}, .arena = arena};
    pa_status status = pa_tokens_read(prompt, arena, &draft.tokens, err);
    status = status == PA_OK ? pa_units_read(kinds, draft.tokens, arena, &draft.units, err) : status;
    status = status == PA_OK ? allocate(&draft, err) : status;
    if (status != PA_OK) {
        return status;
    }
    pa_phrase phrase = read_main_phrase(&draft);
    pa_phrase statue;
    bool effigy = read_effigy(&draft, &phrase, &statue);
    pa_kind_match match = match_head(&draft, &phrase);
    if (!match.kind && phrase.head != PA_NO_HEAD && draft.options.otherwise) {
        match = (pa_kind_match){.kind = draft.options.otherwise};
    }
    if (!match.kind) {
        return refuse(&draft, &phrase, err);
    }
    match = pa_kind_narrow(&draft, &phrase, match);
    pa_draft_add_thing(&draft, &phrase, match, true);
    pa_kind_name_understand(&draft, &phrase, match.kind);
    settle_crowd(&draft, phrase.first);
    if (!effigy) {
        pa_motif_read(&draft, &phrase);
    }
    if (effigy) {
        draft.things[0].effigy = true;
        pa_draft_understand(&draft, &draft.units.items[statue.head]);
        pa_draft_describe(&draft, statue.first, statue.end, statue.head, (pa_binding){.thing = 0});
    }
    pa_clauses_read(&draft, phrase.end);
    settle_size(&draft, effigy                      ? statue.noun
                        : phrase.tail != PA_NO_HEAD ? draft.units.items[phrase.tail].lemma
                                                    : NULL);
    pass_over_structure(&draft);
    pa_reading reading = {
        .things = draft.things,
        .thing_count = draft.thing_count,
        .relations = draft.relations,
        .relation_count = draft.relation_count,
    };
    status = draft.no_memory ? pa_fail(err, PA_NO_MEMORY, NULL) : settle_attributes(&draft, err);
    status = status == PA_OK ? collect_ignored(&draft, prompt, &reading, err) : status;
    if (status == PA_OK) {
        *out_reading = reading;
    }
    return status;
}
