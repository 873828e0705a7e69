#include "cmocka_prelude.h"

#include <stdlib.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/formats/picture.h"
#include "samples.h"

static pa_span png_of(uint32_t width, uint32_t height, uint32_t channels)
{
    pa_image image = sample_picture(&arena, width, height, channels);
    pa_span encoded = {0};
    assert_int_equal(pa_picture_encode_png(&image, &arena, &encoded, NULL), PA_OK);
    return encoded;
}

static pa_span jpeg_of(uint32_t width, uint32_t height, uint32_t channels, int quality)
{
    pa_image image = sample_picture(&arena, width, height, channels);
    pa_span encoded = {0};
    assert_int_equal(pa_picture_encode_jpeg(&image, quality, &arena, &encoded, NULL), PA_OK);
    return encoded;
}

static void png_keeps_every_pixel(void **state)
{
    (void)state;
    const uint32_t channels[] = {1, 3, 4};
    for (size_t i = 0; i < 3; i++) {
        pa_image image = sample_picture(&arena, 37, 21, channels[i]);
        pa_image back = {0};
        pa_span encoded;
        assert_int_equal(pa_picture_encode_png(&image, &arena, &encoded, NULL), PA_OK);
        assert_int_equal(pa_picture_type_of(encoded), PA_PICTURE_PNG);
        assert_int_equal(pa_picture_decode(encoded, &arena, &back, NULL), PA_OK);
        assert_int_equal(back.width, 37);
        assert_int_equal(back.height, 21);
        assert_int_equal(back.channels, channels[i]);
        assert_memory_equal(back.pixels, image.pixels, (size_t)37 * 21 * channels[i]);
    }
}

static void jpeg_stays_close_to_its_pixels(void **state)
{
    (void)state;
    pa_image image = sample_picture(&arena, 64, 48, 3);
    pa_image back = {0};
    pa_span encoded = jpeg_of(64, 48, 3, 92);
    assert_int_equal(pa_picture_type_of(encoded), PA_PICTURE_JPEG);
    assert_int_equal(pa_picture_decode(encoded, &arena, &back, NULL), PA_OK);
    for (size_t i = 0; i < (size_t)64 * 48 * 3; i++) {
        assert_true(abs(back.pixels[i] - image.pixels[i]) <= 8);
    }
}

static void jpeg_drops_alpha_and_keeps_grey(void **state)
{
    (void)state;
    pa_image measured = {0};
    assert_int_equal(pa_picture_measure(jpeg_of(16, 16, 4, 80), &measured, NULL), PA_OK);
    assert_int_equal(measured.channels, 3);
    pa_image grey = {0};
    assert_int_equal(pa_picture_decode(jpeg_of(16, 9, 1, 80), &arena, &grey, NULL), PA_OK);
    assert_int_equal(grey.channels, 1);
    assert_int_equal(grey.height, 9);
}

static void measuring_decodes_nothing(void **state)
{
    (void)state;
    pa_span encoded = png_of(12, 34, 4);
    pa_image measured = {0};
    assert_int_equal(pa_picture_measure(encoded, &measured, NULL), PA_OK);
    assert_int_equal(measured.width, 12);
    assert_int_equal(measured.height, 34);
    assert_int_equal(measured.channels, 4);
    assert_null(measured.pixels);
    assert_ptr_equal(measured.encoded.data, encoded.data);
}

/* A file cut anywhere is refused or, where only idle bytes are gone, still gives the same size. */
static void a_cut_file_is_refused_everywhere(void **state)
{
    (void)state;
    const pa_span files[] = {png_of(9, 7, 3), jpeg_of(9, 7, 3, 75)};
    for (size_t f = 0; f < 2; f++) {
        for (size_t size = 0; size < files[f].size; size++) {
            uint8_t *copy = malloc(size + 1);
            memcpy(copy, files[f].data, size);
            pa_image image = {.width = 77};
            pa_error err = {0};
            pa_status status = pa_picture_decode((pa_span){copy, size}, &arena, &image, &err);
            assert_true(status == PA_CORRUPT || status == PA_UNSUPPORTED);
            assert_int_equal(image.width, 77);
            free(copy);
        }
    }
}

static void every_damaged_byte_of_the_pixels_breaks_a_checksum(void **state)
{
    (void)state;
    pa_span png = png_of(9, 9, 3);
    assert_int_equal(pa_picture_check_sums(png, NULL), PA_OK);
    size_t data = (size_t)((const uint8_t *)memmem(png.data, png.size, "IDAT", 4) - png.data);
    uint8_t *damaged = pa_arena_copy(&arena, png.data, png.size);
    for (size_t i = data; i < png.size - 12; i++) {
        damaged[i] ^= 0x10;
        pa_image image;
        bool whole = pa_picture_measure((pa_span){damaged, png.size}, &image, NULL) == PA_OK;
        assert_false(whole && pa_picture_check_sums((pa_span){damaged, png.size}, NULL) == PA_OK);
        damaged[i] ^= 0x10;
    }
}

