#include "app/env_file.h"

#include <stdbool.h>
#include <string.h>

/* A place in the text. The text is a NUL-terminated copy without other NULs, so that reading stops by itself.
 */
typedef struct text_cursor {
    char *at;
    size_t line;
} text_cursor;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static void skip_blanks(text_cursor *cursor)
{
    while (is_blank(*cursor->at)) {
        cursor->at++;
    }
}

static void skip_line(text_cursor *cursor)
{
    while (*cursor->at && *cursor->at != '\n') {
        cursor->at++;
    }
    if (*cursor->at) {
        cursor->at++;
        cursor->line++;
    }
}

static char *trim_end(const char *start, char *end)
{
    while (end > start && is_blank(end[-1])) {
        end--;
    }
    return end;
}

static char unescape(char c)
{
    switch (c) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case 'r':
        return '\r';
    default:
        return c;
    }
}

/* Undoes quotes in place; the value starts after the opening quote. NULL: the quote never closes. */
static char *read_quoted(text_cursor *cursor)
{
    char quote = *cursor->at++;
    char *value = cursor->at;
    char *out = value;
    while (*cursor->at && *cursor->at != quote) {
        if (*cursor->at == '\n') {
            cursor->line++;
        }
        if (quote == '"' && *cursor->at == '\\' && cursor->at[1]) {
            cursor->at++;
            *out++ = unescape(*cursor->at++);
        } else {
            *out++ = *cursor->at++;
        }
    }
    if (!*cursor->at) {
        return NULL;
    }
    cursor->at++;
    *out = '\0';
    return value;
}

/* Leaves the cursor at the start of the next line. */
static char *read_plain(text_cursor *cursor)
{
    char *value = cursor->at;
    skip_line(cursor);
    char *end = cursor->at;
    if (end > value && end[-1] == '\n') {
        end--;
    }
    for (char *c = value; c < end; c++) {
        if (*c == '#' && (c == value || is_blank(c[-1]))) {
            end = c;
        }
    }
    end = trim_end(value, end);
    *end = '\0';
    return value;
}

/* The name before '=', or NULL when the line has none; the cursor then stands on the next line. */
static char *read_name(text_cursor *cursor)
{
    skip_blanks(cursor);
    if (strncmp(cursor->at, "export", 6) == 0 && is_blank(cursor->at[6])) {
        cursor->at += 6;
        skip_blanks(cursor);
    }
    char *name = cursor->at;
    size_t length = strcspn(name, "=#\n");
    if (name[length] != '=') {
        skip_line(cursor);
        return NULL;
    }
    cursor->at = name + length + 1;
    *trim_end(name, name + length) = '\0';
    return name;
}

static size_t count_lines(const char *text)
{
    size_t count = 1;
    for (; *text; text++) {
        count += *text == '\n';
    }
    return count;
}

pa_status pa_env_file_parse(pa_span text, pa_arena *arena, pa_env_pair **out_pairs, size_t *out_count,
                            pa_error *err)
{
    if (text.size > 0 && memchr(text.data, '\0', text.size)) {
        return pa_fail(err, PA_INVALID, ".env holds a NUL byte; it must be text.");
    }
    char *copy = PA_NEW_ARRAY(arena, char, text.size + 1);
    pa_env_pair *pairs =
        copy ? PA_NEW_ARRAY(arena, pa_env_pair,
                            text.size > 0 ? count_lines(memcpy(copy, text.data, text.size)) : 1)
             : NULL;
    if (!pairs) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    bool marked = text.size >= 3 && memcmp(copy, "\xEF\xBB\xBF", 3) == 0;
    text_cursor cursor = {.at = marked ? copy + 3 : copy, .line = 1};
    size_t count = 0;
    while (*cursor.at) {
        char *name = read_name(&cursor);
        if (!name) {
            continue;
        }
        skip_blanks(&cursor);
        size_t line = cursor.line;
        char *value;
        if (*cursor.at == '"' || *cursor.at == '\'') {
            value = read_quoted(&cursor);
            skip_line(&cursor);
        } else {
            value = read_plain(&cursor);
        }
        if (!value) {
            return pa_fail(err, PA_INVALID, ".env, line %zu: the quote is never closed.", line);
        }
        pairs[count++] = (pa_env_pair){.name = name, .value = value};
    }
    *out_pairs = pairs;
    *out_count = count;
    return PA_OK;
}
