#include "cmocka_prelude.h"

#include <string.h>

#include "app/command_line.h"

static const pa_option options[] = {{"output", 'o', "FILE", "where it goes"},
                                    {"json", 0, NULL, "as JSON"},
                                    {"quiet", 'q', NULL, "no words"},
                                    {0}};
static const pa_command command = {.name = "make",
                                   .takes_request_options = true,
                                   .operands = "PROMPT",
                                   .options = options,
                                   .least_operands = 1,
                                   .most_operands = 1};

static pa_error err;

/* getopt puts operands last, in place. */
static pa_status read_line(const char *const *words, pa_command_line *out)
{
    static char *arguments[16];
    int count = 0;
    arguments[count++] = (char *)"make";
    for (; *words; words++) {
        arguments[count++] = (char *)*words;
    }
    arguments[count] = NULL;
    return pa_command_line_read(&command, count, arguments, out, &err);
}

#define READ(line, ...) read_line((const char *const[]){__VA_ARGS__, NULL}, line)

static void options_may_stand_before_and_after_the_operand(void **state)
{
    (void)state;
    pa_command_line line;
    assert_int_equal(READ(&line, "-q", "a chair", "-o", "chair.glb", "--json"), PA_OK);
    assert_string_equal(line.values[0], "chair.glb");
    assert_string_equal(line.values[1], "");
    assert_string_equal(line.values[2], "");
    assert_int_equal(line.operand_count, 1);
    assert_string_equal(line.operands[0], "a chair");
}

static void settings_are_flags_of_every_command(void **state)
{
    (void)state;
    pa_command_line line;
    assert_int_equal(READ(&line, "x", "--port=81", "--host", "::1"), PA_OK);
    for (size_t i = 0; i < PA_SETTING_COUNT; i++) {
        const char *expected = strcmp(pa_settings[i].name, "PORT") == 0   ? "81"
                               : strcmp(pa_settings[i].name, "HOST") == 0 ? "::1"
                                                                          : NULL;
        if (expected) {
            assert_string_equal(line.flags[i], expected);
        } else {
            assert_null(line.flags[i]);
        }
    }
    assert_null(line.values[0]);
}

static pa_status request_of(const pa_command_line *line, pa_request *out_request)
{
    static const pa_config_result configuration = {.config = {.brightness = "classic"}};
    pa_invocation invocation = {.command = &command, .configuration = &configuration};
    memcpy(invocation.request_values, line->request_values, sizeof invocation.request_values);
    return pa_invocation_request(&invocation, out_request, &err);
}

static void request_options_are_options_of_a_command_that_takes_them(void **state)
{
    (void)state;
    pa_command_line line;
    pa_request request = {0};
    assert_int_equal(READ(&line, "x", "-s", "7", "--height=0.5", "--watertight", "--brightness", "original"),
                     PA_OK);
    assert_int_equal(request_of(&line, &request), PA_OK);
    assert_int_equal(request.seed, 7);
    assert_true(request.height_m == 0.5 && request.watertight && !request.fill_holes);
    assert_int_equal(request.brightness, PA_BRIGHTNESS_ORIGINAL);
    assert_int_equal(READ(&line, "x"), PA_OK);
    assert_int_equal(request_of(&line, &request), PA_OK);
    assert_int_equal(request.brightness, PA_BRIGHTNESS_CLASSIC);
    assert_int_equal(READ(&line, "x", "--height", "tall"), PA_OK);
    assert_int_equal(request_of(&line, &request), PA_INVALID);
    assert_string_equal(err.detail, "--height must be a number from 0.005 to 100, not 'tall'.");
    assert_int_equal(READ(&line, "x", "--brightness", "dim"), PA_OK);
    assert_int_equal(request_of(&line, &request), PA_INVALID);
    assert_string_equal(err.detail, "--brightness must be one of ar, original, classic, not 'dim'.");
}

static void an_option_nobody_knows_is_named(void **state)
{
    (void)state;
    pa_command_line line;
    assert_int_equal(READ(&line, "x", "--colour", "red"), PA_INVALID);
    assert_non_null(strstr(err.detail, "--colour"));
    assert_int_equal(READ(&line, "x", "-z"), PA_INVALID);
    assert_non_null(strstr(err.detail, "-z"));
}

static void a_missing_value_is_said(void **state)
{
    (void)state;
    pa_command_line line;
    assert_int_equal(READ(&line, "x", "--output"), PA_INVALID);
    assert_non_null(strstr(err.detail, "needs a value"));
    assert_int_equal(READ(&line, "x", "-o"), PA_INVALID);
    assert_non_null(strstr(err.detail, "needs a value"));
}

static void operands_are_counted(void **state)
{
    (void)state;
    pa_command_line line;
    assert_int_equal(READ(&line, "--json"), PA_INVALID);
    assert_non_null(strstr(err.detail, "PROMPT"));
    assert_int_equal(READ(&line, "a", "chair"), PA_INVALID);
    assert_non_null(strstr(err.detail, "quotes"));
    assert_int_equal(READ(&line, "--", "-x marks"), PA_OK);
    assert_string_equal(line.operands[0], "-x marks");
}

static void help_wins_over_what_is_missing(void **state)
{
    (void)state;
    pa_command_line line;
    assert_int_equal(READ(&line, "--help"), PA_OK);
    assert_true(line.help);
    assert_int_equal(READ(&line, "-h"), PA_OK);
    assert_true(line.help);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_may_stand_before_and_after_the_operand),
        cmocka_unit_test(settings_are_flags_of_every_command),
        cmocka_unit_test(request_options_are_options_of_a_command_that_takes_them),
        cmocka_unit_test(an_option_nobody_knows_is_named),
        cmocka_unit_test(a_missing_value_is_said),
        cmocka_unit_test(operands_are_counted),
        cmocka_unit_test(help_wins_over_what_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
