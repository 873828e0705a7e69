#include "cmocka_prelude.h"

#include <string.h>

#include "engines/import/import.h"

static const char triangle_obj[] = "v 0 0 0\nv 1 0 0\nv 0 2 3\nf 1 2 3\n";
static const char broken_gltf[] = "{\"asset\":{\"version\":\"2.0\"},\"meshes\":[{}]}";
static const char draco_gltf[] =
    "{\"asset\":{\"version\":\"2.0\"},\"extensionsRequired\":[\"KHR_draco_mesh_compression\"]}";

static pa_arena arena;

static pa_request request_of(const char *file)
{
    return (pa_request){.model = {(const uint8_t *)file, strlen(file)}};
}

static pa_status import(const pa_request *request, pa_engine_result *out_result, pa_error *err)
{
    pa_engine engine = pa_import_engine();
    return engine.generate(engine.self, request, NULL, &arena, out_result, err);
}

static void it_serves_models_and_nothing_else(void **state)
{
    (void)state;
    pa_engine engine = pa_import_engine();
    assert_string_equal(engine.name, "import");
    assert_int_equal(engine.modes, 0);
    assert_true(engine.takes_models && !engine.takes_images && !engine.remote);
    assert_int_equal(engine.availability(engine.self).state, PA_ENGINE_READY);
    engine.free(engine.self);
}

static void a_file_becomes_a_scene_and_is_handed_on_as_it_came(void **state)
{
    (void)state;
    pa_request request = request_of(triangle_obj);
    pa_engine_result result;
    assert_int_equal(import(&request, &result, NULL), PA_OK);
    assert_int_equal(pa_scene_triangle_count(&result.scene), 1);
    assert_false(result.scene.metric);
    assert_true(result.scene.materials[0].double_sided);
    assert_null(result.kind);
    assert_ptr_equal(result.raw.data, request.model.data);
    assert_int_equal(result.raw.size, request.model.size);
}

static void a_file_with_z_up_is_stood_up(void **state)
{
    (void)state;
    pa_request request = request_of(triangle_obj);
    request.model_z_up = true;
    pa_engine_result result;
    pa_bounds bounds;
    assert_int_equal(import(&request, &result, NULL), PA_OK);
    assert_true(pa_scene_bounds(&result.scene, &bounds));
    assert_true(bounds.min[1] == 0 && bounds.max[1] == 3);
    assert_true(bounds.min[2] == -2 && bounds.max[2] == 0);
}

static void what_is_no_model_is_the_sender_s_fault(void **state)
{
    (void)state;
    static const char *const files[] = {"GIF89a", "ply\nformat ascii 1.0\n", "v 1 2\nf 1 1 1\n", broken_gltf};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        pa_request request = request_of(files[i]);
        pa_engine_result result = {.kind = "untouched"};
        pa_error err = {0};
        assert_int_equal(import(&request, &result, &err), PA_BAD_FILE);
        assert_int_equal(err.status, PA_BAD_FILE);
        assert_true(strlen(err.detail) > 10);
        assert_string_equal(result.kind, "untouched");
    }
}

static void a_required_extension_that_is_unknown_is_named(void **state)
{
    (void)state;
    pa_request request = request_of(draco_gltf);
    pa_engine_result result;
    pa_error err = {0};
    assert_int_equal(import(&request, &result, &err), PA_UNSUPPORTED);
    assert_non_null(strstr(err.detail, "KHR_draco_mesh_compression"));
}

static int drop_arena(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_serves_models_and_nothing_else),
        cmocka_unit_test(a_file_becomes_a_scene_and_is_handed_on_as_it_came),
        cmocka_unit_test(a_file_with_z_up_is_stood_up),
        cmocka_unit_test(what_is_no_model_is_the_sender_s_fault),
        cmocka_unit_test(a_required_extension_that_is_unknown_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, drop_arena);
}
