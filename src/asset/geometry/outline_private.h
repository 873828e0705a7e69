/** Outlines with holes, checked and put in order, for extrude and sweep. */
#ifndef PA_ASSET_GEOMETRY_OUTLINE_PRIVATE_H
#define PA_ASSET_GEOMETRY_OUTLINE_PRIVATE_H

#include "asset/geometry/extrude.h"

/** Loops one after the other: the outline counter-clockwise, then the holes clockwise; no two neighbours
 * equal. */
typedef struct pa_loops {
    pa_vec2 *points;  /* [starts[count]] */
    uint32_t *starts; /* [count + 1] */
    uint32_t count;
} pa_loops;

/**
 * Copies, cleans and turns the loops. Fails with PA_INVALID: a loop without area, one that crosses itself or
 * another, a hole outside the outline or within another hole; PA_TOO_LARGE, PA_NO_MEMORY.
 */
pa_status pa_loops_make(const char *what, const pa_loop *outline, const pa_loop *holes, size_t hole_count,
                        pa_arena *scratch, pa_loops *out_loops, pa_error *err);

/** Whether any two edges cross. out_cross stays untouched on failure. Fails with PA_NO_MEMORY. */
pa_status pa_loops_cross(const pa_loops *loops, bool *out_cross, pa_error *err);

/**
 * Moves every edge of every loop to its left (into the solid) by `by`.
 * out_points   [starts[count]]
 */
void pa_loops_inset(const pa_loops *loops, double by, pa_vec2 *out_points);
/** The largest inset, up to `wanted`, at which no edge turns over and none cross (a few halvings, then 0). */
pa_status pa_loops_inset_limit(const pa_loops *loops, double wanted, pa_arena *scratch, double *out_limit,
                               pa_error *err);

/** The turn at each point of a loop, in degrees, positive to the left. */
double pa_loop_turn_deg(const pa_vec2 *points, uint32_t count, uint32_t at);

#endif
