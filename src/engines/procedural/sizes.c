#include "engines/procedural/sizes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engines/engine.h"
#include "engines/procedural/reading.h"

typedef struct size_row {
    const char *synset; /* NULL: WordNet has none */
    const char *name;   /* NULL: only the synset leads here */
    pa_side side;
    double least_m, usual_m, most_m;
} size_row;

#include "engines/procedural/size_table.h"

enum { ROW_COUNT = sizeof size_rows / sizeof size_rows[0] };

/* The longest side of what is played with. */
#define TOY_M 0.25

/* Read-only once made. */
typedef struct size_book {
    pa_arena arena;
    pa_lexicon lexicon;
    const pa_kinds *kinds;
    const pa_kind *declared; /* [ROW_COUNT], as the rows */
    pa_kind anything;        /* stands for every noun that has no row */
} size_book;

/* What a kind says of its size is said in pa_extent, which knows no longest side; the row is what counts. */
static pa_kind declare(const size_row *row, const char **synsets)
{
    synsets[0] = row->synset;
    return (pa_kind){.name = row->name ? row->name : row->synset,
                     .synsets = row->synset ? synsets : NULL,
                     .size_extent = PA_EXTENT_HEIGHT,
                     .least_m = row->least_m,
                     .usual_m = row->usual_m,
                     .most_m = row->most_m};
}

static pa_status fill(size_book *book, pa_error *err)
{
    pa_kind *declared = PA_NEW_ARRAY(&book->arena, pa_kind, ROW_COUNT);
    const pa_kind **list = PA_NEW_ARRAY(&book->arena, const pa_kind *, ROW_COUNT);
    const char **synsets = PA_NEW_ARRAY(&book->arena, const char *, 2 * ROW_COUNT);
    if (!declared || !list || !synsets) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < ROW_COUNT; i++) {
        declared[i] = declare(&size_rows[i], synsets + 2 * i);
        list[i] = &declared[i];
    }
    book->declared = declared;
    book->anything =
        (pa_kind){.name = "thing", .size_extent = PA_EXTENT_HEIGHT, .least_m = 1, .usual_m = 1, .most_m = 1};
    book->lexicon = pa_lexicon_builtin();
    return pa_kinds_new(&book->lexicon, list, ROW_COUNT, &book->arena, &book->kinds, err);
}

static const size_row *row_of(const size_book *book, const pa_kind *kind)
{
    return kind == &book->anything ? NULL : &size_rows[kind - book->declared];
}

static pa_side side_of(pa_extent extent, pa_side otherwise)
{
    switch (extent) {
    case PA_EXTENT_HEIGHT:
        return PA_SIDE_HEIGHT;
    case PA_EXTENT_WIDTH:
        return PA_SIDE_WIDTH;
    case PA_EXTENT_DEPTH:
        return PA_SIDE_DEPTH;
    case PA_EXTENT_LENGTH:
        return PA_SIDE_LENGTH;
    case PA_EXTENT_MAIN:
        break;
    }
    return otherwise;
}

/* Words such as "giant" may leave what is real, but by no more than a factor of two. */
static double scaled(const size_row *row, double scale, double otherwise_m)
{
    if (!row) {
        return otherwise_m * scale;
    }
    return fmin(fmax(row->usual_m * scale, row->least_m / 2), row->most_m * 2);
}

/* The letters of one word; other bytes part words. */
static size_t word_length(const char *text)
{
    size_t length = 0;
    while ((text[length] >= 'a' && text[length] <= 'z') || (text[length] >= 'A' && text[length] <= 'Z')) {
        length++;
    }
    return length;
}

/* True where a word before the noun says that the thing is only played with: "a toy train". */
static bool is_toy(const char *prompt, pa_text_range noun)
{
    static const char *const words[] = {"toy", "lego", "plush", "plushie", "miniature", "model"};
    for (size_t at = 0; at < noun.start;) {
        size_t length = word_length(prompt + at);
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
            if (length == strlen(words[i]) && strncasecmp(prompt + at, words[i], length) == 0) {
                return true;
            }
        }
        at += length + 1;
    }
    return false;
}

/* What a thing of that row measures, as the words around it have it. */
static pa_size size_in_words(const size_row *row, const pa_size_wish *wish, bool toy, double otherwise_m)
{
    pa_side side = row ? row->side : PA_SIDE_LONGEST;
    if (wish->metres > 0) {
        return (pa_size){side_of(wish->extent, side), wish->metres};
    }
    if (toy && (!row || row->usual_m > TOY_M)) {
        return (pa_size){PA_SIDE_LONGEST, TOY_M};
    }
    return (pa_size){side, scaled(row, wish->scale > 0 ? wish->scale : 1, otherwise_m)};
}

static pa_size size_of(const void *self, const char *prompt, double otherwise_m)
{
    const size_book *book = self;
    pa_size size = {.side = PA_SIDE_LONGEST, .metres = otherwise_m};
    pa_reading_options options = {.otherwise = &book->anything};
    pa_reading reading;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    if (pa_reading_parse(book->kinds, prompt, &options, &arena, &reading, NULL) == PA_OK) {
        const pa_thing *thing = &reading.things[0];
        size =
            size_in_words(row_of(book, thing->kind), &thing->size, is_toy(prompt, thing->words), otherwise_m);
    }
    pa_arena_done(&arena);
    size.metres = fmin(fmax(size.metres, PA_MIN_HEIGHT_M), PA_MAX_HEIGHT_M);
    return size;
}

static void free_book(void *self)
{
    size_book *book = self;
    pa_arena_done(&book->arena);
    free(book);
}

pa_status pa_sizes_new(pa_size_book *out_book, pa_error *err)
{
    size_book *book = calloc(1, sizeof *book);
    if (!book) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_arena_init(&book->arena, 0);
    pa_status status = fill(book, err);
    if (status != PA_OK) {
        free_book(book);
        return status;
    }
    *out_book = (pa_size_book){.self = book, .size_of = size_of, .free = free_book};
    return PA_OK;
}

bool pa_sizes_find(const pa_size_book *book, const char *noun, pa_noun_size *out_size)
{
    const size_book *self = book->self;
    pa_kind_match match = pa_kinds_match(self->kinds, noun, strlen(noun));
    if (!match.kind) {
        return false;
    }
    const size_row *row = row_of(self, match.kind);
    *out_size = (pa_noun_size){.side = row->side,
                               .least_m = row->least_m,
                               .usual_m = row->usual_m,
                               .most_m = row->most_m,
                               .exact = match.match == PA_MATCH_NAME};
    return true;
}

size_t pa_sizes_count(void)
{
    return ROW_COUNT;
}
