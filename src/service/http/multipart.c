#include "service/http/multipart.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum {
    MAX_BOUNDARY = 70, /* RFC 2046, section 5.1.1 */
    MAX_PART_HEADERS = 8192,
};

/* What parts are separated by: a line break, two hyphens and the boundary. */
typedef struct delimiter {
    char text[MAX_BOUNDARY + 5];
    size_t size;
} delimiter;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/*
 * The value of a parameter in `type; name=token; name="quoted"`, without its quotes. A backslash keeps the
 * character behind it from ending the value and stays itself. False: there is no such parameter, or what is
 * written before it is no list of parameters.
 */
static bool find_parameter(pa_span header, const char *name, pa_span *out_value)
{
    const char *at = (const char *)header.data;
    const char *end = at + header.size;
    while (at < end && *at != ';') {
        at++;
    }
    while (at < end) {
        for (at++; at < end && is_blank(*at); at++) {
        }
        const char *key = at;
        while (at < end && *at != '=' && *at != ';') {
            at++;
        }
        size_t key_size = (size_t)(at - key);
        if (at == end || *at == ';') {
            continue; /* a parameter without a value */
        }
        at++;
        bool quoted = at < end && *at == '"';
        const char *value = quoted ? ++at : at;
        while (at < end && *at != (quoted ? '"' : ';')) {
            at += quoted && *at == '\\' && at + 1 < end ? 2 : 1;
        }
        if (quoted && at == end) {
            return false;
        }
        const char *value_end = at;
        while (!quoted && value_end > value && is_blank(value_end[-1])) {
            value_end--;
        }
        if (key_size == strlen(name) && strncasecmp(key, name, key_size) == 0) {
            *out_value = (pa_span){(const uint8_t *)value, (size_t)(value_end - value)};
            return true;
        }
        while (at < end && *at != ';') {
            at++;
        }
    }
    return false;
}

static pa_status read_boundary(const char *content_type, delimiter *out_delimiter, pa_error *err)
{
    static const char type[] = "multipart/form-data";
    size_t size = content_type ? strcspn(content_type, "; \t") : 0;
    if (size != sizeof type - 1 || strncasecmp(content_type, type, size) != 0) {
        return pa_fail(err, PA_UNSUPPORTED, "The body must be sent with Content-Type: multipart/form-data.");
    }
    pa_span boundary = {0};
    pa_span header = {(const uint8_t *)content_type, strlen(content_type)};
    if (!find_parameter(header, "boundary", &boundary) || boundary.size == 0 ||
        boundary.size > MAX_BOUNDARY) {
        return pa_fail(err, PA_CORRUPT, "The Content-Type names no boundary of 1 to %d characters.",
                       MAX_BOUNDARY);
    }
    out_delimiter->size = (size_t)snprintf(out_delimiter->text, sizeof out_delimiter->text, "\r\n--%.*s",
                                           (int)boundary.size, (const char *)boundary.data);
    return PA_OK;
}

/* The first place of a text in bytes from `from` on; the size of bytes when there is none. */
static size_t find(pa_span bytes, size_t from, const char *text, size_t text_size)
{
    const uint8_t *found = memmem(bytes.data + from, bytes.size - from, text, text_size);
    return found ? (size_t)(found - bytes.data) : bytes.size;
}

/* Reads one line of a part's headers into the part, if it is the one that counts. */
static bool read_header(pa_span line, pa_http_part *part)
{
    static const char name[] = "Content-Disposition:";
    if (line.size < sizeof name - 1 || strncasecmp((const char *)line.data, name, sizeof name - 1) != 0) {
        return true;
    }
    pa_span value = {line.data + sizeof name - 1, line.size - (sizeof name - 1)};
    if (!find_parameter(value, "name", &part->name)) {
        return false;
    }
    find_parameter(value, "filename", &part->file_name);
    return true;
}

/* headers end with a line break after their last line. */
static bool read_headers(pa_span headers, pa_http_part *part)
{
    for (size_t at = 0; at < headers.size;) {
        size_t end = find(headers, at, "\r\n", 2);
        if (!read_header((pa_span){headers.data + at, end - at}, part)) {
            return false;
        }
        at = end + 2;
    }
    return part->name.data != NULL;
}

static pa_status broken(pa_error *err)
{
    return pa_fail(err, PA_CORRUPT, "The form is broken off or malformed.");
}

/* Reads the part that begins at *at, behind its delimiter's line, and moves *at to the delimiter after it. */
static pa_status read_part(pa_span body, const delimiter *mark, size_t *at, pa_http_part *out_part,
                           pa_error *err)
{
    size_t headers_end = find(body, *at, "\r\n\r\n", 4);
    if (headers_end == body.size) {
        return broken(err);
    }
    if (headers_end - *at > MAX_PART_HEADERS) {
        return pa_fail(err, PA_TOO_LARGE, "A field of the form has more than %d bytes of headers.",
                       MAX_PART_HEADERS);
    }
    /* An empty content puts the delimiter's line break right behind that of the empty line. */
    size_t content = headers_end + 4;
    size_t end = find(body, content - 2, mark->text, mark->size);
    pa_http_part part = {0};
    if (end == body.size || !read_headers((pa_span){body.data + *at, headers_end + 2 - *at}, &part)) {
        return broken(err);
    }
    part.content = (pa_span){body.data + content, end > content ? end - content : 0};
    *out_part = part;
    *at = end;
    return PA_OK;
}

pa_status pa_http_multipart_split(const char *content_type, pa_span body, pa_http_part *out_parts,
                                  size_t capacity, size_t *out_count, pa_error *err)
{
    delimiter mark;
    pa_status status = read_boundary(content_type, &mark, err);
    if (status != PA_OK) {
        return status;
    }
    /* The first delimiter may stand at the very beginning, without the line break in front. */
    bool at_once = body.size >= mark.size - 2 && memcmp(body.data, mark.text + 2, mark.size - 2) == 0;
    size_t at = at_once || body.size == 0 ? 0 : find(body, 0, mark.text, mark.size);
    size_t mark_size = at_once ? mark.size - 2 : mark.size;
    for (size_t count = 0;; count++, mark_size = mark.size) {
        if (body.size - at < mark_size + 2) {
            return broken(err);
        }
        at += mark_size;
        if (memcmp(body.data + at, "--", 2) == 0) {
            *out_count = count;
            return PA_OK;
        }
        while (at < body.size && is_blank((char)body.data[at])) {
            at++;
        }
        if (body.size - at < 2 || memcmp(body.data + at, "\r\n", 2) != 0) {
            return broken(err);
        }
        if (count == capacity) {
            return pa_fail(err, PA_TOO_LARGE, "The form has more than %zu fields.", capacity);
        }
        at += 2;
        status = read_part(body, &mark, &at, &out_parts[count], err);
        if (status != PA_OK) {
            return status;
        }
    }
}

const pa_http_part *pa_http_multipart_find(const pa_http_part *parts, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (parts[i].name.size == strlen(name) && memcmp(parts[i].name.data, name, parts[i].name.size) == 0) {
            return &parts[i];
        }
    }
    return NULL;
}
