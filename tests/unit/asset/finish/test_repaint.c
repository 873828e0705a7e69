#include "cmocka_prelude.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asset/formats/picture.h"
#include "asset/geometry/surface_tree.h"
#include "finish_fixture.h"
#include "foundation/random.h"
#include "samples.h"

/* Linear colour by height, the same formula as `expected`. */
static void color_by_height(pa_mesh *mesh)
{
    mesh->colors = PA_NEW_ARRAY(&arena, float, 4 * mesh->vertex_count);
    for (uint32_t v = 0; v < mesh->vertex_count; v++) {
        float up = (mesh->positions[3 * v + 1] + 1) / 2;
        const float color[4] = {up, 1 - up, 0.25f, 1};
        memcpy(mesh->colors + 4 * v, color, sizeof color);
    }
}

static pa_scene colored_sphere(uint32_t rings)
{
    pa_scene scene = sample_scene(&arena, 1, 1, 0);
    scene.meshes[0] = sample_sphere(&arena, rings, 0, 0);
    scene.metric = true;
    color_by_height(&scene.meshes[0]);
    return scene;
}

static float linear(uint8_t code)
{
    float value = (float)code / 255;
    return value <= 0.04045f ? value / 12.92f : powf((value + 0.055f) / 1.055f, 2.4f);
}

/* The texel that a corner of the finished sphere shows, in linear light. */
static void read_texel(const pa_image *image, const float *uv, float out[3])
{
    uint32_t x = (uint32_t)fminf(uv[0] * (float)image->width, (float)image->width - 1);
    uint32_t y = (uint32_t)fminf(uv[1] * (float)image->height, (float)image->height - 1);
    for (uint32_t k = 0; k < 3; k++) {
        out[k] = linear(image->pixels[((size_t)y * image->width + x) * image->channels + k]);
    }
}

/* The pixels as they were painted; what JPEG makes of them is JPEG's affair. */
static pa_image painted(const pa_scene *scene, uint32_t image)
{
    assert_non_null(scene->images[image].pixels);
    assert_true(scene->images[image].encoded.size > 0);
    return scene->images[image];
}

/* In metres, the sphere standing on the floor. */
static void assert_painted_by_height(const pa_scene *scene)
{
    const pa_material *material = &scene->materials[0];
    const pa_mesh *mesh = &scene->meshes[0];
    assert_int_equal(scene->mesh_count, 1);
    assert_null(mesh->colors);
    assert_non_null(mesh->uvs);
    assert_int_not_equal(material->base_color_image, PA_NO_INDEX);
    assert_true(material->base_color[0] == 1);
    pa_image picture = painted(scene, material->base_color_image);
    double sum = 0;
    for (uint32_t i = 0; i < mesh->index_count; i += 3) {
        float uv[2] = {0, 0};
        float height = 0;
        for (uint32_t k = 0; k < 3; k++) {
            uint32_t v = mesh->indices[i + k];
            uv[0] += mesh->uvs[2 * v] / 3;
            uv[1] += mesh->uvs[2 * v + 1] / 3;
            height += mesh->positions[3 * v + 1] / 3;
        }
        float shown[3];
        read_texel(&picture, uv, shown);
        float up = height / 2;
        const float expected[3] = {up, 1 - up, 0.25f};
        for (int k = 0; k < 3; k++) {
            sum += (double)fabsf(shown[k] - expected[k]);
            assert_true(fabsf(shown[k] - expected[k]) < 0.03f);
        }
    }
    assert_true(sum / mesh->index_count < 0.005);
}

static void vertex_colors_become_a_texture(void **state)
{
    (void)state;
    pa_scene scene = colored_sphere(30);
    finish(&scene, NULL);
    assert_in_range(pa_scene_triangle_count(&scene), 3400, 3600);
    assert_painted_by_height(&scene);
}

