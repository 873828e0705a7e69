#include "shape_assert.h"

#include <string.h>

#include "asset/geometry/curve.h"
#include "asset/geometry/loft.h"
#include "asset/geometry/sweep.h"
#include "asset/geometry/topology.h"

static pa_arena arena;

static int drop_arena(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

static void a_straight_sweep_is_a_cylinder(void **state)
{
    (void)state;
    const pa_vec3 directions[] = {{0, 1, 0}, {0, -1, 0}, {1, 0, 0}, {0, 0, -1}, {1, 2, 3}};
    for (size_t i = 0; i < 5; i++) {
        const pa_vec3 path[] = {{0, 0, 0}, pa_vec3_unit_or(directions[i], directions[0])};
        pa_sweep_options options = {.path = path, .path_count = 2, .radius = 0.1, .sides = 200};
        pa_shape shape;
        assert_int_equal(pa_shape_sweep(&options, &arena, &shape, NULL), PA_OK);
        assert_closed(&shape, 2);
        assert_near(pa_shape_volume(&shape), PA_PI * 0.01, 1e-3);
        assert_metric_uv(&shape, 1e-2);
    }
}

static void an_upright_path_lays_the_profile_in_xz(void **state)
{
    (void)state;
    const pa_vec3 path[] = {{0, 0, 0}, {0, 1, 0}};
    const pa_vec2 profile[] = {{0, 0}, {3, 0}, {3, 2}, {0, 2}};
    pa_sweep_options options = {.path = path, .path_count = 2, .profile = {profile, 4}};
    pa_shape shape;
    pa_vec3 low;
    pa_vec3 high;
    assert_int_equal(pa_shape_sweep(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
    assert_true(pa_shape_bounds(&shape, &low, &high));
    assert_near(high.x, 3.0, 1e-9);
    assert_near(high.z, 2.0, 1e-9);
    assert_near(pa_shape_volume(&shape), 6.0, 1e-9);
}

static void a_mitred_corner_keeps_the_thickness(void **state)
{
    (void)state;
    const pa_vec3 path[] = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}};
    const pa_vec2 square[] = {{-0.1, -0.1}, {0.1, -0.1}, {0.1, 0.1}, {-0.1, 0.1}};
    pa_sweep_options options = {.path = path, .path_count = 3, .profile = {square, 4}};
    pa_shape shape;
    assert_int_equal(pa_shape_sweep(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
    assert_near(pa_shape_volume(&shape), 2.0 * 0.04, 1e-9);
}

static void round_caps_make_a_capsule(void **state)
{
    (void)state;
    const pa_vec3 path[] = {{0, 0, 0}, {0, 0, 1}};
    pa_sweep_options options = {.path = path,
                                .path_count = 2,
                                .radius = 0.25,
                                .sides = 64,
                                .start = PA_CAP_ROUND,
                                .end = PA_CAP_ROUND};
    pa_shape shape;
    assert_int_equal(pa_shape_sweep(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
    assert_near(pa_shape_volume(&shape), PA_PI * 0.0625 + 4.0 / 3.0 * PA_PI * 0.015625, 0.01);
}

static void a_closed_path_is_a_ring_without_a_seam(void **state)
{
    (void)state;
    pa_vec3 knot[96];
    for (int i = 0; i < 96; i++) {
        double t = PA_TAU * i / 96;
        knot[i] = (pa_vec3){(2 + cos(3 * t)) * cos(2 * t), (2 + cos(3 * t)) * sin(2 * t), sin(3 * t)};
    }
    const pa_vec2 square[] = {{-0.2, -0.1}, {0.2, -0.1}, {0.2, 0.1}, {-0.2, 0.1}};
    pa_sweep_options options = {.path = knot, .path_count = 96, .closed = true, .profile = {square, 4}};
    pa_shape shape;
    assert_int_equal(pa_shape_sweep(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 0);
    options.twist_deg = 720;
    assert_int_equal(pa_shape_sweep(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 0);
    options.twist_deg = 45;
    pa_error err;
    assert_int_equal(pa_shape_sweep(&options, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "twist"));
}

static void radii_of_zero_at_the_ends_are_tips(void **state)
{
    (void)state;
    pa_path helix;
    double radii[200] = {0};
    assert_int_equal(pa_path_helix(0.5, 0.2, 1.0, 3, 24, &arena, &helix, NULL), PA_OK);
    assert_true(helix.count < 200);
    for (size_t i = 0; i < helix.count; i++) {
        radii[i] = sin(PA_PI * (double)i / (double)(helix.count - 1));
    }
    radii[helix.count - 1] = 0.0;
    pa_sweep_options options = {
        .path = helix.points, .path_count = helix.count, .radius = 0.05, .radii = radii, .end = PA_CAP_ROUND};
    pa_shape shape;
    assert_int_equal(pa_shape_sweep(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
}

static void an_open_sweep_has_borders(void **state)
{
    (void)state;
    const pa_vec3 path[] = {{0, 0, 0}, {0, 0, 1}};
    pa_sweep_options options = {
        .path = path, .path_count = 2, .radius = 0.25, .start = PA_CAP_NONE, .end = PA_CAP_NONE};
    pa_shape shape;
    pa_topology topology;
    assert_int_equal(pa_shape_sweep(&options, &arena, &shape, NULL), PA_OK);
    assert_sound(&shape);
    assert_int_equal(pa_shape_topology(&shape, &topology, NULL), PA_OK);
    assert_int_equal(topology.border_edges, 32);
}

static void bad_paths_are_named(void **state)
{
    (void)state;
    pa_error err;
    pa_shape shape;
    pa_vec3 path[] = {{0, 0, 0}, {0, 0, 0}};
    pa_sweep_options options = {.path = path, .path_count = 2, .radius = 0.1};
    assert_int_equal(pa_shape_sweep(&options, &arena, &shape, &err), PA_INVALID);
    path[1].z = (double)NAN;
    assert_int_equal(pa_shape_sweep(&options, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "path[2]"));
    path[1].z = 1;
    options.radius = 0;
    assert_int_equal(pa_shape_sweep(&options, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "radius"));
}

static void reversing_path_stays_finite(void **state)
{
    (void)state;
    const pa_vec3 path[] = {{0, 0, 0}, {0, 0, 1}, {0, 0, 0.5}};
    pa_sweep_options options = {.path = path, .path_count = 3, .radius = 0.1};
    pa_shape shape;
    assert_int_equal(pa_shape_sweep(&options, &arena, &shape, NULL), PA_OK);
    for (uint32_t p = 0; p < shape.point_count; p++) {
        assert_true(pa_vec3_finite(shape.points[p]));
    }
}

static void put_section(pa_vec3 *out_points, uint32_t count, double radius, double y, bool backwards)
{
    for (uint32_t i = 0; i < count; i++) {
        double angle = PA_TAU * (backwards ? count - i : i) / count;
        out_points[i] = (pa_vec3){radius * cos(angle), y, radius * sin(angle)};
    }
}

static void a_loft_of_circles_is_a_frustum_either_way(void **state)
{
    (void)state;
    for (int backwards = 0; backwards < 2; backwards++) {
        pa_vec3 points[2][128];
        put_section(points[0], 128, 0.5, 0, backwards);
        put_section(points[1], 128, 0.25, 1, backwards);
        const pa_section sections[] = {{points[0], 128}, {points[1], 128}};
        pa_loft_options options = {.sections = sections, .section_count = 2};
        pa_shape shape;
        assert_int_equal(pa_shape_loft(&options, &arena, &shape, NULL), PA_OK);
        assert_closed(&shape, 2);
        assert_near(pa_shape_volume(&shape), PA_PI / 3 * (0.25 + 0.125 + 0.0625), 2e-3);
        assert_metric_uv(&shape, 0.1);
    }
}

static void sections_of_different_counts_are_brought_in_step(void **state)
{
    (void)state;
    pa_vec3 points[3][40];
    put_section(points[0], 12, 0.5, 0, false);
    put_section(points[1], 40, 0.6, 1, false);
    put_section(points[2], 1, 0.0, 2, false);
    const pa_section sections[] = {{points[0], 12}, {points[1], 40}, {points[2], 1}};
    pa_loft_options options = {.sections = sections, .section_count = 3, .smooth = true};
    pa_shape shape;
    assert_int_equal(pa_shape_loft(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
    options.sides = 24;
    assert_int_equal(pa_shape_loft(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
}

static void a_closed_loft_is_a_ring(void **state)
{
    (void)state;
    pa_vec3 points[12][10];
    pa_section sections[12];
    for (int s = 0; s < 12; s++) {
        double turn = PA_TAU * s / 12;
        for (int i = 0; i < 10; i++) {
            double angle = PA_TAU * i / 10;
            double radius = 1.0 + 0.2 * cos(angle);
            points[s][i] = (pa_vec3){radius * cos(turn), 0.2 * sin(angle), radius * sin(turn)};
        }
        sections[s] = (pa_section){points[s], 10};
    }
    pa_loft_options options = {.sections = sections, .section_count = 12, .closed = true, .smooth = true};
    pa_shape shape;
    assert_int_equal(pa_shape_loft(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_straight_sweep_is_a_cylinder),
        cmocka_unit_test(an_upright_path_lays_the_profile_in_xz),
        cmocka_unit_test(a_mitred_corner_keeps_the_thickness),
        cmocka_unit_test(round_caps_make_a_capsule),
        cmocka_unit_test(a_closed_path_is_a_ring_without_a_seam),
        cmocka_unit_test(radii_of_zero_at_the_ends_are_tips),
        cmocka_unit_test(an_open_sweep_has_borders),
        cmocka_unit_test(bad_paths_are_named),
        cmocka_unit_test(reversing_path_stays_finite),
        cmocka_unit_test(a_loft_of_circles_is_a_frustum_either_way),
        cmocka_unit_test(sections_of_different_counts_are_brought_in_step),
        cmocka_unit_test(a_closed_loft_is_a_ring),
    };
    return cmocka_run_group_tests(tests, NULL, drop_arena);
}
