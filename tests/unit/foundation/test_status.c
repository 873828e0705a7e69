#include "cmocka_prelude.h"

#include <string.h>

#include "foundation/bytes.h"
#include "foundation/status.h"

static void failing_fills_status_and_words(void **state)
{
    (void)state;
    pa_error err = {0};
    assert_int_equal(pa_fail(&err, PA_INVALID, "height must be above 0, not %d", -3), PA_INVALID);
    assert_int_equal(err.status, PA_INVALID);
    assert_string_equal(err.detail, "height must be above 0, not -3");
}

static void failing_without_an_error_still_returns_the_status(void **state)
{
    (void)state;
    assert_int_equal(pa_fail(NULL, PA_IO, "lost"), PA_IO);
}

static void a_null_format_takes_the_status_sentence(void **state)
{
    (void)state;
    pa_error err;
    pa_fail(&err, PA_BUSY, NULL);
    assert_string_equal(err.detail, pa_status_text(PA_BUSY));
}

static void control_characters_become_spaces(void **state)
{
    (void)state;
    pa_error err;
    pa_fail(&err, PA_INVALID, "%s", "a\nb\x7F");
    assert_string_equal(err.detail, "a b ");
}

static void bytes_that_are_no_utf8_become_question_marks(void **state)
{
    (void)state;
    pa_error err;
    pa_fail(&err, PA_IO, "%s", "a\xFFz \xF0\x9F\xAA\x91 \xE2\x82 \xC3");
    assert_string_equal(err.detail, "a?z \xF0\x9F\xAA\x91 ?? ?");
}

static void a_long_text_is_cut_between_characters(void **state)
{
    (void)state;
    char text[1024];
    memset(text, 'x', sizeof text);
    for (size_t lead = 505; lead < 512; lead++) {
        memset(text, 'x', sizeof text);
        memcpy(text + lead, "\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC", 13);
        pa_error err;
        pa_fail(&err, PA_INVALID, "%s", text);
        assert_true(pa_utf8_valid(err.detail, strlen(err.detail)));
    }
}

static void a_sixth_suggestion_is_dropped(void **state)
{
    (void)state;
    pa_error err = {0};
    for (int i = 0; i < 6; i++) {
        pa_error_suggest(&err, i == 0 ? "chair" : "table");
    }
    assert_int_equal(err.suggestion_count, 5);
    assert_string_equal(err.suggestions[0], "chair");
}

static void every_status_has_its_own_code(void **state)
{
    (void)state;
    for (int a = 0; a < PA_STATUS_COUNT; a++) {
        for (int b = 0; b < a; b++) {
            assert_string_not_equal(pa_status_code((pa_status)a), pa_status_code((pa_status)b));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(failing_fills_status_and_words),
        cmocka_unit_test(failing_without_an_error_still_returns_the_status),
        cmocka_unit_test(a_null_format_takes_the_status_sentence),
        cmocka_unit_test(control_characters_become_spaces),
        cmocka_unit_test(bytes_that_are_no_utf8_become_question_marks),
        cmocka_unit_test(a_long_text_is_cut_between_characters),
        cmocka_unit_test(a_sixth_suggestion_is_dropped),
        cmocka_unit_test(every_status_has_its_own_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
