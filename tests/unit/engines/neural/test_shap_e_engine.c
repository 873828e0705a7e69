#include "cmocka_prelude.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "engines/neural/shap_e_engine.h"
#include "scratch_folder.h"
#include "weights/synth.h"

/* Below what requests may ask for, so that the field of all these models takes little time. */
enum { SMALL_GRID = 20 };

static pa_arena arena;
static scratch_folder scratch;
static const char *folder;
static pa_engine engine;

/* Random weights of a small Shap-E, for all tests. */
static int make_weights(void **state)
{
    (void)state;
    pa_arena_init(&arena, 0);
    if (scratch_folder_make(&scratch) != 0) {
        return -1;
    }
    folder = scratch_path(&scratch, "shap-e", &arena);
    pa_shap_e_engine_options options = {.folder = folder, .plain = true};
    return pa_shap_e_synth(folder, &(pa_synth_options){.seed = 1, .tiny = true}, NULL, NULL) ||
                   pa_shap_e_engine_new(&options, &engine, NULL)
               ? -1
               : 0;
}

static int remove_weights(void **state)
{
    (void)state;
    engine.free(engine.self);
    pa_arena_done(&arena);
    scratch_folder_remove(&scratch);
    return 0;
}

static pa_request request_of(const char *prompt)
{
    return (pa_request){.prompt = prompt, .mode = PA_MODE_BASIC, .steps = 2, .grid = SMALL_GRID};
}

static pa_scene made(const pa_request *request)
{
    pa_engine_result result = {0};
    pa_error err = {0};
    if (engine.generate(engine.self, request, NULL, &arena, &result, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    assert_int_equal(pa_scene_check(&result.scene, NULL), PA_OK);
    return result.scene;
}

static bool same(const pa_scene *one, const pa_scene *other)
{
    const pa_mesh *a = &one->meshes[0];
    const pa_mesh *b = &other->meshes[0];
    return a->vertex_count == b->vertex_count && a->index_count == b->index_count &&
           memcmp(a->positions, b->positions, 3 * sizeof(float) * (size_t)a->vertex_count) == 0 &&
           memcmp(a->colors, b->colors, 4 * sizeof(float) * (size_t)a->vertex_count) == 0;
}

static void words_become_a_colored_mesh_without_a_size(void **state)
{
    (void)state;
    pa_request request = request_of("a wooden chair");
    pa_scene scene = made(&request);
    assert_false(scene.metric);
    assert_int_equal(scene.mesh_count, 1);
    assert_true(scene.meshes[0].vertex_count > 100);
    assert_non_null(scene.meshes[0].colors);
    assert_non_null(scene.meshes[0].normals);
    pa_bounds bounds;
    assert_true(pa_scene_bounds(&scene, &bounds));
    for (int k = 0; k < 3; k++) {
        assert_true(bounds.min[k] >= -1 && bounds.max[k] <= 1);
    }
}

static void every_choice_changes_the_model_and_nothing_else_does(void **state)
{
    (void)state;
    pa_request first = request_of("a wooden chair");
    pa_request others[] = {first, first, first, first, first, first, first};
    others[0].prompt = "a green cactus";
    others[1].seed = 1;
    others[2].sampler = PA_SAMPLER_HEUN;
    others[3].guidance = 3;
    others[4].guidance_until = 0.5;
    others[5].steps = 3;
    others[6].grid = SMALL_GRID + 1;
    pa_scene scene = made(&first);
    pa_scene again = made(&first);
    assert_true(same(&scene, &again));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        pa_scene other = made(&others[i]);
        if (same(&scene, &other)) {
            fail_msg("case %zu changes nothing", i);
        }
    }
}

/* What a trace hears. */
typedef struct heard {
    char stages[64][24];
    size_t count;
    float *noise;
    size_t noise_count;
    pa_bounds bounds; /* of the vertices */
} heard;

static pa_status hear(void *user, const char *stage, const pa_weight *tensors, size_t count, pa_error *err)
{
    (void)err;
    heard *to = user;
    assert_true(count > 0 && to->count < 64);
    snprintf(to->stages[to->count++], sizeof to->stages[0], "%s", stage);
    size_t size = 0;
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++) {
        assert_true(pa_tensor_measure(&tensors[i].tensor, &size, &bytes));
        if (strcmp(tensors[i].name, "noise") == 0) {
            to->noise = pa_arena_copy(&arena, tensors[i].tensor.data, bytes);
            to->noise_count = size;
        }
        if (strcmp(tensors[i].name, "vertices") == 0) {
            to->bounds = pa_points_bounds(tensors[i].tensor.data, size / 3);
        }
    }
    return PA_OK;
}

