#include "asset/geometry/isosurface_private.h"

#include <string.h>

/*
 * A cell's corners are numbered by bits x, y, z; its twelve edges by axis × 4 + the bits of the two other
 * axes, the next axis first; its six sides by axis × 2 + the bit.
 */
enum { EDGES = 12, SIDES = 6, NO_PATCH = 0xFF };

/* A cell that the surface passes. */
typedef struct crossing_cell {
    uint32_t cell;
    uint32_t first_point; /* of its patches */
    uint8_t corners;      /* bit set = inside */
    uint8_t turned_sides; /* ambiguous sides where outside corners are cut off instead of inside ones */
    uint8_t patch[EDGES]; /* which patch an edge's crossing belongs to */
    uint8_t patch_count;
} crossing_cell;

typedef struct surface_work {
    const pa_sampled_field *field;
    uint32_t cells[3];
    uint32_t *index; /* [cells] crossing cell + 1 */
    crossing_cell *crossed;
    uint32_t crossed_count;
    pa_builder *builder;
} surface_work;

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

/* Pairs the crossings on one side. Returns whether it was ambiguous. */
static bool link_side(uint8_t corners, int side, bool turned, uint8_t links[EDGES][2], uint8_t counts[EDGES])
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
        links[one][counts[one]++] = other;
        links[other][counts[other]++] = one;
    }
    return count == 4;
}

/* Follows the links around: every closed loop of crossings is the rim of one patch. */
static void find_patches(crossing_cell *cell)
{
    uint8_t links[EDGES][2] = {0};
    uint8_t counts[EDGES] = {0};
    for (int side = 0; side < SIDES; side++) {
        link_side(cell->corners, side, cell->turned_sides >> side & 1, links, counts);
    }
    memset(cell->patch, NO_PATCH, sizeof cell->patch);
    cell->patch_count = 0;
    for (int edge = 0; edge < EDGES; edge++) {
        if (!counts[edge] || cell->patch[edge] != NO_PATCH) {
            continue;
        }
        uint8_t at = (uint8_t)edge;
        while (cell->patch[at] == NO_PATCH) {
            cell->patch[at] = cell->patch_count;
            at = cell->patch[links[at][0]] == NO_PATCH ? links[at][0] : links[at][1];
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

static pa_status find_cells(surface_work *work, pa_arena *scratch, pa_error *err)
{
    const uint32_t *n = work->cells;
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
                        work->crossed[work->index[cell] - 1] =
                            (crossing_cell){.cell = cell, .corners = corners};
                    } else {
                        work->index[cell] = ++count;
                    }
                }
            }
        }
        if (!pass) {
            work->crossed = PA_NEW_ARRAY(scratch, crossing_cell, count);
            work->crossed_count = count;
            if (!work->crossed) {
                return pa_fail(err, PA_NO_MEMORY, NULL);
            }
        }
    }
    return PA_OK;
}

/* Whether all four edges of an ambiguous side end in one patch. */
static bool side_in_one_patch(const crossing_cell *cell, int side)
{
    uint8_t ring[4];
    uint8_t edges[4];
    side_ring(side, ring, edges);
    uint8_t patch = cell->patch[edges[0]];
    return patch != NO_PATCH && cell->patch[edges[1]] == patch && cell->patch[edges[2]] == patch &&
           cell->patch[edges[3]] == patch;
}

/*
 * Two patches that meet twice across one side would share an edge four times. Where that is about to happen
 * the side is cut the other way, in both cells.
 */
