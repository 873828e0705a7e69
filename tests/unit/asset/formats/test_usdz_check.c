#include "cmocka_prelude.h"

#include <string.h>

#include "arena_fixture.h"
#include "asset/formats/usdz.h"
#include "usdz_samples.h"

/* text with the first `from` replaced by `to`. */
static const char *replaced(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    if (!at) {
        fail_msg("the layer does not hold %s", from);
    }
    return pa_arena_printf(&arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

/* The sample's files, to be changed and packed again. */
static pa_zip_member *members_of_sample(size_t *out_count)
{
    pa_scene scene = usdz_sample_scene(&arena);
    pa_span usdz = usdz_encoded(&scene, &arena);
    pa_zip_entry *entries = usdz_entries(usdz, out_count, &arena);
    pa_zip_member *members = PA_NEW_ARRAY(&arena, pa_zip_member, *out_count + 1);
    for (size_t i = 0; i < *out_count; i++) {
        members[i] = (pa_zip_member){entries[i].name, entries[i].data};
    }
    return members;
}

static void assert_checked(const pa_zip_member *members, size_t count, const pa_zip_options *options,
                           pa_status expected, const char *words)
{
    pa_span usdz;
    assert_int_equal(pa_zip_encode(members, count, options, &arena, &usdz, NULL), PA_OK);
    pa_error err = {0};
    pa_status status = pa_usdz_check(usdz, &err);
    if (status != expected || (words && !strstr(err.detail, words))) {
        fail_msg("%s: \"%s\" instead of \"%s\"", pa_status_code(status), err.detail, words ? words : "");
    }
}

static const pa_zip_options aligned = {.alignment = 64};

/* The sample with one piece of its layer replaced breaks the rule whose words are given. */
static void assert_layer_breaks(const char *from, const char *to, const char *words)
{
    size_t count;
    pa_zip_member *members = members_of_sample(&count);
    const char *text = pa_arena_printf(&arena, "%.*s", (int)members[0].data.size, members[0].data.data);
    text = replaced(text, from, to);
    members[0].data = (pa_span){(const uint8_t *)text, strlen(text)};
    assert_checked(members, count, &aligned, PA_CORRUPT, words);
}

static void the_sample_passes(void **state)
{
    (void)state;
    size_t count;
    pa_zip_member *members = members_of_sample(&count);
    assert_checked(members, count, &aligned, PA_OK, NULL);
}

static void data_must_be_aligned_and_stored(void **state)
{
    (void)state;
    size_t count;
    pa_zip_member *members = members_of_sample(&count);
    assert_checked(members, count, NULL, PA_CORRUPT, "ByteAlignmentChecker");
    assert_checked(members, count, &(pa_zip_options){.alignment = 64, .deflate = true}, PA_CORRUPT,
                   "CompressionChecker");
}

static void files_must_follow_one_another(void **state)
{
    (void)state;
    size_t count;
    pa_zip_member *members = members_of_sample(&count);
    pa_span usdz;
    assert_int_equal(pa_zip_encode(members, 1, &aligned, &arena, &usdz, NULL), PA_OK);
    /* 64 bytes of nothing before the archive, whose offsets are then mended. */
    uint8_t *moved = pa_arena_alloc(&arena, usdz.size + 64);
    memcpy(moved + 64, usdz.data, usdz.size);
    size_t end = usdz.size + 64 - 22;
    uint32_t directory = pa_load_u32(moved + end + 16) + 64;
    pa_store_u32(moved + end + 16, directory);
    pa_store_u32(moved + directory + 42, 64);
    pa_error err = {0};
    assert_int_equal(pa_usdz_check((pa_span){moved, usdz.size + 64}, &err), PA_CORRUPT);
    assert_non_null(strstr(err.detail, "does not follow"));
}

static void only_one_layer_and_pictures_may_be_inside(void **state)
{
    (void)state;
    size_t count;
    pa_zip_member *members = members_of_sample(&count);
    members[count] = (pa_zip_member){"readme.txt", members[0].data};
    assert_checked(members, count + 1, &aligned, PA_CORRUPT, "ARKitFileExtensionChecker");
    members[count].name = "second.usda";
    assert_checked(members, count + 1, &aligned, PA_CORRUPT, "ARKitRootLayerChecker");
    members[count].name = "../out.png";
    assert_checked(members, count + 1, &aligned, PA_CORRUPT, "ARKitPackageEncapsulationChecker");
    members[count].name = "layer.png";
    assert_checked(members, count + 1, &aligned, PA_CORRUPT, "TextureChecker");
    members[0].name = "in/model.usda";
    assert_checked(members, count, &aligned, PA_CORRUPT, "ARKitRootLayerChecker");
    assert_checked(members + 1, count - 1, &aligned, PA_CORRUPT, "ARKitRootLayerChecker");
}

static void binary_layers_are_not_read(void **state)
{
    (void)state;
    const pa_zip_member member = {"model.usdc", {(const uint8_t *)"PXR-USDC\0\0", 10}};
    assert_checked(&member, 1, &aligned, PA_UNSUPPORTED, "binary");
}

static void every_rule_of_the_stage_is_held(void **state)
{
    (void)state;
    assert_layer_breaks("upAxis = \"Y\"", "upAxis = \"Z\"", "StageMetadataChecker");
    assert_layer_breaks("metersPerUnit = 1", "", "StageMetadataChecker");
    assert_layer_breaks("defaultPrim = \"Model\"", "defaultPrim = \"Other\"", "StageMetadataChecker");
    assert_layer_breaks("preferredIblVersion = 2", "preferredIblVersion = 1", "darker");
    assert_layer_breaks("kind = \"component\"", "references = @./a.usda@", "ARKitRootLayerChecker");
    assert_layer_breaks("def Scope \"Materials\"", "def PointInstancer \"Materials\"",
                        "ARKitPrimTypeChecker");
    assert_layer_breaks("def Scope \"Materials\"", "def Mesh \"Mesh_0\" {} def Scope \"Materials\"",
                        "stands twice");
    assert_layer_breaks("def Scope \"Materials\"",
                        "def Cube \"C\" { def Sphere \"S\" {} } def Scope \"Materials\"",
                        "PrimEncapsulationChecker");
}

static void every_rule_of_materials_is_held(void **state)
{
    (void)state;
    assert_layer_breaks("prepend apiSchemas = [\"MaterialBindingAPI\"]", "",
                        "MaterialBindingAPIAppliedChecker");
    assert_layer_breaks("rel material:binding = </Model/Materials/Material_0>",
                        "rel material:binding = </Model/Materials/Gone>", "ARKitMaterialBindingChecker");
    assert_layer_breaks("rel material:binding = </Model/Materials/Material_0>", "", "no material");
    assert_layer_breaks("\"UsdPreviewSurface\"", "\"MaterialX\"", "ARKitShaderChecker");
    assert_layer_breaks("MetallicRoughness.outputs:g>", "MetallicRoughness.outputs:q>", "ARKitShaderChecker");
    assert_layer_breaks("</Model/Materials/Material_0/BaseColor.outputs:rgb>", "[</A.x>, </B.y>]",
                        "ARKitShaderChecker");
    assert_layer_breaks("Material_0/Surface.outputs:surface>", "Material_0/Gone.outputs:surface>",
                        "ARKitShaderChecker");
    assert_layer_breaks("def Shader \"Surface\"\n            {",
                        "def Shader \"Surface\"\n            { def Shader \"Under\" {}",
                        "PrimEncapsulationChecker");
    assert_layer_breaks("def Shader \"Surface\"",
                        "def Scope \"S\" { def Shader \"Under\" {} }\n def Shader \"Surface\"",
                        "PrimEncapsulationChecker");
}

static void every_rule_of_textures_is_held(void **state)
{
    (void)state;
    assert_layer_breaks("@./textures/texture_0.png@", "@./textures/texture_9.png@",
                        "MissingReferenceChecker");
    assert_layer_breaks("@./textures/texture_0.png@", "@./textures/texture_0.tga@", "TextureChecker");
    assert_layer_breaks("@./textures/texture_0.png@", "@../texture_0.png@", "ARKitPackageEncapsulation");
    assert_layer_breaks("asset inputs:file = @./textures/texture_0.png@", "", "TextureChecker");
    assert_layer_breaks("inputs:scale = (2, 2, 2, 1)", "inputs:scale = (1, 1, 1, 1)",
                        "NormalMapTextureChecker");
    assert_layer_breaks("inputs:bias = (-1, -1, -1, 0)", "inputs:bias = (0, 0, 0, 0)",
                        "NormalMapTextureChecker");
    assert_layer_breaks("token inputs:wrapS = \"repeat\"", "", "wrapS");
    assert_layer_breaks("string inputs:varname = \"st\"", "string inputs:varname = \"uv\"", "primvar");
}

static void every_rule_of_meshes_is_held(void **state)
{
    (void)state;
    assert_layer_breaks("faceVertexIndices = [0,", "faceVertexIndices = [24,", "index");
    assert_layer_breaks("faceVertexIndices = [0,", "faceVertexIndices = [0.5,", "index");
    assert_layer_breaks("faceVertexIndices = [0,", "faceVertexIndices = [", "indices");
    assert_layer_breaks("faceVertexCounts = [3,", "faceVertexCounts = [2,", "corners");
    assert_layer_breaks("points = [", "points = [(0, 9, 0),", "extent");
    assert_layer_breaks("normals = [", "normals = [(0, 1, 0),", "normal");
    assert_layer_breaks("primvars:st = [", "primvars:st = [(0, 1),", "primvar");
    assert_layer_breaks("float3[] extent", "float3[] other", "extent");
    assert_layer_breaks("subdivisionScheme = \"none\"", "subdivisionScheme = \"loop\"", "subdivided");
}

static void an_old_date_needs_the_brighter_light_spelled_out(void **state)
{
    (void)state;
    pa_scene scene = usdz_sample_scene(&arena);
    pa_span usdz = usdz_encoded(&scene, &arena);
    uint8_t *bytes = pa_arena_copy(&arena, usdz.data, usdz.size);
    pa_span old = {bytes, usdz.size};
    uint32_t directory = pa_load_u32(bytes + usdz.size - 22 + 16);
    pa_store_u16(bytes + 12, 1 << 5 | 1);
    pa_store_u16(bytes + directory + 14, 1 << 5 | 1);
    assert_int_equal(pa_usdz_check(old, NULL), PA_OK);
    /* Without the line that chooses it, and a checksum that fits. */
    size_t count;
    pa_zip_member *members = members_of_sample(&count);
    const char *text = pa_arena_printf(&arena, "%.*s", (int)members[0].data.size, members[0].data.data);
    text = replaced(text, "int preferredIblVersion = 2", "");
    members[0].data = (pa_span){(const uint8_t *)text, strlen(text)};
    assert_checked(members, count, &aligned, PA_OK, NULL);
    assert_int_equal(pa_zip_encode(members, count, &aligned, &arena, &usdz, NULL), PA_OK);
    bytes = pa_arena_copy(&arena, usdz.data, usdz.size);
    directory = pa_load_u32(bytes + usdz.size - 22 + 16);
    pa_store_u16(bytes + 12, 1 << 5 | 1);
    pa_store_u16(bytes + directory + 14, 1 << 5 | 1);
    assert_int_equal(pa_usdz_check((pa_span){bytes, usdz.size}, NULL), PA_CORRUPT);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_sample_passes),
        TEST(data_must_be_aligned_and_stored),
        TEST(files_must_follow_one_another),
        TEST(only_one_layer_and_pictures_may_be_inside),
        TEST(binary_layers_are_not_read),
        TEST(every_rule_of_the_stage_is_held),
        TEST(every_rule_of_materials_is_held),
        TEST(every_rule_of_textures_is_held),
        TEST(every_rule_of_meshes_is_held),
        TEST(an_old_date_needs_the_brighter_light_spelled_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
