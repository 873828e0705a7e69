#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "asset/geometry/mesh_shape.h"
#include "asset/geometry/primitive.h"
#include "asset/geometry/tessellate.h"
#include "asset/geometry/transform.h"
#include "engines/procedural/bricks.h"
#include "engines/procedural/cover.h"
#include "engines/procedural/emboss.h"
#include "engines/procedural/material.h"
#include "engines/procedural/outline.h"
#include "engines/procedural/part_shape.h"

#define SCOPED __attribute__((cleanup(pa_arena_done)))

static pa_shape stalk_of(double height, pa_arena *arena)
{
    pa_shape stalk;
    const pa_cylinder_options options = {.radius = 0.05, .height = height, .rows = 16, .sides = 8};
    assert_int_equal(pa_shape_cylinder(&options, arena, &stalk, NULL), PA_OK);
    assert_int_equal(pa_shape_move(&stalk, (pa_vec3){0.0, 0.5 * height, 0.0}, NULL), PA_OK);
    return stalk;
}

/* A stalk one metre high that grows from the ground, in the shape that a word gives it. */
static pa_shape shaped_stalk(const char *word, pa_arena *arena)
{
    static const pa_kind_slot slots[] = {{"body", "oak"}, {"stem", "oak"}, {NULL, NULL}};
    static const pa_kind kind = {.name = "thing", .slots = slots};
    const pa_attribute attribute = {.type = PA_ATTRIBUTE_SHAPE, .value = word, .target = "stem"};
    const pa_thing thing = {.kind = &kind, .attributes = &attribute, .attribute_count = 1};
    pa_part_form form;
    assert_false(pa_part_form_of(&thing, "body", &form));
    assert_true(pa_part_form_of(&thing, "stem", &form));
    pa_shape stalk = stalk_of(1.0, arena);
    assert_int_equal(pa_part_reshape(&form, (pa_vec3){0.0, -1.0, 0.0}, &stalk, arena, NULL), PA_OK);
    return stalk;
}

static pa_vec3 size_of(const pa_shape *shape)
{
    pa_vec3 low;
    pa_vec3 high;
    assert_true(pa_shape_bounds(shape, &low, &high));
    return pa_vec3_sub(high, low);
}

static void a_part_is_bent_from_where_it_grows(void **state)
{
    (void)state;
    SCOPED pa_arena arena = {0};
    pa_shape longer = shaped_stalk("long", &arena);
    pa_shape thicker = shaped_stalk("thick", &arena);
    pa_shape curved = shaped_stalk("curved", &arena);
    pa_shape larger = shaped_stalk("large", &arena);
    assert_true(size_of(&longer).y > 1.35);
    assert_true(size_of(&thicker).x > 0.12 && size_of(&thicker).y < 1.05);
    assert_true(fmax(size_of(&curved).x, size_of(&curved).z) > 0.3);
    assert_true(size_of(&larger).y > 1.3 && size_of(&larger).x > 0.12);
    pa_vec3 low;
    pa_vec3 high;
    assert_true(pa_shape_bounds(&longer, &low, &high));
    assert_true(fabs(low.y) < 0.02);
}

static void every_shape_of_a_part_changes_it(void **state)
{
    (void)state;
    for (const char *const *word = pa_part_shapes(); *word; word++) {
        SCOPED pa_arena arena = {0};
        pa_shape before = stalk_of(1.0, &arena);
        pa_shape after = shaped_stalk(*word, &arena);
        double moved = 0.0;
        for (uint32_t i = 0; i < before.point_count; i++) {
            assert_true(pa_vec3_finite(after.points[i]));
            moved = fmax(moved, pa_vec3_length(pa_vec3_sub(before.points[i], after.points[i])));
        }
        if (moved < 0.01) {
            fail_msg("\"%s\" changes nothing", *word);
        }
    }
}

static pa_scene ball_scene(double radius, pa_arena *arena)
{
    pa_shape ball;
    const pa_sphere_options options = {.radius = radius};
    assert_int_equal(pa_shape_sphere(&options, arena, &ball, NULL), PA_OK);
    pa_scene scene = {.mesh_count = 1,
                      .meshes = PA_NEW(arena, pa_mesh),
                      .material_count = 1,
                      .materials = PA_NEW(arena, pa_material),
                      .metric = true};
    scene.materials[0] = pa_material_default();
    assert_int_equal(pa_shape_tessellate(&ball, arena, &scene.meshes[0], NULL), PA_OK);
    return scene;
}

