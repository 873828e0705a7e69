#include "service/api/image_body.h"

#include "service/api/option_fields.h"
#include "service/api/problems.h"

/* The file, the options, and room for what nobody here reads. */
enum { MAX_FIELDS = PA_REQUEST_OPTION_COUNT + 16 };

static const char field[] = "image";

/* NULL: a problem was added. */
static const pa_http_part *find_part(pa_span body, const char *content_type, pa_http_part parts[MAX_FIELDS],
                                     size_t *out_count, json_t *problems)
{
    if (body.size == 0) {
        pa_problem_missing(problems, "body", field);
        return NULL;
    }
    pa_error err;
    pa_status status = pa_http_multipart_split(content_type, body, parts, MAX_FIELDS, out_count, &err);
    if (status) {
        pa_problem_add(problems, "body", NULL, err.detail,
                       status == PA_UNSUPPORTED ? "type_error.form" : "value_error.form", NULL);
        return NULL;
    }
    const pa_http_part *part = pa_http_multipart_find(parts, *out_count, field);
    if (!part) {
        pa_problem_missing(problems, "body", field);
    }
    return part;
}

pa_image_body_verdict pa_image_body_read(pa_span body, const char *content_type, pa_request *request,
                                         json_t **out_problems)
{
    json_t *problems = json_array();
    if (!problems) {
        return PA_IMAGE_BODY_NO_MEMORY;
    }
    pa_http_part parts[MAX_FIELDS];
    size_t count = 0;
    const pa_http_part *part = find_part(body, content_type, parts, &count, problems);
    pa_image_file_fault fault =
        part ? pa_image_file_check(part->content, &request->image) : PA_IMAGE_FILE_FINE;
    pa_option_fields_read_form(parts, count, problems, request);
    if (fault == PA_IMAGE_FILE_TOO_LARGE) {
        json_decref(problems);
        return PA_IMAGE_BODY_TOO_LARGE;
    }
    if (fault == PA_IMAGE_FILE_EMPTY) {
        pa_problem_add(problems, "body", field, "the file is empty", "value_error.image.empty", NULL);
    } else if (fault == PA_IMAGE_FILE_UNKNOWN) {
        pa_problem_add(problems, "body", field, "the file is neither JPEG nor PNG nor WebP",
                       "value_error.image.type", NULL);
    }
    if (json_array_size(problems) > 0) {
        *out_problems = problems;
        return PA_IMAGE_BODY_PROBLEMS;
    }
    json_decref(problems);
    return PA_IMAGE_BODY_FINE;
}
