#include "cmocka_prelude.h"

#include <stdlib.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/finish/finish_private.h"

static pa_image shrunk(uint8_t *pixels, uint32_t width, uint32_t height, uint32_t channels, pa_texel texel,
                       uint32_t to_width, uint32_t to_height)
{
    pa_image image = {.width = width, .height = height, .channels = channels, .pixels = pixels};
    pa_image small = {0};
    assert_int_equal(pa_finish_shrink(&image, texel, to_width, to_height, &arena, &small, NULL), PA_OK);
    assert_int_equal(small.width, to_width);
    assert_int_equal(small.height, to_height);
    assert_int_equal(small.channels, channels);
    return small;
}

static void every_flat_colour_stays_what_it_was(void **state)
{
    (void)state;
    for (int code = 0; code < 256; code++) {
        uint8_t pixels[7 * 5 * 3];
        memset(pixels, code, sizeof pixels);
        for (pa_texel texel = PA_TEXEL_COLOR; texel <= PA_TEXEL_DATA; texel++) {
            pa_image small = shrunk(pixels, 7, 5, 3, texel, 3, 2);
            for (int i = 0; i < 3 * 2 * 3; i++) {
                assert_int_equal(small.pixels[i], code);
            }
        }
    }
}

static void colour_is_averaged_as_light_and_data_as_numbers(void **state)
{
    (void)state;
    uint8_t pixels[2] = {0, 255};
    assert_int_equal(shrunk(pixels, 2, 1, 1, PA_TEXEL_COLOR, 1, 1).pixels[0], 188);
    assert_int_equal(shrunk(pixels, 2, 1, 1, PA_TEXEL_DATA, 1, 1).pixels[0], 128);
}

static void hidden_colour_does_not_bleed(void **state)
{
    (void)state;
    uint8_t pixels[8] = {200, 10, 10, 255, 0, 255, 0, 0};
    pa_image small = shrunk(pixels, 2, 1, 4, PA_TEXEL_COLOR, 1, 1);
    const uint8_t expected[4] = {200, 10, 10, 128};
    assert_memory_equal(small.pixels, expected, 4);
}

static void normals_stay_of_unit_length(void **state)
{
    (void)state;
    uint8_t pixels[6] = {255, 128, 128, 128, 128, 255};
    pa_image small = shrunk(pixels, 2, 1, 3, PA_TEXEL_NORMAL, 1, 1);
    double squared = 0;
    for (int k = 0; k < 3; k++) {
        double value = small.pixels[k] / 127.5 - 1;
        squared += value * value;
    }
    assert_true(squared > 0.98 && squared < 1.02);
}

static void parts_of_texels_count_as_parts(void **state)
{
    (void)state;
    uint8_t pixels[3] = {0, 90, 240};
    pa_image small = shrunk(pixels, 3, 1, 1, PA_TEXEL_DATA, 2, 1);
    assert_int_equal(small.pixels[0], 30);
    assert_int_equal(small.pixels[1], 190);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_flat_colour_stays_what_it_was),
        cmocka_unit_test(colour_is_averaged_as_light_and_data_as_numbers),
        cmocka_unit_test(hidden_colour_does_not_bleed),
        cmocka_unit_test(normals_stay_of_unit_length),
        cmocka_unit_test(parts_of_texels_count_as_parts),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
