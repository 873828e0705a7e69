#include "cmocka_prelude.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asset/formats/picture.h"
#include "finish_fixture.h"
#include "samples.h"

static pa_bounds finished(pa_scene *scene, const pa_finish_options *options)
{
    finish(scene, options);
    pa_bounds bounds;
    assert_true(pa_scene_bounds(scene, &bounds));
    return bounds;
}

static bool near(float a, double b)
{
    return fabs((double)a - b) < 1e-6;
}

static void a_metric_scene_keeps_its_size_and_stands_on_the_origin(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    pa_bounds bounds = finished(&scene, NULL);
    assert_true(bounds.min[1] == 0);
    assert_true(near(bounds.min[0], -1) && near(bounds.max[0], 1));
    assert_true(near(bounds.max[1], 1));
    assert_true(near(bounds.min[2], -1.5) && near(bounds.max[2], 1.5));
}

static void the_wanted_longest_side_wins_over_what_was(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    pa_bounds bounds = finished(&scene, &(pa_finish_options){.size_m = 0.3});
    assert_true(near(bounds.max[2] - bounds.min[2], 0.3));
}

static void the_wanted_height_wins(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    pa_bounds bounds = finished(&scene, &(pa_finish_options){.height_m = 0.25});
    assert_true(near(bounds.max[1], 0.25));
    assert_true(near(bounds.max[0], 0.25));
}

static void a_scene_without_units_gets_the_default_size(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    scene.metric = false;
    pa_bounds bounds = finished(&scene, NULL);
    assert_true(near(bounds.max[2] - bounds.min[2], 1));
    scene = sample_box_scene(&arena);
    scene.metric = false;
    bounds = finished(&scene, &(pa_finish_options){.default_size_m = 6});
    assert_true(near(bounds.max[2] - bounds.min[2], 6));
}

static void a_flat_model_takes_its_height_as_its_largest_side(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 1, 1, 0);
    scene.meshes[0] = sample_box(&arena, (float[]){0, 0, 0}, (float[]){2, 0, 1}, 0);
    pa_bounds bounds = finished(&scene, &(pa_finish_options){.height_m = 3});
    assert_true(near(bounds.max[0] - bounds.min[0], 3));
}

static void meshes_and_materials_that_are_the_same_become_one(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 4, 4, 1);
    for (uint32_t m = 0; m < 4; m++) {
        const float low[3] = {(float)m, 0, 0};
        const float high[3] = {(float)m + 0.5f, 1, 1};
        scene.meshes[m] = sample_box(&arena, low, high, m);
    }
    scene.images[0] = sample_picture(&arena, 8, 8, 3);
    scene.materials[1].roughness = 0.2f;
    scene.materials[2].name = pa_arena_string(&arena, "another name");
    scene.meshes[3].index_count = 0;
    finished(&scene, NULL);
    assert_int_equal(scene.mesh_count, 2);
    assert_int_equal(scene.material_count, 2);
    assert_int_equal(scene.image_count, 0);
    assert_int_equal(pa_scene_triangle_count(&scene), 36);
    assert_null(scene.meshes[0].uvs);
}

static void metallic_left_out_means_no_metal(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    scene.materials[0].metallic = 1;
    scene.materials[0].metallic_given = false;
    finished(&scene, NULL);
    assert_true(scene.materials[0].metallic == 0 && scene.materials[0].metallic_given);
    scene = sample_box_scene(&arena);
    scene.materials[0].metallic = 1;
    finished(&scene, NULL);
    assert_true(scene.materials[0].metallic == 1);
}

static void bad_numbers_are_mended(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 1, 1, 1);
    scene.meshes[0] = sample_box(&arena, (float[]){0, 0, 0}, (float[]){1, 1, 1}, 0);
    pa_mesh *mesh = &scene.meshes[0];
    pa_material *material = &scene.materials[0];
    scene.images[0] = sample_picture(&arena, 8, 8, 3);
    material->base_color_image = 0;
    material->base_color[0] = 40;
    material->metallic = NAN;
    material->roughness = -3;
    material->emissive[2] = INFINITY;
    mesh->normals[4] = NAN;
    mesh->uvs[3] = INFINITY;
    mesh->colors = PA_NEW_ARRAY(&arena, float, 4 * 24);
    mesh->colors[9] = -1;
    finished(&scene, NULL);
    assert_true(material->base_color[0] == 1 && material->metallic == 0 && material->roughness == 0);
    assert_true(material->emissive[2] == 1);
}

