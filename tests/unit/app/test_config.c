#include "cmocka_prelude.h"

#include <string.h>

#include "app/config.h"

static pa_arena arena;
static pa_error err;

static size_t row(const char *name)
{
    for (size_t i = 0; i < PA_SETTING_COUNT; i++) {
        if (strcmp(pa_settings[i].name, name) == 0) {
            return i;
        }
    }
    fail_msg("%s is no setting", name);
    return 0;
}

static pa_span span_of(const char *text)
{
    return (pa_span){(const uint8_t *)text, strlen(text)};
}

static pa_status load(const char *const *environment, const char *env_file, pa_config_result *out)
{
    pa_config_sources sources = {.environment = environment, .env_file = span_of(env_file)};
    return pa_config_load(&sources, &arena, out, &err);
}

static void nothing_set_gives_the_documented_defaults(void **state)
{
    (void)state;
    pa_config_result result;
    assert_int_equal(load(NULL, "", &result), PA_OK);
    assert_string_equal(result.config.host, "0.0.0.0");
    assert_int_equal(result.config.port, 8000);
    assert_string_equal(result.config.allowed_origins, "*");
    assert_int_equal(result.config.rate_limit_requests, 5);
    assert_int_equal(result.config.rate_limit_window_seconds, 60);
    assert_string_equal(result.config.model_storage_path, "./models");
    assert_non_null(strstr(result.config.db_path, "/api_requests.db"));
    assert_string_equal(result.config.hf_token, "");
    for (size_t i = 0; i < PA_SETTING_COUNT; i++) {
        assert_string_equal(result.origins[i], "default");
    }
}

static void flags_come_before_the_environment_before_the_file(void **state)
{
    (void)state;
    const char *environment[] = {"PORT=2", "HOST=127.0.0.1", "PORTER=9", NULL};
    pa_config_sources sources = {.environment = environment,
                                 .env_file = span_of("PORT=3\nHOST=::1\nWORKERS=4\nWORKERS=5\n")};
    sources.flags[row("PORT")] = "1";
    pa_config_result result;
    assert_int_equal(pa_config_load(&sources, &arena, &result, &err), PA_OK);
    assert_int_equal(result.config.port, 1);
    assert_string_equal(result.origins[row("PORT")], "flag");
    assert_string_equal(result.config.host, "127.0.0.1");
    assert_string_equal(result.origins[row("HOST")], "environment");
    assert_int_equal(result.config.workers, 5);
    assert_string_equal(result.origins[row("WORKERS")], ".env");
}

static void an_empty_value_counts_as_not_set(void **state)
{
    (void)state;
    const char *environment[] = {"PORT=", "TRUSTED_PROXIES=", NULL};
    pa_config_result result;
    assert_int_equal(load(environment, "PORT=9000\nHOST=\n", &result), PA_OK);
    assert_int_equal(result.config.port, 9000);
    assert_string_equal(result.config.host, "0.0.0.0");
    assert_string_equal(result.config.trusted_proxies, "");
}

static void names_that_are_no_setting_are_ignored(void **state)
{
    (void)state;
    const char *environment[] = {"GENERATION_TIMEOUT=soon", "=", "no equals sign", NULL};
    pa_config_result result;
    assert_int_equal(load(environment, "HF_SDXL_SPACE_ID=stabilityai/x\n", &result), PA_OK);
}

static void nonsense_is_refused_with_its_name_and_place(void **state)
{
    (void)state;
    static const char *const lines[] = {"PORT=80a",
                                        "PORT=65536",
                                        "PORT=-1",
                                        "PORT= ",
                                        "PORT=8e3",
                                        "RATE_LIMIT_REQUESTS=-5",
                                        "RATE_LIMIT_WINDOW_SECONDS=0",
                                        "WORKERS=1.5",
                                        "QUEUE_CAPACITY=0",
                                        "LOG_FORMAT=xml",
                                        "LOG_LEVEL=loud",
                                        "MAX_STORAGE_BYTES=99999999999999999999"};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        const char *environment[] = {lines[i], NULL};
        pa_config_result result;
        assert_int_equal(load(environment, "", &result), PA_INVALID);
        assert_memory_equal(err.detail, lines[i], strcspn(lines[i], "="));
        assert_non_null(strstr(err.detail, "environment"));
    }
}

static void choices_are_taken_in_either_case(void **state)
{
    (void)state;
    const char *environment[] = {"LOG_FORMAT=JSON", "LOG_LEVEL=Warn", NULL};
    pa_config_result result;
    assert_int_equal(load(environment, "", &result), PA_OK);
    pa_log log = pa_config_log(&result.config);
    assert_true(log.json);
    assert_int_equal(log.least, PA_LOG_WARN);
}

static void secrets_are_masked(void **state)
{
    (void)state;
    const char *environment[] = {"HF_TOKEN=hf_abcdefghijklmnop", NULL};
    pa_config_result result;
    assert_int_equal(load(environment, "", &result), PA_OK);
    assert_string_equal(result.config.hf_token, "hf_abcdefghijklmnop");
    const char *shown = pa_config_show(&result.config, &pa_settings[row("HF_TOKEN")], &arena);
    assert_string_equal(shown, "••••mnop");
    result.config.hf_token = "short";
    assert_string_equal(pa_config_show(&result.config, &pa_settings[row("HF_TOKEN")], &arena), "••••");
}

static void every_row_has_a_flag_that_follows_from_its_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < PA_SETTING_COUNT; i++) {
        const char *name = pa_settings[i].name;
        const char *flag = pa_settings[i].flag;
        assert_int_equal(strlen(name), strlen(flag));
        for (size_t at = 0; name[at]; at++) {
            assert_int_equal(flag[at], name[at] == '_' ? '-' : name[at] + ('a' - 'A'));
        }
        assert_true(pa_settings[i].standard || pa_settings[i].standard_help);
        assert_true(*pa_settings[i].help);
    }
}

static void a_missing_env_file_is_an_empty_one(void **state)
{
    (void)state;
    pa_span text = {(const uint8_t *)"x", 1};
    assert_int_equal(pa_config_read_env_file("/nonexistent/.env", &arena, &text, &err), PA_OK);
    assert_int_equal(text.size, 0);
    assert_int_equal(pa_config_read_env_file("/", &arena, &text, &err), PA_IO);
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
        cmocka_unit_test(nothing_set_gives_the_documented_defaults),
        cmocka_unit_test(flags_come_before_the_environment_before_the_file),
        cmocka_unit_test(an_empty_value_counts_as_not_set),
        cmocka_unit_test(names_that_are_no_setting_are_ignored),
        cmocka_unit_test(nonsense_is_refused_with_its_name_and_place),
        cmocka_unit_test(choices_are_taken_in_either_case),
        cmocka_unit_test(secrets_are_masked),
        cmocka_unit_test(every_row_has_a_flag_that_follows_from_its_name),
        cmocka_unit_test(a_missing_env_file_is_an_empty_one),
    };
    return cmocka_run_group_tests(tests, NULL, drop_arena);
}
