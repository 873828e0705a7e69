/** Forms with one file and the request options: what the routes that take a file have in common. */
#ifndef PA_SERVICE_API_FORM_H
#define PA_SERVICE_API_FORM_H

#include <stdbool.h>

#include "engines/request_options.h"
#include "foundation/json.h"
#include "service/http/multipart.h"

/* The file, the options, and room for what nobody here reads. */
enum { PA_FORM_CAPACITY = PA_REQUEST_OPTION_COUNT + 16 };

/** The fields of a form; they borrow the body. */
typedef struct pa_form {
    pa_http_part parts[PA_FORM_CAPACITY];
    size_t count;
} pa_form;

typedef enum pa_form_verdict {
    PA_FORM_FINE,
    PA_FORM_PROBLEMS, /* out_problems is a new reference: an array for a 422's detail */
    PA_FORM_TOO_LARGE,
    PA_FORM_NO_MEMORY
} pa_form_verdict;

/**
 * Splits the body, reads the request options into request, and finds the file: the field named file_field.
 * What is wrong is added to problems. content_type may be NULL. NULL: there is no file, which has been said.
 */
const pa_http_part *pa_form_read(pa_span body, const char *content_type, const char *file_field,
                                 pa_form *out_form, pa_request *request, json_t *problems);

#endif
