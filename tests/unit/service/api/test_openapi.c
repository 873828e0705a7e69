/* Holds the OpenAPI document against the route table, and its examples against its own shapes. */
#include "cmocka_prelude.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engines/request_options.h"
#include "service/api/api.h"
#include "service/api/pages.h"

static json_t *document;

static int load_document(void **state)
{
    (void)state;
    const pa_embedded_file *file = pa_embedded_find(pa_page_files, "openapi.json");
    return file && pa_json_decode(file->data, NULL, &document, NULL) == PA_OK ? 0 : -1;
}

static int drop_document(void **state)
{
    (void)state;
    json_decref(document);
    return 0;
}

static void lower(const char *method, char out[16])
{
    size_t i = 0;
    for (; method[i] && i < 15; i++) {
        out[i] = (char)tolower((unsigned char)method[i]);
    }
    out[i] = '\0';
}

/* Assets are the pages' own business. */
static bool is_documented(const pa_http_route *route)
{
    return strncmp(route->pattern, "/static/", 8) != 0;
}

static void every_route_is_in_the_document(void **state)
{
    (void)state;
    size_t count;
    const pa_http_route *routes = pa_api_routes(&count);
    for (size_t i = 0; i < count; i++) {
        char method[16];
        lower(routes[i].method, method);
        json_t *path = json_object_get(json_object_get(document, "paths"), routes[i].pattern);
        if (is_documented(&routes[i]) && !json_object_get(path, method)) {
            fail_msg("%s %s is not in openapi.json", routes[i].method, routes[i].pattern);
        }
    }
}

static bool is_routed(const char *method, const char *pattern)
{
    size_t count;
    const pa_http_route *routes = pa_api_routes(&count);
    for (size_t i = 0; i < count; i++) {
        char routed[16];
        lower(routes[i].method, routed);
        bool serves =
            strcmp(routed, method) == 0 || (strcmp(routed, "get") == 0 && strcmp(method, "head") == 0);
        if (serves && strcmp(routes[i].pattern, pattern) == 0) {
            return true;
        }
    }
    return false;
}

static const json_t *follow(const json_t *json)
{
    const char *reference = json_string_value(json_object_get(json, "$ref"));
    if (!reference) {
        return json;
    }
    char path[128];
    snprintf(path, sizeof path, "%s", reference);
    const json_t *target = document;
    char *rest = NULL;
    for (char *part = strtok_r(path + 2, "/", &rest); part; part = strtok_r(NULL, "/", &rest)) {
        target = json_object_get(target, part);
    }
    if (!target) {
        fail_msg("%s leads nowhere", reference);
    }
    return target;
}

/* As much of JSON Schema as the document uses. */
static void assert_fits(const json_t *value, const json_t *schema, const char *where);

static bool has_type(const json_t *value, const char *type)
{
    return strcmp(type, "object") == 0    ? json_is_object(value)
           : strcmp(type, "array") == 0   ? json_is_array(value)
           : strcmp(type, "string") == 0  ? json_is_string(value)
           : strcmp(type, "integer") == 0 ? json_is_integer(value)
           : strcmp(type, "number") == 0  ? json_is_number(value)
           : strcmp(type, "boolean") == 0 ? json_is_boolean(value)
                                          : json_is_null(value);
}

static bool has_one_type(const json_t *value, const json_t *type)
{
    bool found = json_is_string(type) ? has_type(value, json_string_value(type)) : !type;
    for (size_t i = 0; i < json_array_size(type); i++) {
        found = found || has_type(value, json_string_value(json_array_get(type, i)));
    }
    return found;
}

static void assert_fits(const json_t *value, const json_t *schema, const char *where)
{
    schema = follow(schema);
    if (!has_one_type(value, json_object_get(schema, "type"))) {
        fail_msg("the example of %s has the wrong type", where);
    }
    const json_t *required = json_object_get(schema, "required");
    for (size_t i = 0; json_is_object(value) && i < json_array_size(required); i++) {
        const char *field = json_string_value(json_array_get(required, i));
        if (!json_object_get(value, field)) {
            fail_msg("the example of %s lacks %s", where, field);
        }
    }
    const char *field;
    json_t *part;
    json_object_foreach((json_t *)value, field, part)
    {
        const json_t *shape = json_object_get(json_object_get(schema, "properties"), field);
        if (shape) {
            assert_fits(part, shape, where);
        }
    }
    for (size_t i = 0; i < json_array_size(value) && json_object_get(schema, "items"); i++) {
        assert_fits(json_array_get(value, i), json_object_get(schema, "items"), where);
    }
}

