#include "cmocka_prelude.h"

#include <string.h>
#include <unistd.h>

#include "foundation/json.h"
#include "foundation/log.h"

/* What one log call wrote, read back through a pipe. */
static void write_line(bool json, pa_log_level least, const char *words, char out_line[4096])
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pa_log log = {.fd = ends[1], .json = json, .least = least};
    pa_log_write(&log, PA_LOG_INFO, "test", "%s", words);
    close(ends[1]);
    ssize_t size = read(ends[0], out_line, 4095);
    close(ends[0]);
    assert_true(size >= 0);
    out_line[size] = '\0';
}

static void foreign_text_cannot_forge_a_line(void **state)
{
    (void)state;
    char line[4096];
    write_line(false, PA_LOG_DEBUG, "a\nerror forged: yes", line);
    assert_non_null(strstr(line, "info  test: a\\u000aerror forged"));
    assert_ptr_equal(strchr(line, '\n'), line + strlen(line) - 1);
}

static void a_json_line_is_json_whatever_it_says(void **state)
{
    (void)state;
    char line[4096];
    char words[3000];
    memset(words, '"', sizeof words - 1);
    words[sizeof words - 1] = '\0';
    write_line(true, PA_LOG_DEBUG, words, line);
    json_t *json = NULL;
    pa_span span = {.data = (const uint8_t *)line, .size = strlen(line)};
    assert_int_equal(pa_json_decode(span, NULL, &json, NULL), PA_OK);
    assert_string_equal(json_string_value(json_object_get(json, "level")), "info");
    json_decref(json);
}

static void lines_below_the_least_level_are_dropped(void **state)
{
    (void)state;
    char line[4096];
    write_line(false, PA_LOG_WARN, "quiet", line);
    assert_string_equal(line, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(foreign_text_cannot_forge_a_line),
        cmocka_unit_test(a_json_line_is_json_whatever_it_says),
        cmocka_unit_test(lines_below_the_least_level_are_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
