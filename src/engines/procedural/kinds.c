#include "engines/procedural/kinds.h"

#include <stdlib.h>
#include <string.h>

#include "engines/procedural/vocabulary.h"

enum { UPWARD_MAX = 96, SUGGESTIONS = 5, SUGGEST_SENSES = 3, SPELLING_MAX = 32 };

/* A name that leads to a kind, or is kept from it. */
typedef struct kind_name {
    const char *name;
    uint32_t kind;
    bool excepted;
} kind_name;

/* A synset that leads to a kind, or is kept from it. */
typedef struct kind_synset {
    uint32_t synset;
    uint32_t kind;
    bool excepted;
} kind_synset;

struct pa_kinds {
    const pa_lexicon *lexicon;
    const pa_kind *const *kinds;
    size_t kind_count;
    kind_name *names; /* sorted */
    size_t name_count;
    kind_synset *synsets; /* sorted */
    size_t synset_count;
};

/* Every synset above one, itself first, with the number of links up to each. */
typedef struct upward {
    uint32_t synsets[UPWARD_MAX];
    uint32_t links[UPWARD_MAX];
    uint32_t count;
} upward;

static upward climb(const pa_lexicon *lexicon, uint32_t synset)
{
    upward up = {.synsets = {synset}, .count = 1};
    for (uint32_t i = 0; i < up.count; i++) {
        uint32_t above_count = pa_lexicon_hypernym_count(lexicon, up.synsets[i]);
        for (uint32_t j = 0; j < above_count && up.count < UPWARD_MAX; j++) {
            uint32_t above = pa_lexicon_hypernym(lexicon, up.synsets[i], j);
            uint32_t seen = 0;
            while (seen < up.count && up.synsets[seen] != above) {
                seen++;
            }
            if (seen == up.count) {
                up.synsets[up.count] = above;
                up.links[up.count++] = up.links[i] + 1;
            }
        }
    }
    return up;
}

static size_t list_length(const char *const *list)
{
    size_t length = 0;
    while (list && list[length]) {
        length++;
    }
    return length;
}

static int compare_names(const void *a, const void *b)
{
    const kind_name *first = a;
    const kind_name *second = b;
    int order = strcmp(first->name, second->name);
    return order != 0 ? order : (int)first->excepted - (int)second->excepted;
}

static int compare_synsets(const void *a, const void *b)
{
    const kind_synset *first = a;
    const kind_synset *second = b;
    if (first->synset != second->synset) {
        return first->synset < second->synset ? -1 : 1;
    }
    return first->kind < second->kind ? -1 : first->kind > second->kind;
}

static pa_status check_words(const pa_kind *kind, const char *const *words, pa_word_class word_class,
                             const char *what, pa_error *err)
{
    for (size_t i = 0; words && words[i]; i++) {
        if (!pa_vocabulary_has(word_class, words[i])) {
            return pa_fail(err, PA_INVALID, "kind '%s': '%s' is no %s that words can ask for", kind->name,
                           words[i], what);
        }
    }
    return PA_OK;
}

static pa_status check_kind(const pa_kind *kind, pa_error *err)
{
    if (!kind->name || !kind->name[0]) {
        return pa_fail(err, PA_INVALID, "a kind has no name");
    }
    if (kind->size_extent == PA_EXTENT_MAIN || !(kind->least_m > 0 && kind->least_m <= kind->usual_m &&
                                                 kind->usual_m <= kind->most_m && kind->most_m < 1e6)) {
        return pa_fail(err, PA_INVALID, "kind '%s': its size is not least <= usual <= most metres above 0",
                       kind->name);
    }
    for (const pa_kind_part *part = kind->parts; part && part->name; part++) {
        if (part->least < 0 || part->least > part->usual || part->usual > part->most) {
            return pa_fail(err, PA_INVALID, "kind '%s': part '%s' is not 0 <= least <= usual <= most",
                           kind->name, part->name);
        }
    }
    pa_status status = check_words(kind, kind->styles, PA_WORD_STYLE, "style", err);
    return status != PA_OK ? status : check_words(kind, kind->shapes, PA_WORD_SHAPE, "shape", err);
}

