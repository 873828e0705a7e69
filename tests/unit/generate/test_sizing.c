#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "generate/sizing.h"
#include "samples.h"

static pa_arena arena;

/* The sample box is 2 wide, 1 tall and 3 deep, of no metres. */
static pa_scene box_of_no_metre(void)
{
    pa_scene scene = sample_box_scene(&arena);
    scene.metric = false;
    return scene;
}

static pa_size size_in_prompt(const void *self, const char *prompt, double otherwise_m)
{
    (void)self;
    static const char *const sides[] = {"longest", "height", "width", "depth", "length"};
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        if (strcmp(prompt, sides[i]) == 0) {
            return (pa_size){(pa_side)i, 6};
        }
    }
    return (pa_size){PA_SIDE_LONGEST, otherwise_m};
}

static const pa_sizing sizing = {.book = {.size_of = size_in_prompt}, .default_m = 0.4};

static pa_finish_options settle(const pa_request *request, pa_scene scene)
{
    pa_finish_options options = {0};
    pa_sizing_settle(&sizing, request, &scene, &options);
    return options;
}

static void a_wanted_side_becomes_the_longest_one_s_metres(void **state)
{
    (void)state;
    const struct {
        const char *prompt;
        double longest_m;
    } cases[] = {{"longest", 6}, {"height", 18}, {"width", 9}, {"depth", 6}, {"length", 6}, {"other", 0.4}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        pa_request request = {.prompt = cases[i].prompt};
        pa_finish_options options = settle(&request, box_of_no_metre());
        assert_true(fabs(options.size_m - cases[i].longest_m) < 1e-9);
        assert_true(options.height_m == 0);
    }
}

static void the_request_goes_before_the_words(void **state)
{
    (void)state;
    pa_request request = {.prompt = "height", .height_m = 2};
    pa_finish_options options = settle(&request, box_of_no_metre());
    assert_true(options.height_m == 2 && options.size_m == 0);
    request = (pa_request){.prompt = "height", .size_m = 2};
    options = settle(&request, box_of_no_metre());
    assert_true(options.height_m == 0 && options.size_m == 2);
}

static void what_is_in_metres_or_has_no_prompt_is_left_to_the_finish(void **state)
{
    (void)state;
    pa_request request = {.prompt = "height"};
    pa_scene metric = box_of_no_metre();
    metric.metric = true;
    assert_true(settle(&request, metric).size_m == 0);
    pa_request image = {0};
    pa_finish_options options = settle(&image, box_of_no_metre());
    assert_true(options.size_m == 0 && options.default_size_m == 0.4);
}

static void a_flat_side_says_nothing(void **state)
{
    (void)state;
    pa_scene scene = box_of_no_metre();
    for (uint32_t i = 0; i < scene.meshes[0].vertex_count; i++) {
        scene.meshes[0].positions[3 * i + 1] = 0;
    }
    pa_request request = {.prompt = "height"};
    assert_true(settle(&request, scene).size_m == 6);
}

static void a_unit_model_has_a_longest_side_of_one(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    pa_sizing_make_unit(&scene);
    pa_bounds bounds;
    assert_true(pa_scene_bounds(&scene, &bounds));
    assert_true(fabsf(bounds.max[2] - bounds.min[2] - 1) < 1e-5f);
    assert_true(fabsf(bounds.max[0] - bounds.min[0] - 2.0f / 3) < 1e-5f);
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
        cmocka_unit_test(a_wanted_side_becomes_the_longest_one_s_metres),
        cmocka_unit_test(the_request_goes_before_the_words),
        cmocka_unit_test(what_is_in_metres_or_has_no_prompt_is_left_to_the_finish),
        cmocka_unit_test(a_flat_side_says_nothing),
        cmocka_unit_test(a_unit_model_has_a_longest_side_of_one),
    };
    return cmocka_run_group_tests(tests, NULL, drop_arena);
}
