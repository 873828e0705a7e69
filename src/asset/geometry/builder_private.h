/** Growing a shape face by face; every algorithm of the kit builds with this. */
#ifndef PA_ASSET_GEOMETRY_BUILDER_PRIVATE_H
#define PA_ASSET_GEOMETRY_BUILDER_PRIVATE_H

#include "asset/geometry/shape.h"

/** After a failed step (no memory, over the limits of shape.h) nothing more is added and finish reports it.
 */
typedef struct pa_builder {
    pa_shape shape; /* arrays on the heap */
    uint32_t point_room;
    uint32_t corner_room;
    uint32_t face_room;
    uint8_t rank;      /* of the faces to come */
    float crease_deg;  /* of the faces to come */
    bool keep_normals; /* set before the first corner: every corner takes `normal` */
    pa_vec3 normal;    /* of the corners to come */
    pa_status status;
} pa_builder;

/** A zeroed builder is ready; this only sets the crease. */
void pa_builder_init(pa_builder *builder, double crease_deg);
void pa_builder_done(pa_builder *builder);

/** The new point's index. */
uint32_t pa_builder_point(pa_builder *builder, pa_vec3 point);
/** Adds a corner to the face being drawn. */
void pa_builder_corner(pa_builder *builder, uint32_t point, pa_vec2 uv, pa_edge edge);
/**
 * Ends the face drawn since the last end. Neighbouring corners at the same point become one (their uv
 * averaged), and fewer than three corners give no face: so a quad at a pole turns into a triangle by itself.
 */
void pa_builder_end(pa_builder *builder);
/** Points without a face are dropped; out_shape is an exact copy in the arena. */
pa_status pa_builder_finish(pa_builder *builder, pa_arena *arena, pa_shape *out_shape, pa_error *err);

/** A rectangular net of points. Columns run right, rows run up, seen from outside. */
typedef struct pa_net {
    uint32_t rows;
    uint32_t columns;
    bool wrap_rows;
    bool wrap_columns;
    const uint32_t *points;      /* [rows, columns] indices from pa_builder_point */
    const pa_vec2 *uvs;          /* [rows + wrap_rows, columns + wrap_columns] */
    const uint8_t *row_edges;    /* [rows] pa_edge of the edges within a row, or NULL = by angle */
    const uint8_t *column_edges; /* [columns] pa_edge of the edges within a column, or NULL = by angle */
    const uint8_t *ranks;        /* [rows] rank of the faces above a row, or NULL = the builder's */
} pa_net;

void pa_builder_net(pa_builder *builder, const pa_net *net);

#define PA_BUILDER_SCOPED __attribute__((cleanup(pa_builder_done))) pa_builder

#endif
