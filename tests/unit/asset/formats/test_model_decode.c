#include "cmocka_prelude.h"

#include <string.h>

#include "asset/formats/glb.h"
#include "asset/formats/model_decode.h"
#include "samples.h"

static const char ply[] = "ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\n"
                          "property float z\nelement face 1\nproperty list uchar int vertex_indices\n"
                          "end_header\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n";
static const char obj[] = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n";

static pa_span span_of(const char *text)
{
    return (pa_span){(const uint8_t *)text, strlen(text)};
}

static void files_are_told_apart_by_their_first_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *head;
        pa_model_file file;
    } cases[] = {
        {"glTF\2", PA_MODEL_FILE_GLB},
        {"{\"asset\":{}}", PA_MODEL_FILE_GLTF},
        {"ply\nformat", PA_MODEL_FILE_PLY},
        {"ply\r\nformat", PA_MODEL_FILE_PLY},
        {"plywood", PA_MODEL_FILE_GLTF},
        {"# exported", PA_MODEL_FILE_OBJ},
        {"\r\n\tmtllib a.mtl", PA_MODEL_FILE_OBJ},
        {"vertices", PA_MODEL_FILE_GLTF},
        {"", PA_MODEL_FILE_GLTF},
        {" \n", PA_MODEL_FILE_GLTF},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(pa_model_file_recognise(span_of(cases[i].head)), cases[i].file);
    }
    assert_int_equal(pa_model_file_recognise((pa_span){0}), PA_MODEL_FILE_GLTF);
    assert_string_equal(pa_model_file_extension(PA_MODEL_FILE_OBJ), "obj");
    assert_string_equal(pa_model_file_media_type(PA_MODEL_FILE_GLB), "model/gltf-binary");
}

static void each_is_read_by_its_own_decoder(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_scene box = sample_box_scene(&arena);
    pa_span glb;
    assert_int_equal(pa_glb_encode(&box, NULL, &arena, &glb, NULL), PA_OK);
    pa_scene scene;
    assert_int_equal(pa_model_decode(glb, false, &arena, &scene, NULL), PA_OK);
    assert_int_equal(pa_scene_triangle_count(&scene), 12);
    assert_int_equal(pa_model_decode(span_of(ply), false, &arena, &scene, NULL), PA_OK);
    assert_int_equal(pa_scene_triangle_count(&scene), 1);
    assert_int_equal(pa_model_decode(span_of(obj), false, &arena, &scene, NULL), PA_OK);
    assert_int_equal(pa_scene_triangle_count(&scene), 1);
    assert_int_equal(pa_model_decode(span_of("no model"), false, &arena, &scene, NULL), PA_CORRUPT);
    pa_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_told_apart_by_their_first_bytes),
        cmocka_unit_test(each_is_read_by_its_own_decoder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
