/** Closing the wound that a cut leaves. */
#ifndef PA_ASSET_GEOMETRY_CUT_PRIVATE_H
#define PA_ASSET_GEOMETRY_CUT_PRIVATE_H

#include "asset/geometry/builder_private.h"

/**
 * Adds flat faces looking along normal (unit) over the open rims that lie on the plane; rims within rims are
 * holes. A rim that does not close (the shape was open there) is left.
 *
 * on_plane   [builder's points]
 */
pa_status pa_cut_close(pa_builder *builder, const uint8_t *on_plane, pa_vec3 normal, pa_arena *scratch,
                       pa_error *err);

#endif
