#include "cmocka_prelude.h"

#include <stdlib.h>
#include <string.h>

#include "asset/formats/glb.h"
#include "asset/report/report.h"
#include "gltf_files.h"
#include "samples.h"

static pa_arena arena;
static pa_ar_report report;

static int set_up(void **state)
{
    (void)state;
    pa_arena_init(&arena, 0);
    memset(&report, 0, sizeof report);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

/* One upright triangle that every viewer takes: accessor 0 positions, 1 normals, 2 indices. */
static const char clean_json[] =
    "{'asset':{'version':'2.0'},'scene':0,'scenes':[{'nodes':[0]}],'nodes':[{'mesh':0}],"
    "'meshes':[{'primitives':[{'attributes':{'POSITION':0,'NORMAL':1},'indices':2,'material':0}]}],"
    "'materials':[{'pbrMetallicRoughness':{'metallicFactor':0,'roughnessFactor':1}}],"
    "'accessors':[{'bufferView':0,'componentType':5126,'count':3,'type':'VEC3','min':[-0.5,0,0],'max':[0.5,1,"
    "0]},"
    "{'bufferView':1,'componentType':5126,'count':3,'type':'VEC3'},"
    "{'bufferView':2,'componentType':5123,'count':3,'type':'SCALAR'}],"
    "'bufferViews':[{'buffer':0,'byteLength':36},{'buffer':0,'byteOffset':36,'byteLength':36},"
    "{'buffer':0,'byteOffset':72,'byteLength':6}],'buffers':[{'byteLength':80}]}";

/* [3, 3] positions, [3, 3] normals, u16 indices 0 1 2. */
static const float clean_floats[18] = {-0.5F, 0, 0, 0.5F, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1};

static pa_span triangle(const char *json, const float floats[18])
{
    uint8_t binary[80] = {[74] = 1, [76] = 2};
    memcpy(binary, floats, 18 * sizeof *floats);
    return glb_of(&arena, json, binary, sizeof binary);
}

static pa_span changed(const char *from, const char *to)
{
    return triangle(with(&arena, clean_json, from, to), clean_floats);
}

static void judge(pa_span file)
{
    assert_int_equal(pa_ar_report_make(file, NULL, &arena, &report, NULL), PA_OK);
}

static const pa_ar_finding *found(pa_ar_viewer viewer, const char *code)
{
    const pa_ar_verdict *verdict = &report.viewers[viewer];
    for (size_t i = 0; i < verdict->finding_count; i++) {
        if (strcmp(verdict->findings[i].code, code) == 0) {
            return &verdict->findings[i];
        }
    }
    return NULL;
}

static void expect(pa_ar_viewer viewer, const char *code, pa_ar_level level)
{
    const pa_ar_finding *finding = found(viewer, code);
    if (!finding) {
        fail_msg("%s does not say %s", pa_ar_viewer_id(viewer), code);
    } else if (finding->level != level) {
        fail_msg("%s says %s as %s", pa_ar_viewer_id(viewer), code, pa_ar_level_name(finding->level));
    }
    assert_true(finding->message[0] != '\0');
    assert_true(report.viewers[viewer].level >= level);
    assert_true(report.level >= report.viewers[viewer].level);
}

static void expect_pass(pa_ar_viewer viewer)
{
    if (report.viewers[viewer].level != PA_AR_NOTE) {
        fail_msg("%s: %s", pa_ar_viewer_id(viewer), report.viewers[viewer].findings[0].code);
    }
}

static void what_is_simple_and_sound_passes_everywhere(void **state)
{
    (void)state;
    judge(triangle(clean_json, clean_floats));
    for (pa_ar_viewer viewer = 0; viewer < PA_AR_VIEWER_COUNT; viewer++) {
        expect_pass(viewer);
        assert_int_equal(report.viewers[viewer].finding_count, 0);
    }
    assert_true(report.measured);
    assert_int_equal(report.triangles, 1);
    assert_true(report.usdz_bytes > 0);
    assert_int_equal(report.level, PA_AR_NOTE);
}

/* A change of the clean file, and what one viewer then says. */
typedef struct change {
    const char *from, *to;
    pa_ar_viewer viewer;
    const char *code;
    pa_ar_level level;
} change;

#define ATTRIBUTE(name) "'NORMAL':1}", "'NORMAL':1,'" name "':1}"
#define MATERIAL(member) "'materials':[{", "'materials':[{" member ","
#define USED(name) "'asset'", "'extensionsUsed':['" name "'],'asset'"
#define REQUIRED(name) "'asset'", "'extensionsUsed':['" name "'],'extensionsRequired':['" name "'],'asset'"
#define MODE(number) "'indices':2,", "'indices':2,'mode':" number ","

static const change changes[] = {
    {ATTRIBUTE("COLOR_0"), PA_AR_SCENE_VIEWER, "VERTEX_COLOR_USED", PA_AR_FAIL},
    {ATTRIBUTE("COLOR_0"), PA_AR_QUICK_LOOK, "VERTEX_COLOR_IGNORED", PA_AR_WARN},
    {ATTRIBUTE("TEXCOORD_1"), PA_AR_SCENE_VIEWER, "UV_LIMIT", PA_AR_FAIL},
    {ATTRIBUTE("_BATCHID"), PA_AR_FLUTTER_IOS, "CUSTOM_ATTRIBUTE_USED", PA_AR_FAIL},
    {"'indices':2,", "'indices':2,'targets':[{'POSITION':1}],", PA_AR_SCENE_VIEWER, "MORPH_TARGET_USED",
     PA_AR_FAIL},
    {"'indices':2,", "'indices':2,'targets':[{'POSITION':1}],", PA_AR_QUICK_LOOK, "MORPH_TARGET_DROPPED",
     PA_AR_WARN},
    {"'asset'", "'animations':[{},{}],'asset'", PA_AR_SCENE_VIEWER, "ANIMATION_LIMIT", PA_AR_FAIL},
    {"'asset'", "'animations':[{}],'asset'", PA_AR_QUICK_LOOK, "ANIMATION_DROPPED", PA_AR_WARN},
    {"'materials':[", "'materials':[{},{},{},{},{},{},{},{},{},{},", PA_AR_SCENE_VIEWER, "MATERIAL_LIMIT",
     PA_AR_FAIL},
    {"'materials':[", "'materials':[{'alphaMode':'BLEND'},{'alphaMode':'BLEND'},{'alphaMode':'BLEND'},",
     PA_AR_SCENE_VIEWER, "ALPHA_MATERIAL_LIMIT", PA_AR_WARN},
    {"'materials':[", "'materials':[{'alphaMode':'BLEND'},{'alphaMode':'BLEND'},{'alphaMode':'BLEND'},",
     PA_AR_QUICK_LOOK, "ALPHA_SORTING", PA_AR_WARN},
    {MATERIAL("'alphaMode':'BLEND'"), PA_AR_FLUTTER_IOS, "ALPHA_SORTING", PA_AR_NOTE},
    {MATERIAL("'doubleSided':true"), PA_AR_QUICK_LOOK, "DOUBLE_SIDED_IGNORED", PA_AR_NOTE},
    {"'pbrMetallicRoughness'", "'extras'", PA_AR_SCENE_VIEWER, "MISSING_PBR_METALLIC_ROUGHNESS", PA_AR_NOTE},
    {"'metallicFactor':0,", "", PA_AR_SCENE_VIEWER, "METALLIC_BY_DEFAULT", PA_AR_WARN},
    {",'material':0", "", PA_AR_FLUTTER_ANDROID, "METALLIC_BY_DEFAULT", PA_AR_WARN},
    {",'NORMAL':1", "", PA_AR_WEBXR, "NORMALS_MISSING", PA_AR_NOTE},
    {"{'mesh':0}", "{'mesh':0,'scale':[2,2,2]}", PA_AR_FLUTTER_IOS, "ROOT_SCALE_LOST", PA_AR_FAIL},
    {"{'mesh':0}", "{'mesh':0,'matrix':[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]}", PA_AR_FLUTTER_IOS,
     "ROOT_SCALE_LOST", PA_AR_FAIL},
    {"{'mesh':0}", "{'mesh':0,'translation':[0,-1,0]}", PA_AR_WEBXR, "NOT_ON_FLOOR", PA_AR_WARN},
    {"{'mesh':0}", "{'mesh':0,'translation':[3,0,0]}", PA_AR_QUICK_LOOK, "OFF_CENTRE", PA_AR_WARN},
    {"{'mesh':0}", "{'mesh':0,'scale':[1000,1000,1000]}", PA_AR_WEBXR, "SIZE_HUGE", PA_AR_WARN},
    {"{'mesh':0}", "{'mesh':0,'scale':[0.0001,0.0001,0.0001]}", PA_AR_WEBXR, "SIZE_TINY", PA_AR_WARN},
    {MODE("5"), PA_AR_FLUTTER_ANDROID, "PRIMITIVE_MODE", PA_AR_FAIL},
    {MODE("6"), PA_AR_FLUTTER_ANDROID, "PRIMITIVE_MODE", PA_AR_FAIL},
    {"'primitives':[", "'primitives':[{'attributes':{'POSITION':0},'mode':0},", PA_AR_SCENE_VIEWER,
     "PRIMITIVE_MODE", PA_AR_FAIL},
    {"'primitives':[", "'primitives':[{'attributes':{'POSITION':0},'mode':1},", PA_AR_QUICK_LOOK,
     "PRIMITIVE_DROPPED", PA_AR_WARN},
    {"'accessors':[{",
     "'accessors':[{'sparse':{'count':1,'indices':{'bufferView':2,'componentType':5123},"
     "'values':{'bufferView':0}},",
     PA_AR_FLUTTER_IOS, "SPARSE_ACCESSOR_USED", PA_AR_FAIL},
    {"'asset'", "'images':[{'uri':'wood.png'}],'asset'", PA_AR_WEBXR, "EXTERNAL_RESOURCE", PA_AR_FAIL},
    {"'asset'", "'images':[{'uri':'data:image/webp;base64,UklGRgAA'}],'asset'", PA_AR_FLUTTER_IOS,
     "TEXTURE_FORMAT", PA_AR_FAIL},
    {MATERIAL("'normalTexture':{'index':0,'scale':0.5}"), PA_AR_FLUTTER_IOS, "NORMAL_SCALE_IGNORED",
     PA_AR_NOTE},
    {MATERIAL("'normalTexture':{'index':0}"), PA_AR_WEBXR, "TANGENTS_MISSING", PA_AR_NOTE},
    {USED("KHR_materials_sheen"), PA_AR_SCENE_VIEWER, "UNSUPPORTED_GLTF_EXTENSION_USED", PA_AR_FAIL},
    {USED("KHR_materials_sheen"), PA_AR_FLUTTER_IOS, "EXTENSION_IGNORED", PA_AR_NOTE},
    {USED("MY_own"), PA_AR_SCENE_VIEWER, "UNSUPPORTED_GLTF_EXTENSION_USED", PA_AR_FAIL},
    {USED("MY_own"), PA_AR_WEBXR, "EXTENSION_IGNORED", PA_AR_NOTE},
    {REQUIRED("MY_own"), PA_AR_WEBXR, "EXTENSION_UNSUPPORTED", PA_AR_FAIL},
    {REQUIRED("MY_own"), PA_AR_QUICK_LOOK, "USDZ_UNAVAILABLE", PA_AR_FAIL},
    {REQUIRED("MY_own"), PA_AR_WEBXR, "NOT_MEASURED", PA_AR_NOTE},
    {REQUIRED("KHR_draco_mesh_compression"), PA_AR_FLUTTER_IOS, "EXTENSION_UNSUPPORTED", PA_AR_FAIL},
    {USED("KHR_materials_pbrSpecularGlossiness"), PA_AR_WEBXR, "EXTENSION_DIFFERS", PA_AR_WARN},
    {USED("KHR_materials_transmission"), PA_AR_QUICK_LOOK, "EXTENSION_DIFFERS", PA_AR_WARN},
    {"'byteLength':80", "'byteLength':8000", PA_AR_FLUTTER_ANDROID, "INVALID_GLTF", PA_AR_FAIL},
};

static void each_code_is_found_by_its_file(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        const change *made = &changes[i];
        judge(changed(made->from, made->to));
        expect(made->viewer, made->code, made->level);
    }
}

