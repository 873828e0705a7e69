/* Foreign text, and a foreign vocabulary: tokens of which each has its place, or words that say why not. */
#include <stdlib.h>
#include <string.h>

#include "inference/clip/tokenizer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every byte has a piece, so that any text can be told in them. */
static pa_span plain_vocabulary(pa_bytes *text)
{
    pa_bytes_append_text(text, "{\"<|startoftext|>\":600,\"<|endoftext|>\":601");
    int number = 0;
    for (int character = 33; character < 324; character++) {
        bool unused = character == 127 || (character > 127 && character < 161) || character == 173;
        if (unused) {
            continue;
        }
        char name[8] = {(char)character};
        if (character >= 128) {
            name[0] = (char)(0xC0 | character >> 6);
            name[1] = (char)(0x80 | (character & 0x3F));
        }
        const char *escape = character == '"' || character == '\\' ? "\\" : "";
        pa_bytes_printf(text, ",\"%s%s\":%d,\"%s%s</w>\":%d", escape, name, number, escape, name, number + 1);
        number += 2;
    }
    pa_bytes_append_text(text, "}");
    return pa_bytes_span(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_bytes text;
    pa_bytes_init(&text, 0);
    pa_clip_tokenizer *tokenizer = NULL;
    pa_error err = {0};
    pa_span input = {data, size};
    if (pa_clip_tokenizer_load(plain_vocabulary(&text), (pa_span){0}, &arena, &tokenizer, &err) != PA_OK) {
        abort();
    }
    pa_clip_tokens tokens;
    if (pa_clip_tokenize(tokenizer, input, &tokens, &err) == PA_OK
            ? tokens.count < 2 || tokens.count > PA_CLIP_CONTEXT || tokens.ids[tokens.count - 1] != 601
            : err.detail[0] == '\0') {
        abort();
    }
    if (pa_clip_tokenizer_load(input, (pa_span){0}, &arena, &tokenizer, &err) != PA_OK &&
        err.detail[0] == '\0') {
        abort();
    }
    if (pa_clip_tokenizer_load(pa_bytes_span(&text), input, &arena, &tokenizer, &err) != PA_OK &&
        err.detail[0] == '\0') {
        abort();
    }
    pa_bytes_done(&text);
    pa_arena_done(&arena);
    return 0;
}
