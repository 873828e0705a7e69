#include "cmocka_prelude.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/formats/glb.h"
#include "asset/formats/gltf.h"
#include "asset/formats/picture.h"
#include "asset/geometry/mesh_normals.h"
#include "gltf_files.h"
#include "samples.h"

/* The scene outlives the file: nothing of it may point there. */
static pa_scene decoded(pa_span file)
{
    pa_scene scene = {0};
    pa_error err = {0};
    uint8_t *copy = malloc(file.size);
    memcpy(copy, file.data, file.size);
    pa_status status = pa_gltf_decode((pa_span){copy, file.size}, NULL, &arena, &scene, &err);
    free(copy);
    if (status != PA_OK) {
        fail_msg("%s", err.detail);
    }
    assert_int_equal(pa_scene_check(&scene, NULL), PA_OK);
    assert_true(scene.metric);
    return scene;
}

static void assert_point(const pa_mesh *mesh, uint32_t corner, double x, double y, double z)
{
    const float *p = mesh->positions + 3 * mesh->indices[corner];
    assert_true(fabs((double)p[0] - x) < 1e-5 && fabs((double)p[1] - y) < 1e-5 &&
                fabs((double)p[2] - z) < 1e-5);
}

static void a_triangle_is_read(void **state)
{
    (void)state;
    pa_scene scene = decoded(glb_of(&arena, triangle_json, triangle_binary, sizeof triangle_binary));
    assert_int_equal(scene.mesh_count, 1);
    assert_int_equal(scene.meshes[0].vertex_count, 3);
    assert_point(&scene.meshes[0], 1, 1, 0, 0);
    assert_null(scene.meshes[0].normals);
    const pa_material *material = &scene.materials[scene.meshes[0].material];
    assert_false(material->metallic_given);
    assert_true(material->metallic == 1 && material->roughness == 1);
}

static void what_we_write_is_read_back_the_same(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 2, 2, 1);
    scene.meshes[0] = sample_sphere(&arena, 8, 0.1, 0);
    scene.meshes[1] = sample_box(&arena, (float[]){0, 0, 0}, (float[]){1, 2, 3}, 1);
    scene.meshes[1].name = pa_arena_string(&arena, "Kasten");
    scene.images[0] = sample_picture(&arena, 16, 8, 3);
    scene.materials[0].base_color_image = 0;
    scene.materials[0].alpha_mode = PA_ALPHA_MASK;
    scene.materials[0].alpha_cutoff = 0.25f;
    scene.materials[1].metallic = 0.3f;
    scene.materials[1].emissive[1] = 0.75f;
    scene.materials[1].double_sided = true;
    pa_span glb;
    assert_int_equal(pa_glb_encode(&scene, NULL, &arena, &glb, NULL), PA_OK);
    pa_scene back = decoded(glb);
    assert_int_equal(back.mesh_count, 2);
    for (uint32_t m = 0; m < 2; m++) {
        const pa_mesh *was = &scene.meshes[m];
        const pa_mesh *is = &back.meshes[m];
        assert_int_equal(is->index_count, was->index_count);
        for (uint32_t i = 0; i < was->index_count; i++) {
            assert_memory_equal(is->positions + 3 * is->indices[i], was->positions + 3 * was->indices[i], 12);
            assert_memory_equal(is->uvs + 2 * is->indices[i], was->uvs + 2 * was->indices[i], 8);
            for (uint32_t k = 0; k < 3; k++) {
                assert_true(fabsf(is->normals[3 * is->indices[i] + k] -
                                  was->normals[3 * was->indices[i] + k]) < 1e-6f);
            }
        }
    }
    assert_string_equal(back.meshes[1].name, "Kasten");
    assert_int_equal(back.materials[0].alpha_mode, PA_ALPHA_MASK);
    assert_true(back.materials[0].alpha_cutoff == 0.25f && back.materials[1].metallic == 0.3f);
    assert_true(back.materials[1].emissive[1] == 0.75f && back.materials[1].double_sided);
    assert_true(back.materials[1].metallic_given);
    assert_int_equal(back.images[0].width, 16);
}

