#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>

#include "engines/request_options.h"

static const pa_request_option *option_named(const char *name)
{
    for (size_t i = 0; i < PA_REQUEST_OPTION_COUNT; i++) {
        if (strcmp(pa_request_options[i].name, name) == 0) {
            return &pa_request_options[i];
        }
    }
    fail_msg("there is no option %s", name);
    return NULL;
}

static pa_request_option_fault read_text(const char *name, const char *text, pa_request *request)
{
    return pa_request_option_read(option_named(name), (pa_span){(const uint8_t *)text, strlen(text)},
                                  request);
}

static void every_name_and_flag_is_there_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < PA_REQUEST_OPTION_COUNT; i++) {
        const pa_request_option *option = &pa_request_options[i];
        assert_non_null(option->set);
        assert_true(strlen(option->help) > 0);
        assert_int_equal(option->value_name == NULL, option->type == PA_REQUEST_FLAG);
        assert_int_equal(option->choice != NULL, option->type == PA_REQUEST_CHOICE);
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(option->name, pa_request_options[k].name);
            assert_string_not_equal(option->flag, pa_request_options[k].flag);
        }
    }
}

static void every_option_sets_its_own_member(void **state)
{
    (void)state;
    pa_request request = {0};
    static const char *const given[][2] = {
        {"seed", "7"},
        {"height_m", "0.5"},
        {"size_m", "1e1"},
        {"guidance", "7.5"},
        {"steps", "12"},
        {"guidance_from", "0.25"},
        {"guidance_until", "0.75"},
        {"sampler", "Heun"},
        {"dtype", "bf16"},
        {"grid", "96"},
        {"texture_size", "512"},
        {"fill_holes", "TRUE"},
        {"max_triangles", "20000"},
        {"brightness", "Classic"},
        {"watertight", "1"},
    };
    for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
        assert_int_equal(read_text(given[i][0], given[i][1], &request), PA_REQUEST_OPTION_FINE);
    }
    assert_int_equal(request.seed, 7);
    assert_true(request.height_m == 0.5 && request.size_m == 10 && request.guidance == 7.5);
    assert_int_equal(request.steps, 12);
    assert_true(request.guidance_from == 0.25 && request.guidance_until == 0.75);
    assert_int_equal(request.sampler, PA_SAMPLER_HEUN);
    assert_int_equal(request.precision, PA_PRECISION_BF16);
    assert_int_equal(request.grid, 96);
    assert_int_equal(request.texture_size, 512);
    assert_int_equal(request.max_triangles, 20000);
    assert_int_equal(request.brightness, PA_BRIGHTNESS_CLASSIC);
    assert_true(request.fill_holes && request.watertight);
    assert_int_equal(read_text("fill_holes", "off", &request), PA_REQUEST_OPTION_FINE);
    assert_false(request.fill_holes);
}

static void a_seed_of_minus_one_draws_one(void **state)
{
    (void)state;
    pa_request first = {0};
    pa_request second = {0};
    assert_int_equal(read_text("seed", "-1", &first), PA_REQUEST_OPTION_FINE);
    assert_int_equal(read_text("seed", "-1", &second), PA_REQUEST_OPTION_FINE);
    assert_true(first.seed >= 0 && second.seed >= 0 && first.seed != second.seed);
}

static void the_ends_of_a_range_belong_to_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < PA_REQUEST_OPTION_COUNT; i++) {
        const pa_request_option *option = &pa_request_options[i];
        pa_request request = {0};
        if (option->type == PA_REQUEST_NUMBER || option->type == PA_REQUEST_WHOLE) {
            assert_int_equal(pa_request_option_set(option, option->least, &request), PA_REQUEST_OPTION_FINE);
            assert_int_equal(pa_request_option_set(option, option->most, &request), PA_REQUEST_OPTION_FINE);
            assert_int_equal(pa_request_option_set(option, option->least - 1, &request),
                             PA_REQUEST_OPTION_BELOW);
            assert_int_equal(pa_request_option_set(option, option->most + 1, &request),
                             PA_REQUEST_OPTION_ABOVE);
        }
    }
}

static void what_is_no_value_sets_nothing(void **state)
{
    (void)state;
    static const char *const wrong[][2] = {
        {"height_m", ""},          {"height_m", " 1"},  {"height_m", "0x1"},        {"height_m", "inf"},
        {"height_m", "nan"},       {"height_m", "1 m"}, {"height_m", "1e999"},      {"steps", "2.5"},
        {"texture_size", "large"}, {"seed", "--1"},     {"brightness", "brighter"}, {"brightness", ""},
        {"watertight", "2"},       {"watertight", "y"}, {"fill_holes", ""},
    };
    static const pa_request untouched;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        pa_request request = {0};
        if (read_text(wrong[i][0], wrong[i][1], &request) != PA_REQUEST_OPTION_MISTYPED ||
            memcmp(&request, &untouched, sizeof request) != 0) {
            fail_msg("%s takes '%s'", wrong[i][0], wrong[i][1]);
        }
    }
    pa_request request = {0};
    char digits[200];
    memset(digits, '1', sizeof digits);
    pa_span endless = {(const uint8_t *)digits, sizeof digits};
    assert_int_equal(pa_request_option_read(option_named("seed"), endless, &request),
                     PA_REQUEST_OPTION_MISTYPED);
    pa_span cut = {(const uint8_t *)"1\0002", 3};
    assert_int_equal(pa_request_option_read(option_named("seed"), cut, &request), PA_REQUEST_OPTION_MISTYPED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_and_flag_is_there_once),
        cmocka_unit_test(every_option_sets_its_own_member),
        cmocka_unit_test(a_seed_of_minus_one_draws_one),
        cmocka_unit_test(the_ends_of_a_range_belong_to_it),
        cmocka_unit_test(what_is_no_value_sets_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
