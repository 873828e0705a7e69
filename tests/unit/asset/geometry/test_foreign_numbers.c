/* Recipes are foreign: whatever numbers they hand over, a shape comes out sound or an error says why. */
#include "shape_assert.h"

#include "asset/geometry/blend.h"
#include "asset/geometry/curve.h"
#include "asset/geometry/cut.h"
#include "asset/geometry/deform.h"
#include "asset/geometry/lathe.h"
#include "asset/geometry/loft.h"
#include "asset/geometry/primitive.h"
#include "asset/geometry/scatter.h"
#include "asset/geometry/subdivide.h"
#include "asset/geometry/sweep.h"
#include "asset/geometry/tessellate.h"
#include "asset/geometry/topology.h"
#include "foundation/random.h"

enum { ROUNDS = 4000, ARENA_BYTES = 8 << 20 };

static pa_random source;
static pa_arena arena;

/* Mostly sensible lengths, now and then something no one would write on purpose. */
static double number(void)
{
    static const double odd[] = {0.0, -1.0, 1e-9, 1e9, -1e300, 1e-300, 1e5, 1e-6};
    switch (pa_random_below(&source, 90)) {
    case 0:
        return odd[pa_random_below(&source, 8)];
    case 1:
        return pa_random_below(&source, 2) ? (double)NAN : (double)INFINITY;
    case 2:
        return 0.0;
    default:
        return pa_random_between(&source, 0.001, 1.5);
    }
}

static uint32_t count(void)
{
    return pa_random_below(&source, 200) ? pa_random_below(&source, 14)
                                         : pa_random_below(&source, UINT32_MAX);
}

static pa_vec3 place(void)
{
    return (pa_vec3){number() - 0.5, number(), number() - 0.5};
}

static bool coin(void)
{
    return pa_random_below(&source, 2) == 0;
}

static pa_status make_round_solid(uint32_t kind, pa_shape *out, pa_error *err)
{
    switch (kind) {
    case 0: {
        pa_box_options box = {place(), number(), count(), {count(), count(), count()}};
        return pa_shape_box(&box, &arena, out, err);
    }
    case 1: {
        pa_cylinder_options cylinder = {.radius = number(),
                                        .top_radius = number(),
                                        .tapered = coin(),
                                        .height = number(),
                                        .bevel = number(),
                                        .segments = count(),
                                        .sides = count(),
                                        .rows = count()};
        return pa_shape_cylinder(&cylinder, &arena, out, err);
    }
    case 2: {
        pa_tube_options tube = {number(), number(), number(), number(), count(), count()};
        return pa_shape_tube(&tube, &arena, out, err);
    }
    case 3: {
        pa_sphere_options sphere = {number(), {number(), number(), number()}, count(), count()};
        return pa_shape_sphere(&sphere, &arena, out, err);
    }
    case 4: {
        pa_torus_options torus = {number(), number(), count(), count()};
        return pa_shape_torus(&torus, &arena, out, err);
    }
    case 5: {
        pa_capsule_options capsule = {number(), number(), count(), count()};
        return pa_shape_capsule(&capsule, &arena, out, err);
    }
    default: {
        pa_superquadric_options quadric = {place(), number(), number(), count()};
        return pa_shape_superquadric(&quadric, &arena, out, err);
    }
    }
}

static pa_status make_lathe(pa_shape *out, pa_error *err)
{
    pa_lathe_point points[8];
    for (int i = 0; i < 8; i++) {
        points[i] = (pa_lathe_point){number(), number(), (pa_edge)pa_random_below(&source, 3)};
    }
    pa_lathe_options lathe = {.points = points,
                              .point_count = pa_random_below(&source, 9),
                              .sides = count(),
                              .smooth = coin(),
                              .segments = count(),
                              .ends = (pa_lathe_ends)pa_random_below(&source, 3),
                              .sweep_deg = coin() ? 0.0 : number() * 300};
    return pa_shape_lathe(&lathe, &arena, out, err);
}

static pa_status make_sweep(pa_shape *out, pa_error *err)
{
    pa_vec3 path[6];
    double radii[6];
    pa_vec2 profile[5];
    for (int i = 0; i < 6; i++) {
        path[i] = place();
        radii[i] = number();
        profile[i % 5] = (pa_vec2){number() - 0.5, number() - 0.5};
    }
    pa_sweep_options sweep = {.path = path,
                              .path_count = pa_random_below(&source, 7),
                              .closed = coin(),
                              .profile = {profile, coin() ? 0 : pa_random_below(&source, 6)},
                              .radius = number(),
                              .radii = coin() ? radii : NULL,
                              .sides = count(),
                              .up = place(),
                              .start = (pa_cap)pa_random_below(&source, 3),
                              .end = (pa_cap)pa_random_below(&source, 3)};
    return pa_shape_sweep(&sweep, &arena, out, err);
}

