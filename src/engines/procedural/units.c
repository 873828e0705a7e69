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

/* Fills the unit when the text is a noun in either number: a name of a kind, or one that WordNet knows. */
static bool read_noun(unit_reader *in, const char *text, size_t length, bool instances, pa_unit *unit)
{
    int32_t singular = pa_lexicon_singular(in->lexicon, text, length);
    int32_t word = pa_lexicon_find(in->lexicon, text, length);
    bool listed = instances ? pa_lexicon_sense_count(in->lexicon, word) > 0 : is_common_noun(in, word);
    if (pa_kinds_match(in->kinds, text, length).kind && (singular < 0 || !listed)) {
        unit->lemma = keep(in, text);
    } else if (singular >= 0 && is_common_noun(in, singular)) {
        unit->lemma = keep_word(in, singular);
        unit->plural = true;
    } else if (listed) {
        unit->lemma = keep(in, text);
    } else if (length > 2 && text[length - 1] == 's' && pa_kinds_match(in->kinds, text, length - 1).kind) {
        char *name = pa_arena_string(in->arena, text);
        in->no_memory = in->no_memory || !name;
        if (name) {
            name[length - 1] = 0;
        }
        unit->lemma = name ? name : "";
        unit->plural = true;
    } else {
        return false;
    }
    unit->type = PA_UNIT_NOUN;
    return true;
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
        unit->noun_like =
            count == 1 &&
            pa_lexicon_sense_count(in->lexicon, pa_lexicon_find(in->lexicon, words.text, words.length)) > 0;
    }
    return unit->entry != NULL;
}

static bool read_compound(unit_reader *in, uint32_t at, uint32_t count, pa_unit *unit)
{
    phrase words;
    if (!join(in, at, count, " ", &words) || all_described(in, at, count)) {
        return false;
    }
    /* "a table" is a table, and "in line" no thing: a compound neither starts nor ends with a bare link. */
    const pa_token *first = &in->tokens.items[at];
    const pa_token *last = &in->tokens.items[at + count - 1];
    if (pa_grammar_find(first->text, first->length) || pa_grammar_find(last->text, last->length)) {
        return false;
    }
    if (read_noun(in, words.text, words.length, false, unit)) {
        return true;
    }
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
    if (length < 5 || memcmp(text + length - 2, "ed", 2) != 0) {
        return false;
    }
    const size_t cuts[] = {2, 3, 1}; /* horn-ed, leg-g-ed, handle-d */
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
        if (ends_with(text, length, endings[i])) {
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
    unit->lemma = noun ? unit->lemma : text;
    unit->noun_like = noun;
    bool named = noun && pa_kinds_match(in->kinds, unit->lemma, strlen(unit->lemma)).match == PA_MATCH_NAME;
    if (token->possessive && !named) {
        unit->type = PA_UNIT_ADJECTIVE;
    } else if (token->possessive) {
        unit->type = PA_UNIT_ADJECTIVE;
        unit->noun_like = false;
    } else if (named) {
        return;
    } else if (inflected && (ends_with(text, length, "ing") || ends_with(text, length, "ed")) &&
               use.noun <= use.adjective + 5) {
        unit->type = PA_UNIT_PARTICIPLE;
    } else if (use.adjective >= 0 && use.adjective >= use.noun) {
        unit->type = PA_UNIT_ADJECTIVE;
    } else if (noun) {
        return;
    } else if (use.adverb >= 0) {
        unit->type = PA_UNIT_ADJECTIVE;
    } else if (verb >= 0) {
        unit->type = inflected && text[length - 1] != 's' ? PA_UNIT_PARTICIPLE : PA_UNIT_VERB;
    } else if (!read_part_adjective(in, text, length, unit)) {
        unit->type = PA_UNIT_NOUN;
        unit->unknown = true;
        read_unknown(text, length, unit);
    }
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
    static const char *const tails[] = {"colored",  "coloured", "toned",  "hued",   "tinted",
                                        "painted",  "plated",   "coated", "style",  "styled",
                                        "inspired", "themed",   "era",    "finish", "made",
                                        "finished", "framed",   "shaped", "sized"};
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
        bool closed = read_closed(in, at, count, unit);
        if (closed || read_description(in, at, count, unit) ||
            (count > 1 && read_compound(in, at, count, unit))) {
            return count;
        }
    }
    if (token->type == PA_TOKEN_NUMBER) {
        unit->type = PA_UNIT_NUMBER;
        unit->number = token->number;
        return 1;
    }
    bool tail = token->glued && glued_length(in, at) == 1;
    if (!tail || !read_glued_tail(in, token, unit)) {
        read_single(in, token, unit);
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
