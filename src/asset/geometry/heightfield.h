/** Ground, hills, cushions, water: a grid of heights, as a sheet or a solid block. See shape.h. */
#ifndef PA_ASSET_GEOMETRY_HEIGHTFIELD_H
#define PA_ASSET_GEOMETRY_HEIGHTFIELD_H

#include "asset/geometry/shape.h"

typedef struct pa_heightfield_options {
    const double *heights; /* [rows, columns] y in metres; columns along +x, rows along +z */
    uint32_t columns;      /* 2 to 1024 */
    uint32_t rows;         /* 2 to 1024 */
    double width;          /* along x, above 0, centred */
    double length;         /* along z, above 0, centred */
    bool solid;            /* with side walls down to `base` and a floor: closed */
    double base;           /* y of the floor, below every height */
} pa_heightfield_options;

pa_status pa_shape_heightfield(const pa_heightfield_options *options, pa_arena *arena, pa_shape *out_shape,
                               pa_error *err);

#endif
