#include "cmocka_prelude.h"

#include <string.h>

#include "arena_fixture.h"
#include "asset/finish/finish.h"
#include "asset/formats/glb.h"
#include "asset/formats/gltf.h"
#include "asset/formats/picture.h"
#include "samples.h"

/* Two materials, a dark texture, a normal map, tints, something see-through. */
static pa_scene rich_scene(void)
{
    pa_scene scene = sample_scene(&arena, 3, 3, 2);
    scene.meshes[0] = sample_sphere(&arena, 12, 0.1, 0);
    scene.meshes[0].name = pa_arena_string(&arena, "blob");
    scene.meshes[1] = sample_box(&arena, (float[]){2, 0, 0}, (float[]){3, 1, 1}, 1);
    scene.meshes[2] = sample_box(&arena, (float[]){4, 0, 0}, (float[]){5, 1, 1}, 2);
    scene.images[0] = sample_picture(&arena, 100, 100, 3);
    scene.images[1] = sample_normal_map(&arena, 16);
    for (int i = 0; i < 100 * 100 * 3; i++) {
        scene.images[0].pixels[i] /= 4;
    }
    scene.materials[0].base_color_image = 0;
    scene.materials[0].normal_image = 1;
    scene.materials[0].name = pa_arena_string(&arena, "bark");
    for (int k = 0; k < 3; k++) {
        scene.materials[1].base_color[k] = 0.013f * (float)(k + 1);
        scene.materials[2].base_color[k] = 0.05f;
    }
    scene.materials[1].emissive[1] = 0.25f;
    scene.materials[2].alpha_mode = PA_ALPHA_BLEND;
    scene.materials[2].base_color[3] = 0.5f;
    scene.materials[2].metallic_given = false;
    return scene;
}

static pa_span file_of(pa_scene *scene, const pa_finish_options *options)
{
    pa_span glb = {0};
    pa_error err = {0};
    pa_status status = pa_finish(scene, options, NULL, &arena, &err);
    status = status ? status : pa_glb_encode(scene, NULL, &arena, &glb, &err);
    if (status) {
        fail_msg("%s", err.detail);
    }
    return glb;
}

static pa_scene scene_of(pa_span glb)
{
    pa_scene scene;
    assert_int_equal(pa_gltf_decode(glb, NULL, &arena, &scene, NULL), PA_OK);
    return scene;
}

static void the_record_travels_with_the_file(void **state)
{
    (void)state;
    pa_scene scene = rich_scene();
    uint64_t triangles = pa_scene_triangle_count(&scene);
    pa_span glb = file_of(&scene, NULL);
    pa_finish_record record = scene_of(glb).finished;
    assert_int_equal(record.version, PA_FINISH_VERSION);
    assert_int_equal(record.triangles_before, triangles);
    assert_true(record.measured);
    assert_true(record.gain > 1 && record.albedo_after > record.albedo_before);
    assert_memory_equal(&record.albedo_before, &scene.finished.albedo_before, sizeof record.albedo_before);
    assert_memory_equal(&record.gain, &scene.finished.gain, sizeof record.gain);
}

static void a_finished_file_comes_out_byte_for_byte(void **state)
{
    (void)state;
    for (pa_brightness way = 0; way < PA_BRIGHTNESS_COUNT; way++) {
        pa_scene scene = rich_scene();
        pa_span first = file_of(&scene, &(pa_finish_options){.brightness = way});
        pa_scene again = scene_of(first);
        pa_span second = file_of(&again, NULL);
        assert_int_equal(first.size, second.size);
        assert_memory_equal(first.data, second.data, first.size);
    }
}

static void a_budget_that_is_kept_already_changes_nothing(void **state)
{
    (void)state;
    pa_scene scene = rich_scene();
    pa_span first = file_of(&scene, NULL);
    pa_scene again = scene_of(first);
    pa_span second = file_of(&again, &(pa_finish_options){.max_triangles = 100000, .texture_size = 100});
    assert_int_equal(first.size, second.size);
    assert_memory_equal(first.data, second.data, first.size);
}

