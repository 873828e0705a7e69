/** Numbers as short decimal text, much faster than printf and the same everywhere. */
#ifndef PA_ASSET_FORMATS_NUMBER_TEXT_H
#define PA_ASSET_FORMATS_NUMBER_TEXT_H

#include <stdint.h>

#include "asset/scene/scene.h"
#include "foundation/bytes.h"

/** No number takes more bytes than this. */
enum { PA_LONGEST_NUMBER = 48 };
enum { PA_MOST_DECIMALS = 12 };

/**
 * value with at most `decimals` (0 to PA_MOST_DECIMALS) places after its point, without trailing zeros;
 * where that would be too long, nine significant digits with an exponent. value is finite.
 * at has room for PA_LONGEST_NUMBER bytes; gives the end of what was written.
 */
char *pa_number_put(char *at, double value, int decimals);
char *pa_number_put_whole(char *at, uint64_t value);
/** pa_number_put at the end of out. */
void pa_number_append(pa_bytes *out, double value, int decimals);
/** The places that cut `size` into 100,000 to a million steps: 5 for 1 to 10, 6 for 0.1 to 1 … */
int pa_number_decimals_for(double size);
/** The same for positions, from the largest side of the scene's box. */
int pa_number_decimals_for_scene(const pa_scene *scene);

#endif
