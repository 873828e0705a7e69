#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "arena_fixture.h"
#include "asset/finish/finish.h"
#include "asset/formats/glb.h"
#include "asset/formats/gltf.h"
#include "asset/geometry/mesh_edit.h"
#include "samples.h"

/* A bumpy textured ball with a normal map, and a box with colours at its vertices, finished. */
static pa_scene make_scene(void)
{
    pa_scene scene = sample_scene(&arena, 2, 2, 2);
    scene.meshes[0] = sample_sphere(&arena, 40, 0.1, 0);
    scene.meshes[1] = sample_box(&arena, (float[]){-1, -3, -1}, (float[]){1, -1, 1.5F}, 1);
    scene.images[0] = sample_picture(&arena, 80, 80, 3);
    scene.images[1] = sample_normal_map(&arena, 64);
    scene.materials[0].base_color_image = 0;
    scene.materials[0].normal_image = 1;
    pa_mesh *box = &scene.meshes[1];
    box->colors = PA_NEW_ARRAY(&arena, float, 4 * box->vertex_count);
    for (uint32_t i = 0; i < 4 * box->vertex_count; i++) {
        box->colors[i] = i % 4 == 3 ? 1 : (float)(i % 7) / 7;
    }
    assert_int_equal(pa_finish(&scene, NULL, NULL, &arena, NULL), PA_OK);
    return scene;
}

