#include "cmocka_prelude.h"

#include <string.h>

#include "arena_fixture.h"
#include "asset/formats/glb.h"
#include "asset/formats/picture.h"
#include "generate/thumbnail.h"
#include "samples.h"

static pa_span draw_box(pa_thumbnail_options options)
{
    pa_scene scene = sample_box_scene(&arena);
    pa_span glb = {0};
    pa_span file = {0};
    assert_int_equal(pa_glb_encode(&scene, NULL, &arena, &glb, NULL), PA_OK);
    assert_int_equal(pa_thumbnail_glb(glb, &options, &arena, &file, NULL), PA_OK);
    return file;
}

static void a_thumbnail_is_an_opaque_square_of_512_pixels(void **state)
{
    (void)state;
    pa_image image;
    assert_int_equal(pa_picture_decode(draw_box((pa_thumbnail_options){0}), &arena, &image, NULL), PA_OK);
    assert_int_equal(image.width, 512);
    assert_int_equal(image.height, 512);
    assert_int_equal(image.channels, 3);
    /* The box in the middle is not the ground in the corner. */
    assert_memory_not_equal(&image.pixels[3 * (256 * 512 + 256)], image.pixels, 3);
}

static void a_transparent_one_has_nothing_around_the_model(void **state)
{
    (void)state;
    pa_image image;
    pa_span file = draw_box((pa_thumbnail_options){.size = 64, .transparent = true});
    assert_int_equal(pa_picture_decode(file, &arena, &image, NULL), PA_OK);
    assert_int_equal(image.channels, 4);
    assert_int_equal(image.pixels[3], 0);
    assert_int_equal(image.pixels[4 * (32 * 64 + 32) + 3], 255);
}

static void threads_do_not_change_the_picture(void **state)
{
    (void)state;
    pa_span one = draw_box((pa_thumbnail_options){.size = 128});
    pa_span three = draw_box((pa_thumbnail_options){.size = 128, .threads = 3});
    assert_int_equal(one.size, three.size);
    assert_memory_equal(one.data, three.data, one.size);
}

static void webp_is_webp_and_smaller(void **state)
{
    (void)state;
    for (int transparent = 0; transparent < 2; transparent++) {
        pa_thumbnail_options options = {.size = 256, .transparent = transparent};
        pa_span png = draw_box(options);
        options.type = PA_THUMBNAIL_WEBP;
        pa_span webp = draw_box(options);
        assert_memory_equal(webp.data, "RIFF", 4);
        assert_memory_equal(webp.data + 8, "WEBPVP8", 7);
        assert_int_equal(pa_load_u32(webp.data + 4) + 8, webp.size);
        assert_true(webp.size < png.size);
    }
}

static void what_is_no_model_cannot_be_drawn(void **state)
{
    (void)state;
    pa_span file = {0};
    const pa_span junk = {(const uint8_t *)"glTF of old", 11};
    const pa_thumbnail_options options = {0};
    pa_error err = {0};
    assert_int_equal(pa_thumbnail_glb(junk, &options, &arena, &file, &err), PA_CORRUPT);
    assert_true(err.detail[0] != '\0');
    assert_null(file.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_thumbnail_is_an_opaque_square_of_512_pixels, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_transparent_one_has_nothing_around_the_model, set_up, tear_down),
        cmocka_unit_test_setup_teardown(threads_do_not_change_the_picture, set_up, tear_down),
        cmocka_unit_test_setup_teardown(webp_is_webp_and_smaller, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_model_cannot_be_drawn, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