static pa_status add_synset(pa_kinds *kinds, uint32_t kind, const char *name, bool excepted, pa_error *err)
{
    uint32_t synset = pa_lexicon_synset(kinds->lexicon, name);
    if (synset == PA_NO_SYNSET) {
        return pa_fail(err, PA_INVALID, "kind '%s': WordNet has no synset '%s'", kinds->kinds[kind]->name,
                       name);
    }
    kinds->synsets[kinds->synset_count++] = (kind_synset){synset, kind, excepted};
    return PA_OK;
}

static pa_status add_kind(pa_kinds *kinds, uint32_t index, pa_error *err)
{
    const pa_kind *kind = kinds->kinds[index];
    kinds->names[kinds->name_count++] = (kind_name){kind->name, index, false};
    for (size_t i = 0; kind->names && kind->names[i]; i++) {
        kinds->names[kinds->name_count++] = (kind_name){kind->names[i], index, false};
    }
    for (size_t i = 0; kind->synsets && kind->synsets[i]; i++) {
        pa_status status = add_synset(kinds, index, kind->synsets[i], false, err);
        if (status != PA_OK) {
            return status;
        }
    }
    for (size_t i = 0; kind->except && kind->except[i]; i++) {
        if (!strstr(kind->except[i], ".n.")) {
            kinds->names[kinds->name_count++] = (kind_name){kind->except[i], index, true};
            continue;
        }
        pa_status status = add_synset(kinds, index, kind->except[i], true, err);
        if (status != PA_OK) {
            return status;
        }
    }
    return PA_OK;
}

static pa_status check_clashes(const pa_kinds *kinds, pa_error *err)
{
    for (size_t i = 1; i < kinds->name_count; i++) {
        const kind_name *a = &kinds->names[i - 1];
        const kind_name *b = &kinds->names[i];
        if (a->kind != b->kind && !a->excepted && !b->excepted && strcmp(a->name, b->name) == 0) {
            return pa_fail(err, PA_INVALID, "kinds '%s' and '%s' both claim the name '%s'",
                           kinds->kinds[a->kind]->name, kinds->kinds[b->kind]->name, a->name);
        }
    }
    return PA_OK;
}

pa_status pa_kinds_new(const pa_lexicon *lexicon, const pa_kind *const *kinds, size_t count, pa_arena *arena,
                       const pa_kinds **out_kinds, pa_error *err)
{
    size_t names = 0;
    size_t synsets = 0;
    for (size_t i = 0; i < count; i++) {
        pa_status status = check_kind(kinds[i], err);
        if (status != PA_OK) {
            return status;
        }
        size_t excepted = list_length(kinds[i]->except);
        names += 1 + list_length(kinds[i]->names) + excepted;
        synsets += list_length(kinds[i]->synsets) + excepted;
    }
    pa_kinds *made = PA_NEW(arena, pa_kinds);
    kind_name *name_table = PA_NEW_ARRAY(arena, kind_name, names);
    kind_synset *synset_table = PA_NEW_ARRAY(arena, kind_synset, synsets);
    const pa_kind **kept = PA_NEW_ARRAY(arena, const pa_kind *, count);
    if (!made || !name_table || !synset_table || !kept) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < count; i++) {
        kept[i] = kinds[i];
    }
    *made = (pa_kinds){
        .lexicon = lexicon, .kinds = kept, .kind_count = count, .names = name_table, .synsets = synset_table};
    for (size_t i = 0; i < count; i++) {
        pa_status status = add_kind(made, (uint32_t)i, err);
        if (status != PA_OK) {
            return status;
        }
    }
    qsort(made->names, made->name_count, sizeof *made->names, compare_names);
    qsort(made->synsets, made->synset_count, sizeof *made->synsets, compare_synsets);
    pa_status status = check_clashes(made, err);
    if (status == PA_OK) {
        *out_kinds = made;
    }
    return status;
}

size_t pa_kinds_count(const pa_kinds *kinds)
{
    return kinds->kind_count;
}

const pa_kind *pa_kinds_at(const pa_kinds *kinds, size_t index)
{
    return kinds->kinds[index];
}

const pa_lexicon *pa_kinds_lexicon(const pa_kinds *kinds)
{
    return kinds->lexicon;
}

/* The first entry of a name, or NULL; entries of one name stand together, the excepted ones last. */
static const kind_name *find_name(const pa_kinds *kinds, const char *noun, size_t length)
{
    size_t low = 0;
    size_t high = kinds->name_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strncmp(kinds->names[middle].name, noun, length);
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < kinds->name_count && strncmp(kinds->names[low].name, noun, length) == 0 &&
                 kinds->names[low].name[length] == 0;
    return found ? &kinds->names[low] : NULL;
}

