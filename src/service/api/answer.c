#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "service/api/api_private.h"
#include "service/api/problems.h"

#define JSON_TYPE "application/json"

/* How one pa_status looks from outside. */
typedef struct http_face {
    int status;
    int retry_after_s; /* when err does not know better; 0: no header */
    bool secret;       /* the error's own words are for the log, not for the client */
} http_face;

static http_face face_of(pa_status status)
{
    switch (status) {
    case PA_NOT_FOUND:
        return (http_face){404, 0, false};
    case PA_CONFLICT:
        return (http_face){409, 0, false};
    case PA_INVALID:
    case PA_UNKNOWN_KIND:
    case PA_UNSUPPORTED:
    case PA_BAD_FILE:
    case PA_TOO_LARGE:
        return (http_face){422, 0, false};
    case PA_BUSY:
    case PA_UPSTREAM_BUSY:
    case PA_UPSTREAM_ASLEEP:
        return (http_face){503, 10, false};
    case PA_CANCELLED:
    case PA_INTERRUPTED:
    case PA_UNAVAILABLE:
        return (http_face){503, 30, false};
    case PA_UPSTREAM_QUOTA:
    case PA_UPSTREAM_PAUSED:
        return (http_face){503, 300, false};
    case PA_UPSTREAM_UNREACHABLE:
    case PA_UPSTREAM_MISSING:
    case PA_UPSTREAM_AUTH:
    case PA_UPSTREAM_LOST:
    case PA_UPSTREAM_ERROR:
    case PA_UPSTREAM_BAD_FILE:
        return (http_face){502, 0, false};
    case PA_TIMEOUT:
        return (http_face){504, 0, false};
    case PA_NO_MEMORY:
        return (http_face){503, 10, true};
    case PA_NO_SPACE:
        return (http_face){507, 0, true};
    case PA_OK:
    case PA_CORRUPT:
    case PA_IO:
    case PA_INTERNAL:
    case PA_STATUS_COUNT:
        break;
    }
    return (http_face){500, 0, true};
}

void pa_api_answer(pa_http_exchange *exchange, int status, json_t *json)
{
    char *text = json ? json_dumps(json, JSON_COMPACT | JSON_REAL_PRECISION(9)) : NULL;
    json_decref(json);
    if (text) {
        pa_http_answer(exchange, status, JSON_TYPE, (pa_span){(const uint8_t *)text, strlen(text)});
        free(text);
        return;
    }
    static const char no_memory[] =
        "{\"detail\":\"Something went wrong inside the server.\",\"code\":\"internal\"}";
    pa_http_answer_static(exchange, 500, JSON_TYPE,
                          (pa_span){(const uint8_t *)no_memory, sizeof no_memory - 1});
}

void pa_api_refuse(pa_http_exchange *exchange, int status, const char *code, const char *detail)
{
    pa_api_answer(exchange, status, json_pack("{s:s, s:s}", "detail", detail, "code", code));
}

void pa_api_refuse_problems(pa_http_exchange *exchange, json_t *problems)
{
    pa_api_answer(exchange, 422, json_pack("{s:o, s:s}", "detail", problems, "code", "invalid_request"));
}

void pa_api_refuse_form(pa_api *api, pa_http_exchange *exchange, pa_form_verdict verdict, json_t *problems)
{
    switch (verdict) {
    case PA_FORM_PROBLEMS:
        pa_api_refuse_problems(exchange, problems);
        return;
    case PA_FORM_TOO_LARGE:
        pa_api_refuse_for_http(api, exchange, PA_HTTP_BODY_TOO_LARGE, 413);
        return;
    case PA_FORM_FINE:
    case PA_FORM_NO_MEMORY:
        break;
    }
    pa_error err;
    pa_fail(&err, PA_NO_MEMORY, NULL);
    pa_api_fail(api, exchange, &err);
}

static json_t *suggestions_of(const pa_error *err)
{
    json_t *list = json_array();
    for (size_t i = 0; i < err->suggestion_count; i++) {
        json_array_append_new(list, json_string(err->suggestions[i]));
    }
    return list;
}

/* Which field of the body the engine or the finish complains about; NULL: more than one may be meant. */
static const char *field_of(pa_status status)
{
    return status == PA_UNKNOWN_KIND ? "prompt" : status == PA_BAD_FILE ? "file" : NULL;
}

/* A 422 keeps the list shape of the others. */
static json_t *problems_of(const pa_error *err)
{
    char type[64];
    snprintf(type, sizeof type, "value_error.%s", pa_status_code(err->status));
    json_t *problems = json_array();
    pa_problem_add(problems, "body", field_of(err->status), err->detail, type, NULL);
    return problems;
}

void pa_api_fail(const pa_api *api, pa_http_exchange *exchange, const pa_error *err)
{
    http_face face = face_of(err->status);
    const char *code = pa_status_code(err->status);
    if (face.status >= 500) {
        pa_log_write(api->options.log, face.secret ? PA_LOG_ERROR : PA_LOG_WARN, "api", "%s: %s: %s",
                     pa_http_request_id(exchange), code, err->detail);
    }
    int retry_after_s = err->retry_after_s > 0 ? err->retry_after_s : face.retry_after_s;
    if (face.status == 503 && retry_after_s > 0) {
        char seconds[16];
        snprintf(seconds, sizeof seconds, "%d", retry_after_s);
        pa_http_set_header(exchange, "Retry-After", seconds);
    }
    json_t *detail = face.status == 422
                         ? problems_of(err)
                         : json_string(face.secret ? pa_status_text(err->status) : err->detail);
    json_t *answer = json_pack("{s:o, s:s}", "detail", detail, "code", code);
    if (answer && err->suggestion_count > 0) {
        json_object_set_new(answer, "suggestions", suggestions_of(err));
    }
    pa_api_answer(exchange, face.status, answer);
}

static void refuse_large(const pa_api *api, pa_http_exchange *exchange, int status)
{
    unsigned tag = pa_http_route_tag(exchange);
    char detail[80] = "The request body is larger than 64 KiB.";
    if (tag & PA_API_UPLOAD) {
        snprintf(detail, sizeof detail, "The image is larger than 20 MiB.");
    } else if (tag & PA_API_IMPORT) {
        double mebibytes = (double)api->options.max_import_bytes / (1 << 20);
        snprintf(detail, sizeof detail, "The file is larger than %.3g MiB.", mebibytes);
    }
    pa_api_refuse(exchange, status, "body_too_large", detail);
}

void pa_api_refuse_for_http(void *context, pa_http_exchange *exchange, pa_http_refusal refusal, int status)
{
    switch (refusal) {
    case PA_HTTP_BAD_REQUEST:
        pa_api_refuse(exchange, status, "bad_request", "The request is malformed.");
        return;
    case PA_HTTP_NOT_FOUND:
        pa_api_refuse(exchange, status, "not_found", "Not Found");
        return;
    case PA_HTTP_METHOD_NOT_ALLOWED:
        pa_api_refuse(exchange, status, "method_not_allowed", "Method Not Allowed");
        return;
    case PA_HTTP_TIMEOUT:
        pa_api_refuse(exchange, status, "request_timeout", "The request did not arrive in time.");
        return;
    case PA_HTTP_BODY_TOO_LARGE:
        refuse_large(context, exchange, status);
        return;
    case PA_HTTP_RANGE:
        pa_api_refuse(exchange, status, "range_not_satisfiable", "The model has no such bytes.");
        return;
    case PA_HTTP_INTERNAL:
        break;
    }
    pa_api_refuse(exchange, status, "internal", "Something went wrong inside the server.");
}
