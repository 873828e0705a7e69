#include "cmocka_prelude.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asset/geometry/mesh_shape.h"
#include "asset/geometry/topology.h"
#include "asset/scene/srgb.h"
#include "finish_fixture.h"
#include "samples.h"

static pa_topology topology_of(const pa_scene *scene)
{
    pa_shape shape;
    pa_topology topology;
    assert_int_equal(pa_shape_from_meshes(scene->meshes, scene->mesh_count, &arena, &shape, NULL), PA_OK);
    assert_int_equal(pa_shape_topology(&shape, &topology, NULL), PA_OK);
    return topology;
}

/* Two bodies that overlap, red and green; in metres. */
static pa_scene two_bodies(void)
{
    pa_scene scene = sample_scene(&arena, 2, 2, 0);
    scene.meshes[0] = sample_sphere(&arena, 24, 0, 0);
    scene.meshes[1] = sample_box(&arena, (float[]){0.5f, -0.4f, -0.4f}, (float[]){2, 0.4f, 0.4f}, 1);
    memcpy(scene.materials[0].base_color, (float[]){1, 0, 0, 1}, 16);
    memcpy(scene.materials[1].base_color, (float[]){0, 1, 0, 1}, 16);
    scene.materials[1].metallic = 1;
    scene.materials[1].double_sided = true;
    scene.metric = true;
    return scene;
}

static void watertight_makes_one_closed_surface_that_looks_the_same(void **state)
{
    (void)state;
    pa_scene scene = two_bodies();
    finish(&scene, &(pa_finish_options){
                       .watertight = true, .max_triangles = 6000, .brightness = PA_BRIGHTNESS_ORIGINAL});
    pa_topology topology = topology_of(&scene);
    assert_true(topology.closed);
    assert_int_equal(topology.component_count, 1);
    assert_int_equal(scene.mesh_count, 1);
    assert_in_range(scene.meshes[0].index_count / 3, 1000, 6000);
    const pa_mesh *mesh = &scene.meshes[0];
    const pa_material *material = &scene.materials[mesh->material];
    const pa_image *color = &scene.images[material->base_color_image];
    const pa_image *surface = &scene.images[material->metallic_roughness_image];
    assert_false(material->double_sided);
    uint32_t right = 0;
    for (uint32_t i = 0; i < mesh->index_count; i += 3) {
        float uv[2] = {0, 0};
        float x = 0;
        for (uint32_t k = 0; k < 3; k++) {
            uv[0] += mesh->uvs[2 * mesh->indices[i + k]] / 3;
            uv[1] += mesh->uvs[2 * mesh->indices[i + k] + 1] / 3;
            x += mesh->positions[3 * mesh->indices[i + k]] / 3;
        }
        size_t texel = (size_t)((uint32_t)(uv[1] * (float)color->height)) * color->width +
                       (uint32_t)(uv[0] * (float)color->width);
        /* The model is centred: the ball ends at 0.5, the bar goes on. */
        bool ball = x < 0.35f;
        bool bar = x > 0.55f;
        bool red = color->pixels[3 * texel] == 255 && color->pixels[3 * texel + 1] == 0;
        bool metal = surface->pixels[3 * texel + 2] == 255;
        right += ball ? red && !metal : bar ? !red && metal : 1;
    }
    assert_true(right > 0.98 * mesh->index_count / 3);
}

static void a_plain_body_stays_plain_when_made_watertight(void **state)
{
    (void)state;
    pa_scene scene = sample_box_scene(&arena);
    finish(&scene, &(pa_finish_options){.watertight = true});
    assert_true(topology_of(&scene).closed);
    assert_int_equal(scene.image_count, 0);
    assert_null(scene.meshes[0].uvs);
    pa_bounds bounds;
    assert_true(pa_scene_bounds(&scene, &bounds));
    assert_true(fabsf(bounds.max[2] - 1.5f) < 0.03f && fabsf(bounds.max[1] - 1) < 0.03f);
}

static void holes_are_filled_where_asked(void **state)
{
    (void)state;
    for (int asked = 0; asked < 2; asked++) {
        pa_scene scene = sample_scene(&arena, 1, 1, 0);
        scene.meshes[0] = sample_sphere(&arena, 40, 0, 0);
        scene.meshes[0].index_count -= 6 * 80;
        finish(&scene, &(pa_finish_options){.fill_holes = asked == 1});
        assert_int_equal(topology_of(&scene).closed, asked == 1);
    }
}