static bool name_excepted(const pa_kinds *kinds, const kind_name *name, uint32_t kind)
{
    const kind_name *end = kinds->names + kinds->name_count;
    for (const kind_name *at = name; at && at < end && strcmp(at->name, name->name) == 0; at++) {
        if (at->excepted && at->kind == kind) {
            return true;
        }
    }
    return false;
}

static const kind_synset *find_synset(const pa_kinds *kinds, uint32_t synset)
{
    size_t low = 0;
    size_t high = kinds->synset_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (kinds->synsets[middle].synset < synset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < kinds->synset_count && kinds->synsets[low].synset == synset ? &kinds->synsets[low] : NULL;
}

static bool blocks(const pa_kinds *kinds, const upward *up, uint32_t upto, uint32_t kind)
{
    for (uint32_t i = 0; i <= upto; i++) {
        const kind_synset *end = kinds->synsets + kinds->synset_count;
        for (const kind_synset *at = find_synset(kinds, up->synsets[i]);
             at && at < end && at->synset == up->synsets[i]; at++) {
            if (at->excepted && at->kind == kind) {
                return true;
            }
        }
    }
    return false;
}

static pa_kind_match match_synset(const pa_kinds *kinds, uint32_t synset, const kind_name *name)
{
    upward up = climb(kinds->lexicon, synset);
    const kind_synset *end = kinds->synsets + kinds->synset_count;
    for (uint32_t i = 0; i < up.count; i++) {
        for (const kind_synset *at = find_synset(kinds, up.synsets[i]);
             at && at < end && at->synset == up.synsets[i]; at++) {
            if (!at->excepted && !blocks(kinds, &up, i, at->kind) && !name_excepted(kinds, name, at->kind)) {
                return (pa_kind_match){kinds->kinds[at->kind], i == 0 ? PA_MATCH_NAME : PA_MATCH_HYPONYM};
            }
        }
    }
    return (pa_kind_match){0};
}

/* True when another drawable sense that does not reach the kind is as frequent as the one that does. */
static bool contested(const pa_kinds *kinds, int32_t word, pa_sense meant, const pa_kind *kind)
{
    for (uint32_t i = 0; i < pa_lexicon_sense_count(kinds->lexicon, word); i++) {
        pa_sense other = pa_lexicon_sense(kinds->lexicon, word, i);
        /* A tree's wood goes by the tree's name and contests nothing. */
        bool rival = other.synset != meant.synset && other.tagged >= meant.tagged &&
                     pa_sense_drawable(other) && other.category != PA_CATEGORY_SUBSTANCE;
        if (rival && match_synset(kinds, other.synset, NULL).kind != kind) {
            return true;
        }
    }
    return false;
}

pa_kind_match pa_kinds_match(const pa_kinds *kinds, const char *noun, size_t length)
{
    const kind_name *name = find_name(kinds, noun, length);
    if (name && !name->excepted) {
        return (pa_kind_match){kinds->kinds[name->kind], PA_MATCH_NAME};
    }
    pa_sense sense;
    int32_t word = pa_lexicon_find(kinds->lexicon, noun, length);
    if (!pa_lexicon_meant_sense(kinds->lexicon, word, &sense)) {
        return (pa_kind_match){0};
    }
    pa_kind_match match = match_synset(kinds, sense.synset, name);
    if (match.kind && contested(kinds, word, sense, match.kind)) {
        return (pa_kind_match){0};
    }
    return match;
}

bool pa_kinds_has_name(const pa_kinds *kinds, const char *name, size_t length)
{
    return find_name(kinds, name, length) != NULL;
}

static bool is_text(const char *name, const char *text, size_t length)
{
    return strncmp(name, text, length) == 0 && name[length] == 0;
}

bool pa_kinds_has_part(const pa_kinds *kinds, const char *name, size_t length)
{
    for (size_t i = 0; i < kinds->kind_count; i++) {
        const pa_kind *kind = kinds->kinds[i];
        for (const pa_kind_part *part = kind->parts; part && part->name; part++) {
            if (is_text(part->name, name, length)) {
                return true;
            }
        }
        for (const pa_kind_slot *slot = kind->slots; slot && slot->name; slot++) {
            if (is_text(slot->name, name, length)) {
                return true;
            }
        }
    }
    return false;
}

bool pa_kinds_match_compound(const pa_kinds *kinds, const char *special, size_t special_length,
                             const char *noun, size_t noun_length, pa_kind_match *out_match)
{
    pa_sense general;
    const pa_lexicon *lexicon = kinds->lexicon;
    int32_t word = pa_lexicon_find(lexicon, special, special_length);
    if (!pa_lexicon_meant_sense(lexicon, pa_lexicon_find(lexicon, noun, noun_length), &general)) {
        return false;
    }
    for (uint32_t i = 0; i < pa_lexicon_sense_count(lexicon, word); i++) {
        pa_sense sense = pa_lexicon_sense(lexicon, word, i);
        upward up = climb(lexicon, sense.synset);
        for (uint32_t k = 1; k < up.count && !sense.instance; k++) {
            if (up.synsets[k] == general.synset) {
                *out_match = match_synset(kinds, sense.synset, NULL);
                return true;
            }
        }
    }
    return false;
}

/* Where all words a single slip away from one lead. */
typedef struct slip_search {
    const pa_kinds *kinds;
    const pa_kind *kind;
    bool ambiguous;
} slip_search;

static void try_slip(slip_search *search, const char *word, size_t length)
{
    const pa_kinds *kinds = search->kinds;
    pa_kind_match match = pa_kinds_match(kinds, word, length);
    if (match.match == PA_MATCH_NAME) {
        search->ambiguous = search->ambiguous || (search->kind && search->kind != match.kind);
        search->kind = match.kind;
        return;
    }
    pa_sense sense;
    bool other =
        pa_lexicon_meant_sense(kinds->lexicon, pa_lexicon_find(kinds->lexicon, word, length), &sense);
    search->ambiguous = search->ambiguous || other;
}

static void try_swaps(slip_search *search, const char *noun, size_t length)
{
    char word[SPELLING_MAX];
    for (size_t i = 1; i + 1 < length; i++) {
        if (noun[i] != noun[i + 1]) {
            memcpy(word, noun, length);
            word[i] = noun[i + 1];
            word[i + 1] = noun[i];
            try_slip(search, word, length);
        }
    }
}

/* Letters lost, added and changed. The first is hardly ever wrong, only lost ("clair" is a cake, not a
 * chair). */
static void try_letters(slip_search *search, const char *noun, size_t length)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    char word[SPELLING_MAX + 1];
    for (size_t i = 0; i <= length; i++) {
        for (const char *letter = letters; *letter; letter++) {
            memcpy(word, noun, i);
            word[i] = *letter;
            memcpy(word + i + 1, noun + i, length - i);
            try_slip(search, word, length + 1);
            if (i > 0 && i < length && *letter != noun[i]) {
                memcpy(word + i + 1, noun + i + 1, length - i - 1);
                try_slip(search, word, length);
            }
        }
        if (i > 0 && i < length) {
            memcpy(word, noun, i);
            memcpy(word + i, noun + i + 1, length - i - 1);
            try_slip(search, word, length - 1);
        }
    }
}

