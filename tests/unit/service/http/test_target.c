#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>

#include "service/http/target.h"

static bool split(char *text, pa_http_target *out_target)
{
    char spare[512];
    return pa_http_target_split(text, spare, out_target);
}

static void a_path_is_split_at_slashes_as_they_were_sent(void **state)
{
    (void)state;
    char text[] = "/a%2Fb/c//d?x=%41";
    pa_http_target target;
    assert_true(split(text, &target));
    assert_string_equal(target.path, "/a/b/c//d");
    assert_string_equal(target.query, "x=%41");
    static const char *const segments[] = {"/a/b", "/c", "/", "/d"};
    assert_int_equal(target.segment_count, 4);
    for (uint32_t i = 0; i < 4; i++) {
        assert_int_equal(target.segments[i].size, strlen(segments[i]));
        assert_memory_equal(target.path + target.segments[i].start, segments[i], strlen(segments[i]));
    }
}

static void more_segments_than_any_route_has_are_counted_no_further(void **state)
{
    (void)state;
    char text[] = "/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a";
    pa_http_target target;
    assert_true(split(text, &target));
    assert_int_equal(target.segment_count, PA_HTTP_MAX_SEGMENTS + 1);
}

static void utf8_is_taken_raw_and_escaped_and_nothing_else_is(void **state)
{
    (void)state;
    char raw[] = "/\xC3\xA4";
    char escaped[] = "/%C3%a4";
    char mixed[] = "/\xC3%A4";
    char cut[] = "/%C3";
    char overlong[] = "/%C0%AF";
    char in_query[] = "/?a=%FF";
    pa_http_target target;
    assert_true(split(raw, &target));
    assert_string_equal(target.path, "/\xC3\xA4");
    assert_true(split(escaped, &target));
    assert_string_equal(target.path, "/\xC3\xA4");
    assert_true(split(mixed, &target));
    assert_false(split(cut, &target));
    assert_false(split(overlong, &target));
    assert_false(split(in_query, &target));
    assert_string_equal(in_query, "/?a=%FF");
}

static void decoding_tells_its_size_or_refuses(void **state)
{
    (void)state;
    char out[32];
    assert_int_equal(pa_http_percent_decode("a%20b+c", 7, true, out), 5);
    assert_string_equal(out, "a b c");
    assert_int_equal(pa_http_percent_decode("a+c", 3, false, out), 3);
    assert_string_equal(out, "a+c");
    assert_int_equal(pa_http_percent_decode("", 0, true, out), 0);
    assert_int_equal(pa_http_percent_decode("%41", 2, true, out), -1);
    assert_int_equal(pa_http_percent_decode("%", 1, true, out), -1);
    assert_int_equal(pa_http_percent_decode("%g1", 3, true, out), -1);
    assert_int_equal(pa_http_percent_decode("%00", 3, true, out), -1);
}

static void a_query_gives_its_first_value_of_a_name(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        const char *name;
        const char *value; /* NULL: not found */
    } cases[] = {
        {"a=1&b=2&a=3", "a", "1"}, {"a=1&b=2", "b", "2"}, {"a", "a", ""},      {"b&a=", "a", ""},
        {"%61=1", "a", "1"},       {"x+y=1", "x y", "1"}, {"ab=1", "a", NULL}, {"a=1", "ab", NULL},
        {"&&a=1&", "a", "1"},      {"=1", "", NULL},      {"", "a", NULL},     {"a==b", "a", "=b"},
        {NULL, "a", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *value = NULL;
        size_t size = 0;
        bool found = pa_http_query_find(cases[i].query, cases[i].name, &value, &size);
        assert_int_equal(found, cases[i].value != NULL);
        if (found) {
            assert_int_equal(size, strlen(cases[i].value));
            assert_memory_equal(value, cases[i].value, size);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_is_split_at_slashes_as_they_were_sent),
        cmocka_unit_test(more_segments_than_any_route_has_are_counted_no_further),
        cmocka_unit_test(utf8_is_taken_raw_and_escaped_and_nothing_else_is),
        cmocka_unit_test(decoding_tells_its_size_or_refuses),
        cmocka_unit_test(a_query_gives_its_first_value_of_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
