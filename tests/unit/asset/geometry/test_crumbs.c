#include "cmocka_prelude.h"

#include "arena_fixture.h"
#include "asset/geometry/crumbs.h"
#include "samples.h"

static pa_mesh cube_at(float x, float y, float half, uint32_t material)
{
    return sample_box(&arena, (float[]){x - half, y - half, -half}, (float[]){x + half, y + half, half},
                      material);
}

static uint32_t dropped(pa_scene *scene)
{
    uint32_t count = 12345;
    assert_int_equal(pa_scene_drop_crumbs(scene, &arena, &count, NULL), PA_OK);
    assert_int_equal(pa_scene_check(scene, NULL), PA_OK);
    return count;
}

static void specks_go_and_the_rest_stays(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 3, 1, 0);
    scene.meshes[0] = cube_at(0, 0, 1, 0);
    scene.meshes[1] = cube_at(1.4f, 0, 0.004f, 0);
    scene.meshes[2] = cube_at(0, 1.4f, 0.3f, 0);
    assert_int_equal(dropped(&scene), 12);
    assert_int_equal(scene.meshes[0].index_count, 36);
    assert_int_equal(scene.meshes[1].index_count, 0);
    assert_int_equal(scene.meshes[2].index_count, 36);
}

/* A snowman of 1.6 m with eyes of 3 cm and buttons of 2. */
static void the_eyes_of_a_snowman_stay(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 3, 1, 0);
    scene.meshes[0] = cube_at(0, 0.8f, 0.8f, 0);
    scene.meshes[1] = cube_at(1, 1.5f, 0.015f, 0);
    scene.meshes[2] = cube_at(1, 0.8f, 0.01f, 0);
    assert_int_equal(dropped(&scene), 0);
}

static void a_speck_that_touches_is_no_speck(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 2, 1, 0);
    scene.meshes[0] = cube_at(0, 0, 1, 0);
    scene.meshes[1] = sample_box(&arena, (float[]){1, 1, 1}, (float[]){1.004f, 1.004f, 1.004f}, 0);
    assert_int_equal(dropped(&scene), 0);
}

static void a_model_of_nothing_but_specks_keeps_them(void **state)
{
    (void)state;
    enum { COUNT = 400 };
    pa_scene scene = sample_scene(&arena, COUNT, 1, 0);
    for (uint32_t m = 0; m < COUNT; m++) {
        scene.meshes[m] = cube_at((float)(m % 20), (float)(m / 20), 0.05f, 0);
    }
    scene.meshes[0] = cube_at(0, 0, 1.5f, 0);
    assert_int_equal(dropped(&scene), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(specks_go_and_the_rest_stays),
        cmocka_unit_test(the_eyes_of_a_snowman_stay),
        cmocka_unit_test(a_speck_that_touches_is_no_speck),
        cmocka_unit_test(a_model_of_nothing_but_specks_keeps_them),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
