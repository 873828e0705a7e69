/** How far one thing has to be lowered until it touches another that lies below it. */
#ifndef PA_ASSET_GEOMETRY_REST_H
#define PA_ASSET_GEOMETRY_REST_H

#include "asset/scene/scene.h"

/** Triangle meshes as they stand; +Y is up. */
typedef struct pa_rest_body {
    const pa_scene *scenes; /* [scene_count] */
    size_t scene_count;
} pa_rest_body;

/**
 * The move along Y (negative: down) after which `upper` touches `lower` from above without going into it: the
 * greatest height of a point of lower over a point of upper on the same vertical line. It is exact for flat
 * triangles: corners over faces, under faces, and edges over edges are all looked at.
 *
 * ceiling_m    points of lower above this height do not count: the rest of a chair, seen from its seat.
 *              INFINITY for all
 * arena        scratch
 *
 * Fails with PA_NOT_FOUND (no vertical line meets both), PA_NO_MEMORY.
 */
pa_status pa_rest_move(pa_rest_body lower, pa_rest_body upper, double ceiling_m, pa_arena *arena,
                       double *out_move_m, pa_error *err);

#endif
