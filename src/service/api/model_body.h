/** Reads the body of POST /api/models/import: a form with a model's file → pa_request. */
#ifndef PA_SERVICE_API_MODEL_BODY_H
#define PA_SERVICE_API_MODEL_BODY_H

#include "service/api/form.h"

/**
 * Sets the model of request, which borrows body, from the field named "file", its options from the fields of
 * their names, and which way is up from "up" (y or z); other fields are ignored. Whether the file is a model
 * is for the engine to say. content_type may be NULL.
 *
 * PA_FORM_TOO_LARGE: the file has more than max_bytes.
 */
pa_form_verdict pa_model_body_read(pa_span body, const char *content_type, size_t max_bytes,
                                   pa_request *request, json_t **out_problems);

#endif
