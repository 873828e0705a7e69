#include "cmocka_prelude.h"

#include "engines/engine.h"

static void a_mode_is_known_by_its_name_in_any_case(void **state)
{
    (void)state;
    pa_mode mode = PA_MODE_BASIC;
    assert_true(pa_mode_parse("AdVanced", &mode));
    assert_int_equal(mode, PA_MODE_ADVANCED);
    assert_true(pa_mode_parse(pa_mode_name(PA_MODE_BASIC), &mode));
    assert_int_equal(mode, PA_MODE_BASIC);
}

static void an_unknown_mode_leaves_the_output_alone(void **state)
{
    (void)state;
    pa_mode mode = PA_MODE_ADVANCED;
    assert_false(pa_mode_parse("turbo", &mode));
    assert_false(pa_mode_parse("", &mode));
    assert_false(pa_mode_parse(NULL, &mode));
    assert_int_equal(mode, PA_MODE_ADVANCED);
}

static void every_state_has_its_name(void **state)
{
    (void)state;
    assert_string_equal(pa_engine_state_name(PA_ENGINE_READY), "ready");
    assert_string_equal(pa_engine_state_name(PA_ENGINE_FAILING), "failing");
    assert_string_equal(pa_engine_state_name(PA_ENGINE_UNCONFIGURED), "unconfigured");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mode_is_known_by_its_name_in_any_case),
        cmocka_unit_test(an_unknown_mode_leaves_the_output_alone),
        cmocka_unit_test(every_state_has_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
