#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/geometry/field_surface.h"
#include "asset/geometry/mesh_shape.h"
#include "asset/geometry/topology.h"
#include "foundation/random.h"

typedef double (*distance_at)(const double at[3]);

static double length(double x, double y, double z)
{
    return sqrt(x * x + y * y + z * z);
}

static double ball(const double at[3])
{
    return length(at[0] - 0.1, at[1] + 0.05, at[2]) - 0.6;
}

static double torus(const double at[3])
{
    double ring = hypot(at[0], at[1]) - 0.6;
    return hypot(ring, at[2] - 0.03) - 0.02;
}

/* Specks of little more than half a cell of 64, anywhere. */
static double specks(const double at[3])
{
    pa_random random;
    pa_random_init(&random, 3);
    double least = (double)INFINITY;
    for (int i = 0; i < 40; i++) {
        double x = pa_random_between(&random, -0.9, 0.9);
        double y = pa_random_between(&random, -0.9, 0.9);
        double z = pa_random_between(&random, -0.9, 0.9);
        least = fmin(least, length(at[0] - x, at[1] - y, at[2] - z) - 0.028);
    }
    return least;
}

/* A tilted plate of one cell and a half, with edges inside the cube. */
static double plate(const double at[3])
{
    double across = (at[0] + 0.7 * at[1] + 0.4 * at[2]) / length(1, 0.7, 0.4);
    return fmax(fabs(across - 0.013) - 0.024, length(at[0], at[1], at[2]) - 0.8);
}

/* Blobs that meet and part, some cut off by the border. */
static double swell(const double at[3])
{
    return (sin(7 * at[0]) + sin(6 * at[1] + 1) + sin(8 * at[2] + 2) - 0.9) / length(7, 6, 8);
}

/* As a network gives it that ends in a tanh. */
static double squashed(const double at[3])
{
    return tanh(6 * fmin(torus(at), ball(at) + 0.4));
}

/* Every sample is thrown anew. */
static double noise(const double at[3])
{
    uint64_t mixed = 0;
    for (int k = 0; k < 3; k++) {
        mixed = pa_random_mix(mixed, (uint64_t)lround((at[k] + 1) * 1000));
    }
    return (double)(mixed >> 11) * 0x1p-53 - 0.4;
}

static pa_status query(void *user, const float *positions, size_t count, float *out_values, pa_error *err)
{
    (void)err;
    distance_at *of = user;
    for (size_t i = 0; i < count; i++) {
        const float *at = positions + 3 * i;
        out_values[i] = (float)(*of)((const double[]){(double)at[0], (double)at[1], (double)at[2]});
    }
    return PA_OK;
}

static pa_field_samples sampled(distance_at of, uint32_t samples, double slope, bool complete)
{
    pa_field field = {.query = query, .user = &of, .samples = samples, .slope = slope, .complete = complete};
    pa_field_samples made;
    assert_int_equal(pa_field_sample(&field, NULL, &arena, &made, NULL), PA_OK);
    return made;
}

static pa_mesh surface_of(const pa_field_samples *samples)
{
    pa_mesh mesh;
    assert_int_equal(pa_field_surface(samples, &arena, &mesh, NULL), PA_OK);
    return mesh;
}

/* Volume in cubic steps, of a mesh that is closed, manifold and not inside out. */
static double closed_volume(const pa_mesh *mesh)
{
    pa_shape shape;
    pa_topology topology;
    assert_int_equal(pa_shape_from_meshes(mesh, 1, &arena, &shape, NULL), PA_OK);
    assert_int_equal(pa_shape_topology(&shape, &topology, NULL), PA_OK);
    assert_true(topology.closed);
    double volume = pa_shape_volume(&shape);
    assert_true(volume > 0);
    return volume;
}

static const distance_at distances[] = {ball, torus, specks, plate, swell};
enum { DISTANCES = sizeof distances / sizeof distances[0] };

static void with_a_slope_that_holds_nothing_is_lost(void **state)
{
    (void)state;
    for (size_t i = 0; i < DISTANCES; i++) {
        assert_int_equal(sampled(distances[i], 64, 1, true).mistaken, 0);
    }
    assert_int_equal(sampled(squashed, 64, 6, true).mistaken, 0);
}

static void with_an_estimated_slope_nothing_of_these_is_lost(void **state)
{
    (void)state;
    for (size_t i = 0; i < DISTANCES; i++) {
        pa_field_samples samples = sampled(distances[i], 64, 0, true);
        assert_int_equal(samples.mistaken, 0);
        assert_true(samples.slope >= 1 && samples.slope < 3);
    }
    assert_int_equal(sampled(squashed, 64, 0, true).mistaken, 0);
    assert_int_equal(sampled(noise, 64, 0, true).mistaken, 0);
}

static void the_surface_is_what_asking_everywhere_gives(void **state)
{
    (void)state;
    for (size_t i = 0; i < DISTANCES; i++) {
        pa_field_samples few = sampled(distances[i], 61, 0, false);
        pa_field_samples all = sampled(distances[i], 61, 0, true);
        pa_mesh mesh = surface_of(&few);
        pa_mesh whole = surface_of(&all);
        assert_int_equal(mesh.vertex_count, whole.vertex_count);
        assert_int_equal(mesh.index_count, whole.index_count);
        assert_memory_equal(mesh.positions, whole.positions, 3 * sizeof(float) * (size_t)mesh.vertex_count);
        assert_memory_equal(mesh.indices, whole.indices, sizeof(uint32_t) * (size_t)mesh.index_count);
        closed_volume(&mesh);
    }
}

