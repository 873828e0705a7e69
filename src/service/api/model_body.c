#include "service/api/model_body.h"

#include "service/api/problems.h"

static const char field[] = "file";

static void read_up(const pa_form *form, pa_request *request, json_t *problems)
{
    const pa_http_part *part = pa_http_multipart_find(form->parts, form->count, "up");
    if (!part || part->content.size == 0) {
        return;
    }
    /* Upper and lower case differ in one bit. */
    int axis = part->content.size == 1 ? part->content.data[0] | 0x20 : 0;
    if (axis != 'y' && axis != 'z') {
        pa_problem_add(problems, "body", "up", "value is not a valid enumeration member", "type_error.enum",
                       json_pack("{s:[s, s]}", "enum_values", "y", "z"));
    }
    request->model_z_up = axis == 'z';
}

pa_form_verdict pa_model_body_read(pa_span body, const char *content_type, size_t max_bytes,
                                   pa_request *request, json_t **out_problems)
{
    json_t *problems = json_array();
    if (!problems) {
        return PA_FORM_NO_MEMORY;
    }
    pa_form form;
    const pa_http_part *part = pa_form_read(body, content_type, field, &form, request, problems);
    if (part && part->content.size > max_bytes) {
        json_decref(problems);
        return PA_FORM_TOO_LARGE;
    }
    if (part && part->content.size == 0) {
        pa_problem_add(problems, "body", field, "the file is empty", "value_error.file.empty", NULL);
    } else if (part) {
        request->model = part->content;
    }
    read_up(&form, request, problems);
    if (json_array_size(problems) > 0) {
        *out_problems = problems;
        return PA_FORM_PROBLEMS;
    }
    json_decref(problems);
    return PA_FORM_FINE;
}
