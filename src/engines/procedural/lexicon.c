#include "engines/procedural/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "engines/procedural/embedded_lexicon_private.h"

enum { BLOCK = 16, VERSION = 1, SECTIONS = 10, HEADER = 8 + 8 * SECTIONS, FORM_NOUN = 1, FORM_VERB = 2 };

static uint32_t element(const pa_lexicon_section *section, uint32_t index)
{
    return pa_load_u32(section->data + 4 * (size_t)index);
}

static uint32_t word_count(const pa_lexicon *lexicon)
{
    return lexicon->tags.count;
}

pa_status pa_lexicon_open(pa_span bytes, pa_lexicon *out_lexicon, pa_error *err)
{
    static const uint32_t element_size[SECTIONS] = {4, 1, 3, 4, 4, 1, 4, 4, 12, 1};
    if (bytes.size < HEADER || memcmp(bytes.data, "PAWN", 4) != 0 || pa_load_u32(bytes.data + 4) != VERSION) {
        return pa_fail(err, PA_CORRUPT, "the word data is of another kind or version");
    }
    pa_lexicon lexicon = {0};
    pa_lexicon_section *sections[SECTIONS] = {&lexicon.blocks,
                                              &lexicon.text,
                                              &lexicon.tags,
                                              &lexicon.word_senses,
                                              &lexicon.senses,
                                              &lexicon.categories,
                                              &lexicon.synset_hypernyms,
                                              &lexicon.hypernyms,
                                              &lexicon.forms,
                                              &lexicon.notice};
    for (size_t i = 0; i < SECTIONS; i++) {
        uint32_t offset = pa_load_u32(bytes.data + 8 + 8 * i);
        uint32_t count = pa_load_u32(bytes.data + 12 + 8 * i);
        if (offset > bytes.size || (uint64_t)count * element_size[i] > bytes.size - offset) {
            return pa_fail(err, PA_CORRUPT, "the word data is cut short");
        }
        *sections[i] = (pa_lexicon_section){bytes.data + offset, count};
    }
    if (lexicon.word_senses.count != lexicon.tags.count + 1 ||
        lexicon.synset_hypernyms.count != lexicon.categories.count + 1 ||
        lexicon.blocks.count != (lexicon.tags.count + BLOCK - 1) / BLOCK) {
        return pa_fail(err, PA_CORRUPT, "the word data's sections do not fit together");
    }
    *out_lexicon = lexicon;
    return PA_OK;
}

pa_lexicon pa_lexicon_builtin(void)
{
    pa_lexicon lexicon = {0};
    const pa_embedded_file *file = pa_embedded_find(pa_lexicon_files, "wordnet.bin");
    /* The build made these bytes and the tests open them, so that a program with others does not exist. */
    if (!file || pa_lexicon_open(file->data, &lexicon, NULL) != PA_OK) {
        abort();
    }
    return lexicon;
}

pa_span pa_lexicon_notice(const pa_lexicon *lexicon)
{
    return (pa_span){lexicon->notice.data, lexicon->notice.count};
}

/* One word while walking a block. */
typedef struct block_cursor {
    const uint8_t *at;
    size_t length;
    char word[PA_LEXICON_WORD_MAX];
} block_cursor;

static block_cursor block_start(const pa_lexicon *lexicon, uint32_t block)
{
    return (block_cursor){.at = lexicon->text.data + element(&lexicon->blocks, block)};
}

static void block_next(block_cursor *cursor)
{
    size_t shared = cursor->at[0];
    size_t rest = cursor->at[1];
    memcpy(cursor->word + shared, cursor->at + 2, rest);
    cursor->length = shared + rest;
    cursor->word[cursor->length] = 0;
    cursor->at += 2 + rest;
}

static int compare(const char *a, size_t a_length, const char *b, size_t b_length)
{
    int order = memcmp(a, b, a_length < b_length ? a_length : b_length);
    return order != 0 ? order : (a_length > b_length) - (a_length < b_length);
}

int32_t pa_lexicon_find(const pa_lexicon *lexicon, const char *word, size_t length)
{
    if (length == 0 || length >= PA_LEXICON_WORD_MAX) {
        return -1;
    }
    /* The last block whose first word, stored whole, is not past ours. */
    uint32_t low = 0;
    uint32_t high = lexicon->blocks.count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        const uint8_t *first = lexicon->text.data + element(&lexicon->blocks, middle);
        if (compare((const char *)first + 2, first[1], word, length) <= 0) {
            low = middle;
        } else {
            high = middle;
        }
    }
    block_cursor cursor = block_start(lexicon, low);
    for (uint32_t i = low * BLOCK; i < word_count(lexicon) && i < (low + 1) * BLOCK; i++) {
        block_next(&cursor);
        int order = compare(cursor.word, cursor.length, word, length);
        if (order >= 0) {
            return order == 0 ? (int32_t)i : -1;
        }
    }
    return -1;
}

