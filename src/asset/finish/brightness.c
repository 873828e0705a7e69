#include "asset/finish/brightness_private.h"

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
    if (change->brightness == PA_BRIGHTNESS_AR && change->gain > 1) {
        return pa_scene_recolor(scene, change, arena, err);
    }
    for (uint32_t i = 0; change->brightness == PA_BRIGHTNESS_CLASSIC && i < scene->material_count; i++) {
        treat_as_classic(&scene->materials[i], change);
    }
    return PA_OK;
}
