/** The two halves of a cut: clipping what lies above, and closing the wound. */
#ifndef PA_ASSET_GEOMETRY_CUT_PRIVATE_H
#define PA_ASSET_GEOMETRY_CUT_PRIVATE_H

#include "asset/geometry/builder_private.h"

/**
 * Adds to the empty builder (which keeps normals) every point of the shape and what of its faces lies at
 * heights of 0 and below, cut where the height passes 0. The same heights negated give the rest, with the
 * same points along the cut.
 *
 * shape      has normals
 * heights    [shape's points]
 * normal     a face that lies at 0 altogether is kept when it looks this way
 */
pa_status pa_cut_clip(const pa_shape *shape, const double *heights, pa_vec3 normal, pa_arena *scratch,
                      pa_builder *builder, pa_error *err);

/**
 * Adds flat faces looking along normal (unit) over the open rims that lie on the plane; rims within rims are
 * holes. A rim that does not close (the shape was open there) is left.
 *
 * on_plane   [builder's points]
 */
pa_status pa_cut_close(pa_builder *builder, const uint8_t *on_plane, pa_vec3 normal, pa_arena *scratch,
                       pa_error *err);

#endif
