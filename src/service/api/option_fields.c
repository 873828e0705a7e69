#include "service/api/option_fields.h"

#include "service/api/problems.h"

static json_t *choices_of(const pa_request_option *option)
{
    json_t *list = json_array();
    for (unsigned place = 0; option->choice(place); place++) {
        json_array_append_new(list, json_string(option->choice(place)));
    }
    return list;
}

static void add_mistyped(json_t *problems, const pa_request_option *option)
{
    switch (option->type) {
    case PA_REQUEST_NUMBER:
        pa_problem_add(problems, "body", option->name, "value is not a valid float", "type_error.float",
                       NULL);
        break;
    case PA_REQUEST_WHOLE:
        pa_problem_not_integer(problems, "body", option->name);
        break;
    case PA_REQUEST_FLAG:
        pa_problem_not_boolean(problems, "body", option->name);
        break;
    case PA_REQUEST_CHOICE:
        pa_problem_add(problems, "body", option->name, "value is not a valid enumeration member",
                       "type_error.enum", json_pack("{s:o}", "enum_values", choices_of(option)));
        break;
    }
}

static void add_problem(json_t *problems, const pa_request_option *option, pa_request_option_fault fault)
{
    switch (fault) {
    case PA_REQUEST_OPTION_FINE:
        break;
    case PA_REQUEST_OPTION_MISTYPED:
        add_mistyped(problems, option);
        break;
    case PA_REQUEST_OPTION_BELOW:
        pa_problem_below(problems, "body", option->name, option->least);
        break;
    case PA_REQUEST_OPTION_ABOVE:
        pa_problem_above(problems, "body", option->name, option->most);
        break;
    }
}

static pa_request_option_fault read_value(const pa_request_option *option, const json_t *value,
                                          pa_request *request)
{
    switch (option->type) {
    case PA_REQUEST_NUMBER:
    case PA_REQUEST_WHOLE:
        if (json_is_number(value)) {
            return pa_request_option_set(option, json_number_value(value), request);
        }
        break;
    case PA_REQUEST_FLAG:
        if (json_is_boolean(value)) {
            return pa_request_option_set(option, json_is_true(value), request);
        }
        break;
    case PA_REQUEST_CHOICE:
        if (json_is_string(value)) {
            pa_span text = {(const uint8_t *)json_string_value(value), json_string_length(value)};
            return pa_request_option_read(option, text, request);
        }
        break;
    }
    return PA_REQUEST_OPTION_MISTYPED;
}

void pa_option_fields_read_json(const json_t *object, json_t *problems, pa_request *request)
{
    for (size_t i = 0; i < PA_REQUEST_OPTION_COUNT; i++) {
        const pa_request_option *option = &pa_request_options[i];
        const json_t *value = json_object_get(object, option->name);
        if (value && !json_is_null(value)) {
            add_problem(problems, option, read_value(option, value, request));
        }
    }
}

void pa_option_fields_read_form(const pa_http_part *parts, size_t count, json_t *problems,
                                pa_request *request)
{
    for (size_t i = 0; i < PA_REQUEST_OPTION_COUNT; i++) {
        const pa_request_option *option = &pa_request_options[i];
        const pa_http_part *part = pa_http_multipart_find(parts, count, option->name);
        if (part && part->content.size > 0) {
            add_problem(problems, option, pa_request_option_read(option, part->content, request));
        }
    }
}
