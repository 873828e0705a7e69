/** Outlines in the plane and paths in space, as points, for extrude, sweep, loft and lathe. See shape.h. */
#ifndef PA_ASSET_GEOMETRY_CURVE_H
#define PA_ASSET_GEOMETRY_CURVE_H

#include "asset/geometry/shape.h"

/** A closed outline, counter-clockwise; the last point does not repeat the first. */
typedef struct pa_outline {
    pa_vec2 *points;
    size_t count;
} pa_outline;

typedef struct pa_path {
    pa_vec3 *points;
    size_t count;
} pa_path;

/** radii each above 0; sides 3 to PA_SEGMENTS_MAX, 0 = 32. Begins at +x. */
pa_status pa_outline_ellipse(double radius_x, double radius_y, uint32_t sides, pa_arena *arena,
                             pa_outline *out_outline, pa_error *err);
/** A rectangle with rounded corners: radius 0 = sharp, shortened to half the smaller side; segments a corner,
 * 0 = 4. */
pa_status pa_outline_rectangle(double width, double height, double radius, uint32_t segments, pa_arena *arena,
                               pa_outline *out_outline, pa_error *err);
/** A star of `tips` (3 to 256) points up; inner above 0 and below outer. */
pa_status pa_outline_star(uint32_t tips, double outer, double inner, pa_arena *arena, pa_outline *out_outline,
                          pa_error *err);
/** Rounds every corner of an outline with an arc of up to `radius`, shortened to what its sides allow. */
pa_status pa_outline_round(const pa_vec2 *points, size_t count, double radius, uint32_t segments,
                           pa_arena *arena, pa_outline *out_outline, pa_error *err);
/** A smooth closed outline through the points; segments a span, 0 = 6. */
pa_status pa_outline_smooth(const pa_vec2 *points, size_t count, uint32_t segments, pa_arena *arena,
                            pa_outline *out_outline, pa_error *err);

/** A smooth path through the points (centripetal Catmull–Rom); segments a span, 0 = 6. */
pa_status pa_path_smooth(const pa_vec3 *points, size_t count, bool closed, uint32_t segments, pa_arena *arena,
                         pa_path *out_path, pa_error *err);
/** Rounds a path's corners with arcs of up to `radius` (bent pipes); segments a corner, 0 = 6. */
pa_status pa_path_round(const pa_vec3 *points, size_t count, bool closed, double radius, uint32_t segments,
                        pa_arena *arena, pa_path *out_path, pa_error *err);
/** A helix about Y rising from y = 0 to height, radius changing evenly; turns above 0; segments a turn, 0
 * = 24. */
pa_status pa_path_helix(double radius, double top_radius, double height, double turns, uint32_t segments,
                        pa_arena *arena, pa_path *out_path, pa_error *err);

#endif
