#include "foundation/json.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { DEFAULT_MAX_BYTES = 8 * 1024 * 1024, DEFAULT_MAX_DEPTH = 64 };

static size_t skip_string(const uint8_t *data, size_t at, size_t size)
{
    for (at++; at < size && data[at] != '"'; at++) {
        if (data[at] == '\\') {
            at++;
        }
    }
    return at;
}

/* jansson recurses as deep as the text nests, so the depth is measured first. */
static size_t nesting_depth(pa_span text)
{
    size_t depth = 0;
    size_t deepest = 0;
    for (size_t at = 0; at < text.size; at++) {
        uint8_t c = text.data[at];
        if (c == '"') {
            at = skip_string(text.data, at, text.size);
        } else if (c == '[' || c == '{') {
            depth++;
            deepest = depth > deepest ? depth : deepest;
        } else if ((c == ']' || c == '}') && depth > 0) {
            depth--;
        }
    }
    return deepest;
}

static bool starts_number(uint8_t c)
{
    return (c >= '0' && c <= '9') || c == '-';
}

/* The length of the number at text[at], and whether it is an integer that int64 cannot hold. */
static size_t number_length(pa_span text, size_t at, bool *out_overflows)
{
    char digits[24];
    size_t length = 0;
    bool whole = true;
    for (; at + length < text.size; length++) {
        uint8_t c = text.data[at + length];
        if (!starts_number(c) && c != '+' && c != '.' && c != 'e' && c != 'E') {
            break;
        }
        whole = whole && starts_number(c);
        if (length < sizeof digits - 1) {
            digits[length] = (char)c;
        }
    }
    digits[length < sizeof digits - 1 ? length : sizeof digits - 1] = '\0';
    errno = 0;
    strtoll(digits, NULL, 10);
    *out_overflows = whole && errno == ERANGE;
    return length;
}

/* The text again, with ".0" behind each integer that int64 cannot hold: jansson reads it as a real then. */
static void copy_with_reals(pa_span text, pa_bytes *copy)
{
    for (size_t at = 0; at < text.size;) {
        size_t length = 1;
        bool overflows = false;
        if (text.data[at] == '"') {
            size_t end = skip_string(text.data, at, text.size) + 1;
            length = (end < text.size ? end : text.size) - at;
        } else if (starts_number(text.data[at])) {
            length = number_length(text, at, &overflows);
        }
        pa_bytes_append(copy, text.data + at, length);
        if (overflows) {
            pa_bytes_append_text(copy, ".0");
        }
        at += length;
    }
}

static json_t *load(pa_span text, json_error_t *problem)
{
    const size_t flags = JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL;
    json_t *json = json_loadb((const char *)text.data, text.size, flags, problem);
    if (json || json_error_code(problem) != json_error_numeric_overflow) {
        return json;
    }
    pa_bytes copy;
    pa_bytes_init(&copy, 0);
    copy_with_reals(text, &copy);
    if (!copy.failed) {
        json = json_loadb((const char *)copy.data, copy.size, flags, problem);
    }
    pa_bytes_done(&copy);
    return json;
}

pa_status pa_json_decode(pa_span text, const pa_json_limits *limits, json_t **out_json, pa_error *err)
{
    size_t max_bytes = limits && limits->max_bytes ? limits->max_bytes : DEFAULT_MAX_BYTES;
    size_t max_depth = limits && limits->max_depth ? limits->max_depth : DEFAULT_MAX_DEPTH;
    if (text.size > max_bytes) {
        return pa_fail(err, PA_TOO_LARGE, "The JSON text is larger than %zu bytes.", max_bytes);
    }
    if (!pa_utf8_valid(text.data, text.size)) {
        return pa_fail(err, PA_INVALID, "The JSON text is not valid UTF-8.");
    }
    if (nesting_depth(text) > max_depth) {
        return pa_fail(err, PA_INVALID, "The JSON text nests deeper than %zu levels.", max_depth);
    }
    json_error_t problem;
    json_t *json = load(text, &problem);
    if (!json && json_error_code(&problem) == json_error_out_of_memory) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (!json) {
        return pa_fail(err, PA_INVALID, "Line %d, column %d: %s", problem.line, problem.column, problem.text);
    }
    *out_json = json;
    return PA_OK;
}

char *pa_json_encode(const json_t *json)
{
    return json_dumps(json, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(17));
}
