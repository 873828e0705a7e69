/** The zero level of a sampled field as a closed net of quads. */
#ifndef PA_ASSET_GEOMETRY_ISOSURFACE_PRIVATE_H
#define PA_ASSET_GEOMETRY_ISOSURFACE_PRIVATE_H

#include "asset/geometry/builder_private.h"

typedef struct pa_sampled_field {
    const float
        *values; /* [size[2], size[1], size[0]] x fastest; below 0 is inside; all on the border above 0 */
    uint32_t size[3]; /* samples along x, y, z, at least 3 each */
    pa_vec3 origin;   /* of the first sample */
    double cell;      /* metres between samples */
} pa_sampled_field;

/**
 * The dual of marching cubes (see blend.h for the sources): one point for each patch of surface in a cell, at
 * the mean of the patch's crossings; one quad for each grid edge that crosses the surface. No uv.
 *
 * out_cells   [points added] the cell each point lies in, x fastest; in scratch
 * Fails with PA_NO_MEMORY; what the builder refuses shows at its finish.
 */
pa_status pa_isosurface_build(const pa_sampled_field *field, pa_builder *builder, pa_arena *scratch,
                              uint32_t **out_cells, pa_error *err);

#endif
