#include "foundation/embedded.h"

#include <stddef.h>
#include <string.h>

const pa_embedded_file *pa_embedded_find(const pa_embedded_file *table, const char *name)
{
    for (; table->name; table++) {
        if (strcmp(table->name, name) == 0) {
            return table;
        }
    }
    return NULL;
}
