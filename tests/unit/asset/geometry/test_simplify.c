#include "cmocka_prelude.h"

#include <math.h>

#include "arena_fixture.h"
#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/simplify.h"
#include "foundation/random.h"
#include "samples.h"

static pa_scene welded_sphere(uint32_t rings)
{
    pa_scene scene = sample_scene(&arena, 1, 1, 0);
    scene.meshes[0] = sample_sphere(&arena, rings, 0, 0);
    pa_mesh_drop_degenerate(&scene.meshes[0]);
    assert_int_equal(pa_mesh_weld(&scene.meshes[0], &arena, NULL), PA_OK);
    return scene;
}

static void a_scene_within_the_budget_is_left_alone(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    uint32_t *indices = scene.meshes[0].indices;
    assert_int_equal(pa_scene_simplify(&scene, 12, &arena, NULL), PA_OK);
    assert_ptr_equal(scene.meshes[0].indices, indices);
}

static void a_sphere_stays_a_sphere(void **state)
{
    (void)state;
    pa_scene scene = welded_sphere(60);
    assert_int_equal(pa_scene_simplify(&scene, 2000, &arena, NULL), PA_OK);
    uint64_t triangles = pa_scene_triangle_count(&scene);
    assert_in_range(triangles, 1500, 2000);
    assert_int_equal(pa_scene_check(&scene, NULL), PA_OK);
    const pa_mesh *mesh = &scene.meshes[0];
    for (uint32_t i = 0; i + 2 < mesh->index_count; i += 3) {
        float middle[3] = {0, 0, 0};
        for (uint32_t c = 0; c < 9; c++) {
            middle[c % 3] += mesh->positions[3 * mesh->indices[i + c / 3] + c % 3] / 3;
        }
        float radius = sqrtf(middle[0] * middle[0] + middle[1] * middle[1] + middle[2] * middle[2]);
        assert_true(radius > 0.97f && radius < 1.001f);
    }
}

/* Two half spheres in two materials: no vertex of their common edge may lie on one side only. */
static void the_border_between_two_materials_stays_closed(void **state)
{
    (void)state;
    pa_scene whole = welded_sphere(60);
    pa_scene scene = sample_scene(&arena, 2, 2, 0);
    for (uint32_t half = 0; half < 2; half++) {
        pa_mesh mesh = whole.meshes[0];
        mesh.indices = PA_NEW_ARRAY(&arena, uint32_t, mesh.index_count);
        mesh.index_count = 0;
        mesh.material = half;
        for (uint32_t i = 0; i + 2 < whole.meshes[0].index_count; i += 3) {
            const uint32_t *corner = whole.meshes[0].indices + i;
            float y = mesh.positions[3 * corner[0] + 1] + mesh.positions[3 * corner[1] + 1] +
                      mesh.positions[3 * corner[2] + 1];
            for (uint32_t k = 0; (y > 0) == (half == 0) && k < 3; k++) {
                mesh.indices[mesh.index_count++] = corner[k];
            }
        }
        assert_int_equal(pa_mesh_weld(&mesh, &arena, NULL), PA_OK);
        scene.meshes[half] = mesh;
    }
    assert_int_equal(pa_scene_simplify(&scene, 2000, &arena, NULL), PA_OK);
    assert_true(pa_scene_triangle_count(&scene) <= 2000);
    const pa_mesh *parts[] = {&scene.meshes[0], &scene.meshes[1]};
    pa_mesh joined;
    assert_int_equal(pa_mesh_join(parts, 2, &arena, &joined, NULL), PA_OK);
    joined.normals = NULL;
    joined.uvs = NULL;
    assert_int_equal(pa_mesh_weld(&joined, &arena, NULL), PA_OK);
    /* Of a closed surface of Euler characteristic 2: V - E + F = 2 with E = 3F/2. */
    uint32_t faces = joined.index_count / 3;
    assert_int_equal(joined.vertex_count, faces / 2 + 2);
}

/* Every face has vertices of its own, so nothing can collapse until the normals are given up. */
static void flat_shading_does_not_stall(void **state)
{
    (void)state;
    pa_scene scene = welded_sphere(40);
    pa_mesh *mesh = &scene.meshes[0];
    assert_int_equal(pa_mesh_gather(mesh, mesh->indices, mesh->index_count, &arena, NULL), PA_OK);
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        mesh->indices[i] = i;
        mesh->uvs[2 * i] = 0;
        mesh->uvs[2 * i + 1] = 0;
        const float flat[3] = {(float)(i / 3 % 2), (float)(i / 3 % 2 == 0), 0};
        mesh->normals[3 * i] = flat[0];
        mesh->normals[3 * i + 1] = flat[1];
        mesh->normals[3 * i + 2] = flat[2];
    }
    assert_int_equal(pa_scene_simplify(&scene, 800, &arena, NULL), PA_OK);
    assert_in_range(pa_scene_triangle_count(&scene), 400, 800);
    assert_int_equal(pa_scene_check(&scene, NULL), PA_OK);
}

/* Loose boxes have nothing left to collapse; only clustering reaches the budget. */
static void many_loose_parts_still_meet_the_budget(void **state)
{
    (void)state;
    enum { COUNT = 1000 };
    pa_scene scene = sample_scene(&arena, COUNT, 1, 0);
    pa_random random;
    pa_random_init(&random, 1);
    for (int i = 0; i < COUNT; i++) {
        float low[3];
        float high[3];
        for (int k = 0; k < 3; k++) {
            low[k] = (float)pa_random_between(&random, 0, 10);
            high[k] = low[k] + (float)pa_random_between(&random, 0.05, 3);
        }
        scene.meshes[i] = sample_box(&arena, low, high, 0);
    }
    const pa_mesh **parts = PA_NEW_ARRAY(&arena, const pa_mesh *, COUNT);
    for (int i = 0; i < COUNT; i++) {
        parts[i] = &scene.meshes[i];
    }
    pa_mesh joined;
    assert_int_equal(pa_mesh_join(parts, COUNT, &arena, &joined, NULL), PA_OK);
    scene.meshes = &joined;
    scene.mesh_count = 1;
    assert_int_equal(pa_scene_simplify(&scene, 600, &arena, NULL), PA_OK);
    assert_in_range(pa_scene_triangle_count(&scene), 1, 600);
    assert_int_equal(pa_scene_check(&scene, NULL), PA_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scene_within_the_budget_is_left_alone),
        cmocka_unit_test(a_sphere_stays_a_sphere),
        cmocka_unit_test(the_border_between_two_materials_stays_closed),
        cmocka_unit_test(flat_shading_does_not_stall),
        cmocka_unit_test(many_loose_parts_still_meet_the_budget),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
