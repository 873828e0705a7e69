/** Names that every format and every file system takes. */
#ifndef PA_ASSET_FORMATS_PLAIN_NAME_H
#define PA_ASSET_FORMATS_PLAIN_NAME_H

#include "foundation/arena.h"

/**
 * name in arena with every run of what is no ASCII letter, digit or '_' as one '_'; at most 64 bytes, never a
 * digit first, `fallback` where no letter or digit is left. NULL: no memory.
 */
char *pa_plain_name(const char *name, const char *fallback, pa_arena *arena);

#endif