static void specks_go_unless_the_model_is_in_metres(void **state)
{
    (void)state;
    for (int metric = 0; metric < 2; metric++) {
        pa_scene scene = sample_scene(&arena, 2, 1, 0);
        scene.meshes[0] = sample_sphere(&arena, 12, 0, 0);
        scene.meshes[1] = sample_box(&arena, (float[]){2, 0, 0}, (float[]){2.004f, 0.004f, 0.004f}, 0);
        scene.metric = metric == 1;
        finish(&scene, NULL);
        assert_int_equal(topology_of(&scene).component_count, metric == 1 ? 2 : 1);
    }
}

/* One box for each of `count` colours, of which the last `glass` can be seen through. */
static pa_scene colored_boxes(uint32_t count, uint32_t glass)
{
    pa_scene scene = sample_scene(&arena, count, count, 0);
    for (uint32_t m = 0; m < count; m++) {
        float x = (float)m;
        scene.meshes[m] = sample_box(&arena, (float[]){x, 0, 0}, (float[]){x + 0.5f, 1, 1}, m);
        pa_material *material = &scene.materials[m];
        material->base_color[0] = pa_srgb_linear[10 * m + 20];
        material->base_color[1] = pa_srgb_linear[200];
        material->roughness = m % 2 ? 0.2f : 1;
        if (m + glass >= count) {
            material->alpha_mode = PA_ALPHA_BLEND;
            material->base_color[3] = 102 / 255.0f;
        }
    }
    scene.metric = true;
    return scene;
}

static void many_flat_materials_share_a_palette(void **state)
{
    (void)state;
    enum { COUNT = 14 };
    pa_scene scene = colored_boxes(COUNT, 0);
    finish(&scene, &(pa_finish_options){.brightness = PA_BRIGHTNESS_ORIGINAL});
    assert_int_equal(scene.material_count, 1);
    assert_int_equal(scene.image_count, 2);
    assert_int_equal(pa_scene_triangle_count(&scene), 12 * COUNT);
    const pa_mesh *mesh = &scene.meshes[0];
    const pa_image *color = &scene.images[scene.materials[0].base_color_image];
    const pa_image *surface = &scene.images[scene.materials[0].metallic_roughness_image];
    for (uint32_t v = 0; v < mesh->vertex_count; v++) {
        uint32_t box = (uint32_t)(mesh->positions[3 * v] + (COUNT - 0.5f) / 2 + 0.01f);
        uint32_t x = (uint32_t)(mesh->uvs[2 * v] * (float)color->width);
        uint32_t y = (uint32_t)(mesh->uvs[2 * v + 1] * (float)color->height);
        size_t texel = (size_t)y * color->width + x;
        assert_int_equal(color->pixels[texel * color->channels], 10 * box + 20);
        assert_int_equal(surface->pixels[texel * surface->channels + 1], box % 2 ? 51 : 255);
        /* In the middle of four texels alike, so that no filter sees another colour. */
        for (size_t off = 0; off < 4; off++) {
            size_t beside = (y - off / 2) * color->width + x - off % 2;
            assert_memory_equal(color->pixels + beside * color->channels,
                                color->pixels + texel * color->channels, color->channels);
        }
    }
}

static void see_through_materials_share_their_own(void **state)
{
    (void)state;
    pa_scene scene = colored_boxes(9, 5);
    finish(&scene, &(pa_finish_options){.brightness = PA_BRIGHTNESS_ORIGINAL});
    uint32_t glass = 0;
    for (uint32_t i = 0; i < scene.material_count; i++) {
        const pa_material *material = &scene.materials[i];
        if (material->alpha_mode == PA_ALPHA_BLEND) {
            glass++;
            assert_int_equal(scene.images[material->base_color_image].channels, 4);
            assert_int_equal(scene.images[material->base_color_image].pixels[3], 102);
        }
    }
    assert_int_equal(glass, 1);
    assert_true(scene.material_count <= 5);
}

