#include "cmocka_prelude.h"

#include <stdlib.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/formats/ply.h"
#include "asset/scene/srgb.h"

static pa_span span_of(const char *text)
{
    return (pa_span){(const uint8_t *)text, strlen(text)};
}

static pa_scene decoded(pa_span file)
{
    pa_scene scene = {0};
    pa_error err = {0};
    if (pa_ply_decode(file, NULL, &arena, &scene, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    assert_int_equal(pa_scene_check(&scene, NULL), PA_OK);
    assert_int_equal(scene.mesh_count, 1);
    assert_false(scene.metric);
    return scene;
}

static void assert_refused(pa_span file, pa_status expected, const char *word)
{
    pa_scene scene = {.mesh_count = 77};
    pa_error err = {0};
    pa_arena own;
    pa_arena_init(&own, (size_t)256 << 20);
    assert_int_equal(pa_ply_decode(file, NULL, &own, &scene, &err), expected);
    pa_arena_done(&own);
    if (!strstr(err.detail, word)) {
        fail_msg("'%s' says nothing of '%s'", err.detail, word);
    }
    assert_int_equal(scene.mesh_count, 77);
}

static const char square[] = "ply\r\nformat ascii 1.0\r\ncomment made by hand\r\nelement vertex 4\r\n"
                             "property float x\r\nproperty float y\r\nproperty float z\r\n"
                             "property float nx\r\nproperty float ny\r\nproperty float nz\r\n"
                             "property uchar red\r\nproperty uchar green\r\nproperty uchar blue\r\n"
                             "property float s\r\nproperty float t\r\n"
                             "element face 1\r\nproperty list uchar int vertex_indices\r\nend_header\r\n"
                             "0 0 0 0 0 2 255 188 0 0 0\r\n1 0 0 0 0 2 255 188 0 1 0\r\n"
                             "1 1 0 0 0 2 255 188 0 1 1\r\n0 1 0 0 0 0 255 188 0 0 1\r\n4 0 1 2 3\r\n";

static void an_ascii_square_is_read_with_all_its_attributes(void **state)
{
    (void)state;
    pa_scene scene = decoded(span_of(square));
    const pa_mesh *mesh = &scene.meshes[0];
    const uint32_t expected[6] = {0, 1, 2, 0, 2, 3};
    assert_int_equal(mesh->index_count, 6);
    assert_memory_equal(mesh->indices, expected, sizeof expected);
    assert_true(mesh->positions[6] == 1 && mesh->positions[7] == 1);
    for (int v = 0; v < 4; v++) {
        assert_true(mesh->normals[3 * v + 2] == 1);
    }
    assert_true(mesh->colors[0] == 1 && mesh->colors[2] == 0 && mesh->colors[3] == 1);
    assert_true(mesh->colors[1] == pa_srgb_linear[188]);
    assert_true(mesh->uvs[0] == 0 && mesh->uvs[1] == 1 && mesh->uvs[5] == 0);
}

static size_t put(uint8_t *to, const void *number, size_t size, bool big)
{
    for (size_t i = 0; i < size; i++) {
        to[i] = ((const uint8_t *)number)[big ? size - 1 - i : i];
    }
    return size;
}

/* Doubles, shorts, a list to be skipped, an element that nobody knows, and the faces before the vertices. */
static pa_span binary_triangle(bool big)
{
    char *header =
        pa_arena_printf(&arena,
                        "ply\nformat binary_%s_endian 1.0\nelement face 1\nproperty uchar flags\n"
                        "property list ushort uint vertex_index\nelement material 2\nproperty int ambient\n"
                        "element vertex 3\nproperty double x\nproperty list uchar short junk\n"
                        "property short y\nproperty float z\nend_header\n",
                        big ? "big" : "little");
    size_t length = strlen(header);
    uint8_t *bytes = pa_arena_alloc(&arena, length + 256);
    memcpy(bytes, header, length);
    uint8_t *at = bytes + length;
    *at++ = 9;
    at += put(at, &(uint16_t){3}, 2, big);
    for (uint32_t i = 0; i < 3; i++) {
        at += put(at, &i, 4, big);
    }
    at += put(at, &(int32_t){-5}, 4, big);
    at += put(at, &(int32_t){-6}, 4, big);
    for (int v = 0; v < 3; v++) {
        at += put(at, &(double){v == 1 ? 1.5 : 0}, 8, big);
        *at++ = 2;
        at += put(at, &(int16_t){-1}, 2, big);
        at += put(at, &(int16_t){-2}, 2, big);
        at += put(at, &(int16_t){(int16_t)(v == 2 ? -300 : 0)}, 2, big);
        at += put(at, &(float){7}, 4, big);
    }
    return (pa_span){bytes, (size_t)(at - bytes)};
}

static void both_byte_orders_and_any_order_of_elements_are_read(void **state)
{
    (void)state;
    for (int big = 0; big < 2; big++) {
        pa_scene scene = decoded(binary_triangle(big));
        const float expected[9] = {0, 0, 7, 1.5f, 0, 7, 0, -300, 7};
        assert_memory_equal(scene.meshes[0].positions, expected, sizeof expected);
        assert_null(scene.meshes[0].normals);
        assert_null(scene.meshes[0].colors);
    }
}

static void a_cut_file_is_refused_everywhere(void **state)
{
    (void)state;
    pa_span file = binary_triangle(true);
    for (size_t size = 0; size < file.size; size++) {
        uint8_t *copy = malloc(size + 1);
        memcpy(copy, file.data, size);
        assert_refused((pa_span){copy, size}, PA_CORRUPT, "PLY");
        free(copy);
    }
}

#define HEADER "ply\nformat ascii 1.0\n"
#define VERTICES(n) "element vertex " #n "\nproperty float x\nproperty float y\nproperty float z\n"
#define FACES(n) "element face " #n "\nproperty list uchar int vertex_indices\n"
#define TRIANGLE "0 0 0\n1 0 0\n0 1 0\n"

static void broken_files_are_refused_with_the_reason(void **state)
{
    (void)state;
    const struct {
        const char *text;
        const char *word;
    } files[] = {
        {"", "no PLY"},
        {"plywood\n", "no PLY"},
        {"ply\nformat binary_middle_endian 1.0\nend_header\n", "header"},
        {"ply\nformat ascii 2.0\nend_header\n", "header"},
        {HEADER "element vertex -1\nend_header\n", "header"},
        {HEADER "property float x\nend_header\n", "header"},
        {HEADER VERTICES(3) "property list float int x\nend_header\n", "header"},
        {HEADER VERTICES(3) "property quaternion x\nend_header\n", "header"},
        {HEADER VERTICES(3) "something else\nend_header\n", "header"},
        {HEADER VERTICES(3), "header"},
        {HEADER "end_header\n", "no triangle"},
        {HEADER VERTICES(3) "end_header\n" TRIANGLE, "no triangle"},
        {HEADER VERTICES(3) FACES(1) "end_header\n" TRIANGLE "2 0 1\n", "no triangle"},
        {HEADER VERTICES(3) FACES(1) "end_header\n" TRIANGLE "3 0 1 3\n", "does not exist"},
        {HEADER VERTICES(3) FACES(1) "end_header\n" TRIANGLE "3 0 1 -1\n", "does not exist"},
        {HEADER VERTICES(3) FACES(1) "end_header\n" TRIANGLE "-3 0 1 2\n", "cut short"},
        {HEADER VERTICES(3) FACES(1) "end_header\n" TRIANGLE "200 0 1 2\n", "cut short"},
        {HEADER VERTICES(3) FACES(1) "end_header\n0 0 0\n1 nan 0\n0 1 0\n3 0 1 2\n", "no number"},
        {HEADER VERTICES(3) FACES(1) "end_header\n0 0 0\n1 1e39 0\n0 1 0\n3 0 1 2\n", "not finite"},
        {HEADER VERTICES(3) VERTICES(3) "end_header\n" TRIANGLE TRIANGLE, "twice"},
        {HEADER "element vertex 1\nproperty float x\nend_header\n0\n", "x, y and z"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_refused(span_of(files[i].text), PA_CORRUPT, files[i].word);
    }
}

static void counts_that_no_file_could_hold_cost_nothing(void **state)
{
    (void)state;
    assert_refused(span_of(HEADER VERTICES(9223372036854775807) "end_header\n" TRIANGLE), PA_TOO_LARGE,
                   "more");
    assert_refused(span_of(HEADER VERTICES(1000000) "end_header\n" TRIANGLE), PA_CORRUPT, "cut short");
    assert_refused(span_of(HEADER "element nothing 9223372036854775807\nend_header\n"), PA_CORRUPT,
                   "no triangle");
    assert_refused(span_of(HEADER VERTICES(3) FACES(4000000000) "end_header\n" TRIANGLE), PA_TOO_LARGE,
                   "more");
}

/* As Blender 2.4 left out the word "comment". */
static void a_stray_line_before_the_elements_is_passed_over(void **state)
{
    (void)state;
    decoded(span_of(HEADER "Created by Blender3D 247, source file: \n" VERTICES(3)
                        FACES(1) "end_header\n" TRIANGLE "3 0 1 2\n"));
    assert_refused(
        span_of(HEADER VERTICES(3) "proprety float w\n" FACES(1) "end_header\n" TRIANGLE "3 0 1 2\n"),
        PA_CORRUPT, "header");
}

static void limits_can_be_lowered(void **state)
{
    (void)state;
    const pa_model_limits limits[] = {{.max_bytes = 100}, {.max_vertices = 3}, {.max_indices = 3}};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        pa_scene scene;
        assert_int_equal(pa_ply_decode(span_of(square), &limits[i], &arena, &scene, NULL), PA_TOO_LARGE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_ascii_square_is_read_with_all_its_attributes),
        cmocka_unit_test(both_byte_orders_and_any_order_of_elements_are_read),
        cmocka_unit_test(a_cut_file_is_refused_everywhere),
        cmocka_unit_test(broken_files_are_refused_with_the_reason),
        cmocka_unit_test(counts_that_no_file_could_hold_cost_nothing),
        cmocka_unit_test(a_stray_line_before_the_elements_is_passed_over),
        cmocka_unit_test(limits_can_be_lowered),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
