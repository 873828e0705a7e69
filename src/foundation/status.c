#include "foundation/status.h"

#include <stdio.h>
#include <string.h>

#include "foundation/bytes.h"

static const char *const status_codes[] = {
#define PA_STATUS_CODE(name, code, text) code,
    PA_STATUS_LIST(PA_STATUS_CODE)
#undef PA_STATUS_CODE
};

static const char *const status_texts[] = {
#define PA_STATUS_TEXT(name, code, text) text,
    PA_STATUS_LIST(PA_STATUS_TEXT)
#undef PA_STATUS_TEXT
};

const char *pa_status_code(pa_status status)
{
    return (unsigned)status < PA_STATUS_COUNT ? status_codes[status] : "internal";
}

const char *pa_status_text(pa_status status)
{
    return (unsigned)status < PA_STATUS_COUNT ? status_texts[status] : status_texts[PA_INTERNAL];
}

/* Cuts text that a fixed buffer truncated back to its last whole UTF-8 sequence. */
static void drop_partial_utf8(char *text, size_t length)
{
    size_t start = length;
    while (start > 0 && length - start < 4 && ((unsigned char)text[start - 1] & 0xC0) == 0x80) {
        start--;
    }
    if (start == 0) {
        return;
    }
    unsigned char lead = (unsigned char)text[start - 1];
    size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (length - (start - 1) < wanted) {
        text[start - 1] = '\0';
    }
}

/* Words quote foreign bytes (file names, other programs' errors); what comes out is text all the same. */
static void make_text(char *text)
{
    for (char *c = text; *c;) {
        unsigned char lead = (unsigned char)*c;
        size_t length = strnlen(c, lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1);
        if (lead < 0x20 || lead == 0x7F) {
            *c = ' ';
        } else if (!pa_utf8_valid(c, length)) {
            *c = '?';
            length = 1;
        }
        c += length;
    }
}

pa_status(pa_fail)(pa_error *err, pa_status status, const char *format, ...)
{
    if (!err) {
        return status;
    }
    pa_error filled = {.status = status};
    if (format) {
        va_list arguments;
        va_start(arguments, format);
        int wanted = vsnprintf(filled.detail, sizeof filled.detail, format, arguments);
        va_end(arguments);
        if (wanted >= (int)sizeof filled.detail) {
            drop_partial_utf8(filled.detail, sizeof filled.detail - 1);
        }
    } else {
        snprintf(filled.detail, sizeof filled.detail, "%s", pa_status_text(status));
    }
    make_text(filled.detail);
    *err = filled;
    return status;
}

void pa_error_suggest(pa_error *err, const char *value)
{
    if (!err || err->suggestion_count >= sizeof err->suggestions / sizeof err->suggestions[0]) {
        return;
    }
    char *slot = err->suggestions[err->suggestion_count++];
    size_t room = sizeof err->suggestions[0];
    size_t length = strlen(value);
    snprintf(slot, room, "%s", value);
    if (length >= room) {
        drop_partial_utf8(slot, room - 1);
    }
}
