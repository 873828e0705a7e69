#include "cmocka_prelude.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "foundation/bytes.h"

static void appending_grows(void **state)
{
    (void)state;
    pa_bytes bytes;
    pa_bytes_init(&bytes, 0);
    for (int i = 0; i < 1000; i++) {
        assert_true(pa_bytes_printf(&bytes, "%d,", i));
    }
    assert_true(pa_bytes_append_fill(&bytes, 0, 1));
    assert_memory_equal(bytes.data, "0,1,2,3,", 8);
    assert_int_equal(bytes.size, 10 * 2 + 90 * 3 + 900 * 4 + 1);
    pa_bytes_done(&bytes);
}

static void an_append_over_the_limit_fails_for_good(void **state)
{
    (void)state;
    pa_bytes bytes;
    pa_bytes_init(&bytes, 4);
    assert_true(pa_bytes_append_text(&bytes, "abc"));
    assert_false(pa_bytes_append_text(&bytes, "de"));
    assert_false(pa_bytes_append_text(&bytes, "d"));
    assert_true(bytes.failed);
    assert_int_equal(bytes.size, 3);
    pa_bytes_done(&bytes);
}

static void little_endian_values_round_trip(void **state)
{
    (void)state;
    uint8_t memory[8];
    pa_store_u32(memory, 0x12345678u);
    pa_store_u32(memory + 4, 0x9ABCDEF0u);
    assert_int_equal(memory[0], 0x78);
    assert_true(pa_load_u64(memory) == 0x9ABCDEF012345678u);
    pa_store_u16(memory, 0xBEEF);
    assert_int_equal(pa_load_u16(memory), 0xBEEF);
}

static void utf8_is_told_from_what_only_looks_like_it(void **state)
{
    (void)state;
    const char *good[] = {"", "plain", "caf\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\xAA\x91", "\xED\x9F\xBF"};
    const char *bad[] = {"\x80",         "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                         "\xF0\x9F\xAA", "\xC3(",    "\xFF"};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_true(pa_utf8_valid(good[i], strlen(good[i])));
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_false(pa_utf8_valid(bad[i], strlen(bad[i])));
    }
}

static void utf8_is_decoded_one_code_point_at_a_time(void **state)
{
    (void)state;
    const char *text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\xAA\x91";
    const uint32_t codes[] = {'a', 0xE9, 0x20AC, 0x1FA91};
    for (size_t i = 0; i < 4; i++) {
        size_t length = 0;
        assert_int_equal(pa_utf8_decode(text, &length), codes[i]);
        assert_int_equal(length, i + 1);
        text += length;
    }
}

/* More parts than go in one call, some of them empty. */
static void parts_follow_each_other_in_memory_and_in_a_file(void **state)
{
    (void)state;
    enum { COUNT = 200, SIZE = 3 };
    char text[COUNT * SIZE];
    pa_span spans[COUNT];
    pa_parts parts = {.spans = spans, .count = COUNT};
    for (size_t i = 0; i < sizeof text; i++) {
        text[i] = (char)('a' + i % 23);
    }
    for (size_t i = 0; i < COUNT; i++) {
        spans[i] = (pa_span){(const uint8_t *)text + parts.size, i % 5 == 0 ? 0 : SIZE};
        parts.size += spans[i].size;
    }
    uint8_t copy[sizeof text];
    pa_parts_copy(parts, copy);
    assert_memory_equal(copy, text, parts.size);
    char path[] = "/tmp/promptar-parts-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(unlink(path), 0);
    assert_true(pa_parts_write(parts, fd));
    memset(copy, 0, sizeof copy);
    assert_int_equal(pread(fd, copy, sizeof copy, 0), (ssize_t)parts.size);
    assert_memory_equal(copy, text, parts.size);
    close(fd);
    assert_false(pa_parts_write(parts, -1));
    assert_int_equal(errno, EBADF);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appending_grows),
        cmocka_unit_test(an_append_over_the_limit_fails_for_good),
        cmocka_unit_test(little_endian_values_round_trip),
        cmocka_unit_test(utf8_is_told_from_what_only_looks_like_it),
        cmocka_unit_test(parts_follow_each_other_in_memory_and_in_a_file),
        cmocka_unit_test(utf8_is_decoded_one_code_point_at_a_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
