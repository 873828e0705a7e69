#include "asset/geometry/adjacency_private.h"

#include <string.h>

static uint32_t edge_hash(uint32_t low, uint32_t high)
{
    uint64_t key = ((uint64_t)low << 32 | high) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(key >> 32);
}

static void use_edge(pa_adjacency *adjacency, uint32_t *table, uint32_t mask, uint32_t corner, uint32_t from,
                     uint32_t to)
{
    uint32_t low = from < to ? from : to;
    uint32_t high = from < to ? to : from;
    uint32_t slot = edge_hash(low, high) & mask;
    while (table[slot]) {
        const pa_edge_use *edge = &adjacency->edges[table[slot] - 1];
        if (edge->low == low && edge->high == high) {
            break;
        }
        slot = (slot + 1) & mask;
    }
    if (!table[slot]) {
        adjacency->edges[adjacency->edge_count] =
            (pa_edge_use){.low = low, .high = high, .corners = {corner, PA_NO_CORNER}};
        table[slot] = ++adjacency->edge_count;
    }
    pa_edge_use *edge = &adjacency->edges[table[slot] - 1];
    if (edge->uses == 1) {
        edge->corners[1] = corner;
    }
    edge->uses++;
    edge->balance += from == low ? 1 : -1;
    adjacency->edge_of[corner] = table[slot] - 1;
}

pa_status pa_adjacency_find(const pa_shape *shape, pa_arena *scratch, pa_adjacency *out_adjacency,
                            pa_error *err)
{
    uint32_t count = shape->corner_count;
    uint32_t room = 16;
    while (room < count * 2) {
        room *= 2;
    }
    uint32_t *table = PA_NEW_ARRAY(scratch, uint32_t, room);
    pa_adjacency adjacency = {.edges = PA_NEW_ARRAY(scratch, pa_edge_use, count),
                              .edge_of = PA_NEW_ARRAY(scratch, uint32_t, count),
                              .next = PA_NEW_ARRAY(scratch, uint32_t, count),
                              .face_of = PA_NEW_ARRAY(scratch, uint32_t, count)};
    if (!table || !adjacency.edges || !adjacency.edge_of || !adjacency.next || !adjacency.face_of) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t f = 0; f < shape->face_count; f++) {
        const pa_face *face = &shape->faces[f];
        for (uint32_t i = 0; i < face->count; i++) {
            uint32_t corner = face->first + i;
            uint32_t next = face->first + (i + 1 == face->count ? 0 : i + 1);
            adjacency.next[corner] = next;
            adjacency.face_of[corner] = f;
            use_edge(&adjacency, table, room - 1, corner, shape->corners[corner], shape->corners[next]);
        }
    }
    *out_adjacency = adjacency;
    return PA_OK;
}

uint32_t pa_adjacency_twin(const pa_adjacency *adjacency, uint32_t corner)
{
    const pa_edge_use *edge = &adjacency->edges[adjacency->edge_of[corner]];
    if (edge->uses != 2 || edge->balance != 0) {
        return PA_NO_CORNER;
    }
    return edge->corners[0] == corner ? edge->corners[1] : edge->corners[0];
}

pa_edge pa_adjacency_mark(const pa_shape *shape, const pa_adjacency *adjacency, uint32_t edge)
{
    const pa_edge_use *use = &adjacency->edges[edge];
    uint8_t one = shape->edges[use->corners[0]];
    uint8_t other = use->corners[1] == PA_NO_CORNER ? one : shape->edges[use->corners[1]];
    if (one == PA_EDGE_SHARP || other == PA_EDGE_SHARP) {
        return PA_EDGE_SHARP;
    }
    return one == PA_EDGE_SMOOTH || other == PA_EDGE_SMOOTH ? PA_EDGE_SMOOTH : PA_EDGE_BY_ANGLE;
}

uint32_t pa_group_find(uint32_t *parents, uint32_t of)
{
    while (parents[of] != of) {
        parents[of] = parents[parents[of]];
        of = parents[of];
    }
    return of;
}

/* The lower number leads, so the grouping depends on the order of nothing else. */
void pa_group_join(uint32_t *parents, uint32_t a, uint32_t b)
{
    a = pa_group_find(parents, a);
    b = pa_group_find(parents, b);
    if (a < b) {
        parents[b] = a;
    } else {
        parents[a] = b;
    }
}

uint32_t *pa_groups_new(pa_arena *scratch, uint32_t count)
{
    uint32_t *parents = PA_NEW_ARRAY(scratch, uint32_t, count);
    for (uint32_t i = 0; parents && i < count; i++) {
        parents[i] = i;
    }
    return parents;
}
