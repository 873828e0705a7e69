#include "foundation/json.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { DEFAULT_MAX_BYTES = 8 * 1024 * 1024, DEFAULT_MAX_DEPTH = 64 };

/* What one pass over the text finds before the parser proper sees it. */
typedef struct scan_result {
    size_t depth;
    bool huge_integer; /* an integer literal of more digits than int64 surely holds */
} scan_result;

static size_t skip_string(const uint8_t *data, size_t at, size_t size)
{
    for (at++; at < size && data[at] != '"'; at++) {
        if (data[at] == '\\') {
            at++;
        }
    }
    return at;
}

static bool is_number_part(uint8_t c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/* jansson recurses as deep as the text nests and refuses integers past int64: both are seen here first. */
static scan_result scan(pa_span text)
{
    scan_result result = {0};
    size_t depth = 0;
    for (size_t at = 0; at < text.size; at++) {
        uint8_t c = text.data[at];
        if (c == '"') {
            at = skip_string(text.data, at, text.size);
        } else if (c == '[' || c == '{') {
            depth++;
            result.depth = depth > result.depth ? depth : result.depth;
        } else if ((c == ']' || c == '}') && depth > 0) {
            depth--;
        } else if ((c >= '0' && c <= '9') || c == '-') {
            size_t start = at;
            bool real = false;
            while (at < text.size && is_number_part(text.data[at])) {
                real = real || text.data[at] == '.' || text.data[at] == 'e' || text.data[at] == 'E';
                at++;
            }
            result.huge_integer = result.huge_integer || (!real && at - start >= 19);
            at--;
        }
    }
    return result;
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
    scan_result found = scan(text);
    if (found.depth > max_depth) {
        return pa_fail(err, PA_INVALID, "The JSON text nests deeper than %zu levels.", max_depth);
    }
    size_t flags = JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL;
    json_error_t problem;
    json_t *json = json_loadb((const char *)text.data, text.size, flags, &problem);
    if (!json && found.huge_integer && json_error_code(&problem) == json_error_numeric_overflow) {
        json = json_loadb((const char *)text.data, text.size, flags | JSON_DECODE_INT_AS_REAL, &problem);
    }
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
