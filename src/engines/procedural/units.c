#include "engines/procedural/units_private.h"

#include <string.h>

#include "engines/procedural/grammar_private.h"

enum { PHRASE_TOKENS_MAX = 5, PHRASE_BYTES_MAX = PA_LEXICON_WORD_MAX };

typedef struct unit_reader {
    const pa_kinds *kinds;
    const pa_lexicon *lexicon;
    pa_tokens tokens;
    pa_arena *arena;
    pa_unit *items;
    uint32_t count;
    bool no_memory;
} unit_reader;

/* A few tokens written with one space, or nothing, between them. */
typedef struct phrase {
    char text[PHRASE_BYTES_MAX];
    size_t length;
} phrase;

/* False when the tokens are not all words, or are too long for the lexicon. */
static bool join(const unit_reader *in, uint32_t first, uint32_t count, const char *between, phrase *out)
{
    size_t gap = strlen(between);
    out->length = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (first + i >= in->tokens.count) {
            return false;
        }
        const pa_token *token = &in->tokens.items[first + i];
        bool separates = token->type == PA_TOKEN_COMMA || token->type == PA_TOKEN_STOP;
        if (separates || out->length + token->length + gap >= PHRASE_BYTES_MAX) {
            return false;
        }
        if (i > 0) {
            memcpy(out->text + out->length, between, gap);
            out->length += gap;
        }
        memcpy(out->text + out->length, token->text, token->length);
        out->length += token->length;
    }
    out->text[out->length] = 0;
    return out->length > 0;
}

static const char *keep(unit_reader *in, const char *text)
{
    const char *kept = pa_arena_string(in->arena, text);
    in->no_memory = in->no_memory || !kept;
    return kept ? kept : "";
}

static const char *keep_word(unit_reader *in, int32_t word)
{
    char text[PA_LEXICON_WORD_MAX];
    pa_lexicon_word(in->lexicon, word, text);
    return keep(in, text);
}

static bool is_common_noun(const unit_reader *in, int32_t word)
{
    for (uint32_t i = 0; i < pa_lexicon_sense_count(in->lexicon, word); i++) {
        if (!pa_lexicon_sense(in->lexicon, word, i).instance) {
            return true;
        }
    }
    return false;
}

/* The length of the kind's name that a regular plural stands for, or 0: "katanas", "toy boxes". */
static size_t named_stem(const unit_reader *in, const char *text, size_t length)
{
    for (size_t ending = 1; ending <= 2 && length > ending + 1; ending++) {
        bool plural = text[length - 1] == 's' && (ending == 1 || text[length - 2] == 'e');
        if (plural && pa_kinds_has_name(in->kinds, text, length - ending)) {
            return length - ending;
        }
    }
    return 0;
}

/* Fills the unit when the text is a noun in either number: a name of a kind, or one that WordNet knows. */
static bool read_noun(unit_reader *in, const char *text, size_t length, bool instances, pa_unit *unit)
{
    int32_t singular = pa_lexicon_singular(in->lexicon, text, length);
    int32_t word = pa_lexicon_find(in->lexicon, text, length);
    bool listed = instances ? pa_lexicon_sense_count(in->lexicon, word) > 0 : is_common_noun(in, word);
    bool named = pa_kinds_has_name(in->kinds, text, length);
    size_t stem = named ? 0 : named_stem(in, text, length);
    if (!named && singular >= 0 && is_common_noun(in, singular)) {
        unit->lemma = keep_word(in, singular);
        unit->plural = true;
    } else if (named || listed) {
        unit->lemma = keep(in, text);
    } else if (stem > 0) {
        unit->lemma = pa_arena_printf(in->arena, "%.*s", (int)stem, text);
        in->no_memory = in->no_memory || !unit->lemma;
        unit->plural = true;
    } else {
        return false;
    }
    unit->type = PA_UNIT_NOUN;
    return true;
}

/* Everyday colours say how something looks even where WordNet knows a species of that name ("green dragon").
 */
