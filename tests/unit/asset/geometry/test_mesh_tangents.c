#include "cmocka_prelude.h"

#include <math.h>

#include "arena_fixture.h"
#include "asset/geometry/mesh_tangents.h"
#include "samples.h"

/* The direction in which texture coordinate `axis` grows, dotted with a vector, over the mesh's faces. */
static float slope(const pa_mesh *mesh, uint32_t triangle, int axis, const float direction[3])
{
    const uint32_t *corner = mesh->indices + 3 * triangle;
    float e[2][3];
    float d[2][2];
    for (int s = 0; s < 2; s++) {
        for (int k = 0; k < 3; k++) {
            e[s][k] = mesh->positions[3 * corner[s + 1] + (uint32_t)k] -
                      mesh->positions[3 * corner[0] + (uint32_t)k];
        }
        for (int k = 0; k < 2; k++) {
            d[s][k] = mesh->uvs[2 * corner[s + 1] + (uint32_t)k] - mesh->uvs[2 * corner[0] + (uint32_t)k];
        }
    }
    float determinant = d[0][0] * d[1][1] - d[1][0] * d[0][1];
    float dot = 0;
    for (int k = 0; k < 3; k++) {
        float along =
            axis == 0 ? e[0][k] * d[1][1] - e[1][k] * d[0][1] : e[1][k] * d[0][0] - e[0][k] * d[1][0];
        dot += along / determinant * direction[k];
    }
    return dot;
}

static void assert_frames_follow_the_texture(const pa_mesh *mesh)
{
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        const float *n = mesh->normals + 3 * mesh->indices[i];
        const float *t = mesh->tangents + 4 * mesh->indices[i];
        const float b[3] = {(n[1] * t[2] - n[2] * t[1]) * t[3], (n[2] * t[0] - n[0] * t[2]) * t[3],
                            (n[0] * t[1] - n[1] * t[0]) * t[3]};
        assert_true(fabsf(t[0] * t[0] + t[1] * t[1] + t[2] * t[2] - 1) < 1e-5f);
        assert_true(fabsf(t[0] * n[0] + t[1] * n[1] + t[2] * n[2]) < 1e-5f);
        assert_true(fabsf(t[3]) == 1);
        assert_true(slope(mesh, i / 3, 0, t) > 0);
        assert_true(slope(mesh, i / 3, 1, b) < 0);
    }
}

static void tangents_follow_u_and_bitangents_oppose_v(void **state)
{
    (void)state;
    pa_mesh mesh = sample_box(&arena, (float[]){0, 0, 0}, (float[]){1, 2, 3}, 0);
    assert_int_equal(pa_mesh_compute_tangents(&mesh, &arena, NULL), PA_OK);
    assert_int_equal(mesh.vertex_count, 24);
    assert_frames_follow_the_texture(&mesh);
}

static void mirrored_faces_get_the_other_sign(void **state)
{
    (void)state;
    pa_mesh mesh = sample_box(&arena, (float[]){0, 0, 0}, (float[]){1, 2, 3}, 0);
    for (uint32_t v = 0; v < 4; v++) {
        mesh.uvs[2 * v] = -mesh.uvs[2 * v];
    }
    assert_int_equal(pa_mesh_compute_tangents(&mesh, &arena, NULL), PA_OK);
    assert_true(mesh.tangents[4 * mesh.indices[0] + 3] == -mesh.tangents[4 * mesh.indices[6] + 3]);
    assert_frames_follow_the_texture(&mesh);
}

static void a_vertex_between_mirrored_faces_is_split(void **state)
{
    (void)state;
    float positions[12] = {0, 0, 0, 0, 1, 0, -1, 0, 0, 1, 0, 0};
    float normals[12] = {0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1};
    float uvs[8] = {0, 1, 0, 0, 1, 1, 1, 1};
    uint32_t indices[6] = {0, 1, 2, 0, 3, 1};
    pa_mesh mesh = {.vertex_count = 4,
                    .index_count = 6,
                    .positions = positions,
                    .normals = normals,
                    .uvs = uvs,
                    .indices = indices};
    assert_int_equal(pa_mesh_compute_tangents(&mesh, &arena, NULL), PA_OK);
    assert_int_equal(mesh.vertex_count, 6);
    assert_frames_follow_the_texture(&mesh);
}

static void a_face_without_texture_area_still_gets_a_frame(void **state)
{
    (void)state;
    pa_mesh mesh = sample_box(&arena, (float[]){0, 0, 0}, (float[]){1, 2, 3}, 0);
    for (uint32_t i = 0; i < 48; i++) {
        mesh.uvs[i] = 0.5f;
    }
    assert_int_equal(pa_mesh_compute_tangents(&mesh, &arena, NULL), PA_OK);
    for (uint32_t v = 0; v < mesh.vertex_count; v++) {
        const float *t = mesh.tangents + 4 * v;
        assert_true(fabsf(t[0] * t[0] + t[1] * t[1] + t[2] * t[2] - 1) < 1e-5f);
    }
}

static void tangents_need_texture_coordinates(void **state)
{
    (void)state;
    pa_mesh mesh = sample_box(&arena, (float[]){0, 0, 0}, (float[]){1, 2, 3}, 0);
    mesh.uvs = NULL;
    assert_int_equal(pa_mesh_compute_tangents(&mesh, &arena, NULL), PA_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tangents_follow_u_and_bitangents_oppose_v),
        cmocka_unit_test(mirrored_faces_get_the_other_sign),
        cmocka_unit_test(a_vertex_between_mirrored_faces_is_split),
        cmocka_unit_test(a_face_without_texture_area_still_gets_a_frame),
        cmocka_unit_test(tangents_need_texture_coordinates),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
