#include "cmocka_prelude.h"

#include <math.h>
#include <stdlib.h>

#include "asset/geometry/atlas.h"

enum { SIZE = 16 };

static pa_mesh right_triangle(float *uvs, uint32_t *indices)
{
    static float positions[9] = {0, 0, 0, 1, 0, 0, 0, 1, 0};
    for (uint32_t i = 0; i < 3; i++) {
        indices[i] = i;
    }
    return (pa_mesh){
        .vertex_count = 3, .index_count = 3, .positions = positions, .uvs = uvs, .indices = indices};
}

static void a_triangle_claims_its_texels_and_those_it_touches(void **state)
{
    (void)state;
    /* From texel (4, 4) along the axes to texel 12: the diagonal leaves out half of the square. */
    float uvs[6] = {0.25f, 0.25f, 0.75f, 0.25f, 0.25f, 0.75f};
    uint32_t indices[3];
    pa_mesh mesh = right_triangle(uvs, indices);
    uint32_t triangles[SIZE * SIZE];
    assert_int_equal(pa_atlas_cover(&mesh, SIZE, NULL, triangles, NULL), PA_OK);
    for (uint32_t y = 0; y < SIZE; y++) {
        for (uint32_t x = 0; x < SIZE; x++) {
            bool inside = x >= 4 && y >= 4 && x + y <= 15 - 4 + 4;
            bool far = x < 3 || y < 3 || x + y > 18;
            bool claimed = triangles[y * SIZE + x] == 0;
            assert_true(inside ? x + y > 14 || claimed : !far || !claimed);
        }
    }
    assert_int_equal(triangles[4 * SIZE + 4], 0);
    assert_int_equal(triangles[3 * SIZE + 5], 0);
    assert_int_equal(triangles[12 * SIZE + 12], PA_NO_INDEX);
}

static void a_triangle_smaller_than_a_texel_is_not_lost(void **state)
{
    (void)state;
    float uvs[6] = {0.501f, 0.501f, 0.503f, 0.501f, 0.501f, 0.503f};
    uint32_t indices[3];
    pa_mesh mesh = right_triangle(uvs, indices);
    uint32_t triangles[SIZE * SIZE];
    assert_int_equal(pa_atlas_cover(&mesh, SIZE, NULL, triangles, NULL), PA_OK);
    assert_int_equal(triangles[8 * SIZE + 8], 0);
    double weights[3];
    pa_atlas_weights(&mesh, 0, SIZE, 8, 8, weights);
    assert_true(weights[0] >= 0 && weights[1] >= 0 && weights[2] >= 0);
    assert_true(fabs(weights[0] + weights[1] + weights[2] - 1) < 1e-12);
}

static void weights_say_where_a_texel_lies(void **state)
{
    (void)state;
    float uvs[6] = {0, 0, 1, 0, 0, 1};
    uint32_t indices[3];
    pa_mesh mesh = right_triangle(uvs, indices);
    double weights[3];
    pa_atlas_weights(&mesh, 0, SIZE, 3, 7, weights);
    assert_true(fabs(weights[1] - 3.5 / SIZE) < 1e-9);
    assert_true(fabs(weights[2] - 7.5 / SIZE) < 1e-9);
    pa_atlas_weights(&mesh, 0, SIZE, 15, 15, weights);
    assert_true(weights[0] <= 0 && fabs(weights[1] - 0.5) < 1e-9);
}

static void every_texel_takes_the_nearest_paint(void **state)
{
    (void)state;
    uint32_t triangles[SIZE * SIZE];
    uint8_t pixels[SIZE * SIZE * 2] = {0};
    for (uint32_t i = 0; i < SIZE * SIZE; i++) {
        triangles[i] = PA_NO_INDEX;
    }
    triangles[3 * SIZE + 2] = 0;
    triangles[12 * SIZE + 13] = 1;
    pixels[2 * (3 * SIZE + 2)] = 50;
    pixels[2 * (3 * SIZE + 2) + 1] = 51;
    pixels[2 * (12 * SIZE + 13)] = 70;
    pixels[2 * (12 * SIZE + 13) + 1] = 71;
    assert_int_equal(pa_atlas_spread(triangles, SIZE, 2, pixels, NULL), PA_OK);
    for (int y = 0; y < SIZE; y++) {
        for (int x = 0; x < SIZE; x++) {
            int to_first = abs(x - 2) + abs(y - 3);
            int to_second = abs(x - 13) + abs(y - 12);
            const uint8_t *pixel = pixels + 2 * (y * SIZE + x);
            assert_int_equal(pixel[1], pixel[0] + 1);
            if (to_first != to_second) {
                assert_int_equal(pixel[0], to_first < to_second ? 50 : 70);
            }
        }
    }
}

static void cancelling_stops_the_work(void **state)
{
    (void)state;
    float uvs[6] = {0, 0, 1, 0, 0, 1};
    uint32_t indices[3];
    pa_mesh mesh = right_triangle(uvs, indices);
    uint32_t triangles[SIZE * SIZE];
    atomic_bool cancel = true;
    pa_run run = {.cancel = &cancel};
    assert_int_equal(pa_atlas_cover(&mesh, SIZE, &run, triangles, NULL), PA_CANCELLED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_triangle_claims_its_texels_and_those_it_touches),
        cmocka_unit_test(a_triangle_smaller_than_a_texel_is_not_lost),
        cmocka_unit_test(weights_say_where_a_texel_lies),
        cmocka_unit_test(every_texel_takes_the_nearest_paint),
        cmocka_unit_test(cancelling_stops_the_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
