/** Deformations of a shape's points, in place; normals are worked out anew, texture coordinates refitted. See
 * shape.h. */
#ifndef PA_ASSET_GEOMETRY_DEFORM_H
#define PA_ASSET_GEOMETRY_DEFORM_H

#include "asset/geometry/shape.h"

typedef struct pa_taper_options {
    pa_axis axis;
    double low, high; /* factor on the section at the axis's low and high end, above 0 */
    double curve;     /* exponent of the change from low to high: 1 = straight; 0 = 1; 0.1 to 10 */
} pa_taper_options;

/** Scales sections about the axis line through the origin. */
pa_status pa_shape_taper(pa_shape *shape, const pa_taper_options *options, pa_error *err);

/** Turns sections about the axis line through the origin: none at the low end, `degrees` at the high end. */
pa_status pa_shape_twist(pa_shape *shape, pa_axis axis, double degrees, pa_error *err);

typedef struct pa_bend_options {
    pa_axis axis;    /* the shape's length, which becomes an arc */
    pa_axis towards; /* the axis that its high end bends to; not `axis` */
    double degrees;  /* of the whole arc; negative bends the other way; within ±360 */
} pa_bend_options;

/**
 * The low end stays where it is; lengths along the axis line through the origin are kept.
 * Bends nothing where the shape has no points along its length: give boxes cells, cylinders rows.
 */
pa_status pa_shape_bend(pa_shape *shape, const pa_bend_options *options, pa_error *err);

typedef struct pa_displace_options {
    double amount;    /* metres, largest shift along the normal */
    double size;      /* metres, width of the largest features, above 0 */
    uint32_t octaves; /* 0 = 3; at most 8 */
    uint64_t seed;
} pa_displace_options;

/** Moves points along their normals by noise: rocks, dough, bark. Closed shapes stay closed. */
pa_status pa_shape_displace(pa_shape *shape, const pa_displace_options *options, pa_error *err);

#endif