static void bricks_take_the_place_of_what_they_are_built_after(void **state)
{
    (void)state;
    SCOPED pa_arena arena = {0};
    pa_scene scene = ball_scene(0.5, &arena);
    const pa_bricks_options options = {.cells = 16, .height = 0.6, .studs = true, .stud_sides = 8};
    assert_int_equal(pa_bricks_build(&scene, &options, &arena, NULL), PA_OK);
    assert_int_equal(pa_scene_check(&scene, NULL), PA_OK);
    pa_bounds box;
    assert_true(pa_scene_bounds(&scene, &box));
    const float tolerance = 0.05f;
    for (int i = 0; i < 3; i++) {
        assert_true(fabsf(box.min[i] + 0.5f) < tolerance && fabsf(box.max[i] - 0.5f) < tolerance);
    }
    /* Nothing of a ball slopes any more. */
    size_t level = 0;
    for (uint32_t i = 0; i < scene.meshes[0].vertex_count; i++) {
        level += scene.meshes[0].normals[3 * i + 1] > 0.999f;
    }
    assert_true(level > 200);
}

static void cubes_are_closed(void **state)
{
    (void)state;
    SCOPED pa_arena arena = {0};
    pa_scene scene = ball_scene(1.0, &arena);
    const pa_bricks_options options = {.cells = 8, .height = 1.0};
    assert_int_equal(pa_bricks_build(&scene, &options, &arena, NULL), PA_OK);
    /* What is seen from one side is seen from the other: the areas that look along X cancel out. */
    double sum = 0.0;
    const pa_mesh *mesh = &scene.meshes[0];
    for (uint32_t i = 0; i < mesh->index_count; i += 3) {
        sum += (double)mesh->normals[3 * mesh->indices[i]];
    }
    assert_true(fabs(sum) < 1e-6);
    assert_int_equal(mesh->vertex_count % 4, 0);
}

static void nothing_cannot_be_built_of_bricks(void **state)
{
    (void)state;
    SCOPED pa_arena arena = {0};
    pa_scene scene = {0};
    pa_error err = {0};
    const pa_bricks_options options = {.cells = 8, .height = 1.0};
    assert_int_equal(pa_bricks_build(&scene, &options, &arena, &err), PA_INVALID);
}

/* What covers a ball of half a metre around (0, 0.5, 0). */
static void cover_ball(const char *cover, pa_arena *arena, pa_shape out_shapes[PA_COVER_SURFACES_MAX])
{
    pa_shape ball;
    const pa_sphere_options sphere = {.radius = 0.5};
    assert_int_equal(pa_shape_sphere(&sphere, arena, &ball, NULL), PA_OK);
    assert_int_equal(pa_shape_move(&ball, (pa_vec3){0.0, 0.5, 0.0}, NULL), PA_OK);
    const pa_cover_options options = {.cover = cover, .surfaces = 1, .longest_m = 1.0, .seed = 7};
    assert_int_equal(pa_cover_build(&ball, &options, arena, out_shapes, NULL), PA_OK);
}

static void every_cover_lies_on_the_surface(void **state)
{
    (void)state;
    for (const char *const *word = pa_cover_words(); *word; word++) {
        SCOPED pa_arena arena = {0};
        pa_shape shapes[PA_COVER_SURFACES_MAX];
        cover_ball(*word, &arena, shapes);
        if (shapes[0].face_count < 50 || shapes[1].face_count != 0) {
            fail_msg("%s: %u faces", *word, shapes[0].face_count);
        }
        for (uint32_t i = 0; i < shapes[0].point_count; i++) {
            double out = pa_vec3_length(pa_vec3_sub(shapes[0].points[i], (pa_vec3){0.0, 0.5, 0.0}));
            if (!(out > 0.44 && out < 0.68)) {
                fail_msg("%s: a point lies %g from the middle", *word, out);
            }
        }
        pa_surface surface;
        const char *words = pa_cover_surface(*word, 0);
        assert_true(words && (words[0] == 0 || pa_surface_parse(words, &surface)));
    }
}

