#include "asset/finish/finish.h"

#include <math.h>

#include "asset/finish/finish_private.h"
#include "asset/formats/picture.h"

enum { DEFAULT_TRIANGLES = 50000, LARGEST_TEXTURE = 2048 };

static bool is_placed(const pa_scene *scene)
{
    pa_bounds bounds;
    return scene->metric && pa_scene_bounds(scene, &bounds) && pa_finish_is_placed(&bounds);
}

static bool pictures_fit(const pa_scene *scene, uint32_t texture_size)
{
    for (uint32_t i = 0; i < scene->image_count; i++) {
        const pa_image *image = &scene->images[i];
        if (image->encoded.size == 0 || image->width > texture_size || image->height > texture_size) {
            return false;
        }
    }
    return true;
}

static bool has_vertex_colors(const pa_scene *scene)
{
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        if (scene->meshes[m].colors) {
            return true;
        }
    }
    return false;
}

/*
 * Finishing what is finished would move vertices by a rounding and triangles in their order. A record may be
 * copied from file to file, so that what it claims is looked at where a phone would stumble over it.
 */
static bool stays_as_it_is(const pa_scene *scene, const pa_finish_options *options)
{
    bool asked = options->height_m > 0 || options->size_m > 0 || options->fill_holes || options->watertight;
    return scene->finished.version && !asked && is_placed(scene) &&
           pictures_fit(scene, options->texture_size) && !has_vertex_colors(scene) &&
           (options->max_triangles == 0 || pa_scene_triangle_count(scene) <= options->max_triangles) &&
           pa_scene_check_values(scene, NULL) == PA_OK;
}

static pa_status settle_options(const pa_finish_options *given, pa_finish_options *out_options, pa_error *err)
{
    pa_finish_options options = given ? *given : (pa_finish_options){0};
    if (!(options.height_m >= 0 && isfinite(options.height_m)) ||
        !(options.size_m >= 0 && isfinite(options.size_m)) ||
        !(options.default_size_m >= 0 && isfinite(options.default_size_m))) {
        return pa_fail(err, PA_INVALID, "A size in metres must be finite and not negative.");
    }
    if (options.default_size_m <= 0) {
        options.default_size_m = 1;
    }
    if (options.texture_size == 0 || options.texture_size > LARGEST_TEXTURE) {
        options.texture_size = LARGEST_TEXTURE;
    }
    *out_options = options;
    return PA_OK;
}

static pa_status pass(const pa_run *run, double fraction, pa_error *err)
{
    if (pa_run_cancelled(run)) {
        return pa_fail(err, PA_CANCELLED, NULL);
    }
    pa_run_progress(run, "finish", fraction);
    return PA_OK;
}

static pa_status finish_shape(pa_scene *scene, const pa_finish_options *options,
                              const pa_color_change *change, const pa_run *run, pa_arena *arena,
                              pa_error *err)
{
    pa_finish_options settled = *options;
    settled.max_triangles = settled.max_triangles ? settled.max_triangles : DEFAULT_TRIANGLES;
    pa_status status = pa_finish_meshes(scene, settled.max_triangles, arena, err);
    if (status == PA_OK) {
        status = pa_finish_colors(scene, change, arena, err);
    }
    if (status == PA_OK) {
        status = pass(run, 0.1, err);
    }
    if (status == PA_OK) {
        status = pa_finish_repairs(scene, &settled, run, arena, err);
    }
    if (status == PA_OK) {
        status = pa_finish_flatten(scene, err);
    }
    if (status == PA_OK) {
        status = pa_finish_palette(scene, arena, err);
    }
    if (status == PA_OK) {
        status = pass(run, 0.2, err);
    }
    if (status == PA_OK) {
        status = pa_finish_budget(scene, &settled, run, arena, err);
    }
    if (status == PA_OK) {
        status = pass(run, 0.4, err);
    }
    if (status == PA_OK) {
        status = pa_finish_place(scene, options, err);
    }
    if (status == PA_OK) {
        status = pa_finish_surfaces(scene, arena, err);
    }
    return status;
}

/* Many of them are never opened, and go out as they came. */
static pa_status check_pictures(const pa_scene *scene, pa_error *err)
{
    pa_status status = PA_OK;
    for (uint32_t i = 0; status == PA_OK && i < scene->image_count; i++) {
        status = scene->images[i].pixels ? PA_OK : pa_picture_check_sums(scene->images[i].encoded, err);
    }
    return status;
}

pa_status pa_finish(pa_scene *scene, const pa_finish_options *given, const pa_run *run, pa_arena *arena,
                    pa_error *err)
{
    pa_finish_options options;
    pa_status status = settle_options(given, &options, err);
    if (status == PA_OK) {
        status = pa_scene_check_ranges(scene, err);
    }
    if (status == PA_OK) {
        status = check_pictures(scene, err);
    }
    if (status == PA_OK) {
        status = pass(run, 0, err);
    }
    if (status == PA_OK && stays_as_it_is(scene, &options)) {
        return pa_finish_prune(scene, err);
    }
    pa_color_change change = {.brightness = PA_BRIGHTNESS_ORIGINAL};
    if (status == PA_OK && scene->finished.version == 0) {
        scene->finished.triangles_before = pa_scene_triangle_count(scene);
        status = pa_finish_plan_colors(scene, options.brightness, &scene->finished, &change, err);
    }
    if (status == PA_OK) {
        pa_finish_materials(scene);
        status = pa_finish_fold_colors(scene, arena, err);
    }
    if (status == PA_OK) {
        status = finish_shape(scene, &options, &change, run, arena, err);
    }
    if (status == PA_OK) {
        status = pa_finish_prune(scene, err);
    }
    if (status == PA_OK) {
        status = pass(run, 0.5, err);
    }
    if (status == PA_OK) {
        status = pa_finish_textures(scene, options.texture_size, run, arena, err);
    }
    if (status == PA_OK) {
        scene->finished.version = PA_FINISH_VERSION;
        status = pass(run, 1, err);
    }
    return status;
}
