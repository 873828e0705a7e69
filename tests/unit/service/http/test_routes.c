#include "cmocka_prelude.h"

#include <string.h>

#include "service/http/routes.h"

static void nothing(void *context, pa_http_exchange *exchange)
{
    (void)context;
    (void)exchange;
}

static const pa_http_route ROUTES[] = {
    {"GET", "/", nothing, 0, 1},
    {"GET", "/models", nothing, 0, 2},
    {"POST", "/models/generate", nothing, 0, 3},
    {"GET", "/models/{id}", nothing, 0, 4},
    {"DELETE", "/models/{id}", nothing, 0, 5},
    {"GET", "/models/{id}/files/{name}", nothing, 0, 6},
};

/* The tag of the route that serves it; 0 = none, and allow tells of others. */
static unsigned serve(const char *method, const char *path, char allow[PA_HTTP_ALLOW_TEXT])
{
    pa_http_routes routes;
    assert_int_equal(pa_http_routes_init(&routes, ROUTES, sizeof ROUTES / sizeof ROUTES[0], NULL), PA_OK);
    char text[128];
    char spare[128];
    strcpy(text, path);
    pa_http_target target;
    assert_true(pa_http_target_split(text, spare, &target));
    const pa_http_compiled_route *route = pa_http_routes_match(&routes, method, &target, allow);
    unsigned tag = route ? route->route->tag : 0;
    pa_http_routes_done(&routes);
    return tag;
}

static void routes_are_found_by_method_and_path(void **state)
{
    (void)state;
    char allow[PA_HTTP_ALLOW_TEXT];
    assert_int_equal(serve("GET", "/", allow), 1);
    assert_int_equal(serve("HEAD", "/models", allow), 2);
    assert_int_equal(serve("POST", "/models/generate", allow), 3);
    assert_int_equal(serve("DELETE", "/models/x", allow), 5);
    assert_int_equal(serve("GET", "/models/x/files/y", allow), 6);
}

static void a_path_without_the_method_lists_what_it_allows(void **state)
{
    (void)state;
    char allow[PA_HTTP_ALLOW_TEXT];
    assert_int_equal(serve("PUT", "/models/x", allow), 0);
    assert_string_equal(allow, "GET, HEAD, DELETE");
    assert_int_equal(serve("GET", "/other", allow), 0);
    assert_string_equal(allow, "");
    assert_int_equal(serve("GET", "/models/x/files", allow), 0);
    assert_string_equal(allow, "");
}

static void the_first_pattern_that_has_a_path_owns_it(void **state)
{
    (void)state;
    char allow[PA_HTTP_ALLOW_TEXT];
    assert_int_equal(serve("GET", "/models/generate", allow), 0);
    assert_string_equal(allow, "POST");
    assert_int_equal(serve("DELETE", "/models/generate", allow), 0);
    assert_int_equal(serve("GET", "/models/generated", allow), 4);
}

static void parameters_are_numbered_in_their_order(void **state)
{
    (void)state;
    pa_http_routes routes;
    assert_int_equal(pa_http_routes_init(&routes, ROUTES, sizeof ROUTES / sizeof ROUTES[0], NULL), PA_OK);
    assert_int_equal(pa_http_route_parameter(&routes.routes[5], "id"), 0);
    assert_int_equal(pa_http_route_parameter(&routes.routes[5], "name"), 1);
    assert_int_equal(pa_http_route_parameter(&routes.routes[5], "files"), -1);
    pa_http_routes_done(&routes);
}

static void patterns_that_cannot_be_are_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "", "models", "/{", "/{}", "/{a", "/{a}/{b}/{c}/{d}/{e}", "/1/2/3/4/5/6/7/8/9/10/11/12/13"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        pa_http_route route = {"GET", bad[i], nothing, 0, 0};
        pa_http_routes routes;
        assert_int_equal(pa_http_routes_init(&routes, &route, 1, NULL), PA_INVALID);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(routes_are_found_by_method_and_path),
        cmocka_unit_test(a_path_without_the_method_lists_what_it_allows),
        cmocka_unit_test(the_first_pattern_that_has_a_path_owns_it),
        cmocka_unit_test(parameters_are_numbered_in_their_order),
        cmocka_unit_test(patterns_that_cannot_be_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
