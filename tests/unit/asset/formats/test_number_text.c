#include "cmocka_prelude.h"

#include "asset/formats/number_text.h"

static void numbers_are_written_short(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        const char *text;
    } cases[] = {
        {0, 6, "0"},
        {-0.0, 6, "0"},
        {1, 6, "1"},
        {-1.5, 6, "-1.5"},
        {0.1234567, 6, "0.123457"},
        {-0.0000001, 6, "0"},
        {12, 0, "12"},
        {0.05, 2, "0.05"},
        {99.999, 2, "100"},
        {123456789, 3, "123456789"},
        {1e30, 6, "1e+30"},
        {-2e20, 12, "-2e+20"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pa_bytes out = {0};
        pa_number_append(&out, cases[i].value, cases[i].decimals);
        pa_bytes_append_fill(&out, 0, 1);
        assert_string_equal((const char *)out.data, cases[i].text);
        pa_bytes_done(&out);
    }
}

static void places_follow_the_size(void **state)
{
    (void)state;
    assert_int_equal(pa_number_decimals_for(1), 5);
    assert_int_equal(pa_number_decimals_for(0.9), 6);
    assert_int_equal(pa_number_decimals_for(0.004), 8);
    assert_int_equal(pa_number_decimals_for(10), 4);
    assert_int_equal(pa_number_decimals_for(1e9), 0);
    assert_int_equal(pa_number_decimals_for(0), PA_MOST_DECIMALS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_written_short),
        cmocka_unit_test(places_follow_the_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
