/** Pages with gaps: {{name}} in an embedded page becomes a value that is only known when it is asked for. */
#ifndef PA_SERVICE_API_PAGE_TEMPLATE_H
#define PA_SERVICE_API_PAGE_TEMPLATE_H

#include "foundation/bytes.h"

typedef struct pa_page_value {
    const char *name;
    const char *text; /* plain text; it is escaped for HTML, in elements as in quoted attributes */
} pa_page_value;

/**
 * Appends the page to out, every gap filled with the value of its name; what names no value stays as it is.
 * Lack of memory shows in out->failed.
 */
void pa_page_fill(pa_span page, const pa_page_value *values, size_t value_count, pa_bytes *out);

#endif
