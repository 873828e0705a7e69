/** Reads the body of the routes that make a model of an image: a form with a file → pa_request. */
#ifndef PA_SERVICE_API_IMAGE_BODY_H
#define PA_SERVICE_API_IMAGE_BODY_H

#include "service/api/form.h"

/**
 * Sets the image of request, which borrows body, from the field named "image", and its options from the
 * fields of their names; other fields are ignored. content_type may be NULL.
 */
pa_form_verdict pa_image_body_read(pa_span body, const char *content_type, pa_request *request,
                                   json_t **out_problems);

#endif
