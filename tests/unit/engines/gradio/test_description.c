#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>

#include "engines/gradio/arguments.h"
#include "engines/gradio/description.h"

static int set_up(void **state)
{
    static pa_arena arena;
    pa_arena_init(&arena, 0);
    *state = &arena;
    return 0;
}

static int tear_down(void **state)
{
    pa_arena_done(*state);
    return 0;
}

static pa_status decode(pa_arena *arena, const char *text, pa_space_description *out_description,
                        pa_error *err)
{
    return pa_space_description_decode((pa_span){(const uint8_t *)text, strlen(text)}, arena, out_description,
                                       err);
}

/* A description with these members after the first three. */
static pa_status decode_with(pa_arena *arena, const char *members, pa_space_description *out_description,
                             pa_error *err)
{
    char text[1024];
    snprintf(text, sizeof text, "{\"engine\": \"mine\", \"space\": \"me/mine\", \"api_name\": \"/go\", %s}",
             members);
    return decode(arena, text, out_description, err);
}

static void a_space_for_words_is_read(void **state)
{
    pa_space_description description;
    assert_int_equal(
        decode_with(*state,
                    "\"title\": \"Mine\", \"modes\": [\"advanced\"], \"output\": 2, \"parameters\": ["
                    "{\"name\": \"text\", \"from\": \"prompt\"},"
                    "{\"name\": \"cfg\", \"from\": \"guidance\", \"value\": 7.5},"
                    "{\"name\": \"fast\", \"value\": true}]",
                    &description, NULL),
        PA_OK);
    assert_string_equal(description.engine, "mine");
    assert_string_equal(description.title, "Mine");
    assert_string_equal(description.space, "me/mine");
    assert_string_equal(description.api_name, "go");
    assert_int_equal(description.modes, 1u << PA_MODE_ADVANCED);
    assert_int_equal(description.wanted_output, 2);
    assert_int_equal(description.parameter_count, 3);
    assert_int_equal(description.parameters[1].source, PA_FROM_GUIDANCE);
    assert_string_equal(description.parameters[2].constant, "true");
    assert_false(pa_space_takes_images(&description));
    assert_null(description.follow_up);
}

static void a_space_for_images_with_a_second_call_is_read(void **state)
{
    pa_space_description description;
    pa_error err = {0};
    assert_int_equal(decode_with(*state,
                                 "\"parameters\": [{\"name\": \"picture\", \"from\": \"image\"}], \"then\": {"
                                 "\"api_name\": \"/export\", \"output\": 1, \"parameters\": ["
                                 "{\"name\": \"mesh\", \"from\": \"first_output\"},"
                                 "{\"name\": \"type\", \"value\": \"glb\"}]}",
                                 &description, &err),
                     PA_OK);
    assert_true(pa_space_takes_images(&description));
    assert_int_equal(description.modes, 0);
    assert_string_equal(description.title, "mine");
    assert_string_equal(description.follow_up->api_name, "export");
    assert_int_equal(description.follow_up->wanted_output, 1);
    assert_int_equal(description.follow_up->parameter_count, 2);
    assert_int_equal(description.follow_up->parameters[0].source, PA_FROM_FIRST_OUTPUT);
}

static void mistakes_are_named(void **state)
{
    static const struct {
        const char *members;
        const char *words;
    } cases[] = {
        {"\"parameters\": [{\"name\": \"a\", \"value\": 1}]", "\"prompt\" or from \"image\""},
        {"\"parameters\": [{\"name\": \"a\", \"from\": \"prompt\"}, {\"name\": \"b\", \"from\": \"image\"}]",
         "not from both"},
        {"\"modes\": [\"basic\"], \"parameters\": [{\"name\": \"a\", \"from\": \"image\"}]", "no \"modes\""},
        {"\"modes\": [\"fast\"], \"parameters\": [{\"name\": \"a\", \"from\": \"prompt\"}]", "\"basic\""},
        {"\"parameters\": [{\"name\": \"a\", \"from\": \"first_output\"}]", "first_output"},
        {"\"parameters\": [{\"name\": \"a\", \"from\": \"steps\"}]", "needs a \"value\""},
        {"\"parameters\": [{\"from\": \"prompt\"}]", "\"name\""},
        {"\"output\": -1, \"parameters\": []", "\"output\""},
        {"\"parameters\": {}", "an array of at most 32"},
        {"\"parameters\": [{\"name\": \"a\", \"from\": \"image\"}], \"then\": {\"api_name\": \"b\", "
         "\"parameters\": [{\"name\": \"c\", \"from\": \"image\"}]}",
         "in \"then\""},
        {"\"parameters\": [{\"name\": \"a\", \"from\": \"image\"}], \"then\": {}", "\"api_name\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        pa_space_description untouched = {.wanted_output = 77};
        pa_error err = {0};
        assert_int_equal(decode_with(*state, cases[i].members, &untouched, &err), PA_INVALID);
        if (!strstr(err.detail, cases[i].words)) {
            fail_msg("%s: %s", cases[i].members, err.detail);
        }
        assert_int_equal(untouched.wanted_output, 77);
    }
    pa_space_description description;
    pa_error err = {0};
    assert_int_equal(decode(*state, "{\"engine\": \"mine\"}", &description, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "\"space\""));
}

static void options_of_a_request_replace_the_values(void **state)
{
    (void)state;
    const pa_space_description *shap_e = pa_space_shap_e();
    const pa_request plain = {.prompt = "a chair", .seed = 7};
    const pa_request special = {.prompt = "a chair", .seed = 7, .steps = 32, .guidance = 9.5};
    const double expected[2][2] = {{20, 100}, {9.5, 32}};
    const pa_request *requests[2] = {&plain, &special};
    for (int i = 0; i < 2; i++) {
        pa_gradio_value values[PA_SPACE_PARAMETERS_MAX];
        pa_space_material material = {.request = requests[i]};
        assert_int_equal(
            pa_space_values(shap_e->parameters, shap_e->parameter_count, &material, values, NULL), PA_OK);
        assert_string_equal(json_string_value(values[0].json), "a chair");
        assert_int_equal(json_integer_value(values[1].json), 7);
        assert_true(json_number_value(values[2].json) == expected[i][0]);
        assert_true(json_number_value(values[3].json) == expected[i][1]);
        for (uint32_t k = 0; k < shap_e->parameter_count; k++) {
            json_decref(values[k].json);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_space_for_words_is_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_space_for_images_with_a_second_call_is_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(mistakes_are_named, set_up, tear_down),
        cmocka_unit_test(options_of_a_request_replace_the_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