/* A ball of 80,601 vertices, whose indices are u32 in the file, and a box that is shown as that ball too. */
static pa_span two_balls(void)
{
    pa_scene scene = sample_scene(&arena, 2, 1, 0);
    scene.meshes[0] = sample_sphere(&arena, 200, 0.1, 0);
    scene.meshes[1] = sample_box(&arena, (float[]){0, 0, 0}, (float[]){1, 2, 3}, 0);
    assert_int_equal(pa_mesh_repair_normals(&scene.meshes[0], NULL), PA_OK);
    pa_span glb;
    assert_int_equal(pa_glb_encode(&scene, NULL, &arena, &glb, NULL), PA_OK);
    char *node = memmem(glb.data, glb.size, "\"mesh\":1}", 9);
    assert_non_null(node);
    node[7] = '0';
    return glb;
}

static bool lies_in(pa_span file, const void *array)
{
    const uint8_t *at = array;
    return at >= file.data && at < file.data + file.size;
}

static void assert_same_mesh(const pa_mesh *is, const pa_mesh *was)
{
    assert_int_equal(is->vertex_count, was->vertex_count);
    assert_int_equal(is->index_count, was->index_count);
    assert_memory_equal(is->indices, was->indices, was->index_count * sizeof *was->indices);
    assert_memory_equal(is->positions, was->positions, was->vertex_count * 3 * sizeof(float));
    assert_memory_equal(is->normals, was->normals, was->vertex_count * 3 * sizeof(float));
    assert_memory_equal(is->uvs, was->uvs, was->vertex_count * 2 * sizeof(float));
}

static void large_arrays_stay_in_a_spare_file_and_belong_to_one_mesh(void **state)
{
    (void)state;
    pa_span file = two_balls();
    const pa_gltf_limits spare = {.borrow_arrays = true};
    pa_scene copied = decoded(file);
    pa_scene lent;
    assert_int_equal(pa_gltf_decode(file, &spare, &arena, &lent, NULL), PA_OK);
    assert_int_equal(lent.mesh_count, 2);
    for (uint32_t m = 0; m < 2; m++) {
        const pa_mesh *mesh = &lent.meshes[m];
        assert_same_mesh(mesh, &copied.meshes[m]);
        assert_int_equal(lies_in(file, mesh->indices), m == 0);
        assert_int_equal(lies_in(file, mesh->positions), m == 0);
        assert_int_equal(lies_in(file, mesh->normals), m == 0);
        assert_int_equal(lies_in(file, mesh->uvs), m == 0);
        assert_false(lies_in(file, copied.meshes[m].positions));
    }
}

static void what_reading_changes_does_not_stay_in_the_file(void **state)
{
    (void)state;
    pa_span file = two_balls();
    const pa_gltf_limits spare = {.borrow_arrays = true};
    pa_scene lent;
    assert_int_equal(pa_gltf_decode(file, &spare, &arena, &lent, NULL), PA_OK);
    /* A normal of length 2, and a texture coordinate that is no number. */
    for (int k = 0; k < 3; k++) {
        lent.meshes[0].normals[3 + k] *= 2;
    }
    lent.meshes[0].uvs[5] = NAN;
    uint8_t *before = pa_arena_copy(&arena, file.data, file.size);
    pa_scene again;
    assert_int_equal(pa_gltf_decode(file, &spare, &arena, &again, NULL), PA_OK);
    assert_memory_equal(file.data, before, file.size);
    assert_false(lies_in(file, again.meshes[0].normals) || lies_in(file, again.meshes[0].uvs));
    assert_true(lies_in(file, again.meshes[0].positions));
    assert_int_equal(pa_scene_check(&again, NULL), PA_OK);
}

static void node_transforms_go_into_the_vertices(void **state)
{
    (void)state;
    const char *nodes = "'nodes':[{'children':[1],'translation':[10,0,0],'scale':[2,2,2]},"
                        "{'mesh':0,'rotation':[0,0,0.70710678,0.70710678]}]";
    pa_scene scene = decoded(changed_triangle(&arena, "'nodes':[{'mesh':0}]", nodes));
    assert_point(&scene.meshes[0], 0, 10, 0, 0);
    assert_point(&scene.meshes[0], 1, 10, 2, 0);
    assert_point(&scene.meshes[0], 2, 8, 0, 0);
    nodes = "'nodes':[{'mesh':0,'matrix':[0,1,0,0,-1,0,0,0,0,0,1,0,5,6,7,1]}]";
    scene = decoded(changed_triangle(&arena, "'nodes':[{'mesh':0}]", nodes));
    assert_point(&scene.meshes[0], 1, 5, 7, 7);
}

