/* Files made to crash, hang or fill a reader, and files that are merely broken: each is refused and says why.
 */
#include "cmocka_prelude.h"

#include <stdlib.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/formats/gltf.h"
#include "asset/formats/picture.h"
#include "asset/geometry/packed_stream.h"
#include "gltf_files.h"
#include "samples.h"

/* An exact heap copy, so that the address sanitizer sees the first byte read past the end. */
static void assert_refused(pa_span file, pa_status expected, const char *word)
{
    uint8_t *copy = malloc(file.size ? file.size : 1);
    memcpy(copy, file.data, file.size);
    pa_scene scene = {.mesh_count = 77};
    pa_error err = {0};
    pa_arena own;
    pa_arena_init(&own, (size_t)512 << 20);
    pa_status status = pa_gltf_decode((pa_span){copy, file.size}, NULL, &own, &scene, &err);
    pa_arena_done(&own);
    free(copy);
    if (status != expected || !strstr(err.detail, word)) {
        fail_msg("got %s '%s', expected %s '%s'", pa_status_code(status), err.detail,
                 pa_status_code(expected), word);
    }
    assert_int_equal(err.status, expected);
    assert_int_equal(scene.mesh_count, 77);
}

typedef struct change {
    const char *from;
    const char *to;
    pa_status expected;
    const char *word;
} change;

static void assert_all_refused(const change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_refused(changed_triangle(&arena, changes[i].from, changes[i].to), changes[i].expected,
                       changes[i].word);
    }
}

#define ASSERT_ALL_REFUSED(...)                                                                              \
    do {                                                                                                     \
        const change changes[] = {__VA_ARGS__};                                                              \
        assert_all_refused(changes, sizeof changes / sizeof *changes);                                       \
    } while (0)

static void other_files_and_short_headers(void **state)
{
    (void)state;
    const uint8_t bytes[] = "glTF\2\0\0\0\14\0\0\0";
    for (size_t size = 0; size < 12; size++) {
        assert_refused((pa_span){bytes, size}, PA_CORRUPT, "");
    }
    assert_refused((pa_span){bytes, 12}, PA_CORRUPT, "JSON chunk");
    const uint8_t old[] = "glTF\1\0\0\0\24\0\0\0\0\0\0\0\0\0\0\0";
    assert_refused((pa_span){old, 20}, PA_UNSUPPORTED, "version 1");
    const uint8_t png[] = "\x89PNG\r\n\x1a\n0123456789";
    assert_refused((pa_span){png, 18}, PA_CORRUPT, "");
}

static void lengths_that_lie(void **state)
{
    (void)state;
    pa_span glb = glb_of(&arena, triangle_json, triangle_binary, sizeof triangle_binary);
    uint8_t *bytes = pa_arena_copy(&arena, glb.data, glb.size);
    pa_store_u32(bytes + 8, (uint32_t)glb.size + 4);
    assert_refused((pa_span){bytes, glb.size}, PA_CORRUPT, "cut short");
    pa_store_u32(bytes + 8, 8);
    assert_refused((pa_span){bytes, glb.size}, PA_CORRUPT, "cut short");
    pa_store_u32(bytes + 8, (uint32_t)glb.size);
    pa_store_u32(bytes + 12, 0xFFFFFFFC);
    assert_refused((pa_span){bytes, glb.size}, PA_CORRUPT, "JSON chunk");
    pa_store_u32(bytes + 12, pa_load_u32(glb.data + 12));
    size_t second = 20 + pa_load_u32(glb.data + 12);
    pa_store_u32(bytes + second, 0xFFFFFFFC);
    assert_refused((pa_span){bytes, glb.size}, PA_CORRUPT, "chunk");
    for (size_t size = 12; size < glb.size; size++) {
        memcpy(bytes, glb.data, glb.size);
        pa_store_u32(bytes + 8, (uint32_t)size);
        assert_refused((pa_span){bytes, size}, PA_CORRUPT, "");
    }
}

static void json_that_is_none(void **state)
{
    (void)state;
    assert_refused(glb_of(&arena, "[1,2]", NULL, 0), PA_CORRUPT, "version");
    assert_refused(glb_of(&arena, "\xEF\xBB\xBF{}", NULL, 0), PA_CORRUPT, "");
    assert_refused(glb_of(&arena, "{'asset':{'version':'\xFF'}}", NULL, 0), PA_CORRUPT, "UTF-8");
    assert_refused(glb_of(&arena, "{'a':NaN}", NULL, 0), PA_CORRUPT, "");
    assert_refused(glb_of(&arena, "{", NULL, 0), PA_CORRUPT, "");
    assert_refused(glb_of(&arena, "{'asset':{'version':'1.0'}}", NULL, 0), PA_UNSUPPORTED, "1.0");
    assert_refused(glb_of(&arena, "{'asset':{'version':'2.0'}}", NULL, 0), PA_CORRUPT, "no triangle");
}

