#include "cmocka_prelude.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/unwrap.h"
#include "foundation/random.h"
#include "samples.h"

/* A triangle in texels, x right and y up. */
typedef struct flat_triangle {
    double x[3], y[3];
} flat_triangle;

static flat_triangle flat_of(const pa_mesh *mesh, uint32_t face, uint32_t size)
{
    flat_triangle t;
    for (uint32_t k = 0; k < 3; k++) {
        const float *uv = mesh->uvs + 2 * (size_t)mesh->indices[3 * face + k];
        t.x[k] = (double)uv[0] * size;
        t.y[k] = (1 - (double)uv[1]) * size;
    }
    return t;
}

/* Positive inside, in twice the area; on the left of every edge of a counter-clockwise triangle. */
static double inside_by(const flat_triangle *t, double x, double y)
{
    double least = (double)INFINITY;
    for (int k = 0; k < 3; k++) {
        int n = (k + 1) % 3;
        double ex = t->x[n] - t->x[k];
        double ey = t->y[n] - t->y[k];
        double side = (ex * (y - t->y[k]) - ey * (x - t->x[k])) / sqrt(ex * ex + ey * ey + 1e-30);
        least = fmin(least, side);
    }
    return least;
}

/* Which vertices hang together: charts, seen from the result alone. */
static uint32_t *find_islands(const pa_mesh *mesh)
{
    uint32_t *of = PA_NEW_ARRAY(&arena, uint32_t, mesh->vertex_count);
    for (uint32_t v = 0; v < mesh->vertex_count; v++) {
        of[v] = v;
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = 0; i < mesh->index_count; i += 3) {
            const uint32_t *c = mesh->indices + i;
            uint32_t least = of[c[0]] < of[c[1]] ? of[c[0]] : of[c[1]];
            least = of[c[2]] < least ? of[c[2]] : least;
            for (int k = 0; k < 3; k++) {
                changed = changed || of[c[k]] != least;
                of[c[k]] = least;
            }
        }
    }
    return of;
}

/*
 * Draws all triangles at four samples a texel: no sample may lie inside two, and samples of two islands keep
 * the gutter's distance, less the rounding to samples.
 */
static void assert_laid_out(const pa_mesh *mesh, uint32_t size, uint32_t gutter)
{
    enum { FINE = 2 };
    uint32_t side = size * FINE;
    uint32_t *drawn = PA_NEW_ARRAY(&arena, uint32_t, (size_t)side * side);
    uint32_t *islands = find_islands(mesh);
    for (uint32_t f = 0; f < mesh->index_count / 3; f++) {
        flat_triangle t = flat_of(mesh, f, size);
        double x1 = fmax(t.x[0], fmax(t.x[1], t.x[2]));
        double y1 = fmax(t.y[0], fmax(t.y[1], t.y[2]));
        double x0 = fmin(t.x[0], fmin(t.x[1], t.x[2]));
        double y0 = fmin(t.y[0], fmin(t.y[1], t.y[2]));
        assert_true(x0 >= 0 && y0 >= 0 && x1 <= size && y1 <= size);
        double area2 = (t.x[1] - t.x[0]) * (t.y[2] - t.y[0]) - (t.y[1] - t.y[0]) * (t.x[2] - t.x[0]);
        assert_true(area2 > 0);
        for (uint32_t y = (uint32_t)(y0 * FINE); y < side && (double)y <= y1 * FINE; y++) {
            for (uint32_t x = (uint32_t)(x0 * FINE); x < side && (double)x <= x1 * FINE; x++) {
                if (inside_by(&t, (x + 0.5) / FINE, (y + 0.5) / FINE) > 1e-3) {
                    uint32_t *sample = &drawn[(size_t)y * side + x];
                    assert_int_equal(*sample, 0);
                    *sample = islands[mesh->indices[3 * f]] + 1;
                }
            }
        }
    }
    uint32_t reach = (gutter - 1) * FINE;
    for (uint32_t y = 0; y + reach < side; y++) {
        for (uint32_t x = 0; x + reach < side; x++) {
            uint32_t own = drawn[(size_t)y * side + x];
            for (uint32_t d = 1; own && d <= reach; d++) {
                uint32_t beside = drawn[(size_t)y * side + x + d];
                uint32_t above = drawn[(size_t)(y + d) * side + x];
                assert_true((beside == 0 || beside == own) && (above == 0 || above == own));
            }
        }
    }
}