static void snow_lies_on_top(void **state)
{
    (void)state;
    SCOPED pa_arena arena = {0};
    pa_shape shapes[PA_COVER_SURFACES_MAX];
    cover_ball("snow", &arena, shapes);
    for (uint32_t i = 0; i < shapes[0].point_count; i++) {
        assert_true(shapes[0].points[i].y > 0.5);
    }
}

static void a_cactus_has_spikes_of_its_own(void **state)
{
    (void)state;
    static const pa_kind_slot of_cactus[] = {{"body", "green skin"}, {"spine", "ivory"}, {NULL, NULL}};
    static const pa_kind_slot of_rock[] = {{"rock", "stone"}, {"moss", "moss"}, {NULL, NULL}};
    static const pa_kind_part perhaps_moss[] = {{"moss", 0, 0, 1}, {0}};
    const pa_kind cactus = {.name = "cactus", .slots = of_cactus};
    const pa_kind rock = {.name = "rock", .slots = of_rock, .parts = perhaps_moss};
    assert_true(pa_cover_is_given(&cactus, "spikes"));
    assert_false(pa_cover_is_given(&cactus, "snow"));
    /* A rock has its moss only where that is asked for. */
    assert_false(pa_cover_is_given(&rock, "moss"));
}

static pa_scene scene_of(const pa_shape *shape, pa_arena *arena)
{
    pa_scene scene = {.mesh_count = 1, .meshes = PA_NEW(arena, pa_mesh)};
    assert_int_equal(pa_shape_tessellate(shape, arena, &scene.meshes[0], NULL), PA_OK);
    return scene;
}

static pa_scene box_scene(pa_vec3 size, pa_arena *arena)
{
    pa_shape box;
    const pa_box_options options = {.size = size};
    assert_int_equal(pa_shape_box(&options, arena, &box, NULL), PA_OK);
    assert_int_equal(pa_shape_move(&box, (pa_vec3){0.0, 0.5 * size.y, 0.0}, NULL), PA_OK);
    return scene_of(&box, arena);
}

static void a_figure_is_pressed_onto_the_front(void **state)
{
    (void)state;
    SCOPED pa_arena arena = {0};
    pa_scene door = box_scene((pa_vec3){1.0, 2.0, 0.1}, &arena);
    pa_scene figure = ball_scene(0.3, &arena);
    const pa_emboss_options options = {.share = 0.8};
    assert_int_equal(pa_emboss(&door, 1, &figure, &options, NULL), PA_OK);
    pa_bounds box;
    assert_true(pa_scene_bounds(&figure, &box));
    assert_true(box.max[0] - box.min[0] > 0.5f && box.max[0] < 0.5f && box.min[0] > -0.5f);
    assert_true(box.min[1] > 0.0f && box.max[1] < 2.0f);
    /* It stands out of the door's front, which lies at 0.05, by less than it is wide. */
    assert_true(box.max[2] > 0.06f && box.max[2] < 0.3f && box.min[2] > -0.1f);
}

static void what_lies_flat_bears_its_figure_on_top(void **state)
{
    (void)state;
    SCOPED pa_arena arena = {0};
    pa_scene rug = box_scene((pa_vec3){2.0, 0.02, 1.0}, &arena);
    pa_scene figure = ball_scene(0.3, &arena);
    const pa_emboss_options options = {.share = 0.8};
    assert_int_equal(pa_emboss(&rug, 1, &figure, &options, NULL), PA_OK);
    pa_bounds box;
    assert_true(pa_scene_bounds(&figure, &box));
    assert_true(box.max[1] > 0.03f && box.max[1] < 0.3f);
    assert_true(box.max[2] - box.min[2] > 0.5f && box.max[2] < 0.5f);
}

