#include "service/api/form.h"

#include "service/api/option_fields.h"
#include "service/api/problems.h"

const pa_http_part *pa_form_read(pa_span body, const char *content_type, const char *file_field,
                                 pa_form *out_form, pa_request *request, json_t *problems)
{
    out_form->count = 0;
    if (body.size == 0) {
        pa_problem_missing(problems, "body", file_field);
        return NULL;
    }
    pa_error err;
    pa_status status = pa_http_multipart_split(content_type, body, out_form->parts, PA_FORM_CAPACITY,
                                               &out_form->count, &err);
    if (status) {
        pa_problem_add(problems, "body", NULL, err.detail,
                       status == PA_UNSUPPORTED ? "type_error.form" : "value_error.form", NULL);
        return NULL;
    }
    pa_option_fields_read_form(out_form->parts, out_form->count, problems, request);
    const pa_http_part *part = pa_http_multipart_find(out_form->parts, out_form->count, file_field);
    if (!part) {
        pa_problem_missing(problems, "body", file_field);
    }
    return part;
}
