#include "engines/prompt.h"

#include <stdbool.h>

static bool is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

/* Unicode's white space (property White_Space, controls apart) and the characters that show nothing. */
static bool is_invisible(uint32_t code)
{
    return code == ' ' || code == 0xA0 || code == 0xAD || code == 0x1680 || code == 0x180E ||
           (code >= 0x2000 && code <= 0x200F) || (code >= 0x2028 && code <= 0x202F) ||
           (code >= 0x205F && code <= 0x206F) || code == 0x3000 || code == 0xFEFF;
}

static bool is_ascii_space(uint8_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

pa_prompt_fault pa_prompt_check(pa_span text, pa_span *out_prompt)
{
    if (!pa_utf8_valid(text.data, text.size)) {
        return PA_PROMPT_NOT_UTF8;
    }
    while (text.size > 0 && is_ascii_space(text.data[0])) {
        text.data++;
        text.size--;
    }
    while (text.size > 0 && is_ascii_space(text.data[text.size - 1])) {
        text.size--;
    }
    size_t characters = 0;
    bool visible = false;
    for (size_t at = 0, length; at < text.size; at += length) {
        uint32_t code = pa_utf8_decode(text.data + at, &length);
        if (is_control(code)) {
            return PA_PROMPT_CONTROL;
        }
        visible = visible || !is_invisible(code);
        characters++;
    }
    if (!visible) {
        return PA_PROMPT_BLANK;
    }
    if (characters > PA_PROMPT_MAX_CHARACTERS) {
        return PA_PROMPT_TOO_LONG;
    }
    *out_prompt = text;
    return PA_PROMPT_FINE;
}
