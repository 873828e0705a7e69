#include "cmocka_prelude.h"

#include <string.h>

#include "generate/generate.h"
#include "samples.h"

static pa_arena arena;
static pa_registry registry;

/* An engine whose next answer the test chooses. */
typedef struct fake_engine {
    pa_status status;
    bool broken_scene;
    bool empty_scene;
} fake_engine;

static fake_engine next;

static pa_availability always_ready(void *self)
{
    (void)self;
    return (pa_availability){.state = PA_ENGINE_READY};
}

static pa_status make_box(void *self, const pa_request *request, const pa_run *run, pa_arena *to,
                          pa_engine_result *out_result, pa_error *err)
{
    const fake_engine *fake = self;
    if (fake->status != PA_OK) {
        return pa_fail(err, fake->status, "The engine says no to %s.", request->prompt);
    }
    pa_run_progress(run, "model", 0);
    pa_engine_result result = {.scene = sample_box_scene(to), .kind = "box"};
    if (fake->broken_scene) {
        result.scene.meshes[0].indices[0] = 1000;
    }
    if (fake->empty_scene) {
        result.scene.meshes[0].index_count = 0;
    }
    pa_run_progress(run, "model", 1);
    *out_result = result;
    return PA_OK;
}

static void keep(void *self)
{
    (void)self;
}

static pa_engine box_engine(const char *name, bool remote)
{
    return (pa_engine){.name = name,
                       .title = "Boxes",
                       .modes = 3,
                       .remote = remote,
                       .self = &next,
                       .availability = always_ready,
                       .generate = make_box,
                       .free = keep};
}

static int set_up(void **state)
{
    (void)state;
    pa_arena_init(&arena, 0);
    registry = (pa_registry){0};
    next = (fake_engine){0};
    assert_int_equal(pa_registry_add(&registry, box_engine("boxes", false), NULL), PA_OK);
    assert_int_equal(pa_registry_add(&registry, box_engine("far-boxes", true), NULL), PA_OK);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    pa_registry_done(&registry);
    pa_arena_done(&arena);
    return 0;
}

static void a_prompt_becomes_a_described_glb(void **state)
{
    (void)state;
    pa_request request = {.prompt = "a box", .seed = 42};
    pa_artifact artifact;
    assert_int_equal(pa_generate(&registry, &request, NULL, &arena, &artifact, NULL), PA_OK);
    assert_memory_equal(artifact.glb.spans[0].data, "glTF", 4);
    assert_string_equal(artifact.engine, "boxes");
    assert_string_equal(artifact.kind, "box");
    assert_int_equal(artifact.seed, 42);
    assert_int_equal(artifact.triangles, 12);
    assert_true(artifact.size_m[0] == 2 && artifact.size_m[1] == 1 && artifact.size_m[2] == 3);
    assert_true(artifact.elapsed_ms >= 0);
}

static void the_wanted_height_is_kept(void **state)
{
    (void)state;
    pa_request request = {.prompt = "a box", .height_m = 0.5};
    pa_artifact artifact;
    assert_int_equal(pa_generate(&registry, &request, NULL, &arena, &artifact, NULL), PA_OK);
    assert_true(artifact.size_m[1] == 0.5f && artifact.size_m[0] == 1);
}

static void the_same_request_gives_the_same_bytes(void **state)
{
    (void)state;
    pa_request request = {.prompt = "a box"};
    pa_artifact one;
    pa_artifact two;
    assert_int_equal(pa_generate(&registry, &request, NULL, &arena, &one, NULL), PA_OK);
    assert_int_equal(pa_generate(&registry, &request, NULL, &arena, &two, NULL), PA_OK);
    assert_int_equal(one.glb.size, two.glb.size);
    uint8_t *first = PA_NEW_ARRAY(&arena, uint8_t, one.glb.size);
    uint8_t *second = PA_NEW_ARRAY(&arena, uint8_t, two.glb.size);
    pa_parts_copy(one.glb, first);
    pa_parts_copy(two.glb, second);
    assert_memory_equal(first, second, one.glb.size);
}

typedef struct history {
    double last;
    bool fell;
    char stages[256];
} history;

/* Notes each stage when it comes up first. */
static void record(void *user, const char *stage, double fraction)
{
    history *seen = user;
    seen->fell = seen->fell || fraction < seen->last;
    seen->last = fraction;
    if (!strstr(seen->stages, stage)) {
        strcat(seen->stages, stage);
        strcat(seen->stages, " ");
    }
}

static void progress_only_rises_and_names_its_stages(void **state)
{
    (void)state;
    history seen = {0};
    pa_run run = {.on_progress = record, .user = &seen};
    pa_request request = {.prompt = "a box"};
    pa_artifact artifact;
    assert_int_equal(pa_generate(&registry, &request, &run, &arena, &artifact, NULL), PA_OK);
    assert_string_equal(seen.stages, "model finish encode ");
    assert_false(seen.fell);
    assert_true(seen.last == 1);
}

