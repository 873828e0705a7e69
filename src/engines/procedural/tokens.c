#include "engines/procedural/tokens_private.h"

#include <string.h>

#include "engines/prompt.h"

/* Plain letters of U+00C0 … U+017F; a space stands for "keep as it is". */
static const char folded[] = "aaaaaa ceeeeiiiidnooooo ouuuuy  aaaaaa ceeeeiiiidnooooo ouuuuy y"
                             "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkk llllll "
                             " llnnnnnn   oooooo  rrrrrrsssssssstttt  uuuuuuuuuuuuwwyyyzzzzzz ";

enum { NUMBER_MOST = 1000000000 }; /* larger ones mean no count and no length */

typedef enum letter_sort {
    LETTER,
    DIGIT,
    APOSTROPHE,
    HYPHEN,
    POINT,
    COMMA,
    STOP,
    AMPERSAND,
    QUOTE,
    OTHER
} letter_sort;

typedef struct reader {
    const char *prompt;
    uint32_t at;   /* byte */
    uint32_t size; /* bytes */
    char *text;    /* where folded text goes; as large as the prompt and a NUL for each token */
    size_t text_used;
    pa_token *items;
    uint32_t count;
    bool after_hyphen;
} reader;

static letter_sort sort_of_ascii(uint32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        return LETTER;
    }
    if (c >= '0' && c <= '9') {
        return DIGIT;
    }
    switch (c) {
    case '\'':
    case '`':
        return APOSTROPHE;
    case '-':
    case '_':
        return HYPHEN;
    case '.':
        return POINT;
    case ',':
    case '/':
        return COMMA;
    case '&':
    case '+':
        return AMPERSAND;
    case '"':
        return QUOTE;
    case ';':
    case ':':
    case '!':
    case '?':
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case '|':
    case '\n':
    case '\r':
        return STOP;
    default:
        return OTHER;
    }
}

static letter_sort sort_of(uint32_t c)
{
    if (c < 0x80) {
        return sort_of_ascii(c);
    }
    if (c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x2032) {
        return APOSTROPHE;
    }
    if (c == 0x2010 || c == 0x2011) {
        return HYPHEN;
    }
    if (c == 0x201D || c == 0x2033) {
        return QUOTE;
    }
    /* Dashes, the ellipsis, and full stops and commas of CJK. */
    if ((c >= 0x2012 && c <= 0x2015) || c == 0x2026 || (c >= 0x3001 && c <= 0x3002) || c == 0xFF0C ||
        c == 0xFF0E || c == 0xFF01 || c == 0xFF1F) {
        return STOP;
    }
    /* Latin-1 signs, punctuation and symbol blocks, emoji and their selectors. */
    bool symbol = c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) ||
                  (c >= 0x3000 && c <= 0x303F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
                  (c >= 0xE000 && c <= 0xF8FF) || c >= 0x1F000;
    return symbol ? OTHER : LETTER;
}

static uint32_t peek(const reader *in, uint32_t at, uint32_t *out_length)
{
    size_t length = 0;
    uint32_t code = at < in->size ? pa_utf8_decode(in->prompt + at, &length) : 0;
    *out_length = (uint32_t)length;
    return code;
}

static void put_letter(reader *in, uint32_t c, uint32_t length)
{
    char plain = ' ';
    if (c < 0x80) {
        plain = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    } else if (c >= 0xC0 && c - 0xC0 < sizeof folded - 1) {
        plain = folded[c - 0xC0];
    }
    if (plain != ' ') {
        in->text[in->text_used++] = plain;
    } else {
        memcpy(in->text + in->text_used, in->prompt + in->at, length);
        in->text_used += length;
    }
}

static pa_token *push(reader *in, pa_token_type type, uint32_t start)
{
    pa_token *token = &in->items[in->count++];
    *token =
        (pa_token){.type = type, .text = in->text + in->text_used, .start = start, .glued = in->after_hyphen};
    in->after_hyphen = false;
    return token;
}

static void close_text(reader *in, pa_token *token)
{
    token->length = (uint16_t)(in->text + in->text_used - token->text);
    in->text[in->text_used++] = 0;
    token->end = in->at;
}

static void push_mark(reader *in, pa_token_type type, uint32_t length)
{
    in->after_hyphen = false;
    if (in->count > 0 && in->items[in->count - 1].type == type) {
        in->at += length;
        return;
    }
    pa_token *token = push(in, type, in->at);
    in->at += length;
    close_text(in, token);
}

static void push_word(reader *in, const char *word, uint32_t length)
{
    pa_token *token = push(in, PA_TOKEN_WORD, in->at);
    size_t size = strlen(word);
    memcpy(in->text + in->text_used, word, size);
    in->text_used += size;
    in->at += length;
    close_text(in, token);
}

