#include "shape_assert.h"

#include <string.h>

#include "asset/geometry/blend.h"
#include "asset/geometry/topology.h"
#include "foundation/random.h"

static pa_arena arena;

static int drop_arena(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

static pa_vec3 from_origin(pa_vec3 point)
{
    return point;
}

static void a_ball_is_round(void **state)
{
    (void)state;
    const pa_blend_part part = {.form = PA_BLEND_SPHERE, .radius = 0.5};
    pa_blend_options options = {.parts = &part, .part_count = 1, .cell = 0.05};
    pa_shape shape;
    assert_int_equal(pa_shape_blend(&options, &arena, &shape, NULL), PA_OK);
    assert_closed(&shape, 2);
    assert_near(pa_shape_volume(&shape), PA_PI / 6, 0.01);
    assert_normals_follow(&shape, from_origin, 0.01);
    for (uint32_t p = 0; p < shape.point_count; p++) {
        assert_near(pa_vec3_length(shape.points[p]), 0.5, 1e-6);
    }
}

static void every_form_has_its_volume(void **state)
{
    (void)state;
    const double pi = PA_PI;
    const struct {
        pa_blend_part part;
        double volume;
        int64_t euler;
    } cases[] = {
        {{.form = PA_BLEND_ELLIPSOID, .size = {0.3, 0.5, 0.4}, .rotation_deg = {30, 40, 50}},
         4.0 / 3.0 * pi * 0.06,
         2},
        {{.form = PA_BLEND_CAPSULE, .a = {-0.4, 0, 0}, .b = {0.4, 0.1, 0}, .radius = 0.2},
         pi * 0.04 * hypot(0.8, 0.1) + 4.0 / 3.0 * pi * 0.008,
         2},
        {{.form = PA_BLEND_ROUNDED_CONE, .b = {0, 0.1, 0}, .radius = 0.5, .radius_b = 0.1},
         4.0 / 3.0 * pi * 0.125,
         2},
        {{.form = PA_BLEND_BOX, .size = {0.5, 0.3, 0.2}, .radius = 0.05, .rotation_deg = {10, 20, 30}},
         0.9 * 0.5 * 0.3 + 0.1 * (0.9 * 0.5 + 0.5 * 0.3 + 0.3 * 0.9) + pi * 0.0025 * 1.7 +
             4.0 / 3.0 * pi * 0.000125,
         2},
        {{.form = PA_BLEND_TORUS, .radius = 0.4, .radius_b = 0.15, .rotation_deg = {90, 0, 20}},
         2 * pi * pi * 0.4 * 0.0225,
         0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        pa_blend_options options = {.parts = &cases[i].part, .part_count = 1, .cell = 0.03};
        pa_shape shape;
        assert_int_equal(pa_shape_blend(&options, &arena, &shape, NULL), PA_OK);
        assert_closed(&shape, cases[i].euler);
        assert_near(pa_shape_volume(&shape), cases[i].volume, 0.02);
    }
}

static void melting_adds_material_and_carving_takes_it(void **state)
{
    (void)state;
    pa_blend_part parts[] = {
        {.form = PA_BLEND_SPHERE, .a = {-0.3, 0, 0}, .radius = 0.4},
        {.form = PA_BLEND_SPHERE, .a = {0.3, 0, 0}, .radius = 0.4},
    };
    pa_blend_options options = {.parts = parts, .part_count = 2, .cell = 0.04};
    pa_shape crisp;
    pa_shape soft;
    pa_shape carved;
    assert_int_equal(pa_shape_blend(&options, &arena, &crisp, NULL), PA_OK);
    options.smooth = 0.3;
    assert_int_equal(pa_shape_blend(&options, &arena, &soft, NULL), PA_OK);
    parts[1].subtract = true;
    assert_int_equal(pa_shape_blend(&options, &arena, &carved, NULL), PA_OK);
    assert_closed(&crisp, 2);
    assert_closed(&soft, 2);
    assert_closed(&carved, 2);
    assert_true(pa_shape_volume(&soft) > pa_shape_volume(&crisp) * 1.02);
    assert_true(pa_shape_volume(&carved) < 4.0 / 3.0 * PA_PI * 0.064);
}

static pa_blend_part any_part(pa_random *random, bool first)
{
    pa_blend_part part = {.form = (pa_blend_form)pa_random_below(random, PA_BLEND_FORM_COUNT),
                          .radius = 0.1,
                          .radius_b = 0.06,
                          .subtract = !first && pa_random_below(random, 3) == 0};
    double *numbers[] = {&part.a.x, &part.a.y, &part.a.z, &part.b.x, &part.b.y, &part.b.z};
    for (size_t i = 0; i < 6; i++) {
        *numbers[i] = pa_random_between(random, -1.0, 1.0);
    }
    part.size = (pa_vec3){pa_random_between(random, 0.1, 0.5), pa_random_between(random, 0.1, 0.5),
                          pa_random_between(random, 0.1, 0.5)};
    part.rotation_deg = (pa_vec3){pa_random_between(random, 0, 360), pa_random_between(random, 0, 360), 0};
    if (part.form == PA_BLEND_TORUS) {
        part.radius = 0.4;
    }
    return part;
}

/* Coarse grids full of thin walls meet every ambiguous case; the surface must stay a manifold. */
static void heaps_of_parts_stay_closed(void **state)
{
    (void)state;
    pa_random random;
    pa_random_init(&random, 9);
    for (int round = 0; round < 120; round++) {
        pa_blend_part parts[12];
        uint32_t count = 2 + pa_random_below(&random, 10);
        for (uint32_t i = 0; i < count; i++) {
            parts[i] = any_part(&random, i == 0);
        }
        pa_blend_options options = {
            .parts = parts, .part_count = count, .smooth = round % 2 ? 0.1 : 0.0, .cell = 0.1};
        pa_arena local = {0};
        pa_shape shape;
        pa_topology topology;
        assert_int_equal(pa_shape_blend(&options, &local, &shape, NULL), PA_OK);
        assert_int_equal(pa_shape_check(&shape, NULL), PA_OK);
        assert_int_equal(pa_shape_topology(&shape, &topology, NULL), PA_OK);
        assert_true(topology.closed);
        assert_true(pa_shape_volume(&shape) > 0.0);
        pa_arena_done(&local);
    }
}

static void a_fine_cell_is_coarsened_to_the_limit(void **state)
{
    (void)state;
    const pa_blend_part part = {.form = PA_BLEND_CAPSULE, .b = {10000, 0, 0}, .radius = 0.5};
    pa_blend_options options = {.parts = &part, .part_count = 1, .cell = 1e-6};
    pa_shape shape;
    pa_arena local;
    pa_arena_init(&local, 256 << 20);
    pa_status status = pa_shape_blend(&options, &local, &shape, NULL);
    assert_true(status == PA_OK || status == PA_NOT_FOUND || status == PA_TOO_LARGE);
    pa_arena_done(&local);
}

static void what_is_carved_away_whole_is_not_found(void **state)
{
    (void)state;
    const pa_blend_part parts[] = {{.form = PA_BLEND_SPHERE, .radius = 0.3},
                                   {.form = PA_BLEND_SPHERE, .radius = 0.6, .subtract = true}};
    pa_blend_options options = {.parts = parts, .part_count = 2, .cell = 0.05};
    pa_shape shape;
    assert_int_equal(pa_shape_blend(&options, &arena, &shape, NULL), PA_NOT_FOUND);
}

static void bad_parts_are_named(void **state)
{
    (void)state;
    pa_error err;
    pa_shape shape;
    pa_blend_part parts[] = {{.form = PA_BLEND_SPHERE, .radius = 1}, {.form = PA_BLEND_SPHERE, .radius = -1}};
    pa_blend_options options = {.parts = parts, .part_count = 2};
    assert_int_equal(pa_shape_blend(&options, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "part 2"));
    assert_non_null(strstr(err.detail, "radius"));
    parts[1] = (pa_blend_part){.form = PA_BLEND_BOX, .size = {1, 0, 1}};
    assert_int_equal(pa_shape_blend(&options, &arena, &shape, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "size.y"));
    parts[0].subtract = true;
    parts[1] = parts[0];
    assert_int_equal(pa_shape_blend(&options, &arena, &shape, &err), PA_INVALID);
    options.part_count = 0;
    assert_int_equal(pa_shape_blend(&options, &arena, &shape, &err), PA_INVALID);
}

static void the_same_parts_give_the_same_surface(void **state)
{
    (void)state;
    const pa_blend_part parts[] = {{.form = PA_BLEND_SPHERE, .radius = 0.3},
                                   {.form = PA_BLEND_CAPSULE, .b = {0.5, 0.5, 0}, .radius = 0.1}};
    pa_blend_options options = {.parts = parts, .part_count = 2, .smooth = 0.1, .cell = 0.05};
    pa_shape a;
    pa_shape b;
    assert_int_equal(pa_shape_blend(&options, &arena, &a, NULL), PA_OK);
    assert_int_equal(pa_shape_blend(&options, &arena, &b, NULL), PA_OK);
    assert_same_shape(&a, &b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ball_is_round),
        cmocka_unit_test(every_form_has_its_volume),
        cmocka_unit_test(melting_adds_material_and_carving_takes_it),
        cmocka_unit_test(heaps_of_parts_stay_closed),
        cmocka_unit_test(a_fine_cell_is_coarsened_to_the_limit),
        cmocka_unit_test(what_is_carved_away_whole_is_not_found),
        cmocka_unit_test(bad_parts_are_named),
        cmocka_unit_test(the_same_parts_give_the_same_surface),
    };
    return cmocka_run_group_tests(tests, NULL, drop_arena);
}
