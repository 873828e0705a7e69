#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/formats/glb.h"
#include "foundation/json.h"
#include "samples.h"

static pa_span encoded(const pa_scene *scene, const pa_glb_options *options)
{
    pa_span glb = {0};
    pa_error err = {0};
    if (pa_glb_encode(scene, options, &arena, &glb, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    return glb;
}

static json_t *json_of(pa_span glb)
{
    json_t *json = NULL;
    assert_int_equal(pa_json_decode((pa_span){glb.data + 20, pa_load_u32(glb.data + 12)}, NULL, &json, NULL),
                     PA_OK);
    return json;
}

static const uint8_t *binary_of(pa_span glb)
{
    return glb.data + 28 + pa_load_u32(glb.data + 12);
}

static json_t *member(json_t *json, const char *list, size_t index)
{
    json_t *found = json_array_get(json_object_get(json, list), index);
    assert_non_null(found);
    return found;
}

static void the_container_is_what_chapter_4_asks(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    pa_span glb = encoded(&scene, NULL);
    assert_memory_equal(glb.data, "glTF\2\0\0\0", 8);
    assert_int_equal(pa_load_u32(glb.data + 8), glb.size);
    uint32_t json_size = pa_load_u32(glb.data + 12);
    assert_int_equal(json_size % 4, 0);
    assert_memory_equal(glb.data + 16, "JSON", 4);
    assert_memory_equal(binary_of(glb) - 4, "BIN\0", 4);
    assert_int_equal(pa_load_u32(binary_of(glb) - 8), glb.size - 28 - json_size);
}

static void positions_carry_exact_bounds_and_indices_are_narrow(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    scene.meshes[0].positions[0] = 0.1f;
    pa_span glb = encoded(&scene, NULL);
    json_t *json = json_of(glb);
    json_t *low = json_array_get(json_object_get(member(json, "accessors", 0), "min"), 0);
    assert_true((float)json_number_value(low) == 0.1f);
    assert_int_equal(json_integer_value(json_object_get(member(json, "accessors", 3), "componentType")),
                     5123);
    json_int_t offset = json_integer_value(json_object_get(member(json, "bufferViews", 3), "byteOffset"));
    for (uint32_t i = 0; i < 36; i++) {
        assert_int_equal(pa_load_u16(binary_of(glb) + offset + 2 * i), scene.meshes[0].indices[i]);
    }
    json_decref(json);
}

static void a_large_mesh_has_wide_indices(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 1, 1, 0);
    scene.meshes[0] = sample_sphere(&arena, 190, 0, 0);
    assert_true(scene.meshes[0].vertex_count > 65535);
    json_t *json = json_of(encoded(&scene, NULL));
    assert_int_equal(json_integer_value(json_object_get(member(json, "accessors", 3), "componentType")),
                     5125);
    json_decref(json);
}

static void metallic_and_roughness_are_always_written(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    scene.materials[0].metallic = 1;
    scene.materials[0].roughness = 1;
    json_t *json = json_of(encoded(&scene, NULL));
    json_t *pbr = json_object_get(member(json, "materials", 0), "pbrMetallicRoughness");
    assert_true(json_number_value(json_object_get(pbr, "metallicFactor")) == 1);
    assert_true(json_number_value(json_object_get(pbr, "roughnessFactor")) == 1);
    assert_null(json_object_get(json, "extensionsRequired"));
    json_decref(json);
}

static void names_and_extras_come_back_in_ascii(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    scene.meshes[0].name = pa_arena_string(&arena, "\"a\\\n\x7f grün 🪑");
    pa_glb_options options = {.generator = "tést", .extras_json = "{\"wörd\": 0.1234567890123456}"};
    pa_span glb = encoded(&scene, &options);
    for (uint32_t i = 0; i < pa_load_u32(glb.data + 12); i++) {
        assert_in_range(glb.data[20 + i], 0x20, 0x7E);
    }
    json_t *json = json_of(glb);
    assert_string_equal(json_string_value(json_object_get(member(json, "nodes", 0), "name")),
                        "\"a\\\n\x7f grün 🪑");
    json_t *asset = json_object_get(json, "asset");
    assert_string_equal(json_string_value(json_object_get(asset, "generator")), "tést");
    double extra = json_number_value(json_object_get(json_object_get(asset, "extras"), "wörd"));
    assert_true(extra == 0.1234567890123456);
    json_decref(json);
}

static void a_long_name_is_cut_at_a_character(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    char name[400];
    for (size_t i = 0; i < 399; i += 3) {
        memcpy(name + i, "木", 3);
    }
    name[399] = '\0';
    scene.materials[0].name = name;
    json_t *json = json_of(encoded(&scene, NULL));
    assert_int_equal(json_string_length(json_object_get(member(json, "materials", 0), "name")), 126);
    json_decref(json);
}

static void an_encoded_image_goes_in_as_it_is(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    static const uint8_t jpeg[] = {0xFF, 0xD8, 0xFF, 1, 2, 3, 4};
    pa_image image = {.encoded = {jpeg, sizeof jpeg}};
    scene.images = &image;
    scene.image_count = 1;
    scene.materials[0].base_color_image = 0;
    pa_span glb = encoded(&scene, NULL);
    json_t *json = json_of(glb);
    assert_string_equal(json_string_value(json_object_get(member(json, "images", 0), "mimeType")),
                        "image/jpeg");
    json_t *view = member(json, "bufferViews", 4);
    assert_int_equal(json_integer_value(json_object_get(view, "byteLength")), sizeof jpeg);
    json_int_t offset = json_integer_value(json_object_get(view, "byteOffset"));
    assert_memory_equal(binary_of(glb) + offset, jpeg, sizeof jpeg);
    json_decref(json);
}

static void the_same_scene_gives_the_same_bytes(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    pa_image image = sample_picture(&arena, 20, 20, 3);
    scene.images = &image;
    scene.image_count = 1;
    scene.materials[0].base_color_image = 0;
    pa_span one = encoded(&scene, NULL);
    pa_span two = encoded(&scene, NULL);
    assert_int_equal(one.size, two.size);
    assert_memory_equal(one.data, two.data, one.size);
}

static void what_cannot_be_written_is_refused(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    pa_span glb = {0};
    pa_error err;
    pa_glb_options list = {.extras_json = "[1]"};
    assert_int_equal(pa_glb_encode(&scene, &list, &arena, &glb, &err), PA_INVALID);
    pa_glb_options broken = {.extras_json = "{\"a\":"};
    assert_int_equal(pa_glb_encode(&scene, &broken, &arena, &glb, &err), PA_INVALID);
    scene.materials[0].metallic = 2;
    assert_int_equal(pa_glb_encode(&scene, NULL, &arena, &glb, &err), PA_CORRUPT);
    scene.materials[0].metallic = 0;
    scene.meshes[0].index_count = 0;
    assert_int_equal(pa_glb_encode(&scene, NULL, &arena, &glb, &err), PA_CORRUPT);
    scene.mesh_count = 0;
    assert_int_equal(pa_glb_encode(&scene, NULL, &arena, &glb, &err), PA_CORRUPT);
    assert_null(glb.data);
}

static void an_exhausted_arena_is_reported(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    for (size_t limit = 32; limit < 2048; limit += 32) {
        pa_arena small;
        pa_arena_init(&small, limit);
        pa_span glb = {0};
        pa_status status = pa_glb_encode(&scene, NULL, &small, &glb, NULL);
        assert_true(status == PA_NO_MEMORY || (status == PA_OK && glb.size <= limit));
        pa_arena_done(&small);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_container_is_what_chapter_4_asks),
        cmocka_unit_test(positions_carry_exact_bounds_and_indices_are_narrow),
        cmocka_unit_test(a_large_mesh_has_wide_indices),
        cmocka_unit_test(metallic_and_roughness_are_always_written),
        cmocka_unit_test(names_and_extras_come_back_in_ascii),
        cmocka_unit_test(a_long_name_is_cut_at_a_character),
        cmocka_unit_test(an_encoded_image_goes_in_as_it_is),
        cmocka_unit_test(the_same_scene_gives_the_same_bytes),
        cmocka_unit_test(what_cannot_be_written_is_refused),
        cmocka_unit_test(an_exhausted_arena_is_reported),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
