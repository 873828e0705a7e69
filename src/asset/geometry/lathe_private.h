/** The lathe's core, also behind cylinders, cones, tubes, spheres, tori and capsules. */
#ifndef PA_ASSET_GEOMETRY_LATHE_PRIVATE_H
#define PA_ASSET_GEOMETRY_LATHE_PRIVATE_H

#include "asset/geometry/lathe.h"

typedef struct pa_lathe_row {
    double radius; /* exactly 0 on the axis */
    double height;
    pa_edge edge;
    uint8_t rank; /* of the band above */
} pa_lathe_row;

typedef struct pa_lathe_rows {
    const pa_lathe_row *rows; /* upwards along the outside, no two neighbours equal */
    uint32_t count;
    bool ring;      /* the last row joins the first */
    bool wrapped;   /* texture runs around even where the surface lies flat */
    bool closed;    /* a part turn gets flat ends */
    uint32_t sides; /* of the full circle */
    double sweep_deg;
    double crease_deg;
} pa_lathe_rows;

pa_status pa_lathe_build(const pa_lathe_rows *lathe, pa_arena *arena, pa_shape *out_shape, pa_error *err);

#endif