static bool is_plain_color(const pa_token *token)
{
    static const char *const colors[] = {"black",  "white",  "gray", "grey",  "red",    "green", "blue",
                                         "yellow", "purple", "pink", "brown", "silver", "golden"};
    for (size_t i = 0; i < sizeof colors / sizeof colors[0]; i++) {
        if (strcmp(token->text, colors[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* "round table" and "low table" mean what they say, unless a kind knows better ("folding chair"). */
static bool only_tells_looks(const pa_token *token)
{
    const pa_vocabulary_entry *entry = pa_vocabulary_find(token->text, token->length);
    bool named_after_thing =
        entry && (entry->word_class == PA_WORD_COLOR || entry->word_class == PA_WORD_MATERIAL);
    return entry && !named_after_thing;
}

/* "slate roof" and "wooden leg": a part of some kind and what it is made of, though dictionaries join them.
 */
static bool is_part_of_stuff(const unit_reader *in, uint32_t at, uint32_t count)
{
    const pa_token *stuff = &in->tokens.items[at];
    const pa_token *part = &in->tokens.items[at + 1];
    return count == 2 && pa_vocabulary_find_class(stuff->text, stuff->length, PA_WORD_MATERIAL) &&
           pa_kinds_has_part(in->kinds, part->text, part->length);
}

/* True when the compound is food made of words that describe: "ice cream". */
static bool is_food(const unit_reader *in, const phrase *words)
{
    pa_sense sense;
    int32_t word = pa_lexicon_find(in->lexicon, words->text, words->length);
    return pa_lexicon_meant_sense(in->lexicon, word, &sense) && sense.category == PA_CATEGORY_FOOD;
}

static bool all_described(const unit_reader *in, uint32_t first, uint32_t count)
{
    for (uint32_t i = first; i < first + count; i++) {
        const pa_token *token = &in->tokens.items[i];
        if (!pa_vocabulary_find(token->text, token->length) && strcmp(token->text, "and") != 0) {
            return false;
        }
    }
    return true;
}

static bool is_plain_noun(const unit_reader *in, uint32_t index)
{
    const pa_token *token = &in->tokens.items[index];
    return token->type == PA_TOKEN_WORD && !pa_vocabulary_find(token->text, token->length) &&
           !pa_grammar_find(token->text, token->length) &&
           pa_lexicon_sense_count(in->lexicon, pa_lexicon_find(in->lexicon, token->text, token->length)) > 0;
}

/* "maple tree": a special case named together with what it is a case of. */
static bool read_named_twice(unit_reader *in, uint32_t at, pa_unit *unit)
{
    const pa_token *special = &in->tokens.items[at];
    const pa_token *noun = &in->tokens.items[at + 1];
    phrase words;
    pa_kind_match match;
    if (special->possessive || pa_grammar_find(noun->text, noun->length) ||
        !read_noun(in, noun->text, noun->length, false, unit) ||
        !pa_kinds_match_compound(in->kinds, special->text, special->length, unit->lemma, strlen(unit->lemma),
                                 &match)) {
        return false;
    }
    if (!join(in, at, 1, "", &words) || words.length + strlen(unit->lemma) + 2 > PHRASE_BYTES_MAX) {
        return false;
    }
    words.text[words.length] = ' ';
    memcpy(words.text + words.length + 1, unit->lemma, strlen(unit->lemma) + 1);
    unit->lemma = keep(in, words.text);
    unit->compound = true;
    unit->match = match;
    return true;
}

static bool read_closed(unit_reader *in, uint32_t at, uint32_t count, pa_unit *unit)
{
    phrase words;
    const pa_grammar_entry *entry = count <= PA_GRAMMAR_TOKENS_MAX && join(in, at, count, " ", &words)
                                        ? pa_grammar_find(words.text, words.length)
                                        : NULL;
    if (!entry) {
        return false;
    }
    unit->type = entry->type;
    unit->link = entry->link;
    unit->canonical = entry->canonical;
    unit->number = entry->number;
    return true;
}

static bool read_description(unit_reader *in, uint32_t at, uint32_t count, pa_unit *unit)
{
    phrase words;
    unit->entry = join(in, at, count, " ", &words) ? pa_vocabulary_find(words.text, words.length) : NULL;
    if (unit->entry) {
        unit->type = PA_UNIT_DESCRIPTION;
        unit->lemma = unit->entry->words;
        pa_sense sense;
        int32_t word = pa_lexicon_find(in->lexicon, words.text, words.length);
        bool thing = pa_lexicon_meant_sense(in->lexicon, word, &sense);
        /* Colours go by the names of fruit and flowers; that a "red" is a person is no use here. */
        if (thing && unit->entry->word_class == PA_WORD_COLOR) {
            thing = sense.category != PA_CATEGORY_PERSON && sense.category != PA_CATEGORY_SUBSTANCE;
        }
        unit->noun_like = count == 1 && (thing || pa_kinds_has_name(in->kinds, words.text, words.length));
    }
    return unit->entry != NULL;
}

static bool read_compound(unit_reader *in, uint32_t at, uint32_t count, pa_unit *unit)
{
    phrase words;
    const pa_token *first = &in->tokens.items[at];
    if (!join(in, at, count, " ", &words) || (all_described(in, at, count) && !is_food(in, &words))) {
        return false;
    }
    bool named = pa_kinds_has_name(in->kinds, words.text, words.length);
    bool reached = named || pa_kinds_match(in->kinds, words.text, words.length).kind;
    bool says_itself = only_tells_looks(first) || is_part_of_stuff(in, at, count);
    if ((is_plain_color(first) && !named) || (says_itself && !reached)) {
        return false;
    }
    const pa_token *last = &in->tokens.items[at + count - 1];
    /* "a table" is a table, and "in line" no thing: a compound neither starts nor ends with a bare link. */
    const pa_grammar_entry *opens = pa_grammar_find(first->text, first->length);
    /* "Four poster" and "playing card" are what kinds are called. */
    bool called =
        opens && opens->type != PA_UNIT_DETERMINER && (named || named_stem(in, words.text, words.length) > 0);
    if ((opens && !called) || (!last->glued && pa_grammar_find(last->text, last->length))) {
        return false;
    }
    if (read_noun(in, words.text, words.length, false, unit) ||
        (count == 2 && read_named_twice(in, at, unit))) {
        return true;
    }
    *unit = (pa_unit){.first = unit->first, .glued = unit->glued};
    bool joinable =
        count == 2 && is_plain_noun(in, at) && join(in, at, count, "", &words) && words.length > 5;
    return joinable && read_noun(in, words.text, words.length, false, unit);
}

/* "2 m", "six feet tall", "30-cm high". Returns the tokens taken, 0 when there is no length here. */
static uint32_t read_length(const unit_reader *in, uint32_t at, pa_unit *unit)
{
    const pa_token *token = &in->tokens.items[at];
    const pa_grammar_entry *word =
        token->type == PA_TOKEN_WORD ? pa_grammar_find(token->text, token->length) : NULL;
    bool spelled = word && word->type == PA_UNIT_NUMBER;
    if (!spelled && token->type != PA_TOKEN_NUMBER) {
        return 0;
    }
    double number = spelled ? word->number : token->number;
    double metres = at + 1 < in->tokens.count ? pa_grammar_metres(in->tokens.items[at + 1].text) : 0;
    uint32_t taken = 2;
    unit->extent = PA_EXTENT_MAIN;
    if (metres > 0 && at + 2 < in->tokens.count) {
        const pa_token *axis = &in->tokens.items[at + 2];
        bool after_in = strcmp(axis->text, "in") == 0 && at + 3 < in->tokens.count;
        if (pa_grammar_extent(axis->text, &unit->extent)) {
            taken = 3;
        } else if (after_in && pa_grammar_extent(in->tokens.items[at + 3].text, &unit->extent)) {
            taken = 4;
        }
    }
    /* "two in a box" has no inches in it. */
    bool bare_in =
        strcmp(at + 1 < in->tokens.count ? in->tokens.items[at + 1].text : "", "in") == 0 && taken == 2;
    number *= metres;
    if (bare_in || number < 0.001 || number > 1000) {
        return 0;
    }
    unit->type = PA_UNIT_LENGTH;
    unit->number = number;
    return taken;
}

/* The part in "legged", "handled": a noun with -ed behind it. False when the word is none. */
static bool read_part_adjective(unit_reader *in, const char *text, size_t length, pa_unit *unit)
{
    if (length < 4 || memcmp(text + length - 2, "ed", 2) != 0) {
        return false;
    }
    phrase body; /* bod-ied */
    if (length > 4 && length < PHRASE_BYTES_MAX && text[length - 3] == 'i') {
        memcpy(body.text, text, length - 3);
        body.text[length - 3] = 'y';
        int32_t word = pa_lexicon_find(in->lexicon, body.text, length - 2);
        if (is_common_noun(in, word)) {
            unit->type = PA_UNIT_PART_ADJECTIVE;
            unit->lemma = keep_word(in, word);
            return true;
        }
    }
    const size_t cuts[] = {1, 2, 3}; /* handle-d, horn-ed, leg-g-ed */
    for (size_t i = 0; i < 3; i++) {
        size_t stem = length - cuts[i];
        bool doubled = text[stem] == text[stem - 1];
        int32_t word = cuts[i] == 3 && !doubled ? -1 : pa_lexicon_find(in->lexicon, text, stem);
        if (is_common_noun(in, word)) {
            unit->type = PA_UNIT_PART_ADJECTIVE;
            unit->lemma = keep_word(in, word);
            return true;
        }
    }
    return false;
}

static bool ends_with(const char *text, size_t length, const char *ending)
{
    size_t size = strlen(ending);
    return length > size + 1 && memcmp(text + length - size, ending, size) == 0;
}

static void read_unknown(const char *text, size_t length, pa_unit *unit)
{
    static const char *const endings[] = {"like", "less", "ish", "esque", "ed", "ing", "ic", "al", "ous"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (ends_with(text, length, endings[i]) && !ends_with(text, length, "fish")) {
            unit->type = PA_UNIT_ADJECTIVE;
        }
    }
}

/* One word that neither grammar nor vocabulary knows, by how WordNet says it is used. */
static void read_single(unit_reader *in, const pa_token *token, pa_unit *unit)
{
    const char *text = token->text;
    size_t length = token->length;
    int32_t word = pa_lexicon_find(in->lexicon, text, length);
    pa_word_use use = pa_lexicon_use(in->lexicon, word);
    int32_t verb = pa_lexicon_verb(in->lexicon, text, length);
    bool inflected = verb >= 0 && verb != word;
    bool noun = read_noun(in, text, length, true, unit);
    pa_sense sense;
    bool drawable = pa_lexicon_meant_sense(in->lexicon, word, &sense);
    unit->lemma = noun ? unit->lemma : text;
    bool named = noun && pa_kinds_match(in->kinds, unit->lemma, strlen(unit->lemma)).match == PA_MATCH_NAME;
    bool ends_as_participle = ends_with(text, length, "ing") || ends_with(text, length, "ed");
    bool participle = !named && inflected && !drawable && ends_as_participle;
    bool adjective =
        use.adjective >= 0 && (use.adjective > use.noun || (use.adjective == use.noun && !drawable));
    unit->noun_like = noun && !(token->possessive && named);
    if (token->possessive || (!named && !participle && (adjective || (!noun && use.adverb >= 0)))) {
        unit->type = PA_UNIT_ADJECTIVE;
    } else if (participle) {
        unit->type = PA_UNIT_PARTICIPLE;
    } else if (noun) {
        return;
    } else if (verb >= 0) {
        unit->type = inflected && text[length - 1] != 's' ? PA_UNIT_PARTICIPLE : PA_UNIT_VERB;
    } else if (!read_part_adjective(in, text, length, unit)) {
        unit->type = PA_UNIT_NOUN;
        unit->unknown = true;
        read_unknown(text, length, unit);
    }
}

/* "blue whale", read as a colour and a noun, is still the sort of whale that it is. */
static void widen_by_color(unit_reader *in, uint32_t at, uint32_t count, pa_unit *unit)
{
    phrase words;
    pa_kind_match match;
    if (at == 0 || unit->compound || !is_plain_color(&in->tokens.items[at - 1]) ||
        !join(in, at - 1, count + 1, " ", &words) ||
        !pa_kinds_match_compound(in->kinds, words.text, words.length, unit->lemma, strlen(unit->lemma),
                                 &match)) {
        return;
    }
    unit->lemma = keep(in, words.text);
}

static uint32_t glued_length(const unit_reader *in, uint32_t at)
{
    uint32_t count = 1;
    while (at + count < in->tokens.count && in->tokens.items[at + count].glued) {
        count++;
    }
    return count;
}

/* The last word of a hyphenated adjective where it turns what stands before into something to read as usual.
 */
static bool read_glued_tail(unit_reader *in, const pa_token *token, pa_unit *unit)
{
    static const char *const tails[] = {"colored", "coloured", "toned", "hued",     "tinted",   "painted",
                                        "plated",  "coated",   "style", "styled",   "inspired", "themed",
                                        "era",     "finish",   "made",  "finished", "framed",   "shaped",
                                        "sized",   "tinged",   "clad",  "wrapped",  "designed"};
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        if (strcmp(token->text, tails[i]) == 0) {
            unit->type = PA_UNIT_FILLER;
            return true;
        }
    }
    if (read_part_adjective(in, token->text, token->length, unit)) {
        return true;
    }
    return false;
}

/* True when the hyphenated word around a token says how something is, whatever nouns it holds: "tree-like".
 */
static bool in_glued_adjective(const unit_reader *in, uint32_t at)
{
    if (!in->tokens.items[at].glued && glued_length(in, at) == 1) {
        return false;
    }
    const pa_token *tail = &in->tokens.items[at + glued_length(in, at) - 1];
    pa_word_use use = pa_lexicon_use(in->lexicon, pa_lexicon_find(in->lexicon, tail->text, tail->length));
    bool participle = ends_with(tail->text, tail->length, "ed") || ends_with(tail->text, tail->length, "ing");
    const pa_grammar_entry *closed = pa_grammar_find(tail->text, tail->length);
    return (closed && closed->type != PA_UNIT_NUMBER) || participle || (use.noun < 0 && use.adjective >= 0) ||
           use.adjective > use.noun;
}

/* "like" in "tree-like" and "in" in "glow-in-the-dark" link nothing. */
static bool is_swallowed(const unit_reader *in, uint32_t at, const pa_unit *unit)
{
    bool hyphened = in->tokens.items[at].glued || glued_length(in, at) > 1;
    return hyphened && unit->type != PA_UNIT_NUMBER && unit->type != PA_UNIT_AND &&
           unit->type != PA_UNIT_FILLER;
}

static uint32_t read_unit(unit_reader *in, uint32_t at, pa_unit *unit)
{
    const pa_token *token = &in->tokens.items[at];
    if (token->type == PA_TOKEN_COMMA || token->type == PA_TOKEN_STOP) {
        unit->type = token->type == PA_TOKEN_COMMA ? PA_UNIT_COMMA : PA_UNIT_STOP;
        return 1;
    }
    uint32_t taken = read_length(in, at, unit);
    if (taken > 0) {
        return taken;
    }
    for (uint32_t count = PHRASE_TOKENS_MAX; count > 0; count--) {
        bool closed = read_closed(in, at, count, unit) && !(count == 1 && is_swallowed(in, at, unit));
        if (closed || read_description(in, at, count, unit)) {
            return count;
        }
        if (count > 1 && read_compound(in, at, count, unit)) {
            widen_by_color(in, at, count, unit);
            return count;
        }
    }
    if (token->type == PA_TOKEN_NUMBER) {
        unit->type = PA_UNIT_NUMBER;
        unit->number = token->number;
        return 1;
    }
    /* "three-legged", and without its hyphen "three legged". */
    bool counted = at > 0 && in->count > 1 && in->items[in->count - 2].type == PA_UNIT_NUMBER;
    bool tail = token->glued && glued_length(in, at) == 1;
    /* "Green shelled": the adjective behind a colour is about a part that some kind has. */
    bool colored = at > 0 && in->count > 1 && in->items[in->count - 2].type == PA_UNIT_DESCRIPTION &&
                   in->items[in->count - 2].entry->word_class == PA_WORD_COLOR;
    pa_unit part = {.first = unit->first};
    if (!tail && colored && read_part_adjective(in, token->text, token->length, &part) &&
        pa_kinds_has_part(in->kinds, part.lemma, strlen(part.lemma))) {
        unit->type = part.type;
        unit->lemma = part.lemma;
        return 1;
    }
    if (!tail && counted && read_part_adjective(in, token->text, token->length, unit)) {
        return 1;
    }
    if (!tail || !read_glued_tail(in, token, unit)) {
        read_single(in, token, unit);
    }
    if (unit->type == PA_UNIT_NOUN) {
        widen_by_color(in, at, 1, unit);
    }
    bool content =
        unit->type == PA_UNIT_NOUN || unit->type == PA_UNIT_PARTICIPLE || unit->type == PA_UNIT_VERB;
    if (content && in_glued_adjective(in, at)) {
        unit->type = PA_UNIT_ADJECTIVE;
        unit->noun_like = false;
    }
    return 1;
}

pa_status pa_units_read(const pa_kinds *kinds, pa_tokens tokens, pa_arena *arena, pa_units *out_units,
                        pa_error *err)
{
    unit_reader in = {.kinds = kinds,
                      .lexicon = pa_kinds_lexicon(kinds),
                      .tokens = tokens,
                      .arena = arena,
                      .items = PA_NEW_ARRAY(arena, pa_unit, tokens.count)};
    in.no_memory = !in.items;
    for (uint32_t at = 0; at < tokens.count && !in.no_memory;) {
        pa_unit *unit = &in.items[in.count++];
        unit->first = at;
        unit->glued = tokens.items[at].glued;
        unit->count = read_unit(&in, at, unit);
        at += unit->count;
    }
    if (in.no_memory) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_units = (pa_units){in.items, in.count};
    return PA_OK;
}

bool pa_unit_is(const pa_unit *unit, pa_tokens tokens, const char *word)
{
    return unit->count == 1 && strcmp(tokens.items[unit->first].text, word) == 0;
}
