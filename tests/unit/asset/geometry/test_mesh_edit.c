#include "cmocka_prelude.h"

#include <string.h>

#include "arena_fixture.h"
#include "asset/geometry/mesh_edit.h"
#include "samples.h"

static pa_mesh box(void)
{
    return sample_box(&arena, (float[]){0, 0, 0}, (float[]){1, 2, 3}, 0);
}

/* The three corners' positions of a triangle, as the faces of two meshes are compared. */
static void corners_of(const pa_mesh *mesh, uint32_t triangle, float out_corners[9])
{
    for (uint32_t k = 0; k < 3; k++) {
        memcpy(out_corners + 3 * k, mesh->positions + 3 * mesh->indices[3 * triangle + k], 3 * sizeof(float));
    }
}

static void assert_same_triangles(const pa_mesh *a, const pa_mesh *b)
{
    assert_int_equal(a->index_count, b->index_count);
    for (uint32_t t = 0; t < a->index_count / 3; t++) {
        float one[9];
        float two[9];
        corners_of(a, t, one);
        corners_of(b, t, two);
        assert_memory_equal(one, two, sizeof one);
    }
}

static void welding_drops_unused_and_joins_equal_vertices(void **state)
{
    (void)state;
    pa_mesh original = box();
    pa_mesh mesh = box();
    uint32_t *sources = PA_NEW_ARRAY(&arena, uint32_t, 60);
    for (uint32_t i = 0; i < 36; i++) {
        sources[i] = mesh.indices[i];
        mesh.indices[i] = i;
    }
    assert_int_equal(pa_mesh_gather(&mesh, sources, 60, &arena, NULL), PA_OK);
    assert_int_equal(mesh.vertex_count, 60);
    assert_int_equal(pa_mesh_weld(&mesh, &arena, NULL), PA_OK);
    assert_int_equal(mesh.vertex_count, 24);
    assert_same_triangles(&mesh, &original);
}

static void welding_keeps_vertices_apart_that_differ_in_one_attribute(void **state)
{
    (void)state;
    pa_mesh mesh = box();
    mesh.normals = NULL;
    mesh.uvs = NULL;
    assert_int_equal(pa_mesh_weld(&mesh, &arena, NULL), PA_OK);
    assert_int_equal(mesh.vertex_count, 8);
}

static void triangles_without_area_are_dropped(void **state)
{
    (void)state;
    pa_mesh mesh = box();
    mesh.indices[0] = mesh.indices[1];                       /* a corner twice */
    memcpy(mesh.positions + 3 * 5, mesh.positions + 12, 12); /* corner 5 lies on corner 4 */
    pa_mesh_drop_degenerate(&mesh);
    assert_int_equal(mesh.index_count, 36 - 6);
    mesh.index_count = 0;
    pa_mesh_drop_degenerate(&mesh);
    assert_int_equal(mesh.index_count, 0);
}

static void a_thin_but_real_triangle_is_kept(void **state)
{
    (void)state;
    float positions[9] = {0, 0, 0, 1, 0, 0, 0.5f, 1e-5f, 0};
    uint32_t indices[3] = {0, 1, 2};
    pa_mesh mesh = {.vertex_count = 3, .index_count = 3, .positions = positions, .indices = indices};
    pa_mesh_drop_degenerate(&mesh);
    assert_int_equal(mesh.index_count, 3);
    positions[7] = 1e-9f;
    pa_mesh_drop_degenerate(&mesh);
    assert_int_equal(mesh.index_count, 0);
}

static void joining_fills_what_some_parts_lack(void **state)
{
    (void)state;
    pa_mesh one = box();
    pa_mesh two = box();
    one.colors = PA_NEW_ARRAY(&arena, float, 4 * 24);
    two.uvs = NULL;
    two.normals = NULL;
    const pa_mesh *const parts[] = {&one, &two};
    pa_mesh joined;
    assert_int_equal(pa_mesh_join(parts, 2, &arena, &joined, NULL), PA_OK);
    assert_int_equal(joined.vertex_count, 48);
    assert_int_equal(joined.index_count, 72);
    assert_int_equal(joined.indices[36], 24 + two.indices[0]);
    assert_null(joined.normals);
    assert_true(joined.colors[0] == 0 && joined.colors[4 * 24] == 1);
    assert_true(joined.uvs[2 * 24] == 0 && joined.uvs[2 * 1] == one.uvs[2 * 1]);
}

static bool wants_weld(pa_mesh *mesh)
{
    bool wants = false;
    assert_int_equal(pa_mesh_wants_weld(mesh, &wants, NULL), PA_OK);
    return wants;
}

/* The sphere has a seam of texture coordinates, whose vertices are no twins of each other. */
static void a_mesh_that_shares_its_vertices_needs_no_weld(void **state)
{
    (void)state;
    pa_mesh mesh = sample_sphere(&arena, 60, 0.1, 0);
    pa_mesh_drop_degenerate(&mesh);
    assert_int_equal(pa_mesh_weld(&mesh, &arena, NULL), PA_OK);
    assert_true(mesh.vertex_count > 4096);
    assert_false(wants_weld(&mesh));
    uint32_t before = mesh.index_count;
    mesh.index_count = 3;
    assert_true(wants_weld(&mesh));
    mesh.index_count = before;
    /* Each triangle with vertices of its own, as files without indices have them. */
    uint32_t *corners = mesh.indices;
    assert_int_equal(pa_mesh_gather(&mesh, corners, before, &arena, NULL), PA_OK);
    for (uint32_t i = 0; i < before; i++) {
        mesh.indices[i] = i;
    }
    assert_true(wants_weld(&mesh));
    pa_mesh few = box();
    assert_true(wants_weld(&few));
}

static void ordering_keeps_the_triangles(void **state)
{
    (void)state;
    pa_mesh mesh = sample_sphere(&arena, 12, 0.1, 0);
    pa_mesh_drop_degenerate(&mesh);
    uint32_t before = mesh.index_count;
    double sum = 0;
    double after = 0;
    for (uint32_t i = 0; i < before; i++) {
        sum += (double)mesh.positions[3 * mesh.indices[i]];
    }
    assert_int_equal(pa_mesh_order(&mesh, 1, &arena, NULL), PA_OK);
    assert_int_equal(mesh.index_count, before);
    for (uint32_t i = 0; i < before; i++) {
        after += (double)mesh.positions[3 * mesh.indices[i]];
    }
    assert_true(sum - after < 1e-9 && after - sum < 1e-9);
    assert_int_equal(mesh.indices[0], 0);
}

static void an_exhausted_arena_is_reported(void **state)
{
    (void)state;
    pa_mesh mesh = box();
    pa_arena small;
    pa_arena_init(&small, 64);
    pa_error err;
    assert_int_equal(pa_mesh_weld(&mesh, &small, &err), PA_NO_MEMORY);
    assert_int_equal(mesh.vertex_count, 24);
    pa_arena_done(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(welding_drops_unused_and_joins_equal_vertices),
        cmocka_unit_test(welding_keeps_vertices_apart_that_differ_in_one_attribute),
        cmocka_unit_test(triangles_without_area_are_dropped),
        cmocka_unit_test(a_thin_but_real_triangle_is_kept),
        cmocka_unit_test(joining_fills_what_some_parts_lack),
        cmocka_unit_test(a_mesh_that_shares_its_vertices_needs_no_weld),
        cmocka_unit_test(ordering_keeps_the_triangles),
        cmocka_unit_test(an_exhausted_arena_is_reported),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
