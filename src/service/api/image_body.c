#include "service/api/image_body.h"

#include "service/api/problems.h"
#include "service/http/multipart.h"

enum { MAX_FIELDS = 16 };

static const char field[] = "image";

/* NULL: a problem was added. */
static const pa_http_part *find_part(pa_span body, const char *content_type, pa_http_part parts[MAX_FIELDS],
                                     json_t *problems)
{
    if (body.size == 0) {
        pa_problem_missing(problems, "body", field);
        return NULL;
    }
    size_t count = 0;
    pa_error err;
    pa_status status = pa_http_multipart_split(content_type, body, parts, MAX_FIELDS, &count, &err);
    if (status) {
        pa_problem_add(problems, "body", NULL, err.detail,
                       status == PA_UNSUPPORTED ? "type_error.form" : "value_error.form", NULL);
        return NULL;
    }
    const pa_http_part *part = pa_http_multipart_find(parts, count, field);
    if (!part) {
        pa_problem_missing(problems, "body", field);
    }
    return part;
}

pa_image_body_verdict pa_image_body_read(pa_span body, const char *content_type, pa_image_file *out_image,
                                         json_t **out_problems)
{
    json_t *problems = json_array();
    if (!problems) {
        return PA_IMAGE_BODY_NO_MEMORY;
    }
    pa_http_part parts[MAX_FIELDS];
    const pa_http_part *part = find_part(body, content_type, parts, problems);
    pa_image_file_fault fault = part ? pa_image_file_check(part->content, out_image) : PA_IMAGE_FILE_FINE;
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
