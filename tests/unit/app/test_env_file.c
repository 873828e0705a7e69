#include "cmocka_prelude.h"

#include <string.h>

#include "app/env_file.h"

typedef struct parsed {
    pa_arena arena;
    pa_env_pair *pairs;
    size_t count;
    pa_status status;
    pa_error err;
} parsed;

static parsed parse(const char *text)
{
    parsed result = {0};
    pa_span span = {(const uint8_t *)text, strlen(text)};
    result.status = pa_env_file_parse(span, &result.arena, &result.pairs, &result.count, &result.err);
    return result;
}

static void assert_pair(const parsed *result, size_t index, const char *name, const char *value)
{
    assert_true(index < result->count);
    assert_string_equal(result->pairs[index].name, name);
    assert_string_equal(result->pairs[index].value, value);
}

static void lines_become_pairs(void **state)
{
    (void)state;
    parsed result =
        parse("HOST=0.0.0.0\n\n# a comment = no pair\n  PORT = 8000  \r\nexport HF_TOKEN=hf_x\nEMPTY=");
    assert_int_equal(result.status, PA_OK);
    assert_int_equal(result.count, 4);
    assert_pair(&result, 0, "HOST", "0.0.0.0");
    assert_pair(&result, 1, "PORT", "8000");
    assert_pair(&result, 2, "HF_TOKEN", "hf_x");
    assert_pair(&result, 3, "EMPTY", "");
    pa_arena_done(&result.arena);
}

static void quotes_and_comments_are_told_apart(void **state)
{
    (void)state;
    parsed result =
        parse("A=one two # three\nB='raw \\n # x'\nC=\"two\\nlines \\\"q\\\"\" # gone\nD=a#b\nE=#");
    assert_int_equal(result.status, PA_OK);
    assert_int_equal(result.count, 5);
    assert_pair(&result, 0, "A", "one two");
    assert_pair(&result, 1, "B", "raw \\n # x");
    assert_pair(&result, 2, "C", "two\nlines \"q\"");
    assert_pair(&result, 3, "D", "a#b");
    assert_pair(&result, 4, "E", "");
    pa_arena_done(&result.arena);
}

static void a_quoted_value_may_span_lines(void **state)
{
    (void)state;
    parsed result = parse("KEY='first\nsecond'\nNEXT=1");
    assert_int_equal(result.count, 2);
    assert_pair(&result, 0, "KEY", "first\nsecond");
    assert_pair(&result, 1, "NEXT", "1");
    pa_arena_done(&result.arena);
}

static void lines_without_equals_are_skipped(void **state)
{
    (void)state;
    parsed result = parse("\xEF\xBB\xBFjust words\nPORT=1\nexport\n=x");
    assert_int_equal(result.status, PA_OK);
    assert_int_equal(result.count, 2);
    assert_pair(&result, 0, "PORT", "1");
    assert_pair(&result, 1, "", "x");
    pa_arena_done(&result.arena);
}

static void a_quote_that_never_closes_is_named_by_its_line(void **state)
{
    (void)state;
    parsed result = parse("A=1\nB=\"x\nC=2\n");
    assert_int_equal(result.status, PA_INVALID);
    assert_non_null(strstr(result.err.detail, "line 2"));
    pa_arena_done(&result.arena);
}

static void a_file_that_is_no_text_is_refused(void **state)
{
    (void)state;
    pa_arena arena = {0};
    pa_env_pair *pairs;
    size_t count;
    pa_span span = {(const uint8_t *)"A=\0b", 4};
    assert_int_equal(pa_env_file_parse(span, &arena, &pairs, &count, NULL), PA_INVALID);
    pa_arena_done(&arena);
}

static void an_empty_file_has_no_pairs(void **state)
{
    (void)state;
    parsed result = parse("");
    assert_int_equal(result.status, PA_OK);
    assert_int_equal(result.count, 0);
    pa_arena_done(&result.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_become_pairs),
        cmocka_unit_test(quotes_and_comments_are_told_apart),
        cmocka_unit_test(a_quoted_value_may_span_lines),
        cmocka_unit_test(lines_without_equals_are_skipped),
        cmocka_unit_test(a_quote_that_never_closes_is_named_by_its_line),
        cmocka_unit_test(a_file_that_is_no_text_is_refused),
        cmocka_unit_test(an_empty_file_has_no_pairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
