#include "inputs.h"

#include <math.h>

#include "asset/formats/picture.h"
#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/mesh_normals.h"
#include "asset/geometry/noise.h"
#include "asset/geometry/unwrap.h"

enum { SEED = 11, MOST_TEXTURES = 5 };

/* -1 to 1, spaced so that squares come out alike on the ball; exact at both ends, where sides meet. */
static double spaced(uint32_t i, uint32_t side)
{
    return i == 0 ? -1 : i == side ? 1 : tan((2.0 * i / side - 1) * 0.78539816339744831);
}

static void store_point(pa_mesh *mesh, uint32_t v, const double cube[3])
{
    pa_vec3 p = {cube[0], cube[1], cube[2]};
    pa_vec3 unit = pa_vec3_scale(p, 1 / pa_vec3_length(p));
    double lumps = pa_noise_fractal(pa_vec3_scale(unit, 1.7), 3, SEED);
    double grain = pa_noise_fractal(pa_vec3_scale(unit, 14), 3, SEED + 1);
    double radius = 0.5 + 0.25 * lumps + 0.012 * grain;
    mesh->positions[3 * v] = (float)(radius * unit.x);
    mesh->positions[3 * v + 1] = (float)(radius * unit.y);
    mesh->positions[3 * v + 2] = (float)(radius * unit.z);
}

static bool fill_ball(pa_mesh *mesh, uint32_t side, pa_arena *arena)
{
    uint32_t row = side + 1;
    mesh->vertex_count = 6 * row * row;
    mesh->index_count = 36 * side * side;
    mesh->positions = pa_arena_array(arena, mesh->vertex_count, 3 * sizeof(float));
    mesh->indices = PA_NEW_ARRAY(arena, uint32_t, mesh->index_count);
    if (!mesh->positions || !mesh->indices) {
        return false;
    }
    uint32_t *to = mesh->indices;
    for (uint32_t v = 0; v < mesh->vertex_count; v++) {
        uint32_t face = v / (row * row);
        uint32_t x = v % row;
        uint32_t y = v / row % row;
        uint32_t axis = face / 2;
        double cube[3];
        cube[axis] = face % 2 ? 1 : -1;
        cube[(axis + 1) % 3] = spaced(face % 2 ? x : side - x, side);
        cube[(axis + 2) % 3] = spaced(y, side);
        store_point(mesh, v, cube);
        if (x < side && y < side) {
            const uint32_t quad[6] = {v, v + 1, v + row + 1, v, v + row + 1, v + row};
            for (int k = 0; k < 6; k++) {
                *to++ = quad[k];
            }
        }
    }
    return true;
}

/* On the floor and over the origin, so that finishing moves nothing. */
static void place(pa_scene *scene)
{
    pa_bounds box = {0};
    pa_mesh *mesh = scene->meshes;
    pa_scene_bounds(scene, &box);
    const float shift[3] = {(box.min[0] + box.max[0]) / 2, box.min[1], (box.min[2] + box.max[2]) / 2};
    for (uint32_t i = 0; i < 3 * mesh->vertex_count; i++) {
        mesh->positions[i] -= shift[i % 3];
    }
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 16;
}

/* Patches of colour with the grain of a camera, which is what keeps PNG from packing it. */
static bool fill_picture(pa_image *image, uint32_t size, uint32_t grain, uint32_t number, pa_arena *arena)
{
    *image = (pa_image){.width = size, .height = size, .channels = 3};
    image->pixels = pa_arena_array(arena, (size_t)size * size, 3);
    uint32_t random = number + 1;
    for (size_t i = 0; image->pixels && i < (size_t)size * size; i++) {
        double x = (double)(i % size) / size * 9;
        double y = (double)(i / size) / size * 9;
        double patches = pa_noise_fractal((pa_vec3){x, y, number}, 4, SEED);
        for (size_t k = 0; k < 3; k++) {
            double value = 130 + 70 * patches * (1 - 0.3 * (double)k) +
                           (double)(next_random(&random) % grain) - grain / 2;
            image->pixels[3 * i + k] = (uint8_t)fmin(fmax(value, 0), 255);
        }
    }
    return image->pixels;
}

static pa_status add_textures(const bench_input *input, pa_arena *arena, pa_scene *scene, pa_error *err)
{
    pa_material *material = scene->materials;
    uint32_t *const uses[MOST_TEXTURES] = {&material->base_color_image, &material->metallic_roughness_image,
                                           &material->normal_image, &material->occlusion_image,
                                           &material->emissive_image};
    scene->images = PA_NEW_ARRAY(arena, pa_image, MOST_TEXTURES);
    for (uint32_t i = 0; scene->images && i < input->texture_count && i < MOST_TEXTURES; i++) {
        pa_image *image = &scene->images[i];
        if (!fill_picture(image, input->texture_size, input->grain, i, arena)) {
            break;
        }
        pa_status status = pa_picture_encode_png(image, arena, &image->encoded, err);
        if (status != PA_OK) {
            return status;
        }
        image->pixels = NULL;
        *uses[i] = i;
        scene->image_count++;
    }
    material->emissive[0] = input->texture_count == MOST_TEXTURES ? 1 : 0;
    return scene->image_count == input->texture_count ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

pa_status bench_make_input(const bench_input *input, pa_arena *arena, pa_scene *out_scene, pa_error *err)
{
    pa_scene scene = {.meshes = PA_NEW(arena, pa_mesh),
                      .mesh_count = 1,
                      .materials = PA_NEW(arena, pa_material),
                      .material_count = 1,
                      .metric = true};
    if (!scene.meshes || !scene.materials || !fill_ball(scene.meshes, input->side, arena)) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    scene.materials[0] = pa_material_default();
    place(&scene);
    pa_unwrap_options options = {.size = input->texture_size};
    pa_status status = pa_mesh_weld(scene.meshes, arena, err);
    if (status == PA_OK) {
        status = pa_mesh_compute_normals(scene.meshes, 180, arena, err);
    }
    if (status == PA_OK) {
        status = pa_mesh_unwrap(scene.meshes, &options, NULL, arena, NULL, err);
    }
    if (status == PA_OK) {
        status = add_textures(input, arena, &scene, err);
    }
    if (status == PA_OK) {
        *out_scene = scene;
    }
    return status;
}
