#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>

#include "service/http/multipart.h"

#define TYPE "multipart/form-data; boundary=xYz"
#define FIELD(name) "Content-Disposition: form-data; name=\"" name "\"\r\n\r\n"

enum { CAPACITY = 3 };

static pa_http_part parts[CAPACITY];
static size_t count;

static pa_status split_bytes(const char *type, const char *body, size_t size)
{
    memset(parts, 0, sizeof parts);
    count = 99;
    return pa_http_multipart_split(type, (pa_span){(const uint8_t *)body, size}, parts, CAPACITY, &count,
                                   NULL);
}

static pa_status split(const char *body)
{
    return split_bytes(TYPE, body, strlen(body));
}

static void assert_span(pa_span span, const char *text)
{
    assert_int_equal(span.size, strlen(text));
    assert_memory_equal(span.data, text, span.size);
}

static void fields_and_files_are_found_in_order(void **state)
{
    (void)state;
    assert_int_equal(
        split("--xYz\r\n" FIELD(
            "title") "a chair\r\n"
                     "--xYz\r\nContent-Type: image/png\r\n"
                     "content-disposition: form-data; name=image; filename=\"my \\\"pic\\\".png\"\r\n\r\n"
                     "bytes\r\n--xY\r\nmore\r\n--xYz--\r\n"),
        PA_OK);
    assert_int_equal(count, 2);
    assert_span(parts[0].name, "title");
    assert_span(parts[0].content, "a chair");
    assert_span(parts[0].file_name, "");
    assert_span(parts[1].name, "image");
    assert_span(parts[1].file_name, "my \\\"pic\\\".png");
    assert_span(parts[1].content, "bytes\r\n--xY\r\nmore");
    assert_ptr_equal(pa_http_multipart_find(parts, count, "image"), &parts[1]);
    assert_null(pa_http_multipart_find(parts, count, "imag"));
}

static void any_bytes_may_be_content(void **state)
{
    (void)state;
    static const char body[] = "--xYz\r\n" FIELD("image") "\0\r\n\xFF--\r\n\r\n-\r\n--xYz--";
    assert_int_equal(split_bytes(TYPE, body, sizeof body - 1), PA_OK);
    assert_int_equal(parts[0].content.size, 11);
    assert_memory_equal(parts[0].content.data, "\0\r\n\xFF--\r\n\r\n-", 11);
}

static void empty_forms_and_empty_fields_are_sound(void **state)
{
    (void)state;
    assert_int_equal(split("--xYz--\r\n"), PA_OK);
    assert_int_equal(count, 0);
    assert_int_equal(split("--xYz\r\n" FIELD("a") "\r\n--xYz--"), PA_OK);
    assert_int_equal(count, 1);
    assert_int_equal(parts[0].content.size, 0);
    assert_int_equal(split("a preamble\r\n--xYz  \r\n" FIELD("a") "b\r\n--xYz--an epilogue"), PA_OK);
    assert_span(parts[0].content, "b");
}

static void boundaries_may_be_quoted_and_stand_among_other_parameters(void **state)
{
    (void)state;
    static const char body[] = "--a b\r\n" FIELD("f") "1\r\n--a b--";
    assert_int_equal(split_bytes("Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"", body, strlen(body)),
                     PA_OK);
    assert_int_equal(count, 1);
}

static void other_media_types_are_unsupported(void **state)
{
    (void)state;
    assert_int_equal(split_bytes(NULL, "", 0), PA_UNSUPPORTED);
    assert_int_equal(split_bytes("", "", 0), PA_UNSUPPORTED);
    assert_int_equal(split_bytes("application/json", "{}", 2), PA_UNSUPPORTED);
    assert_int_equal(split_bytes("multipart/form-datas; boundary=x", "", 0), PA_UNSUPPORTED);
}

static void unsound_boundaries_are_refused(void **state)
{
    (void)state;
    static const char *const types[] = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary",
        "multipart/form-data; boundary=\"x",
        ("multipart/form-data; "
         "boundary=12345678901234567890123456789012345678901234567890123456789012345678901"),
    };
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        assert_int_equal(split_bytes(types[i], "--x--", 5), PA_CORRUPT);
    }
}

static void a_form_broken_off_anywhere_is_refused(void **state)
{
    (void)state;
    static const char body[] = "--xYz\r\n" FIELD("a") "b\r\n--xYz\r\n" FIELD("c") "d\r\n--xYz--";
    for (size_t size = 0; size < sizeof body - 1; size++) {
        /* A copy of its own size, so that a sanitizer sees a read past it. */
        char *part = test_malloc(size + !size);
        memcpy(part, body, size);
        assert_int_equal(split_bytes(TYPE, part, size), PA_CORRUPT);
        assert_int_equal(count, 99);
        test_free(part);
    }
    assert_int_equal(split(body), PA_OK);
}

static void parts_without_a_name_are_refused(void **state)
{
    (void)state;
    assert_int_equal(split("--xYz\r\n\r\n\r\nb\r\n--xYz--"), PA_CORRUPT);
    assert_int_equal(split("--xYz\r\nContent-Type: text/plain\r\n\r\nb\r\n--xYz--"), PA_CORRUPT);
    assert_int_equal(split("--xYz\r\nContent-Disposition: form-data\r\n\r\nb\r\n--xYz--"), PA_CORRUPT);
    assert_int_equal(split("--xYz\r\nContent-Disposition: form-data; name=\"a\r\n\r\nb\r\n--xYz--"),
                     PA_CORRUPT);
    assert_int_equal(split("--xYzz\r\n" FIELD("a") "b\r\n--xYz--"), PA_CORRUPT);
}

static void too_many_parts_and_too_long_headers_are_refused(void **state)
{
    (void)state;
    assert_int_equal(split("--xYz\r\n" FIELD("a") "\r\n--xYz\r\n" FIELD("a") "\r\n--xYz\r\n" FIELD(
                         "a") "\r\n--xYz\r\n" FIELD("a") "\r\n--xYz--"),
                     PA_TOO_LARGE);
    static char long_headers[9000];
    int used = snprintf(long_headers, sizeof long_headers, "--xYz\r\nX: %0*d\r\n" FIELD("a") "b\r\n--xYz--",
                        8200, 0);
    assert_int_equal(split_bytes(TYPE, long_headers, (size_t)used), PA_TOO_LARGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_and_files_are_found_in_order),
        cmocka_unit_test(any_bytes_may_be_content),
        cmocka_unit_test(empty_forms_and_empty_fields_are_sound),
        cmocka_unit_test(boundaries_may_be_quoted_and_stand_among_other_parameters),
        cmocka_unit_test(other_media_types_are_unsupported),
        cmocka_unit_test(unsound_boundaries_are_refused),
        cmocka_unit_test(a_form_broken_off_anywhere_is_refused),
        cmocka_unit_test(parts_without_a_name_are_refused),
        cmocka_unit_test(too_many_parts_and_too_long_headers_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