static void a_normal_map_brings_tangents(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 1, 1, 1);
    scene.meshes[0] = sample_sphere(&arena, 8, 0, 0);
    scene.images[0] = sample_normal_map(&arena, 16);
    scene.materials[0].normal_image = 0;
    finished(&scene, NULL);
    assert_non_null(scene.meshes[0].tangents);
    assert_non_null(scene.meshes[0].uvs);
    assert_int_equal(pa_picture_type_of(scene.images[0].encoded), PA_PICTURE_PNG);
}

static void the_triangle_budget_is_kept(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 1, 1, 0);
    scene.meshes[0] = sample_sphere(&arena, 130, 0.05, 0);
    assert_true(pa_scene_triangle_count(&scene) > 60000);
    finished(&scene, NULL);
    assert_in_range(pa_scene_triangle_count(&scene), 40000, 50000);
}

static pa_scene textured(uint32_t width, uint32_t height, uint32_t channels)
{
    pa_scene scene = sample_scene(&arena, 1, 1, 1);
    scene.meshes[0] = sample_box(&arena, (float[]){0, 0, 0}, (float[]){1, 1, 1}, 0);
    scene.images[0] = sample_picture(&arena, width, height, channels);
    scene.materials[0].base_color_image = 0;
    return scene;
}

static void pictures_become_jpeg_but_alpha_and_tiny_ones_png(void **state)
{
    (void)state;
    pa_scene opaque = textured(80, 60, 4);
    uint8_t *pixels = opaque.images[0].pixels;
    uint8_t before = pixels[3];
    finished(&opaque, NULL);
    assert_int_equal(pa_picture_type_of(opaque.images[0].encoded), PA_PICTURE_JPEG);
    assert_int_equal(pixels[3], before);
    pa_scene cutout = textured(80, 60, 4);
    cutout.materials[0].alpha_mode = PA_ALPHA_MASK;
    finished(&cutout, NULL);
    assert_int_equal(pa_picture_type_of(cutout.images[0].encoded), PA_PICTURE_PNG);
    pa_scene tiny = textured(64, 64, 3);
    finished(&tiny, NULL);
    assert_int_equal(pa_picture_type_of(tiny.images[0].encoded), PA_PICTURE_PNG);
}

/* Half a texel of colour bleeds where chroma is halved, which would tilt every normal beside an edge. */
static void a_large_normal_map_keeps_its_directions(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 1, 1, 1);
    scene.meshes[0] = sample_box(&arena, (float[]){0, 0, 0}, (float[]){1, 1, 1}, 0);
    pa_image map = sample_normal_map(&arena, 128);
    for (uint32_t i = 0; i < 128 * 128; i++) {
        const uint8_t tilted[2][3] = {{190, 128, 238}, {66, 128, 238}};
        memcpy(map.pixels + 3 * i, tilted[i / 4 % 2], 3);
    }
    scene.images[0] = map;
    scene.materials[0].normal_image = 0;
    finished(&scene, NULL);
    pa_image back;
    assert_int_equal(pa_picture_type_of(scene.images[0].encoded), PA_PICTURE_JPEG);
    assert_int_equal(pa_picture_decode(scene.images[0].encoded, &arena, &back, NULL), PA_OK);
    for (uint32_t i = 0; i < 3 * 128 * 128; i++) {
        assert_true(abs(back.pixels[i] - map.pixels[i]) <= 10);
    }
}

static void large_textures_are_shrunk_with_their_proportions(void **state)
{
    (void)state;
    pa_scene scene = textured(512, 128, 3);
    finished(&scene, &(pa_finish_options){.texture_size = 64});
    pa_image measured;
    assert_int_equal(pa_picture_measure(scene.images[0].encoded, &measured, NULL), PA_OK);
    assert_int_equal(measured.width, 64);
    assert_int_equal(measured.height, 16);
    assert_int_equal(scene.images[0].width, 64);
}

