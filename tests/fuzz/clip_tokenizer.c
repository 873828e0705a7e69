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

/* What no input changes is made once: it takes a thousand times as long as a prompt. */
static pa_span vocabulary;
static const pa_clip_tokenizer *plain;

int LLVMFuzzerInitialize(int *count, char ***arguments);

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count;
    (void)arguments;
    static pa_arena arena;
    static pa_bytes text;
    pa_clip_tokenizer *tokenizer = NULL;
    pa_arena_init(&arena, 0);
    pa_bytes_init(&text, 0);
    vocabulary = plain_vocabulary(&text);
    if (pa_clip_tokenizer_load(vocabulary, (pa_span){0}, &arena, &tokenizer, NULL) != PA_OK) {
        abort();
    }
    plain = tokenizer;
    return 0;
}

static void tokenize(pa_span prompt)
{
    pa_clip_tokens tokens;
    pa_error err = {0};
    if (pa_clip_tokenize(plain, prompt, &tokens, &err) == PA_OK
            ? tokens.count < 2 || tokens.count > PA_CLIP_CONTEXT || tokens.ids[tokens.count - 1] != 601
            : err.detail[0] == '\0') {
        abort();
    }
}

static void load(pa_span pieces, pa_span merges)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_clip_tokenizer *tokenizer = NULL;
    pa_error err = {0};
    if (pa_clip_tokenizer_load(pieces, merges, &arena, &tokenizer, &err) != PA_OK && err.detail[0] == '\0') {
        abort();
    }
    pa_arena_done(&arena);
}

/* The last byte says what the others are, so that an input is one thing and quickly done with. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    pa_span input = {data, size - 1};
    switch (data[size - 1] % 8) {
    case 0:
        load(vocabulary, input);
        break;
    case 1:
        load(input, (pa_span){0});
        break;
    default:
        tokenize(input);
        break;
    }
    return 0;
}
