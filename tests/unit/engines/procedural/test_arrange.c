#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "asset/geometry/rest.h"
#include "engines/procedural/arrange.h"

/* Recipes as small as can be, with what scenes need to know. */
static const char source[] =
    "local function box(p, x, y, z) p:add(kit.box{ size = { x, y, z } }:align{ y = 'low' }, 'body') end\n"
    "return { slots = { { 'body', 'oak' } }, kinds = {\n"
    "{ kind = 'table', height_m = { 0.7, 0.7, 0.7 }, build = function(p) box(p, 1.2, p.height, 0.8)\n"
    "  p:support{ at = { 0, p.height, 0 }, size = { 1.2, 0.8 } } end },\n"
    "{ kind = 'apple', synsets = { 'apple.n.01' }, height_m = { 0.08, 0.08, 0.08 }, build = function(p)\n"
    "  p:add(kit.sphere{ radius = 0.04 }:move(0, 0.04, 0), 'body') end },\n"
    "{ kind = 'book', height_m = { 0.03, 0.03, 0.03 }, build = function(p) box(p, 0.2, p.height, 0.3) end "
    "},\n"
    "{ kind = 'elephant', height_m = { 3, 3, 3 }, build = function(p) box(p, 2, p.height, 4) end },\n"
    "{ kind = 'bowl', height_m = { 0.1, 0.1, 0.1 }, build = function(p)\n"
    "  p:add(kit.lathe{ profile = { { 0, 0 }, { 0.1, 0 }, { 0.15, 0.1 }, { 0.14, 0.1 }, { 0.09, 0.01 }, { 0, "
    "0.01 } } },\n"
    "    'body') p:support{ name = 'inside', at = { 0, 0.01, 0 }, size = { 0.18, 0.18 }, round = true } end "
    "},\n"
    "{ kind = 'cat', height_m = { 0.3, 0.3, 0.3 }, build = function(p) box(p, 0.1, p.height, 0.4)\n"
    "  p:anchor('head', { at = { 0, p.height, 0.1 }, size = 0.1 })\n"
    "  p:anchor('hand', { at = { 0, 0.1, 0.22 }, normal = { 0, 0, 1 } }) end },\n"
    "{ kind = 'hat', height_m = { 0.2, 0.2, 0.2 }, build = function(p) box(p, 0.4, p.height, 0.4)\n"
    "  p:anchor('head', { at = { 0, 0, 0 }, size = 0.2 }) end },\n"
    "{ kind = 'sword', height_m = { 1, 1, 1 }, build = function(p) box(p, 0.02, p.height, 0.02)\n"
    "  p:anchor('hand', { at = { 0, 0.1, 0 } }) end },\n"
    "} }";

typedef struct fixture {
    pa_arena arena;
    pa_embedded_file files[2];
    pa_recipe_book book;
    pa_lexicon lexicon;
    const pa_kinds *kinds;
} fixture;

static int set_up(void **state)
{
    static fixture made;
    made = (fixture){.files = {{"things.lua", {(const uint8_t *)source, sizeof source - 1}}, {0}},
                     .lexicon = pa_lexicon_builtin()};
    pa_arena_init(&made.arena, 0);
    pa_error err = {0};
    *state = &made;
    if (pa_recipe_book_load(made.files, NULL, NULL, &made.arena, &made.book, &err) ||
        pa_recipe_book_kinds(&made.book, &made.lexicon, &made.arena, &made.kinds, &err)) {
        print_error("%s\n", err.detail);
        return -1;
    }
    return 0;
}

static int tear_down(void **state)
{
    fixture *made = *state;
    pa_arena_done(&made->arena);
    return 0;
}

static pa_scene arrange(fixture *with, const char *prompt, pa_arena *arena)
{
    pa_reading_options reading_options = {
        .most_objects = PA_ARRANGE_OBJECTS_MAX, .scenes = true, .relations = pa_arrange_relations()};
    pa_reading reading;
    pa_scene scene;
    pa_error err = {0};
    if (pa_reading_parse(with->kinds, prompt, &reading_options, arena, &reading, &err) ||
        pa_arrange(&with->book, &reading, &(pa_model_options){0}, NULL, arena, &scene, &err) ||
        pa_scene_check(&scene, &err)) {
        fail_msg("%s: %s", prompt, err.detail);
    }
    assert_int_equal(reading.ignored_count, 0);
    assert_true(scene.metric);
    return scene;
}

/* One mesh as a scene of its own. */
static pa_scene only(const pa_scene *scene, uint32_t mesh)
{
    return (pa_scene){.meshes = &scene->meshes[mesh], .mesh_count = 1, .metric = true};
}

static pa_bounds bounds_of(const pa_scene *scene, uint32_t mesh)
{
    pa_scene one = only(scene, mesh);
    pa_bounds bounds;
    assert_true(pa_scene_bounds(&one, &bounds));
    return bounds;
}

/* The free way down from the upper to the lower mesh, metres; negative where one is inside the other. */
static double gap(const pa_scene *scene, uint32_t lower, uint32_t upper, pa_arena *arena)
{
    pa_scene below = only(scene, lower);
    pa_scene above = only(scene, upper);
    double move;
    assert_int_equal(
        pa_rest_move((pa_rest_body){&below, 1}, (pa_rest_body){&above, 1}, HUGE_VAL, arena, &move, NULL),
        PA_OK);
    return -move;
}

