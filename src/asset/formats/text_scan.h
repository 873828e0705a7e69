/** Lines, words and numbers of foreign text, never past its end. */
#ifndef PA_ASSET_FORMATS_TEXT_SCAN_H
#define PA_ASSET_FORMATS_TEXT_SCAN_H

#include <stdbool.h>

#include "asset/formats/model_limits.h"
#include "foundation/bytes.h"

/** The defaults in place of zeros. */
pa_model_limits pa_model_limits_settle(const pa_model_limits *limits);

/** Takes the next line off text, without its end (\n, \r\n or \r); false at the end of the text. */
bool pa_text_line(pa_span *text, pa_span *out_line);
/** Takes the next word off text; spaces, tabs and line ends are between words. False when there is none. */
bool pa_text_word(pa_span *text, pa_span *out_word);
/** text without spaces at either end. */
pa_span pa_text_trim(pa_span text);
/** True when text is `word`, letter for letter. */
bool pa_text_is(pa_span text, const char *word);

/** The whole word as a number; false where it is none or not finite. */
bool pa_text_number(pa_span word, double *out_number);
/** The whole word as a whole number that fits. */
bool pa_text_integer(pa_span word, int64_t *out_integer);

#endif
