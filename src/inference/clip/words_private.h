/** Text as CLIP sees it: composed, in lower case, cut into pieces that are merged apart from each other. */
#ifndef PA_INFERENCE_CLIP_WORDS_PRIVATE_H
#define PA_INFERENCE_CLIP_WORDS_PRIVATE_H

#include "foundation/bytes.h"
#include "foundation/status.h"

/** A whole text, normalised; text.data is to be freed. Fails with PA_INVALID (not UTF-8), PA_NO_MEMORY. */
pa_status clip_normalise(pa_span text, pa_span *out_text, pa_error *err);
/**
 * The next piece of normalised text from *at on; false: there is none. A piece is an English contraction's
 * end
 * ('s), a run of letters, one digit, or a run of other signs; blanks lie between.
 */
bool clip_next_word(pa_span text, size_t *at, pa_span *out_word);

#endif
