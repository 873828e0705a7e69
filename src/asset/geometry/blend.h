/**
 * Organic forms: simple solids melted together as signed distances, then meshed. See shape.h.
 *
 * Distances follow I. Quilez, "Distance functions" and "Smooth minimum" (quadratic). Meshing is the dual of
 * marching cubes (Nielson 2004, "Dual Marching Cubes"; ambiguous neighbours as Wenger 2013,
 * "Isosurfaces", 5.4), with every vertex moved onto the surface along the gradient: closed, manifold, mostly
 * square quads.
 */
#ifndef PA_ASSET_GEOMETRY_BLEND_H
#define PA_ASSET_GEOMETRY_BLEND_H

#include "asset/geometry/shape.h"

typedef enum pa_blend_form {
    PA_BLEND_SPHERE,       /* a, radius */
    PA_BLEND_ELLIPSOID,    /* a, size = half axes */
    PA_BLEND_CAPSULE,      /* a to b, radius */
    PA_BLEND_ROUNDED_CONE, /* a with radius to b with radius_b */
    PA_BLEND_BOX,          /* a, size = half sides, radius = rounding of its edges (inside size) */
    PA_BLEND_TORUS, /* a, radius to the middle of the tube, radius_b of the tube; axis Y before rotation */
    PA_BLEND_FORM_COUNT
} pa_blend_form;

typedef struct pa_blend_part {
    pa_blend_form form;
    pa_vec3 a;
    pa_vec3 b;
    pa_vec3 size;
    double radius;
    double radius_b;
    pa_vec3 rotation_deg; /* ellipsoid, box, torus: about x, then y, then z */
    bool subtract;        /* carved out of what the parts before it built */
    double smooth; /* metres over which this part melts; 0 = the options'; below 0 = as sharp as the cells
                      allow */
} pa_blend_part;

typedef struct pa_blend_options {
    const pa_blend_part *parts; /* applied in order */
    size_t part_count;          /* 1 to 256, the first not subtracted */
    double smooth; /* metres over which parts melt into each other; 0 = as sharp as the cells allow */
    double cell;   /* metres a grid cell; 0 = the longest side / 64; coarsened to PA_BLEND_CELLS_MAX */
} pa_blend_options;

enum { PA_BLEND_CELLS_MAX = 1 << 22 };

/**
 * Closed, with normals from the field's gradient; texture coordinates by box projection.
 * Fails with PA_INVALID (a named member of "parts[i]"), PA_NOT_FOUND (nothing is left of the solid).
 */
pa_status pa_shape_blend(const pa_blend_options *options, pa_arena *arena, pa_shape *out_shape,
                         pa_error *err);

#endif
