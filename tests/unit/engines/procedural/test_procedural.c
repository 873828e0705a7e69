#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "engines/procedural/procedural.h"

static pa_engine engine;

static int open_engine(void **state)
{
    (void)state;
    pa_error err = {0};
    if (pa_procedural_engine_new(NULL, &engine, &err) != PA_OK) {
        print_error("%s\n", err.detail);
        return -1;
    }
    return 0;
}

static int close_engine(void **state)
{
    (void)state;
    engine.free(engine.self);
    return 0;
}

static pa_engine_result generate(const pa_request *request, pa_arena *arena)
{
    pa_engine_result result;
    pa_error err = {0};
    if (engine.generate(engine.self, request, NULL, arena, &result, &err) != PA_OK) {
        fail_msg("%s: %s", request->prompt, err.detail);
    }
    if (pa_scene_check(&result.scene, &err) != PA_OK) {
        fail_msg("%s: %s", request->prompt, err.detail);
    }
    assert_true(result.scene.metric);
    return result;
}

static float extent(const pa_scene *scene, int axis)
{
    pa_bounds bounds;
    assert_true(pa_scene_bounds(scene, &bounds));
    return bounds.max[axis] - bounds.min[axis];
}

static void it_is_ready_and_serves_both_modes(void **state)
{
    (void)state;
    assert_string_equal(engine.name, "procedural");
    assert_false(engine.remote);
    assert_int_equal(engine.modes, 1u << PA_MODE_BASIC | 1u << PA_MODE_ADVANCED);
    assert_int_equal(engine.availability(engine.self).state, PA_ENGINE_READY);
    assert_true(pa_procedural_book(&engine)->recipe_count > 0);
    assert_int_equal(pa_kinds_count(pa_procedural_kinds(&engine)), pa_procedural_book(&engine)->recipe_count);
    assert_int_equal(pa_procedural_book(&engine)->problem_count, 0);
}

static void a_sentence_becomes_a_model(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_engine_result basic = generate(&(pa_request){.prompt = "a wooden chair", .seed = 1}, &arena);
    assert_string_equal(basic.kind, "chair");
    assert_int_equal(basic.scene.image_count, 0);
    float height = extent(&basic.scene, 1);
    assert_true(height > 0.7f && height < 1.2f);

    pa_engine_result advanced =
        generate(&(pa_request){.prompt = "a wooden chair", .seed = 1, .mode = PA_MODE_ADVANCED}, &arena);
    assert_int_equal(advanced.scene.image_count, 3 * advanced.scene.material_count);
    assert_non_null(advanced.scene.meshes[0].uvs);
    assert_true(advanced.scene.images[0].encoded.size > 0);
    assert_true(pa_scene_triangle_count(&advanced.scene) > pa_scene_triangle_count(&basic.scene));
    pa_arena_done(&arena);
}

static void words_change_the_model(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_engine_result red = generate(&(pa_request){.prompt = "a red mug", .seed = 1}, &arena);
    assert_true(red.scene.materials[0].base_color[0] > 0.5f && red.scene.materials[0].base_color[1] < 0.2f);
    pa_engine_result gold = generate(&(pa_request){.prompt = "a golden mug", .seed = 1}, &arena);
    assert_true(gold.scene.materials[0].metallic == 1.0f);
    pa_engine_result tall = generate(&(pa_request){.prompt = "a mug", .seed = 1, .height_m = 0.3}, &arena);
    assert_true(fabsf(extent(&tall.scene, 1) - 0.3f) < 1e-4f);
    pa_arena_done(&arena);
}

static void low_poly_has_few_flat_triangles(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_engine_result usual =
        generate(&(pa_request){.prompt = "an apple", .seed = 2, .mode = PA_MODE_ADVANCED}, &arena);
    pa_engine_result low =
        generate(&(pa_request){.prompt = "a low-poly apple", .seed = 2, .mode = PA_MODE_ADVANCED}, &arena);
    assert_true(4 * pa_scene_triangle_count(&low.scene) < pa_scene_triangle_count(&usual.scene));
    assert_int_equal(low.scene.image_count, 0);
    const pa_mesh *mesh = &low.scene.meshes[0];
    for (uint32_t i = 0; i < mesh->index_count; i += 3) {
        const float *a = &mesh->normals[3 * mesh->indices[i]];
        const float *b = &mesh->normals[3 * mesh->indices[i + 1]];
        assert_true(fabsf(a[0] - b[0]) + fabsf(a[1] - b[1]) + fabsf(a[2] - b[2]) < 1e-3f);
    }
    pa_arena_done(&arena);
}

