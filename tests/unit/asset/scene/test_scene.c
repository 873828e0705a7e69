#include "cmocka_prelude.h"

#include <math.h>

#include "asset/scene/scene.h"
#include "samples.h"

static int set_up(void **state)
{
    static pa_arena arena;
    pa_arena_init(&arena, 0);
    *state = &arena;
    return 0;
}

static int tear_down(void **state)
{
    pa_arena_done(*state);
    return 0;
}

static void the_default_material_is_no_metal(void **state)
{
    (void)state;
    pa_material material = pa_material_default();
    assert_true(material.metallic == 0);
    assert_true(material.roughness == 0.9f);
    assert_true(material.metallic_given);
    assert_int_equal(material.base_color_image, PA_NO_INDEX);
    assert_int_equal(material.alpha_mode, PA_ALPHA_OPAQUE);
}

static void bounds_count_only_vertices_in_use(void **state)
{
    pa_scene scene = sample_box_scene(*state);
    pa_mesh *mesh = &scene.meshes[0];
    mesh->positions[0] = 1000;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < mesh->index_count; i += 3) {
        bool uses_first = mesh->indices[i] == 0 || mesh->indices[i + 1] == 0 || mesh->indices[i + 2] == 0;
        for (uint32_t k = 0; !uses_first && k < 3; k++) {
            mesh->indices[kept++] = mesh->indices[i + k];
        }
    }
    mesh->index_count = kept;
    pa_bounds bounds;
    assert_true(pa_scene_bounds(&scene, &bounds));
    assert_true(bounds.max[0] == 6 && bounds.min[0] == 4);
    assert_true(bounds.min[1] == 5 && bounds.max[2] == 9);
    assert_int_equal(pa_scene_triangle_count(&scene), 10);
}

static void a_scene_without_triangles_has_no_bounds(void **state)
{
    pa_scene scene = sample_box_scene(*state);
    scene.meshes[0].index_count = 0;
    pa_bounds bounds = {{7, 7, 7}, {8, 8, 8}};
    assert_false(pa_scene_bounds(&scene, &bounds));
    assert_true(bounds.min[0] == 7);
}

static void a_sound_scene_passes(void **state)
{
    pa_scene scene = sample_box_scene(*state);
    assert_int_equal(pa_scene_check(&scene, NULL), PA_OK);
}

/* Each breaks one rule of a sound scene. */
typedef void (*breaking)(pa_scene *scene);

static void index_past_end(pa_scene *scene)
{
    scene->meshes[0].indices[5] = 24;
}

static void index_count_of_four(pa_scene *scene)
{
    scene->meshes[0].index_count = 4;
}

static void missing_positions(pa_scene *scene)
{
    scene->meshes[0].positions = NULL;
}

static void infinite_position(pa_scene *scene)
{
    scene->meshes[0].positions[7] = INFINITY;
}

static void missing_material(pa_scene *scene)
{
    scene->meshes[0].material = 1;
}

static void missing_image(pa_scene *scene)
{
    scene->materials[0].normal_image = 0;
}

static void empty_image(pa_scene *scene)
{
    static pa_image image;
    scene->images = &image;
    scene->image_count = 1;
}

static void long_normal(pa_scene *scene)
{
    scene->meshes[0].normals[0] = 1.1f;
}

static void not_a_number_uv(pa_scene *scene)
{
    scene->meshes[0].uvs[0] = NAN;
}

static void factor_past_one(pa_scene *scene)
{
    scene->materials[0].base_color[2] = 1.5f;
}

static void metal_that_is_no_number(pa_scene *scene)
{
    scene->materials[0].metallic = NAN;
}

static void broken_ranges_are_found_by_both_checks(void **state)
{
    const breaking all[] = {index_past_end,   index_count_of_four, missing_positions, infinite_position,
                            missing_material, missing_image,       empty_image};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        pa_scene scene = sample_box_scene(*state);
        all[i](&scene);
        pa_error err = {0};
        assert_int_equal(pa_scene_check_ranges(&scene, &err), PA_CORRUPT);
        assert_int_equal(pa_scene_check(&scene, NULL), PA_CORRUPT);
        assert_int_not_equal(err.detail[0], 0);
    }
}

static void broken_values_are_found_by_the_full_check_only(void **state)
{
    const breaking all[] = {long_normal, not_a_number_uv, factor_past_one, metal_that_is_no_number};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        pa_scene scene = sample_box_scene(*state);
        all[i](&scene);
        assert_int_equal(pa_scene_check_ranges(&scene, NULL), PA_OK);
        assert_int_equal(pa_scene_check(&scene, NULL), PA_CORRUPT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_default_material_is_no_metal),
        cmocka_unit_test_setup_teardown(bounds_count_only_vertices_in_use, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_scene_without_triangles_has_no_bounds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_sound_scene_passes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(broken_ranges_are_found_by_both_checks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(broken_values_are_found_by_the_full_check_only, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
