#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/finish/finish.h"
#include "asset/formats/glb.h"
#include "asset/formats/gltf.h"
#include "asset/formats/usdz.h"
#include "generate/convert.h"
#include "samples.h"

static pa_span glb_of(const pa_scene *scene)
{
    pa_span glb = {0};
    assert_int_equal(pa_glb_encode(scene, NULL, &arena, &glb, NULL), PA_OK);
    return glb;
}

static void a_conversion_is_what_the_scene_itself_would_give(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 1, 1, 1);
    scene.meshes[0] = sample_box(&arena, (float[]){-1, 0, -1}, (float[]){1, 2, 1}, 0);
    scene.images[0] = sample_picture(&arena, 32, 16, 3);
    scene.materials[0].base_color_image = 0;
    pa_span glb = glb_of(&scene);
    for (pa_model_format format = PA_MODEL_USDZ; format < PA_MODEL_FORMAT_COUNT; format++) {
        pa_span converted, direct;
        const pa_conversion as = {.format = format};
        assert_int_equal(pa_convert_glb(glb, &as, &arena, &converted, NULL), PA_OK);
        assert_int_equal(pa_model_encode(&scene, format, NULL, &arena, &direct, NULL), PA_OK);
        assert_int_equal(converted.size, direct.size);
        assert_memory_equal(converted.data, direct.data, direct.size);
    }
}

static void a_converted_usdz_passes_the_check(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    pa_span usdz;
    const pa_conversion as = {.format = PA_MODEL_USDZ};
    assert_int_equal(pa_convert_glb(glb_of(&scene), &as, &arena, &usdz, NULL), PA_OK);
    assert_int_equal(pa_usdz_check(usdz, NULL), PA_OK);
}

static void what_is_no_model_is_refused(void **state)
{
    (void)state;
    pa_span file = {0};
    const pa_span junk = {(const uint8_t *)"glTF of old", 11};
    pa_error err = {0};
    const pa_conversion as = {.format = PA_MODEL_STL};
    assert_int_equal(pa_convert_glb(junk, &as, &arena, &file, &err), PA_CORRUPT);
    assert_true(err.detail[0] != '\0');
    assert_null(file.data);
}

static void a_level_is_the_finest_that_does_not_exceed_what_was_asked(void **state)
{
    (void)state;
    const uint32_t cases[][2] = {{UINT32_MAX, 50000}, {50000, 50000}, {49999, 20000}, {10000, 10000},
                                 {9999, 5000},        {2000, 2000},   {1999, 0},      {0, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(pa_detail_level(cases[i][0]), cases[i][1]);
    }
}

static void every_conversion_has_a_name_of_its_own(void **state)
{
    (void)state;
    const struct {
        pa_conversion as;
        const char *name;
    } cases[] = {
        {{0}, "glb"},
        {{.format = PA_MODEL_USDZ}, "usdz"},
        {{.web = true}, "web"},
        {{.max_triangles = 50000}, "lod50k"},
        {{.web = true, .max_triangles = 2000}, "web2k"},
        {{.format = PA_MODEL_USDZ, .max_triangles = 50000}, "usdz50k"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char name[16];
        pa_conversion_name(&cases[i].as, name);
        assert_string_equal(name, cases[i].name);
    }
}

static pa_scene decoded(pa_span glb)
{
    pa_scene scene = {0};
    assert_int_equal(pa_gltf_decode(glb, NULL, &arena, &scene, NULL), PA_OK);
    return scene;
}

/* A ball of 25,280 triangles and a texture of 1600 × 800 pixels, finished. */
static pa_span large_model(pa_bounds *out_bounds)
{
    pa_scene scene = sample_scene(&arena, 1, 1, 1);
    scene.meshes[0] = sample_sphere(&arena, 80, 0.1, 0);
    scene.images[0] = sample_picture(&arena, 1600, 800, 3);
    scene.materials[0].base_color_image = 0;
    const pa_finish_options options = {.height_m = 0.3, .brightness = PA_BRIGHTNESS_ORIGINAL};
    assert_int_equal(pa_finish(&scene, &options, NULL, &arena, NULL), PA_OK);
    assert_true(pa_scene_bounds(&scene, out_bounds));
    return glb_of(&scene);
}

static void a_level_of_detail_keeps_place_size_and_textures(void **state)
{
    (void)state;
    pa_bounds bounds, lighter;
    pa_span glb = large_model(&bounds);
    pa_span file;
    const pa_conversion as = {.max_triangles = 5000};
    assert_int_equal(pa_convert_glb(glb, &as, &arena, &file, NULL), PA_OK);
    pa_scene before = decoded(glb);
    pa_scene scene = decoded(file);
    assert_in_range(pa_scene_triangle_count(&scene), 4500, 5000);
    assert_true(pa_scene_bounds(&scene, &lighter));
    for (int k = 0; k < 3; k++) {
        assert_true(fabsf(lighter.min[k] - bounds.min[k]) < 0.003F);
        assert_true(fabsf(lighter.max[k] - bounds.max[k]) < 0.006F);
    }
    assert_true(fabsf(lighter.min[1]) < 1e-6F);
    assert_int_equal(scene.images[0].encoded.size, before.images[0].encoded.size);
    assert_memory_equal(scene.images[0].encoded.data, before.images[0].encoded.data,
                        scene.images[0].encoded.size);
}

static void a_model_within_the_level_stays_as_it_is(void **state)
{
    (void)state;
    pa_bounds bounds;
    pa_span glb = large_model(&bounds);
    pa_span file;
    const pa_conversion as = {.max_triangles = 50000};
    assert_int_equal(pa_convert_glb(glb, &as, &arena, &file, NULL), PA_OK);
    assert_int_equal(file.size, glb.size);
    assert_memory_equal(file.data, glb.data, glb.size);
}

static void the_web_variant_is_smaller_in_numbers_and_pictures(void **state)
{
    (void)state;
    pa_bounds bounds;
    pa_span glb = large_model(&bounds);
    pa_span file, lighter;
    assert_int_equal(pa_convert_glb(glb, &(pa_conversion){.web = true}, &arena, &file, NULL), PA_OK);
    pa_scene scene = decoded(file);
    assert_int_equal(pa_scene_triangle_count(&scene), 25280);
    assert_int_equal(scene.images[0].width, 1024);
    assert_int_equal(scene.images[0].height, 512);
    assert_true(3 * file.size < glb.size);
    const pa_conversion both = {.web = true, .max_triangles = 2000};
    assert_int_equal(pa_convert_glb(glb, &both, &arena, &lighter, NULL), PA_OK);
    scene = decoded(lighter);
    assert_in_range(pa_scene_triangle_count(&scene), 1800, 2000);
    assert_true(lighter.size < file.size);
}

static void the_web_variant_is_no_other_format(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    pa_span file;
    const pa_conversion as = {.format = PA_MODEL_STL, .web = true};
    assert_int_equal(pa_convert_glb(glb_of(&scene), &as, &arena, &file, NULL), PA_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_conversion_is_what_the_scene_itself_would_give, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_converted_usdz_passes_the_check, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_model_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_level_is_the_finest_that_does_not_exceed_what_was_asked, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(every_conversion_has_a_name_of_its_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_level_of_detail_keeps_place_size_and_textures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_model_within_the_level_stays_as_it_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_web_variant_is_smaller_in_numbers_and_pictures, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_web_variant_is_no_other_format, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
