#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "asset/finish/brightness_private.h"
#include "asset/formats/picture.h"
#include "asset/scene/srgb.h"
#include "finish_fixture.h"
#include "samples.h"

static void finished(pa_scene *scene, pa_brightness brightness)
{
    finish(scene, &(pa_finish_options){.brightness = brightness});
}

static pa_scene box_of(float red, float green, float blue)
{
    pa_scene scene = sample_box_scene(&arena);
    const float color[4] = {red, green, blue, 1};
    memcpy(scene.materials[0].base_color, color, sizeof color);
    scene.materials[0].roughness = 1;
    return scene;
}

static pa_image plain_picture(uint32_t side, uint32_t channels, const uint8_t *texel)
{
    pa_image image = sample_picture(&arena, side, side, channels);
    for (size_t i = 0; i < (size_t)side * side; i++) {
        memcpy(image.pixels + i * channels, texel, channels);
    }
    return image;
}

/* A box with one picture on each side. */
static pa_scene box_with(pa_image image)
{
    pa_scene scene = sample_scene(&arena, 1, 2, 1);
    scene.meshes[0] = sample_box(&arena, (float[]){0, 0, 0}, (float[]){1, 1, 1}, 0);
    scene.images[0] = image;
    scene.materials[0].base_color_image = 0;
    scene.materials[0].roughness = 1;
    return scene;
}

static const uint8_t *first_texel(const pa_scene *scene, uint32_t image)
{
    pa_image decoded;
    assert_int_equal(pa_picture_decode(scene->images[image].encoded, &arena, &decoded, NULL), PA_OK);
    return decoded.pixels;
}

static void the_curve_keeps_black_white_and_hue_and_clips_nothing(void **state)
{
    (void)state;
    for (int code = 0; code < 64; code++) {
        float color[3] = {(float)(code & 3) / 3, (float)(code >> 2 & 3) / 3, (float)(code >> 4 & 3) / 3};
        float lifted[3];
        memcpy(lifted, color, sizeof lifted);
        pa_color_lift(5, lifted);
        float luminance = pa_color_luminance(color);
        float wanted = 5 * luminance / (1 + 4 * luminance);
        assert_float_equal(pa_color_luminance(lifted), wanted, 1e-5);
        for (int a = 0; a < 3; a++) {
            assert_true(lifted[a] >= 0 && lifted[a] <= 1);
            for (int b = 0; b < 3; b++) {
                assert_true(color[a] <= color[b] || lifted[a] >= lifted[b] - 1e-6f);
            }
        }
    }
}

static void a_dark_colour_is_lifted_to_the_wanted_luminance(void **state)
{
    (void)state;
    pa_scene scene = box_of(0.02f, 0.02f, 0.02f);
    finished(&scene, PA_BRIGHTNESS_AR);
    assert_float_equal(scene.materials[0].base_color[0], 0.098, 1e-3);
    assert_float_equal(scene.finished.albedo_before, 0.02, 1e-4);
    assert_float_equal(scene.finished.albedo_after, 0.098, 1e-3);
    assert_float_equal(scene.finished.gain, 5.32, 0.02);
    assert_true(scene.finished.clipped_pct == 0);
}

static void what_is_bright_enough_stays_as_it_is(void **state)
{
    (void)state;
    const float greys[] = {0.09f, 0.18f, 0.5f, 1};
    for (size_t i = 0; i < 4; i++) {
        pa_scene scene = box_of(greys[i], greys[i], greys[i]);
        finished(&scene, PA_BRIGHTNESS_AR);
        assert_true(scene.materials[0].base_color[1] == greys[i]);
        assert_true(scene.finished.gain == 1);
        assert_true(scene.finished.albedo_after == scene.finished.albedo_before);
    }
}

static void a_bright_encoded_picture_keeps_its_bytes(void **state)
{
    (void)state;
    pa_image picture = plain_picture(100, 3, (uint8_t[]){200, 150, 90});
    pa_span png;
    assert_int_equal(pa_picture_encode_png(&picture, &arena, &png, NULL), PA_OK);
    pa_scene scene = box_with((pa_image){.encoded = png});
    finished(&scene, PA_BRIGHTNESS_AR);
    assert_ptr_equal(scene.images[0].encoded.data, png.data);
    assert_true(scene.finished.measured);
}

/* The atlas is black but for the texels that the surface shows. */
static void what_the_surface_does_not_show_is_not_measured(void **state)
{
    (void)state;
    pa_image atlas = plain_picture(64, 3, (uint8_t[]){0, 0, 0});
    for (uint32_t y = 0; y < 16; y++) {
        memset(atlas.pixels + y * 64 * 3, 188, 16 * 3);
    }
    pa_scene scene = box_with(atlas);
    for (uint32_t v = 0; v < 24; v++) {
        scene.meshes[0].uvs[2 * v] *= 0.24f;
        scene.meshes[0].uvs[2 * v + 1] *= 0.24f;
    }
    finished(&scene, PA_BRIGHTNESS_AR);
    assert_float_equal(scene.finished.albedo_before, pa_srgb_linear[188], 1e-3);
    assert_true(scene.finished.gain == 1);
}