static void vertex_colors_survive_the_budget(void **state)
{
    (void)state;
    pa_scene scene = colored_sphere(60);
    finish(&scene, &(pa_finish_options){.max_triangles = 2000});
    assert_in_range(pa_scene_triangle_count(&scene), 1500, 2000);
    assert_painted_by_height(&scene);
}

static void a_factor_beside_colors_is_painted_in(void **state)
{
    (void)state;
    pa_scene scene = colored_sphere(30);
    scene.materials[0].base_color[0] = 0;
    finish(&scene, NULL);
    pa_image picture = painted(&scene, scene.materials[0].base_color_image);
    for (size_t i = 0; i < (size_t)picture.width * picture.height; i++) {
        assert_true(picture.pixels[3 * i] == 0);
    }
}

static void one_color_all_over_becomes_the_factor(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    pa_mesh *mesh = &scene.meshes[0];
    mesh->colors = PA_NEW_ARRAY(&arena, float, 4 * mesh->vertex_count);
    for (uint32_t i = 0; i < 4 * mesh->vertex_count; i++) {
        mesh->colors[i] = 0.5f;
    }
    scene.materials[0].base_color[1] = 0.5f;
    finish(&scene, NULL);
    assert_int_equal(scene.image_count, 0);
    assert_null(scene.meshes[0].colors);
    assert_true(scene.materials[0].base_color[1] == 0.25f);
    assert_true(scene.materials[0].base_color[3] == 1);
}

static void see_through_vertex_colors_keep_their_alpha(void **state)
{
    (void)state;
    pa_scene scene = colored_sphere(20);
    scene.materials[0].alpha_mode = PA_ALPHA_BLEND;
    for (uint32_t v = 0; v < scene.meshes[0].vertex_count; v++) {
        scene.meshes[0].colors[4 * v + 3] = 0.5f;
    }
    finish(&scene, NULL);
    pa_image picture = painted(&scene, scene.materials[0].base_color_image);
    assert_int_equal(picture.channels, 4);
    for (size_t i = 0; i < (size_t)picture.width * picture.height; i++) {
        assert_int_equal(picture.pixels[4 * i + 3], 128);
    }
}

/* What TRELLIS sends: a fine surface whose texture lies in pieces of two triangles, none next to its
 * neighbour. */
static pa_scene shattered_sphere(uint32_t rings, pa_image picture)
{
    pa_scene scene = sample_scene(&arena, 1, 1, 1);
    pa_mesh whole = sample_sphere(&arena, rings, 0.1, 0);
    pa_mesh mesh = {.vertex_count = whole.index_count, .index_count = whole.index_count};
    mesh.positions = PA_NEW_ARRAY(&arena, float, 3 * mesh.vertex_count);
    mesh.uvs = PA_NEW_ARRAY(&arena, float, 2 * mesh.vertex_count);
    mesh.indices = PA_NEW_ARRAY(&arena, uint32_t, mesh.index_count);
    for (uint32_t i = 0; i < mesh.index_count; i++) {
        uint32_t v = whole.indices[i];
        float up = (whole.positions[3 * v + 1] + 1.1f) / 2.2f;
        memcpy(mesh.positions + 3 * i, whole.positions + 3 * v, 3 * sizeof(float));
        /* The picture shows nothing but the height; pieces lie beside each other in steps that do not match.
         */
        mesh.uvs[2 * i] = (float)(i / 6 % 97) / 97;
        mesh.uvs[2 * i + 1] = up;
        mesh.indices[i] = i;
    }
    scene.meshes[0] = mesh;
    scene.images[0] = picture;
    scene.materials[0].base_color_image = 0;
    scene.metric = true;
    return scene;
}

static pa_image picture_of_rows(void)
{
    pa_image picture = sample_picture(&arena, 256, 256, 3);
    for (uint32_t i = 0; i < 256 * 256; i++) {
        const uint8_t row[3] = {(uint8_t)(i / 256), (uint8_t)(255 - i / 256), 40};
        memcpy(picture.pixels + 3 * (size_t)i, row, sizeof row);
    }
    return picture;
}

