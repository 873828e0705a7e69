/* Writes finished models of every sort, as NAME.glb, NAME-web.glb and NAME.usdz, into the folder that is its
 * last argument. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "asset/finish/finish.h"
#include "asset/formats/glb.h"
#include "asset/formats/usdz.h"
#include "samples.h"

typedef struct sample_file {
    const char *name;
    pa_scene (*make)(pa_arena *arena);
    pa_finish_options options;
} sample_file;

static pa_scene make_textured(pa_arena *arena)
{
    pa_scene scene = sample_scene(arena, 2, 2, 4);
    scene.meshes[0] = sample_sphere(arena, 24, 0.1, 0);
    scene.meshes[1] = sample_box(arena, (float[]){-1, -2, -1}, (float[]){1, -1, 1}, 1);
    scene.images[0] = sample_picture(arena, 300, 200, 3);
    scene.images[1] = sample_normal_map(arena, 64);
    scene.images[2] = sample_picture(arena, 64, 64, 4);
    scene.images[3] = sample_picture(arena, 32, 32, 1);
    pa_material *material = scene.materials;
    material[0].base_color_image = 0;
    material[0].normal_image = 1;
    material[0].normal_scale = 0.7f;
    material[0].metallic_roughness_image = 3;
    material[0].occlusion_image = 3;
    material[0].occlusion_strength = 0.5f;
    material[1].base_color_image = 2;
    material[1].alpha_mode = PA_ALPHA_BLEND;
    material[1].double_sided = true;
    material[1].emissive_image = 0;
    material[1].emissive[1] = 0.25f;
    return scene;
}

static pa_scene make_cutout(pa_arena *arena)
{
    pa_scene scene = sample_box_scene(arena);
    pa_image *image = PA_NEW(arena, pa_image);
    *image = sample_picture(arena, 128, 64, 4);
    scene.images = image;
    scene.image_count = 1;
    scene.materials[0].base_color_image = 0;
    scene.materials[0].alpha_mode = PA_ALPHA_MASK;
    scene.materials[0].alpha_cutoff = 0.4f;
    return scene;
}

static pa_scene make_vertex_colored(pa_arena *arena)
{
    pa_scene scene = sample_scene(arena, 1, 1, 0);
    pa_mesh *mesh = &scene.meshes[0];
    *mesh = sample_sphere(arena, 16, 0.2, 0);
    mesh->normals = NULL;
    mesh->colors = PA_NEW_ARRAY(arena, float, 4 * mesh->vertex_count);
    for (uint32_t i = 0; i < 4 * mesh->vertex_count; i++) {
        mesh->colors[i] = i % 4 == 3 ? 1 : 0.5f + 0.5f * sinf((float)i);
    }
    scene.metric = false;
    return scene;
}

static pa_scene make_large(pa_arena *arena)
{
    pa_scene scene = sample_scene(arena, 1, 1, 0);
    scene.meshes[0] = sample_sphere(arena, 220, 0.05, 0);
    return scene;
}

static pa_scene make_named(pa_arena *arena)
{
    pa_scene scene = sample_box_scene(arena);
    scene.meshes[0].name = pa_arena_string(arena, "Stuhl \"grün\" \\ \x01\x7f \xF0\x9F\xAA\x91");
    scene.materials[0].name = pa_arena_string(arena, "木");
    scene.materials[0].metallic_given = false;
    scene.materials[0].metallic = 1;
    return scene;
}

static pa_status write_file(const char *path, pa_span bytes)
{
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(bytes.data, 1, bytes.size, file) == bytes.size;
    if (file && fclose(file) != 0) {
        written = false;
    }
    return written ? PA_OK : PA_IO;
}

static pa_status write_sample(const sample_file *sample, const char *folder, pa_error *err)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_scene scene = sample->make(&arena);
    pa_span glb;
    pa_glb_options options = {.extras_json = "{\"prompt\":\"ein grüner Stuhl\",\"gain\":1.2345678901234567}"};
    pa_status status = pa_finish(&scene, &sample->options, NULL, &arena, err);
    if (status == PA_OK) {
        status = pa_glb_encode(&scene, &options, &arena, &glb, err);
    }
    if (status == PA_OK) {
        status = write_file(pa_arena_printf(&arena, "%s/%s.glb", folder, sample->name), glb);
    }
    pa_span web;
    if (status == PA_OK) {
        status = pa_glb_web_encode(&scene, &options, &arena, &web, err);
    }
    if (status == PA_OK) {
        status = write_file(pa_arena_printf(&arena, "%s/%s-web.glb", folder, sample->name), web);
    }
    pa_span usdz;
    if (status == PA_OK) {
        status = pa_usdz_encode(&scene, NULL, &arena, &usdz, err);
    }
    if (status == PA_OK) {
        status = pa_usdz_check(usdz, err);
    }
    if (status == PA_OK) {
        status = write_file(pa_arena_printf(&arena, "%s/%s.usdz", folder, sample->name), usdz);
    }
    pa_arena_done(&arena);
    return status;
}

int main(int argc, char **argv)
{
    static const sample_file samples[] = {
        {.name = "box", .make = sample_box_scene},
        {.name = "textured", .make = make_textured, .options = {.height_m = 0.5}},
        {.name = "shrunk", .make = make_textured, .options = {.texture_size = 100, .max_triangles = 600}},
        {.name = "cutout", .make = make_cutout},
        {.name = "vertex-colored", .make = make_vertex_colored},
        {.name = "watertight",
         .make = make_vertex_colored,
         .options = {.watertight = true, .max_triangles = 4000}},
        {.name = "watertight-textured", .make = make_textured, .options = {.watertight = true}},
        {.name = "large", .make = make_large, .options = {.max_triangles = 1000000}},
        {.name = "reduced", .make = make_large, .options = {.height_m = 1e-3}},
        {.name = "named", .make = make_named},
    };
    for (size_t i = 0; argc > 1 && i < sizeof samples / sizeof *samples; i++) {
        pa_error err = {0};
        pa_status status = write_sample(&samples[i], argv[argc - 1], &err);
        if (status != PA_OK) {
            fprintf(stderr, "%s: %s %s\n", samples[i].name, pa_status_code(status), err.detail);
            return EXIT_FAILURE;
        }
    }
    return argc > 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