static void a_mirroring_node_keeps_the_outside_outside(void **state)
{
    (void)state;
    pa_scene scene =
        decoded(changed_triangle(&arena, "'nodes':[{'mesh':0}]", "'nodes':[{'mesh':0,'scale':[-1,1,1]}]"));
    assert_point(&scene.meshes[0], 0, 0, 0, 0);
    assert_point(&scene.meshes[0], 1, 0, 1, 0);
    assert_point(&scene.meshes[0], 2, -1, 0, 0);
}

static void a_mesh_is_shown_once_for_each_node(void **state)
{
    (void)state;
    char *json = with(&arena, triangle_json, "'nodes':[0]", "'nodes':[0,1]");
    json =
        with(&arena, json, "'nodes':[{'mesh':0}]", "'nodes':[{'mesh':0},{'mesh':0,'translation':[0,0,9]}]");
    pa_scene scene = decoded(glb_of(&arena, json, triangle_binary, sizeof triangle_binary));
    assert_int_equal(scene.mesh_count, 2);
    assert_point(&scene.meshes[1], 0, 0, 0, 9);
}

/* Corners 0 and 1 hang on a joint of their own each, corner 2 halfway between them. */
static void a_skin_moves_its_vertices_by_the_joints(void **state)
{
    (void)state;
    uint8_t binary[42 + 2 + 12 + 48 + 128] = {0};
    memcpy(binary, triangle_binary, 42);
    const uint8_t joints[12] = {0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0};
    const float weights[12] = {1, 0, 0, 0, 1, 0, 0, 0, 0.5f, 0.5f, 0, 0};
    /* The second joint lies at (1, 0, 0) when the mesh is bound. */
    const float inverse[32] = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0,  0, 0, 1,
                               1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, -1, 0, 0, 1};
    memcpy(binary + 44, joints, sizeof joints);
    memcpy(binary + 56, weights, sizeof weights);
    memcpy(binary + 104, inverse, sizeof inverse);
    char *json = with(&arena, triangle_json, "'POSITION':0", "'POSITION':0,'JOINTS_0':2,'WEIGHTS_0':3");
    json = with(
        &arena, json, "'nodes':[{'mesh':0}]",
        "'nodes':[{'mesh':0,'skin':0,'scale':[100,100,100]},{'translation':[0,0,5]},{'translation':[1,4,0]}],"
        "'skins':[{'joints':[1,2],'inverseBindMatrices':4}]");
    json = with(&arena, json, "'type':'SCALAR'}",
                "'type':'SCALAR'},{'bufferView':2,'componentType':5121,'count':3,'type':'VEC4'},"
                "{'bufferView':3,'componentType':5126,'count':3,'type':'VEC4'},"
                "{'bufferView':4,'componentType':5126,'count':2,'type':'MAT4'}");
    json =
        with(&arena, json, "'byteLength':6}",
             "'byteLength':6},{'buffer':0,'byteOffset':44,'byteLength':12},"
             "{'buffer':0,'byteOffset':56,'byteLength':48},{'buffer':0,'byteOffset':104,'byteLength':128}");
    json = with(&arena, json, "'byteLength':42", "'byteLength':232");
    pa_scene scene = decoded(glb_of(&arena, json, binary, sizeof binary));
    assert_point(&scene.meshes[0], 0, 0, 0, 5);
    assert_point(&scene.meshes[0], 1, 1, 4, 0);
    assert_point(&scene.meshes[0], 2, 0, 3, 2.5);
    pa_error err;
    pa_scene none;
    binary[44] = 2;
    assert_int_equal(pa_gltf_decode(glb_of(&arena, json, binary, sizeof binary), NULL, &arena, &none, &err),
                     PA_CORRUPT);
    assert_non_null(strstr(err.detail, "joint"));
    binary[44] = 0;
    char *missing = with(&arena, json, "'joints':[1,2]", "'joints':[1,3]");
    assert_int_equal(
        pa_gltf_decode(glb_of(&arena, missing, binary, sizeof binary), NULL, &arena, &none, &err),
        PA_CORRUPT);
    assert_non_null(strstr(err.detail, "joint"));
    char *more = with(&arena, json, "'joints':[1,2]", "'joints':[1,2,0]");
    assert_int_equal(pa_gltf_decode(glb_of(&arena, more, binary, sizeof binary), NULL, &arena, &none, &err),
                     PA_CORRUPT);
    assert_non_null(strstr(err.detail, "matrices"));
}

