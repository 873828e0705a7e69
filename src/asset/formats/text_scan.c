#include "asset/formats/text_scan.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_NUMBER = 63, MEBI = 1024 * 1024 };

pa_model_limits pa_model_limits_settle(const pa_model_limits *given)
{
    pa_model_limits limits = given ? *given : (pa_model_limits){0};
    limits.max_bytes = limits.max_bytes ? limits.max_bytes : 64 * MEBI;
    limits.max_vertices = limits.max_vertices ? limits.max_vertices : 4000000;
    limits.max_indices = limits.max_indices ? limits.max_indices : 12000000;
    limits.max_materials = limits.max_materials ? limits.max_materials : 256;
    return limits;
}

static bool is_space(uint8_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

static void drop(pa_span *text, size_t count)
{
    text->data += count;
    text->size -= count;
}

bool pa_text_line(pa_span *text, pa_span *out_line)
{
    if (text->size == 0) {
        return false;
    }
    size_t length = 0;
    while (length < text->size && text->data[length] != '\n' && text->data[length] != '\r') {
        length++;
    }
    *out_line = (pa_span){text->data, length};
    bool both = length + 1 < text->size && text->data[length] == '\r' && text->data[length + 1] == '\n';
    drop(text, length == text->size ? length : length + (both ? 2 : 1));
    return true;
}

bool pa_text_word(pa_span *text, pa_span *out_word)
{
    while (text->size && is_space(text->data[0])) {
        drop(text, 1);
    }
    size_t length = 0;
    while (length < text->size && !is_space(text->data[length])) {
        length++;
    }
    *out_word = (pa_span){text->data, length};
    drop(text, length);
    return length > 0;
}

pa_span pa_text_trim(pa_span text)
{
    while (text.size && is_space(text.data[0])) {
        drop(&text, 1);
    }
    while (text.size && is_space(text.data[text.size - 1])) {
        text.size--;
    }
    return text;
}

bool pa_text_is(pa_span text, const char *word)
{
    return text.size == strlen(word) && memcmp(text.data, word, text.size) == 0;
}

/* strtod and strtoll want a NUL behind the text, which a span has not. */
static bool copy_number(pa_span word, char out_text[LONGEST_NUMBER + 1])
{
    if (word.size == 0 || word.size > LONGEST_NUMBER) {
        return false;
    }
    memcpy(out_text, word.data, word.size);
    out_text[word.size] = '\0';
    return strlen(out_text) == word.size;
}

bool pa_text_number(pa_span word, double *out_number)
{
    char text[LONGEST_NUMBER + 1];
    if (!copy_number(word, text)) {
        return false;
    }
    char *end;
    double number = strtod(text, &end);
    if (*end || !isfinite(number)) {
        return false;
    }
    *out_number = number;
    return true;
}

bool pa_text_integer(pa_span word, int64_t *out_integer)
{
    char text[LONGEST_NUMBER + 1];
    if (!copy_number(word, text)) {
        return false;
    }
    char *end;
    errno = 0;
    long long number = strtoll(text, &end, 10);
    if (*end || errno) {
        return false;
    }
    *out_integer = number;
    return true;
}
