/** The steps of pa_mesh_unwrap, each in a file of its own. */
#ifndef PA_ASSET_GEOMETRY_UNWRAP_PRIVATE_H
#define PA_ASSET_GEOMETRY_UNWRAP_PRIVATE_H

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/unwrap.h"

typedef struct pa_unwrap {
    pa_shape shape; /* triangles over places; corner 3 f + k */
    uint32_t face_count;
    uint32_t *across;   /* [3 * face_count] the face across the edge from a corner, or PA_NO_INDEX */
    pa_vec3 *normals;   /* [face_count] unit */
    pa_vec3 *trends;    /* [face_count] unit: the way the surface looks around a face, noise aside */
    pa_vec3 *middles;   /* [face_count] */
    double *areas;      /* [face_count] */
    double size;        /* diagonal of the box around all */
    uint32_t *chart_of; /* [face_count] */
    uint32_t chart_count;
    pa_vec3 *axes; /* [face_count], chart_count in use: unit, the way each chart looks */
    pa_vec2 *uvs;  /* [3 * face_count] flattened corners, in units of the mesh, v up */
    const pa_run *run;
    pa_arena *scratch;
} pa_unwrap;

/** Every face gets a chart whose axis it does not turn its back to. Fails with PA_CANCELLED, PA_NO_MEMORY. */
pa_status pa_unwrap_find_charts(pa_unwrap *work, pa_error *err);
/**
 * Lays the charts flat, splitting those that would cover themselves. Fails with PA_CANCELLED, PA_NO_MEMORY.
 */
pa_status pa_unwrap_flatten(pa_unwrap *work, pa_error *err);

/** A rectangle to be packed. */
typedef struct pa_pack_item {
    double width, height; /* at scale 1, width at least as large as height */
    uint32_t x, y;        /* out: its lower left texel, gutter included */
    bool turned;          /* out: by a quarter */
} pa_pack_item;

/**
 * Packs into a square of side texels: every rectangle is scaled, rounded up to whole texels and given
 * `gutter` more each way. out_scale is the largest found that fits.
 * Fails with PA_UNSUPPORTED (no scale fits), PA_CANCELLED, PA_NO_MEMORY.
 */
pa_status pa_pack(pa_pack_item *items, uint32_t count, uint32_t side, uint32_t gutter, const pa_run *run,
                  double *out_scale, pa_error *err);

#endif
