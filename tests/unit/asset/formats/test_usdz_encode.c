#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/formats/picture.h"
#include "asset/formats/usda.h"
#include "asset/formats/usdz.h"
#include "asset/scene/srgb.h"
#include "usdz_samples.h"

static void assert_near(double value, double expected, double tolerance)
{
    if (!(fabs(value - expected) <= tolerance)) {
        fail_msg("%g is not within %g of %g", value, tolerance, expected);
    }
}

/* The package's layer, once the package has passed every check. */
static const pa_usda_prim *stage_of(pa_span usdz)
{
    pa_error err = {0};
    if (pa_usdz_check(usdz, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    const char *text = usdz_layer(usdz, &arena);
    const pa_usda_prim *layer = NULL;
    assert_int_equal(pa_usda_decode((pa_span){(const uint8_t *)text, strlen(text)}, &arena, &layer, NULL),
                     PA_OK);
    return layer;
}

static const pa_usda_value *value_at(const pa_usda_prim *layer, const char *path, const char *name,
                                     bool connection)
{
    const pa_usda_prim *prim = pa_usda_find(layer, path);
    assert_non_null(prim);
    const pa_usda_property *property = pa_usda_property_of(prim, name, connection);
    assert_non_null(property);
    return &property->value;
}

static void assert_number(const pa_usda_prim *layer, const char *path, const char *name, double expected)
{
    const pa_usda_value *value = value_at(layer, path, name, false);
    assert_int_equal(value->kind, PA_USDA_NUMBERS);
    assert_near(value->numbers[0], expected, 1e-6);
}

static void assert_connected(const pa_usda_prim *layer, const char *path, const char *name,
                             const char *source)
{
    assert_string_equal(value_at(layer, path, name, true)->text, source);
}

/* The pixels of the picture that a texture node reads. */
static pa_image picture_at(pa_span usdz, const pa_usda_prim *layer, const char *path)
{
    const char *file = value_at(layer, path, "inputs:file", false)->text;
    assert_memory_equal(file, "./", 2);
    size_t count;
    pa_zip_entry *entries = usdz_entries(usdz, &count, &arena);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(entries[i].name, file + 2) == 0) {
            pa_image image;
            assert_int_equal(pa_picture_decode(entries[i].data, &arena, &image, NULL), PA_OK);
            return image;
        }
    }
    fail_msg("%s is missing", file);
    return (pa_image){0};
}

static void the_stage_is_one_layer_in_metres_with_y_up(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    const pa_usda_prim *layer = stage_of(usdz_encoded(&scene, &arena));
    assert_int_equal(layer->child_count, 1);
    assert_string_equal(layer->children[0].type, "Xform");
    assert_string_equal(pa_usda_field_of(layer->metadata, layer->metadata_count, "defaultPrim")->text,
                        layer->children[0].name);
    assert_true(pa_usda_field_of(layer->metadata, layer->metadata_count, "metersPerUnit")->numbers[0] == 1);
    const pa_usda_value *data = pa_usda_field_of(layer->metadata, layer->metadata_count, "customLayerData");
    const pa_usda_value *apple = pa_usda_field_of(data->fields, data->count, "Apple");
    assert_true(pa_usda_field_of(apple->fields, apple->count, "preferredIblVersion")->numbers[0] == 2);
}

