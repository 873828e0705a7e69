/** Moving, turning, scaling, mirroring and repeating shapes. See shape.h. */
#ifndef PA_ASSET_GEOMETRY_TRANSFORM_H
#define PA_ASSET_GEOMETRY_TRANSFORM_H

#include "asset/geometry/shape.h"

pa_affine pa_affine_identity(void);
pa_affine pa_affine_move(pa_vec3 by);
/** About an axis through the origin, degrees, counter-clockwise seen against the axis. */
pa_affine pa_affine_rotate(pa_axis axis, double degrees);
/** About any axis (a zero axis gives the identity). */
pa_affine pa_affine_rotate_about(pa_vec3 axis, double degrees);
pa_affine pa_affine_scale(pa_vec3 by);
/** Turns +Y to `direction` the short way (a zero direction gives the identity). */
pa_affine pa_affine_aim(pa_vec3 direction);
/** First `first`, then `second`. */
pa_affine pa_affine_then(const pa_affine *first, const pa_affine *second);
pa_vec3 pa_affine_point(const pa_affine *affine, pa_vec3 point);
pa_vec3 pa_affine_direction(const pa_affine *affine, pa_vec3 direction);
double pa_affine_determinant(const pa_affine *affine);

/**
 * In place. A mirroring transform keeps faces outward and textures unmirrored; texture coordinates follow the
 * scale so that they stay metres. Fails with PA_INVALID (not finite, flattens the shape), PA_NO_MEMORY.
 */
pa_status pa_shape_transform(pa_shape *shape, const pa_affine *affine, pa_error *err);
/** In place. */
pa_status pa_shape_move(pa_shape *shape, pa_vec3 by, pa_error *err);
pa_status pa_shape_rotate(pa_shape *shape, pa_axis axis, double degrees, pa_error *err);
pa_status pa_shape_scale(pa_shape *shape, pa_vec3 by, pa_error *err);
/** Reflects through the plane where the axis is 0. */
pa_status pa_shape_mirror(pa_shape *shape, pa_axis axis, pa_error *err);

/** Where a shape's box is put by pa_shape_align. */
typedef enum pa_anchor { PA_ANCHOR_KEEP, PA_ANCHOR_LOW, PA_ANCHOR_MIDDLE, PA_ANCHOR_HIGH } pa_anchor;

/** Moves the shape so that the low side, middle or high side of its box lies at 0 on each axis. */
pa_status pa_shape_align(pa_shape *shape, pa_anchor x, pa_anchor y, pa_anchor z, pa_error *err);

/** The shape and its mirror image as one; points on the mirror plane (within 1e-6 m) are joined. */
pa_status pa_shape_mirrored(const pa_shape *shape, pa_axis axis, pa_arena *arena, pa_shape *out_shape,
                            pa_error *err);
/** One copy for every transform. No transforms give an empty shape. */
pa_status pa_shape_instances(const pa_shape *shape, const pa_affine *transforms, size_t count,
                             pa_arena *arena, pa_shape *out_shape, pa_error *err);

#endif
