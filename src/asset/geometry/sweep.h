/**
 * A section carried along a path: pipes, handles, ropes, branches, rails. See shape.h.
 *
 * The section's frame turns as little as possible along the path (double reflection: Wang, Jüttler, Zheng,
 * Liu 2008, "Computation of Rotation Minimizing Frames"); at corners it lies in the mitre.
 */
#ifndef PA_ASSET_GEOMETRY_SWEEP_H
#define PA_ASSET_GEOMETRY_SWEEP_H

#include "asset/geometry/extrude.h"

typedef enum pa_cap { PA_CAP_FLAT, PA_CAP_ROUND, PA_CAP_NONE } pa_cap;

typedef struct pa_sweep_options {
    const pa_vec3 *path; /* 2 (3 where closed) to PA_OUTLINE_MAX points; neighbouring equal ones count once */
    size_t path_count;
    bool closed;     /* the path's end joins its beginning */
    pa_loop profile; /* section: x to the right of the path, y up; count 0 = a circle */
    double radius;   /* of the circle, above 0; with a profile: its scale, 0 = 1 */
    const double
        *radii;        /* [path_count] factors on the section, 0 or more, or NULL = 1; 0 at an end is a tip */
    uint32_t sides;    /* of the circle; 0 = 16 */
    double twist_deg;  /* turn of the section over the whole path */
    pa_vec3 up;        /* where the section's y points at the beginning; zero = chosen */
    pa_cap start, end; /* of an open path; PA_CAP_NONE leaves it open */
    double crease_deg; /* 0 = PA_CREASE_DEG */
} pa_sweep_options;

/**
 * Closed unless a cap is PA_CAP_NONE. v runs along the path, u around the section.
 * A round cap is as deep as the section is wide (half of it), and shares its last ring.
 */
pa_status pa_shape_sweep(const pa_sweep_options *options, pa_arena *arena, pa_shape *out_shape,
                         pa_error *err);

#endif
