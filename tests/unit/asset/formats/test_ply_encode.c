#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/formats/ply.h"
#include "asset/formats/ply_encode.h"
#include "asset/scene/srgb.h"
#include "usdz_samples.h"

/* The one mesh that our own reader finds. */
static pa_mesh read_back(const pa_scene *scene)
{
    pa_span ply = {0};
    pa_scene back;
    pa_error err = {0};
    if (pa_ply_encode(scene, &arena, &ply, &err) != PA_OK ||
        pa_ply_decode(ply, NULL, &arena, &back, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    assert_int_equal(back.mesh_count, 1);
    return back.meshes[0];
}

static void meshes_are_joined_and_every_corner_comes_back(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    pa_mesh mesh = read_back(&scene);
    assert_int_equal(mesh.index_count, 72);
    for (uint32_t i = 0; i < 72; i++) {
        const pa_mesh *from = &scene.meshes[i / 36];
        size_t a = from->indices[i % 36];
        size_t b = mesh.indices[i];
        for (uint32_t k = 0; k < 3; k++) {
            assert_true(fabsf(mesh.positions[3 * b + k] - from->positions[3 * a + k]) <= 0);
            assert_true(fabsf(mesh.normals[3 * b + k] - from->normals[3 * a + k]) <= 1e-6f);
        }
    }
}

static void a_factor_and_a_vertex_color_are_multiplied(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    scene.materials[0].base_color[1] = 0.25f;
    pa_mesh *mesh = &scene.meshes[0];
    mesh->colors = PA_NEW_ARRAY(&arena, float, 4 * mesh->vertex_count);
    for (uint32_t i = 0; i < 4 * mesh->vertex_count; i++) {
        mesh->colors[i] = 0.5f;
    }
    pa_mesh back = read_back(&scene);
    for (uint32_t v = 0; v < back.vertex_count; v++) {
        assert_int_equal(pa_srgb_code(back.colors[4 * v]), pa_srgb_code(0.25f));
        assert_int_equal(pa_srgb_code(back.colors[4 * v + 1]), pa_srgb_code(0.125f));
        assert_true(back.colors[4 * v + 3] == 1); /* an opaque material has no alpha */
    }
}

static void the_picture_is_looked_up_at_each_vertex(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    scene.mesh_count = 1;
    pa_mesh *mesh = &scene.meshes[0];
    const uint8_t *pixels = scene.images[0].pixels;
    for (uint32_t v = 0; v < mesh->vertex_count; v++) {
        /* The middle of a texel, some of them a picture further on. */
        mesh->uvs[2 * v] = ((float)(v % 8) + 0.5f) / 8 + (float)(v % 3) - 1;
        mesh->uvs[2 * v + 1] = ((float)(v % 5) + 0.5f) / 8;
    }
    pa_mesh back = read_back(&scene);
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        uint32_t v = mesh->indices[i];
        for (uint32_t k = 0; k < 3; k++) {
            int expected = pixels[3 * (8 * (v % 5) + v % 8) + k];
            int found = pa_srgb_code(back.colors[4 * back.indices[i] + k]);
            assert_in_range(found + 1, expected, expected + 2);
        }
    }
}

static void between_texels_light_is_mixed(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    scene.mesh_count = 1;
    pa_image *image = &scene.images[0];
    image->width = 2;
    image->height = 1;
    memset(image->pixels, 0, 3);
    memset(image->pixels + 3, 255, 3);
    for (uint32_t v = 0; v < scene.meshes[0].vertex_count; v++) {
        scene.meshes[0].uvs[2 * v] = v % 2 ? 0.5f : 0;
    }
    pa_mesh back = read_back(&scene);
    for (uint32_t v = 0; v < back.vertex_count; v++) {
        assert_int_equal(pa_srgb_code(back.colors[4 * v]), pa_srgb_code(0.5f));
    }
}

static void alpha_of_a_blended_material_is_kept(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    scene.meshes[0] = scene.meshes[1];
    scene.mesh_count = 1;
    pa_mesh back = read_back(&scene);
    assert_true(fabsf(back.colors[3] - 0.5f) < 0.01f);
}

static void broken_scenes_are_refused(void **state)
{
    (void)state;
    pa_span ply = {0};
    pa_scene scene = usdz_sample_scene(&arena);
    scene.images[0].pixels = NULL;
    scene.images[0].encoded = (pa_span){(const uint8_t *)"GIF89a", 6};
    assert_int_equal(pa_ply_encode(&scene, &arena, &ply, NULL), PA_CORRUPT);
    scene.mesh_count = 0;
    assert_int_equal(pa_ply_encode(&scene, &arena, &ply, NULL), PA_CORRUPT);
    assert_null(ply.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(meshes_are_joined_and_every_corner_comes_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_factor_and_a_vertex_color_are_multiplied, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_picture_is_looked_up_at_each_vertex, set_up, tear_down),
        cmocka_unit_test_setup_teardown(between_texels_light_is_mixed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(alpha_of_a_blended_material_is_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(broken_scenes_are_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
