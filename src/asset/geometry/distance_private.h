/** The signed distance field of a blend's parts: below 0 inside. */
#ifndef PA_ASSET_GEOMETRY_DISTANCE_PRIVATE_H
#define PA_ASSET_GEOMETRY_DISTANCE_PRIVATE_H

#include "asset/geometry/blend.h"

/** A part made ready: checked, with its inverse rotation and a ball around it. */
typedef struct pa_distance_part {
    pa_blend_part part;
    pa_affine to_local; /* turns and moves a to the origin */
    double smooth;      /* 0 or more */
    pa_vec3 centre;     /* of a ball around the part … */
    double reach;       /* … and its radius */
    pa_vec3 low, high;  /* a box around the part */
} pa_distance_part;

/** Holds the parts and numbers of a blend against blend.h. Fails with PA_INVALID (a named member). */
pa_status pa_distance_check(const pa_blend_options *options, pa_error *err);

void pa_distance_prepare(const pa_blend_part *part, double smooth, pa_distance_part *out_part);

/** The distance to one part alone; an estimate for ellipsoids. */
double pa_distance_to_part(const pa_distance_part *part, pa_vec3 at);
/**
 * The field at a place, from those parts that can matter near it.
 * active   [active_count] indices of parts, rising; none gives a large positive number
 */
double pa_distance_at(const pa_distance_part *parts, const uint16_t *active, uint32_t active_count,
                      pa_vec3 at);
/** Its gradient, by differences over `step` metres; about unit length. */
pa_vec3 pa_distance_gradient(const pa_distance_part *parts, const uint16_t *active, uint32_t active_count,
                             pa_vec3 at, double step);

#endif
