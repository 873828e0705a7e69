#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/geometry/fill_holes.h"
#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/mesh_shape.h"
#include "asset/geometry/topology.h"
#include "samples.h"

static pa_topology topology_of(const pa_scene *scene, double *out_volume)
{
    pa_shape shape;
    pa_topology topology;
    assert_int_equal(pa_shape_from_meshes(scene->meshes, scene->mesh_count, &arena, &shape, NULL), PA_OK);
    assert_int_equal(pa_shape_topology(&shape, &topology, NULL), PA_OK);
    *out_volume = pa_shape_volume(&shape);
    return topology;
}

/* Takes away the triangles whose middle lies within `radius` of a place. */
static void punch(pa_mesh *mesh, const float at[3], float radius)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < mesh->index_count; i += 3) {
        float gap = 0;
        for (uint32_t k = 0; k < 3; k++) {
            float middle = 0;
            for (uint32_t c = 0; c < 3; c++) {
                middle += mesh->positions[3 * mesh->indices[i + c] + k] / 3;
            }
            gap += (middle - at[k]) * (middle - at[k]);
        }
        if (gap > radius * radius) {
            memmove(mesh->indices + kept, mesh->indices + i, 3 * sizeof *mesh->indices);
            kept += 3;
        }
    }
    mesh->index_count = kept;
}

static pa_scene sphere_scene(void)
{
    pa_scene scene = sample_scene(&arena, 1, 1, 0);
    scene.meshes[0] = sample_sphere(&arena, 40, 0, 0);
    pa_mesh_drop_degenerate(&scene.meshes[0]);
    return scene;
}

static uint32_t filled(pa_scene *scene)
{
    uint32_t count = 12345;
    assert_int_equal(pa_scene_fill_holes(scene, &arena, &count, NULL), PA_OK);
    assert_int_equal(pa_scene_check(scene, NULL), PA_OK);
    return count;
}

static void small_holes_are_closed(void **state)
{
    (void)state;
    pa_scene scene = sphere_scene();
    double before;
    assert_true(topology_of(&scene, &before).closed);
    punch(&scene.meshes[0], (float[]){1, 0, 0}, 0.07f);
    punch(&scene.meshes[0], (float[]){0, 0.7071f, 0.7071f}, 0.08f);
    double open;
    assert_int_not_equal(topology_of(&scene, &open).border_edges, 0);
    assert_int_equal(filled(&scene), 2);
    double after;
    pa_topology topology = topology_of(&scene, &after);
    assert_true(topology.closed);
    assert_int_equal(topology.component_count, 1);
    assert_int_equal(topology.euler, 2);
    assert_true(fabs(after - before) < 0.01);
}

static void a_closed_surface_is_left_alone(void **state)
{
    (void)state;
    pa_scene scene = sphere_scene();
    const pa_mesh *meshes = scene.meshes;
    assert_int_equal(filled(&scene), 0);
    assert_ptr_equal(scene.meshes, meshes);
}

static void the_mouth_of_a_cup_stays_open(void **state)
{
    (void)state;
    pa_scene scene = sphere_scene();
    punch(&scene.meshes[0], (float[]){0, 1, 0}, 0.8f);
    uint32_t indices = scene.meshes[0].index_count;
    assert_int_equal(filled(&scene), 0);
    assert_int_equal(scene.meshes[0].index_count, indices);
}

/* Its rim is small beside the tree, but it is all there is of the leaf. */
static void a_leaf_is_no_hole(void **state)
{
    (void)state;
    float positions[12] = {2, 0, 0, 2.1f, 0, 0, 2.1f, 0.1f, 0, 2, 0.1f, 0};
    uint32_t indices[6] = {0, 1, 2, 0, 2, 3};
    pa_scene scene = sample_scene(&arena, 2, 1, 0);
    scene.meshes[0] = sample_sphere(&arena, 20, 0, 0);
    pa_mesh_drop_degenerate(&scene.meshes[0]);
    scene.meshes[1] =
        (pa_mesh){.vertex_count = 4, .index_count = 6, .positions = positions, .indices = indices};
    assert_int_equal(filled(&scene), 0);
}

static void the_border_between_two_materials_is_no_hole(void **state)
{
    (void)state;
    pa_scene whole = sphere_scene();
    pa_scene scene = sample_scene(&arena, 2, 2, 0);
    uint32_t cut = whole.meshes[0].index_count / 30 * 3;
    scene.meshes[0] = scene.meshes[1] = whole.meshes[0];
    scene.meshes[0].index_count = cut;
    scene.meshes[1].indices += cut;
    scene.meshes[1].index_count -= cut;
    scene.meshes[1].material = 1;
    double volume;
    assert_true(topology_of(&scene, &volume).closed);
    assert_int_equal(filled(&scene), 0);
}

static void two_holes_that_share_a_point_are_two(void **state)
{
    (void)state;
    pa_scene scene = sphere_scene();
    pa_mesh *mesh = &scene.meshes[0];
    /* Two quads that touch at one corner, away from the poles. */
    uint32_t first = 79 * 2 * 3 + 6 * 80 * 10;
    uint32_t holes[2] = {first, first + 6 * 80 + 6};
    uint32_t kept = 0;
    for (uint32_t i = 0; i < mesh->index_count; i += 3) {
        bool gone = (i >= holes[0] && i < holes[0] + 6) || (i >= holes[1] && i < holes[1] + 6);
        if (!gone) {
            memmove(mesh->indices + kept, mesh->indices + i, 12);
            kept += 3;
        }
    }
    mesh->index_count = kept;
    assert_int_equal(filled(&scene), 2);
    double volume;
    assert_true(topology_of(&scene, &volume).closed);
}

static void a_patch_takes_the_colours_of_its_rim(void **state)
{
    (void)state;
    pa_scene scene = sphere_scene();
    pa_mesh *mesh = &scene.meshes[0];
    mesh->colors = PA_NEW_ARRAY(&arena, float, 4 * mesh->vertex_count);
    for (uint32_t v = 0; v < mesh->vertex_count; v++) {
        float red = mesh->positions[3 * v] > 0.5f ? 1 : 0;
        memcpy(mesh->colors + 4 * v, (float[]){red, 0, 1 - red, 1}, 16);
    }
    punch(mesh, (float[]){1, 0, 0}, 0.07f);
    uint32_t vertices = mesh->vertex_count;
    assert_int_equal(filled(&scene), 1);
    mesh = &scene.meshes[0];
    assert_true(mesh->vertex_count > vertices);
    for (uint32_t v = vertices; v < mesh->vertex_count; v++) {
        assert_true(mesh->colors[4 * v] == 1 && mesh->colors[4 * v + 2] == 0);
        assert_true(mesh->normals[3 * v] > 0.98f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_holes_are_closed),
        cmocka_unit_test(a_closed_surface_is_left_alone),
        cmocka_unit_test(the_mouth_of_a_cup_stays_open),
        cmocka_unit_test(a_leaf_is_no_hole),
        cmocka_unit_test(the_border_between_two_materials_is_no_hole),
        cmocka_unit_test(two_holes_that_share_a_point_are_two),
        cmocka_unit_test(a_patch_takes_the_colours_of_its_rim),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