static void several_stand_beside_each_other(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_engine_result one = generate(&(pa_request){.prompt = "a mug", .seed = 4}, &arena);
    pa_engine_result three = generate(&(pa_request){.prompt = "three mugs", .seed = 4}, &arena);
    assert_int_equal(three.scene.mesh_count, 3 * one.scene.mesh_count);
    assert_int_equal(three.scene.material_count, one.scene.material_count);
    assert_true(extent(&three.scene, 0) > 2.5f * extent(&one.scene, 0));
    pa_arena_done(&arena);
}

static void the_same_prompt_and_seed_give_the_same_bytes(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    const pa_request request = {.prompt = "a victorian chair", .seed = 9, .mode = PA_MODE_ADVANCED};
    pa_engine_result a = generate(&request, &arena);
    pa_engine_result b = generate(&request, &arena);
    assert_int_equal(a.scene.mesh_count, b.scene.mesh_count);
    for (uint32_t i = 0; i < a.scene.mesh_count; i++) {
        const pa_mesh *left = &a.scene.meshes[i];
        const pa_mesh *right = &b.scene.meshes[i];
        assert_int_equal(left->vertex_count, right->vertex_count);
        assert_memory_equal(left->positions, right->positions, 12u * left->vertex_count);
        assert_memory_equal(left->uvs, right->uvs, 8u * left->vertex_count);
    }
    for (uint32_t i = 0; i < a.scene.image_count; i++) {
        assert_int_equal(a.scene.images[i].encoded.size, b.scene.images[i].encoded.size);
        assert_memory_equal(a.scene.images[i].encoded.data, b.scene.images[i].encoded.data,
                            a.scene.images[i].encoded.size);
    }
    pa_arena_done(&arena);
}

static void what_no_recipe_draws_is_refused(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_engine_result result = {0};
    pa_error err = {0};
    const pa_request request = {.prompt = "a quadratic equation"};
    assert_int_equal(engine.generate(engine.self, &request, NULL, &arena, &result, &err), PA_UNKNOWN_KIND);
    assert_true(err.detail[0] != '\0');
    assert_null(result.scene.meshes);
    pa_arena_done(&arena);
}

typedef struct progress {
    double last;
    int calls;
} progress;

static void on_progress(void *user, const char *stage, double fraction)
{
    progress *seen = user;
    assert_true(strlen(stage) > 0);
    assert_true(fraction >= seen->last && fraction <= 1.0);
    seen->last = fraction;
    seen->calls++;
}

static void progress_rises_and_cancel_is_heeded(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    progress seen = {0};
    atomic_bool cancel = false;
    const pa_run run = {.on_progress = on_progress, .user = &seen, .cancel = &cancel};
    const pa_request request = {.prompt = "two chairs"};
    pa_engine_result result;
    pa_error err = {0};
    assert_int_equal(engine.generate(engine.self, &request, &run, &arena, &result, &err), PA_OK);
    assert_true(seen.calls > 2 && seen.last == 1.0);
    seen.last = 0.0;
    cancel = true;
    assert_int_equal(engine.generate(engine.self, &request, &run, &arena, &result, &err), PA_CANCELLED);
    pa_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_ready_and_serves_both_modes),
        cmocka_unit_test(a_sentence_becomes_a_model),
        cmocka_unit_test(words_change_the_model),
        cmocka_unit_test(low_poly_has_few_flat_triangles),
        cmocka_unit_test(several_stand_beside_each_other),
        cmocka_unit_test(the_same_prompt_and_seed_give_the_same_bytes),
        cmocka_unit_test(what_no_recipe_draws_is_refused),
        cmocka_unit_test(progress_rises_and_cancel_is_heeded),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
