#include "inference/clip/tokenizer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "foundation/json.h"
#include "inference/clip/words_private.h"

#define START_MARK "<|startoftext|>"
#define END_MARK "<|endoftext|>"
#define WORD_END "</w>"

enum {
    MAX_PIECES = 200000,
    MAX_TEXT = 1 << 16,
    MAX_VOCABULARY = 16 << 20,
    MAX_MERGE_LINE = 512, /* bytes of a merge's result */
    NONE = -1,
};

/* Two neighbouring pieces that become one. */
typedef struct merge {
    int32_t left;
    int32_t right;
    int32_t rank; /* NONE marks a free slot */
    int32_t whole;
} merge;

struct pa_clip_tokenizer {
    int32_t bytes[256];     /* within a word */
    int32_t end_bytes[256]; /* as a word's last */
    int32_t start;
    int32_t end;
    merge *merges;     /* an open hash table */
    size_t merge_mask; /* its slots - 1 */
};

static size_t slot_of(const pa_clip_tokenizer *tokenizer, int32_t left, int32_t right)
{
    uint64_t key = (uint64_t)(uint32_t)left << 32 | (uint32_t)right;
    key = (key ^ key >> 29) * 0xBF58476D1CE4E5B9;
    size_t slot = (size_t)(key ^ key >> 32) & tokenizer->merge_mask;
    const merge *at = &tokenizer->merges[slot];
    while (at->rank != NONE && (at->left != left || at->right != right)) {
        slot = (slot + 1) & tokenizer->merge_mask;
        at = &tokenizer->merges[slot];
    }
    return slot;
}

/* The printable character that stands for each byte in the vocabulary's pieces, as UTF-8 (GPT-2's table). */
static void name_byte(int byte, char out_name[3])
{
    bool printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    int character = byte;
    if (!printable) {
        /* The others are numbered from 256 on, in their order: 0–32, 127–160, 173. */
        character = 256 + (byte <= 32 ? byte : byte <= 160 ? byte - 127 + 33 : 67);
    }
    if (character < 128) {
        out_name[0] = (char)character;
        out_name[1] = '\0';
    } else {
        out_name[0] = (char)(0xC0 | character >> 6);
        out_name[1] = (char)(0x80 | (character & 0x3F));
        out_name[2] = '\0';
    }
}

/* A piece's number; NONE: it has none. */
static int32_t number_of(const json_t *vocabulary, const char *piece)
{
    const json_t *number = json_object_get(vocabulary, piece);
    json_int_t value = json_integer_value(number);
    return json_is_integer(number) && value >= 0 && value < MAX_PIECES ? (int32_t)value : NONE;
}

static pa_status read_bytes(const json_t *vocabulary, pa_clip_tokenizer *tokenizer, pa_error *err)
{
    tokenizer->start = number_of(vocabulary, START_MARK);
    tokenizer->end = number_of(vocabulary, END_MARK);
    bool whole = tokenizer->start != NONE && tokenizer->end != NONE;
    for (int byte = 0; byte < 256; byte++) {
        char name[3];
        char last[sizeof name + sizeof WORD_END];
        name_byte(byte, name);
        snprintf(last, sizeof last, "%s%s", name, WORD_END);
        tokenizer->bytes[byte] = number_of(vocabulary, name);
        tokenizer->end_bytes[byte] = number_of(vocabulary, last);
        whole = whole && tokenizer->bytes[byte] != NONE && tokenizer->end_bytes[byte] != NONE;
    }
    return whole ? PA_OK
                 : pa_fail(err, PA_CORRUPT, "The vocabulary lacks a byte or one of the marks of CLIP's.");
}

/* The next line of text, without its end. False: there is none. */
static bool next_line(pa_span text, size_t *at, pa_span *out_line)
{
    if (*at >= text.size) {
        return false;
    }
    const uint8_t *begin = text.data + *at;
    const uint8_t *end = memchr(begin, '\n', text.size - *at);
    size_t size = end ? (size_t)(end - begin) : text.size - *at;
    *at += size + (end ? 1 : 0);
    while (size > 0 && (begin[size - 1] == '\r' || begin[size - 1] == ' ')) {
        size--;
    }
    *out_line = (pa_span){begin, size};
    return true;
}

