#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>
#include <zlib.h>

#include "arena_fixture.h"
#include "asset/formats/obj.h"
#include "asset/formats/obj_encode.h"
#include "asset/formats/picture.h"
#include "asset/scene/srgb.h"
#include "usdz_samples.h"

static pa_span expanded(const pa_zip_entry *entry)
{
    if (entry->method == PA_ZIP_STORED) {
        return entry->data;
    }
    uint8_t *data = pa_arena_alloc(&arena, entry->expanded_size + 1);
    z_stream stream = {.next_out = data, .avail_out = (uInt)entry->expanded_size};
    stream.next_in = pa_arena_copy(&arena, entry->data.data, entry->data.size);
    stream.avail_in = (uInt)entry->data.size;
    assert_int_equal(inflateInit2(&stream, -MAX_WBITS), Z_OK);
    assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
    inflateEnd(&stream);
    return (pa_span){data, entry->expanded_size};
}

static pa_named_file *unpacked(const pa_scene *scene, size_t *out_count)
{
    pa_span zip = {0};
    pa_error err = {0};
    if (pa_obj_encode(scene, &arena, &zip, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    pa_zip_entry *entries;
    assert_int_equal(pa_zip_list(zip, &arena, &entries, out_count, NULL), PA_OK);
    pa_named_file *files = PA_NEW_ARRAY(&arena, pa_named_file, *out_count);
    for (size_t i = 0; i < *out_count; i++) {
        files[i] = (pa_named_file){entries[i].name, expanded(&entries[i])};
    }
    assert_string_equal(files[0].name, "model.obj");
    assert_string_equal(files[1].name, "model.mtl");
    return files;
}

static pa_scene read_back(const pa_scene *scene)
{
    size_t count;
    pa_named_file *files = unpacked(scene, &count);
    pa_scene back;
    pa_error err = {0};
    if (pa_obj_decode(files[0].bytes, files, count, NULL, &arena, &back, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    return back;
}

/* Corner i of a mesh's triangle list holds the same in both. */
static void assert_same_corners(const pa_mesh *a, const pa_mesh *b)
{
    assert_int_equal(a->index_count, b->index_count);
    for (uint32_t i = 0; i < a->index_count; i++) {
        size_t from = a->indices[i];
        size_t to = b->indices[i];
        for (uint32_t k = 0; k < 3; k++) {
            assert_true(fabsf(a->positions[3 * from + k] - b->positions[3 * to + k]) <= 1e-5f);
            assert_true(fabsf(a->normals[3 * from + k] - b->normals[3 * to + k]) <= 1e-4f);
        }
        assert_true(fabsf(a->uvs[2 * from] - b->uvs[2 * to]) <= 1e-6f);
        assert_true(fabsf(a->uvs[2 * from + 1] - b->uvs[2 * to + 1]) <= 1e-6f);
    }
}

static void our_own_reader_gets_every_corner_back(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    pa_scene back = read_back(&scene);
    assert_int_equal(back.mesh_count, 2);
    assert_same_corners(&scene.meshes[0], &back.meshes[0]);
    assert_same_corners(&scene.meshes[1], &back.meshes[1]);
}

static void meshes_without_normals_or_coordinates_count_on_rightly(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    scene.meshes[0].uvs = NULL;
    scene.meshes[0].normals = NULL;
    scene.materials[0] = pa_material_default();
    pa_scene back = read_back(&scene);
    assert_same_corners(&scene.meshes[1], &back.meshes[1]);
}

static void materials_and_pictures_come_along(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    pa_scene back = read_back(&scene);
    const pa_material *textured = &back.materials[back.meshes[0].material];
    const pa_material *plain = &back.materials[back.meshes[1].material];
    /* Means of the picture's channels: green grows downwards from 0 to 191, blue is 90. */
    assert_true(fabsf(textured->roughness - (0 + 63 + 127 + 191) / 4.0f / 255) < 1e-3f);
    assert_true(fabsf(textured->metallic - 90 / 255.0f) < 1e-3f);
    const pa_image *color = &back.images[textured->base_color_image];
    pa_image pixels;
    assert_int_equal(pa_picture_decode(color->encoded, &arena, &pixels, NULL), PA_OK);
    assert_memory_equal(pixels.pixels, scene.images[0].pixels, 8 * 8 * 3);
    assert_int_not_equal(textured->normal_image, PA_NO_INDEX);
    assert_int_equal(pa_srgb_code(plain->base_color[0]), pa_srgb_code(0.25f));
    assert_true(plain->base_color[3] == 0.5f);
    assert_int_equal(plain->alpha_mode, PA_ALPHA_BLEND);
    assert_int_equal(pa_srgb_code(plain->emissive[2]), pa_srgb_code(0.125f));
}

static void a_picture_of_several_maps_is_packed_once(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    size_t count;
    pa_named_file *files = unpacked(&scene, &count);
    assert_int_equal(count, 2 + 3);
    const char *mtl =
        pa_arena_printf(&arena, "%.*s", (int)files[1].bytes.size, (const char *)files[1].bytes.data);
    assert_non_null(strstr(mtl, "map_Pr -imfchan g textures/texture_1.png\n"));
    assert_non_null(strstr(mtl, "map_Pm -imfchan b textures/texture_1.png\n"));
}

static void vertex_colors_stand_behind_positions(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    pa_mesh *mesh = &scene.meshes[0];
    mesh->colors = PA_NEW_ARRAY(&arena, float, 4 * mesh->vertex_count);
    for (uint32_t i = 0; i < 4 * mesh->vertex_count; i++) {
        mesh->colors[i] = i % 4 == 3 ? 1 : pa_srgb_linear[i % 256];
    }
    scene.mesh_count = 1;
    pa_scene back = read_back(&scene);
    const pa_mesh *read = &back.meshes[0];
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        for (uint32_t k = 0; k < 3; k++) {
            assert_int_equal(pa_srgb_code(read->colors[4 * read->indices[i] + k]),
                             pa_srgb_code(mesh->colors[4 * mesh->indices[i] + k]));
        }
    }
}

static void a_scene_without_triangles_is_refused(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    scene.mesh_count = 0;
    pa_span zip = {0};
    assert_int_equal(pa_obj_encode(&scene, &arena, &zip, NULL), PA_CORRUPT);
    assert_null(zip.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(our_own_reader_gets_every_corner_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(meshes_without_normals_or_coordinates_count_on_rightly, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(materials_and_pictures_come_along, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_picture_of_several_maps_is_packed_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(vertex_colors_stand_behind_positions, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_scene_without_triangles_is_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
