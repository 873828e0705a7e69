#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>

#include "service/api/generate_body.h"

/* What a body came to. problem is the first one's "loc0.loc1 type". */
typedef struct outcome {
    pa_body_verdict verdict;
    pa_generate_body body;
    size_t problem_count;
    char problem[128];
    char mode[64];
} outcome;

static pa_arena arena;
static const pa_registry registry = {.engines = {{.name = "procedural", .modes = 3}}, .engine_count = 1};

static outcome read_bytes(const char *data, size_t size, const char *content_type)
{
    outcome result = {0};
    json_t *problems = NULL;
    const char *mode = NULL;
    result.verdict = pa_generate_body_read((pa_span){(const uint8_t *)data, size}, content_type, &registry,
                                           PA_BRIGHTNESS_CLASSIC, &arena, &result.body, &problems, &mode);
    if (problems) {
        json_t *first = json_array_get(problems, 0);
        const char *field = json_string_value(json_array_get(json_object_get(first, "loc"), 1));
        result.problem_count = json_array_size(problems);
        snprintf(result.problem, sizeof result.problem, "%s%s%s %s",
                 json_string_value(json_array_get(json_object_get(first, "loc"), 0)), field ? "." : "",
                 field ? field : "", json_string_value(json_object_get(first, "type")));
        assert_non_null(json_string_value(json_object_get(first, "msg")));
        json_decref(problems);
    }
    if (mode) {
        snprintf(result.mode, sizeof result.mode, "%s", mode);
    }
    return result;
}

static outcome read_text(const char *text)
{
    return read_bytes(text, strlen(text), "application/json");
}

static void assert_problem(const char *text, const char *expected)
{
    outcome result = read_text(text);
    assert_int_equal(result.verdict, PA_BODY_PROBLEMS);
    assert_string_equal(result.problem, expected);
}

static void the_app_s_body_is_read(void **state)
{
    (void)state;
    outcome result = read_text("{\"prompt\":\" a wooden chair \",\"mode\":\"Advanced\",\"model\":\"x\"}");
    assert_int_equal(result.verdict, PA_BODY_FINE);
    assert_string_equal(result.body.request.prompt, "a wooden chair");
    assert_int_equal(result.body.request.mode, PA_MODE_ADVANCED);
    assert_int_equal(result.body.request.seed, 0);
    assert_null(result.body.request.engine);
    assert_true(result.body.request.height_m == 0);
    assert_true(result.body.use_cache);
}

static void every_option_is_read(void **state)
{
    (void)state;
    outcome result =
        read_text("{\"prompt\":\"x y\",\"mode\":\"basic\",\"seed\":7.0,\"engine\":\"procedural\","
                  "\"height_m\":2,\"cache\":false,\"guidance\":7.5,\"steps\":12,\"texture_size\":512,"
                  "\"guidance_from\":0.25,\"guidance_until\":0.75,\"sampler\":\"heun\",\"dtype\":\"F32\","
                  "\"grid\":96,"
                  "\"size_m\":3,\"max_triangles\":900,\"brightness\":\"original\",\"fill_holes\":true,"
                  "\"watertight\":true}");
    assert_int_equal(result.verdict, PA_BODY_FINE);
    assert_int_equal(result.body.request.seed, 7);
    assert_string_equal(result.body.request.engine, "procedural");
    assert_true(result.body.request.height_m == 2);
    assert_false(result.body.use_cache);
    assert_true(result.body.request.guidance == 7.5);
    assert_int_equal(result.body.request.steps, 12);
    assert_true(result.body.request.guidance_from == 0.25 && result.body.request.guidance_until == 0.75);
    assert_int_equal(result.body.request.sampler, PA_SAMPLER_HEUN);
    assert_int_equal(result.body.request.precision, PA_PRECISION_F32);
    assert_int_equal(result.body.request.grid, 96);
    assert_int_equal(result.body.request.texture_size, 512);
    assert_true(result.body.request.size_m == 3);
    assert_int_equal(result.body.request.max_triangles, 900);
    assert_int_equal(result.body.request.brightness, PA_BRIGHTNESS_ORIGINAL);
    assert_true(result.body.request.fill_holes && result.body.request.watertight);
    result =
        read_text("{\"prompt\":\"x\",\"mode\":\"basic\",\"seed\":null,\"engine\":null,\"height_m\":null,"
                  "\"cache\":null,\"guidance\":null,\"steps\":null,\"texture_size\":null,\"size_m\":null,"
                  "\"max_triangles\":null,\"brightness\":null,\"fill_holes\":null,\"watertight\":null}");
    assert_int_equal(result.verdict, PA_BODY_FINE);
    assert_int_equal(result.body.request.brightness, PA_BRIGHTNESS_CLASSIC);
}