static void the_engines_failure_is_handed_on(void **state)
{
    (void)state;
    next.status = PA_UNKNOWN_KIND;
    pa_request request = {.prompt = "a wumpus"};
    pa_artifact artifact = {.seed = -7};
    pa_error err;
    assert_int_equal(pa_generate(&registry, &request, NULL, &arena, &artifact, &err), PA_UNKNOWN_KIND);
    assert_string_equal(err.detail, "The engine says no to a wumpus.");
    assert_int_equal(artifact.seed, -7);
}

static void a_broken_model_from_afar_is_the_remote_services_fault(void **state)
{
    (void)state;
    next.broken_scene = true;
    pa_request request = {.prompt = "a box", .engine = "far-boxes"};
    pa_artifact artifact;
    pa_error err;
    assert_int_equal(pa_generate(&registry, &request, NULL, &arena, &artifact, &err), PA_UPSTREAM_BAD_FILE);
    assert_int_equal(err.status, PA_UPSTREAM_BAD_FILE);
    assert_non_null(strstr(err.detail, "index"));
    request.engine = "boxes";
    assert_int_equal(pa_generate(&registry, &request, NULL, &arena, &artifact, &err), PA_CORRUPT);
    next = (fake_engine){.empty_scene = true};
    assert_int_equal(pa_generate(&registry, &request, NULL, &arena, &artifact, &err), PA_CORRUPT);
}

static void an_unknown_engine_is_refused(void **state)
{
    (void)state;
    pa_request request = {.prompt = "a box", .engine = "spheres"};
    pa_artifact artifact;
    assert_int_equal(pa_generate(&registry, &request, NULL, &arena, &artifact, NULL), PA_INVALID);
}

static void cancelling_is_seen(void **state)
{
    (void)state;
    atomic_bool cancel = true;
    pa_run run = {.cancel = &cancel};
    pa_request request = {.prompt = "a box"};
    pa_artifact artifact;
    assert_int_equal(pa_generate(&registry, &request, &run, &arena, &artifact, NULL), PA_CANCELLED);
}

static void the_fallback_stands_in_for_a_remote_engine_and_says_why(void **state)
{
    (void)state;
    fake_engine far = {.status = PA_UPSTREAM_QUOTA};
    registry.engines[1].self = &far;
    registry.fallback = "boxes";
    pa_request request = {.prompt = "a box", .engine = "far-boxes"};
    pa_artifact artifact;
    assert_int_equal(pa_generate(&registry, &request, NULL, &arena, &artifact, NULL), PA_OK);
    assert_string_equal(artifact.engine, "boxes");
    assert_string_equal(artifact.fallback_reason, "The engine says no to a box.");
    assert_memory_equal(artifact.glb.spans[0].data, "glTF", 4);
    /* A model that cannot be used counts like none. */
    far = (fake_engine){.broken_scene = true};
    assert_int_equal(pa_generate(&registry, &request, NULL, &arena, &artifact, NULL), PA_OK);
    assert_string_equal(artifact.engine, "boxes");
    far = (fake_engine){0};
    assert_int_equal(pa_generate(&registry, &request, NULL, &arena, &artifact, NULL), PA_OK);
    assert_string_equal(artifact.engine, "far-boxes");
    assert_null(artifact.fallback_reason);
}

static void the_first_failure_counts_where_nobody_can_stand_in(void **state)
{
    (void)state;
    fake_engine far = {.status = PA_UPSTREAM_BUSY};
    registry.engines[1].self = &far;
    registry.fallback = "boxes";
    next.status = PA_UNKNOWN_KIND;
    pa_request request = {.prompt = "a box", .engine = "far-boxes"};
    pa_artifact artifact;
    pa_error err;
    assert_int_equal(pa_generate(&registry, &request, NULL, &arena, &artifact, &err), PA_UPSTREAM_BUSY);
    assert_int_equal(err.status, PA_UPSTREAM_BUSY);
    next.status = PA_OK;
    far.status = PA_CANCELLED;
    assert_int_equal(pa_generate(&registry, &request, NULL, &arena, &artifact, &err), PA_CANCELLED);
    far.status = PA_UPSTREAM_BUSY;
    registry.fallback = NULL;
    assert_int_equal(pa_generate(&registry, &request, NULL, &arena, &artifact, &err), PA_UPSTREAM_BUSY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_prompt_becomes_a_described_glb, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_wanted_height_is_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_same_request_gives_the_same_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(progress_only_rises_and_names_its_stages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_engines_failure_is_handed_on, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_broken_model_from_afar_is_the_remote_services_fault, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_unknown_engine_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_fallback_stands_in_for_a_remote_engine_and_says_why, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_first_failure_counts_where_nobody_can_stand_in, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(cancelling_is_seen, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
