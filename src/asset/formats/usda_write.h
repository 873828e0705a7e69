/** Values of USD's text form (USDA). ASCII only. */
#ifndef PA_ASSET_FORMATS_USDA_WRITE_H
#define PA_ASSET_FORMATS_USDA_WRITE_H

#include "foundation/arena.h"
#include "foundation/bytes.h"

/**
 * name as a prim's name in arena: whatever is no ASCII letter, digit or '_' becomes '_', at most 64 bytes,
 * never a digit first, `fallback` where nothing is left. NULL: no memory.
 */
char *pa_usda_identifier(const char *name, const char *fallback, pa_arena *arena);
/** text in quotes, on one line; bytes beyond ASCII and control characters become '?'. */
void pa_usda_write_string(pa_bytes *out, const char *text);
/** A number with at most `decimals` (0 to 12) places after its point, without trailing zeros. */
void pa_usda_write_number(pa_bytes *out, double value, int decimals);
/** "(a, b, c)" */
void pa_usda_write_tuple(pa_bytes *out, const float *values, uint32_t width, int decimals);
/** "[(a,b,c),(d,e,f)]" of count · width values; a width of 1 leaves out the parentheses. */
void pa_usda_write_floats(pa_bytes *out, const float *values, size_t count, uint32_t width, int decimals);
/** "[a,b,c]" */
void pa_usda_write_indices(pa_bytes *out, const uint32_t *values, size_t count);

#endif
