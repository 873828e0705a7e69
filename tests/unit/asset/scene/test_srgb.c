#include <math.h>

#include "asset/scene/srgb.h"
#include "cmocka_prelude.h"

static void every_code_comes_back_from_its_linear_value(void **state)
{
    (void)state;
    for (int code = 0; code < 256; code++) {
        assert_int_equal(pa_srgb_code(pa_srgb_linear[code]), code);
    }
}

static void linear_values_follow_the_standard(void **state)
{
    (void)state;
    assert_true(pa_srgb_linear[0] == 0.0F && pa_srgb_linear[255] == 1.0F);
    assert_true(fabs((double)pa_srgb_linear[188] - 0.502886) < 1e-5);
    assert_true(fabs((double)pa_srgb_linear[5] - 5.0 / 255.0 / 12.92) < 1e-8);
}

static void the_nearest_code_is_taken(void **state)
{
    (void)state;
    for (int i = 0; i <= 10000; i++) {
        double linear = i / 10000.0;
        double exact = linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1.0 / 2.4) - 0.055;
        assert_true(fabs(pa_srgb_code((float)linear) - 255.0 * exact) <= 0.501);
    }
}

static void what_lies_outside_is_clamped(void **state)
{
    (void)state;
    assert_int_equal(pa_srgb_code(-1.0F), 0);
    assert_int_equal(pa_srgb_code(NAN), 0);
    assert_int_equal(pa_srgb_code(2.0F), 255);
    assert_int_equal(pa_srgb_code(INFINITY), 255);
}

static void a_written_colour_gives_red_green_and_blue(void **state)
{
    (void)state;
    float color[3];
    pa_srgb_unpack(0xFF00BC, color);
    assert_true(color[0] == 1.0F && color[1] == 0.0F && color[2] == pa_srgb_linear[188]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_comes_back_from_its_linear_value),
        cmocka_unit_test(linear_values_follow_the_standard),
        cmocka_unit_test(the_nearest_code_is_taken),
        cmocka_unit_test(what_lies_outside_is_clamped),
        cmocka_unit_test(a_written_colour_gives_red_green_and_blue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
