/** Values of USD's text form (USDA). ASCII only. */
#ifndef PA_ASSET_FORMATS_USDA_WRITE_H
#define PA_ASSET_FORMATS_USDA_WRITE_H

#include "foundation/bytes.h"

/** text in quotes, on one line; bytes beyond ASCII and control characters become '?'. */
void pa_usda_write_string(pa_bytes *out, const char *text);
/** "(a, b, c)"; decimals as pa_number_put takes them. */
void pa_usda_write_tuple(pa_bytes *out, const float *values, uint32_t width, int decimals);
/** "[(a,b,c),(d,e,f)]" of count · width values; a width of 1 leaves out the parentheses. */
void pa_usda_write_floats(pa_bytes *out, const float *values, size_t count, uint32_t width, int decimals);
/** "[a,b,c]" */
void pa_usda_write_indices(pa_bytes *out, const uint32_t *values, size_t count);

#endif