/* Five points on a line of zigzags, as a strip and as a fan. */
static void strips_and_fans_become_lists(void **state)
{
    (void)state;
    float positions[15];
    for (int i = 0; i < 5; i++) {
        positions[3 * i] = (float)i;
        positions[3 * i + 1] = (float)(i % 2);
        positions[3 * i + 2] = 0;
    }
    char *json = with(&arena, triangle_json, "'indices':1", "'mode':5");
    json = with(&arena, json, "'count':3", "'count':5");
    json = with(&arena, json, "'byteLength':36}", "'byteLength':60}");
    json = with(&arena, json, ",{'buffer':0,'byteOffset':36,'byteLength':6}", "");
    json = with(&arena, json, ",{'bufferView':1,'componentType':5123,'count':3,'type':'SCALAR'}", "");
    json = with(&arena, json, "'byteLength':42", "'byteLength':60");
    pa_scene strip = decoded(glb_of(&arena, json, positions, sizeof positions));
    const int expected_strip[9] = {0, 1, 2, 1, 3, 2, 2, 3, 4};
    assert_int_equal(strip.meshes[0].index_count, 9);
    for (uint32_t i = 0; i < 9; i++) {
        assert_point(&strip.meshes[0], i, expected_strip[i], expected_strip[i] % 2, 0);
    }
    pa_scene fan =
        decoded(glb_of(&arena, with(&arena, json, "'mode':5", "'mode':6"), positions, sizeof positions));
    const int expected_fan[9] = {0, 1, 2, 0, 2, 3, 0, 3, 4};
    for (uint32_t i = 0; i < 9; i++) {
        assert_point(&fan.meshes[0], i, expected_fan[i], expected_fan[i] % 2, 0);
    }
}

static void points_and_lines_are_left_out(void **state)
{
    (void)state;
    const char *two = "'indices':1,'mode':1},{'attributes':{'POSITION':0},'indices':1}";
    pa_scene scene = decoded(changed_triangle(&arena, "'indices':1}", two));
    assert_int_equal(scene.mesh_count, 1);
}

static void sparse_values_are_laid_over(void **state)
{
    (void)state;
    /* Behind the triangle: the index 1 as u16, two bytes of padding, then (7, 8, 9). */
    uint8_t binary[60] = {0};
    memcpy(binary, triangle_binary, 42);
    binary[44] = 1;
    const float value[3] = {7, 8, 9};
    memcpy(binary + 48, value, sizeof value);
    char *json =
        with(&arena, triangle_json, "'count':3,'type':'VEC3'",
             "'count':3,'type':'VEC3','sparse':{'count':1,'indices':{'bufferView':2,'componentType':5123},"
             "'values':{'bufferView':3}}");
    json = with(&arena, json, "'byteLength':6}",
                "'byteLength':6},{'buffer':0,'byteOffset':44,'byteLength':2},"
                "{'buffer':0,'byteOffset':48,'byteLength':12}");
    json = with(&arena, json, "'byteLength':42", "'byteLength':60");
    pa_scene scene = decoded(glb_of(&arena, json, binary, sizeof binary));
    assert_point(&scene.meshes[0], 0, 0, 0, 0);
    assert_point(&scene.meshes[0], 1, 7, 8, 9);
    assert_point(&scene.meshes[0], 2, 0, 1, 0);
    json = with(&arena, json, "'bufferView':0,", "");
    scene = decoded(glb_of(&arena, json, binary, sizeof binary));
    assert_point(&scene.meshes[0], 1, 7, 8, 9);
    assert_point(&scene.meshes[0], 2, 0, 0, 0);
}

