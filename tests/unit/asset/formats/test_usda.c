#include "cmocka_prelude.h"

#include <string.h>

#include "asset/formats/usda.h"

static pa_arena arena;

static int set_up(void **state)
{
    (void)state;
    pa_arena_init(&arena, 64 * 1024 * 1024);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

static pa_status decode(const char *body, const pa_usda_prim **out_layer, pa_error *err)
{
    const char *text = pa_arena_printf(&arena, "#usda 1.0\n%s", body);
    return pa_usda_decode((pa_span){(const uint8_t *)text, strlen(text)}, &arena, out_layer, err);
}

static const pa_usda_prim *decoded(const char *body)
{
    const pa_usda_prim *layer = NULL;
    pa_error err = {0};
    if (decode(body, &layer, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    return layer;
}

static void prims_nest_and_are_found_by_path(void **state)
{
    (void)state;
    const pa_usda_prim *layer = decoded("def Xform \"A\"\n{\n def Mesh \"B\" {}\n def \"C\" { def Shader "
                                        "\"D\" {} }\n}\ndef Scope \"E\" {}\n");
    assert_int_equal(layer->child_count, 2);
    const pa_usda_prim *inner = pa_usda_find(layer, "/A/C/D");
    assert_non_null(inner);
    assert_string_equal(inner->type, "Shader");
    assert_string_equal(inner->path, "/A/C/D");
    assert_string_equal(inner->parent->parent->name, "A");
    assert_ptr_equal(inner->parent->parent->parent, layer);
    assert_string_equal(pa_usda_find(layer, "/A/C")->type, "");
    assert_null(pa_usda_find(layer, "/A/D"));
    assert_null(pa_usda_find(layer, "A"));
}

static void every_kind_of_value_is_read(void **state)
{
    (void)state;
    const pa_usda_prim *prim =
        &decoded("def \"A\" {\n"
                 "  float a = -1.5e2  # a comment\n"
                 "  float3[] b = [(1, 2, 3), (4, 5, 6),]\n"
                 "  matrix4d c = ((1,0),(0,1))\n"
                 "  string d = \"x\\\"y\"\n"
                 "  asset e = @./t.png@\n"
                 "  rel f = [</A>, </B>]\n"
                 "  bool g = true; int[] h = []\n"
                 "  token outputs:k\n"
                 "  color3f inputs:l.connect = </A.outputs:k>\n"
                 "  uniform token[] m = ['p', \"\"\"q\nr\"\"\"] ( interpolation = \"vertex\" )\n"
                 "}")
             ->children[0];
    assert_int_equal(prim->property_count, 11);
    const pa_usda_property *p = prim->properties;
    assert_true(p[0].value.numbers[0] == -150);
    assert_int_equal(p[1].value.width, 3);
    assert_int_equal(p[1].value.count, 2);
    assert_true(p[1].value.numbers[5] == 6);
    assert_string_equal(p[1].type, "float3[]");
    assert_int_equal(p[2].value.width, 4);
    assert_string_equal(p[3].value.text, "x\\\"y");
    assert_int_equal(p[4].value.kind, PA_USDA_ASSET);
    assert_string_equal(p[4].value.text, "./t.png");
    assert_int_equal(p[5].value.count, 2);
    assert_string_equal(p[5].value.items[1].text, "/B");
    assert_int_equal(p[6].value.kind, PA_USDA_WORD);
    assert_int_equal(p[7].value.count, 0);
    assert_int_equal(p[8].value.kind, PA_USDA_NONE);
    assert_true(p[9].connection);
    assert_string_equal(p[9].value.text, "/A.outputs:k");
    assert_ptr_equal(pa_usda_property_of(prim, "inputs:l", true), &p[9]);
    assert_null(pa_usda_property_of(prim, "inputs:l", false));
    assert_string_equal(p[10].value.items[1].text, "q\nr");
    assert_string_equal(pa_usda_field_of(p[10].metadata, p[10].metadata_count, "interpolation")->text,
                        "vertex");
}

static void metadata_keeps_its_edits_and_dictionaries(void **state)
{
    (void)state;
    const pa_usda_prim *layer =
        decoded("( \"a comment\" upAxis = \"Y\" customLayerData = { dictionary Apple = { int v = 2 } } )\n"
                "def Mesh \"M\" ( prepend apiSchemas = [\"S\"] ) {}");
    assert_string_equal(pa_usda_field_of(layer->metadata, layer->metadata_count, "upAxis")->text, "Y");
    const pa_usda_value *data = pa_usda_field_of(layer->metadata, layer->metadata_count, "customLayerData");
    assert_int_equal(data->kind, PA_USDA_DICTIONARY);
    assert_string_equal(data->fields[0].name, "Apple");
    assert_true(data->fields[0].value.fields[0].value.numbers[0] == 2);
    assert_string_equal(layer->children[0].metadata[0].edit, "prepend");
}

static void what_is_malformed_is_refused_with_its_line(void **state)
{
    (void)state;
    static const char *const bodies[] = {
        "\ndef",
        "\ndef X",
        "\ndef X \"a b\" {}",
        "\ndef X \"1\" {}",
        "\ndef \"A\" {",
        "\nfloat a = 1",
        "\ndef \"A\" { float a = }",
        "\ndef \"A\" { float a = 1e999 }",
        "\ndef \"A\" { float[] a = [1, (2, 3)] }",
        "\ndef \"A\" { float a = --1 }",
        "\ndef \"A\" { string a = \"x }",
        "\ndef \"A\" { asset a = @x }",
        "\n( a = )",
        "\n( a = [1 )",
        "\n( a = \"x\\",
        "\n( a = { int b } )",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        const pa_usda_prim *layer = NULL;
        pa_error err = {0};
        assert_int_equal(decode(bodies[i], &layer, &err), PA_CORRUPT);
        assert_non_null(strstr(err.detail, "Line 3"));
        assert_null(layer);
    }
    const pa_usda_prim *layer = NULL;
    assert_int_equal(pa_usda_decode((pa_span){(const uint8_t *)"#sdf 1", 6}, &arena, &layer, NULL),
                     PA_CORRUPT);
}

static void what_is_not_read_is_named(void **state)
{
    (void)state;
    const pa_usda_prim *layer = NULL;
    assert_int_equal(decode("over \"A\" {}", &layer, NULL), PA_UNSUPPORTED);
    assert_int_equal(decode("def \"A\" { variantSet \"v\" = {} }", &layer, NULL), PA_UNSUPPORTED);
    assert_int_equal(decode("def \"A\" { float a.timeSamples = { 0: 1 } }", &layer, NULL), PA_UNSUPPORTED);
}

static void nesting_and_counts_are_bounded(void **state)
{
    (void)state;
    const pa_usda_prim *layer = NULL;
    pa_bytes text = {0};
    pa_bytes_append_text(&text, "( a = ");
    pa_bytes_append_fill(&text, '[', 100000);
    pa_bytes_append_fill(&text, 0, 1);
    assert_int_equal(decode((const char *)text.data, &layer, NULL), PA_CORRUPT);
    text.size = 0;
    pa_bytes_append_text(&text, "( a = ");
    pa_bytes_append_fill(&text, '(', 100000);
    pa_bytes_append_fill(&text, 0, 1);
    assert_int_equal(decode((const char *)text.data, &layer, NULL), PA_CORRUPT);
    text.size = 0;
    for (int i = 0; i < 20000; i++) {
        pa_bytes_append_text(&text, "def\"a\"{");
    }
    pa_bytes_append_fill(&text, 0, 1);
    assert_int_equal(decode((const char *)text.data, &layer, NULL), PA_CORRUPT);
    text.size = 0;
    for (int i = 0; i < 20000; i++) {
        pa_bytes_append_text(&text, "def\"a\"{}");
    }
    pa_bytes_append_fill(&text, 0, 1);
    assert_int_equal(decode((const char *)text.data, &layer, NULL), PA_TOO_LARGE);
    pa_bytes_done(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(prims_nest_and_are_found_by_path, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_kind_of_value_is_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(metadata_keeps_its_edits_and_dictionaries, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_malformed_is_refused_with_its_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_read_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nesting_and_counts_are_bounded, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
