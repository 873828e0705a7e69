#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "foundation/json.h"
#include "weights/synth_private.h"

enum { BYTES = 256, PIECE_SIZE = 64, WORD_SIZE = 32 };
#define WORD_END "</w>"

/* What merges are made of. */
static const char *const words[] = {"a",      "an",    "the",   "of",     "with", "and",   "on",    "in",
                                    "wooden", "chair", "table", "red",    "blue", "green", "small", "large",
                                    "car",    "boat",  "house", "tree",   "lamp", "stone", "metal", "robot",
                                    "plant",  "sword", "shark", "guitar", "mug",  "vase",  "horse", "round",
                                    "plane",  "apple", "sofa",  "bench"};

/* Bytes that stand for themselves in a vocabulary; the others become characters from 256 on. */
static bool is_plain(int byte)
{
    return (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
}

/* The UTF-8 of a character below 512. */
static size_t put_character(int character, char *text)
{
    if (character < 128) {
        text[0] = (char)character;
        return 1;
    }
    text[0] = (char)(0xC0 | character >> 6);
    text[1] = (char)(0x80 | (character & 63));
    return 2;
}

static void add_piece(json_t *vocabulary, const char *piece)
{
    json_object_set_new(vocabulary, piece, json_integer((json_int_t)json_object_size(vocabulary)));
}

/* All bytes, plain ones first, as CLIP's vocabulary has them. */
static void add_bytes(json_t *vocabulary, const char *end)
{
    int next = BYTES;
    for (int pass = 0; pass < 2; pass++) {
        for (int byte = 0; byte < BYTES; byte++) {
            char piece[PIECE_SIZE];
            if (is_plain(byte) == (pass == 0)) {
                size_t size = put_character(pass == 0 ? byte : next++, piece);
                snprintf(piece + size, sizeof piece - size, "%s", end);
                add_piece(vocabulary, piece);
            }
        }
    }
}

/* A word grows letter by letter; what another word has merged already is not merged twice. */
static void add_word(json_t *vocabulary, pa_bytes *merges, const char *word)
{
    char piece[PIECE_SIZE] = {word[0]};
    for (size_t i = 1; word[i]; i++) {
        char letter[8] = {word[i]};
        char longer[PIECE_SIZE];
        if (!word[i + 1]) {
            memcpy(letter + 1, WORD_END, sizeof WORD_END);
        }
        snprintf(longer, sizeof longer, "%.*s%s", WORD_SIZE, piece, letter);
        if (!json_object_get(vocabulary, longer)) {
            pa_bytes_printf(merges, "%s %s\n", piece, letter);
            add_piece(vocabulary, longer);
        }
        memcpy(piece, longer, sizeof piece);
    }
}

pa_status synth_make_tokenizer(size_t most, pa_arena *arena, synth_tokenizer *out_tokenizer, pa_error *err)
{
    json_t *vocabulary = json_object();
    pa_bytes merges;
    pa_bytes_init(&merges, 0);
    pa_bytes_append_text(&merges, "#version: 0.2\n");
    add_bytes(vocabulary, "");
    add_bytes(vocabulary, WORD_END);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        add_word(vocabulary, &merges, words[i]);
    }
    size_t tokens = most ? most : json_object_size(vocabulary) + 2;
    json_object_set_new(vocabulary, "<|startoftext|>", json_integer((json_int_t)tokens - 2));
    json_object_set_new(vocabulary, "<|endoftext|>", json_integer((json_int_t)tokens - 1));
    char *text = pa_json_encode(vocabulary);
    json_decref(vocabulary);
    synth_tokenizer made = {.tokens = tokens};
    made.vocabulary.data = text ? pa_arena_copy(arena, text, strlen(text)) : NULL;
    made.vocabulary.size = text ? strlen(text) : 0;
    made.merges.data = merges.failed ? NULL : pa_arena_copy(arena, merges.data, merges.size);
    made.merges.size = merges.size;
    free(text);
    pa_bytes_done(&merges);
    if (!made.vocabulary.data || !made.merges.data) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_tokenizer = made;
    return PA_OK;
}
