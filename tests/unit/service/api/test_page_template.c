#include "cmocka_prelude.h"

#include <string.h>

#include "service/api/page_template.h"

static const pa_page_value values[] = {
    {"title", "a <b>bold</b> \"chair\" & it's"}, {"id", "7"}, {"empty", ""}};

static void assert_fills(const char *page, const char *expected)
{
    pa_bytes out;
    pa_bytes_init(&out, 0);
    pa_page_fill((pa_span){(const uint8_t *)page, strlen(page)}, values, sizeof values / sizeof values[0],
                 &out);
    assert_false(out.failed);
    assert_int_equal(out.size, strlen(expected));
    assert_memory_equal(out.data, expected, out.size);
    pa_bytes_done(&out);
}

static void gaps_are_filled_by_their_names(void **state)
{
    (void)state;
    assert_fills("<p id={{id}}>{{id}}{{empty}}!", "<p id=7>7!");
}

static void values_cannot_leave_their_place(void **state)
{
    (void)state;
    assert_fills("<a title=\"{{title}}\">",
                 "<a title=\"a &lt;b&gt;bold&lt;/b&gt; &quot;chair&quot; &amp; it&#39;s\">");
}

static void what_names_no_value_stays(void **state)
{
    (void)state;
    assert_fills("{{other}} {{id", "{{other}} {{id");
    assert_fills("a {b} }} c", "a {b} }} c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gaps_are_filled_by_their_names),
        cmocka_unit_test(values_cannot_leave_their_place),
        cmocka_unit_test(what_names_no_value_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