static pa_unwrap_report unwrapped(pa_mesh *mesh, uint32_t size, uint32_t gutter)
{
    pa_error err = {0};
    pa_unwrap_report report;
    pa_unwrap_options options = {.size = size, .gutter = gutter};
    pa_mesh_drop_degenerate(mesh);
    uint32_t triangles = mesh->index_count;
    if (pa_mesh_unwrap(mesh, &options, NULL, &arena, &report, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    assert_int_equal(mesh->index_count, triangles);
    assert_laid_out(mesh, size, report.gutter);
    return report;
}

static void a_box_is_six_charts_without_stretch(void **state)
{
    (void)state;
    pa_mesh mesh = sample_box(&arena, (float[]){0, 0, 0}, (float[]){2, 1, 3}, 0);
    pa_unwrap_report report = unwrapped(&mesh, 256, 4);
    assert_int_equal(report.chart_count, 6);
    assert_int_equal(report.gutter, 4);
    assert_true(fabs(report.stretch - 1) < 1e-6);
    assert_true(report.used > 0.6);
}

static void a_turned_box_is_six_charts_that_lie_straight(void **state)
{
    (void)state;
    pa_mesh mesh = sample_box(&arena, (float[]){-1, -1, -1}, (float[]){1, 1, 1}, 0);
    for (uint32_t v = 0; v < mesh.vertex_count; v++) {
        float *at = mesh.positions + 3 * v;
        float turned[3] = {0.6f * at[0] - 0.8f * at[1], 0.8f * at[0] + 0.6f * at[1], at[2]};
        memcpy(at, turned, sizeof turned);
    }
    pa_unwrap_report report = unwrapped(&mesh, 256, 2);
    assert_int_equal(report.chart_count, 6);
    assert_true(report.used > 0.5);
}

static void a_bumpy_sphere_has_few_charts_and_little_stretch(void **state)
{
    (void)state;
    pa_mesh mesh = sample_sphere(&arena, 40, 0.02, 0);
    pa_unwrap_report report = unwrapped(&mesh, 512, 3);
    assert_in_range(report.chart_count, 5, 40);
    assert_true(report.stretch < 1.25);
    assert_true(report.used > 0.45);
}

static void a_very_bumpy_sphere_is_covered_all_the_same(void **state)
{
    (void)state;
    pa_mesh mesh = sample_sphere(&arena, 40, 0.5, 0);
    pa_unwrap_report report = unwrapped(&mesh, 512, 2);
    assert_true(report.used > 0.3);
}

/* What a scan or a network gives: every vertex off by a sixth of an edge. */
static void noise_does_not_shatter_the_surface(void **state)
{
    (void)state;
    pa_mesh mesh = sample_sphere(&arena, 60, 0, 0);
    pa_mesh_drop_degenerate(&mesh);
    mesh.normals = NULL;
    mesh.uvs = NULL;
    assert_int_equal(pa_mesh_weld(&mesh, &arena, NULL), PA_OK);
    pa_random random;
    pa_random_init(&random, 3);
    for (uint32_t v = 0; v < mesh.vertex_count; v++) {
        float by = (float)pa_random_between(&random, 0.992, 1.008);
        for (uint32_t k = 0; k < 3; k++) {
            mesh.positions[3 * v + k] *= by;
        }
    }
    pa_unwrap_report report = unwrapped(&mesh, 512, 0);
    assert_in_range(report.chart_count, 6, 200);
    assert_true(report.stretch < 1.5);
    assert_true(report.used > 0.4);
    assert_true(report.gutter >= 2);
}

/* A ramp that turns twice around a pole looks up everywhere: laid flat whole it would cover itself. */
static void a_spiral_ramp_is_split(void **state)
{
    (void)state;
    enum { STEPS = 64 };
    pa_mesh mesh = {.vertex_count = 2 * STEPS + 2, .index_count = 6 * STEPS};
    mesh.positions = PA_NEW_ARRAY(&arena, float, 3 * mesh.vertex_count);
    mesh.indices = PA_NEW_ARRAY(&arena, uint32_t, mesh.index_count);
    for (uint32_t i = 0; i <= STEPS; i++) {
        double angle = 4 * 3.14159265 * i / STEPS;
        for (uint32_t rim = 0; rim < 2; rim++) {
            float *at = mesh.positions + 3 * (2 * i + rim);
            at[0] = (float)((1 + rim) * cos(angle));
            at[1] = (float)(0.05 * angle);
            at[2] = (float)((1 + rim) * sin(angle));
        }
        for (uint32_t k = 0; i < STEPS && k < 6; k++) {
            mesh.indices[6 * i + k] = 2 * i + (const uint32_t[]){0, 2, 1, 1, 2, 3}[k];
        }
    }
    pa_unwrap_report report = unwrapped(&mesh, 256, 2);
    assert_in_range(report.chart_count, 2, 8);
}

/* Every face its own patch: nothing to grow, all of it to pack. */
static void thousands_of_loose_triangles_find_room(void **state)
{
    (void)state;
    pa_mesh mesh = sample_sphere(&arena, 30, 0, 0);
    pa_mesh_drop_degenerate(&mesh);
    assert_int_equal(pa_mesh_gather(&mesh, mesh.indices, mesh.index_count, &arena, NULL), PA_OK);
    for (uint32_t i = 0; i < mesh.index_count; i++) {
        mesh.indices[i] = i;
        mesh.positions[3 * i + 1] += (float)(i / 3) * 0.25f;
    }
    pa_unwrap_report report = unwrapped(&mesh, 512, 2);
    assert_int_equal(report.chart_count, mesh.index_count / 3);
}

static void more_charts_than_texels_are_refused(void **state)
{
    (void)state;
    pa_mesh mesh = sample_box(&arena, (float[]){0, 0, 0}, (float[]){2, 1, 3}, 0);
    pa_error err;
    pa_unwrap_options options = {.size = 4};
    assert_int_equal(pa_mesh_unwrap(&mesh, &options, NULL, &arena, NULL, &err), PA_UNSUPPORTED);
    options.size = 3;
    assert_int_equal(pa_mesh_unwrap(&mesh, &options, NULL, &arena, NULL, &err), PA_INVALID);
    atomic_bool cancel = true;
    pa_run run = {.cancel = &cancel};
    assert_int_equal(pa_mesh_unwrap(&mesh, NULL, &run, &arena, NULL, &err), PA_CANCELLED);
}

static void the_same_mesh_gives_the_same_atlas(void **state)
{
    (void)state;
    pa_mesh one = sample_sphere(&arena, 20, 0.3, 0);
    pa_mesh other = sample_sphere(&arena, 20, 0.3, 0);
    unwrapped(&one, 256, 2);
    unwrapped(&other, 256, 2);
    assert_int_equal(one.vertex_count, other.vertex_count);
    assert_memory_equal(one.uvs, other.uvs, one.vertex_count * 2 * sizeof(float));
}

static void other_attributes_stay_on_their_corners(void **state)
{
    (void)state;
    pa_mesh mesh = sample_sphere(&arena, 12, 0.1, 0);
    pa_mesh_drop_degenerate(&mesh);
    pa_mesh before = mesh;
    unwrapped(&mesh, 128, 2);
    for (uint32_t i = 0; i < mesh.index_count; i++) {
        uint32_t now = mesh.indices[i];
        uint32_t then = before.indices[i];
        assert_memory_equal(mesh.positions + 3 * now, before.positions + 3 * then, 3 * sizeof(float));
        assert_memory_equal(mesh.normals + 3 * now, before.normals + 3 * then, 3 * sizeof(float));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_box_is_six_charts_without_stretch),
        cmocka_unit_test(a_turned_box_is_six_charts_that_lie_straight),
        cmocka_unit_test(a_bumpy_sphere_has_few_charts_and_little_stretch),
        cmocka_unit_test(a_very_bumpy_sphere_is_covered_all_the_same),
        cmocka_unit_test(noise_does_not_shatter_the_surface),
        cmocka_unit_test(a_spiral_ramp_is_split),
        cmocka_unit_test(thousands_of_loose_triangles_find_room),
        cmocka_unit_test(more_charts_than_texels_are_refused),
        cmocka_unit_test(the_same_mesh_gives_the_same_atlas),
        cmocka_unit_test(other_attributes_stay_on_their_corners),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
