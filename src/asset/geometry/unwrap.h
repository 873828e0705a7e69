/**
 * Texture coordinates for any triangle mesh: charts, flattened, packed into a square atlas.
 *
 * Charts are regions whose faces look one way, grown from seeds and settled by Lloyd's rounds as in
 * Cohen-Steiner, Alliez, Desbrun, "Variational Shape Approximation" (2004). Each is laid flat along its own
 * direction, scaled to its area on the surface, turned into its smallest box, and packed along a skyline at
 * the largest scale that fits. Faces of one chart never lie on each other: what would is given a chart of its
 * own. The same mesh gives the same atlas on every machine.
 */
#ifndef PA_ASSET_GEOMETRY_UNWRAP_H
#define PA_ASSET_GEOMETRY_UNWRAP_H

#include "asset/scene/scene.h"
#include "foundation/run.h"

typedef struct pa_unwrap_options {
    uint32_t size;   /* side of the atlas in texels, 4 to 8192; 0 = 1024 */
    uint32_t gutter; /* texels between two charts, less where that many charts have no room; 0 = size / 256,
                        less where charts are many and small, at least 2 */
} pa_unwrap_options;

typedef struct pa_unwrap_report {
    uint32_t chart_count;
    uint32_t gutter; /* texels that were kept */
    double used;     /* part of the atlas that triangles cover, 0 to 1 */
    double stretch;  /* root mean square of the texture's stretch over the surface (Sander 2001), 1 = none */
} pa_unwrap_report;

/**
 * Replaces the mesh's texture coordinates. Vertices are split along the charts' borders; other attributes,
 * and the order of the triangles, stay. Tangents are dropped.
 *
 * mesh        has triangles, none without area
 * out_report  may be NULL
 * Fails with PA_INVALID (size), PA_UNSUPPORTED (more charts than the atlas has room for), PA_CANCELLED,
 * PA_TOO_LARGE, PA_NO_MEMORY.
 */
pa_status pa_mesh_unwrap(pa_mesh *mesh, const pa_unwrap_options *options, const pa_run *run, pa_arena *arena,
                         pa_unwrap_report *out_report, pa_error *err);

#endif
