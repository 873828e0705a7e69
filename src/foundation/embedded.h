/** Files that the program carries inside itself; tools/embed.py makes the tables at build time. */
#ifndef PA_FOUNDATION_EMBEDDED_H
#define PA_FOUNDATION_EMBEDDED_H

#include "foundation/bytes.h"

/** One file of a table; the table ends with an entry whose name is NULL and is sorted by name. */
typedef struct pa_embedded_file {
    const char *name; /* path below the table's root */
    pa_span data;     /* read-only, lives as long as the program; a NUL follows it */
} pa_embedded_file;

/** NULL when the table has no file of that name. */
const pa_embedded_file *pa_embedded_find(const pa_embedded_file *table, const char *name);

#endif