static pa_status make_extrusion(pa_shape *out, pa_error *err)
{
    pa_vec2 outline[9];
    pa_vec2 hole[4];
    for (int i = 0; i < 9; i++) {
        double angle = PA_TAU * i / 9;
        double radius = number();
        outline[i] = (pa_vec2){radius * cos(angle), radius * sin(angle)};
        hole[i % 4] = (pa_vec2){number() * 0.2, number() * 0.2};
    }
    pa_loop loop = {hole, 4};
    pa_extrude_options extrude = {.outline = {outline, pa_random_below(&source, 10)},
                                  .holes = &loop,
                                  .hole_count = pa_random_below(&source, 2),
                                  .depth = number(),
                                  .bevel = number(),
                                  .segments = count()};
    return coin() ? pa_shape_extrude(&extrude, &arena, out, err) : pa_shape_flat(&extrude, &arena, out, err);
}

static pa_status make_loft(pa_shape *out, pa_error *err)
{
    pa_vec3 points[4][6];
    pa_section sections[4];
    for (int s = 0; s < 4; s++) {
        for (int i = 0; i < 6; i++) {
            points[s][i] = pa_vec3_add(place(), (pa_vec3){cos(i), s, sin(i)});
        }
        sections[s] = (pa_section){points[s], coin() ? 6 : pa_random_below(&source, 7)};
    }
    pa_loft_options loft = {.sections = sections,
                            .section_count = pa_random_below(&source, 5),
                            .sides = coin() ? 0 : count(),
                            .closed = coin(),
                            .smooth = coin(),
                            .segments = count()};
    return pa_shape_loft(&loft, &arena, out, err);
}

static pa_status make_blend(pa_shape *out, pa_error *err)
{
    pa_blend_part parts[3];
    for (int i = 0; i < 3; i++) {
        parts[i] = (pa_blend_part){.form = (pa_blend_form)pa_random_below(&source, PA_BLEND_FORM_COUNT),
                                   .a = place(),
                                   .b = place(),
                                   .size = {number(), number(), number()},
                                   .radius = number(),
                                   .radius_b = number(),
                                   .rotation_deg = {number() * 90, number() * 90, 0},
                                   .subtract = i > 0 && coin(),
                                   .smooth = number()};
    }
    pa_blend_options blend = {
        .parts = parts, .part_count = pa_random_below(&source, 4), .smooth = number(), .cell = 0.2};
    return pa_shape_blend(&blend, &arena, out, err);
}

static void change(pa_shape *shape, pa_error *err)
{
    pa_shape made;
    switch (pa_random_below(&source, 8)) {
    case 0: {
        pa_taper_options taper = {(pa_axis)pa_random_below(&source, 3), number(), number(), number()};
        pa_shape_taper(shape, &taper, err);
        break;
    }
    case 1: {
        pa_bend_options bend = {PA_AXIS_Y, (pa_axis)pa_random_below(&source, 3), number() * 90};
        pa_shape_bend(shape, &bend, err);
        break;
    }
    case 2: {
        pa_displace_options displace = {number(), number(), count(), 1};
        pa_shape_displace(shape, &displace, err);
        break;
    }
    case 3:
        pa_shape_scale(shape, place(), err);
        break;
    case 4: {
        pa_cut_options cut = {.point = place(), .normal = place()};
        if (pa_shape_cut(shape, &cut, &arena, &made, err) == PA_OK) {
            *shape = made;
        }
        break;
    }
    case 5: {
        pa_subdivide_options subdivide = {.levels = 1, .crease_deg = number() * 60};
        if (pa_shape_subdivide(shape, &subdivide, &arena, &made, err) == PA_OK) {
            *shape = made;
        }
        break;
    }
    case 6: {
        pa_scatter_surface_options scatter = {
            .count = count(), .apart = number(), .facing = place(), .facing_deg = number() * 60};
        pa_placements placements;
        pa_scatter_surface(shape, &scatter, &arena, &placements, err);
        break;
    }
    default:
        if (pa_shape_mirrored(shape, PA_AXIS_X, &arena, &made, err) == PA_OK) {
            *shape = made;
        }
        break;
    }
}

static void any_numbers_give_a_sound_shape_or_an_error(void **state)
{
    (void)state;
    pa_random_init(&source, 77);
    uint32_t made = 0;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        pa_arena_init(&arena, ARENA_BYTES);
        pa_shape shape;
        pa_error err = {0};
        uint32_t kind = pa_random_below(&source, 12);
        pa_status status = kind < 7     ? make_round_solid(kind, &shape, &err)
                           : kind == 7  ? make_lathe(&shape, &err)
                           : kind == 8  ? make_sweep(&shape, &err)
                           : kind == 9  ? make_extrusion(&shape, &err)
                           : kind == 10 ? make_loft(&shape, &err)
                                        : make_blend(&shape, &err);
        if (status == PA_OK) {
            made++;
            change(&shape, &err);
            if (pa_shape_check(&shape, &err) != PA_OK) {
                fail_msg("round %u, kind %u: %s", round, kind, err.detail);
            }
            pa_mesh mesh;
            status = pa_shape_tessellate(&shape, &arena, &mesh, &err);
            assert_true(status == PA_OK || status == PA_NO_MEMORY);
        } else {
            if (err.status != status || !err.detail[0]) {
                fail_msg("round %u, kind %u: no word about a %s", round, kind, pa_status_code(status));
            }
        }
        pa_arena_done(&arena);
    }
    assert_true(made > ROUNDS / 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_numbers_give_a_sound_shape_or_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
