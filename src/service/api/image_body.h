/** Reads the body of the routes that make a model of an image: a form with a file → pa_request's image. */
#ifndef PA_SERVICE_API_IMAGE_BODY_H
#define PA_SERVICE_API_IMAGE_BODY_H

#include "engines/image_file.h"
#include "foundation/json.h"

typedef enum pa_image_body_verdict {
    PA_IMAGE_BODY_FINE,
    PA_IMAGE_BODY_PROBLEMS, /* out_problems is a new reference: an array for a 422's detail */
    PA_IMAGE_BODY_TOO_LARGE,
    PA_IMAGE_BODY_NO_MEMORY
} pa_image_body_verdict;

/** The file is the field named "image", and borrows body; other fields are ignored. content_type may be NULL.
 */
pa_image_body_verdict pa_image_body_read(pa_span body, const char *content_type, pa_image_file *out_image,
                                         json_t **out_problems);

#endif
