#include "cmocka_prelude.h"

#include "service/api/accept_encoding.h"

static void gzip_is_taken_where_it_is_named(void **state)
{
    (void)state;
    static const char *const yes[] = {"gzip", "deflate, gzip, br",     "br;q=1.0, GZIP;q=0.8",
                                      "*",    "identity;q=0, *;q=0.5", "gzip ; q=0.001"};
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
        assert_true(pa_accepts_coding(yes[i], "gzip"));
    }
}

static void gzip_is_left_where_it_is_not_wanted(void **state)
{
    (void)state;
    static const char *const no[] = {
        NULL,    "",        "identity", "br, deflate", "gzip;q=0", "gzip; q=0.0, *",
        "xgzip", "gzipped", "*;q=0",    ",,,"};
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++) {
        assert_false(pa_accepts_coding(no[i], "gzip"));
    }
}

static void each_coding_is_asked_for_by_itself(void **state)
{
    (void)state;
    assert_true(pa_accepts_coding("gzip, deflate, br", "br"));
    assert_true(pa_accepts_coding("*", "br"));
    assert_false(pa_accepts_coding("gzip, deflate", "br"));
    assert_false(pa_accepts_coding("br;q=0, *", "br"));
    assert_false(pa_accepts_coding("brotli", "br"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gzip_is_taken_where_it_is_named),
        cmocka_unit_test(gzip_is_left_where_it_is_not_wanted),
        cmocka_unit_test(each_coding_is_asked_for_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