static void read_word(reader *in)
{
    pa_token *token = push(in, PA_TOKEN_WORD, in->at);
    uint32_t length = 0;
    for (uint32_t c = peek(in, in->at, &length); length > 0; c = peek(in, in->at, &length)) {
        letter_sort sort = sort_of(c);
        if (sort == APOSTROPHE) {
            uint32_t next_length = 0;
            uint32_t next = peek(in, in->at + length, &next_length);
            uint32_t after_length = 0;
            uint32_t after = peek(in, in->at + length + next_length, &after_length);
            bool inside = next_length > 0 && sort_of(next) == LETTER;
            bool ends = !(after_length > 0 && (sort_of(after) == LETTER || sort_of(after) == DIGIT));
            token->possessive = token->possessive || (inside && (next | 32u) == 's' && ends);
            if (!inside) {
                break;
            }
        } else if (sort == LETTER || sort == DIGIT) {
            put_letter(in, c, length);
        } else {
            break;
        }
        in->at += length;
    }
    close_text(in, token);
}

static void read_number(reader *in)
{
    pa_token *token = push(in, PA_TOKEN_NUMBER, in->at);
    double unit = 0; /* of the digits behind the point; 0 before it */
    while (in->at < in->size) {
        char c = in->prompt[in->at];
        bool digit_follows =
            in->at + 1 < in->size && in->prompt[in->at + 1] >= '0' && in->prompt[in->at + 1] <= '9';
        if (c >= '0' && c <= '9') {
            double digit = c - '0';
            token->number = unit > 0 ? token->number + digit * unit : token->number * 10 + digit;
            unit /= 10;
        } else if ((c == '.' || c == ',') && unit == 0 && digit_follows) {
            unit = 0.1;
        } else {
            break;
        }
        in->text[in->text_used++] = c;
        in->at++;
    }
    close_text(in, token);
    token->number = token->number < NUMBER_MOST ? token->number : NUMBER_MOST;
    uint32_t length = 0;
    uint32_t c = peek(in, in->at, &length);
    if (length > 0 && sort_of(c) == QUOTE) {
        push_word(in, "inch", length);
    } else if (length > 0 && sort_of(c) == APOSTROPHE) {
        push_word(in, "foot", length);
    }
}

static void read_one(reader *in)
{
    uint32_t length = 0;
    uint32_t c = peek(in, in->at, &length);
    switch (sort_of(c)) {
    case LETTER:
        read_word(in);
        return;
    case DIGIT:
        read_number(in);
        return;
    case HYPHEN: {
        uint32_t next_length = 0;
        uint32_t next = peek(in, in->at + length, &next_length);
        bool joins = in->count > 0 && in->items[in->count - 1].end == in->at && next_length > 0 &&
                     (sort_of(next) == LETTER || sort_of(next) == DIGIT);
        if (next_length > 0 && sort_of(next) == HYPHEN) {
            push_mark(in, PA_TOKEN_STOP, length);
            return;
        }
        in->after_hyphen = joins;
        in->at += length;
        return;
    }
    case AMPERSAND:
        push_word(in, "and", length);
        return;
    case COMMA:
        push_mark(in, PA_TOKEN_COMMA, length);
        return;
    case POINT:
    case STOP:
        push_mark(in, PA_TOKEN_STOP, length);
        return;
    default:
        in->after_hyphen = false;
        in->at += length;
    }
}

pa_status pa_tokens_read(const char *prompt, pa_arena *arena, pa_tokens *out_tokens, pa_error *err)
{
    /* Four bytes a character at most, so that an endless text is not measured to its end. */
    size_t size = strnlen(prompt, 4 * PA_PROMPT_MAX_CHARACTERS + 1);
    size_t characters = 0;
    for (size_t i = 0; i < size; i++) {
        characters += ((unsigned char)prompt[i] & 0xC0) != 0x80;
    }
    if (characters > PA_PROMPT_MAX_CHARACTERS || size > 4 * PA_PROMPT_MAX_CHARACTERS) {
        return pa_fail(err, PA_INVALID, "the prompt is longer than %d characters", PA_PROMPT_MAX_CHARACTERS);
    }
    if (!pa_utf8_valid(prompt, size)) {
        return pa_fail(err, PA_INVALID, "the prompt is not valid UTF-8");
    }
    /* A mark of one byte can become a word of four letters. */
    reader in = {.prompt = prompt,
                 .size = (uint32_t)size,
                 .text = pa_arena_alloc(arena, 5 * size + 1),
                 .items = PA_NEW_ARRAY(arena, pa_token, size + 1)};
    if (!in.text || !in.items) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    while (in.at < in.size) {
        read_one(&in);
    }
    *out_tokens = (pa_tokens){in.items, in.count};
    return PA_OK;
}
