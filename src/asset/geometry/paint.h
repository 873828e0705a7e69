/**
 * Markings: a shape parted along the border of a region, so that each side can wear its own material. The
 * region is a field of simple solids as in blend.h: a ball is a spot, a flat box a stripe. See shape.h.
 */
#ifndef PA_ASSET_GEOMETRY_PAINT_H
#define PA_ASSET_GEOMETRY_PAINT_H

#include "asset/geometry/blend.h"

typedef struct pa_paint_options {
    pa_blend_options region; /* cell is not used */
    double rough;            /* metres by which noise moves the border; 0 = not */
    double grain;            /* metres: how wide the noise's features are; 0 = five times rough */
    uint64_t seed;           /* of the noise */
} pa_paint_options;

/**
 * out_inside has the faces inside the region, out_outside the others; either may be empty. Both have the
 * shape's normals and, along the border, the same points: side by side they look like the whole.
 * Markings finer than the shape's faces are lost. Fails as pa_shape_blend does for the parts.
 */
pa_status pa_shape_paint(const pa_shape *shape, const pa_paint_options *options, pa_arena *arena,
                         pa_shape *out_inside, pa_shape *out_outside, pa_error *err);

#endif
