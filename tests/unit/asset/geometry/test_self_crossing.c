#include "cmocka_prelude.h"

#include <math.h>

#include "arena_fixture.h"
#include "asset/geometry/primitive.h"
#include "asset/geometry/self_crossing.h"
#include "asset/geometry/sweep.h"
#include "asset/geometry/topology.h"
#include "asset/geometry/transform.h"

static pa_self_crossing crossing_of(const pa_shape *shape, double depth)
{
    pa_self_crossing crossing;
    assert_int_equal(pa_shape_self_crossing(shape, depth, &crossing, NULL), PA_OK);
    return crossing;
}

/* A tube along the path. */
static pa_shape tube(const pa_vec3 *path, size_t count, double radius)
{
    pa_shape shape;
    const pa_sweep_options options = {.path = path, .path_count = count, .radius = radius, .sides = 12};
    assert_int_equal(pa_shape_sweep(&options, &arena, &shape, NULL), PA_OK);
    return shape;
}

static void plain_solids_do_not_cross_themselves(void **state)
{
    (void)state;
    pa_shape box;
    pa_shape ball;
    pa_shape ring;
    assert_int_equal(pa_shape_box(&(pa_box_options){.size = {1, 2, 3}, .bevel = 0.1}, &arena, &box, NULL),
                     PA_OK);
    assert_int_equal(pa_shape_sphere(&(pa_sphere_options){.radii = {1, 0.2, 1}}, &arena, &ball, NULL), PA_OK);
    assert_int_equal(pa_shape_torus(&(pa_torus_options){.radius = 1, .tube = 0.3}, &arena, &ring, NULL),
                     PA_OK);
    assert_int_equal(crossing_of(&box, 0).pairs, 0);
    assert_int_equal(crossing_of(&ball, 0).pairs, 0);
    assert_int_equal(crossing_of(&ring, 0).pairs, 0);
}

static void a_tube_that_passes_through_itself_is_found_where_it_does(void **state)
{
    (void)state;
    const pa_vec3 path[] = {{-1, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}, {0, -1, 0}};
    pa_shape shape = tube(path, 5, 0.1);
    pa_self_crossing crossing = crossing_of(&shape, 0.01);
    assert_true(crossing.pairs > 0);
    assert_true(fabs(crossing.place.x) <= 0.11 && fabs(crossing.place.y) <= 0.11);
    assert_true(crossing.deepest_m > 0.01 && crossing.deepest_m < 2.0);
    /* However far it reaches, it is not that far. */
    assert_int_equal(crossing_of(&shape, 3.0).pairs, 0);
}

static void pieces_that_stand_in_each_other_are_a_union(void **state)
{
    (void)state;
    pa_shape ball;
    pa_shape other;
    pa_shape both;
    assert_int_equal(pa_shape_sphere(&(pa_sphere_options){.radii = {1, 1, 1}}, &arena, &ball, NULL), PA_OK);
    assert_int_equal(pa_shape_copy(&ball, &arena, &other, NULL), PA_OK);
    pa_affine aside = pa_affine_move((pa_vec3){0.7, 0, 0});
    assert_int_equal(pa_shape_transform(&other, &aside, NULL), PA_OK);
    const pa_shape *const list[] = {&ball, &other};
    assert_int_equal(pa_shape_merge(list, 2, &arena, &both, NULL), PA_OK);
    assert_int_equal(crossing_of(&both, 0).pairs, 0);
}

static void a_tight_bend_creases_and_stays_closed(void **state)
{
    (void)state;
    pa_vec3 path[21];
    for (int i = 0; i <= 20; i++) {
        /* Half a turn whose radius is less than the tube's. */
        double angle = PA_PI * fmin(fmax((i - 5) / 10.0, 0), 1);
        double straight = i < 5 ? (5 - i) * 0.05 : i > 15 ? (i - 15) * 0.05 : 0;
        path[i] = (pa_vec3){0.14 * (1 - cos(angle)), 0.06 * sin(angle) - straight, 0};
    }
    pa_shape shape = tube(path, 21, 0.1);
    pa_topology topology;
    assert_int_equal(pa_shape_topology(&shape, &topology, NULL), PA_OK);
    assert_true(topology.closed);
    assert_int_equal(crossing_of(&shape, 0.01 * 0.5).pairs, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_solids_do_not_cross_themselves),
        cmocka_unit_test(a_tube_that_passes_through_itself_is_found_where_it_does),
        cmocka_unit_test(pieces_that_stand_in_each_other_are_a_union),
        cmocka_unit_test(a_tight_bend_creases_and_stays_closed),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