static bool read_merge(const json_t *vocabulary, pa_span line, merge *out_merge)
{
    char pair[MAX_MERGE_LINE];
    const uint8_t *blank = line.size < sizeof pair ? memchr(line.data, ' ', line.size) : NULL;
    if (!blank || memchr(line.data, 0, line.size)) {
        return false;
    }
    size_t left = (size_t)(blank - line.data);
    memcpy(pair, line.data, line.size);
    pair[line.size] = '\0';
    pair[left] = '\0';
    out_merge->left = number_of(vocabulary, pair);
    out_merge->right = number_of(vocabulary, pair + left + 1);
    memmove(pair + left, pair + left + 1, line.size - left);
    out_merge->whole = number_of(vocabulary, pair);
    return out_merge->left != NONE && out_merge->right != NONE && out_merge->whole != NONE;
}

static bool is_comment(pa_span line)
{
    return line.size >= 8 && memcmp(line.data, "#version", 8) == 0;
}

static size_t count_lines(pa_span text)
{
    size_t count = 1;
    for (size_t i = 0; i < text.size; i++) {
        count += text.data[i] == '\n';
    }
    return count;
}

static pa_status make_table(pa_clip_tokenizer *tokenizer, size_t lines, pa_arena *arena, pa_error *err)
{
    if (lines > MAX_PIECES) {
        return pa_fail(err, PA_TOO_LARGE, "There are more than %d merges.", MAX_PIECES);
    }
    size_t slots = 16;
    while (slots < 2 * lines) {
        slots *= 2;
    }
    tokenizer->merges = PA_NEW_ARRAY(arena, merge, slots);
    if (!tokenizer->merges) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    tokenizer->merge_mask = slots - 1;
    for (size_t i = 0; i < slots; i++) {
        tokenizer->merges[i].rank = NONE;
    }
    return PA_OK;
}

static pa_status read_merges(const json_t *vocabulary, pa_span text, pa_clip_tokenizer *tokenizer,
                             pa_arena *arena, pa_error *err)
{
    pa_status status = make_table(tokenizer, count_lines(text), arena, err);
    size_t at = 0;
    int32_t rank = 0;
    for (pa_span line; status == PA_OK && next_line(text, &at, &line);) {
        if (line.size == 0 || (rank == 0 && is_comment(line))) {
            continue;
        }
        merge one = {.rank = rank};
        rank++;
        if (!read_merge(vocabulary, line, &one)) {
            return pa_fail(err, PA_CORRUPT, "The merge no. %d does not fit the vocabulary.", rank);
        }
        merge *slot = &tokenizer->merges[slot_of(tokenizer, one.left, one.right)];
        if (slot->rank == NONE) {
            *slot = one;
        }
    }
    return status;
}

pa_status pa_clip_tokenizer_load(pa_span vocabulary, pa_span merges, pa_arena *arena,
                                 pa_clip_tokenizer **out_tokenizer, pa_error *err)
{
    json_t *json = NULL;
    pa_error problem = {0};
    pa_status status =
        pa_json_decode(vocabulary, &(pa_json_limits){.max_bytes = MAX_VOCABULARY}, &json, &problem);
    if (status != PA_OK) {
        return pa_fail(err, status == PA_INVALID ? PA_CORRUPT : status, "The vocabulary is broken: %.300s",
                       problem.detail);
    }
    pa_clip_tokenizer *tokenizer = PA_NEW(arena, pa_clip_tokenizer);
    if (!tokenizer) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    } else if (json_object_size(json) > MAX_PIECES) {
        status = pa_fail(err, PA_TOO_LARGE, "The vocabulary has more than %d pieces.", MAX_PIECES);
    }
    if (status == PA_OK) {
        status = read_bytes(json, tokenizer, err);
    }
    if (status == PA_OK) {
        status = read_merges(json, merges, tokenizer, arena, err);
    }
    json_decref(json);
    if (status == PA_OK) {
        *out_tokenizer = tokenizer;
    }
    return status;
}

