#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>

#include "engines/prompt.h"

static pa_prompt_fault check(const char *text)
{
    pa_span prompt;
    return pa_prompt_check((pa_span){(const uint8_t *)text, strlen(text)}, &prompt);
}

static void white_space_around_a_prompt_goes(void **state)
{
    (void)state;
    const char *text = " \t a wooden chair\r\n";
    pa_span prompt;
    assert_int_equal(pa_prompt_check((pa_span){(const uint8_t *)text, strlen(text)}, &prompt),
                     PA_PROMPT_FINE);
    assert_int_equal(prompt.size, strlen("a wooden chair"));
    assert_memory_equal(prompt.data, "a wooden chair", prompt.size);
}

static void every_script_is_welcome(void **state)
{
    (void)state;
    assert_int_equal(check("ein hölzerner Stuhl"), PA_PROMPT_FINE);
    assert_int_equal(check("木の椅子 🪑"), PA_PROMPT_FINE);
}

static void a_prompt_that_shows_nothing_is_blank(void **state)
{
    (void)state;
    assert_int_equal(check(""), PA_PROMPT_BLANK);
    assert_int_equal(check("   \n"), PA_PROMPT_BLANK);
    assert_int_equal(check("\xC2\xA0\xE3\x80\x80\xE2\x80\x8B"), PA_PROMPT_BLANK);
}

static void control_characters_are_found_in_the_middle(void **state)
{
    (void)state;
    assert_int_equal(check("a\nchair"), PA_PROMPT_CONTROL);
    assert_int_equal(check("a\x7F chair"), PA_PROMPT_CONTROL);
    assert_int_equal(check("a\xC2\x85 chair"), PA_PROMPT_CONTROL);
    pa_span prompt;
    assert_int_equal(pa_prompt_check((pa_span){(const uint8_t *)"a\0chair", 7}, &prompt), PA_PROMPT_CONTROL);
}

static void broken_utf8_is_refused(void **state)
{
    (void)state;
    assert_int_equal(check("chair \xFF"), PA_PROMPT_NOT_UTF8);
    assert_int_equal(check("chair \xED\xA0\x80"), PA_PROMPT_NOT_UTF8);
}

static void length_counts_characters_not_bytes(void **state)
{
    (void)state;
    static char text[4 * (PA_PROMPT_MAX_CHARACTERS + 1) + 1];
    for (int i = 0; i < PA_PROMPT_MAX_CHARACTERS; i++) {
        memcpy(text + 4 * i, "🪑", 4);
    }
    assert_int_equal(check(text), PA_PROMPT_FINE);
    memcpy(text + 4 * PA_PROMPT_MAX_CHARACTERS, "🪑", 5);
    assert_int_equal(check(text), PA_PROMPT_TOO_LONG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_around_a_prompt_goes),
        cmocka_unit_test(every_script_is_welcome),
        cmocka_unit_test(a_prompt_that_shows_nothing_is_blank),
        cmocka_unit_test(control_characters_are_found_in_the_middle),
        cmocka_unit_test(broken_utf8_is_refused),
        cmocka_unit_test(length_counts_characters_not_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
