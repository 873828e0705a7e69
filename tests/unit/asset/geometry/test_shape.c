#include "shape_assert.h"

#include <string.h>

#include "asset/geometry/primitive.h"
#include "asset/geometry/projection.h"
#include "asset/geometry/tessellate.h"
#include "asset/geometry/topology.h"
#include "asset/geometry/transform.h"

static pa_arena arena;

static int drop_arena(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

static pa_shape a_box(double x, double y, double z)
{
    pa_box_options options = {.size = {x, y, z}};
    pa_shape box;
    assert_int_equal(pa_shape_box(&options, &arena, &box, NULL), PA_OK);
    return box;
}

static pa_shape a_quadric(void)
{
    pa_superquadric_options options = {.radii = {0.5, 0.4, 0.3}, .round_y = 0.5, .round_xz = 0.5};
    pa_shape shape;
    assert_int_equal(pa_shape_superquadric(&options, &arena, &shape, NULL), PA_OK);
    return shape;
}

static void a_merge_holds_everything_and_welds_nothing(void **state)
{
    (void)state;
    pa_shape box = a_box(1, 1, 1);
    pa_shape quadric = a_quadric();
    const pa_shape *both[] = {&box, &quadric};
    pa_shape all;
    pa_topology topology;
    assert_int_equal(pa_shape_merge(both, 2, &arena, &all, NULL), PA_OK);
    assert_sound(&all);
    assert_non_null(all.normals);
    assert_int_equal(pa_shape_topology(&all, &topology, NULL), PA_OK);
    assert_int_equal(topology.component_count, 2);
    assert_near(pa_shape_volume(&all), pa_shape_volume(&box) + pa_shape_volume(&quadric), 1e-9);
    assert_int_equal(pa_shape_merge(NULL, 0, &arena, &all, NULL), PA_OK);
    assert_int_equal(all.face_count, 0);
    pa_mesh mesh;
    assert_int_equal(pa_shape_tessellate(&all, &arena, &mesh, NULL), PA_OK);
    assert_int_equal(mesh.index_count, 0);
}

static void welding_joins_faces_that_were_apart(void **state)
{
    (void)state;
    pa_shape box = a_box(1, 2, 3);
    pa_shape apart = box;
    apart.points = PA_NEW_ARRAY(&arena, pa_vec3, box.corner_count);
    apart.corners = PA_NEW_ARRAY(&arena, uint32_t, box.corner_count);
    for (uint32_t c = 0; c < box.corner_count; c++) {
        apart.points[c] = box.points[box.corners[c]];
        apart.points[c].x += (c % 2) * 1e-7;
        apart.corners[c] = c;
    }
    apart.point_count = box.corner_count;
    pa_shape welded;
    assert_int_equal(pa_shape_weld(&apart, 1e-5, &arena, &welded, NULL), PA_OK);
    assert_closed(&welded, 2);
    assert_int_equal(welded.point_count, 8);
    assert_int_equal(pa_shape_weld(&apart, 0, &arena, &welded, NULL), PA_INVALID);
    assert_int_equal(pa_shape_weld(&apart, 100, &arena, &welded, NULL), PA_OK);
    assert_int_equal(welded.face_count, 0);
}

static void flipping_turns_the_volume_and_back(void **state)
{
    (void)state;
    pa_shape shape = a_quadric();
    pa_shape copy;
    assert_int_equal(pa_shape_copy(&shape, &arena, &copy, NULL), PA_OK);
    pa_shape_flip(&copy);
    assert_near(-pa_shape_volume(&copy), pa_shape_volume(&shape), 1e-12);
    pa_shape_flip(&copy);
    assert_same_shape(&shape, &copy);
}

static void a_crease_of_zero_makes_every_face_flat(void **state)
{
    (void)state;
    pa_sphere_options options = {.radius = 1, .sides = 12};
    pa_shape sphere;
    assert_int_equal(pa_shape_sphere(&options, &arena, &sphere, NULL), PA_OK);
    assert_int_equal(pa_shape_set_crease(&sphere, 0, NULL), PA_OK);
    assert_int_equal(pa_shape_normals(&sphere, &arena, NULL), PA_OK);
    for (uint32_t f = 0; f < sphere.face_count; f++) {
        pa_vec3 face = pa_vec3_unit_or(pa_shape_face_normal(&sphere, f), (pa_vec3){0, 0, 0});
        for (uint32_t i = 0; i < sphere.faces[f].count; i++) {
            assert_true(pa_vec3_dot(face, sphere.normals[sphere.faces[f].first + i]) > 1.0 - 1e-9);
        }
    }
    assert_int_equal(pa_shape_set_crease(&sphere, 181, NULL), PA_INVALID);
}

static void transforms_keep_shapes_sound(void **state)
{
    (void)state;
    pa_shape shape = a_quadric();
    double volume = pa_shape_volume(&shape);
    assert_int_equal(pa_shape_rotate(&shape, PA_AXIS_X, 30, NULL), PA_OK);
    assert_int_equal(pa_shape_move(&shape, (pa_vec3){1, 2, 3}, NULL), PA_OK);
    assert_int_equal(pa_shape_scale(&shape, (pa_vec3){2, 1, 0.5}, NULL), PA_OK);
    assert_closed(&shape, 2);
    assert_near(pa_shape_volume(&shape), volume, 1e-9);
    assert_int_equal(pa_shape_mirror(&shape, PA_AXIS_Z, NULL), PA_OK);
    assert_closed(&shape, 2);
    assert_near(pa_shape_volume(&shape), volume, 1e-9);
}

static void textures_stay_metric_and_unmirrored(void **state)
{
    (void)state;
    pa_shape box = a_box(1, 1, 1);
    assert_int_equal(pa_shape_scale(&box, (pa_vec3){3, 0.5, 2}, NULL), PA_OK);
    assert_metric_uv(&box, 1e-9);
    assert_int_equal(pa_shape_mirror(&box, PA_AXIS_X, NULL), PA_OK);
    assert_metric_uv(&box, 1e-9);
    pa_shape_project_box(&box);
    assert_metric_uv(&box, 1e-9);
    pa_cylinder_options options = {.radius = 0.5, .height = 1, .sides = 64, .open = true};
    pa_shape pipe;
    assert_int_equal(pa_shape_cylinder(&options, &arena, &pipe, NULL), PA_OK);
    pa_shape_project_cylinder(&pipe, PA_AXIS_Y);
    assert_metric_uv(&pipe, 1e-2);
    pa_shape_uv_transform(&pipe, 90, 1, (pa_vec2){0.3, 0.1});
    assert_metric_uv(&pipe, 1e-2);
    assert_int_equal(pa_shape_rotate(&pipe, PA_AXIS_X, 90, NULL), PA_OK);
    pa_shape_project_cylinder(&pipe, PA_AXIS_Z);
    assert_metric_uv(&pipe, 1e-2);
}

static void flattening_and_endless_transforms_are_refused(void **state)
{
    (void)state;
    pa_shape box = a_box(1, 1, 1);
    assert_int_equal(pa_shape_scale(&box, (pa_vec3){1, 0, 1}, NULL), PA_INVALID);
    assert_int_equal(pa_shape_move(&box, (pa_vec3){(double)NAN, 0, 0}, NULL), PA_INVALID);
    assert_int_equal(pa_shape_rotate(&box, PA_AXIS_X, (double)INFINITY, NULL), PA_INVALID);
    assert_int_equal(pa_shape_scale(&box, (pa_vec3){1e9, 1e9, 1e9}, NULL), PA_INVALID);
    assert_near(pa_shape_volume(&box), 1.0, 1e-12);
}

static void align_puts_a_side_on_zero(void **state)
{
    (void)state;
    pa_shape box = a_box(1, 2, 3);
    pa_vec3 low;
    pa_vec3 high;
    assert_int_equal(pa_shape_move(&box, (pa_vec3){5, 6, 7}, NULL), PA_OK);
    assert_int_equal(pa_shape_align(&box, PA_ANCHOR_MIDDLE, PA_ANCHOR_LOW, PA_ANCHOR_HIGH, NULL), PA_OK);
    assert_true(pa_shape_bounds(&box, &low, &high));
    assert_true(fabs(low.x + 0.5) < 1e-12 && fabs(low.y) < 1e-12 && fabs(high.z) < 1e-12);
}

static void aiming_turns_up_to_the_direction(void **state)
{
    (void)state;
    const pa_vec3 directions[] = {{0, 1, 0}, {0, -1, 0}, {1, 0, 0}, {0.3, -0.8, 0.2}, {0, 0, 5}};
    for (size_t i = 0; i < 5; i++) {
        pa_affine aim = pa_affine_aim(directions[i]);
        pa_vec3 up = pa_affine_direction(&aim, (pa_vec3){0, 1, 0});
        assert_near(pa_vec3_dot(up, directions[i]), pa_vec3_length(directions[i]), 1e-9);
        assert_near(pa_affine_determinant(&aim), 1.0, 1e-9);
    }
}

static void mirrored_halves_become_one_closed_shape(void **state)
{
    (void)state;
    pa_shape half = a_box(1, 1, 1);
    assert_int_equal(pa_shape_move(&half, (pa_vec3){0.5, 0, 0}, NULL), PA_OK);
    pa_shape whole;
    assert_int_equal(pa_shape_mirrored(&half, PA_AXIS_X, &arena, &whole, NULL), PA_OK);
    assert_closed(&whole, 2);
    assert_near(pa_shape_volume(&whole), 2.0, 1e-9);
    assert_metric_uv(&whole, 1e-9);
}

static void instances_are_copies_in_their_places(void **state)
{
    (void)state;
    pa_shape quadric = a_quadric();
    pa_affine transforms[3] = {pa_affine_move((pa_vec3){2, 0, 0}), pa_affine_scale((pa_vec3){-1, 1, 1}),
                               pa_affine_rotate(PA_AXIS_Y, 45)};
    pa_shape all;
    pa_topology topology;
    assert_int_equal(pa_shape_instances(&quadric, transforms, 3, &arena, &all, NULL), PA_OK);
    assert_sound(&all);
    assert_int_equal(pa_shape_topology(&all, &topology, NULL), PA_OK);
    assert_true(topology.closed);
    assert_int_equal(topology.component_count, 3);
    assert_near(pa_shape_volume(&all), 3 * pa_shape_volume(&quadric), 1e-9);
    assert_int_equal(pa_shape_instances(&quadric, transforms, 1u << 20, &arena, &all, NULL), PA_TOO_LARGE);
}

static void a_damaged_shape_is_found_out(void **state)
{
    (void)state;
    pa_shape box = a_box(1, 1, 1);
    assert_int_equal(pa_shape_check(&box, NULL), PA_OK);
    box.corners[3] = 99;
    assert_int_equal(pa_shape_check(&box, NULL), PA_CORRUPT);
    box = a_box(1, 1, 1);
    box.points[0].y = (double)NAN;
    assert_int_equal(pa_shape_check(&box, NULL), PA_CORRUPT);
    box = a_box(1, 1, 1);
    box.face_count = 5;
    assert_int_equal(pa_shape_check(&box, NULL), PA_CORRUPT);
    pa_topology topology;
    box.corner_count = 20;
    assert_int_equal(pa_shape_topology(&box, &topology, NULL), PA_OK);
    assert_int_equal(topology.border_edges, 4);
    assert_false(topology.closed);
}

static void equal_corners_share_a_vertex(void **state)
{
    (void)state;
    pa_shape box = a_box(1, 1, 1);
    pa_mesh mesh;
    assert_int_equal(pa_shape_tessellate(&box, &arena, &mesh, NULL), PA_OK);
    assert_int_equal(mesh.vertex_count, 24);
    assert_int_equal(mesh.index_count, 36);
    pa_sheet_options options = {.width = 1, .length = 1, .cells = {4, 4}};
    pa_shape sheet;
    assert_int_equal(pa_shape_sheet(&options, &arena, &sheet, NULL), PA_OK);
    assert_int_equal(pa_shape_tessellate(&sheet, &arena, &mesh, NULL), PA_OK);
    assert_int_equal(mesh.vertex_count, 25);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_merge_holds_everything_and_welds_nothing),
        cmocka_unit_test(welding_joins_faces_that_were_apart),
        cmocka_unit_test(flipping_turns_the_volume_and_back),
        cmocka_unit_test(a_crease_of_zero_makes_every_face_flat),
        cmocka_unit_test(transforms_keep_shapes_sound),
        cmocka_unit_test(textures_stay_metric_and_unmirrored),
        cmocka_unit_test(flattening_and_endless_transforms_are_refused),
        cmocka_unit_test(align_puts_a_side_on_zero),
        cmocka_unit_test(aiming_turns_up_to_the_direction),
        cmocka_unit_test(mirrored_halves_become_one_closed_shape),
        cmocka_unit_test(instances_are_copies_in_their_places),
        cmocka_unit_test(a_damaged_shape_is_found_out),
        cmocka_unit_test(equal_corners_share_a_vertex),
    };
    return cmocka_run_group_tests(tests, NULL, drop_arena);
}
