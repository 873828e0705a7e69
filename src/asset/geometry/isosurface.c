#include "asset/geometry/isosurface_private.h"

/* A point for each patch. first_points [crossed cells]: of each cell's patches. */
static pa_status add_points(const iso_cells *cells, pa_builder *builder, pa_arena *scratch,
                            uint32_t *first_points, uint32_t **out_cells, pa_error *err)
{
    uint32_t total = 0;
    for (uint32_t i = 0; i < cells->crossed_count; i++) {
        total += cells->crossed[i].patch_count;
    }
    uint32_t *of_points = PA_NEW_ARRAY(scratch, uint32_t, total);
    if (!of_points) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint32_t made = 0;
    for (uint32_t i = 0; i < cells->crossed_count; i++) {
        const iso_cell *cell = &cells->crossed[i];
        uint32_t place[3];
        iso_cell_place(cells, cell, place);
        pa_vec3 sums[4] = {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}, {0, 0, 0}};
        double counts[4] = {0};
        for (int edge = 0; edge < ISO_EDGES; edge++) {
            uint8_t patch = cell->patch[edge];
            if (patch != ISO_NO_PATCH) {
                sums[patch] = pa_vec3_add(sums[patch], iso_crossing(cells->field, place, edge));
                counts[patch] += 1.0;
            }
        }
        first_points[i] = made;
        for (uint32_t p = 0; p < cell->patch_count; p++) {
            pa_builder_point(builder, pa_vec3_scale(sums[p], 1.0 / counts[p]));
            of_points[made++] = cell->cell;
        }
    }
    *out_cells = of_points;
    return PA_OK;
}

/* The quad around one grid edge, from the sample `at` along axis a: a point in each of the four cells. */
static void add_quad(const iso_cells *cells, const uint32_t *first_points, const uint32_t at[3], int a,
                     bool rising, pa_builder *builder)
{
    static const int walk[4][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    int b = (a + 1) % 3;
    int c = (a + 2) % 3;
    for (int i = 0; i < 4; i++) {
        const int *step = walk[rising ? i : 3 - i];
        uint32_t base[3] = {at[0], at[1], at[2]};
        base[b] -= (uint32_t)step[0];
        base[c] -= (uint32_t)step[1];
        size_t cell = ((size_t)base[2] * cells->size[1] + base[1]) * cells->size[0] + base[0];
        uint32_t crossed = cells->index[cell] - 1;
        uint8_t patch = cells->crossed[crossed].patch[a * 4 + step[0] + 2 * step[1]];
        pa_builder_corner(builder, first_points[crossed] + patch, (pa_vec2){0, 0}, PA_EDGE_SMOOTH);
    }
    pa_builder_end(builder);
}

static void add_quads(const iso_cells *cells, const uint32_t *first_points, pa_builder *builder)
{
    for (uint32_t i = 0; i < cells->crossed_count && builder->status == PA_OK; i++) {
        const iso_cell *cell = &cells->crossed[i];
        uint32_t at[3];
        iso_cell_place(cells, cell, at);
        for (int a = 0; a < 3; a++) {
            /* Each crossing edge belongs to the cell that has it as one of its three low edges. */
            if (cell->patch[a * 4] != ISO_NO_PATCH) {
                add_quad(cells, first_points, at, a, cell->corners & 1, builder);
            }
        }
    }
}

pa_status pa_isosurface_build(const pa_sampled_field *field, pa_builder *builder, pa_arena *scratch,
                              uint32_t **out_cells, pa_error *err)
{
    iso_cells cells;
    uint32_t *of_points = NULL;
    pa_status status = iso_find_cells(field, scratch, &cells, err);
    if (status != PA_OK) {
        return status;
    }
    uint32_t *first_points = PA_NEW_ARRAY(scratch, uint32_t, cells.crossed_count);
    if (!first_points) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    status = add_points(&cells, builder, scratch, first_points, &of_points, err);
    if (status == PA_OK) {
        add_quads(&cells, first_points, builder);
        *out_cells = of_points;
    }
    return status;
}