static void a_seed_of_minus_one_draws_one(void **state)
{
    (void)state;
    outcome first = read_text("{\"prompt\":\"x\",\"mode\":\"basic\",\"seed\":-1}");
    outcome second = read_text("{\"prompt\":\"x\",\"mode\":\"basic\",\"seed\":-1}");
    assert_true(first.body.request.seed >= 0 && second.body.request.seed >= 0);
    assert_int_not_equal(first.body.request.seed, second.body.request.seed);
}

static void missing_and_mistyped_fields_have_pydantic_s_words(void **state)
{
    (void)state;
    assert_problem("", "body value_error.missing");
    assert_problem("{}", "body.prompt value_error.missing");
    assert_problem("{\"prompt\":\"x\"}", "body.mode value_error.missing");
    assert_problem("{\"prompt\":null,\"mode\":\"basic\"}", "body.prompt type_error.none.not_allowed");
    assert_problem("{\"prompt\":5,\"mode\":\"basic\"}", "body.prompt type_error.str");
    assert_problem("{\"prompt\":[\"x\"],\"mode\":\"basic\"}", "body.prompt type_error.str");
    assert_problem("{\"prompt\":\"x\",\"mode\":1}", "body.mode type_error.str");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"seed\":\"7\"}", "body.seed type_error.integer");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"seed\":1.5}", "body.seed type_error.integer");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"seed\":true}", "body.seed type_error.integer");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"seed\":-2}",
                   "body.seed value_error.number.not_ge");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"seed\":1e300}",
                   "body.seed value_error.number.not_le");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"height_m\":0}",
                   "body.height_m value_error.number.not_ge");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"height_m\":\"1\"}",
                   "body.height_m type_error.float");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"guidance\":-1}",
                   "body.guidance value_error.number.not_ge");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"guidance\":101}",
                   "body.guidance value_error.number.not_le");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"steps\":0}",
                   "body.steps value_error.number.not_ge");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"steps\":2.5}", "body.steps type_error.integer");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"texture_size\":4096}",
                   "body.texture_size value_error.number.not_le");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"cache\":0}", "body.cache type_error.bool");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"watertight\":1}",
                   "body.watertight type_error.bool");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"brightness\":\"dim\"}",
                   "body.brightness type_error.enum");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"brightness\":1}",
                   "body.brightness type_error.enum");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"engine\":\"magic\"}",
                   "body.engine type_error.enum");
    assert_problem("{\"prompt\":\"x\",\"mode\":\"basic\",\"engine\":\"procedural\\u0000x\"}",
                   "body.engine type_error.enum");
    assert_problem("[]", "body type_error.dict");
    assert_problem("null", "body type_error.dict");
}

static void every_problem_is_reported_at_once(void **state)
{
    (void)state;
    outcome result = read_text("{\"prompt\":\"\",\"seed\":\"x\",\"cache\":9}");
    assert_int_equal(result.verdict, PA_BODY_PROBLEMS);
    assert_int_equal(result.problem_count, 4);
}