static void json_that_nests_without_end(void **state)
{
    (void)state;
    enum { DEPTH = 200000 };
    char *json = pa_arena_alloc(&arena, DEPTH + 16);
    memcpy(json, "{'a':", 5);
    memset(json + 5, '[', DEPTH);
    assert_refused(glb_of(&arena, json, NULL, 0), PA_CORRUPT, "nests");
}

static void numbers_that_no_double_holds(void **state)
{
    (void)state;
    ASSERT_ALL_REFUSED({"'byteLength':42", "'byteLength':1e400", PA_CORRUPT, ""},
                       {"'byteLength':42", "'byteLength':9007199254740993", PA_CORRUPT, "byteLength"},
                       {"'byteLength':42", "'byteLength':99999999999999999999", PA_CORRUPT, "byteLength"});
}

static void buffers_larger_than_their_data(void **state)
{
    (void)state;
    ASSERT_ALL_REFUSED({"'byteLength':42", "'byteLength':45", PA_CORRUPT, "bytes"},
                       {"'byteLength':42", "'byteLength':0", PA_CORRUPT, "bytes"},
                       {"'buffers':[{'byteLength':42}]", "'buffers':[{'byteLength':42},{'byteLength':4}]",
                        PA_CORRUPT, "no data"});
    assert_refused(glb_of(&arena, triangle_json, NULL, 0), PA_CORRUPT, "no data");
}

static void views_and_accessors_past_the_end(void **state)
{
    (void)state;
    ASSERT_ALL_REFUSED(
        {"'byteOffset':36,'byteLength':6", "'byteOffset':37,'byteLength':6", PA_CORRUPT, "view"},
        {"'byteOffset':36", "'byteOffset':9007199254740991", PA_CORRUPT, "view"},
        {"'byteOffset':36", "'byteOffset':-4", PA_CORRUPT, "byteOffset"},
        {"'byteLength':6}", "'byteLength':0}", PA_CORRUPT, "view"},
        {"'count':3,'type':'VEC3'", "'count':4,'type':'VEC3'", PA_CORRUPT, "reaches past"},
        {"'count':3,'type':'VEC3'", "'count':4294967296,'type':'VEC3'", PA_CORRUPT, "reaches past"},
        {"'count':3,'type':'VEC3'", "'count':9007199254740991,'type':'VEC3'", PA_CORRUPT, "reaches past"},
        {"'count':3,'type':'VEC3'", "'count':0,'type':'VEC3'", PA_CORRUPT, "no elements"},
        {"'count':3,'type':'VEC3'", "'count':1.5,'type':'VEC3'", PA_CORRUPT, "count"},
        {"'count':3,'type':'VEC3'", "'count':'3','type':'VEC3'", PA_CORRUPT, "count"});
}

/* Nothing in the file, and gigabytes once read. */
static void zeros_by_the_gigabyte(void **state)
{
    (void)state;
    ASSERT_ALL_REFUSED(
        {"'bufferView':0,'componentType':5126,'count':3", "'componentType':5126,'count':300000000",
         PA_TOO_LARGE, ""},
        {"'bufferView':1,'componentType':5123,'count':3", "'componentType':5123,'count':300000000",
         PA_TOO_LARGE, ""},
        {"'bufferView':0,'componentType':5126,'count':3",
         "'sparse':{'count':1,'indices':{'bufferView':1,'componentType':5123},'values':{'bufferView':0}},"
         "'componentType':5126,'count':300000000",
         PA_TOO_LARGE, "data"});
}

static void misaligned_and_mistyped_accessors(void **state)
{
    (void)state;
    ASSERT_ALL_REFUSED(
        {"'byteOffset':36,'byteLength':6", "'byteOffset':35,'byteLength':6", PA_CORRUPT, "misaligned"},
        {"'bufferView':1,", "'bufferView':1,'byteOffset':1,", PA_CORRUPT, ""},
        {"'byteLength':36}", "'byteLength':36,'byteStride':3}", PA_CORRUPT, "stride"},
        {"'byteLength':36}", "'byteLength':36,'byteStride':256}", PA_CORRUPT, "stride"},
        {"'byteLength':36}", "'byteLength':36,'byteStride':8}", PA_CORRUPT, "misaligned"},
        {"'byteLength':6}", "'byteLength':6,'byteStride':4}", PA_CORRUPT, ""},
        {"5123,'count':3", "5123,'count':1", PA_CORRUPT, "no triangle"},
        {"'componentType':5126", "'componentType':5124", PA_CORRUPT, "known type"},
        {"'componentType':5126", "'componentType':7", PA_CORRUPT, "known type"},
        {"'componentType':5123", "'componentType':5122", PA_CORRUPT, "unsigned"},
        {"'type':'VEC3'", "'type':'VEC9'", PA_CORRUPT, "known type"},
        {"'type':'VEC3'", "'type':'VEC2'", PA_CORRUPT, "shape"});
    /* Strided indices that fit their view. */
    char *json =
        with(&arena, triangle_json, "'byteOffset':36,'byteLength':6", "'byteLength':12,'byteStride':4");
    assert_refused(glb_of(&arena, json, triangle_binary, sizeof triangle_binary), PA_CORRUPT, "indices");
}

