/** Gradient noise (Perlin 2002, "Improving Noise"), the same on every machine. */
#ifndef PA_ASSET_GEOMETRY_NOISE_H
#define PA_ASSET_GEOMETRY_NOISE_H

#include <stdint.h>

#include "asset/geometry/vector.h"

/** About -1 to 1, 0 on average, with features about one unit wide. at: finite, |each| below 1e9. */
double pa_noise(pa_vec3 at, uint64_t seed);
/** Sum of octaves (1 to 10), each half as large and half as strong; scaled back to about -1 to 1. */
double pa_noise_fractal(pa_vec3 at, uint32_t octaves, uint64_t seed);

#endif