static void scene_viewer_allows_three_extensions(void **state)
{
    (void)state;
    static const char *const allowed[] = {"KHR_materials_unlit", "KHR_texture_transform",
                                          "KHR_materials_pbrSpecularGlossiness"};
    for (size_t i = 0; i < 3; i++) {
        const char *used = pa_arena_printf(&arena, "'extensionsUsed':['%s'],'asset'", allowed[i]);
        judge(changed("'asset'", used));
        expect_pass(PA_AR_SCENE_VIEWER);
    }
}

static void what_one_viewer_refuses_another_takes(void **state)
{
    (void)state;
    judge(changed(ATTRIBUTE("COLOR_0")));
    expect_pass(PA_AR_WEBXR);
    expect_pass(PA_AR_FLUTTER_ANDROID);
    expect_pass(PA_AR_FLUTTER_IOS);
    judge(changed(ATTRIBUTE("_BATCHID")));
    expect_pass(PA_AR_WEBXR);
    expect_pass(PA_AR_FLUTTER_ANDROID);
}

static void a_skin_may_have_254_joints(void **state)
{
    (void)state;
    for (int count = 254; count <= 255; count++) {
        char joints[1024] = "'skins':[{'joints':[0";
        for (int i = 1; i < count; i++) {
            strcat(joints, ",0");
        }
        strcat(joints, "]}],'asset'");
        judge(changed("'asset'", joints));
        assert_int_equal(found(PA_AR_SCENE_VIEWER, "JOINT_LIMIT") != NULL, count == 255);
        expect(PA_AR_QUICK_LOOK, "SKIN_DROPPED", PA_AR_WARN);
    }
}