static void the_mean_goes_by_area_and_not_by_triangles(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 2, 2, 0);
    scene.meshes[0] = sample_sphere(&arena, 20, 0, 0);
    scene.meshes[1] = sample_box(&arena, (float[]){-20, -20, -20}, (float[]){20, 20, 20}, 1);
    memset(scene.materials[0].base_color, 0, 12);
    finished(&scene, PA_BRIGHTNESS_AR);
    assert_true(scene.finished.albedo_before > 0.99f);
}

static void a_factor_and_its_picture_are_lifted_together(void **state)
{
    (void)state;
    pa_scene scene = box_with(plain_picture(8, 3, (uint8_t[]){255, 255, 255}));
    scene.materials[0].base_color[0] = 0.03f;
    scene.materials[0].base_color[1] = 0.03f;
    scene.materials[0].base_color[2] = 0.03f;
    finished(&scene, PA_BRIGHTNESS_AR);
    assert_true(scene.materials[0].base_color[0] == 1);
    assert_float_equal(pa_srgb_linear[first_texel(&scene, 0)[0]], 0.098, 2e-3);
}

static void a_shared_picture_follows_each_factor(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 3, 3, 1);
    scene.images[0] = plain_picture(8, 3, (uint8_t[]){80, 80, 80});
    const float factors[] = {0.2f, 0.6f, 0.6f};
    for (uint32_t m = 0; m < 3; m++) {
        scene.meshes[m] =
            sample_box(&arena, (float[]){2.0f * (float)m, 0, 0}, (float[]){2.0f * (float)m + 1, 1, 1}, m);
        scene.materials[m].base_color_image = 0;
        for (int k = 0; k < 3; k++) {
            scene.materials[m].base_color[k] = factors[m];
        }
    }
    scene.materials[2].roughness = 0.3f; /* a third material, with the second one's colour */
    finished(&scene, PA_BRIGHTNESS_AR);
    assert_true(scene.finished.gain > 1);
    assert_int_equal(scene.image_count, 2);
    assert_int_equal(scene.materials[1].base_color_image, scene.materials[2].base_color_image);
    for (uint32_t m = 0; m < 3; m++) {
        float wanted[3];
        for (int k = 0; k < 3; k++) {
            wanted[k] = pa_srgb_linear[80] * factors[m];
        }
        pa_color_lift(scene.finished.gain, wanted);
        const uint8_t *texel = first_texel(&scene, scene.materials[m].base_color_image);
        assert_int_equal(texel[1], pa_srgb_code(wanted[1]));
    }
}

static pa_scene box_in_dark_colors(float step)
{
    pa_scene scene = box_of(1, 1, 1);
    scene.meshes[0].colors = PA_NEW_ARRAY(&arena, float, 4 * 24);
    for (int i = 0; i < 24; i++) {
        float by = 1 + step * (float)(i % 4);
        memcpy(scene.meshes[0].colors + 4 * i, (float[]){0.04f * by, 0.02f * by, 0.01f * by, 1}, 16);
    }
    return scene;
}

static void vertex_colours_are_lifted(void **state)
{
    (void)state;
    pa_scene scene = box_in_dark_colors(0);
    finished(&scene, PA_BRIGHTNESS_AR);
    const float *factor = scene.materials[0].base_color;
    assert_float_equal(pa_color_luminance(factor), 0.098, 1e-3);
    assert_true(factor[0] > 3 * factor[1] / 2 && factor[1] > 3 * factor[2] / 2);
    assert_true(factor[3] == 1);
    scene = box_in_dark_colors(0.1f);
    finished(&scene, PA_BRIGHTNESS_AR);
    const uint8_t *texel = first_texel(&scene, 0);
    assert_in_range(texel[0], 115, 140);
    assert_in_range(texel[1], 83, 105);
}

static void the_alpha_of_a_lifted_picture_stays(void **state)
{
    (void)state;
    pa_scene scene = box_with(plain_picture(8, 4, (uint8_t[]){20, 30, 10, 77}));
    scene.materials[0].alpha_mode = PA_ALPHA_BLEND;
    finished(&scene, PA_BRIGHTNESS_AR);
    const uint8_t *texel = first_texel(&scene, 0);
    assert_true(texel[1] > 60);
    assert_int_equal(texel[3], 77);
}

