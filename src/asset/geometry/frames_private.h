/** Frames along a path that turn as little as possible. */
#ifndef PA_ASSET_GEOMETRY_FRAMES_PRIVATE_H
#define PA_ASSET_GEOMETRY_FRAMES_PRIVATE_H

#include "asset/geometry/shape.h"

/** right × up = -ahead: right and up as someone sees them who walks along the path. All unit and square. */
typedef struct pa_frame {
    pa_vec3 at;
    pa_vec3 right;
    pa_vec3 up;
    pa_vec3 ahead;
    double along; /* metres from the beginning */
    pa_vec3 bend; /* unit, in the plane of right and up: where the path turns to; zero where it is straight */
    double stretch; /* of the section along bend, so that the mitre keeps both arms' thickness; 1 to 3 */
} pa_frame;

/**
 * path         [count] no two neighbours equal
 * closed       the end joins the beginning: the frames are eased so that they meet
 * up           wanted direction of the first up; zero = +Y, or +Z where the path begins upright
 * twist_deg    extra turn over the whole length, from right to up
 * out_frames   [count + closed] the last of a closed path is the first again, turned by the twist
 * Returns the path's length.
 */
double pa_frames_along(const pa_vec3 *path, size_t count, bool closed, pa_vec3 up, double twist_deg,
                       pa_frame *out_frames);

/** Copies a path without neighbours that are equal (and an end equal to a closed path's beginning). */
size_t pa_path_clean(const pa_vec3 *path, size_t count, bool closed, pa_vec3 *out_path, size_t *out_from);

#endif
