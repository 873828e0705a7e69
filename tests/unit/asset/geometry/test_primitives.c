#include "shape_assert.h"

#include <string.h>

#include "asset/geometry/heightfield.h"
#include "asset/geometry/primitive.h"
#include "asset/geometry/tessellate.h"
#include "asset/geometry/topology.h"

static pa_arena arena;

static int empty_arena(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    pa_arena_init(&arena, 64 << 20);
    return 0;
}

static int drop_arena(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

static void a_sharp_box_has_six_faces_and_its_volume(void **state)
{
    (void)state;
    pa_box_options options = {.size = {1, 2, 3}};
    pa_shape box;
    assert_int_equal(pa_shape_box(&options, &arena, &box, NULL), PA_OK);
    assert_closed(&box, 2);
    assert_int_equal(box.face_count, 6);
    assert_int_equal(box.point_count, 8);
    assert_near(pa_shape_volume(&box), 6.0, 1e-12);
    assert_metric_uv(&box, 1e-9);
}

static void a_box_with_cells_is_divided_along_each_axis(void **state)
{
    (void)state;
    pa_box_options options = {.size = {1, 2, 3}, .cells = {2, 3, 5}};
    pa_shape box;
    assert_int_equal(pa_shape_box(&options, &arena, &box, NULL), PA_OK);
    assert_closed(&box, 2);
    assert_int_equal(box.face_count, 2 * (2 * 3 + 3 * 5 + 5 * 2));
    assert_near(pa_shape_volume(&box), 6.0, 1e-12);
}

static double rounded_box_volume(pa_vec3 size, double r)
{
    double x = size.x - 2 * r;
    double y = size.y - 2 * r;
    double z = size.z - 2 * r;
    return x * y * z + 2 * r * (x * y + y * z + z * x) + PA_PI * r * r * (x + y + z) +
           4.0 / 3.0 * PA_PI * r * r * r;
}

static void a_bevelled_box_comes_near_the_rounded_box(void **state)
{
    (void)state;
    pa_box_options options = {.size = {1, 0.5, 0.75}, .bevel = 0.1, .segments = 16};
    pa_shape box;
    assert_int_equal(pa_shape_box(&options, &arena, &box, NULL), PA_OK);
    assert_closed(&box, 2);
    assert_near(pa_shape_volume(&box), rounded_box_volume(options.size, 0.1), 2e-3);
    assert_metric_uv(&box, 0.02);
    pa_vec3 low;
    pa_vec3 high;
    assert_true(pa_shape_bounds(&box, &low, &high));
    assert_near(high.x, 0.5, 1e-12);
    assert_near(low.y, -0.25, 1e-12);
    assert_near(high.z, 0.375, 1e-12);
}

static void the_flat_sides_of_a_bevelled_box_are_shaded_flat(void **state)
{
    (void)state;
    pa_box_options options = {.size = {1, 1, 1}, .bevel = 0.1, .segments = 2};
    pa_shape box;
    assert_int_equal(pa_shape_box(&options, &arena, &box, NULL), PA_OK);
    assert_int_equal(pa_shape_normals(&box, &arena, NULL), PA_OK);
    int panels = 0;
    for (uint32_t f = 0; f < box.face_count; f++) {
        pa_vec3 face = pa_shape_face_normal(&box, f);
        if (pa_vec3_length(face) < 0.3) {
            continue;
        }
        panels++;
        for (uint32_t i = 0; i < 4; i++) {
            pa_vec3 off = pa_vec3_sub(box.normals[box.faces[f].first + i], pa_vec3_unit_or(face, face));
            assert_true(pa_vec3_length(off) < 1e-9);
        }
    }
    assert_int_equal(panels, 6);
}

static void a_bevel_larger_than_the_box_gives_a_ball(void **state)
{
    (void)state;
    pa_box_options options = {.size = {1, 1, 1}, .bevel = 10, .segments = 24};
    pa_shape box;
    assert_int_equal(pa_shape_box(&options, &arena, &box, NULL), PA_OK);
    assert_closed(&box, 2);
    assert_near(pa_shape_volume(&box), 4.0 / 3.0 * PA_PI / 8.0, 0.02);
}

static void cylinders_cones_and_frusta_have_their_volumes(void **state)
{
    (void)state;
    pa_shape shape;
    pa_cylinder_options options = {.radius = 0.5, .height = 2, .sides = 256};
    assert_int_equal(pa_shape_cylinder(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
    assert_near(pa_shape_volume(&shape), PA_PI * 0.25 * 2, 1e-3);
    assert_metric_uv(&shape, 1e-2);
    options.tapered = true;
    assert_int_equal(pa_shape_cylinder(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
    assert_near(pa_shape_volume(&shape), PA_PI * 0.25 * 2 / 3, 1e-3);
    options.top_radius = 0.25;
    assert_int_equal(pa_shape_cylinder(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
    assert_near(pa_shape_volume(&shape), PA_PI * 2 / 3 * (0.25 + 0.125 + 0.0625), 1e-3);
    assert_metric_uv(&shape, 0.05);
    options.radius = 0;
    assert_int_equal(pa_shape_cylinder(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
}

static void every_bevel_of_a_cylinder_fits(void **state)
{
    (void)state;
    const double bevels[] = {0.0, 0.01, 0.1, 0.2, 0.5, 3.0};
    for (size_t i = 0; i < sizeof bevels / sizeof bevels[0]; i++) {
        for (int tapered = 0; tapered < 3; tapered++) {
            pa_shape shape;
            pa_cylinder_options options = {.radius = 0.3,
                                           .top_radius = tapered == 1 ? 0.0 : 0.6,
                                           .tapered = tapered > 0,
                                           .height = 0.4,
                                           .bevel = bevels[i],
                                           .rows = 3};
            assert_int_equal(pa_shape_cylinder(&options, &arena, &shape, NULL), PA_OK);
            assert_closed(&shape, 2);
        }
    }
}

static void an_open_cylinder_has_two_borders(void **state)
{
    (void)state;
    pa_cylinder_options options = {.radius = 1, .height = 1, .open = true, .sides = 12};
    pa_shape shape;
    pa_topology topology;
    assert_int_equal(pa_shape_cylinder(&options, &arena, &shape, NULL), PA_OK);
    assert_sound(&shape);
    assert_int_equal(pa_shape_topology(&shape, &topology, NULL), PA_OK);
    assert_int_equal(topology.border_edges, 24);
    assert_false(topology.closed);
}

static void the_tip_of_a_cone_is_shaded_along_its_side(void **state)
{
    (void)state;
    pa_cylinder_options options = {.radius = 0.5, .height = 2, .tapered = true};
    pa_shape cone;
    assert_int_equal(pa_shape_cylinder(&options, &arena, &cone, NULL), PA_OK);
    assert_int_equal(pa_shape_normals(&cone, &arena, NULL), PA_OK);
    for (uint32_t c = 0; c < cone.corner_count; c++) {
        if (cone.points[cone.corners[c]].y > 0.99) {
            assert_true(fabs(cone.normals[c].y - 0.5 / hypot(0.5, 2)) < 0.05);
        }
    }
}

static void a_tube_is_a_ring(void **state)
{
    (void)state;
    pa_tube_options options = {.radius = 0.5, .thickness = 0.1, .height = 1, .sides = 256};
    pa_shape shape;
    assert_int_equal(pa_shape_tube(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 0);
    assert_near(pa_shape_volume(&shape), PA_PI * (0.25 - 0.16), 1e-3);
    options.bevel = 1;
    assert_int_equal(pa_shape_tube(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 0);
}

static pa_vec3 from_origin(pa_vec3 point)
{
    return point;
}

static void a_sphere_is_round_at_its_poles_too(void **state)
{
    (void)state;
    pa_sphere_options options = {.radius = 0.5};
    pa_shape shape;
    assert_int_equal(pa_shape_sphere(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
    assert_normals_follow(&shape, from_origin, 0.5);
    assert_metric_uv(&shape, 0.1);
    options.sides = 256;
    assert_int_equal(pa_shape_sphere(&options, &arena, &shape, NULL), PA_OK);
    assert_near(pa_shape_volume(&shape), PA_PI / 6, 1e-3);
}

static void an_ellipsoid_has_its_volume_and_metric_uv(void **state)
{
    (void)state;
    pa_sphere_options options = {.radii = {0.1, 0.4, 0.2}, .sides = 128};
    pa_shape shape;
    assert_int_equal(pa_shape_sphere(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
    assert_near(pa_shape_volume(&shape), 4.0 / 3.0 * PA_PI * 0.008, 2e-3);
    assert_metric_uv(&shape, 0.15);
}

static pa_vec3 from_ring(pa_vec3 point)
{
    double radius = hypot(point.x, point.z);
    return (pa_vec3){point.x - point.x / radius * 0.3, point.y, point.z - point.z / radius * 0.3};
}

static void a_torus_is_a_ring_with_its_volume(void **state)
{
    (void)state;
    pa_torus_options options = {.radius = 0.3, .tube = 0.1, .sides = 128, .tube_sides = 64};
    pa_shape shape;
    assert_int_equal(pa_shape_torus(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 0);
    assert_near(pa_shape_volume(&shape), 2 * PA_PI * PA_PI * 0.3 * 0.01, 3e-3);
    assert_normals_follow(&shape, from_ring, 0.5);
    assert_metric_uv(&shape, 0.15);
}

static pa_vec3 from_segment(pa_vec3 point)
{
    return (pa_vec3){point.x, point.y - fmax(-0.25, fmin(0.25, point.y)), point.z};
}

static void a_capsule_is_smooth_where_its_parts_meet(void **state)
{
    (void)state;
    pa_capsule_options options = {.radius = 0.25, .height = 1};
    pa_shape shape;
    assert_int_equal(pa_shape_capsule(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
    assert_normals_follow(&shape, from_segment, 0.6);
    assert_near(pa_shape_volume(&shape), PA_PI * 0.0625 * 0.5 + 4.0 / 3.0 * PA_PI * 0.015625, 0.02);
    options.height = 0.5;
    assert_int_equal(pa_shape_capsule(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
}

static void superquadrics_go_from_box_to_octahedron(void **state)
{
    (void)state;
    const double rounds[] = {0.1, 0.3, 1.0, 1.4, 2.0};
    for (size_t i = 0; i < 5; i++) {
        for (size_t j = 0; j < 5; j++) {
            pa_superquadric_options options = {
                .radii = {0.5, 0.3, 0.4}, .round_y = rounds[i], .round_xz = rounds[j], .cells = 12};
            pa_shape shape;
            assert_int_equal(pa_shape_superquadric(&options, &arena, &shape, NULL), PA_OK);
            assert_closed(&shape, 2);
        }
    }
    pa_superquadric_options options = {.radii = {0.5, 0.5, 0.5}, .cells = 48};
    pa_shape shape;
    assert_int_equal(pa_shape_superquadric(&options, &arena, &shape, NULL), PA_OK);
    assert_near(pa_shape_volume(&shape), PA_PI / 6, 2e-3);
    assert_normals_follow(&shape, from_origin, 0.01);
    options.round_y = options.round_xz = 2.0;
    assert_int_equal(pa_shape_superquadric(&options, &arena, &shape, NULL), PA_OK);
    assert_near(pa_shape_volume(&shape), 4.0 / 3.0 * 0.125, 1e-6);
}

static void a_sheet_looks_up(void **state)
{
    (void)state;
    pa_sheet_options options = {.width = 2, .length = 3, .cells = {4, 5}};
    pa_shape shape;
    assert_int_equal(pa_shape_sheet(&options, &arena, &shape, NULL), PA_OK);
    assert_sound(&shape);
    assert_int_equal(shape.face_count, 20);
    assert_metric_uv(&shape, 1e-9);
    for (uint32_t f = 0; f < shape.face_count; f++) {
        assert_true(pa_shape_face_normal(&shape, f).y > 0.0);
    }
}

static void a_solid_heightfield_is_closed_and_has_its_volume(void **state)
{
    (void)state;
    const double heights[12] = {1, 1, 1, 1, 1, 1.3, 1.3, 1, 1, 1, 1, 1};
    pa_heightfield_options options = {
        .heights = heights, .columns = 4, .rows = 3, .width = 3, .length = 2, .solid = true, .base = 0.5};
    pa_shape shape;
    assert_int_equal(pa_shape_heightfield(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
    assert_true(pa_shape_volume(&shape) > 3.0 && pa_shape_volume(&shape) < 4.8);
    options.base = 1.5;
    pa_error err;
    assert_int_equal(pa_shape_heightfield(&options, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "height 1"));
}

static void the_same_numbers_give_the_same_shape(void **state)
{
    (void)state;
    pa_box_options options = {.size = {1, 0.5, 0.75}, .bevel = 0.05, .segments = 4};
    pa_shape a;
    pa_shape b;
    assert_int_equal(pa_shape_box(&options, &arena, &a, NULL), PA_OK);
    assert_int_equal(pa_shape_box(&options, &arena, &b, NULL), PA_OK);
    assert_same_shape(&a, &b);
}

static void bad_numbers_are_named(void **state)
{
    (void)state;
    pa_error err;
    pa_shape shape = {.point_count = 77};
    pa_box_options box = {.size = {1, -1, 1}};
    assert_int_equal(pa_shape_box(&box, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "size.y"));
    box = (pa_box_options){.size = {1, 1, 1}, .bevel = (double)NAN};
    assert_int_equal(pa_shape_box(&box, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "bevel"));
    pa_cylinder_options cylinder = {.radius = 1, .height = 1, .sides = 100000};
    assert_int_equal(pa_shape_cylinder(&cylinder, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "sides"));
    pa_tube_options tube = {.radius = 1, .thickness = 2, .height = 1};
    assert_int_equal(pa_shape_tube(&tube, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "thickness"));
    pa_sphere_options sphere = {.radius = (double)INFINITY};
    assert_int_equal(pa_shape_sphere(&sphere, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "radius"));
    pa_torus_options torus = {.radius = 1, .tube = 1.5};
    assert_int_equal(pa_shape_torus(&torus, &arena, &shape, &err), PA_INVALID);
    pa_capsule_options capsule = {.radius = 1, .height = 1};
    assert_int_equal(pa_shape_capsule(&capsule, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "height"));
    pa_superquadric_options quadric = {.radii = {1, 1, 1}, .round_y = 5};
    assert_int_equal(pa_shape_superquadric(&quadric, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "round_y"));
    assert_int_equal(shape.point_count, 77);
}

static void a_full_arena_is_told(void **state)
{
    (void)state;
    pa_arena small;
    pa_arena_init(&small, 4096);
    pa_sphere_options options = {.radius = 1};
    pa_shape shape;
    assert_int_equal(pa_shape_sphere(&options, &small, &shape, NULL), PA_NO_MEMORY);
    pa_arena_done(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sharp_box_has_six_faces_and_its_volume),
        cmocka_unit_test(a_box_with_cells_is_divided_along_each_axis),
        cmocka_unit_test(a_bevelled_box_comes_near_the_rounded_box),
        cmocka_unit_test(the_flat_sides_of_a_bevelled_box_are_shaded_flat),
        cmocka_unit_test(a_bevel_larger_than_the_box_gives_a_ball),
        cmocka_unit_test(cylinders_cones_and_frusta_have_their_volumes),
        cmocka_unit_test(every_bevel_of_a_cylinder_fits),
        cmocka_unit_test(an_open_cylinder_has_two_borders),
        cmocka_unit_test(the_tip_of_a_cone_is_shaded_along_its_side),
        cmocka_unit_test(a_tube_is_a_ring),
        cmocka_unit_test(a_sphere_is_round_at_its_poles_too),
        cmocka_unit_test(an_ellipsoid_has_its_volume_and_metric_uv),
        cmocka_unit_test(a_torus_is_a_ring_with_its_volume),
        cmocka_unit_test(a_capsule_is_smooth_where_its_parts_meet),
        cmocka_unit_test(superquadrics_go_from_box_to_octahedron),
        cmocka_unit_test(a_sheet_looks_up),
        cmocka_unit_test(a_solid_heightfield_is_closed_and_has_its_volume),
        cmocka_unit_test(the_same_numbers_give_the_same_shape),
        cmocka_unit_test(bad_numbers_are_named),
        cmocka_unit_test(a_full_arena_is_told),
    };
    return cmocka_run_group_tests(tests, empty_arena, drop_arena);
}