/* Root mean square and largest distance from places spread over one surface to another. */
static void measure_gap(const pa_mesh *from, const pa_mesh *to, double *out_mean, double *out_most)
{
    pa_surface_tree tree;
    pa_random random;
    double sum = 0;
    pa_random_init(&random, 11);
    assert_int_equal(pa_surface_tree_build(to, 1, &arena, &tree, NULL), PA_OK);
    *out_most = 0;
    for (int i = 0; i < 4000; i++) {
        uint32_t triangle = pa_random_below(&random, from->index_count / 3);
        double a = pa_random_unit(&random);
        double b = pa_random_unit(&random) * (1 - a);
        const double weights[3] = {a, b, 1 - a - b};
        double at[3] = {0, 0, 0};
        for (uint32_t k = 0; k < 9; k++) {
            at[k % 3] +=
                weights[k / 3] * (double)from->positions[3 * from->indices[3 * triangle + k / 3] + k % 3];
        }
        pa_surface_hit hit;
        assert_true(pa_surface_nearest(&tree, (pa_vec3){at[0], at[1], at[2]}, NULL, (double)INFINITY, &hit));
        sum += hit.distance * hit.distance;
        *out_most = fmax(*out_most, hit.distance);
    }
    *out_mean = sqrt(sum / 4000);
}

static void thousands_of_tiny_charts_are_reduced_and_repainted(void **state)
{
    (void)state;
    pa_scene scene = shattered_sphere(80, picture_of_rows());
    pa_scene placed = shattered_sphere(80, picture_of_rows());
    finish(&placed, &(pa_finish_options){.max_triangles = 1000000});
    finish(&scene, &(pa_finish_options){.max_triangles = 5000});
    const pa_mesh *mesh = &scene.meshes[0];
    assert_in_range(mesh->index_count / 3, 4000, 5000);
    double mean;
    double most;
    measure_gap(mesh, &placed.meshes[0], &mean, &most);
    assert_true(mean < 0.004 && most < 0.03);
    measure_gap(&placed.meshes[0], mesh, &mean, &most);
    assert_true(mean < 0.004 && most < 0.03);
    pa_image picture = painted(&scene, scene.materials[0].base_color_image);
    double total = 0;
    for (uint32_t v = 0; v < mesh->vertex_count; v++) {
        uint32_t x = (uint32_t)(mesh->uvs[2 * v] * (float)picture.width);
        uint32_t y = (uint32_t)(mesh->uvs[2 * v + 1] * (float)picture.height);
        int row = (int)(mesh->positions[3 * v + 1] / 2.2f * 255);
        total += abs(picture.pixels[3 * ((size_t)y * picture.width + x)] - row);
    }
    assert_true(total / mesh->vertex_count < 6);
}

/* A bump map over the whole is worth more than its pieces: it must still be there, and be one. */
static void normal_and_surface_maps_are_repainted_too(void **state)
{
    (void)state;
    pa_scene scene = shattered_sphere(60, picture_of_rows());
    pa_image *images = PA_NEW_ARRAY(&arena, pa_image, 3);
    images[0] = scene.images[0];
    images[1] = sample_normal_map(&arena, 64);
    images[2] = sample_picture(&arena, 64, 64, 3);
    for (uint32_t i = 0; i < 64 * 64; i++) {
        const uint8_t surface[3] = {200, 60, (uint8_t)(i / 64 * 4)};
        memcpy(images[2].pixels + 3 * (size_t)i, surface, sizeof surface);
    }
    scene.images = images;
    scene.image_count = 3;
    scene.materials[0].normal_image = 1;
    scene.materials[0].metallic_roughness_image = 2;
    scene.materials[0].metallic = 0.5f;
    scene.materials[0].roughness = 1;
    finish(&scene, &(pa_finish_options){.max_triangles = 3000});
    const pa_material *material = &scene.materials[0];
    assert_non_null(scene.meshes[0].tangents);
    assert_int_equal(scene.image_count, 3);
    pa_image normals = painted(&scene, material->normal_image);
    pa_image surface = painted(&scene, material->metallic_roughness_image);
    double upright = 0;
    size_t count = (size_t)normals.width * normals.height;
    for (size_t i = 0; i < count; i++) {
        upright += normals.pixels[3 * i + 2] > 230 ? 1 : 0;
        assert_in_range(surface.pixels[3 * i + 1], 59, 61);
        assert_true(surface.pixels[3 * i + 2] < 140);
    }
    assert_true(upright / (double)count > 0.9);
    assert_true(material->metallic == 1 && material->roughness == 1);
}