static void most_of_a_fine_grid_is_never_asked_about(void **state)
{
    (void)state;
    static const struct {
        distance_at of;
        double most;
    } cases[] = {{ball, 0.1}, {torus, 0.02}, {plate, 0.075}, {squashed, 0.05}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        pa_field_samples samples = sampled(cases[i].of, 128, 0, false);
        double share = (double)samples.asked / pow(128, 3);
        if (!(share < cases[i].most)) {
            fail_msg("case %zu: %.3f of the samples", i, share);
        }
    }
}

static void what_is_found_at_all_is_found_whole(void **state)
{
    (void)state;
    /* By this slope no block can hold anything: only what the coarsest samples hit is followed. */
    assert_int_equal(sampled(torus, 64, 1e-9, true).mistaken, 0);
    /* A speck between them is lost then, and being asked everywhere says so. */
    assert_true(sampled(specks, 64, 1e-9, true).mistaken > 0);
}

static double far_corner(const double at[3])
{
    return length(at[0] - 0.95, at[1] - 0.95, at[2] - 0.95) - 0.3;
}

static void what_reaches_the_border_is_closed_there(void **state)
{
    (void)state;
    pa_field_samples samples = sampled(far_corner, 40, 0, false);
    pa_mesh mesh = surface_of(&samples);
    closed_volume(&mesh);
    pa_bounds bounds = pa_points_bounds(mesh.positions, mesh.vertex_count);
    for (int k = 0; k < 3; k++) {
        assert_true(bounds.max[k] > 39 && bounds.max[k] < 40);
    }
}

static void a_ball_has_the_volume_of_one(void **state)
{
    (void)state;
    pa_field_samples samples = sampled(ball, 100, 0, false);
    pa_mesh mesh = surface_of(&samples);
    double expected = 4.0 / 3 * 3.14159265358979 * pow(0.6 * 99 / 2, 3);
    assert_true(fabs(closed_volume(&mesh) / expected - 1) < 0.003);
    for (uint32_t i = 0; i < mesh.vertex_count; i++) {
        const float *p = mesh.positions + 3 * (size_t)i;
        const double at[3] = {(double)p[0] * 2 / 99 - 1, (double)p[1] * 2 / 99 - 1,
                              (double)p[2] * 2 / 99 - 1};
        assert_true(fabs(ball(at)) < 0.001);
    }
}

static void noise_closes_up_too(void **state)
{
    (void)state;
    for (uint32_t samples = 8; samples < 28; samples += 3) {
        pa_field_samples made = sampled(noise, samples, 0, false);
        pa_mesh mesh = surface_of(&made);
        closed_volume(&mesh);
    }
}

static double one(const double at[3])
{
    (void)at;
    return 1;
}

static double minus_one(const double at[3])
{
    (void)at;
    return -1;
}

static void a_field_without_an_inside_has_no_surface(void **state)
{
    (void)state;
    pa_field_samples samples = sampled(one, 32, 0, true);
    pa_mesh mesh;
    assert_int_equal(pa_field_surface(&samples, &arena, &mesh, NULL), PA_NOT_FOUND);
    /* All inside is the cube. */
    samples = sampled(minus_one, 32, 0, false);
    mesh = surface_of(&samples);
    assert_true(fabs(closed_volume(&mesh) / pow(32, 3) - 1) < 0.01);
}

static pa_status refuse(void *user, const float *positions, size_t count, float *out_values, pa_error *err)
{
    (void)user;
    (void)positions;
    (void)count;
    (void)out_values;
    return pa_fail(err, PA_INTERNAL, "no");
}

static void bad_grids_failing_queries_and_cancels_end_it(void **state)
{
    (void)state;
    distance_at of = ball;
    pa_field field = {.query = query, .user = &of, .samples = 7};
    pa_field_samples made = {.samples = 42};
    assert_int_equal(pa_field_sample(&field, NULL, &arena, &made, NULL), PA_INVALID);
    field.samples = 257;
    assert_int_equal(pa_field_sample(&field, NULL, &arena, &made, NULL), PA_INVALID);
    field.samples = 32;
    atomic_bool cancel = true;
    assert_int_equal(pa_field_sample(&field, &(pa_run){.cancel = &cancel}, &arena, &made, NULL),
                     PA_CANCELLED);
    field.query = refuse;
    assert_int_equal(pa_field_sample(&field, NULL, &arena, &made, NULL), PA_INTERNAL);
    assert_int_equal(made.samples, 42);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(with_a_slope_that_holds_nothing_is_lost, set_up, tear_down),
        cmocka_unit_test_setup_teardown(with_an_estimated_slope_nothing_of_these_is_lost, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_surface_is_what_asking_everywhere_gives, set_up, tear_down),
        cmocka_unit_test_setup_teardown(most_of_a_fine_grid_is_never_asked_about, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_found_at_all_is_found_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_reaches_the_border_is_closed_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_ball_has_the_volume_of_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(noise_closes_up_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_field_without_an_inside_has_no_surface, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bad_grids_failing_queries_and_cancels_end_it, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