static pa_scene web_of(const pa_scene *scene, pa_span *out_glb)
{
    pa_error err = {0};
    pa_scene read = {0};
    if (pa_glb_web_encode(scene, NULL, &arena, out_glb, &err) != PA_OK ||
        pa_gltf_decode(*out_glb, NULL, &arena, &read, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    return read;
}

static float largest_side(const pa_scene *scene)
{
    pa_bounds bounds;
    assert_true(pa_scene_bounds(scene, &bounds));
    float side = 0;
    for (int k = 0; k < 3; k++) {
        side = fmaxf(side, bounds.max[k] - bounds.min[k]);
    }
    return side;
}

static float distance(const float *a, const float *b, size_t width)
{
    float most = 0;
    for (size_t k = 0; a && k < width; k++) {
        most = fmaxf(most, fabsf(a[k] - b[k]));
    }
    return most;
}

static const float *at(const float *data, uint32_t vertex, size_t width)
{
    return data ? data + vertex * width : NULL;
}

typedef struct errors {
    float position;
    float normal;
    float tangent;
    float uv;
    float color;
} errors;

/* The mesh in the order that the encoder gives it. */
static pa_mesh ordered(pa_mesh mesh)
{
    assert_int_equal(pa_mesh_order(&mesh, 1.3F, &arena, NULL), PA_OK);
    return mesh;
}

/* Corner by corner; the packer may turn a triangle's corners round, so the turn that fits is looked for. */
static errors compare(const pa_mesh *wanted, const pa_mesh *got)
{
    errors all = {0};
    assert_int_equal(got->index_count, wanted->index_count);
    assert_true(!got->normals == !wanted->normals && !got->tangents == !wanted->tangents);
    assert_true(!got->uvs == !wanted->uvs && !got->colors == !wanted->colors);
    for (uint32_t t = 0; t < wanted->index_count; t += 3) {
        errors best = {.position = INFINITY};
        for (uint32_t turn = 0; turn < 3; turn++) {
            errors here = {0};
            for (uint32_t k = 0; k < 3; k++) {
                uint32_t a = wanted->indices[t + k];
                uint32_t b = got->indices[t + (k + turn) % 3];
                here.position =
                    fmaxf(here.position, distance(at(wanted->positions, a, 3), at(got->positions, b, 3), 3));
                here.normal =
                    fmaxf(here.normal, distance(at(wanted->normals, a, 3), at(got->normals, b, 3), 3));
                here.tangent =
                    fmaxf(here.tangent, distance(at(wanted->tangents, a, 4), at(got->tangents, b, 4), 4));
                here.uv = fmaxf(here.uv, distance(at(wanted->uvs, a, 2), at(got->uvs, b, 2), 2));
                here.color = fmaxf(here.color, distance(at(wanted->colors, a, 4), at(got->colors, b, 4), 4));
            }
            best = here.position < best.position ? here : best;
        }
        all.position = fmaxf(all.position, best.position);
        all.normal = fmaxf(all.normal, best.normal);
        all.tangent = fmaxf(all.tangent, best.tangent);
        all.uv = fmaxf(all.uv, best.uv);
        all.color = fmaxf(all.color, best.color);
    }
    return all;
}

static void what_is_read_back_is_as_near_as_promised(void **state)
{
    (void)state;
    pa_scene scene = make_scene();
    pa_span glb;
    pa_scene read = web_of(&scene, &glb);
    assert_int_equal(read.mesh_count, scene.mesh_count);
    assert_int_equal(pa_scene_check(&read, NULL), PA_OK);
    float step = largest_side(&scene) / 16383;
    for (uint32_t m = 0; m < scene.mesh_count; m++) {
        pa_mesh wanted = ordered(scene.meshes[m]);
        errors error = compare(&wanted, &read.meshes[m]);
        assert_true(error.position <= step * 0.51F);
        assert_true(error.normal <= 0.02F && error.tangent <= 0.02F);
        assert_true(error.uv <= 1.01F / 8190);
        assert_true(error.color <= 1.01F / 131070);
    }
}

static void it_is_less_than_half_as_large(void **state)
{
    (void)state;
    pa_scene scene = sample_scene(&arena, 1, 1, 0);
    scene.meshes[0] = sample_sphere(&arena, 100, 0.1, 0);
    assert_int_equal(pa_finish(&scene, NULL, NULL, &arena, NULL), PA_OK);
    pa_span plain, web, again;
    assert_int_equal(pa_glb_encode(&scene, NULL, &arena, &plain, NULL), PA_OK);
    web_of(&scene, &web);
    assert_true(web.size * 4 < plain.size);
    web_of(&scene, &again);
    assert_int_equal(again.size, web.size);
    assert_memory_equal(again.data, web.data, web.size);
}

/* Coordinates from -3 to 37 repeat a texture forty times; each repetition has 1,638 of the 65,536 levels. */
static void coordinates_that_repeat_a_texture_keep_their_place(void **state)
{
    (void)state;
    pa_scene scene = make_scene();
    pa_mesh *ball = &scene.meshes[0];
    for (size_t i = 0; i < 2 * (size_t)ball->vertex_count; i++) {
        ball->uvs[i] = ball->uvs[i] * 40 - 3;
    }
    pa_span glb;
    pa_scene read = web_of(&scene, &glb);
    pa_mesh wanted = ordered(*ball);
    assert_true(compare(&wanted, &read.meshes[0]).uv <= 0.51F * 40 / 65535 + 1e-5F);
}

static void a_scene_that_breaks_its_invariants_is_refused(void **state)
{
    (void)state;
    pa_scene scene = make_scene();
    pa_span glb;
    scene.meshes[0].indices[7] = scene.meshes[0].vertex_count;
    assert_int_equal(pa_glb_web_encode(&scene, NULL, &arena, &glb, NULL), PA_CORRUPT);
    scene.mesh_count = 0;
    assert_int_equal(pa_glb_web_encode(&scene, NULL, &arena, &glb, NULL), PA_CORRUPT);
}

static void an_exhausted_arena_is_reported(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    bool reached = false;
    for (size_t limit = 32; limit < 1 << 20 && !reached; limit += 160) {
        pa_arena small;
        pa_arena_init(&small, limit);
        pa_span glb;
        pa_status status = pa_glb_web_encode(&scene, NULL, &small, &glb, NULL);
        reached = status == PA_OK;
        assert_true(reached || status == PA_NO_MEMORY);
        pa_arena_done(&small);
    }
    assert_true(reached);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_read_back_is_as_near_as_promised),
        cmocka_unit_test(it_is_less_than_half_as_large),
        cmocka_unit_test(coordinates_that_repeat_a_texture_keep_their_place),
        cmocka_unit_test(a_scene_that_breaks_its_invariants_is_refused),
        cmocka_unit_test(an_exhausted_arena_is_reported),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