static void indices_past_the_last_vertex(void **state)
{
    (void)state;
    uint8_t binary[42];
    memcpy(binary, triangle_binary, sizeof binary);
    binary[40] = 3;
    assert_refused(glb_of(&arena, triangle_json, binary, sizeof binary), PA_CORRUPT, "index");
    binary[40] = 0xFF;
    binary[41] = 0xFF;
    assert_refused(glb_of(&arena, triangle_json, binary, sizeof binary), PA_CORRUPT, "65535");
}

static void positions_that_are_no_numbers(void **state)
{
    (void)state;
    uint8_t binary[42];
    memcpy(binary, triangle_binary, sizeof binary);
    binary[2] = 0xC0;
    binary[3] = 0x7F;
    assert_refused(glb_of(&arena, triangle_json, binary, sizeof binary), PA_CORRUPT, "not finite");
}

/* Bad normals are worked out anew, and declared bounds are not believed. */
static void normals_and_bounds_that_lie_are_mended(void **state)
{
    (void)state;
    char *json = with(&arena, triangle_json, "'POSITION':0", "'POSITION':0,'NORMAL':2");
    json = with(&arena, json, "'type':'SCALAR'}",
                "'type':'SCALAR'},{'componentType':5126,'count':3,'type':'VEC3'}");
    json = with(&arena, json, "'min':[0,0,0]", "'min':[1e39,'x',0]");
    pa_scene scene;
    pa_span file = glb_of(&arena, json, triangle_binary, sizeof triangle_binary);
    assert_int_equal(pa_gltf_decode(file, NULL, &arena, &scene, NULL), PA_OK);
    assert_true(scene.meshes[0].normals[2] == 1);
    assert_int_equal(pa_scene_check(&scene, NULL), PA_OK);
}

static void node_trees_that_are_none(void **state)
{
    (void)state;
    ASSERT_ALL_REFUSED({"'nodes':[{'mesh':0}]", "'nodes':[{'mesh':0,'children':[0]}]", PA_CORRUPT, "circle"},
                       {"'nodes':[{'mesh':0}]", "'nodes':[{'mesh':0},{'children':[2]},{'children':[1]}]",
                        PA_CORRUPT, "circle"},
                       {"'nodes':[0]}],'nodes':[{'mesh':0}]",
                        "'nodes':[0,1]}],'nodes':[{'children':[2]},{'children':[2]},{'mesh':0}]", PA_CORRUPT,
                        "parent"},
                       {"'nodes':[0]}],'nodes':[{'mesh':0}]",
                        "'nodes':[1]}],'nodes':[{'children':[1]},{'mesh':0}]", PA_CORRUPT, "root"},
                       {"'nodes':[0]", "'nodes':[0,0]", PA_CORRUPT, "root"},
                       {"'nodes':[0]", "'nodes':[]", PA_CORRUPT, "nodes"},
                       {"'nodes':[0]", "'nodes':{'0':0}", PA_CORRUPT, "nodes"});
}

static void a_chain_of_fifty_thousand_nodes(void **state)
{
    (void)state;
    enum { DEPTH = 9999 };
    pa_bytes json = {0};
    pa_bytes_append_text(&json, "'nodes':[");
    for (int i = 0; i < DEPTH; i++) {
        pa_bytes_printf(&json, "{'children':[%d]},", i + 1);
    }
    pa_bytes_append_text(&json, "{'mesh':0}]");
    pa_bytes_append(&json, "", 1);
    assert_refused(changed_triangle(&arena, "'nodes':[{'mesh':0}]", (const char *)json.data), PA_CORRUPT,
                   "deeper");
    json.size = 0;
    pa_bytes_append_text(&json, "'nodes':[");
    for (int i = 0; i < 50000; i++) {
        pa_bytes_append_text(&json, "{},");
    }
    pa_bytes_append_text(&json, "{'mesh':0}]");
    pa_bytes_append(&json, "", 1);
    assert_refused(changed_triangle(&arena, "'nodes':[{'mesh':0}]", (const char *)json.data), PA_TOO_LARGE,
                   "nodes");
    pa_bytes_done(&json);
}