static void an_encoded_image_within_its_budget_keeps_its_bytes(void **state)
{
    (void)state;
    pa_scene scene = textured(64, 64, 3);
    pa_span png;
    assert_int_equal(pa_picture_encode_png(&scene.images[0], &arena, &png, NULL), PA_OK);
    scene.images[0] = (pa_image){.encoded = png};
    finished(&scene, &(pa_finish_options){.texture_size = 64});
    assert_ptr_equal(scene.images[0].encoded.data, png.data);
    assert_int_equal(scene.images[0].width, 64);
}

static void a_damaged_image_is_refused(void **state)
{
    (void)state;
    pa_scene scene = textured(64, 64, 3);
    pa_span png;
    assert_int_equal(pa_picture_encode_png(&scene.images[0], &arena, &png, NULL), PA_OK);
    png.size -= 20;
    scene.images[0] = (pa_image){.encoded = png};
    assert_int_equal(pa_finish(&scene, NULL, NULL, &arena, NULL), PA_CORRUPT);
}

static void what_cannot_be_finished_is_refused(void **state)
{
    (void)state;
    pa_error err;
    pa_scene scene = sample_box_scene(&arena);
    scene.meshes[0].indices[0] = 99;
    assert_int_equal(pa_finish(&scene, NULL, NULL, &arena, &err), PA_CORRUPT);
    scene = sample_box_scene(&arena);
    scene.meshes[0].index_count = 0;
    assert_int_equal(pa_finish(&scene, NULL, NULL, &arena, &err), PA_CORRUPT);
    scene = sample_box_scene(&arena);
    assert_int_equal(pa_finish(&scene, &(pa_finish_options){.height_m = -1}, NULL, &arena, &err), PA_INVALID);
    assert_int_equal(pa_finish(&scene, &(pa_finish_options){.height_m = (double)NAN}, NULL, &arena, &err),
                     PA_INVALID);
}

static void cancelling_stops_the_work(void **state)
{
    (void)state;
    atomic_bool cancel = true;
    pa_run run = {.cancel = &cancel};
    pa_scene scene = sample_box_scene(&arena);
    assert_int_equal(pa_finish(&scene, NULL, &run, &arena, NULL), PA_CANCELLED);
}

static void finishing_twice_changes_nothing(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    finished(&scene, NULL);
    pa_mesh before = scene.meshes[0];
    float *positions = pa_arena_copy(&arena, before.positions, before.vertex_count * 12);
    scene.finished = (pa_finish_record){0};
    finished(&scene, NULL);
    assert_int_equal(scene.meshes[0].vertex_count, before.vertex_count);
    assert_memory_equal(scene.meshes[0].positions, positions, before.vertex_count * 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_metric_scene_keeps_its_size_and_stands_on_the_origin),
        cmocka_unit_test(the_wanted_longest_side_wins_over_what_was),
        cmocka_unit_test(the_wanted_height_wins),
        cmocka_unit_test(a_scene_without_units_gets_the_default_size),
        cmocka_unit_test(a_flat_model_takes_its_height_as_its_largest_side),
        cmocka_unit_test(meshes_and_materials_that_are_the_same_become_one),
        cmocka_unit_test(metallic_left_out_means_no_metal),
        cmocka_unit_test(bad_numbers_are_mended),
        cmocka_unit_test(a_normal_map_brings_tangents),
        cmocka_unit_test(the_triangle_budget_is_kept),
        cmocka_unit_test(pictures_become_jpeg_but_alpha_and_tiny_ones_png),
        cmocka_unit_test(a_large_normal_map_keeps_its_directions),
        cmocka_unit_test(large_textures_are_shrunk_with_their_proportions),
        cmocka_unit_test(an_encoded_image_within_its_budget_keeps_its_bytes),
        cmocka_unit_test(a_damaged_image_is_refused),
        cmocka_unit_test(what_cannot_be_finished_is_refused),
        cmocka_unit_test(cancelling_stops_the_work),
        cmocka_unit_test(finishing_twice_changes_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
