#include "cmocka_prelude.h"

#include "arena_fixture.h"
#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/mesh_survey.h"
#include "samples.h"

static pa_mesh ball(uint32_t rings)
{
    pa_mesh mesh = sample_sphere(&arena, rings, 0.1, 0);
    pa_mesh_drop_degenerate(&mesh);
    return mesh;
}

static void a_sound_mesh_has_nothing_thin_and_nothing_behind(void **state)
{
    (void)state;
    pa_mesh mesh = ball(20);
    pa_mesh_survey found = pa_mesh_look_over(&mesh);
    assert_false(found.thin || found.behind);
}

static void one_triangle_without_area_is_seen(void **state)
{
    (void)state;
    pa_mesh mesh = ball(20);
    mesh.indices[300] = mesh.indices[301];
    assert_true(pa_mesh_look_over(&mesh).thin);
}

static void numbers_past_what_f32_squares_are_left_to_doubles(void **state)
{
    (void)state;
    pa_mesh mesh = ball(20);
    for (size_t i = 0; i < 3 * (size_t)mesh.vertex_count; i++) {
        mesh.positions[i] *= 1e30f;
    }
    pa_mesh_survey found = pa_mesh_look_over(&mesh);
    assert_true(found.thin && found.behind);
}

static void normals_that_point_inwards_are_seen(void **state)
{
    (void)state;
    pa_mesh mesh = ball(20);
    for (size_t i = 0; i < 3 * (size_t)mesh.vertex_count; i++) {
        mesh.normals[i] = -mesh.normals[i];
    }
    assert_true(pa_mesh_look_over(&mesh).behind);
}

/* Swaps triangles until none is near its neighbours. */
static void shuffle(pa_mesh *mesh)
{
    uint32_t state = 1;
    for (uint32_t t = mesh->index_count / 3 - 1; t > 0; t--) {
        state = state * 1664525U + 1013904223U;
        uint32_t other = (state >> 8) % (t + 1);
        for (uint32_t k = 0; k < 3; k++) {
            uint32_t kept = mesh->indices[3 * t + k];
            mesh->indices[3 * t + k] = mesh->indices[3 * other + k];
            mesh->indices[3 * other + k] = kept;
        }
    }
}

static void reuse_tells_rows_from_order_and_from_none(void **state)
{
    (void)state;
    for (uint32_t rings = 20; rings <= 80; rings += 60) {
        pa_mesh mesh = ball(rings);
        float rows = pa_mesh_cache_reuse(&mesh);
        assert_true(rows > 1.7f && rows < 2.1f);
        shuffle(&mesh);
        assert_true(pa_mesh_cache_reuse(&mesh) > 5);
        assert_int_equal(pa_mesh_order(&mesh, 2.1f, &arena, NULL), PA_OK);
        assert_true(pa_mesh_cache_reuse(&mesh) < 1.4f);
        uint32_t *ordered = mesh.indices;
        assert_int_equal(pa_mesh_order(&mesh, 2.1f, &arena, NULL), PA_OK);
        assert_ptr_equal(mesh.indices, ordered);
    }
    pa_mesh nothing = {0};
    assert_true(pa_mesh_cache_reuse(&nothing) <= 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_mesh_has_nothing_thin_and_nothing_behind),
        cmocka_unit_test(one_triangle_without_area_is_seen),
        cmocka_unit_test(numbers_past_what_f32_squares_are_left_to_doubles),
        cmocka_unit_test(normals_that_point_inwards_are_seen),
        cmocka_unit_test(reuse_tells_rows_from_order_and_from_none),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