/* Twelve pictures are two materials too many: the smallest boxes become flat, and share a palette. */
static void the_smallest_surfaces_give_up_their_pictures(void **state)
{
    (void)state;
    enum { COUNT = 12, MOST = 10 };
    pa_scene scene = sample_scene(&arena, COUNT, COUNT, COUNT);
    for (uint32_t i = 0; i < COUNT; i++) {
        float size = 0.2f + 0.05f * (float)i;
        const float low[3] = {(float)i, 0, 0};
        const float high[3] = {(float)i + size, size, size};
        scene.meshes[i] = sample_box(&arena, low, high, i);
        scene.meshes[i].uvs = pa_arena_array(&arena, scene.meshes[i].vertex_count, 2 * sizeof(float));
        scene.images[i] = sample_picture(&arena, 8, 8, 3);
        memset(scene.images[i].pixels, (int)(20 * i + 10), 8 * 8 * 3);
        scene.materials[i].base_color_image = i;
    }
    finish(&scene, &(pa_finish_options){.brightness = PA_BRIGHTNESS_ORIGINAL});
    assert_int_equal(scene.material_count, MOST);
    assert_int_equal(pa_scene_triangle_count(&scene), 12 * COUNT);
    /* The three smallest share the one small picture, in their own greys. */
    uint32_t shared = 0;
    for (uint32_t m = 0; m < scene.mesh_count; m++) {
        const pa_image *image = &scene.images[scene.materials[scene.meshes[m].material].base_color_image];
        if (scene.meshes[m].index_count == 3 * 36) {
            shared++;
            assert_true(image->pixels[0] == 10);
        }
    }
    assert_int_equal(shared, 1);
}

/* A pane with its clearness in a picture, four times: three of them have to become one. */
static void glass_that_gives_up_its_picture_stays_as_clear(void **state)
{
    (void)state;
    enum { COUNT = 4, CLEAR = 60 };
    pa_scene scene = sample_scene(&arena, COUNT, COUNT, COUNT);
    for (uint32_t i = 0; i < COUNT; i++) {
        const float low[3] = {(float)i, 0, 0};
        const float high[3] = {(float)i + 0.2f + 0.05f * (float)i, 0.5f, 0.1f};
        scene.meshes[i] = sample_box(&arena, low, high, i);
        scene.meshes[i].uvs = pa_arena_array(&arena, scene.meshes[i].vertex_count, 2 * sizeof(float));
        scene.images[i] = sample_picture(&arena, 8, 8, 4);
        memset(scene.images[i].pixels, CLEAR, 8 * 8 * 4);
        scene.materials[i].base_color_image = i;
        scene.materials[i].alpha_mode = PA_ALPHA_BLEND;
    }
    finish(&scene, &(pa_finish_options){.brightness = PA_BRIGHTNESS_ORIGINAL});
    assert_int_equal(scene.material_count, 2);
    for (uint32_t m = 0; m < scene.mesh_count; m++) {
        const pa_image *image = &scene.images[scene.materials[scene.meshes[m].material].base_color_image];
        assert_true(abs(image->pixels[0] - CLEAR) <= 1);
        assert_true(abs(image->pixels[3] - CLEAR) <= 1);
    }
}

static void few_flat_materials_stay_factors(void **state)
{
    (void)state;
    pa_scene scene = colored_boxes(10, 2);
    finish(&scene, NULL);
    assert_int_equal(scene.material_count, 10);
    assert_int_equal(scene.image_count, 0);
}

static void cancelling_stops_what_takes_long(void **state)
{
    (void)state;
    pa_scene scene = two_bodies();
    atomic_bool cancel = true;
    pa_run run = {.cancel = &cancel};
    pa_finish_options options = {.watertight = true};
    assert_int_equal(pa_finish(&scene, &options, &run, &arena, NULL), PA_CANCELLED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(watertight_makes_one_closed_surface_that_looks_the_same),
        cmocka_unit_test(a_plain_body_stays_plain_when_made_watertight),
        cmocka_unit_test(holes_are_filled_where_asked),
        cmocka_unit_test(specks_go_unless_the_model_is_in_metres),
        cmocka_unit_test(many_flat_materials_share_a_palette),
        cmocka_unit_test(see_through_materials_share_their_own),
        cmocka_unit_test(the_smallest_surfaces_give_up_their_pictures),
        cmocka_unit_test(glass_that_gives_up_its_picture_stays_as_clear),
        cmocka_unit_test(few_flat_materials_stay_factors),
        cmocka_unit_test(cancelling_stops_what_takes_long),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
