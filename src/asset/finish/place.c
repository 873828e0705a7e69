#include <math.h>

#include "asset/finish/finish_private.h"

/* A model whose height is this part of its largest side lies flat: a rug, not a chair. */
#define FLAT 1e-4

/* Rounding moves a model no further than this part of its largest side. */
#define PLACED 1e-5

bool pa_finish_is_placed(const pa_bounds *bounds)
{
    float off = fabsf(bounds->min[1]);
    float largest = 0;
    for (int k = 0; k < 3; k++) {
        largest = fmaxf(largest, bounds->max[k] - bounds->min[k]);
        off = k == 1 ? off : fmaxf(off, fabsf(bounds->max[k] + bounds->min[k]));
    }
    return (double)off <= PLACED * (double)largest;
}

static double find_scale(const pa_scene *scene, const pa_finish_options *options, const double size[3])
{
    double largest = fmax(size[0], fmax(size[1], size[2]));
    if (options->height_m > 0) {
        return options->height_m / (size[1] > FLAT * largest ? size[1] : largest);
    }
    if (options->size_m > 0) {
        return options->size_m / largest;
    }
    return scene->metric ? 1 : options->default_size_m / largest;
}

pa_status pa_finish_place(pa_scene *scene, const pa_finish_options *options, pa_error *err)
{
    pa_bounds bounds;
    if (!pa_scene_bounds(scene, &bounds)) {
        return pa_fail(err, PA_CORRUPT, "The model holds no triangle.");
    }
    double origin[3];
    double size[3];
    for (int k = 0; k < 3; k++) {
        size[k] = (double)bounds.max[k] - (double)bounds.min[k];
        origin[k] = k == 1 ? (double)bounds.min[k] : ((double)bounds.max[k] + (double)bounds.min[k]) / 2;
    }
    double scale = find_scale(scene, options, size);
    if (!isfinite(scale) || !isfinite(scale * fmax(size[0], fmax(size[1], size[2])))) {
        return pa_fail(err, PA_CORRUPT, "The model has no usable size.");
    }
    bool stays = fabs(scale - 1) <= 0 && pa_finish_is_placed(&bounds);
    for (uint32_t m = 0; m < scene->mesh_count && !stays; m++) {
        pa_mesh *mesh = &scene->meshes[m];
        for (size_t i = 0; i < 3 * (size_t)mesh->vertex_count; i++) {
            mesh->positions[i] = (float)(((double)mesh->positions[i] - origin[i % 3]) * scale);
        }
    }
    scene->metric = true;
    return PA_OK;
}
