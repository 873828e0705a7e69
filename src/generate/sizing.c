#include "generate/sizing.h"

#include <math.h>

/* A side that is this part of the longest one tells nothing of the model's size. */
#define FLAT 1e-4

static double length_of(const double size[3], pa_side side)
{
    switch (side) {
    case PA_SIDE_HEIGHT:
        return size[1];
    case PA_SIDE_WIDTH:
        return size[0];
    case PA_SIDE_DEPTH:
        return size[2];
    case PA_SIDE_LENGTH:
        return fmax(size[0], size[2]);
    case PA_SIDE_LONGEST:
        break;
    }
    return fmax(size[0], fmax(size[1], size[2]));
}

/* What the longest side must be, so that the wanted one has its metres. */
static double longest_side_m(const pa_scene *scene, pa_size wanted)
{
    pa_bounds bounds;
    if (!pa_scene_bounds(scene, &bounds)) {
        return wanted.metres;
    }
    double size[3];
    for (int k = 0; k < 3; k++) {
        size[k] = (double)bounds.max[k] - (double)bounds.min[k];
    }
    double longest = length_of(size, PA_SIDE_LONGEST);
    double side = length_of(size, wanted.side);
    return side > FLAT * longest ? wanted.metres * longest / side : wanted.metres;
}

void pa_sizing_settle(const pa_sizing *sizing, const pa_request *request, const pa_scene *raw,
                      pa_finish_options *options)
{
    options->height_m = request->height_m;
    options->size_m = request->size_m;
    options->default_size_m = sizing->default_m;
    bool settled = request->height_m > 0 || request->size_m > 0 || raw->metric;
    if (!settled && sizing->book.size_of && request->prompt) {
        double otherwise_m = sizing->default_m > 0 ? sizing->default_m : 1;
        pa_size wanted = sizing->book.size_of(sizing->book.self, request->prompt, otherwise_m);
        options->size_m = longest_side_m(raw, wanted);
    }
}

void pa_sizing_make_unit(pa_scene *scene)
{
    pa_bounds bounds;
    if (!pa_scene_bounds(scene, &bounds)) {
        return;
    }
    double longest = 0;
    for (int k = 0; k < 3; k++) {
        longest = fmax(longest, (double)bounds.max[k] - (double)bounds.min[k]);
    }
    for (uint32_t m = 0; m < scene->mesh_count && longest > 0; m++) {
        pa_mesh *mesh = &scene->meshes[m];
        for (size_t i = 0; i < 3 * (size_t)mesh->vertex_count; i++) {
            mesh->positions[i] = (float)((double)mesh->positions[i] / longest);
        }
    }
}
