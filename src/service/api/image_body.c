#include "service/api/image_body.h"

#include "service/api/problems.h"

static const char field[] = "image";

pa_form_verdict pa_image_body_read(pa_span body, const char *content_type, pa_request *request,
                                   json_t **out_problems)
{
    json_t *problems = json_array();
    if (!problems) {
        return PA_FORM_NO_MEMORY;
    }
    pa_form form;
    const pa_http_part *part = pa_form_read(body, content_type, field, &form, request, problems);
    pa_image_file_fault fault =
        part ? pa_image_file_check(part->content, &request->image) : PA_IMAGE_FILE_FINE;
    if (fault == PA_IMAGE_FILE_TOO_LARGE) {
        json_decref(problems);
        return PA_FORM_TOO_LARGE;
    }
    if (fault == PA_IMAGE_FILE_EMPTY) {
        pa_problem_add(problems, "body", field, "the file is empty", "value_error.image.empty", NULL);
    } else if (fault == PA_IMAGE_FILE_UNKNOWN) {
        pa_problem_add(problems, "body", field, "the file is neither JPEG nor PNG nor WebP",
                       "value_error.image.type", NULL);
    }
    if (json_array_size(problems) > 0) {
        *out_problems = problems;
        return PA_FORM_PROBLEMS;
    }
    json_decref(problems);
    return PA_FORM_FINE;
}
