#include "cmocka_prelude.h"

#include <string.h>

#include "arena_fixture.h"
#include "asset/formats/glb.h"
#include "asset/formats/gltf_facts.h"
#include "asset/formats/picture.h"
#include "gltf_files.h"
#include "samples.h"

static pa_gltf_facts facts_of(pa_span file)
{
    pa_gltf_facts facts;
    assert_int_equal(pa_gltf_facts_read(file, &arena, &facts, NULL), PA_OK);
    return facts;
}

static void a_plain_file_has_plain_facts(void **state)
{
    (void)state;
    pa_span file = glb_of(&arena, triangle_json, triangle_binary, sizeof triangle_binary);
    pa_gltf_facts facts = facts_of(file);
    assert_true(facts.binary);
    assert_int_equal(facts.bytes, file.size);
    assert_int_equal(facts.chunks, 2);
    assert_int_equal(facts.triangles, 1);
    assert_int_equal(facts.vertices, 3);
    assert_int_equal(facts.modes, 1 << 4);
    assert_int_equal(facts.flat, 1);
    assert_int_equal(facts.metallic_by_default, 1);
    assert_int_equal(facts.used_count + facts.required_count + facts.image_count + facts.outside, 0);
    assert_int_equal(facts.scaled_roots, 0);
}

static void what_nodes_show_twice_counts_twice(void **state)
{
    (void)state;
    pa_gltf_facts facts = facts_of(changed_triangle(&arena, "[{'mesh':0}]", "[{'mesh':0},{'mesh':0}]"));
    assert_int_equal(facts.triangles, 2);
    assert_int_equal(facts.primitives, 1);
}

static void only_roots_count_as_scaled_roots(void **state)
{
    (void)state;
    pa_gltf_facts facts =
        facts_of(changed_triangle(&arena, "[{'mesh':0}]", "[{'children':[1]},{'mesh':0,'scale':[2,2,2]}]"));
    assert_int_equal(facts.scaled_roots, 0);
    facts = facts_of(changed_triangle(&arena, "{'mesh':0}", "{'mesh':0,'scale':[1,1,1]}"));
    assert_int_equal(facts.scaled_roots, 0);
    facts = facts_of(changed_triangle(&arena, "{'mesh':0}", "{'mesh':0,'scale':[1,2,1]}"));
    assert_int_equal(facts.scaled_roots, 1);
}

static void pictures_are_measured_wherever_they_lie(void **state)
{
    (void)state;
    pa_image picture = sample_picture(&arena, 40, 20, 3);
    pa_span png, jpeg, webp;
    assert_int_equal(pa_picture_encode_png(&picture, &arena, &png, NULL), PA_OK);
    assert_int_equal(pa_picture_encode_jpeg(&picture, 80, &arena, &jpeg, NULL), PA_OK);
    assert_int_equal(pa_picture_encode_webp(&picture, 80, &arena, &webp, NULL), PA_OK);
    const char *images = pa_arena_printf(
        &arena, "'images':[{'uri':'%s'},{'uri':'%s'},{'uri':'%s'},{'uri':'x.png'},{'bufferView':7}],'asset'",
        data_uri_of(&arena, "image/png", png), data_uri_of(&arena, "image/jpeg", jpeg),
        data_uri_of(&arena, "image/webp", webp));
    pa_gltf_facts facts = facts_of(changed_triangle(&arena, "'asset'", images));
    static const char *const formats[] = {"png", "jpeg", "webp", "unknown", "unknown"};
    assert_int_equal(facts.image_count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(facts.images[i].format, formats[i]);
        assert_int_equal(facts.images[i].width, i < 3 ? 40 : 0);
        assert_int_equal(facts.images[i].height, i < 3 ? 20 : 0);
    }
    assert_int_equal(facts.images[0].bytes, png.size);
    assert_int_equal(facts.outside, 1);
}

static void what_we_write_is_read_as_written(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    pa_span glb;
    assert_int_equal(pa_glb_encode(&scene, NULL, &arena, &glb, NULL), PA_OK);
    pa_gltf_facts facts = facts_of(glb);
    assert_int_equal(facts.triangles, 12);
    assert_int_equal(facts.materials, 1);
    assert_int_equal(facts.metallic_by_default + facts.without_metallic_roughness + facts.flat, 0);
    assert_string_equal(facts.generator, "PromptAR");
}

/* Members of the wrong kind, everywhere: nothing is believed, nothing breaks. */
static void nonsense_counts_as_nothing(void **state)
{
    (void)state;
    static const char *const files[] = {
        "{'nodes':7,'meshes':{},'images':[1,'x',null],'materials':[[]],'skins':[{'joints':3}],'accessors':'a'"
        "}",
        "{'nodes':[{'mesh':-1,'children':[9e9,-1,'x']},{'mesh':1e300}],'meshes':[7,{'primitives':[8,{'"
        "attributes':[]}]}]}",
        "{'meshes':[{'primitives':[{'attributes':{'POSITION':5,'TEXCOORD_':0,'TEXCOORD_x':0,'_':0},'mode':-3}"
        "]}],"
        "'extensionsUsed':[1,null,'A'],'extensionsRequired':{'a':1}}",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        pa_gltf_facts facts = facts_of(json_file_of(&arena, files[i]));
        assert_false(facts.binary);
        assert_int_equal(facts.triangles, 0);
        assert_int_equal(facts.uv_sets, 0);
    }
}

static void what_is_no_document_is_refused(void **state)
{
    (void)state;
    pa_gltf_facts facts;
    pa_error err = {0};
    pa_span list = json_file_of(&arena, "[1]");
    assert_int_equal(pa_gltf_facts_read(list, &arena, &facts, &err), PA_CORRUPT);
    assert_true(err.detail[0] != '\0');
    const pa_span cut = {(const uint8_t *)"glTF\2\0\0\0\0\1\0\0", 12};
    assert_int_equal(pa_gltf_facts_read(cut, &arena, &facts, &err), PA_CORRUPT);
}

#define FACTS_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FACTS_TEST(a_plain_file_has_plain_facts),     FACTS_TEST(what_nodes_show_twice_counts_twice),
        FACTS_TEST(only_roots_count_as_scaled_roots), FACTS_TEST(pictures_are_measured_wherever_they_lie),
        FACTS_TEST(what_we_write_is_read_as_written), FACTS_TEST(nonsense_counts_as_nothing),
        FACTS_TEST(what_is_no_document_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