static void colours_that_were_chosen_for_ar_stay(void **state)
{
    (void)state;
    pa_scene scene = box_of(0.01f, 0.02f, 0.03f);
    scene.colors_authored = true;
    scene.materials[0].metallic = 1;
    finished(&scene, PA_BRIGHTNESS_AR);
    assert_true(scene.materials[0].base_color[0] == 0.01f && scene.materials[0].metallic == 1);
    assert_false(scene.finished.measured);
    assert_int_equal(scene.finished.version, PA_FINISH_VERSION);
}

static void original_touches_nothing(void **state)
{
    (void)state;
    pa_scene scene = box_of(0.01f, 0.02f, 0.03f);
    scene.materials[0].metallic = 1;
    scene.materials[0].roughness = 0;
    finished(&scene, PA_BRIGHTNESS_ORIGINAL);
    assert_true(scene.materials[0].base_color[0] == 0.01f && scene.materials[0].metallic == 1 &&
                scene.materials[0].roughness == 0);
}

static void classic_applies_the_old_numbers_once(void **state)
{
    (void)state;
    pa_scene scene = box_of(0.2f, 0.8f, 0.05f);
    scene.materials[0].metallic = 0.4f;
    scene.materials[0].roughness = 0.1f;
    scene.materials[0].emissive[2] = 0.3f;
    finished(&scene, PA_BRIGHTNESS_CLASSIC);
    const pa_material *material = &scene.materials[0];
    assert_float_equal(material->base_color[0], 0.3, 1e-6);
    assert_true(material->base_color[1] == 1);
    assert_float_equal(material->base_color[2], 0.075, 1e-6);
    assert_true(material->metallic == 0);
    assert_float_equal(material->roughness, 0.9, 1e-6);
    assert_float_equal(material->emissive[0], 0.3, 1e-6);
    assert_float_equal(material->emissive[2], 0.5, 1e-6);
    assert_true(scene.finished.clipped_pct == 100);
}

static void metal_that_is_asked_for_stays_metal(void **state)
{
    (void)state;
    pa_scene scene = box_of(0.04f, 0.03f, 0.02f);
    scene.materials[0].metallic = 1;
    scene.materials[0].roughness = 0.05f;
    finished(&scene, PA_BRIGHTNESS_AR);
    assert_true(scene.materials[0].metallic == 1);
    assert_true(scene.materials[0].roughness == 0.05f);
    assert_true(scene.materials[0].base_color[0] > 0.1f);
    assert_true(scene.finished.metallic_before == 1);
}

static void a_dark_metal_is_lifted_further_than_what_is_no_metal(void **state)
{
    (void)state;
    pa_scene plain = box_of(0.09f, 0.09f, 0.09f);
    pa_scene metal = box_of(0.09f, 0.09f, 0.09f);
    metal.materials[0].metallic = 1;
    finished(&plain, PA_BRIGHTNESS_AR);
    finished(&metal, PA_BRIGHTNESS_AR);
    assert_true(plain.finished.gain == 1);
    assert_true(metal.finished.gain > 1.5f);
}

static void a_damaged_picture_of_colours_is_refused(void **state)
{
    (void)state;
    pa_image picture = plain_picture(64, 3, (uint8_t[]){9, 9, 9});
    pa_span png;
    assert_int_equal(pa_picture_encode_png(&picture, &arena, &png, NULL), PA_OK);
    uint8_t *bytes = pa_arena_copy(&arena, png.data, png.size);
    memset(bytes + 41, 0xA5, 8);
    pa_scene scene = box_with((pa_image){.encoded = {bytes, png.size}});
    assert_int_equal(pa_finish(&scene, NULL, NULL, &arena, NULL), PA_CORRUPT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_curve_keeps_black_white_and_hue_and_clips_nothing),
        cmocka_unit_test(a_dark_colour_is_lifted_to_the_wanted_luminance),
        cmocka_unit_test(what_is_bright_enough_stays_as_it_is),
        cmocka_unit_test(a_bright_encoded_picture_keeps_its_bytes),
        cmocka_unit_test(what_the_surface_does_not_show_is_not_measured),
        cmocka_unit_test(the_mean_goes_by_area_and_not_by_triangles),
        cmocka_unit_test(a_factor_and_its_picture_are_lifted_together),
        cmocka_unit_test(a_shared_picture_follows_each_factor),
        cmocka_unit_test(vertex_colours_are_lifted),
        cmocka_unit_test(the_alpha_of_a_lifted_picture_stays),
        cmocka_unit_test(colours_that_were_chosen_for_ar_stay),
        cmocka_unit_test(original_touches_nothing),
        cmocka_unit_test(classic_applies_the_old_numbers_once),
        cmocka_unit_test(metal_that_is_asked_for_stays_metal),
        cmocka_unit_test(a_dark_metal_is_lifted_further_than_what_is_no_metal),
        cmocka_unit_test(a_damaged_picture_of_colours_is_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
