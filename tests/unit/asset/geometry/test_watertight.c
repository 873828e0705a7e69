#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/mesh_shape.h"
#include "asset/geometry/surface_tree.h"
#include "asset/geometry/topology.h"
#include "asset/geometry/watertight.h"
#include "samples.h"

/* What the tests ask of the result, beyond its being closed. */
typedef struct closed_surface {
    pa_mesh mesh;
    pa_topology topology;
    double volume;
} closed_surface;

static closed_surface closed(const pa_mesh *meshes, size_t count, uint32_t cells, uint32_t max_triangles)
{
    pa_error err = {0};
    closed_surface made;
    pa_watertight_options options = {.cells = cells, .max_triangles = max_triangles};
    if (pa_mesh_make_watertight(meshes, count, &options, NULL, &arena, &made.mesh, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    pa_scene scene = sample_scene(&arena, 1, 1, 0);
    scene.meshes[0] = made.mesh;
    assert_int_equal(pa_scene_check(&scene, NULL), PA_OK);
    pa_shape shape;
    assert_int_equal(pa_shape_from_meshes(&made.mesh, 1, &arena, &shape, NULL), PA_OK);
    assert_int_equal(pa_shape_topology(&shape, &made.topology, NULL), PA_OK);
    assert_true(made.topology.closed);
    made.volume = pa_shape_volume(&shape);
    return made;
}

/* The largest distance from the finished vertices to where they came from. */
static double furthest(const pa_mesh *mesh, const pa_mesh *from, size_t count)
{
    pa_surface_tree tree;
    double most = 0;
    assert_int_equal(pa_surface_tree_build(from, count, &arena, &tree, NULL), PA_OK);
    for (uint32_t v = 0; v < mesh->vertex_count; v++) {
        const float *at = mesh->positions + 3 * v;
        pa_surface_hit hit;
        assert_true(pa_surface_nearest(&tree, (pa_vec3){(double)at[0], (double)at[1], (double)at[2]}, NULL,
                                       (double)INFINITY, &hit));
        most = fmax(most, hit.distance);
    }
    return most;
}

static pa_mesh clean_sphere(uint32_t rings, double bumps)
{
    pa_mesh mesh = sample_sphere(&arena, rings, bumps, 0);
    pa_mesh_drop_degenerate(&mesh);
    return mesh;
}

static void shift(pa_mesh *mesh, float x, float y, float z)
{
    for (uint32_t v = 0; v < mesh->vertex_count; v++) {
        mesh->positions[3 * v] += x;
        mesh->positions[3 * v + 1] += y;
        mesh->positions[3 * v + 2] += z;
    }
}

static void a_closed_body_stays_what_it_is(void **state)
{
    (void)state;
    pa_mesh sphere = clean_sphere(40, 0.05);
    closed_surface made = closed(&sphere, 1, 48, 0);
    assert_int_equal(made.topology.component_count, 1);
    assert_int_equal(made.topology.euler, 2);
    assert_true(fabs(made.volume - 4.19) < 0.12);
    assert_true(furthest(&made.mesh, &sphere, 1) < 2.1 / 48);
}

static void bodies_that_overlap_become_one(void **state)
{
    (void)state;
    pa_mesh parts[2] = {clean_sphere(24, 0), clean_sphere(24, 0)};
    shift(&parts[1], 1.2f, 0, 0);
    closed_surface made = closed(parts, 2, 48, 0);
    assert_int_equal(made.topology.component_count, 1);
    /* Two balls less the lens that both hold. */
    double lens = 3.14159265 * (4 + 1.2) * pow(2 - 1.2, 2) / 12;
    assert_true(fabs(made.volume - (2 * 4.18879 - lens)) < 0.2);
}

static void parts_that_stand_apart_stay_apart(void **state)
{
    (void)state;
    pa_mesh parts[2] = {clean_sphere(20, 0), clean_sphere(20, 0)};
    shift(&parts[1], 3, 0, 0);
    closed_surface made = closed(parts, 2, 64, 0);
    assert_int_equal(made.topology.component_count, 2);
    assert_int_equal(made.topology.euler, 4);
}

/* Without its cap the ball is open; the hole comes out closed and the rest where it was. */
static void a_hole_is_closed(void **state)
{
    (void)state;
    pa_mesh ball = sample_sphere(&arena, 40, 0, 0);
    ball.indices += ball.index_count / 5;
    ball.index_count -= ball.index_count / 5;
    pa_mesh_drop_degenerate(&ball);
    closed_surface made = closed(&ball, 1, 48, 0);
    assert_int_equal(made.topology.component_count, 1);
    assert_int_equal(made.topology.euler, 2);
    assert_true(made.volume > 3.3 && made.volume < 4.2);
}

static void a_body_inside_out_is_a_body(void **state)
{
    (void)state;
    pa_mesh ball = clean_sphere(24, 0);
    for (uint32_t i = 0; i < ball.index_count; i += 3) {
        uint32_t swapped = ball.indices[i];
        ball.indices[i] = ball.indices[i + 1];
        ball.indices[i + 1] = swapped;
    }
    closed_surface made = closed(&ball, 1, 40, 0);
    assert_true(fabs(made.volume - 4.15) < 0.15);
}

/* A single square has no inside at all. */
static void a_sheet_becomes_a_plate(void **state)
{
    (void)state;
    float positions[12] = {-1, 0, -1, -1, 0, 1, 1, 0, 1, 1, 0, -1};
    uint32_t indices[6] = {0, 1, 2, 0, 2, 3};
    pa_mesh sheet = {.vertex_count = 4, .index_count = 6, .positions = positions, .indices = indices};
    closed_surface made = closed(&sheet, 1, 40, 0);
    assert_int_equal(made.topology.component_count, 1);
    double cell = 2.0 / 40;
    assert_true(made.volume > 4 * cell && made.volume < 4.8 * 2 * cell);
}

static void what_lies_inside_goes(void **state)
{
    (void)state;
    pa_mesh parts[2] = {clean_sphere(24, 0), clean_sphere(12, 0)};
    for (uint32_t i = 0; i < 3 * parts[1].vertex_count; i++) {
        parts[1].positions[i] *= 0.3f;
    }
    closed_surface made = closed(parts, 2, 40, 0);
    assert_int_equal(made.topology.component_count, 1);
}

static void the_budget_is_kept_and_the_surface_closed(void **state)
{
    (void)state;
    pa_mesh sphere = clean_sphere(40, 0.1);
    closed_surface made = closed(&sphere, 1, 96, 3000);
    assert_in_range(made.mesh.index_count / 3, 1000, 3000);
    assert_true(furthest(&made.mesh, &sphere, 1) < 0.05);
    closed_surface few = closed(&sphere, 1, 64, 200);
    assert_in_range(few.mesh.index_count / 3, 50, 200);
}

static void the_same_model_gives_the_same_surface(void **state)
{
    (void)state;
    pa_mesh sphere = clean_sphere(20, 0.2);
    closed_surface one = closed(&sphere, 1, 32, 1000);
    closed_surface other = closed(&sphere, 1, 32, 1000);
    assert_int_equal(one.mesh.vertex_count, other.mesh.vertex_count);
    assert_memory_equal(one.mesh.positions, other.mesh.positions, 12 * one.mesh.vertex_count);
}

static void bad_options_and_cancelling_are_told(void **state)
{
    (void)state;
    pa_mesh box = sample_box(&arena, (float[]){0, 0, 0}, (float[]){1, 1, 1}, 0);
    pa_mesh made;
    pa_watertight_options options = {.cells = 1000};
    assert_int_equal(pa_mesh_make_watertight(&box, 1, &options, NULL, &arena, &made, NULL), PA_INVALID);
    pa_mesh speck = sample_box(&arena, (float[]){0, 0, 0}, (float[]){1e-30f, 1e-30f, 1e-30f}, 0);
    assert_int_equal(pa_mesh_make_watertight(&speck, 1, NULL, NULL, &arena, &made, NULL), PA_UNSUPPORTED);
    atomic_bool cancel = true;
    pa_run run = {.cancel = &cancel};
    assert_int_equal(pa_mesh_make_watertight(&box, 1, NULL, &run, &arena, &made, NULL), PA_CANCELLED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_closed_body_stays_what_it_is),
        cmocka_unit_test(bodies_that_overlap_become_one),
        cmocka_unit_test(parts_that_stand_apart_stay_apart),
        cmocka_unit_test(a_hole_is_closed),
        cmocka_unit_test(a_body_inside_out_is_a_body),
        cmocka_unit_test(a_sheet_becomes_a_plate),
        cmocka_unit_test(what_lies_inside_goes),
        cmocka_unit_test(the_budget_is_kept_and_the_surface_closed),
        cmocka_unit_test(the_same_model_gives_the_same_surface),
        cmocka_unit_test(bad_options_and_cancelling_are_told),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
