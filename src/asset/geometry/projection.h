/** Texture coordinates in metres. See shape.h for their direction. */
#ifndef PA_ASSET_GEOMETRY_PROJECTION_H
#define PA_ASSET_GEOMETRY_PROJECTION_H

#include "asset/geometry/shape.h"

/** Each face from the side it looks to most: right for boxes and for anything with a material without
 * direction. */
void pa_shape_project_box(pa_shape *shape);
/** All faces from one side, along the axis. */
void pa_shape_project_planar(pa_shape *shape, pa_axis axis);
/** Around an axis through the origin: u = angle × mean radius, v along the axis; faces across the seam are
 * kept whole. */
void pa_shape_project_cylinder(pa_shape *shape, pa_axis axis);
/** Turns the coordinates by degrees, then scales, then shifts them (metres): lays wood grain along a board.
 */
void pa_shape_uv_transform(pa_shape *shape, double degrees, double scale, pa_vec2 shift);
/**
 * Rescales u and v of each connected patch to metres, by their mean stretch over the patch. What shapes do
 * after being scaled or deformed. Fails with PA_NO_MEMORY.
 */
pa_status pa_shape_uv_refit(pa_shape *shape, pa_error *err);

#endif
