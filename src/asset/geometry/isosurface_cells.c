#include "asset/geometry/isosurface_private.h"

#include <string.h>

/* A side's corners in cyclic order, and the edge from each to the next. */
static void side_ring(int side, uint8_t out_corners[4], uint8_t out_edges[4])
{
    int a = side / 2;
    int b = (a + 1) % 3;
    int c = (a + 2) % 3;
    int bit = side % 2;
    static const int walk[4][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    for (int i = 0; i < 4; i++) {
        out_corners[i] = (uint8_t)(bit << a | walk[i][0] << b | walk[i][1] << c);
        /* Even steps run along b at a fixed (c, a), odd ones along c at a fixed (a, b). */
        int along = i % 2 == 0 ? b : c;
        int fixed_next = i % 2 == 0 ? walk[i][1] : bit;
        int fixed_last = i % 2 == 0 ? bit : walk[i][0];
        out_edges[i] = (uint8_t)(along * 4 + fixed_next + 2 * fixed_last);
    }
}

static bool is_inside(uint8_t corners, uint8_t corner)
{
    return corners >> corner & 1;
}

/* Pairs the crossings on one side. */
static void link_side(uint8_t corners, int side, bool turned, iso_links *links)
{
    uint8_t ring[4];
    uint8_t edges[4];
    uint8_t crossed[4] = {0};
    int count = 0;
    side_ring(side, ring, edges);
    for (int i = 0; i < 4; i++) {
        if (is_inside(corners, ring[i]) != is_inside(corners, ring[(i + 1) % 4])) {
            crossed[count++] = (uint8_t)i;
        }
    }
    int start = 0;
    if (count == 4) {
        /* Cutting off corner i pairs the edge before it with the edge after it. */
        start = is_inside(corners, ring[0]) != turned ? 3 : 0;
    }
    for (int pair = 0; pair < count; pair += 2) {
        uint8_t one = edges[crossed[(start + pair) % count]];
        uint8_t other = edges[crossed[(start + pair + 1) % count]];
        /* 0 where the side is of the axis after the edge's, else 1. */
        links->next[one][(side / 2 + 2 - one / 4) % 3] = other;
        links->next[other][(side / 2 + 2 - other / 4) % 3] = one;
        links->crossed |= (uint16_t)(1 << one | 1 << other);
    }
}

iso_links iso_link_cell(const iso_cell *cell)
{
    iso_links links = {0};
    for (int side = 0; side < ISO_SIDES; side++) {
        link_side(cell->corners, side, cell->turned_sides >> side & 1, &links);
    }
    return links;
}

/* Follows the links around: every closed loop of crossings is the rim of one patch. */
static void find_patches(iso_cell *cell)
{
    const iso_links links = iso_link_cell(cell);
    memset(cell->patch, ISO_NO_PATCH, sizeof cell->patch);
    cell->patch_count = 0;
    for (int edge = 0; edge < ISO_EDGES; edge++) {
        if (!(links.crossed >> edge & 1) || cell->patch[edge] != ISO_NO_PATCH) {
            continue;
        }
        uint8_t at = (uint8_t)edge;
        while (cell->patch[at] == ISO_NO_PATCH) {
            cell->patch[at] = cell->patch_count;
            const uint8_t *next = links.next[at];
            at = cell->patch[next[0]] == ISO_NO_PATCH ? next[0] : next[1];
        }
        cell->patch_count++;
    }
}

static size_t sample_at(const pa_sampled_field *field, uint32_t x, uint32_t y, uint32_t z)
{
    return ((size_t)z * field->size[1] + y) * field->size[0] + x;
}

static uint8_t corners_of(const pa_sampled_field *field, uint32_t x, uint32_t y, uint32_t z)
{
    const float *at = field->values + sample_at(field, x, y, z);
    size_t row = field->size[0];
    size_t layer = row * field->size[1];
    return (uint8_t)((at[0] < 0.0f) | (at[1] < 0.0f) << 1 | (at[row] < 0.0f) << 2 |
                     (at[row + 1] < 0.0f) << 3 | (at[layer] < 0.0f) << 4 | (at[layer + 1] < 0.0f) << 5 |
                     (at[layer + row] < 0.0f) << 6 | (at[layer + row + 1] < 0.0f) << 7);
}

static pa_status find_cells(iso_cells *work, pa_arena *scratch, pa_error *err)
{
    const uint32_t *n = work->size;
    size_t total = (size_t)n[0] * n[1] * n[2];
    work->index = PA_NEW_ARRAY(scratch, uint32_t, total);
    if (!work->index) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint32_t count = 0;
    for (int pass = 0; pass < 2; pass++) {
        uint32_t cell = 0;
        for (uint32_t z = 0; z < n[2]; z++) {
            for (uint32_t y = 0; y < n[1]; y++) {
                for (uint32_t x = 0; x < n[0]; x++, cell++) {
                    uint8_t corners = pass && !work->index[cell] ? 0 : corners_of(work->field, x, y, z);
                    if (corners == 0 || corners == 0xFF) {
                        continue;
                    }
                    if (pass) {
                        work->crossed[work->index[cell] - 1] = (iso_cell){.cell = cell, .corners = corners};
                    } else {
                        work->index[cell] = ++count;
                    }
                }
            }
        }
        if (!pass) {
            work->crossed = PA_NEW_ARRAY(scratch, iso_cell, count);
            work->crossed_count = count;
            if (!work->crossed) {
                return pa_fail(err, PA_NO_MEMORY, NULL);
            }
        }
    }
    return PA_OK;
}

/* Whether all four edges of an ambiguous side end in one patch. */
static bool side_in_one_patch(const iso_cell *cell, int side)
{
    uint8_t ring[4];
    uint8_t edges[4];
    side_ring(side, ring, edges);
    uint8_t patch = cell->patch[edges[0]];
    return patch != ISO_NO_PATCH && cell->patch[edges[1]] == patch && cell->patch[edges[2]] == patch &&
           cell->patch[edges[3]] == patch;
}

/*
 * Two patches that meet twice across one side would share an edge four times. Where that is about to happen
 * the side is cut the other way, in both cells.
 */
static void part_double_sides(iso_cells *work)
{
    const uint32_t strides[3] = {1, work->size[0], work->size[0] * work->size[1]};
    for (uint32_t i = 0; i < work->crossed_count; i++) {
        iso_cell *cell = &work->crossed[i];
        for (int axis = 0; axis < 3; axis++) {
            uint32_t place = cell->cell / strides[axis] % work->size[axis];
            if (place + 1 >= work->size[axis] || !side_in_one_patch(cell, axis * 2 + 1)) {
                continue;
            }
            uint32_t beyond = work->index[cell->cell + strides[axis]];
            iso_cell *other = beyond ? &work->crossed[beyond - 1] : NULL;
            if (other && side_in_one_patch(other, axis * 2)) {
                cell->turned_sides |= (uint8_t)(1 << (axis * 2 + 1));
                other->turned_sides |= (uint8_t)(1 << (axis * 2));
            }
        }
    }
    for (uint32_t i = 0; i < work->crossed_count; i++) {
        if (work->crossed[i].turned_sides) {
            find_patches(&work->crossed[i]);
        }
    }
}

void iso_cell_place(const iso_cells *cells, const iso_cell *cell, uint32_t out_place[3])
{
    out_place[0] = cell->cell % cells->size[0];
    out_place[1] = cell->cell / cells->size[0] % cells->size[1];
    out_place[2] = cell->cell / cells->size[0] / cells->size[1];
}

pa_vec3 iso_crossing(const pa_sampled_field *field, const uint32_t place[3], int edge)
{
    int a = edge / 4;
    uint32_t at[3] = {place[0], place[1], place[2]};
    at[(a + 1) % 3] += (uint32_t)(edge & 1);
    at[(a + 2) % 3] += (uint32_t)(edge >> 1 & 1);
    double low = (double)field->values[sample_at(field, at[0], at[1], at[2])];
    double along[3] = {at[0], at[1], at[2]};
    at[a]++;
    double high = (double)field->values[sample_at(field, at[0], at[1], at[2])];
    along[a] += low / (low - high);
    return pa_vec3_along(field->origin, (pa_vec3){along[0], along[1], along[2]}, field->cell);
}

pa_status iso_find_cells(const pa_sampled_field *field, pa_arena *scratch, iso_cells *out_cells,
                         pa_error *err)
{
    iso_cells cells = {.field = field, .size = {field->size[0] - 1, field->size[1] - 1, field->size[2] - 1}};
    pa_status status = find_cells(&cells, scratch, err);
    if (status == PA_OK) {
        for (uint32_t i = 0; i < cells.crossed_count; i++) {
            find_patches(&cells.crossed[i]);
        }
        part_double_sides(&cells);
        *out_cells = cells;
    }
    return status;
}