/* 10,000 nodes that show one mesh of a few thousand triangles make tens of millions. */
static void instances_beyond_measure(void **state)
{
    (void)state;
    enum { NODES = 9999, INDICES = 9000 };
    uint8_t *binary = pa_arena_alloc(&arena, 36 + 2 * INDICES);
    memcpy(binary, triangle_binary, 36);
    for (int i = 0; i < INDICES; i++) {
        pa_store_u16(binary + 36 + 2 * i, (uint16_t)(i % 3));
    }
    pa_bytes nodes = {0};
    pa_bytes roots = {0};
    for (int i = 0; i < NODES; i++) {
        pa_bytes_printf(&nodes, "%s{'mesh':0}", i ? "," : "'nodes':[");
        pa_bytes_printf(&roots, "%s%d", i ? "," : "'nodes':[", i);
    }
    pa_bytes_append(&nodes, "]", 2);
    pa_bytes_append(&roots, "]", 2);
    char *json = with(&arena, triangle_json, "'nodes':[{'mesh':0}]", (const char *)nodes.data);
    json = with(&arena, json, "'nodes':[0]", (const char *)roots.data);
    json = with(&arena, json, "5123,'count':3", "5123,'count':9000");
    json = with(&arena, json, "'byteLength':6}", "'byteLength':18000}");
    json = with(&arena, json, "'byteLength':42", "'byteLength':18036");
    assert_refused(glb_of(&arena, json, binary, 36 + 2 * INDICES), PA_TOO_LARGE, "triangles");
    pa_bytes_done(&nodes);
    pa_bytes_done(&roots);
}

static void references_to_what_does_not_exist(void **state)
{
    (void)state;
    ASSERT_ALL_REFUSED(
        {"'scene':0", "'scene':1", PA_CORRUPT, "scene"}, {"'scene':0", "'scene':-1", PA_CORRUPT, "scene"},
        {"'mesh':0", "'mesh':7", PA_CORRUPT, "mesh"}, {"'nodes':[0]", "'nodes':[5]", PA_CORRUPT, "root"},
        {"{'mesh':0}", "{'mesh':0,'children':[9]}", PA_CORRUPT, "child"},
        {"'indices':1", "'indices':1,'material':0", PA_CORRUPT, "material"},
        {"'POSITION':0", "'POSITION':2", PA_CORRUPT, "POSITION"},
        {"'bufferView':0", "'bufferView':2", PA_CORRUPT, "bufferView"},
        {"'buffer':0", "'buffer':1", PA_CORRUPT, "buffer"},
        {"'indices':1", "'indices':1,'mode':7", PA_CORRUPT, "mode"},
        {"'asset'", "'materials':[{'normalTexture':{'index':0}}],'asset'", PA_CORRUPT, "index"},
        {"'asset'", "'materials':[{'normalTexture':{'index':0}}],'textures':[{'source':3}],'asset'",
         PA_CORRUPT, "source"});
}

static void attributes_of_unequal_count(void **state)
{
    (void)state;
    char *json = with(&arena, triangle_json, "'POSITION':0", "'POSITION':0,'NORMAL':2");
    json = with(&arena, json, "'type':'SCALAR'}",
                "'type':'SCALAR'},{'bufferView':0,'componentType':5126,'count':2,'type':'VEC3'}");
    assert_refused(glb_of(&arena, json, triangle_binary, sizeof triangle_binary), PA_CORRUPT, "count");
}

/* A list whose count is no multiple of 3 loses its tail. */
static void a_loose_tail_is_dropped(void **state)
{
    (void)state;
    uint8_t binary[46] = {0};
    memcpy(binary, triangle_binary, 42);
    char *json = with(&arena, triangle_json, "5123,'count':3", "5123,'count':5");
    json = with(&arena, json, "'byteLength':6}", "'byteLength':10}");
    json = with(&arena, json, "'byteLength':42", "'byteLength':46");
    pa_scene scene;
    assert_int_equal(pa_gltf_decode(glb_of(&arena, json, binary, 46), NULL, &arena, &scene, NULL), PA_OK);
    assert_int_equal(scene.meshes[0].index_count, 3);
}

static void sparse_indices_out_of_order(void **state)
{
    (void)state;
    char *json =
        with(&arena, triangle_json, "'count':3,'type':'VEC3'",
             "'count':3,'type':'VEC3','sparse':{'count':3,'indices':{'bufferView':1,'componentType':5123},"
             "'values':{'bufferView':0}}");
    uint8_t binary[42];
    memcpy(binary, triangle_binary, sizeof binary);
    pa_scene scene;
    pa_span good = glb_of(&arena, json, binary, sizeof binary);
    assert_int_equal(pa_gltf_decode(good, NULL, &arena, &scene, NULL), PA_OK);
    binary[40] = 1;
    assert_refused(glb_of(&arena, json, binary, sizeof binary), PA_CORRUPT, "rise");
    binary[40] = 3;
    assert_refused(glb_of(&arena, json, binary, sizeof binary), PA_CORRUPT, "rise");
    char *many = with(&arena, json, "'sparse':{'count':3", "'sparse':{'count':4");
    assert_refused(glb_of(&arena, many, triangle_binary, sizeof binary), PA_CORRUPT, "count");
}

static pa_span textured_with(const char *image)
{
    char *json = pa_arena_printf(&arena,
                                 "'materials':[{'emissiveTexture':{'index':0}}],'textures':[{'source':0}],"
                                 "'images':[{%s}],'asset'",
                                 image);
    return changed_triangle(&arena, "'asset'", json);
}