static void part_double_sides(surface_work *work)
{
    const uint32_t strides[3] = {1, work->cells[0], work->cells[0] * work->cells[1]};
    for (uint32_t i = 0; i < work->crossed_count; i++) {
        crossing_cell *cell = &work->crossed[i];
        for (int axis = 0; axis < 3; axis++) {
            uint32_t place = cell->cell / strides[axis] % work->cells[axis];
            if (place + 1 >= work->cells[axis] || !side_in_one_patch(cell, axis * 2 + 1)) {
                continue;
            }
            uint32_t beyond = work->index[cell->cell + strides[axis]];
            crossing_cell *other = beyond ? &work->crossed[beyond - 1] : NULL;
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

static pa_vec3 crossing_place(const surface_work *work, const uint32_t base[3], int edge)
{
    const pa_sampled_field *field = work->field;
    int a = edge / 4;
    uint32_t at[3] = {base[0], base[1], base[2]};
    at[(a + 1) % 3] += (uint32_t)(edge & 1);
    at[(a + 2) % 3] += (uint32_t)(edge >> 1 & 1);
    double low = (double)field->values[sample_at(field, at[0], at[1], at[2])];
    double place[3] = {at[0], at[1], at[2]};
    at[a]++;
    double high = (double)field->values[sample_at(field, at[0], at[1], at[2])];
    place[a] += low / (low - high);
    return pa_vec3_along(field->origin, (pa_vec3){place[0], place[1], place[2]}, field->cell);
}

static pa_status add_points(surface_work *work, pa_arena *scratch, uint32_t **out_cells, pa_error *err)
{
    uint32_t total = 0;
    for (uint32_t i = 0; i < work->crossed_count; i++) {
        total += work->crossed[i].patch_count;
    }
    uint32_t *cells = PA_NEW_ARRAY(scratch, uint32_t, total);
    if (!cells) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint32_t made = 0;
    for (uint32_t i = 0; i < work->crossed_count; i++) {
        crossing_cell *cell = &work->crossed[i];
        const uint32_t base[3] = {cell->cell % work->cells[0], cell->cell / work->cells[0] % work->cells[1],
                                  cell->cell / work->cells[0] / work->cells[1]};
        pa_vec3 sums[4] = {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}, {0, 0, 0}};
        double counts[4] = {0};
        for (int edge = 0; edge < EDGES; edge++) {
            uint8_t patch = cell->patch[edge];
            if (patch != NO_PATCH) {
                sums[patch] = pa_vec3_add(sums[patch], crossing_place(work, base, edge));
                counts[patch] += 1.0;
            }
        }
        cell->first_point = made;
        for (uint32_t p = 0; p < cell->patch_count; p++) {
            pa_builder_point(work->builder, pa_vec3_scale(sums[p], 1.0 / counts[p]));
            cells[made++] = cell->cell;
        }
    }
    *out_cells = cells;
    return PA_OK;
}

/* The quad around one grid edge, from the sample `at` along axis a: a point in each of the four cells. */
static void add_quad(surface_work *work, const uint32_t at[3], int a, bool rising)
{
    static const int walk[4][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    int b = (a + 1) % 3;
    int c = (a + 2) % 3;
    for (int i = 0; i < 4; i++) {
        const int *step = walk[rising ? i : 3 - i];
        uint32_t base[3] = {at[0], at[1], at[2]};
        base[b] -= (uint32_t)step[0];
        base[c] -= (uint32_t)step[1];
        size_t cell = ((size_t)base[2] * work->cells[1] + base[1]) * work->cells[0] + base[0];
        const crossing_cell *crossed = &work->crossed[work->index[cell] - 1];
        uint8_t patch = crossed->patch[a * 4 + step[0] + 2 * step[1]];
        pa_builder_corner(work->builder, crossed->first_point + patch, (pa_vec2){0, 0}, PA_EDGE_SMOOTH);
    }
    pa_builder_end(work->builder);
}

static void add_quads(surface_work *work)
{
    const pa_sampled_field *field = work->field;
    const size_t strides[3] = {1, field->size[0], (size_t)field->size[0] * field->size[1]};
    for (uint32_t i = 0; i < work->crossed_count && work->builder->status == PA_OK; i++) {
        uint32_t cell = work->crossed[i].cell;
        /* Each crossing edge belongs to the cell that has it as one of its three low edges. */
        const uint32_t at[3] = {cell % work->cells[0], cell / work->cells[0] % work->cells[1],
                                cell / work->cells[0] / work->cells[1]};
        const float *value = field->values + sample_at(field, at[0], at[1], at[2]);
        for (int a = 0; a < 3; a++) {
            if ((value[0] < 0.0f) != (value[strides[a]] < 0.0f)) {
                add_quad(work, at, a, value[0] < 0.0f);
            }
        }
    }
}

pa_status pa_isosurface_build(const pa_sampled_field *field, pa_builder *builder, pa_arena *scratch,
                              uint32_t **out_cells, pa_error *err)
{
    surface_work work = {.field = field,
                         .cells = {field->size[0] - 1, field->size[1] - 1, field->size[2] - 1},
                         .builder = builder};
    uint32_t *cells = NULL;
    pa_status status = find_cells(&work, scratch, err);
    if (status == PA_OK) {
        for (uint32_t i = 0; i < work.crossed_count; i++) {
            find_patches(&work.crossed[i]);
        }
        part_double_sides(&work);
        status = add_points(&work, scratch, &cells, err);
    }
    if (status == PA_OK) {
        add_quads(&work);
        *out_cells = cells;
    }
    return status;
}