static void check_answer(const char *where, const char *status, const json_t *answer)
{
    answer = follow(answer);
    assert_non_null(json_object_get(answer, "description"));
    assert_non_null(json_object_get(json_object_get(answer, "headers"), "X-Request-Id"));
    const json_t *media = json_object_get(json_object_get(answer, "content"), "application/json");
    const json_t *schema = json_object_get(media, "schema");
    const json_t *examples = json_object_get(media, "examples");
    if (media && !json_object_get(media, "example") && !examples) {
        fail_msg("%s has no example of its %s", where, status);
    }
    if (json_object_get(media, "example")) {
        assert_fits(json_object_get(media, "example"), schema, where);
    }
    const char *name;
    json_t *example;
    json_object_foreach((json_t *)examples, name, example)
    {
        assert_fits(json_object_get(example, "value"), schema, where);
    }
    const json_t *page = json_object_get(json_object_get(answer, "content"), "text/html");
    if (atoi(status) >= 400 && !media && !page) {
        fail_msg("%s has no error shape for %s", where, status);
    }
}

static void every_operation_is_routed_and_shows_its_answers(void **state)
{
    (void)state;
    const char *pattern;
    json_t *path;
    json_object_foreach(json_object_get(document, "paths"), pattern, path)
    {
        const char *method;
        json_t *operation;
        json_object_foreach(path, method, operation)
        {
            if (!is_routed(method, pattern)) {
                fail_msg("%s %s is in openapi.json only", method, pattern);
            }
            assert_non_null(json_object_get(operation, "operationId"));
            assert_non_null(json_object_get(operation, "summary"));
            const char *status;
            json_t *answer;
            json_object_foreach(json_object_get(operation, "responses"), status, answer)
            {
                check_answer(pattern, status, answer);
            }
        }
    }
}

static void the_routes_that_count_document_the_limit(void **state)
{
    (void)state;
    size_t count;
    const pa_http_route *routes = pa_api_routes(&count);
    for (size_t i = 0; i < count; i++) {
        char method[16];
        lower(routes[i].method, method);
        const json_t *path = json_object_get(json_object_get(document, "paths"), routes[i].pattern);
        const json_t *answers = json_object_get(json_object_get(path, method), "responses");
        if (is_documented(&routes[i])) {
            assert_int_equal(json_object_get(answers, "429") != NULL, !(routes[i].tag & PA_API_FREE));
            assert_int_equal(json_object_get(answers, "403") != NULL,
                             (routes[i].tag & (PA_API_ADMIN | PA_API_OWNER)) != 0);
            assert_int_equal(json_object_get(answers, "413") != NULL, routes[i].max_body > 0);
        }
    }
}

static void the_request_s_examples_fit_its_shape(void **state)
{
    (void)state;
    const json_t *media = json_object_get(document, "paths");
    static const char *const steps[] = {"/api/models/generate", "post", "requestBody", "content",
                                        "application/json"};
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        media = json_object_get(media, steps[i]);
    }
    assert_true(json_object_size(json_object_get(media, "examples")) > 0);
    const char *name;
    json_t *example;
    json_object_foreach(json_object_get(media, "examples"), name, example)
    {
        assert_fits(json_object_get(example, "value"), json_object_get(media, "schema"), name);
    }
}

static const char *json_type_of(const pa_request_option *option)
{
    switch (option->type) {
    case PA_REQUEST_NUMBER:
        return "number";
    case PA_REQUEST_WHOLE:
        return "integer";
    case PA_REQUEST_FLAG:
        return "boolean";
    case PA_REQUEST_CHOICE:
        break;
    }
    return "string";
}

