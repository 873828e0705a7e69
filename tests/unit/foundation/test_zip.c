#include "cmocka_prelude.h"

#include <string.h>
#include <zlib.h>

#include "arena_fixture.h"
#include "foundation/zip.h"

static pa_span span_of(const char *text)
{
    return (pa_span){(const uint8_t *)text, strlen(text)};
}

static pa_span packed(const pa_zip_member *members, size_t count, const pa_zip_options *options)
{
    pa_span zip = {0};
    assert_int_equal(pa_zip_encode(members, count, options, &arena, &zip, NULL), PA_OK);
    return zip;
}

/* A copy that may be damaged. */
static uint8_t *thawed(pa_span span)
{
    return pa_arena_copy(&arena, span.data, span.size);
}

static pa_status listed(pa_span zip, pa_zip_entry **out_entries, size_t *out_count)
{
    return pa_zip_list(zip, &arena, out_entries, out_count, NULL);
}

static void what_goes_in_is_listed(void **state)
{
    (void)state;
    const pa_zip_member members[] = {{"a.txt", span_of("first")}, {"b/c.bin", {0}}, {"ä", span_of("x")}};
    pa_span zip = packed(members, 3, NULL);
    pa_zip_entry *entries;
    size_t count;
    assert_int_equal(listed(zip, &entries, &count), PA_OK);
    assert_int_equal(count, 3);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(entries[i].name, members[i].name);
        assert_int_equal(entries[i].data.size, members[i].data.size);
        assert_int_equal(entries[i].method, PA_ZIP_STORED);
        assert_int_equal(entries[i].modified_date, 44 << 9 | 1 << 5 | 1);
    }
    assert_memory_equal(entries[0].data.data, "first", 5);
}

static void aligned_data_begins_where_it_was_asked_to(void **state)
{
    (void)state;
    char name[80];
    /* Every length of a name up to 70 meets every remainder of the padding, the short ones too. */
    for (size_t length = 1; length <= 70; length++) {
        memset(name, 'n', length);
        name[length] = '\0';
        const pa_zip_member members[] = {{name, span_of("12345")}, {"b", span_of("6")}};
        pa_zip_entry *entries;
        size_t count;
        assert_int_equal(listed(packed(members, 2, &(pa_zip_options){.alignment = 64}), &entries, &count),
                         PA_OK);
        assert_int_equal(entries[0].data_offset % 64, 0);
        assert_int_equal(entries[1].data_offset % 64, 0);
        assert_int_equal(entries[1].header_offset, entries[0].data_offset + 5);
    }
}

static void deflated_text_is_smaller_and_comes_back(void **state)
{
    (void)state;
    char text[4001];
    memset(text, 'v', 4000);
    text[4000] = '\0';
    const pa_zip_member members[] = {{"long", span_of(text)}, {"short", span_of("q")}};
    pa_zip_entry *entries;
    size_t count;
    assert_int_equal(listed(packed(members, 2, &(pa_zip_options){.deflate = true}), &entries, &count), PA_OK);
    assert_int_equal(entries[0].method, PA_ZIP_DEFLATED);
    assert_int_equal(entries[0].expanded_size, 4000);
    assert_true(entries[0].data.size < 100);
    assert_int_equal(entries[1].method, PA_ZIP_STORED);
    char back[4001] = {0};
    z_stream stream = {.next_out = (Bytef *)back, .avail_out = 4000};
    stream.next_in = thawed(entries[0].data);
    stream.avail_in = (uInt)entries[0].data.size;
    assert_int_equal(inflateInit2(&stream, -MAX_WBITS), Z_OK);
    assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
    inflateEnd(&stream);
    assert_string_equal(back, text);
}

static void names_and_counts_have_limits(void **state)
{
    (void)state;
    char name[1100];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    pa_span zip = {0};
    assert_int_equal(pa_zip_encode(NULL, 0, NULL, &arena, &zip, NULL), PA_INVALID);
    assert_int_equal(pa_zip_encode(&(pa_zip_member){"", {0}}, 1, NULL, &arena, &zip, NULL), PA_INVALID);
    assert_int_equal(pa_zip_encode(&(pa_zip_member){name, {0}}, 1, NULL, &arena, &zip, NULL), PA_INVALID);
    const pa_zip_member one = {"a", {0}};
    assert_int_equal(pa_zip_encode(&one, 1, &(pa_zip_options){.alignment = 48}, &arena, &zip, NULL),
                     PA_INVALID);
    assert_null(zip.data);
}

static void a_changed_byte_of_stored_data_is_found(void **state)
{
    (void)state;
    const pa_zip_member member = {"a.txt", span_of("first")};
    pa_span zip = packed(&member, 1, NULL);
    uint8_t *bytes = thawed(zip);
    bytes[36] ^= 1;
    pa_zip_entry *entries;
    size_t count;
    assert_int_equal(listed((pa_span){bytes, zip.size}, &entries, &count), PA_CORRUPT);
}

static void no_cut_archive_is_accepted(void **state)
{
    (void)state;
    const pa_zip_member members[] = {{"a.txt", span_of("first")}, {"b.txt", span_of("second")}};
    pa_span zip = packed(members, 2, &(pa_zip_options){.alignment = 64});
    pa_zip_entry *entries;
    size_t count;
    for (size_t size = 0; size < zip.size; size++) {
        assert_int_equal(listed((pa_span){zip.data, size}, &entries, &count), PA_CORRUPT);
        assert_int_equal(listed((pa_span){zip.data + zip.size - size, size}, &entries, &count), PA_CORRUPT);
    }
}

static void headers_that_disagree_are_refused(void **state)
{
    (void)state;
    const pa_zip_member member = {"a.txt", span_of("first")};
    pa_span zip = packed(&member, 1, NULL);
    pa_zip_entry *entries;
    size_t count;
    /* Flags, method, date, checksum, sizes and name of the local header. */
    for (size_t at = 6; at < 35; at++) {
        if (at == 28 || at == 29) {
            continue; /* the extra field is the local header's own */
        }
        uint8_t *bytes = thawed(zip);
        bytes[at] ^= 0x10;
        assert_int_equal(listed((pa_span){bytes, zip.size}, &entries, &count), PA_CORRUPT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_goes_in_is_listed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(aligned_data_begins_where_it_was_asked_to, set_up, tear_down),
        cmocka_unit_test_setup_teardown(deflated_text_is_smaller_and_comes_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_and_counts_have_limits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_changed_byte_of_stored_data_is_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_cut_archive_is_accepted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(headers_that_disagree_are_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
