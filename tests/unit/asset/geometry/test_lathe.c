#include "shape_assert.h"

#include <string.h>

#include "asset/geometry/lathe.h"
#include "asset/geometry/topology.h"

static pa_arena arena;

static int drop_arena(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

static const pa_lathe_point bowl[] = {
    {0.0, 0.0, PA_EDGE_BY_ANGLE},  {0.2, 0.0, PA_EDGE_SHARP},   {0.5, 0.3, PA_EDGE_BY_ANGLE},
    {0.45, 0.3, PA_EDGE_BY_ANGLE}, {0.18, 0.05, PA_EDGE_SHARP}, {0.0, 0.05, PA_EDGE_BY_ANGLE},
};

static void a_bowl_is_closed_whichever_way_it_was_drawn(void **state)
{
    (void)state;
    pa_lathe_point backwards[6];
    for (int i = 0; i < 6; i++) {
        backwards[i] = bowl[5 - i];
    }
    pa_lathe_options options = {.points = bowl, .point_count = 6};
    pa_shape one;
    pa_shape other;
    assert_int_equal(pa_shape_lathe(&options, &arena, &one, NULL), PA_OK);
    assert_closed(&one, 2);
    options.points = backwards;
    assert_int_equal(pa_shape_lathe(&options, &arena, &other, NULL), PA_OK);
    assert_closed(&other, 2);
    assert_near(pa_shape_volume(&one), pa_shape_volume(&other), 1e-9);
    assert_metric_uv(&one, 0.15);
}

static void ends_off_the_axis_get_discs(void **state)
{
    (void)state;
    const pa_lathe_point points[] = {{0.5, 0, 0}, {0.5, 1, 0}};
    pa_lathe_options options = {.points = points, .point_count = 2, .sides = 200};
    pa_shape shape;
    assert_int_equal(pa_shape_lathe(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
    assert_near(pa_shape_volume(&shape), PA_PI / 4, 1e-3);
}

static void a_ring_is_a_torus(void **state)
{
    (void)state;
    const pa_lathe_point points[] = {{0.5, 0, 0}, {0.7, 0, 0}, {0.7, 0.2, 0}, {0.5, 0.2, 0}};
    pa_lathe_options options = {.points = points, .point_count = 4, .ends = PA_LATHE_RING, .sides = 200};
    pa_shape shape;
    assert_int_equal(pa_shape_lathe(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 0);
    assert_near(pa_shape_volume(&shape), PA_PI * (0.49 - 0.25) * 0.2, 1e-3);
    options.smooth = true;
    assert_int_equal(pa_shape_lathe(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 0);
}

static void a_slice_is_closed_and_has_its_share_of_the_volume(void **state)
{
    (void)state;
    pa_lathe_options options = {.points = bowl, .point_count = 6, .sides = 360};
    pa_shape whole;
    pa_shape slice;
    assert_int_equal(pa_shape_lathe(&options, &arena, &whole, NULL), PA_OK);
    options.sweep_deg = 90;
    assert_int_equal(pa_shape_lathe(&options, &arena, &slice, NULL), PA_OK);
    assert_closed(&slice, 2);
    assert_near(pa_shape_volume(&slice) * 4, pa_shape_volume(&whole), 1e-6);
    pa_vec3 low;
    pa_vec3 high;
    assert_true(pa_shape_bounds(&slice, &low, &high));
    assert_true(low.x > -1e-9 && low.z > -1e-9);
}

static void a_smooth_profile_keeps_its_sharp_points(void **state)
{
    (void)state;
    pa_lathe_options options = {.points = bowl, .point_count = 6, .smooth = true, .segments = 8};
    pa_shape shape;
    assert_int_equal(pa_shape_lathe(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
    uint32_t sharp = 0;
    for (uint32_t c = 0; c < shape.corner_count; c++) {
        sharp += shape.edges[c] == PA_EDGE_SHARP ? 1 : 0;
    }
    assert_int_equal(sharp, 2 * 2 * 32);
}

static void an_open_profile_has_no_thickness(void **state)
{
    (void)state;
    const pa_lathe_point points[] = {{0.3, 0, 0}, {0.5, 1, 0}};
    pa_lathe_options options = {.points = points, .point_count = 2, .ends = PA_LATHE_OPEN, .sides = 16};
    pa_shape shape;
    pa_topology topology;
    assert_int_equal(pa_shape_lathe(&options, &arena, &shape, NULL), PA_OK);
    assert_sound(&shape);
    assert_int_equal(pa_shape_topology(&shape, &topology, NULL), PA_OK);
    assert_int_equal(topology.border_edges, 32);
}

static void points_without_extent_are_refused(void **state)
{
    (void)state;
    pa_error err;
    pa_shape shape;
    const pa_lathe_point same[] = {{0.3, 0.1, 0}, {0.3, 0.1, 0}};
    pa_lathe_options options = {.points = same, .point_count = 2};
    assert_int_equal(pa_shape_lathe(&options, &arena, &shape, &err), PA_INVALID);
    const pa_lathe_point axis[] = {{0, 0, 0}, {0, 1, 0}};
    options.points = axis;
    assert_int_equal(pa_shape_lathe(&options, &arena, &shape, &err), PA_INVALID);
    const pa_lathe_point disc[] = {{0, 0, 0}, {1, 0, 0}};
    options.points = disc;
    assert_int_equal(pa_shape_lathe(&options, &arena, &shape, &err), PA_INVALID);
    const pa_lathe_point bad[] = {{0, 0, 0}, {-1, 1, 0}};
    options.points = bad;
    assert_int_equal(pa_shape_lathe(&options, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "point 2"));
    const pa_lathe_point missing[] = {{0.5, 0, 0}, {0.5, (double)NAN, 0}};
    options.points = missing;
    assert_int_equal(pa_shape_lathe(&options, &arena, &shape, &err), PA_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bowl_is_closed_whichever_way_it_was_drawn),
        cmocka_unit_test(ends_off_the_axis_get_discs),
        cmocka_unit_test(a_ring_is_a_torus),
        cmocka_unit_test(a_slice_is_closed_and_has_its_share_of_the_volume),
        cmocka_unit_test(a_smooth_profile_keeps_its_sharp_points),
        cmocka_unit_test(an_open_profile_has_no_thickness),
        cmocka_unit_test(points_without_extent_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, drop_arena);
}
