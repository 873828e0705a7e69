#include "cmocka_prelude.h"

#include <string.h>

#include "service/api/cors.h"

static pa_arena arena;

static pa_cors make(const char *origins)
{
    pa_cors cors = {0};
    assert_int_equal(pa_cors_init(origins, &arena, &cors, NULL), PA_OK);
    return cors;
}

static const char *header(const pa_cors_answer *answer, const char *name)
{
    for (size_t i = 0; i < answer->header_count; i++) {
        if (strcmp(answer->headers[i].name, name) == 0) {
            return answer->headers[i].value;
        }
    }
    return NULL;
}

static pa_cors_answer preflight(const pa_cors *cors, const char *origin, const char *method)
{
    pa_cors_request request = {.method = "OPTIONS",
                               .origin = origin,
                               .requested_method = method,
                               .requested_headers = "content-type, x-app"};
    return pa_cors_judge(cors, &request);
}

static void a_request_without_origin_only_varies(void **state)
{
    (void)state;
    pa_cors cors = make("*");
    pa_cors_answer answer = pa_cors_judge(&cors, &(pa_cors_request){.method = "GET"});
    assert_int_equal(answer.header_count, 1);
    assert_string_equal(header(&answer, "Vary"), "Origin");
    assert_int_equal(answer.preflight_status, 0);
}

static void all_origins_get_a_star_unless_cookies_come_along(void **state)
{
    (void)state;
    pa_cors cors = make("*");
    pa_cors_request request = {.method = "GET", .origin = "https://app.example"};
    pa_cors_answer answer = pa_cors_judge(&cors, &request);
    assert_string_equal(header(&answer, "Access-Control-Allow-Origin"), "*");
    assert_string_equal(header(&answer, "Access-Control-Allow-Credentials"), "true");
    request.has_cookie = true;
    answer = pa_cors_judge(&cors, &request);
    assert_string_equal(header(&answer, "Access-Control-Allow-Origin"), "https://app.example");
}

static void named_origins_are_mirrored_and_others_get_nothing(void **state)
{
    (void)state;
    pa_cors cors = make("https://app.example/, http://localhost:3000");
    pa_cors_request request = {.method = "POST", .origin = "http://localhost:3000"};
    pa_cors_answer answer = pa_cors_judge(&cors, &request);
    assert_string_equal(header(&answer, "Access-Control-Allow-Origin"), "http://localhost:3000");
    request.origin = "https://app.example";
    answer = pa_cors_judge(&cors, &request);
    assert_string_equal(header(&answer, "Access-Control-Allow-Origin"), "https://app.example");
    request.origin = "https://app.example.evil";
    answer = pa_cors_judge(&cors, &request);
    assert_null(header(&answer, "Access-Control-Allow-Origin"));
}

static void a_preflight_mirrors_origin_and_headers(void **state)
{
    (void)state;
    pa_cors cors = make("*");
    pa_cors_answer answer = preflight(&cors, "https://app.example", "POST");
    assert_int_equal(answer.preflight_status, 200);
    assert_string_equal(answer.preflight_text, "OK");
    assert_string_equal(header(&answer, "Access-Control-Allow-Origin"), "https://app.example");
    assert_string_equal(header(&answer, "Access-Control-Allow-Headers"), "content-type, x-app");
    assert_string_equal(header(&answer, "Access-Control-Allow-Methods"),
                        "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
    assert_string_equal(header(&answer, "Access-Control-Max-Age"), "600");
    assert_string_equal(header(&answer, "Access-Control-Allow-Credentials"), "true");
    assert_string_equal(header(&answer, "Vary"), "Origin");
}

static void a_disallowed_preflight_says_what_is_disallowed(void **state)
{
    (void)state;
    pa_cors cors = make("https://app.example");
    pa_cors_answer answer = preflight(&cors, "https://evil.example", "POST");
    assert_int_equal(answer.preflight_status, 400);
    assert_string_equal(answer.preflight_text, "Disallowed CORS origin");
    assert_null(header(&answer, "Access-Control-Allow-Origin"));
    answer = preflight(&cors, "https://app.example", "TRACE");
    assert_string_equal(answer.preflight_text, "Disallowed CORS method");
    answer = preflight(&cors, "https://evil.example", "TRACE");
    assert_string_equal(answer.preflight_text, "Disallowed CORS origin, method");
}

static void options_without_a_requested_method_is_an_ordinary_request(void **state)
{
    (void)state;
    pa_cors cors = make("*");
    pa_cors_answer answer =
        pa_cors_judge(&cors, &(pa_cors_request){.method = "OPTIONS", .origin = "https://app.example"});
    assert_int_equal(answer.preflight_status, 0);
    assert_string_equal(header(&answer, "Access-Control-Allow-Origin"), "*");
}

static void an_origin_without_scheme_is_refused(void **state)
{
    (void)state;
    pa_cors cors;
    assert_int_equal(pa_cors_init("app.example", &arena, &cors, NULL), PA_INVALID);
    assert_int_equal(pa_cors_init("https://a.example,b.example", &arena, &cors, NULL), PA_INVALID);
}

static int drop_arena(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_without_origin_only_varies),
        cmocka_unit_test(all_origins_get_a_star_unless_cookies_come_along),
        cmocka_unit_test(named_origins_are_mirrored_and_others_get_nothing),
        cmocka_unit_test(a_preflight_mirrors_origin_and_headers),
        cmocka_unit_test(a_disallowed_preflight_says_what_is_disallowed),
        cmocka_unit_test(options_without_a_requested_method_is_an_ordinary_request),
        cmocka_unit_test(an_origin_without_scheme_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, drop_arena);
}
