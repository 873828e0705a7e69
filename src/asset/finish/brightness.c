#include <string.h>

#include "asset/finish/brightness_private.h"
#include "asset/scene/srgb.h"

/* More than so much of the surface as a mirror is meant, and not the noise of a generated map. */
#define MIRROR_SHARE 0.01

/* Rounded, so that the record that a file keeps is exactly what was done. */
static float rounded(double value, double steps)
{
    return (float)(floor(value * steps + 0.5) / steps);
}

static void settle_record(const pa_surface_survey *before, const pa_surface_survey *after,
                          pa_finish_record *record)
{
    record->measured = before->weight > 0;
    if (record->measured) {
        record->albedo_before = rounded(before->luminance / before->weight, 1e4);
        record->albedo_after = rounded(after->luminance / after->weight, 1e4);
        record->metallic_before = rounded(before->metallic / before->weight, 1e4);
        record->clipped_pct = rounded(100 * after->clipped / after->weight, 1e2);
    }
}

pa_status pa_finish_plan_colors(const pa_scene *scene, pa_brightness brightness, pa_finish_record *record,
                                pa_color_change *out_change, pa_error *err)
{
    static const pa_color_change nothing = {.brightness = PA_BRIGHTNESS_ORIGINAL, .gain = 1};
    pa_color_change change = {.brightness = brightness, .gain = 1};
    record->brightness = brightness;
    if (brightness == PA_BRIGHTNESS_ORIGINAL || (brightness == PA_BRIGHTNESS_AR && scene->colors_authored)) {
        *out_change = nothing;
        return PA_OK;
    }
    pa_survey_images images;
    pa_status status = pa_survey_images_init(scene, &images, err);
    if (status != PA_OK) {
        return status;
    }
    pa_surface_survey before;
    pa_surface_survey after;
    pa_surface_look(scene, &images, &nothing, &before);
    after = before;
    if (brightness == PA_BRIGHTNESS_AR) {
        change.gain = rounded((double)pa_brightness_solve(&before), 1e3);
        change.roughen = before.mirror > MIRROR_SHARE * before.weight;
    }
    if (change.gain > 1 || brightness == PA_BRIGHTNESS_CLASSIC) {
        pa_surface_look(scene, &images, &change, &after);
    }
    pa_survey_images_done(&images);
    settle_record(&before, &after, record);
    record->gain = record->measured ? change.gain : 0;
    *out_change = change;
    return PA_OK;
}

/* How a texel becomes another one. */
typedef struct recoloring {
    pa_color_change change;
    float factor[3];
} recoloring;

static void recolor_texel(const void *how, uint8_t *texel)
{
    const recoloring *self = how;
    float color[3];
    for (int k = 0; k < 3; k++) {
        color[k] = pa_srgb_linear[texel[k]];
    }
    pa_color_change_apply(&self->change, self->factor, color, color);
    for (int k = 0; k < 3; k++) {
        texel[k] = pa_srgb_code(color[k]);
    }
}

static void whiten(pa_material *material)
{
    for (int k = 0; k < 3; k++) {
        material->base_color[k] = 1;
    }
}

/* The factor goes into the new texture: the curve is one of their product. */
static pa_status lift_texture(pa_finish_copies *copies, const pa_color_change *change, pa_material *material,
                              pa_error *err)
{
    recoloring how;
    memset(&how, 0, sizeof how);
    how.change.brightness = change->brightness;
    how.change.gain = change->gain;
    memcpy(how.factor, material->base_color, sizeof how.factor);
    uint32_t image = PA_NO_INDEX;
    pa_status status =
        pa_finish_copy(copies, material->base_color_image, recolor_texel, &how, sizeof how, &image, err);
    if (status == PA_OK && image != PA_NO_INDEX) {
        material->base_color_image = image;
        whiten(material);
    }
    return status;
}

static pa_status lift(pa_scene *scene, const pa_color_change *change, pa_arena *arena, pa_error *err)
{
    static const float white[3] = {1, 1, 1};
    pa_finish_copies copies;
    pa_status status = pa_finish_copies_init(scene, scene->mesh_count, arena, &copies, err);
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        pa_mesh *mesh = &scene->meshes[m];
        pa_material *material = &scene->materials[mesh->material];
        if (material->base_color_image != PA_NO_INDEX) {
            status = lift_texture(&copies, change, material, err);
        } else if (mesh->colors) {
            for (size_t v = 0; v < mesh->vertex_count; v++) {
                float *color = mesh->colors + 4 * v;
                pa_color_change_apply(change, material->base_color, color, color);
            }
            whiten(material);
        } else {
            pa_color_change_apply(change, material->base_color, white, material->base_color);
        }
    }
    return status;
}

/* What the Python backend did to every material, once. */
static void treat_as_classic(pa_material *material, const pa_color_change *change)
{
    static const float white[3] = {1, 1, 1};
    pa_color_change_apply(change, material->base_color, white, material->base_color);
    for (int k = 0; k < 3; k++) {
        material->emissive[k] = fminf(material->emissive[k] + 0.3f, 0.5f);
    }
    material->metallic = material->metallic > 0.1f ? 0 : material->metallic;
    material->roughness = fmaxf(material->roughness, 0.9f);
}

pa_status pa_finish_colors(pa_scene *scene, const pa_color_change *change, pa_arena *arena, pa_error *err)
{
    pa_status status = PA_OK;
    if (change->brightness == PA_BRIGHTNESS_CLASSIC) {
        for (uint32_t i = 0; i < scene->material_count; i++) {
            treat_as_classic(&scene->materials[i], change);
        }
    } else if (change->brightness == PA_BRIGHTNESS_AR) {
        status = pa_metal_tame(scene, change, arena, err);
        if (status == PA_OK && change->gain > 1) {
            status = lift(scene, change, arena, err);
        }
    }
    return status;
}
