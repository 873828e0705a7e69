#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/formats/stl.h"
#include "samples.h"

static pa_span encoded(const pa_scene *scene)
{
    pa_span stl = {0};
    assert_int_equal(pa_stl_encode(scene, &arena, &stl, NULL), PA_OK);
    assert_int_equal(stl.size, 84 + 50 * (size_t)pa_load_u32(stl.data + 80));
    return stl;
}

/* Number n of a triangle: its normal and its corners, three each. */
static float number_at(pa_span stl, uint32_t triangle, uint32_t n)
{
    uint32_t bits = pa_load_u32(stl.data + 84 + 50 * (size_t)triangle + 4 * (size_t)n);
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static void a_box_stands_upright_in_millimetres(void **state)
{
    (void)state;
    /* 4 to 6 in x, 5 to 6 in y (up), 6 to 9 in z (front). */
    pa_scene scene = sample_box_scene(&arena);
    pa_span stl = encoded(&scene);
    assert_int_equal(pa_load_u32(stl.data + 80), 12);
    float low[3] = {INFINITY, INFINITY, INFINITY};
    float high[3] = {-INFINITY, -INFINITY, -INFINITY};
    for (uint32_t t = 0; t < 12; t++) {
        for (uint32_t n = 3; n < 12; n++) {
            low[n % 3] = fminf(low[n % 3], number_at(stl, t, n));
            high[n % 3] = fmaxf(high[n % 3], number_at(stl, t, n));
        }
    }
    assert_true(low[0] == 4000 && high[0] == 6000);
    assert_true(low[1] == -9000 && high[1] == -6000);
    assert_true(low[2] == 5000 && high[2] == 6000);
}

static void normals_point_outwards_and_the_volume_is_kept(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    pa_span stl = encoded(&scene);
    double volume = 0;
    for (uint32_t t = 0; t < 12; t++) {
        double p[12];
        for (uint32_t n = 0; n < 12; n++) {
            p[n] = (double)number_at(stl, t, n) / (n < 3 ? 1 : 1000);
        }
        volume += (p[3] * (p[7] * p[11] - p[8] * p[10]) + p[4] * (p[8] * p[9] - p[6] * p[11]) +
                   p[5] * (p[6] * p[10] - p[7] * p[9])) /
                  6;
        /* Away from the middle, which is at (5, -7.5, 5.5). */
        assert_true(p[0] * (p[3] - 5) + p[1] * (p[4] + 7.5) + p[2] * (p[5] - 5.5) > 0);
    }
    assert_true(fabs(volume - 2 * 1 * 3) < 1e-3);
}

static void the_file_does_not_pass_for_text(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    assert_memory_not_equal(encoded(&scene).data, "solid", 5);
}

static void triangles_without_area_are_left_out(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    scene.meshes[0].indices[1] = scene.meshes[0].indices[0];
    assert_int_equal(pa_load_u32(encoded(&scene).data + 80), 11);
}

static void what_cannot_be_told_is_refused(void **state)
{
    (void)state;
    pa_span stl = {0};
    pa_scene scene = sample_box_scene(&arena);
    scene.meshes[0].positions[0] = 1e37f;
    assert_int_equal(pa_stl_encode(&scene, &arena, &stl, NULL), PA_TOO_LARGE);
    scene = sample_box_scene(&arena);
    memset(scene.meshes[0].indices, 0, sizeof(uint32_t) * scene.meshes[0].index_count);
    assert_int_equal(pa_stl_encode(&scene, &arena, &stl, NULL), PA_CORRUPT);
    scene.meshes[0].indices[0] = 99;
    assert_int_equal(pa_stl_encode(&scene, &arena, &stl, NULL), PA_CORRUPT);
    assert_null(stl.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_box_stands_upright_in_millimetres, set_up, tear_down),
        cmocka_unit_test_setup_teardown(normals_point_outwards_and_the_volume_is_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_file_does_not_pass_for_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(triangles_without_area_are_left_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_told_is_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
