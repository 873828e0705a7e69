#include "service/api/generate_body.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engines/prompt.h"
#include "service/api/option_fields.h"
#include "service/api/problems.h"

enum { MAX_DEPTH = 32, MAX_URL = 2000 };

/* What one reading carries from field to field. */
typedef struct body_reading {
    const json_t *object;
    const pa_registry *registry;
    pa_arena *arena;
    json_t *problems;
} body_reading;

/* application/json and application/…+json, parameters aside. */
static bool is_json_type(const char *content_type)
{
    size_t length = strcspn(content_type, "; \t");
    return (length == 16 && strncasecmp(content_type, "application/json", 16) == 0) ||
           (length > 17 && strncasecmp(content_type, "application/", 12) == 0 &&
            strncasecmp(content_type + length - 5, "+json", 5) == 0);
}

/* NULL: a problem was added. */
static json_t *decode_object(pa_span body, const char *content_type, json_t *problems)
{
    if (body.size == 0) {
        pa_problem_missing(problems, "body", NULL);
        return NULL;
    }
    if (content_type && !is_json_type(content_type)) {
        pa_problem_add(problems, "body", NULL, "the body must be sent with Content-Type: application/json",
                       "type_error.dict", NULL);
        return NULL;
    }
    json_t *json = NULL;
    pa_error err;
    if (pa_json_decode(body, &(pa_json_limits){.max_depth = MAX_DEPTH}, &json, &err)) {
        pa_problem_add(problems, "body", NULL, err.detail, "value_error.jsondecode", NULL);
        return NULL;
    }
    if (!json_is_object(json)) {
        pa_problem_add(problems, "body", NULL, "value is not a valid dict", "type_error.dict", NULL);
        json_decref(json);
        return NULL;
    }
    return json;
}

/* The field as a string; NULL when it is absent or none, and a problem is then added where it must be there.
 */
static const json_t *string_field(body_reading *reading, const char *field, bool required)
{
    const json_t *value = json_object_get(reading->object, field);
    if (json_is_string(value)) {
        return value;
    }
    if (!value && required) {
        pa_problem_missing(reading->problems, "body", field);
    } else if (json_is_null(value) && required) {
        pa_problem_null(reading->problems, "body", field);
    } else if (value && !json_is_null(value)) {
        pa_problem_not_string(reading->problems, "body", field);
    }
    return NULL;
}

static const char *copy_text(body_reading *reading, const void *data, size_t size)
{
    char *copy = pa_arena_alloc(reading->arena, size + 1);
    return copy ? memcpy(copy, data, size) : NULL;
}

static void read_prompt(body_reading *reading, pa_request *request)
{
    const json_t *value = string_field(reading, "prompt", true);
    if (!value) {
        return;
    }
    pa_span text = {(const uint8_t *)json_string_value(value), json_string_length(value)};
    pa_span prompt;
    switch (pa_prompt_check(text, &prompt)) {
    case PA_PROMPT_FINE:
        request->prompt = copy_text(reading, prompt.data, prompt.size);
        break;
    case PA_PROMPT_BLANK:
        pa_problem_add(reading->problems, "body", "prompt", "ensure this value has at least 1 characters",
                       "value_error.any_str.min_length", json_pack("{s:i}", "limit_value", 1));
        break;
    case PA_PROMPT_TOO_LONG: {
        char message[80];
        snprintf(message, sizeof message, "ensure this value has at most %d characters",
                 PA_PROMPT_MAX_CHARACTERS);
        pa_problem_add(reading->problems, "body", "prompt", message, "value_error.any_str.max_length",
                       json_pack("{s:i}", "limit_value", PA_PROMPT_MAX_CHARACTERS));
        break;
    }
    case PA_PROMPT_CONTROL:
        pa_problem_add(reading->problems, "body", "prompt", "control characters are not allowed",
                       "value_error.any_str.control_character", NULL);
        break;
    case PA_PROMPT_NOT_UTF8:
        pa_problem_add(reading->problems, "body", "prompt", "str is not valid UTF-8", "value_error.unicode",
                       NULL);
        break;
    }
}

/* The text of the mode, or NULL when a problem was added. Whether it is a mode is judged by the caller. */
static const char *read_mode(body_reading *reading)
{
    const json_t *value = string_field(reading, "mode", true);
    return value ? copy_text(reading, json_string_value(value), json_string_length(value)) : NULL;
}

static void read_flag(body_reading *reading, const char *field, bool *out_flag)
{
    const json_t *value = json_object_get(reading->object, field);
    if (json_is_boolean(value)) {
        *out_flag = json_is_true(value);
    } else if (value && !json_is_null(value)) {
        pa_problem_not_boolean(reading->problems, "body", field);
    }
}

static void read_webhook(body_reading *reading, const char **out_url)
{
    const json_t *value = string_field(reading, "webhook_url", false);
    if (!value) {
        return;
    }
    const char *url = json_string_value(value);
    size_t length = json_string_length(value);
    bool web = strncasecmp(url, "https://", 8) == 0 || strncasecmp(url, "http://", 7) == 0;
    if (!web || strlen(url) != length || length > MAX_URL || strcspn(url, " \t\r\n") != length) {
        pa_problem_add(reading->problems, "body", "webhook_url", "invalid or missing URL scheme",
                       "value_error.url.scheme", NULL);
        return;
    }
    *out_url = copy_text(reading, url, length);
}

static void read_engine(body_reading *reading, pa_request *request)
{
    const json_t *value = string_field(reading, "engine", false);
    if (!value || strcmp(json_string_value(value), "auto") == 0) {
        return;
    }
    const pa_engine *engine = pa_registry_find(reading->registry, json_string_value(value));
    if (engine && strlen(engine->name) == json_string_length(value)) {
        request->engine = engine->name;
        return;
    }
    json_t *permitted = json_array();
    for (size_t i = 0; i < reading->registry->engine_count; i++) {
        json_array_append_new(permitted, json_string(reading->registry->engines[i].name));
    }
    pa_problem_add(reading->problems, "body", "engine", "there is no engine of that name", "type_error.enum",
                   json_pack("{s:o}", "enum_values", permitted));
}

pa_body_verdict pa_generate_body_read(pa_span body, const char *content_type, const pa_registry *registry,
                                      pa_brightness brightness, pa_arena *arena, pa_generate_body *out_body,
                                      json_t **out_problems, const char **out_mode_text)
{
    json_t *problems = json_array();
    json_t *object = problems ? decode_object(body, content_type, problems) : NULL;
    body_reading reading = {.object = object, .registry = registry, .arena = arena, .problems = problems};
    pa_generate_body result = {.request = {.brightness = brightness}, .use_cache = true};
    const char *mode = NULL;
    if (object) {
        read_prompt(&reading, &result.request);
        mode = read_mode(&reading);
        read_engine(&reading, &result.request);
        pa_option_fields_read_json(object, problems, &result.request);
        read_flag(&reading, "cache", &result.use_cache);
        read_flag(&reading, "async", &result.async);
        read_webhook(&reading, &result.webhook_url);
    }
    json_decref(object);
    if (json_array_size(problems) > 0) {
        *out_problems = problems;
        return PA_BODY_PROBLEMS;
    }
    json_decref(problems);
    /* What is required is missing, but no problem could be noted. */
    if (!result.request.prompt || !mode) {
        return PA_BODY_NO_MEMORY;
    }
    if (!pa_mode_parse(mode, &result.request.mode)) {
        *out_mode_text = mode;
        return PA_BODY_BAD_MODE;
    }
    *out_body = result;
    return PA_BODY_FINE;
}
