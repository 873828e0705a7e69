#include "asset/finish/finish.h"

#include <math.h>

#include "asset/finish/finish_private.h"
#include "asset/geometry/simplify.h"

enum { DEFAULT_TRIANGLES = 50000, LARGEST_TEXTURE = 2048 };

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
    if (options.max_triangles == 0) {
        options.max_triangles = DEFAULT_TRIANGLES;
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

static pa_status finish_shape(pa_scene *scene, const pa_finish_options *options, const pa_run *run,
                              pa_arena *arena, pa_error *err)
{
    pa_status status = pa_finish_meshes(scene, arena, err);
    if (status == PA_OK) {
        status = pass(run, 0.2, err);
    }
    if (status == PA_OK) {
        status = pa_scene_simplify(scene, options->max_triangles, arena, err);
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

pa_status pa_finish(pa_scene *scene, const pa_finish_options *given, const pa_run *run, pa_arena *arena,
                    pa_error *err)
{
    pa_finish_options options;
    pa_status status = settle_options(given, &options, err);
    if (status == PA_OK) {
        status = pa_scene_check_ranges(scene, err);
    }
    if (status == PA_OK) {
        status = pass(run, 0, err);
    }
    if (status == PA_OK) {
        pa_finish_materials(scene);
        status = finish_shape(scene, &options, run, arena, err);
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
        status = pass(run, 1, err);
    }
    return status;
}
