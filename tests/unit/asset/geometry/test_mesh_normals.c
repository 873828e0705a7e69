#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/mesh_normals.h"
#include "samples.h"

static void a_box_keeps_its_edges(void **state)
{
    (void)state;
    pa_mesh mesh = sample_box(&arena, (float[]){0, 0, 0}, (float[]){1, 2, 3}, 0);
    mesh.normals = NULL;
    mesh.uvs = NULL;
    assert_int_equal(pa_mesh_weld(&mesh, &arena, NULL), PA_OK);
    assert_int_equal(pa_mesh_compute_normals(&mesh, 40, &arena, NULL), PA_OK);
    assert_int_equal(mesh.vertex_count, 24);
    for (uint32_t i = 0; i < mesh.index_count; i++) {
        const float *normal = mesh.normals + 3 * mesh.indices[i];
        float largest = fmaxf(fabsf(normal[0]), fmaxf(fabsf(normal[1]), fabsf(normal[2])));
        assert_true(largest == 1);
    }
}

static void a_box_is_round_under_a_wide_crease(void **state)
{
    (void)state;
    pa_mesh mesh = sample_box(&arena, (float[]){-1, -1, -1}, (float[]){1, 1, 1}, 0);
    mesh.uvs = NULL;
    assert_int_equal(pa_mesh_compute_normals(&mesh, 100, &arena, NULL), PA_OK);
    assert_int_equal(mesh.vertex_count, 8);
    for (uint32_t i = 0; i < 24; i++) {
        assert_true(fabsf(fabsf(mesh.normals[i]) - sqrtf(1.0f / 3)) < 1e-6f);
    }
}

static void a_sphere_is_smooth_across_the_seam_of_its_texture(void **state)
{
    (void)state;
    pa_mesh mesh = sample_sphere(&arena, 24, 0, 0);
    pa_mesh_drop_degenerate(&mesh);
    mesh.normals = NULL;
    assert_int_equal(pa_mesh_compute_normals(&mesh, 40, &arena, NULL), PA_OK);
    for (uint32_t v = 0; v < mesh.vertex_count; v++) {
        const float *n = mesh.normals + 3 * v;
        const float *p = mesh.positions + 3 * v;
        assert_true(n[0] * p[0] + n[1] * p[1] + n[2] * p[2] > 0.999f);
    }
}

/* A fan of a million faces would cost the square of that, were each pair compared. */
static void a_fan_of_very_many_faces_is_no_trap(void **state)
{
    (void)state;
    enum { FACES = 200000 };
    pa_mesh mesh = {.vertex_count = FACES + 2, .index_count = 3 * FACES};
    mesh.positions = PA_NEW_ARRAY(&arena, float, 3 * (FACES + 2));
    mesh.indices = PA_NEW_ARRAY(&arena, uint32_t, 3 * FACES);
    for (uint32_t i = 0; i <= FACES; i++) {
        mesh.positions[3 * i + 3] = (float)i;
        mesh.positions[3 * i + 5] = -1;
    }
    for (uint32_t i = 0; i < FACES; i++) {
        const uint32_t corners[3] = {0, i + 1, i + 2};
        memcpy(mesh.indices + 3 * i, corners, sizeof corners);
    }
    assert_int_equal(pa_mesh_compute_normals(&mesh, 40, &arena, NULL), PA_OK);
    assert_true(mesh.normals[1] < -0.999f);
}

static void bad_normals_are_mended_and_good_ones_only_scaled(void **state)
{
    (void)state;
    pa_mesh mesh = sample_box(&arena, (float[]){0, 0, 0}, (float[]){1, 1, 1}, 0);
    float expected[72];
    memcpy(expected, mesh.normals, sizeof expected);
    memset(mesh.normals, 0, 3 * sizeof(float));
    mesh.normals[3 * 7 + 1] = NAN;
    mesh.normals[3 * 13] = INFINITY;
    for (int k = 0; k < 3; k++) {
        mesh.normals[3 * 20 + k] *= 25;
    }
    assert_int_equal(pa_mesh_repair_normals(&mesh, NULL), PA_OK);
    for (int i = 0; i < 72; i++) {
        assert_true(fabsf(mesh.normals[i] - expected[i]) < 1e-6f);
    }
}