static void the_same_model_gives_the_same_bytes(void **state)
{
    (void)state;
    pa_scene one = colored_sphere(40);
    pa_scene other = colored_sphere(40);
    finish(&one, &(pa_finish_options){.max_triangles = 1500});
    finish(&other, &(pa_finish_options){.max_triangles = 1500});
    assert_int_equal(one.meshes[0].vertex_count, other.meshes[0].vertex_count);
    assert_memory_equal(one.meshes[0].uvs, other.meshes[0].uvs, 8 * one.meshes[0].vertex_count);
    assert_int_equal(one.images[0].encoded.size, other.images[0].encoded.size);
    assert_memory_equal(one.images[0].encoded.data, other.images[0].encoded.data, one.images[0].encoded.size);
}

/* A white ball with one black cap: no grey may show up far from the cap, wherever the charts came to lie. */
static void no_colour_crosses_a_gutter(void **state)
{
    (void)state;
    pa_scene scene = colored_sphere(40);
    pa_mesh *mesh = &scene.meshes[0];
    for (uint32_t v = 0; v < mesh->vertex_count; v++) {
        bool cap = mesh->positions[3 * v + 2] > 0.9f;
        memcpy(mesh->colors + 4 * v, cap ? (float[]){0.8f, 0.1f, 0, 1} : (float[]){0.8f, 0.8f, 0.8f, 1}, 16);
    }
    finish(&scene, NULL);
    mesh = &scene.meshes[0];
    pa_image picture;
    assert_int_equal(pa_picture_decode(scene.images[0].encoded, &arena, &picture, NULL), PA_OK);
    for (uint32_t v = 0; v < mesh->vertex_count; v++) {
        float shown[3];
        read_texel(&picture, mesh->uvs + 2 * v, shown);
        if (mesh->positions[3 * v + 2] < 0.7f) {
            assert_true(fabsf(shown[0] - shown[2]) < 0.1f && fabsf(shown[1] - 0.8f) < 0.15f);
        }
    }
}

static void the_texture_keeps_to_its_budget(void **state)
{
    (void)state;
    pa_scene scene = colored_sphere(40);
    finish(&scene, &(pa_finish_options){.texture_size = 100});
    assert_int_equal(scene.images[0].width, 100);
    assert_int_equal(scene.images[0].height, 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vertex_colors_become_a_texture),
        cmocka_unit_test(vertex_colors_survive_the_budget),
        cmocka_unit_test(a_factor_beside_colors_is_painted_in),
        cmocka_unit_test(one_color_all_over_becomes_the_factor),
        cmocka_unit_test(see_through_vertex_colors_keep_their_alpha),
        cmocka_unit_test(thousands_of_tiny_charts_are_reduced_and_repainted),
        cmocka_unit_test(normal_and_surface_maps_are_repainted_too),
        cmocka_unit_test(the_same_model_gives_the_same_bytes),
        cmocka_unit_test(no_colour_crosses_a_gutter),
        cmocka_unit_test(the_texture_keeps_to_its_budget),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