/* The property must say what the table says; it may also allow null. */
static void assert_shows(const json_t *schema, const pa_request_option *option)
{
    const json_t *property = json_object_get(json_object_get(schema, "properties"), option->name);
    const json_t *type = json_object_get(property, "type");
    const char *first = json_string_value(json_is_array(type) ? json_array_get(type, 0) : type);
    if (!first || strcmp(first, json_type_of(option)) != 0) {
        fail_msg("%s is not in the document as %s", option->name, json_type_of(option));
    }
    assert_non_null(json_object_get(property, "description"));
    if (option->type == PA_REQUEST_NUMBER || option->type == PA_REQUEST_WHOLE) {
        assert_true(json_number_value(json_object_get(property, "minimum")) == option->least);
        assert_true(json_number_value(json_object_get(property, "maximum")) == option->most);
    }
    const json_t *choices = json_object_get(property, "enum");
    for (unsigned place = 0; option->choice && option->choice(place); place++) {
        const char *shown = json_string_value(json_array_get(choices, place));
        assert_string_equal(shown ? shown : "", option->choice(place));
    }
}

static void every_request_option_is_shown_as_the_table_has_it(void **state)
{
    (void)state;
    const json_t *schemas = json_object_get(json_object_get(document, "components"), "schemas");
    const json_t *of_form = json_object_get(schemas, "RequestOptions");
    for (size_t i = 0; i < PA_REQUEST_OPTION_COUNT; i++) {
        assert_shows(json_object_get(schemas, "GenerateRequest"), &pa_request_options[i]);
        assert_shows(of_form, &pa_request_options[i]);
    }
    assert_int_equal(json_object_size(json_object_get(of_form, "properties")), PA_REQUEST_OPTION_COUNT);
}

static void every_reference_leads_somewhere(void **state)
{
    (void)state;
    /* A walk over the whole document with a stack of its own. */
    const json_t *stack[4096];
    size_t depth = 0;
    stack[depth++] = document;
    size_t seen = 0;
    while (depth > 0) {
        const json_t *json = stack[--depth];
        follow(json);
        const char *key;
        json_t *value;
        json_object_foreach((json_t *)json, key, value)
        {
            assert_true(depth < 4096);
            stack[depth++] = value;
        }
        for (size_t i = 0; i < json_array_size(json); i++) {
            assert_true(depth < 4096);
            stack[depth++] = json_array_get(json, i);
        }
        seen++;
    }
    assert_true(seen > 1000);
}

static void the_version_is_the_program_s(void **state)
{
    (void)state;
    assert_string_equal(json_string_value(json_object_get(json_object_get(document, "info"), "version")),
                        PA_VERSION);
    assert_memory_equal(json_string_value(json_object_get(document, "openapi")), "3.1", 3);
}

static void the_pages_name_no_other_server(void **state)
{
    (void)state;
    static const char *const pages[] = {"docs.html", "redoc.html"};
    for (size_t i = 0; i < 2; i++) {
        const pa_embedded_file *page = pa_embedded_find(pa_page_files, pages[i]);
        assert_non_null(page);
        const char *text = (const char *)page->data.data;
        assert_null(strstr(text, "http:"));
        assert_null(strstr(text, "https:"));
        assert_null(strstr(text, "{{"));
        for (const char *at = text; (at = strstr(at, "static/"));) {
            char name[128];
            snprintf(name, sizeof name, "%.*s", (int)strcspn(at, "\""), at);
            assert_non_null(pa_embedded_find(pa_page_files, name));
            at += strlen(name);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_route_is_in_the_document),
        cmocka_unit_test(every_operation_is_routed_and_shows_its_answers),
        cmocka_unit_test(the_routes_that_count_document_the_limit),
        cmocka_unit_test(the_request_s_examples_fit_its_shape),
        cmocka_unit_test(every_request_option_is_shown_as_the_table_has_it),
        cmocka_unit_test(every_reference_leads_somewhere),
        cmocka_unit_test(the_version_is_the_program_s),
        cmocka_unit_test(the_pages_name_no_other_server),
    };
    return cmocka_run_group_tests(tests, load_document, drop_document);
}
