#include "cmocka_prelude.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engines/procedural/check.h"
#include "engines/procedural/model.h"

/* A kind "thing", one metre high, whose build runs the given lines (from line 3 on). */
static const char *const head =
    "return { kind = 'thing', height_m = { 0.5, 1, 2 }, parts = { leg = { 1, 2, 4 } },\n"
    "slots = { { 'body', 'oak' }, { 'cap', 'red plastic' } }, styles = { 'rustic' }, "
    "shapes = { 'round' }, build = function(p)\n";

typedef struct fixture {
    pa_arena arena;
    char source[8192];
    pa_embedded_file files[3];
    pa_recipe_book book;
} fixture;

static void start(fixture *with, const char *build, const char *library)
{
    *with = (fixture){0};
    pa_arena_init(&with->arena, 0);
    snprintf(with->source, sizeof with->source, "%s%s\nend }", head, build);
    size_t count = 0;
    if (library) {
        with->files[count++] =
            (pa_embedded_file){"lib/shared.lua", {(const uint8_t *)library, strlen(library)}};
    }
    with->files[count] =
        (pa_embedded_file){"thing.lua", {(const uint8_t *)with->source, strlen(with->source)}};
    pa_error err = {0};
    if (pa_recipe_book_load(with->files, NULL, NULL, &with->arena, &with->book, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    assert_int_equal(with->book.recipe_count, 1);
}

static pa_thing plain_thing(const fixture *with)
{
    return (pa_thing){.kind = &with->book.recipes[0].kind, .count = 1, .size.scale = 1.0};
}

static void expect_mistake(const char *build, const char *words)
{
    fixture with;
    start(&with, build, NULL);
    pa_thing thing = plain_thing(&with);
    pa_model_options options = {0};
    pa_scene scene = {0};
    pa_error err = {0};
    pa_status status = pa_model_build(&with.book, &thing, &options, NULL, &with.arena, &scene, NULL, &err);
    if (status != PA_INTERNAL || !strstr(err.detail, words)) {
        fail_msg("%s: got %s \"%s\", wanted \"%s\"", build, pa_status_code(status), err.detail, words);
    }
    assert_null(scene.meshes);
    pa_arena_done(&with.arena);
}

static void build(fixture *with, const pa_thing *thing, pa_model_options options, pa_scene *out_scene,
                  pa_model_report *out_report)
{
    pa_error err = {0};
    if (pa_model_build(&with->book, thing, &options, NULL, &with->arena, out_scene, out_report, &err) !=
        PA_OK) {
        fail_msg("%s", err.detail);
    }
    if (pa_scene_check(out_scene, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
}

static void a_scene_is_metric_and_has_the_wanted_size(void **state)
{
    (void)state;
    fixture with;
    start(&with, "p:add(kit.box{ size = { 0.2, 0.7, 0.3 } }:move(5, 3, 1), 'body')", NULL);
    pa_thing thing = plain_thing(&with);
    const struct {
        pa_size_wish wish;
        double height_m;
        int axis;
        double expected;
    } cases[] = {
        {{.scale = 1.0, .metres = 0.8, .extent = PA_EXTENT_MAIN}, 0.0, 1, 0.8},
        {{.scale = 1.0, .metres = 0.6, .extent = PA_EXTENT_HEIGHT}, 0.0, 1, 0.6},
        {{.scale = 1.0, .metres = 0.5, .extent = PA_EXTENT_WIDTH}, 0.0, 0, 0.5},
        {{.scale = 1.0, .metres = 0.5, .extent = PA_EXTENT_LENGTH}, 0.0, 2, 0.5},
        {{.scale = 1.0, .metres = 0.5, .extent = PA_EXTENT_HEIGHT}, 1.7, 1, 1.7},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        thing.size = cases[i].wish;
        pa_scene scene;
        build(&with, &thing, (pa_model_options){.height_m = cases[i].height_m}, &scene, NULL);
        pa_bounds bounds;
        assert_true(pa_scene_bounds(&scene, &bounds));
        assert_true(scene.metric);
        assert_true(fabs((double)bounds.max[cases[i].axis] - (double)bounds.min[cases[i].axis] -
                         cases[i].expected) < 1e-5);
        assert_true(fabs((double)bounds.min[1]) < 1e-6);
        assert_true(fabs((double)bounds.max[0] + (double)bounds.min[0]) < 1e-5);
    }
    thing.size = (pa_size_wish){.scale = 1.0};
    pa_scene scene;
    pa_model_report report;
    build(&with, &thing, (pa_model_options){.seed = 3}, &scene, &report);
    assert_true(report.wanted_m > 0.94 && report.wanted_m < 1.06);
    pa_arena_done(&with.arena);
}

static void a_family_builds_by_its_traits(void **state)
{
    (void)state;
    static const char source[] =
        "return { height_m = { 0.5, 1, 2 }, slots = { { 'body', 'oak' } }, traits = { wide = 2, high = 1 },\n"
        "kinds = { { kind = 'plank' }, { kind = 'post', traits = { wide = 0.5, knob = true } },\n"
        "  { kind = 'ball', build = function(p) p:add(kit.sphere{ radius = 0.5 }, 'body') end } },\n"
        "build = function(p)\n"
        "  assert((p.traits.knob == true) == (p.kind == 'post'))\n"
        "  p:add(kit.box{ size = { p.traits.wide, p.traits.high, 1 } }, 'body')\n"
        "end }";
    const pa_embedded_file files[] = {{"wood.lua", {(const uint8_t *)source, sizeof source - 1}}, {0}};
    const double widths[] = {2.0, 0.5, 1.0};
    fixture with = {0};
    pa_arena_init(&with.arena, 0);
    pa_error err = {0};
    assert_int_equal(pa_recipe_book_load(files, NULL, NULL, &with.arena, &with.book, &err), PA_OK);
    for (size_t i = 0; i < 3; i++) {
        pa_thing thing = {.kind = &with.book.recipes[i].kind, .count = 1, .size = {1.0, 1.0, PA_EXTENT_MAIN}};
        pa_scene scene;
        build(&with, &thing, (pa_model_options){0}, &scene, NULL);
        pa_bounds bounds;
        assert_true(pa_scene_bounds(&scene, &bounds));
        assert_true(fabs((double)bounds.max[0] - (double)bounds.min[0] - widths[i]) < 1e-5);
    }
    pa_arena_done(&with.arena);
}

static void sites_are_where_the_finished_object_has_them(void **state)
{
    (void)state;
    fixture with;
    start(&with,
          "p:add(kit.box{ size = { 0.4, 0.5, 0.2 } }:move(5, 3, 1), 'body')\n"
          "p:support{ at = { 5, 3.25, 1 }, size = { 0.4, 0.2 } }\n"
          "p:anchor('head', { at = { 5, 3.5, 1 }, normal = { 0, 0, 2 }, size = 0.1 })",
          NULL);
    pa_thing thing = plain_thing(&with);
    thing.size.metres = 1.0;
    pa_scene scene;
    pa_model_report report;
    build(&with, &thing, (pa_model_options){0}, &scene, &report);
    assert_int_equal(report.site_count, 2);
    const pa_site *top = &report.sites[0];
    assert_string_equal(top->name, "top");
    assert_true(top->support && !top->round);
    assert_true(fabs(top->at.x) < 1e-9 && fabs(top->at.y - 1.0) < 1e-9 && fabs(top->at.z) < 1e-9);
    assert_true(fabs(top->size.x - 0.8) < 1e-9 && fabs(top->size.y - 0.4) < 1e-9);
    const pa_site *anchor = &report.sites[1];
    assert_string_equal(anchor->name, "head");
    assert_true(!anchor->support && anchor->normal.z == 1.0 && fabs(anchor->at.y - 1.5) < 1e-9);
    assert_true(fabs(anchor->size.x - 0.2) < 1e-9);
    pa_arena_done(&with.arena);
}

static void words_reach_the_recipe(void **state)
{
    (void)state;
    fixture with;
    start(&with,
          "assert(p:part('leg') == 4 and p:style('rustic') and not p:shape('round'))\n"
          "assert(p:material('body') == 'gold' and p:material('cap') == 'plastic' and not p.advanced)\n"
          "assert(p.height == p.size and p.height == 0.75)\n"
          "p:add(kit.sphere{ radius = 0.4 }, 'body') p:add(kit.box{ size = { 1, 1, 1 } }, 'cap')",
          NULL);
    const pa_attribute attributes[] = {
        {.type = PA_ATTRIBUTE_PART, .value = "leg", .target = "leg", .count = 9},
        {.type = PA_ATTRIBUTE_STYLE, .value = "rustic"},
        {.type = PA_ATTRIBUTE_MATERIAL, .value = "gold"},
        {.type = PA_ATTRIBUTE_COLOR, .value = "blue", .target = "cap", .rgb = 0x0000FF},
    };
    pa_thing thing = plain_thing(&with);
    thing.attributes = attributes;
    thing.attribute_count = 4;
    thing.size.metres = 0.75;
    pa_scene scene;
    build(&with, &thing, (pa_model_options){0}, &scene, NULL);
    assert_int_equal(scene.mesh_count, 2);
    assert_int_equal(scene.material_count, 2);
    assert_true(scene.materials[0].metallic == 1.0f);
    assert_true(scene.materials[1].base_color[2] == 1.0f && scene.materials[1].base_color[0] == 0.0f);
    assert_string_equal(scene.meshes[1].name, "cap");
    pa_arena_done(&with.arena);
}

static void the_same_seed_gives_the_same_model(void **state)
{
    (void)state;
    fixture with;
    start(&with,
          "local s = kit.sphere{ radius = p:vary(0.3, 0.5) }:displace{ amount = 0.05, size = 0.2 }\n"
          "local t = {} for i = 1, 40 do t['k' .. math.random(1000)] = i end\n"
          "local n = 0 for k, v in pairs(t) do n = (n * 31 + v) % 1000 end\n"
          "p:add(s:move(n * 1e-3, 0, 0), 'body')\n"
          "p:add(kit.instances(kit.box{ size = { 0.1, 0.1, 0.1 } }, kit.over(s, { count = 9 })), 'cap')",
          NULL);
    pa_thing thing = plain_thing(&with);
    for (int mode = 0; mode < 2; mode++) {
        pa_scene scenes[3];
        for (int i = 0; i < 3; i++) {
            build(&with, &thing, (pa_model_options){.advanced = mode == 1, .seed = i < 2 ? 5 : 6}, &scenes[i],
                  NULL);
        }
        for (uint32_t m = 0; m < scenes[0].mesh_count; m++) {
            const pa_mesh *a = &scenes[0].meshes[m];
            const pa_mesh *b = &scenes[1].meshes[m];
            assert_int_equal(a->vertex_count, b->vertex_count);
            assert_memory_equal(a->positions, b->positions, 12u * a->vertex_count);
            assert_memory_equal(a->normals, b->normals, 12u * a->vertex_count);
            assert_memory_equal(a->indices, b->indices, 4u * a->index_count);
        }
        const pa_mesh *other = &scenes[2].meshes[0];
        assert_true(other->vertex_count != scenes[0].meshes[0].vertex_count ||
                    memcmp(other->positions, scenes[0].meshes[0].positions, 12u * other->vertex_count) != 0);
    }
    pa_arena_done(&with.arena);
}

static void a_group_keeps_its_slots_through_changes(void **state)
{
    (void)state;
    fixture with;
    start(&with,
          "local wheel = kit.group{ kit.cylinder{ radius = 0.2, height = 0.5, rows = 8 }:slot('body'),\n"
          "  kit.sphere{ radius = 0.25 }:move(0, 0.3, 0):slot('cap') }\n"
          "local bent = wheel:bend{ axis = 'y', towards = 'x', degrees = 40 }:rotate('z', 10):mirror('x')\n"
          "p:add(kit.instances(bent, kit.ring{ count = 3, radius = 1 }):align{ y = 'low' })\n"
          "assert(#kit.ring{ count = 3, radius = 1 } == 3)",
          NULL);
    pa_thing thing = plain_thing(&with);
    pa_scene scene;
    pa_model_report report;
    build(&with, &thing, (pa_model_options){0}, &scene, &report);
    assert_int_equal(scene.mesh_count, 2);
    assert_int_equal(report.open.count, 0);
    assert_int_equal(report.broken.count, 0);
    pa_arena_done(&with.arena);
}

static void markings_part_a_surface_without_opening_it(void **state)
{
    (void)state;
    fixture with;
    start(&with,
          "local ball = kit.sphere{ radius = 0.5 }:move(0, 0.5, 0)\n"
          "p:add(ball:paint('cap', { rough = 0.01, parts = {\n"
          "  { form = 'sphere', at = { 0, 1, 0 }, radius = 0.3 }, { form = 'sphere', at = { 0.5, 0.5, 0 }, "
          "radius = 0.2 } } })\n"
          "  :slot('body'):paint('cap', { over = 'body', parts = { { form = 'box', at = { 0, 0, 0 }, size = "
          "{ 1, 0.2, 1 } } } }), 'body')",
          NULL);
    pa_thing thing = plain_thing(&with);
    pa_scene scene;
    pa_model_report report;
    build(&with, &thing, (pa_model_options){.untextured = true}, &scene, &report);
    assert_int_equal(scene.mesh_count, 2);
    assert_int_equal(report.open.count, 0);
    assert_int_equal(report.broken.count, 0);
    pa_arena_done(&with.arena);
    expect_mistake("kit.sphere{ radius = 1 }:paint('hat', { parts = {} })", "declares no slot 'hat'");
    expect_mistake("kit.sphere{ radius = 1 }:paint('body', {})", "shape:paint: parts is missing");
}

static void bodies_melt_and_are_cut(void **state)
{
    (void)state;
    fixture with;
    start(&with,
          "local body = kit.blend{ smooth = 0.05, parts = {\n"
          "  { form = 'ellipsoid', at = { 0, 0.5, 0 }, size = { 0.3, 0.25, 0.5 } },\n"
          "  { form = 'cone', at = { 0, 0.5, 0.4 }, to = { 0, 0.9, 0.7 }, radius = 0.2, radius_to = 0.1 },\n"
          "  { form = 'sphere', at = { 0.3, 0.5, 0 }, radius = 0.1, subtract = true } } }\n"
          "p:add(body:cut{ point = { 0, 0, 0.6 }, normal = { 0, 0, 1 } }:align{ y = 'low' }, 'body')",
          NULL);
    pa_thing thing = plain_thing(&with);
    pa_scene scene;
    pa_model_report report;
    build(&with, &thing, (pa_model_options){0}, &scene, &report);
    assert_int_equal(report.open.count, 0);
    assert_int_equal(report.broken.count, 0);
    assert_true(pa_scene_triangle_count(&scene) > 500);
    pa_arena_done(&with.arena);
    expect_mistake("kit.blend{ parts = { { form = 'sphere', radius = 1 } } }",
                   "kit.blend: parts[1]: at is missing");
    expect_mistake("kit.blend{ parts = { { form = 'blob', at = { 0, 0, 0 } } } }",
                   "form must be sphere, ellipsoid, capsule, cone, box or torus");
    expect_mistake(
        "local t = {} for i = 1, 256 do t[i] = { form = 'sphere', at = { i, 0, 0 }, radius = 40 } end\n"
        "kit.blend{ parts = t, cell = 0.0001 }",
        "thing.lua:4: the recipe took more than 20 million steps");
}

static void shared_code_is_required_from_lib(void **state)
{
    (void)state;
    fixture with;
    start(&with,
          "local shared = require('lib/shared') assert(require('lib/shared') == shared)\n"
          "p:add(shared.block(p.height), 'body')",
          "return { block = function(h) return kit.box{ size = { h, h, h } } end }");
    pa_thing thing = plain_thing(&with);
    pa_scene scene;
    build(&with, &thing, (pa_model_options){0}, &scene, NULL);
    assert_int_equal(scene.meshes[0].index_count, 36);
    pa_arena_done(&with.arena);
    expect_mistake("require('lib/none')", "thing.lua:3: require: there is no lib/none.lua");
    expect_mistake("require('os')", "shared code lies in lib/");
    expect_mistake("require('lib/../../etc/passwd')", "there is no");
}

static void mistakes_name_file_line_and_argument(void **state)
{
    (void)state;
    expect_mistake("p:add(kit.box{ size = { 1, 1, 1 }, bevle = 0.1 }, 'body')",
                   "thing.lua:3: kit.box has no argument 'bevle'; it takes size, bevel, segments, cells");
    expect_mistake("\nkit.cylinder{ radius = 1 }", "thing.lua:4: kit.cylinder: height is missing");
    expect_mistake("kit.cylinder{ radius = 'a', height = 1 }",
                   "kit.cylinder: radius must be a number, not string");
    expect_mistake("kit.cylinder{ radius = -1, height = 1 }", "thing.lua:3: kit.cylinder: radius");
    expect_mistake("kit.box{ size = { 1, 1 } }", "kit.box: size must be a list of 3 numbers");
    expect_mistake("kit.box{ size = { 1, 0 / 0, 1 } }", "kit.box: size must be a finite number");
    expect_mistake("kit.box{ size = { 1, math.huge, 1 } }", "kit.box: size must be a finite number");
    expect_mistake("kit.box(3)", "kit.box takes a table of named arguments, not number");
    expect_mistake("kit.box{ 1, 2, 3 }", "kit.box takes named arguments");
    expect_mistake("kit.sphere{ radius = 1, sides = 1.5 }", "kit.sphere: sides must be a whole number");
    expect_mistake("kit.sphere{ radius = 1, sides = 1e6 }", "thing.lua:3: kit.sphere: sides");
    expect_mistake("kit.lathe{ profile = { { 1, 0 }, { 1, 1, 'soft' } } }",
                   "profile must be angle, sharp or smooth");
    expect_mistake("kit.sweep{ path = { { 0, 0, 0 }, { 0, 1, 0 } }, radius = 1, radii = { 1 } }",
                   "radii must have 2 numbers");
    expect_mistake("kit.ball{ radius = 1 }", "thing.lua:3: kit has no 'ball'");
    expect_mistake("kit.sphere{ radius = 1 }:grow(2)", "thing.lua:3: a shape has no 'grow'");
    expect_mistake("kit.sphere{ radius = 1 }:rotate('w', 2)", "axis must be x, y or z");
    expect_mistake("kit.sphere{ radius = 1 }.move(3, 3, 3)", "must be a shape, not number");
    expect_mistake("kit.sphere{ radius = 1 }:scale(0)", "factors must be above 0");
    expect_mistake("p:add(kit.sphere{ radius = 1 }, 'wheel')", "the recipe declares no slot 'wheel'");
    expect_mistake("p:add(kit.sphere{ radius = 1 })", "a slot is needed");
    expect_mistake("p:add('ball', 'body')", "its shape must be a shape, not string");
    expect_mistake("p:part('wheel')", "declares no part 'wheel'");
    expect_mistake("p:style('gothic')", "does not declare 'gothic'");
    expect_mistake("return p.heigth", "thing.lua:3: p has no 'heigth'");
    expect_mistake("return p.width", "p has no 'width'");
    expect_mistake("local x", "thing.lua: build drew nothing that has a size");
    expect_mistake("kit.over(3, {})", "its first argument must be a shape");
    expect_mistake("kit.group{ 3 }", "kit.group: an item must be a shape");
}

static void abuse_ends_in_an_error(void **state)
{
    (void)state;
    expect_mistake("while true do end", "thing.lua:3: the recipe took more than 20 million steps");
    expect_mistake(
        "kit.heightfield({ width = 1, length = 1, columns = 4, rows = 4 }, function() while true do end "
        "end)",
        "more than 20 million steps");
    expect_mistake(
        "local function f(x, z) kit.heightfield({ width = 1, length = 1, columns = 4, rows = 4 }, f) "
        "return 0 end f(0, 0)",
        "thing.lua: C stack overflow");
    expect_mistake("kit.heightfield({ width = 1, length = 1, columns = 1e9, rows = 4 }, p.vary)",
                   "columns and rows go from 2 to 1024");
    expect_mistake("local t = {} for i = 1, 1e9 do t[i] = { i } end", "MiB of Lua memory");
    expect_mistake("for i = 1, 1e9 do kit.sphere{ radius = 1, sides = 400 } end", "thing.lua:3: ");
    expect_mistake("local s = kit.sphere{ radius = 1 } for i = 1, 1e9 do s = kit.group{ s, s } end",
                   "thing.lua:3: ");
    expect_mistake("local s = kit.sphere{ radius = 1 } for i = 1, 9 do "
                   "s = kit.instances(s, kit.ring{ count = 400, radius = 9 }) end",
                   "thing.lua:3: ");
    expect_mistake("local s = kit.box{ size = { 1, 1, 1 } } for i = 1, 1e9 do p:add(s, 'body') end",
                   "more than 65536 pieces");
    expect_mistake("local s = kit.sphere{ radius = 1 } for i = 1, 9 do s = s:subdivide{ levels = 5 } end",
                   "thing.lua:3: shape:subdivide: ");
    expect_mistake("p:add(kit.sphere{ radius = 1 }:scale(1e300):scale(1e300), 'body')", "thing.lua");
    expect_mistake("local c = {} for i = 1, 9000 do c[i] = { i, 0, 0 } end kit.sweep{ path = c, radius = 1 }",
                   "path must have at most 8192 items");
    expect_mistake("p:add(kit.sphere{ radius = 1, sides = 512 }, 'body') p.build = p.add p.kit = 1 error(p)",
                   "thing.lua: the recipe raised an error that is a table value");
    expect_mistake("p.add, kit.box = nil error('still here')", "thing.lua:3: still here");
}

static void shapes_cannot_be_made_while_loading(void **state)
{
    (void)state;
    const char *source = "local s = kit.sphere{ radius = 1 }";
    const pa_embedded_file files[] = {{"early.lua", {(const uint8_t *)source, strlen(source)}},
                                      {NULL, {NULL, 0}}};
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_recipe_book book;
    pa_error err = {0};
    assert_int_equal(pa_recipe_book_load(files, NULL, NULL, &arena, &book, &err), PA_INTERNAL);
    assert_string_equal(err.detail, "early.lua:1: shapes can be made inside build only");
    pa_arena_done(&arena);
}

static void cancelling_ends_a_build(void **state)
{
    (void)state;
    fixture with;
    start(&with, "while true do end", NULL);
    pa_thing thing = plain_thing(&with);
    atomic_bool cancel = true;
    pa_run run = {.cancel = &cancel};
    pa_model_options options = {0};
    pa_scene scene;
    assert_int_equal(pa_model_build(&with.book, &thing, &options, &run, &with.arena, &scene, NULL, NULL),
                     PA_CANCELLED);
    pa_arena_done(&with.arena);
}

static void the_check_sees_what_is_wrong(void **state)
{
    (void)state;
    const struct {
        const char *build;
        const char *words;
    } cases[] = {
        {"p:add(kit.box{ size = { 0.1, 0.5 * p.height, 0.1 } }:align{ y = 'low' }, 'body')", "were wanted"},
        {"p:add(kit.box{ size = { 0.1, p.height, 0.1 } }, 'body')", "not on the floor"},
        {"p:add(kit.cylinder{ radius = 0.1, height = p.height, open = true }:align{ y = 'low' }, 'body')",
         "thing.lua:3: thing: basic: 40 open edges"},
        {"local path = { { -0.1, 0, 0 }, { 0.1, 0, 0 }, { 0.1, 0.1, 0 }, { 0, 0.1, 0 }, { 0, -0.1, 0 } }\n"
         "local rope = kit.sweep{ path = path, radius = 0.01 }\n"
         "p:add(rope:scale(5 * p.height):align{ y = 'low' }, 'body')",
         "thing.lua:4: thing: basic: 1 shapes pass through themselves"},
        {"local path = { { -0.1, 0, 0 }, { 0.1, 0, 0 }, { 0.1, 0.1, 0 }, { 0, 0.1, 0 }, { 0, -0.1, 0 } }\n"
         "local rope = kit.sweep{ path = path, radius = 0.01 }:knotted()\n"
         "p:add(rope:scale(2 * p.height):align{ y = 'low' }, 'body')",
         "were wanted"},
        {"p:add(kit.sphere{ radius = p.height / 2, sides = 256 }:align{ y = 'low' }, 'body')", "triangles"},
        {"if p:style('rustic') then error('not yet') end\n"
         "p:add(kit.box{ size = { 0.1, p.height, 0.1 } }:align{ y = 'low' }, 'body')",
         "thing.lua:3: not yet (thing: rustic)"},
        {"if p:part('leg') == 4 then error('four') end\n"
         "p:add(kit.box{ size = { 0.1, p.height, 0.1 } }:align{ y = 'low' }, 'body')",
         "thing.lua:3: four (thing: 4 × leg)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        fixture with;
        start(&with, cases[i].build, NULL);
        pa_recipe_findings findings;
        assert_int_equal(pa_recipe_check(&with.book, &with.book.recipes[0], PA_RECIPE_CARE_FULL, NULL,
                                         &with.arena, &findings, NULL),
                         PA_OK);
        assert_true(findings.mistake_count > 0);
        if (!strstr(findings.mistakes[0], cases[i].words)) {
            fail_msg("got \"%s\", wanted \"%s\"", findings.mistakes[0], cases[i].words);
        }
        pa_arena_done(&with.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scene_is_metric_and_has_the_wanted_size),
        cmocka_unit_test(a_family_builds_by_its_traits),
        cmocka_unit_test(sites_are_where_the_finished_object_has_them),
        cmocka_unit_test(words_reach_the_recipe),
        cmocka_unit_test(the_same_seed_gives_the_same_model),
        cmocka_unit_test(a_group_keeps_its_slots_through_changes),
        cmocka_unit_test(markings_part_a_surface_without_opening_it),
        cmocka_unit_test(bodies_melt_and_are_cut),
        cmocka_unit_test(shared_code_is_required_from_lib),
        cmocka_unit_test(mistakes_name_file_line_and_argument),
        cmocka_unit_test(abuse_ends_in_an_error),
        cmocka_unit_test(shapes_cannot_be_made_while_loading),
        cmocka_unit_test(cancelling_ends_a_build),
        cmocka_unit_test(the_check_sees_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
