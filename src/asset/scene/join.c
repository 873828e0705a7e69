#include "asset/scene/join.h"

#include <string.h>

static bool same_image(const pa_image *a, const pa_image *b)
{
    return a->pixels == b->pixels && a->encoded.data == b->encoded.data && a->width == b->width &&
           a->height == b->height && (a->pixels || a->encoded.data);
}

static uint32_t join_image(pa_scene *scene, const pa_scene *from, uint32_t image)
{
    if (image == PA_NO_INDEX) {
        return PA_NO_INDEX;
    }
    uint32_t at = 0;
    while (at < scene->image_count && !same_image(&scene->images[at], &from->images[image])) {
        at++;
    }
    if (at == scene->image_count) {
        scene->images[scene->image_count++] = from->images[image];
    }
    return at;
}

static bool same_color(const float *a, const float *b, size_t count)
{
    return memcmp(a, b, count * sizeof *a) == 0;
}

static bool same_material(const pa_material *a, const pa_material *b)
{
    const char *name_a = a->name ? a->name : "";
    const char *name_b = b->name ? b->name : "";
    bool images = a->base_color_image == b->base_color_image &&
                  a->metallic_roughness_image == b->metallic_roughness_image &&
                  a->normal_image == b->normal_image && a->occlusion_image == b->occlusion_image &&
                  a->emissive_image == b->emissive_image;
    const float left[] = {a->metallic, a->roughness, a->normal_scale, a->occlusion_strength, a->alpha_cutoff};
    const float right[] = {b->metallic, b->roughness, b->normal_scale, b->occlusion_strength,
                           b->alpha_cutoff};
    return strcmp(name_a, name_b) == 0 && images && same_color(a->base_color, b->base_color, 4) &&
           same_color(a->emissive, b->emissive, 3) && same_color(left, right, 5) &&
           a->alpha_mode == b->alpha_mode && a->double_sided == b->double_sided &&
           a->metallic_given == b->metallic_given;
}

static uint32_t join_material(pa_scene *scene, const pa_scene *from, uint32_t index)
{
    pa_material material = from->materials[index];
    material.base_color_image = join_image(scene, from, material.base_color_image);
    material.metallic_roughness_image = join_image(scene, from, material.metallic_roughness_image);
    material.normal_image = join_image(scene, from, material.normal_image);
    material.occlusion_image = join_image(scene, from, material.occlusion_image);
    material.emissive_image = join_image(scene, from, material.emissive_image);
    uint32_t at = 0;
    while (at < scene->material_count && !same_material(&scene->materials[at], &material)) {
        at++;
    }
    if (at == scene->material_count) {
        scene->materials[scene->material_count++] = material;
    }
    return at;
}

pa_status pa_scene_join(const pa_scene *scenes, size_t scene_count, pa_arena *arena, pa_scene *out_scene,
                        pa_error *err)
{
    size_t meshes = 0;
    size_t materials = 0;
    size_t images = 0;
    pa_scene scene = {.metric = true, .colors_authored = true};
    for (size_t i = 0; i < scene_count; i++) {
        meshes += scenes[i].mesh_count;
        materials += scenes[i].material_count;
        images += scenes[i].image_count;
        scene.metric = scene.metric && scenes[i].metric;
        scene.colors_authored = scene.colors_authored && scenes[i].colors_authored;
    }
    scene.meshes = PA_NEW_ARRAY(arena, pa_mesh, meshes + 1);
    scene.materials = PA_NEW_ARRAY(arena, pa_material, materials + 1);
    scene.images = PA_NEW_ARRAY(arena, pa_image, images + 1);
    if (!scene.meshes || !scene.materials || !scene.images) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < scene_count; i++) {
        for (uint32_t m = 0; m < scenes[i].mesh_count; m++) {
            pa_mesh mesh = scenes[i].meshes[m];
            mesh.material = join_material(&scene, &scenes[i], mesh.material);
            scene.meshes[scene.mesh_count++] = mesh;
        }
    }
    *out_scene = scene;
    return PA_OK;
}