static pa_span png_of_size(uint32_t width, uint32_t height)
{
    pa_image picture = sample_picture(&arena, 4, 4, 3);
    pa_span png;
    assert_int_equal(pa_picture_encode_png(&picture, &arena, &png, NULL), PA_OK);
    uint8_t *bytes = pa_arena_copy(&arena, png.data, png.size);
    for (int i = 0; i < 4; i++) {
        bytes[16 + i] = (uint8_t)(width >> (24 - 8 * i));
        bytes[20 + i] = (uint8_t)(height >> (24 - 8 * i));
    }
    return (pa_span){bytes, png.size};
}

static void pictures_that_explode(void **state)
{
    (void)state;
    char *uri = data_uri_of(&arena, "image/png", png_of_size(12000, 12000));
    assert_refused(textured_with(pa_arena_printf(&arena, "'uri':'%s'", uri)), PA_TOO_LARGE, "12000");
    /* Each within its limit, together beyond it. */
    pa_bytes json = {0};
    uri = data_uri_of(&arena, "image/png", png_of_size(8000, 8000));
    pa_bytes_append_text(&json, "'materials':[");
    for (int i = 0; i < 5; i++) {
        pa_bytes_printf(&json, "%s{'emissiveTexture':{'index':%d}}", i ? "," : "", i);
    }
    pa_bytes_append_text(
        &json, "],'textures':[{'source':0},{'source':1},{'source':2},{'source':3},{'source':4}],'images':[");
    for (int i = 0; i < 5; i++) {
        pa_bytes_printf(&json, "%s{'uri':'%s'}", i ? "," : "", uri);
    }
    pa_bytes_append(&json, "],'asset'", 10);
    assert_refused(changed_triangle(&arena, "'asset'", (const char *)json.data), PA_TOO_LARGE, "pixels");
    pa_bytes_done(&json);
}

static void pictures_that_are_none(void **state)
{
    (void)state;
    pa_span png = png_of_size(4, 4);
    char *cut = data_uri_of(&arena, "image/png", (pa_span){png.data, png.size - 30});
    assert_refused(textured_with(pa_arena_printf(&arena, "'uri':'%s'", cut)), PA_CORRUPT, "cut short");
    char *whole = data_uri_of(&arena, "image/png", png);
    assert_refused(textured_with(pa_arena_printf(&arena, "'mimeType':'image/jpeg','uri':'%s'", whole)),
                   PA_CORRUPT, "type");
    char *gif = data_uri_of(&arena, "image/gif", (pa_span){(const uint8_t *)"GIF89a......", 12});
    assert_refused(textured_with(pa_arena_printf(&arena, "'uri':'%s'", gif)), PA_UNSUPPORTED, "PNG");
    assert_refused(textured_with("'name':'nothing'"), PA_CORRUPT, "no data");
    assert_refused(textured_with("'bufferView':0"), PA_UNSUPPORTED, "PNG");
}

static void addresses_outside_the_file(void **state)
{
    (void)state;
    const char *const uris[] = {
        "../../etc/passwd",          "/etc/passwd", "file:///etc/passwd", "http://169.254.169.254/x",
        "https://example.org/a.png", "C:\\\\a.png", "model.bin"};
    for (size_t i = 0; i < sizeof uris / sizeof *uris; i++) {
        char *uri = pa_arena_printf(&arena, "'uri':'%s'", uris[i]);
        assert_refused(textured_with(uri), PA_UNSUPPORTED, "outside");
        assert_refused(
            changed_triangle(&arena, "'byteLength':42", pa_arena_printf(&arena, "'byteLength':42,%s", uri)),
            PA_UNSUPPORTED, "outside");
    }
}

static void data_uris_that_are_broken(void **state)
{
    (void)state;
    ASSERT_ALL_REFUSED(
        {"'byteLength':42", "'byteLength':42,'uri':'data:,abc'", PA_CORRUPT, "base64"},
        {"'byteLength':42", "'byteLength':42,'uri':'data:;base64,AAA'", PA_CORRUPT, "cut short"},
        {"'byteLength':42", "'byteLength':42,'uri':'data:;base64,AA*A'", PA_CORRUPT, "base64"},
        {"'byteLength':42", "'byteLength':42,'uri':'data:;base64,A==='", PA_CORRUPT, "base64"},
        {"'byteLength':42", "'byteLength':42,'uri':'data:;base64,AA==AAAA'", PA_CORRUPT, "base64"},
        {"'byteLength':42", "'byteLength':42,'uri':'data:;base64,AAAA'", PA_CORRUPT, "bytes"},
        {"'byteLength':42", "'byteLength':42,'uri':'data:;base64,'", PA_CORRUPT, "bytes"});
}

