/** The zero level of a sampled field: the cells that it passes, and nets over them. */
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

/*
 * A cell's corners are numbered by bits x, y, z; its twelve edges by axis × 4 + the bits of the two other
 * axes, the next axis first; its six sides by axis × 2 + the bit.
 */
enum { ISO_EDGES = 12, ISO_SIDES = 6, ISO_NO_PATCH = 0xFF };

/* The crossings that follow one on the rims of patches, by the side that they share: of the edge's next axis,
 * and of the one after. */
typedef struct iso_links {
    uint8_t next[ISO_EDGES][2];
    uint16_t crossed; /* bit set = the edge crosses the surface */
} iso_links;

/* A cell that the surface passes. */
typedef struct iso_cell {
    uint32_t cell;            /* x fastest */
    uint8_t corners;          /* bit set = inside */
    uint8_t turned_sides;     /* ambiguous sides where outside corners are cut off instead of inside ones */
    uint8_t patch[ISO_EDGES]; /* which patch an edge's crossing belongs to */
    uint8_t patch_count;
} iso_cell;

/* All of them. */
typedef struct iso_cells {
    const pa_sampled_field *field;
    uint32_t size[3]; /* cells along x, y, z */
    uint32_t *index;  /* [cells] place in crossed + 1; 0 = the surface does not pass */
    iso_cell *crossed;
    uint32_t crossed_count;
} iso_cells;

/**
 * Tells in each cell which crossings make up a patch, so that the patches of all cells close up.
 * out_cells' arrays live in scratch. Fails with PA_NO_MEMORY.
 */
pa_status iso_find_cells(const pa_sampled_field *field, pa_arena *scratch, iso_cells *out_cells,
                         pa_error *err);
/* How the cell's crossings are joined on its sides. */
iso_links iso_link_cell(const iso_cell *cell);
/* x, y, z of a cell's first corner. */
void iso_cell_place(const iso_cells *cells, const iso_cell *cell, uint32_t out_place[3]);
/* Where the surface crosses an edge of the cell there. */
pa_vec3 iso_crossing(const pa_sampled_field *field, const uint32_t place[3], int edge);

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
