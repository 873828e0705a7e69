#include <math.h>
#include <string.h>

#include "asset/finish/finish_private.h"

static float clamp_color(float value)
{
    return isnan(value) ? 1 : fminf(fmaxf(value, 0), 1);
}

/* Whether all vertices that an index uses have one colour; its alpha counts where the material shows it. */
static bool is_uniform(const pa_mesh *mesh, const float *colors, size_t channels)
{
    const float *first = colors + 4 * (size_t)mesh->indices[0];
    for (uint32_t i = 1; i < mesh->index_count; i++) {
        if (memcmp(colors + 4 * (size_t)mesh->indices[i], first, channels * sizeof(float)) != 0) {
            return false;
        }
    }
    return true;
}

/* The material's own factor becomes white, or takes the one colour of the mesh. */
static void move_factor(pa_mesh *mesh, pa_material *material, float *colors)
{
    size_t channels = material->alpha_mode == PA_ALPHA_OPAQUE ? 3 : 4;
    for (size_t i = 0; i < 4 * (size_t)mesh->vertex_count; i++) {
        colors[i] = i % 4 < channels ? clamp_color(mesh->colors[i]) : 1;
    }
    if (is_uniform(mesh, colors, channels)) {
        for (size_t k = 0; k < 4; k++) {
            material->base_color[k] *= colors[4 * (size_t)mesh->indices[0] + k];
        }
        mesh->colors = NULL;
        return;
    }
    for (size_t i = 0; i < 4 * (size_t)mesh->vertex_count; i++) {
        colors[i] *= material->base_color[i % 4];
    }
    for (int k = 0; k < 4; k++) {
        material->base_color[k] = 1;
    }
    mesh->colors = colors;
}

pa_status pa_finish_fold_colors(pa_scene *scene, pa_arena *arena, pa_error *err)
{
    uint32_t added = 0;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        added += scene->meshes[m].colors && scene->meshes[m].index_count ? 1 : 0;
    }
    if (added == 0) {
        return PA_OK;
    }
    pa_material *materials = PA_NEW_ARRAY(arena, pa_material, (size_t)scene->material_count + added);
    if (!materials) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    memcpy(materials, scene->materials, scene->material_count * sizeof *materials);
    scene->materials = materials;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        pa_mesh *mesh = &scene->meshes[m];
        if (!mesh->colors || !mesh->index_count) {
            mesh->colors = NULL;
            continue;
        }
        float *colors = pa_arena_array(arena, mesh->vertex_count, 4 * sizeof(float));
        if (!colors) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        materials[scene->material_count] = materials[mesh->material];
        mesh->material = scene->material_count++;
        move_factor(mesh, &materials[mesh->material], colors);
    }
    /* Those that differed in their factor alone are one now. */
    pa_finish_materials(scene);
    return PA_OK;
}
