#include "inference/clip/words_private.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

/* The one character whose lower case is two, whatever the language. */
enum { DOTTED_CAPITAL_I = 0x130, COMBINING_DOT_ABOVE = 0x307 };

static void put(pa_bytes *to, ucs4_t character)
{
    uint8_t bytes[6];
    int size = u8_uctomb(bytes, character, sizeof bytes);
    pa_bytes_append(to, bytes, size > 0 ? (size_t)size : 0);
}

pa_status clip_normalise(pa_span text, pa_span *out_text, pa_error *err)
{
    if (!pa_utf8_valid(text.data, text.size)) {
        return pa_fail(err, PA_INVALID, "The text is not valid UTF-8.");
    }
    size_t size = 0;
    if (text.size == 0) {
        *out_text = (pa_span){0};
        return PA_OK;
    }
    uint8_t *composed = u8_normalize(UNINORM_NFC, text.data, text.size, NULL, &size);
    if (!composed) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_bytes lower;
    pa_bytes_init(&lower, 0);
    for (size_t at = 0; at < size;) {
        ucs4_t character;
        at += (size_t)u8_mbtouc(&character, composed + at, size - at);
        if (character == DOTTED_CAPITAL_I) {
            put(&lower, 'i');
            put(&lower, COMBINING_DOT_ABOVE);
        } else {
            put(&lower, uc_tolower(character));
        }
    }
    free(composed);
    if (lower.failed) {
        pa_bytes_done(&lower);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_text = pa_bytes_span(&lower);
    return PA_OK;
}

typedef enum sign { BLANK, LETTER, DIGIT, OTHER } sign;

/* The class of the character at `at`, and its size. */
static sign classify(pa_span text, size_t at, size_t *out_size)
{
    ucs4_t character;
    *out_size = (size_t)u8_mbtouc(&character, text.data + at, text.size - at);
    return uc_is_property_white_space(character)                             ? BLANK
           : uc_is_general_category_withtable(character, UC_CATEGORY_MASK_L) ? LETTER
           : uc_is_general_category_withtable(character, UC_CATEGORY_MASK_N) ? DIGIT
                                                                             : OTHER;
}

/* Bytes of 's, 't, 're, 've, 'm, 'll or 'd; 0: none of them is there. */
static size_t contraction_at(pa_span text, size_t at)
{
    static const char *const ends[] = {"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        size_t size = strlen(ends[i]);
        if (text.size - at >= size && memcmp(text.data + at, ends[i], size) == 0) {
            return size;
        }
    }
    return 0;
}

bool clip_next_word(pa_span text, size_t *at, pa_span *out_word)
{
    size_t size = 0;
    while (*at < text.size && classify(text, *at, &size) == BLANK) {
        *at += size;
    }
    if (*at >= text.size) {
        return false;
    }
    size_t begin = *at;
    size_t end = begin + contraction_at(text, begin);
    if (end == begin) {
        sign first = classify(text, begin, &size);
        end += size;
        while (first != DIGIT && end < text.size && classify(text, end, &size) == first) {
            end += size;
        }
    }
    *at = end;
    *out_word = (pa_span){text.data + begin, end - begin};
    return true;
}
