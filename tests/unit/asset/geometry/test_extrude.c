#include "shape_assert.h"

#include <string.h>

#include "asset/geometry/curve.h"
#include "asset/geometry/extrude.h"
#include "foundation/random.h"

static pa_arena arena;

static int drop_arena(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

static void a_rectangle_becomes_a_box(void **state)
{
    (void)state;
    const pa_vec2 clockwise[] = {{0, 0}, {0, 2}, {1, 2}, {1, 0}};
    pa_extrude_options options = {.outline = {clockwise, 4}, .depth = 0.5};
    pa_shape shape;
    assert_int_equal(pa_shape_extrude(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
    assert_int_equal(shape.face_count, 6);
    assert_near(pa_shape_volume(&shape), 1.0, 1e-12);
    assert_metric_uv(&shape, 1e-9);
}

static void a_star_with_rounded_rims_is_closed(void **state)
{
    (void)state;
    pa_outline star;
    assert_int_equal(pa_outline_star(5, 1.0, 0.4, &arena, &star, NULL), PA_OK);
    pa_extrude_options options = {.outline = {star.points, star.count}, .depth = 0.3, .bevel = 0.05};
    pa_shape shape;
    assert_int_equal(pa_shape_extrude(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
    double sharp_volume = 5 * 1.0 * 0.4 * sin(PA_PI / 5) * 0.3;
    assert_true(pa_shape_volume(&shape) < sharp_volume);
    assert_near(pa_shape_volume(&shape), sharp_volume, 0.05);
    assert_metric_uv(&shape, 0.1);
}

static void every_hole_makes_a_handle(void **state)
{
    (void)state;
    pa_outline plate;
    pa_outline round;
    pa_vec2 holes[9][24];
    pa_loop loops[9];
    assert_int_equal(pa_outline_rectangle(4, 4, 0.3, 0, &arena, &plate, NULL), PA_OK);
    assert_int_equal(pa_outline_ellipse(0.3, 0.4, 24, &arena, &round, NULL), PA_OK);
    for (int h = 0; h < 9; h++) {
        for (int i = 0; i < 24; i++) {
            holes[h][i] = pa_vec2_add(round.points[i], (pa_vec2){h % 3 - 1.0, h / 3 - 1.0});
        }
        loops[h] = (pa_loop){holes[h], 24};
    }
    for (size_t count = 1; count <= 9; count++) {
        pa_extrude_options options = {.outline = {plate.points, plate.count},
                                      .holes = loops,
                                      .hole_count = count,
                                      .depth = 0.2,
                                      .bevel = 0.02};
        pa_shape shape;
        assert_int_equal(pa_shape_extrude(&options, &arena, &shape, NULL), PA_OK);
        assert_closed(&shape, 2 - 2 * (int64_t)count);
    }
}

static void a_bevel_wider_than_the_arms_is_shortened(void **state)
{
    (void)state;
    const pa_vec2 cross[] = {{-1, -0.1}, {-0.1, -0.1}, {-0.1, -1}, {0.1, -1}, {0.1, -0.1}, {1, -0.1},
                             {1, 0.1},   {0.1, 0.1},   {0.1, 1},   {-0.1, 1}, {-0.1, 0.1}, {-1, 0.1}};
    pa_extrude_options options = {.outline = {cross, 12}, .depth = 1.0, .bevel = 0.5};
    pa_shape shape;
    assert_int_equal(pa_shape_extrude(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
}

/* Outlines that spiral and zigzag: ear clipping must neither lose a point nor turn a triangle over. */
static void ragged_outlines_keep_their_area(void **state)
{
    (void)state;
    pa_random random;
    pa_random_init(&random, 4);
    for (int round = 0; round < 60; round++) {
        pa_vec2 points[200];
        uint32_t count = 3 + pa_random_below(&random, 198);
        double wanted = 0.0;
        for (uint32_t i = 0; i < count; i++) {
            double angle = PA_TAU * i / count;
            double radius = pa_random_between(&random, 0.2, 1.0);
            points[i] = (pa_vec2){radius * cos(angle), radius * sin(angle)};
        }
        for (uint32_t i = 0; i < count; i++) {
            wanted += pa_vec2_cross(points[i], points[(i + 1) % count]) / 2.0;
        }
        pa_extrude_options options = {.outline = {points, count}, .depth = 1.0};
        pa_shape shape;
        assert_int_equal(pa_shape_extrude(&options, &arena, &shape, NULL), PA_OK);
        assert_closed(&shape, 2);
        assert_near(pa_shape_volume(&shape), wanted, 1e-9);
    }
}

static void points_in_line_are_kept(void **state)
{
    (void)state;
    pa_vec2 points[40];
    for (int i = 0; i < 10; i++) {
        points[i] = (pa_vec2){i, 0};
        points[10 + i] = (pa_vec2){10, i};
        points[20 + i] = (pa_vec2){10 - i, 10};
        points[30 + i] = (pa_vec2){0, 10 - i};
    }
    const pa_vec2 hole[] = {{4, 5}, {5, 4}, {6, 5}, {5, 6}};
    pa_loop loop = {hole, 4};
    pa_extrude_options options = {.outline = {points, 40}, .holes = &loop, .hole_count = 1, .depth = 1.0};
    pa_shape shape;
    assert_int_equal(pa_shape_extrude(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 0);
    assert_near(pa_shape_volume(&shape), 98.0, 1e-9);
}

static void a_flat_sheet_looks_to_the_front(void **state)
{
    (void)state;
    const pa_vec2 leaf[] = {{0, 0}, {0.2, 0.5}, {0, 1}, {-0.2, 0.5}};
    pa_extrude_options options = {.outline = {leaf, 4}};
    pa_shape shape;
    assert_int_equal(pa_shape_flat(&options, &arena, &shape, NULL), PA_OK);
    assert_sound(&shape);
    assert_int_equal(shape.face_count, 1);
    assert_true(pa_shape_face_normal(&shape, 0).z > 0.0);
}

static void impossible_outlines_are_refused(void **state)
{
    (void)state;
    pa_error err;
    pa_shape shape;
    const pa_vec2 bow[] = {{0, 0}, {1, 1}, {1, 0}, {0, 2}};
    pa_extrude_options options = {.outline = {bow, 4}, .depth = 1.0};
    assert_int_equal(pa_shape_extrude(&options, &arena, &shape, &err), PA_INVALID);
    const pa_vec2 line[] = {{0, 0}, {1, 1}, {2, 2}};
    options.outline = (pa_loop){line, 3};
    assert_int_equal(pa_shape_extrude(&options, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "outline"));
    const pa_vec2 square[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    const pa_vec2 far[] = {{5, 5}, {6, 5}, {6, 6}};
    pa_loop hole = {far, 3};
    options = (pa_extrude_options){.outline = {square, 4}, .holes = &hole, .hole_count = 1, .depth = 1.0};
    assert_int_equal(pa_shape_extrude(&options, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "hole 1"));
    options = (pa_extrude_options){.outline = {square, 4}};
    assert_int_equal(pa_shape_extrude(&options, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "depth"));
    options = (pa_extrude_options){.outline = {square, 2}, .depth = 1.0};
    assert_int_equal(pa_shape_extrude(&options, &arena, &shape, &err), PA_INVALID);
}

static void rounded_and_smooth_outlines_enclose_about_the_same(void **state)
{
    (void)state;
    const pa_vec2 clockwise[] = {{0, 0}, {0, 1}, {1, 1}, {1, 0}};
    pa_outline outline;
    assert_int_equal(pa_outline_round(clockwise, 4, 0.1, 8, &arena, &outline, NULL), PA_OK);
    pa_extrude_options options = {.outline = {outline.points, outline.count}, .depth = 1.0};
    pa_shape shape;
    assert_int_equal(pa_shape_extrude(&options, &arena, &shape, NULL), PA_OK);
    assert_near(pa_shape_volume(&shape), 1.0 - (4 - PA_PI) * 0.01, 2e-3);
    assert_int_equal(pa_outline_smooth(clockwise, 4, 8, &arena, &outline, NULL), PA_OK);
    options.outline = (pa_loop){outline.points, outline.count};
    assert_int_equal(pa_shape_extrude(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rectangle_becomes_a_box),
        cmocka_unit_test(a_star_with_rounded_rims_is_closed),
        cmocka_unit_test(every_hole_makes_a_handle),
        cmocka_unit_test(a_bevel_wider_than_the_arms_is_shortened),
        cmocka_unit_test(ragged_outlines_keep_their_area),
        cmocka_unit_test(points_in_line_are_kept),
        cmocka_unit_test(a_flat_sheet_looks_to_the_front),
        cmocka_unit_test(impossible_outlines_are_refused),
        cmocka_unit_test(rounded_and_smooth_outlines_enclose_about_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, drop_arena);
}