static void a_data_uri_larger_than_its_limit(void **state)
{
    (void)state;
    pa_gltf_limits limits = {.max_data_bytes = 41};
    char *uri = data_uri_of(&arena, "", (pa_span){triangle_binary, sizeof triangle_binary});
    pa_span file = changed_triangle(&arena, "'byteLength':42",
                                    pa_arena_printf(&arena, "'byteLength':42,'uri':'%s'", uri));
    pa_scene scene;
    assert_int_equal(pa_gltf_decode(file, &limits, &arena, &scene, NULL), PA_TOO_LARGE);
    limits.max_data_bytes = 42;
    assert_int_equal(pa_gltf_decode(file, &limits, &arena, &scene, NULL), PA_OK);
}

static void extensions_that_nobody_knows_are_named(void **state)
{
    (void)state;
    ASSERT_ALL_REFUSED(
        {"'asset'", "'extensionsRequired':['KHR_draco_mesh_compression'],'asset'", PA_UNSUPPORTED,
         "KHR_draco_mesh_compression"},
        {"'asset'", "'extensionsRequired':['EXT_texture_webp'],'asset'", PA_UNSUPPORTED, "EXT_texture_webp"},
        {"'asset'", "'extensionsRequired':['KHR_texture_transform','VENDOR_thing'],'asset'", PA_UNSUPPORTED,
         "VENDOR_thing"},
        {"'asset'", "'extensionsRequired':[3],'asset'", PA_UNSUPPORTED, "?"});
}

static void draco_is_refused_by_name(void **state)
{
    (void)state;
    ASSERT_ALL_REFUSED({"'POSITION':0},",
                        "},'extensions':{'KHR_draco_mesh_compression':{'bufferView':0,'attributes':{}}},",
                        PA_UNSUPPORTED, "KHR_draco_mesh_compression"});
}

/* The triangle with its positions packed, with `from` in its JSON replaced by `to`; `first_byte` begins the
 * packed bytes, and the view says it has `more` of them than there are. */
static pa_span packed_triangle(const char *from, const char *to, uint8_t first_byte, int more)
{
    const pa_stream stream = {PA_STREAM_ATTRIBUTES, PA_STREAM_PLAIN, 3, 12};
    pa_span packed;
    uint8_t binary[256] = {0};
    assert_int_equal(pa_stream_pack(&stream, triangle_binary, &arena, &packed, NULL), PA_OK);
    assert_true(packed.size <= sizeof binary - 44);
    memcpy(binary + 36, triangle_binary + 36, 6);
    memcpy(binary + 44, packed.data, packed.size);
    binary[44] = first_byte;
    char *json = with(&arena, triangle_json, "'buffers':[{'byteLength':42}]",
                      "'buffers':[{'byteLength':256},{'byteLength':36,"
                      "'extensions':{'EXT_meshopt_compression':{'fallback':true}}}]");
    char *view = pa_arena_printf(&arena,
                                 "{'buffer':1,'byteLength':36,'byteStride':12,'extensions':{"
                                 "'EXT_meshopt_compression':{'buffer':0,'byteOffset':44,'byteLength':%d,"
                                 "'byteStride':12,'count':3,'mode':'ATTRIBUTES','filter':'NONE'}}}",
                                 (int)packed.size + more);
    json = with(&arena, json, "{'buffer':0,'byteLength':36}", view);
    return glb_of(&arena, with(&arena, json, from, to), binary, sizeof binary);
}

