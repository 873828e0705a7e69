/**
 * CLIP's byte-pair tokenizer: text → the numbers of its pieces.
 *
 * Source: transformers' CLIPTokenizer (models/clip/tokenization_clip.py), whose normaliser and pattern it
 * follows: composed (NFC), lower case character by character, split into words, single digits and runs of
 * other signs, each piece's bytes merged by rank.
 */
#ifndef PA_INFERENCE_CLIP_TOKENIZER_H
#define PA_INFERENCE_CLIP_TOKENIZER_H

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/status.h"

enum { PA_CLIP_CONTEXT = 77 };

typedef struct pa_clip_tokenizer pa_clip_tokenizer;

/**
 * vocabulary  the text of vocab.json: an object of piece → number
 * merges      the text of merges.txt: a line of comment, then a pair a line, best first
 *
 * Safe to use from several threads. out_tokenizer lives in arena and borrows nothing. Fails with PA_CORRUPT
 * (not such texts; a byte, an end mark or a merge's result without a number), PA_TOO_LARGE (beyond 200,000
 * pieces), PA_NO_MEMORY.
 */
pa_status pa_clip_tokenizer_load(pa_span vocabulary, pa_span merges, pa_arena *arena,
                                 pa_clip_tokenizer **out_tokenizer, pa_error *err);

typedef struct pa_clip_tokens {
    int32_t ids[PA_CLIP_CONTEXT]; /* start, pieces, end, then 0 */
    uint32_t count;               /* start and end included */
    bool truncated;               /* the text had more pieces than fit */
} pa_clip_tokens;

/**
 * text  well-formed UTF-8; a start or end mark written out in it counts as that mark
 *
 * Fails with PA_INVALID (not UTF-8), PA_TOO_LARGE (beyond 64 KiB), PA_NO_MEMORY.
 */
pa_status pa_clip_tokenize(const pa_clip_tokenizer *tokenizer, pa_span text, pa_clip_tokens *out_tokens,
                           pa_error *err);

#endif
