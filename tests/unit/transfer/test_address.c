#include "cmocka_prelude.h"

#include "transfer/transfer.h"

typedef struct fixture {
    pa_transfers *transfers;
    pa_arena arena;
} fixture;

static int set_up(void **state)
{
    static fixture here;
    pa_arena_init(&here.arena, 0);
    *state = &here;
    return pa_transfers_new(&here.transfers, NULL) == PA_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    fixture *here = *state;
    pa_transfers_free(here->transfers);
    pa_arena_done(&here->arena);
    return 0;
}

static void references_are_resolved(void **state)
{
    fixture *here = *state;
    static const char *const cases[][3] = {
        {"https://a.example/b/c", "d", "https://a.example/b/d"},
        {"https://a.example/b/c", "/d?e=f", "https://a.example/d?e=f"},
        {"https://a.example/b", "//c.example/d", "https://c.example/d"},
        {"https://a.example/b", "http://c.example:81/d", "http://c.example:81/d"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *url = NULL;
        assert_int_equal(
            pa_transfer_resolve(here->transfers, cases[i][0], cases[i][1], &here->arena, &url, NULL), PA_OK);
        assert_string_equal(url, cases[i][2]);
    }
}

static void what_is_not_http_is_refused(void **state)
{
    fixture *here = *state;
    static const char *const references[] = {"file:///etc/passwd", "ftp://a.example/", "gopher://a.example/"};
    for (size_t i = 0; i < sizeof references / sizeof references[0]; i++) {
        char *url = NULL;
        assert_int_equal(pa_transfer_resolve(here->transfers, "https://a.example/", references[i],
                                             &here->arena, &url, NULL),
                         PA_INVALID);
        assert_null(url);
    }
}

static void origins_are_scheme_host_and_port(void **state)
{
    fixture *here = *state;
    static const struct {
        const char *url, *other;
        bool same;
    } cases[] = {
        {"https://a.example/x", "https://A.example:443/y", true},
        {"http://a.example", "http://a.example:80/", true},
        {"https://a.example", "http://a.example", false},
        {"https://a.example", "https://b.example", false},
        {"https://a.example", "https://a.example:444", false},
        {"https://a.example", "https://a.example@b.example", false},
        {"https://a.example", "", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(pa_transfer_same_origin(here->transfers, cases[i].url, cases[i].other),
                         cases[i].same);
    }
}

static void hosts_are_lower_case_and_without_the_rest(void **state)
{
    fixture *here = *state;
    assert_string_equal(pa_transfer_host(here->transfers, "https://user@A.Example:8/x", &here->arena),
                        "a.example");
    assert_null(pa_transfer_host(here->transfers, "nonsense here", &here->arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(references_are_resolved, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_http_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(origins_are_scheme_host_and_port, set_up, tear_down),
        cmocka_unit_test_setup_teardown(hosts_are_lower_case_and_without_the_rest, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