/* Between header and pixels: a text of two letters whose checksum is wrong. */
static void a_damaged_remark_does_no_harm(void **state)
{
    (void)state;
    static const uint8_t remark[] = {0, 0, 0, 4, 't', 'E', 'X', 't', 'a', 0, 'b', 'c', 1, 2, 3, 4};
    enum { HEADER_END = 8 + 25 };
    pa_span png = png_of(9, 9, 3);
    uint8_t *longer = pa_arena_alloc(&arena, png.size + sizeof remark);
    memcpy(longer, png.data, HEADER_END);
    memcpy(longer + HEADER_END, remark, sizeof remark);
    memcpy(longer + HEADER_END + sizeof remark, png.data + HEADER_END, png.size - HEADER_END);
    pa_span remarked = {longer, png.size + sizeof remark};
    pa_image image;
    assert_int_equal(pa_picture_decode(remarked, &arena, &image, NULL), PA_OK);
    assert_int_equal(pa_picture_check_sums(remarked, NULL), PA_OK);
}

static void a_huge_picture_is_refused_by_its_header(void **state)
{
    (void)state;
    pa_span encoded = png_of(8, 8, 3);
    uint8_t *forged = pa_arena_copy(&arena, encoded.data, encoded.size);
    forged[18] = 0x2E; /* width 12,000 */
    forged[19] = 0xE0;
    size_t used = arena.used;
    pa_image image;
    pa_error err;
    assert_int_equal(pa_picture_decode((pa_span){forged, encoded.size}, &arena, &image, &err), PA_TOO_LARGE);
    assert_int_equal(arena.used, used);
    pa_span jpeg = jpeg_of(8, 8, 3, 75);
    forged = pa_arena_copy(&arena, jpeg.data, jpeg.size);
    for (size_t i = 0; i + 9 < jpeg.size; i++) {
        if (forged[i] == 0xFF && forged[i + 1] == 0xC0) {
            memset(forged + i + 5, 0xFF, 4);
            break;
        }
    }
    assert_int_equal(pa_picture_decode((pa_span){forged, jpeg.size}, &arena, &image, NULL), PA_TOO_LARGE);
}

static void a_size_that_the_data_contradicts_is_corrupt(void **state)
{
    (void)state;
    pa_span encoded = png_of(8, 8, 3);
    uint8_t *forged = pa_arena_copy(&arena, encoded.data, encoded.size);
    forged[23] = 200;
    pa_image image;
    pa_error err;
    assert_int_equal(pa_picture_decode((pa_span){forged, encoded.size}, &arena, &image, &err), PA_CORRUPT);
    assert_non_null(strstr(err.detail, "PNG"));
}

static void other_formats_are_unsupported(void **state)
{
    (void)state;
    pa_image image;
    pa_span gif = {(const uint8_t *)"GIF89a..........", 16};
    assert_int_equal(pa_picture_decode(gif, &arena, &image, NULL), PA_UNSUPPORTED);
    assert_int_equal(pa_picture_measure((pa_span){0}, &image, NULL), PA_UNSUPPORTED);
}

static void nonsense_is_not_encoded(void **state)
{
    (void)state;
    pa_image image = sample_picture(&arena, 4, 4, 3);
    pa_span encoded = {0};
    assert_int_equal(pa_picture_encode_jpeg(&image, 0, &arena, &encoded, NULL), PA_INVALID);
    image.channels = 2;
    assert_int_equal(pa_picture_encode_png(&image, &arena, &encoded, NULL), PA_INVALID);
    image = (pa_image){.width = 4, .height = 4, .channels = 3};
    assert_int_equal(pa_picture_encode_png(&image, &arena, &encoded, NULL), PA_INVALID);
    assert_null(encoded.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(png_keeps_every_pixel),
        cmocka_unit_test(jpeg_stays_close_to_its_pixels),
        cmocka_unit_test(jpeg_drops_alpha_and_keeps_grey),
        cmocka_unit_test(measuring_decodes_nothing),
        cmocka_unit_test(a_cut_file_is_refused_everywhere),
        cmocka_unit_test(every_damaged_byte_of_the_pixels_breaks_a_checksum),
        cmocka_unit_test(a_damaged_remark_does_no_harm),
        cmocka_unit_test(a_huge_picture_is_refused_by_its_header),
        cmocka_unit_test(a_size_that_the_data_contradicts_is_corrupt),
        cmocka_unit_test(other_formats_are_unsupported),
        cmocka_unit_test(nonsense_is_not_encoded),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
