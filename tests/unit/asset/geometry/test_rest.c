#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "asset/geometry/primitive.h"
#include "asset/geometry/rest.h"
#include "asset/geometry/tessellate.h"
#include "asset/geometry/transform.h"
#include "foundation/random.h"

/* A scene of one mesh of the triangles given: nine numbers each. */
static pa_scene scene_of(const double *corners, uint32_t triangle_count, pa_arena *arena)
{
    pa_mesh *mesh = PA_NEW(arena, pa_mesh);
    mesh->vertex_count = 3 * triangle_count;
    mesh->index_count = 3 * triangle_count;
    mesh->positions = PA_NEW_ARRAY(arena, float, 9 * triangle_count);
    mesh->indices = PA_NEW_ARRAY(arena, uint32_t, 3 * triangle_count);
    for (uint32_t i = 0; i < 9 * triangle_count; i++) {
        mesh->positions[i] = (float)corners[i];
    }
    for (uint32_t i = 0; i < 3 * triangle_count; i++) {
        mesh->indices[i] = i;
    }
    return (pa_scene){.meshes = mesh, .mesh_count = 1};
}

static pa_status rest(const double *lower, const double *upper, double ceiling, double *out_move)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_scene below = scene_of(lower, 1, &arena);
    pa_scene above = scene_of(upper, 1, &arena);
    pa_status status =
        pa_rest_move((pa_rest_body){&below, 1}, (pa_rest_body){&above, 1}, ceiling, &arena, out_move, NULL);
    pa_arena_done(&arena);
    return status;
}

static void corners_faces_and_edges_meet(void **state)
{
    (void)state;
    const double floor[] = {-5, 0, -5, 5, 0, -5, 0, 0, 5};
    const double tip_down[] = {0, 2, 0, 1, 3, 0, 0, 3, 1};
    const double tip_up[] = {0, 1, 0, 1, -3, 0, 0, -3, 1};
    const double roof[] = {-5, 4, -5, 5, 4, -5, 0, 4, 5};
    /* Two edges that cross, their corners far from one another. */
    const double ridge_x[] = {-5, 0, 0, 5, 0, 0, 0, -9, 0.001};
    const double ridge_z[] = {0, 1, -5, 0, 1, 5, 0.001, 9, 0};
    const double aside[] = {9, 0, 9, 9.5, 0, 9, 9, 0, 9.5};
    double move = 0;
    assert_int_equal(rest(floor, tip_down, HUGE_VAL, &move), PA_OK);
    assert_true(fabs(move - -2.0) < 1e-9);
    assert_int_equal(rest(tip_up, roof, HUGE_VAL, &move), PA_OK);
    assert_true(fabs(move - -3.0) < 1e-9);
    assert_int_equal(rest(ridge_x, ridge_z, HUGE_VAL, &move), PA_OK);
    assert_true(fabs(move - -1.0) < 1e-6);
    assert_int_equal(rest(floor, aside, HUGE_VAL, &move), PA_NOT_FOUND);
    assert_int_equal(rest(tip_up, roof, -4.0, &move), PA_NOT_FOUND);
    assert_int_equal(rest(tip_up, roof, 0.0, &move), PA_OK);
    assert_true(move < -3.5);
}

/* The gap between two balls, one above the other and a little aside, is known. */
static void a_ball_comes_to_rest_on_a_ball(void **state)
{
    (void)state;
    pa_random random;
    pa_random_init(&random, 7);
    for (int i = 0; i < 20; i++) {
        pa_arena arena;
        pa_arena_init(&arena, 0);
        const pa_sphere_options options = {.radii = {1.0, 1.0, 1.0}, .sides = 96, .rows = 64};
        pa_scene scenes[2];
        double x = pa_random_between(&random, -0.7, 0.7);
        double z = pa_random_between(&random, -0.7, 0.7);
        for (int k = 0; k < 2; k++) {
            pa_shape shape;
            pa_mesh *mesh = PA_NEW(&arena, pa_mesh);
            assert_int_equal(pa_shape_sphere(&options, &arena, &shape, NULL), PA_OK);
            assert_int_equal(pa_shape_move(&shape, (pa_vec3){k * x, k * 5.0, k * z}, NULL), PA_OK);
            assert_int_equal(pa_shape_tessellate(&shape, &arena, mesh, NULL), PA_OK);
            scenes[k] = (pa_scene){.meshes = mesh, .mesh_count = 1};
        }
        double move;
        assert_int_equal(pa_rest_move((pa_rest_body){&scenes[0], 1}, (pa_rest_body){&scenes[1], 1}, HUGE_VAL,
                                      &arena, &move, NULL),
                         PA_OK);
        double expected = sqrt(4.0 - x * x - z * z) - 5.0;
        /* Flat triangles lie inside the ball, by at most r (1 - cos of half a step). */
        assert_true(fabs(move - expected) < 0.006);
        pa_arena_done(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(corners_faces_and_edges_meet),
        cmocka_unit_test(a_ball_comes_to_rest_on_a_ball),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
