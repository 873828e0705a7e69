#include "asset/finish/brightness_private.h"

static void roughen_texel(const void *how, uint8_t *texel)
{
    const float *factors = how; /* metallic, roughness */
    float roughness = (float)texel[1] / 255 * factors[1];
    if ((float)texel[2] / 255 * factors[0] > PA_METAL_FROM) {
        roughness = fmaxf(roughness, PA_METAL_ROUGHNESS_LEAST);
    }
    texel[1] = (uint8_t)(roughness * 255 + 0.5f);
}

static pa_status roughen_map(pa_finish_copies *copies, pa_material *material, pa_error *err)
{
    const float factors[2] = {material->metallic, material->roughness};
    uint32_t old = material->metallic_roughness_image;
    uint32_t image = PA_NO_INDEX;
    pa_status status = pa_finish_copy(copies, old, roughen_texel, factors, sizeof factors, &image, err);
    if (status == PA_OK && image != PA_NO_INDEX) {
        material->metallic_roughness_image = image;
        material->roughness = 1;
        /* Occlusion often lies in the red channel of the same picture, which has not changed. */
        if (material->occlusion_image == old) {
            material->occlusion_image = image;
        }
    }
    return status;
}

pa_status pa_metal_tame(pa_scene *scene, const pa_color_change *change, pa_arena *arena, pa_error *err)
{
    pa_finish_copies copies = {0};
    pa_status status =
        change->roughen ? pa_finish_copies_init(scene, scene->mesh_count, arena, &copies, err) : PA_OK;
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        pa_material *material = &scene->materials[scene->meshes[m].material];
        material->metallic = fminf(material->metallic, PA_METALLIC_MOST);
        if (material->metallic <= PA_METAL_FROM) {
            continue;
        }
        if (material->metallic_roughness_image == PA_NO_INDEX) {
            material->roughness = fmaxf(material->roughness, PA_METAL_ROUGHNESS_LEAST);
        } else if (change->roughen) {
            status = roughen_map(&copies, material, err);
        }
    }
    return status;
}
