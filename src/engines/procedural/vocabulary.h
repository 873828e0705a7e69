/** Words that describe an object: colours, materials, patterns, finishes, styles, shapes and sizes. */
#ifndef PA_ENGINES_PROCEDURAL_VOCABULARY_H
#define PA_ENGINES_PROCEDURAL_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum pa_word_class {
    PA_WORD_COLOR,
    PA_WORD_MATERIAL,
    PA_WORD_PATTERN,
    PA_WORD_FINISH,
    PA_WORD_STYLE,
    PA_WORD_SHAPE,
    PA_WORD_SIZE,
    PA_WORD_SHADE, /* bends the colour that follows: "dark", "pale" */
    PA_WORD_COVER, /* lies all over a surface: "mossy", "studded" */
    PA_WORD_STUFF  /* a material, but only behind "made of": "cheese" */
} pa_word_class;

/** One meaning of a word or of a few words parted by one space, in the lexicon's normal form. */
typedef struct pa_vocabulary_entry {
    const char *words;
    const char *canonical; /* "wood" for "wooden" */
    pa_word_class word_class;
    uint32_t rgb; /* of a colour: sRGB 0xRRGGBB */
    double scale; /* of a size, against the usual; 0 otherwise */
} pa_vocabulary_entry;

/** The likeliest meaning, or NULL; never one as PA_WORD_STUFF, which only pa_vocabulary_find_class gives. */
const pa_vocabulary_entry *pa_vocabulary_find(const char *words, size_t length);
/** The meaning in one class, or NULL. */
const pa_vocabulary_entry *pa_vocabulary_find_class(const char *words, size_t length,
                                                    pa_word_class word_class);
/** True when `canonical` is a canonical word of the class. */
bool pa_vocabulary_has(pa_word_class word_class, const char *canonical);
/** The index-th entry in the order of the words; NULL past the end. */
const pa_vocabulary_entry *pa_vocabulary_at(size_t index);

/** A colour bent by a shade word: "dark" halves its light, "pale" mixes in white. sRGB in and out. */
uint32_t pa_vocabulary_shade(const char *shade, uint32_t rgb);
/** The colour half-way between two, in sRGB. */
uint32_t pa_vocabulary_mix(uint32_t a, uint32_t b);

#endif