size_t pa_lexicon_word(const pa_lexicon *lexicon, int32_t word, char out_word[PA_LEXICON_WORD_MAX])
{
    uint32_t block = (uint32_t)word / BLOCK;
    block_cursor cursor = block_start(lexicon, block);
    for (uint32_t i = block * BLOCK; i <= (uint32_t)word; i++) {
        block_next(&cursor);
    }
    memcpy(out_word, cursor.word, cursor.length + 1);
    return cursor.length;
}

pa_word_use pa_lexicon_use(const pa_lexicon *lexicon, int32_t word)
{
    pa_word_use use = {-1, -1, -1, -1};
    if (word < 0) {
        return use;
    }
    const uint8_t *tags = lexicon->tags.data + 3 * (size_t)word;
    use.adjective = tags[0] - 1;
    use.verb = tags[1] - 1;
    use.adverb = tags[2] - 1;
    uint32_t count = pa_lexicon_sense_count(lexicon, word);
    for (uint32_t i = 0; i < count; i++) {
        use.noun = (use.noun < 0 ? 0 : use.noun) + (int)pa_lexicon_sense(lexicon, word, i).tagged;
    }
    return use;
}

uint32_t pa_lexicon_sense_count(const pa_lexicon *lexicon, int32_t word)
{
    if (word < 0) {
        return 0;
    }
    return element(&lexicon->word_senses, (uint32_t)word + 1) -
           element(&lexicon->word_senses, (uint32_t)word);
}

pa_sense pa_lexicon_sense(const pa_lexicon *lexicon, int32_t word, uint32_t index)
{
    uint32_t packed = element(&lexicon->senses, element(&lexicon->word_senses, (uint32_t)word) + index);
    uint32_t synset = packed & 0xFFFFFFu;
    uint32_t first = element(&lexicon->synset_hypernyms, synset);
    bool has_above = element(&lexicon->synset_hypernyms, synset + 1) > first;
    return (pa_sense){
        .synset = synset,
        .tagged = packed >> 24,
        .category = (pa_category)lexicon->categories.data[synset],
        .instance = has_above && (element(&lexicon->hypernyms, first) >> 31) != 0,
    };
}

bool pa_sense_drawable(pa_sense sense)
{
    if (sense.instance) {
        return false;
    }
    switch (sense.category) {
    case PA_CATEGORY_ANIMAL:
    case PA_CATEGORY_ARTIFACT:
    case PA_CATEGORY_BODY:
    case PA_CATEGORY_FOOD:
    case PA_CATEGORY_OBJECT:
    case PA_CATEGORY_PERSON:
    case PA_CATEGORY_PLANT:
    case PA_CATEGORY_SHAPE:
    case PA_CATEGORY_SUBSTANCE:
    case PA_CATEGORY_TOP:
        return true;
    default:
        return false;
    }
}

bool pa_lexicon_meant_sense(const pa_lexicon *lexicon, int32_t word, pa_sense *out_sense)
{
    uint32_t count = pa_lexicon_sense_count(lexicon, word);
    unsigned passed_over = 0;
    for (uint32_t index = 0; index < count; index++) {
        pa_sense sense = pa_lexicon_sense(lexicon, word, index);
        if (pa_sense_drawable(sense)) {
            bool rare = passed_over > 0 && sense.tagged == 0;
            if (!rare) {
                *out_sense = sense;
            }
            return !rare;
        }
        passed_over += sense.instance ? 0 : sense.tagged;
    }
    return false;
}

uint32_t pa_lexicon_hypernym_count(const pa_lexicon *lexicon, uint32_t synset)
{
    return element(&lexicon->synset_hypernyms, synset + 1) - element(&lexicon->synset_hypernyms, synset);
}

uint32_t pa_lexicon_hypernym(const pa_lexicon *lexicon, uint32_t synset, uint32_t index)
{
    return element(&lexicon->hypernyms, element(&lexicon->synset_hypernyms, synset) + index) & 0x7FFFFFFFu;
}

uint32_t pa_lexicon_synset(const pa_lexicon *lexicon, const char *name)
{
    const char *part = strstr(name, ".n.");
    size_t length = part ? (size_t)(part - name) : 0;
    if (length == 0 || length >= PA_LEXICON_WORD_MAX) {
        return PA_NO_SYNSET;
    }
    char *end = NULL;
    unsigned long number = strtoul(part + 3, &end, 10);
    char word[PA_LEXICON_WORD_MAX];
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        if (name[i] != '\'' && name[i] != '.') {
            word[used++] = name[i] == '_' || name[i] == '-' ? ' ' : name[i];
        }
    }
    int32_t found = pa_lexicon_find(lexicon, word, used);
    if (*end || end == part + 3 || number == 0 || number > pa_lexicon_sense_count(lexicon, found)) {
        return PA_NO_SYNSET;
    }
    return pa_lexicon_sense(lexicon, found, (uint32_t)number - 1).synset;
}

