#include "cmocka_prelude.h"

#include "service/api/loopback.h"

static void a_program_on_this_machine_is_let_in(void **state)
{
    (void)state;
    static const char *const hosts[] = {"localhost", "LOCALHOST:8000", "127.0.0.1:8000",
                                        "127.9.9.9", "[::1]:8000",     "[::1]"};
    for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++) {
        assert_true(pa_api_is_local_page(hosts[i], NULL));
    }
    assert_true(pa_api_is_local_page(NULL, NULL));
    assert_true(pa_api_is_local_page("localhost:8000", "http://localhost:3000"));
    assert_true(pa_api_is_local_page("127.0.0.1", "http://[::1]:8000"));
}

static void a_page_from_elsewhere_is_not(void **state)
{
    (void)state;
    assert_false(pa_api_is_local_page("localhost", "https://evil.example"));
    assert_false(pa_api_is_local_page("localhost", "https://localhost.evil.example"));
    assert_false(pa_api_is_local_page("localhost", "null"));
    assert_false(pa_api_is_local_page("localhost", ""));
}

static void a_name_pointed_at_this_machine_is_not(void **state)
{
    (void)state;
    static const char *const hosts[] = {
        "evil.example", "localhost.evil.example:8000", "128.0.0.1", "[::2]", "",
        "::1",          "127.0.0.1.evil.example",      "0.0.0.0"};
    for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++) {
        assert_false(pa_api_is_local_page(hosts[i], NULL));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_program_on_this_machine_is_let_in),
        cmocka_unit_test(a_page_from_elsewhere_is_not),
        cmocka_unit_test(a_name_pointed_at_this_machine_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
