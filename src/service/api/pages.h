/** The pages and their assets, embedded in the program, plain and packed. */
#ifndef PA_SERVICE_API_PAGES_H
#define PA_SERVICE_API_PAGES_H

#include <stdbool.h>

#include "foundation/embedded.h"
#include "service/http/http.h"

/** The pages whose names do not change with their bytes; each may be asked for again by its ETag. */
typedef enum pa_page { PA_PAGE_OPENAPI, PA_PAGE_DOCS, PA_PAGE_REDOC, PA_PAGE_COUNT } pa_page;

typedef struct pa_pages {
    char etags[PA_PAGE_COUNT][65];
} pa_pages;

/** What tools/pages.py made: "openapi.json", "docs.html", "static/…", and each again with ".gz" behind. */
extern const pa_embedded_file pa_page_files[];

/** What Vite made of web/studio: "studio.html", "m/model.html", "static/…", and each with ".gz" and ".br". */
extern const pa_embedded_file pa_studio_files[];

/** Works out the ETags. */
void pa_pages_init(pa_pages *out_pages);

/** Answers with a file of a table, packed as the client takes it. False: there is none, and no answer. */
bool pa_page_answer(pa_http_exchange *exchange, int status, const pa_embedded_file *table, const char *name);

#endif