/* The base of an irregular form of one part of speech, or -1. */
static int32_t irregular(const pa_lexicon *lexicon, int32_t word, uint32_t part)
{
    uint32_t low = 0;
    uint32_t high = lexicon->forms.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (element(&lexicon->forms, 3 * middle) < (uint32_t)word) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < lexicon->forms.count && element(&lexicon->forms, 3 * low) == (uint32_t)word; low++) {
        if (element(&lexicon->forms, 3 * low + 2) == part) {
            return (int32_t)element(&lexicon->forms, 3 * low + 1);
        }
    }
    return -1;
}

typedef struct suffix_rule {
    const char *ending;
    const char *base;
} suffix_rule;

/* The first base that `accept` knows, by WordNet's own rules of detachment (morphy). */
static int32_t detach(const pa_lexicon *lexicon, const char *word, size_t length, const suffix_rule *rules,
                      bool (*accept)(const pa_lexicon *lexicon, int32_t word))
{
    for (; rules->ending; rules++) {
        size_t ending = strlen(rules->ending);
        size_t base = strlen(rules->base);
        if (length < ending + 2 || length - ending + base >= PA_LEXICON_WORD_MAX ||
            memcmp(word + length - ending, rules->ending, ending) != 0) {
            continue;
        }
        char stem[PA_LEXICON_WORD_MAX];
        memcpy(stem, word, length - ending);
        memcpy(stem + length - ending, rules->base, base);
        int32_t found = pa_lexicon_find(lexicon, stem, length - ending + base);
        if (found >= 0 && accept(lexicon, found)) {
            return found;
        }
    }
    return -1;
}

static bool is_noun(const pa_lexicon *lexicon, int32_t word)
{
    return pa_lexicon_sense_count(lexicon, word) > 0;
}

static bool is_verb(const pa_lexicon *lexicon, int32_t word)
{
    return pa_lexicon_use(lexicon, word).verb >= 0;
}

int32_t pa_lexicon_singular(const pa_lexicon *lexicon, const char *word, size_t length)
{
    static const suffix_rule rules[] = {{"s", ""},      {"ses", "s"},   {"xes", "x"}, {"zes", "z"},
                                        {"ches", "ch"}, {"shes", "sh"}, {"ies", "y"}, {"men", "man"},
                                        {"ves", "f"},   {NULL, NULL}};
    int32_t known = pa_lexicon_find(lexicon, word, length);
    if (known >= 0) {
        int32_t base = irregular(lexicon, known, FORM_NOUN);
        if (base >= 0) {
            return base;
        }
    }
    bool hisses = length > 2 && memcmp(word + length - 2, "ss", 2) == 0;
    int32_t base = hisses ? -1 : detach(lexicon, word, length, rules, is_noun);
    /* "glasses" and "species" are listed on their own: a listed noun is a plural only of a likelier one. */
    if (base >= 0 && is_noun(lexicon, known) &&
        pa_lexicon_use(lexicon, known).noun >= pa_lexicon_use(lexicon, base).noun) {
        return -1;
    }
    return base;
}

int32_t pa_lexicon_verb(const pa_lexicon *lexicon, const char *word, size_t length)
{
    static const suffix_rule rules[] = {{"s", ""},   {"ies", "y"}, {"es", "e"},  {"es", ""},  {"ied", "y"},
                                        {"ed", "e"}, {"ed", ""},   {"ing", "e"}, {"ing", ""}, {NULL, NULL}};
    int32_t known = pa_lexicon_find(lexicon, word, length);
    if (known >= 0) {
        int32_t base = irregular(lexicon, known, FORM_VERB);
        if (base >= 0 || is_verb(lexicon, known)) {
            return base >= 0 ? base : known;
        }
    }
    int32_t base = detach(lexicon, word, length, rules, is_verb);
    /* "spinning", "trimmed": a doubled consonant before the ending. */
    size_t ending = length > 5 && memcmp(word + length - 3, "ing", 3) == 0  ? 3
                    : length > 4 && memcmp(word + length - 2, "ed", 2) == 0 ? 2
                                                                            : 0;
    if (base < 0 && ending > 0 && word[length - ending - 1] == word[length - ending - 2]) {
        int32_t found = pa_lexicon_find(lexicon, word, length - ending - 1);
        base = is_verb(lexicon, found) ? found : -1;
    }
    return base;
}