pa_kind_match pa_kinds_match_misspelt(const pa_kinds *kinds, const char *noun, size_t length)
{
    if (length < 4 || length > SPELLING_MAX) {
        return (pa_kind_match){0};
    }
    /* Two letters swapped are by far the commonest slip, so that what they give needs no rival looked at. */
    slip_search search = {.kinds = kinds};
    try_swaps(&search, noun, length);
    if (!search.kind && !search.ambiguous) {
        try_letters(&search, noun, length);
    }
    return search.kind && !search.ambiguous ? (pa_kind_match){search.kind, PA_MATCH_SPELLING}
                                            : (pa_kind_match){0};
}

/* Damerau's distance with adjacent swaps (optimal string alignment); 99 for words too long to compare. */
static size_t spelling_distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][SPELLING_MAX + 1];
    if (a_length > SPELLING_MAX || b_length > SPELLING_MAX) {
        return 99;
    }
    for (size_t j = 0; j <= b_length; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= a_length; i++) {
        size_t *row = rows[i % 3];
        const size_t *last = rows[(i + 2) % 3];
        const size_t *before = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t best = last[j - 1] + (a[i - 1] != b[j - 1]);
            best = last[j] + 1 < best ? last[j] + 1 : best;
            best = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            best = swapped && before[j - 2] + 1 < best ? before[j - 2] + 1 : best;
            row[j] = best;
        }
    }
    return rows[a_length % 3][b_length];
}