static void packed_views_that_lie(void **state)
{
    (void)state;
    const struct {
        const char *from;
        const char *to;
        uint8_t first_byte;
        int more;
        pa_status expected;
        const char *word;
    } cases[] = {
        {"NONE", "NONE", 0xA1, 0, PA_UNSUPPORTED, "version 1"},
        {"NONE", "NONE", 0xE1, 0, PA_CORRUPT, "kind"},
        {"NONE", "NONE", 0xA0, -1, PA_CORRUPT, "damaged"},
        {"NONE", "NONE", 0xA0, 1, PA_CORRUPT, "damaged"},
        {"NONE", "NONE", 0xA0, 3000, PA_CORRUPT, "within its buffer"},
        {"NONE", "COLOR", 0xA0, 0, PA_UNSUPPORTED, "COLOR"},
        {"'NONE'", "7", 0xA0, 0, PA_UNSUPPORTED, "filter"},
        {"NONE", "OCTAHEDRAL", 0xA0, 0, PA_CORRUPT, "shape"},
        {"NONE", "QUATERNION", 0xA0, 0, PA_CORRUPT, "shape"},
        {"ATTRIBUTES','f", "MESHLETS','f", 0xA0, 0, PA_UNSUPPORTED, "MESHLETS"},
        {"'mode':'ATTRIBUTES',", "", 0xA0, 0, PA_UNSUPPORTED, "mode"},
        {"'ATTRIBUTES'", "'TRIANGLES'", 0xA0, 0, PA_CORRUPT, "shape"},
        {"'ATTRIBUTES'", "'INDICES'", 0xA0, 0, PA_CORRUPT, "shape"},
        {"'count':3,'mode'", "'count':4,'mode'", 0xA0, 0, PA_CORRUPT, "what its view says"},
        {"'byteStride':12,'count':3,'mode'", "'byteStride':4611686018427387913,'count':4,'mode'", 0xA0, 0,
         PA_CORRUPT, "byteStride"},
        {"'byteStride':12,'count':3,'mode'", "'byteStride':-1,'count':3,'mode'", 0xA0, 0, PA_CORRUPT,
         "byteStride"},
        {"'byteStride':12,'count':3,'mode'", "'byteStride':9007199254740991,'count':9007199254740991,'mode'",
         0xA0, 0, PA_CORRUPT, "what its view says"},
        {"'byteOffset':44", "'byteOffset':9007199254740991", 0xA0, 0, PA_CORRUPT, "within its buffer"},
        {"'buffer':0,'byteOffset':44", "'buffer':1,'byteOffset':0", 0xA0, 0, PA_CORRUPT, "within its buffer"},
        {"'buffer':0,'byteOffset':44", "'buffer':2,'byteOffset':0", 0xA0, 0, PA_CORRUPT, "only 2"},
    };
    pa_scene scene;
    pa_error err;
    assert_int_equal(pa_gltf_decode(packed_triangle("NONE", "NONE", 0xA0, 0), NULL, &arena, &scene, &err),
                     PA_OK);
    assert_memory_equal(scene.meshes[0].positions, triangle_binary, 36);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_refused(packed_triangle(cases[i].from, cases[i].to, cases[i].first_byte, cases[i].more),
                       cases[i].expected, cases[i].word);
    }
    /* The buffer beside a packed view is for other readers; a view that is not packed finds nothing in it. */
    assert_refused(packed_triangle("{'buffer':0,'byteOffset':36,'byteLength':6}",
                                   "{'buffer':1,'byteOffset':0,'byteLength':6}", 0xA0, 0),
                   PA_CORRUPT, "within its buffer");
}

/* A few hundred bytes may say that they unpack to any size; nothing is allocated before the limit is asked.
 */
static void packed_views_larger_than_the_limit(void **state)
{
    (void)state;
    pa_span file = packed_triangle("NONE", "NONE", 0xA0, 0);
    pa_gltf_limits limits = {.max_data_bytes = 35};
    pa_scene scene;
    assert_int_equal(pa_gltf_decode(file, &limits, &arena, &scene, NULL), PA_TOO_LARGE);
    limits.max_data_bytes = 36;
    assert_int_equal(pa_gltf_decode(file, &limits, &arena, &scene, NULL), PA_OK);
}

static void transforms_without_end_or_extent(void **state)
{
    (void)state;
    ASSERT_ALL_REFUSED(
        {"{'mesh':0}", "{'mesh':0,'scale':[0,0,0]}", PA_CORRUPT, "no triangle"},
        {"{'mesh':0}", "{'mesh':0,'scale':[1e300,1,1]}", PA_CORRUPT, "not finite"},
        {"{'mesh':0}", "{'mesh':0,'rotation':[0,0,0,0]}", PA_CORRUPT, "quaternion"},
        {"{'mesh':0}", "{'mesh':0,'translation':[0,0]}", PA_CORRUPT, "translation"},
        {"{'mesh':0}", "{'mesh':0,'matrix':[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0]}", PA_CORRUPT, "matrix"});
    char *nodes = pa_arena_string(&arena, "'nodes':[{'children':[1],'scale':[1e300,1e300,1e300]},"
                                          "{'mesh':0,'scale':[1e300,1e300,1e300]}]");
    assert_refused(changed_triangle(&arena, "'nodes':[{'mesh':0}]", nodes), PA_CORRUPT, "not finite");
}

static void factors_out_of_range_are_clamped(void **state)
{
    (void)state;
    const char *material =
        "'materials':[{'pbrMetallicRoughness':{'baseColorFactor':[-1,7,1e30,2],'metallicFactor':9,"
        "'roughnessFactor':-1},'emissiveFactor':[1e38,0,0],'alphaCutoff':-4}],'asset'";
    pa_scene scene;
    assert_int_equal(
        pa_gltf_decode(changed_triangle(&arena, "'asset'", material), NULL, &arena, &scene, NULL), PA_OK);
    assert_int_equal(pa_scene_check(&scene, NULL), PA_OK);
    ASSERT_ALL_REFUSED(
        {"'asset'", "'materials':[{'emissiveFactor':[1e39,0]}],'asset'", PA_CORRUPT, "emissiveFactor"},
        {"'asset'", "'materials':[{'pbrMetallicRoughness':{'metallicFactor':1e39}}],'asset'", PA_CORRUPT,
         "metallicFactor"},
        {"'asset'", "'materials':[{'alphaMode':'GLASS'}],'asset'", PA_CORRUPT, "alpha"});
}

