#include "shape_assert.h"

#include <string.h>

#include "asset/geometry/cut.h"
#include "asset/geometry/extrude.h"
#include "asset/geometry/primitive.h"
#include "asset/geometry/topology.h"
#include "foundation/random.h"

static pa_arena arena;

static int drop_arena(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

static void half_a_sphere_is_half_a_sphere(void **state)
{
    (void)state;
    pa_sphere_options options = {.radius = 0.5};
    pa_shape sphere;
    pa_shape half;
    assert_int_equal(pa_shape_sphere(&options, &arena, &sphere, NULL), PA_OK);
    pa_cut_options cut = {.normal = {0, 1, 0}};
    assert_int_equal(pa_shape_cut(&sphere, &cut, &arena, &half, NULL), PA_OK);
    assert_closed(&half, 2);
    assert_near(pa_shape_volume(&half) * 2, pa_shape_volume(&sphere), 1e-9);
    cut.open = true;
    assert_int_equal(pa_shape_cut(&sphere, &cut, &arena, &half, NULL), PA_OK);
    pa_topology topology;
    assert_int_equal(pa_shape_topology(&half, &topology, NULL), PA_OK);
    assert_int_equal(topology.border_edges, 32);
}

static void both_halves_of_any_cut_make_the_whole(void **state)
{
    (void)state;
    pa_torus_options options = {.radius = 0.4, .tube = 0.15, .sides = 24, .tube_sides = 10};
    pa_shape torus;
    assert_int_equal(pa_shape_torus(&options, &arena, &torus, NULL), PA_OK);
    pa_random random;
    pa_random_init(&random, 3);
    for (int round = 0; round < 100; round++) {
        pa_cut_options cut = {.point = {pa_random_between(&random, -0.3, 0.3),
                                        pa_random_between(&random, -0.1, 0.1),
                                        pa_random_between(&random, -0.3, 0.3)},
                              .normal = {pa_random_between(&random, -1, 1), pa_random_between(&random, -1, 1),
                                         pa_random_between(&random, -1, 1)}};
        double sum = 0.0;
        for (int side = 0; side < 2; side++) {
            pa_shape part;
            pa_topology topology;
            assert_int_equal(pa_shape_cut(&torus, &cut, &arena, &part, NULL), PA_OK);
            assert_int_equal(pa_shape_check(&part, NULL), PA_OK);
            assert_int_equal(pa_shape_topology(&part, &topology, NULL), PA_OK);
            assert_true(topology.closed);
            sum += pa_shape_volume(&part);
            cut.normal = pa_vec3_scale(cut.normal, -1.0);
        }
        assert_near(sum, pa_shape_volume(&torus), 1e-6);
    }
}

static void a_pipe_cut_across_gets_a_ring_for_a_lid(void **state)
{
    (void)state;
    pa_tube_options options = {.radius = 0.5, .thickness = 0.1, .height = 1};
    pa_shape tube;
    pa_shape part;
    assert_int_equal(pa_shape_tube(&options, &arena, &tube, NULL), PA_OK);
    pa_cut_options cut = {.point = {0, 0.2, 0}, .normal = {0.3, 1, 0}};
    assert_int_equal(pa_shape_cut(&tube, &cut, &arena, &part, NULL), PA_OK);
    assert_closed(&part, 0);
    assert_near(pa_shape_volume(&part), pa_shape_volume(&tube) * 0.7, 1e-6);
}

static void concave_faces_are_cut_clean(void **state)
{
    (void)state;
    const pa_vec2 comb[] = {{0, 0}, {5, 0}, {5, 2}, {4, 2}, {4, 1}, {3, 1},
                            {3, 2}, {2, 2}, {2, 1}, {1, 1}, {1, 2}, {0, 2}};
    pa_extrude_options options = {.outline = {comb, 12}, .depth = 1};
    pa_shape shape;
    pa_shape part;
    pa_topology topology;
    assert_int_equal(pa_shape_extrude(&options, &arena, &shape, NULL), PA_OK);
    pa_cut_options cut = {.point = {0, 1.5, 0}, .normal = {0, -1, 0}};
    assert_int_equal(pa_shape_cut(&shape, &cut, &arena, &part, NULL), PA_OK);
    assert_int_equal(pa_shape_topology(&part, &topology, NULL), PA_OK);
    assert_true(topology.closed);
    assert_int_equal(topology.component_count, 3);
    assert_near(pa_shape_volume(&part), 1.5, 1e-9);
    cut = (pa_cut_options){.point = {0, 1, 0}, .normal = {0, 1, 0}};
    assert_int_equal(pa_shape_cut(&shape, &cut, &arena, &part, NULL), PA_OK);
    assert_int_equal(pa_shape_topology(&part, &topology, NULL), PA_OK);
    assert_true(topology.closed);
    assert_near(pa_shape_volume(&part), 5.0, 1e-9);
}

static void a_plane_beside_the_shape_keeps_all_or_nothing(void **state)
{
    (void)state;
    pa_box_options options = {.size = {1, 1, 1}};
    pa_shape box;
    pa_shape part;
    assert_int_equal(pa_shape_box(&options, &arena, &box, NULL), PA_OK);
    pa_cut_options cut = {.point = {0, 0.5, 0}, .normal = {0, 1, 0}};
    assert_int_equal(pa_shape_cut(&box, &cut, &arena, &part, NULL), PA_OK);
    assert_closed(&part, 2);
    assert_int_equal(part.face_count, 6);
    cut.normal.y = -1;
    assert_int_equal(pa_shape_cut(&box, &cut, &arena, &part, NULL), PA_OK);
    assert_int_equal(part.face_count, 0);
    pa_error err;
    cut.normal.y = 0;
    assert_int_equal(pa_shape_cut(&box, &cut, &arena, &part, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "normal"));
}

/* Off the axis: on the side the normal is radial, wherever the plane passed. */
static pa_vec3 radial(pa_vec3 point)
{
    return (pa_vec3){point.x, 0.0, point.z};
}

static void a_slanted_cut_does_not_show_on_the_side(void **state)
{
    (void)state;
    pa_cylinder_options options = {.radius = 0.5, .height = 2, .open = true};
    pa_shape pipe;
    pa_shape part;
    assert_int_equal(pa_shape_cylinder(&options, &arena, &pipe, NULL), PA_OK);
    pa_cut_options cut = {.normal = {0.8, 1, 0.1}, .open = true};
    assert_int_equal(pa_shape_cut(&pipe, &cut, &arena, &part, NULL), PA_OK);
    assert_non_null(part.normals);
    assert_normals_follow(&part, radial, 0.01);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(half_a_sphere_is_half_a_sphere),
        cmocka_unit_test(both_halves_of_any_cut_make_the_whole),
        cmocka_unit_test(a_pipe_cut_across_gets_a_ring_for_a_lid),
        cmocka_unit_test(concave_faces_are_cut_clean),
        cmocka_unit_test(a_slanted_cut_does_not_show_on_the_side),
        cmocka_unit_test(a_plane_beside_the_shape_keeps_all_or_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, drop_arena);
}