static void vertices_arrive_and_v_runs_the_other_way(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    const pa_usda_prim *layer = stage_of(usdz_encoded(&scene, &arena));
    const pa_mesh *mesh = &scene.meshes[0];
    const pa_usda_value *points = value_at(layer, "/Model/Mesh_0", "points", false);
    const pa_usda_value *normals = value_at(layer, "/Model/Mesh_0", "normals", false);
    const pa_usda_value *uvs = value_at(layer, "/Model/Mesh_0", "primvars:st", false);
    const pa_usda_value *indices = value_at(layer, "/Model/Mesh_0", "faceVertexIndices", false);
    assert_int_equal(points->count, mesh->vertex_count);
    for (uint32_t v = 0; v < mesh->vertex_count; v++) {
        for (uint32_t k = 0; k < 3; k++) {
            assert_near(points->numbers[3 * v + k], (double)mesh->positions[3 * v + k], 1e-5);
            assert_near(normals->numbers[3 * v + k], (double)mesh->normals[3 * v + k], 1e-4);
        }
        assert_near(uvs->numbers[2 * v], (double)mesh->uvs[2 * v], 1e-5);
        assert_near(uvs->numbers[2 * v + 1], 1 - (double)mesh->uvs[2 * v + 1], 1e-5);
    }
    assert_int_equal(indices->count, mesh->index_count);
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        assert_int_equal((uint32_t)indices->numbers[i], mesh->indices[i]);
    }
    /* Its material reads no texture. */
    assert_null(pa_usda_property_of(pa_usda_find(layer, "/Model/Mesh_1"), "primvars:st", false));
    assert_number(layer, "/Model/Mesh_0", "doubleSided", 0);
    assert_number(layer, "/Model/Mesh_1", "doubleSided", 1);
}

static void positions_keep_a_hundred_thousandth_of_any_size(void **state)
{
    (void)state;
    static const float sizes[] = {1e-6f, 0.004f, 0.7f, 30, 4e5f, 1e20f};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        pa_scene scene = usdz_sample_scene(&arena);
        for (uint32_t i = 0; i < 3 * scene.meshes[0].vertex_count; i++) {
            scene.meshes[0].positions[i] *= sizes[s];
        }
        scene.mesh_count = 1;
        const pa_usda_value *points =
            value_at(stage_of(usdz_encoded(&scene, &arena)), "/Model/Mesh_0", "points", false);
        for (uint32_t i = 0; i < 3 * scene.meshes[0].vertex_count; i++) {
            double expected = (double)scene.meshes[0].positions[i];
            assert_true(fabs(points->numbers[i] - expected) <= 1e-5 * (double)sizes[s]);
        }
    }
}

static void factors_become_constants(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    const pa_usda_prim *layer = stage_of(usdz_encoded(&scene, &arena));
    const char *surface = "/Model/Materials/Material_1/Surface";
    const pa_usda_value *color = value_at(layer, surface, "inputs:diffuseColor", false);
    assert_near(color->numbers[0], 0.25, 1e-6);
    assert_near(color->numbers[1], 1, 1e-6);
    assert_number(layer, surface, "inputs:opacity", 0.5);
    assert_number(layer, surface, "inputs:metallic", 0);
    assert_number(layer, surface, "inputs:roughness", 0.9);
    assert_near(value_at(layer, surface, "inputs:emissiveColor", false)->numbers[2], 0.125, 1e-6);
    assert_null(pa_usda_property_of(pa_usda_find(layer, surface), "inputs:opacityThreshold", false));
    assert_int_equal(pa_usda_find(layer, "/Model/Materials/Material_1")->child_count, 1);
}

static void textures_are_connected_channel_by_channel(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    const pa_usda_prim *layer = stage_of(usdz_encoded(&scene, &arena));
#define AT "/Model/Materials/Material_0/"
    assert_connected(layer, AT "Surface", "inputs:diffuseColor", AT "BaseColor.outputs:rgb");
    assert_connected(layer, AT "Surface", "inputs:roughness", AT "MetallicRoughness.outputs:g");
    assert_connected(layer, AT "Surface", "inputs:metallic", AT "MetallicRoughness.outputs:b");
    assert_connected(layer, AT "Surface", "inputs:occlusion", AT "Occlusion.outputs:r");
    assert_connected(layer, AT "Surface", "inputs:normal", AT "NormalMap.outputs:rgb");
    assert_connected(layer, AT "Surface", "inputs:emissiveColor", AT "Emission.outputs:rgb");
    assert_string_equal(value_at(layer, AT "BaseColor", "inputs:sourceColorSpace", false)->text, "sRGB");
    assert_string_equal(value_at(layer, AT "Occlusion", "inputs:sourceColorSpace", false)->text, "raw");
    assert_number(layer, AT "NormalMap", "inputs:scale", 2);
    assert_number(layer, AT "NormalMap", "inputs:bias", -1);
    /* Occlusion and metallic-roughness are one picture, which lies in the package once. */
    assert_string_equal(value_at(layer, AT "Occlusion", "inputs:file", false)->text,
                        value_at(layer, AT "MetallicRoughness", "inputs:file", false)->text);
#undef AT
}

