#include "cmocka_prelude.h"

#include <string.h>

#include "asset/formats/glb.h"
#include "asset/formats/usdz.h"
#include "generate/convert.h"
#include "samples.h"

static pa_arena arena;

static int set_up(void **state)
{
    (void)state;
    pa_arena_init(&arena, 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

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
        assert_int_equal(pa_convert_glb(glb, format, &arena, &converted, NULL), PA_OK);
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
    assert_int_equal(pa_convert_glb(glb_of(&scene), PA_MODEL_USDZ, &arena, &usdz, NULL), PA_OK);
    assert_int_equal(pa_usdz_check(usdz, NULL), PA_OK);
}

static void what_is_no_model_is_refused(void **state)
{
    (void)state;
    pa_span file = {0};
    const pa_span junk = {(const uint8_t *)"glTF of old", 11};
    pa_error err = {0};
    assert_int_equal(pa_convert_glb(junk, PA_MODEL_STL, &arena, &file, &err), PA_CORRUPT);
    assert_true(err.detail[0] != '\0');
    assert_null(file.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_conversion_is_what_the_scene_itself_would_give, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_converted_usdz_passes_the_check, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_model_is_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
