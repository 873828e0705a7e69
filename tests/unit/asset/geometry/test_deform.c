#include "shape_assert.h"

#include <string.h>

#include "asset/geometry/deform.h"
#include "asset/geometry/noise.h"
#include "asset/geometry/primitive.h"
#include "asset/geometry/scatter.h"
#include "asset/geometry/subdivide.h"
#include "asset/geometry/topology.h"

static pa_arena arena;

static int drop_arena(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

static pa_shape a_bar(void)
{
    pa_box_options options = {.size = {0.2, 1, 0.4}, .cells = {4, 32, 4}};
    pa_shape bar;
    assert_int_equal(pa_shape_box(&options, &arena, &bar, NULL), PA_OK);
    return bar;
}

static void a_taper_scales_the_far_end(void **state)
{
    (void)state;
    pa_shape bar = a_bar();
    pa_taper_options options = {.axis = PA_AXIS_Y, .low = 1, .high = 0.5};
    assert_int_equal(pa_shape_taper(&bar, &options, NULL), PA_OK);
    assert_closed(&bar, 2);
    assert_near(pa_shape_volume(&bar), 0.08 / 3 * (1 + 0.5 + 0.25), 1e-3);
    assert_metric_uv(&bar, 0.05);
    options.high = 0;
    assert_int_equal(pa_shape_taper(&bar, &options, NULL), PA_INVALID);
}

static void a_twist_keeps_the_volume(void **state)
{
    (void)state;
    pa_shape bar = a_bar();
    assert_int_equal(pa_shape_twist(&bar, PA_AXIS_Y, 90, NULL), PA_OK);
    assert_closed(&bar, 2);
    assert_near(pa_shape_volume(&bar), 0.08, 1e-2);
}

static void a_bend_keeps_the_middle_line_and_the_volume(void **state)
{
    (void)state;
    pa_shape bar = a_bar();
    pa_bend_options options = {.axis = PA_AXIS_Y, .towards = PA_AXIS_X, .degrees = 90};
    assert_int_equal(pa_shape_bend(&bar, &options, NULL), PA_OK);
    assert_closed(&bar, 2);
    assert_near(pa_shape_volume(&bar), 0.08, 1e-2);
    pa_vec3 low;
    pa_vec3 high;
    assert_true(pa_shape_bounds(&bar, &low, &high));
    assert_near(high.x, 2 / PA_PI, 1e-2);
    pa_shape other = a_bar();
    options.degrees = -90;
    assert_int_equal(pa_shape_bend(&other, &options, NULL), PA_OK);
    assert_closed(&other, 2);
    assert_true(pa_shape_bounds(&other, &low, &high));
    assert_near(low.x, -2 / PA_PI, 1e-2);
}

static void a_bend_that_would_fold_the_shape_is_refused(void **state)
{
    (void)state;
    pa_box_options box = {.size = {2, 1, 1}, .cells = {1, 8, 1}};
    pa_shape shape;
    pa_error err;
    assert_int_equal(pa_shape_box(&box, &arena, &shape, NULL), PA_OK);
    pa_bend_options options = {.axis = PA_AXIS_Y, .towards = PA_AXIS_X, .degrees = 180};
    assert_int_equal(pa_shape_bend(&shape, &options, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "180"));
    options.towards = PA_AXIS_Y;
    assert_int_equal(pa_shape_bend(&shape, &options, &err), PA_INVALID);
}

static void normals_follow_a_bend(void **state)
{
    (void)state;
    pa_superquadric_options options = {.radii = {0.1, 0.5, 0.1}};
    pa_shape shape;
    assert_int_equal(pa_shape_superquadric(&options, &arena, &shape, NULL), PA_OK);
    assert_non_null(shape.normals);
    pa_bend_options bend = {.axis = PA_AXIS_Y, .towards = PA_AXIS_Z, .degrees = 120};
    assert_int_equal(pa_shape_bend(&shape, &bend, NULL), PA_OK);
    assert_non_null(shape.normals);
    assert_closed(&shape, 2);
}

static void displacement_stays_closed_and_repeats(void **state)
{
    (void)state;
    pa_shape shapes[2];
    for (int i = 0; i < 2; i++) {
        pa_sphere_options options = {.radius = 0.5, .sides = 48};
        assert_int_equal(pa_shape_sphere(&options, &arena, &shapes[i], NULL), PA_OK);
        pa_displace_options displace = {.amount = 0.05, .size = 0.4, .seed = 5};
        assert_int_equal(pa_shape_displace(&shapes[i], &displace, NULL), PA_OK);
    }
    assert_closed(&shapes[0], 2);
    assert_same_shape(&shapes[0], &shapes[1]);
    assert_true(fabs(pa_shape_area(&shapes[0]) - PA_PI) > 1e-3);
}

static void noise_is_bounded_and_centred(void **state)
{
    (void)state;
    double sum = 0.0;
    double most = 0.0;
    for (int i = 0; i < 20000; i++) {
        pa_vec3 at = {i * 0.137, i * 0.071 - 300, i * 0.0911};
        double value = pa_noise_fractal(at, 3, 42);
        sum += value;
        most = fmax(most, fabs(value));
    }
    assert_true(most <= 1.1 && most > 0.4);
    assert_true(fabs(sum / 20000) < 0.03);
    assert_true(fabs(pa_noise((pa_vec3){3, -4, 5}, 1)) < 1e-12);
}

static void a_subdivided_cube_nears_its_limit(void **state)
{
    (void)state;
    pa_box_options options = {.size = {1, 1, 1}};
    pa_shape cube;
    pa_shape smooth;
    assert_int_equal(pa_shape_box(&options, &arena, &cube, NULL), PA_OK);
    pa_subdivide_options subdivide = {.levels = 4};
    assert_int_equal(pa_shape_subdivide(&cube, &subdivide, &arena, &smooth, NULL), PA_OK);
    assert_closed(&smooth, 2);
    assert_int_equal(smooth.face_count, 6 * 256);
    assert_true(pa_shape_volume(&smooth) > 0.3 && pa_shape_volume(&smooth) < 0.5);
    assert_metric_uv(&smooth, 0.25);
    /* The cage is the same from all sides, and so is what becomes of it. */
    pa_vec3 low;
    pa_vec3 high;
    assert_true(pa_shape_bounds(&smooth, &low, &high));
    assert_near(high.x, -low.x, 1e-9);
    assert_near(high.x, high.y, 1e-9);
}

static void creases_keep_a_cube_a_cube(void **state)
{
    (void)state;
    pa_box_options options = {.size = {1, 1, 1}};
    pa_shape cube;
    pa_shape hard;
    pa_shape soft;
    assert_int_equal(pa_shape_box(&options, &arena, &cube, NULL), PA_OK);
    pa_subdivide_options subdivide = {.levels = 3, .crease_deg = 60};
    assert_int_equal(pa_shape_subdivide(&cube, &subdivide, &arena, &hard, NULL), PA_OK);
    assert_closed(&hard, 2);
    assert_near(pa_shape_volume(&hard), 1.0, 1e-9);
    subdivide.hard_levels = 2;
    assert_int_equal(pa_shape_subdivide(&cube, &subdivide, &arena, &soft, NULL), PA_OK);
    assert_closed(&soft, 2);
    assert_true(pa_shape_volume(&soft) < 1.0 && pa_shape_volume(&soft) > 0.9);
}

static void a_sheet_keeps_its_corners(void **state)
{
    (void)state;
    pa_sheet_options options = {.width = 1, .length = 1, .cells = {2, 2}};
    pa_shape sheet;
    pa_shape smooth;
    pa_vec3 low;
    pa_vec3 high;
    assert_int_equal(pa_shape_sheet(&options, &arena, &sheet, NULL), PA_OK);
    pa_subdivide_options subdivide = {.levels = 2};
    assert_int_equal(pa_shape_subdivide(&sheet, &subdivide, &arena, &smooth, NULL), PA_OK);
    assert_true(pa_shape_bounds(&smooth, &low, &high));
    assert_near(high.x - low.x, 1.0, 1e-12);
    assert_near(pa_shape_area(&smooth), 1.0, 1e-9);
}

static void too_many_levels_are_refused(void **state)
{
    (void)state;
    pa_sphere_options options = {.radius = 1, .sides = 512};
    pa_shape sphere;
    pa_shape finer;
    assert_int_equal(pa_shape_sphere(&options, &arena, &sphere, NULL), PA_OK);
    pa_subdivide_options subdivide = {.levels = 5};
    assert_int_equal(pa_shape_subdivide(&sphere, &subdivide, &arena, &finer, NULL), PA_TOO_LARGE);
    subdivide.levels = 0;
    assert_int_equal(pa_shape_subdivide(&sphere, &subdivide, &arena, &finer, NULL), PA_INVALID);
}

static void leaves_stand_on_the_bark(void **state)
{
    (void)state;
    const pa_vec3 path[] = {{0, 0, 0}, {0, 1, 0}};
    const double radii[] = {0.1, 0.1};
    pa_scatter_path_options options = {
        .path = path, .path_count = 2, .radii = radii, .count = 20, .from = 0.2, .to = 0.8, .lean_deg = 60};
    pa_placements leaves;
    assert_int_equal(pa_scatter_path(&options, &arena, &leaves, NULL), PA_OK);
    assert_int_equal(leaves.count, 20);
    for (size_t i = 0; i < 20; i++) {
        pa_vec3 at = pa_affine_point(&leaves.transforms[i], (pa_vec3){0, 0, 0});
        pa_vec3 up = pa_affine_direction(&leaves.transforms[i], (pa_vec3){0, 1, 0});
        assert_near(hypot(at.x, at.z), 0.1, 1e-9);
        assert_true(at.y > 0.2 - 1e-9 && at.y < 0.8 + 1e-9);
        assert_near(up.y, 0.5, 1e-9);
        assert_near(pa_affine_determinant(&leaves.transforms[i]), 1.0, 1e-9);
    }
}

static void seeds_keep_apart_on_a_ball(void **state)
{
    (void)state;
    pa_sphere_options ball = {.radius = 0.5, .sides = 64};
    pa_shape sphere;
    assert_int_equal(pa_shape_sphere(&ball, &arena, &sphere, NULL), PA_OK);
    pa_scatter_surface_options options = {
        .count = 200, .apart = 0.08, .facing = {0, 1, 0}, .facing_deg = 60, .seed = 2};
    pa_placements seeds;
    assert_int_equal(pa_scatter_surface(&sphere, &options, &arena, &seeds, NULL), PA_OK);
    assert_true(seeds.count > 40 && seeds.count <= 200);
    for (size_t i = 0; i < seeds.count; i++) {
        pa_vec3 at = pa_affine_point(&seeds.transforms[i], (pa_vec3){0, 0, 0});
        assert_true(at.y > 0.2);
        assert_near(pa_vec3_length(at), 0.5, 0.01);
        for (size_t j = 0; j < i; j++) {
            pa_vec3 other = pa_affine_point(&seeds.transforms[j], (pa_vec3){0, 0, 0});
            assert_true(pa_vec3_length(pa_vec3_sub(at, other)) >= 0.08);
        }
    }
}

static void a_ring_faces_outwards(void **state)
{
    (void)state;
    pa_placements spokes;
    assert_int_equal(pa_scatter_ring(5, 2.0, 0.0, &arena, &spokes, NULL), PA_OK);
    assert_int_equal(spokes.count, 5);
    for (size_t i = 0; i < 5; i++) {
        pa_vec3 at = pa_affine_point(&spokes.transforms[i], (pa_vec3){0, 0, 0});
        pa_vec3 front = pa_affine_direction(&spokes.transforms[i], (pa_vec3){0, 0, 1});
        assert_near(pa_vec3_dot(at, front), 2.0, 1e-9);
    }
    assert_int_equal(pa_scatter_ring(PA_SCATTER_MAX + 1, 1, 0, &arena, &spokes, NULL), PA_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_taper_scales_the_far_end),
        cmocka_unit_test(a_twist_keeps_the_volume),
        cmocka_unit_test(a_bend_keeps_the_middle_line_and_the_volume),
        cmocka_unit_test(a_bend_that_would_fold_the_shape_is_refused),
        cmocka_unit_test(normals_follow_a_bend),
        cmocka_unit_test(displacement_stays_closed_and_repeats),
        cmocka_unit_test(noise_is_bounded_and_centred),
        cmocka_unit_test(a_subdivided_cube_nears_its_limit),
        cmocka_unit_test(creases_keep_a_cube_a_cube),
        cmocka_unit_test(a_sheet_keeps_its_corners),
        cmocka_unit_test(too_many_levels_are_refused),
        cmocka_unit_test(leaves_stand_on_the_bark),
        cmocka_unit_test(seeds_keep_apart_on_a_ball),
        cmocka_unit_test(a_ring_faces_outwards),
    };
    return cmocka_run_group_tests(tests, NULL, drop_arena);
}
