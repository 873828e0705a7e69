#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asset/finish/finish_private.h"

static void settle(pa_material *material)
{
    for (int k = 0; k < 4; k++) {
        material->base_color[k] = pa_clamp_unit(material->base_color[k], 1);
    }
    for (int k = 0; k < 3; k++) {
        material->emissive[k] = pa_clamp_unit(material->emissive[k], 0);
    }
    /* Left out, metallic means 1 in glTF, and a phone shows black; a generator that says nothing means
     * plastic. */
    if (!material->metallic_given && material->metallic_roughness_image == PA_NO_INDEX) {
        material->metallic = 0;
    }
    material->metallic_given = true;
    material->metallic = pa_clamp_unit(material->metallic, 0);
    material->roughness = pa_clamp_unit(material->roughness, 0.9f);
    material->occlusion_strength = pa_clamp_unit(material->occlusion_strength, 1);
    material->normal_scale = isfinite(material->normal_scale) ? material->normal_scale : 1;
    material->alpha_cutoff = pa_clamp_unit(material->alpha_cutoff, 0.5f);
    if (material->alpha_mode != PA_ALPHA_MASK) {
        material->alpha_cutoff = 0.5f;
    }
    if (material->alpha_mode == PA_ALPHA_OPAQUE) {
        material->base_color[3] = 1;
    }
    if (material->emissive[0] <= 0 && material->emissive[1] <= 0 && material->emissive[2] <= 0) {
        material->emissive_image = PA_NO_INDEX;
    }
}

static bool same_material(const pa_material *a, const pa_material *b)
{
    const float numbers_a[] = {a->metallic, a->roughness, a->normal_scale, a->occlusion_strength,
                               a->alpha_cutoff};
    const float numbers_b[] = {b->metallic, b->roughness, b->normal_scale, b->occlusion_strength,
                               b->alpha_cutoff};
    return memcmp(a->base_color, b->base_color, sizeof a->base_color) == 0 &&
           memcmp(a->emissive, b->emissive, sizeof a->emissive) == 0 &&
           memcmp(numbers_a, numbers_b, sizeof numbers_a) == 0 &&
           a->base_color_image == b->base_color_image &&
           a->metallic_roughness_image == b->metallic_roughness_image && a->normal_image == b->normal_image &&
           a->occlusion_image == b->occlusion_image && a->emissive_image == b->emissive_image &&
           a->alpha_mode == b->alpha_mode && a->double_sided == b->double_sided;
}

void pa_finish_materials(pa_scene *scene)
{
    for (uint32_t i = 0; i < scene->material_count; i++) {
        settle(&scene->materials[i]);
    }
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        uint32_t *material = &scene->meshes[m].material;
        uint32_t first = 0;
        while (!same_material(&scene->materials[first], &scene->materials[*material])) {
            first++;
        }
        *material = first;
    }
}

static uint32_t *image_slot(pa_material *material, int slot)
{
    uint32_t *const slots[] = {&material->base_color_image, &material->metallic_roughness_image,
                               &material->normal_image, &material->occlusion_image,
                               &material->emissive_image};
    return slots[slot];
}

enum { SLOT_COUNT = 5 };

bool pa_finish_has_image(const pa_material *material)
{
    return material->base_color_image != PA_NO_INDEX || material->metallic_roughness_image != PA_NO_INDEX ||
           material->normal_image != PA_NO_INDEX || material->occlusion_image != PA_NO_INDEX ||
           material->emissive_image != PA_NO_INDEX;
}

bool pa_finish_is_see_through(const pa_material *material)
{
    return material->alpha_mode != PA_ALPHA_OPAQUE;
}

bool pa_finish_same_state(const pa_material *a, const pa_material *b)
{
    return a->alpha_mode == b->alpha_mode && a->double_sided == b->double_sided &&
           memcmp(&a->alpha_cutoff, &b->alpha_cutoff, sizeof a->alpha_cutoff) == 0;
}

bool pa_finish_is_plain(const pa_scene *scene, const pa_mesh *mesh)
{
    return mesh->index_count && !mesh->colors && !pa_finish_has_image(&scene->materials[mesh->material]);
}

/* new_index [count]: 1 where used on entry, on return the place among the used ones or PA_NO_INDEX. */
static uint32_t number_used(uint32_t *new_index, uint32_t count)
{
    uint32_t used = 0;
    for (uint32_t i = 0; i < count; i++) {
        new_index[i] = new_index[i] ? used++ : PA_NO_INDEX;
    }
    return used;
}

static void prune_materials(pa_scene *scene, uint32_t *new_index)
{
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        new_index[scene->meshes[m].material] = 1;
    }
    uint32_t used = number_used(new_index, scene->material_count);
    for (uint32_t i = 0; i < scene->material_count; i++) {
        if (new_index[i] != PA_NO_INDEX) {
            scene->materials[new_index[i]] = scene->materials[i];
        }
    }
    scene->material_count = used;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        scene->meshes[m].material = new_index[scene->meshes[m].material];
    }
}

/* In the order in which the materials name them, as a reader of the file will find them. */
static void prune_images(pa_scene *scene, uint32_t *numbers, pa_image *sorted)
{
    uint32_t used = 0;
    for (uint32_t i = 0; i < scene->material_count * SLOT_COUNT; i++) {
        uint32_t *image = image_slot(&scene->materials[i / SLOT_COUNT], (int)(i % SLOT_COUNT));
        if (*image == PA_NO_INDEX) {
            continue;
        }
        uint32_t *number = &numbers[*image]; /* counted from 1; 0 = not seen yet */
        if (*number == 0) {
            sorted[used++] = scene->images[*image];
            *number = used;
        }
        *image = *number - 1;
    }
    for (uint32_t i = 0; i < used; i++) {
        scene->images[i] = sorted[i];
    }
    scene->image_count = used;
}

pa_status pa_finish_prune(pa_scene *scene, pa_error *err)
{
    uint32_t *materials = calloc((size_t)scene->material_count + 1, sizeof *materials);
    uint32_t *images = calloc((size_t)scene->image_count + 1, sizeof *images);
    pa_image *sorted = calloc((size_t)scene->image_count + 1, sizeof *sorted);
    bool enough = materials && images && sorted;
    if (enough) {
        prune_materials(scene, materials);
        prune_images(scene, images, sorted);
    }
    free(materials);
    free(images);
    free(sorted);
    return enough ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}