static void bytes_are_counted_in_two_steps(void **state)
{
    (void)state;
    pa_span small = triangle(clean_json, clean_floats);
    uint8_t *file = calloc(1, 15000001);
    assert_non_null(file);
    memcpy(file, small.data, small.size);
    judge((pa_span){file, 10000000});
    expect_pass(PA_AR_SCENE_VIEWER);
    judge((pa_span){file, 10000001});
    expect(PA_AR_SCENE_VIEWER, "REC_INPUT_BINARY_SIZE", PA_AR_WARN);
    assert_null(found(PA_AR_SCENE_VIEWER, "MAX_INPUT_BINARY_SIZE"));
    judge((pa_span){file, 15000001});
    expect(PA_AR_SCENE_VIEWER, "MAX_INPUT_BINARY_SIZE", PA_AR_FAIL);
    assert_float_equal(found(PA_AR_SCENE_VIEWER, "MAX_INPUT_BINARY_SIZE")->value, 15000001, 0);
    expect_pass(PA_AR_WEBXR);
    free(file);
}

static void too_many_triangles_are_counted(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 1, 1, 0);
    scene.meshes[0] = sample_sphere(&arena, 160, 0, 0);
    scene.metric = true;
    pa_span glb;
    assert_int_equal(pa_glb_encode(&scene, NULL, &arena, &glb, NULL), PA_OK);
    judge(glb);
    expect(PA_AR_SCENE_VIEWER, "TRIANGLE_LIMIT", PA_AR_FAIL);
    expect(PA_AR_QUICK_LOOK, "TRIANGLE_LIMIT", PA_AR_WARN);
    assert_float_equal(found(PA_AR_SCENE_VIEWER, "TRIANGLE_LIMIT")->value, (double)report.triangles, 0);
}

