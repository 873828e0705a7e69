#include "asset/geometry/field_surface.h"

#include <string.h>

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/isosurface_private.h"
#include "asset/geometry/mesh_private.h"

typedef struct march {
    iso_cells cells;
    uint32_t (*points)[3]; /* [crossed cells] of each cell's three low edges, where they cross */
    pa_mesh mesh;
} march;

/* The samples within one more layer that is outside. */
static pa_status pad(const pa_field_samples *samples, pa_arena *scratch, pa_sampled_field *out_field,
                     pa_error *err)
{
    uint32_t n = samples->samples;
    uint32_t padded = n + 2;
    size_t count = (size_t)padded * padded * padded;
    float *values = PA_NEW_ARRAY(scratch, float, count);
    if (!values) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < count; i++) {
        values[i] = 1;
    }
    for (uint32_t z = 0; z < n; z++) {
        for (uint32_t y = 0; y < n; y++) {
            memcpy(values + (((size_t)z + 1) * padded + y + 1) * padded + 1,
                   samples->values + ((size_t)z * n + y) * n, n * sizeof *values);
        }
    }
    *out_field = (pa_sampled_field){
        .values = values, .size = {padded, padded, padded}, .origin = {-1, -1, -1}, .cell = 1};
    return PA_OK;
}

static pa_status add_points(march *work, pa_arena *arena, pa_arena *scratch, pa_error *err)
{
    const iso_cells *cells = &work->cells;
    uint32_t count = 0;
    for (uint32_t i = 0; i < cells->crossed_count; i++) {
        for (int a = 0; a < 3; a++) {
            count += cells->crossed[i].patch[a * 4] != ISO_NO_PATCH;
        }
    }
    work->points = pa_arena_array(scratch, cells->crossed_count, sizeof *work->points);
    work->mesh.positions = pa_arena_array(arena, count, 3 * sizeof(float));
    if (!work->points || !work->mesh.positions) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t i = 0; i < cells->crossed_count; i++) {
        uint32_t place[3];
        iso_cell_place(cells, &cells->crossed[i], place);
        for (int a = 0; a < 3; a++) {
            if (cells->crossed[i].patch[a * 4] != ISO_NO_PATCH) {
                pa_vec3_store(iso_crossing(cells->field, place, a * 4),
                              work->mesh.positions + 3 * (size_t)work->mesh.vertex_count);
                work->points[i][a] = work->mesh.vertex_count++;
            }
        }
    }
    return PA_OK;
}

/* The point on any of a cell's edges, which belongs to the cell that has it as a low one. */
static uint32_t point_on(const march *work, uint32_t cell, int edge)
{
    const uint32_t strides[3] = {1, work->cells.size[0], work->cells.size[0] * work->cells.size[1]};
    int a = edge / 4;
    if (edge & 1) {
        cell += strides[(a + 1) % 3];
    }
    if (edge & 2) {
        cell += strides[(a + 2) % 3];
    }
    return work->points[work->cells.index[cell] - 1][a];
}

/* Whether the edge leads from the inside out in its axis' direction. */
static bool leads_out(const iso_cell *cell, int edge)
{
    int a = edge / 4;
    int corner = (edge & 1) << (a + 1) % 3 | (edge >> 1 & 1) << (a + 2) % 3;
    return cell->corners >> corner & 1;
}

/* The crossings around a patch, counter-clockwise seen from outside. Returns how many. */
static int rim_of(const iso_cell *cell, const iso_links *links, int first, uint8_t out_rim[ISO_EDGES])
{
    int count = 0;
    int at = first;
    do {
        out_rim[count++] = (uint8_t)at;
        /* Around an edge that leads out, seen from its end, the rim comes in over one of the edge's two
           sides and leaves over the other; which, depends on the corner of the cell that the edge is. */
        bool even = (at & 1) == (at >> 1 & 1);
        at = links->next[at][even == leads_out(cell, at)];
    } while (at != first && count < ISO_EDGES);
    return count;
}

/* A fan over the rim, from the point whose diagonals are shortest. */
static void add_patch(march *work, const uint32_t *points, int count)
{
    int best = 0;
    double least = (double)INFINITY;
    for (int apex = 0; count > 3 && apex < count; apex++) {
        double sum = 0;
        pa_vec3 from = pa_vec3_load(work->mesh.positions + 3 * (size_t)points[apex]);
        for (int i = 2; i < count - 1; i++) {
            pa_vec3 to = pa_vec3_load(work->mesh.positions + 3 * (size_t)points[(apex + i) % count]);
            sum += pa_vec3_dot(pa_vec3_sub(to, from), pa_vec3_sub(to, from));
        }
        if (sum < least) {
            least = sum;
            best = apex;
        }
    }
    for (int i = 1; i + 1 < count; i++) {
        uint32_t *corners = work->mesh.indices + work->mesh.index_count;
        corners[0] = points[best];
        corners[1] = points[(best + i) % count];
        corners[2] = points[(best + i + 1) % count];
        work->mesh.index_count += 3;
    }
}

static void add_cell(march *work, const iso_cell *cell)
{
    const iso_links links = iso_link_cell(cell);
    uint16_t left = links.crossed;
    for (int edge = 0; edge < ISO_EDGES; edge++) {
        if (left >> edge & 1) {
            uint8_t rim[ISO_EDGES];
            uint32_t points[ISO_EDGES];
            int count = rim_of(cell, &links, edge, rim);
            for (int i = 0; i < count; i++) {
                points[i] = point_on(work, cell->cell, rim[i]);
                left &= (uint16_t) ~(1u << rim[i]);
            }
            add_patch(work, points, count);
        }
    }
}

/* Each patch of k crossings becomes k - 2 triangles. */
static uint32_t count_indices(const iso_cells *cells)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < cells->crossed_count; i++) {
        for (int edge = 0; edge < ISO_EDGES; edge++) {
            count += cells->crossed[i].patch[edge] != ISO_NO_PATCH;
        }
        count -= 2u * cells->crossed[i].patch_count;
    }
    return 3 * count;
}

pa_status pa_field_surface(const pa_field_samples *samples, pa_arena *arena, pa_mesh *out_mesh, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    pa_sampled_field field;
    march work = {0};
    pa_status status = pad(samples, &scratch, &field, err);
    status = status ? status : iso_find_cells(&field, &scratch, &work.cells, err);
    if (status == PA_OK && !work.cells.crossed_count) {
        status = pa_fail(err, PA_NOT_FOUND, "The field has no surface.");
    }
    status = status ? status : add_points(&work, arena, &scratch, err);
    if (status == PA_OK) {
        work.mesh.indices = PA_NEW_ARRAY(arena, uint32_t, count_indices(&work.cells));
        status = work.mesh.indices ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t i = 0; status == PA_OK && i < work.cells.crossed_count; i++) {
        add_cell(&work, &work.cells.crossed[i]);
    }
    if (status == PA_OK) {
        *out_mesh = work.mesh;
    }
    return status;
}