static void a_hoop_gets_a_charm(void **state)
{
    (void)state;
    SCOPED pa_arena arena = {0};
    pa_shape hoop;
    const pa_torus_options torus = {.radius = 0.5, .tube = 0.03};
    assert_int_equal(pa_shape_torus(&torus, &arena, &hoop, NULL), PA_OK);
    pa_scene bracelet = scene_of(&hoop, &arena);
    pa_scene figure = ball_scene(0.3, &arena);
    const pa_emboss_options options = {.share = 0.8};
    assert_int_equal(pa_emboss(&bracelet, 1, &figure, &options, NULL), PA_OK);
    pa_bounds box;
    assert_true(pa_scene_bounds(&figure, &box));
    assert_true(box.min[2] > 0.45f && box.max[0] - box.min[0] > 0.15f);
}

/* The least and the most that a box of one metre each way reaches from its middle in an outline. */
static void press_box(pa_outline outline, double *out_least, double *out_most)
{
    SCOPED pa_arena arena = {0};
    pa_scene box = box_scene((pa_vec3){1.0, 1.0, 1.0}, &arena);
    assert_int_equal(pa_outline_press(&box, outline, &arena, NULL), PA_OK);
    *out_least = HUGE_VAL;
    *out_most = 0.0;
    for (uint32_t i = 0; i < box.meshes[0].vertex_count; i++) {
        const float *p = box.meshes[0].positions + 3 * (size_t)i;
        assert_true(isfinite(p[0]) && isfinite(p[1]) && isfinite(p[2]));
        assert_true(p[1] > -1e-4f && p[1] < 1.0001f);
        /* The sides, without what lies inside top and bottom. */
        double far = hypot((double)p[0], (double)p[2]);
        *out_most = fmax(*out_most, far);
        if (p[1] > 0.3f && p[1] < 0.7f) {
            *out_least = fmin(*out_least, far);
        }
    }
}

static void a_box_becomes_a_drum_or_a_star(void **state)
{
    (void)state;
    double least;
    double most;
    press_box(PA_OUTLINE_ROUND, &least, &most);
    assert_true(most - least < 0.05 * most);
    press_box(PA_OUTLINE_SQUARE, &least, &most);
    assert_true(most > 1.3 * least && most < 1.5 * least);
    press_box(PA_OUTLINE_TRIANGLE, &least, &most);
    assert_true(most > 1.8 * least && most < 2.2 * least);
    press_box(PA_OUTLINE_STAR, &least, &most);
    assert_true(most > 1.9 * least);
    press_box(PA_OUTLINE_HEART, &least, &most);
    assert_true(most > 1.3 * least);
}

static void what_is_flat_is_pressed_from_the_front(void **state)
{
    (void)state;
    SCOPED pa_arena arena = {0};
    pa_scene door = box_scene((pa_vec3){1.0, 1.0, 0.1}, &arena);
    assert_int_equal(pa_outline_press(&door, PA_OUTLINE_ROUND, &arena, NULL), PA_OK);
    pa_bounds box;
    assert_true(pa_scene_bounds(&door, &box));
    assert_true(fabsf(box.max[2] - 0.05f) < 1e-4f && fabsf(box.min[1]) < 1e-4f);
    float corner = 0.0f;
    for (uint32_t i = 0; i < door.meshes[0].vertex_count; i++) {
        const float *p = door.meshes[0].positions + 3 * (size_t)i;
        corner = fmaxf(corner, hypotf(p[0], p[1] - 0.5f * box.max[1]));
    }
    assert_true(corner < 0.6f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_is_bent_from_where_it_grows),
        cmocka_unit_test(every_shape_of_a_part_changes_it),
        cmocka_unit_test(bricks_take_the_place_of_what_they_are_built_after),
        cmocka_unit_test(cubes_are_closed),
        cmocka_unit_test(nothing_cannot_be_built_of_bricks),
        cmocka_unit_test(every_cover_lies_on_the_surface),
        cmocka_unit_test(snow_lies_on_top),
        cmocka_unit_test(a_figure_is_pressed_onto_the_front),
        cmocka_unit_test(what_lies_flat_bears_its_figure_on_top),
        cmocka_unit_test(a_hoop_gets_a_charm),
        cmocka_unit_test(a_box_becomes_a_drum_or_a_star),
        cmocka_unit_test(what_is_flat_is_pressed_from_the_front),
        cmocka_unit_test(a_cactus_has_spikes_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