static void large_textures_are_found_by_side_and_by_memory(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 1, 3, 3);
    scene.meshes[0] = sample_box(&arena, (float[]){-1, 0, -1}, (float[]){1, 2, 1}, 0);
    scene.images[0] = sample_picture(&arena, 4096, 16, 3);
    scene.materials[0].base_color_image = 0;
    for (uint32_t i = 1; i < 3; i++) {
        scene.images[i] = scene.images[0];
        scene.materials[i].base_color_image = i;
    }
    pa_span glb;
    assert_int_equal(pa_glb_encode(&scene, NULL, &arena, &glb, NULL), PA_OK);
    judge(glb);
    expect(PA_AR_SCENE_VIEWER, "TEXTURE_RESOLUTION", PA_AR_FAIL);
    expect(PA_AR_QUICK_LOOK, "TEXTURE_RESOLUTION", PA_AR_WARN);
    assert_null(found(PA_AR_QUICK_LOOK, "TEXTURE_MEMORY"));
    assert_string_equal(report.facts.images[0].format, "png");
    assert_int_equal(report.facts.images[0].width, 4096);
    for (uint32_t i = 0; i < 3; i++) {
        scene.images[i] = sample_picture(&arena, 4096, 4096, 1);
    }
    assert_int_equal(pa_glb_encode(&scene, NULL, &arena, &glb, NULL), PA_OK);
    judge(glb);
    expect(PA_AR_QUICK_LOOK, "TEXTURE_MEMORY", PA_AR_FAIL);
}

static void a_third_chunk_is_noticed(void **state)
{
    (void)state;
    pa_span small = triangle(clean_json, clean_floats);
    uint8_t *file = pa_arena_alloc(&arena, small.size + 12);
    memcpy(file, small.data, small.size);
    pa_store_u32(file + 8, (uint32_t)small.size + 12);
    pa_store_u32(file + small.size, 4);
    pa_store_u32(file + small.size + 4, 0x58585858);
    judge((pa_span){file, small.size + 12});
    expect(PA_AR_FLUTTER_IOS, "EXTRA_CHUNK", PA_AR_WARN);
    expect_pass(PA_AR_WEBXR);
}

