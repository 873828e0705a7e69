/** Filling a texture through an atlas: which triangle a texel shows, where, and what lies between charts. */
#ifndef PA_ASSET_GEOMETRY_ATLAS_H
#define PA_ASSET_GEOMETRY_ATLAS_H

#include "asset/scene/scene.h"
#include "foundation/run.h"

/**
 * out_triangles  [size, size] top row first: the triangle that a texel's centre lies in, or failing that one
 *                that passes within a texel of it, or PA_NO_INDEX
 * mesh           has texture coordinates within 0..1
 * Fails with PA_CANCELLED.
 */
pa_status pa_atlas_cover(const pa_mesh *mesh, uint32_t size, const pa_run *run, uint32_t *out_triangles,
                         pa_error *err);

/** Weights of a triangle's corners at a texel's centre: none below 0, together 1. */
void pa_atlas_weights(const pa_mesh *mesh, uint32_t triangle, uint32_t size, uint32_t x, uint32_t y,
                      double out_weights[3]);

/**
 * Spreads the pixels of covered texels over all the others, from the nearest ones outwards, so that no filter
 * and no smaller copy mixes in what was never painted.
 *
 * triangles  [size, size] as pa_atlas_cover gives
 * pixels     [size, size, channels]
 * Fails with PA_NO_MEMORY.
 */
pa_status pa_atlas_spread(const uint32_t *triangles, uint32_t size, uint32_t channels, uint8_t *pixels,
                          pa_error *err);

#endif
