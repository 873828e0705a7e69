#include "cmocka_prelude.h"

#include <stdlib.h>

#include "engines/image_file.h"

static pa_image_file_fault check(const char *bytes, size_t size, pa_image_file *out_file)
{
    return pa_image_file_check((pa_span){(const uint8_t *)bytes, size}, out_file);
}

static void the_first_bytes_tell_the_kind(void **state)
{
    (void)state;
    pa_image_file file = {0};
    assert_int_equal(check("\xFF\xD8\xFF\xE0", 4, &file), PA_IMAGE_FILE_FINE);
    assert_string_equal(file.media_type, "image/jpeg");
    assert_int_equal(file.bytes.size, 4);
    assert_int_equal(check("\x89PNG\r\n\x1A\n", 8, &file), PA_IMAGE_FILE_FINE);
    assert_string_equal(file.media_type, "image/png");
    assert_int_equal(check("RIFF\x04\0\0\0WEBP", 12, &file), PA_IMAGE_FILE_FINE);
    assert_string_equal(file.media_type, "image/webp");
}

static void other_files_and_beginnings_of_files_are_unknown(void **state)
{
    (void)state;
    pa_image_file file = {0};
    assert_int_equal(check("GIF89a", 6, &file), PA_IMAGE_FILE_UNKNOWN);
    assert_int_equal(check("RIFF\x04\0\0\0WAVE", 12, &file), PA_IMAGE_FILE_UNKNOWN);
    assert_int_equal(check("RIFF\x04\0\0\0WEB", 11, &file), PA_IMAGE_FILE_UNKNOWN);
    assert_int_equal(check("\x89PNG\r\n\x1A", 7, &file), PA_IMAGE_FILE_UNKNOWN);
    assert_int_equal(check("<svg/>", 6, &file), PA_IMAGE_FILE_UNKNOWN);
    assert_null(file.media_type);
}

static void nothing_and_too_much_are_told_apart(void **state)
{
    (void)state;
    pa_image_file file = {0};
    assert_int_equal(check("", 0, &file), PA_IMAGE_FILE_EMPTY);
    char *large = calloc(1, PA_IMAGE_FILE_MAX_BYTES + 1);
    assert_non_null(large);
    large[0] = '\xFF', large[1] = '\xD8', large[2] = '\xFF';
    assert_int_equal(check(large, PA_IMAGE_FILE_MAX_BYTES, &file), PA_IMAGE_FILE_FINE);
    assert_int_equal(check(large, PA_IMAGE_FILE_MAX_BYTES + 1, &file), PA_IMAGE_FILE_TOO_LARGE);
    free(large);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_bytes_tell_the_kind),
        cmocka_unit_test(other_files_and_beginnings_of_files_are_unknown),
        cmocka_unit_test(nothing_and_too_much_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