/* Merges the best pair of a word until none is left; returns how many pieces remain. */
static size_t merge_word(const pa_clip_tokenizer *tokenizer, int32_t *pieces, size_t count)
{
    for (;;) {
        const merge *best = NULL;
        for (size_t i = 0; i + 1 < count; i++) {
            const merge *here = &tokenizer->merges[slot_of(tokenizer, pieces[i], pieces[i + 1])];
            if (here->rank != NONE && (!best || here->rank < best->rank)) {
                best = here;
            }
        }
        if (!best) {
            return count;
        }
        size_t kept = 0;
        for (size_t i = 0; i < count; i++) {
            bool joins = i + 1 < count && pieces[i] == best->left && pieces[i + 1] == best->right;
            pieces[kept++] = joins ? best->whole : pieces[i];
            i += joins;
        }
        count = kept;
    }
}

static void put_token(pa_clip_tokens *tokens, int32_t id)
{
    /* The last place is the end mark's. */
    if (tokens->count < PA_CLIP_CONTEXT - 1) {
        tokens->ids[tokens->count++] = id;
    } else {
        tokens->truncated = true;
    }
}

/* pieces [text.size] is working memory. */
static void tokenize_words(const pa_clip_tokenizer *tokenizer, pa_span text, int32_t *pieces,
                           pa_clip_tokens *tokens)
{
    pa_span word;
    for (size_t at = 0; !tokens->truncated && clip_next_word(text, &at, &word);) {
        for (size_t i = 0; i < word.size; i++) {
            const int32_t *table = i + 1 < word.size ? tokenizer->bytes : tokenizer->end_bytes;
            pieces[i] = table[word.data[i]];
        }
        size_t count = merge_word(tokenizer, pieces, word.size);
        for (size_t i = 0; i < count; i++) {
            put_token(tokens, pieces[i]);
        }
    }
}

static pa_status tokenize_plain(const pa_clip_tokenizer *tokenizer, pa_span text, pa_clip_tokens *tokens,
                                pa_error *err)
{
    pa_span normal = {0};
    pa_status status = clip_normalise(text, &normal, err);
    int32_t *pieces = status == PA_OK ? calloc(normal.size + 1, sizeof *pieces) : NULL;
    if (pieces) {
        tokenize_words(tokenizer, normal, pieces, tokens);
    } else if (status == PA_OK) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    free(pieces);
    free((void *)normal.data);
    return status;
}

/* Bytes of the mark that stands at the beginning of text, and its number; 0: none stands there. */
static size_t mark_at(const pa_clip_tokenizer *tokenizer, pa_span text, int32_t *out_id)
{
    static const char start[] = START_MARK;
    static const char end[] = END_MARK;
    if (text.size >= sizeof start - 1 && memcmp(text.data, start, sizeof start - 1) == 0) {
        *out_id = tokenizer->start;
        return sizeof start - 1;
    }
    if (text.size >= sizeof end - 1 && memcmp(text.data, end, sizeof end - 1) == 0) {
        *out_id = tokenizer->end;
        return sizeof end - 1;
    }
    return 0;
}

pa_status pa_clip_tokenize(const pa_clip_tokenizer *tokenizer, pa_span text, pa_clip_tokens *out_tokens,
                           pa_error *err)
{
    if (text.size > MAX_TEXT) {
        return pa_fail(err, PA_TOO_LARGE, "The text is beyond 64 KiB.");
    }
    pa_clip_tokens tokens = {0};
    put_token(&tokens, tokenizer->start);
    /* Marks stand between texts of their own, as the reference cuts them out before it looks at anything. */
    size_t begin = 0;
    pa_status status = PA_OK;
    for (size_t at = 0; status == PA_OK && at <= text.size; at++) {
        int32_t mark = NONE;
        size_t size = mark_at(tokenizer, (pa_span){text.data + at, text.size - at}, &mark);
        if (size > 0 || at == text.size) {
            status = tokenize_plain(tokenizer, (pa_span){text.data + begin, at - begin}, &tokens, err);
        }
        if (size > 0) {
            put_token(&tokens, mark);
            begin = at + size;
            at = begin - 1;
        }
    }
    if (status == PA_OK) {
        tokens.ids[tokens.count++] = tokenizer->end;
        *out_tokens = tokens;
    }
    return status;
}
