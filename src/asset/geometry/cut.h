/** Cutting a shape with a plane: half an apple, a log's end, a flat base. See shape.h. */
#ifndef PA_ASSET_GEOMETRY_CUT_H
#define PA_ASSET_GEOMETRY_CUT_H

#include "asset/geometry/shape.h"

typedef struct pa_cut_options {
    pa_vec3 point;  /* on the plane */
    pa_vec3 normal; /* away from what is kept; not zero */
    bool open;      /* leave the cut open instead of closing it with flat faces */
} pa_cut_options;

/**
 * Keeps what lies behind the plane. out_shape is empty when nothing does. A closed shape stays closed.
 * out_shape has normals: those of the shape, and the plane's on the cut.
 */
pa_status pa_shape_cut(const pa_shape *shape, const pa_cut_options *options, pa_arena *arena,
                       pa_shape *out_shape, pa_error *err);

#endif
