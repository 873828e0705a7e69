/** A prompt cut into words, numbers and the marks that part phrases. */
#ifndef PA_ENGINES_PROCEDURAL_TOKENS_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_TOKENS_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>

#include "foundation/arena.h"
#include "foundation/status.h"

typedef enum pa_token_type {
    PA_TOKEN_WORD,
    PA_TOKEN_NUMBER,
    PA_TOKEN_COMMA, /* parts what belongs to one phrase: , / & is a word */
    PA_TOKEN_STOP   /* parts sentences: . ; : ! ? brackets, dashes, line breaks */
} pa_token_type;

typedef struct pa_token {
    pa_token_type type;
    bool glued;       /* a hyphen joins it to the token before */
    bool possessive;  /* "king's" */
    uint16_t length;  /* of text */
    const char *text; /* lower case, Latin letters without accents, no apostrophes; NUL-terminated */
    double number;
    uint32_t start; /* bytes of the prompt that it stands for */
    uint32_t end;
} pa_token;

typedef struct pa_tokens {
    const pa_token *items;
    uint32_t count;
} pa_tokens;

/**
 * Symbols and emoji part words and are otherwise dropped; letters of scripts without case stay as they are.
 * Fails with PA_INVALID (not UTF-8, more than PA_PROMPT_MAX_CHARACTERS characters), PA_NO_MEMORY.
 */
pa_status pa_tokens_read(const char *prompt, pa_arena *arena, pa_tokens *out_tokens, pa_error *err);

#endif