static void a_prompt_keeps_its_rules(void **state)
{
    (void)state;
    assert_problem("{\"prompt\":\"\",\"mode\":\"basic\"}", "body.prompt value_error.any_str.min_length");
    assert_problem("{\"prompt\":\" \\n \",\"mode\":\"basic\"}", "body.prompt value_error.any_str.min_length");
    assert_problem("{\"prompt\":\"a\\u0000b\",\"mode\":\"basic\"}",
                   "body.prompt value_error.any_str.control_character");
    assert_problem("{\"prompt\":\"a\\u0007b\",\"mode\":\"basic\"}",
                   "body.prompt value_error.any_str.control_character");
    char text[1100] = "{\"mode\":\"basic\",\"prompt\":\"";
    size_t start = strlen(text);
    memset(text + start, 'x', 1001);
    strcpy(text + start + 1001, "\"}");
    assert_problem(text, "body.prompt value_error.any_str.max_length");
    strcpy(text + start + 1000, "\"}");
    assert_int_equal(read_text(text).verdict, PA_BODY_FINE);
}

static void what_is_no_json_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{", "{\"prompt\":\"x\",\"prompt\":\"y\",\"mode\":\"basic\"}",
        "{\"prompt\":\"\xFF\",\"mode\":\"basic\"}", "{\"prompt\":\"\\ud800\",\"mode\":\"basic\"}",
        "{\"prompt\":\"x\",\"mode\":\"basic\",\"seed\":1e999}", "{\"prompt\":\"x\",\"mode\":\"basic\"} x",
        "{'prompt':'x'}",
        /* The decoder's own words about this one end in the middle of a character. */
        "{\"prompt\":\"\\u0\360\237\252\221\",2mo5d:\"1999}A"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_problem(texts[i], "body value_error.jsondecode");
    }
    static char bomb[60000];
    memset(bomb, '[', sizeof bomb - 1);
    assert_problem(bomb, "body value_error.jsondecode");
}

static void the_content_type_must_be_json_or_absent(void **state)
{
    (void)state;
    const char *text = "{\"prompt\":\"x\",\"mode\":\"basic\"}";
    static const char *const right[] = {NULL, "application/json", "Application/JSON; charset=utf-8",
                                        "application/vnd.app+json"};
    for (size_t i = 0; i < sizeof right / sizeof right[0]; i++) {
        assert_int_equal(read_bytes(text, strlen(text), right[i]).verdict, PA_BODY_FINE);
    }
    static const char *const wrong[] = {"text/plain", "application/x-www-form-urlencoded",
                                        "application/jsonp", ""};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_string_equal(read_bytes(text, strlen(text), wrong[i]).problem, "body type_error.dict");
    }
}

static void a_wrong_mode_is_told_apart(void **state)
{
    (void)state;
    outcome result = read_text("{\"prompt\":\"x\",\"mode\":\"turbo\"}");
    assert_int_equal(result.verdict, PA_BODY_BAD_MODE);
    assert_string_equal(result.mode, "turbo");
    assert_int_equal(read_text("{\"prompt\":\"x\",\"mode\":\"\"}").verdict, PA_BODY_BAD_MODE);
    /* Other problems come first, as they did in Python. */
    assert_problem("{\"prompt\":\"\",\"mode\":\"turbo\"}", "body.prompt value_error.any_str.min_length");
}

static int drop_arena(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_app_s_body_is_read),
        cmocka_unit_test(every_option_is_read),
        cmocka_unit_test(a_seed_of_minus_one_draws_one),
        cmocka_unit_test(missing_and_mistyped_fields_have_pydantic_s_words),
        cmocka_unit_test(every_problem_is_reported_at_once),
        cmocka_unit_test(a_prompt_keeps_its_rules),
        cmocka_unit_test(what_is_no_json_is_refused),
        cmocka_unit_test(the_content_type_must_be_json_or_absent),
        cmocka_unit_test(a_wrong_mode_is_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, drop_arena);
}
