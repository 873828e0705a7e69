#include "cmocka_prelude.h"

#include <math.h>

#include "arena_fixture.h"
#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/surface_tree.h"
#include "foundation/random.h"
#include "samples.h"

static pa_surface_tree tree_over(const pa_mesh *meshes, size_t count)
{
    pa_surface_tree tree;
    assert_int_equal(pa_surface_tree_build(meshes, count, &arena, &tree, NULL), PA_OK);
    return tree;
}

static pa_vec3 random_place(pa_random *random, double reach)
{
    return (pa_vec3){pa_random_between(random, -reach, reach), pa_random_between(random, -reach, reach),
                     pa_random_between(random, -reach, reach)};
}

static pa_vec3 place_of(const pa_mesh *mesh, const pa_surface_hit *hit)
{
    pa_vec3 sum = {0, 0, 0};
    for (uint32_t k = 0; k < 3; k++) {
        const float *at = mesh->positions + 3 * mesh->indices[3 * hit->triangle + k];
        sum = pa_vec3_along(sum, (pa_vec3){(double)at[0], (double)at[1], (double)at[2]}, hit->weights[k]);
    }
    return sum;
}

/* A box is simple enough to know the answer. */
static void the_nearest_place_on_a_box_is_found(void **state)
{
    (void)state;
    pa_mesh box = sample_box(&arena, (float[]){-1, -1, -1}, (float[]){1, 1, 1}, 0);
    pa_surface_tree tree = tree_over(&box, 1);
    pa_random random;
    pa_random_init(&random, 5);
    for (int i = 0; i < 2000; i++) {
        pa_vec3 at = random_place(&random, 3);
        double out[3] = {fabs(at.x) - 1, fabs(at.y) - 1, fabs(at.z) - 1};
        double beyond = sqrt(pow(fmax(out[0], 0), 2) + pow(fmax(out[1], 0), 2) + pow(fmax(out[2], 0), 2));
        double inside = fmax(out[0], fmax(out[1], out[2]));
        pa_surface_hit hit;
        assert_true(pa_surface_nearest(&tree, at, NULL, (double)INFINITY, &hit));
        assert_true(fabs(hit.distance - (inside > 0 ? beyond : -inside)) < 1e-6);
        assert_true(fabs(hit.weights[0] + hit.weights[1] + hit.weights[2] - 1) < 1e-9);
        assert_true(fabs(pa_vec3_length(pa_vec3_sub(place_of(&box, &hit), at)) - hit.distance) < 1e-6);
    }
}

static void the_tree_finds_what_looking_at_each_triangle_finds(void **state)
{
    (void)state;
    pa_mesh sphere = sample_sphere(&arena, 16, 0.3, 0);
    pa_mesh_drop_degenerate(&sphere);
    pa_surface_tree tree = tree_over(&sphere, 1);
    pa_random random;
    pa_random_init(&random, 6);
    for (int i = 0; i < 200; i++) {
        pa_vec3 at = random_place(&random, 1.5);
        pa_surface_hit hit;
        assert_true(pa_surface_nearest(&tree, at, NULL, (double)INFINITY, &hit));
        double least = (double)INFINITY;
        for (uint32_t t = 0; t < sphere.index_count / 3; t++) {
            pa_mesh one = sphere;
            one.indices += 3 * t;
            one.index_count = 3;
            pa_surface_tree small = tree_over(&one, 1);
            pa_surface_hit alone;
            assert_true(pa_surface_nearest(&small, at, NULL, (double)INFINITY, &alone));
            least = fmin(least, alone.distance);
        }
        assert_true(hit.distance == least);
    }
}

static void distance_and_direction_limit_what_counts(void **state)
{
    (void)state;
    pa_mesh box = sample_box(&arena, (float[]){-1, -1, -1}, (float[]){1, 1, 1}, 0);
    pa_surface_tree tree = tree_over(&box, 1);
    pa_surface_hit hit;
    pa_vec3 above = {0, 1.25, 0};
    assert_false(pa_surface_nearest(&tree, above, NULL, 0.2, &hit));
    assert_true(pa_surface_nearest(&tree, above, NULL, 0.25, &hit));
    pa_vec3 down = {0, -1, 0};
    assert_false(pa_surface_nearest(&tree, above, &down, 2.2, &hit));
    assert_true(pa_surface_nearest(&tree, above, &down, (double)INFINITY, &hit));
    assert_true(fabs(hit.distance - 2.25) < 1e-6);
}

static void triangles_are_counted_over_all_meshes(void **state)
{
    (void)state;
    pa_mesh boxes[2] = {sample_box(&arena, (float[]){-1, -1, -1}, (float[]){1, 1, 1}, 0),
                        sample_box(&arena, (float[]){4, -1, -1}, (float[]){5, 1, 1}, 0)};
    pa_surface_tree tree = tree_over(boxes, 2);
    pa_surface_hit hit;
    assert_true(pa_surface_nearest(&tree, (pa_vec3){6, 0.2, 0.1}, NULL, (double)INFINITY, &hit));
    assert_in_range(hit.triangle, 12, 23);
    pa_surface_tree none = tree_over(boxes, 0);
    assert_false(pa_surface_nearest(&none, (pa_vec3){6, 0, 0}, NULL, (double)INFINITY, &hit));
    assert_true(pa_surface_winding(&none, (pa_vec3){6, 0, 0}) == 0);
}

static void the_winding_number_tells_inside_from_outside(void **state)
{
    (void)state;
    pa_mesh sphere = sample_sphere(&arena, 40, 0.05, 0);
    pa_mesh_drop_degenerate(&sphere);
    pa_surface_tree tree = tree_over(&sphere, 1);
    pa_random random;
    pa_random_init(&random, 7);
    for (int i = 0; i < 1000; i++) {
        pa_vec3 at = random_place(&random, 2);
        double radius = pa_vec3_length(at);
        if (fabs(radius - 1) > 0.06) {
            assert_true(fabs(pa_surface_winding(&tree, at) - (radius < 1 ? 1 : 0)) < 0.05);
        }
    }
}

/* Without its upper half, what is well inside the lower one still counts as inside. */
static void an_open_surface_winds_in_part(void **state)
{
    (void)state;
    pa_mesh bowl = sample_sphere(&arena, 40, 0, 0);
    bowl.indices += bowl.index_count / 2;
    bowl.index_count /= 2;
    pa_mesh_drop_degenerate(&bowl);
    pa_surface_tree tree = tree_over(&bowl, 1);
    assert_true(pa_surface_winding(&tree, (pa_vec3){0, -0.5, 0}) > 0.6);
    assert_true(fabs(pa_surface_winding(&tree, (pa_vec3){0, 0, 0}) - 0.5) < 0.05);
    assert_true(pa_surface_winding(&tree, (pa_vec3){0, 0.5, 0}) < 0.4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_place_on_a_box_is_found),
        cmocka_unit_test(the_tree_finds_what_looking_at_each_triangle_finds),
        cmocka_unit_test(distance_and_direction_limit_what_counts),
        cmocka_unit_test(triangles_are_counted_over_all_meshes),
        cmocka_unit_test(the_winding_number_tells_inside_from_outside),
        cmocka_unit_test(an_open_surface_winds_in_part),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
