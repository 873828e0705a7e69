/** The request options as fields of a JSON object or of a form; the table is engines/request_options.h. */
#ifndef PA_SERVICE_API_OPTION_FIELDS_H
#define PA_SERVICE_API_OPTION_FIELDS_H

#include "engines/request_options.h"
#include "foundation/json.h"
#include "service/http/multipart.h"

/** What is wrong with a field is added to problems, and its option left as it is; null means "not given". */
void pa_option_fields_read_json(const json_t *object, json_t *problems, pa_request *request);
/** The same of a form; an empty field means "not given". */
void pa_option_fields_read_form(const pa_http_part *parts, size_t count, json_t *problems,
                                pa_request *request);

#endif