static void more_triangles_than_the_default_stay_where_they_were_asked_for(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 1, 1, 0);
    scene.meshes[0] = sample_sphere(&arena, 130, 0.05, 0);
    pa_span first = file_of(&scene, &(pa_finish_options){.max_triangles = 100000});
    pa_scene again = scene_of(first);
    assert_true(pa_scene_triangle_count(&again) > 60000);
    assert_int_equal(file_of(&again, NULL).size, first.size);
}

static void a_new_size_moves_the_shape_and_never_the_colours(void **state)
{
    (void)state;
    pa_scene scene = rich_scene();
    pa_span first = file_of(&scene, NULL);
    pa_scene again = scene_of(first);
    pa_finish_options options = {.height_m = 0.5, .max_triangles = 400, .brightness = PA_BRIGHTNESS_CLASSIC};
    pa_span second = file_of(&again, &options);
    pa_bounds bounds;
    assert_true(pa_scene_bounds(&again, &bounds));
    assert_float_equal(bounds.max[1], 0.5, 1e-6);
    assert_in_range(pa_scene_triangle_count(&again), 1, 400);
    assert_int_equal(again.finished.brightness, PA_BRIGHTNESS_AR);
    assert_memory_equal(&again.finished.gain, &scene.finished.gain, sizeof scene.finished.gain);
    assert_int_equal(again.image_count, scene.image_count);
    for (uint32_t i = 0; i < scene.image_count; i++) {
        assert_int_equal(again.images[i].encoded.size, scene.images[i].encoded.size);
        assert_memory_equal(again.images[i].encoded.data, scene.images[i].encoded.data,
                            scene.images[i].encoded.size);
    }
    for (uint32_t i = 0; i < scene.material_count; i++) {
        assert_memory_equal(again.materials[i].base_color, scene.materials[i].base_color, 16);
        assert_memory_equal(again.materials[i].emissive, scene.materials[i].emissive, 12);
    }
    assert_true(second.size < first.size);
}

static void a_record_that_claims_too_much_is_not_believed(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    scene.finished.version = PA_FINISH_VERSION;
    assert_int_equal(pa_finish(&scene, NULL, NULL, &arena, NULL), PA_OK);
    pa_bounds bounds;
    assert_true(pa_scene_bounds(&scene, &bounds));
    assert_true(bounds.min[1] == 0);
}

/* No step opens a normal map that fits, and none opens anything of a finished file. */
static void a_picture_that_is_damaged_inside_is_refused_although_it_could_pass_unopened(void **state)
{
    (void)state;
    for (uint32_t version = 0; version <= PA_FINISH_VERSION; version++) {
        pa_scene scene = rich_scene();
        scene = scene_of(file_of(&scene, NULL));
        scene.finished.version = version;
        pa_image *image = &scene.images[scene.materials[0].normal_image];
        assert_int_equal(pa_picture_type_of(image->encoded), PA_PICTURE_PNG);
        uint8_t *damaged = pa_arena_copy(&arena, image->encoded.data, image->encoded.size);
        damaged[image->encoded.size / 2] ^= 1;
        image->encoded.data = damaged;
        pa_error err = {0};
        pa_finish_options options = {.brightness = PA_BRIGHTNESS_ORIGINAL};
        assert_int_equal(pa_finish(&scene, &options, NULL, &arena, &err), PA_CORRUPT);
        assert_non_null(strstr(err.detail, "damaged"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_record_travels_with_the_file),
        cmocka_unit_test(a_finished_file_comes_out_byte_for_byte),
        cmocka_unit_test(a_budget_that_is_kept_already_changes_nothing),
        cmocka_unit_test(more_triangles_than_the_default_stay_where_they_were_asked_for),
        cmocka_unit_test(a_new_size_moves_the_shape_and_never_the_colours),
        cmocka_unit_test(a_record_that_claims_too_much_is_not_believed),
        cmocka_unit_test(a_picture_that_is_damaged_inside_is_refused_although_it_could_pass_unopened),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