static pa_mesh round_mesh(void)
{
    pa_mesh mesh = sample_sphere(&arena, 12, 0, 0);
    pa_mesh_drop_degenerate(&mesh);
    return mesh;
}

static void turn_faces(pa_mesh *mesh)
{
    for (uint32_t i = 0; i < mesh->index_count; i += 3) {
        uint32_t second = mesh->indices[i + 1];
        mesh->indices[i + 1] = mesh->indices[i + 2];
        mesh->indices[i + 2] = second;
    }
}

/* On a ball about the origin both the normals and the faces' fronts look away from it. */
static void assert_outwards(const pa_mesh *mesh)
{
    for (uint32_t v = 0; v < mesh->vertex_count; v++) {
        const float *at = mesh->positions + 3 * v;
        const float *normal = mesh->normals + 3 * v;
        assert_true(at[0] * normal[0] + at[1] * normal[1] + at[2] * normal[2] > 0.9f);
    }
    pa_mesh faces = *mesh;
    assert_int_equal(pa_mesh_compute_normals(&faces, 180, &arena, NULL), PA_OK);
    for (uint32_t v = 0; v < faces.vertex_count; v++) {
        const float *at = faces.positions + 3 * v;
        const float *normal = faces.normals + 3 * v;
        assert_true(at[0] * normal[0] + at[1] * normal[1] + at[2] * normal[2] > 0.9f);
    }
}

static void normals_that_look_behind_their_faces_are_turned(void **state)
{
    (void)state;
    pa_mesh mesh = round_mesh();
    for (uint32_t i = 0; i < 3 * mesh.vertex_count; i++) {
        mesh.normals[i] = -mesh.normals[i];
    }
    pa_mesh_reconcile_normals(&mesh);
    assert_outwards(&mesh);
}

static void faces_wound_inwards_under_good_normals_are_turned(void **state)
{
    (void)state;
    pa_mesh mesh = round_mesh();
    turn_faces(&mesh);
    pa_mesh_reconcile_normals(&mesh);
    assert_outwards(&mesh);
}

/* Inside a room both look inwards, and are right. */
static void normals_and_faces_that_agree_stay(void **state)
{
    (void)state;
    pa_mesh mesh = round_mesh();
    turn_faces(&mesh);
    for (uint32_t i = 0; i < 3 * mesh.vertex_count; i++) {
        mesh.normals[i] = -mesh.normals[i];
    }
    uint32_t *indices = pa_arena_copy(&arena, mesh.indices, mesh.index_count * sizeof *indices);
    float *normals = pa_arena_copy(&arena, mesh.normals, 3 * mesh.vertex_count * sizeof *normals);
    pa_mesh_reconcile_normals(&mesh);
    assert_memory_equal(mesh.indices, indices, mesh.index_count * sizeof *indices);
    assert_memory_equal(mesh.normals, normals, 3 * mesh.vertex_count * sizeof *normals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_box_keeps_its_edges),
        cmocka_unit_test(a_box_is_round_under_a_wide_crease),
        cmocka_unit_test(a_sphere_is_smooth_across_the_seam_of_its_texture),
        cmocka_unit_test(a_fan_of_very_many_faces_is_no_trap),
        cmocka_unit_test(bad_normals_are_mended_and_good_ones_only_scaled),
        cmocka_unit_test(normals_that_look_behind_their_faces_are_turned),
        cmocka_unit_test(faces_wound_inwards_under_good_normals_are_turned),
        cmocka_unit_test(normals_and_faces_that_agree_stay),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
