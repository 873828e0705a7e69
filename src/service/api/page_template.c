#include "service/api/page_template.h"

#include <string.h>

static void append_escaped(const char *text, pa_bytes *out)
{
    for (; *text; text++) {
        switch (*text) {
        case '&':
            pa_bytes_append_text(out, "&amp;");
            break;
        case '<':
            pa_bytes_append_text(out, "&lt;");
            break;
        case '>':
            pa_bytes_append_text(out, "&gt;");
            break;
        case '"':
            pa_bytes_append_text(out, "&quot;");
            break;
        case '\'':
            pa_bytes_append_text(out, "&#39;");
            break;
        default:
            pa_bytes_append(out, text, 1);
        }
    }
}

static const pa_page_value *value_named(const pa_page_value *values, size_t count, pa_span name)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(values[i].name) == name.size && memcmp(values[i].name, name.data, name.size) == 0) {
            return &values[i];
        }
    }
    return NULL;
}

void pa_page_fill(pa_span page, const pa_page_value *values, size_t value_count, pa_bytes *out)
{
    const uint8_t *at = page.data, *end = page.data + page.size;
    while (at < end) {
        const uint8_t *open = memmem(at, (size_t)(end - at), "{{", 2);
        const uint8_t *close = open ? memmem(open, (size_t)(end - open), "}}", 2) : NULL;
        if (!close) {
            break;
        }
        pa_bytes_append(out, at, (size_t)(open - at));
        const pa_page_value *value =
            value_named(values, value_count, (pa_span){open + 2, (size_t)(close - open - 2)});
        if (value) {
            append_escaped(value->text, out);
        } else {
            pa_bytes_append(out, open, (size_t)(close + 2 - open));
        }
        at = close + 2;
    }
    pa_bytes_append(out, at, (size_t)(end - at));
}