/* 0 to 1: how much of what two synsets are they share (Wu and Palmer 1994). */
static double likeness(const pa_lexicon *lexicon, const upward *a, uint32_t b_synset)
{
    upward b = climb(lexicon, b_synset);
    double best = 0;
    for (uint32_t i = 0; i < b.count; i++) {
        for (uint32_t j = 0; j < a->count; j++) {
            if (a->synsets[j] == b.synsets[i]) {
                /* The root is the last that a climb reaches. */
                double depth = a->links[a->count - 1] - a->links[j];
                double value = 2 * depth / (2 * depth + a->links[j] + b.links[i]);
                best = value > best ? value : best;
            }
        }
    }
    return best;
}

/* Candidates, best first. */
typedef struct ranking {
    const pa_kind *kinds[SUGGESTIONS];
    double scores[SUGGESTIONS];
    size_t count;
} ranking;

static void rank(ranking *list, const pa_kind *kind, double score)
{
    size_t place = list->count;
    while (place > 0 && list->scores[place - 1] < score) {
        place--;
    }
    if (place == SUGGESTIONS) {
        return;
    }
    size_t last = list->count < SUGGESTIONS ? list->count++ : SUGGESTIONS - 1;
    for (size_t i = last; i > place; i--) {
        list->kinds[i] = list->kinds[i - 1];
        list->scores[i] = list->scores[i - 1];
    }
    list->kinds[place] = kind;
    list->scores[place] = score;
}

static double spelling_score(const pa_kinds *kinds, uint32_t kind, const char *noun, size_t length)
{
    size_t best = 99;
    for (size_t i = 0; i < kinds->name_count; i++) {
        if (kinds->names[i].kind == kind && !kinds->names[i].excepted) {
            size_t distance =
                spelling_distance(noun, length, kinds->names[i].name, strlen(kinds->names[i].name));
            best = distance < best ? distance : best;
        }
    }
    bool near = best <= 2 && best * 2 < length;
    return near ? 1.0 - 0.1 * (double)best : 0;
}

static double meaning_score(const pa_kinds *kinds, uint32_t kind, const upward *senses, uint32_t sense_count)
{
    double best = 0;
    for (size_t i = 0; i < kinds->synset_count; i++) {
        for (uint32_t j = 0; j < sense_count && kinds->synsets[i].kind == kind; j++) {
            double value = kinds->synsets[i].excepted
                               ? 0
                               : likeness(kinds->lexicon, &senses[j], kinds->synsets[i].synset);
            best = value > best ? value : best;
        }
    }
    return best;
}

static bool suggested(const pa_error *err, const char *name)
{
    for (size_t i = 0; i < err->suggestion_count; i++) {
        if (strcmp(err->suggestions[i], name) == 0) {
            return true;
        }
    }
    return false;
}

void pa_kinds_suggest(const pa_kinds *kinds, const char *noun, size_t length, pa_error *err)
{
    if (!err) {
        return;
    }
    const double alike = 0.7; /* seat and table are, dog and robot are not */
    upward senses[SUGGEST_SENSES];
    uint32_t sense_count = 0;
    int32_t word = pa_lexicon_find(kinds->lexicon, noun, length);
    for (uint32_t i = 0; i < pa_lexicon_sense_count(kinds->lexicon, word) && sense_count < SUGGEST_SENSES;
         i++) {
        pa_sense sense = pa_lexicon_sense(kinds->lexicon, word, i);
        if (pa_sense_drawable(sense)) {
            senses[sense_count++] = climb(kinds->lexicon, sense.synset);
        }
    }
    ranking near = {0};
    ranking far = {0};
    for (uint32_t i = 0; i < kinds->kind_count; i++) {
        double meaning = meaning_score(kinds, i, senses, sense_count);
        double spelling = spelling_score(kinds, i, noun, length);
        double score = meaning > spelling ? meaning : spelling;
        if (score > 0 && !suggested(err, kinds->kinds[i]->name)) {
            rank(score >= alike ? &near : &far, kinds->kinds[i], score);
        }
    }
    /* Where nothing is alike, the nearest things at least show what can be asked for. */
    const ranking *list = near.count > 0 || err->suggestion_count > 0 ? &near : &far;
    for (size_t i = 0; i < list->count; i++) {
        pa_error_suggest(err, list->kinds[i]->name);
    }
}
