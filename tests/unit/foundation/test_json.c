#include "cmocka_prelude.h"

#include <string.h>

#include "foundation/json.h"

static pa_status decode(const char *text, json_t **out)
{
    pa_span span = {.data = (const uint8_t *)text, .size = strlen(text)};
    return pa_json_decode(span, NULL, out, NULL);
}

static void a_value_is_decoded(void **state)
{
    (void)state;
    json_t *json = NULL;
    assert_int_equal(decode("{\"prompt\":\"chair\",\"seed\":7}", &json), PA_OK);
    assert_string_equal(json_string_value(json_object_get(json, "prompt")), "chair");
    assert_true(json_is_integer(json_object_get(json, "seed")));
    json_decref(json);
}

static void whole_numbers_past_int64_become_reals(void **state)
{
    (void)state;
    json_t *json = NULL;
    assert_int_equal(decode("{\"app_id\":17126080454941187136,\"id\":3}", &json), PA_OK);
    assert_true(json_number_value(json_object_get(json, "app_id")) > 1.7e19);
    assert_true(json_is_integer(json_object_get(json, "id")));
    json_decref(json);
}

static void hostile_text_is_refused(void **state)
{
    (void)state;
    const char *texts[] = {"",        "{",   "[1,]",     "{\"a\":1,\"a\":2}", "1e400",
                           "[1e999]", "NaN", "\"\xFF\"", "{\"a\":1} x"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        json_t *json = NULL;
        assert_int_equal(decode(texts[i], &json), PA_INVALID);
        assert_null(json);
    }
}

static void a_nesting_bomb_is_refused_before_it_recurses(void **state)
{
    (void)state;
    static char bomb[200000];
    memset(bomb, '[', sizeof bomb - 1);
    json_t *json = NULL;
    assert_int_equal(decode(bomb, &json), PA_INVALID);
}

static void brackets_inside_strings_do_not_count(void **state)
{
    (void)state;
    char text[300] = "\"";
    memset(text + 1, '[', 200);
    strcpy(text + 201, "\\\"[\"");
    json_t *json = NULL;
    assert_int_equal(decode(text, &json), PA_OK);
    json_decref(json);
}

static void too_many_bytes_are_refused(void **state)
{
    (void)state;
    json_t *json = NULL;
    pa_span span = {.data = (const uint8_t *)"[1,2,3]", .size = 7};
    assert_int_equal(pa_json_decode(span, &(pa_json_limits){.max_bytes = 6}, &json, NULL), PA_TOO_LARGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_is_decoded),
        cmocka_unit_test(whole_numbers_past_int64_become_reals),
        cmocka_unit_test(hostile_text_is_refused),
        cmocka_unit_test(a_nesting_bomb_is_refused_before_it_recurses),
        cmocka_unit_test(brackets_inside_strings_do_not_count),
        cmocka_unit_test(too_many_bytes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
