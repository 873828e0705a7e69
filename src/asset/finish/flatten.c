#include <stdlib.h>

#include "asset/finish/finish_private.h"
#include "asset/scene/srgb.h"

/* Texels a side that are enough for a mean. */
enum { SMALL_COPY = 64 };

/* A picture's mean: of its codes as numbers, and in linear light. */
typedef struct image_mean {
    bool known[2];
    float value[2][4];
} image_mean;

/* A mesh that could give up its pictures. */
typedef struct candidate {
    uint32_t mesh;
    double area;
} candidate;

typedef struct flattening {
    pa_scene *scene;
    image_mean *means; /* [image_count] */
    pa_arena *arena;   /* for what is not needed afterwards */
} flattening;

static void average(const pa_image *image, bool color, float out_mean[4])
{
    double sums[4] = {0};
    size_t count = (size_t)image->width * image->height;
    const uint8_t *texel = image->pixels;
    for (size_t i = 0; i < count; i++, texel += image->channels) {
        for (size_t k = 0; k < 3; k++) {
            uint8_t code = texel[image->channels < 3 ? 0 : k];
            sums[k] += (double)(color ? pa_srgb_linear[code] : (float)code / 255);
        }
        sums[3] += image->channels == 4 ? (double)texel[3] / 255 : 1;
    }
    for (size_t k = 0; k < 4; k++) {
        out_mean[k] = (float)(sums[k] / (double)count);
    }
}

/* White where there is no picture. */
static pa_status mean_of(flattening *self, uint32_t index, bool color, float out_mean[4], pa_error *err)
{
    if (index == PA_NO_INDEX) {
        out_mean[0] = out_mean[1] = out_mean[2] = out_mean[3] = 1;
        return PA_OK;
    }
    image_mean *mean = &self->means[index];
    pa_status status = PA_OK;
    if (!mean->known[color]) {
        /* A copy, and a small one: the others that use the picture keep it. */
        pa_image image = self->scene->images[index];
        pa_arena scratch;
        pa_arena_init(&scratch, 0);
        status =
            pa_finish_open_image(&image, color ? PA_TEXEL_COLOR : PA_TEXEL_DATA, SMALL_COPY, &scratch, err);
        if (status == PA_OK) {
            average(&image, color, mean->value[color]);
            mean->known[color] = true;
        }
        pa_arena_done(&scratch);
    }
    for (int k = 0; k < 4; k++) {
        out_mean[k] = mean->value[color][k];
    }
    return status;
}

/* The material without its pictures, in their mean colours. */
static pa_status flatten(flattening *self, pa_material *material, pa_error *err)
{
    float color[4];
    float surface[4];
    float light[4];
    pa_status status = mean_of(self, material->base_color_image, true, color, err);
    status = status ? status : mean_of(self, material->metallic_roughness_image, false, surface, err);
    status = status ? status : mean_of(self, material->emissive_image, true, light, err);
    if (status != PA_OK) {
        return status;
    }
    for (int k = 0; k < 3; k++) {
        material->base_color[k] *= color[k];
        material->emissive[k] *= light[k];
    }
    /* A mean of cut-outs would cut out all or nothing. */
    material->base_color[3] *= material->alpha_mode == PA_ALPHA_BLEND ? color[3] : 1;
    material->roughness *= surface[1];
    material->metallic *= surface[2];
    material->base_color_image = material->metallic_roughness_image = material->normal_image = PA_NO_INDEX;
    material->occlusion_image = material->emissive_image = PA_NO_INDEX;
    return PA_OK;
}

/* Whether mesh m shares the palette of one before it. */
static bool joins_another(const pa_scene *scene, uint32_t m)
{
    const pa_material *material = &scene->materials[scene->meshes[m].material];
    bool joins = false;
    for (uint32_t other = 0; !joins && other < m && pa_finish_is_plain(scene, &scene->meshes[m]); other++) {
        const pa_mesh *before = &scene->meshes[other];
        joins = pa_finish_is_plain(scene, before) &&
                pa_finish_same_state(&scene->materials[before->material], material);
    }
    return joins;
}

/* Whether a palette leaves few enough materials, or few enough see-through ones. */
static bool fits(const pa_scene *scene, bool only_see_through)
{
    uint32_t count[2] = {0};
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        const pa_mesh *mesh = &scene->meshes[m];
        bool see_through = pa_finish_is_see_through(&scene->materials[mesh->material]);
        count[see_through] += mesh->index_count && !joins_another(scene, m) ? 1 : 0;
    }
    return count[1] <= PA_FINISH_MOST_SEE_THROUGH &&
           (only_see_through || count[0] + count[1] <= PA_FINISH_MOST_MATERIALS);
}

static int by_area(const void *left, const void *right)
{
    const candidate *a = left;
    const candidate *b = right;
    return a->area != b->area ? (a->area > b->area) - (a->area < b->area)
                              : (a->mesh > b->mesh) - (a->mesh < b->mesh);
}

/* Meshes with pictures, the smallest first; list has room for all meshes. */
static uint32_t find_candidates(const pa_scene *scene, candidate *list)
{
    uint32_t count = 0;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        const pa_mesh *mesh = &scene->meshes[m];
        if (mesh->index_count && !mesh->colors && pa_finish_has_image(&scene->materials[mesh->material])) {
            list[count++] = (candidate){.mesh = m, .area = pa_finish_mesh_area(mesh)};
        }
    }
    qsort(list, count, sizeof *list, by_area);
    return count;
}

static pa_status flatten_smallest(flattening *self, pa_error *err)
{
    pa_scene *scene = self->scene;
    candidate *list = PA_NEW_ARRAY(self->arena, candidate, scene->mesh_count);
    self->means = PA_NEW_ARRAY(self->arena, image_mean, scene->image_count);
    if (!list || !self->means) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint32_t count = find_candidates(scene, list);
    pa_status status = PA_OK;
    for (int pass = 0; pass < 2; pass++) {
        bool only_see_through = pass == 0;
        for (uint32_t i = 0; status == PA_OK && i < count && !fits(scene, only_see_through); i++) {
            pa_material *material = &scene->materials[scene->meshes[list[i].mesh].material];
            if (!only_see_through || pa_finish_is_see_through(material)) {
                status = flatten(self, material, err);
            }
        }
    }
    return status;
}

pa_status pa_finish_flatten(pa_scene *scene, pa_error *err)
{
    if (fits(scene, false)) {
        return PA_OK;
    }
    pa_arena arena;
    pa_arena_init(&arena, 0);
    flattening self = {.scene = scene, .arena = &arena};
    pa_status status = flatten_smallest(&self, err);
    pa_arena_done(&arena);
    return status;
}