static void encoded_pictures_go_in_as_they_are(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    pa_image *image = &scene.images[0];
    assert_int_equal(pa_picture_encode_jpeg(image, 80, &arena, &image->encoded, NULL), PA_OK);
    image->pixels = NULL;
    image->name = pa_arena_string(&arena, "wood grain");
    scene.materials[0].emissive_image = PA_NO_INDEX;
    size_t count;
    pa_zip_entry *entries = usdz_entries(usdz_encoded(&scene, &arena), &count, &arena);
    assert_int_equal(count, 4);
    assert_string_equal(entries[0].name, "model.usda");
    assert_string_equal(entries[1].name, "textures/wood_grain_0.jpg");
    assert_int_equal(entries[1].data.size, image->encoded.size);
    assert_memory_equal(entries[1].data.data, image->encoded.data, image->encoded.size);
}

static void factors_are_multiplied_into_pictures_in_linear_light(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    pa_material *material = &scene.materials[0];
    material->base_color[1] = 0.5f;
    material->roughness = 0.5f;
    material->metallic = 0;
    material->occlusion_strength = 0.25f;
    pa_span usdz = usdz_encoded(&scene, &arena);
    const pa_usda_prim *layer = stage_of(usdz);
    pa_image color = picture_at(usdz, layer, "/Model/Materials/Material_0/BaseColor");
    pa_image surface = picture_at(usdz, layer, "/Model/Materials/Material_0/MetallicRoughness");
    pa_image occlusion = picture_at(usdz, layer, "/Model/Materials/Material_0/Occlusion");
    for (uint32_t i = 0; i < 64; i++) {
        const uint8_t *source = scene.images[0].pixels + 3 * i;
        assert_int_equal(color.pixels[3 * i], source[0]);
        assert_int_equal(color.pixels[3 * i + 1], pa_srgb_code(0.5f * pa_srgb_linear[source[1]]));
    }
    for (uint32_t i = 0; i < 16; i++) {
        const uint8_t *source = scene.images[2].pixels + 3 * i;
        assert_near(surface.pixels[3 * i + 1], 0.5 * source[1], 0.6);
        assert_int_equal(surface.pixels[3 * i + 2], source[2]);
        assert_near(occlusion.pixels[3 * i], 255 * 0.75 + 0.25 * source[0], 0.6);
    }
    assert_number(layer, "/Model/Materials/Material_0/Surface", "inputs:metallic", 0);
}

static void a_stronger_normal_map_leans_further_and_stays_unit(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    uint8_t *texel = scene.images[1].pixels;
    const uint8_t leaning[3] = {180, 128, 245};
    memcpy(texel, leaning, sizeof leaning);
    scene.materials[0].normal_scale = 2;
    pa_span usdz = usdz_encoded(&scene, &arena);
    pa_image map = picture_at(usdz, stage_of(usdz), "/Model/Materials/Material_0/NormalMap");
    double squared = 0;
    for (int k = 0; k < 3; k++) {
        squared += pow(map.pixels[k] / 127.5 - 1, 2);
    }
    assert_near(squared, 1, 0.03);
    /* Twice the slope of before: x ÷ z. */
    assert_near((map.pixels[0] / 127.5 - 1) / (map.pixels[2] / 127.5 - 1),
                2 * (180 / 127.5 - 1) / (245 / 127.5 - 1), 0.03);
}