/* Names are kept as they are here; the writer cuts and escapes them, and no file is ever named by them. */
static void names_of_any_length_do_no_harm(void **state)
{
    (void)state;
    char *name = pa_arena_alloc(&arena, 1000001);
    memset(name, 'x', 1000000);
    char *node = pa_arena_printf(&arena, "{'name':'\\u0000../\\u001b%s','mesh':0}", name);
    pa_scene scene;
    assert_int_equal(pa_gltf_decode(changed_triangle(&arena, "{'mesh':0}", node), NULL, &arena, &scene, NULL),
                     PA_OK);
}

static void every_limit_can_be_lowered(void **state)
{
    (void)state;
    pa_span file = glb_of(&arena, triangle_json, triangle_binary, sizeof triangle_binary);
    const pa_gltf_limits limits[] = {{.max_bytes = file.size - 1},
                                     {.max_json_bytes = 100},
                                     {.max_accessors = 1},
                                     {.max_vertices = 2},
                                     {.max_indices = 2}};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        pa_scene scene;
        assert_int_equal(pa_gltf_decode(file, &limits[i], &arena, &scene, NULL), PA_TOO_LARGE);
    }
    const struct {
        const char *from;
        const char *to;
        pa_gltf_limits limits;
        pa_status expected;
    } more[] = {
        {"'nodes':[{'mesh':0}]", "'nodes':[{'mesh':0},{}]", {.max_nodes = 1}, PA_TOO_LARGE},
        {"'nodes':[{'mesh':0}]", "'nodes':[{'children':[1]},{'mesh':0}]", {.max_depth = 1}, PA_CORRUPT},
        {"'asset'", "'materials':[{},{}],'asset'", {.max_materials = 1}, PA_TOO_LARGE},
        {"'asset'", "'images':[{},{}],'asset'", {.max_images = 1}, PA_TOO_LARGE},
    };
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        pa_scene scene;
        file = changed_triangle(&arena, more[i].from, more[i].to);
        assert_int_equal(pa_gltf_decode(file, NULL, &arena, &scene, NULL), PA_OK);
        assert_int_equal(pa_gltf_decode(file, &more[i].limits, &arena, &scene, NULL), more[i].expected);
    }
}

static void an_exhausted_arena_is_reported(void **state)
{
    (void)state;
    pa_span file = glb_of(&arena, triangle_json, triangle_binary, sizeof triangle_binary);
    bool reached = false;
    for (size_t limit = 32; limit < 1 << 20 && !reached; limit += 32) {
        pa_arena small;
        pa_arena_init(&small, limit);
        pa_scene scene;
        pa_status status = pa_gltf_decode(file, NULL, &small, &scene, NULL);
        reached = status == PA_OK;
        assert_true(reached || status == PA_NO_MEMORY);
        pa_arena_done(&small);
    }
    assert_true(reached);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_files_and_short_headers),
        cmocka_unit_test(lengths_that_lie),
        cmocka_unit_test(json_that_is_none),
        cmocka_unit_test(json_that_nests_without_end),
        cmocka_unit_test(numbers_that_no_double_holds),
        cmocka_unit_test(buffers_larger_than_their_data),
        cmocka_unit_test(views_and_accessors_past_the_end),
        cmocka_unit_test(zeros_by_the_gigabyte),
        cmocka_unit_test(misaligned_and_mistyped_accessors),
        cmocka_unit_test(indices_past_the_last_vertex),
        cmocka_unit_test(positions_that_are_no_numbers),
        cmocka_unit_test(normals_and_bounds_that_lie_are_mended),
        cmocka_unit_test(node_trees_that_are_none),
        cmocka_unit_test(a_chain_of_fifty_thousand_nodes),
        cmocka_unit_test(instances_beyond_measure),
        cmocka_unit_test(references_to_what_does_not_exist),
        cmocka_unit_test(attributes_of_unequal_count),
        cmocka_unit_test(a_loose_tail_is_dropped),
        cmocka_unit_test(sparse_indices_out_of_order),
        cmocka_unit_test(pictures_that_explode),
        cmocka_unit_test(pictures_that_are_none),
        cmocka_unit_test(addresses_outside_the_file),
        cmocka_unit_test(data_uris_that_are_broken),
        cmocka_unit_test(a_data_uri_larger_than_its_limit),
        cmocka_unit_test(extensions_that_nobody_knows_are_named),
        cmocka_unit_test(draco_is_refused_by_name),
        cmocka_unit_test(packed_views_that_lie),
        cmocka_unit_test(packed_views_larger_than_the_limit),
        cmocka_unit_test(transforms_without_end_or_extent),
        cmocka_unit_test(factors_out_of_range_are_clamped),
        cmocka_unit_test(names_of_any_length_do_no_harm),
        cmocka_unit_test(every_limit_can_be_lowered),
        cmocka_unit_test(an_exhausted_arena_is_reported),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