static void a_trace_hears_every_stage_in_order(void **state)
{
    (void)state;
    static const char *const expected[] = {
        "text",     "schedule",       "noise",    "evaluation-000", "evaluation-001",
        "step-000", "evaluation-002", "step-001", "latent",         "field",
        "mesh"};
    heard to = {.count = 0};
    pa_trace trace = {.on_stage = hear, .user = &to};
    pa_request request = request_of("a chair");
    request.sampler = PA_SAMPLER_HEUN;
    request.trace = &trace;
    pa_scene scene = made(&request);
    assert_int_equal(to.count, sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < to.count; i++) {
        assert_string_equal(to.stages[i], expected[i]);
    }
    /* +Z up there, +Y up in the scene. */
    pa_bounds turned;
    assert_true(pa_scene_bounds(&scene, &turned));
    assert_true(turned.min[0] == to.bounds.min[0] && turned.max[0] == to.bounds.max[0]);
    assert_true(turned.min[1] == to.bounds.min[2] && turned.max[1] == to.bounds.max[2]);
    assert_true(turned.min[2] == -to.bounds.max[1] && turned.max[2] == -to.bounds.min[1]);
}

static void noise_that_comes_along_takes_the_place_of_the_seed_s(void **state)
{
    (void)state;
    heard to = {.count = 0};
    pa_trace trace = {.on_stage = hear, .user = &to};
    pa_request request = request_of("a chair");
    request.seed = 7;
    request.trace = &trace;
    pa_scene scene = made(&request);
    pa_tensor noise = {.dtype = PA_F32, .rank = 1, .shape = {to.noise_count}, .data = to.noise};
    pa_request given = request_of("a chair");
    given.noise = &noise;
    pa_scene again = made(&given);
    assert_true(same(&scene, &again));
    noise.shape[0]--;
    pa_engine_result none;
    assert_int_equal(engine.generate(engine.self, &given, NULL, &arena, &none, NULL), PA_INVALID);
    /* Drawn from the standard normal distribution, as far as so many tell. */
    double sum = 0;
    double squares = 0;
    for (size_t i = 0; i < to.noise_count; i++) {
        sum += (double)to.noise[i];
        squares += (double)to.noise[i] * (double)to.noise[i];
    }
    double count = (double)to.noise_count;
    assert_true(fabs(sum / count) < 4 / sqrt(count) && fabs(squares / count - 1) < 6 / sqrt(count));
}

static pa_status refuse(void *user, const char *stage, const pa_weight *tensors, size_t count, pa_error *err)
{
    (void)tensors;
    (void)count;
    return strcmp(stage, user) == 0 ? pa_fail(err, PA_NO_SPACE, NULL) : PA_OK;
}

static void a_trace_that_fails_ends_the_work(void **state)
{
    (void)state;
    static const char *const stages[] = {"text", "noise", "evaluation-001", "step-000", "mesh"};
    for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++) {
        pa_trace trace = {.on_stage = refuse, .user = (void *)stages[i]};
        pa_request request = request_of("a chair");
        request.trace = &trace;
        pa_engine_result none;
        assert_int_equal(engine.generate(engine.self, &request, NULL, &arena, &none, NULL), PA_NO_SPACE);
    }
}

/* Cancels at a stage, and sees that the progress never goes back. */
typedef struct watcher {
    const char *until; /* NULL: never */
    atomic_bool cancel;
    double last;
    bool told_time;
} watcher;

static void watch(void *user, const char *stage, double fraction)
{
    watcher *self = user;
    assert_true(strlen(stage) < 24);
    assert_true(fraction >= self->last && fraction <= 1);
    self->last = fraction;
    self->told_time |= strstr(stage, " left") != NULL;
    if (self->until && strncmp(stage, self->until, strlen(self->until)) == 0) {
        atomic_store(&self->cancel, true);
    }
}

static void progress_rises_and_says_how_long_it_takes(void **state)
{
    (void)state;
    watcher self = {.until = NULL};
    pa_run run = {.on_progress = watch, .user = &self, .cancel = &self.cancel};
    pa_request request = request_of("a chair");
    pa_engine_result result;
    assert_int_equal(engine.generate(engine.self, &request, &run, &arena, &result, NULL), PA_OK);
    assert_true(self.last > 0.85 && self.told_time);
}