/* Positions as normalised i16 with colours as u8 in between, as KHR_mesh_quantization files have them. */
static void quantised_and_interleaved_numbers_are_decoded(void **state)
{
    (void)state;
    uint8_t binary[42 + 6] = {0};
    const int16_t corners[3][3] = {{-32768, -32767, 0}, {32767, 0, 0}, {0, 16384, 0}};
    for (int v = 0; v < 3; v++) {
        for (int k = 0; k < 3; k++) {
            pa_store_u16(binary + 12 * v + 2 * k, (uint16_t)corners[v][k]);
            binary[12 * v + 8 + k] = (uint8_t)(51 * (v + 1));
        }
    }
    memcpy(binary + 36, triangle_binary + 36, 6);
    char *json = with(&arena, triangle_json, "'byteLength':36}", "'byteLength':36,'byteStride':12}");
    json = with(&arena, json, "{'bufferView':0,'componentType':5126",
                "{'bufferView':0,'normalized':true,'componentType':5122");
    json = with(&arena, json, "'type':'SCALAR'}",
                "'type':'SCALAR'},{'bufferView':0,'byteOffset':8,'componentType':5121,'normalized':true,"
                "'count':3,'type':'VEC3'}");
    json = with(&arena, json, "'POSITION':0", "'POSITION':0,'COLOR_0':2");
    json = with(&arena, json, "'asset'", "'extensionsRequired':['KHR_mesh_quantization'],'asset'");
    pa_scene scene = decoded(glb_of(&arena, json, binary, 42));
    assert_point(&scene.meshes[0], 0, -1, -1, 0);
    assert_point(&scene.meshes[0], 1, 1, 0, 0);
    assert_point(&scene.meshes[0], 2, 0, 16384.0 / 32767, 0);
    const float *colors = scene.meshes[0].colors;
    assert_true(fabsf(colors[0] - 0.2f) < 1e-6f && fabsf(colors[4] - 0.4f) < 1e-6f && colors[3] == 1);
}

static void the_mapping_of_the_texture_goes_into_the_coordinates(void **state)
{
    (void)state;
    float numbers[9 + 6] = {0, 0, 0, 1, 0, 0, 0, 1, 0, /* coordinates: */ 0, 0, 1, 0, 0, 1};
    pa_image picture = sample_picture(&arena, 4, 4, 3);
    pa_span png;
    assert_int_equal(pa_picture_encode_png(&picture, &arena, &png, NULL), PA_OK);
    char *json =
        with(&arena, triangle_json, "'POSITION':0},'indices':1", "'POSITION':0,'TEXCOORD_1':1},'material':0");
    json = with(&arena, json, "'bufferView':1,'componentType':5123,'count':3,'type':'SCALAR'",
                "'bufferView':1,'componentType':5126,'count':3,'type':'VEC2'");
    json = with(&arena, json, "'byteLength':6}", "'byteLength':24}");
    json = with(&arena, json, "'byteLength':42", "'byteLength':60");
    char *materials = pa_arena_printf(
        &arena,
        "'materials':[{'pbrMetallicRoughness':{'baseColorTexture':{'index':0,'texCoord':0,'extensions':"
        "{'KHR_texture_transform':{'texCoord':1,'offset':[0.5,0.25],'rotation':1.5707963267948966,'scale':[2,"
        "3]}}}}}],"
        "'textures':[{'source':0}],'images':[{'uri':'%s'}],'asset'",
        data_uri_of(&arena, "image/png", png));
    json = with(&arena, json, "'asset'", materials);
    pa_scene scene = decoded(glb_of(&arena, json, numbers, sizeof numbers));
    const float *uvs = scene.meshes[0].uvs;
    const float expected[6] = {0.5f, 0.25f, 0.5f, -1.75f, 3.5f, 0.25f};
    for (int i = 0; i < 6; i++) {
        assert_true(fabsf(uvs[i] - expected[i]) < 1e-6f);
    }
    assert_int_equal(scene.image_count, 1);
    assert_int_equal(scene.materials[0].base_color_image, 0);
}

