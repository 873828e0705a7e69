/** How far two surfaces lie apart. */
#ifndef PA_BENCH_ASSETS_SURFACE_DISTANCE_H
#define PA_BENCH_ASSETS_SURFACE_DISTANCE_H

#include "asset/scene/scene.h"

typedef struct surface_distance {
    double mean;    /* of both directions, in units of the scenes */
    double largest; /* the sampled Hausdorff distance */
} surface_distance;

/**
 * Points spread evenly over each surface, samples of them, to the nearest triangle of the other. The same
 * scenes give the same figures. Fails with PA_NO_MEMORY.
 */
pa_status surface_distance_measure(const pa_scene *a, const pa_scene *b, uint32_t samples,
                                   surface_distance *out_distance, pa_error *err);

#endif