static void the_ending_of_the_name_counts(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bool taken;
    } names[] = {{"chair.glb", true}, {"/a.b/Chair.GLTF", true}, {"chair.obj", false}, {"chair", false}};
    for (size_t i = 0; i < 4; i++) {
        const pa_ar_report_options options = {.file_name = names[i].name};
        pa_span file = triangle(clean_json, clean_floats);
        assert_int_equal(pa_ar_report_make(file, &options, &arena, &report, NULL), PA_OK);
        assert_int_equal(found(PA_AR_SCENE_VIEWER, "INVALID_INPUT_FILE_EXTENSION") == NULL, names[i].taken);
    }
}

static void what_is_no_gltf_fails_everywhere(void **state)
{
    (void)state;
    static const char *const files[] = {"", "glTF of old", "[]", "{}", "PK\3\4", "glTF\1\0\0\0\24\0\0\0"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        judge((pa_span){(const uint8_t *)files[i], i == 5 ? 12 : strlen(files[i])});
        for (pa_ar_viewer viewer = 0; viewer < PA_AR_VIEWER_COUNT; viewer++) {
            expect(viewer, "INVALID_GLTF", PA_AR_FAIL);
        }
        assert_false(report.measured);
    }
}

static void foreign_words_cannot_break_the_report(void **state)
{
    (void)state;
    char name[200] = "'extensionsUsed':['\\u0007\\u001b[2J";
    for (int i = 0; i < 40; i++) {
        strcat(name, "\xC3\xA4");
    }
    strcat(name, "'],'asset'");
    judge(changed("'asset'", name));
    assert_int_equal(report.facts.used_count, 1);
    assert_true(strlen(report.facts.used[0]) <= 64);
    assert_true(pa_utf8_valid(report.facts.used[0], strlen(report.facts.used[0])));
    assert_int_equal(report.facts.used[0][0], '?');
    json_t *json = pa_ar_report_json(&report);
    assert_non_null(json);
    json_decref(json);
}

static void many_extensions_do_not_overflow_the_list(void **state)
{
    (void)state;
    pa_bytes names;
    pa_bytes_init(&names, 0);
    pa_bytes_append_text(&names, "'extensionsUsed':['A_0'");
    for (int i = 1; i < 300; i++) {
        pa_bytes_printf(&names, ",'A_%d'", i);
    }
    pa_bytes_append(&names, "],'asset'", 10);
    judge(changed("'asset'", (const char *)names.data));
    assert_int_equal(report.viewers[PA_AR_SCENE_VIEWER].finding_count, PA_AR_MOST_FINDINGS);
    assert_int_equal(report.viewers[PA_AR_SCENE_VIEWER].level, PA_AR_FAIL);
    pa_bytes_done(&names);
}

static void the_json_says_what_the_report_says(void **state)
{
    (void)state;
    judge(changed(ATTRIBUTE("COLOR_0")));
    json_t *json = pa_ar_report_json(&report);
    assert_non_null(json);
    assert_string_equal(json_string_value(json_object_get(json, "verdict")), "fail");
    json_t *viewers = json_object_get(json, "viewers");
    assert_int_equal(json_object_size(viewers), PA_AR_VIEWER_COUNT);
    json_t *viewer = json_object_get(viewers, "scene_viewer");
    assert_string_equal(json_string_value(json_object_get(viewer, "verdict")), "fail");
    json_t *finding = json_array_get(json_object_get(viewer, "findings"), 0);
    assert_string_equal(json_string_value(json_object_get(finding, "code")), "VERTEX_COLOR_USED");
    assert_string_equal(json_string_value(json_object_get(finding, "level")), "fail");
    assert_string_equal(json_string_value(json_object_get(json_object_get(viewers, "webxr"), "verdict")),
                        "pass");
    assert_float_equal(json_number_value(json_array_get(json_object_get(json, "size_m"), 1)), 1, 1e-6);
    json_decref(json);
}

#define REPORT_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        REPORT_TEST(what_is_simple_and_sound_passes_everywhere),
        REPORT_TEST(each_code_is_found_by_its_file),
        REPORT_TEST(scene_viewer_allows_three_extensions),
        REPORT_TEST(what_one_viewer_refuses_another_takes),
        REPORT_TEST(a_skin_may_have_254_joints),
        REPORT_TEST(bytes_are_counted_in_two_steps),
        REPORT_TEST(too_many_triangles_are_counted),
        REPORT_TEST(large_textures_are_found_by_side_and_by_memory),
        REPORT_TEST(a_third_chunk_is_noticed),
        REPORT_TEST(the_ending_of_the_name_counts),
        REPORT_TEST(what_is_no_gltf_fails_everywhere),
        REPORT_TEST(foreign_words_cannot_break_the_report),
        REPORT_TEST(many_extensions_do_not_overflow_the_list),
        REPORT_TEST(the_json_says_what_the_report_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
