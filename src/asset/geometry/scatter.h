/** Transforms for pa_shape_instances: leaves on a branch, seeds on a fruit, spokes in a wheel. See shape.h.
 */
#ifndef PA_ASSET_GEOMETRY_SCATTER_H
#define PA_ASSET_GEOMETRY_SCATTER_H

#include "asset/geometry/transform.h"

enum { PA_SCATTER_MAX = 16384 };

typedef struct pa_placements {
    pa_affine *transforms;
    size_t count;
} pa_placements;

/** `count` copies evenly around Y at `radius`, each facing outwards (its +Z away from the axis). */
pa_status pa_scatter_ring(uint32_t count, double radius, double start_deg, pa_arena *arena,
                          pa_placements *out_placements, pa_error *err);

typedef struct pa_scatter_path_options {
    const pa_vec3 *path;
    size_t path_count;            /* 2 to PA_OUTLINE_MAX */
    const double *radii;          /* [path_count] metres from the path to its bark, or NULL = 0 */
    uint32_t count;               /* at most PA_SCATTER_MAX */
    double from, to;              /* part of the path's length, 0 to 1; both 0 = all of it */
    double turn_deg;              /* from one to the next about the path; 0 = 137.508 (golden angle) */
    double lean_deg;              /* between the copy's +Y and the path's direction; 0 = 55 */
    double scale_low, scale_high; /* size at random in between; both 0 = 1 */
    double jitter;                /* 0 to 1: disorder of place, turn and lean */
    uint64_t seed;
} pa_scatter_path_options;

/** Each copy stands on the path's bark with its +Y leaning out and forward. */
pa_status pa_scatter_path(const pa_scatter_path_options *options, pa_arena *arena,
                          pa_placements *out_placements, pa_error *err);

typedef struct pa_scatter_surface_options {
    uint32_t
        count;    /* wanted, at most PA_SCATTER_MAX; fewer come out where `apart` or `facing` leave no room */
    double apart; /* least distance between two, metres */
    pa_vec3 facing;               /* only where the surface faces this way … */
    double facing_deg;            /* … within so many degrees; 0 = everywhere */
    double upright;               /* 0 stands along the normal, 1 straight up */
    double scale_low, scale_high; /* both 0 = 1 */
    uint64_t seed;
} pa_scatter_surface_options;

/** Evenly by area over a shape's surface, each copy turned at random about its own +Y. */
pa_status pa_scatter_surface(const pa_shape *shape, const pa_scatter_surface_options *options,
                             pa_arena *arena, pa_placements *out_placements, pa_error *err);

#endif
