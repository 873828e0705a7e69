#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/formats/obj.h"
#include "asset/formats/picture.h"
#include "asset/scene/srgb.h"
#include "samples.h"

static pa_span span_of(const char *text)
{
    return (pa_span){(const uint8_t *)text, strlen(text)};
}

static pa_scene decoded(const char *obj, const pa_named_file *files, size_t file_count)
{
    pa_scene scene = {0};
    pa_error err = {0};
    if (pa_obj_decode(span_of(obj), files, file_count, NULL, &arena, &scene, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    assert_int_equal(pa_scene_check(&scene, NULL), PA_OK);
    return scene;
}

static void assert_refused(const char *obj, pa_status expected, const char *word)
{
    pa_scene scene = {.mesh_count = 77};
    pa_error err = {0};
    assert_int_equal(pa_obj_decode(span_of(obj), NULL, 0, NULL, &arena, &scene, &err), expected);
    if (!strstr(err.detail, word)) {
        fail_msg("'%s' says nothing of '%s'", err.detail, word);
    }
    assert_int_equal(scene.mesh_count, 77);
}

static void a_square_shares_its_corners(void **state)
{
    (void)state;
    pa_scene scene = decoded("# a square\r\no square\r\nv 0 0 0\r\nv 1 0 0\r\nv 1 1 0\r\nv 0 1 0\r\n"
                             "vt 0 0\r\nvt 1 0.25\r\nvn 0 0 5\r\nf 1/1/1 2/2/1 3/2/1 4/1/1\r\n",
                             NULL, 0);
    const pa_mesh *mesh = &scene.meshes[0];
    assert_int_equal(mesh->vertex_count, 4);
    assert_int_equal(mesh->index_count, 6);
    assert_true(mesh->uvs[0] == 0 && mesh->uvs[1] == 1 && mesh->uvs[3] == 0.75f);
    assert_true(mesh->normals[2] == 1);
    assert_null(mesh->colors);
    assert_false(scene.metric);
}

static void corners_may_be_counted_from_the_end_and_lines_continued(void **state)
{
    (void)state;
    pa_scene scene =
        decoded("v 0 0 0\nv 1 0 \\\n0\nv 0 1 0\nvn 0 0 1\nf -3//-1 -2//-1 \\\n-1//-1\nv 9 9 9", NULL, 0);
    const float expected[9] = {0, 0, 0, 1, 0, 0, 0, 1, 0};
    assert_memory_equal(scene.meshes[0].positions, expected, sizeof expected);
}

static void colours_behind_the_position_are_srgb(void **state)
{
    (void)state;
    pa_scene scene = decoded("v 0 0 0 1 0.5 0\nv 1 0 0 1 0.5 0\nv 0 1 0 1 0.5 0\nf 1 2 3\n", NULL, 0);
    const float *colors = scene.meshes[0].colors;
    assert_true(colors[0] == 1 && colors[1] == pa_srgb_linear[128] && colors[2] == 0 && colors[3] == 1);
}

static void each_material_gets_its_mesh(void **state)
{
    (void)state;
    const char mtl[] = "# colours\nnewmtl red paint\nKd 1 0 0\nNs 1000\nd 0.25\n"
                       "newmtl steel\nKd 0.5 0.5 0.5\nPm 1\nPr 0.3\nKe 0 0.5\n";
    const pa_named_file files[] = {{"Some/Folder/THING.mtl", {(const uint8_t *)mtl, sizeof mtl - 1}}};
    pa_scene scene = decoded("mtllib thing.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl red paint\nf 1 2 3\n"
                             "usemtl steel\nf 1 2 3\nusemtl unheard of\nf 3 2 1\nusemtl steel\nf 3 2 1\n",
                             files, 1);
    assert_int_equal(scene.mesh_count, 3);
    const pa_material *red = &scene.materials[scene.meshes[1].material];
    const pa_material *steel = &scene.materials[scene.meshes[2].material];
    assert_int_equal(scene.meshes[2].index_count, 6);
    assert_string_equal(red->name, "red paint");
    assert_true(red->base_color[0] == 1 && red->base_color[1] == 0 && red->base_color[3] == 0.25f);
    assert_int_equal(red->alpha_mode, PA_ALPHA_BLEND);
    assert_true(red->roughness > 0.2f && red->roughness < 0.22f && red->metallic == 0);
    assert_true(steel->metallic == 1 && steel->roughness == 0.3f);
    assert_true(steel->base_color[0] == pa_srgb_linear[128]);
    assert_null(scene.materials[scene.meshes[0].material].name);
}

static void maps_find_their_pictures(void **state)
{
    (void)state;
    pa_image picture = sample_picture(&arena, 8, 4, 3);
    pa_span png;
    assert_int_equal(pa_picture_encode_png(&picture, &arena, &png, NULL), PA_OK);
    const char mtl[] =
        "newmtl a\nKd 0 0 0\nmap_Kd -s 1 1 1 -clamp on C:\\textures\\my wood.png\nnorm my wood.png\n"
        "newmtl b\nKd 0 0 0\nmap_Kd broken.png\nmap_Ke missing.png\n";
    const pa_named_file files[] = {{"a.mtl", {(const uint8_t *)mtl, sizeof mtl - 1}},
                                   {"my wood.png", png},
                                   {"broken.png", {png.data, png.size - 20}}};
    pa_scene scene =
        decoded("mtllib a.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl a\nf 1 2 3\nusemtl b\nf 1 2 3\n", files, 3);
    assert_int_equal(scene.image_count, 1);
    assert_int_equal(scene.images[0].width, 8);
    const pa_material *a = &scene.materials[scene.meshes[0].material];
    const pa_material *b = &scene.materials[scene.meshes[1].material];
    assert_int_equal(a->base_color_image, 0);
    assert_int_equal(a->normal_image, 0);
    assert_true(a->base_color[0] == 1);
    assert_int_equal(b->base_color_image, PA_NO_INDEX);
    assert_true(b->base_color[0] == 0);
}

static void broken_files_are_refused_with_the_reason(void **state)
{
    (void)state;
#define THREE "v 0 0 0\nv 1 0 0\nv 0 1 0\n"
    assert_refused("", PA_CORRUPT, "no triangle");
    assert_refused("\x89PNG nothing of the kind", PA_CORRUPT, "no triangle");
    assert_refused(THREE, PA_CORRUPT, "no triangle");
    assert_refused(THREE "f 1 2\n", PA_CORRUPT, "no triangle");
    assert_refused("v 0 0\n", PA_CORRUPT, "vertex");
    assert_refused("v 0 0 nan\n", PA_CORRUPT, "vertex");
    assert_refused("v 0 0 1e39\n", PA_CORRUPT, "vertex");
    assert_refused("vn 1 0\n", PA_CORRUPT, "normal");
    assert_refused("vt x\n", PA_CORRUPT, "texture coordinate");
    assert_refused(THREE "f 1 2 4\n", PA_CORRUPT, "does not exist");
    assert_refused(THREE "f 1 2 0\n", PA_CORRUPT, "does not exist");
    assert_refused(THREE "f 1 2 -4\n", PA_CORRUPT, "does not exist");
    assert_refused(THREE "f 1 2 99999999999999999999\n", PA_CORRUPT, "does not exist");
    assert_refused(THREE "f 1/1 2/1 3/1\n", PA_CORRUPT, "does not exist");
    assert_refused(THREE "f 1/// 2 3\n", PA_CORRUPT, "does not exist");
    assert_refused(THREE "f one two three\n", PA_CORRUPT, "does not exist");
#undef THREE
}

static void limits_can_be_lowered(void **state)
{
    (void)state;
    const char obj[] = "mtllib a.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nv 1 1 0\nf 1 2 3 4\n";
    const char mtl[] = "newmtl a\nnewmtl b\n";
    const pa_named_file files[] = {{"a.mtl", {(const uint8_t *)mtl, sizeof mtl - 1}}};
    const pa_model_limits limits[] = {
        {.max_bytes = 20}, {.max_vertices = 3}, {.max_indices = 3}, {.max_materials = 1}};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        pa_scene scene;
        assert_int_equal(pa_obj_decode(span_of(obj), files, 1, &limits[i], &arena, &scene, NULL),
                         PA_TOO_LARGE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_square_shares_its_corners),
        cmocka_unit_test(corners_may_be_counted_from_the_end_and_lines_continued),
        cmocka_unit_test(colours_behind_the_position_are_srgb),
        cmocka_unit_test(each_material_gets_its_mesh),
        cmocka_unit_test(maps_find_their_pictures),
        cmocka_unit_test(broken_files_are_refused_with_the_reason),
        cmocka_unit_test(limits_can_be_lowered),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
