/** The rules a prompt keeps, whoever it comes from. */
#ifndef PA_ENGINES_PROMPT_H
#define PA_ENGINES_PROMPT_H

#include "foundation/bytes.h"

enum { PA_PROMPT_MAX_CHARACTERS = 1000 };

typedef enum pa_prompt_fault {
    PA_PROMPT_FINE,
    PA_PROMPT_NOT_UTF8,
    PA_PROMPT_CONTROL, /* a control character (C0, DEL or C1), line breaks and tabs included */
    PA_PROMPT_BLANK,   /* empty, or nothing but blanks and invisible characters */
    PA_PROMPT_TOO_LONG /* more than PA_PROMPT_MAX_CHARACTERS code points */
} pa_prompt_fault;

/**
 * Checks text without the white space around it. out_prompt is a part of text, valid UTF-8 and free of NULs;
 * untouched unless the answer is PA_PROMPT_FINE.
 */
pa_prompt_fault pa_prompt_check(pa_span text, pa_span *out_prompt);

#endif