/* Occlusion on a set of its own is left out; of roughness and metal the mean remains. */
static void textures_that_lie_differently_are_left_out(void **state)
{
    (void)state;
    pa_image picture = sample_picture(&arena, 4, 4, 3);
    memset(picture.pixels, 51, 48);
    pa_span png;
    assert_int_equal(pa_picture_encode_png(&picture, &arena, &png, NULL), PA_OK);
    char *materials = pa_arena_printf(
        &arena,
        "'materials':[{'pbrMetallicRoughness':{'baseColorTexture':{'index':0},"
        "'metallicRoughnessTexture':{'index':0,'texCoord':2}},'occlusionTexture':{'index':0,'texCoord':1}}],"
        "'textures':[{'source':0}],'images':[{'uri':'%s'}],'asset'",
        data_uri_of(&arena, "image/png", png));
    pa_scene scene = decoded(changed_triangle(&arena, "'asset'", materials));
    const pa_material *material = &scene.materials[0];
    assert_int_equal(material->base_color_image, 0);
    assert_int_equal(material->occlusion_image, PA_NO_INDEX);
    assert_int_equal(material->metallic_roughness_image, PA_NO_INDEX);
    assert_true(fabsf(material->metallic - 0.2f) < 1e-6f && fabsf(material->roughness - 0.2f) < 1e-6f);
}

static pa_material glossy(const char *extension)
{
    char *material = pa_arena_printf(
        &arena, "'materials':[{'extensions':{'KHR_materials_pbrSpecularGlossiness':{%s}}}],'asset'",
        extension);
    return decoded(changed_triangle(&arena, "'asset'", material)).materials[0];
}

static void specular_glossiness_becomes_metallic_roughness(void **state)
{
    (void)state;
    pa_material plastic =
        glossy("'diffuseFactor':[0.5,0.25,0.1,0.9],'specularFactor':[0.04,0.04,0.04],'glossinessFactor':0.3");
    assert_true(plastic.metallic < 0.01f && fabsf(plastic.roughness - 0.7f) < 1e-6f);
    assert_true(fabsf(plastic.base_color[0] - 0.5f) < 0.01f && plastic.base_color[3] == 0.9f);
    pa_material gold =
        glossy("'diffuseFactor':[0,0,0,1],'specularFactor':[1,0.77,0.34],'glossinessFactor':1");
    assert_true(gold.metallic > 0.99f && gold.roughness == 0 && gold.metallic_given);
    assert_true(fabsf(gold.base_color[1] - 0.77f) < 0.01f && fabsf(gold.base_color[2] - 0.34f) < 0.01f);
}

static void specular_glossiness_textures_are_converted(void **state)
{
    (void)state;
    pa_image shine = sample_picture(&arena, 2, 1, 4);
    const uint8_t texels[8] = {255, 255, 255, 255, 0, 0, 0, 51};
    memcpy(shine.pixels, texels, 8);
    pa_span png;
    assert_int_equal(pa_picture_encode_png(&shine, &arena, &png, NULL), PA_OK);
    char *json = pa_arena_printf(
        &arena,
        "'materials':[{'extensions':{'KHR_materials_pbrSpecularGlossiness':{'diffuseFactor':[0.5,0.5,0.5,1],"
        "'specularGlossinessTexture':{'index':0}}}}],'textures':[{'source':0}],'images':[{'uri':'%s'}],'"
        "asset'",
        data_uri_of(&arena, "image/png", png));
    pa_scene scene = decoded(changed_triangle(&arena, "'asset'", json));
    const pa_material *material = &scene.materials[0];
    const pa_image *color = &scene.images[material->base_color_image];
    const pa_image *rough_metal = &scene.images[material->metallic_roughness_image];
    assert_int_equal(color->width, 2);
    assert_true(material->metallic == 1 && material->roughness == 1);
    assert_int_equal(rough_metal->pixels[1], 0);
    assert_int_equal(rough_metal->pixels[2], 255);
    assert_int_equal(rough_metal->pixels[3 + 1], 204);
    assert_int_equal(rough_metal->pixels[3 + 2], 0);
    assert_in_range(color->pixels[0], 250, 255);
    assert_in_range(color->pixels[4], 186, 194);
}

static void a_json_file_with_data_uris_is_read(void **state)
{
    (void)state;
    char *uri =
        data_uri_of(&arena, "application/octet-stream", (pa_span){triangle_binary, sizeof triangle_binary});
    char *json = with(&arena, triangle_json, "'byteLength':42",
                      pa_arena_printf(&arena, "'byteLength':42,'uri':'%s'", uri));
    pa_scene scene = decoded(json_file_of(&arena, json));
    assert_point(&scene.meshes[0], 2, 0, 1, 0);
}