static bool apart(pa_bounds a, pa_bounds b)
{
    bool separate = false;
    for (int axis = 0; axis < 3; axis += 2) {
        separate = separate || a.max[axis] <= b.min[axis] || b.max[axis] <= a.min[axis];
    }
    return separate;
}

static void what_lies_on_something_touches_it(void **state)
{
    fixture *with = *state;
    static const char *const prompts[] = {"an apple on a table",   "a book on a table",  "an apple on a book",
                                          "a table with an apple", "a bowl of an apple", "an apple in a bowl",
                                          "a cat on a table"};
    for (size_t i = 0; i < sizeof prompts / sizeof prompts[0]; i++) {
        pa_arena arena;
        pa_arena_init(&arena, 0);
        pa_scene scene = arrange(with, prompts[i], &arena);
        assert_int_equal(scene.mesh_count, 2);
        double between = gap(&scene, 0, 1, &arena);
        if (fabs(between) > 0.001) {
            fail_msg("%s: %g m apart", prompts[i], between);
        }
        assert_true(fabs((double)bounds_of(&scene, 0).min[1]) < 1e-6);
        pa_arena_done(&arena);
    }
}

static void what_shares_a_support_lies_side_by_side(void **state)
{
    fixture *with = *state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_scene scene = arrange(with, "three books on a table with two apples", &arena);
    assert_int_equal(scene.mesh_count, 6);
    for (uint32_t i = 1; i < 6; i++) {
        assert_true(fabs(gap(&scene, 0, i, &arena)) < 0.001);
        for (uint32_t k = i + 1; k < 6; k++) {
            assert_true(apart(bounds_of(&scene, i), bounds_of(&scene, k)));
        }
    }
    pa_arena_done(&arena);
}

static void what_stands_on_the_floor_keeps_apart(void **state)
{
    fixture *with = *state;
    static const char *const prompts[] = {"two cats and a table", "a cat beside a table",
                                          "a cat behind a table", "a cat in front of a table",
                                          "an elephant and a cat"};
    for (size_t i = 0; i < sizeof prompts / sizeof prompts[0]; i++) {
        pa_arena arena;
        pa_arena_init(&arena, 0);
        pa_scene scene = arrange(with, prompts[i], &arena);
        for (uint32_t a = 0; a < scene.mesh_count; a++) {
            assert_true(fabs((double)bounds_of(&scene, a).min[1]) < 1e-6);
            for (uint32_t b = a + 1; b < scene.mesh_count; b++) {
                assert_true(apart(bounds_of(&scene, a), bounds_of(&scene, b)));
            }
        }
        pa_arena_done(&arena);
    }
}

static void sizes_are_true_unless_it_would_not_fit(void **state)
{
    fixture *with = *state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_scene scene = arrange(with, "an apple on a table", &arena);
    pa_bounds apple = bounds_of(&scene, 1);
    assert_true(fabs((double)apple.max[1] - (double)apple.min[1] - 0.08) < 1e-5);
    scene = arrange(with, "an elephant on a table", &arena);
    pa_bounds elephant = bounds_of(&scene, 1);
    assert_true((double)elephant.max[2] - (double)elephant.min[2] <= 1.25 * 0.8 + 1e-5);
    pa_arena_done(&arena);
}

static void anchors_of_one_name_come_together(void **state)
{
    fixture *with = *state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_scene scene = arrange(with, "a cat wearing a hat and holding a sword on a table", &arena);
    assert_int_equal(scene.mesh_count, 4); /* table, cat, hat, sword */
    pa_bounds cat = bounds_of(&scene, 1);
    pa_bounds hat = bounds_of(&scene, 2);
    pa_bounds sword = bounds_of(&scene, 3);
    /* The hat has shrunk from a head of 0.2 m to one of 0.1 m and sits on the cat's. */
    assert_true(fabs((double)hat.max[0] - (double)hat.min[0] - 0.2) < 1e-4);
    assert_true(fabs((double)hat.min[1] - (double)cat.max[1]) < 0.001);
    assert_true(
        fabs(0.5 * ((double)hat.min[2] + (double)hat.max[2] - (double)cat.min[2] - (double)cat.max[2]) -
             0.1) < 1e-4);
    /* The sword points forwards from the paw. */
    assert_true(fabs((double)sword.max[2] - (double)sword.min[2] - 1.0) < 1e-4);
    assert_true(fabs((double)sword.min[2] - (double)cat.max[2] + 0.08) < 1e-4);
    assert_true(fabs(gap(&scene, 0, 1, &arena)) < 0.001);
    pa_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_lies_on_something_touches_it),
        cmocka_unit_test(what_shares_a_support_lies_side_by_side),
        cmocka_unit_test(what_stands_on_the_floor_keeps_apart),
        cmocka_unit_test(sizes_are_true_unless_it_would_not_fit),
        cmocka_unit_test(anchors_of_one_name_come_together),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