static void opacity_comes_from_the_alpha_channel(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    scene.materials[0].base_color_image = 3;
    const pa_usda_prim *opaque = stage_of(usdz_encoded(&scene, &arena));
    const pa_usda_prim *surface = pa_usda_find(opaque, "/Model/Materials/Material_0/Surface");
    assert_null(pa_usda_property_of(surface, "inputs:opacity", true));
    scene.materials[0].alpha_mode = PA_ALPHA_MASK;
    scene.materials[0].alpha_cutoff = 0.3f;
    const pa_usda_prim *masked = stage_of(usdz_encoded(&scene, &arena));
    assert_connected(masked, "/Model/Materials/Material_0/Surface", "inputs:opacity",
                     "/Model/Materials/Material_0/BaseColor.outputs:a");
    assert_number(masked, "/Model/Materials/Material_0/Surface", "inputs:opacityThreshold", 0.3);
}

static void a_textured_mesh_without_coordinates_still_gets_some(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    scene.meshes[0].uvs = NULL;
    const pa_usda_prim *layer = stage_of(usdz_encoded(&scene, &arena));
    assert_int_equal(value_at(layer, "/Model/Mesh_0", "primvars:st", false)->count, 24);
}

static void the_same_scene_gives_the_same_bytes(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    pa_span first = usdz_encoded(&scene, &arena);
    pa_span second = usdz_encoded(&scene, &arena);
    assert_int_equal(first.size, second.size);
    assert_memory_equal(first.data, second.data, first.size);
}

static void the_layer_is_dated_after_july_2022(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    size_t count;
    pa_zip_entry *entries = usdz_entries(usdz_encoded(&scene, &arena), &count, &arena);
    assert_true(entries[0].modified_date >= ((2022 - 1980) << 9 | 7 << 5 | 1));
}

static void names_may_be_anything(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    scene.meshes[0].name = pa_arena_string(&arena, "\"}{ \n <x> ünder 4");
    scene.meshes[1].name = scene.meshes[0].name;
    scene.materials[0].name = pa_arena_string(&arena, "../@evil@");
    scene.images[0].name = pa_arena_string(&arena, "../../etc/passwd");
    pa_span usdz = {0};
    pa_usdz_options options = {.name = "7 chairs", .creator = "a \"b\" \\ \n c"};
    assert_int_equal(pa_usdz_encode(&scene, &options, &arena, &usdz, NULL), PA_OK);
    assert_non_null(pa_usda_find(stage_of(usdz), "/_7_chairs/Materials"));
}

static void a_broken_scene_is_refused(void **state)
{
    (void)state;
    pa_span usdz = {0};
    pa_scene scene = usdz_sample_scene(&arena);
    scene.meshes[0].indices[3] = 24;
    assert_int_equal(pa_usdz_encode(&scene, NULL, &arena, &usdz, NULL), PA_CORRUPT);
    scene = usdz_sample_scene(&arena);
    scene.mesh_count = 0;
    assert_int_equal(pa_usdz_encode(&scene, NULL, &arena, &usdz, NULL), PA_CORRUPT);
    scene = usdz_sample_scene(&arena);
    scene.images[0].pixels = NULL;
    scene.images[0].encoded = (pa_span){(const uint8_t *)"GIF89a", 6};
    assert_int_equal(pa_usdz_encode(&scene, NULL, &arena, &usdz, NULL), PA_CORRUPT);
    assert_null(usdz.data);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_stage_is_one_layer_in_metres_with_y_up),
        TEST(vertices_arrive_and_v_runs_the_other_way),
        TEST(positions_keep_a_hundred_thousandth_of_any_size),
        TEST(factors_become_constants),
        TEST(textures_are_connected_channel_by_channel),
        TEST(encoded_pictures_go_in_as_they_are),
        TEST(factors_are_multiplied_into_pictures_in_linear_light),
        TEST(a_stronger_normal_map_leans_further_and_stays_unit),
        TEST(opacity_comes_from_the_alpha_channel),
        TEST(a_textured_mesh_without_coordinates_still_gets_some),
        TEST(the_same_scene_gives_the_same_bytes),
        TEST(the_layer_is_dated_after_july_2022),
        TEST(names_may_be_anything),
        TEST(a_broken_scene_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