static void every_stage_can_be_cancelled(void **state)
{
    (void)state;
    static const char *const stages[] = {"read", "load", "sample", "decode", "surface"};
    for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++) {
        watcher self = {.until = stages[i]};
        pa_run run = {.on_progress = watch, .user = &self, .cancel = &self.cancel};
        pa_request request = request_of("a chair");
        pa_engine_result none;
        assert_int_equal(engine.generate(engine.self, &request, &run, &arena, &none, NULL), PA_CANCELLED);
    }
}

static void bf16_is_refused_where_there_is_none(void **state)
{
    (void)state;
    pa_request request = request_of("a chair");
    request.precision = PA_PRECISION_BF16;
    pa_engine_result none;
    assert_int_equal(engine.generate(engine.self, &request, NULL, &arena, &none, NULL), PA_INVALID);
}

typedef struct caller {
    pa_arena arena;
    pa_engine_result result;
    pa_status status;
    pthread_t thread;
} caller;

static void *call(void *user)
{
    caller *self = user;
    pa_request request = request_of("a chair");
    self->status = engine.generate(engine.self, &request, NULL, &self->arena, &self->result, NULL);
    return NULL;
}

static void requests_of_several_threads_are_all_served(void **state)
{
    (void)state;
    enum { CALLERS = 3 };
    caller callers[CALLERS];
    for (int i = 0; i < CALLERS; i++) {
        callers[i] = (caller){.status = PA_INTERNAL};
        pa_arena_init(&callers[i].arena, 0);
        assert_int_equal(pthread_create(&callers[i].thread, NULL, call, &callers[i]), 0);
    }
    for (int i = 0; i < CALLERS; i++) {
        pthread_join(callers[i].thread, NULL);
        assert_int_equal(callers[i].status, PA_OK);
        assert_true(same(&callers[0].result.scene, &callers[i].result.scene));
    }
    for (int i = 0; i < CALLERS; i++) {
        pa_arena_done(&callers[i].arena);
    }
}

static void without_its_weights_it_is_not_ready(void **state)
{
    (void)state;
    assert_int_equal(engine.availability(engine.self).state, PA_ENGINE_READY);
    pa_engine empty;
    pa_shap_e_engine_options options = {.folder = scratch.path, .plain = true};
    assert_int_equal(pa_shap_e_engine_new(&options, &empty, NULL), PA_OK);
    assert_int_equal(empty.availability(empty.self).state, PA_ENGINE_UNCONFIGURED);
    pa_request request = request_of("a chair");
    pa_engine_result none;
    pa_error err = {0};
    assert_int_equal(empty.generate(empty.self, &request, NULL, &arena, &none, &err), PA_UNAVAILABLE);
    empty.free(empty.self);
}

static void damaged_weights_are_named(void **state)
{
    (void)state;
    static const char *const files[] = {"prior/diffusion_pytorch_model.bin", "text_encoder/config.json",
                                        "shap_e_renderer/diffusion_pytorch_model.bin",
                                        "tokenizer/vocab.json"};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char *path = pa_arena_printf(&arena, "%s/%s", folder, files[i]);
        char *aside = pa_arena_printf(&arena, "%s.aside", path);
        assert_int_equal(rename(path, aside), 0);
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        fputs("PK\003\004 and so on", file);
        fclose(file);
        pa_request request = request_of("a chair");
        pa_engine_result none;
        pa_error err = {0};
        assert_int_equal(engine.generate(engine.self, &request, NULL, &arena, &none, &err), PA_UNAVAILABLE);
        assert_non_null(strstr(err.detail, "The weights of Shap-E cannot be used: "));
        assert_int_equal(rename(aside, path), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_become_a_colored_mesh_without_a_size),
        cmocka_unit_test(every_choice_changes_the_model_and_nothing_else_does),
        cmocka_unit_test(a_trace_hears_every_stage_in_order),
        cmocka_unit_test(noise_that_comes_along_takes_the_place_of_the_seed_s),
        cmocka_unit_test(a_trace_that_fails_ends_the_work),
        cmocka_unit_test(progress_rises_and_says_how_long_it_takes),
        cmocka_unit_test(every_stage_can_be_cancelled),
        cmocka_unit_test(bf16_is_refused_where_there_is_none),
        cmocka_unit_test(requests_of_several_threads_are_all_served),
        cmocka_unit_test(without_its_weights_it_is_not_ready),
        cmocka_unit_test(damaged_weights_are_named),
    };
    return cmocka_run_group_tests(tests, make_weights, remove_weights);
}