static void whole_numbers_may_be_written_as_reals(void **state)
{
    (void)state;
    pa_scene scene = decoded(changed_triangle(&arena, "'byteLength':42", "'byteLength':4.2e1"));
    assert_int_equal(scene.mesh_count, 1);
}

static void only_vertices_in_use_are_read(void **state)
{
    (void)state;
    uint8_t binary[54] = {0};
    memcpy(binary, triangle_binary, 36);
    const float unused[3] = {NAN, NAN, NAN};
    memcpy(binary + 36, unused, 12);
    memcpy(binary + 48, triangle_binary + 36, 6);
    char *json = with(&arena, triangle_json, "'count':3", "'count':4");
    json = with(&arena, json, "'byteLength':36}", "'byteLength':48}");
    json = with(&arena, json, "'byteOffset':36", "'byteOffset':48");
    json = with(&arena, json, "'byteLength':42", "'byteLength':54");
    pa_scene scene = decoded(glb_of(&arena, json, binary, sizeof binary));
    assert_int_equal(scene.meshes[0].vertex_count, 3);
}

static void unusual_but_harmless_containers_are_read(void **state)
{
    (void)state;
    pa_span glb = glb_of(&arena, triangle_json, triangle_binary, sizeof triangle_binary);
    /* Bytes behind the file's end. */
    uint8_t *longer = pa_arena_alloc(&arena, glb.size + 100);
    memcpy(longer, glb.data, glb.size);
    decoded((pa_span){longer, glb.size + 100});
    /* A third chunk of a type that nobody knows. */
    uint8_t *third = pa_arena_alloc(&arena, glb.size + 12);
    memcpy(third, glb.data, glb.size);
    pa_store_u32(third + 8, (uint32_t)glb.size + 12);
    pa_store_u32(third + glb.size, 4);
    decoded((pa_span){third, glb.size + 12});
    /* JSON padded with NULs. */
    char *json = with(&arena, triangle_json, "'version':'2.0'", "'version':'2.0','x':1");
    pa_span padded = glb_of(&arena, json, triangle_binary, sizeof triangle_binary);
    uint8_t *bytes = pa_arena_copy(&arena, padded.data, padded.size);
    size_t end = 20 + pa_load_u32(bytes + 12);
    assert_int_equal(bytes[end - 1], ' ');
    bytes[end - 1] = 0;
    decoded((pa_span){bytes, padded.size});
}

static void emissive_strength_is_folded_in(void **state)
{
    (void)state;
    const char *material = "'materials':[{'emissiveFactor':[0.1,0.5,0],'extensions':"
                           "{'KHR_materials_emissive_strength':{'emissiveStrength':4}}}],'asset'";
    pa_scene scene = decoded(changed_triangle(&arena, "'asset'", material));
    assert_true(scene.materials[0].emissive[0] == 0.4f && scene.materials[0].emissive[1] == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_triangle_is_read),
        cmocka_unit_test(what_we_write_is_read_back_the_same),
        cmocka_unit_test(large_arrays_stay_in_a_spare_file_and_belong_to_one_mesh),
        cmocka_unit_test(what_reading_changes_does_not_stay_in_the_file),
        cmocka_unit_test(node_transforms_go_into_the_vertices),
        cmocka_unit_test(a_mirroring_node_keeps_the_outside_outside),
        cmocka_unit_test(a_mesh_is_shown_once_for_each_node),
        cmocka_unit_test(a_skin_moves_its_vertices_by_the_joints),
        cmocka_unit_test(strips_and_fans_become_lists),
        cmocka_unit_test(points_and_lines_are_left_out),
        cmocka_unit_test(sparse_values_are_laid_over),
        cmocka_unit_test(quantised_and_interleaved_numbers_are_decoded),
        cmocka_unit_test(the_mapping_of_the_texture_goes_into_the_coordinates),
        cmocka_unit_test(textures_that_lie_differently_are_left_out),
        cmocka_unit_test(specular_glossiness_becomes_metallic_roughness),
        cmocka_unit_test(specular_glossiness_textures_are_converted),
        cmocka_unit_test(a_json_file_with_data_uris_is_read),
        cmocka_unit_test(whole_numbers_may_be_written_as_reals),
        cmocka_unit_test(only_vertices_in_use_are_read),
        cmocka_unit_test(unusual_but_harmless_containers_are_read),
        cmocka_unit_test(emissive_strength_is_folded_in),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
